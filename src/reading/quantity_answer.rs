//! Answers to the questions how much of goods there is, and what one pack holds.

use super::{
    QuantityReading,
    amount::Amount,
    cut,
    lexicon::{self, PRICE_MARKS},
    line_context::LineContext,
    normalize, pii,
    quantity::{content_unit, judge, pack},
    readings,
    roles::Roles,
    token::Line,
};
use crate::domain::{
    commodity::Commodity,
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// Words of a price that changes.
const PRICE_MOVES: &[&str] = &["naik", "turun", "munggah", "mudhun", "mudun"];

/// Reads an answer to the question how much of `commodity` there is.
#[must_use]
pub fn quantity(text: &str, commodity: &Commodity) -> QuantityReading {
    let goods: Vec<&'static Commodity> = Commodity::by_code(&commodity.code).into_iter().collect();
    let readings = readings::of_answer(text, &LineContext { goods: &goods, usual: commodity.default_unit, nego: true, one_kind: true });
    let compared = readings.iter().filter(|r| r.amounts.len() > 1 && r.roles.quantity.is_some());
    let mut said: Vec<QuantityReading> = Vec::new();
    for reading in compared.map(|r| of_roles(&r.amounts, &r.roles, commodity)) {
        if !said.contains(&reading) {
            said.push(reading);
        }
    }
    let read = match said.len() {
        0 => {
            let Some(amounts) = amounts(text, &goods) else { return QuantityReading::Unreadable };
            of_roles(&amounts, &Roles::of_quantity(&amounts, &goods), commodity)
        }
        1 => said.swap_remove(0),
        // "3 kw 50 peti": each of them is asked.
        _ => QuantityReading::Scale(said.into_iter().flat_map(exact).collect()),
    };
    match read {
        QuantityReading::NoUnit(_) if says_price(text) || by_weight(commodity) && says_thousands(text) => QuantityReading::Unreadable,
        read => read,
    }
}

/// Whether the goods are weighed and not counted.
fn by_weight(commodity: &Commodity) -> bool {
    commodity.default_unit.dimension() == Dimension::Mass
}

/// Whether a figure is one of thousands: "27rb", "27 ewu". Of goods that are weighed that is money; pieces are counted so too.
fn says_thousands(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_figure = |word: &str| word.ends_with(|c: char| c.is_ascii_digit());
    let scaled = |word: &str| {
        let scale = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        (scale.len() < word.len() && lexicon::factor(scale).is_some(), lexicon::factor(word).is_some())
    };
    words.iter().enumerate().any(|(at, word)| match scaled(word) {
        (true, _) => true,
        (_, true) => at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| is_figure(before)),
        _ => false,
    })
}

/// Whether a text speaks of a price: "harga telur jadi 27rb", "naik 27rb".
fn says_price(text: &str) -> bool {
    let words = text.split_whitespace().map(str::to_lowercase);
    words.into_iter().any(|word| PRICE_MARKS.contains(&word.as_str()) || PRICE_MOVES.contains(&word.as_str()))
}

/// The quantities that a reading leaves possible.
fn exact(reading: QuantityReading) -> Vec<Quantity> {
    match reading {
        QuantityReading::Exact { quantity, .. } => vec![quantity],
        QuantityReading::Scale(likely) => likely,
        _ => Vec::new(),
    }
}

/// What amounts with these roles say of a quantity of `commodity`.
fn of_roles(amounts: &[Amount], roles: &Roles, commodity: &Commodity) -> QuantityReading {
    let Some(said) = roles.quantity.and_then(|i| amounts.get(i)) else { return QuantityReading::Unreadable };
    let content = roles.content.and_then(|i| amounts.get(i));
    let eggs = commodity.code.starts_with("EGG_");
    match judge(said, roles.unit, commodity.default_unit) {
        QuantityReading::Exact { quantity, .. } if said.tray && eggs && roles.unit == Some(Unit::Rak) && !roles.tray_told => {
            QuantityReading::Tray(quantity.number())
        }
        QuantityReading::Exact { quantity, .. } => {
            QuantityReading::Exact { quantity, pack: content.and_then(|c| pack(c, quantity.unit, eggs.then_some(Unit::Butir))) }
        }
        other => other,
    }
}

/// Reads an answer to the question what one `pack` holds; a bare number is kilograms, of fish bags heads.
#[must_use]
pub fn pack_content(text: &str, pack: Unit) -> QuantityReading {
    let Some(amounts) = amounts(text, &[]) else { return QuantityReading::Unreadable };
    let counts_pack = |f: &&Amount| f.unit == Some(pack) && amounts.len() > 1;
    let Some(said) = amounts.iter().find(|f| !counts_pack(f)) else { return QuantityReading::Unreadable };
    let unit = said.unit.unwrap_or_else(|| content_unit(pack));
    judge(said, Some(unit), unit)
}

/// Reads an answer to the question what goods weigh; a bare number is kilograms.
#[must_use]
pub fn weight(text: &str) -> QuantityReading {
    let amounts = amounts(text, &[]).unwrap_or_default();
    let [said] = amounts.as_slice() else { return QuantityReading::Unreadable };
    let unit = said.unit.unwrap_or(Unit::Kg);
    if unit.dimension() == Dimension::Mass { judge(said, Some(unit), unit) } else { QuantityReading::Unreadable }
}

fn amounts(text: &str, goods: &[&'static Commodity]) -> Option<Vec<Amount>> {
    if normalize::too_long(text) {
        return None;
    }
    let mut line = Line::new(&pii::without_personal_data(text));
    Some(cut::find(&mut line, goods))
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn of(text: &str, code: &str) -> QuantityReading {
        quantity(text, Commodity::by_code(code).unwrap())
    }

    fn read(text: &str) -> QuantityReading {
        of(text, "EGG_LAYER")
    }

    fn some(number: &str, unit: Unit) -> Quantity {
        Quantity::new(number.parse().unwrap(), unit).unwrap()
    }

    fn exact(number: &str, unit: Unit) -> QuantityReading {
        QuantityReading::Exact { quantity: some(number, unit), pack: None }
    }

    #[test]
    fn a_figure_of_a_price_is_no_quantity() {
        for text in ["harga telur jadi 27rb", "telur naik jadi 27rb"] {
            assert_eq!(read(text), QuantityReading::Unreadable, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_indonesians_write_them() {
        for (text, number, unit) in [
            ("2 ton", "2", Unit::Ton),
            ("1,5 kw", "1.5", Unit::Kw),
            ("dua setengah ton", "2.5", Unit::Ton),
            ("2 ton setengah", "2.5", Unit::Ton),
            ("1.500 kg", "1500", Unit::Kg),
            ("1.5 ton", "1.5", Unit::Ton),
            ("2.25 kw", "2.25", Unit::Kw),
            ("0,500 ton", "0.5", Unit::Ton),
            ("0.500 ton", "0.5", Unit::Ton),
            ("1.250,5 kg", "1250.5", Unit::Kg),
            ("1,250.5 kg", "1250.5", Unit::Kg),
            ("75kg", "75", Unit::Kg),
            ("½ ton", "0.5", Unit::Ton),
            ("2½ ton", "2.5", Unit::Ton),
            ("1/2 ton", "0.5", Unit::Ton),
            ("2 1/2 ton", "2.5", Unit::Ton),
            ("3/4 kw", "0.75", Unit::Kw),
            ("tiga perempat ton", "0.75", Unit::Ton),
            ("stgh ton", "0.5", Unit::Ton),
            ("seprapat kw", "0.25", Unit::Kw),
            ("sekwintal", "1", Unit::Kw),
            ("seton", "1", Unit::Ton),
            ("sak kwintal", "1", Unit::Kw),
            ("rong kwintal", "2", Unit::Kw),
            ("telung ton", "3", Unit::Ton),
            ("patang kw", "4", Unit::Kw),
            ("limang ton", "5", Unit::Ton),
            ("selawe kilo", "25", Unit::Kg),
            ("seket kg", "50", Unit::Kg),
            ("suwidak kg", "60", Unit::Kg),
            ("satus kg", "100", Unit::Kg),
            ("rongatus kg", "200", Unit::Kg),
            ("sewu kg", "1000", Unit::Kg),
            ("kalih kwintal", "2", Unit::Kw),
            ("gangsal ton", "5", Unit::Ton),
            ("selikur kg", "21", Unit::Kg),
            ("telung puluh kg", "30", Unit::Kg),
            ("dua puluh lima kg", "25", Unit::Kg),
            ("seratus lima puluh kg", "150", Unit::Kg),
            ("1 ton 2 kw", "1200", Unit::Kg),
            ("3 kw 50 kg", "350", Unit::Kg),
            ("12 ribu butir", "12000", Unit::Butir),
            ("200 tray isi 15", "200", Unit::Pack15),
            ("200 tray isi 30", "200", Unit::Rak),
            ("100 rak", "100", Unit::Rak),
            ("500 biji", "500", Unit::Butir),
            ("２ ｔｏｎ", "2", Unit::Ton),
            ("kira-kira 2 ton pak", "2", Unit::Ton),
            ("Jumlah: 2 ton", "2", Unit::Ton),
            ("100 ton", "100", Unit::Ton),
        ] {
            assert_eq!(read(text), exact(number, unit), "{text}");
        }
    }

    #[test]
    fn two_readings_and_absurd_amounts_are_asked_about() {
        assert_eq!(read("1,500 kg"), QuantityReading::Scale(vec![some("1500", Unit::Kg), some("1.5", Unit::Kg)]));
        assert_eq!(read("1.500 ton"), QuantityReading::Scale(vec![some("1.5", Unit::Ton), some("1500", Unit::Kg)]).deduplicated());
        for (text, code) in [
            ("101 ton", "EGG_LAYER"),
            ("1.000.001 butir", "EGG_LAYER"),
            ("100.001 ekor", "BROILER_LIVE"),
            ("100.001 pak", "OPAK_GAMBIR"),
            ("100.001 liter", "MILK_FRESH"),
        ] {
            assert!(matches!(of(text, code), QuantityReading::Scale(_)), "{text}");
        }
        assert!(matches!(read("1.000.000 butir"), QuantityReading::Exact { .. }));
    }

    #[test]
    fn what_is_no_sure_amount_says_why() {
        assert_eq!(read("500"), QuantityReading::NoUnit(Decimal::from(500)));
        assert_eq!(read("100 tray"), QuantityReading::Tray(Decimal::ONE_HUNDRED));
        for text in ["2-3 ton", "3 atau 4 kw", "2 sampai 3 ton", "2 ton - 3 ton", "2 s/d 3 ton", "dua tiga ton"] {
            assert_eq!(read(text), QuantityReading::Range, "{text}");
        }
        for text in ["0 kg", "-5 kg", "minus 5 kg", "nol kg", "-0"] {
            assert_eq!(read(text), QuantityReading::NotPositive, "{text}");
        }
        for text in ["1.5.0 ton", "4..5 kg", "1.5,0.0 kg"] {
            assert_eq!(read(text), QuantityReading::Unreadable, "{text}");
        }
        assert_eq!(read("1,5 butir"), QuantityReading::Fraction);
        assert_eq!(read(&format!("{} ton", "9".repeat(400))), QuantityReading::TooMuch);
        assert_eq!(read("banyak"), QuantityReading::Unreadable);
    }

    #[test]
    fn an_answer_with_two_quantities_is_asked_again_with_both() {
        assert_eq!(read("3 kw 50 peti"), QuantityReading::Scale(vec![some("3", Unit::Kw), some("50", Unit::Peti)]));
        assert_eq!(read("laku 3 kw, sisa 5 kw"), exact("5", Unit::Kw));
        assert_eq!(of("8 ons, 2 kw", "GOURAMI"), exact("2", Unit::Kw));
    }

    #[test]
    fn what_a_pack_holds_may_stand_beside_it() {
        for text in [
            "50 peti isi 15 kg",
            "50 peti @15kg",
            "50 peti 15kg",
            "50 peti (15kg)",
            "50 peti x 15 kg",
            "50 peti isi 15",
            "50 peti, 15 kg per peti",
        ] {
            assert_eq!(read(text), QuantityReading::Exact { quantity: some("50", Unit::Peti), pack: Some(some("15", Unit::Kg)) }, "{text}");
        }
        assert_eq!(read("50 peti"), exact("50", Unit::Peti));
        assert_eq!(pack_content("15", Unit::Peti), exact("15", Unit::Kg));
        assert_eq!(pack_content("1 peti isi 15 kg", Unit::Peti), exact("15", Unit::Kg));
        assert_eq!(pack_content("250", Unit::Kantong), exact("250", Unit::Ekor));
        assert_eq!(pack_content("10-15", Unit::Peti), QuantityReading::Range);
    }

    impl QuantityReading {
        /// 1.5 ton and 1500 kg are one choice.
        fn deduplicated(self) -> Self {
            match self {
                Self::Scale(mut all) => {
                    all.dedup_by_key(|q| q.base);
                    Self::Scale(all)
                }
                other => other,
            }
        }
    }
}
