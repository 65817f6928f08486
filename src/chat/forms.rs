//! Every form that a conversation can hold, declared once.

use serde_json::Value;

use super::{
    account::forms::{Deletion, Profile, Registration, Stop},
    dialog::{AnyForm, Form},
    farmers::forms::FarmerForm,
    free_text::forms::LineForm,
    offers::forms::{
        change::{PriceChange, QuantityChange, Withdrawal},
        offer::OfferForm,
        routine::RoutineForm,
    },
    officials::forms::DigestForm,
    orders::forms::Cancellation,
    search::forms::{Purchase, Search},
};
use crate::notice::FormKind;

/// From a form's kind to the type that reads its stored fields; a kind without a type does not compile.
macro_rules! forms {
    ($($kind:ident = $form:ty),+ $(,)?) => {
        /// Reads the stored fields of a form of this kind.
        pub(super) fn decode(kind: FormKind, fields: Value) -> serde_json::Result<Box<dyn AnyForm>> {
            Ok(match kind {
                $(FormKind::$kind => Box::new(serde_json::from_value::<$form>(fields)?),)+
            })
        }

        $(const _: () = assert!(matches!(<$form as Form>::KIND, FormKind::$kind));)+
    };
}

forms! {
    Registration = Registration,
    Offer = OfferForm,
    OfferPrice = PriceChange,
    OfferQuantity = QuantityChange,
    Withdrawal = Withdrawal,
    Purchase = Purchase,
    Search = Search,
    Cancellation = Cancellation,
    Profile = Profile,
    Deletion = Deletion,
    Stop = Stop,
    DigestSettings = DigestForm,
    Farmer = FarmerForm,
    Line = LineForm,
    Routine = RoutineForm,
}
