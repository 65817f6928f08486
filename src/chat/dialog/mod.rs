//! What every conversation is made of: a turn, the form engine, the codec of buttons, and what a chat remembers.
//! It knows no feature; a flow that has to go on elsewhere returns [`Next`].

pub(in crate::chat) mod actions;
mod album;
pub(in crate::chat) mod amounts;
pub(in crate::chat) mod callback;
pub(in crate::chat) mod codes;
mod context;
mod conversation;
pub(in crate::chat) mod days;
mod engine;
mod fields;
mod form;
pub(in crate::chat) mod intent;
mod kept;
mod last_line;
mod later_line;
pub(in crate::chat) mod meter;
pub(in crate::chat) mod name;
mod next;
mod office;
pub(in crate::chat) mod open_price;
pub(in crate::chat) mod ordering;
pub(in crate::chat) mod over;
mod paging;
mod photo;
pub(in crate::chat) mod places;
mod read_later;
mod references;
mod searches;
pub(in crate::chat) mod sums;
mod turn;
mod unparsed;
pub(in crate::chat) mod words;

pub use self::{
    context::{Context, Entropy},
    references::ReferenceCache,
};
pub(in crate::chat) use self::{
    conversation::{Again, Conversation, Running, Unclaimed, Unnamed},
    fields::{
        Answer, Answered, AnyForm, Fields, FormContext, Kind, Prompt, Topic, WordsOf, changes_besides, is_about_other_goods,
        is_beside_own_words, is_whole_line, names_goods_alone, names_other_goods, rows, states_several, unfit, unfit_line,
    },
    form::Form,
    last_line::read_line,
    later_line::LaterLine,
    next::{Flow, Next, OfferEdit},
    paging::Paging,
    photo::keep_one_of_load,
    searches::Searches,
    turn::{Done, Subject, Turn},
};
