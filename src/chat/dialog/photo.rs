//! A photo that comes while a form is filled in.

use super::{Flow, Next, Turn, codes, conversation::Running};
use crate::{domain::order::MOST_PHOTOS, notice::Problem};

/// Keeps a photo among those of a load, of which there is room for so many; what is said of it.
pub(in crate::chat) fn keep_one_of_load(photos: &mut Vec<String>, photo: String, room: i64) -> Problem {
    let kept = |photos: &[String]| i64::try_from(photos.len()).unwrap_or(room);
    if !photos.contains(&photo) {
        if kept(photos) >= room {
            return Problem::PhotosEnough { most: MOST_PHOTOS };
        }
        photos.push(photo);
    }
    Problem::LoadPhotoKept { photos: kept(photos) }
}

impl Turn<'_> {
    /// Whether a photo came that the running form takes.
    pub(in crate::chat) fn form_takes_photo(&self) -> bool {
        self.photo.is_some() && self.conversation.running().is_some_and(|running| running.form.fields().takes_photo())
    }

    /// The photo belongs to what is being filled in.
    pub(in crate::chat) async fn photo_into_form(&mut self) -> Flow {
        self.remove_buttons().await?;
        let said = self.keep_photo_in_form();
        self.ask_again(said).await
    }

    /// What is written under it answers the form, and the photo with it; words of something else keep their photo.
    pub(in crate::chat) fn captioned_photo_into_form(&mut self, text: &str) -> Flow {
        let written_on = self.written_on;
        let answers = |running: &Running| {
            let is_said_beside = codes::names_one(text, running.asks_for_words_of()) || running.gives_way_to(text, written_on);
            !is_said_beside && running.form.fields().is_shown_with(text, written_on)
        };
        if self.conversation.running().is_some_and(answers) {
            self.keep_photo_in_form();
        }
        Ok(Next::Text(text.to_owned()))
    }

    /// Keeps the photo in the form on top; what is said of it.
    pub(in crate::chat) fn keep_photo_in_form(&mut self) -> Option<Problem> {
        let running = self.conversation.forms.last_mut()?;
        Some(running.form.fields_mut().keep_photo(self.photo.take()?))
    }
}
