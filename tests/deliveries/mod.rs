//! Messages as clients of today and tomorrow send them, each a JSON file: `steps` are what a seller's client sends,
//! `expect` is what the bot answers. A step is `msg` (fields of a new message), `edit` (fields of an own message named
//! before by `name`), `say` (a typed text), or `album` (several messages at once). A file may hold a list of cases.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};

use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value, json};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Every case, in the order of the files' names.
fn cases() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deliveries");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| (path.display().to_string(), serde_json::from_slice(&fs::read(&path).unwrap()).unwrap()))
        .collect();
    cases.sort_by(|(a, _), (b, _)| a.cmp(b));
    let each = |(path, case): (String, Value)| match case {
        Value::Array(cases) => cases.into_iter().map(|case| (format!("{path}: {}", case["title"]), case)).collect(),
        case => vec![(path, case)],
    };
    cases.into_iter().flat_map(each).collect()
}

/// The fields of a message in a step, without what only the case needs.
fn fields(step: &Value, now: i64) -> Value {
    let mut fields = step.clone();
    if let Some(offset) = step["date_offset"].as_i64() {
        fields["date"] = json!(now + offset);
    }
    for own in ["chat", "name", "of", "date_offset"] {
        fields.as_object_mut().unwrap().remove(own);
    }
    fields
}

async fn plays(person: &Person<'_>, steps: &[Value]) {
    let (world, mut named) = (person.world, HashMap::new());
    for step in steps {
        let now = chrono::DateTime::timestamp(&tembus::clock::Clock::now(&*world.clock));
        if let Some(message) = step.get("msg") {
            let id = world.sandbox.send_fields(person.id, &fields(message, now));
            named.extend(message["name"].as_str().map(|name| (name.to_owned(), id)));
        } else if let Some(edit) = step.get("edit") {
            let id = named[edit["of"].as_str().unwrap()];
            assert!(world.sandbox.edit_fields(person.id, id, &fields(edit, now)));
        } else if let Some(album) = step.get("album") {
            for item in album["items"].as_array().unwrap() {
                let mut item = item.clone();
                item["media_group_id"] = album["id"].clone();
                world.sandbox.send_fields(person.id, &item);
            }
        } else {
            world.sandbox.say(person.id, step["say"][1].as_str().unwrap());
        }
        world.settle().await;
    }
}

fn judge(case: &str, person: &Person<'_>, before: usize, expect: &Value) {
    let texts =
        |list: &Value| list.as_array().cloned().unwrap_or_default().iter().map(|t| t.as_str().unwrap().to_owned()).collect::<Vec<_>>();
    for text in texts(&expect["contains"]) {
        assert!(person.saw(&text), "{case}: not seen: {text}\n{}", person.transcript());
    }
    for text in texts(&expect["not_contains"]) {
        assert!(!person.last().contains(&text), "{case}: seen, and should not be: {text}\n{}", person.transcript());
    }
    if expect["silent"] == true {
        assert_eq!(person.count(""), before, "{case}: an answer to what asks for none\n{}", person.transcript());
    }
}

on_each_engine!(what_clients_send_is_read);
async fn what_clients_send_is_read(engine: Engine) {
    let world = World::new(engine).await;
    let cases = cases();
    assert!(!cases.is_empty());
    for (name, case) in cases {
        let seller = world.seller("Pak Bejo").await;
        let before = seller.count("");
        plays(&seller, case["steps"].as_array().unwrap()).await;
        judge(&name, &seller, before, &case["expect"]);
    }
}

/// Fields of a message beside its words, those of today and one that is yet to come.
pub(crate) const BESIDE: &[&str] = &[
    "entities",
    "caption_entities",
    "photo",
    "document",
    "voice",
    "video",
    "contact",
    "poll",
    "venue",
    "checklist",
    "rich_message",
    "reply_markup",
    "reply_to_message",
    "quote",
    "forward_origin",
    "link_preview_options",
    "edit_date",
    "date",
    "media_group_id",
    "future_field",
];
pub(crate) const WORDS: &[&str] =
    &["telur ayam ras 2 ton 26rb siap besok", "lele 300 kg siap besok", "26rb", "halo", "/jual jagung 5 ton 5500", "besok", "ya"];

/// JSON of any shape, with names that Telegram uses among the keys.
pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let names = prop::sample::select(vec!["type", "text", "file_id", "id", "blocks", "title", "phone_number", "mime_type", "x"]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[ -~]{0,12}".prop_map(Value::from),
        Just(Value::from("image/png")),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(names.clone(), inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())),
        ]
    })
}

/// A message with words: alone or under something, with fields of any shape beside them.
fn with_words() -> impl Strategy<Value = Value> {
    let beside = prop::collection::btree_map(prop::sample::select(BESIDE), any_json(), 0..5);
    let place = prop::sample::select(vec!["text", "caption"]);
    (beside, place, prop::sample::select(WORDS)).prop_map(|(beside, place, words)| {
        let mut fields: BTreeMap<&str, Value> = beside;
        fields.insert(place, words.into());
        json!(fields)
    })
}

on_each_engine!(words_are_answered_as_words_whatever_stands_beside_them);
async fn words_are_answered_as_words_whatever_stands_beside_them(engine: Engine) {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48);
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let mut runner = TestRunner::default();
    for case in 0..cases {
        let fields = with_words().new_tree(&mut runner).unwrap().current();
        let sent = world.sandbox.send_fields(seller.id, &fields);
        world.settle().await;
        if case % 3 == 0 {
            let changed = with_words().new_tree(&mut runner).unwrap().current();
            assert!(world.sandbox.edit_fields(seller.id, sent, &changed));
            world.settle().await;
        }
        assert!(!seller.saw("pesan suara dan gambar"), "{fields}\n{}", seller.transcript());
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    world.is_sound().await;
}
