//! What tests and the demo do with a sandbox.

use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use super::{
    faults::{Fault, Gate, Rule},
    guests::Guests,
    inline::InlineQuery,
    model::{Body, Change, Command, Person, Query, ReplyKeyboard},
    options::{Advance, Guide, Options},
    record::{Call, Calls},
    state::State,
    view::ShownMessage,
};

/// A running sandbox; clones are handles to the same one.
#[derive(Clone)]
pub struct Sandbox {
    pub(super) inner: Arc<Inner>,
    pub(super) bot: usize,
}

pub(super) struct Inner {
    pub(super) state: Mutex<State>,
    pub(super) revision: watch::Sender<u64>,
    pub(super) closing: watch::Sender<bool>,
    pub(super) advance: Option<Advance>,
    pub(super) gates: Mutex<BTreeMap<String, Gate>>,
    pub(super) public: bool,
    /// Decides what each viewer may see; without it everybody sees everything.
    pub(super) guests: Option<Guests>,
    pub(super) token: Option<String>,
    pub(super) guide: Option<Guide>,
}

impl Sandbox {
    /// A sandbox with its people, and with what its journal remembers.
    ///
    /// # Errors
    /// The journal or the recording can't be read or written.
    pub fn new(options: Options) -> io::Result<Self> {
        let calls = Calls::new(options.record.as_deref())?;
        let mut state = State::new(options.now, options.title, options.bot_username, calls, options.limits);
        state.local_webhooks = options.webhook_http;
        if let Some(journal) = &options.journal {
            state.open_journal(journal)?;
        }
        for person in options.people {
            state.add_person(person);
        }
        let (state, gates) = (Mutex::new(state), Mutex::default());
        let (revision, closing) = (watch::Sender::new(0), watch::Sender::new(false));
        let Options { advance, public, guests, token, guide, .. } = options;
        let guests = guests.map(Guests::new);
        let inner = Inner { state, revision, closing, advance, gates, public, guests, token, guide };
        Ok(Self { inner: Arc::new(inner), bot: 0 })
    }

    /// A handle whose people write to the bot with this id instead of the first one.
    #[must_use]
    pub fn toward(&self, bot_id: i64) -> Self {
        let bot = self.change(|state| state.bot(bot_id));
        Self { inner: Arc::clone(&self.inner), bot }
    }

    // ---- what people do

    /// Makes an account, or renames it. Bots can't write to it before it writes to them.
    pub fn add_user(&self, id: i64, first_name: &str) {
        let person = Person { id, name: first_name.to_owned(), role: String::new() };
        self.change(|state| state.add_person(person));
    }

    /// Types a text; returns its message_id.
    pub fn say(&self, user: i64, text: &str) -> i64 {
        self.change(|state| state.person_says(self.bot, user, text))
    }

    /// Opens the bot with its start button, or by a deep link with a payload, which the person does not see.
    pub fn start(&self, user: i64, payload: Option<&str>) -> i64 {
        self.change(|state| state.person_starts(self.bot, user, payload))
    }

    /// Changes an own text; false if there is no such message.
    pub fn edit(&self, user: i64, message_id: i64, text: &str) -> bool {
        self.change(|state| state.person_edits(self.bot, user, message_id, text))
    }

    /// Sends a message whose JSON holds these fields: what newer clients send and this server does not know.
    pub fn send_fields(&self, user: i64, fields: &serde_json::Value) -> i64 {
        self.change(|state| state.person_sends_fields(self.bot, user, fields))
    }

    /// Has an own message delivered as edited, with these fields; false if there is no such message.
    pub fn edit_fields(&self, user: i64, message_id: i64, fields: &serde_json::Value) -> bool {
        self.change(|state| state.person_edits_fields(self.bot, user, message_id, fields))
    }

    /// Presses an inline button, or sends what a modified client makes up; returns the id of the query.
    pub fn press(&self, user: i64, message_id: i64, data: &str) -> String {
        self.change(|state| state.person_presses(self.bot, user, message_id, data))
    }

    /// Types a text behind the bot's name; returns the id of the inline query.
    pub fn ask(&self, user: i64, text: &str) -> String {
        self.change(|state| state.person_asks(self.bot, user, text))
    }

    /// Chooses a result of an inline query; returns the message_id of what that sends, if there is such a result.
    pub fn choose(&self, user: i64, query: &str, result: &str) -> Option<i64> {
        self.change(|state| state.person_chooses(self.bot, user, query, result))
    }

    /// Shares a contact. With `owner == Some(user)` it is the own one and answers the keyboard that asked;
    /// with `None` it belongs to nobody on Telegram. An empty phone is the person's usual one.
    pub fn share_contact(&self, user: i64, phone: &str, owner: Option<i64>) -> i64 {
        self.change(|state| state.person_shares(self.bot, user, phone, owner))
    }

    /// Sends a voice message of so many seconds.
    pub fn send_voice(&self, user: i64, seconds: u32) -> i64 {
        self.change(|state| state.person_sends(self.bot, user, Body::Voice { seconds }, None))
    }

    /// Sends a sticker.
    pub fn send_sticker(&self, user: i64, emoji: &str) -> i64 {
        let emoji = emoji.to_owned();
        self.change(|state| state.person_sends(self.bot, user, Body::Sticker { emoji }, None))
    }

    /// Sends a photo.
    pub fn send_photo(&self, user: i64, caption: &str) -> i64 {
        self.change(|state| state.person_shows(self.bot, user, caption))
    }

    /// Sends a picture as a file. Returns the message's id.
    pub fn send_picture_file(&self, user: i64, caption: &str) -> i64 {
        self.change(|state| state.person_shows_file(self.bot, user, caption))
    }

    /// Sends several photos at once. Returns the id of the last one.
    pub fn send_album(&self, user: i64, caption: &str, count: usize) -> i64 {
        self.change(|state| state.person_shows_album(self.bot, user, caption, count))
    }

    /// Sends a place, in degrees.
    pub fn send_location(&self, user: i64, latitude: f64, longitude: f64) -> i64 {
        self.change(|state| state.person_locates(self.bot, user, latitude, longitude))
    }

    /// Blocks the bot.
    pub fn block(&self, user: i64) {
        self.change(|state| state.set_blocked(self.bot, user, true));
    }

    /// Lets the bot in again.
    pub fn unblock(&self, user: i64) {
        self.change(|state| state.set_blocked(self.bot, user, false));
    }

    /// Closes the account for good.
    pub fn deactivate(&self, user: i64) {
        self.change(|state| state.deactivate(user));
    }

    // ---- what people see

    /// The chat of a person, oldest message first.
    #[must_use]
    pub fn chat(&self, user: i64) -> Vec<ShownMessage> {
        self.read(|state| state.shown_messages(self.bot, user))
    }

    /// The last `count` messages of a chat, oldest first.
    #[must_use]
    pub fn chat_end(&self, user: i64, count: usize) -> Vec<ShownMessage> {
        self.read(|state| state.last_shown_messages(self.bot, user, count))
    }

    /// The keyboard that a person has in place of the letters.
    #[must_use]
    pub fn keyboard(&self, user: i64) -> Option<ReplyKeyboard> {
        self.read(|state| state.reply_keyboard(self.bot, user))
    }

    /// The commands in a person's menu.
    #[must_use]
    pub fn commands(&self, user: i64) -> Vec<Command> {
        self.read(|state| state.menu(self.bot, user))
    }

    /// The presses that still show their progress: not answered and not too old.
    #[must_use]
    pub fn open_queries(&self) -> Vec<Query> {
        self.read(|state| state.open_queries(self.bot))
    }

    /// A press with its answer.
    #[must_use]
    pub fn query(&self, id: &str) -> Option<Query> {
        self.read(|state| state.bots[self.bot].queries.get(id).cloned())
    }

    /// An inline query with what the bot offered.
    #[must_use]
    pub fn inline_query(&self, id: &str) -> Option<InlineQuery> {
        self.read(|state| state.bots[self.bot].inline.get(id).cloned())
    }

    // ---- what the bot did

    /// All calls of all bots so far.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.read(|state| state.calls.list.clone())
    }

    /// The methods of the calls that are being answered, waiting polls among them.
    #[must_use]
    pub fn open_calls(&self) -> Vec<String> {
        self.read(|state| state.calls.open.iter().map(|place| state.calls.list[*place].method.clone()).collect())
    }

    /// The ids of the updates that were confirmed last, the oldest first: as many as can be delivered again.
    #[must_use]
    pub fn confirmed_updates(&self) -> Vec<i64> {
        self.read(|state| state.bots[self.bot].confirmed.iter().map(|update| update.id).collect())
    }

    /// How many updates wait for the bot.
    #[must_use]
    pub fn pending_updates(&self) -> usize {
        self.read(|state| state.waiting(self.bot))
    }

    /// A number that rises with everything that happens.
    #[must_use]
    pub fn revision(&self) -> u64 {
        *self.inner.revision.borrow()
    }

    /// Ends when something happened after `since`; returns the new revision.
    pub async fn changed(&self, since: u64) -> u64 {
        let mut news = self.news();
        // The sender lives in self: the wait can't fail.
        drop(news.wait_for(|revision| *revision > since).await);
        self.revision()
    }

    // ---- what goes wrong

    /// Lets the next calls of a method (`*` for any) fail, in one chat or in all, so many times.
    pub fn fail_next(&self, method: &str, chat: Option<i64>, fault: Fault, times: u32) {
        self.change(|state| state.faults.push(Rule::new(method, chat, fault, times)));
    }

    /// How many calls the faults still wait for.
    #[must_use]
    pub fn waiting_faults(&self) -> u32 {
        self.read(|state| state.faults.iter().map(Rule::left).sum())
    }

    /// Forgets the faults that have not met their call.
    pub fn forget_faults(&self) {
        self.change(|state| state.faults.clear());
    }

    /// Takes back the confirmation of the last `count` updates: they come again, whatever offset the next poll names.
    pub fn redeliver(&self, count: usize) {
        self.change(|state| state.apply(Change::Redelivered { bot: self.bot, count }));
    }

    // ---- inside

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at the state.
    pub(super) fn read<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.lock())
    }

    /// Changes the state and tells everybody who waits.
    pub(super) fn change<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        let result = act(&mut self.lock());
        self.inner.revision.send_modify(|revision| *revision += 1);
        result
    }

    /// Changes what nobody waits for.
    pub(super) fn quietly<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.lock())
    }

    pub(super) fn news(&self) -> watch::Receiver<u64> {
        self.inner.revision.subscribe()
    }

    pub(super) async fn closing(&self) {
        // The sender lives in self: the wait can't fail.
        drop(self.inner.closing.subscribe().wait_for(|closing| *closing).await);
    }

    pub(super) async fn unless_closing(&self, wait: impl Future<Output = ()>) {
        tokio::select! {
            () = wait => {}
            () = self.closing() => {}
        }
    }
}
