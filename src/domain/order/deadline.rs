//! What falls due on an order without anybody's act: proposals that lapse, loads and receipts that are waited for, complaints, papers and
//! payments that are spoken of.
//!
//! An order keeps the moment of its next deadline. A job carries out the last one of each kind that has passed and keeps the next, so
//! that a service which was down for days reminds once of a payment and not four times.

use std::mem::discriminant;

use chrono::{DateTime, Duration, Utc};

use super::{Detail, LoadState, Order, OrderEvent, OrderState, OrderStatus, Progress, Trouble};
use crate::domain::wib;

/// A proposal that can lapse waits so many hours for its answer.
const ANSWER_HOURS: i64 = 24;
/// A receipt waits so long for the seller's answer before a mediator is told.
const RECEIPT_SILENCE: Duration = Duration::hours(48);
/// What has arrived is graded within this time; then a mediator is told.
const GRADING_TIME: Duration = Duration::hours(24);
/// How long after it arrived the buyer is reminded that it is not graded.
const GRADING_REMINDER: Duration = Duration::hours(12);
/// A load is on the road for about a day.
pub const TRAVEL_TIME: Duration = Duration::hours(24);
/// How long after it should have arrived both sides and the trade desk are told that nobody said it did.
const LATE: Duration = Duration::hours(6);
/// A load that should have arrived waits so long for its receipt.
const LOAD_SILENCE: Duration = Duration::hours(48);
/// The days after a receipt on whose morning its seller is asked about a rest of which nothing was loaded.
const REST_DAYS: i64 = 3;
/// How long after it was first entered a receipt can be corrected by the person who received the load; then it stands as it is.
const CORRECTION_TIME: Duration = Duration::hours(24);
/// The hours after which those who decide are told again of a complaint that nobody settled: a reminder, and the end of their time.
const MEDIATION_HOURS: &[i64] = &[24, 48];
/// The days on which a payment is spoken of, counted from the day until which it should be paid.
pub const PAYMENT_DAYS: &[i64] = &[-3, 0, 3, 7];

/// The days after the last one on which goods were to be taken on which both sides are asked why nothing was loaded.
const NOT_LOADED_DAYS: &[i64] = &[1, 3, 7];
/// From that one of them on the trade desk is told as well.
pub const DESK_HEARS_AFTER: i64 = 3;

/// The days after all of an order was received on which the buyer is reminded that nobody said that the papers are complete.
const PAPERS_DAYS: &[i64] = &[1, 3];

/// What falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// A proposal was not answered in time: the event that ends it.
    Lapse(OrderEvent),
    /// The other side was silent for too long about a load or a receipt.
    Silence,
    /// The day on which the goods were to be taken is over for so many days, and nothing of them was loaded.
    NotLoaded {
        /// Since the last day on which they were to be taken, or on which that was agreed.
        days: i64,
    },
    /// A load should have arrived some hours ago.
    Late,
    /// A load that arrived is not graded.
    Ungraded,
    /// Nothing was loaded of what a receipt left to come.
    RestNotLoaded,
    /// A complaint has not been settled for so many hours.
    Complaint {
        /// Since it began.
        hours: i64,
    },
    /// Nothing of the order was kept: it ends, or where money was sent, that complaint begins. It is done with
    /// the step before; what was received so earlier is done with at once.
    NothingOwed {
        /// Whether money was sent.
        sent: bool,
    },
    /// All of the order was received so many days ago, and the buyer did not say that the papers are complete.
    Papers {
        /// Since then.
        days: i64,
    },
    /// The payment is spoken of, so many days after the day until which it should be paid.
    Payment {
        /// Below zero: days before it.
        days: i64,
    },
}

impl Deadline {
    /// The event that it brings about, with what is said along with it; `None` if it is only told.
    #[must_use]
    pub fn event(self) -> Option<(OrderEvent, Detail)> {
        match self {
            Self::Lapse(event) => Some((event, Detail::default())),
            Self::Silence => Some((OrderEvent::Escalate, Detail { trouble: Some(Trouble::Silence), ..Detail::default() })),
            Self::NothingOwed { sent: true } => Some((OrderEvent::Escalate, Detail::of_money_out())),
            Self::NothingOwed { sent: false } => Some((OrderEvent::EndUnpaid, Detail::default())),
            Self::NotLoaded { .. }
            | Self::Late
            | Self::Ungraded
            | Self::RestNotLoaded
            | Self::Complaint { .. }
            | Self::Papers { .. }
            | Self::Payment { .. } => None,
        }
    }
}

impl Order {
    /// Everything that falls due on the order as it stands, the earliest first.
    #[must_use]
    pub fn deadlines(&self) -> Vec<(DateTime<Utc>, Deadline)> {
        let lapse = self.proposal.as_ref().and_then(|proposal| Some((proposal.lapses_at()?, Deadline::Lapse(proposal.event.lapses_by()?))));
        let due = self.progress.due.filter(|_| self.status() == OrderStatus::Received && self.progress.is_paid_for());
        let payment = due.into_iter().flat_map(|due| {
            PAYMENT_DAYS
                .iter()
                .map(move |days| (wib::at_hour(due + Duration::days(*days), wib::DIGEST_HOUR), Deadline::Payment { days: *days }))
        });
        let complaint = self.progress.complaint.iter().flat_map(|complaint| {
            MEDIATION_HOURS.iter().map(move |hours| (complaint.since + Duration::hours(*hours), Deadline::Complaint { hours: *hours }))
        });
        let silence = self.silence().filter(|_| self.progress.complaint.is_none() && self.status() == OrderStatus::Shipped);
        let late = silence.and_then(|_| self.late());
        let mut all: Vec<_> = lapse
            .into_iter()
            .chain(self.not_loaded())
            .chain(self.nothing_owed())
            .chain(self.papers_missing())
            .chain(payment)
            .chain(complaint)
            .chain(silence)
            .chain(late)
            .chain(self.rest_not_loaded())
            .collect();
        all.sort_by_key(|(at, _)| *at);
        all
    }

    /// When an order of which nothing was kept ends that was received before orders did so by themselves.
    fn nothing_owed(&self) -> Option<(DateTime<Utc>, Deadline)> {
        let OrderState::Received { confirmed } = self.state else { return None };
        let sent = self.position().apply(OrderEvent::Escalate).is_ok();
        self.position().apply(OrderEvent::EndUnpaid).ok().map(|_| (confirmed, Deadline::NothingOwed { sent }))
    }

    /// When the buyer is reminded that the papers of what was received are not complete.
    fn papers_missing(&self) -> impl Iterator<Item = (DateTime<Utc>, Deadline)> {
        let open = self.status() == OrderStatus::Received && self.progress.payment.is_none() && self.progress.complaint.is_none();
        let received = self.progress.received.filter(|_| open && self.progress.is_paid_for());
        received.into_iter().flat_map(|at| {
            PAPERS_DAYS
                .iter()
                .map(move |days| (wib::at_hour(wib::day(at) + Duration::days(*days), wib::DIGEST_HOUR), Deadline::Papers { days: *days }))
        })
    }

    /// When it is asked why nothing was loaded: on the mornings after the last day on which the goods were to be taken, or after the day
    /// on which they were agreed on, if that is later. After the last of them it stays on the trade desk's list.
    fn not_loaded(&self) -> impl Iterator<Item = (DateTime<Utc>, Deadline)> {
        let agreed = if let OrderState::Confirmed { at } = self.state { Some(at) } else { None };
        let last = agreed.map(|at| self.terms.last_ready().max(wib::day(at)));
        last.into_iter().flat_map(|last| {
            NOT_LOADED_DAYS
                .iter()
                .map(move |days| (wib::at_hour(last + Duration::days(*days), wib::DIGEST_HOUR), Deadline::NotLoaded { days: *days }))
        })
    }

    /// When it is asked whether the rest of an order still comes, of which nothing was loaded since the last receipt: on the morning after
    /// the last day on which the goods were to be taken, or some days after that receipt, if that is later.
    fn rest_not_loaded(&self) -> Option<(DateTime<Utc>, Deadline)> {
        let is_open = self.status() == OrderStatus::Shipped && self.progress.complaint.is_none();
        let load = self.progress.load.as_ref().filter(|_| is_open && self.progress.load_state() == LoadState::Settled)?;
        let received = wib::day(self.progress.uncontested_since(load.receipt.as_ref()?.at?));
        let day = (self.terms.last_ready() + Duration::days(1)).max(received + Duration::days(REST_DAYS));
        (self.progress.outstanding(self.quantity.base) > 0).then(|| (wib::at_hour(day, wib::DIGEST_HOUR), Deadline::RestNotLoaded))
    }

    /// When the last load is late, while it is on its way; when it should be graded, once it has arrived.
    fn late(&self) -> Option<(DateTime<Utc>, Deadline)> {
        let load = self.progress.load.as_ref().filter(|load| load.receipt.is_none())?;
        Some(match &load.arrival {
            Some(arrival) => (self.progress.uncontested_since(arrival.at) + GRADING_REMINDER, Deadline::Ungraded),
            None => (self.progress.uncontested_since(load.departed + TRAVEL_TIME) + LATE, Deadline::Late),
        })
    }

    /// Until when which side has to say something about the last load. A receipt that is corrected is waited for no longer than it was.
    fn silence(&self) -> Option<(DateTime<Utc>, Deadline)> {
        let load = self.progress.load.as_ref()?;
        let until = match self.progress.load_state() {
            LoadState::Underway => self.progress.uncontested_since(load.departed + TRAVEL_TIME) + LOAD_SILENCE,
            LoadState::Arrived => self.progress.graded_until()?,
            LoadState::Received | LoadState::Disputed => self.progress.uncontested_since(load.receipt.as_ref()?.at?) + RECEIPT_SILENCE,
            LoadState::Settled => return None,
        };
        Some((until, Deadline::Silence))
    }

    /// The order as it is at `now`: after its time, the receipt of the last load stands.
    #[must_use]
    pub fn at(mut self, now: DateTime<Utc>) -> Self {
        if let Some(receipt) = self.progress.load.as_mut().and_then(|load| load.receipt.as_mut()) {
            receipt.stands = receipt.at.is_some_and(|at| now >= at + CORRECTION_TIME);
        }
        self
    }

    /// When the next one falls due after `now`.
    #[must_use]
    pub fn next_deadline(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.deadlines().into_iter().map(|(at, _)| at).find(|at| *at > now)
    }

    /// What has fallen due by `now` since the moment that the order kept: the last of each kind.
    #[must_use]
    pub fn due(&self, now: DateTime<Utc>) -> Vec<Deadline> {
        let Some(kept) = self.due_at else { return Vec::new() };
        let mut due: Vec<Deadline> = Vec::new();
        for (_, deadline) in self.deadlines().into_iter().filter(|(at, _)| (kept..=now).contains(at)) {
            due.retain(|before| discriminant(before) != discriminant(&deadline));
            due.push(deadline);
        }
        due
    }

    /// The event by which the standing proposal has ended by `now`.
    #[must_use]
    pub fn lapsed_proposal(&self, now: DateTime<Utc>) -> Option<OrderEvent> {
        let over = |(at, deadline)| match deadline {
            Deadline::Lapse(event) if at <= now => Some(event),
            _ => None,
        };
        self.deadlines().into_iter().find_map(over)
    }
}

impl Progress {
    /// Until when what has arrived is to be graded.
    #[must_use]
    pub fn graded_until(&self) -> Option<DateTime<Utc>> {
        let load = self.load.as_ref().filter(|load| load.receipt.is_none())?;
        Some(self.uncontested_since(load.arrival.as_ref()?.at) + GRADING_TIME)
    }

    /// The moment from which a side is waited for that could speak since `at`: not while somebody complained.
    fn uncontested_since(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        self.complained_until.map_or(at, |ended| ended.max(at))
    }
}

impl super::Proposal {
    /// Until when it can be answered, where that has an end.
    #[must_use]
    pub fn lapses_at(&self) -> Option<DateTime<Utc>> {
        self.event.lapses_by().and(self.at).map(|at| wib::hold_until(at, ANSWER_HOURS))
    }
}
