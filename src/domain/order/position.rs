//! Where an order stands, and which rows of its table are open there.

use super::{
    approval::{Approval, ApprovalStep},
    complaint::Trouble,
    delivery::{LoadState, Payment, Progress},
    lifecycle::{Given, LIFECYCLE, OrderEvent, OrderStatus, Transition},
};
use crate::domain::lifecycle::{InvalidTransition, Side};

/// Where an order stands: what decides which transitions are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The state.
    pub status: OrderStatus,
    /// What stands proposed, and by which side.
    pub proposal: Option<(OrderEvent, Side)>,
    /// Where the last load is.
    pub load: LoadState,
    /// Whether its receipt can't be corrected any more by who received it.
    pub receipt_stands: bool,
    /// Whether something is still to come.
    pub outstanding: bool,
    /// Whether something of what came is paid for.
    pub kept: bool,
    /// Whether nobody said what became of rejected goods.
    pub undisposed: bool,
    /// Whether the seller has not said if he still has the rest that does not come.
    pub rest_asked: bool,
    /// What was recorded of the payment.
    pub payment: Option<Payment>,
    /// Whether what is paid for has to be weighed, and nobody said what it weighs.
    pub unweighed: bool,
    /// Whether the seller said which sum came.
    pub came: bool,
    /// Whether that is all that is to be paid, or more.
    pub all_came: bool,
    /// The side whose complaint is open.
    pub complainer: Option<Side>,
    /// What it is about.
    pub complained_of: Option<Trouble>,
    /// The approval that it needs within the buying organisation.
    pub approval: Option<Approval>,
}

/// What a seller is asked of goods under way and their payment, the most pressing first, by what his answers require: whether the figures of
/// a receipt are right, whether the money came, what becomes of rejects, and whether the rest is still there.
const QUESTIONS: &[Given] = &[Given::Answerable, Given::SaidPaid, Given::Undisposed, Given::RestAsked];

impl Position {
    /// The position of an order of `ordered` base units.
    #[must_use]
    pub fn of(status: OrderStatus, proposal: Option<(OrderEvent, Side)>, progress: &Progress, ordered: i64) -> Self {
        let outstanding = progress.outstanding(ordered) > 0;
        let (complaint, undisposed) = (progress.complaint.as_ref(), progress.undisposed > 0);
        let receipt = progress.load.as_ref().and_then(|load| load.receipt.as_ref());
        Self {
            status,
            proposal,
            load: progress.load_state(),
            receipt_stands: receipt.is_some_and(|receipt| receipt.stands),
            outstanding,
            kept: progress.is_paid_for(),
            undisposed,
            rest_asked: progress.rest_asked > 0,
            payment: progress.payment,
            unweighed: false,
            came: progress.came.is_some(),
            all_came: false,
            complainer: complaint.map(|complaint| complaint.by),
            complained_of: complaint.map(|complaint| complaint.about),
            approval: None,
        }
    }

    fn has(self, given: Given) -> bool {
        match given {
            Given::Always => true,
            Given::Asked => !self.approval.is_some_and(Approval::is_missing),
            Given::Unapproved => self.approval.is_some_and(Approval::is_missing),
            Given::SentBack => self.approval.is_some_and(|approval| approval.step == ApprovalStep::Returned),
            Given::Loadable => self.outstanding && self.load == LoadState::Settled,
            Given::Ungraded => matches!(self.load, LoadState::Underway | LoadState::Arrived),
            Given::Undisposed => self.undisposed,
            Given::RestAsked => self.rest_asked,
            Given::Answerable => self.load == LoadState::Received,
            Given::Agreeable => matches!(self.load, LoadState::Received | LoadState::Disputed),
            Given::NoComplaint => self.complainer.is_none(),
            Given::Complaint => self.complainer.is_some(),
            Given::Contested => self.complainer.is_some() || self.load == LoadState::Disputed,
            // While a complaint is open, its end says what counts, and nothing is done with. That the money does not come is over
            // once its seller says that it came.
            Given::Underway | Given::Correctable if self.complainer.is_some() => false,
            Given::Owed | Given::SaidPaid | Given::SumOpen if self.holds_payment() => false,
            Given::Underway => self.load == LoadState::Underway,
            Given::Correctable => !self.receipt_stands && matches!(self.load, LoadState::Received | LoadState::Disputed),
            Given::Complete => self.is_complete() && !self.has(Given::NothingOwed),
            Given::NothingOwed => self.is_complete() && !self.kept && self.complainer.is_none(),
            Given::MoneyOut => self.has(Given::NothingOwed) && (self.came || self.payment == Some(Payment::SaidPaid)),
            // Of what nothing was kept, nothing is to be paid.
            Given::Unpaid | Given::PapersComplete | Given::Owed | Given::SaidPaid | Given::SumOpen if !self.kept => false,
            // Of what has to be weighed, nobody knows before what is to be paid.
            Given::Unpaid => self.payment.is_none() && !self.unweighed,
            Given::Unweighed => self.unweighed,
            Given::Owed if self.payment.is_none() && self.unweighed => false,
            // Of whom all came already, nobody else says that it was sent.
            Given::PapersComplete => self.payment == Some(Payment::PapersComplete) && !self.all_came,
            Given::Owed => self.payment != Some(Payment::Confirmed),
            Given::SaidPaid => self.payment == Some(Payment::SaidPaid),
            Given::SumOpen => self.has(Given::SaidPaid) || (self.came && self.payment == Some(Payment::PapersComplete)),
        }
    }

    /// Whether a complaint is open that ends before anybody says that the money came: any but the seller's that it does not come.
    #[must_use]
    pub fn holds_payment(self) -> bool {
        self.complainer.is_some_and(|side| (side, self.complained_of) != (Side::Seller, Some(Trouble::Payment)))
    }

    /// Whether nothing is still to come, and every receipt was agreed to.
    fn is_complete(self) -> bool {
        !self.outstanding && self.load == LoadState::Settled
    }

    /// Whether the transition can happen here, by whomever.
    fn opens(self, row: &Transition) -> bool {
        let stands = |event| self.proposal.is_some_and(|(standing, _)| standing == event);
        let answered = row.answers.is_none_or(stands) && !(row.meets.is_some() && stands(row.event));
        row.from.contains(&self.status) && answered && self.has(row.given)
    }

    /// The transition that `event` causes here.
    ///
    /// # Errors
    /// [`InvalidTransition`] when `event` can't happen here.
    pub fn apply(self, event: OrderEvent) -> Result<&'static Transition, InvalidTransition<OrderStatus>> {
        LIFECYCLE.iter().find(|row| row.event == event && self.opens(row)).ok_or(InvalidTransition(self.status))
    }

    /// The transitions that a party on `side` may cause here, in the order of the table: the buttons of the order's card,
    /// from left to right.
    pub fn open_to(self, side: Side) -> impl Iterator<Item = &'static Transition> {
        // A person who must not know of an order can do nothing about it.
        let knows = side == Side::Buyer || !self.approval.is_some_and(Approval::hides);
        LIFECYCLE.iter().filter(move |row| knows && self.opens(row) && row.by.allows(side, self.proposer(), self.complainer))
    }

    /// The transitions that have a button of their own for `side`. Of the ways to cancel one is shown: its question leads to
    /// the others, and where the other side asks to cancel together, its answer is the way. One question is asked at a time, the most
    /// pressing one of `QUESTIONS`; the figures of a receipt are answered after a proposal of the other side, or one that would end a
    /// complaint.
    pub fn offered_to(self, side: Side) -> impl Iterator<Item = &'static Transition> {
        let is_open = move |event| self.open_to(side).any(|row| row.event == event);
        let question = self.next_question(side);
        self.open_to(side).filter(move |row| match row.event {
            _ if QUESTIONS.contains(&row.given) && question != Some(row.given) => false,
            _ if row.given == Given::Agreeable && self.keeps_receipt_for_later(side) => false,
            OrderEvent::AskCancel => !is_open(OrderEvent::Cancel),
            OrderEvent::Cancel => !is_open(OrderEvent::AgreeCancel),
            _ => true,
        })
    }

    /// What `side` is asked about the order as it stands, by what its answer requires: nothing while a proposal of the other side waits,
    /// which is answered first.
    #[must_use]
    pub fn asks(self, side: Side) -> Option<Given> {
        if self.has_proposal_for(side) { None } else { self.next_question(side) }
    }

    /// The most pressing of `QUESTIONS` that `side` can answer.
    fn next_question(self, side: Side) -> Option<Given> {
        let waits = |given| given == Given::Answerable && self.keeps_receipt_for_later(side);
        QUESTIONS.iter().copied().find(|given| !waits(*given) && self.open_to(side).any(|row| row.given == *given))
    }

    /// Whether something is proposed that is answered before the figures of a receipt.
    fn keeps_receipt_for_later(self, side: Side) -> bool {
        self.has_proposal_for(side) || self.proposal.is_some_and(|(proposed, _)| proposed == OrderEvent::ProposeOutcome)
    }

    /// Whether the other side's proposal waits for an answer of `side`.
    fn has_proposal_for(self, side: Side) -> bool {
        self.proposer() == Some(side.other()) && self.open_to(side).any(|row| row.answers.is_some())
    }

    /// What `event` of a party on `side` is where the other side proposes the same: its answer.
    #[must_use]
    pub fn meeting(self, event: OrderEvent, side: Side) -> Option<OrderEvent> {
        let (standing, proposer) = self.proposal?;
        (standing == event && proposer != side).then(|| event.rows().find_map(|row| row.meets))?
    }

    /// Whether the order waits for an answer of `side`: to a request, to what the other side proposes, to a receipt's figures,
    /// or to the word that it was paid.
    #[must_use]
    pub fn awaits(self, side: Side) -> bool {
        let of_seller = (self.status == OrderStatus::Requested && self.has(Given::Asked))
            || self.load == LoadState::Received
            || self.has(Given::SaidPaid);
        let asked = self.proposer().is_some_and(|by| by != side);
        // Whether a rest is still there is asked until it is said, also when all is paid.
        let of_rest = side == Side::Seller && self.has(Given::RestAsked);
        of_rest || !matches!(self.status, OrderStatus::Closed | OrderStatus::Cancelled) && (asked || of_seller && side == Side::Seller)
    }

    /// Whether the freight of its last load can be said: until the order is paid. A load of which nothing was kept was driven as well.
    #[must_use]
    pub fn takes_freight(self) -> bool {
        match self.status {
            OrderStatus::Shipped | OrderStatus::Received => true,
            OrderStatus::Closed => !self.kept,
            OrderStatus::Requested | OrderStatus::Confirmed | OrderStatus::Declined | OrderStatus::Lapsed | OrderStatus::Cancelled => false,
        }
    }

    /// The side whose proposal stands.
    #[must_use]
    pub fn proposer(self) -> Option<Side> {
        self.proposal.map(|(_, side)| side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lifecycle::{Stock, To};

    use OrderStatus::{Cancelled, Confirmed, Declined, Lapsed, Requested};

    fn at(status: OrderStatus) -> Position {
        Position::of(status, None, &Progress::default(), 1)
    }

    #[test]
    fn a_request_is_answered_once_and_only_what_was_agreed_can_be_cancelled() {
        let from_requested = [
            (OrderEvent::Accept, Confirmed),
            (OrderEvent::Decline, Declined),
            (OrderEvent::Lapse, Lapsed),
            (OrderEvent::Withdraw, Cancelled),
        ];
        for status in OrderStatus::ALL {
            for (event, to) in from_requested {
                let applied = at(*status).apply(event).map(|row| row.to.after(*status));
                assert_eq!(applied, if *status == Requested { Ok(to) } else { Err(InvalidTransition(*status)) });
            }
            let cancelled = at(*status).apply(OrderEvent::Cancel).map(|row| row.to.after(*status));
            assert_eq!(cancelled, if *status == Confirmed { Ok(Cancelled) } else { Err(InvalidTransition(*status)) });
        }
    }

    #[test]
    fn each_side_is_shown_what_it_may_do() {
        let open = |status, side| at(status).open_to(side).map(|row| row.event).collect::<Vec<_>>();
        assert_eq!(open(Requested, Side::Seller), [OrderEvent::Accept, OrderEvent::Decline]);
        assert_eq!(open(Requested, Side::Buyer), [OrderEvent::Withdraw]);
        let needs = |step, agreed_ahead| Position { approval: Some(Approval { step, agreed_ahead }), ..at(Requested) };
        let open_at = |position: Position, side| position.open_to(side).map(|row| row.event).collect::<Vec<_>>();
        let asked = [OrderEvent::Approve, OrderEvent::Refuse, OrderEvent::SendBack];
        let with = |more: &[OrderEvent]| asked.iter().chain(more).copied().collect::<Vec<_>>();
        assert_eq!(open_at(needs(ApprovalStep::Waiting, false), Side::Buyer), with(&[OrderEvent::Withdraw]));
        assert_eq!(open_at(needs(ApprovalStep::Returned, false), Side::Buyer), with(&[OrderEvent::AskAgain, OrderEvent::Withdraw]));
        assert_eq!(open_at(needs(ApprovalStep::Given, false), Side::Buyer), [OrderEvent::Withdraw]);
        assert_eq!(open_at(needs(ApprovalStep::Waiting, false), Side::Seller), []);
        assert_eq!(open_at(needs(ApprovalStep::Waiting, true), Side::Seller), [OrderEvent::Decline]);
        assert_eq!(open_at(needs(ApprovalStep::Given, false), Side::Seller), [OrderEvent::Accept, OrderEvent::Decline]);
        let agreed = [OrderEvent::Depart, OrderEvent::Postpone, OrderEvent::Amend, OrderEvent::AskCancel, OrderEvent::Cancel];
        let offered = |position: Position, side| position.offered_to(side).map(|row| row.event).collect::<Vec<_>>();
        let shown = [OrderEvent::Depart, OrderEvent::Postpone, OrderEvent::Amend, OrderEvent::Cancel];
        assert_eq!(offered(at(Confirmed), Side::Seller), shown);
        let asked = Position { proposal: Some((OrderEvent::AskCancel, Side::Seller)), ..at(Confirmed) };
        assert!(!offered(asked, Side::Buyer).contains(&OrderEvent::Cancel));
        assert!(offered(asked, Side::Seller).contains(&OrderEvent::Cancel));
        let received = Position { load: LoadState::Received, outstanding: true, ..at(OrderStatus::Shipped) };
        let asks = |by| Position { proposal: Some((OrderEvent::Amend, by)), ..received };
        let answers = |position| offered(position, Side::Seller).contains(&OrderEvent::AgreeReceipt);
        assert!(answers(received) && answers(asks(Side::Seller)) && !answers(asks(Side::Buyer)));
        for by in Side::ALL.iter().copied() {
            assert!(!answers(Position { proposal: Some((OrderEvent::ProposeOutcome, by)), ..received }), "{by:?}");
        }
        assert_eq!(open(Confirmed, Side::Seller), agreed);
        assert_eq!(open(Confirmed, Side::Buyer), agreed[1..]);
        for side in Side::ALL {
            assert_eq!(open(Cancelled, *side), []);
        }
    }

    #[test]
    fn a_proposal_keeps_everything_as_it_is_and_is_answered_by_the_other_side() {
        for row in LIFECYCLE.iter().filter(|row| row.proposes) {
            assert!(row.to == To::Same && row.stock == Stock::Keep, "{row:?}");
            let position = |from, by| Position { proposal: Some((row.event, by)), ..at(from) };
            for by in Side::ALL.iter().copied().filter(|by| row.by.allows(*by, None, None)) {
                for from in row.from {
                    let answers = position(*from, by).open_to(by.other()).filter(|answer| answer.answers == Some(row.event));
                    assert!(answers.count() >= 2, "{row:?} is accepted or declined");
                }
            }
        }
    }

    #[test]
    fn each_condition_holds_where_what_it_names_was_recorded() {
        let shipped = at(OrderStatus::Shipped);
        let load = |load| Position { load, ..shipped };
        let paid = |payment| Position { payment: Some(payment), kept: true, ..shipped };
        let complained = |position: Position| Position { complainer: Some(Side::Buyer), ..position };
        let loads = [LoadState::Settled, LoadState::Underway, LoadState::Arrived, LoadState::Received, LoadState::Disputed];
        let in_loads = |given| loads.into_iter().filter(|state| load(*state).has(given)).collect::<Vec<_>>();
        assert_eq!(in_loads(Given::Loadable), [LoadState::Settled]);
        assert_eq!(in_loads(Given::Underway), [LoadState::Underway]);
        assert_eq!(in_loads(Given::Ungraded), [LoadState::Underway, LoadState::Arrived]);
        assert_eq!(in_loads(Given::Answerable), [LoadState::Received]);
        assert_eq!(in_loads(Given::Agreeable), [LoadState::Received, LoadState::Disputed]);
        assert_eq!(in_loads(Given::Correctable), [LoadState::Received, LoadState::Disputed]);
        let stands = |state| Position { receipt_stands: true, ..load(state) }.has(Given::Correctable);
        assert!(!loads.into_iter().any(stands), "after a day a mediator says what counts");
        assert_eq!(in_loads(Given::Contested), [LoadState::Disputed]);
        assert!(loads.into_iter().all(|state| complained(load(state)).has(Given::Contested)));
        let whole = Position::of(OrderStatus::Shipped, None, &Progress::default(), 0);
        assert!(shipped.outstanding && !whole.outstanding, "one base unit, and none, are still to come");
        assert!(shipped.has(Given::Loadable) && !whole.has(Given::Loadable));
        let kept = Position { kept: true, ..whole };
        assert!(kept.has(Given::Complete) && !kept.has(Given::NothingOwed) && !shipped.has(Given::Complete));
        assert!(!Position { load: LoadState::Underway, ..kept }.has(Given::Complete));
        assert!(whole.has(Given::NothingOwed) && !whole.has(Given::Complete) && !shipped.has(Given::NothingOwed));
        assert!(
            complained(whole).has(Given::Complete) && !complained(whole).has(Given::NothingOwed),
            "the end of a complaint says what counts"
        );
        let sent = Position { payment: Some(Payment::SaidPaid), ..whole };
        assert!(sent.has(Given::MoneyOut) && !whole.has(Given::MoneyOut) && !complained(sent).has(Given::MoneyOut));
        assert!(!Position { kept: true, ..sent }.has(Given::MoneyOut));
        let came = Position { payment: Some(Payment::PapersComplete), came: true, ..whole };
        assert!(came.has(Given::MoneyOut), "the seller has the money, whatever the buyer said last");
        let sum_said = |payment| Position { came: true, ..paid(payment) }.has(Given::SumOpen);
        let said = [Payment::PapersComplete, Payment::SaidPaid, Payment::Confirmed].map(sum_said);
        assert_eq!(said, [true, true, false], "a sum is corrected until all came");
        assert!(paid(Payment::SaidPaid).has(Given::SumOpen) && !paid(Payment::PapersComplete).has(Given::SumOpen));
        let asked = Progress { rest_asked: 1, ..Progress::default() };
        assert!(Position::of(OrderStatus::Closed, None, &asked, 1).has(Given::RestAsked) && !shipped.has(Given::RestAsked));
        let rejected = Progress { undisposed: 1, ..Progress::default() };
        assert!(Position::of(OrderStatus::Shipped, None, &rejected, 1).has(Given::Undisposed) && !shipped.has(Given::Undisposed));
        assert!(complained(shipped).has(Given::Complaint) && !shipped.has(Given::Complaint));
        assert!(shipped.has(Given::NoComplaint) && !complained(shipped).has(Given::NoComplaint));
        assert!(shipped.has(Given::Always) && complained(shipped).has(Given::Always));
        let needs = |step| Position { approval: Some(Approval { step, agreed_ahead: false }), ..at(Requested) };
        let steps = ApprovalStep::ALL.iter().copied().map(needs).chain([at(Requested)]).collect::<Vec<_>>();
        let in_steps = |given| steps.iter().map(|position| position.has(given)).collect::<Vec<_>>();
        assert_eq!(in_steps(Given::Asked), [false, false, true, true]);
        assert_eq!(in_steps(Given::Unapproved), [true, true, false, false]);
        assert_eq!(in_steps(Given::SentBack), [false, true, false, false]);
        let in_payments = |given| {
            let unpaid = Position { kept: true, ..shipped };
            [unpaid, paid(Payment::PapersComplete), paid(Payment::SaidPaid), paid(Payment::Confirmed)].map(|position| position.has(given))
        };
        for given in [Given::Unpaid, Given::PapersComplete, Given::Owed, Given::SaidPaid] {
            for payment in [None, Some(Payment::PapersComplete), Some(Payment::SaidPaid)] {
                assert!(!Position { payment, ..shipped }.has(given), "{given:?}: nothing was kept");
            }
        }
        assert_eq!(in_payments(Given::Unpaid), [true, false, false, false]);
        assert_eq!(in_payments(Given::PapersComplete), [false, true, false, false]);
        assert_eq!(in_payments(Given::Owed), [true, true, true, false]);
        assert_eq!(in_payments(Given::SaidPaid), [false, false, true, false]);
        let held = [load(LoadState::Received), paid(Payment::PapersComplete), load(LoadState::Underway)].map(complained);
        assert!(!held[0].has(Given::Correctable) && !held[1].has(Given::Owed), "an open complaint holds both");
        assert!(!held[2].has(Given::Underway), "and what was loaded");
        for (by, about, is_answered) in [
            (Side::Seller, Trouble::Payment, true),
            (Side::Buyer, Trouble::Payment, false),
            (Side::Seller, Trouble::Quality, false),
            (Side::Buyer, Trouble::Quality, false),
        ] {
            let said = Position { complainer: Some(by), complained_of: Some(about), ..paid(Payment::SaidPaid) };
            let answers = [said.has(Given::Owed), said.has(Given::SaidPaid), !said.holds_payment()];
            assert_eq!(answers, [is_answered; 3], "{by:?} complains of {about:?}");
        }
    }

    #[test]
    fn who_proposes_what_the_other_side_proposes_answers_it() {
        let asked = Position { proposal: Some((OrderEvent::AskCancel, Side::Seller)), ..at(Confirmed) };
        assert_eq!(asked.meeting(OrderEvent::AskCancel, Side::Buyer), Some(OrderEvent::AgreeCancel));
        assert_eq!(asked.meeting(OrderEvent::AskCancel, Side::Seller), None);
        assert_eq!(asked.meeting(OrderEvent::Postpone, Side::Buyer), None);
        assert!(asked.apply(OrderEvent::AskCancel).is_err());
        assert_eq!(OrderEvent::AskCancel.lapses_by(), Some(OrderEvent::LapseCancel));
        assert_eq!(OrderEvent::Postpone.lapses_by(), None);
    }
}
