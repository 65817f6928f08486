//! Coming in, the menu, help, and what is said without being asked.

use super::{account, assist, browse, lines, offers, official, orders};
use crate::{
    chat::{
        forms::account::{Registration, Stop},
        inline::{self, Link},
        state::Form,
        turn::{Done, Turn},
    },
    market,
    notice::{BrowseQuery, FormKind, Notice},
};

/// A command. What does not exist is answered like any text that nobody asked for.
pub(super) async fn command(turn: &mut Turn<'_>, name: &str, argument: &str) -> Done {
    if matches!(name, "start" | "mulai") {
        return started(turn, argument).await;
    }
    if turn.person.is_none() {
        return stranger(turn, name).await;
    }
    match name {
        "menu" => menu(turn).await,
        "bantuan" | "help" => help(turn).await,
        "bahasa" => Ok(turn.reply(Notice::Languages).await?),
        "batal" => {
            turn.unprompt().await?;
            turn.cancel().await
        }
        "jual" if argument.is_empty() => offers::begin(turn).await,
        "jual" => lines::offer(turn, argument).await,
        "petani" => assist::list(turn, 0).await,
        "penawaran" => offers::list(turn, 0).await,
        "beli" => browse::command(turn, argument).await,
        "pesanan" => orders::list(turn, 0).await,
        "ringkasan" => official::command(turn, argument).await,
        "data" => account::menu(turn).await,
        "berhenti" => turn.begin(Form::Stop(Stop {})).await,
        _ => unknown(turn).await,
    }
}

/// `/start`, perhaps with the code of an invitation or a link to an offer.
async fn started(turn: &mut Turn<'_>, code: &str) -> Done {
    let link = inline::link(code);
    if let (Some(Link::Offer(offer)), true) = (link, turn.person.is_some()) {
        return browse::card(turn, offer, BrowseQuery::default()).await;
    }
    if code.is_empty() || link.is_some() {
        return if turn.person.is_some() { menu(turn).await } else { welcome(turn).await };
    }
    let hash = market::code_hash(code);
    if turn.person.is_some() {
        let role = market::add_role(&mut turn.act()?, &hash).await?;
        turn.roles_changed().await?;
        let name = turn.person()?.name.clone();
        return Ok(turn.reply(Notice::RoleTaken { name, role, first: false }).await?);
    }
    if market::open_invitation(turn.tx, &hash, turn.now).await?.is_none() {
        return Ok(turn.reply(Notice::InviteUsed).await?);
    }
    turn.talk.forms.clear();
    turn.talk.invitation = Some(hash);
    Ok(turn.reply(Notice::Welcome).await?)
}

/// The first message, or the question at which a stranger stopped.
pub(super) async fn welcome(turn: &mut Turn<'_>) -> Done {
    if turn.talk.forms.is_empty() {
        return Ok(turn.reply(Notice::Welcome).await?);
    }
    turn.unprompt().await?;
    turn.ask_again(None).await
}

/// *Mulai*.
pub(super) async fn start(turn: &mut Turn<'_>) -> Done {
    if turn.person.is_some() {
        return menu(turn).await;
    }
    if !turn.talk.forms.is_empty() {
        return welcome(turn).await;
    }
    let form = Registration { invitation: turn.talk.invitation.clone(), ..Registration::default() };
    turn.begin(Form::Registration(form)).await
}

async fn stranger(turn: &mut Turn<'_>, name: &str) -> Done {
    match name {
        "bantuan" | "help" => Ok(turn.reply(Notice::About).await?),
        "bahasa" => Ok(turn.reply(Notice::Languages).await?),
        "batal" | "berhenti" => {
            turn.unprompt().await?;
            turn.forget = true;
            Ok(turn.reply(Notice::ConsentRefused).await?)
        }
        _ => welcome(turn).await,
    }
}

/// The menu; a form that is open waits.
pub(super) async fn menu(turn: &mut Turn<'_>) -> Done {
    turn.talk.open = false;
    let menu = turn.menu();
    Ok(turn.reply(menu).await?)
}

pub(super) async fn help(turn: &mut Turn<'_>) -> Done {
    let roles = turn.roles();
    Ok(turn.reply(Notice::Help { roles }).await?)
}

/// *Mulai baru*: what was filled in is dropped.
pub(super) async fn anew(turn: &mut Turn<'_>, kind: FormKind) -> Done {
    turn.talk.forms.retain(|r| r.form.kind() != kind);
    match kind {
        FormKind::Offer => offers::begin(turn).await,
        FormKind::Search | FormKind::Purchase => browse::list(turn, BrowseQuery::default()).await,
        _ => menu(turn).await,
    }
}

/// What nobody asked for and nobody understands.
pub(super) async fn unknown(turn: &mut Turn<'_>) -> Done {
    let roles = turn.roles();
    Ok(turn.reply(Notice::Unknown { roles }).await?)
}

/// Voice, stickers, photos, locations outside of a form.
pub(super) async fn non_text(turn: &mut Turn<'_>) -> Done {
    if turn.person.is_none() {
        return welcome(turn).await;
    }
    Ok(turn.reply(Notice::NonText).await?)
}
