//! What views are made of: messages, buttons, texts and the words for fixed values. It knows no feature.

pub(in crate::chat) mod complaint;
pub(in crate::chat) mod entry;
pub(in crate::chat) mod example;
pub(in crate::chat) mod heard;
pub(in crate::chat) mod keyboard;
mod main_button;
mod message;
pub(in crate::chat) mod rhythm;
mod service;
pub(in crate::chat) mod stale_reason;
mod style;
pub(in crate::chat) mod text;
pub(in crate::chat) mod words;

pub(in crate::chat) use self::style::of_main_answer;
pub use self::{
    main_button::styled,
    message::{Attachment, Body, Button, Keyboard, Media, Message, Press, picture_name},
    service::Service,
    style::Style,
};
