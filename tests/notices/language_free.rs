//! What is stored of goods names them by their code: what they were called when it was stored is not what people read.

use serde_json::Value;
use tembus::{domain::commodity::Commodity, notice::Notice};

use super::{samples, text_of};

/// A name that nothing is called.
const OTHER: &str = "Xyzzy";

/// Gives all goods of the catalogue another stored name, or none; how many there were.
fn rename(value: &mut Value, name: Option<&str>) -> usize {
    match value {
        Value::Array(list) => list.iter_mut().map(|one| rename(one, name)).sum(),
        Value::Object(fields) => {
            let known = fields.get("commodity").and_then(Value::as_str).is_some_and(|code| Commodity::by_code(code).is_some());
            let mut renamed = 0;
            if known && fields.contains_key("goods") {
                match name {
                    Some(name) => drop(fields.insert("goods".to_owned(), Value::from(name))),
                    None => drop(fields.remove("goods")),
                }
                renamed += 1;
            }
            renamed + fields.values_mut().map(|one| rename(one, name)).sum::<usize>()
        }
        _ => 0,
    }
}

#[test]
fn goods_are_shown_by_their_code_whatever_they_were_called_when_the_notice_was_stored() {
    let mut renamed = 0;
    for sample in samples::all() {
        let shown = text_of(&sample.notice);
        for name in [Some(OTHER), None] {
            let mut stored = serde_json::to_value(&sample.notice).unwrap();
            renamed += rename(&mut stored, name);
            let read: Notice = serde_json::from_value(stored).unwrap();
            assert_eq!(text_of(&read), shown, "{}", sample.name);
        }
    }
    assert!(renamed > 100, "{renamed} names");
}
