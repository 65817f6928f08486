//! What the words around an amount say of it: sold or past, left over for sale, a change of a price.
//!
//! ```text
//! past    = (laku | kejual | produksi | dipakai ..) word* amount | amount (laku | terjual | dipakai ..)
//! left    = (sisa | dijual | tinggal ..) word* amount
//! change  = (turun | naik | ongkir | diskon ..) [amount before money]
//! ```
//!
//! The nearest such word counts; a comma or another number ends its reach.

use super::token::{Gap, Line, Use};

/// What an amount is said to be, beside its number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Context {
    /// Nothing special.
    #[default]
    Plain,
    /// Sold, used, produced, or of another day: never what is offered now.
    Past,
    /// Said to be of yesterday: past only where a newer one is said.
    Yesterday,
    /// What is left or put up for sale.
    Left,
    /// A change of a price, a cost beside it, something on top.
    Change,
    /// What must be taken at least for a price or a gift.
    Condition,
}

/// Words of what is over before an amount.
const PAST: &[&str] = &[
    "laku",
    "kejual",
    "terjual",
    "payu",
    "kepayu",
    "produksi",
    "produksine",
    "produksinya",
    "hasil",
    "dipakai",
    "dimakan",
    "dikonsumsi",
    "terpakai",
    "kepakai",
    "diambil",
    "dipesan",
    "terkirim",
    "dikirim",
    "keluar",
    "mati",
    "busuk",
    "pecah",
    "rusak",
    "apkiran",
    "dibeli",
    "bosok",
    "panenan",
];
/// Words of what is over behind an amount.
const PAST_AFTER: &[&str] = &[
    "laku",
    "kejual",
    "terjual",
    "payu",
    "kepayu",
    "dipakai",
    "dimakan",
    "dikonsumsi",
    "terpakai",
    "kepakai",
    "mati",
    "busuk",
    "pecah",
    "rusak",
    "bosok",
];
/// Words that may stand between an amount and those.
const ALREADY: &[&str] = &["sudah", "udah", "sdh", "udh", "wis", "wes", "sampun", "yang", "sing", "telah", "di", "an"];
/// Words of another day.
const YESTERDAY: &[&str] = &["kemarin", "kemaren", "wingi", "kmrn", "kmren", "tadi", "mau", "dulu", "biyen", "biasanya", "biasane", "lalu"];
/// Words of what is there now.
const LEFT: &[&str] = &[
    "sisa", "sisanya", "sisane", "tersisa", "tinggal", "kari", "kantun", "dijual", "didol", "disade", "jual", "adol", "ready", "stok",
    "stock", "siap", "sekarang", "saiki", "sakniki", "skrg", "ada", "ono", "wonten", "onok", "jadi", "dadi", "menjadi",
];
/// Words of a change or a cost.
const CHANGE: &[&str] = &[
    "turun", "mudun", "naik", "munggah", "mundhak", "diskon", "disc", "potongan", "ongkir", "ongkos", "biaya", "bonus", "selisih",
    "untung", "cashback", "fee", "komisi", "jasa", "gratis", "free", "imbuh", "subsidi", "modal", "bea", "parkir", "bensin", "utang",
    "hutang", "denda", "admin",
];
/// Words before an amount that is not meant.
const DENYING: &[&str] = &["bukan", "dudu", "sanes", "ketimbang", "daripada"];
/// Words before an amount on which something depends.
const CONDITION: &[&str] = &["ambil", "jupuk", "beli", "pembelian", "pengambilan", "kelipatan", "tiap", "setiap", "saben"];
/// How far back a word is looked for, in tokens.
const REACH: usize = 6;

/// What stands around the tokens from `start` to `end`.
pub(super) fn around(line: &Line, start: usize, end: usize) -> Context {
    if let Some(at) = after(line, end) {
        return at;
    }
    for (distance, at) in (0..start).rev().take(REACH).enumerate() {
        let word = line.text(at);
        if line.is_number(at) || line.gap(at + 1) == Gap::Break && at + 1 < start {
            return Context::Plain;
        }
        if line.gap(at + 1) == Gap::Break && at + 1 == start && !LEFT.contains(&word) && !PAST.contains(&word) {
            return Context::Plain;
        }
        match word {
            // "Panen kemarin" tells how fresh the goods are.
            w if YESTERDAY.contains(&w) && !is_harvest(line, at) && at + 1 == start => return Context::Yesterday,
            w if DENYING.contains(&w) && at + 1 == start => return Context::Past,
            w if CONDITION.contains(&w) && at + 1 == start => return Context::Condition,
            // "Telur pecah 50 kg" are goods.
            w if PAST.contains(&w) && !is_denied(line, at) && line.used(at) != Some(Use::Goods) => return Context::Past,
            w if LEFT.contains(&w) => return Context::Left,
            w if CHANGE.contains(&w) && distance <= 1 => return Context::Change,
            _ => {}
        }
    }
    Context::Plain
}

fn is_harvest(line: &Line, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| matches!(line.text(i), "panen" | "petik" | "unduh" | "potong" | "muat"))
}

/// "Bisa dikirim", "tidak laku", "cepat laku": not over.
fn is_denied(line: &Line, at: usize) -> bool {
    let before = |list: &[&str]| at.checked_sub(1).is_some_and(|i| list.contains(&line.text(i)));
    before(&["bisa", "siap", "belum", "tidak", "gak", "ga", "durung", "dereng", "ora", "cepat", "biar", "supaya", "mau", "minta", "boleh"])
}

/// "3 kw sudah laku": what is said of an amount behind it, unless another number follows at once.
fn after(line: &Line, end: usize) -> Option<Context> {
    let mut at = end;
    while line.gap(at) != Gap::Break && ALREADY.contains(&line.text(at)) {
        at += 1;
    }
    let over = line.gap(at) != Gap::Break && PAST_AFTER.contains(&line.text(at));
    let next = line.is_number(at + 1) && line.gap(at + 1) != Gap::Break;
    (over && !next && !is_denied(line, at)).then_some(Context::Past)
}
