//! The append-only trace of what people did. Person ids only, no names.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, row::millis, statements};
use crate::domain::person::PersonId;

statements! {
    INSERT = "INSERT INTO events (at, actor_id, on_behalf_of, subject, subject_id, kind, before, after, reason, update_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it; `None` for time and for the command line.
    pub actor: Option<PersonId>,
    /// For whom, if not for himself.
    pub on_behalf_of: Option<PersonId>,
    /// `person`, `invitation`, `offer` or `order`.
    pub subject: &'static str,
    /// Its row.
    pub subject_id: i64,
    /// What, in the past tense: `published`, `confirmed`, `lapsed`.
    pub kind: &'static str,
    /// State before, where it changed.
    pub before: Option<&'a str>,
    /// State after, where it changed.
    pub after: Option<&'a str>,
    /// Why, as a code.
    pub reason: Option<&'a str>,
    /// The update that brought it.
    pub update: Option<i64>,
}

impl Tx {
    /// Adds to the trace.
    pub async fn record(&mut self, e: &Event<'_>) -> Result<()> {
        engine!(self, c => {
            let insert = sqlx::query(INSERT).bind(millis(e.at)).bind(e.actor.map(|p| p.0)).bind(e.on_behalf_of.map(|p| p.0));
            let insert = insert.bind(e.subject).bind(e.subject_id).bind(e.kind).bind(e.before).bind(e.after).bind(e.reason).bind(e.update);
            insert.execute(c).await.map(drop)
        })?;
        Ok(())
    }
}
