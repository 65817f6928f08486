//! What a seller offers: the paper form of the market, one question a message.

mod line;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use self::line::Line;
use super::{Answer, Answered, Fields, Prompt, Sight, offer_change::measures_alike, places, rows, unfit};
use crate::{
    domain::{
        commodity::{Commodity, Group},
        money::{Price, Rupiah},
        notice::{Choice, Field, OfferDraftFacts, Problem, Question, Variant},
        offer::{Handover, Terms},
        person::PersonId,
        place::Region,
        quantity::Quantity,
        unit::{Dimension, Unit},
    },
    reading::{self, DateReading, GoodsReading, PriceReading, QuantityReading},
};

/// No offer is made for later than this.
const FARTHEST: Days = Days::new(180);
/// How many days *Pilih tanggal* shows.
const DAYS_SHOWN: u64 = 9;

/// An offer that is being filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OfferForm {
    pub(crate) commodity: Option<String>,
    pub(crate) quantity: Option<Quantity>,
    pub(crate) pack: Option<Quantity>,
    pub(crate) price: Option<Price>,
    pub(crate) handover: Option<Handover>,
    pub(crate) ready: Option<(NaiveDate, Option<NaiveDate>)>,
    pub(crate) place: Option<(String, Region)>,
    /// A number of trays whose size is being asked.
    trays: Option<Decimal>,
    /// A price that is being asked about.
    proposed: Option<Price>,
    /// An amount whose unit is being asked.
    amount: Option<Rupiah>,
    /// The line that it was read from, if it was.
    pub(crate) line: Line,
    /// Whose goods they are, where an assistant fills it in.
    pub(crate) farmer: Option<Farmer>,
    /// Telegram's name of the file that shows the goods.
    pub(crate) photo: Option<String>,
}

/// A farmer without a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Farmer {
    pub(crate) id: PersonId,
    pub(crate) name: String,
    /// Where his goods usually are.
    pub(crate) home: Option<(String, Region)>,
}

impl OfferForm {
    /// The goods, if they are known and still in the catalogue.
    pub(crate) fn goods(&self) -> Option<&'static Commodity> {
        self.commodity.as_deref().and_then(Commodity::by_code)
    }

    /// Terms and quantity, once everything is filled in.
    pub(crate) fn draft(&self) -> Option<(Terms, Quantity)> {
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
        };
        Some((terms, self.quantity?))
    }

    /// An empty form for a farmer's goods.
    pub(crate) fn for_farmer(farmer: Farmer) -> Self {
        Self { farmer: Some(farmer), ..Self::default() }
    }

    /// Where the goods usually are: the farmer's place, where an assistant fills this in.
    pub(crate) fn home<'a>(&'a self, sight: &'a Sight) -> Option<&'a (String, Region)> {
        self.farmer.as_ref().map_or(sight.home.as_ref(), |farmer| farmer.home.as_ref())
    }

    fn handover_choices(&self) -> Vec<Vec<Choice>> {
        let label = |at| match at {
            Handover::SellerSite if self.farmer.is_some() => Choice::FarmerSite,
            at => Choice::Handover(at),
        };
        rows(Handover::ALL.iter().copied().map(label), 3)
    }

    /// The unit in which a price is expected: per kg for mass, else per what was counted.
    fn price_unit(&self) -> Unit {
        self.quantity.map_or(Unit::Kg, |q| match q.dimension() {
            Dimension::Mass => Unit::Kg,
            _ if self.pack.is_some_and(|p| p.dimension() == Dimension::Mass) => Unit::Kg,
            _ => q.unit,
        })
    }

    fn set_goods(&mut self, code: &str) -> Answered {
        if Commodity::by_code(code).is_none() {
            return Answered::Again(Problem::GoodsUnknown);
        }
        match self.commodity.replace(code.to_owned()) {
            None => self.fit_to_goods(),
            Some(old) if old == code => {}
            Some(_) => {
                let (commodity, place, farmer) = (self.commodity.take(), self.place.take(), self.farmer.take());
                let (handover, ready, photo) = (self.handover, self.ready, self.photo.take());
                *self = Self { commodity, handover, ready, place, farmer, photo, ..Self::default() };
            }
        }
        Answered::Kept
    }

    fn set_quantity(&mut self, goods: &Commodity, quantity: Quantity, pack: Option<Quantity>) -> Answered {
        if !goods.allowed_units.contains(&quantity.unit) && !convertible(goods, quantity.unit) {
            let allowed = goods.allowed_units.clone();
            return Answered::Again(Problem::UnitNotFor { unit: quantity.unit, goods: goods.name.clone(), allowed });
        }
        // A price per kg holds for tons as well; a price per crate does not hold for sacks.
        if self.quantity.is_some_and(|q| !measures_alike(q, quantity)) {
            self.price = None;
        }
        let before = self.quantity.replace(quantity);
        let said = self.pack.filter(|_| before.is_none() && quantity.dimension() == Dimension::Package);
        (self.pack, self.trays) = (pack.or(said), None);
        if before.is_none() {
            self.fit_price();
        }
        Answered::Kept
    }

    fn goods_answer(&mut self, answer: &Answer<'_>, sight: &Sight) -> Answered {
        match answer {
            Answer::Choice(Choice::Commodity(code)) => self.set_goods(code),
            Answer::Choice(Choice::Group(group)) => self.group(*group),
            Answer::Choice(Choice::More) => Answered::Closer(Box::new((Question::MoreGoods, rows(more_groups(), 2)))),
            Answer::Choice(Choice::Live) => match self.only_live() {
                Some(code) => self.set_goods(code),
                None => Answered::Closer(Box::new(which(Variant::LiveChicken, &live_chicken()))),
            },
            Answer::Choice(Choice::Slaughtered) => self.set_goods("BROILER_CARCASS"),
            Answer::Text(text) => match unfit(text) {
                Some(problem) => Answered::Again(problem),
                None => self.whole_line(text, sight).unwrap_or_else(|| self.goods_text(text)),
            },
            _ => Answered::Again(Problem::Press),
        }
    }

    fn group(&mut self, group: Group) -> Answered {
        match group {
            Group::Egg => self.set_goods("EGG_LAYER"),
            Group::Chicken => Answered::Closer(Box::new(broiler())),
            Group::Fish => Answered::Closer(Box::new(which(Variant::Fish, &members(group)))),
            Group::Chili => Answered::Closer(Box::new(which(Variant::Chili, &members(group)))),
            other => Answered::Closer(Box::new((Question::GoodsOf { group: other }, rows(choices(&members(other)), 2)))),
        }
    }

    fn goods_text(&mut self, text: &str) -> Answered {
        match reading::goods(text) {
            GoodsReading::One(code) => self.set_goods(code),
            GoodsReading::Which(Variant::Broiler | Variant::Chicken, _) => Answered::Closer(Box::new(broiler())),
            GoodsReading::Which(family, codes) => Answered::Closer(Box::new(which(family, &codes))),
            GoodsReading::Prohibited => Answered::Again(Problem::Prohibited),
            GoodsReading::Unknown => Answered::Again(Problem::GoodsUnknown),
        }
    }

    fn quantity_answer(&mut self, goods: &Commodity, answer: &Answer<'_>) -> Answered {
        match answer {
            Answer::Choice(Choice::Quantity(quantity)) => self.set_quantity(goods, *quantity, None),
            Answer::Choice(Choice::Pack(content)) => {
                let unit = if content.base == Unit::Pack15.base() { Unit::Pack15 } else { Unit::Rak };
                match self.trays.and_then(|n| Quantity::new(n, unit).ok()) {
                    Some(quantity) => self.set_quantity(goods, quantity, None),
                    None => Answered::Again(Problem::Number),
                }
            }
            Answer::Choice(Choice::Write) => Answered::Jump(Field::Quantity),
            Answer::Text(text) => self.quantity_text(goods, text),
            _ => Answered::Again(Problem::Press),
        }
    }

    fn quantity_text(&mut self, goods: &Commodity, text: &str) -> Answered {
        if let Some(problem) = unfit(text) {
            return Answered::Again(problem);
        }
        match reading::quantity(text, goods) {
            QuantityReading::Exact { quantity, pack } => self.set_quantity(goods, quantity, pack),
            QuantityReading::Tray(number) => {
                self.trays = Some(number);
                Answered::Closer(Box::new(tray()))
            }
            other => closer_quantity(other, &goods.allowed_units),
        }
    }

    fn pack_answer(&mut self, pack: Unit, answer: &Answer<'_>) -> Answered {
        match answer {
            Answer::Choice(Choice::Pack(content)) => self.pack = Some(*content),
            Answer::Choice(Choice::Write) => return Answered::Jump(Field::Pack),
            Answer::Text(text) => match reading::pack_content(text, pack) {
                QuantityReading::Exact { quantity, .. } => self.pack = Some(quantity),
                other => return closer_pack(other),
            },
            _ => return Answered::Again(Problem::Press),
        }
        Answered::Kept
    }

    fn price_answer(&mut self, goods: &Commodity, answer: &Answer<'_>) -> Answered {
        let price = match answer {
            Answer::Choice(Choice::Price(price)) => Some(*price),
            Answer::Choice(Choice::Yes) => self.proposed,
            Answer::Choice(Choice::Unit(per)) => self.amount.map(|amount| Price { amount, per: *per }),
            Answer::Choice(Choice::No | Choice::Write) => return Answered::Jump(Field::Price),
            Answer::Text(text) => return self.price_text(goods, text),
            _ => return Answered::Again(Problem::Press),
        };
        match price {
            Some(price) => self.set_price(price),
            None => Answered::Again(Problem::Number),
        }
    }

    fn set_price(&mut self, price: Price) -> Answered {
        (self.price, self.proposed, self.amount) = (Some(price), None, None);
        Answered::Kept
    }

    fn price_text(&mut self, goods: &Commodity, text: &str) -> Answered {
        let Some(quantity) = self.quantity else { return Answered::Jump(Field::Quantity) };
        if let Some(problem) = unfit(text) {
            return Answered::Again(problem);
        }
        match reading::price(text, goods, quantity, self.pack) {
            PriceReading::Exact(price) => self.set_price(price),
            PriceReading::WhichUnit(amount, units) => {
                self.amount = Some(amount);
                Answered::Closer(Box::new((Question::PriceUnit { amount }, rows(units.into_iter().map(Choice::Unit), 2))))
            }
            other => {
                let (answered, proposed) = closer_price(other);
                self.proposed = proposed;
                answered
            }
        }
    }

    fn ready_answer(&mut self, answer: &Answer<'_>, today: NaiveDate) -> Answered {
        let (from, until) = match answer {
            Answer::Choice(Choice::Date(day)) => (*day, None),
            Answer::Choice(Choice::PickDate) => return Answered::Closer(Box::new(pick_date(today))),
            Answer::Text(text) => match reading::date(text, today) {
                DateReading::Day(day) => (day, None),
                DateReading::Range(from, until) => (from, Some(until).filter(|u| *u != from)),
                DateReading::Ask(days) => return Answered::Closer(Box::new(one_of(days))),
                DateReading::Impossible(days) => {
                    let problem = Problem::DateImpossible { text: text.chars().take(40).collect() };
                    return if days.is_empty() { Answered::Again(problem) } else { Answered::Instead(problem, Box::new(one_of(days))) };
                }
                DateReading::Past(date) => return Answered::Again(Problem::DatePast { date }),
                DateReading::Unclear => return Answered::Again(Problem::DateUnclear),
            },
            _ => return Answered::Again(Problem::Press),
        };
        if until.unwrap_or(from) < today {
            return Answered::Again(Problem::DatePast { date: from });
        }
        if until.unwrap_or(from) > today + FARTHEST {
            return Answered::Again(Problem::DateFar);
        }
        self.ready = Some((from.max(today), until));
        Answered::Kept
    }

    fn place_answer(&mut self, answer: &Answer<'_>, sight: &Sight) -> Answered {
        match (answer, self.home(sight).cloned()) {
            (Answer::Choice(Choice::Here), Some(home)) => {
                self.place = Some(home);
                Answered::Kept
            }
            (Answer::Choice(Choice::Elsewhere), _) => Answered::Closer(Box::new(places::districts())),
            (answer, _) => places::answer(&mut self.place, answer),
        }
    }
}

impl Fields for OfferForm {
    fn missing(&self) -> Field {
        let Some(quantity) = self.quantity.filter(|_| self.goods().is_some()) else {
            return if self.goods().is_some() { Field::Quantity } else { Field::Goods };
        };
        if quantity.unit.needs_pack_content() && self.pack.is_none() {
            Field::Pack
        } else if self.price.is_none() {
            Field::Price
        } else if self.handover.is_none() {
            Field::Handover
        } else if self.ready.is_none() {
            Field::Ready
        } else if self.place.is_none() {
            Field::Place
        } else {
            Field::Check
        }
    }

    fn ask(&self, field: Field, sight: &Sight) -> Prompt {
        if let Some(closer) = self.doubt(field, sight) {
            return closer;
        }
        match field {
            Field::Quantity => match self.goods() {
                Some(goods) => (Question::Quantity { goods: goods.name.clone(), example: goods.default_unit }, Vec::new()),
                None => goods_prompt(),
            },
            Field::Pack => {
                let pack = self.quantity.map_or(Unit::Peti, |q| q.unit);
                (Question::Pack { pack }, pack_choices(pack))
            }
            Field::Price => (Question::Price { per: self.price_unit() }, Vec::new()),
            Field::Handover => (Question::Handover, self.handover_choices()),
            Field::Ready => {
                let days = [0, 1, 2].map(|n| Choice::Date(sight.today + Days::new(n)));
                (Question::Ready { today: sight.today }, rows(days.into_iter().chain([Choice::PickDate]), 3))
            }
            Field::Place => match self.home(sight) {
                Some((place, _)) => (Question::Place { place: place.clone() }, vec![vec![Choice::Here, Choice::Elsewhere]]),
                None => places::districts(),
            },
            Field::Which => {
                let fields = [Field::Goods, Field::Quantity, Field::Price, Field::Handover, Field::Ready, Field::Place];
                (Question::OfferField, rows(fields.map(Choice::Field), 3))
            }
            Field::Check => match self.draft() {
                Some((terms, quantity)) => {
                    let total = terms.price.total(quantity, terms.pack);
                    let draft = Box::new(OfferDraftFacts {
                        terms,
                        quantity,
                        total,
                        farmer: self.farmer.as_ref().map(|f| f.name.clone()),
                        photo: self.photo.is_some(),
                    });
                    (Question::OfferSummary { draft }, vec![vec![Choice::Publish, Choice::Edit]])
                }
                None => goods_prompt(),
            },
            _ => goods_prompt(),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, sight: &Sight) -> Answered {
        let goods = self.goods();
        self.forget_doubt(field);
        match (field, goods) {
            (Field::Quantity, Some(goods)) => self.quantity_answer(goods, answer),
            (Field::Pack, Some(_)) => self.pack_answer(self.quantity.map_or(Unit::Peti, |q| q.unit), answer),
            (Field::Price, Some(goods)) => self.price_answer(goods, answer),
            (Field::Handover, _) => match answer {
                Answer::Choice(Choice::Handover(handover)) => {
                    self.handover = Some(*handover);
                    Answered::Kept
                }
                Answer::Choice(Choice::FarmerSite) => {
                    self.handover = Some(Handover::SellerSite);
                    Answered::Kept
                }
                _ => Answered::Again(Problem::Press),
            },
            (Field::Ready, _) => self.ready_answer(answer, sight.today),
            (Field::Place, _) => self.place_answer(answer, sight),
            (Field::Which, _) => match answer {
                Answer::Choice(Choice::Field(field)) => Answered::Jump(*field),
                _ => Answered::Again(Problem::Press),
            },
            (Field::Check, _) => self.check_answer(answer, sight),
            _ => self.goods_answer(answer, sight),
        }
    }

    fn help(&self, field: Field) -> Vec<Vec<Choice>> {
        let Some(goods) = self.goods().filter(|_| field == Field::Quantity) else { return Vec::new() };
        let unit = goods.default_unit;
        let numbers: [i64; 4] = if unit == Unit::Ton { [1, 2, 3, 5] } else { [50, 100, 300, 500] };
        rows(numbers.map(|n| Choice::Quantity(Quantity { base: n * unit.base(), unit })), 2)
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Goods => self.commodity = None,
            Field::Quantity => (self.quantity, self.pack) = (None, None),
            Field::Pack => self.pack = None,
            Field::Price => self.price = None,
            Field::Handover => self.handover = None,
            Field::Ready => self.ready = None,
            Field::Place => self.place = None,
            _ => {}
        }
    }
}

impl OfferForm {
    /// The summary: a day that passed since it was filled in has to be said again. Who sees a mistake may
    /// as well write the whole line anew.
    fn check_answer(&mut self, answer: &Answer<'_>, sight: &Sight) -> Answered {
        match answer {
            Answer::Choice(Choice::Publish) => match self.ready {
                Some((from, until)) if until.unwrap_or(from) < sight.today => {
                    self.ready = None;
                    Answered::Jump(Field::Ready)
                }
                _ => Answered::Finish,
            },
            Answer::Choice(Choice::Edit) => Answered::Jump(Field::Which),
            Answer::Text(text) if unfit(text).is_none() => self.whole_line(text, sight).unwrap_or(Answered::Again(Problem::Press)),
            _ => Answered::Again(Problem::Press),
        }
    }
}

/// *Telur*, *Ayam*, … and *Lainnya*.
fn goods_prompt() -> Prompt {
    let first = [Group::Egg, Group::Chicken, Group::Fish, Group::Chili, Group::Grain].map(Choice::Group);
    (Question::Goods, rows(first.into_iter().chain([Choice::More]), 3))
}

fn more_groups() -> impl Iterator<Item = Choice> {
    let first = [Group::Egg, Group::Chicken, Group::Fish, Group::Chili, Group::Grain];
    Group::ALL.into_iter().filter(move |g| !first.contains(g)).map(Choice::Group)
}

fn members(group: Group) -> Vec<&'static str> {
    Commodity::all().iter().filter(|c| c.group() == group).map(|c| c.code.as_str()).collect()
}

fn live_chicken() -> Vec<&'static str> {
    vec!["BROILER_LIVE", "CHICKEN_KAMPUNG_LIVE", "LAYER_SPENT"]
}

fn choices(codes: &[&'static str]) -> Vec<Choice> {
    codes.iter().map(|code| Choice::Commodity((*code).to_owned())).collect()
}

fn broiler() -> Prompt {
    (Question::Variant { family: Variant::Broiler }, vec![vec![Choice::Live, Choice::Slaughtered]])
}

fn which(family: Variant, codes: &[&'static str]) -> Prompt {
    (Question::Variant { family }, rows(choices(codes), 2))
}

/// Whether goods that are sold by mass are offered in another unit of mass.
fn convertible(goods: &Commodity, unit: Unit) -> bool {
    unit.dimension() == Dimension::Mass && goods.allowed_units.contains(&Unit::Kg)
}

fn pack_choices(pack: Unit) -> Vec<Vec<Choice>> {
    let kg = |n: i64| Choice::Pack(Quantity { base: n * Unit::Kg.base(), unit: Unit::Kg });
    let likely = match pack {
        Unit::Peti => vec![kg(10), kg(15)],
        Unit::Sak => vec![kg(25), kg(50)],
        Unit::Karung => vec![kg(50), kg(25)],
        _ => vec![kg(20), kg(30)],
    };
    vec![likely.into_iter().chain([Choice::Write]).collect()]
}

/// What to ask after an unclear quantity; `units` are those that the goods can have.
pub(super) fn closer_quantity(reading: QuantityReading, units: &[Unit]) -> Answered {
    let quantities = |list: Vec<Quantity>| rows(list.into_iter().map(Choice::Quantity).chain([Choice::Write]), 2);
    Answered::Again(match reading {
        QuantityReading::Scale(list) if !list.is_empty() => return Answered::Closer(Box::new((Question::QuantityScale, quantities(list)))),
        QuantityReading::NoUnit(number) => {
            let list: Vec<_> = units.iter().filter_map(|unit| Quantity::new(number, *unit).ok()).take(5).collect();
            return Answered::Closer(Box::new((Question::QuantityUnit { number }, quantities(list))));
        }
        QuantityReading::Scale(_) | QuantityReading::TooMuch => Problem::TooMuch,
        QuantityReading::Range => Problem::Range,
        QuantityReading::NotPositive => Problem::Zero,
        QuantityReading::Fraction => Problem::Whole,
        QuantityReading::Exact { .. } | QuantityReading::Tray(_) | QuantityReading::Unreadable => Problem::Number,
    })
}

fn closer_pack(reading: QuantityReading) -> Answered {
    match reading {
        QuantityReading::Scale(list) if !list.is_empty() => {
            Answered::Closer(Box::new((Question::QuantityScale, rows(list.into_iter().map(Choice::Pack).chain([Choice::Write]), 2))))
        }
        other => closer_quantity(other, &[]),
    }
}

/// What to ask after an unclear price, and the price that a *Ya* would mean.
pub(super) fn closer_price(reading: PriceReading) -> (Answered, Option<Price>) {
    let yes_no = || vec![vec![Choice::Yes, Choice::No]];
    let again = |problem| (Answered::Again(problem), None);
    match reading {
        PriceReading::Scale(list) => match list.first() {
            Some(price) => (Answered::Closer(Box::new((Question::PriceScale { price: *price }, yes_no()))), Some(*price)),
            None => again(Problem::Number),
        },
        PriceReading::About(price) => (Answered::Closer(Box::new((Question::PriceApprox { price }, yes_no()))), Some(price)),
        PriceReading::Range => again(Problem::Range),
        PriceReading::NotPositive => again(Problem::Zero),
        PriceReading::Exact(_) | PriceReading::WhichUnit(..) | PriceReading::Unreadable => again(Problem::Number),
    }
}

/// `1 tray isi berapa butir?`
fn tray() -> Prompt {
    let sizes = [Unit::Rak, Unit::Pack15].map(|u| Choice::Pack(Quantity { base: u.base(), unit: Unit::Butir }));
    (Question::Tray, vec![sizes.to_vec()])
}

fn pick_date(today: NaiveDate) -> Prompt {
    let days = (0..DAYS_SHOWN).map(|n| Choice::Date(today + Days::new(n)));
    (Question::ReadyOn, rows(days, 3))
}

fn one_of(days: Vec<NaiveDate>) -> Prompt {
    (Question::ReadyOn, rows(days.into_iter().map(Choice::Date).chain([Choice::PickDate]), 2))
}
