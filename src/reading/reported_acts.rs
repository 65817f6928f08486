//! Whether a line that says how much and for how much may tell of what was done instead of offering it (PARSING section 2b).
//!
//! Whoever offers says what is done with the goods before they are sold and how they come: harvested, sorted, packed, brought. Another
//! verb in the passive (`dibuang`, `disembelih`, `dihargai`), what somebody has done already with them (`sudah saya kirim`), papers of
//! an order and what is called off tell of something else, unless a word says that the goods are his or for sale.

use std::sync::LazyLock;

use super::{
    buyer_words::{OWN, TAKE, WANT},
    context::Context,
    context_words::{BIDDING, IF, REST, TRADERS},
    grammar::Role,
    lexicon,
    news::{ALREADY, DONE},
    offered,
    readings::Interpretation,
    seller::speaks_of_own,
    token::Line,
    trade_words::{FOR_SALE, SELL, SOLD},
    unclear::BEFORE_NAMES,
};

/// Stems of what is done with goods that are offered, behind `di`.
static HANDLED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("handled_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});
/// Endings of such verbs.
const ENDINGS: &[&str] = &["", "kan", "i", "in", "no", "ne", "ke", "aken", "nya", "e", "an", "ono"];
/// Words that begin with the same letters and are no verbs.
const NO_VERBS: &[&str] = &[
    "dimana",
    "diesel",
    "digital",
    "direktur",
    "diskon",
    "dingin",
    "diameter",
    "dinas",
    "ditto",
    "diatas",
    "dibawah",
    "dimas",
    "diana",
    "didik",
    "dirembuk",
    "dirundingkan",
    "dibicarakan",
    "dikosongkan",
    "disini",
    "disana",
    "disitu",
];
/// Places that are written together with the word before them: `dikandang`.
const PLACES: &[&str] = &[
    "kebun",
    "kandang",
    "rumah",
    "omah",
    "sawah",
    "gudang",
    "kolam",
    "tempat",
    "lokasi",
    "pasar",
    "jalan",
    "desa",
    "kota",
    "tambak",
    "ladang",
    "tegal",
    "pabrik",
    "toko",
    "warung",
    "kantor",
    "penggilingan",
    "depan",
    "belakang",
    "pinggir",
    "tengah",
    "daerah",
    "wilayah",
    "kecamatan",
    "kelurahan",
    "kabupaten",
];
/// Papers of an order, and what comes back.
const PAPERS: &[&str] = &["invoice", "faktur", "invois", "retur", "diretur", "refund", "revisi", "resi", "kuitansi", "kwitansi"];

/// Others than traders who have to do with goods.
const OTHERS: &[&str] = &["sopir", "supir", "kurir", "tukang", "mandor", "tetangga", "tonggo", "saudara", "sedulur"];
/// Words of what was to be so.
const OUGHT: &[&str] = &["mestinya", "harusnya", "seharusnya", "kudune", "mestine", "semestinya"];
/// Words that begin like what somebody does and are none.
const NO_ACTS: &[&str] =
    &["nggih", "nganti", "ngarep", "ngajeng", "ngisor", "ngahad", "nyuwun", "nuwun", "nyoh", "ngapunten", "nggon", "ngendi", "nutug"];

/// Words between somebody and what he does.
const WILL: &[&str] = &["mau", "arep", "badhe", "akan", "wis", "sudah", "juga", "cuma", "tadi"];
/// What may be a term of an offer as well.
const PAYS: &[&str] = &["bayar", "mbayar"];

/// Whether a word is a verb in the passive of what is not done with goods for sale.
fn is_another_deed(word: &str) -> bool {
    let Some(verb) = word.strip_prefix("di").filter(|verb| verb.len() >= 4) else { return false };
    // "Dipunawis" is the polite form.
    let stems = [verb, verb.trim_start_matches("per"), verb.trim_start_matches("pun")];
    let is_of = |stem: &str| stems.iter().any(|verb| verb.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending)));
    !NO_VERBS.contains(&word) && !PLACES.contains(&verb) && !HANDLED.iter().any(|stem| is_of(stem))
}

/// Whether `line`, of which `best` is the best reading, tells of what was done and not of goods for sale.
pub(super) fn tells_of_a_deed(line: &Line, best: &Interpretation) -> bool {
    let words: Vec<&str> = line.texts().collect();
    if speaks_of_own(&words, &[OWN, SELL, FOR_SALE, REST]) {
        return false;
    }
    // "Tomat 1 ton, 4 kw sudah diambil" tells of a part.
    // "Pak Joyo wis payu endoge 4 kw 25.700" of the whole: no other amount is counted in a unit.
    let whole = best.with(Role::Past).next().is_none() || best.with(Role::Quantity).all(|amount| amount.unit.is_none());
    // "Bakul nawar 24rb": said of a bid that is understood.
    let bid = best.amounts.iter().any(|a| a.unit.is_none() && a.context == Context::Past);
    (0..line.len()).any(|at| best.line.word(at).is_some_and(is_another_deed))
        || whole && is_done(&words)
        || !bid && others_act(&words)
        || is_called_off(&words)
        || is_bidden(line, &words)
        || words.windows(2).any(|w| matches!(w, ["tahun" | "taun" | "bulan" | "minggu", "lalu" | "kepungkur" | "wingi"]))
        || words.iter().any(|w| PAPERS.contains(w) || OUGHT.contains(w))
}

/// "Ada yang nawar 24rb"; "belum ada yang nawar", "kalau ada yang nawar" and "ada yang nawar?" tell of no bid.
fn is_bidden(line: &Line, words: &[&str]) -> bool {
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(word));
    let bids = |at: usize| {
        is(at, &["ada", "ono", "onok", "wonten"])
            && is(at + 1, &["yang", "sing"])
            && is(at + 2, &["nawar", "menawar", "ngenyang", "nganyang", "nyang", "ngawis"])
    };
    let open = |at: usize| {
        at.checked_sub(1).is_some_and(|before| {
            is(before, IF) || is(before, &["belum", "durung", "dereng", "tidak", "gak", "ga", "nggak", "ora", "mboten"])
        })
    };
    // "Ada yang nawar lele 75 kg 18rb"
    let money = |at: usize| words.get(at..).unwrap_or_default().iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    // "Ada yang nawar 25rb, telur saya 2 ton 26rb": behind the bid stands what the writer offers.
    let sum = |at: &usize| {
        let figure = words.get(*at).filter(|w| w.starts_with(|c: char| c.is_ascii_digit()));
        figure.is_some_and(|w| w.len() >= 5 || words.get(at + 1).is_some_and(|w| lexicon::factor(w).is_some()))
    };
    let own = (0..words.len()).filter(sum).count() > 1 && offered::counts(words);
    let calls = |at: usize| is(at, &["silakan", "silahkan", "monggo"]);
    !line.asks() && !own && (0..words.len()).any(|at| bids(at) && !open(at) && !calls(at + 3) && money(at + 3))
}

/// "Sudah saya kirim", "wis payu"
fn is_done(words: &[&str]) -> bool {
    let behind = |at: usize| words.get(at + 1..(at + 3).min(words.len())).unwrap_or_default();
    words.iter().enumerate().any(|(at, word)| ALREADY.contains(word) && behind(at).iter().any(|w| DONE.contains(w) || SOLD.contains(w)))
}

/// "Cabe 50 kg 40rb, eh gak jadi"
fn is_called_off(words: &[&str]) -> bool {
    let last = words.get(words.len().saturating_sub(2)..).unwrap_or_default();
    words.len() > 2 && matches!(last, ["gak" | "ga" | "nggak" | "tidak" | "ora" | "mboten", "jadi" | "sido" | "sios"])
}

/// "Pak lurah mau ngambil telur", "bakul Kediri nurunin harga": what somebody does who is named.
fn others_act(words: &[&str]) -> bool {
    let is = |at: usize, lists: &[&[&str]]| words.get(at).is_some_and(|word| lists.iter().any(|list| list.contains(word)));
    let behind_will = |at: usize| at + usize::from(is(at, &[WILL]));
    let nasal = |word: &&str| word.len() >= 5 && ["ng", "ny", "nu"].iter().any(|start| word.starts_with(start)) && !NO_ACTS.contains(word);
    let acts = |at: usize| {
        let verb = words.get(at).filter(|word| **word != "mau" && !PAYS.contains(word));
        verb.is_some_and(|word| BIDDING.contains(word) || TAKE.contains(word) || nasal(word))
    };
    (0..words.len()).any(|at| {
        // "Cari orang beli telur"
        let sought = at.checked_sub(1).is_some_and(|before| is(before, &[WANT]));
        let person = !sought && is(at, &[TRADERS, OTHERS]);
        let named = is(at, &[BEFORE_NAMES]) && words.get(at + 1).is_some_and(|name| name.starts_with(char::is_alphabetic));
        person && (acts(behind_will(at + 1)) || acts(at + 2)) || named && acts(behind_will(at + 2))
    })
}
