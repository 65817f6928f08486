//! Nothing that can be said is without a sample.

use std::collections::BTreeSet;

use super::samples;
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
