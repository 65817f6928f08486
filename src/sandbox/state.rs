//! Everything the server knows, and how it is looked up.

use std::{collections::BTreeMap, fs, sync::Arc};

use super::{
    error::ApiError,
    faults::Rule,
    limits::Limits,
    model::{Bot, Chat, Message, StoredFile, User},
    record::Calls,
};

/// The first update_id of a bot: large, so that nobody relies on small ones.
const FIRST_UPDATE: i64 = 600_000_000;

/// Milliseconds since 1970 UTC, from outside.
pub type Now = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Everything the server knows.
pub(super) struct State {
    now: Now,
    pub(super) title: String,
    pub(super) username: String,
    pub(super) users: BTreeMap<i64, User>,
    /// The first one is the one that the phones write to.
    pub(super) bots: Vec<Bot>,
    pub(super) files: BTreeMap<String, StoredFile>,
    /// What the page was told, one JSON text an event; its number is its place, from 1.
    pub(super) events: Vec<String>,
    pub(super) calls: Calls,
    pub(super) faults: Vec<Rule>,
    pub(super) limits: Option<Limits>,
    /// Whether a webhook may be on this machine.
    pub(super) local_webhooks: bool,
    pub(super) journal: Option<fs::File>,
}

impl State {
    pub(super) fn new(now: Now, title: String, username: String, calls: Calls, limits: bool) -> Self {
        Self {
            now,
            title,
            username,
            users: BTreeMap::new(),
            bots: vec![new_bot()],
            files: BTreeMap::new(),
            events: Vec::new(),
            calls,
            faults: Vec::new(),
            limits: limits.then(Limits::default),
            local_webhooks: false,
            journal: None,
        }
    }

    /// Milliseconds since 1970 UTC.
    pub(super) fn now(&self) -> i64 {
        (self.now)()
    }

    /// How many updates wait for a bot.
    pub(super) fn waiting(&self, bot: usize) -> usize {
        let now = self.now();
        self.bots[bot].queue.iter().filter(|update| update.expires > now).count()
    }

    /// Seconds since 1970 UTC.
    pub(super) fn date(&self) -> i64 {
        self.now().div_euclid(1000)
    }

    pub(super) fn bot_username(&self, bot: usize) -> String {
        if bot == 0 { self.username.clone() } else { format!("sandbox_{}_bot", self.bots[bot].id) }
    }

    pub(super) fn chat(&mut self, bot: usize, user: i64) -> &mut Chat {
        self.bots[bot].chats.entry(user).or_default()
    }

    pub(super) fn message(&self, bot: usize, user: i64, message_id: i64) -> Option<&Message> {
        self.bots[bot].chats.get(&user)?.messages.get(&message_id)
    }

    /// The next message_id of a chat.
    pub(super) fn next_message_id(&self, bot: usize, user: i64) -> i64 {
        self.bots[bot].chats.get(&user).map_or(0, |chat| chat.last_id) + 1
    }

    /// The chat that a call means, if the bot may write there.
    pub(super) fn writable_chat(&self, bot: usize, chat_id: &str) -> Result<i64, ApiError> {
        let user = self.known_chat(bot, chat_id)?;
        let deactivated = self.users.get(&user).is_some_and(|user| user.deactivated);
        let chat = self.bots[bot].chats.get(&user);
        if deactivated {
            Err(ApiError::forbidden("user is deactivated"))
        } else if !chat.is_some_and(|chat| chat.started) {
            Err(ApiError::forbidden("bot can't initiate conversation with a user"))
        } else if chat.is_some_and(|chat| chat.blocked) {
            Err(ApiError::forbidden("bot was blocked by the user"))
        } else {
            Ok(user)
        }
    }

    /// The chat that a call means, if there is such a person.
    pub(super) fn known_chat(&self, bot: usize, chat_id: &str) -> Result<i64, ApiError> {
        if chat_id.is_empty() {
            return Err(ApiError::bad("chat_id is empty"));
        }
        let id: i64 = chat_id.trim().parse().map_err(|_| ApiError::bad("chat not found"))?;
        if self.users.contains_key(&id) {
            Ok(id)
        } else if self.bots.iter().enumerate().any(|(place, other)| other.id == id && place != bot) {
            Err(ApiError::forbidden("the bot can't send messages to the bot"))
        } else {
            Err(ApiError::bad("chat not found"))
        }
    }
}

/// A bot that has not called yet.
pub(super) fn new_bot() -> Bot {
    Bot { next_update: FIRST_UPDATE, ..Bot::default() }
}
