//! Texts that could not be read, for improving the reader: nobody's, and kept for a while only.

use chrono::NaiveDate;

use super::{Result, Tx, engine, row::Row, statements};

statements! {
    INSERT = "INSERT INTO unread (day, why, text) VALUES ($1, $2, $3)";
    SINCE = "SELECT id, day, why, text FROM unread WHERE day >= $1 ORDER BY id";
    FORGET = "DELETE FROM unread WHERE day < $1";
}

/// Why something was kept: its writer changed on the card what had been read. The text is a JSON object of `field`,
/// `before` and `after`.
pub const CHANGED: &str = "CHANGED";

/// A text that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnparsedText {
    /// The day (WIB) on which it came; the hour is not kept.
    pub day: NaiveDate,
    /// The reader's code, or the field that was asked for.
    pub why: String,
    /// The text, without personal data.
    pub text: String,
}

#[derive(Debug, sqlx::FromRow)]
struct UnparsedRow {
    id: i64,
    day: String,
    why: String,
    text: String,
}

/// The texts that could not be read.
#[derive(Debug)]
pub struct Unparsed<'t>(&'t mut Tx);

impl Tx {
    /// The texts that could not be read.
    pub const fn unparsed(&mut self) -> Unparsed<'_> {
        Unparsed(self)
    }
}

impl Unparsed<'_> {
    /// Keeps a text that could not be read.
    pub async fn insert(&mut self, unparsed: &UnparsedText) -> Result<()> {
        let day = unparsed.day.to_string();
        engine!(self.0, c => sqlx::query(INSERT).bind(&day).bind(&unparsed.why).bind(&unparsed.text).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The texts since a day (WIB), oldest first.
    pub async fn since(&mut self, day: NaiveDate) -> Result<Vec<UnparsedText>> {
        let rows: Vec<UnparsedRow> = engine!(self.0, c => sqlx::query_as(SINCE).bind(day.to_string()).fetch_all(c).await)?;
        let read = |r: UnparsedRow| Ok(UnparsedText { day: Row::new("unread", r.id).day("day", &r.day)?, why: r.why, text: r.text });
        rows.into_iter().map(read).collect()
    }

    /// Forgets texts from before a day (WIB); how many.
    pub async fn forget(&mut self, before: NaiveDate) -> Result<u64> {
        let day = before.to_string();
        Ok(engine!(self.0, c => sqlx::query(FORGET).bind(&day).execute(c).await.map(|r| r.rows_affected()))?)
    }
}
