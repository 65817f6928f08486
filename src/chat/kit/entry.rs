//! The buttons that open a feature, wherever they stand.

use i18n_embed_fl::fl;

use super::{Button, keyboard::act};
use crate::{chat::callback::Action, locale::Locale, notice::BrowseQuery};

/// *Menu*, where the reader's roles are not at hand.
pub(in crate::chat) fn menu_button(l: Locale) -> Button {
    act(fl!(l, "button-menu"), Action::Menu)
}

pub(in crate::chat) fn for_farmer(l: Locale) -> Button {
    act(fl!(l, "button-for-farmer"), Action::Farmers { page: 0 })
}

pub(in crate::chat) fn search(l: Locale) -> Button {
    act(fl!(l, "button-search"), Action::Browse { query: BrowseQuery::default() })
}

pub(in crate::chat) fn digest(l: Locale) -> Button {
    act(fl!(l, "button-digest"), Action::LatestDigest)
}

pub(in crate::chat) fn settings(l: Locale) -> Button {
    act(fl!(l, "button-settings"), Action::DigestSettings)
}

pub(in crate::chat) fn help_button(l: Locale) -> Button {
    act(fl!(l, "button-help"), Action::Help)
}
