//! Western Indonesian time (UTC+7) and the rules that run on it: lives, holds, quiet hours.

use chrono::{DateTime, Days, Duration, FixedOffset, NaiveDate, NaiveTime, TimeZone, Timelike, Utc};

/// The offset of WIB. Jakarta and Blitar have had it since 1964, without daylight saving.
const OFFSET: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(offset) => offset,
    None => unreachable!(),
};

/// Hour (WIB) at which an offer's last day ends.
pub const CLOSING_HOUR: u32 = 18;
/// Hour (WIB) of the warning on an offer's last day.
pub const WARNING_HOUR: u32 = 6;
/// Hour (WIB) at which both sides are reminded of goods that are to be taken on that day.
pub const PICK_UP_HOUR: u32 = 6;
/// Hour (WIB) of the daily digest unless the official chose another.
pub const DIGEST_HOUR: u32 = 7;
/// First hour (WIB) of the day's trade: quiet hours end, short holds run.
const DAY_STARTS: u32 = 5;
/// Hour (WIB) at which quiet hours begin and short holds stop running.
const DAY_ENDS: u32 = 20;
/// No hold ends before this hour (WIB).
const HOLDS_END_FROM: u32 = 7;
/// Holds of at most this many hours run only in the day.
const SHORT_HOLD_HOURS: i64 = 6;

/// The instant as people in Blitar and Jakarta read it.
#[must_use]
pub fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&OFFSET)
}

/// The calendar day in WIB.
#[must_use]
pub fn day(at: DateTime<Utc>) -> NaiveDate {
    local(at).date_naive()
}

/// The instant of `hour`.00 WIB on `day`.
#[must_use]
pub fn at_hour(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour % 24, 0, 0).unwrap_or_default();
    OFFSET.from_local_datetime(&day.and_time(time)).single().map_or(DateTime::<Utc>::MAX_UTC, |at| at.with_timezone(&Utc))
}

/// The first instant of `day` and of the day after: the borders of a digest.
#[must_use]
pub fn borders(day: NaiveDate) -> (DateTime<Utc>, DateTime<Utc>) {
    (at_hour(day, 0), at_hour(day + Days::new(1), 0))
}

/// When an offer stops: 18.00 WIB of the later of the publishing day and the last ready day, plus its life.
#[must_use]
pub fn valid_until(published: NaiveDate, last_ready: NaiveDate, life_days: i64) -> DateTime<Utc> {
    at_hour(published.max(last_ready) + Duration::days(life_days), CLOSING_HOUR)
}

/// When a hold of `hours` that starts at `from` ends: short holds run only 05.00-20.00 WIB, and no hold
/// ends between 20.00 and 07.00 WIB.
#[must_use]
pub fn hold_until(from: DateTime<Utc>, hours: i64) -> DateTime<Utc> {
    let end = if hours <= SHORT_HOLD_HOURS { in_daytime(from, Duration::hours(hours)) } else { from + Duration::hours(hours) };
    let hour = local(end).hour();
    if hour >= DAY_ENDS {
        at_hour(day(end) + Days::new(1), HOLDS_END_FROM)
    } else if hour < HOLDS_END_FROM {
        at_hour(day(end), HOLDS_END_FROM)
    } else {
        end
    }
}

/// Whether messages arrive without sound now (20.00-05.00 WIB).
#[must_use]
pub fn is_quiet(at: DateTime<Utc>) -> bool {
    !(DAY_STARTS..DAY_ENDS).contains(&local(at).hour())
}

/// The first instant from `at` on that is outside quiet hours.
#[must_use]
pub fn after_quiet(at: DateTime<Utc>) -> DateTime<Utc> {
    if !is_quiet(at) {
        return at;
    }
    let today = day(at);
    let morning = if local(at).hour() < DAY_ENDS { today } else { today + Days::new(1) };
    at_hour(morning, DAY_STARTS)
}

/// `from` plus `left`, counting only the hours of the day.
fn in_daytime(from: DateTime<Utc>, left: Duration) -> DateTime<Utc> {
    let start = after_quiet(from);
    let evening = at_hour(day(start), DAY_ENDS);
    let today = evening - start;
    if left < today { start + left } else { in_daytime(evening, left - today) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wib(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(&format!("2026-11-{text}:00+07:00")).unwrap().with_timezone(&Utc)
    }

    #[test]
    fn a_day_begins_at_midnight_in_blitar() {
        assert_eq!(day(wib("24T00:30")).to_string(), "2026-11-24");
        assert_eq!(borders(day(wib("24T12:00"))), (wib("24T00:00"), wib("25T00:00")));
    }

    #[test]
    fn an_offer_of_eggs_ready_tomorrow_ends_two_days_later_at_six() {
        let today = day(wib("24T09:00"));
        assert_eq!(valid_until(today, today + Days::new(1), 2), wib("27T18:00"));
        assert_eq!(valid_until(today, today - Days::new(3), 2), wib("26T18:00"));
    }

    #[test]
    fn a_day_long_hold_never_ends_in_the_night() {
        assert_eq!(hold_until(wib("24T09:00"), 24), wib("25T09:00"));
        assert_eq!(hold_until(wib("24T21:00"), 24), wib("26T07:00"));
        assert_eq!(hold_until(wib("24T03:00"), 24), wib("25T07:00"));
        assert_eq!(hold_until(wib("24T07:30"), 24), wib("25T07:30"));
    }

    #[test]
    fn a_short_hold_runs_by_day_only() {
        assert_eq!(hold_until(wib("24T09:00"), 6), wib("24T15:00"));
        assert_eq!(hold_until(wib("24T16:00"), 6), wib("25T07:00"));
        assert_eq!(hold_until(wib("24T19:00"), 6), wib("25T10:00"));
        assert_eq!(hold_until(wib("24T23:00"), 6), wib("25T11:00"));
        assert_eq!(hold_until(wib("24T14:00"), 6), wib("25T07:00"));
    }

    #[test]
    fn quiet_hours_end_at_five() {
        assert_eq!(after_quiet(wib("24T20:00")), wib("25T05:00"));
        assert_eq!(after_quiet(wib("24T23:59")), wib("25T05:00"));
        assert_eq!(after_quiet(wib("24T02:00")), wib("24T05:00"));
        assert_eq!(after_quiet(wib("24T05:00")), wib("24T05:00"));
        assert!(is_quiet(wib("24T20:00")) && !is_quiet(wib("24T19:59")));
    }
}
