//! Texts that could not be read, for improving the reader: nobody's, and kept for a while only.

use chrono::NaiveDate;

use super::{Result, Tx, engine, row::Row, statements};

statements! {
    INSERT = "INSERT INTO unread (day, why, text) VALUES ($1, $2, $3)";
    SINCE = "SELECT id, day, why, text FROM unread WHERE day >= $1 ORDER BY id";
    FORGET = "DELETE FROM unread WHERE day < $1";
}

/// A text that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The day (WIB) on which it came; the hour is not kept.
    pub day: NaiveDate,
    /// The reader's code, or the field that was asked for.
    pub why: String,
    /// The text, without personal data.
    pub text: String,
}

#[derive(Debug, sqlx::FromRow)]
struct UnreadRow {
    id: i64,
    day: String,
    why: String,
    text: String,
}

impl Tx {
    /// Keeps a text that could not be read.
    ///
    /// # Errors
    /// As every statement.
    pub async fn keep_unread(&mut self, unread: &Unread) -> Result<()> {
        let day = unread.day.to_string();
        engine!(self, c => sqlx::query(INSERT).bind(&day).bind(&unread.why).bind(&unread.text).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The texts since a day (WIB), oldest first.
    ///
    /// # Errors
    /// As every statement.
    pub async fn unread_since(&mut self, day: NaiveDate) -> Result<Vec<Unread>> {
        let rows: Vec<UnreadRow> = engine!(self, c => sqlx::query_as(SINCE).bind(day.to_string()).fetch_all(c).await)?;
        let read = |r: UnreadRow| Ok(Unread { day: Row::new("unread", r.id).day("day", &r.day)?, why: r.why, text: r.text });
        rows.into_iter().map(read).collect()
    }

    /// Forgets texts from before a day (WIB); how many.
    ///
    /// # Errors
    /// As every statement.
    pub async fn forget_unread(&mut self, before: NaiveDate) -> Result<u64> {
        let day = before.to_string();
        Ok(engine!(self, c => sqlx::query(FORGET).bind(&day).execute(c).await.map(|r| r.rows_affected()))?)
    }
}
