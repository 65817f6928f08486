//! A local Telegram Bot API with people: for tests, for the demo, for any bot.
//!
//! It knows nothing of the rest of this crate and speaks only HTTP with the bot, as Telegram does. What a bot
//! must not rely on is here as it is there: large update ids, redelivery without an offset, texts of errors,
//! keyboards that vanish with an edit. Private chats only; methods that exist but are not emulated say so.
//!
//! ```text
//! bot --HTTP--> api -> params -> methods \
//!                                         state (apply: journal, news) -> view -> page, tests
//! page --POST-> page -> people ---------- /
//! ```

mod acts;
mod api;
mod changes;
mod error;
mod faults;
mod files;
mod guard;
mod guests;
mod handle;
mod html;
mod inline;
mod inline_acts;
mod keyboard;
mod lifetimes;
mod limits;
mod methods;
mod model;
mod options;
mod page;
mod params;
mod people;
mod record;
mod serve;
mod shapes;
mod state;
mod text;
mod updates;
mod url;
mod view;
mod webhook;
mod webhook_settings;

pub use self::{
    faults::{Fault, Gate},
    guests::{GuestAccess, NewKey},
    handle::Sandbox,
    inline::{InlineAnswer, InlineQuery, InlineResult},
    keyboard::{InlineButton, KeyboardButton},
    model::{Command, Person, Query, QueryAnswer, ReplyKeyboard},
    options::{Advance, Guide, GuideChapter, GuideStep, Options},
    record::Call,
    state::Now,
    text::Entity,
    view::ShownMessage,
};
