//! The market's own words: money, goods, people, offers, orders, and what is told about them.
//!
//! Everything here is pure: no clock, no database, no network, no text for people. Quantities are
//! integers in gram, millilitre, piece or pack; money is whole rupiah; instants are UTC, and the
//! borders of a day are those of WIB (UTC+7, no daylight saving).

pub mod budgets;
pub(crate) mod code;
pub mod commodity;
pub mod demand;
pub mod desk;
pub mod digest;
mod embedded_csv;
pub mod event;
pub mod handover;
pub mod lifecycle;
mod likely;
pub mod money;
pub mod offer;
pub mod order;
pub mod paper;
pub mod person;
pub mod place;
pub mod pooling;
pub mod quantity;
pub mod reference;
pub mod reliability;
pub mod removal;
pub mod routine;
pub mod search;
pub mod subscription;
pub mod talk;
pub mod tolerance;
pub mod trip;
pub mod unit;
pub mod wib;
