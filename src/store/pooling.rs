//! Offers of which parts can be asked for together.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx,
    approvals::approved,
    demand_answers::takeable,
    engine,
    offers::{OfferRow, offer_columns},
    row::{Row, millis},
    statements,
    terms::terms_columns,
};
use crate::domain::{demand::Demand, offer::Offer};

statements! {
    /// Live offers of the goods `$2`, the largest first, with the time when their seller was last asked for such goods: not of sellers
    /// who buy for the organisation `$3`, and of none of whose answer to the demand `$4` something can be taken, or who was asked for a part of it and has not
    /// said yes, or did not keep to it.
    CANDIDATES = concat!("SELECT ", offer_columns!(), ",
            (SELECT MAX(o.requested_at) FROM orders o WHERE o.seller_id = offers.seller_id AND o.commodity = offers.commodity
                AND ", approved!(), ") AS last_turn
        FROM offers WHERE status = 'published' AND available > 0 AND valid_until + 0 > $1 AND commodity = $2
            AND NOT EXISTS (SELECT 1 FROM roles r WHERE r.person_id IN (offers.seller_id, offers.entered_by) AND r.organization = $3
                AND r.ended_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM demand_answers a LEFT JOIN offers f ON f.id = a.offer_id
                WHERE a.demand_id = $4 AND a.seller_id = offers.seller_id AND a.status = 'sent' AND ", takeable!("$1"), " > 0)
            AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.demand_id = $4 AND o.seller_id = offers.seller_id
                AND (o.status = 'requested' OR (o.status IN ('declined', 'lapsed') AND ", approved!(), ") OR (o.status = 'cancelled' AND o.confirmed_at IS NOT NULL)))
        ORDER BY available DESC, id LIMIT $5 + 0");
}

#[derive(Debug, sqlx::FromRow)]
struct CandidateRow {
    #[sqlx(flatten)]
    offer: OfferRow,
    last_turn: Option<i64>,
}

impl Tx {
    /// Live offers of the goods of a demand, the largest first, at most `limit`, with the time when somebody last asked their seller
    /// for such goods. Those are left out whose seller is of the demand's organisation, has an answer to the demand that waits, or was
    /// asked for a part of it and did not say yes, or did not keep to it.
    pub async fn offers_for_pool(
        &mut self,
        demand: &Demand,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<(Offer, Option<DateTime<Utc>>)>> {
        let rows: Vec<CandidateRow> = engine!(self, c => {
            let select = sqlx::query_as(CANDIDATES).bind(millis(now)).bind(demand.goods.as_str()).bind(demand.organization.code());
            select.bind(demand.id.0).bind(limit).fetch_all(c).await
        })?;
        let read = |CandidateRow { offer, last_turn }| {
            let offer = OfferRow::read(offer)?;
            let last_turn = Row::new("orders", offer.id).maybe_time("requested_at", last_turn)?;
            Ok((offer, last_turn))
        };
        rows.into_iter().map(read).collect()
    }
}
