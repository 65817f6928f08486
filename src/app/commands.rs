//! The short commands, which run beside the bot with short transactions.

use std::io::{self, BufRead, Write};

use chrono::NaiveDate;
use secrecy::ExposeSecret;

use super::{RunError, chance, database, service, telegram};
use crate::{
    chat::render,
    clock::{Clock, ShiftedClock},
    config::Config,
    digest,
    domain::{
        person::{Language, Role},
        wib,
    },
    market::{self, Code},
    reading,
    store::{
        BOT_USERNAME, CHANGED, UnparsedText,
        personal_data::{Entry, REGISTER},
    },
};

/// `tembus invite`: a link that lets one person in, once.
///
/// # Errors
/// [`RunError`].
pub async fn invite(config: &Config, role: Role, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing(config.database_url.expose_secret()).await?;
    let now = ShiftedClock::system().now();
    let mut bytes = [0; 16];
    chance()(&mut bytes);
    let code = Code::from_entropy(bytes);
    let mut tx = db.begin().await?;
    let kept = tx.meta(BOT_USERNAME).await?;
    let expires = market::invite(&mut tx, role, &code, now).await?;
    tx.commit().await?;
    db.close().await;
    let username = match kept {
        Some(username) => Some(username),
        None => match telegram(config) {
            Ok(api) => api.get_me().await.ok().map(|(me, _)| me.username),
            Err(_) => None,
        },
    };
    let until = wib::local(expires).format("%Y-%m-%d %H:%M WIB");
    match username {
        Some(username) => writeln!(out, "https://t.me/{username}?start={}", code.text())?,
        None => writeln!(out, "/start {}", code.text())?,
    }
    tracing::info!(role = role.kind().code(), %until, "an invitation was made; it works once");
    Ok(())
}

/// `tembus digest`: prints the digest of a day; queues it for whom it was not yet queued, unless `dry_run`.
///
/// # Errors
/// [`RunError`].
pub async fn digest(config: &Config, day: NaiveDate, dry_run: bool, out: &mut impl Write) -> Result<(), RunError> {
    let url = config.database_url.expose_secret();
    let db = if dry_run { database::existing_read_only(url).await? } else { database::existing(url).await? };
    let now = ShiftedClock::system().now();
    if day > wib::day(now) {
        return Err(RunError::Future(day));
    }
    let notice = digest::preview(&mut db.read().await?, day, now).await?;
    let rendered = render(&notice, Language::Id, &service(&config.identity));
    writeln!(out, "{}", rendered.text())?;
    if !dry_run {
        let queued = digest::queue_for_all(&db, day, now).await?;
        writeln!(out, "queued: {queued}")?;
    }
    db.close().await;
    Ok(())
}

/// `tembus digest --month`: prints the digest of a month.
///
/// # Errors
/// [`RunError`].
pub async fn digest_of_month(config: &Config, month: NaiveDate, out: &mut impl Write) -> Result<(), RunError> {
    let now = ShiftedClock::system().now();
    if month > wib::day(now) {
        return Err(RunError::Future(month));
    }
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let notice = digest::preview_month(&mut db.read().await?, month, now).await?;
    writeln!(out, "{}", render(&notice, Language::Id, &service(&config.identity)).text())?;
    db.close().await;
    Ok(())
}

/// `tembus read`: one JSON object for each message of standard input: each line, or with `null` what ends with a NUL byte;
/// with `explain` the object holds the readings that were compared as well.
///
/// # Errors
/// [`RunError`] when the input or the output ends badly.
pub fn read(today: Option<NaiveDate>, null: bool, explain: bool, input: impl BufRead, out: &mut impl Write) -> Result<(), RunError> {
    let today = today.unwrap_or_else(|| wib::day(ShiftedClock::system().now()));
    for message in input.split(if null { 0 } else { b'\n' }) {
        let message = message?;
        let message = message.strip_suffix(b"\r").filter(|_| !null).unwrap_or(&message);
        let text = String::from_utf8_lossy(message);
        let read = if explain { reading::explain(&text, today) } else { reading::to_json(&reading::line(&text, today)) };
        writeln!(out, "{read}")?;
    }
    Ok(out.flush()?)
}

/// `tembus unparsed`: one JSON object for each text that could not be read since a day (WIB), and for each field that
/// somebody changed on the card of a line before publishing it (`field`, `before`, `after`).
///
/// # Errors
/// [`RunError`].
pub async fn unparsed(config: &Config, since: Option<NaiveDate>, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    for UnparsedText { day, why, text } in db.read().await?.unparsed().since(since.unwrap_or(NaiveDate::MIN)).await? {
        let mut told = serde_json::json!({ "day": day, "why": why });
        let said = if why == CHANGED { serde_json::from_str(&text).ok() } else { None };
        let said = said.unwrap_or_else(|| serde_json::Map::from_iter([("text".to_owned(), text.into())]));
        if let Some(fields) = told.as_object_mut() {
            fields.extend(said);
        }
        writeln!(out, "{told}")?;
    }
    db.close().await;
    Ok(out.flush()?)
}

/// `tembus personal-data`: the register, a line for columns that are treated alike, with tabs between what is said of them.
///
/// # Errors
/// [`RunError`] when the output ends badly.
pub fn personal_data(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    writeln!(out, "TABLE\tCOLUMNS\tWHAT THEY HOLD, AND OF WHOM\tHOW LONG\tWHEN THE ACCOUNT IS DELETED")?;
    for Entry { table, columns, holds, kept, erasure } in REGISTER {
        writeln!(out, "{table}\t{}\t{holds}\t{kept}\t{erasure}", columns.join(", "))?;
    }
    let days = service(&config.identity).retention_days;
    writeln!(out, "RETENTION: {days} days after consent was withdrawn, and once nothing is open, the account is deleted by itself.")?;
    Ok(out.flush()?)
}

impl From<io::Error> for RunError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(null: bool, input: &[u8]) -> Vec<String> {
        let mut out = Vec::new();
        read("2026-11-24".parse().ok(), null, false, input, &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_message_is_a_line_or_what_ends_with_a_nul_byte() {
        let lines = read_as(false, b"telur 2 ton\r\n26rb besok\n");
        assert_eq!(lines.len(), 2);
        let messages = read_as(true, b"telur 2 ton\n26rb/kg\nbesok\0halo\0");
        assert_eq!(messages.len(), 2);
        assert!(messages[0].contains(r#""qty":2"#) && messages[0].contains(r#""price":26000"#), "{}", messages[0]);
        assert!(messages[1].contains("NOT_OFFER"), "{}", messages[1]);
    }
}
