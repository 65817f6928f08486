//! Samples of a seller's offers: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{
        offer::{OfferId, OfferStatus},
        order::OrderCode,
        routine::{RoutineId, Weekdays},
    },
    notice::{Notice, OfferFacts, OfferNews},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, named},
};

pub(super) fn all() -> Vec<Sample> {
    let own = |offer: OfferFacts, news| Notice::OwnOffer { offer, news, replaces: None };
    let with = |status| OfferFacts { status, ..ordered() };
    let shown = || OfferFacts { photo: true, ..offer() };
    let photo = |own| Notice::OfferPhoto { offer: OfferId(1042), goods: goods_code("EGG_LAYER"), photo: "AgAC".to_owned(), own };
    named(
        "offers",
        vec![
            ("OfferPublished", Notice::OfferPublished { offer: offer(), replaces: None }),
            ("OfferExpiring", Notice::OfferExpiring { offer: ordered() }),
            ("OffersExpiring", Notice::OffersExpiring { offers: vec![ordered(), offer()] }),
            ("OffersExpired", Notice::OffersExpired { offers: vec![with(OfferStatus::Expired); 6] }),
            ("OfferExpired", Notice::OfferExpired { offer: with(OfferStatus::Expired) }),
            ("OwnOffer", own(ordered(), None)),
            ("OwnOffer in crates", own(crate_offer(), None)),
            ("OwnOffer sold whole", own(lot_offer(), None)),
            ("OwnOffer price changed", own(offer(), Some(OfferNews::PriceChanged))),
            ("OwnOffer quantity changed", own(ordered(), Some(OfferNews::QuantityChanged))),
            ("OwnOffer note changed", own(OfferFacts { terms: noted_eggs(), ..offer() }, Some(OfferNews::NoteChanged))),
            ("OwnOffer renewed", own(offer(), Some(OfferNews::Renewed))),
            ("OwnOffer repeated", own(offer(), Some(OfferNews::Repeated))),
            ("OwnOffer photo added", own(shown(), Some(OfferNews::PhotoAdded))),
            ("OwnOffer photo removed", own(offer(), Some(OfferNews::PhotoRemoved))),
            ("OfferPublished in place of another", Notice::OfferPublished { offer: offer(), replaces: Some(OfferId(1041)) }),
            (
                "OwnOffer in place of another",
                Notice::OwnOffer { offer: offer(), news: Some(OfferNews::Repeated), replaces: Some(OfferId(1041)) },
            ),
            ("OfferPublished with a photo", Notice::OfferPublished { offer: shown(), replaces: None }),
            ("OfferPhoto", photo(false)),
            ("OfferPhoto own", photo(true)),
            ("PhotoGone", Notice::PhotoGone { offer: OfferId(1042) }),
            ("PhotoWanted", Notice::PhotoWanted { offer: OfferId(1042), goods: goods_code("EGG_LAYER") }),
            ("OwnOffer sold out", own(OfferFacts { remaining: kg(0), ..ordered() }, None)),
            ("OwnOffer without a rest", own(offer(), Some(OfferNews::RestClosed { order: OrderCode { year: 2026, number: 87 } }))),
            (
                "OwnOffer expired without a rest",
                own(with(OfferStatus::Expired), Some(OfferNews::RestClosed { order: OrderCode { year: 2026, number: 87 } })),
            ),
            (
                "OwnOffer expired with nothing else",
                own(
                    OfferFacts { remaining: kg(0), ..with(OfferStatus::Expired) },
                    Some(OfferNews::RestClosed { order: OrderCode { year: 2026, number: 87 } }),
                ),
            ),
            (
                "OwnOffer down with a rest",
                own(with(OfferStatus::Withdrawn), Some(OfferNews::RestClosed { order: OrderCode { year: 2026, number: 87 } })),
            ),
            (
                "OwnOffer with more after an order became less",
                own(offer(), Some(OfferNews::OrderReduced { order: OrderCode { year: 2026, number: 87 }, back: kg(500) })),
            ),
            ("OwnOffer withdrawn", own(with(OfferStatus::Withdrawn), Some(OfferNews::Withdrawn { pending: 0 }))),
            ("OwnOffer withdrawn pending", own(with(OfferStatus::Withdrawn), Some(OfferNews::Withdrawn { pending: 2 }))),
            ("OwnOffer paused", own(with(OfferStatus::Paused), None)),
            ("OwnOffer expired", own(with(OfferStatus::Expired), None)),
            (
                "OwnOffers",
                Notice::OwnOffers {
                    published: 3,
                    sold_out: 1,
                    expired: 1,
                    offers: vec![ordered(), crate_offer(), chicken_offer(), with(OfferStatus::Expired)],
                    page: SECOND,
                },
            ),
            (
                "OwnOffers none live",
                Notice::OwnOffers { published: 0, sold_out: 0, expired: 1, offers: vec![with(OfferStatus::Expired)], page: FIRST },
            ),
            ("OwnOffers empty", Notice::OwnOffers { published: 0, sold_out: 0, expired: 0, offers: vec![], page: FIRST }),
            ("RoutinePrompt", Notice::RoutinePrompt { routine: RoutineId(7), offer: offer(), yesterday: true }),
            ("RoutinePrompt in crates", Notice::RoutinePrompt { routine: RoutineId(7), offer: crate_offer(), yesterday: false }),
            ("RoutineSet", Notice::RoutineSet { routine: RoutineId(7), goods: goods_code("EGG_LAYER"), rhythm: every(Weekdays::ALL) }),
            ("DayOff", Notice::DayOff { routine: RoutineId(7) }),
            ("RoutineEnded", Notice::RoutineEnded),
            ("OffersResumed", Notice::OffersResumed { count: 2 }),
            ("PhotoUnused", Notice::PhotoUnused),
            ("FileUnused", Notice::FileUnused),
            ("OfferPublished for a farmer", Notice::OfferPublished { offer: entered(), replaces: None }),
            ("OwnOffer of a farmer", Notice::OwnOffer { offer: entered(), news: Some(OfferNews::PriceChanged), replaces: None }),
            (
                "OwnOffers of farmers",
                Notice::OwnOffers { published: 2, sold_out: 0, expired: 0, offers: vec![entered(), offer()], page: FIRST },
            ),
        ],
    )
}
