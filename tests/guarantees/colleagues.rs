//! News of an order belongs to the organisation that buys: who leaves or can't be reached takes none of it along.

use chrono::{DateTime, Utc};
use tembus::{
    app::audit::audit,
    domain::{
        person::{Organization, PersonId, Role, RoleKind},
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
        Way::Revoked => drop(market::revoke(&mut tx, &actor, RoleKind::Buyer, RemovalReason::Complaint, now).await.unwrap()),
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
