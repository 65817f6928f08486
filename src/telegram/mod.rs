//! The traffic with Telegram: what comes in is applied before it is acknowledged, what goes out was
//! written down before it is sent.

pub mod api;
mod broken_answer;
mod chance;
mod deliver;
pub mod errors;
mod hook;
pub mod inbox;
mod inline;
pub mod limits;
mod message;
pub mod outbox;
mod poison;
mod polling;
pub mod quarantine;
mod replay;
mod uploads;

pub use chance::failure_code;
pub(crate) use chance::random_byte;
pub use replay::{Replayed, replay};

/// Every method of the Bot API that the bot can call.
pub const METHODS: &[&str] = &[
    "answerCallbackQuery",
    "answerInlineQuery",
    "deleteWebhook",
    "editMessageReplyMarkup",
    "editMessageText",
    "getMe",
    "getUpdates",
    "getWebhookInfo",
    "sendDocument",
    "sendMessage",
    "sendPhoto",
    "setMyCommands",
    "setWebhook",
];
