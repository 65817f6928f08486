//! The questions of forms: what was wrong, the question, its likely answers.

use i18n_embed_fl::fl;

use super::{choice, problem, question};
use crate::{
    chat::{
        actions::{Action, FormAction},
        kit::{
            Button, Keyboard, Message, Service,
            keyboard::act,
            text::{self, lines},
            words,
        },
    },
    locale::Locale,
    notice::{Ask, Choice, Question},
};

pub(super) fn message(l: Locale, ask: &Ask, service: &Service) -> Message {
    let problem = ask.problem.as_ref().map(|problem| problem::text(l, problem, &ask.question, service));
    let text = lines([problem.unwrap_or_default(), question::text(l, ask, service)]);
    let reference = ask.reference.as_deref().map(|reference| words::reference(l, reference));
    let text = text::with_line(text, reference);
    if matches!(ask.question, Question::Phone) {
        let keyboard = Keyboard::RequestContact { share: fl!(l, "button-share-phone"), skip: fl!(l, "button-skip") };
        return Message::under(text, keyboard);
    }
    Message::with(text, keyboard(l, ask))
}

fn keyboard(l: Locale, ask: &Ask) -> Vec<Vec<Button>> {
    let answer =
        |choice| act(choice::label(l, choice, &ask.question), Action::Form(FormAction::Answer { rev: ask.rev, choice: choice.clone() }));
    let mut rows: Vec<Vec<Button>> = ask.choices.iter().map(|row| row.iter().map(answer).collect()).collect();
    let back = ask.back.then(|| act(fl!(l, "button-back"), Action::Form(FormAction::Back { rev: ask.rev })));
    // One way back: what keeps things as they are has a name of its own there.
    let keeps = ask.choices.iter().flatten().any(|choice| *choice == Choice::Keep);
    let mut cancel = (ask.cancel && !keeps).then(|| act(fl!(l, "button-cancel"), Action::Form(FormAction::Cancel { rev: ask.rev })));
    // What most people press has a row of its own; the other answers stand together below it.
    if matches!(
        ask.question,
        Question::OfferSummary { .. }
            | Question::BuyCheck { .. }
            | Question::DemandCheck { .. }
            | Question::AnswerCheck { .. }
            | Question::BidCheck { .. }
    ) && let Some(first) = rows.first_mut().filter(|row| !row.is_empty())
    {
        let mut others = first.split_off(1);
        others.extend(cancel.take());
        rows.insert(1, others);
    }
    rows.push(back.into_iter().chain(cancel).collect());
    rows
}
