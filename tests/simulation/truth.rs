//! What is in the database, read past the program.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{FromRow, postgres::PgRow, sqlite::SqliteRow};
use tembus::store::Tx;

#[derive(Debug, Clone, FromRow)]
pub(crate) struct OfferRow {
    pub(crate) id: i64,
    pub(crate) status: String,
    pub(crate) version: i64,
    pub(crate) offered: i64,
    pub(crate) available: i64,
    pub(crate) held: i64,
    pub(crate) committed: i64,
    pub(crate) fulfilled: i64,
}

#[derive(Debug, Clone, FromRow)]
pub(crate) struct OrderRow {
    pub(crate) id: i64,
    pub(crate) offer_id: i64,
    /// The person who answers for the goods: the seller, or the assistant who entered them.
    pub(crate) answers: i64,
    pub(crate) buyer_id: i64,
    pub(crate) organization: String,
    pub(crate) status: String,
    pub(crate) version: i64,
    pub(crate) quantity: i64,
    /// What of it will not come.
    pub(crate) closed_short: i64,
    /// What came, as both sides agreed, what of it was accepted, and what of that went back.
    pub(crate) arrived: i64,
    pub(crate) accepted: i64,
    pub(crate) returned: i64,
    /// The demand that it is of.
    pub(crate) demand_id: Option<i64>,
    pub(crate) price: i64,
    /// What it costs, where that can be said before weighing.
    pub(crate) total: Option<i64>,
    /// How far the approval is that it needs, and the person who decided last.
    pub(crate) approval: Option<String>,
    pub(crate) approval_by: Option<i64>,
    /// Whether its seller said yes before it was approved.
    pub(crate) agreed_ahead: i64,
}

impl OrderRow {
    /// Whether its seller must not know of it.
    pub(crate) fn is_hidden(&self) -> bool {
        self.agreed_ahead == 0 && matches!(self.approval.as_deref(), Some("WAITING" | "RETURNED"))
    }
}

#[derive(Debug, Clone, FromRow)]
pub(crate) struct DemandRow {
    pub(crate) id: i64,
    pub(crate) quantity: i64,
}

/// A price that was named in a talk, with what the talk came to.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct BidRow {
    pub(crate) talk_id: i64,
    pub(crate) number: i64,
    pub(crate) side: String,
    pub(crate) quantity: i64,
    pub(crate) price: i64,
    /// The price of the offer when the talk began.
    pub(crate) listed: i64,
    pub(crate) order_id: Option<i64>,
}

/// A load on its way or at its end.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct LoadRow {
    pub(crate) order_id: i64,
    pub(crate) organization: String,
    pub(crate) accepted: Option<i64>,
    pub(crate) rejected: Option<i64>,
    /// So much of the rejected comes again.
    pub(crate) replaced: i64,
    pub(crate) answer: Option<String>,
    /// The truck, where it is shared or its freight was said.
    pub(crate) trip_id: Option<i64>,
    pub(crate) plate: Option<String>,
    pub(crate) departed_at: i64,
}

#[derive(Debug, Clone, FromRow)]
pub(crate) struct EventRow {
    pub(crate) id: i64,
    pub(crate) at: i64,
    pub(crate) actor_id: Option<i64>,
    pub(crate) subject: String,
    pub(crate) subject_id: i64,
    pub(crate) kind: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) update_id: Option<i64>,
}

#[derive(Debug, Clone, FromRow)]
pub(crate) struct OutRow {
    pub(crate) id: i64,
    pub(crate) chat_id: i64,
    pub(crate) act: String,
    pub(crate) edit_message_id: Option<i64>,
    pub(crate) priority: i64,
    pub(crate) not_before: i64,
    pub(crate) notice: Option<String>,
    pub(crate) state: String,
    pub(crate) uncertain: i64,
    pub(crate) message_id: Option<i64>,
    pub(crate) created_at: i64,
}

#[derive(Debug, Clone, FromRow)]
pub(crate) struct PersonRow {
    pub(crate) id: i64,
    pub(crate) chat_id: Option<i64>,
    /// When he consented, if he does: news of before and of a time without consent was not for him.
    pub(crate) consented_at: Option<i64>,
    pub(crate) digest_hour: i64,
    pub(crate) digest_days: String,
}

#[derive(Debug, Clone, FromRow)]
pub(crate) struct RoleRow {
    pub(crate) person_id: i64,
    pub(crate) role: String,
    pub(crate) organization: Option<String>,
    pub(crate) granted_at: i64,
    pub(crate) ended_at: Option<i64>,
}

/// A message's kind, and the order and side that it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) chat: i64,
    pub(crate) kind: String,
    pub(crate) order: Option<i64>,
    pub(crate) day: Option<String>,
    /// What a truck costs, and the parts of it, where it was split.
    pub(crate) freight: Option<(i64, Vec<i64>)>,
}

/// Everything that the invariants look at.
#[derive(Debug, Default)]
pub(crate) struct Truth {
    /// Epoch milliseconds.
    pub(crate) now: i64,
    pub(crate) offers: Vec<OfferRow>,
    pub(crate) orders: Vec<OrderRow>,
    pub(crate) demands: Vec<DemandRow>,
    /// The prices of each talk, the first one first.
    pub(crate) bids: Vec<BidRow>,
    pub(crate) loads: Vec<LoadRow>,
    /// All events so far, in their order.
    pub(crate) events: Vec<EventRow>,
    pub(crate) outbox: Vec<OutRow>,
    pub(crate) abouts: BTreeMap<i64, About>,
    pub(crate) persons: Vec<PersonRow>,
    pub(crate) roles: Vec<RoleRow>,
    /// Chats that can't be reached.
    pub(crate) lost: BTreeSet<i64>,
    pub(crate) digests: BTreeSet<(i64, String)>,
    /// Why each of the updates that are kept was set aside.
    pub(crate) set_aside: Vec<String>,
    /// The updates that were ever set aside, erased ones as well.
    pub(crate) was_set_aside: BTreeSet<i64>,
    /// How often each update was applied.
    pub(crate) applied: BTreeMap<i64, u32>,
    /// Updates that Telegram was told to forget.
    pub(crate) acknowledged: BTreeSet<i64>,
    /// What is at the ends of the chats: messages of both sides.
    pub(crate) chats: BTreeMap<i64, BTreeSet<i64>>,
    /// What the bot said of it.
    pub(crate) said: BTreeMap<i64, BTreeSet<i64>>,
    /// For how long the bot has lived in one piece, in milliseconds.
    pub(crate) lived: i64,
    pub(crate) news: News,
}

/// What was not there at the last look.
#[derive(Debug, Default)]
pub(crate) struct News {
    /// Places in `events`.
    pub(crate) events: Vec<usize>,
    pub(crate) notices: Vec<About>,
}

impl Truth {
    /// Looks again. Events are append-only: only new ones are read.
    pub(crate) async fn look(&mut self, tx: &mut Tx) {
        self.offers = all(tx, "SELECT id, status, version, offered, available, held, committed, fulfilled FROM offers ORDER BY id").await;
        self.orders = all(
            tx,
            "SELECT o.id, o.offer_id, f.entered_by AS answers, o.buyer_id, o.organization, o.status, o.version, o.quantity, o.closed_short, \
                o.arrived, o.accepted, o.returned, o.demand_id, o.price, o.total, o.approval, o.approval_by, \
                CAST(o.agreed_ahead AS BIGINT) AS agreed_ahead \
                FROM orders o JOIN offers f ON f.id = o.offer_id ORDER BY o.id",
        )
        .await;
        self.demands = all(tx, "SELECT id, quantity FROM demands ORDER BY id").await;
        self.bids = all(
            tx,
            "SELECT b.talk_id, CAST(b.number AS BIGINT) AS number, b.side, b.quantity, b.price, t.listed, t.order_id \
                FROM bids b JOIN talks t ON t.id = b.talk_id ORDER BY b.talk_id, b.number",
        )
        .await;
        self.loads = all(
            tx,
            "SELECT d.order_id, o.organization, d.accepted, d.rejected, d.replaced, d.answer, d.trip_id, d.plate, d.departed_at \
                FROM deliveries d JOIN orders o ON o.id = d.order_id ORDER BY d.order_id, d.number",
        )
        .await;
        let last = self.events.last().map_or(0, |event| event.id);
        let events: Vec<EventRow> = all(tx, &format!(
            "SELECT id, at, actor_id, subject, subject_id, kind, before, after, reason, update_id FROM events WHERE id > {last} ORDER BY id"
        )).await;
        self.news.events = (self.events.len()..self.events.len() + events.len()).collect();
        self.events.extend(events);
        self.outbox = all(tx,
            "SELECT id, chat_id, act, edit_message_id, priority, not_before, notice, state, uncertain, message_id, created_at FROM outbox ORDER BY id").await;
        self.news.notices.clear();
        let known = self.abouts.keys().next_back().copied().unwrap_or(0);
        for row in self.outbox.iter().filter(|row| row.id > known) {
            let about = about(row);
            self.news.notices.push(about.clone());
            self.abouts.insert(row.id, about);
        }
        self.persons = all(
            tx,
            "SELECT id, chat_id, digest_hour, digest_days, (SELECT MAX(c.given_at) FROM consents c \
            WHERE c.person_id = persons.id AND c.withdrawn_at IS NULL) AS consented_at FROM persons ORDER BY id",
        )
        .await;
        self.roles = all(tx, "SELECT person_id, role, organization, granted_at, ended_at FROM roles").await;
        let lost: Vec<(i64,)> = all(tx, "SELECT chat_id FROM chat_leases WHERE unreachable_since IS NOT NULL").await;
        self.lost = lost.into_iter().map(|(chat,)| chat).collect();
        self.digests = all(tx, "SELECT person_id, day FROM digests").await.into_iter().collect();
        let reasons: Vec<(String,)> = all(tx, "SELECT reason FROM set_aside ORDER BY id").await;
        self.set_aside = reasons.into_iter().map(|(reason,)| reason).collect();
        let aside: Vec<(i64,)> = all(tx, "SELECT update_id FROM simulated_aside WHERE update_id IS NOT NULL").await;
        self.was_set_aside = aside.into_iter().map(|(update,)| update).collect();
        // Telegram can't deliver again what is longer ago.
        let since = self.applied.keys().next_back().map_or(0, |last| last - 2_000);
        let counts = format!("SELECT update_id, COUNT(*) FROM simulated WHERE update_id > {since} GROUP BY update_id");
        let counts: Vec<(i64, i64)> = all(tx, &counts).await;
        self.applied.extend(counts.into_iter().map(|(update, count)| (update, u32::try_from(count).unwrap())));
    }

    pub(crate) fn person(&self, id: i64) -> Option<&PersonRow> {
        self.persons.iter().find(|person| person.id == id)
    }

    /// The person who writes from this chat, if he holds any role.
    pub(crate) fn member(&self, chat: i64) -> Option<&PersonRow> {
        let person = self.persons.iter().find(|person| person.chat_id == Some(chat))?;
        self.roles.iter().any(|role| role.person_id == person.id && role.ended_at.is_none()).then_some(person)
    }
}

async fn all<T>(tx: &mut Tx, sql: &str) -> Vec<T>
where
    T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    match tx {
        Tx::Sqlite(tx) => sqlx::query_as(sql).fetch_all(&mut **tx).await.unwrap(),
        Tx::Postgres(tx) => sqlx::query_as(sql).fetch_all(&mut **tx).await.unwrap(),
    }
}

fn about(row: &OutRow) -> About {
    if row.act != "say" {
        return About { chat: row.chat_id, kind: row.act.clone(), ..About::default() };
    }
    let notice: serde_json::Value = serde_json::from_str(row.notice.as_deref().unwrap_or_default()).unwrap_or_default();
    let kind = notice["kind"].as_str().unwrap_or("unreadable").to_owned();
    let parts = notice["parts"].as_array().map(|parts| parts.iter().filter_map(|part| part[1].as_i64()).collect());
    About {
        chat: row.chat_id,
        kind,
        order: notice["order"]["id"].as_i64(),
        day: notice["facts"]["day"].as_str().map(str::to_owned),
        freight: notice["freight"].as_i64().zip(parts),
    }
}
