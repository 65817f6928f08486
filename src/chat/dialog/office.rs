//! Offices, companies and the service itself: names that no person may take, and that no person speaks for.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words by which an office, or the service itself, is named. Nobody is called so.
const OFFICES: &[&str] = &[
    "bapanas",
    "bulog",
    "dinkes",
    "dkpp",
    "satpol",
    "satgas",
    "polisi",
    "polres",
    "polsek",
    "polda",
    "polri",
    "bpom",
    "ojk",
    "btc",
    "sekda",
    "kominfo",
    "petugas",
    "pengelola",
    "operator",
    "moderator",
    "helpdesk",
    "support",
    "sistem",
    "system",
    "official",
    "verified",
    "telegram",
];
/// What such words begin with.
const OFFICE_STEMS: &[&str] = &[
    "admin",
    "dinas",
    "dinper",
    "disper",
    "disnak",
    "disdag",
    "diskom",
    "disket",
    "kemen",
    "pemkot",
    "pemkab",
    "pemprov",
    "pemda",
    "pemerintah",
    "tembus",
];
/// Offices and companies of several words, without their blanks.
const OFFICE_PHRASES: &[&str] = &[
    "walikota",
    "badanpangan",
    "pasarjaya",
    "dharmajaya",
    "foodstation",
    "blitartradecenter",
    "blitartradecentre",
    "callcenter",
    "callcentre",
    "customercare",
    "customerservice",
    "pusatbantuan",
];
/// Words that name an office only where a name begins with them.
const FIRST_WORDS: &[&str] =
    &["kantor", "layanan", "bupati", "gubernur", "camat", "kecamatan", "kelurahan", "bank", "cs", "bot", "badan", "kepala"];
/// How people are addressed.
const HONORIFICS: &[&str] = &["pak", "bapak", "bpk", "bu", "ibu", "mas", "mbak", "bang", "kang", "yth"];
/// Whether the text names an office or the service, also in letters set apart and with figures for letters.
pub(super) fn is_office(text: &str) -> bool {
    let folded: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(spelled).collect();
    // `a d m i n` is one word.
    let mut joined: Vec<String> = Vec::new();
    let mut apart = false;
    for word in &words {
        let single = word.chars().count() == 1;
        match joined.last_mut() {
            Some(last) if single && apart => last.push_str(word),
            _ => joined.push(word.clone()),
        }
        apart = single;
    }
    let named = |word: &String| {
        // `ADMlN` and `adrnin` look like it.
        let seen = word.replace("rn", "m").replace('l', "i");
        OFFICES.contains(&word.as_str()) || OFFICE_STEMS.iter().any(|stem| word.starts_with(stem)) || seen.starts_with("admin")
    };
    let own: Vec<&String> = joined.iter().skip_while(|word| HONORIFICS.contains(&word.as_str())).collect();
    let begins = own.first().is_some_and(|first| FIRST_WORDS.contains(&first.as_str()));
    let whole = joined.concat();
    joined.iter().any(named) || begins || OFFICE_PHRASES.iter().any(|phrase| whole.contains(phrase))
}

/// A word with letters for the figures that stand for them.
fn spelled(word: &str) -> String {
    if !word.chars().any(char::is_alphabetic) {
        return word.to_owned();
    }
    let letter = |c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        c => c,
    };
    word.chars().map(letter).collect()
}
