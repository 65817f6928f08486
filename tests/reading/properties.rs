//! What may not change a reading: the order of phrases, politeness around a line, a unit written out.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::{prelude::*, sample::subsequence};
use serde_json::Value;
use tembus::{
    domain::quantity::Quantity,
    reading::{AskCode, Draft, Refusal, explain, line},
};

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

/// What people say beside an offer, with numbers of all kinds, and more amounts than one offer has.
const ASIDE: &[&str] = &[
    "AG 1234 XX",
    "rumah no 15",
    "RT 02 RW 05",
    "umur 33 hari",
    "bw 1,8-2 kg",
    "jam 14.00",
    "081234567890",
    "IR64",
    "tempo 7 hari",
    "dp 50%",
    "min 1 kw",
    "2x kirim",
    "3 km",
    "ongkir 300/kg",
    "tgl 28",
    "7",
    "35rb",
    "9 kw",
    "40 peti",
    "1.234",
    "12 ekor",
    "500 gr",
    "6 biji",
    "8 rak",
    "kandang 5000 ekor",
    "sejak 1998",
    "jl raya 45",
    "ke 2",
    "2000 m2",
    "isi 12",
    "@ 15 kg",
    "sekilo",
    "kemarin 42rb",
    "laku 3 kw",
    "1/2 kw",
];

#[test]
fn a_quantity_that_is_said_once_more_is_told_as_the_quantity() {
    let told = explain("6 biji nanas 2 ton sebiji 5rb besok 6 biji", today());
    let taken: Vec<&str> = told["numbers"].as_array().unwrap().iter().map(|number| number["as"].as_str().unwrap()).collect();
    assert_eq!(taken, ["quantity", "size", "price", "quantity"]);
}

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
        let base = |text: String| {
            let draft = line(&text, today()).unwrap();
            let asked = [AskCode::Qty, AskCode::QtyScale, AskCode::Unit].iter().any(|code| draft.ask.contains(code));
            draft.qty.zip(draft.unit).filter(|_| !asked).and_then(|(number, unit)| Quantity::new(number, unit).ok()).map(|q| q.base)
        };
        let written = base(format!("telur {tons} ton {price}rb besok"));
        prop_assert_eq!(written, base(format!("telur {tons}.000 kg {price}rb besok")));
        prop_assert_eq!(written, base(format!("telur {} kw {price}rb besok", tons * 10)));
    }

    #[test]
    fn every_number_is_told_with_what_it_was_taken_for(
        phrases in prop::sample::select(templates()),
        extra in prop::collection::vec((prop::sample::select(ASIDE.to_vec()), 0..6_usize), 0..4),
    ) {
        let mut phrases = phrases;
        for (phrase, at) in &extra {
            phrases.insert((*at).min(phrases.len()), phrase);
        }
        let text = phrases.join(" ");
        let told = explain(&text, today());
        let (Ok(draft), Some(numbers)) = (line(&text, today()), told["numbers"].as_array()) else { return Ok(()) };
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let said: String = numbers.iter().filter_map(|n| n["said"].as_str()).map(digits).collect();
        // The number of a phone is cut out before anything is read.
        prop_assert_eq!(said, digits(&text.replace("081234567890", "")), "{}", text);
        let open = numbers.iter().any(|n| matches!(n["as"].as_str(), Some("unexplained" | "unread")));
        let asked = draft.ask.iter().any(|code| !matches!(code, AskCode::Recurring));
        prop_assert!(!open || asked, "{}: {:#}", text, told);
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
