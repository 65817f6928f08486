//! Conversations: an update becomes an intent, an intent becomes one use case of the market and the
//! notices that answer it. Rendering turns a notice into text and buttons in the reader's language.

pub mod callback;
pub mod render;
