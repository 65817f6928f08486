//! Amounts that others of the line say more of: parts and kinds of a whole, and the price of one of what is counted.

use rust_decimal::Decimal;

use crate::{
    domain::{
        commodity::Commodity,
        unit::{Dimension, Unit},
    },
    reading::{amount::Amount, context, lexicon, token::Line},
};

/// "500 ekor mati 20 sisa 480", "5 ekor: 2 jantan 3 betina", "sisa 400 ekor dari 3000": what is gone or left, the kinds, and
/// what there was before are counted in the unit of the whole.
pub(super) fn count_parts(line: &Line, goods: &[&'static Commodity], amounts: &mut [Amount]) {
    count_heads(line, goods, amounts);
    let counts = |a: &Amount| a.unit.filter(|_| a.per.is_none() && !a.suffixed()).zip(a.phrase.first.exact());
    let Some((unit, whole)) = amounts.iter().find_map(counts) else { return };
    for part in amounts.iter_mut().filter(|a| a.unit.is_none() && a.per.is_none() && !a.suffixed() && !a.marked_as_price()) {
        let told = part.span.start.checked_sub(1).is_some_and(|at| context::parts_the_whole(line, at));
        let less = part.phrase.first.exact().is_some_and(|value| value <= whole);
        // "8 kw, jadi 25.300 dari 25.900" speaks of prices.
        let money = part.phrase.first.exact().is_some_and(|value| value >= Decimal::from(10_000)) && whole < Decimal::ONE_THOUSAND;
        if !part.content_mark && (told && less || part.out_of && !less && !money) {
            part.unit = Some(unit);
        }
    }
    let kinds: Vec<&mut Amount> = amounts.iter_mut().filter(|a| is_graded(line, a)).collect();
    if kinds.iter().try_fold(Decimal::ZERO, |sum, a| sum.checked_add(a.phrase.first.exact()?)) == Some(whole) {
        kinds.into_iter().for_each(|kind| kind.unit = Some(unit));
    }
}

/// "30 sing lanang 12 sing wadon 18": animals that are the sum of their kinds are heads, if they are sold by the head alone.
fn count_heads(line: &Line, goods: &[&'static Commodity], amounts: &mut [Amount]) {
    if !is_sold_by_head(goods) || amounts.iter().any(|a| a.unit.is_some()) {
        return;
    }
    let of_kinds = |a: &&Amount| is_graded(line, a);
    let sum = amounts.iter().filter(of_kinds).try_fold(Decimal::ZERO, |sum, a| sum.checked_add(a.phrase.first.exact()?));
    let several = amounts.iter().filter(of_kinds).count() > 1;
    let whole = amounts.iter_mut().find(|a| is_bare(a) && !is_graded(line, a) && several && a.phrase.first.exact() == sum);
    if let Some(whole) = whole {
        whole.unit = Some(Unit::Ekor);
    }
}

/// Whether all of `goods` are animals that are sold by the head.
fn is_sold_by_head(goods: &[&'static Commodity]) -> bool {
    !goods.is_empty() && goods.iter().all(|c| c.default_unit == Unit::Ekor && c.category == "peternakan")
}

/// Whether nothing says what a number counts.
fn is_bare(amount: &Amount) -> bool {
    amount.unit.is_none() && amount.per.is_none() && !amount.suffixed() && !amount.marked_as_price() && !amount.content_mark
}

/// Whether the name of a kind stands beside a number.
fn is_graded(line: &Line, amount: &Amount) -> bool {
    let before = amount.span.start.checked_sub(1).filter(|_| line.follows(amount.span.start));
    let beside = [before, Some(amount.span.end).filter(|_| line.follows(amount.span.end))];
    is_bare(amount) && beside.into_iter().flatten().any(|at| lexicon::GRADES.contains(&line.text(at)))
}

/// "20 ekor 48 ewu siji": the price of one of what is counted.
pub(super) fn name_each(goods: &[&'static Commodity], amounts: &mut [Amount]) {
    let counted = |a: &Amount| a.unit.filter(|u| a.per.is_none() && matches!(u.dimension(), Dimension::Count | Dimension::Package));
    // "Wedhus 4, 2,3 jt siji": what is sold by the head alone.
    let heads = || Some(Unit::Ekor).filter(|_| is_sold_by_head(goods) && !amounts.iter().any(|a| a.unit.is_some()));
    let Some(unit) = amounts.iter().find_map(counted).or_else(heads) else { return };
    for price in amounts.iter_mut().filter(|a| a.of_one && a.per.is_none()) {
        price.per = Some(unit);
    }
}
