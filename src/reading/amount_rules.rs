//! What an amount may be: the rules of the grammar that fit it.

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    context::Context,
    grammar::{RuleId, rule_of},
    line_context::LineContext,
    price, roles,
};
use crate::domain::{
    commodity::Commodity,
    unit::{Dimension, Unit},
};

/// The rules by which an amount may be this or that, one a role.
pub(super) fn amount_rules(amounts: &[Amount], at: usize, facts: &LineContext<'_>, total: Option<usize>) -> Vec<RuleId> {
    let Some(amount) = amounts.get(at) else { return Vec::new() };
    let mut amount_rules = Vec::with_capacity(6);
    // One bare number and nothing else says nothing.
    let alone = amounts.len() == 1 && !amount.phrase.first.about;
    let says = |rule: &RuleId| !alone || !matches!(rule, RuleId::Bare | RuleId::PriceBare);
    amount_rules.extend(as_quantity(amounts, at, facts.goods).filter(says));
    amount_rules.extend(as_price(amount, facts.goods, is_price_again(amounts, at)).filter(says));
    amount_rules.extend(as_content(amounts, at));
    amount_rules.extend(as_size(amount, facts.goods));
    match amount.context {
        Context::Past | Context::Gone => amount_rules.push(RuleId::Past),
        // "Biasanya 15 kg per peti" is what a crate holds today as well.
        Context::Yesterday if amount.per.is_some() && roles::is_content_of(amounts, at) => {}
        Context::Yesterday => amount_rules.push(RuleId::Yesterday),
        // "Tadi 25.800, sekarang naik 26.000": as much as a price is one.
        Context::Change if is_price_again(amounts, at) => {}
        Context::Change => amount_rules.push(RuleId::Change),
        Context::Condition | Context::Bound
            if amount.per.is_none() && !roles::is_content(amount) && (amount.unit.is_some() || is_few(amount) || is_part(amounts, at)) =>
        {
            amount_rules.push(RuleId::Order)
        }
        Context::Condition | Context::Bound | Context::Left | Context::Plain => {}
    }
    let of_packs = amount.per.is_some_and(|per| per.dimension() == Dimension::Package);
    // "3 ton, karung 50 kg"
    let in_packs = amount.content_mark && !is_only_load(amounts, at) && !amounts.iter().any(|packs| roles::holds(packs.unit));
    // "200 kg, sak isi 20"
    let bare = amount.unit.is_none() && amount.per.is_none() && facts.goods.iter().all(|c| c.per_kg.is_none());
    // "1 bal (20 pcs)"
    let pieces = amount.unit.is_some_and(|u| u.dimension() == Dimension::Count && u != Unit::Ekor)
        && amount.phrase.first.exact().is_some_and(|n| n < Decimal::ONE_HUNDRED);
    if amount.unit.is_some() && of_packs || in_packs && (grams(amount).is_some() || bare || pieces) {
        amount_rules.push(RuleId::PackedIn);
    }
    if roles::may_be_all_packs_weigh(amounts, at) {
        amount_rules.push(RuleId::WeightOfAll);
    }
    let weighs_packs = grams(amount).is_some() && amounts.iter().any(|packs| roles::holds(packs.unit));
    if (is_money(amount) || weighs_packs) && amounts.len() > 2 {
        amount_rules.push(RuleId::Product);
    }
    // "30 rak (900 butir)", "500 kg (5 kw)" say the same twice.
    let said = base(amount).filter(|_| amount.unit.is_some_and(|u| matches!(u.dimension(), Dimension::Count | Dimension::Mass)));
    if said.is_some() && amounts.iter().take(at).any(|other| other.unit != amount.unit && base(other) == said) {
        amount_rules.push(RuleId::SaidTwice);
    }
    let less = |left: &Amount| base(left).zip(base(amount)).is_some_and(|((of, left), (dimension, all))| of == dimension && left <= all);
    // "jadi 25.300 dari 25.900"
    let newer = |at: usize| amounts.iter().take(at).any(|now| is_money(now) && now.span.end + 1 == amount.span.start);
    if amount.out_of && is_money(amount) && newer(at) {
        amount_rules.push(RuleId::OutOf);
    }
    if amount.out_of && amounts.iter().any(|left| left.context == Context::Left && (left.unit == amount.unit || less(left))) {
        amount_rules.push(RuleId::OutOf);
    }
    if amount.unit.is_some_and(|unit| amount.per.is_none() && !is_traded(unit, facts.goods)) {
        amount_rules.push(RuleId::OtherGoods);
    }
    if total.is_some_and(|total| total != at) && amount.unit.is_some() && amount.per.is_none() {
        amount_rules.push(RuleId::PartOfTotal);
    }
    if before_the_sale(amounts) == Some(at) {
        amount_rules.push(RuleId::Past);
    }
    amount_rules.push(RuleId::NotUnderstood);
    amount_rules.sort_by_key(|rule| rule_of(*rule).cost);
    amount_rules
}

/// "5 kiloan 17.500", "23.500 jadi 22.800": a bare number that would be a price per kilogram of the goods, where no other is one.
fn is_price_alone(amounts: &[Amount], at: usize, goods: &[&'static Commodity]) -> bool {
    let Some(amount) = amounts.get(at).filter(|a| is_plain(a) && !a.suffixed()) else { return false };
    let known = goods.len() < Commodity::all().len() && goods.iter().all(|c| c.default_unit.dimension() == Dimension::Mass);
    let thousands = |a: &Amount| a.suffixed() || a.marked_as_price() || a.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
    let other = amounts.iter().enumerate().any(|(i, a)| i != at && a.unit.is_none() && thousands(a) && !a.context.is_over());
    amounts.len() > 1 && known && thousands(amount) && !other && price::fits(amount, Unit::Kg, goods)
}

fn as_quantity(amounts: &[Amount], at: usize, goods: &[&'static Commodity]) -> Option<RuleId> {
    let amount = amounts.get(at)?;
    // "kandang isi 3000 ekor": what one place holds, where nothing is packed.
    let many = amount.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_HUNDRED);
    let packed_elsewhere = amounts.iter().enumerate().any(|(i, a)| i != at && roles::holds(a.unit));
    if roles::is_content(amount) && many && amount.per.is_none() && amount.unit.is_some() && !packed_elsewhere {
        return Some(RuleId::Counted);
    }
    // "2 pickup masing 1,5 ton"
    if amount.content_mark && is_only_load(amounts, at) {
        return Some(RuleId::Counted);
    }
    // "2 rit @ 1.500 ekor", "3 x 50 rak": what each of them holds.
    let counted = amount.unit.is_some_and(|u| matches!(u.dimension(), Dimension::Count | Dimension::Package));
    let packed = amounts.iter().take(at).any(|a| roles::holds(a.unit));
    if amount.at_mark && amount.per.is_none() && !amount.suffixed() && counted && !packed {
        return Some(RuleId::CountedEach);
    }
    if amount.per.is_some() || amount.at_mark || roles::is_content(amount) || amount.price_mark && amount.suffixed() {
        return None;
    }
    if is_price_alone(amounts, at, goods) {
        return None;
    }
    let Some(unit) = amount.unit else {
        let bare = !amount.suffixed() && !amount.marked_as_price() && amount.context != Context::Change;
        return bare.then_some(match amount.context {
            Context::Past | Context::Gone => RuleId::CountedPast,
            _ => RuleId::Bare,
        });
    };
    Some(match amount.context {
        Context::Bound => return None,
        Context::Past | Context::Gone => RuleId::CountedPast,
        Context::Yesterday => RuleId::CountedYesterday,
        _ if amount.one => RuleId::CountedOne,
        _ if amount.suffixed() && unit.dimension() == Dimension::Mass => RuleId::CountedMoney,
        // "4 kw, 36.500 klo cash, tempo 37rb"
        _ if amounts.iter().any(|price| is_price_beside(amount, price))
            && amounts.iter().enumerate().any(|(i, a)| i != at && a.unit.is_some() && a.per.is_none() && !a.suffixed()) =>
        {
            RuleId::CountedMoney
        }
        Context::Left => RuleId::CountedLeft,
        Context::Condition => RuleId::CountedIfTaken,
        Context::Plain | Context::Change => RuleId::Counted,
    })
}

/// Whether what is called a change is nearly as much as a price that stands before it: then it is what the price has become.
fn is_price_again(amounts: &[Amount], at: usize) -> bool {
    let money = |a: &Amount| a.phrase.first.exact().filter(|_| is_money(a));
    let Some(changed) = amounts.get(at).filter(|a| a.context == Context::Change).and_then(money) else { return false };
    let near = |price: Decimal| changed * Decimal::TWO >= price && changed <= price + price;
    amounts.iter().take(at).filter_map(money).any(near)
}

/// `again`: what is called a change is a price.
fn as_price(amount: &Amount, goods: &[&'static Commodity], again: bool) -> Option<RuleId> {
    if roles::is_content(amount) {
        return None;
    }
    let rule = match amount.unit {
        None if amount.per.is_some() => RuleId::PricePer,
        None if amount.marked_as_price() => RuleId::PriceMarked,
        None if amount.suffixed() => RuleId::PriceMoney,
        None => RuleId::PriceBare,
        Some(_) if amount.per.is_some() || amount.one => return None,
        Some(unit) if amount.at_mark && unit.dimension() != Dimension::Mass && price::may_be(amount, unit, goods) => RuleId::PriceMarked,
        Some(unit) if amount.suffixed() || price::fits(amount, unit, goods) => RuleId::PriceLoose,
        Some(_) => return None,
    };
    Some(match amount.context {
        Context::Past | Context::Gone => RuleId::PricePast,
        Context::Yesterday => RuleId::PriceYesterday,
        Context::Change if again => rule,
        Context::Change => RuleId::PriceChange,
        Context::Left | Context::Condition | Context::Bound | Context::Plain => rule,
    })
}

fn as_content(amounts: &[Amount], at: usize) -> Option<RuleId> {
    if roles::is_content_of(amounts, at) {
        let beside = amounts.get(at).is_some_and(|a| !a.content_mark && !a.at_mark && a.per.is_none());
        return Some(if beside { RuleId::ContentBeside } else { RuleId::ContentSaid });
    }
    let amount = amounts.get(at)?;
    let apart = amount.per.is_none() && amounts.iter().any(|packs| roles::is_less_than_packs(amount, packs));
    apart.then_some(RuleId::ContentApart)
}

fn as_size(amount: &Amount, goods: &[&'static Commodity]) -> Option<RuleId> {
    let known = goods.len() < Commodity::all().len();
    let value = amount.phrase.first.exact()?;
    // "lele 8-10, 2 kw"
    let upper = amount.phrase.second.and_then(|n| n.exact()).filter(|_| amount.content_mark || is_plain(amount));
    let said = amount.content_mark && amount.unit.is_none_or(|u| u.dimension() == Dimension::Count);
    // "patin 3/kg"
    let said_per_kilo = amount.per == Some(Unit::Kg) && amount.unit.is_none() && !amount.marked_as_price();
    if (said || said_per_kilo || upper.is_some()) && !amount.suffixed() {
        let upper = upper.unwrap_or(value);
        // "isi 1-2": the ends of a range that is said may lie outside.
        let among = |n: Decimal, c: &Commodity| c.per_kg.as_ref().is_some_and(|r| within(n, *r.start(), *r.end()));
        // Those that are said to be so small may lie outside the usual; of other fish a few are a kilogram.
        let small = |c: &Commodity| c.per_kg.as_ref().is_some_and(|r| within(value, *r.start(), 2 * *r.end()));
        let few = |c: &Commodity| c.per_kg.is_none() && c.category == "perikanan" && value.fract().is_zero() && within(value, 1, 12);
        if said_per_kilo {
            return (known && goods.iter().any(|c| among(value, c) || few(c))).then_some(RuleId::SizePerKilo);
        }
        let fits = |c: &&Commodity| if said { among(value, c) || among(upper, c) || small(c) } else { among(value, c) && among(upper, c) };
        // "karkas 0,9-1,0, 500 ekor"
        let kilos = |n: Decimal, c: &Commodity| n.checked_mul(Decimal::ONE_THOUSAND).is_some_and(|grams| is_size_of(c, grams));
        let weighs = |c: &&Commodity| kilos(value, c) && amount.phrase.second.and_then(|n| n.exact()).is_some_and(|n| kilos(n, c));
        if known && !said && goods.iter().any(weighs) && !goods.iter().any(fits) {
            return Some(RuleId::SizeInRange);
        }
        return (known && goods.iter().any(fits)).then_some(RuleId::SizePerKilo);
    }
    let grams = grams(amount).filter(|_| amount.per.is_none() && !amount.suffixed() && !amount.price_mark && !amount.lot_mark)?;
    // "0,9-1,1 kg": one end of a range is enough.
    let upper = amount.phrase.second.and_then(|n| n.exact()).zip(amount.unit).and_then(|(n, u)| n.checked_mul(Decimal::from(u.base())));
    if known && goods.iter().any(|c| is_size_of(c, grams) || upper.is_some_and(|grams| is_size_of(c, grams))) {
        return Some(RuleId::SizeInRange);
    }
    (grams <= Decimal::from(5000)).then_some(RuleId::SizeOfPiece)
}

/// More than any pack holds, in grams.
const LOAD: i64 = 200_000;

/// Whether an amount weighs more than any pack, and nothing else is counted.
fn is_only_load(amounts: &[Amount], at: usize) -> bool {
    let Some(amount) = amounts.get(at).filter(|a| a.per.is_none()) else { return false };
    let other = |(i, a): (usize, &Amount)| i != at && a.unit.is_some() && a.per.is_none();
    grams(amount).is_some_and(|grams| grams > Decimal::from(LOAD)) && !amounts.iter().enumerate().any(other)
}

/// Whether nothing stands around a number.
fn is_plain(amount: &Amount) -> bool {
    amount.unit.is_none() && amount.per.is_none() && !amount.marked_as_price() && !amount.content_mark
}

/// "beli 10 gratis 1": a bare number that is too small for a price.
fn is_few(amount: &Amount) -> bool {
    is_plain(amount) && !amount.suffixed() && amount.phrase.first.exact().is_some_and(|n| n < Decimal::ONE_THOUSAND)
}

/// "10.000 butir @320, ambil minimal 2.000": whether a bare number counts a part of what is counted before it.
fn is_part(amounts: &[Amount], at: usize) -> bool {
    let value = |a: &Amount| a.phrase.first.exact().filter(|_| a.per.is_none() && !a.suffixed());
    let Some(part) = amounts.get(at).filter(|a| is_plain(a)).and_then(value) else { return false };
    let before = amounts.get(..at).unwrap_or_default();
    let whole = before.iter().filter(|a| a.unit.is_some()).filter_map(value).any(|whole| part <= whole);
    whole && before.iter().any(|a| a.unit.is_none() && (a.marked_as_price() || a.suffixed()))
}

/// Whether so many kilograms are rather another price per kilogram, about as high as `price`.
pub(super) fn is_price_beside(amount: &Amount, price: &Amount) -> bool {
    let plain = amount.unit == Some(Unit::Kg) && amount.per.is_none() && !amount.suffixed() && amount.context == Context::Plain;
    let large = |n: &Decimal| *n >= Decimal::from(10_000);
    let values = amount.phrase.first.exact().filter(large).zip(price.phrase.first.exact().filter(|_| is_money(price)));
    plain && values.is_some_and(|(one, other)| other.checked_mul(Decimal::TWO).is_some_and(|twice| one <= twice) && other <= one + one)
}

/// Whether an amount is money by its look.
fn is_money(amount: &Amount) -> bool {
    let large = amount.phrase.first.exact().is_some_and(|n| n >= Decimal::from(10_000));
    amount.unit.is_none() && amount.per.is_none() && (amount.suffixed() || amount.marked_as_price() || large)
}

/// Whether some of `goods` may be offered by `unit`: eggs are not counted in heads, nor fruit in litres.
pub(super) fn is_traded(unit: Unit, goods: &[&'static Commodity]) -> bool {
    let piece = matches!(unit, Unit::Buah | Unit::Pcs);
    let animal = |c: &&&Commodity| matches!(c.category.as_str(), "peternakan" | "perikanan");
    let told = piece || matches!(unit, Unit::Ekor | Unit::Butir | Unit::Lembar | Unit::Liter);
    // Whatever is no animal may be counted in pieces.
    !told || goods.is_empty() || goods.iter().any(|c| c.allowed_units.contains(&unit) || piece && !animal(&c))
}

fn within(value: Decimal, from: i64, to: i64) -> bool {
    (Decimal::from(from)..=Decimal::from(to)).contains(&value)
}

/// Whether so many grams are how much one of `goods` weighs.
pub(super) fn is_size_of(goods: &Commodity, grams: Decimal) -> bool {
    goods.size.as_ref().is_some_and(|range| within(grams, *range.start(), *range.end()))
}

/// The weight that an amount says, in grams.
pub(super) fn grams(amount: &Amount) -> Option<Decimal> {
    let unit = amount.unit.filter(|u| u.dimension() == Dimension::Mass)?;
    amount.phrase.first.exact()?.checked_mul(Decimal::from(unit.base()))
}

/// The most that a pack weighs which is sold as one (gram).
const LARGEST_PACK: i64 = 50_000;

/// Whether it weighs what one pack may hold.
pub(super) fn is_weight_of_a_pack(amount: &Amount) -> bool {
    grams(amount).is_some_and(|grams| grams <= Decimal::from(LARGEST_PACK))
}

/// Whether a size is less than what is offered: a head of the heads, a fish of the fish.
pub(super) fn is_less(size: &Amount, said: &Amount) -> bool {
    match (grams(size), grams(said)) {
        (Some(one), Some(all)) => one * Decimal::TWO <= all,
        _ => true,
    }
}

/// The amount that is what was there before: the sum of what is gone and what is left.
fn before_the_sale(amounts: &[Amount]) -> Option<usize> {
    let sum = |wanted: &dyn Fn(Context) -> bool| {
        let of = amounts.iter().filter(|a| wanted(a.context) && a.per.is_none()).filter_map(base);
        of.fold(None, |sum: Option<Decimal>, (_, value)| Some(sum.unwrap_or_default() + value))
    };
    let (gone, left) = (sum(&Context::is_over)?, sum(&|context| context == Context::Left)?);
    let own = |a: &Amount| if a.context == Context::Left { base(a).map_or(Decimal::ZERO, |(_, value)| value) } else { Decimal::ZERO };
    // "Stok 6 ton, dibooking 4 ton, sisa 2 ton": the stock is said to be there as well, and is no part of the rest.
    amounts.iter().position(|a| {
        let rest = left - own(a);
        !a.context.is_over() && !rest.is_zero() && base(a).zip(gone.checked_add(rest)).is_some_and(|((_, value), all)| value == all)
    })
}

/// What an amount of goods comes to in base units, with its dimension.
pub(super) fn base(amount: &Amount) -> Option<(Dimension, Decimal)> {
    let unit = amount.unit.filter(|_| amount.per.is_none() && !amount.suffixed() && amount.phrase.second.is_none())?;
    let value = amount.phrase.first.exact()?.checked_mul(Decimal::from(unit.base()))?;
    // A sum of a few such amounts can't overflow.
    (value < Decimal::from(1_000_000_000_000_i64)).then_some((unit.dimension(), value))
}

/// The amount that is the sum of all the others of its kind.
pub(super) fn total(amounts: &[Amount]) -> Option<usize> {
    let counted: Vec<(usize, (Dimension, Decimal))> = amounts.iter().enumerate().filter_map(|(at, a)| Some((at, base(a)?))).collect();
    let (_, (dimension, _)) = counted.first()?;
    let told = counted.iter().any(|(at, _)| amounts.get(*at).is_some_and(|a| a.context.is_over()));
    if counted.len() < 3 || told || counted.iter().any(|(_, (other, _))| other != dimension) {
        return None;
    }
    let sum = counted.iter().try_fold(Decimal::ZERO, |sum, (_, (_, value))| sum.checked_add(*value))?;
    counted.iter().find(|(_, (_, value))| value.checked_mul(Decimal::TWO) == Some(sum)).map(|(at, _)| *at)
}
