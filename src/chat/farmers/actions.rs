//! The buttons of an assistant's farmers.

use crate::chat::dialog::callback::actions;

actions! {
    /// The buttons of an assistant's farmers.
    FarmerAction {
        /// *Buat penawaran untuk*: the assistant's farmers.
        List "farmers" { page: i64 },
        New "farmer",
    }
}
