//! The buttons of an assistant's farmers.

use crate::{chat::dialog::callback::actions, domain::person::PersonId};

actions! {
    /// The buttons of an assistant's farmers.
    FarmerAction {
        /// *Buat penawaran untuk*: the assistant's farmers.
        List "farmers" { page: i64 },
        New "farmer",
        /// *Hapus data petani*: which?
        Forget "unfarm" { page: i64 },
        /// Asks once more.
        AskForget "unfarm?" { farmer: PersonId },
        DoForget "unfarm!" { farmer: PersonId } never[],
    }
}
