//! The unit of work of a transaction: what it knows already, and what it has not told the database yet.
//!
//! An inbox batch reads the conversations, people and leases of its chats by one statement each; what its updates write
//! down for later (conversation states, messages, events) gathers here and is written by one statement each before the
//! commit. Going back to a savepoint drops what was gathered since.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    counts::{SeenCommit, Statements},
    outbox::{lease_holder::LeaseHolder, message::NewMessage},
};
use crate::domain::person::{Person, PersonId};

/// Where a savepoint stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Savepoint {
    /// There is none.
    #[default]
    Absent,
    /// It is set before the next statement.
    Wanted,
    /// The database knows it.
    Set,
}

/// A chat of the batch as this transaction sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct KnownChat {
    pub(super) seq: i64,
    pub(super) state: String,
    /// The outbox row of the last question that was answered.
    pub(super) answered: Option<i64>,
    /// The outbox row of the last question, and its message if that is known and has buttons.
    pub(super) prompt: Option<(i64, Option<i64>)>,
    /// That question is a new message, and not marked as sent.
    pub(super) is_prompt_unknown: bool,
    /// The process that sends there, and until when (epoch milliseconds).
    pub(super) lease: Option<(String, i64)>,
    /// Telegram refuses messages to it.
    pub(super) unreachable: bool,
    /// Edits of its messages wait to be sent.
    pub(super) edits: bool,
    /// How many written answers wait to be sent to it; `None` where the database has to be asked.
    pub(super) replies: Option<i64>,
    /// When its turn was taken last (epoch milliseconds).
    pub(super) turn: i64,
    /// The database does not know this yet.
    pub(super) changed: bool,
}

/// A person with the consent that stands: when, and to which version.
#[derive(Debug, Clone)]
pub(super) struct KnownPerson {
    pub(super) person: Person,
    pub(super) consent: Option<(DateTime<Utc>, String)>,
}

/// What belongs to one transaction beside its connection.
#[derive(Debug)]
pub(super) struct Work {
    statements: Statements,
    /// The last update that this transaction notes.
    pub(super) received: Option<SeenCommit>,
    savepoint: Savepoint,
    chats: HashMap<i64, KnownChat>,
    /// The chats as they were at the savepoint, the last change last.
    undo: Vec<(i64, Option<KnownChat>)>,
    people: HashMap<i64, KnownPerson>,
    people_by_chat: HashMap<i64, Option<PersonId>>,
    messages: Vec<NewMessage>,
    /// The chats of all messages since the transaction began, of those that were dropped, too.
    queued: BTreeSet<i64>,
    events: Vec<Value>,
    /// How many messages and events there were at the savepoint.
    kept: (usize, usize),
    /// Those of them that were written since.
    written: Option<(Vec<NewMessage>, Vec<Value>)>,
}

impl Work {
    pub(super) fn new(statements: Statements) -> Self {
        Self {
            statements,
            received: None,
            savepoint: Savepoint::Absent,
            chats: HashMap::new(),
            undo: Vec::new(),
            people: HashMap::new(),
            people_by_chat: HashMap::new(),
            messages: Vec::new(),
            queued: BTreeSet::new(),
            events: Vec::new(),
            kept: (0, 0),
            written: None,
        }
    }

    pub(super) const fn statements(&self) -> &Statements {
        &self.statements
    }

    /// Counts a statement; whether the savepoint has to be set before it.
    pub(super) fn counts_statement(&mut self) -> bool {
        let set = self.savepoint == Savepoint::Wanted;
        if set {
            self.savepoint = Savepoint::Set;
        }
        self.statements.add(1 + u64::from(set));
        set
    }

    pub(super) fn want_savepoint(&mut self) {
        self.savepoint = Savepoint::Wanted;
        self.undo.clear();
        self.kept = (self.messages.len(), self.events.len());
        self.written = None;
    }

    /// Forgets the savepoint; whether the database knows it.
    pub(super) fn end_savepoint(&mut self) -> bool {
        std::mem::take(&mut self.savepoint) == Savepoint::Set
    }

    /// Drops what was gathered since the savepoint.
    pub(super) fn undo(&mut self) {
        while let Some((chat, before)) = self.undo.pop() {
            match before {
                Some(before) => self.chats.insert(chat, before),
                None => self.chats.remove(&chat),
            };
        }
        self.messages.truncate(self.kept.0);
        self.events.truncate(self.kept.1);
        if let Some((messages, events)) = self.written.take() {
            (self.messages, self.events) = (messages, events);
        }
        self.forget_people();
    }

    pub(super) fn chat(&self, chat: i64) -> Option<&KnownChat> {
        self.chats.get(&chat)
    }

    /// Changes what is known of a chat; `None` forgets it.
    pub(super) fn set_chat(&mut self, chat: i64, known: Option<KnownChat>) {
        let before = match known {
            Some(known) => self.chats.insert(chat, known),
            None => self.chats.remove(&chat),
        };
        self.undo.push((chat, before));
    }

    /// Telegram refuses messages to the chat, or takes them again.
    pub(super) fn know_reach(&mut self, chat: i64, unreachable: bool) {
        if let Some(known) = self.chats.get(&chat).cloned() {
            self.set_chat(chat, Some(KnownChat { unreachable, ..known }));
        }
    }

    /// Changes the states of chats for which `change` gives another one.
    pub(super) fn change_states(&mut self, change: impl Fn(i64, &str) -> Option<String>) {
        let changed: Vec<_> = self.chats.iter().filter_map(|(chat, known)| Some((*chat, change(*chat, &known.state)?))).collect();
        for (chat, state) in changed {
            if let Some(known) = self.chats.get(&chat).cloned() {
                self.set_chat(chat, Some(KnownChat { state, ..known }));
            }
        }
    }

    /// Keeps what the database said of a chat.
    pub(super) fn learn_chat(&mut self, chat: i64, known: KnownChat) {
        self.chats.insert(chat, known);
    }

    /// Chats that have no conversation, since no update has taken a turn there.
    pub(super) fn untaken_chats(&self) -> Vec<i64> {
        self.chats.iter().filter(|(_, known)| known.seq == 0).map(|(chat, _)| *chat).collect()
    }

    pub(super) fn person(&self, id: PersonId) -> Option<&KnownPerson> {
        self.people.get(&id.0)
    }

    /// The person of a chat; `Some(None)` if the chat is known to have none.
    pub(super) fn person_by_chat(&self, chat: i64) -> Option<Option<&KnownPerson>> {
        match self.people_by_chat.get(&chat)? {
            None => Some(None),
            Some(id) => self.people.get(&id.0).map(Some),
        }
    }

    pub(super) fn learn_person(&mut self, known: KnownPerson) {
        if let Some(chat) = known.person.chat {
            self.people_by_chat.insert(chat.0, Some(known.person.id));
        }
        self.people.insert(known.person.id.0, known);
    }

    pub(super) fn learn_that_nobody_has(&mut self, chat: i64) {
        self.people_by_chat.insert(chat, None);
    }

    /// Somebody has changed: every person is read again when next asked for.
    pub(super) fn forget_people(&mut self) {
        self.people.clear();
        self.people_by_chat.clear();
    }

    pub(super) fn add_message(&mut self, mut message: NewMessage) {
        self.queued.insert(message.chat);
        let is_newer = self.messages.len() > self.kept.0;
        if is_newer && self.messages.last().is_some_and(|before| message.takes_over(before)) {
            self.messages.pop();
        }
        self.messages.push(message);
    }

    /// How many answers to the chat have been gathered and are not written yet.
    pub(super) fn gathered_replies(&self, chat: i64) -> i64 {
        let replies = self.messages.iter().filter(|message| message.chat == chat && message.is_reply()).count();
        i64::try_from(replies).unwrap_or(i64::MAX)
    }

    /// Whether edits may wait for the chat, as far as this transaction knows.
    pub(super) fn may_have_edits(&self, chat: i64) -> bool {
        self.chats.get(&chat).is_none_or(|known| known.edits)
    }

    /// Edits of the chat have been written.
    pub(super) fn learn_of_edits(&mut self, chat: i64) {
        if let Some(known) = self.chats.get_mut(&chat) {
            known.edits = true;
        }
    }

    /// Messages of the chat have been written or left out: how many answers wait is for the database to say.
    pub(super) fn forget_replies(&mut self, chat: i64) {
        if let Some(known) = self.chats.get_mut(&chat) {
            known.replies = None;
        }
    }

    pub(super) fn add_event(&mut self, event: Value) {
        self.events.push(event);
    }

    /// Chats whose turn was taken and whose state the database does not know yet, in one order.
    pub(super) fn changed_chats(&self) -> Vec<(i64, KnownChat)> {
        let changed = self.chats.iter().filter(|(_, known)| known.changed);
        let mut chats: Vec<_> = changed.map(|(chat, known)| (*chat, known.clone())).collect();
        chats.sort_unstable_by_key(|(chat, _)| *chat);
        chats
    }

    /// The chats of all messages since the transaction began.
    pub(super) fn queued_chats(&self) -> Vec<i64> {
        self.queued.iter().copied().collect()
    }

    /// What is to be written. Going back to the savepoint takes the writing of older updates back, too: theirs is kept.
    pub(super) fn take_gathered(&mut self) -> (Vec<NewMessage>, Vec<Value>) {
        let (messages, events) = (std::mem::take(&mut self.messages), std::mem::take(&mut self.events));
        if self.savepoint != Savepoint::Absent && self.written.is_none() {
            let older_messages = messages.iter().take(self.kept.0).cloned().collect();
            let older_events = events.iter().take(self.kept.1).cloned().collect();
            self.written = Some((older_messages, older_events));
        }
        self.kept = (0, 0);
        (messages, events)
    }

    /// Chats of gathered messages that `lease_holder` does not surely send to until `at` (epoch milliseconds).
    pub(super) fn chats_to_lease(&self, lease_holder: &LeaseHolder, at: i64) -> Vec<i64> {
        let leased = |chat: i64| {
            self.chat(chat).is_some_and(|known| {
                known.unreachable || known.lease.as_ref().is_some_and(|(owner, until)| *owner == lease_holder.owner && *until > at)
            })
        };
        let mut chats: Vec<i64> = self.messages.iter().map(|m| m.chat).filter(|chat| !leased(*chat)).collect();
        chats.sort_unstable();
        chats.dedup();
        chats
    }
}
