//! Commands for reference prices, which run beside the bot.

use std::{
    io::{Read, Write},
    path::Path,
};

use chrono::{DateTime, NaiveDate, Utc};
use secrecy::ExposeSecret;
use serde::Deserialize;

use super::{RunError, database};
use crate::{
    clock::{Clock, ShiftedClock},
    config::Config,
    domain::{
        money::{Price, Rupiah},
        reference::Reference,
        unit::Unit,
        wib,
    },
    reading::{self, GoodsReading},
    store::{self, Tx},
};

/// A row as it is written in a file.
#[derive(Debug, Deserialize)]
struct Written {
    commodity: String,
    unit: Unit,
    price: i64,
    #[serde(default)]
    highest: Option<i64>,
    date: NaiveDate,
    source: String,
    #[serde(default)]
    rule: Option<String>,
}

impl From<Written> for Reference {
    fn from(written: Written) -> Self {
        Self {
            goods: written.commodity.into(),
            price: Price { amount: Rupiah(written.price), per: written.unit },
            highest: written.highest.map(Rupiah),
            day: written.date,
            source: written.source.trim().to_owned(),
            rule: written.rule.map(|rule| rule.trim().to_owned()).filter(|rule| !rule.is_empty()),
        }
    }
}

/// The reference prices of a CSV file with a header, each checked.
///
/// # Errors
/// The line that can't be taken, and why.
fn read(csv: impl Read, today: NaiveDate) -> Result<Vec<Reference>, String> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(csv);
    let mut all = Vec::new();
    for written in reader.deserialize::<Written>() {
        let reference = Reference::from(written.map_err(|error| error.to_string())?);
        // The header stands on the first line.
        reference.check(today).map_err(|why| format!("line {}: {why}", all.len() + 2))?;
        all.push(reference);
    }
    Ok(all)
}

/// `tembus prices import`: enters all rows of a file that are not there yet, or none if one of them can't be taken.
///
/// # Errors
/// [`RunError`].
pub async fn import(config: &Config, file: &Path, out: &mut impl Write) -> Result<(), RunError> {
    let now = ShiftedClock::system().now();
    let of = |error: &dyn std::fmt::Display| RunError::Prices(format!("{}: {error}", file.display()));
    let bytes = std::fs::read(file).map_err(|error| of(&error))?;
    let all = read(bytes.as_slice(), wib::day(now)).map_err(|error| of(&error))?;
    let entered = enter(config, &all, now).await?;
    Ok(writeln!(out, "entered: {entered}, there before: {}", all.len() - entered)?)
}

/// Today (WIB).
#[must_use]
pub fn today() -> NaiveDate {
    wib::day(ShiftedClock::system().now())
}

/// `tembus prices set`: enters one; goods are named by their code or in words.
///
/// # Errors
/// [`RunError`].
pub async fn set(config: &Config, mut reference: Reference, out: &mut impl Write) -> Result<(), RunError> {
    let now = ShiftedClock::system().now();
    if let GoodsReading::One(code) = reading::goods(reference.goods.as_str()) {
        reference.goods = code.to_owned().into();
    }
    reference.check(wib::day(now)).map_err(|why| RunError::Prices(why.to_string()))?;
    let entered = enter(config, &[reference], now).await?;
    Ok(writeln!(out, "entered: {entered}")?)
}

async fn enter(config: &Config, all: &[Reference], now: DateTime<Utc>) -> Result<usize, RunError> {
    let db = database::existing(config.database_url.expose_secret()).await?;
    let mut tx = db.begin().await?;
    let entered = enter_new(&mut tx, all, now).await?;
    tx.commit().await?;
    db.close().await;
    Ok(entered)
}

/// Enters what is not there yet; how many.
async fn enter_new(tx: &mut Tx, all: &[Reference], now: DateTime<Utc>) -> store::Result<usize> {
    let mut known: Vec<Reference> = tx.reference_prices().all().await?.into_iter().map(|(_, reference)| reference).collect();
    let before = known.len();
    for reference in all {
        if !known.contains(reference) {
            tx.reference_prices().insert(reference, None, now).await?;
            known.push(reference.clone());
        }
    }
    Ok(known.len() - before)
}

/// `tembus prices list`: all that were entered and not removed, as a CSV file with their numbers.
///
/// # Errors
/// [`RunError`].
pub async fn list(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let all = db.read().await?.reference_prices().all().await?;
    db.close().await;
    let mut writer = csv::Writer::from_writer(out);
    let written = |error: csv::Error| RunError::Output(std::io::Error::other(error));
    writer.write_record(["id", "commodity", "unit", "price", "highest", "date", "source", "rule"]).map_err(written)?;
    for (id, reference) in all {
        let highest = reference.highest.map(|highest| highest.0.to_string()).unwrap_or_default();
        let (price, unit) = (reference.price.amount.0.to_string(), reference.price.per.code());
        let (goods, rule) = (reference.goods.as_str(), reference.rule.as_deref().unwrap_or_default());
        let record = [&id.to_string(), goods, unit, &price, &highest, &reference.day.to_string(), &reference.source, rule];
        writer.write_record(record).map_err(written)?;
    }
    Ok(writer.flush()?)
}

/// `tembus prices remove`: removes one that is wrong.
///
/// # Errors
/// [`RunError`].
pub async fn remove(config: &Config, id: i64) -> Result<(), RunError> {
    let db = database::existing(config.database_url.expose_secret()).await?;
    let mut tx = db.begin().await?;
    let removed = tx.reference_prices().remove(id, ShiftedClock::system().now()).await?;
    tx.commit().await?;
    db.close().await;
    if removed {
        Ok(())
    } else {
        Err(RunError::Prices(format!("there is no reference price {id}: `tembus prices list` shows the numbers")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_on(csv: &str) -> Result<Vec<Reference>, String> {
        read(csv.as_bytes(), "2026-11-28".parse().unwrap())
    }

    #[test]
    fn a_file_is_taken_by_its_header() {
        let all = read_on(
            "commodity,unit,price,highest,date,source,rule\nEGG_LAYER,KG,26000,,2026-11-27,PIHPS,\n\
             CHILI_RAWIT,KG,25000,31500,2026-11-01,\"Bapanas, Jakarta\",Perbadan 11/2022\n",
        )
        .unwrap();
        assert_eq!((all[0].price.amount, all[0].highest, all[0].rule.clone()), (Rupiah(26_000), None, None));
        assert_eq!((all[1].highest, all[1].source.as_str()), (Some(Rupiah(31_500)), "Bapanas, Jakarta"));
        assert_eq!(read_on("source,date,price,unit,commodity\nPIHPS,2026-11-27,26000,KG,EGG_LAYER\n").unwrap(), all[..1]);
    }

    #[test]
    fn a_line_that_can_t_be_taken_is_named() {
        let header = "commodity,unit,price,date,source\nEGG_LAYER,KG,26000,2026-11-27,PIHPS\n";
        let why = |line: &str| read_on(&format!("{header}{line}\n")).unwrap_err();
        assert_eq!(why("GOLD,KG,26000,2026-11-27,PIHPS"), "line 3: there are no goods GOLD");
        assert!(why("EGG_LAYER,KG,26.000,2026-11-27,PIHPS").contains("line: 3"), "{}", why("EGG_LAYER,KG,26.000,2026-11-27,PIHPS"));
        assert!(why("EGG_LAYER,LITER,26000,2026-11-27,PIHPS").starts_with("line 3: EGG_LAYER is not priced per"));
    }
}
