//! One-time invitations, and small values that the program keeps about itself.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::person::{PersonId, Role, RoleKind};

statements! {
    INSERT = "INSERT INTO invitations (code_hash, role, organization, office, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)";
    OPEN = "SELECT role, organization, office FROM invitations WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2";
    USE = "UPDATE invitations SET used_by = $2, used_at = $3 WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $3
        RETURNING role, organization, office";
    META = "SELECT value FROM meta WHERE key = $1";
    SET_META = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    COUNT_UP = "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1
        RETURNING value";
}

type InvitationRow = (String, Option<String>, Option<String>);

impl Tx {
    /// Keeps an invitation by the hash of its code.
    ///
    /// # Errors
    /// As every statement.
    pub async fn insert_invitation(&mut self, hash: &str, role: Role, now: DateTime<Utc>, expires: DateTime<Utc>) -> Result<()> {
        let (organization, office) = match role {
            Role::Buyer(o) => (Some(o.code()), None),
            Role::Official(o) => (None, Some(o.code())),
            Role::Seller | Role::Admin => (None, None),
        };
        engine!(self, c => {
            let insert = sqlx::query(INSERT).bind(hash).bind(role.kind().code()).bind(organization).bind(office);
            insert.bind(millis(now)).bind(millis(expires)).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// The role of an invitation that can still be used.
    ///
    /// # Errors
    /// As every statement.
    pub async fn open_invitation(&mut self, hash: &str, now: DateTime<Utc>) -> Result<Option<Role>> {
        let row: Option<InvitationRow> = engine!(self, c => sqlx::query_as(OPEN).bind(hash).bind(millis(now)).fetch_optional(c).await)?;
        row.map(|row| role(hash, row)).transpose()
    }

    /// Uses the invitation up; `None` if somebody was faster or its time passed.
    ///
    /// # Errors
    /// As every statement.
    pub async fn use_invitation(&mut self, hash: &str, person: PersonId, now: DateTime<Utc>) -> Result<Option<Role>> {
        let row: Option<InvitationRow> = engine!(self, c => {
            sqlx::query_as(USE).bind(hash).bind(person.0).bind(millis(now)).fetch_optional(c).await
        })?;
        row.map(|row| role(hash, row)).transpose()
    }

    /// A value that the program keeps about itself, e.g. the bot's user name.
    ///
    /// # Errors
    /// As every statement.
    pub async fn meta(&mut self, key: &str) -> Result<Option<String>> {
        Ok(engine!(self, c => sqlx::query_scalar(META).bind(key).fetch_optional(c).await)?)
    }

    /// Keeps such a value.
    ///
    /// # Errors
    /// As every statement.
    pub async fn set_meta(&mut self, key: &str, value: &str) -> Result<()> {
        engine!(self, c => sqlx::query(SET_META).bind(key).bind(value).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The next number of a counter that begins at `first`.
    ///
    /// # Errors
    /// As every statement.
    pub(super) async fn count_up(&mut self, counter: &str, first: i64) -> Result<i64> {
        Ok(engine!(self, c => sqlx::query_scalar(COUNT_UP).bind(counter).bind(first).fetch_one(c).await)?)
    }
}

fn role(hash: &str, (kind, organization, office): InvitationRow) -> Result<Role> {
    let row = Row::new("invitations", hash);
    Ok(match row.code("role", &kind)? {
        RoleKind::Seller => Role::Seller,
        RoleKind::Admin => Role::Admin,
        RoleKind::Buyer => Role::Buyer(row.code("organization", organization.as_deref().unwrap_or_default())?),
        RoleKind::Official => Role::Official(row.code("office", office.as_deref().unwrap_or_default())?),
    })
}
