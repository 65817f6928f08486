//! The readings of a line: every way of cutting it into amounts, every way of giving these their roles, the best few.

use rust_decimal::Decimal;

use super::{
    PriceReading,
    amount::{self, Amount},
    context::Context,
    grammar::{self, Cost, MARGIN, Role, RuleId, rule_of},
    guard::Basis,
    measures,
    price::{self, Written},
    quantity,
    roles::{self, Roles},
    token::Line,
};
use crate::domain::{
    commodity::Commodity,
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// More amounts than this are a list, which is not searched.
const MOST_AMOUNTS: usize = 8;
/// So many ways of cutting a line are tried.
const MOST_PATHS: usize = 8;
/// So many ways of giving the roles are weighed for one way of cutting; in lines that people write there are fewer.
const MOST_WEIGHED: usize = 32;
/// So many readings are kept.
const KEPT: usize = 8;

/// One reading of a line's amounts.
#[derive(Debug, Clone)]
pub(super) struct Interpretation {
    /// The line with the amounts' tokens taken.
    pub(super) line: Line,
    /// The amounts, from left to right.
    pub(super) amounts: Vec<Amount>,
    /// Which of them is what.
    pub(super) roles: Roles,
    /// The rule of each amount.
    pub(super) rules: Vec<RuleId>,
    /// What it costs.
    pub(super) cost: Cost,
}

impl Interpretation {
    /// Whether a number was left that no rule took.
    pub(super) fn leaves_a_number(&self) -> bool {
        (0..self.line.len()).any(|at| self.line.is_number(at) && !self.line.taken(at))
    }

    /// The amounts with this role.
    pub(super) fn with(&self, role: Role) -> impl Iterator<Item = &Amount> {
        self.amounts.iter().zip(&self.rules).filter(move |(_, rule)| rule_of(**rule).role == role).map(|(amount, _)| amount)
    }
}

/// What is known when the readings of a line are weighed.
#[derive(Debug, Clone, Copy)]
pub(super) struct World<'a> {
    /// The goods that may be meant.
    pub(super) goods: &'a [&'static Commodity],
    /// The unit in which they are usually offered.
    pub(super) usual: Unit,
    /// Whether the writer is open to price talk.
    pub(super) nego: bool,
}

/// The readings of a line.
#[derive(Debug)]
pub(super) struct Readings {
    /// The plausible ones, the best one first.
    pub(super) best: Vec<Interpretation>,
    /// The amounts as the line is usually cut.
    pub(super) usual: Vec<Amount>,
}

/// The readings of `line`, which has lost its goods, place and day.
pub(super) fn of(line: &Line, world: &World<'_>) -> Readings {
    let mut line = line.clone();
    measures::drop_sizes(&mut line);
    let starts = amount::starts(&line);
    let mut cut = line.clone();
    let usual = amount::path(&mut cut, world.goods, &starts, &[]);
    let roles = Roles::of_line(&usual.amounts, world.goods);
    let rules = simple(&usual.amounts, &roles);
    let plain = usual.picks.is_empty()
        && (rules.is_some() && usual.amounts.len() <= 2 && roles.content.is_none() || usual.amounts.len() <= 1)
        && usual.amounts.iter().all(|a| matches!(a.context, Context::Plain | Context::Left));
    let few = usual.amounts.len() <= MOST_AMOUNTS;
    if plain || !few {
        let rules = rules.unwrap_or_else(|| roughly(&usual.amounts, &roles));
        let best = vec![Interpretation { line: cut, amounts: usual.amounts.clone(), roles, rules, cost: 0 }];
        return Readings { best, usual: usual.amounts };
    }
    let mut found: Vec<Interpretation> = Vec::new();
    let mut open: Vec<Vec<bool>> = vec![Vec::new()];
    let mut tried = 0;
    while let Some(picks) = open.pop().filter(|_| tried < MOST_PATHS) {
        tried += 1;
        let mut cut = line.clone();
        let path = amount::path(&mut cut, world.goods, &starts, &picks);
        for at in picks.len()..path.picks.len() {
            let mut other = path.picks.get(..at).unwrap_or_default().to_vec();
            other.push(true);
            open.push(other);
        }
        let mut search = Search::new(&path.amounts, world, path.cost + grammar::IDLE_WORD * Cost::try_from(path.idle).unwrap_or(1));
        search.run();
        found.extend(search.found.into_iter().map(|(rules, roles, cost)| Interpretation {
            line: cut.clone(),
            amounts: path.amounts.clone(),
            roles,
            rules,
            cost,
        }));
    }
    found.sort_by_key(|reading| reading.cost);
    let best = found.first().map_or(0, |reading| reading.cost);
    found.retain(|reading| reading.cost <= best + MARGIN);
    found.truncate(KEPT);
    Readings { best: found, usual: usual.amounts }
}

/// The rules of a line whose every amount has a role by the first look; `None` if one is left over.
fn simple(amounts: &[Amount], roles: &Roles) -> Option<Vec<RuleId>> {
    let rules = roughly(amounts, roles);
    rules.iter().all(|rule| *rule != RuleId::NotUnderstood).then_some(rules)
}

fn roughly(amounts: &[Amount], roles: &Roles) -> Vec<RuleId> {
    let rule = |(at, amount): (usize, &Amount)| match Some(at) {
        at if at == roles.quantity => {
            if amount.unit.is_some() {
                RuleId::Counted
            } else {
                RuleId::Bare
            }
        }
        at if at == roles.price && amount.per.is_some() => RuleId::PricePer,
        at if at == roles.price && amount.marked_as_price() => RuleId::PriceMarked,
        at if at == roles.price && amount.unit.is_some() => RuleId::PriceLoose,
        at if at == roles.price && amount.suffixed() => RuleId::PriceMoney,
        at if at == roles.price => RuleId::PriceBare,
        at if at == roles.content => RuleId::ContentSaid,
        // "isi 15" of a tray names the unit.
        _ if roles.tray_told && amount.content_mark => RuleId::ContentSaid,
        _ => RuleId::NotUnderstood,
    };
    amounts.iter().enumerate().map(rule).collect()
}

/// A search for the cheapest roles of some amounts.
struct Search<'a> {
    amounts: &'a [Amount],
    world: &'a World<'a>,
    edges: Vec<Vec<RuleId>>,
    /// The least that the amounts from each place on cost.
    least: Vec<Cost>,
    weighed: usize,
    start: Cost,
    best: Cost,
    found: Vec<(Vec<RuleId>, Roles, Cost)>,
}

impl<'a> Search<'a> {
    fn new(amounts: &'a [Amount], world: &'a World<'a>, start: Cost) -> Self {
        let total = total(amounts);
        let edges: Vec<Vec<RuleId>> = (0..amounts.len()).map(|at| edges(amounts, at, world, total)).collect();
        let cheapest = |rules: &[RuleId]| rules.iter().map(|rule| rule_of(*rule).cost).min().unwrap_or(0);
        let least = (0..=edges.len()).map(|at| edges.iter().skip(at).map(|rules| cheapest(rules)).sum()).collect();
        Self { amounts, world, edges, least, weighed: 0, start, best: Cost::MAX / 2, found: Vec::new() }
    }

    fn run(&mut self) {
        self.choose(&mut Vec::with_capacity(self.amounts.len()), self.start);
    }

    fn choose(&mut self, chosen: &mut Vec<RuleId>, cost: Cost) {
        let least = self.least.get(chosen.len()).copied().unwrap_or(0);
        if cost + least > self.best + MARGIN || self.weighed >= MOST_WEIGHED {
            return;
        }
        let Some(edges) = self.edges.get(chosen.len()).cloned() else {
            self.weigh(chosen, cost);
            return;
        };
        for edge in edges {
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
        self.weighed += 1;
        let place = |role: Role| chosen.iter().position(|rule| rule_of(*rule).role == role);
        let roles = Roles::chosen(self.amounts, self.world.goods, place(Role::Quantity), place(Role::Content), place(Role::Price));
        let cost = cost + self.contradictions(chosen, &roles);
        if cost <= self.best + MARGIN {
            self.best = self.best.min(cost);
            self.found.push((chosen.to_vec(), roles, cost));
        }
    }

    /// What the goods and the other amounts say against a choice.
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
            let its_own = content.per.is_none_or(|per| said.and_then(|a| a.unit) == Some(per));
            cost += if holds && its_own { 0 } else { grammar::WITHOUT_ITS_BASE };
        }
        let unit = said.and_then(|a| a.unit);
        for (at, rule) in chosen.iter().enumerate() {
            let pieces = unit.is_some_and(|u| u.dimension() == Dimension::Count && u != Unit::Ekor);
            let packs = roles::holds(unit);
            let more = self.amounts.get(at).zip(said).is_some_and(|(size, said)| is_less(size, said));
            cost += match rule {
                RuleId::Product if !self.is_product(at, roles) => grammar::WITHOUT_ITS_BASE,
                RuleId::PackedIn if packs => grammar::WITHOUT_ITS_BASE,
                RuleId::WeightOfAll if !packs => grammar::WITHOUT_ITS_BASE,
                RuleId::SizeOfPiece if !pieces => grammar::WITHOUT_ITS_BASE,
                RuleId::SizePerKilo if packs => grammar::WITHOUT_ITS_BASE / 2,
                RuleId::SizeInRange if !more => grammar::WITHOUT_ITS_BASE,
                _ => 0,
            };
        }
        cost + self.unlikely_price(amount(roles.price), said, content.and_then(|at| self.amounts.get(at)), roles)
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
        let goods = number.checked_mul(base(unit)).and_then(|goods| goods.checked_mul(price));
        goods.is_some_and(|goods| all.checked_mul(base(per)) == Some(goods))
    }

    fn unlikely_quantity(&self, said: &Amount, roles: &Roles) -> Cost {
        let mut cost = 0;
        if said.doubtful_sum {
            cost += 3 * grammar::DOUBTFUL_SUM;
        }
        if said.joined.is_some_and(|part| self.world.goods.iter().any(|c| is_size_of(c, part))) {
            cost += grammar::DOUBTFUL_SUM;
        }
        // "600 kg 1 ekor 38jt": the weight of the head that is priced.
        let by_head = roles.written == Some(Written::Per(Unit::Ekor))
            && grams(said).is_some_and(|g| self.world.goods.iter().any(|c| is_size_of(c, g)));
        if by_head {
            cost += 3 * grammar::UNLIKELY_QUANTITY;
        }
        cost += said.unit.filter(|unit| !is_traded(*unit, self.world.goods)).map_or(0, |_| grammar::UNUSUAL_UNIT);
        let unusual = roles.unit.is_some_and(|u| u.dimension() == Dimension::Mass && quantity::is_too_little(said, u, self.world.goods));
        cost + if unusual { grammar::UNLIKELY_QUANTITY } else { 0 }
    }

    fn unlikely_price(&self, price: Option<&Amount>, said: Option<&Amount>, content: Option<&Amount>, roles: &Roles) -> Cost {
        let Some(price) = price else {
            return if self.world.nego { grammar::NO_PRICE_BUT_TALK } else { grammar::NO_PRICE };
        };
        let unit = roles.unit.unwrap_or(self.world.usual);
        let exactly = |a: &Amount, unit: Option<Unit>| Quantity::new(a.phrase.first.exact()?, unit?).ok();
        let basis = Basis {
            goods: self.world.goods,
            unit,
            quantity: said.and_then(|a| exactly(a, roles.unit)),
            pack: content.and_then(|a| exactly(a, Some(a.unit.unwrap_or(Unit::Kg)))),
        };
        match price::judge(price, roles.written, &basis).reading {
            PriceReading::Exact(_) | PriceReading::About(_) | PriceReading::Range => 0,
            PriceReading::WhichUnit(..) => grammar::UNSURE_UNIT,
            // "1 ton 26rb": nobody asks 26.000 for a ton.
            PriceReading::Scale(_) if price.based => grammar::NOT_ITS_PRICE,
            PriceReading::Scale(_) | PriceReading::NotPositive | PriceReading::Unreadable => grammar::OUTSIDE_GUARD,
        }
    }
}

/// The rules by which an amount may be this or that, one a role.
fn edges(amounts: &[Amount], at: usize, world: &World<'_>, total: Option<usize>) -> Vec<RuleId> {
    let Some(amount) = amounts.get(at) else { return Vec::new() };
    let mut edges = Vec::with_capacity(6);
    edges.extend(as_quantity(amount));
    edges.extend(as_price(amount, world.goods));
    edges.extend(as_content(amounts, at));
    edges.extend(as_size(amount, world.goods));
    match amount.context {
        Context::Past => edges.push(RuleId::Past),
        Context::Yesterday => edges.push(RuleId::Yesterday),
        Context::Change => edges.push(RuleId::Change),
        Context::Condition if amount.unit.is_some() && amount.per.is_none() => edges.push(RuleId::Order),
        Context::Condition | Context::Left | Context::Plain => {}
    }
    if amount.unit.is_some() && amount.per.is_some_and(|per| per.dimension() == Dimension::Package) {
        edges.push(RuleId::PackedIn);
    }
    if roles::may_be_all_packs_weigh(amounts, at) {
        edges.push(RuleId::WeightOfAll);
    }
    if is_money(amount) && amounts.len() > 2 {
        edges.push(RuleId::Product);
    }
    if amount.out_of && amounts.iter().any(|left| left.context == Context::Left && left.unit == amount.unit) {
        edges.push(RuleId::OutOf);
    }
    if amount.unit.is_some_and(|unit| amount.per.is_none() && !is_traded(unit, world.goods)) {
        edges.push(RuleId::OtherGoods);
    }
    if total.is_some_and(|total| total != at) && amount.unit.is_some() && amount.per.is_none() {
        edges.push(RuleId::PartOfTotal);
    }
    if before_the_sale(amounts) == Some(at) {
        edges.push(RuleId::Past);
    }
    edges.push(RuleId::NotUnderstood);
    edges.sort_by_key(|rule| rule_of(*rule).cost);
    edges
}

fn as_quantity(amount: &Amount) -> Option<RuleId> {
    if amount.per.is_some() || amount.at_mark || roles::is_content(amount) || amount.price_mark && amount.suffixed() {
        return None;
    }
    let Some(unit) = amount.unit else {
        let bare = !amount.suffixed() && !amount.marked_as_price() && amount.context != Context::Change;
        return bare.then_some(match amount.context {
            Context::Past => RuleId::CountedPast,
            _ => RuleId::Bare,
        });
    };
    Some(match amount.context {
        Context::Past => RuleId::CountedPast,
        Context::Yesterday => RuleId::CountedYesterday,
        _ if amount.one => RuleId::CountedOne,
        _ if amount.suffixed() && unit.dimension() == Dimension::Mass => RuleId::CountedMoney,
        Context::Left => RuleId::CountedLeft,
        Context::Condition => RuleId::CountedIfTaken,
        Context::Plain | Context::Change => RuleId::Counted,
    })
}

fn as_price(amount: &Amount, goods: &[&'static Commodity]) -> Option<RuleId> {
    if roles::is_content(amount) {
        return None;
    }
    let rule = match amount.unit {
        None if amount.per.is_some() => RuleId::PricePer,
        None if amount.marked_as_price() => RuleId::PriceMarked,
        None if amount.suffixed() => RuleId::PriceMoney,
        None => RuleId::PriceBare,
        Some(_) if amount.per.is_some() || amount.one => return None,
        Some(unit) if amount.at_mark && unit.dimension() != Dimension::Mass => RuleId::PriceMarked,
        Some(unit) if amount.suffixed() || price::fits(amount, unit, goods) => RuleId::PriceLoose,
        Some(_) => return None,
    };
    Some(match amount.context {
        Context::Past => RuleId::PricePast,
        Context::Yesterday => RuleId::PriceYesterday,
        Context::Change => RuleId::PriceChange,
        Context::Left | Context::Condition | Context::Plain => rule,
    })
}

fn as_content(amounts: &[Amount], at: usize) -> Option<RuleId> {
    if roles::is_content_of(amounts, at) {
        let beside = amounts.get(at).is_some_and(|a| !a.content_mark && !a.at_mark && a.per.is_none());
        return Some(if beside { RuleId::ContentBeside } else { RuleId::ContentSaid });
    }
    let amount = amounts.get(at)?;
    let apart = amount.per.is_none() && amounts.iter().any(|packs| roles::is_less_than_packs(amount, packs));
    apart.then_some(RuleId::ContentApart)
}

fn as_size(amount: &Amount, goods: &[&'static Commodity]) -> Option<RuleId> {
    let known = goods.len() < Commodity::all().len();
    let value = amount.phrase.first.exact()?;
    if amount.content_mark && !amount.suffixed() && amount.unit.is_none_or(|u| u.dimension() == Dimension::Count) {
        let fits = |c: &&Commodity| c.per_kg.as_ref().is_some_and(|r| within(value, *r.start(), *r.end()));
        return (known && goods.iter().any(fits)).then_some(RuleId::SizePerKilo);
    }
    let grams = grams(amount).filter(|_| amount.per.is_none() && !amount.suffixed() && !amount.price_mark && !amount.lot_mark)?;
    if known && goods.iter().any(|c| is_size_of(c, grams)) {
        return Some(RuleId::SizeInRange);
    }
    (grams <= Decimal::from(5000)).then_some(RuleId::SizeOfPiece)
}

/// Whether an amount is money by its look.
fn is_money(amount: &Amount) -> bool {
    let large = amount.phrase.first.exact().is_some_and(|n| n >= Decimal::from(10_000));
    amount.unit.is_none() && amount.per.is_none() && (amount.suffixed() || amount.marked_as_price() || large)
}

/// Whether some of `goods` may be offered by `unit`: eggs are not counted in heads, nor fruit in litres.
fn is_traded(unit: Unit, goods: &[&'static Commodity]) -> bool {
    let piece = matches!(unit, Unit::Buah | Unit::Pcs);
    let animal = |c: &&&Commodity| matches!(c.category.as_str(), "peternakan" | "perikanan");
    let told = piece || matches!(unit, Unit::Ekor | Unit::Butir | Unit::Lembar | Unit::Liter);
    // Whatever is no animal may be counted in pieces.
    !told || goods.is_empty() || goods.iter().any(|c| c.allowed_units.contains(&unit) || piece && !animal(&c))
}

fn within(value: Decimal, from: i64, to: i64) -> bool {
    (Decimal::from(from)..=Decimal::from(to)).contains(&value)
}

/// Whether so many grams are how much one of `goods` weighs.
fn is_size_of(goods: &Commodity, grams: Decimal) -> bool {
    goods.size.as_ref().is_some_and(|range| within(grams, *range.start(), *range.end()))
}

/// The weight that an amount says, in grams.
fn grams(amount: &Amount) -> Option<Decimal> {
    let unit = amount.unit.filter(|u| u.dimension() == Dimension::Mass)?;
    amount.phrase.first.exact()?.checked_mul(Decimal::from(unit.base()))
}

/// Whether a size is less than what is offered: a head of the heads, a fish of the fish.
fn is_less(size: &Amount, said: &Amount) -> bool {
    match (grams(size), grams(said)) {
        (Some(one), Some(all)) => one * Decimal::TWO <= all,
        _ => true,
    }
}

/// The amount that is what was there before: the sum of what is gone and what is left.
fn before_the_sale(amounts: &[Amount]) -> Option<usize> {
    let sum = |context: Context| {
        let of = amounts.iter().filter(|a| a.context == context && a.per.is_none()).filter_map(base);
        of.fold(None, |sum: Option<Decimal>, (_, value)| Some(sum.unwrap_or_default() + value))
    };
    let all = sum(Context::Past)?.checked_add(sum(Context::Left)?)?;
    amounts.iter().position(|a| a.context != Context::Left && base(a).is_some_and(|(_, value)| value == all))
}

/// What an amount of goods comes to in base units, with its dimension.
fn base(amount: &Amount) -> Option<(Dimension, Decimal)> {
    let unit = amount.unit.filter(|_| amount.per.is_none() && !amount.suffixed() && amount.phrase.second.is_none())?;
    let value = amount.phrase.first.exact()?.checked_mul(Decimal::from(unit.base()))?;
    // A sum of a few such amounts can't overflow.
    (value < Decimal::from(1_000_000_000_000_i64)).then_some((unit.dimension(), value))
}

/// The amount that is the sum of all the others of its kind.
fn total(amounts: &[Amount]) -> Option<usize> {
    let counted: Vec<(usize, (Dimension, Decimal))> = amounts.iter().enumerate().filter_map(|(at, a)| Some((at, base(a)?))).collect();
    let (_, (dimension, _)) = counted.first()?;
    let told = counted.iter().any(|(at, _)| amounts.get(*at).is_some_and(|a| a.context == Context::Past));
    if counted.len() < 3 || told || counted.iter().any(|(_, (other, _))| other != dimension) {
        return None;
    }
    let sum = counted.iter().try_fold(Decimal::ZERO, |sum, (_, (_, value))| sum.checked_add(*value))?;
    counted.iter().find(|(_, (_, value))| value.checked_mul(Decimal::TWO) == Some(sum)).map(|(at, _)| *at)
}
