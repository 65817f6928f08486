//! What waits for the trade desk, read from the rows where it stands.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Result, Tx,
    approvals::approved,
    engine,
    row::{Row, millis},
    sql::buys,
    statements,
};
use crate::domain::{
    desk::Matter,
    order::{OrderId, Side},
    person::PersonId,
};

/// An order that is complained of, or of which the figures are in dispute, is on the desk as that alone.
macro_rules! uncomplained {
    () => {
        " AND NOT EXISTS (SELECT 1 FROM complaints c WHERE c.order_id = o.id AND c.closed_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM deliveries x WHERE x.order_id = o.id AND x.answer = 'DISPUTED')"
    };
}

/// Whether the assistant `a` who entered the offer `f` of the order `o` can't act for its farmer while the order is under way.
macro_rules! abandoned {
    () => {
        concat!(
            "f.entered_by <> f.seller_id AND o.status IN ('requested', 'confirmed', 'shipped', 'received')
            AND (",
            approved!(),
            " OR o.agreed_ahead = 1)
            AND (a.chat_id IS NULL OR a.unreachable_since IS NOT NULL OR a.suspended_at IS NOT NULL
                OR NOT EXISTS (SELECT 1 FROM roles r WHERE r.person_id = a.id AND r.role = 'ASSISTANT' AND r.ended_at IS NULL)
                OR NOT EXISTS (SELECT 1 FROM consents c WHERE c.person_id = a.id AND c.withdrawn_at IS NULL))"
        )
    };
}

/// Whether nobody buys for the organisation of the order `o`.
macro_rules! without_buyer {
    () => {
        concat!("NOT ", buys!("o"))
    };
}

/// Whether the goods of the order `o` are own goods of somebody who does not sell any more.
macro_rules! without_seller {
    () => {
        "EXISTS (SELECT 1 FROM offers f JOIN persons s ON s.id = f.seller_id WHERE f.id = o.offer_id AND f.entered_by = f.seller_id
            AND (s.suspended_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM roles r
                WHERE r.person_id = s.id AND r.role = 'SELLER' AND r.ended_at IS NULL)))"
    };
}

/// Whether a party of the order `o` is gone.
macro_rules! deserted {
    () => {
        concat!("(", without_buyer!(), " OR ", without_seller!(), ")")
    };
}

/// An order that is on the desk for nothing more urgent.
macro_rules! otherwise_well {
    () => {
        concat!(uncomplained!(), " AND NOT ", deserted!())
    };
}

/// `$1` is today and `$2` tomorrow (WIB), `$3` now, `$4` before when a load has left that should have arrived.
macro_rules! matters {
    () => {
        concat!(
            "(SELECT 'COMPLAINT' AS matter, 1 AS rank, c.order_id AS number, CAST(c.opened_at AS TEXT) AS since FROM complaints c
                WHERE c.closed_at IS NULL
            UNION ALL SELECT 'COMPLAINT', 1, x.order_id, CAST(x.received_at AS TEXT) FROM deliveries x WHERE x.answer = 'DISPUTED'
                AND NOT EXISTS (SELECT 1 FROM complaints c WHERE c.order_id = x.order_id AND c.closed_at IS NULL)
            UNION ALL SELECT 'FARMER', 0, f.seller_id, CAST(MIN(o.id) AS TEXT) FROM orders o JOIN offers f ON f.id = o.offer_id
                JOIN persons a ON a.id = f.entered_by WHERE ",
            abandoned!(),
            " GROUP BY f.seller_id
            UNION ALL SELECT 'DESERTED', 2, o.id, CAST(o.id AS TEXT) FROM orders o
                WHERE o.status IN ('confirmed', 'shipped', 'received') AND ",
            deserted!(),
            uncomplained!(),
            " UNION ALL SELECT 'LATE', 3, o.id, COALESCE(o.ready_until, o.ready_from) FROM orders o
                WHERE o.status = 'confirmed' AND COALESCE(o.ready_until, o.ready_from) < $1",
            otherwise_well!(),
            " UNION ALL SELECT 'SILENT', 4, o.id, CAST(d.departed_at AS TEXT) FROM orders o
                JOIN deliveries d ON d.order_id = o.id AND d.number = o.loads
                WHERE o.status = 'shipped' AND d.received_at IS NULL AND d.arrived_at IS NULL AND d.departed_at < $4",
            otherwise_well!(),
            " UNION ALL SELECT 'UNGRADED', 5, o.id, CAST(d.arrived_at AS TEXT) FROM orders o
                JOIN deliveries d ON d.order_id = o.id AND d.number = o.loads
                WHERE o.status = 'shipped' AND d.received_at IS NULL AND d.arrived_at < $3 - 43200000",
            otherwise_well!(),
            " UNION ALL SELECT 'UNANSWERED', 6, o.id, CAST(d.first_received_at AS TEXT) FROM orders o
                JOIN deliveries d ON d.order_id = o.id AND d.number = o.loads
                WHERE o.status = 'shipped' AND d.answer IS NULL AND d.first_received_at < $3 - 86400000",
            otherwise_well!(),
            " UNION ALL SELECT 'PAPERS', 8, o.id, CAST(o.id AS TEXT) FROM orders o
                WHERE o.status = 'received' AND o.payment IS NULL AND o.accepted > o.returned AND EXISTS (SELECT 1 FROM events e
                    WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'received' AND e.at < $3 - 604800000)",
            otherwise_well!(),
            " UNION ALL SELECT 'OVERDUE', 7, o.id, o.due_on FROM owed_payments w JOIN orders o ON o.id = w.order_id
                WHERE w.ended_at IS NULL AND w.late_from <= $3",
            otherwise_well!(),
            " UNION ALL SELECT 'DEMAND', 9, d.id, d.needed_on FROM demands d WHERE d.status IN ('open', 'partly')
            UNION ALL SELECT 'OFFER', 10, f.id, COALESCE(f.ready_until, f.ready_from) FROM offers f
                WHERE f.status = 'published' AND f.available > 0 AND f.available = f.offered AND f.valid_until > $3
                    AND f.ready_from <= $2 AND COALESCE(f.ready_until, f.ready_from) <= $2) s"
        )
    };
}

statements! {
    PAGE = concat!("SELECT matter, number FROM ", matters!(), " ORDER BY rank, since, number LIMIT $5 + 0 OFFSET $6");
    COUNTS = concat!("SELECT matter, COUNT(*) FROM ", matters!(), " GROUP BY matter, rank ORDER BY rank");
    /// Why the order `$5` is on the desk, if it is.
    OF_ORDER = concat!("SELECT matter FROM ", matters!(), " WHERE number = $5 AND rank BETWEEN 1 AND 8");
    /// Which sides of an order have nobody: the seller's, the buyer's.
    GONE = concat!("SELECT CAST(CASE WHEN ", without_seller!(), " THEN 1 ELSE 0 END AS BIGINT), CAST(CASE WHEN ", without_buyer!(),
        " THEN 1 ELSE 0 END AS BIGINT) FROM orders o WHERE o.id = $1");
    /// The assistants that can't act any more for the farmer, with each order.
    ABANDONED = concat!("SELECT f.entered_by, o.id FROM orders o JOIN offers f ON f.id = o.offer_id JOIN persons a ON a.id = f.entered_by
        WHERE f.seller_id = $1 AND ", abandoned!(), " ORDER BY o.id");
}

/// The moments that say what is late.
#[derive(Debug, Clone, Copy)]
pub struct DeskTimes {
    /// Today (WIB).
    pub today: NaiveDate,
    /// Tomorrow (WIB).
    pub tomorrow: NaiveDate,
    /// Now.
    pub now: DateTime<Utc>,
    /// What left before should have arrived.
    pub departed_before: DateTime<Utc>,
}

/// Binds `$1` to `$4`.
macro_rules! bind_times {
    ($query:expr, $times:expr) => {
        $query
            .bind($times.today.to_string())
            .bind($times.tomorrow.to_string())
            .bind(millis($times.now))
            .bind(millis($times.departed_before))
    };
}

/// What waits for the trade desk.
#[derive(Debug)]
pub struct Desk<'t>(&'t mut Tx);

impl Tx {
    /// What waits for the trade desk.
    pub const fn desk(&mut self) -> Desk<'_> {
        Desk(self)
    }
}

impl Desk<'_> {
    /// A page of what waits: why, and the number of the order, the demand or the offer.
    pub async fn page(&mut self, times: &DeskTimes, limit: i64, offset: i64) -> Result<Vec<(Matter, i64)>> {
        let rows: Vec<(String, i64)> =
            engine!(self.0, c => bind_times!(sqlx::query_as(PAGE), times).bind(limit).bind(offset).fetch_all(c).await)?;
        read(rows)
    }

    /// How much waits, by why.
    pub async fn counts(&mut self, times: &DeskTimes) -> Result<Vec<(Matter, i64)>> {
        let rows: Vec<(String, i64)> = engine!(self.0, c => bind_times!(sqlx::query_as(COUNTS), times).fetch_all(c).await)?;
        read(rows)
    }

    /// The orders under way of a farmer whose assistant can't act for him, with that assistant.
    pub async fn abandoned(&mut self, farmer: PersonId) -> Result<Vec<(PersonId, OrderId)>> {
        let rows: Vec<(i64, i64)> = engine!(self.0, c => sqlx::query_as(ABANDONED).bind(farmer.0).fetch_all(c).await)?;
        Ok(rows.into_iter().map(|(assistant, order)| (PersonId(assistant), OrderId(order))).collect())
    }

    /// The sides of an order on which nobody is there any more.
    pub async fn gone(&mut self, id: OrderId) -> Result<Vec<Side>> {
        let row: Option<(i64, i64)> = engine!(self.0, c => sqlx::query_as(GONE).bind(id.0).fetch_optional(c).await)?;
        let (seller, buyer) = row.unwrap_or_default();
        Ok([(seller, Side::Seller), (buyer, Side::Buyer)].into_iter().filter(|(gone, _)| *gone == 1).map(|(_, side)| side).collect())
    }

    /// Why an order is on the desk, if it is.
    pub async fn of_order(&mut self, times: &DeskTimes, id: OrderId) -> Result<Option<Matter>> {
        let matter: Option<String> =
            engine!(self.0, c => bind_times!(sqlx::query_scalar(OF_ORDER), times).bind(id.0).fetch_optional(c).await)?;
        matter.map(|code| Row::new("orders", id.0).code("matter", &code)).transpose()
    }
}

fn read(rows: Vec<(String, i64)>) -> Result<Vec<(Matter, i64)>> {
    rows.into_iter().map(|(code, number)| Ok((Row::new("desk", number).code("matter", &code)?, number))).collect()
}
