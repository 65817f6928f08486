//! Commands that take back what was granted. They run beside the bot, which sends what they tell people.

use std::{
    io::Write,
    path::{Path, PathBuf},
    str::FromStr,
};

use secrecy::ExposeSecret;

use super::{RunError, database};
use crate::{
    clock::{Clock, ShiftedClock},
    config::Config,
    domain::{
        offer::OfferId,
        order::OrderCode,
        person::{Person, PersonId, Role, RoleKind},
        removal::RemovalReason,
        wib,
    },
    market::{self, Ended, Named, NotDone, OfOffer},
};

/// A person as the command line names one: the number that `tembus persons` shows, or the number of an offer (`P-1042`). Each
/// command says whom of an offer it means, its seller or the person who entered it ([`OfOffer`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonArg(pub Named);

impl FromStr for PersonArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |digits: &str| digits.parse().ok().filter(|number: &i64| *number > 0 && digits.bytes().all(|b| b.is_ascii_digit()));
        match text.strip_prefix("P-") {
            Some(offer) => number(offer).map(|id| Named::Offer(OfferId(id))),
            None => number(text).map(|id| Named::Id(PersonId(id))),
        }
        .map(Self)
        .ok_or_else(|| "a person is a number from `tembus persons`, or the number of an offer like P-1042".to_owned())
    }
}

/// What `tembus restore` brings back: a number is a person, everything else is a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restored {
    /// A suspended account.
    Person(PersonArg),
    /// A backup.
    File(PathBuf),
}

impl FromStr for Restored {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse() {
            Ok(_) if Path::new(text).exists() => Err(format!("{text} could be a person or a file: write ./{text} for the file")),
            Ok(person) => Ok(Self::Person(person)),
            Err(_) if text.is_empty() => Err("nothing is named".to_owned()),
            Err(_) => Ok(Self::File(text.into())),
        }
    }
}

/// `tembus persons`: number, name, roles and state of everybody with an account.
///
/// # Errors
/// [`RunError`].
pub async fn persons(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let people = db.read().await?.persons().all().await?;
    db.close().await;
    for person in people {
        let roles: Vec<String> = person.roles.iter().copied().map(role_text).collect();
        let suspended = person.suspended_since.map(|at| format!("suspended since {}", wib::local(at).format("%Y-%m-%d %H:%M WIB")));
        writeln!(out, "{:>6}  {}  {}", person.id.0, person.name, suspended.unwrap_or_else(|| roles.join(", ")))?;
    }
    Ok(out.flush()?)
}

fn role_text(role: Role) -> String {
    match role {
        Role::Buyer(organization) => format!("{} of {organization}", role.kind()),
        Role::Official(office) => format!("{} of {office}", role.kind()),
        Role::Seller | Role::Assistant | Role::Admin => role.kind().to_string(),
    }
}

/// `tembus suspend`: the account rests; prints what ended with it.
///
/// # Errors
/// [`RunError`].
pub async fn suspend(config: &Config, person: PersonArg, reason: RemovalReason, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing(config.database_url.expose_secret()).await?;
    let mut tx = db.begin().await?;
    let person = market::find_person(&mut tx, person.0, OfOffer::WhoEntered).await?;
    let ended = market::suspend(&mut tx, &person, reason, ShiftedClock::system().now()).await?;
    tx.commit().await?;
    db.close().await;
    say(out, &person, "is suspended", &ended)
}

/// `tembus restore PERSON`: the account has its roles again.
///
/// # Errors
/// [`RunError`].
pub async fn restore(config: &Config, person: PersonArg, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing(config.database_url.expose_secret()).await?;
    let mut tx = db.begin().await?;
    let person = market::find_person(&mut tx, person.0, OfOffer::WhoEntered).await?;
    market::restore(&mut tx, &person, ShiftedClock::system().now()).await?;
    tx.commit().await?;
    db.close().await;
    say(out, &person, "is restored; offers that came down stay down", &Ended::default())
}

/// `tembus forget`: name, contact and place of a person are erased at that person's word; trade stays without a name. Without
/// `confirmed` it only says who it would be, and nothing is changed.
///
/// # Errors
/// [`RunError`]; [`NotDone::NotConfirmed`].
pub async fn forget(config: &Config, person: PersonArg, confirmed: bool, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing(config.database_url.expose_secret()).await?;
    let mut tx = db.begin().await?;
    let person = market::find_person(&mut tx, person.0, OfOffer::Seller).await?;
    let farmers = market::forget(&mut tx, &person, ShiftedClock::system().now()).await?;
    if confirmed {
        tx.commit().await?;
        // A bot that reads meanwhile empties it within the hour.
        db.empty_log().await?;
    } else {
        // What is not committed has not happened.
        drop(tx);
    }
    db.close().await;
    let done = if confirmed { "is erased" } else { "would be erased" };
    writeln!(out, "{} {} {done}", person.id.0, person.name)?;
    for farmer in farmers {
        writeln!(out, "{} {} {done} along, whom nobody else answers for", farmer.id.0, farmer.name)?;
    }
    out.flush()?;
    if confirmed { Ok(()) } else { Err(NotDone::NotConfirmed.into()) }
}

/// `tembus revoke`: one capability ends; prints what ended with it.
///
/// # Errors
/// [`RunError`].
pub async fn revoke(
    config: &Config,
    person: PersonArg,
    role: RoleKind,
    reason: RemovalReason,
    out: &mut impl Write,
) -> Result<(), RunError> {
    let db = database::existing(config.database_url.expose_secret()).await?;
    let mut tx = db.begin().await?;
    let person = market::find_person(&mut tx, person.0, OfOffer::with_role(role)).await?;
    let ended = market::revoke(&mut tx, &person, role, reason, ShiftedClock::system().now()).await?;
    tx.commit().await?;
    db.close().await;
    say(out, &person, &format!("is no {role} any more"), &ended)
}

fn say(out: &mut impl Write, person: &Person, done: &str, ended: &Ended) -> Result<(), RunError> {
    let codes = |orders: &[OrderCode]| orders.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    writeln!(out, "{} {} {done}", person.id.0, person.name)?;
    if !ended.offers.is_empty() {
        writeln!(out, "taken down: {}", ended.offers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))?;
    }
    let orders = [ended.orders.as_slice(), &ended.unasked].concat();
    if !orders.is_empty() {
        writeln!(out, "ended: {}", codes(&orders))?;
    }
    if !ended.demands.is_empty() {
        writeln!(out, "closed: {}", ended.demands.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))?;
    }
    if !ended.open.is_empty() {
        writeln!(out, "still open, to be settled by hand: {}", codes(&ended.open))?;
    }
    Ok(out.flush()?)
}

/// The letters of a hash by which an invitation is named.
const SHOWN: usize = 12;

/// `tembus invitations`: those that can still be used, or one of them taken back.
///
/// # Errors
/// [`RunError`].
pub async fn invitations(config: &Config, cancel: Option<&str>, out: &mut impl Write) -> Result<(), RunError> {
    let (url, now) = (config.database_url.expose_secret(), ShiftedClock::system().now());
    let Some(beginning) = cancel else {
        let db = database::existing_read_only(url).await?;
        let open = db.read().await?.invitations().list(now).await?;
        db.close().await;
        for invitation in open {
            let until = wib::local(invitation.expires_at).format("%Y-%m-%d %H:%M WIB");
            let name = invitation.hash.get(..SHOWN).unwrap_or(&invitation.hash);
            writeln!(out, "{name}  until {until}  {}", role_text(invitation.role))?;
        }
        return Ok(out.flush()?);
    };
    let db = database::existing(url).await?;
    let mut tx = db.begin().await?;
    let role = market::cancel_invitation(&mut tx, beginning, now).await?;
    tx.commit().await?;
    db.close().await;
    writeln!(out, "the invitation {beginning} to {role} was taken back")?;
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_person_and_everything_else_a_file() {
        let person = |named| Ok(Restored::Person(PersonArg(named)));
        assert_eq!("7".parse(), person(Named::Id(PersonId(7))));
        assert_eq!("P-1042".parse(), person(Named::Offer(OfferId(1042))));
        for file in ["backup.sqlite", "./7", "7.sqlite", "-1", "0", "P-", "p-1042"] {
            assert_eq!(file.parse(), Ok(Restored::File(file.into())), "{file}");
        }
        assert!("".parse::<Restored>().is_err());
        assert!("backup.sqlite".parse::<PersonArg>().is_err());
    }
}
