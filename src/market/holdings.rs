//! What somebody holds in a role, and how it ends when the role does. Each way to lose a role - taken back, suspended, consent
//! withdrawn, account deleted, another organisation - ends what the table [`held`] names, and the other sides are told.

use chrono::{DateTime, Utc};

use super::{
    approvals::can_approve,
    complaints::tell_desk,
    context::{Change, Cx},
    demand_answers::withdraw_answers,
    demand_steps::{StepBy, locked, move_demand},
    news_forwarding::tell_seller,
    offer_transition::move_offer,
    talks::withdraw_talks,
    telling::{tell, tell_buyer},
    transition::{Cause, end_for, end_unapproved, ending},
};
use crate::{
    domain::{
        demand::{DemandEvent, DemandId},
        lifecycle::{Side, Urgency},
        offer::{OfferEvent, OfferId},
        order::{Order, OrderCode, OrderStatus},
        person::{Organization, Person, PersonId, RoleKind},
        subscription::SubscriptionKind,
    },
    notice::{Notice, OfferFacts, OrderFacts},
    store::{self, Event, Subject, Tx},
};

/// Something that somebody in a role holds and others wait for, or that is told to who has the role. They end in this order, as their
/// rows are locked: offers before orders, and orders before demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holding {
    /// Offers.
    Offers,
    /// Price talks that the person began.
    Talks,
    /// Requests and orders for goods of these offers. What an assistant agreed to for a farmer stays, where the person withdraws consent: another
    /// assistant is found.
    Sales,
    /// Requests and orders of the organisation, while nobody else buys for it.
    Purchases,
    /// Answers to demands that wait.
    Answers,
    /// Demands of the organisation, while nobody else buys for it.
    Demands,
    /// Times at which the person is asked about goods.
    Routines,
    /// Offers that the person asked to be told of.
    NewsOfOffers,
    /// Demands that the person asked to be told of, while no role is left that answers them.
    NewsOfDemands,
}

/// What a role of this kind holds. Officials and admins hold nothing of their own: complaints, the desk and digests are everybody's
/// who has the role.
const fn held(kind: RoleKind) -> &'static [Holding] {
    match kind {
        RoleKind::Seller => &[Holding::Offers, Holding::Sales, Holding::Answers, Holding::Routines, Holding::NewsOfDemands],
        RoleKind::Assistant => &[Holding::Offers, Holding::Sales, Holding::Answers, Holding::NewsOfDemands],
        RoleKind::Buyer => &[Holding::Talks, Holding::Purchases, Holding::Demands, Holding::NewsOfOffers],
        RoleKind::Official | RoleKind::Admin => &[],
    }
}

/// The loss of roles.
pub(super) struct Loss<'a> {
    /// The person, as loaded before the roles ended.
    pub(super) person: &'a Person,
    /// The roles that have ended.
    pub(super) roles: &'a [RoleKind],
    /// How they were lost.
    pub(super) cause: Cause,
    /// The person whose act it was, for the trace; nobody at the command line.
    pub(super) by: Option<PersonId>,
    /// The update that brought the act.
    pub(super) update: Option<i64>,
}

/// What ended with an account or a capability.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ended {
    /// Offers that were taken down.
    pub offers: Vec<OfferId>,
    /// Requests and orders that were ended.
    pub orders: Vec<OrderCode>,
    /// Requests that were ended before the person, their seller, was asked.
    pub unasked: Vec<OrderCode>,
    /// Orders that can't end this way, because the goods are on their way or arrived.
    pub open: Vec<OrderCode>,
    /// Demands that were closed.
    pub demands: Vec<DemandId>,
}

/// Ends what the person held in roles that have ended just now. The other sides are told.
pub(super) async fn end_holdings(tx: &mut Tx, loss: &Loss<'_>, now: DateTime<Utc>) -> store::Result<Ended> {
    let mut ended = Ended::default();
    let mut all: Vec<_> = loss.roles.iter().flat_map(|kind| held(*kind).iter().map(|holding| (*holding, *kind))).collect();
    all.sort_by_key(|(holding, _)| *holding);
    for (holding, kind) in all {
        Box::pin(loss.end(tx, (kind, holding), &mut ended, now)).await?;
    }
    Ok(ended)
}

/// The organisation whose only buyer the person is.
pub(super) async fn organization_of_last_buyer(tx: &mut Tx, person: &Person) -> store::Result<Option<Organization>> {
    let Some(organization) = person.organization() else { return Ok(None) };
    let others = tx.persons().colleagues(organization).await?.into_iter().any(|other| other != person.id);
    Ok((!others).then_some(organization))
}

/// Whether goods are offered in this role of the person: the own as a seller, those of farmers as an assistant.
fn is_offered_in_role(kind: RoleKind, person: PersonId, (seller, entered_by): (PersonId, PersonId)) -> bool {
    match kind {
        RoleKind::Seller => seller == person,
        RoleKind::Assistant => entered_by == person && seller != person,
        RoleKind::Buyer | RoleKind::Official | RoleKind::Admin => false,
    }
}

/// What becomes of an order when somebody on a side of it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OrderFate {
    /// It ends, and the other side is told.
    Ended,
    /// It stays with nobody on that side: the other side and the desk are told.
    Deserted,
    /// It stays, and somebody else is found who goes on with it.
    HandedOn,
}

/// The orders that a role's end affects which the person loses for this cause, and what becomes of each.
async fn affected_orders(
    tx: &mut Tx,
    person: &Person,
    (kind, what): (RoleKind, Holding),
    cause: Cause,
) -> store::Result<Vec<(Order, OrderFate)>> {
    let mut orders = match what {
        Holding::Sales => tx.orders().open_with(person.id).await?,
        Holding::Purchases => match organization_of_last_buyer(tx, person).await? {
            Some(organization) => tx.orders().open_of(organization).await?,
            // Colleagues go on with them, but for what somebody who withdraws consent has asked for.
            None if cause == Cause::AccountEnds => tx.orders().requests_with(person.id).await?,
            None => Vec::new(),
        },
        _ => Vec::new(),
    };
    let side = if what == Holding::Sales { Side::Seller } else { Side::Buyer };
    orders.retain(|order| match side {
        Side::Seller => is_offered_in_role(kind, person.id, (order.seller, order.entered_by)),
        Side::Buyer => ![order.seller, order.entered_by].contains(&person.id),
    });
    let handed_on = |order: &Order| {
        let is_for_farmer = side == Side::Seller && kind == RoleKind::Assistant;
        is_for_farmer && order.status() != OrderStatus::Requested
    };
    let becomes = |order: &Order| match order.position().apply(ending(order, side)) {
        // What the service takes back ends for farmers as well.
        Ok(_) if !handed_on(order) || matches!(cause, Cause::Removed(..)) => OrderFate::Ended,
        _ if handed_on(order) => OrderFate::HandedOn,
        _ => OrderFate::Deserted,
    };
    Ok(orders
        .into_iter()
        .map(|order| {
            let becomes = becomes(&order);
            (order, becomes)
        })
        .collect())
}

impl Loss<'_> {
    const fn demand_event(&self) -> DemandEvent {
        if matches!(self.cause, Cause::Removed(..)) { DemandEvent::Remove } else { DemandEvent::Close }
    }

    async fn end(&self, tx: &mut Tx, (kind, what): (RoleKind, Holding), ended: &mut Ended, now: DateTime<Utc>) -> store::Result<()> {
        let person = self.person.id;
        match what {
            Holding::Offers => {
                for id in tx.offers().not_withdrawn(person).await? {
                    let offer =
                        tx.offers().get(id).await?.filter(|offer| is_offered_in_role(kind, person, (offer.seller, offer.entered_by)));
                    if offer.is_some() && self.take_down(tx, id, now).await? {
                        ended.offers.push(id);
                    }
                }
                Ok(())
            }
            Holding::Sales | Holding::Purchases => {
                let side = if what == Holding::Sales { Side::Seller } else { Side::Buyer };
                for (order, becomes) in affected_orders(tx, self.person, (kind, what), self.cause).await? {
                    let is_over = becomes == OrderFate::Ended && self.end_order(tx, &order, side, ended, now).await?;
                    if is_over {
                        continue;
                    }
                    ended.open.push(order.code);
                    if becomes != OrderFate::HandedOn {
                        tell_who_is_left(tx, &order, side, now).await?;
                    }
                }
                if what == Holding::Purchases {
                    Box::pin(end_what_nobody_approves(tx, self.person, (self.cause, self.update), now)).await
                } else {
                    Ok(())
                }
            }
            Holding::Demands => {
                let Some(organization) = organization_of_last_buyer(tx, self.person).await? else { return Ok(()) };
                let by = StepBy { person: self.by, update: self.update, reason: Some(self.cause.code()), seller: None };
                for demand in tx.demands().open(Some(organization), i64::MAX, 0).await?.0 {
                    let Some(demand) = locked(tx, demand.id).await? else { continue };
                    ended.demands.extend(move_demand(tx, &demand, self.demand_event(), by, now).await?.map(|demand| demand.id));
                }
                Ok(())
            }
            Holding::Answers => {
                withdraw_answers(tx, person, |answer| is_offered_in_role(kind, person, (answer.seller, answer.entered_by)), now).await
            }
            Holding::Talks => withdraw_talks(tx, person, now).await,
            Holding::Routines => tx.routines().end_all(person, now).await,
            Holding::NewsOfOffers | Holding::NewsOfDemands => {
                let left = tx.persons().get(person).await?.map(|person| person.roles).unwrap_or_default();
                if left.iter().any(|role| held(role.kind()).contains(&what)) {
                    return Ok(());
                }
                let news = if what == Holding::NewsOfOffers { SubscriptionKind::Offers } else { SubscriptionKind::Demands };
                tx.subscriptions().end_all(person, Some(news), now).await
            }
        }
    }

    /// Takes an offer down. The person who entered it is told where the service does it; the one who loses it is told of all at once.
    async fn take_down(&self, tx: &mut Tx, id: OfferId, now: DateTime<Utc>) -> store::Result<bool> {
        let event = if matches!(self.cause, Cause::Removed(..)) { OfferEvent::Remove } else { OfferEvent::Withdraw };
        let Some(moved) = move_offer(tx, id, event, |_| true).await? else { return Ok(false) };
        let Change { before, after, reason } = moved.change.because(self.cause.code());
        let on_behalf_of = self.by.filter(|by| *by != self.person.id).map(|_| self.person.id);
        let (subject, kind) = (Subject::Offer(id), moved.kind);
        tx.events()
            .append(&Event { at: now, actor: self.by, on_behalf_of, subject, kind, before, after, reason, update: self.update })
            .await?;
        let reader = moved.offer.entered_by;
        if let Cause::Removed(reason, _) = self.cause
            && reader != self.person.id
        {
            let notice = Notice::OfferRemoved { offer: OfferFacts::from(&moved.offer), reason, declined: 0 };
            tell(tx, reader, notice, Urgency::AfterQuietHours, now).await?;
        }
        Ok(true)
    }

    /// Ends an order if that can be; whether it did.
    async fn end_order(&self, tx: &mut Tx, order: &Order, side: Side, ended: &mut Ended, now: DateTime<Utc>) -> store::Result<bool> {
        let ends = end_for(tx, order, (self.person.id, side), (self.cause, self.update), now).await?.is_some();
        if ends {
            let list = if side == Side::Seller && order.is_hidden() { &mut ended.unasked } else { &mut ended.orders };
            list.push(order.code);
        }
        Ok(ends)
    }
}

/// Ends what waits for an approval that only `person` could give, who has left or can't be reached.
pub(super) async fn end_what_nobody_approves(
    tx: &mut Tx,
    person: &Person,
    (cause, update): (Cause, Option<i64>),
    now: DateTime<Utc>,
) -> store::Result<()> {
    let Some(organization) = person.organization() else { return Ok(()) };
    for id in tx.unapproved(organization).await? {
        let Some(order) = tx.orders().get(id).await? else { continue };
        if order.buyer != person.id && !can_approve(tx, &order, person.id).await? {
            end_unapproved(tx, &order, person.id, (cause, update), now).await?;
        }
    }
    Ok(())
}

/// Tells the other party of an order that stays, and the desk, that on the side `gone` nobody is there any more.
async fn tell_who_is_left(tx: &mut Tx, order: &Order, gone: Side, now: DateTime<Utc>) -> store::Result<()> {
    let facts = OrderFacts::from(order);
    let news = |desk| Notice::PartyLeft { order: facts.clone(), gone, desk };
    match gone {
        Side::Buyer => tell_seller(tx, order, (news(false), &facts), Urgency::Immediate, now).await?,
        Side::Seller => tell_buyer(tx, order, news(false), Urgency::Immediate, now).await?,
    }
    tell_desk(tx, order, &news(true), now).await
}

/// What becomes of agreed orders if a person withdraws consent now, as numbers of orders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unfinished {
    /// What is cancelled: agreed orders of own goods, and of an organisation for which nobody else buys.
    pub cancelled: i64,
    /// What stays: goods under way or unpaid, and what an assistant has agreed to for farmers.
    pub kept: i64,
}

/// What becomes of agreed orders if the actor withdraws consent now: what [`end_holdings`] does with them then.
pub async fn unfinished(cx: &mut Cx<'_>) -> store::Result<Unfinished> {
    let mut unfinished = Unfinished::default();
    for kind in RoleKind::ALL.iter().copied() {
        for what in held(kind).iter().copied() {
            for (order, becomes) in affected_orders(cx.tx, cx.actor, (kind, what), Cause::AccountEnds).await? {
                match becomes {
                    _ if order.status() == OrderStatus::Requested => {}
                    OrderFate::Ended => unfinished.cancelled += 1,
                    OrderFate::Deserted | OrderFate::HandedOn => unfinished.kept += 1,
                }
            }
        }
    }
    Ok(unfinished)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_that_trades_holds_what_it_can_make() {
        let of = |kind| held(kind).len();
        assert_eq!([RoleKind::Official, RoleKind::Admin].map(of), [0, 0]);
        // What an assistant enters for farmers is what a seller enters, but nobody asks an assistant about goods by the day.
        let seller: Vec<_> = held(RoleKind::Seller).iter().filter(|holding| **holding != Holding::Routines).collect();
        assert_eq!(seller, held(RoleKind::Assistant).iter().collect::<Vec<_>>());
        assert!(held(RoleKind::Buyer).contains(&Holding::Demands) && held(RoleKind::Buyer).contains(&Holding::Talks));
    }

    #[test]
    fn goods_hang_on_one_role_of_a_person() {
        let (one, other) = (PersonId(1), PersonId(2));
        for (goods, roles) in
            [((one, one), [true, false]), ((other, one), [false, true]), ((one, other), [true, false]), ((other, other), [false, false])]
        {
            assert_eq!([RoleKind::Seller, RoleKind::Assistant].map(|kind| is_offered_in_role(kind, one, goods)), roles, "{goods:?}");
        }
    }
}
