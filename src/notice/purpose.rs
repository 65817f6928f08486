//! What each kind of message is for: one line a kind, and no kind without one.

use std::collections::BTreeSet;

use super::{Notice, OnBehalf, OrderFacts};
use crate::domain::{
    order::{OrderId, Side},
    person::Organization,
};

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose<'n> {
    /// News of an order, to a party that did not act.
    NewsOfOrder(&'n OrderFacts),
    /// News of several orders at once, to a party that did not act.
    NewsOfOrders(&'n [OrderFacts]),
    /// News of a demand or a price talk, to a buyer of the organisation who did not act.
    NewsToBuyers(Organization),
    /// It says that something was done, and stays as the chat's record.
    Record,
    /// One of these orders is to be chosen.
    WhichOrder(&'n [OrderFacts]),
    /// An answer to what its reader did just now, which the next one may replace.
    Passing,
}

/// News of an order, to a party that did not act, with the facts of the order.
macro_rules! news_of_an_order {
    ($order:ident) => {
        Notice::OrderRequest { order: $order }
            | Notice::ApprovalRequest { order: $order, .. }
            | Notice::AgreementWaits { order: $order, .. }
            | Notice::OrderReminder { order: $order }
            | Notice::OrderConfirmed { order: $order, .. }
            | Notice::OrderDeclined { order: $order, .. }
            | Notice::OrderLapsed { order: $order, .. }
            | Notice::OrderWithdrawn { order: $order, .. }
            | Notice::OrderChanged { order: $order, .. }
            | Notice::CancelDone { order: $order, .. }
            | Notice::PaymentReminder { order: $order, .. }
            | Notice::NotLoaded { order: $order, side: Some(_), .. }
            | Notice::LoadLate { order: $order, side: Some(_) }
            | Notice::PartyLeft { order: $order, desk: false, .. }
            | Notice::GradingReminder { order: $order }
            | Notice::RestReminder { order: $order, .. }
            | Notice::PapersReminder { order: $order, .. }
            | Notice::LoadPhotoNews { order: $order, .. }
            | Notice::ComplaintNoted { order: $order, .. }
            | Notice::SellerUnreachable { order: $order }
    };
}

/// The purpose of each kind.
#[expect(clippy::too_many_lines, reason = "one arm a kind of message")]
const fn of(notice: &Notice) -> Purpose<'_> {
    match notice {
        news_of_an_order!(order) => Purpose::NewsOfOrder(order),

        Notice::PickUpDay { orders, .. } => Purpose::NewsOfOrders(orders.as_slice()),

        Notice::AnswerNews { demand, .. }
        | Notice::AnswersOpened { demand, .. }
        | Notice::AnswerWithdrawn { demand, .. }
        | Notice::PoolFound { demand, .. }
        | Notice::DemandReopened { demand }
        | Notice::DemandEnded { demand }
        | Notice::DemandRemoved { demand, .. } => Purpose::NewsToBuyers(demand.organization),
        Notice::TalkNews { talk, side: Side::Buyer } | Notice::TalkEnded { talk, side: Side::Buyer, .. } => {
            Purpose::NewsToBuyers(talk.organization)
        }

        Notice::WhichOrder { orders, .. } | Notice::WhichRides { orders, .. } | Notice::WhichLoad { orders, .. } => {
            Purpose::WhichOrder(orders.as_slice())
        }

        // ---- what was done
        Notice::OwnOffer { news: Some(_), .. }
        | Notice::NotLoaded { side: None, .. }
        | Notice::LoadLate { side: None, .. }
        | Notice::PartyLeft { desk: true, .. }
        | Notice::TalkNews { side: Side::Seller, .. }
        | Notice::TalkEnded { side: Side::Seller, .. }
        | Notice::RoleTaken { .. }
        | Notice::OfferPublished { .. }
        | Notice::OfferExpiring { .. }
        | Notice::OfferExpired { .. }
        | Notice::OffersExpiring { .. }
        | Notice::OffersExpired { .. }
        | Notice::RoutinePrompt { .. }
        | Notice::RoutineSet { .. }
        | Notice::FarmerRegistered { .. }
        | Notice::RequestSent { .. }
        | Notice::RestExpected { .. }
        | Notice::DeclineDone { .. }
        | Notice::WithdrawDone { .. }
        | Notice::FreightSaid { .. }
        | Notice::ComplaintWaits { .. }
        | Notice::ComplaintNoteKept { .. }
        | Notice::LoadPhotoKept { .. }
        | Notice::ComplaintDecided { .. }
        | Notice::PhoneAsked { .. }
        | Notice::PhoneShared { .. }
        | Notice::FarmerNews { .. }
        | Notice::DemandSent { .. }
        | Notice::DemandNews { .. }
        | Notice::PoolAsked { .. }
        | Notice::DemandChanged { .. }
        | Notice::AnswerSent { .. }
        | Notice::AnswerTakenBack { .. }
        | Notice::AnswerDeclined { .. }
        | Notice::TalkSent { .. }
        | Notice::Paper { .. }
        | Notice::ReferenceKept { .. }
        | Notice::ToleranceKept { .. }
        | Notice::LimitKept { .. }
        | Notice::OffersFound { .. }
        | Notice::DemandsFound { .. }
        | Notice::DeskAssigned { .. }
        | Notice::FarmerAssigned { .. }
        | Notice::RemovalDone { .. }
        | Notice::OfferRemoved { .. }
        | Notice::DemandRemovalDone { .. }
        | Notice::Restored
        | Notice::RoleRevoked { .. } => Purpose::Record,

        // ---- what its reader asked for
        Notice::OwnOffer { news: None, .. }
        | Notice::Welcome
        | Notice::WelcomeAgain
        | Notice::About
        | Notice::ConsentRefused
        | Notice::TooYoung
        | Notice::InviteUsed
        | Notice::RoleOffered { .. }
        | Notice::Menu { .. }
        | Notice::Help { .. }
        | Notice::Languages
        | Notice::Unfinished { .. }
        | Notice::Ask(_)
        | Notice::FormCancelled { .. }
        | Notice::FormEnded { .. }
        | Notice::FormReplaced { .. }
        | Notice::NothingToCancel
        | Notice::OfferPhoto { .. }
        | Notice::PhotoGone { .. }
        | Notice::PhotoWanted { .. }
        | Notice::OwnOffers { .. }
        | Notice::DayOff { .. }
        | Notice::RoutineEnded
        | Notice::OffersResumed { .. }
        | Notice::Farmers { .. }
        | Notice::FarmersToErase { .. }
        | Notice::FarmerErasure { .. }
        | Notice::FarmerErased
        | Notice::BrowseList { .. }
        | Notice::BrowseCard { .. }
        | Notice::BrowseEmpty { .. }
        | Notice::Less { .. }
        | Notice::PriceChanged { .. }
        | Notice::Gone { .. }
        | Notice::RequestAsked { .. }
        | Notice::Owed { .. }
        | Notice::Complaints { .. }
        | Notice::ComplaintCard { .. }
        | Notice::LoadPhotoWanted { .. }
        | Notice::LoadPhoto { .. }
        | Notice::LoadPhotosGone { .. }
        | Notice::OrderCard { .. }
        | Notice::StepWaits { .. }
        | Notice::OwnOrders { .. }
        | Notice::Contact { .. }
        | Notice::PhoneAskSent { .. }
        | Notice::Demands { .. }
        | Notice::DemandCard { .. }
        | Notice::DemandSeen { .. }
        | Notice::DemandClosing { .. }
        | Notice::TalkCard { .. }
        | Notice::TalkLess { .. }
        | Notice::Talks { .. }
        | Notice::Papers { .. }
        | Notice::PaperChecked { .. }
        | Notice::PaperUnknown
        | Notice::History { .. }
        | Notice::Prices { .. }
        | Notice::Rules { .. }
        | Notice::Subscriptions { .. }
        | Notice::SubscriptionCard { .. }
        | Notice::SubscriptionEnded { .. }
        | Notice::Desk { .. }
        | Notice::DeskOrder { .. }
        | Notice::DeskDemand { .. }
        | Notice::DeskOffer { .. }
        | Notice::DeskFarmer { .. }
        | Notice::DataMenu { .. }
        | Notice::DataAll { .. }
        | Notice::DataChanged { .. }
        | Notice::ContactNotOwn
        | Notice::DeleteBlocked { .. }
        | Notice::EraseBlocked { .. }
        | Notice::Deleted
        | Notice::EraseOffered
        | Notice::ConsentAnew
        | Notice::Stopped { .. }
        | Notice::RemovalHow
        | Notice::RemovalCard { .. }
        | Notice::RemovalReason { .. }
        | Notice::DemandRemovalCard { .. }
        | Notice::DemandRemovalReason { .. }
        | Notice::Suspended { .. }
        | Notice::AccountSuspended
        | Notice::Digest { .. }
        | Notice::DigestMonth { .. }
        | Notice::NoDigest { .. }
        | Notice::DigestDetails { .. }
        | Notice::DigestSettings { .. }
        | Notice::Unknown { .. }
        | Notice::SmallTalk { .. }
        | Notice::NoSuchCode { .. }
        | Notice::GoodsNotListed { .. }
        | Notice::NotBuyer { .. }
        | Notice::NonText
        | Notice::PhotoUnused
        | Notice::FileUnused
        | Notice::Asked { .. }
        | Notice::NoOffer { .. }
        | Notice::Link
        | Notice::Personal
        | Notice::Stale { .. }
        | Notice::RoleNeeded { .. }
        | Notice::FormLost
        | Notice::System { .. }
        | Notice::OverBudget { .. }
        | Notice::AdminAlert { .. } => Purpose::Passing,
    }
}

impl Notice {
    /// The orders of which one is to be chosen, row by row.
    #[must_use]
    pub const fn asks_which_order(&self) -> Option<&[OrderFacts]> {
        if let Purpose::WhichOrder(orders) = of(self) { Some(orders) } else { None }
    }

    /// The order that it is news of, to a party that did not act; `None` where it is news of several.
    #[must_use]
    pub const fn news_of(&self) -> Option<&OrderFacts> {
        match of(self) {
            Purpose::NewsOfOrder(order) | Purpose::NewsOfOrders([order]) => Some(order),
            _ => None,
        }
    }

    /// The names of the farmer whose goods the news is about, and of the assistant who answers for them.
    #[must_use]
    pub fn farmer(&self) -> Option<&OnBehalf> {
        if let Self::OfferExpiring { offer } | Self::OfferExpired { offer } = self {
            return offer.on_behalf.as_ref();
        }
        self.news_of()?.on_behalf.as_ref()
    }

    /// The same news of an order with the names of farmer and assistant.
    #[must_use]
    pub fn for_farmer(mut self, names: OnBehalf) -> Self {
        if let news_of_an_order!(order) = &mut self {
            order.on_behalf = Some(names);
        }
        self
    }

    /// All orders that it is news of, to a party that did not act.
    #[must_use]
    pub const fn news_of_all(&self) -> &[OrderFacts] {
        match of(self) {
            Purpose::NewsOfOrder(order) => std::slice::from_ref(order),
            Purpose::NewsOfOrders(orders) => orders,
            _ => &[],
        }
    }

    /// What stays of news of several orders without these; `None` if nothing does.
    #[must_use]
    pub fn without(&self, orders: &BTreeSet<OrderId>) -> Option<Self> {
        let Self::PickUpDay { orders: all, side } = self else { return None };
        let rest: Vec<_> = all.iter().filter(|order| !orders.contains(&order.id)).cloned().collect();
        (!rest.is_empty()).then_some(Self::PickUpDay { orders: rest, side: *side })
    }

    /// The organisation whose demand or price talk it is news of, to one of its buyers who did not act.
    #[must_use]
    pub const fn news_to_buyers(&self) -> Option<Organization> {
        if let Purpose::NewsToBuyers(organization) = of(self) { Some(organization) } else { None }
    }

    /// Whether it says that something was done: such a message stays as the chat's record. It is sent as a message of
    /// its own, and what its buttons lead to is answered below it.
    #[must_use]
    pub const fn is_record(&self) -> bool {
        matches!(of(self), Purpose::NewsOfOrder(_) | Purpose::NewsOfOrders(_) | Purpose::NewsToBuyers(_) | Purpose::Record)
    }
}
