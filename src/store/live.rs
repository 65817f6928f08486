//! Offers that buyers can see now, and the limits of their searches.
//!
//! A limit compares what it says with what an offer says in the same measure: rupiah per kilogram with rupiah per
//! ton, or per crate of so many kilograms; a lot with all that was offered. Heads and kilograms have no measure in
//! common: such offers are counted, not compared.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    offers::{OfferRow, offer_columns},
    row::{Row, millis},
    statements,
    terms::terms_columns,
};
use crate::{
    domain::{
        digest::Amounts,
        offer::Offer,
        quantity::Quantity,
        search::{Limits, comparable},
        unit::{Dimension, Unit},
    },
    notice::{BrowseQuery, Sort},
};

/// What a unit measures; nothing in common is `-`.
macro_rules! measure {
    ($unit:expr) => {
        concat!(
            "CASE WHEN ",
            $unit,
            " IN ('KG', 'GRAM', 'ONS', 'PON', 'KW', 'TON') THEN 'mass' WHEN ",
            $unit,
            " IN ('BUTIR', 'EKOR', 'BUAH', 'PCS', 'LEMBAR', 'LUSIN', 'KODI', 'RAK', 'PACK15') THEN 'count' WHEN ",
            $unit,
            " = 'LITER' THEN 'volume' ELSE '-' END"
        )
    };
}

/// What one of a unit is in base units, as [`Unit::base`] has it.
macro_rules! base {
    ($unit:expr) => {
        concat!(
            "CASE ",
            $unit,
            " WHEN 'KG' THEN 1000 WHEN 'ONS' THEN 100 WHEN 'PON' THEN 500 WHEN 'KW' THEN 100000 WHEN 'TON' THEN 1000000
                WHEN 'LITER' THEN 1000 WHEN 'LUSIN' THEN 12 WHEN 'KODI' THEN 20 WHEN 'RAK' THEN 30 WHEN 'PACK15' THEN 15 ELSE 1 END"
        )
    };
}

/// The unit of what a price pays for: of a pack and of a lot, that of the content.
macro_rules! paid_unit {
    () => {
        "(CASE WHEN price_unit = 'LOT' OR price_unit = unit THEN COALESCE(pack_unit, unit) ELSE price_unit END)"
    };
}

/// How much a price pays for, in base units.
macro_rules! paid_base {
    () => {
        concat!(
            "(CASE WHEN price_unit = 'LOT' THEN CAST(offered AS NUMERIC) * COALESCE(pack_base, 1)
            WHEN price_unit = unit AND pack_base IS NOT NULL THEN CAST(pack_base AS NUMERIC) ELSE ",
            base!("price_unit"),
            " END)"
        )
    };
}

macro_rules! live {
    () => {
        "status = 'published' AND available > 0 AND valid_until > $1 AND (commodity = $2 OR $2 = '')
        AND ($3 = '' OR (ready_from <= $3 AND COALESCE(ready_until, $4) >= $4))"
    };
}

/// `$5` to `$8`: unit and measure of the highest price and of the least quantity; `$9` to `$11`: the price, what it
/// is for in base units, and the quantity.
macro_rules! within {
    () => {
        concat!(
            live!(),
            " AND ($5 = '' OR (price_unit = $5 AND price <= CAST($9 AS BIGINT)) OR (",
            measure!(paid_unit!()),
            " = $6
                AND CAST(price AS NUMERIC) * CAST($10 AS BIGINT) <= CAST($9 AS BIGINT) * ",
            paid_base!(),
            "))
            AND ($7 = '' OR (unit = $7 AND available >= CAST($11 AS BIGINT)) OR (",
            measure!("COALESCE(pack_unit, unit)"),
            " = $8
                AND CAST(available AS NUMERIC) * COALESCE(pack_base, 1) >= CAST($11 AS BIGINT)))"
        )
    };
}

/// Offers that buyers can see now, of all goods: `$1`. The sum keeps planners from the index of what is due to expire, which
/// most live offers are behind.
macro_rules! live_now {
    () => {
        "status = 'published' AND available > 0 AND valid_until + 0 > $1"
    };
}

/// The same of the goods `$2`.
macro_rules! live_of {
    () => {
        concat!(live_now!(), " AND commodity = $2")
    };
}

statements! {
    // Without limits a page is read from an index in its order, and the sums from an index alone.
    ALL_BY_READY = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", live_now!(),
        " ORDER BY ready_from, published_at, id LIMIT $2 OFFSET $3");
    ALL_BY_PRICE = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", live_now!(),
        " ORDER BY price_unit, price, ready_from, published_at, id LIMIT $2 OFFSET $3");
    OF_BY_READY = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", live_of!(),
        " ORDER BY ready_from, published_at, id LIMIT $3 OFFSET $4");
    OF_BY_PRICE = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", live_of!(),
        " ORDER BY price_unit, price, ready_from, published_at, id LIMIT $3 OFFSET $4");
    SUMS_OF_ALL = concat!("SELECT unit, pack_base, pack_unit, COUNT(*) AS offers, CAST(SUM(available) AS BIGINT) AS amount FROM offers WHERE ",
        live_now!(), " GROUP BY unit, pack_base, pack_unit ORDER BY unit, pack_base, pack_unit");
    SUMS_OF = concat!("SELECT unit, pack_base, pack_unit, COUNT(*) AS offers, CAST(SUM(available) AS BIGINT) AS amount FROM offers WHERE ",
        live_of!(), " GROUP BY unit, pack_base, pack_unit ORDER BY unit, pack_base, pack_unit");
    LIVE_BY_READY = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", within!(),
        " ORDER BY ready_from, published_at, id LIMIT $12 OFFSET $13");
    LIVE_BY_PRICE = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", within!(),
        " ORDER BY price_unit, price, ready_from, published_at, id LIMIT $12 OFFSET $13");
    LIVE_SUMS = concat!("SELECT unit, pack_base, pack_unit, COUNT(*) AS offers, CAST(SUM(available) AS BIGINT) AS amount FROM offers WHERE ",
        within!(), " GROUP BY unit, pack_base, pack_unit ORDER BY unit, pack_base, pack_unit");
    /// What can't be compared with the limits.
    LIVE_ASIDE = concat!("SELECT COUNT(*) FROM offers WHERE ", live!(),
        " AND (($5 <> '' AND price_unit <> $5 AND ", measure!(paid_unit!()), " <> $6)
            OR ($7 <> '' AND unit <> $7 AND ", measure!("COALESCE(pack_unit, unit)"), " <> $8))");
    LIVE_GOODS = concat!("SELECT commodity FROM offers WHERE ", live_now!(), " GROUP BY commodity ORDER BY COUNT(*) DESC, commodity");
}

#[derive(Debug, sqlx::FromRow)]
struct SumRow {
    unit: String,
    pack_base: Option<i64>,
    pack_unit: Option<String>,
    offers: i64,
    amount: i64,
}

/// The name that [`measure`] gives to what a unit measures; `+` where nothing else measures the same.
const fn measured(unit: Unit) -> &'static str {
    match comparable(unit) {
        Some(Dimension::Mass) => "mass",
        Some(Dimension::Count) => "count",
        Some(Dimension::Volume) => "volume",
        Some(Dimension::Package | Dimension::Lot) | None => "+",
    }
}

/// Binds `$1` to `$8` of [`live`] and what is compared beside it.
macro_rules! bind_units {
    ($query:expr, $commodity:expr, $limits:expr, $now:expr) => {{
        let (price, quantity) = ($limits.price.map(|p| p.per), $limits.quantity.map(|q| q.unit));
        let (first, last) = $limits.days.map(|(first, last)| (first.to_string(), last.to_string())).unwrap_or_default();
        let query = $query.bind(millis($now)).bind($commodity.unwrap_or_default()).bind(last).bind(first);
        let query = query.bind(price.map_or("", Unit::code)).bind(price.map_or("+", measured));
        query.bind(quantity.map_or("", Unit::code)).bind(quantity.map_or("+", measured))
    }};
}

/// Binds `$1` to `$11` of [`within`].
macro_rules! bind_limits {
    ($query:expr, $commodity:expr, $limits:expr, $now:expr) => {{
        let query = bind_units!($query, $commodity, $limits, $now);
        let (amount, per) = $limits.price.map_or((0, 1), |p| (p.amount.0, p.per.base()));
        query.bind(amount).bind(per).bind($limits.quantity.map_or(0, |q| q.base))
    }};
}

impl Tx {
    /// A page of offers that buyers can see now.
    ///
    /// # Errors
    /// As every statement.
    pub async fn live_offers(
        &mut self,
        query: &BrowseQuery,
        limits: &Limits,
        now: DateTime<Utc>,
        limit: i64,
        offset: i64,
    ) -> Result<Vec<Offer>> {
        if limits.is_none() {
            return self.live_page(query, now, limit, offset).await;
        }
        let sql = match query.sort {
            Sort::Ready => LIVE_BY_READY,
            Sort::Price => LIVE_BY_PRICE,
        };
        let rows: Vec<OfferRow> = engine!(self, c => {
            let select = bind_limits!(sqlx::query_as(sql), query.commodity.as_deref(), limits, now);
            select.bind(limit).bind(offset).fetch_all(c).await
        })?;
        rows.into_iter().map(OfferRow::read).collect()
    }

    /// A page without limits.
    async fn live_page(&mut self, query: &BrowseQuery, now: DateTime<Utc>, limit: i64, offset: i64) -> Result<Vec<Offer>> {
        let rows: Vec<OfferRow> = match &query.commodity {
            None => {
                let sql = if query.sort == Sort::Price { ALL_BY_PRICE } else { ALL_BY_READY };
                engine!(self, c => sqlx::query_as(sql).bind(millis(now)).bind(limit).bind(offset).fetch_all(c).await)?
            }
            Some(code) => {
                let sql = if query.sort == Sort::Price { OF_BY_PRICE } else { OF_BY_READY };
                engine!(self, c => sqlx::query_as(sql).bind(millis(now)).bind(code).bind(limit).bind(offset).fetch_all(c).await)?
            }
        };
        rows.into_iter().map(OfferRow::read).collect()
    }

    /// How many offers buyers can see now, and what they have left together.
    ///
    /// # Errors
    /// As every statement.
    pub async fn live_sums(&mut self, commodity: Option<&str>, limits: &Limits, now: DateTime<Utc>) -> Result<(i64, Amounts)> {
        let rows: Vec<SumRow> = match commodity {
            _ if !limits.is_none() => {
                engine!(self, c => bind_limits!(sqlx::query_as(LIVE_SUMS), commodity, limits, now).fetch_all(c).await)?
            }
            None => engine!(self, c => sqlx::query_as(SUMS_OF_ALL).bind(millis(now)).fetch_all(c).await)?,
            Some(code) => engine!(self, c => sqlx::query_as(SUMS_OF).bind(millis(now)).bind(code).fetch_all(c).await)?,
        };
        let row = Row::new("offers", "sums");
        let (mut count, mut amounts) = (0, Amounts::default());
        for sum in rows {
            let pack = match (sum.pack_base, sum.pack_unit) {
                (Some(base), Some(unit)) => Some(Quantity { base, unit: row.code("pack_unit", &unit)? }),
                _ => None,
            };
            count += sum.offers;
            amounts.add(Quantity { base: sum.amount, unit: row.code("unit", &sum.unit)? }, pack);
        }
        Ok((count, amounts))
    }

    /// How many offers on these days can't be compared with the limits, because they measure otherwise.
    ///
    /// # Errors
    /// As every statement.
    pub async fn live_aside(&mut self, commodity: Option<&str>, limits: &Limits, now: DateTime<Utc>) -> Result<i64> {
        Ok(engine!(self, c => bind_units!(sqlx::query_scalar(LIVE_ASIDE), commodity, limits, now).fetch_one(c).await)?)
    }

    /// Codes of the goods that buyers can see now, the most offered first.
    ///
    /// # Errors
    /// As every statement.
    pub async fn live_goods(&mut self, now: DateTime<Utc>) -> Result<Vec<String>> {
        Ok(engine!(self, c => sqlx::query_scalar(LIVE_GOODS).bind(millis(now)).fetch_all(c).await)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statements_know_every_unit_as_the_catalogue_does() {
        let (measures, bases) = (measure!("u"), base!("u"));
        for unit in Unit::ALL {
            let code = format!("'{}'", unit.code());
            let of = measures.split("THEN").find(|part| part.contains(&code)).and_then(|part| measures.split_once(part));
            let measure = of.and_then(|(_, rest)| rest.split('\'').nth(1));
            assert_eq!(measure, comparable(*unit).map(|_| measured(*unit)), "{unit}");
            let base = bases.split_once(&format!("{code} THEN ")).and_then(|(_, rest)| rest.split_whitespace().next());
            assert_eq!(base.map_or(1, |base| base.parse().unwrap()), unit.base(), "{unit}");
        }
    }
}
