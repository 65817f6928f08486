//! Inline mode: a person types `@bot text` and chooses among what the bot offers. Only the chat with the bot
//! itself is there to type in, so what is chosen lands in that chat, and the bot gets it as a message `via_bot`.

use serde_json::json;

use super::{
    inline::{InlineAnswer, InlineQuery},
    lifetimes::{INLINE_LIFE, MESSAGE_LIFE},
    model::{Body, Change, Message},
    state::State,
};

/// The most letters of a query that reach the bot.
const QUERY_LETTERS: usize = 256;

impl State {
    /// Types behind the bot's name; returns the query's id. An answer that is kept is given without the bot.
    pub(super) fn person_asks(&mut self, bot: usize, user: i64, text: &str) -> String {
        self.user(user);
        let now = self.now();
        let text: String = text.trim_start().chars().take(QUERY_LETTERS).collect();
        let serial = i64::try_from(self.bots[bot].inline.len()).unwrap_or(0) + 1;
        let id = ((user & 0x3fff_ffff) << 32 | serial).to_string();
        let same = |asked: &&InlineQuery| asked.text == text;
        let kept = |answer: &&InlineAnswer, by: i64| answer.cached_until > now && (!answer.personal || by == user);
        let known = self.bots[bot].inline.values().filter(same).find_map(|asked| asked.answer.as_ref().filter(|a| kept(a, asked.user)));
        let answer = known.cloned();
        let fresh = answer.is_none();
        let query = InlineQuery { id: id.clone(), user, text: text.clone(), at: now, answer };
        self.apply(Change::Asked { bot, query });
        if fresh {
            let from = self.user_json(user);
            let body = json!({ "id": id, "from": from, "query": text, "offset": "", "chat_type": "sender" });
            self.push_update(bot, "inline_query", body, INLINE_LIFE);
        }
        id
    }

    /// Chooses one of the results: it is sent in the person's name, via the bot. Returns its message_id.
    pub(super) fn person_chooses(&mut self, bot: usize, user: i64, query: &str, result: &str) -> Option<i64> {
        let asked = self.bots[bot].inline.get(query).filter(|asked| asked.user == user)?;
        let chosen = asked.answer.as_ref()?.results.iter().find(|offered| offered.id == result)?;
        let (body, markup) = (Body::Text { text: chosen.text.clone() }, chosen.markup.clone());
        self.let_in(bot, user);
        let id = self.next_message_id(bot, user);
        let date = self.date();
        let message = Message { via_bot: true, markup, ..Message::by_person(id, date, body) };
        self.apply(Change::Message { bot, user, message: message.clone() });
        let body = self.message_json(bot, user, &message);
        self.push_update(bot, "message", body, MESSAGE_LIFE);
        Some(id)
    }
}
