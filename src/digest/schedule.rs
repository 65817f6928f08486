//! When officials are sent what: the digest of day D goes out on D+1 at the official's hour (07.00 WIB unless changed), on
//! the days that were chosen, once, whatever restarts and however many processes run.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc, Weekday};

use super::facts::{corrections, facts_of};
use crate::{
    domain::{
        person::{DigestDays, Person, PersonId, RoleKind},
        wib,
    },
    notice::Notice,
    store::{Db, DigestKind, Outgoing, Priority, Result},
};

/// Queues every digest that is due at `now`. After a longer stop only the latest day is sent. From 07.00 WIB on
/// the facts of yesterday are frozen, also if nobody is sent them.
///
/// # Errors
/// The store's; what was queued before stays queued.
pub async fn run_due(db: &Db, now: DateTime<Utc>) -> Result<()> {
    let yesterday = wib::day(now) - Days::new(1);
    let mut tx = db.read().await?;
    let mut due = Vec::new();
    for id in tx.persons().holders(RoleKind::Official).await? {
        let (Some(person), Some(since)) = (tx.persons().get(id).await?, tx.digests().official_since(id).await?) else { continue };
        let Some(day) = due_day(&person, since, now) else { continue };
        if !tx.digests().was_sent(id, day).await? {
            due.push((id, day));
        }
    }
    let is_frozen = now < wib::at_hour(wib::day(now), wib::DIGEST_HOUR) || tx.digests().frozen(yesterday).await?.is_some();
    drop(tx);
    if !is_frozen {
        let mut tx = db.begin().await?;
        let _facts = facts_of(&mut tx, yesterday, now).await?;
        tx.commit().await?;
    }
    for (person, day) in due {
        queue(db, person, day, now).await?;
    }
    Ok(())
}

/// Queues the digest of `day` for everybody who wants digests and was not sent it; how many.
///
/// # Errors
/// The store's.
pub async fn queue_for_all(db: &Db, day: NaiveDate, now: DateTime<Utc>) -> Result<usize> {
    let mut tx = db.read().await?;
    let mut wanted = Vec::new();
    for id in tx.persons().holders(RoleKind::Official).await? {
        if tx.persons().get(id).await?.is_some_and(|p| p.digest_days != DigestDays::Never) {
            wanted.push(id);
        }
    }
    drop(tx);
    let mut queued = 0;
    for person in wanted {
        queued += usize::from(queue(db, person, day, now).await?);
    }
    Ok(queued)
}

/// Queues the digest of `day` for an official; `false` if that was done before. One of the running day says so, and is sent
/// besides that of the whole day.
async fn queue(db: &Db, person: PersonId, day: NaiveDate, now: DateTime<Utc>) -> Result<bool> {
    let kind = if day < wib::day(now) { DigestKind::Daily } else { DigestKind::Provisional };
    let mut tx = db.begin().await?;
    let Some(chat) = tx.persons().get(person).await?.and_then(|p| p.chat) else { return Ok(false) };
    if !tx.digests().mark(person, kind, day, now).await? {
        return Ok(false);
    }
    let facts = facts_of(&mut tx, day, now).await?;
    let notice = Notice::Digest { facts, corrections: corrections(&mut tx, day).await?, today: None };
    let out = Outgoing { chat, edit: None, priority: Priority::Bulk, silent: false, prompt: false, not_before: now, notice };
    tx.enqueue(&out, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// The day whose digest the official should have by `now`: yesterday once the hour has come, if he was an
/// official by then and wants it on this day of the week.
fn due_day(person: &Person, since: DateTime<Utc>, now: DateTime<Utc>) -> Option<NaiveDate> {
    let today = wib::day(now);
    let hour = wib::at_hour(today, person.digest_hour);
    let wanted = match person.digest_days {
        DigestDays::Daily => true,
        DigestDays::Weekdays => !matches!(today.weekday(), Weekday::Sat | Weekday::Sun),
        DigestDays::Never => false,
    };
    (wanted && now >= hour && since <= hour).then(|| today - Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::{ChatId, Language, Office, Role};

    fn wib(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(&format!("2026-11-{text}:00+07:00")).unwrap().with_timezone(&Utc)
    }

    fn official(days: DigestDays) -> Person {
        Person {
            id: PersonId(1),
            chat: Some(ChatId(1)),
            name: "Bu Ani".into(),
            phone: None,
            place: None,
            region: None,
            seller_kind: None,
            usual_handover: None,
            language: Language::Id,
            unreachable_since: None,
            digest_hour: 7,
            digest_days: days,
            suspended_since: None,
            roles: vec![Role::Official(Office::Dkpp)],
        }
    }

    #[test]
    fn yesterdays_digest_is_due_from_seven() {
        let person = official(DigestDays::Daily);
        assert_eq!(due_day(&person, wib("20T10:00"), wib("25T06:59")), None);
        assert_eq!(due_day(&person, wib("20T10:00"), wib("25T07:00")).unwrap().to_string(), "2026-11-24");
    }

    #[test]
    fn who_became_an_official_at_noon_waits_for_the_next_morning() {
        let person = official(DigestDays::Daily);
        assert_eq!(due_day(&person, wib("25T12:00"), wib("25T13:00")), None);
        assert!(due_day(&person, wib("25T12:00"), wib("26T07:00")).is_some());
    }

    #[test]
    fn on_a_saturday_only_who_wants_it_daily_is_sent_one() {
        assert!(due_day(&official(DigestDays::Daily), wib("20T10:00"), wib("28T08:00")).is_some());
        assert!(due_day(&official(DigestDays::Weekdays), wib("20T10:00"), wib("28T08:00")).is_none());
        assert!(due_day(&official(DigestDays::Never), wib("20T10:00"), wib("26T08:00")).is_none());
    }
}
