//! Other orders on the truck of a load that left: the person who loaded it is offered them once, and says of each what was loaded. What the
//! transport costs is said once for all of them.

use super::{forms::FreightForm, inquiry::StepForm, limits::MOST_ASKED};
use crate::{
    chat::{
        actions::{Action, OrderAction},
        dialog::{Flow, Form, Next, Subject, Turn},
    },
    domain::{
        lifecycle::Side,
        money::Rupiah,
        order::{Along, Order, OrderEvent, OrderId},
    },
    market::{self, Changed, Error, Refusal},
    notice::{Notice, OrderFacts, StaleReason},
};

/// What the person who acted reads; after a load left, whether other orders can leave on the same truck.
pub(super) async fn answer(turn: &mut Turn<'_>, changed: &Changed) -> Result<Notice, Error> {
    let mut answer = changed.answer();
    if let (Notice::OrderChanged { event: OrderEvent::Depart, order, rides, .. }, Some(Side::Seller)) = (&mut answer, changed.acting)
        && let Some(load) = &order.progress.load
    {
        *rides = match market::riders(&mut turn.act()?, order.id, load.number).await {
            Ok((_, found)) => !found.is_empty(),
            Err(Error::Refused(_)) => false,
            Err(error) => return Err(error),
        };
    }
    Ok(answer)
}

/// *Ada, ikut truk ini*: of the only other order it is asked at once what was loaded.
pub(super) async fn choose(turn: &mut Turn<'_>, first: OrderId, number: i64) -> Flow {
    turn.subject = Some(Subject::Order(first));
    let (along, mut found) = market::riders(&mut turn.act()?, first, number).await?;
    match found.len() {
        0 => Err(Refusal::Stale(StaleReason::NothingRides).into()),
        1 => {
            let only = found.swap_remove(0);
            begin(turn, &only, along).await
        }
        _ => {
            let more = found.len().saturating_sub(MOST_ASKED);
            let mut orders = Vec::with_capacity(found.len());
            for order in found.iter().take(MOST_ASKED) {
                orders.push(market::named(turn.tx, order).await?.0);
            }
            turn.answer_with(Notice::WhichRides { along, orders, more }).await
        }
    }
}

/// One of several orders leaves on the truck.
pub(super) async fn ride(turn: &mut Turn<'_>, order: OrderId, (first, number): (OrderId, i64)) -> Flow {
    turn.subject = Some(Subject::Order(order));
    let (along, found) = market::riders(&mut turn.act()?, first, number).await?;
    let Some(order) = found.into_iter().find(|found| found.id == order) else {
        let (order, _) = market::order_for(&mut turn.act()?, order).await?;
        return Err(Refusal::Stale(market::stale_reason_of_event(&order, OrderEvent::Depart)).into());
    };
    begin(turn, &order, along).await
}

async fn begin(turn: &mut Turn<'_>, order: &Order, along: Along) -> Flow {
    turn.subject = Some(Subject::Order(order.id));
    turn.begin(StepForm::new(OrderFacts::from(order), OrderEvent::Depart).leaving_along(along)).await
}

/// Says how the freight is split, since the weight of a load on the truck is another.
pub(super) async fn tell_parts(turn: &mut Turn<'_>, changed: &Changed) -> Flow {
    let (order, now) = (&changed.order, changed.order.progress.load.as_ref().map(|load| load.loaded));
    let weighed = changed.detail.corrects.as_ref().is_some_and(|before| Some(before.loaded.base) != now);
    let said = if weighed { market::parts_of(&mut turn.act()?, order.id).await? } else { None };
    if let Some(said) = said {
        let (order, code) = (order.id, order.code);
        turn.reply_beside(Notice::FreightSaid { order, code, trip: said.trip, freight: said.freight, parts: said.parts }).await?;
    }
    Ok(Next::Done)
}

/// *Catat ongkos angkut*, *Ubah ongkos angkut*.
pub(super) async fn begin_freight(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let (order, shared) = market::freight_for(&mut turn.act()?, id).await?;
    let number = order.progress.load.as_ref().map_or(1, |load| load.number);
    turn.begin(FreightForm { order: OrderFacts::from(&order), number, shared, freight: None }).await
}

impl Form for FreightForm {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        turn.subject = Some(Subject::Order(self.order.id));
        let freight = self.freight.unwrap_or(Rupiah(0));
        let said = market::say_freight(&mut turn.act()?, self.order.id, self.number, freight).await?;
        let (order, code, parts) = (self.order.id, self.order.code, said.parts);
        turn.reply(Notice::FreightSaid { order, code, trip: said.trip, freight: said.freight, parts }).await?;
        Ok(Next::Done)
    }

    async fn abandon(self, _: &mut Turn<'_>) -> Flow {
        Ok(Next::Act(Action::Order(OrderAction::Card { order: self.order.id })))
    }
}
