//! How the parties of an agreed order reach each other.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        actions::{AccountAction, Action, OrderAction},
        kit::{
            Button, Message, Press, Service,
            keyboard::{act, copy, rows},
            text::{NAME, goods_inside, lines, user},
            words,
        },
    },
    domain::{
        lifecycle::Unheard,
        order::{OrderId, Side},
        person::ChatId,
    },
    locale::Locale,
    notice::OrderFacts,
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
    /// The order for which the person can be asked to share a number.
    pub(in crate::chat) asks: Option<OrderId>,
}

/// How to reach `side`. The name links to the chat, because the button does not work for everybody:
/// Telegram lets people forbid links to themselves.
pub(in crate::chat) fn message(l: Locale, reach: &Reach<'_>, service: &Service) -> Message {
    let &Reach { side, name, phone, chat, may_share_own, asks } = reach;
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
    let open = link.map(|link| Button { label: fl!(l, "button-open-chat"), press: Press::Url(link), style: None });
    let share = may_share_own.then(|| act(fl!(l, "button-share-phone"), Action::Account(AccountAction::SharePhone)));
    let number = phone.map(|phone| copy(fl!(l, "button-copy-phone"), words::phone(phone).split_whitespace().collect()));
    let asks = asks.filter(|_| phone.is_none());
    let ask = asks.map(|order| act(fl!(l, "button-ask-phone"), Action::Order(OrderAction::AskPhone { order })));
    Message::with(text, rows(number.into_iter().chain(open).chain(ask).chain(share)))
}

/// The other side of an order, on `side`, would like to have the reader's number.
pub(in crate::chat) fn asked(l: Locale, order: &OrderFacts, side: Side) -> Message {
    let text = fl!(
        l,
        "phone-asked",
        side = words::side_title(l, side),
        order = order.code.to_string(),
        goods = goods_inside(words::goods_of(l, &order.terms)),
        quantity = l.quantity(order.quantity)
    );
    let share = act(fl!(l, "button-share-phone"), Action::Account(AccountAction::SharePhone));
    Message::with(text, rows([share, act(fl!(l, "button-see"), Action::Order(OrderAction::Card { order: order.id }))]))
}

/// The other side of an order, `side`, shares a number now. It stands in the button alone: a locked screen shows the text.
pub(in crate::chat) fn shared(l: Locale, order: &OrderFacts, side: Side, phone: &str) -> Message {
    let text = fl!(
        l,
        "phone-shared",
        side = words::side_title(l, side),
        order = order.code.to_string(),
        goods = goods_inside(words::goods_of(l, &order.terms)),
        quantity = l.quantity(order.quantity)
    );
    // A number that was taken back meanwhile is cut out.
    let number = (!phone.is_empty()).then(|| copy(fl!(l, "button-copy-phone"), words::phone(phone).split_whitespace().collect()));
    Message::with(text, rows(number.into_iter().chain([contact_button(l, order.id, side)])))
}

/// The other side of an order was asked for its number, unless nobody is there who reads it now.
pub(in crate::chat) fn ask_sent(l: Locale, order: OrderId, side: Side, unheard: Option<Unheard>) -> Message {
    let side_title = words::side_title(l, side);
    let text = match unheard {
        None => fl!(l, "phone-ask-sent", side = side_title),
        Some(Unheard::Unreachable) => fl!(l, "phone-ask-unreachable", side = side_title),
        Some(Unheard::Gone) => fl!(l, "phone-ask-gone", side = side_title),
    };
    Message::with(text, rows([contact_button(l, order, side)]))
}

/// *Hubungi penjual*, *Hubungi pembeli*.
fn contact_button(l: Locale, order: OrderId, side: Side) -> Button {
    let label = match side {
        Side::Seller => fl!(l, "button-contact-seller"),
        Side::Buyer => fl!(l, "button-contact-buyer"),
    };
    act(label, Action::Order(OrderAction::Contact { order }))
}
