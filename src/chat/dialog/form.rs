//! What is done when a form ends.

use std::future::Future;

use super::{Flow, Kind, Next, Turn};
use crate::notice::Notice;

/// A form owns what is done once it is complete or given up.
pub(in crate::chat) trait Form: Kind + Sized + Send {
    /// The use case of the complete form.
    ///
    /// # Errors
    /// The use case's refusals; the router answers them.
    fn submit(self, turn: &mut Turn<'_>) -> impl Future<Output = Flow> + Send;

    /// The answer to a person who keeps things as they are.
    ///
    /// # Errors
    /// The refusals of showing what the form was about.
    fn abandon(self, turn: &mut Turn<'_>) -> impl Future<Output = Flow> + Send {
        async move {
            turn.reply(Notice::FormCancelled { form: Self::KIND }).await?;
            Ok(Next::Done)
        }
    }
}
