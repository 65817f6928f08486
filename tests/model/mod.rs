//! Offers and orders against a small pure model: random acts of everybody on everything, on both engines.
//!
//! Each case is one transaction that is never committed, so cases don't see each other. `PROPTEST_CASES=2000` makes it
//! long. What fails is made as short as possible before it is shown.

mod pure;

use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};
use sqlx::Row;
use tembus::{
    domain::{
        money::{Price, Rupiah},
        offer::{Handover, OfferId, Terms},
        order::{CancelReason, OrderId},
        person::{ChatId, Person, PersonId},
        place::Region,
        quantity::Quantity,
        unit::Unit,
        wib,
    },
    market::{self, Act, Error, OfferDraft, Refusal, reach},
    store::{Db, Tx},
};

use self::pure::{Answer, Deed, Model, PEOPLE};
use crate::support::{
    postgres,
    world::{Engine, beginning, database},
};

const GOODS: &str = "EGG_LAYER";

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let who = prop_oneof![3 => Just(None), 1 => (0..PEOPLE.len()).prop_map(Some)];
    let which = any::<prop::sample::Index>();
    let old = prop::bool::weighted(0.1);
    let deed = (0..17_u8, who, which, old, 1..3_000_i64, 1..40_i64);
    let deed = deed.prop_map(|(kind, who, which, old, kg, hours)| match kind {
        0..=2 => Deed::Publish { who, kg },
        3 => Deed::SetPrice { who, which, old },
        4 => Deed::SetQuantity { who, which, old, kg },
        5 => Deed::Withdraw { who, which, old },
        6 => Deed::Renew { who, which, old },
        7..=9 => Deed::Request { who, which, old, kg: kg / 3 + 1 },
        10 => Deed::Accept { who, which, old },
        11 => Deed::Decline { who, which, old },
        12 => Deed::WithdrawRequest { who, which, old },
        13 => Deed::Cancel { who, which, old },
        14 => Deed::Contact { who, which },
        15 => Deed::Pass { hours, due: kg % 2 == 0 },
        _ => Deed::Reach { who: which.index(3), lost: kg % 2 == 0 },
    });
    prop::collection::vec(deed, 1..60)
}

fn on(engine: Engine) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (db, ..) = runtime.block_on(database(engine));
    let usual = Config { failure_persistence: None, ..Config::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { 40 };
    let mut runner = TestRunner::new(Config { cases, ..usual });
    let outcome = runner.run(&deeds(), |deeds| runtime.block_on(play(&db, &deeds)).map_err(TestCaseError::fail));
    if let Err(failure) = outcome {
        panic!("on {engine:?}: {failure}");
    }
}

#[test]
fn the_market_does_what_the_model_says_on_sqlite() {
    on(Engine::Sqlite);
}

#[test]
fn the_market_does_what_the_model_says_on_postgres() {
    if postgres::available() {
        on(Engine::Postgres);
    }
}

/// The real market beside the model.
struct Real {
    tx: Tx,
    people: Vec<PersonId>,
    offers: Vec<OfferId>,
    orders: Vec<OrderId>,
}

async fn play(db: &Db, deeds: &[Deed]) -> Result<(), String> {
    let mut tx = db.begin().await.unwrap();
    let goods = tx.catalogue(GOODS).await.unwrap().unwrap();
    let mut model = Model::new(beginning(), goods.life_days, goods.hold_hours);
    let mut people = Vec::new();
    for (place, roles) in PEOPLE.iter().enumerate() {
        let chat = ChatId(i64::try_from(place).unwrap() + 1);
        let person = tx.insert_person(chat, "Orang", model.now).await.unwrap();
        tx.give_consent(person, market::CONSENT_VERSION, model.now).await.unwrap();
        for role in *roles {
            tx.grant(person, *role, model.now).await.unwrap();
        }
        people.push(person);
    }
    let mut real = Real { tx, people, offers: Vec::new(), orders: Vec::new() };
    for (step, deed) in deeds.iter().enumerate() {
        let expected = model.doing(deed);
        let got = real.does(deed, &model, expected.who, expected.target).await.map_err(|what| format!("step {step}: {what}"))?;
        model.after(deed, &expected);
        let same = got == expected.answer;
        if !same {
            return Err(format!("step {step}, {deed:?}: the market says {got:?}, the model {:?}", expected.answer));
        }
        real.compare(&model).await.map_err(|what| format!("after step {step}, {deed:?}: {what}"))?;
    }
    Ok(())
}

fn terms(model: &Model) -> Terms {
    Terms {
        commodity: GOODS.to_owned(),
        goods: String::new(),
        pack: None,
        price: Price { amount: Rupiah(26_500), per: Unit::Kg },
        handover: Handover::SellerSite,
        ready_from: wib::day(model.now),
        ready_until: None,
        place: "Gedog".to_owned(),
        region: Region::Kota,
    }
}

const fn kilos(kg: i64) -> Quantity {
    Quantity { base: kg * 1000, unit: Unit::Kg }
}

impl Real {
    async fn person(&mut self, who: usize) -> Person {
        self.tx.person(self.people[who]).await.unwrap().unwrap()
    }

    /// Does it as `who` on the offer or order at `target`, with the stamps that the model knows.
    async fn does(&mut self, deed: &Deed, model: &Model, who: usize, target: usize) -> Result<Answer, String> {
        let (now, actor) = (model.now, self.person(who).await);
        let offer = self.offers.get(target).copied().unwrap_or(OfferId(1));
        let order = self.orders.get(target).copied().unwrap_or(OrderId(1));
        let seen = model.offers.get(target).map_or((0, 0), |offer| (offer.version, offer.terms_version));
        let version = model.orders.get(target).map_or(0, |order| order.version);
        let back = |old: bool| i64::from(old);
        match *deed {
            Deed::Pass { hours, due } => {
                let now = now + chrono::Duration::hours(hours);
                if due {
                    for order in self.orders.clone() {
                        market::lapse_request(&mut self.tx, order, now).await.map_err(|e| e.to_string())?;
                    }
                    for offer in self.offers.clone() {
                        market::expire_offer(&mut self.tx, offer, now).await.map_err(|e| e.to_string())?;
                    }
                }
                return Ok(Answer::Done);
            }
            Deed::Reach { lost, .. } => {
                let chat = actor.chat.ok_or("no chat")?;
                let done = if lost { reach::lost(&mut self.tx, chat, now).await } else { reach::regained(&mut self.tx, chat, now).await };
                return done.map(|()| Answer::Done).map_err(|e| e.to_string());
            }
            _ => {}
        }
        let act = &mut Act { tx: &mut self.tx, now, actor: &actor, update: None };
        let outcome = match *deed {
            Deed::Publish { kg, .. } => {
                let made = market::publish(act, OfferDraft { terms: terms(model), quantity: kilos(kg), nego: false, photo: None }).await;
                made.map(|offer| self.offers.push(offer.id))
            }
            Deed::SetPrice { old, .. } => {
                let price = Price { amount: Rupiah(30_000), per: Unit::Kg };
                market::set_price(act, offer, seen.0 - back(old), price).await.map(drop)
            }
            Deed::SetQuantity { old, kg, .. } => market::set_quantity(act, offer, seen.0 - back(old), kilos(kg)).await.map(drop),
            Deed::Withdraw { old, .. } => market::withdraw(act, offer, seen.0 - back(old)).await.map(drop),
            Deed::Renew { old, .. } => market::renew(act, offer, seen.0 - back(old)).await.map(drop),
            Deed::Request { old, kg, .. } => {
                let made = market::request(act, offer, seen.1 - back(old), kilos(kg)).await;
                made.map(|order| self.orders.push(order.id))
            }
            Deed::Accept { old, .. } => market::accept(act, order, version - back(old)).await.map(drop),
            Deed::Decline { old, .. } => market::decline(act, order, version - back(old)).await.map(drop),
            Deed::WithdrawRequest { old, .. } => market::withdraw_request(act, order, version - back(old)).await.map(drop),
            Deed::Cancel { old, .. } => market::cancel(act, order, version - back(old), CancelReason::Vehicle, None).await.map(drop),
            Deed::Contact { .. } => market::contact(act, order).await.map(drop),
            Deed::Pass { .. } | Deed::Reach { .. } => Ok(()),
        };
        match outcome {
            Ok(()) => Ok(Answer::Done),
            Err(Error::Store(error)) => Err(error.to_string()),
            Err(Error::Refused(refusal)) => Ok(match refusal {
                Refusal::RoleNeeded(_) => Answer::RoleNeeded,
                Refusal::NotThere => Answer::NotThere,
                Refusal::Stale(_) => Answer::Stale,
                Refusal::Less(_) => Answer::Less,
                Refusal::Gone(_) => Answer::Gone,
                Refusal::OwnOffer(_) => Answer::OwnOffer,
                Refusal::BelowBound(_) => Answer::BelowBound,
                other => return Err(format!("unexpected: {other:?}")),
            }),
        }
    }

    async fn compare(&mut self, model: &Model) -> Result<(), String> {
        for (place, (id, wanted)) in self.offers.clone().into_iter().zip(&model.offers).enumerate() {
            let real = self.tx.offer(id).await.unwrap().unwrap();
            let (held, committed) = model.bound(place);
            let real_row = (real.status, real.version, real.terms_version, real.offered.base, real.held, real.committed, real.available);
            let left = wanted.offered - held - committed;
            let model_row = (wanted.status, wanted.version, wanted.terms_version, wanted.offered, held, committed, left);
            same("offer", place, &real_row, &model_row)?;
            same("end of offer", place, &real.valid_until, &wanted.valid_until)?;
        }
        for (place, (id, wanted)) in self.orders.clone().into_iter().zip(&model.orders).enumerate() {
            let real = self.tx.order(id).await.unwrap().unwrap();
            same("order", place, &(real.status, real.version, real.hold_until), &(wanted.status, wanted.version, wanted.hold_until))?;
        }
        let told = one(&mut self.tx, "SELECT COUNT(*) FROM outbox").await;
        same("messages to others, in all", 0, &told, &model.told)?;
        let versions = model.offers.iter().map(|offer| offer.version).chain(model.orders.iter().map(|order| order.version)).sum();
        let events = one(&mut self.tx, "SELECT COUNT(*) FROM events WHERE subject IN ('offer', 'order')").await;
        same("events, in all", 0, &events, &versions)
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, place: usize, real: &T, model: &T) -> Result<(), String> {
    if real == model { Ok(()) } else { Err(format!("{what} {place}: the market has {real:?}, the model {model:?}")) }
}

async fn one(tx: &mut Tx, sql: &'static str) -> i64 {
    match tx {
        Tx::Sqlite(tx) => sqlx::query(sql).fetch_one(&mut **tx).await.unwrap().get(0),
        Tx::Postgres(tx) => sqlx::query(sql).fetch_one(&mut **tx).await.unwrap().get(0),
    }
}
