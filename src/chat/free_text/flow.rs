//! Texts outside of a form: a seller's line is an offer, unless it says something else (PARSING section 2).

use chrono::NaiveDate;

use super::{
    forms::{About, LineForm, Word},
    own, owner, price_talk,
};
use crate::{
    chat::{
        actions::{Action, DemandAction, FarmerAction, MenuAction, OfferAction, OrderAction, SearchAction},
        dialog::{Flow, Form, LaterLine, Next, Turn, Unclaimed, codes, read_line, unfit_line},
    },
    domain::{
        commodity::Commodity,
        demand::DemandId,
        offer::{OfferId, OfferStatus},
        person::RoleKind,
    },
    market::{self, Error},
    notice::{BrowseQuery, NoOffer, Notice, OfferFacts},
    reading::{self, AskCode, GoodsReading, Refusal},
};

/// After so many lines that could not be read the buttons lead on.
const TRIES: u8 = 2;

/// A text that nobody asked for.
pub(in crate::chat) async fn text(turn: &mut Turn<'_>, text: &str) -> Flow {
    let person = turn.person()?;
    let (sells, buys) = (person.is(RoleKind::Seller), person.is(RoleKind::Buyer));
    let assists = person.is(RoleKind::Assistant);
    if let Some(notice) = unfit_line(text) {
        return turn.answer_with(notice).await;
    }
    if let Some(next) = named(turn, text).await? {
        return Ok(next);
    }
    if (sells || assists || buys)
        && let Some(next) = price_talk::line(turn, text).await?
    {
        return Ok(next);
    }
    if (sells || assists)
        && let Some(next) = own::command(turn, text).await?
    {
        return Ok(next);
    }
    if buys && pools(text) {
        return pool(turn).await;
    }
    if buys && needs(turn, text) {
        return Ok(Next::DemandLine(text.to_owned()));
    }
    if !sells && reading::goods(text) == GoodsReading::Unknown && read_line(text, turn.written_on) == Err(Refusal::IsQuestion) {
        return Box::pin(refuse(turn, Refusal::IsQuestion, &reading::without_personal_data(text))).await;
    }
    if buys && (!sells || !offers(turn, text)) {
        return Ok(Next::Search(text.to_owned()));
    }
    match (sells, assists) {
        (true, _) => Ok(match above(turn, text).await? {
            Some(Above::Demand(demand)) => Next::AnswerLine { demand, text: text.to_owned() },
            Some(Above::Offer(offer)) => Next::OfferAgain { offer, text: text.to_owned() },
            Some(Above::Up(offer)) => own::of_number(turn, offer, text).await?.unwrap_or(Next::Unknown),
            None => Next::OfferLine { text: text.to_owned(), later: Vec::new() },
        }),
        (false, true) => match above(turn, text).await? {
            Some(Above::Offer(offer)) => Ok(Next::OfferAgain { offer, text: text.to_owned() }),
            Some(Above::Up(offer)) => Ok(own::of_number(turn, offer, text).await?.unwrap_or(Next::Unknown)),
            _ => for_somebody(turn, text).await,
        },
        (false, false) if asks_for_goods(turn, text) && read_line(text, turn.written_on) == Err(Refusal::IsDemand) => {
            not_buyer(turn, text).await
        }
        (false, false) => Ok(Next::Unknown),
    }
}

/// What a line without goods is about: what was shown right above it.
enum Above {
    Demand(DemandId),
    Offer(OfferId),
    /// An offer that is up, of which one thing is said: it is changed.
    Up(OfferId),
}

/// The demand, or the offer that would be put up again or changed, right above a seller's line that says how much or for how much and
/// names no goods.
async fn above(turn: &mut Turn<'_>, text: &str) -> Result<Option<Above>, Error> {
    if !text.chars().any(char::is_numeric) || reading::goods(text) != GoodsReading::Unknown {
        return Ok(None);
    }
    let names_none = read_line(text, turn.written_on).is_ok_and(|draft| draft.ask.contains(&AskCode::Commodity));
    Ok(match turn.tx.last_said(turn.chat).await? {
        Some(Notice::DemandNews { demand, .. } | Notice::DemandSeen { demand, .. }) if names_none => Some(Above::Demand(demand.id)),
        Some(Notice::RoutinePrompt { offer, .. }) if says_of(turn, text, &offer) => Some(Above::Offer(offer.id)),
        Some(Notice::OfferExpiring { offer } | Notice::OfferPublished { offer, .. } | Notice::OwnOffer { offer, .. }) => {
            said_of_own(text, &offer, turn.written_on)
        }
        Some(Notice::Ask(ask)) if names_none => ask.question.asked().changes.map(Above::Offer),
        _ => None,
    })
}

/// What a text without goods says of an own offer that was shown: another price, how much is left, or several things at once, which are an
/// offer of their own.
fn said_of_own(text: &str, offer: &OfferFacts, written_on: NaiveDate) -> Option<Above> {
    let goods = Commodity::by_code(&offer.terms.commodity)?;
    let is_up = matches!(offer.status, OfferStatus::Published | OfferStatus::Paused);
    match reading::said_terms(text, goods, written_on).count() {
        0 | 1 if is_up && reading::change_of(text, goods).is_some() => Some(Above::Up(offer.id)),
        2.. => Some(Above::Offer(offer.id)),
        _ => None,
    }
}

/// Whether a text without goods says something of the goods of an offer, a bare number too.
fn says_of(turn: &Turn<'_>, text: &str, offer: &OfferFacts) -> bool {
    let is_number = text.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let goods = Commodity::by_code(&offer.terms.commodity);
    is_number || goods.is_some_and(|goods| reading::stated_terms(text, goods, turn.written_on).count() > 0)
}

/// What a text says that names an offer, an order or a demand by its number.
async fn named(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let roles = turn.roles();
    if let Some((code, _)) = codes::order_in(text) {
        return Ok(Some(match market::order_named(&mut turn.act()?, code).await? {
            Some(order) => Next::Act(Action::Order(OrderAction::Card { order })),
            None => turn.answer_with(Notice::NoSuchCode { code: code.to_string(), roles }).await?,
        }));
    }
    let Some((id, rest)) = codes::offer_in(text) else { return demand_named(turn, text).await };
    if (roles.contains(&RoleKind::Seller) || roles.contains(&RoleKind::Assistant))
        && let Some(next) = own::of_number(turn, id, &rest).await?
    {
        return Ok(Some(next));
    }
    let live = if roles.contains(&RoleKind::Buyer) { there(market::live_offer(&mut turn.act()?, id).await)? } else { None };
    let goods = live.as_ref().and_then(|offer| Commodity::by_code(&offer.terms.commodity));
    // A price is no quantity: `P-1001 27rb` shows the offer.
    let is_priced = |goods: &&Commodity| {
        let stated = reading::stated_terms(&rest, goods, turn.written_on);
        stated.price.is_some() && stated.quantity.is_none()
    };
    if let Some(quantity) = goods.filter(|goods| !is_priced(goods)).and_then(|goods| reading::ordered_quantity(&rest, goods)) {
        return Ok(Some(Next::Purchase { offer: id, quantity }));
    }
    Ok(Some(match live.is_some() {
        true => Next::Act(Action::Search(SearchAction::Card { offer: id, query: BrowseQuery::default() })),
        false => turn.answer_with(Notice::NoSuchCode { code: id.to_string(), roles }).await?,
    }))
}

/// The demand that a text names by its number, also one that has ended.
async fn demand_named(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let Some((demand, _)) = codes::demand_in(text) else { return Ok(None) };
    let roles = turn.roles();
    Ok(Some(match there(market::demand_for(&mut turn.act()?, demand).await)? {
        Some(_) => Next::Act(Action::Demand(DemandAction::Card { demand })),
        None => turn.answer_with(Notice::NoSuchCode { code: demand.to_string(), roles }).await?,
    }))
}

/// The number in a text that names an offer, an order or a demand, if there is none of it for the person.
pub(in crate::chat) async fn unknown_code(turn: &mut Turn<'_>, text: &str) -> Result<Option<String>, Error> {
    if let Some((code, _)) = codes::order_in(text) {
        let found = market::order_named(&mut turn.act()?, code).await?;
        return Ok(found.is_none().then(|| code.to_string()));
    }
    let Some((id, _)) = codes::offer_in(text) else {
        let Some((demand, _)) = codes::demand_in(text) else { return Ok(None) };
        let found = there(market::demand_for(&mut turn.act()?, demand).await)?;
        return Ok(found.is_none().then(|| demand.to_string()));
    };
    let roles = turn.roles();
    if (roles.contains(&RoleKind::Seller) || roles.contains(&RoleKind::Assistant))
        && there(market::own_offer(&mut turn.act()?, id).await)?.is_some()
    {
        return Ok(None);
    }
    let is_there = roles.contains(&RoleKind::Buyer) && there(market::live_offer(&mut turn.act()?, id).await)?.is_some();
    Ok((!is_there).then(|| id.to_string()))
}

/// What was found, or that it is not there for the person.
fn there<T>(found: Result<T, Error>) -> Result<Option<T>, Error> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// An assistant's line: it is kept until he has said whose goods they are.
async fn for_somebody(turn: &mut Turn<'_>, text: &str) -> Flow {
    let owner = owner::named(turn, text).await?;
    let text = owner.as_ref().map_or(text, |owner| &owner.text);
    let kept = reading::without_personal_data(text).into_owned();
    match read_line(text, turn.written_on) {
        Ok(_) => {
            turn.conversation.unparsed = 0;
            turn.conversation.unclaimed = Some(Unclaimed { photo: turn.photo.take(), ..turn.unclaimed(kept) });
            Ok(Next::Act(match owner.and_then(|owner| owner.only()) {
                Some(farmer) => Action::Offer(OfferAction::NewFor { farmer }),
                None => Action::Farmer(FarmerAction::List { page: 0 }),
            }))
        }
        Err(Refusal::IsDemand) if asks_for_goods(turn, text) => not_buyer(turn, text).await,
        Err(Refusal::NotOffer | Refusal::MultiItem | Refusal::IsDemand | Refusal::Unclear) => {
            turn.keep_unparsed("NOT_OFFER", &kept).await?;
            Ok(Next::Unknown)
        }
        Err(refusal) => refuse(turn, refusal, &kept).await,
    }
}

/// Words with which a buyer says that goods are needed; with others he only looks for them.
const NEEDS: &[&str] = &["butuh", "membutuhkan", "dibutuhkan", "perlu", "mbutuhne", "mbetahaken", "permintaan"];

/// Whether a buyer's line says which goods are needed, how much of them, and until when.
fn needs(turn: &Turn<'_>, text: &str) -> bool {
    let GoodsReading::One(code) = reading::goods(text) else { return false };
    if !begins_with_need(text) {
        return false;
    }
    let limits = reading::search_criteria(text, Commodity::by_code(code), turn.written_on).limits;
    limits.quantity.is_some() && limits.days.is_some()
}

fn begins_with_need(text: &str) -> bool {
    let first = text.split_whitespace().next().map(str::to_lowercase).unwrap_or_default();
    NEEDS.contains(&first.as_str())
}

/// Whether a line says that goods are needed and nothing of what they would cost: `butuh telur 2 kwintal`.
fn asks_for_goods(turn: &Turn<'_>, text: &str) -> bool {
    let goods = reading::goods(text);
    let priced = match goods {
        GoodsReading::One(code) => {
            Commodity::by_code(code).is_some_and(|goods| reading::stated_terms(text, goods, turn.written_on).price.is_some())
        }
        _ => reading::search_criteria(text, None, turn.written_on).limits.price.is_some(),
    };
    begins_with_need(text) && matches!(goods, GoodsReading::One(_) | GoodsReading::Which(..)) && !priced
}

/// Somebody who does not buy here looks for goods.
pub(in crate::chat) async fn not_buyer(turn: &mut Turn<'_>, text: &str) -> Flow {
    turn.keep_unparsed("SEARCH", &reading::without_personal_data(text)).await?;
    let goods = match reading::goods(text) {
        GoodsReading::One(code) => Some(code.to_owned().into()),
        _ => None,
    };
    let roles = turn.roles();
    turn.answer_with(Notice::NotBuyer { goods, roles }).await
}

/// Words with which a buyer has offers pooled.
const POOLS: &[&str] = &["gabung", "gabungkan", "gabungin", "gabungno", "gabungke"];

/// Whether a line says no more than that offers are to be pooled: `gabung`, `gabungkan penawaran`.
fn pools(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [first] | [first, "penawaran"] => POOLS.contains(&first),
        _ => false,
    }
}

/// Pools offers for the demand right above; elsewhere the demands are shown.
async fn pool(turn: &mut Turn<'_>) -> Flow {
    let action = match turn.tx.last_said(turn.chat).await? {
        Some(
            Notice::DemandCard { demand, .. }
            | Notice::DemandSent { demand }
            | Notice::DemandReopened { demand }
            | Notice::PoolAsked { demand, .. }
            | Notice::PoolFound { demand, .. },
        ) => DemandAction::Pool { demand: demand.id, version: demand.version },
        _ => DemandAction::List { page: 0 },
    };
    Ok(Next::Act(Action::Demand(action)))
}

/// Whether the line of somebody who sells and buys says what it would cost.
fn offers(turn: &Turn<'_>, text: &str) -> bool {
    let draft = read_line(text, turn.written_on);
    !reading::limits_a_price(text) && draft.is_ok_and(|draft| draft.qty.is_some() && draft.price.is_some())
}

/// Answers a line that is no offer, or asks what it is.
pub(in crate::chat) async fn refuse(turn: &mut Turn<'_>, refusal: Refusal, text: &str) -> Flow {
    let about = match refusal {
        Refusal::IsDemand if asks_for_goods(turn, text) && !turn.person()?.is(RoleKind::Buyer) => return not_buyer(turn, text).await,
        Refusal::IsDemand => About::Demand { text: text.to_owned() },
        // What it is stays to be learned from.
        Refusal::Unclear => {
            turn.keep_unparsed("NOT_OFFER", text).await?;
            About::Demand { text: text.to_owned() }
        }
        Refusal::MultiItem => match parts(turn, text) {
            parts if parts.len() > 1 => About::Several { parts },
            _ => return not_read(turn, "MULTI_ITEM", text).await,
        },
        Refusal::NotOffer => return not_read(turn, "NOT_OFFER", text).await,
        Refusal::IsQuestion => {
            turn.keep_unparsed("IS_QUESTION", text).await?;
            let roles = turn.roles();
            return turn.answer_with(Notice::Asked { roles }).await;
        }
        Refusal::HasLink => return turn.answer_with(Notice::Link).await,
        Refusal::NegativeOrZero => return turn.answer_with(Notice::NoOffer { why: NoOffer::Zero }).await,
        Refusal::Prohibited => {
            turn.keep_unparsed("PROHIBITED", text).await?;
            return turn.answer_with(Notice::NoOffer { why: NoOffer::Prohibited }).await;
        }
        Refusal::TooLong => return turn.answer_with(Notice::NoOffer { why: NoOffer::TooLong }).await,
    };
    let form = LineForm { photo: turn.photo.clone(), ..LineForm::of(about, turn.incoming, turn.written_on) };
    turn.begin(form).await
}

/// Answers a line without an offer in it. A person who meant one and was not understood twice gets the form with its buttons.
async fn not_read(turn: &mut Turn<'_>, why: &str, text: &str) -> Flow {
    turn.keep_unparsed(why, text).await?;
    let meant = text.chars().any(|c| c.is_numeric()) || reading::goods(text) != GoodsReading::Unknown;
    turn.conversation.unparsed = if meant { turn.conversation.unparsed.saturating_add(1) } else { 0 };
    if turn.conversation.unparsed < TRIES {
        return Ok(Next::Unknown);
    }
    turn.conversation.unparsed = 0;
    Ok(Next::UnclearOffer)
}

/// A line with several goods, parted where one of them ends: (code, part). One part if no such place is found.
fn parts(turn: &Turn<'_>, text: &str) -> Vec<(String, String)> {
    let today = turn.written_on;
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((code, first, others)) = first_part(rest, today) {
        parts.push((code.to_owned(), first.trim().to_owned()));
        rest = others;
    }
    parts.extend(goods_of(rest, today).map(|code| (code.to_owned(), rest.trim().to_owned())));
    if parts.len() < 2 {
        // Several lots of the same goods.
        return reading::lots(text, today).into_iter().map(|(code, part)| (code.to_owned(), part)).collect();
    }
    parts
}

/// The code and the text of the first goods of several, and the text of the others.
fn first_part(text: &str, today: NaiveDate) -> Option<(&'static str, &str, &str)> {
    let several = |part: &str| reading::line(part, today) == Err(Refusal::MultiItem);
    if !several(text) {
        return None;
    }
    borders(text).find_map(|(end, start)| {
        let (first, rest) = (text.get(..end)?, text.get(start..)?);
        let code = goods_of(first, today)?;
        (several(rest) || goods_of(rest, today).is_some_and(|other| other != code)).then_some((code, first, rest))
    })
}

fn goods_of(part: &str, today: NaiveDate) -> Option<&'static str> {
    reading::line(part, today).ok().and_then(|draft| draft.commodity)
}

/// Where a line may be parted, marks and joining words before mere spaces: the end of one part and the start
/// of the next, in bytes. Before mere spaces only goods begin a part.
fn borders(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    const JOINING: [&str; 7] = [", ", "\n", "; ", " dan ", " + ", " karo ", " sama "];
    let marks = JOINING.iter().flat_map(|mark| text.match_indices(mark).map(|(at, mark)| (at, at + mark.len())));
    let starts_with_goods = |at: &usize| {
        let word = text.get(at + 1..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
        reading::goods(word) != GoodsReading::Unknown
    };
    let spaces = text.match_indices(' ').map(|(at, _)| at).filter(starts_with_goods).map(|at| (at, at + 1));
    marks.chain(spaces)
}

impl Form for LineForm {
    /// Where a line leads once it is known what it is.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        turn.go_back_to(self.message, self.photo, self.written_on);
        let next = match (self.about, self.answer) {
            // "jual" in front makes an offer of a line that could be either.
            (About::Demand { text }, Some(Word::Selling)) => Some(Next::OfferLine { text: format!("jual {text}"), later: Vec::new() }),
            (About::Demand { text }, Some(Word::Seeking)) if !turn.person()?.is(RoleKind::Buyer) => return not_buyer(turn, &text).await,
            (About::Demand { text }, Some(Word::Seeking)) => Some(Next::Search(text)),
            (About::Several { mut parts }, Some(Word::First(code))) => parts.iter().position(|(c, _)| *c == code).map(|at| {
                let (_, text) = parts.remove(at);
                let rest = parts.into_iter().map(|(_, part)| part).collect::<Vec<_>>().join("\n");
                Next::OfferLine { text, later: vec![LaterLine { text: rest, photo: None, farmer: None, written_on: self.written_on }] }
            }),
            (About::Own { change, offers }, Some(Word::Offer(id))) => {
                let offer = offers.into_iter().find(|offer| offer.id == id);
                offer.map(|offer| Next::ChangeOffer { change, offer: Box::new(offer) })
            }
            _ => None,
        };
        Ok(next.unwrap_or(Next::Act(Action::Menu(MenuAction::Show))))
    }
}
