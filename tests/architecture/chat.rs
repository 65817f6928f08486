//! The inner floors of `src/chat`: a feature knows the dialog, the kit and the lists of actions, but no other feature.

use std::collections::BTreeSet;

use super::{
    assert_none, complain,
    source::{self, Source},
};

/// What is declared once for all features, and the router; only these name features.
const LISTS: &[&str] = &["mod", "router", "actions", "forms", "view"];
/// What features are built on.
const BASES: &[&str] = &["dialog", "kit"];

/// The part of `chat` that a file belongs to: `orders` for `chat/orders/flow.rs`, `router` for `chat/router.rs`.
fn part(path: &str) -> Option<&str> {
    path.strip_prefix("chat/")?.split(['/', '.']).next()
}

/// The parts of `chat` that a file names, with the line of each.
fn uses(source: &Source, parts: &BTreeSet<&str>) -> Vec<(usize, String)> {
    let code = source.code.join("\n");
    let depth = source.path.split('/').count() - usize::from(source.path.ends_with("/mod.rs"));
    let up = "super::".repeat(depth.saturating_sub(1));
    let mut found = Vec::new();
    for root in ["chat::", up.as_str()] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            let is_inside = |c: char| c.is_alphanumeric() || c == '_' || (c == ':' && root.starts_with("super"));
            if before.is_some_and(is_inside) {
                continue;
            }
            let line = code[..at].matches('\n').count();
            let names = super::first_names(&code[at + root.len()..]);
            found.extend(names.into_iter().filter(|(_, name)| parts.contains(name.as_str())).map(|(below, name)| (line + below, name)));
        }
    }
    found
}

/// Features that are named where they must not be.
fn wrong(sources: &[Source]) -> Vec<String> {
    let parts: BTreeSet<&str> = sources.iter().filter_map(|s| part(&s.path)).collect();
    let is_feature = |name: &str| !LISTS.contains(&name) && !BASES.contains(&name);
    let mut complaints = Vec::new();
    for source in sources {
        let Some(own) = part(&source.path).filter(|own| !LISTS.contains(own)) else { continue };
        for (line, used) in uses(source, &parts).into_iter().filter(|(_, used)| used != own && is_feature(used)) {
            complain(
                &mut complaints,
                source,
                line,
                &format!("{own} must not know {used}: return where to go on, and let the router follow"),
            );
        }
        for (line, used) in uses(source, &parts).into_iter().filter(|(_, used)| ["router", "forms", "view"].contains(&used.as_str())) {
            complain(&mut complaints, source, line, &format!("{own} must not know chat's {used}"));
        }
    }
    complaints
}

#[test]
fn no_feature_of_chat_knows_another() {
    assert_none(&wrong(&source::all()));
}

#[test]
fn a_planted_import_between_features_is_found_however_it_is_written() {
    let of = |path: &str, code: &str| {
        let lines = || code.lines().map(str::to_owned).collect::<Vec<_>>();
        let other = |path: &str| Source { path: path.to_owned(), code: Vec::new(), text: Vec::new() };
        let planted = Source { path: path.to_owned(), code: lines(), text: lines() };
        wrong(&[planted, other("chat/orders/flow.rs"), other("chat/offers/view.rs"), other("chat/router.rs"), other("chat/dialog/turn.rs")])
            .len()
    };
    assert_eq!(of("chat/orders/forms.rs", "use crate::chat::offers::view;"), 1);
    assert_eq!(of("chat/orders/forms.rs", "use crate::{\n    chat::{\n        dialog::Turn,\n        offers::view,\n    },\n};"), 1);
    assert_eq!(of("chat/orders/forms.rs", "use super::super::offers::view;"), 1);
    assert_eq!(of("chat/orders/forms.rs", "fn f() { crate::chat::offers::view::g() }"), 1);
    assert_eq!(of("chat/dialog/engine.rs", "use crate::chat::orders;"), 1);
    assert_eq!(of("chat/dialog/engine.rs", "use crate::chat::router;"), 1);
    assert_eq!(of("chat/orders/view.rs", "use crate::chat::{dialog::Turn, orders::flow};"), 0);
    assert_eq!(of("chat/router.rs", "use super::{offers, orders};"), 0);
}
