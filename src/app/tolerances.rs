//! Commands for how much more than was agreed can be accepted of goods, which run beside the bot.

use std::io::Write;

use rust_decimal::Decimal;
use secrecy::ExposeSecret;

use super::{RunError, database};
use crate::{
    clock::{Clock, ShiftedClock},
    config::Config,
    domain::{commodity::Commodity, tolerance::Tolerance},
    reading::{self, GoodsReading},
};

/// `tembus tolerance set`: what holds of goods from now on; goods are named by their code or in words.
///
/// # Errors
/// [`RunError`].
pub async fn set(config: &Config, goods: &str, percent: Decimal, out: &mut impl Write) -> Result<(), RunError> {
    let code = match reading::goods(goods) {
        GoodsReading::One(code) => code,
        _ => goods,
    };
    let goods = Commodity::by_code(code).ok_or_else(|| RunError::Tolerance(format!("there are no goods {goods}")))?;
    let tolerance = Tolerance::of_percent(percent).ok_or_else(|| {
        let most = Tolerance::MOST.percent().normalize();
        RunError::Tolerance(format!("{percent} is no tolerance: it is a percentage from 0 to {most}, with one decimal at most"))
    })?;
    let db = database::existing(config.database_url.expose_secret()).await?;
    let mut tx = db.begin().await?;
    tx.set_tolerance(&goods.into(), tolerance, None, ShiftedClock::system().now()).await?;
    tx.commit().await?;
    db.close().await;
    Ok(writeln!(out, "{} {}%", goods.code, tolerance.percent().normalize())?)
}

/// `tembus tolerance list`: the goods of which more than was agreed can be accepted, a line each.
///
/// # Errors
/// [`RunError`].
pub async fn list(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let all = db.read().await?.tolerances().await?;
    db.close().await;
    for (goods, tolerance) in all {
        writeln!(out, "{} {}%", goods.as_str(), tolerance.percent().normalize())?;
    }
    Ok(())
}
