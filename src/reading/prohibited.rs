//! Goods that may not be offered here (PARSING section 2).

use super::token::Line;

/// Words that are enough alone.
const WORDS: &[&str] = &[
    "infertil",
    "infertile",
    "tiren",
    "bangkai",
    "glonggongan",
    "gelonggongan",
    "glonggong",
    "gelonggong",
    "elpiji",
    "lpg",
    "miras",
    "arak",
    "ciu",
    "tuak",
    "trenggiling",
    "kukang",
    "cendrawasih",
    "cenderawasih",
    "orangutan",
    "narkoba",
    "sabu",
    "ganja",
    "badak",
    "penyu",
    "elang",
    "kakatua",
    "lutung",
    "bekantan",
    "bir",
    "vodka",
    "wiski",
    "whisky",
    "whiskey",
    "congyang",
    "elpigi",
];
/// Words that are enough side by side.
const PHRASES: &[&[&str]] = &[
    &["hatching", "egg"],
    &["hatching", "eggs"],
    &["telur", "penyu"],
    &["mati", "kemarin"],
    &["mati", "kemaren"],
    &["gas", "melon"],
    &["gas", "3", "kg"],
    &["gas", "12", "kg"],
    &["gas", "3", "kilo"],
    &["minuman", "keras"],
    &["satwa", "dilindungi"],
    &["hewan", "dilindungi"],
    &["burung", "dilindungi"],
    &["satwa", "langka"],
    &["ayam", "mati"],
    &["ayam", "bangkai"],
    &["jalak", "bali"],
    &["burung", "merak"],
    &["tabung", "gas"],
    &["tabung", "melon"],
    &["gas", "subsidi"],
    &["gas", "bersubsidi"],
    &["topi", "miring"],
];
/// Words for eggs, after which "HE" means hatching eggs.
const EGGS: &[&str] = &["telur", "telor", "tlur", "tlor", "endog", "endhog", "ndog", "ndhog", "endok", "tigan"];

/// Words for hatching after those for eggs.
const HATCHING: &[&str] = &["tetas", "tetasan", "hatching", "fertil", "netas", "menetas", "ditetaskan", "netes"];

/// Whether the line names such goods.
pub(super) fn named(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let at = |list: &[&str]| words.iter().position(|w| list.contains(w));
    let hatching = at(EGGS).is_some_and(|egg| {
        let after = words.get(egg..).unwrap_or_default();
        let laughs = after.windows(2).any(|pair| pair == ["he", "he"]);
        let abbreviated = after.contains(&"he") || after.windows(2).any(|pair| pair == ["h", "e"]);
        abbreviated && !laughs || after.iter().any(|w| HATCHING.contains(w))
    });
    let subsidised = at(&["pupuk", "urea", "phonska", "bbm", "solar", "pertalite"]).is_some() && at(&["subsidi", "bersubsidi"]).is_some();
    at(WORDS).is_some()
        || hatching
        || subsidised
        || PHRASES.iter().any(|phrase| words.windows(phrase.len()).any(|window| window == *phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_eggs_carrion_and_subsidised_goods_are_named() {
        for text in ["telur HE 2 ton", "ayam tiren", "daging glonggongan", "elpiji 3 kg", "pupuk urea bersubsidi", "telur infertil"] {
            assert!(named(&Line::new(text)), "{text}");
        }
        for text in ["telur 2 ton", "he pak, telur 2 ton", "pupuk kandang", "telur he he"] {
            assert!(!named(&Line::new(text)), "{text}");
        }
    }
}
