//! Numbers of a line that have no role: each is asked for in the field to which it most likely belongs (PARSING section 1).

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    amount_rules,
    context::Context,
    context_words::LEFT,
    draft::{AskCode, Draft},
    grammar::Role,
    lexicon,
    readings::Interpretation,
    time_words::{BEFORE_A_DAY, SAYS_READY},
    token::{Line, Use},
    value::Value,
};
use crate::domain::{
    money::{Price, Rupiah},
    quantity::Quantity,
};

/// "4 kw 15.800/kg, tiap minggu bisa 4 kw": whether a number that has no role says the quantity once more.
pub(super) fn repeats_quantity(best: &Interpretation, amount: &Amount) -> bool {
    let said = best.with(Role::Quantity).next().and_then(amount_rules::base);
    said.is_some() && amount_rules::base(amount) == said && is_behind_a_day(best, amount)
}

/// A number that has no role is asked for in the field to which it most likely belongs.
pub(super) fn leftovers(merged: &mut Draft, best: &Interpretation) {
    let price = best.with(Role::Price).next();
    for amount in best.with(Role::Unexplained).filter(|amount| !is_due(best, amount) && !repeats_quantity(best, amount)) {
        // "26 ribu 5", "26 ribu lebih 250"
        let more = usize::from(["lebih", "punjul", "luwih"].contains(&best.line.text(amount.span.start.saturating_sub(1))));
        let behind_price = price.is_some_and(|p| p.span.end + more == amount.span.start && p.suffixed());
        let quantity = merged.ask.contains(&AskCode::Qty) || merged.ask.contains(&AskCode::QtyScale);
        // One number with nothing beside it says nothing.
        if best.amounts.len() == 1 && amount.unit.is_none() && quantity {
            continue;
        }
        match amount.unit {
            // "50 k": money by its look, but the quantity is what is missing.
            // "20rb kalau 2 kw 19,5": the price of a person who takes so much.
            None if price.is_some() && is_of_condition(best, amount) => open_price(merged, AskCode::PriceRange, Vec::new()),
            // "sing gedhe rong yuta, sing cilik limangatus"
            None if is_graded(best, amount)
                && amount.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_HUNDRED)
                && price.is_some_and(|p| is_graded(best, p)) =>
            {
                open_price(merged, AskCode::PriceRange, Vec::new())
            }
            // "85rb siji, nek babon 65": the price of another kind.
            None if is_of_another_kind(best, amount, price) => open_price(merged, AskCode::PriceRange, Vec::new()),
            None if quantity && (is_k(best, amount) || !amount.suffixed()) && price.is_some_and(|p| p.per.is_some()) => {}
            // "36.500 klo cash, tempo 37rb"
            Some(_) if price.is_some_and(|price| amount_rules::is_price_beside(amount, price)) => {
                open_price(merged, AskCode::PriceRange, Vec::new())
            }
            Some(_) if !quantity => {
                merged.likely.quantities = likely_quantities(merged, amount);
                merged.qty = None;
                merged.ask.insert(AskCode::Qty);
            }
            Some(_) => {}
            None if behind_price && !amount.suffixed() => open_price(merged, AskCode::PriceScale, written_out(price, amount)),
            None if is_money(amount) || price.is_none() || leads_to(best, amount, price) => {
                open_price(merged, AskCode::PriceRange, Vec::new())
            }
            // "Mbiyen 34 saiki 32 ewu": what would be a price of these goods in thousands.
            None if is_about_the_price(best, merged, amount) => open_price(merged, AskCode::PriceRange, Vec::new()),
            None if !quantity => {
                merged.qty = None;
                merged.ask.insert(AskCode::Qty);
            }
            None => {}
        }
    }
}

/// "50 k" may be kilograms.
fn is_k(best: &Interpretation, amount: &Amount) -> bool {
    amount.span.end.checked_sub(1).is_some_and(|at| best.line.text(at) == "k")
}

/// "Tiap minggu bisa 4 kw": whether a word of time stands right before an amount.
fn is_behind_a_day(best: &Interpretation, amount: &Amount) -> bool {
    let may = amount.span.start.checked_sub(1).filter(|at| best.line.any(*at, &["bisa", "bs", "iso", "saget"]));
    may.unwrap_or(amount.span.start).checked_sub(1).is_some_and(|at| best.line.used(at) == Some(Use::Day))
}

/// Whether a bare number stands right behind what must be taken for it.
fn is_of_condition(best: &Interpretation, amount: &Amount) -> bool {
    best.amounts.iter().any(|a| a.context == Context::Condition && a.span.end == amount.span.start)
}

/// Whether the name of a kind stands right before an amount.
fn is_graded(best: &Interpretation, amount: &Amount) -> bool {
    let before = (1..=2).filter_map(|back| amount.span.start.checked_sub(back));
    before.into_iter().any(|at| lexicon::GRADES.contains(&best.line.text(at)))
}

/// "38rb, yang kecil 34": whether a bare number right behind the name of a kind is about as much as the price before it.
fn is_of_another_kind(best: &Interpretation, amount: &Amount, price: Option<&Amount>) -> bool {
    let kind = amount.span.start.checked_sub(1).is_some_and(|at| lexicon::GRADES.contains(&best.line.text(at)));
    kind && amount.per.is_none()
        && price.is_some_and(|price| price.suffixed() && price.span.end <= amount.span.start && is_alike(amount, price))
}

/// Whether a bare number may leave out the thousands of a price like the one that is said.
fn is_alike(amount: &Amount, price: &Amount) -> bool {
    // Prices of pieces of one kind are not far from each other.
    let near = |one: Decimal, other: Decimal| one * Decimal::TWO >= other && one <= other * Decimal::TWO;
    match (amount.phrase.first.exact(), price.phrase.first.coefficient) {
        (Some(one), Value::Exact(other)) => near(one, other),
        _ => false,
    }
}

/// Whether a bare number beside a price would be another one, about as high, if its thousands are left out: "mbiyen 34 saiki 32
/// ewu". What is said of a stock or a day is none.
fn is_about_the_price(best: &Interpretation, draft: &Draft, amount: &Amount) -> bool {
    let before = amount.span.start.checked_sub(1);
    let counts = before.is_some_and(|at| best.line.any(at, LEFT) || best.line.used(at) == Some(Use::Day));
    let plain = amount.per.is_none() && !amount.content_mark && draft.qty.is_some() && draft.unit.is_some();
    let thousands = amount.phrase.first.exact().and_then(|n| n.checked_mul(Decimal::ONE_THOUSAND));
    let near =
        |(one, price): (Decimal, Decimal)| one * Decimal::TWO <= price * Decimal::from(3) && price * Decimal::TWO <= one * Decimal::from(3);
    plain && !counts && thousands.zip(draft.price.map(Decimal::from)).is_some_and(near)
}

/// Words between the prices of each of several pieces.
const EACH: &[&str] = &[
    "siji",
    "satu",
    "sijine",
    "satunya",
    "setunggal",
    "yang",
    "yg",
    "sing",
    "ingkang",
    "sama",
    "dan",
    "lan",
    "karo",
    "kalih",
    "sisanya",
    "lainnya",
    "liyane",
    // "Siji ne": the ending is written apart.
    "ne",
    "nya",
];

/// "19,5 20 21 jt", "siji 21 siji 19 juta": bare numbers right before a price are prices as well.
fn leads_to(best: &Interpretation, amount: &Amount, price: Option<&Amount>) -> bool {
    let plain = amount.per.is_none() && !amount.content_mark;
    let Some(price) = price.filter(|p| plain && p.suffixed() && amount.span.end <= p.span.start) else { return false };
    let line = &best.line;
    let bare = |at: usize| best.amounts.iter().any(|a| a.unit.is_none() && a.per.is_none() && a.span.contains(&at));
    let said_of_each = |at: usize| EACH.contains(&line.text(at));
    let between = amount.span.end..price.span.start;
    let each = said_of_each(between.start)
        && between.clone().all(|at| bare(at) || said_of_each(at) || lexicon::GRADES.contains(&line.text(at)))
        && is_alike(amount, price);
    between.clone().all(bare) || each
}

/// "1 ton, minggu depan 2 ton lagi": whether the day is said of one of the amounts that may be meant.
pub(super) fn is_the_day_of_one(best: &Interpretation) -> bool {
    let line = &best.line;
    let day = |amount: &Amount| {
        let (start, end) = (amount.span.start, amount.span.end);
        let beside = start.checked_sub(1).filter(|_| line.follows(start));
        // "3 kw 12rb, besok petik 2 kw lagi"
        let verb = |at: &usize| ["petik", "panen", "unduh", "datang", "teko", "nyusul", "masuk"].contains(&line.text(*at));
        let before = beside.filter(verb).and_then(|at| at.checked_sub(1)).or(beside);
        before.into_iter().chain(Some(end).filter(|_| line.follows(end))).any(|at| line.used(at) == Some(Use::Day))
    };
    let counted = || best.amounts.iter().filter(|a| a.unit.is_some() && a.per.is_none());
    counted().any(day) && !counted().all(day)
}

/// Whether a number stands where a day is due: "siap 5". One that could be a day is none for certain where it is taken for a price or a
/// quantity: "telur 2 ton siap 28".
pub(super) fn leaves_the_day_open(best: &Interpretation) -> bool {
    let days = Decimal::ONE..=Decimal::from(31);
    let may_be_day = |amount: &Amount| {
        let number = amount.phrase.first.exact().filter(|n| n.fract().is_zero() && days.contains(n));
        number.is_some() && amount.phrase.second.is_none() && amount.per.is_none()
    };
    best.with(Role::Unexplained).any(|amount| is_due(best, amount))
        || best.amounts.iter().any(|amount| may_be_day(amount) && is_due(best, amount))
}

fn is_due(best: &Interpretation, amount: &Amount) -> bool {
    let before = amount.span.start.checked_sub(1).map_or("", |at| best.line.text(at));
    let is_led_to = || is_led_to(&best.line, amount.span.start);
    let is_right_behind = matches!(before, "siap" | "ready" | "panen" | "kirim" | "tgl" | "tanggal" | "muat");
    amount.unit.is_none() && !amount.suffixed() && (is_right_behind || is_led_to())
}

/// Whether something that says no day stands between "siap" and the token at `at`, so that the token is due to say when: `siap +3`,
/// `tersedia mulai 5.12`.
fn is_led_to(line: &Line, at: usize) -> bool {
    let led = |at: &usize| BEFORE_A_DAY.contains(&line.text(*at)) || line.text(*at) == "+";
    let between = (0..at).rev().take_while(led).count();
    between > 0 && (at - between).checked_sub(1).is_some_and(|ready| SAYS_READY.contains(&line.text(ready)))
}

pub(super) fn is_money(amount: &Amount) -> bool {
    let large = amount.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    amount.suffixed() || amount.marked_as_price() || amount.per.is_some() || large
}

fn likely_quantities(draft: &Draft, amount: &Amount) -> Vec<Quantity> {
    let said = draft.qty.zip(draft.unit).and_then(|(n, u)| Quantity::new(n, u).ok());
    let left = amount.phrase.first.exact().zip(amount.unit).and_then(|(n, u)| Quantity::new(n, u).ok());
    said.into_iter().chain(left).collect()
}

/// "26 ribu 5": 26.500, or 26.005.
fn written_out(price: Option<&Amount>, left: &Amount) -> Vec<i64> {
    let thousands = price.and_then(|p| p.phrase.first.exact()).and_then(|n| i64::try_from(n).ok());
    let few = left.phrase.first.exact().and_then(|n| i64::try_from(n).ok()).filter(|n| (1..1000).contains(n));
    let Some((thousands, few)) = thousands.zip(few) else { return Vec::new() };
    let hundreds = (few < 10).then_some(thousands + few * 100);
    hundreds.into_iter().chain([thousands + few]).collect()
}

pub(super) fn open_price(merged: &mut Draft, code: AskCode, amounts: Vec<i64>) {
    if let Some(per) = merged.price_unit {
        let likely = amounts.into_iter().chain(merged.price.filter(|_| code == AskCode::PriceRange));
        merged.likely.prices = likely.map(|amount| Price { amount: Rupiah(amount), per }).collect();
    }
    merged.price = None;
    merged.ask.remove(&AskCode::Price);
    merged.ask.remove(&AskCode::PriceApprox);
    if !merged.ask.contains(&AskCode::PriceScale) {
        merged.ask.insert(code);
    }
}
