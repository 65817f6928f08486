//! The proof of papers: the hash of a paper's bytes, and the chain of hashes over all papers.
//!
//! A chain is a text of one line a paper, in the order in which they were issued. A line's last word is the SHA-256 of the last
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

fn link(before: &str, words: &str) -> String {
    sha256(format!("{before}\n{words}").as_bytes())
}

/// The chain with this paper at its end.
#[must_use]
pub fn chained(before: &str, paper: &PaperRow) -> String {
    link(before, &words(paper.id, paper.number, &paper.code, &paper.sha256, paper.issued_at))
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

/// Checks a chain from its beginning, and returns what it proves.
///
/// # Errors
/// [`BrokenChain`].
pub fn check_chain(text: &str) -> Result<Vec<Link>, BrokenChain> {
    let (mut before, mut links) = (BEGINNING.to_owned(), Vec::new());
    let Some(lines) = text.strip_suffix('\n') else {
        return if text.is_empty() { Ok(links) } else { Err(BrokenChain(text.split('\n').count())) };
    };
    for (at, line) in lines.split('\n').enumerate() {
        let broken = BrokenChain(at + 1);
        let Some((words, last)) = line.rsplit_once(' ').filter(|(words, last)| link(&before, words) == *last) else { return Err(broken) };
        let parts: Vec<&str> = words.split(' ').collect();
        let [_, number, code, sha256, at] = parts.as_slice() else { return Err(broken) };
        let at = at.parse().ok().and_then(DateTime::from_timestamp_millis).ok_or(broken)?;
        links.push(Link { number: (*number).to_owned(), code: (*code).to_owned(), sha256: (*sha256).to_owned(), at });
        before = last.to_owned();
    }
    Ok(links)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_everybody() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
