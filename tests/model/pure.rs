//! Offers and orders as lists of numbers: what the market should do, said as simply as can be.

mod answers;
mod deeds;
mod delivery;

use chrono::{DateTime, Days, NaiveDate, Utc};
use tembus::{
    domain::{
        offer::OfferStatus,
        order::OrderStatus,
        person::{Office, Organization, Role, RoleKind},
        quantity::Quantity,
        unit::Unit,
        wib,
    },
    notice::StaleReason,
};

pub(super) use self::deeds::{Answer, Decision, Deed, Expected, Form, Measure, Step, What};
use self::delivery::{Load, Money, Proposed};

/// Two sellers, one who also buys, two buyers of one company, one of another, an official, somebody without a role,
/// an assistant who also buys, an assistant without farmers, and the first assistant's farmers, without and with a phone.
pub(super) const PEOPLE: &[&[Role]] = &[
    &[Role::Seller],
    &[Role::Seller],
    &[Role::Seller, Role::Buyer(Organization::FoodStation)],
    &[Role::Buyer(Organization::PasarJaya)],
    &[Role::Buyer(Organization::PasarJaya)],
    &[Role::Buyer(Organization::DharmaJaya)],
    &[Role::Official(Office::Dkpp)],
    &[],
    &[Role::Assistant, Role::Buyer(Organization::DharmaJaya)],
    &[Role::Assistant],
    &[Role::Seller],
    &[Role::Seller],
];
pub(super) const ASSISTANT: usize = 8;
pub(super) const FARMER: usize = 10;
pub(super) const FARMER_WITH_PHONE: usize = 11;
/// Kilograms in a crate.
pub(super) const CRATE: i64 = 15;
/// How much more than was agreed is accepted of the goods, in thousandths.
pub(super) const TOLERANCE: i64 = 150;
/// Rupiah above which a company's orders are approved, where it has a limit.
pub(super) const LIMIT: i64 = 4_000_000;
/// Rupiah of every offer at first, and after a change.
pub(super) const PRICE: i64 = 26_500;
pub(super) const NEW_PRICE: i64 = 30_000;

#[derive(Debug)]
pub(super) struct ModelOffer {
    pub(super) seller: usize,
    pub(super) entered_by: usize,
    pub(super) form: Form,
    pub(super) price: i64,
    pub(super) status: OfferStatus,
    pub(super) offered: i64,
    pub(super) version: i64,
    pub(super) terms_version: i64,
    pub(super) ready: (NaiveDate, Option<NaiveDate>),
    pub(super) valid_until: DateTime<Utc>,
    pub(super) photo: Option<&'static str>,
}

#[derive(Debug)]
pub(super) struct ModelOrder {
    pub(super) offer: usize,
    pub(super) buyer: usize,
    pub(super) organization: Organization,
    pub(super) quantity: i64,
    /// How much more can be accepted, in thousandths: of a lot nothing.
    pub(super) tolerance: i64,
    /// Rupiah for one unit, as it was when it was asked for or was agreed later.
    pub(super) price: i64,
    /// Within how many days of complete papers it is paid, if that was agreed.
    pub(super) payment_days: Option<i64>,
    /// Rupiah, at that price.
    pub(super) total: i64,
    pub(super) status: OrderStatus,
    /// The approval of a colleague, where it needs one.
    pub(super) approval: Option<Approval>,
    /// Taken back before an answer, or not approved, which is stored as cancelled.
    pub(super) taken_back: bool,
    /// A colleague did not approve it.
    pub(super) refused: bool,
    pub(super) version: i64,
    pub(super) hold_until: DateTime<Utc>,
    /// When the goods can be taken.
    pub(super) day: (NaiveDate, Option<NaiveDate>),
    /// What one side wants, and which side.
    proposed: Option<(Side, Proposed)>,
    /// The last load.
    load: Option<Load>,
    /// What arrived and what was accepted, as both sides say.
    pub(super) arrived: i64,
    pub(super) accepted: i64,
    /// What of the accepted went back.
    pub(super) returned: i64,
    /// What was rejected, and nobody said what becomes of it.
    pub(super) undisposed: i64,
    /// What will not come any more.
    pub(super) closed: i64,
    /// What of it is off the offer until its seller says whether it is there.
    pub(super) asked: i64,
    /// The side that complains.
    complaint: Option<Side>,
    /// A person complained, of the quality; or else time or the figures did.
    complained: bool,
    /// When nothing was still to come any more.
    received_on: Option<DateTime<Utc>>,
    /// When the last complaint that ended did.
    complained_until: Option<DateTime<Utc>>,
    money: Money,
    due: Option<NaiveDate>,
    /// When it was agreed.
    agreed_at: Option<DateTime<Utc>>,
    /// The day for which its seller and its buyer were last told in the morning that the goods are to be taken.
    told_for: [Option<NaiveDate>; 2],
    /// Up to when what time does was looked at.
    looked: DateTime<Utc>,
}

/// How far the approval of an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Approval {
    Waiting,
    SentBack,
    Given,
}

/// A row of the trace; offers, orders and people by their places in the lists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Traced {
    pub(super) subject: String,
    pub(super) target: usize,
    pub(super) kind: String,
    pub(super) actor: Option<usize>,
    pub(super) on_behalf_of: Option<usize>,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) reason: Option<String>,
}

/// News for somebody who did not act.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    pub(super) who: usize,
    pub(super) kind: String,
    pub(super) silent: bool,
    pub(super) not_before: DateTime<Utc>,
}

#[derive(Debug)]
pub(super) struct Model {
    pub(super) now: DateTime<Utc>,
    pub(super) offers: Vec<ModelOffer>,
    pub(super) orders: Vec<ModelOrder>,
    /// What the last deed left in the trace.
    pub(super) traced: Vec<Traced>,
    /// The people that the last deed told something, and what.
    pub(super) told: Vec<Told>,
    lost: Vec<bool>,
    /// News of orders that waits for those who buy: the reader, the kind, the order. Nothing is ever sent here.
    waiting: Vec<(usize, String, usize)>,
    /// For which company each of them buys now.
    company: Vec<Option<Organization>>,
    /// The companies that have a limit.
    limited: Vec<Organization>,
    life_days: i64,
    hold_hours: i64,
}

fn is(who: usize, kind: RoleKind) -> bool {
    PEOPLE[who].iter().any(|role| role.kind() == kind)
}

fn buys_at_first_for(who: usize) -> Option<Organization> {
    PEOPLE[who].iter().find_map(|role| if let Role::Buyer(organization) = role { Some(*organization) } else { None })
}

impl ModelOrder {
    /// Whether its seller knows of it.
    fn is_known(&self) -> bool {
        matches!(self.approval, None | Some(Approval::Given))
    }
}

/// Which side somebody has in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Seller,
    Buyer,
    None,
}

/// What changed, and why: for the trace.
type Change<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

impl Model {
    pub(super) fn new(now: DateTime<Utc>, life_days: i64, hold_hours: i64) -> Self {
        let (offers, orders, traced, told) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let company = (0..PEOPLE.len()).map(buys_at_first_for).collect();
        Self {
            now,
            offers,
            orders,
            traced,
            told,
            lost: vec![false; PEOPLE.len()],
            waiting: Vec::new(),
            company,
            limited: Vec::new(),
            life_days,
            hold_hours,
        }
    }

    /// What so much costs, rounded half up once.
    pub(super) fn costs(form: Form, price: i64, quantity: i64) -> i64 {
        match form {
            Form::Loose => (price * quantity * 2 + 1000) / 2000,
            Form::Lot => price,
            Form::Crates => price * CRATE * quantity,
        }
    }

    /// What an order will cost, as far as it has come: what was accepted and did not go back, and what is still to come. Of a lot
    /// that is its share of the whole.
    pub(super) fn worth(&self, place: usize) -> i64 {
        let order = &self.orders[place];
        let (form, expected) = (self.offers[order.offer].form, order.accepted - order.returned + order.rest());
        match form {
            Form::Lot => (order.price * expected * 2 + order.quantity) / (order.quantity * 2),
            Form::Loose | Form::Crates => Self::costs(form, order.price, expected),
        }
    }

    /// What of an offer is held, what is agreed, and what arrived.
    pub(super) fn stock(&self, offer: usize) -> (i64, i64, i64) {
        let sum = |states: &[OrderStatus]| {
            self.orders.iter().filter(|o| o.offer == offer && states.contains(&o.status)).map(|o| o.quantity - o.closed).sum()
        };
        let committed = sum(&[OrderStatus::Confirmed, OrderStatus::Shipped]);
        (sum(&[OrderStatus::Requested]), committed, sum(&[OrderStatus::Received, OrderStatus::Closed]))
    }

    pub(super) fn reserved(&self, offer: usize) -> i64 {
        let (held, committed, fulfilled) = self.stock(offer);
        held + committed + fulfilled
    }

    fn left(&self, offer: usize) -> i64 {
        self.offers[offer].offered - self.reserved(offer)
    }

    /// So many kilograms, in the way in which the goods are offered.
    pub(super) fn amount(form: Form, kg: i64) -> Quantity {
        match form {
            Form::Loose | Form::Lot => Quantity { base: kg * 1000, unit: Unit::Kg },
            Form::Crates => Quantity { base: kg / CRATE + 1, unit: Unit::Peti },
        }
    }

    /// A changed quantity: the least that is possible, if anything is reserved, or so many kilograms.
    pub(super) fn new_quantity(&self, target: usize, kg: i64, least: bool) -> Quantity {
        let Some(offer) = self.offers.get(target) else { return Self::amount(Form::Loose, kg) };
        let reserved = self.reserved(target);
        let usual = Self::amount(offer.form, kg);
        if least && reserved > 0 { Quantity { base: reserved, ..usual } } else { usual }
    }

    /// What a request asks for.
    pub(super) fn asked(&self, target: usize, kg: i64, measure: Measure) -> Quantity {
        let Some(offer) = self.offers.get(target) else { return Self::amount(Form::Loose, kg) };
        let usual = Self::amount(offer.form, kg);
        let crates = offer.form == Form::Crates;
        match measure {
            Measure::Some => usual,
            Measure::Rest => Quantity { base: self.left(target), ..usual },
            Measure::Sibling => Quantity { unit: if crates { Unit::Rak } else { Unit::Kw }, ..usual },
            Measure::Pieces => Quantity { base: kg, unit: Unit::Butir },
            Measure::Nothing => Quantity { base: 0, ..usual },
        }
    }

    fn side(&self, who: usize, order: &ModelOrder) -> Side {
        if self.answers_for(who, order.offer) {
            // A seller knows nothing of what is not approved.
            if order.is_known() { Side::Seller } else { Side::None }
        } else if self.company[who] == Some(order.organization) {
            Side::Buyer
        } else {
            Side::None
        }
    }

    fn answers_for(&self, who: usize, offer: usize) -> bool {
        let offer = &self.offers[offer];
        offer.seller == who || offer.entered_by == who && is(who, RoleKind::Assistant)
    }

    /// Does it.
    pub(super) fn after(&mut self, deed: &Deed, expected: &Expected) {
        self.traced.clear();
        self.told.clear();
        let Expected { who, target, answer } = *expected;
        let steps_on_order =
            matches!(deed, Deed::Accept { .. } | Deed::Decline { .. } | Deed::WithdrawRequest { .. } | Deed::Cancel { .. })
                || matches!(deed, Deed::Postpone { .. } | Deed::AnswerDay { .. } | Deed::Step { .. } | Deed::Decide { .. });
        // Whoever comes too late learns it, and the hold ends then and there.
        if steps_on_order && answer == Answer::Stale(StaleReason::OrderLapsed) && self.is_over(&self.orders[target]) {
            self.lapse(target);
        }
        if steps_on_order
            && answer == Answer::Stale(StaleReason::OrderChanged)
            && self.orders.get(target).is_some_and(|order| self.has_lapsed(order))
        {
            self.lapse_cancel(target);
        }
        if answer != Answer::Done {
            return;
        }
        match *deed {
            Deed::Publish { kg, form, farmer, ahead, range, .. } => {
                let first = wib::day(self.now) + Days::new(ahead);
                let ready = (first, range.map(|days| first + Days::new(days)));
                let seller = farmer.unwrap_or(who);
                let (offered, valid_until) = (Self::amount(form, kg).base, self.end(ready));
                let (status, photo) = (OfferStatus::Published, None);
                let (version, terms_version) = (1, 1);
                let offer = ModelOffer {
                    seller,
                    entered_by: who,
                    form,
                    price: PRICE,
                    status,
                    offered,
                    version,
                    terms_version,
                    ready,
                    valid_until,
                    photo,
                };
                self.offers.push(offer);
                self.trace_offer(self.offers.len() - 1, who, "published", (None, Some("published"), None));
            }
            Deed::SetPhoto { photo, .. } => {
                if self.offers[target].photo != photo {
                    self.offers[target].photo = photo;
                    let kind = if photo.is_some() { "added_photo" } else { "removed_photo" };
                    self.trace_offer(target, who, kind, (None, None, None));
                }
            }
            Deed::SetPrice { .. } => {
                let offer = &self.offers[target];
                let per = if offer.form == Form::Lot { "LOT" } else { "KG" };
                let (old, new) = (format!("{}/{per}", offer.price), format!("{NEW_PRICE}/{per}"));
                self.trace_offer(target, who, "changed_price", (Some(&old), Some(&new), None));
                self.change(target, true, |offer| offer.price = NEW_PRICE);
            }
            Deed::Move { who, to } => self.company[who] = Some(to),
            Deed::SetLimit { company, on } => {
                self.limited.retain(|limited| *limited != company);
                self.limited.extend(Some(company).filter(|_| on));
            }
            Deed::Decide { decision, .. } => self.decide(decision, who, target),
            Deed::SetQuantity { kg, least, .. } => {
                let offered = self.new_quantity(target, kg, least).base;
                let old = self.offers[target].offered.to_string();
                self.trace_offer(target, who, "changed_quantity", (Some(&old), Some(&offered.to_string()), None));
                self.change(target, true, |offer| offer.offered = offered);
            }
            Deed::Withdraw { elsewhere, .. } => {
                let reason = if elsewhere { "sold_elsewhere" } else { "withdrawn" };
                let old = self.offers[target].status.code();
                self.trace_offer(target, who, "withdrawn", (Some(old), Some("withdrawn"), Some(reason)));
                self.change(target, false, |offer| offer.status = OfferStatus::Withdrawn);
            }
            Deed::Renew { .. } => {
                let today = wib::day(self.now);
                let (first, last) = self.offers[target].ready;
                let ready = if last.unwrap_or(first) < today { (today, None) } else { (first, last) };
                let valid_until = self.end(ready);
                let old = self.offers[target].status.code();
                self.trace_offer(target, who, "renewed", (Some(old), Some("published"), None));
                self.change(target, true, |offer| {
                    (offer.status, offer.ready, offer.valid_until) = (OfferStatus::Published, ready, valid_until);
                });
            }
            Deed::Request { kg, measure, .. } => {
                let hold_until = wib::hold_until(self.now, self.hold_hours);
                let status = OrderStatus::Requested;
                let quantity = self.asked(target, kg, measure).base;
                let offer = &self.offers[target];
                let (price, total) = (offer.price, Self::costs(offer.form, offer.price, quantity));
                // Not before the seller's time to answer is over.
                let (entered_by, day) = (offer.entered_by, (offer.ready.0.max(wib::day(hold_until)), None));
                let tolerance = if offer.form == Form::Lot { 0 } else { TOLERANCE };
                let (version, taken_back) = (1, false);
                let organization = self.company[who].unwrap();
                let approval = self.is_above_limit(organization, total).then_some(Approval::Waiting);
                self.orders.push(ModelOrder {
                    offer: target,
                    buyer: who,
                    organization,
                    quantity,
                    tolerance,
                    price,
                    payment_days: None,
                    total,
                    status,
                    approval,
                    taken_back,
                    refused: false,
                    version,
                    hold_until,
                    day,
                    proposed: None,
                    load: None,
                    arrived: 0,
                    accepted: 0,
                    returned: 0,
                    undisposed: 0,
                    closed: 0,
                    asked: 0,
                    complaint: None,
                    complained: false,
                    complained_until: None,
                    received_on: None,
                    money: Money::Nothing,
                    due: None,
                    agreed_at: None,
                    told_for: [None; 2],
                    looked: self.now,
                });
                let (place, change) = (self.orders.len() - 1, (None, Some("requested"), None));
                if approval.is_some() {
                    self.trace("order", place, (Some(who), None), "approval_asked", change);
                    self.tell_approvers(place);
                } else {
                    self.trace("order", place, (Some(who), None), "requested", change);
                    self.tell(entered_by, "order_request");
                }
            }
            Deed::Accept { .. } => {
                self.step(target, who, OrderStatus::Confirmed);
                self.orders[target].agreed_at = Some(self.now);
                self.tell_buyer(target, "order_confirmed");
            }
            Deed::Decline { .. } => {
                self.step(target, who, OrderStatus::Declined);
                self.tell_buyer(target, "order_declined");
            }
            Deed::WithdrawRequest { .. } => {
                self.orders[target].taken_back = true;
                self.step(target, who, OrderStatus::Cancelled);
                if self.orders[target].is_known() {
                    self.tell(self.offers[self.orders[target].offer].entered_by, "order_withdrawn");
                }
                self.tell_who_ordered(target, who, "withdraw_done");
            }
            Deed::Step { step, .. } => self.go_on(step, who, target),
            Deed::Cancel { .. } => {
                let side = self.side(who, &self.orders[target]);
                self.step(target, who, OrderStatus::Cancelled);
                self.tell_other(target, who, side, "cancel_done");
            }
            Deed::Postpone { days, .. } => {
                let (side, day) = (self.side(who, &self.orders[target]), wib::day(self.now) + Days::new(days));
                self.negotiate(target, who, "day_proposed");
                self.orders[target].proposed = Some((side, Proposed::Day(day)));
            }
            Deed::AnswerDay { yes, .. } => {
                let proposed = self.orders[target].proposed;
                self.negotiate(target, who, if yes { "day_accepted" } else { "day_declined" });
                if let (true, Some((_, Proposed::Day(day)))) = (yes, proposed) {
                    self.orders[target].day = (day, None);
                    // Who agrees to a day on its own morning or later knows it.
                    if self.now >= wib::at_hour(day, 6) {
                        self.orders[target].told_for = [Some(day); 2];
                    }
                }
            }
            Deed::Contact { .. } => {}
            Deed::Pass { hours, due } => {
                self.now += chrono::Duration::hours(hours);
                if due {
                    self.due();
                }
            }
            Deed::Reach { who, lost } if lost != self.lost[who] => self.reach(who, lost),
            Deed::Reach { .. } => {}
        }
    }

    /// When an offer that is put up now ends.
    fn end(&self, ready: (NaiveDate, Option<NaiveDate>)) -> DateTime<Utc> {
        wib::valid_until(wib::day(self.now), ready.1.unwrap_or(ready.0), self.life_days)
    }

    fn change(&mut self, target: usize, terms: bool, how: impl FnOnce(&mut ModelOffer)) {
        let offer = &mut self.offers[target];
        let offered = offer.offered;
        how(offer);
        offer.version += 1;
        offer.terms_version += i64::from(terms);
        // Whoever says how much there is in all, or that it is down, has said what is there of a rest.
        if offer.status == OfferStatus::Withdrawn || offer.offered != offered {
            self.orders.iter_mut().filter(|order| order.offer == target).for_each(|order| order.asked = 0);
        }
    }

    /// A party says something about an agreed order, which stays agreed; the other side and who ordered hear of it.
    fn negotiate(&mut self, target: usize, who: usize, kind: &str) {
        let (side, status) = (self.side(who, &self.orders[target]), self.orders[target].status);
        self.step_as(target, who, status, kind);
        self.tell_other(target, who, side, "order_changed");
    }

    /// The other side hears of it, and who ordered, if a colleague acted.
    fn tell_other(&mut self, target: usize, who: usize, side: Side, kind: &str) {
        if side == Side::Buyer {
            self.tell(self.offers[self.orders[target].offer].entered_by, kind);
            self.tell_who_ordered(target, who, kind);
        } else {
            self.tell_buyer(target, kind);
        }
    }

    /// A party moves an order.
    fn step(&mut self, target: usize, who: usize, to: OrderStatus) {
        self.step_as(target, who, to, to.code());
    }

    fn step_as(&mut self, target: usize, who: usize, to: OrderStatus, kind: &str) {
        self.untold_step_as(target, who, to, kind);
        self.orders[target].version += 1;
    }

    /// The same, of which nobody is told: what others saw of the order holds.
    fn untold_step_as(&mut self, target: usize, who: usize, to: OrderStatus, kind: &str) {
        let order = &self.orders[target];
        let (seller, from) = (self.offers[order.offer].seller, order.status);
        let (side, whose) = match self.side(who, order) {
            Side::Seller => ("SELLER", (seller != who).then_some(seller)),
            Side::Buyer | Side::None => ("BUYER", None),
        };
        self.trace("order", target, (Some(who), whose), kind, (Some(from.code()), Some(to.code()), Some(side)));
        self.orders[target].proposed = None;
        self.orders[target].looked = self.now;
        self.orders[target].status = to;
    }

    fn lapse(&mut self, target: usize) {
        self.orders[target].status = OrderStatus::Lapsed;
        self.orders[target].version += 1;
        self.trace("order", target, (None, None), "lapsed", (Some("requested"), Some("lapsed"), Some("TIME")));
        if self.orders[target].is_known() {
            self.tell(self.offers[self.orders[target].offer].entered_by, "order_lapsed");
        }
        self.tell_buyer(target, "order_lapsed");
    }

    /// Whether what a company asks for has to be approved.
    fn is_above_limit(&self, company: Organization, total: i64) -> bool {
        self.limited.contains(&company) && total > LIMIT
    }

    /// The people who can approve what `buyer` asks for of an offer.
    fn approvers(&self, company: Organization, buyer: usize, offer: usize) -> Vec<usize> {
        let of = &self.offers[offer];
        let parties = [buyer, of.seller, of.entered_by];
        (0..PEOPLE.len()).filter(|who| self.company[*who] == Some(company) && !parties.contains(who)).collect()
    }

    fn tell_approvers(&mut self, target: usize) {
        let order = &self.orders[target];
        for who in self.approvers(order.organization, order.buyer, order.offer) {
            self.tell(who, "approval_request");
        }
    }

    /// A colleague decides about an order, or who asked asks again.
    fn decide(&mut self, decision: Decision, who: usize, target: usize) {
        match decision {
            Decision::Approve => {
                self.step_as(target, who, OrderStatus::Requested, "approved");
                self.orders[target].approval = Some(Approval::Given);
                let until = wib::hold_until(self.now, self.hold_hours);
                self.orders[target].hold_until = until;
                // A day that the seller can't keep to any more becomes the first that he can.
                let (first, last) = self.orders[target].day;
                if last.unwrap_or(first) < wib::day(until) {
                    self.orders[target].day = (wib::day(until), None);
                }
                let reader = self.offers[self.orders[target].offer].entered_by;
                self.tell(reader, "order_request");
                if self.lost[reader] {
                    self.tell_buyer(target, "seller_unreachable");
                }
            }
            Decision::Refuse => {
                self.orders[target].refused = true;
                self.step(target, who, OrderStatus::Cancelled);
            }
            Decision::SendBack => {
                self.step_as(target, who, OrderStatus::Requested, "sent_back");
                self.orders[target].approval = Some(Approval::SentBack);
            }
            Decision::AskAgain { .. } => {
                let quantity = self.again(target, decision);
                self.step_as(target, who, OrderStatus::Requested, "approval_asked");
                let form = self.offers[self.orders[target].offer].form;
                let order = &mut self.orders[target];
                (order.approval, order.quantity) = (Some(Approval::Waiting), quantity);
                order.total = Self::costs(form, order.price, quantity);
                self.tell_approvers(target);
            }
        }
        self.tell_who_ordered(target, who, "order_changed");
    }

    /// How much is asked for again: a lot as a whole, of other goods half of it where less is wanted.
    pub(super) fn again(&self, target: usize, decision: Decision) -> i64 {
        let Some(order) = self.orders.get(target) else { return 1 };
        let whole = self.offers[order.offer].form == Form::Lot || !matches!(decision, Decision::AskAgain { less: true });
        if whole { order.quantity } else { (order.quantity / 2).max(1) }
    }

    fn due(&mut self) {
        for order in 0..self.orders.len() {
            if self.is_over(&self.orders[order]) {
                self.lapse(order);
            }
            self.deadlines(order);
        }
        self.remind_of_pick_ups();
        for offer in 0..self.offers.len() {
            if self.is_up(offer) && self.offers[offer].valid_until <= self.now {
                let before = self.offers[offer].status.code();
                self.change(offer, false, |offer| offer.status = OfferStatus::Expired);
                self.trace("offer", offer, (None, None), "expired", (Some(before), Some("expired"), None));
                if self.left(offer) > 0 {
                    self.tell(self.offers[offer].entered_by, "offer_expired");
                }
            }
        }
    }

    fn reach(&mut self, who: usize, lost: bool) {
        self.lost[who] = lost;
        let (from, to) = if lost { (OfferStatus::Published, OfferStatus::Paused) } else { (OfferStatus::Paused, OfferStatus::Published) };
        let mut moved = false;
        for offer in 0..self.offers.len() {
            let of = &self.offers[offer];
            if of.entered_by == who && of.status == from && (lost || of.valid_until > self.now) {
                self.change(offer, false, |offer| offer.status = to);
                let kind = if lost { "paused" } else { "resumed" };
                self.trace("offer", offer, (None, None), kind, (Some(from.code()), Some(to.code()), None));
                moved = true;
            }
        }
        if lost {
            for order in 0..self.orders.len() {
                let of = &self.orders[order];
                if of.status == OrderStatus::Requested && of.is_known() && self.offers[of.offer].entered_by == who {
                    self.tell_buyer(order, "seller_unreachable");
                }
            }
            self.end_what_nobody_approves(who);
            self.forward_news(who);
        } else if moved {
            self.tell(who, "offers_resumed");
        }
    }

    /// What only somebody could approve who can't be reached any more ends, and who asked for it is told.
    fn end_what_nobody_approves(&mut self, gone: usize) {
        for target in 0..self.orders.len() {
            let order = &self.orders[target];
            let waits = order.status == OrderStatus::Requested && !order.is_known() && order.buyer != gone;
            let approvers = self.approvers(order.organization, order.buyer, order.offer);
            if !waits || self.company[gone] != Some(order.organization) || approvers.iter().any(|who| !self.lost[*who]) {
                continue;
            }
            self.trace("order", target, (None, None), "cancelled", (Some("requested"), Some("cancelled"), Some("unreachable")));
            let order = &mut self.orders[target];
            (order.status, order.refused, order.proposed, order.looked) = (OrderStatus::Cancelled, true, None, self.now);
            order.version += 1;
            self.tell_who_ordered(target, gone, "order_changed");
        }
    }

    /// What waits for somebody of his company's orders is told to the colleagues; of an order of somebody who went, they all know.
    fn forward_news(&mut self, who: usize) {
        for (reader, kind, order) in self.waiting.clone() {
            let of = &self.orders[order];
            let sells = [self.offers[of.offer].seller, self.offers[of.offer].entered_by].contains(&who);
            if reader != who || self.company[who] != Some(of.organization) || sells {
                continue;
            }
            let colleagues = self.colleagues(order, who);
            if of.buyer == who || colleagues.is_empty() {
                for colleague in colleagues {
                    self.waiting.push((colleague, kind.clone(), order));
                    self.told.push(Told { who: colleague, kind: kind.clone(), silent: wib::is_quiet(self.now), not_before: self.now });
                }
            }
        }
    }

    fn colleagues(&self, order: usize, who: usize) -> Vec<usize> {
        let company = Some(self.orders[order].organization);
        (0..PEOPLE.len()).filter(|other| *other != who && self.company[*other] == company).collect()
    }

    fn is_over(&self, order: &ModelOrder) -> bool {
        order.status == OrderStatus::Requested && self.now >= order.hold_until
    }

    fn is_up(&self, offer: usize) -> bool {
        matches!(self.offers[offer].status, OfferStatus::Published | OfferStatus::Paused)
    }

    fn still_buys(&self, order: usize) -> bool {
        let order = &self.orders[order];
        self.company[order.buyer] == Some(order.organization)
    }

    /// The person who ordered; everybody else of the company if he went to another, or can't be reached.
    fn tell_buyer(&mut self, order: usize, kind: &str) {
        let buyer = self.orders[order].buyer;
        let mut readers = Vec::new();
        if self.still_buys(order) {
            readers.push(buyer);
        }
        if readers.is_empty() || self.lost[buyer] {
            readers.extend(self.colleagues(order, buyer));
        }
        for who in readers {
            self.waiting.push((who, kind.to_owned(), order));
            self.tell(who, kind);
        }
    }

    /// A colleague of who ordered acted.
    fn tell_who_ordered(&mut self, order: usize, actor: usize, kind: &str) {
        let buyer = self.orders[order].buyer;
        if buyer != actor && self.still_buys(order) {
            if kind != "withdraw_done" {
                self.waiting.push((buyer, kind.to_owned(), order));
            }
            self.tell(buyer, kind);
        }
    }

    /// A person without a phone hears nothing. What is no answer to anybody waits for the morning; the rest comes without a sound.
    fn tell(&mut self, who: usize, kind: &str) {
        if who == FARMER {
            return;
        }
        let waits = matches!(
            kind,
            "order_lapsed"
                | "offer_expired"
                | "offers_resumed"
                | "payment_reminder"
                | "not_loaded"
                | "pick_up_day"
                | "load_late"
                | "grading_reminder"
                | "rest_reminder"
                | "papers_reminder"
                | "cancel_lapsed"
        );
        let kind = if kind == "cancel_lapsed" { "order_changed" } else { kind };
        let not_before = if waits { wib::after_quiet(self.now) } else { self.now };
        self.told.push(Told { who, kind: kind.to_owned(), silent: !waits && wib::is_quiet(self.now), not_before });
    }

    fn trace_offer(&mut self, target: usize, who: usize, kind: &str, change: Change<'_>) {
        let seller = self.offers[target].seller;
        self.trace("offer", target, (Some(who), (seller != who).then_some(seller)), kind, change);
    }

    fn trace(
        &mut self,
        subject: &str,
        target: usize,
        (actor, on_behalf_of): (Option<usize>, Option<usize>),
        kind: &str,
        (before, after, reason): Change<'_>,
    ) {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let (before, after, reason) = (own(before), own(after), own(reason));
        self.traced.push(Traced { subject: subject.to_owned(), target, kind: kind.to_owned(), actor, on_behalf_of, before, after, reason });
    }
}
