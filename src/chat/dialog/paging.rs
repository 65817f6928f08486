//! The pages of a list.

use crate::notice::Page;

/// Which page of a list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) struct Paging {
    /// The first is 0.
    page: i64,
    /// Entries on one page.
    pub(in crate::chat) limit: i64,
}

impl Paging {
    /// A page of `limit` entries; a number below zero, which only a modified client sends, is the first page.
    pub(in crate::chat) fn new(page: i64, limit: i64) -> Self {
        Self { page: page.max(0), limit }
    }

    /// How many entries stand on the pages before.
    pub(in crate::chat) const fn offset(self) -> i64 {
        self.page.saturating_mul(self.limit)
    }

    /// The entries of `all` that stand on the page.
    pub(in crate::chat) fn of<T>(self, all: Vec<T>) -> Vec<T> {
        let places = (usize::try_from(self.offset()), usize::try_from(self.limit));
        let (Ok(before), Ok(limit)) = places else { return Vec::new() };
        all.into_iter().skip(before).take(limit).collect()
    }

    /// The page's number, and how many pages `count` entries have.
    pub(in crate::chat) fn page(self, count: i64) -> Page {
        Page { number: self.page, of: ((count + self.limit - 1) / self.limit).max(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_without_entries_has_one_page() {
        assert_eq!(Paging::new(0, 6).page(0), Page { number: 0, of: 1 });
        assert_eq!(Paging::new(-3, 6).page(6), Page { number: 0, of: 1 });
        assert_eq!(Paging::new(1, 6).page(7), Page { number: 1, of: 2 });
        assert_eq!(Paging::new(i64::MAX, 6).offset(), i64::MAX);
    }
}
