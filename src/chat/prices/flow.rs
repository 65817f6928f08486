//! `/harga`: what goods cost, and what an admin says of it.

use super::forms::ReferenceForm;
use crate::{
    chat::{
        actions::PriceAction,
        dialog::{Answer, Flow, Form, Paging, Turn},
        kit::keyboard::PER_PAGE,
    },
    digest,
    domain::{
        commodity::{Commodity, GoodsCode},
        person::RoleKind,
    },
    market::{self, Error, Refusal},
    notice::{Notice, Page, PriceFacts},
    reading::{self, GoodsReading},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: PriceAction) -> Flow {
    match action {
        PriceAction::List { page } => list(turn, page, false).await,
        PriceAction::Enter => begin(turn).await,
    }
}

/// `/harga`: everything, some goods, or an admin's line with a reference price.
pub(in crate::chat) async fn command(turn: &mut Turn<'_>, argument: &str) -> Flow {
    let names_price = argument.contains(|c: char| c.is_ascii_digit());
    if names_price && turn.person()?.is(RoleKind::Admin) {
        return turn.begin_with(ReferenceForm::default(), &Answer::Text(argument)).await;
    }
    // "telur 26.500, PIHPS": the goods are what stands before the figure.
    let goods = argument.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    match reading::goods(goods) {
        GoodsReading::One(code) => show(turn, code, names_price).await,
        GoodsReading::Which(..) | GoodsReading::Prohibited | GoodsReading::Unknown => list(turn, 0, names_price).await,
    }
}

/// The prices of goods that have any; `refused` says that the reader named one that only admins can enter.
async fn list(turn: &mut Turn<'_>, page: i64, refused: bool) -> Flow {
    let all = known_prices(turn).await?;
    let paging = Paging::new(page, PER_PAGE);
    let page = paging.page(i64::try_from(all.len()).unwrap_or(i64::MAX - PER_PAGE));
    let may_enter = turn.person()?.is(RoleKind::Admin);
    turn.answer_with(Notice::Prices { prices: paging.of(all), of: None, page, may_enter, refused }).await
}

/// The prices of these goods; `refused` as above.
async fn show(turn: &mut Turn<'_>, code: &str, refused: bool) -> Flow {
    let mut prices = known_prices(turn).await?;
    prices.retain(|price| price.goods.as_str() == code);
    let may_enter = turn.person()?.is(RoleKind::Admin);
    turn.answer_with(Notice::Prices { prices, of: Some(code.to_owned().into()), page: Page::ONLY, may_enter, refused }).await
}

/// What is known of the goods of the catalogue, in its order.
async fn known_prices(turn: &mut Turn<'_>) -> Result<Vec<PriceFacts>, Error> {
    let references = market::references_today(turn.tx, turn.now).await?;
    let recent = digest::recent_prices(turn.tx, turn.now).await?;
    let of = |goods: &Commodity| PriceFacts {
        goods: GoodsCode::from(goods),
        references: references.iter().filter(|reference| reference.goods.as_str() == goods.code).cloned().collect(),
        agreed: recent.iter().filter(|price| price.commodity == goods.code).map(|price| (price.average, price.day)).collect(),
    };
    let any = |facts: &PriceFacts| !facts.references.is_empty() || !facts.agreed.is_empty();
    Ok(Commodity::all().iter().map(of).filter(any).collect())
}

/// *Isi harga acuan*.
async fn begin(turn: &mut Turn<'_>) -> Flow {
    turn.act()?.needs(RoleKind::Admin)?;
    turn.begin(ReferenceForm::default()).await
}

impl Form for ReferenceForm {
    /// The line was read and checked.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let Some(reference) = self.reference else { return Err(Refusal::NotFound.into()) };
        market::set_reference(&mut turn.act()?, &reference).await?;
        // Cards show it at once; should this not be committed, the next reading sets that right.
        let all = market::references(turn.tx, turn.now).await?;
        turn.ctx.references.replace_all(all);
        turn.answer_with(Notice::ReferenceKept { reference: *reference }).await
    }
}
