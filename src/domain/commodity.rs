//! The catalogue of goods: `data/commodities.csv`, `families.csv` and `price_guards.csv`, embedded.

use std::{ops::RangeInclusive, sync::LazyLock};

use rust_decimal::{Decimal, prelude::ToPrimitive};

use serde::{Deserialize, Serialize};

use super::{
    embedded_csv::{rows, words},
    money::Rupiah,
    unit::Unit,
};

/// One kind of goods, a row of `commodities.csv`.
#[derive(Debug)]
pub struct Commodity {
    /// Stable code, e.g. `EGG_LAYER`.
    pub code: String,
    /// Name in Indonesian, as shown.
    pub name: String,
    /// `peternakan`, `perikanan`, `pertanian` or `olahan_umkm`.
    pub category: String,
    /// The unit in which reports count it.
    pub base_unit: Unit,
    /// Units in which it may be offered.
    pub allowed_units: Vec<Unit>,
    /// The unit that the form proposes.
    pub default_unit: Unit,
    /// What people write for it, lower case.
    pub synonyms: Vec<String>,
    /// Days that an offer stays up after its last ready day.
    pub life_days: i64,
    /// Hours that a request holds the goods.
    pub hold_hours: i64,
    /// Its rows of `price_guards.csv`: looked up for every figure of a message.
    guards: Vec<&'static PriceGuard>,
    /// How heavy one piece or head is, in grams, where people say it beside the quantity.
    pub size: Option<RangeInclusive<i64>>,
    /// How many pieces or heads a kilogram holds, where people say it.
    pub per_kg: Option<RangeInclusive<i64>>,
}

/// The heading under which the form's buttons gather goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Layer eggs: the commonest offer, one tap.
    Egg,
    /// Chicken, live or slaughtered.
    Chicken,
    /// Table fish and koi.
    Fish,
    /// Chili.
    Chili,
    /// Rice, paddy, maize.
    Grain,
    /// Duck, quail, village and salted eggs, cracked eggs.
    OtherEgg,
    /// Ducks, cattle, goats, beef, milk.
    Livestock,
    /// Vegetables, roots, pulses and spices.
    Vegetable,
    /// Fruit.
    Fruit,
    /// Processed food and coffee.
    Processed,
    /// Crafts: not food.
    Craft,
}

impl Group {
    /// Every group, in the order of the buttons; the first five stand on the first screen.
    pub const ALL: [Self; 11] = [
        Self::Egg,
        Self::Chicken,
        Self::Fish,
        Self::Chili,
        Self::Grain,
        Self::OtherEgg,
        Self::Livestock,
        Self::Vegetable,
        Self::Fruit,
        Self::Processed,
        Self::Craft,
    ];
}

impl Commodity {
    /// The whole catalogue, in the order of the file.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &COMMODITIES
    }

    /// The goods with this code.
    #[must_use]
    pub fn by_code(code: &str) -> Option<&'static Self> {
        COMMODITIES.iter().find(|c| c.code == code)
    }

    /// Whether it is alive when it is loaded.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.group() == Group::Fish || self.code.ends_with("_LIVE") || self.code == "LAYER_SPENT"
    }

    /// The heading under which the buttons show it.
    #[must_use]
    pub fn group(&self) -> Group {
        match self.code.as_str() {
            "EGG_LAYER" => Group::Egg,
            code if code.starts_with("EGG_") => Group::OtherEgg,
            code if code.starts_with("BROILER_") => Group::Chicken,
            "CHICKEN_KAMPUNG_LIVE" | "LAYER_SPENT" => Group::Chicken,
            code if code.starts_with("CHILI_") => Group::Chili,
            "RICE_MEDIUM" | "RICE_PREMIUM" | "RICE_SPECIAL" | "PADDY_GKP" | "PADDY_GKG" | "CORN_GRAIN" => Group::Grain,
            "STARFRUIT" | "RAMBUTAN" | "PINEAPPLE" | "BANANA" | "PAPAYA" | "AVOCADO" | "DURIAN" | "MANGO" | "COCONUT" => Group::Fruit,
            "JIMBE_DRUM" | "WOOD_CRAFT" | "BATIK" => Group::Craft,
            "COFFEE_GREEN" => Group::Processed,
            _ => match self.category.as_str() {
                "perikanan" => Group::Fish,
                "peternakan" => Group::Livestock,
                "pertanian" => Group::Vegetable,
                _ => Group::Processed,
            },
        }
    }

    /// The limits outside of which a price of this commodity is asked about, by price unit.
    pub fn guards(&self) -> impl Iterator<Item = &'static PriceGuard> {
        self.guards.iter().copied()
    }

    /// The guard for a price per `unit`, if there is one.
    #[must_use]
    pub fn guard(&self, unit: Unit) -> Option<&'static PriceGuard> {
        self.guards().find(|g| g.unit == unit)
    }
}

/// Goods by their code in the catalogue: what they are called depends on who reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct GoodsCode(String);

impl GoodsCode {
    /// The code itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for GoodsCode {
    /// Messages used to be stored with the Indonesian name: it is read back as its code.
    fn from(stored: String) -> Self {
        let named = Commodity::all().iter().find(|c| c.name == stored);
        Self(named.map_or(stored, |c| c.code.clone()))
    }
}

impl From<&Commodity> for GoodsCode {
    fn from(goods: &Commodity) -> Self {
        Self(goods.code.clone())
    }
}

impl From<GoodsCode> for String {
    fn from(goods: GoodsCode) -> Self {
        goods.0
    }
}

/// A row of `price_guards.csv`: wide limits that catch typing errors; not market prices.
#[derive(Debug)]
pub struct PriceGuard {
    /// Code of the commodity.
    pub commodity: String,
    /// Unit of the price.
    pub unit: Unit,
    /// Below this amount of rupiah the bot asks.
    pub low: Rupiah,
    /// Above this amount of rupiah the bot asks.
    pub high: Rupiah,
    /// Below this many `unit` no wholesale quantity is believed without a question.
    pub qty_low: Option<Decimal>,
}

impl PriceGuard {
    /// Whether `amount` needs no question.
    #[must_use]
    pub fn fits(&self, amount: Rupiah) -> bool {
        (self.low..=self.high).contains(&amount)
    }
}

/// Families of goods of which one must be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "families.csv has the words and the question of each")]
pub enum Variant {
    Chicken,
    /// "Ayamnya masih hidup atau sudah dipotong?"
    Broiler,
    LiveChicken,
    Chili,
    Onion,
    Rice,
    Paddy,
    Coffee,
    Fish,
    Root,
    Meat,
    /// A word near to more than one synonym.
    Near,
}

/// A row of `families.csv`: words that name several goods, so that a question is needed.
#[derive(Debug)]
pub struct Family {
    /// What people write, lower case.
    pub words: Vec<String>,
    /// Codes of the goods that may be meant.
    pub candidates: Vec<String>,
    /// Helping words that settle it: (code, words).
    pub resolvers: Vec<(String, Vec<String>)>,
    /// The question in Indonesian.
    pub question: String,
}

impl Family {
    /// All families, in the order of the file.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &FAMILIES
    }
}

static COMMODITIES: LazyLock<Vec<Commodity>> =
    LazyLock::new(|| rows(include_str!("data/commodities.csv")).filter_map(|r| commodity(&r)).collect());
static FAMILIES: LazyLock<Vec<Family>> = LazyLock::new(|| rows(include_str!("data/families.csv")).filter_map(|r| family(&r)).collect());
static GUARDS: LazyLock<Vec<PriceGuard>> =
    LazyLock::new(|| rows(include_str!("data/price_guards.csv")).filter_map(|r| guard(&r)).collect());

fn commodity(row: &csv::StringRecord) -> Option<Commodity> {
    let code = row.get(0)?;
    Some(Commodity {
        code: code.to_owned(),
        guards: GUARDS.iter().filter(|g| g.commodity == code).collect(),
        name: row.get(1)?.to_owned(),
        category: row.get(3)?.to_owned(),
        base_unit: row.get(4)?.parse().ok()?,
        allowed_units: row.get(5)?.split(';').map(str::parse).collect::<Result<_, _>>().ok()?,
        default_unit: row.get(6)?.parse().ok()?,
        synonyms: words(row.get(7)?),
        life_days: row.get(9)?.parse().ok()?,
        hold_hours: row.get(10)?.parse().ok()?,
        size: range(row, 11, &row.get(13)?.parse().ok().map(|unit: Unit| Decimal::from(unit.base()))),
        per_kg: range(row, 14, &Some(Decimal::ONE)),
    })
}

/// The two cells from `at` on as a range in base units, `each` of which one is worth; `None` where they are empty.
fn range(row: &csv::StringRecord, at: usize, each: &Option<Decimal>) -> Option<RangeInclusive<i64>> {
    let end = |at: usize| Decimal::from_str_exact(row.get(at)?).ok()?.checked_mul((*each)?)?.to_i64();
    Some(end(at)?..=end(at + 1)?)
}

fn family(row: &csv::StringRecord) -> Option<Family> {
    let resolvers = row.get(2)?.split(';').filter_map(|part| part.split_once('='));
    Some(Family {
        words: words(row.get(0)?),
        candidates: row.get(1)?.split('|').map(str::to_owned).collect(),
        resolvers: resolvers.map(|(code, list)| (code.to_owned(), words(&list.replace(',', ";")))).collect(),
        question: row.get(3)?.to_owned(),
    })
}

fn guard(row: &csv::StringRecord) -> Option<PriceGuard> {
    Some(PriceGuard {
        commodity: row.get(0)?.to_owned(),
        unit: row.get(1)?.parse().ok()?,
        low: Rupiah(row.get(2)?.parse().ok()?),
        high: Rupiah(row.get(3)?.parse().ok()?),
        qty_low: row.get(5).and_then(|cell| Decimal::from_str_exact(cell).ok()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(csv: &str) -> usize {
        csv.lines().filter(|l| !l.is_empty()).count() - 1
    }

    #[test]
    fn every_row_of_the_files_is_read() {
        assert_eq!(Commodity::all().len(), lines(include_str!("data/commodities.csv")));
        assert_eq!(Family::all().len(), lines(include_str!("data/families.csv")));
        assert_eq!(GUARDS.len(), lines(include_str!("data/price_guards.csv")));
    }

    #[test]
    fn sizes_and_lowest_quantities_are_read() {
        assert_eq!(Commodity::by_code("GOURAMI").and_then(|c| c.size.clone()), Some(300..=1500));
        assert_eq!(Commodity::by_code("CATFISH").and_then(|c| c.per_kg.clone()), Some(5..=12));
        assert_eq!(Commodity::by_code("GOURAMI").and_then(|c| c.guard(Unit::Kg)?.qty_low), Some(Decimal::from(5)));
        assert_eq!(Commodity::by_code("BATIK").and_then(|c| c.size.clone()), None);
    }

    #[test]
    fn families_and_guards_name_goods_that_exist() {
        let mut codes = Family::all().iter().flat_map(|f| f.candidates.iter().chain(f.resolvers.iter().map(|(c, _)| c)));
        assert!(codes.all(|c| Commodity::by_code(c).is_some()));
        assert!(GUARDS.iter().all(|g| Commodity::by_code(&g.commodity).is_some() && g.low < g.high));
    }

    #[test]
    fn a_stored_name_is_read_back_as_its_code() {
        for goods in Commodity::all() {
            assert_eq!(GoodsCode::from(goods.name.clone()), GoodsCode::from(goods), "{}", goods.code);
            assert_eq!(GoodsCode::from(goods.code.clone()), GoodsCode::from(goods), "{}", goods.code);
        }
        assert_eq!(GoodsCode::from("no such goods".to_owned()).as_str(), "no such goods");
    }

    #[test]
    fn every_commodity_can_be_offered_in_its_default_unit() {
        for c in Commodity::all() {
            assert!(c.allowed_units.contains(&c.default_unit), "{}", c.code);
            assert!(c.guards().next().is_some(), "{} has no guard", c.code);
        }
    }
}
