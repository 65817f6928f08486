//! The table of orders, with the loads, receipts, complaints and payments of an order.

use chrono::{DateTime, Days, Duration, Utc};
use tembus::{
    domain::{
        lifecycle::{Side, Stock},
        money::{Price, Rupiah},
        offer::OfferId,
        order::{
            Amendment, Approval, CancelReason, Detail, Inquiry, LIFECYCLE, LoadFigures, LossReason, Order, OrderEvent, OrderId,
            OrderStatus, Outcome, Payment, Position, Progress, Transition, Trouble,
        },
        quantity::Quantity,
        unit::Unit,
    },
    market::{self, Cx, Error},
    store::Tx,
};

use super::{
    Leads, Machine, Stage,
    cast::{Actor, BUYER, SELLER, set_limit},
    led,
    rows::{News, Traced},
    walk,
};
use crate::{
    guarantees::{market::kg, raw},
    support::{
        Engine, on_each_engine,
        world::{beginning, database},
    },
};

/// How long nothing happens where time acts: longer than any silence that is told or ends something.
const SILENCE: Duration = Duration::days(10);

/// An order, and the offer that it is of.
#[derive(Debug, Clone, Copy)]
struct Ordered {
    offer: OfferId,
    order: OrderId,
}

/// An order, and how much of its offer is available, held, committed and fulfilled.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    order: Order,
    stock: [i64; 4],
}

/// The side on which the actor is of the order: a seller who must not know of it is on none.
fn side_of(actor: &Actor, order: &Order) -> Option<Side> {
    actor.side.filter(|side| *side == Side::Buyer || !order.is_hidden())
}

impl Machine for Ordered {
    type Event = OrderEvent;
    type Row = Transition;
    type Said = Detail;
    type Seen = Seen;

    const EVENTS: &'static [OrderEvent] = OrderEvent::ALL;
    const ELSEWHERE: &'static [&'static str] = &["ten days go by"];

    async fn look(self, _stage: &Stage, tx: &mut Tx, _now: DateTime<Utc>) -> Seen {
        let order = tx.orders().get(self.order).await.unwrap().unwrap();
        let offer = tx.offers().get(self.offer).await.unwrap().unwrap();
        Seen { order, stock: [offer.available, offer.held, offer.committed, offer.fulfilled] }
    }

    fn state(seen: &Seen) -> String {
        seen.order.status().code().to_owned()
    }

    fn position(self, seen: &Seen, _now: DateTime<Utc>) -> String {
        standing(&seen.order)
    }

    fn place(self, seen: &Seen, _now: DateTime<Utc>) -> String {
        format!("{:?}", place(&seen.order))
    }

    fn row(self, seen: &Seen, actor: &Actor, event: OrderEvent, _now: DateTime<Utc>) -> Option<&'static Transition> {
        let position = seen.order.position();
        if event == OrderEvent::Decide {
            // Only those who mediate and have no interest in the order decide, and only about a complaint.
            let may = ["official", "mediator"].contains(&actor.role);
            return position.apply(event).ok().filter(|_| may);
        }
        let event = actor.side.and_then(|side| position.meeting(event, side)).unwrap_or(event);
        let side = side_of(actor, &seen.order).filter(|_| event.by().allows_person(actor.role == "buyer"))?;
        position.open_to(side).find(|row| row.event == event)
    }

    fn recorded(self, row: &Transition) -> &'static str {
        row.recorded.code()
    }

    fn leads(self, state: &str, step: &Traced) -> Leads {
        let is_row = LIFECYCLE.iter().any(|row| row.recorded.code() == step.kind);
        if step.subject != "order" || step.subject_id != self.order.0 || !is_row {
            return Leads::Nowhere;
        }
        led(state, step, LIFECYCLE.iter().flat_map(|row| row.from.iter().map(|from| (*from, row.to.after(*from), row.recorded))))
    }

    fn said(self, event: OrderEvent, seen: &Seen, now: DateTime<Utc>) -> Vec<Detail> {
        let mut said = details(event, &seen.order, now);
        // Of an event that is not possible every question has some answer.
        if said.is_empty() {
            said.push(Detail { outcome: Some(Outcome::Replaced), ..Detail::default() });
        }
        said
    }

    fn impossible(self, event: OrderEvent, seen: &Seen) -> Vec<Detail> {
        impossible(event, &seen.order)
    }

    async fn act(self, cx: &mut Cx<'_>, seen: &Seen, event: OrderEvent, detail: &Detail) -> market::Outcome<bool> {
        let stepped = market::transition(cx, self.order, seen.order.version, event, detail).await;
        if event == OrderEvent::Decide {
            // A decision is no step of a party, whoever tries it.
            assert!(matches!(stepped, Err(Error::Refused(_))), "{stepped:?}");
            return market::decide(cx, self.order, seen.order.version, detail).await.map(|_| true);
        }
        stepped.map(|_| true)
    }

    fn earlier(seen: &Seen) -> Seen {
        let mut earlier = seen.clone();
        earlier.order.version -= 1;
        earlier
    }

    fn is_stamped(event: OrderEvent) -> bool {
        !event.is_untold()
    }

    fn is_untold(event: OrderEvent) -> bool {
        event.is_untold()
    }

    fn meets(self, seen: &Seen, actor: &Actor, event: OrderEvent) -> bool {
        actor.side.is_some_and(|side| seen.order.position().meeting(event, side).is_some())
    }

    async fn elsewhere(self, _stage: &Stage, tx: &mut Tx, _what: &'static str, now: DateTime<Utc>) -> DateTime<Utc> {
        let now = now + SILENCE;
        market::lapse_request(tx, self.order, now).await.unwrap();
        for _ in 0..4 {
            market::meet_deadline(tx, self.order, now).await.unwrap();
        }
        now
    }

    fn holds(self, row: &Transition, actor: &Actor, before: &Seen, after: &Seen, news: &News, cell: &str) {
        assert_eq!(after.order.version > before.order.version, !row.event.is_untold(), "{cell}: the version rises where somebody is told");
        // A mediator is on no side, and both hear what was decided.
        let acting = actor.side.filter(|_| row.event != OrderEvent::Decide);
        let hears = |side: &Side| *side == Side::Buyer || !after.order.is_hidden();
        for side in row.owed_to(acting).filter(hears) {
            let chat = if side == Side::Seller { SELLER } else { BUYER };
            assert!(news.chats.contains(&chat), "{cell}: {side} is told, not only {:?}", news.chats);
        }
        // Where another step follows from it, or another quantity, the stock moves by that as well.
        if after.order.status() == row.to.after(before.order.status())
            && after.order.quantity == before.order.quantity
            && row.stock != Stock::Fulfil
            && row.event != OrderEvent::KeepRest
        {
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
        // A rest of which its seller says that it is there is offered again.
        let put_back = if row.event == OrderEvent::KeepRest { before.order.progress.rest_asked } else { 0 };
        assert_eq!(after.stock.iter().sum::<i64>() + given_up - put_back, before.stock.iter().sum::<i64>(), "{cell}: nothing is lost");
    }

    fn keeps(self, seen: &Seen, cell: &str) {
        owes_what_was_kept(&seen.order, cell);
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
            // A rest of which nobody says that it is not there is asked about.
            Inquiry::Reason if event == OrderEvent::CloseRest => {
                let note = Some("jalannya banjir".to_owned());
                vec![
                    Box::new(|detail| Detail { reason: Some(CancelReason::NoGoods), ..detail }),
                    Box::new(move |detail| Detail { reason: Some(CancelReason::Other), note: note.clone(), ..detail }),
                ]
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
                vec![Box::new(move |detail| Detail { loaded: quantity(other), corrects: corrects.clone().map(Box::new), ..detail })]
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
            // Of goods that are priced as they are counted, it is not asked.
            Inquiry::Weight => {
                let weight = order.terms.must_be_weighed(order.quantity).then(|| Box::new(Quantity { base: 500_000, unit: Unit::Kg }));
                vec![Box::new(move |detail| Detail { weight: weight.clone(), ..detail })]
            }
            Inquiry::Trouble => vec![Box::new(|detail| Detail { trouble: Some(Trouble::Quality), ..detail })],
            Inquiry::Outcome => {
                let open = if event == OrderEvent::Decide { Outcome::OF_MEDIATORS } else { Outcome::OF_PARTIES };
                let of = |outcome: Outcome| -> Box<dyn Fn(Detail) -> Detail> {
                    Box::new(move |detail| Detail { outcome: Some(outcome), ..detail })
                };
                let can_end = if event == OrderEvent::Decide { Progress::can_be_decided } else { Progress::can_end };
                open.iter().copied().filter(|outcome| can_end(&order.progress, *outcome)).map(of).collect()
            }
            Inquiry::Returned => {
                let of = |back: i64| -> Box<dyn Fn(Detail) -> Detail> {
                    let back = quantity(back);
                    Box::new(move |detail: Detail| Detail {
                        returned: back.filter(|_| detail.outcome == Some(Outcome::Returned)),
                        ..detail
                    })
                };
                vec![of(order.progress.returnable() / 2), of(order.progress.returnable())]
            }
            Inquiry::Term => vec![Box::new(|detail| detail)],
            Inquiry::Came => vec![Box::new(|detail| Detail { came: Some(Box::new(Rupiah(1_000_000))), ..detail })],
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
            let wrong = figures.map(|loaded| Detail { loaded, corrects: corrects.clone().map(Box::new), ..Detail::default() });
            let other = load.map(|load| LoadFigures { plate: Some("AG 9 ZZ".to_owned()), ..load.figures(order.quantity) });
            let of_others = [None, other].map(|corrects| Detail {
                loaded: quantity(loaded + 1),
                corrects: corrects.map(Box::new),
                ..Detail::default()
            });
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
            let figures = [quantity(0), quantity(-1), quantity(progress.returnable() + 1)];
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

/// Where an order stands, with what besides decides where its next steps lead: whether goods can go back, and whether the load
/// is all that was to come.
fn place(order: &Order) -> (String, [bool; 2]) {
    let rest = order.progress.outstanding(order.quantity.base);
    let is_whole = order.progress.load.as_ref().is_some_and(|load| load.loaded >= rest);
    (standing(order), [order.progress.returnable() > 0, is_whole])
}

/// What was received costs what was kept of it: where that is nothing and nobody complains the order is closed, nothing is asked for and
/// no day is waited for; otherwise it is closed by who has the money alone. Read from the figures, not from the table.
fn owes_what_was_kept(order: &Order, cell: &str) {
    let (progress, status) = (&order.progress, order.status());
    // What was rejected and is replaced has not arrived: it comes again, or is given up.
    let came = progress.arrived + progress.closed_short > 0 && progress.arrived + progress.closed_short >= order.quantity.base;
    let costs_nothing = came && progress.accepted == progress.returned && progress.complaint.is_none();
    if costs_nothing {
        assert_eq!(status, OrderStatus::Closed, "{cell}: nothing is to be paid");
        assert_eq!(order.due_at, None, "{cell}: no day is waited for");
        let asked = Side::ALL.iter().flat_map(|side| order.position().open_to(*side)).map(|row| row.event);
        let of_money =
            [OrderEvent::CompletePapers, OrderEvent::SayPaid, OrderEvent::ConfirmPaid, OrderEvent::DenyPaid, OrderEvent::DisputePaid];
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

/// An order whose seller is asked, one that has to be approved before, and one that its seller has said yes to before it is approved.
async fn starts(stage: &Stage) -> Vec<Ordered> {
    let mut starts = Vec::new();
    for approval in [None, Some(Approval::asked(false)), Some(Approval::asked(true))] {
        let offer = stage.offer(2_000).await;
        let mut tx = stage.db.begin().await.unwrap();
        set_limit(&mut tx, approval.map(|_| Rupiah(1)), stage.now).await;
        tx.commit().await.unwrap();
        let (buyer, db) = (stage.id("buyer"), &stage.db);
        let order =
            crate::guarantees::market::request(db, buyer, offer.id, offer.terms_version, kg(1_000), stage.now).await.expect("an order");
        if approval.is_some_and(|approval| approval.agreed_ahead) {
            let agreed = format!("UPDATE orders SET agreed_ahead = 1 WHERE id = {}", order.id.0);
            assert_eq!(raw::execute(db, &agreed).await.unwrap(), 1);
        }
        // One of them is counted and priced by weight.
        if approval.is_none() {
            for counted in [
                format!("UPDATE offers SET unit = 'BUTIR' WHERE id = {}", offer.id.0),
                format!("UPDATE orders SET unit = 'BUTIR', total = NULL WHERE id = {}", order.id.0),
            ] {
                assert_eq!(raw::execute(db, &counted).await.unwrap(), 1);
            }
        }
        starts.push(Ordered { offer: offer.id, order: order.id });
    }
    starts
}

on_each_engine!(every_event_of_an_order_in_every_position_by_everybody);
async fn every_event_of_an_order_in_every_position_by_everybody(engine: Engine) {
    let stage = Stage::new(database(engine).await.0, beginning()).await;
    stage.interest(100).await;
    let starts = starts(&stage).await;
    let walked = Box::pin(walk(&stage, &starts)).await;
    for event in OrderEvent::ALL {
        assert!(event.recorded().any(|kind| walked.recorded.contains(kind.code())), "{event:?} is met");
    }
    assert!(walked.cells > 10_000, "{} cells", walked.cells);
}
