//! Short lines in a price talk: `25.750 ya deal`, `25.500 gimana pak`, `deal`, and a bare price right under the message that asks.
//! Each is shown before it counts.

use crate::{
    chat::{
        actions::{Action, TalkAction},
        dialog::{Next, Turn, words::is_courtesy},
    },
    domain::{commodity::Commodity, lifecycle::Side, money::Price, unit::Unit},
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
    if talks.is_empty() {
        return Ok(None);
    }
    let shown = match turn.tx.last_said(turn.chat).await? {
        Some(Notice::TalkNews { talk, .. } | Notice::TalkCard { talk, .. } | Notice::TalkSent { talk, .. }) => Some(talk.id),
        _ => None,
    };
    let (asked, waiting): (Vec<_>, Vec<_>) = talks.into_iter().partition(|(talk, side)| talk.standing().by != *side);
    // A person who has named a price is shown what the talk waits for.
    if let Some((talk, _)) = waiting.iter().find(|(talk, _)| Some(talk.id) == shown).filter(|(talk, _)| price(text, talk, true).is_some()) {
        return Ok(Some(Next::Act(Action::Talk(TalkAction::Card { talk: talk.id }))));
    }
    if asked.is_empty() {
        return Ok(None);
    }
    let meant = asked.iter().find(|(talk, _)| Some(talk.id) == shown);
    let (Some((talk, side)), bare) = (meant.or(asked.first()), meant.is_some()) else { return Ok(None) };
    let Some(price) = price(text, talk, bare) else { return Ok(None) };
    // Which of several is meant is asked, never guessed.
    if meant.is_none() && asked.len() > 1 {
        return Ok(Some(Next::Act(Action::Talk(TalkAction::List { page: 0 }))));
    }
    // A seller who says no to a price is shown what waits: that price is never taken for a yes.
    if *side == Side::Seller && refuses(text, price, talk) {
        return Ok(Some(Next::Act(Action::Talk(TalkAction::Card { talk: talk.id }))));
    }
    Ok(Some(Next::TalkLine { talk: talk.id, version: talk.version, price }))
}

/// Whether a line is short and names a price or agrees, before anything is looked up.
fn could_be_meant(text: &str) -> bool {
    let Some(goods) = Commodity::by_code(ANY_GOODS).filter(|_| text.chars().count() <= LETTERS) else { return false };
    let number = text.trim_start().to_lowercase();
    let number = number.strip_prefix("rp").unwrap_or(&number).trim_start().starts_with(|c: char| c.is_ascii_digit());
    number || counter(text).is_some() || matches!(reading::deed(text, goods, Unit::Kg), Some(Deed::PriceTalk { .. }))
}

/// Words with which a bid is refused, or called too low.
const REFUSALS: &[&str] = &[
    "emoh",
    "moh",
    "wegah",
    "gak",
    "ga",
    "nggak",
    "enggak",
    "tidak",
    "ora",
    "mboten",
    "belum",
    "durung",
    "dereng",
    "kurang",
    "murah",
    "kemurahan",
    "terlalu",
];
/// Words around a price that is named against a bid, beside those and words of courtesy.
const AROUND: &[&str] = &[
    "bisa", "iso", "isa", "saged", "oleh", "entuk", "angsal", "waduh", "wah", "aduh", "lah", "pas", "segitu", "minim", "minimal", "mentok",
    "paling", "mending", "saya", "kulo", "aku", "minta", "njaluk", "nyuwun", "naikkan", "tambah", "sih", "kok",
];

/// The words of a line in small letters, without signs at their ends.
fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split_whitespace().map(|word| word.trim_matches([',', '.', '!', '?', ';', ':'])).filter(|word| !word.is_empty())
}

/// Whether a line refuses what is asked in the talk: `gak bisa 25.750 bu`, where that or more was bidden.
fn refuses(text: &str, price: Option<Price>, talk: &TalkFacts) -> bool {
    let asked = talk.standing().price;
    let is_no_more = price.is_none_or(|price| price.per == asked.per && price.amount <= asked.amount);
    is_no_more && words(&text.to_lowercase()).any(|word| REFUSALS.contains(&word))
}

/// The figure of a line that names nothing but a price, with words around it that say no more than that: `emoh, 39 wae bu`.
fn counter(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let says_more = |word: &&str| !AROUND.contains(word) && !REFUSALS.contains(word) && !is_courtesy(word);
    let rest: Vec<&str> = words(&lower).filter(says_more).collect();
    let figure = |word: &str| word.strip_prefix("rp").unwrap_or(word).starts_with(|c: char| c.is_ascii_digit());
    match rest.as_slice() {
        [price] if figure(price) => Some((*price).to_owned()),
        ["rp", price] if figure(price) => Some((*price).to_owned()),
        [price, unit @ ("rb" | "ribu" | "ewu")] if figure(price) => Some(format!("{price} {unit}")),
        _ => None,
    }
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
            _ => named(&counter(text)?, goods, per).map(Some),
        },
        None => None,
    }
}

/// The price that a figure alone names: `39` of chilli is Rp39.000.
fn named(figure: &str, goods: &Commodity, per: Unit) -> Option<Price> {
    match reading::price_per(figure, goods, per) {
        PriceReading::Exact(price) | PriceReading::About(price) => Some(price),
        PriceReading::Scale(likely) => {
            let thousands = figure.parse::<i64>().ok()?.checked_mul(1_000)?;
            likely.into_iter().find(|price| price.amount.0 == thousands)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_against_a_bid_stands_among_words_that_say_no_more() {
        for (text, figure) in [
            ("emoh, 39 wae bu", "39"),
            ("39", "39"),
            ("gak bisa, 39rb saja pak", "39rb"),
            ("waduh kemurahan, 39.500 mawon nggih", "39.500"),
            ("mboten saged bu, 39 ewu", "39 ewu"),
            ("Rp39.000", "rp39.000"),
        ] {
            assert_eq!(counter(text).as_deref(), Some(figure), "{text}");
        }
        for none in ["39 kg", "emoh", "harga 39rb", "jadi 39rb", "telur 39rb", "39rb 2 ton", "besok 39", "stok 39"] {
            assert_eq!(counter(none), None, "{none}");
        }
    }
}
