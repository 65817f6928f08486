//! Pictures of an album whose words may still be on their way: Telegram hands its parts over one after the other, and through a webhook
//! each in a delivery of its own.

use chrono::TimeDelta;

use super::Turn;
use crate::store;

/// How long what is said of a picture without words waits for words under another part of its album.
const WORDS_TIMEOUT: TimeDelta = TimeDelta::seconds(3);

impl Turn<'_> {
    /// What is said of a part of an album from here on waits a moment, since it is wrong where the album has words. What was done is
    /// said at once.
    pub(in crate::chat) fn wait_for_words(&mut self) {
        if self.album.is_some() {
            self.answers_at = self.now + WORDS_TIMEOUT;
            self.conversation.unsaid = Some(self.answers_at);
        }
    }

    /// What waited for the words of an album is left out if they have come, and goes before the answer to anything else.
    pub(in crate::chat) async fn end_wait_for_words(&mut self) -> store::Result<()> {
        let Some(due) = self.conversation.unsaid else { return Ok(()) };
        let is_part = self.album.as_ref().is_some_and(|album| self.conversation.album.as_ref() == Some(&album.id));
        match (is_part, self.words.is_some()) {
            (true, false) => return Ok(()),
            (true, true) => self.tx.leave_out_replies(self.chat, due, self.now).await?,
            (false, _) if due > self.now => self.tx.hasten_replies(self.chat, due, self.now).await?,
            (false, _) => {}
        }
        self.conversation.unsaid = None;
        Ok(())
    }
}
