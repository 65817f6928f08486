//! What is said of an order's goods on their way, of their receipt and of the payment.

use std::cmp::Ordering;

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::news::News;
use crate::{
    chat::kit::{
        complaint::{adjusted, notes},
        heard,
        text::{NAME, goods_inside, lines, user},
        words,
    },
    domain::{
        commodity::Commodity,
        money::Rupiah,
        offer::Terms,
        order::{Amendment, Detail, Given, Load, LoadFigures, LoadState, OrderEvent, OrderStatus, Outcome, Payment, ReceiptAnswer, Side},
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    locale::Locale,
    notice::OrderFacts,
};

/// What is said of the money: each time of which goods, and of which sum, since a seller can wait for several.
pub(super) fn paid(l: Locale, news: &News<'_>, acted: bool) -> String {
    let (order, code, bill) = (news.order, news.order.code.to_string(), billed(l, news.order));
    let is_held = order.position().holds_payment();
    match news.event {
        // Who is not there is not asked either.
        OrderEvent::SayPaid if acted && order.unheard_by(news.side.other()).is_some() => {
            lines([fl!(l, "recorded-untold", told = heard::untold(l, order, news.side.other())), bill])
        }
        OrderEvent::SayPaid if acted && is_held => lines([fl!(l, "paid-recorded"), bill, fl!(l, "said-paid-done-held", order = code)]),
        OrderEvent::SayPaid if acted => lines([fl!(l, "paid-recorded"), bill, fl!(l, "said-paid-done", order = code)]),
        OrderEvent::SayPaid => {
            let next = if is_held { comes_first(l, order) } else { fl!(l, "paid-ask") };
            lines([fl!(l, "said-paid", order = code), bill, other_sum(l, order), next])
        }
        OrderEvent::ConfirmPaid => lines([fl!(l, "paid-confirmed", order = code), bill, question(l, order, news.side)]),
        OrderEvent::DisputePaid => {
            let came = l.money(news.detail.came.as_deref().copied().unwrap_or(Rupiah(0)));
            let next = if acted { heard::told(l, order, Side::Buyer) } else { fl!(l, "paid-look") };
            let step = after_other_sum(l, order, news.side);
            lines([fl!(l, "paid-disputed", order = code, came = came), bill, off_the_bill(l, order, news.detail), next, step])
        }
        _ if acted => lines([fl!(l, "paid-denied-done", order = code), bill, heard::told(l, order, Side::Buyer)]),
        _ => lines([fl!(l, "paid-denied", order = code), bill, fl!(l, "paid-look")]),
    }
}

/// By how much the sum that came is not what was to be paid.
fn off_the_bill(l: Locale, order: &OrderFacts, detail: &Detail) -> String {
    let Some((bill, came)) = order.bill().zip(detail.came.as_deref().copied()) else { return String::new() };
    let difference = l.money(between(bill, came));
    match came.cmp(&bill) {
        Ordering::Less => fl!(l, "paid-less", difference = difference),
        Ordering::Equal => String::new(),
        Ordering::Greater => fl!(l, "paid-more", difference = difference),
    }
}

/// By how much two sums differ.
const fn between(one: Rupiah, other: Rupiah) -> Rupiah {
    Rupiah(one.0.saturating_sub(other.0).saturating_abs())
}

/// What is to be paid for: `telur ayam ras: 990 kg x Rp26.500/kg = Rp26.235.000`.
pub(super) fn billed(l: Locale, order: &OrderFacts) -> String {
    let worth = worth(l, order);
    if worth.is_empty() {
        return worth;
    }
    fl!(l, "paid-goods", goods = user(words::goods_of(l, &order.terms), NAME), worth = worth)
}

/// What another price makes of goods that were accepted already, where there are any.
pub(super) fn repriced(l: Locale, order: &OrderFacts, change: Option<Amendment>) -> String {
    let kept = base(order, order.progress.kept());
    let sum = |price| Terms { price, ..order.terms.clone() }.worth(kept, order.quantity).map(|sum| l.money(sum));
    match change {
        Some(Amendment::Price { from, to }) if kept.base > 0 => match sum(from).zip(sum(to)) {
            Some((from, to)) => fl!(l, "terms-repriced", accepted = l.quantity(kept), from = from, to = to),
            None => fl!(l, "terms-repriced-weigh", accepted = l.quantity(kept)),
        },
        _ => String::new(),
    }
}

/// The order ends, and nothing is to be paid. Money that the buyer said was sent is between the two sides.
pub(super) fn nothing_owed(l: Locale, order: &OrderFacts) -> String {
    let code = order.code.to_string();
    let ended =
        if order.progress.returned > 0 { fl!(l, "order-returned", order = code) } else { fl!(l, "order-nothing-accepted", order = code) };
    let sent = if order.progress.is_money_sent() { fl!(l, "order-paid-back") } else { String::new() };
    lines([ended, sent])
}

/// Nothing is to be paid, and money was sent: by the buyer's word, or by the seller's, who knows which sum came.
pub(super) fn money_out(l: Locale, order: &OrderFacts) -> String {
    let (code, mediator) = (order.code.to_string(), mediator(l, order));
    // Since then the buyer may have sent the rest.
    match order.progress.came.filter(|_| order.progress.payment != Some(Payment::SaidPaid)) {
        Some(came) => fl!(l, "complaint-money-came", order = code, came = l.money(came), mediator = mediator),
        None => fl!(l, "complaint-money-out", order = code, mediator = mediator),
    }
}

/// The seller says that the figures of a receipt are wrong: what either side can do now.
pub(super) fn disputed(l: Locale, news: &News<'_>, acted: bool) -> String {
    let (order, code) = (news.order, news.order.code.to_string());
    let complains = if order.undecidable { fl!(l, "receipt-disputed-ask-alone") } else { fl!(l, "receipt-disputed-ask") };
    let is_corrected = order.position().apply(OrderEvent::CorrectReceipt).is_ok();
    let said = match acted {
        true if is_corrected => fl!(l, "receipt-disputed-done", order = code),
        true => fl!(l, "receipt-disputed-noted", order = code),
        false if is_corrected => fl!(l, "receipt-disputed", order = code),
        false => fl!(l, "receipt-disputed-stands", order = code),
    };
    let next = if acted { fl!(l, "receipt-disputed-next") } else { String::new() };
    // Beside a complaint nobody complains once more.
    match order.progress.complaint.is_some() {
        true => lines([said, next, fl!(l, "complaint-way-out")]),
        false if acted => lines([said, format!("{next} {complains}")]),
        false => lines([said, complains]),
    }
}

/// The question whether the rest that does not come is still there.
fn question_of_rest(l: Locale, order: &OrderFacts) -> String {
    let (goods, rest) = (goods_inside(words::goods_of(l, &order.terms)), l.quantity(base(order, order.progress.rest_asked)));
    match order.progress.unlisted {
        Some(price) => fl!(l, "rest-ask-unlisted", goods = goods, rest = rest, price = l.price(price)),
        None => fl!(l, "rest-ask", rest = rest),
    }
}

/// What `side` is asked of the order as it stands, where no proposal waits for its answer: one question.
pub(super) fn question(l: Locale, order: &OrderFacts, side: Side) -> String {
    match order.position().asks(side) {
        // Beside a complaint the buttons say what is agreed to.
        Some(Given::Answerable) if order.progress.complaint.is_some() => String::new(),
        Some(Given::Answerable) => fl!(l, "receipt-ask"),
        Some(Given::SaidPaid) => {
            let asked = fl!(l, "card-said-paid");
            match came_of(order) {
                Some(_) => fl!(l, "card-came-said-paid", came = other_sum(l, order), asked = asked),
                None => asked,
            }
        }
        Some(Given::Undisposed) => fl!(l, "rejects-ask", rejected = l.quantity(base(order, order.progress.undisposed))),
        Some(Given::RestAsked) => question_of_rest(l, order),
        _ => String::new(),
    }
}

/// Asks the seller about rejects while something is still to come. Once nothing is, the seller is asked where the delivery ends.
pub(super) fn asked_about_rejects_of_part(l: Locale, news: &News<'_>) -> String {
    let is_part = news.order.progress.outstanding(news.order.quantity.base) > 0;
    if is_part { question(l, news.order, news.side) } else { String::new() }
}

/// Until when what has arrived is to be graded.
pub(super) fn graded_until(l: Locale, order: &OrderFacts) -> String {
    order.progress.graded_until().map(|until| fl!(l, "arrive-until", until = l.moment(until))).unwrap_or_default()
}

/// What arrived is not graded.
pub(super) fn grading_reminder(l: Locale, order: &OrderFacts) -> String {
    lines([fl!(l, "grading-reminder", order = order.code.to_string(), load = load(l, order)), graded_until(l, order)])
}

/// What is paid for after goods went back, or at another price, and what is still to come.
pub(super) fn left(l: Locale, news: &News<'_>) -> String {
    match (news.detail.outcome, news.detail.returned) {
        (Some(Outcome::Replaced), _) => lines([rest(l, news.order), asked_about_rejects_of_part(l, news)]),
        (_, Some(_)) => worth(l, news.order),
        _ => adjusted(l, news.order, news.detail),
    }
}

/// What the open complaint is about.
pub(super) fn complaint(l: Locale, order: &OrderFacts) -> String {
    order.progress.complaint.as_ref().map(|complaint| words::trouble(l, complaint.about)).unwrap_or_default()
}

/// What is said of a payment so many days after the day until which it should be paid; below zero: before it.
pub(super) fn payment_reminder(l: Locale, order: &OrderFacts, side: Side, days: i64) -> String {
    let code = order.code.to_string();
    let due = order.progress.due.map(|day| l.date(day)).unwrap_or_default();
    let (head, next) = match (side, days) {
        (Side::Buyer, ..0) => (fl!(l, "due-soon", order = code, due = due, days = l.integer(days.saturating_neg())), String::new()),
        (Side::Buyer, 0) => (fl!(l, "due-today", order = code, due = due), String::new()),
        (Side::Buyer, _) => (fl!(l, "due-over", order = code, due = due, days = l.integer(days)), String::new()),
        (Side::Seller, _) => {
            let is_held = order.position().holds_payment();
            let head = match days {
                _ if order.all_came() => fl!(l, "due-all-came", order = code),
                ..=0 => fl!(l, "due-paid-today", order = code),
                _ => fl!(l, "due-over", order = code, due = due, days = l.integer(days)),
            };
            let next = match is_held {
                true => comes_first(l, order),
                // Who wrote down himself that all came is not asked whether it did.
                false if order.all_came() => fl!(l, "due-all-came-next"),
                false => fl!(l, "paid-ask"),
            };
            (head, next)
        }
    };
    // That all came is said once.
    let is_said = side == Side::Seller && came_of(order).is_some_and(|(came, bill)| came == bill);
    lines([head, billed(l, order), if is_said { String::new() } else { other_sum(l, order) }, next])
}

/// What is said of papers that nobody recorded, so many days after all was received.
pub(super) fn papers_reminder(l: Locale, order: &OrderFacts, days: i64) -> String {
    let head = fl!(l, "papers-reminder", order = order.code.to_string(), days = l.integer(days));
    let asked = if order.position().unweighed { fl!(l, "weigh-ask") } else { fl!(l, "papers-ask") };
    lines([head, billed(l, order), asked])
}

/// Who is told that a complaint has to be decided.
pub(super) fn mediator(l: Locale, order: &OrderFacts) -> String {
    if order.undecidable { fl!(l, "mediator-none") } else { fl!(l, "mediator-told") }
}

/// What a seller does before he can say that the money came: the complaint that is open ends.
fn comes_first(l: Locale, order: &OrderFacts) -> String {
    match order.progress.complaint.as_ref().map(|complaint| complaint.by) {
        Some(Side::Seller) => fl!(l, "paid-after-own-complaint"),
        _ => fl!(l, "paid-after-complaint"),
    }
}

/// One line of the list of what is to be paid.
pub(super) fn owed(l: Locale, order: &OrderFacts, side: Side, today: NaiveDate) -> String {
    let organization = words::organization(l, order.organization);
    let code = order.code.to_string();
    let all_came = order.all_came();
    // Who has paid all is not late.
    let days = order.progress.due.filter(|_| !all_came).map_or(0, |due| (today - due).num_days());
    let head = match (side, order.progress.due.map(|due| l.date(due))) {
        (Side::Buyer, _) if all_came => fl!(l, "owed-buyer-all-came", order = code),
        (Side::Seller, _) if all_came => fl!(l, "owed-seller-all-came", order = code, organization = organization),
        (Side::Buyer, Some(due)) => fl!(l, "owed-buyer", order = code, due = due),
        (Side::Seller, Some(due)) => fl!(l, "owed-seller", order = code, organization = organization, due = due),
        (Side::Buyer, None) => fl!(l, "owed-buyer-papers", order = code),
        (Side::Seller, None) => fl!(l, "owed-seller-papers", order = code, organization = organization),
    };
    let late = if days > 0 { fl!(l, "owed-late", days = l.integer(days)) } else { String::new() };
    let said = match (order.progress.payment, side) {
        (Some(Payment::SaidPaid), _) if order.position().holds_payment() => fl!(l, "owed-held"),
        (Some(Payment::SaidPaid), Side::Seller) => fl!(l, "owed-said-yours"),
        (Some(Payment::SaidPaid), Side::Buyer) => fl!(l, "owed-said"),
        _ if all_came && order.position().holds_payment() => fl!(l, "owed-held"),
        (_, Side::Seller) if all_came => fl!(l, "owed-all-came-yours"),
        (_, Side::Buyer) if all_came => fl!(l, "owed-all-came"),
        _ => String::new(),
    };
    let accepted = base(order, order.progress.kept());
    // Of what came already the rest is to be paid.
    let total = match (came_of(order), order.bill()) {
        (Some((came, bill)), _) if came == bill => l.money(came),
        (Some((came, bill)), _) => {
            fl!(l, "owed-came", difference = difference(l, bill, came), came = l.money(came), total = l.money(bill))
        }
        (None, Some(total)) => l.money(total),
        (None, None) => String::new(),
    };
    let parts = [head, total, late, said];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    fl!(l, "owed-goods", line = line, goods = user(words::goods_of(l, &order.terms), NAME), quantity = l.quantity(accepted))
}

/// How far the goods have come, for the card; empty before anything was loaded.
pub(super) fn progress(l: Locale, order: &OrderFacts, side: Side) -> String {
    let kept = order.progress.kept();
    let ended = matches!(order.status, OrderStatus::Received | OrderStatus::Closed);
    // Where other than what was agreed is paid for, both sums stand on the card.
    let paid = match kept {
        // What was weighed costs, or that nobody weighed it, stands beside the goods.
        _ if order.position().unweighed || !weighed_worth(l, order).is_empty() => String::new(),
        _ if !ended || order.progress.load.is_none() || kept == order.quantity.base => String::new(),
        0 => fl!(l, "card-nothing-owed"),
        _ => worth(l, order),
    };
    lines([delivered(l, order, side), paid])
}

/// What is to be paid for what was weighed, with the receipt that waits for its answer; empty where nothing was.
pub(super) fn weighed_worth(l: Locale, order: &OrderFacts) -> String {
    let is_received = order.progress.load.as_ref().is_some_and(|load| load.receipt.is_some());
    let counted = if is_received { order.with_last_load() } else { order.clone() };
    match counted.progress.weight(&order.terms, order.quantity) {
        Some(_) => worth(l, &counted),
        None => String::new(),
    }
}

/// How far the goods have come.
fn delivered(l: Locale, order: &OrderFacts, side: Side) -> String {
    let progress = &order.progress;
    if progress.complaint.is_some() {
        return complained(l, order);
    }
    if let Some(due) = progress.due.filter(|_| progress.is_paid_for()) {
        let accepted = words::with_returned(l, order, l.quantity(base(order, progress.accepted)));
        // What the seller is asked tells what was said of the money.
        return match (order.position().asks(side), came_of(order)) {
            (Some(Given::SaidPaid), _) => String::new(),
            (_, Some(sums)) => other_sum_of(l, order, side, sums, due),
            (_, None) => fl!(l, "card-due", accepted = accepted, due = l.date(due)),
        };
    }
    match &progress.load {
        None => String::new(),
        Some(last) if last.receipt.is_none() && last.arrival.is_some() => driven(l, last, fl!(l, "card-arrived", load = load(l, order))),
        Some(last) if last.receipt.is_none() => driven(l, last, load(l, order)),
        Some(last) if last.receipt.as_ref().is_some_and(|receipt| receipt.answer.is_none()) => receipt(l, order),
        Some(last) if last.receipt.as_ref().is_some_and(|receipt| receipt.answer == Some(ReceiptAnswer::Disputed)) => {
            lines([receipt(l, order), after_dispute(l, order, side)])
        }
        Some(last) => {
            let card = fl!(l, "card-accepted", accepted = l.quantity(base(order, progress.accepted)), ordered = l.quantity(order.quantity));
            let card = words::with_returned(l, order, card);
            let is_replaced = last.receipt.as_ref().is_some_and(|receipt| receipt.replaced > 0);
            match rest(l, order) {
                rest if is_replaced && !rest.is_empty() => fl!(l, "card-accepted-rest", card = card, rest = rest),
                _ => card,
            }
        }
    }
}

/// What is to be done after the seller said that the figures of a receipt are wrong: nobody is left without a step.
fn after_dispute(l: Locale, order: &OrderFacts, side: Side) -> String {
    let is_corrected = order.position().apply(OrderEvent::CorrectReceipt).is_ok();
    match side {
        Side::Seller if is_corrected => fl!(l, "card-disputed-seller"),
        Side::Seller => fl!(l, "card-disputed-seller-stands"),
        Side::Buyer if is_corrected => fl!(l, "card-disputed-buyer"),
        Side::Buyer => fl!(l, "card-disputed-stands"),
    }
}

/// What is complained of: with the figures that are agreed to or disputed beside it, or with what the sides say of it.
fn complained(l: Locale, order: &OrderFacts) -> String {
    let (about, said) = (complaint(l, order), notes(l, order));
    let head = match order.position().load {
        LoadState::Received | LoadState::Disputed => fl!(l, "card-complaint-figures", figures = receipt(l, order), about = about),
        LoadState::Settled | LoadState::Underway | LoadState::Arrived => fl!(l, "card-complaint", about = about),
    };
    let next = if said.is_empty() && order.proposal.is_none() { fl!(l, "complaint-way-out") } else { String::new() };
    lines([head, said, next])
}

/// Which sum came, and by how much it is not the bill.
fn other_sum(l: Locale, order: &OrderFacts) -> String {
    let Some((came, bill)) = came_of(order) else { return String::new() };
    if came == bill {
        return fl!(l, "card-came-all", came = l.money(came));
    }
    fl!(l, "card-came", came = l.money(came), difference = difference(l, bill, came))
}

/// The same with who acts next, for the card.
fn other_sum_of(l: Locale, order: &OrderFacts, side: Side, (came, bill): (Rupiah, Rupiah), due: NaiveDate) -> String {
    if order.progress.payment != Some(Payment::PapersComplete) {
        return other_sum(l, order);
    }
    let (sum, difference) = (l.money(came), l.money(between(bill, came)));
    match (side, came.cmp(&bill)) {
        (Side::Buyer, Ordering::Less) => fl!(l, "card-came-less-buyer", came = sum, difference = difference, due = l.date(due)),
        (Side::Seller, Ordering::Less) => fl!(l, "card-came-less-seller", came = sum, difference = difference),
        (Side::Buyer, Ordering::Equal) => fl!(l, "card-came-all-buyer", came = sum),
        (Side::Seller, Ordering::Equal) => fl!(l, "card-came-all-seller", came = sum),
        (Side::Buyer, Ordering::Greater) => fl!(l, "card-came-more-buyer", came = sum, difference = difference),
        (Side::Seller, Ordering::Greater) => fl!(l, "card-came-more-seller", came = sum, difference = difference),
    }
}

/// What is to be done after the seller said that less came.
fn after_other_sum(l: Locale, order: &OrderFacts, side: Side) -> String {
    match (side, came_of(order).is_some_and(|(came, bill)| came < bill)) {
        (_, false) => String::new(),
        (Side::Buyer, true) => fl!(l, "came-next-buyer"),
        (Side::Seller, true) => fl!(l, "came-next-seller"),
    }
}

/// Which sum came by the seller's word, as long as it is not settled, and what is to be paid.
fn came_of(order: &OrderFacts) -> Option<(Rupiah, Rupiah)> {
    let came = order.progress.came.filter(|_| order.progress.payment != Some(Payment::Confirmed))?;
    order.bill().map(|bill| (came, bill))
}

/// `kurang Rp500.000`.
fn difference(l: Locale, bill: Rupiah, came: Rupiah) -> String {
    let difference = l.money(between(bill, came));
    if came > bill { fl!(l, "sum-more", difference = difference) } else { fl!(l, "sum-less", difference = difference) }
}

pub(super) fn base(order: &OrderFacts, base: i64) -> Quantity {
    order.quantity.with_base(base)
}

/// `Dimuat 1.002 kg, 67 peti, AG 1234 XX`, with the packs where they were said.
pub(super) fn load(l: Locale, order: &OrderFacts) -> String {
    let Some(load) = &order.progress.load else { return String::new() };
    let packs = load.packs.as_deref().copied();
    let text = loaded_with(l, (base(order, load.loaded), packs), load.plate.as_deref());
    match &load.arrival {
        Some(arrival) => fl!(l, "load-arrived", load = text, arrived = l.quantity(base(order, arrival.arrived))),
        None => text,
    }
}

/// The same with who drives: on the card alone, since a name is not for a locked screen.
fn driven(l: Locale, load: &Load, text: String) -> String {
    with_driver(l, text, load.driver.as_deref())
}

fn with_driver(l: Locale, text: String, driver: Option<&str>) -> String {
    match driver {
        Some(driver) => fl!(l, "load-driver", load = text, driver = user(driver, NAME)),
        None => text,
    }
}

/// `1.002 kg, 67 peti, AG 1234 XX`.
pub(in crate::chat) fn said_of_load(l: Locale, said: &LoadFigures) -> String {
    let loaded = in_packs(l, l.quantity(said.loaded), said.packs.as_deref().copied());
    match said.plate.as_deref() {
        Some(plate) => fl!(l, "load-figures", loaded = loaded, plate = user(plate, NAME)),
        None => loaded,
    }
}

/// Another plate is that of all loads on the truck.
pub(super) fn shared_plate(l: Locale, news: &News<'_>) -> String {
    let load = news.order.progress.load.as_ref();
    let before = news.detail.corrects.as_ref().and_then(|before| before.plate.as_deref());
    let trip = load.and_then(|load| load.trip).filter(|_| before != load.and_then(|load| load.plate.as_deref()));
    trip.map(|trip| fl!(l, "load-plate-shared", trip = trip.to_string())).unwrap_or_default()
}

/// With which order the goods leave on one truck.
pub(super) fn along(l: Locale, detail: &Detail) -> String {
    detail.along.as_ref().map(|along| fl!(l, "depart-along", first = along.code.to_string())).unwrap_or_default()
}

/// A load with the packs in which it is, where they were said: `748 kg, 50 peti`.
fn in_packs(l: Locale, loaded: String, packs: Option<Quantity>) -> String {
    match packs {
        Some(packs) => fl!(l, "load-packs", loaded = loaded, packs = l.quantity(packs)),
        None => loaded,
    }
}

/// What was loaded, and the plate where one was said.
fn loaded_with(l: Locale, (loaded, packs): (Quantity, Option<Quantity>), plate: Option<&str>) -> String {
    let loaded = in_packs(l, l.quantity(loaded), packs);
    match plate {
        Some(plate) => fl!(l, "load-plate", loaded = loaded, plate = user(plate, NAME)),
        None => fl!(l, "load", loaded = loaded),
    }
}

/// `Dimuat 1.002 kg, diterima baik 990 kg, pecah 12 kg`.
pub(super) fn receipt(l: Locale, order: &OrderFacts) -> String {
    let Some((load, receipt)) = order.progress.load.as_ref().and_then(|load| Some((load, load.receipt.as_ref()?))) else {
        return String::new();
    };
    let weighed = |quantity: i64, weight: Option<i64>| {
        let quantity = l.quantity(base(order, quantity));
        match weight {
            Some(base) => {
                fl!(l, "receipt-weighed", quantity = quantity, weight = l.quantity(Quantity { base, unit: Unit::Kg }))
            }
            None => quantity,
        }
    };
    let (loaded, accepted) = (weighed(load.loaded, load.weight_of(load.loaded)), weighed(receipt.accepted, receipt.weight));
    let text = match words::losses(l, &receipt.losses(load.loaded), (&order.terms.commodity, order.quantity)) {
        Some(losses) => fl!(l, "receipt-loss", loaded = loaded, accepted = accepted, losses = losses),
        None => fl!(l, "receipt-whole", loaded = loaded, accepted = accepted),
    };
    let difference = receipt.unexplained(load.loaded);
    let amount = l.quantity(base(order, difference.saturating_abs()));
    match difference {
        0 => text,
        ..0 => fl!(l, "receipt-more", receipt = text, more = amount),
        _ => fl!(l, "receipt-shrunk", receipt = text, missing = amount),
    }
}

/// What is paid for what was kept: of nothing, nothing is said.
pub(super) fn worth(l: Locale, order: &OrderFacts) -> String {
    if !order.progress.is_paid_for() {
        return String::new();
    }
    words::worth(l, &order.terms, &order.progress, order.quantity)
}

pub(super) fn rest(l: Locale, order: &OrderFacts) -> String {
    match order.progress.outstanding(order.quantity.base) {
        0 => String::new(),
        rest => fl!(l, "receipt-rest", rest = l.quantity(base(order, rest))),
    }
}

/// What the figures come to, before the other side reads them.
pub(in crate::chat) fn weighed_check(l: Locale, event: OrderEvent, order: &OrderFacts, detail: &Detail) -> String {
    let photos = match detail.photos.len() {
        0 => String::new(),
        count => fl!(l, "photo-count", count = l.integer(i64::try_from(count).unwrap_or(i64::MAX))),
    };
    lines([photos, figures_check(l, event, order, detail)])
}

/// That the plate of the truck is another for other orders as well.
fn other_loads(l: Locale, detail: &Detail) -> String {
    let Some(truck) = &detail.truck else { return String::new() };
    if detail.corrects.as_ref().is_none_or(|before| before.plate == detail.plate || detail.plate.is_none()) {
        return String::new();
    }
    let orders = truck.others.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    fl!(l, "load-plate-others", trip = truck.trip.to_string(), orders = orders)
}

/// What a receipt that says a weight comes to, with those before it.
fn checked_worth(l: Locale, order: &OrderFacts, read: &OrderFacts) -> String {
    let counted = read.with_last_load();
    if counted.progress.weighed == order.progress.weighed { String::new() } else { worth(l, &counted) }
}

/// How much is to be weighed: what a receipt accepts, or what all receipts did that nobody weighed.
pub(super) fn to_weigh(order: &OrderFacts, detail: &Detail) -> i64 {
    detail.accepted.map_or_else(|| order.progress.unweighed(), |accepted| accepted.base)
}

/// A weight that is far from the one with which the goods were loaded, or from what so many of them weigh, is shown beside it.
fn far_weight(l: Locale, order: &OrderFacts, detail: &Detail) -> String {
    let (Some(weight), part) = (detail.weight.as_deref(), to_weigh(order, detail)) else { return String::new() };
    let kg = |base: i64| l.quantity(Quantity { base, unit: Unit::Kg });
    let is_far = |least: i64, most: i64| weight.base < least.saturating_mul(4) / 5 || weight.base > most.saturating_mul(5) / 4;
    if let Some(usual) = usual_weight(order, part) {
        return if is_far(usual, usual) { fl!(l, "weight-far-loaded", weight = kg(weight.base), usual = kg(usual)) } else { String::new() };
    }
    let size = Commodity::by_code(&order.terms.commodity).and_then(|goods| goods.size.clone());
    let Some((least, most)) = size.map(|size| (size.start().saturating_mul(part), size.end().saturating_mul(part))) else {
        return String::new();
    };
    if order.quantity.dimension() != Dimension::Count || !is_far(least, most) {
        return String::new();
    }
    let usual = fl!(l, "weight-range", least = kg(least), most = kg(most));
    fl!(l, "weight-far", weight = kg(weight.base), accepted = l.quantity(base(order, part)), usual = usual)
}

/// What so much of the last load weighs, as its seller said with it; of packs, what they hold.
pub(super) fn usual_weight(order: &OrderFacts, part: i64) -> Option<i64> {
    let loaded = order.progress.load.as_ref().and_then(|load| load.weight_of(part));
    let held = || base(order, part).unpacked(order.terms.pack?).filter(|held| held.dimension() == Dimension::Mass).map(|held| held.base);
    loaded.or_else(held)
}

fn figures_check(l: Locale, event: OrderEvent, order: &OrderFacts, detail: &Detail) -> String {
    let code = order.code.to_string();
    match event {
        OrderEvent::Decide => {
            let counted = detail.outcome.and_then(|outcome| order.progress.counted_by(outcome, order.most_accepted()));
            let counted = counted.map(|counted| fl!(l, "decision-counts", quantity = l.quantity(base(order, counted))));
            let decided = fl!(l, "ask-order-decision-check", order = code, outcome = words::outcome_with(l, detail));
            return lines([decided, counted.unwrap_or_default(), fl!(l, "ask-order-decision-right")]);
        }
        OrderEvent::ProposeOutcome => return fl!(l, "ask-order-outcome-check", order = code, outcome = words::outcome_with(l, detail)),
        OrderEvent::Amend => {
            let change = detail.amendment.map(|change| words::amendment(l, &change, order.terms.pack)).unwrap_or_default();
            let proposed = fl!(l, "ask-order-terms-check", order = code, change = change);
            return lines([proposed, repriced(l, order, detail.amendment), fl!(l, "ask-order-terms-right")]);
        }
        OrderEvent::DisputePaid => {
            let came = l.money(detail.came.as_deref().copied().unwrap_or(Rupiah(0)));
            let asked = fl!(l, "ask-order-came-check", order = code, came = came);
            return lines([asked, billed(l, order), off_the_bill(l, order, detail), fl!(l, "ask-order-came-right")]);
        }
        OrderEvent::ConfirmPaid => {
            let asked = match order.bill() {
                Some(bill) => fl!(l, "ask-order-paid-check", order = code, bill = l.money(bill)),
                None => fl!(l, "ask-order-paid-check-weigh", order = code),
            };
            return lines([billed(l, order), other_sum(l, order), asked]);
        }
        OrderEvent::CloseRest => return fl!(l, "ask-order-rest-check", order = code, reason = words::reason_said(l, detail)),
        OrderEvent::AskCancel => return fl!(l, "ask-order-quit-check", order = code, reason = words::reason_said(l, detail)),
        _ => {}
    }
    if matches!(event, OrderEvent::Depart | OrderEvent::CorrectLoad) {
        let weight = detail.loaded.unwrap_or(order.quantity);
        let most = order.most_accepted();
        // Another order may have been meant.
        let over = if weight.base > most { fl!(l, "load-over", most = l.quantity(base(order, most))) } else { String::new() };
        let asked = match &detail.corrects {
            Some(before) => {
                let now = Detail { loaded: Some(weight), ..detail.clone() }.figures();
                let said = |figures: &LoadFigures| with_driver(l, said_of_load(l, figures), figures.driver.as_deref());
                fl!(l, "ask-order-load-check", order = code, before = said(before), now = now.as_ref().map(said).unwrap_or_default())
            }
            None => {
                let load = with_driver(
                    l,
                    loaded_with(l, (weight, detail.packs.as_deref().copied()), detail.plate.as_deref()),
                    detail.driver.as_deref(),
                );
                fl!(l, "ask-order-loaded-check", order = code, load = load)
            }
        };
        return lines([along(l, detail), over, other_loads(l, detail), asked]);
    }
    if event == OrderEvent::Weigh {
        let mut read = order.clone();
        let grams = detail.weight.as_deref().map_or(0, |weight| weight.base);
        read.progress.weighed = Some(order.progress.with_weighed(grams));
        return lines([far_weight(l, order, detail), fl!(l, "ask-order-weight-check", order = code, worth = worth(l, &read))]);
    }
    if event == OrderEvent::Arrive {
        let (loaded, arrived) = (detail.loaded.unwrap_or(order.quantity), detail.arrived.unwrap_or(order.quantity));
        return fl!(l, "ask-order-arrived-check", order = code, loaded = l.quantity(loaded), arrived = l.quantity(arrived));
    }
    let mut read = order.clone();
    if let Some(load) = &mut read.progress.load {
        load.receipt = Some(detail.receipt(load.loaded, detail.arrived.map(|arrived| arrived.base)));
    }
    let figures = lines([receipt(l, &read), checked_worth(l, order, &read)]);
    lines([far_weight(l, order, detail), fl!(l, "ask-order-receipt-check", order = code, receipt = figures)])
}
