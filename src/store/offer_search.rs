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
        offer::{Offer, OfferId},
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

/// On the days `$3` and `$4`, if there are any.
macro_rules! on_days {
    () => {
        " AND ($3 = '' OR (ready_from <= $3 AND COALESCE(ready_until, $4) >= $4))"
    };
}

/// `$5` to `$8`: unit and measure of the highest price and of the least quantity; `$9` to `$11`: the price, what it
/// is for in base units, and the quantity.
macro_rules! within {
    () => {
        concat!(
            on_days!(),
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

/// Offers that buyers can see now, of all goods: `$1`. The addition keeps planners from the index of what is due to expire, which
/// most live offers are behind.
macro_rules! live_now {
    () => {
        "status = 'published' AND available > 0 AND valid_until + 0 > $1"
    };
}

/// Live offers of the goods `$2`.
macro_rules! live_of {
    () => {
        concat!(live_now!(), " AND commodity = $2")
    };
}

/// Limits of a search of all goods: `$2` is empty.
macro_rules! all_within {
    () => {
        concat!(live_now!(), " AND $2 = ''", within!())
    };
}

/// Limits of a search of the goods `$2`.
macro_rules! of_within {
    () => {
        concat!(live_of!(), within!())
    };
}

/// What [`all_within`] and [`of_within`] can't compare.
macro_rules! aside {
    () => {
        concat!(
            on_days!(),
            " AND (($5 <> '' AND price_unit <> $5 AND ",
            measure!(paid_unit!()),
            " <> $6) OR ($7 <> '' AND unit <> $7 AND ",
            measure!("COALESCE(pack_unit, unit)"),
            " <> $8))"
        )
    };
}

/// The count and the sums of live offers `$of`, as they are kept, without what is live by its state and over by `$1`.
macro_rules! counted {
    ($columns:literal, $of:literal) => {
        concat!(
            "(SELECT ",
            $columns,
            "unit, NULLIF(pack_base, 0) AS pack_base, NULLIF(pack_unit, '') AS pack_unit, offers, amount FROM live_totals WHERE TRUE",
            $of,
            " UNION ALL SELECT ",
            $columns,
            "unit, NULLIF(pack_base, 0) AS pack_base, NULLIF(pack_unit, '') AS pack_unit, offers, amount FROM live_changes WHERE TRUE",
            $of,
            " UNION ALL SELECT ",
            $columns,
            "unit, pack_base, pack_unit, -1 AS offers, 0 - available AS amount FROM offers
                WHERE status = 'published' AND available > 0 AND valid_until <= $1",
            $of,
            ") s"
        )
    };
}

/// The columns of [`SumRow`] over a source of single offers.
macro_rules! sums {
    ($of:expr) => {
        concat!(
            "SELECT unit, pack_base, pack_unit, COUNT(*) AS offers, CAST(SUM(available) AS BIGINT) AS amount FROM offers WHERE ",
            $of,
            " GROUP BY unit, pack_base, pack_unit ORDER BY unit, pack_base, pack_unit"
        )
    };
}

/// The columns of [`SumRow`] from what is counted.
macro_rules! counted_sums {
    ($of:literal) => {
        concat!(
            "SELECT unit, pack_base, pack_unit, CAST(SUM(offers) AS BIGINT) AS offers, CAST(SUM(amount) AS BIGINT) AS amount FROM ",
            counted!("", $of),
            " GROUP BY unit, pack_base, pack_unit HAVING SUM(offers) > 0 ORDER BY unit, pack_base, pack_unit"
        )
    };
}

statements! {
    // A page is read from an index in its order; count and sums are kept as offers change.
    ALL_BY_READY = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", live_now!(),
        " ORDER BY ready_from, published_at, id LIMIT $2 + 0 OFFSET $3");
    ALL_BY_PRICE = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", live_now!(),
        " ORDER BY price_unit, price, ready_from, published_at, id LIMIT $2 + 0 OFFSET $3");
    OF_BY_READY = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", live_of!(),
        " ORDER BY ready_from, published_at, id LIMIT $3 + 0 OFFSET $4");
    OF_BY_PRICE = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", live_of!(),
        " ORDER BY price_unit, price, ready_from, published_at, id LIMIT $3 + 0 OFFSET $4");
    SUMS_OF_ALL = counted_sums!("");
    SUMS_OF = counted_sums!(" AND commodity = $2");
    ALL_WITHIN_BY_READY = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", all_within!(),
        " ORDER BY ready_from, published_at, id LIMIT $12 + 0 OFFSET $13");
    ALL_WITHIN_BY_PRICE = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", all_within!(),
        " ORDER BY price_unit, price, ready_from, published_at, id LIMIT $12 + 0 OFFSET $13");
    OF_WITHIN_BY_READY = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", of_within!(),
        " ORDER BY ready_from, published_at, id LIMIT $12 + 0 OFFSET $13");
    OF_WITHIN_BY_PRICE = concat!("SELECT ", offer_columns!(), " FROM offers WHERE ", of_within!(),
        " ORDER BY price_unit, price, ready_from, published_at, id LIMIT $12 + 0 OFFSET $13");
    SUMS_OF_ALL_WITHIN = sums!(all_within!());
    SUMS_OF_WITHIN = sums!(of_within!());
    /// Whether the offer `$12` is one of them.
    IS_WITHIN = concat!("SELECT COUNT(*) FROM offers WHERE ", of_within!(), " AND id = $12");
    /// What can't be compared with the limits.
    ALL_ASIDE = concat!("SELECT COUNT(*) FROM offers WHERE ", live_now!(), " AND $2 = ''", aside!());
    OF_ASIDE = concat!("SELECT COUNT(*) FROM offers WHERE ", live_of!(), aside!());
    GOODS = concat!("SELECT commodity FROM ", counted!("commodity, ", ""),
        " GROUP BY commodity HAVING SUM(offers) > 0 ORDER BY SUM(offers) DESC, commodity");
    // Changes are added to the totals. A transaction that adds at the same time waits for these rows, and then they are gone.
    TAKE_CHANGES = "UPDATE live_changes SET taken = 1 WHERE taken = 0";
    ADD_CHANGES = "INSERT INTO live_totals (commodity, unit, pack_base, pack_unit, offers, amount)
        SELECT commodity, unit, pack_base, pack_unit, CAST(SUM(offers) AS BIGINT), CAST(SUM(amount) AS BIGINT) FROM live_changes
        WHERE taken = 1 GROUP BY commodity, unit, pack_base, pack_unit ORDER BY commodity, unit, pack_base, pack_unit
        ON CONFLICT (commodity, unit, pack_base, pack_unit) DO UPDATE SET offers = live_totals.offers + excluded.offers,
            amount = live_totals.amount + excluded.amount";
    FORGET_CHANGES = "DELETE FROM live_changes WHERE taken = 1";
    CHANGES = "SELECT COUNT(*) FROM live_changes";
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
        let sql = match (&query.commodity, query.sort) {
            (None, Sort::Ready) => ALL_WITHIN_BY_READY,
            (None, Sort::Price) => ALL_WITHIN_BY_PRICE,
            (Some(_), Sort::Ready) => OF_WITHIN_BY_READY,
            (Some(_), Sort::Price) => OF_WITHIN_BY_PRICE,
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
    pub async fn live_sums(&mut self, commodity: Option<&str>, limits: &Limits, now: DateTime<Utc>) -> Result<(i64, Amounts)> {
        let rows: Vec<SumRow> = match commodity {
            _ if !limits.is_none() => {
                let sql = if commodity.is_some() { SUMS_OF_WITHIN } else { SUMS_OF_ALL_WITHIN };
                engine!(self, c => bind_limits!(sqlx::query_as(sql), commodity, limits, now).fetch_all(c).await)?
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

    /// Whether buyers of these goods can see the offer now, within limits.
    pub async fn is_within(&mut self, id: OfferId, commodity: &str, limits: &Limits, now: DateTime<Utc>) -> Result<bool> {
        let count: i64 = engine!(self, c => {
            bind_limits!(sqlx::query_scalar(IS_WITHIN), Some(commodity), limits, now).bind(id.0).fetch_one(c).await
        })?;
        Ok(count > 0)
    }

    /// How many offers on these days can't be compared with the limits, because they measure otherwise.
    pub async fn live_aside(&mut self, commodity: Option<&str>, limits: &Limits, now: DateTime<Utc>) -> Result<i64> {
        let sql = if commodity.is_some() { OF_ASIDE } else { ALL_ASIDE };
        Ok(engine!(self, c => bind_units!(sqlx::query_scalar(sql), commodity, limits, now).fetch_one(c).await)?)
    }

    /// Codes of the goods that buyers can see now, the most offered first.
    pub async fn live_goods(&mut self, now: DateTime<Utc>) -> Result<Vec<String>> {
        Ok(engine!(self, c => sqlx::query_scalar(GOODS).bind(millis(now)).fetch_all(c).await)?)
    }

    /// How many changes of live offers wait to be added to the totals.
    pub async fn live_changes(&mut self) -> Result<i64> {
        Ok(engine!(self, c => sqlx::query_scalar(CHANGES).fetch_one(c).await)?)
    }

    /// Adds the changes of live offers to the totals, so that counting what is live stays short.
    pub async fn add_live_changes(&mut self) -> Result<()> {
        engine!(self, c => sqlx::query(TAKE_CHANGES).execute(c).await.map(drop))?;
        engine!(self, c => sqlx::query(ADD_CHANGES).execute(c).await.map(drop))?;
        engine!(self, c => sqlx::query(FORGET_CHANGES).execute(c).await.map(drop))?;
        Ok(())
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
