//! Words, numbers and signs of a cleaned text, and which of them have been understood.
//!
//! Every part of the grammar takes the tokens that it understands, so that no later part reads them again:
//! `karangsari` in `belimbing karangsari` is goods and no place, `20/12` a date and no fraction.

use std::{cell::Cell, ops::Range, rc::Rc};

use serde::Serialize;

use super::{
    lexicon::{self, UnitWord},
    normalize,
    numeral::{self, Numeral, WordValue},
    shorthand, spelling,
    value::Number,
};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits with dots and commas among them.
    Number,
    /// `/ - @ % =`, one each.
    Sign,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    Glued,
    /// A space or a full stop.
    Space,
    /// A comma, a semicolon, a line end: phrases do not cross it.
    Break,
}

#[derive(Debug, Clone)]
struct Token {
    text: String,
    kind: Kind,
    gap: Gap,
    /// What it means as a unit, as digits or as a number word: looked up once, asked for at every step.
    unit: Option<UnitWord>,
    digits: Option<Numeral>,
    number_word: Option<WordValue>,
    /// Its usual spelling, if that is another.
    usual: Option<&'static str>,
    /// How long it is without its ending, and how that is usually spelled, if it is another way.
    stem: Option<(usize, Option<&'static str>)>,
}

impl Token {
    fn new(text: String, kind: Kind, gap: Gap) -> Self {
        let (word, number) = (kind == Kind::Word, kind == Kind::Number);
        let text = shorthand::written_out(&text).filter(|_| word).map_or(text, str::to_owned);
        let unit = if word { lexicon::unit_form(&text) } else { None };
        let number_word = if word { numeral::word(&text) } else { None };
        let digits = number.then(|| numeral::written(&text));
        let usual = if word { spelling::respelled(&text) } else { None };
        let stem = spelling::stem(&text).filter(|_| word).map(|stem| (stem.len(), spelling::respelled(stem)));
        Self { text, kind, gap, unit, digits, number_word, usual, stem }
    }
}

/// What a token was understood as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Use {
    /// Goods of the catalogue.
    Goods,
    /// A place.
    Place,
    /// When the goods are ready.
    Day,
    /// How big, old or good one piece is, or the least that is sold at once.
    Size,
    /// A number that only names something, or counts what is not for sale.
    Label,
    /// Money in slang, which is asked about.
    Slang,
    /// What smaller or larger lots cost.
    Retail,
    /// Politeness.
    Courtesy,
    /// A number with what stands around it: its role says more.
    Amount,
}

/// What is known of the number that starts at a token.
#[derive(Debug, Clone, Copy)]
enum Asked {
    NotYet,
    /// The number and where it ends, if one starts here.
    Read(Option<(Number, usize)>),
}

/// A number is told by so many tokens behind it at most: words that may continue it, a unit, what that is said of.
const LOOKED_AHEAD: usize = 12;
/// The longest number in tokens: hundreds, tens and ones of millions, of thousands and alone, and a part.
const LONGEST_NUMBER: usize = 32;

/// Words of who is asked.
const ASKED: &[&str] = &[
    "pak", "bapak", "bu", "ibu", "mas", "mbak", "kang", "cak", "bos", "boss", "gan", "om", "kak", "min", "nggih", "ya", "to", "dek", "lik",
];

/// A text in tokens. Copies share them and differ in what has been understood.
#[derive(Debug, Clone)]
pub(super) struct Line {
    tokens: Rc<Vec<Token>>,
    taken: Vec<Option<Use>>,
    /// The number that starts at each token, for those that were asked for.
    numbers: Vec<Cell<Asked>>,
    asks: bool,
    /// The words right before question marks, as places.
    asked: Rc<Vec<usize>>,
}

impl Line {
    /// Cleans and splits `text`.
    pub(super) fn new(text: &str) -> Self {
        Self::of_plain(&normalize::normalize(text))
    }

    /// Splits a text that is clean.
    pub(super) fn of_plain(cleaned: &str) -> Self {
        let chars: Vec<char> = cleaned.chars().collect();
        // Whether a letter has case or is one of a far script is looked up once.
        let letters: Vec<bool> = chars.iter().map(|c| c.is_alphabetic()).collect();
        let letter = |at: usize| letters.get(at).copied().unwrap_or(false);
        let (mut tokens, mut asks, mut asked) = (Vec::new(), false, Vec::new());
        let mut gap = Gap::Break;
        let mut at = 0;
        while let Some(&c) = chars.get(at) {
            let end = match c {
                c if c.is_ascii_digit() => number_end(&chars, at),
                _ if letter(at) => at + letters.get(at..).unwrap_or_default().iter().take_while(|is| **is).count(),
                '/' | '-' | '@' | '%' | '=' | '+' => at + 1,
                '.' | ',' if starts_decimal(&chars, at) => number_end(&chars, at + 1),
                _ => {
                    asks |= c == '?';
                    if let (Some(last), '?') = (tokens.len().checked_sub(1), c) {
                        asked.push(last);
                    }
                    gap = if matches!(c, ',' | ';' | '?') || gap == Gap::Break { Gap::Break } else { Gap::Space };
                    at += 1;
                    continue;
                }
            };
            let kind = match c {
                '.' | ',' => Kind::Number,
                c if c.is_ascii_digit() => Kind::Number,
                _ if letter(at) => Kind::Word,
                _ => Kind::Sign,
            };
            let text: String = chars.get(at..end).unwrap_or_default().iter().collect();
            if shorthand::is_particle(&text) {
                gap = if gap == Gap::Break { Gap::Break } else { Gap::Space };
                at = end;
                continue;
            }
            push(&mut tokens, Token::new(text, kind, gap), chars.get(end).copied().unwrap_or(' '));
            gap = Gap::Glued;
            at = end;
        }
        let taken = vec![None; tokens.len()];
        let numbers = vec![Cell::new(Asked::NotYet); tokens.len()];
        Self { tokens: Rc::new(tokens), taken, numbers, asks, asked: Rc::new(asked) }
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether a question mark stands in the text.
    pub(super) fn asks(&self) -> bool {
        self.asks
    }

    /// Whether one of `words` stands right before a question mark, or before who is asked: "boleh pak?"
    pub(super) fn asks_after(&self, words: &[&str]) -> bool {
        let said = |last: usize| (0..=last).rev().find(|at| *at == 0 || !ASKED.contains(&self.text(*at))).unwrap_or(last);
        self.asked.iter().any(|at| words.contains(&self.text(*at)) || words.contains(&self.text(said(*at))))
    }

    /// The words right before question marks.
    pub(super) fn asked(&self) -> impl Iterator<Item = &str> {
        self.asked.iter().map(|at| self.text(*at))
    }

    /// The tokens' words and numbers in order, taken or not.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().filter(|t| t.kind != Kind::Sign).map(|t| t.text.as_str())
    }

    /// The text of a token, taken or not.
    pub(super) fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &t.text)
    }

    /// The word here as it is usually spelled, taken or not.
    pub(super) fn usual(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.usual.unwrap_or(&t.text))
    }

    /// The word at a place without the ending that says "the" or "its".
    pub(super) fn usual_stem(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        let (length, usual) = token.stem?;
        usual.or_else(|| token.text.get(..length))
    }

    /// Whether a number stands here, taken or not.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
    }

    /// The word here, unless it has been taken.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.free(at, Kind::Word)
    }

    /// The number here as written, unless it has been taken.
    pub(super) fn number(&self, at: usize) -> Option<&str> {
        self.free(at, Kind::Number)
    }

    /// What the word here says as a unit, unless it has been taken.
    pub(super) fn unit_form(&self, at: usize) -> Option<UnitWord> {
        self.tokens.get(at).filter(|_| !self.taken(at))?.unit
    }

    /// What the digits here are worth, unless they have been taken.
    pub(super) fn digits(&self, at: usize) -> Option<Numeral> {
        self.tokens.get(at).filter(|_| !self.taken(at))?.digits
    }

    /// What the word here says as a number, unless it has been taken.
    pub(super) fn number_word(&self, at: usize) -> Option<WordValue> {
        self.tokens.get(at).filter(|_| !self.taken(at))?.number_word
    }

    /// Whether this sign stands here and has not been taken.
    pub(super) fn sign(&self, at: usize, sign: &str) -> bool {
        self.free(at, Kind::Sign) == Some(sign)
    }

    /// Whether one of `words` stands here and has not been taken.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|w| words.contains(&w))
    }

    /// Whether one of the words stands one token further back.
    pub(super) fn any_before(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|i| self.any(i, words))
    }

    /// What stands before the token here; the first one follows a break, as does the end.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Break, |t| t.gap)
    }

    /// Whether nothing stands before the token here.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.gap(at) == Gap::Glued
    }

    /// Whether the token here may continue a phrase.
    pub(super) fn follows(&self, at: usize) -> bool {
        self.gap(at) != Gap::Break
    }

    /// Whether the token has been understood.
    pub(super) fn taken(&self, at: usize) -> bool {
        self.taken.get(at).is_none_or(Option::is_some)
    }

    /// What the token here was understood as.
    pub(super) fn used(&self, at: usize) -> Option<Use> {
        self.taken.get(at).copied().flatten()
    }

    /// Marks tokens as understood.
    pub(super) fn take(&mut self, range: Range<usize>, used: Use) {
        self.forget_numbers(&range);
        self.taken.get_mut(range).unwrap_or_default().fill(Some(used));
    }

    /// The number that starts at a token as `read` finds it, and where it ends; read again only when tokens were taken
    /// since that have to do with it.
    pub(super) fn number_kept(&self, at: usize, read: impl Fn(&Self, usize) -> Option<(Number, usize)>) -> Option<(Number, usize)> {
        let kept = self.numbers.get(at)?;
        if let Asked::Read(number) = kept.get() {
            return number;
        }
        let number = read(self, at);
        kept.set(Asked::Read(number));
        number
    }

    /// Forgets the numbers that tokens of `range` have to do with: those that reach it, and the one right behind it.
    fn forget_numbers(&self, range: &Range<usize>) {
        let first = range.start.saturating_sub(LOOKED_AHEAD + LONGEST_NUMBER);
        for (at, kept) in self.numbers.iter().enumerate().take(range.end + 1).skip(first) {
            let reached = match kept.get() {
                Asked::NotYet => continue,
                Asked::Read(number) => number.map_or(at, |(_, end)| end) + LOOKED_AHEAD,
            };
            if reached >= range.start {
                kept.set(Asked::NotYet);
            }
        }
    }

    /// The line with one word replaced, for trying a spelling.
    pub(super) fn with_word(&self, at: usize, word: &str) -> Self {
        let mut line = self.clone();
        if let Some(token) = Rc::make_mut(&mut line.tokens).get_mut(at) {
            *token = Token::new(word.to_owned(), token.kind, token.gap);
        }
        line.numbers = vec![Cell::new(Asked::NotYet); line.len()];
        line
    }

    fn free(&self, at: usize, kind: Kind) -> Option<&str> {
        self.tokens.get(at).filter(|t| t.kind == kind && !self.taken(at)).map(|t| t.text.as_str())
    }
}

/// The ending "its", where it is written apart.
const ENDINGS: &[&str] = &["e", "ne", "nya"];

/// Adds a token, without the hyphen of a compound (`enting-enting`) and the 2 of a doubled word (`kira2`). An ending that is written
/// apart joins the unit before it: `12 sak, sak e 50 kilo`.
fn push(tokens: &mut Vec<Token>, token: Token, next: char) {
    if let [before @ .., unit] = tokens.as_mut_slice()
        && matches!(unit.unit, Some(UnitWord::Of(_)))
        && token.gap == Gap::Space
        && ENDINGS.contains(&token.text.as_str())
        && before.last().is_none_or(|t| t.kind != Kind::Number)
    {
        *unit = Token::new(format!("{}nya", unit.text), Kind::Word, unit.gap);
        return;
    }
    let word_before = tokens.last().is_some_and(|t| t.kind == Kind::Word);
    if token.text == "-" && token.gap == Gap::Glued && word_before && next.is_alphabetic() {
        return;
    }
    let doubled = token.text == "2" && token.gap == Gap::Glued && !next.is_alphanumeric();
    if doubled && tokens.last().is_some_and(|t| DOUBLED.contains(&t.text.as_str()) || is_doubled(t, next)) {
        return;
    }
    tokens.push(token);
}

/// Words that people double with a 2.
const DOUBLED: &[&str] =
    &["kira", "kiro", "masing", "rata", "bapak", "ibu", "sama", "macam", "jenis", "kadang", "tiap", "siap", "cepat", "pelan", "teman"];

/// Whether the 2 behind a word doubles it: no mark of a number and no goods stand so ("isi2", "stok2 ton").
fn is_doubled(word: &Token, next: char) -> bool {
    word.kind == Kind::Word
        && word.text.chars().count() >= 4
        && matches!(next, ' ' | ',' | '.' | '?' | ';')
        && !lexicon::may_precede_amount(&word.text)
}

/// Whether a mark stands for a nought that was left out: ".5 ton". Before money it only parts ("2 ton ,26rb").
fn starts_decimal(chars: &[char], at: usize) -> bool {
    let apart = at.checked_sub(1).and_then(|i| chars.get(i)).is_none_or(|c| c.is_whitespace());
    let digits = number_end(chars, at + 1);
    if !apart || !(at + 2..=at + 3).contains(&digits) {
        return false;
    }
    let behind = chars.get(digits..).unwrap_or_default();
    let word: String = behind.iter().skip_while(|c| c.is_whitespace()).take_while(|c| c.is_alphabetic()).collect();
    lexicon::is_unit_word(&word)
}

/// Where the number that starts at `at` ends: dots and commas belong to it when a digit follows.
fn number_end(chars: &[char], at: usize) -> usize {
    let mut end = at;
    loop {
        while chars.get(end).is_some_and(char::is_ascii_digit) {
            end += 1;
        }
        let marks = chars.get(end..).unwrap_or_default().iter().take_while(|c| matches!(c, '.' | ',')).count();
        if marks == 0 || !chars.get(end + marks).is_some_and(char::is_ascii_digit) {
            return end;
        }
        end += marks;
    }
}

#[cfg(test)]
mod tests;
