//! Somebody who plays a part: writes and presses as a person would, on the sandbox's phones.

use super::stage::Stage;

/// A person of the demo.
pub(super) struct Player<'a> {
    stage: &'a Stage,
    id: i64,
}

impl<'a> Player<'a> {
    pub(super) const fn new(stage: &'a Stage, id: i64) -> Self {
        Self { stage, id }
    }

    /// Opens the bot by a link with this payload, and waits for the answer.
    pub(super) async fn opens(&self, payload: &str) {
        self.stage.sandbox.start(self.id, Some(payload));
        self.stage.rest().await;
    }

    /// Writes, and waits for the answer.
    pub(super) async fn says(&self, text: &str) -> &Self {
        self.stage.sandbox.say(self.id, text);
        self.stage.rest().await;
        self
    }

    /// Presses the newest button with this label, and waits for the answer.
    pub(super) async fn taps(&self, label: &str) -> &Self {
        let chat = self.stage.sandbox.chat(self.id);
        let button = chat.iter().rev().find_map(|bubble| {
            let found = bubble.rows.iter().flatten().find(|button| button.text == label)?;
            Some((bubble.message_id, found.data.clone()?))
        });
        match button {
            Some((message, data)) => {
                self.stage.sandbox.press(self.id, message, &data);
                self.stage.rest().await;
            }
            None => tracing::warn!(label, "the demo's story finds no such button"),
        }
        self
    }

    /// Several answers in a row: `[label]` is pressed, anything else is written.
    pub(super) async fn does(&self, acts: &[&str]) {
        for act in acts {
            match act.strip_prefix('[').and_then(|label| label.strip_suffix(']')) {
                Some(label) => self.taps(label).await,
                None => self.says(act).await,
            };
        }
    }
}
