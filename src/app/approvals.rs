//! Commands for the sum above which a second person of an organisation approves its orders, which run beside the bot.

use std::io::Write;

use secrecy::ExposeSecret;

use super::{RunError, database};
use crate::{
    clock::{Clock, ShiftedClock},
    config::Config,
    domain::{money::Rupiah, person::Organization},
};

/// Reads the sum as people write it, with or without dots and `Rp`; `off` is no limit.
fn amount(said: &str) -> Result<Option<Rupiah>, RunError> {
    if said == "off" {
        return Ok(None);
    }
    let plain = said.strip_prefix("Rp").unwrap_or(said);
    let mut groups = plain.split('.');
    let first = groups.next().unwrap_or_default();
    let grouped = groups.clone().count() == 0 || first.len() <= 3;
    let whole = grouped && groups.all(|group| group.len() == 3);
    let digits: String = plain.chars().filter(|letter| *letter != '.').collect();
    let read = digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse::<i64>().ok()).flatten();
    let wrong = || RunError::Approval(format!("{said} is no limit: it is a whole sum above zero in rupiah, like 25.000.000, or off"));
    Ok(Some(Rupiah(read.filter(|rupiah| whole && *rupiah > 0).ok_or_else(wrong)?)))
}

fn line(organization: Organization, limit: Option<Rupiah>) -> String {
    format!("{organization} {}", limit.map_or_else(|| "off".to_owned(), |limit| limit.0.to_string()))
}

/// `tembus approval set`: what holds of an organisation for orders that are asked for from now on.
///
/// # Errors
/// [`RunError`].
pub async fn set(config: &Config, organization: Organization, said: &str, out: &mut impl Write) -> Result<(), RunError> {
    let limit = amount(said)?;
    let db = database::existing(config.database_url.expose_secret()).await?;
    let mut tx = db.begin().await?;
    tx.set_approval_limit(organization, limit, None, ShiftedClock::system().now()).await?;
    tx.commit().await?;
    db.close().await;
    Ok(writeln!(out, "{}", line(organization, limit))?)
}

/// `tembus approval list`: the organisations that have a limit, a line each, in rupiah.
///
/// # Errors
/// [`RunError`].
pub async fn list(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let all = db.read().await?.approval_limits().await?;
    db.close().await;
    for (organization, limit) in all {
        writeln!(out, "{}", line(organization, Some(limit)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_read_as_people_write_it() {
        for said in ["25.000.000", "25000000", "Rp25.000.000"] {
            assert_eq!(amount(said).unwrap(), Some(Rupiah(25_000_000)), "{said}");
        }
        assert_eq!(amount("off").unwrap(), None);
        for bad in ["", "0", "-5", "25.00", "2500.000", "25,5", "25 juta", "Rp", "99999999999999999999"] {
            assert!(amount(bad).is_err(), "{bad}");
        }
    }
}
