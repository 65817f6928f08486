//! The queue of updates: what a bot has not confirmed stays, and comes again.

use serde_json::Value;

use super::{
    model::{Change, Update},
    state::State,
};

/// The update kinds that a bot gets only if it asks for them.
const UNASKED: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];
/// The kinds there are; other names in `allowed_updates` are ignored.
const KINDS: [&str; 27] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "subscription",
    "stopped_message_generation",
];

impl State {
    /// Queues an update, if the bot wants its kind.
    pub(super) fn push_update(&mut self, bot: usize, kind: &str, body: Value, life: i64) {
        let wanted = self.bots[bot].allowed.as_ref();
        if !wanted.map_or_else(|| !UNASKED.contains(&kind), |kinds| kinds.iter().any(|wanted| wanted == kind)) {
            return;
        }
        let update = Update { id: self.bots[bot].next_update, kind: kind.to_owned(), body, expires: self.now() + life };
        self.apply(Change::Update { bot, update });
    }

    /// Stores the parameter `allowed_updates`; without it the stored list stays, an empty one is the default.
    pub(super) fn allow_updates(&mut self, bot: usize, source: &str) {
        let Ok(Value::Array(names)) = serde_json::from_str(source) else { return };
        let known: Vec<String> = names.iter().filter_map(Value::as_str).filter(|name| KINDS.contains(name)).map(str::to_owned).collect();
        let kinds = (!known.is_empty()).then_some(known);
        if kinds != self.bots[bot].allowed {
            self.apply(Change::Allowed { bot, kinds });
        }
    }

    /// What the offset of a poll does to the queue. A positive one confirms what lies below it, a negative one
    /// keeps the last ones only, one far ahead is ignored.
    pub(super) fn confirm_offset(&mut self, bot: usize, offset: i64) {
        let queue = &self.bots[bot];
        if queue.forget_offset {
            return;
        }
        let below = if offset < 0 {
            let dropped = queue.queue.len().saturating_sub(usize::try_from(-offset).unwrap_or(usize::MAX));
            queue.queue.get(dropped).map_or(queue.next_update, |first| first.id)
        } else if offset > queue.next_update + 10 {
            0
        } else {
            offset
        };
        if queue.queue.front().is_some_and(|first| first.id < below) {
            self.apply(Change::Confirmed { bot, below });
        }
    }

    /// The first updates that wait, oldest first, as JSON text.
    pub(super) fn pending(&mut self, bot: usize, limit: usize) -> Vec<String> {
        let now = self.now();
        self.bots[bot].queue.retain(|update| update.expires > now);
        let queue = &mut self.bots[bot];
        if !queue.queue.is_empty() {
            queue.forget_offset = false;
        }
        queue.queue.iter().take(limit).map(Update::json).collect()
    }

    /// Forgets everything that waits.
    pub(super) fn drop_pending(&mut self, bot: usize) {
        let below = self.bots[bot].next_update;
        self.apply(Change::Confirmed { bot, below });
    }
}
