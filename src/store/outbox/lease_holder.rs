//! The process that sends to chats.

/// A process that sends, and the leases that it takes on chats.
#[derive(Debug, Clone)]
pub struct LeaseHolder {
    /// Names the process; no other may ever have the same.
    pub owner: String,
    /// How long a lease lasts; longer than any time-out of sending.
    pub lasts: chrono::Duration,
}

impl LeaseHolder {
    /// A lease that lasts less than this is renewed.
    pub(in crate::store) fn renewed_below(&self) -> chrono::Duration {
        self.lasts * 7 / 8
    }
}
