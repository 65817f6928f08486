//! Every value that a button can carry.

use chrono::{Days, NaiveDate};
use proptest::{prelude::*, sample::select};

use crate::{
    domain::{
        commodity::{Commodity, Group},
        money::{Price, Rupiah},
        offer::{Handover, OfferId},
        order::{CancelReason, LossReason, Outcome, Trouble},
        person::{DigestDays, Organization, RoleKind, SellerKind},
        place::{Level, Place, Region},
        quantity::Quantity,
        routine::Weekdays,
        tolerance::Tolerance,
        unit::Unit,
    },
    notice::{Choice, Field, FormKind},
};

pub(in crate::chat) fn number() -> BoxedStrategy<i64> {
    prop_oneof![4 => 0..=i64::MAX, 1 => Just(0), 1 => Just(i64::MAX)].boxed()
}

pub(in crate::chat) fn day() -> BoxedStrategy<NaiveDate> {
    (0u64..365_000).prop_map(|n| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Days::new(n)).boxed()
}

pub(in crate::chat) fn goods() -> BoxedStrategy<String> {
    select(Commodity::all().iter().map(|c| c.code.clone()).collect::<Vec<_>>()).boxed()
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

pub(in crate::chat) fn form() -> BoxedStrategy<FormKind> {
    select(FormKind::ALL).boxed()
}

pub(in crate::chat) fn field() -> BoxedStrategy<Field> {
    select(Field::all().collect::<Vec<_>>()).boxed()
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
        Choice::Other,
        Choice::Together,
        Choice::Do,
        Choice::Everything,
        Choice::FarmerSite,
        Choice::Selling,
        Choice::Seeking,
    ])
}

pub(in crate::chat) fn choice() -> BoxedStrategy<Choice> {
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
        day().prop_map(Choice::Date),
        number().prop_map(|id| Choice::Offer(OfferId(id))),
        (1u8..=127).prop_map(|bits| Choice::Weekdays(Weekdays::try_from(bits).unwrap())),
        (0u32..1440).prop_map(Choice::Minute),
        field().prop_map(Choice::Field),
        select(CancelReason::ALL).prop_map(Choice::Reason),
        select(LossReason::ALL).prop_map(Choice::Loss),
        select(Trouble::ALL).prop_map(Choice::Trouble),
        select(Outcome::ALL).prop_map(Choice::Outcome),
        (0i64..=180).prop_map(Choice::PaymentDays),
        (0i64..=200).prop_map(|permille| Choice::Share(Tolerance::of_permille(permille).unwrap())),
        select(Organization::ALL).prop_map(Choice::Organization),
        (0u32..24).prop_map(Choice::Hour),
        select(DigestDays::ALL).prop_map(Choice::Days),
    ]
    .boxed()
}
