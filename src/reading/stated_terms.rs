//! What a line says of goods that are known already: `2 ton 26.500 rabu`.

use chrono::NaiveDate;

use super::{
    GoodsReading,
    draft::{AskCode, Draft, Refusal},
    goods,
    line::line,
    price_place,
};
use crate::domain::{
    commodity::Commodity,
    handover::Handover,
    money::{Price, Rupiah},
    quantity::Quantity,
};

/// The terms that a line states without leaving a question open about them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StatedTerms {
    /// How much is said to be there.
    pub quantity: Option<Quantity>,
    /// For how much.
    pub price: Option<Price>,
    /// From which day on (WIB).
    pub ready: Option<NaiveDate>,
    /// For which place.
    pub handover: Option<Handover>,
}

impl StatedTerms {
    /// How many of them are stated.
    #[must_use]
    pub fn count(&self) -> usize {
        let stated = [self.quantity.is_some(), self.price.is_some(), self.ready.is_some(), self.handover.is_some()];
        stated.into_iter().filter(|stated| *stated).count()
    }
}

/// The terms of `goods` in a line that was written on a day (WIB); none if it names other goods.
#[must_use]
pub fn stated_terms(text: &str, goods: &Commodity, written_on: NaiveDate) -> StatedTerms {
    match draft_of(text, goods, written_on) {
        Ok(draft) if draft.commodity == Some(goods.code.as_str()) => {
            StatedTerms { handover: price_place::handover(text), ..sure_terms(&draft) }
        }
        Ok(_) => StatedTerms::default(),
        // A place alone is no offer.
        Err(_) => StatedTerms { handover: price_place::handover(text), ..StatedTerms::default() },
    }
}

/// The draft of a line about `goods`, which it need not name.
pub(super) fn draft_of(text: &str, goods: &Commodity, written_on: NaiveDate) -> Result<Draft, Refusal> {
    let named = match goods::goods(text) {
        GoodsReading::One(code) if code == goods.code => format!("jual {text}"),
        _ => format!("jual {} {text}", goods.name),
    };
    line(&named, written_on)
}

fn sure_terms(draft: &Draft) -> StatedTerms {
    let open = |codes: &[AskCode]| codes.iter().any(|code| draft.ask.contains(code));
    let quantity = draft.qty.zip(draft.unit).and_then(|(number, unit)| Quantity::new(number, unit).ok());
    let price = draft.price.zip(draft.price_unit).map(|(amount, per)| Price { amount: Rupiah(amount), per });
    let unpriced = [AskCode::Price, AskCode::PriceApprox, AskCode::PriceRange, AskCode::PriceScale, AskCode::PriceUnit];
    StatedTerms {
        quantity: quantity.filter(|_| !open(&[AskCode::Qty, AskCode::QtyScale, AskCode::Unit])),
        price: price.filter(|_| !open(&unpriced)),
        ready: draft.ready_date.filter(|_| !open(&[AskCode::ReadyDate])),
        handover: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit::Unit;

    #[test]
    fn only_what_leaves_no_question_open_is_stated() {
        let eggs = Commodity::by_code("EGG_LAYER").unwrap();
        let read = |text: &str| stated_terms(text, eggs, NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        let all = read("2 ton 26.500 rabu");
        assert_eq!(all.quantity.map(|quantity| quantity.base), Some(2_000_000));
        assert_eq!(all.price, Some(Price { amount: Rupiah(26_500), per: Unit::Kg }));
        assert_eq!(all.ready, NaiveDate::from_ymd_opt(2026, 11, 25));
        assert_eq!(all.count(), 3);
        assert_eq!(read("telur 3 ton 27rb siap besok").count(), 3);
        assert_eq!(read("27rb sampai jakarta").handover, Some(Handover::BuyerSite));
        assert_eq!(read("500 kg 26").price, None);
        assert_eq!(read("lele 3 kw 19rb"), StatedTerms::default());
    }
}
