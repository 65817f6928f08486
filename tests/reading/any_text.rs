//! Whatever is typed: the reader answers, in time, and never with what a guard would stop.

use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use tembus::{
    domain::{commodity::Commodity, quantity::Quantity, unit::Unit},
    reading::{self, PriceReading, QuantityReading, line},
};

use super::valid::{assert_valid, most};

/// Words that the grammar knows, so that chance makes lines that mean something.
const WORDS: &str = "telur|telur bebek|ayam|broiler|hidup|lombok|koi|beras premium|belimbimg|2|26|1.500|1,500|26.500|0|-5|1.5.0|4..5|1/2|20/12|25-28|\
    999999999999999999999|½|rb|ribu|k|jt|ewu|an|ton|kw|kg|ekor|butir|peti|karung|rak|tray|pak|kantong|isi|@|/|-|per|sekilo|seton|setengah|dua|puluh|\
    selawe|rong|atus|juta|harga|Rp|total|nego|besok|senin|depan|tgl|siap|minggu|lagi|hari|tiap|des|jemuah|legi|di|Gedog|Blitar|kel.|cari|pembeli|berapa|\
    ?|,|\n|s/d|sampai|ukuran|bw|sekitar|081234567890|3572011203850001|rek BCA 1234567890|<b>|🥚|\u{200f}";

fn any_text() -> impl Strategy<Value = String> {
    let vocabulary: Vec<&str> = WORDS.split('|').collect();
    let words = prop::collection::vec((prop::sample::select(vocabulary), prop::sample::select(vec!["", " ", " ", " "])), 0..40);
    let spoken = words.prop_map(|words| words.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect());
    prop_oneof![1 => "\\PC{0,120}", 1 => any::<String>(), 6 => spoken]
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let usual = (0_u64..20_000).prop_map(|n| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Days::new(n));
    prop_oneof![8 => usual, 1 => Just(NaiveDate::MAX), 1 => Just(NaiveDate::MIN)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_gives_a_valid_answer(text in any_text(), today in any_day()) {
        if let Ok(draft) = line(&text, today) {
            assert_valid(&draft);
        }
        let _ = (reading::date(&text, today), reading::place(&text), reading::unfit(&text));
    }

    #[test]
    fn any_answer_to_a_question_is_read_within_the_guards(text in any_text(), which in 0..Commodity::all().len()) {
        let commodity = &Commodity::all()[which];
        let _ = (reading::goods(&text), reading::pack_content(&text, Unit::Peti));
        let quantities = match reading::quantity(&text, commodity) {
            QuantityReading::Exact { quantity, .. } => vec![quantity],
            QuantityReading::Scale(likely) => likely,
            _ => Vec::new(),
        };
        prop_assert!(quantities.iter().all(|q| q.base > 0 && q.base <= most(q.unit)));
        let one = Quantity { base: commodity.default_unit.base(), unit: commodity.default_unit };
        for read in [reading::price(&text, commodity, one, None), reading::price_per(&text, commodity, commodity.default_unit)] {
            let prices = match read {
                PriceReading::Exact(price) | PriceReading::About(price) => vec![price],
                PriceReading::Scale(likely) => likely,
                _ => Vec::new(),
            };
            prop_assert!(prices.iter().all(|p| commodity.guard(p.per).is_none_or(|g| g.fits(p.amount))));
        }
    }

    #[test]
    fn numbers_of_persons_are_cut_out_of_any_text(before in "[a-z ]{0,20}", phone in "08[1-9][0-9]{8,9}", card in "3572[0-9]{2}[0-2][1-9]0[1-9][0-9]{6}") {
        for number in [phone, card] {
            let kept = reading::without_personal_data(&format!("{before} {number} telur")).into_owned();
            prop_assert!(!kept.contains(&number));
        }
    }
}

#[test]
fn a_long_line_takes_bounded_time() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let _ = line("telur 2 ton", today);
    for part in
        WORDS.split('|').chain(["1 ", "dua ", "bawamg ", "belimbimg ", "sekilo 26 ", "1 ton 1 kw ", "rp 1 kg/", "ﷺ", "1 peti 1 kg ", "a"])
    {
        let text: String = part.chars().cycle().take(500).collect();
        let start = Instant::now();
        let _ = line(&text, today);
        // Optimised it is less than a millisecond; this build is not, and shares the machine.
        assert!(start.elapsed() < Duration::from_secs(1), "{part}");
    }
}

#[test]
fn a_text_of_thousands_of_letters_is_not_read() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let huge = "9".repeat(4096);
    let eggs = Commodity::by_code("EGG_LAYER").unwrap();
    assert_eq!(reading::quantity(&huge, eggs), QuantityReading::Unreadable);
    assert_eq!(reading::price_per(&huge, eggs, Unit::Kg), PriceReading::Unreadable);
    assert_eq!(line(&huge, today), Err(reading::Refusal::TooLong));
}
