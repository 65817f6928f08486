//! Whether everybody was told what he had to be told, once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Finding, Kind};
use crate::{
    domain::{
        event::EventKind,
        order::{OrderEvent, OrderId, REQUEST_TELLS, Side, Transition},
        person::RoleKind,
    },
    notice::Notice,
    store::{Result, Tx, engine, meta::FORGOTTEN_BEFORE, statements},
};

statements! {
    OUTBOX = "SELECT id, chat_id, act, priority, state, notice FROM outbox WHERE act <> 'unprompt' ORDER BY id";
    /// A person who has withdrawn consent since was promised to hear no more, and what was queued for him is gone.
    STEPS = "SELECT o.id, o.year, o.number, e.kind, e.before, e.reason,
            CASE WHEN EXISTS (SELECT 1 FROM consents c WHERE c.person_id = s.id AND c.withdrawn_at IS NULL AND c.given_at <= e.at)
                THEN s.chat_id END AS seller_chat, s.unreachable_since AS seller_lost,
            CASE WHEN EXISTS (SELECT 1 FROM consents c WHERE c.person_id = b.id AND c.withdrawn_at IS NULL AND c.given_at <= e.at)
                AND EXISTS (SELECT 1 FROM roles r WHERE r.person_id = b.id AND r.ended_at IS NULL AND r.organization = o.organization)
                THEN b.chat_id END AS buyer_chat, b.unreachable_since AS buyer_lost
        FROM events e JOIN orders o ON o.id = e.subject_id JOIN offers f ON f.id = o.offer_id
            JOIN persons s ON s.id = f.entered_by JOIN persons b ON b.id = o.buyer_id
        WHERE e.subject = 'order' AND e.at >= $1 ORDER BY e.id";
    DIGESTS = "SELECT d.day, p.chat_id FROM digests d JOIN persons p ON p.id = d.person_id
        WHERE d.kind = 'daily' AND d.queued_at >= $1 AND p.chat_id IS NOT NULL AND EXISTS (SELECT 1 FROM consents c
            WHERE c.person_id = p.id AND c.withdrawn_at IS NULL AND c.given_at <= d.queued_at) ORDER BY d.day, d.person_id";
}

#[derive(Debug, sqlx::FromRow)]
struct OutboxRow {
    id: i64,
    chat_id: i64,
    act: String,
    priority: i64,
    state: String,
    notice: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct StepRow {
    id: i64,
    year: i64,
    number: i64,
    kind: String,
    before: Option<String>,
    reason: Option<String>,
    seller_chat: Option<i64>,
    seller_lost: Option<i64>,
    buyer_chat: Option<i64>,
    buyer_lost: Option<i64>,
}

/// What was written down for people.
#[derive(Default)]
struct Told {
    /// Chat, order, and the event that the news is about.
    news: BTreeSet<(i64, OrderId, EventKind)>,
    digests: BTreeMap<(i64, NaiveDate), usize>,
}

pub(super) async fn check(tx: &mut Tx, found: &mut Vec<Finding>) -> Result<()> {
    let rows: Vec<OutboxRow> = engine!(tx, c => sqlx::query_as(OUTBOX).fetch_all(c).await)?;
    let mut told = Told::default();
    for row in rows {
        if !told.takes(&row) {
            found.push(Finding { kind: Kind::Outbox, said: format!("message {} can't be read", row.id) });
        }
    }
    // Older messages may have been forgotten.
    let since: i64 = tx.meta(FORGOTTEN_BEFORE).await?.and_then(|at| at.parse().ok()).unwrap_or(0);
    let steps: Vec<StepRow> = engine!(tx, c => sqlx::query_as(STEPS).bind(since).fetch_all(c).await)?;
    for step in steps {
        let Ok(kind) = step.kind.parse::<EventKind>() else { continue };
        for (side, chat) in step.owed(kind) {
            if !told.news.contains(&(chat, OrderId(step.id), kind)) {
                let said = format!("order O-{}-{} was {kind} and its {} was not told", step.year, step.number, side.code().to_lowercase());
                found.push(Finding { kind: Kind::Notice, said });
            }
        }
    }
    let noted: Vec<(String, i64)> = engine!(tx, c => sqlx::query_as(DIGESTS).bind(since).fetch_all(c).await)?;
    for (day, chat) in noted {
        if day.parse().is_ok_and(|day| !told.digests.contains_key(&(chat, day))) {
            found.push(Finding { kind: Kind::Digest, said: format!("the digest of {day} was noted for somebody and never queued") });
        }
    }
    for ((_, day), times) in told.digests.iter().filter(|(_, times)| **times > 1) {
        found.push(Finding { kind: Kind::Digest, said: format!("the digest of {day} was queued {times} times for one person") });
    }
    Ok(())
}

impl Told {
    /// `false`: the row can't be read.
    fn takes(&mut self, row: &OutboxRow) -> bool {
        let json = row.notice.as_deref().unwrap_or_default();
        if row.act == "commands" {
            return serde_json::from_str::<Vec<RoleKind>>(json).is_ok();
        }
        let Ok(notice) = serde_json::from_str::<Notice>(json) else { return false };
        let bulk = row.priority == crate::store::Priority::Bulk as i64;
        if let (true, Notice::Digest { facts, .. }) = (bulk && !is_provisional(&notice), &notice) {
            *self.digests.entry((row.chat_id, facts.day)).or_default() += 1;
        }
        if let (true, Some((order, kinds))) = (matches!(row.state.as_str(), "queued" | "sent"), news(&notice)) {
            self.news.extend(kinds.into_iter().map(|kind| (row.chat_id, order, kind)));
        }
        true
    }
}

/// Whether a notice is the digest of a day that was not over.
fn is_provisional(notice: &Notice) -> bool {
    matches!(notice, Notice::Digest { facts, .. } if facts.provisional_until().is_some())
}

/// The order and the event that a notice is news of.
fn news(notice: &Notice) -> Option<(OrderId, Vec<EventKind>)> {
    let (order, event) = match notice {
        Notice::OrderRequest { order } => return Some((order.id, vec![EventKind::Requested])),
        Notice::OrderConfirmed { order, .. } => (order, OrderEvent::Accept),
        Notice::OrderDeclined { order, .. } => (order, OrderEvent::Decline),
        Notice::OrderLapsed { order, .. } => (order, OrderEvent::Lapse),
        Notice::OrderWithdrawn { order, .. } => (order, OrderEvent::Withdraw),
        Notice::CancelDone { order, .. } => (order, OrderEvent::Cancel),
        Notice::OrderChanged { event, order, .. } => (order, *event),
        _ => return None,
    };
    Some((order.id, event.recorded().collect()))
}

impl StepRow {
    /// The chats that had to hear of the step, where Telegram reaches them.
    fn owed(&self, kind: EventKind) -> Vec<(Side, i64)> {
        let chat = |side: &Side| match side {
            Side::Seller => self.seller_chat.filter(|_| self.seller_lost.is_none()),
            Side::Buyer => self.buyer_chat.filter(|_| self.buyer_lost.is_none()),
        };
        self.hearing(kind).into_iter().filter_map(|side| Some((side, chat(&side)?))).collect()
    }

    /// The sides that hear of the step, as the table of transitions says.
    fn hearing(&self, kind: EventKind) -> Vec<Side> {
        let Some(before) = self.before.as_deref().and_then(|code| code.parse().ok()) else { return REQUEST_TELLS.to_vec() };
        let Some(transition) = Transition::recorded(kind, before) else { return Vec::new() };
        let acting = transition.acting_side().or_else(|| self.reason.as_deref().and_then(|code| code.parse().ok()));
        transition.owed_to(acting).collect()
    }
}
