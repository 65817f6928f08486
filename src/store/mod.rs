//! The only place with SQL. One text serves SQLite and Postgres; each file lists its statements, and a
//! test prepares every one of them on both engines and compares the columns.
//!
//! A read or write that finds nothing says `Ok(None)` or `Ok(false)`: somebody was faster, or has no
//! right. An [`Error::Fault`] is the machine's (connection, lock, disk): nothing was decided, try again.
//! An [`Error::Defect`] is ours: a row that must not exist, a broken constraint.
//!
//! What belongs together is reached through one accessor of the transaction, which borrows it and costs nothing:
//! `tx.offers().get(id)`, `tx.orders().transition(&change, now)`, `tx.persons().by_chat(chat)`, `tx.events().append(&event)`.

mod assistants;
pub mod audit;
mod backup;
mod budgets;
mod catalogue;
mod complaints;
mod conversations;
pub mod copy;
mod db;
mod dead_letters;
mod deliveries;
mod digests;
mod error;
mod events;
mod inbox;
mod instances;
mod invitations;
mod meta;
mod metrics;
mod offer_search;
mod offers;
mod orders;
mod outbox;
pub mod personal_data;
mod persons;
mod quarantine;
mod routines;
mod row;
mod terms;
mod unparsed;
mod work;

pub use assistants::Farmers;
pub use backup::{BackupError, RestoreError, create_private, restore};
pub use catalogue::CatalogueRow;
pub use complaints::Complaints;
pub use conversations::ConversationRow;
pub use db::{Db, Open, OpenError, Tx};
pub(crate) use db::{engine, statements};
pub use dead_letters::{DeadLetter, DeadLetters, NewDeadLetter};
pub use deliveries::Deliveries;
pub use digests::{AgreedOrder, CancelledOrder, DigestKind, Digests};
pub use error::Error;
pub use events::{Event, Events, Subject};
pub use instances::InstanceLock;
pub use invitations::{Invitations, OpenInvitation};
pub use metrics::StoreMetrics;
pub use offers::{NewOffer, OfferChange, Offers};
pub use orders::{NewOrder, OrderChange, Orders, Party};
pub use outbox::{
    Outgoing, Priority, UnsentNews,
    leases::{Delivered, DeliveryOutcome, Due, LeaseHolder, Queue},
};
pub use persons::Persons;
pub use quarantine::Quarantine;
pub use routines::Routines;
pub use unparsed::{CHANGED, Unparsed, UnparsedText};
pub use work::Statements;

/// Every SQL text of the program: file, name, text. A test prepares each on both engines.
#[must_use]
pub fn all_statements() -> Vec<(&'static str, &'static str, &'static str)> {
    let audit = audit::statements().map(|(name, sql)| ("audit", *name, *sql));
    let files = [
        ("assistants", assistants::STATEMENTS),
        ("catalogue", catalogue::STATEMENTS),
        ("complaints", complaints::STATEMENTS),
        ("conversations", conversations::STATEMENTS),
        ("dead_letters", dead_letters::STATEMENTS),
        ("deliveries", deliveries::STATEMENTS),
        ("digests", digests::STATEMENTS),
        ("events", events::STATEMENTS),
        ("metrics", metrics::STATEMENTS),
        ("inbox", inbox::STATEMENTS),
        ("invitations", invitations::STATEMENTS),
        ("budgets", budgets::STATEMENTS),
        ("meta", meta::STATEMENTS),
        ("offers", offers::STATEMENTS),
        ("orders", orders::STATEMENTS),
        ("offer_search", offer_search::STATEMENTS),
        ("outbox", outbox::STATEMENTS),
        ("leases", outbox::leases::STATEMENTS),
        ("personal_data", personal_data::STATEMENTS),
        ("persons", persons::STATEMENTS),
        ("routines", routines::STATEMENTS),
        ("quarantine", quarantine::STATEMENTS),
        ("unparsed", unparsed::STATEMENTS),
    ];
    files.into_iter().flat_map(|(file, list)| list.iter().map(move |(name, sql)| (file, *name, *sql))).chain(audit).collect()
}

/// What store functions return.
pub type Result<T> = std::result::Result<T, Error>;
