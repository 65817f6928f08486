//! Messages as clients of today and tomorrow send them, each a JSON file: `steps` are what a seller's client sends,
//! `expect` is what the bot answers. A step is `msg` (fields of a new message), `edit` (fields of an own message named
//! before by `name`), `say` (a typed text), or `album` (several messages at once). A file may hold a list of cases.

use std::{collections::HashMap, fs, path::Path};

use serde_json::{Value, json};

use crate::support::{Engine, Person, World, on_each_engine};

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
