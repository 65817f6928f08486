//! Which list of commands a chat is shown.

use serde::{Deserialize, Serialize};

use crate::domain::person::RoleKind;

/// What the list of commands behind the slash depends on. The outbox stores it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct CommandList {
    /// The kinds of roles held; none of a stranger.
    pub roles: Vec<RoleKind>,
    /// Whether the reader is at the trade desk.
    pub desk: bool,
}

/// The stored form: the roles alone where nothing else is said, as all were once.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    Roles(Vec<RoleKind>),
    Whole { roles: Vec<RoleKind>, desk: bool },
}

impl From<Stored> for CommandList {
    fn from(stored: Stored) -> Self {
        match stored {
            Stored::Roles(roles) => Self { roles, desk: false },
            Stored::Whole { roles, desk } => Self { roles, desk },
        }
    }
}

impl From<CommandList> for Stored {
    fn from(list: CommandList) -> Self {
        match list.desk {
            true => Self::Whole { roles: list.roles, desk: true },
            false => Self::Roles(list.roles),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_roles_is_stored_as_before_and_the_desk_is_kept() {
        let official = CommandList { roles: vec![RoleKind::Official], desk: false };
        let json = serde_json::to_string(&official).unwrap();
        assert_eq!(json, serde_json::to_string(&official.roles).unwrap());
        for list in [official.clone(), CommandList { desk: true, ..official }, CommandList::default()] {
            let json = serde_json::to_string(&list).unwrap();
            assert_eq!(serde_json::from_str::<CommandList>(&json).unwrap(), list, "{json}");
        }
    }
}
