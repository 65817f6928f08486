//! The reference prices as they were read last, so that a card can show them without asking the database.

use std::sync::{PoisonError, RwLock};

use chrono::NaiveDate;

use crate::domain::{
    reference::{Reference, in_force},
    unit::Unit,
};

/// What holds today and later. A job of the scheduler reads it every few seconds; `/harga` reads the database.
#[derive(Debug, Default)]
pub struct ReferenceCache(RwLock<Vec<Reference>>);

impl ReferenceCache {
    /// Takes what was read in place of what was read before.
    pub fn replace_all(&self, all: Vec<Reference>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = all;
    }

    /// What holds on `today` (WIB) for these goods per `per`.
    #[must_use]
    pub fn of(&self, goods: &str, per: Unit, today: NaiveDate) -> Option<Reference> {
        in_force(&self.0.read().unwrap_or_else(PoisonError::into_inner), goods, per, today).cloned()
    }
}
