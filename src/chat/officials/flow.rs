//! What officials read.

use chrono::{Days, NaiveDate};

use super::forms::{DigestForm, named_in};
use crate::{
    chat::{
        actions::OfficialAction,
        dialog::{Flow, Form, Next, Paging, Turn},
        kit::keyboard::DETAILS_PER_PAGE,
    },
    digest,
    domain::{
        digest::{DigestFacts, MonthFacts, first_of_month},
        person::RoleKind,
        wib,
    },
    market::{self, Error, Refusal},
    notice::{NoDigest, Notice},
    reading::{self, Reported},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: OfficialAction) -> Flow {
    match action {
        OfficialAction::LatestDigest => show_named(turn, "").await,
        OfficialAction::Digest { day } => show(turn, day).await,
        OfficialAction::Month { day } => show_month(turn, day).await,
        OfficialAction::Details { day, page } => show_details(turn, day, page).await,
        OfficialAction::Settings => begin_settings(turn).await,
    }
}

/// `/ringkasan`: yesterday, the last whole day; or the day or the month that is named, in words, by its date or by the number of its
/// figures.
pub(in crate::chat) async fn show_named(turn: &mut Turn<'_>, argument: &str) -> Flow {
    let today = wib::day(turn.now);
    if argument.is_empty() {
        return show(turn, today - Days::new(1)).await;
    }
    if let Some(day) = DigestFacts::day_of(argument) {
        return show(turn, day).await;
    }
    if let Some(month) = MonthFacts::month_of(argument) {
        return show_month(turn, month).await;
    }
    match reading::reported(argument, today) {
        Some(named) => show_reported(turn, named).await,
        None => show_none(turn, NoDigest::Unread).await,
    }
}

/// Where an official's line leads that names a day or a month of which he wants the digest: `ringkasan kemarin`, and `kemarin` alone where
/// he does not trade as well.
pub(in crate::chat) async fn typed(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let is = |role| turn.person.as_ref().is_some_and(|person| person.is(role));
    if !is(RoleKind::Official) {
        return Ok(None);
    }
    let trades = [RoleKind::Seller, RoleKind::Assistant, RoleKind::Buyer].into_iter().any(is);
    let today = wib::day(turn.now);
    let alone = || if trades { None } else { reading::reported(text, today) };
    match named_in(text, today).or_else(alone) {
        Some(named) => show_reported(turn, named).await.map(Some),
        None => Ok(None),
    }
}

async fn show_reported(turn: &mut Turn<'_>, named: Reported) -> Flow {
    match named {
        Reported::Day(day) => show(turn, day).await,
        Reported::Month(month) => show_month(turn, month).await,
        Reported::NoSuchDay => show_none(turn, NoDigest::NoSuchDay).await,
    }
}

async fn show_none(turn: &mut Turn<'_>, why: NoDigest) -> Flow {
    if !turn.person()?.is(RoleKind::Official) {
        return Err(Refusal::RoleNeeded(RoleKind::Official).into());
    }
    turn.answer_with(Notice::NoDigest { why }).await
}

pub(in crate::chat) async fn show(turn: &mut Turn<'_>, day: NaiveDate) -> Flow {
    if day > wib::day(turn.now) {
        return show_none(turn, NoDigest::DayAhead(day)).await;
    }
    let notice = digest::show(&mut turn.act()?, day).await?;
    turn.answer_with(notice).await
}

pub(in crate::chat) async fn show_month(turn: &mut Turn<'_>, day: NaiveDate) -> Flow {
    if first_of_month(day) > wib::day(turn.now) {
        return show_none(turn, NoDigest::MonthAhead(first_of_month(day))).await;
    }
    let notice = digest::month(&mut turn.act()?, day).await?;
    turn.answer_with(notice).await
}

pub(in crate::chat) async fn show_details(turn: &mut Turn<'_>, day: NaiveDate, page: i64) -> Flow {
    let paging = Paging::new(page, DETAILS_PER_PAGE);
    let per_page = usize::try_from(paging.limit).unwrap_or(10);
    let (orders, count) = digest::details(&mut turn.act()?, day, page.max(0), per_page).await?;
    let page = paging.page(i64::try_from(count).unwrap_or(i64::MAX - DETAILS_PER_PAGE));
    let notice = Notice::DigestDetails { day, orders, page };
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

impl Form for DigestForm {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let (hour, days) = (self.hour.unwrap_or(self.current.0), self.days.unwrap_or(self.current.1));
        market::set_digest(&mut turn.act()?, hour, days).await?;
        turn.answer_with(Notice::DigestSettings { hour, days }).await
    }
}
