//! One row of the outbox, brought to Telegram.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{
    api::{Api, TakenMessage},
    errors::{CallError, SendFailure, classify},
    message,
};
use crate::{
    chat::{
        commands as command_list,
        kit::{Keyboard, Message, Service},
        render,
    },
    domain::person::Language,
    notice::{CommandList, Notice},
    store::{Delivered, Due, OutboxAct},
};

/// A row that was not taken.
#[derive(Debug)]
pub(super) struct Undelivered {
    /// What has to be done about it.
    pub(super) failure: SendFailure,
    /// What was answered, for the log.
    pub(super) error: String,
}

/// Sends `row`, as an edit if it wants one and Telegram allows it. Returns the message's id.
pub(super) async fn deliver(api: &Api, row: &Due, service: &Service) -> Result<Delivered, Undelivered> {
    let mut edit = row.edit.and_then(|id| i32::try_from(id).ok());
    match row.act.parse() {
        Ok(OutboxAct::Say) => {}
        Ok(OutboxAct::RemoveButtons) => return remove_buttons(api, row.chat, edit.unwrap_or_default()).await,
        Ok(OutboxAct::SetCommands) => return commands(api, row).await,
        Err(unknown) => return Err(parked(unknown.to_string())),
    }
    if let Some(answered) = row.remove_buttons_from.and_then(|id| i32::try_from(id).ok()) {
        remove_buttons(api, row.chat, answered).await?;
    }
    let notice = notice_of(row)?;
    let mut message = message_of(row, &notice, service)?;
    let mut links = true;
    loop {
        let editing = edit.and_then(|id| message::edit(row.chat, id, &message, links));
        let is_edit = editing.is_some();
        let answer: Result<TakenMessage, CallError> = match &editing {
            Some(payload) => api.call(payload).await,
            None => api.send_message(row.chat, &message, row.silent != 0, links).await,
        };
        let error = match answer {
            Ok(sent) => return Ok(told(Some(sent.id), &message)),
            Err(error) => error,
        };
        match classify(&error) {
            SendFailure::NothingToDo if is_edit => return Ok(told(row.edit, &message)),
            SendFailure::SendAnew if is_edit => edit = None,
            SendFailure::LeaveLinksOut if links => {
                links = false;
                // The text fits what can be done then.
                message = message_of(row, &notice.clone().without_links(), service)?;
            }
            // A file that Telegram does not show any more: the person is told so, and nobody else waits.
            SendFailure::Park => match message.without_file() {
                Some(instead) => message = instead,
                None => return Err(undelivered(SendFailure::Park, &error)),
            },
            SendFailure::NothingToDo | SendFailure::SendAnew | SendFailure::LeaveLinksOut => {
                return Err(undelivered(SendFailure::Park, &error));
            }
            failure => return Err(undelivered(failure, &error)),
        }
    }
}

async fn remove_buttons(api: &Api, chat: i64, id: i32) -> Result<Delivered, Undelivered> {
    let answer: Result<TakenMessage, CallError> = api.call(&message::remove_buttons(chat, id)).await;
    match answer.map_err(|error| (classify(&error), error)) {
        Ok(_) | Err((SendFailure::NothingToDo | SendFailure::SendAnew, _)) => Ok(Delivered::default()),
        Err((failure, error)) => Err(undelivered(failure, &error)),
    }
}

/// The command list of one chat: that of who writes there.
async fn commands(api: &Api, row: &Due) -> Result<Delivered, Undelivered> {
    let list: CommandList = serde_json::from_str(row.notice.as_deref().unwrap_or_default()).unwrap_or_default();
    match api.set_commands(Some(row.chat), &command_list(language_of(row), &list)).await {
        Ok(()) => Ok(Delivered::default()),
        Err(error) => Err(undelivered(classify(&error), &error)),
    }
}

fn told(message: Option<i64>, rendered: &Message) -> Delivered {
    Delivered { message, buttons: matches!(&rendered.keyboard, Keyboard::Inline(rows) if !rows.is_empty()) }
}

fn language_of(row: &Due) -> Language {
    row.language.as_deref().and_then(|code| code.parse().ok()).unwrap_or(Language::Id)
}

/// A notice that can't be read or rendered is a defect of ours, and must not end the sender.
fn notice_of(row: &Due) -> Result<Notice, Undelivered> {
    let json = row.notice.as_deref().unwrap_or_default();
    serde_json::from_str(json).map_err(|e| parked(format!("undecodable notice at column {}", e.column())))
}

fn message_of(row: &Due, notice: &Notice, service: &Service) -> Result<Message, Undelivered> {
    let rendered = catch_unwind(AssertUnwindSafe(|| render(notice, language_of(row), service)));
    rendered.map_err(|_| parked("a panic while rendering".to_owned()))
}

fn parked(error: String) -> Undelivered {
    Undelivered { failure: SendFailure::Park, error }
}

fn undelivered(failure: SendFailure, error: &CallError) -> Undelivered {
    Undelivered { failure, error: error.to_string() }
}
