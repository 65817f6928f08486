//! What a short sentence says of an order that is under way: `sudah datang`, `truke wis tekan`, `barange durung siap`, `uange durung
//! mlebu`, `besok tak kirim`. Each word is known; a sentence with any other says something else.

use crate::domain::order::OrderEvent;

/// What a sentence is about.
const GOODS: &[&str] =
    &["barang", "brg", "barangnya", "barange", "barangipun", "kiriman", "kirimannya", "kirimane", "pesanan", "pesanannya"];
const TRUCKS: &[&str] =
    &["truk", "truknya", "truke", "trukipun", "mobil", "mobilnya", "mobile", "kendaraan", "kendaraannya", "pickup", "sopir"];
const MONEY: &[&str] = &[
    "uang",
    "uangnya",
    "uange",
    "duit",
    "duitnya",
    "duite",
    "dhuwit",
    "dhuwite",
    "artanipun",
    "transferan",
    "transferannya",
    "pembayaran",
];
/// Whether it has happened.
const DONE: &[&str] = &["sudah", "sdh", "udah", "udh", "wis", "wes", "uwis", "sampun", "pun", "telah"];
const NOT_YET: &[&str] = &["belum", "blm", "belom", "durung", "dereng"];
const LATER: &[&str] = &["besok", "bsk", "sesuk", "sesok", "mbenjing", "benjing", "lusa", "nanti", "mengko", "mangke", "ntar", "baru"];
/// What happens.
const COMES: &[&str] = &["datang", "sampai", "sampe", "nyampe", "tiba", "tekan", "teka", "dugi", "rawuh", "turun"];
const LEAVES: &[&str] = &[
    "berangkat",
    "mangkat",
    "budhal",
    "budal",
    "bidhal",
    "jalan",
    "kirim",
    "dikirim",
    "dikirimkan",
    "ngirim",
    "otw",
    "muat",
    "dimuat",
    "momot",
    "antar",
    "diantar",
    "ater",
];
const READY: &[&str] = &["siap", "siyap", "cumawis", "cemawis", "ready", "panen", "matang"];
const ENTERS: &[&str] = &["masuk", "mlebu", "mlebet", "diterima", "ketrima", "ketampa"];
const PAYS: &[&str] = &["bayar", "dibayar", "transfer", "ditransfer", "tf", "lunas", "dilunasi"];
/// Words that change nothing.
const FILLERS: &[&str] = &[
    "pak", "bu", "bapak", "ibu", "mas", "mbak", "kak", "bos", "min", "ya", "nggih", "saya", "sy", "aku", "tak", "kulo", "kula", "yang",
    "sing", "ini", "itu", "iki", "semua", "kabeh", "sedoyo", "di", "ke", "neng", "nang", "ing", "gudang", "kandang", "rumah", "lokasi",
    "sini", "kene", "pagi", "siang", "sore", "isuk", "maaf", "to", "kok", "lho",
];

/// When it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Done,
    NotYet,
    Later,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Comes,
    Leaves,
    Ready,
    Enters,
    Pays,
}

/// The steps that a sentence may be about, the likeliest first; none of any other text.
#[must_use]
pub fn steps_of_sentence(text: &str) -> &'static [OrderEvent] {
    let lower = text.to_lowercase();
    if text.contains('?') || text.chars().any(char::is_numeric) {
        return &[];
    }
    let (mut when, mut what, mut money) = (None, None, false);
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let is = |list: &[&str]| list.contains(&word);
        match () {
            () if is(DONE) => when = when.or(Some(When::Done)),
            () if is(NOT_YET) => when = Some(When::NotYet),
            () if is(LATER) => when = Some(When::Later),
            () if is(COMES) => what = what.or(Some(What::Comes)),
            () if is(LEAVES) => what = what.or(Some(What::Leaves)),
            () if is(READY) => what = what.or(Some(What::Ready)),
            () if is(ENTERS) => what = what.or(Some(What::Enters)),
            () if is(PAYS) => what = what.or(Some(What::Pays)),
            () if is(MONEY) => money = true,
            () if is(GOODS) || is(TRUCKS) || is(FILLERS) => {}
            () => return &[],
        }
    }
    let Some((what, when)) = what.zip(when) else { return &[] };
    match (what, when) {
        (What::Comes | What::Enters, When::Done) if money => &[OrderEvent::ConfirmPaid],
        (What::Comes | What::Enters | What::Leaves, _) if money => &[OrderEvent::DenyPaid, OrderEvent::ConfirmPaid, OrderEvent::SayPaid],
        (What::Enters, _) => &[],
        (What::Pays, When::Done) => &[OrderEvent::SayPaid, OrderEvent::ConfirmPaid],
        (What::Pays, _) => &[OrderEvent::DenyPaid, OrderEvent::SayPaid, OrderEvent::ConfirmPaid],
        (What::Comes, When::Done) => &[OrderEvent::Receive, OrderEvent::Arrive, OrderEvent::Depart],
        (What::Comes, _) => &[OrderEvent::Receive, OrderEvent::Postpone, OrderEvent::Depart],
        (What::Leaves | What::Ready, When::Done) => &[OrderEvent::Depart],
        (What::Leaves | What::Ready, _) => &[OrderEvent::Postpone, OrderEvent::Depart],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_known_words_is_about_a_step() {
        for (text, first) in [
            ("sudah datang", OrderEvent::Receive),
            ("Barangnya sudah sampai pak", OrderEvent::Receive),
            ("truke wis tekan", OrderEvent::Receive),
            ("barange durung siap", OrderEvent::Postpone),
            ("besok tak kirim", OrderEvent::Postpone),
            ("uange durung mlebu", OrderEvent::DenyPaid),
            ("uangnya sudah masuk bu", OrderEvent::ConfirmPaid),
            ("duite wis tekan", OrderEvent::ConfirmPaid),
            ("barang wis budhal", OrderEvent::Depart),
            ("wis tak transfer", OrderEvent::SayPaid),
        ] {
            assert_eq!(steps_of_sentence(text).first(), Some(&first), "{text}");
        }
        for other in
            ["sudah", "telur sudah siap", "siap besok 2 ton", "kapan datang?", "besok", "siap", "pak Darto belum datang", "masuk", ""]
        {
            assert!(steps_of_sentence(other).is_empty(), "{other}");
        }
    }
}
