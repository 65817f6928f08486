//! What the server answers when it does not do what was asked.

use serde_json::{Value, json};

/// An error of the Bot API: the HTTP status, the text that bots match on, and what goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ApiError {
    pub(super) code: u16,
    pub(super) description: String,
    /// Seconds to wait, sent as `parameters.retry_after` and as the header `Retry-After`.
    pub(super) retry_after: Option<u32>,
}

impl ApiError {
    /// A 400. The first letter is lower-cased unless the text is a name such as `BUTTON_DATA_INVALID`.
    pub(super) fn bad(text: &str) -> Self {
        Self::with_prefix(400, "Bad Request", text)
    }

    /// A 403.
    pub(super) fn forbidden(text: &str) -> Self {
        Self::with_prefix(403, "Forbidden", text)
    }

    /// A 409.
    pub(super) fn conflict(text: &str) -> Self {
        Self::with_prefix(409, "Conflict", text)
    }

    /// A 429 with the pause that it asks for.
    pub(super) fn too_many(seconds: u32) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        Self { code: 429, description, retry_after: Some(seconds) }
    }

    /// Any status with its whole text.
    pub(super) fn plain(code: u16, description: &str) -> Self {
        Self { code, description: description.to_owned(), retry_after: None }
    }

    fn with_prefix(code: u16, prefix: &str, text: &str) -> Self {
        let mut letters = text.chars();
        let first = letters.next();
        let named = letters.clone().next().is_some_and(|second| second == '_' || second.is_ascii_uppercase());
        let first = first.map(|first| if named { first } else { first.to_ascii_lowercase() });
        let text: String = first.into_iter().chain(letters).collect();
        Self { code, description: format!("{prefix}: {text}"), retry_after: None }
    }

    /// The body of the answer.
    pub(super) fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(seconds) = self.retry_after {
            body["parameters"] = json!({ "retry_after": seconds });
        }
        body
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_is_lowered_except_in_names() {
        assert_eq!(ApiError::bad("Message text is empty").description, "Bad Request: message text is empty");
        assert_eq!(ApiError::bad("BUTTON_DATA_INVALID").description, "Bad Request: BUTTON_DATA_INVALID");
    }

    #[test]
    fn a_pause_is_told_in_the_text_and_in_the_parameters() {
        let body = ApiError::too_many(7).body();
        assert_eq!(body["description"], "Too Many Requests: retry after 7");
        assert_eq!(body["parameters"]["retry_after"], 7);
    }
}
