//! The only place with SQL. One text serves SQLite and Postgres; each file lists its statements, and a
//! test prepares every one of them on both engines and compares the columns.
//!
//! A read or write that finds nothing says `Ok(None)` or `Ok(false)`: somebody was faster, or has no
//! right. An [`Error::Fault`] is the machine's (connection, lock, disk): nothing was decided, try again.
//! An [`Error::Defect`] is ours: a row that must not exist, a broken constraint.
//!
//! What belongs together is reached through one accessor of the transaction, which borrows it and costs nothing:
//! `tx.offers().get(id)`, `tx.orders().transition(&change, now)`, `tx.persons().by_chat(chat)`, `tx.events().append(&event)`.

mod addenda;
mod approvals;
mod assistants;
pub mod audit;
mod backup;
mod budgets;
mod catalogue;
mod complaints;
mod conversations;
pub mod copy;
mod counts;
mod db;
mod dead_letters;
mod deliveries;
mod demand_answers;
mod demands;
mod desk;
mod digests;
mod error;
mod event_links;
mod events;
mod flush;
mod inbox;
mod instances;
mod invitations;
mod load_photos;
mod lost_history;
mod meta;
mod metrics;
mod offer_search;
mod offers;
mod orders;
mod outbox;
mod papers;
pub mod personal_data;
pub mod personal_texts;
mod persons;
mod pooling;
mod private_file;
mod quarantine;
mod reference_prices;
mod replaced;
mod routines;
mod row;
mod sql;
mod statement_list;
mod subscriptions;
mod talks;
mod terms;
mod tolerances;
mod transaction;
mod trips;
mod unparsed;
mod work;

pub use addenda::{Addenda, ChangedTerms};
pub use assistants::Farmers;
pub use backup::{BackupError, Restoration, RestoreError};
pub use budgets::RequestUsage;
pub use catalogue::CatalogueRow;
pub use complaints::Complaints;
pub use conversations::ConversationRow;
pub use counts::Statements;
pub use db::{Db, Open, OpenError, Tx};
pub use dead_letters::{DeadLetter, DeadLetters, NewDeadLetter};
pub use deliveries::{Deliveries, Departure, SaidLoad};
pub use demand_answers::{DemandAnswers, PastAnswer};
pub use demands::{DemandChange, Demands};
pub use desk::{Desk, DeskTimes};
pub use digests::{AgreedOrder, CancelledOrder, DigestKind, Digests};
pub use error::{Error, Result};
pub use event_links::{EventLinks, TraceRow};
pub use events::{Event, Events, PastEvent, Subject};
pub use instances::InstanceLock;
pub use invitations::{Invitations, OpenInvitation};
pub use load_photos::{LoadPhoto, LoadPhotos, PhotoKept};
pub use meta::BOT_USERNAME;
pub use metrics::StoreMetrics;
pub use offers::{NewOffer, OfferChange, Offers};
pub use orders::{NewOrder, OrderChange, Orders, Party};
pub use outbox::{
    Outgoing, UnsentNews,
    lease_holder::LeaseHolder,
    leases::{Delivered, DeliveryOutcome, Due, Queue},
    message::{OutboxAct, OutboxState, Priority},
};
pub use papers::{PaperRow, Papers};
pub use persons::Persons;
pub use private_file::create_private;
pub use quarantine::Quarantine;
pub use reference_prices::ReferencePrices;
pub use routines::Routines;
pub(crate) use sql::{engine, statements};
pub use statement_list::all_statements;
pub use subscriptions::Subscriptions;
pub use talks::{NewTalk, Talks};
pub use trips::Trips;
pub use unparsed::{CHANGED, Unparsed, UnparsedText};
