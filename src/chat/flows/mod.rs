//! What each intent does: one file a conversation.

mod account;
mod assist;
mod browse;
mod entry;
mod lines;
mod offers;
mod official;
mod orders;
mod own;
mod photo;
mod routine;

use super::{
    callback::Action,
    forms::Answer,
    intent::Intent,
    state::{Form, Press, Running},
    turn::{Done, Subject, Turn},
};
use crate::{
    market::{self, Error, Refusal},
    notice::{Notice, OfferFacts, Problem, StaleReason},
    store,
};

/// Within this time the same press on the same message is a double one, in milliseconds.
const DOUBLE_PRESS: i64 = 5_000;

/// The way of every update.
pub(super) async fn handle(turn: &mut Turn<'_>, intent: Intent) -> Done {
    if photo::is_one_more_of_its_album(turn) && !matches!(intent, Intent::Edited { .. }) {
        return Ok(());
    }
    match intent {
        Intent::Press { message, data } => press(turn, message, &data).await,
        Intent::Command { name, argument } => entry::command(turn, &name, &argument).await,
        Intent::Text(text) => text_in(turn, &text).await,
        Intent::Caption(text) if photo::fits(turn) => photo::with_caption(turn, &text).await,
        Intent::Caption(text) => text_in(turn, &text).await,
        Intent::Photo if photo::fits(turn) => photo::into_form(turn).await,
        Intent::Photo if turn.talk.running().is_none() => photo::alone(turn).await,
        Intent::Edited { message, text } => {
            if turn.person.is_some() {
                lines::edited(turn, message, &text).await?;
            }
            Ok(())
        }
        Intent::Contact { phone, own } => {
            if turn.talk.running().is_some() {
                turn.unprompt().await?;
                return turn.answer(&Answer::Contact { phone: &phone, own }).await;
            }
            account::contact(turn, &phone, own).await
        }
        Intent::NonText | Intent::Photo => {
            if turn.talk.running().is_some() {
                turn.unprompt().await?;
                return turn.ask_again(Some(Problem::NonText)).await;
            }
            entry::non_text(turn).await
        }
    }
}

pub(super) async fn text_in(turn: &mut Turn<'_>, text: &str) -> Done {
    if turn.talk.running().is_some_and(|r| !lines::passes_by(&r.form, text, turn.now)) || turn.names_button(text) {
        return turn.answer_text(text).await;
    }
    if turn.person.is_none() {
        return match turn.typed_button(&Notice::Welcome, text) {
            Some(action) => act(turn, action).await,
            None => entry::welcome(turn).await,
        };
    }
    let menu = turn.menu();
    if let Some(action) = turn.typed_button(&menu, text) {
        return act(turn, action).await;
    }
    if let Some(action) = turn.typed_on_last(text).await? {
        return act(turn, action).await;
    }
    if turn.talk.running().is_some() {
        // A new line takes the place of the one that was asked about.
        turn.unprompt().await?;
        turn.talk.pop();
        turn.talk.open = false;
    }
    lines::text(turn, text).await
}

/// A press. The same press twice in a row is one; what a client made up changes nothing.
async fn press(turn: &mut Turn<'_>, message: Option<i32>, data: &str) -> Done {
    turn.pressed = message;
    let Some(action) = Action::decode(data) else {
        // Nothing of what a client made up is kept.
        turn.pressed = None;
        return Err(Refusal::NotThere.into());
    };
    if let Some(message) = message {
        let now = turn.now.timestamp_millis();
        let again = turn.talk.last_press.as_ref().is_some_and(|last| {
            let counts_once = matches!(
                action,
                Action::Answer { .. } | Action::Back { .. } | Action::Cancel { .. } | Action::BuyRest { .. } | Action::Repeat { .. }
            );
            last.message == message && last.data == data && (counts_once || now - last.at < DOUBLE_PRESS)
        });
        if again {
            return Ok(());
        }
        turn.talk.last_press = Some(Press { message, data: data.to_owned(), at: now });
    }
    act(turn, action).await
}

/// What a button does; a stranger can only come in.
async fn act(turn: &mut Turn<'_>, action: Action) -> Done {
    match action {
        Action::Answer { rev, choice } => return turn.answer_press(rev, &choice).await,
        Action::Back { rev } => return turn.leave_press(rev, true).await,
        Action::Cancel { rev } => return turn.leave_press(rev, false).await,
        Action::Start => return entry::start(turn).await,
        Action::About => return Ok(turn.reply(Notice::About).await?),
        _ if turn.person.is_none() => {
            turn.pressed = None;
            return entry::welcome(turn).await;
        }
        _ => {}
    }
    match action {
        Action::Answer { .. } | Action::Back { .. } | Action::Cancel { .. } | Action::Start | Action::About => Ok(()),
        Action::Resume { form } => turn.go_on(form).await,
        Action::Anew { rev, .. } if rev != turn.talk.rev => turn.stale_form().await,
        Action::Anew { form, .. } => entry::anew(turn, form).await,
        Action::Menu => entry::menu(turn).await,
        Action::Help => entry::help(turn).await,
        Action::NewOffer => offers::begin(turn).await,
        Action::Farmers { page } => assist::list(turn, page).await,
        Action::NewFarmer => assist::register(turn).await,
        Action::OfferFor { farmer } => assist::offer_for(turn, farmer).await,
        Action::OwnOffers { page } => offers::list(turn, page).await,
        Action::OwnOffer { offer } => offers::card(turn, offer).await,
        Action::EditPrice { offer, version } => offers::edit_price(turn, offer, version).await,
        Action::EditQuantity { offer, version } => offers::edit_quantity(turn, offer, version).await,
        Action::Withdraw { offer, version } => offers::withdraw(turn, offer, version).await,
        Action::Renew { offer, version } => offers::renew(turn, offer, version).await,
        Action::Repeat { offer, terms } => offers::repeat(turn, offer, terms).await,
        Action::RepeatOther { offer, terms, field } => routine::other(turn, offer, terms, field).await,
        Action::Photo { offer } => photo::show(turn, offer).await,
        Action::AddPhoto { offer } => photo::wanted(turn, offer).await,
        Action::DropPhoto { offer } => photo::drop_it(turn, offer).await,
        Action::Remind { offer } => routine::begin(turn, offer).await,
        Action::DayOff { routine } => routine::day_off(turn, routine).await,
        Action::EndRoutine { routine } => routine::end(turn, routine).await,
        Action::SoldOut { offer, version } => offers::sold_out(turn, offer, version).await,
        Action::Browse { query } => browse::list(turn, query).await,
        Action::PickGoods => browse::pick_goods(turn).await,
        Action::BrowseOffer { offer, query } => browse::card(turn, offer, query).await,
        Action::Buy { offer, terms } => browse::buy(turn, offer, terms).await,
        Action::BuyRest { offer, terms, base } => browse::buy_rest(turn, offer, terms, base).await,
        Action::OwnOrders { page } => orders::list(turn, page).await,
        Action::OrderCard { order } => orders::card(turn, order).await,
        Action::Accept { order, version } => orders::accept(turn, order, version).await,
        Action::Decline { order, version } => orders::decline(turn, order, version).await,
        Action::WithdrawRequest { order, version } => orders::withdraw_request(turn, order, version).await,
        Action::CancelOrder { order, version } => orders::begin_cancel(turn, order, version).await,
        Action::Contact { order } => orders::contact(turn, order).await,
        Action::SharePhone => account::share_phone(turn).await,
        Action::BecomeSeller => account::become_seller(turn).await,
        Action::Data => account::menu(turn).await,
        Action::DataAll => account::all(turn).await,
        Action::DataEdit => account::edit(turn).await,
        Action::DataDelete => account::delete(turn).await,
        Action::LatestDigest => official::command(turn, "").await,
        Action::Digest { day } => official::digest(turn, day).await,
        Action::DigestDetails { day, page } => official::details(turn, day, page).await,
        Action::DigestSettings => official::settings(turn).await,
        Action::Done => done(turn).await,
    }
}

/// *Selesai*: the card keeps its text and loses its buttons.
async fn done(turn: &mut Turn<'_>) -> Done {
    if let Some(message) = turn.pressed.take() {
        turn.tx.enqueue_unprompt(turn.chat, message, turn.now).await?;
    }
    Ok(())
}

/// A form is complete: its use case. A refusal that can be mended brings the form back.
pub(super) async fn finish(turn: &mut Turn<'_>, done: Running) -> Done {
    match done.form {
        Form::Registration(form) => account::registered(turn, form).await,
        Form::Offer(form) => offers::publish(turn, *form).await,
        Form::OfferPrice(form) => offers::price_changed(turn, *form).await,
        Form::OfferQuantity(form) => offers::quantity_changed(turn, *form).await,
        Form::Withdrawal(form) => offers::withdrawn(turn, *form).await,
        Form::Purchase(form) => browse::request(turn, *form).await,
        Form::Search(form) => browse::found(turn, form).await,
        Form::Cancellation(form) => orders::cancelled(turn, *form).await,
        Form::Profile(form) => account::profile_changed(turn, form).await,
        Form::Deletion(_) => account::deleted(turn).await,
        Form::Stop(_) => account::stopped(turn).await,
        Form::DigestSettings(form) => official::settings_changed(turn, form).await,
        Form::Farmer(form) => assist::registered(turn, form).await,
        Form::Routine(form) => routine::set(turn, *form).await,
        Form::Line(form) => lines::decided(turn, *form).await,
    }
}

/// The person keeps things as they are: back to where the form came from.
pub(super) async fn kept(turn: &mut Turn<'_>, form: Form) -> Done {
    match form {
        Form::Withdrawal(form) => offers::card(turn, form.offer.id).await,
        Form::Cancellation(form) => orders::card(turn, form.order.id).await,
        other => Ok(turn.reply(Notice::FormCancelled { form: other.kind() }).await?),
    }
}

/// What the stored conversation was can't be read any more.
pub(super) async fn lost(turn: &mut Turn<'_>) -> Done {
    turn.reply(Notice::FormLost).await?;
    if turn.person.is_some() { entry::menu(turn).await } else { entry::welcome(turn).await }
}

/// The answer to who was refused: a clear sentence, and how things are now.
pub(super) async fn refused(turn: &mut Turn<'_>, refusal: Refusal) -> store::Result<()> {
    let notice = match refusal {
        Refusal::RoleNeeded(role) => Notice::RoleNeeded { role },
        Refusal::NotThere => Notice::Stale { happened: StaleReason::NotThere, now: Some(Box::new(turn.menu())) },
        Refusal::Stale(happened) => Notice::Stale { happened, now: current(turn).await?.map(Box::new) },
        Refusal::Less(offer) => Notice::Less { offer: *offer },
        Refusal::Gone(offer) => Notice::Gone { offer },
        Refusal::OwnOffer(offer) => browse::card_of(*offer, true),
        Refusal::WholeOnly(offer) => {
            Notice::Stale { happened: StaleReason::SoldWhole, now: Some(Box::new(browse::card_of(*offer, false))) }
        }
        Refusal::BelowReserved(_) => Notice::Stale { happened: StaleReason::MoreIsBound, now: current(turn).await?.map(Box::new) },
        Refusal::CodeUsed => Notice::InviteUsed,
        Refusal::OpenOrders(orders) => Notice::DeleteBlocked { orders },
    };
    turn.reply(notice).await
}

/// The subject of the turn as it is now.
async fn current(turn: &mut Turn<'_>) -> store::Result<Option<Notice>> {
    let found = match turn.subject {
        None => return Ok(None),
        Some(Subject::OwnOffer(id)) => match market::own_offer(&mut own_act(turn)?, id).await {
            Ok(offer) => Ok(Notice::OwnOffer { offer: assist::facts(turn, &offer).await?, news: None }),
            Err(error) => Err(error),
        },
        Some(Subject::LiveOffer(id)) => {
            let offer = market::live_offer(&mut own_act(turn)?, id).await;
            offer.map(|offer| browse::card_of(OfferFacts::from(&offer), false))
        }
        Some(Subject::Order(id)) => orders::card_notice(turn, id).await,
    };
    match found {
        Ok(notice) => Ok(Some(notice)),
        Err(Error::Refused(_)) => Ok(None),
        Err(Error::Store(error)) => Err(error),
    }
}

fn own_act<'a>(turn: &'a mut Turn<'_>) -> store::Result<market::Cx<'a>> {
    turn.act().map_err(|_| store::Error::BadRow { table: "persons", column: "id", id: String::new(), detail: "missing".into() })
}

impl Turn<'_> {
    /// A button of a form that has moved on: what is asked now, or the menu.
    pub(super) async fn stale_form(&mut self) -> Done {
        if self.person.is_none() && self.talk.forms.is_empty() {
            self.pressed = None;
            return entry::welcome(self).await;
        }
        // A form that waits behind the menu is not opened by an old button.
        if self.talk.running().is_some() {
            if let Some(pressed) = self.pressed.take().filter(|pressed| Some(*pressed) != self.prompt) {
                self.tx.enqueue_unprompt(self.chat, pressed, self.now).await?;
            }
            self.unprompt().await?;
            return self.ask_again(None).await;
        }
        self.pressed = None;
        let now = Some(Box::new(self.menu()));
        Ok(self.reply(Notice::Stale { happened: StaleReason::FormMoved, now }).await?)
    }
}
