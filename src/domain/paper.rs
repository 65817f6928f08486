//! Papers of an order: their kinds, and their numbers.

use serde::{Deserialize, Serialize};

use super::{
    code::coded,
    order::{OrderCode, OrderStatus, Progress},
};

coded! {
    /// A kind of paper.
    PaperKind("paper") {
        /// What both sides agreed on.
        Confirmation = "CONFIRMATION",
        /// What travels with a load.
        DeliveryNote = "DELIVERY",
        /// What arrived, and what of it was accepted.
        Receipt = "RECEIPT",
    }
}

impl PaperKind {
    /// The letters of its number.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Confirmation => "KP",
            Self::DeliveryNote => "SJ",
            Self::Receipt => "TT",
        }
    }

    /// Whether there is something for it to say of an order.
    #[must_use]
    pub fn is_open(self, status: OrderStatus, progress: &Progress) -> bool {
        let agreed = matches!(status, OrderStatus::Confirmed | OrderStatus::Shipped | OrderStatus::Received | OrderStatus::Closed);
        let received = progress.accepted > 0 || progress.load.as_ref().is_some_and(|load| load.receipt.is_some());
        match self {
            Self::Confirmation => agreed,
            Self::DeliveryNote => agreed && progress.load.is_some(),
            Self::Receipt => agreed && received,
        }
    }
}

/// The letters of codes: none that is taken for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many letters a code has: 50 bits, so that nobody finds one by trying.
const CODE_LENGTH: usize = 10;

/// The short code under which a paper can be checked: `7KQ2M-4XWPD`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PaperCode(String);

impl PaperCode {
    /// The code made of ten bytes of chance.
    #[must_use]
    pub fn from_entropy(bytes: [u8; CODE_LENGTH]) -> Self {
        Self(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
    }

    /// The letters alone, as they are stored and stand in links.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for PaperCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, second) = self.0.split_at_checked(CODE_LENGTH / 2).unwrap_or((&self.0, ""));
        write!(f, "{first}-{second}")
    }
}

impl std::str::FromStr for PaperCode {
    type Err = String;

    /// Reads a code as people copy it: small letters, spaces and dashes make no difference, nor do O for 0 and I or L for 1.
    fn from_str(text: &str) -> Result<Self, String> {
        let letter = |c: char| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(letter).collect();
        let is_code = code.len() == CODE_LENGTH && code.bytes().all(|byte| LETTERS.contains(&byte));
        if is_code { Ok(Self(code)) } else { Err("the code of a paper looks like 7KQ2M-4XWPD".to_owned()) }
    }
}

/// The number of a paper: `O-2026-00087/KP-1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperNumber {
    /// The order.
    pub order: OrderCode,
    /// The kind.
    pub kind: PaperKind,
    /// Which of this kind and order, from 1.
    pub number: i64,
}

impl std::fmt::Display for PaperNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}-{}", self.order, self.kind.letters(), self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_names_order_and_kind() {
        let number = PaperNumber { order: OrderCode { year: 2026, number: 87 }, kind: PaperKind::DeliveryNote, number: 2 };
        assert_eq!(number.to_string(), "O-2026-00087/SJ-2");
    }

    #[test]
    fn a_code_is_read_as_people_copy_it() {
        let code = PaperCode::from_entropy([7, 19, 23, 2, 20, 4, 29, 28, 22, 13]);
        assert_eq!(code.to_string(), "7KQ2M-4XWPD");
        for typed in ["7KQ2M-4XWPD", "7kq2m 4xwpd", "7KQ2M4XWPD"] {
            assert_eq!(typed.parse::<PaperCode>().as_ref(), Ok(&code), "{typed}");
        }
        assert_eq!("OIL00-00000".parse::<PaperCode>().unwrap().text(), "0110000000");
        for other in ["", "7KQ2M", "7KQ2M-4XWPU", "7KQ2M-4XWPD0", "ékq2m4xwpd"] {
            assert!(other.parse::<PaperCode>().is_err(), "{other}");
        }
    }

    #[test]
    fn there_is_no_paper_before_there_is_something_to_say() {
        let none = Progress::default();
        assert!(PaperKind::ALL.iter().all(|kind| !kind.is_open(OrderStatus::Requested, &none)));
        assert!(PaperKind::Confirmation.is_open(OrderStatus::Confirmed, &none));
        assert!(!PaperKind::DeliveryNote.is_open(OrderStatus::Confirmed, &none));
        assert!(!PaperKind::Receipt.is_open(OrderStatus::Shipped, &none));
        assert!(PaperKind::Receipt.is_open(OrderStatus::Received, &Progress { accepted: 1, ..none }));
    }
}
