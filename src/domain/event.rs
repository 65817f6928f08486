//! The kinds of event that the trace keeps.

use super::code::coded;

/// The reason in the trace of what nobody did: its time had come.
pub const BY_TIME: &str = "TIME";
/// The reason in the trace of what a mediator decided.
pub const BY_MEDIATOR: &str = "MEDIATOR";

coded! {
    /// What happened, in the past tense.
    EventKind("event kind") {
        /// Somebody was invited to a role.
        Invited = "invited",
        /// A person took a role.
        TookRole = "took_role",
        /// A farmer agreed by word of mouth to be registered.
        ConsentedByWord = "consented_by_word",
        /// The trade desk handed a farmer to another assistant.
        AssistantChanged = "assistant_changed",
        /// A person changed the name.
        ChangedName = "changed_name",
        /// A person changed the place of the goods.
        ChangedPlace = "changed_place",
        /// A person shared the phone number.
        SharedPhone = "shared_phone",
        /// The other side of an order asked a person to share the phone number.
        PhoneAsked = "phone_asked",
        /// A person had the phone number forgotten.
        RemovedPhone = "removed_phone",
        /// An official changed when the digest comes.
        ChangedDigest = "changed_digest",
        /// A person withdrew consent.
        Stopped = "stopped",
        /// A person deleted the account.
        Deleted = "deleted",
        /// The people who run the service suspended an account.
        Suspended = "suspended",
        /// A suspended account was restored.
        Restored = "restored",
        /// A capability or an invitation was taken back.
        Revoked = "revoked",
        /// Telegram can't deliver to a person any more.
        Unreachable = "unreachable",
        /// Telegram can deliver to a person again.
        Reachable = "reachable",
        /// News of an order was deleted with its reader's account before it was sent, and nobody else could be told.
        NewsUnsent = "news_unsent",
        /// A seller set or changed a routine.
        RoutineSet = "routine_set",
        /// A seller ended a routine.
        RoutineEnded = "routine_ended",
        /// An offer was published.
        Published = "published",
        /// An offer was put up again, or for longer.
        Renewed = "renewed",
        /// An offer was taken down.
        Withdrawn = "withdrawn",
        /// An offer was taken down by the people who run the service.
        Removed = "removed",
        /// An offer's time passed.
        Expired = "expired",
        /// An offer was hidden.
        Paused = "paused",
        /// A hidden offer was shown again.
        Resumed = "resumed",
        /// An offer's price changed.
        ChangedPrice = "changed_price",
        /// An offer's quantity changed.
        ChangedQuantity = "changed_quantity",
        /// What an offer's seller says besides changed.
        ChangedNote = "changed_note",
        /// A photo was added to an offer.
        AddedPhoto = "added_photo",
        /// An offer's photo was removed.
        RemovedPhoto = "removed_photo",
        /// A buyer asked for goods.
        Requested = "requested",
        /// A buyer asked the colleagues to approve an order, before its seller is asked.
        ApprovalAsked = "approval_asked",
        /// A colleague approved the order, and its seller was asked.
        Approved = "approved",
        /// A colleague sent the order back with a remark.
        SentBack = "sent_back",
        /// A seller agreed to a request.
        Confirmed = "confirmed",
        /// A seller declined a request.
        Declined = "declined",
        /// A request ended without an answer.
        Lapsed = "lapsed",
        /// A party ended an order.
        Cancelled = "cancelled",
        /// A side proposed another day.
        DayProposed = "day_proposed",
        /// The other side accepted that day.
        DayAccepted = "day_accepted",
        /// The other side declined that day.
        DayDeclined = "day_declined",
        /// The side that proposed a day took it back.
        DayTakenBack = "day_taken_back",
        /// A side proposed to change what was agreed.
        TermsProposed = "terms_proposed",
        /// The other side agreed.
        TermsChanged = "terms_changed",
        /// The other side did not.
        TermsDeclined = "terms_declined",
        /// The side that proposed a change took it back.
        TermsTakenBack = "terms_taken_back",
        /// Nobody answered a proposed change in time.
        TermsLapsed = "terms_lapsed",
        /// A side asked the other to cancel together.
        CancelAsked = "cancel_asked",
        /// The other side did not agree to cancel.
        CancelRefused = "cancel_refused",
        /// The side that asked to cancel took it back.
        CancelTakenBack = "cancel_taken_back",
        /// Nobody answered in time.
        CancelLapsed = "cancel_lapsed",
        /// Goods were sent.
        Shipped = "shipped",
        /// A further load was sent.
        LoadShipped = "load_shipped",
        /// The seller corrected the weight or the plate of a load on its way.
        LoadCorrected = "load_corrected",
        /// The seller said what the freight of a truck is, or corrected it.
        FreightSaid = "freight_said",
        /// The seller showed a photo of a load's slip.
        SlipShown = "slip_shown",
        /// The buyer showed a photo of a receipt, or of what was rejected.
        ReceiptShown = "receipt_shown",
        /// A side showed a photo of what is complained of.
        ComplaintShown = "complaint_shown",
        /// A side said in its own words what is complained of, or what it says to that.
        ComplaintNoted = "complaint_noted",
        /// The buyer entered how much arrived of a load, before it was graded.
        LoadArrived = "load_arrived",
        /// The buyer entered what was accepted of a load.
        LoadReceived = "load_received",
        /// The buyer corrected what was entered.
        ReceiptCorrected = "receipt_corrected",
        /// The seller agreed to it.
        ReceiptAgreed = "receipt_agreed",
        /// The seller said that it is wrong.
        ReceiptDisputed = "receipt_disputed",
        /// The seller takes rejected goods back.
        RejectsFetched = "rejects_fetched",
        /// The seller has rejected goods sold cheaply.
        RejectsSold = "rejects_sold",
        /// The seller has rejected goods destroyed.
        RejectsDestroyed = "rejects_destroyed",
        /// A party said that the rest will not come.
        RestClosed = "rest_closed",
        /// The seller still has the rest that does not come.
        RestKept = "rest_kept",
        /// The seller does not have it any more.
        RestDropped = "rest_dropped",
        /// A party complained.
        Complained = "complained",
        /// Time complained: nothing was accepted, or the other side is silent.
        Escalated = "escalated",
        /// A party proposed how a complaint ends.
        OutcomeProposed = "outcome_proposed",
        /// The other side did not agree to it.
        OutcomeRefused = "outcome_refused",
        /// The other side agreed.
        ComplaintSettled = "complaint_settled",
        /// The side that complained took it back.
        ComplaintDropped = "complaint_dropped",
        /// A mediator decided.
        ComplaintDecided = "complaint_decided",
        /// The buyer said what the accepted weighs.
        Weighed = "weighed",
        /// The buyer has all papers.
        PapersComplete = "papers_complete",
        /// The buyer said that it was paid.
        SaidPaid = "said_paid",
        /// The seller said that no money came.
        PaymentDenied = "payment_denied",
        /// The seller said that another sum came.
        PaymentDisputed = "payment_disputed",
        /// Goods arrived.
        Received = "received",
        /// An order was done.
        Closed = "closed",
        /// A buyer said what is needed.
        Demanded = "demanded",
        /// What is needed changed.
        DemandChanged = "demand_changed",
        /// A seller answered a demand.
        Answered = "answered",
        /// A seller changed the answer to a demand.
        AnswerChanged = "answer_changed",
        /// A seller took the answer to a demand back.
        AnswerWithdrawn = "answer_withdrawn",
        /// Sealed answers to a demand were opened.
        AnswersOpened = "answers_opened",
        /// An answer was declined because the demand ended.
        AnswerDeclined = "answer_declined",
        /// A buyer took an answer to a demand.
        Awarded = "awarded",
        /// A buyer asked sellers for parts of a demand.
        PartsAsked = "parts_asked",
        /// The first seller who was asked for a part of a demand said yes.
        PartAgreed = "part_agreed",
        /// The trade desk told a buyer of offers for a demand.
        PoolSuggested = "pool_suggested",
        /// All of a demand is agreed.
        DemandFilled = "demand_filled",
        /// Less of a demand is agreed than before.
        DemandReopened = "demand_reopened",
        /// A buyer closed a demand.
        DemandClosed = "demand_closed",
        /// The day of a demand passed.
        DemandExpired = "demand_expired",
        /// A buyer named a price for goods of an offer.
        TalkOpened = "talk_opened",
        /// A side named another price.
        TalkCountered = "talk_countered",
        /// Both sides said yes to one price.
        TalkAgreed = "talk_agreed",
        /// A side said no to a price.
        TalkDeclined = "talk_declined",
        /// A side took back the price that it had named.
        TalkWithdrawn = "talk_withdrawn",
        /// A price talk ended without an answer, or with its offer.
        TalkLapsed = "talk_lapsed",
    }
}
