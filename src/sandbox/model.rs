//! What the server keeps: people, bots, chats, messages, and the changes that make them.

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use super::{
    inline::{InlineAnswer, InlineQuery},
    keyboard::{KeyboardButton, Markup},
    text::Formatted,
    webhook_settings::{LastError, Webhook},
};

/// A person with a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The Telegram id, which is also the id of the private chat.
    pub id: i64,
    /// The name on the account.
    pub name: String,
    /// What the page writes under the name, e.g. `peternak`.
    pub role: String,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct User {
    #[serde(flatten)]
    pub(super) person: Person,
    #[serde(default)]
    pub(super) deactivated: bool,
}

impl User {
    /// The number that the person shares unless told otherwise.
    pub(super) fn phone(&self) -> String {
        format!("62812{:08}", self.person.id.rem_euclid(100_000_000))
    }
}

/// One bubble.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Message {
    pub(super) id: i64,
    /// Seconds since 1970 UTC, as are all dates of the Bot API.
    pub(super) date: i64,
    pub(super) edited: Option<i64>,
    pub(super) from_bot: bool,
    /// A person sent what the bot offered.
    #[serde(default)]
    pub(super) via_bot: bool,
    pub(super) silent: bool,
    pub(super) reply_to: Option<i64>,
    /// What a deep link brought along: the bot reads it behind the text, the person does not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) payload: Option<String>,
    /// The part of the answered message that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) quote: Option<Quote>,
    /// Whether it can't be forwarded or saved.
    #[serde(default)]
    pub(super) protected: bool,
    /// The thread that it was sent to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) thread: Option<i64>,
    pub(super) body: Body,
    pub(super) markup: Option<Markup>,
}

/// A part of another message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Quote {
    pub(super) text: Formatted,
    /// Where it begins there, in UTF-16 units.
    pub(super) position: usize,
}

/// Which message a new one answers, and which part of it.
#[derive(Debug, Default)]
pub(super) struct Reply {
    pub(super) message_id: Option<i64>,
    pub(super) quote: Option<Quote>,
}

impl Message {
    /// A message of a person that answers none and brings nothing along.
    pub(super) const fn by_person(id: i64, date: i64, body: Body) -> Self {
        let (from_bot, via_bot, silent, protected) = (false, false, false, false);
        let (edited, reply_to, payload, quote, thread, markup) = (None, None, None, None, None, None);
        Self { id, date, edited, from_bot, via_bot, silent, reply_to, payload, quote, protected, thread, body, markup }
    }

    /// The text or the caption.
    pub(super) fn formatted(&self) -> Option<&Formatted> {
        match &self.body {
            Body::Text { text } => Some(text),
            Body::Photo { caption, .. } | Body::Document { caption, .. } => Some(caption),
            _ => None,
        }
    }
}

/// What a message consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Body {
    Text { text: Formatted },
    Photo { file: String, width: u32, height: u32, caption: Formatted },
    Document { file: String, caption: Formatted },
    Contact { phone: String, first_name: String, user_id: Option<i64> },
    Voice { seconds: u32 },
    Sticker { emoji: String },
    Location { latitude: Number, longitude: Number },
}

/// A file that somebody sent. Its bytes live only as long as the server.
#[derive(Debug, Clone)]
pub(super) struct StoredFile {
    /// The bot that the file belongs to: ids are valid for one bot.
    pub(super) bot: usize,
    pub(super) name: String,
    pub(super) mime: String,
    pub(super) bytes: axum::body::Bytes,
    pub(super) photo: bool,
}

/// The keyboard in place of the letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplyKeyboard {
    /// The message that brought it.
    pub message_id: i64,
    /// Its buttons, row by row.
    pub rows: Vec<Vec<KeyboardButton>>,
    /// Whether a use hides it.
    pub one_time: bool,
    /// Whether it is hidden now; the person may open it again.
    pub hidden: bool,
    /// The grey text in the empty input field.
    pub placeholder: String,
}

/// A private chat of one bot with one person.
#[derive(Debug, Default)]
pub(super) struct Chat {
    pub(super) started: bool,
    pub(super) blocked: bool,
    pub(super) last_id: i64,
    /// The newest message of the person that the bot has taken.
    pub(super) read_to: i64,
    pub(super) messages: BTreeMap<i64, Message>,
    pub(super) keyboard: Option<ReplyKeyboard>,
    /// The message that the next text answers, and the grey text meanwhile.
    pub(super) force_reply: Option<i64>,
}

/// An update that the bot has not confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Update {
    pub(super) id: i64,
    pub(super) kind: String,
    pub(super) body: Value,
    /// Milliseconds since 1970 UTC.
    pub(super) expires: i64,
}

impl Update {
    /// The update as JSON text. `update_id` comes first, as the server writes it: some client libraries take the
    /// first other field for the kind.
    pub(super) fn json(&self) -> String {
        format!("{{\"update_id\":{},{}:{}}}", self.id, Value::from(self.kind.as_str()), self.body)
    }
}

/// A press of an inline button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// What `answerCallbackQuery` must name.
    pub id: String,
    /// The account that pressed.
    pub user: i64,
    /// Under which message.
    pub message_id: i64,
    /// What the button carried.
    pub data: String,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// What the bot answered.
    pub answer: Option<QueryAnswer>,
}

/// What a bot answers to a press.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryAnswer {
    /// A short text over the chat; empty for none.
    pub text: String,
    /// Whether it must be clicked away.
    pub alert: bool,
    /// A page that opens.
    pub url: String,
}

/// A command in a bot's menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Command {
    /// The word after the slash.
    pub command: String,
    /// What it does.
    pub description: String,
}

/// A bot, known by the number before the colon of its token.
#[derive(Debug, Default)]
pub(super) struct Bot {
    /// 0 until the first call of the first bot names it.
    pub(super) id: i64,
    pub(super) next_update: i64,
    pub(super) queue: VecDeque<Update>,
    pub(super) confirmed: VecDeque<Update>,
    /// The next poll's offset is taken for a lost one.
    pub(super) forget_offset: bool,
    /// Update kinds wanted; `None` for the default.
    pub(super) allowed: Option<Vec<String>>,
    /// Lists by scope and language code.
    pub(super) commands: BTreeMap<(String, String), Vec<Command>>,
    pub(super) chats: BTreeMap<i64, Chat>,
    pub(super) queries: BTreeMap<String, Query>,
    pub(super) inline: BTreeMap<String, InlineQuery>,
    pub(super) polls: Polls,
    pub(super) webhook: Option<Webhook>,
    pub(super) webhook_set: Option<tokio::time::Instant>,
    pub(super) last_error: Option<LastError>,
}

/// The requests that wait for updates, in real time; nothing of them outlives the process.
#[derive(Debug, Default)]
pub(super) struct Polls {
    /// Rises with each call that waits; an older one that sees it must go.
    pub(super) generation: u64,
    /// Why the older one must go.
    pub(super) reason: &'static str,
    pub(super) last: Option<(i64, tokio::time::Instant)>,
    pub(super) last_conflict: Option<tokio::time::Instant>,
}

/// Everything that can happen to what is kept. The journal is a list of these.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub(super) enum Change {
    User {
        user: User,
    },
    Bot {
        bot: usize,
        id: i64,
    },
    /// Whether the person has started the bot, and blocked it.
    #[serde(rename = "standing")]
    ChatState {
        bot: usize,
        user: i64,
        started: bool,
        blocked: bool,
    },
    Message {
        bot: usize,
        user: i64,
        message: Message,
    },
    Deleted {
        bot: usize,
        user: i64,
        message_id: i64,
    },
    Update {
        bot: usize,
        update: Update,
    },
    Confirmed {
        bot: usize,
        below: i64,
    },
    Delivered {
        bot: usize,
        id: i64,
    },
    Webhook {
        bot: usize,
        webhook: Option<Webhook>,
    },
    Redelivered {
        bot: usize,
        count: usize,
    },
    Allowed {
        bot: usize,
        kinds: Option<Vec<String>>,
    },
    Commands {
        bot: usize,
        scope: String,
        language: String,
        commands: Vec<Command>,
    },
    Pressed {
        bot: usize,
        query: Query,
    },
    Answered {
        bot: usize,
        id: String,
        answer: QueryAnswer,
    },
    Asked {
        bot: usize,
        query: InlineQuery,
    },
    InlineAnswered {
        bot: usize,
        id: String,
        answer: InlineAnswer,
    },
    Typing {
        bot: usize,
        user: i64,
        action: String,
    },
    Clock {
        now: i64,
    },
}

impl Change {
    /// Whether the journal needs it.
    pub(super) fn lasts(&self) -> bool {
        !matches!(
            self,
            Self::Asked { .. } | Self::InlineAnswered { .. } | Self::Typing { .. } | Self::Clock { .. } | Self::Redelivered { .. }
        )
    }
}
