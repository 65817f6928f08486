//! One-time invitations, and the counters of spoken numbers.

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
    CLAIM = "UPDATE invitations SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2
        RETURNING role, organization, office";
    TAKEN_BY = "UPDATE invitations SET used_by = $2 WHERE code_hash = $1";
    USED_BY = "SELECT used_by FROM invitations WHERE code_hash = $1";
    /// Invitations that can still be used, the oldest first.
    LIST = "SELECT code_hash, role, organization, office, created_at, expires_at FROM invitations
        WHERE used_at IS NULL AND expires_at > $1 ORDER BY created_at, code_hash";
    /// What was used by nobody was taken back.
    CANCEL = "UPDATE invitations SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL AND expires_at > $2
        RETURNING role, organization, office";
    COUNT_UP = "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1
        RETURNING value";
}

type InvitationRow = (String, Option<String>, Option<String>);

/// The one-time invitations.
#[derive(Debug)]
pub struct Invitations<'t>(&'t mut Tx);

impl Tx {
    /// The one-time invitations.
    pub const fn invitations(&mut self) -> Invitations<'_> {
        Invitations(self)
    }
}

impl Invitations<'_> {
    /// Keeps an invitation by the hash of its code.
    pub async fn insert(&mut self, hash: &str, role: Role, now: DateTime<Utc>, expires: DateTime<Utc>) -> Result<()> {
        let (organization, office) = match role {
            Role::Buyer(o) => (Some(o.code()), None),
            Role::Official(o) => (None, Some(o.code())),
            Role::Seller | Role::Assistant | Role::Admin => (None, None),
        };
        engine!(self.0, c => {
            let insert = sqlx::query(INSERT).bind(hash).bind(role.kind().code()).bind(organization).bind(office);
            insert.bind(millis(now)).bind(millis(expires)).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// The role of an invitation that can still be used.
    pub async fn open(&mut self, hash: &str, now: DateTime<Utc>) -> Result<Option<Role>> {
        let row: Option<InvitationRow> = engine!(self.0, c => sqlx::query_as(OPEN).bind(hash).bind(millis(now)).fetch_optional(c).await)?;
        row.map(|row| role(hash, row)).transpose()
    }

    /// Uses the invitation up; `None` if somebody was faster or its time passed.
    pub async fn claim(&mut self, hash: &str, now: DateTime<Utc>) -> Result<Option<Role>> {
        let row: Option<InvitationRow> = engine!(self.0, c => sqlx::query_as(CLAIM).bind(hash).bind(millis(now)).fetch_optional(c).await)?;
        row.map(|row| role(hash, row)).transpose()
    }

    /// Keeps who used the invitation.
    pub async fn taken_by(&mut self, hash: &str, person: PersonId) -> Result<()> {
        engine!(self.0, c => sqlx::query(TAKEN_BY).bind(hash).bind(person.0).execute(c).await.map(drop))?;
        Ok(())
    }
}

/// An invitation that can still be used.
#[derive(Debug, Clone)]
pub struct OpenInvitation {
    /// The hash of its code.
    pub hash: String,
    /// The role to which it admits.
    pub role: Role,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

impl Invitations<'_> {
    /// The person who used the invitation; `None` if nobody did, or it is unknown.
    pub async fn used_by(&mut self, hash: &str) -> Result<Option<PersonId>> {
        let person: Option<Option<i64>> = engine!(self.0, c => sqlx::query_scalar(USED_BY).bind(hash).fetch_optional(c).await)?;
        Ok(person.flatten().map(PersonId))
    }

    /// The invitations that can still be used, the oldest first.
    pub async fn list(&mut self, now: DateTime<Utc>) -> Result<Vec<OpenInvitation>> {
        type Listed = (String, String, Option<String>, Option<String>, i64, i64);
        let rows: Vec<Listed> = engine!(self.0, c => sqlx::query_as(LIST).bind(millis(now)).fetch_all(c).await)?;
        let read = |(hash, kind, organization, office, created, expires): Listed| {
            let row = Row::new("invitations", &hash);
            let (created_at, expires_at) = (row.time("created_at", created)?, row.time("expires_at", expires)?);
            Ok(OpenInvitation { role: role(&hash, (kind, organization, office))?, created_at, expires_at, hash })
        };
        rows.into_iter().map(read).collect()
    }

    /// Takes an invitation back; `None` if it can't be used any more.
    pub async fn cancel(&mut self, hash: &str, now: DateTime<Utc>) -> Result<Option<Role>> {
        let row: Option<InvitationRow> = engine!(self.0, c => sqlx::query_as(CANCEL).bind(hash).bind(millis(now)).fetch_optional(c).await)?;
        row.map(|row| role(hash, row)).transpose()
    }
}

impl Tx {
    /// The next number of a counter that begins at `first`.
    pub(super) async fn count_up(&mut self, counter: &str, first: i64) -> Result<i64> {
        Ok(engine!(self, c => sqlx::query_scalar(COUNT_UP).bind(counter).bind(first).fetch_one(c).await)?)
    }
}

fn role(hash: &str, (kind, organization, office): InvitationRow) -> Result<Role> {
    let row = Row::new("invitations", hash);
    Ok(match row.code("role", &kind)? {
        RoleKind::Seller => Role::Seller,
        RoleKind::Assistant => Role::Assistant,
        RoleKind::Admin => Role::Admin,
        RoleKind::Buyer => Role::Buyer(row.code("organization", organization.as_deref().unwrap_or_default())?),
        RoleKind::Official => Role::Official(row.code("office", office.as_deref().unwrap_or_default())?),
    })
}
