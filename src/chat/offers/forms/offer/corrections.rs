//! What is said besides the answer, or in place of it: `27rb` under the check, `2 ton 26rb besok` to the question how much.

use super::draft::{OfferForm, PriceDoubt, QuantityDoubt};
use crate::{
    chat::dialog::{
        Answered, FormContext,
        amounts::{Figure, bare_number},
        unfit,
    },
    domain::{commodity::Commodity, place::Place},
    notice::Field,
    reading::{self, Draft},
};

impl OfferForm {
    /// Takes what a text without goods says of fields other than the one that is asked. `None` if it says nothing of them.
    pub(super) fn take_said(&mut self, text: &str, field: Field, context: &FormContext) -> Option<Answered> {
        let goods = self.goods()?;
        let asks = matches!(field, Field::Quantity | Field::Price | Field::Handover | Field::Ready | Field::Place | Field::Check);
        if !asks || unfit(text).is_some() {
            return None;
        }
        // The reader is told the goods, so that it judges the figures by their guards.
        let draft = reading::line(&format!("{} {text}", goods.name), context.written_on).ok()?;
        if draft.commodity != Some(goods.code.as_str()) {
            return None;
        }
        let (mut said, _) = Self::of_line(&draft, context);
        said.handover = reading::handover(text);
        let mut fields = said.says(&draft);
        let elsewhere = draft.place.is_none() && field != Field::Place && reading::names_unlisted_place(text);
        if elsewhere {
            self.place = None;
            fields.push(Field::Place);
        }
        let others = fields.iter().filter(|said| **said != field).count();
        if others > 0 && (others > 1 || fields.len() == others || fields.len() > 1) {
            return Some(self.take_fields(goods, said, &draft, &fields));
        }
        if field == Field::Check { self.take_number(text, goods) } else { None }
    }

    /// The fields of which the line that this form was read from says something.
    fn says(&self, draft: &Draft) -> Vec<Field> {
        let doubts = &self.line.doubts;
        let quantity = self.quantity.is_some() || matches!(doubts.quantity, Some(QuantityDoubt::Scale(_) | QuantityDoubt::Tray));
        let price = self.price.is_some()
            || matches!(doubts.price, Some(PriceDoubt::Scale(_) | PriceDoubt::About(_) | PriceDoubt::Sure(..) | PriceDoubt::Unit(_)));
        let ready = self.ready.is_some() || !doubts.days.is_empty();
        let spot = self.handover.is_some();
        let said = [
            (spot, Field::Handover),
            (quantity, Field::Quantity),
            (price, Field::Price),
            (ready, Field::Ready),
            (draft.place.is_some(), Field::Place),
        ];
        said.into_iter().filter(|(said, _)| *said).map(|(_, field)| field).collect()
    }

    fn take_fields(&mut self, goods: &Commodity, said: Self, draft: &Draft, fields: &[Field]) -> Answered {
        if fields.contains(&Field::Quantity) {
            match said.quantity {
                Some(quantity) => match self.set_quantity(goods, quantity, said.pack) {
                    Answered::Accepted => {}
                    other => return other,
                },
                None => self.quantity = None,
            }
            (self.trays, self.line.doubts.quantity) = (said.trays, said.line.doubts.quantity);
        }
        if fields.contains(&Field::Price) {
            (self.price, self.open_price) = (said.price, said.open_price);
            self.line.doubts.price = said.line.doubts.price;
        }
        if fields.contains(&Field::Ready) {
            (self.ready, self.line.doubts.days) = (said.ready, said.line.doubts.days);
        }
        if let Some(place) = draft.place.and_then(Place::by_name) {
            self.place = Some((place.name.clone(), place.region));
        }
        self.handover = said.handover.or(self.handover);
        self.note = said.note.or(self.note.take());
        self.line.nego |= draft.nego;
        Answered::Accepted
    }

    /// A bare number under the check: a price that can be one, or so much in the unit that is known.
    fn take_number(&mut self, text: &str, goods: &Commodity) -> Option<Answered> {
        match bare_number(text, goods, (self.quantity?, i64::MAX), self.pack)? {
            Ok(Figure::Price(price)) => self.price = Some(price),
            Ok(Figure::Likely(price)) => {
                self.price = None;
                self.doubt_scale(Some(price));
            }
            Ok(Figure::Quantity(quantity)) => self.quantity = Some(quantity),
            Err(answered) => return Some(answered),
        }
        Some(Answered::Accepted)
    }
}
