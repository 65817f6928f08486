//! Every change of a paper or of the chain of papers is found.

use proptest::prelude::*;
use tembus::{
    chat::paper,
    domain::{
        order::{OrderCode, OrderId},
        paper::{PaperCode, PaperKind, PaperNumber},
    },
    market::{chain_line, chained, check_chain, sha256},
    store::PaperRow,
};

use super::{at, facts, issue};

/// A chain of so many papers.
fn chain(papers: i64) -> String {
    let mut before = "0".repeat(64);
    let mut text = String::new();
    for id in 1..=papers {
        let number = PaperNumber { order: OrderCode { year: 2026, number: id }, kind: PaperKind::Confirmation, number: 1 };
        let mut row = PaperRow {
            id,
            order: OrderId(id),
            number,
            code: PaperCode::from_entropy([u8::try_from(id).unwrap(); 10]),
            facts: None,
            link: String::new(),
            sha256: sha256(&id.to_be_bytes()),
            chain: String::new(),
            issued_at: at("2026-11-24T03:20:00Z"),
        };
        row.chain = chained(&before, &row);
        before.clone_from(&row.chain);
        text.push_str(&chain_line(&row));
        text.push('\n');
    }
    text
}

#[test]
fn an_untouched_chain_is_whole() {
    let links = check_chain(&chain(20)).unwrap();
    assert_eq!((links.len(), links[6].number.as_str()), (20, "O-2026-00007/KP-1"));
    assert_eq!(check_chain("").unwrap(), []);
}

#[test]
fn lines_can_not_be_left_out_moved_or_doubled() {
    let whole = chain(20);
    let lines: Vec<&str> = whole.lines().collect();
    for at in 0..19 {
        let mut left_out = lines.clone();
        left_out.remove(at);
        let mut moved = lines.clone();
        moved.swap(at, at + 1);
        let mut doubled = lines.clone();
        doubled.insert(at, lines[at]);
        for changed in [left_out, moved, doubled] {
            assert!(check_chain(&(changed.join("\n") + "\n")).is_err(), "{at}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_changed_byte_of_a_paper_is_found(place in any::<proptest::sample::Index>(), change in 1u8..=255) {
        static PAPER: std::sync::LazyLock<(Vec<u8>, String)> = std::sync::LazyLock::new(|| {
            let bytes = paper(&facts(PaperKind::Confirmation), Some(&issue()), "Tembus Pasar").unwrap();
            let hash = sha256(&bytes);
            (bytes, hash)
        });
        let (bytes, hash) = &*PAPER;
        let mut changed = bytes.clone();
        changed[place.index(bytes.len())] ^= change;
        prop_assert_ne!(&sha256(&changed), hash);
    }

    #[test]
    fn every_changed_byte_of_a_chain_is_found(place in any::<proptest::sample::Index>(), change in 1u8..=255) {
        static CHAIN: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| chain(20));
        let mut changed = CHAIN.clone().into_bytes();
        let at = place.index(changed.len());
        changed[at] ^= change;
        let is_found = std::str::from_utf8(&changed).map_or(true, |text| check_chain(text).is_err());
        prop_assert!(is_found, "byte {at}");
    }
}
