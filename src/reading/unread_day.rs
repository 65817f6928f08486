//! What stands behind "siap" and may be a day that could not be read (PARSING section 7).
//!
//! Whoever says when goods are ready says it right behind "siap". A word or a figure there that nothing else took may therefore be a day,
//! whatever it is; only words that are known to tell of something else leave it at today.

use super::{
    lexicon, numeral, remark,
    time_words::{self, BEFORE_A_DAY, DAY_WORDS, MONTH, SAYS_READY, WEEK},
    token::{Line, Use},
    unclear,
};

/// How many words behind "siap" are looked at for one of time.
const WORDS_OF_A_DAY: usize = 3;

/// Words that people put in without saying anything by them.
const SAYS_NOTHING: &[&str] = &[
    "ya", "y", "yo", "iya", "nggih", "njih", "kok", "sih", "lho", "lo", "loh", "deh", "dong", "nih", "ini", "iki", "niki", "aja", "saja",
    "ae", "wae", "mawon", "dan", "lan", "juga", "jg", "sudah", "sdh", "udah", "wis", "wes", "sampun", "bisa", "iso", "saget", "saya",
    "kami", "kita", "untuk", "utk", "buat", "kanggo", "sama", "karo",
];

/// Words before the name of somebody who is spoken to.
const TITLES: &[&str] = &["bos", "boss", "gan", "om", "kak", "min", "juragan", "lur", "sedulur", "dulur", "agan", "sis", "bro"];

/// Words of what is done with goods that are there, where they lie, and how many they are.
const TELLS_OF_GOODS: &[&str] = &[
    // What is done with them.
    "kirim",
    "dikirim",
    "angkut",
    "diangkut",
    "angkat",
    "diangkat",
    "antar",
    "diantar",
    "anter",
    "ambil",
    "diambil",
    "jemput",
    "dijemput",
    "muat",
    "dimuat",
    "jual",
    "dijual",
    "beli",
    "dibeli",
    "nego",
    "dinego",
    "bayar",
    "dibayar",
    "pesan",
    "dipesan",
    "order",
    "po",
    "panen",
    "dipanen",
    "petik",
    "dipetik",
    "unduh",
    "potong",
    "dipotong",
    "sembelih",
    "disembelih",
    "tangkap",
    "ditangkap",
    "jaring",
    "dijaring",
    "tampung",
    "nampung",
    "tebas",
    "tebasan",
    "timbang",
    "ditimbang",
    "giling",
    "digiling",
    "goreng",
    "masak",
    "saji",
    "santap",
    "makan",
    "minum",
    "pakai",
    "pake",
    "olah",
    "seduh",
    "bakar",
    "konsumsi",
    "pack",
    "packing",
    "kemas",
    "dikemas",
    "bungkus",
    "dibungkus",
    "kupas",
    "tanam",
    "tebar",
    "sebar",
    "tetas",
    "kurban",
    "qurban",
    "suplai",
    "supply",
    "pasok",
    "kontrak",
    "edar",
    "distribusi",
    "produksi",
    "combine",
    "sortir",
    "grading",
    "jemur",
    "cek",
    "dicek",
    "survey",
    "lepas",
    "dilepas",
    "layani",
    "melayani",
    "bantu",
    // Where they lie.
    "di",
    "ke",
    "ning",
    "nang",
    "neng",
    "ng",
    "teng",
    "kandang",
    "kandange",
    "kdg",
    "kolam",
    "kolame",
    "gudang",
    "freezer",
    "kulkas",
    "rumah",
    "omah",
    "griya",
    "toko",
    "pasar",
    "sawah",
    "kebun",
    "ladang",
    "tempat",
    "lokasi",
    "kota",
    "luar",
    "truk",
    "pickup",
    "pikep",
    "mobil",
    // How many and how good they are.
    "stok",
    "stock",
    "barang",
    "barange",
    "banyak",
    "byk",
    "bnyk",
    "akeh",
    "kathah",
    "melimpah",
    "selalu",
    "semua",
    "kabeh",
    "sedikit",
    "banget",
    "bgt",
    "sekali",
    "tenan",
    "pol",
    "mantap",
    "joss",
    "jos",
    "now",
    "djan",
    "besar",
    "kecil",
    "tanpa",
    // Courtesies.
    "mohon",
    "nyuwun",
    "pangapunten",
    "sepurane",
    "semoga",
    "mugi",
    "mugo",
    "moga",
    "barokah",
    "berkah",
    "berkahe",
    "lancar",
    "laris",
    "permisi",
    "trims",
    "thx",
    "thanks",
    "suwun",
    "amin",
    "aamiin",
    "salam",
    "rahayu",
    "sehat",
    // What is said to the reader.
    "hub",
    "hubungi",
    "chat",
    "wa",
    "japri",
    "minat",
    "monggo",
    "silakan",
    "silahkan",
    "siapa",
    "sapa",
    "berapa",
    "brp",
    "piro",
    "apa",
    "opo",
    "tunai",
    "cash",
    "transfer",
    "tf",
    "harga",
    "hrg",
    "rego",
    "regi",
    "tidak",
    "tdk",
    "gak",
    "ga",
    "ora",
    "mboten",
];

/// Whether what stands behind "siap", which ends before `end`, may be a day that could not be read. `line` is the line of which all was
/// taken that could be read.
pub(super) fn stands_behind(line: &Line, end: usize) -> bool {
    let first = first_that_may_say(line, end);
    let is_said_right_behind = end.checked_sub(1).is_some_and(|at| SAYS_READY.contains(&line.text(at)));
    let is_unknown =
        || line.follows(end) && line.follows(first) && !is_a_name(line, first) && line.word(first).is_some_and(says_nothing_known);
    speaks_of_time(line, end) || counts_days(line, first) || is_said_right_behind && is_unknown()
}

fn first_that_may_say(line: &Line, end: usize) -> usize {
    let says_no_day = |at: &usize| {
        let text = line.text(*at);
        let is_light = [BEFORE_A_DAY, SAYS_NOTHING, TITLES, unclear::BEFORE_NAMES].iter().any(|words| words.contains(&text));
        (*at == end || line.follows(*at)) && (is_light || matches!(text, "+" | "-" | "/"))
    };
    end + (end..line.len()).take_while(says_no_day).count()
}

/// A figure, or a word of time, of which nobody knows what it says.
fn speaks_of_time(line: &Line, end: usize) -> bool {
    let says = |at: usize| match line.used(at) {
        None => line.is_number(at) || time_words::may_be_time(line.text(at)),
        // The hours of "48 jam lagi" are no amount.
        Some(used) => used == Use::Label && time_words::may_be_time(line.text(at)),
    };
    (end..end + WORDS_OF_A_DAY).take_while(|at| line.follows(*at) || line.glued(*at)).any(says)
}

/// "3 hari", "3-5 hari", "2 sampai 3 minggu"
fn counts_days(line: &Line, first: usize) -> bool {
    let may_count = |at: &usize| {
        let is_free = matches!(line.used(*at), None | Some(Use::Label));
        let joins = matches!(line.text(*at), "-" | "/" | "~" | "+") || lexicon::RANGE_WORDS.contains(&line.text(*at));
        (*at == first || line.follows(*at)) && is_free && (line.is_number(*at) || joins)
    };
    let counted = first + (first..line.len()).take_while(may_count).count();
    let is_free = matches!(line.used(counted), None | Some(Use::Label));
    let is_time = [DAY_WORDS, WEEK, MONTH].iter().any(|words| words.contains(&line.text(counted)));
    line.is_number(first) && line.follows(counted) && is_free && is_time
}

/// "Siap pak Slamet"
fn is_a_name(line: &Line, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|title| [TITLES, unclear::BEFORE_NAMES].iter().any(|words| words.contains(&line.text(title))))
}

/// Whether a word is none that tells of something else than time.
fn says_nothing_known(word: &str) -> bool {
    !(TELLS_OF_GOODS.contains(&word)
        || unclear::is_everyday(word)
        || lexicon::is_unit_word(word)
        || lexicon::tells_of_amounts(word)
        || lexicon::factor(word.trim_start_matches("se")).is_some()
        || numeral::word(word).is_some()
        || remark::tells(word)
        || time_words::HOURS.contains(&word))
}
