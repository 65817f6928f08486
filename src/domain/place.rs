//! Places of Kota and Kabupaten Blitar, from `data/places.csv`.

use std::{str::FromStr, sync::LazyLock};

use serde::{Deserialize, Serialize};

/// Which of the two local governments a place belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Region {
    /// Kota Blitar.
    #[serde(rename = "KOTA")]
    Kota,
    /// Kabupaten Blitar, around the city.
    #[serde(rename = "KABUPATEN")]
    Kabupaten,
}

impl Region {
    /// The code in stored rows.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kota => "KOTA",
            Self::Kabupaten => "KABUPATEN",
        }
    }
}

/// A code that no region has.
#[derive(Debug, thiserror::Error)]
#[error("unknown region {0:?}")]
pub struct UnknownRegion(String);

impl FromStr for Region {
    type Err = UnknownRegion;

    fn from_str(code: &str) -> Result<Self, UnknownRegion> {
        match code {
            "KOTA" => Ok(Self::Kota),
            "KABUPATEN" => Ok(Self::Kabupaten),
            other => Err(UnknownRegion(other.to_owned())),
        }
    }
}

impl TryFrom<String> for Region {
    type Error = UnknownRegion;

    fn try_from(code: String) -> Result<Self, UnknownRegion> {
        code.parse()
    }
}

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// District.
    Kecamatan,
    /// Urban village.
    Kelurahan,
    /// A market or a slaughterhouse.
    Facility,
}

/// A row of `places.csv`.
#[derive(Debug)]
pub struct Place {
    /// Name as shown, e.g. `Gedog`.
    pub name: String,
    /// District, village or facility.
    pub level: Level,
    /// Kota or Kabupaten.
    pub region: Region,
    /// The district of a village.
    pub parent: Option<String>,
    /// Whether the name alone is enough; otherwise a cue such as "di" or "kel." is needed.
    pub plain: bool,
}

impl Place {
    /// All places, in the order of the file.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &PLACES
    }

    /// The place with this name, as spelled in the file.
    #[must_use]
    pub fn by_name(name: &str) -> Option<&'static Self> {
        PLACES.iter().find(|p| p.name == name)
    }

    /// The districts of a region.
    pub fn districts(region: Region) -> impl Iterator<Item = &'static Self> {
        PLACES.iter().filter(move |p| p.level == Level::Kecamatan && p.region == region)
    }

    /// The villages of a district of Kota Blitar. One of the seven has the district's own name and no row
    /// of its own: the district stands for it.
    pub fn villages(district: &str) -> impl Iterator<Item = &'static Self> {
        PLACES.iter().filter(move |p| p.region == Region::Kota && (p.name == district || p.parent.as_deref() == Some(district)))
    }
}

static PLACES: LazyLock<Vec<Place>> =
    LazyLock::new(|| super::embedded_csv::rows(include_str!("data/places.csv")).filter_map(|r| place(&r)).collect());

fn place(row: &csv::StringRecord) -> Option<Place> {
    Some(Place {
        name: row.get(0)?.to_owned(),
        level: match row.get(1)? {
            "kecamatan" => Level::Kecamatan,
            "kelurahan" => Level::Kelurahan,
            _ => Level::Facility,
        },
        region: if row.get(2)? == "Kota Blitar" { Region::Kota } else { Region::Kabupaten },
        parent: row.get(3).filter(|p| !p.is_empty()).map(str::to_owned),
        plain: row.get(4)? == "yes",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_city_has_three_districts_of_seven_villages() {
        let districts: Vec<_> = Place::districts(Region::Kota).collect();
        assert_eq!(districts.len(), 3);
        assert!(districts.iter().all(|d| Place::villages(&d.name).count() == 7));
        assert_eq!(Place::districts(Region::Kabupaten).count(), 22);
    }
}
