//! The consent text, and who agreed to which version of it.

use super::context::{Cx, Outcome};
use crate::{
    domain::person::PersonId,
    store::{self, Tx},
};

/// The version of the consent text that people agree to now; raised whenever its meaning changes.
pub const CONSENT_VERSION: &str = "2026-12-4";

/// Whether the person agreed to an older consent text than that of today.
pub async fn consent_is_old(tx: &mut Tx, person: PersonId) -> store::Result<bool> {
    Ok(tx.persons().consent(person).await?.is_some_and(|(_, version)| version.as_str() < CONSENT_VERSION))
}

/// The actor agrees to the consent text of today; the proof of the older consent stays.
pub async fn renew_consent(cx: &mut Cx<'_>) -> Outcome<()> {
    cx.tx.persons().withdraw_consent(cx.actor.id, cx.now).await?;
    Ok(cx.tx.persons().give_consent(cx.actor.id, CONSENT_VERSION, cx.now).await?)
}
