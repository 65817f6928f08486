//! One-time invitations: 128 bits of chance, of which only a hash is kept.

use chrono::{DateTime, Days, Utc};

use crate::{
    domain::{
        event::EventKind,
        person::{Person, Role},
    },
    store::{self, Event, Subject, Tx},
};

/// How long an invitation can be used.
const LIFE: Days = Days::new(7);
/// Sets these hashes apart from any other use of the same function.
const HASH_CONTEXT: &str = "tembus-pasar 2026-11 invitation code";

/// A fresh invitation code: shown once, never stored.
#[derive(Clone)]
pub struct Code(String);

impl Code {
    /// The code made of 16 bytes of chance.
    #[must_use]
    pub fn from_entropy(bytes: [u8; 16]) -> Self {
        Self(bytes.iter().map(|b| format!("{b:02x}")).collect())
    }

    /// The text that goes behind `?start=` and that people can type.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

/// What is kept of a code as somebody typed it; capitals, spaces and dashes make no difference.
#[must_use]
pub fn code_hash(typed: &str) -> String {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    blake3::Hash::from(blake3::derive_key(HASH_CONTEXT, plain.as_bytes())).to_hex().to_string()
}

/// Keeps an invitation to `role`; returns when it ends.
pub async fn invite(tx: &mut Tx, role: Role, code: &Code, now: DateTime<Utc>) -> store::Result<DateTime<Utc>> {
    let expires = now + LIFE;
    tx.invitations().insert(&code_hash(code.text()), role, now, expires).await?;
    let kind = role.kind();
    let event = Event {
        at: now,
        actor: None,
        on_behalf_of: None,
        subject: Subject::Invitation,
        kind: EventKind::Invited,
        before: None,
        after: Some(kind.code()),
        reason: None,
        update: None,
    };
    tx.events().append(&event).await?;
    Ok(expires)
}

/// The role to which an invitation that can still be used admits.
pub async fn open_invitation(tx: &mut Tx, hash: &str, now: DateTime<Utc>) -> store::Result<Option<Role>> {
    tx.invitations().open(hash, now).await
}

/// Whether the person used this invitation.
pub async fn is_own_invitation(tx: &mut Tx, hash: &str, person: Option<&Person>) -> store::Result<bool> {
    let Some(person) = person else { return Ok(false) };
    Ok(tx.invitations().used_by(hash).await? == Some(person.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_is_typed_with_capitals_and_dashes_is_the_same() {
        let code = Code::from_entropy([0xab; 16]);
        assert_eq!(code_hash(code.text()), code_hash("ABAB-ABAB abababab abababab ABABABAB"));
        assert_eq!(code.text().len(), 32);
    }

    #[test]
    fn codes_that_differ_are_kept_differently() {
        let kept = ["ab12", "ab13"].map(code_hash);
        assert_ne!(kept[0], kept[1]);
        assert!(kept.iter().all(|hash| hash.len() == 64), "{kept:?}");
    }
}
