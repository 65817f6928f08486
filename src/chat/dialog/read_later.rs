//! What goes on once the offer before it is done with.

use super::{LaterLine, Next, Turn};

impl Turn<'_> {
    /// Goes on with the first of the lines that wait, and its own photo; the others wait behind it.
    pub(in crate::chat) fn read_later(&mut self, mut later: Vec<LaterLine>) -> Option<Next> {
        if later.is_empty() {
            return None;
        }
        let LaterLine { text, photo } = later.remove(0);
        self.photo = photo;
        Some(Next::OfferLine { text, later })
    }
}
