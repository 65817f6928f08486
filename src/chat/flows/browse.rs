//! A buyer looks, and asks.

use chrono::NaiveDate;

use super::entry;
use crate::{
    chat::{
        forms::{
            Answer,
            purchase::{Purchase, Search},
        },
        state::Form,
        turn::{Done, Subject, Turn},
    },
    domain::{
        commodity::{Commodity, GoodsCode},
        offer::OfferId,
        person::RoleKind,
        quantity::Quantity,
        search::{Limits, Narrowed},
    },
    market::{self, Error, Refusal},
    notice::{BrowseQuery, Notice, OfferFacts, OrderFacts, Page, Sort, StaleReason},
    reading::{self, GoodsReading, Wishes},
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
        GoodsReading::One(code) => wished(turn, Some(code), text).await,
        GoodsReading::Which(..) => {
            let live = turn.tx.live_goods(turn.now).await?;
            let line = Some(reading::without_personal_data(text).into_owned());
            turn.begin_with(Form::Search(Search { live, commodity: None, line }), &Answer::Text(text)).await
        }
        GoodsReading::Unknown if only_limits(text, turn.sight().today) => narrower(turn, text).await,
        GoodsReading::Prohibited | GoodsReading::Unknown => {
            turn.keep_unread("SEARCH", text).await?;
            entry::unknown(turn).await
        }
    }
}

/// Whether a line without goods sets limits and says nothing else.
fn only_limits(text: &str, today: NaiveDate) -> bool {
    let wishes = reading::wishes(text, None, today);
    !wishes.rest && !wishes.limits.is_none()
}

/// Offers of the goods within what the line says of price, quantity and day.
async fn wished(turn: &mut Turn<'_>, goods: Option<&str>, text: &str) -> Done {
    let Wishes { limits, unclear, .. } = reading::wishes(text, goods.and_then(Commodity::by_code), turn.sight().today);
    shown(turn, goods.map(str::to_owned), limits, unclear).await
}

/// `maks 35rb` right under a list narrows that list; elsewhere all goods.
async fn narrower(turn: &mut Turn<'_>, text: &str) -> Done {
    let (goods, before) = match turn.tx.last_said(turn.chat).await? {
        Some(Notice::BrowseList { query, narrowed, .. } | Notice::BrowseEmpty { query, narrowed, .. }) => {
            (query.commodity, narrowed.limits)
        }
        _ => (None, Limits::default()),
    };
    let wishes = reading::wishes(text, goods.as_deref().and_then(Commodity::by_code), turn.sight().today);
    shown(turn, goods, wishes.limits.or(before), wishes.unclear).await
}

async fn shown(turn: &mut Turn<'_>, commodity: Option<String>, limits: Limits, unclear: bool) -> Done {
    // Who names a price looks at prices first; those of different goods can't be compared.
    let sort = if limits.price.is_some() && commodity.is_some() { Sort::Price } else { Sort::Ready };
    let within = turn.talk.searches.keep(limits.clone());
    let notice = found_within(turn, BrowseQuery { commodity, sort, page: 0, within }, limits, unclear).await?;
    Ok(turn.reply(notice).await?)
}

/// A page of live offers.
pub(super) async fn list(turn: &mut Turn<'_>, query: BrowseQuery) -> Done {
    let limits = query.within.map_or_else(|| Some(Limits::default()), |number| turn.talk.searches.limits(number));
    let notice = match limits {
        Some(limits) => found_within(turn, query, limits, false).await?,
        None => {
            let now = found_within(turn, BrowseQuery { within: None, ..query }, Limits::default(), false).await?;
            Notice::Stale { happened: StaleReason::SearchOver, now: Some(Box::new(now)) }
        }
    };
    Ok(turn.reply(notice).await?)
}

async fn found_within(turn: &mut Turn<'_>, mut query: BrowseQuery, limits: Limits, unclear: bool) -> Result<Notice, Error> {
    query.page = query.page.max(0);
    let found = market::browse(&mut turn.act()?, &query, &limits, PER_PAGE).await?;
    let goods = query.commodity.as_deref().and_then(Commodity::by_code).map(GoodsCode::from);
    let narrowed = Narrowed { limits, aside: found.aside, unclear };
    if found.count == 0 {
        // Where there is nothing of these goods at all, no limit is to blame.
        let none = !narrowed.is_none() && market::browse(&mut turn.act()?, &query, &Limits::default(), 1).await?.count == 0;
        let narrowed = if none { Narrowed::default() } else { narrowed };
        return Ok(Notice::BrowseEmpty { goods, query, narrowed });
    }
    let of = ((found.count + PER_PAGE - 1) / PER_PAGE).max(1);
    query.page = query.page.min(of - 1);
    let page = Page { number: query.page, of };
    let offers = found.offers.iter().map(OfferFacts::from).collect();
    Ok(Notice::BrowseList { query, goods, count: found.count, amounts: found.amounts, offers, page, narrowed })
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
    turn.begin(Form::Search(Search { live, ..Search::default() })).await
}

/// What was looked for is known.
pub(super) async fn found(turn: &mut Turn<'_>, form: Search) -> Done {
    let commodity = form.commodity.filter(|code| !code.is_empty());
    wished(turn, commodity.as_deref(), form.line.as_deref().unwrap_or_default()).await
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
        return Err(Refusal::Stale(StaleReason::TermsChanged).into());
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
