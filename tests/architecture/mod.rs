//! Which part may know which: read from the sources, so that a wrong `use` is a failing test and not a matter of taste.

mod breaks;
mod chat;
mod circles;
mod graph;
mod lifecycle_tables;
mod names;
mod pages;
mod references;
mod source;

use std::{collections::BTreeSet, fs, path::Path};

use self::source::Source;

/// The parts below `src/` and what each may use. An arrow points one way; what is not here is forbidden.
const ARROWS: &[(&str, &[&str])] = &[
    ("main", &["cli", "config", "telemetry"]),
    ("cli", &["app", "config", "domain"]),
    (
        "app",
        &[
            "backoff",
            "chat",
            "clock",
            "config",
            "digest",
            "domain",
            "locale",
            "market",
            "notice",
            "reading",
            "sandbox",
            "store",
            "telegram",
            "telemetry",
            "web",
        ],
    ),
    ("config", &["domain"]),
    ("web", &["chat", "clock", "domain", "market", "store"]),
    ("telegram", &["backoff", "chat", "clock", "domain", "market", "notice", "store", "telemetry", "update"]),
    ("digest", &["domain", "market", "notice", "store"]),
    ("chat", &["clock", "digest", "domain", "locale", "market", "notice", "papers", "reading", "store", "update"]),
    ("market", &["domain", "notice", "store"]),
    ("store", &["domain", "notice"]),
    ("notice", &["domain"]),
    ("locale", &["domain"]),
    ("papers", &[]),
    ("reading", &["domain"]),
    ("update", &["domain"]),
    ("domain", &[]),
    ("backoff", &[]),
    ("clock", &[]),
    ("telemetry", &[]),
    ("sandbox", &[]),
];

/// What is wrong, with the place: one line each.
type Complaints = Vec<String>;

fn complain(complaints: &mut Complaints, source: &Source, line: usize, why: &str) {
    complaints.push(format!("src/{}:{}: {why}\n    {}", source.path, line + 1, source.text[line].trim()));
}

fn assert_none(complaints: &Complaints) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The part that a file belongs to: `chat` for `chat.rs` and for everything below `chat/`.
fn part(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or_default()
}

/// How many modules a file lies below the crate's root.
fn depth(path: &str) -> usize {
    path.split('/').count() - usize::from(path.ends_with("/mod.rs"))
}

/// The parts that a file names, with the line of each.
fn uses(source: &Source) -> Vec<(usize, String)> {
    let code = source.code.join("\n");
    let mut found = Vec::new();
    let up = "super::".repeat(depth(&source.path));
    for root in ["crate::", "tembus::", up.as_str()] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let line = code[..at].matches('\n').count();
            for (below, name) in first_names(&code[at + root.len()..]) {
                found.push((line + below, name));
            }
        }
    }
    found
}

/// `a` of `a::b`; `a` and `c` of `{a::b, c::{d, e}}`; with the line on which each stands.
fn first_names(rest: &str) -> Vec<(usize, String)> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![(0, name(rest))] };
    let (mut names, mut level, mut line, mut fresh) = (Vec::new(), 0, 0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => level += 1,
            '}' if level == 0 => break,
            '}' => level -= 1,
            ',' if level == 0 => fresh = true,
            '\n' => line += 1,
            c if fresh && (c.is_alphabetic() || c == '_') => {
                names.push((line, name(&group[at..])));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

#[test]
fn arrows_point_one_way() {
    let mut complaints = Vec::new();
    for source in source::all().iter().filter(|s| s.path != "lib.rs") {
        let own = part(&source.path);
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == own) else {
            complaints.push(format!("src/{}: a new part; say in ARROWS what it may use", source.path));
            continue;
        };
        for (line, used) in uses(source) {
            let is_part = ARROWS.iter().any(|(name, _)| *name == used);
            if is_part && used != own && !allowed.contains(&used.as_str()) {
                complain(&mut complaints, source, line, &format!("{own} must not use {used}; it may use {allowed:?}"));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn a_use_is_found_however_it_is_written() {
    let of = |path: &str, code: &str| {
        let lines = || code.lines().map(str::to_owned).collect();
        let names = uses(&Source { path: path.to_owned(), code: lines(), text: lines() });
        names.into_iter().map(|(line, name)| format!("{line}{name}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(of("a.rs", "use crate::{\n    b::{c, d},\n    e,\n};"), "1b 2e");
    assert_eq!(of("a.rs", "fn f() { crate::store::open() }"), "0store");
    assert_eq!(of("a/b.rs", "use super::c;\nuse super::super::d::e;"), "1d");
    assert_eq!(of("a/mod.rs", "use super::d;"), "0d");
}

/// Says where `words` stand in the code of the files that `concerned` picks.
fn forbid(words: &[&str], why: &str, concerned: impl Fn(&str) -> bool) {
    let mut complaints = Vec::new();
    for source in source::all().iter().filter(|s| concerned(&s.path)) {
        for (line, code) in source.code.iter().enumerate() {
            if words.iter().any(|word| contains_word(code, word)) {
                complain(&mut complaints, source, line, why);
            }
        }
    }
    assert_none(&complaints);
}

/// Whether `word` stands in `code` and is not a part of a longer name.
fn contains_word(code: &str, word: &str) -> bool {
    let borders = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    code.match_indices(word).any(|(at, _)| borders(code[..at].chars().next_back()) && borders(code[at + word.len()..].chars().next()))
}

#[test]
fn domain_notice_reading_and_locale_are_pure() {
    let words =
        ["async", "await", "sqlx", "teloxide", "tokio", "axum", "reqwest", "Instant", "SystemTime", "std::env", "std::fs", "std::net"];
    forbid(&words, "this part is pure: no waiting, no database, no network, no clock", |path| {
        ["domain", "notice", "papers", "reading", "locale", "update"].contains(&part(path))
    });
}

#[test]
fn time_is_read_in_one_place() {
    let clocks = ["Utc::now", "Local::now", "SystemTime::now"];
    forbid(&clocks, "time is a parameter: use Clock::now", |path| path != "clock.rs");
    // The sandbox stands in for Telegram, whose connections time out by a stopwatch of their own.
    forbid(&["Instant::now"], "time is a parameter: use Clock::now", |path| path != "clock.rs" && part(path) != "sandbox");
    let sleeps = ["tokio::time::sleep", "time::sleep", "thread::sleep", "tokio::time::interval"];
    forbid(&sleeps, "pauses run on the clock: use Clock::sleep_until", |path| path != "clock.rs" && part(path) != "sandbox");
}

#[test]
fn sql_is_only_in_the_store() {
    let elsewhere = |path: &str| part(path) != "store";
    forbid(&["sqlx"], "the database is only known in store/", elsewhere);
    let mut complaints = Vec::new();
    for source in source::all().iter().filter(|s| elsewhere(&s.path)) {
        for (line, text) in source.text.iter().enumerate() {
            let spoken = ["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"CREATE TABLE "];
            if spoken.iter().any(|start| text.contains(start)) {
                complain(&mut complaints, source, line, "SQL belongs in store/");
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn telegram_is_only_called_from_its_own_part() {
    forbid(&["teloxide"], "only telegram/ calls Telegram; chat/ may know its types", |path| !["telegram", "chat"].contains(&part(path)));
    forbid(&["teloxide::Bot", "Requester", "reqwest"], "conversations never call Telegram; they leave rows in the outbox", |path| {
        part(path) == "chat"
    });
}

/// The list is also what `.ci/run` looks for in the recorded traffic: a method that no test called fails there.
#[test]
fn the_list_of_methods_is_complete() {
    let mut called = BTreeSet::new();
    for source in source::all().iter().filter(|s| part(&s.path) == "telegram") {
        let (code, text) = (source.code.join("\n"), source.text.join("\n"));
        for (at, found) in code.match_indices("payloads::") {
            called.extend(first_names(&code[at + found.len()..]).into_iter().map(|(_, name)| name));
        }
        for (at, found) in text.match_indices("const NAME: &'static str = \"") {
            called.extend(text[at + found.len()..].split('"').next().map(str::to_owned));
        }
    }
    let listed: BTreeSet<String> = tembus::telegram::METHODS.iter().map(|m| m[..1].to_uppercase() + &m[1..]).collect();
    assert_eq!(called, listed, "src/telegram/mod.rs must list in METHODS what src/telegram can call");
    let list = Path::new(env!("CARGO_TARGET_TMPDIR")).join("methods");
    fs::write(list, tembus::telegram::METHODS.join("\n") + "\n").expect("the list for the validator");
}

#[test]
fn telegram_is_not_awaited_inside_a_transaction() {
    let mut complaints = Vec::new();
    for source in source::all().iter().filter(|s| ["telegram", "app"].contains(&part(&s.path))) {
        let mut open = false;
        for (line, code) in source.code.iter().enumerate() {
            if code.contains(".begin().await") {
                open = true;
            } else if code.contains(".commit()") || code.starts_with('}') || code.starts_with("    }") {
                open = false;
            } else if open && (contains_word(code, "api") || contains_word(code, "deliver")) {
                complain(&mut complaints, source, line, "a transaction is open here; the network must not be waited for");
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn nobody_but_the_composition_root_knows_the_sandbox() {
    let mut complaints = Vec::new();
    for source in source::all().iter().filter(|s| !["app", "sandbox", "lib"].contains(&part(&s.path))) {
        for (line, _) in uses(source).into_iter().filter(|(_, used)| used == "sandbox") {
            complain(&mut complaints, source, line, "the bot meets the sandbox by HTTP only");
        }
    }
    assert_none(&complaints);
}

/// Words that no English sentence of a program holds.
const INDONESIAN: &[&str] = &[
    "yang",
    "sudah",
    "belum",
    "tidak",
    "untuk",
    "dari",
    "penawaran",
    "pesanan",
    "permintaan",
    "penjual",
    "pembeli",
    "silakan",
    "tolong",
    "barang",
    "harga",
    "berapa",
    "selamat",
    "terima kasih",
    "bantuan",
    "batal",
    "kembali",
    "ringkasan",
    "siap",
    "besok",
    "maaf",
];

#[test]
fn what_people_read_is_in_the_locales() {
    // Commands are names; the reader knows people's words; the demo's people and the sandbox's page speak for themselves.
    let speaks = |path: &str| part(path) == "reading" || path.starts_with("app/demo") || part(path) == "sandbox" || part(path) == "domain";
    let mut complaints = Vec::new();
    for source in source::all().iter().filter(|s| !speaks(&s.path)) {
        for (line, (text, code)) in source.text.iter().zip(&source.code).enumerate() {
            // A single word may be a command's or a key's name; two in a row are a sentence.
            let mut sentences = literals(text, code).into_iter().filter(|l| l.split_whitespace().count() > 1);
            if sentences.any(|l| INDONESIAN.iter().any(|word| contains_word(&l, word))) {
                complain(&mut complaints, source, line, "text for people belongs in locales/");
            }
        }
    }
    assert_none(&complaints);
}

/// What stands between quotation marks on a line, in lower case.
fn literals(text: &str, code: &str) -> Vec<String> {
    let (mut all, mut inside) = (vec![String::new()], false);
    for (spoken, kept) in text.chars().zip(code.chars()) {
        if kept == '"' {
            inside = !inside;
            all.push(String::new());
        } else if let (true, Some(last)) = (inside, all.last_mut()) {
            last.extend(spoken.to_lowercase());
        }
    }
    all
}
