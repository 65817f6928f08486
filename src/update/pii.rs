//! Identity numbers, which are never kept.

use serde_json::Value;

/// Digits of the national identity number (NIK).
const NIK_DIGITS: usize = 16;

/// Writes 0 for the digits of every identity number in the texts of `value`.
pub(super) fn redact(value: &mut Value) {
    match value {
        Value::String(text) => *text = without_identity_numbers(text),
        Value::Array(values) => values.iter_mut().for_each(redact),
        Value::Object(fields) => fields.values_mut().for_each(redact),
        _ => {}
    }
}

/// Writes 0 for the digits of every number of exactly 16 digits, grouped or not.
#[must_use]
pub fn without_identity_numbers(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = letters.clone();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_numeric() {
            at += 1;
            continue;
        }
        let (mut digits, mut end) = (Vec::new(), at);
        while end < letters.len() {
            let grouping = matches!(letters[end], ' ' | '.' | '-' | '\u{a0}') && letters.get(end + 1).is_some_and(|c| c.is_numeric());
            if letters[end].is_numeric() {
                digits.push(end);
            } else if !grouping {
                break;
            }
            end += 1;
        }
        if digits.len() == NIK_DIGITS {
            digits.iter().for_each(|&digit| out[digit] = '0');
        }
        at = end;
    }
    out.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_sixteen_digits_are_replaced() {
        assert_eq!(without_identity_numbers("NIK 3505123456780001 ya"), "NIK 0000000000000000 ya");
        assert_eq!(without_identity_numbers("3505 1234 5678 0001"), "0000 0000 0000 0000");
        assert_eq!(without_identity_numbers("é3505-1234-5678-0001."), "é0000-0000-0000-0000.");
        assert_eq!(without_identity_numbers("081234567890, 26.500"), "081234567890, 26.500");
    }
}
