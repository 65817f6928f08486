//! The readings of a line: every way of cutting it into amounts, every way of giving these their roles, the best few.

use super::{
    amount::Amount,
    cut,
    grammar::{self, Cost, MARGIN, Role, RuleId, rule_of},
    line_context::LineContext,
    measures, normalize, pii, retail,
    roles::Roles,
    search::Search,
    token::Line,
};

/// More amounts than this are a list, which is not searched.
const MOST_AMOUNTS: usize = 8;
/// How many ways of cutting a line are tried.
const MOST_PATHS: usize = 8;
/// How many readings are kept.
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

/// The readings of a line.
#[derive(Debug)]
pub(super) struct Readings {
    /// The plausible ones, the best one first.
    pub(super) best: Vec<Interpretation>,
    /// The amounts as the line is usually cut.
    pub(super) usual: Vec<Amount>,
}

/// The plausible readings of an answer to a question about goods that are known; none of a text that is too long.
pub(super) fn of_answer(text: &str, facts: &LineContext<'_>) -> Vec<Interpretation> {
    if normalize::too_long(text) {
        return Vec::new();
    }
    of(&Line::new(&pii::without_personal_data(text)), facts).best
}

/// The readings of `line`, which has lost its goods, place and day.
pub(super) fn of(line: &Line, facts: &LineContext<'_>) -> Readings {
    let mut line = line.clone();
    retail::take(&mut line);
    measures::drop_sizes(&mut line);
    let starts = cut::starts(&line);
    let mut cut = line.clone();
    let usual = cut::path(&mut cut, facts.goods, &starts, &[]);
    if usual.amounts.len() > MOST_AMOUNTS || !facts.one_kind {
        let roles = Roles::of_line(&usual.amounts, facts.goods);
        let rules = roughly(&usual.amounts, &roles);
        let best = vec![Interpretation { line: cut, amounts: usual.amounts.clone(), roles, rules, cost: 0 }];
        return Readings { best, usual: usual.amounts };
    }
    let mut found: Vec<Interpretation> = Vec::new();
    let mut open: Vec<Vec<bool>> = vec![Vec::new()];
    let mut tried = 0;
    while let Some(picks) = open.pop().filter(|_| tried < MOST_PATHS) {
        tried += 1;
        let mut cut = line.clone();
        let path = cut::path(&mut cut, facts.goods, &starts, &picks);
        for at in picks.len()..path.picks.len() {
            let mut other = path.picks.get(..at).unwrap_or_default().to_vec();
            other.push(true);
            open.push(other);
        }
        let mut search = Search::new(&path.amounts, facts, path.cost + grammar::IDLE_WORD * Cost::try_from(path.idle).unwrap_or(1));
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

/// The rules of a list, which is not searched, by the first look.
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
