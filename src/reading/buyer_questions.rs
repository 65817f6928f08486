//! What only somebody asks who would take goods: what they cost, whether they are there, who has them (PARSING section 2).

use super::{
    buyer_words::{FREIGHT, HOW_MUCH, MAY, OWN, POLITE, SPEAKER, TAKE, TAKERS, WANTED, WHETHER, names_a_number, names_money},
    context_words::{NONE, STILL},
    lexicon,
    seller::{of_sellers, speaks_of_own},
    token::Line,
    trade_words::{BUYS_SO_MUCH, FOR_SALE, SELL},
};

/// Words with which a buyer asks what it would be for him: "ambil 5 ton dapat berapa?"
const COMES_TO: [&str; 6] = ["dapat", "kena", "jatuh", "jatuhnya", "entuk", "oleh"];

/// "telur 10 peti harga berapa?", "minta harga telur 10 peti", "telur 5 kw bisa antar ke Jakarta?", "25rb boleh? telur 2 ton":
/// an amount and what only somebody asks who would take it.
pub(super) fn asks_what_it_costs(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let number = names_a_number(line);
    if !number || words.iter().any(|w| OWN.contains(w) || SELL.contains(w) || *w == "saya" || *w == "kulo" || *w == "kula") {
        return false;
    }
    let pair = |first: &[&str], second: &[&str]| words.windows(2).any(|w| matches!(w, [a, b] if first.contains(a) && second.contains(b)));
    // "Harganya berapa ya?" asks somebody who sells.
    let price = |list: &[&str]| {
        let marks = ["harga", "hrg", "rego", "regi"];
        // "harga pabrik berapa?"
        let apart = line.asks() && words.windows(3).any(|w| matches!(w, [a, _, b] if marks.contains(a) && list.contains(b)));
        pair(&marks, list) || pair(list, &marks) || pair(&COMES_TO, list) || apart
    };
    let stocks = pair(&["info"], &["ketersediaan"]);
    if asks_of_a_kind(line) {
        return false;
    }
    let how_much = stocks || price(HOW_MUCH) || words.contains(&"berapaan");
    let begging = ["minta", "info", "tanya", "nanya", "njaluk", "cek", "nyuwun", "mohon"];
    let begged = pair(&begging, lexicon::PRICE_MARKS) || pair(&begging, &["penawaran", "penawarane", "penawarannya", "ketersediaan"]);
    let brought = line.asks() && pair(MAY, &["antar", "kirim", "diantar", "dikirim", "anter", "ngirim", "ngantar"]);
    let granted = line.asks_after(MAY) || line.asks() && pair(MAY, WHETHER) || ends_with_may_i(line);
    let money = names_money(&words) || tells_several(&words);
    how_much || !money && (begged || brought) || granted
}

/// "24.800 dapat ndak bos telurnya, ambil 12 peti": whether a number is enough for so much that is taken.
pub(super) fn haggles(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    if speaks_of_own(&words, &[OWN, SELL, FOR_SALE]) {
        return false;
    }
    let asks = |at: usize| (line.any(at, MAY) || line.any(at, &COMES_TO)) && line.any(at + 1, WHETHER) && line.follows(at + 1);
    let named =
        |at: usize| line.follows(at) && at.checked_sub(1).is_some_and(|i| line.is_number(i) || lexicon::factor(line.text(i)).is_some());
    let takes = |at: usize| {
        (line.any(at, TAKE) || line.any(at, BUYS_SO_MUCH)) && line.is_number(at + 1) && line.word(at + 2).is_some_and(lexicon::is_unit_word)
    };
    // "Brambang 2 kw tak bayar 24 yo lek?", but not "ongkir tak bayar 24 yo lek?"
    let freight = words.iter().any(|w| FREIGHT.contains(w));
    let pays = |at: usize| line.any(at, SPEAKER) && line.any(at + 1, &["bayar", "mbayar", "bayari"]) && line.is_number(at + 2);
    (0..line.len()).any(|at| asks(at) && named(at)) && (0..line.len()).any(takes)
        || line.asks() && !freight && (0..line.len()).any(pays)
        || asks_of_what_is_left(line)
}

/// "Cabe rawit yang kemarin 45rb itu masih 30 kg gak?"
fn asks_of_what_is_left(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().filter(|w| !POLITE.contains(w) || WHETHER.contains(w)).collect();
    let counts = |w: &str| lexicon::is_unit_word(w) || ["ada", "ono", "onok", "wonten"].contains(&w);
    let still = words.iter().any(|w| STILL.contains(w));
    // "Telur masih 20 peti 26rb, peminat ada nggak?"
    let wanted = words.iter().any(|w| WANTED.contains(w) || TAKERS.contains(w));
    line.asks() && still && !wanted && matches!(words.as_slice(), [.., there, no] if counts(there) && WHETHER.contains(no))
}

/// "Tomat 3 krat 4rb oleh gak pak": a question for leave without its mark, which ends the line.
fn ends_with_may_i(line: &Line) -> bool {
    let asks = |at: usize| line.any(at, MAY) && line.any(at + 1, WHETHER) && line.follows(at + 1);
    (0..line.len()).any(|at| asks(at) && (at + 2..line.len()).all(|i| POLITE.contains(&line.text(i))))
}

/// "Info rego pasar: brambang 21, lombok 44": whether several numbers stand behind a word each, and none counts anything.
fn tells_several(words: &[&str]) -> bool {
    let is_number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let bare = words.windows(2).filter(|w| matches!(w, [name, n] if !is_number(name) && is_number(n))).count();
    bare > 1 && !words.iter().any(|w| lexicon::is_unit_word(w))
}

/// "Beras yang 25 kg berapaan?": what one kind costs, of whoever sells it.
pub(super) fn asks_of_a_kind(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let kind = |w: &[&str]| {
        matches!(w, ["yang" | "sing", n, unit, how_much] if n.starts_with(|c: char| c.is_ascii_digit())
            && lexicon::is_unit_word(unit) && HOW_MUCH.contains(how_much))
    };
    line.asks() && words.windows(4).any(kind)
}

/// "gurame 50 kg buat hajatan, ada yang siap?", "telur 2 kw ditawar 25rb mau?"
pub(super) fn asks_who_has(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let has = ["siap", "ready", "punya", "gadhah", "duwe", "nduwe", "stok", "stock", "sedia"];
    let who = words.windows(3).any(|w| {
        matches!(w, [there, which, what] if ["ada", "wonten", "ono", "onok", "siapa", "sapa", "sopo", "sinten", "sp", "spa"].contains(there)
            && ["yang", "sing", "ingkang"].contains(which) && has.contains(what))
    });
    let number = names_a_number(line);
    // "Yang punya gula merah 5 kw merapat"
    let called = matches!(words.as_slice(), [which, has, ..]
        if ["yang", "sing", "ingkang", "siapa", "sapa", "sopo", "sinten", "sp", "spa"].contains(which) && ["punya", "gadhah", "gadah", "duwe", "nduwe", "due"].contains(has));
    if called && number && !names_money(&words) {
        return true;
    }
    // "Sapi 10 ekor, siapa ready?"
    let who = who || words.windows(2).any(|w| matches!(w, ["siapa" | "sapa" | "sopo" | "sinten", what] if has.contains(what)));
    // "Ada yang 21 jutaan?"
    let priced = |w: &[&str]| {
        matches!(w, [there, "yang" | "sing" | "ingkang", n] if ["ada", "wonten", "ono", "onok"].contains(there)
            && n.starts_with(|c: char| c.is_ascii_digit()))
    };
    // "Ada yang 21 juta ada yang 19 juta, minat?" tells of several and asks who wants one.
    let tells = words.windows(3).filter(|w| priced(w)).count() > 1 || line.asks_after(WANTED);
    if line.asks() && words.windows(3).any(priced) && !tells && !speaks_of_own(&words, &[OWN, SELL]) {
        return true;
    }
    let counts =
        words.windows(2).any(|w| matches!(w, [n, unit] if n.starts_with(|c: char| c.is_ascii_digit()) && lexicon::is_unit_word(unit)));
    // Who is offered so much sells, and does not ask whether it is wanted.
    let bid = words
        .windows(2)
        .any(|w| matches!(w, [bids, n] if ["ditawar", "tawar"].contains(bids) && n.starts_with(|c: char| c.is_ascii_digit())));
    line.asks()
        && number
        && (who && (!names_money(&words) || counts && !speaks_of_own(&words, &[OWN, SELL]))
            || bid && line.asks_after(&["mau", "gelem", "purun", "kersa", "boleh", "bisa", "angsal"]))
}

/// "Telur 2 ton harganya berapa ya?" asks somebody who sells.
const ITS_PRICE: &[&str] = &["harganya", "hargane", "regane", "reginipun", "hargae"];

/// "Telur yang 3 kw kemarin jadi diambil?": a question of an amount by somebody who says nothing of goods of his own and
/// does not ask who wants them.
pub(super) fn asks_of_an_amount(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let asks = line.asks() || words.iter().any(|w| HOW_MUCH.contains(w) || ["apakah", "adakah", "bisakah", "kapan", "kpn"].contains(w));
    // "Lele ready? 2 kw buat sabtu" asks whether there is some.
    let asked: Vec<&str> = line.asked().collect();
    let told = |w: &&&str| !(asked.contains(*w) && (ARE_THERE.contains(*w) || lexicon::PRICE_MARKS.contains(*w)));
    let says = |lists: &[&[&str]]| words.iter().filter(told).any(|w| lists.iter().any(|list| list.contains(w)));
    asks && !says(&[OWN, SELL, SPEAKER, WANTED, ITS_PRICE])
}

/// "telur 2 ton, ada?": an amount, no price, and the question whether it is there.
pub(super) fn asks_whether_there(line: &Line) -> bool {
    // "Ada 3 ton nih, minat?" asks who wants it.
    if line.asks_after(WANTED) {
        return false;
    }
    let words: Vec<&str> = line.texts().filter(|w| !POLITE.contains(w)).collect();
    let money = words.iter().enumerate().any(|(at, w)| {
        lexicon::factor(w).is_some()
            || at > 0 && lexicon::PRICE_MARKS.contains(w)
            || w.len() >= 5 && w.starts_with(|c: char| c.is_ascii_digit())
    });
    let number = names_a_number(line);
    let there = words.last().is_some_and(|w| ARE_THERE.contains(w))
        || words.first().is_some_and(|w| ["ada", "adakah", "wonten", "ono"].contains(w)) && !words.contains(&"yang");
    let said: Vec<&str> = line.texts().collect();
    // "ada ga bos", "punya lele 5 kw gak pak"
    let asked = said.windows(2).enumerate().any(|(at, w)| {
        matches!(w, [before, whether] if WHETHER.contains(whether)
            && (THERE.contains(before)
                || lexicon::is_unit_word(before) && said.iter().take(at).any(|w| THERE.contains(w))))
    });
    // "ada tomat ga kak yang bagus 2 krat"
    let named = |w: &[&str]| {
        let goods = w.get(1..w.len() - 1).unwrap_or_default();
        matches!((w.first(), w.last()), (Some(there), Some(whether)) if THERE.contains(there) && WHETHER.contains(whether))
            && goods.iter().all(|w| w.starts_with(char::is_alphabetic) && !lexicon::is_unit_word(w))
    };
    let asked = asked || said.windows(3).any(named) || said.windows(4).any(named);
    (line.asks() && there || asked) && number && !money && !words.iter().any(|w| SELL.contains(w) && *w != "ready" && *w != "stok")
}

/// "Stok brambang kosong pak? saya mau 5 kw": who asks whether nothing is left and says how much he would have.
pub(super) fn asks_whether_sold_out(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let would = |w: &[&str]| matches!(w, [who, what] if SPEAKER.contains(who) && (WANTED.contains(what) || TAKE.contains(what)));
    line.asks_after(NONE) && names_a_number(line) && !names_money(&words) && words.windows(2).any(would)
}

/// Words at the end of a question whether something is there.
const ARE_THERE: &[&str] = &["ada", "wonten", "ono", "onok", "ready", "adakah", "readykah", "stok", "stock"];

/// Words that say that something is there.
const THERE: &[&str] = &["ada", "wonten", "ono", "onok", "ready", "masih", "punya", "gadhah", "duwe"];

/// "Ada yang jual telur 2 ton?"
pub(super) fn asks_for_sellers(line: &Line) -> bool {
    let number = names_a_number(line);
    let would = |i: usize| line.any_before(i, &["mau", "arep", "badhe", "gelem", "ingin"]) && of_sellers(line, i.saturating_sub(1));
    let sells = |i: usize| {
        line.any(i, &["jual", "adol", "sade", "dodol"]) && (of_sellers(line, i) || would(i))
            || line.any(i, &["lepas", "ngelepas"]) && would(i)
    };
    // "Ada yang bisa nyuplai 200 kg?"
    let able = |i: usize| line.any_before(i, &["bisa", "sanggup", "siap", "iso", "saget", "mau"]);
    let supplies = |i: usize| line.any(i, SUPPLY) && (of_sellers(line, i) || able(i) && of_sellers(line, i.saturating_sub(1)));
    // "jagung 15 ton masuk pabrik, siapa sanggup?"
    let can = |i: usize| {
        line.any(i, &["sanggup", "mampu", "kuat", "isa", "iso"]) && line.any_before(i, &["siapa", "sapa", "sopo", "sinten", "siapakah"])
    };
    number && (0..line.len()).any(|i| sells(i) && asks_or_begs_to_be_told(line) || supplies(i) || can(i))
}

/// Whether a line about those who sell is meant for them: "ini yang mau lepas 2 ton telur 25rb" and "yang mau jual lele 3 kw
/// saya" tell who it is.
fn asks_or_begs_to_be_told(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let told = ["kabari", "kabarin", "kabarno", "kabarne", "info", "infokan", "infoin", "hubungi", "wa", "japri", "merapat"];
    let tells = words.first().is_some_and(|w| ["ini", "iki", "niki"].contains(w))
        || words.windows(2).any(|w| matches!(w, [who, next] if SPEAKER.contains(who) && !TAKE.contains(next)))
        || words.last().is_some_and(|w| SPEAKER.contains(w));
    line.asks() || words.iter().any(|w| told.contains(w)) || !tells && !names_money(&words)
}

/// What others do who sell regularly.
const SUPPLY: &[&str] =
    &["suplai", "nyuplai", "menyuplai", "mensuplai", "supply", "nyuplay", "pasok", "masok", "memasok", "nyetok", "setor", "nyetor"];
