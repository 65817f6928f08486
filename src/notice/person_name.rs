//! How a message names a person other than its reader.

use std::{collections::HashMap, ops::Deref};

use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use serde_json::Value;

use crate::domain::person::{Person, PersonId};

/// The field that stands for a name in a stored message.
const NUMBER: &str = "named_person";
/// The field with the name itself, once it was looked up.
const NAME: &str = "called";

/// The name of a person. It is stored as the person's number and looked up when the message is sent, so that a message that
/// waits names nobody who has been erased since. A name without an account is stored as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Stored")]
pub struct PersonName {
    person: Option<PersonId>,
    name: String,
}

/// A name as rows hold it; those of older versions hold the name alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Typed(String),
    Person {
        named_person: PersonId,
        #[serde(default)]
        called: String,
    },
}

impl From<Stored> for PersonName {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Typed(name) => Self { person: None, name },
            Stored::Person { named_person, called } => Self { person: Some(named_person), name: called },
        }
    }
}

impl From<&Person> for PersonName {
    fn from(person: &Person) -> Self {
        Self::of(person.id, person.name.clone())
    }
}

impl PersonName {
    /// The name of `person` as it is today.
    #[must_use]
    pub const fn of(person: PersonId, name: String) -> Self {
        Self { person: Some(person), name }
    }
}

/// The name of somebody who has no account yet, as it was typed.
impl From<&str> for PersonName {
    fn from(typed: &str) -> Self {
        Self { person: None, name: typed.to_owned() }
    }
}

impl Deref for PersonName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.name
    }
}

impl Serialize for PersonName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(person) = self.person else { return serializer.serialize_str(&self.name) };
        let mut fields = serializer.serialize_map(Some(1))?;
        fields.serialize_entry(NUMBER, &person)?;
        fields.end()
    }
}

/// Whether a stored message may name persons by number.
pub(crate) fn may_name_persons(stored: &str) -> bool {
    stored.contains(NUMBER)
}

/// The persons whom a stored message names by number.
pub(crate) fn named_persons(stored: &Value) -> Vec<i64> {
    match stored {
        Value::Object(fields) => {
            let named = fields.get(NUMBER).and_then(Value::as_i64);
            named.into_iter().chain(fields.values().flat_map(named_persons)).collect()
        }
        Value::Array(values) => values.iter().flat_map(named_persons).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

/// Puts the names of today beside the numbers of a stored message.
pub(crate) fn fill_names(stored: &mut Value, names: &HashMap<i64, String>) {
    match stored {
        Value::Object(fields) => {
            if let Some(name) = fields.get(NUMBER).and_then(Value::as_i64).and_then(|person| names.get(&person)) {
                fields.insert(NAME.to_owned(), Value::from(name.as_str()));
            }
            fields.values_mut().for_each(|value| fill_names(value, names));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| fill_names(value, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_person_is_stored_by_number_and_named_when_the_message_is_sent() {
        let name = PersonName { person: Some(PersonId(7)), name: "Pak Bejo".to_owned() };
        let mut stored = json!({ "order": { "seller": name }, "farmers": [{ "farmer": "Bu Tini" }] });
        assert!(may_name_persons(&stored.to_string()) && !stored.to_string().contains("Bejo"));
        assert_eq!(named_persons(&stored), [7]);
        fill_names(&mut stored, &HashMap::from([(7, "Pak Bejo Santoso".to_owned())]));
        let read: PersonName = serde_json::from_value(stored["order"]["seller"].clone()).unwrap();
        assert_eq!((&*read, read.person), ("Pak Bejo Santoso", Some(PersonId(7))));
        let typed: PersonName = serde_json::from_value(stored["farmers"][0]["farmer"].clone()).unwrap();
        assert_eq!(typed, "Bu Tini".into());
    }
}
