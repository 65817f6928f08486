//! Which amount of a line is what (PARSING section 5): the content of a pack, the price, the quantity.

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    price::{self, Written},
};
use crate::domain::{
    commodity::Commodity,
    unit::{Dimension, Unit},
};

/// The amounts of a line by what they say, as places in the list of amounts.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    /// The amount that is the quantity.
    pub(super) quantity: Option<usize>,
    /// In what; a tray of 15 eggs has its own unit. `None` when no unit was said, or one that is not known.
    pub(super) unit: Option<Unit>,
    /// Whether it was said how many eggs a tray holds.
    pub(super) tray_told: bool,
    /// What one pack holds.
    pub(super) content: Option<usize>,
    /// What it costs.
    pub(super) price: Option<usize>,
    /// What the price is said to be for.
    pub(super) written: Option<Written>,
    /// The price's unit follows the number as if it were counted ("26.500 kg"): to be asked.
    pub(super) loose: bool,
    /// How many amounts count goods.
    pub(super) counted: usize,
}

/// Heaviest content (kg) that is believed without the word "isi".
const HEAVIEST_PACK: i64 = 200;

/// Lightest content (kg) of a crate or a sack.
const LIGHTEST_CRATE: Decimal = Decimal::from_parts(3, 0, 0, false, 0);
/// Lightest content (kg) of a smaller pack.
const LIGHTEST_PACK: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

impl Roles {
    /// The roles in a whole line.
    pub(super) fn of_line(amounts: &[Amount], goods: &[&'static Commodity]) -> Self {
        let mut roles = Self { content: content(amounts), ..Self::default() };
        roles.find_price(amounts, goods);
        roles.find_quantity(amounts, goods);
        roles.find_leftovers(amounts, goods);
        roles.name_unit(amounts, goods);
        roles
    }

    /// The roles of amounts that were chosen for them.
    pub(super) fn chosen(
        amounts: &[Amount],
        goods: &[&'static Commodity],
        quantity: Option<usize>,
        content: Option<usize>,
        price: Option<usize>,
    ) -> Self {
        let mut roles = Self { quantity, content, price, ..Self::default() };
        roles.name_price(amounts);
        if let Some(amount) = price.and_then(|at| amounts.get(at)).filter(|a| a.unit.is_some() && a.per.is_none()) {
            roles.loose = !amount.suffixed() && !amount.marked_as_price();
        }
        roles.counted = amounts.iter().filter(|a| a.unit.is_some() && a.per.is_none()).count();
        roles.name_unit(amounts, goods);
        roles
    }

    /// The roles in an answer to the question for a quantity.
    pub(super) fn of_quantity(amounts: &[Amount], goods: &[&'static Commodity]) -> Self {
        let mut roles = Self { content: content(amounts), ..Self::default() };
        let free = || amounts.iter().enumerate().filter(|(i, _)| roles.content != Some(*i));
        roles.quantity = free().find(|(_, f)| f.unit.is_some()).or_else(|| free().next()).map(|(i, _)| i);
        roles.name_unit(amounts, goods);
        roles
    }

    /// The roles in an answer to the question for a price.
    pub(super) fn of_price(amounts: &[Amount], goods: &[&'static Commodity]) -> Self {
        let mut roles = Self { content: content(amounts), ..Self::default() };
        roles.find_price(amounts, goods);
        roles.find_quantity(amounts, goods);
        roles.find_leftovers(amounts, goods);
        if let (None, Some(only)) = (roles.price, roles.quantity.or(amounts.first().map(|_| 0))) {
            roles.price = Some(only);
            roles.written = amounts.get(only).and_then(|f| f.unit).map(Written::Per);
        }
        roles
    }

    fn free(&self, at: usize) -> bool {
        ![self.content, self.price, self.quantity].contains(&Some(at))
    }

    /// By unit first, by mark second.
    fn find_price(&mut self, amounts: &[Amount], goods: &[&'static Commodity]) {
        let by_unit = |f: &Amount| f.unit.is_none() && f.per.is_some() && !is_content(f);
        let by_mark = |f: &Amount| match f.unit {
            None => f.marked_as_price() && !is_content(f),
            Some(unit) => f.at_mark || f.price_mark && (f.suffixed() || price::fits(f, unit, goods)),
        };
        let pick = |wanted: &dyn Fn(&Amount) -> bool| amounts.iter().enumerate().position(|(i, f)| self.free(i) && wanted(f));
        self.price = pick(&by_unit).or_else(|| pick(&by_mark));
        self.name_price(amounts);
    }

    /// What the price is said to be for.
    fn name_price(&mut self, amounts: &[Amount]) {
        self.written = self.price.and_then(|i| amounts.get(i)).and_then(|f| match f.per.or(f.unit) {
            Some(unit) => Some(Written::Per(unit)),
            None => f.lot_mark.then_some(Written::Lot),
        });
    }

    /// The first amount with a unit; one with "rb" only if there is no other.
    fn find_quantity(&mut self, amounts: &[Amount], goods: &[&'static Commodity]) {
        let counted = |i: usize, f: &Amount| self.free(i) && f.unit.is_some() && f.per.is_none();
        let plain = amounts.iter().enumerate().position(|(i, f)| counted(i, f) && !f.suffixed());
        // "26rb kg" is rather a price than 26 tons.
        let money = |f: &Amount| self.price.is_none() && f.unit == Some(Unit::Kg) && price::fits(f, Unit::Kg, goods);
        let quantity = plain.or_else(|| amounts.iter().enumerate().position(|(i, f)| counted(i, f) && !money(f)));
        self.counted = amounts.iter().enumerate().filter(|(i, f)| counted(*i, f)).count();
        self.quantity = quantity;
    }

    /// What is left: a number with "rb", else the last bare one, is the price; one before it a quantity
    /// without a unit. A single bare number says nothing.
    fn find_leftovers(&mut self, amounts: &[Amount], goods: &[&'static Commodity]) {
        let bare: Vec<usize> =
            (0..amounts.len()).filter(|i| self.free(*i) && amounts.get(*i).is_some_and(|f| f.unit.is_none() && !is_content(f))).collect();
        let suffixed = |i: &usize| amounts.get(*i).is_some_and(Amount::suffixed);
        if self.price.is_none() {
            let several = self.quantity.is_some() || bare.len() > 1;
            let last = bare.last().copied().filter(|i| several || amounts.get(*i).is_some_and(|f| f.about && f.phrase.first.about));
            self.price = bare.iter().copied().find(suffixed).or(last);
        }
        if self.price.is_none() {
            self.find_loose_price(amounts, goods);
        }
        if self.quantity.is_none() && self.price.is_some() {
            self.quantity = bare.into_iter().find(|i| self.free(*i) && !suffixed(i));
        }
    }

    /// "2 ton 26.500 kg": a second amount that only makes sense as a price.
    fn find_loose_price(&mut self, amounts: &[Amount], goods: &[&'static Commodity]) {
        let loose = amounts.iter().enumerate().find_map(|(i, f)| {
            let unit = f.unit.filter(|_| self.free(i) && f.per.is_none())?;
            (f.suffixed() || price::fits(f, unit, goods)).then_some((i, unit, f.suffixed()))
        });
        if let Some((at, unit, sure)) = loose {
            self.price = Some(at);
            self.written = Some(Written::Per(unit));
            self.loose = !sure;
            self.counted -= 1;
        }
    }

    /// The unit of the quantity; "isi 15" makes a tray of eggs a pack of 15.
    fn name_unit(&mut self, amounts: &[Amount], goods: &[&'static Commodity]) {
        self.unit = self.quantity.and_then(|i| amounts.get(i)).and_then(|f| f.unit);
        // "kambing seekor 2,5jt ada 3": what is counted by the head alone needs no unit.
        let by_head = !goods.is_empty() && goods.iter().all(|c| c.default_unit == Unit::Ekor && c.category == "peternakan");
        if self.unit.is_none() && self.quantity.is_some() && by_head && self.written == Some(Written::Per(Unit::Ekor)) {
            self.unit = Some(Unit::Ekor);
        }
        let eggs = goods.len() < Commodity::all().len() && goods.iter().any(|c| c.code.starts_with("EGG_"));
        let Some(content) = self.content.and_then(|i| amounts.get(i)).filter(|f| f.unit.is_none_or(|u| u == Unit::Butir)) else { return };
        if !eggs || !matches!(self.unit, Some(Unit::Rak | Unit::Pak | Unit::Pack15)) {
            return;
        }
        self.unit = match content.phrase.first.exact() {
            Some(n) if n == Decimal::from(15) => Some(Unit::Pack15),
            Some(n) if n == Decimal::from(30) => Some(Unit::Rak),
            _ => None,
        };
        self.tray_told = true;
        self.content = None;
    }
}

/// Whether an amount is said to be a content: "isi 15"; money is none.
pub(super) fn is_content(amount: &Amount) -> bool {
    amount.content_mark && !amount.suffixed()
}

/// Whether a unit holds a content that may be said.
pub(super) fn holds(unit: Option<Unit>) -> bool {
    unit.is_some_and(|u| u.dimension() == Dimension::Package || matches!(u, Unit::Rak | Unit::Pack15))
}

/// The amount that says what one pack holds.
fn content(amounts: &[Amount]) -> Option<usize> {
    (0..amounts.len()).find(|at| is_content_of(amounts, *at))
}

/// Whether an amount may be what one pack beside it holds.
pub(super) fn is_content_of(amounts: &[Amount], at: usize) -> bool {
    let Some(amount) = amounts.get(at) else { return false };
    let packed = amounts.iter().any(|f| holds(f.unit));
    let before = at.checked_sub(1).and_then(|i| amounts.get(i));
    let after_pack = before.is_some_and(|f| holds(f.unit));
    let of_pack = amount.unit.is_some() && amount.per.is_some_and(|per| per.dimension() == Dimension::Package);
    // "67 peti, neto 1.005 kg": what all of them weigh.
    let crates = || amounts.iter().filter_map(|f| f.unit).filter(|unit| unit.needs_pack_content());
    let all = amount.content_mark && crates().next().is_some() && crates().all(|unit| is_too_heavy(amount, Some(unit)));
    let told = is_content(amount) && packed && !all;
    let each = amount.at_mark && after_pack && amount.unit.is_some() && !amount.suffixed();
    // "4 peti @15 = 60 kg, 26rb": kilograms, where another number is the price.
    let bare = amount.at_mark
        && amount.unit.is_none()
        && amount.per.is_none()
        && !amount.suffixed()
        && before.is_some_and(|f| f.unit.is_some_and(Unit::needs_pack_content) && f.span.end == amount.span.start)
        && amount.phrase.first.exact().is_some_and(|n| n <= Decimal::from(HEAVIEST_CRATE))
        && amounts.iter().skip(at + 1).any(|a| a.suffixed() || a.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND));
    let heavy = before.is_some_and(|f| is_too_heavy(amount, f.unit));
    let next_to = !heavy
        && before.is_some_and(|f| {
            f.unit.is_some_and(|u| u.dimension() == Dimension::Package) && f.span.end == amount.span.start && f.unit != amount.unit
        });
    // "25 rak (30 btr)", "25 rak @30"
    let is_thirty = |n: Decimal| n == Decimal::from(30);
    let eggs = before.is_some_and(|f| f.unit == Some(Unit::Rak) && f.span.end == amount.span.start)
        && amount.phrase.first.exact().is_some_and(|n| match amount.unit {
            Some(Unit::Butir) => is_thirty(n) || n == Decimal::from(15),
            // "12 rak (30), @3.200"
            None => amount.per.is_none() && is_thirty(n) && (amount.at_mark || is_bare_beside_money(amounts, at)),
            Some(_) => false,
        });
    let after = amounts.get(at + 1);
    let before_packs = after.is_some_and(|packs| packs.span.start == amount.span.end && is_less_than_packs(amount, packs));
    of_pack || told || each || bare || eggs || before_packs || next_to && !amount.marked_as_price() && is_small_weight(amount)
}

/// Whether nothing is said of a number, and a price stands behind it.
fn is_bare_beside_money(amounts: &[Amount], at: usize) -> bool {
    let money = |a: &Amount| {
        a.unit.is_none() && (a.marked_as_price() || a.suffixed() || a.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND))
    };
    let bare = |a: &Amount| a.per.is_none() && !a.suffixed() && !a.marked_as_price() && a.phrase.second.is_none();
    amounts.get(at).is_some_and(bare) && amounts.iter().skip(at + 1).any(money)
}

/// Heaviest content (kg) of a crate and of a sack that is believed without the word "isi".
const HEAVIEST_CRATE: i64 = 60;
const HEAVIEST_SACK: i64 = 100;
/// Least (kg) that all of several packs are believed to weigh together, and each of them then.
const LEAST_OF_ALL: i64 = 20;

/// "10 peti 150 kg": a weight beside packs that may be what all of them weigh.
pub(super) fn may_be_all_packs_weigh(amounts: &[Amount], at: usize) -> bool {
    let Some(amount) = amounts.get(at).filter(|a| a.unit == Some(Unit::Kg) && !a.at_mark && a.per.is_none() && !a.suffixed()) else {
        return false;
    };
    // "75 kg (3 karung)": the weight is said first and counts as well.
    let before = at.checked_sub(1).and_then(|i| amounts.get(i));
    let packs = before.filter(|packs| {
        amount.content_mark && is_too_heavy(amount, packs.unit) || !amount.content_mark && packs.span.end == amount.span.start
    });
    let Some((weight, packs)) = kilograms(amount).zip(packs) else { return false };
    let Some(pack) = packs.unit.filter(|u| u.needs_pack_content() && packs.per.is_none()) else { return false };
    let least = Decimal::from(if matches!(pack, Unit::Karung | Unit::Sak) { 20 } else { 8 });
    let number = packs.phrase.first.exact().unwrap_or_default();
    number > Decimal::ONE && weight > Decimal::from(LEAST_OF_ALL) && number.checked_mul(least).is_some_and(|all| weight >= all)
}

fn kilograms(amount: &Amount) -> Option<Decimal> {
    let unit = amount.unit.filter(|u| u.dimension() == Dimension::Mass)?;
    amount.phrase.first.exact()?.checked_mul(Decimal::new(unit.base(), 3))
}

/// Whether a weight is more than any such pack holds.
fn is_too_heavy(amount: &Amount, pack: Option<Unit>) -> bool {
    let most = match pack {
        Some(Unit::Peti | Unit::Krat) => HEAVIEST_CRATE,
        Some(Unit::Sak | Unit::Karung) => HEAVIEST_SACK,
        _ => HEAVIEST_PACK,
    };
    kilograms(amount).is_some_and(|weight| weight > Decimal::from(most))
}

/// "5 kg 200 sak": too little to be what all packs weigh.
pub(super) fn is_less_than_packs(amount: &Amount, packs: &Amount) -> bool {
    let Some(pack) = packs.unit.filter(|u| u.dimension() == Dimension::Package && packs.per.is_none()) else { return false };
    let lightest = if pack.needs_pack_content() { LIGHTEST_CRATE } else { LIGHTEST_PACK };
    let kilograms = kilograms(amount).filter(|_| amount.per.is_none());
    let few = |(weight, number): (Decimal, Decimal)| number.checked_mul(lightest).is_some_and(|least| weight < least);
    is_small_weight(amount) && kilograms.zip(packs.phrase.first.exact()).is_some_and(few)
}

/// Whether an amount next to a pack may be what it holds, not what all packs weigh.
fn is_small_weight(amount: &Amount) -> bool {
    let Some(unit) = amount.unit.filter(|_| !amount.suffixed()) else { return false };
    let value = amount.phrase.first.exact().unwrap_or(Decimal::ZERO);
    match unit.dimension() {
        Dimension::Mass => value.checked_mul(Decimal::from(unit.base())).is_some_and(|g| g <= Decimal::from(HEAVIEST_PACK * 1000)),
        Dimension::Count => value <= Decimal::ONE_THOUSAND,
        Dimension::Volume => value <= Decimal::ONE_HUNDRED,
        Dimension::Package | Dimension::Lot => false,
    }
}
