//! `/kabari`: buyers ask to be told of offers, sellers of demands.

use crate::{
    chat::{
        actions::SubscriptionAction,
        dialog::{Flow, Paging, Turn, unfit_line},
        kit::keyboard::PER_PAGE,
    },
    domain::{
        commodity::{Commodity, GoodsCode},
        person::RoleKind,
        place::Region,
        search::Limits,
        subscription::{Subscription, SubscriptionId, SubscriptionKind},
    },
    market::{self, Error, Refusal},
    notice::{BrowseQuery, Notice, StaleReason, SubscriptionFacts},
    reading::{self, GoodsReading},
};

/// How many further goods are offered as buttons.
const FURTHER: usize = 4;
/// Goods that are offered as buttons where the person trades in none.
const USUAL: [&str; FURTHER] = ["EGG_LAYER", "BROILER_CARCASS", "CHILI_RAWIT", "RICE_MEDIUM"];

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: SubscriptionAction) -> Flow {
    match action {
        SubscriptionAction::List { page } => list(turn, page).await,
        SubscriptionAction::Add { query } => add(turn, query).await,
        SubscriptionAction::Card { subscription } => {
            let subscription = market::own_subscription(&mut turn.act()?, subscription).await?;
            show(turn, &subscription, false).await
        }
        SubscriptionAction::Admission { subscription, daily } => {
            let changed = market::set_daily(&mut turn.act()?, subscription, daily == 1).await?;
            show(turn, &changed, false).await
        }
        SubscriptionAction::From { subscription, region } => {
            let region = match region {
                1 => Some(Region::Kota),
                2 => Some(Region::Kabupaten),
                _ => None,
            };
            let changed = market::set_region(&mut turn.act()?, subscription, region).await?;
            show(turn, &changed, false).await
        }
        SubscriptionAction::End { subscription } => end(turn, subscription).await,
    }
}

/// `/kabari`: the list; `/kabari telur maks 27.000`: these goods within these limits.
pub(in crate::chat) async fn command(turn: &mut Turn<'_>, argument: &str) -> Flow {
    if let Some(notice) = unfit_line(argument) {
        return turn.answer_with(notice).await;
    }
    match reading::goods(argument) {
        GoodsReading::One(code) => {
            let limits = reading::search_criteria(argument, Commodity::by_code(code), turn.written_on).limits;
            subscribe(turn, code.to_owned().into(), &limits).await
        }
        GoodsReading::Which(_, codes) => offer_choice(turn, codes).await,
        GoodsReading::Prohibited | GoodsReading::Unknown => list(turn, 0).await,
    }
}

/// *Kabari saya* under a search.
async fn add(turn: &mut Turn<'_>, query: BrowseQuery) -> Flow {
    let Some(code) = query.commodity else { return list(turn, 0).await };
    let limits = match query.within {
        Some(number) => turn.conversation.searches.limits(number).ok_or(Refusal::Stale(StaleReason::SearchOver))?,
        None => Limits::default(),
    };
    subscribe(turn, code.into(), &limits).await
}

async fn subscribe(turn: &mut Turn<'_>, goods: GoodsCode, limits: &Limits) -> Flow {
    let budgets = turn.ctx.budgets;
    let subscription = market::subscribe(&mut turn.act()?, &budgets, &goods, limits).await?;
    show(turn, &subscription, true).await
}

async fn show(turn: &mut Turn<'_>, subscription: &Subscription, made: bool) -> Flow {
    turn.answer_with(Notice::SubscriptionCard { subscription: SubscriptionFacts::from(subscription), made }).await
}

async fn end(turn: &mut Turn<'_>, id: SubscriptionId) -> Flow {
    let ended = market::unsubscribe(&mut turn.act()?, id).await?;
    turn.answer_with(Notice::SubscriptionEnded { subscription: SubscriptionFacts::from(&ended) }).await
}

async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let goods = own_goods(turn).await?;
    show_list(turn, page, goods).await
}

/// The word may mean several goods: they are the buttons.
async fn offer_choice(turn: &mut Turn<'_>, codes: Vec<&'static str>) -> Flow {
    show_list(turn, 0, codes.into_iter().map(str::to_owned).collect()).await
}

/// What the person asked to be told of, with those of `goods` as buttons that are not among it.
async fn show_list(turn: &mut Turn<'_>, page: i64, goods: Vec<String>) -> Flow {
    let buys = turn.person()?.is(RoleKind::Buyer);
    let own = market::own_subscriptions(&mut turn.act()?).await?;
    let known = |code: &String| own.iter().any(|subscription| subscription.goods.as_str() == code);
    let further = goods.into_iter().filter(|code| !known(code)).take(FURTHER).map(GoodsCode::from).collect();
    let paging = Paging::new(page, PER_PAGE);
    let page = paging.page(i64::try_from(own.len()).unwrap_or(i64::MAX - PER_PAGE));
    let subscriptions = paging.of(own).iter().map(SubscriptionFacts::from).collect();
    let to = if buys { SubscriptionKind::Offers } else { SubscriptionKind::Demands };
    turn.answer_with(Notice::Subscriptions { to, subscriptions, further, page }).await
}

/// Goods in which the person may be interested, and usual ones.
async fn own_goods(turn: &mut Turn<'_>) -> Result<Vec<String>, Error> {
    let mut goods = market::interesting_goods(&mut turn.act()?).await?;
    let usual = USUAL.iter().filter(|code| Commodity::by_code(code).is_some()).map(|code| (*code).to_owned());
    goods.extend(usual);
    let mut seen = std::collections::BTreeSet::new();
    goods.retain(|code| seen.insert(code.clone()));
    Ok(goods)
}
