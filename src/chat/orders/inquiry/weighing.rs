//! The figures of goods that were loaded, weighed and graded: an answer in words becomes what the step says, or a closer question.

use super::{
    figures::{Figures, Settled},
    form::StepForm,
};
use crate::{
    chat::dialog::{Answered, Fields, FormContext, amounts::closer_quantity, name, ordering::in_packs, rows},
    domain::{
        commodity::Commodity,
        order::{Inquiry, LossReason, OrderEvent, Reject},
        quantity::{Quantity, QuantityError},
        unit::{Dimension, Unit},
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, Deed, QuantityReading, Reading, Tally},
};

/// What was said of a loss: how much was rejected, why, and how much for each of several reasons.
#[derive(Debug, Clone, Default)]
struct Lost {
    rejected: Option<i64>,
    reason: Option<LossReason>,
    rejects: Vec<Reject>,
}

impl Lost {
    /// A loss for a reason, with no figure.
    fn because(reason: Option<LossReason>) -> Self {
        Self { reason, ..Self::default() }
    }
}

impl StepForm {
    /// The unit of a figure without one: kilograms, whatever unit of mass the order was made in.
    fn usual_unit(&self) -> Unit {
        let unit = self.order.quantity.unit;
        if unit.dimension() == Dimension::Mass { Unit::Kg } else { unit }
    }

    /// Reads `1.002 kg AG 1234 XX` and what was weighed on arrival.
    pub(super) fn read_load(&mut self, inquiry: Inquiry, text: &str, context: &FormContext) -> Answered {
        let Some(goods) = Commodity::by_code(&self.order.terms.commodity) else { return Answered::Rejected(Problem::Number) };
        let usual = self.usual_unit();
        // Who drives stands beside the plate, and is no part of the figures.
        let (driver, rest) = match reading::driver(text).filter(|_| inquiry == Inquiry::Loaded) {
            Some((name, rest)) => (Some(name), rest),
            None => (None, text.to_owned()),
        };
        // A driver is called as people are.
        if let Some(Answered::Rejected(problem)) = driver.as_deref().map(|said| name::keep(&mut None, said)) {
            return Answered::Rejected(problem);
        }
        let unread = Some(&rest).filter(|_| inquiry == Inquiry::Loaded).and_then(|rest| reading::without_unread_plate(rest));
        let (is_unread, rest) = (unread.is_some(), unread.unwrap_or(rest));
        // Packs beside a weight are no second weight.
        let counted = if inquiry == Inquiry::Loaded { self.weight_said(&rest) } else { None };
        let weighed = inquiry == Inquiry::Loaded && self.order.quantity.unit.dimension() == Dimension::Mass;
        let (packs, rest) = match reading::packs_of_load(&rest).filter(|_| weighed) {
            Some((packs, rest)) => (Some(Box::new(packs)), rest),
            // Nor is the weight of what is counted.
            None => match counted {
                Some((Err(answered), _)) => return answered,
                Some((Ok(weight), without)) if self.says_load(&without) => (Some(Box::new(weight)), without),
                _ => (None, rest),
            },
        };
        let text = rest.as_str();
        if is_unread {
            self.detail.driver = driver.or_else(|| self.detail.driver.take());
            self.detail.packs = packs.or_else(|| self.detail.packs.take());
            return self.refuse_plate(text, goods, context);
        }
        let lost = reading::tally(text, goods, usual).filter(|said| !said.losses.is_empty() || said.all_lost);
        match lost {
            Some(said) if inquiry == Inquiry::Loaded && !said.all_lost => return self.ask_what_was_loaded(&said),
            // What arrived is said whole; what is good of it is asked later.
            Some(_) => return Answered::Rejected(Problem::Number),
            None => {}
        }
        let verb = if inquiry == Inquiry::Loaded { "dimuat" } else { "diterima" };
        let (quantity, plate) = match reading::deed(&format!("{verb} {text}"), goods, usual) {
            Some(Deed::Loaded { quantity, plate }) => (quantity, plate),
            Some(Deed::Received { accepted, losses }) if losses.is_empty() => (accepted, None),
            _ => return Answered::Rejected(Problem::Number),
        };
        let truck = self.detail.along.as_ref().and_then(|along| along.plate.as_ref());
        if let Some(truck) = truck.filter(|truck| plate.as_ref().is_some_and(|plate| plate != *truck)) {
            return Answered::Rejected(Problem::OtherTruck { plate: truck.clone() });
        }
        if self.keeps_plate(plate.as_deref()) {
            // The weight that was said beside it is one tap away.
            return match quantity {
                Reading::Exact(quantity) => {
                    let (question, _) = self.ask(Field::Inquiry(inquiry), context);
                    let choices = rows([Choice::Quantity(quantity), Choice::Keep], 2);
                    Answered::RejectedClarify(Problem::PlateStays, Box::new((question, choices)))
                }
                _ => Answered::Rejected(Problem::PlateStays),
            };
        }
        match quantity {
            Reading::Exact(quantity) => {
                // A plate that was said beside a refused weight is not asked for again.
                self.detail.plate = plate.or_else(|| self.detail.plate.take());
                self.detail.driver = driver.or_else(|| self.detail.driver.take());
                if inquiry == Inquiry::Loaded {
                    self.detail.packs = packs.or_else(|| self.detail.packs.take());
                }
                self.take_quantity(inquiry, quantity)
            }
            Reading::Ask { likely, .. } if !likely.is_empty() => one_of(&likely),
            // A plate or a driver alone beside a weight that was said.
            Reading::Missing if (plate.is_some() || driver.is_some()) && inquiry == Inquiry::Loaded => {
                self.detail.plate = plate.or_else(|| self.detail.plate.take());
                self.detail.driver = driver.or_else(|| self.detail.driver.take());
                self.detail.packs = packs.or_else(|| self.detail.packs.take());
                // The weight of a load that is corrected was said before.
                self.detail.loaded = self.detail.loaded.or(self.detail.corrects.as_ref().map(|before| before.loaded));
                if self.detail.loaded.is_some() { Answered::Accepted } else { Answered::Rejected(Problem::Number) }
            }
            Reading::Ask { .. } | Reading::Missing => Answered::Rejected(Problem::Number),
        }
    }

    /// Says that what looks like a plate is none; the weight that was said beside it is one tap away.
    fn refuse_plate(&self, text: &str, goods: &Commodity, context: &FormContext) -> Answered {
        match reading::deed(&format!("dimuat {text}"), goods, self.usual_unit()) {
            Some(Deed::Loaded { quantity: Reading::Exact(quantity), .. }) => {
                let (question, _) = self.ask(Field::Inquiry(Inquiry::Loaded), context);
                let choices = rows([Choice::Quantity(quantity), Choice::Keep], 2);
                Answered::RejectedClarify(Problem::PlateUnread, Box::new((question, choices)))
            }
            _ => Answered::Rejected(Problem::PlateUnread),
        }
    }

    /// Whether another plate was said of a load whose truck has one that stays.
    fn keeps_plate(&self, plate: Option<&str>) -> bool {
        let before = self.detail.corrects.as_ref().and_then(|before| before.plate.as_deref());
        plate.is_some() && plate != before && self.detail.truck.as_ref().is_some_and(|truck| truck.stays)
    }

    /// A load that is said to be less by something: whether that was taken off already is asked. What is corrected is less than it was
    /// recorded to be.
    fn ask_what_was_loaded(&self, said: &Tally) -> Answered {
        let rest = self.order.progress.outstanding(self.order.quantity.base);
        let most = self.detail.corrects.as_ref().map_or(rest, |before| before.loaded.base);
        let base = |reading: &Reading<Quantity>| match reading {
            Reading::Exact(quantity) => self.in_own_unit(*quantity, most).ok().map(|quantity| quantity.base),
            Reading::Ask { .. } | Reading::Missing => None,
        };
        let whole = said.bare.as_ref().or(said.whole.as_ref()).or(said.good.as_ref()).map_or(Some(most), base);
        let lost = said.losses.iter().map(|(_, lost)| base(lost)).sum::<Option<i64>>();
        let Some((whole, lost)) = whole.zip(lost).filter(|(whole, lost)| lost < whole) else {
            return Answered::Rejected(Problem::Number);
        };
        one_of(&[whole.saturating_sub(lost), whole].map(|base| self.quantity(base)))
    }

    /// Reads what was accepted, rejected, and missing.
    pub(super) fn read_receipt(&mut self, text: &str, context: &FormContext) -> Answered {
        match self.weight_said(text) {
            None => self.read_figures(text, None, context),
            Some((Err(answered), _)) => answered,
            Some((Ok(weight), rest)) => {
                let answered = self.take_weight(weight);
                if answered != Answered::Accepted {
                    return answered;
                }
                if self.says_figures(&rest) { self.read_figures(&rest, None, context) } else { self.take_weight_alone() }
            }
        }
    }

    /// The weight that a text says beside a number of goods that are priced by weight, and the text without it.
    fn weight_said(&self, text: &str) -> Option<(Result<Quantity, Answered>, String)> {
        let goods = Commodity::by_code(&self.order.terms.commodity).filter(|_| self.order.terms.is_by_weight(self.order.quantity))?;
        let (number, unit, rest) = reading::weight_said(text, goods, self.usual_unit())?;
        let weight = Quantity::new(number, unit).map_err(|problem| {
            Answered::Rejected(match problem {
                QuantityError::NotPositive => Problem::Zero,
                QuantityError::Fraction => Problem::Number,
                QuantityError::TooMuch => Problem::TooMuch,
            })
        });
        Some((weight, rest))
    }

    /// Whether a text says a number of goods, or what became of them.
    fn says_figures(&self, text: &str) -> bool {
        let goods = Commodity::by_code(&self.order.terms.commodity);
        goods
            .and_then(|goods| reading::tally(text, goods, self.usual_unit()))
            .is_some_and(|said| said != Tally { measured: true, ..Tally::default() })
    }

    /// Whether a text says how much was loaded.
    fn says_load(&self, text: &str) -> bool {
        let goods = Commodity::by_code(&self.order.terms.commodity);
        let said = goods.and_then(|goods| reading::deed(&format!("dimuat {text}"), goods, self.usual_unit()));
        matches!(said, Some(Deed::Loaded { quantity, .. }) if quantity != Reading::Missing)
    }

    /// A weight with no number: packs whose content is known came as they were loaded, and of anything else the number is asked for.
    fn take_weight_alone(&mut self) -> Answered {
        if self.detail.accepted.is_some() || self.order.terms.must_be_weighed(self.order.quantity) {
            return Answered::Accepted;
        }
        self.take_good(self.present().min(self.most_accepted()), Lost::default())
    }

    /// Reads what the accepted weighs, or other figures with it.
    pub(super) fn read_weight(&mut self, text: &str, context: &FormContext) -> Answered {
        if self.event != OrderEvent::Weigh && self.weight_said(text).is_some() {
            return self.read_receipt(text, context);
        }
        match reading::weight(text) {
            QuantityReading::Exact { quantity, .. } => self.take_weight(quantity),
            other => closer_quantity(other, &[Unit::Kg, Unit::Kw, Unit::Ton], None),
        }
    }

    /// Keeps what the accepted weighs.
    pub(super) fn take_weight(&mut self, weight: Quantity) -> Answered {
        if weight.dimension() != Dimension::Mass || weight.base < 1 {
            return Answered::Rejected(Problem::Zero);
        }
        self.detail.weight = Some(Box::new(weight));
        Answered::Accepted
    }

    /// The same where `known` was said to be good: losses alone are beside it.
    fn read_figures(&mut self, text: &str, known: Option<i64>, context: &FormContext) -> Answered {
        let goods = Commodity::by_code(&self.order.terms.commodity);
        let Some(said) = goods.and_then(|goods| reading::tally(text, goods, self.usual_unit())) else {
            return Answered::Rejected(Problem::Number);
        };
        // Nothing was accepted: no quantity of goods, and said in so many words.
        if text.split_whitespace().next() == Some("0") && said.bare.is_some() {
            return self.take_good(0, Lost::default());
        }
        if said.all_lost {
            return self.take_good(0, Lost::because(said.reason));
        }
        let (mut figures, lost) = match self.figures(&said) {
            Ok(read) => read,
            Err(answered) => return answered,
        };
        // More than what is missing takes the place of what was said before.
        if said.says_only_losses() {
            figures.bare = known.filter(|good| figures.lost <= self.present().saturating_sub(*good));
        }
        if said.either {
            return self.ask_good([figures.bare.unwrap_or_default(), figures.lost], Lost::because(lost.reason), context);
        }
        // Goods don't lose half of their weight on the way: `990 susut` says what is left.
        if lost.reason == Some(LossReason::Shrinkage) && figures.is_mostly_lost(self.present()) {
            return self.take_good(figures.lost, Lost::because(lost.reason));
        }
        match figures.settle(self.present()) {
            // The answer to what was asked beside a loss says what is good, and nothing else.
            Settled::Good(good) if said.losses.is_empty() && lost.reason.is_none() && self.asks_beside_a_loss() => {
                self.take_quantity(Inquiry::Accepted, self.quantity(good))
            }
            Settled::Good(good) => self.take_good(good, lost),
            Settled::OneOf(likely) => self.ask_good(likely, Lost { rejected: lost.rejected.or(Some(figures.lost)), ..lost }, context),
            Settled::TooMuch => Answered::Rejected(Problem::Less { remaining: self.quantity(self.present()) }),
            Settled::Unread => Answered::Rejected(Problem::Number),
        }
    }

    /// Whether what is good was asked about beside a loss that was said, and is not known yet.
    pub(super) const fn asks_beside_a_loss(&self) -> bool {
        self.detail.accepted.is_none() && self.detail.rejected.is_some()
    }

    /// Reads why less was accepted: a word for it, or other figures with their reason.
    pub(super) fn read_loss(&mut self, text: &str, context: &FormContext) -> Answered {
        let goods = Commodity::by_code(&self.order.terms.commodity);
        let said = goods.and_then(|goods| reading::tally(text, goods, self.usual_unit()));
        let figures = text.chars().any(char::is_numeric);
        match said.and_then(|said| said.reason).filter(|reason| self.reasons().any(|open| open == *reason)) {
            Some(reason) if !figures => {
                self.detail.loss = Some(reason);
                self.detail.rejects.clear();
                Answered::Accepted
            }
            // What is good was said: figures of losses alone leave it as it is.
            _ if figures => self.read_figures(text, self.detail.accepted.map(|accepted| accepted.base), context),
            _ => Answered::Rejected(Problem::Press),
        }
    }

    /// The figures, and what was lost.
    fn figures(&self, said: &Tally) -> Result<(Figures, Lost), Answered> {
        let lone = said.bare.is_none() && said.good.is_none() && said.whole.is_none();
        let mut figures = Figures { all_good: said.all_good, ..Figures::default() };
        let places = [(&said.bare, &mut figures.bare), (&said.whole, &mut figures.whole), (&said.good, &mut figures.good)];
        for (reading, place) in places {
            *place = reading.as_ref().map(|reading| self.base_of(reading, said.losses.is_empty())).transpose()?;
        }
        let (mut rejects, mut reasons): (Vec<Reject>, Vec<LossReason>) = (Vec::new(), Vec::new());
        for (reason, lost) in &said.losses {
            match self.base_of(lost, false) {
                Ok(base) => {
                    figures.lost = figures.lost.saturating_add(base);
                    if let Some(reason) = reason.filter(|reason| reason.is_rejection()) {
                        match rejects.iter_mut().find(|before| before.reason == reason) {
                            Some(before) => before.quantity = before.quantity.saturating_add(base),
                            None => rejects.push(Reject { reason, quantity: base }),
                        }
                    }
                    reasons.extend(*reason);
                }
                // The nearest numbers of packs would be of what was accepted.
                Err(Answered::RejectedClarify(problem, _)) if lone => return Err(Answered::Rejected(problem)),
                Err(answered) if lone => return Err(answered),
                // What is said in another unit is asked about.
                Err(_) => return Ok((Figures { lost: 0, ..figures }, Lost::default())),
            }
        }
        if said.unclear {
            return Err(Answered::Rejected(Problem::Number));
        }
        let rejected = Some(Reject::sum(&rejects)).filter(|rejected| *rejected > 0);
        // Goods that were rejected for several reasons have one that stands for them; where a reason can't be, it is asked for.
        let are_open = rejects.iter().all(|reject| self.reasons().any(|open| open == reject.reason));
        let several = rejects.len() > 1;
        let reason = match rejects.as_slice() {
            _ if said.losses.is_empty() => said.reason,
            [] => reasons.first().copied(),
            rejects => Reject::main_reason(rejects).filter(|_| !several || are_open),
        };
        Ok((figures, Lost { rejected, reason, rejects: if several && are_open { rejects } else { Vec::new() } }))
    }

    /// A figure as the order counts it; one that may be several is asked about where that loses nothing else.
    fn base_of(&self, reading: &Reading<Quantity>, alone: bool) -> Result<i64, Answered> {
        match reading {
            Reading::Exact(quantity) => self.in_own_unit(*quantity, self.most_acceptable()).map(|quantity| quantity.base),
            Reading::Ask { likely, .. } if alone && !likely.is_empty() => Err(one_of(likely)),
            Reading::Ask { .. } | Reading::Missing => Err(Answered::Rejected(Problem::Number)),
        }
    }

    /// The most that can be accepted of what is there.
    fn most_acceptable(&self) -> i64 {
        self.most_accepted().min(self.detail.arrived.map_or(i64::MAX, |arrived| arrived.base))
    }

    /// Takes what is good, and what is known of the rest.
    fn take_good(&mut self, good: i64, lost: Lost) -> Answered {
        let answered = self.take_quantity(Inquiry::Accepted, self.quantity(good));
        if answered == Answered::Accepted {
            self.take_loss(lost);
        } else if matches!(answered, Answered::Rejected(Problem::OverAgreed { .. })) {
            self.keep_loss(lost);
        }
        answered
    }

    /// Asks which of two readings says what is good; what was lost is kept.
    fn ask_good(&mut self, likely: [i64; 2], lost: Lost, context: &FormContext) -> Answered {
        self.keep_loss(lost);
        let most = self.most_accepted();
        let mut likely: Vec<i64> = likely.into_iter().filter(|base| (0..=most).contains(base)).collect();
        likely.dedup();
        let choices = likely.into_iter().map(|base| Choice::Quantity(self.quantity(base))).chain([Choice::Keep]);
        let (question, _) = self.ask(Field::Inquiry(Inquiry::Accepted), context);
        Answered::Clarify(Box::new((question, rows(choices, 2))))
    }

    /// Keeps a loss that was said while what is good is asked.
    fn keep_loss(&mut self, lost: Lost) {
        self.detail.forget(Inquiry::Accepted);
        self.detail.loss = lost.reason.filter(|reason| self.reasons().any(|open| open == *reason));
        self.detail.rejected = lost.rejected.map(|rejected| self.quantity(rejected));
        self.detail.rejects = lost.rejects;
    }

    /// Keeps why less was accepted, and how much was rejected, for each reason where there are several.
    fn take_loss(&mut self, lost: Lost) {
        // What was weighed on arrival is accepted or rejected: another figure is asked about.
        let missing = self.detail.arrived.zip(self.detail.accepted).map(|(arrived, accepted)| arrived.base.saturating_sub(accepted.base));
        let told = missing.zip(lost.rejected).is_none_or(|(missing, said)| missing == said);
        let fits = told && lost.reason.is_none_or(|reason| self.reasons().any(|open| open == reason));
        let reason = lost.reason.filter(|_| fits);
        let rejected = lost.rejected.filter(|_| fits && reason.is_none_or(LossReason::is_rejection));
        self.detail.rejected = rejected.map(|rejected| self.quantity(rejected));
        self.detail.loss = reason.filter(|_| self.detail.has_loss());
        self.detail.rejects = if self.detail.loss.is_some() && rejected.is_some() { lost.rejects } else { Vec::new() };
    }

    /// A quantity as the order counts it, of which there is `most`: a weight of packed goods as packs.
    fn in_own_unit(&self, quantity: Quantity, most: i64) -> Result<Quantity, Answered> {
        let ordered = self.order.quantity;
        let quantity = in_packs(quantity, ordered.with_base(most), self.order.terms.pack)?;
        if quantity.measures_like(ordered) {
            return Ok(quantity);
        }
        let (goods, unit) = (self.order.terms.commodity.clone().into(), quantity.unit);
        Err(Answered::Rejected(Problem::UnitNotFor { unit, goods, allowed: vec![ordered.unit] }))
    }

    pub(super) fn take_quantity(&mut self, inquiry: Inquiry, quantity: Quantity) -> Answered {
        let most = match inquiry {
            Inquiry::Loaded => self.order.progress.outstanding(self.order.quantity.base).saturating_mul(2),
            Inquiry::Arrived => self.loaded().saturating_mul(2),
            _ => self.most_acceptable(),
        };
        let quantity = match self.in_own_unit(quantity, most) {
            Ok(quantity) => quantity,
            Err(answered) => return answered,
        };
        match inquiry {
            Inquiry::Loaded | Inquiry::Arrived if quantity.base > most => return Answered::Rejected(Problem::TooMuch),
            Inquiry::Loaded => self.detail.loaded = Some(quantity),
            Inquiry::Arrived => self.detail.arrived = Some(quantity),
            // What came besides is the seller's at the gate.
            _ if quantity.base > most && most == self.most_accepted() => {
                return Answered::Rejected(Problem::OverAgreed { most: self.quantity(most) });
            }
            _ if quantity.base > most => return Answered::Rejected(Problem::Less { remaining: self.quantity(most) }),
            _ => self.detail.accepted = Some(quantity),
        }
        Answered::Accepted
    }
}

/// One of a few quantities is meant.
fn one_of(likely: &[Quantity]) -> Answered {
    let choices = likely.iter().copied().map(Choice::Quantity).chain([Choice::Write]);
    Answered::Clarify(Box::new((Question::QuantityScale, rows(choices, 2))))
}
