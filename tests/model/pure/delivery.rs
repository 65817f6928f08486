//! What was agreed goes on: loads, receipts, the rest, the payment, and letting go together.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use tembus::domain::{offer::OfferStatus, order::OrderStatus, wib};

use super::{Form, Model, ModelOrder, Side, Step, What};

/// What one side wants and the other has not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proposed {
    Day(NaiveDate),
    Cancel {
        until: DateTime<Utc>,
    },
    /// Another price, quantity, or other days of payment.
    Terms {
        what: What,
        to: i64,
        until: DateTime<Utc>,
    },
    /// How a complaint should end.
    End {
        as_loaded: bool,
        /// What of the accepted goes back.
        back: i64,
        /// What the price becomes.
        price: Option<i64>,
    },
}

/// What was said of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Money {
    Nothing,
    Owed,
    SaidPaid,
    Paid,
}

/// A load, in the units of the order.
#[derive(Debug, Clone)]
pub(super) struct Load {
    pub(super) loaded: i64,
    /// What arrived before anybody graded it, and when that was first said.
    pub(super) arrived: Option<(i64, DateTime<Utc>)>,
    /// Accepted and rejected.
    pub(super) receipt: Option<(i64, i64)>,
    /// Whether the seller says that it is right.
    pub(super) agreed: Option<bool>,
    /// When it left, or when its receipt was first entered.
    pub(super) at: DateTime<Utc>,
}

impl Load {
    /// Whether its receipt was entered too long ago to be corrected.
    pub(super) fn stands(&self, now: DateTime<Utc>) -> bool {
        self.receipt.is_some() && now >= self.at + Duration::hours(24)
    }
}

impl ModelOrder {
    /// What is still to come.
    pub(super) fn rest(&self) -> i64 {
        (self.quantity - self.arrived - self.closed).max(0)
    }

    /// Nothing, half, all, twice as much, or more of what is still to come.
    pub(in crate::model) fn share_of_rest(&self, share: u8) -> i64 {
        [0, self.rest() / 2, self.rest(), self.rest(), self.rest() * 2, self.rest() * 2 + 1][usize::from(share % 6)]
    }

    /// Nothing, half, all, or more of what was accepted and is still there.
    pub(in crate::model) fn share_of_kept(&self, share: u8) -> i64 {
        let kept = self.most_returned();
        [0, kept / 2, kept, kept, kept, kept + 1][usize::from(share % 6)]
    }

    /// What can go back: what was accepted and did not, and what a receipt says that both sides have not agreed to.
    pub(in crate::model) fn most_returned(&self) -> i64 {
        let waiting = self.load.as_ref().filter(|load| load.agreed != Some(true)).and_then(|load| load.receipt);
        self.accepted - self.returned + waiting.map_or(0, |(accepted, _)| accepted)
    }

    /// What the last load weighs; what was ordered where there is none.
    pub(in crate::model) fn loaded(&self) -> i64 {
        self.load.as_ref().map_or(self.quantity, |load| load.loaded)
    }

    /// Nothing, half, all, twice as much, or more of what was loaded.
    pub(in crate::model) fn share_of_arrived(&self, share: u8) -> i64 {
        let loaded = self.loaded();
        [0, loaded / 2, loaded, loaded, loaded * 2, loaded * 2 + 1][usize::from(share % 6)]
    }

    /// What was weighed on arrival, where it binds what is accepted: a correction weighs anew.
    pub(super) fn weighed(&self, again: bool) -> Option<i64> {
        self.load.as_ref().filter(|_| !again).and_then(|load| load.arrived).map(|(arrived, _)| arrived)
    }

    /// Whether nothing of the last load was accepted, or, once both sides agreed to its receipt, nothing of the order was kept.
    pub(super) fn has_nothing_to_price(&self) -> bool {
        match self.load.as_ref().filter(|load| load.agreed != Some(true)) {
            Some(load) => load.receipt.is_some_and(|(accepted, _)| accepted == 0),
            None => self.accepted == self.returned,
        }
    }

    /// What can still be accepted: a share of what was agreed besides it, rounded down.
    pub(super) fn most_accepted(&self) -> i64 {
        self.quantity + self.quantity * self.tolerance / 1000 - self.accepted
    }

    /// Nothing, half, as much as was loaded or can be accepted, all that can be accepted, or more.
    pub(in crate::model) fn share_of_load(&self, share: u8) -> i64 {
        let most = self.most_accepted();
        let fitting = self.loaded().min(most);
        [0, self.loaded() / 2, fitting, fitting, most, most + 1][usize::from(share % 6)]
    }
}

impl Model {
    /// Does what can be done. What stands proposed goes on standing where the step has nothing to do with it.
    pub(super) fn go_on(&mut self, step: Step, who: usize, target: usize) {
        let proposed = self.orders[target].proposed;
        self.take(step, who, target);
        if matches!(
            step,
            Step::Dispose { .. } | Step::AnswerRest { .. } | Step::Papers { .. } | Step::SayPaid | Step::AnswerPaid { yes: false, .. }
        ) {
            self.orders[target].proposed = proposed;
        }
    }

    fn take(&mut self, step: Step, who: usize, target: usize) {
        let side = self.side(who, &self.orders[target]);
        match step {
            Step::AskCancel if self.both_cancel(side, &self.orders[target]) => self.end_together(target, who, side),
            Step::AskCancel => {
                self.negotiate(target, who, "cancel_asked");
                self.orders[target].proposed = Some((side, Proposed::Cancel { until: wib::hold_until(self.now, 24) }));
            }
            Step::Amend { what, share } => {
                let to = self.amended(&self.orders[target], what, share);
                self.negotiate(target, who, "terms_proposed");
                self.orders[target].proposed = Some((side, Proposed::Terms { what, to, until: wib::hold_until(self.now, 24) }));
            }
            Step::AnswerTerms { yes } => {
                let proposed = self.orders[target].proposed;
                self.negotiate(target, who, if yes { "terms_changed" } else { "terms_declined" });
                if let (true, Some((_, Proposed::Terms { what, to, .. }))) = (yes, proposed) {
                    self.amend(target, what, to);
                    self.complete(target);
                }
            }
            Step::TakeBackTerms => self.negotiate(target, who, "terms_taken_back"),
            Step::AnswerCancel { yes: true, .. } => self.end_together(target, who, side),
            Step::AnswerCancel { .. } => self.negotiate(target, who, "cancel_refused"),
            Step::TakeBack { day } => self.negotiate(target, who, if day { "day_taken_back" } else { "cancel_taken_back" }),
            Step::Depart { share } => {
                let loaded = self.orders[target].share_of_rest(share);
                let kind = if self.orders[target].status == OrderStatus::Confirmed { "shipped" } else { "load_shipped" };
                self.step_as(target, who, OrderStatus::Shipped, kind);
                self.tell_other(target, who, side, "order_changed");
                self.orders[target].load = Some(Load { loaded, arrived: None, receipt: None, agreed: None, at: self.now });
            }
            Step::CorrectLoad { share } => {
                let loaded = self.orders[target].share_of_rest(share);
                self.negotiate(target, who, "load_corrected");
                self.orders[target].load.as_mut().unwrap().loaded = loaded;
            }
            Step::Arrive { share } => {
                let arrived = self.orders[target].share_of_arrived(share);
                self.negotiate(target, who, "load_arrived");
                let load = self.orders[target].load.as_mut().unwrap();
                let since = load.arrived.map_or(self.now, |(_, since)| since);
                load.arrived = Some((arrived, since));
            }
            Step::Dispose { disposition } => {
                self.negotiate(target, who, ["rejects_fetched", "rejects_sold", "rejects_destroyed"][usize::from(disposition % 3)]);
                self.orders[target].undisposed = 0;
            }
            Step::Receive { share, broken, parted, again } => {
                let accepted = self.orders[target].share_of_load(share);
                let missing = (self.orders[target].loaded() - accepted).max(0);
                let weighed = self.orders[target].weighed(again);
                self.negotiate(target, who, if again { "receipt_corrected" } else { "load_received" });
                let load = self.orders[target].load.as_mut().unwrap();
                let rejected = if parted { missing / 2 } else { missing };
                let rejected = match weighed {
                    Some(arrived) => arrived - accepted,
                    None => i64::from(broken) * rejected,
                };
                if load.receipt.is_none() {
                    load.at = self.now;
                }
                (load.receipt, load.agreed) = (Some((accepted, rejected)), None);
                if accepted == 0 && self.orders[target].complaint.is_none() {
                    self.escalate(target, Side::Buyer);
                }
            }
            Step::Complain => {
                self.negotiate(target, who, "complained");
                (self.orders[target].complaint, self.orders[target].complained) = (Some(side), true);
            }
            Step::DropComplaint => {
                self.negotiate(target, who, "complaint_dropped");
                self.end_complaint(target);
                self.complete(target);
            }
            Step::Propose { as_loaded, back, price } => {
                let price = price.filter(|_| back.is_none()).map(|share| self.amended(&self.orders[target], What::Price, share));
                self.negotiate(target, who, "outcome_proposed");
                let back = back.map_or(0, |share| self.orders[target].share_of_kept(share));
                self.orders[target].proposed =
                    Some((side, Proposed::End { as_loaded: as_loaded && back == 0 && price.is_none(), back, price }));
            }
            Step::AnswerProposal { yes: true, .. } => {
                let proposed = self.orders[target].proposed;
                let Some((_, Proposed::End { as_loaded, back, price })) = proposed else { return };
                self.negotiate(target, who, "complaint_settled");
                self.orders[target].returned += back;
                if let Some(price) = price {
                    self.amend(target, What::Price, price);
                }
                self.settle(target, as_loaded);
                let order = &self.orders[target];
                if back > 0 && order.accepted == order.returned && order.money == Money::SaidPaid {
                    // Goods that are paid for all went back: whether the money did is the buyer's to say.
                    self.escalate(target, Side::Buyer);
                } else {
                    self.complete(target);
                }
            }
            Step::AnswerProposal { .. } => self.negotiate(target, who, "outcome_refused"),
            Step::AnswerReceipt { yes } => {
                self.negotiate(target, who, if yes { "receipt_agreed" } else { "receipt_disputed" });
                let order = &mut self.orders[target];
                let load = order.load.as_mut().unwrap();
                load.agreed = Some(yes);
                if let (true, Some((accepted, rejected))) = (yes, load.receipt) {
                    order.arrived += accepted + rejected;
                    order.undisposed += rejected;
                    order.accepted += accepted;
                    // A buyer who finds the goods bad still does when the figures are agreed on.
                    if order.complaint.is_some() && !(order.complained && order.complaint == Some(Side::Buyer)) {
                        self.end_complaint(target);
                    }
                }
                self.complete(target);
            }
            Step::CloseRest { gone } => {
                let rest = self.orders[target].rest();
                self.negotiate(target, who, "rest_closed");
                self.orders[target].closed += rest;
                let offer = self.orders[target].offer;
                let of = &self.offers[offer];
                if side == Side::Seller || gone {
                    // That there is nothing is not asked about, whoever says it; what the buyer's word took off is told.
                    let told = side == Side::Buyer && of.status != OfferStatus::Withdrawn && of.offered > rest;
                    self.take_off(offer, rest, gone);
                    if told {
                        self.tell(self.offers[offer].entered_by, "own_offer");
                    }
                } else if of.status != OfferStatus::Withdrawn {
                    // Only the seller knows whether the goods are still there.
                    let is_asked = of.offered > rest;
                    self.take_off(offer, rest, true);
                    self.orders[target].asked = if is_asked { rest } else { 0 };
                }
                self.complete(target);
            }
            Step::AnswerRest { there } => {
                let order = &mut self.orders[target];
                let (rest, offer) = (std::mem::take(&mut order.asked), order.offer);
                let kind = if there { "rest_kept" } else { "rest_dropped" };
                self.untold_step_as(target, who, self.orders[target].status, kind);
                if there {
                    self.offers[offer].offered += rest;
                }
            }
            Step::Papers { days } => {
                self.negotiate(target, who, "papers_complete");
                self.orders[target].money = Money::Owed;
                self.orders[target].due = Some(wib::day(self.now) + Duration::days(i64::try_from(days).unwrap()));
            }
            Step::SayPaid => {
                self.negotiate(target, who, "said_paid");
                self.orders[target].money = Money::SaidPaid;
            }
            Step::AnswerPaid { yes: true, .. } => {
                self.step(target, who, OrderStatus::Closed);
                self.tell_other(target, who, side, "order_changed");
                self.orders[target].money = Money::Paid;
            }
            Step::AnswerPaid { other, .. } => {
                self.negotiate(target, who, if other { "payment_disputed" } else { "payment_denied" });
                self.orders[target].money = Money::Owed;
            }
        }
    }

    /// The new price, quantity or days of a change: from nothing over what holds now to too much.
    pub(in crate::model) fn amended(&self, order: &ModelOrder, what: What, share: u8) -> i64 {
        let least = (order.arrived + order.closed).max(1);
        let place = usize::from(share % 6);
        match what {
            What::Price => [0, order.price, order.price + 250, order.price - 250, order.price * 2, 10_000_000_001][place],
            What::Quantity => {
                [least - 1, least, order.quantity + 1, (order.quantity / 2).max(1), order.quantity, self.most(order) + 1][place]
            }
            What::Days => [-1, 0, 7, 14, 180, 181][place],
        }
    }

    /// The most that an order can be of: a lot stays whole.
    pub(super) fn most(&self, order: &ModelOrder) -> i64 {
        if self.offers[order.offer].form == Form::Lot { order.quantity } else { order.quantity + self.left(order.offer) }
    }

    /// Whether a change makes something else of the order, which it can be.
    pub(super) fn can_become(&self, order: &ModelOrder, what: What, to: i64) -> bool {
        match what {
            What::Price => (1..=10_000_000_000).contains(&to) && to != order.price,
            What::Quantity => {
                let fits = ((order.arrived + order.closed).max(1)..=self.most(order)).contains(&to);
                fits && to != order.quantity && self.offers[order.offer].form != Form::Lot
            }
            What::Days => (0..=180).contains(&to) && order.payment_days != Some(to),
        }
    }

    fn amend(&mut self, target: usize, what: What, to: i64) {
        let form = self.offers[self.orders[target].offer].form;
        let order = &mut self.orders[target];
        let before = order.quantity;
        match what {
            What::Price => order.price = to,
            What::Quantity => order.quantity = to,
            What::Days => order.payment_days = Some(to),
        }
        order.total = Self::costs(form, order.price, order.quantity);
        // What can be ordered again by that is told.
        let (less, offer) = (what == What::Quantity && to < before, order.offer);
        if less && matches!(self.offers[offer].status, OfferStatus::Published | OfferStatus::Paused) {
            self.tell(self.offers[offer].entered_by, "own_offer");
        }
    }

    /// Time complains for a side.
    fn escalate(&mut self, target: usize, side: Side) {
        self.timed(target, self.orders[target].status, "escalated", "cancel_lapsed");
        (self.orders[target].complaint, self.orders[target].complained) = (Some(side), false);
    }

    fn end_complaint(&mut self, target: usize) {
        let order = &mut self.orders[target];
        (order.complaint, order.complained_until) = (None, Some(self.now));
    }

    /// A complaint has ended: no load is left in dispute.
    fn settle(&mut self, target: usize, as_loaded: bool) {
        self.end_complaint(target);
        let order = &mut self.orders[target];
        let most = order.most_accepted();
        let Some(load) = order.load.as_mut().filter(|load| load.agreed != Some(true)) else { return };
        if as_loaded {
            let accepted = load.loaded.min(most);
            load.receipt = Some((accepted, load.loaded - accepted));
        }
        if let Some((accepted, rejected)) = load.receipt {
            load.agreed = Some(true);
            order.arrived += accepted + rejected;
            order.undisposed += rejected;
            order.accepted += accepted;
        }
    }

    fn end_together(&mut self, target: usize, who: usize, side: Side) {
        self.step(target, who, OrderStatus::Cancelled);
        self.tell_other(target, who, side, "cancel_done");
    }

    /// Goods that are not there any more are off the offer; if it had no others, it goes down.
    fn take_off(&mut self, offer: usize, rest: i64, gone: bool) {
        let of = &mut self.offers[offer];
        if gone && of.offered > rest {
            of.offered -= rest;
        } else if gone && of.status != OfferStatus::Withdrawn {
            let before = of.status.code();
            self.change(offer, false, |offer| offer.status = OfferStatus::Withdrawn);
            self.trace("offer", offer, (None, None), "withdrawn", (Some(before), Some("withdrawn"), None));
            self.tell(self.offers[offer].entered_by, "own_offer");
        }
    }

    /// Nothing is still to come: the delivery is over, and both sides hear it. Where all of it was rejected or went back, and nobody
    /// complains, so is the order: nothing is to be paid.
    fn complete(&mut self, target: usize) {
        let order = &self.orders[target];
        if !matches!(order.status, OrderStatus::Shipped | OrderStatus::Received) {
            return;
        }
        if order.rest() > 0 || order.load.as_ref().is_some_and(|load| load.agreed != Some(true)) {
            return;
        }
        if order.accepted == order.returned && order.complaint.is_none() {
            self.timed(target, OrderStatus::Closed, "closed", "order_changed");
        } else if order.status == OrderStatus::Shipped {
            self.timed(target, OrderStatus::Received, "received", "order_changed");
            self.orders[target].received_on = Some(self.now);
        }
    }

    pub(super) fn lapse_cancel(&mut self, target: usize) {
        let terms = matches!(self.orders[target].proposed, Some((_, Proposed::Terms { .. })));
        let (status, kind) = (self.orders[target].status, if terms { "terms_lapsed" } else { "cancel_lapsed" });
        self.timed(target, status, kind, "cancel_lapsed");
    }

    /// Nobody's act.
    fn timed(&mut self, target: usize, to: OrderStatus, kind: &str, told: &str) {
        let from = self.orders[target].status.code();
        self.trace("order", target, (None, None), kind, (Some(from), Some(to.code()), Some("TIME")));
        let order = &mut self.orders[target];
        (order.status, order.proposed, order.looked) = (to, None, self.now);
        order.version += 1;
        self.tell(self.offers[self.orders[target].offer].entered_by, told);
        self.tell_buyer(target, told);
    }

    /// From six in the morning on, each side hears once of all its goods that are to be taken today, if they were agreed on before.
    pub(super) fn remind_of_pick_ups(&mut self) {
        let (today, now) = (wib::day(self.now), self.now);
        if now < wib::at_hour(today, 6) || now >= wib::at_hour(today, 20) {
            return;
        }
        let (mut sellers, mut buyers) = (Vec::new(), Vec::new());
        for target in 0..self.orders.len() {
            let order = &self.orders[target];
            let agreed = order.agreed_at.is_some_and(|at| at < wib::at_hour(today, 6));
            if order.status != OrderStatus::Confirmed || order.day.0 != today || !agreed {
                continue;
            }
            let (seller, buyer) = (self.offers[order.offer].entered_by, (order.buyer, order.organization));
            let [told_seller, told_buyer] = order.told_for.map(|day| day == Some(today));
            self.orders[target].told_for = [Some(today); 2];
            if !told_seller && !sellers.contains(&seller) {
                sellers.push(seller);
                self.tell(seller, "pick_up_day");
            }
            if !told_buyer && !buyers.contains(&buyer) {
                buyers.push(buyer);
                self.tell_buyer(target, "pick_up_day");
            }
        }
    }

    /// What falls due: an unanswered cancellation, or a day of the payment. Of several days that have passed the last one counts.
    pub(super) fn deadlines(&mut self, target: usize) {
        let order = &self.orders[target];
        if self.has_lapsed(order) {
            return self.lapse_cancel(target);
        }
        let (looked, now) = (order.looked, self.now);
        let silent = order.load.as_ref().filter(|_| order.status == OrderStatus::Shipped && order.complaint.is_none());
        // Nobody was silent while somebody complained.
        let ended = order.complained_until;
        let later = |at: DateTime<Utc>| ended.map_or(at, |ended| ended.max(at));
        let waits = silent.and_then(|load| match (load.receipt, load.agreed) {
            (None, _) if load.arrived.is_some() => load.arrived.map(|(_, since)| (later(since) + Duration::hours(24), Side::Seller)),
            (None, _) => Some((later(load.at + Duration::hours(24)) + Duration::hours(48), Side::Seller)),
            (Some(_), None) => Some((later(load.at) + Duration::hours(48), Side::Buyer)),
            (Some(_), Some(false)) => Some((later(load.at) + Duration::hours(48), Side::Seller)),
            (Some(_), Some(true)) => None,
        });
        if let Some((at, side)) = waits
            && at > looked
            && at <= now
        {
            return self.escalate(target, side);
        }
        let order = &self.orders[target];
        let on_the_way = order.load.as_ref().filter(|load| load.receipt.is_none() && order.status == OrderStatus::Shipped);
        let on_the_way = on_the_way.filter(|_| order.complaint.is_none());
        let ungraded = on_the_way.and_then(|load| load.arrived).map(|(_, since)| later(since) + Duration::hours(12));
        let late = on_the_way.filter(|load| load.arrived.is_none()).map(|load| later(load.at + Duration::hours(24)) + Duration::hours(6));
        // What a receipt left to come is asked about, if nothing of it was loaded.
        let left = order.load.as_ref().filter(|load| load.agreed == Some(true) && order.status == OrderStatus::Shipped && order.rest() > 0);
        let rest_asked = left.filter(|_| order.complaint.is_none()).map(|load| {
            let (first, last) = order.day;
            let morning_after = last.unwrap_or(first) + Duration::days(1);
            wib::at_hour(morning_after.max(wib::day(later(load.at)) + Duration::days(3)), 7)
        });
        let seller = self.offers[order.offer].entered_by;
        // On mornings after the day that was agreed, the goods are asked about.
        let taken = order.agreed_at.filter(|_| order.status == OrderStatus::Confirmed).map(|agreed| {
            let (first, last) = order.day;
            last.unwrap_or(first).max(wib::day(agreed))
        });
        let is_asked =
            |day| [1, 3, 7].map(|days| wib::at_hour(day + Duration::days(days), 7)).into_iter().any(|at| at > looked && at <= now);
        if taken.is_some_and(is_asked) {
            self.tell(seller, "not_loaded");
            self.tell_buyer(target, "not_loaded");
        }
        if ungraded.is_some_and(|at| at > looked && at <= now) {
            self.tell_buyer(target, "grading_reminder");
        }
        if rest_asked.is_some_and(|at| at > looked && at <= now) {
            self.tell(seller, "rest_reminder");
            if self.lost[seller] {
                self.tell_buyer(target, "rest_reminder");
            }
        }
        if late.is_some_and(|at| at > looked && at <= now) {
            self.tell(seller, "load_late");
            self.tell_buyer(target, "load_late");
        }
        // Nobody said that the papers are complete.
        let order = &self.orders[target];
        let owed = order.status == OrderStatus::Received && order.money == Money::Nothing && order.complaint.is_none();
        let received = order.received_on.filter(|_| owed && order.accepted > order.returned);
        let is_morning = |at: DateTime<Utc>, days: i64| {
            let morning = wib::at_hour(wib::day(at) + Duration::days(days), 7);
            morning > looked && morning <= now
        };
        if received.is_some_and(|at| is_morning(at, 1) || is_morning(at, 3)) {
            self.tell_buyer(target, "papers_reminder");
        }
        self.orders[target].looked = now;
        let order = &self.orders[target];
        let owes = order.status == OrderStatus::Received && order.accepted > order.returned;
        let Some(due) = order.due.filter(|_| owes) else { return };
        let passed = [7, 3, 0, -3].into_iter().find(|days| {
            let at = wib::at_hour(due + Duration::days(*days), 7);
            at > looked && at <= now
        });
        let (Some(days), said) = (passed, order.money == Money::SaidPaid) else { return };
        if !said {
            self.tell_buyer(target, "payment_reminder");
        }
        if days >= 0 {
            self.tell(self.offers[self.orders[target].offer].entered_by, "payment_reminder");
        }
    }
}
