//! The trace in its order, and links of the chain over it that were written down.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};

statements! {
    /// A page of the trace.
    BEHIND = "SELECT id, at, actor_id, on_behalf_of, subject, subject_id, kind, before, after, reason, update_id
        FROM events WHERE id > $1 ORDER BY id LIMIT 500";
    LAST = "SELECT event_id, chain FROM event_links ORDER BY event_id DESC LIMIT 1";
    WITHIN = "SELECT event_id, chain FROM event_links WHERE event_id > $1 AND event_id <= $2 ORDER BY event_id";
    ADD = "INSERT INTO event_links (event_id, chain, at) VALUES ($1, $2, $3) ON CONFLICT (event_id) DO NOTHING";
}

/// An event as the chain tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceRow {
    /// Its place in the trace.
    pub id: i64,
    /// When it happened (UTC).
    pub at: DateTime<Utc>,
    /// All that is stored of it, as one line of JSON.
    pub words: String,
}

#[derive(Debug, sqlx::FromRow)]
struct StoredEvent {
    id: i64,
    at: i64,
    actor_id: Option<i64>,
    on_behalf_of: Option<i64>,
    subject: String,
    subject_id: i64,
    kind: String,
    before: Option<String>,
    after: Option<String>,
    reason: Option<String>,
    update_id: Option<i64>,
}

impl StoredEvent {
    fn read(self) -> Result<TraceRow> {
        let at = Row::new("events", self.id).time("at", self.at)?;
        let whole = json!([
            self.id,
            self.at,
            self.actor_id,
            self.on_behalf_of,
            self.subject,
            self.subject_id,
            self.kind,
            self.before,
            self.after,
            self.reason,
            self.update_id
        ]);
        Ok(TraceRow { id: self.id, at, words: whole.to_string() })
    }
}

/// The chain over the trace.
#[derive(Debug)]
pub struct EventLinks<'t>(&'t mut Tx);

impl Tx {
    /// The chain over the trace.
    pub const fn event_links(&mut self) -> EventLinks<'_> {
        EventLinks(self)
    }
}

impl EventLinks<'_> {
    /// The events behind `id`, a page of them.
    pub async fn behind(&mut self, id: i64) -> Result<Vec<TraceRow>> {
        let rows: Vec<StoredEvent> = engine!(self.0, c => sqlx::query_as(BEHIND).bind(id).fetch_all(c).await)?;
        rows.into_iter().map(StoredEvent::read).collect()
    }

    /// The last link that was written down: the event's id, and the hash of all events up to it.
    pub async fn last(&mut self) -> Result<Option<(i64, String)>> {
        Ok(engine!(self.0, c => sqlx::query_as(LAST).fetch_optional(c).await)?)
    }

    /// The links that were written down behind the event `after`, up to the event `until`.
    pub async fn within(&mut self, after: i64, until: i64) -> Result<Vec<(i64, String)>> {
        Ok(engine!(self.0, c => sqlx::query_as(WITHIN).bind(after).bind(until).fetch_all(c).await)?)
    }

    /// Writes a link down. Another process may have done so already; it is the same.
    pub async fn add(&mut self, event: i64, chain: &str, now: DateTime<Utc>) -> Result<()> {
        Ok(engine!(self.0, c => sqlx::query(ADD).bind(event).bind(chain).bind(millis(now)).execute(c).await.map(drop))?)
    }
}
