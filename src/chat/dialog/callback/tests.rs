use chrono::Days;
use proptest::{option, prelude::*, sample::select};

use super::*;
use crate::{
    domain::{
        commodity::{Commodity, Group},
        money::{Price, Rupiah},
        offer::Handover,
        order::CancelReason,
        person::{DigestDays, RoleKind, SellerKind},
        place::{Level, Place, Region},
        quantity::Quantity,
        routine::Weekdays,
        unit::Unit,
    },
    notice::Field,
};

fn id() -> impl Strategy<Value = i64> {
    prop_oneof![4 => 0..=i64::MAX, 1 => Just(0), 1 => Just(i64::MAX)]
}

fn offers() -> impl Strategy<Value = OfferId> {
    id().prop_map(OfferId)
}

fn orders() -> impl Strategy<Value = OrderId> {
    id().prop_map(OrderId)
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0u64..365_000).prop_map(|n| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Days::new(n))
}

fn goods() -> impl Strategy<Value = String> {
    select(Commodity::all().iter().map(|c| c.code.clone()).collect::<Vec<_>>())
}

fn places(fits: impl Fn(Level) -> bool) -> impl Strategy<Value = String> {
    select(Place::all().iter().filter(|p| fits(p.level)).map(|p| p.name.clone()).collect::<Vec<_>>())
}

fn quantities() -> impl Strategy<Value = Quantity> {
    let units: Vec<_> = Unit::ALL.iter().copied().filter(|u| *u != Unit::Lot).collect();
    (1..=Quantity::MAX_BASE, select(units)).prop_map(|(base, unit)| Quantity { base, unit })
}

fn prices() -> impl Strategy<Value = Price> {
    (1..=Rupiah::MAX_PRICE.0, select(Unit::ALL)).prop_map(|(amount, per)| Price { amount: Rupiah(amount), per })
}

fn forms() -> impl Strategy<Value = FormKind> {
    select(vec![
        FormKind::Registration,
        FormKind::Offer,
        FormKind::Purchase,
        FormKind::OfferPrice,
        FormKind::OfferQuantity,
        FormKind::Withdrawal,
        FormKind::Cancellation,
        FormKind::Profile,
        FormKind::Deletion,
        FormKind::Stop,
        FormKind::DigestSettings,
        FormKind::Search,
        FormKind::Farmer,
        FormKind::Line,
        FormKind::Routine,
    ])
}

fn fields() -> impl Strategy<Value = Field> {
    select(vec![
        Field::Consent,
        Field::Age,
        Field::Role,
        Field::Code,
        Field::Name,
        Field::SellerKind,
        Field::District,
        Field::Place,
        Field::Phone,
        Field::Goods,
        Field::Quantity,
        Field::Pack,
        Field::Price,
        Field::Handover,
        Field::Ready,
        Field::Reason,
        Field::Note,
        Field::Hour,
        Field::Days,
        Field::Which,
        Field::Check,
    ])
}

fn queries() -> impl Strategy<Value = BrowseQuery> {
    let within = option::of(0..=Searches::LAST);
    (option::of(goods()), select(vec![Sort::Ready, Sort::Price]), id(), within).prop_map(|(commodity, sort, page, within)| BrowseQuery {
        commodity,
        sort,
        page,
        within,
    })
}

fn plain_choices() -> impl Strategy<Value = Choice> {
    select(vec![
        Choice::Agree,
        Choice::ReadAll,
        Choice::Refuse,
        Choice::Yes,
        Choice::No,
        Choice::More,
        Choice::Live,
        Choice::Slaughtered,
        Choice::All,
        Choice::Write,
        Choice::PickDate,
        Choice::Here,
        Choice::Elsewhere,
        Choice::Publish,
        Choice::Right,
        Choice::Edit,
        Choice::Buy,
        Choice::Keep,
        Choice::Do,
        Choice::Everything,
        Choice::FarmerSite,
        Choice::Selling,
        Choice::Seeking,
    ])
}

fn choices() -> impl Strategy<Value = Choice> {
    prop_oneof![
        plain_choices(),
        select(RoleKind::ALL).prop_map(Choice::Role),
        select(SellerKind::ALL).prop_map(Choice::Kind),
        places(|l| l == Level::Kecamatan).prop_map(Choice::District),
        select(vec![Region::Kota, Region::Kabupaten]).prop_map(Choice::Region),
        places(|l| l != Level::Facility).prop_map(Choice::Village),
        select(Group::ALL.to_vec()).prop_map(Choice::Group),
        goods().prop_map(Choice::Commodity),
        quantities().prop_map(Choice::Quantity),
        select(Unit::ALL).prop_map(Choice::Unit),
        quantities().prop_map(Choice::Pack),
        prices().prop_map(Choice::Price),
        select(Handover::ALL).prop_map(Choice::Handover),
        days().prop_map(Choice::Date),
        offers().prop_map(Choice::Offer),
        (1u8..=127).prop_map(|bits| Choice::Weekdays(Weekdays::try_from(bits).unwrap())),
        (0u32..1440).prop_map(Choice::Minute),
        fields().prop_map(Choice::Field),
        select(CancelReason::ALL).prop_map(Choice::Reason),
        (0u32..24).prop_map(Choice::Hour),
        select(DigestDays::ALL).prop_map(Choice::Days),
    ]
}

fn plain_actions() -> impl Strategy<Value = Action> {
    select(vec![
        Action::Start,
        Action::About,
        Action::Menu,
        Action::Help,
        Action::NewOffer,
        Action::NewFarmer,
        Action::PickGoods,
        Action::SharePhone,
        Action::BecomeSeller,
        Action::Data,
        Action::DataAll,
        Action::DataEdit,
        Action::DataDelete,
        Action::LatestDigest,
        Action::DigestSettings,
        Action::Done,
    ])
}

fn offer_actions() -> impl Strategy<Value = Action> {
    prop_oneof![
        id().prop_map(|page| Action::Farmers { page }),
        id().prop_map(|id| Action::OfferFor { farmer: PersonId(id) }),
        id().prop_map(|page| Action::OwnOffers { page }),
        offers().prop_map(|offer| Action::OwnOffer { offer }),
        (offers(), id()).prop_map(|(offer, version)| Action::EditPrice { offer, version }),
        (offers(), id()).prop_map(|(offer, version)| Action::EditQuantity { offer, version }),
        (offers(), id()).prop_map(|(offer, version)| Action::Withdraw { offer, version }),
        (offers(), id()).prop_map(|(offer, version)| Action::Renew { offer, version }),
        (offers(), id()).prop_map(|(offer, version)| Action::SoldOut { offer, version }),
        (offers(), id()).prop_map(|(offer, terms)| Action::Repeat { offer, terms }),
        (offers(), id(), fields()).prop_map(|(offer, terms, field)| Action::RepeatOther { offer, terms, field }),
        offers().prop_map(|offer| Action::Remind { offer }),
        offers().prop_map(|offer| Action::Photo { offer }),
        offers().prop_map(|offer| Action::AddPhoto { offer }),
        offers().prop_map(|offer| Action::DropPhoto { offer }),
        id().prop_map(|id| Action::DayOff { routine: RoutineId(id) }),
        id().prop_map(|id| Action::EndRoutine { routine: RoutineId(id) }),
        queries().prop_map(|query| Action::Browse { query }),
        (offers(), queries()).prop_map(|(offer, query)| Action::BrowseOffer { offer, query }),
        (offers(), id()).prop_map(|(offer, terms)| Action::Buy { offer, terms }),
        (offers(), id(), id()).prop_map(|(offer, terms, base)| Action::BuyRest { offer, terms, base }),
    ]
}

fn order_actions() -> impl Strategy<Value = Action> {
    prop_oneof![
        id().prop_map(|page| Action::OwnOrders { page }),
        orders().prop_map(|order| Action::OrderCard { order }),
        (orders(), id()).prop_map(|(order, version)| Action::Accept { order, version }),
        (orders(), id()).prop_map(|(order, version)| Action::Decline { order, version }),
        (orders(), id()).prop_map(|(order, version)| Action::WithdrawRequest { order, version }),
        (orders(), id()).prop_map(|(order, version)| Action::CancelOrder { order, version }),
        orders().prop_map(|order| Action::Contact { order }),
    ]
}

fn actions() -> impl Strategy<Value = Action> {
    prop_oneof![
        (id(), choices()).prop_map(|(rev, choice)| Action::Answer { rev, choice }),
        id().prop_map(|rev| Action::Back { rev }),
        id().prop_map(|rev| Action::Cancel { rev }),
        forms().prop_map(|form| Action::Resume { form }),
        (forms(), id()).prop_map(|(form, rev)| Action::Anew { form, rev }),
        plain_actions(),
        offer_actions(),
        order_actions(),
        days().prop_map(|day| Action::Digest { day }),
        (days(), id()).prop_map(|(day, page)| Action::DigestDetails { day, page }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_button_comes_back_as_what_it_was(action in actions()) {
        let data = action.encode();
        prop_assert!((1..=LIMIT).contains(&data.len()), "{} bytes: {data}", data.len());
        prop_assert_eq!(Action::decode(&data), Some(action));
    }

    #[test]
    fn garbage_is_nobodys_button(data in any::<String>()) {
        prop_assert!(Action::decode(&data).is_none_or(|action| action.encode() == data));
    }

    #[test]
    fn near_misses_are_decoded_or_refused_but_never_changed(action in actions(), at in any::<prop::sample::Index>(), c in "[a-zA-Z0-9|:+ -]") {
        let mut data: Vec<char> = action.encode().chars().collect();
        let i = at.index(data.len());
        data[i] = c.chars().next().unwrap();
        let data: String = data.into_iter().collect();
        prop_assert!(Action::decode(&data).is_none_or(|action| action.encode() == data));
    }
}

#[test]
fn the_longest_button_fits_even_with_the_largest_numbers() {
    for commodity in Commodity::all() {
        for extreme in [i64::MAX, i64::MIN] {
            let within = Some(Searches::LAST);
            let query = BrowseQuery { commodity: Some(commodity.code.clone()), sort: Sort::Price, page: extreme, within };
            let action = Action::BrowseOffer { offer: OfferId(extreme), query };
            assert!(action.encode().len() <= LIMIT, "{}", action.encode());
        }
    }
    for unit in Unit::ALL {
        let choice = Choice::Quantity(Quantity { base: i64::MIN, unit: *unit });
        assert!(Action::Answer { rev: i64::MIN, choice }.encode().len() <= LIMIT);
    }
}

#[test]
fn what_does_not_exist_is_refused() {
    for data in [
        "",
        "x",
        "new|1",
        "offer|",
        "offer|-1",
        "offer|+1",
        "offer|01",
        "offer|ffffffffffffffff",
        "l|r|0|NO_SUCH_GOODS",
        "l|x|0|",
        "l|r|0||100000",
        "l|r|0||01",
        "l|r|0||",
        "l|r|0||1|1",
        "resume|no_such_form",
        "a|1|g:NO_SUCH_GOODS",
        "a|1|kec:Gedog",
        "a|1|kel:Pasar Legi",
        "a|1|q:KG:0",
        "a|1|q:LOT:1",
        "a|1|q:KG:7fffffffffffffff",
        "a|1|rp:KG:7fffffffffffffff",
        "a|1|h:24",
        "a|1|h:07",
        "a|1|d:2026-11-31",
        "day|0001-01-01",
        "day|2026-11-1",
    ] {
        assert_eq!(Action::decode(data), None, "{data:?}");
    }
}

#[test]
fn a_negative_id_is_not_taken_back() {
    assert_eq!(Action::decode(&Action::OwnOffer { offer: OfferId(-1) }.encode()), None);
}
