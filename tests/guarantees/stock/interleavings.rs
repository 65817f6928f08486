//! Acts of several people and of time in any order, with what they saw fresh or stale: the rows are at every commit what a small
//! model says.

use std::ops::Range;

use chrono::{DateTime, Duration, Utc};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use tembus::{
    domain::{
        offer::{OfferId, OfferStatus},
        order::{OrderId, OrderStatus},
        person::PersonId,
        wib,
    },
    market::{Error, Outcome, Refusal},
    store::Db,
};

use crate::{
    guarantees::market::{
        accept, cancel, cast, decline, expire, kg, lapse, offer, order, publish, renew, request, rupiah, set_price, set_quantity, withdraw,
        withdraw_request,
    },
    support::{
        Engine, postgres,
        world::{beginning, database},
    },
};

const CASES: u32 = 40;
const STEPS: Range<usize> = 5..40;
const BUYERS: i64 = 3;

/// The actor and the order of each step, numbered as they come; `old` acts on what was seen before the last change.
#[derive(Debug, Clone)]
enum Step {
    Request { buyer: usize, kg: i64, old: bool },
    Accept { order: usize, old: bool },
    Decline { order: usize, old: bool },
    TakeBack { order: usize, old: bool },
    CancelBySeller { order: usize, old: bool },
    CancelByBuyer { order: usize, old: bool },
    Lapse { order: usize },
    SetQuantity { kg: i64, old: bool },
    SetPrice { old: bool },
    Withdraw { old: bool },
    Renew { old: bool },
    Expire,
    Pass { hours: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    let order = 0..8_usize;
    // Mostly fresh.
    let old = prop::bool::weighted(0.15);
    prop_oneof![
        8 => (0..3_usize, 1..=300_i64, old).prop_map(|(buyer, kg, old)| Step::Request { buyer, kg, old }),
        4 => (order.clone(), old).prop_map(|(order, old)| Step::Accept { order, old }),
        2 => (order.clone(), old).prop_map(|(order, old)| Step::Decline { order, old }),
        2 => (order.clone(), old).prop_map(|(order, old)| Step::TakeBack { order, old }),
        2 => (order.clone(), old).prop_map(|(order, old)| Step::CancelBySeller { order, old }),
        2 => (order.clone(), old).prop_map(|(order, old)| Step::CancelByBuyer { order, old }),
        2 => order.prop_map(|order| Step::Lapse { order }),
        2 => (1..=900_i64, old).prop_map(|(kg, old)| Step::SetQuantity { kg, old }),
        1 => old.prop_map(|old| Step::SetPrice { old }),
        1 => old.prop_map(|old| Step::Withdraw { old }),
        2 => old.prop_map(|old| Step::Renew { old }),
        1 => Just(Step::Expire),
        2 => (1..30_i64).prop_map(|hours| Step::Pass { hours }),
    ]
}

/// What an act comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Done,
    Stale,
    Less,
    Gone,
    BelowReserved,
}

fn verdict<T>(outcome: &Outcome<T>) -> Verdict {
    match outcome {
        Ok(_) => Verdict::Done,
        Err(Error::Refused(Refusal::Stale(_))) => Verdict::Stale,
        Err(Error::Refused(Refusal::Less(_))) => Verdict::Less,
        Err(Error::Refused(Refusal::Gone(_))) => Verdict::Gone,
        Err(Error::Refused(Refusal::BelowReserved(_))) => Verdict::BelowReserved,
        Err(other) => panic!("not expected here: {other}"),
    }
}

#[derive(Debug)]
struct ModelOrder {
    id: OrderId,
    buyer: PersonId,
    base: i64,
    status: OrderStatus,
    version: i64,
    hold_until: DateTime<Utc>,
}

/// An offer and its orders, as they should be.
#[derive(Debug)]
struct Model {
    id: OfferId,
    status: OfferStatus,
    version: i64,
    terms_version: i64,
    offered: i64,
    available: i64,
    held: i64,
    committed: i64,
    valid_until: DateTime<Utc>,
    orders: Vec<ModelOrder>,
    now: DateTime<Utc>,
}

impl Model {
    fn is_live(&self) -> bool {
        self.status == OfferStatus::Published && self.available > 0 && self.now < self.valid_until
    }

    fn is_up(&self) -> bool {
        matches!(self.status, OfferStatus::Published | OfferStatus::Paused)
    }

    fn request(&mut self, base: i64, old: bool) -> Verdict {
        if !self.is_live() {
            Verdict::Gone
        } else if old {
            Verdict::Stale
        } else if self.available < base {
            Verdict::Less
        } else {
            self.available -= base;
            self.held += base;
            Verdict::Done
        }
    }

    /// An answer to a request, or a cancellation: from one state to another.
    fn answer(&mut self, n: usize, old: bool, from: OrderStatus, to: OrderStatus) -> Verdict {
        if self.lapses(n) {
            return Verdict::Stale;
        }
        let order = &mut self.orders[n];
        if order.status != from || old {
            return Verdict::Stale;
        }
        (order.status, order.version) = (to, order.version + 1);
        let base = order.base;
        match (from, to) {
            (OrderStatus::Requested, OrderStatus::Confirmed) => (self.held, self.committed) = (self.held - base, self.committed + base),
            (OrderStatus::Requested, _) => (self.held, self.available) = (self.held - base, self.available + base),
            _ => (self.committed, self.available) = (self.committed - base, self.available + base),
        }
        Verdict::Done
    }

    /// Whether the hold ran out, and it is so now.
    fn lapses(&mut self, n: usize) -> bool {
        let order = &mut self.orders[n];
        let lapses = order.status == OrderStatus::Requested && self.now >= order.hold_until;
        if lapses {
            (order.status, order.version) = (OrderStatus::Lapsed, order.version + 1);
            (self.held, self.available) = (self.held - order.base, self.available + order.base);
        }
        lapses
    }

    fn set_quantity(&mut self, base: i64, old: bool) -> Verdict {
        let reserved = self.held + self.committed;
        match (old, base < reserved, self.is_up()) {
            (true, ..) => Verdict::Stale,
            (_, true, _) => Verdict::BelowReserved,
            (.., false) => Verdict::Stale,
            _ => {
                (self.offered, self.available) = (base, base - reserved);
                self.changed(true)
            }
        }
    }

    fn changed(&mut self, terms: bool) -> Verdict {
        self.version += 1;
        self.terms_version += i64::from(terms);
        Verdict::Done
    }

    fn withdraw(&mut self, old: bool) -> Verdict {
        if old || self.status == OfferStatus::Withdrawn {
            return Verdict::Stale;
        }
        self.status = OfferStatus::Withdrawn;
        self.changed(false)
    }

    fn renew(&mut self, old: bool) -> Verdict {
        if old || self.status == OfferStatus::Withdrawn || self.available == 0 {
            return Verdict::Stale;
        }
        self.status = OfferStatus::Published;
        self.changed(true)
    }

    fn expire(&mut self) {
        if self.is_up() && self.valid_until <= self.now {
            self.status = OfferStatus::Expired;
            self.changed(false);
        }
    }
}

struct Market {
    db: Db,
    seller: PersonId,
    buyers: Vec<PersonId>,
}

impl Market {
    async fn play(&self, steps: &[Step]) {
        let now = beginning();
        let fresh = publish(&self.db, self.seller, kg(500), now).await.unwrap();
        let mut model = Model {
            id: fresh.id,
            status: fresh.status,
            version: 1,
            terms_version: 1,
            offered: fresh.offered.base,
            available: fresh.offered.base,
            held: 0,
            committed: 0,
            valid_until: fresh.valid_until,
            orders: Vec::new(),
            now,
        };
        for step in steps {
            self.take(&mut model, step).await;
            self.compare(&model, step).await;
        }
    }

    async fn take(&self, model: &mut Model, step: &Step) {
        use OrderStatus::{Cancelled, Confirmed, Declined, Requested};
        let (db, id, now) = (&self.db, model.id, model.now);
        let seen = |old: bool| model.version - i64::from(old);
        let count = model.orders.len();
        let target = |n: usize, old: bool| {
            let order = model.orders.get(n % count.max(1))?;
            Some((n % count, order.id, order.version - i64::from(old), order.buyer))
        };
        let (is, should) = match *step {
            Step::Request { buyer, kg: wanted, old } => {
                let buyer = self.buyers[buyer];
                let outcome = request(db, buyer, id, model.terms_version - i64::from(old), kg(wanted), now).await;
                if let Ok(order) = &outcome {
                    let hold_until = wib::hold_until(now, 24);
                    assert_eq!(order.hold_until, hold_until);
                    let new = ModelOrder { id: order.id, buyer, base: kg(wanted).base, status: Requested, version: 1, hold_until };
                    model.orders.push(new);
                }
                (verdict(&outcome), model.request(kg(wanted).base, old))
            }
            Step::Accept { order, old } => {
                let Some((n, order, version, _)) = target(order, old) else { return };
                (verdict(&accept(db, self.seller, order, version, now).await), model.answer(n, old, Requested, Confirmed))
            }
            Step::Decline { order, old } => {
                let Some((n, order, version, _)) = target(order, old) else { return };
                (verdict(&decline(db, self.seller, order, version, now).await), model.answer(n, old, Requested, Declined))
            }
            Step::TakeBack { order, old } => {
                let Some((n, order, version, buyer)) = target(order, old) else { return };
                (verdict(&withdraw_request(db, buyer, order, version, now).await), model.answer(n, old, Requested, Cancelled))
            }
            Step::CancelBySeller { order, old } => {
                let Some((n, order, version, _)) = target(order, old) else { return };
                (verdict(&cancel(db, self.seller, order, version, now).await), model.answer(n, old, Confirmed, Cancelled))
            }
            Step::CancelByBuyer { order, old } => {
                let Some((n, order, version, buyer)) = target(order, old) else { return };
                (verdict(&cancel(db, buyer, order, version, now).await), model.answer(n, old, Confirmed, Cancelled))
            }
            Step::Lapse { order } => {
                let Some((n, order, ..)) = target(order, false) else { return };
                let is = verdict(&lapse(db, order, now).await);
                model.lapses(n);
                (is, Verdict::Done)
            }
            Step::SetQuantity { kg: wanted, old } => {
                let is = verdict(&set_quantity(db, self.seller, id, seen(old), kg(wanted), now).await);
                (is, model.set_quantity(kg(wanted).base, old))
            }
            Step::SetPrice { old } => {
                let is = verdict(&set_price(db, self.seller, id, seen(old), rupiah(27_000 + model.version), now).await);
                (is, if old || !model.is_up() { Verdict::Stale } else { model.changed(true) })
            }
            Step::Withdraw { old } => (verdict(&withdraw(db, self.seller, id, seen(old), now).await), model.withdraw(old)),
            Step::Renew { old } => {
                let is = verdict(&renew(db, self.seller, id, seen(old), now).await);
                let should = model.renew(old);
                if should == Verdict::Done {
                    model.valid_until = wib::valid_until(wib::day(now), wib::day(now), 2);
                }
                (is, should)
            }
            Step::Expire => {
                let is = verdict(&expire(db, id, now).await);
                model.expire();
                (is, Verdict::Done)
            }
            Step::Pass { hours } => {
                model.now += Duration::hours(hours);
                (Verdict::Done, Verdict::Done)
            }
        };
        assert_eq!(is, should, "{step:?} on {model:#?}");
    }

    async fn compare(&self, model: &Model, step: &Step) {
        let row = offer(&self.db, model.id).await;
        let is = (row.status, row.version, row.terms_version, row.offered.base, row.available, row.held, row.committed, row.fulfilled);
        let Model { status, version, terms_version, offered, available, held, committed, valid_until, .. } = model;
        assert_eq!(is, (*status, *version, *terms_version, *offered, *available, *held, *committed, 0), "after {step:?}: {model:#?}");
        assert_eq!(row.valid_until, *valid_until, "after {step:?}");
        assert_eq!(row.available + row.held + row.committed + row.fulfilled, row.offered.base);
        let sum = |status| model.orders.iter().filter(|o| o.status == status).map(|o| o.base).sum::<i64>();
        assert_eq!((sum(OrderStatus::Requested), sum(OrderStatus::Confirmed)), (*held, *committed), "the model contradicts itself");
        for expected in &model.orders {
            let is = order(&self.db, expected.id).await;
            assert_eq!((is.status(), is.version, is.quantity.base), (expected.status, expected.version, expected.base), "after {step:?}");
        }
    }
}

fn play_on(engine: Engine) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let market = runtime.block_on(async {
        let (db, ..) = database(engine).await;
        let (seller, buyers) = cast(&db, BUYERS, beginning()).await;
        Market { db, seller, buyers }
    });
    let config = Config { cases: CASES, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
    let result = TestRunner::new(config).run(&prop::collection::vec(step(), STEPS), |steps| {
        runtime.block_on(market.play(&steps));
        Ok(())
    });
    if let Err(failure) = result {
        panic!("on {engine:?}: {failure}");
    }
}

#[test]
fn any_order_of_acts_adds_up_on_sqlite() {
    play_on(Engine::Sqlite);
}

#[test]
fn any_order_of_acts_adds_up_on_postgres() {
    if postgres::available() {
        play_on(Engine::Postgres);
    }
}
