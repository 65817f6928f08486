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

/// The fields with text of every stored type in the source: `Type.field`, `Type::Variant` or, of a type that is nothing else, `Type`;
/// with the name of the field where it has one. A stored type is one that serde reads or writes.
pub(crate) fn text_fields(source: &str) -> Vec<(String, Option<String>)> {
    const TEXTS: &[&str] = &["String", "PersonName", "str", "Cow", "Value"];
    let mut found = Vec::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        if !line.trim_start().starts_with("#[derive(") || !(line.contains("Serialize") || line.contains("Deserialize")) {
            continue;
        }
        let Some(head) = lines.by_ref().find(|line| line.contains("struct ") || line.contains("enum ")) else { break };
        let indent = head.len() - head.trim_start().len();
        let (_, name) = head.split_once("struct ").or_else(|| head.split_once("enum ")).unwrap();
        let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
        let has_text = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| TEXTS.contains(&word));
        if head.ends_with(';') {
            found.extend(has_text(head).then_some((name, None)));
            continue;
        }
        for line in lines.by_ref().take_while(|line| !line.starts_with(&format!("{}}}", " ".repeat(indent)))) {
            let line = line.trim();
            if line.starts_with("//") || line.starts_with('#') || !has_text(line) {
                continue;
            }
            let inside = line.split_once('{').map_or(line, |(_, fields)| fields).trim_end_matches([',', '}', ' ']);
            for field in outer_parts(inside).into_iter().filter(|field| has_text(field)) {
                match field.split_once(": ") {
                    Some((field, _)) => {
                        let field = field.split_whitespace().last().unwrap_or_default();
                        found.push((format!("{name}.{field}"), Some(field.to_owned())));
                    }
                    None if line.contains('(') && line.starts_with(char::is_uppercase) => {
                        let variant: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
                        found.push((format!("{name}::{variant}"), None));
                    }
                    None => {}
                }
            }
        }
    }
    found
}

/// The parts of a list between its commas, but for commas within brackets.
fn outer_parts(list: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0_i32, 0, Vec::new());
    for (at, letter) in list.char_indices() {
        depth += i32::from(matches!(letter, '(' | '<')) - i32::from(matches!(letter, ')' | '>'));
        if letter == ',' && depth == 0 {
            parts.push(&list[from..at]);
            from = at + 1;
        }
    }
    parts.push(&list[from..]);
    parts.into_iter().map(str::trim).collect()
}
