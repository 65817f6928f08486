//! What Telegram's refusals mean for a message that was to be sent.

use std::time::Duration;

/// Why a call of the Bot API failed. Never holds the token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// Telegram said no; nothing was done.
    #[error("Telegram refused ({code}): {description}")]
    Refused {
        /// As HTTP's status codes.
        code: u16,
        /// Telegram's words.
        description: String,
        /// How long Telegram wants to be left alone.
        retry_after: Option<Duration>,
    },
    /// The request did not reach Telegram.
    #[error("Telegram can't be reached: {0}")]
    NotSent(String),
    /// Telegram itself failed; it may have done it, or not.
    #[error("Telegram failed ({code}): {description}")]
    Failed {
        /// A 5xx status.
        code: u16,
        /// Telegram's words.
        description: String,
    },
    /// Telegram may have done it, or not: a time-out, a cut connection, or an answer that is not the Bot API's.
    #[error("Telegram gave no clear answer: {0}")]
    Unclear(String),
}

impl CallError {
    /// A word for counting: the status of a refusal, or how the call went wrong.
    #[must_use]
    pub fn kind(&self) -> String {
        match self {
            Self::Refused { code, .. } | Self::Failed { code, .. } => code.to_string(),
            Self::NotSent(_) => "not_sent".to_owned(),
            Self::Unclear(_) => "unclear".to_owned(),
        }
    }

    /// How long Telegram wants to be left alone, if it says so.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            Self::Failed { .. } | Self::NotSent(_) | Self::Unclear(_) => None,
        }
    }

    /// Whether polling is refused because somebody set a webhook.
    #[must_use]
    pub fn is_foreign_webhook(&self) -> bool {
        matches!(self, Self::Refused { code: 409, description, .. } if description.to_lowercase().contains("webhook is active"))
    }

    /// Whether the server does not know the bot: a wrong token or a wrong address.
    #[must_use]
    pub const fn is_wrong_bot(&self) -> bool {
        matches!(self, Self::Refused { code: 401 | 404, .. })
    }

    /// Whether a file is refused that the server is said to have.
    #[must_use]
    pub fn is_about_file(&self) -> bool {
        matches!(self, Self::Refused { code: 400, description, .. } if description.to_lowercase().contains("file"))
    }
}

/// Why a message was not taken, as what has to be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendFailure {
    /// The message already says this.
    NothingToDo,
    /// The message can't be edited: send a new one.
    SendAnew,
    /// The person named in a link does not allow it: leave links out.
    LeaveLinksOut,
    /// Telegram refuses messages to this person until he comes back.
    Unreachable,
    /// Telegram forbids this message in words that are not known: the chat waits, the person is left as he is.
    Forbidden,
    /// Leave the chat alone for so long, or for a growing pause.
    Wait(Option<Duration>),
    /// It did not get there: try again.
    Retry,
    /// It may have got there: count that, and try again.
    RetryUncertain,
    /// Telegram itself failed with it: count that, and try again, but not for ever.
    RetryFailed,
    /// The server does not know the bot: nothing can be sent at all.
    Stop,
    /// Telegram never will take this message.
    Park,
}

impl SendFailure {
    /// How long to wait where the same may well be taken later: `Some(None)` is for a growing pause, `None` where it will not be taken
    /// or the whole bot is concerned.
    #[must_use]
    pub const fn pause(&self) -> Option<Option<Duration>> {
        match self {
            Self::Wait(pause) => Some(*pause),
            Self::Retry | Self::RetryUncertain | Self::RetryFailed | Self::Forbidden => Some(None),
            Self::NothingToDo | Self::SendAnew | Self::LeaveLinksOut | Self::Unreachable | Self::Stop | Self::Park => None,
        }
    }
}

/// The words of a 403 by which Telegram says that the person can't be written to.
const UNREACHABLE: [&str; 7] = [
    "bot was blocked by the user",
    "user is deactivated",
    "bot can't initiate conversation",
    "bot was kicked",
    "bot is not a member",
    "can't send messages to the bot",
    "can't send messages to bots",
];

/// What `error` means. teloxide recognises refusals by their whole texts and misses some of the server's spellings, so the
/// code and the telling part of the text decide here (both as in the server's source).
#[must_use]
pub fn classify(error: &CallError) -> SendFailure {
    let (code, description, retry_after) = match error {
        CallError::NotSent(_) => return SendFailure::Retry,
        CallError::Unclear(_) => return SendFailure::RetryUncertain,
        CallError::Failed { .. } => return SendFailure::RetryFailed,
        CallError::Refused { code, description, retry_after } => (*code, description.to_lowercase(), *retry_after),
    };
    let says = |part: &str| description.contains(part);
    match code {
        429 => SendFailure::Wait(retry_after),
        // An answer that says how long to wait means that and no more, whatever it refuses.
        _ if retry_after.is_some() => SendFailure::Wait(retry_after),
        401 | 404 => SendFailure::Stop,
        403 if UNREACHABLE.iter().any(|text| says(text)) => SendFailure::Unreachable,
        403 => SendFailure::Forbidden,
        409 => SendFailure::Retry,
        _ if says("message is not modified") => SendFailure::NothingToDo,
        _ if says("message to edit not found")
            || says("can't be edited")
            || says("message_id_invalid")
            || says("no text in the message") =>
        {
            SendFailure::SendAnew
        }
        _ if says("button_user_privacy_restricted") => SendFailure::LeaveLinksOut,
        _ if says("chat not found") || says("user is deactivated") || says("peer_id_invalid") => SendFailure::Unreachable,
        _ => SendFailure::Park,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: u16, description: &str) -> SendFailure {
        classify(&CallError::Refused { code, description: description.to_owned(), retry_after: None })
    }

    #[test]
    fn refusals_are_told_apart_by_the_servers_own_words() {
        let same = "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a \
            current content and reply markup of the message";
        assert_eq!(refused(400, same), SendFailure::NothingToDo);
        assert_eq!(refused(400, "Bad Request: message to edit not found"), SendFailure::SendAnew);
        assert_eq!(refused(400, "Bad Request: message can't be edited"), SendFailure::SendAnew);
        assert_eq!(refused(400, "Bad Request: there is no text in the message to edit"), SendFailure::SendAnew);
        assert_eq!(refused(400, "Bad Request: BUTTON_USER_PRIVACY_RESTRICTED"), SendFailure::LeaveLinksOut);
        assert_eq!(refused(400, "Bad Request: chat not found"), SendFailure::Unreachable);
        assert_eq!(refused(403, "Forbidden: bot was blocked by the user"), SendFailure::Unreachable);
        assert_eq!(refused(403, "Forbidden: bot can't initiate conversation with a user"), SendFailure::Unreachable);
        // Older servers say the first.
        assert_eq!(refused(403, "Forbidden: bot can't send messages to bots"), SendFailure::Unreachable);
        assert_eq!(refused(403, "Forbidden: the bot can't send messages to the bot"), SendFailure::Unreachable);
        assert_eq!(refused(400, "Bad Request: can't parse entities: unsupported start tag \"br\" at byte offset 0"), SendFailure::Park);
        assert_eq!(refused(401, "Unauthorized"), SendFailure::Stop);
        assert_eq!(refused(404, "Not Found"), SendFailure::Stop);
    }

    #[test]
    fn what_may_have_arrived_is_uncertain() {
        assert_eq!(classify(&CallError::Unclear("status 502".to_owned())), SendFailure::RetryUncertain);
        assert_eq!(classify(&CallError::NotSent("connection refused".to_owned())), SendFailure::Retry);
    }
}
