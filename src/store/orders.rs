//! Orders. A transition is one UPDATE that names the version, the state and the party it starts from.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::{
    Result, Tx,
    approvals::approved,
    deliveries::{ReceiptColumns, arrival, packs},
    engine,
    row::{Row, millis},
    statements,
    terms::{TermsRow, terms_columns},
};
use crate::domain::{
    demand::DemandId,
    money::{Price, Rupiah},
    offer::{Offer, OfferId, Terms},
    order::{
        Approval, CancelReason, Cancellation, Complaint, Detail, Load, Order, OrderCode, OrderId, OrderState, OrderStatus, Progress,
        Proposal, Receipt, Side, Weighed,
    },
    person::{Organization, PersonId},
    place::Region,
    quantity::Quantity,
    trip::TripId,
    wib,
};

macro_rules! select_orders {
    () => {
        concat!(
            "SELECT o.id, o.year, o.number, o.offer_id, o.seller_id, f.entered_by, o.buyer_id, o.organization, o.status, o.version, o.quantity, o.unit, ",
            "o.total, o.requested_at, o.hold_until, o.decided_at, o.confirmed_at, o.buyer_note, c.side, c.reason, c.note, c.at, c.agreed_by, p.event, p.side AS proposer, p.detail, p.at AS proposed_at, o.due_at, o.loads, o.arrived, o.accepted, o.weighed, o.weight, o.returned, o.closed_short, o.rest_asked, CASE WHEN f.unlisted = 1 AND f.status = 'published' THEN f.price END AS unlisted_price, f.price_unit AS unlisted_unit, o.payment, o.came, o.due_on, o.payment_days, d.loaded, d.packs, d.packs_unit, d.plate, d.driver, d.departed_at, d.trip_id, d.arrived AS load_arrived, d.arrived_at, d.accepted AS load_accepted, d.rejected AS load_rejected, d.replaced, d.loss_reason, d.rejects, d.weight AS load_weight, d.answer, d.first_received_at, d.disposition, ",
            "CASE WHEN o.loads > 0 THEN CAST(COALESCE((SELECT SUM(x.rejected) FROM deliveries x WHERE x.order_id = o.id AND x.answer = 'AGREED' AND x.disposition IS NULL), 0) AS BIGINT) ELSE 0 END AS undisposed, CASE WHEN o.loads > 0 THEN (SELECT COUNT(*) FROM load_photos h WHERE h.order_id = o.id AND h.photo IS NOT NULL) ELSE 0 END AS photos, CASE WHEN o.loads > 0 THEN (SELECT COUNT(*) FROM load_photos h WHERE h.order_id = o.id AND h.number = o.loads AND h.kind = 'RECEIPT' AND h.photo IS NOT NULL) ELSE 0 END AS receipt_photos, o.demand_id, k.side AS complainer, k.about, k.opened_at, CASE WHEN o.loads > 0 THEN (SELECT MAX(x.closed_at) FROM complaints x WHERE x.order_id = o.id) END AS complained_until, CASE WHEN o.status = 'received' THEN (SELECT MAX(e.at) FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'received') END AS received_on, CASE WHEN k.note_at IS NOT NULL THEN COALESCE(k.note, '') END AS complaint_note, CASE WHEN k.reply_at IS NOT NULL THEN COALESCE(k.reply, '') END AS complaint_reply, ",
            terms_columns!("o."),
            ", o.tolerance_permille, o.approval, o.agreed_ahead, o.remark, CAST(CASE WHEN ", $crate::store::approvals::refused!(), " THEN 1 ELSE 0 END AS BIGINT) AS refused",
            " FROM orders o JOIN offers f ON f.id = o.offer_id LEFT JOIN cancellations c ON c.order_id = o.id
                LEFT JOIN proposals p ON p.order_id = o.id AND p.version = o.version
                LEFT JOIN deliveries d ON d.order_id = o.id AND d.number = o.loads
                LEFT JOIN complaints k ON k.order_id = o.id AND k.closed_at IS NULL "
        )
    };
}

macro_rules! open {
    () => {
        "o.status IN ('requested', 'confirmed', 'shipped', 'received')"
    };
}

/// Whether the seller of the order `o` may know of it: it needs no approval, has it, or the seller said yes before (`Approval::hides`).
macro_rules! known {
    () => {
        "(o.approval IS NULL OR o.approval = 'GIVEN' OR o.agreed_ahead = 1)"
    };
}

/// Whether less is paid for than was agreed, or more, or it was weighed.
macro_rules! recounted {
    () => {
        "(o.arrived > o.accepted OR o.returned > 0 OR o.closed_short > 0 OR o.accepted > o.quantity OR o.weighed > 0)"
    };
}

statements! {
    INSERT = "INSERT INTO orders (year, number, offer_id, seller_id, buyer_id, organization, status, version, quantity, unit, total,
            commodity, goods, pack_base, pack_unit, price, price_unit, handover, ready_from, ready_until, place, region, seller_domicile,
            requested_at, hold_until, buyer_note, seller_note, demand_id, tolerance_permille, approval, agreed_ahead)
        VALUES ($1, $2, $3, $4, $5, $6, 'requested', 1, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)
        RETURNING id";
    BY_CODE = "SELECT id FROM orders WHERE year = $1 AND number = $2";
    BY_NUMBER = "SELECT id FROM orders WHERE number = $1 ORDER BY year DESC";
    BY_ID = concat!(select_orders!(), "WHERE o.id = $1");
    /// What the person sells, what he entered for others, and what the person's organisation buys: first what waits for an
    /// answer of this side (`Position::awaits`), then what is under way, the newest first.
    OWN = concat!(select_orders!(), "WHERE ((o.seller_id = $1 OR f.entered_by = $1) AND ", known!(), ") OR o.organization = $2
        ORDER BY CASE WHEN o.status IN ('closed', 'cancelled', 'declined', 'lapsed') THEN 2
            WHEN p.side = CASE WHEN o.organization = $2 THEN 'SELLER' ELSE 'BUYER' END THEN 0
            WHEN o.organization = $2 AND o.status = 'requested' AND (o.approval = 'WAITING' AND o.buyer_id <> $1 OR o.approval = 'RETURNED' AND o.buyer_id = $1) THEN 0
            WHEN o.organization = $2 THEN 1
            WHEN (o.status = 'requested' AND ", approved!(), ") OR (o.payment = 'SAID' AND (k.side IS NULL OR (k.side = 'SELLER' AND k.about = 'PAYMENT'))) OR (d.received_at IS NOT NULL AND d.answer IS NULL) THEN 0
            ELSE 1 END,
            o.id DESC LIMIT $3 + 0 OFFSET $4");
    /// What the organisation's open orders cost of which all is accepted or still to come, and how many of them are weighed first.
    OPEN_TOTAL = concat!("SELECT CAST(COALESCE(SUM(o.total), 0) AS BIGINT), CAST(COALESCE(SUM(CASE WHEN o.total IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT)
        FROM orders o WHERE o.organization = $1 AND ", open!(), " AND NOT ", recounted!());
    OPEN_RECOUNTED = concat!(select_orders!(), "WHERE o.organization = $1 AND ", open!(), " AND ", recounted!(), " ORDER BY o.id");
    /// What is to be paid to the person or by the organisation, the earliest day first.
    OWED = concat!(select_orders!(), "WHERE (o.seller_id = $1 OR f.entered_by = $1 OR o.organization = $2) AND o.status = 'received' AND o.accepted > o.returned
        ORDER BY CASE WHEN o.due_on IS NULL THEN 1 ELSE 0 END, o.due_on, o.id LIMIT $3 + 0 OFFSET $4");
    OWED_COUNT = "SELECT COUNT(*) FROM orders o JOIN offers f ON f.id = o.offer_id
        WHERE (o.seller_id = $1 OR f.entered_by = $1 OR o.organization = $2) AND o.status = 'received' AND o.accepted > o.returned";
    OWN_COUNTS = concat!("SELECT o.status, COUNT(*) FROM orders o JOIN offers f ON f.id = o.offer_id
        WHERE ((o.seller_id = $1 OR f.entered_by = $1) AND ", known!(), ") OR o.organization = $2 GROUP BY o.status");
    AGREEMENTS = "SELECT COUNT(*) FROM orders o JOIN offers f ON f.id = o.offer_id
        WHERE (f.entered_by = $1 OR o.buyer_id = $1) AND o.confirmed_at IS NOT NULL";
    OWN_CODES = concat!("SELECT o.year, o.number FROM orders o JOIN offers f ON f.id = o.offer_id
        WHERE ((o.seller_id = $1 OR f.entered_by = $1) AND ", known!(), ") OR o.buyer_id = $1 ORDER BY o.id");
    OPEN_CODES = concat!("SELECT o.year, o.number FROM orders o JOIN offers f ON f.id = o.offer_id
        WHERE (((o.seller_id = $1 OR f.entered_by = $1) AND ", known!(), ") OR o.buyer_id = $1) AND ", open!(), " ORDER BY o.id");
    REQUESTS_OF_OFFER = concat!("SELECT COUNT(*) FROM orders o WHERE o.offer_id = $1 AND o.status = 'requested' AND ", known!());
    REQUESTS_OF_SELLER = concat!(select_orders!(), "WHERE f.entered_by = $1 AND o.status = 'requested' AND ", approved!(), " ORDER BY o.id");
    REQUESTS_WITH = concat!(select_orders!(), "WHERE (o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1) AND o.status = 'requested' ORDER BY o.id");
    OPEN_WITH = concat!(select_orders!(), "WHERE (o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1) AND ", open!(), " ORDER BY o.id");
    /// What can be loaded of what the person answers for and the organisation buys, the first day first.
    LOADABLE = concat!(select_orders!(), "WHERE o.organization = $2 AND (o.seller_id = $1 OR f.entered_by = $1) AND o.status IN ('confirmed', 'shipped')
        ORDER BY o.ready_from, o.id LIMIT 50");
    OPEN_OF = concat!(select_orders!(), "WHERE o.organization = $1 AND ", open!(), " ORDER BY o.id");
    REQUESTS_FOR = concat!(select_orders!(), "WHERE o.offer_id = $1 AND o.status = 'requested' ORDER BY o.id");
    DUE_TO_LAPSE = "SELECT o.id FROM orders o WHERE o.status = 'requested' AND o.hold_until <= $1 ORDER BY o.hold_until, o.id LIMIT 100";
    /// It stands while the order has the version that it made.
    PROPOSE = "INSERT INTO proposals (order_id, version, event, side, person_id, detail, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// A step that has nothing to do with it leaves it standing.
    CARRY_PROPOSAL = "UPDATE proposals SET version = version + 1 WHERE order_id = $1 AND version = $2";
    /// Only the day changes of what was agreed; a range becomes that one day.
    SET_DAY = "UPDATE orders SET ready_from = $2, ready_until = NULL WHERE id = $1";
    /// Agreed goods that are to be taken on the day `$1`, of which nothing was loaded, that were agreed before `$2`, and of which a side
    /// was not reminded for that day: first by who reads it.
    TO_PICK_UP = "SELECT f.entered_by AS person, 'SELLER' AS side, o.id AS id FROM orders o JOIN offers f ON f.id = o.offer_id
            WHERE o.status = 'confirmed' AND o.ready_from = $1 AND o.confirmed_at < $2 AND COALESCE(o.seller_told_for, '') <> $1
        UNION ALL SELECT o.buyer_id AS person, 'BUYER' AS side, o.id AS id FROM orders o
            WHERE o.status = 'confirmed' AND o.ready_from = $1 AND o.confirmed_at < $2 AND COALESCE(o.buyer_told_for, '') <> $1
        ORDER BY person, side, id LIMIT 1000";
    TELL_SELLER_OF_DAY = "UPDATE orders SET seller_told_for = $2 WHERE id = $1 AND status = 'confirmed' AND ready_from = $2
            AND COALESCE(seller_told_for, '') <> $2 RETURNING id";
    TELL_BUYER_OF_DAY = "UPDATE orders SET buyer_told_for = $2 WHERE id = $1 AND status = 'confirmed' AND ready_from = $2
            AND COALESCE(buyer_told_for, '') <> $2 RETURNING id";
    /// Requests whose hold ends between `$1` and `$2`, and whose seller was not reminded.
    DUE_TO_REMIND = concat!("SELECT o.id FROM orders o WHERE o.status = 'requested' AND ", approved!(), " AND o.reminded_at IS NULL AND o.hold_until > $1 AND o.hold_until <= $2
        ORDER BY o.hold_until, o.id LIMIT 100");
    MARK_REMINDED = "UPDATE orders SET reminded_at = $2 WHERE id = $1 AND status = 'requested' AND reminded_at IS NULL AND hold_until > $2
        RETURNING id";
    /// `$6` and `$7` are the party: a seller's id or 0, an organisation's code or nothing.
    MOVE = "UPDATE orders SET status = $4, version = version + $8, decided_at = CASE WHEN $4 = 'requested' THEN NULL ELSE COALESCE(decided_at, $5) END,
            confirmed_at = CASE WHEN $4 = 'confirmed' THEN COALESCE(confirmed_at, $5) ELSE confirmed_at END
        WHERE id = $1 AND version = $2 AND status = $3 AND (seller_id = $6 OR $6 = 0) AND (organization = $7 OR $7 = '')
        RETURNING id";
    CANCEL = "INSERT INTO cancellations (order_id, side, person_id, reason, note, at) VALUES ($1, $2, $3, $4, $5, $6)";
    /// As the side that asked for it said; the other side agreed.
    CANCEL_TOGETHER = "INSERT INTO cancellations (order_id, side, person_id, reason, note, at, agreed_by)
        SELECT order_id, side, person_id, $3, $4, $5, $6 FROM proposals WHERE order_id = $1 AND version = $2";
    DUE = "SELECT o.id FROM orders o WHERE o.due_at <= $1 ORDER BY o.due_at, o.id LIMIT 100";
    /// Of several processes one finds the moment that it read.
    SET_DUE = "UPDATE orders SET due_at = $3 WHERE id = $1 AND COALESCE(due_at, 0) = $2 RETURNING id";
}

/// An order to be requested.
#[derive(Debug, Clone)]
pub struct NewOrder<'a> {
    /// The offer, as it is after the hold.
    pub offer: &'a Offer,
    /// The person who orders.
    pub buyer: PersonId,
    /// The organisation that it is for.
    pub organization: Organization,
    /// The ordered quantity.
    pub quantity: Quantity,
    /// What it costs, where that can be said.
    pub total: Option<Rupiah>,
    /// Until when the goods are held.
    pub hold_until: DateTime<Utc>,
    /// Where the seller is at home.
    pub seller_domicile: Option<Region>,
    /// The day on which the goods change hands (WIB).
    pub day: NaiveDate,
    /// What the buyer says with it.
    pub note: Option<&'a str>,
    /// The demand that it is of.
    pub demand: Option<DemandId>,
    /// The yes of a second person of the organisation, where it needs one.
    pub approval: Option<Approval>,
}

/// The party that causes a transition: the row must belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// The seller.
    Seller(PersonId),
    /// Anybody of the organisation.
    Buyer(Organization),
    /// A time-out.
    Time,
}

/// A transition of an order that the domain allows.
#[derive(Debug, Clone, Copy)]
pub struct OrderChange {
    /// The order.
    pub order: OrderId,
    /// Its version as the actor saw it.
    pub version: i64,
    /// Whether it makes a new version.
    pub makes_version: bool,
    /// State before.
    pub from: OrderStatus,
    /// State after.
    pub to: OrderStatus,
    /// The party that must own the row.
    pub party: Party,
}

#[derive(Debug, sqlx::FromRow)]
struct OrderRow {
    id: i64,
    year: i64,
    number: i64,
    offer_id: i64,
    seller_id: i64,
    entered_by: i64,
    buyer_id: i64,
    organization: String,
    status: String,
    version: i64,
    quantity: i64,
    unit: String,
    total: Option<i64>,
    requested_at: i64,
    hold_until: i64,
    decided_at: Option<i64>,
    confirmed_at: Option<i64>,
    buyer_note: Option<String>,
    side: Option<String>,
    reason: Option<String>,
    note: Option<String>,
    at: Option<i64>,
    agreed_by: Option<i64>,
    event: Option<String>,
    proposer: Option<String>,
    detail: Option<String>,
    proposed_at: Option<i64>,
    due_at: Option<i64>,
    loads: i64,
    arrived: i64,
    accepted: i64,
    weighed: i64,
    weight: i64,
    returned: i64,
    closed_short: i64,
    rest_asked: i64,
    unlisted_price: Option<i64>,
    unlisted_unit: String,
    payment: Option<String>,
    came: Option<i64>,
    due_on: Option<String>,
    payment_days: Option<i64>,
    loaded: Option<i64>,
    packs: Option<i64>,
    packs_unit: Option<String>,
    plate: Option<String>,
    driver: Option<String>,
    departed_at: Option<i64>,
    trip_id: Option<i64>,
    load_arrived: Option<i64>,
    arrived_at: Option<i64>,
    load_accepted: Option<i64>,
    load_rejected: Option<i64>,
    replaced: Option<i64>,
    loss_reason: Option<String>,
    rejects: Option<String>,
    load_weight: Option<i64>,
    answer: Option<String>,
    first_received_at: Option<i64>,
    disposition: Option<String>,
    undisposed: i64,
    photos: i64,
    receipt_photos: i64,
    demand_id: Option<i64>,
    complainer: Option<String>,
    about: Option<String>,
    opened_at: Option<i64>,
    complained_until: Option<i64>,
    received_on: Option<i64>,
    complaint_note: Option<String>,
    complaint_reply: Option<String>,
    approval: Option<String>,
    agreed_ahead: i64,
    refused: i64,
    remark: Option<String>,
    #[sqlx(flatten)]
    terms: TermsRow,
}

impl OrderRow {
    /// The state with what belongs to it; a row that lacks any of it is bad.
    fn state(&self, row: &Row) -> Result<OrderState> {
        let time = |column, at: Option<i64>| row.time(column, row.present(column, at)?);
        Ok(match row.code("status", &self.status)? {
            OrderStatus::Requested => OrderState::Requested,
            OrderStatus::Confirmed => OrderState::Confirmed { at: time("confirmed_at", self.confirmed_at)? },
            OrderStatus::Declined => OrderState::Declined { at: time("decided_at", self.decided_at)? },
            OrderStatus::Lapsed => OrderState::Lapsed { at: time("decided_at", self.decided_at)? },
            OrderStatus::Cancelled => OrderState::Cancelled(Cancellation {
                by: row.code("side", row.present("side", self.side.as_deref())?)?,
                reason: self.reason.as_deref().map(|r| row.code("reason", r)).transpose()?,
                note: self.note.clone(),
                together: self.agreed_by.is_some(),
                at: time("at", self.at)?,
            }),
            OrderStatus::Shipped => OrderState::Shipped { confirmed: time("confirmed_at", self.confirmed_at)? },
            OrderStatus::Received => OrderState::Received { confirmed: time("confirmed_at", self.confirmed_at)? },
            OrderStatus::Closed => OrderState::Closed { confirmed: time("confirmed_at", self.confirmed_at)? },
        })
    }

    /// What stands proposed.
    fn proposal(&self, row: &Row) -> Result<Option<Proposal>> {
        let Some(event) = &self.event else { return Ok(None) };
        let by = row.code("side", row.present("side", self.proposer.as_deref())?)?;
        let detail = row.read("detail", serde_json::from_str(row.present("detail", self.detail.as_deref())?))?;
        let at = Some(row.time("at", row.present("at", self.proposed_at)?)?);
        Ok(Some(Proposal { event: row.code("event", event)?, by, detail: Box::new(detail), at }))
    }

    fn receipt(&self, row: &Row) -> Result<Option<Receipt>> {
        let columns = ReceiptColumns {
            accepted: self.load_accepted,
            rejected: self.load_rejected,
            replaced: self.replaced.unwrap_or_default(),
            loss_reason: self.loss_reason.as_deref(),
            rejects: self.rejects.as_deref(),
            weight: self.load_weight,
            answer: self.answer.as_deref(),
            first_received_at: self.first_received_at,
            disposition: self.disposition.as_deref(),
            photos: self.receipt_photos,
        };
        columns.read(row)
    }

    /// The complaint that has not ended.
    fn complaint(&self, row: &Row) -> Result<Option<Complaint>> {
        let (Some(side), Some(about), Some(at)) = (&self.complainer, &self.about, self.opened_at) else { return Ok(None) };
        let (by, about) = (row.code("side", side)?, row.code("about", about)?);
        let (note, reply) = (self.complaint_note.clone(), self.complaint_reply.clone());
        Ok(Some(Complaint { by, about, since: row.time("opened_at", at)?, note, reply }))
    }

    /// The approval within the organisation.
    fn approval(&self, row: &Row) -> Result<Option<Approval>> {
        let step = self.approval.as_deref().map(|code| row.code("approval", code)).transpose()?;
        Ok(step.map(|step| Approval { step, agreed_ahead: self.agreed_ahead == 1 }))
    }

    /// The price of its offer, where that is offered to nobody.
    fn unlisted(&self, row: &Row) -> Result<Option<Price>> {
        let price = |amount| Ok(Price { amount: Rupiah(amount), per: row.code("price_unit", &self.unlisted_unit)? });
        self.unlisted_price.map(price).transpose()
    }

    /// How far the goods have come.
    fn progress(&self, row: &Row) -> Result<Progress> {
        let load = match (self.loaded, self.departed_at) {
            (Some(loaded), Some(departed)) => Some(Load {
                number: self.loads,
                loaded,
                packs: packs(row, self.packs, self.packs_unit.as_deref())?,
                plate: self.plate.clone(),
                driver: self.driver.clone(),
                departed: row.time("departed_at", departed)?,
                trip: self.trip_id.map(TripId),
                arrival: arrival(row, self.load_arrived, self.arrived_at)?,
                receipt: self.receipt(row)?,
            }),
            _ => None,
        };
        Ok(Progress {
            arrived: self.arrived,
            accepted: self.accepted,
            weighed: Some(Weighed { accepted: self.weighed, grams: self.weight }).filter(|weighed| weighed.accepted > 0),
            returned: self.returned,
            closed_short: self.closed_short,
            rest_asked: self.rest_asked,
            unlisted: self.unlisted(row)?,
            undisposed: self.undisposed,
            load,
            photos: self.photos,
            complaint: self.complaint(row)?,
            complained_until: self.complained_until.map(|at| row.time("closed_at", at)).transpose()?,
            received: self.received_on.map(|at| row.time("received_on", at)).transpose()?,
            payment: self.payment.as_deref().map(|code| row.code("payment", code)).transpose()?,
            came: self.came.map(Rupiah),
            payment_days: self.payment_days,
            due: self.due_on.as_deref().map(|day| row.day("due_on", day)).transpose()?,
        })
    }

    fn read(self) -> Result<Order> {
        let row = Row::new("orders", self.id);
        let (state, proposal, progress) = (self.state(&row)?, self.proposal(&row)?, self.progress(&row)?);
        let approval = self.approval(&row)?;
        Ok(Order {
            id: OrderId(self.id),
            code: OrderCode { year: row.read("year", i32::try_from(self.year))?, number: self.number },
            offer: OfferId(self.offer_id),
            seller: PersonId(self.seller_id),
            entered_by: PersonId(self.entered_by),
            buyer: PersonId(self.buyer_id),
            organization: row.code("organization", &self.organization)?,
            state,
            version: self.version,
            quantity: Quantity { base: self.quantity, unit: row.code("unit", &self.unit)? },
            total: self.total.map(Rupiah),
            requested_at: row.time("requested_at", self.requested_at)?,
            hold_until: row.time("hold_until", self.hold_until)?,
            due_at: self.due_at.map(|at| row.time("due_at", at)).transpose()?,
            approval,
            refused: self.refused == 1,
            remark: self.remark,
            proposal,
            progress,
            demand: self.demand_id.map(DemandId),
            buyer_note: self.buyer_note,
            terms: self.terms.read(&row)?,
        })
    }
}

/// The orders.
#[derive(Debug)]
pub struct Orders<'t>(&'t mut Tx);

impl Tx {
    /// The orders.
    pub const fn orders(&mut self) -> Orders<'_> {
        Orders(self)
    }
}

impl Orders<'_> {
    /// Keeps a request under the next number of the WIB year.
    pub async fn insert(&mut self, new: &NewOrder<'_>, now: DateTime<Utc>) -> Result<Order> {
        let year = wib::local(now).year();
        let number = self.0.count_up(&format!("order-{year}"), 1).await?;
        let t = &new.offer.terms;
        let id: i64 = engine!(self.0, c => {
            let insert = sqlx::query_scalar(INSERT).bind(i64::from(year)).bind(number).bind(new.offer.id.0).bind(new.offer.seller.0);
            let insert = insert.bind(new.buyer.0).bind(new.organization.code()).bind(new.quantity.base).bind(new.quantity.unit.code());
            let insert = insert.bind(new.total.map(|r| r.0)).bind(&t.commodity).bind(&t.goods);
            let insert = insert.bind(t.pack.map(|p| p.base)).bind(t.pack.map(|p| p.unit.code()));
            let insert = insert.bind(t.price.amount.0).bind(t.price.per.code()).bind(t.handover.code());
            let insert = insert.bind(new.day.to_string()).bind(None::<String>);
            let insert = insert.bind(&t.place).bind(t.region.code()).bind(new.seller_domicile.map(Region::code));
            let insert = insert.bind(millis(now)).bind(millis(new.hold_until)).bind(new.note).bind(&t.note);
            let insert = insert.bind(new.demand.map(|id| id.0)).bind(t.tolerated().permille());
            let insert = insert.bind(new.approval.map(|approval| approval.step.code()));
            insert.bind(i64::from(new.approval.is_some_and(|approval| approval.agreed_ahead))).fetch_one(c).await
        })?;
        let row = Row::new("orders", id);
        Ok(Order {
            id: OrderId(id),
            code: OrderCode { year, number },
            offer: new.offer.id,
            seller: new.offer.seller,
            entered_by: new.offer.entered_by,
            buyer: new.buyer,
            organization: new.organization,
            state: OrderState::Requested,
            version: 1,
            terms: Terms { ready_from: new.day, ready_until: None, tolerance: t.tolerated(), ..new.offer.terms.clone() },
            quantity: new.quantity,
            total: new.total,
            requested_at: row.time("requested_at", millis(now))?,
            hold_until: row.time("hold_until", millis(new.hold_until))?,
            approval: new.approval,
            refused: false,
            remark: None,
            proposal: None,
            progress: Progress::default(),
            due_at: None,
            demand: new.demand,
            buyer_note: new.note.map(str::to_owned),
        })
    }

    /// The order with this row id.
    pub async fn get(&mut self, id: OrderId) -> Result<Option<Order>> {
        let row: Option<OrderRow> = engine!(self.0, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await)?;
        row.map(OrderRow::read).transpose()
    }

    /// The order with this spoken number.
    pub async fn by_code(&mut self, code: OrderCode) -> Result<Option<OrderId>> {
        let id: Option<i64> =
            engine!(self.0, c => sqlx::query_scalar(BY_CODE).bind(i64::from(code.year)).bind(code.number).fetch_optional(c).await)?;
        Ok(id.map(OrderId))
    }

    /// The orders with this number, of the last year first.
    pub async fn by_number(&mut self, number: i64) -> Result<Vec<OrderId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(BY_NUMBER).bind(number).fetch_all(c).await)?;
        Ok(ids.into_iter().map(OrderId).collect())
    }

    /// A page of what the person sells and what the organisation buys, open ones first.
    pub async fn own(&mut self, seller: PersonId, buys_for: Option<Organization>, limit: i64, offset: i64) -> Result<Vec<Order>> {
        let organization = buys_for.map_or("", Organization::code);
        let rows: Vec<OrderRow> = engine!(self.0, c => {
            sqlx::query_as(OWN).bind(seller.0).bind(organization).bind(limit).bind(offset).fetch_all(c).await
        })?;
        rows.into_iter().map(OrderRow::read).collect()
    }

    /// A page of what is to be paid to the person or by the organisation, the earliest day first and what has no day yet last, and how
    /// many there are.
    pub async fn owed(&mut self, seller: PersonId, buys_for: Option<Organization>, limit: i64, offset: i64) -> Result<(Vec<Order>, i64)> {
        let organization = buys_for.map_or("", Organization::code);
        let rows: Vec<OrderRow> = engine!(self.0, c => {
            sqlx::query_as(OWED).bind(seller.0).bind(organization).bind(limit).bind(offset).fetch_all(c).await
        })?;
        let count = engine!(self.0, c => sqlx::query_scalar(OWED_COUNT).bind(seller.0).bind(organization).fetch_one(c).await)?;
        Ok((rows.into_iter().map(OrderRow::read).collect::<Result<_>>()?, count))
    }

    /// How many of these orders are in each state.
    pub async fn own_counts(&mut self, seller: PersonId, buys_for: Option<Organization>) -> Result<Vec<(OrderStatus, i64)>> {
        let organization = buys_for.map_or("", Organization::code);
        let rows: Vec<(String, i64)> =
            engine!(self.0, c => sqlx::query_as(OWN_COUNTS).bind(seller.0).bind(organization).fetch_all(c).await)?;
        let row = Row::new("orders", "counts");
        rows.into_iter().map(|(status, count)| Ok((row.code("status", &status)?, count))).collect()
    }

    /// What the open orders of an organisation cost together of which all is accepted or still to come, and how many of them have
    /// no price before they are weighed.
    pub async fn open_total(&mut self, organization: Organization) -> Result<(Rupiah, i64)> {
        let (total, unweighed): (i64, i64) = engine!(self.0, c => sqlx::query_as(OPEN_TOTAL).bind(organization.code()).fetch_one(c).await)?;
        Ok((Rupiah(total), unweighed))
    }

    /// The open orders of an organisation of which less or more is paid for than was agreed.
    pub async fn open_recounted(&mut self, organization: Organization) -> Result<Vec<Order>> {
        let rows: Vec<OrderRow> = engine!(self.0, c => sqlx::query_as(OPEN_RECOUNTED).bind(organization.code()).fetch_all(c).await)?;
        rows.into_iter().map(OrderRow::read).collect()
    }

    /// The numbers of all orders in which the person is the seller or the one who ordered.
    pub async fn own_codes(&mut self, person: PersonId) -> Result<Vec<OrderCode>> {
        self.codes(OWN_CODES, person).await
    }

    /// How many orders were ever agreed that the person made, or for whose offers the person answers.
    pub async fn agreements(&mut self, person: PersonId) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(AGREEMENTS).bind(person.0).fetch_one(c).await)?)
    }

    /// The codes of a person's orders that still need something from their parties.
    pub async fn open_codes(&mut self, person: PersonId) -> Result<Vec<OrderCode>> {
        self.codes(OPEN_CODES, person).await
    }

    async fn codes(&mut self, sql: &'static str, person: PersonId) -> Result<Vec<OrderCode>> {
        let rows: Vec<(i64, i64)> = engine!(self.0, c => sqlx::query_as(sql).bind(person.0).fetch_all(c).await)?;
        let row = Row::new("orders", "codes");
        rows.into_iter().map(|(year, number)| Ok(OrderCode { year: row.read("year", i32::try_from(year))?, number })).collect()
    }

    /// How many requests for the offer wait for an answer.
    pub async fn pending_requests(&mut self, offer: OfferId) -> Result<i64> {
        Ok(engine!(self.0, c => sqlx::query_scalar(REQUESTS_OF_OFFER).bind(offer.0).fetch_one(c).await)?)
    }

    /// Requests that wait for this person's answer.
    pub async fn requests_to(&mut self, seller: PersonId) -> Result<Vec<Order>> {
        let rows: Vec<OrderRow> = engine!(self.0, c => sqlx::query_as(REQUESTS_OF_SELLER).bind(seller.0).fetch_all(c).await)?;
        rows.into_iter().map(OrderRow::read).collect()
    }

    /// Requests that the person waits for or that wait for the person.
    pub async fn requests_with(&mut self, person: PersonId) -> Result<Vec<Order>> {
        let rows: Vec<OrderRow> = engine!(self.0, c => sqlx::query_as(REQUESTS_WITH).bind(person.0).fetch_all(c).await)?;
        rows.into_iter().map(OrderRow::read).collect()
    }

    /// Orders in which the person is a party and which have not ended.
    pub async fn open_with(&mut self, person: PersonId) -> Result<Vec<Order>> {
        let rows: Vec<OrderRow> = engine!(self.0, c => sqlx::query_as(OPEN_WITH).bind(person.0).fetch_all(c).await)?;
        rows.into_iter().map(OrderRow::read).collect()
    }

    /// What is agreed or on its way of what the person answers for and the organisation buys, the first day first, at most 50.
    pub async fn loadable(&mut self, person: PersonId, organization: Organization) -> Result<Vec<Order>> {
        let rows: Vec<OrderRow> =
            engine!(self.0, c => sqlx::query_as(LOADABLE).bind(person.0).bind(organization.code()).fetch_all(c).await)?;
        rows.into_iter().map(OrderRow::read).collect()
    }

    /// Orders of the organisation which have not ended.
    pub async fn open_of(&mut self, organization: Organization) -> Result<Vec<Order>> {
        let rows: Vec<OrderRow> = engine!(self.0, c => sqlx::query_as(OPEN_OF).bind(organization.code()).fetch_all(c).await)?;
        rows.into_iter().map(OrderRow::read).collect()
    }

    /// Requests for goods of the offer that wait for an answer.
    pub async fn requests_for(&mut self, offer: OfferId) -> Result<Vec<Order>> {
        let rows: Vec<OrderRow> = engine!(self.0, c => sqlx::query_as(REQUESTS_FOR).bind(offer.0).fetch_all(c).await)?;
        rows.into_iter().map(OrderRow::read).collect()
    }

    /// Requests whose hold has ended, the oldest first, at most 100.
    pub async fn to_lapse(&mut self, now: DateTime<Utc>) -> Result<Vec<OrderId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(DUE_TO_LAPSE).bind(millis(now)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(OrderId).collect())
    }

    /// Requests whose hold ends after `now` and until `horizon`, and of which nobody was reminded yet, at most 100.
    pub async fn to_remind(&mut self, now: DateTime<Utc>, horizon: DateTime<Utc>) -> Result<Vec<OrderId>> {
        let ids: Vec<i64> =
            engine!(self.0, c => sqlx::query_scalar(DUE_TO_REMIND).bind(millis(now)).bind(millis(horizon)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(OrderId).collect())
    }

    /// Notes that the seller is reminded of a request; `false` if it needs no reminder any more.
    pub async fn mark_reminded(&mut self, order: OrderId, now: DateTime<Utc>) -> Result<bool> {
        let row: Option<i64> =
            engine!(self.0, c => sqlx::query_scalar(MARK_REMINDED).bind(order.0).bind(millis(now)).fetch_optional(c).await)?;
        Ok(row.is_some())
    }

    /// Moves an order; `false` if somebody was faster or the order is not that party's.
    pub async fn transition(&mut self, moved: &OrderChange, now: DateTime<Utc>) -> Result<bool> {
        let (seller, organization) = match moved.party {
            Party::Seller(person) => (person.0, ""),
            Party::Buyer(organization) => (0, organization.code()),
            Party::Time => (0, ""),
        };
        let row: Option<i64> = engine!(self.0, c => {
            let update = sqlx::query_scalar(MOVE).bind(moved.order.0).bind(moved.version).bind(moved.from.code()).bind(moved.to.code());
            update.bind(millis(now)).bind(seller).bind(organization).bind(i64::from(moved.makes_version)).fetch_optional(c).await
        })?;
        Ok(row.is_some())
    }

    /// Keeps what a side proposes, under the version of the order that the proposal makes.
    pub async fn insert_proposal(
        &mut self,
        order: OrderId,
        version: i64,
        proposal: &Proposal,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let detail = serde_json::to_string(&proposal.detail).map_err(|e| Row::new("proposals", order.0).bad("detail", &e))?;
        engine!(self.0, c => {
            let insert = sqlx::query(PROPOSE).bind(order.0).bind(version).bind(proposal.event.code()).bind(proposal.by.code());
            insert.bind(person.0).bind(&detail).bind(millis(now)).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Lets what stood proposed at `version` of the order stand at the next one.
    pub async fn carry_proposal(&mut self, order: OrderId, version: i64) -> Result<()> {
        engine!(self.0, c => sqlx::query(CARRY_PROPOSAL).bind(order.0).bind(version).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Moves the day on which the goods can be taken.
    pub async fn set_day(&mut self, order: OrderId, day: NaiveDate) -> Result<()> {
        engine!(self.0, c => sqlx::query(SET_DAY).bind(order.0).bind(day.to_string()).execute(c).await.map(drop))?;
        Ok(())
    }

    /// What both sides are reminded of on the morning of `day` (WIB), which was agreed before `morning`: the orders by who reads it and on
    /// which side.
    pub async fn to_pick_up(&mut self, day: NaiveDate, morning: DateTime<Utc>) -> Result<Vec<((PersonId, Side), OrderId)>> {
        let rows: Vec<(i64, String, i64)> =
            engine!(self.0, c => sqlx::query_as(TO_PICK_UP).bind(day.to_string()).bind(millis(morning)).fetch_all(c).await)?;
        let read =
            |(person, side, id): (i64, String, i64)| Ok(((PersonId(person), Row::new("orders", id).code("side", &side)?), OrderId(id)));
        rows.into_iter().map(read).collect()
    }

    /// Notes that a side knows that the goods are to be taken on `day`; `false` if it knew, or if they are not any more.
    pub async fn mark_pick_up(&mut self, order: OrderId, side: Side, day: NaiveDate) -> Result<bool> {
        let mark = match side {
            Side::Seller => TELL_SELLER_OF_DAY,
            Side::Buyer => TELL_BUYER_OF_DAY,
        };
        let row: Option<i64> = engine!(self.0, c => sqlx::query_scalar(mark).bind(order.0).bind(day.to_string()).fetch_optional(c).await)?;
        Ok(row.is_some())
    }

    /// Keeps that both parties ended the order: the one asked for it at `version`, a person of the other agreed.
    pub async fn cancel_together(
        &mut self,
        order: OrderId,
        version: i64,
        detail: &Detail,
        agreed_by: PersonId,
        now: DateTime<Utc>,
    ) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(CANCEL_TOGETHER).bind(order.0).bind(version).bind(detail.reason.map(CancelReason::code));
            insert.bind(&detail.note).bind(millis(now)).bind(agreed_by.0).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Orders of which something has fallen due, the longest due first, at most 100.
    pub async fn with_deadline(&mut self, now: DateTime<Utc>) -> Result<Vec<OrderId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(DUE).bind(millis(now)).fetch_all(c).await)?;
        Ok(ids.into_iter().map(OrderId).collect())
    }

    /// Keeps when the next deadline falls due, in place of the one that was read; `false` if another process was faster.
    pub async fn set_due(&mut self, order: OrderId, read: Option<DateTime<Utc>>, next: Option<DateTime<Utc>>) -> Result<bool> {
        let (read, next) = (read.map_or(0, millis), next.map(millis));
        let row: Option<i64> =
            engine!(self.0, c => sqlx::query_scalar(SET_DUE).bind(order.0).bind(read).bind(next).fetch_optional(c).await)?;
        Ok(row.is_some())
    }

    /// Keeps which party ended the order, and why.
    pub async fn insert_cancellation(
        &mut self,
        order: OrderId,
        side: Side,
        person: PersonId,
        reason: Option<CancelReason>,
        note: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        engine!(self.0, c => {
            let insert = sqlx::query(CANCEL).bind(order.0).bind(side.code()).bind(person.0).bind(reason.map(CancelReason::code));
            insert.bind(note).bind(millis(now)).execute(c).await.map(drop)
        })?;
        Ok(())
    }
}
