//! Files that the server keeps.

use axum::body::Bytes;

use super::{model::StoredFile, state::State};

/// The bytes behind a `file_path`.
pub(super) fn download<'a>(state: &'a State, bot: usize, path: &str) -> Option<&'a StoredFile> {
    let id = path.rsplit('/').next()?.split('.').next()?;
    known(state, bot, id)
}

/// Keeps a file and gives it its id.
pub(super) fn store(state: &mut State, bot: usize, name: &str, mime: &str, bytes: Bytes, photo: bool) -> String {
    let kind = if photo { "AgACAgUAAxkBAAI" } else { "BQACAgUAAxkBAAI" };
    let owner = state.bots[bot].id;
    let id = format!("{kind}{owner:0>20}{:0>14}{:0>10}", state.now(), state.files.len());
    let (name, mime) = (name.to_owned(), mime.to_owned());
    state.files.insert(id.clone(), StoredFile { bot, name, mime, bytes, photo });
    id
}

/// The file with this id, as far as the bot knows it.
pub(super) fn known<'a>(state: &'a State, bot: usize, id: &str) -> Option<&'a StoredFile> {
    state.files.get(id.strip_suffix("-s").unwrap_or(id)).filter(|file| file.bot == bot)
}
