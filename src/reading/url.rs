//! Web addresses, which are never kept.

use super::normalize;

/// Endings of host names that are taken for a web address.
const ENDINGS: &[&str] = &[
    "com", "net", "org", "id", "me", "ly", "co", "info", "io", "xyz", "shop", "store", "site", "online", "link", "example", "app", "biz",
    "click", "top", "gg", "dev", "web", "page",
];

/// Whether a text holds a web address or an invitation to another chat.
pub(super) fn is_named(text: &str) -> bool {
    stands_in(&normalize::fold(text))
}

/// Whether an address stands in a text that was folded.
pub(super) fn stands_in(folded: &str) -> bool {
    // Most texts have no full stop within a word.
    let dotted = folded.contains("://")
        || folded.contains("www.")
        || folded.split('.').skip(1).any(|after| after.starts_with(|c: char| !c.is_whitespace()));
    dotted && folded.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '<' | '>' | '"')).any(is_link)
}

fn is_link(word: &str) -> bool {
    if word.contains("://") || word.starts_with("www.") {
        return true;
    }
    let host = word.split(['/', '?', ':', '#']).next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    // An address for mail is no link.
    if host.contains('@') {
        return false;
    }
    let labels: Vec<&str> = host.split('.').collect();
    let Some((ending, names)) = labels.split_last() else { return false };
    let proper = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let named = names.last().is_some_and(|n| n.chars().any(char::is_alphabetic));
    ENDINGS.contains(ending) && named && names.iter().all(|l| proper(l))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_abbreviations_are_not() {
        for text in
            ["cek http://untung-cepat.example", "t.me/grup", "wa.me/62812", "WWW.toko.com", "tokoku.com", "bit.ly/abc", "(shopee.co.id/x)"]
        {
            assert!(is_named(text), "{text}");
        }
        for text in ["telur 2 ton 26.500/kg", "kel.blitar", "Rp.26.250", "siap.besok", "s.d. jumat", "26.000,-", "300 liter/hari"] {
            assert!(!is_named(text), "{text}");
        }
    }
}
