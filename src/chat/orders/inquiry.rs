//! What a transition of an order asks before it takes place: the form that asks, and how each of its questions is put and answered.

mod amending;
mod asking;
mod days;
mod figures;
mod form;
mod weighing;

pub(in crate::chat) use self::{
    asking::{field, question},
    form::StepForm,
};
