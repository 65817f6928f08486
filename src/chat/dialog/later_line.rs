//! Lines that wait behind an offer.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::person::PersonId;

/// A further line of the same message or album, which is read once the offer before it is done with. Without personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct LaterLine {
    pub(in crate::chat) text: String,
    /// The photo under which it stands.
    #[serde(default)]
    pub(in crate::chat) photo: Option<String>,
    /// The farmer whose goods they are, where an assistant wrote it.
    #[serde(default)]
    pub(in crate::chat) farmer: Option<PersonId>,
    /// The day (WIB) on which it was written: *besok* counts from there, whenever its turn comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::chat) written_on: Option<NaiveDate>,
}
