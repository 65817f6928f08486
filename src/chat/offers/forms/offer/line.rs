//! An offer that was said in one line: what was clear is filled in, what was not is asked with the likely
//! answers first (PARSING sections 1 and 2).

use chrono::NaiveDate;

use super::draft::{FARTHEST, OfferForm, PriceDoubt, QuantityDoubt};
use crate::{
    chat::dialog::{Answered, FormContext, name, read_line},
    domain::{
        money::{Price, Rupiah},
        place::Place,
        quantity::Quantity,
    },
    notice::{Field, OfferFacts, Problem},
    reading::{self, AskCode, DateReading, Draft},
};

/// How the names of the months begin, in full and cut short.
const MONTHS: [&str; 14] = ["jan", "feb", "peb", "mar", "apr", "mei", "jun", "jul", "agu", "ags", "sep", "okt", "nov", "des"];

impl OfferForm {
    /// The form of a line, with what has to be said before the first question. The price is for goods at the
    /// seller's and the goods are where they usually are, unless the card is changed.
    pub(in crate::chat) fn of_line(draft: &Draft, context: &FormContext) -> (Self, Option<Problem>) {
        let mut form = Self {
            commodity: draft.commodity.map(str::to_owned),
            place: draft.place.and_then(Place::by_name).map(|p| (p.name.clone(), p.region)).or_else(|| context.home.clone()),
            ..Self::default()
        };
        form.line.message = context.incoming;
        form.photo.clone_from(&context.photo);
        form.line.nego = draft.nego;
        form.note = draft.remark.as_deref().and_then(|remark| name::note(remark).ok());
        if let Some(variant) = draft.likely.variant.filter(|_| draft.ask.contains(&AskCode::Variant)) {
            form.line.doubts.goods = Some((variant, draft.likely.goods.iter().map(|code| (*code).to_owned()).collect()));
        }
        form.take_quantity(draft);
        form.take_price(draft);
        form.take_day(draft, context.today);
        let problem = form.drop_foreign_unit();
        form.remember_reading(draft);
        (form, problem)
    }

    /// What is wrong with the day that a line names, where its day has to be asked for.
    pub(in crate::chat) fn day_problem(&self, text: &str, context: &FormContext) -> Option<Problem> {
        if self.ready.is_some() {
            return None;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let number = |word: &str| word.len() <= 2 && word.parse::<u8>().is_ok();
        let month = |word: &str| MONTHS.iter().any(|month| word.to_lowercase().starts_with(month));
        let named = words.windows(2).filter(|w| matches!(w, [day, name] if number(day) && month(name))).map(|w| w.join(" "));
        let short = words.iter().filter(|w| w.contains(['/', '-']) && w.starts_with(char::is_numeric)).map(|w| (*w).to_owned());
        let of_phrase = named.chain(short).find_map(|phrase| match reading::date(&phrase, context.written_on) {
            DateReading::Impossible(_) => Some(Problem::DateImpossible { text: phrase }),
            DateReading::Past(date) => Some(Problem::DatePast { date }),
            _ => None,
        });
        // *besok* of a message that arrives days later.
        let said = || read_line(text, context.written_on).ok().and_then(|draft| draft.ready_until.or(draft.ready_date));
        of_phrase.or_else(|| said().filter(|day| *day < context.today).map(|date| Problem::DatePast { date }))
    }

    /// An earlier offer again, but for one field.
    pub(in crate::chat) fn again(offer: &OfferFacts, nego: bool, field: Field) -> Self {
        let terms = &offer.terms;
        let mut form = Self {
            commodity: Some(terms.commodity.clone()),
            quantity: Some(offer.offered),
            pack: terms.pack,
            price: Some(terms.price),
            handover: Some(terms.handover),
            ready: Some((terms.ready_from, terms.ready_until)),
            place: Some((terms.place.clone(), terms.region)),
            note: terms.note.clone(),
            ..Self::default()
        };
        form.line.nego = nego;
        match field {
            Field::Price => (form.price, form.last_price) = (None, Some(terms.price)),
            Field::Quantity => form.quantity = None,
            _ => {}
        }
        form
    }

    fn take_quantity(&mut self, draft: &Draft) {
        let quantity = draft.qty.zip(draft.unit).and_then(|(number, unit)| Quantity::new(number, unit).ok());
        self.pack = draft.pack_qty.zip(draft.pack_unit).and_then(|(number, unit)| Quantity::new(number, unit).ok());
        let asked = draft.ask.contains(&AskCode::Qty) && !draft.likely.quantities.is_empty();
        if asked || draft.ask.contains(&AskCode::QtyScale) {
            let likely = draft.likely.quantities.clone();
            self.line.doubts.quantity = Some(QuantityDoubt::Scale(likely)).filter(|_| !draft.likely.quantities.is_empty());
        } else if draft.ask.contains(&AskCode::Unit) {
            self.line.doubts.quantity = draft.qty.map(QuantityDoubt::Unit);
        } else if draft.likely.tray {
            self.trays = draft.qty;
            self.line.doubts.quantity = Some(QuantityDoubt::Tray);
        } else if !draft.ask.contains(&AskCode::Qty) {
            self.quantity = quantity;
        }
    }

    fn take_price(&mut self, draft: &Draft) {
        let price = draft.price.zip(draft.price_unit).map(|(amount, per)| Price { amount: Rupiah(amount), per });
        let asked = |code| draft.ask.contains(&code);
        if asked(AskCode::PriceScale) {
            self.doubt_scale(draft.likely.prices.first().copied());
        } else if asked(AskCode::PriceUnit) {
            self.open_price.amount = draft.price.map(Rupiah);
            self.line.doubts.price = self.open_price.amount.map(|_| PriceDoubt::Unit(draft.price_units()));
        } else if asked(AskCode::PriceApprox) {
            self.open_price.proposed = price.or_else(|| draft.likely.prices.first().copied());
            self.line.doubts.price = self.open_price.proposed.map(PriceDoubt::About);
        } else if asked(AskCode::PriceRange) {
            self.line.doubts.price = Some(PriceDoubt::Range);
        } else if !asked(AskCode::Price) {
            self.price = price;
            self.line.doubts.price = (price.is_none() && draft.nego).then_some(PriceDoubt::Nego);
        }
    }

    fn take_day(&mut self, draft: &Draft, today: NaiveDate) {
        self.line.recurring = draft.ask.contains(&AskCode::Recurring);
        let asked = self.line.recurring || draft.ask.contains(&AskCode::ReadyDate);
        let near = |day: &NaiveDate| *day >= today && *day <= today + FARTHEST;
        match draft.ready_date {
            Some(from) if !asked && near(&draft.ready_until.unwrap_or(from)) => self.ready = Some((from.max(today), draft.ready_until)),
            said => {
                let days = said.into_iter().chain(draft.likely.days.iter().copied()).filter(near);
                self.line.doubts.days = days.fold(Vec::new(), |mut days, day| {
                    if !days.contains(&day) {
                        days.push(day);
                    }
                    days
                });
            }
        }
    }

    /// A whole line where only the goods, or nothing, was asked for: everything that it says is taken.
    /// `None` if it says no more than that.
    pub(in crate::chat) fn whole_line(&mut self, text: &str, context: &FormContext) -> Option<Answered> {
        let draft = read_line(text, context.written_on).ok()?;
        let goods = draft.commodity.is_some() || draft.ask.contains(&AskCode::Variant);
        let figures = draft.qty.is_some() || draft.unit.is_some() || draft.price.is_some();
        let likely = !draft.likely.quantities.is_empty() || !draft.likely.prices.is_empty();
        if !goods || !(figures || likely || draft.ready_date.is_some()) {
            return None;
        }
        let home = self.home(context).cloned();
        let (mut form, _) = Self::of_line(&draft, &FormContext { home, ..context.clone() });
        form.farmer = self.farmer.take();
        // A photo of other goods is none of these.
        let same_goods = self.commodity.is_none() || form.commodity == self.commodity;
        form.photo = form.photo.or(self.photo.take().filter(|_| same_goods));
        form.note = form.note.or(self.note.take().filter(|_| form.commodity == self.commodity));
        form.handover = reading::handover(text).or(self.handover).or(self.usual);
        form.usual = self.usual;
        form.place = self.place.take().filter(|_| draft.place.is_none()).or(form.place);
        if draft.place.is_none() && reading::names_unlisted_place(text) {
            form.place = None;
        }
        form.line.later = self.line.waiting();
        if !self.line.read.is_empty() {
            // What the first line was read as is what its writer found wrong.
            form.line.read = std::mem::take(&mut self.line.read);
        }
        *self = form;
        Some(Answered::Accepted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chat::dialog::Fields;
    use crate::domain::place::Region;

    #[test]
    fn a_line_with_nothing_to_ask_is_ready_for_its_check_and_every_other_is_not() {
        let cases = include_str!("../../../../../tests/data/parsing_cases.jsonl");
        for case in cases.lines().filter(|line| !line.is_empty()) {
            let case: serde_json::Value = serde_json::from_str(case).unwrap();
            let text = case["text"].as_str().unwrap();
            let today: NaiveDate = case["today"].as_str().unwrap_or("2026-11-24").parse().unwrap();
            let Ok(draft) = reading::line(text, today) else { continue };
            let context =
                FormContext { today, written_on: today, home: Some(("Gedog".to_owned(), Region::Kota)), incoming: Some(1), photo: None };
            let (mut form, _) = OfferForm::of_line(&draft, &context);
            form.handover = Some(crate::domain::offer::Handover::SellerSite);
            let complete = draft.ask.is_empty() && draft.price.is_some() && !draft.likely.tray;
            assert_eq!(form.missing() == Field::Check, complete, "{text}: {form:?}");
            let stored = serde_json::to_string(&form).unwrap();
            assert_eq!(serde_json::from_str::<OfferForm>(&stored).unwrap(), form, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_or_has_passed_is_named() {
        let today = "2026-11-24".parse().unwrap();
        let problem_of = |text: &str, written_on: NaiveDate| {
            let context = FormContext { today, written_on, home: None, incoming: None, photo: None };
            OfferForm::default().day_problem(text, &context)
        };
        let problem = |text: &str| problem_of(text, today);
        assert_eq!(problem("telur 1 ton 26rb 31 november"), Some(Problem::DateImpossible { text: "31 november".to_owned() }));
        assert_eq!(problem("telur 1 ton 26rb 31/11"), Some(Problem::DateImpossible { text: "31/11".to_owned() }));
        assert_eq!(problem("telur 1 ton 26rb 20/11"), Some(Problem::DatePast { date: "2026-11-20".parse().unwrap() }));
        assert_eq!(problem("telur 1 ton 26rb"), None);
        let written_on = "2026-11-20".parse().unwrap();
        assert_eq!(problem_of("telur 1 ton 26rb siap besok", written_on), Some(Problem::DatePast { date: "2026-11-21".parse().unwrap() }));
        assert_eq!(problem_of("telur 1 ton 26rb siap 5 hari lagi", written_on), None);
    }
}
