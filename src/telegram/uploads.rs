//! Files that this process has uploaded: each goes up once, and by Telegram's name of it from then on.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use blake3::Hash;
use serde_json::Value;

/// How many files are remembered; the oldest is forgotten first, and goes up again when it is asked for.
const REMEMBERED: usize = 1000;

/// Which file it is: its bytes and the name that people see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct FileKey(Hash);

impl FileKey {
    pub(super) fn of(name: &str, bytes: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&(name.len() as u64).to_le_bytes()).update(name.as_bytes()).update(bytes);
        Self(hasher.finalize())
    }
}

/// Telegram's names of the files that were uploaded last. They are one bot's own, and die with the process.
#[derive(Debug, Default)]
pub(super) struct Uploads(Mutex<Remembered>);

#[derive(Debug, Default)]
struct Remembered {
    ids: HashMap<FileKey, String>,
    oldest_first: VecDeque<FileKey>,
}

impl Uploads {
    /// Telegram's name of the file, if it was uploaded.
    pub(super) fn id(&self, file: FileKey) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).ids.get(&file).cloned()
    }

    /// Telegram has the file under this name.
    pub(super) fn remember(&self, file: FileKey, id: String) {
        let mut remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.ids.insert(file, id).is_none() {
            remembered.oldest_first.push_back(file);
        }
        if remembered.oldest_first.len() > REMEMBERED
            && let Some(oldest) = remembered.oldest_first.pop_front()
        {
            remembered.ids.remove(&oldest);
        }
    }

    /// Telegram does not know the file under its name any more.
    pub(super) fn forget(&self, file: FileKey) {
        let mut remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.ids.remove(&file).is_some() {
            remembered.oldest_first.retain(|known| *known != file);
        }
    }
}

/// Telegram's name of the file in a message that was sent; of a photo, that of its largest size.
pub(super) fn sent_file(message: &Value) -> Option<String> {
    let photo = message["photo"].as_array().and_then(|sizes| sizes.last());
    let file = photo.or_else(|| message.get("document"))?;
    file["file_id"].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_oldest_file_is_forgotten_first() {
        let uploads = Uploads::default();
        let key = |i: usize| FileKey::of("a.pdf", &i.to_le_bytes());
        for i in 0..=REMEMBERED {
            uploads.remember(key(i), i.to_string());
        }
        assert_eq!(uploads.id(key(0)), None);
        assert_eq!(uploads.id(key(1)).as_deref(), Some("1"));
        uploads.forget(key(1));
        uploads.forget(key(1));
        uploads.remember(key(1), "again".to_owned());
        assert_eq!(uploads.id(key(1)).as_deref(), Some("again"));
    }

    #[test]
    fn a_file_is_its_name_and_its_bytes() {
        assert_ne!(FileKey::of("ab", b"c"), FileKey::of("a", b"bc"));
        assert_eq!(FileKey::of("ab", b"c"), FileKey::of("ab", b"c"));
    }

    #[test]
    fn a_file_is_found_in_what_was_sent() {
        assert_eq!(sent_file(&json!({ "document": { "file_id": "d" } })).as_deref(), Some("d"));
        assert_eq!(sent_file(&json!({ "photo": [{ "file_id": "s" }, { "file_id": "l" }] })).as_deref(), Some("l"));
        assert_eq!(sent_file(&json!({ "text": "a" })), None);
    }
}
