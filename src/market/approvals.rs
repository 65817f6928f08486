//! Orders above an organisation's limit: a colleague of the person that asks has to say yes before the seller is asked.

use chrono::{DateTime, Utc};

use super::{
    assistants::on_behalf,
    context::{Cx, Outcome, Refusal, missing_row},
    news_forwarding::tell_seller,
    telling::{tell, tell_buyer},
};
use crate::{
    domain::{
        commodity::Commodity,
        event::EventKind,
        lifecycle::{By, Side, Stock, Urgency},
        money::Rupiah,
        order::{Amendment, Approval, ApprovalStep, Detail, Order, OrderEvent},
        person::{Organization, PersonId},
        wib,
    },
    notice::{Notice, OrderFacts, OverBudget, StaleReason},
    store::{self, Event, Subject, Tx},
};

/// The people that may approve what is bought for an organisation: all that buy for it, but `parties` of the order, who asked and whose
/// goods they are.
async fn approvers(tx: &mut Tx, organization: Organization, parties: &[PersonId]) -> store::Result<Vec<PersonId>> {
    let mut colleagues = tx.persons().colleagues(organization).await?;
    colleagues.retain(|colleague| !parties.contains(colleague));
    Ok(colleagues)
}

/// Whether one of them can be reached now: people who have blocked the bot answer nothing.
async fn can_be_approved(tx: &mut Tx, organization: Organization, parties: &[PersonId]) -> store::Result<bool> {
    for approver in approvers(tx, organization, parties).await? {
        if tx.persons().get(approver).await?.is_some_and(|person| person.unreachable_since.is_none()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Those who are no approvers of an order: who asked for it, and whose goods they are.
const fn parties(order: &Order) -> [PersonId; 3] {
    [order.buyer, order.seller, order.entered_by]
}

/// Whether somebody can approve an order now, other than `gone`.
pub(super) async fn can_approve(tx: &mut Tx, order: &Order, gone: PersonId) -> store::Result<bool> {
    let [buyer, seller, entered_by] = parties(order);
    can_be_approved(tx, order.organization, &[buyer, seller, entered_by, gone]).await
}

/// Whether what is asked for has to be approved: it costs more than the limit of the organisation, or nobody can say what it costs
/// before it is weighed. `parties` are who asks and whose goods they are.
///
/// # Errors
/// [`Refusal::OverBudget`] if it has to be, and nobody else who buys for the organisation can be reached.
pub(super) async fn needed(cx: &mut Cx<'_>, organization: Organization, parties: &[PersonId], total: Option<Rupiah>) -> Outcome<bool> {
    let Some(limit) = cx.tx.approval_limit(organization).await? else { return Ok(false) };
    if total.is_some_and(|total| total <= limit) {
        return Ok(false);
    }
    if !can_be_approved(cx.tx, organization, parties).await? {
        return Err(Refusal::OverBudget(OverBudget::NoApprover { organization, limit }).into());
    }
    Ok(true)
}

/// Refuses a change by which an order would cost more than its organisation allows without an approval, and more than it costs now: nobody
/// approved that. What is weighed first must not become dearer at all.
///
/// # Errors
/// [`Refusal::OverBudget`].
pub(super) async fn check_change(tx: &mut Tx, order: &Order, change: Amendment) -> Outcome<()> {
    let Some(limit) = tx.approval_limit(order.organization).await? else { return Ok(()) };
    let (price, quantity, dearer) = match change {
        Amendment::Price { from, to } => (to, order.quantity, to.amount > from.amount),
        Amendment::Quantity { from, to } => (order.terms.price, order.quantity.with_base(to.base), to.base > from.base),
        Amendment::PaymentDays { .. } => return Ok(()),
    };
    let total = price.total(quantity, order.terms.pack);
    if dearer && total.is_none_or(|total| total > limit) {
        return Err(Refusal::OverBudget(OverBudget::Unapprovable).into());
    }
    Ok(())
}

/// The approval of an order that needs one; `agreed_ahead` says whether its seller has said yes.
pub(super) fn asked(needed: bool, agreed_ahead: bool) -> Option<Approval> {
    needed.then(|| Approval::asked(agreed_ahead))
}

/// Keeps that an order waits for its approval from the beginning on, and asks the colleagues.
pub(super) async fn begin(tx: &mut Tx, order: &Order, update: Option<i64>, now: DateTime<Utc>) -> store::Result<()> {
    let event = Event {
        at: now,
        actor: Some(order.buyer),
        on_behalf_of: None,
        subject: Subject::Order(order.id),
        kind: EventKind::ApprovalAsked,
        before: None,
        after: Some(order.status().code()),
        reason: None,
        update,
    };
    tx.events().append(&event).await?;
    ask_colleagues(tx, order, now).await
}

/// Asks everybody else who buys for the organisation whether the order is approved.
pub(super) async fn ask_colleagues(tx: &mut Tx, order: &Order, now: DateTime<Utc>) -> store::Result<()> {
    let asker = tx.persons().get(order.buyer).await?.ok_or_else(|| missing_row("persons", order.buyer.0))?;
    let notice = Notice::ApprovalRequest { order: OrderFacts::from(order), asker: (&asker).into() };
    for colleague in approvers(tx, order.organization, &parties(order)).await? {
        tell(tx, colleague, notice.clone(), Urgency::Immediate, now).await?;
    }
    Ok(())
}

/// What a seller, or the assistant who answers for the goods, is asked with.
async fn request(tx: &mut Tx, order: &Order) -> store::Result<Notice> {
    let on_behalf = on_behalf(tx, order.seller, order.entered_by).await?;
    Ok(Notice::OrderRequest { order: OrderFacts { on_behalf, ..OrderFacts::from(order) } })
}

/// Asks the seller, or the assistant who answers for the goods.
pub(super) async fn ask_seller(tx: &mut Tx, order: &Order, now: DateTime<Utc>) -> store::Result<()> {
    let asked = request(tx, order).await?;
    tell(tx, order.entered_by, asked, Urgency::Immediate, now).await
}

/// Asks the seller of an order that was approved just now. He may have become unreachable while he was not to know of it: then somebody
/// is told who can tell a farmer, and who asked is told that an answer may not come.
pub(super) async fn ask_approved(tx: &mut Tx, order: &Order, now: DateTime<Utc>) -> store::Result<()> {
    let (asked, facts) = (request(tx, order).await?, OrderFacts::from(order));
    tell_seller(tx, order, (asked, &facts), Urgency::Immediate, now).await?;
    let reader = tx.persons().get(order.entered_by).await?;
    if reader.is_some_and(|reader| reader.unreachable_since.is_some()) {
        tell_buyer(tx, order, Notice::SellerUnreachable { order: facts }, Urgency::Immediate, now).await?;
    }
    Ok(())
}

/// Refuses who may not decide about an order of the own organisation, or may not lay it before the colleagues again.
///
/// # Errors
/// [`Refusal::Stale`].
pub fn check_approver(order: &Order, event: OrderEvent, actor: PersonId) -> Result<(), Refusal> {
    match event.by() {
        by if by.allows_person(actor == order.buyer) => Ok(()),
        By::Approver => Err(Refusal::Stale(StaleReason::OwnApproval)),
        _ => Err(Refusal::Stale(StaleReason::AskersTurn)),
    }
}

/// Refuses a remark without words, and another quantity than an order can be laid before the colleagues with: no more than was asked for,
/// and the same where its seller has said yes to it.
pub(super) fn check_detail(order: &Order, event: OrderEvent, detail: &Detail) -> Result<(), Refusal> {
    let fits = match event {
        OrderEvent::Refuse | OrderEvent::SendBack => detail.note.as_deref().is_some_and(|note| !note.trim().is_empty()),
        OrderEvent::AskAgain => match detail.amendment {
            Some(Amendment::Quantity { from, to }) => {
                let stays = order.terms.whole_only() || order.approval.is_some_and(|approval| approval.agreed_ahead);
                let whole = !stays || to.base == order.quantity.base;
                let known = from.base == order.quantity.base && to.measures_like(order.quantity);
                known && (1..=from.base).contains(&to.base) && whole
            }
            _ => false,
        },
        _ => true,
    };
    if fits { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Keeps what `person` decided or laid before the colleagues again.
pub(super) async fn keep(
    tx: &mut Tx,
    order: &Order,
    (event, detail): (OrderEvent, &Detail),
    person: PersonId,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let remark = detail.note.as_deref();
    match (event, detail.amendment) {
        (OrderEvent::Approve, _) => {
            let hours = Commodity::by_code(&order.terms.commodity).map_or(1, |goods| goods.hold_hours);
            let until = wib::hold_until(now, hours);
            // While the colleagues were asked days went by: goods change hands after the seller's answer, or from today on.
            let agreed_ahead = order.approval.is_some_and(|approval| approval.agreed_ahead);
            let first = wib::day(if agreed_ahead { now } else { until });
            if order.terms.last_ready() < first {
                tx.orders().set_day(order.id, first).await?;
            }
            tx.give_approval(order.id, person, now, until).await
        }
        (OrderEvent::Refuse, _) => tx.decide_approval(order.id, ApprovalStep::Waiting, person, remark).await,
        (OrderEvent::SendBack, _) => tx.decide_approval(order.id, ApprovalStep::Returned, person, remark).await,
        (OrderEvent::AskAgain, Some(Amendment::Quantity { to, .. })) => {
            let to = order.quantity.with_base(to.base);
            let less = order.quantity.base.saturating_sub(to.base);
            if less > 0 {
                let freed = tx.offers().move_stock(order.offer, Stock::Release, less).await?;
                freed.ok_or_else(|| missing_row("offers", order.offer.0))?;
            }
            let total = order.terms.price.total(to, order.terms.pack);
            tx.ask_approval_again(order.id, to, total).await
        }
        _ => Ok(()),
    }
}

/// Tells the seller, the person that asked, or both that what they said yes to waits for its approval.
pub(super) async fn tell_of_waiting(tx: &mut Tx, order: &Order, (seller, buyer): (bool, bool), now: DateTime<Utc>) -> store::Result<()> {
    let waits = |side| Notice::AgreementWaits { order: OrderFacts { own: side == Side::Buyer, ..OrderFacts::from(order) }, side };
    if seller {
        let facts = OrderFacts::from(order);
        tell_seller(tx, order, (waits(Side::Seller), &facts), Urgency::Immediate, now).await?;
    }
    if buyer {
        tell(tx, order.buyer, waits(Side::Buyer), Urgency::Immediate, now).await?;
    }
    Ok(())
}
