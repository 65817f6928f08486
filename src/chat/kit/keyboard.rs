//! Buttons and how they are laid out.

use i18n_embed_fl::fl;

use super::{Button, Press, Style};
use crate::{chat::actions::Action, locale::Locale, notice::Page};

/// Buttons in a row.
const ROW: usize = 3;
/// Letters in a row: more are cut off on a small phone.
const ROW_LETTERS: usize = 30;
/// Letters of a row's words, each button as wide as that with the longest one, with its margins: more break within a word on a
/// phone of 360 points.
const WORD_LETTERS: usize = 32;
/// As wide as the margins of a button.
const MARGIN_LETTERS: usize = 3;

/// A button that tells the bot something.
pub(in crate::chat) fn act(label: String, action: Action) -> Button {
    let style = Style::of(&action);
    Button { label, press: Press::Act(action), style }
}

/// A button that copies a text.
pub(in crate::chat) fn copy(label: String, text: String) -> Button {
    Button { label, press: Press::Copy(text), style: None }
}

/// Buttons in their order, as many in a row as a small phone shows whole.
pub(in crate::chat) fn rows(buttons: impl IntoIterator<Item = Button>) -> Vec<Vec<Button>> {
    let mut rows: Vec<Vec<Button>> = Vec::new();
    for button in buttons {
        match rows.last_mut() {
            Some(row) if fits(row, &button) => row.push(button),
            _ => rows.push(vec![button]),
        }
    }
    rows
}

/// Whether the button finds room in the row: those of a row are equally wide, and their labels break between words.
fn fits(row: &[Button], more: &Button) -> bool {
    let labels = || row.iter().chain([more]).map(|button| button.label.as_str());
    let letters: usize = labels().map(|label| label.chars().count()).sum();
    let longest = labels().flat_map(str::split_whitespace).map(|word| word.chars().count()).max().unwrap_or(0);
    row.len() < ROW && letters <= ROW_LETTERS && (row.len() + 1) * (longest + MARGIN_LETTERS) <= WORD_LETTERS
}

/// Entries on one page of a list.
pub(in crate::chat) const PER_PAGE: i64 = 6;
/// Orders on one page of a digest's details, which have no buttons.
pub(in crate::chat) const DETAILS_PER_PAGE: i64 = 10;

/// The number of the first entry of a page: numbers go on from page to page.
pub(in crate::chat) const fn first_of(page: Page) -> i64 {
    first_in(page, PER_PAGE)
}

/// The number of the first entry in a list with so many entries on a page.
pub(in crate::chat) const fn first_in(page: Page, per_page: i64) -> i64 {
    page.number.saturating_mul(per_page).saturating_add(1)
}

/// `[1] [2] [3]`, one for each line of a list, from `first` on; a line that leads nowhere has none.
pub(in crate::chat) fn numbers(l: Locale, first: i64, actions: impl IntoIterator<Item = impl Into<Option<Action>>>) -> Vec<Vec<Button>> {
    let numbered = (first..).zip(actions).filter_map(|(number, action)| Some(act(l.integer(number), action.into()?)));
    let mut rows: Vec<Vec<Button>> = Vec::new();
    for button in numbered {
        match rows.last_mut() {
            Some(row) if row.len() < ROW => row.push(button),
            _ => rows.push(vec![button]),
        }
    }
    rows
}

/// `[Sebelumnya] [Berikutnya]`, as far as there are such pages.
pub(in crate::chat) fn pages(l: Locale, page: Page, to: impl Fn(i64) -> Action) -> Vec<Button> {
    let previous = (page.number > 0).then(|| act(fl!(l, "button-previous"), to(page.number - 1)));
    let next = (page.number.saturating_add(1) < page.of).then(|| act(fl!(l, "button-next"), to(page.number + 1)));
    previous.into_iter().chain(next).collect()
}

/// Which page of how many, if there is more than one.
pub(in crate::chat) fn page_line(l: Locale, page: Page) -> String {
    if page.of <= 1 {
        return String::new();
    }
    fl!(l, "page", number = l.integer(page.number.saturating_add(1)), of = l.integer(page.of))
}

/// The lines of a list with their numbers from `first` on, one text. Bold numbers tell entries apart that a small phone breaks.
pub(in crate::chat) fn numbered(l: Locale, first: i64, lines: impl IntoIterator<Item = String>) -> String {
    let number = |number| format!("<b>{}</b>", l.integer(number));
    let lines: Vec<_> = (first..).zip(lines).map(|(at, text)| fl!(l, "numbered", number = number(at), text = text)).collect();
    lines.join("\n")
}
