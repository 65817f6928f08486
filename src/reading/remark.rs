//! What a line of offered goods says besides: how good they are, how little is sold at once, how is paid, at what hour.
//!
//! ```text
//! remark = piece ("," piece)*                    grade A, omega 3, min 50 kg, tempo 7 hari, jam 3 sore
//! piece  = [not] telling ([link] telling)* [hour]
//! ```
//!
//! Only words that are known to tell of goods and terms are kept, so that no name and no greeting gets to buyers by chance; what
//! else a seller wants to say he writes himself.

use super::{
    grammar::{Role, rule_of},
    lexicon::GRADES,
    line_context::LineContext,
    readings::{self, Interpretation},
    token::{Gap, Use},
};
use crate::domain::commodity::Commodity;

/// Longest remark, in letters.
const LETTERS: usize = 120;

/// Words that tell of quality, beside [`GRADES`].
const QUALITY: &[&str] = &[
    "omega",
    "segar",
    "fresh",
    "organik",
    "herbal",
    "probiotik",
    "bersih",
    "kering",
    "basah",
    "kupas",
    "kupasan",
    "petik",
    "petikan",
    "pilihan",
    "sortir",
    "sortiran",
    "sortasi",
    "campur",
    "campuran",
    "asalan",
    "standar",
    "standart",
    "ekspor",
    "export",
    "murni",
    "halal",
    "higienis",
    "mutu",
    "kualitas",
    "retak",
    "fertil",
    "infertil",
    "curah",
];
/// Words that tell how is paid, how little is sold at once, and who brings the goods.
const TERMS: &[&str] = &[
    "tempo", "cash", "kontan", "tunai", "transfer", "tf", "cod", "dp", "lunas", "kredit", "nota", "minimal", "minimum", "minim", "grosir",
    "eceran", "ecer", "partai", "ongkir",
];
/// Words that say no more than the one before them: `grade A`, `jam 3 sore`.
const BEHIND: &[&str] = &["a", "b", "c", "ab", "bc", "pagi", "siang", "sore", "malam", "subuh", "wib", "hari", "minggu", "order"];
/// Grades that are letters, which say nothing alone.
const LETTER_GRADES: &[&str] = &["a", "b", "c", "ab", "bc"];
/// Words that are kept between two telling ones.
const LINKS: &[&str] =
    &["dan", "atau", "tanpa", "bukan", "tidak", "untuk", "lebih", "agak", "sangat", "order", "pembelian", "pembayaran", "bayar"];
/// Words that turn what follows round.
const DENIALS: &[&str] = &["tanpa", "bukan", "tidak", "tdk", "gak", "nggak", "non", "ora", "mboten"];

/// Whether a word may stand in a remark.
pub(super) fn tells(word: &str) -> bool {
    [QUALITY, TERMS, BEHIND, LINKS, DENIALS].iter().any(|list| list.contains(&word))
}

/// What a token is to a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Telling,
    /// Kept behind a telling one.
    Behind,
    /// Kept between two telling ones.
    Link,
    /// Kept before a telling one.
    Denial,
    /// Said of something else, or not known.
    Other,
}

/// What a text about `commodity` says besides.
#[must_use]
pub fn remark(text: &str, commodity: &Commodity) -> Option<String> {
    let goods: Vec<&'static Commodity> = Commodity::by_code(&commodity.code).into_iter().collect();
    let facts = LineContext { goods: &goods, usual: commodity.default_unit, nego: true, one_kind: true };
    readings::of_answer(text, &facts).first().and_then(of_reading)
}

/// What the best reading of a line leaves for a note.
pub(super) fn of_reading(best: &Interpretation) -> Option<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut at = 0;
    while at < best.line.len() {
        match piece(best, at) {
            Some(end) => {
                pieces.push(said(best, at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    let mut all = String::new();
    for piece in pieces {
        let longer = if all.is_empty() { piece } else { format!("{all}, {piece}") };
        if longer.chars().count() > LETTERS {
            break;
        }
        all = longer;
    }
    Some(all).filter(|all| !all.is_empty())
}

/// Where the piece that starts at `at` ends.
fn piece(best: &Interpretation, at: usize) -> Option<usize> {
    let first = if part(best, at) == Part::Denial { at + 1 } else { at };
    if part(best, first) != Part::Telling || first > at && !best.line.follows(first) {
        return None;
    }
    let (mut end, mut next) = (first + 1, first + 1);
    while next < best.line.len() && best.line.follows(next) {
        match part(best, next) {
            Part::Telling if next == end && opens_term(best, next) => break,
            Part::Telling => end = next + 1,
            Part::Behind if next == end => end = next + 1,
            Part::Behind | Part::Link | Part::Denial => {}
            Part::Other => break,
        }
        next += 1;
    }
    Some(end)
}

fn part(best: &Interpretation, at: usize) -> Part {
    let line = &best.line;
    let word = line.text(at);
    let before = at.checked_sub(1).map_or("", |before| line.text(before));
    match line.used(at) {
        Some(Use::Size | Use::Retail) => Part::Telling,
        Some(Use::Amount) if is_told(best, at) => Part::Telling,
        // "omega 3"
        Some(Use::Label) if word == "omega" || before == "omega" => Part::Telling,
        Some(_) => Part::Other,
        None if line.sign(at, "%") || line.sign(at, "/") || line.sign(at, "-") => Part::Link,
        None if DENIALS.contains(&word) => Part::Denial,
        None if QUALITY.contains(&word) || TERMS.contains(&word) => Part::Telling,
        None if GRADES.contains(&word) && !LETTER_GRADES.contains(&word) => Part::Telling,
        None if BEHIND.contains(&word) => Part::Behind,
        None if LINKS.contains(&word) => Part::Link,
        None => Part::Other,
    }
}

/// Whether an amount says what a buyer should know and no other field holds: how big one is, the least that is taken.
fn is_told(best: &Interpretation, at: usize) -> bool {
    let rule = best.amounts.iter().zip(&best.rules).find(|(amount, _)| amount.span.contains(&at)).map(|(_, rule)| rule_of(*rule).role);
    matches!(rule, Some(Role::Size | Role::Order))
}

/// Whether the word at `at`, right behind a telling one, begins another thing: `omega | minimal 100 kg | tempo 7 hari`.
fn opens_term(best: &Interpretation, at: usize) -> bool {
    let is_retail = |at: usize| best.line.used(at) == Some(Use::Retail);
    let is_term = |at: usize| TERMS.contains(&best.line.text(at)) && !is_retail(at);
    let is_amount = |at: usize| matches!(best.line.used(at), Some(Use::Amount | Use::Size));
    let Some(before) = at.checked_sub(1) else { return false };
    let continues = is_term(before) || LINKS.contains(&best.line.text(before));
    let begins = is_term(at) || is_amount(at) && !is_amount(before);
    is_retail(at) != is_retail(before) || begins && !continues
}

/// The words of a piece, with the spaces that they were written with.
fn said(best: &Interpretation, from: usize, end: usize) -> String {
    let mut said = String::new();
    for at in from..end {
        if at > from && best.line.gap(at) != Gap::Glued {
            said.push(' ');
        }
        match best.line.text(at) {
            grade if at > from && LETTER_GRADES.contains(&grade) => said.push_str(&grade.to_uppercase()),
            word => said.push_str(word),
        }
    }
    said
}

#[cfg(test)]
mod tests {
    fn remark(text: &str) -> Option<String> {
        super::super::line(text, "2026-11-24".parse().unwrap()).unwrap().remark
    }

    #[test]
    fn what_a_line_says_besides_is_kept() {
        for (text, expected) in [
            ("telur grade a 2 ton 26.500 besok, min 50 kg, tempo 7 hari", "grade A, min 50 kg, tempo 7 hari"),
            ("telur omega 3 500 kg 28rb besok jam 3 sore", "omega 3, jam 3 sore"),
            ("telur 2 ton 26rb siap besok cash", "cash"),
            ("telur bersih bukan retak 2 ton 26rb besok", "bersih bukan retak"),
            ("lele 3 kw 19rb besok ukuran 8-12", "ukuran 8-12"),
            ("telur omega 2 ton 26.500 besok minimal 100 kg tempo 7 hari", "omega, minimal 100 kg, tempo 7 hari"),
            ("telur 2 ton 26rb besok bersih min 50 kg cash", "bersih, min 50 kg, cash"),
            ("telur 2 ton 26rb besok minimal order 50 kg atau tempo", "minimal order 50 kg atau tempo"),
        ] {
            assert_eq!(remark(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn names_greetings_and_what_other_fields_hold_are_not() {
        for text in [
            "telur 2 ton 26.500/kg siap besok di Gedog",
            "Assalamualaikum, saya Bu Siti mau jual telur 3 kw 26rb/kg siap besok nggih pak",
            "selamat pagi pak, telur 3 kw 26rb besok",
            "telur 50 peti isi 15 kg 26rb/kg besok",
            "telur 1 ton 26rb besok, kandang Pak Bejo",
            "telur 1 ton 26rb besok, npwp 12.345.678.9-012.000",
        ] {
            assert_eq!(remark(text), None, "{text}");
        }
    }
}
