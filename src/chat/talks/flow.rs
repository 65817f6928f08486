//! *Tawar*: a buyer names a price, the seller answers it, and so on in turns.

use chrono::NaiveDate;

use super::forms::{About, BidForm};
use crate::{
    chat::{
        actions::TalkAction,
        dialog::{Answer, Flow, Form, Next, Paging, Subject, Turn},
        kit::keyboard::PER_PAGE,
    },
    domain::{
        commodity::Commodity,
        lifecycle::Side,
        money::Price,
        offer::{Offer, OfferId},
        talk::{TalkEvent, TalkId, TalkStatus},
        wib,
    },
    market::{self, Agreement, Error, Refusal},
    notice::{Notice, OfferFacts, Problem, StaleReason},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: TalkAction) -> Flow {
    match action {
        TalkAction::List { page } => list(turn, page).await,
        TalkAction::Begin { offer, terms } => begin(turn, offer, terms).await,
        TalkAction::Card { talk } => show(turn, talk).await,
        TalkAction::Agree { talk, version } => Box::pin(agree(turn, talk, version, None)).await,
        TalkAction::AgreeRest { talk, version, base } => Box::pin(agree(turn, talk, version, Some(base))).await,
        TalkAction::Counter { talk, version } => counter(turn, talk, version).await,
        TalkAction::Decline { talk, version } => end(turn, talk, version, TalkEvent::Decline).await,
        TalkAction::Withdraw { talk, version } => end(turn, talk, version, TalkEvent::Withdraw).await,
    }
}

/// The open talks of the person.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (talks, count) = market::own_talks(&mut turn.act()?, paging.limit, paging.offset()).await?;
    turn.answer_with(Notice::Talks { talks, page: paging.page(count) }).await
}

async fn show(turn: &mut Turn<'_>, id: TalkId) -> Flow {
    let notice = card_notice(turn, id).await?;
    turn.answer_with(notice).await
}

/// A talk as the person sees it.
pub(in crate::chat) async fn card_notice(turn: &mut Turn<'_>, id: TalkId) -> Result<Notice, Error> {
    let (talk, side) = market::talk_for(&mut turn.act()?, id).await?;
    Ok(Notice::TalkCard { talk, side })
}

/// *Tawar* on a card: how much and for how much, or the talk that there is.
async fn begin(turn: &mut Turn<'_>, id: OfferId, terms: i64) -> Flow {
    match new_form(turn, id, Some(terms)).await? {
        Ok(form) => turn.begin(form).await,
        Err(open) => show(turn, open).await,
    }
}

/// `500 kg 25.800` right under an offer's card, or a price alone: a price for goods of it, or the talk that there is.
pub(in crate::chat) async fn begin_typed(turn: &mut Turn<'_>, id: OfferId, text: &str, price: Option<Price>) -> Flow {
    let form = match new_form(turn, id, None).await? {
        Ok(form) => form,
        Err(open) => return show(turn, open).await,
    };
    match price {
        Some(price) => {
            let (form, problem) = form.with(price);
            turn.begin_after(form, problem).await
        }
        None => turn.begin_with(form, &Answer::Text(text)).await,
    }
}

/// The form of a first price for an offer with the terms that the buyer saw, where he saw them; or the talk that there is about it.
async fn new_form(turn: &mut Turn<'_>, id: OfferId, terms: Option<i64>) -> Result<Result<BidForm, TalkId>, Error> {
    turn.subject = Some(Subject::LiveOffer(id));
    let offer = market::live_offer(&mut turn.act()?, id).await?;
    let reader = turn.person()?.id;
    if offer.seller == reader || offer.entered_by == reader {
        return Err(Refusal::OwnOffer(Box::new(OfferFacts::from(&offer))).into());
    }
    if let Some(open) = market::open_talk_about(&mut turn.act()?, id).await? {
        return Ok(Err(open));
    }
    if terms.is_some_and(|terms| offer.terms_version != terms) {
        return Err(Refusal::Stale(StaleReason::TermsChanged).into());
    }
    Ok(Ok(BidForm::of(OfferFacts::on(&offer, wib::day(turn.now)), first_day(turn, &offer))))
}

/// The first day on which goods of an offer can be had that are asked for now (WIB).
fn first_day(turn: &Turn<'_>, offer: &Offer) -> NaiveDate {
    let hours = Commodity::by_code(&offer.terms.commodity).map_or(0, |goods| goods.hold_hours);
    market::first_day(offer.terms.ready_from, hours, turn.now)
}

/// A talk in which the person is asked, as it was seen.
async fn asked(turn: &mut Turn<'_>, id: TalkId, version: i64) -> Result<BidForm, Error> {
    turn.subject = Some(Subject::Talk(id));
    let (talk, side) = market::talk_for(&mut turn.act()?, id).await?;
    if talk.bidding.status != TalkStatus::Open {
        return Err(Refusal::Stale(StaleReason::TalkOver).into());
    }
    if talk.version != version || !talk.bidding.open_to(side).any(|event| event == TalkEvent::Counter) {
        return Err(Refusal::Stale(StaleReason::TalkMoved).into());
    }
    Ok(BidForm::next(talk, side))
}

/// *Tawar balik*.
async fn counter(turn: &mut Turn<'_>, id: TalkId, version: i64) -> Flow {
    let form = asked(turn, id, version).await?;
    turn.begin(form).await
}

/// `25.750 ya deal` in a talk in which the person is asked: it is shown before it counts.
pub(in crate::chat) async fn line(turn: &mut Turn<'_>, id: TalkId, version: i64, price: Option<Price>) -> Flow {
    let Some(price) = price else { return show(turn, id).await };
    let form = match asked(turn, id, version).await {
        Ok(form) => form,
        Err(Error::Refused(Refusal::Stale(_))) => return show(turn, id).await,
        Err(error) => return Err(error),
    };
    let (form, problem) = form.with(price);
    turn.begin_after(form, problem).await
}

async fn agree(turn: &mut Turn<'_>, id: TalkId, version: i64, base: Option<i64>) -> Flow {
    turn.subject = Some(Subject::Talk(id));
    match market::agree(&mut turn.act()?, id, version, base).await? {
        // A person who was told of the order as news needs no second message.
        Agreement::Made(None) => {
            turn.remove_pressed_buttons().await?;
            Ok(Next::Done)
        }
        Agreement::Made(Some(answer)) => turn.answer_with(*answer).await,
        Agreement::Less(talk, left) => turn.answer_with(Notice::TalkLess { talk: *talk, left }).await,
        Agreement::Asked(talk) => turn.answer_with(Notice::TalkSent { talk: *talk, side: Side::Seller }).await,
    }
}

async fn end(turn: &mut Turn<'_>, id: TalkId, version: i64, event: TalkEvent) -> Flow {
    turn.subject = Some(Subject::Talk(id));
    let (talk, side) = market::end_talk(&mut turn.act()?, id, version, event).await?;
    turn.answer_with(Notice::TalkEnded { talk, side, acting: Some(side), why: None }).await
}

impl Form for BidForm {
    /// The price was checked.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let (Some(quantity), Some(price)) = (self.quantity, self.price) else { return Err(Refusal::NotFound.into()) };
        let (talk, side) = match &self.about {
            About::Offer { offer } => {
                let (id, terms) = (offer.id, offer.terms_version);
                turn.subject = Some(Subject::LiveOffer(id));
                let budgets = turn.ctx.budgets;
                market::check_request_budget(&mut turn.act()?, &budgets, id, quantity).await?;
                match market::open_talk(&mut turn.act()?, (id, terms), quantity, price, Some(self.day())).await {
                    Ok(talk) => (talk, Side::Buyer),
                    Err(Error::Refused(refusal)) => return self.go_on_after(turn, refusal).await,
                    Err(error) => return Err(error),
                }
            }
            About::Talk { talk, .. } if price == talk.standing().price => return Box::pin(agree(turn, talk.id, talk.version, None)).await,
            About::Talk { talk, side } => {
                turn.subject = Some(Subject::Talk(talk.id));
                (market::counter(&mut turn.act()?, talk.id, talk.version, price).await?, *side)
            }
        };
        turn.answer_with(Notice::TalkSent { talk, side }).await
    }
}

impl BidForm {
    /// Something happened to the offer since the buyer was asked: the check comes again with what there is now.
    async fn go_on_after(self, turn: &mut Turn<'_>, refusal: Refusal) -> Flow {
        let About::Offer { offer: seen } = &self.about else { return Err(refusal.into()) };
        let (old, id) = (seen.terms.price, seen.id);
        if !matches!(refusal, Refusal::Less(_) | Refusal::TooSoon(_) | Refusal::Stale(StaleReason::TermsChanged)) {
            return Err(refusal.into());
        }
        let offer = market::live_offer(&mut turn.act()?, id).await?;
        let now = OfferFacts::on(&offer, wib::day(turn.now));
        let problem = match refusal {
            Refusal::Less(_) => Problem::Less { remaining: now.remaining },
            // Time has passed since the day was chosen.
            Refusal::TooSoon(first) => Problem::DateSoon { first },
            _ => Problem::TermsChanged { old, new: now.terms.price },
        };
        let first = first_day(turn, &offer);
        turn.begin_after(self.of_now(now, first), Some(problem)).await
    }
}
