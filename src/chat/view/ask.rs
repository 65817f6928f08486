//! The questions of forms: what was wrong, the question, its likely answers.

use i18n_embed_fl::fl;

use super::{choice, problem, question};
use crate::{
    chat::{
        actions::{Action, FormAction},
        kit::{
            Button, Keyboard, Message, Service, Style,
            keyboard::act,
            of_main_answer,
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
    let main = of_main_answer(&ask.question);
    let answer = |choice: &Choice| {
        let label = choice::label(l, choice, &ask.question);
        let button = act(label, Action::Form(FormAction::Answer { rev: ask.rev, choice: choice.clone() }));
        Button { style: button.style.map(|_| main), ..button }
    };
    let mut rows: Vec<Vec<Button>> = ask.choices.iter().map(|row| row.iter().map(answer).collect()).collect();
    let back = ask.back.then(|| act(fl!(l, "button-back"), Action::Form(FormAction::Back { rev: ask.rev })));
    // One way back: what keeps things as they are has a name of its own there.
    let keeps = ask.choices.iter().flatten().any(|choice| *choice == Choice::Keep);
    let mut cancel = (ask.cancel && !keeps).then(|| act(fl!(l, "button-cancel"), Action::Form(FormAction::Cancel { rev: ask.rev })));
    // What most people press has a row of its own; the other answers stand together below it.
    let is_main = |row: &Vec<Button>| row.first().is_some_and(|button| button.style == Some(Style::Success));
    if let Some(first) = rows.first_mut().filter(|row| is_main(row)) {
        let mut others = first.split_off(1);
        others.extend(cancel.take());
        rows.insert(1, others);
    }
    rows.push(back.into_iter().chain(cancel).collect());
    rows
}
