//! What a buyer would pay or take, said as a bid: "nawar telur 25rb", "ambil 3 kw 21rb boleh?" (PARSING section 2).

use super::{
    buyer,
    buyer_words::{HOW_MUCH, MAY, NO_GOODS, OF_OTHERS, POLITE, SPEAKER, TAKE, WANTED, WHETHER, names_a_number, names_money},
    context_words::{IF, LEAST, STILL},
    lexicon, mentions,
    offered::{self, CALLS, INTERESTED},
    token::Line,
    trade_words::SELL,
};

/// Words with which a buyer's line begins.
const BIDS: &[&str] = &["wtb", "nawar", "menawar", "tawar", "enyang", "nyang", "ngenyang", "nganyang", "awis", "ngawis"];

/// Words with which he says what he would pay.
const MY_BID: &[&str] = &["tawar", "nawar", "enyang", "nyang", "ngenyang", "nganyang", "awis", "ngawis", "bid"];

/// Words that ask how it is to be, at the end of a bid.
const HOW: &[&str] = &["gimana", "bagaimana", "gmn", "bgmn", "piye", "pripun"];

/// "Telur 3 kw 25.500 gimana?": whether a line ends by asking how that is, which buyers and sellers do.
pub(super) fn ends_with_how(line: &Line) -> bool {
    let last = (0..line.len()).rev().find(|at| !POLITE.contains(&line.text(*at)));
    last.is_some_and(|at| at > 0 && line.any(at, HOW))
}

/// Words with which he asks whether it is granted.
const GRANTED: &[&str] =
    &["boleh", "bisa", "iso", "saget", "ada", "wonten", "ono", "onok", "oleh", "angsal", "gak", "ga", "nggak", "ya", "mboten", "ta"];

/// Words behind "ga" that make it deny what follows: "boleh 38 ga bisa kurang".
const DENIED: &[&str] = &["pakai", "pake", "nganggo", "nego", "kurang", "usah", "perlu", "mau", "gelem", "ditawar", "dinego"];

/// "Gurame 1 kw bisa 36 nggak ya": whether so much is granted, without a question mark; "26rb bisa, 25 ga bisa" answers.
fn asks_whether_granted(line: &Line) -> bool {
    let asked = |at: usize| {
        let end = at + 2 + usize::from(lexicon::factor(line.text(at + 2)).is_some());
        let denies = line.follows(end + 1) && (line.any(end + 1, MAY) || line.any(end + 1, DENIED));
        line.any(at, MAY) && line.is_number(at + 1) && line.any(end, WHETHER) && !denies && (at + 1..=end).all(|i| line.follows(i))
    };
    (0..line.len()).any(asked)
}

/// Words between an interest and what it is in.
const IN_WHAT: &[&str] = &["sama", "dengan", "karo", "kaliyan", "ambil", "beli", "tuku", "banget", "sekali", "yang", "sing"];

/// "Saya minat telur 2 ton", "tertarik lele 3 kw": who would have what somebody else offers; "minat? telur 2 ton" asks, and
/// "minat wa ya, telur 2 ton" calls those who are interested.
fn begins_with_interest(line: &Line) -> bool {
    let said = (0..line.len()).find(|at| !POLITE.contains(&line.text(*at)) && !SPEAKER.contains(&line.text(*at)));
    let goods = |at: usize| mentions::mentions(line).iter().any(|mention| mention.span.contains(&at));
    let interest = said.filter(|at| line.any(*at, INTERESTED)).is_some_and(|at| {
        let next = (at + 1..line.len()).find(|i| !POLITE.contains(&line.text(*i)));
        let speaks = (0..at).any(|i| line.any(i, SPEAKER));
        speaks || next.is_some_and(|i| line.follows(i) && (line.is_number(i) || line.any(i, IN_WHAT) || goods(i)))
    });
    // "Minat telur 2 ton 26rb wa" calls them as well.
    let calls = line.texts().any(|w| CALLS.contains(&w)) && !line.texts().any(|w| SPEAKER.contains(&w));
    interest && !calls && !line.asks_after(INTERESTED)
}

/// On what terms somebody takes goods.
fn names_his_terms(line: &Line, words: &[&str]) -> bool {
    takes_on_terms(words)
        || names_his_offer(words)
        || is_ready_to_pay(words, &offered::goods_among_words(line))
        || begins_with_a_request(line, words)
        || asks_for_leave(line)
        || asks_for_less(line)
        || finds_it_dear(line)
        || asks_of_another(line, words)
        || inquires(line, words)
}

fn is(words: &[&str], at: usize, list: &[&str]) -> bool {
    words.get(at).is_some_and(|w| list.contains(w))
}

fn is_money(words: &[&str], at: usize) -> bool {
    words.get(at).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()) || lexicon::factor(w).is_some())
}

/// "Kalau 25rb saya ambil", "klo masih saya angkut 18.200".
fn takes_on_terms(words: &[&str]) -> bool {
    // "Kalau cocok saya ambil wadahnya" names no terms: the money stands between the supposition and who takes.
    let supposed = |at: usize| {
        let from = words.iter().take(at).rposition(|w| IF.contains(w));
        from.is_some_and(|from| (from + 1..at).any(|i| is_money(words, i)))
    };
    let takes = |at: usize| {
        let takes = is(words, at + 1, &["ambil", "borong", "jupuk", "njupuk", "tebas", "pundhut", "mendhet", "tuku"]);
        let if_so = words.iter().take(at).any(|w| IF.contains(w));
        let so = if_so && is(words, at + 1, &["angkut", "ambil"]) && is_money(words, at + 2);
        // "Telur 2 ton, kalau bagus saya ambil" ends with what he does.
        let last = at + 2 == words.len() && if_so;
        is(words, at, SPEAKER) && (takes && (supposed(at) || last) || so)
    };
    (0..words.len()).any(takes)
}

/// "Tawaran saya 25rb"
fn names_his_offer(words: &[&str]) -> bool {
    let offer = |at: usize| {
        is(words, at, &["tawaran", "tawaranku"]) && (is(words, at + 1, SPEAKER) && is_money(words, at + 2) || is_money(words, at + 1))
    };
    (0..words.len()).any(offer)
}

/// "Siap bayar 25rb"; "si Joko wani bayar 17rb", "siap bayar pajak" and a seller's "siap bayar di tempat" say nothing of the writer's
/// wish. `goods` says which of the words name goods.
fn is_ready_to_pay(words: &[&str], goods: &[bool]) -> bool {
    let first = words.iter().position(|w| !POLITE.contains(w)).unwrap_or(0);
    let sum = |at: usize| is_money(words, at + 2) || is(words, at + 2, &["cash", "tunai", "kontan", "harga"]) && is_money(words, at + 3);
    let for_goods = |at: usize| at == first && goods.get(at + 2).is_some_and(|named| *named);
    let his = |at: usize| sum(at) || for_goods(at) || at.checked_sub(1).is_some_and(|i| is(words, i, SPEAKER));
    let pays = |at: usize| {
        his(at)
            && !at.checked_sub(2).is_some_and(|i| is(words, i, &["si", "pak", "bu"]))
            && is(words, at, &["siap", "sanggup", "berani", "wani"])
            && is(words, at + 1, &["bayar", "mbayar", "transfer", "tf", "nebus"])
    };
    (0..words.len()).any(pays)
}

/// "Bayar 25rb mau?", "bisa telur 2 ton 25rb?"; "bisa jemput telur saya 5 peti besok?" is a seller's.
fn begins_with_a_request(line: &Line, words: &[&str]) -> bool {
    let first = words.iter().position(|w| !POLITE.contains(w)).unwrap_or(0);
    let may = is(words, first, MAY) || is(words, first, &["bisakah", "bolehkah"]);
    let his_own = || is(words, first + 1, SPEAKER) || offered::has_goods(line);
    line.asks() && offered::counts(words) && (is(words, first, &["bayar", "dibayar"]) || may && !his_own())
}

/// "26rb boleh ga, 2 ton"
fn asks_for_leave(line: &Line) -> bool {
    let leave = |at: usize| {
        line.any(at, MAY)
            && line.any(at + 1, WHETHER)
            && line.follows(at + 1)
            && line.follows(at)
            && (!line.follows(at + 2) || line.is_number(at + 2) || POLITE.contains(&line.text(at + 2)))
            && at.checked_sub(1).is_some_and(|i| line.is_number(i) || lexicon::factor(line.text(i)).is_some())
    };
    (0..line.len()).any(leave)
}

/// Words of a price that is to be lower.
const LOWER: &[&str] = &["kurang", "turun", "nego", "dinego", "ditawar", "mudun", "kirang", "dikurangi"];

/// "Bisa kurang?"
fn asks_for_less(line: &Line) -> bool {
    let ends = |at: usize| (at..line.len()).all(|i| POLITE.contains(&line.text(i)) || WHETHER.contains(&line.text(i)));
    // "Telur 2 ton 26rb, bisa nego? silakan wa": a seller who answers what he is asked often.
    let answered = |at: usize| offered::is_full_before(line, at) && !ends(at + 2);
    let less = |at: usize| {
        line.any(at, MAY)
            && line.any(at + 1, LOWER)
            && (line.asks_after(LOWER) && !answered(at) || line.any(at + 2, WHETHER) && ends(at + 2))
    };
    (0..line.len()).any(less)
}

/// Words of a price that is too high.
const DEAR: &[&str] = &["kemahalan", "kemahalen", "kelarangen", "ketinggian", "keduwuren", "kedhuwuren"];

/// Words before them of what others may find.
const FOUND_BY_OTHERS: &[&str] = &["gak", "ora", "bukan", "katanya", "jarene", "jare", "dibilang", "takut", "biar", "merasa"];

/// "Kemahalan pak"; "kalau kemahalan nego aja", "katanya kemahalan, saya turunkan", "kemahalan? nego tipis" are a seller's.
fn finds_it_dear(line: &Line) -> bool {
    let end_of_clause = |at: usize| {
        let next = (at..line.len())
            .find(|i| !POLITE.contains(&line.text(*i)) && !["itu", "banget", "sih", "iku", "kuwi"].contains(&line.text(*i)));
        next.is_none_or(|i| (at..=i).any(|i| !line.follows(i)))
    };
    let too_dear = |at: usize| {
        line.any(at, DEAR)
            && !line.asks_after(DEAR)
            && !at.checked_sub(1).is_some_and(|i| line.any(i, WHETHER) || line.any(i, FOUND_BY_OTHERS) || line.any(i, IF))
            && ((0..at).all(|i| POLITE.contains(&line.text(i))) || end_of_clause(at + 1))
    };
    (0..line.len()).any(too_dear)
}

/// "Yang 26rb itu masih? aku mau 4 peti"
fn asks_of_another(line: &Line, words: &[&str]) -> bool {
    let named = |at: usize| is(words, at, &["yang", "sing"]) && (at + 2..at + 5).any(|i| is(words, i, &["itu", "iku", "niku", "kuwi"]));
    line.asks() && (0..words.len()).any(named) && words.iter().any(|w| STILL.contains(w)) && !line.asks_after(WANTED)
}

/// "Mau tanya telur 2 ton ready besok?"
fn inquires(line: &Line, words: &[&str]) -> bool {
    let asks = words.iter().take(3).any(|w| ["tanya", "nanya", "takok", "tanglet", "takon"].contains(w));
    asks && line.asks() && !names_money(words) && !words.iter().skip(2).any(|w| SPEAKER.contains(w))
}

/// Words behind a price that is to be no more than that.
const ONLY: &[&str] = &["aja", "saja", "ae", "wae", "mawon", "ajalah"];

/// "Lelenya 18rb aja pak kalo 2 kwintal": what somebody would pay for so much; "25.500 aja kalau 2 ton, kurang dari itu 26rb"
/// is a seller's scale.
fn pays_only(words: &[&str]) -> bool {
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let only = |at: usize| words.get(at).is_some_and(|w| ONLY.contains(w));
    let priced = |(at, w): (usize, &&str)| {
        number(w) && (only(at + 1) || only(at + 2) && words.get(at + 1).is_some_and(|w| lexicon::factor(w).is_some()))
    };
    let supposed = |w: &[&str]| matches!(w, [if_so, n, unit] if IF.contains(if_so) && number(n) && lexicon::is_unit_word(unit));
    let sum = |(at, w): (usize, &&str)| number(w) && (w.len() >= 5 || words.get(at + 1).is_some_and(|w| lexicon::factor(w).is_some()));
    let scale = words.iter().enumerate().filter(|said| sum(*said)).count() > 1;
    !scale && words.iter().enumerate().any(priced) && words.windows(3).any(supposed)
}

/// "mau beras premium 2 ton, ada?", "ambil 3 kw 21rb boleh?", "kalau 2 ton bisa 25.500 gak?", "WTB telur 2 ton".
pub(super) fn bids(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    if words.iter().find(|w| !POLITE.contains(w)).is_some_and(|w| BIDS.contains(w)) {
        return true;
    }
    // "Siap bayar" is a buyer's, and so is what somebody else has.
    let sells = offered::sells(line, &words);
    // "Nego 24.900 utk 3 ton ya", but "nego 24.900 kalau ambil 3 ton" is a seller's condition.
    let bargains = matches!(words.as_slice(), ["nego", n, ..] if n.starts_with(|c: char| c.is_ascii_digit())) && names_money(&words);
    let for_so_much = words.iter().any(|w| ["untuk", "buat", "kanggo", "kagem"].contains(w));
    if bargains
        && !sells
        && for_so_much
        && words.windows(2).any(|w| matches!(w, [n, unit] if n.starts_with(|c: char| c.is_ascii_digit()) && lexicon::is_unit_word(unit)))
    {
        return true;
    }
    // "Tak enyang 17.800 lelene"
    let bid = |w: &[&str]| matches!(w, [who, bids] if SPEAKER.contains(who) && MY_BID.contains(bids));
    // "Saya berani 25.800 untuk 2 ton telur"
    let dares = |w: &[&str]| matches!(w, [who, "berani" | "wani" | "brani" | "kuwat", n] if SPEAKER.contains(who) && n.starts_with(|c: char| c.is_ascii_digit()));
    if !sells && names_a_number(line) && words.windows(3).any(dares) {
        return true;
    }
    let number = names_a_number(line);
    if number && words.windows(2).any(bid) {
        return true;
    }
    if number && asks_whether_granted(line) && !sells {
        return true;
    }
    if number && (buyer::takes(line, &words, sells) || !sells && (begins_with_interest(line) || names_his_terms(line, &words))) {
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
    if pays_only(&words) && number && !sells {
        return true;
    }
    // "Ayam hidup di kandang berapa ya, mau angkut 2 ribu ekor"
    let carries = |w: &[&str]| matches!(w, ["mau" | "arep" | "badhe" | "ajeng" | "saya" | "aku" | "kulo" | "kula", takes, n] if TAKE.contains(takes) && n.starts_with(|c: char| c.is_ascii_digit()));
    if words.iter().any(|w| HOW_MUCH.contains(w)) && words.windows(3).any(carries) && !words.iter().any(|w| SELL.contains(w)) {
        return true;
    }
    let granted = words.iter().any(|w| GRANTED.contains(w) || HOW.contains(w));
    let how_much = words.iter().any(|w| HOW_MUCH.contains(w));
    // "Minta 18 ribu lele 3 kw boleh pak"
    let last = words.iter().rev().find(|w| !["pak", "bu", "mas", "mbak", "gan", "bos", "om", "kak", "min", "lik", "kang"].contains(w));
    let leave = last.is_some_and(|w| ["boleh", "bisa", "iso", "saget", "angsal", "entuk"].contains(w));
    if !number
        || sells
        || !(granted || how_much)
        || !(line.asks() || leave || words.last().is_some_and(|w| GRANTED.contains(w) || HOW.contains(w)))
    {
        return false;
    }
    // "Telur 1 ton, minta 26 pas ya, besok bisa" asks nothing.
    if !line.asks() && buyer::names_his_price(&words) {
        return false;
    }
    let takes = words.iter().enumerate().any(|(at, word)| {
        // "bisa diambil", "yang mau beli": somebody else takes.
        let before = at.checked_sub(1).and_then(|i| words.get(i));
        let may_i = line.asks() && before.is_some_and(|w| MAY.contains(w));
        let others = !may_i && before.is_some_and(|w| OF_OTHERS.contains(w) || *w == "ada");
        (TAKE.contains(word) || ["borong", "mborong", "tebas"].contains(word))
            && !others
            // "Minta dijemput": what is to be done with his own goods.
            && words.get(at + 1).is_some_and(|next| {
                !NO_GOODS.contains(next) && !LEAST.contains(next) && *next != "tanya" && *next != "nanya" && !(next.len() > 4 && next.starts_with("di"))
            })
    });
    let condition = words.iter().any(|w| ["kalau", "nek", "menawi", "misal", "misale", "misalnya", "andai"].contains(w));
    granted && takes || condition
}
