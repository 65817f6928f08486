//! Which characters belong to names and words.

/// Whether words are made of it.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether names of accounts and commands are made of it.
pub(super) const fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The end of the characters from `begin` on that are `wanted`.
pub(super) fn run(chars: &[char], begin: usize, wanted: impl Fn(char) -> bool) -> usize {
    begin + chars[begin..].iter().take_while(|c| wanted(**c)).count()
}
