//! Words of goods that mean the same however they are spelled, in Indonesian or in Javanese (PARSING section 6).
//!
//! The catalogue lists many phrases with them, but not every one in every spelling: "tlur bebek" and "lombok
//! rawit merah" are known through these.

use std::{collections::HashMap, sync::LazyLock};

/// Each word with the others that stand for it.
const USUAL: &[(&str, &[&str])] = &[
    ("telur", &["telor", "tlur", "tlor", "tlr", "tlrr", "endhog", "endog", "ndog", "ndhog", "endok", "tigan"]),
    ("ayam", &["pitik"]),
    ("bebek", &["itik"]),
    ("hidup", &["urip", "gesang"]),
    ("bentes", &["benthes"]),
    ("bentesan", &["benthesan"]),
    ("afkir", &["apkir"]),
    ("cabai", &["cabe", "lombok"]),
    ("keriting", &["kriting"]),
    ("besar", &["gede", "gedhe"]),
    ("merah", &["abang"]),
    ("hijau", &["ijo"]),
    ("hitam", &["ireng"]),
    ("kering", &["garing"]),
    ("bawang", &["bwg"]),
    ("beras", &["wos", "uwos", "brs", "bras"]),
    ("gurame", &["gurami", "gurameh", "grameh"]),
    ("keripik", &["kripik"]),
    ("kerupuk", &["krupuk"]),
    ("belimbing", &["blimbing"]),
    ("pisang", &["gedhang", "gedang"]),
    ("kambing", &["wedhus", "wedus", "menda", "mendo"]),
    ("sapi", &["lembu", "sampi"]),
    ("kelapa", &["klapa", "klopo", "kelopo", "klp"]),
    ("ikan", &["iwak"]),
    ("gula", &["gulo", "gendhis", "gendis"]),
    ("jawa", &["jowo"]),
    ("sambal", &["sambel"]),
    ("kletik", &["klethik"]),
    ("jahe", &["jae"]),
    ("kedelai", &["kedele", "kdl", "kdlai"]),
    ("kacang", &["kcg", "kcng", "kcang"]),
    ("jagung", &["jgg", "jgng", "jgung"]),
];

static USUAL_OF: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| USUAL.iter().flat_map(|(usual, others)| others.iter().map(move |other| (*other, *usual))).collect());

/// The usual spelling of a word that has another.
pub(super) fn respelled(word: &str) -> Option<&'static str> {
    USUAL_OF.get(word).copied()
}

/// The usual spelling of a word; the word itself if it has no other.
pub(super) fn usual(word: &str) -> &str {
    respelled(word).unwrap_or(word)
}

/// A word without the ending that says "the", "its" or "my": `telurnya`, `endoge`, `telurku`.
pub(super) fn stem(word: &str) -> Option<&str> {
    let stem = ["nya", "ne", "e", "ipun", "ku"].iter().find_map(|ending| word.strip_suffix(ending))?;
    (stem.len() >= 4).then_some(stem)
}
