//! An offer that is being filled in: what is said, and what was said and is not clear.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{FormContext, LaterLine, Unclaimed, open_price::OpenPrice},
    domain::{
        commodity::{Commodity, Variant},
        money::Price,
        offer::{Handover, Terms},
        person::PersonId,
        place::Region,
        quantity::Quantity,
        tolerance::Tolerance,
        unit::{Dimension, Unit},
    },
};

/// No offer is made for later than this.
pub(super) const FARTHEST: Days = Days::new(180);

/// An offer that is being filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct OfferForm {
    pub(in crate::chat) commodity: Option<String>,
    pub(in crate::chat) quantity: Option<Quantity>,
    pub(in crate::chat) pack: Option<Quantity>,
    pub(in crate::chat) price: Option<Price>,
    /// The price of the offer that is put up again at another one.
    pub(in crate::chat) last_price: Option<Price>,
    pub(in crate::chat) handover: Option<Handover>,
    /// Where the seller's prices usually apply: a line that does not say it means the same.
    pub(in crate::chat) usual: Option<Handover>,
    pub(in crate::chat) ready: Option<(NaiveDate, Option<NaiveDate>)>,
    pub(in crate::chat) place: Option<(String, Region)>,
    /// A number of trays whose size is being asked.
    pub(in crate::chat) trays: Option<Decimal>,
    /// What was said of the price and is not sure.
    #[serde(flatten)]
    pub(in crate::chat) open_price: OpenPrice,
    /// A price outside of what is usual to which the seller said yes.
    pub(in crate::chat) sure: Option<Price>,
    /// The line that it was read from, if it was.
    pub(in crate::chat) line: Line,
    /// The farmer whose goods they are, where an assistant fills it in.
    pub(in crate::chat) farmer: Option<Farmer>,
    /// Telegram's name of the file that shows the goods.
    pub(in crate::chat) photo: Option<String>,
    /// What the seller says besides.
    pub(in crate::chat) note: Option<String>,
}

/// A farmer without a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::chat) struct Farmer {
    pub(in crate::chat) id: PersonId,
    pub(in crate::chat) name: String,
    /// Where his goods usually are.
    pub(in crate::chat) home: Option<(String, Region)>,
}

/// What a form remembers of the line that it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct Line {
    /// The message: an edit of it changes the form.
    pub(in crate::chat) message: Option<i32>,
    /// What the line says of other goods, as conversations were stored before [`Self::later`]. Without personal data.
    pub(in crate::chat) next: Option<String>,
    /// Lines of other goods, to be read after this offer.
    pub(in crate::chat) later: Vec<LaterLine>,
    /// A line about other goods of which it is asked whether it takes this one's place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) instead: Option<Unclaimed>,
    /// Whether the writer is open to price talk.
    pub(in crate::chat) nego: bool,
    /// Whether the goods come again and again.
    pub(in crate::chat) recurring: bool,
    pub(super) doubts: Doubts,
    /// What the line said for certain, by field.
    pub(super) read: BTreeMap<String, String>,
}

impl Line {
    /// The lines that wait, taken out of it.
    pub(in crate::chat) fn waiting(&mut self) -> Vec<LaterLine> {
        let before = self.next.take().map(|text| LaterLine { text, photo: None, farmer: None, written_on: None });
        before.into_iter().chain(std::mem::take(&mut self.later)).collect()
    }
}

/// What was said and not understood for certain, by field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Doubts {
    pub(super) goods: Option<(Variant, Vec<String>)>,
    pub(super) quantity: Option<QuantityDoubt>,
    pub(super) price: Option<PriceDoubt>,
    pub(super) days: Vec<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum QuantityDoubt {
    /// One of these, likeliest first.
    Scale(Vec<Quantity>),
    /// A number without a unit.
    Unit(Decimal),
    /// Trays of unknown size; the form has their number.
    Tray,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PriceDoubt {
    /// Likely this one; the form has it as its proposal.
    Scale(Price),
    /// About this one; likewise.
    About(Price),
    /// This one, which is far from what is usual; likewise.
    Sure(Price, Option<Price>),
    /// Per which of these; the form has the amount.
    Unit(Vec<Unit>),
    /// From one number to another.
    Range,
    /// Price talk only, without a number.
    Nego,
}

impl OfferForm {
    /// The price is far from what the goods cost lately: it is asked about once more.
    pub(in crate::chat) fn doubt_price(&mut self, price: Price, usual: Option<Price>) {
        (self.price, self.open_price.proposed) = (None, Some(price));
        self.line.doubts.price = Some(PriceDoubt::Sure(price, usual));
    }

    /// The goods, if they are known and still in the catalogue.
    pub(in crate::chat) fn goods(&self) -> Option<&'static Commodity> {
        self.commodity.as_deref().and_then(Commodity::by_code)
    }

    /// Terms and quantity, once everything is filled in.
    pub(in crate::chat) fn draft(&self) -> Option<(Terms, Quantity)> {
        let goods = self.goods()?;
        let (ready_from, ready_until) = self.ready?;
        let (place, region) = self.place.clone()?;
        let terms = Terms {
            commodity: goods.code.clone(),
            goods: goods.name.clone(),
            pack: self.pack,
            price: self.price?,
            handover: self.handover?,
            ready_from,
            ready_until,
            place,
            region,
            note: self.note.clone(),
            tolerance: Tolerance::NONE,
        };
        Some((terms, self.quantity?))
    }

    /// The lines that wait, taken out of it: they are of the same farmer.
    pub(in crate::chat) fn waiting(&mut self) -> Vec<LaterLine> {
        let farmer = self.farmer.as_ref().map(|farmer| farmer.id);
        self.line.waiting().into_iter().map(|line| LaterLine { farmer: line.farmer.or(farmer), ..line }).collect()
    }

    /// An empty form for a farmer's goods.
    pub(in crate::chat) fn for_farmer(farmer: Farmer) -> Self {
        Self { farmer: Some(farmer), ..Self::default() }
    }

    /// Where the goods usually are: the farmer's place, where an assistant fills this in.
    pub(in crate::chat) fn home<'a>(&'a self, context: &'a FormContext) -> Option<&'a (String, Region)> {
        self.farmer.as_ref().map_or(context.home.as_ref(), |farmer| farmer.home.as_ref())
    }

    /// The unit in which a price is expected: per kg for mass, else per what was counted.
    pub(super) fn price_unit(&self) -> Unit {
        self.quantity.map_or(Unit::Kg, |q| match q.dimension() {
            Dimension::Mass => Unit::Kg,
            _ if self.pack.is_some_and(|p| p.dimension() == Dimension::Mass) => Unit::Kg,
            _ => q.unit,
        })
    }
}

/// Whether goods that are sold by mass are offered in another unit of mass.
pub(super) fn convertible(goods: &Commodity, unit: Unit) -> bool {
    unit.dimension() == Dimension::Mass && goods.allowed_units.contains(&Unit::Kg)
}
