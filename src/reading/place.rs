//! Where the goods are: names of `places.csv`, in one word or two (`Karang Tengah`).

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    normalize,
    token::{Line, Use},
};
use crate::domain::place::{Level, Place};

/// Words before the name of any place.
const CUES: &[&str] = &[
    "di",
    "dari",
    "lokasi",
    "lok",
    "kel",
    "kec",
    "desa",
    "ds",
    "kelurahan",
    "kecamatan",
    "ning",
    "nang",
    "neng",
    "teko",
    "saking",
    "ten",
    "alamat",
    "dusun",
    "dsn",
    "daerah",
    "wilayah",
    "asal",
    "posisi",
    "wonten",
];
/// Words before a village; the name of the whole region needs one of them.
const VILLAGE_CUES: &[&str] = &["kel", "desa", "ds", "kelurahan"];
/// The name that village and region share.
const REGION: &str = "blitar";

/// Reads an answer to the question where the goods are: a name alone needs no cue.
#[must_use]
pub fn place(text: &str) -> Option<&'static Place> {
    if normalize::too_long(text) {
        return None;
    }
    let line = Line::new(text);
    let said = (0..line.len()).find_map(|at| named(&line, at).map(|(place, end)| (place, at, end)));
    match said {
        Some((place, at, end)) if alone(&line, at, end) => Some(place),
        _ => find(&mut Line::new(text)),
    }
}

/// Whether nothing but cues stands around a name; "kota Blitar" is the town, no village.
fn alone(line: &Line, at: usize, end: usize) -> bool {
    (0..at).all(|i| line.any(i, CUES)) && end == line.len()
}

/// Words before a district.
const DISTRICT_CUES: &[&str] = &["kec", "kecamatan"];

/// Finds the place of a line and takes its name. A village wins over its own district that is named with it; one of another district
/// is no village of the list ("Ds. Bendo Kec. Ponggok").
pub(super) fn find(line: &mut Line) -> Option<&'static Place> {
    let mut found: Vec<&'static Place> = Vec::new();
    let mut elsewhere = None;
    let mut last_end = 0;
    let mut at = 0;
    while at < line.len() {
        match named(line, at).filter(|(place, _)| is_meant(line, at, place)) {
            Some((place, end)) => {
                let cued = line.any_before(at, DISTRICT_CUES);
                let beside = (last_end..at).all(|i| line.any(i, CUES)) && (cued || line.follows(at));
                let within =
                    |village: &&Place| village.parent.as_deref().is_some_and(|parent| parent != place.name && (cued || !village.plain));
                if beside && place.level == Level::Kecamatan && found.last().is_some_and(within) {
                    elsewhere = elsewhere.or(Some(place));
                }
                last_end = end;
                found.push(place);
                line.take(at..end, Use::Place);
                at = end;
            }
            None => at += 1,
        }
    }
    let districts: Vec<&str> = found.iter().map(|p| p.name.as_str()).collect();
    let village = found.iter().find(|p| p.parent.as_deref().is_some_and(|parent| districts.contains(&parent)));
    village.copied().or(elsewhere).or(found.first().copied())
}

fn is_meant(line: &Line, at: usize, place: &Place) -> bool {
    // A person may be called so.
    if line.any_before(at, &["pak", "bu", "mas", "mbak", "bapak", "ibu", "yu", "kang"]) {
        return false;
    }
    if place.plain {
        return true;
    }
    let cues = if place.name.eq_ignore_ascii_case(REGION) { VILLAGE_CUES } else { CUES };
    line.any_before(at, cues)
}

/// The place whose name starts at `at`, and where the name ends.
fn named(line: &Line, at: usize) -> Option<(&'static Place, usize)> {
    let first = line.word(at)?;
    if let Some(second) = line.word(at + 1).filter(|_| line.follows(at + 1)) {
        // "Dipasar legi"
        let plain = first.strip_prefix("di");
        let begins = |one: &str| one == first || plain == Some(one);
        let apart = NAMES.pairs.iter().find(|(one, other, _)| begins(one) && other == second).map(|(.., place)| *place);
        let halves = first.len() >= 3 && second.len() >= 3 && NAMES.beginnings.contains(first);
        let joined = || halves.then(|| NAMES.words.get(&format!("{first}{second}")).copied()).flatten();
        if let Some(place) = apart.or_else(joined) {
            return Some((place, at + 2));
        }
    }
    let place = NAMES.words.get(first).filter(|place| place.level != Level::Facility)?;
    Some((place, at + 1))
}

/// The names of all places in small letters.
struct Names {
    /// Names of one word.
    words: HashMap<String, &'static Place>,
    /// Names of two words.
    pairs: Vec<(String, String, &'static Place)>,
    /// What the names of one word begin with: three letters at least.
    beginnings: HashSet<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { words: HashMap::new(), pairs: Vec::new(), beginnings: HashSet::new() };
    for place in Place::all() {
        let name = place.name.to_lowercase();
        match name.split_once(' ') {
            Some((one, other)) => names.pairs.push((one.to_owned(), other.to_owned(), place)),
            None => {
                names.beginnings.extend((3..name.len()).filter_map(|end| name.get(..end)).map(str::to_owned));
                names.words.entry(name).or_insert(place);
            }
        }
    }
    names
});

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<&'static str> {
        place(text).map(|p| p.name.as_str())
    }

    #[test]
    fn a_name_alone_is_an_answer() {
        assert_eq!(name("Wates"), Some("Wates"));
        assert_eq!(name("blitar"), Some("Blitar"));
        assert_eq!(name("kec. Srengat"), Some("Srengat"));
        assert_eq!(name("karang tengah"), Some("Karangtengah"));
        assert_eq!(name("Pasar Legi"), Some("Pasar Legi"));
    }

    #[test]
    fn common_words_need_a_cue_inside_a_line() {
        let read = |text: &str| find(&mut Line::new(text)).map(|p| p.name.as_str());
        assert_eq!(read("harga tanggung aja"), None);
        assert_eq!(read("barang di tanggung"), Some("Tanggung"));
        assert_eq!(read("barang di blitar"), None);
        assert_eq!(read("kel. Blitar"), Some("Blitar"));
        assert_eq!(read("Sananwetan, Gedog"), Some("Gedog"));
        assert_eq!(name("Kota Blitar"), None);
    }
}
