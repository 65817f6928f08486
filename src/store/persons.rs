//! People, their consent and their capabilities.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::domain::{
    person::{ChatId, DigestDays, Language, Organization, Person, PersonId, Role, RoleKind, SellerKind},
    place::Region,
};

macro_rules! person_columns {
    () => {
        "id, chat_id, name, phone, place, region, seller_kind, language, unreachable_since, digest_hour, digest_days"
    };
}

statements! {
    BY_ID = concat!("SELECT ", person_columns!(), " FROM persons WHERE id = $1");
    BY_CHAT = concat!("SELECT ", person_columns!(), " FROM persons WHERE chat_id = $1");
    ROLES = "SELECT role, organization, office FROM roles WHERE person_id = $1 AND ended_at IS NULL ORDER BY granted_at, role";
    INSERT = "INSERT INTO persons (chat_id, name, language, created_at) VALUES ($1, $2, $3, $4) RETURNING id";
    /// A role that is taken again, perhaps for another organisation, begins anew.
    GRANT = "INSERT INTO roles (person_id, role, organization, office, granted_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person_id, role) DO UPDATE SET organization = excluded.organization, office = excluded.office,
            granted_at = excluded.granted_at, ended_at = NULL";
    END_ROLES = "UPDATE roles SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
    SET_NAME = "UPDATE persons SET name = $2 WHERE id = $1";
    SET_BUSINESS = "UPDATE persons SET place = $2, region = $3, seller_kind = COALESCE($4, seller_kind) WHERE id = $1";
    SET_PHONE = "UPDATE persons SET phone = $2 WHERE id = $1";
    SET_DIGEST = "UPDATE persons SET digest_hour = $2, digest_days = $3 WHERE id = $1";
    SET_REACH = "UPDATE persons SET unreachable_since = $2 WHERE id = $1";
    FORGET = "UPDATE persons SET chat_id = NULL, phone = NULL, name = '', place = NULL, region = NULL, seller_kind = NULL, deleted_at = $2
        WHERE id = $1";
    CONSENT = "INSERT INTO consents (person_id, version, given_at) VALUES ($1, $2, $3)";
    WITHDRAW_CONSENT = "UPDATE consents SET withdrawn_at = $2 WHERE person_id = $1 AND withdrawn_at IS NULL";
    LAST_CONSENT = "SELECT given_at, version FROM consents WHERE person_id = $1 AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1";
    HOLDERS = "SELECT r.person_id FROM roles r JOIN persons p ON p.id = r.person_id
        WHERE r.role = $1 AND r.ended_at IS NULL AND p.chat_id IS NOT NULL ORDER BY r.person_id";
    COLLEAGUES = "SELECT r.person_id FROM roles r JOIN persons p ON p.id = r.person_id
        WHERE r.role = 'BUYER' AND r.organization = $1 AND r.ended_at IS NULL AND p.chat_id IS NOT NULL ORDER BY r.person_id";
}

#[derive(Debug, sqlx::FromRow)]
struct PersonRow {
    id: i64,
    chat_id: Option<i64>,
    name: String,
    phone: Option<String>,
    place: Option<String>,
    region: Option<String>,
    seller_kind: Option<String>,
    language: String,
    unreachable_since: Option<i64>,
    digest_hour: i64,
    digest_days: String,
}

type RoleRow = (String, Option<String>, Option<String>);

/// The people, their roles and consents.
#[derive(Debug)]
pub struct Persons<'t>(&'t mut Tx);

impl Tx {
    /// The people, their roles and consents.
    pub const fn persons(&mut self) -> Persons<'_> {
        Persons(self)
    }
}

impl Persons<'_> {
    /// The person with this id, deleted ones included.
    pub async fn get(&mut self, id: PersonId) -> Result<Option<Person>> {
        let row: Option<PersonRow> = engine!(self.0, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await)?;
        self.with_roles(row).await
    }

    /// The person who writes from this chat.
    pub async fn by_chat(&mut self, chat: ChatId) -> Result<Option<Person>> {
        let row: Option<PersonRow> = engine!(self.0, c => sqlx::query_as(BY_CHAT).bind(chat.0).fetch_optional(c).await)?;
        self.with_roles(row).await
    }

    async fn with_roles(&mut self, row: Option<PersonRow>) -> Result<Option<Person>> {
        let Some(row) = row else { return Ok(None) };
        let roles: Vec<RoleRow> = engine!(self.0, c => sqlx::query_as(ROLES).bind(row.id).fetch_all(c).await)?;
        person(row, roles).map(Some)
    }

    /// A new person who gave consent; without roles yet.
    ///
    /// # Errors
    /// As every statement; a chat that has a person already is a defect.
    pub async fn insert(&mut self, chat: ChatId, name: &str, now: DateTime<Utc>) -> Result<PersonId> {
        let id: i64 = engine!(self.0, c => {
            let insert = sqlx::query_scalar(INSERT).bind(chat.0).bind(name).bind(Language::Id.code()).bind(millis(now));
            insert.fetch_one(c).await
        })?;
        Ok(PersonId(id))
    }

    /// Gives a capability, or replaces the one of the same kind.
    pub async fn grant(&mut self, person: PersonId, role: Role, now: DateTime<Utc>) -> Result<()> {
        let (organization, office) = match role {
            Role::Buyer(organization) => (Some(organization.code()), None),
            Role::Official(office) => (None, Some(office.code())),
            Role::Seller | Role::Assistant | Role::Admin => (None, None),
        };
        engine!(self.0, c => {
            let grant = sqlx::query(GRANT).bind(person.0).bind(role.kind().code()).bind(organization).bind(office).bind(millis(now));
            grant.execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Ends every capability of the person.
    pub async fn end_roles(&mut self, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(END_ROLES).bind(person.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// How the person is called.
    pub async fn set_name(&mut self, person: PersonId, name: &str) -> Result<()> {
        engine!(self.0, c => sqlx::query(SET_NAME).bind(person.0).bind(name).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Where a seller's goods usually are and, if given, what the business is.
    pub async fn set_business(&mut self, person: PersonId, place: &str, region: Region, kind: Option<SellerKind>) -> Result<()> {
        engine!(self.0, c => {
            let set = sqlx::query(SET_BUSINESS).bind(person.0).bind(place).bind(region.code()).bind(kind.map(SellerKind::code));
            set.execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// The phone number that the person shared, or no longer shares.
    pub async fn set_phone(&mut self, person: PersonId, phone: Option<&str>) -> Result<()> {
        engine!(self.0, c => sqlx::query(SET_PHONE).bind(person.0).bind(phone).execute(c).await.map(drop))?;
        Ok(())
    }

    /// When an official is sent the digest: the hour is WIB.
    pub async fn set_digest(&mut self, person: PersonId, hour: u32, days: DigestDays) -> Result<()> {
        engine!(self.0, c => {
            sqlx::query(SET_DIGEST).bind(person.0).bind(i64::from(hour)).bind(days.code()).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Since when Telegram refuses messages to the person; `None` when it takes them again.
    pub async fn set_reach(&mut self, person: PersonId, unreachable_since: Option<DateTime<Utc>>) -> Result<()> {
        let since = unreachable_since.map(millis);
        engine!(self.0, c => sqlx::query(SET_REACH).bind(person.0).bind(since).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Removes everything that names the person; trade keeps pointing to the empty row.
    pub async fn forget(&mut self, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(FORGET).bind(person.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps the proof that the person agreed to a version of the consent text.
    pub async fn give_consent(&mut self, person: PersonId, version: &str, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(CONSENT).bind(person.0).bind(version).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Marks the consent as withdrawn; its proof stays.
    pub async fn withdraw_consent(&mut self, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        engine!(self.0, c => sqlx::query(WITHDRAW_CONSENT).bind(person.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The consent that stands: when, and to which version.
    pub async fn consent(&mut self, person: PersonId) -> Result<Option<(DateTime<Utc>, String)>> {
        let row: Option<(i64, String)> = engine!(self.0, c => sqlx::query_as(LAST_CONSENT).bind(person.0).fetch_optional(c).await)?;
        row.map(|(at, version)| Ok((Row::new("consents", person.0).time("given_at", at)?, version))).transpose()
    }

    /// Everybody who holds a role of this kind and has a chat.
    pub async fn holders(&mut self, kind: RoleKind) -> Result<Vec<PersonId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(HOLDERS).bind(kind.code()).fetch_all(c).await)?;
        Ok(ids.into_iter().map(PersonId).collect())
    }

    /// Everybody who buys for the organisation and has a chat.
    pub async fn colleagues(&mut self, organization: Organization) -> Result<Vec<PersonId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(COLLEAGUES).bind(organization.code()).fetch_all(c).await)?;
        Ok(ids.into_iter().map(PersonId).collect())
    }
}

fn person(p: PersonRow, roles: Vec<RoleRow>) -> Result<Person> {
    let row = Row::new("persons", p.id);
    Ok(Person {
        id: PersonId(p.id),
        chat: p.chat_id.map(ChatId),
        name: p.name,
        phone: p.phone,
        place: p.place,
        region: p.region.as_deref().map(|r| row.code("region", r)).transpose()?,
        seller_kind: p.seller_kind.as_deref().map(|k| row.code("seller_kind", k)).transpose()?,
        language: row.code("language", &p.language)?,
        unreachable_since: row.maybe_time("unreachable_since", p.unreachable_since)?,
        digest_hour: row.read("digest_hour", u32::try_from(p.digest_hour))?,
        digest_days: row.code("digest_days", &p.digest_days)?,
        roles: roles.into_iter().map(|r| role(&row, r)).collect::<Result<_>>()?,
    })
}

fn role(row: &Row, (kind, organization, office): RoleRow) -> Result<Role> {
    Ok(match row.code("role", &kind)? {
        RoleKind::Seller => Role::Seller,
        RoleKind::Assistant => Role::Assistant,
        RoleKind::Admin => Role::Admin,
        RoleKind::Buyer => Role::Buyer(row.code("organization", organization.as_deref().unwrap_or_default())?),
        RoleKind::Official => Role::Official(row.code("office", office.as_deref().unwrap_or_default())?),
    })
}
