//! Words that say what became of goods that were weighed: lost, and why; good; all that came.

use super::{amount::Amount, token::Line};
use crate::domain::order::LossReason;

/// What such a word says of the goods that it is about; what names a cause stands before what only says that they were refused.
const LOSSES: &[(LossReason, &[&str])] = &[
    (LossReason::Broken, &["pecah", "retak", "bentes", "rusak", "remuk", "pecahan"]),
    (
        LossReason::Quality,
        &["busuk", "bosok", "mati", "matek", "ditolak", "tolak", "retur", "diretur", "afkir", "apkir", "jelek", "elek", "layu", "memar"],
    ),
    (LossReason::ShortLoad, &["kurang", "krg", "ilang", "hilang"]),
    (LossReason::Shrinkage, &["susut", "nyusut"]),
    (LossReason::Surplus, &["kelebihan", "kelebihen", "keluwihan", "keluwihen", "lebihan", "luwihan"]),
];
/// Words before what is left out of the rest: a loss for a reason that they don't name.
pub(super) const EXCEPT: &[&str] = &["kecuali", "kejaba", "selain"];
/// Words of goods that are as they should be.
pub(super) const GOOD: &[&str] = &[
    "bagus", "bgs", "baik", "apik", "sae", "utuh", "mulus", "layak", "aman", "diterima", "terima", "ditampa", "tampa", "diambil", "masuk",
];
/// Words that stand for what no figure names.
pub(super) const REST: &[&str] = &["sisa", "sisanya", "sisane", "lainnya", "liyane", "semua", "semuanya", "kabeh", "sedoyo", "sedaya"];
/// Words for all that came, whatever became of it.
const ALL: &[&str] = &["semua", "semuanya", "kabeh", "sedoyo", "sedaya"];
/// Words before all that came.
const WHOLE: &[&str] = &["total", "jumlah"];
/// Words that turn what follows them around.
const DENIED: &[&str] = &["tidak", "tdk", "gak", "ga", "gk", "nggak", "ngga", "ora", "mboten", "belum", "bukan", "tanpa"];
/// Words at which another clause begins.
pub(super) const TURNS: &[&str] =
    &["tapi", "tp", "tpi", "nanging", "ning", "dan", "karo", "sama", "terus", "trus", "trs", "cuma", "cuman", "hanya", "plus"];

/// What a word says of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Lost(Option<LossReason>),
    Good,
    Whole,
}

/// Leaves out of an amount the words around its number that say what became of it: elsewhere "kurang 20" is about 20.
pub(super) fn free_words(line: &Line, amount: &mut Amount) {
    let named = |at: usize| is_loss(line, at).is_some() || [EXCEPT, GOOD, REST, WHOLE].iter().any(|list| is(line, at, list));
    while amount.span.len() > 1 && named(amount.span.start) {
        amount.span.start += 1;
    }
    while amount.span.len() > 1 && named(amount.span.end - 1) {
        amount.span.end -= 1;
    }
}

/// What a word says of a loss; "kurang lebih" says nothing of one.
pub(super) fn is_loss(line: &Line, at: usize) -> Option<LossReason> {
    let about = is(line, at, &["kurang"]) && is(line, at + 1, &["lebih"]);
    LOSSES.iter().find(|(_, words)| !about && is(line, at, words)).map(|(reason, _)| *reason)
}

/// Whether the line says without a figure that none of the goods is good: "ditolak semua", "tidak ada yang bagus".
pub(super) fn none_is_good(line: &Line) -> bool {
    let beside = |at: usize| at.checked_sub(1).is_some_and(|i| is(line, i, ALL)) || is(line, at + 1, ALL);
    let all_lost = (0..line.len()).any(|at| is_loss(line, at).is_some() && beside(at));
    let denied = (0..line.len()).any(|at| is(line, at, DENIED) || is(line, at, REST) && !is(line, at, ALL));
    let none = |at: usize| {
        is(line, at, DENIED) && is(line, at + 1, &["ada", "onok", "ono", "wonten"]) && is(line, at + 2, &["yang", "yg", "sing"])
    };
    all_lost && !denied || (0..line.len()).any(|at| none(at) && is(line, at + 3, GOOD))
}

/// The most telling reason among words.
pub(super) fn reason(words: impl Iterator<Item = Word>) -> Option<LossReason> {
    let said: Vec<LossReason> = words.filter_map(|word| if let Word::Lost(reason) = word { reason } else { None }).collect();
    LOSSES.iter().map(|(reason, _)| *reason).find(|reason| said.contains(reason))
}

/// Whether one of `list` stands here, with or without an ending.
pub(super) fn is(line: &Line, at: usize, list: &[&str]) -> bool {
    at < line.len() && (list.contains(&line.text(at)) || line.usual_stem(at).is_some_and(|stem| list.contains(&stem)))
}

/// The words that say something of figures, each with its place. What was denied says the opposite, or nothing.
pub(super) fn words(line: &Line, amounts: &[Amount]) -> Vec<(usize, Word)> {
    let mut found = Vec::new();
    for at in 0..line.len() {
        if amounts.iter().any(|amount| amount.span.contains(&at)) {
            continue;
        }
        let denied = (1..=3).filter_map(|back| at.checked_sub(back)).take_while(|i| line.follows(i + 1)).any(|i| is(line, i, DENIED));
        let named = is_loss(line, at);
        let near_rest = at.checked_sub(1).is_some_and(|i| is(line, i, REST)) || is(line, at + 1, REST);
        match named {
            // "sisanya pecah" is said of what no figure names.
            Some(_) if at.checked_sub(1).is_some_and(|i| is(line, i, REST)) => {}
            Some(reason) if !denied => found.push((at, Word::Lost(Some(reason)))),
            Some(_) => {}
            None if is(line, at, EXCEPT) => found.push((at, Word::Lost(None))),
            None if is(line, at, WHOLE) => found.push((at, Word::Whole)),
            None if is(line, at, GOOD) && denied => found.push((at, Word::Lost(Some(LossReason::Quality)))),
            // "sisanya bagus" is said of what no figure names.
            None if is(line, at, GOOD) && !near_rest => found.push((at, Word::Good)),
            None => {}
        }
    }
    found
}
