//! The one place where what is kept changes, so that the journal and the page miss nothing.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use super::{
    keyboard::Markup,
    model::{Change, Message, Person, ReplyKeyboard, Update, User},
    state::{State, new_bot},
    view,
};

/// How many confirmed updates can be delivered again.
const CONFIRMED_KEPT: usize = 1000;

impl State {
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
        let file = fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
        file.set_len(u64::try_from(whole).unwrap_or(u64::MAX))?;
        self.journal = Some(file);
        Ok(())
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
            Change::ChatState { bot, user, started, blocked } => {
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
            Change::InlineAnswered { bot, id, answer } => {
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
