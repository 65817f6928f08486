//! Samples of what buyers and sellers read of price talks. Read by `tests/notices` alone.

use tembus::{
    domain::{
        lifecycle::Side,
        money::{Price, Rupiah},
        offer::OfferId,
        person::Organization,
        quantity::Quantity,
        talk::{Bid, Bidding, TalkId, TalkStatus},
        unit::Unit,
    },
    notice::{Choice, Notice, Question, StaleReason, TalkFacts},
};

use super::{
    facts::*,
    samples::{FIRST, SECOND, Sample, asked, in_rows, named},
};

/// A talk about a ton of eggs, with these prices in turn, the buyer's first.
fn talk_of(status: TalkStatus, prices: &[i64]) -> TalkFacts {
    let mut bids: Vec<Bid> = prices
        .iter()
        .enumerate()
        .map(|(turn, amount)| Bid {
            by: if turn % 2 == 0 { Side::Buyer } else { Side::Seller },
            quantity: ton(10),
            price: per_kg(*amount),
            at: at("2026-11-24T02:10:00Z") + chrono::Duration::minutes(7 * i64::try_from(turn).unwrap()),
        })
        .collect();
    let standing = bids.pop().unwrap();
    let version = i64::try_from(prices.len()).unwrap();
    TalkFacts {
        id: TalkId(5),
        offer: OfferId(1042),
        organization: Organization::PasarJaya,
        terms: eggs(),
        bidding: Bidding { listed: per_kg(26_500), status, standing, earlier: bids },
        version,
        until: at("2026-11-24T08:00:00Z"),
        on_behalf: None,
    }
}

fn open(prices: &[i64]) -> TalkFacts {
    talk_of(TalkStatus::Open, prices)
}

/// A seller's yes to more than is left.
fn rest() -> TalkFacts {
    let mut facts = open(&[25_750, 25_750]);
    facts.bidding.standing.quantity = kg(300);
    facts
}

/// Everything that stands for an assistant, of goods that are sold whole.
fn lot_talk() -> TalkFacts {
    let mut facts = TalkFacts { terms: lot(), on_behalf: Some(on_behalf()), ..open(&[4_500_000]) };
    let price = |amount| Price { amount: Rupiah(amount), per: Unit::Lot };
    facts.bidding.listed = price(5_000_000);
    facts.bidding.standing = Bid { quantity: Quantity { base: 40, unit: Unit::Tandan }, price: price(4_500_000), ..facts.bidding.standing };
    facts
}

fn notices() -> Vec<Sample> {
    use Side::{Buyer, Seller};
    use TalkStatus::{Agreed, Declined, Lapsed, Withdrawn};
    let six = &[25_000, 26_250, 25_500, 26_000, 25_750, 25_900];
    let card = |talk, side| Notice::TalkCard { talk, side };
    let ended = |status, side, acting, why| Notice::TalkEnded { talk: talk_of(status, &[25_750]), side, acting, why };
    named(
        "talks",
        vec![
            ("TalkNews to a seller", Notice::TalkNews { talk: open(&[25_750]), side: Seller }),
            ("TalkNews to an assistant", Notice::TalkNews { talk: lot_talk(), side: Seller }),
            ("TalkNews to a buyer", Notice::TalkNews { talk: open(&[25_750, 26_250]), side: Buyer }),
            ("TalkNews of the last price", Notice::TalkNews { talk: open(six), side: Buyer }),
            ("TalkNews of a rest", Notice::TalkNews { talk: rest(), side: Buyer }),
            ("TalkSent by a buyer", Notice::TalkSent { talk: open(&[25_750]), side: Buyer }),
            ("TalkSent by a seller", Notice::TalkSent { talk: open(&[25_750, 26_250]), side: Seller }),
            ("TalkSent of a rest", Notice::TalkSent { talk: rest(), side: Seller }),
            ("TalkCard of a person who is asked", card(open(&[25_750]), Seller)),
            ("TalkCard of who waits", card(open(&[25_750]), Buyer)),
            ("TalkCard of a rest", card(rest(), Buyer)),
            ("TalkCard agreed", card(talk_of(Agreed, six), Buyer)),
            ("TalkCard declined", card(talk_of(Declined, &[25_750]), Buyer)),
            ("TalkCard withdrawn", card(talk_of(Withdrawn, &[25_750]), Seller)),
            ("TalkCard lapsed", card(talk_of(Lapsed, &[25_750, 26_250]), Seller)),
            ("TalkLess", Notice::TalkLess { talk: open(&[25_750, 26_250]), left: kg(300) }),
            ("TalkEnded declined by the seller", ended(Declined, Buyer, Some(Seller), None)),
            ("TalkEnded declined by the buyer", ended(Declined, Seller, Some(Buyer), None)),
            ("TalkEnded decline done", ended(Declined, Seller, Some(Seller), None)),
            ("TalkEnded withdrawn by the buyer", ended(Withdrawn, Seller, Some(Buyer), None)),
            ("TalkEnded withdrawn by the seller", ended(Withdrawn, Buyer, Some(Seller), None)),
            ("TalkEnded withdraw done", ended(Withdrawn, Buyer, Some(Buyer), None)),
            ("TalkEnded unanswered", ended(Lapsed, Buyer, None, Some(StaleReason::TalkLapsed))),
            ("TalkEnded with its offer", ended(Lapsed, Seller, None, Some(StaleReason::OfferSoldOut))),
            ("Talks", Notice::Talks { talks: vec![(open(&[25_750]), Seller), (open(&[25_750]), Buyer)], page: SECOND }),
            ("Talks none", Notice::Talks { talks: vec![], page: FIRST }),
        ],
    )
}

fn questions() -> Vec<Sample> {
    let days = || vec![Choice::Date(day("2026-11-26")), Choice::PickDate];
    let check = || vec![vec![Choice::Do, Choice::Edit], days()];
    let yes = || vec![vec![Choice::Do, Choice::Edit]];
    let prices = |amounts: [i64; 2]| in_rows(amounts.map(|amount| Choice::Price(per_kg(amount))), 2);
    let (terms, quantity, total) = (|| Box::new(eggs()), ton(10), Some(Rupiah(25_750_000)));
    let asked_of = |own, organization, asked, example| Question::BidPrice { asked, example: Rupiah(example), own, organization };
    let of_check = |agrees| Question::BidCheck { offer: OfferId(1042), terms: terms(), quantity, price: per_kg(25_750), total, agrees };
    let eggs = Box::new(tolerated_eggs());
    let tolerated = Question::BidCheck { offer: OfferId(1042), terms: eggs, quantity, price: per_kg(25_750), total, agrees: false };
    let all = Price { amount: Rupiah(5_000_000), per: Unit::Lot };
    asked(
        "talks",
        vec![
            (
                "BidQuantity",
                Question::BidQuantity { offer: offer() },
                in_rows([Choice::All, Choice::Quantity(ton(10)), Choice::Quantity(kg(500)), Choice::Write], 2),
            ),
            ("BidPrice of a buyer", asked_of(None, None, per_kg(26_500), 26_250), prices([26_250, 26_000])),
            (
                "BidPrice of a seller",
                asked_of(Some(per_kg(26_500)), Some(Organization::PasarJaya), per_kg(25_000), 25_750),
                prices([25_750, 26_250]),
            ),
            ("BidPrice of a lot", asked_of(None, None, all, 4_950_000), vec![]),
            ("BidCheck", of_check(false), check()),
            ("BidCheck with a tolerance", tolerated, check()),
            ("BidCheck of a yes", of_check(true), yes()),
        ],
    )
}

pub(super) fn all() -> Vec<Sample> {
    notices().into_iter().chain(questions()).collect()
}
