//! One update being handled: what came in, from which person, and the ways of answering.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Context, Conversation, FormContext, Next, Prompt, Running, codes, conversation, words};
use crate::{
    chat::{
        actions::Action,
        kit::{Button, Keyboard, Message, Press, Service},
    },
    domain::{
        demand::DemandId,
        offer::OfferId,
        order::OrderId,
        person::{ChatId, Language, Person, PersonId, RoleKind},
        reference::Reference,
        talk::TalkId,
        unit::Unit,
        wib,
    },
    market::{self, Cx, Error, Refusal},
    notice::{Ask, FormKind, Notice, Problem},
    store::{self, Outgoing, Priority, Tx},
    update::Album,
};

/// Within this time the same press on the same message is a double one, in milliseconds.
const DOUBLE_PRESS: i64 = 5_000;

/// Makes the message that says a notice.
pub(in crate::chat) type Render = fn(&Notice, Language, &Service) -> Message;

/// What the update is about, so that a refusal can show it as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum Subject {
    /// An own offer.
    OwnOffer(OfferId),
    /// An offer that a buyer looks at.
    LiveOffer(OfferId),
    /// An order.
    Order(OrderId),
    /// A demand.
    Demand(DemandId),
    /// A price talk.
    Talk(TalkId),
}

/// An update being handled.
#[derive(Debug)]
pub(in crate::chat) struct Turn<'a> {
    pub(in crate::chat) tx: &'a mut Tx,
    pub(in crate::chat) ctx: &'a Context,
    pub(in crate::chat) chat: ChatId,
    pub(in crate::chat) now: DateTime<Utc>,
    pub(in crate::chat) update: i64,
    /// The WIB day on which the incoming words were written.
    pub(in crate::chat) written_on: NaiveDate,
    /// When they were written.
    pub(in crate::chat) written_at: DateTime<Utc>,
    /// The person, if there is one whose consent stands.
    pub(in crate::chat) person: Option<Person>,
    pub(in crate::chat) conversation: Conversation,
    /// How the bot's own messages look: typing a button's label is pressing it.
    pub(in crate::chat) render: Render,
    /// The message with the buttons of the last question.
    pub(in crate::chat) prompt: Option<i32>,
    /// The last question's message is not known yet.
    pub(in crate::chat) is_prompt_unknown: bool,
    /// The person's message, if the update is one.
    pub(in crate::chat) incoming: Option<i32>,
    /// The words of that message as they came, whatever they ask for.
    pub(in crate::chat) words: Option<String>,
    /// Telegram's name of the photo that came with it, until an offer has it.
    pub(in crate::chat) photo: Option<String>,
    /// The album that the message is a part of.
    pub(in crate::chat) album: Option<Album>,
    /// When its answers may be sent: now, or once words of the album would have come.
    pub(in crate::chat) answers_at: DateTime<Utc>,
    /// The pressed message, until an answer takes its place.
    pub(in crate::chat) pressed: Option<i32>,
    /// The pressed message, if it is a record: no answer takes its place.
    pub(in crate::chat) pressed_record: Option<i32>,
    pub(in crate::chat) subject: Option<Subject>,
    /// Nothing of the conversation is kept.
    pub(in crate::chat) forget: bool,
    /// The revision at which a form ended: the form below it is asked again, unless something else was asked since.
    pub(in crate::chat) ended: Option<i64>,
    /// The form that was submitted last, as it was before.
    pub(in crate::chat) submitted: Option<Running>,
    /// The kind of the form that waits because it could not be submitted now.
    pub(in crate::chat) kept: Option<FormKind>,
}

/// What an answer gives.
pub(in crate::chat) type Done = Result<(), Error>;

impl Turn<'_> {
    /// The person, where there must be one.
    pub(in crate::chat) fn person(&self) -> Result<&Person, Error> {
        self.person.as_ref().ok_or(Error::Refused(Refusal::NotFound))
    }

    /// Whether the press on a message is the last one again; one that `counts_once` is so however late it comes.
    pub(in crate::chat) fn is_double_press(&mut self, message: Option<i32>, data: &str, counts_once: bool) -> bool {
        let Some(message) = message else { return false };
        let at = self.now.timestamp_millis();
        let last = self.conversation.last_press.as_ref().filter(|last| last.message == message && last.data == data);
        if last.is_some_and(|last| counts_once || at - last.at < DOUBLE_PRESS) {
            return true;
        }
        self.conversation.last_press = Some(conversation::Press { message, data: data.to_owned(), at });
        false
    }

    /// The person's act in the market.
    pub(in crate::chat) fn act(&mut self) -> Result<Cx<'_>, Error> {
        let actor = self.person.as_ref().ok_or(Error::Refused(Refusal::NotFound))?;
        Ok(Cx { tx: self.tx, now: self.now, actor, update: Some(self.update) })
    }

    /// Reads the person again after a change.
    pub(in crate::chat) async fn reload(&mut self) -> store::Result<()> {
        self.person = market::person_of(self.tx, self.chat).await?;
        Ok(())
    }

    /// The person's roles have changed: so does the list of commands.
    pub(in crate::chat) async fn roles_changed(&mut self) -> store::Result<()> {
        self.reload().await?;
        let list = self.person.as_ref().map(market::command_list).unwrap_or_default();
        self.tx.enqueue_commands(self.chat, list, self.now).await?;
        Ok(())
    }

    /// The kinds of roles held.
    pub(in crate::chat) fn roles(&self) -> Vec<RoleKind> {
        self.person.iter().flat_map(|p| p.roles.iter().map(|r| r.kind())).collect()
    }

    pub(in crate::chat) fn context(&self) -> FormContext {
        let home = self.person.as_ref().and_then(|p| p.place.clone().zip(p.region));
        FormContext { today: wib::day(self.now), written_on: self.written_on, home, incoming: self.incoming, photo: self.photo.clone() }
    }

    /// Answers: in place of the pressed message the first time, then as new messages. A record is always a new one;
    /// what was pressed for it keeps its text and loses its buttons.
    pub(in crate::chat) async fn reply(&mut self, notice: Notice) -> store::Result<()> {
        let edit = self.pressed.take();
        if !notice.is_record() {
            return self.enqueue(edit, false, notice).await;
        }
        self.enqueue(None, false, notice).await?;
        match edit.or(self.pressed_record.take()) {
            Some(pressed) => self.remove_buttons_of(pressed).await,
            None => Ok(()),
        }
    }

    /// Answers, and nothing else is to be done.
    pub(in crate::chat) async fn answer_with(&mut self, notice: Notice) -> Result<Next, Error> {
        self.reply(notice).await?;
        Ok(Next::Done)
    }

    /// Answers beside the pressed card, and nothing else is to be done.
    pub(in crate::chat) async fn answer_beside(&mut self, notice: Notice) -> Result<Next, Error> {
        self.reply_beside(notice).await?;
        Ok(Next::Done)
    }

    /// The pressed message keeps its text and loses its buttons.
    pub(in crate::chat) async fn remove_pressed_buttons(&mut self) -> store::Result<()> {
        match self.pressed.take().or(self.pressed_record.take()) {
            Some(pressed) => self.remove_buttons_of(pressed).await,
            None => Ok(()),
        }
    }

    /// Answers with a new message: the pressed card keeps its place.
    pub(in crate::chat) async fn reply_beside(&mut self, notice: Notice) -> store::Result<()> {
        self.enqueue(None, false, notice).await
    }

    /// Asks a form's question.
    pub(in crate::chat) async fn ask(&mut self, ask: Ask) -> store::Result<()> {
        let edit = self.pressed.take();
        self.enqueue(edit, true, Notice::Ask(ask)).await
    }

    async fn enqueue(&mut self, edit: Option<i32>, prompt: bool, notice: Notice) -> store::Result<()> {
        // What takes the question's place takes its buttons, too; a press at once is taken for one on the question.
        if edit.is_some() && (edit == self.prompt || self.is_prompt_unknown) {
            self.forget_prompt().await?;
        }
        let out = Outgoing { chat: self.chat, edit, priority: Priority::Reply, silent: false, prompt, not_before: self.answers_at, notice };
        self.tx.enqueue(&out, self.now).await?;
        Ok(())
    }

    /// The answered question loses its buttons.
    pub(in crate::chat) async fn remove_buttons(&mut self) -> store::Result<()> {
        match self.prompt {
            Some(message) => self.remove_buttons_of(message).await,
            None => Ok(()),
        }
    }

    /// A message keeps its text and loses its buttons; if it is the last question, it need not lose them again.
    pub(in crate::chat) async fn remove_buttons_of(&mut self, message: i32) -> store::Result<()> {
        self.tx.enqueue_button_removal(self.chat, message, self.now).await?;
        if self.prompt == Some(message) || self.is_prompt_unknown {
            self.forget_prompt().await?;
        }
        Ok(())
    }

    /// The last question was answered.
    async fn forget_prompt(&mut self) -> store::Result<()> {
        (self.prompt, self.is_prompt_unknown) = (None, false);
        self.tx.forget_prompt(self.chat).await
    }

    /// The menu of all roles held, with a seller's last offer where it may be wanted again.
    pub(in crate::chat) async fn menu(&mut self) -> store::Result<Notice> {
        if self.person.as_ref().is_some_and(|person| person.suspended_since.is_some()) {
            return Ok(Notice::AccountSuspended);
        }
        let again = match &self.person {
            Some(person) if person.is(RoleKind::Seller) => market::last_offer(self.tx, person.id, self.now).await?,
            _ => None,
        };
        let name = self.person.as_ref().map(|p| p.name.clone()).unwrap_or_default();
        let desk = self.person.as_ref().is_some_and(market::is_at_desk);
        Ok(Notice::Menu { name, roles: self.roles(), unfinished: self.conversation.unfinished(), again: again.map(Box::new), desk })
    }

    /// The question of the form on top as a notice.
    pub(in crate::chat) fn question(&self, prompt: Prompt, back: bool, problem: Option<Problem>) -> Ask {
        let (question, choices) = prompt;
        let cancel = self.person.is_some();
        let reference = question.asked().priced.and_then(|(goods, per)| self.reference(goods, per));
        Ask { question, choices, rev: self.conversation.rev, back, cancel, problem, reference }
    }

    /// The reference price of goods that are priced per `per`, as it was read last.
    pub(in crate::chat) fn reference(&self, goods: &str, per: Unit) -> Option<Box<Reference>> {
        self.ctx.references.of(goods, per, wib::day(self.now)).map(Box::new)
    }

    /// The action of the button with this label on the bot's last message.
    pub(in crate::chat) async fn typed_on_last(&mut self, text: &str) -> store::Result<Option<Action>> {
        let Some(person) = self.person.as_ref().map(|p| p.id) else { return Ok(None) };
        let Some(last) = self.tx.last_said(self.chat).await? else { return Ok(None) };
        let Some(action) = self.typed_button(&last, text).or_else(|| self.answered_button(&last, text)) else { return Ok(None) };
        Ok(action.typed(self.has_one_request(person).await?))
    }

    /// Whether one request alone waits for the person's answer, so that a word for *Terima* needs no number beside it.
    async fn has_one_request(&mut self, person: PersonId) -> store::Result<bool> {
        Ok(market::requests_to(self.tx, person).await?.len() == 1)
    }

    /// The label of the row that a text chooses by the number of its order, where the last message asks which order is meant.
    pub(in crate::chat) async fn typed_row(&mut self, text: &str) -> store::Result<Option<String>> {
        let Some((named, _)) = codes::order_in(text).filter(|(_, rest)| rest.is_empty() && self.person.is_some()) else { return Ok(None) };
        let last = self.tx.last_said(self.chat).await?;
        let place =
            last.as_ref().and_then(Notice::asks_which_order).and_then(|orders| orders.iter().position(|order| named.is(order.code)));
        Ok(place.map(|place| place.saturating_add(1).to_string()))
    }

    /// The bot's last message, and whether the person could see it before writing the words that came in.
    pub(in crate::chat) async fn last_said_before(&mut self) -> store::Result<Option<(Notice, bool)>> {
        let Some(incoming) = self.incoming else { return Ok(None) };
        self.tx.last_said_before(self.chat, (incoming, self.written_at)).await
    }

    /// What the first button does that stands under the bot's last message, if that message asks something.
    pub(in crate::chat) async fn first_on_last_question(&mut self) -> store::Result<Option<Action>> {
        let Some(person) = self.person.as_ref() else { return Ok(None) };
        let (id, language) = (person.id, person.language);
        let Some(last) = self.tx.last_said(self.chat).await? else { return Ok(None) };
        let message = (self.render)(&last, language, &self.ctx.service);
        let asks = message.text().contains('?');
        let Keyboard::Inline(rows) = message.keyboard else { return Ok(None) };
        // The menu's question has many answers, and a form's is asked by the form. A request is accepted once it was asked about: one
        // word would bind its sum otherwise.
        let alone = !matches!(
            last,
            Notice::Menu { .. }
                | Notice::Ask(_)
                | Notice::Unknown { .. }
                | Notice::Asked { .. }
                | Notice::OrderRequest { .. }
                | Notice::OrderReminder { .. }
        );
        let first = rows.into_iter().flatten().next().filter(|_| asks && alone).map(|button| button.press);
        let Some(Press::Act(action) | Press::Beside(action)) = first else { return Ok(None) };
        Ok(action.typed(self.has_one_request(id).await?))
    }

    /// The action whose button has this label on `notice`: typing what a button says is pressing it.
    pub(in crate::chat) fn typed_button(&self, notice: &Notice, text: &str) -> Option<Action> {
        let buttons = self.buttons(notice);
        let pressed = |typed: &str| {
            let fits =
                |(label, action): &&(String, Action)| plain(label) == typed || action.sayings().iter().any(|said| plain(said) == typed);
            buttons.iter().find(|button| !typed.is_empty() && fits(button)).map(|(_, action)| action.clone())
        };
        // Courtesy around the words of a button changes nothing; beside a figure it may be a unit.
        let plainly = || words::without_courtesy(text).filter(|said| !said.chars().any(char::is_numeric));
        pressed(&plain(text)).or_else(|| pressed(&plain(&plainly()?)))
    }

    /// The action with which a text answers the question of `notice`: *sudah*, *belum*, *masih*. Where it would answer for several things,
    /// the list of them.
    fn answered_button(&self, notice: &Notice, text: &str) -> Option<Action> {
        let typed = plain(&words::without_address(text));
        let all = self.buttons(notice);
        let mut meant = all.iter().map(|(_, action)| action).filter(|action| action.answers().iter().any(|said| plain(said) == typed));
        let first = meant.next().filter(|_| !typed.is_empty())?;
        let several = meant.any(|other| other.answers() == first.answers());
        let list = all.iter().map(|(_, action)| action).find(|action| several && action.is_list());
        list.or(Some(first)).cloned()
    }

    /// The labels and actions of the buttons of `notice`.
    pub(in crate::chat) fn buttons(&self, notice: &Notice) -> Vec<(String, Action)> {
        let language = self.person.as_ref().map_or(Language::Id, |p| p.language);
        let Keyboard::Inline(rows) = (self.render)(notice, language, &self.ctx.service).keyboard else { return Vec::new() };
        let action = |button: Button| match button.press {
            Press::Act(action) | Press::Beside(action) => Some((button.label, action)),
            Press::Url(_) | Press::Copy(_) => None,
        };
        rows.into_iter().flatten().filter_map(action).collect()
    }
}

/// Letters and digits of a label in lower case: emoji, marks and spaces make no difference, but for the marks within
/// a number, and the one that takes it below zero.
fn plain(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_numeric());
    let begins = |at: usize| at.checked_sub(1).and_then(|before| letters.get(before)).is_none_or(|before| before.is_whitespace());
    let minus = |at: usize, c: char| c == '-' && begins(at) && digit(at.checked_add(1));
    let within = |at: usize, c: char| digit(at.checked_sub(1)) && digit(at.checked_add(1)) && !c.is_whitespace();
    let counts = |at: usize, c: char| c.is_alphanumeric() || within(at, c) || minus(at, c);
    letters.iter().enumerate().filter(|(at, c)| counts(*at, **c)).flat_map(|(_, c)| c.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_typed_without_its_emoji_and_marks() {
        assert_eq!(plain("Benar, tayangkan"), plain(" benar TAYANGKAN"));
        assert_eq!(plain("🥚 Telur"), plain("telur."));
        assert_eq!(plain("500 kg"), plain("500kg"));
    }

    #[test]
    fn a_comma_within_a_number_makes_another_number() {
        assert_ne!(plain("25 peti"), plain("2,5 peti"));
        assert_ne!(plain("1.500 kg"), plain("1,500 kg"));
        assert_ne!(plain("15 kg"), plain("1,5 kg"));
        assert_ne!(plain("-1"), plain("1%"));
        assert_eq!(plain("O-1"), plain("O 1"));
    }
}
