//! News of an order belongs to the organisation that buys: who leaves or can't be reached takes none of it along.

use chrono::{DateTime, Utc};
use tembus::{
    app::audit::audit,
    domain::{
        order::OrderId,
        person::{Office, Organization, PersonId, Role},
        removal::RemovalReason,
    },
    market::{self, Cx, reachability},
    store::{Db, audit::Kind},
};

use super::{market::*, raw};
use crate::support::{
    Engine, on_each_engine,
    world::{beginning, database},
};

/// How the one who ordered stops reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Stops,
    Deletes,
    Revoked,
    Suspended,
    Moves,
    Lost,
}

const WAYS: [Way; 6] = [Way::Stops, Way::Deletes, Way::Revoked, Way::Suspended, Way::Moves, Way::Lost];

const ORDERER: i64 = 100;
const COLLEAGUE: i64 = 101;

async fn goes(db: &Db, id: PersonId, way: Way, now: DateTime<Utc>) {
    let code = market::Code::from_entropy([7; 16]);
    let mut tx = db.begin().await.unwrap();
    if way == Way::Moves {
        market::invite(&mut tx, Role::Buyer(Organization::FoodStation), &code, now).await.unwrap();
    }
    let actor = tx.persons().get(id).await.unwrap().unwrap();
    match way {
        Way::Revoked => {
            let kind = actor.roles.first().unwrap().kind();
            drop(market::revoke(&mut tx, &actor, kind, RemovalReason::Complaint, now).await.unwrap());
        }
        Way::Suspended => drop(market::suspend(&mut tx, &actor, RemovalReason::Complaint, now).await.unwrap()),
        Way::Lost => reachability::mark_unreachable(&mut tx, actor.chat.unwrap(), now).await.unwrap(),
        Way::Stops | Way::Deletes | Way::Moves => {
            let cx = &mut Cx { tx: &mut tx, now, actor: &actor, update: None };
            match way {
                Way::Stops => drop(market::stop(cx).await.unwrap()),
                Way::Deletes => market::delete_account(cx).await.unwrap(),
                _ => drop(market::add_role(cx, &market::code_hash(code.text())).await.unwrap()),
            }
        }
    }
    tx.commit().await.unwrap();
}

async fn waiting(db: &Db, chat: i64, kind: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM outbox WHERE chat_id = {chat} AND state = 'queued' AND notice LIKE '%\"{kind}\"%'");
    raw::number(db, &sql).await
}

async fn untold(db: &Db) -> Vec<String> {
    let found = audit(&mut db.snapshot().await.unwrap()).await.unwrap();
    found.into_iter().filter(|finding| finding.kind == Kind::Notice).map(|finding| finding.said).collect()
}

on_each_engine!(what_who_ordered_was_not_sent_is_told_to_the_colleagues);
async fn what_who_ordered_was_not_sent_is_told_to_the_colleagues(engine: Engine) {
    for way in WAYS {
        let (db, now) = (database(engine).await.0, beginning());
        let seller = person(&db, 1, Role::Seller, now).await;
        let orderer = person(&db, ORDERER, Role::Buyer(Organization::PasarJaya), now).await;
        person(&db, COLLEAGUE, Role::Buyer(Organization::PasarJaya), now).await;
        let offer = publish(&db, seller, kg(1_000), now).await.unwrap();
        let declined = request(&db, orderer, offer.id, offer.terms_version, kg(100), now).await.unwrap();
        decline(&db, seller, declined.id, 1, now).await.unwrap();
        assert_eq!((waiting(&db, ORDERER, "order_declined").await, waiting(&db, COLLEAGUE, "order_declined").await), (1, 0));
        goes(&db, orderer, way, now).await;
        assert_eq!(waiting(&db, COLLEAGUE, "order_declined").await, 1, "{way:?}");
        // Who comes back reads it as well; who left reads nothing of the organisation's.
        assert_eq!(waiting(&db, ORDERER, "order_declined").await, i64::from(way == Way::Lost), "{way:?}");
        assert_eq!(untold(&db).await, Vec::<String>::new(), "{way:?}");
    }
}

on_each_engine!(what_happens_while_who_ordered_is_lost_is_told_to_the_colleagues_at_once);
async fn what_happens_while_who_ordered_is_lost_is_told_to_the_colleagues_at_once(engine: Engine) {
    let (db, now) = (database(engine).await.0, beginning());
    let seller = person(&db, 1, Role::Seller, now).await;
    let orderer = person(&db, ORDERER, Role::Buyer(Organization::PasarJaya), now).await;
    person(&db, COLLEAGUE, Role::Buyer(Organization::PasarJaya), now).await;
    person(&db, 102, Role::Buyer(Organization::DharmaJaya), now).await;
    let offer = publish(&db, seller, kg(1_000), now).await.unwrap();
    let order = request(&db, orderer, offer.id, offer.terms_version, kg(100), now).await.unwrap();
    goes(&db, orderer, Way::Lost, now).await;
    accept(&db, seller, order.id, 1, now).await.unwrap();
    for (chat, times) in [(ORDERER, 1), (COLLEAGUE, 1), (102, 0)] {
        assert_eq!(waiting(&db, chat, "order_confirmed").await, times, "{chat}");
    }
    assert_eq!(untold(&db).await, Vec::<String>::new());
    // The audit sees it if only the lost one was told.
    raw::execute(&db, &format!("DELETE FROM outbox WHERE chat_id = {COLLEAGUE} AND notice LIKE '%order_confirmed%'")).await.unwrap();
    assert_eq!(untold(&db).await, ["order O-2026-1 was confirmed and its buyer was not told"]);
}

on_each_engine!(news_that_is_deleted_unsent_is_known_to_the_audit);
async fn news_that_is_deleted_unsent_is_known_to_the_audit(engine: Engine) {
    let (db, now) = (database(engine).await.0, beginning());
    let seller = person(&db, 1, Role::Seller, now).await;
    let first = person(&db, ORDERER, Role::Buyer(Organization::PasarJaya), now).await;
    let second = person(&db, COLLEAGUE, Role::Buyer(Organization::PasarJaya), now).await;
    let offer = publish(&db, seller, kg(1_000), now).await.unwrap();
    let order = request(&db, first, offer.id, offer.terms_version, kg(100), now).await.unwrap();
    accept(&db, seller, order.id, 1, now).await.unwrap();
    goes(&db, first, Way::Stops, now).await;
    assert_eq!((waiting(&db, COLLEAGUE, "order_confirmed").await, untold(&db).await), (1, vec![]));
    goes(&db, second, Way::Stops, now).await;
    let said = "news of order O-2026-1 was deleted unsent, and nobody else buys for its organisation";
    assert_eq!(untold(&db).await, [said]);
}

/// A farmer of Gedog whom the assistant registers, and an order of his goods that is agreed.
async fn agreed_for_a_farmer(db: &Db, assistant: PersonId, buyer: PersonId, now: DateTime<Utc>) -> OrderId {
    let farmer = registered(db, assistant, now).await;
    let offer = publish_for(db, assistant, farmer, kg(1_000), now).await.unwrap();
    let order = request(db, buyer, offer.id, offer.terms_version, kg(100), now).await.unwrap();
    accept(db, assistant, order.id, 1, now).await.unwrap();
    order.id
}

on_each_engine!(what_an_assistant_was_not_sent_is_told_to_who_can_tell_the_farmer);
async fn what_an_assistant_was_not_sent_is_told_to_who_can_tell_the_farmer(engine: Engine) {
    const ASSISTANT: i64 = 10;
    const NEIGHBOUR: i64 = 11;
    const DESK: i64 = 12;
    for (way, has_neighbour) in
        [Way::Stops, Way::Revoked, Way::Suspended, Way::Lost].into_iter().flat_map(|way| [(way, true), (way, false)])
    {
        let (db, now) = (database(engine).await.0, beginning());
        let assistant = person(&db, ASSISTANT, Role::Assistant, now).await;
        let neighbour = person(&db, NEIGHBOUR, Role::Assistant, now).await;
        person(&db, DESK, Role::Official(Office::Btc), now).await;
        let buyer = person(&db, ORDERER, Role::Buyer(Organization::PasarJaya), now).await;
        if has_neighbour {
            registered(&db, neighbour, now).await;
        }
        let order = agreed_for_a_farmer(&db, assistant, buyer, now).await;
        // The buyer asks to cancel together, and the assistant is not sent it.
        ask_to_cancel(&db, buyer, order, now).await.unwrap();
        assert_eq!(waiting(&db, ASSISTANT, "order_changed").await, 1, "{way:?}");
        goes(&db, assistant, way, now).await;
        let told = [NEIGHBOUR, DESK].map(|chat| waiting(&db, chat, "farmer_news"));
        let told = futures_util::future::join_all(told).await;
        assert_eq!(told, if has_neighbour { [1, 0] } else { [0, 1] }, "{way:?}");
        assert_eq!(untold(&db).await, Vec::<String>::new(), "{way:?}");
        // Who comes back reads it as well; who acts for farmers no more reads nothing of theirs.
        assert_eq!(waiting(&db, ASSISTANT, "order_changed").await, i64::from(way == Way::Lost), "{way:?}");
        // What is stored names nobody: the names are looked up when it is sent.
        assert_eq!(raw::number(&db, "SELECT COUNT(*) FROM outbox WHERE notice LIKE '%farmer_news%Petani%'").await, 0, "{way:?}");
    }
}

on_each_engine!(what_happens_after_an_assistant_left_is_told_to_who_can_tell_the_farmer);
async fn what_happens_after_an_assistant_left_is_told_to_who_can_tell_the_farmer(engine: Engine) {
    for way in [Way::Stops, Way::Revoked, Way::Suspended] {
        let (db, now) = (database(engine).await.0, beginning());
        let assistant = person(&db, 10, Role::Assistant, now).await;
        person(&db, 12, Role::Official(Office::Btc), now).await;
        let buyer = person(&db, ORDERER, Role::Buyer(Organization::PasarJaya), now).await;
        let order = agreed_for_a_farmer(&db, assistant, buyer, now).await;
        // Goods that are on their way stay an order, whatever becomes of the assistant.
        depart(&db, assistant, order, kg(100), now).await.unwrap();
        goes(&db, assistant, way, now).await;
        let before = waiting(&db, 12, "farmer_news").await;
        receive(&db, buyer, order, kg(100), now).await.unwrap();
        assert_eq!(waiting(&db, 12, "farmer_news").await, before + 1, "{way:?}");
        assert_eq!(waiting(&db, 10, "order_changed").await, 0, "{way:?}");
        assert_eq!(untold(&db).await, Vec::<String>::new(), "{way:?}");
    }
}

on_each_engine!(news_that_nobody_can_tell_a_farmer_is_known_to_the_audit);
async fn news_that_nobody_can_tell_a_farmer_is_known_to_the_audit(engine: Engine) {
    let (db, now) = (database(engine).await.0, beginning());
    let assistant = person(&db, 10, Role::Assistant, now).await;
    let buyer = person(&db, ORDERER, Role::Buyer(Organization::PasarJaya), now).await;
    agreed_for_a_farmer(&db, assistant, buyer, now).await;
    assert_eq!(untold(&db).await, Vec::<String>::new());
    goes(&db, assistant, Way::Stops, now).await;
    assert_eq!(untold(&db).await, ["news of order O-2026-1 was deleted unsent, and nobody else can tell its farmer"]);
}
