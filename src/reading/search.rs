//! The search for the cheapest roles of some amounts: by the rules that each may have, and by what contradicts a choice.

use rust_decimal::Decimal;

use super::{
    PriceReading,
    amount::Amount,
    amount_rules::{self, amount_rules, grams, is_less, is_size_of, is_traded},
    grammar::{self, Cost, MARGIN, Role, RuleId, rule_of},
    guard::Basis,
    line_context::LineContext,
    price::{self, Written},
    quantity,
    roles::{self, Roles},
};
use crate::domain::{
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// How many ways of giving the roles are weighed for one way of cutting; in lines that people write there are fewer.
const MOST_WEIGHED: usize = 32;

/// A search for the cheapest roles of some amounts.
pub(super) struct Search<'a> {
    amounts: &'a [Amount],
    facts: &'a LineContext<'a>,
    amount_rules: Vec<Vec<RuleId>>,
    /// The least that the amounts from each place on cost.
    least: Vec<Cost>,
    weighed: usize,
    /// What a choice of price, quantity and content was found to cost: the same come again with other roles around them.
    prices: Vec<([Option<usize>; 3], Cost)>,
    start: Cost,
    best: Cost,
    pub(super) found: Vec<(Vec<RuleId>, Roles, Cost)>,
}

impl<'a> Search<'a> {
    pub(super) fn new(amounts: &'a [Amount], facts: &'a LineContext<'a>, start: Cost) -> Self {
        let total = amount_rules::total(amounts);
        let amount_rules: Vec<Vec<RuleId>> = (0..amounts.len()).map(|at| amount_rules(amounts, at, facts, total)).collect();
        let cheapest = |rules: &[RuleId]| rules.iter().map(|rule| rule_of(*rule).cost).min().unwrap_or(0);
        let least = (0..=amount_rules.len()).map(|at| amount_rules.iter().skip(at).map(|rules| cheapest(rules)).sum()).collect();
        Self { amounts, facts, amount_rules, least, weighed: 0, prices: Vec::new(), start, best: Cost::MAX / 2, found: Vec::new() }
    }

    pub(super) fn run(&mut self) {
        self.choose(&mut Vec::with_capacity(self.amounts.len()), self.start);
    }

    fn choose(&mut self, chosen: &mut Vec<RuleId>, cost: Cost) {
        let least = self.least.get(chosen.len()).copied().unwrap_or(0);
        if cost + least > self.best + MARGIN || self.weighed >= MOST_WEIGHED {
            return;
        }
        let Some(amount_rules) = self.amount_rules.get(chosen.len()).cloned() else {
            self.weigh(chosen, cost);
            return;
        };
        for edge in amount_rules {
            let role = rule_of(edge).role;
            let once = matches!(role, Role::Quantity | Role::Price | Role::Content);
            if once && chosen.iter().any(|other| rule_of(*other).role == role) {
                continue;
            }
            chosen.push(edge);
            self.choose(chosen, cost + rule_of(edge).cost);
            chosen.pop();
        }
    }

    fn weigh(&mut self, chosen: &[RuleId], cost: Cost) {
        let place = |role: Role| chosen.iter().position(|rule| rule_of(*rule).role == role);
        let roles = Roles::chosen(self.amounts, self.facts.goods, place(Role::Quantity), place(Role::Content), place(Role::Price));
        self.weighed += 1;
        // Money that is no product is not understood.
        let is_product = |at: usize| self.is_product(at, &roles) || self.is_weight_of_packs(at, &roles);
        let kept = |(at, rule): (usize, &RuleId)| if *rule == RuleId::Product && !is_product(at) { RuleId::NotUnderstood } else { *rule };
        let rules: Vec<RuleId> = chosen.iter().enumerate().map(kept).collect();
        let changed: Cost = rules.iter().zip(chosen).map(|(kept, chosen)| rule_of(*kept).cost - rule_of(*chosen).cost).sum();
        let cost = cost + changed + self.contradictions(&rules, &roles) + self.price_cost(place(Role::Content), &roles);
        if cost <= self.best + MARGIN && self.found.iter().all(|(known, ..)| *known != rules) {
            self.best = self.best.min(cost);
            self.found.push((rules, roles, cost));
        }
    }

    /// What the goods say against the price of a choice.
    fn price_cost(&mut self, content: Option<usize>, roles: &Roles) -> Cost {
        let key = [roles.price, roles.quantity, content];
        if let Some((_, cost)) = self.prices.iter().find(|(known, _)| *known == key) {
            return *cost;
        }
        let amount = |at: Option<usize>| at.and_then(|at| self.amounts.get(at));
        let cost = self.unlikely_price(amount(roles.price), amount(roles.quantity), amount(content), roles);
        self.prices.push((key, cost));
        cost
    }

    /// What the goods and the other amounts say against a choice, its price apart.
    fn contradictions(&self, chosen: &[RuleId], roles: &Roles) -> Cost {
        let amount = |at: Option<usize>| at.and_then(|at| self.amounts.get(at));
        let mut cost = 0;
        let (said, content) = (amount(roles.quantity), chosen.iter().position(|rule| rule_of(*rule).role == Role::Content));
        match said {
            None => cost += grammar::NO_QUANTITY,
            Some(said) => cost += self.unlikely_quantity(said, roles),
        }
        if let Some(content) = amount(content) {
            let holds = roles::holds(said.and_then(|a| a.unit)) && said.and_then(|a| a.unit) != content.unit;
            let its_own = content.per.is_none_or(|per| said.and_then(|a| a.unit).is_some_and(|unit| are_the_same_pack(unit, per)));
            cost += if holds && its_own { 0 } else { grammar::WITHOUT_ITS_BASE };
        }
        let unit = said.and_then(|a| a.unit);
        for (at, rule) in chosen.iter().enumerate() {
            let pieces = unit.is_some_and(|u| u.dimension() == Dimension::Count && u != Unit::Ekor);
            let packs = roles::holds(unit);
            let more = self.amounts.get(at).zip(said).is_some_and(|(size, said)| is_less(size, said));
            cost += match rule {
                // A word for one is only taken as the base of a price.
                RuleId::NotUnderstood if self.amounts.get(at).is_some_and(|a| a.based) => grammar::IDLE_WORD,
                RuleId::PackedIn if packs => grammar::WITHOUT_ITS_BASE,
                RuleId::WeightOfAll if !packs => grammar::WITHOUT_ITS_BASE,
                RuleId::SizeOfPiece if !pieces => grammar::WITHOUT_ITS_BASE,
                RuleId::SizePerKilo if packs => grammar::WITHOUT_ITS_BASE / 2,
                RuleId::SizeInRange if !more => grammar::WITHOUT_ITS_BASE,
                _ => 0,
            };
        }
        cost
    }

    /// Whether an amount of money is what the quantity comes to at its price.
    fn is_product(&self, at: usize, roles: &Roles) -> bool {
        let exact = |at: Option<usize>| self.amounts.get(at?)?.phrase.first.exact();
        let base = |unit: Unit| Decimal::from(unit.base());
        let (Some(all), Some(number), Some(price), Some(unit)) = (exact(Some(at)), exact(roles.quantity), exact(roles.price), roles.unit)
        else {
            return false;
        };
        let per = match roles.written {
            Some(Written::Per(per)) if per.dimension() == unit.dimension() => per,
            None => price::usual_base(unit),
            Some(_) => return false,
        };
        if self.amounts.get(roles.price.unwrap_or(at)).is_some_and(|price| price.based) {
            return false;
        }
        let goods = number.checked_mul(base(unit)).and_then(|goods| goods.checked_mul(price));
        goods.is_some_and(|goods| all.checked_mul(base(per)) == Some(goods))
    }

    /// Whether a weight is what all packs come to: "6 peti @ 15 kg = 90 kg".
    fn is_weight_of_packs(&self, at: usize, roles: &Roles) -> bool {
        let amount = |at: Option<usize>| self.amounts.get(at?);
        let bare = |a: &Amount| a.phrase.first.exact().filter(|_| a.unit.is_none()).and_then(|n| n.checked_mul(Decimal::ONE_THOUSAND));
        let content = amount(roles.content).and_then(|a| grams(a).or_else(|| bare(a)));
        let number = amount(roles.quantity).filter(|packs| roles::holds(packs.unit)).and_then(|packs| packs.phrase.first.exact());
        let all = content.zip(number).and_then(|(content, number)| content.checked_mul(number));
        all.is_some() && amount(Some(at)).and_then(grams) == all
    }

    fn unlikely_quantity(&self, said: &Amount, roles: &Roles) -> Cost {
        let mut cost = 0;
        if said.doubtful_sum {
            cost += 3 * grammar::DOUBTFUL_SUM;
        }
        if said.joined.is_some_and(|part| self.facts.goods.iter().any(|c| is_size_of(c, part))) {
            cost += grammar::DOUBTFUL_SUM;
        }
        // "600 kg 1 ekor 38jt": the weight of the head that is priced.
        let by_head = roles.written == Some(Written::Per(Unit::Ekor))
            && grams(said).is_some_and(|g| self.facts.goods.iter().any(|c| is_size_of(c, g)));
        if by_head {
            cost += 3 * grammar::UNLIKELY_QUANTITY;
        }
        cost += said.unit.filter(|unit| !is_traded(*unit, self.facts.goods)).map_or(0, |_| grammar::UNUSUAL_UNIT);
        let unusual = roles.unit.is_some_and(|u| u.dimension() == Dimension::Mass && quantity::is_too_little(said, u, self.facts.goods));
        cost + if unusual { grammar::UNLIKELY_QUANTITY } else { 0 }
    }

    fn unlikely_price(&self, price: Option<&Amount>, said: Option<&Amount>, content: Option<&Amount>, roles: &Roles) -> Cost {
        let Some(price) = price else {
            return if self.facts.nego { grammar::NO_PRICE_BUT_TALK } else { grammar::NO_PRICE };
        };
        let unit = roles.unit.unwrap_or(self.facts.usual);
        let exactly = |a: &Amount, unit: Option<Unit>| Quantity::new(a.phrase.first.exact()?, unit?).ok();
        let basis = Basis {
            goods: self.facts.goods,
            unit,
            quantity: said.and_then(|a| exactly(a, roles.unit)),
            pack: content.and_then(|a| exactly(a, Some(a.unit.unwrap_or(Unit::Kg)))),
            proposes: false,
        };
        match price::judge(price, roles.written, &basis).reading {
            PriceReading::Exact(_) | PriceReading::About(_) | PriceReading::Range => 0,
            PriceReading::WhichUnit(..) => grammar::UNSURE_UNIT,
            // "1 ton 26rb": nobody asks 26.000 for a ton.
            PriceReading::Scale(_) if price.based && price.suffixed() => grammar::NOT_ITS_PRICE + grammar::OUTSIDE_GUARD,
            PriceReading::Scale(_) if price.based => grammar::NOT_ITS_PRICE,
            PriceReading::Scale(_) | PriceReading::NotPositive | PriceReading::Unreadable => grammar::OUTSIDE_GUARD,
        }
    }
}

/// Whether two words name one pack: a sack is a `karung` or a `sak`.
fn are_the_same_pack(one: Unit, other: Unit) -> bool {
    let is_sack = |unit: Unit| matches!(unit, Unit::Karung | Unit::Sak);
    one == other || is_sack(one) && is_sack(other)
}
