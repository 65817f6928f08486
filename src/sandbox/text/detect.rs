//! What is found in a text without any markup: mentions, commands, hashtags, cashtags, links, e-mail addresses and numbers of bank cards.
//!
//! Each finder works on character positions; what overlaps is settled at the end, the earlier and longer one stays.

use super::{
    cards,
    characters::{is_name, is_word, run},
    formatted::Entity,
    links, nesting,
};

/// A stretch of a text, in characters.
type Span = std::ops::Range<usize>;
/// Finds the stretches of one kind.
type Finder = fn(&[char]) -> Vec<Span>;

/// Names of fewer than four letters that are mentions all the same.
const SHORT_NAMES: [&str; 5] = ["gif", "nft", "pic", "ufc", "vid"];

/// Everything that is found, in order and without overlaps; offsets in UTF-16 units.
pub(super) fn detect(text: &str) -> Vec<Entity> {
    let chars: Vec<char> = text.chars().collect();
    let units: Vec<usize> = chars
        .iter()
        .scan(0, |offset, c| {
            *offset += c.len_utf16();
            Some(*offset)
        })
        .collect();
    let before = |place: usize| place.checked_sub(1).map_or(0, |last| units[last]);
    let finders: [(&str, Finder); 6] = [
        ("mention", mentions),
        ("bot_command", commands),
        ("hashtag", hashtags),
        ("cashtag", cashtags),
        ("bank_card_number", cards::cards),
        ("url", links::app_links),
    ];
    let spans = finders.into_iter().flat_map(|(kind, find)| find(&chars).into_iter().map(move |span| (kind, span)));
    let mut found: Vec<Entity> = spans
        .chain(links::web_links(&chars))
        .map(|(kind, span)| Entity::new(kind, before(span.start), before(span.end) - before(span.start)))
        .collect();
    nesting::sort(&mut found);
    nesting::keep_disjoint(&mut found);
    found
}

fn is_tag(c: char) -> bool {
    is_word(c) || c == '\u{200c}' || c == '\u{b7}' || ('\u{d80}'..='\u{dff}').contains(&c)
}

/// The places of a sign that does not stand behind one of the characters that make it part of a word.
fn signs(chars: &[char], sign: char, part: impl Fn(char) -> bool) -> Vec<usize> {
    let free = |place: &usize| chars[*place] == sign && place.checked_sub(1).is_none_or(|before| !part(chars[before]));
    (0..chars.len()).filter(free).collect()
}

fn mentions(chars: &[char]) -> Vec<Span> {
    let span = |at: usize| {
        let end = run(chars, at + 1, is_name);
        let name: String = chars[at + 1..end].iter().collect();
        let long = (4..=32).contains(&name.len()) || SHORT_NAMES.contains(&name.to_ascii_lowercase().as_str());
        (long && !chars.get(end).is_some_and(|c| is_word(*c))).then_some(at..end)
    };
    signs(chars, '@', is_word).into_iter().filter_map(span).collect()
}

fn commands(chars: &[char]) -> Vec<Span> {
    let glued = |c: char| is_word(c) || c == '/' || c == '<' || c == '>';
    let span = |at: usize| {
        let mut end = run(chars, at + 1, is_name);
        if !(1..=64).contains(&(end - at - 1)) {
            return None;
        }
        if chars.get(end) == Some(&'@') {
            let bot = end + 1;
            end = run(chars, bot, is_name);
            if !(3..=32).contains(&(end - bot)) {
                return None;
            }
        }
        (!chars.get(end).is_some_and(|c| glued(*c))).then_some(at..end)
    };
    signs(chars, '/', glued).into_iter().filter_map(span).collect()
}

fn hashtags(chars: &[char]) -> Vec<Span> {
    let span = |at: usize| {
        let stop = run(chars, at + 1, is_tag);
        let mut end = stop.min(at + 1 + 256);
        let letters = chars[at + 1..end].iter().any(|c| c.is_alphabetic());
        if end == stop && chars.get(end) == Some(&'@') {
            let bot = run(&chars[..chars.len().min(end + 33)], end + 1, is_name);
            end = if bot - end > 3 { bot } else { end };
        }
        let next = chars.get(stop.max(end));
        (letters && next != Some(&'#')).then_some(at..end)
    };
    signs(chars, '#', is_tag).into_iter().filter_map(span).collect()
}

fn cashtags(chars: &[char]) -> Vec<Span> {
    let part = |c: char| is_tag(c) || c == '$';
    let span = |at: usize| {
        let special = chars[at + 1..].starts_with(&['1', 'I', 'N', 'C', 'H']);
        let mut end = if special { at + 6 } else { run(chars, at + 1, |c| c.is_ascii_uppercase()) };
        if !(1..=8).contains(&(end - at - 1)) {
            return None;
        }
        if chars.get(end) == Some(&'@') {
            let bot = run(chars, end + 1, is_name);
            end = if (3..=32).contains(&(bot - end - 1)) { bot } else { end };
        }
        (!chars.get(end).is_some_and(|c| part(*c))).then_some(at..end)
    };
    signs(chars, '$', part).into_iter().filter_map(span).collect()
}
