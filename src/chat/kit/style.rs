//! How a button looks, by what it does: the main answer is green, what ends or takes something away is red. Nothing is said
//! where a message is made.

use super::{Button, Press};
use crate::{
    chat::actions::{AccountAction, Action, FarmerAction, FormAction, ModerationAction, OfferAction, OrderAction},
    domain::order::{OrderEvent, OrderStatus},
    notice::Choice,
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

    fn of(press: &Press) -> Option<Self> {
        let (Press::Act(action) | Press::Beside(action)) = press else { return None };
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

/// A form is finished by a main answer, or by *Tarik*, *Hapus*, *Ya, batalkan*.
const fn of_choice(choice: &Choice) -> Option<Style> {
    match choice {
        Choice::Agree | Choice::Publish | Choice::Right | Choice::Buy => Some(Style::Success),
        Choice::Do => Some(Style::Danger),
        _ => None,
    }
}

/// What ends an order without its goods is red; what agrees to something or brings the order on is green.
fn of_event(event: OrderEvent) -> Option<Style> {
    if event.rows().any(|row| matches!(row.to, OrderStatus::Declined | OrderStatus::Cancelled)) {
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
        | OrderEvent::CompletePapers
        | OrderEvent::SayPaid
        | OrderEvent::ConfirmPaid => Some(Style::Success),
        _ => None,
    }
}

/// The buttons with their styles. One main button a message: of several the first is green.
pub fn styled(rows: &[Vec<Button>]) -> Vec<Vec<(&Button, Option<Style>)>> {
    let mut has_main = false;
    let mut style = |button| {
        let style = Style::of(button).filter(|style| *style != Style::Success || !has_main);
        has_main |= style == Some(Style::Success);
        style
    };
    rows.iter().map(|row| row.iter().map(|button| (button, style(&button.press))).collect()).collect()
}
