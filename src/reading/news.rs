//! Lines that tell something: a complaint, a loss, news of prices, a list. They are no offers (PARSING section 2).

use super::token::Line;

/// What has not been done yet with an order's goods or money, behind a word such as "belum".
const AWAITED: &[&str] = &[
    "dibayar",
    "dibayarke",
    "dibayarno",
    "kebayar",
    "terbayar",
    "bayar",
    "mbayar",
    "lunas",
    "cair",
    "ditransfer",
    "transfer",
    "tf",
    "masuk",
    "mlebu",
    "mlebet",
    "diambil",
    "dijupuk",
    "dijipuk",
    "dipundhut",
    "dipendhet",
    "dijemput",
    "diangkut",
    "datang",
    "teko",
    "dugi",
    "dikirim",
    "sampai",
    "nyampe",
];

/// Words that say that something is not done yet.
const NOT_YET: &[&str] = &["belum", "blm", "belom", "blom", "durung", "drg", "dereng"];

/// Words of what went wrong, which no offer holds.
const WRONG: &[&[&str]] = &[
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
    &["buntung"],
    &["tombok"],
    &["nombok"],
    &["gak", "nutup"],
    &["ga", "nutup"],
    &["nggak", "nutup"],
    &["tidak", "nutup"],
    &["ora", "nutup"],
    &["gak", "cucuk"],
    &["ora", "cucuk"],
    &["ora", "nyucuk"],
    &["tekor"],
    &["bangkrut"],
    &["kemalingan"],
    &["dicuri"],
    &["kebakaran"],
    &["kebanjiran"],
    &["innalillahi"],
    &["inalillahi"],
    &["ditolak"],
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
    &["timbangan", "selisih"],
    &["timbangane", "selisih"],
    &["timbangannya", "selisih"],
    &["salah", "kirim"],
];
/// Words of a loss, unless a price shows that the goods are for sale as they are.
const LOST: &[&str] = &[
    "mati",
    "matek",
    "matian",
    "busuk",
    "bosok",
    "rusak",
    "hilang",
    "ilang",
    "pecah",
    "sakit",
    "beranak",
    "manak",
    "kena",
    "susut",
    "penyok",
    "nota",
    "padahal",
    "ditimbang",
    "timbangan",
    "kiriman",
    "kuitansi",
    "kwitansi",
    "musibah",
    "bencana",
    "hanyut",
    "kintir",
    "keli",
    "jebol",
    "ambrol",
    "roboh",
    "ambruk",
    "longsor",
    "banjir",
    "wabah",
];
/// What many of the goods were that came.
const BROKEN: &[&str] = &["retak", "pecah", "busuk", "bosok", "mati", "rusak", "penyok", "kosong", "memar"];
/// Words that put goods up for sale.
const SALE: &[&str] = &[
    "jual", "dijual", "adol", "didol", "sade", "disade", "ready", "stok", "siap", "nego", "obral", "murah", "sisa", "besok", "kari",
    "kantun", "tinggal", "tersisa",
];

/// Words of prices that move.
const MOVES: &[&str] = &["naik", "turun", "mudun", "munggah", "mundhak", "medhun", "stabil", "anjlok", "melonjak", "merosot"];

/// Words of places whose prices are compared.
const PLACES: &[&str] = &["sini", "sana", "disini", "disana", "kene", "kono", "kana"];

/// Words that agree to a price that was talked about.
const AGREED: &[&str] = &["deal", "dil", "sepakat", "setuju", "akur", "acc"];

/// "deal 25.750 ya pak 3 kw": an answer in price talk.
pub(super) fn agrees(line: &Line) -> bool {
    line.texts().next().is_some_and(|word| AGREED.contains(&word))
}

/// Whether a line only tells how prices move.
pub(super) fn tells_of_prices(line: &Line) -> bool {
    line.texts().any(|word| MOVES.contains(&word) || PLACES.contains(&word))
        && !line.texts().any(|word| SALE.contains(&word) && word != "besok")
}

/// Words of what is little.
const ONLY: &[&str] = &["saja", "aja", "cuma", "cuman", "hanya", "mung", "namung", "thok"];
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
const MONEY: &[&str] = &["uang", "uange", "duit", "duwit", "dhuwit", "pembayaran", "bayaran", "tagihan", "pelunasan"];
/// Words of what is done.
const ALREADY: &[&str] = &["sudah", "sdh", "udah", "udh", "wis", "wes", "sampun", "pun", "telah", "barusan", "baru"];
/// Verbs of what is done with goods or money of an order.
const DONE: &[&str] = &[
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

/// Words of somebody who speaks of himself, and of what he pays.
const SPEAKERS: &[&str] = &["saya", "sy", "aku", "kulo", "kula", "tak"];
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
    let pays = words.windows(2).any(|w| matches!(w, [who, pays] if SPEAKERS.contains(who) && PAYS.contains(pays)));
    let told = told
        || words.first().is_some_and(|w| ["lapor", "laporan", "nglaporne", "laporane"].contains(w))
            && words.iter().any(|w| DONE.contains(w));
    (pays && !priced) || (done || told || money) && !priced && !words.iter().any(|word| SALE.contains(word))
}

/// Words of neighbours' affairs.
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
];

/// Whether a line is about the neighbourhood: "arisan 200rb, jangan lupa bawa telur".
pub(super) fn chats(line: &Line) -> bool {
    line.texts().any(|word| AFFAIRS.contains(&word))
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
    "diterima",
    "ditampa",
    "ditolak",
    "dibongkar",
    "bongkar",
];

/// Whether a line begins with what was done with an order's goods: "berangkat 1.002 kg 67 peti".
pub(super) fn is_under_way(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().filter(|word| !ALREADY.contains(word)).take(2).collect();
    matches!(words.as_slice(), [deed, number] if UNDER_WAY.contains(deed) && number.starts_with(|c: char| c.is_ascii_digit()))
}

/// Words of how is paid, behind which "bayar" is a term of an offer.
const PAYING: &[&str] =
    &["cash", "tunai", "tempo", "di", "belakang", "cod", "dulu", "lunas", "via", "setelah", "pas", "langsung", "kontan"];

/// Whether a line without known goods tells what was paid or what was yesterday: "Mas Budi bayar 4,5 juta untuk 170 kg".
pub(super) fn tells_of_deals(line: &Line, priced: bool) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let pays = words.iter().enumerate().any(|(at, word)| {
        ["bayar", "mbayar", "transfer", "tf", "ditransfer"].contains(word) && !words.get(at + 1).is_some_and(|w| PAYING.contains(w))
    });
    let earlier = words.first().is_some_and(|w| ["kemarin", "kemaren", "kmrn", "wingi", "wingenane", "tadi", "td"].contains(w));
    pays || earlier && !priced
}

/// Words of what there is none of.
const NONE: &[&str] = &["kosong", "habis", "entek", "telas", "ludes", "suwung"];

/// Whether a line says that there is nothing: "kandang kosong sampai tgl 10, belum ada telur".
pub(super) fn is_out(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let denied = words.windows(2).any(|w| {
        matches!(w, [no, there] if ["belum", "blm", "tidak", "gak", "ga", "nggak", "durung", "dereng", "ora", "mboten"].contains(no)
            && ["ada", "ono", "wonten", "onok", "ready", "panen"].contains(there))
    });
    denied || words.iter().any(|w| NONE.contains(w))
}

/// "Sesuk ora iso setor telur 2 peti": what will not come.
fn cannot(words: &[&str]) -> bool {
    let no = ["tidak", "tdk", "gak", "ga", "nggak", "ngga", "ora", "ra", "mboten", "gabisa", "blm", "belum", "durung", "dereng"];
    let able = ["bisa", "bs", "iso", "isa", "saget", "sanggup", "jadi", "sido", "sios"];
    let gives =
        ["setor", "nyetor", "kirim", "ngirim", "antar", "ngantar", "jual", "adol", "suplai", "nyuplai", "masok", "pasok", "panen", "muat"];
    words.windows(3).any(|w| matches!(w, [a, b, c] if no.contains(a) && able.contains(b) && gives.contains(c)))
}

/// "Kurang 2 peti telurnya": what is still missing.
fn is_short(words: &[&str]) -> bool {
    words.windows(3).any(
        |w| matches!(w, ["kurang", n, unit] if n.starts_with(|c: char| c.is_ascii_digit()) && super::lexicon::unit_named(unit).is_some()),
    )
}

/// Whether a line complains or tells of a loss; `priced` says whether it names a price.
pub(super) fn complains(line: &Line, priced: bool) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let awaited = words.windows(2).any(|w| matches!(w, [yet, done] if NOT_YET.contains(yet) && AWAITED.contains(done)));
    let wrong = awaited || WRONG.iter().any(|phrase| words.windows(phrase.len()).any(|window| window == *phrase));
    let for_sale = priced || words.iter().any(|word| SALE.contains(word));
    let lost = words.iter().enumerate().any(|(at, word)| {
        let denied = at
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .is_some_and(|w| ["tidak", "gak", "ga", "ora", "anti", "tanpa", "telur", "telor"].contains(w));
        LOST.contains(word) && !denied
    });
    // "Banyak yang retak 2 peti"
    let many = words.iter().enumerate().any(|(at, word)| {
        let next = at + 1 + usize::from(words.get(at + 1).is_some_and(|w| ["yang", "yg", "sing"].contains(w)));
        ["banyak", "akeh", "kathah"].contains(word) && words.get(next).is_some_and(|w| BROKEN.contains(w))
    });
    // "Telur pecah 3 butir saja"
    let few = words.iter().any(|w| LOST.contains(w) || *w == "dibayar" || *w == "ditransfer") && words.iter().any(|w| ONLY.contains(w));
    let told = (lost || many) && !for_sale || is_short(&words) && !priced && !super::seller::is_selling(line) || cannot(&words) && !priced;
    wrong && !(priced && for_sale && words.iter().any(|w| ["jual", "dijual", "adol"].contains(w))) || told || few && !for_sale
}
