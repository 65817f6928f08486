//! Lines that tell something: news of prices, what was done, what others said, a list. They are no offers (PARSING section 2).

use std::ops::Range;

use super::{
    buyer_words::{POLITE, SPEAKER},
    context_words::NONE,
    driver::DRIVERS,
    labels, lexicon, seller, time_words,
    token::{Gap, Line},
    trade_words::SELLS,
};

/// Words that put goods up for sale.
pub(super) const SALE: &[&str] = &[
    "jual", "dijual", "jualkan", "jualno", "adolke", "dodolke", "adol", "didol", "sade", "disade", "ready", "stok", "siap", "nego",
    "obral", "murah", "sisa", "besok", "kari", "kantun", "tinggal", "tersisa",
];

/// Words of prices that move.
const MOVES: &[&str] = &[
    "naik",
    "turun",
    "mudun",
    "munggah",
    "mundhak",
    "medhun",
    "stabil",
    "anjlok",
    "melonjak",
    "merosot",
    "tembus",
    "menembus",
    "nembus",
    "meroket",
    "melambung",
    "rontok",
    "terjun",
    "melejit",
];

/// Words of places whose prices are compared.
const PLACES: &[&str] = &["sini", "sana", "disini", "disana", "kene", "kono", "kana", "sebelah", "tetangga", "tonggo"];

/// Words that agree to a price that was talked about.
const AGREED: &[&str] = &["deal", "dil", "sepakat", "setuju", "akur", "acc"];

/// "deal 25.750 ya pak 3 kw": an answer in price talk.
pub(super) fn agrees(line: &Line) -> bool {
    line.texts().next().is_some_and(|word| AGREED.contains(&word))
}

/// How a sale goes on that is agreed to on the spot.
const DEAL_TERMS: &[&str] = &[
    "langsung", "lsg", "cod", "di", "ditempat", "wa", "kirim", "dikirim", "muat", "dimuat", "ambil", "diambil", "angkut", "bayar", "cash",
    "transfer", "tf",
];

/// "25.900 deal telur 2 ton", "oke deal 2 ton 25.900": whether a price is agreed to, where nobody says that goods are for sale.
/// "Harga deal 25.800" and "bisa langsung deal" are a seller's.
pub(super) fn agrees_to_a_price(line: &Line) -> bool {
    let yes =
        ["oke", "ok", "okey", "ya", "iya", "iyo", "sip", "siip", "nggih", "pak", "bu", "mas", "mbak", "bos", "gan", "yo", "wis", "yowis"];
    let amount = |at: usize| line.is_number(at) || lexicon::is_unit_word(line.text(at)) || lexicon::factor(line.text(at)).is_some();
    let agreed = |at: usize| {
        let before = (0..at).rev().find(|i| !yes.contains(&line.text(*i)));
        // "25.900, deal langsung muat", "18rb acc kirim besok": a term, unless somebody says yes to it.
        let says_yes = before.map_or(at > 0, |i| i + 1 < at);
        let part = line.gap(at) == Gap::Break || DEAL_TERMS.contains(&line.text(at + 1));
        let term = part && !says_yes && before.is_some();
        // "18rb acc" at the end says so of the price, which is asked.
        let of_the_price = !line.follows(at + 1) && before.is_some_and(|i| !lexicon::is_unit_word(line.text(i)));
        AGREED.contains(&line.text(at)) && before.is_none_or(amount) && !of_the_price && !term
    };
    let own = |w: &str| SALE.contains(&w) && w != "besok" || ["dealan", "dealdealan"].contains(&w);
    !line.asks() && (0..line.len()).any(agreed) && !line.texts().any(own)
}

/// "Jangan jual telur 2 ton 25rb", "contoh: telur 2 ton 26rb": advice, and what is only an example.
pub(super) fn advises(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    // "Jangan beli di luar, telur saya 3 kw 25rb ready", "umpamane telur 2 ton tak dol 25rb"
    let speaker = |w: &[&str]| matches!(w, [who, sells] if SPEAKER.contains(who) && SELLS.contains(sells));
    let behind = words.get(2..).unwrap_or_default();
    let clause = (1..line.len()).find(|at| line.gap(*at) == Gap::Break && !line.text(*at).is_empty()).unwrap_or(line.len());
    let of_own = |at: usize| {
        ["saya", "kulo", "kula", "aku", "ku"].contains(&line.text(at)) && !line.any_before(at, &["ke", "sama", "karo", "dari"])
            || ["ready", "siap", "stok", "dijual", "didol", "disade"].contains(&line.text(at))
    };
    if behind.windows(2).any(speaker) || (clause..line.len()).any(of_own) {
        return false;
    }
    let example = |at: usize| {
        let then = line.text(at + 1);
        !["ini", "iki", "niki", "barang", "barange", "barangnya", "foto", "fotonya", "gambar"].contains(&then)
    };
    let trade = ["jual", "adol", "dol", "didol", "dijual", "lepas", "dilepas", "beli", "tuku", "ambil"];
    matches!(words.as_slice(), ["jangan" | "ojo" | "ampun", what, ..] if trade.contains(what))
        || example(0)
            && words.first().is_some_and(|w| ["contoh", "contohnya", "contone", "umpama", "umpamane", "misalnya", "misale"].contains(w))
}

/// Words of what has been paid for.
const SETTLED: &[&str] = &["cair", "lunas", "terbayar", "kebayar"];

/// "Telur 2 ton 26rb sudah deal", "telur 3 kw sampun cair 7,7jt": what has been agreed with somebody or paid, where no rest is for sale.
pub(super) fn is_settled(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let settled =
        |w: &[&str]| matches!(w, [already, done] if ALREADY.contains(already) && (AGREED.contains(done) || SETTLED.contains(done)));
    // "Lunas ya pak 26jt telur 1 ton"; "lunas di tempat" is a term.
    let first = words.iter().position(|w| !POLITE.contains(w));
    let paid = first.is_some_and(|at| {
        words.get(at).is_some_and(|w| SETTLED.contains(w)) && !words.get(at + 1).is_some_and(|w| DEAL_TERMS.contains(w) || *w == "baru")
    });
    let settled = paid || words.windows(2).any(settled);
    settled && !words.iter().any(|w| SALE.contains(w) || ["sisanya", "sisane", "sisanipun"].contains(w))
}

/// "Sudah saya jual ke Bu Yati telur 4 kw 25.400": what is sold, where nothing is said of more.
pub(super) fn is_sold(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let sold = |(at, word): (usize, &&str)| {
        let who = usize::from(words.get(at + 1).is_some_and(|w| SPEAKER.contains(w)));
        ALREADY.contains(word) && *word != "baru" && words.get(at + 1 + who).is_some_and(|w| SELLS.contains(w))
            // "Sudah jual harga pabrik 18rb"
            && !words.get(at + 2 + who).is_some_and(|w| lexicon::PRICE_MARKS.contains(w))
    };
    // "Hasil penjualan telur 2 ton 52 juta"
    let proceeds = ["penjualan", "jual", "jualan", "adol", "dodolan", "ngedol"];
    let of_himself = words.iter().any(|w| ["sendiri", "dewe", "piyambak"].contains(w));
    if !of_himself && words.windows(2).any(|w| matches!(w, ["hasil" | "hasile" | "hasilnya", sale] if proceeds.contains(sale))) {
        return true;
    }
    // "Sudah dilepas 25rb aja pak": a price that is asked.
    let money = |w: &str| w.starts_with(|c: char| c.is_ascii_digit()) || lexicon::factor(w).is_some();
    let only = words.windows(2).any(|w| matches!(w, [price, only] if ["aja", "wae", "saja", "ae", "mawon"].contains(only) && money(price)));
    let buyer = words.iter().any(|w| ["ke", "kepada", "sama", "karo", "dateng", "nang", "kalih", "marang", "oleh"].contains(w));
    if only && !buyer {
        return false;
    }
    let more = ["ada", "ono", "wonten", "masih", "isih", "taksih", "lagi", "sisanya", "sisane", "belum"];
    let left = |w: &&str| SALE.contains(w) && !SELLS.contains(w) || more.contains(w);
    // "1 ton, 300 kg sudah dijual" tells of a part.
    let amounts = words
        .windows(2)
        .filter(|w| matches!(w, [n, unit] if n.starts_with(|c: char| c.is_ascii_digit()) && lexicon::unit_named(unit).is_some()));
    amounts.count() < 2 && words.iter().enumerate().any(sold) && !words.iter().any(left)
}

/// Whether a line only tells how prices move.
pub(super) fn tells_of_prices(line: &Line) -> bool {
    line.texts().any(|word| MOVES.contains(&word) || PLACES.contains(&word))
        && !line.texts().any(|word| SALE.contains(&word) && word != "besok")
}

/// What is said of goods that are on their way, and of an offer that is to go.
const TOLD: &[(&str, &str)] = &[
    ("naik", "truk"),
    ("naik", "mobil"),
    ("naik", "pickup"),
    ("di", "jalan"),
    ("hapus", "penawaran"),
    ("batalkan", "penawaran"),
    ("batal", "penawaran"),
    ("tarik", "penawaran"),
    ("cabut", "penawaran"),
    ("hapus", "iklan"),
    ("hapus", "postingan"),
];
/// Words of money at the start of a line that asks where it is.
const MONEY: &[&str] = &[
    "uang",
    "uange",
    "uangnya",
    "duite",
    "duitnya",
    "transferan",
    "tfan",
    "dana",
    "danane",
    "dananya",
    "duit",
    "duwit",
    "dhuwit",
    "pembayaran",
    "bayaran",
    "tagihan",
    "pelunasan",
];
/// What money does that is paid.
const CAME_IN: &[&str] = &["masuk", "mlebu", "mlebet", "cair", "kami", "kulo", "saya", "dikirim", "terkirim"];
/// Words of what is done.
pub(super) const ALREADY: &[&str] = &["sudah", "wis", "wes", "sampun", "pun", "telah", "barusan", "baru"];
/// Verbs of what is done with goods or money of an order.
pub(super) const DONE: &[&str] = &[
    "berangkat",
    "mangkat",
    "budhal",
    "budal",
    "jalan",
    "otw",
    "meluncur",
    "sampai",
    "dugi",
    "tiba",
    "nyampe",
    "tekan",
    "teko",
    "diterima",
    "terima",
    "tampa",
    "ditampa",
    "katampi",
    "ketampa",
    "tampi",
    "dibongkar",
    "bongkar",
    "dibayar",
    "bayar",
    "mbayar",
    "lunas",
    "transfer",
    "ditransfer",
    "tf",
    "terkirim",
    "kekirim",
    "dipunkintun",
    "dikintun",
    "kekintun",
    "dikirim",
    "kirim",
    "dimuat",
    "muat",
    "diambil",
    "dijupuk",
    "dijipuk",
    "dipundhut",
    "dipendhet",
    "dijemput",
    "diangkut",
    "terangkut",
    "digowo",
    "dibawa",
];

/// Words of what somebody pays.
const PAYS: &[&str] = &["bayar", "transfer", "tf", "lunasi", "mbayar", "bayare", "cicil", "dp"];
/// Words for the moment at which something was seen.
const WHEN: &[&str] = &["pas", "waktu", "saat", "wektu", "nalika", "begitu", "setelah", "sesampai"];
/// What goods did, or was done with them, at that moment.
const CAME: &[&str] = &[
    "datang",
    "teko",
    "dugi",
    "sampai",
    "nyampe",
    "tiba",
    "dibuka",
    "dibongkar",
    "bongkar",
    "diterima",
    "terima",
    "tampa",
    "ditampa",
    "dicek",
    "ditimbang",
];
/// Words of what is only heard or told of a price.
const HEARSAY: &[&str] =
    &["katanya", "jare", "jarene", "kabarnya", "konon", "denger", "dengar", "lho", "loh", "lo", "katane", "ngendikane", "infonya"];

/// Whether a line tells what its writer heard: "telur 1 kg di Jakarta 29 ribu lho".
pub(super) fn hears(line: &Line) -> bool {
    line.texts().any(|word| HEARSAY.contains(&word))
}

/// Whether a line tells what was done with goods that are no longer for sale; `priced` says whether it names a price.
pub(super) fn reports(line: &Line, priced: bool) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let done = words.iter().enumerate().any(|(at, word)| {
        ALREADY.contains(word) && words.get(at + 1..(at + 3).min(words.len())).unwrap_or_default().iter().any(|w| DONE.contains(w))
    });
    let told =
        words.windows(2).any(|w| matches!(w, [one, two] if TOLD.contains(&(*one, *two)) || WHEN.contains(one) && CAME.contains(two)));
    let money = words.iter().take(2).any(|w| MONEY.contains(w));
    // "Transferan 7,8 juta untuk 3 kw kemarin sudah masuk"
    let arrived = words
        .windows(2)
        .any(|w| matches!(w, [already, came] if ALREADY.contains(already) && (DONE.contains(came) || CAME_IN.contains(came))));
    let advance = words.iter().take(2).any(|w| ["dp", "panjar", "persekot"].contains(w));
    if (money || advance) && arrived {
        return true;
    }
    let pays = words.windows(2).any(|w| matches!(w, [who, pays] if SPEAKER.contains(who) && PAYS.contains(pays)));
    // "Hari ini rekap: 12 penawaran, 3 laku, total 8,4 ton"
    let sums_up = words.iter().take(3).any(|w| ["rekap", "rekapan", "rekapitulasi", "rekapnya", "rekape"].contains(w));
    let told = told
        || sums_up
        || words.first().is_some_and(|w| ["lapor", "laporan", "nglaporne", "laporane"].contains(w))
            && words.iter().any(|w| DONE.contains(w));
    (pays && !priced) || (done || told || money) && !priced && !words.iter().any(|word| SALE.contains(word))
}

/// Words of neighbours' affairs, and laughter.
const AFFAIRS: &[&str] = &[
    "arisan",
    "iuran",
    "pengajian",
    "yasinan",
    "tahlilan",
    "posyandu",
    "rapat",
    "kondangan",
    "rewang",
    "jimpitan",
    "lahir",
    "lairan",
    "meninggal",
    "wafat",
    "nikah",
    "ultah",
    "khitanan",
    "nobar",
    "ronda",
    "cangkrukan",
    "wkwk",
    "wkwkwk",
    "wkwkwkwk",
    "wkakaka",
    "haha",
    "hahaha",
    "hehe",
    "hehehe",
];

/// Words of who sighs.
const FEELINGS: &[&str] = &[
    "sedih", "sedhih", "nangis", "nelangsa", "nlangsa", "ngenes", "mumet", "pusing", "stres", "stress", "heran", "gumun", "kesel", "susah",
    "prihatin", "miris", "kasihan", "mesakne", "mesakke",
];

/// Whether a line is about the neighbourhood: "arisan 200rb, jangan lupa bawa telur".
pub(super) fn chats(line: &Line) -> bool {
    line.texts().any(|word| AFFAIRS.contains(&word))
}

/// "Tau gak sih, telur di desa sebelah 24rb, sedih aku"
pub(super) fn sighs(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let tells = |w: &[&str]| matches!(w, ["tau" | "tahu" | "eruh" | "ngerti" | "weruh", no] if ["gak", "ga", "nggak", "ngga", "ora", "kah", "ngga"].contains(no));
    let sighs = words.iter().any(|w| FEELINGS.contains(w)) || words.get(..2).is_some_and(tells);
    sighs && !seller::is_selling(line)
}

/// Words of goods on their way with which a line begins that tells of an order.
const UNDER_WAY: &[&str] = &[
    "berangkat",
    "mangkat",
    "budhal",
    "budal",
    "otw",
    "meluncur",
    "sampai",
    "dugi",
    "tiba",
    "tampa",
    "nampa",
    "katampi",
    "terima",
    "trima",
    "nerima",
    "diterima",
    "ditampa",
    "ditolak",
    "dibongkar",
    "bongkar",
    "tekan",
    "teko",
    "nyampe",
];

/// Words of a load with which a line begins as well.
const LOADING: &[&str] = &["muat", "dimuat", "momot", "ngemot", "ngangkut", "diangkut"];

/// Words of what is done to the end, beside those.
const COMPLETED: &[&str] = &["selesai", "slesai", "rampung", "beres", "kelar", "komplit", "tuntas", "kabeh", "semua"];

/// Whether a line begins with what was done with an order's goods, which may be named first: "berangkat 1.002 kg 67 peti", "telur
/// sampai 790 kg". `goods` are the places of their names.
pub(super) fn is_under_way(line: &Line, goods: &[Range<usize>]) -> bool {
    let named = |at: &usize| goods.iter().any(|span| span.contains(at));
    // "Muat selesai jam 9, 67 peti"
    let hour = |at: usize| ["jam", "pukul", "pkl"].contains(&line.text(at)) && line.is_number(at + 1);
    let told = |at: &usize| COMPLETED.contains(&line.text(*at)) || hour(*at) || at.checked_sub(1).is_some_and(hour);
    let said = (0..line.len()).filter(|at| !named(at) && !told(at) && !ALREADY.contains(&line.text(*at))).take(2);
    let words: Vec<&str> = said.map(|at| line.text(at)).collect();
    let completed = (0..line.len()).take(3).any(|at| COMPLETED.contains(&line.text(at)));
    // "Muat 1.020 kg 68 peti AG 9123 KB"; without a vehicle it may be how much one takes.
    let for_sale = || line.texts().any(|w| SALE.contains(&w));
    let on_a_truck = || line.texts().any(|w| DRIVERS.contains(&w)) && !for_sale() || labels::plate(line).is_some();
    let under_way = |deed: &str| UNDER_WAY.contains(&deed) || LOADING.contains(&deed) && (on_a_truck() || completed && !for_sale());
    matches!(words.as_slice(), [deed, number] if under_way(deed) && number.starts_with(|c: char| c.is_ascii_digit()))
}

/// "Telur 2 ton sampai dengan selamat": whether a line tells that so much has arrived.
pub(super) fn has_arrived(line: &Line) -> bool {
    let safe = ["dengan", "di", "pak", "bu", "tadi", "selamat", "slamet", "gudang", "tujuan", "utuh", "aman"];
    let arrived = |at: usize| {
        lexicon::is_unit_word(line.text(at.wrapping_sub(1)))
            && ["sampai", "dugi", "tiba", "nyampe", "tekan"].contains(&line.text(at))
            && safe.contains(&line.text(at + 1))
    };
    (1..line.len()).any(arrived)
}

/// Words of how is paid, behind which "bayar" is a term of an offer.
pub(super) const PAYING: &[&str] =
    &["cash", "tunai", "tempo", "di", "belakang", "cod", "dulu", "lunas", "via", "setelah", "pas", "langsung", "kontan"];

/// Whether a line without known goods tells what was paid or what was yesterday: "Mas Budi bayar 4,5 juta untuk 170 kg".
pub(super) fn tells_of_deals(line: &Line, priced: bool) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let pays = words.iter().enumerate().any(|(at, word)| {
        ["bayar", "mbayar", "transfer", "tf", "ditransfer"].contains(word) && !words.get(at + 1).is_some_and(|w| PAYING.contains(w))
    });
    let earlier = words.first().is_some_and(|w| ["kemarin", "wingi", "wingenane", "tadi", "td"].contains(w));
    // "Sisa 500 kg nyusul besok": what is still to come of an order.
    let follows = |(at, word): (usize, &&str)| {
        let price = at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| lexicon::PRICE_MARKS.contains(w));
        ["nyusul", "menyusul", "susulan", "disusulkan", "kekurangan", "kekurangane", "muatan"].contains(word) && !price
    };
    // "Mangkat jam papat, gawa 55 peti", "jumlahnya salah, bukan 4 ton"
    let deeds = ["gawa", "nggawa", "bawa", "mbawa", "rampung", "selesai", "salah", "keliru", "jumlahnya", "jumlahe", "remuk", "nota"];
    let done = |w: &&str| UNDER_WAY.contains(w) || LOADING.contains(w) || deeds.contains(w);
    // "5 peti mangkat sesuk isuk", "3 kw siap muat, nota menyusul": what is to come is told of nobody's order.
    let to_come = words.iter().any(|w| time_words::TOMORROW.contains(w) || *w == "lusa");
    let wrong = |w: &&str| ["salah", "keliru", "jumlahnya", "jumlahe", "remuk"].contains(w);
    let told = words.iter().any(done) && (!to_come || words.iter().any(wrong)) && !words.iter().any(|w| SALE.contains(w) && *w != "besok");
    let ready = words.iter().any(|w| ["siap", "ready"].contains(w));
    pays || earlier && !priced || told && !priced || !priced && !ready && words.iter().enumerate().any(follows)
}

/// Whether a line says that there is nothing: "kandang kosong sampai tgl 10, belum ada telur".
pub(super) fn is_out(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let denied = words.windows(2).any(|w| {
        matches!(w, [no, there] if ["belum", "tidak", "gak", "ga", "nggak", "durung", "dereng", "ora", "mboten"].contains(no)
            && ["ada", "ono", "wonten", "onok", "ready", "panen"].contains(there))
    });
    denied || words.iter().any(|w| NONE.contains(w))
}
