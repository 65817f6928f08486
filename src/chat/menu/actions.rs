//! The buttons of the menu and of every card.

use crate::chat::dialog::callback::actions;

actions! {
    /// The buttons of the menu and of every card.
    MenuAction {
        Show "menu",
        Help "help",
        /// *Selesai*.
        Finish "done" always[Show],
    }
}
