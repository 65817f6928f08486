//! How much one person or organisation takes up of what all share.

use chrono::{DateTime, Utc};

use super::{
    Priority, Result, Tx,
    approvals::{approved, refused},
    engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    demand::DemandId,
    event::EventKind,
    lifecycle::Side,
    offer::OfferId,
    order::OrderId,
    person::{ChatId, Organization, PersonId},
    unit::Unit,
};

statements! {
    QUEUED_REPLIES = "SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND chat_id = $1 AND priority = $2";
    LIVE_OFFERS = "SELECT COUNT(*) FROM offers WHERE seller_id = $1 AND status IN ('published', 'paused') AND valid_until > $2";
    WITHDRAWN_OFFERS = "SELECT COUNT(*) FROM offers WHERE seller_id = $1 AND status = 'withdrawn' AND published_at > $2";
    /// What was taken back was never agreed. It counts where its seller was asked; the goods were let go before that as well, but a
    /// colleague who does not approve an order keeps nobody from ordering less.
    REQUESTS = concat!("SELECT CAST((SELECT COUNT(*) FROM orders o WHERE o.organization = $1 AND o.status = 'cancelled' AND o.confirmed_at IS NULL
                AND o.decided_at > $3 AND ", approved!(), ") AS BIGINT) AS withdrawals,
            (SELECT MAX(o.decided_at) FROM orders o WHERE o.organization = $1 AND o.offer_id = $2
                AND (o.status = 'lapsed' OR (o.status = 'cancelled' AND o.confirmed_at IS NULL AND NOT ", refused!(), "))) AS let_go,
            CAST((SELECT COUNT(*) FROM orders o WHERE o.organization = $1 AND o.status = 'requested') AS BIGINT) AS holds,
            CAST((SELECT COUNT(*) FROM orders o WHERE o.organization = $1 AND o.status = 'requested' AND o.commodity = f.commodity) AS BIGINT)
                AS of_goods
        FROM offers f WHERE f.id = $2");
    PROPOSALS = "SELECT COUNT(*) FROM proposals WHERE order_id = $1 AND side = $2 AND at > $3";
    /// Of most steps of an order the trace says which side took it.
    STEPS = "SELECT COUNT(*) FROM events WHERE subject = 'order' AND subject_id = $1 AND kind = $2 AND reason = $3 AND at > $4";
    DEMANDS = "SELECT COUNT(*) FROM demands WHERE organization = $1 AND commodity = $2 AND created_at > $3";
    DEMAND_CHANGES = "SELECT COUNT(*) FROM events WHERE subject = 'demand' AND subject_id = $1 AND kind = $2 AND at > $3";
    ANSWERS = "SELECT COUNT(*) FROM events WHERE subject = 'demand' AND subject_id = $1 AND kind IN ($2, $3) AND actor_id = $4 AND at > $5";
    HELD_OF = "SELECT unit, CAST(SUM(quantity) AS BIGINT) FROM orders WHERE organization = $1 AND status = 'requested' AND commodity = $2
        GROUP BY unit";
    LIVE_OF = "SELECT unit, CAST(SUM(available + held) AS BIGINT) FROM offers WHERE status = 'published' AND commodity = $1 AND valid_until > $2
        GROUP BY unit";
}

/// What an organisation has asked for, and let go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RequestUsage {
    /// Requests that it took back of late, after their seller was asked.
    pub withdrawals: i64,
    /// When it last let goods of the offer go that were held for it.
    pub let_go: Option<DateTime<Utc>>,
    /// Its requests that wait for an answer, of the seller or of a colleague.
    pub holds: i64,
    /// Those of them for goods of the offer's kind.
    pub of_goods: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct RequestRow {
    withdrawals: i64,
    let_go: Option<i64>,
    holds: i64,
    of_goods: i64,
}

/// What one person or organisation takes up.
#[derive(Debug)]
pub struct Usage<'t>(&'t mut Tx);

impl Tx {
    /// What one person or organisation takes up.
    pub const fn usage(&mut self) -> Usage<'_> {
        Usage(self)
    }
}

impl Usage<'_> {
    /// Answers that wait to be sent to the chat, those of this transaction among them.
    pub async fn queued_replies(&mut self, chat: ChatId) -> Result<i64> {
        let gathered = self.0.work().gathered_replies(chat.0);
        let written: i64 = match self.0.work().chat(chat.0).and_then(|known| known.replies) {
            Some(replies) => replies,
            None => engine!(self.0, c => {
                sqlx::query_scalar(QUEUED_REPLIES).bind(chat.0).bind(Priority::Reply as i64).fetch_one(c).await
            })?,
        };
        Ok(written.saturating_add(gathered))
    }

    /// Offers of the seller that are up.
    pub async fn live_offers(&mut self, seller: PersonId, now: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(LIVE_OFFERS).bind(seller.0).bind(millis(now)).fetch_one(c).await)?)
    }

    /// Offers of the seller that were put up after `since`, and are withdrawn.
    pub async fn withdrawn_offers(&mut self, seller: PersonId, since: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(WITHDRAWN_OFFERS).bind(seller.0).bind(millis(since)).fetch_one(c).await)?)
    }

    /// What the organisation has asked for: what it took back after `since`, and what it let go of `offer`. Nothing, where
    /// there is no such offer.
    pub async fn requests(&mut self, organization: Organization, offer: OfferId, since: DateTime<Utc>) -> Result<RequestUsage> {
        let usage: Option<RequestRow> = engine!(self.0, c => {
            sqlx::query_as(REQUESTS).bind(organization.code()).bind(offer.0).bind(millis(since)).fetch_optional(c).await
        })?;
        let Some(RequestRow { withdrawals, let_go, holds, of_goods }) = usage else { return Ok(RequestUsage::default()) };
        let let_go = Row::new("orders", offer).maybe_time("decided_at", let_go)?;
        Ok(RequestUsage { withdrawals, let_go, holds, of_goods })
    }

    /// Proposals that one side made for an order after `since`.
    pub async fn proposals(&mut self, order: OrderId, side: Side, since: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(PROPOSALS).bind(order.0).bind(side.code()).bind(millis(since)).fetch_one(c).await)?)
    }

    /// How often one side took a step of an order after `since`, by what the trace calls it.
    pub async fn steps(&mut self, order: OrderId, (kind, side): (EventKind, Side), since: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self.0, c => {
            let count = sqlx::query_scalar(STEPS).bind(order.0).bind(kind.code()).bind(side.code());
            count.bind(millis(since)).fetch_one(c).await
        })?)
    }

    /// Demands for these goods that the organisation made after `since`.
    pub async fn demands(&mut self, organization: Organization, goods: &str, since: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(DEMANDS).bind(organization.code()).bind(goods).bind(millis(since)).fetch_one(c).await)?)
    }

    /// How often a demand was changed after `since`.
    pub async fn changes_of_demand(&mut self, demand: DemandId, since: DateTime<Utc>) -> Result<i64> {
        let changed = EventKind::DemandChanged.code();
        Ok(engine!(self.0, c => sqlx::query_scalar(DEMAND_CHANGES).bind(demand.0).bind(changed).bind(millis(since)).fetch_one(c).await)?)
    }

    /// How often the person answered a demand after `since`.
    pub async fn answers(&mut self, demand: DemandId, person: PersonId, since: DateTime<Utc>) -> Result<i64> {
        let (first, again) = (EventKind::Answered.code(), EventKind::AnswerChanged.code());
        Ok(engine!(self.0, c => {
            let count = sqlx::query_scalar(ANSWERS).bind(demand.0).bind(first).bind(again).bind(person.0);
            count.bind(millis(since)).fetch_one(c).await
        })?)
    }

    /// What is held for the organisation of these goods, by unit and in base units.
    pub async fn held_of(&mut self, organization: Organization, commodity: &str) -> Result<Vec<(Unit, i64)>> {
        let rows: Vec<(String, i64)> =
            engine!(self.0, c => sqlx::query_as(HELD_OF).bind(organization.code()).bind(commodity).fetch_all(c).await)?;
        by_unit("orders", rows)
    }

    /// What all live offers have of these goods, held for anybody or not, by unit and in base units.
    pub async fn live_of(&mut self, commodity: &str, now: DateTime<Utc>) -> Result<Vec<(Unit, i64)>> {
        let rows: Vec<(String, i64)> = engine!(self.0, c => sqlx::query_as(LIVE_OF).bind(commodity).bind(millis(now)).fetch_all(c).await)?;
        by_unit("offers", rows)
    }
}

fn by_unit(table: &'static str, rows: Vec<(String, i64)>) -> Result<Vec<(Unit, i64)>> {
    let row = Row::new(table, "amounts");
    rows.into_iter().map(|(unit, base)| Ok((row.code("unit", &unit)?, base))).collect()
}
