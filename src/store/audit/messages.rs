//! Whether everybody was told what he had to be told, once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Finding, Kind};
use crate::{
    domain::{
        event::{BY_TIME, EventKind},
        order::{OrderEvent, OrderId, OrderStatus, REQUEST_TELLS, Side, Transition},
    },
    notice::{CommandList, Notice},
    store::{OutboxAct, OutboxState, Result, Tx, engine, meta::FORGOTTEN_BEFORE, statements},
};

statements! {
    OUTBOX = "SELECT id, chat_id, act, priority, state, notice FROM outbox WHERE act <> 'unprompt' ORDER BY id";
    /// A person who has withdrawn consent since was promised to hear no more, and what was queued for him is gone.
    /// An assistant who acts for farmers no more must not read their news; who acts for one now was not told what happened before
    /// the farmer was handed to him.
    STEPS = "SELECT o.id, o.year, o.number, o.organization, o.buyer_id, o.status, CAST(CASE WHEN o.approval IN ('WAITING', 'RETURNED') AND o.agreed_ahead = 0 THEN 1 ELSE 0 END AS BIGINT) AS hidden, e.at, e.kind, e.before, e.reason,
            CASE WHEN EXISTS (SELECT 1 FROM consents c WHERE c.person_id = s.id AND c.withdrawn_at IS NULL AND c.given_at <= e.at)
                    AND (f.entered_by = f.seller_id OR (s.suspended_at IS NULL AND EXISTS (SELECT 1 FROM roles r
                        WHERE r.person_id = s.id AND r.role = 'ASSISTANT' AND r.ended_at IS NULL)
                        AND NOT EXISTS (SELECT 1 FROM events h WHERE h.subject = 'person' AND h.subject_id = f.seller_id
                            AND h.kind = 'assistant_changed' AND h.id > e.id)))
                THEN s.chat_id END AS seller_chat, s.unreachable_since AS seller_lost,
            CASE WHEN EXISTS (SELECT 1 FROM consents c WHERE c.person_id = b.id AND c.withdrawn_at IS NULL AND c.given_at <= e.at)
                THEN b.chat_id END AS buyer_chat, b.unreachable_since AS buyer_lost,
            CAST(CASE WHEN EXISTS (SELECT 1 FROM roles r WHERE r.person_id = b.id AND r.ended_at IS NULL AND r.organization = o.organization)
                THEN 1 ELSE 0 END AS BIGINT) AS buyer_stays
        FROM events e JOIN orders o ON o.id = e.subject_id JOIN offers f ON f.id = o.offer_id
            JOIN persons s ON s.id = f.entered_by JOIN persons b ON b.id = o.buyer_id
        WHERE e.subject = 'order' AND e.at >= $1 ORDER BY e.id";
    /// The persons that buy, for which organisation, and since when without a break.
    BUYERS = "SELECT r.person_id, r.organization, p.chat_id, CASE WHEN r.granted_at > c.given_at THEN r.granted_at ELSE c.given_at END AS since
        FROM roles r JOIN persons p ON p.id = r.person_id JOIN consents c ON c.person_id = r.person_id AND c.withdrawn_at IS NULL
        WHERE r.role = 'BUYER' AND r.ended_at IS NULL AND p.chat_id IS NOT NULL ORDER BY r.person_id";
    UNSENT = "SELECT 'news of order O-' || o.year || '-' || o.number || ' was deleted unsent, and nobody else '
            || CASE WHEN e.reason = 'SELLER' THEN 'can tell its farmer' ELSE 'buys for its organisation' END AS said
        FROM events e JOIN orders o ON o.id = e.subject_id WHERE e.subject = 'order' AND e.kind = 'news_unsent' AND e.at >= $1 ORDER BY e.id";
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
    organization: String,
    buyer_id: i64,
    status: String,
    hidden: i64,
    at: i64,
    kind: String,
    before: Option<String>,
    reason: Option<String>,
    seller_chat: Option<i64>,
    seller_lost: Option<i64>,
    buyer_chat: Option<i64>,
    buyer_lost: Option<i64>,
    buyer_stays: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct BuyerRow {
    person_id: i64,
    organization: String,
    chat_id: i64,
    since: i64,
}

/// What was written down for people.
#[derive(Default)]
struct Told {
    /// Chat, order, and the event that the news is about.
    news: BTreeSet<(i64, OrderId, EventKind)>,
    /// Requests that nobody was sent because they were over before their reader came back.
    dropped: BTreeSet<(i64, OrderId)>,
    /// Questions that nobody was sent because they were over before: what became of them is told in their place.
    folded: BTreeSet<(i64, OrderId, EventKind)>,
    /// The news that Telegram has.
    sent: BTreeSet<(i64, OrderId, EventKind)>,
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
    let buyers: Vec<BuyerRow> = engine!(tx, c => sqlx::query_as(BUYERS).fetch_all(c).await)?;
    for step in steps {
        let Ok(kind) = step.kind.parse::<EventKind>() else { continue };
        for side in step.hearing(kind) {
            if !step.was_told(side, kind, &told, &buyers) {
                let said = format!("order O-{}-{} was {kind} and its {} was not told", step.year, step.number, side.code().to_lowercase());
                found.push(Finding { kind: Kind::Notice, said });
            }
        }
    }
    let unsent: Vec<String> = engine!(tx, c => sqlx::query_scalar(UNSENT).bind(since).fetch_all(c).await)?;
    found.extend(unsent.into_iter().map(|said| Finding { kind: Kind::Notice, said }));
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
        if row.act == OutboxAct::SetCommands.code() {
            return serde_json::from_str::<CommandList>(json).is_ok();
        }
        let Ok(notice) = serde_json::from_str::<Notice>(json) else { return false };
        let bulk = row.priority == crate::store::Priority::Bulk as i64;
        if let (true, Notice::Digest { facts, .. }) = (bulk && !is_provisional(&notice), &notice) {
            *self.digests.entry((row.chat_id, facts.day)).or_default() += 1;
        }
        let state = row.state.parse::<OutboxState>().ok();
        let waits_or_went = matches!(state, Some(OutboxState::Queued | OutboxState::Sent));
        if let (true, Some((order, kinds))) = (waits_or_went, news(&notice)) {
            let about = kinds.into_iter().map(|kind| (row.chat_id, order, kind));
            if state == Some(OutboxState::Sent) {
                self.sent.extend(about.clone());
            }
            self.news.extend(about);
            let is_told_of = |folded: &(i64, OrderId, EventKind)| (folded.0, folded.1) == (row.chat_id, order);
            self.news.extend(self.folded.extract_if(.., is_told_of));
        }
        if let (Some(OutboxState::Superseded), Notice::OrderChanged { event, order, .. }) = (state, &notice)
            && event.rows().any(|transition| transition.proposes)
        {
            self.folded.extend(event.recorded().map(|kind| (row.chat_id, order.id, kind)));
        }
        if let (Some(OutboxState::Superseded), Notice::OrderRequest { order }) = (state, &notice) {
            self.dropped.insert((row.chat_id, order.id));
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
        Notice::OrderRequest { order } => return Some((order.id, vec![EventKind::Requested, EventKind::Approved])),
        // What was agreed before it was approved is agreed by the approval.
        Notice::OrderConfirmed { order, .. } => return Some((order.id, vec![EventKind::Confirmed, EventKind::Approved])),
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
    /// Whether a side that had to hear of the step was told, as far as that can still be seen.
    fn was_told(&self, side: Side, kind: EventKind, told: &Told, buyers: &[BuyerRow]) -> bool {
        let about = |chat: i64| (chat, OrderId(self.id), kind);
        let (chat, is_there) = match side {
            Side::Seller => (self.seller_chat.filter(|_| self.seller_lost.is_none()), true),
            Side::Buyer => (self.buyer_chat, self.buyer_lost.is_none() && self.buyer_stays == 1),
        };
        // What was queued for who left is gone; what was lost by that is recorded.
        let Some(chat) = chat else { return true };
        let asks = matches!(kind, EventKind::Requested | EventKind::Approved);
        if asks && self.status != OrderStatus::Requested.code() && told.dropped.contains(&(chat, OrderId(self.id))) {
            return true;
        }
        let knows = if is_there { told.news.contains(&about(chat)) } else { told.sent.contains(&about(chat)) };
        if knows || side == Side::Seller {
            return knows;
        }
        // The news belongs to the organisation: to everybody who bought for it then.
        let is_colleague =
            |buyer: &&BuyerRow| buyer.organization == self.organization && buyer.person_id != self.buyer_id && buyer.since <= self.at;
        let mut colleagues = buyers.iter().filter(is_colleague).peekable();
        (!is_there && colleagues.peek().is_none()) || colleagues.any(|colleague| told.news.contains(&about(colleague.chat_id)))
    }

    /// The sides that hear of the step, as the table of transitions says.
    fn hearing(&self, kind: EventKind) -> Vec<Side> {
        let Some(before) = self.before.as_deref().and_then(|code| code.parse().ok()) else {
            return if kind == EventKind::Requested { REQUEST_TELLS.to_vec() } else { Vec::new() };
        };
        let Some(transition) = Transition::recorded(kind, before, self.reason.as_deref() == Some(BY_TIME)) else { return Vec::new() };
        let acting = transition.acting_side().or_else(|| self.reason.as_deref().and_then(|code| code.parse().ok()));
        // A seller who was never asked hears nothing of it.
        transition.owed_to(acting).filter(|side| *side == Side::Buyer || self.hidden == 0).collect()
    }
}
