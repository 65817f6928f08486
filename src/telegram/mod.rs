//! The traffic with Telegram: what comes in is applied before it is acknowledged, what goes out was
//! written down before it is sent.

pub mod api;
mod deliver;
pub mod errors;
mod hook;
pub mod inbox;
mod inline;
pub mod limits;
mod message;
pub mod outbox;
pub mod poison;
mod replay;

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
    "sendDocument",
    "sendMessage",
    "sendPhoto",
    "setMyCommands",
    "setWebhook",
];

/// One byte of chance.
pub(crate) fn random_byte(entropy: &(dyn Fn(&mut [u8]) + Send + Sync)) -> u8 {
    let mut byte = [0_u8];
    entropy(&mut byte);
    byte[0]
}

/// A short code under which a failure is found in the log, easy to read out on the phone.
#[must_use]
pub fn failure_code(entropy: &(dyn Fn(&mut [u8]) + Send + Sync)) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut bytes = [0_u8; 6];
    entropy(&mut bytes);
    bytes.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect()
}
