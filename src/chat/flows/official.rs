//! What officials read.

use chrono::{Days, NaiveDate};

use super::entry;
use crate::{
    chat::{
        forms::official::DigestForm,
        state::Form,
        turn::{Done, Turn},
    },
    domain::{person::RoleKind, wib},
    market::{self, Refusal},
    notice::{Notice, Page},
    reading::{self, DateReading},
};

/// Orders on one page of the details.
const PER_PAGE: i64 = 10;

/// `/ringkasan`: yesterday, the last whole day; or the day that is named.
pub(super) async fn command(turn: &mut Turn<'_>, argument: &str) -> Done {
    let today = wib::day(turn.now);
    if argument.is_empty() {
        return digest(turn, today - Days::new(1)).await;
    }
    match reading::date(argument, today) {
        DateReading::Day(day) | DateReading::Past(day) if day <= today => digest(turn, day).await,
        _ => entry::unknown(turn).await,
    }
}

pub(super) async fn digest(turn: &mut Turn<'_>, day: NaiveDate) -> Done {
    let today = wib::day(turn.now);
    let facts = market::digest(&mut turn.act()?, day).await?;
    let today = (day < today).then_some(today);
    Ok(turn.reply(Notice::Digest { facts, today }).await?)
}

pub(super) async fn details(turn: &mut Turn<'_>, day: NaiveDate, page: i64) -> Done {
    let page = page.max(0);
    let per_page = usize::try_from(PER_PAGE).unwrap_or(10);
    let (orders, count) = market::digest_details(&mut turn.act()?, day, page, per_page).await?;
    let of = ((i64::try_from(count).unwrap_or(i64::MAX) + PER_PAGE - 1) / PER_PAGE).max(1);
    let notice = Notice::DigestDetails { day, orders, page: Page { number: page, of } };
    Ok(turn.reply_beside(notice).await?)
}

/// *Pengaturan*: hour and days.
pub(super) async fn settings(turn: &mut Turn<'_>) -> Done {
    let person = turn.person()?;
    if !person.is(RoleKind::Official) {
        return Err(Refusal::RoleNeeded(RoleKind::Official).into());
    }
    let current = (person.digest_hour, person.digest_days);
    turn.begin(Form::DigestSettings(DigestForm { current, hour: None, days: None })).await
}

pub(super) async fn settings_changed(turn: &mut Turn<'_>, form: DigestForm) -> Done {
    let (hour, days) = (form.hour.unwrap_or(form.current.0), form.days.unwrap_or(form.current.1));
    market::set_digest(&mut turn.act()?, hour, days).await?;
    Ok(turn.reply(Notice::DigestSettings { hour, days }).await?)
}
