//! The table of demands.

use chrono::{DateTime, Days, Duration, Utc};
use tembus::{
    domain::{
        budgets::Budgets,
        demand::{Answer, AnswerId, Demand, DemandEvent, DemandId, DemandStatus, LIFECYCLE, Transition, Wanted},
        lifecycle::{By, Side},
        money::{Price, Rupiah},
        offer::{Offer, OfferStatus},
        order::{CancelReason, Detail, Order, OrderEvent, OrderId, OrderStatus},
        person::PersonId,
        quantity::Quantity,
        removal::RemovalReason,
        unit::Unit,
        wib,
    },
    market::{self, AnswerDraft, Cx, Outcome},
    notice::PoolPart,
    store::Tx,
};

use super::{
    Leads, Machine, Stage,
    cast::{Actor, BUYER, SELLER, set_limit},
    if_possible, led,
    rows::{News, Traced, numbers},
    walk,
};
use crate::{
    guarantees::market::{kg, rupiah},
    support::{
        Engine, on_each_engine,
        world::{beginning, database},
    },
};

/// How long nothing happens where time acts: longer than any request, answer or demand lives.
const SILENCE: Duration = Duration::days(10);
/// How much is needed, in kilograms.
pub(super) const NEEDED: i64 = 1_000;
/// How much the seller answers.
pub(super) const ANSWERED: i64 = 600;

/// A demand, and whether what comes of it has to be approved by a colleague of the buyer.
#[derive(Debug, Clone, Copy)]
struct Demanded {
    demand: DemandId,
    limited: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Seen {
    demand: Demand,
    /// The answers that wait.
    answers: Vec<Answer>,
    /// How much of the first of them can be taken.
    takeable: i64,
    /// What is proposed of live offers.
    pool: Vec<PoolPart>,
}

#[derive(Debug, Clone)]
enum Said {
    Nothing,
    Wanted(Wanted),
    Base(i64),
    Parts(Vec<PoolPart>),
}

/// The most that can be taken of an answer, read from what is stored and not by the market.
pub(super) fn takeable(demand: &Demand, answer: &Answer, backing: Option<&Offer>, now: DateTime<Utc>) -> i64 {
    // What nobody bought before its time passed is counted nowhere, and an offer is made for it.
    let stock = backing.filter(|offer| now < offer.valid_until && offer.status != OfferStatus::Expired);
    let left = match stock {
        Some(offer) if offer.status != OfferStatus::Published => 0,
        Some(offer) => offer.available,
        None => i64::MAX,
    };
    let ends = matches!(demand.status, DemandStatus::Closed | DemandStatus::Expired) || demand.is_sealed();
    if ends { 0 } else { left.min(answer.quantity.base).min(demand.wanted.quantity.base - demand.agreed - demand.asked) }
}

/// The buyer needs eggs in three days, with answers sealed until the next morning or open.
pub(super) async fn demanded(stage: &Stage, tx: &mut Tx, sealed: bool) -> DemandId {
    let today = wib::day(stage.now);
    let wanted = Wanted { quantity: kg(NEEDED), needed_on: today + Days::new(3), highest: None, handover: None, note: None };
    let until = sealed.then(|| wib::at_hour(today + Days::new(1), 9));
    let goods = "EGG_LAYER".to_owned().into();
    market::demand(&mut stage.cx(tx, "buyer", stage.now), &goods, &wanted, until).await.expect("a demand").id
}

/// What the seller, or an assistant for a farmer, answers.
pub(super) fn draft(farmer: Option<PersonId>, quantity: Quantity, price: Price, now: DateTime<Utc>) -> AnswerDraft {
    AnswerDraft { farmer, quantity, price, handover: tembus::domain::handover::Handover::SellerSite, ready_on: wib::day(now) }
}

impl Demanded {
    async fn orders(self, tx: &mut Tx) -> Vec<Order> {
        let mut orders = Vec::new();
        for id in numbers(tx, "SELECT id FROM orders WHERE demand_id = $1 ORDER BY id", self.demand.0).await {
            orders.push(tx.orders().get(OrderId(id)).await.unwrap().unwrap());
        }
        orders
    }

    /// The first order for which this holds makes a step, by whoever of its side can.
    async fn steps(self, stage: &Stage, tx: &mut Tx, event: OrderEvent, is_it: impl Fn(&Order) -> bool, now: DateTime<Utc>) {
        let Some(order) = self.orders(tx).await.into_iter().find(is_it) else { return };
        let actor = match event {
            OrderEvent::Approve => stage.actors.iter().find(|actor| actor.side == Some(Side::Buyer) && actor.person.id != order.buyer),
            _ => stage.actors.iter().find(|actor| actor.person.id == order.entered_by),
        };
        let detail = Detail { reason: Some(CancelReason::NoGoods), ..Detail::default() };
        let mut cx = Cx { tx, now, actor: &actor.unwrap().person, update: None };
        if_possible(market::transition(&mut cx, order.id, order.version, event, &detail).await);
    }
}

impl Machine for Demanded {
    type Event = DemandEvent;
    type Row = Transition;
    type Said = Said;
    type Seen = Seen;

    /// The others follow from its orders, or from time.
    const EVENTS: &'static [DemandEvent] =
        &[DemandEvent::Change, DemandEvent::Award, DemandEvent::Ask, DemandEvent::Close, DemandEvent::Remove];
    const ELSEWHERE: &'static [&'static str] = &[
        "its day is over",
        "ten days go by",
        "the seal ends",
        "the seller answers",
        "a seller who is asked says yes",
        "a seller who is asked says no",
        "a colleague approves",
        "a seller cancels",
    ];

    async fn begin(self, stage: &Stage, tx: &mut Tx) {
        set_limit(tx, self.limited.then_some(Rupiah(1)), stage.now).await;
    }

    async fn look(self, stage: &Stage, tx: &mut Tx, now: DateTime<Utc>) -> Seen {
        let demand = tx.demands().get(self.demand).await.unwrap().unwrap();
        let answers = tx.demand_answers().waiting(self.demand).await.unwrap();
        let backing = match answers.first().and_then(|answer| answer.offer) {
            Some(offer) => tx.offers().get(offer).await.unwrap(),
            None => None,
        };
        let takeable = answers.first().map_or(0, |answer| takeable(&demand, answer, backing.as_ref(), now));
        let pool = if_possible(market::pool_for(&mut stage.cx(tx, "buyer", now), &Budgets::NONE, &demand).await);
        Seen { demand, answers, takeable, pool: pool.unwrap_or_default().parts }
    }

    fn state(seen: &Seen) -> String {
        seen.demand.status.to_string()
    }

    fn position(self, seen: &Seen, now: DateTime<Utc>) -> String {
        let Seen { demand, answers, takeable, pool } = seen;
        let over = wib::day(now) > demand.wanted.needed_on;
        let has = [!answers.is_empty(), *takeable > 0, !pool.is_empty(), demand.asked > demand.unapproved, demand.unapproved > 0];
        let (status, sealed) = (demand.status, demand.is_sealed());
        if matches!(status, DemandStatus::Closed | DemandStatus::Expired) {
            return format!("{status}, limited: {}", self.limited);
        }
        format!(
            "{status}, sealed: {sealed}, over: {over}, limited: {}, answers, to take, to ask for, asked, unapproved: {has:?}",
            self.limited
        )
    }

    fn row(self, seen: &Seen, actor: &Actor, event: DemandEvent, _now: DateTime<Utc>) -> Option<&'static Transition> {
        let row = seen.demand.status.apply(event).ok()?;
        let may = match row.by {
            By::Buyer => actor.side == Some(Side::Buyer),
            By::Operator => actor.is_admin(),
            _ => false,
        };
        let row = Some(row).filter(|_| may)?;
        match event {
            // What has to be approved is asked for, and not yet agreed.
            DemandEvent::Award if self.limited => seen.demand.status.apply(DemandEvent::Ask).ok().filter(|_| seen.takeable > 0),
            DemandEvent::Award => Some(row).filter(|_| seen.takeable > 0),
            DemandEvent::Ask => Some(row).filter(|_| !seen.pool.is_empty()),
            _ => Some(row),
        }
    }

    fn recorded(self, row: &Transition) -> &'static str {
        row.recorded.code()
    }

    fn leads(self, state: &str, step: &Traced) -> Leads {
        let is_row = LIFECYCLE.iter().any(|row| row.recorded.code() == step.kind);
        if step.subject != "demand" || step.subject_id != self.demand.0 || !is_row {
            return Leads::Nowhere;
        }
        led(state, step, LIFECYCLE.iter().flat_map(|row| row.from.iter().map(|from| (*from, row.to.after(*from), row.recorded))))
    }

    fn said(self, event: DemandEvent, seen: &Seen, now: DateTime<Utc>) -> Vec<Said> {
        let wanted = &seen.demand.wanted;
        match event {
            DemandEvent::Change => {
                // Another day each time: what stays as it was is no change.
                let days = [3, 4].map(|days| wib::day(now) + Days::new(days));
                let needed_on = days.into_iter().find(|day| *day != wanted.needed_on).unwrap_or(wanted.needed_on);
                let of = |base: i64| {
                    let quantity = wanted.quantity.with_base(base);
                    Said::Wanted(Wanted { quantity, needed_on, ..wanted.clone() })
                };
                vec![of(kg(NEEDED + 1).base), of(seen.demand.reserved().max(1))]
            }
            DemandEvent::Award if seen.takeable > 1 => vec![Said::Base(seen.takeable), Said::Base(seen.takeable / 2)],
            DemandEvent::Award => vec![Said::Base(1)],
            DemandEvent::Ask => vec![Said::Parts(seen.pool.clone())],
            _ => vec![Said::Nothing],
        }
    }

    fn impossible(self, event: DemandEvent, seen: &Seen) -> Vec<Said> {
        let wanted = &seen.demand.wanted;
        match event {
            DemandEvent::Change => {
                let less = Some(seen.demand.reserved() - 1).filter(|less| *less > 0);
                let amounts = [Some(0), Some(-1), Some(Quantity::MAX_BASE + 1), less].into_iter().flatten();
                let quantities = amounts.map(|base| wanted.quantity.with_base(base)).chain([Quantity { base: 100, unit: Unit::Butir }]);
                let gone = Wanted { needed_on: wanted.needed_on - Days::new(30), ..wanted.clone() };
                let free = Wanted { highest: Some(rupiah(0)), ..wanted.clone() };
                quantities.map(|quantity| Wanted { quantity, ..wanted.clone() }).chain([gone, free]).map(Said::Wanted).collect()
            }
            DemandEvent::Award => [0, -1, seen.takeable + 1].map(Said::Base).to_vec(),
            DemandEvent::Ask => {
                let more = seen.pool.iter().map(|part| PoolPart { quantity: part.quantity.with_base(kg(9_000).base), ..part.clone() });
                vec![Said::Parts(Vec::new()), Said::Parts(more.collect())]
            }
            _ => Vec::new(),
        }
    }

    async fn act(self, cx: &mut Cx<'_>, seen: &Seen, event: DemandEvent, said: &Said) -> Outcome<bool> {
        let (id, version) = (self.demand, seen.demand.version);
        match (event, said) {
            (DemandEvent::Change, Said::Wanted(wanted)) => market::change_demand(cx, id, version, wanted).await.map(|_| true),
            (DemandEvent::Award, Said::Base(base)) => {
                let answer = seen.answers.first().map_or((AnswerId(0), 0), |answer| (answer.id, answer.version));
                market::award(cx, id, version, answer, *base).await.map(|_| true)
            }
            (DemandEvent::Ask, Said::Parts(parts)) => market::ask_pool(cx, &Budgets::NONE, id, version, parts).await.map(|_| true),
            (DemandEvent::Close, _) => market::close_demand(cx, id, version).await.map(|_| true),
            (DemandEvent::Remove, _) => market::remove_demand(cx, id, RemovalReason::Untrue).await.map(|_| true),
            (event, said) => unreachable!("{event:?} with {said:?} is nobody's act"),
        }
    }

    fn earlier(seen: &Seen) -> Seen {
        let mut earlier = seen.clone();
        earlier.demand.version -= 1;
        earlier
    }

    /// Who runs the service takes a demand down as it is.
    fn is_stamped(event: DemandEvent) -> bool {
        event != DemandEvent::Remove
    }

    async fn elsewhere(self, stage: &Stage, tx: &mut Tx, what: &'static str, now: DateTime<Utc>) -> DateTime<Utc> {
        let demand = tx.demands().get(self.demand).await.unwrap().unwrap();
        let is_asked = |order: &Order| order.status() == OrderStatus::Requested && !order.is_hidden();
        match what {
            "its day is over" => return now.max(wib::at_hour(demand.wanted.needed_on + Days::new(1), 1)),
            "ten days go by" => {
                let now = now + SILENCE;
                for order in self.orders(tx).await {
                    market::lapse_request(tx, order.id, now).await.unwrap();
                }
                market::open_answers(tx, self.demand, now).await.unwrap();
                market::expire_demand(tx, self.demand, now).await.unwrap();
                return now;
            }
            "the seal ends" => {
                let Some(until) = demand.sealed_until.filter(|_| demand.is_sealed()) else { return now };
                let now = now.max(until);
                market::open_answers(tx, self.demand, now).await.unwrap();
                return now;
            }
            "the seller answers" => {
                let draft = draft(None, kg(ANSWERED), rupiah(26_000), now);
                if_possible(market::answer(&mut stage.cx(tx, "seller", now), self.demand, &draft).await);
            }
            "a seller who is asked says yes" => self.steps(stage, tx, OrderEvent::Accept, is_asked, now).await,
            "a seller who is asked says no" => self.steps(stage, tx, OrderEvent::Decline, is_asked, now).await,
            "a colleague approves" => {
                let is_missing = |order: &Order| {
                    let missing = order.approval.is_some_and(|approval| approval.is_missing());
                    order.status() == OrderStatus::Requested && missing
                };
                self.steps(stage, tx, OrderEvent::Approve, is_missing, now).await;
            }
            _ => self.steps(stage, tx, OrderEvent::Cancel, |order| order.status() == OrderStatus::Confirmed, now).await,
        }
        now
    }

    fn holds(self, row: &Transition, _actor: &Actor, before: &Seen, after: &Seen, news: &News, cell: &str) {
        assert!(after.demand.version > before.demand.version, "{cell}: the version rises");
        let ended = matches!(after.demand.status, DemandStatus::Closed | DemandStatus::Fulfilled);
        if ended {
            assert!(after.answers.is_empty(), "{cell}: no answer waits for nothing");
        }
        if !before.answers.is_empty() && (ended || matches!(row.event, DemandEvent::Change | DemandEvent::Award)) {
            assert!(news.chats.contains(&SELLER), "{cell}: who answered is told, not only {:?}", news.chats);
        }
        if row.event == DemandEvent::Remove {
            assert!(news.chats.contains(&BUYER), "{cell}: who needs it is told");
        }
        let (was, is) = (before.demand.reserved(), after.demand.reserved());
        let asks = matches!(row.event, DemandEvent::Award | DemandEvent::Ask);
        assert_eq!(is > was, asks, "{cell}: {was} and then {is} is agreed or asked for");
    }

    fn keeps(self, seen: &Seen, cell: &str) {
        let demand = &seen.demand;
        assert!(demand.reserved() <= demand.wanted.quantity.base, "{cell}: nothing is agreed or asked for beyond what is needed");
        let by_amounts = match demand.agreed {
            0 => DemandStatus::Open,
            agreed if agreed < demand.wanted.quantity.base => DemandStatus::Partly,
            _ => DemandStatus::Fulfilled,
        };
        let ended = matches!(demand.status, DemandStatus::Closed | DemandStatus::Expired);
        assert!(ended || demand.status == by_amounts, "{cell}: {} of {demand:?}", demand.status);
    }
}

on_each_engine!(every_event_of_a_demand_in_every_position_by_everybody);
async fn every_event_of_a_demand_in_every_position_by_everybody(engine: Engine) {
    let stage = Stage::new(database(engine).await.0, beginning()).await;
    stage.offer(2 * ANSWERED).await;
    stage.interest(NEEDED / 2).await;
    let mut tx = stage.db.begin().await.unwrap();
    let (open, sealed) = (demanded(&stage, &mut tx, false).await, demanded(&stage, &mut tx, true).await);
    tx.commit().await.unwrap();
    let start = |demand, limited| Demanded { demand, limited };
    let walked = Box::pin(walk(&stage, &[start(open, false), start(open, true), start(sealed, false)])).await;
    for row in LIFECYCLE {
        assert!(walked.recorded.contains(row.recorded.code()), "{row:?} is met");
    }
}
