//! What was wrong with an answer: one kind sentence, then the question comes again.

use i18n_embed_fl::fl;

use crate::{
    chat::kit::{
        Service, example,
        text::{NAME, goods_inside, sentence, user},
        words,
    },
    chat::orders::delivery::said_of_load,
    domain::{commodity::GoodsCode, quantity::Quantity, unit::Unit},
    locale::Locale,
    notice::{PriceExample, Problem, Question, Typed},
};

pub(super) fn text(l: Locale, problem: &Problem, question: &Question, service: &Service) -> String {
    let typed = question.asked().typed;
    match problem {
        Problem::Number => match number_example(l, typed) {
            Some(example) => fl!(l, "problem-number", example = example),
            None => fl!(l, "problem-number-plain"),
        },
        Problem::Zero => match typed {
            Typed::Freight => fl!(l, "problem-zero-freight", example = fl!(l, "example-freight")),
            Typed::Limit => fl!(l, "problem-zero-limit"),
            Typed::Received => fl!(l, "problem-zero-received"),
            Typed::Price(..) => match number_example(l, typed) {
                Some(example) => fl!(l, "problem-zero-price", example = example),
                None => fl!(l, "problem-zero"),
            },
            Typed::Words
            | Typed::Quantity(_)
            | Typed::UpTo(_)
            | Typed::Pack
            | Typed::Tray
            | Typed::Days
            | Typed::Day(_)
            | Typed::Due(_) => match number_example(l, typed) {
                Some(example) => fl!(l, "problem-zero-quantity", example = example),
                None => fl!(l, "problem-zero"),
            },
        },
        Problem::Range => fl!(l, "problem-range"),
        Problem::TooMuch => fl!(l, "problem-too-much"),
        Problem::Whole => fl!(l, "problem-whole"),
        Problem::UnitNotFor { unit, goods, allowed } => {
            fl!(l, "problem-unit", goods = user(words::goods(l, goods), NAME), unit = l.unit(*unit), allowed = units(l, allowed))
        }
        Problem::GoodsUnknown => fl!(l, "problem-goods"),
        Problem::Prohibited => fl!(l, "problem-prohibited", contact = user(&service.contact, NAME)),
        Problem::DateImpossible { text } => fl!(l, "problem-date-impossible", date = user(text, NAME)),
        Problem::DatePast { date } => fl!(l, "problem-date-past", date = l.date(*date)),
        Problem::DateUnclear => fl!(l, "problem-date-unclear", example = day_example(l, typed).unwrap_or_else(|| fl!(l, "example-day"))),
        Problem::DateSoon { first } => fl!(l, "problem-date-soon", date = l.date_short(*first)),
        Problem::DateFar => fl!(l, "problem-date-far"),
        Problem::PlaceUnknown => fl!(l, "problem-place"),
        Problem::NameBad => fl!(l, "problem-name"),
        Problem::TooLong => fl!(l, "problem-too-long"),
        Problem::Link => fl!(l, "err-link"),
        Problem::Personal => fl!(l, "err-personal"),
        Problem::Press => fl!(l, "problem-press"),
        Problem::LineKept => fl!(l, "problem-line-kept"),
        Problem::OwnLineKept => fl!(l, "problem-own-line-kept"),
        Problem::LineWaits => fl!(l, "problem-line-waits"),
        Problem::PressOnly => fl!(l, "problem-press-only"),
        Problem::Thanked => fl!(l, "talk-thanked"),
        Problem::Greeted => fl!(l, "talk-greeted"),
        Problem::Fine => fl!(l, "talk-fine"),
        Problem::Resumed { goods } => fl!(l, "problem-resumed", goods = goods_inside(words::goods(l, goods))),
        Problem::GoodsNotListed { goods } => fl!(l, "problem-goods-not-listed", goods = sentence(&user(goods, NAME))),
        Problem::NonText => match typed_example(l, typed) {
            Some(example) => fl!(l, "err-nontext-example", example = example),
            None => fl!(l, "err-nontext"),
        },
        Problem::Less { remaining } => fl!(l, "problem-less", remaining = l.quantity(*remaining)),
        Problem::TermsChanged { old, new } if old == new => fl!(l, "problem-terms-changed"),
        Problem::TermsChanged { old, new } => fl!(l, "problem-price-changed", old = l.price(*old), new = l.price(*new)),
        Problem::PlateUnread => fl!(l, "problem-plate-unread"),
        Problem::PlateStays => fl!(l, "problem-plate-stays"),
        Problem::LoadCorrected { before, now } => {
            let said = |figures| said_of_load(l, figures);
            fl!(l, "problem-load-corrected", before = said(before), now = said(now))
        }
        Problem::OtherTruck { plate } => fl!(l, "problem-other-truck", plate = user(plate, NAME)),
        Problem::OverAgreed { most } => fl!(l, "problem-over-agreed", most = l.quantity(*most)),
        Problem::Asked => fl!(l, "problem-asked", contact = user(&service.contact, NAME)),
        Problem::NoRequest => fl!(l, "problem-no-request"),
        Problem::PriceIsSo { price } => fl!(l, "problem-price-is-so", price = l.price(*price)),
        Problem::RestIsSo { rest } => fl!(l, "problem-rest-is-so", rest = l.quantity(*rest)),
        Problem::NotBelow { price } => fl!(l, "problem-not-below", price = l.price(*price)),
        Problem::NotAbove { price } => fl!(l, "problem-not-above", price = l.price(*price)),
        Problem::AtMost { price } => fl!(l, "problem-at-most", price = l.price(*price)),
        Problem::BelowBound { bound } => fl!(l, "problem-below-bound", bound = l.quantity(*bound)),
        Problem::WholeOnly => fl!(l, "problem-whole-only"),
        Problem::NotWholePacks { quantity, content, pack } => {
            fl!(l, "problem-not-whole-packs", quantity = l.quantity(*quantity), pack = l.unit(*pack), content = l.quantity(*content))
        }
        Problem::CodeUsed => fl!(l, "invite-used", contact = user(&service.contact, NAME)),
        Problem::ContactNotOwn => fl!(l, "problem-contact"),
        Problem::HourBad => fl!(l, "problem-hour"),
        Problem::Share { most } => fl!(l, "problem-share", most = l.percent(most.percent())),
        Problem::SourceMissing => fl!(l, "problem-source"),
        Problem::NoteBad => fl!(l, "problem-note"),
        Problem::NoSuchCode { code } => fl!(l, "no-such-code", code = user(code, NAME)),
        Problem::NumberRemoved => fl!(l, "problem-number-removed"),
        Problem::Unclear => fl!(l, "problem-unclear"),
        Problem::PhotoKept => fl!(l, "photo-kept"),
        Problem::LoadPhotoKept { photos } => fl!(l, "load-photo-kept", photos = l.integer(*photos)),
        Problem::NotAPhoto => fl!(l, "not-a-photo"),
        Problem::PhotosEnough { most } => fl!(l, "photos-enough", most = l.integer(*most)),
    }
}

/// A day that lies ahead, as it can be typed in answer to a question for one.
fn day_example(l: Locale, typed: Typed<'_>) -> Option<String> {
    match typed {
        Typed::Day(Some(today)) => Some(example::day(l, today)),
        Typed::Due(today) => Some(example::due(l, today)),
        _ => None,
    }
}

/// How the question can be answered by typing, where that is a number or a day.
fn typed_example(l: Locale, typed: Typed<'_>) -> Option<String> {
    match typed {
        Typed::Words => None,
        Typed::Day(_) | Typed::Due(_) => day_example(l, typed),
        Typed::Quantity(_)
        | Typed::UpTo(_)
        | Typed::Pack
        | Typed::Tray
        | Typed::Price(..)
        | Typed::Freight
        | Typed::Received
        | Typed::Limit
        | Typed::Days => number_example(l, typed),
    }
}

/// How a number could be typed here; `None` where it is not known of what.
fn number_example(l: Locale, typed: Typed<'_>) -> Option<String> {
    Some(match typed {
        Typed::Price(_, PriceExample::Amount(amount)) => l.integer(amount.0),
        Typed::Price(per, PriceExample::Goods(goods)) => example::price_of(l, goods.map(GoodsCode::as_str), per),
        Typed::Quantity(unit) => example::quantity(l, unit),
        Typed::UpTo(most) => example::quantity_of(l, most),
        Typed::Pack => l.quantity(Quantity { base: 10_000, unit: Unit::Kg }),
        Typed::Tray => l.integer(Unit::Rak.base()),
        Typed::Days => l.integer(14),
        Typed::Freight => fl!(l, "example-freight"),
        Typed::Limit | Typed::Received => fl!(l, "example-limit"),
        Typed::Words | Typed::Day(_) | Typed::Due(_) => return None,
    })
}

/// `kg, ton atau butir`.
fn units(l: Locale, units: &[Unit]) -> String {
    let words: Vec<_> = units.iter().map(|unit| l.unit(*unit)).collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => fl!(l, "or", first = first.join(", "), second = last.clone()),
        words => words.join(", "),
    }
}
