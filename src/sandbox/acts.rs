//! The acts of people as JSON: what the page and outside tools post.

use std::sync::{Arc, PoisonError};

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    faults::{Fault, Gate},
    handle::Sandbox,
    model::{Change, Person},
    people::plain,
    text::TEXT_LIMIT,
};

/// One act, named by `act`.
#[derive(Debug, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Act {
    Say {
        user: i64,
        text: String,
    },
    Start {
        user: i64,
        payload: Option<String>,
    },
    Edit {
        user: i64,
        message_id: i64,
        text: String,
    },
    Press {
        user: i64,
        message_id: i64,
        data: String,
    },
    /// Types behind the bot's name.
    Ask {
        user: i64,
        #[serde(default)]
        text: String,
    },
    /// Chooses what the bot offered.
    Choose {
        user: i64,
        query: String,
        result: String,
    },
    /// The own contact, that of `owner`, or with `stranger` that of somebody who is not on Telegram.
    Contact {
        user: i64,
        #[serde(default)]
        phone: String,
        owner: Option<i64>,
        #[serde(default)]
        stranger: bool,
    },
    Voice {
        user: i64,
    },
    Sticker {
        user: i64,
    },
    Photo {
        user: i64,
    },
    Location {
        user: i64,
    },
    Block {
        user: i64,
    },
    Unblock {
        user: i64,
    },
    Deactivate {
        user: i64,
    },
    /// A new phone, or a new name for an old one.
    Person {
        user: Option<i64>,
        name: String,
        #[serde(default)]
        role: String,
    },
    /// The clock moves so many hours, or to tomorrow `until_hour` o'clock WIB.
    Advance {
        hours: Option<i64>,
        until_hour: Option<i64>,
    },
    Fault {
        method: String,
        chat: Option<i64>,
        fault: FaultKind,
        seconds: Option<u32>,
        status: Option<u16>,
        description: Option<String>,
        gate: Option<String>,
        #[serde(default = "once")]
        times: u32,
    },
    Release {
        gate: String,
    },
    Redeliver {
        count: usize,
    },
}

/// What goes wrong, without the details that it needs.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FaultKind {
    RetryAfter,
    Status,
    CutBefore,
    CutAfter,
    HoldBefore,
    Hold,
}

impl Act {
    /// The account whose phone it needs.
    const fn actor(&self) -> Option<i64> {
        match self {
            Self::Say { user, .. }
            | Self::Start { user, .. }
            | Self::Edit { user, .. }
            | Self::Press { user, .. }
            | Self::Ask { user, .. }
            | Self::Choose { user, .. }
            | Self::Contact { user, .. }
            | Self::Voice { user }
            | Self::Sticker { user }
            | Self::Photo { user }
            | Self::Location { user }
            | Self::Block { user }
            | Self::Unblock { user }
            | Self::Deactivate { user } => Some(*user),
            Self::Person { .. } | Self::Advance { .. } | Self::Fault { .. } | Self::Release { .. } | Self::Redeliver { .. } => None,
        }
    }

    /// Whether a guest may do it who holds the phone of `user`: with that phone alone, and nothing that ends the account.
    pub(super) fn is_of(&self, user: i64) -> bool {
        let others_contact = matches!(self, Self::Contact { owner: Some(owner), .. } if *owner != user);
        self.actor() == Some(user) && !others_contact && !matches!(self, Self::Deactivate { .. })
    }
}

fn once() -> u32 {
    1
}

/// The most bytes that a button carries.
const DATA_LIMIT: usize = 64;

const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;
/// WIB is seven hours ahead of UTC, all year.
const WIB: i64 = 7 * HOUR;

/// Does it; returns what came of it.
///
/// # Errors
/// What is wrong with the act, for whoever wrote it.
pub(super) async fn perform(sandbox: &Sandbox, act: Act) -> Result<Value, String> {
    let message = |message_id: i64| Ok(json!({ "message_id": message_id }));
    let done = || Ok(json!({}));
    if let Some(user) = act.actor() {
        match sandbox.read(|state| state.users.get(&user).map(|user| user.deactivated)) {
            None => return Err("there is no account with this id: the act person makes one".to_owned()),
            Some(true) => return Err("this account is deactivated".to_owned()),
            Some(false) => {}
        }
    }
    match act {
        Act::Say { text, .. } | Act::Edit { text, .. } if plain(&text).is_blank() => Err("a text must say something".to_owned()),
        Act::Say { text, .. } | Act::Edit { text, .. } if plain(&text).text.chars().count() > TEXT_LIMIT => {
            Err("a text has at most 4096 letters".to_owned())
        }
        Act::Press { data, .. } if !(1..=DATA_LIMIT).contains(&data.len()) => Err("the data of a button has 1 to 64 bytes".to_owned()),
        Act::Press { user, message_id, .. } if !sandbox.chat(user).iter().any(|bubble| bubble.message_id == message_id) => {
            Err("no message with this id in this chat".to_owned())
        }
        Act::Start { payload: Some(payload), .. } if !is_payload(&payload) => {
            Err("a payload has 1 to 64 of A-Z, a-z, 0-9, _ and -".to_owned())
        }
        Act::Say { user, text } => message(sandbox.say(user, &text)),
        Act::Start { user, payload } => message(sandbox.start(user, payload.as_deref())),
        Act::Edit { user, message_id, text } => {
            if sandbox.edit(user, message_id, &text) {
                message(message_id)
            } else {
                Err("no own message with this id".to_owned())
            }
        }
        Act::Press { user, message_id, data } => Ok(json!({ "query_id": sandbox.press(user, message_id, &data) })),
        Act::Ask { user, text } => {
            let id = sandbox.ask(user, &text);
            Ok(json!({ "query": sandbox.inline_query(&id) }))
        }
        Act::Choose { user, query, result } => match sandbox.choose(user, &query, &result) {
            Some(message_id) => message(message_id),
            None => Err("no such result".to_owned()),
        },
        Act::Contact { user, phone, owner, stranger } => {
            let owner = if stranger { None } else { owner.or(Some(user)) };
            message(sandbox.share_contact(user, &phone, owner))
        }
        Act::Voice { user } => message(sandbox.send_voice(user, 4)),
        Act::Sticker { user } => message(sandbox.send_sticker(user, "\u{1f44d}")),
        Act::Photo { user } => message(sandbox.send_photo(user, "")),
        Act::Location { user } => message(sandbox.send_location(user, -8.0954, 112.1609)),
        Act::Block { user } => {
            sandbox.block(user);
            done()
        }
        Act::Unblock { user } => {
            sandbox.unblock(user);
            done()
        }
        Act::Deactivate { user } => {
            sandbox.deactivate(user);
            done()
        }
        Act::Person { user, name, role } => add_person(sandbox, user, name, role),
        Act::Advance { hours, until_hour } => advance(sandbox, hours, until_hour).await,
        Act::Fault { method, chat, fault, seconds, status, description, gate, times } => {
            let fault = match (fault, seconds, status, description, gate) {
                (FaultKind::RetryAfter, Some(seconds), None, None, None) => Fault::RetryAfter(seconds),
                (FaultKind::Status, None, Some(status), Some(description), None) => Fault::Status(status, description),
                (FaultKind::CutBefore, None, None, None, None) => Fault::CutBefore,
                (FaultKind::CutAfter, None, None, None, None) => Fault::CutAfter,
                (FaultKind::HoldBefore, None, None, None, Some(gate)) => Fault::HoldBefore(gate_of(sandbox, &gate)),
                (FaultKind::Hold, None, None, None, Some(gate)) => Fault::Hold(gate_of(sandbox, &gate)),
                _ => {
                    return Err(
                        "retry_after needs seconds, status needs status and description, hold and hold_before need a gate".to_owned()
                    );
                }
            };
            sandbox.fail_next(&method, chat, fault, times);
            done()
        }
        Act::Release { gate } => {
            gate_of(sandbox, &gate).release();
            done()
        }
        Act::Redeliver { count } => {
            sandbox.redeliver(count);
            done()
        }
    }
}

fn add_person(sandbox: &Sandbox, user: Option<i64>, name: String, role: String) -> Result<Value, String> {
    let name = name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 64 {
        return Err("a name has 1 to 64 letters".to_owned());
    }
    if user.is_some_and(|user| user <= 0) {
        return Err("the id of an account is above zero".to_owned());
    }
    let id = sandbox.change(|state| {
        let next = state.users.keys().next_back().map_or(7_000_001, |last| last + 1);
        let id = user.unwrap_or(next);
        state.add_person(Person { id, name, role: role.trim().to_owned() });
        id
    });
    Ok(json!({ "user": id }))
}

async fn advance(sandbox: &Sandbox, hours: Option<i64>, until_hour: Option<i64>) -> Result<Value, String> {
    let Some(advance) = sandbox.inner.advance.as_ref().map(Arc::clone) else { return Err("this clock can't be moved".to_owned()) };
    let now = sandbox.read(|state| state.now());
    let to = match (hours, until_hour) {
        (Some(hours), None) if (1..=24 * 366).contains(&hours) => now + hours * HOUR,
        (None, Some(hour)) if (0..24).contains(&hour) => tomorrow(now, hour),
        _ => return Err("either hours or until_hour is needed".to_owned()),
    };
    advance(to).await;
    let now = sandbox.change(|state| {
        let now = state.now();
        state.apply(Change::Clock { now });
        now
    });
    Ok(json!({ "now": now }))
}

/// `hour` o'clock WIB of the next day.
fn tomorrow(now: i64, hour: i64) -> i64 {
    ((now + WIB).div_euclid(DAY) + 1) * DAY + hour * HOUR - WIB
}

/// Whether a deep link could carry it.
fn is_payload(payload: &str) -> bool {
    (1..=64).contains(&payload.len()) && payload.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
}

/// The gate of this name, made at its first mention.
fn gate_of(sandbox: &Sandbox, name: &str) -> Gate {
    let mut gates = sandbox.inner.gates.lock().unwrap_or_else(PoisonError::into_inner);
    gates.entry(name.to_owned()).or_default().clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tomorrow_begins_at_midnight_wib() {
        let midnight = 20_000 * DAY - WIB;
        assert_eq!(tomorrow(midnight - 1, 7), midnight + 7 * HOUR);
        assert_eq!(tomorrow(midnight, 7), midnight + 31 * HOUR);
        assert_eq!(tomorrow(midnight + 8 * HOUR, 7), midnight + 31 * HOUR);
    }

    #[test]
    fn an_act_of_this_kind_is_read() {
        let act: Act = serde_json::from_str(r#"{"act":"fault","method":"sendMessage","fault":"retry_after","seconds":3}"#).unwrap();
        assert!(matches!(act, Act::Fault { fault: FaultKind::RetryAfter, seconds: Some(3), times: 1, .. }));
    }
}
