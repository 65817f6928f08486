//! How far the goods of an agreed order have come: loads, receipts, and what was recorded of the payment.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::complaint::{Complaint, Outcome};
use crate::domain::{
    code::coded,
    money::{Price, Rupiah},
    offer::Terms,
    quantity::Quantity,
    trip::TripId,
    unit::{Dimension, Unit},
};

coded! {
    /// Why less was accepted than was loaded.
    LossReason("loss reason") {
        /// Weight that goods lose on the way.
        Shrinkage = "SHRINKAGE",
        /// Broken on the way: rejected.
        Broken = "BROKEN",
        /// Not of the agreed quality: rejected.
        Quality = "QUALITY",
        /// Less was loaded than the slip says.
        ShortLoad = "SHORT_LOAD",
        /// More came than was agreed: the rest is the seller's at the gate, and counts as rejected.
        Surplus = "SURPLUS",
    }
}

impl LossReason {
    /// Whether the missing quantity arrived and was rejected; otherwise it never arrived.
    #[must_use]
    pub const fn is_rejection(self) -> bool {
        matches!(self, Self::Broken | Self::Quality | Self::Surplus)
    }
}

coded! {
    /// What becomes of rejected goods. They are the seller's, and he says it.
    Disposition("disposition of rejects") {
        /// The seller takes them back.
        Fetched = "FETCHED",
        /// They are sold cheaply.
        Sold = "SOLD",
        /// They are destroyed.
        Destroyed = "DESTROYED",
    }
}

coded! {
    /// What the seller said to a receipt.
    ReceiptAnswer("receipt answer") {
        /// The figures are right.
        Agreed = "AGREED",
        /// The figures are wrong.
        Disputed = "DISPUTED",
    }
}

coded! {
    /// What was recorded of the payment. The service never moves money.
    Payment("payment") {
        /// The buyer has all papers and said until when it will be paid.
        PapersComplete = "PAPERS",
        /// The buyer says that it was paid.
        SaidPaid = "SAID",
        /// The seller has the money.
        Confirmed = "CONFIRMED",
    }
}

coded! {
    /// How a receipt came to its figures.
    ReceiptCause("receipt cause") {
        /// The person who received the load entered them.
        Entered = "ENTERED",
        /// The person who received it corrected them.
        Corrected = "CORRECTED",
        /// Both sides agreed on them, or on how a complaint ends.
        Settled = "SETTLED",
        /// A mediator decided.
        Decided = "DECIDED",
    }
}

/// How much of a load was rejected for one of several reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    /// Why.
    pub reason: LossReason,
    /// How much, in base units of the order.
    pub quantity: i64,
}

impl Reject {
    /// All that was rejected.
    #[must_use]
    pub fn sum(rejects: &[Self]) -> i64 {
        rejects.iter().map(|reject| reject.quantity).fold(0, i64::saturating_add)
    }

    /// The reason that stands for several: one for which goods were not good, before what only is more than was agreed.
    #[must_use]
    pub fn main_reason(rejects: &[Self]) -> Option<LossReason> {
        let reasons = || rejects.iter().map(|reject| reject.reason);
        reasons().find(|reason| *reason != LossReason::Surplus).or_else(|| reasons().next())
    }

    /// Whether these are several reasons, each a rejection of its own, which come to `rejected`.
    #[must_use]
    pub fn are_of(rejects: &[Self], rejected: i64) -> bool {
        let is_sound = |(at, reject): (usize, &Self)| {
            let again = rejects.iter().take(at).any(|before| before.reason == reject.reason);
            reject.reason.is_rejection() && reject.quantity > 0 && !again
        };
        rejects.len() > 1 && Self::sum(rejects) == rejected && rejects.iter().enumerate().all(is_sound)
    }
}

/// What was said of a receipt at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptEntry {
    /// What was accepted, in base units of the order.
    pub accepted: i64,
    /// What arrived and was not accepted, in the same.
    pub rejected: i64,
    /// The same by reason, where there were several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejects: Vec<Reject>,
    /// How it came to these figures.
    pub cause: ReceiptCause,
    /// What the accepted weighs, in grams, where that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<i64>,
    /// When it was said (UTC).
    pub at: DateTime<Utc>,
}

/// What the buyer's scale said, in base units of the order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// What was accepted: the only figure that counts for money.
    pub accepted: i64,
    /// What the accepted weighs, in grams, where it is counted and priced by weight and somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<i64>,
    /// What arrived and was not accepted.
    pub rejected: i64,
    /// What of it was rejected for which reason, where there were several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejects: Vec<Reject>,
    /// Why less was accepted than loaded: of several reasons the one that stands for them ([`Reject::main_reason`]).
    pub reason: Option<LossReason>,
    /// What the seller said to it.
    pub answer: Option<ReceiptAnswer>,
    /// When it was first entered (UTC), whatever was corrected or decided since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
    /// Whether the time is over in which who received the load can correct it ([`Order::at`](super::Order::at)).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stands: bool,
    /// What the seller said becomes of the rejected goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// How many photos the buyer showed with it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub photos: i64,
    /// How much of the rejected comes again with another load of the order, as the end of a complaint says.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub replaced: i64,
}

impl Receipt {
    /// The receipt of a load of which `accepted` was accepted; what is missing was rejected or never came, as `reason` says.
    #[must_use]
    pub fn of(loaded: i64, accepted: i64, reason: Option<LossReason>) -> Self {
        let missing = loaded.saturating_sub(accepted).max(0);
        let rejected = if reason.is_some_and(LossReason::is_rejection) { missing } else { 0 };
        Self {
            accepted,
            weight: None,
            rejected,
            rejects: Vec::new(),
            reason,
            answer: None,
            at: None,
            stands: false,
            disposition: None,
            photos: 0,
            replaced: 0,
        }
    }

    /// The receipt of a load of which `arrived` was weighed before it was graded: all that arrived was accepted or rejected, for
    /// `reason`, and what is missing besides was lost on the way.
    #[must_use]
    pub fn graded(loaded: i64, arrived: i64, accepted: i64, reason: Option<LossReason>) -> Self {
        let rejected = arrived.saturating_sub(accepted).max(0);
        let reason = if rejected > 0 { reason } else { (accepted < loaded).then_some(LossReason::Shrinkage) };
        Self::of(loaded, accepted, reason).rejecting(rejected)
    }

    /// The same with what the accepted weighs, where anything was accepted.
    #[must_use]
    pub fn weighing(self, weight: Option<i64>) -> Self {
        Self { weight: weight.filter(|_| self.accepted > 0), ..self }
    }

    /// The figures of a receipt of which the buyer said how much was rejected: the rest of what is missing never arrived.
    #[must_use]
    pub fn rejecting(self, rejected: i64) -> Self {
        Self { rejected, ..self }
    }

    /// The same with how much was rejected for each of several reasons, as far as they come to what was rejected.
    #[must_use]
    pub fn by_reason(self, rejects: &[Reject]) -> Self {
        if Reject::are_of(rejects, self.rejected) { Self { rejects: rejects.to_vec(), ..self } } else { self }
    }

    /// What the reasons account for of what was loaded and not accepted, each with its own.
    #[must_use]
    pub fn losses(&self, loaded: i64) -> Vec<Reject> {
        match self.reason {
            _ if !self.rejects.is_empty() => self.rejects.clone(),
            Some(reason) => vec![Reject { reason, quantity: self.explained(loaded) }],
            None => Vec::new(),
        }
    }

    /// How much of what was loaded and not accepted the reason accounts for.
    #[must_use]
    pub fn explained(&self, loaded: i64) -> i64 {
        match self.reason {
            Some(reason) if reason.is_rejection() => self.rejected,
            Some(_) => loaded.saturating_sub(self.accepted),
            None => 0,
        }
    }

    /// What was lost on the way besides; below zero where the scale says more than was loaded.
    #[must_use]
    pub fn unexplained(&self, loaded: i64) -> i64 {
        loaded.saturating_sub(self.accepted).saturating_sub(self.explained(loaded))
    }

    /// What arrived.
    #[must_use]
    pub const fn received(&self) -> i64 {
        self.accepted.saturating_add(self.rejected)
    }

    /// What of the order is done with by it: what arrived, but for what comes again.
    #[must_use]
    pub const fn settles(&self) -> i64 {
        self.received().saturating_sub(self.replaced)
    }
}

/// What arrived of a load, weighed before it was graded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// How much, in base units of the order.
    pub arrived: i64,
    /// When that was first said (UTC): from then on it has to be graded.
    pub at: DateTime<Utc>,
}

/// Goods of an order that left at one time, on one truck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Which load of the order, from 1.
    pub number: i64,
    /// What was loaded, in base units of the order.
    pub loaded: i64,
    /// In how many packs that is, where the seller said so beside its weight; of goods that are counted, what they weigh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packs: Option<Box<Quantity>>,
    /// The vehicle's plate.
    pub plate: Option<String>,
    /// The driver, if the seller named one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub driver: Option<String>,
    /// When it left (UTC).
    pub departed: DateTime<Utc>,
    /// The truck on which it left with others, or whose freight was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trip: Option<TripId>,
    /// What arrived, where that was said before it was graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<Arrival>,
    /// What became of it.
    pub receipt: Option<Receipt>,
}

/// What is said of a load when it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoadFigures {
    /// What was loaded.
    pub loaded: Quantity,
    /// In how many packs that is, where that was said; of goods that are counted, what they weigh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packs: Option<Box<Quantity>>,
    /// The vehicle's plate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plate: Option<String>,
    /// The driver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub driver: Option<String>,
}

impl LoadFigures {
    /// Whether both say the same, in whatever unit.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.is_same_load(other) && self.driver == other.driver
    }

    /// Whether both say the same of the goods and the vehicle, whoever drives.
    #[must_use]
    pub fn is_same_load(&self, other: &Self) -> bool {
        self.loaded.base == other.loaded.base && self.packs == other.packs && self.plate == other.plate
    }
}

impl Load {
    /// What so much of it weighs by what its seller said with it, in grams.
    #[must_use]
    pub fn weight_of(&self, part: i64) -> Option<i64> {
        let whole = self.packs.as_deref().filter(|said| said.dimension() == Dimension::Mass)?;
        share(whole.base, part, self.loaded)
    }

    /// What was said of it, of an order of `ordered`.
    #[must_use]
    pub fn figures(&self, ordered: Quantity) -> LoadFigures {
        let loaded = ordered.with_base(self.loaded);
        LoadFigures { loaded, packs: self.packs.clone(), plate: self.plate.clone(), driver: self.driver.clone() }
    }
}

/// What was weighed of what receipts accepted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// How much that is, in base units of the order.
    pub accepted: i64,
    /// What it weighs, in grams.
    pub grams: i64,
}

/// `part` of what `whole` weighs, rounded half up to the gram.
fn share(grams: i64, part: i64, whole: i64) -> Option<i64> {
    let (grams, part, whole) = (i128::from(grams), i128::from(part), i128::from(whole));
    if whole < 1 { None } else { i64::try_from((grams * part * 2 + whole) / (whole * 2)).ok() }
}

/// Where the last load of an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadState {
    /// There is none on the way, and no receipt waits for an answer.
    Settled,
    /// On its way.
    Underway,
    /// It has arrived and is not graded.
    Arrived,
    /// Received; the seller has not answered.
    Received,
    /// Received; the seller says that the figures are wrong.
    Disputed,
}

/// How far the goods of an order have come, in base units of the order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// What arrived by receipts that both sides agreed to, but for what comes again.
    pub arrived: i64,
    /// What of it was accepted.
    pub accepted: i64,
    /// What of it was weighed, where it is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighed: Option<Weighed>,
    /// What of the accepted went back afterwards.
    #[serde(skip_serializing_if = "is_zero")]
    pub returned: i64,
    /// What will not come any more.
    pub closed_short: i64,
    /// What of it is off its offer until its seller says whether he still has it.
    #[serde(skip_serializing_if = "is_zero")]
    pub rest_asked: i64,
    /// The price of its offer, where what is left of it is offered to nobody: its seller made it for one demand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unlisted: Option<Price>,
    /// What was rejected by those receipts, where the seller has not said what becomes of it.
    #[serde(skip_serializing_if = "is_zero")]
    pub undisposed: i64,
    /// The last load.
    pub load: Option<Load>,
    /// How many photos of its loads are kept.
    #[serde(skip_serializing_if = "is_zero")]
    pub photos: i64,
    /// The complaint that has not ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complaint: Option<Complaint>,
    /// When the last complaint that ended did (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complained_until: Option<DateTime<Utc>>,
    /// When nothing was still to come any more (UTC), while it is not paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<DateTime<Utc>>,
    /// What was recorded of the payment.
    pub payment: Option<Payment>,
    /// Which sum came, where the seller said that it is not what was to be paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came: Option<Rupiah>,
    /// Until when it should be paid (WIB).
    pub due: Option<NaiveDate>,
    /// Within how many days of complete papers it is paid, where that was agreed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_days: Option<i64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_zero(amount: &i64) -> bool {
    *amount == 0
}

impl Progress {
    /// What was accepted and did not go back: what is paid for.
    #[must_use]
    pub const fn kept(&self) -> i64 {
        self.accepted.saturating_sub(self.returned)
    }

    /// Whether a complaint can end so, with the goods where they are: only what was accepted can go back, and a load counts
    /// otherwise only until both sides agreed to its receipt. What a receipt accepts can go back, and what it rejects can be
    /// replaced, before they did, whether it is all of the load or a part. Of what nothing was accepted, nothing has another price,
    /// and whether the rejection holds is said by what counts: the receipt, or the load. What nobody received does not count as it
    /// was received, and nothing comes in place of it.
    #[must_use]
    pub fn can_end(&self, outcome: Outcome) -> bool {
        let settled = self.load_state() == LoadState::Settled;
        match outcome {
            Outcome::Returned => self.returnable() > 0,
            Outcome::AsLoaded => !settled,
            Outcome::AsReceived => settled || self.is_received(),
            Outcome::Replaced | Outcome::PriceAdjusted if settled => self.kept() > 0,
            Outcome::Replaced if self.rejected() > 0 => true,
            // What came before it can be replaced as well.
            Outcome::Replaced if !self.is_received() => self.kept() > 0,
            Outcome::Replaced | Outcome::PriceAdjusted | Outcome::Rejected => settled || !self.rejects_load(),
            Outcome::Withdrawn => true,
        }
    }

    /// Whether a mediator can let it end so: where nobody complains, no complaint is without ground.
    #[must_use]
    pub fn can_be_decided(&self, outcome: Outcome) -> bool {
        self.can_end(outcome) && (outcome != Outcome::Rejected || self.complaint.is_some())
    }

    /// The most that can go back by the end of a complaint: what was kept, and what the receipt accepts that counts with it.
    #[must_use]
    pub fn returnable(&self) -> i64 {
        let receipt = self.load.as_ref().and_then(|load| load.receipt.as_ref()).filter(|_| self.load_state() != LoadState::Settled);
        self.kept().saturating_add(receipt.map_or(0, |receipt| receipt.accepted))
    }

    /// How much of the last load is accepted by a complaint that ends so, where the seller has not agreed to its receipt; of what can be
    /// accepted at most.
    #[must_use]
    pub fn counted_by(&self, outcome: Outcome, most: i64) -> Option<i64> {
        let load = self.load.as_ref().filter(|_| self.load_state() != LoadState::Settled)?;
        match outcome {
            Outcome::AsLoaded => Some(load.loaded.min(most)),
            // How much goes back is said by itself.
            Outcome::Withdrawn | Outcome::Returned => None,
            _ => load.receipt.as_ref().map(|receipt| receipt.accepted),
        }
    }

    /// What the receipt of the last load rejects, while the seller has not agreed to it.
    fn rejected(&self) -> i64 {
        let receipt = self.load.as_ref().and_then(|load| load.receipt.as_ref());
        receipt.filter(|_| self.load_state() != LoadState::Settled).map_or(0, |receipt| receipt.rejected)
    }

    /// How much comes again of `ordered` where a complaint ends with goods that are replaced: what the receipt of the last load rejects, as
    /// far as it is missing then. More than was ordered is not sent again.
    #[must_use]
    pub fn replaceable(&self, ordered: i64) -> i64 {
        let accepted = self.load.as_ref().and_then(|load| load.receipt.as_ref()).map_or(0, |receipt| receipt.accepted);
        self.rejected().min(self.outstanding(ordered).saturating_sub(accepted).max(0))
    }

    /// Whether somebody said what was accepted of the last load.
    fn is_received(&self) -> bool {
        self.load.as_ref().is_some_and(|load| load.receipt.is_some())
    }

    /// Whether the receipt of the last load says that nothing of it was accepted.
    fn rejects_load(&self) -> bool {
        let receipt = self.load.as_ref().and_then(|load| load.receipt.as_ref());
        receipt.is_some_and(|receipt| receipt.accepted == 0)
    }

    /// Whether money was sent: the buyer says so, or the seller said which sum came.
    #[must_use]
    pub fn is_money_sent(&self) -> bool {
        self.payment == Some(Payment::SaidPaid) || self.came.is_some()
    }

    /// Whether something is to be paid for what came so far.
    #[must_use]
    pub const fn is_paid_for(&self) -> bool {
        self.kept() > 0
    }

    /// What is paid for once all that is still to come of `ordered` was accepted.
    #[must_use]
    pub fn expected(&self, ordered: i64) -> i64 {
        self.kept().saturating_add(self.outstanding(ordered))
    }

    /// What is to be paid for what was kept of an order of `ordered`, where that can be said before weighing.
    #[must_use]
    pub fn bill(&self, terms: &Terms, ordered: Quantity) -> Option<Rupiah> {
        match self.weight(terms, ordered) {
            Some(weight) => terms.worth(weight, weight),
            None => terms.worth(ordered.with_base(self.kept()), ordered),
        }
    }

    /// What the kept weighs of an order of `ordered` that is priced by weight and was weighed: of what went back, its share, and of packs that
    /// nobody weighed, what they hold. `None` where that is not known of all of it.
    #[must_use]
    pub fn weight(&self, terms: &Terms, ordered: Quantity) -> Option<Quantity> {
        let weighed = self.weighed.filter(|_| terms.is_by_weight(ordered))?;
        let unweighed = ordered.with_base(self.unweighed().max(0));
        let rest = match unweighed.base {
            0 => 0,
            _ => terms.pack.and_then(|pack| unweighed.unpacked(pack)).filter(|rest| rest.dimension() == Dimension::Mass)?.base,
        };
        let grams = share(weighed.grams.checked_add(rest)?, self.kept(), self.accepted)?;
        Some(Quantity { base: grams, unit: Unit::Kg })
    }

    /// Whether nobody said what the kept weighs, and what it costs can't be said without.
    #[must_use]
    pub fn lacks_weight(&self, terms: &Terms, ordered: Quantity) -> bool {
        self.is_paid_for() && terms.must_be_weighed(ordered) && self.weight(terms, ordered).is_none()
    }

    /// How much of what was accepted nobody weighed.
    #[must_use]
    pub fn unweighed(&self) -> i64 {
        self.accepted.saturating_sub(self.weighed.unwrap_or_default().accepted)
    }

    /// What is weighed once it was said that all that was not weighs so much.
    #[must_use]
    pub fn with_weighed(&self, grams: i64) -> Weighed {
        let before = self.weighed.unwrap_or_default();
        Weighed { accepted: self.accepted, grams: before.grams.saturating_add(grams) }
    }

    /// With what a receipt accepts, and what that weighs.
    #[must_use]
    pub fn with(self, receipt: &Receipt) -> Self {
        let before = self.weighed.unwrap_or_default();
        let weighed = receipt
            .weight
            .map(|grams| Weighed { accepted: before.accepted.saturating_add(receipt.accepted), grams: before.grams.saturating_add(grams) });
        let (arrived, accepted) = (self.arrived.saturating_add(receipt.settles()), self.accepted.saturating_add(receipt.accepted));
        Self { arrived, accepted, weighed: weighed.or(self.weighed), ..self }
    }

    /// What is to be paid once all that is still to come of `ordered` was accepted, where that can be said.
    #[must_use]
    pub fn cost(&self, terms: &Terms, ordered: Quantity) -> Option<Rupiah> {
        let accepted = self.expected(ordered.base).saturating_add(self.returned);
        Self { accepted, ..self.clone() }.bill(terms, ordered)
    }

    /// Whether what came by the seller's word is all that is to be paid, or more.
    #[must_use]
    pub fn all_came(&self, terms: &Terms, ordered: Quantity) -> bool {
        let is_open = self.is_paid_for() && self.payment != Some(Payment::Confirmed);
        is_open && self.came.zip(self.bill(terms, ordered)).is_some_and(|(came, bill)| came >= bill)
    }

    /// What of `ordered` is still to come.
    #[must_use]
    pub fn outstanding(&self, ordered: i64) -> i64 {
        ordered.saturating_sub(self.arrived).saturating_sub(self.closed_short).max(0)
    }

    /// The least that can be ordered: what arrived, and what will not come.
    #[must_use]
    pub fn least_ordered(&self) -> i64 {
        self.arrived.saturating_add(self.closed_short).max(1)
    }

    /// Where the last load is.
    #[must_use]
    pub fn load_state(&self) -> LoadState {
        let Some(load) = &self.load else { return LoadState::Settled };
        match load.receipt.as_ref().map(|receipt| receipt.answer) {
            None if load.arrival.is_some() => LoadState::Arrived,
            None => LoadState::Underway,
            Some(None) => LoadState::Received,
            Some(Some(ReceiptAnswer::Disputed)) => LoadState::Disputed,
            Some(Some(ReceiptAnswer::Agreed)) => LoadState::Settled,
        }
    }

    /// Whether nothing was said of it yet.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_under_way_arrived_received_or_settled() {
        let receipt = Receipt::of(10, 10, None);
        let arrival = Some(Arrival { arrived: 10, at: DateTime::from_timestamp(1_796_000_000, 0).unwrap() });
        let state = |arrival: Option<Arrival>, receipt: Option<Receipt>| {
            let departed = DateTime::from_timestamp(1_796_000_000, 0).unwrap();
            let load = Load { number: 1, loaded: 10, packs: None, plate: None, driver: None, departed, trip: None, arrival, receipt };
            Progress { load: Some(load), ..Progress::default() }.load_state()
        };
        let answered = |answer| Some(Receipt { answer: Some(answer), ..receipt.clone() });
        assert_eq!(Progress::default().load_state(), LoadState::Settled);
        assert_eq!(state(None, None), LoadState::Underway);
        assert_eq!(state(arrival.clone(), None), LoadState::Arrived);
        assert_eq!(state(arrival, Some(receipt.clone())), LoadState::Received);
        assert_eq!(state(None, answered(ReceiptAnswer::Disputed)), LoadState::Disputed);
        assert_eq!(state(None, answered(ReceiptAnswer::Agreed)), LoadState::Settled);
    }

    #[test]
    fn a_complaint_of_what_was_rejected_whole_ends_with_what_counts() {
        let departed = DateTime::from_timestamp(1_796_000_000, 0).unwrap();
        let of = |accepted: Option<i64>, answer, kept| {
            let receipt = accepted.map(|accepted| Receipt { answer, ..Receipt::of(10, accepted, Some(LossReason::Quality)) });
            let load = Load { number: 1, loaded: 10, packs: None, plate: None, driver: None, departed, trip: None, arrival: None, receipt };
            Progress { load: Some(load), accepted: kept, arrived: kept, ..Progress::default() }
        };
        let ends = |progress: &Progress| Outcome::ALL.iter().copied().filter(|outcome| progress.can_end(*outcome)).collect::<Vec<_>>();
        let counts = [Outcome::Replaced, Outcome::AsReceived, Outcome::AsLoaded, Outcome::Withdrawn];
        assert_eq!(ends(&of(Some(0), None, 0)), counts);
        assert_eq!(ends(&of(Some(0), Some(ReceiptAnswer::Disputed), 0)), counts);
        let never_came = Progress {
            load: Some(Load {
                number: 1,
                loaded: 10,
                plate: None,
                packs: None,
                driver: None,
                departed,
                trip: None,
                arrival: None,
                receipt: Some(Receipt::of(10, 0, Some(LossReason::ShortLoad))),
            }),
            ..Progress::default()
        };
        assert_eq!(ends(&never_came), counts[1..], "of what was not loaded nothing was rejected");
        for open in [of(Some(4), None, 0), of(None, None, 3)] {
            assert!(open.can_end(Outcome::Replaced) && open.can_end(Outcome::PriceAdjusted) && open.can_end(Outcome::Rejected));
        }
        let under_way = of(None, None, 0);
        let arrived = Progress {
            load: under_way.load.clone().map(|load| Load { arrival: Some(Arrival { arrived: 10, at: departed }), ..load }),
            ..Progress::default()
        };
        for unreceived in [under_way, arrived] {
            assert_eq!(ends(&unreceived), [Outcome::PriceAdjusted, Outcome::AsLoaded, Outcome::Withdrawn, Outcome::Rejected]);
        }
        let agreed = Some(ReceiptAnswer::Agreed);
        assert_eq!(ends(&of(Some(0), agreed, 0)), [Outcome::AsReceived, Outcome::Withdrawn, Outcome::Rejected]);
        assert!(of(Some(4), agreed, 4).can_end(Outcome::Replaced));
        assert!(of(Some(4), None, 0).can_end(Outcome::Returned) && !of(None, None, 0).can_end(Outcome::Returned));
        let returnable = [of(Some(4), None, 3), of(Some(4), agreed, 4), of(None, None, 3), of(Some(0), None, 0)];
        assert_eq!(returnable.map(|progress| progress.returnable()), [7, 4, 3, 0]);
        let complaint =
            Some(Complaint::new(crate::domain::lifecycle::Side::Buyer, crate::domain::order::complaint::Trouble::Quality, departed));
        let disputed = of(Some(4), Some(ReceiptAnswer::Disputed), 0);
        assert!(disputed.can_be_decided(Outcome::AsLoaded) && !disputed.can_be_decided(Outcome::Rejected));
        assert!(Progress { complaint, ..disputed }.can_be_decided(Outcome::Rejected));
    }

    #[test]
    fn what_is_replaced_is_what_was_rejected_and_is_missing() {
        let departed = DateTime::from_timestamp(1_796_000_000, 0).unwrap();
        let of = |loaded: i64, accepted: i64, (arrived, answer)| {
            let receipt = Some(Receipt { answer, ..Receipt::of(loaded, accepted, Some(LossReason::Quality)) });
            let load = Load { number: 1, loaded, packs: None, plate: None, driver: None, departed, trip: None, arrival: None, receipt };
            Progress { load: Some(load), accepted: arrived, arrived, ..Progress::default() }.replaceable(100)
        };
        assert_eq!(of(100, 0, (0, None)), 100);
        assert_eq!(of(100, 60, (0, Some(ReceiptAnswer::Disputed))), 40);
        assert_eq!(of(40, 30, (60, None)), 10);
        // Of what came above the order nothing is sent again.
        assert_eq!(of(120, 90, (0, None)), 10);
        assert_eq!(of(120, 100, (0, None)), 0);
        assert_eq!(of(100, 0, (0, Some(ReceiptAnswer::Agreed))), 0);
        assert_eq!(Progress::default().replaceable(100), 0);
        let replaced = Receipt { replaced: 40, ..Receipt::of(100, 60, Some(LossReason::Quality)) };
        assert_eq!((replaced.received(), replaced.settles()), (100, 60));
    }

    #[test]
    fn what_is_still_to_come_counts_what_arrived_and_not_what_was_accepted() {
        let progress = Progress { arrived: 4, accepted: 3, ..Progress::default() };
        assert_eq!(progress.outstanding(10), 6);
        assert_eq!(Progress { closed_short: 6, ..progress.clone() }.outstanding(10), 0);
        assert_eq!(Progress { arrived: 11, ..progress }.outstanding(10), 0);
    }

    #[test]
    fn of_twenty_accepted_and_five_returned_fifteen_are_paid_and_nothing_is_to_come() {
        let progress = Progress { arrived: 20, accepted: 20, returned: 5, ..Progress::default() };
        assert_eq!((progress.kept(), progress.outstanding(20)), (15, 0));
    }

    #[test]
    fn what_was_rejected_returned_or_will_not_come_is_not_expected_to_be_paid() {
        assert_eq!(Progress::default().expected(20), 20);
        let progress = Progress { arrived: 10, accepted: 8, returned: 1, closed_short: 4, ..Progress::default() };
        assert_eq!(progress.expected(20), 13);
    }

    #[test]
    fn what_was_weighed_costs_what_it_weighs_and_what_goes_back_takes_its_share() {
        let quantity = |base, unit| Quantity { base, unit };
        let terms = |amount, pack| Terms { price: Price { amount: Rupiah(amount), per: Unit::Kg }, pack, ..terms() };
        let (birds, hundred) = (terms(21_000, None), quantity(100, Unit::Ekor));
        let receipt = |accepted, weight| Receipt::of(accepted, accepted, None).weighing(weight);
        let one = Progress::default().with(&receipt(59, Some(117_500)));
        assert_eq!(one.bill(&birds, hundred), Some(Rupiah(2_467_500)));
        let two = one.clone().with(&receipt(40, Some(79_000)));
        assert_eq!((two.bill(&birds, hundred), two.lacks_weight(&birds, hundred)), (Some(Rupiah(4_126_500)), false));
        let returned = Progress { returned: 10, ..two };
        assert_eq!(returned.weight(&birds, hundred), Some(quantity(176_652, Unit::Kg)));
        // One load that nobody weighed leaves all of it without a price.
        let unweighed = one.with(&receipt(40, None));
        assert_eq!((unweighed.bill(&birds, hundred), unweighed.lacks_weight(&birds, hundred)), (None, true));
        let weighed = Progress { weighed: Some(unweighed.with_weighed(79_000)), ..unweighed };
        assert_eq!(weighed.bill(&birds, hundred), Some(Rupiah(4_126_500)));
        // Crates that nobody weighed weigh what they hold.
        let (crates, ten) = (terms(26_500, Some(quantity(15_000, Unit::Kg))), quantity(10, Unit::Peti));
        let some = Progress::default().with(&receipt(4, None)).with(&receipt(6, Some(89_000)));
        assert_eq!((some.bill(&crates, ten), some.lacks_weight(&crates, ten)), (Some(Rupiah(3_948_500)), false));
        let none = Progress::default().with(&receipt(10, None));
        assert_eq!((none.bill(&crates, ten), none.lacks_weight(&crates, ten)), (Some(Rupiah(3_975_000)), false));
        assert_eq!(receipt(0, Some(5)).weight, None, "nothing weighs nothing");
    }

    fn terms() -> Terms {
        Terms {
            commodity: "BROILER_LIVE".to_owned(),
            goods: String::new(),
            pack: None,
            price: Price { amount: Rupiah(21_000), per: Unit::Kg },
            handover: crate::domain::offer::Handover::SellerSite,
            ready_from: NaiveDate::from_ymd_opt(2026, 11, 25).unwrap(),
            ready_until: None,
            place: "Gedog".to_owned(),
            region: crate::domain::place::Region::Kota,
            note: None,
            tolerance: crate::domain::tolerance::Tolerance::NONE,
        }
    }

    #[test]
    fn received_is_accepted_and_rejected_and_shrinkage_is_neither() {
        let broken = Receipt::of(1_002, 990, Some(LossReason::Broken));
        assert_eq!((broken.accepted, broken.rejected, broken.received()), (990, 12, 1_002));
        let shrunk = Receipt::of(1_002, 990, Some(LossReason::Shrinkage));
        assert_eq!((shrunk.rejected, shrunk.received()), (0, 990));
        let parted = Receipt::of(1_010, 990, Some(LossReason::Broken)).rejecting(12);
        assert_eq!((parted.received(), parted.explained(1_010), parted.unexplained(1_010)), (1_002, 12, 8));
        let heavier = Receipt::of(990, 990, Some(LossReason::Broken)).rejecting(12);
        assert_eq!((heavier.received(), heavier.unexplained(990)), (1_002, -12));
        assert_eq!((shrunk.explained(1_002), shrunk.unexplained(1_002)), (12, 0));
        let reject = |reason, quantity| Reject { reason, quantity };
        let several = [reject(LossReason::Surplus, 5), reject(LossReason::Quality, 7)];
        assert_eq!(Reject::main_reason(&several), Some(LossReason::Quality));
        let parted = Receipt::of(1_010, 990, Reject::main_reason(&several)).rejecting(12).by_reason(&several);
        assert_eq!((parted.losses(1_010), parted.unexplained(1_010)), (several.to_vec(), 8));
        let one = [reject(LossReason::Quality, 12)];
        for unfit in [&one[..], &[reject(LossReason::Broken, 5), reject(LossReason::Broken, 7)], &several[..1]] {
            assert_eq!(Receipt::of(1_010, 990, Some(LossReason::Quality)).rejecting(12).by_reason(unfit).losses(1_010), one);
        }
        let graded = Receipt::graded(1_002, 995, 990, Some(LossReason::Broken));
        assert_eq!((graded.rejected, graded.received(), graded.explained(1_002), graded.unexplained(1_002)), (5, 995, 5, 7));
        let whole = Receipt::graded(1_002, 995, 995, Some(LossReason::Broken));
        assert_eq!((whole.reason, whole.rejected, whole.unexplained(1_002)), (Some(LossReason::Shrinkage), 0, 0));
        let heavier = Receipt::graded(990, 1_002, 1_002, None);
        assert_eq!((heavier.reason, heavier.rejected, heavier.unexplained(990)), (None, 0, -12));
        let more = Receipt::of(990, 1_002, None);
        assert_eq!(more.unexplained(990), -12);
        assert_eq!((more.rejected, more.received()), (0, 1_002));
    }
}
