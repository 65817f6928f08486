//! What the plausible readings of a line agree on is the draft; what they differ in is asked, with their values as the
//! likely answers.

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    amount_rules,
    context::{self, Context},
    context_words::REST,
    draft::{AskCode, Draft, Refusal},
    grammar::{Role, RuleId, rule_of},
    leftovers::{is_money, leftovers, open_price},
    loads, lots,
    readings::Interpretation,
};
use crate::domain::{
    money::{Price, Rupiah},
    quantity::Quantity,
    unit::{Dimension, Unit},
};

/// The drafts of all plausible `readings` as one; the first is that of the best reading.
///
/// # Errors
/// The refusal of the best reading.
pub(super) fn merge(drafts: impl Iterator<Item = Result<Draft, Refusal>>, readings: &[Interpretation]) -> Result<Draft, Refusal> {
    let mut drafts = drafts;
    let (Some(first), Some(best)) = (drafts.next(), readings.first()) else { return Err(Refusal::NotOffer) };
    let first = first?;
    let others: Vec<Draft> = drafts.filter_map(Result::ok).collect();
    let mut merged = first.clone();
    quantities(&mut merged, &first, &others);
    packs(&mut merged, &first, &others);
    prices(&mut merged, &first, &others, names_several_prices(readings));
    contradicted(&mut merged, best);
    leftovers(&mut merged, best);
    bases(&mut merged, best);
    losses(&mut merged, best);
    sizes(&mut merged, best);
    tiers(&mut merged, best);
    loads::ask(&mut merged, best);
    sums(&mut merged, best);
    supposed(&mut merged, best);
    if best.leaves_a_number() && !merged.ask.contains(&AskCode::QtyScale) {
        merged.qty = None;
        merged.ask.insert(AskCode::Qty);
    }
    Ok(merged)
}

fn base(draft: &Draft) -> Option<(Option<Decimal>, Option<Unit>)> {
    let scaled = draft.qty.zip(draft.unit).and_then(|(n, u)| n.checked_mul(Decimal::from(u.base())));
    Some((scaled.or(draft.qty), draft.unit.filter(|u| scaled.is_none() || u.dimension() != Dimension::Mass)))
}

fn quantities(merged: &mut Draft, first: &Draft, others: &[Draft]) {
    let differ: Vec<&Draft> = others.iter().filter(|other| base(other) != base(first)).collect();
    if differ.is_empty() {
        return;
    }
    let said = |draft: &Draft| Quantity::new(draft.qty?, draft.unit?).ok();
    let all = || std::iter::once(first).chain(differ.iter().copied());
    let same_number = all().all(|draft| draft.qty == first.qty) && first.qty.is_some();
    merged.likely.quantities.clear();
    for quantity in all().filter_map(said) {
        if !merged.likely.quantities.contains(&quantity) {
            merged.likely.quantities.push(quantity);
        }
    }
    if all().any(|draft| draft.unit != first.unit) {
        merged.unit = None;
    }
    merged.likely.tray = false;
    if same_number {
        merged.ask.insert(AskCode::Unit);
        return;
    }
    merged.qty = None;
    merged.ask.remove(&AskCode::Unit);
    let thousand = |q: &Quantity| merged.likely.quantities.iter().any(|o| o.base == q.base.saturating_mul(1000));
    let scale = merged.likely.quantities.iter().any(thousand);
    merged.ask.insert(if scale { AskCode::QtyScale } else { AskCode::Qty });
}

/// "Naik jadi 26.400, kemarin 26.100": a price of which something says that it is none, beside other money.
fn contradicted(merged: &mut Draft, best: &Interpretation) {
    let Some(at) = best.roles.price else { return };
    let doubted = matches!(best.rules.get(at), Some(RuleId::PricePast | RuleId::PriceYesterday | RuleId::PriceChange));
    let past = |i: usize| best.rules.get(i).is_some_and(|rule| rule_of(*rule).role == Role::Past);
    let other = |(i, a): (usize, &Amount)| i != at && a.unit.is_none() && is_money(a) && !past(i);
    if doubted && merged.price.is_some() && best.amounts.iter().enumerate().any(other) {
        open_price(merged, AskCode::PriceRange, Vec::new());
    }
}

/// "250 ikat, 10 ikat 9rb": the price may be that of ten.
fn bases(merged: &mut Draft, best: &Interpretation) {
    let Some(price) = best.with(Role::Price).next().filter(|price| price.per.is_none()) else { return };
    let pieces = |a: &&Amount| a.unit.is_some_and(|u| matches!(u.dimension(), Dimension::Count | Dimension::Package)) && a.per.is_none();
    let Some(of) = best.amounts.iter().filter(pieces).find(|a| a.span.end == price.span.start) else { return };
    let more = |a: &Amount| a.unit == of.unit && amount_rules::base(a).zip(amount_rules::base(of)).is_some_and(|(a, of)| a.1 > of.1);
    if merged.ask.contains(&AskCode::Qty) && merged.price.is_some() && best.amounts.iter().any(more) {
        open_price(merged, AskCode::PriceRange, Vec::new());
    }
}

/// "50 kg sama 30 kg": 80 kg may be meant, too.
fn sums(merged: &mut Draft, best: &Interpretation) {
    let counted: Vec<&Amount> = best.amounts.iter().filter(|a| a.unit.is_some() && a.per.is_none()).collect();
    let [first, second] = counted.as_slice() else { return };
    let [one, other] = merged.likely.quantities.as_slice() else { return };
    if !merged.ask.contains(&AskCode::Qty) || one.unit != other.unit || !lots::are_joined(&best.line, first, second) {
        return;
    }
    let sum = one.base.checked_add(other.base).map(|base| one.with_base(base));
    if let Some(sum) = sum.filter(|q| q.base <= Quantity::MAX_BASE) {
        merged.likely.quantities.insert(0, sum);
    }
}

/// "Kalau ambil 5 kw saya lepas 18rb": nobody says how much there is.
fn supposed(merged: &mut Draft, best: &Interpretation) {
    let Some(said) = best.with(Role::Quantity).next().filter(|said| said.context == Context::Condition && !said.lot_mark) else { return };
    if merged.qty.is_none() || !context::is_supposed(&best.line, said.span.start) {
        return;
    }
    merged.likely.quantities = merged.unit.zip(merged.qty).and_then(|(u, n)| Quantity::new(n, u).ok()).into_iter().collect();
    merged.qty = None;
    merged.ask.insert(AskCode::Qty);
}

/// Words of the rest of what was named before.
const ITS_REST: &[&str] = &["sisanya", "sisane", "sisanipun", "turahe", "turahane"];

/// "1 ton, 300 kg sudah laku", "2 ton kurang 1 sak": what is left was not said.
fn losses(merged: &mut Draft, best: &Interpretation) {
    // "Stok 4,2 ton, dipesan orang 2,7 ton, sisanya 26.050": the rest is less than the stock.
    let line = &best.line;
    let lacks = |gone: &Amount| gone.context == Context::Gone && line.text(gone.span.start.saturating_sub(1)) == "kurang";
    let has_rest = |gone: &Amount| gone.context == Context::Gone && (gone.span.end..line.len()).any(|at| line.any(at, ITS_REST));
    let less = best.with(Role::Past).any(|gone| has_rest(gone) || lacks(gone));
    // "Stok 4 kw, 1 kw sudah dipesan": the stock that was said first is not what is left of it.
    let first = |said: &Amount| {
        let rest = line.any_before(said.span.start, REST) || (0..said.span.start).any(|at| line.any(at, REST));
        !rest && best.with(Role::Past).filter(|a| a.context == Context::Gone).all(|gone| gone.span.start >= said.span.end)
    };
    let whole = |said: &&Amount| said.context == Context::Plain || said.context == Context::Left && (less || first(said));
    let Some(said) = best.with(Role::Quantity).next().filter(whole) else { return };
    let Some((dimension, whole)) = amount_rules::base(said) else { return };
    // How much a sack is of tons is not known.
    let otherwise = best.with(Role::Past).filter(|a| lacks(a)).filter_map(amount_rules::base).any(|(d, _)| d != dimension);
    // "800 kg 26rb, yang 300 sudah dipesan": a bare number counts what the whole counts.
    let counted =
        |a: &Amount| amount_rules::base(a).or_else(|| amount_rules::base(&Amount { unit: said.unit.filter(|_| is_bare(a)), ..a.clone() }));
    let gone = best.with(Role::Past).filter(|a| a.context == Context::Gone).filter_map(counted).filter(|(d, _)| *d == dimension);
    let gone: Decimal = gone.map(|(_, value)| value).sum();
    if merged.qty.is_none() || !otherwise && (gone.is_zero() || gone >= whole) {
        return;
    }
    let rest = merged.unit.filter(|_| !otherwise).and_then(|unit| Quantity::new((whole - gone) / Decimal::from(unit.base()), unit).ok());
    merged.likely.quantities = rest.into_iter().chain(merged.unit.zip(merged.qty).and_then(|(u, n)| Quantity::new(n, u).ok())).collect();
    merged.qty = None;
    merged.ask.insert(AskCode::Qty);
}

/// Whether nothing says of a number what it counts.
fn is_bare(amount: &Amount) -> bool {
    amount.unit.is_none() && amount.per.is_none() && !amount.suffixed() && !amount.marked_as_price()
}

fn packs(merged: &mut Draft, first: &Draft, others: &[Draft]) {
    let same_unit = |other: &&Draft| other.unit == first.unit;
    if others.iter().filter(same_unit).any(|other| (other.pack_qty, other.pack_unit) != (first.pack_qty, first.pack_unit)) {
        (merged.pack_qty, merged.pack_unit) = (None, None);
        merged.ask.insert(AskCode::PackWeight);
    }
    if merged.unit.is_none() {
        (merged.pack_qty, merged.pack_unit) = (None, None);
        merged.ask.remove(&AskCode::PackWeight);
    }
}

/// "1 kg 42rb, setengah kg 22rb, 60 bungkus": where packs of several sizes cost each their own, nobody says of which the count is.
fn sizes(merged: &mut Draft, best: &Interpretation) {
    let packed = merged.unit.is_some_and(|u| matches!(u.dimension(), Dimension::Package | Dimension::Count) && u != Unit::Ekor);
    let small = |a: &Amount| a.per.is_none() && amount_rules::is_weight_of_a_pack(a);
    let priced = |a: &Amount| a.unit.is_none() && is_money(a);
    let of_size = |pair: &&[Amount]| matches!(pair, [size, price] if small(size) && priced(price) && price.span.start == size.span.end);
    let of_one = best.amounts.iter().filter(|a| a.based && a.per == Some(Unit::Kg) && priced(a)).count();
    if !packed || best.amounts.windows(2).filter(of_size).count() + of_one < 2 {
        return;
    }
    (merged.pack_qty, merged.pack_unit) = (None, None);
    if merged.unit.is_some_and(Unit::needs_pack_content) {
        merged.ask.insert(AskCode::PackWeight);
    }
    open_price(merged, AskCode::PriceRange, Vec::new());
    // A kilogram of one size is none of the other.
    merged.price_unit = merged.price_unit.filter(|per| Some(*per) == merged.unit);
}

/// "1 buah 5rb, 3 buah 13rb, ready 400 buah": the stock is clear, and which of the prices holds is not.
fn tiers(merged: &mut Draft, best: &Interpretation) {
    let counted: Vec<&Amount> = best.amounts.iter().filter(|a| a.unit.is_some() && a.per.is_none() && !a.suffixed()).collect();
    let Some(stock) = lots::stock_of_a_few(&counted) else { return };
    if best.amounts.iter().filter(|a| a.unit.is_none() && is_money(a)).count() < 2 {
        return;
    }
    (merged.qty, merged.unit) = (stock.phrase.first.exact().map(|n| n.normalize()), stock.unit);
    merged.ask.remove(&AskCode::Qty);
    merged.likely.quantities.clear();
    open_price(merged, AskCode::PriceRange, Vec::new());
}

/// Whether two readings take different amounts of money for the price.
fn names_several_prices(readings: &[Interpretation]) -> bool {
    let large = |price: &&Amount| price.suffixed() || price.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    let mut named = readings.iter().filter_map(|reading| reading.amounts.get(reading.roles.price?)).filter(large).map(|price| price.phrase);
    let first = named.next();
    named.any(|price| Some(price) != first)
}

fn prices(merged: &mut Draft, first: &Draft, others: &[Draft], several: bool) {
    let all = || std::iter::once(first).chain(others);
    let price = |draft: &Draft| Some(Price { amount: Rupiah(draft.price?), per: draft.price_unit? });
    let mut likely: Vec<Price> = Vec::new();
    for price in all().filter_map(price) {
        if !likely.contains(&price) {
            likely.push(price);
        }
    }
    if all().any(|draft| draft.price != first.price) {
        merged.price = None;
        merged.likely.prices = likely;
        for code in [AskCode::Price, AskCode::PriceApprox, AskCode::PriceUnit] {
            merged.ask.remove(&code);
        }
        let scaled = !several && all().any(|draft| draft.ask.contains(&AskCode::PriceScale));
        merged.ask.remove(&AskCode::PriceScale);
        merged.ask.insert(if scaled { AskCode::PriceScale } else { AskCode::PriceRange });
    }
    if all().any(|draft| draft.price_unit != first.price_unit) {
        merged.price_unit = None;
        if merged.price.is_some() {
            merged.likely.price_units = all().filter_map(|draft| draft.price_unit).collect();
            merged.likely.price_units.dedup();
            merged.ask.insert(AskCode::PriceUnit);
        }
    }
}
