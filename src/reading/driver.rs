//! Who drives a load, beside the plate of the vehicle.
//!
//! ```text
//! driver = (sopir | supir | driver) name        sopir Slamet
//!        | plate address name                   AG 1234 XX Pak Slamet
//! name   = [address] word [word [word]]
//! ```

use super::plate::plate;

/// Words that say who drives.
pub(super) const DRIVERS: &[&str] = &["sopir", "supir", "sopirnya", "supirnya", "sopire", "supire", "driver", "drivernya"];
/// Forms of address.
const ADDRESS: &[&str] = &["pak", "bapak", "bu", "ibu", "mas", "mbak", "bang", "cak", "kang", "om"];
/// Words behind a form of address that are no name.
const NO_NAMES: &[&str] = &[
    "makasih",
    "terima",
    "kasih",
    "suwun",
    "matur",
    "ya",
    "nggih",
    "sudah",
    "wis",
    "tadi",
    "siap",
    "ok",
    "oke",
    "mohon",
    "tolong",
    "jam",
    "besok",
    "hari",
    "pagi",
    "siang",
    "sore",
    "malam",
    "berangkat",
    "mangkat",
    "muat",
    "dimuat",
    "kirim",
    "dikirim",
    "otw",
    "truk",
    "dan",
    "di",
    "ke",
    "ini",
];
/// A name has so many words at most beside its form of address.
const MOST_WORDS: usize = 3;
/// And so many letters in all.
const MOST_LETTERS: usize = 40;

/// The name of who drives, and the text without it; `None` where none is said.
#[must_use]
pub fn driver(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |at: usize| words.get(at).map(|word| bare(word).to_lowercase()).unwrap_or_default();
    let said = (0..words.len()).find(|at| DRIVERS.contains(&plain(*at).as_str()));
    let addressed = || {
        (1..words.len()).find(|at| {
            let before = words.get(..*at).unwrap_or_default().join(" ");
            ADDRESS.contains(&words.get(*at).copied().unwrap_or_default().to_lowercase().as_str()) && plate(&before).is_some()
        })
    };
    let (from, begins) = match said {
        Some(at) => (at, at + 1),
        None => addressed().map(|at| (at, at))?,
    };
    let mut end = begins;
    if ADDRESS.contains(&plain(end).as_str()) {
        end += 1;
    }
    let first = end;
    while end - first < MOST_WORDS && is_name(&plain(end)) {
        end += 1;
        // A mark behind a word ends the name.
        if words.get(end - 1).is_some_and(|word| word.ends_with([',', ';', '.', '!', '?'])) {
            break;
        }
    }
    let name: Vec<String> = (begins..end).map(|at| capital(bare(words.get(at).copied().unwrap_or_default()))).collect();
    let name = name.join(" ");
    if end == first || name.chars().count() > MOST_LETTERS {
        return None;
    }
    let rest = [words.get(..from), words.get(end..)].into_iter().flatten().flatten().copied().collect::<Vec<_>>().join(" ");
    Some((name, rest))
}

/// A word without marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_name(word: &str) -> bool {
    word.chars().count() > 1
        && word.chars().all(|c| c.is_alphabetic() || c == '\'')
        && !NO_NAMES.contains(&word)
        && !DRIVERS.contains(&word)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_behind_the_plate_or_the_word_for_a_driver() {
        for (text, name, rest) in [
            ("AG 1234 XX Pak Slamet", "Pak Slamet", "AG 1234 XX"),
            ("1.002 kg AG 1234 XX pak slamet riyadi", "Pak Slamet Riyadi", "1.002 kg AG 1234 XX"),
            ("1 ton sopir Slamet, AG 1234 XX", "Slamet", "1 ton AG 1234 XX"),
            ("supir mas Agus 990 kg", "Mas Agus", "990 kg"),
            ("sopir: Pak Tarno", "Pak Tarno", ""),
        ] {
            assert_eq!(driver(text), Some((name.to_owned(), rest.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_none() {
        for text in [
            "",
            "1 ton AG 1234 XX",
            "sudah berangkat pak",
            "1 ton AG 1234 XX pak",
            "1 ton AG 1234 XX pak, makasih",
            "AG 1234 XX pak makasih",
            "pak Slamet 1 ton",
            "sopir 0812 3456 7890",
            "sopir",
        ] {
            assert_eq!(driver(text), None, "{text}");
        }
    }
}
