//! Photos and documents: uploads, sending again by file_id, downloads.

use serde_json::json;

use super::{
    Outcome,
    messages::{deliver, finish, replied},
};
use crate::sandbox::{
    error::ApiError,
    files::{known, store},
    keyboard,
    model::Body,
    params::{Params, Upload},
    state::State,
    text::{self, CAPTION_LIMIT},
};

/// The largest photo, in bytes.
const PHOTO_LIMIT: usize = 10 << 20;
/// The largest other file.
const FILE_LIMIT: usize = 50 << 20;
/// The largest file that can be fetched.
const DOWNLOAD_LIMIT: usize = 20 << 20;

pub(super) fn send_photo(state: &mut State, bot: usize, params: &Params) -> Outcome {
    send(state, bot, params, "photo", PHOTO_LIMIT)
}

pub(super) fn send_document(state: &mut State, bot: usize, params: &Params) -> Outcome {
    send(state, bot, params, "document", FILE_LIMIT)
}

pub(super) fn get_file(state: &State, bot: usize, params: &Params) -> Outcome {
    let id = params.get("file_id");
    if id.is_empty() {
        return Err(ApiError::bad("file_id not specified"));
    }
    if id.len() < 20 || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        return Err(ApiError::bad("invalid file_id"));
    }
    let file = known(state, bot, id).ok_or_else(|| ApiError::bad("wrong file_id or the file is temporarily unavailable"))?;
    if file.bytes.len() > DOWNLOAD_LIMIT {
        return Err(ApiError::bad("file is too big"));
    }
    let unique = format!("AgAD{}", &id[id.len() - 16..]);
    let folder = if file.photo { "photos" } else { "documents" };
    let path = format!("{folder}/{id}.{}", extension(&file.name));
    Ok(json!({ "file_id": id, "file_unique_id": unique, "file_size": file.bytes.len(), "file_path": path }).into())
}

fn send(state: &mut State, bot: usize, params: &Params, field: &str, limit: usize) -> Outcome {
    let caption = text::read(params, "caption", "caption_entities")?;
    let markup = keyboard::read(params)?;
    let source = source(state, bot, params, field, limit)?;
    let user = state.writable_chat(bot, params.get("chat_id"))?;
    let reply = replied(state, bot, user, params)?;
    let caption = finish(state, caption, CAPTION_LIMIT, "message caption is too long")?;
    let file = match source {
        Source::Known(id) => id,
        Source::New(upload) => store(state, bot, &upload.name, &upload.mime, upload.bytes, field == "photo"),
    };
    let body = if field == "photo" {
        let (width, height) = state.files.get(&file).map_or((0, 0), |file| dimensions(&file.bytes));
        Body::Photo { file, width, height, caption }
    } else {
        Body::Document { file, caption }
    };
    deliver(state, bot, user, body, reply, markup, params)
}

enum Source {
    Known(String),
    New(Upload),
}

fn source(state: &State, bot: usize, params: &Params, field: &str, limit: usize) -> Result<Source, ApiError> {
    if let Some(upload) = params.upload(field) {
        if upload.bytes.is_empty() {
            return Err(ApiError::bad("file must be non-empty"));
        }
        if upload.bytes.len() > limit {
            return Err(ApiError::plain(413, "Request Entity Too Large"));
        }
        return Ok(Source::New(upload.clone()));
    }
    let id = params.get(field);
    if id.is_empty() || id.starts_with("attach://") {
        return Err(ApiError::bad(&format!("there is no {field} in the request")));
    }
    if id.contains("://") {
        return Err(ApiError::bad("sending a file by URL is not emulated by this sandbox"));
    }
    let wrong = || ApiError::bad("wrong remote file identifier specified: Wrong string length");
    let file = known(state, bot, id).ok_or_else(wrong)?;
    if file.photo == (field == "photo") {
        return Ok(Source::Known(id.strip_suffix("-s").unwrap_or(id).to_owned()));
    }
    let (is, wanted) = if file.photo { ("Photo", "Document") } else { ("Document", "Photo") };
    Err(ApiError::bad(&format!("can't use file of type {is} as {wanted}")))
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("dat", |(_, extension)| extension)
}

/// Width and height out of the head of a PNG; other pictures are taken for 800 x 600.
fn dimensions(bytes: &[u8]) -> (u32, u32) {
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    let png = bytes.starts_with(b"\x89PNG\r\n\x1a\n");
    png.then(|| Some((number(16)?, number(20)?))).flatten().unwrap_or((800, 600))
}
