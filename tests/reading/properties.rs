//! What may not change a reading: the order of phrases, politeness around a line, a unit written out.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::{prelude::*, sample::subsequence};
use serde_json::Value;
use tembus::reading::{AskCode, Draft, Refusal, explain, line};

fn today() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

/// Lines in phrases that may stand in any order.
const TEMPLATES: &str = include_str!("templates.txt");

fn templates() -> Vec<Vec<&'static str>> {
    TEMPLATES.lines().filter(|l| !l.is_empty()).map(|l| l.split('|').collect()).collect()
}

/// Whether `other` says the same as `said`, or asks where it does not.
fn agrees(said: &Draft, other: &Draft) -> Result<(), String> {
    let asks = |codes: &[AskCode]| codes.iter().any(|code| other.ask.contains(code));
    let quantity = asks(&[AskCode::Qty, AskCode::QtyScale]);
    let unit = quantity || asks(&[AskCode::Unit]);
    let price = asks(&[AskCode::Price, AskCode::PriceScale, AskCode::PriceRange]);
    let checks = [
        ("goods", said.commodity == other.commodity || asks(&[AskCode::Variant, AskCode::Commodity])),
        ("quantity", said.qty == other.qty || quantity),
        ("unit", said.unit == other.unit || unit),
        ("pack", (said.pack_qty, said.pack_unit) == (other.pack_qty, other.pack_unit) || unit || asks(&[AskCode::PackWeight])),
        ("price", said.price == other.price || price),
        ("price unit", said.price_unit == other.price_unit || price || unit || asks(&[AskCode::PriceUnit])),
        ("day", (said.ready_date, said.ready_until) == (other.ready_date, other.ready_until) || asks(&[AskCode::ReadyDate])),
        ("place", said.place == other.place),
    ];
    checks.iter().find(|(_, same)| !same).map_or(Ok(()), |(field, _)| Err(format!("{field}: {said:?}\n{other:?}")))
}

fn any_order() -> impl Strategy<Value = (String, String)> {
    let orders = prop::sample::select(templates()).prop_flat_map(|phrases| {
        let usual = phrases.join(" ");
        (Just(usual), Just(phrases).prop_shuffle(), prop::sample::select(vec![" ", ", "]))
    });
    orders.prop_map(|(usual, phrases, gap)| (usual, phrases.join(gap)))
}

const AROUND: &[&str] = &[
    "Assalamualaikum",
    "pak",
    "nggih",
    "selamat pagi",
    "🥚🔥",
    "mohon maaf",
    "matur nuwun",
    "Alhamdulillah",
    "monggo",
    "bu",
    "kulo nuwun",
    "🙏",
    "bismillah",
    "semoga berkah",
    "sehat selalu",
    "terima kasih",
    "mas",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 6000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_phrases_changes_no_value((usual, other) in any_order()) {
        let said = line(&usual, today()).unwrap();
        match line(&other, today()) {
            Ok(read) => prop_assert_eq!(agrees(&said, &read), Ok(()), "{}", other),
            Err(refusal) => prop_assert_eq!(refusal, Refusal::MultiItem, "{}", other),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn politeness_around_a_line_changes_nothing(
        phrases in prop::sample::select(templates()),
        before in subsequence(AROUND, 0..3),
        after in subsequence(AROUND, 0..3),
    ) {
        let usual = phrases.join(" ");
        let polite = format!("{} {usual} {}", before.join(", "), after.join(", "));
        prop_assert_eq!(line(&usual, today()), line(&polite, today()), "{}", polite);
    }

    #[test]
    fn a_unit_written_out_changes_nothing(tons in 1..90_i64, price in 20..40_i64) {
        let base = |text: String| line(&text, today()).unwrap().quantity().exact().map(|q| q.base);
        let written = base(format!("telur {tons} ton {price}rb besok"));
        prop_assert_eq!(written, base(format!("telur {tons}.000 kg {price}rb besok")));
        prop_assert_eq!(written, base(format!("telur {} kw {price}rb besok", tons * 10)));
    }

    #[test]
    fn every_number_has_a_role_or_is_asked(
        phrases in prop::sample::select(templates()),
        extra in prop::sample::select(vec!["7", "35rb", "9 kw", "40 peti", "1.234", "12 ekor"]),
        at in 0..5_usize,
    ) {
        let mut phrases = phrases;
        phrases.insert(at.min(phrases.len()), extra);
        let text = phrases.join(" ");
        let Ok(draft) = line(&text, today()) else { return Ok(()) };
        let told = explain(&text, today());
        let roles: BTreeSet<&str> =
            told["readings"][0]["amounts"].as_array().into_iter().flatten().filter_map(|a: &Value| a["role"].as_str()).collect();
        let asked = draft.ask.iter().any(|code| !matches!(code, AskCode::Recurring));
        prop_assert!(!roles.contains("unexplained") || asked, "{}: {:#}", text, told);
    }
}
