//! Whether a line offers several lots, grades or kinds of one commodity: these are taken one at a time.

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    amount_rules,
    context::Context,
    grammar::{Role, RuleId, rule_of},
    lexicon,
    line_context::LineContext,
    price,
    readings::Interpretation,
    roles,
    token::Line,
};
use crate::domain::unit::{Dimension, Unit};

/// Words that join two amounts to one.
const JOINING: &[&str] = &["sama", "dan", "plus", "karo", "lan", "ditambah", "tambah", "kalih", "ambek", "mbek", "dgn", "dengan", "serta"];

/// Whether the best reading of a line leaves several lots; `mentions` is how often the goods were named with an amount.
pub(super) fn are_several(line: &Line, best: &Interpretation, mentions: usize) -> bool {
    let counted = |rule| matches!(rule_of(rule).role, Role::Quantity | Role::Unexplained);
    let lots: Vec<&Amount> =
        best.amounts.iter().zip(&best.rules).filter(|(a, rule)| counted(**rule) && is_counted(a)).map(|(a, _)| a).collect();
    let (Some(first), Some(second)) = (lots.first(), lots.get(1)) else { return false };
    if stock_of_a_few(&lots).is_some() {
        return false;
    }
    let money = |a: &&Amount| !is_counted(a) && (a.unit.is_none() || a.at_mark || a.suffixed());
    let priced = |rule| matches!(rule_of(rule).role, Role::Price | Role::Unexplained);
    let prices = best.amounts.iter().zip(&best.rules).filter(|(a, rule)| priced(**rule) && money(a)).count();
    let joined = are_joined(line, first, second) && lots.len() == 2;
    let alike = first.unit.map(|u| u.dimension()) == second.unit.map(|u| u.dimension());
    // "0.8-0.9 100 ekor, 1.0-1.1 150 ekor"
    let sizes = best.amounts.iter().zip(&best.rules).filter(|(a, rule)| **rule == RuleId::SizeInRange && a.phrase.second.is_some());
    let by_size = sizes.count() >= 2;
    alike && (prices >= 2 || by_size || mentions >= 2 || !joined && graded(line, &lots))
}

/// "1 buah 5rb, 3 buah 13rb, ready 400 buah": the stock of which a few cost so much, among amounts that are counted.
pub(super) fn stock_of_a_few<'a>(counted: &[&'a Amount]) -> Option<&'a Amount> {
    // "1 kg 24rb, 5 kg 115rb, stok 3 kuintal": the packs in which the stock is sold as well.
    let bulk = |a: &Amount| a.context == Context::Left && !amount_rules::is_weight_of_a_pack(a);
    let pieces =
        |a: &Amount| amount_rules::base(a).filter(|(of, _)| *of != Dimension::Mass || bulk(a) || amount_rules::is_weight_of_a_pack(a));
    let few = |stock: &Amount, lot: &Amount| {
        // "500 gr 45rb, 1 kg 88rb, total 35 kg"
        let grams = lot.unit == Some(Unit::Gram) && amount_rules::is_weight_of_a_pack(lot);
        let dozen = grams || lot.phrase.first.exact().is_some_and(|n| n <= Decimal::from(12));
        let ten = pieces(lot).filter(|_| dozen).and_then(|(of, n)| Some((of, n.checked_mul(Decimal::TEN)?)));
        pieces(stock).zip(ten).is_some_and(|((of, all), (other, few))| of == other && few <= all)
    };
    let others = |at: usize, stock: &Amount| counted.iter().enumerate().all(|(i, lot)| i == at || few(stock, lot));
    let found = counted.iter().enumerate().find(|(at, stock)| stock.context == Context::Left && others(*at, stock));
    found.map(|(_, stock)| *stock).filter(|_| counted.len() > 1)
}

/// "beras medium sama premium, 12.500 dan 14.800 sekilo": a price for each of several kinds.
pub(super) fn have_prices_of_their_own(best: &Interpretation, kinds: usize) -> bool {
    // "30 dan 40 rb": the thousands are said once, for the ends of a range.
    let whole = |amount: &Amount| amount.phrase.first.suffixed || amount.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    let joined = |amount: &Amount| {
        amount.phrase.second.is_some() && whole(amount) && amount.span.clone().any(|at| JOINING.contains(&best.line.text(at)))
    };
    kinds > 1 && best.with(Role::Price).any(joined)
}

/// Whether only words such as "sama" stand between two amounts: "50 kg sama 30 kg".
pub(super) fn are_joined(line: &Line, first: &Amount, second: &Amount) -> bool {
    let between = first.span.end..second.span.start;
    !between.is_empty() && between.clone().all(|at| JOINING.contains(&line.text(at)))
}

/// Quantity, price, quantity, price: two lots, unless a quantity of one is only what its price is for.
pub(super) fn follow_each_other(amounts: &[Amount], facts: &LineContext<'_>) -> bool {
    let content = |at: usize, amount: &Amount| roles::is_content(amount) || roles::is_content_of(amounts, at);
    let by_head = amounts.iter().filter(|a| a.unit == Some(Unit::Ekor) && a.per.is_none()).count() > 1;
    // "1 ekor 620 kg 33jt": how much the head weighs.
    let weight =
        |a: &Amount| by_head && amount_rules::grams(a).is_some_and(|grams| facts.goods.iter().any(|c| amount_rules::is_size_of(c, grams)));
    let plain: Vec<&Amount> = amounts
        .iter()
        .enumerate()
        .filter(|(at, a)| matches!(a.context, Context::Plain | Context::Left) && !content(*at, a) && !weight(a))
        .map(|(_, amount)| amount)
        .collect();
    let heads = plain.iter().filter(|a| a.one && a.unit == Some(Unit::Ekor)).count() > 1;
    let pair = |pair: &[&Amount]| match pair {
        [count, money] => {
            let price = money.unit.is_none() && !roles::is_content(money);
            let base = count.one && !heads && count.unit.is_some_and(|unit| price::fits(money, unit, facts.goods));
            is_counted(count) && !roles::is_content(count) && price && !base && !holds(count, money)
        }
        _ => false,
    };
    let large = |a: &&&Amount| a.suffixed() || a.marked_as_price() || a.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    let pairs = plain.chunks(2).filter(|chunk| pair(chunk) && chunk.get(1).is_some_and(|m| large(&m))).count();
    pairs >= 2 && plain.len() == 2 * pairs
}

/// "Kopi bubuk 200gr 24rb/bks": the weight of one pack before what the pack costs.
fn holds(weight: &Amount, money: &Amount) -> bool {
    let packs = money.per.is_some_and(|unit| unit.dimension() == Dimension::Package);
    packs && amount_rules::is_weight_of_a_pack(weight)
}

fn is_counted(amount: &Amount) -> bool {
    amount.unit.is_some() && amount.per.is_none() && !amount.at_mark
}

/// "besar 50 kg sedang 30 kg", "50 kg besar 30 kg kecil": each lot has a grade of its own beside it.
fn graded(line: &Line, lots: &[&Amount]) -> bool {
    let grade = |at: usize| Some(line.text(at)).filter(|word| lexicon::GRADES.contains(word));
    let side = |of: &dyn Fn(&Amount) -> Option<usize>| {
        let grades: Vec<&str> = lots.iter().filter_map(|lot| grade(of(lot)?)).collect();
        grades.len() == lots.len() && grades.first() != grades.last()
    };
    side(&|lot| lot.span.start.checked_sub(1)) || side(&|lot| Some(lot.span.end))
}
