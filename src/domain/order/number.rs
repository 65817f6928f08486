//! What an order is known by: its row and its spoken number.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An order's row id: what buttons carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrderId(pub i64);

/// An order's number, said as `O-2026-00087`; counted within the WIB year of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OrderCode {
    /// WIB year.
    pub year: i32,
    /// Number within the year, from 1.
    pub number: i64,
}

impl std::str::FromStr for OrderCode {
    type Err = String;

    /// Reads `O-2026-00087`.
    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let mut parts = text.strip_prefix("O-")?.split('-');
            let (year, number) = (parts.next()?, parts.next()?);
            let known = year.len() == 4 && number.len() == 5 && parts.next().is_none();
            Some(Self { year: year.parse().ok().filter(|_| known)?, number: number.parse().ok()? })
        };
        read().ok_or_else(|| "the number of an order looks like O-2026-00087".to_owned())
    }
}

/// An order as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedOrder {
    /// `O-2026-00087`.
    Whole(OrderCode),
    /// `O-87`: the number alone, of whichever year.
    Short(i64),
}

impl NamedOrder {
    /// Whether the order with this code is meant.
    #[must_use]
    pub fn is(self, code: OrderCode) -> bool {
        match self {
            Self::Whole(whole) => whole == code,
            Self::Short(number) => number == code.number,
        }
    }
}

impl std::str::FromStr for NamedOrder {
    type Err = String;

    /// Reads `O-2026-00087` and `O-87`; a year alone is no number.
    fn from_str(text: &str) -> Result<Self, String> {
        let short = || {
            let digits = text.strip_prefix("O-")?;
            let is_year = digits.len() == 4 && digits.starts_with("20");
            let known = (1..=5).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit()) && !is_year;
            digits.parse().ok().filter(|number| known && *number > 0).map(Self::Short)
        };
        text.parse().map(Self::Whole).or_else(|refused| short().ok_or(refused))
    }
}

impl fmt::Display for NamedOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(code) => code.fmt(f),
            Self::Short(number) => write!(f, "O-{number}"),
        }
    }
}

impl fmt::Display for OrderCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "O-{}-{:05}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_alone_names_an_order_of_any_year() {
        let code = OrderCode { year: 2026, number: 87 };
        for (text, named) in
            [("O-87", NamedOrder::Short(87)), ("O-00087", NamedOrder::Short(87)), ("O-2026-00087", NamedOrder::Whole(code))]
        {
            assert_eq!(text.parse(), Ok(named), "{text}");
            assert!(named.is(code) && !named.is(OrderCode { number: 8, ..code }));
        }
        assert!(
            NamedOrder::Short(87).is(OrderCode { year: 2027, ..code }) && !NamedOrder::Whole(code).is(OrderCode { year: 2027, ..code })
        );
        for other in ["O-", "O-0", "O-2026", "O-123456", "O-8a", "87", "O87", "O-2026-87"] {
            assert!(other.parse::<NamedOrder>().is_err(), "{other}");
        }
    }

    #[test]
    fn the_number_has_five_digits() {
        let code = OrderCode { year: 2026, number: 87 };
        assert_eq!(code.to_string(), "O-2026-00087");
        assert_eq!("O-2026-00087".parse(), Ok(code));
        for other in ["O-26-00087", "O-2026-87", "O-2026-000087", "O-2026-00087-1", "O-2026", "2026-00087", "O-x026-00087"] {
            assert!(other.parse::<OrderCode>().is_err(), "{other}");
        }
    }
}
