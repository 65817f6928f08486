//! The one place where what is kept changes, so that the journal and the page miss nothing.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::Path,
    sync::Arc,
};

use super::{
    error::ApiError,
    faults::Rule,
    keyboard::Markup,
    limits::Limits,
    model::{Bot, Change, Chat, Message, Person, ReplyKeyboard, StoredFile, Update, User},
    record::Calls,
    view,
};

/// The first update_id of a bot: large, so that nobody relies on small ones.
const FIRST_UPDATE: i64 = 600_000_000;
/// How many confirmed updates can be delivered again.
const CONFIRMED_KEPT: usize = 1000;

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
    journal: Option<fs::File>,
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

    /// Reads back what an earlier server wrote to `path`, then goes on writing there. A last line that
    /// was cut off by a crash is dropped.
    pub(super) fn open_journal(&mut self, path: &Path) -> io::Result<()> {
        let source = match fs::read_to_string(path) {
            Ok(source) => source,
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => String::new(),
            Err(other) => return Err(other),
        };
        let whole = source.rfind('\n').map_or(0, |end| end + 1);
        for line in source[..whole].lines() {
            let change = serde_json::from_str(line).map_err(|problem| io::Error::new(io::ErrorKind::InvalidData, problem))?;
            self.apply(change);
        }
        let file = fs::OpenOptions::new().create(true).append(true).open(path)?;
        file.set_len(u64::try_from(whole).unwrap_or(u64::MAX))?;
        self.journal = Some(file);
        Ok(())
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

    /// The place of a bot, made at its first call. The first bot to call is the one that the phones write to.
    pub(super) fn bot(&mut self, id: i64) -> usize {
        if let Some(known) = self.bots.iter().position(|bot| bot.id == id) {
            return known;
        }
        let free = self.bots.iter().position(|bot| bot.id == 0);
        let bot = free.unwrap_or(self.bots.len());
        self.apply(Change::Bot { bot, id });
        bot
    }

    pub(super) fn bot_username(&self, bot: usize) -> String {
        if bot == 0 { self.username.clone() } else { format!("sandbox_{}_bot", self.bots[bot].id) }
    }

    /// An account, made if there is none.
    pub(super) fn user(&mut self, id: i64) -> User {
        if let Some(user) = self.users.get(&id) {
            return user.clone();
        }
        let person = Person { id, name: format!("Orang {id}"), role: String::new() };
        let user = User { person, deactivated: false };
        self.apply(Change::User { user: user.clone() });
        user
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

    /// Does what `change` says, writes it down and tells the page.
    pub(super) fn apply(&mut self, change: Change) {
        if change.lasts() {
            self.write_down(&change);
        }
        let event = change.clone();
        match change {
            Change::User { user } => drop(self.users.insert(user.person.id, user)),
            Change::Bot { bot, id } => {
                while self.bots.len() <= bot {
                    self.bots.push(new_bot());
                }
                self.bots[bot].id = id;
            }
            Change::Standing { bot, user, started, blocked } => {
                let chat = self.chat(bot, user);
                chat.started = started;
                chat.blocked = blocked;
            }
            Change::Message { bot, user, message } => self.put_message(bot, user, message),
            Change::Deleted { bot, user, message_id } => drop(self.chat(bot, user).messages.remove(&message_id)),
            Change::Update { bot, update } => {
                self.bots[bot].next_update = update.id + 1;
                self.bots[bot].queue.push_back(update);
            }
            Change::Confirmed { bot, below } => self.confirm(bot, below),
            Change::Delivered { bot, id } => self.delivered(bot, id),
            Change::Webhook { bot, webhook } => {
                self.bots[bot].webhook = webhook;
                self.bots[bot].last_error = None;
            }
            Change::Redelivered { bot, count } => self.unconfirm(bot, count),
            Change::Allowed { bot, kinds } => self.bots[bot].allowed = kinds,
            Change::Commands { bot, scope, language, commands } => {
                if commands.is_empty() {
                    self.bots[bot].commands.remove(&(scope, language));
                } else {
                    self.bots[bot].commands.insert((scope, language), commands);
                }
            }
            Change::Pressed { bot, query } => drop(self.bots[bot].queries.insert(query.id.clone(), query)),
            Change::Answered { bot, id, answer } => {
                if let Some(query) = self.bots[bot].queries.get_mut(&id) {
                    query.answer = Some(answer);
                }
            }
            Change::Asked { bot, query } => drop(self.bots[bot].inline.insert(query.id.clone(), query)),
            Change::Offered { bot, id, answer } => {
                if let Some(query) = self.bots[bot].inline.get_mut(&id) {
                    query.answer = Some(answer);
                }
            }
            Change::Typing { .. } | Change::Clock { .. } => {}
        }
        if let Some(event) = view::event(self, &event) {
            self.events.push(event.to_string());
        }
    }

    fn put_message(&mut self, bot: usize, user: i64, message: Message) {
        let chat = self.chat(bot, user);
        if message.id > chat.last_id {
            chat.last_id = message.id;
            match &message.markup {
                Some(Markup::Reply { rows, one_time, placeholder, .. }) => {
                    chat.keyboard = Some(ReplyKeyboard {
                        message_id: message.id,
                        rows: rows.clone(),
                        one_time: *one_time,
                        hidden: false,
                        placeholder: placeholder.clone(),
                    });
                    chat.force_reply = None;
                }
                Some(Markup::Remove) => chat.keyboard = None,
                Some(Markup::ForceReply { .. }) => chat.force_reply = Some(message.id),
                Some(Markup::Inline { .. }) | None => {}
            }
            if !message.from_bot {
                chat.force_reply = None;
                if let Some(keyboard) = chat.keyboard.as_mut().filter(|keyboard| keyboard.one_time) {
                    keyboard.hidden = true;
                }
            }
        }
        chat.messages.insert(message.id, message);
    }

    fn confirm(&mut self, bot: usize, below: i64) {
        while let Some(update) = self.bots[bot].queue.pop_front_if(|update| update.id < below) {
            self.take(bot, update);
        }
    }

    fn delivered(&mut self, bot: usize, id: i64) {
        let queue = &mut self.bots[bot].queue;
        if let Some(update) = queue.iter().position(|update| update.id == id).and_then(|place| queue.remove(place)) {
            self.take(bot, update);
        }
    }

    /// Puts an update that the bot has confirmed where it can be delivered again from, and tells the page of it.
    fn take(&mut self, bot: usize, update: Update) {
        if let ("message", Some(user), Some(message_id)) =
            (update.kind.as_str(), update.body["chat"]["id"].as_i64(), update.body["message_id"].as_i64())
        {
            let chat = self.chat(bot, user);
            chat.read_to = chat.read_to.max(message_id);
            self.events.extend((bot == 0).then(|| view::read(user, message_id).to_string()));
        }
        let confirmed = &mut self.bots[bot].confirmed;
        confirmed.push_back(update);
        while confirmed.len() > CONFIRMED_KEPT {
            confirmed.pop_front();
        }
    }

    fn unconfirm(&mut self, bot: usize, count: usize) {
        let bot = &mut self.bots[bot];
        for update in (0..count).map_while(|_| bot.confirmed.pop_back()) {
            bot.queue.push_front(update);
            bot.forget_offset = true;
        }
    }

    fn write_down(&mut self, change: &Change) {
        let Some(journal) = &mut self.journal else { return };
        let line = serde_json::to_string(change).map_err(io::Error::from);
        if let Err(problem) = line.and_then(|line| journal.write_all(format!("{line}\n").as_bytes())) {
            tracing::error!(%problem, "the sandbox's journal can't be written; it ends here");
            self.journal = None;
        }
    }
}

fn new_bot() -> Bot {
    Bot { next_update: FIRST_UPDATE, ..Bot::default() }
}
