//! How much one person or organisation may take of what all share. A budget of 0 is none.

/// The budgets of one person or organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budgets {
    /// Answers that may wait for one chat; more is not answered.
    pub replies: u32,
    /// Messages and presses of one chat in a minute.
    pub messages: u32,
    /// Offers of one seller that are up.
    pub offers: u32,
    /// Requests of one organisation that wait for an answer.
    pub holds: u32,
    /// The share of all live stock of one commodity that can be held for one organisation by more than one request, in percent.
    pub share: u32,
    /// Minutes before an organisation can ask again for goods that it let go.
    pub hold_pause: u32,
    /// Requests that one organisation can take back in an hour; offers that a seller can withdraw and put up again, and steps of one
    /// order or demand that one side can repeat.
    pub withdrawals: u32,
    /// Codes that one chat can try in vain in an hour.
    pub codes: u32,
    /// Kinds of goods of which one person can ask to be told.
    pub subscriptions: u32,
}

impl Budgets {
    /// No budget at all.
    pub const NONE: Self =
        Self { replies: 0, messages: 0, offers: 0, holds: 0, share: 0, hold_pause: 0, withdrawals: 0, codes: 0, subscriptions: 0 };
}

impl Default for Budgets {
    fn default() -> Self {
        Self { replies: 60, messages: 600, offers: 100, holds: 100, share: 80, hold_pause: 5, withdrawals: 6, codes: 8, subscriptions: 20 }
    }
}
