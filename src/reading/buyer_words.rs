//! Words that tell people who look for goods from those who offer them.

use super::{lexicon, number, token::Line, words_at};

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
    "kulak",
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

/// Whom a seller looks for: people who take goods.
pub(super) const TAKERS: &[&str] = &["pembeli", "pelanggan", "bakul", "pengepul", "tengkulak", "peminat", "langganan", "penampung"];

/// "Golek bakul lele 300 kg": who looks for buyers sells.
pub(super) fn seeks_buyers(words: &[&str]) -> bool {
    words.windows(2).any(|w| matches!(w, [want, who] if WANT.contains(want) && TAKERS.contains(who)))
}

/// Words before "beli" and the like with which a seller speaks of buyers.
pub(super) const OF_OTHERS: &[&str] = &[
    "yang", "sing", "ingkang", "siapa", "sapa", "sopo", "sinten", "bisa", "boleh", "silakan", "silahkan", "monggo", "mangga", "kalau",
    "jika", "wong", "orang", "tiyang", "bila", "nek", "min", "minimal", "minimum", "open", "terima", "menerima", "nerima", "via", "untuk",
    "buat", "harga", "bagi", "minat", "berminat", "ga", "gak", "nggak", "tidak", "ora", "mboten", "jangan", "wajib", "syarat", "sistem",
    "pre", "po", "kirim", "balas", "baca", "dia", "mereka", "dheweke", "beliau",
];

/// Words that ask for a price.
pub(super) const HOW_MUCH: &[&str] = &["berapa", "piro", "pira", "pinten", "berapaan"];

/// Words of somebody who speaks of himself.
pub(super) const SPEAKER: &[&str] = &["saya", "aku", "kulo", "kula", "tak", "kita", "kami"];

/// Words with which a buyer names what he would take.
pub(super) const TAKE: &[&str] = &[
    "mau",
    "minta",
    "ambil",
    "jupuk",
    "mendhet",
    "njupuk",
    "njaluk",
    "nyuwun",
    "pengen",
    "pingin",
    "arep",
    "badhe",
    "ngambil",
    "angkut",
    "angkat",
    "pek",
    "jipuk",
    "njipuk",
    "pendhet",
    "pundhut",
    "booking",
    "boking",
    "ngebooking",
    "keep",
    "ngekeep",
];

/// Whether money stands among the words: a factor, or a number as long as a price.
pub(super) fn names_money(words: &[&str]) -> bool {
    words.iter().any(|w| lexicon::factor(w).is_some() || w.len() >= 5 && w.starts_with(|c: char| c.is_ascii_digit()))
}

/// What the way costs.
pub(super) const FREIGHT: &[&str] = &[
    "ongkir",
    "ongkire",
    "ongkirnya",
    "ongkos",
    "ongkose",
    "ongkosnya",
    "kuli",
    "parkir",
    "bongkar",
    "transport",
    "transpot",
    "bensin",
    "angkutan",
    "ekspedisi",
];

/// What may be looked for without being goods.
pub(super) const NO_GOODS: &[&str] = &[
    "bantuan",
    "tolong",
    "info",
    "informasi",
    "tahu",
    "tau",
    "kerja",
    "waktu",
    "alamat",
    "nomor",
    "kontak",
    "admin",
    "penjelasan",
    "kabar",
    "apa",
];

/// Words of somebody who speaks of his own goods.
pub(super) const OWN: &[&str] = &[
    "punya", "gadhah", "duwe", "nduwe", "ready", "siap", "stok", "stock", "panen", "petik", "petikan", "unduh", "titip", "jual", "dijual",
    "adol", "sade", "tawar", "lepas", "gaduh", "kandang", "hasil", "dilepas", "obral", "sedia", "jualan",
];

/// Words with which he asks for it.
pub(super) const MAY: &[&str] = &["bisa", "boleh", "iso", "isa", "saget", "angsal", "oleh", "entuk", "pareng", "dapat"];

/// Words of politeness around a question.
pub(super) const POLITE: &[&str] = &[
    "pak", "bu", "mas", "mbak", "ya", "nggih", "kah", "gan", "bos", "om", "min", "admin", "kak", "to", "ta", "tidak", "gak", "ga", "nggak",
    "mboten",
];

/// Words that ask whether something is there, behind [`THERE`].
pub(super) const WHETHER: &[&str] = &["ga", "gak", "nggak", "ngga", "enggak", "ndak", "g", "kah", "tidak", "apa", "opo", "ora", "mboten"];

/// Words of somebody who would have what another one offers.
pub(super) const WANTED: &[&str] = &["mau", "minat", "berminat", "tertarik", "gelem", "purun", "kersa", "kerso", "butuh", "mendhet"];

/// Whether a number stands in the line, in figures or in words before a unit: "telung kwintal".
pub(super) fn names_a_number(line: &Line) -> bool {
    let in_words = |end: usize| (end.saturating_sub(3)..end).any(|at| number::number_at(line, at).is_some_and(|(_, to)| to == end));
    (0..line.len()).any(|at| line.number(at).is_some() || words_at::unit(line, at).is_some() && in_words(at))
}
