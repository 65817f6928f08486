//! What a conversation remembers: forms that are being filled in, one on top of the other. It is stored as
//! JSON in one column; stored JSON only grows, new fields have defaults.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{AnyForm, LaterLine, Prompt, Topic, WordsOf, fields::Tag, meter::Meter, searches::Searches};
use crate::{
    domain::{
        offer::OfferId,
        order::{OrderEvent, OrderId},
        quantity::Quantity,
    },
    notice::{Field, FormKind},
};

/// How many forms can wait under the one on top.
const DEPTH: usize = 4;

/// A chat's state.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct Conversation {
    /// Hash of the invitation with which a stranger came.
    pub(in crate::chat) invitation: Option<String>,
    /// Forms, the running one last.
    #[serde(skip_deserializing)]
    pub(in crate::chat) forms: Vec<Running>,
    /// The form in which something was said and that gave way last: it can be taken back.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) replaced: Option<Running>,
    /// Whether the last form is what free text answers; `false` after `/menu`.
    pub(in crate::chat) open: bool,
    /// When the chat was last heard, in epoch milliseconds.
    pub(in crate::chat) heard_at: Option<i64>,
    /// Rises with each step of a form: the stamp of its buttons.
    pub(in crate::chat) rev: i64,
    /// The last press, for recognising a double one.
    pub(in crate::chat) last_press: Option<Press>,
    /// Lines in a row that were meant as offers and could not be read.
    #[serde(rename = "unread")]
    pub(in crate::chat) unparsed: u8,
    /// The last message that became an offer: an edit of it comes too late.
    pub(in crate::chat) published: Option<(i32, OfferId)>,
    /// What an assistant wrote before he said for whom.
    pub(in crate::chat) unclaimed: Option<Unclaimed>,
    /// Photos of a load of which it is asked which one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::chat) unplaced: Vec<String>,
    /// What was said of an order of which it is asked which one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) unnamed: Option<Unnamed>,
    /// The load to which the last photo went, with its number: further pictures of one album follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) shown_load: Option<(OrderId, i64)>,
    /// The last album of which a part was answered: its other parts are no messages of their own.
    pub(in crate::chat) album: Option<String>,
    /// Whether words of that album were answered.
    pub(in crate::chat) album_words: bool,
    /// When what was to be said of a part of that album is due, as long as its words may come.
    #[serde(with = "chrono::serde::ts_milliseconds_option", skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) unsaid: Option<DateTime<Utc>>,
    /// The last messages whose words were read, and a mark of those words.
    pub(in crate::chat) heard: Vec<(i32, String)>,
    /// How much the chat writes.
    pub(in crate::chat) meter: Meter,
    /// The day (WIB) on which the person was last asked to agree to a newer consent text.
    pub(in crate::chat) consent_asked: Option<NaiveDate>,
    /// The past order that a buyer orders again.
    pub(in crate::chat) again: Option<Again>,
    /// What a buyer limited his last searches to.
    pub(in crate::chat) searches: Searches,
}

/// A line that says what happened to an order and does not say to which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Unnamed {
    /// What happened.
    pub(in crate::chat) event: OrderEvent,
    /// The line.
    pub(in crate::chat) text: String,
    /// Photos that came with it.
    #[serde(default)]
    pub(in crate::chat) photos: Vec<String>,
}

/// An offer's line without its farmer. Without personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Unclaimed {
    pub(in crate::chat) text: String,
    /// The message that it came in.
    #[serde(default)]
    pub(in crate::chat) message: Option<i32>,
    /// The photo that came with it.
    #[serde(default)]
    pub(in crate::chat) photo: Option<String>,
    /// Further lines of the same album, of the same farmer.
    #[serde(default)]
    pub(in crate::chat) later: Vec<LaterLine>,
    /// The day (WIB) on which it was written: *besok* counts from there, whenever it is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) written_on: Option<NaiveDate>,
}

/// Which goods, and how much of them, a past order was of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Again {
    pub(in crate::chat) commodity: String,
    pub(in crate::chat) quantity: Quantity,
}

/// A press, as far as it is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Press {
    pub(in crate::chat) message: i32,
    pub(in crate::chat) data: String,
    /// Epoch milliseconds.
    pub(in crate::chat) at: i64,
}

/// A form that is being filled in.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::chat) struct Running<F = Box<dyn AnyForm>> {
    /// What was collected.
    pub(in crate::chat) form: F,
    /// What is being asked.
    pub(in crate::chat) field: Field,
    /// Fields answered before, for *Kembali*.
    #[serde(default)]
    pub(in crate::chat) trail: Vec<Field>,
    /// The question as it was shown last, with its buttons: only these are taken.
    #[serde(default)]
    pub(in crate::chat) asked: Option<Prompt>,
    /// The revision at which that was; its buttons name it, also while another form is on top.
    #[serde(default)]
    pub(in crate::chat) asked_at: i64,
    /// Failed tries at this field.
    #[serde(default)]
    pub(in crate::chat) tries: u8,
    /// It was complete and could not be submitted yet: it waits.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::chat) is_kept: bool,
    /// Something was typed in it and taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::chat) is_typed: bool,
    /// When it was asked last, in epoch milliseconds; not known of what older versions asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) asked_when: Option<i64>,
}

impl Running {
    /// Whether a text leaves the question that is asked aside and says something of its own.
    pub(in crate::chat) fn gives_way_to(&self, text: &str, written_on: NaiveDate) -> bool {
        self.form.fields().gives_way_to(self.field, text, written_on)
    }

    /// The form as it is, to be put back if it can't be submitted now.
    pub(in crate::chat) fn copy(&self) -> Self {
        let mut trail = self.trail.clone();
        // A form without a check ends with the answer to its last question, which is asked again.
        if trail.last() == Some(&self.field) {
            trail.pop();
        }
        Self {
            form: self.form.copy(),
            field: self.field,
            trail,
            asked: self.asked.clone(),
            asked_at: self.asked_at,
            tries: self.tries,
            is_kept: self.is_kept,
            is_typed: self.is_typed,
            asked_when: self.asked_when,
        }
    }

    /// Whether the form waits when something else is said, so that nothing of what was filled in is lost.
    pub(in crate::chat) fn waits_unfinished(&self) -> bool {
        let fields = self.form.fields();
        self.is_kept || fields.waits_unfinished() || self.is_typed && fields.counts_typed()
    }

    /// Whether nothing was said in the form and nothing is kept in it, so that it ends without a word. A question about an order stays, and
    /// so do what was read from a message and a choice of what is there.
    fn is_empty(&self) -> bool {
        let fields = self.form.fields();
        let says_nothing = self.trail.is_empty() && !self.is_typed && !self.waits_unfinished() && self.field != Field::Which;
        says_nothing && self.form.kind() != FormKind::Registration && fields.order().is_none() && fields.message().is_none()
    }

    /// What the question asks own words of, if it does.
    pub(in crate::chat) fn asks_for_words_of(&self) -> Option<WordsOf> {
        self.form.fields().asks_for_words_of(self.field)
    }
}

/// The forms of a stored conversation, before they are read.
#[derive(Deserialize)]
struct Stored<'a> {
    #[serde(default, borrow)]
    forms: Vec<Running<&'a RawValue>>,
    #[serde(default, borrow)]
    replaced: Option<Running<&'a RawValue>>,
}

impl Running<&RawValue> {
    fn decode(self, decoder: Decoder) -> Result<Running, Unknown> {
        let Self { form, field, trail, asked, asked_at, tries, is_kept, is_typed, asked_when } = self;
        let Tag { form: kind } = serde_json::from_str(form.get()).map_err(|_| Unknown)?;
        let form = decoder(kind, form).map_err(|_| Unknown)?;
        Ok(Running { form, field, trail, asked, asked_at, tries, is_kept, is_typed, asked_when })
    }
}

/// Reads the fields of a form of this kind.
pub(in crate::chat) type Decoder = fn(FormKind, &RawValue) -> serde_json::Result<Box<dyn AnyForm>>;

/// A stored conversation that this version can't read.
#[derive(Debug)]
pub(in crate::chat) struct Unknown;

/// How many messages are remembered by the mark of their words.
const HEARD: usize = 24;

/// A mark of words that tells whether others are the same, and nothing else of them.
fn mark(words: &str) -> String {
    blake3::hash(words.as_bytes()).to_hex().chars().take(8).collect()
}

impl Conversation {
    /// Something else was said since the last press: the same button pressed again is meant. A press that counts once stays so.
    pub(in crate::chat) const fn end_double_press(&mut self) {
        if let Some(last) = &mut self.last_press {
            last.at = 0;
        }
    }

    /// Notes the words of a message. `false`: it had these words before, or is older than what is remembered, so that nobody knows
    /// whether it had. Telegram delivers a message as edited for a reaction or a preview as well.
    pub(in crate::chat) fn record_words(&mut self, message: i32, words: &str) -> bool {
        let heard = (message, mark(words));
        let is_older = self.heard.len() >= HEARD && self.heard.iter().all(|(id, _)| *id > message);
        if is_older || self.heard.contains(&heard) {
            return false;
        }
        self.heard.retain(|(id, _)| *id != message);
        self.heard.push(heard);
        let surplus = self.heard.len().saturating_sub(HEARD);
        self.heard.drain(..surplus);
        true
    }

    /// Whether the message came without words.
    pub(in crate::chat) fn heard_without_words(&self, message: i32) -> bool {
        self.heard.contains(&(message, mark("")))
    }

    /// The stored conversation; forms are read by `decoder`.
    ///
    /// # Errors
    /// [`Unknown`] if any part of it can't be read.
    pub(in crate::chat) fn decode(stored: &str, decoder: Decoder) -> Result<Self, Unknown> {
        if stored.is_empty() {
            return Ok(Self::default());
        }
        let mut conversation: Self = serde_json::from_str(stored).map_err(|_| Unknown)?;
        let stored: Stored = serde_json::from_str(stored).map_err(|_| Unknown)?;
        for running in stored.forms {
            conversation.forms.push(running.decode(decoder)?);
        }
        conversation.replaced = stored.replaced.map(|running| running.decode(decoder)).transpose()?;
        // Versions before this one knew the revision of the form on top alone.
        let rev = conversation.rev;
        if let Some(running) = conversation.forms.last_mut().filter(|running| running.asked_at == 0) {
            running.asked_at = rev;
        }
        Ok(conversation)
    }

    /// The form of this type that runs or waits.
    pub(in crate::chat) fn find<F: 'static>(&self) -> Option<&F> {
        self.forms.iter().find_map(|running| running.form.as_any().downcast_ref())
    }

    /// The form that answers go to.
    pub(in crate::chat) fn running(&self) -> Option<&Running> {
        self.forms.last().filter(|_| self.open)
    }

    /// The kind of a form that waits or runs.
    pub(in crate::chat) fn unfinished(&self) -> Option<FormKind> {
        self.forms.last().map(|r| r.form.kind())
    }

    /// Puts a form on top; those that give way to it are returned. One of the same kind is replaced, unless they are about two orders.
    /// Beyond the depth the oldest is dropped in which nothing would be lost, or else the oldest, but never a half-filled offer.
    pub(in crate::chat) fn push(&mut self, running: Running) -> Vec<Running> {
        let (kind, order) = (running.form.kind(), running.form.fields().order());
        let is_replaced = |r: &Running| r.form.kind() == kind && (order.is_none() || r.form.fields().order() == order);
        let (mut gone, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.forms).into_iter().partition(is_replaced);
        self.forms = kept;
        if self.forms.len() >= DEPTH {
            let may_go = |r: &Running| !matches!(r.form.kind(), FormKind::Offer | FormKind::Registration);
            let blank = self.forms.iter().position(|r| may_go(r) && !r.waits_unfinished());
            let oldest = blank.or_else(|| self.forms.iter().position(may_go));
            gone.extend(oldest.map(|oldest| self.forms.remove(oldest)));
        }
        self.forms.push(running);
        self.open = true;
        self.rev += 1;
        gone
    }

    /// Notes that the chat is heard. For how long it was not.
    pub(in crate::chat) fn hear(&mut self, now: DateTime<Utc>) -> TimeDelta {
        let before = self.heard_at.replace(now.timestamp_millis());
        before.and_then(|before| TimeDelta::try_milliseconds(now.timestamp_millis().saturating_sub(before))).unwrap_or_default()
    }

    /// Takes the forms away for which `is_over` holds, the one on top last. Their buttons answer nothing any more.
    pub(in crate::chat) fn take_forms(&mut self, is_over: impl Fn(&Running) -> bool) -> Vec<Running> {
        let (over, kept): (Vec<_>, Vec<_>) = std::mem::take(&mut self.forms).into_iter().partition(|running| is_over(running));
        self.forms = kept;
        self.open &= !self.forms.is_empty();
        self.rev += i64::from(!over.is_empty());
        over
    }

    /// Lets the forms wait; those in which nothing was said end without a word.
    pub(in crate::chat) fn close(&mut self) {
        let is_blank = |r: &Running| r.trail.is_empty() && !r.waits_unfinished();
        self.take_forms(|r| r.form.kind() != FormKind::Registration && is_blank(r));
        self.open = false;
    }

    /// Takes the empty forms on top away.
    pub(in crate::chat) fn drop_empty_on_top(&mut self) {
        while self.forms.last().is_some_and(Running::is_empty) {
            self.pop();
        }
    }

    /// Takes the form on top away.
    pub(in crate::chat) fn pop(&mut self) -> Option<Running> {
        self.rev += 1;
        let running = self.forms.pop();
        self.open = !self.forms.is_empty();
        running
    }

    /// Puts a form back that could not be submitted now: it waits under the one that goes on.
    pub(in crate::chat) fn put_back(&mut self, running: Running) {
        let at = self.forms.len().saturating_sub(usize::from(self.open));
        self.forms.insert(at, Running { is_kept: true, ..running });
    }

    /// Drops the forms about an order; whether there were any. Their buttons answer nothing any more.
    pub(in crate::chat) fn drop_forms_of(&mut self, order: OrderId) -> bool {
        let about = |running: &Running| matches!(running.form.fields().topic(), Some(Topic::Order(id, _)) if id == order);
        !self.take_forms(about).is_empty()
    }

    /// Puts a waiting form on top again.
    pub(in crate::chat) fn resume(&mut self, kind: FormKind) -> bool {
        let Some(at) = self.forms.iter().rposition(|r| r.form.kind() == kind) else { return false };
        self.bring_up(at);
        self.rev += 1;
        true
    }

    /// Puts the form on top whose question has the buttons of this revision, if `shows` holds of it. `false`: no form is asked that any more.
    pub(in crate::chat) fn bring_up_asked(&mut self, rev: i64, shows: impl Fn(&Running) -> bool) -> bool {
        // Revisions begin with 1; a form of an earlier version names none.
        let is_asked = |running: &Running| rev > 0 && running.asked_at == rev && shows(running);
        let Some(at) = self.forms.iter().rposition(is_asked) else { return false };
        self.bring_up(at);
        true
    }

    fn bring_up(&mut self, at: usize) {
        let running = self.forms.remove(at);
        self.forms.push(running);
        self.open = true;
    }
}
