//! A whole line: `telur 2 ton 26rb siap besok` is a complete offer.
//!
//! The line is checked (length, links, prohibited goods, who speaks), then goods, place, day and amounts are
//! found in this order, each taking its words; what the amounts mean is decided last, when the goods are known.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{
    assemble::{self, Assembly},
    compare,
    date::{self, When},
    draft::{AskCode, Draft, Refusal},
    goods::{self, Goods},
    intent, leftovers, lexicon,
    line_context::LineContext,
    measures, mentions, normalize, number, pii, place, prohibited,
    readings::{self, Interpretation, Readings},
    remark, retail,
    speaker::{self, Decision, Said, Words},
    token::{Line, Use},
    url, words_at,
};
use crate::domain::{quantity::Quantity, unit::Unit};

/// Reads a line as an offer. `today` is the date in WIB.
///
/// # Errors
/// When the line makes no draft, and why.
pub fn line(text: &str, today: NaiveDate) -> Result<Draft, Refusal> {
    understand(text, today, &mut |_| {})
}

/// What is decided on the way through a line.
pub(super) enum Step<'a> {
    /// These readings are compared, the best one first.
    Compared(&'a [Interpretation]),
    /// A feature says that the line is no offer of one thing.
    Decided(Decision),
}

/// Reads a line, and shows each step to `look`.
pub(super) fn understand(text: &str, today: NaiveDate, look: &mut dyn FnMut(Step<'_>)) -> Result<Draft, Refusal> {
    let whole = admitted(text)?;
    let mentions = mentions::mentions(&whole);
    let known = !mentions.is_empty() || (0..whole.len()).any(|at| whole.number(at).is_some());
    if let Some(decision) = speaker::by_words(&Words { line: &whole, known }) {
        look(Step::Decided(decision));
        return Err(decision.refusal);
    }
    let mut line = whole.clone();
    let goods = goods::find(&mut line, mentions.clone(), |_, m| !has_amount(&whole, m.span.clone()));
    let words_beside_goods = (0..line.len()).filter(|i| line.word(*i).is_some()).count();
    retail::take(&mut line);
    let place = place::find(&mut line);
    measures::drop_sizes(&mut line);
    let when = date::find(&mut line, today, false);
    let candidates = goods.candidates();
    let facts = LineContext {
        goods: &candidates,
        usual: goods.one().map_or(Unit::Kg, |c| c.default_unit),
        nego: intent::is_negotiable(&whole),
        one_kind: !matches!(goods, Goods::Several),
    };
    let Readings { best: readings, usual } = readings::of(&line, &facts);
    let all = whole.texts().any(|word| lexicon::LOT_MARKS.contains(&word));
    let young = goods::is_young(&whole, &candidates);
    let assembly = |reading| Assembly { goods: &goods, candidates: &candidates, reading, all, young };
    look(Step::Compared(&readings));
    let Some(best) = readings.first() else { return Err(Refusal::NotOffer) };
    let named: Vec<_> = mentions.iter().map(|mention| mention.span.clone()).collect();
    let said = Said {
        line: &whole,
        lot_mentions: mentions.iter().filter(|m| has_amount(&whole, m.span.clone())).count(),
        mentions: &mentions,
        named: &named,
        words_beside_goods,
        goods: &goods,
        best,
        usual: &usual,
        facts: &facts,
        in_other_packs: assembly(best).vague_unit().is_some(),
    };
    if let Some(decision) = speaker::by_amounts(&said) {
        look(Step::Decided(decision));
        return Err(decision.refusal);
    }
    let begun = || Draft { place: place.map(|p| p.name.as_str()), nego: facts.nego, ..Draft::default() };
    let drafts = readings.iter().map(|reading| assembly(reading).draft(begun()));
    let mut draft = compare::merge(drafts, &readings)?;
    if young {
        assemble::ask_variant(&goods, &mut draft);
    }
    ask_of_prices(&whole, best, &mut draft);
    ask_of_the_day(&when, best, &mut draft);
    draft.remark = remark::of_reading(best);
    Ok(draft)
}

/// The line of a text that may be read: short enough, without links and prohibited goods, and not empty.
fn admitted(text: &str) -> Result<Line, Refusal> {
    if normalize::too_long(text) {
        return Err(Refusal::TooLong);
    }
    let folded = normalize::fold(text);
    if url::stands_in(&folded) {
        return Err(Refusal::HasLink);
    }
    let line = match pii::without_personal_data(text) {
        Cow::Borrowed(_) => Line::of_plain(&normalize::plain(&folded)),
        Cow::Owned(cut) => Line::new(&cut),
    };
    if line.len() == 0 {
        return Err(if line.asks() { Refusal::IsQuestion } else { Refusal::NotOffer });
    }
    if prohibited::named(&line) {
        return Err(Refusal::Prohibited);
    }
    Ok(line)
}

/// Asks for the price where slang names it, or where as much as is offered costs something else.
fn ask_of_prices(whole: &Line, best: &Interpretation, draft: &mut Draft) {
    if measures::has_slang(whole) && draft.price.is_none() {
        draft.ask.insert(AskCode::Price);
    }
    let offered = draft.qty.zip(draft.unit).and_then(|(number, unit)| Quantity::new(number, unit).ok());
    let elsewhere = |offered| retail::holds_for(whole, offered, |at| best.line.used(at) == Some(Use::Retail));
    if draft.price.is_some() && offered.is_some_and(elsewhere) {
        leftovers::open_price(draft, AskCode::PriceRange, Vec::new());
    }
}

/// Takes the day, and asks for it where it isn't sure.
fn ask_of_the_day(when: &When, best: &Interpretation, draft: &mut Draft) {
    assemble::ready(when, draft);
    if when.is_unread(&best.line) && !when.recurring {
        draft.ready_date = None;
        draft.ask.insert(AskCode::ReadyDate);
    }
    let day_of_one = || draft.ask.contains(&AskCode::Qty) && !when.recurring && leftovers::is_the_day_of_one(best);
    if leftovers::leaves_the_day_open(best) || day_of_one() {
        (draft.ready_date, draft.ready_until) = (None, None);
        draft.ask.insert(AskCode::ReadyDate);
    }
}

/// Whether a number stands right before or behind a mention of goods.
pub(super) fn has_amount(line: &Line, span: std::ops::Range<usize>) -> bool {
    let behind =
        number::number_at(line, span.end).is_some() || matches!(words_at::unit_word(line, span.end), Some((lexicon::UnitWord::One(_), _)));
    let before = span.start.checked_sub(1).is_some_and(|i| words_at::unit(line, i).is_some());
    behind || before
}
