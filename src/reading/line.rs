//! A whole line: `telur 2 ton 26rb siap besok` is a complete offer.
//!
//! The line is checked (length, links, prohibited goods, who speaks), then goods, place, day and amounts are
//! found in this order, each taking its words; what the amounts mean is decided last, when the goods are known.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{
    amount::Amount,
    assemble::{self, Assembly},
    buyer_questions, compare, complaint, date, demand,
    draft::{AskCode, Draft, Refusal},
    goods::{self, Goods},
    grammar::Role,
    intent, leftovers, lexicon,
    line_context::LineContext,
    lots, measures, mentions, news, normalize, number, pii, place, prohibited,
    readings::{self, Interpretation, Readings},
    remark, reported_acts, reported_speech, retail, seller,
    token::{Line, Use},
    unclear, url, words_at,
};
use crate::domain::{commodity::Variant, quantity::Quantity, unit::Unit};

/// Most words (the goods count as one) with which goods without a number begin a draft.
const FEW_WORDS: usize = 3;

/// More words than these beside an amount of unknown goods without a price tell something else.
const MANY_WORDS: usize = 4;

/// Reads a line as an offer. `today` is the date in WIB.
///
/// # Errors
/// When the line makes no draft, and why.
pub fn line(text: &str, today: NaiveDate) -> Result<Draft, Refusal> {
    understand(text, today, &mut |_| {})
}

/// Reads a line, and shows the readings that were compared to `look`.
pub(super) fn understand(text: &str, today: NaiveDate, look: &mut dyn FnMut(&[Interpretation])) -> Result<Draft, Refusal> {
    if normalize::too_long(text) {
        return Err(Refusal::TooLong);
    }
    let folded = normalize::fold(text);
    if url::stands_in(&folded) {
        return Err(Refusal::HasLink);
    }
    let mut line = match pii::without_personal_data(text) {
        Cow::Borrowed(_) => Line::of_plain(&normalize::plain(&folded)),
        Cow::Owned(cut) => Line::new(&cut),
    };
    if line.len() == 0 {
        return Err(if line.asks() { Refusal::IsQuestion } else { Refusal::NotOffer });
    }
    if prohibited::named(&line) {
        return Err(Refusal::Prohibited);
    }
    let whole = line.clone();
    let mentions = mentions::mentions(&whole);
    let numbers = (0..whole.len()).any(|i| whole.number(i).is_some());
    if intent::asks_of_costs(&whole) || intent::asks_for_a_sum(&whole) {
        return Err(Refusal::IsQuestion);
    }
    if demand::is_demand(&whole, numbers || !mentions.is_empty()) {
        return Err(Refusal::IsDemand);
    }
    let lot_mentions = mentions.iter().filter(|m| has_amount(&whole, m.span.clone())).count();
    let goods = goods::find(&mut line, mentions.clone(), |_, m| !has_amount(&whole, m.span.clone()));
    let words_beside_goods = (0..line.len()).filter(|i| line.word(*i).is_some()).count();
    retail::take(&mut line);
    let place = place::find(&mut line);
    measures::drop_sizes(&mut line);
    let when = date::find(&mut line, today, false);
    let candidates = goods.candidates();
    let nego = intent::is_negotiable(&whole);
    let facts = LineContext {
        goods: &candidates,
        usual: goods.one().map_or(Unit::Kg, |c| c.default_unit),
        nego,
        one_kind: !matches!(goods, Goods::Several),
    };
    let Readings { best: readings, usual } = readings::of(&line, &facts);
    let all = whole.texts().any(|word| lexicon::LOT_MARKS.contains(&word));
    let young = goods::is_young(&whole, &candidates);
    let assembly = |reading| Assembly { goods: &goods, candidates: &candidates, reading, all, young };
    look(&readings);
    let Some(best) = readings.first() else { return Err(Refusal::NotOffer) };

    let one = best.with(Role::Quantity).any(|amount| is_of_one(amount) && amount.phrase.first.in_words);
    let counts = best.roles.unit.is_some() && !(one && matches!(goods, Goods::Unknown)) || assembly(best).vague_unit().is_some()
        // "Entok 10 pasang 180rb"
        || best.with(Role::Price).any(leftovers::is_money)
            && (0..whole.len()).any(|at| whole.is_number(at) && words_at::is_other_pack(&whole, at + 1));
    if intent::is_question(&whole) && !counts
        || intent::asks_how(&whole)
        || intent::asks_whose(&whole)
        || buyer_questions::asks_of_a_kind(&whole)
        || intent::doubts(&whole)
        || intent::begins_with_why(&whole)
        || intent::asks_whether_done(&whole)
        || (intent::asks_how_many(&whole)
            || intent::inquires(&whole)
            || intent::asks_whether(&whole)
            || intent::asks_when(&whole)
            || intent::asks_of_an_order(&whole)
            || intent::asks_why(&whole))
            && best.roles.price.is_none()
    {
        return Err(Refusal::IsQuestion);
    }
    // "3 hari hujan, jagung belum kering": no number says anything of goods.
    let said = |at: usize| best.line.is_number(at) && !matches!(best.line.used(at), Some(Use::Label | Use::Size));
    let silent = !(0..best.line.len()).any(said) && best.amounts.is_empty() && !counts;
    if silent && words_beside_goods >= FEW_WORDS && !(matches!(goods, Goods::Several) && seller::is_selling(&whole)) {
        return Err(Refusal::NotOffer);
    }
    let priced = best.with(Role::Price).any(leftovers::is_money);
    // "1.192 kg" is rather a weight.
    let in_money = best.with(Role::Price).any(|price| price.unit.is_none() && leftovers::is_money(price));
    if matches!(goods, Goods::Several) && complaint::complains(&whole, priced) {
        return Err(Refusal::NotOffer);
    }
    if news::is_settled(&whole)
        || news::is_sold(&whole)
        || news::agrees_to_a_price(&whole)
        || news::advises(&whole)
        || reported_speech::quotes(&whole)
        || reported_speech::talks_of_others(&whole)
        || reported_speech::tells_of_earlier(&best.line, priced)
    {
        return Err(Refusal::NotOffer);
    }
    let named: Vec<_> = mentions.iter().map(|mention| mention.span.clone()).collect();
    let under_way = news::is_under_way(&whole, &named) || news::has_arrived(&whole);
    if under_way && !priced {
        return Err(Refusal::NotOffer);
    }
    match goods {
        Goods::Several if mentions.len() > 2 && best.amounts.iter().all(|a| a.unit.is_none()) && best.amounts.len() > 1 => {
            // "telur 26.000, ayam 20.500, cabe 41.000"
            return Err(Refusal::NotOffer);
        }
        Goods::Several => return Err(Refusal::MultiItem),
        Goods::Unknown if !counts || news::agrees(&whole) || under_way => return Err(Refusal::NotOffer),
        Goods::Known(Variant::Near, ref near) if near.len() > 1 && !counts => return Err(Refusal::NotOffer),
        Goods::Unknown | Goods::Known(..) => {}
    }
    let money = best
        .amounts
        .iter()
        .filter(|a| a.unit.is_none() && (a.suffixed() || a.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND)));
    if money.count() > 2 && best.roles.unit.is_none() {
        // "Kendang jimbe: kecil 35rb x 40, sedang 75rb x 25, besar 150rb x 10"
        let times = (0..whole.len()).filter(|at| whole.any(*at, &["x", "kali"]) && whole.is_number(at + 1)).count();
        return Err(if times > 1 { Refusal::MultiItem } else { Refusal::NotOffer });
    }
    if best.roles.unit.is_none()
        && (news::tells_of_prices(&whole)
            || news::sighs(&whole)
            || complaint::wonders(&whole)
            || best.amounts.is_empty() && !nego && news::is_out(&whole))
        || (best.roles.unit.is_none() || best.roles.price.is_none()) && news::chats(&whole)
    {
        return Err(Refusal::NotOffer);
    }
    let said = |at: &usize| best.line.word(*at).is_some_and(|word| !lexicon::is_unit_word(word));
    if matches!(goods, Goods::Unknown) && !priced && !seller::is_selling(&whole) && (0..best.line.len()).filter(said).count() > MANY_WORDS {
        return Err(if intent::is_question(&whole) { Refusal::IsQuestion } else { Refusal::NotOffer });
    }
    if matches!(goods, Goods::Unknown) && !seller::is_selling(&whole) && news::tells_of_deals(&whole, in_money) {
        return Err(Refusal::NotOffer);
    }
    if complaint::complains(&whole, priced) || news::reports(&whole, priced) {
        return Err(Refusal::NotOffer);
    }
    let unpriced = best.roles.price.is_none() && !nego;
    let of_one = best.with(Role::Quantity).all(is_of_one);
    if unpriced && (buyer_questions::asks_of_an_amount(&whole) || of_one && best.roles.quantity.is_some() && intent::asks_how_much(&whole))
    {
        return Err(if matches!(goods, Goods::Unknown) || of_one { Refusal::IsQuestion } else { Refusal::IsDemand });
    }
    // "Stok rawit 50 kg sudah laku semua"
    if unpriced && best.roles.quantity.is_none() && best.amounts.iter().any(|a| a.context.is_over()) {
        return Err(Refusal::NotOffer);
    }
    if news::hears(&whole) && of_one {
        return Err(Refusal::NotOffer);
    }
    if lots::are_several(&whole, best, lot_mentions)
        || lots::follow_each_other(&usual, &facts)
        || lots::have_prices_of_their_own(best, candidates.len())
    {
        return Err(Refusal::MultiItem);
    }
    if reported_acts::tells_of_a_deed(&whole, best) || matches!(goods, Goods::Known(..)) && unclear::is_unclear(&whole, best, nego, &named)
    {
        return Err(Refusal::Unclear);
    }
    let begun = || Draft { place: place.map(|p| p.name.as_str()), nego, ..Draft::default() };
    let drafts = readings.iter().map(|reading| assembly(reading).draft(begun()));
    let mut draft = compare::merge(drafts, &readings)?;
    if young {
        assemble::ask_variant(&goods, &mut draft);
    }
    if measures::has_slang(&whole) && draft.price.is_none() {
        draft.ask.insert(AskCode::Price);
    }
    let offered = draft.qty.zip(draft.unit).and_then(|(number, unit)| Quantity::new(number, unit).ok());
    if draft.price.is_some()
        && offered.is_some_and(|offered| retail::holds_for(&whole, offered, |at| best.line.used(at) == Some(Use::Retail)))
    {
        leftovers::open_price(&mut draft, AskCode::PriceRange, Vec::new());
    }
    assemble::ready(&when, &mut draft);
    if when.is_unread(&best.line) && !when.recurring {
        draft.ready_date = None;
        draft.ask.insert(AskCode::ReadyDate);
    }
    if leftovers::leaves_the_day_open(best) || draft.ask.contains(&AskCode::Qty) && !when.recurring && leftovers::is_the_day_of_one(best) {
        (draft.ready_date, draft.ready_until) = (None, None);
        draft.ask.insert(AskCode::ReadyDate);
    }
    draft.remark = remark::of_reading(best);
    Ok(draft)
}

/// Whether an amount is one of what is priced by the piece or the kilogram; a ton is much.
fn is_of_one(amount: &Amount) -> bool {
    amount.one && !matches!(amount.unit, Some(Unit::Kw | Unit::Ton))
}

/// Whether a number stands right before or behind a mention of goods.
pub(super) fn has_amount(line: &Line, span: std::ops::Range<usize>) -> bool {
    let behind =
        number::number_at(line, span.end).is_some() || matches!(words_at::unit_word(line, span.end), Some((lexicon::UnitWord::One(_), _)));
    let before = span.start.checked_sub(1).is_some_and(|i| words_at::unit(line, i).is_some());
    behind || before
}
