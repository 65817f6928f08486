//! Whether a line looks for goods (PARSING sections 2 and 9): who wants, asks for, bids for or takes some.

use super::{
    buyer,
    buyer_words::{HOW_MUCH, OF_OTHERS, SPEAKER, TAKE, WANT, names_money},
    lexicon, number,
    seller::{SELL, of_sellers},
    token::Line,
    words_at,
};

/// Those of them that need no goods beside them.
const BUY: &[&str] = &["beli", "membeli", "tuku", "tumbas", "mundhut", "pesan", "pesen", "memesan", "order"];

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
    "cepet",
    "wong",
    "orang",
    "penampung",
];

/// What may be looked for without being goods.
const NO_GOODS: &[&str] = &[
    "bantuan",
    "tolong",
    "info",
    "informasi",
    "tahu",
    "tau",
    "kerja",
    "waktu",
    "alamat",
    "nomor",
    "kontak",
    "admin",
    "penjelasan",
    "kabar",
    "apa",
];

/// Words of will, before which [`OF_OTHERS`] count as well.
const WILL: &[&str] = &[
    "mau", "arep", "ingin", "pengen", "pingin", "ajeng", "badhe", "hendak", "akan", "langsung", "purun", "kersa", "kerso", "gelem", "gelam",
];

/// Whether a number stands in the line, in figures or in words before a unit: "telung kwintal".
fn names_a_number(line: &Line) -> bool {
    let in_words = |end: usize| (end.saturating_sub(3)..end).any(|at| number::number_at(line, at).is_some_and(|(_, to)| to == end));
    (0..line.len()).any(|at| line.number(at).is_some() || words_at::unit(line, at).is_some() && in_words(at))
}

/// Whether the line looks for goods. `known` says whether it names goods or a number.
pub(super) fn is_demand(line: &Line, known: bool) -> bool {
    (0..line.len()).any(|at| wants(line, at, known))
        || asks_for_sellers(line)
        || asks_who_has(line)
        || bids(line)
        || asks_whether_there(line)
        || asks_what_it_costs(line)
        || orders_to_a_shop(line)
}

/// Words of somebody who has goods sent to him, at the start of a line.
const SEND: &[&str] = &["kirim", "kirimi", "kirimin", "kirimkan", "antar", "antarkan", "anter", "anterin", "terno", "kirimno", "gawakno"];

/// Places of buyers.
const SHOPS: &[&str] =
    &["toko", "warung", "kios", "lapak", "dapur", "resto", "restoran", "katering", "catering", "rumah", "omah", "sini", "mriki"];

/// "Kirim 8 peti telur ke toko seperti biasa": an order without a price.
fn orders_to_a_shop(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().filter(|w| !POLITE.contains(w)).collect();
    let sends = words.iter().take(2).any(|w| SEND.contains(w));
    let here = words.windows(2).any(|w| matches!(w, ["ke" | "nang" | "teng" | "neng", shop] if SHOPS.contains(shop)));
    sends && here && names_a_number(line) && !names_money(&words)
}

/// "telur 10 peti harga berapa?", "minta harga telur 10 peti", "telur 5 kw bisa antar ke Jakarta?", "25rb boleh? telur 2 ton":
/// an amount and what only somebody asks who would take it.
fn asks_what_it_costs(line: &Line) -> bool {
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
    let how_much = stocks || price(HOW_MUCH) || words.contains(&"berapaan");
    let begging = ["minta", "info", "tanya", "nanya", "njaluk", "cek", "nyuwun", "mohon"];
    let begged = pair(&begging, lexicon::PRICE_MARKS) || pair(&begging, &["penawaran", "penawarane", "penawarannya", "ketersediaan"]);
    let brought = line.asks() && pair(MAY, &["antar", "kirim", "diantar", "dikirim", "anter", "ngirim", "ngantar"]);
    let granted = line.asks_after(MAY) || line.asks() && pair(MAY, WHETHER);
    let money = names_money(&words);
    how_much || !money && (begged || brought) || granted
}

/// "gurame 50 kg buat hajatan, ada yang siap?", "telur 2 kw ditawar 25rb mau?"
fn asks_who_has(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let has = ["siap", "ready", "punya", "gadhah", "duwe", "nduwe", "stok", "stock", "sedia"];
    let who = words.windows(3).any(|w| {
        matches!(w, [there, which, what] if ["ada", "wonten", "ono", "onok", "siapa", "sapa", "sinten"].contains(there)
            && ["yang", "yg", "sing", "ingkang"].contains(which) && has.contains(what))
    });
    let number = names_a_number(line);
    // "Yang punya gula merah 5 kw merapat"
    let called = matches!(words.as_slice(), [which, has, ..]
        if ["yang", "yg", "sing", "ingkang", "siapa", "sapa", "sopo", "sinten"].contains(which) && ["punya", "gadhah", "gadah", "duwe", "nduwe", "due"].contains(has));
    if called && number && !names_money(&words) {
        return true;
    }
    // Who is offered so much sells, and does not ask whether it is wanted.
    let bid = words
        .windows(2)
        .any(|w| matches!(w, [bids, n] if ["ditawar", "tawar"].contains(bids) && n.starts_with(|c: char| c.is_ascii_digit())));
    line.asks()
        && number
        && (who && !names_money(&words) || bid && line.asks_after(&["mau", "gelem", "purun", "kersa", "boleh", "bisa", "angsal"]))
}

/// Words of somebody who would have what another one offers.
const WANTED: &[&str] = &["mau", "minat", "berminat", "tertarik", "gelem", "purun", "kersa", "kerso", "butuh", "mendhet"];

/// "Telur 2 ton harganya berapa ya?" asks somebody who sells.
const ITS_PRICE: &[&str] = &["harganya", "hargane", "regane", "reginipun", "hargae"];

/// "Telur yang 3 kw kemarin jadi diambil?": a question of an amount by somebody who says nothing of goods of his own and
/// does not ask who wants them.
pub(super) fn asks_of_an_amount(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let asks = line.asks() || words.iter().any(|w| HOW_MUCH.contains(w) || ["apakah", "adakah", "bisakah", "kapan", "kpn"].contains(w));
    let says = |lists: &[&[&str]]| words.iter().any(|w| lists.iter().any(|list| list.contains(w)));
    asks && !says(&[OWN, SELL, SPEAKER, WANTED, ITS_PRICE])
}

/// Words with which a buyer asks what it would be for him: "ambil 5 ton dapat berapa?"
const COMES_TO: [&str; 7] = ["dapat", "dapet", "kena", "jatuh", "jatuhnya", "entuk", "oleh"];

/// Words of somebody who speaks of his own goods.
const OWN: &[&str] = &[
    "punya", "gadhah", "duwe", "nduwe", "ready", "siap", "stok", "stock", "panen", "petik", "petikan", "unduh", "titip", "jual", "dijual",
    "adol", "sade", "tawar", "lepas", "gaduh", "kandang", "hasil", "dilepas", "obral", "sedia", "jualan",
];

/// Words with which a buyer's line begins.
const BIDS: &[&str] = &["wtb", "nawar", "menawar", "tawar", "enyang", "nyang", "ngenyang", "nganyang", "awis", "ngawis"];

/// Words with which he says what he would pay.
const MY_BID: &[&str] = &["tawar", "nawar", "enyang", "nyang", "ngenyang", "nganyang", "awis", "ngawis", "bid"];

/// Words with which he asks for it.
const MAY: &[&str] = &["bisa", "boleh", "iso", "isa", "saget", "angsal", "oleh", "entuk", "pareng", "dapat", "dapet"];

/// Words that ask how it is to be, at the end of a bid.
const HOW: &[&str] = &["gimana", "bagaimana", "gmn", "bgmn", "piye", "pripun"];

/// Words with which he asks whether it is granted.
const GRANTED: &[&str] =
    &["boleh", "bisa", "iso", "saget", "ada", "wonten", "ono", "onok", "oleh", "angsal", "gak", "ga", "nggak", "ya", "mboten", "ta"];

/// "mau beras premium 2 ton, ada?", "ambil 3 kw 21rb boleh?", "kalau 2 ton bisa 25.500 gak?", "WTB telur 2 ton".
fn bids(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    if words.iter().find(|w| !POLITE.contains(w)).is_some_and(|w| BIDS.contains(w)) {
        return true;
    }
    // "Tak enyang 17.800 lelene"
    let bid = |w: &[&str]| matches!(w, [who, bids] if SPEAKER.contains(who) && MY_BID.contains(bids));
    let number = names_a_number(line);
    if number && words.windows(2).any(bid) {
        return true;
    }
    let sells = words.iter().any(|w| OWN.contains(w) || SELL.contains(w));
    if number && buyer::takes(&words, sells) {
        return true;
    }
    // "rawit 20 kg bisa 50rb?"
    let may = line.asks()
        && words.windows(2).any(
            |w| matches!(w, [may, n] if (MAY.contains(may) || *may == "bs" && n.len() > 3) && n.starts_with(|c: char| c.is_ascii_digit())),
        );
    if may && names_money(&words) && number && !sells {
        return true;
    }
    let granted = words.iter().any(|w| GRANTED.contains(w) || HOW.contains(w));
    let how_much = words.iter().any(|w| HOW_MUCH.contains(w));
    if !number || sells || !(granted || how_much) || !(line.asks() || words.last().is_some_and(|w| GRANTED.contains(w) || HOW.contains(w)))
    {
        return false;
    }
    let takes = words.iter().enumerate().any(|(at, word)| {
        // "bisa diambil", "yang mau beli": somebody else takes.
        let before = at.checked_sub(1).and_then(|i| words.get(i));
        let may_i = line.asks() && before.is_some_and(|w| MAY.contains(w));
        let others = !may_i && before.is_some_and(|w| OF_OTHERS.contains(w) || *w == "ada");
        TAKE.contains(word)
            && !others
            // "Minta dijemput": what is to be done with his own goods.
            && words.get(at + 1).is_some_and(|next| {
                !NO_GOODS.contains(next) && *next != "tanya" && *next != "nanya" && !(next.len() > 4 && next.starts_with("di"))
            })
    });
    let condition =
        words.iter().any(|w| ["kalau", "kalo", "klo", "kl", "nek", "menawi", "misal", "misale", "misalnya", "andai"].contains(w));
    granted && takes || condition
}

/// "telur 2 ton, ada?": an amount, no price, and the question whether it is there.
fn asks_whether_there(line: &Line) -> bool {
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

/// Words at the end of a question whether something is there.
const ARE_THERE: &[&str] = &["ada", "wonten", "ono", "onok", "ready", "adakah", "readykah", "stok", "stock"];

/// Words that ask whether something is there, behind [`THERE`].
const WHETHER: &[&str] = &["ga", "gak", "nggak", "ngga", "enggak", "ndak", "gk", "g", "kah", "tidak", "apa", "opo", "ora", "mboten"];

/// Words that say that something is there.
const THERE: &[&str] = &["ada", "wonten", "ono", "onok", "ready", "masih", "punya", "gadhah", "duwe"];

/// Words of politeness around a question.
const POLITE: &[&str] = &[
    "pak", "bu", "mas", "mbak", "ya", "nggih", "kah", "gan", "bos", "om", "min", "admin", "kak", "to", "ta", "tidak", "gak", "ga", "nggak",
    "mboten",
];

/// What who takes much is given by a seller.
const GIFTS: &[&str] = &["gratis", "free", "bonus", "diskon", "disc", "potongan", "cashback", "imbuh", "atas", "keatas", "up"];

fn wants(line: &Line, at: usize, known: bool) -> bool {
    // "Podang sama golek" are mangoes.
    let fruit =
        line.any(at, &["golek"]) && line.any_before(at, &["mangga", "pelem", "sama", "dan", "lan", "karo", "podang", "gadung", "manalagi"]);
    if !line.any(at, WANT) || fruit || sells_before(line, at) {
        return false;
    }
    // "17.200, beli 50 kg ke atas gratis antar": what a seller gives to a person who takes so much.
    let given = |i: usize| GIFTS.contains(&line.text(i));
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
    let next = if line.any(at + 1, &["para", "calon", "seorang", "banyak"]) { at + 2 } else { at + 1 };
    // "Cari yang mau beli"
    let who = line.any(next, &["yang", "yg", "sing", "ingkang"]);
    let wish = next + 1 + usize::from(line.any(next + 1, WILL));
    // "Butuh cepat!! telur 8 kw 25.500" needs the money, "butuh cepat gurame 50 kg" the fish.
    let words: Vec<&str> = line.texts().collect();
    let hurry = line.any(next, &["cepat", "cepet"]) && !names_money(&words) && line.follows(next + 1);
    if line.any(next, BUYERS) && !hurry
        || who && line.any(wish, BUY)
        || !known && (line.any(next, NO_GOODS) || !line.any(at, BUY) && line.word(next).is_none())
    {
        return false;
    }
    let mut before = at;
    while line.any_before(before, WILL) {
        before -= 1;
    }
    // "Bisa pesan telur?" is a buyer's question.
    let polite_question = line.asks() && line.any_before(before, &["bisa", "boleh"]);
    polite_question || !line.any_before(before, OF_OTHERS)
}

/// Whether somebody has said before that he sells.
fn sells_before(line: &Line, at: usize) -> bool {
    (0..at).any(|i| line.any(i, SELL) && !of_sellers(line, i))
}

/// "Ada yang jual telur 2 ton?"
fn asks_for_sellers(line: &Line) -> bool {
    let number = names_a_number(line);
    let sells = |i: usize| line.any(i, &["jual", "adol", "sade", "dodol"]) && of_sellers(line, i);
    // "Ada yang bisa nyuplai 200 kg?"
    let able = |i: usize| line.any_before(i, &["bisa", "sanggup", "siap", "iso", "saget", "mau"]);
    let supplies = |i: usize| line.any(i, SUPPLY) && (of_sellers(line, i) || able(i) && of_sellers(line, i.saturating_sub(1)));
    // "jagung 15 ton masuk pabrik, siapa sanggup?"
    let can = |i: usize| {
        line.any(i, &["sanggup", "mampu", "kuat", "isa", "iso"]) && line.any_before(i, &["siapa", "sapa", "sopo", "sinten", "siapakah"])
    };
    number && (0..line.len()).any(|i| sells(i) || supplies(i) || can(i))
}

/// What others do who sell regularly.
const SUPPLY: &[&str] =
    &["suplai", "nyuplai", "menyuplai", "mensuplai", "supply", "nyuplay", "pasok", "masok", "memasok", "nyetok", "setor", "nyetor"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_for_goods_is_a_demand_and_looking_for_buyers_is_not() {
        for text in [
            "cari telur 2 ton",
            "butuh brambang 3 kw",
            "mau beli telur",
            "pesan telur 2 rak",
            "golek endog",
            "saya mau order telur",
            "ada yang jual telur 2 ton?",
            "tumbas tigan 5 kg",
            "bisa pesan telur 2 ton?",
            "mau beli",
        ] {
            assert!(is_demand(&Line::new(text), true), "{text}");
        }
        for text in [
            "cari pembeli telur 2 ton",
            "butuh pembeli",
            "telur 2 ton, yang mau beli hubungi saya",
            "jual telur 2 ton butuh cepat",
            "telur 2 ton bisa pesan",
            "golek bakul endog 2 kw",
            "siapa mau beli telur 2 ton",
            "dijual telur 2 ton minimal order 100 kg",
            "monggo sing butuh telur",
        ] {
            assert!(!is_demand(&Line::new(text), true), "{text}");
        }
        assert!(!is_demand(&Line::new("butuh bantuan"), false));
    }
}
