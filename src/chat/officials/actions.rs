//! The buttons of the digest.

use chrono::NaiveDate;

use crate::chat::dialog::callback::actions;

actions! {
    /// The buttons of the digest.
    OfficialAction {
        Digest "day" { day: NaiveDate },
        Month "month" { day: NaiveDate },
        LatestDigest "digest",
        Details "detail" { day: NaiveDate, page: i64 },
        Settings "settings",
    }
}
