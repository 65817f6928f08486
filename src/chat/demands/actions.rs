//! The buttons of demands. `version` tells whether the card still shows the truth.

use crate::{
    chat::dialog::callback::actions,
    domain::{
        demand::{AnswerId, DemandId},
        offer::OfferId,
    },
};

actions! {
    /// The buttons of demands.
    DemandAction {
        List "needs" { page: i64 },
        New "need",
        Card "need-card" { demand: DemandId },
        /// A further page of the answers.
        Answers "need-page" { demand: DemandId, page: i64 },
        Edit "need-edit" { demand: DemandId, version: i64 } always[Card { demand }],
        /// Asked once more before a demand is closed.
        End "need-end" { demand: DemandId, version: i64 } always[Card { demand }],
        Close "need-close" { demand: DemandId, version: i64 } never[],
        /// A seller fills in an answer.
        Offer "need-offer" { demand: DemandId } always[Card { demand }],
        /// A seller's live offer is the answer.
        OfferLive "need-live" { demand: DemandId, offer: OfferId, terms: i64 } always[Card { demand }],
        TakeBack "need-back" { answer: AnswerId, version: i64 } never[],
        /// The buyer takes an answer: how much, then the check.
        Take "need-take" { demand: DemandId, version: i64, answer: AnswerId } always[Card { demand }],
        /// Parts of live offers are proposed for what is still open.
        Pool "need-pool" { demand: DemandId, version: i64 } always[Card { demand }],
    }
}
