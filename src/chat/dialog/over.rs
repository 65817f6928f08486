//! Forms that end by themselves: after a day, or when what they are about is over. It is said when the person comes back to
//! it or to anything else.

use chrono::{NaiveDate, TimeDelta};

use super::{Subject, Topic, Turn, codes, conversation::Running, intent::Intent, read_line, words};
use crate::{
    chat::{
        actions::{Action, FormAction},
        kit,
    },
    market::{self, Cx},
    notice::{FormKind, StaleReason},
    reading::{self, GoodsReading},
    store,
};

/// How long a form that nobody goes on with is kept.
const FORM_LIFETIME: TimeDelta = TimeDelta::hours(24);
/// Whoever goes on within this time is not told of the end of what a form is about before the form is complete: the use case
/// refuses it then, and answering question after question takes no look at the market each.
const PAUSE: TimeDelta = TimeDelta::minutes(1);

/// A form that ended by itself.
#[derive(Debug)]
pub(in crate::chat) struct Over {
    form: Running,
    /// Whether the form was what a text answers.
    was_open: bool,
    pub(in crate::chat) happened: StaleReason,
    /// Kinds of other forms that ended with it and in which something was said, and why.
    pub(in crate::chat) others: Vec<(FormKind, StaleReason)>,
}

impl Turn<'_> {
    /// Takes away the forms that were left for a day and those about what is over; the one that was nearest to the top is
    /// returned. The registration stays.
    pub(in crate::chat) async fn end_forms_that_are_over(&mut self) -> store::Result<Option<Over>> {
        let was_open = self.conversation.open;
        let silence = self.conversation.hear(self.now);
        let now = self.now.timestamp_millis();
        // A person who speaks of other things leaves a question for a day as well.
        let is_old = |running: &Running| {
            let asked = running.asked_when.is_some_and(|at| now.saturating_sub(at) > FORM_LIFETIME.num_milliseconds());
            running.form.kind() != FormKind::Registration && (silence > FORM_LIFETIME || asked)
        };
        if self.conversation.replaced.as_ref().is_some_and(is_old) {
            self.conversation.replaced = None;
        }
        if self.conversation.forms.iter().any(is_old) {
            let on_top = self.conversation.forms.last().is_some_and(is_old);
            let mut old = self.conversation.take_forms(is_old);
            let top = old.pop();
            let was_open = was_open && on_top;
            let told = |running: &&Running| running.waits_unfinished();
            let others = old.iter().filter(told).map(|running| (running.form.kind(), StaleReason::DayPassed)).collect();
            return Ok(top.map(|form| Over { form, was_open, happened: StaleReason::DayPassed, others }));
        }
        if silence < PAUSE {
            return Ok(None);
        }
        let (mut last, mut others): (Option<Over>, Vec<(FormKind, StaleReason)>) = (None, Vec::new());
        let topics: Vec<_> = self.conversation.forms.iter().filter_map(|running| running.form.fields().topic()).collect();
        for topic in topics {
            let Some(happened) = self.stale_reason(topic).await? else { continue };
            let on_top = self.conversation.forms.last().is_some_and(|running| running.form.fields().topic() == Some(topic));
            let over = self.conversation.take_forms(|running| running.form.fields().topic() == Some(topic));
            let was_open = was_open && on_top;
            let Some(form) = over.into_iter().next_back() else { continue };
            let ended = Over { form, was_open, happened, others: Vec::new() };
            // What ended before it and would be lost is named as well.
            if let Some(before) = last.replace(ended).filter(Over::is_told) {
                others.push((before.kind(), before.happened));
            }
        }
        Ok(last.map(|over| Over { others, ..over }))
    }

    /// Takes the form on top away if what it is about is over, and says what happened.
    pub(in crate::chat) async fn take_over_on_top(&mut self) -> store::Result<Option<(FormKind, StaleReason)>> {
        let Some(topic) = self.conversation.forms.last().and_then(|running| running.form.fields().topic()) else { return Ok(None) };
        let Some(happened) = self.stale_reason(topic).await? else { return Ok(None) };
        Ok(self.conversation.pop().map(|running| (running.form.kind(), happened)))
    }

    async fn stale_reason(&mut self, topic: Topic) -> store::Result<Option<StaleReason>> {
        match topic {
            Topic::LiveOffer(offer) => market::stale_reason_of_listing(self.tx, offer, self.now).await,
            Topic::UpOffer(offer) => market::stale_reason_of_own_offer(self.tx, offer, true, self.now).await,
            Topic::OwnOffer(offer) => market::stale_reason_of_own_offer(self.tx, offer, false, self.now).await,
            Topic::Order(order, event) => {
                let Some(actor) = self.person.as_ref() else { return Ok(Some(StaleReason::NotFound)) };
                let mut cx = Cx { tx: self.tx, now: self.now, actor, update: Some(self.update) };
                market::stale_reason_of_step(&mut cx, order, event).await
            }
            Topic::Complaint(order, since) => {
                let Some(actor) = self.person.as_ref() else { return Ok(Some(StaleReason::NotFound)) };
                let mut cx = Cx { tx: self.tx, now: self.now, actor, update: Some(self.update) };
                market::why_unnoted(&mut cx, order, since).await
            }
        }
    }
}

impl Over {
    pub(in crate::chat) fn kind(&self) -> FormKind {
        self.form.form.kind()
    }

    /// What can be shown as it is now.
    pub(in crate::chat) fn subject(&self) -> Option<Subject> {
        match self.form.form.fields().topic()? {
            Topic::Order(order, _) | Topic::Complaint(order, _) => Some(Subject::Order(order)),
            Topic::OwnOffer(offer) | Topic::UpOffer(offer) => Some(Subject::OwnOffer(offer)),
            Topic::LiveOffer(_) => None,
        }
    }

    /// The code of the goods that the person was ordering.
    pub(in crate::chat) fn ordered(&self) -> Option<String> {
        let fields = self.form.form.fields();
        matches!(fields.topic(), Some(Topic::LiveOffer(_))).then(|| fields.commodity().map(str::to_owned)).flatten()
    }

    /// Whether the end is worth a word to somebody who goes on with something else: work is lost, or something happened.
    pub(in crate::chat) fn is_told(&self) -> bool {
        self.happened != StaleReason::DayPassed || self.form.waits_unfinished()
    }

    /// Whether the intent would have been an answer to the form.
    pub(in crate::chat) fn is_answered_by(&self, intent: &Intent, turn: &Turn<'_>) -> bool {
        match intent {
            Intent::Press { data, .. } => match kit::Press::read(data) {
                Some(kit::Press::Act(Action::Form(action))) => match action {
                    FormAction::Resume { form } => form == self.kind(),
                    FormAction::Answer { rev, .. } | FormAction::Back { rev } | FormAction::Cancel { rev } => rev == self.form.asked_at,
                    FormAction::Anew { .. } | FormAction::TakeBack { .. } => false,
                },
                _ => false,
            },
            Intent::Text(text) => self.was_open && self.takes(text, turn),
            _ => false,
        }
    }

    /// Whether a text would have been an answer. Of a question that was left for a day, only what says nothing of its own.
    fn takes(&self, text: &str, turn: &Turn<'_>) -> bool {
        let named = codes::names_one(text, self.form.asks_for_words_of()) || text.trim().eq_ignore_ascii_case("menu");
        let greets = matches!(words::word(text), Some(words::Word::Greeting | words::Word::Thanks));
        let says_more = self.happened == StaleReason::DayPassed && says_something_of_its_own(text, turn.written_on);
        !named && !greets && !says_more && !self.form.gives_way_to(text, turn.written_on)
    }
}

/// Whether a text names goods, or says of them both how much and for how much: it is read as if nothing had been asked.
fn says_something_of_its_own(text: &str, written_on: NaiveDate) -> bool {
    let is_whole = || read_line(text, written_on).is_ok_and(|draft| draft.qty.is_some() && draft.price.is_some());
    reading::goods(text) != GoodsReading::Unknown || is_whole()
}
