//! *Surat*: a party has a paper of an order, and anybody checks the code of one.

use super::sheet::paper;
use crate::{
    chat::{
        actions::{Action, OrderAction, PaperAction},
        dialog::{Flow, Next, Subject, Turn},
    },
    domain::{
        order::{OrderEvent, OrderId, Side},
        paper::{PaperCode, PaperKind},
    },
    market::{self, CheckedPaper, NewPaper},
    notice::{Notice, PaperCheck, PaperFacts, PaperIssue},
    store::BOT_USERNAME,
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: PaperAction) -> Flow {
    match action {
        PaperAction::List { order } => list(turn, order).await,
        PaperAction::Get { order, kind } => get(turn, order, (kind, None)).await,
        PaperAction::Slip { order, load } => get(turn, order, (PaperKind::DeliveryNote, Some(load))).await,
    }
}

/// The papers of an order; where there is only one, it is sent at once.
async fn list(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let (order, kinds) = market::papers_of(&mut turn.act()?, id).await?;
    match kinds.as_slice() {
        [kind] => get(turn, id, (*kind, None)).await,
        _ => {
            let loads = order.progress.load.as_ref().map_or(0, |load| load.number);
            turn.answer_with(Notice::Papers { order: id, code: order.code, kinds, loads }).await
        }
    }
}

/// One paper, below the card that it was asked for on.
async fn get(turn: &mut Turn<'_>, id: OrderId, which: (PaperKind, Option<i64>)) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let mut chance = [0; 10];
    (turn.ctx.entropy)(&mut chance);
    let bot = turn.tx.meta(BOT_USERNAME).await?;
    let service = turn.ctx.service.name.clone();
    let make = |facts: &PaperFacts, issue: &PaperIssue| paper(facts, Some(issue), &service).map_err(|error| error.to_string());
    let new = NewPaper { code: PaperCode::from_entropy(chance), bot: bot.as_deref(), make: &make };
    let (facts, issue) = market::issue_paper(&mut turn.act()?, id, which, new).await?;
    turn.answer_beside(Notice::Paper { order: id, facts: Box::new(facts), issue }).await
}

/// `/surat` with a code as people copy it.
pub(in crate::chat) async fn check_typed(turn: &mut Turn<'_>, typed: &str) -> Flow {
    match typed.parse() {
        Ok(code) => check(turn, &code).await,
        Err(_) => turn.answer_with(Notice::PaperUnknown).await,
    }
}

/// The square code of a paper, as a phone reads it. The slip that travels with the last load leads a party on: the buyer to the receipt of
/// that load, the seller to the order. Anybody else reads what a check tells.
pub(in crate::chat) async fn scan(turn: &mut Turn<'_>, code: &PaperCode) -> Flow {
    let Some(found) = market::check_paper(turn.tx, turn.person.as_ref(), code).await? else {
        return turn.answer_with(Notice::PaperUnknown).await;
    };
    let next = leads_to(&found);
    turn.answer_with(Notice::PaperChecked { check: checked(found) }).await?;
    Ok(next.map_or(Next::Done, |action| Next::Act(Action::Order(action))))
}

/// Where the slip of the last load leads a party.
fn leads_to(found: &CheckedPaper) -> Option<OrderAction> {
    let (order, side) = (&found.order, found.side?);
    let slip = found.paper.facts.as_ref().filter(|_| found.paper.number.kind == PaperKind::DeliveryNote)?.load()?;
    order.progress.load.as_ref().filter(|load| load.number == slip)?;
    let receives = side == Side::Buyer && order.position().open_to(side).any(|row| row.event == OrderEvent::Receive);
    Some(match receives {
        true => OrderAction::Do { order: order.id, version: order.version, event: OrderEvent::Receive },
        false => OrderAction::Card { order: order.id },
    })
}

/// What is known of the paper with this code: a party sees what it says, anybody else that it is genuine.
pub(in crate::chat) async fn check(turn: &mut Turn<'_>, code: &PaperCode) -> Flow {
    let Some(found) = market::check_paper(turn.tx, turn.person.as_ref(), code).await? else {
        return turn.answer_with(Notice::PaperUnknown).await;
    };
    turn.answer_with(Notice::PaperChecked { check: checked(found) }).await
}

fn checked(found: CheckedPaper) -> PaperCheck {
    let CheckedPaper { paper, order, side, is_replaced } = found;
    let quantity = paper.facts.as_ref().map(PaperFacts::told);
    let facts = if side.is_some() { paper.facts } else { None };
    PaperCheck {
        number: paper.number,
        at: paper.issued_at,
        goods: order.terms.commodity.clone().into(),
        quantity,
        is_replaced,
        order: side.map(|_| order.id),
        facts: facts.map(Box::new),
    }
}
