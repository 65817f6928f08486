//! Whether a line's writer sells, although some of his words may be a buyer's (PARSING section 2).

use super::{
    buyer_words::{OWN, POLITE, SPEAKER, TAKE, names_money},
    lexicon, mentions,
    seller::speaks_of_own,
    token::Line,
    trade_words::{BUYER_ACTS, SELL},
};

/// Words with which he calls those who are interested.
pub(super) const CALLS: &[&str] = &[
    "hubungi", "wa", "japri", "jpri", "inbox", "inbok", "call", "telp", "telpon", "silakan", "silahkan", "monggo", "mangga", "chat", "cht",
    "pm", "dm", "merapat", "kontak",
];

/// Words of those who are interested.
pub(super) const INTERESTED: &[&str] = &["minat", "berminat", "tertarik", "naksir", "kesengsem"];

/// Words with which he vouches for his goods.
const VOUCHES: &[&str] = &["dijamin", "jaminan", "garansi", "bergaransi", "digaransi"];

/// Words of himself behind his goods, and those that may follow.
const HIS: &[&str] = &["saya", "aku", "kulo", "kula", "kami"];
const OF_HIS_GOODS: &[&str] = &["banyak", "akeh", "kathah", "masih", "isih", "ada", "wonten", "ono", "bagus", "apik", "baru"];

/// Whether an amount is counted among the words: "2 ton".
pub(super) fn counts(words: &[&str]) -> bool {
    words.windows(2).any(|w| matches!(w, [n, unit] if is_counted(n, unit)))
}

/// "2 ton", "5 peti": a number right before a unit.
fn is_counted(number: &str, unit: &str) -> bool {
    number.starts_with(|c: char| c.is_ascii_digit()) && lexicon::is_unit_word(unit)
}

/// Whether an amount and a price stand in the line before the token `end`: "telur 2 ton 26rb, bisa nego?"
pub(super) fn is_full_before(line: &Line, end: usize) -> bool {
    let words: Vec<&str> = (0..end).filter_map(|at| line.word(at).or_else(|| line.number(at))).collect();
    counts(&words) && names_money(&words)
}

/// Whether the writer speaks of goods of his own, or names an amount and a price and calls who wants them, vouches for
/// them or says that they are his.
pub(super) fn sells(line: &Line, words: &[&str]) -> bool {
    // "Saya ambil telur 2 ton 25rb, silakan wa": who takes buys, whomever he calls.
    let himself = |w: &[&str]| matches!(w, [who, takes] if SPEAKER.contains(who) && BUYER_ACTS.contains(takes));
    let full = counts(words) && names_money(words) && !words.windows(2).any(himself);
    speaks_of_own(words, &[OWN, SELL]) || full && (calls(words) || vouches(words) || has_goods(line))
}

/// "Berminat hubungi saya", "silakan wa".
fn calls(words: &[&str]) -> bool {
    let said: Vec<&str> = words.iter().copied().filter(|w| !POLITE.contains(w)).collect();
    let invites = |w: &str| INTERESTED.contains(&w) || ["silakan", "silahkan", "monggo", "mangga"].contains(&w);
    said.windows(2).any(|w| matches!(w, [who, call] if invites(who) && CALLS.contains(call)))
}

fn vouches(words: &[&str]) -> bool {
    words.iter().any(|w| VOUCHES.contains(w))
}

/// "2 ton telur saya", "telur saya banyak".
pub(super) fn has_goods(line: &Line) -> bool {
    mentions::mentions(line).iter().any(|mention| {
        let at = mention.span.end;
        let ends = (at + 1..line.len()).all(|i| POLITE.contains(&line.text(i)));
        line.follows(at)
            && line.any(at, HIS)
            && (ends || line.is_number(at + 1) || line.any(at + 1, OF_HIS_GOODS))
            && !line.any(at + 1, TAKE)
    })
}

/// Which of the line's words, its signs apart, begin the name of goods.
pub(super) fn goods_among_words(line: &Line) -> Vec<bool> {
    let mentions = mentions::mentions(line);
    (0..line.len())
        .filter(|at| line.word(*at).is_some() || line.number(*at).is_some())
        .map(|at| mentions.iter().any(|mention| mention.span.contains(&at)))
        .collect()
}
