//! The table of price talks.

use chrono::{DateTime, Duration, Utc};
use tembus::{
    domain::{
        lifecycle::Side,
        money::{Price, Rupiah},
        offer::{Offer, OfferId},
        order::{Order, OrderStatus},
        talk::{LIFECYCLE, TURNS, Talk, TalkEvent, TalkId, TalkStatus, Transition},
        unit::Unit,
    },
    market::{self, Agreement, Cx, Outcome},
    store::Tx,
};

use super::{
    Leads, Machine, Stage,
    cast::{Actor, BUYER, SELLER, set_limit},
    if_possible,
    rows::{News, Traced},
    walk,
};
use crate::{
    guarantees::market::{kg, rupiah},
    support::{
        Engine, on_each_engine,
        world::{beginning, database},
    },
};

/// How long nothing happens where time acts: longer than any price can be answered.
const SILENCE: Duration = Duration::days(10);
/// How much is talked about, in kilograms; the offer has twice as much.
const WANTED: i64 = 1_000;
/// What the buyer names first, in rupiah a kilogram.
const FIRST: i64 = 25_000;

/// A talk, the offer that it is about, and whether what it comes to has to be approved by a colleague of the buyer.
#[derive(Debug, Clone, Copy)]
struct Talked {
    offer: OfferId,
    talk: TalkId,
    limited: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Seen {
    talk: Talk,
    offer: Offer,
    order: Option<Order>,
}

/// What is said along with a step.
#[derive(Debug, Clone, Copy)]
enum Said {
    Nothing,
    /// A yes to so much.
    Part(Option<i64>),
    Price(Price),
}

impl Seen {
    /// What can be had of what the standing price is for.
    fn left(&self) -> i64 {
        self.offer.available.min(self.talk.bidding.standing.quantity.base)
    }

    /// Whether less is left than the standing price is for.
    fn is_less(&self) -> bool {
        self.left() < self.talk.bidding.standing.quantity.base
    }
}

impl Machine for Talked {
    type Event = TalkEvent;
    type Row = Transition;
    type Said = Said;
    type Seen = Seen;

    const EVENTS: &'static [TalkEvent] = TalkEvent::ALL;
    const ELSEWHERE: &'static [&'static str] = &[
        "its time is over",
        "ten days go by",
        "the offer gets another price",
        "the offer is taken down",
        "the seller sells a part elsewhere",
        "others ask for all that is left",
    ];

    async fn begin(self, stage: &Stage, tx: &mut Tx) {
        set_limit(tx, self.limited.then_some(Rupiah(1)), stage.now).await;
    }

    async fn look(self, _stage: &Stage, tx: &mut Tx, _now: DateTime<Utc>) -> Seen {
        let talk = tx.talks().get(self.talk).await.unwrap().unwrap();
        let offer = tx.offers().get(self.offer).await.unwrap().unwrap();
        let order = match talk.order {
            Some(id) => tx.orders().get(id).await.unwrap(),
            None => None,
        };
        Seen { talk, offer, order }
    }

    fn state(seen: &Seen) -> String {
        seen.talk.bidding.status.to_string()
    }

    fn position(self, seen: &Seen, now: DateTime<Utc>) -> String {
        let bidding = &seen.talk.bidding;
        if bidding.status != TalkStatus::Open {
            return format!("{}, limited: {}", bidding.status, self.limited);
        }
        let turns = Side::ALL.iter().map(|side| bidding.turns_left(*side)).collect::<Vec<_>>();
        let (less, over) = (seen.is_less(), self.is_over(seen, now));
        format!("{} asked, turns left {turns:?}, less: {less}, over: {over}, limited: {}", bidding.standing.by.other(), self.limited)
    }

    fn row(self, seen: &Seen, actor: &Actor, event: TalkEvent, now: DateTime<Utc>) -> Option<&'static Transition> {
        let (side, bidding) = (actor.side?, &seen.talk.bidding);
        if self.is_over(seen, now) || !bidding.open_to(side).any(|open| open == event) {
            return None;
        }
        match event {
            // Nobody's silence is anybody's act, and the seller's yes to more than there is asks the buyer about what there is.
            TalkEvent::Lapse => None,
            TalkEvent::Agree if side == Side::Seller && seen.is_less() => bidding.apply(TalkEvent::Counter).ok(),
            _ => bidding.apply(event).ok(),
        }
    }

    fn recorded(self, row: &Transition) -> &'static str {
        row.recorded.code()
    }

    fn leads(self, state: &str, step: &Traced) -> Leads {
        // The trace of the offer tells prices, not states: of each kind the table has one row.
        let row = LIFECYCLE.iter().find(|row| row.recorded.code() == step.kind);
        match row.filter(|_| step.subject == "offer" && step.subject_id == self.offer.0) {
            Some(row) if row.from.to_string() == state => Leads::To(row.to.to_string()),
            Some(_) => Leads::Astray,
            None => Leads::Nowhere,
        }
    }

    fn said(self, event: TalkEvent, seen: &Seen, _now: DateTime<Utc>) -> Vec<Said> {
        let bidding = &seen.talk.bidding;
        let (asked, standing) = (bidding.standing.by.other(), bidding.standing.price);
        match event {
            TalkEvent::Counter => {
                // A buyer comes down from what the seller asks, a seller up from what the buyer would pay.
                let amount = if asked == Side::Buyer {
                    standing.amount.0 - 100
                } else {
                    standing.amount.0 + (bidding.listed.amount.0 - standing.amount.0) / 2
                };
                vec![Said::Price(Price { amount: Rupiah(amount), ..standing })]
            }
            TalkEvent::Agree if asked == Side::Buyer && seen.is_less() => vec![Said::Part(Some(seen.left()))],
            TalkEvent::Agree if asked == Side::Buyer => vec![Said::Part(None), Said::Part(Some(seen.left() / 2))],
            TalkEvent::Agree => vec![Said::Part(None)],
            TalkEvent::Decline | TalkEvent::Withdraw | TalkEvent::Lapse => vec![Said::Nothing],
        }
    }

    fn impossible(self, event: TalkEvent, seen: &Seen) -> Vec<Said> {
        let bidding = &seen.talk.bidding;
        let (asked, standing) = (bidding.standing.by.other(), bidding.standing);
        match event {
            TalkEvent::Counter => {
                let past = if asked == Side::Buyer { standing.price.amount.0 + 1 } else { bidding.listed.amount.0 + 1 };
                let amounts = [0, -1, standing.price.amount.0, past].map(|amount| Price { amount: Rupiah(amount), ..standing.price });
                let other_unit = Price { per: Unit::Ton, ..standing.price };
                amounts.into_iter().chain([other_unit]).map(Said::Price).collect()
            }
            TalkEvent::Agree => {
                let most = standing.quantity.base;
                // A seller says yes to all of it, and nobody to more than there is.
                let parts = if asked == Side::Seller { vec![0, -1, most + 1, most / 2] } else { vec![0, -1, most + 1, most] };
                parts.into_iter().filter(|part| *part != most || seen.is_less()).map(|part| Said::Part(Some(part))).collect()
            }
            TalkEvent::Decline | TalkEvent::Withdraw | TalkEvent::Lapse => Vec::new(),
        }
    }

    async fn act(self, cx: &mut Cx<'_>, seen: &Seen, event: TalkEvent, said: &Said) -> Outcome<bool> {
        let (id, version) = (self.talk, seen.talk.version);
        match (event, said) {
            (TalkEvent::Agree, Said::Part(part)) => match market::agree(cx, id, version, *part).await? {
                Agreement::Made(_) | Agreement::Asked(_) => Ok(true),
                // A buyer is shown what is left.
                Agreement::Less(..) => Ok(false),
            },
            (TalkEvent::Counter, Said::Price(price)) => market::counter(cx, id, version, *price).await.map(|_| true),
            (event, _) => market::end_talk(cx, id, version, event).await.map(|_| true),
        }
    }

    fn earlier(seen: &Seen) -> Seen {
        let mut earlier = seen.clone();
        earlier.talk.version -= 1;
        earlier
    }

    fn is_over(self, seen: &Seen, now: DateTime<Utc>) -> bool {
        let Seen { talk, offer, .. } = seen;
        let is_open = talk.bidding.status == TalkStatus::Open;
        is_open && (now >= talk.until || !offer.is_live(now) || offer.terms.price != talk.bidding.listed)
    }

    async fn elsewhere(self, stage: &Stage, tx: &mut Tx, what: &'static str, now: DateTime<Utc>) -> DateTime<Utc> {
        let Seen { talk, offer, .. } = self.look(stage, tx, now).await;
        match what {
            "its time is over" => return now.max(talk.until),
            "ten days go by" => {
                market::lapse_talk(tx, self.talk, now + SILENCE).await.unwrap();
                return now + SILENCE;
            }
            "the offer gets another price" => {
                let price = rupiah(offer.terms.price.amount.0 - 10);
                if_possible(market::set_price(&mut stage.cx(tx, "seller", now), self.offer, offer.version, price).await);
            }
            "the offer is taken down" => {
                if_possible(market::withdraw(&mut stage.cx(tx, "seller", now), self.offer, offer.version).await);
            }
            "the seller sells a part elsewhere" => {
                let left = offer.offered.with_base(offer.reserved() + kg(WANTED / 2).base);
                if_possible(market::set_quantity(&mut stage.cx(tx, "seller", now), self.offer, offer.version, left).await);
            }
            _ => {
                let (left, terms) = (offer.remaining(), offer.terms_version);
                let mut other = stage.cx(tx, "buyer of another company", now);
                if_possible(market::request(&mut other, self.offer, terms, left).await);
            }
        }
        now
    }

    fn holds(self, row: &Transition, actor: &Actor, before: &Seen, after: &Seen, news: &News, cell: &str) {
        assert_eq!(after.talk.version, before.talk.version + 1, "{cell}: the version rises");
        let other = if actor.side == Some(Side::Seller) { BUYER } else { SELLER };
        // What a buyer has to ask colleagues for is told to the seller as well, who has said yes.
        assert!(news.chats.contains(&other), "{cell}: the other side is told, not only {:?}", news.chats);
        let [quantity, moved] =
            [after.order.as_ref().map_or(0, |order| order.quantity.base), before.offer.available - after.offer.available];
        assert_eq!(quantity, moved, "{cell}: what is ordered is reserved, and nothing else");
        assert_eq!(after.order.is_some(), row.event == TalkEvent::Agree, "{cell}: an order is what both said yes to");
        let Some(order) = &after.order else { return };
        assert_eq!(order.status(), if self.limited { OrderStatus::Requested } else { OrderStatus::Confirmed }, "{cell}");
        assert_eq!(order.approval.is_some(), self.limited, "{cell}");
        let standing = before.talk.bidding.standing;
        assert_eq!((order.terms.price, order.total), (standing.price, standing.price.total(order.quantity, None)), "{cell}");
    }

    fn keeps(self, seen: &Seen, cell: &str) {
        let bids = seen.talk.bidding.clone().into_bids();
        for side in Side::ALL.iter().copied() {
            let prices: Vec<_> = bids.iter().filter(|bid| bid.by == side).map(|bid| bid.price.amount).collect();
            assert!(prices.len() <= TURNS, "{cell}: {side} named {prices:?}");
        }
        assert!(bids.iter().all(|bid| bid.price.amount <= seen.talk.bidding.listed.amount), "{cell}: {bids:?}");
    }
}

/// A talk that is agreed to at once, and one whose agreement has to be approved.
async fn is_walked(stage: &Stage, offer: &Offer) {
    let mut tx = stage.db.begin().await.unwrap();
    let mut buyer = stage.cx(&mut tx, "buyer", stage.now);
    let opened = market::open_talk(&mut buyer, (offer.id, offer.terms_version), kg(WANTED), rupiah(FIRST), None).await.expect("a talk");
    tx.commit().await.unwrap();
    let starts = [false, true].map(|limited| Talked { offer: offer.id, talk: opened.id, limited });
    let walked = Box::pin(walk(stage, &starts)).await;
    for row in LIFECYCLE {
        assert!(walked.recorded.contains(row.recorded.code()), "{row:?} is met");
    }
}

on_each_engine!(every_event_of_a_talk_in_every_position_by_everybody);
async fn every_event_of_a_talk_in_every_position_by_everybody(engine: Engine) {
    let stage = Stage::new(database(engine).await.0, beginning()).await;
    let offer = stage.offer(2 * WANTED).await;
    is_walked(&stage, &offer).await;
}

on_each_engine!(the_same_of_a_talk_with_an_assistant);
async fn the_same_of_a_talk_with_an_assistant(engine: Engine) {
    let (stage, farmer) = Stage::with_farmer(database(engine).await.0, beginning()).await;
    let offer = stage.offer_of(farmer, 2 * WANTED).await;
    is_walked(&stage, &offer).await;
}
