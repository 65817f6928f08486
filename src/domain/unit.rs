//! Units of trade, as `data/units.csv` lists them.

use std::{fmt, str::FromStr, sync::LazyLock};

use serde::{Deserialize, Serialize};

/// What a unit measures. Different dimensions never convert into each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Base: gram.
    Mass,
    /// Base: one piece (egg, head, fruit, ...).
    Count,
    /// Base: millilitre.
    Volume,
    /// Base: one pack, sold whole; its content is asked for each offer.
    Package,
    /// No quantity: the whole offer. Only a price can have it.
    Lot,
}

macro_rules! units {
    ($($variant:ident $code:literal $dimension:ident $base:literal,)*) => {
        /// A unit of quantity or price. The code is that of `units.csv` and of stored rows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "the codes are documented in units.csv")]
        pub enum Unit {
            $(#[serde(rename = $code)] $variant,)*
        }

        impl Unit {
            /// Every unit, in the order of `units.csv`.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The code in `units.csv`, stored rows and JSON.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// What this unit measures.
            #[must_use]
            pub const fn dimension(self) -> Dimension {
                match self { $(Self::$variant => Dimension::$dimension),* }
            }

            /// How many base units (gram, millilitre, piece, pack) one of this unit is.
            #[must_use]
            pub const fn base(self) -> i64 {
                match self { $(Self::$variant => $base),* }
            }
        }
    };
}

units! {
    Kg "KG" Mass 1000,
    Gram "GRAM" Mass 1,
    Ons "ONS" Mass 100,
    Pon "PON" Mass 500,
    Kw "KW" Mass 100_000,
    Ton "TON" Mass 1_000_000,
    Butir "BUTIR" Count 1,
    Ekor "EKOR" Count 1,
    Buah "BUAH" Count 1,
    Pcs "PCS" Count 1,
    Lembar "LEMBAR" Count 1,
    Lusin "LUSIN" Count 12,
    Kodi "KODI" Count 20,
    Rak "RAK" Count 30,
    Pack15 "PACK15" Count 15,
    Liter "LITER" Volume 1000,
    Peti "PETI" Package 1,
    Karung "KARUNG" Package 1,
    Sak "SAK" Package 1,
    Krat "KRAT" Package 1,
    Dus "DUS" Package 1,
    Pak "PAK" Package 1,
    Renteng "RENTENG" Package 1,
    Toples "TOPLES" Package 1,
    Botol "BOTOL" Package 1,
    Kantong "KANTONG" Package 1,
    Ikat "IKAT" Package 1,
    Sisir "SISIR" Package 1,
    Tandan "TANDAN" Package 1,
    Lot "LOT" Lot 1,
}

impl Unit {
    /// Whether trade needs to know what one pack holds: crates and sacks are not standardised.
    #[must_use]
    pub const fn needs_pack_content(self) -> bool {
        matches!(self, Self::Peti | Self::Karung | Self::Sak | Self::Krat)
    }

    /// The words that people write for this unit, lower case, from `units.csv`.
    #[must_use]
    pub fn synonyms(self) -> &'static [String] {
        SYNONYMS.iter().find(|(unit, _)| *unit == self).map_or(&[], |(_, words)| words.as_slice())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A code that no unit has.
#[derive(Debug, thiserror::Error)]
#[error("unknown unit {0:?}")]
pub struct UnknownUnit(String);

impl FromStr for Unit {
    type Err = UnknownUnit;

    fn from_str(code: &str) -> Result<Self, UnknownUnit> {
        Self::ALL.iter().copied().find(|u| u.code() == code).ok_or_else(|| UnknownUnit(code.to_owned()))
    }
}

impl TryFrom<String> for Unit {
    type Error = UnknownUnit;

    fn try_from(code: String) -> Result<Self, UnknownUnit> {
        code.parse()
    }
}

/// `units.csv` as embedded at build time.
pub(super) const UNITS_CSV: &str = include_str!("data/units.csv");

static SYNONYMS: LazyLock<Vec<(Unit, Vec<String>)>> = LazyLock::new(|| {
    super::embedded_csv::rows(UNITS_CSV)
        .filter_map(|row| Some((row.get(0)?.parse().ok()?, super::embedded_csv::words(row.get(1)?))))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_enum_and_the_file_agree() {
        let rows: Vec<_> = super::super::embedded_csv::rows(UNITS_CSV).collect();
        assert_eq!(rows.iter().map(|r| &r[0]).collect::<Vec<_>>(), Unit::ALL.iter().map(|u| u.code()).collect::<Vec<_>>());
        for row in &rows {
            let unit: Unit = row[0].parse().unwrap();
            let (dimension, factor) = match &row[2] {
                "mass" => (Dimension::Mass, 1000),
                "count" => (Dimension::Count, 1),
                "volume" => (Dimension::Volume, 1000),
                "package" => (Dimension::Package, 1),
                "lot" => (Dimension::Lot, 1),
                other => panic!("{other}"),
            };
            assert_eq!(unit.dimension(), dimension, "{unit}");
            if !row[3].is_empty() {
                let base = row[3].parse::<rust_decimal::Decimal>().unwrap() * rust_decimal::Decimal::from(factor);
                assert_eq!(base, rust_decimal::Decimal::from(unit.base()), "{unit}");
            }
            assert!(!unit.synonyms().is_empty(), "{unit}");
        }
    }
}
