//! Faults on demand: what a network and an overloaded server do to a bot.

use tokio::sync::watch;

/// What goes wrong with a call.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Not taken: 429 with so many seconds to wait.
    RetryAfter(u32),
    /// Not taken: this status with this whole description.
    Status(u16, String),
    /// Not taken: the connection ends without an answer.
    CutBefore,
    /// Taken, but the connection ends without an answer.
    CutAfter,
    /// Neither taken nor answered until the gate opens.
    HoldBefore(Gate),
    /// Taken, but not answered until the gate opens.
    Hold(Gate),
}

/// Holds calls back until it is opened.
#[derive(Debug, Clone)]
pub struct Gate(watch::Sender<GateState>);

#[derive(Debug, Clone, Copy, Default)]
struct GateState {
    arrived: usize,
    open: bool,
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}

impl Gate {
    /// A closed gate.
    #[must_use]
    pub fn new() -> Self {
        Self(watch::Sender::new(GateState::default()))
    }

    /// Lets everybody through, now and later.
    pub fn release(&self) {
        self.0.send_modify(|state| state.open = true);
    }

    /// Ends when the first call stands at the gate.
    pub async fn reached(&self) {
        // The sender lives in self: the wait can't fail.
        drop(self.0.subscribe().wait_for(|state| state.arrived > 0).await);
    }

    /// How many calls have come to the gate so far.
    #[must_use]
    pub fn arrived(&self) -> usize {
        self.0.borrow().arrived
    }

    pub(super) async fn pass(&self) {
        self.0.send_modify(|state| state.arrived += 1);
        drop(self.0.subscribe().wait_for(|state| state.open).await);
    }
}

/// A fault that waits for its calls.
#[derive(Debug)]
pub(super) struct Rule {
    /// In lower case, or `*` for any.
    method: String,
    chat: Option<i64>,
    fault: Fault,
    left: u32,
}

impl Rule {
    pub(super) fn new(method: &str, chat: Option<i64>, fault: Fault, times: u32) -> Self {
        Self { method: method.to_lowercase(), chat, fault, left: times }
    }

    /// How many calls it still waits for.
    pub(super) const fn left(&self) -> u32 {
        self.left
    }
}

/// The first fault that waits for this call; used up once.
pub(super) fn take(rules: &mut Vec<Rule>, method: &str, chat_id: &str) -> Option<Fault> {
    let chat: Option<i64> = chat_id.parse().ok();
    let place =
        rules.iter().position(|rule| (rule.method == "*" || rule.method == method) && (rule.chat.is_none() || rule.chat == chat))?;
    let rule = &mut rules[place];
    let fault = rule.fault.clone();
    rule.left = rule.left.saturating_sub(1);
    if rule.left == 0 {
        rules.remove(place);
    }
    Some(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_meet_their_calls_in_order_and_are_used_up() {
        let mut rules = vec![Rule::new("sendMessage", Some(7), Fault::RetryAfter(1), 1), Rule::new("*", None, Fault::CutAfter, 1)];
        assert!(matches!(take(&mut rules, "sendmessage", "7"), Some(Fault::RetryAfter(1))));
        assert!(matches!(take(&mut rules, "sendmessage", "7"), Some(Fault::CutAfter)));
        assert!(take(&mut rules, "sendmessage", "7").is_none());
    }
}
