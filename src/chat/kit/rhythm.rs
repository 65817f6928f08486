//! On which days and when somebody is asked.

use i18n_embed_fl::fl;

use super::text::{goods_inside, joined};
use crate::{
    domain::routine::{Rhythm, Weekdays},
    locale::Locale,
};

/// When the seller is asked about goods: `telur ayam ras setiap hari 05.30 WIB`.
pub(in crate::chat) fn when(l: Locale, goods: &str, rhythm: Rhythm) -> String {
    fl!(l, "routine-when", goods = goods_inside(goods), days = days(l, rhythm.days), time = l.minute(rhythm.minute))
}

/// Days on a button.
pub(in crate::chat) fn days_label(l: Locale, days: Weekdays) -> String {
    match days {
        Weekdays::ALL => fl!(l, "choice-daily"),
        Weekdays::NOT_SUNDAY => fl!(l, "choice-mon-sat"),
        Weekdays::WORKING => fl!(l, "choice-weekdays"),
        days => list(l, days),
    }
}

/// Days in a sentence.
pub(in crate::chat) fn days(l: Locale, days: Weekdays) -> String {
    match days {
        Weekdays::ALL => fl!(l, "days-daily"),
        Weekdays::NOT_SUNDAY => fl!(l, "days-mon-sat"),
        Weekdays::WORKING => fl!(l, "days-weekdays"),
        days => fl!(l, "days-some", list = list(l, days)),
    }
}

fn list(l: Locale, days: Weekdays) -> String {
    joined(l, &days.iter().map(|day| l.weekday_long(day)).collect::<Vec<_>>())
}
