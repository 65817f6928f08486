//! The proof of papers: the hash of a paper's bytes, and the chains of hashes over all papers and over the trace.
//!
//! A chain is a text of one line a paper or an event, in the order in which they came. A line's last word is the SHA-256 of the last
//! word of the line before it (64 zeros before the first), a line end, and the rest of the line: whoever has the text can check
//! it with `sha256sum` alone.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::{
    domain::paper::{PaperCode, PaperNumber},
    store::PaperRow,
};

/// What stands before the first line.
pub(super) const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The SHA-256 of `bytes`, in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A line without its last word.
fn words(id: i64, number: PaperNumber, code: &PaperCode, sha256: &str, at: DateTime<Utc>) -> String {
    format!("{id} {number} {} {sha256} {}", code.text(), at.timestamp_millis())
}

/// The link behind a line of these words.
pub(super) fn linked(before: &str, words: &str) -> String {
    sha256(format!("{before}\n{words}").as_bytes())
}

/// The chain with this paper at its end.
#[must_use]
pub fn chained(before: &str, paper: &PaperRow) -> String {
    linked(before, &words(paper.id, paper.number, &paper.code, &paper.sha256, paper.issued_at))
}

/// The paper's line of the chain.
#[must_use]
pub fn chain_line(paper: &PaperRow) -> String {
    format!("{} {}", words(paper.id, paper.number, &paper.code, &paper.sha256, paper.issued_at), paper.chain)
}

/// What a chain proves of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The number.
    pub number: String,
    /// The short code.
    pub code: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// When it was issued (UTC).
    pub at: DateTime<Utc>,
}

/// The first line of a chain that is not as it was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {0} of the chain was changed, or lines before it were")]
pub struct BrokenChain(pub usize);

/// Checks a chain from its beginning, and returns what `read` makes of the words of each line.
fn check<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, BrokenChain> {
    let (mut before, mut links) = (BEGINNING, Vec::new());
    let Some(lines) = text.strip_suffix('\n') else {
        return if text.is_empty() { Ok(links) } else { Err(BrokenChain(text.split('\n').count())) };
    };
    for (at, line) in lines.split('\n').enumerate() {
        let whole = line.rsplit_once(' ').filter(|(words, last)| linked(before, words) == *last);
        let (words, last) = whole.ok_or(BrokenChain(at + 1))?;
        links.push(read(words).ok_or(BrokenChain(at + 1))?);
        before = last;
    }
    Ok(links)
}

/// Checks a chain of papers from its beginning, and returns what it proves.
///
/// # Errors
/// [`BrokenChain`].
pub fn check_chain(text: &str) -> Result<Vec<Link>, BrokenChain> {
    check(text, |words| {
        let parts: Vec<&str> = words.split(' ').collect();
        let [_, number, code, sha256, at] = parts.as_slice() else { return None };
        let at = at.parse().ok().and_then(DateTime::from_timestamp_millis)?;
        Some(Link { number: (*number).to_owned(), code: (*code).to_owned(), sha256: (*sha256).to_owned(), at })
    })
}

/// Whether a text is a chain over the trace rather than over papers: each of its lines begins with a list in JSON.
#[must_use]
pub fn is_event_chain(text: &str) -> bool {
    text.starts_with('[')
}

/// Checks a chain over the trace from its beginning, and returns when each event happened (UTC).
///
/// # Errors
/// [`BrokenChain`].
pub fn check_event_chain(text: &str) -> Result<Vec<DateTime<Utc>>, BrokenChain> {
    check(text, |words| {
        let event: Vec<serde_json::Value> = serde_json::from_str(words).ok()?;
        event.get(1)?.as_i64().and_then(DateTime::from_timestamp_millis)
    })
}

/// The line of the chain over the trace behind `before`: an event's words, and the link.
#[must_use]
pub fn event_line(before: &str, words: &str) -> String {
    format!("{words} {}", linked(before, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_everybody() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
