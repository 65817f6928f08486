//! The table of offers.

use chrono::{DateTime, Duration, Utc};
use tembus::{
    domain::{
        lifecycle::{By, Side},
        offer::{LIFECYCLE, Offer, OfferEvent, OfferId, Transition},
        order::{CancelReason, Detail, OrderEvent, OrderId, OrderStatus},
        person::ChatId,
        removal::RemovalReason,
    },
    market::{self, Cx, Outcome, reachability},
    store::Tx,
};

use super::{
    Leads, Machine, Stage,
    cast::{Actor, SELLER},
    if_possible, led,
    rows::{News, Traced, numbers},
    walk,
};
use crate::support::{
    Engine, on_each_engine,
    world::{beginning, database},
};

/// How long nothing happens where time acts: longer than any offer or request lives.
const SILENCE: Duration = Duration::days(10);

/// An offer.
#[derive(Debug, Clone, Copy)]
struct Offered(OfferId);

/// An offer, and what is told of it elsewhere.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    offer: Offer,
    /// Whether who answers for it can't be reached.
    lost: bool,
    /// The requests that wait.
    asked: Vec<OrderId>,
}

/// How a party takes it down.
#[derive(Debug, Clone, Copy)]
enum Said {
    Nothing,
    SoldElsewhere,
}

impl Offered {
    /// The first order in this state.
    async fn order(self, tx: &mut Tx, status: OrderStatus) -> Option<(OrderId, i64)> {
        let ids = numbers(tx, "SELECT id FROM orders WHERE offer_id = $1 ORDER BY id", self.0.0).await;
        for id in ids.into_iter().map(OrderId) {
            let order = tx.orders().get(id).await.unwrap().unwrap();
            if order.status() == status {
                return Some((id, order.version));
            }
        }
        None
    }

    /// The first order in this state makes a step.
    async fn steps(self, stage: &Stage, tx: &mut Tx, status: OrderStatus, event: OrderEvent, now: DateTime<Utc>) {
        let Some((order, version)) = self.order(tx, status).await else { return };
        let detail = Detail { reason: Some(CancelReason::NoGoods), ..Detail::default() };
        if_possible(market::transition(&mut stage.cx(tx, "seller", now), order, version, event, &detail).await);
    }

    /// Somebody asks for this share of what is left, in quarters.
    async fn is_asked_for(self, stage: &Stage, tx: &mut Tx, quarters: i64, now: DateTime<Utc>) {
        let offer = tx.offers().get(self.0).await.unwrap().unwrap();
        let quantity = offer.offered.with_base(offer.available * quarters / 4);
        if_possible(market::request(&mut stage.cx(tx, "buyer", now), self.0, offer.terms_version, quantity).await);
    }
}

impl Machine for Offered {
    type Event = OfferEvent;
    type Row = Transition;
    type Said = Said;
    type Seen = Seen;

    /// The others are the clock's.
    const EVENTS: &'static [OfferEvent] = &[OfferEvent::Withdraw, OfferEvent::Remove, OfferEvent::Renew];
    const ELSEWHERE: &'static [&'static str] = &[
        "its time is over",
        "ten days go by",
        "the seller can't be reached",
        "the seller is back",
        "a part is asked for",
        "all that is left is asked for",
        "the seller says yes",
        "the seller says no",
        "the seller cancels",
    ];

    async fn look(self, _stage: &Stage, tx: &mut Tx, _now: DateTime<Utc>) -> Seen {
        let offer = tx.offers().get(self.0).await.unwrap().unwrap();
        let lost = tx.persons().get(offer.entered_by).await.unwrap().unwrap().unreachable_since.is_some();
        let asked = numbers(tx, "SELECT id FROM orders WHERE offer_id = $1 AND status = 'requested' ORDER BY id", self.0.0).await;
        Seen { offer, lost, asked: asked.into_iter().map(OrderId).collect() }
    }

    fn state(seen: &Seen) -> String {
        seen.offer.status.to_string()
    }

    fn position(self, seen: &Seen, now: DateTime<Utc>) -> String {
        let Seen { offer, lost, .. } = seen;
        let over = now >= offer.valid_until;
        let stock = [offer.available, offer.held, offer.committed].map(|amount| amount > 0);
        format!("{}, over: {over}, lost: {lost}, available, held, committed: {stock:?}", offer.status)
    }

    fn row(self, seen: &Seen, actor: &Actor, event: OfferEvent, _now: DateTime<Utc>) -> Option<&'static Transition> {
        let row = seen.offer.status.apply(event).ok()?;
        let may = match row.by {
            By::Seller => actor.side == Some(Side::Seller),
            By::Operator => actor.is_admin(),
            _ => false,
        };
        // What is sold out is not put up again.
        let has_goods = event != OfferEvent::Renew || seen.offer.available > 0;
        Some(row).filter(|_| may && has_goods)
    }

    fn recorded(self, row: &Transition) -> &'static str {
        row.recorded.code()
    }

    fn leads(self, state: &str, step: &Traced) -> Leads {
        let is_row = LIFECYCLE.iter().any(|row| row.recorded.code() == step.kind);
        if step.subject != "offer" || step.subject_id != self.0.0 || !is_row {
            return Leads::Nowhere;
        }
        led(state, step, LIFECYCLE.iter().flat_map(|row| row.from.iter().map(|from| (*from, row.to, row.recorded))))
    }

    fn said(self, event: OfferEvent, _seen: &Seen, _now: DateTime<Utc>) -> Vec<Said> {
        if event == OfferEvent::Withdraw { vec![Said::Nothing, Said::SoldElsewhere] } else { vec![Said::Nothing] }
    }

    async fn act(self, cx: &mut Cx<'_>, seen: &Seen, event: OfferEvent, said: &Said) -> Outcome<bool> {
        let (id, version) = (self.0, seen.offer.version);
        match (event, said) {
            (OfferEvent::Withdraw, Said::Nothing) => market::withdraw(cx, id, version).await.map(|_| true),
            (OfferEvent::Withdraw, Said::SoldElsewhere) => market::sold_out(cx, id, version).await.map(|_| true),
            (OfferEvent::Remove, _) => market::remove_offer(cx, id, RemovalReason::Untrue).await.map(|_| true),
            (OfferEvent::Renew, _) => market::renew(cx, id, version).await.map(|_| true),
            (event, _) => unreachable!("{event:?} is nobody's act"),
        }
    }

    fn earlier(seen: &Seen) -> Seen {
        let mut earlier = seen.clone();
        earlier.offer.version -= 1;
        earlier
    }

    /// Who runs the service takes an offer down as it is.
    fn is_stamped(event: OfferEvent) -> bool {
        event != OfferEvent::Remove
    }

    async fn elsewhere(self, stage: &Stage, tx: &mut Tx, what: &'static str, now: DateTime<Utc>) -> DateTime<Utc> {
        match what {
            "its time is over" => return now.max(tx.offers().get(self.0).await.unwrap().unwrap().valid_until),
            "ten days go by" => {
                let now = now + SILENCE;
                while let Some((order, _)) = self.order(tx, OrderStatus::Requested).await {
                    market::lapse_request(tx, order, now).await.unwrap();
                }
                market::expire_offer(tx, self.0, now).await.unwrap();
                return now;
            }
            "the seller can't be reached" => reachability::mark_unreachable(tx, ChatId(SELLER), now).await.unwrap(),
            "the seller is back" => reachability::mark_reachable(tx, ChatId(SELLER), now).await.unwrap(),
            "a part is asked for" => self.is_asked_for(stage, tx, 1, now).await,
            "all that is left is asked for" => self.is_asked_for(stage, tx, 4, now).await,
            "the seller says yes" => self.steps(stage, tx, OrderStatus::Requested, OrderEvent::Accept, now).await,
            "the seller says no" => self.steps(stage, tx, OrderStatus::Requested, OrderEvent::Decline, now).await,
            _ => self.steps(stage, tx, OrderStatus::Confirmed, OrderEvent::Cancel, now).await,
        }
        now
    }

    fn holds(self, row: &Transition, _actor: &Actor, before: &Seen, after: &Seen, news: &News, cell: &str) {
        assert!(after.offer.version > before.offer.version, "{cell}: the version rises");
        if row.event == OfferEvent::Remove {
            assert!(news.chats.contains(&SELLER), "{cell}: who entered it is told");
            assert_eq!((after.offer.held, after.asked.len()), (0, 0), "{cell}: nobody waits for an answer");
        } else {
            assert_eq!(after.asked, before.asked, "{cell}: requests wait on");
            assert!(news.chats.is_empty(), "{cell}: nobody is told");
        }
        assert_eq!(after.offer.committed, before.offer.committed, "{cell}: what was agreed stays");
        assert_eq!(after.offer.offered, before.offer.offered, "{cell}: nothing is lost");
    }

    fn keeps(self, seen: &Seen, cell: &str) {
        let offer = &seen.offer;
        let sum = offer.available + offer.held + offer.committed + offer.fulfilled;
        assert_eq!(sum, offer.offered.base, "{cell}: nothing is sold twice");
    }
}

async fn is_walked(stage: &Stage, offer: OfferId) {
    let walked = Box::pin(walk(stage, &[Offered(offer)])).await;
    for row in LIFECYCLE {
        assert!(walked.recorded.contains(row.recorded.code()), "{row:?} is met");
    }
}

on_each_engine!(every_event_of_an_offer_in_every_position_by_everybody);
async fn every_event_of_an_offer_in_every_position_by_everybody(engine: Engine) {
    let stage = Stage::new(database(engine).await.0, beginning()).await;
    let offer = stage.offer(2_000).await;
    is_walked(&stage, offer.id).await;
}

on_each_engine!(the_same_of_an_offer_that_an_assistant_entered);
async fn the_same_of_an_offer_that_an_assistant_entered(engine: Engine) {
    let (stage, farmer) = Stage::with_farmer(database(engine).await.0, beginning()).await;
    let offer = stage.offer_of(farmer, 2_000).await;
    is_walked(&stage, offer.id).await;
}
