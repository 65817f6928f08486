//! What was said of an offer and not understood for certain: the closer question for each field.

use chrono::Days;

use super::{
    draft::{OfferForm, PriceDoubt, QuantityDoubt, convertible},
    prompts::{broiler, live_chicken, one_of, tray, which},
};
use crate::{
    chat::dialog::{FormContext, Prompt, open_price::OpenPrice, rows},
    domain::{
        commodity::{Commodity, GoodsCode, Variant},
        money::Price,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    notice::{Choice, Field, Problem, Question},
    reading::{self, PriceReading},
};

impl OfferForm {
    /// Eggs in litres: the quantity is asked for again.
    pub(super) fn drop_foreign_unit(&mut self) -> Option<Problem> {
        let (goods, unit) = (self.goods()?, self.quantity?.unit);
        if goods.allowed_units.contains(&unit) || convertible(goods, unit) {
            return None;
        }
        (self.quantity, self.pack) = (None, None);
        Some(Problem::UnitNotFor { unit, goods: goods.into(), allowed: goods.allowed_units.clone() })
    }

    /// The goods are known only now: what was said with them stays as far as it can be true of them.
    pub(super) fn fit_to_goods(&mut self) {
        self.line.doubts.goods = None;
        self.drop_foreign_unit();
        self.fit_price();
    }

    /// A price that was said before its goods or its quantity was clear is read again.
    pub(super) fn fit_price(&mut self) {
        let (Some(goods), Some(quantity)) = (self.goods(), self.quantity) else { return };
        let per = self.price.map(|p| self.in_the_same_tray(p));
        let amount = match (per, &self.line.doubts.price) {
            (Some(price), _) if self.is_for(price, quantity) && goods.guard(price.per).is_none_or(|g| g.fits(price.amount)) => {
                self.price = Some(price);
                return;
            }
            (Some(price), _) => price.amount,
            (None, Some(PriceDoubt::Unit(_))) => match self.open_price.amount {
                Some(amount) => amount,
                None => return,
            },
            (None, _) => return,
        };
        (self.price, self.open_price, self.line.doubts.price) = (None, OpenPrice::NONE, None);
        match reading::price(&amount.0.to_string(), goods, quantity, self.pack) {
            PriceReading::Exact(price) => self.price = Some(price),
            PriceReading::WhichUnit(amount, units) => {
                self.open_price.amount = Some(amount);
                self.line.doubts.price = Some(PriceDoubt::Unit(units));
            }
            PriceReading::Scale(likely) => self.doubt_scale(likely.first().copied()),
            PriceReading::About(_) | PriceReading::Range | PriceReading::NotPositive | PriceReading::Unreadable => {}
        }
    }

    pub(super) fn doubt_scale(&mut self, likely: Option<Price>) {
        self.open_price.proposed = likely;
        self.line.doubts.price = likely.map(PriceDoubt::Scale);
    }

    /// A price per tray is for the trays that are offered.
    fn in_the_same_tray(&self, price: Price) -> Price {
        match self.quantity.map(|q| q.unit) {
            Some(Unit::Pack15) if price.per == Unit::Rak => Price { per: Unit::Pack15, ..price },
            _ => price,
        }
    }

    /// Whether a price can be for goods that are counted so.
    fn is_for(&self, price: Price, quantity: Quantity) -> bool {
        let per = price.per.dimension();
        let content = self.pack.is_some_and(|p| p.dimension() == per);
        match quantity.dimension() {
            _ if price.per == Unit::Lot => true,
            Dimension::Package => price.per == quantity.unit || content || per == Dimension::Mass && quantity.unit.needs_pack_content(),
            Dimension::Count if quantity.unit == Unit::Ekor => price.per == Unit::Ekor || per == Dimension::Mass,
            dimension => dimension == per,
        }
    }

    /// Doubts about a field end with any answer to it.
    pub(super) fn forget_doubt(&mut self, field: Field) {
        match field {
            Field::Quantity => self.line.doubts.quantity = None,
            Field::Price => self.line.doubts.price = None,
            Field::Ready => self.line.doubts.days.clear(),
            _ => {}
        }
    }

    /// The closer question for a field that was said and not clear.
    pub(super) fn doubt(&self, field: Field, context: &FormContext) -> Option<Prompt> {
        let doubts = &self.line.doubts;
        match field {
            Field::Goods => {
                let (variant, codes) = doubts.goods.as_ref()?;
                Some(match variant {
                    Variant::Broiler => broiler(),
                    variant => {
                        which(*variant, &codes.iter().filter_map(|c| Commodity::by_code(c)).map(|c| c.code.as_str()).collect::<Vec<_>>())
                    }
                })
            }
            Field::Quantity => self.quantity_doubt(doubts.quantity.as_ref()?),
            Field::Price => self.price_doubt(doubts.price.as_ref()?),
            Field::Ready if self.line.recurring => {
                let today = context.today;
                let days = if doubts.days.is_empty() { (0..3).map(|n| today + Days::new(n)).collect() } else { doubts.days.clone() };
                Some((Question::Recurring { today }, rows(days.into_iter().map(Choice::Date).chain([Choice::PickDate]), 3)))
            }
            Field::Ready if !doubts.days.is_empty() => Some(one_of(doubts.days.clone())),
            _ => None,
        }
    }

    fn quantity_doubt(&self, doubt: &QuantityDoubt) -> Option<Prompt> {
        let quantities = |list: Vec<Quantity>| rows(list.into_iter().map(Choice::Quantity).chain([Choice::Write]), 2);
        Some(match doubt {
            QuantityDoubt::Scale(likely) => (Question::QuantityScale, quantities(likely.clone())),
            QuantityDoubt::Unit(number) => {
                let units = &self.goods()?.allowed_units;
                let list = units.iter().filter_map(|unit| Quantity::new(*number, *unit).ok()).take(5).collect();
                (Question::QuantityUnit { number: *number }, quantities(list))
            }
            QuantityDoubt::Tray => tray(),
        })
    }

    fn price_doubt(&self, doubt: &PriceDoubt) -> Option<Prompt> {
        let yes_no = || vec![vec![Choice::Yes, Choice::No]];
        let per = self.price_unit();
        Some(match doubt {
            PriceDoubt::Scale(price) => {
                let quantity = self.quantity.filter(|_| price.per == Unit::Lot);
                (Question::PriceScale { price: *price, quantity }, yes_no())
            }
            PriceDoubt::Sure(price, usual) => (Question::PriceSure { price: *price, usual: *usual }, yes_no()),
            PriceDoubt::About(price) => (Question::PriceApprox { price: *price }, yes_no()),
            PriceDoubt::Unit(units) => {
                (Question::PriceUnit { amount: self.open_price.amount? }, rows(units.iter().copied().map(Choice::Unit), 2))
            }
            PriceDoubt::Range => (Question::PriceRange { per, goods: self.goods().map(GoodsCode::from) }, Vec::new()),
            PriceDoubt::Nego => (Question::PriceNego { per, goods: self.goods().map(GoodsCode::from) }, Vec::new()),
        })
    }

    /// *Hidup*, where the line leaves only one kind of live chicken.
    pub(super) fn only_live(&self) -> Option<&'static str> {
        let (_, codes) = self.line.doubts.goods.as_ref()?;
        let mut live = live_chicken().into_iter().filter(|code| codes.iter().any(|c| c == code));
        live.next().filter(|_| live.next().is_none())
    }
}
