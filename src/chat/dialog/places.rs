//! The question where something is: one typed name, or one choice of the city's villages; the Kabupaten's districts behind a button.

use super::{Answer, Answered, Prompt, rows};
use crate::{
    domain::place::{Place, Region},
    notice::{Choice, Problem, Question},
    reading,
};

/// Every village of the city, and the Kabupaten as one button: one choice for most.
pub(in crate::chat) fn villages_of_the_city() -> Prompt {
    let mut names: Vec<&String> = Place::districts(Region::Kota).flat_map(|p| Place::villages(&p.name)).map(|p| &p.name).collect();
    names.sort();
    let villages = names.into_iter().map(|name| Choice::Village(name.clone()));
    let mut buttons = rows(villages, 3);
    buttons.push(vec![Choice::Region(Region::Kabupaten)]);
    (Question::VillageOfCity, buttons)
}

fn villages(district: &str) -> Prompt {
    let question = Question::Village { district: Some(district.to_owned()) };
    (question, rows(Place::villages(district).map(|p| Choice::Village(p.name.clone())), 3))
}

fn kabupaten() -> Prompt {
    let all = Place::districts(Region::Kabupaten).map(|p| Choice::Village(p.name.clone()));
    (Question::Village { district: None }, rows(all, 3))
}

/// Reads an answer to one of these questions into `place`; a district is what older questions asked for first.
pub(in crate::chat) fn answer(place: &mut Option<(String, Region)>, answer: &Answer<'_>) -> Answered {
    let found = match answer {
        Answer::Choice(Choice::District(name)) if Place::by_name(name).is_some() => return Answered::Clarify(Box::new(villages(name))),
        Answer::Choice(Choice::Region(Region::Kabupaten)) => return Answered::Clarify(Box::new(kabupaten())),
        Answer::Choice(Choice::Village(name)) => Place::by_name(name),
        Answer::Text(text) => reading::place(text),
        _ => return Answered::Rejected(Problem::Press),
    };
    match found {
        Some(found) => {
            *place = Some((found.name.clone(), found.region));
            Answered::Accepted
        }
        None => Answered::Rejected(Problem::PlaceUnknown),
    }
}
