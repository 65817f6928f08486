//! Samples of prices: the facts of every message, and more where the text differs. Read by `tests/notices` alone.

use tembus::{
    domain::{digest::Average, money::Rupiah, offer::Handover, reference::Reference},
    notice::{Choice, Notice, PriceFacts, Question},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, asked, named},
};

pub(super) fn all() -> Vec<Sample> {
    let agreed = |amount, handover| (Average { price: per_kg(amount), handover, noted: 0 }, day("2026-11-27"));
    let rule = Some("Perbadan 11/2022".to_owned());
    let range = Reference { highest: Some(Rupiah(31_500)), source: "Bapanas".to_owned(), rule, ..reference("CHILI_RAWIT", 25_000) };
    let prices = || {
        vec![
            PriceFacts {
                goods: goods_code("EGG_LAYER"),
                references: vec![reference("EGG_LAYER", 26_000)],
                agreed: vec![agreed(26_571, Handover::SellerSite), agreed(28_000, Handover::BuyerSite)],
            },
            PriceFacts { goods: goods_code("CHILI_RAWIT"), references: vec![range.clone()], agreed: vec![] },
            PriceFacts {
                goods: goods_code("GOURAMI"),
                references: vec![],
                agreed: vec![(Average { price: per_kg(38_000), handover: Handover::BuyerSite, noted: 2 }, day("2026-11-27"))],
            },
            PriceFacts { goods: goods_code("CATFISH"), references: vec![], agreed: vec![agreed(22_000, Handover::SellerSite)] },
        ]
    };
    let list = |prices, of, page, may_enter| Notice::Prices { prices, of, page, may_enter, refused: false };
    let eggs = || prices().into_iter().take(1).collect();
    let mut samples = named(
        "prices",
        vec![
            ("Prices", list(prices(), None, FIRST, false)),
            ("Prices for an admin", list(prices(), None, SECOND, true)),
            ("Prices of eggs", list(eggs(), Some(goods_code("EGG_LAYER")), FIRST, false)),
            ("Prices none", list(vec![], None, FIRST, true)),
            ("Prices none of eggs", list(vec![], Some(goods_code("EGG_LAYER")), FIRST, false)),
            (
                "Prices of eggs after a try to enter one",
                Notice::Prices { prices: eggs(), of: Some(goods_code("EGG_LAYER")), page: FIRST, may_enter: false, refused: true },
            ),
            ("ReferenceKept", Notice::ReferenceKept { reference: reference("EGG_LAYER", 26_000) }),
        ],
    );
    let check = |reference| Question::ReferenceCheck { reference: Box::new(reference) };
    let save = || vec![vec![Choice::Do, Choice::Edit]];
    samples.extend(asked(
        "prices",
        vec![
            ("ReferenceLine", Question::ReferenceLine { today: day("2026-11-28") }, vec![]),
            ("ReferenceCheck", check(reference("EGG_LAYER", 26_000)), save()),
            ("ReferenceCheck with a rule", check(range), save()),
        ],
    ));
    samples
}
