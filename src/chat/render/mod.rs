//! From a [`Notice`] to what Telegram is sent: one function makes one message, and every message ends with
//! what to do next.
//!
//! Text is Telegram HTML. Whatever people typed passes through [`text::user`] on its way into it.

use i18n_embed_fl::fl;

use crate::{
    chat::callback::Action,
    domain::{notice::Notice, person::Language},
    locale::Locale,
};

mod ask;
mod browse;
mod commands;
mod contact;
mod data;
mod digest;
mod entry;
mod errors;
mod farmers;
mod inline;
mod keyboard;
mod offers;
mod orders;
mod routine;
mod text;
mod words;

pub use self::{
    commands::commands,
    inline::{Card, Cards, cards, no_cards},
};

/// Who runs the service, as the texts name it. Plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Name of the service.
    pub name: String,
    /// The controller of personal data (UU 27/2022).
    pub controller: String,
    /// Whom people ask.
    pub contact: String,
    /// How long data is kept after an account ends: the rest of the sentence "setelah itu ...".
    pub retention: String,
}

impl Default for Service {
    /// A service that nobody runs: for the demo and for tests.
    fn default() -> Self {
        let l = Locale::of(Language::Id);
        Self {
            name: fl!(l, "service-name"),
            controller: fl!(l, "service-controller"),
            contact: fl!(l, "service-contact"),
            retention: fl!(l, "service-retention"),
        }
    }
}

/// A message ready for Telegram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Telegram HTML, at most 4096 characters.
    pub text: String,
    /// What is under it.
    pub keyboard: Keyboard,
}

/// What is under a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keyboard {
    /// Nothing.
    None,
    /// Buttons on the message, row by row.
    Inline(Vec<Vec<Button>>),
    /// A reply keyboard that shares the reader's own phone number.
    RequestContact {
        /// Label of the button that shares it.
        share: String,
        /// Label of the button that does not; pressing it sends the label as text.
        skip: String,
    },
    /// Takes away a reply keyboard.
    RemoveReply,
}

/// A button on a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// At most twenty letters, unless it names goods or people.
    pub label: String,
    /// What a press does.
    pub press: Press,
}

/// What a press does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Tells the bot.
    Act(Action),
    /// Opens a link.
    Url(String),
}

/// The message that says `notice` in `language`.
#[must_use]
pub fn render(notice: &Notice, language: Language, service: &Service) -> Rendered {
    let mut rendered = message(Locale::of(language), notice, service);
    rendered.text = text::clipped(rendered.text);
    rendered
}

impl Rendered {
    fn plain(text: String) -> Self {
        Self { text, keyboard: Keyboard::None }
    }

    fn with(text: String, rows: Vec<Vec<Button>>) -> Self {
        let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
        Self { text, keyboard: if rows.is_empty() { Keyboard::None } else { Keyboard::Inline(rows) } }
    }
}

fn message(l: Locale, notice: &Notice, service: &Service) -> Rendered {
    match notice {
        Notice::Welcome => entry::welcome(l, service),
        Notice::About => entry::about(l, service),
        Notice::ConsentRefused => Rendered::plain(fl!(l, "consent-no")),
        Notice::TooYoung => Rendered::plain(fl!(l, "too-young")),
        Notice::InviteUsed => Rendered::plain(fl!(l, "invite-used", contact = text::user(&service.contact, text::NAME))),
        Notice::RoleTaken { name, role, first } => entry::role_taken(l, name, *role, *first),

        Notice::Menu { name, roles, unfinished, again } => entry::menu(l, name, roles, *unfinished, again.as_deref()),
        Notice::Help { roles } => entry::help(l, roles, service),
        Notice::Languages => Rendered::plain(fl!(l, "languages")),
        Notice::Unfinished { form, goods, rev } => entry::unfinished(l, *form, goods.as_deref(), *rev),
        Notice::Ask(ask) => ask::message(l, ask, service),
        Notice::FormCancelled { form } => entry::form_cancelled(l, *form),
        Notice::FormReplaced { goods } => Rendered::plain(fl!(l, "form-replaced", goods = text::goods_inside(goods))),
        Notice::NothingToCancel => Rendered::plain(fl!(l, "nothing-to-cancel")),

        Notice::OfferPublished { offer } => offers::published(l, offer),
        Notice::OfferExpiring { offer } => offers::expiring(l, offer),
        Notice::OfferExpired { offer } => offers::expired(l, offer),
        Notice::OwnOffer { offer, news } => offers::own(l, offer, *news),
        Notice::OfferPhoto { offer, goods, own, .. } => offers::photo(l, *offer, goods, *own),
        Notice::PhotoGone { offer } => Rendered::plain(fl!(l, "photo-gone", offer = offer.to_string())),
        Notice::PhotoWanted { offer, goods } => offers::photo_wanted(l, *offer, goods),
        Notice::PhotoUnused => offers::photo_unused(l),
        Notice::OwnOffers { published, expired, offers, page } => offers::list(l, *published, *expired, offers, *page),
        Notice::RoutinePrompt { routine, offer, yesterday } => routine::prompt(l, *routine, offer, *yesterday),
        Notice::RoutineSet { routine, goods, rhythm } => routine::set(l, *routine, goods, *rhythm),
        Notice::DayOff { routine } => routine::day_off(l, *routine),
        Notice::RoutineEnded => routine::ended(l),
        Notice::OffersResumed { count } => offers::resumed(l, *count),

        Notice::Farmers { farmers, count, page } => farmers::list(l, farmers, *count, *page),
        Notice::FarmerRegistered { on_behalf } => farmers::registered(l, on_behalf),

        Notice::BrowseList { query, goods, count, amounts, offers, page, narrowed } => {
            let goods = goods.as_deref();
            browse::list(l, query, &browse::Found { goods, count: *count, amounts, offers, page: *page, narrowed })
        }
        Notice::BrowseCard { offer, own, query } => browse::card(l, offer, *own, query),
        Notice::BrowseEmpty { goods, query, narrowed } => browse::empty(l, goods.as_deref(), query, narrowed),
        Notice::Less { offer } => browse::less(l, offer),
        Notice::Gone { .. } => browse::gone(l),

        Notice::RequestSent { order } => orders::request_sent(l, order),
        Notice::OrderRequest { order } => orders::request(l, order),
        Notice::OrderConfirmed { order, side, seller, buyer } => orders::confirmed(l, order, *side, seller, buyer),
        Notice::OrderDeclined { order, remaining } => orders::declined(l, order, *remaining),
        Notice::DeclineDone { order, remaining } => orders::decline_done(l, order, *remaining),
        Notice::OrderLapsed { order, side } => orders::lapsed(l, order, *side),
        Notice::OrderWithdrawn { order, remaining } => orders::withdrawn(l, order, *remaining),
        Notice::WithdrawDone { order } => orders::withdraw_done(l, order),
        Notice::CancelDone { order, remaining } => orders::cancel_done(l, order, *remaining),
        Notice::OrderCard { order, side, seller, buyer } => orders::card(l, order, *side, seller.as_deref().zip(buyer.as_deref())),
        Notice::OwnOrders { counts, orders, page } => orders::list(l, counts, orders, *page),
        Notice::Contact { side, name, phone, chat, may_share_own } => {
            let (phone, chat, may_share_own) = (phone.as_deref(), *chat, *may_share_own);
            contact::message(l, &contact::Reach { side: *side, name, phone, chat, may_share_own }, service)
        }
        Notice::SellerUnreachable { order } => orders::seller_unreachable(l, order),

        Notice::DataMenu { name, place, offers, orders } => data::menu(l, name, place.as_deref(), *offers, *orders),
        Notice::DataAll { data } => data::all(l, data),
        Notice::DataChanged { name, place, phone } => data::changed(l, name, place.as_deref(), phone.as_deref()),
        Notice::ContactNotOwn => Rendered { text: fl!(l, "contact-not-own"), keyboard: Keyboard::RemoveReply },
        Notice::DeleteBlocked { orders } => data::delete_blocked(l, orders),
        Notice::Deleted => Rendered::plain(fl!(l, "deleted")),
        Notice::Stopped { withdrawn } => data::stopped(l, *withdrawn),

        Notice::Digest { facts, today } => digest::daily(l, facts, *today),
        Notice::DigestDetails { day, orders, page } => digest::details(l, *day, orders, *page),
        Notice::DigestSettings { hour, days } => digest::settings(l, *hour, *days),

        Notice::Unknown { roles } => entry::unknown(l, roles),
        Notice::Asked { roles } => entry::asked(l, roles, service),
        Notice::NoOffer { why } => errors::no_offer(l, *why, service),
        Notice::NonText => Rendered::plain(fl!(l, "err-nontext")),
        Notice::Link => Rendered::plain(fl!(l, "err-link")),
        Notice::Personal => Rendered::plain(fl!(l, "err-personal")),
        Notice::Stale { happened, now } => errors::stale(l, *happened, now.as_deref().map(|now| message(l, now, service))),
        Notice::RoleNeeded { role } => errors::role_needed(l, *role, service),
        Notice::FormLost => errors::form_lost(l),
        Notice::System { code } => Rendered::plain(fl!(l, "err-system", code = text::user(code, text::NAME))),
        Notice::AdminAlert { what, code } => errors::admin_alert(l, *what, code),
    }
}
