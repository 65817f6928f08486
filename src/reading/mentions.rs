//! Phrases of the catalogue in a line.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    lexicon, spelling,
    token::{Gap, Line},
};
use crate::domain::commodity::{Commodity, Family};

/// What a phrase of the catalogue stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target {
    /// One commodity.
    Goods(&'static Commodity),
    /// A family, by its place in the file.
    Family(usize),
}

impl Target {
    /// The goods that may be meant.
    pub(super) fn candidates(self) -> Vec<&'static Commodity> {
        match self {
            Self::Goods(commodity) => vec![commodity],
            Self::Family(index) => {
                family(index).into_iter().flat_map(|f| &f.candidates).filter_map(|code| Commodity::by_code(code)).collect()
            }
        }
    }
}

/// A phrase of the catalogue in a line.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// The words of the catalogue.
    pub(super) words: &'static [String],
    /// Where it begins and ends, in tokens.
    pub(super) span: std::ops::Range<usize>,
    /// What it stands for.
    pub(super) target: Target,
}

struct Phrase {
    words: Vec<String>,
    target: Target,
}

/// The phrases of the catalogue by their first word, longest first.
static PHRASES: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let goods = Commodity::all().iter().flat_map(|c| c.synonyms.iter().map(move |s| (s, Target::Goods(c))));
    let families = Family::all().iter().enumerate().flat_map(|(i, f)| f.words.iter().map(move |w| (w, Target::Family(i))));
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
    for (text, target) in goods.chain(families) {
        let words: Vec<String> = Line::new(text).texts().map(|w| spelling::usual(w).to_owned()).collect();
        if let Some(first) = words.first() {
            phrases.entry(first.clone()).or_default().push(Phrase { words, target });
        }
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    }
    phrases
});

/// Every word of the catalogue's phrases as it is spelled there, for finding misspelt ones.
pub(super) fn vocabulary() -> impl Iterator<Item = &'static str> {
    let said = Commodity::all().iter().flat_map(|c| &c.synonyms).chain(Family::all().iter().flat_map(|f| &f.words));
    said.flat_map(|phrase| phrase.split([' ', '-']))
}

/// The codes that a mention may mean.
pub(super) fn meaning(mention: &Mention) -> Vec<String> {
    mention.target.candidates().iter().map(|c| c.code.clone()).collect()
}

/// The phrases of the catalogue in a line, from left to right, the longest at each place.
pub(super) fn mentions(line: &Line) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if OTHER_GOODS.iter().any(|(one, other)| line.word(at) == Some(one) && line.word(at + 1) == Some(other)) {
            at += 2;
            continue;
        }
        // "batik motif koi", "kerupuk rasa udang": what the goods look or taste like.
        if at > 0 && line.any_before(at, LOOKS_LIKE) && line.follows(at) {
            at = shown_until(line, at);
            continue;
        }
        if let Some(end) = made_of(line, at) {
            at = end;
            continue;
        }
        match longest(line, at).filter(|phrase| is_processed(phrase) || !is_made_up(line, at + phrase.words.len())) {
            Some(phrase) => {
                let end = at + phrase.words.len();
                found.push(Mention { words: &phrase.words, span: at..end, target: phrase.target });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Words before what goods look or taste like.
const LOOKS_LIKE: &[&str] = &["motif", "corak", "gambar", "bentuk", "rasa", "aroma", "logo", "merk", "merek", "cap", "warna"];

/// Those of them behind which all that is shown follows: "motif sulur blimbing", "gambar ikan koi".
const SHOWS: &[&str] = &["motif", "corak", "gambar", "bentuk", "logo"];

/// How many words tell at most what is shown.
const SHOWN_WORDS: usize = 4;

/// Where what goods look or taste like ends, which starts at `at`.
fn shown_until(line: &Line, at: usize) -> usize {
    let named = longest(line, at).map_or(at + 1, |phrase| at + phrase.words.len());
    if !line.any_before(at, SHOWS) {
        return named;
    }
    let ends = |i: &usize| !line.follows(*i) || line.word(*i).is_none() || lexicon::is_unit_word(line.text(*i)) || line.any(*i, AND);
    named.max((at + 1..at + SHOWN_WORDS).find(ends).unwrap_or(at + SHOWN_WORDS).min(line.len()))
}

/// Words between two goods.
const AND: &[&str] = &["dan", "lan", "karo", "sama", "kalih", "ready", "siap", "stok", "jual", "dijual"];

/// Goods of their own that hold a word of the catalogue and are not in it.
const OTHER_GOODS: &[(&str, &str)] = &[
    ("bawang", "prei"),
    ("bawang", "pre"),
    ("bawang", "daun"),
    ("daun", "bawang"),
    ("brambang", "prei"),
    ("brambang", "pre"),
    ("bawang", "bombay"),
    ("bawang", "bombai"),
    ("entok", "karkas"),
    ("karkas", "entok"),
    ("mentok", "karkas"),
    ("karkas", "mentok"),
    ("karkas", "kambing"),
    ("kambing", "karkas"),
    ("karkas", "kalkun"),
    ("karkas", "puyuh"),
    ("telur", "angsa"),
    ("telur", "kalkun"),
    ("telur", "burung"),
    ("telur", "ikan"),
    ("telur", "entok"),
    ("telur", "mentok"),
    ("susu", "kedelai"),
    ("susu", "kambing"),
    ("susu", "jagung"),
    ("susu", "kacang"),
];

/// Words before goods of which something else is made, or of which a part is sold: "tepung jagung", "kulit sapi".
pub(super) const MADE_OF: &[&str] = &[
    "tepung",
    "minyak",
    "kulit",
    "daun",
    "godhong",
    "jantung",
    "kecap",
    "pupuk",
    "kotoran",
    "kohe",
    "pakan",
    "bakso",
    "pentol",
    "abon",
    "dendeng",
    "nugget",
    "naget",
    "sosis",
    "bekatul",
    "katul",
    "dedak",
    "jerami",
    "damen",
    "sabut",
    "batok",
    "bathok",
    "tempurung",
    "arang",
    "bonggol",
    "janggel",
    "klobot",
    "pelepah",
    "sari",
    "selai",
    "dodol",
    "jus",
    "kue",
    "roti",
    "bolu",
    "limbah",
    "ampas",
    "jeroan",
    "usus",
    "ceker",
    "sayap",
    "ampela",
    "rempela",
    "tulang",
    "balung",
    "kikil",
    "buntut",
    "cingur",
    "paru",
    "babat",
    "tempe",
    "tahu",
    "tape",
    "tapai",
    "getuk",
    "gethuk",
    "gatot",
    "tiwul",
    "gaplek",
    "sale",
    "emping",
    "marning",
    "sate",
    "soto",
    "rawon",
    "rendang",
    "pepes",
    "krengsengan",
    "santan",
    "parutan",
    "manisan",
    "asinan",
    "sirup",
    "bulu",
    "wulu",
    "kaki",
];

/// Words behind goods that are ready to be eaten, or no longer whole.
const MADE_UP: &[&str] = &[
    "fillet", "filet", "asap", "ungkep", "goreng", "bakar", "crispy", "krispi", "presto", "gulung", "geprek", "dadar", "rebus", "panggang",
    "penyet", "bacem", "bumbu", "marinasi", "rica", "kremes", "parut", "serbuk", "instan", "pasta",
];

/// Words behind goods that are kept for their looks.
const ORNAMENTAL: &[&str] = &["koki", "hias"];

/// Words that may stand between the two.
const MADE_BETWEEN: &[&str] = &["kandang", "organik", "kering", "dari", "isi", "rasa"];

/// Where goods end that are made of those of the catalogue, or are a part of them, and have no name there.
fn made_of(line: &Line, at: usize) -> Option<usize> {
    if !line.any(at, MADE_OF) || longest(line, at).is_some() {
        return None;
    }
    let next = at + 1 + usize::from(line.any(at + 1, MADE_BETWEEN));
    let of = longest(line, next).filter(|_| line.follows(at + 1) && line.follows(next))?;
    Some(next + of.words.len())
}

/// Whether the goods are ready to be eaten anyway: a smoked salted egg is a salted egg.
fn is_processed(phrase: &Phrase) -> bool {
    matches!(phrase.target, Target::Goods(goods) if goods.category == "olahan_umkm")
}

/// Whether the word behind goods makes others of them, or says that they are another kind.
fn is_made_up(line: &Line, end: usize) -> bool {
    line.follows(end) && (line.any(end, MADE_UP) || line.any(end, ORNAMENTAL))
}

fn longest(line: &Line, at: usize) -> Option<&'static Phrase> {
    line.word(at)?;
    let list = PHRASES.get(line.usual(at)).or_else(|| PHRASES.get(line.usual_stem(at)?))?;
    list.iter().find(|phrase| {
        at + phrase.words.len() <= line.len()
            && phrase.words.iter().zip(at..).skip(1).all(|(expected, here)| {
                line.gap(here) != Gap::Break && (line.usual(here) == expected || line.usual_stem(here) == Some(expected))
            })
    })
}

/// The family at this place of the file.
pub(super) fn family(index: usize) -> Option<&'static Family> {
    Family::all().get(index)
}
