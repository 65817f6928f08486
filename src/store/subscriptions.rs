//! What people asked to be told of, and what they were told.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    commodity::GoodsCode,
    demand::Demand,
    money::{Price, Rupiah},
    offer::Offer,
    person::PersonId,
    place::Region,
    quantity::Quantity,
    search::Limits,
    subscription::{Subscription, SubscriptionId, SubscriptionKind},
};

macro_rules! subscription_columns {
    () => {
        "s.id, s.person_id, s.kind, s.commodity, s.least, s.least_unit, s.highest, s.highest_unit, s.region, s.daily, s.next_at"
    };
}

statements! {
    INSERT = "INSERT INTO subscriptions (person_id, kind, commodity, least, least_unit, highest, highest_unit, daily, next_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $8) RETURNING id";
    LIMIT = "UPDATE subscriptions SET least = $2, least_unit = $3, highest = $4, highest_unit = $5 WHERE id = $1";
    CHANGE = "UPDATE subscriptions SET region = $3, daily = $4, next_at = $5 WHERE id = $1 AND person_id = $2 AND ended_at IS NULL";
    END = "UPDATE subscriptions SET ended_at = $3 WHERE id = $1 AND person_id = $2 AND ended_at IS NULL";
    END_ALL = "UPDATE subscriptions SET ended_at = $3 WHERE person_id = $1 AND (kind = $2 OR $2 = '') AND ended_at IS NULL";
    BY_ID = concat!("SELECT ", subscription_columns!(), " FROM subscriptions s WHERE s.id = $1");
    OF_GOODS = concat!("SELECT ", subscription_columns!(), " FROM subscriptions s
        WHERE s.person_id = $1 AND s.kind = $2 AND s.commodity = $3 AND s.ended_at IS NULL");
    OWN = concat!("SELECT ", subscription_columns!(), " FROM subscriptions s WHERE s.person_id = $1 AND s.ended_at IS NULL ORDER BY s.id");
    /// An offer may be news to who waits for goods from there, but to nobody whose own it is.
    NOTE_OFFER = "INSERT INTO subscription_news (subscription_id, number, found_at)
        SELECT s.id, CAST($1 AS BIGINT), CAST($2 AS BIGINT) FROM subscriptions s
        WHERE s.commodity = $3 AND s.kind = 'OFFERS' AND s.ended_at IS NULL AND (s.region IS NULL OR s.region = $4)
            AND s.person_id NOT IN ($5, $6)
        ON CONFLICT (subscription_id, number) DO NOTHING";
    NOTE_DEMAND = "INSERT INTO subscription_news (subscription_id, number, found_at)
        SELECT s.id, CAST($1 AS BIGINT), CAST($2 AS BIGINT) FROM subscriptions s
        WHERE s.commodity = $3 AND s.kind = 'DEMANDS' AND s.ended_at IS NULL AND s.person_id <> $4
        ON CONFLICT (subscription_id, number) DO NOTHING";
    /// Those with news that can be told now. What somebody who can't be reached waits for is looked at when that ends.
    DUE = "SELECT s.id FROM subscriptions s WHERE s.ended_at IS NULL AND s.next_at <= $1
        AND NOT EXISTS (SELECT 1 FROM persons p WHERE p.id = s.person_id AND p.unreachable_since IS NOT NULL)
        AND s.id IN (SELECT n.subscription_id FROM subscription_news n WHERE n.told_at IS NULL) ORDER BY s.next_at, s.id LIMIT 100";
    /// Of several processes one moves it on.
    MOVE_ON = "UPDATE subscriptions SET next_at = $3 WHERE id = $1 AND next_at = $2 AND ended_at IS NULL";
    WAITING = "SELECT n.number FROM subscription_news n WHERE n.subscription_id = $1 AND n.told_at IS NULL ORDER BY n.found_at, n.number LIMIT 200";
    TOLD = "UPDATE subscription_news SET told_at = $3 WHERE subscription_id = $1 AND number = $2";
    /// What is no news is looked at again when it changes.
    DROP_NEWS = "DELETE FROM subscription_news WHERE subscription_id = $1 AND number = $2 AND told_at IS NULL";
    FORGET_NEWS = "DELETE FROM subscription_news WHERE found_at < $1
        OR subscription_id IN (SELECT s.id FROM subscriptions s WHERE s.ended_at < $2)";
    FORGET = "DELETE FROM subscriptions WHERE ended_at < $1";
}

#[derive(Debug, sqlx::FromRow)]
struct SubscriptionRow {
    id: i64,
    person_id: i64,
    kind: String,
    commodity: String,
    least: Option<i64>,
    least_unit: Option<String>,
    highest: Option<i64>,
    highest_unit: Option<String>,
    region: Option<String>,
    daily: i64,
    next_at: i64,
}

impl SubscriptionRow {
    fn read(self) -> Result<Subscription> {
        let row = Row::new("subscriptions", self.id);
        let quantity = match (self.least, &self.least_unit) {
            (Some(base), Some(unit)) => Some(Quantity { base, unit: row.code("least_unit", unit)? }),
            _ => None,
        };
        let price = match (self.highest, &self.highest_unit) {
            (Some(amount), Some(per)) => Some(Price { amount: Rupiah(amount), per: row.code("highest_unit", per)? }),
            _ => None,
        };
        Ok(Subscription {
            id: SubscriptionId(self.id),
            person: PersonId(self.person_id),
            kind: row.code("kind", &self.kind)?,
            goods: GoodsCode::from(self.commodity),
            limits: Limits { price, quantity, days: None },
            region: self.region.as_deref().map(|code| row.code("region", code)).transpose()?,
            daily: self.daily != 0,
            next_at: row.time("next_at", self.next_at)?,
        })
    }
}

/// Binds the least quantity and the highest price.
macro_rules! bind_limits {
    ($query:expr, $limits:expr) => {{
        let query = $query.bind($limits.quantity.map(|least| least.base)).bind($limits.quantity.map(|least| least.unit.code()));
        query.bind($limits.price.map(|highest| highest.amount.0)).bind($limits.price.map(|highest| highest.per.code()))
    }};
}

/// Subscriptions.
#[derive(Debug)]
pub struct Subscriptions<'t>(&'t mut Tx);

impl Tx {
    /// Subscriptions.
    pub const fn subscriptions(&mut self) -> Subscriptions<'_> {
        Subscriptions(self)
    }
}

impl Subscriptions<'_> {
    /// The subscription with this number, also one that has ended.
    pub async fn get(&mut self, id: SubscriptionId) -> Result<Option<Subscription>> {
        let row: Option<SubscriptionRow> = engine!(self.0, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await)?;
        row.map(SubscriptionRow::read).transpose()
    }

    /// The person's subscription of this kind for these goods.
    pub async fn of_goods(&mut self, person: PersonId, kind: SubscriptionKind, goods: &str) -> Result<Option<Subscription>> {
        let row: Option<SubscriptionRow> = engine!(self.0, c => {
            sqlx::query_as(OF_GOODS).bind(person.0).bind(kind.code()).bind(goods).fetch_optional(c).await
        })?;
        row.map(SubscriptionRow::read).transpose()
    }

    /// The person's subscriptions, the oldest first.
    pub async fn own(&mut self, person: PersonId) -> Result<Vec<Subscription>> {
        let rows: Vec<SubscriptionRow> = engine!(self.0, c => sqlx::query_as(OWN).bind(person.0).fetch_all(c).await)?;
        rows.into_iter().map(SubscriptionRow::read).collect()
    }

    /// Keeps a subscription that is told at once, from anywhere.
    pub async fn insert(
        &mut self,
        person: PersonId,
        kind: SubscriptionKind,
        goods: &str,
        limits: &Limits,
        now: DateTime<Utc>,
    ) -> Result<SubscriptionId> {
        let id: i64 = engine!(self.0, c => {
            let insert = sqlx::query_scalar(INSERT).bind(person.0).bind(kind.code()).bind(goods);
            bind_limits!(insert, limits).bind(millis(now)).fetch_one(c).await
        })?;
        Ok(SubscriptionId(id))
    }

    /// Sets other limits.
    pub async fn set_limits(&mut self, id: SubscriptionId, limits: &Limits) -> Result<()> {
        engine!(self.0, c => bind_limits!(sqlx::query(LIMIT).bind(id.0), limits).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Changes where the goods come from and when the person is told; `false` if it is not the person's or has ended.
    pub async fn change(&mut self, changed: &Subscription) -> Result<bool> {
        let rows = engine!(self.0, c => {
            let update = sqlx::query(CHANGE).bind(changed.id.0).bind(changed.person.0).bind(changed.region.map(Region::code));
            update.bind(i64::from(changed.daily)).bind(millis(changed.next_at)).execute(c).await.map(|r| r.rows_affected())
        })?;
        Ok(rows == 1)
    }

    /// Ends a subscription of the person.
    pub async fn end(&mut self, id: SubscriptionId, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(END).bind(id.0).bind(person.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Ends all of the person, of one kind or of both.
    pub async fn end_all(&mut self, person: PersonId, kind: Option<SubscriptionKind>, now: DateTime<Utc>) -> Result<()> {
        let kind = kind.map_or("", SubscriptionKind::code);
        engine!(self.0, c => sqlx::query(END_ALL).bind(person.0).bind(kind).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Notes an offer for everybody who waits for such goods and was not told of it; limits are looked at when it is told.
    pub async fn note_offer(&mut self, offer: &Offer, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(NOTE_OFFER).bind(offer.id.0).bind(millis(now)).bind(&offer.terms.commodity);
            insert.bind(offer.terms.region.code()).bind(offer.seller.0).bind(offer.entered_by.0).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Notes a demand for those who asked to be told.
    pub async fn note_demand(&mut self, demand: &Demand, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(NOTE_DEMAND).bind(demand.id.0).bind(millis(now)).bind(demand.goods.as_str());
            insert.bind(demand.buyer.0).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Subscriptions with news that can be told at `now`, at most 100.
    pub async fn due(&mut self, now: DateTime<Utc>) -> Result<Vec<SubscriptionId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(DUE).bind(millis(now)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(SubscriptionId).collect())
    }

    /// Moves a subscription on to when it is told next; `false` if another process did.
    pub async fn move_on(&mut self, subscription: &Subscription, next_at: DateTime<Utc>) -> Result<bool> {
        let (id, before) = (subscription.id.0, millis(subscription.next_at));
        let rows = engine!(self.0, c => sqlx::query(MOVE_ON).bind(id).bind(before).bind(millis(next_at)).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(rows == 1)
    }

    /// Numbers of offers or demands that wait to be told, the oldest first, at most 200.
    pub async fn waiting(&mut self, id: SubscriptionId) -> Result<Vec<i64>> {
        Ok(engine!(self.0, c => sqlx::query_scalar(WAITING).bind(id.0).fetch_all(c).await)?)
    }

    /// Notes that the person is told of an offer or a demand.
    pub async fn mark_told(&mut self, id: SubscriptionId, number: i64, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(TOLD).bind(id.0).bind(number).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Forgets what is no news as it stands.
    pub async fn drop_news(&mut self, id: SubscriptionId, number: i64) -> Result<()> {
        engine!(self.0, c => sqlx::query(DROP_NEWS).bind(id.0).bind(number).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Deletes what was found before `found`, and subscriptions that ended before `ended`.
    pub async fn forget(&mut self, found: DateTime<Utc>, ended: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(FORGET_NEWS).bind(millis(found)).bind(millis(ended)).execute(c).await.map(drop))?;
        engine!(self.0, c => sqlx::query(FORGET).bind(millis(ended)).execute(c).await.map(drop))?;
        Ok(())
    }
}
