//! Misspelt goods: one wrong letter in a word of six or more.

use std::{collections::HashSet, sync::LazyLock};

use super::{calendar, lexicon, mentions, numeral, token::Line, words_at};
use crate::domain::place::Place;

/// The shortest word that may be misspelt, in letters.
const SHORTEST: usize = 6;
/// How many different unknown words are tried: goods stand among the first words of a line.
const TRIED: usize = 12;

/// Words of trade and goods that are spelled right although they lie one letter from a word of the catalogue.
const OTHER_WORDS: &[&str] = &[
    "barang",
    "gudang",
    "gedung",
    "sedang",
    "dagang",
    "datang",
    "kandang",
    "kadang",
    "kentang",
    "kembang",
    "kurang",
    "karang",
    "terang",
    "torong",
    "sambil",
    "sampel",
    "bayang",
    "tangga",
    "bangga",
    "kepala",
    "mentah",
    "mentega",
    "rambut",
    "rambat",
    "nangka",
    "kacamata",
    "sekarang",
    "berapa",
    "pinang",
    "padang",
    "lubang",
    "tulang",
    "gandum",
    "bandeng",
    "kerang",
    "gambar",
    "tambak",
    "kelapa",
    "lempar",
    "banana",
    "bambang",
    "rejang",
    "kendaraan",
    "parkir",
    "tempat",
    "jangan",
    "ketiga",
    "kelima",
    "kering",
    "daring",
    "pending",
    "lemang",
    "kalung",
    "lembah",
    "tinggal",
];

/// Every letter sequence of the catalogue that a misspelt word may stand for.
static VOCABULARY: LazyLock<HashSet<&'static str>> = LazyLock::new(|| mentions::vocabulary().collect());

/// The line with one misspelt word put right, and where; one line for each different outcome. Empty when nothing
/// is near, or when every word is known.
pub(super) fn corrected(line: &Line) -> Vec<(usize, Line)> {
    let mut outcomes: Vec<(usize, Line, Vec<String>)> = Vec::new();
    let mut tried: Vec<&str> = Vec::new();
    for at in 0..line.len() {
        let unknown = |w: &&str| w.chars().count() >= SHORTEST && !tried.contains(w) && !is_known(w);
        let Some(word) = line.word(at).filter(unknown) else { continue };
        tried.push(word);
        if tried.len() > TRIED {
            break;
        }
        for right in VOCABULARY.iter().filter(|v| may_be_near(v, word) && strsim::levenshtein(v, word) == 1) {
            let corrected = line.with_word(at, right);
            let Some(mention) = mentions::mentions(&corrected).into_iter().find(|m| m.span.contains(&at)) else { continue };
            let meaning = mentions::meaning(&mention);
            if !outcomes.iter().any(|(_, _, known)| *known == meaning) {
                outcomes.push((at, corrected, meaning));
            }
        }
    }
    outcomes.into_iter().map(|(at, line, _)| (at, line)).collect()
}

/// Whether two words agree up to one letter from the front and from the back; a cheap look before they are compared.
fn may_be_near(one: &str, other: &str) -> bool {
    let longest = one.len().max(other.len());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let front = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let back = one.bytes().rev().zip(other.bytes().rev()).take_while(|(a, b)| a == b).count();
    front + back + 1 >= longest
}

fn is_known(word: &str) -> bool {
    VOCABULARY.contains(word)
        || OTHER_WORDS.contains(&word)
        || mentions::MADE_OF.contains(&word)
        || lexicon::is_unit_word(word)
        || lexicon::factor(word).is_some()
        || numeral::word(word).is_some()
        || numeral::is_part(word)
        || words_at::measures_otherwise(word.strip_prefix("se").unwrap_or(word))
        || words_at::measures_otherwise(word)
        || calendar::weekday(word).is_some()
        || calendar::month_number(word).is_some()
        || Place::all().iter().any(|p| p.name.eq_ignore_ascii_case(word))
}
