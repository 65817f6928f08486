//! The words of each event of an order: its button, its news, what is said while it stands proposed and once it stands no more. What is
//! said of goods under way and of payments at length is in `delivery.rs`, of approvals in `approval.rs`.

use i18n_embed_fl::fl;

use super::{approval, delivery, news::News, rest};
use crate::{
    chat::kit::{
        complaint::{self as outcomes, consequence, notes},
        heard,
        text::{SENTENCE, goods_inside, lines, user},
        words,
    },
    domain::order::{CancelReason, Disposition, LoadState, OrderEvent, Payment, Proposal, Side},
    locale::Locale,
    market,
    notice::OrderFacts,
};

/// What the button of an event is called.
pub(super) fn label(l: Locale, order: &OrderFacts, event: OrderEvent) -> String {
    match event {
        OrderEvent::Accept => fl!(l, "button-accept"),
        OrderEvent::Decline => fl!(l, "button-decline"),
        OrderEvent::Withdraw => fl!(l, "button-withdraw-request"),
        OrderEvent::Approve => fl!(l, "button-approve"),
        OrderEvent::Refuse => fl!(l, "button-decline"),
        OrderEvent::SendBack => fl!(l, "button-send-back"),
        OrderEvent::AskAgain => fl!(l, "button-ask-again"),
        OrderEvent::Cancel => fl!(l, "button-cancel-order"),
        OrderEvent::AskCancel => fl!(l, "button-ask-cancel"),
        OrderEvent::AgreeCancel => fl!(l, "button-agree-cancel"),
        OrderEvent::RefuseCancel => fl!(l, "button-refuse-cancel"),
        OrderEvent::TakeBackCancel => fl!(l, "button-take-back-cancel"),
        OrderEvent::Postpone => fl!(l, "button-postpone"),
        OrderEvent::AcceptDay => fl!(l, "button-accept-day"),
        OrderEvent::DeclineDay => fl!(l, "button-decline-day"),
        OrderEvent::TakeBackDay => fl!(l, "button-take-back-day"),
        OrderEvent::Amend => fl!(l, "button-amend"),
        OrderEvent::AcceptTerms => fl!(l, "button-accept-terms"),
        OrderEvent::DeclineTerms => fl!(l, "button-decline-terms"),
        OrderEvent::TakeBackTerms => fl!(l, "button-take-back-terms"),
        OrderEvent::Depart => fl!(l, "button-depart"),
        OrderEvent::CorrectLoad => fl!(l, "button-correct-load"),
        OrderEvent::Arrive if order.position().load == LoadState::Arrived => fl!(l, "button-correct-receipt"),
        OrderEvent::Arrive => fl!(l, "button-arrive"),
        OrderEvent::Receive if order.position().load == LoadState::Arrived => fl!(l, "button-grade"),
        OrderEvent::Receive => fl!(l, "button-receive"),
        OrderEvent::FetchRejects => words::disposition(l, Disposition::Fetched),
        OrderEvent::SellRejects => words::disposition(l, Disposition::Sold),
        OrderEvent::DestroyRejects => words::disposition(l, Disposition::Destroyed),
        // Beside a complaint, what is agreed to are the figures and not the complaint.
        OrderEvent::AgreeReceipt if order.progress.complaint.is_some() || order.position().load == LoadState::Disputed => {
            fl!(l, "button-agree-figures")
        }
        OrderEvent::AgreeReceipt => fl!(l, "button-agree-receipt"),
        OrderEvent::DisputeReceipt if order.progress.complaint.is_some() => fl!(l, "button-dispute-figures"),
        OrderEvent::DisputeReceipt => fl!(l, "button-dispute-receipt"),
        OrderEvent::CorrectReceipt => fl!(l, "button-correct-receipt"),
        OrderEvent::CloseRest => fl!(l, "button-close-rest"),
        OrderEvent::KeepRest => fl!(l, "button-keep-rest"),
        OrderEvent::DropRest => fl!(l, "button-drop-rest"),
        OrderEvent::Weigh => fl!(l, "button-weigh"),
        OrderEvent::CompletePapers => fl!(l, "button-papers"),
        OrderEvent::SayPaid => fl!(l, "button-say-paid"),
        OrderEvent::Complain => fl!(l, "button-complain"),
        OrderEvent::ProposeOutcome => fl!(l, "button-propose-outcome"),
        OrderEvent::AgreeOutcome => fl!(l, "button-agree-outcome"),
        OrderEvent::RefuseOutcome => fl!(l, "button-refuse-outcome"),
        OrderEvent::DropComplaint => fl!(l, "button-drop-complaint"),
        OrderEvent::ConfirmPaid => fl!(l, "button-confirm-paid"),
        OrderEvent::DenyPaid => fl!(l, "button-deny-paid"),
        OrderEvent::DisputePaid if order.progress.payment == Some(Payment::PapersComplete) => fl!(l, "button-correct-paid"),
        OrderEvent::DisputePaid => fl!(l, "button-dispute-paid"),
        // Nobody's button.
        OrderEvent::Lapse
        | OrderEvent::LapseCancel
        | OrderEvent::LapseTerms
        | OrderEvent::Complete
        | OrderEvent::EndUnpaid
        | OrderEvent::Escalate
        | OrderEvent::Decide => {
            fl!(l, "button-see")
        }
    }
}

/// The text of news of an event, or of the answer to who caused it; `None` for the events that have messages of their own.
pub(super) fn news(l: Locale, news: &News<'_>) -> Option<String> {
    let (order, code) = (news.order, news.order.code.to_string());
    let (acted, date) = (news.acting == Some(news.side), words::ready(l, &order.terms));
    let day = news.detail.day.map(|day| l.date(day)).unwrap_or_default();
    let side = news.acting.map(|side| words::side_title(l, side)).unwrap_or_default();
    let told = heard::told_other(l, order, news.side.other());
    let outcome = words::outcome_with(l, news.detail);
    Some(match news.event {
        OrderEvent::Accept
        | OrderEvent::Decline
        | OrderEvent::Withdraw
        | OrderEvent::Lapse
        | OrderEvent::Cancel
        | OrderEvent::AgreeCancel => return None,
        OrderEvent::Approve | OrderEvent::Refuse | OrderEvent::SendBack | OrderEvent::AskAgain => approval::news(l, news),
        OrderEvent::Postpone if acted => fl!(l, "day-proposed", order = code, day = day),
        OrderEvent::Postpone => fl!(l, "day-asked", order = code, side = side, date = date, day = day),
        OrderEvent::AcceptDay => fl!(l, "day-accepted", order = code, date = date),
        OrderEvent::DeclineDay if acted => fl!(l, "day-declined-done", order = code, date = date, told = told),
        OrderEvent::DeclineDay => fl!(l, "day-declined", order = code, side = side, day = day, date = date),
        OrderEvent::TakeBackDay => fl!(l, "day-taken-back", order = code, date = date),
        OrderEvent::Amend | OrderEvent::AcceptTerms | OrderEvent::DeclineTerms | OrderEvent::TakeBackTerms | OrderEvent::LapseTerms => {
            amended(l, news)
        }
        OrderEvent::AskCancel if acted => fl!(l, "quit-asked-done", order = code, until = until(l, order)),
        OrderEvent::AskCancel => quit_asked(l, news, side),
        OrderEvent::RefuseCancel if acted => fl!(l, "quit-refused-done", order = code, told = told),
        OrderEvent::RefuseCancel => fl!(l, "quit-refused", order = code, side = side),
        OrderEvent::TakeBackCancel => fl!(l, "quit-taken-back", order = code),
        OrderEvent::LapseCancel => fl!(l, "quit-lapsed", order = code),
        OrderEvent::Depart if acted => {
            let more = if news.rides { fl!(l, "depart-more") } else { String::new() };
            let told = heard::told(l, order, Side::Buyer);
            lines([
                fl!(l, "depart-done", order = code, load = delivery::load(l, order), told = told),
                delivery::along(l, news.detail),
                more,
            ])
        }
        OrderEvent::Depart => lines([
            fl!(l, "depart-news", goods = goods_inside(words::goods_of(l, &order.terms)), order = code, load = delivery::load(l, order)),
            delivery::along(l, news.detail),
        ]),
        OrderEvent::CorrectLoad => {
            let now = order.progress.load.as_ref().map(|load| delivery::said_of_load(l, &load.figures(order.quantity))).unwrap_or_default();
            let before = news.detail.corrects.as_ref().map(|before| delivery::said_of_load(l, before)).unwrap_or_default();
            // Who drives is read on the card alone.
            let is_driver = news
                .detail
                .corrects
                .as_ref()
                .zip(order.progress.load.as_ref())
                .is_some_and(|(before, load)| before.is_same_load(&load.figures(order.quantity)));
            let told = heard::told(l, order, Side::Buyer);
            let text = if is_driver && acted {
                fl!(l, "load-driver-corrected-done", order = code, told = told)
            } else if is_driver {
                fl!(l, "load-driver-corrected", order = code)
            } else if acted {
                fl!(l, "load-corrected-done", order = code, before = before, now = now, told = told)
            } else {
                fl!(l, "load-corrected", order = code, before = before, now = now)
            };
            lines([text, delivery::shared_plate(l, news)])
        }
        OrderEvent::Receive | OrderEvent::CorrectReceipt => {
            // Where nothing was accepted, the complaint that follows asks.
            let is_complained_of = market::what_follows(order, news.event, news.detail).is_some();
            let next = match acted {
                true => heard::told(l, order, Side::Seller),
                false if is_complained_of => String::new(),
                false => fl!(l, "receipt-ask"),
            };
            lines([fl!(l, "receipt-done", order = code), delivery::receipt(l, order), delivery::worth(l, &order.with_last_load()), next])
        }
        OrderEvent::Arrive if acted => {
            lines([fl!(l, "arrive-done", order = code, load = delivery::load(l, order)), delivery::graded_until(l, order)])
        }
        OrderEvent::Arrive => fl!(l, "arrive-news", order = code, load = delivery::load(l, order)),
        OrderEvent::AgreeReceipt => {
            let (accepted, ordered) = (l.quantity(delivery::base(order, order.progress.accepted)), l.quantity(order.quantity));
            let asked = delivery::asked_about_rejects_of_part(l, news);
            lines([
                fl!(l, "receipt-agreed", order = code, accepted = accepted, ordered = ordered),
                delivery::rest(l, order),
                asked,
                rest::question(l, news),
            ])
        }
        OrderEvent::FetchRejects | OrderEvent::SellRejects | OrderEvent::DestroyRejects => {
            let disposition =
                news.event.disposition().map(|disposition| words::disposition(l, disposition).to_lowercase()).unwrap_or_default();
            if acted {
                lines([
                    fl!(l, "rejects-done", order = code, disposition = disposition),
                    delivery::rest(l, order),
                    delivery::question(l, order, news.side),
                    rest::question(l, news),
                ])
            } else {
                fl!(l, "rejects-news", order = code, disposition = disposition)
            }
        }
        // Who is not there is not asked either.
        OrderEvent::DisputeReceipt if acted && order.unheard_by(news.side.other()).is_some() => {
            fl!(l, "recorded-untold", told = heard::untold(l, order, news.side.other()))
        }
        OrderEvent::DisputeReceipt => delivery::disputed(l, news, acted),
        OrderEvent::CloseRest => {
            let closed = fl!(l, "rest-closed", order = code, rest = l.quantity(delivery::base(order, order.progress.closed_short)));
            let why = news.detail.reason.map(|_| fl!(l, "rest-closed-reason", reason = words::reason_said(l, news.detail)));
            lines([closed, why.unwrap_or_default()])
        }
        OrderEvent::KeepRest => match order.progress.unlisted {
            Some(price) => fl!(l, "rest-listed", order = code, offer = order.offer.to_string(), price = l.price(price)),
            None => fl!(l, "rest-kept", order = code, offer = order.offer.to_string()),
        },
        OrderEvent::DropRest => fl!(l, "rest-dropped", order = code, offer = order.offer.to_string()),
        OrderEvent::Complete => {
            lines([fl!(l, "order-complete", order = code), delivery::worth(l, order), delivery::question(l, order, news.side)])
        }
        OrderEvent::EndUnpaid => lines([delivery::nothing_owed(l, order), delivery::question(l, order, news.side)]),
        OrderEvent::Weigh => {
            let next = if acted { heard::told(l, order, Side::Seller) } else { fl!(l, "weighed-look") };
            lines([fl!(l, "weighed", order = code), delivery::billed(l, order), next])
        }
        OrderEvent::CompletePapers => {
            let due = order.progress.due.map(|day| l.date(day)).unwrap_or_default();
            lines([delivery::billed(l, order), fl!(l, "papers-complete", order = code, due = due)])
        }
        OrderEvent::SayPaid | OrderEvent::ConfirmPaid | OrderEvent::DenyPaid | OrderEvent::DisputePaid => delivery::paid(l, news, acted),
        OrderEvent::Complain if acted => {
            let untold = heard::untold(l, order, news.side.other());
            let sent = if untold.is_empty() {
                match order.undecidable {
                    true => fl!(l, "complaint-sent-undecidable", order = code, mediator = delivery::mediator(l, order)),
                    false => fl!(l, "complaint-sent", order = code),
                }
            } else {
                fl!(l, "complaint-sent-untold", order = code, mediator = delivery::mediator(l, order), told = untold)
            };
            lines([sent, notes(l, order), fl!(l, "complaint-way-out")])
        }
        OrderEvent::Complain => {
            let about = news.detail.trouble.map(|about| words::trouble(l, about)).unwrap_or_default();
            lines([fl!(l, "complaint-news", order = code, side = side, about = about), notes(l, order), fl!(l, "complaint-way-out")])
        }
        OrderEvent::Escalate if order.money_is_out() => delivery::money_out(l, order),
        OrderEvent::Escalate => {
            fl!(l, "complaint-escalated", order = code, about = delivery::complaint(l, order), mediator = delivery::mediator(l, order))
        }
        OrderEvent::ProposeOutcome if acted => {
            lines([fl!(l, "outcome-sent", order = code, outcome = outcome), consequence(l, order, news.detail)])
        }
        OrderEvent::ProposeOutcome => lines([
            fl!(l, "outcome-asked", order = code, side = side, outcome = outcome),
            consequence(l, order, news.detail),
            fl!(l, "outcome-agree"),
        ]),
        OrderEvent::AgreeOutcome => lines([fl!(l, "complaint-settled", order = code, outcome = outcome), delivery::left(l, news)]),
        OrderEvent::RefuseOutcome if acted => {
            fl!(l, "outcome-refused-done", order = code, told = told)
        }
        OrderEvent::RefuseOutcome => fl!(l, "outcome-refused", order = code, side = side),
        OrderEvent::DropComplaint => fl!(l, "complaint-dropped", order = code),
        OrderEvent::Decide => lines([fl!(l, "complaint-decided", order = code, outcome = outcome), delivery::left(l, news)]),
    })
}

/// What became of a change that a side proposed; what was agreed is said whole.
fn amended(l: Locale, news: &News<'_>) -> String {
    let (order, code, acted) = (news.order, news.order.code.to_string(), news.acting == Some(news.side));
    let side = news.acting.map(|side| words::side_title(l, side)).unwrap_or_default();
    let change = news.detail.amendment.map(|change| words::amendment(l, &change, order.terms.pack)).unwrap_or_default();
    match news.event {
        OrderEvent::Amend => {
            let repriced = delivery::repriced(l, order, news.detail.amendment);
            let until = until(l, order);
            if acted {
                lines([fl!(l, "terms-proposed", order = code, change = change), repriced, fl!(l, "terms-until", until = until)])
            } else {
                lines([fl!(l, "terms-asked", order = code, side = side, change = change), repriced, fl!(l, "terms-agree", until = until)])
            }
        }
        OrderEvent::AcceptTerms => {
            let (quantity, price) = (l.quantity_checked(order.quantity, order.terms.pack), l.price(order.terms.price));
            let now = match order.total {
                Some(_) if order.terms.whole_only() => fl!(l, "receipt-worth-lot", accepted = quantity, price = price),
                Some(total) => fl!(l, "receipt-worth", accepted = quantity, price = price, total = l.money(total)),
                None => fl!(l, "receipt-weigh", accepted = quantity, price = price),
            };
            lines([fl!(l, "terms-changed", order = code, change = change), now])
        }
        OrderEvent::DeclineTerms if acted => {
            fl!(l, "terms-declined-done", order = code, told = heard::told_other(l, order, news.side.other()))
        }
        OrderEvent::DeclineTerms => fl!(l, "terms-declined", order = code, side = side, change = change),
        OrderEvent::TakeBackTerms => fl!(l, "terms-taken-back", order = code),
        _ => fl!(l, "terms-lapsed", order = code),
    }
}

/// The other side asks to cancel together: of what, why, and until when it can be answered.
fn quit_asked(l: Locale, news: &News<'_>, side: String) -> String {
    let order = news.order;
    let (code, goods, quantity) =
        (order.code.to_string(), goods_inside(words::goods_of(l, &order.terms)), l.quantity_full(order.quantity, order.terms.pack));
    let reason = news.detail.reason.map(|reason| said_reason(l, reason, news.detail.note.as_deref())).unwrap_or_default();
    fl!(l, "quit-asked", order = code, side = side, goods = goods, quantity = quantity, reason = reason, until = until(l, order))
}

/// Until when what stands proposed can be answered.
fn until(l: Locale, order: &OrderFacts) -> String {
    order.proposal.as_ref().and_then(Proposal::lapses_at).map(|until| l.moment(until)).unwrap_or_default()
}

/// A reason in the own words of who gave it, where there are any; words that were erased since are none.
pub(super) fn said_reason(l: Locale, reason: CancelReason, note: Option<&str>) -> String {
    match (reason, note.map(|note| note.trim().trim_end_matches('.')).filter(|note| !note.is_empty())) {
        (CancelReason::Other, Some(note)) => user(note, SENTENCE),
        (reason, _) => words::reason(l, reason),
    }
}

/// That what stood proposed is over by `event`, which does not answer it.
pub(super) fn superseded(l: Locale, order: &OrderFacts, event: OrderEvent) -> String {
    match order.superseded {
        Some(replaced) if replaced == event => fl!(l, "superseded-by-this"),
        Some(over) => no_more(l, over),
        None => String::new(),
    }
}

/// That what an event proposed is over.
fn no_more(l: Locale, proposal: OrderEvent) -> String {
    match proposal {
        OrderEvent::Postpone => fl!(l, "superseded-day"),
        OrderEvent::Amend => fl!(l, "superseded-terms"),
        OrderEvent::AskCancel => fl!(l, "superseded-cancel"),
        OrderEvent::ProposeOutcome => fl!(l, "superseded-outcome"),
        // They propose nothing.
        _ => String::new(),
    }
}

/// What stands proposed, if anything.
pub(super) fn proposed(l: Locale, order: &OrderFacts) -> String {
    let Some(proposal) = &order.proposal else { return String::new() };
    let side = words::side_title(l, proposal.by);
    if let (OrderEvent::Amend, Some(change)) = (proposal.event, &proposal.detail.amendment) {
        return fl!(l, "order-card-terms", side = side, change = words::amendment(l, change, order.terms.pack), until = until(l, order));
    }
    match (proposal.event, proposal.detail.day) {
        (OrderEvent::AskCancel, _) => fl!(l, "order-card-quit", side = side, until = until(l, order)),
        (OrderEvent::ProposeOutcome, _) => outcomes::proposal(l, order),
        (_, Some(day)) => fl!(l, "order-card-day", side = side, day = l.date(day)),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Language;

    #[test]
    fn whatever_can_stand_proposed_is_said_to_be_over() {
        let l = Locale::of(Language::Id);
        for event in OrderEvent::ALL {
            assert_eq!(event.rows().any(|row| row.proposes), !no_more(l, *event).is_empty(), "{event}");
        }
    }
}
