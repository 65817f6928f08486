//! Offers and orders against a small pure model: random acts of everybody on everything, on both engines.
//!
//! Each case is one transaction that is never committed, so cases don't see each other. `PROPTEST_CASES=2000` makes it
//! long. What fails is made as short as possible before it is shown.

mod pure;

use chrono::{DateTime, Days};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};
use sqlx::Row;
use tembus::{
    domain::{
        money::{Price, Rupiah},
        offer::{Handover, OfferId, Terms},
        order::{Amendment, CancelReason, Detail, LoadFigures, LossReason, OrderEvent, OrderId, Outcome, Trouble},
        person::{ChatId, Organization, Person, PersonId, Role, SellerKind},
        place::Region,
        quantity::Quantity,
        tolerance::Tolerance,
        unit::Unit,
        wib,
    },
    market::{self, Cx, Error, OfferDraft, Refusal, reachability},
    notice::OverBudget,
    store::{Db, Tx},
};

use self::pure::{
    ASSISTANT, Answer, CRATE, Decision, Deed, FARMER, FARMER_WITH_PHONE, Form, LIMIT, Measure, Model, ModelOrder, NEW_PRICE, PEOPLE, PRICE,
    Step, TOLERANCE, Told, Traced, What,
};
use crate::support::{
    postgres,
    world::{Engine, beginning, database},
};

const GOODS: &str = "EGG_LAYER";

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let who = prop_oneof![3 => Just(None), 1 => (0..PEOPLE.len()).prop_map(Some)];
    let which = any::<prop::sample::Index>();
    let old = prop::bool::weighted(0.15);
    let form = prop_oneof![3 => Just(Form::Loose), 1 => Just(Form::Lot), 1 => Just(Form::Crates)];
    let measure = prop_oneof![
        5 => Just(Measure::Some),
        3 => Just(Measure::Rest),
        1 => Just(Measure::Sibling),
        1 => Just(Measure::Pieces),
        1 => Just(Measure::Nothing),
    ];
    let photo = prop_oneof![Just(None), Just(Some("one")), Just(Some("other"))];
    let days = (0..4_u64, prop::option::of(0..4_u64));
    let ways = (any::<bool>(), form, measure, photo, days);
    let share = prop_oneof![1 => 0..6_u8, 2 => Just(2_u8), 1 => Just(1_u8)];
    let ways = (ways, share);
    let deed = (0..61_u8, who, which, old, 1..3_000_i64, 1..72_i64, ways);
    let deed = deed.prop_map(|(kind, who, which, old, kg, hours, ((coin, form, measure, photo, (ahead, range)), share))| {
        let step = |seller, step| Deed::Step { who, which, old, seller, step };
        match kind {
            45..=46 => step(coin, Step::Amend { what: [What::Price, What::Quantity, What::Days][which.index(3)], share }),
            47 => step(coin, Step::AnswerTerms { yes: kg % 4 > 0 }),
            48 => step(coin, Step::TakeBackTerms),
            49..=50 => step(false, Step::Arrive { share }),
            51..=52 => step(true, Step::Dispose { disposition: share }),
            53..=59 => {
                let again = Decision::AskAgain { less: coin };
                let all = [Decision::Approve, Decision::Approve, Decision::SendBack, Decision::SendBack, Decision::Refuse, again, again];
                Deed::Decide { who, which, old, decision: all[usize::from(kind - 53)] }
            }
            60 => Deed::SetLimit { company: Organization::ALL[usize::try_from(kg % 3).unwrap()], on: hours % 4 > 0 },
            40 => step(coin, Step::Complain),
            41 => step(coin, Step::DropComplaint),
            42 => step(
                coin,
                Step::Propose { as_loaded: kg % 2 == 0, back: (kg % 3 == 0).then_some(share), price: (kg % 5 == 0).then_some(share) },
            ),
            43..=44 => step(coin, Step::AnswerProposal { yes: kg % 4 > 0 }),
            24..=25 => step(true, Step::Depart { share }),
            26 if coin => step(true, Step::CorrectLoad { share }),
            26 => step(true, Step::Depart { share }),
            27..=29 => step(false, Step::Receive { share, broken: coin, parted: kg % 3 == 0, again: kg % 4 == 0 }),
            30..=32 => step(true, Step::AnswerReceipt { yes: kg % 4 > 0 }),
            33 if hours % 3 == 0 => step(true, Step::AnswerRest { there: coin }),
            33 => step(coin, Step::CloseRest { gone: kg % 2 == 0 }),
            34 => step(false, Step::Papers { days: ahead * 2 }),
            35 => step(false, Step::SayPaid),
            36 => step(true, Step::AnswerPaid { yes: kg % 3 > 0, other: kg % 2 == 0 }),
            37 => step(coin, Step::AskCancel),
            38 => step(coin, Step::AnswerCancel { yes: kg % 2 == 0 }),
            39 => step(coin, Step::TakeBack { day: kg % 2 == 0 }),
            0..=2 => {
                Deed::Publish { who, kg, form, farmer: coin.then_some(if kg % 2 == 0 { FARMER } else { FARMER_WITH_PHONE }), ahead, range }
            }
            3 => Deed::SetPrice { who, which, old },
            4 => Deed::SetQuantity { who, which, old, kg, least: coin },
            5 => Deed::Withdraw { who, which, old, elsewhere: coin },
            6 => Deed::Renew { who, which, old },
            7..=9 => Deed::Request { who, which, old, kg: kg / 3 + 1, measure },
            10..=11 => Deed::Accept { who, which, old },
            12 => Deed::Decline { who, which, old },
            13 => Deed::WithdrawRequest { who, which, old },
            14 => Deed::Cancel { who, which, old, seller: coin },
            21 => Deed::Postpone { who, which, old, seller: coin, days: ahead },
            22..=23 => Deed::AnswerDay { who, which, old, seller: coin, yes: kg % 3 > 0 },
            15 => Deed::Contact { who, which, seller: coin },
            16 => Deed::SetPhoto { who, which, photo },
            17..=18 => Deed::Pass { hours, due: coin },
            19 => Deed::Move { who: [2, 3, 4, 5, ASSISTANT][which.index(5)], to: Organization::ALL[usize::try_from(kg % 3).unwrap()] },
            _ => Deed::Reach { who: [0, 1, 2, ASSISTANT][which.index(4)], lost: coin },
        }
    });
    prop::collection::vec(deed, 1..90)
}

fn on(engine: Engine) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (db, ..) = runtime.block_on(database(engine));
    let usual = Config { failure_persistence: None, ..Config::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { 100 };
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

/// All rows of a statement that looks from some row on, on either engine, with what the transaction has gathered.
macro_rules! rows {
    ($tx:expr, $sql:expr, $after:expr, $row:ident => $made:expr) => {{
        let tx: &mut Tx = $tx;
        tx.flush().await.unwrap();
        match tx {
            Tx::Sqlite(tx) => {
                sqlx::query($sql).bind($after).fetch_all(&mut **tx).await.unwrap().iter().map(|$row| $made).collect::<Vec<_>>()
            }
            Tx::Postgres(tx) => {
                sqlx::query($sql).bind($after).fetch_all(&mut **tx).await.unwrap().iter().map(|$row| $made).collect::<Vec<_>>()
            }
        }
    }};
}

/// The real market beside the model.
struct Real {
    tx: Tx,
    people: Vec<PersonId>,
    offers: Vec<OfferId>,
    orders: Vec<OrderId>,
    /// The last rows that were looked at.
    seen: (i64, i64),
}

async fn play(db: &Db, deeds: &[Deed]) -> Result<(), String> {
    let mut tx = db.begin().await.unwrap();
    let goods = tx.catalogue(GOODS).await.unwrap().unwrap();
    let mut model = Model::new(beginning(), goods.life_days, goods.hold_hours);
    let tolerance = Tolerance::of_permille(TOLERANCE).unwrap();
    tx.set_tolerance(&GOODS.to_owned().into(), tolerance, None, model.now).await.unwrap();
    let mut people: Vec<PersonId> = Vec::new();
    for (place, roles) in PEOPLE.iter().enumerate() {
        if place == FARMER {
            let actor = tx.persons().get(people[ASSISTANT]).await.unwrap().unwrap();
            let mut cx = Cx { tx: &mut tx, now: model.now, actor: &actor, update: None };
            people.push(market::register_farmer(&mut cx, "Petani", SellerKind::Breeder, ("Gedog", Region::Kota)).await.unwrap());
            continue;
        }
        let person = tx.persons().insert(chat(place), "Orang", model.now).await.unwrap();
        if place == FARMER_WITH_PHONE {
            tx.farmers().record_consent(person, market::CONSENT_VERSION, people[ASSISTANT], model.now).await.unwrap();
        } else {
            tx.persons().give_consent(person, market::CONSENT_VERSION, model.now).await.unwrap();
        }
        for role in *roles {
            tx.persons().grant(person, *role, model.now).await.unwrap();
        }
        people.push(person);
    }
    let sql = "SELECT id, after FROM events WHERE id > $1 AND kind = 'took_role' ORDER BY id";
    let taken = rows!(&mut tx, sql, 0_i64, row => row.get::<Option<String>, _>(1));
    assert_eq!(taken, [Some("SELLER".to_owned())], "the farmer's role is in the trace");
    let mut real = Real { tx, people, offers: Vec::new(), orders: Vec::new(), seen: (0, 0) };
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

fn chat(place: usize) -> ChatId {
    ChatId(i64::try_from(place).unwrap() + 1)
}

fn price(form: Form, amount: i64) -> Price {
    Price { amount: Rupiah(amount), per: if form == Form::Lot { Unit::Lot } else { Unit::Kg } }
}

fn terms(model: &Model, form: Form, ahead: u64, range: Option<u64>) -> Terms {
    let ready_from = wib::day(model.now) + Days::new(ahead);
    Terms {
        commodity: GOODS.to_owned(),
        goods: String::new(),
        pack: (form == Form::Crates).then_some(Quantity { base: CRATE * 1000, unit: Unit::Kg }),
        price: price(form, PRICE),
        handover: Handover::SellerSite,
        ready_from,
        ready_until: range.map(|days| ready_from + Days::new(days)),
        place: "Gedog".to_owned(),
        region: Region::Kota,
        note: None,
        tolerance: Tolerance::NONE,
    }
}

/// The event of a step of what was agreed, and what is said along with it.
fn event_of_step(step: Step, model: &Model, target: usize) -> (OrderEvent, Detail) {
    let order = model.orders.get(target);
    let form = order.and_then(|order| model.offers.get(order.offer)).map_or(Form::Loose, |offer| offer.form);
    let quantity = |base: i64| Some(Quantity { base, ..Model::amount(form, 1) });
    let either = |yes: bool, first, second| if yes { first } else { second };
    match step {
        Step::AskCancel => (OrderEvent::AskCancel, Detail::because(CancelReason::PriceChanged, None)),
        Step::AnswerCancel { yes } => (either(yes, OrderEvent::AgreeCancel, OrderEvent::RefuseCancel), Detail::default()),
        Step::TakeBack { day } => (either(day, OrderEvent::TakeBackDay, OrderEvent::TakeBackCancel), Detail::default()),
        Step::Depart { share } => {
            let loaded = order.and_then(|order| quantity(order.share_of_rest(share))).or(quantity(1));
            (OrderEvent::Depart, Detail { loaded, ..Detail::default() })
        }
        Step::CorrectLoad { share } => {
            let loaded = order.and_then(|order| quantity(order.share_of_rest(share))).or(quantity(1));
            let before = order.and_then(|order| quantity(order.loaded()));
            let corrects = before.map(|loaded| LoadFigures { loaded, packs: None, plate: None, driver: None });
            (OrderEvent::CorrectLoad, Detail { loaded, corrects: corrects.map(Box::new), ..Detail::default() })
        }
        Step::Arrive { share } => {
            let (loaded, arrived) = order.map_or((1, 1), |order| (order.loaded(), order.share_of_arrived(share)));
            (OrderEvent::Arrive, Detail { loaded: quantity(loaded), arrived: quantity(arrived), ..Detail::default() })
        }
        Step::Dispose { disposition } => {
            let events = [OrderEvent::FetchRejects, OrderEvent::SellRejects, OrderEvent::DestroyRejects];
            (events[usize::from(disposition % 3)], Detail::default())
        }
        Step::Receive { share, broken, parted, again } => {
            let (loaded, accepted) = order.map_or((1, 1), |order| (order.loaded(), order.share_of_load(share)));
            let rejected = if broken && parted { quantity((loaded - accepted).max(0) / 2) } else { None };
            let loss = Some(if broken { LossReason::Quality } else { LossReason::Shrinkage });
            let detail = Detail { loaded: quantity(loaded), accepted: quantity(accepted), rejected, loss, ..Detail::default() };
            (either(again, OrderEvent::CorrectReceipt, OrderEvent::Receive), detail)
        }
        Step::AnswerReceipt { yes } => (either(yes, OrderEvent::AgreeReceipt, OrderEvent::DisputeReceipt), Detail::default()),
        Step::CloseRest { gone } => {
            let reason = if gone { CancelReason::NoGoods } else { CancelReason::Vehicle };
            (OrderEvent::CloseRest, Detail::because(reason, None))
        }
        Step::AnswerRest { there } => (either(there, OrderEvent::KeepRest, OrderEvent::DropRest), Detail::default()),
        Step::Papers { days } => {
            let day = Some(wib::day(model.now) + Days::new(days));
            (OrderEvent::CompletePapers, Detail { day, ..Detail::default() })
        }
        Step::SayPaid => (OrderEvent::SayPaid, Detail::default()),
        Step::AnswerPaid { yes: false, other: true } => {
            (OrderEvent::DisputePaid, Detail { came: Some(Box::new(Rupiah(1_000_000))), ..Detail::default() })
        }
        Step::AnswerPaid { yes, .. } => (either(yes, OrderEvent::ConfirmPaid, OrderEvent::DenyPaid), Detail::default()),
        Step::Amend { what, share } => {
            let amendment = order.map(|order| amendment(order, form, what, model.amended(order, what, share)));
            (OrderEvent::Amend, Detail { amendment, ..Detail::default() })
        }
        Step::AnswerTerms { yes } => (either(yes, OrderEvent::AcceptTerms, OrderEvent::DeclineTerms), Detail::default()),
        Step::TakeBackTerms => (OrderEvent::TakeBackTerms, Detail::default()),
        Step::Complain => (OrderEvent::Complain, Detail { trouble: Some(Trouble::Quality), ..Detail::default() }),
        Step::DropComplaint => (OrderEvent::DropComplaint, Detail::default()),
        Step::Propose { back: Some(share), .. } => {
            let returned = quantity(order.map_or(1, |order| order.share_of_kept(share)));
            (OrderEvent::ProposeOutcome, Detail { outcome: Some(Outcome::Returned), returned, ..Detail::default() })
        }
        Step::Propose { price: Some(share), .. } => {
            let amendment = order.map(|order| amendment(order, form, What::Price, model.amended(order, What::Price, share)));
            (OrderEvent::ProposeOutcome, Detail { outcome: Some(Outcome::PriceAdjusted), amendment, ..Detail::default() })
        }
        Step::Propose { as_loaded, .. } => {
            let outcome = if as_loaded { Outcome::AsLoaded } else { Outcome::AsReceived };
            (OrderEvent::ProposeOutcome, Detail { outcome: Some(outcome), ..Detail::default() })
        }
        Step::AnswerProposal { yes } => (either(yes, OrderEvent::AgreeOutcome, OrderEvent::RefuseOutcome), Detail::default()),
    }
}

/// A change of what was agreed, as a person who sees the order proposes it.
fn amendment(order: &ModelOrder, form: Form, what: What, to: i64) -> Amendment {
    let quantity = |base: i64| Quantity { base, ..Model::amount(form, 1) };
    match what {
        What::Price => Amendment::Price { from: price(form, order.price), to: price(form, to) },
        What::Quantity => Amendment::Quantity { from: quantity(order.quantity), to: quantity(to) },
        What::Days => Amendment::PaymentDays { from: order.payment_days, to },
    }
}

impl Real {
    async fn person(&mut self, who: usize) -> Person {
        self.tx.persons().get(self.people[who]).await.unwrap().unwrap()
    }

    /// Does it as `who` on the offer or order at `target`, with the stamps that the model knows.
    async fn does(&mut self, deed: &Deed, model: &Model, who: usize, target: usize) -> Result<Answer, String> {
        let (now, actor) = (model.now, self.person(who).await);
        let offer = self.offers.get(target).copied().unwrap_or(OfferId(1));
        let order = self.orders.get(target).copied().unwrap_or(OrderId(1));
        let seen = model.offers.get(target).map_or((0, 0), |offer| (offer.version, offer.terms_version));
        let form = model.offers.get(target).map_or(Form::Loose, |offer| offer.form);
        let version = model.orders.get(target).map_or(0, |order| order.version);
        let back = |old: bool| i64::from(old);
        match *deed {
            Deed::Pass { hours, due } => {
                let now = now + chrono::Duration::hours(hours);
                if due {
                    for order in self.orders.clone() {
                        market::lapse_request(&mut self.tx, order, now).await.map_err(|e| e.to_string())?;
                        market::meet_deadline(&mut self.tx, order, now).await.map_err(|e| e.to_string())?;
                    }
                    for (reader, orders) in market::pick_ups_due(&mut self.tx, now).await.map_err(|e| e.to_string())? {
                        market::remind_of_pick_ups(&mut self.tx, reader, &orders, now).await.map_err(|e| e.to_string())?;
                    }
                    for offer in self.offers.clone() {
                        market::expire_offer(&mut self.tx, offer, now).await.map_err(|e| e.to_string())?;
                    }
                }
                return Ok(Answer::Done);
            }
            Deed::Reach { lost, .. } => {
                let chat = actor.chat.ok_or("no chat")?;
                let done = if lost {
                    reachability::mark_unreachable(&mut self.tx, chat, now).await
                } else {
                    reachability::mark_reachable(&mut self.tx, chat, now).await
                };
                return done.map(|()| Answer::Done).map_err(|e| e.to_string());
            }
            Deed::SetLimit { company, on } => {
                self.tx.set_approval_limit(company, on.then_some(Rupiah(LIMIT)), None, now).await.unwrap();
                return Ok(Answer::Done);
            }
            Deed::Move { to, .. } => {
                self.tx.persons().grant(actor.id, Role::Buyer(to), now).await.unwrap();
                return Ok(Answer::Done);
            }
            _ => {}
        }
        let cx = &mut Cx { tx: &mut self.tx, now, actor: &actor, update: None };
        let outcome = match *deed {
            Deed::Publish { kg, form, farmer, ahead, range, .. } => {
                let terms = terms(model, form, ahead, range);
                let draft = OfferDraft { terms, quantity: Model::amount(form, kg), nego: false, photo: None };
                let made = match farmer {
                    Some(farmer) => market::publish_for(cx, self.people[farmer], draft).await,
                    None => market::publish(cx, draft).await,
                };
                made.map(|offer| self.offers.push(offer.id))
            }
            Deed::SetPhoto { photo, .. } => market::set_photo(cx, offer, photo).await.map(drop),
            Deed::SetPrice { old, .. } => market::set_price(cx, offer, seen.0 - back(old), price(form, NEW_PRICE)).await.map(drop),
            Deed::SetQuantity { old, kg, least, .. } => {
                market::set_quantity(cx, offer, seen.0 - back(old), model.new_quantity(target, kg, least)).await.map(drop)
            }
            Deed::Withdraw { old, elsewhere: false, .. } => market::withdraw(cx, offer, seen.0 - back(old)).await.map(drop),
            Deed::Withdraw { old, .. } => market::sold_out(cx, offer, seen.0 - back(old)).await.map(drop),
            Deed::Renew { old, .. } => market::renew(cx, offer, seen.0 - back(old)).await.map(drop),
            Deed::Request { old, kg, measure, .. } => {
                let made = market::request(cx, offer, seen.1 - back(old), model.asked(target, kg, measure)).await;
                made.map(|order| self.orders.push(order.id))
            }
            Deed::Accept { old, .. } => {
                market::transition(cx, order, version - back(old), OrderEvent::Accept, &Detail::default()).await.map(drop)
            }
            Deed::Decline { old, .. } => {
                market::transition(cx, order, version - back(old), OrderEvent::Decline, &Detail::default()).await.map(drop)
            }
            Deed::WithdrawRequest { old, .. } => {
                market::transition(cx, order, version - back(old), OrderEvent::Withdraw, &Detail::default()).await.map(drop)
            }
            Deed::Cancel { old, .. } => {
                market::transition(cx, order, version - back(old), OrderEvent::Cancel, &Detail::because(CancelReason::Vehicle, None))
                    .await
                    .map(drop)
            }
            Deed::Postpone { old, days, .. } => {
                let detail = Detail { day: Some(wib::day(now) + Days::new(days)), ..Detail::default() };
                market::transition(cx, order, version - back(old), OrderEvent::Postpone, &detail).await.map(drop)
            }
            Deed::AnswerDay { old, yes, .. } => {
                let event = if yes { OrderEvent::AcceptDay } else { OrderEvent::DeclineDay };
                market::transition(cx, order, version - back(old), event, &Detail::default()).await.map(drop)
            }
            Deed::Step { old, step, .. } => {
                let (event, detail) = event_of_step(step, model, target);
                market::transition(cx, order, version - back(old), event, &detail).await.map(drop)
            }
            Deed::Decide { old, decision, .. } => {
                let note = Some("cukup sedikit dulu".to_owned());
                let (event, detail) = match decision {
                    Decision::Approve => (OrderEvent::Approve, Detail::default()),
                    Decision::Refuse => (OrderEvent::Refuse, Detail { note, ..Detail::default() }),
                    Decision::SendBack => (OrderEvent::SendBack, Detail { note, ..Detail::default() }),
                    Decision::AskAgain { .. } => {
                        let form = model.orders.get(target).map_or(Form::Loose, |order| model.offers[order.offer].form);
                        let amendment = model.orders.get(target).map_or_else(
                            || Amendment::PaymentDays { from: None, to: 1 },
                            |order| amendment(order, form, What::Quantity, model.again(target, decision)),
                        );
                        (OrderEvent::AskAgain, Detail { amendment: Some(amendment), ..Detail::default() })
                    }
                };
                market::transition(cx, order, version - back(old), event, &detail).await.map(drop)
            }
            Deed::Contact { .. } => match market::contact(cx, order).await {
                Ok((_, person)) => return Ok(Answer::Meet(self.place(person.id))),
                Err(error) => Err(error),
            },
            Deed::Pass { .. } | Deed::Reach { .. } | Deed::Move { .. } | Deed::SetLimit { .. } => Ok(()),
        };
        match outcome {
            Ok(()) => Ok(Answer::Done),
            Err(Error::Store(error)) => Err(error.to_string()),
            Err(Error::Refused(refusal)) => Ok(match refusal {
                Refusal::RoleNeeded(kind) => Answer::RoleNeeded(kind),
                Refusal::NotFound => Answer::NotFound,
                Refusal::Stale(happened) => Answer::Stale(happened),
                Refusal::Less(facts) => Answer::Less(facts.remaining.base),
                Refusal::Gone(_) => Answer::Gone,
                Refusal::OwnOffer(_) => Answer::OwnOffer,
                Refusal::WholeOnly(_) => Answer::WholeOnly,
                Refusal::BelowReserved(reserved) => Answer::BelowReserved(reserved.base),
                Refusal::OverBudget(OverBudget::NoApprover { .. }) => Answer::NoApprover,
                Refusal::OverBudget(OverBudget::Unapprovable) => Answer::Unapprovable,
                other => return Err(format!("unexpected: {other:?}")),
            }),
        }
    }

    async fn compare(&mut self, model: &Model) -> Result<(), String> {
        for (place, (id, wanted)) in self.offers.clone().into_iter().zip(&model.offers).enumerate() {
            let real = self.tx.offers().get(id).await.unwrap().unwrap();
            let (stock, left) = (model.stock(place), wanted.offered - model.reserved(place));
            let real_row = (real.status, real.version, real.terms_version, real.offered.base, real.available);
            same("offer", place, &real_row, &(wanted.status, wanted.version, wanted.terms_version, wanted.offered, left))?;
            same("stock of offer", place, &(real.held, real.committed, real.fulfilled), &stock)?;
            same("ready days of offer", place, &(real.terms.ready_from, real.terms.ready_until), &wanted.ready)?;
            same("end of offer", place, &real.valid_until, &wanted.valid_until)?;
            let people = (self.place(real.seller), self.place(real.entered_by));
            same("people of offer", place, &people, &(wanted.seller, wanted.entered_by))?;
            same("price and photo of offer", place, &(real.terms.price.amount.0, real.photo.as_deref()), &(wanted.price, wanted.photo))?;
        }
        for (place, (id, wanted)) in self.orders.clone().into_iter().zip(&model.orders).enumerate() {
            let real = self.tx.orders().get(id).await.unwrap().unwrap();
            same("order", place, &(real.status(), real.version, real.hold_until), &(wanted.status, wanted.version, wanted.hold_until))?;
            let came = (real.progress.arrived, real.progress.accepted, real.progress.closed_short);
            same("rejected goods of order", place, &real.progress.undisposed, &wanted.undisposed)?;
            same("rest of order that is asked about", place, &real.progress.rest_asked, &wanted.asked)?;
            same("goods of order that went back", place, &real.progress.returned, &wanted.returned)?;
            let terms = (real.terms.price.amount.0, real.progress.payment_days);
            same("price and payment days of order", place, &terms, &(wanted.price, wanted.payment_days))?;
            same("goods of order", place, &came, &(wanted.arrived, wanted.accepted, wanted.closed))?;
            same("what order will cost", place, &real.worth(), &Some(Rupiah(model.worth(place))))?;
            same("ready days of order", place, &(real.terms.ready_from, real.terms.ready_until), &wanted.day)?;
            same("order's quantity and total", place, &(real.quantity.base, real.total), &(wanted.quantity, Some(Rupiah(wanted.total))))?;
        }
        same("rows of the trace", 0, &self.traced().await, &sorted(model.traced.clone()))?;
        same("messages to others", 0, &self.told().await, &sorted(model.told.clone()))
    }

    fn place(&self, person: PersonId) -> usize {
        self.people.iter().position(|id| *id == person).expect("one of the cast")
    }

    /// What was added to the trace of offers and orders since the last look.
    async fn traced(&mut self) -> Vec<Traced> {
        let sql = "SELECT id, subject, subject_id, kind, actor_id, on_behalf_of, before, after, reason FROM events
            WHERE id > $1 AND subject IN ('offer', 'order') ORDER BY id";
        let rows = rows!(&mut self.tx, sql, self.seen.0, row => {
            let ids: (i64, i64, Option<i64>, Option<i64>) = (row.get(0), row.get(2), row.get(4), row.get(5));
            let texts: (String, String, Option<String>, Option<String>, Option<String>) =
                (row.get(1), row.get(3), row.get(6), row.get(7), row.get(8));
            (ids, texts)
        });
        self.seen.0 = rows.last().map_or(self.seen.0, |row| row.0.0);
        let made = rows.into_iter().map(|((_, target, actor, on_behalf_of), (subject, kind, before, after, reason))| Traced {
            target: if subject == "offer" {
                self.offers.iter().position(|id| id.0 == target).expect("a known offer")
            } else {
                self.orders.iter().position(|id| id.0 == target).expect("a known order")
            },
            actor: actor.map(|id| self.place(PersonId(id))),
            on_behalf_of: on_behalf_of.map(|id| self.place(PersonId(id))),
            subject,
            kind,
            before,
            after,
            reason,
        });
        sorted(made.collect())
    }

    /// What was put into the outbox since the last look.
    async fn told(&mut self) -> Vec<Told> {
        let sql = "SELECT id, chat_id, notice, CASE WHEN CAST(silent AS INTEGER) = 1 THEN 'silent' ELSE 'loud' END, not_before
            FROM outbox WHERE id > $1 ORDER BY id";
        let rows = rows!(&mut self.tx, sql, self.seen.1, row => {
            let (id, chat, notice, sound, not_before): (i64, i64, String, String, i64) =
                (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4));
            (id, chat, notice, sound == "silent", not_before)
        });
        self.seen.1 = rows.last().map_or(self.seen.1, |row| row.0);
        let made = rows.into_iter().map(|(_, to, notice, silent, not_before)| {
            let notice: serde_json::Value = serde_json::from_str(&notice).unwrap();
            Told {
                who: (0..PEOPLE.len()).find(|place| chat(*place) == ChatId(to)).expect("one of the cast"),
                kind: notice["kind"].as_str().unwrap().to_owned(),
                silent,
                not_before: DateTime::from_timestamp_millis(not_before).unwrap(),
            }
        });
        sorted(made.collect())
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, place: usize, real: &T, model: &T) -> Result<(), String> {
    if real == model { Ok(()) } else { Err(format!("{what} {place}: the market has {real:?}, the model {model:?}")) }
}
