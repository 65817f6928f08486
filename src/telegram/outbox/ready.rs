//! The chats to which something may be sent, and the order in which it is tried.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use crate::store::Priority;

/// Tells the sender that there may be something to send.
#[derive(Debug, Default)]
pub struct Wake {
    news: Mutex<News>,
    notify: Notify,
}

/// What the sender was told since it looked last.
#[derive(Debug, Default)]
pub(super) struct News {
    /// Messages to these chats were committed.
    pub(super) chats: BTreeSet<i64>,
    /// Messages to any chat may have been committed.
    pub(super) any_chat: bool,
}

impl Wake {
    /// Messages to `chats` were committed.
    pub fn chats(&self, chats: impl IntoIterator<Item = i64>) {
        self.tell(|news| news.chats.extend(chats));
    }

    /// Messages to any chat may have been committed.
    pub fn any_chat(&self) {
        self.tell(|news| news.any_chat = true);
    }

    fn tell(&self, change: impl FnOnce(&mut News)) {
        change(&mut self.news.lock().unwrap_or_else(PoisonError::into_inner));
        self.notify.notify_one();
    }

    /// What was told since this was asked last.
    pub(super) fn take(&self) -> News {
        std::mem::take(&mut self.news.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) async fn notified(&self) {
        self.notify.notified().await;
    }
}

/// A place in the line: its priority, and the number of chats that came before.
type Place = (i64, u64);

/// The chats to which something may be sent now, those of higher priority first, else in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Ready {
    line: BTreeMap<Place, i64>,
    places: HashMap<i64, Place>,
    /// Chats that have had enough for now: until when, and their priority.
    paused: BTreeMap<i64, (DateTime<Utc>, i64)>,
    added: u64,
}

impl Ready {
    /// Something of this priority may be sent to `chat`. A chat keeps the better one of two places.
    pub(super) fn add(&mut self, chat: i64, priority: i64) {
        if self.places.get(&chat).is_some_and(|place| place.0 <= priority) {
            return;
        }
        self.remove(chat);
        let place = (priority, self.added);
        self.added += 1;
        self.line.insert(place, chat);
        self.places.insert(chat, place);
    }

    /// The first chats of the line, at most `count`.
    pub(super) fn first(&self, count: usize) -> Vec<i64> {
        self.line.values().take(count).copied().collect()
    }

    pub(super) fn remove(&mut self, chat: i64) {
        if let Some(place) = self.places.remove(&chat) {
            self.line.remove(&place);
        }
    }

    /// Nothing is sent to `chat` before `until`.
    pub(super) fn pause(&mut self, chat: i64, until: DateTime<Utc>) {
        let priority = self.places.get(&chat).map_or(Priority::Reply as i64, |place| place.0);
        self.remove(chat);
        self.paused.insert(chat, (until, priority));
    }

    /// Chats whose pause has ended come back.
    pub(super) fn resume(&mut self, now: DateTime<Utc>) {
        let ended: Vec<(i64, i64)> =
            self.paused.iter().filter(|(_, (until, _))| *until <= now).map(|(chat, (_, priority))| (*chat, *priority)).collect();
        for (chat, priority) in ended {
            self.paused.remove(&chat);
            self.add(chat, priority);
        }
    }

    /// All chats come back: the clock that told their pauses was put back.
    pub(super) fn resume_all(&mut self) {
        for (chat, (_, priority)) in std::mem::take(&mut self.paused) {
            self.add(chat, priority);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// When the first pause ends.
    pub(super) fn next_end(&self) -> Option<DateTime<Utc>> {
        self.paused.values().map(|(until, _)| *until).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_go_first_and_a_chat_stands_in_the_line_once() {
        let mut ready = Ready::default();
        ready.add(1, 2);
        ready.add(2, 1);
        ready.add(3, 1);
        ready.add(1, 2);
        ready.add(4, 0);
        assert_eq!(ready.first(9), [4, 2, 3, 1]);
        ready.add(1, 0);
        ready.add(2, 2);
        assert_eq!(ready.first(9), [4, 1, 2, 3], "a better place is taken, a worse one is not");
        ready.remove(4);
        assert_eq!(ready.first(2), [1, 2]);
    }

    #[test]
    fn a_paused_chat_comes_back_when_its_pause_ends() {
        let (mut ready, now) = (Ready::default(), DateTime::<Utc>::UNIX_EPOCH);
        let later = now + chrono::Duration::seconds(1);
        ready.add(1, 1);
        ready.add(2, 1);
        ready.pause(1, later);
        assert_eq!((ready.first(9), ready.next_end()), (vec![2], Some(later)));
        ready.resume(now);
        assert_eq!(ready.first(9), [2]);
        ready.resume(later);
        assert_eq!((ready.first(9), ready.next_end()), (vec![2, 1], None));
        ready.pause(2, later);
        ready.resume_all();
        assert_eq!(ready.first(9), [1, 2]);
    }
}
