//! One way of saying when.

use chrono::NaiveDate;

/// One way of saying when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mention {
    /// This day.
    Day(NaiveDate),
    /// First and last day.
    Range(NaiveDate, NaiveDate),
    /// Most likely the first of these days; still to be asked.
    Likely(Vec<NaiveDate>),
    /// One of these days.
    Either(Vec<NaiveDate>),
    /// A day that no month has; the nearest ones.
    Impossible(Vec<NaiveDate>),
    /// A day that has passed.
    Past(NaiveDate),
    /// Said, but not as a day.
    Vague,
    /// Today, if nothing better is said.
    Soft,
}

/// The first days that a mention may mean.
pub(super) fn days(mention: &Mention) -> Vec<NaiveDate> {
    match mention {
        Mention::Day(day) | Mention::Range(day, _) => vec![*day],
        Mention::Likely(days) | Mention::Either(days) => days.clone(),
        Mention::Impossible(_) | Mention::Past(_) | Mention::Vague | Mention::Soft => Vec::new(),
    }
}
