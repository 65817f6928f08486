//! The buttons of a mediator.

#[cfg(test)]
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::{
    chat::dialog::callback::{Part, Parts, actions, part::push},
    domain::order::{OrderId, Outcome},
};

actions! {
    /// The buttons of a mediator.
    ComplaintAction {
        List "cases" { page: i64 },
        Card "case" { order: OrderId },
        Decide "ruling" { order: OrderId, version: i64, outcome: Outcome } never[],
    }
}

impl Part for Outcome {
    fn write(&self, data: &mut String) {
        push(data, self.code());
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        parts.next()?.parse().ok()
    }

    #[cfg(test)]
    fn any() -> BoxedStrategy<Self> {
        proptest::sample::select(Self::ALL).boxed()
    }
}
