//! Registration, own data, leaving.

use super::forms::{Deletion, Profile, Registration, Stop, normal_phone};
use crate::{
    chat::{
        actions::{AccountAction, Action, MenuAction, OfferAction},
        dialog::{Flow, Form, Next, Paging, Turn, Unclaimed, is_whole_line, unfit_line},
    },
    domain::{
        person::{Person, Role, RoleKind},
        wib,
    },
    market::{self, Error, Refusal},
    notice::{Field, Notice, Problem},
    reading,
};

/// Numbers of offers, and of orders, on one page of all that is kept.
const PER_PAGE: i64 = 60;

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: AccountAction) -> Flow {
    match action {
        AccountAction::Start => start(turn, RoleKind::Seller).await,
        AccountAction::HasCode => start(turn, RoleKind::Buyer).await,
        AccountAction::TakeRole => take_role(turn).await,
        AccountAction::DeclineRole => decline_role(turn).await,
        AccountAction::Erase => erase(turn).await,
        AccountAction::AgreeAnew => agree_anew(turn).await,
        AccountAction::About => turn.answer_with(Notice::About).await,
        AccountAction::SharePhone => share_phone(turn).await,
        AccountAction::BecomeSeller => become_seller(turn).await,
        AccountAction::Data => show_menu(turn).await,
        AccountAction::DataAll => show_all(turn, 0).await,
        AccountAction::DataPage { page } => show_all(turn, page).await,
        AccountAction::DataEdit => begin_edit(turn).await,
        AccountAction::DataDelete => begin_deletion(turn).await,
    }
}

/// `/start` with the code of an invitation.
pub(in crate::chat) async fn start_with(turn: &mut Turn<'_>, code: &str) -> Flow {
    let hash = market::code_hash(code);
    turn.check_codes()?;
    let Some(role) = market::open_invitation(turn.tx, &hash, turn.now).await? else {
        // A person who presses the own invitation again is where it led.
        if market::is_own_invitation(turn.tx, &hash, turn.person.as_ref()).await? {
            return Ok(Next::Act(Action::Menu(MenuAction::Show)));
        }
        turn.conversation.meter.count_code(turn.now);
        return turn.answer_with(Notice::InviteUsed).await;
    };
    if turn.person.is_none() {
        turn.conversation.forms.clear();
    }
    let asks = asks_first(turn.person.as_ref(), role);
    turn.conversation.invitation = Some(hash);
    match turn.person {
        _ if asks => turn.answer_with(Notice::RoleOffered { role }).await,
        Some(_) => take_role(turn).await,
        None => turn.answer_with(Notice::Welcome).await,
    }
}

/// Whether a role is accepted by a press of its own: that of an admin, and one that takes the place of another.
fn asks_first(person: Option<&Person>, role: Role) -> bool {
    let replaces = |held: &Role| held.kind() == role.kind() && *held != role;
    role == Role::Admin || person.is_some_and(|person| person.roles.iter().any(replaces))
}

/// *Terima*: the role of the invitation that was asked about last.
async fn take_role(turn: &mut Turn<'_>) -> Flow {
    if turn.person.is_none() {
        return start(turn, RoleKind::Seller).await;
    }
    let Some(hash) = turn.conversation.invitation.take() else { return Err(Refusal::CodeUsed.into()) };
    let role = market::add_role(&mut turn.act()?, &hash).await?;
    turn.roles_changed().await?;
    let name = turn.person()?.name.clone();
    turn.answer_with(Notice::RoleTaken { name, role, first: false }).await
}

/// *Tidak*: the invitation stays for whom it is meant.
async fn decline_role(turn: &mut Turn<'_>) -> Flow {
    turn.conversation.invitation = None;
    if turn.person.is_none() {
        return forget(turn).await;
    }
    Ok(Next::Act(Action::Menu(MenuAction::Show)))
}

/// The first message, or the question at which a stranger stopped. Who has just read it is told how to come in.
pub(in crate::chat) async fn welcome(turn: &mut Turn<'_>) -> Flow {
    let has_read = matches!(turn.tx.last_said(turn.chat).await?, Some(Notice::Welcome | Notice::WelcomeAgain));
    match turn.conversation.forms.is_empty() {
        true if has_read => turn.answer_with(Notice::WelcomeAgain).await,
        _ => greet(turn).await,
    }
}

/// `/start` of a stranger.
pub(in crate::chat) async fn greet(turn: &mut Turn<'_>) -> Flow {
    if turn.conversation.forms.is_empty() {
        return turn.answer_with(Notice::Welcome).await;
    }
    turn.remove_buttons().await?;
    turn.ask_again(None).await
}

/// *Mulai* of a person who sells, *Punya kode* of a person who buys or reads. An invitation says the role itself.
async fn start(turn: &mut Turn<'_>, role: RoleKind) -> Flow {
    if turn.person.is_some() {
        return Ok(Next::Act(Action::Menu(MenuAction::Show)));
    }
    if !turn.conversation.forms.is_empty() {
        return welcome(turn).await;
    }
    let invitation = turn.conversation.invitation.clone();
    let role = invitation.is_none().then_some(role);
    let form = Registration { invitation, role, ..Registration::default() };
    turn.begin(form).await
}

/// `/batal` and `/berhenti` of a stranger: nothing of the conversation is kept.
pub(in crate::chat) async fn forget(turn: &mut Turn<'_>) -> Flow {
    turn.remove_buttons().await?;
    turn.forget = true;
    turn.answer_with(Notice::ConsentRefused).await
}

impl Form for Registration {
    /// The stranger's form is complete. A code that somebody else used meanwhile is asked for again.
    async fn submit(mut self, turn: &mut Turn<'_>) -> Flow {
        let name = self.name.clone().unwrap_or_default();
        let place = self.place.clone();
        let business = place.map(|(place, region)| (self.seller_kind, place, region));
        let filled = market::Registration { name: name.clone(), business, invitation: self.invitation.clone() };
        match market::register(turn.tx, turn.chat, &filled, turn.now, Some(turn.update)).await {
            Ok((_, role)) => {
                turn.conversation.invitation = None;
                turn.roles_changed().await?;
                turn.reply(Notice::RoleTaken { name, role, first: true }).await?;
                Ok(first_line(turn, role))
            }
            Err(Error::Refused(Refusal::CodeUsed)) => {
                (self.invitation, self.role, turn.conversation.invitation) = (None, None, None);
                turn.reply(Notice::InviteUsed).await?;
                turn.begin(self).await
            }
            Err(other) => Err(other),
        }
    }
}

/// What a seller wrote before the account was there is the first card.
fn first_line(turn: &mut Turn<'_>, role: Role) -> Next {
    match turn.conversation.unclaimed.take().filter(|_| role == Role::Seller) {
        Some(line) => {
            turn.go_back_to(line.message, line.photo, line.written_on);
            Next::OfferLine { text: line.text, later: line.later }
        }
        None => Next::Done,
    }
}

/// Keeps a stranger's first line until the account is there, if it offers goods. It is without personal data, and goes with
/// the conversation of a person who does not agree.
pub(in crate::chat) fn keep_first_line(turn: &mut Turn<'_>, text: &str) {
    let kept = reading::without_personal_data(text);
    if unfit_line(text).is_none() && reading::line(&kept, turn.written_on).is_ok_and(|draft| draft.commodity.is_some()) {
        let photo = turn.photo.take();
        turn.conversation.unclaimed = Some(Unclaimed { photo, ..turn.unclaimed(kept.into_owned()) });
        // Of what a stranger writes only this is kept, and a reaction to it is told from a change of it.
        turn.conversation.heard.clear();
        if let (Some(message), Some(words)) = (turn.incoming, turn.words.as_deref()) {
            turn.conversation.record_words(message, words);
        }
    }
}

/// A newcomer who is asked for his name or his place says what he offers: it is kept until the account is there, and he is asked again. `None`
/// for any other text, and for who does not come to sell.
pub(in crate::chat) async fn keep_line(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let asked = turn.conversation.running().filter(|running| matches!(running.field, Field::Name | Field::Place));
    let registration = asked.and_then(|running| running.form.as_any().downcast_ref::<Registration>());
    let sells = registration.is_some_and(|form| form.role == Some(RoleKind::Seller));
    if !sells || !is_whole_line(text, turn.written_on) {
        return Ok(None);
    }
    let before = turn.conversation.unclaimed.take();
    keep_first_line(turn, text);
    if turn.conversation.unclaimed.is_none() {
        turn.conversation.unclaimed = before;
        return Ok(None);
    }
    turn.remove_buttons().await?;
    turn.ask_again(Some(Problem::OwnLineKept)).await.map(Some)
}

/// A stranger changed a message: the line that waits for the account is what it says now.
pub(in crate::chat) fn edit_first_line(turn: &mut Turn<'_>, message: i32, text: &str) -> Next {
    let waits = turn.conversation.unclaimed.as_ref().is_some_and(|line| line.message == Some(message));
    if waits && turn.words.as_deref().is_some_and(|words| turn.conversation.record_words(message, words)) {
        turn.conversation.unclaimed = None;
        keep_first_line(turn, text);
    }
    Next::Done
}

/// `/data`.
pub(in crate::chat) async fn show_menu(turn: &mut Turn<'_>) -> Flow {
    let data = market::personal_data(&mut turn.act()?).await?;
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (offers, orders) = (count(data.offers.len()), count(data.orders.len()));
    turn.answer_with(Notice::DataMenu { name: data.name, place: data.place, offers, orders }).await
}

/// *Lihat semua*: a page of the numbers of offers and orders, with all the rest.
async fn show_all(turn: &mut Turn<'_>, page: i64) -> Flow {
    let mut data = market::personal_data(&mut turn.act()?).await?;
    let paging = Paging::new(page, PER_PAGE);
    let count = i64::try_from(data.offers.len().max(data.orders.len())).unwrap_or(i64::MAX);
    data.offers = paging.of(data.offers);
    data.orders = paging.of(data.orders);
    turn.answer_with(Notice::DataAll { data, page: paging.page(count) }).await
}

/// *Ubah*: which?
pub(in crate::chat) async fn begin_edit(turn: &mut Turn<'_>) -> Flow {
    let sells = turn.person()?.is(RoleKind::Seller);
    let fields = if sells { vec![Field::Name, Field::Place, Field::Phone] } else { vec![Field::Name, Field::Phone] };
    turn.begin(Profile { fields, ..Profile::default() }).await
}

/// *Bagikan nomor saya*.
pub(in crate::chat) async fn share_phone(turn: &mut Turn<'_>) -> Flow {
    turn.pressed = None;
    turn.begin(Profile { which: Some(Field::Phone), ..Profile::default() }).await
}

/// A contact outside of a form: the keyboard that asked for it may still have been there.
pub(in crate::chat) async fn take_contact(turn: &mut Turn<'_>, phone: &str, own: bool) -> Flow {
    if turn.person.is_none() {
        return Ok(Next::Welcome);
    }
    if !own {
        return turn.answer_with(Notice::ContactNotOwn).await;
    }
    let form = Profile { which: Some(Field::Phone), phone: Some(normal_phone(phone)), ..Profile::default() };
    form.submit(turn).await
}

/// *Daftar sebagai penjual*.
pub(in crate::chat) async fn become_seller(turn: &mut Turn<'_>) -> Flow {
    if turn.person()?.is(RoleKind::Seller) {
        return Ok(Next::Act(Action::Offer(OfferAction::New)));
    }
    turn.begin(Profile { which: Some(Field::SellerKind), ..Profile::default() }).await
}

impl Form for Profile {
    /// A field of the profile has its new value.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        match (self.which, self.name, self.seller_kind, self.place, self.phone) {
            (Some(Field::SellerKind), _, Some(kind), Some((place, region)), _) => {
                market::become_seller(&mut turn.act()?, kind, &place, region).await?;
                turn.roles_changed().await?;
                let name = turn.person()?.name.clone();
                return turn.answer_with(Notice::RoleTaken { name, role: Role::Seller, first: false }).await;
            }
            (Some(Field::Name), Some(name), ..) => market::set_name(&mut turn.act()?, &name).await?,
            (Some(Field::Place), _, _, Some((place, region)), _) => market::set_place(&mut turn.act()?, &place, region).await?,
            (Some(Field::Phone), .., Some(phone)) => market::set_phone(&mut turn.act()?, Some(&phone)).await?,
            _ => {}
        }
        turn.reload().await?;
        let person = turn.person()?;
        let (name, place, phone) = (person.name.clone(), person.place.clone(), person.phone.clone());
        turn.answer_with(Notice::DataChanged { name, place, phone }).await
    }
}

/// *Hapus akun*: only when nothing is open, and after one more question.
pub(in crate::chat) async fn begin_deletion(turn: &mut Turn<'_>) -> Flow {
    market::may_delete(&mut turn.act()?).await?;
    turn.begin(Deletion {}).await
}

impl Form for Deletion {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        market::delete_account(&mut turn.act()?).await?;
        turn.roles_changed().await?;
        turn.forget = true;
        turn.answer_with(Notice::Deleted).await
    }
}

impl Form for Stop {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let withdrawn = market::stop(&mut turn.act()?).await?;
        turn.roles_changed().await?;
        turn.forget = true;
        turn.answer_with(Notice::Stopped { withdrawn }).await
    }
}

/// `/data`, `/berhenti` and `/batal` without a consent that stands: what is still kept of the person can be erased without
/// agreeing to anything; of a stranger nothing is kept.
pub(in crate::chat) async fn leave(turn: &mut Turn<'_>) -> Flow {
    if market::is_known(turn.tx, turn.chat).await? {
        turn.remove_buttons().await?;
        return turn.answer_with(Notice::EraseOffered).await;
    }
    forget(turn).await
}

/// *Hapus data saya*.
async fn erase(turn: &mut Turn<'_>) -> Flow {
    if turn.person.is_some() {
        return begin_deletion(turn).await;
    }
    market::erase_stopped(turn.tx, turn.chat, turn.now, Some(turn.update)).await?;
    turn.forget = true;
    turn.answer_with(Notice::Deleted).await
}

/// *Setuju* to the consent text of today.
async fn agree_anew(turn: &mut Turn<'_>) -> Flow {
    market::renew_consent(&mut turn.act()?).await?;
    Ok(Next::Act(Action::Menu(MenuAction::Show)))
}

/// Asks a person who agreed to an older consent text for the one of today, once a day, before the answer.
pub(in crate::chat) async fn ask_consent_anew(turn: &mut Turn<'_>) -> Flow {
    let today = wib::day(turn.now);
    let Some(person) = turn.person.as_ref().map(|person| person.id) else { return Ok(Next::Done) };
    if turn.forget || turn.conversation.consent_asked == Some(today) || !market::consent_is_old(turn.tx, person).await? {
        return Ok(Next::Done);
    }
    turn.conversation.consent_asked = Some(today);
    turn.answer_beside(Notice::ConsentAnew).await
}

/// `/berhenti`: asks once more before consent is withdrawn.
pub(in crate::chat) async fn begin_stop(turn: &mut Turn<'_>) -> Flow {
    let market::Unfinished { cancelled, kept } = market::unfinished(&mut turn.act()?).await?;
    turn.begin(Stop { cancelled, kept }).await
}
