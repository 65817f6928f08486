//! Names that were replaced by the field's terms do not come back (docs/NAMES.md).

use std::{fs, path::Path};

/// Where an old name must not be.
enum Old {
    /// A file or a folder of this name, wherever it lies.
    File(&'static str),
    /// An item of this name in files below this folder.
    Item(&'static str, &'static str),
}
use Old::{File, Item};

/// The old name, and what the thing is called.
const NAMES: &[(Old, &str)] = &[
    (File("app/beginning"), "startup"),
    (File("app/doors"), "http"),
    (Item("", "Door"), "Endpoint"),
    (Item("src/app", "take"), "serve_webhook"),
    (Item("src/app", "answer"), "serve"),
    (File("app/life"), "lifecycle"),
    (Item("src/app", "heirs"), "takeover"),
    (Item("src/app", "end_run"), "mark_clean_shutdown"),
    (File("app/rounds"), "scheduler"),
    (Item("src/app", "Step"), "Job"),
    (File("app/set_aside"), "dead_letters"),
    (Item("src", "set_aside"), "dead_letter"),
    (Item("src", "Kept"), "DeadLetter"),
    (File("telegram/suspects"), "poison"),
    (Item("src", "Caution"), "Quarantine"),
    (Item("src", "Verdict"), "SendFailure"),
    (Item("src", "Fate"), "DeliveryOutcome"),
    (Item("src", "Lessee"), "LeaseHolder"),
    (Item("", "PATIENCE"), "*_TIMEOUT or *_INTERVAL"),
    (Item("", "BREATH"), "*_TIMEOUT or *_INTERVAL"),
    (Item("", "GLANCE"), "*_TIMEOUT or *_INTERVAL"),
    (Item("", "LOOK"), "*_TIMEOUT or *_INTERVAL"),
    (Item("", "PULSE"), "*_TIMEOUT or *_INTERVAL"),
    (File("store/whole"), "backup"),
    (File("store/alive"), "instances"),
    (File("store/live"), "offer_search"),
    (File("store/figures"), "metrics"),
    (File("store/sending"), "outbox/leases"),
    (File("reading/near"), "fuzzy"),
    (File("reading/near_day"), "relative_date"),
    (File("reading/day_number"), "calendar_date"),
    (File("reading/figure"), "amount"),
    (File("reading/sum"), "number_builder"),
    (File("reading/wish"), "search_query"),
    (File("reading/personal"), "pii"),
    (File("reading/clean"), "normalize"),
    (File("reading/size"), "measures"),
    (File("reading/link"), "url"),
    (Item("src", "Wishes"), "SearchCriteria"),
    (File("market/act"), "context"),
    (Item("src/market", "Act"), "Cx"),
    (File("market/reach"), "reachability"),
    (Item("src/market", "lost"), "mark_unreachable"),
    (Item("src/market", "regained"), "mark_reachable"),
    (File("market/due"), "timers"),
    (File("market/repeat"), "relist"),
    (File("chat/unread"), "unparsed"),
    (File("store/unread"), "unparsed"),
    (Item("", "unread"), "unparsed"),
    (File("lines/unread"), "unparsed"),
    (File("lines/repeat"), "relist"),
    (Item("src", "Happened"), "StaleReason"),
    (Item("src", "Impossible"), "InvalidTransition"),
    (Item("src", "OrderMove"), "OrderEvent"),
    (Item("src/market", "step"), "transition"),
    (Item("src/chat", "talk"), "conversation"),
    (Item("src/chat", "said"), "incoming"),
    (Item("src/chat", "unprompt"), "remove_buttons"),
    (Item("src", "bound"), "reserved"),
    (Item("src", "unprompt"), "remove_buttons"),
    (Item("src", "enqueue_unprompt"), "enqueue_button_removal"),
    (Item("src", "chat_lost"), "mark_chat_unreachable"),
    (Item("src", "chat_regained"), "mark_chat_reachable"),
    (Item("src", "near_day"), "relative_date::read"),
    (Item("src", "happened"), "stale_reason_of_order, stale_reason_of_offer"),
    (Item("src", "happened_to"), "stale_reason_of_order, stale_reason_of_offer"),
    (Item("src", "why_not"), "stale_reason_of_event"),
    (Item("src", "why_over"), "stale_reason_of_step, stale_reason_of_talk"),
    (Item("src", "why_gone"), "stale_reason_of_listing"),
    (Item("src", "why_down"), "stale_reason_of_own_offer"),
    (File("kit/happened"), "stale_reason"),
    (Item("src/chat", "put"), "a verb that says where: attach_photos, replace_all"),
    (Item("src/market", "put"), "a verb that says where: store_answer"),
    (Item("src/store", "put"), "a verb that says where: upsert, insert_row"),
    (Item("src/market", "found"), "load_open_talk"),
    (Item("tests/model", "said"), "event_of_step"),
    (Item("tests/model", "talk"), "negotiate"),
    (Item("src", "Sight"), "FormContext"),
    (Item("src", "Pace"), "Admission"),
    (Item("src", "Maker"), "StepBy"),
    (Item("src", "Wish"), "RequestOptions"),
    (Item("src", "World"), "LineContext"),
    (File("reading/world"), "line_context"),
    (File("reading/hearsay"), "reported_speech"),
    (File("reading/told_deeds"), "reported_acts"),
    (File("reading/parting"), "split_lots"),
    (File("reading/spot"), "price_place"),
    (File("reading/edges"), "amount_rules"),
    (Item("src/chat", "wished"), "a verb: on_withdraw, search"),
    (Item("src/chat", "lost"), "a verb: on_withdraw, search"),
];

fn files(dir: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path.display().to_string());
        }
    }
}

/// Whether `name` is the name of a file or of a folder in `path`.
fn is_named(path: &str, name: &str) -> bool {
    path.contains(&format!("/{name}.rs")) || path.contains(&format!("/{name}/"))
}

/// Whether the source defines an item of this name, or declares it with the words of its codes (`coded!`).
fn defines(source: &str, name: &str) -> bool {
    let kinds = ["fn ", "struct ", "enum ", "trait ", "type ", "const ", "static ", "mod ", "macro_rules! "];
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let coded = |line: &str| line.trim_start().strip_prefix(name).is_some_and(|rest| rest.starts_with("(\"") && rest.ends_with("\") {"));
    source.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
        coded(line)
            || kinds.iter().any(|kind| line.match_indices(&format!("{kind}{name}")).any(|(at, found)| ends(&line[at + found.len()..])))
    })
}

#[test]
fn no_old_name_comes_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    files(&root.join("src"), &mut all);
    files(&root.join("tests"), &mut all);
    let mut found = Vec::new();
    for path in &all {
        let source = fs::read_to_string(path).expect("a source");
        let path = path.strip_prefix(&format!("{}/", root.display())).unwrap_or(path);
        for (old, new) in NAMES {
            let (bad, name) = match old {
                File(name) => (is_named(path, name), name),
                Item(below, name) => (path.starts_with(below) && defines(&source, name), name),
            };
            if bad {
                found.push(format!("{path}: {name} is called {new}"));
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn an_old_name_is_found_as_a_file_and_as_an_item() {
    assert!(is_named("/a/src/market/act.rs", "market/act") && is_named("/a/src/market/act/b.rs", "market/act"));
    assert!(!is_named("/a/src/market/action.rs", "market/act"));
    assert!(defines("pub(super) fn lost(a: B) {}", "lost") && defines("struct Act<'a>;", "Act"));
    assert!(
        defines("coded! {\n    Act(\"act\") {", "Act") && !defines("    Actor(\"actor\") {", "Act") && !defines("    Act(\"a\"),", "Act")
    );
    assert!(!defines("// fn lost() {}\nfn lost_all() {}", "lost"));
}
