//! How long what waits for a bot waits, in milliseconds.

/// How long an update of a message waits for its bot.
pub(super) const MESSAGE_LIFE: i64 = 24 * 60 * 60 * 1000;
/// How long a press waits for its bot, and for its answer.
pub(super) const QUERY_LIFE: i64 = 150 * 1000;
/// How long an inline query waits for its bot, and for its answer, in milliseconds.
pub(super) const INLINE_LIFE: i64 = 30 * 1000;
