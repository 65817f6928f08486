//! The reader of whole lines, against the cases that were collected with its rules and those of our own.

use chrono::NaiveDate;
use serde_json::Value;
use tembus::reading::{line, to_json};

mod any_text;
mod fresh;
mod lines;
mod market;
mod properties;
mod valid;

const COLLECTED: &str = include_str!("../data/parsing_cases.jsonl");
const OWN: &str = include_str!("../data/more_cases.jsonl");
const BLIND: &str = include_str!("../data/blind_cases.jsonl");

/// Reads every case of a file and gives each difference as a sentence.
fn differences(file: &str) -> Vec<String> {
    let mut found = Vec::new();
    for case in file.lines().filter(|l| !l.trim().is_empty()) {
        let case: Value = serde_json::from_str(case).unwrap();
        let today: NaiveDate = case["today"].as_str().unwrap_or("2026-11-24").parse().unwrap();
        let text = case["text"].as_str().unwrap();
        let got = to_json(&line(text, today));
        let mut differ =
            |field: &str, expected: &Value, got: &Value| found.push(format!("{} {text:?}: {field} is {got}, not {expected}", case["id"]));
        if case["expect_error"] != got["expect_error"] {
            differ(
                "expect_error",
                &case["expect_error"],
                if got["expect_error"].is_null() { &got["expect"] } else { &got["expect_error"] },
            );
            continue;
        }
        let Some(expected) = case["expect"].as_object() else { continue };
        for (field, value) in expected {
            let read = &got["expect"][field];
            if !same(field, value, read) {
                differ(field, value, read);
            }
        }
    }
    found
}

/// Asks are sets, numbers are numbers however they are written.
fn same(field: &str, expected: &Value, got: &Value) -> bool {
    if field == "ask" {
        let sorted = |v: &Value| {
            let mut codes: Vec<String> = v.as_array().unwrap().iter().map(|c| c.as_str().unwrap().to_owned()).collect();
            codes.sort();
            codes
        };
        return sorted(expected) == sorted(got);
    }
    match (expected.as_f64(), got.as_f64()) {
        (Some(a), Some(b)) => a.to_string() == b.to_string(),
        _ => expected == got,
    }
}

#[test]
fn every_collected_case_is_read_as_it_should_be() {
    let found = differences(COLLECTED);
    assert!(found.is_empty(), "{} differences\n{}", found.len(), found.join("\n"));
    assert_eq!(COLLECTED.lines().count(), 120);
}

#[test]
fn every_case_of_our_own_is_read_as_it_should_be() {
    let found = differences(OWN);
    assert!(found.is_empty(), "{} differences\n{}", found.len(), found.join("\n"));
}

/// Written from the rules alone, by somebody who had not seen the reader.
#[test]
fn every_case_written_from_the_rules_alone_is_read_as_it_should_be() {
    let found = differences(BLIND);
    assert!(found.is_empty(), "{} differences\n{}", found.len(), found.join("\n"));
}
