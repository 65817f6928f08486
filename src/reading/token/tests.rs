//! Where a text parts into tokens.

use super::*;

fn split(text: &str) -> Vec<String> {
    Line::new(text).tokens.iter().map(|t| t.text.clone()).collect()
}

#[test]
fn letters_digits_and_signs_part_where_they_touch() {
    assert_eq!(split("Rp.26.250/kg, 75kg"), ["rp", "26.250", "/", "kg", "75", "kg"]);
    assert_eq!(split("1.5.0 4..5"), ["1.5.0", "4..5"]);
}

#[test]
fn hyphens_of_compounds_and_doubling_are_dropped() {
    assert_eq!(split("enting-enting kira2 26"), ["enting", "enting", "kira", "26"]);
    assert_eq!(split("26rb-an"), ["26", "rb", "an"]);
}

#[test]
fn a_comma_breaks_a_phrase_and_a_full_stop_does_not() {
    let line = Line::new("telur, kel. blitar");
    assert!(!line.follows(1));
    assert!(line.follows(2));
}
