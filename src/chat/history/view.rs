//! A history in words, with times in WIB.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{Action, DemandAction, HistoryAction, OfferAction, OrderAction},
        kit::{
            Message,
            keyboard::{act, page_line, pages},
            text::{SENTENCE, lines, user},
            words,
        },
    },
    domain::{event::EventKind, wib},
    locale::Locale,
    notice::{HistoryEntry, HistoryOf, Page},
};

/// What happened, the newest first.
pub(in crate::chat) fn list(l: Locale, of: HistoryOf, entries: &[HistoryEntry], page: Page) -> Message {
    let (title, back) = match of {
        HistoryOf::Offer { offer } => (offer.to_string(), Action::Offer(OfferAction::Card { offer })),
        HistoryOf::Demand { demand } => (demand.to_string(), Action::Demand(DemandAction::Card { demand })),
        HistoryOf::Order { order, code } => (code.to_string(), Action::Order(OrderAction::Card { order })),
    };
    let to = |page| match of {
        HistoryOf::Offer { offer } => Action::History(HistoryAction::Offer { offer, page }),
        HistoryOf::Demand { demand } => Action::History(HistoryAction::Demand { demand, page }),
        HistoryOf::Order { order, .. } => Action::History(HistoryAction::Order { order, page }),
    };
    let said: Vec<String> = entries.iter().map(|entry| line(l, of, entry)).collect();
    let text = lines([fl!(l, "history", of = title), said.join("\n"), page_line(l, page)]);
    Message::with(text, vec![pages(l, page, to), vec![act(fl!(l, "button-back"), back)]])
}

/// `24 Nov, 10.15 WIB: disepakati (penjual)`.
fn line(l: Locale, of: HistoryOf, entry: &HistoryEntry) -> String {
    let (date, time) = (l.day_month(wib::day(entry.at)), l.time(entry.at));
    let what = match (entry.kind, entry.by) {
        (EventKind::Awarded, _) if matches!(of, HistoryOf::Demand { .. }) => fl!(l, "history-answer-taken"),
        // Nobody says that the money came of an order that cost nothing.
        (EventKind::Closed, None) => fl!(l, "history-closed-unpaid"),
        (kind, _) => what(l, kind),
    };
    let what = match entry.price {
        Some(price) => fl!(l, "history-price", what = what, price = l.price(price)),
        None => what,
    };
    let what = match entry.receipt {
        Some((accepted, rejected)) if rejected.base > 0 => {
            fl!(l, "history-receipt-rejected", what = what, accepted = l.quantity(accepted), rejected = l.quantity(rejected))
        }
        Some((accepted, _)) => fl!(l, "history-receipt", what = what, accepted = l.quantity(accepted)),
        None => what,
    };
    let what = match &entry.note {
        Some(note) => fl!(l, "history-note", what = what, note = user(note, SENTENCE)),
        None => what,
    };
    match entry.by {
        Some(side) => fl!(l, "history-line-by", date = date, time = time, what = what, side = words::side(l, side)),
        None => fl!(l, "history-line", date = date, time = time, what = what),
    }
}

fn what(l: Locale, kind: EventKind) -> String {
    match kind {
        EventKind::Published => fl!(l, "history-published"),
        EventKind::Renewed => fl!(l, "history-renewed"),
        EventKind::Withdrawn => fl!(l, "history-withdrawn"),
        EventKind::Removed => fl!(l, "history-removed"),
        EventKind::Expired => fl!(l, "history-expired"),
        EventKind::Paused => fl!(l, "history-paused"),
        EventKind::Resumed => fl!(l, "history-resumed"),
        EventKind::ChangedPrice => fl!(l, "history-changed-price"),
        EventKind::ChangedQuantity => fl!(l, "history-changed-quantity"),
        EventKind::ChangedNote => fl!(l, "history-changed-note"),
        EventKind::AddedPhoto => fl!(l, "history-added-photo"),
        EventKind::RemovedPhoto => fl!(l, "history-removed-photo"),
        EventKind::Requested => fl!(l, "history-requested"),
        EventKind::ApprovalAsked => fl!(l, "history-approval-asked"),
        EventKind::Approved => fl!(l, "history-approved"),
        EventKind::SentBack => fl!(l, "history-sent-back"),
        EventKind::Confirmed => fl!(l, "history-confirmed"),
        EventKind::Awarded => fl!(l, "history-awarded"),
        EventKind::Declined => fl!(l, "history-declined"),
        EventKind::Lapsed => fl!(l, "history-lapsed"),
        EventKind::Cancelled => fl!(l, "history-cancelled"),
        EventKind::DayProposed => fl!(l, "history-day-proposed"),
        EventKind::DayAccepted => fl!(l, "history-day-accepted"),
        EventKind::DayDeclined => fl!(l, "history-day-declined"),
        EventKind::DayTakenBack => fl!(l, "history-day-taken-back"),
        EventKind::TermsProposed => fl!(l, "history-terms-proposed"),
        EventKind::TermsChanged => fl!(l, "history-terms-changed"),
        EventKind::TermsDeclined => fl!(l, "history-terms-declined"),
        EventKind::TermsTakenBack => fl!(l, "history-terms-taken-back"),
        EventKind::TermsLapsed => fl!(l, "history-terms-lapsed"),
        EventKind::CancelAsked => fl!(l, "history-cancel-asked"),
        EventKind::CancelRefused => fl!(l, "history-cancel-refused"),
        EventKind::CancelTakenBack => fl!(l, "history-cancel-taken-back"),
        EventKind::CancelLapsed => fl!(l, "history-cancel-lapsed"),
        EventKind::Shipped => fl!(l, "history-shipped"),
        EventKind::LoadShipped => fl!(l, "history-load-shipped"),
        EventKind::LoadCorrected => fl!(l, "history-load-corrected"),
        EventKind::FreightSaid => fl!(l, "history-freight-said"),
        EventKind::SlipShown => fl!(l, "history-slip-shown"),
        EventKind::ReceiptShown => fl!(l, "history-receipt-shown"),
        EventKind::ComplaintShown => fl!(l, "history-complaint-shown"),
        EventKind::ComplaintNoted => fl!(l, "history-complaint-noted"),
        EventKind::LoadArrived => fl!(l, "history-load-arrived"),
        EventKind::RejectsFetched => fl!(l, "history-rejects-fetched"),
        EventKind::RejectsSold => fl!(l, "history-rejects-sold"),
        EventKind::RejectsDestroyed => fl!(l, "history-rejects-destroyed"),
        EventKind::LoadReceived => fl!(l, "history-load-received"),
        EventKind::ReceiptCorrected => fl!(l, "history-receipt-corrected"),
        EventKind::ReceiptAgreed => fl!(l, "history-receipt-agreed"),
        EventKind::ReceiptDisputed => fl!(l, "history-receipt-disputed"),
        EventKind::RestClosed => fl!(l, "history-rest-closed"),
        EventKind::RestKept => fl!(l, "history-rest-kept"),
        EventKind::RestDropped => fl!(l, "history-rest-dropped"),
        EventKind::Complained => fl!(l, "history-complained"),
        EventKind::Escalated => fl!(l, "history-escalated"),
        EventKind::OutcomeProposed => fl!(l, "history-outcome-proposed"),
        EventKind::OutcomeRefused => fl!(l, "history-outcome-refused"),
        EventKind::ComplaintSettled => fl!(l, "history-complaint-settled"),
        EventKind::ComplaintDropped => fl!(l, "history-complaint-dropped"),
        EventKind::ComplaintDecided => fl!(l, "history-complaint-decided"),
        EventKind::PapersComplete => fl!(l, "history-papers-complete"),
        EventKind::SaidPaid => fl!(l, "history-said-paid"),
        EventKind::PaymentDenied => fl!(l, "history-payment-denied"),
        EventKind::PaymentDisputed => fl!(l, "history-payment-disputed"),
        EventKind::Received => fl!(l, "history-received"),
        EventKind::Closed => fl!(l, "history-closed"),
        EventKind::TalkOpened => fl!(l, "history-talk-opened"),
        EventKind::TalkCountered => fl!(l, "history-talk-countered"),
        EventKind::TalkAgreed => fl!(l, "history-talk-agreed"),
        EventKind::TalkDeclined => fl!(l, "history-talk-declined"),
        EventKind::TalkWithdrawn => fl!(l, "history-talk-withdrawn"),
        EventKind::TalkLapsed => fl!(l, "history-talk-lapsed"),
        EventKind::Demanded => fl!(l, "history-demanded"),
        EventKind::DemandChanged => fl!(l, "history-demand-changed"),
        EventKind::Answered => fl!(l, "history-answered"),
        EventKind::AnswerChanged => fl!(l, "history-answer-changed"),
        EventKind::AnswerWithdrawn => fl!(l, "history-answer-withdrawn"),
        EventKind::AnswerDeclined => fl!(l, "history-answer-declined"),
        EventKind::AnswersOpened => fl!(l, "history-answers-opened"),
        EventKind::PartsAsked => fl!(l, "history-parts-asked"),
        EventKind::PoolSuggested => fl!(l, "history-pool-suggested"),
        EventKind::PartAgreed => fl!(l, "history-part-agreed"),
        EventKind::DemandFilled => fl!(l, "history-demand-filled"),
        EventKind::DemandReopened => fl!(l, "history-demand-reopened"),
        EventKind::DemandClosed => fl!(l, "history-demand-closed"),
        EventKind::DemandExpired => fl!(l, "history-demand-expired"),
        EventKind::Invited
        | EventKind::TookRole
        | EventKind::ConsentedByWord
        | EventKind::AssistantChanged
        | EventKind::ChangedName
        | EventKind::ChangedPlace
        | EventKind::SharedPhone
        | EventKind::PhoneAsked
        | EventKind::RemovedPhone
        | EventKind::ChangedDigest
        | EventKind::Stopped
        | EventKind::Deleted
        | EventKind::Suspended
        | EventKind::Restored
        | EventKind::Revoked
        | EventKind::Unreachable
        | EventKind::Reachable
        | EventKind::NewsUnsent
        | EventKind::RoutineSet
        | EventKind::RoutineEnded => fl!(l, "history-other"),
    }
}
