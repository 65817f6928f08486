//! Writes what a unit of work has gathered: each kind by one statement.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{
    Result, Tx, engine,
    outbox::{lease_holder::LeaseHolder, message::NewMessage},
    row::rows,
    statements,
    work::KnownChat,
};

statements! {
    SAVE_TURNS = "INSERT INTO conversations (chat_id, seq, state, answered_prompt, updated_at)
        SELECT CAST(v.value ->> 0 AS BIGINT), CAST(v.value ->> 1 AS BIGINT), v.value ->> 2, CAST(v.value ->> 3 AS BIGINT),
            CAST(v.value ->> 4 AS BIGINT)
        FROM json_each($1) v WHERE TRUE
        ON CONFLICT (chat_id) DO UPDATE SET seq = excluded.seq, state = excluded.state, answered_prompt = excluded.answered_prompt,
            updated_at = excluded.updated_at";
    /// Rows that were made to be locked, and whose updates took no turn.
    UNTAKEN = "DELETE FROM conversations WHERE seq = 0 AND chat_id IN (SELECT CAST(v.value ->> 0 AS BIGINT) FROM json_each($1) v)";
    /// Rows that a newer edit takes the place of, in the order in which they are locked.
    SUPERSEDED = "SELECT o.id FROM json_each($1) v JOIN outbox o ON o.state = 'queued' AND o.chat_id = CAST(v.value ->> 0 AS BIGINT)
        AND o.act = 'say' AND o.edit_message_id = CAST(v.value ->> 1 AS BIGINT) ORDER BY o.id";
    /// Row by row, as the sender marks what was sent.
    SUPERSEDE = "UPDATE outbox SET state = 'superseded', done_at = $2 FROM json_each($1) v \
        WHERE outbox.id = CAST(v.value ->> 0 AS BIGINT) AND outbox.state || '' = 'queued'";
    /// On Postgres: what the sender is marking at this moment is left to it. Two statements that change many rows lock them in the order
    /// of their plans, and would wait for each other in a circle.
    SUPERSEDE_UNLOCKED = "UPDATE outbox SET state = 'superseded', done_at = $2 WHERE id IN (SELECT o.id FROM json_each($1) v
        JOIN outbox o ON o.id = CAST(v.value ->> 0 AS BIGINT) WHERE o.state || '' = 'queued' ORDER BY o.id FOR UPDATE OF o SKIP LOCKED)";
    ENQUEUE = "INSERT INTO outbox (chat_id, act, edit_message_id, priority, silent, prompt, not_before, notice, state, created_at, done_at,
            unprompt_message_id)
        SELECT CAST(v.value ->> 0 AS BIGINT), v.value ->> 1, CAST(v.value ->> 2 AS BIGINT), CAST(v.value ->> 3 AS BIGINT),
            CAST(v.value ->> 4 AS BIGINT), CAST(v.value ->> 5 AS BIGINT), CAST(v.value ->> 6 AS BIGINT), v.value ->> 7, v.value ->> 8,
            CAST(v.value ->> 9 AS BIGINT), CAST(v.value ->> 10 AS BIGINT), CAST(v.value ->> 11 AS BIGINT)
        FROM json_each($1) v ORDER BY CAST(v.key AS BIGINT)";
    /// The same for the chats of messages that are about to be written. A chat whose lease ran out while something waited
    /// is left to the sender, which counts what may have been on its way.
    LEASE_NEW = "INSERT INTO chat_leases (chat_id, owner, until, held_until)
        SELECT CAST(v.value ->> 0 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS BIGINT), 0 FROM json_each($1) v WHERE TRUE ORDER BY 1
        ON CONFLICT (chat_id) DO UPDATE SET owner = excluded.owner, until = excluded.until,
            held_until = CASE WHEN chat_leases.owner = excluded.owner OR chat_leases.held_until <= $4 + 86400000
                THEN chat_leases.held_until ELSE 0 END
        WHERE chat_leases.unreachable_since IS NULL AND (chat_leases.owner = excluded.owner OR chat_leases.until = 0
            OR (chat_leases.until <= $4
                AND NOT EXISTS (SELECT 1 FROM outbox e
                    WHERE e.state = 'queued' AND e.priority IN (0, 1, 2) AND e.chat_id = chat_leases.chat_id)))";
    INSERT_EVENTS = "INSERT INTO events (at, actor_id, on_behalf_of, subject, subject_id, kind, before, after, reason, update_id)
        SELECT CAST(v.value ->> 0 AS BIGINT), CAST(v.value ->> 1 AS BIGINT), CAST(v.value ->> 2 AS BIGINT), v.value ->> 3,
            CAST(v.value ->> 4 AS BIGINT), v.value ->> 5, v.value ->> 6, v.value ->> 7, v.value ->> 8, CAST(v.value ->> 9 AS BIGINT)
        FROM json_each($1) v ORDER BY CAST(v.key AS BIGINT)";
}

impl Tx {
    /// Tells the database all that was gathered.
    ///
    /// # Errors
    /// A defect may be that of any update since the last flush.
    pub async fn flush(&mut self) -> Result<()> {
        let work = self.work();
        let turns = work.changed_chats();
        let (messages, events) = work.take_gathered();
        if !turns.is_empty() {
            self.save_turns(&turns).await?;
            for (chat, known) in turns {
                self.work().set_chat(chat, Some(KnownChat { changed: false, ..known }));
            }
        }
        if !messages.is_empty() {
            self.insert_messages(messages).await?;
        }
        if !events.is_empty() {
            self.insert_events(events).await?;
        }
        Ok(())
    }

    /// The chats to which this transaction may have queued messages: where to look after its commit.
    pub fn queued_chats(&mut self) -> Vec<i64> {
        self.work().queued_chats()
    }

    /// Leases the chats of gathered messages, so that whoever sends need not do so by another commit. Chats that wait for
    /// another process are left to the sender.
    ///
    /// # Errors
    /// A fault.
    pub async fn lease_gathered(&mut self, lease_holder: &LeaseHolder, now: DateTime<Utc>) -> Result<()> {
        let at = (now + lease_holder.renewed_below()).timestamp_millis();
        let chats = self.work().chats_to_lease(lease_holder, at);
        if chats.is_empty() {
            return Ok(());
        }
        self.lease_new(&chats, lease_holder, now).await
    }

    async fn save_turns(&mut self, turns: &[(i64, KnownChat)]) -> Result<()> {
        let list = rows(turns.iter().map(|(chat, known)| json!([chat, known.seq, known.state, known.answered, known.turn])));
        Ok(engine!(self, c => sqlx::query(SAVE_TURNS).bind(&list).execute(c).await.map(drop))?)
    }

    /// Removes what [`Tx::prepare_chats`] made for chats whose updates came to nothing.
    pub(super) async fn forget_untaken(&mut self) -> Result<()> {
        let untaken = self.work().untaken_chats();
        if untaken.is_empty() || matches!(self, Self::Sqlite(_)) {
            return Ok(());
        }
        let list = rows(untaken.into_iter().map(|chat| json!([chat])));
        Ok(engine!(self, c => sqlx::query(UNTAKEN).bind(&list).execute(c).await.map(drop))?)
    }

    /// Inserts gathered messages in their order. Of several edits of one message only the last is to be sent.
    async fn insert_messages(&mut self, messages: Vec<NewMessage>) -> Result<()> {
        let edits: Vec<(i64, i32)> = messages.iter().filter_map(NewMessage::edited).collect();
        let old: Vec<Value> =
            edits.iter().filter(|(chat, _)| self.work().may_have_edits(*chat)).map(|(chat, message)| json!([chat, message])).collect();
        if !old.is_empty() {
            let list = rows(old);
            let old: Vec<i64> = engine!(self, c => sqlx::query_scalar(SUPERSEDED).bind(&list).fetch_all(c).await)?;
            self.supersede(&old, messages.first().map_or(0, |message| message.created_at)).await?;
        }
        for message in &messages {
            self.work().forget_replies(message.chat);
        }
        let mut newer = HashSet::new();
        let mut list: Vec<Value> = messages
            .into_iter()
            .rev()
            .map(|message| {
                let superseded = message.edited().is_some_and(|edited| !newer.insert(edited));
                message.row(superseded)
            })
            .collect();
        list.reverse();
        let list = rows(list);
        for (chat, _) in edits {
            self.work().learn_of_edits(chat);
        }
        Ok(engine!(self, c => sqlx::query(ENQUEUE).bind(&list).execute(c).await.map(drop))?)
    }

    /// Leaves out what was not sent yet of these rows.
    pub(super) async fn supersede(&mut self, ids: &[i64], at: i64) -> Result<()> {
        if !ids.is_empty() {
            let list = rows(ids.iter().map(|id| json!([id])));
            let statement = if matches!(self, Self::Sqlite(_)) { SUPERSEDE } else { SUPERSEDE_UNLOCKED };
            engine!(self, c => sqlx::query(statement).bind(&list).bind(at).execute(c).await.map(drop))?;
        }
        Ok(())
    }

    /// Leases chats, in one order, to which messages are about to be written.
    async fn lease_new(&mut self, chats: &[i64], lease_holder: &LeaseHolder, now: DateTime<Utc>) -> Result<()> {
        let (at, until) = (now.timestamp_millis(), (now + lease_holder.lasts).timestamp_millis());
        let list = rows(chats.iter().map(|chat| json!([chat])));
        engine!(self, c => sqlx::query(LEASE_NEW).bind(&list).bind(&lease_holder.owner).bind(until).bind(at).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Inserts gathered events in their order.
    async fn insert_events(&mut self, events: Vec<Value>) -> Result<()> {
        let list = rows(events);
        Ok(engine!(self, c => sqlx::query(INSERT_EVENTS).bind(&list).execute(c).await.map(drop))?)
    }
}
