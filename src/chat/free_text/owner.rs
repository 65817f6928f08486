//! Which farmer an assistant's line is about: `stok telur 800 kg punya pak tukiman`.

use crate::{
    chat::dialog::Turn,
    domain::person::{Person, PersonId, RoleKind},
    market::{self, Error},
    reading,
};

/// The most farmers among whom one is looked for.
const FARMERS: i64 = 200;

/// An owner whom an assistant's line names.
pub(super) struct Named {
    /// The line without him.
    pub(super) text: String,
    /// The farmers of the assistant who may be meant; none if it is somebody else.
    farmers: Vec<Person>,
    /// The line names several persons.
    several: bool,
}

impl Named {
    /// The only farmer who can be meant.
    pub(super) fn only(&self) -> Option<PersonId> {
        match self.farmers.as_slice() {
            [only] if !self.several => Some(only.id),
            _ => None,
        }
    }

    /// Whether no farmer of the assistant is called so, or several persons are named: it is asked whose goods they are.
    pub(super) fn is_asked(&self) -> bool {
        self.several || self.farmers.is_empty()
    }

    /// Whether the person may be meant.
    pub(super) fn may_be(&self, person: PersonId) -> bool {
        self.farmers.is_empty() || self.farmers.iter().any(|farmer| farmer.id == person)
    }
}

/// The owner whom an assistant's line names; `None` where it names none, or somebody else writes.
pub(super) async fn named(turn: &mut Turn<'_>, text: &str) -> Result<Option<Named>, Error> {
    // Most lines name nobody: the farmers are not looked up for them.
    let may_name = reading::owner(text, &[]).is_some()
        || text.split_whitespace().any(|word| ["punya", "milik"].iter().any(|own| word.to_lowercase().starts_with(own)));
    if !may_name || !turn.person()?.is(RoleKind::Assistant) {
        return Ok(None);
    }
    let (mut farmers, _) = market::farmers(&mut turn.act()?, FARMERS, 0).await?;
    let names: Vec<&str> = farmers.iter().map(|farmer| farmer.name.as_str()).collect();
    let Some(owner) = reading::owner(text, &names) else { return Ok(None) };
    let mut at = 0..;
    farmers.retain(|_| at.next().is_some_and(|at: usize| owner.named.contains(&at)));
    Ok(Some(Named { text: owner.rest, farmers, several: owner.several }))
}
