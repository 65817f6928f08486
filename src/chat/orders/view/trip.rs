//! The truck on which loads of several orders left, and its freight.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, OrderAction},
        kit::{
            Button, Message,
            keyboard::{act, numbered, numbers, rows},
            text::{NAME, lines, user},
            words,
        },
    },
    domain::{
        money::Rupiah,
        order::{Along, OrderCode, OrderId, Side},
        trip::TripId,
    },
    locale::Locale,
    notice::{OrderFacts, TripFacts},
};

/// *Ada, ikut truk ini*.
pub(super) fn more_button(l: Locale, order: &OrderFacts) -> Option<Button> {
    let number = order.progress.load.as_ref()?.number;
    Some(act(fl!(l, "button-more-on-truck"), Action::Order(OrderAction::Truck { order: order.id, number })))
}

/// `Satu truk (J-12) dengan O-2026-00088 dan 1 pesanan lain`; nothing of a load that is alone.
pub(super) fn line(l: Locale, facts: &TripFacts) -> String {
    let others = (facts.others > 0).then(|| fl!(l, "truck-others", count = l.integer(facts.others)));
    let mut all: Vec<String> = facts.orders.iter().map(OrderCode::to_string).chain(others).collect();
    let last = all.pop().unwrap_or_default();
    let with = match (all.is_empty(), last.is_empty()) {
        (_, true) => return String::new(),
        (true, false) => last,
        (false, false) => fl!(l, "and", first = all.join(", "), second = last),
    };
    fl!(l, "card-truck", trip = facts.trip.to_string(), with = with)
}

/// What of the truck's freight is for the load; all of it, for the person who loaded it, where it can't be split.
pub(super) fn freight(l: Locale, facts: &TripFacts) -> String {
    match (facts.part, facts.freight) {
        (Some(part), _) => fl!(l, "card-freight", freight = l.money(part)),
        (None, Some(freight)) => fl!(l, "card-freight-whole", trip = facts.trip.to_string(), freight = l.money(freight)),
        (None, None) => String::new(),
    }
}

/// *Catat ongkos angkut*, for the person who loaded all that is on the truck.
pub(super) fn freight_button(l: Locale, order: &OrderFacts, side: Side, facts: Option<&TripFacts>) -> Option<Button> {
    let open = side == Side::Seller && order.position().takes_freight();
    let own = facts.is_none_or(|facts| facts.others == 0);
    let known = facts.is_some_and(|facts| facts.freight.is_some());
    let label = || if known { fl!(l, "button-change-freight") } else { fl!(l, "button-say-freight") };
    (open && own && order.progress.load.is_some()).then(|| act(label(), Action::Order(OrderAction::Freight { order: order.id })))
}

/// The freight is kept: what of it is for each order.
pub(in crate::chat) fn freight_said(
    l: Locale,
    (order, code): (OrderId, OrderCode),
    (trip, freight): (TripId, Rupiah),
    parts: &[(OrderCode, Rupiah)],
) -> Message {
    let money = l.money(freight);
    let part = |(code, part): &(OrderCode, Rupiah)| fl!(l, "freight-part", order = code.to_string(), part = l.money(*part));
    let text = match parts {
        [_] => fl!(l, "freight-said", order = code.to_string(), freight = money),
        [] => lines([fl!(l, "freight-said-truck", trip = trip.to_string(), freight = money), fl!(l, "freight-whole")]),
        parts => {
            let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
            lines([fl!(l, "freight-said-truck", trip = trip.to_string(), freight = money), fl!(l, "freight-parts", parts = parts)])
        }
    };
    let buttons = [
        act(fl!(l, "button-change-freight"), Action::Order(OrderAction::Freight { order })),
        act(fl!(l, "button-see"), Action::Order(OrderAction::Card { order })),
    ];
    Message::with(lines([text, fl!(l, "freight-note")]), rows(buttons))
}

/// What the freight is, asked.
pub(in crate::chat) fn ask_freight(l: Locale, order: &OrderFacts, shared: bool) -> String {
    let code = order.code.to_string();
    if shared { fl!(l, "ask-freight-truck", order = code) } else { fl!(l, "ask-freight", order = code) }
}

/// It is asked which order leaves on the truck as well.
pub(in crate::chat) fn which(l: Locale, along: &Along, orders: &[OrderFacts], more: usize) -> Message {
    let line = |order: &OrderFacts| {
        let goods = user(words::goods_of(l, &order.terms), NAME);
        let line = fl!(l, "which-load-line", order = order.code.to_string(), goods = goods, quantity = l.quantity(order.quantity));
        match &order.on_behalf {
            Some(names) => fl!(l, "which-rides-of", line = line, farmer = user(&names.farmer, NAME)),
            None => line,
        }
    };
    let head = match &along.plate {
        Some(plate) => fl!(l, "which-rides-plate", plate = user(plate, NAME)),
        None => fl!(l, "which-rides"),
    };
    let text = lines([head, numbered(l, 1, orders.iter().map(line)), words::more_orders(l, more)]);
    let ride = |order: &OrderFacts| Action::Order(OrderAction::Ride { order: order.id, with: along.order, number: along.number });
    let mut buttons = numbers(l, 1, orders.iter().map(ride));
    buttons.extend(rows([act(fl!(l, "choice-keep"), Action::Order(OrderAction::Card { order: along.order }))]));
    Message::with(text, buttons)
}
