//! The buttons of a buyer's search. `terms` tells whether the card still shows the truth.

#[cfg(test)]
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::{
    chat::dialog::{
        Searches,
        callback::{
            Part, Parts, actions,
            part::{commodity, push},
        },
    },
    domain::offer::OfferId,
    notice::{BrowseQuery, Sort},
};

actions! {
    /// The buttons of a buyer's search.
    SearchAction {
        List "l" { query: BrowseQuery },
        PickGoods "pick",
        Card "v" { offer: OfferId, query: BrowseQuery },
        /// *Pesan* on a card.
        Buy "buy" { offer: OfferId, terms: i64 },
        /// *Pesan 500 kg* on a card: as much as was looked for, on the day that was. `within` is the number of its limits.
        BuyWanted "want" { offer: OfferId, terms: i64, within: i64 },
        /// *Pesan 300 kg*: the rest that was offered after `err.less`.
        BuyRest "rest" { offer: OfferId, terms: i64, base: i64 } always[Card { offer, query: BrowseQuery::default() }],
    }
}

/// The order, the page, the goods and, where there are any, the number of the limits.
impl Part for BrowseQuery {
    fn write(&self, data: &mut String) {
        let sort = match self.sort {
            Sort::Ready => "r",
            Sort::Price => "p",
        };
        push(data, sort);
        self.page.write(data);
        push(data, self.commodity.as_deref().unwrap_or_default());
        if let Some(number) = self.within {
            push(data, &format!("{number:x}"));
        }
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let sort = match parts.next()? {
            "r" => Sort::Ready,
            "p" => Sort::Price,
            _ => return None,
        };
        let page = i64::read(parts)?;
        let goods = parts.next()?;
        let commodity = if goods.is_empty() { None } else { Some(commodity(goods)?) };
        let within = match parts.next() {
            Some(number) => Some(u32::from_str_radix(number, 16).ok().filter(|n| *n <= Searches::LAST)?),
            None => None,
        };
        Some(Self { commodity, sort, page, within })
    }

    #[cfg(test)]
    fn any() -> BoxedStrategy<Self> {
        use proptest::{option, sample::select};

        use crate::chat::dialog::callback::any;

        (option::of(any::goods()), select(vec![Sort::Ready, Sort::Price]), any::number(), option::of(0..=Searches::LAST))
            .prop_map(|(commodity, sort, page, within)| Self { commodity, sort, page, within })
            .boxed()
    }
}
