//! The buttons that open a feature, wherever they stand.

use i18n_embed_fl::fl;

use super::{Button, keyboard::act};
use crate::{
    chat::actions::{AccountAction, Action, DeskAction, FarmerAction, MenuAction, OfficialAction, SearchAction},
    locale::Locale,
    notice::BrowseQuery,
};

/// *Menu*, where the reader's roles are not at hand.
pub(in crate::chat) fn menu_button(l: Locale) -> Button {
    act(fl!(l, "button-menu"), Action::Menu(MenuAction::Show))
}

/// *Mulai*, for somebody without an account.
pub(in crate::chat) fn start_button(l: Locale) -> Button {
    act(fl!(l, "button-start"), Action::Account(AccountAction::Start))
}

pub(in crate::chat) fn for_farmer(l: Locale) -> Button {
    act(fl!(l, "button-for-farmer"), Action::Farmer(FarmerAction::List { page: 0 }))
}

pub(in crate::chat) fn search(l: Locale) -> Button {
    act(fl!(l, "button-search"), Action::Search(SearchAction::List { query: BrowseQuery::default() }))
}

pub(in crate::chat) fn digest(l: Locale) -> Button {
    act(fl!(l, "button-digest"), Action::Official(OfficialAction::LatestDigest))
}

/// *Kabar meja*, for a person who is at the trade desk.
pub(in crate::chat) fn desk_button(l: Locale) -> Button {
    act(fl!(l, "button-desk"), Action::Desk(DeskAction::List { page: 0 }))
}

pub(in crate::chat) fn settings(l: Locale) -> Button {
    act(fl!(l, "button-settings"), Action::Official(OfficialAction::Settings))
}

pub(in crate::chat) fn help_button(l: Locale) -> Button {
    act(fl!(l, "button-help"), Action::Menu(MenuAction::Help))
}
