//! The digest for officials: the facts of a day, and when they are sent.

mod facts;
mod schedule;

pub use facts::{details, month, preview, preview_month, recount, show};
pub use schedule::{queue_for_all, run_due};
