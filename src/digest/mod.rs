//! The digest for officials: the facts of a day, when they are sent, and the prices of it that everybody may know.

mod facts;
mod prices;
mod schedule;

pub use facts::{details, month, preview, preview_month, recount, show};
pub use prices::{RecentPrice, recent_prices};
pub use schedule::{queue_for_all, run_due};
