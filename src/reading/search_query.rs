//! What a buyer's line says beside the goods: the highest price, the least quantity, the day.
//!
//! ```text
//! query    = (most price | quantity | day | goods | word)*
//! most    = "<" | maks | maksimal | di bawah | kurang dari | paling mahal | sampai
//! ```
//!
//! A price without such a word is the highest as well: nobody looks for goods that cost more than he says. Prices
//! after `>`, `di atas` and `minimal`, ranges, and whatever an offer would have to be asked about are no limits; the
//! reader of the list is told so.

use chrono::NaiveDate;

use super::{
    DateReading, PriceReading, QuantityReading,
    amount::Amount,
    date, goods,
    guard::Basis,
    line::has_amount,
    line_context::LineContext,
    measures, mentions, normalize, pii, place, price, quantity,
    readings::{self, Interpretation},
    roles::Roles,
    token::Line,
};
use crate::domain::{commodity::Commodity, money::Price, quantity::Quantity, search::Limits, unit::Unit};

/// What a line asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchCriteria {
    /// What could be read.
    pub limits: Limits,
    /// A number or a day was said that is no limit.
    pub unclear: bool,
    /// Words were left over, so that the line may be about something else.
    pub rest: bool,
}

/// The word for "at most" as the amounts know it: a mark of money.
const MOST: &str = "harga";
/// Words before a highest price.
const MOST_WORDS: &[&str] = &["maks", "max", "maksimal", "maksimum", "mentok", "dibawah", "sampai", "budget", "bujet", "paling"];
/// Words before a limit that are two.
const MOST_PAIRS: &[(&str, &str)] = &[("di", "bawah"), ("kurang", "dari"), ("paling", "mahal"), ("paling", "tinggi"), ("paling", "banyak")];
/// Words that a seller uses for the least that he gives at once, and a buyer for the least that he takes.
const MINIMUM_WORDS: &[&str] = &["min", "minim", "minimal", "minimum"];
/// The word for "at least" that is no word of sellers.
const LEAST: &str = "lebih";
/// Words before a lowest price.
const LEAST_WORDS: &[&str] = &[LEAST, "atas", "diatas", "mulai", "dari"];
/// Words that say nothing more.
const FILLERS: &[&str] = &[
    "di", "dari", "paling", "kurang", "lebih", "yang", "yg", "ya", "saja", "aja", "cari", "butuh", "mau", "ada", "untuk", "utk", "siap",
    "harga", "hrg", "rp", "per", "dan", "stok",
];

/// What `text` says about the price, the quantity and the day of goods that a buyer looks for; `commodity` where
/// these are known. `today` is the date in WIB.
#[must_use]
pub fn search_criteria(text: &str, commodity: Option<&Commodity>, today: NaiveDate) -> SearchCriteria {
    if normalize::too_long(text) {
        return SearchCriteria::default();
    }
    let mut line = marked(Line::new(&signs(&pii::without_personal_data(text))));
    let whole = line.clone();
    let found = goods::find(&mut line, mentions::mentions(&whole), |_, m| !has_amount(&whole, m.span.clone()));
    let known = commodity.and_then(|c| Commodity::by_code(&c.code));
    let candidates = known.map_or_else(|| found.candidates(), |known| vec![known]);
    place::find(&mut line);
    measures::drop_sizes(&mut line);
    let when = date::find(&mut line, today, false);
    let usual = known.or_else(|| found.one()).map_or(Unit::Kg, |c| c.default_unit);
    let facts = LineContext { goods: &candidates, usual, nego: true, one_kind: true };
    let readings = readings::of(&line, &facts).best;
    let Some(Interpretation { line, amounts, roles, .. }) = readings.first() else { return SearchCriteria::default() };

    let mut criteria = SearchCriteria::default();
    let days = match when.reading {
        _ if when.is_unread(line) => {
            criteria.unclear = true;
            None
        }
        DateReading::Day(day) => Some((day, day)),
        DateReading::Range(first, last) => Some((first, last)),
        DateReading::Unclear => None,
        DateReading::Ask(_) | DateReading::Impossible(_) | DateReading::Past(_) => {
            criteria.unclear = true;
            None
        }
    };
    let amount = |at: Option<usize>| at.and_then(|at| amounts.get(at));
    let wanted = amount(roles.quantity).and_then(|f| least(f, roles, amount(roles.content), usual));
    let most = amount(roles.price).and_then(|f| highest(line, f, roles, &candidates, roles.unit.unwrap_or(usual)));
    let content = wanted.is_some() && roles.content.is_some();
    let understood = usize::from(wanted.is_some()) + usize::from(most.is_some()) + usize::from(content);
    criteria.unclear |= understood < amounts.len();
    criteria.limits = Limits { price: most, quantity: wanted, days };
    criteria.rest = (0..line.len()).filter_map(|at| line.word(at)).any(|word| !FILLERS.contains(&word) && !MOST_WORDS.contains(&word));
    criteria
}

/// Whether a line limits a price, as only who looks for goods does.
#[must_use]
pub fn limits_a_price(text: &str) -> bool {
    let marked = marked(Line::new(&signs(text)));
    let plain = Line::new(text);
    let count = |line: &Line| (0..line.len()).filter(|at| line.any(*at, &[MOST])).count();
    count(&marked) > count(&plain)
}

/// `<` and `>` before money as words, before the cleaning makes spaces of them.
fn signs(text: &str) -> String {
    let folded = normalize::fold(text);
    let mut out = String::with_capacity(folded.len() + 16);
    let mut rest = folded.as_str();
    while let Some(at) = rest.find(['<', '>', '≤', '≥']) {
        let (before, from) = rest.split_at(at);
        let sign = from.chars().next().unwrap_or(' ');
        let after = from.get(sign.len_utf8()..).unwrap_or_default();
        let number = after.trim_start_matches(['=', ' ']).trim_start_matches("rp").trim_start_matches(['.', ' ']);
        out.push_str(before);
        match (number.starts_with(|c: char| c.is_ascii_digit()), sign) {
            (true, '<' | '≤') => out.push_str(" maks "),
            (true, _) => out.push_str(" minimal "),
            (false, _) => out.push(sign),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The line with the mark of money for what means "at most", where a number follows.
fn marked(mut line: Line) -> Line {
    for at in 0..line.len() {
        let pair = at.checked_sub(1).is_some_and(|i| MOST_PAIRS.iter().any(|(one, two)| line.any(i, &[*one]) && line.any(at, &[*two])));
        let next = if line.any(at + 1, &["rp", "harga", "hrg"]) { at + 2 } else { at + 1 };
        if (pair || line.any(at, MOST_WORDS)) && (line.number(next).is_some() || super::number::number_at(&line, next).is_some()) {
            line = line.with_word(at, MOST);
        } else if line.any(at, MINIMUM_WORDS) && line.number(next).is_some() {
            line = line.with_word(at, LEAST);
        }
    }
    line
}

/// The least quantity that an amount says; "at most 80 kg" is none.
fn least(amount: &Amount, roles: &Roles, content: Option<&Amount>, usual: Unit) -> Option<Quantity> {
    if amount.price_mark {
        return None;
    }
    let QuantityReading::Exact { quantity, .. } = quantity::judge(amount, roles.unit, usual) else { return None };
    let pack = content.and_then(|f| quantity::pack(f, quantity.unit, None));
    // So many packs of so much are an amount that other offers can be compared with.
    match pack {
        Some(pack) => pack.base.checked_mul(quantity.base).filter(|base| *base <= Quantity::MAX_BASE).map(|base| pack.with_base(base)),
        None => Some(quantity),
    }
}

/// The highest price that an amount says.
fn highest(line: &Line, amount: &Amount, roles: &Roles, goods: &[&'static Commodity], unit: Unit) -> Option<Price> {
    if line.any_before(amount.span.start, LEAST_WORDS) || amount.not_positive() {
        return None;
    }
    let basis = Basis { goods, unit, quantity: None, pack: None, proposes: true };
    match price::judge(amount, roles.written, &basis).reading {
        PriceReading::Exact(price) | PriceReading::About(price) => Some(price),
        PriceReading::WhichUnit(amount, units) => units.first().map(|per| Price { amount, per: *per }),
        PriceReading::Scale(_) | PriceReading::Range | PriceReading::NotPositive | PriceReading::Unreadable => None,
    }
    .filter(|price| price.per != Unit::Lot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Rupiah;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn of(text: &str, code: &str) -> SearchCriteria {
        search_criteria(text, Commodity::by_code(code), today())
    }

    fn price(amount: i64, per: Unit) -> Option<Price> {
        Some(Price { amount: Rupiah(amount), per })
    }

    #[test]
    fn a_highest_price_is_read_as_buyers_write_it() {
        for text in [
            "ayam karkas < 35rb",
            "ayam karkas <35.000",
            "ayam karkas <= Rp35.000/kg",
            "ayam karkas <rp 35rb",
            "ayam karkas di bawah 35 ribu",
            "ayam karkas dibawah 35rb",
            "ayam karkas maks 35rb",
            "ayam karkas max 35.000",
            "ayam karkas maksimal 35000 per kg",
            "ayam karkas kurang dari 35rb",
            "ayam karkas paling mahal 35.000",
            "ayam karkas harga sampai 35rb",
            "butuh ayam karkas 35rb",
            "cari karkas ayam harga 35.000",
        ] {
            let criteria = of(text, "BROILER_CARCASS");
            assert_eq!(criteria.limits, Limits { price: price(35_000, Unit::Kg), ..Limits::default() }, "{text}");
            assert!(!criteria.unclear && !criteria.rest, "{text}: {criteria:?}");
        }
        assert_eq!(of("telur bebek maks 2.500/butir", "EGG_DUCK").limits.price, price(2_500, Unit::Butir));
        assert_eq!(of("telur < 2,7jt/kw", "EGG_LAYER").limits.price, price(2_700_000, Unit::Kw));
    }

    #[test]
    fn quantity_and_day_are_limits_of_their_own() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let criteria = of("cabe rawit 80 kg besok", "CHILI_RAWIT");
        let eighty = Quantity { base: 80_000, unit: Unit::Kg };
        assert_eq!(criteria.limits, Limits { price: None, quantity: Some(eighty), days: Some((day, day)) });
        assert!(!criteria.unclear && !criteria.rest, "{criteria:?}");
        let criteria = of("telur 2 ton < 27rb besok", "EGG_LAYER");
        assert_eq!(criteria.limits.price, price(27_000, Unit::Kg));
        assert_eq!(criteria.limits.quantity, Some(Quantity { base: 2_000_000, unit: Unit::Ton }));
        assert_eq!(criteria.limits.days, Some((day, day)));
        let criteria = of("telur 20 peti isi 15 kg", "EGG_LAYER");
        assert_eq!(criteria.limits.quantity, Some(Quantity { base: 300_000, unit: Unit::Kg }));
        assert!(!criteria.unclear, "{criteria:?}");
        assert_eq!(of("telur minimal 80 kg", "EGG_LAYER").limits.quantity, Some(eighty));
    }

    #[test]
    fn what_would_have_to_be_asked_is_no_limit_and_is_told() {
        for text in [
            "telur < 26",
            "telur 25-27rb",
            "telur > 26rb",
            "telur di atas 26rb",
            "telur minimal 26.000",
            "telur 500",
            "telur 31 november",
            "telur maks 0",
            "telur 1,500 kg",
        ] {
            let criteria = of(text, "EGG_LAYER");
            assert!(criteria.unclear && criteria.limits.is_none(), "{text}: {criteria:?}");
        }
        assert_eq!(of("telur", "EGG_LAYER"), SearchCriteria::default());
    }

    #[test]
    fn a_limit_without_goods_is_told_from_goods_that_nobody_knows() {
        let alone = search_criteria("maks 35rb", None, today());
        assert_eq!((alone.limits.price, alone.unclear, alone.rest), (price(35_000, Unit::Kg), false, false));
        assert!(!search_criteria("80 kg besok", None, today()).rest);
        assert!(search_criteria("rumput laut maks 35rb", None, today()).rest);
    }

    #[test]
    fn only_who_looks_for_goods_limits_a_price() {
        for text in ["telur 2 ton < 27rb", "telur 2 ton maks 27rb", "telur 2 ton di bawah 27 ribu"] {
            assert!(limits_a_price(text), "{text}");
        }
        for text in ["telur 2 ton harga 27rb", "telur 2 ton 27rb sampai jumat", "<b>telur</b> 2 ton 27rb"] {
            assert!(!limits_a_price(text), "{text}");
        }
    }
}
