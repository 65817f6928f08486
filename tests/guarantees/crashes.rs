//! Kill -9 of the real program, at five points that are steered from Telegram's side, again and again on one database.
//!
//! Each round a buyer confirms a purchase and the program dies at the point; another is started and comes to rest. Then there
//! is one order more, the stock adds up, and both sides know of it: exactly once, or where nobody can know whether Telegram had
//! taken the message (the third and fourth point) at least once.
//!
//! Two rounds a point and engine, or as many as `TEMBUS_KILLS` says:
//! `TEMBUS_KILLS=20 cargo test --test main guarantees::crashes::`

use std::time::Duration;

use tembus::{
    domain::person::Organization,
    sandbox::{Fault, Gate},
    store::Db,
};

use super::{
    binary::{Program, Shop, eventually, transcript},
    raw::{number, texts},
};
use crate::support::{Engine, on_each_engine};

const ASKED: &str = "Dari penawaran P-1001";
const SENT: &str = "sudah dikirim ke penjual";
const OFFERED: i64 = 2_000_000;
const KILO: i64 = 1_000;

/// Where the program dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Point {
    /// The answer of `getUpdates` has left; whether the update was applied is the program's affair.
    UpdatesGiven,
    /// `sendMessage` has arrived, but nothing was done about it.
    NotTaken,
    /// The message stands in the chat, but the answer never leaves.
    AnswerWithheld,
    /// The answer has left.
    Answered,
    /// All is done, but the offset that confirms the update does not arrive.
    NotConfirmed,
}

impl Point {
    /// A message was under way.
    const fn is_uncertain(self) -> bool {
        matches!(self, Self::NotTaken | Self::AnswerWithheld)
    }
}

fn rounds() -> i64 {
    std::env::var("TEMBUS_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(2)
}

on_each_engine!(dying_when_updates_were_given);
async fn dying_when_updates_were_given(engine: Engine) {
    rounds_of(Point::UpdatesGiven, engine).await;
}

on_each_engine!(dying_before_a_message_is_taken);
async fn dying_before_a_message_is_taken(engine: Engine) {
    rounds_of(Point::NotTaken, engine).await;
}

on_each_engine!(dying_before_it_is_known_that_a_message_was_taken);
async fn dying_before_it_is_known_that_a_message_was_taken(engine: Engine) {
    rounds_of(Point::AnswerWithheld, engine).await;
}

on_each_engine!(dying_when_a_message_was_answered);
async fn dying_when_a_message_was_answered(engine: Engine) {
    rounds_of(Point::Answered, engine).await;
}

on_each_engine!(dying_before_the_offset_is_confirmed);
async fn dying_before_the_offset_is_confirmed(engine: Engine) {
    rounds_of(Point::NotConfirmed, engine).await;
}

async fn rounds_of(point: Point, engine: Engine) {
    let shop = Shop::new(engine).await;
    let mut program = shop.start();
    let seller = shop.seller(&program, "Pak Slamet").await;
    let buyer = shop.buyer(&program, "Bu Rina", Organization::PasarJaya).await;
    shop.offers(&program, seller, "2 ton").await;
    let mut uncertain = 0;
    for round in 1..=rounds() {
        shop.says(&program, buyer, "/beli").await;
        shop.taps(&program, buyer, "1").await;
        shop.taps(&program, buyer, "Pesan").await;
        shop.says(&program, buyer, "1 kg").await;
        let before = (shop.count(seller, ASKED), shop.count(buyer, SENT));

        confirm_until(point, &shop, &program, buyer, seller, round).await;
        program.kill().await;
        shop.sandbox.forget_faults();
        let calls = shop.sandbox.calls().len();
        program = shop.start();
        let polls = || async { shop.sandbox.calls()[calls..].iter().any(|call| call.method == "getUpdates") };
        eventually("the next one polls", polls, || program.log()).await;
        eventually("the order is there", || async { orders(&shop.db).await == round }, || program.log()).await;
        shop.settle(&program).await;

        let what = format!("{point:?} on {engine:?}, round {round}");
        let (asked, sent) = (shop.count(seller, ASKED) - before.0, shop.count(buyer, SENT) - before.1);
        let seen = format!("{what}\n{}", transcript(&shop.sandbox.chat(seller)));
        match point {
            // It was taken, and nothing told the program so.
            Point::AnswerWithheld => assert_eq!(asked, 2, "{seen}"),
            // The answer may have been noted before the end.
            Point::Answered => assert!(asked == 1 || asked == 2, "{seen}"),
            _ => assert_eq!(asked, 1, "{seen}"),
        }
        audit(&shop.db, round, &what).await;
        let counted = number(&shop.db, "SELECT CAST(COALESCE(SUM(uncertain), 0) AS BIGINT) FROM outbox").await;
        assert!(sent == 1 || sent == 2, "{what}");
        assert!(asked + sent == 2 || counted > uncertain, "a doubled message was not counted: {what}");
        assert!(!point.is_uncertain() || counted > uncertain, "an attempt that nobody knows the end of was not counted: {what}");
        uncertain = counted;
    }
    assert!(program.terminate().await.success());
}

/// Confirms the purchase and returns at the point.
async fn confirm_until(point: Point, shop: &Shop, program: &Program, buyer: i64, seller: i64, round: i64) {
    let gate = Gate::new();
    let sandbox = &shop.sandbox;
    let polls_answered = || sandbox.calls().iter().filter(|c| c.method == "getUpdates" && c.status == Some(200)).count();
    let messages_answered = || shop.calls("sendMessage", seller).iter().filter(|c| c.status == Some(200)).count();
    let (polls, messages) = (polls_answered(), messages_answered());
    match point {
        Point::UpdatesGiven => {
            // Nothing may leave before the end, however slow this test is.
            sandbox.fail_next("sendMessage", None, Fault::HoldBefore(Gate::new()), 100);
            sandbox.fail_next("editMessageText", None, Fault::HoldBefore(Gate::new()), 100);
        }
        Point::NotTaken => sandbox.fail_next("sendMessage", Some(seller), Fault::HoldBefore(gate.clone()), 1),
        Point::AnswerWithheld => sandbox.fail_next("sendMessage", Some(seller), Fault::Hold(gate.clone()), 1),
        Point::Answered => {}
        Point::NotConfirmed => sandbox.fail_next("getUpdates", None, Fault::HoldBefore(gate.clone()), 1),
    }
    shop.press(buyer, "Pesan");
    match point {
        Point::UpdatesGiven => {
            until(shop, || polls_answered() > polls).await;
            // Each time a little further.
            tokio::time::sleep(Duration::from_micros(500) * u32::try_from(round - 1).unwrap()).await;
        }
        Point::Answered => until(shop, || messages_answered() > messages).await,
        Point::NotTaken | Point::AnswerWithheld => gate.reached().await,
        Point::NotConfirmed => {
            gate.reached().await;
            let all_sent = || async { shop.waiting_messages().await == 0 };
            eventually("all is sent", all_sent, || program.log()).await;
        }
    }
}

/// Ends as soon as the condition holds: looked at whenever something happens at Telegram.
async fn until(shop: &Shop, condition: impl Fn() -> bool) {
    let waiting = async {
        let mut seen = shop.sandbox.revision();
        while !condition() {
            seen = shop.sandbox.changed(seen).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waiting).await.expect("the bot acts");
}

async fn orders(db: &Db) -> i64 {
    number(db, "SELECT COUNT(*) FROM orders").await
}

/// Effects exactly once.
async fn audit(db: &Db, round: i64, what: &str) {
    let facts = [
        ("SELECT COUNT(*) FROM persons", 2),
        ("SELECT COUNT(*) FROM roles", 2),
        ("SELECT COUNT(*) FROM offers", 1),
        ("SELECT COUNT(*) FROM orders", round),
        ("SELECT held FROM offers", round * KILO),
        ("SELECT available FROM offers", OFFERED - round * KILO),
        ("SELECT CAST(SUM(quantity) AS BIGINT) FROM orders", round * KILO),
        ("SELECT COUNT(*) FROM events WHERE kind = 'requested'", round),
        ("SELECT COUNT(*) FROM events WHERE kind = 'took_role'", 2),
        ("SELECT MAX(number) FROM orders", round),
        ("SELECT COUNT(*) FROM outbox WHERE state NOT IN ('sent', 'superseded')", 0),
        ("SELECT COUNT(*) FROM set_aside", 0),
    ];
    for (sql, expected) in facts {
        assert_eq!(number(db, sql).await, expected, "{sql}: {what}\n{:?}", texts(db, "SELECT state || ' ' || act FROM outbox").await);
    }
}
