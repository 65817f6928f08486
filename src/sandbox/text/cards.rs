//! Numbers of bank cards in a text, as the server finds them.

use super::characters::run;

/// A stretch of a text, in characters.
type Span = std::ops::Range<usize>;

/// How many figures the number of a card has.
const FIGURES: std::ops::RangeInclusive<usize> = 13..=19;

/// Figures in groups that are the number of a card: neither tied to what stands around them nor wrong by their check digit.
pub(super) fn cards(chars: &[char]) -> Vec<Span> {
    let grouped = |c: char| c.is_ascii_digit() || c == ' ' || c == '-';
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(begin) = chars.iter().skip(at).position(char::is_ascii_digit).map(|place| at + place) {
        at = run(chars, begin, grouped);
        let end = chars[begin..at].iter().rposition(char::is_ascii_digit).map_or(begin, |last| begin + last + 1);
        let figures: Vec<u32> = chars[begin..end].iter().filter_map(|c| c.to_digit(10)).collect();
        let tied_before = begin
            .checked_sub(1)
            .is_some_and(|before| matches!(chars[before], '.' | ',' | '+' | '-' | '_') || chars[before].is_alphabetic());
        let tied_behind = chars.get(end).is_some_and(|c| matches!(c, '-' | '_') || c.is_alphabetic());
        let loose = end - begin > 2 * figures.len().max(1) - 1;
        if FIGURES.contains(&figures.len()) && !tied_before && !tied_behind && !loose && is_card(&figures) {
            found.push(begin..end);
        }
    }
    found
}

/// Whether the check digit is right, and a known kind of card has as many figures as it must.
fn is_card(figures: &[u32]) -> bool {
    let worth = |(place, figure): (usize, &u32)| match place % 2 {
        0 => *figure,
        _ if *figure < 5 => 2 * figure,
        _ => 2 * figure - 9,
    };
    let sum: u32 = figures.iter().rev().enumerate().map(worth).sum();
    let begins = |count: usize| figures.iter().take(count).fold(0, |number, figure| number * 10 + figure);
    let count = figures.len();
    sum.is_multiple_of(10)
        && match (begins(1), begins(2), begins(4)) {
            (4, ..) => matches!(count, 13 | 16 | 18 | 19),
            (_, 51..=55, _) | (_, _, 2221..=2720 | 2200..=2204) => count == 16,
            (_, 34 | 37, _) => count == 15,
            (_, 62 | 81, _) => count >= 16,
            _ => true,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        cards(&chars).into_iter().map(|span| chars[span].iter().collect()).collect()
    }

    #[test]
    fn a_number_of_a_card_is_found_as_it_is_written() {
        for card in ["4111 1111 1111 1111", "4111-1111-1111-1111", "5500005555555559", "378282246310005", "6011000990139424"] {
            assert_eq!(found(&format!("bayar ke {card}, ya")), [card]);
        }
    }

    #[test]
    fn what_is_no_number_of_a_card_is_left_alone() {
        for text in [
            "4111 1111 1111 1112",
            "rek4111111111111111",
            "+4111111111111111",
            "4111111111111111a",
            "4111  1111  1111  1111  ".repeat(2).as_str(),
            "411111111111111",
            "081234567890",
            "1.4111111111111111",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
