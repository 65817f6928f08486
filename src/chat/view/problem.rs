//! What was wrong with an answer: one kind sentence, then the question comes again.

use i18n_embed_fl::fl;

use crate::{
    chat::kit::{
        Service, example,
        text::{NAME, sentence, user},
        words,
    },
    chat::orders::delivery::said_of_load,
    domain::{
        commodity::GoodsCode,
        order::{Detail, Inquiry, Term},
        unit::Unit,
    },
    locale::Locale,
    notice::{Problem, Question},
};

pub(super) fn text(l: Locale, problem: &Problem, question: &Question, service: &Service) -> String {
    match problem {
        Problem::Number => fl!(l, "problem-number", example = number_example(l, question)),
        Problem::Zero if matches!(question, Question::Freight { .. }) => {
            fl!(l, "problem-zero-freight", example = fl!(l, "example-freight"))
        }
        Problem::Zero if matches!(question, Question::LimitAmount { .. } | Question::LimitCheck { .. }) => fl!(l, "problem-zero-limit"),
        Problem::Zero => match price_unit(question) {
            Some(per) => fl!(l, "problem-zero-price", example = price_example(l, question, per)),
            None => fl!(l, "problem-zero-quantity", example = number_example(l, question)),
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
        Problem::DateUnclear => fl!(l, "problem-date-unclear", example = day_example(l, question).unwrap_or_else(|| fl!(l, "example-day"))),
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
        Problem::GoodsNotListed { goods } => fl!(l, "problem-goods-not-listed", goods = sentence(&user(goods, NAME))),
        Problem::NonText => match typed_example(l, question) {
            Some(example) => fl!(l, "err-nontext-example", example = example),
            None => fl!(l, "err-nontext"),
        },
        Problem::Less { remaining } => fl!(l, "problem-less", remaining = l.quantity(*remaining)),
        Problem::TermsChanged { old, new } if old == new => fl!(l, "problem-terms-changed"),
        Problem::TermsChanged { old, new } => fl!(l, "problem-price-changed", old = l.price(*old), new = l.price(*new)),
        Problem::PlateStays => fl!(l, "problem-plate-stays"),
        Problem::LoadCorrected { before, now } => {
            let said = |figures| said_of_load(l, figures);
            fl!(l, "problem-load-corrected", before = said(before), now = said(now))
        }
        Problem::OtherTruck { plate } => fl!(l, "problem-other-truck", plate = user(plate, NAME)),
        Problem::OverAgreed { most } => fl!(l, "problem-over-agreed", most = l.quantity(*most)),
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
        Problem::NumberRemoved => fl!(l, "problem-number-removed"),
        Problem::Unclear => fl!(l, "problem-unclear"),
        Problem::PhotoKept => fl!(l, "photo-kept"),
        Problem::LoadPhotoKept { photos } => fl!(l, "load-photo-kept", photos = l.integer(*photos)),
        Problem::NotAPhoto => fl!(l, "not-a-photo"),
        Problem::PhotosEnough { most } => fl!(l, "photos-enough", most = l.integer(*most)),
    }
}

/// A day that lies ahead, as it can be typed in answer to a question for one.
fn day_example(l: Locale, question: &Question) -> Option<String> {
    match question {
        Question::Ready { today }
        | Question::Recurring { today }
        | Question::ReadyOn { today: Some(today) }
        | Question::BuyDay { first: today, .. }
        | Question::DemandDay { today }
        | Question::DemandSeal { today }
        | Question::AnswerDay { today, .. }
        | Question::OrderInquiry { inquiry: Inquiry::Day, today, .. } => Some(example::day(l, *today)),
        Question::OrderInquiry { inquiry: Inquiry::Due, today, .. } => Some(example::due(l, *today)),
        _ => None,
    }
}

/// How the question can be answered by typing, where that is a number or a day.
fn typed_example(l: Locale, question: &Question) -> Option<String> {
    let is_number = matches!(
        question,
        Question::Quantity { .. }
            | Question::NewQuantity { .. }
            | Question::BuyQuantity { .. }
            | Question::BuyQuantityTyped { .. }
            | Question::BidQuantity { .. }
            | Question::DemandQuantity { .. }
            | Question::AnswerQuantity { .. }
            | Question::AwardQuantity { .. }
            | Question::Pack { .. }
            | Question::Freight { .. }
            | Question::OrderInquiry {
                inquiry: Inquiry::Amendment | Inquiry::Returned | Inquiry::Loaded | Inquiry::Arrived | Inquiry::Accepted | Inquiry::Reduced,
                ..
            }
    );
    let number = || (is_number || price_unit(question).is_some()).then(|| number_example(l, question));
    day_example(l, question).or_else(number)
}

/// The unit of the price that the question asks for, if it asks for one.
fn price_unit(question: &Question) -> Option<Unit> {
    match question {
        Question::Price { per, .. } | Question::PriceRange { per, .. } | Question::PriceNego { per, .. } => Some(*per),
        Question::PriceScale { price, .. } | Question::PriceApprox { price } | Question::PriceSure { price, .. } => Some(price.per),
        Question::PriceUnit { .. } => Some(Unit::Kg),
        Question::NewPrice { offer } | Question::NewPriceCheck { offer, .. } => Some(offer.terms.price.per),
        Question::BidPrice { asked, .. } => Some(asked.per),
        Question::BidCheck { price, .. } => Some(price.per),
        Question::DemandPrice { per, .. } | Question::AnswerPrice { per, .. } => Some(*per),
        Question::OrderInquiry { inquiry: Inquiry::Amendment, order, detail, .. } if term(detail) == Term::Price => {
            Some(order.terms.price.per)
        }
        _ => None,
    }
}

/// The term that a change of an order is asked for: the price, unless another was chosen.
fn term(detail: &Detail) -> Term {
    detail.term.unwrap_or(Term::Price)
}

/// A price that the goods of the question could have.
fn price_example(l: Locale, question: &Question, per: Unit) -> String {
    match question {
        Question::Price { goods, .. } | Question::PriceRange { goods, .. } | Question::PriceNego { goods, .. } => {
            example::price_of(l, goods.as_ref().map(GoodsCode::as_str), per)
        }
        Question::NewPrice { offer } | Question::NewPriceCheck { offer, .. } => l.integer(offer.terms.price.amount.0),
        Question::BidPrice { example, .. } => l.integer(example.0),
        Question::BidCheck { price, .. } => l.integer(price.amount.0),
        Question::DemandPrice { goods, .. } => example::price_of(l, Some(goods.as_str()), per),
        Question::AnswerPrice { demand, .. } => example::price_of(l, Some(demand.goods.as_str()), per),
        Question::OrderInquiry { order, .. } => l.integer(order.terms.price.amount.0),
        _ => example::price(l, per),
    }
}

/// How a number could be typed here.
fn number_example(l: Locale, question: &Question) -> String {
    if let Some(per) = price_unit(question) {
        return price_example(l, question, per);
    }
    let unit = match question {
        Question::Quantity { example, .. } => *example,
        Question::NewQuantity { offer } | Question::BuyQuantity { offer } | Question::BuyQuantityTyped { offer } => offer.offered.unit,
        Question::BidQuantity { offer } => offer.offered.unit,
        Question::DemandQuantity { example, .. } => *example,
        Question::AnswerQuantity { demand } => demand.wanted.quantity.unit,
        Question::AwardQuantity { most, .. } => most.unit,
        Question::OrderInquiry { inquiry: Inquiry::Amendment, detail, .. } if term(detail) == Term::PaymentDays => return l.integer(14),
        Question::OrderInquiry { order, .. } => order.quantity.unit,
        Question::Pack { .. } => return l.quantity(crate::domain::quantity::Quantity { base: 10_000, unit: Unit::Kg }),
        Question::Tray => return l.integer(Unit::Rak.base()),
        Question::Freight { .. } => return fl!(l, "example-freight"),
        Question::LimitAmount { .. } | Question::LimitCheck { .. } => return fl!(l, "example-limit"),
        _ => Unit::Kg,
    };
    example::quantity(l, unit)
}

/// `kg, ton atau butir`.
fn units(l: Locale, units: &[Unit]) -> String {
    let words: Vec<_> = units.iter().map(|unit| l.unit(*unit)).collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => fl!(l, "or", first = first.join(", "), second = last.clone()),
        words => words.join(", "),
    }
}
