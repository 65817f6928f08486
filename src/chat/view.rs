//! From a [`Notice`] to what Telegram is sent: one function makes one message, and every message ends with
//! what to do next.
//!
//! Text is Telegram HTML. Whatever people typed passes through [`text::user`] on its way into it.

use i18n_embed_fl::fl;

use super::{
    account::view as account,
    complaints::view as complaints,
    demands::view as demands,
    desk::view as desk,
    farmers::view as farmers,
    history::view as history,
    kit::{Body, Media, Message, Service, text, words},
    menu::view as menu,
    moderation::view as moderation,
    offers::view as offers,
    officials::view as officials,
    orders::{news::News, view as orders},
    papers::view as papers,
    prices::view as prices,
    rules::view as rules,
    search::view as search,
    subscriptions::view as subscriptions,
    talks::view as talks,
};
use crate::{domain::person::Language, locale::Locale, notice::Notice};

mod ask;
mod choice;
mod problem;
mod question;

/// The message that says `notice` in `language`.
#[must_use]
pub fn render(notice: &Notice, language: Language, service: &Service) -> Message {
    let l = Locale::of(language);
    let message = for_farmer(l, notice, message(l, notice, service));
    let Message { body, keyboard } = if notice.is_record() { message.into_record() } else { message };
    let clipped = |media: Media| Media { caption: text::clipped(media.caption, text::CAPTION_LIMIT), ..media };
    let body = match body {
        Body::Text(text) => Body::Text(text::clipped(text, text::LIMIT)),
        Body::Photo(media) => Body::Photo(clipped(media)),
        Body::Document(media) => Body::Document(clipped(media)),
    };
    Message { body, keyboard }
}

/// The message, which says first for which farmer it is, where an assistant reads it and it says so nowhere else.
fn for_farmer(l: Locale, notice: &Notice, message: Message) -> Message {
    let Some(names) = notice.farmer() else { return message };
    let farmer = text::user(&names.farmer, text::NAME);
    match message.body {
        Body::Text(said) if !text::names(&said, &farmer) => {
            let body = Body::Text(text::lines([fl!(l, "news-for-farmer", farmer = farmer), said]));
            Message { body, keyboard: message.keyboard }
        }
        body => Message { body, keyboard: message.keyboard },
    }
}

fn message(l: Locale, notice: &Notice, service: &Service) -> Message {
    let name = |goods| words::goods(l, goods);
    match notice {
        Notice::Welcome => account::welcome(l, service),
        Notice::WelcomeAgain => account::welcome_again(l),
        Notice::About => account::about(l, service),
        Notice::ConsentRefused => account::consent_refused(l),
        Notice::TooYoung => account::too_young(l),
        Notice::InviteUsed => account::invite_used(l, service),
        Notice::RoleOffered { role } => account::role_offered(l, *role, service),
        Notice::RoleTaken { name, role, first } => account::role_taken(l, name, *role, *first),

        Notice::Menu { name, roles, unfinished, again, desk } => {
            menu::menu(l, name, (roles, *desk), *unfinished, again.as_deref().map(|offer| offers::again(l, offer)))
        }
        Notice::Help { roles, desk } => menu::help(l, roles, *desk, service),
        Notice::Languages => menu::languages(l),
        Notice::Unfinished { form, goods, rev } => menu::unfinished(l, *form, goods.as_ref().map(name), *rev),
        Notice::Ask(ask) => ask::message(l, ask, service),
        Notice::FormCancelled { form } => menu::form_cancelled(l, *form),
        Notice::FormEnded { form, happened, commodity, now } => {
            let now = now.as_deref().map(|now| message(l, now, service));
            menu::form_ended(l, *form, *happened, commodity.as_deref(), now)
        }
        Notice::FormReplaced { goods, form, order, kept } => {
            menu::form_replaced(l, if goods.as_str().is_empty() { "" } else { name(goods) }, (*form, *kept), *order)
        }
        Notice::NothingToCancel => menu::nothing_to_cancel(l),

        Notice::OfferPublished { offer, replaces } => offers::published(l, offer, *replaces),
        Notice::OfferExpiring { offer } => offers::expiring(l, offer),
        Notice::OfferExpired { offer } => offers::expired(l, offer),
        Notice::OffersExpiring { offers } => offers::several_expiring(l, offers),
        Notice::OffersExpired { offers } => offers::several_expired(l, offers),
        Notice::OwnOffer { offer, news, replaces } => offers::own(l, offer, *news, *replaces),
        Notice::OfferPhoto { offer, goods, photo, own } => offers::photo(l, *offer, name(goods), photo, *own),
        Notice::PhotoGone { offer } => offers::photo_gone(l, *offer),
        Notice::PhotoWanted { offer, goods } => offers::photo_wanted(l, *offer, name(goods)),
        Notice::PhotoUnused => offers::photo_unused(l),
        Notice::FileUnused => offers::file_unused(l),
        Notice::OwnOffers { published, sold_out, expired, offers, page } => {
            offers::list(l, (*published, *sold_out, *expired), offers, *page)
        }
        Notice::RoutinePrompt { routine, offer, yesterday } => offers::routine::prompt(l, *routine, offer, *yesterday),
        Notice::RoutineSet { routine, goods, rhythm } => offers::routine::set(l, *routine, name(goods), *rhythm),
        Notice::DayOff { routine } => offers::routine::day_off(l, *routine),
        Notice::RoutineEnded => offers::routine::ended(l),
        Notice::OffersResumed { count } => offers::resumed(l, *count),

        Notice::Farmers { farmers, count, page } => farmers::list(l, farmers, *count, *page),
        Notice::FarmerRegistered { on_behalf } => farmers::registered(l, on_behalf),

        Notice::FarmersToErase { farmers, page } => farmers::to_erase(l, farmers, *page),
        Notice::FarmerErasure { farmer } => farmers::erasure(l, farmer),
        Notice::FarmerErased => farmers::erased(l),

        Notice::BrowseList { query, goods, count, amounts, offers, page, narrowed } => {
            let goods = goods.as_ref().map(name);
            search::list(l, query, &search::Found { goods, count: *count, amounts, offers, page: *page, narrowed })
        }
        Notice::BrowseCard { offer, own, query, wanted, reference } => search::card(l, offer, *own, (query, *wanted), reference.as_deref()),
        Notice::BrowseEmpty { goods, query, narrowed } => search::empty(l, goods.as_ref().map(name), query, narrowed),
        Notice::Less { offer } => search::less(l, offer),
        Notice::PriceChanged { old, offer } => search::price_changed(l, *old, offer),
        Notice::Gone { .. } => search::gone(l),

        Notice::RequestSent { order } => orders::request_sent(l, order),
        Notice::ApprovalRequest { order, asker } => orders::approval_request(l, order, asker),
        Notice::AgreementWaits { order, side } => orders::agreement_waits(l, order, *side),
        Notice::OrderRequest { order } => orders::request(l, order),
        Notice::RequestAsked { order } => orders::request_asked(l, order),
        Notice::OrderReminder { order } => orders::reminder(l, order),
        Notice::RestReminder { order, side } => orders::rest_reminder(l, order, *side),
        Notice::RestExpected { order } => orders::rest_expected(l, order),
        Notice::GradingReminder { order } => orders::grading_reminder(l, order),
        Notice::PapersReminder { order, days } => orders::papers_reminder(l, order, *days),
        Notice::PickUpDay { orders: all, side } => orders::pick_up_day(l, all, *side),
        Notice::NotLoaded { order, side, days } => orders::not_loaded(l, order, *side, *days),
        Notice::StepWaits { order, event, side } => orders::step_waits(l, order, *event, *side),
        Notice::LoadLate { order, side } => orders::load_late(l, order, *side),
        Notice::PartyLeft { order, gone, desk } => orders::party_left(l, order, *gone, *desk),
        Notice::PaymentReminder { order, side, days } => orders::payment_reminder(l, order, *side, *days),
        Notice::OrderConfirmed { order, side, seller, buyer, may_share } => orders::confirmed(l, order, *side, (seller, buyer), *may_share),
        Notice::OrderDeclined { order, remaining } => orders::declined(l, order, *remaining),
        Notice::DeclineDone { order, remaining } => orders::decline_done(l, order, *remaining),
        Notice::OrderLapsed { order, side } => orders::lapsed(l, order, *side),
        Notice::OrderWithdrawn { order, remaining } => orders::withdrawn(l, order, *remaining),
        Notice::WithdrawDone { order } => orders::withdraw_done(l, order),
        Notice::OrderChanged { event, order, side, acting, detail, rides } => {
            orders::changed(l, &News { event: *event, order, side: *side, acting: *acting, detail, rides: *rides })
        }
        Notice::FreightSaid { order, code, trip, freight, parts } => {
            orders::trip::freight_said(l, (*order, *code), (*trip, *freight), parts)
        }
        Notice::WhichOrder { event, orders, more } => orders::which_order(l, *event, orders, *more),
        Notice::WhichRides { along, orders, more } => orders::trip::which(l, along, orders, *more),
        Notice::CancelDone { order, remaining } => orders::cancel_done(l, order, *remaining),
        Notice::OrderCard { order, side, seller, buyer, trip, first } => {
            orders::card(l, (order, *first), *side, seller.as_deref().zip(buyer.as_deref()), trip.as_ref())
        }
        Notice::OwnOrders { counts, orders, page, open } => orders::list(l, (counts, *open), orders, *page),
        Notice::Contact { side, name, phone, chat, may_share_own, asks } => {
            let (phone, chat, may_share_own, asks) = (phone.as_deref(), *chat, *may_share_own, *asks);
            orders::contact::message(l, &orders::contact::Reach { side: *side, name, phone, chat, may_share_own, asks }, service)
        }
        Notice::PhoneShared { order, side, phone } => orders::contact::shared(l, order, *side, phone),
        Notice::PhoneAsked { order, side } => orders::contact::asked(l, order, *side),
        Notice::PhoneAskSent { order, side, unheard } => orders::contact::ask_sent(l, *order, *side, *unheard),
        Notice::SellerUnreachable { order } => orders::seller_unreachable(l, order),
        Notice::FarmerNews { order, names } => orders::farmer_news(l, order, names),

        Notice::DemandSent { demand } => demands::sent(l, demand),
        Notice::DemandNews { demand, proposal } => demands::news(l, demand, proposal.as_ref()),
        Notice::Demands { demands: list, buys, page } => demands::list(l, list, *buys, *page),
        Notice::DemandCard { demand, answers, count, page, load } => demands::card(l, demand, answers, *load, *count, *page),
        Notice::DemandSeen { demand, answer, proposal } => demands::seen(l, demand, answer.as_ref(), proposal.as_ref()),
        Notice::DemandClosing { demand } => demands::closing(l, demand),
        Notice::DemandEnded { demand } => demands::ended(l, demand),
        Notice::DemandReopened { demand } => demands::reopened(l, demand),
        Notice::DemandChanged { demand, answer } => demands::changed(l, demand, answer),
        Notice::PoolFound { demand, quantity, sellers } => demands::pool_found(l, demand, *quantity, *sellers),
        Notice::PoolAsked { demand, quantity, sellers, waits, left_out } => {
            demands::pool_asked(l, demand, (*quantity, *sellers, *waits), left_out)
        }
        Notice::AnswerSent { demand, answer } => demands::answer_sent(l, demand, answer),
        Notice::AnswerTakenBack { demand } => demands::answer_taken_back(l, demand),
        Notice::AnswerNews { demand, answer, replaced } => demands::answer_news(l, demand, answer, *replaced),
        Notice::AnswersOpened { demand, count } => demands::opened(l, demand, *count),
        Notice::AnswerWithdrawn { demand, answer } => demands::answer_withdrawn(l, demand, answer),
        Notice::AnswerDeclined { demand, .. } => demands::answer_declined(l, demand),

        Notice::TalkNews { talk, side } => talks::news(l, talk, *side),
        Notice::TalkSent { talk, side } => talks::sent(l, talk, *side),
        Notice::TalkCard { talk, side } => talks::card(l, talk, *side),
        Notice::TalkLess { talk, left } => talks::less(l, talk, *left),
        Notice::TalkEnded { talk, side, acting, why } => talks::ended(l, talk, *side, *acting, *why),
        Notice::Talks { talks: list, page } => talks::list(l, list, *page),

        Notice::Paper { order, facts, issue } => papers::document(l, *order, facts, issue, service),
        Notice::Papers { order, code, kinds, loads } => papers::list(l, *order, *code, (kinds, *loads)),
        Notice::PaperChecked { check } => papers::checked(l, check),
        Notice::PaperUnknown => papers::unknown(l),
        Notice::History { of, entries, page } => history::list(l, *of, entries, *page),

        Notice::Prices { prices: list, of, page, may_enter, refused } => prices::list(l, list, of.as_ref(), *page, (*may_enter, *refused)),
        Notice::ReferenceKept { reference } => prices::kept(l, reference),
        Notice::Rules { tolerances, limits } => rules::list(l, tolerances, limits),
        Notice::ToleranceKept { goods, tolerance } => rules::tolerance_kept(l, goods, *tolerance),
        Notice::LimitKept { organization, limit } => rules::limit_kept(l, *organization, *limit),

        Notice::Subscriptions { to, subscriptions: own, further, page } => subscriptions::list(l, *to, own, further, *page),
        Notice::SubscriptionCard { subscription, made } => subscriptions::card(l, subscription, *made),
        Notice::SubscriptionEnded { subscription } => subscriptions::ended(l, subscription),
        Notice::OffersFound { subscription, offers, count } => subscriptions::offers(l, subscription, offers, *count),
        Notice::DemandsFound { subscription, demands, count } => subscriptions::demands(l, subscription, demands, *count),

        Notice::Desk { items, counts, page } => desk::list(l, items, counts, *page),
        Notice::DeskOrder { matter, order, seller, buyer, gone } => desk::order(l, (*matter, gone), order, (seller, buyer)),
        Notice::DeskDemand { demand, answers, found, told } => desk::demand(l, demand, *answers, *found, *told),
        Notice::DeskOffer { offer } => desk::offer(l, offer),
        Notice::DeskFarmer { farmer } => desk::farmer(l, farmer),
        Notice::DeskAssigned { farmer, assistant } => desk::assigned(l, farmer, assistant),
        Notice::FarmerAssigned { farmer, place, orders } => farmers::assigned(l, farmer, place, orders),

        Notice::DataMenu { name, place, offers, orders } => account::menu(l, name, place.as_deref(), *offers, *orders),
        Notice::DataAll { data, page } => account::all(l, data, *page),
        Notice::DataChanged { name, place, phone } => account::changed(l, name, place.as_deref(), phone.as_deref()),
        Notice::ContactNotOwn => account::contact_not_own(l),
        Notice::DeleteBlocked { orders } => account::delete_blocked(l, orders),
        Notice::EraseBlocked { orders } => account::erase_blocked(l, service, orders),
        Notice::Deleted => account::deleted(l),
        Notice::EraseOffered => account::erase_offered(l),
        Notice::ConsentAnew => account::consent_anew(l, service),
        Notice::Stopped { withdrawn } => account::stopped(l, *withdrawn),

        Notice::Owed { orders, today, page } => orders::owed(l, orders, *today, *page),
        Notice::ComplaintWaits { order, hours } => complaints::waits(l, order, *hours),
        Notice::Complaints { orders, page, rules } => complaints::list(l, orders, *page, *rules),
        Notice::ComplaintCard { order, seller, buyer, may_decide, before } => {
            complaints::card(l, order, (seller, buyer), *may_decide, before)
        }
        Notice::ComplaintNoted { order, side } => orders::complaint::noted(l, order, *side),
        Notice::ComplaintNoteKept { order, side } => orders::complaint::kept(l, order, *side),
        Notice::LoadPhotoNews { order, shows } => orders::photo::news(l, order, *shows),
        Notice::LoadPhotoKept { order, shows, kept, .. } => orders::photo::kept(l, order, *shows, *kept),
        Notice::LoadPhotoWanted { order, shows, refused, .. } => orders::photo::wanted(l, order, *shows, *refused),
        Notice::WhichLoad { orders, more } => orders::photo::which(l, orders, *more),
        Notice::LoadPhoto { order, code, number, shows, photo, more } => {
            orders::photo::one(l, (*order, *code), (*number, *shows), photo, *more)
        }
        Notice::LoadPhotosGone { code } => orders::photo::gone(l, *code),
        Notice::ComplaintDecided { order, outcome, returned } => complaints::decided(l, order, (*outcome, *returned)),
        Notice::RemovalHow => moderation::how(l),
        Notice::RemovalCard { offer } => moderation::card(l, offer),
        Notice::RemovalReason { offer } => moderation::ask_reason(l, offer),
        Notice::RemovalDone { offer, reason, declined } => moderation::done(l, offer, *reason, *declined),
        Notice::OfferRemoved { offer, reason, declined } => moderation::removed(l, offer, *reason, *declined, service),
        Notice::DemandRemovalCard { demand } => moderation::demand_card(l, demand),
        Notice::DemandRemovalReason { demand } => moderation::ask_demand_reason(l, demand),
        Notice::DemandRemovalDone { demand, reason } => moderation::demand_done(l, demand, *reason),
        Notice::DemandRemoved { demand, reason } => moderation::demand_removed(l, demand, *reason, service),
        Notice::Suspended { reason, offers, orders } => moderation::suspended(l, *reason, *offers, orders, service),
        Notice::AccountSuspended => moderation::account_suspended(l, service),
        Notice::Restored => moderation::restored(l),
        Notice::RoleRevoked { role, reason } => moderation::revoked(l, *role, *reason, service),

        Notice::Digest { facts, corrections, today } => officials::daily(l, facts, corrections, *today),
        Notice::DigestMonth { facts } => officials::month(l, facts),
        Notice::NoDigest { why } => officials::none(l, *why),
        Notice::DigestDetails { day, orders, page } => officials::details(l, *day, orders, *page),
        Notice::DigestSettings { hour, days } => officials::settings(l, *hour, *days),

        Notice::Unknown { roles } => menu::unknown(l, roles),
        Notice::Asked { roles } => menu::asked(l, roles, service),
        Notice::NoOffer { why } => menu::no_offer(l, *why, service),
        Notice::SmallTalk { thanks } => menu::small_talk(l, *thanks),
        Notice::NoSuchCode { code, roles } => menu::no_such_code(l, code, roles),
        Notice::GoodsNotListed { goods, roles } => menu::goods_not_listed(l, goods, roles),
        Notice::NotBuyer { goods, roles } => menu::not_buyer(l, goods.as_ref(), roles, service),
        Notice::NonText => menu::non_text(l),
        Notice::Link => menu::link(l),
        Notice::Personal => menu::personal(l),
        Notice::Stale { happened, now } => menu::stale(l, *happened, now.as_deref().map(|now| message(l, now, service))),
        Notice::RoleNeeded { role } => menu::role_needed(l, *role, service),
        Notice::FormLost => menu::form_lost(l),
        Notice::System { code } => menu::system(l, code),
        Notice::OverBudget { what, kept } => menu::over_budget(l, *what, *kept),
        Notice::AdminAlert { what, code, count } => menu::admin_alert(l, *what, code, *count),
    }
}
