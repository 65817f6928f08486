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
mod replay;
pub mod suspects;

pub use replay::{Replayed, replay};

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};

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

/// The pause after the try number `tries` (from 0) failed: 1, 2, 4, .. 60 seconds.
#[must_use]
pub fn pause(tries: usize) -> Duration {
    const LONGEST: Duration = Duration::from_secs(60);
    let growing = ExponentialBuilder::new().with_min_delay(Duration::from_secs(1)).with_max_delay(LONGEST).without_max_times();
    growing.build().nth(tries.min(16)).unwrap_or(LONGEST)
}

/// A short code under which a failure is found in the log, easy to read out on the phone.
#[must_use]
pub fn failure_code(entropy: &(dyn Fn(&mut [u8]) + Send + Sync)) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let mut bytes = [0_u8; 6];
    entropy(&mut bytes);
    bytes.iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_minute() {
        let pauses: Vec<u64> = (0..9).map(|n| pause(n).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }
}
