//! People, their consent and their capabilities.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{
    Result, Tx, engine,
    row::{Row, millis, rows},
    statements,
    work::KnownPerson,
};
use crate::domain::{
    offer::Handover,
    person::{ChatId, DigestDays, Language, Organization, Person, PersonId, Role, RoleKind, SellerKind},
    place::Region,
};

/// The columns of [`PersonColumns`]: a person `p`, the consent `s` that stands, one role `r`.
macro_rules! person_columns {
    () => {
        "p.id, p.chat_id, p.name, p.phone, p.place, p.region, p.seller_kind, p.usual_handover, p.language, p.unreachable_since, p.digest_hour, p.digest_days, p.suspended_at,
            s.given_at, s.version, r.role, r.organization, r.office"
    };
}
pub(super) use person_columns;

/// What [`person_columns`] need beside the person.
macro_rules! person_joins {
    () => {
        "LEFT JOIN consents s ON s.id = (SELECT MAX(x.id) FROM consents x WHERE x.person_id = p.id AND x.withdrawn_at IS NULL)
        LEFT JOIN roles r ON r.person_id = p.id AND r.ended_at IS NULL"
    };
}
pub(super) use person_joins;

statements! {
    NAMES = "SELECT p.id, p.name FROM (SELECT CAST(j.value ->> 0 AS BIGINT) AS id FROM json_each($1) j) v JOIN persons p ON p.id = v.id";
    BY_ID = concat!("SELECT ", person_columns!(), " FROM persons p ", person_joins!(), " WHERE p.id = $1 ORDER BY r.granted_at, r.role");
    BY_CHAT = concat!("SELECT ", person_columns!(), " FROM persons p ", person_joins!(), " WHERE p.chat_id = $1 ORDER BY r.granted_at, r.role");
    INSERT = "INSERT INTO persons (chat_id, name, language, created_at) VALUES ($1, $2, $3, $4) RETURNING id";
    /// A role that is taken again, perhaps for another organisation, begins anew.
    GRANT = "INSERT INTO roles (person_id, role, organization, office, granted_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person_id, role) DO UPDATE SET organization = excluded.organization, office = excluded.office,
            granted_at = excluded.granted_at, ended_at = NULL";
    END_ROLES = "UPDATE roles SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
    END_ROLE = "UPDATE roles SET ended_at = $3 WHERE person_id = $1 AND role = $2 AND ended_at IS NULL";
    SUSPEND = "UPDATE persons SET suspended_at = $2, suspended_chat = $3 WHERE id = $1 AND suspended_at IS NULL";
    /// The roles that ended with the suspension are held again, if consent stands.
    RESTORE_ROLES = "UPDATE roles SET ended_at = NULL WHERE person_id = $1
        AND ended_at = (SELECT suspended_at FROM persons WHERE id = $1)
        AND EXISTS (SELECT 1 FROM consents c WHERE c.person_id = $1 AND c.withdrawn_at IS NULL)";
    RESTORE = "UPDATE persons SET suspended_at = NULL, suspended_chat = NULL WHERE id = $1 AND suspended_at IS NOT NULL";
    SUSPENDED_CHAT = "SELECT COUNT(*) FROM persons WHERE suspended_chat = $1";
    ERASED = "SELECT COUNT(*) FROM persons WHERE id = $1 AND deleted_at IS NOT NULL";
    ALL = "SELECT id FROM persons WHERE deleted_at IS NULL OR suspended_at IS NOT NULL ORDER BY id";
    KEEP_FORMER_NAME = "INSERT INTO former_names (person_id, name) SELECT p.id, p.name FROM persons p
        WHERE p.id = $1 AND p.name <> '' AND p.name <> $2 ON CONFLICT DO NOTHING";
    SET_NAME = "UPDATE persons SET name = $2 WHERE id = $1";
    FORMER_NAMES = "SELECT name FROM former_names WHERE person_id = $1 ORDER BY name";
    FORGET_FORMER_NAMES = "DELETE FROM former_names WHERE person_id = $1";
    SET_BUSINESS = "UPDATE persons SET place = $2, region = $3, seller_kind = COALESCE($4, seller_kind) WHERE id = $1";
    LEARN = "UPDATE persons SET usual_handover = $2, seller_kind = COALESCE(seller_kind, $3) WHERE id = $1";
    SET_PHONE = "UPDATE persons SET phone = $2 WHERE id = $1";
    SET_DIGEST = "UPDATE persons SET digest_hour = $2, digest_days = $3 WHERE id = $1";
    SET_REACH = "UPDATE persons SET unreachable_since = $2 WHERE id = $1";
    CONSENT = "INSERT INTO consents (person_id, version, given_at) VALUES ($1, $2, $3)";
    WITHDRAW_CONSENT = "UPDATE consents SET withdrawn_at = $2 WHERE person_id = $1 AND withdrawn_at IS NULL";
    HOLDERS = "SELECT r.person_id FROM roles r JOIN persons p ON p.id = r.person_id
        WHERE r.role = $1 AND r.ended_at IS NULL AND p.chat_id IS NOT NULL ORDER BY r.person_id";
    COLLEAGUES = "SELECT r.person_id FROM roles r JOIN persons p ON p.id = r.person_id
        WHERE r.role = 'BUYER' AND r.organization = $1 AND r.ended_at IS NULL AND p.chat_id IS NOT NULL AND p.suspended_at IS NULL
        ORDER BY r.person_id";
    /// Assistants of a place: those who say so, or have registered farmers there.
    STAND_INS = "SELECT r.person_id FROM roles r JOIN persons p ON p.id = r.person_id
        WHERE r.role = 'ASSISTANT' AND r.ended_at IS NULL AND r.person_id <> $1 AND p.chat_id IS NOT NULL
            AND p.unreachable_since IS NULL AND p.suspended_at IS NULL
            AND EXISTS (SELECT 1 FROM consents c WHERE c.person_id = p.id AND c.withdrawn_at IS NULL)
            AND (p.place = $2 OR EXISTS (SELECT 1 FROM consents c JOIN persons f ON f.id = c.person_id
                WHERE c.recorded_by = p.id AND c.withdrawn_at IS NULL AND f.place = $2)) ORDER BY r.person_id";
    DESK = "SELECT r.person_id FROM roles r JOIN persons p ON p.id = r.person_id
        WHERE r.role = 'OFFICIAL' AND r.office = 'BTC' AND r.ended_at IS NULL AND r.person_id <> $1 AND p.chat_id IS NOT NULL
            AND p.unreachable_since IS NULL AND p.suspended_at IS NULL
            AND EXISTS (SELECT 1 FROM consents c WHERE c.person_id = p.id AND c.withdrawn_at IS NULL) ORDER BY r.person_id";
}

/// A row of [`person_columns`]: one for each role, or one without. All of it is empty where there is nobody.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct PersonColumns {
    id: Option<i64>,
    chat_id: Option<i64>,
    name: Option<String>,
    phone: Option<String>,
    place: Option<String>,
    region: Option<String>,
    seller_kind: Option<String>,
    usual_handover: Option<String>,
    language: Option<String>,
    unreachable_since: Option<i64>,
    digest_hour: Option<i64>,
    digest_days: Option<String>,
    suspended_at: Option<i64>,
    given_at: Option<i64>,
    version: Option<String>,
    role: Option<String>,
    organization: Option<String>,
    office: Option<String>,
}

impl PersonColumns {
    /// The person of these rows, which are all of one.
    pub(super) fn read(mut rows: Vec<Self>) -> Result<Option<KnownPerson>> {
        let Some(id) = rows.first().and_then(|first| first.id) else { return Ok(None) };
        let row = Row::new("persons", id);
        let mut roles = Vec::with_capacity(rows.len());
        for columns in &rows {
            roles.extend(columns.role.as_deref().map(|kind| role(&row, kind, columns)).transpose()?);
        }
        let p = rows.swap_remove(0);
        let given_at = Row::new("consents", id).maybe_time("given_at", p.given_at)?;
        let person = Person {
            id: PersonId(id),
            chat: p.chat_id.map(ChatId),
            name: p.name.unwrap_or_default(),
            phone: p.phone,
            place: p.place,
            region: p.region.as_deref().map(|r| row.code("region", r)).transpose()?,
            seller_kind: p.seller_kind.as_deref().map(|k| row.code("seller_kind", k)).transpose()?,
            usual_handover: p.usual_handover.as_deref().map(|h| row.code("usual_handover", h)).transpose()?,
            language: row.code("language", p.language.as_deref().unwrap_or_default())?,
            unreachable_since: row.maybe_time("unreachable_since", p.unreachable_since)?,
            digest_hour: row.read("digest_hour", u32::try_from(p.digest_hour.unwrap_or_default()))?,
            digest_days: row.code("digest_days", p.digest_days.as_deref().unwrap_or_default())?,
            suspended_since: row.maybe_time("suspended_at", p.suspended_at)?,
            roles,
        };
        Ok(Some(KnownPerson { person, consent: given_at.zip(p.version) }))
    }
}

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
    async fn known(&mut self, id: PersonId) -> Result<Option<KnownPerson>> {
        if let Some(known) = self.0.work().person(id) {
            return Ok(Some(known.clone()));
        }
        let rows: Vec<PersonColumns> = engine!(self.0, c => sqlx::query_as(BY_ID).bind(id.0).fetch_all(c).await)?;
        let known = PersonColumns::read(rows)?;
        if let Some(known) = &known {
            self.0.work().learn_person(known.clone());
        }
        Ok(known)
    }

    /// The names of these people by their ids.
    pub async fn names(&mut self, ids: impl IntoIterator<Item = PersonId>) -> Result<HashMap<PersonId, String>> {
        let ids: BTreeSet<i64> = ids.into_iter().map(|id| id.0).collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let list = rows(ids.into_iter().map(|id| json!([id])));
        let found: Vec<(i64, String)> = engine!(self.0, c => sqlx::query_as(NAMES).bind(&list).fetch_all(c).await)?;
        Ok(found.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
    }

    /// The person with this id, deleted ones included.
    pub async fn get(&mut self, id: PersonId) -> Result<Option<Person>> {
        Ok(self.known(id).await?.map(|known| known.person))
    }

    /// The person who writes from this chat.
    pub async fn by_chat(&mut self, chat: ChatId) -> Result<Option<Person>> {
        if let Some(known) = self.0.work().person_by_chat(chat.0) {
            return Ok(known.map(|known| known.person.clone()));
        }
        let rows: Vec<PersonColumns> = engine!(self.0, c => sqlx::query_as(BY_CHAT).bind(chat.0).fetch_all(c).await)?;
        let known = PersonColumns::read(rows)?;
        match &known {
            Some(known) => self.0.work().learn_person(known.clone()),
            None => self.0.work().learn_that_nobody_has(chat.0),
        }
        Ok(known.map(|known| known.person))
    }

    /// A new person who gave consent; without roles yet.
    ///
    /// # Errors
    /// As every statement; a chat that has a person already is a defect.
    pub async fn insert(&mut self, chat: ChatId, name: &str, now: DateTime<Utc>) -> Result<PersonId> {
        self.0.work().forget_people();
        let id: i64 = engine!(self.0, c => {
            let insert = sqlx::query_scalar(INSERT).bind(chat.0).bind(name).bind(Language::Id.code()).bind(millis(now));
            insert.fetch_one(c).await
        })?;
        Ok(PersonId(id))
    }

    /// Gives a capability, or replaces the one of the same kind.
    pub async fn grant(&mut self, person: PersonId, role: Role, now: DateTime<Utc>) -> Result<()> {
        self.0.work().forget_people();
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
        self.0.work().forget_people();
        engine!(self.0, c => sqlx::query(END_ROLES).bind(person.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Ends one capability; `false` if it is not held.
    pub async fn end_role(&mut self, person: PersonId, kind: RoleKind, now: DateTime<Utc>) -> Result<bool> {
        self.0.work().forget_people();
        let end = engine!(self.0, c => sqlx::query(END_ROLE).bind(person.0).bind(kind.code()).bind(millis(now)).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(end > 0)
    }

    /// Suspends the account: its roles end at the same moment. `chat_hash` finds the chat again after a deletion. `false` if it
    /// was suspended before.
    pub async fn suspend(&mut self, person: PersonId, chat_hash: Option<&str>, now: DateTime<Utc>) -> Result<bool> {
        self.0.work().forget_people();
        let suspended = engine!(self.0, c => {
            sqlx::query(SUSPEND).bind(person.0).bind(millis(now)).bind(chat_hash).execute(c).await.map(|r| r.rows_affected())
        })?;
        if suspended > 0 {
            self.end_roles(person, now).await?;
        }
        Ok(suspended > 0)
    }

    /// Restores a suspended account with the roles that ended by the suspension; `false` if it was not suspended.
    pub async fn restore(&mut self, person: PersonId) -> Result<bool> {
        self.0.work().forget_people();
        engine!(self.0, c => sqlx::query(RESTORE_ROLES).bind(person.0).execute(c).await.map(drop))?;
        let restored = engine!(self.0, c => sqlx::query(RESTORE).bind(person.0).execute(c).await.map(|r| r.rows_affected()))?;
        Ok(restored > 0)
    }

    /// Whether an account of the chat with this hash is suspended, be it deleted meanwhile or not.
    pub async fn is_suspended_chat(&mut self, chat_hash: &str) -> Result<bool> {
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(SUSPENDED_CHAT).bind(chat_hash).fetch_one(c).await)?;
        Ok(count > 0)
    }

    /// Whether the account was erased: its row stays, empty, for trade to point to.
    pub async fn is_erased(&mut self, id: PersonId) -> Result<bool> {
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(ERASED).bind(id.0).fetch_one(c).await)?;
        Ok(count > 0)
    }

    /// Everybody with an account, and deleted accounts that are suspended, in the order of their ids.
    pub async fn all(&mut self) -> Result<Vec<Person>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(ALL).fetch_all(c).await)?;
        let mut people = Vec::new();
        for id in ids {
            people.extend(self.get(PersonId(id)).await?);
        }
        Ok(people)
    }

    /// How the person is called.
    pub async fn set_name(&mut self, person: PersonId, name: &str) -> Result<()> {
        self.0.work().forget_people();
        engine!(self.0, c => sqlx::query(KEEP_FORMER_NAME).bind(person.0).bind(name).execute(c).await.map(drop))?;
        engine!(self.0, c => sqlx::query(SET_NAME).bind(person.0).bind(name).execute(c).await.map(drop))?;
        Ok(())
    }

    /// How the person was called before.
    pub async fn former_names(&mut self, person: PersonId) -> Result<Vec<String>> {
        Ok(engine!(self.0, c => sqlx::query_scalar(FORMER_NAMES).bind(person.0).fetch_all(c).await)?)
    }

    /// Where a seller's goods usually are and, if given, what the business is.
    pub async fn set_business(&mut self, person: PersonId, place: &str, region: Region, kind: Option<SellerKind>) -> Result<()> {
        self.0.work().forget_people();
        engine!(self.0, c => {
            let set = sqlx::query(SET_BUSINESS).bind(person.0).bind(place).bind(region.code()).bind(kind.map(SellerKind::code));
            set.execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// What an offer tells of its seller: where the prices usually apply, and the business if nothing is known of it.
    pub async fn learn(&mut self, person: PersonId, handover: Handover, business: Option<SellerKind>) -> Result<()> {
        self.0.work().forget_people();
        let business = business.map(SellerKind::code);
        engine!(self.0, c => sqlx::query(LEARN).bind(person.0).bind(handover.code()).bind(business).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The phone number that the person shared, or no longer shares.
    pub async fn set_phone(&mut self, person: PersonId, phone: Option<&str>) -> Result<()> {
        self.0.work().forget_people();
        engine!(self.0, c => sqlx::query(SET_PHONE).bind(person.0).bind(phone).execute(c).await.map(drop))?;
        Ok(())
    }

    /// When an official is sent the digest: the hour is WIB.
    pub async fn set_digest(&mut self, person: PersonId, hour: u32, days: DigestDays) -> Result<()> {
        self.0.work().forget_people();
        engine!(self.0, c => {
            sqlx::query(SET_DIGEST).bind(person.0).bind(i64::from(hour)).bind(days.code()).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// Since when Telegram refuses messages to the person; `None` when it takes them again.
    pub async fn set_reach(&mut self, person: PersonId, unreachable_since: Option<DateTime<Utc>>) -> Result<()> {
        self.0.work().forget_people();
        let since = unreachable_since.map(millis);
        engine!(self.0, c => sqlx::query(SET_REACH).bind(person.0).bind(since).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Keeps the proof that the person agreed to a version of the consent text.
    pub async fn give_consent(&mut self, person: PersonId, version: &str, now: DateTime<Utc>) -> Result<()> {
        self.0.work().forget_people();
        engine!(self.0, c => sqlx::query(CONSENT).bind(person.0).bind(version).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Marks the consent as withdrawn; its proof stays.
    pub async fn withdraw_consent(&mut self, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        self.0.work().forget_people();
        engine!(self.0, c => sqlx::query(WITHDRAW_CONSENT).bind(person.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// The consent that stands: when, and to which version.
    pub async fn consent(&mut self, person: PersonId) -> Result<Option<(DateTime<Utc>, String)>> {
        Ok(self.known(person).await?.and_then(|known| known.consent))
    }

    /// Everybody who holds a role of this kind and has a chat.
    pub async fn holders(&mut self, kind: RoleKind) -> Result<Vec<PersonId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(HOLDERS).bind(kind.code()).fetch_all(c).await)?;
        Ok(ids.into_iter().map(PersonId).collect())
    }

    /// The persons that can be reached instead of `assistant` for a farmer of `place`: other assistants there, else the desk of Blitar
    /// Trade Center.
    pub async fn stand_ins(&mut self, assistant: PersonId, place: &str) -> Result<Vec<PersonId>> {
        let mut ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(STAND_INS).bind(assistant.0).bind(place).fetch_all(c).await)?;
        if ids.is_empty() {
            ids = engine!(self.0, c => sqlx::query_scalar(DESK).bind(assistant.0).fetch_all(c).await)?;
        }
        Ok(ids.into_iter().map(PersonId).collect())
    }

    /// Everybody who buys for the organisation, has a chat and is not suspended.
    pub async fn colleagues(&mut self, organization: Organization) -> Result<Vec<PersonId>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(COLLEAGUES).bind(organization.code()).fetch_all(c).await)?;
        Ok(ids.into_iter().map(PersonId).collect())
    }
}

fn role(row: &Row, kind: &str, columns: &PersonColumns) -> Result<Role> {
    Ok(match row.code("role", kind)? {
        RoleKind::Seller => Role::Seller,
        RoleKind::Assistant => Role::Assistant,
        RoleKind::Admin => Role::Admin,
        RoleKind::Buyer => Role::Buyer(row.code("organization", columns.organization.as_deref().unwrap_or_default())?),
        RoleKind::Official => Role::Official(row.code("office", columns.office.as_deref().unwrap_or_default())?),
    })
}
