//! A seller writes one line, and it is an offer.

mod asks;
mod care;
mod complete;
mod own;
mod photo;
mod refusals;
mod relist;
mod routine;
mod search;
mod unparsed;

use crate::support::{Engine, Person, World};

/// Messages and taps of one person.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Effort {
    pub(super) messages: usize,
    pub(super) taps: usize,
}

/// A person whose effort is counted.
pub(super) struct Counted<'p, 'w> {
    person: &'p Person<'w>,
    pub(super) effort: Effort,
}

impl<'p, 'w> Counted<'p, 'w> {
    pub(super) const fn new(person: &'p Person<'w>) -> Self {
        Self { person, effort: Effort { messages: 0, taps: 0 } }
    }

    pub(super) async fn says(&mut self, text: &str) {
        self.effort.messages += 1;
        self.person.says(text).await;
    }

    pub(super) async fn taps(&mut self, label: &str) {
        self.effort.taps += 1;
        self.person.taps(label).await;
    }

    /// Says yes to the card of a new offer, which is one tap.
    pub(super) async fn publishes(&mut self) {
        self.effort.taps += 1;
        self.person.publishes().await;
    }
}

/// The labels under the bot's last message, row by row.
pub(super) fn buttons(person: &Person<'_>) -> Vec<String> {
    let chat = person.chat();
    let Some(last) = chat.iter().rev().find(|b| b.from_bot) else { return Vec::new() };
    last.rows.iter().flatten().map(|b| b.text.clone()).collect()
}

/// Tells a story of one seller, Pak Slamet of Gedog.
pub(super) async fn with_seller(engine: Engine, story: impl AsyncFnOnce(&Person<'_>)) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    story(&seller).await;
}
