//! Making typed text plain: the first step of every reading.
//!
//! Letters lose case, accents and width (compatibility decomposition, so that `１` and `㎏` read as `1`
//! and `kg`), invisible marks vanish, fractions become words, markup, emoji and brackets become spaces.
//! What is left is letters, digits and the few signs that the grammar uses: `. , / - @ % ? ; = <line end>`.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest text that is read, in characters.
pub(super) const LONGEST: usize = 500;

/// Whether a text is longer than anything that is read.
pub(super) fn too_long(text: &str) -> bool {
    text.chars().nth(LONGEST).is_some()
}

/// Lower case without accents, invisible marks and compatibility forms; punctuation stays.
pub(super) fn fold(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '½' => spelled.push_str(" setengah "),
            '¼' => spelled.push_str(" seperempat "),
            '¾' => spelled.push_str(" tiga perempat "),
            '±' | '≈' => spelled.push_str(" sekitar "),
            '×' => spelled.push_str(" x "),
            '&' => spelled.push_str(" dan "),
            _ => spelled.push(c),
        }
    }
    // One character can stand for a whole phrase; a message made of such is cut.
    spelled
        .nfkd()
        .take(2 * LONGEST)
        .filter(|c| !is_combining_mark(*c) && !is_invisible(*c))
        .flat_map(char::to_lowercase)
        .map(plain_sign)
        .collect()
}

/// The text as the tokenizer wants it.
pub(super) fn normalize(text: &str) -> String {
    plain(&fold(text))
}

/// A folded text as the tokenizer wants it.
pub(super) fn plain(folded: &str) -> String {
    let folded: Vec<char> = unquoted(folded).chars().collect();
    let folded = folded.get(list_number(&folded)..).unwrap_or_default();
    let mut out = String::with_capacity(folded.len());
    let mut at = 0;
    while let Some(&c) = folded.get(at) {
        let before = at.checked_sub(1).and_then(|i| folded.get(i)).copied().unwrap_or(' ');
        let after = folded.get(at + 1).copied().unwrap_or(' ');
        at += 1;
        match c {
            // "beli >50kg 18rb, <50kg 20rb"; at the start of a line the sign marks a quote.
            '<' | '>' if before != '\n' && at > 1 && bounds(folded, at) => {
                out.push_str(if c == '<' { " dibawah " } else { " diatas " });
                at += usize::from(after == '=');
            }
            '<' => {
                at += tag(folded.get(at..).unwrap_or_default());
                out.push(' ');
            }
            // "26.000,-": the dash stands for no cents.
            ',' | '.' if before.is_ascii_digit() && after == '-' => {
                while folded.get(at) == Some(&'-') {
                    at += 1;
                }
                out.push(' ');
            }
            // "alert(1)", "telur(2)": the number of a note, no amount.
            '(' if before.is_alphabetic() && after.is_ascii_digit() && folded.get(at + 1) == Some(&')') => {
                at += 2;
                out.push(' ');
            }
            // "l.5 ton", "o,5 kw": a letter in the place of a digit; no number that could be trusted.
            'l' | 'i' | 'o'
                if !before.is_alphanumeric() && matches!(after, '.' | ',') && folded.get(at + 1).is_some_and(char::is_ascii_digit) =>
            {
                out.push_str("1.");
            }
            // "l5 ton", "i5 kw": the same where such an amount stands; "L300" is a truck.
            'l' | 'i' | 'o' if !before.is_alphanumeric() && after.is_ascii_digit() && counts(folded, at) => out.push_str("1.."),
            // "5oo kg", "15O kg": letters in the place of noughts.
            'o' if before.is_ascii_digit() && noughts(folded, at) => {
                at += folded.get(at..).unwrap_or_default().iter().take_while(|c| **c == 'o').count();
                out.push_str("..0");
            }
            // jum'at
            '\'' if before.is_alphabetic() && after.is_alphabetic() => {}
            // 07:30
            ':' if before.is_ascii_digit() && after.is_ascii_digit() => out.push('.'),
            // "+- 28 kg", "+/- 28 kg": about.
            '+' if after == '-' || after == '/' && folded.get(at + 1) == Some(&'-') => {
                at += if after == '-' { 1 } else { 2 };
                out.push_str(" sekitar ");
            }
            // "H+3", "+500"; elsewhere a plus only joins.
            '+' if matches!(before, 'h' | ' ') && after.is_ascii_digit() => out.push('+'),
            '\n' | ';' => out.push(';'),
            '.' | ',' | '/' | '-' | '@' | '%' | '?' | '=' => out.push(c),
            c if c.is_alphabetic() || c.is_ascii_digit() => out.push(c),
            _ => out.push(' '),
        }
    }
    out
}

/// The text without the lines of somebody else that it quotes, if it says anything besides: "> telur 2 ton\nmurah ya".
fn unquoted(text: &str) -> Cow<'_, str> {
    let is_quote = |line: &&str| line.trim_start().starts_with("> ");
    let own = |line: &&str| !is_quote(line) && line.contains(char::is_alphanumeric);
    if text.lines().any(|line| is_quote(&line)) && text.lines().any(|line| own(&line)) {
        return text.lines().filter(|line| !is_quote(line)).collect::<Vec<_>>().join("\n").into();
    }
    text.into()
}

/// Whether only letters "o" follow up to the end of a word.
fn noughts(text: &[char], at: usize) -> bool {
    !text.get(at..).unwrap_or_default().iter().find(|c| **c != 'o').is_some_and(|c| c.is_alphabetic())
}

/// Whether the figures that stand at `at` count something: a unit or a factor stands behind them.
fn counts(text: &[char], at: usize) -> bool {
    let behind = text.iter().skip(at).skip_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let word: String = behind.skip_while(|c| **c == ' ').take_while(|c| c.is_alphabetic()).collect();
    super::lexicon::is_unit_word(&word) || super::lexicon::factor(&word).is_some()
}

/// How many characters at the start of a text number it in a list: "1. telur 5 kw", "2) lele".
fn list_number(text: &[char]) -> usize {
    let from = text.iter().take_while(|c| c.is_whitespace()).count();
    let digits = text.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
    let mark = text.get(from + digits).is_some_and(|c| matches!(c, '.' | ')'));
    let word: String = text.iter().skip(from + digits + 1).skip_while(|c| **c == ' ').take_while(|c| c.is_alphabetic()).collect();
    let apart = text.get(from + digits + 1).is_some_and(|c| *c == ' ');
    let counts = super::lexicon::is_unit_word(&word) || super::lexicon::factor(&word).is_some();
    if (1..=2).contains(&digits) && mark && apart && !word.is_empty() && !counts { from + digits + 1 } else { 0 }
}

/// Whether a sign of less or more has an amount right behind it.
fn bounds(text: &[char], at: usize) -> bool {
    text.get(at + usize::from(text.get(at) == Some(&'='))).is_some_and(char::is_ascii_digit)
}

/// How many characters after a `<` belong to a tag.
fn tag(rest: &[char]) -> usize {
    if !rest.first().is_some_and(|c| c.is_alphabetic() || *c == '/') {
        return 0;
    }
    rest.iter().position(|c| *c == '>').map_or(0, |end| end + 1)
}

/// Marks that steer direction, joining or width and show nothing themselves.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn plain_sign(c: char) -> char {
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '⁄' | '∕' => '/',
        '‘' | '’' | '`' | '´' | 'ʼ' => '\'',
        // Arabic-Indic and Javanese digits.
        '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit(c, '\u{6f0}'),
        '\u{a9d0}'..='\u{a9d9}' => digit(c, '\u{a9d0}'),
        '\r' | '\u{2028}' | '\u{2029}' => '\n',
        c => c,
    }
}

/// The digit of a script whose nought is `nought`.
fn digit(c: char, nought: char) -> char {
    char::from_digit(u32::from(c).saturating_sub(u32::from(nought)), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_accents_and_invisible_marks_do_not_matter() {
        assert_eq!(normalize("ＴＥＬＵＲ　２"), "telur 2");
        assert_eq!(normalize("t\u{200f}elu\u{200d}r sèket"), "telur seket");
    }

    #[test]
    fn markup_emoji_and_a_dash_for_cents_become_spaces() {
        assert_eq!(normalize("<b>telur</b>🥚").trim(), "telur");
        assert_eq!(normalize("26.000,-/kg"), "26.000 /kg");
        assert_eq!(normalize("harga < 35rb"), "harga   35rb");
        assert_eq!(normalize("beli >50kg, <=50kg"), "beli  diatas 50kg,  dibawah 50kg");
        assert_eq!(normalize("<b>50</b> kg").trim(), "50  kg");
    }

    #[test]
    fn a_letter_in_the_place_of_a_figure_makes_no_number_that_can_be_trusted() {
        for (text, plain) in [("l.5 ton", "1..5 ton"), ("l5 ton", "1..5 ton"), ("I5ton", "1..5ton"), ("o5rb", "1..5rb")] {
            assert_eq!(normalize(text), plain, "{text}");
        }
        for text in ["angkut l300", "l 1234 ab", "i5 baru", "kol 5 kg"] {
            assert_eq!(normalize(text), text);
        }
    }

    #[test]
    fn a_fraction_sign_becomes_its_word() {
        assert_eq!(normalize("2½ ton"), "2 setengah  ton");
    }
}
