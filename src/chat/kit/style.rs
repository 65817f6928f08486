//! How a button looks, by what it does: the main answer is green, what ends or takes something away is red.

use crate::{
    chat::actions::{AccountAction, Action, FarmerAction, FormAction, ModerationAction, OfferAction, OrderAction},
    domain::order::OrderEvent,
    notice::{Choice, Question},
};

/// The colour of a button that has one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Green: what most people press.
    Success,
    /// Red: what can't be taken back.
    Danger,
}

impl Style {
    /// Telegram's word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Danger => "danger",
        }
    }

    /// The colour of a button by what it does.
    pub(in crate::chat) fn of(action: &Action) -> Option<Self> {
        match action {
            Action::Form(FormAction::Answer { choice, .. }) => of_choice(choice),
            Action::Order(OrderAction::Do { event, .. }) => of_event(*event),
            Action::Account(AccountAction::Start | AccountAction::TakeRole | AccountAction::AgreeAnew)
            | Action::Offer(OfferAction::Renew { .. } | OfferAction::Repeat { .. }) => Some(Self::Success),
            Action::Account(AccountAction::Erase | AccountAction::DataDelete)
            | Action::Offer(OfferAction::Withdraw { .. })
            | Action::Farmer(FarmerAction::DoForget { .. })
            | Action::Moderation(ModerationAction::AskReason { .. } | ModerationAction::Remove { .. }) => Some(Self::Danger),
            _ => None,
        }
    }
}

/// A form is finished by a main answer.
const fn of_choice(choice: &Choice) -> Option<Style> {
    match choice {
        Choice::Agree | Choice::Publish | Choice::Right | Choice::Buy | Choice::Do => Some(Style::Success),
        _ => None,
    }
}

/// The colour of the main answer to a question: red where it takes something away, by *Tarik*, *Hapus*, *Ya, batalkan*.
pub(in crate::chat) fn of_main_answer(question: &Question) -> Style {
    if question.asked().deed.ends() { Style::Danger } else { Style::Success }
}

/// What ends an order without its goods is red; what agrees to something or brings the order on is green.
fn of_event(event: OrderEvent) -> Option<Style> {
    if event.ends_without_goods() {
        return Some(Style::Danger);
    }
    match event {
        OrderEvent::Accept
        | OrderEvent::AcceptDay
        | OrderEvent::AcceptTerms
        | OrderEvent::Depart
        | OrderEvent::Receive
        | OrderEvent::AgreeReceipt
        | OrderEvent::AgreeOutcome
        | OrderEvent::Weigh
        | OrderEvent::CompletePapers
        | OrderEvent::SayPaid
        | OrderEvent::ConfirmPaid => Some(Style::Success),
        _ => None,
    }
}
