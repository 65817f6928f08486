//! How a sandbox is set up, in types of the standard library.

use std::{path::PathBuf, sync::Arc};

use futures_util::future::BoxFuture;
use serde::Serialize;

use super::{guests::GuestAccess, model::Person, state::Now};

/// Moves the clock forward to an instant in milliseconds since 1970 UTC and ends when everybody who
/// slept until then has acted.
pub type Advance = Arc<dyn Fn(i64) -> BoxFuture<'static, ()> + Send + Sync>;

/// The strip above the phones: what this is, and what to do, step by step. A chapter begins when all steps of the one before it are done
/// and somebody goes on to it.
#[derive(Debug, Clone, Serialize)]
pub struct Guide {
    /// In the order in which they are played.
    pub chapters: Vec<GuideChapter>,
}

/// Steps that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct GuideChapter {
    /// Its name, which stands on the button that leads to it.
    pub title: String,
    /// What it is about, in a sentence.
    pub intro: String,
    /// What to do, in order.
    pub steps: Vec<GuideStep>,
}

/// A step, which is ticked once it was done.
#[derive(Debug, Clone, Serialize)]
pub struct GuideStep {
    /// The phone that it is about.
    pub phone: i64,
    /// What to do.
    pub text: String,
    /// It is done when the bot says this on the phone `told`, not before the step before was done.
    pub until: String,
    /// The phone on which the bot says it.
    pub told: i64,
    /// And when somebody has looked at that phone then.
    pub opened: bool,
}

/// How a sandbox is set up.
#[derive(Clone)]
pub struct Options {
    /// The clock: milliseconds since 1970 UTC.
    pub now: Now,
    /// Moves the clock; without it the page's clock control is off.
    pub advance: Option<Advance>,
    /// The title of the page.
    pub title: String,
    /// The username of the bot that the phones write to, without `@`.
    pub bot_username: String,
    /// Whether Telegram's limits on sending and polling hold.
    pub limits: bool,
    /// Where every call is written for the validator, one JSON line each.
    pub record: Option<PathBuf>,
    /// Where the chats are kept over a restart.
    pub journal: Option<PathBuf>,
    /// Whether a webhook may be on this machine: plain http and any port.
    pub webhook_http: bool,
    /// Whether others in the network may use it: then it is also reached by the numbers of its addresses.
    pub public: bool,
    /// How guests come in with devices of their own. Then everybody needs a key, the host as well; without it nobody does.
    pub guests: Option<GuestAccess>,
    /// The only token that is taken; any well-formed one if `None`.
    pub token: Option<String>,
    /// What the page says above the phones; nothing if `None`.
    pub guide: Option<Guide>,
    /// The phones on the page.
    pub people: Vec<Person>,
}

impl Options {
    /// No people, no limits, nothing written.
    #[must_use]
    pub fn new(now: Now) -> Self {
        let bot_username = "sandbox_bot".to_owned();
        let title = "Sandbox".to_owned();
        let (limits, webhook_http, public) = (false, false, false);
        let (advance, record, journal, guests, token, guide, people) = (None, None, None, None, None, None, Vec::new());
        Self { now, advance, title, bot_username, limits, record, journal, webhook_http, public, guests, token, guide, people }
    }
}
