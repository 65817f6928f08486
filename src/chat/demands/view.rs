//! Demands and the answers to them, as buyers and sellers read them.

use chrono::{DateTime, NaiveDate, Utc};
use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, DemandAction, HistoryAction, SubscriptionAction},
        kit::{
            Button, Message,
            entry::menu_button,
            example,
            keyboard::{act, first_of, numbered, numbers, page_line, pages, rows},
            text::{NAME, SENTENCE, goods_inside, lines, user},
            words,
        },
    },
    domain::{
        commodity::GoodsCode,
        demand::{AnswerStatus, DemandId, DemandStatus, Wanted, percent},
        handover::Handover,
        money::{Price, Rupiah},
        offer::OfferId,
        place::Region,
        quantity::Quantity,
        reliability::Reliability,
        unit::Unit,
    },
    locale::Locale,
    notice::{AnswerFacts, DemandFacts, Page, Pool, PoolPart, Proposal},
};

/// `telur ayam ras 5 ton`.
fn goods(l: Locale, demand: &DemandFacts) -> String {
    fl!(l, "demand-goods", goods = goods_inside(words::goods(l, &demand.goods)), quantity = l.quantity(demand.wanted.quantity))
}

/// The limits that were set and the buyer's own words.
fn limits(l: Locale, wanted: &Wanted) -> String {
    let price = wanted.highest.map(|price| fl!(l, "demand-highest", price = l.price(price)));
    let place = wanted.handover.map(|at| words::handover(l, at));
    let limit = match (price, place) {
        (Some(price), Some(place)) => fl!(l, "demand-limits", price = price, place = place),
        (Some(price), None) => price,
        (None, Some(place)) => fl!(l, "demand-place", place = place),
        (None, None) => String::new(),
    };
    let note = wanted.note.as_deref().map(|note| fl!(l, "buy-note", note = user(note, SENTENCE))).unwrap_or_default();
    lines([limit, note])
}

/// How much more than is agreed can be accepted and paid, of `quantity` for a demand.
fn tolerated(l: Locale, demand: &DemandFacts, quantity: Quantity) -> String {
    words::tolerated(l, demand.tolerance, quantity)
}

/// The limits of a demand, with how much more than it needs can be accepted, and until when answers are sealed.
fn terms(l: Locale, demand: &DemandFacts) -> String {
    lines([limits(l, &demand.wanted), tolerated(l, demand, demand.wanted.quantity), sealed(l, demand)])
}

/// Until when answers are sealed, or were.
fn sealed(l: Locale, demand: &DemandFacts) -> String {
    match demand.sealed_until.map(|until| l.moment(until)) {
        Some(until) if demand.opened => fl!(l, "demand-unsealed", until = until),
        Some(until) => fl!(l, "demand-sealed", until = until),
        None => String::new(),
    }
}

/// How much is agreed and accepted, once anything is.
fn progress(l: Locale, demand: &DemandFacts) -> String {
    if demand.agreed == 0 && demand.accepted == 0 && demand.asked == 0 {
        return String::new();
    }
    let wanted = demand.wanted.quantity;
    let quantity = |base: i64| l.quantity(wanted.with_base(base));
    let filled = fl!(
        l,
        "demand-progress",
        filled = l.left_of(wanted.with_base(demand.agreed), wanted),
        accepted = quantity(demand.accepted),
        percent = l.integer(percent([(wanted.base, demand.accepted)]))
    );
    lines([filled, words::demand_asked(l, demand)])
}

/// What became of a demand that takes no answers any more.
fn state(l: Locale, demand: &DemandFacts) -> String {
    match demand.status {
        DemandStatus::Open if demand.asked == 0 => String::new(),
        DemandStatus::Open | DemandStatus::Partly if demand.unasked().base == 0 => String::new(),
        DemandStatus::Open | DemandStatus::Partly => fl!(l, "demand-left", left = l.quantity(demand.unasked())),
        DemandStatus::Fulfilled => fl!(l, "demand-fulfilled"),
        DemandStatus::Closed => fl!(l, "demand-closed"),
        DemandStatus::Expired => fl!(l, "demand-expired"),
    }
}

/// `2 ton, Rp26.500/kg, siap Rab 25 Nov`, and where the price applies if not at the seller's.
fn offered(l: Locale, quantity: Quantity, price: Price, ready_on: NaiveDate, handover: Option<Handover>) -> String {
    let line = fl!(l, "answer-line", quantity = l.quantity(quantity), price = l.price(price), date = l.date_short(ready_on));
    match handover {
        Some(at) => handed_over(l, line, at),
        None => line,
    }
}

/// With where the price applies, if not at the seller's.
fn handed_over(l: Locale, line: String, at: Handover) -> String {
    match at {
        Handover::Hub | Handover::BuyerSite => fl!(l, "answer-line-at", line = line, place = words::handover(l, at)),
        Handover::SellerSite => line,
    }
}

fn answered(l: Locale, answer: &AnswerFacts) -> String {
    offered(l, answer.quantity, answer.price, answer.ready_on, Some(answer.handover))
}

/// An answer to a demand with the place of the goods, for the buyer.
fn answered_from(l: Locale, answer: &AnswerFacts) -> String {
    from_place(l, answered(l, answer), &answer.place, answer.region)
}

/// The same, with a word where it costs more than the buyer wants to pay.
fn answered_for(l: Locale, demand: &DemandFacts, answer: &AnswerFacts) -> String {
    let line = answered_from(l, answer);
    if demand.is_dearer(answer.price) { fl!(l, "answer-dearer", line = line) } else { line }
}

fn from_place(l: Locale, line: String, place: &str, region: Region) -> String {
    let place = user(place, NAME);
    let place = match region {
        Region::Kota => place,
        Region::Kabupaten => fl!(l, "place-kabupaten-short", place = place),
    };
    fl!(l, "answer-from", line = line, place = place)
}

fn card_of(l: Locale, demand: DemandId) -> Button {
    act(fl!(l, "button-demand"), Action::Demand(DemandAction::Card { demand }))
}

fn history_button(l: Locale, demand: DemandId) -> Button {
    act(fl!(l, "button-history"), Action::History(HistoryAction::Demand { demand, page: 0 }))
}

fn list_button(l: Locale) -> Button {
    act(fl!(l, "button-demands"), Action::Demand(DemandAction::List { page: 0 }))
}

fn new_button(l: Locale) -> Button {
    act(fl!(l, "button-new-demand"), Action::Demand(DemandAction::New))
}

/// To the buyer: it is kept.
pub(in crate::chat) fn sent(l: Locale, demand: &DemandFacts) -> Message {
    let date = l.date(demand.wanted.needed_on);
    let text = fl!(l, "demand-sent", demand = demand.id.to_string(), goods = goods(l, demand), date = date);
    Message::with(
        lines([text, tolerated(l, demand, demand.wanted.quantity), sealed(l, demand)]),
        rows([card_of(l, demand.id), list_button(l)]),
    )
}

/// To a seller of these goods.
pub(in crate::chat) fn news(l: Locale, demand: &DemandFacts, proposal: Option<&Proposal>) -> Message {
    let text = lines([
        needs(l, demand),
        terms(l, demand),
        state(l, demand),
        proposal.map_or_else(|| fl!(l, "demand-have"), |proposal| proposed(l, proposal)),
    ]);
    Message::with(text, offer_rows(l, demand.id, proposal))
}

/// `Pasar Jaya butuh telur ayam ras 5 ton, paling lambat Kam, 26 Nov 2026. Nomor M-1.`
fn needs(l: Locale, demand: &DemandFacts) -> String {
    fl!(
        l,
        "demand-needs",
        organization = words::organization(l, demand.organization),
        goods = goods(l, demand),
        date = l.date(demand.wanted.needed_on),
        demand = demand.id.to_string()
    )
}

fn proposed(l: Locale, proposal: &Proposal) -> String {
    let line = offered(l, proposal.quantity, proposal.price, proposal.ready_on, Some(proposal.handover));
    fl!(l, "demand-proposal", offer = proposal.offer.to_string(), line = line)
}

fn offer_rows(l: Locale, demand: DemandId, proposal: Option<&Proposal>) -> Vec<Vec<Button>> {
    let form = Action::Demand(DemandAction::Offer { demand });
    match proposal {
        Some(proposal) => {
            let live = DemandAction::OfferLive { demand, offer: proposal.offer, terms: proposal.terms_version };
            let label = fl!(l, "button-answer-live", offer = proposal.offer.to_string());
            vec![vec![act(label, Action::Demand(live))], vec![act(fl!(l, "button-answer-other"), form)]]
        }
        None => vec![vec![act(fl!(l, "button-answer"), form)]],
    }
}

pub(in crate::chat) fn list(l: Locale, demands: &[DemandFacts], buys: bool, page: Page) -> Message {
    let notify = || act(fl!(l, "button-subscribe"), Action::Subscription(SubscriptionAction::List { page: 0 }));
    let new = Some(vec![if buys { new_button(l) } else { notify() }]);
    if demands.is_empty() {
        let text = if buys { fl!(l, "demands-none") } else { fl!(l, "demands-none-seller") };
        return Message::with(text, new.into_iter().chain([vec![menu_button(l)]]).collect());
    }
    let line = |demand: &DemandFacts| {
        let whose = if buys { demand.id.to_string() } else { words::organization(l, demand.organization) };
        let line = fl!(l, "demand-line", whose = whose, goods = goods(l, demand), date = l.date_short(demand.wanted.needed_on));
        match demand.status {
            DemandStatus::Partly => fl!(l, "demand-line-left", line = line, left = l.quantity(demand.left())),
            _ => line,
        }
    };
    let head = if buys { fl!(l, "demands") } else { fl!(l, "demands-seller") };
    let text = lines([head, numbered(l, first_of(page), demands.iter().map(line)), page_line(l, page)]);
    let mut rows = numbers(l, first_of(page), demands.iter().map(|d| Action::Demand(DemandAction::Card { demand: d.id })));
    rows.push(pages(l, page, |page| Action::Demand(DemandAction::List { page })));
    rows.extend(new);
    rows.push(vec![menu_button(l)]);
    Message::with(text, rows)
}

/// A demand as its buyer sees it: how far it has come, and the answers side by side.
pub(in crate::chat) fn card(l: Locale, demand: &DemandFacts, answers: &[AnswerFacts], load: bool, count: i64, page: Page) -> Message {
    let open = demand.status.takes_answers();
    let line = |answer: &AnswerFacts| {
        let line = answered_for(l, demand, answer);
        match answer.left {
            Some(0) => fl!(l, "answer-gone", line = line),
            Some(left) => fl!(l, "answer-left", line = line, left = l.quantity(answer.quantity.with_base(left))),
            None if answer.completes(demand) => fl!(l, "answer-complete", line = line),
            None => line,
        }
    };
    let date = l.date(demand.wanted.needed_on);
    let is_gone = |answer: &AnswerFacts| answer.left == Some(0);
    let all_gone = page.of <= 1 && answers.iter().all(is_gone);
    let head = match (open, count) {
        (false, _) => String::new(),
        (true, 0) => fl!(l, "answers-none"),
        (true, _) if demand.is_sealed() => fl!(l, "answers-sealed", count = l.integer(count)),
        (true, _) if all_gone => fl!(l, "answers-all-gone", count = l.integer(count)),
        (true, _) => fl!(l, "answers", count = l.integer(count)),
    };
    let text = lines([
        fl!(l, "demand-card", demand = demand.id.to_string(), goods = goods(l, demand), date = date),
        terms(l, demand),
        progress(l, demand),
        state(l, demand),
        head,
        numbered(l, first_of(page), answers.iter().map(line)),
        page_line(l, page),
    ]);
    // What is gone can't be taken: its number is no button.
    let take = |answer: &AnswerFacts| {
        let take = DemandAction::Take { demand: demand.id, version: demand.version, answer: answer.id };
        (!is_gone(answer)).then_some(Action::Demand(take))
    };
    let mut rows = numbers(l, first_of(page), answers.iter().map(take));
    rows.push(pages(l, page, |page| Action::Demand(DemandAction::Answers { demand: demand.id, page })));
    if open {
        let (demand, version) = (demand.id, demand.version);
        rows.extend(load.then(|| vec![act(fl!(l, "button-pool"), Action::Demand(DemandAction::Pool { demand, version }))]));
        rows.push(vec![
            act(fl!(l, "button-edit-demand"), Action::Demand(DemandAction::Edit { demand, version })),
            act(fl!(l, "button-end-demand"), Action::Demand(DemandAction::End { demand, version })),
        ]);
    }
    rows.push(vec![history_button(l, demand.id)]);
    rows.push(vec![list_button(l)]);
    Message::with(text, rows)
}

/// A demand as a seller sees it.
pub(in crate::chat) fn seen(l: Locale, demand: &DemandFacts, answer: Option<&AnswerFacts>, proposal: Option<&Proposal>) -> Message {
    let open = demand.takes_answers();
    let own = answer.map(|answer| match answer.status {
        AnswerStatus::Taken => fl!(l, "answer-own-taken", line = answered(l, answer)),
        AnswerStatus::Sent => fl!(l, "answer-own", line = answered(l, answer)),
        AnswerStatus::Withdrawn => fl!(l, "answer-own-withdrawn", line = answered(l, answer)),
        AnswerStatus::Declined => String::new(),
    });
    let waits = answer.filter(|answer| answer.status == AnswerStatus::Sent);
    let text = lines([
        needs(l, demand),
        terms(l, demand),
        state(l, demand),
        own.unwrap_or_default(),
        proposal.filter(|_| open).map(|proposal| proposed(l, proposal)).unwrap_or_default(),
    ]);
    let mut rows = match waits {
        Some(answer) if open => own_rows(l, demand.id, answer),
        None if open => offer_rows(l, demand.id, proposal),
        _ => Vec::new(),
    };
    rows.extend(answer.map(|_| vec![history_button(l, demand.id)]));
    rows.push(vec![list_button(l)]);
    Message::with(text, rows)
}

fn own_rows(l: Locale, demand: DemandId, answer: &AnswerFacts) -> Vec<Vec<Button>> {
    let back = DemandAction::TakeBack { answer: answer.id, version: answer.version };
    vec![vec![
        act(fl!(l, "button-change-answer"), Action::Demand(DemandAction::Offer { demand })),
        act(fl!(l, "button-take-back-answer"), Action::Demand(back)),
    ]]
}

pub(in crate::chat) fn closing(l: Locale, demand: &DemandFacts) -> Message {
    let close = DemandAction::Close { demand: demand.id, version: demand.version };
    let (id, goods) = (demand.id.to_string(), goods(l, demand));
    let text = match demand.asked {
        0 => fl!(l, "ask-demand-end", demand = id, goods = goods),
        _ => lines([progress(l, demand), fl!(l, "ask-demand-end-asked", demand = id, goods = goods)]),
    };
    let keep = act(fl!(l, "choice-keep"), Action::Demand(DemandAction::Card { demand: demand.id }));
    Message::with(text, rows([act(fl!(l, "button-close-demand"), Action::Demand(close)), keep]))
}

pub(in crate::chat) fn ended(l: Locale, demand: &DemandFacts) -> Message {
    let head = fl!(l, "demand-ended", demand = demand.id.to_string(), goods = goods(l, demand));
    Message::with(lines([head, state(l, demand), progress(l, demand)]), rows([history_button(l, demand.id), list_button(l), new_button(l)]))
}

pub(in crate::chat) fn reopened(l: Locale, demand: &DemandFacts) -> Message {
    let text = fl!(l, "demand-reopened", demand = demand.id.to_string(), left = l.quantity(demand.unasked()));
    Message::with(text, rows([card_of(l, demand.id)]))
}

/// To a seller who answered: what is needed is something else.
pub(in crate::chat) fn changed(l: Locale, demand: &DemandFacts, answer: &AnswerFacts) -> Message {
    let text = lines([
        fl!(l, "demand-changed", demand = demand.id.to_string(), goods = goods(l, demand), date = l.date(demand.wanted.needed_on)),
        terms(l, demand),
        fl!(l, "answer-own", line = answered(l, answer)),
    ]);
    Message::with(text, own_rows(l, demand.id, answer))
}

pub(in crate::chat) fn answer_sent(l: Locale, demand: &DemandFacts, answer: &AnswerFacts) -> Message {
    let text = fl!(
        l,
        "answer-sent",
        demand = demand.id.to_string(),
        organization = words::organization(l, demand.organization),
        line = answered(l, answer)
    );
    Message::with(text, own_rows(l, demand.id, answer))
}

pub(in crate::chat) fn answer_taken_back(l: Locale, demand: &DemandFacts) -> Message {
    Message::with(
        fl!(l, "answer-taken-back", demand = demand.id.to_string()),
        rows([card_of(l, demand.id), history_button(l, demand.id), list_button(l)]),
    )
}

/// To the buyer: somebody answered.
pub(in crate::chat) fn answer_news(l: Locale, demand: &DemandFacts, answer: &AnswerFacts, replaced: bool) -> Message {
    let (id, goods) = (demand.id.to_string(), goods(l, demand));
    let head =
        if replaced { fl!(l, "answer-replaced", demand = id, goods = goods) } else { fl!(l, "answer-news", demand = id, goods = goods) };
    let line = answered_for(l, demand, answer);
    let line = if answer.completes(demand) { fl!(l, "answer-complete", line = line) } else { line };
    Message::with(lines([head, line]), rows([act(fl!(l, "button-see-answers"), Action::Demand(DemandAction::Card { demand: demand.id }))]))
}

/// To the buyer: sealed answers can be seen.
pub(in crate::chat) fn opened(l: Locale, demand: &DemandFacts, count: i64) -> Message {
    let (id, goods) = (demand.id.to_string(), goods(l, demand));
    let text = match count {
        0 => fl!(l, "answers-opened-none", demand = id, goods = goods),
        _ => fl!(l, "answers-opened", demand = id, goods = goods, count = l.integer(count)),
    };
    Message::with(text, rows([act(fl!(l, "button-see-answers"), Action::Demand(DemandAction::Card { demand: demand.id }))]))
}

pub(in crate::chat) fn answer_withdrawn(l: Locale, demand: &DemandFacts, answer: &AnswerFacts) -> Message {
    let text = fl!(l, "answer-withdrawn", demand = demand.id.to_string(), line = answered_from(l, answer));
    Message::with(text, rows([card_of(l, demand.id)]))
}

pub(in crate::chat) fn answer_declined(l: Locale, demand: &DemandFacts) -> Message {
    let (id, goods) = (demand.id.to_string(), goods(l, demand));
    let text = match demand.status {
        DemandStatus::Expired => fl!(l, "answer-declined-expired", demand = id, goods = goods),
        DemandStatus::Closed => fl!(l, "answer-declined-closed", demand = id, goods = goods),
        _ => fl!(l, "answer-declined", demand = id, goods = goods),
    };
    Message::with(text, rows([history_button(l, demand.id), list_button(l)]))
}

/// To the buyer: sellers are asked for the parts of a load.
pub(in crate::chat) fn pool_asked(
    l: Locale,
    demand: &DemandFacts,
    (quantity, sellers, waits): (Quantity, i64, bool),
    left_out: &[OfferId],
) -> Message {
    let left_out: Vec<_> = left_out.iter().map(OfferId::to_string).collect();
    let changed = if left_out.is_empty() { String::new() } else { fl!(l, "pool-left-out", offers = left_out.join(", ")) };
    let (quantity, count, id) = (l.quantity(quantity), l.integer(sellers), demand.id.to_string());
    let text = lines([
        if waits {
            fl!(l, "pool-waits", quantity = quantity, count = count, demand = id)
        } else {
            fl!(l, "pool-asked", quantity = quantity, count = count, demand = id)
        },
        changed,
        state(l, demand),
    ]);
    Message::with(text, rows([card_of(l, demand.id), list_button(l)]))
}

/// To the buyer, from the trade desk.
pub(in crate::chat) fn pool_found(l: Locale, demand: &DemandFacts, quantity: Quantity, sellers: i64) -> Message {
    let (id, goods) = (demand.id.to_string(), goods(l, demand));
    let text = fl!(l, "pool-found", demand = id, goods = goods, quantity = l.quantity(quantity), count = l.integer(sellers));
    let pool = Action::Demand(DemandAction::Pool { demand: demand.id, version: demand.version });
    Message::with(text, rows([act(fl!(l, "button-pool"), pool), card_of(l, demand.id)]))
}

/// A load before it is asked for: its parts, what they cost together, and how full it becomes.
pub(in crate::chat) fn pool_check(l: Locale, demand: &DemandFacts, load: &Pool) -> String {
    let line = |part: &PoolPart| {
        let line = fl!(l, "pool-part", quantity = l.quantity(part.quantity), price = l.price(part.price));
        from_place(l, handed_over(l, line, part.handover), &part.place, part.region)
    };
    let wanted = demand.wanted.quantity;
    let base = demand.agreed.saturating_add(demand.asked).saturating_add(load.base());
    let (filled, fills) = (l.left_of(wanted.with_base(base), wanted), base >= wanted.base);
    let day = load.parts.iter().map(|part| part.day).max().unwrap_or(demand.wanted.needed_on);
    let total = load.parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(part.total?.0)).map(Rupiah);
    let (id, goods) = (demand.id.to_string(), inside(l, &demand.goods));
    let head = match load.answers {
        0 => fl!(l, "pool-check", demand = id, goods = goods, filled = filled),
        count if fills => fl!(l, "pool-check-instead", demand = id, goods = goods, filled = filled, count = l.integer(count)),
        count => fl!(l, "pool-check-answers", demand = id, goods = goods, filled = filled, count = l.integer(count)),
    };
    // That more is there, and why it is left out.
    let head = match load.capped {
        Some(percent) => fl!(l, "pool-share", pool = head, percent = l.integer(percent)),
        None => head,
    };
    lines([
        head,
        numbered(l, 1, load.parts.iter().map(line)),
        fl!(l, "pool-day", date = l.date(day)),
        words::total(l, total),
        tolerated(l, demand, wanted.with_base(load.base())),
        fl!(l, "ask-pool-check", count = l.integer(load.sellers)),
    ])
}

pub(in crate::chat) fn ask_quantity(l: Locale, goods: &GoodsCode, unit: Unit) -> String {
    fl!(l, "ask-demand-quantity", goods = inside(l, goods), example = example::quantity(l, unit))
}

pub(in crate::chat) fn ask_check(
    l: Locale,
    goods: &GoodsCode,
    wanted: &Wanted,
    demand: Option<DemandId>,
    sealed_until: Option<DateTime<Utc>>,
) -> String {
    let sealed = sealed_until.map(|until| fl!(l, "demand-sealed", until = l.moment(until))).unwrap_or_default();
    lines([check(l, goods, wanted, demand), sealed])
}

pub(in crate::chat) fn ask_answer_quantity(l: Locale, demand: &DemandFacts) -> String {
    fl!(l, "ask-answer-quantity", goods = inside(l, &demand.goods), left = l.quantity(demand.left()))
}

pub(in crate::chat) fn ask_answer_check(
    l: Locale,
    demand: &DemandFacts,
    (quantity, price, ready_on): (Quantity, Price, NaiveDate),
    handover: Option<Handover>,
    total: Option<Rupiah>,
) -> String {
    let line = offered(l, quantity, price, ready_on, None);
    let line = match handover {
        Some(at) => fl!(l, "answer-line-at", line = line, place = words::own_handover(l, at)),
        None => line,
    };
    let over = demand.wanted.highest.filter(|_| demand.is_dearer(price)).map(|highest| fl!(l, "answer-over", highest = l.price(highest)));
    lines([answer_check(l, demand, (line, quantity), total), over.unwrap_or_default()])
}

pub(in crate::chat) fn ask_award_quantity(l: Locale, answer: &AnswerFacts, most: Quantity) -> String {
    fl!(l, "ask-award-quantity", line = answered_from(l, answer), most = l.quantity(most))
}

pub(in crate::chat) fn ask_award_check(
    l: Locale,
    demand: &DemandFacts,
    answer: &AnswerFacts,
    (quantity, total): (Quantity, Option<Rupiah>),
    reliability: Option<Reliability>,
) -> String {
    lines([award_check(l, demand, answer, quantity, total), reliability.map(|counts| past(l, counts)).unwrap_or_default()])
}

fn inside(l: Locale, goods: &GoodsCode) -> String {
    goods_inside(words::goods(l, goods))
}

fn check(l: Locale, goods: &GoodsCode, wanted: &Wanted, demand: Option<DemandId>) -> String {
    let content = fl!(l, "demand-goods", goods = inside(l, goods), quantity = l.quantity(wanted.quantity));
    let date = l.date(wanted.needed_on);
    let head = match demand {
        Some(demand) => fl!(l, "ask-demand-change", demand = demand.to_string(), goods = content, date = date),
        None => fl!(l, "ask-demand-check", goods = content, date = date),
    };
    lines([head, limits(l, wanted)])
}

fn answer_check(l: Locale, demand: &DemandFacts, (line, quantity): (String, Quantity), total: Option<Rupiah>) -> String {
    lines([
        fl!(l, "ask-answer-check", demand = demand.id.to_string(), organization = words::organization(l, demand.organization)),
        fl!(l, "demand-goods", goods = inside(l, &demand.goods), quantity = line),
        words::total(l, total),
        tolerated(l, demand, quantity),
    ])
}

/// What the seller's loads say of him: counts, and no name.
fn past(l: Locale, counts: Reliability) -> String {
    fl!(l, "answer-past", loads = l.integer(counts.loads), on_time = l.integer(counts.on_time), whole = l.integer(counts.whole))
}

fn award_check(l: Locale, demand: &DemandFacts, answer: &AnswerFacts, quantity: Quantity, total: Option<Rupiah>) -> String {
    lines([
        fl!(l, "ask-award-check", goods = inside(l, &demand.goods), quantity = l.quantity(quantity), demand = demand.id.to_string()),
        answered_for(l, demand, answer),
        words::total(l, total),
        tolerated(l, demand, quantity),
    ])
}
