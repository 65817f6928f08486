//! Whether a line that says only a part of an offer may be no offer at all: some word of it is not understood (PARSING section 2).
//!
//! An offer says how much and for how much. Where one of the two is missing, and nobody says of the goods that they are his or for
//! sale, every word counts: `telur 5 kw dicancel aja`, `truknya mogok, telur 2 ton telat`, `Anton bayar telur 22rb`. Words are
//! understood that a rule took, that tell of goods, terms and times, or that say nothing.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use super::{
    amount::Amount,
    buyer_words::{OWN, seeks_buyers},
    context::Context,
    context_words::{BID_BETWEEN, BIDDEN, BIDDING, LEFT, REST, TITLES, TRADERS},
    grammar::Role,
    leftovers, lexicon, numeral,
    readings::Interpretation,
    remark,
    seller::speaks_of_own,
    time_words,
    token::{Line, Use},
    trade_words::{FOR_SALE, SELL},
    words_at,
};

/// Words before the name of who is spoken to.
pub(super) const BEFORE_NAMES: &[&str] =
    &["pak", "bapak", "bpk", "bu", "ibu", "mas", "mbak", "kang", "cak", "lik", "haji", "hj", "bang", "mbah"];

/// Words that say nothing of whether goods are offered: one group a paragraph, what follows `#` tells of it.
static EVERYDAY: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let words = |line: &'static str| line.split_whitespace();
    include_str!("everyday_words.txt").lines().filter(|line| !line.starts_with('#')).flat_map(words).collect()
});

/// Whether a word, in lower case, is one of everyday speech, which names no goods.
pub(super) fn is_everyday(word: &str) -> bool {
    EVERYDAY.contains(word)
}

/// Whether the best reading of `line` says only how much or only for how much, nothing says that the goods are for sale, and a word is
/// left that is not understood. `nego` says that the writer is open to price talk, and `named` where goods are named.
pub(super) fn is_unclear(line: &Line, best: &Interpretation, nego: bool, named: &[Range<usize>]) -> bool {
    let money = |role: Role| best.with(role).any(leftovers::is_money);
    let priced =
        nego || best.roles.price.is_some() || money(Role::Unexplained) || (0..line.len()).any(|at| best.line.used(at) == Some(Use::Slang));
    // "Jago 8 babon 14", "30 kaleng": counted as well.
    let few = |a: &Amount| a.per.is_none() && !a.suffixed() && (a.unit.is_some() || !leftovers::is_money(a));
    let packs = |at: usize| best.line.is_number(at) && words_at::is_other_pack(&best.line, at + 1);
    // "Batik 5 potong"
    let label = |at: usize| best.line.used(at) == Some(Use::Label);
    let named_count = |at: usize| label(at) && label(at + 1) && line.is_number(at) && line.word(at + 1).is_some();
    let counted =
        best.roles.unit.is_some() || best.amounts.iter().any(few) || (0..line.len()).any(packs) || (0..line.len()).any(named_count);
    if priced && counted || !priced && !counted {
        return false;
    }
    let words: Vec<&str> = line.texts().collect();
    if speaks_of_own(&words, &[OWN, SELL, FOR_SALE, REST]) || seeks_buyers(&words) {
        return false;
    }
    // "2 ton ditawar bakul 24rb"
    let bidden = best.amounts.iter().any(|a| a.unit.is_none() && a.context == Context::Past);
    let bids = |word: &str| bidden && [BIDDEN, BIDDING, BID_BETWEEN, TRADERS, TITLES].iter().any(|list| list.contains(&word));
    // "4 kw 18rb acc", "tidak ada yang beli", "ikut Agromax"
    let after = |at: usize, words: &[&str]| line.any_before(at, words) && line.follows(at);
    let agreed = |at: usize| best.amounts.iter().any(|a| a.context.is_over() && a.span.end == at);
    let said = |at: usize| agreed(at) || after(at, &["ikut", "manut", "nderek", "melu", "yang", "sing", "ingkang"]);
    let behind_goods = |at: usize| named.iter().any(|span| span.end == at) && line.follows(at);
    let open = |at: usize| {
        let word = best.line.word(at).filter(|w| !is_understood(w) && !bids(w));
        word.is_some() && !said(at) && !behind_goods(at) && !after(at, BEFORE_NAMES)
    };
    (0..line.len()).any(open)
}

/// Whether a word, in lower case, is known and names no goods: it tells of amounts, times or terms, or is one of everyday speech.
#[must_use]
pub fn is_understood(word: &str) -> bool {
    EVERYDAY.contains(word)
        || LEFT.contains(&word)
        || lexicon::is_unit_word(word)
        || lexicon::tells_of_amounts(word)
        || lexicon::factor(word.trim_start_matches("se")).is_some()
        || numeral::word(word).is_some()
        || remark::tells(word)
        || time_words::HOURS.contains(&word)
        || time_words::DAY_WORDS.contains(&word)
        || time_words::WEEK.contains(&word)
        || time_words::MONTH.contains(&word)
        || time_words::THIS.contains(&word)
        || time_words::may_be_time(word)
}
