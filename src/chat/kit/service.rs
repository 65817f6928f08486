//! The service as the texts name it.

use i18n_embed_fl::fl;

use crate::{domain::person::Language, locale::Locale};

/// The operator of the service, as the texts name it. Plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Name of the service.
    pub name: String,
    /// The controller of personal data (UU 27/2022).
    pub controller: String,
    /// Where people can ask.
    pub contact: String,
    /// Days after which personal data is erased once consent was withdrawn.
    pub retention_days: u32,
}

/// Days that personal data outlives consent where the settings say nothing.
const RETENTION_DAYS: u32 = 30;

impl Default for Service {
    /// A service that nobody runs: for the demo and for tests.
    fn default() -> Self {
        let l = Locale::of(Language::Id);
        Self {
            name: fl!(l, "service-name"),
            controller: fl!(l, "service-controller"),
            contact: fl!(l, "service-contact"),
            retention_days: RETENTION_DAYS,
        }
    }
}
