//! The buttons of coming in and of one's own data.

use crate::chat::dialog::callback::actions;

actions! {
    /// The buttons of coming in and of one's own data.
    AccountAction {
        /// *Mulai* of the welcome.
        Start "start",
        /// *Punya kode* of the welcome, for buyers and officials.
        HasCode "has-code",
        /// *Apa ini?* of the welcome.
        About "about",
        /// *Terima* and *Tidak* under an invitation that is asked about first.
        TakeRole "take",
        DeclineRole "nothanks",
        /// *Hapus data saya*, of a person whose consent was withdrawn.
        Erase "erase",
        /// *Setuju* to a consent text that says more than the one that was agreed to.
        AgreeAnew "agreed",
        SharePhone "phone",
        /// *Daftar penjual*, for a person with another role.
        BecomeSeller "sell",
        Data "data",
        DataAll "data-all",
        DataPage "data-page" { page: i64 },
        DataEdit "data-edit",
        DataDelete "data-del",
    }
}
