//! Short lines in a price talk: `25.750 ya deal`, `25.500 gimana pak`, `deal`, and a bare price right under the message that asks.
//! Each is shown before it counts.

use crate::{
    chat::{
        actions::{Action, TalkAction},
        dialog::{Next, Turn},
    },
    domain::{commodity::Commodity, money::Price, unit::Unit},
    market::{self, Error},
    notice::{Notice, TalkFacts},
    reading::{self, Deed, GoodsReading, PriceReading, Reading},
};

/// The most talks that a line can be about.
const TALKS: i64 = 20;
/// Longer lines say something of their own.
const LETTERS: usize = 60;
/// Goods by which it is seen whether a line could name a price at all.
const ANY_GOODS: &str = "EGG_LAYER";

/// Where a line leads that says something in a talk in which the person is asked; `None` if it says something else.
pub(in crate::chat) async fn line(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    if !could_be_meant(text) {
        return Ok(None);
    }
    let talks = match market::own_talks(&mut turn.act()?, TALKS, 0).await {
        Ok((talks, _)) => talks,
        Err(Error::Refused(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let asked: Vec<TalkFacts> = talks.into_iter().filter(|(talk, side)| talk.standing().by != *side).map(|(talk, _)| talk).collect();
    if asked.is_empty() {
        return Ok(None);
    }
    let shown = match turn.tx.last_said(turn.chat).await? {
        Some(Notice::TalkNews { talk, .. } | Notice::TalkCard { talk, .. }) => Some(talk.id),
        _ => None,
    };
    let meant = asked.iter().find(|talk| Some(talk.id) == shown);
    let (Some(talk), bare) = (meant.or(asked.first()), meant.is_some()) else { return Ok(None) };
    let Some(price) = price(text, talk, bare) else { return Ok(None) };
    // Which of several is meant is asked, never guessed.
    if meant.is_none() && asked.len() > 1 {
        return Ok(Some(Next::Act(Action::Talk(TalkAction::List { page: 0 }))));
    }
    Ok(Some(Next::TalkLine { talk: talk.id, version: talk.version, price }))
}

/// Whether a line is short and names a price or agrees, before anything is looked up.
fn could_be_meant(text: &str) -> bool {
    let Some(goods) = Commodity::by_code(ANY_GOODS).filter(|_| text.chars().count() <= LETTERS) else { return false };
    let number = text.trim_start().to_lowercase();
    let number = number.strip_prefix("rp").unwrap_or(&number).trim_start().starts_with(|c: char| c.is_ascii_digit());
    number || matches!(reading::deed(text, goods, Unit::Kg), Some(Deed::PriceTalk { .. }))
}

/// The price that a line names in a talk, or that it only agrees; `None` if it does neither. Without a word beside it a number
/// counts only where the talk was asked about last.
fn price(text: &str, talk: &TalkFacts, bare: bool) -> Option<Option<Price>> {
    let goods = Commodity::by_code(&talk.terms.commodity)?;
    if matches!(reading::goods(text), GoodsReading::One(other) if other != goods.code) {
        return None;
    }
    let per = talk.bidding.listed.per;
    match reading::deed(text, goods, per) {
        Some(Deed::PriceTalk { price: Reading::Exact(price), .. }) => Some(Some(price)),
        Some(Deed::PriceTalk { price: Reading::Ask { likely, .. }, .. }) => likely.first().map(|price| Some(*price)),
        Some(Deed::PriceTalk { price: Reading::Missing, agreed }) => agreed.then_some(None),
        Some(_) => None,
        None if bare => match reading::price_per(text, goods, per) {
            PriceReading::Exact(price) => Some(Some(price)),
            _ => None,
        },
        None => None,
    }
}
