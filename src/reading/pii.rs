//! What must not be kept: texts that are refused, and numbers of persons that are cut out of a text before it
//! is read or stored (PARSING section 3).

use std::{borrow::Cow, ops::Range};

use super::{lexicon, normalize, prohibited, token::Line, url};

/// Why a text must not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Over 500 characters.
    TooLong,
    /// A web address.
    Link,
    /// The number of an identity card.
    Personal,
    /// Goods that may not be offered.
    Prohibited,
}

/// Whether a text must not be kept, and why. Phone numbers and bank accounts are no reason: they can be cut
/// out by [`without_personal_data`].
#[must_use]
pub fn unfit(text: &str) -> Option<Unfit> {
    if normalize::too_long(text) {
        return Some(Unfit::TooLong);
    }
    if url::is_named(text) {
        return Some(Unfit::Link);
    }
    if Digits::of(text).identity().next().is_some() {
        return Some(Unfit::Personal);
    }
    prohibited::named(&Line::new(text)).then_some(Unfit::Prohibited)
}

/// The text without identity card numbers, phone numbers and bank accounts.
#[must_use]
pub fn without_personal_data(text: &str) -> Cow<'_, str> {
    let digits = Digits::of(text);
    let mut cut: Vec<Range<usize>> = digits.identity().chain(digits.phones()).chain(digits.accounts()).collect();
    if cut.is_empty() {
        return Cow::Borrowed(text);
    }
    cut.sort_by_key(|r| r.start);
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for range in cut {
        if range.start >= from {
            kept.push_str(text.get(from..range.start).unwrap_or_default());
            kept.push(' ');
        }
        from = from.max(range.end);
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

/// A run of digits without anything between.
struct Group {
    digits: String,
    /// Bytes in the text.
    span: Range<usize>,
    /// A plus stands right before.
    plus: bool,
    /// What stands between this group and the next.
    gap: String,
    /// The next letters after it, if only spaces stand between.
    word_after: String,
    /// A letter or a decimal part hangs on it, so that it can't end a phone number.
    attached: bool,
}

/// Letters after a group that are looked at: no unit is longer.
const WORD: usize = 24;

impl Group {
    /// Whether what comes next may still say something of it.
    fn is_open(&self) -> bool {
        self.word_after.len() < WORD && self.gap.len() < 8
    }
}

struct Digits<'a> {
    text: &'a str,
    groups: Vec<Group>,
}

/// Digits of an identity card number.
const IDENTITY: usize = 16;
/// Fewest and most digits of a phone number.
const PHONE: std::ops::RangeInclusive<usize> = 9..=14;
/// Fewest digits of a bank account.
const ACCOUNT: usize = 6;
/// Words that announce a bank account.
const ACCOUNT_CUES: &[&str] = &[
    "rek",
    "rekening",
    "norek",
    "bca",
    "bri",
    "bni",
    "mandiri",
    "bsi",
    "btn",
    "bank",
    "dana",
    "ovo",
    "gopay",
    "shopeepay",
    "va",
    "transfer",
    "tf",
];
/// Words that may stand between the announcement and the number.
const ACCOUNT_BETWEEN: usize = 4;

impl<'a> Digits<'a> {
    fn of(text: &'a str) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut open = false;
        let mut previous = ' ';
        for (at, c) in text.char_indices() {
            match digit(c) {
                Some(digit) => {
                    if !open {
                        let new = Group {
                            digits: String::new(),
                            span: at..at,
                            plus: matches!(previous, '+' | '＋'),
                            gap: String::new(),
                            word_after: String::new(),
                            attached: false,
                        };
                        groups.push(new);
                    }
                    if let Some(group) = groups.last_mut() {
                        group.digits.push(digit);
                        group.span.end = at + c.len_utf8();
                    }
                    open = true;
                }
                None if is_hidden(c) => {}
                None => {
                    if let Some(group) = groups.last_mut().filter(|group| open || group.is_open()) {
                        group.attached |= open && c.is_alphabetic();
                        if c.is_alphabetic() && group.gap.trim().is_empty() {
                            group.word_after.extend(c.to_lowercase());
                        } else if group.gap.len() < 8 {
                            group.gap.push(c);
                        }
                    }
                    open = false;
                }
            }
            previous = c;
        }
        Self { text, groups }
    }

    /// Identity card numbers: sixteen digits in one, or in groups that make a birth date plausible.
    fn identity(&self) -> impl Iterator<Item = Range<usize>> {
        (0..self.groups.len()).filter_map(|at| {
            let mut digits = String::new();
            for (i, group) in self.groups.iter().enumerate().skip(at) {
                digits.push_str(&group.digits);
                if digits.len() >= IDENTITY {
                    let one = i == at && !self.is_amount(group);
                    let whole = digits.len() == IDENTITY && (one || i > at && has_birth_date(&digits));
                    return whole.then(|| self.span(at, i));
                }
                if !joins(&group.gap) || !group.word_after.is_empty() {
                    return None;
                }
            }
            None
        })
    }

    /// Phone numbers: 08..., 0342..., 628... or +..., in one or in groups with equal marks between.
    fn phones(&self) -> impl Iterator<Item = Range<usize>> {
        (0..self.groups.len()).filter_map(|at| {
            let first = self.groups.get(at)?;
            let local = first.digits.starts_with('0') && first.digits.len() >= 3 && !first.digits.starts_with("00");
            let abroad =
                first.plus || first.digits.starts_with("628") || first.digits == "62" && self.groups.get(at + 1)?.digits.starts_with('8');
            // No amount is written with a zero before so many digits, whatever word follows.
            let surely = local && first.digits.len() >= 10;
            if !(local || abroad) || self.is_amount(first) && !surely {
                return None;
            }
            let mut last = at;
            let mut total = first.digits.len();
            while let (Some(here), Some(next)) = (self.groups.get(last), self.groups.get(last + 1)) {
                let complete = total >= 11 || last == at && total >= 9;
                let fits =
                    joins(&here.gap) && here.word_after.is_empty() && next.digits.len() >= 2 && total + next.digits.len() <= *PHONE.end();
                let amount = self.is_amount(next) || next.attached || matches!(next.gap.as_str(), "." | ",") && here.gap.trim().is_empty();
                if complete || !fits || amount {
                    break;
                }
                total += next.digits.len();
                last += 1;
            }
            (PHONE.contains(&total) && (abroad || local)).then(|| self.span(at, last))
        })
    }

    /// Bank accounts: a long number a few words after "rek" or the name of a bank.
    fn accounts(&self) -> impl Iterator<Item = Range<usize>> {
        (0..self.groups.len()).filter_map(|at| {
            let first = self.groups.get(at)?;
            let from = at.checked_sub(1).and_then(|i| self.groups.get(i)).map_or(0, |g| g.span.end);
            let before = self.text.get(from..first.span.start)?.to_lowercase();
            let words: Vec<&str> = before.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
            let near = words.get(words.len().saturating_sub(ACCOUNT_BETWEEN)..)?;
            if !near.iter().any(|w| ACCOUNT_CUES.contains(w)) {
                return None;
            }
            let mut last = at;
            let mut total = first.digits.len();
            while let (Some(here), Some(next)) = (self.groups.get(last), self.groups.get(last + 1)) {
                if !joins(&here.gap) || !here.word_after.is_empty() || self.is_amount(next) || next.attached || total >= 18 {
                    break;
                }
                total += next.digits.len();
                last += 1;
            }
            // "dana 26.500.000" is money, not an account.
            let money = (at..last).all(|i| self.groups.get(i).is_some_and(|g| g.gap == ".")) && last > at;
            (total >= ACCOUNT && !money && !self.groups.get(last).is_some_and(|g| self.is_amount(g))).then(|| self.span(at, last))
        })
    }

    /// Whether a unit or a factor makes the group an amount.
    fn is_amount(&self, group: &Group) -> bool {
        lexicon::is_unit_word(&group.word_after) || lexicon::factor(&group.word_after).is_some()
    }

    fn span(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.groups.get(first).map_or(0, |g| g.span.start);
        let end = self.groups.get(last).map_or(start, |g| g.span.end);
        start..end
    }
}

/// Whether what stands between two groups may part one number.
fn joins(gap: &str) -> bool {
    matches!(gap, " " | "-" | "." | "/" | " - " | ") " | ")" | "  ")
}

/// Province, regency, district, day (women: plus 40), month, year, serial number.
fn has_birth_date(digits: &str) -> bool {
    let part = |range: Range<usize>| digits.get(range).and_then(|p| p.parse::<u32>().ok()).unwrap_or(99);
    let day = part(6..8);
    (11..=97).contains(&part(0..2)) && (1..=31).contains(&(if day > 40 { day - 40 } else { day })) && (1..=12).contains(&part(8..10))
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10),
        '\u{a9d0}'..='\u{a9d9}' => char::from_digit(u32::from(c) - 0xa9d0, 10),
        _ => None,
    }
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> String {
        without_personal_data(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn phone_numbers_are_cut_out_and_amounts_stay() {
        for (text, expected) in [
            ("telur WA 081234567890", "telur WA"),
            ("hub 0812-3456-7890 ya", "hub ya"),
            ("0812 3456 7890 500 kg", "500 kg"),
            ("0812 3456 789 26.500", "26.500"),
            ("+62 812 3456 7890 telur 2 ton", "+ telur 2 ton"),
            ("6281234567890 nggih", "nggih"),
            ("(0342) 801234", "("),
            ("telur 0,500 ton 26.500", "telur 0,500 ton 26.500"),
            ("telur 1.500.000 butir 2000", "telur 1.500.000 butir 2000"),
        ] {
            assert_eq!(kept(text), expected, "{text}");
        }
    }

    #[test]
    fn accounts_and_identity_numbers_are_cut_out() {
        assert_eq!(kept("rek BCA 1234567890 telur 2 ton"), "rek BCA telur 2 ton");
        assert_eq!(kept("rekening bri 0123-01-012345-50-1 ok"), "rekening bri ok");
        assert_eq!(kept("bayar dana 26.500.000"), "bayar dana 26.500.000");
        for text in ["NIK 3572011203850001", "3572 0112 0385 0001", "35.72.01.120385.0001 telur", "３５７２０１１２０３８５０００１"]
        {
            assert_eq!(unfit(text), Some(Unfit::Personal), "{text}");
            assert!(!kept(text).contains("385"), "{text}");
        }
    }

    #[test]
    fn a_text_that_can_stay_is_not_copied() {
        assert!(matches!(without_personal_data("telur 2 ton 26.500/kg"), Cow::Borrowed(_)));
        assert_eq!(unfit("telur 2 ton 26.500/kg besok 081234567890"), None);
        assert_eq!(unfit(&"a".repeat(501)), Some(Unfit::TooLong));
        assert_eq!(unfit("ayam tiren"), Some(Unfit::Prohibited));
        assert_eq!(unfit("cek t.me/abc"), Some(Unfit::Link));
    }
}
