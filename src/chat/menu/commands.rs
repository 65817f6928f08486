//! The list behind the slash: what the person can do.

use i18n_embed_fl::fl;

use crate::{
    domain::person::{Language, RoleKind},
    locale::Locale,
};

/// Names and descriptions of the commands for who holds `roles`; without roles those of a stranger.
#[must_use]
pub fn commands(language: Language, roles: &[RoleKind]) -> Vec<(&'static str, String)> {
    commands_in(Locale::of(language), roles)
}

/// Names and descriptions of the commands in the language of `l`.
pub(super) fn commands_in(l: Locale, roles: &[RoleKind]) -> Vec<(&'static str, String)> {
    let (sells, buys) = (roles.contains(&RoleKind::Seller), roles.contains(&RoleKind::Buyer));
    let assists = roles.contains(&RoleKind::Assistant);
    let known = !roles.is_empty();
    let all = [
        (!known, "mulai", fl!(l, "command-start")),
        (sells, "jual", fl!(l, "command-sell")),
        (assists, "petani", fl!(l, "command-assist")),
        (sells || assists, "penawaran", fl!(l, "command-offers")),
        (buys, "beli", fl!(l, "command-buy")),
        (sells || assists || buys, "permintaan", if buys { fl!(l, "command-demands") } else { fl!(l, "command-demands-seller") }),
        (sells || assists || buys, "tawar", fl!(l, "command-talks")),
        (sells || assists || buys, "pesanan", fl!(l, "command-orders")),
        (sells || assists || buys, "tagihan", fl!(l, "command-owed")),
        (sells || assists || buys, "kabari", fl!(l, "command-subscriptions")),
        (known, "harga", fl!(l, "command-prices")),
        (roles.contains(&RoleKind::Official), "ringkasan", fl!(l, "command-digest")),
        (roles.contains(&RoleKind::Admin), "meja", fl!(l, "command-desk")),
        (roles.contains(&RoleKind::Admin), "kelola", fl!(l, "command-mediate")),
        (roles.contains(&RoleKind::Admin), "turunkan", fl!(l, "command-remove")),
        (known, "menu", fl!(l, "command-menu")),
        (known, "batal", fl!(l, "command-cancel")),
        (true, "bantuan", fl!(l, "command-help")),
        (known, "data", fl!(l, "command-data")),
        (true, "bahasa", fl!(l, "command-language")),
        (known, "berhenti", fl!(l, "command-stop")),
    ];
    all.into_iter().filter(|(shown, ..)| *shown).map(|(_, name, what)| (name, what)).collect()
}
