//! Coming in, changing one's data, leaving.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Answered, Fields, FormContext, Prompt, is_whole_line, name, places, rows},
    domain::{
        person::{RoleKind, SellerKind},
        place::Region,
    },
    market::code_hash,
    notice::{Choice, Field, Notice, Problem, Question},
};

/// What a stranger fills in. Before consent nothing but the invitation's hash is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct Registration {
    pub(in crate::chat) consent: bool,
    pub(in crate::chat) adult: bool,
    pub(in crate::chat) role: Option<RoleKind>,
    pub(in crate::chat) invitation: Option<String>,
    pub(in crate::chat) name: Option<String>,
    /// The business, where an older version asked for it; it is learnt from the first offer.
    pub(in crate::chat) seller_kind: Option<SellerKind>,
    pub(in crate::chat) place: Option<(String, Region)>,
}

impl Fields for Registration {
    fn is_checked(&self) -> bool {
        false
    }

    fn missing(&self) -> Field {
        let invited = self.invitation.is_some();
        if !self.consent {
            Field::Consent
        } else if !self.adult {
            Field::Age
        } else if self.role.is_none() && !invited {
            Field::Role
        } else if !invited && self.role != Some(RoleKind::Seller) {
            Field::Code
        } else if self.name.is_none() {
            Field::Name
        } else if !invited && self.place.is_none() {
            Field::Place
        } else {
            Field::Check
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        match field {
            Field::Age => (Question::Age, vec![vec![Choice::Yes, Choice::No]]),
            Field::Role => {
                let roles = [RoleKind::Seller, RoleKind::Buyer, RoleKind::Official].map(Choice::Role);
                (Question::Role, rows(roles, 1))
            }
            Field::Code => (Question::Code, Vec::new()),
            Field::Name => (Question::Name, Vec::new()),
            Field::SellerKind => (Question::SellerKind, rows(SellerKind::ALL.iter().copied().map(Choice::Kind), 2)),
            Field::Place => places::villages_of_the_city(),
            _ => (Question::Consent, vec![vec![Choice::Agree, Choice::ReadAll, Choice::Refuse]]),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, context: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Consent, Answer::Choice(Choice::Agree)) => self.consent = true,
            (Field::Consent, Answer::Choice(Choice::Refuse)) => return Answered::Leave(Box::new(Notice::ConsentRefused)),
            (Field::Consent, Answer::Choice(Choice::ReadAll)) => {
                return Answered::Clarify(Box::new((Question::ConsentFull, vec![vec![Choice::Agree, Choice::Refuse]])));
            }
            (Field::Age, Answer::Choice(Choice::Yes)) => self.adult = true,
            (Field::Age, Answer::Choice(Choice::No)) => return Answered::Leave(Box::new(Notice::TooYoung)),
            (Field::Role, Answer::Choice(Choice::Role(role))) => self.role = Some(*role),
            (Field::Code, Answer::Text(text)) if is_code(text) => return Answered::LookUp(code_hash(text)),
            // Words are no try.
            (Field::Code, Answer::Text(_)) => return Answered::Rejected(Problem::CodeUsed),
            (Field::Name, Answer::Text(text)) if is_whole_line(text, context.written_on) => return Answered::Rejected(Problem::NameBad),
            (Field::Name, Answer::Text(text)) => return name::keep(&mut self.name, text),
            (Field::SellerKind, Answer::Choice(Choice::Kind(kind))) => self.seller_kind = Some(*kind),
            (Field::Place, answer) => return places::answer(&mut self.place, answer),
            (Field::Name | Field::Code, Answer::Contact { .. }) => return Answered::Rejected(Problem::NonText),
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Consent => self.consent = false,
            Field::Age => self.adult = false,
            Field::Role => self.role = None,
            Field::Code => self.invitation = None,
            Field::Name => self.name = None,
            Field::SellerKind => self.seller_kind = None,
            Field::Place => self.place = None,
            _ => {}
        }
    }

    fn accept_invitation(&mut self, hash: String) {
        self.invitation = Some(hash);
    }
}

/// Whether a text can be a code: digits and the letters from a to f, however they are grouped.
fn is_code(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphanumeric()).peekable();
    letters.peek().is_some() && letters.all(|c| c.is_ascii_hexdigit())
}

/// A change of one's own data: which, then the new value. Also the business of a person who begins to sell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct Profile {
    /// What is changed; `SellerKind` for a person who begins to sell.
    pub(in crate::chat) which: Option<Field>,
    /// What can be chosen.
    pub(in crate::chat) fields: Vec<Field>,
    pub(in crate::chat) name: Option<String>,
    pub(in crate::chat) seller_kind: Option<SellerKind>,
    pub(in crate::chat) place: Option<(String, Region)>,
    pub(in crate::chat) phone: Option<String>,
}

impl Fields for Profile {
    fn is_checked(&self) -> bool {
        false
    }

    fn missing(&self) -> Field {
        match self.which {
            None => Field::Which,
            Some(Field::Name) if self.name.is_none() => Field::Name,
            Some(Field::Phone) if self.phone.is_none() => Field::Phone,
            Some(Field::SellerKind) if self.seller_kind.is_none() => Field::SellerKind,
            Some(Field::Place | Field::SellerKind) if self.place.is_none() => Field::Place,
            Some(_) => Field::Check,
        }
    }

    fn ask(&self, field: Field, _: &FormContext) -> Prompt {
        match field {
            Field::Name => (Question::Name, Vec::new()),
            Field::Phone => (Question::Phone, Vec::new()),
            Field::SellerKind => (Question::SellerKind, rows(SellerKind::ALL.iter().copied().map(Choice::Kind), 2)),
            Field::Place => places::villages_of_the_city(),
            _ => (Question::ProfileField, rows(self.fields.iter().copied().map(Choice::Field), 3)),
        }
    }

    fn answer(&mut self, field: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
        match (field, answer) {
            (Field::Which, Answer::Choice(Choice::Field(chosen))) if self.fields.contains(chosen) => self.which = Some(*chosen),
            (Field::Name, Answer::Text(text)) => return name::keep(&mut self.name, text),
            (Field::SellerKind, Answer::Choice(Choice::Kind(kind))) => self.seller_kind = Some(*kind),
            (Field::Place, answer) => return places::answer(&mut self.place, answer),
            (Field::Phone, Answer::Contact { own: false, .. }) => return Answered::Rejected(Problem::ContactNotOwn),
            (Field::Phone, Answer::Contact { phone, own: true }) => self.phone = Some(normal_phone(phone)),
            // A typed number may be anybody's: only the button says whose it is.
            (Field::Phone, Answer::Text(text)) if text.chars().any(char::is_numeric) => return Answered::Rejected(Problem::Press),
            // The keyboard that shares a contact has a second button that says no; it arrives as text.
            (Field::Phone, Answer::Text(_)) => return Answered::Abandoned,
            (Field::Name, Answer::Contact { .. }) => return Answered::Rejected(Problem::NonText),
            _ => return Answered::Rejected(Problem::Press),
        }
        Answered::Accepted
    }

    fn clear(&mut self, field: Field) {
        match field {
            Field::Which => self.which = None,
            Field::Name => self.name = None,
            Field::SellerKind => self.seller_kind = None,
            Field::Place => self.place = None,
            Field::Phone => self.phone = None,
            _ => {}
        }
    }

    fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
        is_whole_line(text, written_on)
    }
}

/// Digits with a leading plus, as Telegram gives them with or without it.
pub(in crate::chat) fn normal_phone(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).take(20).collect();
    format!("+{digits}")
}

macro_rules! yes_or_keep {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* }, $question:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub(in crate::chat) struct $name {
            $($(#[$field_meta])* pub(in crate::chat) $field: $type,)*
        }

        impl Fields for $name {
            fn missing(&self) -> Field {
                Field::Check
            }

            fn ask(&self, _: Field, _: &FormContext) -> Prompt {
                let question: fn(&Self) -> Question = $question;
                (question(self), vec![vec![Choice::Do, Choice::Keep]])
            }

            fn answer(&mut self, _: Field, answer: &Answer<'_>, _: &FormContext) -> Answered {
                match answer {
                    Answer::Choice(Choice::Do) => Answered::Finish,
                    Answer::Choice(Choice::Keep) => Answered::Abandoned,
                    _ => Answered::Rejected(Problem::Press),
                }
            }

            fn clear(&mut self, _: Field) {}

            fn gives_way_to(&self, _: Field, text: &str, written_on: NaiveDate) -> bool {
                is_whole_line(text, written_on)
            }
        }
    };
}

yes_or_keep! {
    /// Deleting the account: one question.
    Deletion {}, |_| Question::DeleteCheck
}
yes_or_keep! {
    /// Withdrawing consent: one question.
    Stop {
        /// The number of agreed orders that are cancelled with it.
        cancelled: i64,
        /// The number of orders that stay, since they can't be cancelled any more or are the seller's.
        kept: i64,
    }, |stop| match *stop {
        Stop { cancelled: 0, kept: 0 } => Question::StopCheck,
        Stop { cancelled, kept } => Question::StopCheckOrders { cancelled, kept },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_without_an_invitation_is_asked_for_a_code_as_a_buyer_only() {
        let mut form = Registration { consent: true, adult: true, role: Some(RoleKind::Buyer), ..Registration::default() };
        assert_eq!(form.missing(), Field::Code);
        form.role = Some(RoleKind::Seller);
        assert_eq!(form.missing(), Field::Name);
        form.invitation = Some("hash".into());
        form.name = Some("Bu Rina".into());
        assert_eq!(form.missing(), Field::Check);
    }
}
