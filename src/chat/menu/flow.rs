//! The menu, help, and what is said without being asked.

use crate::{
    chat::{
        actions::{Action, FarmerAction, MenuAction, OfferAction, SearchAction},
        dialog::{Flow, Next, Turn},
    },
    market,
    notice::{BrowseQuery, FormKind, Notice},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: MenuAction) -> Flow {
    match action {
        MenuAction::Show => show(turn).await,
        MenuAction::Help => help(turn).await,
        MenuAction::Finish => finish(turn).await,
    }
}

/// The menu; a form that is open waits.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>) -> Flow {
    turn.conversation.close();
    let menu = turn.menu().await?;
    turn.answer_with(menu).await
}

pub(in crate::chat) async fn help(turn: &mut Turn<'_>) -> Flow {
    let (roles, desk) = (turn.roles(), turn.person.as_ref().is_some_and(market::is_at_desk));
    turn.answer_with(Notice::Help { roles, desk }).await
}

/// *Mulai baru*: what was filled in is dropped.
pub(in crate::chat) fn begin_anew(turn: &mut Turn<'_>, kind: FormKind) -> Flow {
    turn.conversation.forms.retain(|r| r.form.kind() != kind);
    Ok(Next::Act(match kind {
        FormKind::Offer => Action::Offer(OfferAction::New),
        FormKind::Farmer => Action::Farmer(FarmerAction::New),
        FormKind::Search | FormKind::Purchase => Action::Search(SearchAction::List { query: BrowseQuery::default() }),
        _ => Action::Menu(MenuAction::Show),
    }))
}

/// What nobody asked for and nobody understands.
pub(in crate::chat) async fn unknown(turn: &mut Turn<'_>) -> Flow {
    let roles = turn.roles();
    turn.answer_with(Notice::Unknown { roles }).await
}

/// Voice, stickers, photos, locations outside of a form.
pub(in crate::chat) async fn non_text(turn: &mut Turn<'_>) -> Flow {
    if turn.person.is_none() {
        return Ok(Next::Welcome);
    }
    turn.answer_with(Notice::NonText).await
}

/// *Selesai*: the card keeps its text and loses its buttons.
pub(in crate::chat) async fn finish(turn: &mut Turn<'_>) -> Flow {
    turn.remove_pressed_buttons().await?;
    Ok(Next::Done)
}
