//! Words that tell people who look for goods from those who offer them.

use super::lexicon;

/// Words of people who look for goods.
pub(super) const WANT: &[&str] = &[
    "cari",
    "nyari",
    "mencari",
    "dicari",
    "nyariin",
    "carikan",
    "dicarikan",
    "dicariin",
    "nyarikan",
    "nggolekne",
    "nggolekno",
    "nggolekke",
    "digolekne",
    "digolekno",
    "digolekke",
    "digoleki",
    "madosaken",
    "dipadosaken",
    "golek",
    "nggolek",
    "goleki",
    "nggoleki",
    "madosi",
    "pados",
    "butuh",
    "membutuhkan",
    "dibutuhkan",
    "mbutuhne",
    "mbutuhake",
    "mbetahaken",
    "betah",
    "perlu",
    "beli",
    "membeli",
    "tuku",
    "tumbas",
    "mundhut",
    "kulakan",
    "pesan",
    "pesen",
    "memesan",
    "order",
    "request",
    "rikues",
    "reques",
    "wtb",
    "cariin",
    "golekno",
    "golekna",
    "golekke",
    "carikne",
    "carekno",
    "tukokno",
    "tukokke",
];

/// Words before "beli" and the like with which a seller speaks of buyers.
pub(super) const OF_OTHERS: &[&str] = &[
    "yang", "yg", "sing", "ingkang", "siapa", "sapa", "sopo", "sinten", "bisa", "boleh", "silakan", "silahkan", "monggo", "mangga",
    "kalau", "kalo", "jika", "wong", "orang", "tiyang", "bila", "nek", "min", "minimal", "minimum", "open", "terima", "menerima", "nerima",
    "via", "untuk", "utk", "buat", "harga", "bagi", "minat", "berminat", "ga", "gak", "nggak", "tidak", "tdk", "ora", "mboten", "jangan",
    "wajib", "syarat", "sistem", "pre", "po", "kirim", "balas", "baca",
];

/// Words that ask for a price.
pub(super) const HOW_MUCH: &[&str] = &["berapa", "brp", "brapa", "piro", "pira", "pinten", "berapaan"];

/// Words of somebody who speaks of himself.
pub(super) const SPEAKER: &[&str] = &["saya", "sy", "aku", "kulo", "kula", "tak", "kita", "kami"];

/// Words with which a buyer names what he would take.
pub(super) const TAKE: &[&str] = &[
    "mau", "minta", "ambil", "jupuk", "mendhet", "njupuk", "njaluk", "nyuwun", "pengen", "pingin", "arep", "badhe", "ngambil", "angkut",
    "pek", "jipuk", "njipuk", "pendhet", "pundhut",
];

/// Whether money stands among the words: a factor, or a number as long as a price.
pub(super) fn names_money(words: &[&str]) -> bool {
    words.iter().any(|w| lexicon::factor(w).is_some() || w.len() >= 5 && w.starts_with(|c: char| c.is_ascii_digit()))
}
