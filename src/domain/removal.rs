//! Why the people who run the service take back what was granted.

use super::code::coded;

coded! {
    /// The reason for which an offer, a capability or a whole account is taken back. Codes alone: the trace is never erased and
    /// must hold no words about a person.
    RemovalReason("reason") {
        /// The goods may not be offered here.
        Prohibited = "PROHIBITED",
        /// What was said of the goods is not true.
        Untrue = "UNTRUE",
        /// Too much at once, or the same again and again.
        Flooding = "FLOODING",
        /// Somebody complained, and it is being looked into.
        Complaint = "COMPLAINT",
        /// The person no longer does this work.
        LeftWork = "LEFT_WORK",
        /// Another reason, which the service tells the person itself.
        Other = "OTHER",
    }
}

impl RemovalReason {
    /// The reasons for which an offer can be taken down.
    pub const OF_OFFERS: &[Self] = &[Self::Prohibited, Self::Untrue, Self::Flooding, Self::Complaint, Self::Other];
}
