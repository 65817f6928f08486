//! What people do with their phones.

use serde_json::{Number, Value, json};

use super::{
    files,
    lifetimes::{MESSAGE_LIFE, QUERY_LIFE},
    model::{Body, Change, Message, Person, Query, User},
    state::State,
    text::{self, Formatted, TEXT_LIMIT},
};

/// What people photograph here: a field under the sun.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240"><rect width="320" height="240" fill="#bfe3f5"/><circle cx="250" cy="60" r="28" fill="#ffd25e"/><path d="M0 150 90 90l80 60 60-40 90 60v70H0z" fill="#7fb069"/><path d="M0 190h320v50H0z" fill="#4f8a3c"/></svg>"##;

impl State {
    /// Makes an account or renames it.
    pub(super) fn add_person(&mut self, person: Person) {
        let deactivated = self.users.get(&person.id).is_some_and(|user| user.deactivated);
        let user = User { person, deactivated };
        if self.users.get(&user.person.id) != Some(&user) {
            self.apply(Change::User { user });
        }
    }

    /// Sends a message to the bot, unblocking it first if need be, as the app asks a person to do.
    pub(super) fn person_sends(&mut self, bot: usize, user: i64, body: Body, reply_to: Option<i64>) -> i64 {
        self.sends(bot, user, body, reply_to, None)
    }

    /// Opens the bot, by a deep link if there is a payload.
    pub(super) fn person_starts(&mut self, bot: usize, user: i64, payload: Option<&str>) -> i64 {
        let message = Message { payload: payload.map(str::to_owned), ..self.own(bot, user, Body::Text { text: plain("/start") }) };
        self.send_own(bot, user, message, None)
    }

    fn sends(&mut self, bot: usize, user: i64, body: Body, reply_to: Option<i64>, album: Option<&str>) -> i64 {
        let message = Message { reply_to, ..self.own(bot, user, body) };
        self.send_own(bot, user, message, album)
    }

    /// A new message of a person, not sent yet.
    fn own(&self, bot: usize, user: i64, body: Body) -> Message {
        Message::by_person(self.next_message_id(bot, user), self.date(), body)
    }

    fn send_own(&mut self, bot: usize, user: i64, message: Message, album: Option<&str>) -> i64 {
        self.user(user);
        self.let_in(bot, user);
        let id = message.id;
        self.apply(Change::Message { bot, user, message: message.clone() });
        let mut body = self.message_json(bot, user, &message);
        if let Some(album) = album {
            body["media_group_id"] = json!(album);
        }
        self.push_update(bot, "message", body, MESSAGE_LIFE);
        id
    }

    /// A person who writes has started the bot, and unblocked it.
    pub(super) fn let_in(&mut self, bot: usize, user: i64) {
        let (started, blocked) = self.bots[bot].chats.get(&user).map_or((false, false), |chat| (chat.started, chat.blocked));
        if blocked {
            self.set_blocked(bot, user, false);
        } else if !started {
            self.apply(Change::ChatState { bot, user, started: true, blocked: false });
        }
    }

    /// Types a text. A bot that asked for a reply gets one. What is too long for one message goes out as several.
    pub(super) fn person_says(&mut self, bot: usize, user: i64, source: &str) -> i64 {
        let letters: Vec<char> = plain(source).text.chars().collect();
        let (first, rest) = letters.split_at(letters.len().min(TEXT_LIMIT));
        let reply_to = self.bots[bot].chats.get(&user).and_then(|chat| chat.force_reply);
        let body = |letters: &[char]| Body::Text { text: plain(&letters.iter().collect::<String>()) };
        let mut id = self.person_sends(bot, user, body(first), reply_to);
        for letters in rest.chunks(TEXT_LIMIT) {
            id = self.person_sends(bot, user, body(letters), None);
        }
        id
    }

    /// Sends a message whose JSON holds these fields: what newer clients send and this server does not know.
    pub(super) fn person_sends_fields(&mut self, bot: usize, user: i64, fields: &Value) -> i64 {
        self.user(user);
        self.let_in(bot, user);
        let id = self.next_message_id(bot, user);
        let words = fields["text"].as_str().or(fields["caption"].as_str()).unwrap_or_default();
        let (date, body) = (self.date(), Body::Text { text: plain(words) });
        let message = Message::by_person(id, date, body);
        self.apply(Change::Message { bot, user, message: message.clone() });
        let body = self.message_with(bot, user, &message, fields);
        self.push_update(bot, "message", body, MESSAGE_LIFE);
        id
    }

    /// Has an own message delivered as edited, with these fields in place of those that it has.
    pub(super) fn person_edits_fields(&mut self, bot: usize, user: i64, message_id: i64, fields: &Value) -> bool {
        let own = self.message(bot, user, message_id).filter(|message| !message.from_bot);
        let Some(mut message) = own.cloned() else { return false };
        if let Some(words) = fields["text"].as_str().or(fields["caption"].as_str()) {
            message.body = Body::Text { text: plain(words) };
        }
        message.edited = Some(self.date());
        self.apply(Change::Message { bot, user, message: message.clone() });
        let body = self.message_with(bot, user, &message, fields);
        self.push_update(bot, "edited_message", body, MESSAGE_LIFE);
        true
    }

    /// A message's JSON with these fields; words that they carry replace its own.
    fn message_with(&self, bot: usize, user: i64, message: &Message, fields: &Value) -> Value {
        let mut object = self.message_json(bot, user, message);
        if fields.get("caption").is_some()
            && let Some(object) = object.as_object_mut()
        {
            object.remove("text");
        }
        for (name, value) in fields.as_object().into_iter().flatten() {
            object[name] = value.clone();
        }
        object
    }

    /// Changes an own text.
    pub(super) fn person_edits(&mut self, bot: usize, user: i64, message_id: i64, source: &str) -> bool {
        let Some(mut message) = self.message(bot, user, message_id).filter(|message| !message.from_bot).cloned() else {
            return false;
        };
        message.body = match message.body {
            Body::Photo { file, width, height, .. } => Body::Photo { file, width, height, caption: plain(source) },
            _ => Body::Text { text: plain(source) },
        };
        message.edited = Some(self.date());
        self.apply(Change::Message { bot, user, message: message.clone() });
        let body = self.message_json(bot, user, &message);
        self.push_update(bot, "edited_message", body, MESSAGE_LIFE);
        true
    }

    /// Presses an inline button; a modified client may send any data under any message. Returns the query's id.
    pub(super) fn person_presses(&mut self, bot: usize, user: i64, message_id: i64, data: &str) -> String {
        self.user(user);
        let serial = i64::try_from(self.bots[bot].queries.len()).unwrap_or(0) + 1;
        let id = ((user & 0x3fff_ffff) << 32 | serial).to_string();
        let message = match self.message(bot, user, message_id) {
            Some(message) => self.message_json(bot, user, message),
            None => json!({ "chat": self.chat_json(user), "message_id": message_id, "date": 0 }),
        };
        let instance = user.wrapping_mul(7_919).wrapping_add(self.bots[bot].id).to_string();
        let from = self.user_json(user);
        let query = Query { id: id.clone(), user, message_id, data: data.to_owned(), at: self.now(), answer: None };
        self.apply(Change::Pressed { bot, query });
        let body = json!({ "id": id, "from": from, "message": message, "chat_instance": instance, "data": data });
        self.push_update(bot, "callback_query", body, QUERY_LIFE);
        id
    }

    /// Shares a phone number: the own one as an answer to the keyboard that asks for it, or somebody's.
    pub(super) fn person_shares(&mut self, bot: usize, user: i64, phone: &str, owner: Option<i64>) -> i64 {
        let own = self.user(user);
        let phone = if phone.is_empty() { own.phone() } else { phone.to_owned() };
        let first_name = match owner {
            Some(owner) => self.user(owner).person.name,
            None => "Kenalan".to_owned(),
        };
        let asked = self.bots[bot].chats.get(&user).and_then(|chat| chat.keyboard.as_ref()).filter(|_| owner == Some(user));
        let reply_to = asked
            .filter(|keyboard| keyboard.rows.iter().flatten().any(|button| button.request_contact))
            .map(|keyboard| keyboard.message_id);
        self.person_sends(bot, user, Body::Contact { phone, first_name, user_id: owner }, reply_to)
    }

    /// Sends a small picture.
    pub(super) fn person_shows(&mut self, bot: usize, user: i64, caption: &str) -> i64 {
        self.shows(bot, user, caption, None)
    }

    fn shows(&mut self, bot: usize, user: i64, caption: &str, album: Option<&str>) -> i64 {
        let bytes = axum::body::Bytes::from_static(PICTURE.as_bytes());
        let file = files::store(self, bot, "foto.svg", "image/svg+xml", bytes, true);
        let body = Body::Photo { file, width: 320, height: 240, caption: plain(caption) };
        self.sends(bot, user, body, None, album)
    }

    /// Sends a picture as a file.
    pub(super) fn person_shows_file(&mut self, bot: usize, user: i64, caption: &str) -> i64 {
        let bytes = axum::body::Bytes::from_static(PICTURE.as_bytes());
        let file = files::store(self, bot, "foto.svg", "image/svg+xml", bytes, false);
        self.sends(bot, user, Body::Document { file, caption: plain(caption) }, None, None)
    }

    /// Sends so many pictures at once: each is a message, the first has the caption.
    pub(super) fn person_shows_album(&mut self, bot: usize, user: i64, caption: &str, count: usize) -> i64 {
        let album = format!("1{:016}", self.next_message_id(bot, user));
        let mut id = 0;
        for at in 0..count {
            id = self.shows(bot, user, if at == 0 { caption } else { "" }, Some(&album));
        }
        id
    }

    /// Shows where the person is.
    pub(super) fn person_locates(&mut self, bot: usize, user: i64, latitude: f64, longitude: f64) -> i64 {
        let number = |degrees| Number::from_f64(degrees).unwrap_or_else(|| 0.into());
        let body = Body::Location { latitude: number(latitude), longitude: number(longitude) };
        self.person_sends(bot, user, body, None)
    }

    /// Blocks the bot or lets it in again.
    pub(super) fn set_blocked(&mut self, bot: usize, user: i64, blocked: bool) {
        let account = self.user(user);
        let chat = self.chat(bot, user);
        if chat.blocked == blocked {
            return;
        }
        let started = chat.started || !blocked;
        self.apply(Change::ChatState { bot, user, started, blocked });
        let (old, new) = if blocked { ("member", "kicked") } else { ("kicked", "member") };
        let body = self.my_chat_member_json(bot, &account, old, new);
        self.push_update(bot, "my_chat_member", body, MESSAGE_LIFE);
    }

    /// Closes the account for good.
    pub(super) fn deactivate(&mut self, user: i64) {
        let mut user = self.user(user);
        user.deactivated = true;
        self.apply(Change::User { user });
    }
}

/// A text as it was typed. Without explicit entities nothing can be wrong with it.
pub(super) fn plain(source: &str) -> Formatted {
    text::finish(Formatted { text: source.to_owned(), entities: Vec::new() }, |_| true).unwrap_or_default()
}
