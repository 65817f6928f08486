//! The commands: how each is called, to which roles it is shown, and what the list behind the slash and the help say of it. The router
//! says what it does.

use i18n_embed_fl::fl;

use crate::{
    domain::person::{Language, RoleKind},
    locale::Locale,
    notice::CommandList,
};

/// What can be written behind a slash, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum Command {
    Start,
    Sell,
    Farmers,
    Offers,
    Buy,
    Demands,
    Talks,
    Orders,
    Owed,
    Subscriptions,
    Prices,
    Digest,
    Desk,
    Mediate,
    Remove,
    Menu,
    Cancel,
    Help,
    Data,
    Language,
    Stop,
    Paper,
}

/// The readers to whom a command is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Everybody,
    Strangers,
    Known,
    Sellers,
    Assistants,
    /// Sellers and assistants.
    Offering,
    Buyers,
    /// Sellers, assistants and buyers.
    Trading,
    Officials,
    /// Admins, and officials at the trade desk.
    Desk,
    Admins,
    /// Nobody: a link or a paper says it.
    Nobody,
}

impl Shown {
    fn to(self, roles: &[RoleKind], desk: bool) -> bool {
        let any = |kinds: &[RoleKind]| kinds.iter().any(|kind| roles.contains(kind));
        match self {
            Self::Everybody => true,
            Self::Strangers => roles.is_empty(),
            Self::Known => !roles.is_empty(),
            Self::Sellers => any(&[RoleKind::Seller]),
            Self::Assistants => any(&[RoleKind::Assistant]),
            Self::Offering => any(&[RoleKind::Seller, RoleKind::Assistant]),
            Self::Buyers => any(&[RoleKind::Buyer]),
            Self::Trading => any(&[RoleKind::Seller, RoleKind::Assistant, RoleKind::Buyer]),
            Self::Officials => any(&[RoleKind::Official]),
            Self::Desk => desk || any(&[RoleKind::Admin]),
            Self::Admins => any(&[RoleKind::Admin]),
            Self::Nobody => false,
        }
    }
}

/// What is declared of a command.
struct Declared {
    /// The name in the list.
    name: &'static str,
    /// Another name that is understood.
    also: Option<&'static str>,
    shown: Shown,
    /// Whether it shows something else: what a form asked before is no question any more that a text answers, and waits.
    leads_elsewhere: bool,
}

impl Command {
    const ALL: &[Self] = &[
        Self::Start,
        Self::Sell,
        Self::Farmers,
        Self::Offers,
        Self::Buy,
        Self::Demands,
        Self::Talks,
        Self::Orders,
        Self::Owed,
        Self::Subscriptions,
        Self::Prices,
        Self::Digest,
        Self::Desk,
        Self::Mediate,
        Self::Remove,
        Self::Menu,
        Self::Cancel,
        Self::Help,
        Self::Data,
        Self::Language,
        Self::Stop,
        Self::Paper,
    ];

    fn declared(self) -> Declared {
        let here = |name, shown| Declared { name, also: None, shown, leads_elsewhere: false };
        let elsewhere = |name, shown| Declared { name, also: None, shown, leads_elsewhere: true };
        match self {
            Self::Start => Declared { also: Some("start"), ..here("mulai", Shown::Strangers) },
            Self::Sell => elsewhere("jual", Shown::Sellers),
            Self::Farmers => elsewhere("petani", Shown::Assistants),
            Self::Offers => elsewhere("penawaran", Shown::Offering),
            Self::Buy => elsewhere("beli", Shown::Buyers),
            Self::Demands => elsewhere("permintaan", Shown::Trading),
            Self::Talks => elsewhere("tawar", Shown::Trading),
            Self::Orders => elsewhere("pesanan", Shown::Trading),
            Self::Owed => elsewhere("tagihan", Shown::Trading),
            Self::Subscriptions => elsewhere("kabari", Shown::Trading),
            Self::Prices => elsewhere("harga", Shown::Known),
            Self::Digest => elsewhere("ringkasan", Shown::Officials),
            Self::Desk => elsewhere("meja", Shown::Desk),
            Self::Mediate => elsewhere("kelola", Shown::Desk),
            Self::Remove => elsewhere("turunkan", Shown::Admins),
            Self::Menu => here("menu", Shown::Known),
            Self::Cancel => here("batal", Shown::Known),
            Self::Help => Declared { also: Some("help"), ..here("bantuan", Shown::Everybody) },
            Self::Data => here("data", Shown::Known),
            Self::Language => here("bahasa", Shown::Everybody),
            Self::Stop => here("berhenti", Shown::Known),
            Self::Paper => here("surat", Shown::Nobody),
        }
    }

    /// The command of that name.
    pub(in crate::chat) fn called(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.name() == name || command.declared().also == Some(name))
    }

    /// Its name in the list.
    pub(in crate::chat) fn name(self) -> &'static str {
        self.declared().name
    }

    /// Whether it shows something else than what a form asked before, which then waits.
    pub(in crate::chat) fn leads_elsewhere(self) -> bool {
        self.declared().leads_elsewhere
    }

    /// What it is for, to a person who holds `roles`; `None` of one that is in no list.
    pub(super) fn what(self, l: Locale, roles: &[RoleKind]) -> Option<String> {
        Some(match self {
            Self::Start => fl!(l, "command-start"),
            Self::Sell => fl!(l, "command-sell"),
            Self::Farmers => fl!(l, "command-assist"),
            Self::Offers => fl!(l, "command-offers"),
            Self::Buy => fl!(l, "command-buy"),
            Self::Demands if roles.contains(&RoleKind::Buyer) => fl!(l, "command-demands"),
            Self::Demands => fl!(l, "command-demands-seller"),
            Self::Talks => fl!(l, "command-talks"),
            Self::Orders => fl!(l, "command-orders"),
            Self::Owed => fl!(l, "command-owed"),
            Self::Subscriptions => fl!(l, "command-subscriptions"),
            Self::Prices => fl!(l, "command-prices"),
            Self::Digest => fl!(l, "command-digest"),
            Self::Desk => fl!(l, "command-desk"),
            Self::Mediate => fl!(l, "command-mediate"),
            Self::Remove => fl!(l, "command-remove"),
            Self::Menu => fl!(l, "command-menu"),
            Self::Cancel => fl!(l, "command-cancel"),
            Self::Help => fl!(l, "command-help"),
            Self::Data => fl!(l, "command-data"),
            Self::Language => fl!(l, "command-language"),
            Self::Stop => fl!(l, "command-stop"),
            Self::Paper => return None,
        })
    }
}

/// The commands that who holds `roles` is shown.
pub(super) fn shown(roles: &[RoleKind], desk: bool) -> impl Iterator<Item = Command> + '_ {
    Command::ALL.iter().copied().filter(move |command| command.declared().shown.to(roles, desk))
}

/// Names and descriptions of the commands for whom `list` is; without roles those of a stranger.
#[must_use]
pub fn commands(language: Language, list: &CommandList) -> Vec<(&'static str, String)> {
    let l = Locale::of(language);
    shown(&list.roles, list.desk).filter_map(|command| Some((command.name(), command.what(l, &list.roles)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_of_one_command() {
        for command in Command::ALL.iter().copied() {
            let names = [Some(command.name()), command.declared().also];
            assert!(names.into_iter().flatten().all(|name| Command::called(name) == Some(command)), "{command:?}");
        }
        assert_eq!(Command::called("tidakada"), None);
    }

    #[test]
    fn the_desk_is_shown_to_who_sits_there() {
        let official = |desk| commands(Language::Id, &CommandList { roles: vec![RoleKind::Official], desk });
        let has = |list: &[(&str, String)], name| list.iter().any(|(shown, _)| *shown == name);
        for name in ["meja", "kelola"] {
            assert!(has(&official(true), name) && !has(&official(false), name), "{name}");
        }
        assert!(!has(&official(true), "turunkan"));
    }
}
