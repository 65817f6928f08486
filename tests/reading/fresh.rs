//! Lines in the style of real sellers, with the answers that are accepted, and days and numbers that other readers got
//! wrong: what is wrong must at least be asked.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;
use tembus::reading::{line, to_json};

const FRESH: &str = include_str!("../data/fresh_cases.jsonl");
/// Lines of the same kinds that were written by others without knowing how they are read.
const HEARD: &str = include_str!("../data/heard_cases.jsonl");
/// The same by others again.
const TOLD: &str = include_str!("../data/told_cases.jsonl");
const DATES: &str = include_str!("../data/dates_and_numbers.jsonl");

const FIELDS: [&str; 11] =
    ["commodity", "qty", "unit", "pack_qty", "pack_unit", "price", "price_unit", "nego", "ready_date", "ready_until", "place"];

fn cases(file: &str) -> impl Iterator<Item = Value> {
    file.lines().filter(|l| !l.trim().is_empty()).map(|l| serde_json::from_str(l).unwrap())
}

fn read(text: &str, today: &str) -> Value {
    let today: NaiveDate = today.parse().unwrap();
    to_json(&line(text, today))
}

fn asks(of: &Value) -> BTreeSet<&str> {
    of.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn equal(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.to_string() == b.to_string(),
        _ => a == b,
    }
}

/// The questions that cover a field.
fn covers(field: &str) -> &'static [&'static str] {
    match field {
        "commodity" => &["commodity", "variant"],
        "qty" => &["qty", "qty_scale"],
        "unit" => &["unit", "qty", "qty_scale"],
        "pack_qty" | "pack_unit" => &["pack_weight", "unit", "qty"],
        "price" => &["price", "price_scale", "price_range", "price_approx"],
        "price_unit" => &["price", "price_scale", "price_range", "price_unit", "unit"],
        "ready_date" | "ready_until" => &["ready_date"],
        _ => &[],
    }
}

fn same(want: &Value, got: &Value) -> bool {
    FIELDS.iter().all(|f| equal(&want[f], &got[f])) && asks(&want["ask"]) == asks(&got["ask"])
}

/// Whether one of the alternatives of a case was given.
fn is_accepted(case: &Value, alternative: &Value, got: &Value) -> bool {
    if let Some(error) = alternative["error"].as_str() {
        return got["expect_error"].as_str() == Some(error);
    }
    let got = &got["expect"];
    if let Some(patch) = alternative["patch"].as_object() {
        let mut want = case["expect"].clone();
        for (field, value) in patch {
            want[field] = value.clone();
        }
        return same(&want, got);
    }
    let asked = asks(&got["ask"]);
    let any = asks(&alternative["asks_any"]);
    let want = &case["expect"];
    got.is_object()
        && any.iter().any(|code| asked.contains(code))
        && asks(&alternative["need"]).is_subset(&asked)
        && asks(&alternative["null"]).iter().all(|field| got[field].is_null())
        && alternative["ok"].as_object().into_iter().flatten().all(|(field, value)| equal(&got[field], value))
        && (want.is_null() || FIELDS.iter().all(|f| equal(&want[f], &got[f]) || covers(f).iter().any(|code| asked.contains(code))))
}

#[test]
fn lines_of_real_sellers_are_right_or_asked() {
    let wrong: Vec<String> = cases(FRESH)
        .chain(cases(HEARD))
        .chain(cases(TOLD))
        .filter_map(|case| {
            let got = read(case["text"].as_str().unwrap(), case["today"].as_str().unwrap());
            let right = match case["expect_error"].as_str() {
                Some(error) => got["expect_error"].as_str() == Some(error),
                None => got["expect"].is_object() && same(&case["expect"], &got["expect"]),
            };
            let accepted = || case["accept"].as_array().into_iter().flatten().any(|a| is_accepted(&case, a, &got));
            (!right && !accepted()).then(|| format!("{} {} is {got}", case["id"], case["text"]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_and_numbers_that_others_got_wrong_are_right_or_asked() {
    for case in cases(DATES) {
        let got = read(case["line"].as_str().unwrap(), case["today"].as_str().unwrap());
        for (field, allowed) in case["expect"].as_object().unwrap() {
            let value = &got["expect"][field];
            assert!(allowed.as_array().unwrap().iter().any(|a| equal(a, value)), "{}: {field} is {value}", case["line"]);
            let asked = covers(field).iter().any(|code| asks(&got["expect"]["ask"]).contains(code));
            assert!(!value.is_null() || asked, "{}: {got}", case["line"]);
        }
    }
}
