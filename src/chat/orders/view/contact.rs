//! How the parties of an agreed order reach each other.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{AccountAction, Action},
        kit::{
            Button, Message, Press, Service,
            keyboard::{act, copy, rows},
            text::{NAME, lines, user},
            words,
        },
    },
    domain::{order::Side, person::ChatId},
    locale::Locale,
};

/// How somebody can be reached.
pub(in crate::chat) struct Reach<'a> {
    /// The side that can be reached.
    pub(in crate::chat) side: Side,
    /// The name by which the person wishes to be called.
    pub(in crate::chat) name: &'a str,
    /// Only if the person shared it.
    pub(in crate::chat) phone: Option<&'a str>,
    /// Where to write in Telegram.
    pub(in crate::chat) chat: Option<ChatId>,
    /// Whether the reader has not shared a number yet.
    pub(in crate::chat) may_share_own: bool,
}

/// How to reach `side`. The name links to the chat, because the button does not work for everybody:
/// Telegram lets people forbid links to themselves.
pub(in crate::chat) fn message(l: Locale, reach: &Reach<'_>, service: &Service) -> Message {
    let &Reach { side, name, phone, chat, may_share_own } = reach;
    let link = chat.map(|chat| format!("tg://user?id={}", chat.0));
    let name = user(name, NAME);
    let name = link.as_ref().map_or_else(|| name.clone(), |link| format!("<a href=\"{link}\">{name}</a>"));
    let side = words::side_title(l, side);
    let who = match phone {
        Some(phone) => fl!(l, "contact-phone", side = side, name = name, phone = words::phone(phone)),
        None => fl!(l, "contact", side = side, name = name),
    };
    let no_phone = match (phone, chat) {
        (Some(_), _) => String::new(),
        (None, Some(_)) => fl!(l, "contact-by-chat"),
        (None, None) => fl!(l, "contact-none", contact = user(&service.contact, NAME)),
    };
    let text = lines([who, no_phone, fl!(l, "contact-warning")]);
    let open = link.map(|link| Button { label: fl!(l, "button-open-chat"), press: Press::Url(link) });
    let share = may_share_own.then(|| act(fl!(l, "button-share-phone"), Action::Account(AccountAction::SharePhone)));
    let number = phone.map(|phone| copy(fl!(l, "button-copy-phone"), words::phone(phone).split_whitespace().collect()));
    Message::with(text, rows(number.into_iter().chain(open).chain(share)))
}
