//! Whether the writer says that he sells.

use super::{
    token::Line,
    trade_words::{READY_TO_BUY, SELL},
};

/// "yang jual", "siapa jual".
pub(super) fn of_sellers(line: &Line, at: usize) -> bool {
    line.any_before(at, &["yang", "sing", "siapa", "sapa", "sinten"])
}

/// Words behind which somebody else is said to have goods: "yang punya stok", "siapa ready".
const OF_WHOM: &[&str] = &["yang", "sing", "ingkang", "siapa", "sapa", "sopo", "sinten"];

/// Whether one of the words from `lists` stands at `at` and is said of the speaker's own goods.
pub(super) fn is_own(words: &[&str], at: usize, lists: &[&[&str]]) -> bool {
    let said = words.get(at).is_some_and(|word| lists.iter().any(|list| list.contains(word)));
    let of_whom = (at.saturating_sub(2)..at).any(|i| words.get(i).is_some_and(|w| OF_WHOM.contains(w)));
    let buys = words.get(at) == Some(&"siap") && words.get(at + 1).is_some_and(|w| READY_TO_BUY.contains(w));
    said && !of_whom && !buys
}

/// Whether some word from `lists` is said of the speaker's own goods.
pub(super) fn speaks_of_own(words: &[&str], lists: &[&[&str]]) -> bool {
    (0..words.len()).any(|at| is_own(words, at, lists))
}

/// Whether the line says that it sells.
pub(super) fn is_selling(line: &Line) -> bool {
    (0..line.len()).any(|at| SELL.contains(&line.text(at)) && !of_sellers(line, at))
}
