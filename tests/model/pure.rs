//! Offers and orders as lists of numbers: what the market should do, said as simply as can be.

use chrono::{DateTime, Utc};
use proptest::sample::Index;
use tembus::domain::{
    offer::OfferStatus,
    order::OrderStatus,
    person::{Office, Organization, Role},
    wib,
};

/// Two sellers, one who also buys, two buyers of one company, one of another, an official, and somebody without a role.
pub(super) const PEOPLE: &[&[Role]] = &[
    &[Role::Seller],
    &[Role::Seller],
    &[Role::Seller, Role::Buyer(Organization::FoodStation)],
    &[Role::Buyer(Organization::PasarJaya)],
    &[Role::Buyer(Organization::PasarJaya)],
    &[Role::Buyer(Organization::DharmaJaya)],
    &[Role::Official(Office::Dkpp)],
    &[],
];

/// An act. Nobody named is somebody who may; `old` brings a stamp that is over.
#[derive(Debug, Clone)]
pub(super) enum Deed {
    Publish { who: Option<usize>, kg: i64 },
    SetPrice { who: Option<usize>, which: Index, old: bool },
    SetQuantity { who: Option<usize>, which: Index, old: bool, kg: i64 },
    Withdraw { who: Option<usize>, which: Index, old: bool },
    Renew { who: Option<usize>, which: Index, old: bool },
    Request { who: Option<usize>, which: Index, old: bool, kg: i64 },
    Accept { who: Option<usize>, which: Index, old: bool },
    Decline { who: Option<usize>, which: Index, old: bool },
    WithdrawRequest { who: Option<usize>, which: Index, old: bool },
    Cancel { who: Option<usize>, which: Index, old: bool },
    Contact { who: Option<usize>, which: Index },
    Pass { hours: i64, due: bool },
    Reach { who: usize, lost: bool },
}

/// What is said to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Done,
    RoleNeeded,
    NotThere,
    Stale,
    Less,
    Gone,
    OwnOffer,
    BelowBound,
}

/// Who does it to what, and what comes of it.
#[derive(Debug)]
pub(super) struct Expected {
    pub(super) who: usize,
    pub(super) target: usize,
    pub(super) answer: Answer,
}

#[derive(Debug)]
pub(super) struct ModelOffer {
    pub(super) seller: usize,
    pub(super) status: OfferStatus,
    pub(super) offered: i64,
    pub(super) version: i64,
    pub(super) terms_version: i64,
    pub(super) valid_until: DateTime<Utc>,
}

#[derive(Debug)]
pub(super) struct ModelOrder {
    pub(super) offer: usize,
    pub(super) buyer: usize,
    pub(super) quantity: i64,
    pub(super) status: OrderStatus,
    pub(super) version: i64,
    pub(super) hold_until: DateTime<Utc>,
}

#[derive(Debug)]
pub(super) struct Model {
    pub(super) now: DateTime<Utc>,
    pub(super) offers: Vec<ModelOffer>,
    pub(super) orders: Vec<ModelOrder>,
    /// Messages to others so far.
    pub(super) told: i64,
    lost: Vec<bool>,
    life_days: i64,
    hold_hours: i64,
}

fn sells(who: usize) -> bool {
    PEOPLE[who].contains(&Role::Seller)
}

fn buys_for(who: usize) -> Option<Organization> {
    PEOPLE[who].iter().find_map(|role| if let Role::Buyer(organization) = role { Some(*organization) } else { None })
}

/// Which side somebody has in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Seller,
    Buyer,
    None,
}

impl Model {
    pub(super) fn new(now: DateTime<Utc>, life_days: i64, hold_hours: i64) -> Self {
        Self { now, offers: Vec::new(), orders: Vec::new(), told: 0, lost: vec![false; PEOPLE.len()], life_days, hold_hours }
    }

    /// What of an offer is held and what is agreed.
    pub(super) fn bound(&self, offer: usize) -> (i64, i64) {
        let sum = |status| self.orders.iter().filter(|o| o.offer == offer && o.status == status).map(|o| o.quantity).sum();
        (sum(OrderStatus::Requested), sum(OrderStatus::Confirmed))
    }

    fn left(&self, offer: usize) -> i64 {
        let (held, committed) = self.bound(offer);
        self.offers[offer].offered - held - committed
    }

    fn side(&self, who: usize, order: &ModelOrder) -> Side {
        if self.offers[order.offer].seller == who {
            Side::Seller
        } else if buys_for(who).is_some() && buys_for(who) == buys_for(order.buyer) {
            Side::Buyer
        } else {
            Side::None
        }
    }

    /// What should come of it now.
    pub(super) fn doing(&self, deed: &Deed) -> Expected {
        let offer = |which: &Index| if self.offers.is_empty() { usize::MAX } else { which.index(self.offers.len()) };
        let order = |which: &Index| if self.orders.is_empty() { usize::MAX } else { which.index(self.orders.len()) };
        let seller = |target: usize| self.offers.get(target).map_or(0, |offer| offer.seller);
        let party =
            |target: usize, sells: bool| self.orders.get(target).map_or(0, |order| if sells { seller(order.offer) } else { order.buyer });
        let (who, target) = match deed {
            Deed::Publish { who, kg } => (who.unwrap_or(usize::try_from(kg % 3).unwrap()), 0),
            Deed::SetPrice { who, which, .. }
            | Deed::SetQuantity { who, which, .. }
            | Deed::Withdraw { who, which, .. }
            | Deed::Renew { who, which, .. } => (who.unwrap_or(seller(offer(which))), offer(which)),
            Deed::Request { who, which, kg, .. } => (who.unwrap_or(3 + usize::try_from(kg % 3).unwrap()), offer(which)),
            Deed::Accept { who, which, .. } | Deed::Decline { who, which, .. } => (who.unwrap_or(party(order(which), true)), order(which)),
            Deed::WithdrawRequest { who, which, .. } => (who.unwrap_or(party(order(which), false)), order(which)),
            Deed::Cancel { who, which, old } => (who.unwrap_or(party(order(which), *old)), order(which)),
            Deed::Contact { who, which } => (who.unwrap_or(party(order(which), true)), order(which)),
            Deed::Pass { .. } => (0, 0),
            Deed::Reach { who, .. } => (*who, 0),
        };
        Expected { who, target, answer: self.answer(deed, who, target) }
    }

    fn answer(&self, deed: &Deed, who: usize, target: usize) -> Answer {
        match *deed {
            Deed::Pass { .. } | Deed::Reach { .. } => Answer::Done,
            Deed::Publish { .. } => {
                if sells(who) {
                    Answer::Done
                } else {
                    Answer::RoleNeeded
                }
            }
            Deed::SetPrice { old, .. } | Deed::SetQuantity { old, .. } | Deed::Withdraw { old, .. } | Deed::Renew { old, .. } => {
                self.to_own_offer(deed, who, target, old)
            }
            Deed::Request { old, kg, .. } => self.to_request(who, target, old, kg * 1000),
            Deed::Contact { .. } => {
                let Some(order) = self.orders.get(target).filter(|order| self.side(who, order) != Side::None) else {
                    return Answer::NotThere;
                };
                if order.status == OrderStatus::Confirmed { Answer::Done } else { Answer::Stale }
            }
            Deed::Accept { old, .. } | Deed::Decline { old, .. } => {
                if sells(who) {
                    self.to_order(target, old, who, Some(Side::Seller), OrderStatus::Requested)
                } else {
                    Answer::RoleNeeded
                }
            }
            Deed::WithdrawRequest { old, .. } => {
                let buys = buys_for(who).is_some();
                if buys { self.to_order(target, old, who, Some(Side::Buyer), OrderStatus::Requested) } else { Answer::RoleNeeded }
            }
            Deed::Cancel { old, .. } => self.to_order(target, old, who, None, OrderStatus::Confirmed),
        }
    }

    fn to_own_offer(&self, deed: &Deed, who: usize, target: usize, old: bool) -> Answer {
        if !sells(who) {
            return Answer::RoleNeeded;
        }
        let Some(offer) = self.offers.get(target).filter(|offer| offer.seller == who) else { return Answer::NotThere };
        let (held, committed) = self.bound(target);
        let up = matches!(offer.status, OfferStatus::Published | OfferStatus::Paused);
        match *deed {
            _ if old => Answer::Stale,
            Deed::SetQuantity { kg, .. } if kg * 1000 < held + committed => Answer::BelowBound,
            Deed::SetQuantity { .. } | Deed::SetPrice { .. } if !up => Answer::Stale,
            Deed::Withdraw { .. } | Deed::Renew { .. } if offer.status == OfferStatus::Withdrawn => Answer::Stale,
            Deed::Renew { .. } if self.left(target) == 0 => Answer::Gone,
            _ => Answer::Done,
        }
    }

    fn to_request(&self, who: usize, target: usize, old: bool, base: i64) -> Answer {
        if buys_for(who).is_none() {
            return Answer::RoleNeeded;
        }
        let Some(offer) = self.offers.get(target) else { return Answer::Gone };
        if offer.seller == who {
            Answer::OwnOffer
        } else if offer.status != OfferStatus::Published || self.left(target) == 0 || self.now >= offer.valid_until {
            Answer::Gone
        } else if old {
            Answer::Stale
        } else if base > self.left(target) {
            Answer::Less
        } else {
            Answer::Done
        }
    }

    fn to_order(&self, target: usize, old: bool, who: usize, side: Option<Side>, from: OrderStatus) -> Answer {
        let Some(order) = self.orders.get(target) else { return Answer::NotThere };
        let own = self.side(who, order);
        if own == Side::None || side.is_some_and(|side| side != own) {
            Answer::NotThere
        } else if self.is_over(order) || order.status != from || old {
            Answer::Stale
        } else {
            Answer::Done
        }
    }

    fn is_over(&self, order: &ModelOrder) -> bool {
        order.status == OrderStatus::Requested && self.now >= order.hold_until
    }

    /// Does it.
    pub(super) fn after(&mut self, deed: &Deed, expected: &Expected) {
        let Expected { who, target, answer } = *expected;
        let steps_on_order =
            matches!(deed, Deed::Accept { .. } | Deed::Decline { .. } | Deed::WithdrawRequest { .. } | Deed::Cancel { .. });
        // Whoever comes too late learns it, and the hold ends then and there.
        if steps_on_order && answer == Answer::Stale && self.is_over(&self.orders[target]) {
            self.lapse(target);
        }
        if answer != Answer::Done {
            return;
        }
        match *deed {
            Deed::Publish { kg, .. } => {
                let today = wib::day(self.now);
                let valid_until = wib::valid_until(today, today, self.life_days);
                let status = OfferStatus::Published;
                self.offers.push(ModelOffer { seller: who, status, offered: kg * 1000, version: 1, terms_version: 1, valid_until });
            }
            Deed::SetPrice { .. } => self.change(target, true, |_| {}),
            Deed::SetQuantity { kg, .. } => self.change(target, true, |offer| offer.offered = kg * 1000),
            Deed::Withdraw { .. } => self.change(target, false, |offer| offer.status = OfferStatus::Withdrawn),
            Deed::Renew { .. } => {
                let today = wib::day(self.now);
                let valid_until = wib::valid_until(today, today, self.life_days);
                self.change(target, true, |offer| (offer.status, offer.valid_until) = (OfferStatus::Published, valid_until));
            }
            Deed::Request { kg, .. } => {
                let hold_until = wib::hold_until(self.now, self.hold_hours);
                let status = OrderStatus::Requested;
                self.orders.push(ModelOrder { offer: target, buyer: who, quantity: kg * 1000, status, version: 1, hold_until });
                self.told += 1;
            }
            Deed::Accept { .. } => self.step(target, OrderStatus::Confirmed, 1),
            Deed::Decline { .. } => self.step(target, OrderStatus::Declined, 1),
            Deed::WithdrawRequest { .. } | Deed::Cancel { .. } => {
                let order = &self.orders[target];
                let colleague = self.side(who, order) == Side::Buyer && order.buyer != who;
                self.step(target, OrderStatus::Cancelled, 1 + i64::from(colleague));
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

    fn change(&mut self, target: usize, terms: bool, how: impl FnOnce(&mut ModelOffer)) {
        let offer = &mut self.offers[target];
        how(offer);
        offer.version += 1;
        offer.terms_version += i64::from(terms);
    }

    fn step(&mut self, target: usize, to: OrderStatus, told: i64) {
        let order = &mut self.orders[target];
        order.status = to;
        order.version += 1;
        self.told += told;
    }

    fn lapse(&mut self, target: usize) {
        self.step(target, OrderStatus::Lapsed, 2);
    }

    fn due(&mut self) {
        for order in 0..self.orders.len() {
            if self.is_over(&self.orders[order]) {
                self.lapse(order);
            }
        }
        for offer in 0..self.offers.len() {
            let up = matches!(self.offers[offer].status, OfferStatus::Published | OfferStatus::Paused);
            if up && self.offers[offer].valid_until <= self.now {
                self.told += i64::from(self.left(offer) > 0);
                self.change(offer, false, |offer| offer.status = OfferStatus::Expired);
            }
        }
    }

    fn reach(&mut self, who: usize, lost: bool) {
        self.lost[who] = lost;
        let (from, to) = if lost { (OfferStatus::Published, OfferStatus::Paused) } else { (OfferStatus::Paused, OfferStatus::Published) };
        let mut moved = 0;
        for offer in 0..self.offers.len() {
            let of = &self.offers[offer];
            if of.seller == who && of.status == from && (lost || of.valid_until > self.now) {
                self.change(offer, false, |offer| offer.status = to);
                moved += 1;
            }
        }
        if lost {
            let waits = |order: &&ModelOrder| order.status == OrderStatus::Requested && self.offers[order.offer].seller == who;
            self.told += i64::try_from(self.orders.iter().filter(waits).count()).unwrap();
        } else {
            self.told += i64::from(moved > 0);
        }
    }
}
