//! The smallest parts of a number: digits with their marks, and single number words.

use std::{collections::HashMap, sync::LazyLock};

use rust_decimal::Decimal;

use super::value::Value;

/// Digits with their marks, read by PARSING section 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// What they are worth.
    pub(super) value: Value,
    /// Whether dots or commas group thousands in it.
    pub(super) grouped: bool,
}

/// Reads digits with dots and commas: dot and three digits group thousands, comma or dot and one or two digits
/// are decimals, with both marks the last one is the decimal mark.
pub(super) fn written(text: &str) -> Numeral {
    let (mark, decimals) = match (text.rfind('.'), text.rfind(',')) {
        (None, None) => return plain(&[text], ""),
        (Some(dot), Some(comma)) => {
            let mark = if dot > comma { '.' } else { ',' };
            let (whole, decimals) = text.rsplit_once(mark).unwrap_or((text, ""));
            let grouping = if mark == '.' { ',' } else { '.' };
            let groups: Vec<&str> = whole.split(grouping).collect();
            return if is_grouped(&groups) && !decimals.is_empty() { plain(&groups, decimals) } else { MALFORMED };
        }
        (Some(at), None) => ('.', text.get(at + 1..).unwrap_or_default()),
        (None, Some(at)) => (',', text.get(at + 1..).unwrap_or_default()),
    };
    let groups: Vec<&str> = text.split(mark).collect();
    if groups.first() == Some(&"") {
        return MALFORMED;
    }
    let leading_zero = groups.first() == Some(&"0");
    match (groups.as_slice(), decimals.len()) {
        // "5.00 kg": a nought may be missing.
        ([_, "00"], _) if mark == '.' => MALFORMED,
        ([whole, _], 1 | 2) => plain(&[whole], decimals),
        ([whole, _], 3) if leading_zero => plain(&[whole], decimals),
        ([whole, _], 3) if mark == ',' && whole.len() <= 3 => match plain(&[whole], decimals).value {
            Value::Exact(value) => Numeral { value: Value::CommaThousands(value), grouped: false },
            value => Numeral { value, grouped: false },
        },
        (groups, 3) if is_grouped(groups) => Numeral { grouped: true, ..plain(groups, "") },
        _ => MALFORMED,
    }
}

const MALFORMED: Numeral = Numeral { value: Value::Malformed, grouped: false };

fn is_grouped(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    (1..=3).contains(&first.len()) && *first != "0" && !rest.is_empty() && rest.iter().all(|g| g.len() == 3)
}

fn plain(groups: &[&str], decimals: &str) -> Numeral {
    let digits = groups.concat();
    // A decimal has 28 digits; money and goods have far fewer.
    let value = if digits.trim_start_matches('0').len() > 18 || decimals.len() > 9 {
        Value::Huge
    } else {
        let spelled = if decimals.is_empty() { digits } else { format!("{digits}.{decimals}") };
        Decimal::from_str_exact(&spelled).map_or(Value::Malformed, |d| Value::Exact(d.normalize()))
    };
    Numeral { value, grouped: false }
}

/// Words for a half.
pub(super) const HALF: &[&str] = &["setengah", "stgh", "separo", "separuh", "stengah", "setgh", "sparo"];
/// Words for a quarter.
pub(super) const QUARTER: &[&str] = &["seperempat", "seprapat", "sprapat", "sakprapat"];

/// Whether a word says a half or a quarter.
pub(super) fn is_part(word: &str) -> bool {
    HALF.contains(&word) || QUARTER.contains(&word)
}

/// What a number word does to the number so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordValue {
    /// Adds `value`; the places under `below` must be empty.
    Add { value: u32, below: u32 },
    /// Multiplies the last digit: puluh, ratus.
    Times(u32),
    /// Adds to the last digit: belas, likur.
    Teen(u32),
    /// Whole thousands or millions: sewu, sejuta.
    Thousands(u32),
}

/// What a number word means.
pub(super) fn word(word: &str) -> Option<WordValue> {
    WORDS.get(word).copied()
}

/// Digits from nought: Indonesian, ngoko (alone and before a noun), krama, and spellings by ear.
const DIGITS: [&str; 10] = [
    "nol",
    "satu siji setunggal",
    "dua loro rong kalih kaleh",
    "tiga telu telung tigang tigo tlu tlung",
    "empat papat patang sekawan kawan",
    "lima limang gangsal limo",
    "enam enem nem nenem",
    "tujuh pitu pitung",
    "delapan wolu wolung wolong",
    "sembilan sanga sangang songo songong sango",
];
/// Numbers from ten to nineteen that are one word and not a digit with "belas".
const TEENS: [&str; 10] = [
    "sepuluh sedasa sedoso",
    "sebelas sewelas",
    "rolas",
    "telulas",
    "patbelas",
    "limalas limolas",
    "nembelas",
    "pitulas",
    "wolulas",
    "sangalas songolas",
];
/// Numbers from twenty-one to twenty-nine, each its own word in Javanese.
const TWENTIES: [&str; 9] =
    ["selikur", "rolikur", "telulikur", "patlikur", "selawe selangkung", "nemlikur", "pitulikur", "wolulikur", "sangalikur songolikur"];
/// Words of their own for a whole amount.
const OWN: &[(&str, u32)] = &[
    ("seket", 50),
    ("suwidak sewidak swidak suidak", 60),
    ("seratus satus sakatus sekatus setus", 100),
    ("seribu sewu sakewu serebu", 1000),
    ("sejuta sakyuta seyuta sayuta sakyuto sayuto seyuto sakjuta", 1_000_000),
];
/// Multipliers, alone after a digit or grown onto it: `telungatus`, `rongewu`, `limaratus`.
const TIMES: &[(&str, u32)] = &[("puluh dasa doso", 10), ("ratus atus", 100), ("ribu ewu", 1000), ("juta yuta yuto", 1_000_000)];

static WORDS: LazyLock<HashMap<String, WordValue>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let mut whole = |spellings: &str, value: u32| {
        let meaning = match value {
            0..10 => WordValue::Add { value, below: 10 },
            10..100 => WordValue::Add { value, below: 100 },
            100..1000 => WordValue::Add { value, below: 1000 },
            _ => WordValue::Thousands(value),
        };
        for word in spellings.split(' ') {
            words.insert(word.to_owned(), meaning);
        }
    };
    for (digit, spellings) in (0..).zip(DIGITS) {
        for word in spellings.split(' ').filter(|_| digit > 0) {
            whole(&format!("{word}belas {word}welas"), digit + 10);
            for (ending, by) in TIMES.iter().flat_map(|(endings, by)| endings.split(' ').map(move |e| (e, by))) {
                whole(&format!("{word}{ending}"), digit * by);
            }
        }
        whole(spellings, digit);
    }
    for (value, spellings) in (10..).zip(TEENS).chain((21..).zip(TWENTIES)).chain(OWN.iter().map(|(s, v)| (*v, *s))) {
        whole(spellings, value);
    }
    for (endings, by) in TIMES.iter().filter(|(_, by)| *by < 1000) {
        words.extend(endings.split(' ').map(|word| (word.to_owned(), WordValue::Times(*by))));
    }
    for (word, plus) in [("belas", 10), ("welas", 10), ("likur", 20)] {
        words.insert(word.to_owned(), WordValue::Teen(plus));
    }
    words
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_and_quarters_are_parts_and_digits_are_not() {
        assert!(HALF.iter().chain(QUARTER).all(|word| is_part(word)));
        assert!(!["dua", "perempat", "tengah", ""].into_iter().any(is_part));
    }

    #[test]
    fn a_word_of_each_kind_does_what_it_says() {
        for (text, meaning) in [
            ("nol", WordValue::Add { value: 0, below: 10 }),
            ("sanga", WordValue::Add { value: 9, below: 10 }),
            ("duabelas", WordValue::Add { value: 12, below: 100 }),
            ("limapuluh", WordValue::Add { value: 50, below: 100 }),
            ("sangalikur", WordValue::Add { value: 29, below: 100 }),
            ("satus", WordValue::Add { value: 100, below: 1000 }),
            ("telungatus", WordValue::Add { value: 300, below: 1000 }),
            ("sewu", WordValue::Thousands(1000)),
            ("rongewu", WordValue::Thousands(2000)),
            ("sejuta", WordValue::Thousands(1_000_000)),
            ("tigajuta", WordValue::Thousands(3_000_000)),
            ("puluh", WordValue::Times(10)),
            ("atus", WordValue::Times(100)),
            ("belas", WordValue::Teen(10)),
            ("likur", WordValue::Teen(20)),
        ] {
            assert_eq!(word(text), Some(meaning), "{text}");
        }
        for text in ["ribu", "ewu", "juta", "nolbelas", "telur", ""] {
            assert_eq!(word(text), None, "{text}");
        }
    }
}
