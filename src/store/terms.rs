//! The columns that an offer and the snapshot in an order have in common. `tolerance_permille` is one of an order; an offer has what is said
//! of its goods now.

use super::{Result, row::Row};
use crate::domain::{
    money::{Price, Rupiah},
    offer::Terms,
    quantity::Quantity,
};

/// Names of the columns, for SELECT and RETURNING.
macro_rules! terms_columns {
    ($alias:literal) => {
        concat!(
            $alias,
            "commodity, ",
            $alias,
            "goods, ",
            $alias,
            "pack_base, ",
            $alias,
            "pack_unit, ",
            $alias,
            "price, ",
            $alias,
            "price_unit, ",
            $alias,
            "handover, ",
            $alias,
            "ready_from, ",
            $alias,
            "ready_until, ",
            $alias,
            "place, ",
            $alias,
            "region, ",
            $alias,
            "seller_note"
        )
    };
}
pub(super) use terms_columns;

#[derive(Debug, sqlx::FromRow)]
pub(super) struct TermsRow {
    commodity: String,
    goods: String,
    pack_base: Option<i64>,
    pack_unit: Option<String>,
    price: i64,
    price_unit: String,
    handover: String,
    ready_from: String,
    ready_until: Option<String>,
    place: String,
    region: String,
    seller_note: Option<String>,
    tolerance_permille: i64,
}

impl TermsRow {
    pub(super) fn read(self, row: &Row) -> Result<Terms> {
        let pack = match (self.pack_base, self.pack_unit) {
            (Some(base), Some(unit)) => Some(Quantity { base, unit: row.code("pack_unit", &unit)? }),
            _ => None,
        };
        Ok(Terms {
            pack,
            price: Price { amount: Rupiah(self.price), per: row.code("price_unit", &self.price_unit)? },
            handover: row.code("handover", &self.handover)?,
            ready_from: row.day("ready_from", &self.ready_from)?,
            ready_until: self.ready_until.as_deref().map(|d| row.day("ready_until", d)).transpose()?,
            region: row.code("region", &self.region)?,
            commodity: self.commodity,
            goods: self.goods,
            place: self.place,
            note: self.seller_note.filter(|note| !note.is_empty()),
            tolerance: row.tolerance(self.tolerance_permille)?,
        })
    }
}
