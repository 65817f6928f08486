//! Short lines in a price talk: `25.750 ya deal`, `25.500 gimana pak`, `deal`, and a bare price right under the message that asks.
//! Each is shown before it counts.

use crate::{
    chat::{
        actions::{Action, TalkAction},
        dialog::{Next, Turn},
    },
    domain::{commodity::Commodity, lifecycle::Side, money::Price, offer::OfferId, unit::Unit},
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
    let asked: Vec<(TalkFacts, Side)> = talks.into_iter().filter(|(talk, side)| talk.standing().by != *side).collect();
    if asked.is_empty() {
        return Ok(None);
    }
    let last = turn.tx.last_said(turn.chat).await?;
    let shown = match &last {
        Some(Notice::TalkNews { talk, .. } | Notice::TalkCard { talk, .. }) => Some(talk.id),
        _ => None,
    };
    let meant = asked.iter().find(|(talk, _)| Some(talk.id) == shown);
    let Some((talk, side)) = meant.or(asked.first()) else { return Ok(None) };
    // A price alone answers the bid that waits for its seller, unless something else was asked last.
    let waits = *side == Side::Seller && asked.len() == 1 && waits_alone(last.as_ref(), talk.offer);
    let Some(price) = price(text, talk, meant.is_some() || waits) else { return Ok(None) };
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
    number || counter(text).is_some() || matches!(reading::deed(text, goods, Unit::Kg), Some(Deed::PriceTalk { .. }))
}

/// Whether a bid for `offer` is what a price answers, by what was said last: no question of something else, and no other offer.
fn waits_alone(last: Option<&Notice>, offer: OfferId) -> bool {
    match last {
        Some(Notice::OfferExpiring { offer: shown } | Notice::OfferPublished { offer: shown } | Notice::OwnOffer { offer: shown, .. }) => {
            shown.id == offer
        }
        Some(Notice::RoutinePrompt { .. } | Notice::DemandNews { .. } | Notice::DemandSeen { .. } | Notice::Ask(_)) => false,
        _ => true,
    }
}

/// Words around a price that is named against a bid: a no, how low the bid is, that it is the last one.
const AROUND: &[&str] = &[
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
    "bisa",
    "iso",
    "isa",
    "saged",
    "oleh",
    "entuk",
    "angsal",
    "kurang",
    "murah",
    "kemurahan",
    "terlalu",
    "waduh",
    "wah",
    "aduh",
    "lah",
    "deh",
    "dong",
    "wae",
    "ae",
    "aja",
    "saja",
    "mawon",
    "ya",
    "yo",
    "nggih",
    "njih",
    "pas",
    "segitu",
    "minim",
    "minimal",
    "mentok",
    "paling",
    "mending",
    "pak",
    "bu",
    "bapak",
    "ibu",
    "mas",
    "mbak",
    "bos",
    "kak",
    "saya",
    "kulo",
    "aku",
    "minta",
    "njaluk",
    "nyuwun",
    "naikkan",
    "tambah",
    "sih",
    "kok",
    "nek",
];

/// The figure of a line that names nothing but a price, with words around it that say no more than that: `emoh, 39 wae bu`.
fn counter(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words = lower.split_whitespace().map(|word| word.trim_matches([',', '.', '!', '?', ';', ':'])).filter(|word| !word.is_empty());
    let rest: Vec<&str> = words.filter(|word| !AROUND.contains(word)).collect();
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
        None if bare => match reading::price_per(&counter(text)?, goods, per) {
            PriceReading::Exact(price) | PriceReading::About(price) => Some(Some(price)),
            // "39" of chilli is Rp39.000.
            PriceReading::Scale(likely) => likely.first().map(|price| Some(*price)),
            _ => None,
        },
        None => None,
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
