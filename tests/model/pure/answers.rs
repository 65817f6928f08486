//! What each person may do, and what he is answered.

use proptest::sample::Index;
use tembus::{
    domain::{
        offer::OfferStatus,
        order::OrderStatus,
        person::RoleKind,
        unit::{Dimension, Unit},
        wib,
    },
    notice::StaleReason,
};

use super::{
    ASSISTANT, Answer, Approval, Decision, Deed, Expected, FARMER, Form, Model, ModelOrder, Money, Proposed, Side, Step, What, is,
};

impl Model {
    /// What should come of it now.
    pub(in crate::model) fn doing(&self, deed: &Deed) -> Expected {
        let offer = |which: &Index| if self.offers.is_empty() { usize::MAX } else { which.index(self.offers.len()) };
        let order = |which: &Index| if self.orders.is_empty() { usize::MAX } else { which.index(self.orders.len()) };
        // What was agreed goes on more often than what never was.
        let agreed: Vec<usize> = (0..self.orders.len()).filter(|place| self.is_agreed(*place)).collect();
        let deep = |which: &Index| if agreed.is_empty() || which.index(8) == 0 { order(which) } else { agreed[which.index(agreed.len())] };
        let answering = |target: usize| self.offers.get(target).map_or(0, |offer| offer.entered_by);
        let party = |target: usize, sells: bool| {
            self.orders.get(target).map_or(0, |order| if sells { answering(order.offer) } else { order.buyer })
        };
        let (who, target) = match deed {
            Deed::Publish { who, kg, farmer, .. } => {
                (who.unwrap_or(if farmer.is_some() { ASSISTANT } else { usize::try_from(kg % 3).unwrap() }), 0)
            }
            Deed::SetPhoto { who, which, .. }
            | Deed::SetPrice { who, which, .. }
            | Deed::SetQuantity { who, which, .. }
            | Deed::Withdraw { who, which, .. }
            | Deed::Renew { who, which, .. } => (who.unwrap_or(answering(offer(which))), offer(which)),
            Deed::Request { who, which, kg, .. } => (who.unwrap_or(3 + usize::try_from(kg % 3).unwrap()), offer(which)),
            Deed::Accept { who, which, .. } | Deed::Decline { who, which, .. } => (who.unwrap_or(party(order(which), true)), order(which)),
            Deed::WithdrawRequest { who, which, .. } => (who.unwrap_or(party(order(which), false)), order(which)),
            Deed::Step { who, which, seller, .. } => (who.unwrap_or(party(deep(which), *seller)), deep(which)),
            Deed::Cancel { who, which, seller, .. }
            | Deed::Postpone { who, which, seller, .. }
            | Deed::AnswerDay { who, which, seller, .. }
            | Deed::Contact { who, which, seller } => (who.unwrap_or(party(order(which), *seller)), order(which)),
            Deed::Decide { who, which, decision, .. } => {
                let target = self.unapproved(which);
                let usual = self.orders.get(target).map_or(0, |order| {
                    let approvers = self.approvers(order.organization, order.buyer, order.offer);
                    let asks = matches!(decision, Decision::AskAgain { .. });
                    approvers.first().copied().filter(|_| !asks).unwrap_or(order.buyer)
                });
                (who.unwrap_or(usual), target)
            }
            Deed::Pass { .. } | Deed::SetLimit { .. } => (0, 0),
            Deed::Reach { who, .. } | Deed::Move { who, .. } => (*who, 0),
        };
        Expected { who, target, answer: self.answer(deed, who, target) }
    }

    fn answer(&self, deed: &Deed, who: usize, target: usize) -> Answer {
        match *deed {
            Deed::Pass { .. } | Deed::Reach { .. } | Deed::Move { .. } | Deed::SetLimit { .. } => Answer::Done,
            Deed::Decide { old, decision, .. } => self.to_decide(decision, old, who, target),
            Deed::Publish { farmer: Some(_), .. } => match who {
                ASSISTANT => Answer::Done,
                _ if is(who, RoleKind::Assistant) => Answer::NotFound,
                _ => Answer::RoleNeeded(RoleKind::Assistant),
            },
            Deed::Publish { .. } if is(who, RoleKind::Seller) => Answer::Done,
            Deed::Publish { .. } => Answer::RoleNeeded(RoleKind::Seller),
            Deed::SetPhoto { .. } | Deed::SetPrice { .. } | Deed::SetQuantity { .. } | Deed::Withdraw { .. } | Deed::Renew { .. } => {
                self.to_own_offer(deed, who, target)
            }
            Deed::Request { .. } => self.to_request(deed, who, target),
            Deed::Contact { .. } => self.to_contact(who, target),
            Deed::Accept { old, .. } | Deed::Decline { old, .. } => {
                if is(who, RoleKind::Assistant) || is(who, RoleKind::Seller) {
                    self.to_order(target, old, who, Some(Side::Seller), OrderStatus::Requested)
                } else {
                    Answer::RoleNeeded(RoleKind::Seller)
                }
            }
            Deed::WithdrawRequest { old, .. } => {
                if self.company[who].is_some() {
                    self.to_order(target, old, who, Some(Side::Buyer), OrderStatus::Requested)
                } else {
                    Answer::RoleNeeded(RoleKind::Buyer)
                }
            }
            Deed::Cancel { old, .. } => self.to_order(target, old, who, None, OrderStatus::Confirmed),
            Deed::Step { old, step, .. } => self.to_agreed(step, old, who, target),
            Deed::Postpone { old, .. } => self.in_talk(self.to_order(target, old, who, None, OrderStatus::Confirmed), target),
            Deed::AnswerDay { old, yes, .. } => self.to_answer_day(target, old, who, yes),
        }
    }

    fn to_own_offer(&self, deed: &Deed, who: usize, target: usize) -> Answer {
        if !is(who, RoleKind::Assistant) && !is(who, RoleKind::Seller) {
            return Answer::RoleNeeded(RoleKind::Seller);
        }
        let Some(offer) = self.offers.get(target).filter(|_| self.answers_for(who, target)) else { return Answer::NotFound };
        let reserved = self.reserved(target);
        let stale = Answer::Stale(match offer.status {
            OfferStatus::Withdrawn => StaleReason::OfferWithdrawn,
            OfferStatus::Expired => StaleReason::OfferExpired,
            _ if self.now >= offer.valid_until => StaleReason::OfferExpired,
            _ => StaleReason::OfferChanged,
        });
        match *deed {
            Deed::SetPrice { old: true, .. }
            | Deed::SetQuantity { old: true, .. }
            | Deed::Withdraw { old: true, .. }
            | Deed::Renew { old: true, .. } => stale,
            Deed::SetQuantity { kg, least, .. } if self.new_quantity(target, kg, least).base < reserved => Answer::BelowReserved(reserved),
            Deed::SetQuantity { .. } | Deed::SetPrice { .. } if !self.is_up(target) => stale,
            Deed::SetPhoto { photo, .. } if offer.photo == photo => Answer::Done,
            Deed::SetPhoto { .. } | Deed::Withdraw { .. } | Deed::Renew { .. } if offer.status == OfferStatus::Withdrawn => stale,
            Deed::Renew { .. } if self.left(target) == 0 => Answer::Stale(StaleReason::OfferChanged),
            _ => Answer::Done,
        }
    }

    fn to_request(&self, deed: &Deed, who: usize, target: usize) -> Answer {
        let Deed::Request { old, kg, measure, .. } = *deed else { return Answer::NotFound };
        if self.company[who].is_none() {
            return Answer::RoleNeeded(RoleKind::Buyer);
        }
        let Some(offer) = self.offers.get(target) else { return Answer::Gone };
        let left = self.left(target);
        let asked = self.asked(target, kg, measure);
        let unit = if offer.form == Form::Crates { Unit::Peti } else { Unit::Kg };
        let counted = if offer.form == Form::Crates { asked.unit == unit } else { asked.dimension() == Dimension::Mass };
        if offer.seller == who || offer.entered_by == who {
            Answer::OwnOffer
        } else if offer.status != OfferStatus::Published || left == 0 || self.now >= offer.valid_until {
            Answer::Gone
        } else if asked.base == 0 || !counted || offer.form == Form::Lot && (asked.base != left || left != offer.offered) {
            Answer::WholeOnly
        } else if self.lacks_approver(who, target, Self::costs(offer.form, offer.price, asked.base)) {
            Answer::NoApprover
        } else if old {
            Answer::Stale(StaleReason::TermsChanged)
        } else if asked.base > left {
            Answer::Less(left)
        } else {
            Answer::Done
        }
    }

    /// Whether what somebody asks for has to be approved, and nobody can.
    fn lacks_approver(&self, who: usize, offer: usize, total: i64) -> bool {
        // Who can't be reached answers nothing.
        let lacks = |company| self.approvers(company, who, offer).iter().all(|who| self.lost[*who]);
        self.company[who].is_some_and(|company| self.is_above_limit(company, total) && lacks(company))
    }

    /// An order that is not approved, if there is one.
    fn unapproved(&self, which: &Index) -> usize {
        let open = |place: &usize| self.orders[*place].status == OrderStatus::Requested && !self.orders[*place].is_known();
        let waiting: Vec<usize> = (0..self.orders.len()).filter(open).collect();
        match (waiting.len(), self.orders.len()) {
            (0, 0) => usize::MAX,
            (0, all) => which.index(all),
            (count, _) => waiting[which.index(count)],
        }
    }

    /// What is said to somebody who decides about an order, or asks again.
    fn to_decide(&self, decision: Decision, old: bool, who: usize, target: usize) -> Answer {
        if self.company[who].is_none() {
            return Answer::RoleNeeded(RoleKind::Buyer);
        }
        let Some(order) = self.orders.get(target) else { return Answer::NotFound };
        let (asks, own) = (matches!(decision, Decision::AskAgain { .. }), order.buyer == who);
        let open = if asks { order.approval == Some(Approval::SentBack) } else { !order.is_known() };
        match self.side(who, order) {
            Side::None => Answer::NotFound,
            Side::Buyer if own && !asks => Answer::Stale(StaleReason::OwnApproval),
            Side::Buyer if !own && asks => Answer::Stale(StaleReason::AskersTurn),
            Side::Seller => Answer::NotFound,
            _ if self.is_over(order) => Answer::Stale(StaleReason::OrderLapsed),
            _ if self.has_lapsed(order) => Answer::Stale(StaleReason::OrderChanged),
            _ if order.status != OrderStatus::Requested => Answer::Stale(happened(order)),
            _ if old || !open => Answer::Stale(StaleReason::OrderChanged),
            _ => Answer::Done,
        }
    }

    /// Who buys for the company of an order: who ordered, or the first of those who do now.
    fn reached(&self, order: &ModelOrder) -> usize {
        let buys = |who: &usize| self.company[*who] == Some(order.organization);
        if buys(&order.buyer) { order.buyer } else { (0..self.company.len()).find(buys).unwrap_or(order.buyer) }
    }

    fn to_contact(&self, who: usize, target: usize) -> Answer {
        let Some(order) = self.orders.get(target) else { return Answer::NotFound };
        let offer = &self.offers[order.offer];
        match self.side(who, order) {
            Side::None => Answer::NotFound,
            _ if !self.is_agreed(target) && order.status != OrderStatus::Closed => Answer::Stale(happened(order)),
            Side::Seller => Answer::Meet(self.reached(order)),
            // A farmer without a phone is reached through the assistant who answers for him.
            Side::Buyer if offer.seller == FARMER => Answer::Meet(offer.entered_by),
            Side::Buyer => Answer::Meet(offer.seller),
        }
    }

    fn to_answer_day(&self, target: usize, old: bool, who: usize, yes: bool) -> Answer {
        let answer = self.to_order(target, old, who, None, OrderStatus::Confirmed);
        let open = |order: &ModelOrder| {
            order.proposed.is_some_and(
                |(side, what)| matches!(what, Proposed::Day(day) if side != self.side(who, order) && !(yes && day < wib::day(self.now))),
            )
        };
        match answer {
            Answer::Done if !open(&self.orders[target]) => Answer::Stale(StaleReason::OrderChanged),
            answer => self.in_talk(answer, target),
        }
    }

    /// On an agreed order another proposal may stand by now.
    fn in_talk(&self, answer: Answer, target: usize) -> Answer {
        match answer {
            Answer::Stale(_) if self.orders[target].status == OrderStatus::Confirmed => Answer::Stale(StaleReason::OrderChanged),
            answer => answer,
        }
    }

    fn to_order(&self, target: usize, old: bool, who: usize, side: Option<Side>, from: OrderStatus) -> Answer {
        let Some(order) = self.orders.get(target) else { return Answer::NotFound };
        let own = self.side(who, order);
        if own == Side::None || side.is_some_and(|side| side != own) {
            Answer::NotFound
        } else if self.is_over(order) {
            Answer::Stale(StaleReason::OrderLapsed)
        } else if self.has_lapsed(order) {
            Answer::Stale(StaleReason::OrderChanged)
        } else if order.status != from || old {
            Answer::Stale(happened(order))
        } else {
            Answer::Done
        }
    }
}

impl Model {
    pub(super) fn is_agreed(&self, place: usize) -> bool {
        matches!(self.orders[place].status, OrderStatus::Confirmed | OrderStatus::Shipped | OrderStatus::Received)
    }

    /// Whether the other side had its time to answer a cancellation.
    pub(super) fn has_lapsed(&self, order: &ModelOrder) -> bool {
        matches!(order.proposed, Some((_, Proposed::Cancel { until } | Proposed::Terms { until, .. })) if until <= self.now)
    }

    /// What is said to somebody who wants to go on with what was agreed.
    fn to_agreed(&self, step: Step, old: bool, who: usize, target: usize) -> Answer {
        // What concerns the seller alone is not changed by what others did since he saw it.
        let old = old && !matches!(step, Step::AnswerRest { .. });
        let (sells, buys) = (is(who, RoleKind::Assistant) || is(who, RoleKind::Seller), self.company[who].is_some());
        let side = match step {
            Step::Depart { .. }
            | Step::CorrectLoad { .. }
            | Step::AnswerReceipt { .. }
            | Step::AnswerPaid { .. }
            | Step::AnswerRest { .. }
            | Step::Dispose { .. } => Some(Side::Seller),
            Step::Arrive { .. } | Step::Receive { .. } | Step::Papers { .. } | Step::SayPaid => Some(Side::Buyer),
            Step::AskCancel | Step::AnswerCancel { .. } | Step::TakeBack { .. } | Step::CloseRest { .. } => None,
            Step::Complain | Step::DropComplaint | Step::Propose { .. } | Step::AnswerProposal { .. } => None,
            Step::Amend { .. } | Step::AnswerTerms { .. } | Step::TakeBackTerms => None,
        };
        if side == Some(Side::Seller) && !sells {
            return Answer::RoleNeeded(RoleKind::Seller);
        }
        if side == Some(Side::Buyer) && !buys {
            return Answer::RoleNeeded(RoleKind::Buyer);
        }
        let Some(order) = self.orders.get(target) else { return Answer::NotFound };
        let own = self.side(who, order);
        if own == Side::None || side.is_some_and(|side| side != own) {
            return Answer::NotFound;
        }
        if self.is_over(order) {
            return Answer::Stale(StaleReason::OrderLapsed);
        }
        if self.has_lapsed(order) {
            return Answer::Stale(StaleReason::OrderChanged);
        }
        // Who wants what the other side wants agrees, however old the button is.
        if matches!(step, Step::AskCancel) && self.both_cancel(own, order) {
            return Answer::Done;
        }
        if !old && let Some(answer) = self.to_figures(step, order) {
            return answer;
        }
        if !old && self.is_possible(step, own, order) {
            return Answer::Done;
        }
        let waits = order.load.as_ref().filter(|load| load.agreed != Some(true));
        if matches!(step, Step::Receive { again: true, .. }) && waits.is_some_and(|load| load.stands(self.now)) {
            return Answer::Stale(StaleReason::ReceiptStands);
        }
        // On the way things change all the time; before it, who comes late hears what the order has become.
        match order.status {
            OrderStatus::Confirmed if matches!(step, Step::Arrive { .. } | Step::CorrectLoad { .. }) => Answer::Stale(happened(order)),
            OrderStatus::Confirmed if matches!(step, Step::Dispose { .. } | Step::AnswerRest { .. }) => Answer::Stale(happened(order)),
            OrderStatus::Confirmed if matches!(step, Step::CloseRest { .. } | Step::Receive { .. } | Step::AnswerReceipt { .. }) => {
                Answer::Stale(happened(order))
            }
            OrderStatus::Confirmed if matches!(step, Step::Papers { .. } | Step::SayPaid | Step::AnswerPaid { .. }) => {
                Answer::Stale(happened(order))
            }
            OrderStatus::Received | OrderStatus::Closed if matches!(step, Step::Amend { .. } | Step::AnswerTerms { yes: true }) => {
                Answer::Stale(StaleReason::GoodsReceived)
            }
            OrderStatus::Confirmed if step.is_of_complaints() => Answer::Stale(happened(order)),
            OrderStatus::Confirmed => Answer::Stale(StaleReason::OrderChanged),
            _ => Answer::Stale(happened(order)),
        }
    }

    pub(super) fn both_cancel(&self, own: Side, order: &ModelOrder) -> bool {
        matches!(order.proposed, Some((side, Proposed::Cancel { .. })) if side != own)
    }

    /// What is wrong with a change: it can't be, which is `refused`, or makes the order dearer than its company allows unapproved.
    fn to_change(&self, order: &ModelOrder, what: What, to: i64, refused: Answer) -> Option<Answer> {
        if !self.can_become(order, what, to) {
            return Some(refused);
        }
        let (price, quantity, dearer) = match what {
            What::Price => (to, order.quantity, to > order.price),
            What::Quantity => (order.price, to, to > order.quantity),
            What::Days => return None,
        };
        let total = Self::costs(self.offers[order.offer].form, price, quantity);
        (dearer && self.is_above_limit(order.organization, total)).then_some(Answer::Unapprovable)
    }

    /// What is wrong with the figures of a load or a receipt.
    fn to_figures(&self, step: Step, order: &ModelOrder) -> Option<Answer> {
        match step {
            Step::Depart { share } => {
                let fits = (1..=order.rest() * 2).contains(&order.share_of_rest(share));
                (!fits).then_some(Answer::NotFound)
            }
            // What is corrected is a load that there is, to something else that can be loaded.
            Step::CorrectLoad { .. } if order.load.is_none() => Some(Answer::Stale(StaleReason::OrderChanged)),
            Step::CorrectLoad { share } => {
                let loaded = order.share_of_rest(share);
                let fits = (1..=order.rest() * 2).contains(&loaded) && loaded != order.loaded();
                (!fits).then_some(Answer::NotFound)
            }
            Step::Amend { what, share } => self.to_change(order, what, self.amended(order, what, share), Answer::NotFound),
            // What was proposed can't be had any more.
            Step::AnswerTerms { yes: true } => match order.proposed {
                Some((_, Proposed::Terms { what, to, .. })) => self.to_change(order, what, to, Answer::Stale(StaleReason::OrderChanged)),
                _ => None,
            },
            Step::AnswerProposal { yes: true } => match order.proposed {
                Some((_, Proposed::End { price: Some(to), .. })) => {
                    self.to_change(order, What::Price, to, Answer::Stale(StaleReason::OrderChanged))
                }
                _ => None,
            },
            Step::Propose { back: Some(share), .. } => {
                let fits = (1..=order.most_returned()).contains(&order.share_of_kept(share));
                (!fits).then_some(Answer::NotFound)
            }
            // Of what nothing was accepted there is no other price.
            Step::Propose { price: Some(_), .. } if order.has_nothing_to_price() => Some(Answer::NotFound),
            // What both sides agreed to does not count otherwise any more.
            Step::Propose { price: Some(share), .. } => {
                self.to_change(order, What::Price, self.amended(order, What::Price, share), Answer::NotFound)
            }
            Step::Propose { as_loaded: true, back: None, price: None } => {
                order.load.as_ref().is_none_or(|load| load.agreed == Some(true)).then_some(Answer::NotFound)
            }
            // What nobody received can't count as it was received.
            Step::Propose { as_loaded: false, back: None, price: None } => {
                order.load.as_ref().is_some_and(|load| load.receipt.is_none()).then_some(Answer::NotFound)
            }
            Step::Arrive { .. } | Step::Receive { .. } if order.load.is_none() => Some(Answer::Stale(StaleReason::OrderChanged)),
            Step::Arrive { share } => {
                let fits = (1..=order.loaded() * 2).contains(&order.share_of_arrived(share));
                (!fits).then_some(Answer::NotFound)
            }
            // What was weighed is accepted, or rejected with a reason.
            Step::Receive { share, broken, again, .. }
                if order.weighed(again).is_some_and(|arrived| {
                    let accepted = order.share_of_load(share);
                    accepted > arrived || accepted < arrived && !broken
                }) =>
            {
                Some(Answer::NotFound)
            }
            Step::Receive { share, .. } => {
                let fits = (0..=order.most_accepted()).contains(&order.share_of_load(share));
                (!fits).then_some(Answer::NotFound)
            }
            _ => None,
        }
    }

    fn is_possible(&self, step: Step, own: Side, order: &ModelOrder) -> bool {
        let settled = order.load.as_ref().is_none_or(|load| load.agreed == Some(true));
        let more = order.rest() > 0 && settled;
        let receipt = order.load.as_ref().filter(|load| load.receipt.is_some());
        let owes = order.status == OrderStatus::Received && order.accepted > order.returned;
        match step {
            Step::AskCancel => order.status == OrderStatus::Confirmed && !matches!(order.proposed, Some((_, Proposed::Cancel { .. }))),
            Step::AnswerCancel { .. } => order.status == OrderStatus::Confirmed && self.both_cancel(own, order),
            Step::TakeBack { day } => {
                let fits = |what| if day { matches!(what, Proposed::Day(_)) } else { matches!(what, Proposed::Cancel { .. }) };
                order.status == OrderStatus::Confirmed && order.proposed.is_some_and(|(side, what)| side == own && fits(what))
            }
            Step::Amend { .. } => order.status == OrderStatus::Confirmed || order.status == OrderStatus::Shipped && more,
            Step::AnswerTerms { .. } => matches!(order.proposed, Some((side, Proposed::Terms { .. })) if side != own),
            Step::TakeBackTerms => matches!(order.proposed, Some((side, Proposed::Terms { .. })) if side == own),
            Step::Depart { .. } => matches!(order.status, OrderStatus::Confirmed | OrderStatus::Shipped) && more,
            Step::Dispose { .. } => {
                let agreed = matches!(order.status, OrderStatus::Shipped | OrderStatus::Received | OrderStatus::Closed);
                agreed && order.undisposed > 0
            }
            Step::CorrectLoad { .. } => {
                let on_the_way = order.load.as_ref().is_some_and(|load| load.receipt.is_none() && load.arrived.is_none());
                order.status == OrderStatus::Shipped && order.complaint.is_none() && on_the_way
            }
            Step::Arrive { .. } | Step::Receive { again: false, .. } => {
                order.status == OrderStatus::Shipped && order.load.as_ref().is_some_and(|load| load.receipt.is_none())
            }
            // While somebody complains, what was entered stays.
            Step::Receive { .. } => {
                let open = receipt.is_some_and(|load| load.agreed != Some(true) && !load.stands(self.now));
                order.status == OrderStatus::Shipped && order.complaint.is_none() && open
            }
            Step::Complain => matches!(order.status, OrderStatus::Shipped | OrderStatus::Received) && order.complaint.is_none(),
            Step::DropComplaint => order.complaint == Some(own) && order.status != OrderStatus::Closed,
            Step::Propose { .. } => order.complaint.is_some(),
            Step::AnswerProposal { .. } => {
                matches!(order.proposed, Some((side, Proposed::End { .. })) if side != own)
            }
            Step::AnswerReceipt { yes } => {
                // Who said that the figures are wrong can still agree to them.
                let open = receipt.is_some_and(|load| load.agreed.is_none() || (yes && load.agreed == Some(false)));
                order.status == OrderStatus::Shipped && open
            }
            Step::CloseRest { .. } => order.status == OrderStatus::Shipped && more,
            Step::AnswerRest { .. } => order.asked > 0,
            Step::Papers { .. } => owes && order.money == Money::Nothing,
            Step::SayPaid => owes && order.money == Money::Owed,
            Step::AnswerPaid { yes: true, .. } => owes && order.complaint.is_none() && order.money != Money::Paid,
            Step::AnswerPaid { .. } => owes && order.complaint.is_none() && order.money == Money::SaidPaid,
        }
    }
}

/// What has become of an order, for somebody who saw it before.
fn happened(order: &ModelOrder) -> StaleReason {
    match order.status {
        OrderStatus::Requested => StaleReason::NotFound,
        OrderStatus::Declined => StaleReason::OrderDeclined,
        OrderStatus::Lapsed => StaleReason::OrderLapsed,
        OrderStatus::Cancelled if order.refused => StaleReason::OrderRefused,
        OrderStatus::Cancelled if order.taken_back => StaleReason::OrderWithdrawn,
        OrderStatus::Cancelled => StaleReason::OrderCancelled,
        OrderStatus::Confirmed => StaleReason::OrderConfirmed,
        OrderStatus::Shipped | OrderStatus::Received | OrderStatus::Closed => StaleReason::OrderChanged,
    }
}
