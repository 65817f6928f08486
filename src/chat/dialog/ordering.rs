//! How much of an offer a buyer wants: what ordering and price talk have in common.

use super::{
    Answer, Answered,
    amounts::{closer_quantity, in_known_unit, same_kind},
    rows, unfit,
};
use crate::{
    domain::{commodity::Commodity, quantity::Quantity, unit::Dimension},
    notice::{Choice, OfferFacts, OrderFacts, Problem, Question},
    reading::{self, QuantityReading},
};

/// The quantity, if it can be had of the offer.
pub(in crate::chat) fn of_offer(offer: &OfferFacts, quantity: Quantity) -> Result<Quantity, Answered> {
    let (offered, remaining) = (offer.offered, offer.remaining);
    let quantity = in_packs(quantity, remaining, offer.terms.pack)?;
    if offer.terms.whole_only() && quantity.base != remaining.base {
        return Err(Answered::Rejected(Problem::WholeOnly));
    }
    if !quantity.measures_like(offered) {
        let (unit, goods) = (quantity.unit, offer.terms.commodity.clone().into());
        return Err(Answered::Rejected(Problem::UnitNotFor { unit, goods, allowed: vec![offered.unit] }));
    }
    if quantity.base > remaining.base {
        return Err(Answered::Rejected(Problem::Less { remaining }));
    }
    Ok(quantity)
}

/// A weight of packed goods as packs, of which there are `most`. What makes no whole packs is refused, with the nearest numbers of
/// packs as buttons.
pub(in crate::chat) fn in_packs(quantity: Quantity, most: Quantity, pack: Option<Quantity>) -> Result<Quantity, Answered> {
    let content = pack.filter(|pack| most.dimension() == Dimension::Package && pack.dimension() == quantity.dimension());
    let Some(content) = content.filter(|pack| pack.base > 0) else { return Ok(quantity) };
    let below = quantity.base / content.base;
    if below.saturating_mul(content.base) == quantity.base {
        return Ok(most.with_base(below));
    }
    let nearest =
        [below, below.saturating_add(1)].into_iter().filter(|base| (1..=most.base).contains(base)).map(|base| most.with_base(base));
    let problem = Problem::NotWholePacks { quantity, content, pack: most.unit };
    let choices = nearest.map(Choice::Quantity).chain([Choice::Write]);
    Err(Answered::RejectedClarify(problem, Box::new((Question::QuantityScale, rows(choices, 2)))))
}

/// What a typed quantity comes to of an offer.
pub(in crate::chat) fn typed_of_offer(offer: &OfferFacts, text: &str) -> Result<Quantity, Answered> {
    if let Some(problem) = unfit(text) {
        return Err(Answered::Rejected(problem));
    }
    let Some(goods) = Commodity::by_code(&offer.terms.commodity) else { return Err(Answered::Rejected(Problem::Number)) };
    read_of_offer(offer, goods, reading::quantity(text, goods), text)
}

/// What a quantity that was read from a text comes to of an offer.
pub(in crate::chat) fn read_of_offer(
    offer: &OfferFacts,
    goods: &Commodity,
    read: QuantityReading,
    text: &str,
) -> Result<Quantity, Answered> {
    match read {
        QuantityReading::Exact { quantity, .. } => of_offer(offer, quantity),
        QuantityReading::NoUnit(number) => match in_known_unit(number, offer.offered, offer.remaining.base) {
            Some(quantity) => of_offer(offer, quantity),
            None => Err(Answered::Rejected(Problem::Whole)),
        },
        other => Err(closer_of(other, goods, offer.remaining, text)),
    }
}

/// What to ask after an unclear quantity of goods of which there is `most`: no more than that is offered, and whoever typed more hears it.
fn closer_of(reading: QuantityReading, goods: &Commodity, most: Quantity, text: &str) -> Answered {
    let units = same_kind(goods, most.unit);
    let QuantityReading::Scale(mut likely) = reading else { return closer_quantity(reading, &units, None) };
    let plain = reading::quantity_as_written(text, goods).filter(|plain| plain.measures_like(most));
    let is_there = |quantity: &Quantity| quantity.measures_like(most) && (1..=most.base).contains(&quantity.base);
    likely.retain(is_there);
    if plain.as_ref().is_none_or(is_there) {
        return closer_quantity(QuantityReading::Scale(likely), &units, plain);
    }
    let less = Problem::Less { remaining: most };
    match closer_quantity(QuantityReading::Scale(likely), &units, None) {
        Answered::Clarify(prompt) => Answered::RejectedClarify(less, prompt),
        _ => Answered::Rejected(less),
    }
}

/// How much of what an order accepted goes back.
pub(in crate::chat) fn returned_of(order: &OrderFacts, answer: &Answer<'_>) -> Result<Quantity, Answered> {
    quantity_of(order, answer, order.quantity.with_base(order.progress.returnable()))
}

/// A quantity of an order's goods, of which there is `kept` at most.
pub(in crate::chat) fn quantity_of(order: &OrderFacts, answer: &Answer<'_>, kept: Quantity) -> Result<Quantity, Answered> {
    let goods = Commodity::by_code(&order.terms.commodity).ok_or(Answered::Rejected(Problem::Number))?;
    let quantity = match answer {
        Answer::Choice(Choice::Quantity(quantity)) => *quantity,
        Answer::Text(text) => match reading::quantity(text, goods) {
            QuantityReading::Exact { quantity, .. } => quantity,
            QuantityReading::NoUnit(number) => in_known_unit(number, kept, kept.base).ok_or(Answered::Rejected(Problem::Whole))?,
            other => return Err(closer_of(other, goods, kept, text)),
        },
        _ => return Err(Answered::Rejected(Problem::Press)),
    };
    let quantity = in_packs(quantity, kept, order.terms.pack)?;
    if !quantity.measures_like(kept) {
        let (unit, goods) = (quantity.unit, order.terms.commodity.clone().into());
        return Err(Answered::Rejected(Problem::UnitNotFor { unit, goods, allowed: vec![kept.unit] }));
    }
    if quantity.base > kept.base { Err(Answered::Rejected(Problem::Less { remaining: kept })) } else { Ok(quantity) }
}

/// The buttons under the question how much: what was ordered before, all, likely parts, and *Tulis*. Where no more is left than was
/// ordered before, all comes first.
pub(in crate::chat) fn quantity_choices(offer: &OfferFacts, before: Option<Quantity>) -> Vec<Vec<Choice>> {
    let whole = offer.terms.whole_only();
    let fits = |before: &Quantity| !whole && before.measures_like(offer.offered) && before.base < offer.remaining.base;
    let before = before.filter(fits);
    let mut parts = if whole { Vec::new() } else { offer.remaining.parts() };
    parts.retain(|part| before.is_none_or(|before| before.base != part.base));
    let write = (!whole).then_some(Choice::Write);
    let first = before.map(Choice::Quantity);
    rows(first.into_iter().chain([Choice::All]).chain(parts.into_iter().map(Choice::Quantity)).chain(write), 2)
}
