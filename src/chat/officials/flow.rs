//! What officials read.

use chrono::{Days, NaiveDate};

use super::forms::DigestForm;
use crate::{
    chat::dialog::{Flow, Next, Turn},
    domain::{person::RoleKind, wib},
    market::{self, Refusal},
    notice::{Notice, Page},
    reading::{self, DateReading},
};

/// Orders on one page of the details.
const PER_PAGE: i64 = 10;

/// `/ringkasan`: yesterday, the last whole day; or the day that is named.
pub(in crate::chat) async fn show_named(turn: &mut Turn<'_>, argument: &str) -> Flow {
    let today = wib::day(turn.now);
    if argument.is_empty() {
        return show(turn, today - Days::new(1)).await;
    }
    match reading::date(argument, today) {
        DateReading::Day(day) | DateReading::Past(day) if day <= today => show(turn, day).await,
        _ => Ok(Next::Unknown),
    }
}

pub(in crate::chat) async fn show(turn: &mut Turn<'_>, day: NaiveDate) -> Flow {
    let today = wib::day(turn.now);
    let facts = market::digest(&mut turn.act()?, day).await?;
    let today = (day < today).then_some(today);
    turn.answer_with(Notice::Digest { facts, today }).await
}

pub(in crate::chat) async fn show_details(turn: &mut Turn<'_>, day: NaiveDate, page: i64) -> Flow {
    let page = page.max(0);
    let per_page = usize::try_from(PER_PAGE).unwrap_or(10);
    let (orders, count) = market::digest_details(&mut turn.act()?, day, page, per_page).await?;
    let of = ((i64::try_from(count).unwrap_or(i64::MAX) + PER_PAGE - 1) / PER_PAGE).max(1);
    let notice = Notice::DigestDetails { day, orders, page: Page { number: page, of } };
    turn.answer_beside(notice).await
}

/// *Pengaturan*: hour and days.
pub(in crate::chat) async fn begin_settings(turn: &mut Turn<'_>) -> Flow {
    let person = turn.person()?;
    if !person.is(RoleKind::Official) {
        return Err(Refusal::RoleNeeded(RoleKind::Official).into());
    }
    let current = (person.digest_hour, person.digest_days);
    turn.begin(DigestForm { current, hour: None, days: None }).await
}

pub(in crate::chat) async fn change_settings(turn: &mut Turn<'_>, form: DigestForm) -> Flow {
    let (hour, days) = (form.hour.unwrap_or(form.current.0), form.days.unwrap_or(form.current.1));
    market::set_digest(&mut turn.act()?, hour, days).await?;
    turn.answer_with(Notice::DigestSettings { hour, days }).await
}
