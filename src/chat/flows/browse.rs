//! A buyer looks, and asks.

use super::entry;
use crate::{
    chat::{
        forms::Answer,
        forms::purchase::{Purchase, Search},
        state::Form,
        turn::{Done, Subject, Turn},
    },
    domain::{
        commodity::Commodity,
        notice::{BrowseQuery, Happened, Notice, OfferFacts, OrderFacts, Page, Sort},
        offer::OfferId,
        person::RoleKind,
        quantity::Quantity,
    },
    market::{self, Refusal},
    reading::{self, GoodsReading},
};

/// Offers on one page of a list.
const PER_PAGE: i64 = 6;

/// `/beli`, perhaps with what is wanted.
pub(super) async fn command(turn: &mut Turn<'_>, argument: &str) -> Done {
    if argument.is_empty() { list(turn, BrowseQuery::default()).await } else { line(turn, argument).await }
}

/// What a buyer looks for, in his own words: `cabe rawit 80 kg besok`, `ayam karkas < 35rb`.
pub(super) async fn line(turn: &mut Turn<'_>, text: &str) -> Done {
    match reading::goods(text) {
        GoodsReading::One(code) => {
            // Who names a price looks at prices first.
            let priced = reading::line(text, turn.sight().today).is_ok_and(|draft| draft.price.is_some());
            let sort = if priced || text.contains('<') { Sort::Price } else { Sort::Ready };
            list(turn, BrowseQuery { commodity: Some(code.to_owned()), sort, page: 0 }).await
        }
        GoodsReading::Which(..) => {
            let live = turn.tx.live_goods(turn.now).await?;
            turn.begin_with(Form::Search(Search { live, commodity: None }), &Answer::Text(text)).await
        }
        GoodsReading::Prohibited | GoodsReading::Unknown => {
            turn.keep_unread("SEARCH", text).await?;
            entry::unknown(turn).await
        }
    }
}

/// A page of live offers.
pub(super) async fn list(turn: &mut Turn<'_>, mut query: BrowseQuery) -> Done {
    query.page = query.page.max(0);
    let (offers, count, amounts) = market::browse(&mut turn.act()?, &query, PER_PAGE).await?;
    let goods = query.commodity.as_deref().and_then(Commodity::by_code).map(|c| c.name.clone());
    if count == 0 {
        return Ok(turn.reply(Notice::BrowseEmpty { goods }).await?);
    }
    let of = ((count + PER_PAGE - 1) / PER_PAGE).max(1);
    query.page = query.page.min(of - 1);
    let page = Page { number: query.page, of };
    let offers = offers.iter().map(OfferFacts::from).collect();
    Ok(turn.reply(Notice::BrowseList { query, goods, count, amounts, offers, page }).await?)
}

/// One live offer.
pub(super) async fn card(turn: &mut Turn<'_>, id: OfferId, query: BrowseQuery) -> Done {
    let offer = market::live_offer(&mut turn.act()?, id).await?;
    let reader = turn.person()?.id;
    let own = offer.seller == reader || offer.entered_by == reader;
    Ok(turn.reply(Notice::BrowseCard { offer: OfferFacts::from(&offer), own, query }).await?)
}

/// An offer as a buyer sees it, without a list behind it.
pub(super) fn card_of(offer: OfferFacts, own: bool) -> Notice {
    Notice::BrowseCard { offer, own, query: BrowseQuery::default() }
}

/// *Pilih barang*.
pub(super) async fn pick_goods(turn: &mut Turn<'_>) -> Done {
    if !turn.person()?.is(RoleKind::Buyer) {
        return Err(Refusal::RoleNeeded(RoleKind::Buyer).into());
    }
    let live = turn.tx.live_goods(turn.now).await?;
    turn.begin(Form::Search(Search { live, commodity: None })).await
}

/// What was looked for is known.
pub(super) async fn found(turn: &mut Turn<'_>, form: Search) -> Done {
    let commodity = form.commodity.filter(|code| !code.is_empty());
    list(turn, BrowseQuery { commodity, ..BrowseQuery::default() }).await
}

/// *Pesan* on a card: how much, then the check.
pub(super) async fn buy(turn: &mut Turn<'_>, id: OfferId, terms: i64) -> Done {
    turn.subject = Some(Subject::LiveOffer(id));
    let offer = market::live_offer(&mut turn.act()?, id).await?;
    let reader = turn.person()?.id;
    if offer.seller == reader || offer.entered_by == reader {
        return Err(Refusal::OwnOffer(Box::new(OfferFacts::from(&offer))).into());
    }
    if offer.terms_version != terms {
        return Err(Refusal::Stale(Happened::TermsChanged).into());
    }
    turn.begin(Form::Purchase(Box::new(Purchase::of(OfferFacts::from(&offer))))).await
}

/// *Pesan 300 kg*: the rest, on the terms that were shown with it; the question before the button was the check.
pub(super) async fn buy_rest(turn: &mut Turn<'_>, id: OfferId, terms: i64, base: i64) -> Done {
    turn.subject = Some(Subject::LiveOffer(id));
    let offer = market::live_offer(&mut turn.act()?, id).await?;
    send_request(turn, id, terms, offer.offered.with_base(base)).await
}

/// The purchase is complete and was checked.
pub(super) async fn request(turn: &mut Turn<'_>, form: Purchase) -> Done {
    turn.subject = Some(Subject::LiveOffer(form.offer.id));
    let Some(quantity) = form.quantity else { return Err(Refusal::NotThere.into()) };
    send_request(turn, form.offer.id, form.offer.terms_version, quantity).await
}

async fn send_request(turn: &mut Turn<'_>, id: OfferId, terms: i64, quantity: Quantity) -> Done {
    let order = market::request(&mut turn.act()?, id, terms, quantity).await?;
    Ok(turn.reply(Notice::RequestSent { order: OrderFacts::from(&order) }).await?)
}
