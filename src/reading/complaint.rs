//! Lines that complain or tell of a loss: what is not paid yet, what went wrong, what cannot come. They are no offers (PARSING section 2).

use super::{buyer_words::POLITE, context_words::WONDERING, lexicon, news::SALE, seller, token::Line};

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
const NOT_YET: &[&str] = &["belum", "durung", "drg", "dereng"];

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
    &["tanpa", "konfirmasi"],
    &["tanpa", "pemberitahuan"],
    &["tanpa", "kabar"],
    &["tanpa", "izin"],
    &["tanpa", "ijin"],
    &["gak", "dikabari"],
    &["tidak", "dikabari"],
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
    "penimbangan",
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
    "mogok",
    "ngadat",
    "macet",
    "kempes",
    "gembos",
    "kecelakaan",
    "terguling",
    "ngguling",
    "nabrak",
];
/// Words of what comes later than it was said.
const LATE: &[&str] = &["telat", "terlambat", "telate", "telatnya", "ketinggalan"];
/// What comes late, behind those.
const COMES: &[&str] = &[
    "sampai",
    "nyampe",
    "tiba",
    "datang",
    "datangnya",
    "teko",
    "tekan",
    "tekane",
    "dugi",
    "dugine",
    "kirim",
    "ngirim",
    "dikirim",
    "berangkat",
    "mangkat",
    "budhal",
    "budal",
    "muat",
    "bongkar",
    "antar",
    "ngantar",
];
/// What many of the goods were that came.
const BROKEN: &[&str] = &["retak", "pecah", "busuk", "bosok", "mati", "rusak", "penyok", "kosong", "memar"];
/// Words of what is little.
const ONLY: &[&str] = &["saja", "aja", "cuma", "cuman", "hanya", "mung", "namung", "thok"];
/// "Sesuk ora iso setor telur 2 peti": what will not come.
fn cannot(words: &[&str]) -> bool {
    let no = ["tidak", "gak", "ga", "nggak", "ngga", "ora", "ra", "mboten", "gabisa", "belum", "durung", "dereng"];
    let able = ["bisa", "bs", "iso", "isa", "saget", "sanggup", "jadi", "sido", "sios"];
    let gives =
        ["setor", "nyetor", "kirim", "ngirim", "antar", "ngantar", "jual", "adol", "suplai", "nyuplai", "masok", "pasok", "panen", "muat"];
    // "Besok libur ngirim, telur 2 ton nginep"
    let rests =
        words.windows(2).any(|w| matches!(w, ["libur" | "prei" | "leren" | "off" | "mandek", gives_not] if gives.contains(gives_not)));
    let for_sale = words.iter().any(|w| SALE.contains(w) && *w != "besok");
    rests && !for_sale || words.windows(3).any(|w| matches!(w, [a, b, c] if no.contains(a) && able.contains(b) && gives.contains(c)))
}

/// "Telur 2 ton telat sampai sore": what is under way and comes later.
fn is_late(words: &[&str]) -> bool {
    words.windows(2).any(|w| matches!(w, [late, comes] if LATE.contains(late) && COMES.contains(comes)))
}

/// "Telur yang 4 kw kok dipotong 12 kg": whether somebody wonders; "murah kok pak" assures.
pub(super) fn wonders(line: &Line) -> bool {
    (0..line.len())
        .any(|at| WONDERING.contains(&line.text(at)) && line.word(at + 1).is_some_and(|w| line.follows(at + 1) && !POLITE.contains(&w)))
}

/// Words with which an order or an offer is taken back.
const CANCELLED: &[&str] = &[
    "dicancel",
    "cancel",
    "dicansel",
    "cansel",
    "canceled",
    "dibatalkan",
    "batalkan",
    "dibatalin",
    "batalin",
    "dibatalno",
    "batalno",
    "dibatalne",
    "dibatalke",
    "batal",
    "wurung",
    "urung",
    "gajadi",
    "gakjadi",
];
/// What a seller says at the start of a line to have an offer taken down.
const TAKE_DOWN: &[&str] = &["tarik", "cabut", "hapus", "copot", "busak", "turunkan"];

/// "Telur 5 kw dicancel aja", "lele 2 kw gak jadi dijual", "tarik saja telur 2 ton saya": what is no longer offered. Where a word of a
/// sale stands elsewhere in the line, that is what is left to sell.
fn is_taken_back(words: &[&str]) -> bool {
    let no = ["tidak", "gak", "ga", "nggak", "ngga", "ora", "mboten", "batal"];
    let done = ["jadi", "sido", "sida", "sios"];
    let sold = ["dijual", "didol", "disade", "jual", "adol", "sade", "dilepas", "lepas"];
    // "Pembeli batal, telur 5 kw siap"
    let for_sale = |from: usize, to: usize| words.iter().enumerate().any(|(at, w)| SALE.contains(w) && !(from..to).contains(&at));
    let not_done = |at: usize| {
        let (Some(first), Some(second)) = (words.get(at), words.get(at + 1)) else { return None };
        let behind = usize::from(words.get(at + 2).is_some_and(|w| sold.contains(w)));
        // "Mboten disade" is not for sale.
        let kept = ["dijual", "didol", "disade", "disadhe", "dilepas", "dodolan"].contains(second) && *first != "batal";
        let said = no.contains(first) && (done.contains(second) || kept) || *first == "batal" && sold.contains(second);
        said.then_some(at + 2 + behind)
    };
    let cancelled = |at: usize| words.get(at).filter(|w| CANCELLED.contains(w)).map(|_| at + 1);
    let begins = words.iter().find(|w| !POLITE.contains(w)).is_some_and(|w| TAKE_DOWN.contains(w));
    begins && !for_sale(0, 0) || (0..words.len()).any(|at| not_done(at).or_else(|| cancelled(at)).is_some_and(|end| !for_sale(at, end)))
}

/// "Kurang 2 peti telurnya": what is still missing.
fn is_short(words: &[&str]) -> bool {
    words
        .windows(3)
        .any(|w| matches!(w, ["kurang", n, unit] if n.starts_with(|c: char| c.is_ascii_digit()) && lexicon::unit_named(unit).is_some()))
}

/// Whether a line complains or tells of a loss; `priced` says whether it names a price.
pub(super) fn complains(line: &Line, priced: bool) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let awaited = words.windows(2).any(|w| matches!(w, [yet, done] if NOT_YET.contains(yet) && AWAITED.contains(done)));
    // "Mati ditolak" is a term of a sale.
    let term = |at: usize| priced && at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| LOST.contains(w) || BROKEN.contains(w));
    let went_wrong = |phrase: &[&str]| {
        words.windows(phrase.len()).enumerate().any(|(at, window)| window == phrase && !(phrase == ["ditolak"] && term(at)))
    };
    let wrong = awaited || WRONG.iter().any(|phrase| went_wrong(phrase));
    let for_sale = priced || words.iter().any(|word| SALE.contains(word));
    let lost = words.iter().enumerate().any(|(at, word)| {
        let denied = at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| {
            ["tidak", "gak", "ga", "ora", "anti", "tanpa"].contains(w) || ["telur", "telor"].contains(w) && BROKEN.contains(word)
        });
        LOST.contains(word) && !denied
    });
    // "Banyak yang retak 2 peti"
    let many = words.iter().enumerate().any(|(at, word)| {
        let next = at + 1 + usize::from(words.get(at + 1).is_some_and(|w| ["yang", "sing"].contains(w)));
        ["banyak", "akeh", "kathah"].contains(word) && words.get(next).is_some_and(|w| BROKEN.contains(w))
    });
    // "Telur pecah 3 butir saja"
    let few = words.iter().any(|w| LOST.contains(w) || *w == "dibayar" || *w == "ditransfer") && words.iter().any(|w| ONLY.contains(w));
    let told = (lost || many || is_late(&words)) && !for_sale
        || is_taken_back(&words) && !priced
        || wonders(line) && !priced && !seller::is_selling(line)
        || is_short(&words) && !priced && !seller::is_selling(line)
        || cannot(&words) && !priced;
    wrong && !(priced && for_sale && words.iter().any(|w| ["jual", "dijual", "adol"].contains(w))) || told || few && !for_sale
}
