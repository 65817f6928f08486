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

impl fmt::Display for OrderCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "O-{}-{:05}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
