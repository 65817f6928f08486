//! Telegram's limits: about a message a second in a chat with short bursts, 30 a second in all.

use std::collections::BTreeMap;

/// How many messages may come at once, in a chat and in all.
const BURST: (i64, i64) = (3, 30);

/// When which chat may be written to again; milliseconds since 1970 UTC.
#[derive(Debug, Default)]
pub(super) struct Limits {
    chats: BTreeMap<(usize, i64), i64>,
    all: BTreeMap<usize, i64>,
}

impl Limits {
    /// Counts a message, or says for how many seconds the bot must be silent.
    pub(super) fn admit(&mut self, bot: usize, chat: i64, now: i64) -> Result<(), u32> {
        let chat = self.chats.entry((bot, chat)).or_default();
        let all = self.all.entry(bot).or_default();
        let next_chat = next(*chat, now, 1000, BURST.0)?;
        let next_all = next(*all, now, 34, BURST.1)?;
        (*chat, *all) = (next_chat, next_all);
        Ok(())
    }
}

fn next(earliest: i64, now: i64, interval: i64, burst: i64) -> Result<i64, u32> {
    let next = earliest.max(now) + interval;
    let over = next - now - interval * burst;
    if over <= 0 { Ok(next) } else { Err(u32::try_from((over + 999) / 1000).unwrap_or(u32::MAX)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_burst_passes_and_then_one_a_second() {
        let mut limits = Limits::default();
        let sent: Vec<_> = (0..4).map(|_| limits.admit(0, 7, 10_000)).collect();
        assert_eq!(sent, [Ok(()), Ok(()), Ok(()), Err(1)]);
        assert_eq!(limits.admit(0, 7, 11_000), Ok(()));
    }

    #[test]
    fn one_chat_does_not_hold_another_until_all_are_many() {
        let mut limits = Limits::default();
        let refused = (0..40).filter(|chat| limits.admit(0, *chat, 10_000).is_err()).count();
        assert_eq!(refused, 10);
    }
}
