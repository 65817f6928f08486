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

/// What chat itself asks of the store: its conversations, what was said in them, what goes out, and what it could not read. All else is
/// the market's, which decides who may see it.
const OF_CONVERSATIONS: &[&str] = &[
    "dead_letters",
    "enqueue",
    "enqueue_button_removal",
    "enqueue_commands",
    "forget_conversation",
    "forget_prompt",
    "hasten_replies",
    "is_lost_history",
    "last_said",
    "last_said_before",
    "leave_out_replies",
    // What the bot is called, for the link on a paper.
    "meta",
    "said_in",
    "save_conversation",
    "take_turn",
    "unparsed",
    // Answers that wait for a chat.
    "usage",
];

/// What a file asks of a transaction, with the line of each: `orders` for `turn.tx.orders()`, however it is broken into lines.
fn asked_of_the_store(source: &Source) -> Vec<(usize, String)> {
    let code = source.code.join("\n");
    let is_inside = |c: char| c.is_alphanumeric() || c == '_';
    let asked = code.match_indices("tx").filter_map(|(at, word)| {
        let is_word = !code[..at].chars().next_back().is_some_and(is_inside);
        let call = code[at + word.len()..].trim_start().strip_prefix('.')?.trim_start();
        let name: String = call.chars().take_while(|c| is_inside(*c)).collect();
        is_word.then(|| (code[..at].matches('\n').count(), name))
    });
    asked.collect()
}

/// Where chat asks the store for what is the market's.
fn past_the_market(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources.iter().filter(|source| source.path.starts_with("chat/")) {
        for (line, asked) in asked_of_the_store(source).into_iter().filter(|(_, asked)| !OF_CONVERSATIONS.contains(&asked.as_str())) {
            complain(&mut complaints, source, line, &format!("{asked} is the market's: ask by a function of src/market"));
        }
    }
    complaints
}

#[test]
fn chat_reads_and_changes_the_market_by_its_use_cases_alone() {
    let sources = source::all();
    assert_none(&past_the_market(&sources));
    let asked: BTreeSet<String> = sources
        .iter()
        .filter(|source| source.path.starts_with("chat/"))
        .flat_map(|source| asked_of_the_store(source).into_iter().map(|(_, asked)| asked))
        .collect();
    let unused: Vec<_> = OF_CONVERSATIONS.iter().filter(|name| !asked.contains(**name)).collect();
    assert!(unused.is_empty(), "chat does not ask for {unused:?} any more");
}

#[test]
fn a_planted_look_past_the_market_is_found_however_it_is_written() {
    let of = |path: &str, code: &str| {
        let lines = || code.lines().map(str::to_owned).collect::<Vec<_>>();
        past_the_market(&[Source { path: path.to_owned(), code: lines(), text: lines() }]).len()
    };
    assert_eq!(of("chat/orders/flow.rs", "let all = turn.tx.orders().own(id, 20, 0).await?;"), 1);
    assert_eq!(of("chat/orders/flow.rs", "let all = turn\n    .tx\n    .orders()\n    .own(id, 20, 0)\n    .await?;"), 1);
    assert_eq!(of("chat/orders/flow.rs", "let mut cx = turn.act()?;\ncx.tx.offers().lock(id).await?;"), 1);
    assert_eq!(of("chat/orders/flow.rs", "turn.tx.last_said(turn.chat).await?; market::owed(turn.tx, id)"), 0);
    assert_eq!(of("market/orders.rs", "cx.tx.orders().get(id).await?"), 0);
}
