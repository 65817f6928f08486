//! Price talk: a buyer and a seller name prices in turns, until both say yes to one or somebody has had enough. It holds no
//! goods before that.

mod lifecycle;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    lifecycle::{InvalidTransition, Side},
    money::Price,
    offer::OfferId,
    order::OrderId,
    person::{Organization, PersonId},
    quantity::Quantity,
    tolerance::Tolerance,
};

pub use self::lifecycle::{LIFECYCLE, TalkEvent, TalkStatus, Transition};

/// How often each side can name a price.
pub const TURNS: usize = 3;

/// A price talk's row id: what buttons carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TalkId(pub i64);

/// A price that one side named, for so much of the goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bid {
    /// The side that named it.
    pub by: Side,
    /// How much of the goods.
    pub quantity: Quantity,
    /// What they would cost.
    pub price: Price,
    /// When (UTC).
    pub at: DateTime<Utc>,
}

/// How far a price talk has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bidding {
    /// The price of the offer when the talk began.
    pub listed: Price,
    /// State.
    pub status: TalkStatus,
    /// The last price that was named.
    pub standing: Bid,
    /// Those before it, the first one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Bid>,
}

impl Bidding {
    /// All prices that were named, the first one first.
    #[must_use]
    pub fn into_bids(self) -> Vec<Bid> {
        let mut bids = self.earlier;
        bids.push(self.standing);
        bids
    }

    /// How often `side` can still name a price.
    #[must_use]
    pub fn turns_left(&self, side: Side) -> usize {
        let named = self.earlier.iter().chain([&self.standing]).filter(|bid| bid.by == side).count();
        TURNS.saturating_sub(named)
    }

    /// The transition that `event` causes now.
    ///
    /// # Errors
    /// [`InvalidTransition`] when `event` can't happen in this state, or its side has named a price as often as it can.
    pub fn apply(&self, event: TalkEvent) -> Result<&'static Transition, InvalidTransition<TalkStatus>> {
        let row = LIFECYCLE.iter().find(|row| row.event == event && row.from == self.status);
        let spent = event == TalkEvent::Counter && self.turns_left(self.standing.by.other()) == 0;
        row.filter(|_| !spent).ok_or(InvalidTransition(self.status))
    }

    /// What `side` can do now, the likeliest first.
    pub fn open_to(&self, side: Side) -> impl Iterator<Item = TalkEvent> + '_ {
        let may = move |row: &&Transition| row.by.allows(side, Some(self.standing.by), None) && self.apply(row.event).is_ok();
        LIFECYCLE.iter().filter(may).map(|row| row.event)
    }

    /// Whether `by` can name `price` next: a buyer's lies below what the seller asks, a seller's above what the buyer would pay
    /// and not above the offer's own price.
    #[must_use]
    pub fn takes(&self, by: Side, price: Price) -> bool {
        let amount = price.amount;
        price.per == self.listed.per
            && match by {
                Side::Buyer => is_below(price, self.standing.price),
                Side::Seller => amount > self.standing.price.amount && amount <= self.listed.amount,
            }
    }
}

/// Whether a buyer can name `price` where the seller asks for `asked`.
#[must_use]
pub fn is_below(price: Price, asked: Price) -> bool {
    price.per == asked.per && price.amount.0 > 0 && price.amount < asked.amount
}

/// A price talk about an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Row id.
    pub id: TalkId,
    /// The offer.
    pub offer: OfferId,
    /// Its seller.
    pub seller: PersonId,
    /// The person who answers for the offer: the seller, or an assistant.
    pub entered_by: PersonId,
    /// The organisation that would buy.
    pub organization: Organization,
    /// The person who began the talk.
    pub buyer: PersonId,
    /// How far it has come.
    pub bidding: Bidding,
    /// How much more than is agreed can be accepted and paid, as it held when the talk began.
    pub tolerance: Tolerance,
    /// The day (WIB) on which the goods would change hands, as the buyer chose it; talks that began before days were chosen have none.
    pub day: Option<NaiveDate>,
    /// Rises with every step.
    pub version: i64,
    /// Until when the standing price can be answered (UTC).
    pub until: DateTime<Utc>,
    /// The order that it became.
    pub order: Option<OrderId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{money::Rupiah, unit::Unit};

    use Side::{Buyer, Seller};

    fn price(amount: i64) -> Price {
        Price { amount: Rupiah(amount), per: Unit::Kg }
    }

    fn bid(by: Side, amount: i64) -> Bid {
        let at = DateTime::from_timestamp_millis(1_764_000_000_000).unwrap();
        Bid { by, quantity: Quantity { base: 1_000_000, unit: Unit::Ton }, price: price(amount), at }
    }

    fn bidding(amounts: &[i64]) -> Bidding {
        let mut bids: Vec<Bid> = amounts.iter().zip([Buyer, Seller].into_iter().cycle()).map(|(amount, by)| bid(by, *amount)).collect();
        let standing = bids.pop().unwrap();
        Bidding { listed: price(26_500), status: TalkStatus::Open, standing, earlier: bids }
    }

    #[test]
    fn each_side_names_a_price_three_times_in_turn() {
        let mut amounts = Vec::new();
        for turn in 0..6 {
            amounts.push(if turn % 2 == 0 { 25_000 } else { 26_000 });
            let bidding = bidding(&amounts);
            let (own, other) = if turn % 2 == 0 { (Buyer, Seller) } else { (Seller, Buyer) };
            assert_eq!(bidding.standing.by, own);
            assert_eq!(bidding.turns_left(own), TURNS - turn / 2 - 1);
            let may: Vec<_> = bidding.open_to(other).collect();
            let counter = turn < 5;
            assert_eq!(may.contains(&TalkEvent::Counter), counter, "{turn}");
            assert!(may.contains(&TalkEvent::Agree) && may.contains(&TalkEvent::Decline) && !may.contains(&TalkEvent::Withdraw));
            assert_eq!(bidding.open_to(own).collect::<Vec<_>>(), [TalkEvent::Withdraw]);
        }
    }

    #[test]
    fn nothing_can_be_done_in_a_talk_that_has_ended() {
        for status in TalkStatus::ALL.iter().copied().filter(|status| *status != TalkStatus::Open) {
            let over = Bidding { status, ..bidding(&[25_000]) };
            assert!([Buyer, Seller].into_iter().all(|side| over.open_to(side).count() == 0), "{status}");
            for event in TalkEvent::ALL.iter().copied() {
                assert_eq!(over.apply(event).map(|row| row.to), Err(InvalidTransition(status)), "{event:?}");
            }
        }
    }

    #[test]
    fn prices_come_closer_and_never_pass_each_other() {
        let asked = bidding(&[25_000]);
        let of = |by, amount| asked.takes(by, price(amount));
        assert!(of(Seller, 25_001) && of(Seller, 26_500) && !of(Seller, 25_000) && !of(Seller, 26_501));
        let answered = bidding(&[25_000, 26_000]);
        let of = |by, amount| answered.takes(by, price(amount));
        assert!(of(Buyer, 25_999) && of(Buyer, 1) && !of(Buyer, 0) && !of(Buyer, 26_000));
        assert!(!answered.takes(Buyer, Price { per: Unit::Ton, ..price(25_500) }));
        assert!(is_below(price(26_499), price(26_500)) && !is_below(price(26_500), price(26_500)));
    }
}
