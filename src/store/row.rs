//! From columns to the domain's types, naming the row that can't be read.

use std::fmt::Display;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::{Error, Result};

/// An instant as epoch milliseconds.
pub(super) const fn millis(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// Names the row whose columns are being read.
#[derive(Debug, Clone)]
pub(super) struct Row {
    table: &'static str,
    id: String,
}

impl Row {
    pub(super) fn new(table: &'static str, id: impl Display) -> Self {
        Self { table, id: id.to_string() }
    }

    /// Keeps `value`, or says which column of which row is bad.
    pub(super) fn read<T, E: Display>(&self, column: &'static str, value: std::result::Result<T, E>) -> Result<T> {
        value.map_err(|e| self.bad(column, &e))
    }

    pub(super) fn bad(&self, column: &'static str, detail: &dyn Display) -> Error {
        Error::BadRow { table: self.table, column, id: self.id.clone(), detail: detail.to_string() }
    }

    /// The value of a column of codes.
    pub(super) fn code<T: std::str::FromStr<Err: Display>>(&self, column: &'static str, code: &str) -> Result<T> {
        self.read(column, code.parse())
    }

    /// The value of a column that must not be empty in this row.
    pub(super) fn present<T>(&self, column: &'static str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| self.bad(column, &"missing"))
    }

    /// The instant in a column of epoch milliseconds.
    pub(super) fn time(&self, column: &'static str, at: i64) -> Result<DateTime<Utc>> {
        DateTime::from_timestamp_millis(at).ok_or_else(|| self.bad(column, &"out of range"))
    }

    /// The time in a column that may be empty.
    pub(super) fn maybe_time(&self, column: &'static str, at: Option<i64>) -> Result<Option<DateTime<Utc>>> {
        at.map(|at| self.time(column, at)).transpose()
    }

    /// The day in a column of `YYYY-MM-DD`.
    pub(super) fn day(&self, column: &'static str, day: &str) -> Result<NaiveDate> {
        self.code(column, day)
    }
}

/// Rows for `json_each`, which both engines can read.
pub(super) fn rows(rows: impl IntoIterator<Item = Value>) -> String {
    Value::Array(rows.into_iter().collect()).to_string()
}
