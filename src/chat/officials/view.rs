//! What officials read: totals and weighted prices, no names of persons.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, OfficialAction},
        kit::{
            Message,
            keyboard::{DETAILS_PER_PAGE, act, first_in, numbered, page_line, pages, rows},
            text::{NAME, goods_with_icon, lines, user},
            words,
        },
    },
    domain::{
        digest::{Alerts, Amounts, Average, ClosedRest, Correction, DigestFacts, DigestOrder, GoodsLine, MonthFacts, Unmet},
        person::{DigestDays, Organization},
        place::Region,
    },
    locale::Locale,
    notice::{NoDigest, Page},
};

/// The most kinds of goods that one message names: a day that has more is read in the details.
const GOODS: usize = 12;
/// The most kinds of goods that were received, or will not come, that one message names.
const RECEIVED: usize = 4;
/// The most averages of one kind of goods on its line.
const AVERAGES: usize = 3;

/// The most corrections that one message names.
const CORRECTIONS: usize = 5;

pub(in crate::chat) fn daily(l: Locale, facts: &DigestFacts, corrections: &[Correction], today: Option<NaiveDate>) -> Message {
    let running = today.map(|day| act(fl!(l, "button-today"), Action::Official(OfficialAction::Digest { day })));
    let month = act(fl!(l, "button-digest-month"), Action::Official(OfficialAction::Month { day: facts.day }));
    let changed = [&facts.returned, &facts.reduced, &facts.added].into_iter().any(|list| !list.is_empty());
    let (nothing, rests) = (Unmet::default(), facts.unmet.iter().any(|unmet| !unmet.rests.is_empty()));
    let unmet = facts.unmet.as_ref().unwrap_or(&nothing);
    let ended = changed || rests || facts.cancelled > 0 || facts.declined > 0 || facts.lapsed > 0;
    if facts.orders == 0
        && facts.new_offers == 0
        && !ended
        && facts.ungraded.is_empty()
        && facts.received.is_empty()
        && facts.rejected.is_empty()
        && corrections.is_empty()
    {
        // Nothing was agreed, and what waits for buyers or was not sold is told all the same.
        let waits = [offers(l, facts), demands(l, facts), ended_demands(l, unmet), active(l, facts), alerts(l, facts)];
        let text = lines([empty(l, facts), provisional(l, facts), lines(waits), position(l, facts)]);
        return Message::with(text, rows(running.into_iter().chain([month])));
    }
    let text = lines([
        fl!(l, "digest-daily", date = l.date(facts.day)),
        provisional(l, facts),
        agreed(l, facts),
        goods(l, &facts.goods),
        buyers(l, &facts.buyers),
        origins(l, &facts.origins),
        ended_line(l, (facts.cancelled, &facts.cancelled_amounts), facts.declined, facts.lapsed),
        received(l, facts),
        closed_rests(l, &unmet.rests),
        if facts.ungraded.is_empty() { String::new() } else { fl!(l, "digest-ungraded", amounts = l.amounts(&facts.ungraded)) },
        corrected(l, &facts.returned, |c| {
            fl!(l, "digest-returned", date = l.date(c.agreed_on), goods = goods_name(l, &c.commodity), amounts = l.amounts(&c.amounts))
        }),
        corrected(l, &facts.reduced, |c| {
            fl!(l, "digest-reduced", date = l.date(c.agreed_on), goods = goods_name(l, &c.commodity), amounts = l.amounts(&c.amounts))
        }),
        corrected(l, &facts.added, |c| {
            fl!(l, "digest-added", date = l.date(c.agreed_on), goods = goods_name(l, &c.commodity), amounts = l.amounts(&c.amounts))
        }),
        corrected(l, &facts.corrections, |c| {
            fl!(l, "digest-corrects", date = l.date(c.agreed_on), goods = goods_name(l, &c.commodity), amounts = l.amounts(&c.amounts))
        }),
        offers(l, facts),
        demands(l, facts),
        ended_demands(l, unmet),
        active(l, facts),
        alerts(l, facts),
        corrected(l, corrections, |c| {
            fl!(l, "digest-correction", date = l.date(c.cancelled_on), goods = goods_name(l, &c.commodity), amounts = l.amounts(&c.amounts))
        }),
        position(l, facts),
    ]);
    let details = act(fl!(l, "button-digest-details"), Action::Official(OfficialAction::Details { day: facts.day, page: 0 }));
    let details = (facts.orders > 0).then_some(details);
    Message::with(text, rows(details.into_iter().chain(running).chain([month])))
}

/// What counts as received since the day, and what was rejected of it.
fn received(l: Locale, facts: &DigestFacts) -> String {
    let kept = |(code, amounts): &(String, Amounts)| fl!(l, "digest-goods", goods = goods_name(l, code), amounts = l.amounts(amounts));
    let more = facts.received.len().saturating_sub(RECEIVED);
    let rest = (more > 0).then(|| fl!(l, "digest-more-goods", count = more.to_string()));
    let goods = facts.received.iter().take(RECEIVED).map(kept).chain(rest).collect::<Vec<_>>().join(", ");
    received_line(l, goods, &facts.rejected)
}

fn received_line(l: Locale, received: String, rejected: &Amounts) -> String {
    match (received.is_empty(), rejected.is_empty()) {
        (true, true) => String::new(),
        (true, false) => fl!(l, "digest-rejected", amounts = l.amounts(rejected)),
        (false, true) => fl!(l, "digest-received", list = received),
        (false, false) => fl!(l, "digest-received-rejected", list = received, rejected = l.amounts(rejected)),
    }
}

/// A month, with the way to the one before it and to its last day.
pub(in crate::chat) fn month(l: Locale, facts: &MonthFacts) -> Message {
    let before =
        facts.month.pred_opt().map(|day| act(fl!(l, "button-digest-month-before"), Action::Official(OfficialAction::Month { day })));
    let latest = act(fl!(l, "button-digest"), Action::Official(OfficialAction::LatestDigest));
    let until = match facts.until {
        Some(_) if facts.is_whole() => String::new(),
        Some(day) => fl!(l, "digest-month-until", date = l.date(day)),
        None => fl!(l, "digest-month-begins"),
    };
    let amounts = l.amounts(&facts.agreed);
    let (count, days) = (l.integer(facts.orders), l.integer(facts.trading_days));
    let agreed = match (facts.orders, facts.until) {
        (_, None) => String::new(),
        (0, _) => fl!(l, "digest-agreed-none"),
        _ => fl!(l, "digest-month-agreed", amounts = amounts, count = count, days = days),
    };
    let text = lines([
        fl!(l, "digest-month", month = l.month_of_year(facts.month)),
        until,
        agreed,
        month_corrections(l, facts),
        month_goods(l, &facts.goods),
        buyers(l, &facts.buyers),
        origins(l, &facts.origins),
        ended_line(l, (facts.cancelled, &facts.cancelled_amounts), facts.declined, facts.lapsed),
        received_line(l, if facts.received.is_empty() { String::new() } else { l.amounts(&facts.received) }, &facts.rejected),
        closed_rests(l, &facts.unmet.rests),
        new_offers(l, facts.new_offers, &facts.new_amounts).unwrap_or_default(),
        ended_demands(l, &facts.unmet),
        month_alerts(l, facts),
        fl!(l, "digest-month-position", number = facts.number(), moment = l.moment(facts.position)),
    ]);
    Message::with(text, rows(before.into_iter().chain([latest])))
}

/// Why there is none of what was named, with the way to the last whole day.
pub(in crate::chat) fn none(l: Locale, why: NoDigest) -> Message {
    let text = match why {
        NoDigest::DayAhead(day) => fl!(l, "digest-day-ahead", date = l.date(day)),
        NoDigest::MonthAhead(month) => fl!(l, "digest-month-ahead", month = l.month_of_year(month)),
        NoDigest::NoSuchDay => fl!(l, "digest-no-such-day"),
        NoDigest::Unread => fl!(l, "digest-unread"),
    };
    Message::with(text, rows([act(fl!(l, "button-digest"), Action::Official(OfficialAction::LatestDigest))]))
}

/// What became of what the days of a month told as agreed, and what is left of it.
fn month_corrections(l: Locale, facts: &MonthFacts) -> String {
    let Some(total) = facts.corrected_total() else { return String::new() };
    let told = |amounts: &Amounts| (!amounts.is_empty()).then(|| l.amounts(amounts));
    lines([
        told(&facts.corrected).map(|amounts| fl!(l, "digest-month-corrected", amounts = amounts)).unwrap_or_default(),
        told(&facts.returned).map(|amounts| fl!(l, "digest-month-returned", amounts = amounts)).unwrap_or_default(),
        told(&facts.reduced).map(|amounts| fl!(l, "digest-month-reduced", amounts = amounts)).unwrap_or_default(),
        told(&facts.added).map(|amounts| fl!(l, "digest-month-added", amounts = amounts)).unwrap_or_default(),
        told(&total).map_or_else(|| fl!(l, "digest-month-total-none"), |amounts| fl!(l, "digest-month-total", amounts = amounts)),
    ])
}

/// What was agreed of each kind of goods, as many as one message names.
fn goods(l: Locale, all: &[GoodsLine]) -> String {
    let more = all.len().saturating_sub(GOODS);
    let rest = (more > 0).then(|| fl!(l, "digest-more", count = more.to_string()));
    all.iter().take(GOODS).map(|line| goods_line(l, line, all.len() == 1)).chain(rest).collect::<Vec<_>>().join("\n")
}

/// What was agreed of each kind of goods within a month, which has no details: those that come after the first have no buyers beside them.
fn month_goods(l: Locale, all: &[GoodsLine]) -> String {
    let (first, others) = all.split_at(all.len().min(GOODS));
    let other = |line: &GoodsLine| format!("{} {}", goods_name(l, &line.commodity), l.amounts(&line.amounts));
    let list: Vec<_> = others.iter().map(other).collect();
    let rest = (!list.is_empty()).then(|| fl!(l, "digest-others", list = list.join(", ")));
    first.iter().map(|line| goods_line(l, line, all.len() == 1)).chain(rest).collect::<Vec<_>>().join("\n")
}

pub(in crate::chat) fn details(l: Locale, day: NaiveDate, orders: &[DigestOrder], page: Page) -> Message {
    let back = vec![act(fl!(l, "button-back"), Action::Official(OfficialAction::Digest { day }))];
    if orders.is_empty() {
        return Message::with(fl!(l, "digest-details-empty", date = l.date(day)), vec![back]);
    }
    let text = lines([
        fl!(l, "digest-details", date = l.date(day)),
        numbered(l, first_in(page, DETAILS_PER_PAGE), orders.iter().map(|order| details_line(l, order))),
        page_line(l, page),
    ]);
    Message::with(text, vec![pages(l, page, |page| Action::Official(OfficialAction::Details { day, page })), back])
}

pub(in crate::chat) fn settings(l: Locale, hour: u32, days: DigestDays) -> Message {
    let text = match words::days(l, days) {
        Some(days) => fl!(l, "digest-settings", days = days, time = l.hour(hour)),
        None => fl!(l, "digest-settings-never"),
    };
    let buttons = [
        act(fl!(l, "choice-edit"), Action::Official(OfficialAction::Settings)),
        act(fl!(l, "button-digest"), Action::Official(OfficialAction::LatestDigest)),
    ];
    Message::with(text, rows(buttons))
}

fn empty(l: Locale, facts: &DigestFacts) -> String {
    let date = l.date(facts.day);
    if facts.live_offers > 0 {
        fl!(l, "digest-empty-live", date = date, count = l.integer(facts.live_offers), amounts = l.amounts(&facts.live_amounts))
    } else {
        fl!(l, "digest-empty", date = date)
    }
}

fn agreed(l: Locale, facts: &DigestFacts) -> String {
    if facts.orders == 0 {
        return fl!(l, "digest-agreed-none");
    }
    let value = match facts.value {
        Some(value) if value.0 > 0 => Some(l.large_money(value)),
        Some(_) => None,
        None => Some(fl!(l, "digest-value-withheld")),
    };
    let amounts = (!facts.agreed.is_empty()).then(|| l.amounts(&facts.agreed));
    let parts: Vec<_> = amounts.into_iter().chain(value).collect();
    let (parts, count) = (parts.join(", "), l.integer(facts.orders));
    if facts.unweighed > 0 {
        fl!(l, "digest-agreed-unweighed", parts = parts, count = count, unweighed = l.integer(facts.unweighed))
    } else {
        fl!(l, "digest-agreed", parts = parts, count = count)
    }
}

/// Until when a day is told that is not over.
fn provisional(l: Locale, facts: &DigestFacts) -> String {
    facts.provisional_until().map_or_else(String::new, |until| fl!(l, "digest-provisional", time = l.time(until)))
}

/// Where and when the figures come from, and the number that finds them again.
fn position(l: Locale, facts: &DigestFacts) -> String {
    let Some(at) = facts.position else { return String::new() };
    fl!(l, "digest-position", number = facts.number(), moment = l.moment(at))
}

fn origins(l: Locale, origins: &[(Region, Amounts)]) -> String {
    let list: Vec<_> = origins.iter().map(|(region, amounts)| origin(l, *region, &l.amounts(amounts))).collect();
    if list.is_empty() { String::new() } else { fl!(l, "digest-origins", list = list.join(", ")) }
}

fn origin(l: Locale, region: Region, amounts: &str) -> String {
    match region {
        Region::Kota => fl!(l, "digest-origin-kota", amounts = amounts),
        Region::Kabupaten => fl!(l, "digest-origin-kabupaten", amounts = amounts),
    }
}

/// What came to nothing: agreed orders, and requests.
fn ended_line(l: Locale, (cancelled, amounts): (i64, &Amounts), declined: i64, lapsed: i64) -> String {
    let cancelled = (cancelled > 0).then(|| fl!(l, "digest-cancelled", count = l.integer(cancelled), amounts = l.amounts(amounts)));
    let some = |count: i64| (count > 0).then(|| l.integer(count));
    let declined = some(declined).map(|count| fl!(l, "digest-declined", count = count));
    let lapsed = some(lapsed).map(|count| fl!(l, "digest-lapsed", count = count));
    let list: Vec<_> = [cancelled, declined, lapsed].into_iter().flatten().collect();
    if list.is_empty() { String::new() } else { fl!(l, "digest-ended", list = list.join(", ")) }
}

fn corrected(l: Locale, corrections: &[Correction], line: impl Fn(&Correction) -> String) -> String {
    let more = corrections.len().saturating_sub(CORRECTIONS);
    let rest = (more > 0).then(|| fl!(l, "digest-more-corrections", count = more.to_string()));
    corrections.iter().take(CORRECTIONS).map(line).chain(rest).collect::<Vec<_>>().join("\n")
}

fn goods_name(l: Locale, code: &str) -> String {
    l.goods(code).unwrap_or(code).to_lowercase()
}

/// A commodity, its buyers where it is not alone (the line of buyers tells them then), and its prices.
fn goods_line(l: Locale, line: &GoodsLine, is_alone: bool) -> String {
    let goods = goods_with_icon(l, &line.commodity, l.goods(&line.commodity).unwrap_or(&line.commodity));
    let amounts = fl!(l, "digest-goods", goods = goods, amounts = l.amounts(&line.amounts));
    let mut parts = vec![if is_alone { amounts } else { amounts + &by_buyer(l, &line.buyers) }];
    parts.extend(line.averages.iter().take(AVERAGES).map(|average| average_line(l, average)));
    match (line.withholds_prices, line.averages.is_empty()) {
        (true, true) => parts.push(fl!(l, "digest-price-withheld")),
        (true, false) => parts.push(fl!(l, "digest-other-price-withheld")),
        (false, _) => {}
    }
    parts.join(", ")
}

/// What an average is over: words of quality or payment behind it are said.
fn average_line(l: Locale, average: &Average) -> String {
    let (price, handover) = (l.price(average.price), words::handover(l, average.handover));
    match average.noted {
        0 => fl!(l, "digest-average", price = price, handover = handover),
        noted => fl!(l, "digest-average-noted", price = price, handover = handover, count = l.integer(noted)),
    }
}

fn by_buyer(l: Locale, buyers: &[(Organization, Amounts)]) -> String {
    let list = match buyers {
        [] => return String::new(),
        [(only, _)] => words::organization(l, *only),
        several => several.iter().map(|b| buyer(l, b)).collect::<Vec<_>>().join(", "),
    };
    format!(" {}", fl!(l, "digest-goods-buyers", list = list))
}

fn buyer(l: Locale, (organization, amounts): &(Organization, Amounts)) -> String {
    fl!(l, "digest-buyer", organization = words::organization(l, *organization), amounts = l.amounts(amounts))
}

fn buyers(l: Locale, buyers: &[(Organization, Amounts)]) -> String {
    let list: Vec<_> = buyers.iter().map(|b| buyer(l, b)).collect();
    if list.is_empty() { String::new() } else { fl!(l, "digest-buyers", list = list.join(", ")) }
}

fn offers(l: Locale, facts: &DigestFacts) -> String {
    let new = new_offers(l, facts.new_offers, &facts.new_amounts);
    let unabsorbed = (!facts.unabsorbed.is_empty()).then(|| fl!(l, "digest-unabsorbed", amounts = l.amounts(&facts.unabsorbed)));
    let parts: Vec<_> = new.into_iter().chain(unabsorbed).collect();
    parts.join(". ")
}

fn new_offers(l: Locale, count: i64, amounts: &Amounts) -> Option<String> {
    (count > 0).then(|| fl!(l, "digest-new", count = l.integer(count), amounts = l.amounts(amounts)))
}

/// What buyers still look for.
fn demands(l: Locale, facts: &DigestFacts) -> String {
    if facts.open_demands == 0 {
        return String::new();
    }
    fl!(l, "digest-demands", count = l.integer(facts.open_demands), amounts = l.amounts(&facts.open_amounts))
}

/// Demands that ended before all was agreed that they needed, and how much was.
fn ended_demands(l: Locale, unmet: &Unmet) -> String {
    if unmet.demands() == 0 {
        return String::new();
    }
    let some = |count: i64| (count > 0).then(|| l.integer(count));
    let closed = some(unmet.closed).map(|count| fl!(l, "digest-unmet-closed", count = count));
    let expired = some(unmet.expired).map(|count| fl!(l, "digest-unmet-expired", count = count));
    let list = closed.into_iter().chain(expired).collect::<Vec<_>>().join(", ");
    let (count, needed) = (l.integer(unmet.demands()), l.amounts(&unmet.needed));
    if unmet.filled.is_empty() {
        return fl!(l, "digest-unmet-none", count = count, list = list, needed = needed);
    }
    let filled = l.amounts(&unmet.filled);
    match unmet.percent() {
        Some(percent) => {
            fl!(l, "digest-unmet-percent", count = count, list = list, needed = needed, filled = filled, percent = l.integer(percent))
        }
        None => fl!(l, "digest-unmet", count = count, list = list, needed = needed, filled = filled),
    }
}

/// What is late at the end of the day.
fn alerts(l: Locale, facts: &DigestFacts) -> String {
    let list = facts.alerts.map(|alerts| late(l, alerts)).unwrap_or_default();
    if list.is_empty() { String::new() } else { fl!(l, "digest-alerts", list = list) }
}

/// What is late at the end of the last day of a month that is counted.
fn month_alerts(l: Locale, facts: &MonthFacts) -> String {
    match (facts.until, late(l, facts.alerts)) {
        (Some(day), list) if !list.is_empty() => fl!(l, "digest-month-alerts", date = l.date(day), list = list),
        _ => String::new(),
    }
}

fn late(l: Locale, alerts: Alerts) -> String {
    let some = |count: i64| (count > 0).then(|| l.integer(count));
    let complaints = some(alerts.complaints).map(|count| fl!(l, "digest-late-complaints", count = count));
    let loads = some(alerts.loads).map(|count| fl!(l, "digest-late-loads", count = count));
    let payments = some(alerts.payments).map(|count| fl!(l, "digest-late-payments", count = count));
    [complaints, loads, payments].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What will not come of what was agreed.
fn closed_rests(l: Locale, rests: &[ClosedRest]) -> String {
    if rests.is_empty() {
        return String::new();
    }
    let line = |closed: &ClosedRest| {
        fl!(
            l,
            "digest-rest",
            goods = goods_name(l, &closed.commodity),
            rest = l.amounts(&closed.rest),
            ordered = l.amounts(&closed.ordered)
        )
    };
    let more = rests.len().saturating_sub(RECEIVED);
    let rest = (more > 0).then(|| fl!(l, "digest-more-goods", count = more.to_string()));
    fl!(l, "digest-rests", list = rests.iter().take(RECEIVED).map(line).chain(rest).collect::<Vec<_>>().join(", "))
}

fn active(l: Locale, facts: &DigestFacts) -> String {
    let (kota, kabupaten) = (facts.sellers_kota, facts.sellers_kabupaten);
    let mut regions = Vec::new();
    if kota > 0 {
        regions.push(fl!(l, "digest-sellers-kota", count = l.integer(kota)));
    }
    if kabupaten > 0 {
        regions.push(fl!(l, "digest-sellers-kabupaten", count = l.integer(kabupaten)));
    }
    let mut list = Vec::new();
    if !regions.is_empty() {
        let count = l.integer(kota.saturating_add(kabupaten));
        list.push(fl!(l, "digest-sellers", count = count, regions = regions.join(", ")));
    }
    if facts.buyers_active > 0 {
        list.push(fl!(l, "digest-buyers-active", count = l.integer(facts.buyers_active)));
    }
    if list.is_empty() { String::new() } else { fl!(l, "digest-active", list = list.join(", ")) }
}

fn details_line(l: Locale, order: &DigestOrder) -> String {
    fl!(
        l,
        "digest-details-line",
        order = order.code.to_string(),
        goods = user(words::goods(l, &order.goods), NAME),
        quantity = l.quantity_full(order.quantity, order.pack),
        handover = words::handover(l, order.handover),
        organization = words::organization(l, order.organization)
    )
}
