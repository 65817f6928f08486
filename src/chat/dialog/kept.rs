//! A form that a budget refuses waits as it was checked, and is offered again.

use super::{Flow, Next, Turn, conversation::Running};
use crate::market::{Error, Refusal};

impl Turn<'_> {
    /// The copy of the form that is submitted next, if one is.
    pub(in crate::chat) fn take_submitted(&mut self, next: &Next) -> Option<Running> {
        self.submitted.take().filter(|_| matches!(next, Next::Submit(_)))
    }

    /// Puts the form back that was submitted, where what refuses it passes with time: a budget.
    pub(in crate::chat) fn keep_refused(&mut self, submitted: Option<Running>, flow: &Flow) {
        if let (Some(form), Err(Error::Refused(Refusal::OverBudget(_)))) = (submitted, flow) {
            self.kept = Some(form.form.kind());
            self.conversation.put_back(form);
        }
    }
}
