//! How much one person or organisation takes up of what all share.

use chrono::{DateTime, Utc};

use super::{
    Priority, Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    offer::OfferId,
    person::{ChatId, Organization, PersonId},
    unit::Unit,
};

statements! {
    QUEUED_REPLIES = "SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND chat_id = $1 AND priority = $2";
    LIVE_OFFERS = "SELECT COUNT(*) FROM offers WHERE seller_id = $1 AND status IN ('published', 'paused') AND valid_until > $2";
    OPEN_HOLDS = "SELECT COUNT(*) FROM orders WHERE organization = $1 AND status = 'requested'";
    /// A request that was taken back has no reason and was never agreed.
    WITHDRAWALS = "SELECT COUNT(*) FROM orders WHERE organization = $1 AND status = 'cancelled' AND confirmed_at IS NULL AND decided_at > $2";
    LET_GO = "SELECT MAX(decided_at) FROM orders WHERE organization = $1 AND offer_id = $2
        AND (status = 'lapsed' OR (status = 'cancelled' AND confirmed_at IS NULL))";
    HELD_OF = "SELECT unit, CAST(SUM(quantity) AS BIGINT) FROM orders WHERE organization = $1 AND status = 'requested' AND commodity = $2
        GROUP BY unit";
    LIVE_OF = "SELECT unit, CAST(SUM(available + held) AS BIGINT) FROM offers WHERE status = 'published' AND commodity = $1 AND valid_until > $2
        GROUP BY unit";
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
        let written: i64 = engine!(self.0, c => {
            sqlx::query_scalar(QUEUED_REPLIES).bind(chat.0).bind(Priority::Reply as i64).fetch_one(c).await
        })?;
        Ok(written.saturating_add(gathered))
    }

    /// Offers of the seller that are up.
    pub async fn live_offers(&mut self, seller: PersonId, now: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(LIVE_OFFERS).bind(seller.0).bind(millis(now)).fetch_one(c).await)?)
    }

    /// Requests of the organisation that wait for an answer.
    pub async fn open_holds(&mut self, organization: Organization) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(OPEN_HOLDS).bind(organization.code()).fetch_one(c).await)?)
    }

    /// Requests that the organisation took back after `since`.
    pub async fn withdrawals(&mut self, organization: Organization, since: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(WITHDRAWALS).bind(organization.code()).bind(millis(since)).fetch_one(c).await)?)
    }

    /// When the organisation last let goods of this offer go that were held for it.
    pub async fn let_go(&mut self, organization: Organization, offer: OfferId) -> Result<Option<DateTime<Utc>>> {
        let at: Option<i64> = engine!(self.0, c => sqlx::query_scalar(LET_GO).bind(organization.code()).bind(offer.0).fetch_one(c).await)?;
        Row::new("orders", offer).maybe_time("decided_at", at)
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
