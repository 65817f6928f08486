//! The transitions of an order: one row says where an event leads, who may cause it, what it does to the stock, what has
//! to be asked first, and which parties are told how soon.
//!
//! The buttons of an order's card are those rows that its [`Position`](super::Position) offers to the reader's side, one button a row; a row that `asks`
//! begins a form instead of acting at once. `market::transition` carries a row out, and the audit derives from it which
//! news are owed.

use super::delivery::Disposition;
use crate::domain::{
    code::coded,
    event::EventKind,
    lifecycle::{By, Side, Stock, To, Urgency},
    offer::Terms,
    quantity::Quantity,
};

coded! {
    /// An order's state.
    OrderStatus("order status") {
        /// The buyer asked; the quantity is held.
        Requested = "requested",
        /// The seller agreed.
        Confirmed = "confirmed",
        /// The seller declined.
        Declined = "declined",
        /// The hold's time passed without an answer.
        Lapsed = "lapsed",
        /// Withdrawn by the buyer before the answer, or cancelled by either side after it.
        Cancelled = "cancelled",
        /// The goods are on their way.
        Shipped = "shipped",
        /// The goods arrived.
        Received = "received",
        /// Done.
        Closed = "closed",
    }
}

coded! {
    /// What can happen to an order. The codes stand in buttons and in stored proposals.
    OrderEvent("order event") {
        /// The seller agrees to the request.
        Accept = "yes",
        /// The seller declines the request.
        Decline = "no",
        /// The buyer takes the request back before an answer.
        Withdraw = "undo",
        /// The hold ends without an answer.
        Lapse = "lapse",
        /// A colleague of the person that asked approves the order: its seller is asked.
        Approve = "ok",
        /// A colleague does not approve it.
        Refuse = "okno",
        /// A colleague sends it back with a remark.
        SendBack = "okback",
        /// The person that asked lays it before the colleagues again, of less if need be.
        AskAgain = "okagain",
        /// Either side cancels what was agreed, alone.
        Cancel = "off",
        /// Either side asks the other to cancel together.
        AskCancel = "quit",
        /// The other side agrees to cancel.
        AgreeCancel = "quityes",
        /// The other side does not.
        RefuseCancel = "quitno",
        /// The side that asked takes it back.
        TakeBackCancel = "quitundo",
        /// The time to answer it ends.
        LapseCancel = "quitlapse",
        /// Either side proposes another day for the goods.
        Postpone = "day",
        /// The other side accepts that day.
        AcceptDay = "dayyes",
        /// The other side declines that day.
        DeclineDay = "dayno",
        /// The side that proposed a day takes it back.
        TakeBackDay = "dayundo",
        /// Either side proposes to change what was agreed.
        Amend = "terms",
        /// The other side agrees to the change.
        AcceptTerms = "termsyes",
        /// The other side does not.
        DeclineTerms = "termsno",
        /// The side that proposed a change takes it back.
        TakeBackTerms = "termsundo",
        /// The time to answer it ends.
        LapseTerms = "termslapse",
        /// The seller says that goods left.
        Depart = "go",
        /// The seller corrects the weight or the plate of a load on its way.
        CorrectLoad = "gofix",
        /// The buyer says how much arrived of the load, before it is graded.
        Arrive = "here",
        /// The buyer says what was accepted of the load.
        Receive = "got",
        /// The seller agrees to the receipt.
        AgreeReceipt = "gotyes",
        /// The seller says that the receipt's figures are wrong.
        DisputeReceipt = "gotno",
        /// The buyer enters the receipt again, before the seller agreed.
        CorrectReceipt = "gotfix",
        /// The seller takes rejected goods back.
        FetchRejects = "rejback",
        /// The seller has rejected goods sold cheaply.
        SellRejects = "rejsell",
        /// The seller has rejected goods destroyed.
        DestroyRejects = "rejgone",
        /// Either side says that the rest will not come.
        CloseRest = "rest",
        /// The seller still has the rest: it is offered again.
        KeepRest = "restyes",
        /// The seller does not have it any more.
        DropRest = "restno",
        /// Nothing is left to come: follows from the step before.
        Complete = "done",
        /// Nothing is left to come and nothing was kept, so that nothing is to be paid: follows from the step before.
        EndUnpaid = "void",
        /// Either side complains.
        Complain = "moan",
        /// Nothing was accepted, or the other side is silent: the timer opens a complaint.
        Escalate = "late",
        /// Either side proposes how the complaint ends.
        ProposeOutcome = "out",
        /// The other side agrees.
        AgreeOutcome = "outyes",
        /// The other side does not.
        RefuseOutcome = "outno",
        /// The side that complained takes it back.
        DropComplaint = "moanundo",
        /// A mediator decides.
        Decide = "rule",
        /// The buyer says what the accepted weighs, where no receipt says it.
        Weigh = "weigh",
        /// The buyer has all papers and says until when it will be paid.
        CompletePapers = "papers",
        /// The buyer says that it was paid.
        SayPaid = "paid",
        /// The seller says that the money came.
        ConfirmPaid = "paidyes",
        /// The seller says that no money came.
        DenyPaid = "paidno",
        /// The seller says that another sum came than was to be paid.
        DisputePaid = "paidoff",
    }
}

coded! {
    /// What has to be asked before a transition takes place.
    Inquiry("inquiry") {
        /// The reason, as a [`CancelReason`](super::CancelReason).
        Reason = "order_reason",
        /// Why an order is not approved, in own words.
        Remark = "order_remark",
        /// How much of an order is laid before the colleagues again.
        Reduced = "order_reduced",
        /// Another day on which the goods can be taken (WIB).
        Day = "order_day",
        /// What was loaded, perhaps with the vehicle's plate.
        Loaded = "order_loaded",
        /// How much arrived of the load, before it is graded.
        Arrived = "order_arrived",
        /// What was accepted of the load.
        Accepted = "order_accepted",
        /// Why less was accepted than loaded.
        Loss = "order_loss",
        /// What the accepted weighs, where it is counted and priced by weight.
        Weight = "order_weight",
        /// Until when it will be paid (WIB).
        Due = "order_due",
        /// What a complaint is about.
        Trouble = "order_trouble",
        /// How a complaint ends.
        Outcome = "order_outcome",
        /// Which term is changed, as a [`Term`](super::Term).
        Term = "order_term",
        /// What that term becomes; the price, where another one is how a complaint ends.
        Amendment = "order_amendment",
        /// How much of what was accepted goes back, where that is how it ends.
        Returned = "order_returned",
        /// Which sum came, in rupiah.
        Came = "order_came",
    }
}

/// What kind of thing answers an inquiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerKind {
    /// Words, or one of a few answers.
    Words,
    /// A quantity of the goods.
    Quantity,
    /// What they weigh.
    Weight,
    /// A day on which something is done with the goods (WIB).
    Day,
    /// A day of payment (WIB).
    Due,
    /// A sum of money.
    Sum,
    /// What a term becomes.
    NewTerm,
}

impl Inquiry {
    /// What kind of thing answers it.
    #[must_use]
    pub const fn answered_by(self) -> AnswerKind {
        match self {
            Self::Reason | Self::Remark | Self::Loss | Self::Trouble | Self::Outcome | Self::Term => AnswerKind::Words,
            Self::Reduced | Self::Returned | Self::Loaded | Self::Arrived | Self::Accepted => AnswerKind::Quantity,
            Self::Weight => AnswerKind::Weight,
            Self::Day => AnswerKind::Day,
            Self::Due => AnswerKind::Due,
            Self::Came => AnswerKind::Sum,
            Self::Amendment => AnswerKind::NewTerm,
        }
    }
}

/// What must be given besides the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// Nothing.
    Always,
    /// The seller is asked: the order needs no approval, or has it.
    Asked,
    /// The order needs an approval that nobody gave, sent back or not.
    Unapproved,
    /// A colleague sent the order back.
    SentBack,
    /// Something is still to come, nothing is on its way, and no receipt waits for an answer.
    Loadable,
    /// A load is on its way, nobody said that it arrived, and nobody complains.
    Underway,
    /// A load is on its way, or has arrived, and nobody said what was accepted.
    Ungraded,
    /// A receipt waits for the seller's answer.
    Answerable,
    /// A receipt waits for the seller's answer, or he said that its figures are wrong: he can still agree to them.
    Agreeable,
    /// The seller has not agreed to the receipt, nobody complains, and it was first entered less than a day ago.
    Correctable,
    /// Goods of a receipt that the seller agreed to were rejected, and nobody said what became of them.
    Undisposed,
    /// The rest does not come, and its seller has not said whether he still has it.
    RestAsked,
    /// Nothing is still to come, and something is to be paid or complained of.
    Complete,
    /// Nothing is still to come, nothing of it was kept, and nobody complains.
    NothingOwed,
    /// Nothing is still to come, nothing of it was kept, nobody complains, and the buyer said that the money was sent, or the seller which
    /// sum of it came.
    MoneyOut,
    /// No complaint is open.
    NoComplaint,
    /// A complaint is open.
    Complaint,
    /// A complaint is open, or the seller says that the figures of a receipt are wrong.
    Contested,
    /// Something is to be paid, what it costs is known, and nothing was said of its payment.
    Unpaid,
    /// Something is to be paid that has to be weighed, and nobody said what it weighs.
    Unweighed,
    /// The papers are complete, nothing was said since, and the seller did not say that all of the money came.
    PapersComplete,
    /// Something is to be paid, whatever the buyer said of papers and payment, and no complaint ends first.
    Owed,
    /// The buyer says that it was paid, and no complaint ends first.
    SaidPaid,
    /// The buyer says that it was paid, or the seller said which sum came, and no complaint ends first.
    SumOpen,
}

/// One row of [`LIFECYCLE`].
#[derive(Debug, PartialEq, Eq)]
pub struct Transition {
    /// The event that causes it.
    pub event: OrderEvent,
    /// The states in which the event can happen.
    pub from: &'static [OrderStatus],
    /// The state afterwards.
    pub to: To<OrderStatus>,
    /// The actor that may cause it; the same in all rows of one event.
    pub by: By,
    /// How the ordered quantity moves within the offer.
    pub stock: Stock,
    /// What has to be asked first, one after the other. `market::transition` refuses an event without its answers.
    pub asks: &'static [Inquiry],
    /// Whether it only proposes something to the other side, until the next step of the order that has to do with it.
    pub proposes: bool,
    /// The proposal that it answers or takes back; the event can happen only while that one stands.
    pub answers: Option<OrderEvent>,
    /// The answer that it is where the other side proposes the same. Such a proposal is not made twice.
    pub meets: Option<OrderEvent>,
    /// What must be given besides the state.
    pub given: Given,
    /// The sides that hear of it. The acting side hears only if a colleague of the person who ordered acted.
    pub tells: &'static [Side],
    /// How soon they hear of it.
    pub urgency: Urgency,
    /// What the trace calls it.
    pub recorded: EventKind,
}

/// What most rows have in common, so that a row says only what is its own.
const PLAIN: Transition = Transition {
    event: OrderEvent::Lapse,
    from: &[],
    to: To::Same,
    by: By::Either,
    stock: Stock::Keep,
    asks: &[],
    proposes: false,
    answers: None,
    meets: None,
    given: Given::Always,
    tells: &[Side::Seller, Side::Buyer],
    urgency: Urgency::Immediate,
    recorded: EventKind::Lapsed,
};

/// What the seller says of rejected goods, which are his; the order stays as it is.
const fn disposition_of_rejects(event: OrderEvent, recorded: EventKind) -> Transition {
    let from = &[OrderStatus::Shipped, OrderStatus::Received, OrderStatus::Closed];
    Transition { event, from, by: By::Seller, given: Given::Undisposed, recorded, ..PLAIN }
}

/// What the seller says of the rest that does not come, of which nobody has to be told; the order stays as it is.
const fn answer_on_rest(event: OrderEvent, recorded: EventKind) -> Transition {
    let from = &[OrderStatus::Shipped, OrderStatus::Received, OrderStatus::Closed];
    Transition { event, from, by: By::Seller, given: Given::RestAsked, tells: &[], recorded, ..PLAIN }
}

/// Every transition of an order. A request itself is no transition: it makes the order.
pub const LIFECYCLE: &[Transition] = &[
    Transition {
        event: OrderEvent::Accept,
        from: &[OrderStatus::Requested],
        to: To::State(OrderStatus::Confirmed),
        by: By::Seller,
        stock: Stock::Commit,
        given: Given::Asked,
        tells: &[Side::Buyer],
        recorded: EventKind::Confirmed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Decline,
        from: &[OrderStatus::Requested],
        to: To::State(OrderStatus::Declined),
        by: By::Seller,
        stock: Stock::Release,
        tells: &[Side::Buyer],
        recorded: EventKind::Declined,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Approve,
        from: &[OrderStatus::Requested],
        by: By::Approver,
        given: Given::Unapproved,
        recorded: EventKind::Approved,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Refuse,
        from: &[OrderStatus::Requested],
        to: To::State(OrderStatus::Cancelled),
        by: By::Approver,
        stock: Stock::Release,
        asks: &[Inquiry::Remark],
        given: Given::Unapproved,
        recorded: EventKind::Cancelled,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::SendBack,
        from: &[OrderStatus::Requested],
        by: By::Approver,
        asks: &[Inquiry::Remark],
        given: Given::Unapproved,
        tells: &[Side::Buyer],
        recorded: EventKind::SentBack,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::AskAgain,
        from: &[OrderStatus::Requested],
        by: By::Asker,
        asks: &[Inquiry::Reduced],
        given: Given::SentBack,
        tells: &[Side::Buyer],
        recorded: EventKind::ApprovalAsked,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Withdraw,
        from: &[OrderStatus::Requested],
        to: To::State(OrderStatus::Cancelled),
        by: By::Buyer,
        stock: Stock::Release,
        recorded: EventKind::Cancelled,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Lapse,
        from: &[OrderStatus::Requested],
        to: To::State(OrderStatus::Lapsed),
        by: By::System,
        stock: Stock::Release,
        urgency: Urgency::AfterQuietHours,
        recorded: EventKind::Lapsed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Depart,
        from: &[OrderStatus::Confirmed],
        to: To::State(OrderStatus::Shipped),
        by: By::Seller,
        asks: &[Inquiry::Loaded],
        given: Given::Loadable,
        recorded: EventKind::Shipped,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Depart,
        from: &[OrderStatus::Shipped],
        by: By::Seller,
        asks: &[Inquiry::Loaded],
        given: Given::Loadable,
        recorded: EventKind::LoadShipped,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::CorrectLoad,
        from: &[OrderStatus::Shipped],
        by: By::Seller,
        asks: &[Inquiry::Loaded],
        given: Given::Underway,
        recorded: EventKind::LoadCorrected,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Receive,
        from: &[OrderStatus::Shipped],
        by: By::Buyer,
        asks: &[Inquiry::Accepted, Inquiry::Loss, Inquiry::Weight],
        given: Given::Ungraded,
        recorded: EventKind::LoadReceived,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Arrive,
        from: &[OrderStatus::Shipped],
        by: By::Buyer,
        asks: &[Inquiry::Arrived],
        given: Given::Ungraded,
        recorded: EventKind::LoadArrived,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::AgreeReceipt,
        from: &[OrderStatus::Shipped],
        by: By::Seller,
        given: Given::Agreeable,
        recorded: EventKind::ReceiptAgreed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::DisputeReceipt,
        from: &[OrderStatus::Shipped],
        by: By::Seller,
        given: Given::Answerable,
        recorded: EventKind::ReceiptDisputed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::CorrectReceipt,
        from: &[OrderStatus::Shipped],
        by: By::Buyer,
        asks: &[Inquiry::Accepted, Inquiry::Loss, Inquiry::Weight],
        given: Given::Correctable,
        recorded: EventKind::ReceiptCorrected,
        ..PLAIN
    },
    disposition_of_rejects(OrderEvent::FetchRejects, EventKind::RejectsFetched),
    disposition_of_rejects(OrderEvent::SellRejects, EventKind::RejectsSold),
    disposition_of_rejects(OrderEvent::DestroyRejects, EventKind::RejectsDestroyed),
    Transition {
        event: OrderEvent::CloseRest,
        from: &[OrderStatus::Shipped],
        asks: &[Inquiry::Reason],
        given: Given::Loadable,
        recorded: EventKind::RestClosed,
        ..PLAIN
    },
    answer_on_rest(OrderEvent::KeepRest, EventKind::RestKept),
    answer_on_rest(OrderEvent::DropRest, EventKind::RestDropped),
    Transition {
        event: OrderEvent::Complete,
        from: &[OrderStatus::Shipped],
        to: To::State(OrderStatus::Received),
        by: By::System,
        stock: Stock::Fulfil,
        given: Given::Complete,
        recorded: EventKind::Received,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::EndUnpaid,
        from: &[OrderStatus::Shipped],
        to: To::State(OrderStatus::Closed),
        by: By::System,
        stock: Stock::Fulfil,
        given: Given::NothingOwed,
        recorded: EventKind::Closed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::EndUnpaid,
        from: &[OrderStatus::Received],
        to: To::State(OrderStatus::Closed),
        by: By::System,
        given: Given::NothingOwed,
        recorded: EventKind::Closed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Escalate,
        from: &[OrderStatus::Shipped],
        by: By::System,
        given: Given::NoComplaint,
        urgency: Urgency::AfterQuietHours,
        recorded: EventKind::Escalated,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Escalate,
        from: &[OrderStatus::Received],
        by: By::System,
        given: Given::MoneyOut,
        urgency: Urgency::AfterQuietHours,
        recorded: EventKind::Escalated,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::ProposeOutcome,
        from: &[OrderStatus::Shipped, OrderStatus::Received],
        asks: &[Inquiry::Outcome, Inquiry::Returned, Inquiry::Amendment],
        proposes: true,
        given: Given::Complaint,
        recorded: EventKind::OutcomeProposed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::AgreeOutcome,
        from: &[OrderStatus::Shipped, OrderStatus::Received],
        by: By::Answerer,
        answers: Some(OrderEvent::ProposeOutcome),
        recorded: EventKind::ComplaintSettled,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::RefuseOutcome,
        from: &[OrderStatus::Shipped, OrderStatus::Received],
        by: By::Answerer,
        answers: Some(OrderEvent::ProposeOutcome),
        recorded: EventKind::OutcomeRefused,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::DropComplaint,
        from: &[OrderStatus::Shipped, OrderStatus::Received],
        by: By::Complainer,
        given: Given::Complaint,
        recorded: EventKind::ComplaintDropped,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Decide,
        from: &[OrderStatus::Shipped, OrderStatus::Received],
        by: By::Operator,
        asks: &[Inquiry::Outcome, Inquiry::Returned],
        given: Given::Contested,
        recorded: EventKind::ComplaintDecided,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Weigh,
        from: &[OrderStatus::Received],
        by: By::Buyer,
        asks: &[Inquiry::Weight],
        given: Given::Unweighed,
        recorded: EventKind::Weighed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::CompletePapers,
        from: &[OrderStatus::Received],
        by: By::Buyer,
        asks: &[Inquiry::Due],
        given: Given::Unpaid,
        recorded: EventKind::PapersComplete,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::SayPaid,
        from: &[OrderStatus::Received],
        by: By::Buyer,
        given: Given::PapersComplete,
        recorded: EventKind::SaidPaid,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::ConfirmPaid,
        from: &[OrderStatus::Received],
        to: To::State(OrderStatus::Closed),
        by: By::Seller,
        given: Given::Owed,
        recorded: EventKind::Closed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::DenyPaid,
        from: &[OrderStatus::Received],
        by: By::Seller,
        given: Given::SaidPaid,
        recorded: EventKind::PaymentDenied,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::DisputePaid,
        from: &[OrderStatus::Received],
        by: By::Seller,
        asks: &[Inquiry::Came],
        given: Given::SumOpen,
        recorded: EventKind::PaymentDisputed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Complain,
        from: &[OrderStatus::Shipped, OrderStatus::Received],
        asks: &[Inquiry::Trouble],
        given: Given::NoComplaint,
        recorded: EventKind::Complained,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Postpone,
        from: &[OrderStatus::Confirmed],
        asks: &[Inquiry::Day],
        proposes: true,
        recorded: EventKind::DayProposed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::AcceptDay,
        from: &[OrderStatus::Confirmed],
        by: By::Answerer,
        answers: Some(OrderEvent::Postpone),
        recorded: EventKind::DayAccepted,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::DeclineDay,
        from: &[OrderStatus::Confirmed],
        by: By::Answerer,
        answers: Some(OrderEvent::Postpone),
        recorded: EventKind::DayDeclined,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::TakeBackDay,
        from: &[OrderStatus::Confirmed],
        by: By::Proposer,
        answers: Some(OrderEvent::Postpone),
        recorded: EventKind::DayTakenBack,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Amend,
        from: &[OrderStatus::Confirmed, OrderStatus::Shipped],
        asks: &[Inquiry::Term, Inquiry::Amendment],
        proposes: true,
        given: Given::Loadable,
        recorded: EventKind::TermsProposed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::AcceptTerms,
        from: &[OrderStatus::Confirmed, OrderStatus::Shipped],
        by: By::Answerer,
        answers: Some(OrderEvent::Amend),
        recorded: EventKind::TermsChanged,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::DeclineTerms,
        from: &[OrderStatus::Confirmed, OrderStatus::Shipped],
        by: By::Answerer,
        answers: Some(OrderEvent::Amend),
        recorded: EventKind::TermsDeclined,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::TakeBackTerms,
        from: &[OrderStatus::Confirmed, OrderStatus::Shipped],
        by: By::Proposer,
        answers: Some(OrderEvent::Amend),
        recorded: EventKind::TermsTakenBack,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::LapseTerms,
        from: &[OrderStatus::Confirmed, OrderStatus::Shipped],
        by: By::System,
        answers: Some(OrderEvent::Amend),
        urgency: Urgency::AfterQuietHours,
        recorded: EventKind::TermsLapsed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::AskCancel,
        from: &[OrderStatus::Confirmed],
        asks: &[Inquiry::Reason],
        proposes: true,
        meets: Some(OrderEvent::AgreeCancel),
        recorded: EventKind::CancelAsked,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::AgreeCancel,
        from: &[OrderStatus::Confirmed],
        to: To::State(OrderStatus::Cancelled),
        by: By::Answerer,
        stock: Stock::Restore,
        answers: Some(OrderEvent::AskCancel),
        recorded: EventKind::Cancelled,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::RefuseCancel,
        from: &[OrderStatus::Confirmed],
        by: By::Answerer,
        answers: Some(OrderEvent::AskCancel),
        recorded: EventKind::CancelRefused,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::TakeBackCancel,
        from: &[OrderStatus::Confirmed],
        by: By::Proposer,
        answers: Some(OrderEvent::AskCancel),
        recorded: EventKind::CancelTakenBack,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::LapseCancel,
        from: &[OrderStatus::Confirmed],
        by: By::System,
        answers: Some(OrderEvent::AskCancel),
        urgency: Urgency::AfterQuietHours,
        recorded: EventKind::CancelLapsed,
        ..PLAIN
    },
    Transition {
        event: OrderEvent::Cancel,
        from: &[OrderStatus::Confirmed],
        to: To::State(OrderStatus::Cancelled),
        stock: Stock::Restore,
        asks: &[Inquiry::Reason],
        recorded: EventKind::Cancelled,
        ..PLAIN
    },
];

/// The sides that hear of a new request, at once.
pub const REQUEST_TELLS: &[Side] = &[Side::Seller];

impl OrderEvent {
    /// The rows of the event.
    pub fn rows(self) -> impl Iterator<Item = &'static Transition> {
        LIFECYCLE.iter().filter(move |row| row.event == self)
    }

    /// Whether nobody is told of it: what others saw of the order holds as before, so that it makes no version of it. Whether it comes too
    /// late, what is given for it says alone.
    #[must_use]
    pub fn is_untold(self) -> bool {
        self.rows().all(|row| row.tells.is_empty())
    }

    /// Whether an order ends by it without its goods.
    #[must_use]
    pub fn ends_without_goods(self) -> bool {
        self.rows().any(|row| matches!(row.to, To::State(OrderStatus::Declined | OrderStatus::Cancelled)))
    }

    /// The side that may cause the event, whatever the order's state.
    #[must_use]
    pub fn by(self) -> By {
        self.rows().next().map_or(By::System, |row| row.by)
    }

    /// What has to be asked first, the same in all rows of the event.
    #[must_use]
    pub fn asks(self) -> &'static [Inquiry] {
        self.rows().next().map_or(&[], |row| row.asks)
    }

    /// What of it has to be asked of an order of `ordered`: only of what nobody can price without it, what it weighs.
    pub fn asks_of(self, terms: &Terms, ordered: Quantity) -> impl Iterator<Item = Inquiry> {
        let weighed = terms.must_be_weighed(ordered);
        self.asks().iter().copied().filter(move |inquiry| weighed || *inquiry != Inquiry::Weight)
    }

    /// Whether it asks nothing and is asked about once more before it counts: it ends what the other side owes, for good.
    #[must_use]
    pub const fn is_asked_once_more(self) -> bool {
        matches!(self, Self::ConfirmPaid)
    }

    /// Whether a side can take this step again and again by itself, of which the other side hears each time. What only proposes something is
    /// told apart by its row.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(self, Self::CorrectLoad | Self::Arrive | Self::CorrectReceipt | Self::Complain | Self::DisputePaid)
    }

    /// Whether what stands proposed goes on standing: the step changes nothing that it is about.
    #[must_use]
    pub const fn keeps_proposal(self) -> bool {
        matches!(
            self,
            Self::FetchRejects
                | Self::SellRejects
                | Self::DestroyRejects
                | Self::Weigh
                | Self::CompletePapers
                | Self::SayPaid
                | Self::DenyPaid
                | Self::DisputePaid
        )
    }

    /// What becomes of rejected goods by it.
    #[must_use]
    pub const fn disposition(self) -> Option<Disposition> {
        match self {
            Self::FetchRejects => Some(Disposition::Fetched),
            Self::SellRejects => Some(Disposition::Sold),
            Self::DestroyRejects => Some(Disposition::Destroyed),
            _ => None,
        }
    }

    /// What ends a proposal of this event when nobody answers in time.
    #[must_use]
    pub fn lapses_by(self) -> Option<Self> {
        LIFECYCLE.iter().find(|row| row.answers == Some(self) && row.by == By::System).map(|row| row.event)
    }

    /// What the trace calls it, by the state that it began in.
    pub fn recorded(self) -> impl Iterator<Item = EventKind> {
        self.rows().map(|row| row.recorded)
    }
}

impl Transition {
    /// The transition that the trace calls `kind` and that began in state `before`, by nobody's act if it is `timed`.
    #[must_use]
    pub fn recorded(kind: EventKind, before: OrderStatus, timed: bool) -> Option<&'static Self> {
        let fits = |row: &&Self| row.recorded == kind && row.from.contains(&before);
        LIFECYCLE.iter().filter(fits).find(|row| (row.by == By::System) == timed)
    }

    /// The sides that must hear of the transition when `acting` caused it; `None` is the timer.
    pub fn owed_to(&self, acting: Option<Side>) -> impl Iterator<Item = Side> + '_ {
        self.tells.iter().copied().filter(move |side| Some(*side) != acting)
    }

    /// The side that acted, where the table alone says it.
    #[must_use]
    pub const fn acting_side(&self) -> Option<Side> {
        match self.by {
            By::Seller => Some(Side::Seller),
            By::Buyer | By::Asker | By::Approver => Some(Side::Buyer),
            By::Either | By::Proposer | By::Answerer | By::Complainer | By::System | By::Operator => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trace_calls_a_change_of_state_by_the_new_state_and_nothing_else_so() {
        for row in LIFECYCLE {
            for from in row.from {
                let to = row.to.after(*from);
                assert_eq!(row.recorded.code() == to.code(), *from != to, "{row:?}");
            }
        }
    }

    #[test]
    fn a_row_that_leads_nowhere_else_says_so_once() {
        for (n, row) in LIFECYCLE.iter().enumerate() {
            assert!(row.from.iter().all(|from| row.to != To::State(*from)), "{row:?}");
            let joined = |other: &&Transition| Transition { from: row.from, ..**other } == *row;
            assert_eq!(LIFECYCLE[n + 1..].iter().find(joined), None, "{row:?} stands twice");
        }
    }

    #[test]
    fn the_table_is_unambiguous() {
        for (n, row) in LIFECYCLE.iter().enumerate() {
            assert_eq!((row.by, row.asks), (row.event.by(), row.event.asks()));
            for other in &LIFECYCLE[n + 1..] {
                let shared = row.from.iter().any(|from| other.from.contains(from));
                // Two ways to one state leave the same line in the trace: then it says who acted, or that nobody did, or one side acts in both,
                // and the same sides are told.
                let apart = row.acting_side() == other.acting_side() || (row.by == By::System) != (other.by == By::System);
                let alike = row.to == other.to && row.tells == other.tells && apart;
                let traced = row.recorded != other.recorded || (alike && row.to != To::Same);
                assert!(!shared || (row.event != other.event && traced), "{row:?} and {other:?}");
            }
        }
    }
}
