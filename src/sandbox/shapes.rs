//! The Bot API's objects, made from what is kept.

use serde_json::{Value, json};

use super::{
    keyboard,
    model::{Body, Message, User},
    state::State,
    text::{Entity, Formatted},
};

impl State {
    pub(super) fn bot_json(&self, bot: usize) -> Value {
        json!({ "id": self.bots[bot].id, "is_bot": true, "first_name": self.title, "username": self.bot_username(bot) })
    }

    pub(super) fn user_json(&self, id: i64) -> Value {
        let name = self.users.get(&id).map_or("", |user| user.person.name.as_str());
        json!({ "id": id, "is_bot": false, "first_name": name, "language_code": "id" })
    }

    pub(super) fn chat_json(&self, user: i64) -> Value {
        let name = self.users.get(&user).map_or("", |user| user.person.name.as_str());
        json!({ "id": user, "type": "private", "first_name": name })
    }

    /// A message, with the one that it answers.
    pub(super) fn message_json(&self, bot: usize, user: i64, message: &Message) -> Value {
        let mut object = self.lone_message_json(bot, user, message);
        let answered = message.reply_to.and_then(|id| self.message(bot, user, id));
        if let Some(answered) = answered {
            object["reply_to_message"] = self.lone_message_json(bot, user, answered);
        }
        if let Some(quote) = &message.quote {
            object["quote"] = json!({ "position": quote.position, "is_manual": true });
            self.put_text(&mut object["quote"], "text", "entities", &quote.text);
        }
        object
    }

    fn lone_message_json(&self, bot: usize, user: i64, message: &Message) -> Value {
        let from = if message.from_bot { self.bot_json(bot) } else { self.user_json(user) };
        let chat = self.chat_json(user);
        let mut object = json!({ "message_id": message.id, "from": from, "chat": chat, "date": message.date });
        if let Some(edited) = message.edited {
            object["edit_date"] = json!(edited);
        }
        if message.via_bot {
            object["via_bot"] = self.bot_json(bot);
        }
        if message.protected {
            object["has_protected_content"] = json!(true);
        }
        if let Some(thread) = message.thread {
            object["message_thread_id"] = json!(thread);
        }
        self.put_body(&mut object, message);
        if let Some(rows) = message.markup.as_ref().and_then(|markup| markup.inline_rows()) {
            object["reply_markup"] = keyboard::inline_json(rows);
        }
        object
    }

    fn put_body(&self, object: &mut Value, message: &Message) {
        match &message.body {
            Body::Text { text } => {
                self.put_text(object, "text", "entities", text);
                if let Some(payload) = &message.payload {
                    object["text"] = json!(format!("{} {payload}", text.text));
                }
            }
            Body::Photo { file, width, height, caption } => {
                object["photo"] =
                    json!([self.photo_size(&format!("{file}-s"), file, 90, 90), self.photo_size(file, file, *width, *height),]);
                self.put_text(object, "caption", "caption_entities", caption);
            }
            Body::Document { file, caption } => {
                object["document"] = self.document(file);
                self.put_text(object, "caption", "caption_entities", caption);
            }
            Body::Contact { phone, first_name, user_id } => {
                object["contact"] = json!({ "phone_number": phone, "first_name": first_name });
                if let Some(user_id) = user_id {
                    object["contact"]["user_id"] = json!(user_id);
                }
            }
            Body::Voice { seconds } => {
                let (id, unique) = (format!("AwACAgUAAxkBAAIVoice{}x", message.id), format!("AgADVoice{}", message.id));
                object["voice"] = json!({ "file_id": id, "file_unique_id": unique, "duration": seconds, "mime_type": "audio/ogg" });
            }
            Body::Sticker { emoji } => {
                let (id, unique) = (format!("CAACAgUAAxkBAAISticker{}x", message.id), format!("AgADSticker{}", message.id));
                object["sticker"] = json!({
                    "file_id": id, "file_unique_id": unique, "type": "regular", "width": 512, "height": 512,
                    "is_animated": false, "is_video": false, "emoji": emoji,
                });
            }
            Body::Location { latitude, longitude } => {
                object["location"] = json!({ "latitude": latitude, "longitude": longitude });
            }
        }
    }

    fn photo_size(&self, id: &str, file: &str, width: u32, height: u32) -> Value {
        let size = self.files.get(file).map_or(0, |file| file.bytes.len());
        let unique = format!("AQAD{}", &id[id.len().saturating_sub(16)..]);
        json!({ "file_id": id, "file_unique_id": unique, "width": width, "height": height, "file_size": size })
    }

    fn document(&self, id: &str) -> Value {
        let unique = format!("AgAD{}", &id[id.len().saturating_sub(16)..]);
        let mut object = json!({ "file_id": id, "file_unique_id": unique });
        if let Some(file) = self.files.get(id) {
            object["file_name"] = json!(file.name);
            object["mime_type"] = json!(file.mime);
            object["file_size"] = json!(file.bytes.len());
        }
        object
    }

    fn put_text(&self, object: &mut Value, field: &str, entities: &str, text: &Formatted) {
        if text.text.is_empty() {
            return;
        }
        object[field] = json!(text.text);
        if !text.entities.is_empty() {
            object[entities] = text.entities.iter().map(|entity| self.entity_json(entity)).collect();
        }
    }

    fn entity_json(&self, entity: &Entity) -> Value {
        let mut object = json!(entity);
        if let Some(user) = entity.user {
            object["user"] = self.user_json(user);
        }
        if let Some(id) = &entity.custom_emoji_id {
            object["custom_emoji_id"] = json!(id);
        }
        object
    }

    /// A change of what a bot may do in a chat.
    pub(super) fn my_chat_member_json(&self, bot: usize, user: &User, old: &str, new: &str) -> Value {
        let member = |status: &str| {
            let mut member = json!({ "user": self.bot_json(bot), "status": status });
            if status == "kicked" {
                member["until_date"] = json!(0);
            }
            member
        };
        let id = user.person.id;
        json!({
            "chat": self.chat_json(id), "from": self.user_json(id), "date": self.date(),
            "old_chat_member": member(old), "new_chat_member": member(new),
        })
    }
}
