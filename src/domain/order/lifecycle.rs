//! The transitions of an order: one row says where an event leads, who may cause it, what it does to the stock, what has
//! to be asked first, and which parties are told how soon.
//!
//! The buttons of an order's card are [`OrderStatus::open_to`] the reader's side, one button a row; a row that `asks`
//! begins a form instead of acting at once. `market::transition` carries a row out, and the audit derives from it which
//! news are owed.

use crate::domain::{
    code::coded,
    event::EventKind,
    lifecycle::{By, Inquiry, InvalidTransition, Side, Stock, Urgency},
};

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

/// What can happen to an order before the goods leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderEvent {
    /// The seller agrees to the request.
    Accept,
    /// The seller declines the request.
    Decline,
    /// The buyer takes the request back before an answer.
    Withdraw,
    /// The hold ends without an answer.
    Lapse,
    /// Either side cancels what was agreed.
    Cancel,
}

/// One row of [`LIFECYCLE`].
#[derive(Debug, PartialEq, Eq)]
pub struct Transition {
    /// The event that causes it.
    pub event: OrderEvent,
    /// The states in which the event can happen.
    pub from: &'static [OrderStatus],
    /// The state afterwards.
    pub to: OrderStatus,
    /// The actor that may cause it; the same in all rows of one event.
    pub by: By,
    /// How the ordered quantity moves within the offer.
    pub stock: Stock,
    /// What has to be asked first.
    pub asks: Option<Inquiry>,
    /// The sides that hear of it. The acting side hears only if a colleague of the person who ordered acted.
    pub tells: &'static [Side],
    /// How soon they hear of it.
    pub urgency: Urgency,
}

/// Every transition of an order. A request itself is no transition: it makes the order.
pub const LIFECYCLE: &[Transition] = &[
    Transition {
        event: OrderEvent::Accept,
        from: &[OrderStatus::Requested],
        to: OrderStatus::Confirmed,
        by: By::Seller,
        stock: Stock::Commit,
        asks: None,
        tells: &[Side::Buyer],
        urgency: Urgency::Immediate,
    },
    Transition {
        event: OrderEvent::Decline,
        from: &[OrderStatus::Requested],
        to: OrderStatus::Declined,
        by: By::Seller,
        stock: Stock::Release,
        asks: None,
        tells: &[Side::Buyer],
        urgency: Urgency::Immediate,
    },
    Transition {
        event: OrderEvent::Withdraw,
        from: &[OrderStatus::Requested],
        to: OrderStatus::Cancelled,
        by: By::Buyer,
        stock: Stock::Release,
        asks: None,
        tells: &[Side::Seller, Side::Buyer],
        urgency: Urgency::Immediate,
    },
    Transition {
        event: OrderEvent::Lapse,
        from: &[OrderStatus::Requested],
        to: OrderStatus::Lapsed,
        by: By::Timer,
        stock: Stock::Release,
        asks: None,
        tells: &[Side::Seller, Side::Buyer],
        urgency: Urgency::AfterQuietHours,
    },
    Transition {
        event: OrderEvent::Cancel,
        from: &[OrderStatus::Confirmed],
        to: OrderStatus::Cancelled,
        by: By::Either,
        stock: Stock::Restore,
        asks: Some(Inquiry::Reason),
        tells: &[Side::Seller, Side::Buyer],
        urgency: Urgency::Immediate,
    },
];

/// The sides that hear of a new request, at once.
pub const REQUEST_TELLS: &[Side] = &[Side::Seller];

impl From<OrderStatus> for EventKind {
    /// The event by which an order comes into the state.
    fn from(status: OrderStatus) -> Self {
        match status {
            OrderStatus::Requested => Self::Requested,
            OrderStatus::Confirmed => Self::Confirmed,
            OrderStatus::Declined => Self::Declined,
            OrderStatus::Lapsed => Self::Lapsed,
            OrderStatus::Cancelled => Self::Cancelled,
            OrderStatus::Shipped => Self::Shipped,
            OrderStatus::Received => Self::Received,
            OrderStatus::Closed => Self::Closed,
        }
    }
}

impl OrderEvent {
    /// The actor that may cause the event, whatever the order's state.
    #[must_use]
    pub fn by(self) -> By {
        LIFECYCLE.iter().find(|t| t.event == self).map_or(By::Timer, |t| t.by)
    }
}

impl OrderStatus {
    /// The transition that `event` causes in this state.
    ///
    /// # Errors
    /// [`InvalidTransition`] when `event` can't happen in this state.
    pub fn apply(self, event: OrderEvent) -> Result<&'static Transition, InvalidTransition<Self>> {
        LIFECYCLE.iter().find(|t| t.event == event && t.from.contains(&self)).ok_or(InvalidTransition(self))
    }

    /// The transitions that a party on `side` may cause in this state, in the order of the table: the buttons of the
    /// order's card, from left to right.
    pub fn open_to(self, side: Side) -> impl Iterator<Item = &'static Transition> {
        LIFECYCLE.iter().filter(move |t| t.from.contains(&self) && t.by.allows(side))
    }
}

impl Transition {
    /// The transition that led from one state to the other, for readers of the trace.
    #[must_use]
    pub fn between(from: OrderStatus, to: OrderStatus) -> Option<&'static Self> {
        LIFECYCLE.iter().find(|t| t.to == to && t.from.contains(&from))
    }

    /// The sides that must hear of the transition when `acting` caused it; `None` is the timer.
    pub fn owed_to(&self, acting: Option<Side>) -> impl Iterator<Item = Side> + '_ {
        self.tells.iter().copied().filter(move |side| Some(*side) != acting)
    }

    /// The side that acted, where the table alone says it.
    #[must_use]
    pub const fn acting_side(&self) -> Option<Side> {
        match self.by {
            By::Seller => Some(Side::Seller),
            By::Buyer => Some(Side::Buyer),
            By::Either | By::Timer | By::Operator => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use OrderStatus::{Cancelled, Confirmed, Declined, Lapsed, Requested};

    #[test]
    fn a_request_is_answered_once_and_only_what_was_agreed_can_be_cancelled() {
        let from_requested = [
            (OrderEvent::Accept, Confirmed),
            (OrderEvent::Decline, Declined),
            (OrderEvent::Lapse, Lapsed),
            (OrderEvent::Withdraw, Cancelled),
        ];
        for status in OrderStatus::ALL {
            for (event, to) in from_requested {
                let applied = status.apply(event).map(|t| t.to);
                assert_eq!(applied, if *status == Requested { Ok(to) } else { Err(InvalidTransition(*status)) });
            }
            let cancelled = status.apply(OrderEvent::Cancel).map(|t| t.to);
            assert_eq!(cancelled, if *status == Confirmed { Ok(Cancelled) } else { Err(InvalidTransition(*status)) });
        }
    }

    #[test]
    fn each_side_is_shown_what_it_may_do() {
        let open = |status: OrderStatus, side| status.open_to(side).map(|t| t.event).collect::<Vec<_>>();
        assert_eq!(open(Requested, Side::Seller), [OrderEvent::Accept, OrderEvent::Decline]);
        assert_eq!(open(Requested, Side::Buyer), [OrderEvent::Withdraw]);
        for side in Side::ALL {
            assert_eq!(open(Confirmed, *side), [OrderEvent::Cancel]);
            assert_eq!(open(Cancelled, *side), []);
        }
    }

    #[test]
    fn an_order_comes_into_each_state_by_the_event_of_that_name() {
        for status in OrderStatus::ALL {
            assert_eq!(EventKind::from(*status).code(), status.code());
        }
    }

    #[test]
    fn the_table_is_unambiguous() {
        for (n, row) in LIFECYCLE.iter().enumerate() {
            assert_eq!(row.by, row.event.by());
            for other in &LIFECYCLE[n + 1..] {
                let shared = row.from.iter().any(|from| other.from.contains(from));
                assert!(!shared || (row.event != other.event && row.to != other.to), "{row:?} and {other:?}");
            }
        }
    }
}
