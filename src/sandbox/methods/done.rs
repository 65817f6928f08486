//! The answer to a call that worked.

use serde_json::Value;

use crate::sandbox::error::ApiError;

/// What a call that worked is answered with.
#[derive(Debug)]
pub(in crate::sandbox) struct Done {
    /// JSON text and not a [`Value`], which would lose the order of an update's fields.
    result: String,
    description: Option<&'static str>,
}

impl Done {
    /// A list of updates, each of them JSON text.
    pub(in crate::sandbox) fn updates(updates: &[String]) -> Self {
        Self { result: format!("[{}]", updates.join(",")), description: None }
    }

    /// A result with the sentence that the server adds to it.
    pub(super) fn described(result: &Value, description: &'static str) -> Self {
        Self { result: result.to_string(), description: Some(description) }
    }

    /// The body of the answer.
    pub(in crate::sandbox) fn body(&self) -> String {
        let description = self.description.map(|text| format!(",\"description\":{}", Value::from(text))).unwrap_or_default();
        format!("{{\"ok\":true,\"result\":{}{description}}}", self.result)
    }
}

impl From<Value> for Done {
    fn from(result: Value) -> Self {
        Self { result: result.to_string(), description: None }
    }
}

/// What a call comes to.
pub(super) type Outcome = Result<Done, ApiError>;
