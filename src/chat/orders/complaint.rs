//! What a side says of a complaint in its own words.

use super::forms::ComplaintNoteForm;
use crate::{
    chat::{
        actions::{Action, OrderAction},
        dialog::{Flow, Form, Next, Subject, Turn},
    },
    domain::order::OrderId,
    market::{self, Refusal},
    notice::{Notice, OrderFacts, StaleReason},
};

/// *Tulis keterangan*.
pub(super) async fn begin(turn: &mut Turn<'_>, id: OrderId) -> Flow {
    turn.subject = Some(Subject::Order(id));
    let (order, side) = market::order_for(&mut turn.act()?, id).await?;
    if order.progress.complaint.as_ref().is_none_or(|complaint| complaint.words_of(side).is_some()) {
        return Err(Refusal::Stale(StaleReason::OrderChanged).into());
    }
    turn.begin(ComplaintNoteForm { order: OrderFacts::from(&order), note: None, photos: Vec::new() }).await
}

impl Form for ComplaintNoteForm {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        turn.subject = Some(Subject::Order(self.order.id));
        let since = self.since().ok_or(Refusal::Stale(StaleReason::OrderChanged))?;
        let words = self.note.unwrap_or_default();
        let (order, side) = market::note_complaint(&mut turn.act()?, (self.order.id, since), &words, &self.photos).await?;
        turn.answer_with(Notice::ComplaintNoteKept { order, side }).await
    }

    async fn abandon(self, _: &mut Turn<'_>) -> Flow {
        Ok(Next::Act(Action::Order(OrderAction::Card { order: self.order.id })))
    }
}
