//! Every form that a conversation can hold, declared once.

use serde_json::value::RawValue;

use super::{
    account::forms::{Deletion, Profile, Registration, Stop},
    complaints::forms::Ruling,
    demands::forms::{answer::AnswerForm, award::AwardForm, demand::DemandForm, pool::PoolForm},
    dialog::{AnyForm, Flow, Form, Kind, Next, Turn},
    farmers::forms::FarmerForm,
    free_text::forms::LineForm,
    offers::forms::{
        addition::Addition,
        change::{NoteChange, PriceChange, QuantityChange, Withdrawal},
        offer::OfferForm,
        routine::RoutineForm,
    },
    officials::forms::DigestForm,
    orders::{
        forms::{Cancellation, ComplaintNoteForm, Declining, FreightForm},
        inquiry::StepForm,
    },
    prices::forms::ReferenceForm,
    rules::forms::{LimitForm, ToleranceForm},
    search::forms::{Purchase, Search},
    talks::forms::BidForm,
};
use crate::notice::FormKind;

/// Declares the type of each kind; a kind without a type does not compile.
macro_rules! forms {
    ($($kind:ident = $form:ty),+ $(,)?) => {
        $(impl Kind for $form {
            const KIND: FormKind = FormKind::$kind;
        })+

        /// Reads the stored fields of a form of this kind.
        pub(super) fn decode(kind: FormKind, fields: &RawValue) -> serde_json::Result<Box<dyn AnyForm>> {
            Ok(match kind {
                $(FormKind::$kind => Box::new(serde_json::from_str::<$form>(fields.get())?),)+
            })
        }

        /// The use case of a complete form.
        pub(super) async fn submit(form: Box<dyn AnyForm>, turn: &mut Turn<'_>) -> Flow {
            match form.kind() {
                $(FormKind::$kind => match form.into_any().downcast::<$form>() {
                    Ok(form) => Box::pin(form.submit(turn)).await,
                    Err(_) => Ok(Next::Done),
                },)+
            }
        }

        /// The answer to a person who gives a form up.
        pub(super) async fn abandon(form: Box<dyn AnyForm>, turn: &mut Turn<'_>) -> Flow {
            match form.kind() {
                $(FormKind::$kind => match form.into_any().downcast::<$form>() {
                    Ok(form) => form.abandon(turn).await,
                    Err(_) => Ok(Next::Done),
                },)+
            }
        }
    };
}

forms! {
    Registration = Registration,
    Offer = OfferForm,
    Addition = Addition,
    OfferPrice = PriceChange,
    OfferQuantity = QuantityChange,
    OfferNote = NoteChange,
    Withdrawal = Withdrawal,
    Purchase = Purchase,
    Search = Search,
    Cancellation = Cancellation,
    OrderStep = StepForm,
    Freight = FreightForm,
    ComplaintNote = ComplaintNoteForm,
    Ruling = Ruling,
    Decline = Declining,
    Profile = Profile,
    Deletion = Deletion,
    Stop = Stop,
    DigestSettings = DigestForm,
    Farmer = FarmerForm,
    Line = LineForm,
    Routine = RoutineForm,
    Demand = DemandForm,
    Answer = AnswerForm,
    Award = AwardForm,
    Pool = PoolForm,
    Reference = ReferenceForm,
    Tolerance = ToleranceForm,
    Limit = LimitForm,
    Bid = BidForm,
}
