//! The buttons of the rules that an admin sets.

use crate::chat::dialog::callback::actions;

actions! {
    /// The buttons of the rules that an admin sets.
    RuleAction {
        List "rules",
        /// *Boleh lebih*.
        Tolerance "rule-tolerance",
        /// *Batas persetujuan*.
        Limit "rule-limit",
    }
}
