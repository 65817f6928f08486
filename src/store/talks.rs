//! Price talks about offers, and the prices that were named in them.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    lifecycle::Side,
    money::{Price, Rupiah},
    offer::OfferId,
    order::OrderId,
    person::{Organization, PersonId},
    quantity::Quantity,
    talk::{Bid, Bidding, Talk, TalkId, TalkStatus},
    tolerance::Tolerance,
    unit::Unit,
};

macro_rules! select_talks {
    () => {
        "SELECT t.id, t.offer_id, f.seller_id, f.entered_by, t.organization, t.buyer_id, t.listed, t.price_unit, t.tolerance_permille, t.status, t.version, t.until,
            t.order_id, t.day FROM talks t JOIN offers f ON f.id = t.offer_id "
    };
}

/// What the person answers for as a seller, and what the organisation talks about.
macro_rules! own_talks {
    () => {
        "WHERE t.status = 'open' AND (t.organization = $2 OR f.seller_id = $1 OR f.entered_by = $1)"
    };
}

statements! {
    INSERT = "INSERT INTO talks (offer_id, organization, buyer_id, listed, price_unit, status, version, until, opened_at,
            tolerance_permille, day)
        VALUES ($1, $2, $3, $4, $5, 'open', 1, $6, $7, $8, $9) RETURNING id";
    BID = "INSERT INTO bids (talk_id, number, side, person_id, quantity, unit, price, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Another price was named.
    RAISE = "UPDATE talks SET version = version + 1, until = $3 WHERE id = $1 AND version = $2 AND status = 'open' RETURNING id";
    /// `$4` is the order that the talk becomes, or nothing.
    MOVE = "UPDATE talks SET status = $3, version = version + 1, order_id = $4, ended_at = $5
        WHERE id = $1 AND version = $2 AND status = 'open' RETURNING id";
    BY_ID = concat!(select_talks!(), "WHERE t.id = $1");
    OPEN = "SELECT t.id FROM talks t WHERE t.offer_id = $1 AND t.organization = $2 AND t.status = 'open'";
    BY_ORDER = "SELECT t.id FROM talks t WHERE t.order_id = $1";
    BIDS = "SELECT side, quantity, unit, price, at FROM bids WHERE talk_id = $1 ORDER BY number";
    /// What waits for the reader's answer first.
    OWN = concat!(select_talks!(), own_talks!(), " ORDER BY CASE WHEN (SELECT b.side FROM bids b WHERE b.talk_id = t.id ORDER BY b.number DESC LIMIT 1)
        = CASE WHEN t.organization = $2 THEN 'SELLER' ELSE 'BUYER' END THEN 0 ELSE 1 END, t.until, t.id LIMIT $3 + 0 OFFSET $4");
    COUNT_OWN = concat!("SELECT COUNT(*) FROM talks t JOIN offers f ON f.id = t.offer_id ", own_talks!());
    /// How many talks an organisation has open, and how many it has begun about one offer since a moment.
    USAGE = "SELECT CAST((SELECT COUNT(*) FROM talks t WHERE t.organization = $1 AND t.status = 'open') AS BIGINT) AS open,
        CAST((SELECT COUNT(*) FROM talks t WHERE t.organization = $1 AND t.offer_id = $2 AND t.opened_at > $3) AS BIGINT) AS begun";
    OF_BUYER = "SELECT t.id FROM talks t WHERE t.buyer_id = $1 AND t.status = 'open' ORDER BY t.id";
    /// Nobody answered in time, or the offer is not up any more, has nothing left, or has another price.
    DUE = "SELECT t.id FROM talks t JOIN offers f ON f.id = t.offer_id WHERE t.status = 'open' AND (t.until <= $1 OR f.status <> 'published'
            OR f.available <= 0 OR f.valid_until <= $1 OR f.price <> t.listed OR f.price_unit <> t.price_unit) ORDER BY t.id LIMIT 100";
}

#[derive(Debug, sqlx::FromRow)]
struct TalkRow {
    id: i64,
    offer_id: i64,
    seller_id: i64,
    entered_by: i64,
    organization: String,
    buyer_id: i64,
    listed: i64,
    price_unit: String,
    tolerance_permille: i64,
    status: String,
    version: i64,
    until: i64,
    order_id: Option<i64>,
    day: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
struct BidRow {
    side: String,
    quantity: i64,
    unit: String,
    price: i64,
    at: i64,
}

impl TalkRow {
    fn read(self, bids: Vec<BidRow>) -> Result<Talk> {
        let row = Row::new("talks", self.id);
        let per: Unit = row.code("price_unit", &self.price_unit)?;
        let mut earlier = bids.into_iter().map(|bid| bid.read(&row, per)).collect::<Result<Vec<Bid>>>()?;
        let standing = row.present("bids", earlier.pop())?;
        let listed = Price { amount: Rupiah(self.listed), per };
        Ok(Talk {
            id: TalkId(self.id),
            offer: OfferId(self.offer_id),
            seller: PersonId(self.seller_id),
            entered_by: PersonId(self.entered_by),
            organization: row.code("organization", &self.organization)?,
            buyer: PersonId(self.buyer_id),
            bidding: Bidding { listed, status: row.code("status", &self.status)?, standing, earlier },
            tolerance: row.tolerance(self.tolerance_permille)?,
            day: self.day.map(|day| row.day("day", &day)).transpose()?,
            version: self.version,
            until: row.time("until", self.until)?,
            order: self.order_id.map(OrderId),
        })
    }
}

impl BidRow {
    fn read(self, row: &Row, per: Unit) -> Result<Bid> {
        Ok(Bid {
            by: row.code("side", &self.side)?,
            quantity: Quantity { base: self.quantity, unit: row.code("unit", &self.unit)? },
            price: Price { amount: Rupiah(self.price), per },
            at: row.time("at", self.at)?,
        })
    }
}

/// A price talk that begins with a buyer's price.
#[derive(Debug, Clone, Copy)]
pub struct NewTalk {
    /// The offer.
    pub offer: OfferId,
    /// The organisation that would buy.
    pub organization: Organization,
    /// The person who names the price.
    pub buyer: PersonId,
    /// The price of the offer.
    pub listed: Price,
    /// How much more than is agreed can be accepted.
    pub tolerance: Tolerance,
    /// How much of the goods.
    pub quantity: Quantity,
    /// The price that is named.
    pub price: Price,
    /// The day (WIB) on which the goods would change hands.
    pub day: NaiveDate,
    /// Until when it can be answered (UTC).
    pub until: DateTime<Utc>,
}

/// The price talks.
#[derive(Debug)]
pub struct Talks<'t>(&'t mut Tx);

impl Tx {
    /// The price talks.
    pub const fn talks(&mut self) -> Talks<'_> {
        Talks(self)
    }
}

impl Talks<'_> {
    /// Keeps a talk with its first price.
    pub async fn insert(&mut self, new: &NewTalk, now: DateTime<Utc>) -> Result<TalkId> {
        let id: i64 = engine!(self.0, c => {
            let insert = sqlx::query_scalar(INSERT).bind(new.offer.0).bind(new.organization.code()).bind(new.buyer.0);
            let insert = insert.bind(new.listed.amount.0).bind(new.listed.per.code());
            insert.bind(millis(new.until)).bind(millis(now)).bind(new.tolerance.permille()).bind(new.day.to_string()).fetch_one(c).await
        })?;
        let bid = Bid { by: Side::Buyer, quantity: new.quantity, price: new.price, at: now };
        self.keep(TalkId(id), 1, &bid, new.buyer).await?;
        Ok(TalkId(id))
    }

    async fn keep(&mut self, talk: TalkId, number: i64, bid: &Bid, person: PersonId) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(BID).bind(talk.0).bind(number).bind(bid.by.code()).bind(person.0);
            let insert = insert.bind(bid.quantity.base).bind(bid.quantity.unit.code()).bind(bid.price.amount.0);
            insert.bind(millis(bid.at)).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Keeps a further price of a talk that is open; `false` if somebody was faster.
    pub async fn raise(&mut self, talk: &Talk, bid: &Bid, person: PersonId, until: DateTime<Utc>) -> Result<bool> {
        let row: Option<i64> = engine!(self.0, c => {
            sqlx::query_scalar(RAISE).bind(talk.id.0).bind(talk.version).bind(millis(until)).fetch_optional(c).await
        })?;
        if row.is_none() {
            return Ok(false);
        }
        self.keep(talk.id, talk.version.saturating_add(1), bid, person).await?;
        Ok(true)
    }

    /// Ends a talk that is open, as the domain allows; `false` if somebody was faster.
    pub async fn end(&mut self, talk: &Talk, to: TalkStatus, order: Option<OrderId>, now: DateTime<Utc>) -> Result<bool> {
        let row: Option<i64> = engine!(self.0, c => {
            let update = sqlx::query_scalar(MOVE).bind(talk.id.0).bind(talk.version).bind(to.code()).bind(order.map(|id| id.0));
            update.bind(millis(now)).fetch_optional(c).await
        })?;
        Ok(row.is_some())
    }

    async fn whole(&mut self, row: TalkRow) -> Result<Talk> {
        let bids: Vec<BidRow> = engine!(self.0, c => sqlx::query_as(BIDS).bind(row.id).fetch_all(c).await)?;
        row.read(bids)
    }

    /// The talk with this row id.
    pub async fn get(&mut self, id: TalkId) -> Result<Option<Talk>> {
        let row: Option<TalkRow> = engine!(self.0, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await)?;
        match row {
            Some(row) => self.whole(row).await.map(Some),
            None => Ok(None),
        }
    }

    /// The talk that became this order.
    pub async fn of_order(&mut self, order: OrderId) -> Result<Option<Talk>> {
        let id: Option<i64> = engine!(self.0, c => sqlx::query_scalar(BY_ORDER).bind(order.0).fetch_optional(c).await)?;
        match id {
            Some(id) => self.get(TalkId(id)).await,
            None => Ok(None),
        }
    }

    /// The open talk of an organisation about an offer.
    pub async fn open(&mut self, offer: OfferId, organization: Organization) -> Result<Option<TalkId>> {
        let id: Option<i64> =
            engine!(self.0, c => sqlx::query_scalar(OPEN).bind(offer.0).bind(organization.code()).fetch_optional(c).await)?;
        Ok(id.map(TalkId))
    }

    /// A page of the open talks about what the person sells, or of the organisation; what ends first comes first. With how many
    /// there are.
    pub async fn own(&mut self, person: PersonId, organization: Option<Organization>, limit: i64, offset: i64) -> Result<(Vec<Talk>, i64)> {
        let of = organization.map_or("", Organization::code);
        let rows: Vec<TalkRow> =
            engine!(self.0, c => sqlx::query_as(OWN).bind(person.0).bind(of).bind(limit).bind(offset).fetch_all(c).await)?;
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(COUNT_OWN).bind(person.0).bind(of).fetch_one(c).await)?;
        let mut talks = Vec::with_capacity(rows.len());
        for row in rows {
            talks.push(self.whole(row).await?);
        }
        Ok((talks, count))
    }

    /// How many talks an organisation has open, and how many it has begun about the offer after `since`.
    pub async fn usage(&mut self, organization: Organization, offer: OfferId, since: DateTime<Utc>) -> Result<(i64, i64)> {
        Ok(engine!(self.0, c => {
            sqlx::query_as(USAGE).bind(organization.code()).bind(offer.0).bind(millis(since)).fetch_one(c).await
        })?)
    }

    /// The open talks that a person began.
    pub async fn of_buyer(&mut self, buyer: PersonId) -> Result<Vec<TalkId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(OF_BUYER).bind(buyer.0).fetch_all(c).await)?;
        Ok(ids.into_iter().map(TalkId).collect())
    }

    /// Open talks that have ended by time or with their offer, at most 100.
    pub async fn due(&mut self, now: DateTime<Utc>) -> Result<Vec<TalkId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(DUE).bind(millis(now)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(TalkId).collect())
    }
}
