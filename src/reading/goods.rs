//! Which goods a text names.
//!
//! The longest synonym of `commodities.csv` wins over words inside it; words of `families.csv` name several
//! goods, and helping words elsewhere in the text settle which. A misspelt word counts only where no goods are
//! spelled right and exactly one lies one letter away.

use super::{
    GoodsReading,
    context_words::NONE,
    fuzzy,
    lexicon::{self, GRADES},
    mentions::{Mention, Target, family, mentions},
    normalize, pii, prohibited, spelling,
    token::{Line, Use},
};
use crate::domain::commodity::{Commodity, Family, Variant};

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
        // "Taksiran daging 180 kg": what the animal yields.
        let yields = m.words == ["daging"] && ["taksiran", "taksir", "perkiraan", "estimasi", "karkas", "hasil"].contains(&before);
        // "Nila 1 kw 26.500, patin entek"
        // "Lombok gede 1,2 kw 28rb, lombok cilik kosong"
        let kind = usize::from(line.follows(m.span.end + 1) && GRADES.contains(&line.text(m.span.end)));
        let end = m.span.end + kind;
        let sold_out = line.follows(end) && NONE.contains(&line.text(end)) && !line.follows(end + 1) && !line.follows(m.span.start);
        sold_out || yields || (line.follows(m.span.start) && SURROUNDINGS.contains(&before)) || polite || not_sold || layers
    };
    // "Keripik singkong", "kopi bubuk jahe": what processed goods taste of.
    let flavour = |m: &Mention| {
        let processed = |before: &Mention| matches!(before.target, Target::Goods(c) if c.category == "olahan_umkm");
        // "Patin daging putih"
        let fish = |before: &Mention| matches!(before.target, Target::Goods(c) if c.category == "perikanan") && m.words == ["daging"];
        line.follows(m.span.start) && found.iter().any(|before| before.span.end == m.span.start && (processed(before) || fish(before)))
    };
    // "Itik petelur afkir": what was said of other animals before.
    let spent = |m: &Mention| {
        let is_spent = |goods: &[&Commodity]| goods.iter().any(|c| c.code == "LAYER_SPENT");
        let animal = |goods: &[&Commodity]| goods.iter().all(|c| c.category == "peternakan");
        let of = found.iter().find(|before| before.span.end == m.span.start).map(|before| before.target.candidates());
        line.follows(m.span.start) && is_spent(&m.target.candidates()) && of.is_some_and(|of| animal(&of) && !is_spent(&of))
    };
    // "GKP 12 ton ir64": the variety of what is named.
    let variety = |m: &Mention| VARIETIES.contains(&m.words.concat().as_str());
    let kept: Vec<Mention> = found.iter().filter(|m| !described(m) && !flavour(m) && !spent(m) && !variety(m)).cloned().collect();
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
    if let ([only], [mention]) = (goods.as_slice(), found)
        && let Some((index, other)) = joined_member(line, only, mention.span.end)
    {
        return Goods::Known(variant_of(Target::Family(index)), vec![only, other]);
    }
    for mention in found {
        if let (Target::Family(index), true) = (mention.target, goods.len() > 1) {
            goods = resolve(line, index, goods);
        }
    }
    Goods::Known(variant, goods)
}

/// "cabe besar dan keriting 1 kw": another member of the family whose helping word follows at `at`. A grade is one only behind a word for
/// "and": "cabe keriting besar" is large curly chili, "campur besar kecil" mixes sizes.
fn joined_member(line: &Line, goods: &Commodity, at: usize) -> Option<(usize, &'static Commodity)> {
    let joined = ["dan", "sama", "lan", "karo"].contains(&line.text(at));
    let at = at + usize::from(joined || line.text(at) == "campur");
    let word = Some(line.text(at)).filter(|word| !word.is_empty() && (joined || !lexicon::GRADES.contains(word)))?;
    Family::all().iter().enumerate().filter(|(_, family)| family.candidates.contains(&goods.code)).find_map(|(index, family)| {
        let other = |(code, words): &&(String, Vec<String>)| *code != goods.code && words.iter().any(|w| w == word);
        let (code, _) = family.resolvers.iter().find(other)?;
        Some((index, Commodity::by_code(code)?))
    })
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
    use crate::domain::commodity::Family;

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
