//! The buttons of an admin.

#[cfg(test)]
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::{
    chat::dialog::callback::{Part, Parts, actions, part::push},
    domain::{demand::DemandId, offer::OfferId, removal::RemovalReason},
};

actions! {
    /// The buttons of an admin.
    ModerationAction {
        /// *Turunkan penawaran*: asks why.
        AskReason "mod" { offer: OfferId },
        /// A reason: the offer comes down.
        Remove "modrm" { offer: OfferId, reason: RemovalReason } never[],
        /// *Turunkan permintaan*: asks why.
        AskDemandReason "modneed" { demand: DemandId },
        /// A reason: the demand comes down.
        RemoveDemand "modneedrm" { demand: DemandId, reason: RemovalReason } never[],
    }
}

impl Part for RemovalReason {
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
