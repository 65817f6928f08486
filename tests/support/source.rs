//! What the source itself says.

/// The names of the variants of an enum, read from the source that defines it.
pub(crate) fn variants(source: &str, name: &str) -> Vec<String> {
    let start = source.find(&format!("pub enum {name} {{")).unwrap();
    let body = &source[start..];
    let body = &body[..body.find("\n}").unwrap()];
    body.lines()
        .skip(1)
        .filter_map(|line| line.strip_prefix("    ").filter(|l| l.starts_with(char::is_uppercase)))
        .map(|line| line.chars().take_while(|c| c.is_alphanumeric()).collect())
        .collect()
}
