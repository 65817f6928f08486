//! The buttons of papers.

#[cfg(test)]
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::{
    chat::dialog::callback::{Part, Parts, actions, part::push},
    domain::{order::OrderId, paper::PaperKind},
};

actions! {
    /// The buttons of papers.
    PaperAction {
        List "papers" { order: OrderId },
        Get "paper" { order: OrderId, kind: PaperKind },
        Slip "slip" { order: OrderId, load: i64 },
    }
}

impl Part for PaperKind {
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
