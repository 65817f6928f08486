//! Photos of loads: slips, receipts with what was rejected, and what is complained of.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    order::{OrderId, PhotoKind},
    person::PersonId,
};

statements! {
    /// The complaint that a photo shows: the last one of the order.
    COMPLAINT = "SELECT COALESCE(MAX(number), 0) FROM complaints WHERE order_id = $1";
    HAS = "SELECT COUNT(*) FROM load_photos WHERE order_id = $1 AND number = $2 AND kind = $3 AND complaint = $4 AND photo = $5";
    /// Four of a kind are kept with a load, and with each complaint about it.
    KEEP = "INSERT INTO load_photos (order_id, number, kind, complaint, place, photo, shown_by, shown_at)
        SELECT $1, $2, $3, $4, COUNT(*) + 1, $5, $6, $7 FROM load_photos
        WHERE order_id = $1 AND number = $2 AND kind = $3 AND complaint = $4 HAVING COUNT(*) < 4";
    /// The last load first, its slip before its receipt.
    OF_ORDER = "SELECT number, kind, photo FROM load_photos WHERE order_id = $1 AND photo IS NOT NULL
        ORDER BY number DESC, kind DESC, complaint DESC, place LIMIT $2 + 0 OFFSET $3";
    /// A farmer's slip goes with him, whoever showed it.
    FORGET = "UPDATE load_photos SET photo = NULL WHERE photo IS NOT NULL AND (shown_by = $1
        OR (kind IN ('SLIP', 'SELLER_COMPLAINT') AND order_id IN (SELECT o.id FROM orders o WHERE o.seller_id = $1)))";
    COUNT = "SELECT COUNT(*) FROM load_photos WHERE photo IS NOT NULL AND (shown_by = $1
        OR (kind IN ('SLIP', 'SELLER_COMPLAINT') AND order_id IN (SELECT o.id FROM orders o WHERE o.seller_id = $1)))";
}

/// What became of a photo that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoKept {
    /// It is kept.
    New,
    /// It was kept before.
    Known,
    /// As many are kept as there can be.
    Full,
}

/// A photo of a load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadPhoto {
    /// Which load of the order, from 1.
    pub number: i64,
    /// What it shows.
    pub kind: PhotoKind,
    /// Telegram's name of the file.
    pub photo: String,
}

#[derive(Debug, sqlx::FromRow)]
struct PhotoRow {
    number: i64,
    kind: String,
    photo: String,
}

/// Photos of loads.
#[derive(Debug)]
pub struct LoadPhotos<'t>(&'t mut Tx);

impl Tx {
    /// Photos of loads.
    pub const fn load_photos(&mut self) -> LoadPhotos<'_> {
        LoadPhotos(self)
    }
}

impl LoadPhotos<'_> {
    /// Keeps a photo with a load, and with the last complaint about it if it shows that, once.
    pub async fn keep(
        &mut self,
        (order, number, kind): (OrderId, i64, PhotoKind),
        photo: &str,
        by: PersonId,
        now: DateTime<Utc>,
    ) -> Result<PhotoKept> {
        let complaint: i64 = match kind {
            PhotoKind::Slip | PhotoKind::Receipt => 0,
            PhotoKind::SellerComplaint | PhotoKind::BuyerComplaint => {
                engine!(self.0, c => sqlx::query_scalar(COMPLAINT).bind(order.0).fetch_one(c).await)?
            }
        };
        let same: i64 = engine!(self.0, c => {
            sqlx::query_scalar(HAS).bind(order.0).bind(number).bind(kind.code()).bind(complaint).bind(photo).fetch_one(c).await
        })?;
        if same > 0 {
            return Ok(PhotoKept::Known);
        }
        let count = engine!(self.0, c => {
            let insert = sqlx::query(KEEP).bind(order.0).bind(number).bind(kind.code()).bind(complaint).bind(photo);
            insert.bind(by.0).bind(millis(now)).execute(c).await.map(|done| done.rows_affected())
        })?;
        Ok(if count == 1 { PhotoKept::New } else { PhotoKept::Full })
    }

    /// Photos of all loads of an order, the last load first.
    pub async fn of(&mut self, order: OrderId, limit: i64, offset: i64) -> Result<Vec<LoadPhoto>> {
        let rows: Vec<PhotoRow> = engine!(self.0, c => sqlx::query_as(OF_ORDER).bind(order.0).bind(limit).bind(offset).fetch_all(c).await)?;
        let row = Row::new("load_photos", order.0);
        rows.into_iter().map(|read| Ok(LoadPhoto { number: read.number, kind: row.code("kind", &read.kind)?, photo: read.photo })).collect()
    }

    /// Forgets the photos that a person showed, and those of a farmer's slips.
    pub async fn forget(&mut self, person: PersonId) -> Result<()> {
        engine!(self.0, c => sqlx::query(FORGET).bind(person.0).execute(c).await.map(drop))?;
        Ok(())
    }

    /// How many photos are kept that a person showed, and of a farmer's slips.
    pub async fn count(&mut self, person: PersonId) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(COUNT).bind(person.0).fetch_one(c).await)?)
    }
}
