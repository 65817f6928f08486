//! What a conversation remembers: forms that are being filled in, one on top of the other. It is stored as
//! JSON in one column; stored JSON only grows, new fields have defaults.

use serde::{Deserialize, Serialize};

use super::forms::{
    Prompt,
    account::{Deletion, Profile, Registration, Stop},
    farmer::FarmerForm,
    line::LineForm,
    offer::OfferForm,
    offer_change::{PriceChange, QuantityChange, Withdrawal},
    official::DigestForm,
    order::Cancellation,
    purchase::{Purchase, Search},
    routine::RoutineForm,
};
use super::searches::Searches;
use crate::{
    domain::offer::OfferId,
    notice::{Field, FormKind},
};

/// How many forms can wait under the one on top.
const DEPTH: usize = 4;

/// A chat's state.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Conversation {
    /// Hash of the invitation with which a stranger came.
    pub(super) invitation: Option<String>,
    /// Forms, the running one last.
    pub(super) forms: Vec<Running>,
    /// Whether the last form is what free text answers; `false` after `/menu`.
    pub(super) open: bool,
    /// Rises with each step of a form: the stamp of its buttons.
    pub(super) rev: i64,
    /// The last press, for recognising a double one.
    pub(super) last_press: Option<Press>,
    /// Lines in a row that were meant as offers and could not be read.
    pub(super) unread: u8,
    /// The last message that became an offer: an edit of it comes too late.
    pub(super) published: Option<(i32, OfferId)>,
    /// What an assistant wrote before he said for whom.
    pub(super) unclaimed: Option<Unclaimed>,
    /// The last album of which a photo was seen: its other photos are no messages of their own.
    pub(super) album: Option<String>,
    /// What a buyer limited his last searches to.
    pub(super) searches: Searches,
}

/// An offer's line without its farmer. Without personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unclaimed {
    pub(super) text: String,
    /// The message that it came in.
    #[serde(default)]
    pub(super) message: Option<i32>,
    /// The photo that came with it.
    #[serde(default)]
    pub(super) photo: Option<String>,
}

/// A press, as far as it is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Press {
    pub(super) message: i32,
    pub(super) data: String,
    /// Epoch milliseconds.
    pub(super) at: i64,
}

/// A form that is being filled in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Running {
    /// What was collected.
    pub(super) form: Form,
    /// What is being asked.
    pub(super) field: Field,
    /// Fields answered before, for *Kembali*.
    #[serde(default)]
    pub(super) trail: Vec<Field>,
    /// The question as it was shown last, with its buttons: only these are taken.
    #[serde(default)]
    pub(super) asked: Option<Prompt>,
    /// Failed tries at this field.
    #[serde(default)]
    pub(super) tries: u8,
}

/// All forms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub(super) enum Form {
    Registration(Registration),
    Offer(Box<OfferForm>),
    OfferPrice(Box<PriceChange>),
    OfferQuantity(Box<QuantityChange>),
    Withdrawal(Box<Withdrawal>),
    Purchase(Box<Purchase>),
    Search(Search),
    Cancellation(Box<Cancellation>),
    Profile(Profile),
    Deletion(Deletion),
    Stop(Stop),
    DigestSettings(DigestForm),
    Farmer(FarmerForm),
    Line(Box<LineForm>),
    Routine(Box<RoutineForm>),
}

impl Form {
    pub(super) const fn kind(&self) -> FormKind {
        match self {
            Self::Registration(_) => FormKind::Registration,
            Self::Offer(_) => FormKind::Offer,
            Self::OfferPrice(_) => FormKind::OfferPrice,
            Self::OfferQuantity(_) => FormKind::OfferQuantity,
            Self::Withdrawal(_) => FormKind::Withdrawal,
            Self::Purchase(_) => FormKind::Purchase,
            Self::Search(_) => FormKind::Search,
            Self::Cancellation(_) => FormKind::Cancellation,
            Self::Profile(_) => FormKind::Profile,
            Self::Deletion(_) => FormKind::Deletion,
            Self::Stop(_) => FormKind::Stop,
            Self::DigestSettings(_) => FormKind::DigestSettings,
            Self::Farmer(_) => FormKind::Farmer,
            Self::Line(_) => FormKind::Line,
            Self::Routine(_) => FormKind::Routine,
        }
    }
}

impl Conversation {
    /// The form that answers go to.
    pub(super) fn running(&self) -> Option<&Running> {
        self.forms.last().filter(|_| self.open)
    }

    /// The kind of a form that waits or runs.
    pub(super) fn unfinished(&self) -> Option<FormKind> {
        self.forms.last().map(|r| r.form.kind())
    }

    /// Puts a form on top; one of the same kind that waits is replaced. Beyond the depth the oldest is dropped,
    /// but never a half-filled offer.
    pub(super) fn push(&mut self, running: Running) {
        self.forms.retain(|r| r.form.kind() != running.form.kind());
        self.forms.push(running);
        if self.forms.len() > DEPTH
            && let Some(oldest) = self.forms.iter().position(|r| !matches!(r.form.kind(), FormKind::Offer | FormKind::Registration))
        {
            self.forms.remove(oldest);
        }
        self.open = true;
        self.rev += 1;
    }

    /// Takes the form on top away.
    pub(super) fn pop(&mut self) -> Option<Running> {
        self.rev += 1;
        let running = self.forms.pop();
        self.open = !self.forms.is_empty();
        running
    }

    /// Puts a waiting form on top again.
    pub(super) fn resume(&mut self, kind: FormKind) -> bool {
        let Some(at) = self.forms.iter().position(|r| r.form.kind() == kind) else { return false };
        let running = self.forms.remove(at);
        self.forms.push(running);
        self.open = true;
        self.rev += 1;
        true
    }
}
