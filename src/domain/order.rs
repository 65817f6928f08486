//! Orders and their states.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    code::coded,
    money::Rupiah,
    offer::{InvalidTransition, OfferId, Terms},
    person::{Organization, PersonId},
    quantity::Quantity,
};

/// An order's row id: what buttons carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderId(pub i64);

/// An order's number, said as `O-2026-00087`; counted within the WIB year of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OrderCode {
    /// WIB year.
    pub year: i32,
    /// Number within the year, from 1.
    pub number: i64,
}

impl fmt::Display for OrderCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "O-{}-{:05}", self.year, self.number)
    }
}

coded! {
    /// An order's state.
    OrderStatus("order status") {
        /// The buyer asked; the quantity is held.
        Requested = "requested",
        /// The seller agreed.
        Confirmed = "confirmed",
        /// The seller declined.
        Declined = "declined",
        /// The hold's time passed without an answer.
        Lapsed = "lapsed",
        /// Withdrawn by the buyer before the answer, or cancelled by either side after it.
        Cancelled = "cancelled",
        /// The goods are on their way.
        Shipped = "shipped",
        /// The goods arrived.
        Received = "received",
        /// Done.
        Closed = "closed",
    }
}

coded! {
    /// A party of an order.
    Side("side") {
        /// Whose goods they are.
        Seller = "SELLER",
        /// The organisation that ordered.
        Buyer = "BUYER",
    }
}

/// What can happen to an order before the goods leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderEvent {
    /// The seller agrees.
    Accept,
    /// The seller declines.
    Decline,
    /// The buyer takes the request back before an answer.
    Withdraw,
    /// The hold's time passed.
    Lapse,
    /// Either side cancels what was agreed.
    Cancel,
}

impl OrderStatus {
    /// The state after `step`.
    ///
    /// # Errors
    /// [`InvalidTransition`] when `step` does not start here.
    pub const fn after(self, step: OrderEvent) -> Result<Self, InvalidTransition<Self>> {
        match (self, step) {
            (Self::Requested, OrderEvent::Accept) => Ok(Self::Confirmed),
            (Self::Requested, OrderEvent::Decline) => Ok(Self::Declined),
            (Self::Requested, OrderEvent::Lapse) => Ok(Self::Lapsed),
            (Self::Requested, OrderEvent::Withdraw) | (Self::Confirmed, OrderEvent::Cancel) => Ok(Self::Cancelled),
            _ => Err(InvalidTransition(self)),
        }
    }
}

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

/// How an order was ended by one of its parties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancellation {
    /// Who.
    pub side: Side,
    /// Why; `None` for a request that was withdrawn before its answer.
    pub reason: Option<CancelReason>,
    /// The person's own words, with [`CancelReason::Other`].
    pub note: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// An order, with a snapshot of the terms to which both sides said yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Row id.
    pub id: OrderId,
    /// The spoken number.
    pub code: OrderCode,
    /// Of which offer.
    pub offer: OfferId,
    /// The offer's seller.
    pub seller: PersonId,
    /// Who answers for it: the seller, or the assistant who entered the offer.
    pub entered_by: PersonId,
    /// Who ordered.
    pub buyer: PersonId,
    /// For whom.
    pub organization: Organization,
    /// State.
    pub status: OrderStatus,
    /// Rises with every change.
    pub version: i64,
    /// The terms as they were when the buyer ordered.
    pub terms: Terms,
    /// How much.
    pub quantity: Quantity,
    /// What it costs in all, where that can be said before weighing.
    pub total: Option<Rupiah>,
    /// When the buyer asked.
    pub requested_at: DateTime<Utc>,
    /// Until when the goods are held for an answer.
    pub hold_until: DateTime<Utc>,
    /// When the seller answered or the hold lapsed.
    pub decided_at: Option<DateTime<Utc>>,
    /// How it was ended, if a party ended it.
    pub cancellation: Option<Cancellation>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_answered_once_and_only_what_was_agreed_can_be_cancelled() {
        use OrderStatus::{Cancelled, Confirmed, Declined, Lapsed, Requested};
        let from_requested = [
            (OrderEvent::Accept, Confirmed),
            (OrderEvent::Decline, Declined),
            (OrderEvent::Lapse, Lapsed),
            (OrderEvent::Withdraw, Cancelled),
        ];
        for status in OrderStatus::ALL {
            for (step, to) in from_requested {
                assert_eq!(status.after(step), if *status == Requested { Ok(to) } else { Err(InvalidTransition(*status)) });
            }
            let cancelled = status.after(OrderEvent::Cancel);
            assert_eq!(cancelled, if *status == Confirmed { Ok(Cancelled) } else { Err(InvalidTransition(*status)) });
        }
    }

    #[test]
    fn the_number_has_five_digits() {
        assert_eq!(OrderCode { year: 2026, number: 87 }.to_string(), "O-2026-00087");
    }
}
