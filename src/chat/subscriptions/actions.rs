//! The buttons of what people asked to be told of.

use crate::{chat::dialog::callback::actions, domain::subscription::SubscriptionId, notice::BrowseQuery};

actions! {
    /// The buttons of what people asked to be told of.
    SubscriptionAction {
        List "alerts" { page: i64 },
        /// *Kabari saya*: the goods and the limits of a search.
        Add "alert-on" { query: BrowseQuery },
        Card "alert" { subscription: SubscriptionId },
        /// 1: once a day, 0: at once.
        Admission "alert-pace" { subscription: SubscriptionId, daily: i64 } always[Card { subscription }],
        /// 0: from anywhere, 1: from Kota Blitar, 2: from Kabupaten Blitar.
        From "alert-from" { subscription: SubscriptionId, region: i64 } always[Card { subscription }],
        End "alert-off" { subscription: SubscriptionId },
    }
}
