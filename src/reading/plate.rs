//! The plate of a vehicle in words about a load, as people write it: of one or two letters, one to four figures, and one to three letters.
//!
//! ```text
//! plate = letters digits letters       AG 1234 XX, AG 8 KL, ag1234xx, AG-1234-XX
//! ```
//!
//! It is read from the words as they were written: some letters of plates are short for words elsewhere (*kl*, *kalau*).

use super::{labels, lexicon, pii, token::Line};

/// Letters with which plates begin, by the regions of Indonesia.
const REGIONS: &[&str] = &[
    "b", "d", "e", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "w", "z", "aa", "ab", "ad", "ae", "ag", "ba", "bb", "bd", "be",
    "bg", "bh", "bk", "bl", "bm", "bn", "bp", "da", "db", "dc", "dd", "de", "dg", "dh", "dk", "dl", "dm", "dn", "dt", "dw", "ea", "eb",
    "ed", "kb", "kh", "kt", "ku", "pa", "pb",
];
/// What is none of a region is taken for a plate that was meant from so many figures on.
const FIGURES: usize = 3;

/// Letters, or figures, that stand together.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: usize,
    to: usize,
    figures: bool,
}

fn runs(text: &str) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let (to, figures) = (at + c.len_utf8(), c.is_numeric());
        match all.last_mut() {
            Some(last) if last.to == at && last.figures == figures => last.to = to,
            _ => all.push(Run { from: at, to, figures }),
        }
    }
    all
}

/// Where a plate stands, or what looks like one.
struct Found {
    from: usize,
    to: usize,
    parts: [String; 3],
}

/// What stands in a text as plates do, whether it is one or not.
fn alike(text: &str) -> impl Iterator<Item = Found> {
    let all = runs(text);
    let beside =
        |one: Run, next: Run| text.get(one.to..next.from).is_some_and(|gap| gap.len() <= 2 && gap.chars().all(|c| " -.".contains(c)));
    let found = all.windows(3).enumerate().filter_map(|(at, three)| {
        let [region, number, letters] = three else { return None };
        let shaped = !region.figures && number.figures && !letters.figures && beside(*region, *number) && beside(*number, *letters);
        // "P-1005 wis mangkat" begins with the number of an offer: a plate with one dash has two.
        let dashed = |one: &Run, next: &Run| text.get(one.to..next.from) == Some("-");
        let is_code = dashed(region, number) && !dashed(number, letters);
        let behind_a_number = at.checked_sub(1).and_then(|i| all.get(i)).is_some_and(|before| before.to == region.from);
        let part = |run: &Run| text.get(run.from..run.to).unwrap_or_default().to_owned();
        (shaped && !is_code && !behind_a_number).then(|| Found {
            from: region.from,
            to: letters.to,
            parts: [part(region), part(number), part(letters)],
        })
    });
    found.collect::<Vec<_>>().into_iter()
}

impl Found {
    /// The text around it.
    fn rest_of(&self, text: &str) -> String {
        let sides = [text.get(..self.from), text.get(self.to..)];
        sides.into_iter().flatten().map(str::trim).collect::<Vec<_>>().join(" ")
    }

    fn is_plate(&self) -> bool {
        let [region, number, letters] = self.parts.each_ref().map(|part| part.to_lowercase());
        let (region, number, letters) = (region.as_str(), number.as_str(), letters.as_str());
        // "AE 77 K": behind letters that are no word one letter is a plate's.
        let is_sure = labels::NO_WORDS.contains(&region) && letters.len() == 1;
        let is_counted = !is_sure && (lexicon::is_unit_word(letters) || lexicon::factor(letters).is_some());
        REGIONS.contains(&region)
            && (1..=4).contains(&number.len())
            && !number.starts_with('0')
            && (1..=3).contains(&letters.len())
            && letters.chars().all(|c| c.is_ascii_alphabetic())
            && !is_counted
            && !labels::MEANT.contains(&letters)
    }

    /// Whether nothing else than a plate can be meant by what is none.
    fn is_meant_as_one(&self) -> bool {
        let [region, number, letters] = &self.parts;
        let lower = letters.to_lowercase();
        let capitals = [region, letters].iter().all(|part| part.chars().all(|c| c.is_ascii_uppercase()));
        let is_counted = lexicon::is_unit_word(&lower) || lexicon::factor(&lower).is_some();
        let short = region.len() <= 2 && letters.len() <= 4 && number.len() <= 6 && !labels::MEANT.contains(&lower.as_str());
        short && !is_counted && (capitals && number.len() >= FIGURES || labels::NO_WORDS.contains(&region.to_lowercase().as_str()))
    }
}

/// The plate in words about a load, in capitals, and the words without it.
pub(super) fn plate(text: &str) -> Option<(String, String)> {
    if let Some(found) = alike(text).find(Found::is_plate) {
        return Some((found.parts.join(" ").to_uppercase(), found.rest_of(text)));
    }
    // A plate that was only begun: "AG 8123 ke Jakarta".
    labels::plate(&Line::new(&pii::without_personal_data(text))).map(|plate| (plate, text.to_owned()))
}

/// Words about a load without what looks like a plate and is none, if there is such: it has to be said that it was not understood.
#[must_use]
pub fn without_unread_plate(text: &str) -> Option<String> {
    if plate(text).is_some() {
        return None;
    }
    alike(text).find(Found::is_meant_as_one).map(|found| found.rest_of(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plate_is_read_as_people_write_it() {
        for (text, said, rest) in [
            ("500 kg 33 peti, AG 8 KL", "AG 8 KL", "500 kg 33 peti, "),
            ("1 ton AG 1234 XX", "AG 1234 XX", "1 ton "),
            ("ag1234xx 1 ton", "AG 1234 XX", " 1 ton"),
            ("1 ton AG-1234-XX", "AG 1234 XX", "1 ton "),
            ("muat 990 kg truk N 9 A B 2 CD", "B 2 CD", "muat 990 kg truk N 9 A "),
            ("AE 77 K, 2 kw", "AE 77 K", " , 2 kw"),
            ("dk 12 kl 800 kg", "DK 12 KL", " 800 kg"),
        ] {
            assert_eq!(plate(text), Some((said.to_owned(), rest.to_owned())), "{text}");
        }
        for none in [
            "P-1005 wis mangkat 500 kg",
            "berangkat 50 kg",
            "s 40 aja",
            "b 2 ton",
            "isi 15 kg",
            "ke 3 ya",
            "jam 8 pagi 500 kg",
            "sudah berangkat",
        ] {
            assert_eq!(plate(none), None, "{none}");
            assert_eq!(without_unread_plate(none), None, "{none}");
        }
    }

    #[test]
    fn what_looks_like_a_plate_and_is_none_is_told_from_amounts() {
        for (text, rest) in [("500 kg AG 12345 XX", "500 kg "), ("XQ 1234 AB 500 kg", " 500 kg"), ("ag 12345 xx 1 ton", " 1 ton")] {
            assert_eq!(without_unread_plate(text).as_deref(), Some(rest), "{text}");
        }
        for text in ["500 kg AG 8 KL", "AG 500 KG", "berangkat 500 kg pak 3 hari", "1 ton 50 peti"] {
            assert_eq!(without_unread_plate(text), None, "{text}");
        }
    }
}
