//! What a person sees: shown_messages, keyboards, and the news that the page lives on.

use serde::Serialize;
use serde_json::{Value, json};

use super::{
    keyboard::{InlineButton, Markup},
    lifetimes::QUERY_LIFE,
    model::{Body, Change, Chat, Command, Message, Query, ReplyKeyboard},
    state::State,
    text::{Entity, Formatted},
};

/// One message as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownMessage {
    /// Its id within the chat.
    pub message_id: i64,
    /// Whether the bot wrote it.
    pub from_bot: bool,
    /// Whether a person sent what the bot offered.
    pub via_bot: bool,
    /// `text`, `photo`, `document`, `contact`, `voice`, `sticker` or `location`.
    pub kind: &'static str,
    /// The text, the caption, or what stands for it.
    pub text: String,
    /// How the text looks.
    pub entities: Vec<Entity>,
    /// The buttons under it, row by row.
    pub rows: Vec<Vec<InlineButton>>,
    /// Seconds since 1970 UTC.
    pub date: i64,
    /// Whether it was changed later.
    pub edited: bool,
    /// Whether it came without a sound.
    pub silent: bool,
    /// The message that it answers.
    pub reply_to: Option<i64>,
    /// The id of its file.
    pub file: Option<String>,
}

impl ShownMessage {
    pub(super) fn of(message: &Message) -> Self {
        let Formatted { text, entities } = message.formatted().cloned().unwrap_or_default();
        let (kind, text, file) = match &message.body {
            Body::Text { .. } => ("text", text, None),
            Body::Photo { file, .. } => ("photo", text, Some(file.clone())),
            Body::Document { file, .. } => ("document", text, Some(file.clone())),
            Body::Contact { phone, first_name, .. } => ("contact", format!("{first_name} +{}", phone.trim_start_matches('+')), None),
            Body::Voice { seconds } => ("voice", format!("0:{seconds:02}"), None),
            Body::Sticker { emoji } => ("sticker", emoji.clone(), None),
            Body::Location { latitude, longitude } => ("location", format!("{latitude}, {longitude}"), None),
        };
        Self {
            message_id: message.id,
            from_bot: message.from_bot,
            via_bot: message.via_bot,
            kind,
            text,
            entities,
            rows: message.markup.as_ref().and_then(Markup::inline_rows).cloned().unwrap_or_default(),
            date: message.date,
            edited: message.edited.is_some(),
            silent: message.silent,
            reply_to: message.reply_to,
            file,
        }
    }
}

impl State {
    pub(super) fn shown_messages(&self, bot: usize, user: i64) -> Vec<ShownMessage> {
        self.bots[bot].chats.get(&user).map(|chat| chat.messages.values().map(ShownMessage::of).collect()).unwrap_or_default()
    }

    pub(super) fn last_shown_messages(&self, bot: usize, user: i64, count: usize) -> Vec<ShownMessage> {
        let Some(chat) = self.bots[bot].chats.get(&user) else { return Vec::new() };
        let mut last: Vec<ShownMessage> = chat.messages.values().rev().take(count).map(ShownMessage::of).collect();
        last.reverse();
        last
    }

    pub(super) fn reply_keyboard(&self, bot: usize, user: i64) -> Option<ReplyKeyboard> {
        self.bots[bot].chats.get(&user)?.keyboard.clone()
    }

    /// The presses that the bot can still answer.
    pub(super) fn open_queries(&self, bot: usize) -> Vec<Query> {
        let now = self.now();
        let open = |query: &&Query| query.answer.is_none() && now - query.at <= QUERY_LIFE;
        self.bots[bot].queries.values().filter(open).cloned().collect()
    }

    /// The commands in the menu of a private chat: the narrowest list that the bot set.
    pub(super) fn menu(&self, bot: usize, user: i64) -> Vec<Command> {
        let lists = &self.bots[bot].commands;
        let scopes = [format!("chat:{user}"), "all_private_chats".to_owned(), "default".to_owned()];
        let found = scopes.iter().flat_map(|scope| ["id", ""].map(|language| (scope.clone(), language.to_owned())));
        found.filter_map(|key| lists.get(&key)).next().cloned().unwrap_or_default()
    }

    fn chat_view(&self, bot: usize, user: i64) -> Value {
        let empty = Chat::default();
        let chat = self.bots[bot].chats.get(&user).unwrap_or(&empty);
        let keyboard = &chat.keyboard;
        json!({
            "user": user, "started": chat.started, "blocked": chat.blocked, "keyboard": keyboard, "read_to": chat.read_to,
            "force_reply": chat.force_reply, "commands": self.menu(bot, user),
        })
    }

    /// Everything that a page needs to begin with. Event numbers go on from `seq`.
    pub(super) fn snapshot(&self) -> Value {
        let chats: Vec<Value> = self
            .users
            .values()
            .map(|user| {
                let id = user.person.id;
                let mut chat = self.chat_view(0, id);
                chat["name"] = json!(user.person.name);
                chat["role"] = json!(user.person.role);
                chat["phone"] = json!(user.phone());
                chat["deactivated"] = json!(user.deactivated);
                chat["messages"] = json!(self.shown_messages(0, id));
                chat
            })
            .collect();
        json!({
            "seq": self.events.len(), "now": self.now(), "bot": self.bot_username(0), "phones": chats,
            "open": self.open_queries(0), "pending_updates": self.waiting(0), "title": self.title,
        })
    }
}

/// That the bot has taken the messages of a person up to this one.
pub(super) fn read(user: i64, message_id: i64) -> Value {
    json!({ "event": "read", "user": user, "message_id": message_id })
}

/// What the page must know of a change; nothing of what only the bot sees.
pub(super) fn event(state: &State, change: &Change) -> Option<Value> {
    Some(match change {
        Change::User { user } => json!({
            "event": "person", "user": user.person.id, "name": user.person.name, "role": user.person.role,
            "phone": user.phone(), "deactivated": user.deactivated,
        }),
        Change::Message { bot: 0, user, message } => {
            json!({ "event": "message", "user": user, "message": ShownMessage::of(message), "chat": state.chat_view(0, *user) })
        }
        Change::ChatState { bot: 0, user, .. } => json!({ "event": "chat", "user": user, "chat": state.chat_view(0, *user) }),
        Change::Deleted { bot: 0, user, message_id } => json!({ "event": "deleted", "user": user, "message_id": message_id }),
        Change::Commands { bot: 0, .. } => {
            let menus: Vec<Value> = state.users.keys().map(|user| json!({ "user": user, "commands": state.menu(0, *user) })).collect();
            json!({ "event": "commands", "menus": menus })
        }
        Change::Pressed { bot: 0, query } => json!({ "event": "pressed", "user": query.user, "query": query }),
        Change::Answered { bot: 0, id, answer } => {
            let user = state.bots[0].queries.get(id).map(|query| query.user);
            json!({ "event": "answered", "user": user, "id": id, "answer": answer })
        }
        Change::InlineAnswered { bot: 0, id, .. } => {
            let query = state.bots[0].inline.get(id)?;
            json!({ "event": "offered", "user": query.user, "query": query })
        }
        Change::Typing { bot: 0, user, action } => json!({ "event": "typing", "user": user, "action": action }),
        Change::Clock { now } => json!({ "event": "clock", "now": now }),
        _ => return None,
    })
}
