//! What a view is told of a transition.

use crate::{
    domain::order::{Detail, OrderEvent, Side},
    notice::OrderFacts,
};

/// What took place, and who caused it.
pub(in crate::chat) struct News<'a> {
    pub(in crate::chat) event: OrderEvent,
    pub(in crate::chat) order: &'a OrderFacts,
    /// The reader's side.
    pub(in crate::chat) side: Side,
    /// The side that caused it; `None` is the timer.
    pub(in crate::chat) acting: Option<Side>,
    /// What was said along with it, or what was proposed before.
    pub(in crate::chat) detail: &'a Detail,
    /// Other orders of the reader can leave on the same truck.
    pub(in crate::chat) rides: bool,
}
