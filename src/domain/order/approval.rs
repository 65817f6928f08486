//! The yes of a second person of the buying organisation, which an order above the organisation's limit needs before its seller is asked.

use serde::{Deserialize, Serialize};

use crate::domain::code::coded;

coded! {
    /// How far an approval is.
    ApprovalStep("approval step") {
        /// A colleague of the person that asked has to say yes.
        Waiting = "WAITING",
        /// A colleague sent it back with a remark.
        Returned = "RETURNED",
        /// A colleague said yes.
        Given = "GIVEN",
    }
}

/// The approval of an order that needs one, as far as it decides what can happen to the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// How far it is.
    pub step: ApprovalStep,
    /// Whether the seller has said yes to the order already: in a price talk, or by an answer to a demand. Then the seller knows of it, and
    /// it is agreed when the approval is given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub agreed_ahead: bool,
}

impl Approval {
    /// An approval that is asked for.
    #[must_use]
    pub const fn asked(agreed_ahead: bool) -> Self {
        Self { step: ApprovalStep::Waiting, agreed_ahead }
    }

    /// Whether it is not given.
    #[must_use]
    pub fn is_missing(self) -> bool {
        self.step != ApprovalStep::Given
    }

    /// Whether the seller must not know of the order.
    #[must_use]
    pub fn hides(self) -> bool {
        self.is_missing() && !self.agreed_ahead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seller_knows_of_what_is_approved_or_was_agreed_before() {
        for step in ApprovalStep::ALL.iter().copied() {
            let of = |agreed_ahead| Approval { step, agreed_ahead };
            assert_eq!(of(false).is_missing(), step != ApprovalStep::Given);
            assert_eq!(of(false).hides(), of(false).is_missing(), "{step}");
            assert!(!of(true).hides(), "{step}");
        }
    }
}
