//! Nothing that can be said is without a sample.

use std::collections::{BTreeMap, BTreeSet};

use super::{rendered, samples, screen};
use crate::support::source::variants;

#[test]
fn every_notice_question_answer_and_problem_has_a_sample() {
    let source = concat!(
        include_str!("../../src/notice/mod.rs"),
        include_str!("../../src/notice/ask.rs"),
        include_str!("../../src/notice/facts.rs"),
        include_str!("../../src/domain/commodity.rs"),
    );
    let shown: Vec<String> = samples::all().iter().map(|s| format!("{:?}", s.notice)).collect();
    let words: BTreeSet<&str> = shown.iter().flat_map(|s| s.split(|c: char| !c.is_alphanumeric())).collect();
    for name in [
        "Notice",
        "AdminAlert",
        "NoOffer",
        "OverBudget",
        "FormKind",
        "OfferNews",
        "StaleReason",
        "Question",
        "Variant",
        "Choice",
        "Field",
        "Problem",
        "Sort",
    ] {
        let variants = variants(source, name);
        assert!(!variants.is_empty(), "{name}");
        for variant in variants {
            assert!(words.contains(variant.as_str()), "no sample of {name}::{variant}");
        }
    }
    let notices: BTreeSet<&str> = shown.iter().filter_map(|s| s.split(|c: char| !c.is_alphanumeric()).next()).collect();
    for variant in variants(source, "Notice") {
        assert!(notices.contains(variant.as_str()), "no sample of Notice::{variant}");
    }
}

/// Texts that no notice shows: where they are shown is tested there.
const ELSEWHERE: &[(&str, &str)] = &[
    ("paper-", "the sheets of papers: tests/papers"),
    ("command-", "the list of commands: tests/traffic"),
    ("inline-", "answers to inline queries: tests/inline"),
    ("weekday-", "names of days: src/locale/date.rs"),
    ("month-", "names of months: src/locale/date.rs"),
    ("unit-", "names of units: src/locale/quantity.rs"),
    ("money-", "large amounts: src/locale/money.rs"),
];

/// The texts by their keys, as the words between what is put into them.
fn texts() -> BTreeMap<&'static str, Vec<String>> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut key = "";
    for line in include_str!("../../locales/id/tembus.ftl").lines().filter(|line| !line.starts_with('#')) {
        let text = match line.split_once(" =") {
            Some((name, text)) if name.starts_with(|c: char| c.is_ascii_lowercase()) => {
                key = name;
                text
            }
            _ => line,
        };
        let whole = texts.entry(key).or_default();
        whole.push(' ');
        whole.push_str(text.trim());
    }
    let words = |text: String| -> Vec<String> {
        let parts = text.split(['{', '}']).step_by(2).map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        parts.filter(|part| !part.is_empty()).collect()
    };
    texts.into_iter().map(|(key, text)| (key, words(text))).collect()
}

/// Whether a message shows these words one after the other.
fn shows(message: &str, words: &[String]) -> bool {
    let mut rest = message;
    words.iter().all(|word| match rest.split_once(word.as_str()) {
        Some((_, behind)) => {
            rest = behind;
            true
        }
        None => false,
    })
}

#[test]
fn every_text_is_shown_by_a_sample() {
    let drawn = samples::all().into_iter().map(|sample| screen::draw(&rendered(&sample.notice)));
    let drawn: Vec<String> = drawn.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let of_notices = texts().into_iter().filter(|(key, _)| !ELSEWHERE.iter().any(|(prefix, _)| key.starts_with(prefix)));
    let unseen: Vec<&str> = of_notices.filter(|(_, words)| !drawn.iter().any(|text| shows(text, words))).map(|(key, _)| key).collect();
    assert!(unseen.is_empty(), "no sample shows {unseen:?}");
}
