//! Every number is read as it is said and as it is written, and once.

use std::cell::Cell;

use super::*;
use crate::reading::line;

thread_local! {
    /// How often a number was read by this thread.
    pub(super) static READ: Cell<usize> = const { Cell::new(0) };
}

#[test]
fn numbers_of_a_line_are_read_a_few_times_a_token_however_often_they_are_asked_for() {
    let today = "2026-11-24".parse().unwrap();
    for part in
        ["6k", "6 ", "4T", "5kg ", "sekilo 26 ", "1 kilo 10rb ", "puluh ratus ribu ", "dua tiga ", "2 juta 3 ribu ", "telur 2 ton 26rb "]
    {
        let text: String = part.chars().cycle().take(500).collect();
        let tokens = Line::new(&text).len();
        READ.with(|read| read.set(0));
        let _ = line(&text, today);
        let read = READ.with(Cell::get);
        assert!(read <= READ_A_TOKEN * tokens, "{part:?}: {read} times for {tokens} tokens");
    }
}

/// A line is read in up to eight ways of cutting it, and anew where tokens were taken.
const READ_A_TOKEN: usize = 2;

#[test]
fn a_number_that_is_kept_is_the_one_that_would_be_read_now() {
    for text in ["telur 2 juta 600 ribu 5 ratus kg -5 sekilo 26rb an 1/2 ton dua koma lima enam setengah", "6k6k6k6 minus 7 8 ribu 9 an"] {
        for width in 1..3 {
            let mut line = Line::new(text);
            for at in (0..line.len()).rev().step_by(3).chain((0..line.len()).step_by(2)) {
                (0..line.len()).for_each(|i| assert_eq!(number_at(&line, i), super::read(&line, i), "{text} at {i}"));
                line.take(at..at + width, crate::reading::token::Use::Day);
            }
        }
    }
}

fn read(text: &str) -> Option<(Phrase, String)> {
    let line = Line::new(text);
    let (phrase, end) = phrase_at(&line, 0)?;
    let rest: Vec<&str> = (end..line.len()).map(|at| line.text(at)).collect();
    Some((phrase, rest.join(" ")))
}

/// The one exact number that the whole text says.
fn whole(text: &str) -> Decimal {
    let (phrase, rest) = read(text).unwrap_or_else(|| panic!("{text:?} is no number"));
    assert!(phrase.second.is_none() && rest.is_empty(), "{text:?}: {phrase:?}, and then {rest:?}");
    phrase.first.exact().unwrap_or_else(|| panic!("{text:?}: {phrase:?}"))
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn joined(parts: &[String]) -> String {
    parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// As it is said in Indonesian.
fn indonesian(n: u32) -> String {
    const DIGITS: [&str; 10] = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
    match n {
        0..10 => DIGITS[n as usize].to_owned(),
        10 => "sepuluh".to_owned(),
        11 => "sebelas".to_owned(),
        12..20 => format!("{} belas", indonesian(n % 10)),
        20..100 => joined(&[format!("{} puluh", indonesian(n / 10)), indonesian(n % 10)]),
        100..200 => joined(&["seratus".to_owned(), indonesian(n % 100)]),
        200..1000 => joined(&[format!("{} ratus", indonesian(n / 100)), indonesian(n % 100)]),
        1000..2000 => joined(&["seribu".to_owned(), indonesian(n % 1000)]),
        2000..1_000_000 => joined(&[format!("{} ribu", indonesian(n / 1000)), indonesian(n % 1000)]),
        _ => joined(&[format!("{} juta", indonesian(n / 1_000_000)), indonesian(n % 1_000_000)]),
    }
}

/// As it is said in everyday Javanese.
fn javanese(n: u32) -> String {
    const ALONE: [&str; 10] = ["", "siji", "loro", "telu", "papat", "lima", "enem", "pitu", "wolu", "sanga"];
    const BEFORE: [&str; 10] = ["", "se", "rong", "telung", "patang", "limang", "nem", "pitung", "wolung", "sangang"];
    const TEENS: [&str; 10] =
        ["sepuluh", "sewelas", "rolas", "telulas", "patbelas", "limalas", "nembelas", "pitulas", "wolulas", "sangalas"];
    const TWENTIES: [&str; 10] =
        ["rong puluh", "selikur", "rolikur", "telulikur", "patlikur", "selawe", "nemlikur", "pitulikur", "wolulikur", "sangalikur"];
    let before = |n: u32| BEFORE[n as usize];
    match n {
        0..10 => ALONE[n as usize].to_owned(),
        10..20 => TEENS[(n - 10) as usize].to_owned(),
        20..30 => TWENTIES[(n - 20) as usize].to_owned(),
        50 => "seket".to_owned(),
        60 => "suwidak".to_owned(),
        30..100 => joined(&[format!("{} puluh", before(n / 10)), javanese(n % 10)]),
        100..200 => joined(&["satus".to_owned(), javanese(n % 100)]),
        200..1000 => joined(&[format!("{}atus", before(n / 100)), javanese(n % 100)]),
        1000..2000 => joined(&["sewu".to_owned(), javanese(n % 1000)]),
        2000..10_000 => joined(&[format!("{} ewu", before(n / 1000)), javanese(n % 1000)]),
        _ => joined(&[format!("{} ewu", javanese(n / 1000)), javanese(n % 1000)]),
    }
}

#[test]
fn every_number_is_read_as_it_is_said() {
    let large = [10_000, 12_345, 26_500, 100_000, 101_101, 265_750, 999_999, 1_500_000, 2_600_000, 12_250_000, 999_999_999];
    // After thousands hundreds go on, and what follows them; a single number there is mostly another one, as in
    // "selawe ewu seket kilo".
    let goes_on = |n: &u32| n.is_multiple_of(1000) || n % 1000 >= 100;
    for n in (1..=3_000).chain(large).filter(goes_on) {
        assert_eq!(whole(&indonesian(n)), Decimal::from(n), "{}", indonesian(n));
    }
    for n in (1..1_000).chain((1_000..99_000).step_by(500)) {
        assert_eq!(whole(&javanese(n)), Decimal::from(n), "{}", javanese(n));
    }
}

#[test]
fn every_number_is_read_as_it_is_written() {
    let grouped = |n: u32| {
        let digits = n.to_string();
        let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
        groups.join(".")
    };
    for n in (0..2_000).chain([26_500, 100_000, 1_500_000, 999_999_999]) {
        for text in [n.to_string(), grouped(n)] {
            assert_eq!(whole(&text), Decimal::from(n), "{text}");
        }
        if n > 0 {
            for (text, times) in
                [(format!("{n}rb"), 1_000), (format!("{n} ribu"), 1_000), (format!("{n}k"), 1_000), (format!("{n}jt"), 1_000_000)]
            {
                let (phrase, rest) = read(&text).unwrap();
                assert_eq!(phrase.first.exact(), Some(Decimal::from(n) * Decimal::from(times)), "{text}");
                assert_eq!(phrase.first.coefficient, Value::Exact(Decimal::from(n)), "{text}");
                assert!(phrase.first.suffixed && !phrase.first.overstated && !phrase.first.in_words && rest.is_empty(), "{text}");
            }
        }
    }
}

#[test]
fn marks_are_decimals_or_group_thousands() {
    for (text, value) in [
        ("1,5", "1.5"),
        ("2,25", "2.25"),
        ("1.5", "1.5"),
        ("2.25", "2.25"),
        ("0,500", "0.5"),
        ("0.500", "0.5"),
        ("1.250,5", "1250.5"),
        ("1,250.5", "1250.5"),
        ("12.345,678", "12345.678"),
        ("1.250,123456789", "1250.123456789"),
        ("1.000", "1000"),
        ("100.000", "100000"),
        ("1.500.000", "1500000"),
        ("1,500,000", "1500000"),
        ("007", "7"),
        ("999999999999999999", "999999999999999999"),
    ] {
        assert_eq!(whole(text), decimal(value), "{text}");
    }
    for (text, either) in [("1,500", "1.5"), ("26,500", "26.5"), ("100,250", "100.25")] {
        assert_eq!(read(text).unwrap().0.first.value, Value::CommaThousands(decimal(either)), "{text}");
    }
    for text in ["1.5.0", "4..5", "1,5,0", "1.5000", "1234.567", "1.2345,6", "1.50.000", "0.500.000"] {
        let value = read(text).map(|(phrase, _)| phrase.first.value);
        assert_eq!(value, Some(Value::Malformed), "{text}");
    }
    for text in ["1000000000000000000", "99999999999999999999", "1.250,1234567891"] {
        assert_eq!(read(text).unwrap().0.first.value, Value::Huge, "{text}");
    }
}

#[test]
fn parts_of_one_are_said_before_and_after() {
    for (text, value) in [
        ("setengah", "0.5"),
        ("stgh", "0.5"),
        ("separo", "0.5"),
        ("seperempat", "0.25"),
        ("tiga perempat", "0.75"),
        ("telung prapat", "0.75"),
        ("dua setengah", "2.5"),
        ("2 setengah", "2.5"),
        ("dua seperempat", "2.25"),
        ("dua tiga perempat", "2.75"),
        ("26 ribu setengah", "26500"),
        ("2 juta setengah", "2500000"),
        ("dua koma lima", "2.5"),
        ("2 koma 25", "2.25"),
        ("dua koma dua lima", "2.25"),
    ] {
        assert_eq!(whole(text), decimal(value), "{text}");
    }
    for (text, value) in [("1/2 ton", "0.5"), ("1/4 ton", "0.25"), ("3/4 kw", "0.75"), ("2 1/2 ton", "2.5")] {
        let (phrase, rest) = read(text).unwrap();
        assert_eq!((phrase.first.exact(), phrase.second), (Some(decimal(value)), None), "{text}");
        assert!(!rest.is_empty(), "{text}");
    }
    assert_eq!(read("2/3 ton").unwrap().0.first.value, Value::Malformed);
    assert_eq!(read("20/12").unwrap().0.first.exact(), Some(Decimal::from(20)), "a date");
}

#[test]
fn thousands_next_to_a_factor_say_too_much() {
    for (text, overstated) in
        [("26.500rb", true), ("26rb500", true), ("26,500rb", true), ("26.5rb", false), ("26rb", false), ("26.500", false)]
    {
        assert_eq!(read(text).unwrap().0.first.overstated, overstated, "{text}");
    }
    assert_eq!(read("26rb500").unwrap().1, "");
    let (phrase, rest) = read("26rb500kg").unwrap();
    assert!(!phrase.first.overstated && rest == "500 kg", "a price and a quantity: {rest}");
    assert_eq!(whole("26.5rb"), Decimal::from(26_500));
    assert_eq!(whole("5.5jt"), Decimal::from(5_500_000));
}

#[test]
fn about_is_said_by_an_ending() {
    for text in ["26rban", "26an", "26-an", "26 ribuan"] {
        let (phrase, rest) = read(text).unwrap();
        assert!(phrase.first.about && rest.is_empty(), "{text}: {phrase:?} {rest}");
    }
    assert_eq!(read("26rban").unwrap().0.first.exact(), Some(Decimal::from(26_000)));
    assert_eq!(read("26-an").unwrap().0.first.exact(), Some(Decimal::from(26)));
    assert!(!read("26 an").unwrap().0.first.about && !read("26rb").unwrap().0.first.about);
}

#[test]
fn a_number_below_one_is_told() {
    for (text, value) in [("-5", "-5"), ("minus 5", "-5"), ("minus lima", "-5"), ("-1,5", "-1.5"), ("0", "0"), ("nol", "0")] {
        let number = read(text).unwrap().0.first;
        assert!(number.exact() == Some(decimal(value)) && number.not_positive(), "{text}: {number:?}");
    }
    assert_eq!(read("-1,500").unwrap().0.first.value, Value::CommaThousands(decimal("-1.5")));
    assert!(read("-1,500").unwrap().0.first.not_positive() && !read("1,500").unwrap().0.first.not_positive());
    assert!(!read("5").unwrap().0.first.not_positive() && !read("1.5.0").unwrap().0.first.not_positive());
    assert_eq!(read("- 5"), None, "a dash apart from the number is none of it");
    assert_eq!(read("telur -5"), None, "it does not begin with a number");
}

#[test]
fn two_numbers_around_a_link_are_a_range() {
    for (text, low, high) in [
        ("2-3", 2, 3),
        ("2 - 3", 2, 3),
        ("2 s/d 3", 2, 3),
        ("2 sampai 3", 2, 3),
        ("3 atau 4", 3, 4),
        ("25/26rb", 25, 26_000),
        ("25-26rb", 25, 26_000),
        ("dua tiga", 2, 3),
        ("3-2", 3, 2),
        ("3 s/d 2", 3, 2),
        ("25 - 26rb", 25, 26_000),
        ("25rb - 26rb", 25_000, 26_000),
    ] {
        let (phrase, rest) = read(text).unwrap();
        let second = phrase.second.and_then(|n| n.exact());
        assert_eq!((phrase.first.exact(), second), (Some(Decimal::from(low)), Some(Decimal::from(high))), "{text}");
        assert!(rest.is_empty(), "{text}: {rest}");
    }
    for text in [
        "3 - 2",
        "3 - 3",
        "2, 3",
        "2 3",
        "2 dan 3",
        "25/26",
        "26 ribu dua ratus",
        "dua",
        "dua 3",
        "sewu loro",
        "30 - 26rb",
        "25 /26rb",
        "25/ 26rb",
        "25 / 26rb",
        "2 - 1,500",
    ] {
        assert_eq!(read(text).unwrap().0.second, None, "{text}");
    }
    assert!(read("1,500-2,500").unwrap().0.second.is_some());
    let line = Line::new("antara 25 dan 26rb");
    assert!(phrase_at(&line, 1).unwrap().0.second.is_some());
    assert_eq!(phrase_at(&line, 1).unwrap().1, line.len());
}

#[test]
fn words_and_digits_are_told_apart() {
    for (text, in_words) in [("dua", true), ("selawe", true), ("dua ribu", true), ("2", false), ("2 ribu", false), ("2 ratus", false)] {
        assert_eq!(read(text).unwrap().0.first.in_words, in_words, "{text}");
    }
    for text in ["telur", "kg", "", "ribu", "belas", "ratus", "/", "-"] {
        assert_eq!(read(text), None, "{text}");
    }
    let (phrase, rest) = read("50 kg").unwrap();
    assert!(phrase.first.exact() == Some(Decimal::from(50)) && !phrase.first.suffixed && rest == "kg", "fifty kilograms, not fifty k");
}

/// What the number at token `at` is worth without and with its factors, and what is written after it.
fn begun(text: &str, at: usize) -> (Value, Value, String) {
    let line = Line::new(text);
    let (number, end) = number_at(&line, at).unwrap_or_else(|| panic!("{text:?} has no number at {at}"));
    let rest: Vec<&str> = (end..line.len()).map(|at| line.text(at)).collect();
    (number.coefficient, number.value, rest.join(" "))
}

#[test]
fn what_cannot_go_on_a_number_is_left_to_the_line() {
    for (text, value, rest) in [
        // A half in digits goes on plain digits alone.
        ("dua 1/2 ton", "2", "1 / 2 ton"),
        ("26rb 1/2 ton", "26000", "1 / 2 ton"),
        ("2,5 1/2 ton", "2.5", "1 / 2 ton"),
        // Decimals in words follow a whole number, and are three digits at most.
        ("26rb koma 5", "26000", "koma 5"),
        ("1,5 koma 5", "1.5", "koma 5"),
        ("dua koma satu dua tiga empat", "2.123", "empat"),
        ("1,5 setengah", "1.5", "setengah"),
        // Factors fall.
        ("2 juta 5 ratus 3 ribu", "2000500", "3 ribu"),
        ("dua juta tiga ribu", "2003000", ""),
        ("dua juta tiga ratus", "2000300", ""),
        ("dua juta tiga juta", "2000000", "tiga juta"),
        (
            "dua juta satu dua tiga empat lima enam tujuh delapan sembilan ribu",
            "2000000",
            "satu dua tiga empat lima enam tujuh delapan sembilan ribu",
        ),
        ("sejuta sewu", "1001000", ""),
        ("sewu sejuta", "1000", "sejuta"),
        ("sewu sewu", "1000", "sewu"),
        ("lima sewu", "5", "sewu"),
        ("dua ribu tiga", "2000", "tiga"),
        ("sepuluh belas", "10", "belas"),
    ] {
        let (_, number, left) = begun(text, 0);
        assert_eq!((number, left.as_str()), (Value::Exact(decimal(value)), rest), "{text}");
    }
    for (text, rest) in [("1.5.0 koma 5", "koma 5"), ("1.5.0 setengah", "setengah"), ("1.5.0 sewu", "sewu")] {
        let (_, number, left) = begun(text, 0);
        assert_eq!((number, left.as_str()), (Value::Malformed, rest), "{text}");
    }
    for (text, once) in [("sewu", "1"), ("rongewu", "2"), ("sejuta", "1")] {
        assert_eq!(begun(text, 0).0, Value::Exact(decimal(once)), "{text} without its factor");
    }
}

#[test]
fn what_is_no_number_is_malformed_as_a_whole_wherever_it_stands() {
    for text in ["2e3 kg", "telur 2e3 kg", "telur ayam 2e3 kg", "2/3 ton", "telur 2/3 ton", "telur ayam 2/3 ton"] {
        let line = Line::new(text);
        let at = (0..line.len()).find(|at| line.number(*at).is_some()).unwrap();
        let (_, number, left) = begun(text, at);
        assert_eq!((number, left.split(' ').count()), (Value::Malformed, 1), "{text}: the unit is left, {left:?}");
    }
    assert_eq!((whole("5,00"), begun("5.00", 0).1), (Decimal::from(5), Value::Malformed), "a nought may be missing behind a dot");
}

#[test]
fn the_ends_of_a_size_may_stand_side_by_side() {
    for (text, high) in
        [("isi 8 9", Some(9)), ("isi 8 12", Some(12)), ("isi 8 13", None), ("isi 8 18", None), ("isi 8 8", None), ("isi 8 7", None)]
    {
        let (phrase, _) = phrase_at(&Line::new(text), 1).unwrap();
        assert_eq!(phrase.second.and_then(|n| n.exact()), high.map(Decimal::from), "{text}");
    }
}
