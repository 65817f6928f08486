//! The unit behind a number, and what is added to it: a part, a smaller unit, the upper end of a range.

use rust_decimal::Decimal;

use super::reader::Reader;
use crate::{
    domain::unit::{Dimension, Unit},
    reading::{
        amount::Amount,
        number,
        token::Gap,
        value::{Number, Value},
        words_at::{self, range_link},
    },
};

/// Words that "half" belongs to rather than to the number before it.
const HALF_AS: &[&str] =
    &["harga", "kering", "garing", "mateng", "matang", "mentah", "tua", "muda", "jadi", "basah", "jalan", "hari", "bulan"];

impl Reader<'_> {
    pub(super) fn unit_after(&self, amount: &mut Amount) {
        let end = if self.line.any(amount.span.end, &["satuan"]) { amount.span.end + 1 } else { amount.span.end };
        let tons = self.line.any(end, &["t"])
            && self.line.gap(end) != Gap::Break
            && self.goods.iter().any(|c| c.allowed_units.contains(&Unit::Ton));
        // "25 karung 45 kiloan", but "26rb kiloan".
        let large = amount.suffixed() || amount.phrase.first.exact().is_none_or(|n| n >= Decimal::ONE_THOUSAND);
        let weighing = if large { None } else { self.weighing(end) };
        amount.content_mark |= weighing.is_some();
        let said = match (tons, weighing) {
            (true, _) => Some((Unit::Ton, end + 1)),
            (_, Some(after)) => Some((Unit::Kg, after)),
            _ => words_at::unit(self.line, end),
        };
        let Some((unit, after)) = said.filter(|_| self.line.follows(end)) else { return };
        // "26rb pak": a polite word, unless the goods are sold in packs or a content or a price follows.
        let packs = self.goods.iter().any(|c| c.allowed_units.contains(&Unit::Pak) || c.allowed_units.contains(&Unit::Pack15));
        let counts_packs =
            packs && !self.eggs() || self.line.any(after, &["isi"]) || self.line.sign(after, "@") || self.line.number(after).is_some();
        let polite = self.line.any(end, &["pak"]) && (amount.suffixed() || !counts_packs);
        if polite {
            return;
        }
        // "2 ton 12.750 karung 50 kg": the sack may belong to what it holds.
        let thousands = amount.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
        let content = after + usize::from(self.line.any(after, &["isi", "isine", "isinya", "polos", "plastik", "netto"]));
        let weighed = self.line.follows(after)
            && number::number_at(self.line, content)
                .and_then(|(_, end)| words_at::unit(self.line, end))
                .is_some_and(|(u, _)| u.dimension() == Dimension::Mass)
            || self.line.any(after, &["isi", "isine", "isinya"]) && number::number_at(self.line, after + 1).is_some();
        if unit.needs_pack_content() && thousands && weighed && self.choices.unusual() {
            return;
        }
        amount.tray = self.line.any(end, &["tray", "trey", "eggtray", "egg"]);
        // "Kolam 4 unit" counts no heads.
        amount.unit = Some(if self.line.any(end, &["unit", "set"]) { unit } else { self.usual(unit) });
        amount.span.end = after;
        if let Some(end) = self.fifteen(unit, after) {
            amount.unit = Some(Unit::Pack15);
            amount.tray = false;
            amount.span.end = end;
        }
    }

    /// "2 ton setengah", "1 ton 2 kw", "2 ton - 3 ton".
    pub(super) fn more_of_it(&self, amount: &mut Amount) {
        let Some(unit) = amount.unit else { return };
        if let Some((part, end)) = self.part_after(amount.span.end)
            && let Value::Exact(value) = amount.phrase.first.value
        {
            amount.phrase.first.value = Value::Exact(value + part);
            amount.span.end = end;
        }
        if let Some((upper, end)) = self.upper_end(amount.span.end, unit) {
            amount.phrase.second = Some(upper);
            amount.span.end = end;
            return;
        }
        let mut smallest = unit;
        while let Some((more, unit, end)) = self.smaller(amount, smallest) {
            if self.choices.unusual() {
                return;
            }
            let Value::Exact(value) = amount.phrase.first.value else { return };
            let in_kg = |value: Decimal, unit: Unit| value.checked_mul(Decimal::new(unit.base(), 3));
            let so_far = in_kg(value, amount.unit.unwrap_or(Unit::Kg));
            let Some(sum) = so_far.zip(in_kg(more, unit)).and_then(|(a, b)| a.checked_add(b)) else { return };
            amount.phrase.first.value = Value::Exact(sum.normalize());
            amount.unit = Some(Unit::Kg);
            amount.span.end = end;
            amount.doubtful_sum |= more == Decimal::ONE && self.is_base(end);
            amount.joined = more.checked_mul(Decimal::from(unit.base()));
            smallest = unit;
        }
    }

    /// The "setengah" of "2 ton setengah".
    fn part_after(&self, at: usize) -> Option<(Decimal, usize)> {
        let (part, end) = words_at::part(self.line, at).filter(|_| self.line.follows(at))?;
        // "setengah harga", "setengah kering"
        if self.line.any(end, HALF_AS) {
            return None;
        }
        // "2 ton setengah kilo" is another amount; "2 ton setengah sekilo 26rb" goes on with the price.
        words_at::unit(self.line, end).is_none().then_some((part.0, end))
    }

    /// Where the words end that say of packs that each weighs so many kilograms: "45 kiloan", "25kgan", "5kg an 20 pak".
    fn weighing(&self, at: usize) -> Option<usize> {
        if self.line.any(at, &["kiloan", "kilonan", "kgan"]) {
            return Some(at + 1);
        }
        let apart = self.line.any(at, &["kg", "kilo"]) && self.line.any(at + 1, &["an"]);
        let packs = number::number_at(self.line, at + 2).and_then(|(_, end)| words_at::unit(self.line, end));
        packs.filter(|(unit, _)| apart && unit.dimension() == Dimension::Package).map(|_| at + 2)
    }

    /// The "3 ton" of "2 ton - 3 ton".
    fn upper_end(&self, at: usize, unit: Unit) -> Option<(Number, usize)> {
        let next = range_link(self.line, at).filter(|next| self.line.follows(*next))?;
        let (upper, end) = number::number_at(self.line, next)?;
        let (_, end) = words_at::unit(self.line, end).filter(|(u, _)| u.dimension() == unit.dimension())?;
        Some((upper, end))
    }

    /// An amount in a smaller unit right behind, less than one of the bigger unit.
    fn smaller(&self, amount: &Amount, than: Unit) -> Option<(Decimal, Unit, usize)> {
        let at = amount.span.end;
        if than.dimension() != Dimension::Mass || !self.line.follows(at) || amount.phrase.second.is_some() {
            return None;
        }
        let (number, end) = number::number_at(self.line, at)?;
        let (unit, end) = words_at::unit(self.line, end)?;
        let value = number.exact().filter(|v| *v > Decimal::ZERO && !number.suffixed)?;
        let less = unit.dimension() == Dimension::Mass && unit.base() < than.base();
        let fits = value.checked_mul(Decimal::from(unit.base()))? < Decimal::from(than.base());
        // "1,2 kw 3 ons an": the second is a size.
        let about = self.line.any(end, &["an", "up", "keatas"]);
        (less && fits && !about && !self.line.sign(end, "/")).then_some((value, unit, end))
    }
}
