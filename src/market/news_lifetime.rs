//! Until when a message that could not be delivered is news: each kind has its end, so that who comes back reads what is true.

use chrono::{DateTime, Duration, Utc};

use crate::{
    domain::{
        demand::{AnswerId, AnswerStatus, DemandId},
        offer::OfferId,
        order::{Approval, Order, OrderId, OrderStatus},
        talk::{TalkId, TalkStatus},
        wib,
    },
    notice::Notice,
    store::{self, Tx},
};

/// News of one's own goods, and answers to what a person did, are of the day.
const DAY: Duration = Duration::days(1);
/// What became of something that was no order is told so long.
const WEEK: Duration = Duration::days(7);

/// When a kind of message stops being news.
enum Lifetime {
    /// Never: what became of orders, and what was taken from the person.
    Kept,
    /// After this time.
    For(Duration),
    /// When the day (WIB) on which it was said is over.
    Today,
    /// When the day (WIB) on which it was said is over, and when none of these orders is to be taken on it any more.
    PickUp(Vec<OrderId>),
    /// At this moment (UTC).
    Until(Option<DateTime<Utc>>),
    /// When the order stands elsewhere.
    Order(OrderId, OrderStatus),
    /// When the order has its approval, or has ended.
    Approval(OrderId),
    /// When the order has no open complaint.
    Complaint(OrderId),
    /// When the demand takes no answers.
    Demand(DemandId),
    /// When none of these demands takes answers.
    Demands(Vec<DemandId>),
    /// When the answer has an end.
    Answer(AnswerId),
    /// When the talk has ended or moved on.
    Talk(TalkId, i64),
    /// When none of these offers can be had.
    Offers(Vec<OfferId>),
}

/// The end of each kind. A new kind of message says here when it stops being news.
#[expect(clippy::too_many_lines, reason = "one arm a kind of message")]
fn lifetime(notice: &Notice) -> Lifetime {
    match notice {
        // ---- what became of orders, goods and rights
        Notice::OrderConfirmed { .. }
        | Notice::OrderDeclined { .. }
        | Notice::OrderLapsed { .. }
        | Notice::OrderWithdrawn { .. }
        | Notice::OrderChanged { .. }
        | Notice::CancelDone { .. }
        | Notice::DeclineDone { .. }
        | Notice::WithdrawDone { .. }
        | Notice::LoadPhotoNews { .. }
        | Notice::ComplaintNoted { .. }
        | Notice::PartyLeft { .. }
        | Notice::ComplaintDecided { .. }
        | Notice::FarmerNews { .. }
        | Notice::FarmerAssigned { .. }
        | Notice::Paper { .. }
        | Notice::OfferRemoved { .. }
        | Notice::DemandRemoved { .. }
        | Notice::Suspended { .. }
        | Notice::Restored
        | Notice::RoleRevoked { .. }
        | Notice::Deleted
        | Notice::PhoneShared { .. } => Lifetime::Kept,

        // ---- what waits for the reader
        Notice::OrderRequest { order } | Notice::OrderReminder { order } | Notice::SellerUnreachable { order } => {
            Lifetime::Order(order.id, OrderStatus::Requested)
        }
        Notice::ApprovalRequest { order, .. } | Notice::AgreementWaits { order, .. } => Lifetime::Approval(order.id),
        Notice::NotLoaded { order, .. } => Lifetime::Order(order.id, OrderStatus::Confirmed),
        Notice::LoadLate { order, .. } | Notice::GradingReminder { order } | Notice::RestReminder { order, .. } => {
            Lifetime::Order(order.id, OrderStatus::Shipped)
        }
        Notice::PaymentReminder { order, .. } | Notice::PapersReminder { order, .. } => Lifetime::Order(order.id, OrderStatus::Received),
        Notice::ComplaintWaits { order, .. } => Lifetime::Complaint(order.id),
        Notice::DemandNews { demand, .. }
        | Notice::DemandReopened { demand }
        | Notice::AnswersOpened { demand, .. }
        | Notice::PoolFound { demand, .. } => Lifetime::Demand(demand.id),
        Notice::DemandChanged { answer, .. } | Notice::AnswerNews { answer, .. } => Lifetime::Answer(answer.id),
        Notice::TalkNews { talk, .. } | Notice::TalkSent { talk, .. } => Lifetime::Talk(talk.id, talk.version),
        Notice::OffersFound { offers, .. } => Lifetime::Offers(offers.iter().map(|offer| offer.id).collect()),
        Notice::DemandsFound { demands, .. } => Lifetime::Demands(demands.iter().map(|demand| demand.id).collect()),
        Notice::OfferExpiring { offer } => Lifetime::Until(Some(offer.valid_until)),
        Notice::OffersExpiring { offers } => Lifetime::Until(offers.iter().map(|offer| offer.valid_until).max()),
        Notice::RoutinePrompt { .. } => Lifetime::Today,
        Notice::PickUpDay { orders, .. } => Lifetime::PickUp(orders.iter().map(|order| order.id).collect()),

        // ---- what became of something that was no order
        Notice::DemandEnded { .. }
        | Notice::AnswerWithdrawn { .. }
        | Notice::AnswerDeclined { .. }
        | Notice::TalkEnded { .. }
        | Notice::PhoneAsked { .. } => Lifetime::For(WEEK),

        // ---- news of the day
        Notice::OfferExpired { .. }
        | Notice::OffersExpired { .. }
        | Notice::OffersResumed { .. }
        | Notice::AdminAlert { .. }
        | Notice::Digest { .. }
        | Notice::DigestMonth { .. } => Lifetime::For(DAY),

        // ---- answers to what the reader did
        Notice::Welcome
        | Notice::WelcomeAgain
        | Notice::About
        | Notice::ConsentRefused
        | Notice::TooYoung
        | Notice::InviteUsed
        | Notice::RoleOffered { .. }
        | Notice::RoleTaken { .. }
        | Notice::Menu { .. }
        | Notice::Help { .. }
        | Notice::Languages
        | Notice::Unfinished { .. }
        | Notice::Ask(_)
        | Notice::FormCancelled { .. }
        | Notice::FormEnded { .. }
        | Notice::FormReplaced { .. }
        | Notice::NothingToCancel
        | Notice::OfferPublished { .. }
        | Notice::OwnOffer { .. }
        | Notice::OfferPhoto { .. }
        | Notice::PhotoGone { .. }
        | Notice::PhotoWanted { .. }
        | Notice::OwnOffers { .. }
        | Notice::RoutineSet { .. }
        | Notice::DayOff { .. }
        | Notice::RoutineEnded
        | Notice::Farmers { .. }
        | Notice::FarmerRegistered { .. }
        | Notice::FarmersToErase { .. }
        | Notice::FarmerErasure { .. }
        | Notice::FarmerErased
        | Notice::BrowseList { .. }
        | Notice::BrowseCard { .. }
        | Notice::BrowseEmpty { .. }
        | Notice::Less { .. }
        | Notice::PriceChanged { .. }
        | Notice::Gone { .. }
        | Notice::RequestSent { .. }
        | Notice::RestExpected { .. }
        | Notice::RequestAsked { .. }
        | Notice::Owed { .. }
        | Notice::Complaints { .. }
        | Notice::ComplaintCard { .. }
        | Notice::LoadPhotoKept { .. }
        | Notice::ComplaintNoteKept { .. }
        | Notice::LoadPhotoWanted { .. }
        | Notice::WhichLoad { .. }
        | Notice::WhichRides { .. }
        | Notice::WhichOrder { .. }
        | Notice::StepWaits { .. }
        | Notice::FreightSaid { .. }
        | Notice::LoadPhoto { .. }
        | Notice::LoadPhotosGone { .. }
        | Notice::OrderCard { .. }
        | Notice::OwnOrders { .. }
        | Notice::Contact { .. }
        | Notice::PhoneAskSent { .. }
        | Notice::DemandSent { .. }
        | Notice::Demands { .. }
        | Notice::DemandCard { .. }
        | Notice::PoolAsked { .. }
        | Notice::DemandSeen { .. }
        | Notice::DemandClosing { .. }
        | Notice::AnswerSent { .. }
        | Notice::AnswerTakenBack { .. }
        | Notice::TalkCard { .. }
        | Notice::TalkLess { .. }
        | Notice::Talks { .. }
        | Notice::Papers { .. }
        | Notice::PaperChecked { .. }
        | Notice::PaperUnknown
        | Notice::History { .. }
        | Notice::Prices { .. }
        | Notice::ReferenceKept { .. }
        | Notice::Rules { .. }
        | Notice::ToleranceKept { .. }
        | Notice::LimitKept { .. }
        | Notice::Subscriptions { .. }
        | Notice::SubscriptionCard { .. }
        | Notice::SubscriptionEnded { .. }
        | Notice::Desk { .. }
        | Notice::DeskOrder { .. }
        | Notice::DeskDemand { .. }
        | Notice::DeskOffer { .. }
        | Notice::DeskFarmer { .. }
        | Notice::DeskAssigned { .. }
        | Notice::DataMenu { .. }
        | Notice::DataAll { .. }
        | Notice::DataChanged { .. }
        | Notice::ContactNotOwn
        | Notice::DeleteBlocked { .. }
        | Notice::EraseBlocked { .. }
        | Notice::EraseOffered
        | Notice::ConsentAnew
        | Notice::Stopped { .. }
        | Notice::RemovalHow
        | Notice::RemovalCard { .. }
        | Notice::RemovalReason { .. }
        | Notice::RemovalDone { .. }
        | Notice::DemandRemovalCard { .. }
        | Notice::DemandRemovalReason { .. }
        | Notice::DemandRemovalDone { .. }
        | Notice::AccountSuspended
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
        | Notice::OverBudget { .. } => Lifetime::For(DAY),
    }
}

/// Whether a message that was queued at `at` and not delivered is no news any more.
pub(super) async fn is_stale(tx: &mut Tx, notice: &Notice, at: DateTime<Utc>, now: DateTime<Utc>) -> store::Result<bool> {
    Ok(match lifetime(notice) {
        Lifetime::Kept => false,
        Lifetime::For(time) => now - at > time,
        Lifetime::Today => wib::day(at) != wib::day(now),
        Lifetime::PickUp(ids) => {
            let day = wib::day(at);
            for id in ids.into_iter().filter(|_| day == wib::day(now)) {
                let waits = |order: Order| order.status() == OrderStatus::Confirmed && order.terms.ready_from == day;
                if tx.orders().get(id).await?.is_some_and(waits) {
                    return Ok(false);
                }
            }
            true
        }
        Lifetime::Until(end) => end.is_none_or(|end| now >= end),
        Lifetime::Order(id, status) => tx.orders().get(id).await?.is_none_or(|order| order.status() != status),
        Lifetime::Approval(id) => {
            let open = |order: &Order| order.status() == OrderStatus::Requested && order.approval.is_some_and(Approval::is_missing);
            !tx.orders().get(id).await?.as_ref().is_some_and(open)
        }
        Lifetime::Complaint(id) => tx.orders().get(id).await?.is_none_or(|order| order.progress.complaint.is_none()),
        Lifetime::Demand(id) => !takes_answers(tx, id).await?,
        Lifetime::Demands(ids) => {
            for id in ids {
                if takes_answers(tx, id).await? {
                    return Ok(false);
                }
            }
            true
        }
        Lifetime::Answer(id) => tx.demand_answers().get(id).await?.is_none_or(|answer| answer.status != AnswerStatus::Sent),
        Lifetime::Talk(id, version) => tx
            .talks()
            .get(id)
            .await?
            .is_none_or(|talk| talk.version != version || talk.bidding.status != TalkStatus::Open || now >= talk.until),
        Lifetime::Offers(ids) => {
            for id in ids {
                if tx.offers().get(id).await?.is_some_and(|offer| offer.is_live(now) && offer.available > 0) {
                    return Ok(false);
                }
            }
            true
        }
    })
}

async fn takes_answers(tx: &mut Tx, id: DemandId) -> store::Result<bool> {
    Ok(tx.demands().get(id).await?.is_some_and(|demand| demand.status.takes_answers()))
}
