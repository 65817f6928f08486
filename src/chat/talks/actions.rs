//! The buttons of price talks. `version` tells whether the message still shows the truth.

use crate::{
    chat::dialog::callback::actions,
    domain::{offer::OfferId, talk::TalkId},
};

actions! {
    /// The buttons of price talks.
    TalkAction {
        List "talks" { page: i64 },
        /// *Tawar* on an offer's card.
        Begin "talk-new" { offer: OfferId, terms: i64 },
        Card "talk" { talk: TalkId },
        Agree "talk-yes" { talk: TalkId, version: i64 } always[Card { talk }],
        /// *Ambil 300 kg*: less is left than was talked about.
        AgreeRest "talk-rest" { talk: TalkId, version: i64, base: i64 } always[Card { talk }],
        Counter "talk-bid" { talk: TalkId, version: i64 },
        Decline "talk-no" { talk: TalkId, version: i64 } always[Card { talk }],
        Withdraw "talk-back" { talk: TalkId, version: i64 } always[Card { talk }],
    }
}
