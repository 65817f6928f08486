//! The rules by which an amount of a line may be this or that, each with its cost: the one table beside PARSING section 5.
//!
//! A reading gives every amount one role. Its cost is the sum of its rules' costs and of what contradicts the goods
//! (a price outside the guard, a quantity below the lowest). The cheapest reading is the draft; those that cost at
//! most [`MARGIN`] more are compared with it, and what differs is asked.

use serde::Serialize;

/// What a rule, a gap or a contradiction costs.
pub(super) type Cost = i32;

/// Readings that cost at most this much more than the best one are plausible as well.
pub(super) const MARGIN: Cost = 8;

/// What an amount is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Role {
    /// How much is offered.
    Quantity,
    /// What one pack holds.
    Content,
    /// What it costs.
    Price,
    /// How big one piece is.
    Size,
    /// Sold, used, produced, or of another day.
    Past,
    /// A change of a price, or a cost beside it.
    Change,
    /// A part of a total that is said as well, or the total of what the price makes.
    Part,
    /// The least that is taken at once.
    Order,
    /// A number of something that is not for sale here.
    Other,
    /// Not understood: to be asked.
    Unexplained,
}

/// A rule of [`RULES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RuleId {
    Counted,
    CountedLeft,
    CountedOne,
    CountedMoney,
    CountedEach,
    CountedPast,
    CountedIfTaken,
    CountedYesterday,
    Bare,
    PricePer,
    PriceMarked,
    PriceMoney,
    PriceBare,
    PriceLoose,
    PricePast,
    PriceYesterday,
    PriceChange,
    ContentSaid,
    ContentBeside,
    ContentApart,
    SizeInRange,
    SizeOfPiece,
    SizePerKilo,
    Past,
    Yesterday,
    Change,
    PartOfTotal,
    WeightOfAll,
    Product,
    SaidTwice,
    PackedIn,
    OutOf,
    Order,
    OtherGoods,
    NotUnderstood,
}

/// What one rule says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) id: RuleId,
    pub(super) role: Role,
    pub(super) cost: Cost,
    /// The paragraph of PARSING that it comes from.
    pub(super) paragraph: &'static str,
    /// What it looks like.
    pub(super) pattern: &'static str,
}

const fn rule(id: RuleId, role: Role, cost: Cost, paragraph: &'static str, pattern: &'static str) -> Rule {
    Rule { id, role, cost, paragraph, pattern }
}

/// Every rule, in the order of [`RuleId`].
pub(super) const RULES: &[Rule] = &[
    rule(RuleId::Counted, Role::Quantity, 0, "5.5", "2 ton, 12 ribu butir"),
    rule(RuleId::CountedLeft, Role::Quantity, -6, "5.9", "sisa 5 kw, dijual 2 kw, stok 300 pcs"),
    rule(RuleId::CountedOne, Role::Quantity, 8, "5.11", "sekilo, seekor, 1 peti"),
    rule(RuleId::CountedMoney, Role::Quantity, 46, "5.6", "26rb kg"),
    rule(RuleId::CountedEach, Role::Quantity, 20, "5.14", "2 rit @ 1.500 ekor"),
    rule(RuleId::CountedPast, Role::Quantity, 50, "5.9", "laku 3 kw"),
    rule(RuleId::CountedIfTaken, Role::Quantity, 8, "5.14", "ambil 20 rak"),
    rule(RuleId::CountedYesterday, Role::Quantity, 10, "5.9", "kemarin 3 kw"),
    rule(RuleId::Bare, Role::Quantity, 17, "5.6", "500 before a price"),
    rule(RuleId::PricePer, Role::Price, 0, "5.3", "26rb/kg, sekilo 26rb"),
    rule(RuleId::PriceMarked, Role::Price, 0, "5.4", "@26rb, harga 26.500, x 51.000"),
    rule(RuleId::PriceMoney, Role::Price, 4, "5.6", "26rb"),
    rule(RuleId::PriceBare, Role::Price, 8, "5.6", "26.500"),
    rule(RuleId::PriceLoose, Role::Price, 14, "5.6", "26.500 kg"),
    rule(RuleId::PricePast, Role::Price, 50, "5.9", "laku 42rb"),
    rule(RuleId::PriceYesterday, Role::Price, 12, "5.9", "kemarin 42rb"),
    rule(RuleId::PriceChange, Role::Price, 26, "5.9", "turun 2.000"),
    rule(RuleId::ContentSaid, Role::Content, 0, "5.2", "isi 15 kg, @10kg, 15 kg per peti"),
    rule(RuleId::ContentBeside, Role::Content, 2, "5.2", "50 peti 15 kg, 250 gr 60 toples"),
    rule(RuleId::ContentApart, Role::Content, 9, "5.10", "5kg .. 100 sak"),
    rule(RuleId::SizeInRange, Role::Size, 5, "5.8", "8 ons of gourami, 350 kg of cattle"),
    rule(RuleId::SizeOfPiece, Role::Size, 6, "5.10", "250gr beside 300 pcs"),
    rule(RuleId::SizePerKilo, Role::Size, 3, "5.8", "isi 8 of catfish"),
    rule(RuleId::Past, Role::Past, 0, "5.9", "laku 3 kw, 3 kw sudah terjual"),
    rule(RuleId::Yesterday, Role::Past, 6, "5.9", "kemarin 42rb"),
    rule(RuleId::Change, Role::Change, 0, "5.9", "turun 2.000, ongkir 50rb"),
    rule(RuleId::PartOfTotal, Role::Part, 0, "5.7", "1 ton, 500 kg besar 500 kg kecil"),
    rule(RuleId::WeightOfAll, Role::Part, 5, "5.2", "10 peti 150 kg"),
    rule(RuleId::Product, Role::Part, 1, "5.7", "500 kg x 26.300 = 13.150.000"),
    rule(RuleId::SaidTwice, Role::Part, 1, "5.7", "30 rak (900 butir)"),
    rule(RuleId::PackedIn, Role::Size, 6, "5.2", "1,5 ton, 1 karung 60 kg"),
    rule(RuleId::OutOf, Role::Past, 3, "5.9", "sisa 40 peti dari 100 peti"),
    rule(RuleId::Order, Role::Order, 3, "5.14", "ambil 20 rak diskon 1.000"),
    rule(RuleId::OtherGoods, Role::Other, 6, "5.14", "kandang 5000 ekor of eggs"),
    rule(RuleId::NotUnderstood, Role::Unexplained, 40, "1.2", "anything else"),
];

/// The rule with this id.
pub(super) fn rule_of(id: RuleId) -> &'static Rule {
    const LAST: &Rule = &RULES[RULES.len() - 1];
    RULES.iter().find(|rule| rule.id == id).unwrap_or(LAST)
}

/// No quantity.
pub(super) const NO_QUANTITY: Cost = 36;
/// No price.
pub(super) const NO_PRICE: Cost = 18;
/// No price, but price talk.
pub(super) const NO_PRICE_BUT_TALK: Cost = 6;
/// A word for one that nothing stands behind.
pub(super) const IDLE_WORD: Cost = 40;
/// A sum whose smaller part is a plausible size or the base of a price.
pub(super) const DOUBTFUL_SUM: Cost = 8;
/// A price whose unit must be asked.
pub(super) const UNSURE_UNIT: Cost = 4;
/// A price outside every guard.
pub(super) const OUTSIDE_GUARD: Cost = 12;
/// A price that is said to be for one of something and cannot be.
pub(super) const NOT_ITS_PRICE: Cost = 50;
/// A quantity over or under what is believed.
pub(super) const UNLIKELY_QUANTITY: Cost = 12;
/// A quantity in a unit in which the goods are not sold.
pub(super) const UNUSUAL_UNIT: Cost = 12;
/// A content without its pack, a size without its pieces.
pub(super) const WITHOUT_ITS_BASE: Cost = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_stands_in_the_table_once_and_in_its_place() {
        for (at, rule) in RULES.iter().enumerate() {
            assert_eq!(rule.id as usize, at, "{rule:?}");
            assert_eq!(rule_of(rule.id).id, rule.id);
            assert!(!rule.pattern.is_empty() && !rule.paragraph.is_empty());
        }
    }

    #[test]
    fn a_number_that_is_not_understood_is_dearer_than_any_use_of_it() {
        let usual = RULES
            .iter()
            .filter(|r| r.role != Role::Unexplained && !matches!(r.id, RuleId::CountedPast | RuleId::CountedMoney | RuleId::PricePast));
        assert!(usual.map(|r| r.cost).max() < Some(rule_of(RuleId::NotUnderstood).cost));
    }
}
