//! Links and e-mail addresses in plain sight.

use super::characters::{is_name, is_word, run};

type Span = std::ops::Range<usize>;

/// The endings of names that are links without a protocol before them.
const TOP_LEVEL_DOMAINS: &str = include_str!("tlds.txt");
/// What a link doesn't end with.
const ENDINGS: &str = ".:;,('?!`";
/// The longest name in a link of an app.
const APP_NAME: usize = 253;

const fn is_name_or_minus(c: char) -> bool {
    is_name(c) || c == '-'
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() && c > ' ' && c != '\u{85}' || c == ' '
}

fn is_link(c: char) -> bool {
    match c {
        '\u{2000}'..='\u{206f}' => matches!(c, '\u{200c}' | '\u{200d}' | '\u{2010}'..='\u{2015}'),
        _ => !is_separator(c),
    }
}

fn is_path(c: char) -> bool {
    !matches!(c, '\n' | '<' | '>' | '"' | '«' | '»') && is_link(c)
}

fn is_user(c: char) -> bool {
    !matches!(c, '\n' | '/' | '[' | ']' | '{' | '}' | '(' | ')' | '\'' | '`' | '<' | '>' | '"' | '@' | '«' | '»') && is_link(c)
}

fn is_domain(c: char) -> bool {
    if c < '\u{c0}' { c == '.' || c == '~' || is_name_or_minus(c) } else { is_link(c) }
}

fn is_protocol(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '+' || c == '-' } else { !is_separator(c) }
}

/// The beginning of the characters before `end`, not before `least`, that are `wanted`.
fn back(chars: &[char], least: usize, end: usize, wanted: fn(char) -> bool) -> usize {
    end - chars[least..end].iter().rev().take_while(|c| wanted(**c)).count()
}

/// The end of the path that begins at `at`, if there is one.
fn path_end(chars: &[char], at: usize) -> usize {
    if !matches!(chars.get(at), Some('/' | '?' | '#')) {
        return at;
    }
    let mut end = run(chars, at + 1, is_path);
    while end > at + 1 && ENDINGS.contains(chars[end - 1]) {
        end -= 1;
    }
    if chars[at] == '/' || end > at + 1 { end } else { at }
}

/// Links that open an app: `tg://`, `ton://`.
pub(super) fn app_links(chars: &[char]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for colon in (0..chars.len()).filter(|at| chars[*at..].starts_with(&[':', '/', '/'])) {
        if found.last().is_some_and(|last| colon < last.end) {
            continue;
        }
        let before: String = chars[colon.saturating_sub(7)..colon].iter().collect::<String>().to_ascii_lowercase();
        let length = if before.ends_with("tg") {
            2
        } else if before.ends_with("ton") || before == "tonsite" {
            3
        } else {
            continue;
        };
        let name = colon + 3;
        let end = run(&chars[..chars.len().min(name + APP_NAME)], name, is_name_or_minus);
        if end > name {
            found.push(colon - length..path_end(chars, end));
        }
    }
    found
}

/// Links of the web and e-mail addresses, with their kinds.
pub(super) fn web_links(chars: &[char]) -> Vec<(&'static str, Span)> {
    let candidates = candidates(chars).into_iter();
    candidates
        .filter_map(|span| {
            let text: String = chars[span.clone()].iter().collect();
            if is_email(&text) {
                Some(("email", span))
            } else if text.strip_prefix("mailto:").is_some_and(is_email) {
                Some(("email", span.start + 7..span.end))
            } else {
                link_length(&text).map(|length| ("url", span.start..span.start + length))
            }
        })
        .collect()
}

/// Whatever has a dot within and nothing around that speaks against a link.
fn candidates(chars: &[char]) -> Vec<Span> {
    let (mut found, mut start) = (Vec::new(), 0);
    while let Some(dot) = chars[start..].iter().position(|c| *c == '.').map(|at| start + at).filter(|dot| dot + 1 < chars.len()) {
        if chars[dot + 1] == ' ' {
            start = dot + 2;
            continue;
        }
        let (span, sound) = around(chars, start, dot);
        let mut end = span.end;
        if sound {
            if end > dot + 1 {
                found.push(span);
            }
            end = run(chars, end, |c| c == '.');
        } else {
            while chars[end - 1] != '.' {
                end -= 1;
            }
        }
        start = end.max(dot + 1);
    }
    found
}

/// The stretch around a dot that may be a link, not before `start`, and whether nothing speaks against it.
fn around(chars: &[char], start: usize, dot: usize) -> (Span, bool) {
    let mut begin = back(chars, start, dot, is_domain);
    let domain_end = run(chars, dot, |c| c == '@' || is_domain(c));
    let named = chars[dot..domain_end].contains(&'@');
    if named {
        begin = back(chars, start, begin, is_user);
    }
    let mut end = path_end(chars, port_end(chars, domain_end));
    while end > dot + 1 && chars[end - 1] == '.' {
        end -= 1;
    }
    let mut sound = true;
    if begin > start && chars[begin - 1] == '@' {
        let user = back(chars, start, begin - 1, is_user);
        sound = !named && user < begin - 1;
        begin = user;
    }
    if begin == start {
        return (begin..end, sound);
    }
    if begin - start >= 6 && chars[..begin].ends_with(&[':', '/', '/']) {
        let protocol: String = chars[back(chars, start, begin - 3, is_protocol)..begin - 3].iter().collect();
        match protocol_length(&protocol.to_ascii_lowercase()) {
            Some(length) => (begin - 3 - length..end, sound),
            None => (begin..end, false),
        }
    } else {
        let before = chars[begin - 1];
        (begin..end, sound && !is_word(before) && !matches!(before, '/' | '#' | '@'))
    }
}

fn protocol_length(protocol: &str) -> Option<usize> {
    let known = [("http", &["shttp"][..]), ("https", &[]), ("ftp", &["tftp", "sftp"]), ("tonsite", &[])];
    let (name, _) = known.into_iter().find(|(name, others)| protocol.ends_with(name) && !others.contains(&protocol))?;
    Some(name.len())
}

fn port_end(chars: &[char], at: usize) -> usize {
    if chars.get(at) != Some(&':') {
        return at;
    }
    let end = run(chars, at + 1, |c| c.is_ascii_digit());
    let digits: String = chars[at + 1..end].iter().collect();
    let port = digits.trim_start_matches('0').parse().unwrap_or(0_u64);
    if (1..=65_535).contains(&port) { end } else { at }
}

fn is_email(text: &str) -> bool {
    let Some((user, domain)) = text.split_once('@') else { return false };
    let parts: Vec<&str> = user.split(['.', '+']).collect();
    let (Some((last, others)), true) = (parts.split_last(), user.chars().all(|c| is_name_or_minus(c) || c == '.' || c == '+')) else {
        return false;
    };
    if others.iter().any(|part| part.len() > 26) || parts.len() > 11 || !(1..=35).contains(&last.len()) {
        return false;
    }
    let Some((rest, top)) = domain.rsplit_once('.') else { return false };
    let labels: Vec<&str> = rest.split('.').collect();
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let label =
        |label: &&str| label.len() <= 30 && label.chars().all(is_name_or_minus) && edge(label.chars().next()) && edge(label.chars().last());
    (2..=8).contains(&top.len()) && top.chars().all(|c| c.is_ascii_alphabetic()) && labels.len() <= 6 && labels.iter().all(label)
}

/// How many characters of a candidate are a link, if it is one.
fn link_length(text: &str) -> Option<usize> {
    let lower = text.get(..text.len().min(10)).unwrap_or(text).to_ascii_lowercase();
    let protocol = ["http://", "https://", "ftp://", "tonsite://"].into_iter().find(|protocol| lower.starts_with(protocol));
    let rest = &text[protocol.map_or(0, str::len)..];
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let place = authority.split_once('@').map_or(authority, |(_, place)| place);
    let domain = place.rsplit_once(':').map_or(place, |(domain, _)| domain);
    let sound = is_address(domain) || is_domain_name(domain, protocol.is_some());
    sound.then(|| text.chars().count() - path.chars().count() + path_length(path))
}

/// How many characters of a path belong to the link: up to a bracket that was not opened there, without signs at the end.
fn path_length(path: &str) -> usize {
    let chars: Vec<char> = path.chars().collect();
    let mut open = [0_i32; 3];
    let closes = |c: &char| {
        if let Some(kind) = "([{".find(*c) {
            open[kind] += 1;
        } else if let Some(kind) = ")]}".find(*c) {
            open[kind] -= 1;
        }
        open.iter().any(|count| *count < 0)
    };
    let mut end = chars.iter().position(closes).unwrap_or(chars.len());
    while end > 0 && ENDINGS.contains(chars[end - 1]) {
        end -= 1;
    }
    end
}

/// Four numbers up to 255 with dots between them.
fn is_address(domain: &str) -> bool {
    let number =
        |part: &str| part == "0" || (!part.starts_with('0') && part.bytes().all(|b| b.is_ascii_digit()) && part.parse::<u8>().is_ok());
    domain.split('.').count() == 4 && domain.split('.').all(number)
}

fn is_domain_name(domain: &str, has_protocol: bool) -> bool {
    let parts: Vec<&str> = domain.split('.').collect();
    let [.., second, top] = parts.as_slice() else { return false };
    let part = |part: &&str| !part.is_empty() && part.len() < 64 && !part.ends_with('-');
    let named = domain.chars().any(|c| c != '.' && !c.is_ascii_digit());
    let known = match top.strip_prefix("xn--") {
        Some(encoded) => encoded.len() >= 2 && encoded.bytes().all(|b| b.is_ascii_alphanumeric()),
        None => !top.contains(['_', '-']) && (has_protocol || is_top_level(top)),
    };
    parts.iter().all(part) && named && top.chars().count() > 1 && known && !second.contains('_')
}

/// `Id` at the end of a sentence that goes on without a space is no domain; `id` and `ID` are.
fn is_top_level(top: &str) -> bool {
    let lower = top.to_lowercase();
    let tail = |text: &str| text.chars().skip(1).collect::<String>();
    (lower == top || tail(&lower) != tail(top)) && TOP_LEVEL_DOMAINS.split_whitespace().any(|known| known == lower)
}
