//! Whether a line looks for goods (PARSING sections 2 and 9): who wants, asks for, bids for or takes some.

use super::{
    buyer_words::{NO_GOODS, OF_OTHERS, POLITE, WANT, names_a_number, names_money},
    lexicon,
    seller::{is_own, of_sellers},
    token::Line,
    trade_words::{BUY, SELL, TO_BE_SOLD},
};

/// What a seller looks for.
const BUYERS: &[&str] = &[
    "pembeli",
    "pelanggan",
    "bakul",
    "pengepul",
    "pedagang",
    "tengkulak",
    "penadah",
    "mitra",
    "pasar",
    "pasaran",
    "peminat",
    "juragan",
    "langganan",
    "konsumen",
    "uang",
    "dana",
    "duit",
    "dhuwit",
    "modal",
    "cepat",
    "wong",
    "orang",
    "penampung",
];

/// Words of need, and those behind them that say what the goods need.
const NEED: &[&str] = &["butuh", "perlu", "betah"];

/// Words of will, before which [`OF_OTHERS`] count as well.
const WILL: &[&str] = &[
    "mau", "arep", "ingin", "pengen", "pingin", "ajeng", "badhe", "hendak", "akan", "langsung", "purun", "kersa", "kerso", "gelem", "gelam",
];

/// Whether a word of the line looks for goods: "cari telur". `known` says whether it names goods or a number.
pub(super) fn looks_for_goods(line: &Line, known: bool) -> bool {
    (0..line.len()).any(|at| wants(line, at, known))
}

/// Words of an order or a need, at the start of a line.
const ORDERED: &[&str] = &["pesanan", "orderan", "kebutuhan", "keperluan", "belanjaan"];

/// "Pesanan gudang kami: telur 15 ton", "kebutuhan dapur 90 kg telur": an order or a need, where nothing is asked.
pub(super) fn begins_with_an_order(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().filter(|w| !POLITE.contains(w) && !["ini", "berikut", "mohon"].contains(w)).collect();
    let begins = words.first().is_some_and(|w| ORDERED.contains(w));
    // "Pesanan 5 peti buat besok siap", "kebutuhan uang, sapi 1 ekor"
    let done = ["siap", "sudah", "wis", "sampun", "batal", "dibatalkan", "cancel", "dicancel", "selesai", "beres", "rampung", "terkirim"];
    let money = words.get(1).is_some_and(|w| ["uang", "duit", "dhuwit", "dana", "modal", "mendesak", "biaya", "sekolah"].contains(w));
    let own = ["saya", "kulo", "kula", "yang", "sing", "sudah", "belum", "kapan", "sampai", "datang", "min", "minimal", "minimum", "pokok"];
    let counts = words
        .windows(2)
        .any(|w| matches!(w, [n, unit] if n.starts_with(|c: char| c.is_ascii_digit()) && lexicon::unit_named(unit).is_some()));
    begins
        && counts
        && !money
        && !line.asks()
        && !names_money(&words)
        && !words.iter().any(|w| done.contains(w))
        && !words.iter().take(4).any(|w| own.contains(w))
        && !words.iter().any(|w| SELL.contains(w))
}

/// "Tolong cek stok sapi BX 10 ekor": what somebody has looked up who would take it.
pub(super) fn has_stocks_looked_up(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let looks = |w: &[&str]| matches!(w, [looks, of] if ["cek", "cekkan", "cekin", "tanya", "nanya", "takok", "tanyakan"].contains(looks) && ["stok", "stock", "ketersediaan", "persediaan"].contains(of));
    // "Sudah cek stok telur ada 2 ton" and "tak cek stok" tell what was found.
    let found = ["sudah", "wis", "wes", "sampun", "barusan", "tadi", "tak", "habis", "silakan", "silahkan", "monggo"];
    let begins = words.get(..words.len().min(4)).unwrap_or_default();
    begins.windows(2).any(looks) && !begins.iter().any(|w| found.contains(w)) && names_a_number(line) && !names_money(&words)
}

/// "Sapi 10 ekor, budget 53rb/kg": what somebody can spend.
pub(super) fn names_a_budget(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let budget = words.iter().any(|w| ["budget", "bujet", "bajet", "budjet", "anggaran", "pagu"].contains(w));
    // "Harga maks 26.500, telur 2 ton", "untuk 2 ton harga maks 26.500": the most that is paid; behind the goods it is the most
    // that is asked.
    let most = ["maks", "maksimal", "max", "maksimum", "maximal", "plafon"];
    let limits = |w: &[&str]| matches!(w, [a, b] if ["harga", "hrg", "rego", "regi"].contains(a) && most.contains(b) || most.contains(a) && ["harga", "hrg", "rego", "regi"].contains(b));
    let limit = words.windows(2).position(limits);
    let pays = words.iter().any(|w| ["untuk", "buat", "kanggo", "kagem"].contains(w) || WANT.contains(w));
    let pays = pays || words.first().is_some_and(|w| ORDERED.contains(w));
    let lowers = words.iter().any(|w| ["nego", "kurang", "dinego"].contains(w));
    let first = words.iter().position(|w| !POLITE.contains(w));
    let budget = budget || limit.is_some_and(|at| pays || first == Some(at)) && !lowers && names_money(&words);
    budget
        && names_a_number(line)
        && !(0..words.len()).any(|at| is_own(&words, at, &[SELL]) && !words.get(at).is_some_and(|w| ["ready", "stok"].contains(w)))
}

/// Words of somebody who has goods sent to him, at the start of a line.
const SEND: &[&str] = &["kirim", "kirimi", "kirimin", "kirimkan", "antar", "antarkan", "anter", "anterin", "terno", "kirimno", "gawakno"];

/// Places of buyers.
const SHOPS: &[&str] =
    &["toko", "warung", "kios", "lapak", "dapur", "resto", "restoran", "katering", "catering", "rumah", "omah", "sini", "mriki"];

/// "Kirim 8 peti telur ke toko seperti biasa": an order without a price.
pub(super) fn orders_to_a_shop(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().filter(|w| !POLITE.contains(w)).collect();
    let sends = words.iter().take(2).any(|w| SEND.contains(w));
    let here = words.windows(2).any(|w| matches!(w, ["ke" | "nang" | "teng" | "neng", shop] if SHOPS.contains(shop)));
    sends && here && names_a_number(line) && !names_money(&words)
}

/// What a seller gives besides to a buyer who takes much: a discount, something free.
const EXTRAS_OF_SELLER: &[&str] =
    &["gratis", "free", "bonus", "diskon", "disc", "potongan", "cashback", "imbuh", "atas", "keatas", "up", "dapat", "entuk", "oleh"];

/// What a person who asks how to take part speaks of.
const NO_PAPERS: &[&str] = &["ktp", "nik", "kk", "npwp", "nib", "pirt", "syarat", "ijin", "izin", "surat", "rekening", "akun", "biaya"];

fn wants(line: &Line, at: usize, known: bool) -> bool {
    // "Podang sama golek" are mangoes.
    let fruit =
        line.any(at, &["golek"]) && line.any_before(at, &["mangga", "pelem", "sama", "dan", "lan", "karo", "podang", "gadung", "manalagi"]);
    if !line.any(at, WANT) || fruit || sells_before(line, at) {
        return false;
    }
    // "17.200, beli 50 kg ke atas gratis antar": what a seller gives to a person who takes so much.
    let given = |i: usize| EXTRAS_OF_SELLER.contains(&line.text(i));
    if line.is_number(at + 1) && (0..at).any(|i| line.is_number(i)) && (at + 2..line.len()).any(given) {
        return false;
    }
    // "120 kg, beli >50kg 18rb", "beli >50kg 18rb, <50kg 20rb": what a price depends on.
    let bound = line.any(at + 1, &["diatas", "dibawah", "min", "minim", "minimal", "minimum", "mulai"])
        || line.any(at + 1, &["di"]) && line.any(at + 2, &["atas", "bawah"]);
    let tells = (0..at).any(|i| line.is_number(i)) || line.any(at, BUY) && names_money(&line.texts().collect::<Vec<_>>());
    if bound && tells {
        return false;
    }
    // "Siapa tahu butuh, pepaya 75 kg", "daftar butuh KTP gak?"
    if line.any_before(at, &["tahu", "tau", "ngerti", "ngertos", "weruh", "barangkali", "menawa"]) || line.any(at + 1, NO_PAPERS) {
        return false;
    }
    // "Angel golek pakan" sighs.
    if line.any_before(at, &["angel", "susah", "sulit", "ewuh", "rekoso"]) {
        return false;
    }
    // "Perlu dijual lele 300 kg"
    if line.any(at, NEED) && line.any(at + 1, TO_BE_SOLD) {
        return false;
    }
    let next = if line.any(at + 1, &["para", "calon", "seorang", "banyak"]) { at + 2 } else { at + 1 };
    // "Cari yang mau beli"
    let who = line.any(next, &["yang", "sing", "ingkang"]);
    let wish = next + 1 + usize::from(line.any(next + 1, WILL));
    // "Butuh cepat!! telur 8 kw 25.500" needs the money, "butuh cepat gurame 50 kg" the fish.
    let words: Vec<&str> = line.texts().collect();
    let hurry = line.any(next, &["cepat"]) && !names_money(&words) && line.follows(next + 1);
    if line.any(next, BUYERS) && !hurry
        || who && line.any(wish, BUY)
        || !known && (line.any(next, NO_GOODS) || !line.any(at, BUY) && line.word(next).is_none())
    {
        return false;
    }
    // "40 kg 22rb, pesan sekarang jadi 3 hari lagi": a call to order.
    let call = line.any(at, &["pesan", "pesen", "order"])
        && line.any(
            at + 1,
            &[
                "sekarang", "saiki", "sakniki", "dulu", "dhisik", "hari", "besok", "sesuk", "dari", "mulai", "via", "lewat", "segera",
                "langsung", "h", "wa", "japri",
            ],
        );
    if call && names_money(&words) && (0..at).any(|i| line.is_number(i)) {
        return false;
    }
    // "Baru beli 18 juta" is done.
    if line.any(at, BUY) && line.any_before(at, &["baru", "barusan", "dulu", "biyen", "pernah", "kemarin", "wingi", "tadi", "td", "habis"])
    {
        return false;
    }
    let mut before = at;
    while line.any_before(before, WILL) {
        before -= 1;
    }
    // "Bisa pesan telur?" is a buyer's question.
    let polite_question = line.asks() && line.any_before(before, &["bisa", "boleh"]);
    // "Si Joko beli telur", "orang kampung beli 28rb"
    let named = before.checked_sub(1).filter(|_| line.follows(before)).is_some_and(|name| {
        line.follows(name) && line.any_before(name, &["si", "orang", "wong", "tiyang", "bakul", "tengkulak", "pengepul"])
    });
    polite_question || !line.any_before(before, OF_OTHERS) && !named
}

/// Whether somebody has said before that he sells.
fn sells_before(line: &Line, at: usize) -> bool {
    (0..at).any(|i| line.any(i, SELL) && !of_sellers(line, i))
}
