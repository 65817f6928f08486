//! The limits of a buyer's last searches. They don't fit into the 64 bytes of a button, so the button carries the
//! number under which the conversation remembers them.

use serde::{Deserialize, Serialize};

use crate::domain::search::Limits;

/// How many searches a conversation remembers.
const KEPT: usize = 8;

/// Remembered limits, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct Searches {
    next: u32,
    kept: Vec<(u32, Limits)>,
}

impl Searches {
    /// The highest number: five digits of a button. After it they begin anew, long after the first was forgotten.
    pub(in crate::chat) const LAST: u32 = 0xf_ffff;

    /// The number of these limits; `None` if nothing is limited.
    pub(in crate::chat) fn keep(&mut self, limits: Limits) -> Option<u32> {
        if limits.is_none() {
            return None;
        }
        if let Some((number, _)) = self.kept.iter().find(|(_, kept)| *kept == limits) {
            return Some(*number);
        }
        let number = self.next;
        self.next = if number < Self::LAST { number + 1 } else { 0 };
        self.kept.push((number, limits));
        let over = self.kept.len().saturating_sub(KEPT);
        self.kept.drain(..over);
        Some(number)
    }

    /// The limits with this number, while they are remembered.
    pub(in crate::chat) fn limits(&self, number: u32) -> Option<Limits> {
        self.kept.iter().find(|(kept, _)| *kept == number).map(|(_, limits)| limits.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        money::{Price, Rupiah},
        unit::Unit,
    };

    fn up_to(amount: i64) -> Limits {
        Limits { price: Some(Price { amount: Rupiah(amount), per: Unit::Kg }), ..Limits::default() }
    }

    #[test]
    fn the_last_searches_are_remembered_and_older_ones_forgotten() {
        let mut searches = Searches::default();
        assert_eq!(searches.keep(Limits::default()), None);
        let first = searches.keep(up_to(1)).unwrap();
        assert_eq!(searches.keep(up_to(1)), Some(first));
        let last = (2..=9).map(|n| searches.keep(up_to(n)).unwrap()).last().unwrap();
        assert_eq!((searches.limits(first), searches.limits(last)), (None, Some(up_to(9))));
        assert_eq!(searches.kept.len(), KEPT);
    }

    #[test]
    fn numbers_begin_anew_after_the_last() {
        let mut searches = Searches { next: Searches::LAST, kept: Vec::new() };
        assert_eq!(searches.keep(up_to(1)), Some(Searches::LAST));
        assert_eq!(searches.keep(up_to(2)), Some(0));
    }
}
