//! What must be true after every step.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Days, Utc, Weekday};
use tembus::domain::{
    lifecycle::{By, Side},
    offer,
    order::{LIFECYCLE, Transition},
    removal::RemovalReason,
    wib,
};

use super::{
    host::WANTED,
    run::{LIMIT, LIMITED},
    truth::{About, BidRow, EventRow, LoadRow, OrderRow, PersonRow, RoleRow, Truth},
    words::MARK,
};

/// A rule and its name.
pub(crate) type Invariant = (&'static str, fn(&Truth) -> Result<(), String>);

pub(crate) const INVARIANTS: &[Invariant] = &[
    ("quantities add up", quantities_add_up),
    ("who is concerned is told", who_is_concerned_is_told),
    ("what counts as sent is in the chat", what_counts_as_sent_is_in_the_chat),
    ("nothing is said that is not written down", nothing_is_said_that_is_not_written_down),
    ("no change without its event", no_change_without_its_event),
    ("no digest twice", no_digest_twice),
    ("no digest is missing", no_digest_is_missing),
    ("no names in digests", no_names_in_digests),
    ("an update is applied once", an_update_is_applied_once),
    ("messages of a chat keep their order", messages_keep_their_order),
    ("nothing is set aside or parked", nothing_is_set_aside_or_parked),
    ("only parties act on an order", only_parties_act),
    ("nobody approves what he asked for", nobody_approves_what_he_asked_for),
    ("nothing dear is agreed without a second yes", nothing_dear_is_agreed_without_a_second_yes),
    ("nothing is promised beyond what is needed", nothing_beyond_what_is_needed),
    ("prices are named in turn, three a side", prices_are_named_in_turn),
    ("what was talked about is what is ordered", what_was_talked_about_is_ordered),
    ("loads add up", loads_add_up),
    ("a truck is one truck", a_truck_is_one_truck),
    ("parts of a freight add up", parts_of_a_freight_add_up),
];

const HOUR: i64 = 3_600_000;
/// Messages are kept two days after they were sent; what happened within this time is sure to be there.
const SEEN_FOR: i64 = 40 * HOUR;

/// Nine o'clock of the next day, when the digest of this one has been sent.
pub(crate) fn morning_after(now: DateTime<Utc>) -> DateTime<Utc> {
    wib::at_hour(wib::day(now) + Days::new(1), 9)
}

fn rule(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

fn quantities_add_up(truth: &Truth) -> Result<(), String> {
    let mut sums: BTreeMap<i64, [i64; 3]> = BTreeMap::new();
    for order in &truth.orders {
        let place = match order.status.as_str() {
            "requested" => 0,
            "confirmed" | "shipped" => 1,
            "received" | "closed" => 2,
            _ => continue,
        };
        sums.entry(order.offer_id).or_default()[place] += order.quantity - order.closed_short;
    }
    for offer in &truth.offers {
        let [held, committed, fulfilled] = sums.get(&offer.id).copied().unwrap_or_default();
        let left = offer.offered - held - committed - fulfilled;
        let same = (offer.held, offer.committed, offer.fulfilled, offer.available) == (held, committed, fulfilled, left);
        rule(same && left >= 0, || format!("{offer:?}, and its orders hold {held}, {committed}, {fulfilled}"))?;
    }
    Ok(())
}

/// The kinds of news that an event of an order is to others, and to whom; where it can be one of several kinds they stand together.
fn news_of(event: &EventRow, order: &OrderRow) -> Vec<(&'static str, i64)> {
    let (seller, buyer) = (order.answers, order.buyer_id);
    match (event.kind.as_str(), event.before.as_deref(), event.reason.as_deref()) {
        ("requested", ..) => vec![("order_request", seller)],
        // Of what is not approved its seller hears nothing, and who asked hears what a colleague did.
        ("approval_asked", ..) => Vec::new(),
        ("approved", ..) if order.agreed_ahead == 0 => vec![("order_request", seller), ("order_changed", buyer)],
        ("approved", ..) => Vec::new(),
        ("sent_back", ..) => vec![("order_changed", buyer)],
        ("lapsed", ..) if order.is_hidden() => vec![("order_lapsed", buyer)],
        // A colleague refused it, or took it back.
        ("cancelled", Some("requested"), _) if order.is_hidden() && event.actor_id != Some(buyer) => {
            vec![("order_changed|withdraw_done", buyer)]
        }
        ("cancelled", Some("requested"), _) if order.is_hidden() => Vec::new(),
        ("confirmed", ..) => vec![("order_confirmed", buyer)],
        ("declined", ..) => vec![("order_declined", buyer)],
        ("lapsed", ..) => vec![("order_lapsed", seller), ("order_lapsed", buyer)],
        ("cancelled", Some("requested"), _) => vec![("order_withdrawn", seller)],
        ("cancelled", _, Some("SELLER")) => vec![("cancel_done", buyer)],
        ("cancelled", ..) => vec![("cancel_done", seller)],
        // What is shown, said and noted besides is no step, and has news of its own or none.
        (kind, ..) if LIFECYCLE.iter().all(|row| row.recorded.code() != kind) || is_untold(kind) => Vec::new(),
        (_, Some(_), Some("SELLER")) => vec![("order_changed", buyer)],
        (_, Some(_), Some("BUYER")) => vec![("order_changed", seller)],
        (_, Some(_), Some("TIME" | "MEDIATOR")) => vec![("order_changed", seller), ("order_changed", buyer)],
        _ => Vec::new(),
    }
}

/// Whether it is a step of an order of which nobody is told, so that it makes no version of it.
fn is_untold(kind: &str) -> bool {
    LIFECYCLE.iter().any(|row| row.recorded.code() == kind && row.event.is_untold())
}

/// The person, if he has consented without a break since then. A person who leaves is promised that his messages go with him, and that
/// no more will come.
fn consenting(truth: &Truth, person: i64, since: i64) -> Option<&PersonRow> {
    truth.person(person).filter(|p| p.consented_at.is_some_and(|at| at <= since))
}

/// A person who could not be reached and comes back is not asked for an answer to a request that is over: what became of it is said.
fn is_dropped_as_stale(truth: &Truth, kind: &str, order: &OrderRow, person: i64, since: i64) -> bool {
    let came_back =
        |event: &&EventRow| event.subject == "person" && event.subject_id == person && event.kind == "reachable" && event.at > since;
    kind == "order_request" && order.status != "requested" && truth.events.iter().any(|event| came_back(&event))
}

/// The persons who must hear news of an order's buyer: who ordered, or everybody else who buys for the organisation if that person
/// did not any more. Who buys for it only since then, or no longer, is not looked at.
fn readers(truth: &Truth, order: &OrderRow, person: i64, since: i64) -> Vec<i64> {
    let buys = |role: &&RoleRow| role.role == "BUYER" && role.organization.as_deref() == Some(&*order.organization);
    let began_before = |role: &&RoleRow| role.granted_at <= since && role.ended_at.is_none();
    let mut own = truth.roles.iter().filter(|role| role.person_id == person).filter(buys);
    let left_since = |role: &RoleRow| role.ended_at.is_some_and(|ended| ended > since) || role.granted_at > since;
    match own.next() {
        _ if person != order.buyer_id => vec![person],
        Some(role) if began_before(&role) => vec![person],
        Some(role) if left_since(role) => Vec::new(),
        _ => truth.roles.iter().filter(buys).filter(began_before).map(|role| role.person_id).filter(|other| *other != person).collect(),
    }
}

fn who_is_concerned_is_told(truth: &Truth) -> Result<(), String> {
    let (mut told, mut dropped): (BTreeSet<(&str, i64, i64)>, BTreeSet<_>) = (BTreeSet::new(), BTreeSet::new());
    for row in &truth.outbox {
        let Some(About { kind, order: Some(order), .. }) = truth.abouts.get(&row.id) else { continue };
        match row.state.as_str() {
            "queued" | "sent" => told.insert((kind.as_str(), *order, row.chat_id)),
            "superseded" => dropped.insert((kind.as_str(), *order, row.chat_id)),
            _ => continue,
        };
    }
    let recent = truth.events.iter().rev().take_while(|event| event.at > truth.now - SEEN_FOR).filter(|event| event.subject == "order");
    for event in recent {
        let Some(order) = truth.orders.iter().find(|order| order.id == event.subject_id) else { continue };
        let news = news_of(event, order);
        let news = news.into_iter().flat_map(|(kind, person)| readers(truth, order, person, event.at).into_iter().map(move |p| (kind, p)));
        for (kind, person) in news {
            let Some(chat) = consenting(truth, person, event.at).and_then(|p| p.chat_id) else {
                continue;
            };
            let is_stale = || dropped.contains(&(kind, order.id, chat)) && is_dropped_as_stale(truth, kind, order, person, event.at);
            let is_told = kind.split('|').any(|kind| told.contains(&(kind, order.id, chat)));
            rule(is_told || is_stale(), || {
                let roles: Vec<&RoleRow> = truth.roles.iter().filter(|role| role.person_id == person).collect();
                format!("chat {chat} was not told: {event:?}, {order:?}, {:?}, {roles:?}", truth.person(person))
            })?;
        }
    }
    Ok(())
}

fn what_counts_as_sent_is_in_the_chat(truth: &Truth) -> Result<(), String> {
    for row in truth.outbox.iter().filter(|row| row.state == "sent" && row.act == "say") {
        let Some(seen) = truth.chats.get(&row.chat_id) else { continue };
        let Some(message) = row.message_id else { return Err(format!("sent without a message: {row:?}")) };
        // Only the end of a chat is looked at.
        if seen.first().is_some_and(|first| message >= *first) {
            rule(seen.contains(&message), || format!("nobody has got {row:?}"))?;
        }
    }
    Ok(())
}

/// A message without a row was sent before what it says was saved, unless it is a copy that was counted as uncertain.
fn nothing_is_said_that_is_not_written_down(truth: &Truth) -> Result<(), String> {
    let mut written: BTreeMap<i64, (BTreeSet<i64>, BTreeSet<i64>, i64)> = BTreeMap::new();
    for row in &truth.outbox {
        let (messages, new, uncertain) = written.entry(row.chat_id).or_default();
        messages.extend(row.message_id);
        new.extend(row.message_id.filter(|_| row.act == "say" && row.edit_message_id.is_none()));
        *uncertain += row.uncertain;
    }
    for (chat, said) in &truth.said {
        // Rows are forgotten after two days, and when somebody leaves; a later edit of an old message has a row of its own.
        let Some((messages, new, uncertain)) = written.get(chat) else { continue };
        let Some(first) = new.first() else { continue };
        let unknown: Vec<i64> = said.range(first..).filter(|message| !messages.contains(message)).copied().collect();
        let copies = i64::try_from(unknown.len()).unwrap_or(i64::MAX);
        rule(copies <= *uncertain, || format!("nobody wrote down {unknown:?} of chat {chat}; {uncertain} copies are known"))?;
    }
    Ok(())
}

/// The state to which a kind of event leads an offer.
pub(crate) fn offer_state(kind: &str) -> Option<&'static str> {
    let row = offer::LIFECYCLE.iter().find(|row| row.recorded.code() == kind);
    row.map(|row| row.to.code()).or_else(|| (kind == "published").then_some("published"))
}

fn no_change_without_its_event(truth: &Truth) -> Result<(), String> {
    let mut last: BTreeMap<(&str, i64), (i64, &str)> = BTreeMap::new();
    for event in truth.events.iter().filter(|event| matches!(event.subject.as_str(), "order" | "offer")) {
        // What both sides agreed to before there was an order was never asked for.
        let ahead = event.subject == "order" && event.kind == "confirmed";
        let place = last.entry((&event.subject, event.subject_id)).or_insert(if ahead { (1, "requested") } else { (0, "") });
        // A picture is no term of an offer and no step of an order, and what is said about its price is none.
        let is_besides = matches!(
            event.kind.as_str(),
            "added_photo" | "removed_photo" | "slip_shown" | "receipt_shown" | "complaint_shown" | "complaint_noted" | "freight_said"
        );
        let is_untold = event.subject == "order" && is_untold(&event.kind);
        place.0 += i64::from(!is_besides && !is_untold && !event.kind.starts_with("talk_"));
        let state = if event.subject == "order" { event.after.as_deref() } else { offer_state(&event.kind) };
        if let Some(state) = state {
            let before = event.before.as_deref();
            rule(before.is_none_or(|before| before == place.1), || format!("after {:?} came {event:?}", place.1))?;
            place.1 = state;
        }
    }
    let orders = truth.orders.iter().map(|order| ("order", order.id, order.version, &order.status));
    let offers = truth.offers.iter().map(|offer| ("offer", offer.id, offer.version, &offer.status));
    for (subject, id, version, status) in orders.chain(offers) {
        let (events, state) = last.get(&(subject, id)).copied().unwrap_or_default();
        rule(events == version && state == status, || {
            format!("{subject} {id} is {status} in version {version}; {events} events lead to {state:?}")
        })?;
    }
    Ok(())
}

fn no_digest_twice(truth: &Truth) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    // What an official asks for himself is a reply; what comes by itself has the last priority.
    for row in truth.outbox.iter().filter(|row| row.priority == 2 && row.act == "say") {
        let about = truth.abouts.get(&row.id).cloned().unwrap_or_default();
        rule(about.kind != "digest" || seen.insert((row.chat_id, about.day.clone())), || {
            format!("{about:?} twice in chat {}", row.chat_id)
        })?;
    }
    Ok(())
}

/// Time after which a running bot must have done what was due: longer than a job pauses.
const ROUNDS: i64 = 120_000;

fn no_digest_is_missing(truth: &Truth) -> Result<(), String> {
    let by = truth.now - ROUNDS;
    if truth.lived < ROUNDS {
        return Ok(());
    }
    for role in truth.roles.iter().filter(|role| role.role == "OFFICIAL" && role.ended_at.is_none()) {
        let Some(person) = truth.person(role.person_id).filter(|person| person.chat_id.is_some()) else { continue };
        let Some(by) = DateTime::<Utc>::from_timestamp_millis(by) else { continue };
        let today = wib::day(by);
        let hour = wib::at_hour(today, u32::try_from(person.digest_hour).unwrap_or(0));
        let wanted = match person.digest_days.as_str() {
            "DAILY" => true,
            "WEEKDAYS" => !matches!(today.weekday(), Weekday::Sat | Weekday::Sun),
            _ => false,
        };
        let changed = truth.events.iter().rev().take_while(|event| event.at > truth.now - ROUNDS);
        let changed = changed.filter(|event| event.subject == "person" && event.subject_id == person.id).count() > 0;
        if !wanted || changed || by < hour || role.granted_at > hour.timestamp_millis() {
            continue;
        }
        let day = (today - Days::new(1)).to_string();
        rule(truth.digests.contains(&(person.id, day.clone())), || format!("{person:?} has no digest of {day}"))?;
        // Sent rows are kept for two days.
        let sent = truth.outbox.iter().any(|row| {
            Some(row.chat_id) == person.chat_id
                && matches!(row.state.as_str(), "queued" | "sent")
                && truth.abouts.get(&row.id).is_some_and(|about| about.kind == "digest" && about.day.as_deref() == Some(&day))
        });
        rule(sent, || format!("{person:?} was not sent the digest of {day}"))?;
    }
    Ok(())
}

fn no_names_in_digests(truth: &Truth) -> Result<(), String> {
    for row in &truth.outbox {
        let facts = truth.abouts.get(&row.id).is_some_and(|about| about.kind.starts_with("digest"));
        let named = row.notice.as_deref().is_some_and(|notice| notice.contains(MARK));
        rule(!(facts && named), || format!("somebody is named in {row:?}"))?;
    }
    Ok(())
}

fn an_update_is_applied_once(truth: &Truth) -> Result<(), String> {
    if let Some((update, count)) = truth.applied.iter().find(|(_, count)| **count > 1) {
        return Err(format!("update {update} was applied {count} times"));
    }
    for update in &truth.acknowledged {
        let done = truth.applied.contains_key(update) || truth.was_set_aside.contains(update);
        rule(done, || format!("update {update} was acknowledged and not applied"))?;
    }
    let mut made = BTreeSet::new();
    for event in truth.events.iter().filter(|event| matches!(event.kind.as_str(), "requested" | "published")) {
        // Several sellers are asked together for what none of them has alone, each for a part of an offer of his own.
        let offer = truth.orders.iter().find(|order| event.subject == "order" && order.id == event.subject_id).map(|order| order.offer_id);
        rule(event.update_id.is_none_or(|update| made.insert((update, offer))), || {
            format!("made by an update that made something before: {event:?}")
        })?;
    }
    Ok(())
}

fn messages_keep_their_order(truth: &Truth) -> Result<(), String> {
    let mut last: BTreeMap<(i64, i64), (i64, i64)> = BTreeMap::new();
    let sent = truth
        .outbox
        .iter()
        .filter(|row| row.state == "sent" && row.act == "say" && row.edit_message_id.is_none() && row.not_before <= row.created_at);
    for row in sent {
        let Some(message) = row.message_id else { continue };
        let before = last.insert((row.chat_id, row.priority), (row.id, message));
        rule(before.is_none_or(|(_, before)| before < message), || format!("row {before:?} came after {row:?}"))?;
    }
    Ok(())
}

fn nothing_is_set_aside_or_parked(truth: &Truth) -> Result<(), String> {
    if let Some(aside) = truth.set_aside.iter().find(|reason| !reason.contains(WANTED)) {
        return Err(format!("set aside: {aside:?}"));
    }
    let parked = truth.outbox.iter().find(|row| row.state == "parked");
    rule(parked.is_none(), || format!("parked: {parked:?}"))
}

/// Whether the table has a row by which somebody who is named so in the trace makes this step; `asked` says whether he asked for the order.
fn is_of_table(event: &EventRow, side: Option<Side>, asked: bool) -> bool {
    let by = |by: By| match side {
        Some(side) => by.allows_person(asked) && (by.allows(side, Some(side), Some(side)) || by.allows(side, Some(side.other()), None)),
        None => by == By::System,
    };
    let began = |row: &Transition| row.from.iter().any(|from| event.before.as_deref() == Some(from.code()));
    LIFECYCLE.iter().any(|row| row.recorded.code() == event.kind && began(row) && by(row.by))
}

fn only_parties_act(truth: &Truth) -> Result<(), String> {
    for place in &truth.news.events {
        let Some(event) = truth.events.get(*place).filter(|event| event.subject == "order" && event.kind != "requested") else { continue };
        let Some(order) = truth.orders.iter().find(|order| order.id == event.subject_id) else { continue };
        let buys = |person: i64| {
            let same = |organization: &Option<String>| organization.as_deref() == Some(&*order.organization);
            person == order.buyer_id || truth.roles.iter().any(|role| role.person_id == person && same(&role.organization))
        };
        let asked = event.actor_id == Some(order.buyer_id);
        let of_table = |side| is_of_table(event, side, asked);
        let is_admin = |person: i64| truth.roles.iter().any(|role| role.person_id == person && role.role == "ADMIN");
        let right = match (event.actor_id, event.kind.as_str(), event.reason.as_deref()) {
            // What has to be approved begins with it.
            (Some(_), "approval_asked", None) => asked,
            (None, _, Some("unreachable")) => event.before.as_deref() == Some("requested"),
            (None, ..) => of_table(None),
            (Some(actor), "complaint_decided", Some("MEDIATOR")) => actor != order.answers && !buys(actor),
            // What is shown, said and noted besides is no step of the table.
            (Some(actor), "freight_said" | "slip_shown", _) => actor == order.answers,
            (Some(actor), "receipt_shown", _) => buys(actor),
            (Some(actor), "complaint_shown" | "complaint_noted", _) => actor == order.answers || buys(actor),
            (Some(actor), _, Some("SELLER")) => actor == order.answers && of_table(Some(Side::Seller)),
            (Some(actor), _, Some("BUYER")) => buys(actor) && of_table(Some(Side::Buyer)),
            // An account that ends or goes to another organisation ends what it has asked for or was asked.
            (Some(actor), "declined", Some("account" | "organisation")) => actor == order.answers,
            (Some(actor), "cancelled", Some("account" | "organisation")) => buys(actor),
            // What was asked of an offer that is taken down is declined by who takes it down.
            (Some(actor), "declined" | "cancelled", Some(code)) => is_admin(actor) && code.parse::<RemovalReason>().is_ok(),
            _ => false,
        };
        rule(right, || format!("not his to do: {event:?} of {order:?}"))?;
    }
    Ok(())
}

fn nobody_approves_what_he_asked_for(truth: &Truth) -> Result<(), String> {
    for event in truth.events.iter().filter(|event| matches!(event.kind.as_str(), "approved" | "sent_back")) {
        let Some(order) = truth.orders.iter().find(|order| order.id == event.subject_id) else { continue };
        let decided = event.actor_id.filter(|actor| *actor != order.buyer_id);
        rule(decided.is_some(), || format!("{event:?} of {order:?}"))?;
    }
    let own = truth.orders.iter().find(|order| order.approval_by == Some(order.buyer_id));
    rule(own.is_none(), || format!("approved by who asked: {own:?}"))
}

fn nothing_dear_is_agreed_without_a_second_yes(truth: &Truth) -> Result<(), String> {
    let agreed = truth.orders.iter().filter(|order| matches!(order.status.as_str(), "confirmed" | "shipped" | "received" | "closed"));
    for order in agreed.filter(|order| order.organization == LIMITED.code()) {
        let dear = order.total.is_none_or(|total| total > LIMIT);
        rule(!dear || order.approval.as_deref() == Some("GIVEN"), || format!("nobody approved {order:?}"))?;
    }
    Ok(())
}

/// Whether both sides agreed to something else about the order than it was made of, or a complaint ended so.
fn is_agreed_anew(truth: &Truth, order: i64) -> bool {
    const ANEW: &[&str] = &["terms_changed", "complaint_settled", "complaint_decided"];
    truth.events.iter().any(|event| event.subject == "order" && event.subject_id == order && ANEW.contains(&event.kind.as_str()))
}

fn nothing_beyond_what_is_needed(truth: &Truth) -> Result<(), String> {
    for demand in &truth.demands {
        let orders: Vec<_> = truth.orders.iter().filter(|order| order.demand_id == Some(demand.id)).collect();
        if orders.iter().any(|order| is_agreed_anew(truth, order.id)) {
            continue;
        }
        let bound = |order: &OrderRow| match order.status.as_str() {
            "requested" | "confirmed" => order.quantity,
            "shipped" => (order.quantity - order.closed_short - order.arrived).max(0) + order.accepted - order.returned,
            "received" | "closed" => order.accepted - order.returned,
            _ => 0,
        };
        let promised: i64 = orders.iter().map(|order| bound(order)).sum();
        rule(promised <= demand.quantity, || format!("{promised} are promised for {demand:?}: {orders:?}"))?;
    }
    Ok(())
}

/// Each talk with all its prices.
fn talks(truth: &Truth) -> impl Iterator<Item = &[BidRow]> {
    truth.bids.chunk_by(|one, next| one.talk_id == next.talk_id)
}

fn prices_are_named_in_turn(truth: &Truth) -> Result<(), String> {
    for bids in talks(truth) {
        let mut asked = bids.first().map_or(0, |bid| bid.listed);
        let mut offered = 0;
        for (place, bid) in (1..).zip(bids) {
            let buyer = place % 2 == 1;
            let right = match bid.side.as_str() {
                "BUYER" => buyer && bid.price < asked,
                // The price of the buyer again: the seller says yes to it, of less.
                _ => !buyer && bid.price >= offered && bid.price <= bid.listed,
            };
            rule(bid.number == place && place <= 6 && right, || format!("{bid:?} of {bids:?}"))?;
            if buyer { offered = bid.price } else { asked = bid.price }
        }
    }
    Ok(())
}

fn what_was_talked_about_is_ordered(truth: &Truth) -> Result<(), String> {
    for bids in talks(truth) {
        let Some((last, order)) = bids.last().and_then(|last| Some((last, last.order_id?))) else { continue };
        let Some(order) = truth.orders.iter().find(|row| row.id == order && !is_agreed_anew(truth, row.id)) else { continue };
        rule(order.price == last.price && order.quantity <= last.quantity, || format!("{last:?} became {order:?}"))?;
    }
    Ok(())
}

fn loads_add_up(truth: &Truth) -> Result<(), String> {
    let mut sums: BTreeMap<i64, [i64; 2]> = BTreeMap::new();
    for load in truth.loads.iter().filter(|load| load.answer.as_deref() == Some("AGREED")) {
        let (accepted, rejected) = (load.accepted.unwrap_or(0), load.rejected.unwrap_or(0));
        let sum = sums.entry(load.order_id).or_default();
        *sum = [sum[0] + accepted + rejected - load.replaced, sum[1] + accepted];
    }
    for order in &truth.orders {
        let loads = sums.get(&order.id).copied().unwrap_or_default();
        rule(loads == [order.arrived, order.accepted], || format!("loads of {loads:?} arrived and accepted of {order:?}"))?;
    }
    Ok(())
}

fn a_truck_is_one_truck(truth: &Truth) -> Result<(), String> {
    let mut trucks: BTreeMap<i64, Vec<&LoadRow>> = BTreeMap::new();
    for load in &truth.loads {
        load.trip_id.into_iter().for_each(|trip| trucks.entry(trip).or_default().push(load));
    }
    for loads in trucks.values() {
        let one = |load: &LoadRow| (load.plate.clone(), load.organization.clone(), load.departed_at);
        let same = loads.iter().map(|load| one(load)).collect::<BTreeSet<_>>();
        let orders = loads.iter().map(|load| load.order_id).collect::<BTreeSet<_>>();
        rule(same.len() == 1 && orders.len() == loads.len(), || format!("not one truck: {loads:?}"))?;
    }
    Ok(())
}

fn parts_of_a_freight_add_up(truth: &Truth) -> Result<(), String> {
    let said = truth.abouts.values().filter_map(|about| Some((about, about.freight.as_ref()?)));
    for (about, (freight, parts)) in said.filter(|(_, (_, parts))| !parts.is_empty()) {
        rule(parts.iter().sum::<i64>() == *freight, || format!("the parts are not the whole: {about:?}"))?;
    }
    Ok(())
}
