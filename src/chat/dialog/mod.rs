//! What every conversation is made of: a turn, the form engine, the codec of buttons, and what a chat remembers.
//! It knows no feature; a flow that has to go on elsewhere returns [`Next`].

pub(in crate::chat) mod amounts;
pub mod callback;
mod conversation;
mod engine;
mod form;
pub(in crate::chat) mod intent;
pub(in crate::chat) mod name;
mod next;
pub(in crate::chat) mod places;
mod searches;
mod turn;
mod unparsed;

pub(in crate::chat) use self::{
    conversation::{Conversation, Press, Unclaimed},
    form::{Answer, Answered, AnyForm, Fields, Form, Prompt, Sight, is_about_other_goods, rows, unfit, unfit_line},
    next::{Flow, Next, OfferChange},
    turn::{Done, Subject, Turn},
};
