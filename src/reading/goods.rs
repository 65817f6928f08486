//! Which goods a text names.
//!
//! The longest synonym of `commodities.csv` wins over words inside it; words of `families.csv` name several
//! goods, and helping words elsewhere in the text settle which. A misspelt word counts only where no goods are
//! spelled right and exactly one lies one letter away.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    GoodsReading, fuzzy, normalize, pii, prohibited, spelling,
    token::{Gap, Line, Use},
};
use crate::domain::commodity::{Commodity, Family, Variant};

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
    fn candidates(self) -> Vec<&'static Commodity> {
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
    words: &'static [String],
    /// Where it begins and ends, in tokens.
    pub(super) span: std::ops::Range<usize>,
    /// What it stands for.
    pub(super) target: Target,
}

/// What the mentions of a line come to.
#[derive(Debug, Clone)]
pub(super) enum Goods {
    /// No goods that the catalogue knows.
    Unknown,
    /// These may be meant, with the kind of question; one is sure.
    Known(Variant, Vec<&'static Commodity>),
    /// Goods that have nothing to do with each other.
    Several,
}

impl Goods {
    /// The goods that may be meant; all of them when nothing is known.
    pub(super) fn candidates(&self) -> Vec<&'static Commodity> {
        match self {
            Self::Known(_, goods) => goods.clone(),
            Self::Unknown | Self::Several => Commodity::all().iter().collect(),
        }
    }

    /// The one commodity, if it is sure.
    pub(super) fn one(&self) -> Option<&'static Commodity> {
        match self {
            Self::Known(_, goods) => <[_; 1]>::try_from(goods.as_slice()).ok().map(|[one]| one),
            Self::Unknown | Self::Several => None,
        }
    }
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

/// Which goods `text` names.
#[must_use]
pub fn goods(text: &str) -> GoodsReading {
    if normalize::too_long(text) {
        return GoodsReading::Unknown;
    }
    let mut line = Line::new(&pii::without_personal_data(text));
    if prohibited::named(&line) {
        return GoodsReading::Prohibited;
    }
    let named = mentions(&line);
    match find(&mut line, named, |_, _| true) {
        Goods::Unknown => GoodsReading::Unknown,
        Goods::Several => GoodsReading::Which(Variant::Near, codes(&candidates_of_all(&Line::new(text)))),
        Goods::Known(variant, goods) => match goods.as_slice() {
            [one] => GoodsReading::One(&one.code),
            _ => GoodsReading::Which(variant, codes(&goods)),
        },
    }
}

fn codes(goods: &[&'static Commodity]) -> Vec<&'static str> {
    goods.iter().map(|c| c.code.as_str()).collect()
}

fn candidates_of_all(line: &Line) -> Vec<&'static Commodity> {
    let mut all: Vec<&'static Commodity> = Vec::new();
    for goods in mentions(line).into_iter().flat_map(|m| m.target.candidates()) {
        if !all.iter().any(|c| c.code == goods.code) {
            all.push(goods);
        }
    }
    all
}

/// Settles which goods the [`mentions`] of a line mean, and takes their words. `same` says whether a later, more general mention (the bare
/// "jagung" after "jagung manis") may mean the goods already named.
pub(super) fn find(line: &mut Line, mentions_of_line: Vec<Mention>, same: impl Fn(&Mention, &Mention) -> bool) -> Goods {
    let mut found = mentions_of_line;
    if found.is_empty() {
        return match fuzzy::corrected(line).as_slice() {
            [] => Goods::Unknown,
            [(at, one)] => {
                line.take(*at..*at + 1, Use::Goods);
                for mention in mentions(one) {
                    line.take(mention.span.clone(), Use::Goods);
                }
                settle(one, &mentions(one))
            }
            several => {
                let mut goods: Vec<&'static Commodity> = Vec::new();
                for (at, one) in several {
                    line.take(*at..*at + 1, Use::Goods);
                    for commodity in candidates_of_all(one) {
                        if !goods.iter().any(|c| c.code == commodity.code) {
                            goods.push(commodity);
                        }
                    }
                }
                Goods::Known(Variant::Near, goods)
            }
        };
    }
    for mention in &found {
        line.take(mention.span.clone(), Use::Goods);
    }
    drop_surroundings(line, &mut found);
    drop_repeats(&mut found, same);
    settle(line, &found)
}

/// Words of young stock.
const YOUNG: &[&str] =
    &["bibit", "bibite", "doc", "dod", "pullet", "benih", "anakan", "burayak", "starter", "cempe", "pedet", "kuthuk", "kutuk", "meri"];

/// Whether a line offers young animals: seed fish, chicks, pullets. Seed of plants is sold like the crop.
pub(super) fn is_young(line: &Line, goods: &[&'static Commodity]) -> bool {
    let animals = goods.len() < Commodity::all().len() && goods.iter().all(|c| matches!(c.category.as_str(), "peternakan" | "perikanan"));
    animals && goods.iter().all(|c| !c.code.starts_with("EGG_") && c.code != "KOI") && line.texts().any(|w| YOUNG.contains(&w))
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
        if let Some(end) = made_of(line, at) {
            at = end;
            continue;
        }
        match longest(line, at).filter(|phrase| !is_made_up(line, at + phrase.words.len())) {
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

/// Goods of their own that hold a word of the catalogue and are not in it.
const OTHER_GOODS: &[(&str, &str)] = &[
    ("bawang", "prei"),
    ("bawang", "pre"),
    ("bawang", "daun"),
    ("daun", "bawang"),
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
    "penyet", "bacem", "rica", "kremes",
];
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

/// Whether the word behind goods makes others of them.
fn is_made_up(line: &Line, end: usize) -> bool {
    line.follows(end) && line.any(end, MADE_UP)
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

/// Words before goods that are not for sale: where they come from, what they are fed, who keeps them.
const SURROUNDINGS: &[&str] = &[
    "kandang", "peternak", "petani", "pakan", "ternak", "kolam", "kebun", "sawah", "lahan", "juragan", "toko", "warung", "pasar", "bukan",
    "tanpa", "kelompok", "poktan", "gapoktan", "koperasi", "ud", "cv", "pak", "bu", "mas", "mbak", "dusun", "desa", "jalan", "jl",
    "pabrik", "dari", "teko", "saking", "pecel", "soto", "sate", "geprek", "warung", "katering", "cap", "merk", "merek",
];

/// Varieties that stand for goods where nothing else does.
const VARIETIES: &[&str] = &["ir64"];

/// Words that deny.
const DENIED: &[&str] = &["tidak", "tdk", "gak", "ga", "nggak", "ora", "mboten", "bukan", "belum", "tak"];

/// Words that, denied, say that goods are not there.
const NOT_SOLD: &[&str] =
    &["jual", "ada", "adol", "menjual", "punya", "gadhah", "gaduh", "duwe", "nduwe", "wonten", "ono", "onok", "sade", "nyade"];

/// Drops mentions that only describe, as long as goods remain.
fn drop_surroundings(line: &Line, found: &mut Vec<Mention>) {
    let found_eggs = found.iter().any(|m| matches!(m.target, Target::Goods(c) if c.code.starts_with("EGG_")));
    let described = |m: &Mention| {
        let before = m.span.start.checked_sub(1).map_or("", |i| line.text(i));
        // "Tidak jual telur, jual ayam"
        let denied = |i: usize| i.checked_sub(1).is_some_and(|i| DENIED.contains(&line.text(i)));
        let not_sold =
            line.follows(m.span.start) && m.span.start.checked_sub(1).is_some_and(|i| denied(i) && NOT_SOLD.contains(&line.text(i)));
        // "Telur 5 kw, ayam umur 40 minggu"
        let layers = matches!(line.text(m.span.end), "umur" | "usia" | "umure" | "strain") && found_eggs;
        // "Mangga, pak" is Javanese for "please".
        let polite =
            line.text(m.span.start) == "mangga" && matches!(line.text(m.span.end), "pak" | "bu" | "mas" | "mbak" | "dipun" | "kersa" | "");
        (line.follows(m.span.start) && SURROUNDINGS.contains(&before)) || polite || not_sold || layers
    };
    // "Keripik singkong", "kopi bubuk jahe": what processed goods taste of.
    let flavour = |m: &Mention| {
        let processed = |before: &Mention| matches!(before.target, Target::Goods(c) if c.category == "olahan_umkm");
        line.follows(m.span.start) && found.iter().any(|before| before.span.end == m.span.start && processed(before))
    };
    // "GKP 12 ton ir64": the variety of what is named.
    let variety = |m: &Mention| VARIETIES.contains(&m.words.concat().as_str());
    let kept: Vec<Mention> = found.iter().filter(|m| !described(m) && !flavour(m) && !variety(m)).cloned().collect();
    if !kept.is_empty() {
        *found = kept;
    }
}

/// Drops a mention whose words all stand in another one: the bare "jagung" next to "jagung manis".
fn drop_repeats(found: &mut Vec<Mention>, same: impl Fn(&Mention, &Mention) -> bool) {
    let all = found.clone();
    found.retain(|m| {
        let repeats =
            |other: &Mention| other.words.len() > m.words.len() && m.words.iter().all(|w| other.words.contains(w)) && same(other, m);
        !all.iter().any(repeats)
    });
}

/// What all mentions together leave possible.
fn settle(line: &Line, found: &[Mention]) -> Goods {
    let Some((first, rest)) = found.split_first() else { return Goods::Unknown };
    let mut goods = first.target.candidates();
    let mut variant = variant_of(first.target);
    for mention in rest {
        let others = mention.target.candidates();
        goods.retain(|c| others.iter().any(|o| o.code == c.code));
        variant = if goods.len() > 1 { variant_of(mention.target) } else { variant };
    }
    if goods.is_empty() {
        return Goods::Several;
    }
    for mention in found {
        if let (Target::Family(index), true) = (mention.target, goods.len() > 1) {
            goods = resolve(line, index, goods);
        }
    }
    Goods::Known(variant, goods)
}

/// Lets the helping words of a family choose among `goods`; words that point to two of them choose nothing.
fn resolve(line: &Line, index: usize, goods: Vec<&'static Commodity>) -> Vec<&'static Commodity> {
    let Some(family) = family(index) else { return goods };
    let named = |code: &str| {
        let words = family.resolvers.iter().filter(|(c, _)| c == code).flat_map(|(_, words)| words);
        words.into_iter().any(|helping| line.texts().any(|w| w == helping || spelling::stem(w) == Some(helping)))
    };
    let chosen: Vec<_> = goods.iter().copied().filter(|c| named(&c.code)).collect();
    if chosen.len() == 1 { chosen } else { goods }
}

fn family(index: usize) -> Option<&'static Family> {
    Family::all().get(index)
}

/// The question for a family, by the first of its words.
fn variant_of(target: Target) -> Variant {
    let Target::Family(index) = target else { return Variant::Near };
    match family(index).and_then(|f| f.words.first()).map_or("", String::as_str) {
        "ayam" => Variant::Chicken,
        "ayam hidup" => Variant::LiveChicken,
        "ayam potong" => Variant::Broiler,
        "cabai" => Variant::Chili,
        "bawang" => Variant::Onion,
        "beras" => Variant::Rice,
        "gabah" => Variant::Paddy,
        "kopi" => Variant::Coffee,
        "ikan" => Variant::Fish,
        "telo" => Variant::Root,
        "daging" => Variant::Meat,
        _ => Variant::Near,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_synonym_wins() {
        assert_eq!(goods("telur"), GoodsReading::One("EGG_LAYER"));
        assert_eq!(goods("telur bebek"), GoodsReading::One("EGG_DUCK"));
        assert_eq!(goods("lombok rawit"), GoodsReading::One("CHILI_RAWIT"));
        assert_eq!(goods("iwak pitik"), GoodsReading::One("BROILER_CARCASS"));
        assert_eq!(goods("enting-enting"), GoodsReading::One("GETI"));
    }

    #[test]
    fn a_family_asks_unless_a_helping_word_settles_it() {
        assert!(matches!(goods("ayam"), GoodsReading::Which(Variant::Chicken, codes) if codes.len() == 4));
        assert!(matches!(goods("bawang"), GoodsReading::Which(Variant::Onion, _)));
        assert_eq!(goods("broiler masih hidup"), GoodsReading::One("BROILER_LIVE"));
        assert_eq!(goods("lombok abang sing gedhe"), GoodsReading::One("CHILI_LARGE"));
    }

    #[test]
    fn one_wrong_letter_is_forgiven_in_long_words_only() {
        assert_eq!(goods("belimbimg"), GoodsReading::One("STARFRUIT"));
        assert_eq!(goods("gurama"), GoodsReading::One("GOURAMI"));
        assert_eq!(goods("telor"), GoodsReading::One("EGG_LAYER"));
        assert_eq!(goods("telir"), GoodsReading::Unknown);
        assert!(matches!(goods("kerupik"), GoodsReading::Which(Variant::Near, codes) if codes.len() == 2));
        assert!(matches!(goods("bawamg"), GoodsReading::Which(Variant::Onion, _)));
    }

    #[test]
    fn every_day_words_are_no_misspelt_goods() {
        for word in ["barang", "gudang", "sedang", "dagang", "kandang", "kentang", "kepala", "terang"] {
            assert_eq!(goods(word), GoodsReading::Unknown, "{word}");
        }
    }

    #[test]
    fn every_synonym_of_the_catalogue_is_its_commodity() {
        for commodity in Commodity::all() {
            for synonym in &commodity.synonyms {
                assert_eq!(goods(synonym), GoodsReading::One(&commodity.code), "{synonym}");
            }
        }
        for (index, family) in Family::all().iter().enumerate() {
            for word in &family.words {
                assert!(matches!(goods(word), GoodsReading::Which(variant, _) if variant == variant_of(Target::Family(index))), "{word}");
            }
        }
    }
}
