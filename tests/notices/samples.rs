//! One sample of every notice, beside the view that shows it.

use tembus::notice::{Ask, Choice, Notice, Page, Question};

use super::{
    account, complaints, demands, desk, farmers, history, menu, moderation, offers, offers_form, officials, orders, papers, prices, rules,
    search, subscriptions, talks, variants, view,
};

/// A notice with the snapshot that shows it.
pub(super) struct Sample {
    /// The folder of `src/chat` with the view and the snapshots.
    pub(super) feature: &'static str,
    /// What it is called there, the kind of the notice first.
    pub(super) name: String,
    /// The notice.
    pub(super) notice: Notice,
}

impl Sample {
    /// The name of the snapshot file: the kind of the notice or question.
    pub(super) fn file(&self) -> String {
        let mut words = self.name.split(' ');
        let kind = match words.next() {
            _ if self.feature == "view" => "Problems".to_owned(),
            Some("Ask") => format!("Ask{}", words.next().unwrap_or_default()),
            kind => kind.unwrap_or_default().to_owned(),
        };
        let snake = |(at, c): (usize, char)| {
            let border = (at > 0 && c.is_uppercase()).then_some('_');
            border.into_iter().chain(c.to_lowercase())
        };
        kind.chars().enumerate().flat_map(snake).collect()
    }
}

/// Every sample, in the order of the snapshots.
pub(super) fn all() -> Vec<Sample> {
    let features = [
        account::all(),
        menu::all(),
        offers::all(),
        offers_form::all(),
        search::all(),
        orders::all(),
        officials::all(),
        farmers::all(),
        moderation::all(),
        complaints::all(),
        demands::all(),
        desk::all(),
        talks::all(),
        papers::all(),
        prices::all(),
        rules::all(),
        history::all(),
        subscriptions::all(),
        view::all(),
        variants::all(),
    ];
    features.into_iter().flatten().collect()
}

pub(super) fn named(feature: &'static str, notices: Vec<(&'static str, Notice)>) -> Vec<Sample> {
    notices.into_iter().map(|(name, notice)| Sample { feature, name: name.to_owned(), notice }).collect()
}

pub(super) type Asked = (&'static str, Question, Vec<Vec<Choice>>);

pub(super) fn ask(question: Question, choices: Vec<Vec<Choice>>) -> Ask {
    Ask { question, choices, rev: 17, back: false, cancel: true, problem: None, reference: None }
}

pub(super) fn sample(feature: &'static str, name: String, ask: Ask) -> Sample {
    Sample { feature, name: format!("Ask {name}"), notice: Notice::Ask(ask) }
}

pub(super) fn asked(feature: &'static str, asks: Vec<Asked>) -> Vec<Sample> {
    asks.into_iter().map(|(name, question, choices)| sample(feature, name.to_owned(), ask(question, choices))).collect()
}

pub(super) fn in_rows(choices: impl IntoIterator<Item = Choice>, width: usize) -> Vec<Vec<Choice>> {
    let choices: Vec<_> = choices.into_iter().collect();
    choices.chunks(width).map(<[Choice]>::to_vec).collect()
}

pub(super) const FIRST: Page = Page { number: 0, of: 1 };
pub(super) const SECOND: Page = Page { number: 1, of: 3 };
