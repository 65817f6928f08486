use super::*;
use crate::domain::{order::OrderCode, person::PersonId};

fn order(seller: i64, commodity: &str, kg: i64, price: i64) -> AgreedOrder {
    let quantity = Quantity { base: kg * Unit::Kg.base(), unit: Unit::Kg };
    AgreedOrder {
        commodity: commodity.to_owned(),
        seller: PersonId(seller),
        origin: Region::Kota,
        price: Price { amount: Rupiah(price), per: Unit::Kg },
        total: Some(Rupiah(kg * price)),
        noted: false,
        shown: DigestOrder {
            code: OrderCode { year: 2026, number: seller },
            goods: commodity.to_owned().into(),
            quantity,
            pack: None,
            handover: Handover::SellerSite,
            organization: Organization::PasarJaya,
        },
    }
}

fn told(orders: &[AgreedOrder]) -> (Option<i64>, Vec<(String, i64)>) {
    let (value, cells) = admitted(orders);
    let prices = cells.iter().filter(|cell| cell.is_told);
    let prices = prices.filter_map(|cell| Some((cell.commodity.to_owned(), cell.average()?.price.amount.0))).collect();
    (value.map(|v| v.0), prices)
}

#[test]
fn rupiah_of_two_sellers_are_withheld() {
    assert_eq!(told(&[order(1, "EGG_LAYER", 100, 26_000), order(2, "EGG_LAYER", 100, 27_000)]), (None, vec![]));
    assert_eq!(told(&[order(1, "EGG_LAYER", 100, 26_000), order(1, "EGG_LAYER", 50, 26_000), order(2, "EGG_LAYER", 1, 1)]).0, None);
}

#[test]
fn an_average_says_behind_how_many_orders_words_of_quality_stand() {
    let mut eggs = [order(1, "EGG_LAYER", 100, 26_000), order(2, "EGG_LAYER", 300, 27_000), order(3, "EGG_LAYER", 100, 26_500)];
    let noted = |orders: &[AgreedOrder]| admitted(orders).1.first().and_then(Cell::average).map(|average| average.noted);
    assert_eq!(noted(&eggs), Some(0));
    eggs[1].noted = true;
    assert_eq!(noted(&eggs), Some(1));
}

#[test]
fn rupiah_of_three_sellers_are_told_with_their_weighted_price() {
    let eggs = [order(1, "EGG_LAYER", 100, 26_000), order(2, "EGG_LAYER", 300, 27_000), order(3, "EGG_LAYER", 100, 26_500)];
    assert_eq!(told(&eggs), (Some(13_350_000), vec![("EGG_LAYER".to_owned(), 26_700)]));
}

#[test]
fn a_price_that_would_leave_one_seller_of_the_value_is_withheld() {
    let eggs = (1..=3).map(|seller| order(seller, "EGG_LAYER", 100, 26_000));
    let with_chili: Vec<_> = eggs.clone().chain([order(4, "CHILI_RAWIT", 10, 45_000)]).collect();
    assert_eq!(told(&with_chili), (Some(8_250_000), vec![]), "8,250,000 less 300 kg of eggs would be the chili of seller 4");
    let with_three: Vec<_> = eggs.chain((4..=6).map(|seller| order(seller, "CHILI_RAWIT", 10, 45_000))).collect();
    assert_eq!(told(&with_three).1.len(), 2);
}

#[test]
fn a_day_without_priced_orders_withholds_nothing() {
    let unweighed = AgreedOrder { total: None, ..order(1, "BROILER_LIVE", 100, 21_000) };
    assert_eq!(told(&[unweighed]).0, Some(0));
    assert_eq!(told(&[]).0, Some(0));
}
