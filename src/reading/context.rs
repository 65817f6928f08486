//! What the words around an amount say of it: sold or past, left over for sale, a change of a price.
//!
//! ```text
//! past    = (produksi | hasil | bukan ..) word* amount
//! gone    = (laku | kejual | mati | dipakai ..) word* amount | amount (laku | terjual | dipakai ..)
//! left    = (sisa | dijual | tinggal ..) word* amount
//! change  = (turun | naik | ongkir | diskon ..) [amount before money]
//! ```
//!
//! The nearest such word counts; a comma or another number ends its reach.

use rust_decimal::Decimal;

use super::{
    buyer_words::{FREIGHT, SPEAKER},
    context_words::{
        ADDED, ALREADY, BECOMES, BEFORE_NOW, BID_BETWEEN, BIDDEN, BIDDING, BOUGHT, BOUNDS, CHANGE, CONDITION, CORRECTING, DENYING, GONE,
        HANDED_OVER, IF, LEAST, LEFT, NOW, PAST, RATHER, REPLACED, REST, STILL, TITLES, TRADERS, USED_UP, WONDERED, WONDERING, YESTERDAY,
    },
    lexicon, news, number,
    time_words::PRAYERS,
    token::{Gap, Line, Use},
};

/// What an amount is said to be, beside its number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Context {
    /// Nothing special.
    #[default]
    Plain,
    /// Produced, denied, or of another day: never what is offered now.
    Past,
    /// Sold, used or lost: no longer part of what is offered now.
    Gone,
    /// Said to be of yesterday: past only where a newer one is said.
    Yesterday,
    /// What is left or put up for sale.
    Left,
    /// A change of a price, a cost beside it, something on top.
    Change,
    /// What must be taken at least for a price or a gift.
    Condition,
    /// Up to where or from where something else holds: never what is offered.
    Bound,
}

impl Context {
    /// Whether the amount is none of what is offered now.
    pub(super) fn is_over(self) -> bool {
        matches!(self, Self::Past | Self::Gone)
    }
}

/// How far back a word is looked for, in tokens.
const REACH: usize = 6;

/// What stands around the tokens from `start` to `end`, which are `money` or an amount of goods.
pub(super) fn around(line: &Line, start: usize, end: usize, money: bool) -> Context {
    if let Some(at) = after(line, end) {
        return at;
    }
    if is_corrected(line, end, money) {
        return Context::Past;
    }
    // "26rb, truk sendiri +500"
    if start.checked_sub(1).is_some_and(|at| line.sign(at, "+") && line.glued(start) && !line.any_before(at, &["pasar", "pasaran"])) {
        return Context::Change;
    }
    for (distance, at) in (0..start).rev().take(REACH).enumerate() {
        let word = line.text(at);
        if line.is_number(at) || line.gap(at + 1) == Gap::Break && at + 1 < start {
            return Context::Plain;
        }
        if line.gap(at + 1) == Gap::Break && at + 1 == start && !LEFT.contains(&word) && !is_over(word) {
            return Context::Plain;
        }
        let before = Before { line, at, word, start, end, money, distance };
        if let Some(said) = SAID_BEFORE.iter().find_map(|said| said(&before)) {
            return said;
        }
    }
    Context::Plain
}

/// A word before an amount.
#[derive(Clone, Copy)]
struct Before<'a> {
    line: &'a Line,
    /// Where the word stands.
    at: usize,
    word: &'a str,
    /// Where the amount starts.
    start: usize,
    /// Where it ends.
    end: usize,
    /// Whether the amount is money.
    money: bool,
    /// How many words stand between.
    distance: usize,
}

/// What words before an amount may say of it, in this order.
const SAID_BEFORE: &[fn(&Before<'_>) -> Option<Context>] = &[of_yesterday, of_a_bid, of_a_condition, of_what_is_gone, of_a_cost];

/// What a word of yesterday, or of what is over, says of an amount.
fn of_yesterday(before: &Before<'_>) -> Option<Context> {
    let Before { line, at, word, start, end, money, .. } = *before;
    Some(match word {
        // "Sing liyane wis kepayu, 26rb": it is said of something else.
        w if is_over(w) && at + 1 == start && line.gap(start) == Gap::Break && is_behind_already(line, at) => Context::Plain,
        // "Panen kemarin" tells how fresh the goods are.
        // "1 ton kemarin 5 kw hari ini": it may as well be said of the amount before.
        w if YESTERDAY.contains(&w)
            && at + 1 == start
            && !money
            && is_behind_an_amount(line, at)
            // "1 kw kemarin 30 sekarang 28rb"
            && !(end_is_no_unit(line, end) && line.any(end, NOW)) =>
        {
            Context::Plain
        }
        // "Sisa kemarin 60 kg" is still there.
        w if YESTERDAY.contains(&w) && at + 1 == start && line.any_before(at, REST) => Context::Left,
        w if YESTERDAY.contains(&w) && !is_harvest(line, at) && at + 1 == start => Context::Yesterday,
        // "Kemarin lele 19rb sekarang 18.200"
        w if YESTERDAY.contains(&w)
            && end_is_no_unit(line, end)
            && (at + 1..start)
                .all(|i| line.used(i) == Some(Use::Goods) || line.any(i, lexicon::PRICE_MARKS) || lexicon::is_unit_word(line.text(i)))
            && (end..line.len()).any(|i| NOW.contains(&line.text(i))) =>
        {
            Context::Yesterday
        }
        _ => return None,
    })
}

/// What a word of a purchase, a bid or wonder says of money.
fn of_a_bid(before: &Before<'_>) -> Option<Context> {
    let Before { line, at, word, start, end, .. } = *before;
    Some(match word {
        // "Baru beli 18 juta": what it cost its owner.
        "beli" | "dibeli" | "tuku" | "dituku" | "belinya" | "beline" | "modal"
            if at + 1 == start && end_is_no_unit(line, end) && (at.saturating_sub(2)..at).any(|i| line.any(i, BEFORE_NOW)) =>
        {
            Context::Past
        }
        // "26.700, tadi ditawar 26.400"
        // "Ditawar bakul 24rb"
        w if (BIDDEN.contains(&w) || BIDDING.contains(&w) && is_of_traders(line, at))
            && (at + 1..start).all(|i| names_a_bidder(line, i))
            && end_is_no_unit(line, end)
            && !is_denied(line, at)
            && !line.any_before(at, &["jangan", "ojo", "ampun", "no", "tanpa"]) =>
        {
            Context::Past
        }
        // "Telur 3 kw kok cuma 24rb": what somebody else names, and is wondered at.
        w if WONDERING.contains(&w)
            && end_is_no_unit(line, end)
            && (at + 1..start).all(|i| line.any(i, BID_BETWEEN) || line.any(i, lexicon::PRICE_MARKS) || line.any(i, WONDERED)) =>
        {
            Context::Past
        }
        _ => return None,
    })
}

/// What a word that denies, bounds or supposes says of an amount.
fn of_a_condition(before: &Before<'_>) -> Option<Context> {
    let Before { line, at, word, start, end, money, .. } = *before;
    Some(match word {
        w if DENYING.contains(&w) && at + 1 == start && !corrects(line, at) => Context::Past,
        w if at + 1 == start
            && !money
            && BOUNDS.contains(&w)
            && (w != "atas" || line.any_before(at, &["di"]))
            && !end_is_no_unit(line, end) =>
        {
            Context::Bound
        }
        // "2 ton kurang 1 sak": what the amount before lacks.
        "kurang" if at + 1 == start && is_lacking(line, at, end) => Context::Gone,
        w if at + 1 == start && (CONDITION.contains(&w) || w == "atas" && line.any_before(at, &["di"])) => Context::Condition,
        // "Kalau lele 5 kuintal saya lepas 18rb"
        w if IF.contains(&w) && !money && is_supposed(line, start) && !end_is_no_unit(line, end) => Context::Condition,
        _ => return None,
    })
}

/// What a word of what is sold, lost, harvested or left says of an amount.
fn of_what_is_gone(before: &Before<'_>) -> Option<Context> {
    let Before { line, at, word, start, end, money, .. } = *before;
    Some(match word {
        w if USED_UP.contains(&w) && at + 1 == start && !end_is_no_unit(line, end) && line.used(at).is_none() => Context::Gone,
        // "Telur pecah 50 kg" are goods.
        w if is_over(w) && is_said_of_the_amount_before(line, at) => Context::Plain,
        // "Diambil kabeh 33.500" names a price without its thousands as well.
        w if (money || is_sum(line, start, end)) && HANDED_OVER.contains(&w) && over(line, at) == Context::Gone => Context::Plain,
        // "Produksi harian 180 kg" is what there is each day.
        w if PAST.contains(&w) && ["harian", "perhari", "sehari", "per", "saben", "saban", "rutin"].contains(&line.text(at + 1)) => {
            Context::Plain
        }
        // "Jagung hasil panen 5 ton 5.400" is there, where no other amount is.
        "hasil" | "panenan"
            if is_of_a_harvest(line, at) && !names_another_amount(line, start, end) && !(at..line.len()).any(|i| is_lost(line, i)) =>
        {
            Context::Plain
        }
        w if is_over(w) && !is_denied(line, at) && line.used(at) != Some(Use::Goods) => over(line, at),
        // "Kemarin masih 40 peti"
        w if STILL.contains(&w) && at + 1 == start && line.any_before(at, YESTERDAY) => Context::Yesterday,
        // "1 ton, sudah dijual 300 kg"
        "jual" | "dijual" | "didol" | "disade" | "adol" if !money && news::ALREADY.contains(&line.text(at.saturating_sub(1))) => {
            Context::Gone
        }
        w if LEFT.contains(&w) => Context::Left,
        w if STILL.contains(&w) && at + 1 == start && !end_is_no_unit(line, end) => Context::Left,
        _ => return None,
    })
}

/// What a word of freight, of a deduction or of an addition says of money.
fn of_a_cost(before: &Before<'_>) -> Option<Context> {
    let Before { line, at, word, start, end, distance, .. } = *before;
    Some(match word {
        // "Sudah termasuk ongkir 26.500": the price holds it.
        w if FREIGHT.contains(&w) && line.any_before(at, HELD) && !names_other_money(line, start, end) => Context::Plain,
        // "Potong 50 per butir kalau retak"; "siap potong" and "ayam potong" tell of the animal.
        "potong" | "dipotong" | "kepotong" | "dikurangi"
            if at + 1 == start
                && line.used(at).is_none()
                && is_deducted(line, at, start)
                && end_is_no_unit_but_each(line, start, end)
                && !["siap", "harga", "ukuran", "berat"].contains(&line.text(at.saturating_sub(1))) =>
        {
            Context::Change
        }
        w if CHANGE.contains(&w) && distance <= 1 => Context::Change,
        // "Ongkir saya bayar 50 ribu", "ongkir ke Jakarta 800"
        w if FREIGHT.contains(&w) && end_is_no_unit(line, end) && (at + 1..start).all(|i| is_of_freight(line, i)) => Context::Change,
        // "Franco Jakarta nambah 700"
        w if ADDED.contains(&w) && at + 1 == start && end_is_no_unit(line, end) => Context::Change,
        // "Minimal 2.000": what must be taken at least.
        w if LEAST.contains(&w) && at + 1 == start => Context::Condition,
        _ => return None,
    })
}

/// Whether the tokens from `start` to `end` are a number as large as a price, which counts nothing.
fn is_sum(line: &Line, start: usize, end: usize) -> bool {
    let number = (start..end).find_map(|at| number::number_at(line, at)).and_then(|(number, _)| number.exact());
    end_is_no_unit(line, end) && number.is_some_and(|n| n >= Decimal::ONE_THOUSAND)
}

/// "1.500 eh 1.800 butir", "3 kw, eh salah, 4 kw": whether the amount that ends at `end` is taken back for one of its kind.
fn is_corrected(line: &Line, end: usize, money: bool) -> bool {
    // "26rb jadi 25.600"
    let thousands = |at: usize| number::number_at(line, at).and_then(|(n, _)| n.exact()).is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    let price = money || end_is_no_unit(line, end) && end.checked_sub(1).is_some_and(thousands);
    // "26.200 ke 25.900": no place is called so.
    let becomes = price
        && (line.any(end, BECOMES) || line.any(end, REPLACED) || line.any(end, &["ke"]) && thousands(end + 1))
        && line.follows(end)
        && line.is_number(end + 1);
    if !line.any(end, CORRECTING) && !becomes {
        return false;
    }
    let mut next = end + 1;
    while line.any(next, RATHER) || line.any(next, lexicon::PRICE_MARKS) || line.sign(next, "@") {
        next += 1;
    }
    let Some((number, after)) = number::number_at(line, next) else { return false };
    // "58rb/kg eh salah 58rb/ekor": what a price is for is corrected with it.
    if money || becomes {
        return number.suffixed || number.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    }
    let unit = |at: usize| lexicon::unit_named(line.text(at)).map(|unit| unit.dimension());
    match (end.checked_sub(1).and_then(unit), unit(after)) {
        (Some(first), Some(second)) => first == second && !number.suffixed,
        (Some(_), None) => false,
        (None, _) => true,
    }
}

/// What may stand between "if" and how much is taken then.
const TAKEN: &[&str] =
    &["ambil", "ngambil", "jupuk", "njupuk", "dijupuk", "dipek", "diambil", "beli", "borong", "mborong", "mau", "pesan", "order"];
/// What a seller does then with the goods.
const GIVES: &[&str] = &[
    "lepas", "lepasin", "lepaskan", "uculke", "culke", "uculno", "culno", "kasih", "kasihkan", "kasi", "beri", "jual", "sukani", "dadekne",
];

/// "Kalau ambil 5 kw saya lepas 18rb": whether what is counted from `start` on is only supposed to be taken, for what a seller would
/// give it then.
pub(super) fn is_supposed(line: &Line, start: usize) -> bool {
    let mut first = start;
    while line.follows(first) && first > 0 && (line.used(first - 1) == Some(Use::Goods) || line.any_before(first, TAKEN)) {
        first -= 1;
    }
    let supposed = line.follows(first) && first.checked_sub(1).is_some_and(|at| IF.contains(&line.text(at)));
    supposed && (start..line.len()).any(|at| GIVES.contains(&line.text(at)))
}

/// Words before the way's cost that is in a price, or is not.
const HELD: &[&str] = &["termasuk", "sudah", "belum", "tanpa", "include", "including", "incl", "inc", "masuk", "wis", "durung", "dereng"];

/// Whether the word here says who pays for the way, or where it leads.
fn is_of_freight(line: &Line, at: usize) -> bool {
    let pays = ["bayar", "bayari", "mbayar", "bantu", "subsidi", "ke", "nang", "kirim", "per", "biaya", "harga"];
    SPEAKER.contains(&line.text(at)) || line.any(at, &pays) || line.any_before(at, &["ke", "nang"])
}

/// "Bongkar ke gudang 5.600": whether the number from `start` to `end` stands behind the way's cost, with nothing between but who pays for
/// the way and where it leads.
pub(super) fn is_behind_freight(line: &Line, start: usize, end: usize) -> bool {
    let way = (0..start).rev().take(REACH).find(|at| FREIGHT.contains(&line.text(*at)));
    way.is_some_and(|at| {
        !CHANGE.contains(&line.text(at)) && (at + 1..=start).all(|i| line.follows(i)) && (at + 1..start).all(|i| is_of_freight(line, i))
    }) && end_is_no_unit(line, end)
}

/// The money that is written at `at`, whether an amount took it or not.
fn money_at(line: &Line, at: usize) -> Option<Decimal> {
    let written = line.text(at).replace('.', "").replace(',', ".");
    let number = written.parse::<Decimal>().ok().filter(|_| line.is_number(at))?;
    if let Some((factor, _)) = lexicon::factor(line.text(at + 1)).filter(|_| line.follows(at + 1)) {
        return number.checked_mul(factor);
    }
    let counts = line.follows(at + 1) && lexicon::is_unit_word(line.text(at + 1));
    (number >= Decimal::ONE_THOUSAND && !counts).then_some(number)
}

/// Whether money is named elsewhere than from `start` to `end` that is no cost itself.
fn names_other_money(line: &Line, start: usize, end: usize) -> bool {
    let cost = |at: usize| at.checked_sub(1).is_some_and(|i| CHANGE.contains(&line.text(i)));
    (0..line.len()).any(|at| !(start..end).contains(&at) && money_at(line, at).is_some() && !cost(at))
}

/// "2.250, potong 50", "karkas potong 4": whether the number at `start` is taken off a price or counts the pieces of a cut; in "kambing
/// potong 2,5jt" the word tells of the animal.
fn is_deducted(line: &Line, at: usize, start: usize) -> bool {
    let behind_goods = at.checked_sub(1).is_some_and(|i| line.used(i) == Some(Use::Goods) && line.follows(at));
    let pieces = number::number_at(line, start).and_then(|(n, _)| n.exact().filter(|_| !n.suffixed)).is_some_and(|n| n <= Decimal::TEN);
    pieces || !behind_goods && is_less_than_money_before(line, at, start)
}

/// "2.250, potong 50": whether money stands before `at` that is larger than the number at `start`.
fn is_less_than_money_before(line: &Line, at: usize, start: usize) -> bool {
    let Some(deducted) = number::number_at(line, start).and_then(|(n, _)| n.exact()) else { return false };
    (0..at).any(|i| money_at(line, i).is_some_and(|n| n > deducted))
}

/// Whether goods are counted elsewhere than from `start` to `end`.
pub(super) fn names_another_amount(line: &Line, start: usize, end: usize) -> bool {
    (0..line.len()).any(|at| !(start..end).contains(&at) && line.is_number(at) && lexicon::unit_named(line.text(at + 1)).is_some())
}

/// "Hasil panen", "panenan": what comes from the field; "hasil penjualan" is money.
fn is_of_a_harvest(line: &Line, at: usize) -> bool {
    let from = ["panen", "panenan", "petik", "unduh", "kebun", "sawah", "kolam", "kuras", "ternak", "bumi", "tani", "tangkapan"];
    line.text(at) == "panenan" || line.any(at + 1, &from)
}

/// Whether the word here says that goods are sold or lost.
fn is_lost(line: &Line, at: usize) -> bool {
    let word = line.text(at);
    [GONE, BOUGHT, USED_UP].iter().any(|words| words.contains(&word)) && !is_denied(line, at)
}

/// "Wis kepayu"
fn is_behind_already(line: &Line, at: usize) -> bool {
    line.follows(at) && at.checked_sub(1).is_some_and(|i| ALREADY.contains(&line.text(i)))
}

/// Whether "kurang" stands here between two amounts of goods.
pub(super) fn is_lacking(line: &Line, at: usize, end: usize) -> bool {
    line.text(at) == "kurang" && line.text(at + 1) != "lebih" && is_behind_an_amount(line, at) && !end_is_no_unit(line, end)
}

/// Whether an amount counts nothing, whatever it is said to be for: "50 per butir".
fn end_is_no_unit_but_each(line: &Line, start: usize, end: usize) -> bool {
    let each = (start..end).any(|at| line.text(at) == "per" || line.text(at) == "/");
    each || end_is_no_unit(line, end)
}

/// Whether an amount that ends here counts nothing.
fn end_is_no_unit(line: &Line, end: usize) -> bool {
    end.checked_sub(1).is_none_or(|last| !lexicon::is_unit_word(line.text(last)))
}

/// Whether "bukan" goes on with a correction: "3 kw eh bukan 4 kw".
fn corrects(line: &Line, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| CORRECTING.contains(&line.text(i)))
}

fn is_gone(word: &str) -> bool {
    [GONE, BOUGHT, HANDED_OVER].iter().any(|words| words.contains(&word))
}

fn is_over(word: &str) -> bool {
    PAST.contains(&word) || is_gone(word)
}

/// What the word of the past at `at` says: what is gone since yesterday was no part of what there is today.
fn over(line: &Line, at: usize) -> Context {
    let earlier = (at.saturating_sub(3)..at).any(|i| YESTERDAY.contains(&line.text(i)) && line.follows(i + 1));
    if is_gone(line.text(at)) && !earlier { Context::Gone } else { Context::Past }
}

/// "300 kg sudah laku, 26rb": the word has its amount before it.
fn is_said_of_the_amount_before(line: &Line, at: usize) -> bool {
    let mut from = at;
    while line.follows(from) && from.checked_sub(1).is_some_and(|i| ALREADY.contains(&line.text(i))) {
        from -= 1;
    }
    let before = from.checked_sub(1).filter(|_| line.follows(from));
    !line.follows(at + 1) && before.is_some_and(|i| line.is_number(i) || lexicon::is_unit_word(line.text(i)))
}

fn is_behind_an_amount(line: &Line, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| line.follows(at));
    before.is_some_and(|i| lexicon::is_unit_word(line.text(i)))
}

/// Whether the word here says of the number behind it that it is gone or left.
pub(super) fn parts_the_whole(line: &Line, at: usize) -> bool {
    is_gone(line.text(at)) && !is_denied(line, at) || REST.contains(&line.text(at))
}

fn is_harvest(line: &Line, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| matches!(line.text(i), "panen" | "petik" | "unduh" | "potong" | "muat"))
}

/// "Bisa dikirim", "tidak laku", "cepat laku": not over.
fn is_denied(line: &Line, at: usize) -> bool {
    let before = |list: &[&str]| at.checked_sub(1).is_some_and(|i| list.contains(&line.text(i)));
    // "nek dipek kabeh 2,5": nobody has taken them.
    let supposed = (at.saturating_sub(2)..at).any(|i| IF.contains(&line.text(i)));
    supposed
        || before(&[
            "bisa", "siap", "belum", "tidak", "gak", "ga", "durung", "dereng", "ora", "cepat", "biar", "supaya", "mau", "minta", "boleh",
            "njaluk", "nyuwun", "mohon", "tolong", "harus", "kudu", "iso", "saget", "monggo", "silakan", "arep", "badhe", "ajeng",
        ])
}

/// Whether the word here says who bid, or how little: "ditawar pak Joko cuma 17rb".
fn names_a_bidder(line: &Line, at: usize) -> bool {
    [TRADERS, BID_BETWEEN, BIDDING, TITLES].iter().any(|list| list.contains(&line.text(at)))
        || lexicon::PRICE_MARKS.contains(&line.text(at))
        || line.any_before(at, TITLES) && line.word(at).is_some()
}

/// "Bakul cuma bayar 22rb": whether traders are said to do what stands here.
fn is_of_traders(line: &Line, at: usize) -> bool {
    let mut first = at;
    while line.any_before(first, BID_BETWEEN) && line.follows(first) && first + 3 > at {
        first -= 1;
    }
    line.any_before(first, TRADERS) && line.follows(first)
}

/// Words before what goods are for.
const MEANT_FOR: &[&str] = &["buat", "untuk", "utk", "kanggo", "kangge", "nggo", "gawe", "damel"];
/// What a grower uses of his own goods.
const OWN_USES: &[&str] = &[
    "bibit",
    "benih",
    "winih",
    "makan",
    "dimakan",
    "dipangan",
    "mangan",
    "konsumsi",
    "dikonsumsi",
    "pakai",
    "dipakai",
    "pakan",
    "keluarga",
    "kebutuhan",
    "keperluan",
    "keperluane",
    "rumah",
    "omah",
    "dapur",
    "hajatan",
    "simpanan",
    "disimpan",
];

/// "5 kw buat bibit sendiri": whether the amount that ends at `end` is kept for the writer's own use.
fn is_for_own_use(line: &Line, end: usize) -> bool {
    let uses = (end + 1..line.len()).take_while(|at| line.follows(*at) && line.any(*at, OWN_USES)).count();
    let own = end + 1 + uses;
    line.any(end, MEANT_FOR)
        && line.follows(end)
        && line.any(own, &["sendiri", "dewe", "dhewe", "piyambak", "kiyambak"])
        && line.follows(own)
}

/// "3 kw sudah laku": what is said of an amount behind it, unless another number follows at once.
fn after(line: &Line, end: usize) -> Option<Context> {
    let mut at = end;
    while line.gap(at) != Gap::Break && ALREADY.contains(&line.text(at)) {
        at += 1;
    }
    let done = at > end
        && ([BOUGHT, HANDED_OVER].iter().any(|words| words.contains(&line.text(at)))
            || ["booking", "deal", "dil", "sepakat", "acc"].contains(&line.text(at)));
    // "Habis lebaran", "habis panen" tell when.
    let when = line.used(at) == Some(Use::Day)
        || USED_UP.contains(&line.text(at))
            && (line.any(at + 1, &["panen", "petik", "unduh", "giling", "ini"]) || line.any(at + 1, PRAYERS));
    let over = line.gap(at) != Gap::Break
        && !when
        && (GONE.contains(&line.text(at)) || done || USED_UP.contains(&line.text(at)) && !end_is_no_unit(line, end));
    let over = over || !end_is_no_unit(line, end) && is_for_own_use(line, end);
    // "18rb acc": agreed with somebody.
    let agreed = at == end
        && end_is_no_unit(line, end)
        && ["deal", "dil", "sepakat", "acc"].contains(&line.text(at))
        && line.gap(at) != Gap::Break
        && !line.follows(at + 1);
    // "2.300, rusak ganti" is a term of the sale.
    let term = ["ganti", "diganti", "ditolak", "dikembalikan", "retur", "ditanggung", "dipotong", "potong", "tidak", "gak", "ora"];
    let over = (over || agreed) && !(end_is_no_unit(line, end) && line.any(at + 1, &term) && line.follows(at + 1));
    let next = line.is_number(at + 1) && line.gap(at + 1) != Gap::Break;
    (over && !next && !is_denied(line, at)).then_some(Context::Gone)
}
