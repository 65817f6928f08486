//! Offers. What moves quantities between `available`, `held` and `committed` is one guarded UPDATE each.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
    terms::{TermsRow, terms_columns},
};
use crate::domain::{
    lifecycle::Stock,
    money::{Price, Rupiah},
    offer::{Offer, OfferId, OfferStatus, Terms},
    person::PersonId,
    quantity::Quantity,
    unit::Unit,
};

/// The first number of an offer: P-1001.
const FIRST_NUMBER: i64 = 1001;

/// The columns of an [`OfferRow`].
macro_rules! offer_columns {
    () => {
        concat!(
            "id, seller_id, entered_by, status, version, terms_version, unit, offered, available, held, committed, fulfilled, ",
            "published_at, valid_until, warned_at, nego, photo, unlisted, ",
            terms_columns!(""),
            ", COALESCE((SELECT q.permille FROM tolerances q WHERE q.commodity = offers.commodity ORDER BY q.id DESC LIMIT 1), 0) AS tolerance_permille"
        )
    };
}

statements! {
    INSERT = concat!("INSERT INTO offers (id, seller_id, entered_by, status, version, terms_version, commodity, goods, unit, pack_base, pack_unit,
            price, price_unit, handover, ready_from, ready_until, place, region, offered, available, created_at, published_at, valid_until, nego, photo,
            repeats, seller_note, unlisted)
        VALUES ($1, $2, $3, 'published', 1, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17, $17, $18, $19, $20, $21, $22, $23)
        RETURNING ", offer_columns!());
    /// What takes the place of an offer repeats it, or what that repeats where it was made since `$3` and so counts nowhere any more.
    COUNT_WITH = "UPDATE offers SET repeats = (SELECT CASE WHEN r.created_at >= $3 THEN r.repeats ELSE r.id END FROM offers r WHERE r.id = $2)
        WHERE id = $1";
    /// Every transition of an order takes its offer's row first, on both engines.
    LOCK = "UPDATE offers SET held = held WHERE id = $1";
    BY_ID = concat!("SELECT ", offer_columns!(), " FROM offers WHERE id = $1");
    WITH_HOLD_HOURS = concat!("SELECT ", offer_columns!(), ", (SELECT g.hold_hours FROM commodities g WHERE g.code = offers.commodity) AS hold_hours
        FROM offers WHERE id = $1");
    /// What the person sells, and what he entered for others.
    OWN = concat!("SELECT ", offer_columns!(), " FROM offers WHERE (seller_id = $1 OR entered_by = $1) AND status <> 'withdrawn'
        ORDER BY CASE status WHEN 'expired' THEN 1 ELSE 0 END, id DESC LIMIT $2 + 0 OFFSET $3");
    LAST = concat!("SELECT ", offer_columns!(), " FROM offers WHERE seller_id = $1 ORDER BY id DESC LIMIT $2 + 0");
    OWN_COUNTS = "SELECT status, COUNT(*) FROM offers WHERE seller_id = $1 OR entered_by = $1 GROUP BY status";
    OWN_SOLD_OUT = "SELECT COUNT(*) FROM offers WHERE (seller_id = $1 OR entered_by = $1) AND status IN ('published', 'paused') AND available = 0";
    OWN_NUMBERS = "SELECT id FROM offers WHERE seller_id = $1 OR entered_by = $1 ORDER BY id";
    /// Stock is guarded by `available >= $3` alone; holds do not raise the version.
    HOLD = concat!("UPDATE offers SET available = available - $3, held = held + $3
        WHERE id = $1 AND terms_version = $2 AND status = 'published' AND available >= $3 AND valid_until > $4
        RETURNING ", offer_columns!());
    RELEASE = concat!("UPDATE offers SET held = held - $2, available = available + $2 WHERE id = $1 AND held >= $2 RETURNING ", offer_columns!());
    COMMIT = concat!("UPDATE offers SET held = held - $2, committed = committed + $2 WHERE id = $1 AND held >= $2 RETURNING ", offer_columns!());
    RESTORE = concat!("UPDATE offers SET committed = committed - $2, available = available + $2 WHERE id = $1 AND committed >= $2
        RETURNING ", offer_columns!());
    FULFIL = concat!("UPDATE offers SET committed = committed - $2, fulfilled = fulfilled + $2 WHERE id = $1 AND committed >= $2
        RETURNING ", offer_columns!());
    /// More was agreed than at first.
    COMMIT_MORE = concat!("UPDATE offers SET available = available - $2, committed = committed + $2 WHERE id = $1 AND available >= $2
        RETURNING ", offer_columns!());
    /// Goods that will not come were never there.
    WRITE_OFF = concat!("UPDATE offers SET committed = committed - $2, offered = offered - $2 WHERE id = $1 AND committed >= $2 AND offered > $2
        RETURNING ", offer_columns!());
    /// Goods of which it was not known whether they are there are offered again; of an offer that nobody put up, they are put up so.
    PUT_BACK = concat!("UPDATE offers SET offered = offered + $2, available = available + $2, unlisted = 0 WHERE id = $1 RETURNING ", offer_columns!());
    /// What its order gives back of an offer that nobody put up is offered to nobody.
    TAKE_OFF = concat!("UPDATE offers SET offered = offered - available, available = 0 WHERE id = $1 AND unlisted = 1 AND offered > available
        RETURNING ", offer_columns!());
    SET_PRICE = concat!("UPDATE offers SET price = $4, price_unit = $5, version = version + 1, terms_version = terms_version + 1
        WHERE id = $1 AND version = $2 AND seller_id = $3 AND status IN ('published', 'paused') RETURNING ", offer_columns!());
    /// A seller who offers more of it puts it up.
    SET_QUANTITY = concat!("UPDATE offers SET offered = $4, available = $4 - held - committed - fulfilled, unit = $5,
            unlisted = CASE WHEN $4 > held + committed + fulfilled THEN 0 ELSE unlisted END, version = version + 1, terms_version = terms_version + 1
        WHERE id = $1 AND version = $2 AND seller_id = $3 AND status IN ('published', 'paused') AND $4 >= held + committed + fulfilled
        RETURNING ", offer_columns!());
    /// A photo is no term: what buyers agreed to and what they press stays as it is.
    SET_PHOTO = concat!("UPDATE offers SET photo = $3 WHERE id = $1 AND seller_id = $2 AND status <> 'withdrawn' RETURNING ", offer_columns!());
    /// The seller's own words are a term: buyers order on them.
    SET_NOTE = concat!("UPDATE offers SET seller_note = $4, version = version + 1, terms_version = terms_version + 1
        WHERE id = $1 AND version = $2 AND seller_id = $3 AND status IN ('published', 'paused') RETURNING ", offer_columns!());
    FORGET_PHOTOS = "UPDATE offers SET photo = NULL WHERE (seller_id = $1 OR entered_by = $1) AND photo IS NOT NULL";
    PHOTOS = "SELECT COUNT(*) FROM offers WHERE (seller_id = $1 OR entered_by = $1) AND photo IS NOT NULL";
    /// Every change of state but a renewal, as the domain's table allows it. An offer expired when its time was over, also where that is
    /// noticed later.
    MOVE = concat!("UPDATE offers SET status = $4, version = version + 1,
            expired_at = CASE WHEN $4 = 'expired' THEN valid_until END
        WHERE id = $1 AND version = $2 AND status = $3 AND seller_id = $5 RETURNING ", offer_columns!());
    RENEW = concat!("UPDATE offers SET status = 'published', expired_at = NULL, warned_at = NULL, published_at = $4, valid_until = $5,
            ready_from = $6, ready_until = $7, version = version + 1, terms_version = terms_version + 1
        WHERE id = $1 AND version = $2 AND seller_id = $3 AND status IN ('published', 'paused', 'expired') AND available > 0
        RETURNING ", offer_columns!());
    WARN = concat!("UPDATE offers SET warned_at = $2
        WHERE id = $1 AND status = 'published' AND warned_at IS NULL AND available > 0 AND valid_until > $2 RETURNING ", offer_columns!());
    /// A person who can't be reached can't answer for what he entered.
    ENTERED_IN_STATE = "SELECT id FROM offers WHERE entered_by = $1 AND status = $2 ORDER BY id";
    NOT_WITHDRAWN = "SELECT id FROM offers WHERE (seller_id = $1 OR entered_by = $1) AND status <> 'withdrawn' ORDER BY id";
    LIVE_PRICES = "SELECT price FROM offers WHERE commodity = $1 AND price_unit = $2 AND status = 'published' AND unlisted = 0 AND valid_until > $3
        ORDER BY price LIMIT 200";
    DUE_TO_EXPIRE = "SELECT entered_by, id FROM offers WHERE status IN ('published', 'paused') AND valid_until <= $1 ORDER BY valid_until, id LIMIT 100";
    DUE_TO_WARN = "SELECT entered_by, id FROM offers WHERE status = 'published' AND warned_at IS NULL AND available > 0 AND valid_until > $1
        AND valid_until <= $2 ORDER BY valid_until, id LIMIT 100";
}

/// An offer to be published.
#[derive(Debug, Clone)]
pub struct NewOffer<'a> {
    /// The seller of the goods.
    pub seller: PersonId,
    /// The person who entered it.
    pub entered_by: PersonId,
    /// The terms.
    pub terms: &'a Terms,
    /// The offered quantity.
    pub offered: Quantity,
    /// When it stops being shown.
    pub valid_until: DateTime<Utc>,
    /// Whether the seller is open to price talk.
    pub nego: bool,
    /// Telegram's name of the file that shows the goods.
    pub photo: Option<&'a str>,
    /// The offer that this one is a copy of.
    pub repeats: Option<OfferId>,
    /// Whether it is made for an order, and its seller does not put it up.
    pub unlisted: bool,
}

/// A change of an offer's state that the domain's table allows.
#[derive(Debug, Clone, Copy)]
pub struct OfferChange {
    /// The offer.
    pub offer: OfferId,
    /// Its version as the actor saw it.
    pub version: i64,
    /// State before.
    pub from: OfferStatus,
    /// State after.
    pub to: OfferStatus,
    /// The seller who must own the row.
    pub seller: PersonId,
}

pub(super) use offer_columns;

/// A row of `offers`.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct OfferRow {
    id: i64,
    seller_id: i64,
    entered_by: i64,
    status: String,
    version: i64,
    terms_version: i64,
    unit: String,
    offered: i64,
    available: i64,
    held: i64,
    committed: i64,
    fulfilled: i64,
    published_at: i64,
    valid_until: i64,
    warned_at: Option<i64>,
    nego: i64,
    photo: Option<String>,
    unlisted: i64,
    #[sqlx(flatten)]
    terms: TermsRow,
}

#[derive(Debug, sqlx::FromRow)]
struct OfferWithHours {
    #[sqlx(flatten)]
    offer: OfferRow,
    hold_hours: Option<i64>,
}

impl OfferRow {
    pub(super) fn read(self) -> Result<Offer> {
        let row = Row::new("offers", self.id);
        Ok(Offer {
            id: OfferId(self.id),
            seller: PersonId(self.seller_id),
            entered_by: PersonId(self.entered_by),
            status: row.code("status", &self.status)?,
            version: self.version,
            terms_version: self.terms_version,
            offered: Quantity { base: self.offered, unit: row.code("unit", &self.unit)? },
            available: self.available,
            held: self.held,
            committed: self.committed,
            fulfilled: self.fulfilled,
            published_at: row.time("published_at", self.published_at)?,
            valid_until: row.time("valid_until", self.valid_until)?,
            warned_at: row.maybe_time("warned_at", self.warned_at)?,
            nego: self.nego != 0,
            photo: self.photo,
            unlisted: self.unlisted == 1,
            terms: self.terms.read(&row)?,
        })
    }
}

/// Runs a statement that gives one offer or none.
macro_rules! one_offer {
    ($tx:expr, $sql:expr $(, $bind:expr)*) => {{
        let row: Option<OfferRow> = engine!($tx, c => sqlx::query_as($sql)$(.bind($bind))*.fetch_optional(c).await)?;
        row.map(OfferRow::read).transpose()
    }};
}

/// The offers.
#[derive(Debug)]
pub struct Offers<'t>(&'t mut Tx);

impl Tx {
    /// The offers.
    pub const fn offers(&mut self) -> Offers<'_> {
        Offers(self)
    }
}

impl Offers<'_> {
    /// Publishes a new offer under the next number.
    pub async fn insert(&mut self, new: &NewOffer<'_>, now: DateTime<Utc>) -> Result<Offer> {
        let id = self.0.count_up("offer", FIRST_NUMBER).await?;
        let t = new.terms;
        let row: OfferRow = engine!(self.0, c => {
            let insert = sqlx::query_as(INSERT).bind(id).bind(new.seller.0).bind(new.entered_by.0);
            let insert = insert.bind(&t.commodity).bind(&t.goods).bind(new.offered.unit.code());
            let insert = insert.bind(t.pack.map(|p| p.base)).bind(t.pack.map(|p| p.unit.code()));
            let insert = insert.bind(t.price.amount.0).bind(t.price.per.code()).bind(t.handover.code());
            let insert = insert.bind(t.ready_from.to_string()).bind(t.ready_until.map(|d| d.to_string()));
            let insert = insert.bind(&t.place).bind(t.region.code()).bind(new.offered.base);
            insert.bind(millis(now)).bind(millis(new.valid_until)).bind(i64::from(new.nego)).bind(new.photo).bind(new.repeats.map(|id| id.0)).bind(&t.note).bind(i64::from(new.unlisted)).fetch_one(c).await
        })?;
        row.read()
    }

    /// The offer with this number.
    pub async fn get(&mut self, id: OfferId) -> Result<Option<Offer>> {
        one_offer!(self.0, BY_ID, id.0)
    }

    /// The offer with this number, and for how many hours a request holds such goods, as the catalogue has it now.
    pub async fn with_hold_hours(&mut self, id: OfferId) -> Result<Option<(Offer, i64)>> {
        let row: Option<OfferWithHours> = engine!(self.0, c => sqlx::query_as(WITH_HOLD_HOURS).bind(id.0).fetch_optional(c).await)?;
        let Some(OfferWithHours { offer, hold_hours }) = row else { return Ok(None) };
        Ok(Some((offer.read()?, Row::new("offers", id.0).present("commodity", hold_hours)?)))
    }

    /// Makes others wait who want to change the offer or one of its orders, until this transaction ends.
    pub async fn lock(&mut self, id: OfferId) -> Result<()> {
        engine!(self.0, c => sqlx::query(LOCK).bind(id.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// A page of the seller's offers, live ones first, withdrawn ones left out.
    pub async fn own(&mut self, seller: PersonId, limit: i64, offset: i64) -> Result<Vec<Offer>> {
        let rows: Vec<OfferRow> = engine!(self.0, c => sqlx::query_as(OWN).bind(seller.0).bind(limit).bind(offset).fetch_all(c).await)?;
        rows.into_iter().map(OfferRow::read).collect()
    }

    /// Lets an offer be counted with the one whose place it takes; `today` began at that moment.
    pub async fn count_with(&mut self, offer: OfferId, old: OfferId, today: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(COUNT_WITH).bind(offer.0).bind(old.0).bind(millis(today)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The seller's newest offers, whatever became of them, the newest first.
    pub async fn last(&mut self, seller: PersonId, limit: i64) -> Result<Vec<Offer>> {
        let rows: Vec<OfferRow> = engine!(self.0, c => sqlx::query_as(LAST).bind(seller.0).bind(limit).fetch_all(c).await)?;
        rows.into_iter().map(OfferRow::read).collect()
    }

    /// How many offers the seller has in each state.
    pub async fn own_counts(&mut self, seller: PersonId) -> Result<Vec<(OfferStatus, i64)>> {
        let rows: Vec<(String, i64)> = engine!(self.0, c => sqlx::query_as(OWN_COUNTS).bind(seller.0).fetch_all(c).await)?;
        let row = Row::new("offers", "counts");
        rows.into_iter().map(|(status, count)| Ok((row.code("status", &status)?, count))).collect()
    }

    /// How many of those that are up have nothing left.
    pub async fn own_sold_out(&mut self, seller: PersonId) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(OWN_SOLD_OUT).bind(seller.0).fetch_one(c).await)?)
    }

    /// The numbers of all the seller's offers.
    pub async fn own_numbers(&mut self, seller: PersonId) -> Result<Vec<OfferId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(OWN_NUMBERS).bind(seller.0).fetch_all(c).await)?;
        Ok(ids.into_iter().map(OfferId).collect())
    }

    /// Holds `base` of a live offer on these terms; `None` if the terms changed, the offer is down, or less is left.
    pub async fn hold(&mut self, id: OfferId, terms_version: i64, base: i64, now: DateTime<Utc>) -> Result<Option<Offer>> {
        one_offer!(self.0, HOLD, id.0, terms_version, base, millis(now))
    }

    /// Puts a photo to an offer that was not withdrawn, or takes it away.
    pub async fn set_photo(&mut self, id: OfferId, seller: PersonId, photo: Option<&str>) -> Result<Option<Offer>> {
        one_offer!(self.0, SET_PHOTO, id.0, seller.0, photo)
    }

    /// Forgets the photos of all offers of a person, and of those that he entered for others.
    pub async fn forget_photos(&mut self, person: PersonId) -> Result<()> {
        engine!(self.0, c => sqlx::query(FORGET_PHOTOS).bind(person.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// How many photos are kept of the person's goods, and of those that he entered.
    pub async fn count_photos(&mut self, person: PersonId) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(PHOTOS).bind(person.0).fetch_one(c).await)?)
    }

    /// Moves an ordered quantity within its offer; `None` if less is held or committed than that.
    pub async fn move_stock(&mut self, id: OfferId, stock: Stock, base: i64) -> Result<Option<Offer>> {
        match stock {
            Stock::Keep => self.get(id).await,
            Stock::Release => one_offer!(self.0, RELEASE, id.0, base),
            Stock::Commit => one_offer!(self.0, COMMIT, id.0, base),
            Stock::Restore => one_offer!(self.0, RESTORE, id.0, base),
            Stock::Fulfil => one_offer!(self.0, FULFIL, id.0, base),
        }
    }

    /// Commits more of what is available; `None` if less is left.
    pub async fn commit_more(&mut self, id: OfferId, base: i64) -> Result<Option<Offer>> {
        one_offer!(self.0, COMMIT_MORE, id.0, base)
    }

    /// Takes goods that will not come off what was offered; `None` if less is agreed, or nothing else is offered.
    pub async fn write_off(&mut self, id: OfferId, base: i64) -> Result<Option<Offer>> {
        one_offer!(self.0, WRITE_OFF, id.0, base)
    }

    /// Offers goods again that were taken off the offer.
    pub async fn put_back(&mut self, id: OfferId, base: i64) -> Result<Option<Offer>> {
        one_offer!(self.0, PUT_BACK, id.0, base)
    }

    /// Takes what is available of an offer that nobody put up off what it offers; `None` if it has nothing else.
    pub async fn take_off(&mut self, id: OfferId) -> Result<Option<Offer>> {
        one_offer!(self.0, TAKE_OFF, id.0)
    }

    /// Changes the price; `None` if the offer changed meanwhile, is down or is not the seller's.
    pub async fn set_price(&mut self, id: OfferId, version: i64, seller: PersonId, price: Price) -> Result<Option<Offer>> {
        one_offer!(self.0, SET_PRICE, id.0, version, seller.0, price.amount.0, price.per.code())
    }

    /// Changes the seller's own words; `None` as with the price.
    pub async fn set_note(&mut self, id: OfferId, version: i64, seller: PersonId, note: Option<&str>) -> Result<Option<Offer>> {
        one_offer!(self.0, SET_NOTE, id.0, version, seller.0, note)
    }

    /// Changes the offered quantity; `None` as with the price, or if more is asked for or agreed.
    pub async fn set_quantity(&mut self, id: OfferId, version: i64, seller: PersonId, offered: Quantity) -> Result<Option<Offer>> {
        one_offer!(self.0, SET_QUANTITY, id.0, version, seller.0, offered.base, offered.unit.code())
    }

    /// Moves an offer to another state; `None` if its version, state or seller is another.
    pub async fn transition(&mut self, moved: &OfferChange) -> Result<Option<Offer>> {
        let (from, to) = (moved.from.code(), moved.to.code());
        one_offer!(self.0, MOVE, moved.offer.0, moved.version, from, to, moved.seller.0)
    }

    /// Puts the offer up again, or longer, with its ready days moved; `None` as with the price, or if nothing is left.
    pub async fn renew(&mut self, before: &Offer, terms: &Terms, valid_until: DateTime<Utc>, now: DateTime<Utc>) -> Result<Option<Offer>> {
        let (from, until) = (terms.ready_from.to_string(), terms.ready_until.map(|d| d.to_string()));
        one_offer!(self.0, RENEW, before.id.0, before.version, before.seller.0, millis(now), millis(valid_until), &from, until.as_deref())
    }

    /// Marks that the seller is being warned; `None` if that is not needed any more.
    pub async fn mark_warned(&mut self, id: OfferId, now: DateTime<Utc>) -> Result<Option<Offer>> {
        one_offer!(self.0, WARN, id.0, millis(now))
    }

    /// The offers in this state that the person answers for.
    pub async fn entered_by(&mut self, person: PersonId, status: OfferStatus) -> Result<Vec<OfferId>> {
        let ids: Vec<i64> =
            engine!(self.0, c => sqlx::query_scalar(ENTERED_IN_STATE).bind(person.0).bind(status.code()).fetch_all(c).await)?;
        Ok(ids.into_iter().map(OfferId).collect())
    }

    /// The offers of the person, and those that he entered, which were not withdrawn.
    pub async fn not_withdrawn(&mut self, person: PersonId) -> Result<Vec<OfferId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(NOT_WITHDRAWN).bind(person.0).fetch_all(c).await)?;
        Ok(ids.into_iter().map(OfferId).collect())
    }

    /// The prices of live offers of a commodity per one unit, the lowest first, at most 200.
    pub async fn live_prices(&mut self, commodity: &str, per: Unit, now: DateTime<Utc>) -> Result<Vec<Rupiah>> {
        let prices: Vec<i64> =
            engine!(self.0, c => sqlx::query_scalar(LIVE_PRICES).bind(commodity).bind(per.code()).bind(millis(now)).fetch_all(c).await)?;
        Ok(prices.into_iter().map(Rupiah).collect())
    }

    /// Offers whose time has passed, the oldest first, at most 100.
    pub async fn to_expire(&mut self, now: DateTime<Utc>) -> Result<Vec<(PersonId, OfferId)>> {
        let ids: Vec<(i64, i64)> = engine!(self.0, c => sqlx::query_as(DUE_TO_EXPIRE).bind(millis(now)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(|(person, offer)| (PersonId(person), OfferId(offer))).collect())
    }

    /// Offers that end until `horizon` and whose sellers were not warned yet, at most 100.
    pub async fn to_warn(&mut self, now: DateTime<Utc>, horizon: DateTime<Utc>) -> Result<Vec<(PersonId, OfferId)>> {
        let ids: Vec<(i64, i64)> =
            engine!(self.0, c => sqlx::query_as(DUE_TO_WARN).bind(millis(now)).bind(millis(horizon)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(|(person, offer)| (PersonId(person), OfferId(offer))).collect())
    }
}
