//! A picture that came with a message.

use serde_json::Value;

/// The longest name of a file that is kept, in bytes; Telegram's have some 60 to 100. A mark of how it was sent fits beside it into
/// the 300 letters of a stored picture.
pub const FILE_ID_LIMIT: usize = 280;

/// How the names of pictures end; a phone may send one as a file of no stated kind.
const ENDINGS: &[&str] = &["jpg", "jpeg", "png", "webp", "heic", "heif"];

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Telegram's name of the file, of the largest size there is; `None` if it is too long to be one.
    pub file: Option<String>,
    /// Whether it was sent as a file: Telegram shows it only as a file again.
    pub as_document: bool,
}

impl Picture {
    pub(super) fn read(raw: &Value) -> Option<Self> {
        let kept = |file: &Value| file["file_id"].as_str().filter(|id| id.len() <= FILE_ID_LIMIT).map(str::to_owned);
        if let Some(sizes) = raw["photo"].as_array() {
            let pixels = |size: &&Value| size["width"].as_u64().unwrap_or(0).saturating_mul(size["height"].as_u64().unwrap_or(0));
            return Some(Self { file: sizes.iter().max_by_key(pixels).and_then(kept), as_document: false });
        }
        let document = &raw["document"];
        let ending = document["file_name"].as_str().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
        let is_picture = match document["mime_type"].as_str() {
            None | Some("" | "application/octet-stream" | "binary/octet-stream") => {
                ending.is_some_and(|end| ENDINGS.contains(&end.as_str()))
            }
            Some(mime) => mime.starts_with("image/"),
        };
        is_picture.then(|| Self { file: kept(document), as_document: true })
    }
}
