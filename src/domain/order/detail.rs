//! What is said along with an event of an order, and what a side proposes until the other one answers.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    amendment::{Amendment, Term},
    complaint::{Outcome, Trouble},
    delivery::{LoadFigures, LossReason, Receipt, Reject},
    lifecycle::{Inquiry, OrderEvent},
    number::{OrderCode, OrderId},
};
use crate::domain::{code::coded, lifecycle::Side, money::Rupiah, quantity::Quantity, trip::TripId};

coded! {
    /// Why an agreed order was cancelled.
    CancelReason("cancel reason") {
        /// The goods are not there.
        NoGoods = "NO_GOODS",
        /// The price changed.
        PriceChanged = "PRICE_CHANGED",
        /// No vehicle.
        Vehicle = "VEHICLE",
        /// Something else, in the person's own words.
        Other = "OTHER",
    }
}

/// The load of another order on whose truck goods leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Along {
    /// The other order.
    pub order: OrderId,
    /// Its spoken number.
    pub code: OrderCode,
    /// Which load of it, from 1.
    pub number: i64,
    /// The truck's plate, where it was said.
    pub plate: Option<String>,
}

/// The truck of a load that is corrected, where there are others on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedTruck {
    /// The truck.
    pub trip: TripId,
    /// The other orders on it that the seller may know of.
    pub others: Vec<OrderCode>,
    /// Whether its plate stays: another load on it has arrived, is complained of, or is not his.
    pub stays: bool,
}

/// What is said along with an event: the answers to what its row of the table asks. It is stored with a proposal, so it
/// only grows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Detail {
    /// Why an order is cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<CancelReason>,
    /// The person's own words, with [`CancelReason::Other`]; the remark on an order that is not approved; what a complaint is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Another day on which the goods can be taken (WIB).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<NaiveDate>,
    /// What was loaded: with a receipt, what it is a receipt of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loaded: Option<Quantity>,
    /// In how many packs what was loaded is, where that was said beside its weight; of goods that are counted, what they weigh.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub packs: Option<Box<Quantity>>,
    /// The vehicle's plate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plate: Option<String>,
    /// The driver.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub driver: Option<String>,
    /// What was said before of the load that is corrected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Box<LoadFigures>>,
    /// The truck that it shares with others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub truck: Option<Box<SharedTruck>>,
    /// The other order on whose truck the goods leave, if they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub along: Option<Box<Along>>,
    /// What arrived, weighed before it was graded: with a receipt, what it grades.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrived: Option<Quantity>,
    /// What was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Quantity>,
    /// What the accepted weighs, where it is counted and priced by weight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Box<Quantity>>,
    /// What arrived and was not accepted, where it was said apart from what never arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rejected: Option<Quantity>,
    /// Why less was accepted than loaded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<LossReason>,
    /// How much was rejected for each reason, where there were several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rejects: Vec<Reject>,
    /// What a complaint is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Trouble>,
    /// How a complaint ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// How much of what was accepted goes back, with [`Outcome::Returned`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<Quantity>,
    /// Which term is changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// What it was, and what it becomes: with [`Outcome::PriceAdjusted`], the price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amendment: Option<Amendment>,
    /// The sum that came, where it is not what was to be paid. Hardly any step has one, and news holds what is said of each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came: Option<Box<Rupiah>>,
    /// Telegram's names of the photos that came with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<String>,
}

impl Detail {
    /// A reason, with the person's own words.
    #[must_use]
    pub fn because(reason: CancelReason, note: Option<String>) -> Self {
        Self { reason: Some(reason), note, ..Self::default() }
    }

    /// What all goes back for which the buyer said that the money was sent is complained of by itself, for the buyer.
    #[must_use]
    pub fn of_money_out() -> Self {
        Self { trouble: Some(Trouble::Payment), ..Self::default() }
    }

    /// Whether it holds an answer to `inquiry`.
    #[must_use]
    pub fn answers(&self, inquiry: Inquiry) -> bool {
        match inquiry {
            Inquiry::Reason => self.reason.is_some(),
            Inquiry::Remark => self.note.is_some(),
            Inquiry::Reduced => matches!(self.amendment, Some(Amendment::Quantity { .. })),
            Inquiry::Day | Inquiry::Due => self.day.is_some(),
            Inquiry::Loaded => self.loaded.is_some(),
            Inquiry::Arrived => self.arrived.is_some(),
            Inquiry::Accepted => self.accepted.is_some(),
            Inquiry::Trouble => self.trouble.is_some(),
            Inquiry::Term => self.term.is_some() || self.amendment.is_some(),
            Inquiry::Amendment => self.amendment.is_some() || self.outcome.is_some_and(|outcome| outcome != Outcome::PriceAdjusted),
            Inquiry::Outcome => self.outcome.is_some(),
            Inquiry::Returned => self.returned.is_some() || self.outcome != Some(Outcome::Returned),
            Inquiry::Loss => self.loss.is_some() || !self.has_loss(),
            // What nothing was accepted of weighs nothing.
            Inquiry::Weight => self.weight.is_some() || self.accepted.is_some_and(|accepted| accepted.base == 0),
            Inquiry::Came => self.came.is_some(),
        }
    }

    /// What it says as the receipt of a load of `loaded` base units, of which `arrived` was weighed before it was graded.
    #[must_use]
    pub fn receipt(&self, loaded: i64, arrived: Option<i64>) -> Receipt {
        let accepted = self.accepted.map_or(0, |accepted| accepted.base);
        let weight = self.weight.as_deref().map(|weight| weight.base);
        if let Some(arrived) = arrived {
            return Receipt::graded(loaded, arrived, accepted, self.loss).by_reason(&self.rejects).weighing(weight);
        }
        let reason = self.loss.filter(|_| self.has_loss());
        let rejected = self.rejected.filter(|_| reason.is_some_and(LossReason::is_rejection));
        let receipt = Receipt::of(loaded, accepted, reason).weighing(weight);
        rejected.map_or(receipt.clone(), |rejected| receipt.rejecting(rejected.base)).by_reason(&self.rejects)
    }

    /// Whether less was accepted than loaded.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.accepted.zip(self.loaded).is_some_and(|(accepted, loaded)| accepted.base < loaded.base)
    }

    /// Whether there is a loss to be explained: less was accepted than loaded, or something was rejected. Of what was weighed on
    /// arrival, less was accepted than arrived.
    #[must_use]
    pub fn has_loss(&self) -> bool {
        match (self.accepted, self.arrived) {
            (Some(accepted), Some(arrived)) => accepted.base < arrived.base,
            _ => self.is_short() || self.rejected.is_some_and(|rejected| rejected.base > 0),
        }
    }

    /// What is said of a load, once its weight is.
    #[must_use]
    pub fn figures(&self) -> Option<LoadFigures> {
        let (packs, plate, driver) = (self.packs.clone(), self.plate.clone(), self.driver.clone());
        self.loaded.map(|loaded| LoadFigures { loaded, packs, plate, driver })
    }

    /// Whether it says something else of the load that it corrects.
    #[must_use]
    pub fn changes_load(&self) -> bool {
        let now = self.figures();
        self.corrects.as_ref().zip(now).is_some_and(|(before, now)| !before.is_same(&now))
    }

    /// The plate before anything is said: that of the truck of another order, or of the load that is corrected.
    fn known_plate(&self) -> Option<String> {
        let along = self.along.as_ref().and_then(|along| along.plate.clone());
        along.or_else(|| self.corrects.as_ref().and_then(|before| before.plate.clone()))
    }

    /// The driver before anything is said: the one who was named for the load that is corrected.
    fn known_driver(&self) -> Option<String> {
        self.corrects.as_ref().and_then(|before| before.driver.clone())
    }

    /// The packs before anything is said: those that were said of the load that is corrected.
    fn known_packs(&self) -> Option<Box<Quantity>> {
        self.corrects.as_ref().and_then(|before| before.packs.clone())
    }

    /// Forgets the answer to `inquiry`.
    pub fn forget(&mut self, inquiry: Inquiry) {
        match inquiry {
            Inquiry::Reason => (self.reason, self.note) = (None, None),
            Inquiry::Remark => self.note = None,
            Inquiry::Reduced => self.amendment = None,
            Inquiry::Day | Inquiry::Due => self.day = None,
            Inquiry::Loaded => {
                (self.loaded, self.packs, self.plate, self.driver) = (None, self.known_packs(), self.known_plate(), self.known_driver());
            }
            Inquiry::Arrived => self.arrived = None,
            Inquiry::Accepted => {
                (self.accepted, self.rejected, self.loss) = (None, None, None);
                self.rejects.clear();
            }
            Inquiry::Trouble => self.trouble = None,
            Inquiry::Term => (self.term, self.amendment) = (None, None),
            Inquiry::Amendment => self.amendment = None,
            Inquiry::Outcome => (self.outcome, self.returned, self.amendment) = (None, None, None),
            Inquiry::Returned => self.returned = None,
            Inquiry::Loss => {
                self.loss = None;
                self.rejects.clear();
            }
            Inquiry::Weight => self.weight = None,
            Inquiry::Came => self.came = None,
        }
    }
}

/// What one side proposes. It stands until the next step of the order that has to do with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The event that made it.
    pub event: OrderEvent,
    /// The side that made it.
    pub by: Side,
    /// What is proposed.
    pub detail: Box<Detail>,
    /// When (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
}

impl Proposal {
    /// What stands proposed, and by which side.
    #[must_use]
    pub const fn made(&self) -> (OrderEvent, Side) {
        (self.event, self.by)
    }
}
