//! The table of orders, cell by cell: every event in every position that can be reached, by every role, once, twice, too late,
//! and by both sides at the same moment.
//!
//! The positions are found by walking: from a fresh request on, every open row is taken, by either side, a mediator or the
//! passing of time, until no new position comes. What the market then does in each cell is compared with the row.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{DateTime, Days, Duration, Utc};
use sqlx::Row;
use tembus::{
    domain::{
        lifecycle::{Side, Stock},
        money::{Price, Rupiah},
        offer::OfferId,
        order::{
            Amendment, Approval, CancelReason, Detail, Inquiry, LoadFigures, LossReason, Order, OrderEvent, OrderId, Outcome, Position,
            Transition, Trouble,
        },
        person::{Office, Organization, Person, PersonId, Role},
    },
    market::{self, Cx, Error},
    store::{Db, Tx},
};

use super::market::{kg, person, publish};
use crate::support::{
    Engine, on_each_engine, raw,
    world::{beginning, database},
};

/// How long nothing happens where time acts: longer than any silence that is told or ends something.
const SILENCE: Duration = Duration::days(10);

/// One step of a walk.
#[derive(Debug, Clone)]
enum Step {
    By(Side, OrderEvent, Detail),
    Decide(Detail),
    Time,
}

/// A person who tries every event, and the side on which the table should see this person.
struct Actor {
    role: &'static str,
    person: Person,
    side: Option<Side>,
}

impl Actor {
    /// The side on which this person is of `order`: a seller who must not know of it is on none.
    fn side_of(&self, order: &Order) -> Option<Side> {
        self.side.filter(|side| *side == Side::Buyer || !order.is_hidden())
    }

    /// Whether this person is one of the side that may cause `event`.
    fn may(&self, event: OrderEvent) -> bool {
        event.by().allows_person(self.role == "buyer")
    }

    /// The row by which this person causes `event`.
    fn row(&self, order: &Order, event: OrderEvent) -> Option<&'static Transition> {
        let position = order.position();
        self.side_of(order).filter(|_| self.may(event)).and_then(|side| position.open_to(side).find(|row| row.event == event))
    }
}

struct Cells {
    tx: Tx,
    offer: OfferId,
    order: OrderId,
    now: DateTime<Utc>,
}

/// What a refused event leaves as it was.
#[derive(Debug, PartialEq)]
struct Seen {
    order: Order,
    stock: [i64; 4],
    events: i64,
    messages: i64,
}

/// The first column of all rows of a statement that looks from row `$after` on.
macro_rules! column {
    ($tx:expr, $sql:expr, $after:expr, $kind:ty) => {
        match &mut $tx {
            Tx::Sqlite(tx) => {
                let rows = sqlx::query($sql).bind($after).fetch_all(&mut **tx).await.unwrap();
                rows.iter().map(|row| row.get::<$kind, _>(0)).collect::<Vec<$kind>>()
            }
            Tx::Postgres(tx) => {
                let rows = sqlx::query($sql).bind($after).fetch_all(&mut **tx).await.unwrap();
                rows.iter().map(|row| row.get::<$kind, _>(0)).collect::<Vec<$kind>>()
            }
        }
    };
}

impl Cells {
    async fn execute(&mut self, statement: &'static str) {
        self.tx.flush().await.unwrap();
        let () = match &mut self.tx {
            Tx::Sqlite(tx) => drop(sqlx::query(statement).execute(&mut **tx).await.unwrap()),
            Tx::Postgres(tx) => drop(sqlx::query(statement).execute(&mut **tx).await.unwrap()),
        };
    }

    async fn order(&mut self) -> Order {
        self.tx.orders().get(self.order).await.unwrap().unwrap()
    }

    async fn seen(&mut self) -> Seen {
        self.tx.flush().await.unwrap();
        let order = self.order().await;
        let offer = self.tx.offers().get(self.offer).await.unwrap().unwrap();
        let stock = [offer.available, offer.held, offer.committed, offer.fulfilled];
        let events = column!(self.tx, "SELECT COALESCE(MAX(id), $1) FROM events", 0_i64, i64)[0];
        let messages = column!(self.tx, "SELECT COALESCE(MAX(id), $1) FROM outbox", 0_i64, i64)[0];
        Seen { order, stock, events, messages }
    }

    async fn act(&mut self, person: &Person, seen: i64, event: OrderEvent, detail: &Detail) -> bool {
        let mut cx = Cx { tx: &mut self.tx, now: self.now, actor: person, update: None };
        match market::transition(&mut cx, self.order, seen, event, detail).await {
            Ok(_) => true,
            Err(Error::Refused(_)) => false,
            Err(Error::Store(fault)) => panic!("{event:?}: {fault}"),
        }
    }

    async fn decide(&mut self, person: &Person, seen: i64, detail: &Detail) -> bool {
        let mut cx = Cx { tx: &mut self.tx, now: self.now, actor: person, update: None };
        match market::decide(&mut cx, self.order, seen, detail).await {
            Ok(_) => true,
            Err(Error::Refused(_)) => false,
            Err(Error::Store(fault)) => panic!("deciding: {fault}"),
        }
    }

    async fn take(&mut self, actors: &[Actor], step: &Step) {
        let version = self.order().await.version;
        match step {
            Step::By(side, event, detail) => {
                let actor = actors.iter().find(|actor| actor.side == Some(*side) && actor.may(*event)).unwrap();
                assert!(self.act(&actor.person, version, *event, detail).await, "{step:?} is open");
            }
            Step::Decide(detail) => {
                let mediator = actors.iter().find(|actor| actor.role == "mediator").unwrap();
                assert!(self.decide(&mediator.person, version, detail).await, "{step:?} is open");
            }
            Step::Time => {
                self.now += SILENCE;
                market::lapse_request(&mut self.tx, self.order, self.now).await.unwrap();
                for _ in 0..4 {
                    market::meet_deadline(&mut self.tx, self.order, self.now).await.unwrap();
                }
            }
        }
    }
}

/// What people can say along with an event, as far as it makes a difference to where the order stands.
fn details(event: OrderEvent, order: &Order, now: DateTime<Utc>) -> Vec<Detail> {
    let quantity = |base: i64| Some(order.quantity.with_base(base.max(1)));
    let load = order.progress.load.as_ref();
    let (loaded, arrived) =
        (load.map_or(1, |load| load.loaded), load.and_then(|load| load.arrival.as_ref()).map(|arrival| arrival.arrived));
    let mut all = vec![Detail::default()];
    for inquiry in event.asks() {
        let answers: Vec<Box<dyn Fn(Detail) -> Detail>> = match inquiry {
            Inquiry::Remark => vec![Box::new(|detail| Detail { note: Some("cukup sedikit dulu".to_owned()), ..detail })],
            Inquiry::Reduced => {
                let of = |to: i64| -> Box<dyn Fn(Detail) -> Detail> {
                    let change = Amendment::Quantity { from: order.quantity, to: order.quantity.with_base(to) };
                    Box::new(move |detail| Detail { amendment: Some(change), ..detail })
                };
                // What the seller has said yes to is asked for again as it is.
                if order.approval.is_some_and(|approval| approval.agreed_ahead) {
                    vec![of(order.quantity.base)]
                } else {
                    vec![of(order.quantity.base), of(order.quantity.base / 2)]
                }
            }
            Inquiry::Reason => vec![Box::new(|detail| Detail { reason: Some(CancelReason::NoGoods), ..detail })],
            Inquiry::Day | Inquiry::Due => {
                let day = tembus::domain::wib::day(now) + Days::new(3);
                vec![Box::new(move |detail| Detail { day: Some(day), ..detail })]
            }
            Inquiry::Loaded if event == OrderEvent::CorrectLoad => {
                // Another weight than was said, and back.
                let rest = order.progress.outstanding(order.quantity.base);
                let other = if loaded == rest { rest / 2 } else { rest };
                let corrects = load.map(|load| load.figures(order.quantity));
                vec![Box::new(move |detail| Detail { loaded: quantity(other), corrects: corrects.clone(), ..detail })]
            }
            Inquiry::Loaded => {
                let rest = order.progress.outstanding(order.quantity.base);
                let of =
                    move |base| -> Box<dyn Fn(Detail) -> Detail> { Box::new(move |detail| Detail { loaded: quantity(base), ..detail }) };
                vec![of(rest), of(rest / 2)]
            }
            Inquiry::Arrived => {
                vec![Box::new(move |detail| Detail { loaded: quantity(loaded), arrived: quantity(loaded * 9 / 10), ..detail })]
            }
            Inquiry::Accepted => {
                let weighed = arrived.filter(|_| event == OrderEvent::Receive);
                let most = weighed.unwrap_or(loaded).min(order.quantity.base - order.progress.accepted);
                let of = move |base: i64| -> Box<dyn Fn(Detail) -> Detail> {
                    let accepted = Some(order.quantity.with_base(base));
                    let arrived = weighed.and_then(quantity);
                    Box::new(move |detail| Detail { loaded: quantity(loaded), arrived, accepted, ..detail })
                };
                vec![of(most), of(most * 8 / 10), of(0)]
            }
            Inquiry::Loss => {
                vec![Box::new(|detail: Detail| Detail { loss: detail.has_loss().then_some(LossReason::Broken), ..detail })]
            }
            Inquiry::Trouble => vec![Box::new(|detail| Detail { trouble: Some(Trouble::Quality), ..detail })],
            Inquiry::Outcome => {
                let open = if event == OrderEvent::Decide { Outcome::OF_MEDIATORS } else { Outcome::OF_PARTIES };
                let of = |outcome: Outcome| -> Box<dyn Fn(Detail) -> Detail> {
                    Box::new(move |detail| Detail { outcome: Some(outcome), ..detail })
                };
                open.iter().copied().filter(|outcome| order.progress.can_end(*outcome)).map(of).collect()
            }
            Inquiry::Returned => {
                let of = |back: i64| -> Box<dyn Fn(Detail) -> Detail> {
                    let back = quantity(back);
                    Box::new(move |detail: Detail| Detail {
                        returned: back.filter(|_| detail.outcome == Some(Outcome::Returned)),
                        ..detail
                    })
                };
                vec![of(order.progress.kept() / 2), of(order.progress.kept())]
            }
            Inquiry::Term => vec![Box::new(|detail| detail)],
            Inquiry::Amendment => {
                let from = order.terms.price;
                let amendment = Amendment::Price { from, to: Price { amount: Rupiah(from.amount.0 - 500), ..from } };
                let is_price = move |detail: &Detail| event == OrderEvent::Amend || detail.outcome == Some(Outcome::PriceAdjusted);
                vec![Box::new(move |detail: Detail| Detail { amendment: Some(amendment).filter(|_| is_price(&detail)), ..detail })]
            }
        };
        all = all.into_iter().flat_map(|detail| answers.iter().map(move |answer| answer(detail.clone())).collect::<Vec<_>>()).collect();
    }
    all
}

/// Figures that the order can't have, as a modified client could send them along with an event that is open.
fn impossible(event: OrderEvent, order: &Order) -> Vec<Detail> {
    let quantity = |base: i64| Some(order.quantity.with_base(base));
    let (ordered, progress) = (order.quantity.base, &order.progress);
    let load = progress.load.as_ref();
    let loaded = load.map_or(1, |load| load.loaded);
    let arrived = load.and_then(|load| load.arrival.as_ref()).map(|arrival| arrival.arrived).filter(|_| event == OrderEvent::Receive);
    let good = Detail { loaded: quantity(loaded), arrived: arrived.and_then(quantity), ..Detail::default() };
    let broken = Some(LossReason::Broken);
    match event {
        OrderEvent::Depart => {
            let most = 2 * progress.outstanding(ordered);
            [None, quantity(0), quantity(-1), quantity(most + 1)].map(|loaded| Detail { loaded, ..Detail::default() }).to_vec()
        }
        OrderEvent::CorrectLoad => {
            let most = 2 * progress.outstanding(ordered);
            let corrects = load.map(|load| load.figures(order.quantity));
            let figures = [None, quantity(0), quantity(-1), quantity(most + 1), quantity(loaded)];
            let wrong = figures.map(|loaded| Detail { loaded, corrects: corrects.clone(), ..Detail::default() });
            let other = load.map(|load| LoadFigures { plate: Some("AG 9 ZZ".to_owned()), ..load.figures(order.quantity) });
            let of_others = [None, other].map(|corrects| Detail { loaded: quantity(loaded + 1), corrects, ..Detail::default() });
            wrong.into_iter().chain(of_others).collect()
        }
        OrderEvent::Arrive => {
            let other_load = Detail { loaded: quantity(loaded + 1), arrived: quantity(loaded), ..Detail::default() };
            let figures = [None, quantity(0), quantity(-1), quantity(2 * loaded + 1)];
            figures.map(|arrived| Detail { arrived, ..good.clone() }).into_iter().chain([other_load]).collect()
        }
        OrderEvent::Receive | OrderEvent::CorrectReceipt => {
            let most = ordered - progress.accepted;
            let figures = [None, quantity(-1), quantity(most + 1), arrived.and_then(|arrived| quantity(arrived + 1))];
            let more = figures.map(|accepted| Detail { accepted, loss: broken, ..good.clone() });
            let accepted = quantity(0);
            let other_load = Detail { loaded: quantity(loaded + 1), accepted, loss: broken, ..good.clone() };
            let rejected = quantity(2 * loaded + 1);
            let too_many = Detail { accepted, rejected, loss: broken, ..good.clone() };
            more.into_iter().chain([other_load, too_many]).collect()
        }
        OrderEvent::ProposeOutcome if progress.can_end(Outcome::Returned) => {
            let outcome = Some(Outcome::Returned);
            let figures = [quantity(0), quantity(-1), quantity(progress.kept() + 1)];
            figures.map(|returned| Detail { outcome, returned, ..Detail::default() }).to_vec()
        }
        OrderEvent::Refuse | OrderEvent::SendBack => [None, Some(" ".to_owned())].map(|note| Detail { note, ..Detail::default() }).to_vec(),
        OrderEvent::AskAgain => {
            let change = |to: i64| Amendment::Quantity { from: order.quantity, to: order.quantity.with_base(to) };
            let less = Some(change(ordered / 2)).filter(|_| order.approval.is_some_and(|approval| approval.agreed_ahead));
            let figures = [None, Some(change(0)), Some(change(-1)), Some(change(ordered + 1)), less];
            figures.map(|amendment| Detail { amendment, ..Detail::default() }).to_vec()
        }
        OrderEvent::Amend => {
            let from = order.quantity;
            let most = from.base + 2_000_000;
            let other_quantity = |to: i64| Amendment::Quantity { from, to: from.with_base(to) };
            let price = order.terms.price;
            let free = Amendment::Price { from: price, to: Price { amount: Rupiah(0), ..price } };
            [other_quantity(0), other_quantity(-1), other_quantity(most), other_quantity(from.base), free]
                .map(|amendment| Detail { amendment: Some(amendment), ..Detail::default() })
                .to_vec()
        }
        _ => Vec::new(),
    }
}

/// The detail of an event that is not open, or of a person who may not cause it: every question has some answer.
fn some_detail(event: OrderEvent, order: &Order, now: DateTime<Utc>) -> Detail {
    let said = details(event, order, now).into_iter().next();
    said.unwrap_or_else(|| Detail { outcome: Some(Outcome::Replaced), ..Detail::default() })
}

/// Where an order stands, with what besides decides where its next steps lead: whether goods can go back, and whether the load
/// is all that was to come.
fn place(order: &Order) -> (String, [bool; 2]) {
    let rest = order.progress.outstanding(order.quantity.base);
    let is_whole = order.progress.load.as_ref().is_some_and(|load| load.loaded >= rest);
    (standing(order), [order.progress.kept() > 0, is_whole])
}

/// What was received costs what was kept of it: where that is nothing and nobody complains the order is closed, nothing is asked for and
/// no day is waited for; otherwise it is closed by who has the money alone. Read from the figures, not from the table.
fn owes_what_was_kept(order: &Order, cell: &str) {
    use tembus::domain::order::{OrderStatus, Payment};
    let (progress, status) = (&order.progress, order.status());
    let came = progress.arrived > 0 && progress.arrived + progress.closed_short >= order.quantity.base;
    let costs_nothing = came && progress.accepted == progress.returned && progress.complaint.is_none();
    if costs_nothing {
        assert_eq!(status, OrderStatus::Closed, "{cell}: nothing is to be paid");
        assert_eq!(order.due_at, None, "{cell}: no day is waited for");
        let asked = Side::ALL.iter().flat_map(|side| order.position().open_to(*side)).map(|row| row.event);
        let of_money = [OrderEvent::CompletePapers, OrderEvent::SayPaid, OrderEvent::ConfirmPaid, OrderEvent::DenyPaid];
        assert!(!asked.into_iter().any(|event| of_money.contains(&event)), "{cell}");
    } else {
        assert_eq!(status == OrderStatus::Closed, progress.payment == Some(Payment::Confirmed), "{cell}");
    }
}

/// The position, as far as it decides what is possible: an approval that was given decides nothing any more.
fn standing(order: &Order) -> String {
    let position = order.position();
    format!("{:?}", Position { approval: position.approval.filter(|approval| approval.is_missing()), ..position })
}

async fn cast(db: &Db, now: DateTime<Utc>) -> (Vec<Actor>, Vec<(OfferId, OrderId)>) {
    let pasar_jaya = Role::Buyer(Organization::PasarJaya);
    let people = [
        ("seller", vec![Role::Seller], Some(Side::Seller)),
        ("buyer", vec![pasar_jaya], Some(Side::Buyer)),
        ("buyer's colleague", vec![pasar_jaya], Some(Side::Buyer)),
        ("seller of other goods", vec![Role::Seller], None),
        ("assistant of others", vec![Role::Assistant], None),
        ("buyer of another company", vec![Role::Buyer(Organization::DharmaJaya)], None),
        ("official", vec![Role::Official(Office::Btc)], None),
        ("mediator", vec![Role::Admin], None),
        ("mediator of the buyer's company", vec![pasar_jaya, Role::Admin], Some(Side::Buyer)),
    ];
    let mut actors = Vec::new();
    for (place, (role, roles, side)) in (1..).zip(people) {
        let id: PersonId = person(db, place, roles[0], now).await;
        let mut tx = db.begin().await.unwrap();
        for role in &roles[1..] {
            tx.persons().grant(id, *role, now).await.unwrap();
        }
        let person = tx.persons().get(id).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        actors.push(Actor { role, person, side });
    }
    // An account that was suspended has no roles any more, whatever side it was on.
    for party in ["seller", "buyer"] {
        let actor = actors.iter().find(|actor| actor.role == party).unwrap();
        let person = Person { suspended_since: Some(now), roles: Vec::new(), ..actor.person.clone() };
        actors.push(Actor { role: if party == "seller" { "suspended seller" } else { "suspended buyer" }, person, side: None });
    }
    // An order whose seller is asked, one that has to be approved before, and one that its seller has said yes to before it is approved.
    let mut starts = Vec::new();
    for approval in [None, Some(Approval::asked(false)), Some(Approval::asked(true))] {
        let offer = publish(db, actors[0].person.id, kg(2_000), now).await.expect("an offer");
        let mut tx = db.begin().await.unwrap();
        tx.set_approval_limit(Organization::PasarJaya, approval.map(|_| Rupiah(1)), None, now).await.unwrap();
        tx.commit().await.unwrap();
        let order = super::market::request(db, actors[1].person.id, offer.id, offer.terms_version, kg(1_000), now).await.expect("an order");
        if approval.is_some_and(|approval| approval.agreed_ahead) {
            let agreed = format!("UPDATE orders SET agreed_ahead = 1 WHERE id = {}", order.id.0);
            assert_eq!(raw::execute(db, &agreed).await.unwrap(), 1);
        }
        starts.push((offer.id, order.id));
    }
    (actors, starts)
}

/// What the outbox and the trace must hold, and how the stock must have moved, after `row` was carried out by a party.
async fn holds(cells: &mut Cells, actors: &[Actor], row: &Transition, acting: Option<Side>, (before, after): (&Seen, &Seen), cell: &str) {
    assert!(after.order.version > before.order.version, "{cell}: the version rises");
    let kinds = column!(cells.tx, "SELECT kind FROM events WHERE id > $1 ORDER BY id", before.events, String);
    assert!(kinds.iter().any(|kind| kind == row.recorded.code()), "{cell}: {kinds:?} are recorded");
    let chats = column!(cells.tx, "SELECT chat_id FROM outbox WHERE id > $1 ORDER BY id", before.messages, i64);
    let hears = |side: &Side| *side == Side::Buyer || !after.order.is_hidden();
    for side in row.owed_to(acting).filter(hears) {
        let chat = if side == Side::Seller { 1 } else { 2 };
        assert!(chats.contains(&chat), "{cell}: {side} is told, not only {chats:?}");
    }
    let strangers = ["seller of other goods", "assistant of others", "buyer of another company"];
    for actor in actors.iter().filter(|actor| strangers.contains(&actor.role)) {
        assert!(!chats.contains(&actor.person.chat.unwrap().0), "{cell}: the {} is told nothing", actor.role);
    }
    // Where another step follows from it, or another quantity, the stock moves by that as well.
    if after.order.status() == row.to && after.order.quantity == before.order.quantity && row.stock != Stock::Fulfil {
        let ordered = before.order.quantity.base;
        let [available, held, committed, fulfilled] = before.stock;
        let moved = match row.stock {
            Stock::Keep | Stock::Fulfil => before.stock,
            Stock::Release => [available + ordered, held - ordered, committed, fulfilled],
            Stock::Commit => [available, held - ordered, committed + ordered, fulfilled],
            Stock::Restore => [available + ordered, held, committed - ordered, fulfilled],
        };
        assert_eq!(after.stock, moved, "{cell}: available, held, committed, fulfilled");
    }
    // What will not come is no goods of the offer any more once all that comes has come.
    let has_come = |seen: &Seen| matches!(seen.order.status().code(), "received" | "closed");
    let given_up = if has_come(after) && !has_come(before) { after.order.progress.closed_short } else { 0 };
    assert_eq!(after.stock.iter().sum::<i64>() + given_up, before.stock.iter().sum::<i64>(), "{cell}: nothing is lost");
}

/// Tries every event as everybody where a walk ended: once, twice, and by somebody who saw the order before its last step.
async fn try_everything(cells: &mut Cells, actors: &[Actor], tried: &mut BTreeMap<&'static str, u64>) {
    let before = cells.seen().await;
    let (order, position, now) = (before.order.clone(), before.order.position(), cells.now);
    for event in OrderEvent::ALL.iter().copied() {
        let detail = some_detail(event, &order, now);
        let mut open = Vec::new();
        for actor in actors {
            let cell = format!("{event:?} by the {} in {position:?}", actor.role);
            let meets = actor.side.and_then(|side| position.meeting(event, side));
            let row = actor.row(&order, meets.unwrap_or(event));
            if let Some(row) = row {
                open.push((actor, row, meets.is_some(), cell));
            } else {
                assert!(!cells.act(&actor.person, order.version, event, &detail).await, "{cell}");
                *tried.entry("refused").or_default() += 1;
            }
        }
        // The order was seen before its last step. Both who want the same agree whenever they saw it.
        for (actor, .., cell) in open.iter().filter(|(.., meets, _)| !meets) {
            assert!(!cells.act(&actor.person, order.version - 1, event, &detail).await, "{cell}, too late");
            *tried.entry("too late").or_default() += 1;
        }
        for (actor, .., cell) in &open {
            for detail in impossible(event, &order) {
                assert!(!cells.act(&actor.person, order.version, event, &detail).await, "{cell}, with {detail:?}");
                *tried.entry("impossible figures").or_default() += 1;
            }
        }
        assert_eq!(cells.seen().await, before, "{event:?} in {position:?}: where it is refused nothing changes");
        for (actor, row, _, cell) in open {
            cells.execute("SAVEPOINT cell").await;
            assert!(cells.act(&actor.person, order.version, event, &detail).await, "{cell}");
            let after = cells.seen().await;
            holds(cells, actors, row, actor.side, (&before, &after), &cell).await;
            assert!(!cells.act(&actor.person, order.version, event, &detail).await, "{cell}, twice");
            assert_eq!(cells.seen().await, after, "{cell}, twice");
            *tried.entry("done, and refused the second time").or_default() += 1;
            cells.execute("ROLLBACK TO SAVEPOINT cell").await;
            cells.execute("RELEASE SAVEPOINT cell").await;
        }
    }
}

/// Tries a decision as everybody: only those who mediate and have no interest in the order may decide, and only about a complaint.
async fn try_decisions(cells: &mut Cells, actors: &[Actor], tried: &mut BTreeMap<&'static str, u64>) {
    let before = cells.seen().await;
    let (order, position, now) = (before.order.clone(), before.order.position(), cells.now);
    let detail = some_detail(OrderEvent::Decide, &order, now);
    for actor in actors {
        let may = actor.role == "mediator" || actor.role == "official";
        let row = position.apply(OrderEvent::Decide).ok().filter(|_| may);
        let cell = format!("a decision by the {} in {position:?}", actor.role);
        cells.execute("SAVEPOINT cell").await;
        let done = cells.decide(&actor.person, order.version, &detail).await;
        assert_eq!(done, row.is_some(), "{cell}");
        let after = cells.seen().await;
        match row {
            Some(row) => holds(cells, actors, row, None, (&before, &after), &cell).await,
            None => assert_eq!(after, before, "{cell}: nothing changes"),
        }
        *tried.entry("decisions").or_default() += 1;
        cells.execute("ROLLBACK TO SAVEPOINT cell").await;
        cells.execute("RELEASE SAVEPOINT cell").await;
    }
}

/// Both sides act at the same moment: the second one, who saw the order as it was, is refused or agrees.
async fn try_both_at_once(cells: &mut Cells, actors: &[Actor], tried: &mut BTreeMap<&'static str, u64>) {
    let (order, now) = (cells.order().await, cells.now);
    let position = order.position();
    let party = |side, event: OrderEvent| actors.iter().find(|actor| actor.side == Some(side) && actor.may(event)).unwrap();
    for first in Side::ALL.iter().copied() {
        for (one, other) in
            position.open_to(first).flat_map(|one| position.open_to(first.other()).map(move |other| (one.event, other.event)))
        {
            let cell = format!("{one:?} by the {first}, then {other:?} of the other side, in {position:?}");
            cells.execute("SAVEPOINT cell").await;
            assert!(cells.act(&party(first, one).person, order.version, one, &some_detail(one, &order, now)).await, "{cell}");
            let between = cells.seen().await;
            let agrees = between.order.position().meeting(other, first.other()).is_some();
            let done = cells.act(&party(first.other(), other).person, order.version, other, &some_detail(other, &order, now)).await;
            assert_eq!(done, agrees, "{cell}");
            if !done {
                assert_eq!(cells.seen().await, between, "{cell}");
            }
            *tried.entry("both at once").or_default() += 1;
            cells.execute("ROLLBACK TO SAVEPOINT cell").await;
            cells.execute("RELEASE SAVEPOINT cell").await;
        }
    }
}

on_each_engine!(every_event_in_every_position_by_everybody);
async fn every_event_in_every_position_by_everybody(engine: Engine) {
    let (db, ..) = database(engine).await;
    let now = beginning();
    let (actors, starts) = cast(&db, now).await;
    let (mut places, mut positions, mut recorded) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut tried = BTreeMap::new();
    let mut walks: VecDeque<_> = starts.iter().map(|start| (*start, Vec::<Step>::new())).collect();
    while let Some((start, walk)) = walks.pop_front() {
        let (offer, order) = start;
        let mut cells = Cells { tx: db.begin().await.unwrap(), offer, order, now };
        for step in &walk {
            cells.take(&actors, step).await;
        }
        let reached = cells.seen().await.order;
        let position = reached.position();
        if positions.insert(standing(&reached)) {
            try_everything(&mut cells, &actors, &mut tried).await;
            try_decisions(&mut cells, &actors, &mut tried).await;
            try_both_at_once(&mut cells, &actors, &mut tried).await;
        }
        let mut steps = vec![Step::Time];
        for side in Side::ALL.iter().copied() {
            for event in position.open_to(side).map(|row| row.event) {
                steps.extend(details(event, &reached, cells.now).into_iter().map(|detail| Step::By(side, event, detail)));
            }
        }
        if position.apply(OrderEvent::Decide).is_ok() {
            steps.extend(details(OrderEvent::Decide, &reached, cells.now).into_iter().map(Step::Decide));
        }
        let (events, now) = (cells.seen().await.events, cells.now);
        for step in steps {
            cells.execute("SAVEPOINT step").await;
            cells.take(&actors, &step).await;
            owes_what_was_kept(&cells.order().await, &format!("{step:?} in {position:?}"));
            if places.insert(place(&cells.seen().await.order)) {
                walks.push_back((start, walk.iter().cloned().chain([step]).collect()));
            }
            recorded.extend(column!(cells.tx, "SELECT kind FROM events WHERE id > $1 AND subject = 'order'", events, String));
            cells.execute("ROLLBACK TO SAVEPOINT step").await;
            cells.execute("RELEASE SAVEPOINT step").await;
            cells.now = now;
        }
    }
    eprintln!("{} positions, {tried:?}", positions.len());
    for event in OrderEvent::ALL {
        assert!(event.recorded().any(|kind| recorded.contains(kind.code())), "{event:?} is met");
    }
    assert!(tried.values().sum::<u64>() > 10_000, "{tried:?}");
}
