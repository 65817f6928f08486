//! How a person wishes to be called.

use super::{Answered, unfit};
use crate::notice::Problem;

/// Longest name that is kept, in letters.
const LETTERS: usize = 40;

/// Keeps how a person wishes to be called: letters, no link, no number of an identity card.
pub(in crate::chat) fn keep(name: &mut Option<String>, text: &str) -> Answered {
    match unfit(text) {
        // What is said of goods and prices would be no answer to somebody who was asked for a name.
        Some(Problem::Link | Problem::Prohibited) => return Answered::Rejected(Problem::NameBad),
        Some(problem) => return Answered::Rejected(problem),
        None => {}
    }
    let clean: String = text.chars().filter(|c| !c.is_control() && !is_direction_mark(*c)).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters = clean.chars().count();
    if letters > LETTERS || !clean.chars().any(char::is_alphabetic) {
        return Answered::Rejected(Problem::NameBad);
    }
    *name = Some(clean);
    Answered::Accepted
}

/// Marks that turn the direction of what follows: no name needs them.
const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Option<String> {
        let mut kept = None;
        keep(&mut kept, text);
        kept
    }

    #[test]
    fn a_name_is_kept_as_typed_without_tricks() {
        assert_eq!(kept("  Pak   Slamet "), Some("Pak Slamet".into()));
        assert_eq!(kept("Bu \u{202e}Siti"), Some("Bu Siti".into()));
        assert_eq!(kept("🐔🐔"), None);
        assert_eq!(kept(&"a".repeat(41)), None);
    }
}
