//! Lines that tell what others said, offer or did, and what was done on another day. They are no offers (PARSING section 2).
//!
//! ```text
//! quote   = said (person | word*)             kata pak joko telur 2 ton 24rb; telur 2 ton 24rb jare tonggo
//! earlier = yesterday [who] deed | deed word* yesterday     kemarin kirim telur 2 ton ke pasar jaya
//! ```
//!
//! Who says besides that he sells, or what there is now, offers that.

use super::{
    buyer_words::SPEAKER,
    context_words::TITLES,
    lexicon,
    news::PAYING,
    seller,
    time_words::YESTERDAY,
    token::{Gap, Line, Use},
    trade_words::{BOUGHT, CHANGED_HANDS, SOLD_BY},
};

/// Words before what somebody said.
const SAID: &[&str] = &[
    "kata",
    "katanya",
    "katane",
    "ktnya",
    "jare",
    "jarene",
    "jaremu",
    "ngendikane",
    "ngendikanipun",
    "criyose",
    "criyosipun",
    "omonge",
    "omongane",
    "omongannya",
    "kabarnya",
    "kabare",
    "konon",
    "dengar",
    "denger",
    "krungu",
    "infonya",
    "infone",
];
/// Words of somebody else, behind those.
const PERSONS: &[&str] = &[
    "pak",
    "bapak",
    "bpk",
    "bu",
    "ibu",
    "mas",
    "mbak",
    "kang",
    "cak",
    "lik",
    "paklik",
    "bulik",
    "pakde",
    "bude",
    "mbah",
    "haji",
    "orang",
    "wong",
    "tiyang",
    "tetangga",
    "tonggo",
    "tanggi",
    "teman",
    "kanca",
    "konco",
    "bakul",
    "tengkulak",
    "pengepul",
    "sopir",
    "supir",
    "dia",
    "dheweke",
    "mereka",
    "grup",
    "warga",
];
/// Words of somebody else who sells.
const NEIGHBOURS: &[&str] = &["tetangga", "tonggo", "tanggi", "tonggoku", "sebelah", "orang", "wong", "tiyang", "saingan", "pesaing"];
/// What he does.
const OFFERS: &[&str] =
    &["jual", "adol", "ngedol", "dodol", "nawarkan", "nawarin", "nawarno", "ngelepas", "lepas", "ngobral", "obral", "sade"];
/// Words with which a line may begin that say nothing.
const ADDRESSES: &[&str] = &["pak", "bu", "mas", "mbak", "bos", "gan", "om", "kak", "min", "nggih", "ya", "oh", "lho", "loh", "iki", "ini"];
/// Words of what is there now, or is still to be sold.
const NOW: &[&str] = &[
    "sekarang", "saiki", "sakniki", "sisa", "sisanya", "sisane", "kari", "kantun", "tinggal", "tersisa", "ready", "stok", "stock", "siap",
    "besok", "sesuk", "mbenjing", "lusa", "masih", "isih", "taksih", "lagi", "maneh", "malih", "dijual", "didol", "disade",
];
/// Words of a time long past, before what was done then; behind it they say "first".
const LONG_AGO: &[&str] = &["dulu", "biyen", "mbiyen", "riyin", "jaman", "zaman", "pernah"];
/// What is done with goods once.
const DEEDS: &[&str] = &[
    "kirim",
    "ngirim",
    "mengirim",
    "dikirim",
    "kekirim",
    "terkirim",
    "setor",
    "nyetor",
    "menyetor",
    "disetor",
    "antar",
    "ngantar",
    "nganter",
    "mengantar",
    "diantar",
    "dianter",
    "muat",
    "dimuat",
    "momot",
    "jual",
    "menjual",
    "adol",
    "ngedol",
    "dodol",
    "kejual",
    "terjual",
    "laku",
    "payu",
    "beli",
    "membeli",
    "tuku",
    "tumbas",
    "kulak",
    "kulakan",
    "nyuplai",
    "masok",
    "suplai",
    "berangkat",
    "mangkat",
    "budhal",
    "bongkar",
    "dibongkar",
    "diterima",
    "terima",
    "nampa",
    "tampa",
    "dibayar",
    "bayar",
    "diambil",
    "dijupuk",
    "dipundhut",
];

/// "Kata pak joko telur 2 ton 24rb": what somebody else said.
pub(super) fn quotes(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let begins = words.iter().find(|w| !ADDRESSES.contains(w)).is_some_and(|w| SAID.contains(w));
    let of_person = words.windows(2).any(|w| matches!(w, [said, who] if SAID.contains(said) && PERSONS.contains(who)));
    let of_neighbour = words.iter().enumerate().any(|(at, who)| {
        let next =
            at + 1 + usize::from(words.get(at + 1).is_some_and(|w| ["sebelah", "lain", "liyo", "liyane", "kulon", "wetan"].contains(w)));
        NEIGHBOURS.contains(who)
            && words.get(next).is_some_and(|w| OFFERS.contains(w))
            && !words.iter().any(|w| SPEAKER.contains(w) || ["titip", "nitip", "titipan"].contains(w))
    });
    of_neighbour || (begins || of_person) && !seller::is_selling(line)
}

/// Words of somebody who is talked about.
const THEY: &[&str] = &["dia", "dheweke", "deke", "mereka", "beliau", "piyambake", "piyambakipun", "wonge"];
/// What he does with goods or money.
const TRADES: &[&str] = &[
    "bayar", "mbayar", "beli", "membeli", "tuku", "tumbas", "ambil", "ngambil", "jupuk", "njupuk", "nawar", "ngenyang", "nyang", "wani",
    "berani", "jual", "adol", "ngedol", "nawarkan", "nawarin", "pesan", "pesen",
];
/// Words between the two.
const HE_ALSO: &[&str] = &[
    "mau", "cuma", "cuman", "hanya", "mung", "wani", "berani", "gelem", "tadi", "juga", "sudah", "wis", "kan", "arep", "biasa", "biasanya",
    "lagi", "pernah", "kemarin", "wingi",
];

/// "Jangan percaya si Anton dia bayar telur 22rb": what somebody who is talked about does, where nothing is said of own goods.
pub(super) fn talks_of_others(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let warned = words.windows(2).any(|w| {
        matches!(w, ["jangan" | "ojo" | "aja" | "ampun", trust] if ["percaya", "percoyo", "pitados", "pracaya", "ngandel", "pitaya"].contains(trust))
    });
    let trades = |who: usize| {
        let between = words.get(who + 1..).unwrap_or_default().iter().take_while(|w| HE_ALSO.contains(w)).count();
        (0..=between.min(2)).any(|skipped| words.get(who + 1 + skipped).is_some_and(|w| TRADES.contains(w)))
    };
    // "Si Joko wani bayar 17rb"
    let named = |at: usize| words.get(at) == Some(&"si") && trades(at + 1);
    // "Pak Joko bayar telur 25rb", but "pak bayar cash ya"
    let titled = |at: usize| {
        let pays = words.get(at + 2).is_some_and(|w| ["bayar", "mbayar", "wani", "berani", "nawar", "ngenyang"].contains(w));
        let terms = words.get(at + 3).is_some_and(|w| PAYING.contains(w));
        let name = words.get(at + 1).is_some_and(|w| !HE_ALSO.contains(w) && !SPEAKER.contains(w) && !TITLES.contains(w));
        words.get(at).is_some_and(|w| TITLES.contains(w)) && name && pays && !terms
    };
    let named = |at: usize| named(at) || titled(at);
    let of_them = (0..words.len()).any(|at| words.get(at).is_some_and(|w| THEY.contains(w)) && trades(at) || named(at));
    let own = || words.iter().any(|w| NOW.contains(w) || SPEAKER.contains(w) || ["titip", "nitip", "titipan"].contains(w));
    warned && !seller::is_selling(line) || of_them && !own()
}

/// "Kemarin kirim telur 2 ton ke pasar jaya": what was done on another day, where nothing is said of now; `priced` says whether the
/// line names a price.
pub(super) fn tells_of_earlier(line: &Line, priced: bool) -> bool {
    let words: Vec<&str> = (0..line.len()).map(|at| line.text(at)).collect();
    // "Biyen sapi didol 5 juta" was sold then.
    let sold_then = |at: usize| {
        SOLD_BY.contains(&line.text(at))
            && (0..at).any(|i| LONG_AGO.contains(&line.text(i)) && (i + 1..=at).all(|j| line.follows(j) && !line.is_number(j)))
    };
    if (0..line.len()).any(sold_then) {
        return true;
    }
    // "Kemarin lusa" is no day to come.
    let past = |at: usize| at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| YESTERDAY.contains(w));
    if words.iter().enumerate().any(|(at, w)| NOW.contains(w) && !(*w == "lusa" && past(at)))
        || words.windows(2).any(|w| matches!(w, ["hari", "ini"] | ["dina", "iki"]))
    {
        return false;
    }
    let earlier: Vec<(usize, usize)> = (0..words.len()).filter_map(|at| Some((at, at + earlier_at(&words, at)?))).collect();
    // "Kemarin laku 26 ribu" may be the price of today; "kemarin laku brambang 3 kw" tells what is gone.
    let goods_behind = |at: usize| line.follows(at + 1) && line.used(at + 1) == Some(Use::Goods);
    let is_told = |at: usize, w: &&str| DEEDS.contains(w) && !(priced && CHANGED_HANDS.contains(w) && !goods_behind(at));
    // "Baru beli pakan, telur 2 ton 25.900": the clause of what was bought names neither goods nor a number.
    let of_supplies = |at: usize| {
        let end = (at + 2..line.len().min(at + 5)).find(|i| line.gap(*i) == Gap::Break);
        let is_other = |end: usize| line.used(at + 1) != Some(Use::Goods) && (at + 1..end).all(|i| !line.is_number(i));
        line.any(at, BOUGHT) && end.is_some_and(is_other)
    };
    let deeds = || words.iter().enumerate().filter(|(at, w)| is_told(*at, w) && !of_supplies(*at));
    // "Naik 200 dari kemarin, kirim jumat": another clause.
    let follow = |from: usize, to: usize| (from..to).all(|at| line.follows(at));
    let beside = |(start, end): &(usize, usize)| {
        deeds().any(|(at, _)| {
            // "Kemarin telur 2 ton laku 25.500"
            let amount = |i: usize| line.used(i) == Some(Use::Goods) || line.is_number(i) || lexicon::is_unit_word(line.text(i));
            let between = || (*end..at).all(|i| words.get(i).is_some_and(|w| is_between(w)) || !priced && amount(i));
            let behind = at >= *end && follow(*end, at + 1) && between();
            let said_first = words.get(*start).is_some_and(|w| LONG_AGO.contains(w));
            behind || !said_first && at < *start && !priced && follow(at + 1, *start + 1) && (at + 1 == *start || at < 2)
        })
    };
    earlier.iter().any(beside)
}

/// Words between a day and what was done on it.
fn is_between(word: &str) -> bool {
    // A year.
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit());
    year || SPEAKER.contains(&word)
        || [
            "pagi", "siang", "sore", "malam", "esuk", "awan", "bengi", "sudah", "wis", "wes", "sampun", "pun", "habis", "baru", "lusa",
            "emben", "uni",
        ]
        .contains(&word)
}

/// How many words from `at` on say another day that has passed.
fn earlier_at(words: &[&str], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    if LONG_AGO.contains(word) || YESTERDAY.contains(word) || ["wingenane", "tadi", "td", "semalam", "mambengi"].contains(word) {
        return Some(1);
    }
    let next = words.get(at + 1)?;
    // "Barusan kulakan telur", "baru beli": what the writer has bought himself.
    let bought = ["beli", "membeli", "tuku", "tumbas", "kulak", "kulakan", "borong", "mborong"].contains(next);
    if *word == "barusan" && DEEDS.contains(next) || *word == "baru" && bought {
        return Some(1);
    }
    let passed = ["lalu", "kepungkur", "wingi", "kemarin"].contains(next);
    (passed
        && ["minggu", "bulan", "tahun", "taun", "dek", "dhek", "hari", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu"].contains(word))
    .then_some(2)
}
