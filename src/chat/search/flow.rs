//! A buyer looks, and asks.

use super::{
    forms::{Purchase, Search},
    typed::{only_limits, under_card},
};
use crate::{
    chat::{
        actions::SearchAction,
        dialog::{Answer, Flow, Form, Next, Paging, Subject, Turn, ordering::of_offer, words::named_goods},
        kit::keyboard::PER_PAGE,
    },
    domain::{
        commodity::{Commodity, GoodsCode},
        money::Price,
        offer::OfferId,
        person::RoleKind,
        quantity::Quantity,
        search::{Limits, MAX_LISTED, Narrowed},
        wib,
    },
    market::{self, Error, Refusal, RequestOptions},
    notice::{BrowseQuery, Choice, Notice, OfferFacts, OrderFacts, Page, Problem, Sort, StaleReason},
    reading::{self, GoodsReading, SearchCriteria},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: SearchAction) -> Flow {
    match action {
        SearchAction::List { query } => list(turn, query).await,
        SearchAction::PickGoods => pick_goods(turn).await,
        SearchAction::Card { offer, query } => show(turn, offer, query).await,
        SearchAction::Buy { offer, terms } => buy(turn, offer, terms).await,
        SearchAction::BuyWanted { offer, terms, within } => buy_wanted(turn, offer, terms, within).await,
        SearchAction::BuyRest { offer, terms, base } => buy_rest(turn, offer, terms, base).await,
    }
}

/// A buyer's line: live offers of the goods that it names.
pub(in crate::chat) async fn line(turn: &mut Turn<'_>, text: &str) -> Flow {
    if !turn.person()?.is(RoleKind::Buyer) {
        return Err(Refusal::RoleNeeded(RoleKind::Buyer).into());
    }
    read_line(turn, text).await
}

/// What a buyer looks for, in his own words: `cabe rawit 80 kg besok`, `ayam karkas < 35rb`.
pub(in crate::chat) async fn read_line(turn: &mut Turn<'_>, text: &str) -> Flow {
    let goods = reading::goods(text);
    if goods == GoodsReading::Unknown
        && let Some(next) = under_card(turn, text).await?
    {
        return Ok(next);
    }
    match goods {
        GoodsReading::One(code) => search(turn, Some(code), text).await,
        GoodsReading::Which(..) => {
            let live = market::live_goods(&mut turn.act()?).await?;
            let line = Some(reading::without_personal_data(text).into_owned());
            turn.begin_with(Search { live, commodity: None, line }, &Answer::Text(text)).await
        }
        GoodsReading::Unknown if only_limits(text, turn.written_on) => narrow(turn, text).await,
        GoodsReading::Prohibited | GoodsReading::Unknown => {
            turn.keep_unparsed("SEARCH", text).await?;
            match named_goods(text) {
                Some(goods) => {
                    let roles = turn.roles();
                    turn.answer_with(Notice::GoodsNotListed { goods, roles }).await
                }
                None => Ok(Next::Unknown),
            }
        }
    }
}

/// Offers of the goods within what the line says of price, quantity and day.
async fn search(turn: &mut Turn<'_>, goods: Option<&str>, text: &str) -> Flow {
    let SearchCriteria { limits, unclear, .. } = reading::search_criteria(text, goods.and_then(Commodity::by_code), turn.written_on);
    show_found(turn, goods.map(str::to_owned), limits, unclear).await
}

/// `maks 35rb` right under a list narrows that list; under a demand it is about its goods; elsewhere all goods.
async fn narrow(turn: &mut Turn<'_>, text: &str) -> Flow {
    let (goods, before) = match turn.tx.last_said(turn.chat).await? {
        Some(Notice::BrowseList { query, narrowed, .. } | Notice::BrowseEmpty { query, narrowed, .. }) => {
            (query.commodity, narrowed.limits)
        }
        Some(Notice::DemandCard { demand, .. } | Notice::DemandSent { demand }) => {
            (Some(demand.goods.as_str().to_owned()), Limits::default())
        }
        // `maks 25rb` under a card: other offers of its goods.
        Some(Notice::BrowseCard { offer, .. }) => (Some(offer.terms.commodity), Limits::default()),
        _ => (None, Limits::default()),
    };
    let criteria = reading::search_criteria(text, goods.as_deref().and_then(Commodity::by_code), turn.written_on);
    show_found(turn, goods, criteria.limits.or(before), criteria.unclear).await
}

async fn show_found(turn: &mut Turn<'_>, commodity: Option<String>, limits: Limits, unclear: bool) -> Flow {
    // A buyer who names a price is shown the lowest prices first; those of different goods can't be compared.
    let sort = if limits.price.is_some() && commodity.is_some() { Sort::Price } else { Sort::Ready };
    let within = turn.conversation.searches.keep(limits.clone());
    let notice = find_within(turn, BrowseQuery { commodity, sort, page: 0, within }, limits, unclear).await?;
    turn.answer_with(notice).await
}

/// A page of live offers.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, query: BrowseQuery) -> Flow {
    let limits = query.within.map_or_else(|| Some(Limits::default()), |number| turn.conversation.searches.limits(number));
    let notice = match limits {
        Some(limits) => find_within(turn, query, limits, false).await?,
        None => {
            let now = find_within(turn, BrowseQuery { within: None, ..query }, Limits::default(), false).await?;
            Notice::Stale { happened: StaleReason::SearchOver, now: Some(Box::new(now)) }
        }
    };
    turn.answer_with(notice).await
}

async fn find_within(turn: &mut Turn<'_>, mut query: BrowseQuery, limits: Limits, unclear: bool) -> Result<Notice, Error> {
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
    let Page { of, .. } = Paging::new(query.page, PER_PAGE).page(found.count.min(MAX_LISTED));
    query.page = query.page.min(of - 1);
    let page = Page { number: query.page, of };
    let today = wib::day(turn.now);
    let offers = found.offers.iter().map(|offer| OfferFacts::on(offer, today)).collect();
    Ok(Notice::BrowseList { query, goods, count: found.count, amounts: found.amounts, offers, page, narrowed })
}

/// One live offer.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>, id: OfferId, query: BrowseQuery) -> Flow {
    let offer = market::live_offer(&mut turn.act()?, id).await?;
    let reader = turn.person()?.id;
    let own = offer.seller == reader || offer.entered_by == reader;
    let offer = OfferFacts::on(&offer, wib::day(turn.now));
    let reference = turn.reference(&offer.terms.commodity, offer.terms.price.per);
    let limits = query.within.and_then(|number| turn.conversation.searches.limits(number));
    let wanted = limits.and_then(|limits| limits.quantity).and_then(|wanted| of_offer(&offer, wanted).ok());
    let wanted = wanted.filter(|_| !own && !offer.terms.whole_only());
    turn.answer_with(Notice::BrowseCard { offer, own, query, wanted, reference }).await
}

/// An offer as a buyer sees it, without a list behind it.
pub(in crate::chat) fn card_of(offer: OfferFacts, own: bool) -> Notice {
    Notice::BrowseCard { offer, own, query: BrowseQuery::default(), wanted: None, reference: None }
}

/// *Pilih barang*.
pub(in crate::chat) async fn pick_goods(turn: &mut Turn<'_>) -> Flow {
    let live = market::live_goods(&mut turn.act()?).await?;
    turn.begin(Search { live, ..Search::default() }).await
}

impl Form for Search {
    /// What was looked for is known.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let commodity = self.commodity.filter(|code| !code.is_empty());
        search(turn, commodity.as_deref(), self.line.as_deref().unwrap_or_default()).await
    }
}

/// *Pesan* on a card: how much, then the check.
pub(in crate::chat) async fn buy(turn: &mut Turn<'_>, id: OfferId, terms: i64) -> Flow {
    match purchase(turn, id, Some(terms)).await {
        Ok(form) => turn.begin(form).await,
        Err(Error::Refused(Refusal::Stale(StaleReason::TermsChanged))) => tell_price(turn, id).await,
        Err(error) => Err(error),
    }
}

/// *Pesan 500 kg*: as much as was looked for, on the day on which it was; the check follows. What of it can't be had is asked.
async fn buy_wanted(turn: &mut Turn<'_>, id: OfferId, terms: i64, within: i64) -> Flow {
    let Some(limits) = u32::try_from(within).ok().and_then(|within| turn.conversation.searches.limits(within)) else {
        return buy(turn, id, terms).await;
    };
    let mut form = match purchase(turn, id, Some(terms)).await {
        Err(Error::Refused(Refusal::Stale(StaleReason::TermsChanged))) => return tell_price(turn, id).await,
        other => other?,
    };
    form.propose_day(limits.days);
    match limits.quantity.filter(|_| !form.offer.terms.whole_only()) {
        Some(wanted) => turn.begin_with(form, &Answer::Choice(&Choice::Quantity(wanted))).await,
        None => turn.begin(form).await,
    }
}

/// The terms are others than the pressed card shows: another price is told as it was and as it is.
async fn tell_price(turn: &mut Turn<'_>, id: OfferId) -> Flow {
    let shown = match turn.pressed {
        Some(message) => turn.tx.said_in(turn.chat, message).await?,
        None => None,
    };
    let offer = OfferFacts::from(&market::live_offer(&mut turn.act()?, id).await?);
    match shown.as_ref().and_then(|shown| price_in(shown, id)).filter(|old| *old != offer.terms.price) {
        Some(old) => turn.answer_with(Notice::PriceChanged { old, offer }).await,
        None => Err(Refusal::Stale(StaleReason::TermsChanged).into()),
    }
}

/// The price of the offer as a card shows it.
fn price_in(card: &Notice, id: OfferId) -> Option<Price> {
    match card {
        Notice::BrowseCard { offer, .. } | Notice::PriceChanged { offer, .. } if offer.id == id => Some(offer.terms.price),
        Notice::Stale { now: Some(now), .. } => price_in(now, id),
        _ => None,
    }
}

/// `pesan 200 kg P-1005`: the same with how much.
pub(in crate::chat) async fn buy_typed(turn: &mut Turn<'_>, id: OfferId, quantity: &str) -> Flow {
    let form = purchase(turn, id, None).await?;
    turn.begin_with(form, &Answer::Text(quantity)).await
}

/// The form of a purchase of an offer with the terms that the buyer saw, where he saw them.
async fn purchase(turn: &mut Turn<'_>, id: OfferId, terms: Option<i64>) -> Result<Purchase, Error> {
    turn.subject = Some(Subject::LiveOffer(id));
    let offer = market::live_offer(&mut turn.act()?, id).await?;
    let reader = turn.person()?.id;
    if offer.seller == reader || offer.entered_by == reader {
        return Err(Refusal::OwnOffer(Box::new(OfferFacts::from(&offer))).into());
    }
    if terms.is_some_and(|terms| offer.terms_version != terms) {
        return Err(Refusal::Stale(StaleReason::TermsChanged).into());
    }
    let hours = Commodity::by_code(&offer.terms.commodity).map_or(0, |goods| goods.hold_hours);
    let first = market::first_day(offer.terms.ready_from, hours, turn.now);
    let before = turn.conversation.again.as_ref().filter(|again| again.commodity == offer.terms.commodity).map(|again| again.quantity);
    Ok(Purchase { before, ..Purchase::of(OfferFacts::on(&offer, wib::day(turn.now)), first) })
}

/// *Pesan 300 kg*: the rest, on the terms that were shown with it. The check says on which day.
pub(in crate::chat) async fn buy_rest(turn: &mut Turn<'_>, id: OfferId, terms: i64, base: i64) -> Flow {
    let form = purchase(turn, id, Some(terms)).await?;
    if base < 1 {
        return Err(Refusal::NotFound.into());
    }
    let rest = form.offer.offered.with_base(base);
    if form.offer.terms.whole_only() && rest.base != form.offer.remaining.base {
        return Err(Refusal::WholeOnly(Box::new(form.offer)).into());
    }
    turn.begin_with(form, &Answer::Choice(&Choice::Quantity(rest))).await
}

impl Form for Purchase {
    /// The purchase is complete and was checked.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        turn.subject = Some(Subject::LiveOffer(self.offer.id));
        let Some(quantity) = self.quantity else { return Err(Refusal::NotFound.into()) };
        let options = RequestOptions { day: Some(self.day()), note: self.note.as_deref(), tolerance: Some(self.offer.terms.tolerated()) };
        match send_request(turn, self.offer.id, self.offer.terms_version, quantity, options).await {
            Err(Error::Refused(refusal)) => self.go_on_after(turn, refusal).await,
            other => other,
        }
    }
}

impl Purchase {
    /// Something happened since the buyer was asked: the check comes again with what there is now, and with all that he said.
    async fn go_on_after(self, turn: &mut Turn<'_>, refusal: Refusal) -> Flow {
        let problem = match refusal {
            // Time has passed since the day was chosen.
            Refusal::TooSoon(first) => Problem::DateSoon { first },
            Refusal::Less(offer) => Problem::Less { remaining: offer.remaining },
            Refusal::Stale(StaleReason::TermsChanged) => {
                let (old, new) = (self.offer.terms.price, market::live_offer(&mut turn.act()?, self.offer.id).await?.terms.price);
                Problem::TermsChanged { old, new }
            }
            refusal => return Err(refusal.into()),
        };
        let now = purchase(turn, self.offer.id, None).await?;
        turn.begin_after(self.of_now(now), Some(problem)).await
    }
}

async fn send_request(turn: &mut Turn<'_>, id: OfferId, terms: i64, quantity: Quantity, options: RequestOptions<'_>) -> Flow {
    let budgets = turn.ctx.budgets;
    market::check_request_budget(&mut turn.act()?, &budgets, id, quantity).await?;
    let order = market::request_for(&mut turn.act()?, id, terms, quantity, options).await?;
    turn.conversation.again = None;
    turn.answer_with(Notice::RequestSent { order: OrderFacts { own: order.is_hidden(), ..OrderFacts::from(&order) } }).await
}
