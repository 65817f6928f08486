//! Whether a price is plausible for goods, by the guards of `price_guards.csv`.

use std::{collections::HashMap, sync::LazyLock};

use crate::domain::{
    commodity::{Commodity, PriceGuard},
    money::Rupiah,
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// Kilograms (or pieces) in the heaviest pack that is traded.
const HEAVIEST: i64 = 200;

/// The guards of all goods by their unit, for prices of goods that are not known.
static GUARDS: LazyLock<HashMap<Unit, Vec<&'static PriceGuard>>> = LazyLock::new(|| {
    let mut guards: HashMap<Unit, Vec<&'static PriceGuard>> = HashMap::new();
    for guard in Commodity::all().iter().flat_map(Commodity::guards) {
        guards.entry(guard.unit).or_default().push(guard);
    }
    guards
});

/// The units for which some of all goods have a guard, kilogram first.
static UNITS: LazyLock<Vec<Unit>> = LazyLock::new(|| units_of(&Commodity::all().iter().collect::<Vec<_>>()));

fn units_of(goods: &[&'static Commodity]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for unit in goods.iter().flat_map(|c| c.guards()).map(|g| g.unit) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units.sort_by_key(|u| *u != Unit::Kg);
    units
}

/// What is known about the goods when their price is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis<'a> {
    /// The goods that may be meant.
    pub(super) goods: &'a [&'static Commodity],
    /// The unit of the quantity, or the usual one.
    pub(super) unit: Unit,
    /// How much there is, if that is known.
    pub(super) quantity: Option<Quantity>,
    /// What one pack holds, if that is known.
    pub(super) pack: Option<Quantity>,
    /// Whether plausible prices are looked for where one is implausible; the search only asks whether it is.
    pub(super) proposes: bool,
}

impl Basis<'_> {
    /// The unit of a price without one: kilogram for a mass, else what is counted.
    pub(super) fn own_unit(&self) -> Unit {
        if self.unit.dimension() == Dimension::Mass { Unit::Kg } else { self.unit }
    }

    /// The units in which a price without one may be meant, likeliest first.
    pub(super) fn units(&self) -> impl Iterator<Item = Unit> {
        let per_kg = self.unit.needs_pack_content() || self.unit == Unit::Ekor;
        let first = if per_kg { [Unit::Kg, self.own_unit()] } else { [self.own_unit(), Unit::Kg] };
        let rest = self
            .guarded()
            .filter(move |u| !first.contains(u))
            .chain([self.unit, Unit::Lot].into_iter().filter(move |u| !first.contains(u)));
        first.into_iter().filter(move |u| *u != Unit::Kg || first.first() == Some(u) || self.fits_any(Unit::Kg)).chain(rest)
    }

    fn fits_any(&self, unit: Unit) -> bool {
        self.goods.iter().any(|c| c.guard(unit).is_some())
    }

    /// The units for which some of the goods have a guard, kilogram first.
    pub(super) fn guarded(&self) -> impl Iterator<Item = Unit> {
        let units = if self.knows_nothing() { UNITS.clone() } else { units_of(self.goods) };
        units.into_iter()
    }

    /// Whether `amount` may be the price of a pack whose content is not known: at least that of the cheapest
    /// kilogram, at most that of [`HEAVIEST`] dear ones.
    pub(super) fn may_be_pack(&self, amount: Rupiah) -> bool {
        let guards = || self.goods.iter().flat_map(|c| c.guards());
        let unit = if guards().any(|g| g.unit == Unit::Kg) { Some(Unit::Kg) } else { None };
        let limits = || guards().filter(|g| unit.is_none_or(|u| g.unit == u));
        let low = limits().map(|g| g.low.0).min().unwrap_or(0);
        let high = limits().map(|g| g.high.0).max().unwrap_or(0);
        (low..=high.saturating_mul(HEAVIEST)).contains(&amount.0)
    }

    /// Whether `amount` per `unit` is plausible for one of the goods; `None` when nothing is known about it.
    pub(super) fn fits(&self, amount: Rupiah, unit: Unit) -> Option<bool> {
        if self.knows_nothing()
            && let Some(guards) = GUARDS.get(&unit)
        {
            if guards.iter().any(|guard| guard.fits(amount)) {
                return Some(true);
            }
            if !self.is_derived(unit) {
                return Some(false);
            }
        }
        let mut known = None;
        for commodity in self.goods {
            match self.fits_one(commodity, amount, unit) {
                Some(true) => return Some(true),
                Some(false) => known = Some(false),
                None => {}
            }
        }
        known
    }

    /// Whether all goods may be meant.
    fn knows_nothing(&self) -> bool {
        self.goods.len() == Commodity::all().len()
    }

    /// Whether goods without a guard for `unit` may have one that is derived from another unit's.
    fn is_derived(&self, unit: Unit) -> bool {
        match unit.dimension() {
            Dimension::Mass => unit != Unit::Kg,
            Dimension::Count => unit.base() > 1,
            Dimension::Package => self.pack.is_some() && unit == self.unit,
            Dimension::Lot => true,
            Dimension::Volume => false,
        }
    }

    fn fits_one(&self, commodity: &Commodity, amount: Rupiah, unit: Unit) -> Option<bool> {
        if let Some(guard) = commodity.guard(unit) {
            return Some(guard.fits(amount));
        }
        match unit.dimension() {
            Dimension::Mass => within(commodity, Unit::Kg, amount, unit.base(), Unit::Kg.base()),
            // A dozen, a score, a tray: so many pieces.
            Dimension::Count if unit.base() > 1 => {
                let piece = commodity.guards().map(|g| g.unit).find(|u| u.dimension() == Dimension::Count && u.base() == 1)?;
                within(commodity, piece, amount, unit.base(), 1)
            }
            Dimension::Package => {
                let pack = self.pack.filter(|_| unit == self.unit)?;
                self.fits_all_of(commodity, amount, pack)
            }
            Dimension::Lot => {
                let quantity = self.quantity?;
                let all = match (quantity.dimension(), self.pack) {
                    (Dimension::Package, Some(pack)) => quantity.unpacked(pack)?,
                    _ => quantity,
                };
                self.fits_all_of(commodity, amount, all)
            }
            Dimension::Count | Dimension::Volume => None,
        }
    }

    /// Whether `amount` for all of `quantity` is plausible.
    fn fits_all_of(&self, commodity: &Commodity, amount: Rupiah, quantity: Quantity) -> Option<bool> {
        let unit = match quantity.dimension() {
            Dimension::Mass => Unit::Kg,
            Dimension::Volume => Unit::Liter,
            Dimension::Count => {
                commodity.guards().map(|g| g.unit).find(|u| u.dimension() == Dimension::Count && (u.base() == 1 || *u == quantity.unit))?
            }
            Dimension::Package | Dimension::Lot => quantity.unit,
        };
        within(commodity, unit, amount, quantity.base, unit.base())
    }
}

/// Whether `amount` for `base` base units fits the guard of `unit`, which has `unit_base` of them.
fn within(commodity: &Commodity, unit: Unit, amount: Rupiah, base: i64, unit_base: i64) -> Option<bool> {
    let guard = commodity.guard(unit)?;
    let limits = i128::from(guard.low.0) * i128::from(base)..=i128::from(guard.high.0) * i128::from(base);
    Some(limits.contains(&(i128::from(amount.0) * i128::from(unit_base))))
}
