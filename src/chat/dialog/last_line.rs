//! The line that was read last. A text that answers a question is looked at by the router, by the form that is asked, and by what may
//! take that form's place: it is read once for all of them. Each thread keeps the line as it was written until it reads another one, in
//! memory alone.

use std::cell::RefCell;

use chrono::NaiveDate;

use crate::reading::{self, Draft, Refusal};

/// A line with what was read of it on a day.
struct LastLine {
    text: String,
    today: NaiveDate,
    read: Result<Draft, Refusal>,
}

thread_local! {
    static LAST: RefCell<Option<LastLine>> = const { RefCell::new(None) };
}

/// What [`reading::line`] makes of a line.
pub(in crate::chat) fn read_line(text: &str, today: NaiveDate) -> Result<Draft, Refusal> {
    let same = |last: &LastLine| (last.text == text && last.today == today).then(|| last.read.clone());
    if let Some(read) = LAST.with_borrow(|last| last.as_ref().and_then(same)) {
        return read;
    }
    let read = reading::line(text, today);
    LAST.set(Some(LastLine { text: text.to_owned(), today, read: read.clone() }));
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_if_none_had_been_read_before() {
        let (monday, tuesday) = ("2026-11-23".parse().unwrap(), "2026-11-24".parse().unwrap());
        let told = [
            ("telur 2 ton 26rb besok", monday),
            ("telur 2 ton 26rb besok", tuesday),
            ("telur 2 ton 26rb", tuesday),
            ("ada telur?", tuesday),
        ];
        for (text, today) in told.into_iter().chain(told.into_iter().rev()) {
            assert_eq!(read_line(text, today), reading::line(text, today), "{text}");
            assert_eq!(read_line(text, today), reading::line(text, today), "{text}");
        }
    }
}
