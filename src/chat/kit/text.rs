//! Putting texts together, and letting the words of strangers in without harm.

use i18n_embed_fl::fl;
use teloxide::utils::html;

use crate::{
    domain::commodity::{Commodity, Group},
    locale::Locale,
};

/// The most letters of a name or a place that are shown.
pub(in crate::chat) const NAME: usize = 40;
/// The most letters of a sentence in a person's own words that are shown.
pub(in crate::chat) const SENTENCE: usize = 200;
/// What Telegram takes in one message.
pub(in crate::chat) const LIMIT: usize = 4096;
/// What Telegram takes under a photo or a document.
pub(in crate::chat) const CAPTION_LIMIT: usize = 1024;

/// What somebody typed, ready for Telegram HTML: [`plain`], escaped.
pub(in crate::chat) fn user(typed: &str, limit: usize) -> String {
    html::escape(&plain(typed, limit))
}

/// Whether a text names somebody: the name stands there as words of its own, and not within a longer one.
pub(in crate::chat) fn names(text: &str, name: &str) -> bool {
    let ends = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(name).any(|(at, name)| {
        let (before, behind) = (text.get(..at), text.get(at.saturating_add(name.len())..));
        ends(before.and_then(|before| before.chars().next_back())) && ends(behind.and_then(|behind| behind.chars().next()))
    })
}

/// What somebody typed, on one line, cut after `limit` letters, without characters that turn the text
/// around them or can't be seen. Never empty. For labels of buttons, which are no HTML.
pub(in crate::chat) fn plain(typed: &str, limit: usize) -> String {
    let seen: String = typed.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_hidden(*c)).collect();
    let words: Vec<_> = seen.split(' ').filter(|w| !w.is_empty()).collect();
    let line = words.join(" ");
    let shown = if line.chars().count() > limit { line.chars().take(limit).chain(['…']).collect() } else { line };
    if shown.is_empty() { "-".to_owned() } else { shown }
}

/// Controls, and the marks that set the direction of text or have no width.
const fn is_hidden(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The lines that are not empty.
pub(in crate::chat) fn lines<const N: usize>(lines: [String; N]) -> String {
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The most lines of a card.
const LINES: usize = 6;

/// The text with one more line, if there is one and the card has room for it.
pub(in crate::chat) fn with_line(text: String, line: Option<String>) -> String {
    match line {
        Some(line) if text.lines().count() < LINES => format!("{text}\n{line}"),
        _ => text,
    }
}

/// `telur, ayam dan lele`.
pub(in crate::chat) fn joined(l: Locale, words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => fl!(l, "and", first = first.join(", "), second = last.clone()),
        words => words.concat(),
    }
}

/// The text with a capital in front: words that begin a sentence.
pub(in crate::chat) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A name of goods inside a sentence: `telur ayam ras`.
pub(in crate::chat) fn goods_inside(goods: &str) -> String {
    let goods = user(goods, NAME);
    let mut letters = goods.chars();
    match letters.next() {
        Some(first) if letters.clone().next().is_some_and(char::is_lowercase) => first.to_lowercase().chain(letters).collect(),
        _ => goods,
    }
}

/// A name of goods with the label of its kind: `🥚 Telur ayam ras`.
pub(in crate::chat) fn goods_with_icon(l: Locale, commodity: &str, goods: &str) -> String {
    let icon = match Commodity::by_code(commodity).map(Commodity::group) {
        Some(Group::Egg | Group::OtherEgg) => fl!(l, "icon-egg"),
        Some(Group::Chicken) => fl!(l, "icon-chicken"),
        Some(Group::Fish) => fl!(l, "icon-fish"),
        Some(Group::Chili) => fl!(l, "icon-chili"),
        Some(Group::Grain) => fl!(l, "icon-grain"),
        _ => fl!(l, "icon-box"),
    };
    fl!(l, "with-icon", icon = icon, text = user(goods, NAME))
}

/// As much of `text` as fits into `limit` UTF-16 units, in whole lines where possible.
pub(in crate::chat) fn clipped(mut text: String, limit: usize) -> String {
    if units(&text) <= limit {
        return text;
    }
    let mut used = 0;
    let fits = text.char_indices().take_while(|(_, c)| {
        used += c.len_utf16();
        used <= limit
    });
    let mut line_end = 0;
    let mut end = 0;
    for (i, c) in fits {
        match c {
            '\n' => line_end = i,
            // Half an entity is no text.
            '&' => end = i,
            _ => end = if text[end..].starts_with('&') && c != ';' { end } else { i + c.len_utf8() },
        }
    }
    text.truncate(if line_end > 0 { line_end } else { end });
    text
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_stands_in_a_text_as_words_of_its_own() {
        for (text, name) in
            [("Pesanan untuk Bu Ani: telur", "Bu Ani"), ("Ani, telur", "Ani"), ("Telur <b>Ani</b>", "Ani"), ("Danianto Ani", "Ani")]
        {
            assert!(names(text, name), "{text}");
        }
        for (text, name) in [("Penawaran Dani", "Ani"), ("Pak Dani ani", "Dan"), ("", "Ani"), ("Anis", "Ani")] {
            assert!(!names(text, name), "{text}");
        }
    }

    #[test]
    fn names_lose_what_turns_text_around_and_keep_what_can_be_read() {
        assert_eq!(user("Pak \u{202e}temalS\u{202c}", NAME), "Pak temalS");
        assert_eq!(user("<b>Bu</b> &  Siti\n", NAME), "&lt;b&gt;Bu&lt;/b&gt; &amp; Siti");
        assert_eq!(user("\u{200f}\u{200b}", NAME), "-");
        assert_eq!(user("👨‍🌾 Pak Tani", NAME), "👨‍🌾 Pak Tani");
        assert_eq!(user(&"a".repeat(50), 5), "aaaaa…");
    }

    #[test]
    fn goods_start_small_inside_a_sentence() {
        assert_eq!(goods_inside("Telur ayam ras"), "telur ayam ras");
        assert_eq!(goods_inside("GKP"), "GKP");
    }

    proptest! {
        #[test]
        fn no_name_brings_markup_or_line_ends(name in any::<String>()) {
            let shown = user(&name, NAME);
            let harm = ['<', '>', '\n', '\u{202e}'];
            prop_assert!(!shown.contains(harm));
            prop_assert!(!shown.is_empty());
        }

        #[test]
        fn a_clipped_text_fits(line in "[a-z🥚]{0,400}", times in 0usize..40) {
            let text = format!("{line}\n").repeat(times);
            prop_assert!(units(&clipped(text, LIMIT)) <= LIMIT);
        }
    }

    #[test]
    fn one_long_line_is_cut_between_letters_and_entities() {
        for shift in 0..12 {
            let line = "a".repeat(shift) + &"🥚&lt;&amp;".repeat(500);
            let cut = clipped(line, LIMIT);
            assert!((LIMIT - 5..=LIMIT).contains(&units(&cut)));
            assert!(!cut.replace("&lt;", "").replace("&amp;", "").contains('&'));
        }
    }
}
