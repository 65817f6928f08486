//! Short lines about goods that are on their way: loaded, received, a word about the price, paid.
//!
//! ```text
//! loaded   = (mangkat | berangkat | muat | dikirim ..) amount [plate]        wis mangkat 1 ton AG 1234 XX
//! received = (tampa | terima | bongkar ..) amount [(pecah | rusak | kurang ..) amount]*    tampa 990 pecah 12 busuk 3
//! talk     = price (deal | ya | gimana ..)                                   25.750 ya deal
//! paid     = sudah dibayar | lunas | sudah transfer
//! ```
//!
//! What was denied (`belum dibayar`) is no deed. Nothing counts before it was shown on a card.
//!
//! A feature that has an order before it asks [`deed()`] with the order's goods and unit, before the text is read as an offer:
//!
//! ```text
//! match reading::deed(text, goods, order.quantity.unit) {
//!     Some(Deed::Loaded { quantity, plate }) => ..    a card "sudah berangkat 1 ton, AG 1234 XX", to be confirmed
//!     Some(Deed::Received { accepted, losses }) => ..
//!     Some(Deed::PriceTalk { price, agreed }) => ..
//!     Some(Deed::Paid) => ..
//!     None => ..                                      something else was said
//! }
//! ```
//!
//! `Exact` goes on the card; of `Ask` the likely values are the buttons and `why` is the question; `Missing` takes what the
//! order says. A bare number is counted in the order's unit. These types are stable: a new deed is a new variant.

use super::{
    AskCode, PriceReading, normalize, outcome::Reading, pii, plate::plate, price, price_answer::price_per, tally::tally, token::Line,
};
use crate::domain::{commodity::Commodity, money::Price, order::LossReason, quantity::Quantity, unit::Unit};

/// What a line says was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Goods were loaded or left.
    Loaded {
        /// How much was loaded.
        quantity: Reading<Quantity>,
        /// The vehicle's plate, in capitals.
        plate: Option<String>,
    },
    /// Goods arrived.
    Received {
        /// How much was accepted.
        accepted: Reading<Quantity>,
        /// How much was broken, spoilt or missing, each with why, where that was said.
        losses: Vec<(Option<LossReason>, Reading<Quantity>)>,
    },
    /// A price was named or agreed to.
    PriceTalk {
        /// The price; missing when only agreement was said.
        price: Reading<Price>,
        /// Whether the line agrees.
        agreed: bool,
    },
    /// Money was paid or came in.
    Paid,
}

/// Words that deny a deed.
const DENIED: &[&str] =
    &["belum", "blm", "durung", "dereng", "tidak", "tdk", "gak", "ga", "nggak", "ora", "mboten", "jangan", "kapan", "bukan", "batal"];
/// Words of goods that left.
const LOADED: &[&str] =
    &["mangkat", "berangkat", "budhal", "budal", "muat", "dimuat", "momot", "dikirim", "kekirim", "terkirim", "otw", "meluncur", "jalan"];
/// Words of goods that arrived.
const RECEIVED: &[&str] = &[
    "tampa",
    "nampa",
    "ditampa",
    "tompo",
    "terima",
    "diterima",
    "nerima",
    "trima",
    "bongkar",
    "dibongkar",
    "sampai",
    "dugi",
    "tekan",
    "masuk",
];
/// Words of money.
const PAID: &[&str] = &["dibayar", "bayar", "mbayar", "dibayarke", "lunas", "transfer", "ditransfer", "tf", "cair", "terbayar", "kebayar"];
/// Words that agree.
const AGREED: &[&str] = &["deal", "dil", "sepakat", "setuju", "cocok", "sip", "oke", "ok", "okey", "acc", "jadi", "dadi", "gas", "akur"];
/// Words that only propose.
const PROPOSED: &[&str] =
    &["gimana", "piye", "pripun", "bisa", "boleh", "tawar", "nawar", "nego", "ya", "yo", "nggih", "ngge", "mau", "harga", "regi", "rego"];

/// What a line says was done with an order of `commodity` that is counted in `unit`; `None` if it says nothing of the kind.
#[must_use]
pub fn deed(text: &str, commodity: &Commodity, unit: Unit) -> Option<Deed> {
    if normalize::too_long(text) {
        return None;
    }
    let line = Line::new(&pii::without_personal_data(text));
    // The figures of a plate are no amount.
    let (plate, unplated) = plate(text).map_or((None, text.to_owned()), |(plate, rest)| (Some(plate), rest));
    let said = |words: &[&str]| line.texts().any(|word| words.contains(&word));
    if said(DENIED) {
        return None;
    }
    let (loaded, received, paid, agreed) = (said(LOADED), said(RECEIVED), said(PAID), said(AGREED));
    let proposed = said(PROPOSED) || line.asks();
    if paid && !loaded {
        return Some(Deed::Paid);
    }
    if received || loaded {
        let said = tally(if loaded { &unplated } else { text }, commodity, unit)?;
        let (figure, losses) = (said.good.or(said.bare).or(said.whole), said.losses);
        let figure = figure.or(said.all_lost.then_some(Reading::Exact(Quantity { base: 0, unit })));
        let said_of_figures = figure.is_some() || !losses.is_empty();
        let figure = figure.unwrap_or(Reading::Missing);
        if received && (said_of_figures || !loaded) {
            return Some(Deed::Received { accepted: figure, losses });
        }
        return Some(Deed::Loaded { quantity: figure, plate });
    }
    if !agreed && let Some(lost) = lost(text, &line, (commodity, unit)) {
        return Some(lost);
    }
    let price = spoken_price(text, commodity, unit);
    let talk = agreed || proposed && price != Reading::Missing;
    talk.then_some(Deed::PriceTalk { price, agreed })
}

/// What a line says that says nothing but what was lost of goods: `ditolak 30 kg busuk`, `ditolak semua`. A question says nothing, and a
/// number that only is less may be of a price: `kurang 500 ya`.
fn lost(text: &str, line: &Line, (commodity, unit): (&Commodity, Unit)) -> Option<Deed> {
    let said = tally(text, commodity, unit).filter(|_| !line.asks())?;
    let is_weighed = said.measured || said.losses.iter().any(|(reason, _)| reason.is_some_and(LossReason::is_rejection));
    if said.all_lost {
        return Some(Deed::Received { accepted: Reading::Exact(Quantity { base: 0, unit }), losses: Vec::new() });
    }
    if said.losses.is_empty() || !is_weighed {
        return None;
    }
    let accepted = said.good.or(said.bare).or(said.whole).unwrap_or(Reading::Missing);
    Some(Deed::Received { accepted, losses: said.losses })
}

fn spoken_price(text: &str, commodity: &Commodity, unit: Unit) -> Reading<Price> {
    match price_per(text, commodity, price::usual_base(unit)) {
        PriceReading::NotPositive => Reading::Ask { likely: Vec::new(), why: AskCode::Price },
        reading => reading.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Deed> {
        deed(text, Commodity::by_code("EGG_LAYER").unwrap(), Unit::Kg)
    }

    fn kg(number: i64) -> Reading<Quantity> {
        Reading::Exact(Quantity { base: number * 1000, unit: Unit::Kg })
    }

    #[test]
    fn a_load_has_its_quantity_and_its_plate() {
        let plate = Some("AG 1234 XX".to_owned());
        let ton = Reading::Exact(Quantity { base: 1_000_000, unit: Unit::Ton });
        for plate in ["AG 9 XA", "AG 99 KB", "AG 8 KL"] {
            let loaded = Deed::Loaded { quantity: ton.clone(), plate: Some(plate.to_owned()) };
            assert_eq!(read(&format!("berangkat 1 ton {plate}")), Some(loaded), "{plate}");
        }
        assert_eq!(read("wis mangkat 1 ton AG 1234 XX"), Some(Deed::Loaded { quantity: ton, plate }));
        assert_eq!(read("sudah dimuat 990 kg"), Some(Deed::Loaded { quantity: kg(990), plate: None }));
        assert_eq!(read("sudah berangkat pak"), Some(Deed::Loaded { quantity: Reading::Missing, plate: None }));
    }

    #[test]
    fn a_receipt_parts_what_was_accepted_from_what_was_broken() {
        let received = |accepted, losses| Some(Deed::Received { accepted, losses });
        let broken = |number| (Some(LossReason::Broken), kg(number));
        assert_eq!(read("tampa 990 pecah 12"), received(kg(990), vec![broken(12)]));
        assert_eq!(read("tampa 990 pecah 12 busuk 3"), received(kg(990), vec![broken(12), (Some(LossReason::Quality), kg(3))]));
        assert_eq!(read("diterima 1.000 kg"), received(kg(1000), Vec::new()));
        assert_eq!(read("sudah sampai, rusak 20 kg"), received(Reading::Missing, vec![broken(20)]));
    }

    #[test]
    fn a_loss_alone_is_of_what_arrived_and_less_of_a_price_is_none() {
        let lost = |reason, number| Some(Deed::Received { accepted: Reading::Missing, losses: vec![(Some(reason), kg(number))] });
        for text in ["ditolak 30 kg busuk", "ditolak telur 30 kg busuk", "30 kg ditolak busuk", "busuk 30"] {
            assert_eq!(read(text), lost(LossReason::Quality, 30), "{text}");
        }
        assert_eq!(read("pecah 30 kg"), lost(LossReason::Broken, 30));
        assert_eq!(read("kurang 20 kg"), lost(LossReason::ShortLoad, 20));
        let nothing = Some(Deed::Received { accepted: kg(0), losses: Vec::new() });
        for text in ["ditolak semua, busuk", "busuk semua", "semua ditolak pak, pecah", "sudah sampai, busuk semua"] {
            assert_eq!(read(text), nothing, "{text}");
        }
        for text in ["kurang 500 ya", "bisa kurang 500?", "kurang 500", "ditolak", "pecah 30 kg ya?", "telur busuk"] {
            assert!(!matches!(read(text), Some(Deed::Received { .. })), "{text}");
        }
    }

    #[test]
    fn price_talk_names_a_price_or_agrees() {
        let price = |amount| Reading::Exact(Price { amount: crate::domain::money::Rupiah(amount), per: Unit::Kg });
        assert_eq!(read("25.750 ya deal"), Some(Deed::PriceTalk { price: price(25_750), agreed: true }));
        assert_eq!(read("25rb gimana pak?"), Some(Deed::PriceTalk { price: price(25_000), agreed: false }));
        assert_eq!(read("deal"), Some(Deed::PriceTalk { price: Reading::Missing, agreed: true }));
        assert!(matches!(read("26 ya pak"), Some(Deed::PriceTalk { price: Reading::Ask { .. }, agreed: false })));
    }

    #[test]
    fn payment_is_said_and_not_denied() {
        for text in ["sudah dibayar", "wis lunas pak", "sudah saya transfer", "sampun kula bayar"] {
            assert_eq!(read(text), Some(Deed::Paid), "{text}");
        }
        for text in ["belum dibayar", "durung tampa", "kapan dikirim?", "selamat pagi", "telur 2 ton"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
