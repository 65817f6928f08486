//! Every button, by the feature that it belongs to.

pub use super::{
    account::actions::AccountAction, complaints::actions::ComplaintAction, demands::actions::DemandAction, desk::actions::DeskAction,
    dialog::actions::FormAction, farmers::actions::FarmerAction, history::actions::HistoryAction, menu::actions::MenuAction,
    moderation::actions::ModerationAction, offers::actions::OfferAction, officials::actions::OfficialAction, orders::actions::OrderAction,
    papers::actions::PaperAction, prices::actions::PriceAction, rules::actions::RuleAction, search::actions::SearchAction,
    subscriptions::actions::SubscriptionAction, talks::actions::TalkAction,
};
use super::{
    dialog::callback::{Codec, LIMIT},
    orders::actions::legacy,
};

macro_rules! features {
    ($($(#[$doc:meta])* $feature:ident($action:ident)),+ $(,)?) => {
        /// What a press means.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Action {
            $($(#[$doc])* $feature($action)),+
        }

        impl Action {
            /// Callback data of at most 64 bytes.
            #[must_use]
            pub fn encode(&self) -> String {
                match self {
                    $(Self::$feature(action) => action.encode(),)+
                }
            }

            fn parse(data: &str) -> Option<Self> {
                None$(.or_else(|| $action::decode(data).map(Self::$feature)))+
            }

            /// What typing the button's label does; `only` says whether no other card could be meant. `None` if forms
            /// take the label themselves.
            pub(in crate::chat) fn typed(self, only: bool) -> Option<Self> {
                match self {
                    $(Self::$feature(action) => action.typed(only).map(Self::$feature),)+
                }
            }

            #[cfg(test)]
            fn codes() -> Vec<&'static str> {
                [$($action::CODES),+].concat()
            }

            #[cfg(test)]
            fn any() -> proptest::strategy::BoxedStrategy<Self> {
                use proptest::strategy::{Strategy, Union};

                Union::new([$($action::any().prop_map(Self::$feature).boxed()),+]).boxed()
            }
        }
    };
}

features! {
    /// A form that runs or waits.
    Form(FormAction),
    /// The menu.
    Menu(MenuAction),
    /// Coming in, and one's own data.
    Account(AccountAction),
    /// A seller's offers.
    Offer(OfferAction),
    /// An assistant's farmers.
    Farmer(FarmerAction),
    /// A buyer's search.
    Search(SearchAction),
    /// Requests and orders.
    Order(OrderAction),
    /// The digest.
    Official(OfficialAction),
    /// What an admin takes back.
    Moderation(ModerationAction),
    /// Papers.
    Paper(PaperAction),
    /// What happened.
    History(HistoryAction),
    /// What a mediator decides.
    Complaint(ComplaintAction),
    /// What buyers need.
    Demand(DemandAction),
    /// What goods cost.
    Price(PriceAction),
    /// What an admin sets.
    Rule(RuleAction),
    /// The trade desk.
    Desk(DeskAction),
    /// What people asked to be told of.
    Subscription(SubscriptionAction),
    /// Price talk.
    Talk(TalkAction),
}

impl Action {
    /// The action that these bytes stand for. They come from the outside: whatever is not exactly what
    /// [`encode`](Self::encode) makes, or once made, of goods, places, units and amounts that exist is `None`.
    #[must_use]
    pub fn decode(data: &str) -> Option<Self> {
        if data.len() > LIMIT {
            return None;
        }
        // Other spellings of a number or a date are nobody's button.
        let current = Self::parse(data).filter(|action| action.encode() == data);
        current.or_else(|| legacy(data).map(Self::Order))
    }

    /// What people say for the button besides its label.
    pub(in crate::chat) const fn sayings(&self) -> &'static [&'static str] {
        if let Self::Order(action) = self { action.sayings() } else { &[] }
    }

    /// What people answer to the question above the button: words that say nothing anywhere else.
    pub(in crate::chat) const fn answers(&self) -> &'static [&'static str] {
        match self {
            Self::Order(action) => action.answers(),
            Self::Offer(action) => action.answers(),
            _ => &[],
        }
    }

    /// Whether it shows the list of what the reader has.
    pub(in crate::chat) const fn is_list(&self) -> bool {
        matches!(self, Self::Offer(OfferAction::List { .. }) | Self::Order(OrderAction::List { .. }))
    }

    /// Whether a person who has not registered may press it.
    pub(in crate::chat) const fn is_for_strangers(&self) -> bool {
        matches!(
            self,
            Self::Form(FormAction::Answer { .. } | FormAction::Back { .. } | FormAction::Cancel { .. })
                | Self::Account(
                    AccountAction::Start
                        | AccountAction::HasCode
                        | AccountAction::About
                        | AccountAction::TakeRole
                        | AccountAction::DeclineRole
                        | AccountAction::Erase
                )
        )
    }

    /// Whether the second press on the same message is always a double one, however late it comes.
    pub(in crate::chat) const fn counts_once(&self) -> bool {
        match self {
            Self::Form(action) => matches!(action, FormAction::Answer { .. } | FormAction::Back { .. } | FormAction::Cancel { .. }),
            Self::Search(SearchAction::BuyRest { .. }) | Self::Offer(OfferAction::Repeat { .. }) => true,
            Self::Demand(DemandAction::OfferLive { .. } | DemandAction::Close { .. } | DemandAction::TakeBack { .. }) => true,
            Self::Talk(action) => !matches!(action, TalkAction::List { .. } | TalkAction::Begin { .. } | TalkAction::Card { .. }),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests;
