//! What has happened to what a button, a form or a price talk was about.

use i18n_embed_fl::fl;

use crate::{locale::Locale, notice::StaleReason};

/// In words, after a colon.
pub(in crate::chat) fn text(l: Locale, happened: StaleReason) -> String {
    match happened {
        StaleReason::FormMoved => fl!(l, "happened-form-moved"),
        StaleReason::DayPassed => fl!(l, "happened-day-passed"),
        StaleReason::TermsChanged => fl!(l, "happened-terms-changed"),
        StaleReason::OfferWithdrawn => fl!(l, "happened-offer-withdrawn"),
        StaleReason::OfferExpired => fl!(l, "happened-offer-expired"),
        StaleReason::OfferRenewed => fl!(l, "happened-offer-renewed"),
        StaleReason::OfferSoldOut => fl!(l, "happened-offer-sold-out"),
        StaleReason::OfferPaused => fl!(l, "happened-offer-paused"),
        StaleReason::OfferChanged => fl!(l, "happened-offer-changed"),
        StaleReason::OrderConfirmed => fl!(l, "happened-order-confirmed"),
        StaleReason::OrderDeclined => fl!(l, "happened-order-declined"),
        StaleReason::OrderLapsed => fl!(l, "happened-order-lapsed"),
        StaleReason::OrderWithdrawn => fl!(l, "happened-order-withdrawn"),
        StaleReason::OrderRefused => fl!(l, "happened-order-refused"),
        StaleReason::OrderCancelled => fl!(l, "happened-order-cancelled"),
        StaleReason::OrderChanged => fl!(l, "happened-order-changed"),
        StaleReason::AnswerLate => fl!(l, "happened-answer-late"),
        StaleReason::HistoryLost => fl!(l, "happened-history-lost"),
        StaleReason::TruckGone => fl!(l, "happened-truck-gone"),
        StaleReason::PlateShared => fl!(l, "happened-plate-shared"),
        StaleReason::NothingRides => fl!(l, "happened-nothing-rides"),
        StaleReason::OrderLongOver => fl!(l, "happened-order-long-over"),
        StaleReason::ReceiptStands => fl!(l, "happened-receipt-stands"),
        StaleReason::GoodsReceived => fl!(l, "happened-goods-received"),
        StaleReason::MoreIsReserved => fl!(l, "happened-more-is-bound"),
        StaleReason::SoldWhole => fl!(l, "happened-sold-whole"),
        StaleReason::DemandChanged => fl!(l, "happened-demand-changed"),
        StaleReason::DemandOver => fl!(l, "happened-demand-over"),
        StaleReason::AnswersSealed => fl!(l, "happened-answers-sealed"),
        StaleReason::AnswersClosed => fl!(l, "happened-answers-closed"),
        StaleReason::OffersTaken => fl!(l, "happened-offers-taken"),
        StaleReason::OwnApproval => fl!(l, "happened-own-approval"),
        StaleReason::AskersTurn => fl!(l, "happened-askers-turn"),
        StaleReason::TalkMoved => fl!(l, "happened-talk-moved"),
        StaleReason::TalkOver => fl!(l, "happened-talk-over"),
        StaleReason::TalkLapsed => fl!(l, "happened-talk-lapsed"),
        StaleReason::SearchOver => fl!(l, "happened-search-over"),
        StaleReason::NotFound => fl!(l, "happened-not-there"),
    }
}
