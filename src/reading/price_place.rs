//! What a line says of the price_place where its price applies, and of a place that the list does not have.

use super::place;
use crate::domain::offer::Handover;

// Words of one phrase are joined by a dash.
const HUB: &[&str] = &["btc", "koperasi"];
const SELLER: &[&str] = &[
    "loco",
    "loko",
    "kandang",
    "di-tempat",
    "ditempat",
    "di-rumah",
    "di-kebun",
    "di-kolam",
    "di-sawah",
    "di-lahan",
    "di-gudang-saya",
    "ambil-sendiri",
    "diambil-sendiri",
    "ning-omah",
    "neng-omah",
    "teng-griyo",
    "di-petani",
    "di-peternak",
];
const BUYER: &[&str] = &[
    "franco",
    "franko",
    "sampai-jakarta",
    "sampe-jakarta",
    "nyampe-jakarta",
    "tekan-jakarta",
    "dugi-jakarta",
    "ke-jakarta",
    "kirim-jakarta",
    "sampai-gudang",
    "sampai-tujuan",
];
/// Words that say the seller brings the goods, unless one of [`NOT_BROUGHT`] stands before them: `siap kirim` says when.
const BROUGHT: &[&str] = &["kirim", "dikirim", "antar", "diantar"];
const NOT_BROUGHT: &[&str] =
    &["siap", "bisa", "mau", "minta", "tidak", "tak", "gak", "nggak", "ndak", "ora", "belum", "bukan", "tanpa", "ongkos", "biaya"];
/// Words after *di* that name no place of the list, and need not.
const NO_PLACE: &[&str] = &[
    "tempat",
    "kandang",
    "btc",
    "rumah",
    "sini",
    "sana",
    "situ",
    "blitar",
    "kota",
    "jakarta",
    "koperasi",
    "kebun",
    "sawah",
    "kolam",
    "gudang",
    "lahan",
    "pasar",
    "atas",
    "bawah",
    "desa",
    "kelurahan",
    "kecamatan",
    "kabupaten",
    "dalam",
    "luar",
    "petani",
    "peternak",
    "toko",
    "depan",
    "belakang",
    "wilayah",
    "daerah",
    "area",
    "lokasi",
    "harga",
    "hari",
    "tanggal",
];
const AT: &[&str] = &["di", "ning", "neng", "teng", "wonten"];

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Where the price applies; `None` if the text does not say it, or says two things.
#[must_use]
pub fn handover(text: &str) -> Option<Handover> {
    let words = words(text);
    let said = format!("-{}-", words.join("-"));
    let has = |list: &[&str]| list.iter().any(|phrase| said.contains(&format!("-{phrase}-")));
    let is_brought = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        !before.is_some_and(|word| NOT_BROUGHT.contains(&word.as_str()))
    };
    let brought = words.iter().enumerate().any(|(at, word)| BROUGHT.contains(&word.as_str()) && is_brought(at));
    match (has(HUB), has(SELLER), has(BUYER) || brought) {
        // What is brought to the hub is had there.
        (true, false, _) => Some(Handover::Hub),
        (false, true, false) => Some(Handover::SellerSite),
        (false, false, true) => Some(Handover::BuyerSite),
        _ => None,
    }
}

/// Whether the text says that the goods are in a place that the list does not have: `di Surabaya`.
#[must_use]
pub fn names_unlisted_place(text: &str) -> bool {
    let words = words(text);
    words.windows(2).any(|pair| {
        let [at, name] = pair else { return false };
        let word = name.chars().count() > 3 && name.chars().all(char::is_alphabetic) && !NO_PLACE.contains(&name.as_str());
        AT.contains(&at.as_str()) && word && place::place(text).is_none() && place::place(name).is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spot_of_a_price_is_read_from_a_line() {
        for (line, price_place) in [
            ("telur 2 ton 26.500 sampai jakarta besok", Some(Handover::BuyerSite)),
            ("telur 2 ton 26.500 franco", Some(Handover::BuyerSite)),
            ("tomat 1 ton 6rb ambil di btc", Some(Handover::Hub)),
            ("telur 2 ton 26.500 di kandang", Some(Handover::SellerSite)),
            ("telur 2 ton 26.500 siap besok di tempat saya", Some(Handover::SellerSite)),
            ("telur 2 ton 26.500 siap besok", None),
            ("telur 2 ton 26.500 kirim", Some(Handover::BuyerSite)),
            ("telur 2 ton 26.500 siap kirim besok", None),
            ("telur 2 ton 26.500 gak bisa antar", None),
            ("tomat 1 ton 6rb diantar ke btc", Some(Handover::Hub)),
            ("telur 2 ton 26.500 di kandang 27.100 sampai jakarta", None),
        ] {
            assert_eq!(handover(line), price_place, "{line}");
        }
    }

    #[test]
    fn a_place_that_nobody_knows_is_noticed() {
        assert!(names_unlisted_place("telur 2 ton 26.500 di Surabaya"));
        for line in ["telur 2 ton 26.500 di Gedog", "telur 2 ton di kandang", "telur di bawah 27rb", "telur 2 ton di Ponggok"] {
            assert!(!names_unlisted_place(line), "{line}");
        }
    }
}
