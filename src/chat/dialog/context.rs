//! What conversations need of the world.

use std::sync::Arc;

use super::references::ReferenceCache;
use crate::{chat::kit::Service, clock::SharedClock, domain::budgets::Budgets};

/// Fills a buffer with chance.
pub type Entropy = Arc<dyn Fn(&mut [u8]) + Send + Sync>;

/// What conversations need of the world.
#[derive(Clone)]
pub struct Context {
    /// The time.
    pub clock: SharedClock,
    /// What the texts say about the service.
    pub service: Service,
    /// How much one person or organisation may take.
    pub budgets: Budgets,
    /// Chance.
    pub entropy: Entropy,
    /// Reference prices.
    pub references: Arc<ReferenceCache>,
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context").field("clock", &self.clock).field("service", &self.service).finish_non_exhaustive()
    }
}
