//! What follows from each question besides its text: what can be typed in answer, what its buttons say, what a yes does. One arm a
//! question, so that whoever makes a new one says all of it here.

use chrono::NaiveDate;

use super::{OrderFacts, Question};
use crate::domain::{
    commodity::GoodsCode,
    money::Rupiah,
    offer::OfferId,
    order::{AnswerKind, Detail, Inquiry, OrderEvent, Term},
    quantity::Quantity,
    unit::Unit,
};

/// What can be typed in answer, of which an example is shown where it could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed<'q> {
    /// Words, or nothing but a press.
    Words,
    /// A quantity in a unit.
    Quantity(Unit),
    /// A quantity that is no more than this one.
    UpTo(Quantity),
    /// What one pack holds.
    Pack,
    /// How many pieces a tray holds.
    Tray,
    /// A price per unit.
    Price(Unit, PriceExample<'q>),
    /// The freight of a truck, for all of it.
    Freight,
    /// What came of a payment.
    Received,
    /// From which sum on an order needs a second yes.
    Limit,
    /// A number of days.
    Days,
    /// A day after `today` (WIB), where that is known.
    Day(Option<NaiveDate>),
    /// A day of payment after `today` (WIB).
    Due(NaiveDate),
}

/// The number that the example of a price shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceExample<'q> {
    /// One that these goods could cost.
    Goods(Option<&'q GoodsCode>),
    /// This one.
    Amount(Rupiah),
}

/// What *Do* does, by which it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// *Ya*: what the question says.
    Plain,
    /// The rest was sold elsewhere.
    SoldOut,
    /// An offer is taken down.
    Withdraw,
    /// An order is cancelled.
    Cancel,
    /// A request is declined.
    Decline,
    /// The account is deleted.
    Delete,
    /// The account stops.
    Stop,
    /// What was entered is kept.
    Save,
    /// What was entered is sent.
    Send,
    /// What ends an order without its goods is sent.
    SendEnd,
    /// An answer is taken.
    Take,
    /// Sellers are asked.
    Ask,
    /// A price is agreed to.
    Agree,
    /// All of the money came.
    Settle,
}

impl Deed {
    /// Whether it takes something away.
    #[must_use]
    pub const fn ends(self) -> bool {
        match self {
            Self::SoldOut | Self::Withdraw | Self::Cancel | Self::Decline | Self::Delete | Self::Stop | Self::SendEnd => true,
            Self::Plain | Self::Save | Self::Send | Self::Take | Self::Ask | Self::Agree | Self::Settle => false,
        }
    }
}

/// How a yes is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yes {
    /// *Ya*.
    Plain,
    /// *Ya, semuanya*.
    All,
    /// *Ya, betul*.
    Sure,
}

/// How a no is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// *Tidak*.
    Plain,
    /// *Belum*.
    NotYet,
    /// *Tanpa catatan*.
    NoNote,
    /// *Tanpa batas*.
    NoLimit,
    /// *Bukan, tulis lagi*.
    Rewrite,
}

/// How the answer is called that keeps things as they are, or leaves a limit out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// *Tidak jadi*.
    Plain,
    /// *Pesanan tetap*.
    Order,
    /// *Harga berapa saja*.
    AnyPrice,
    /// *Di mana saja*.
    AnyPlace,
    /// *Tanpa catatan*.
    NoNote,
    /// *Tidak perlu*.
    NoSeal,
    /// *Lanjutkan yang tadi*.
    GoOn,
    /// *Kembali*.
    Back,
}

/// How the answer is called that leads to typing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Write {
    /// *Tulis lagi*.
    Again,
    /// *Isi lain*.
    Pack,
    /// *Tulis*.
    Plain,
}

/// What follows from a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'q> {
    /// What can be typed in answer.
    pub typed: Typed<'q>,
    /// What *Do* does.
    pub deed: Deed,
    /// How a yes is called.
    pub yes: Yes,
    /// How a no is called.
    pub no: No,
    /// How the answer is called that keeps things as they are.
    pub keep: Keep,
    /// How the answer is called that leads to typing.
    pub write: Write,
    /// The day (WIB) from which days are called *Hari ini*, *Besok* and *Lusa*; without one they are dates.
    pub days_from: Option<NaiveDate>,
    /// The code of the goods whose reference price is told with it, and the unit for which they are priced.
    pub priced: Option<(&'q str, Unit)>,
    /// The offer of which it asks for a new price or quantity.
    pub changes: Option<OfferId>,
    /// Whether it names the one answer that it has, so that a yes gives it.
    pub names_its_answer: bool,
    /// Whether a yes to it cancels an order.
    pub is_about_cancelling: bool,
}

/// What most questions have in common.
const PLAIN: Asked<'static> = Asked {
    typed: Typed::Words,
    deed: Deed::Plain,
    yes: Yes::Plain,
    no: No::Plain,
    keep: Keep::Plain,
    write: Write::Again,
    days_from: None,
    priced: None,
    changes: None,
    names_its_answer: false,
    is_about_cancelling: false,
};

const fn typed(typed: Typed<'_>) -> Asked<'_> {
    Asked { typed, ..PLAIN }
}

/// A price that was typed and is asked about once more.
const fn rewritten(per: Unit) -> Asked<'static> {
    Asked { typed: Typed::Price(per, PriceExample::Goods(None)), no: No::Rewrite, ..PLAIN }
}

/// A day that lies ahead of `today`.
const fn day(today: NaiveDate) -> Asked<'static> {
    Asked { typed: Typed::Day(Some(today)), days_from: Some(today), ..PLAIN }
}

const fn deed(deed: Deed) -> Asked<'static> {
    Asked { deed, ..PLAIN }
}

/// The figure with which an inquiry of an order is answered.
const fn figure_of<'q>(inquiry: Inquiry, order: &OrderFacts, detail: &Detail) -> Option<Typed<'q>> {
    let quantity = Typed::UpTo(order.quantity);
    Some(match inquiry.answered_by() {
        AnswerKind::NewTerm => match detail.term {
            Some(Term::Quantity) => quantity,
            Some(Term::PaymentDays) => Typed::Days,
            Some(Term::Price) | None => Typed::Price(order.terms.price.per, PriceExample::Amount(order.terms.price.amount)),
        },
        AnswerKind::Quantity => quantity,
        AnswerKind::Weight => Typed::Quantity(Unit::Kg),
        AnswerKind::Sum => Typed::Received,
        AnswerKind::Day | AnswerKind::Due | AnswerKind::Words => return None,
    })
}

impl Question {
    /// What follows from it.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one arm a question")]
    pub fn asked(&self) -> Asked<'_> {
        match self {
            // ---- registration and profile
            Self::Consent
            | Self::ConsentFull
            | Self::Role
            | Self::Code
            | Self::Name
            | Self::SellerKind
            | Self::District
            | Self::VillageOfCity
            | Self::Village { .. }
            | Self::ProfileField
            | Self::Phone => PLAIN,
            Self::Age => Asked { no: No::NotYet, ..PLAIN },

            // ---- an offer
            Self::Goods
            | Self::MoreGoods
            | Self::GoodsOf { .. }
            | Self::Variant { .. }
            | Self::QuantityUnit { .. }
            | Self::Handover
            | Self::Place { .. }
            | Self::OfferField
            | Self::ReplaceOrAdd { .. } => PLAIN,
            Self::Quantity { example, .. } => typed(Typed::Quantity(*example)),
            Self::QuantityScale => Asked { no: No::Rewrite, ..PLAIN },
            Self::Pack { .. } => Asked { typed: Typed::Pack, write: Write::Pack, ..PLAIN },
            Self::Tray => Asked { typed: Typed::Tray, write: Write::Pack, ..PLAIN },
            Self::Price { per, goods } | Self::PriceRange { per, goods } | Self::PriceNego { per, goods } => {
                typed(Typed::Price(*per, PriceExample::Goods(goods.as_ref())))
            }
            Self::PriceScale { price, .. } => {
                let yes = if price.per == Unit::Lot { Yes::All } else { Yes::Plain };
                Asked { yes, ..rewritten(price.per) }
            }
            Self::PriceUnit { .. } => typed(Typed::Price(Unit::Kg, PriceExample::Goods(None))),
            Self::PriceApprox { price } => rewritten(price.per),
            Self::PriceSure { price, .. } => Asked { yes: Yes::Sure, ..rewritten(price.per) },
            Self::Ready { today } | Self::Recurring { today } => day(*today),
            Self::ReadyOn { today } => typed(Typed::Day(*today)),
            Self::OfferSummary { draft } => {
                let priced = Some((draft.terms.commodity.as_str(), draft.terms.price.per));
                Asked { priced, ..typed(Typed::Quantity(draft.quantity.unit)) }
            }
            Self::OfferNote => Asked { no: No::NoNote, ..PLAIN },
            Self::Instead { .. } => Asked { keep: Keep::GoOn, names_its_answer: true, ..PLAIN },

            // ---- a line
            Self::SellOrSeek | Self::FirstOf { .. } | Self::WhichOffer { .. } => PLAIN,

            // ---- a farmer without a phone, and a routine
            Self::FarmerConsent
            | Self::FarmerName
            | Self::FarmerKind
            | Self::FarmerDistrict
            | Self::FarmerVillage
            | Self::FarmerCheck { .. }
            | Self::RoutineDays { .. }
            | Self::RoutineHour { .. }
            | Self::RoutineCheck { .. } => PLAIN,

            // ---- changes of an offer
            Self::NewPrice { offer } => {
                let terms = &offer.terms;
                Asked { changes: Some(offer.id), ..typed(Typed::Price(terms.price.per, PriceExample::Amount(terms.price.amount))) }
            }
            Self::NewPriceCheck { offer, price } => {
                let terms = &offer.terms;
                Asked {
                    changes: Some(offer.id),
                    no: No::Rewrite,
                    priced: Some((&terms.commodity, price.per)),
                    ..typed(Typed::Price(terms.price.per, PriceExample::Amount(terms.price.amount)))
                }
            }
            Self::NewQuantity { offer } => Asked { changes: Some(offer.id), ..typed(Typed::Quantity(offer.offered.unit)) },
            Self::NewQuantityCheck { offer, .. } => Asked { no: No::Rewrite, ..typed(Typed::Quantity(offer.offered.unit)) },
            Self::RestCheck { offer, .. } => Asked { changes: Some(offer.id), ..typed(Typed::Quantity(offer.offered.unit)) },
            Self::WithdrawCheck { .. } => deed(Deed::Withdraw),
            Self::SoldOutCheck { .. } => deed(Deed::SoldOut),

            // ---- a purchase
            Self::BuyQuantity { offer } | Self::BidQuantity { offer } => {
                let names_its_answer = offer.terms.whole_only();
                Asked { names_its_answer, write: Write::Plain, ..typed(Typed::UpTo(offer.remaining)) }
            }
            Self::BuyQuantityTyped { offer } | Self::BuyCheck { offer, .. } => typed(Typed::UpTo(offer.remaining)),
            Self::SearchGoods => PLAIN,
            Self::BuyDay { first, .. } => typed(Typed::Day(Some(*first))),
            Self::BuyNote => Asked { no: No::NoNote, ..PLAIN },

            // ---- an order
            Self::OrderInquiry { inquiry, order, today, detail, .. } => {
                let typed = match inquiry.answered_by() {
                    AnswerKind::Day => Typed::Day(Some(*today)),
                    AnswerKind::Due => Typed::Due(*today),
                    _ => figure_of(*inquiry, order, detail).unwrap_or(Typed::Words),
                };
                let agreed_ahead = order.approval.is_some_and(|approval| approval.agreed_ahead);
                let names_its_answer = *inquiry == Inquiry::Reduced && agreed_ahead;
                Asked { typed, names_its_answer, days_from: Some(*today), ..PLAIN }
            }
            Self::WeighedCheck { event: OrderEvent::ConfirmPaid, .. } => Asked { keep: Keep::Back, ..deed(Deed::Settle) },
            Self::WeighedCheck { event, order, detail } => {
                let does = deed(if event.ends_without_goods() || matches!(event, OrderEvent::AskCancel | OrderEvent::CloseRest) {
                    Deed::SendEnd
                } else {
                    Deed::Send
                });
                // What is typed there takes the place of the figure that is shown.
                let shown = event.asks().iter().copied().map(|inquiry| figure_of(inquiry, order, detail));
                Asked { typed: shown.flatten().next().unwrap_or(Typed::Words), ..does }
            }
            Self::Freight { .. } => typed(Typed::Freight),
            Self::ComplaintNote { .. } => PLAIN,
            Self::DeclineCheck { .. } => deed(Deed::Decline),
            Self::CancelReason { .. } | Self::CancelNote { .. } | Self::CancelCheck { .. } => {
                Asked { keep: Keep::Order, is_about_cancelling: true, ..deed(Deed::Cancel) }
            }

            // ---- demands
            Self::DemandGoods | Self::DemandField => PLAIN,
            Self::DemandQuantity { example, .. } => typed(Typed::Quantity(*example)),
            Self::DemandDay { today } => day(*today),
            Self::DemandPrice { goods, per } => {
                Asked { keep: Keep::AnyPrice, ..typed(Typed::Price(*per, PriceExample::Goods(Some(goods)))) }
            }
            Self::DemandPlace => Asked { keep: Keep::AnyPlace, ..PLAIN },
            Self::DemandNote => Asked { keep: Keep::NoNote, ..PLAIN },
            Self::DemandSeal { today } => Asked { keep: Keep::NoSeal, ..day(*today) },
            Self::DemandCheck { demand, wanted, .. } => {
                let does = deed(if demand.is_some() { Deed::Save } else { Deed::Send });
                Asked { typed: Typed::Quantity(wanted.quantity.unit), ..does }
            }
            Self::AnswerQuantity { demand } => typed(Typed::Quantity(demand.wanted.quantity.unit)),
            Self::AnswerPrice { demand, per, .. } => typed(Typed::Price(*per, PriceExample::Goods(Some(&demand.goods)))),
            Self::AnswerDay { today, .. } => day(*today),
            Self::AnswerCheck { demand, price, .. } => Asked {
                typed: Typed::Quantity(demand.wanted.quantity.unit),
                priced: Some((demand.goods.as_str(), price.per)),
                ..deed(Deed::Send)
            },
            Self::AwardQuantity { most, .. } => typed(Typed::UpTo(*most)),
            Self::AwardCheck { demand, answer, .. } => {
                let typed = Typed::UpTo(answer.quantity);
                Asked { typed, priced: Some((demand.goods.as_str(), answer.price.per)), ..deed(Deed::Take) }
            }
            Self::PoolCheck { .. } => deed(Deed::Ask),

            // ---- reference prices and rules
            Self::ReferenceLine { .. } | Self::ToleranceGoods | Self::ToleranceShare { .. } | Self::LimitOrganization => PLAIN,
            Self::ReferenceCheck { .. } | Self::ToleranceCheck { .. } => deed(Deed::Save),
            Self::LimitAmount { .. } => Asked { no: No::NoLimit, ..typed(Typed::Limit) },
            Self::LimitCheck { .. } => Asked { typed: Typed::Limit, ..deed(Deed::Save) },

            // ---- price talk
            Self::BidPrice { asked, example, .. } => typed(Typed::Price(asked.per, PriceExample::Amount(*example))),
            Self::BidCheck { price, agrees, .. } => {
                let does = if *agrees { Deed::Agree } else { Deed::Send };
                Asked { typed: Typed::Price(price.per, PriceExample::Amount(price.amount)), ..deed(does) }
            }

            // ---- the rest
            Self::DigestHour { .. } | Self::DigestDays { .. } => PLAIN,
            Self::DeleteCheck => deed(Deed::Delete),
            Self::StopCheck | Self::StopCheckOrders { .. } => deed(Deed::Stop),
        }
    }
}
