//! Lines that tell something: a complaint, a loss, news of prices, a list. They are no offers (PARSING section 2).

use super::token::Line;

/// Words of what went wrong, which no offer holds.
const WRONG: &[&[&str]] = &[
    &["belum", "dibayar"],
    &["blm", "dibayar"],
    &["durung", "dibayar"],
    &["dereng", "dibayar"],
    &["belum", "lunas"],
    &["belum", "bayar"],
    &["durung", "mbayar"],
    &["belum", "ditransfer"],
    &["belum", "diambil"],
    &["belum", "datang"],
    &["belum", "dikirim"],
    &["belum", "sampai"],
    &["penipu"],
    &["penipuan"],
    &["ditipu"],
    &["nipu"],
    &["kecewa"],
    &["komplain"],
    &["complain"],
    &["keluhan"],
    &["mengeluh"],
    &["rugi"],
    &["kemalingan"],
    &["dicuri"],
    &["kebakaran"],
    &["kebanjiran"],
    &["innalillahi"],
    &["inalillahi"],
    &["ditolak"],
    &["belum", "masuk"],
    &["belum", "cair"],
    &["dibatalkan"],
    &["tidak", "dibayar"],
    &["gak", "dibayar"],
    &["gagal", "panen"],
    &["naik", "terus"],
    &["turun", "terus"],
    &["mudun", "terus"],
    &["munggah", "terus"],
    &["anjlok"],
    &["retur"],
    &["kurang", "timbangan"],
    &["timbangan", "kurang"],
    &["telat", "datang"],
    &["salah", "kirim"],
];
/// Words of a loss, unless a price shows that the goods are for sale as they are.
const LOST: &[&str] =
    &["mati", "matek", "matian", "busuk", "bosok", "rusak", "hilang", "ilang", "pecah", "sakit", "kena", "susut", "penyok"];
/// Words that put goods up for sale.
const SALE: &[&str] =
    &["jual", "dijual", "adol", "didol", "sade", "disade", "ready", "stok", "siap", "nego", "obral", "murah", "sisa", "besok"];

/// Words of prices that move.
const MOVES: &[&str] = &["naik", "turun", "mudun", "munggah", "mundhak", "medhun", "stabil", "anjlok", "melonjak", "merosot"];

/// Whether a line only tells how prices move.
pub(super) fn tells_of_prices(line: &Line) -> bool {
    line.texts().any(|word| MOVES.contains(&word)) && !line.texts().any(|word| SALE.contains(&word))
}

/// Whether a line complains or tells of a loss; `priced` says whether it names a price.
pub(super) fn complains(line: &Line, priced: bool) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let wrong = WRONG.iter().any(|phrase| words.windows(phrase.len()).any(|window| window == *phrase));
    let for_sale = priced || words.iter().any(|word| SALE.contains(word));
    let lost = words.iter().enumerate().any(|(at, word)| {
        let denied = at
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .is_some_and(|w| ["tidak", "gak", "ga", "ora", "anti", "tanpa", "telur", "telor"].contains(w));
        LOST.contains(word) && !denied
    });
    wrong && !(priced && for_sale && words.iter().any(|w| ["jual", "dijual", "adol"].contains(w))) || lost && !for_sale
}
