//! The marks around a number: what makes it a price or a content, and what it is said of one of.

use rust_decimal::Decimal;

use super::reader::{Reader, WORD_BETWEEN};
use crate::{
    domain::unit::{Dimension, Unit},
    reading::{
        amount::Amount,
        context,
        context_words::{CORRECTING, RATHER},
        lexicon::{self, ABOUT_MARKS, CONTENT_MARKS, LOT_MARKS, PRICE_MARKS, UnitWord},
        number, roles,
        token::Gap,
        value::Value,
        words_at,
    },
};

/// Words that ask for a price.
const HOW_MUCH: &[&str] = &["berapa", "brp", "brapa", "piro", "pira", "pinten", "berapaan", "piran", "pironan"];

/// Words of money behind its number.
const CURRENCY: &[&str] = &["rupiah", "rupiahan", "perak", "rupiyah"];

/// Words behind a price for one of what is counted.
const OF_ONE: &[&str] = &["siji", "sijine", "sijinipun", "satunya", "setunggal", "setunggale", "sithok", "sitok", "bijian", "ekoran"];

impl Reader<'_> {
    pub(super) fn marks_before(&self, amount: &mut Amount) {
        let line = self.line;
        loop {
            let start = amount.span.start;
            let Some(before) = start.checked_sub(1).filter(|_| line.follows(start)) else { return };
            // "Per tandan bisa 150"
            let may = line.any(before, &["bisa", "boleh", "kena", "jatuhnya", "jatuhe", "cuma", "hanya", "mung"]);
            let ends = if may { before } else { start };
            let each = (1..=4)
                .filter_map(|back| ends.checked_sub(back))
                .find_map(|i| words_at::per_unit(line, i).filter(|(_, end)| *end == ends && line.follows(ends)).map(|(u, _)| (u, i)));
            let base = self.choices.bases.borrow().iter().find(|(_, end, _)| *end == start).map(|(from, _, unit)| (*unit, *from));
            let based = base.is_some();
            amount.based |= based && amount.per.is_none();
            let each = base.or(each);
            if line.any(before, PRICE_MARKS) {
                amount.price_mark = true;
            } else if line.sign(before, "@") || line.any(before, &["a"]) && lexicon::is_unit_word(line.text(before.wrapping_sub(1))) {
                amount.at_mark = true;
            } else if line.any(before, LOT_MARKS) {
                amount.lot_mark = true;
            } else if line.any(before, &["x"]) && self.multiplies_money(amount, before) {
                // "26.300 x 500 kg"
            } else if line.any(before, &["x"]) && (!self.multiplies_packs(amount, before) || self.multiplies_times(amount, before)) {
                amount.at_mark = true;
            } else if line.any(before, &["netto", "neto", "nett", "net"]) && self.is_said_of_the_amount_before(amount, before) {
                // "35kg netto 22.500"
            } else if line.any(before, CONTENT_MARKS) || line.any(before, &["berat", "bobot"]) || !based && self.is_pack(amount, before) {
                amount.content_mark = true;
            } else if self.names_the_pack(before) {
                // "Isi tray 30"
                amount.content_mark = true;
                amount.span.start = before.saturating_sub(1);
                continue;
            } else if words_at::is_average_of_packs(line, before) {
                (amount.content_mark, amount.about) = (true, true);
            } else if self.parts_amounts(amount, before) {
                return;
            } else if line.any(before, ABOUT_MARKS) || line.any(before, &["lebih"]) && line.any_before(before, &["kurang"]) {
                amount.about = true;
            } else if let (Some((unit, from)), None) = (each, amount.per) {
                amount.per = Some(self.usual(unit));
                amount.span.start = from;
                continue;
            } else if amount.per.is_none()
                && line.sign(before.wrapping_sub(1), "@")
                && words_at::unit(line, before).is_some_and(|(_, end)| end == start)
            {
                // "@kg 26rb"
                amount.per = words_at::unit(line, before).map(|(unit, _)| unit);
            } else if !line.sign(before, "=") {
                return;
            }
            amount.span.start = before;
        }
    }

    /// Whether the word before an amount of goods says more of it than how sure it is: "dibawah 50 kg", "2 ton kurang 1 sak".
    fn parts_amounts(&self, amount: &Amount, before: usize) -> bool {
        let Some((_, end)) = words_at::unit(self.line, amount.span.end).filter(|_| self.line.follows(amount.span.end)) else {
            return false;
        };
        self.line.any(before, &["dibawah"]) || context::is_lacking(self.line, before, end)
    }

    /// Whether the number after an "x" is what one pack holds: "50 peti x 15 kg", "50 peti x 15", but not "100 rak x 51.000".
    fn multiplies_packs(&self, amount: &Amount, x: usize) -> bool {
        let unit = words_at::unit(self.line, amount.span.end).filter(|_| self.line.follows(amount.span.end));
        let small = amount.phrase.first.exact().is_some_and(|n| n <= Decimal::TWO * Decimal::ONE_HUNDRED);
        let packs = x.checked_sub(1).and_then(|i| lexicon::unit_named(self.line.text(i))).is_some_and(Unit::needs_pack_content);
        !amount.suffixed() && (unit.is_some() || small && packs)
    }

    /// Whether the number before an "x" says how often: "3 x 50 rak".
    fn multiplies_times(&self, amount: &Amount, x: usize) -> bool {
        let counted = words_at::unit(self.line, amount.span.end).is_some_and(|(u, _)| u.dimension() != Dimension::Mass);
        counted && x.checked_sub(1).is_some_and(|i| self.line.is_number(i))
    }

    /// Whether the number before an "x" is a price or a weight of one pack, and the one behind it a quantity.
    fn multiplies_money(&self, amount: &Amount, x: usize) -> bool {
        let line = self.line;
        let money = x.checked_sub(1).is_some_and(|i| {
            let large = number::number_at(line, i).and_then(|(n, _)| n.exact()).is_some_and(|n| n >= Decimal::ONE_THOUSAND);
            large || line.is_number(i) && line.text(i).len() >= 4 || lexicon::factor(line.text(i)).is_some()
        });
        // "25kg x 100 sak"
        let weight = x.checked_sub(1).and_then(|i| lexicon::unit_named(line.text(i))).is_some_and(|u| u.dimension() == Dimension::Mass);
        let unit = words_at::unit(line, amount.span.end).filter(|_| line.follows(amount.span.end));
        unit.is_some_and(|(unit, _)| money || weight && matches!(unit.dimension(), Dimension::Package | Dimension::Count))
    }

    /// Whether "netto" belongs to the weight before it, not to the number behind.
    fn is_said_of_the_amount_before(&self, amount: &Amount, mark: usize) -> bool {
        let weight = mark.checked_sub(1).is_some_and(|i| {
            self.line.taken(i) && lexicon::unit_named(self.line.text(i)).is_some_and(|u| u.dimension() == Dimension::Mass)
        });
        weight && words_at::unit(self.line, amount.span.end).is_none()
    }

    /// "Isi tray 30": whether a pack stands here of which "isi" says what it holds.
    fn names_the_pack(&self, at: usize) -> bool {
        let packs = words_at::unit(self.line, at).is_some_and(|(unit, _)| roles::holds(Some(unit)));
        packs && self.line.any_before(at, &["isi", "isine", "isinya"])
    }

    /// "peti 15 kg", "dus 10 kg": what a pack holds, said before how many there are.
    fn is_pack(&self, amount: &Amount, at: usize) -> bool {
        let weighs = || words_at::unit(self.line, amount.span.end).is_some_and(|(unit, _)| unit.dimension() == Dimension::Mass);
        words_at::unit(self.line, at).is_some_and(|(unit, _)| {
            unit.needs_pack_content() || {
                // "Naget dus 10 kg 350rb": alone it is how much there is.
                let end = words_at::unit(self.line, amount.span.end).map_or(amount.span.end, |(_, end)| end);
                let counted = context::names_another_amount(self.line, amount.span.start, end);
                unit.dimension() == Dimension::Package && unit != Unit::Pak && weighs() && counted
            }
        })
    }

    /// "/kg" and the like behind a price; behind an amount only what tells its size or the content of a pack.
    pub(super) fn each_after(&self, amount: &mut Amount) {
        let end = amount.span.end;
        // "12rb 1 kg" at the end of a phrase
        if let Some((unit, after)) = self.one_of(end).filter(|_| amount.unit.is_none() && amount.per.is_none() && self.line.follows(end))
            && !self.is_base(after)
            && self.choices.unusual()
        {
            amount.per = Some(self.usual(unit));
            amount.based = true;
            amount.span.end = after;
            return;
        }
        if amount.unit.is_none() && amount.per.is_none() && amount.suffixed() && self.says_of_one(end) {
            amount.of_one = true;
            amount.span.end = end + 1;
            return;
        }
        // "Rong ewu telung atus siji": 2.300 each, since nobody asks 2.301.
        let one_over = |value: Decimal| value > Decimal::ONE_THOUSAND && value % Decimal::ONE_HUNDRED == Decimal::ONE;
        let number = &mut amount.phrase.first;
        if let Value::Exact(value) = number.value
            && number.in_words
            && number.suffixed
            && one_over(value)
            && amount.unit.is_none()
            && amount.per.is_none()
            && self.says_of_one(end - 1)
        {
            number.value = Value::Exact(value - Decimal::ONE);
            amount.of_one = true;
            return;
        }
        // "Tiga ribu rupiah sebutir"
        if amount.unit.is_none() && self.line.follows(end) && self.line.any(end, CURRENCY) {
            // "26 ribu lebih 250 perak" says more of another price.
            amount.price_mark |= amount.suffixed() || amount.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
            amount.span.end = end + 1;
            return self.each_after(amount);
        }
        // "Lima ribu aja sekilo"
        let only = amount.unit.is_none() && amount.per.is_none() && self.line.any(end, &["aja", "saja", "wae", "ae", "mawon"]);
        if only && self.line.follows(end) && self.line.follows(end + 1) && words_at::per_unit(self.line, end + 1).is_some() {
            amount.span.end = end + 1;
            return self.each_after(amount);
        }
        if self.per_several(amount) {
            return;
        }
        let Some((per, after)) = words_at::per_unit(self.line, end).filter(|_| self.line.follows(end)) else { return };
        let meant = match amount.unit {
            None => amount.per.is_none(),
            Some(unit) if amount.per.is_none() && unit.dimension() == Dimension::Mass => {
                // "7 kw per ikat 12rb": no pack weighs so much.
                let light = !matches!(unit, Unit::Ton | Unit::Kw) || amount.phrase.first.exact().is_some_and(|n| n < Decimal::ONE);
                light && per.dimension() == Dimension::Package || per.base() == 1 && per.dimension() == Dimension::Count
            }
            Some(unit) if amount.per.is_none() && unit.dimension() == Dimension::Count => {
                let few = amount.phrase.first.exact().is_some_and(|n| n <= Decimal::ONE_HUNDRED);
                let one = matches!(words_at::unit_word(self.line, end), Some((UnitWord::One(_), _)));
                // "15 ekor per kg 90kg": the weight behind it counts by itself.
                let weighed = number::number_at(self.line, after)
                    .and_then(|(_, end)| words_at::unit(self.line, end))
                    .is_some_and(|(unit, _)| unit.dimension() == Dimension::Mass);
                let ends = !self.line.follows(after) && self.goods.iter().all(|c| c.category == "perikanan");
                let fish = self.after_quantity && self.goods.iter().all(|c| c.category == "perikanan");
                // "6-8 ekor per kg"
                let worded = one || fish || amount.phrase.second.is_some() || weighed || ends;
                let said = self.line.sign(end, "/") || worded && amount.phrase.first.exact().is_some_and(|n| n <= Decimal::from(30));
                few && per.dimension() == Dimension::Mass && said
            }
            Some(_) => false,
        };
        // "1 kwintal perekor 2500": the word may as well belong to the number behind it.
        let word = !self.line.sign(end, "/") && self.line.follows(after) && self.line.number(after).is_some();
        if meant && word && amount.unit.is_none() && self.line.gap(after) != Gap::Break {
            let unit = number::phrase_at(self.line, after).and_then(|(_, end)| words_at::unit(self.line, end));
            let counted = unit.is_some();
            // "31rb seekor 3 ons": or to the weight of one.
            let one = matches!(words_at::unit_word(self.line, end), Some((UnitWord::One(u), _)) if u.dimension() == Dimension::Count);
            let by_weight = !self.goods.iter().all(|c| c.default_unit == Unit::Ekor);
            let weighs_one = one && by_weight && unit.is_some_and(|(u, _)| u.dimension() == Dimension::Mass);
            if (!counted || weighs_one) && self.choices.unusual() {
                return;
            }
            self.choices.cost.set(self.choices.cost.get() + if counted { 0 } else { WORD_BETWEEN });
        }
        if meant && !(amount.unit.is_some() && word && self.choices.unusual()) {
            let fifteen = self.fifteen(per, after);
            let per = if amount.unit.is_none() { self.usual(per) } else { per };
            amount.per = Some(if fifteen.is_some() { Unit::Pack15 } else { per });
            amount.span.end = fifteen.unwrap_or(after);
            self.corrected_base(amount);
        }
    }

    /// "14.200/sak eh /kg": what a price is for is taken back.
    fn corrected_base(&self, amount: &mut Amount) {
        let mut next = amount.span.end;
        while self.line.any(next, CORRECTING) || next > amount.span.end && self.line.any(next, RATHER) {
            next += 1;
        }
        if let Some((per, end)) = words_at::per_unit(self.line, next).filter(|_| next > amount.span.end && amount.unit.is_none()) {
            amount.per = Some(self.usual(per));
            amount.span.end = end;
        }
    }

    /// "25 ribu per 10 kg", "30rb/100 ikat": the price of one.
    fn per_several(&self, amount: &mut Amount) -> bool {
        let (line, end) = (self.line, amount.span.end);
        let large = amount.suffixed() || amount.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND);
        let money = large && amount.unit.is_none() && amount.per.is_none() && amount.phrase.second.is_none();
        if !money || !line.follows(end) || !(line.sign(end, "/") || line.any(end, &["per"])) {
            return false;
        }
        let Some((number, after)) = number::number_at(line, end + 1).filter(|(number, _)| !number.suffixed) else { return false };
        let Some((unit, after)) = words_at::unit(line, after) else { return false };
        // "74rb/5kg, 100 pcs": what one pack holds.
        let packed = |at: usize| {
            words_at::unit(line, at).is_some_and(|(u, _)| u != unit && matches!(u.dimension(), Dimension::Package | Dimension::Count))
        };
        if unit.dimension() == Dimension::Mass && (0..line.len()).any(packed) {
            return false;
        }
        let several = number.exact().filter(|n| *n > Decimal::ONE && *n <= Decimal::ONE_THOUSAND);
        let Some(one) = several.zip(amount.phrase.first.exact()).and_then(|(n, all)| all.checked_div(n)) else { return false };
        (amount.phrase.first.value, amount.phrase.first.coefficient) = (Value::Exact(one), Value::Exact(one));
        amount.per = Some(self.usual(unit));
        amount.span.end = after;
        true
    }

    /// Whether the word at `at` says that a price is for one, and no unit follows it.
    fn says_of_one(&self, at: usize) -> bool {
        let line = self.line;
        let counts_more = line.follows(at + 1) && (words_at::unit_word(line, at + 1).is_some() || line.number(at + 1).is_some());
        line.follows(at) && line.any(at, OF_ONE) && !counts_more
    }

    /// Whether a one-of-it word belongs to a price next to it, because the quantity is said elsewhere.
    pub(super) fn is_each(&self, at: usize, end: usize) -> bool {
        let line = self.line;
        let priced = |i| line.number(i).is_some() || line.any(i, PRICE_MARKS);
        let quantity = |i: usize| number::number_at(line, i).is_some_and(|(n, after)| !n.suffixed && words_at::unit(line, after).is_some());
        let asked = line.any_before(at, HOW_MUCH) || line.any(end, HOW_MUCH);
        asked || priced(end) && (self.after_quantity || (end..line.len()).any(quantity))
    }
}
