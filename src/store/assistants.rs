//! Farmers without a phone of their own, and the assistants who registered them.

use chrono::{DateTime, Utc};

use super::{Result, Tx, engine, row::millis, statements};
use crate::domain::person::{Language, Person, PersonId, SellerKind};
use crate::domain::place::Region;

statements! {
    INSERT = "INSERT INTO persons (name, place, region, seller_kind, language, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    CONSENT = "INSERT INTO consents (person_id, version, given_at, recorded_by) VALUES ($1, $2, $3, $4)";
    FARMERS = "SELECT c.person_id FROM consents c JOIN persons p ON p.id = c.person_id
        WHERE c.recorded_by = $1 AND c.withdrawn_at IS NULL AND p.deleted_at IS NULL ORDER BY c.id DESC LIMIT $2 + 0 OFFSET $3";
    COUNT = "SELECT COUNT(*) FROM consents c JOIN persons p ON p.id = c.person_id
        WHERE c.recorded_by = $1 AND c.withdrawn_at IS NULL AND p.deleted_at IS NULL";
    /// Assistants who can act for a farmer of a place instead of `$1`: those who do so there first.
    OTHERS = "SELECT r.person_id FROM roles r JOIN persons p ON p.id = r.person_id
        WHERE r.role = 'ASSISTANT' AND r.ended_at IS NULL AND r.person_id <> $1 AND p.chat_id IS NOT NULL
            AND p.unreachable_since IS NULL AND p.suspended_at IS NULL
            AND EXISTS (SELECT 1 FROM consents c WHERE c.person_id = p.id AND c.withdrawn_at IS NULL)
        ORDER BY CASE WHEN p.place = $2 OR EXISTS (SELECT 1 FROM consents c JOIN persons f ON f.id = c.person_id
            WHERE c.recorded_by = p.id AND c.withdrawn_at IS NULL AND f.place = $2) THEN 0 ELSE 1 END, r.person_id LIMIT $3 + 0";
    HAND_CONSENT = "UPDATE consents SET recorded_by = $3 WHERE person_id = $1 AND recorded_by = $2 AND withdrawn_at IS NULL";
    HAND_OFFERS = "UPDATE offers SET entered_by = $3 WHERE seller_id = $1 AND entered_by = $2";
    HAND_ANSWERS = "UPDATE demand_answers SET entered_by = $3 WHERE seller_id = $1 AND entered_by = $2";
    RECORDED = "SELECT COUNT(*) FROM consents c WHERE c.recorded_by = $1 AND c.person_id = $2 AND c.withdrawn_at IS NULL";
}

/// The farmers whom assistants registered.
#[derive(Debug)]
pub struct Farmers<'t>(&'t mut Tx);

impl Tx {
    /// The farmers whom assistants registered.
    pub const fn farmers(&mut self) -> Farmers<'_> {
        Farmers(self)
    }
}

impl Farmers<'_> {
    /// A farmer without a chat; without roles or consent yet.
    pub async fn insert(&mut self, name: &str, kind: SellerKind, (place, region): (&str, Region), now: DateTime<Utc>) -> Result<PersonId> {
        self.0.work().forget_people();
        let id: i64 = engine!(self.0, c => {
            let insert = sqlx::query_scalar(INSERT).bind(name).bind(place).bind(region.code()).bind(kind.code());
            insert.bind(Language::Id.code()).bind(millis(now)).fetch_one(c).await
        })?;
        Ok(PersonId(id))
    }

    /// Keeps that the person agreed by word of mouth, and who recorded it.
    pub async fn record_consent(&mut self, person: PersonId, version: &str, by: PersonId, now: DateTime<Utc>) -> Result<()> {
        self.0.work().forget_people();
        engine!(self.0, c => {
            sqlx::query(CONSENT).bind(person.0).bind(version).bind(millis(now)).bind(by.0).execute(c).await.map(drop)
        })?;
        Ok(())
    }

    /// A page of the farmers whose consent the assistant recorded, the newest first, and how many there are.
    pub async fn of(&mut self, assistant: PersonId, limit: i64, offset: i64) -> Result<(Vec<Person>, i64)> {
        let ids: Vec<i64> = engine!(self.0, c => {
            sqlx::query_scalar(FARMERS).bind(assistant.0).bind(limit).bind(offset).fetch_all(c).await
        })?;
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(COUNT).bind(assistant.0).fetch_one(c).await)?;
        let mut farmers = Vec::new();
        for id in ids {
            farmers.extend(self.0.persons().get(PersonId(id)).await?);
        }
        Ok((farmers, count))
    }

    /// Whether the assistant recorded this person's consent, and it stands.
    pub async fn has_recorded(&mut self, assistant: PersonId, farmer: PersonId) -> Result<bool> {
        let count: i64 = engine!(self.0, c => sqlx::query_scalar(RECORDED).bind(assistant.0).bind(farmer.0).fetch_one(c).await)?;
        Ok(count > 0)
    }

    /// Assistants who can act for a farmer of `place` instead of `assistant`, those who do so there first, at most `limit`.
    pub async fn others(&mut self, assistant: PersonId, place: &str, limit: i64) -> Result<Vec<PersonId>> {
        let ids: Vec<i64> = engine!(self.0, c => {
            sqlx::query_scalar(OTHERS).bind(assistant.0).bind(place).bind(limit).fetch_all(c).await
        })?;
        Ok(ids.into_iter().map(PersonId).collect())
    }

    /// Lets `to` act for the farmer in everything in which `from` did; how many offers that are. Who recorded the consent first
    /// stays in the trace. The farmer's offers have to be locked.
    pub async fn hand_over(&mut self, farmer: PersonId, from: PersonId, to: PersonId) -> Result<u64> {
        self.0.flush().await?;
        self.0.work().forget_people();
        engine!(self.0, c => sqlx::query(HAND_CONSENT).bind(farmer.0).bind(from.0).bind(to.0).execute(c).await.map(drop))?;
        engine!(self.0, c => sqlx::query(HAND_ANSWERS).bind(farmer.0).bind(from.0).bind(to.0).execute(c).await.map(drop))?;
        let offers = engine!(self.0, c => {
            sqlx::query(HAND_OFFERS).bind(farmer.0).bind(from.0).bind(to.0).execute(c).await.map(|done| done.rows_affected())
        })?;
        Ok(offers)
    }
}
