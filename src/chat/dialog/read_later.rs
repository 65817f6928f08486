//! Lines that are read later than they were written.

use chrono::NaiveDate;

use super::{LaterLine, Next, Turn, Unclaimed};
use crate::chat::actions::{Action, OfferAction};

impl Turn<'_> {
    /// Goes on with the first of the lines that wait, its own photo, and the farmer whose goods they are; the others wait behind it.
    pub(in crate::chat) fn read_later(&mut self, mut later: Vec<LaterLine>) -> Option<Next> {
        if later.is_empty() {
            return None;
        }
        let LaterLine { text, photo, farmer, written_on } = later.remove(0);
        let Some(farmer) = farmer else {
            self.go_back_to(None, photo, written_on);
            return Some(Next::OfferLine { text, later });
        };
        self.conversation.unclaimed = Some(Unclaimed { text, message: None, photo, later, written_on });
        Some(Next::Act(Action::Offer(OfferAction::NewFor { farmer })))
    }

    /// A line of the incoming message that waits, without its photo; `text` is without personal data.
    pub(in crate::chat) fn unclaimed(&self, text: String) -> Unclaimed {
        Unclaimed { text, message: self.incoming, photo: None, later: Vec::new(), written_on: Some(self.written_on) }
    }

    /// Goes on with words of an earlier message: an edit of that one changes what is made of them, its photo comes along, and days count
    /// from when it was written (`None`: that is not known, as of words that were stored before it was kept).
    pub(in crate::chat) fn go_back_to(&mut self, message: Option<i32>, photo: Option<String>, written_on: Option<NaiveDate>) {
        (self.incoming, self.photo) = (message, photo);
        self.written_on = written_on.unwrap_or(self.written_on);
    }
}
