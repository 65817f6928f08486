//! What goes on once the offer before it is done with.

use super::{LaterLine, Next, Turn, Unclaimed};
use crate::chat::actions::{Action, OfferAction};

impl Turn<'_> {
    /// Goes on with the first of the lines that wait, its own photo, and the farmer whose goods they are; the others wait behind it.
    pub(in crate::chat) fn read_later(&mut self, mut later: Vec<LaterLine>) -> Option<Next> {
        if later.is_empty() {
            return None;
        }
        let LaterLine { text, photo, farmer } = later.remove(0);
        let Some(farmer) = farmer else {
            self.photo = photo;
            return Some(Next::OfferLine { text, later });
        };
        self.conversation.unclaimed = Some(Unclaimed { text, message: None, photo, later });
        Some(Next::Act(Action::Offer(OfferAction::NewFor { farmer })))
    }
}
