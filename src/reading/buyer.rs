//! Statements by which a buyer takes, awaits, pays for, has brought or seeks so much, without a question.

use super::{
    buyer_words::{FREIGHT, HOW_MUCH, NO_GOODS, OF_OTHERS, POLITE, SPEAKER, TAKE, WANT, names_money},
    context_words::{ALREADY, BIDDEN, IF, REST},
    lexicon, offered,
    token::Line,
    trade_words::TAKES,
};

/// Words with which he asks for so much.
const BEG: &[&str] = &["minta", "njaluk", "nyuwun", "jaluk", "mintak", "siapkan", "siapin", "sediakan", "sisihkan", "siapno"];

/// Those with which both a buyer asks for goods and a seller for a price.
const ASKS: &[&str] = &["minta", "nyuwun", "njaluk", "jaluk", "mintak"];

/// Words with which he has it kept ready, and those that say that it is.
const PREPARE: &[&str] = &[
    "siapkan",
    "siapin",
    "siapno",
    "sediakan",
    "sisihkan",
    "cepakno",
    "cadangkan",
    "pisahkan",
    "simpankan",
    "simpenno",
    "simpenin",
    "sisakan",
    "sisain",
    "turahno",
    "keepkan",
    "bookingkan",
];
const SAID: &[&str] = &["sudah", "wis", "wes", "sampun", "bisa", "akan", "mau"];

/// Words with which he has it brought, and where to.
const BRING: &[&str] = &["antar", "anter", "kirim", "diantar", "dianter", "dikirim", "terno"];
const BRING_ME: &[&str] = &["anterin", "antarkan", "kirimin", "kirimkan", "kirimi", "terno", "anterno", "kirimno"];
const HERE: &[&str] = &[
    "rumah", "omah", "toko", "warung", "sini", "kantor", "alamat", "tempatku", "kios", "lapak", "mari", "jl", "jln", "jalan", "perum",
    "desa", "dusun",
];
/// Words with which he awaits it.
const AWAITS: &[&str] = &["tunggu", "nunggu", "enteni", "ngenteni", "tenggo"];
/// Words with which he pays.
const PAYS: &[&str] = &["tf", "transfer", "bayar", "mbayar", "cash", "bayari"];
/// Words of what the sellers have that he seeks.
const HAS: &[&str] = &["punya", "ada", "jual", "ready", "duwe", "gadhah", "stok", "nduwe", "adol"];
/// Words that say yes at the start of a line.
const YES: &[&str] = &["jadi", "jadinya", "dadi", "iya", "ya", "iyo", "ok", "oke", "pak", "bu", "mas", "mbak", "nggih"];

/// Whether the words of a line with a number say that their writer takes or seeks so much; `sells` says whether they speak of
/// goods of his own.
pub(super) fn takes(line: &Line, words: &[&str], sells: bool) -> bool {
    let goods = offered::goods_among_words(line);
    let unpriced = !names_money(words);
    if seeks(words, unpriced) || unpriced && (needs(words) || awaits(words) || begs_to_be_told(words)) {
        return true;
    }
    if takes_in(words, &goods) {
        return true;
    }
    let told = || brings(words) || prepares(words) || again(words) || begs(words, &goods) || orders(words) || brings_so(words);
    unpriced && begs_in_office_words(words)
        || !sells && (announces(words) || wishes(words) || adds(words) || !unpriced && pays(words) || unpriced && told())
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || lexicon::is_one_of_unit(word)
}

fn is_unit(word: &str) -> bool {
    lexicon::unit_named(word).is_some()
}

fn is_behind_others(words: &[&str], at: usize) -> bool {
    at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| OF_OTHERS.contains(w))
}

/// "Saya ambil 2 ton", "1 ton saya ambil": no question is needed.
fn announces(words: &[&str]) -> bool {
    // "Ditawar blantik 18 jt, saya minta 20 jt": what a seller wants for it.
    let bidden = words.iter().any(|w| BIDDEN.contains(w));
    let money = |n: usize| words.get(n).is_some_and(|w| lexicon::factor(w).is_some() || w.len() >= 5);
    if bidden
        && words
            .windows(3)
            .enumerate()
            .any(|(at, w)| matches!(w, [who, "minta", n] if SPEAKER.contains(who) && is_number(n)) && (money(at + 3) || money(at + 2)))
    {
        return false;
    }
    // "Sudah saya keep 5 peti buat langganan" is done.
    let earlier = |w: &&str| ["kemarin", "wingi", "barusan"].contains(w);
    let done = |at: usize| {
        let before = at.checked_sub(1).and_then(|i| words.get(i));
        before.is_some_and(|w| ALREADY.contains(w) || earlier(w)) || words.last().is_some_and(earlier)
    };
    // "Lele 5 kw, saya minta 18" names a price, and nothing else is asked for with that word.
    let price = |at: usize| words.get(at + 1).is_some_and(|w| ASKS.contains(w)) && names_his_price(words);
    (0..words.len()).any(|at| words.get(at).is_some_and(|w| SPEAKER.contains(w)) && !done(at) && !price(at) && takes_so_much(words, at + 1))
        || would_have(words)
        || words
            .windows(4)
            .any(|w| matches!(w, [n, unit, who, takes] if is_number(n) && is_unit(unit) && SPEAKER.contains(who) && TAKES.contains(takes)))
}

/// Words between a buyer and what he does.
const READY_TO: &[&str] = &[
    "siap", "sanggup", "berani", "wani", "bisa", "langsung", "gelem", "mau", "purun", "kersa", "arep", "badhe", "ajeng", "ingin", "pengen",
];
/// Words between that and how much he takes.
const FIRST: &[&str] = &["dulu", "dhisik", "sek", "langsung", "aja", "saja"];
/// What is taken and is no goods.
const NOT_TAKEN: &[&str] = &["untung", "bati", "dari", "di", "harga", "fee", "margin", "laba", "min", "minimal", "cash"];

/// "[Saya] borong lele 5 kw", "[saya] keep dulu 2 ton", "[kami] siap ambil 3 ton": whether somebody takes so much from `at` on.
fn takes_so_much(words: &[&str], at: usize) -> bool {
    let is = |at: usize, lists: &[&[&str]]| words.get(at).is_some_and(|w| lists.iter().any(|list| list.contains(w)));
    let verb = at + usize::from(is(at, &[READY_TO]));
    let takes = is(verb, &[TAKE, TAKES, &["mborong", "nebas"]]) && !is(verb, &[&["mau"]]);
    let next = verb + 1 + usize::from(is(verb + 1, &[FIRST]));
    let behind = words.get(next..).unwrap_or_default();
    // "Kami bisa angkut 2 ton telur ke Jakarta", "saya angkut sendiri 2 ton 25.900": who sells brings it as well.
    let brings = is(verb, &[&["angkut", "angkat"]])
        && (is(at, &[&["bisa"]]) || is(next, &[&["sendiri", "dewe", "piyambak"]]) || behind.contains(&"ke") || names_money(behind));
    // "Saya keep 3 peti, sisa 7": what is not for sale.
    if brings || behind.iter().any(|w| REST.contains(w)) {
        return false;
    }
    let all = |what: &&str| lexicon::LOT_MARKS.contains(what) || ["banyak", "akeh", "kathah"].contains(what);
    if (takes || is(verb, &[WANT])) && words.get(next).is_some_and(|w| is_number(w) || all(w)) {
        return true;
    }
    let number = (next..next + 3).find(|i| words.get(*i).is_none_or(|w| is_number(w) || lexicon::factor(w).is_some()));
    let counts = number
        .filter(|i| *i > next)
        .is_some_and(|i| words.get(i).is_some_and(|w| is_number(w)) && words.get(i + 1).is_some_and(|w| is_unit(w)));
    takes && counts && !is(next, &[NO_GOODS, NOT_TAKEN])
}

/// "Lele 5 kw, saya minta 18": behind so much that is counted, a number that counts nothing is what its seller wants for it.
/// "Kalau 2 ton saya minta 25.500" is a buyer's.
pub(super) fn names_his_price(words: &[&str]) -> bool {
    let supposed = |at: usize| at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| IF.contains(w));
    let counted = |end: usize| {
        let so_much = |(at, w): (usize, &[&str])| matches!(w, [n, unit] if is_number(n) && is_unit(unit)) && !supposed(at);
        words.windows(2).take(end).enumerate().any(so_much)
    };
    let asked = |at: usize| {
        words.get(at).is_some_and(|w| ASKS.contains(w))
            && words.get(at + 1).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()))
            && !words
                .get(at + 2)
                .is_some_and(|w| is_unit(w) || lexicon::factor(w).is_some() && words.get(at + 3).is_some_and(|w| is_unit(w)))
    };
    (0..words.len()).any(|at| asked(at) && counted(at.saturating_sub(1)))
}

/// Where goods are taken in.
const TAKE_IN_AT: &[&str] = &["gudang", "pabrik", "toko", "lapak", "dapur", "penggilingan", "selepan", "rmu", "koperasi", "pengepul"];

/// Words of goods that have come already.
const RECEIVED: &[&str] = &["sudah", "wis", "wes", "sampun", "tadi", "kemarin", "wingi", "barusan", "kurang", "rusak", "pecah", "dari"];

/// "Siap tampung jagung 20 ton 5.200", "menerima gabah 10 ton", "gudang kami terima jagung 20 ton 5.200": whoever takes
/// goods in, whatever he pays. "Siap terima bersih 18rb" and "nerima borongan keripik" name no goods that are taken.
fn takes_in(words: &[&str], goods: &[bool]) -> bool {
    let before = |w: &&&str| POLITE.contains(*w) || SPEAKER.contains(*w) || READY_TO.contains(*w) || TAKE_IN_AT.contains(*w);
    let verb = words.iter().take_while(before).count();
    let names_goods = goods.get(verb + 1).is_some_and(|named| *named);
    let receives = words.get(verb).is_some_and(|w| ["terima", "menerima", "nerima", "nampani"].contains(w));
    let counted = words.windows(2).any(|w| matches!(w, [n, unit] if is_number(n) && is_unit(unit)));
    if receives && !names_goods {
        return false;
    }
    if receives && counted && names_money(words) && !words.iter().any(|w| RECEIVED.contains(w)) {
        return true;
    }
    let mut said = words.iter().skip(verb);
    let ready = words.windows(2).any(|w| matches!(w, ["siap" | "sanggup", "terima"]));
    let takes = said
        .next()
        .is_some_and(|w| ["tampung", "nampung", "menampung", "menerima", "nerima", "nampani"].contains(w) || ready && *w == "terima");
    let other = ["pesanan", "pesenan", "order", "orderan", "pembayaran", "titipan", "uang", "transfer", "kiriman", "jasa", "kunjungan"];
    takes && counted && said.next().is_some_and(|w| !other.contains(w) && !is_number(w))
}

/// "Mohon informasi ketersediaan telur 10 ton", "permintaan beras medium 10 ton": how an office asks.
fn begs_in_office_words(words: &[&str]) -> bool {
    let own = || {
        words.iter().any(|w| {
            ["jual", "dijual", "menjual", "siap", "ready", "saya", "kulo", "panen", "pembeli", "bakul", "pengepul", "penampung"].contains(w)
        })
    };
    let begs = ["mohon", "memohon", "dimohon", "harap", "minta", "tolong", "permohonan", "ajukan", "mengajukan", "masukkan"];
    let asked = [
        "informasi",
        "info",
        "penawaran",
        "ketersediaan",
        "disediakan",
        "menyediakan",
        "dikirimkan",
        "mengirimkan",
        "disuplai",
        "disiapkan",
        "pengiriman",
        "penyediaan",
        "pasokan",
        "quotation",
        "dipasok",
    ];
    let begged = words.iter().enumerate().any(|(at, w)| {
        begs.contains(w) && words.get(at + 1..words.len().min(at + 4)).unwrap_or_default().iter().any(|w| asked.contains(w))
    });
    let needs = ["permintaan", "pengadaan", "mengadakan", "memerlukan", "diperlukan", "membutuhkan", "dibutuhkan"];
    (begged || words.iter().any(|w| needs.contains(w))) && !own()
}

/// "Sy mau 3 krat aja"
fn would_have(words: &[&str]) -> bool {
    let will = ["mau", "pengen", "pingin", "kepingin", "arep", "badhe", "purun", "kersa", "gelem", "ingin"];
    let wish =
        |w: &[&str]| matches!(w, [who, wants, n, unit] if SPEAKER.contains(who) && will.contains(wants) && is_number(n) && is_unit(unit));
    words.windows(4).any(wish)
}

/// "Info yang punya stok gurame 1 kw", "cabe rawit siapa yang punya 30 kg".
fn seeks(words: &[&str], unpriced: bool) -> bool {
    let has = |w: &[&str]| matches!(w, ["yang" | "sing" | "ingkang", has] if HAS.contains(has));
    let informed = words.iter().take(4).any(|w| ["info", "infokan", "infoin"].contains(w)) && words.windows(2).any(has);
    let who = |w: &[&str]| matches!(w, ["siapa" | "sopo" | "sapa" | "sinten", rest @ ..] if has(rest));
    informed || unpriced && words.windows(3).any(who)
}

/// "Kalau ada telur 10 peti kabari ya"
fn begs_to_be_told(words: &[&str]) -> bool {
    let told = ["kabari", "kabarin", "kabarno", "kabarne", "info", "infokan", "infoin", "hubungi"];
    let there = |w: &[&str]| matches!(w, ["kalau" | "nek" | "menawi", "ada" | "ono" | "wonten" | "onok"]);
    words.windows(2).any(there) && words.iter().any(|w| told.contains(w))
}

/// "Mau ambil sapi 1 ekor": the line begins with the wish.
fn wishes(words: &[&str]) -> bool {
    let mut said = words.iter().skip_while(|w| YES.contains(w) || SPEAKER.contains(w));
    let asks = words.iter().any(|w| HOW_MUCH.contains(w));
    let will = !asks && said.next().is_some_and(|w| ["mau", "arep", "badhe", "pengen", "pingin", "ajeng", "ingin"].contains(w));
    will && said.next().is_some_and(|w| TAKES.contains(w))
}

/// "Info stok lele, kebutuhan 100 kg/minggu", "stok telur masih? butuh 2 ton"
fn needs(words: &[&str]) -> bool {
    let asks = words.iter().any(|w| HOW_MUCH.contains(w));
    if !asks && words.windows(3).any(|w| matches!(w, ["butuh" | "perlu" | "btuh" | "mbutuhne", n, unit] if is_number(n) && is_unit(unit))) {
        return true;
    }
    words.windows(2).any(|w| matches!(w, ["kebutuhan" | "butuhnya" | "butuhe" | "keperluan", n] if is_number(n)))
}

/// "Siap pak, saya tunggu 3 kw telurnya": a buyer awaits what he has ordered.
fn awaits(words: &[&str]) -> bool {
    words.windows(3).any(|w| matches!(w, [who, waits, n] if SPEAKER.contains(who) && AWAITS.contains(waits) && is_number(n)))
}

/// "Mending 25.500 saya langsung tf, 4 kw": the one that pays buys.
fn pays(words: &[&str]) -> bool {
    let counts = words.windows(2).any(|w| matches!(w, [n, unit] if is_number(n) && is_unit(unit)));
    let pays = |(at, who): (usize, &&str)| {
        let next = at + 1 + usize::from(words.get(at + 1).is_some_and(|w| ["langsung", "siap", "bisa"].contains(w)));
        // "Sudah saya transfer 5.200.000 untuk 2 kw" is done.
        let done = at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| ALREADY.contains(w));
        // "Ongkir saya bayar 50 ribu": what a seller pays for the way.
        let freight = (at.saturating_sub(2)..at).any(|i| words.get(i).is_some_and(|w| FREIGHT.contains(w)));
        !done && !freight && SPEAKER.contains(who) && words.get(next).is_some_and(|w| PAYS.contains(w))
    };
    counts && words.iter().enumerate().any(pays)
}

/// "Ambil 3 kw brambang", "jadi ambil gurame yang 80 kg"
fn orders(words: &[&str]) -> bool {
    let first = words.iter().find(|w| !YES.contains(w));
    first.is_some_and(|w| ["ambil", "jupuk", "mendhet", "pundhut", "kirimi", "kirimin", "booking", "boking", "keep"].contains(w))
}

/// "Minta 5 peti telur": a request for so much needs no question mark.
fn begs(words: &[&str], goods: &[bool]) -> bool {
    // "Njaluk telur 2 ton yo", "mau telur 2 ton dong", "tolong kirim lele 75 kg besok"
    let asked = |at: usize| {
        let begins = words.iter().position(|w| !YES.contains(w) && !SPEAKER.contains(w)) == Some(at);
        let said = words.get(at).is_some_and(|w| {
            ["njaluk", "jaluk", "nyuwun", "minta", "mintak"].contains(w) || begins && ["mau", "pengen", "pingin"].contains(w)
        });
        let sent = words.get(at).is_some_and(|w| ["tolong", "mohon", "tulung"].contains(w))
            && words.get(at + 1).is_some_and(|w| ["kirim", "antar", "anter", "setori"].contains(w));
        let from = at + 1 + usize::from(sent);
        let named = goods.get(from..).unwrap_or_default().iter().take_while(|named| **named).count();
        let number = (from..from + 3.max(named + 1)).find(|i| words.get(*i).is_none_or(|w| is_number(w)));
        let counts =
            number.is_some_and(|i| i > from && words.get(i).is_some_and(|w| is_number(w)) && words.get(i + 1).is_some_and(|w| is_unit(w)));
        // "Mau nglepas sapi 2 ekor", "minta catat telur 2 ton": what is wished is no goods.
        let names_goods = goods.get(from).is_some_and(|named| *named);
        (said || sent) && counts && names_goods && !is_behind_others(words, at)
    };
    if (0..words.len()).any(asked) {
        return true;
    }
    words.windows(3).enumerate().any(|(at, w)| {
        matches!(w, [takes, n, unit] if BEG.contains(takes) && is_number(n) && is_unit(unit)) && !is_behind_others(words, at)
    })
}

/// "Telur 5 rak lagi ya"
fn again(words: &[&str]) -> bool {
    words.windows(3).any(|w| matches!(w, [n, unit, again] if is_number(n) && is_unit(unit) && ["lagi", "maneh", "malih"].contains(again)))
}

/// "Tambah gurame 20 kg lagi"
fn adds(words: &[&str]) -> bool {
    words.windows(2).any(|w| matches!(w, ["tambah", n] if is_number(n))) && words.contains(&"lagi")
}

/// "Tolong siapkan rawit 30 kg"
fn prepares(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|i| words.get(i));
        PREPARE.contains(word) && !before.is_some_and(|w| SPEAKER.contains(w) || OF_OTHERS.contains(w) || SAID.contains(w))
    })
}

/// "Telur 10 kg anter ke rumah": what is to be brought to him.
fn brings(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let here = matches!(words.get(at + 1..at + 3), Some(["ke", to]) if HERE.contains(to));
        !is_behind_others(words, at) && (BRING_ME.contains(word) || here && BRING.contains(word))
    })
}

/// "10 sak ya, antar sore"
fn brings_so(words: &[&str]) -> bool {
    words.windows(4).any(|w| {
        matches!(w, [n, unit, "ya" | "nggih" | "yo", brings] if is_number(n) && is_unit(unit)
            && *brings != "kirim" && (BRING.contains(brings) || BRING_ME.contains(brings)))
    })
}
