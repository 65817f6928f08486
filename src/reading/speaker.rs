//! Whose line it is, and whether it offers one thing: a seller's, a buyer's, somebody's who asks, or somebody's who tells
//! something (PARSING section 2).
//!
//! One table of features in their order: the first that is found decides, and a line in which none is found is a seller's
//! offer. What a feature looks at stands in the file of its kind: `demand`, `buyer`, `bids` and `buyer_questions` know buyers,
//! `intent` those who ask, `news`, `complaint`, `reported_speech` and `reported_acts` those who tell, `lots` several offers.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{
    amount::Amount,
    bids, buyer_questions,
    buyer_words::OWN,
    complaint, demand,
    draft::Refusal,
    goods::Goods,
    grammar::Role,
    intent, leftovers, lexicon,
    line_context::LineContext,
    lots,
    mentions::Mention,
    news,
    readings::Interpretation,
    reported_acts, reported_speech, seller,
    token::{Line, Use},
    trade_words::{SELL, SELLS},
    unclear, words_at,
};
use crate::domain::{commodity::Variant, unit::Unit};

/// Most words (the goods count as one) with which goods without a number begin a draft.
const FEW_WORDS: usize = 3;

/// More words than these beside an amount of unknown goods without a price tell something else.
const MANY_WORDS: usize = 4;

/// What is known of a line before its amounts are read.
pub(super) struct Words<'a> {
    /// The line.
    pub(super) line: &'a Line,
    /// Whether it names goods or a number.
    pub(super) known: bool,
}

/// What is known of a line when its amounts have been read.
pub(super) struct Said<'a> {
    /// The line with all of its words.
    pub(super) line: &'a Line,
    /// Where it names goods.
    pub(super) mentions: &'a [Mention],
    /// Where it names them, as ranges of its words.
    pub(super) named: &'a [Range<usize>],
    /// How often the goods were named with an amount.
    pub(super) lot_mentions: usize,
    /// How many words it has, the goods as one.
    pub(super) words_beside_goods: usize,
    /// The goods.
    pub(super) goods: &'a Goods,
    /// The best reading of the amounts.
    pub(super) best: &'a Interpretation,
    /// The amounts as the line is usually cut.
    pub(super) usual: &'a [Amount],
    /// What the readings were weighed by.
    pub(super) facts: &'a LineContext<'a>,
    /// Whether the quantity is in some pack that is no unit.
    pub(super) in_other_packs: bool,
}

/// One feature of a line, with a line that has it.
struct Feature<F> {
    /// A line that has it.
    like: &'static str,
    /// Whether a line has it.
    is: F,
    /// What a line is that has it.
    refusal: Refusal,
}

const fn feature<F: Copy>(like: &'static str, refusal: Refusal, is: F) -> Feature<F> {
    Feature { like, is, refusal }
}

/// What a feature looks for in the words alone.
type OfWords = fn(&Words<'_>) -> bool;
/// What it looks for in the words and amounts.
type OfAmounts = fn(&Said<'_>) -> bool;

/// What the words alone decide, in this order.
const OF_WORDS: &[Feature<OfWords>] = &[
    feature("ongkir 5 ton telur brp ya", Refusal::IsQuestion, |said| intent::asks_of_costs(said.line)),
    feature("hitungkan 37 peti kali 15 kilo berapa", Refusal::IsQuestion, |said| intent::asks_for_a_sum(said.line)),
    feature("cari telur 2 ton", Refusal::IsDemand, |said| demand::looks_for_goods(said.line, said.known)),
    feature("ada yang jual telur 2 ton?", Refusal::IsDemand, |said| buyer_questions::asks_for_sellers(said.line)),
    feature("gurame 50 kg buat hajatan, ada yang siap?", Refusal::IsDemand, |said| buyer_questions::asks_who_has(said.line)),
    feature("ambil 3 kw brambang 21rb boleh?", Refusal::IsDemand, |said| bids::bids(said.line)),
    feature("telur 2 ton, ada?", Refusal::IsDemand, |said| buyer_questions::asks_whether_there(said.line)),
    feature("stok brambang kosong pak? saya mau 5 kw", Refusal::IsDemand, |said| buyer_questions::asks_whether_sold_out(said.line)),
    feature("telur 10 peti harga berapa?", Refusal::IsDemand, |said| buyer_questions::asks_what_it_costs(said.line)),
    feature("24.800 dapat ndak bos telurnya, ambil 12 peti", Refusal::IsDemand, |said| buyer_questions::haggles(said.line)),
    feature("kirim 8 peti telur ke toko", Refusal::IsDemand, |said| demand::orders_to_a_shop(said.line)),
    feature("budget saya 24rb untuk telur 1 ton, ada yang lepas?", Refusal::IsDemand, |said| demand::names_a_budget(said.line)),
    feature("pesanan gudang kami: telur 15 ton", Refusal::IsDemand, |said| demand::begins_with_an_order(said.line)),
    feature("cek stok sapi 10 ekor", Refusal::IsDemand, |said| demand::has_stocks_looked_up(said.line)),
];

/// What the words decide together with the amounts, in this order.
const OF_AMOUNTS: &[Feature<OfAmounts>] = &[
    feature("telurnya masih?", Refusal::IsQuestion, |said| intent::is_question(said.line) && !said.counts()),
    feature("cara jual telur 2 ton gimana", Refusal::IsQuestion, |said| intent::asks_how(said.line)),
    feature("telur 3 kw punya siapa?", Refusal::IsQuestion, |said| intent::asks_whose(said.line)),
    feature("beras yang 25 kg berapaan?", Refusal::IsQuestion, |said| buyer_questions::asks_of_a_kind(said.line)),
    feature("ini beneran 5.400?", Refusal::IsQuestion, |said| intent::doubts(said.line)),
    feature("kenapa telur 2 ton cuma 22rb", Refusal::IsQuestion, |said| intent::begins_with_why(said.line)),
    feature("sudah laku belum", Refusal::IsQuestion, |said| intent::asks_whether_done(said.line)),
    feature("ready berapa sak?", Refusal::IsQuestion, |said| intent::asks_how_many(said.line) && said.names_no_price()),
    feature("mau nanya soal telur 2 ton berapa ya", Refusal::IsQuestion, |said| intent::inquires(said.line) && said.names_no_price()),
    feature("apakah telur saya 2 ton sudah diambil", Refusal::IsQuestion, |said| intent::asks_whether(said.line) && said.names_no_price()),
    feature("yang 3 kw diambil jam berapa?", Refusal::IsQuestion, |said| intent::asks_when(said.line) && said.names_no_price()),
    feature("pesanan saya 30 peti mana?", Refusal::IsQuestion, |said| intent::asks_of_an_order(said.line) && said.names_no_price()),
    feature("kenapa 2 ton belum", Refusal::IsQuestion, |said| intent::asks_why(said.line) && said.names_no_price()),
    feature("3 hari hujan, jagung belum kering", Refusal::NotOffer, |said| said.says_nothing_of_goods()),
    feature("telur dan lele mati semua 2 kw", Refusal::NotOffer, |said| {
        matches!(said.goods, Goods::Several) && complaint::complains(said.line, said.priced())
    }),
    feature("3 kw sudah cair 7,7jt", Refusal::NotOffer, |said| news::is_settled(said.line)),
    feature("telur 4 kw sudah saya jual ke Bu Yati", Refusal::NotOffer, |said| news::is_sold(said.line)),
    feature("deal 38rb gurame 2 kw", Refusal::NotOffer, |said| news::agrees_to_a_price(said.line)),
    feature("jangan jual telur 2 ton 25rb", Refusal::NotOffer, |said| news::advises(said.line)),
    feature("kata pak joko telur 2 ton 24rb", Refusal::NotOffer, |said| reported_speech::quotes(said.line)),
    feature("jangan percaya si Anton dia bayar telur 22rb", Refusal::NotOffer, |said| reported_speech::talks_of_others(said.line)),
    feature("minggu lalu jual telur 2 ton 25rb", Refusal::NotOffer, |said| {
        reported_speech::tells_of_earlier(&said.best.line, said.priced())
    }),
    feature("telur 2 ton sampai dengan selamat", Refusal::NotOffer, |said| said.is_under_way() && !said.priced()),
    feature("telur 26.000, ayam 20.500, cabe 41.000", Refusal::NotOffer, |said| said.lists_prices_of_goods()),
    feature("telur 3 kw 25.900 & bebek 20 ekor 65rb", Refusal::MultiItem, |said| matches!(said.goods, Goods::Several)),
    feature("kuda", Refusal::NotOffer, |said| {
        matches!(said.goods, Goods::Unknown) && (!said.counts() || news::agrees(said.line) || said.is_under_way())
    }),
    feature("tomt", Refusal::NotOffer, |said| matches!(said.goods, Goods::Known(Variant::Near, near) if near.len() > 1) && !said.counts()),
    feature("kendang jimbe: kecil 35rb x 40, sedang 75rb x 25, besar 150rb x 10", Refusal::MultiItem, |said| {
        said.names_many_sums() && said.multiplies()
    }),
    feature("telur besar 26rb, sedang 25rb, kecil 23rb", Refusal::NotOffer, |said| said.names_many_sums()),
    feature("telur tembus 28rb", Refusal::NotOffer, |said| said.tells_of_prices()),
    feature("telur 2 ton wkwk", Refusal::NotOffer, |said| {
        (said.best.roles.unit.is_none() || said.names_no_price()) && news::chats(said.line)
    }),
    feature("apa kuda 2 ekor itu masih di kandang pak lurah", Refusal::IsQuestion, |said| {
        said.says_much_of_unknown_goods() && intent::is_question(said.line)
    }),
    feature("kuda 2 ekor itu masih di kandang pak lurah", Refusal::NotOffer, |said| said.says_much_of_unknown_goods()),
    feature("Mas Budi bayar 4,5 juta untuk 170 kg", Refusal::NotOffer, |said| said.tells_of_a_deal_in_unknown_goods()),
    feature("telur 3 kw saya belum dibayar", Refusal::NotOffer, |said| complaint::complains(said.line, said.priced())),
    feature("hari ini rekap: 12 penawaran, 3 laku, total 8,4 ton", Refusal::NotOffer, |said| news::reports(said.line, said.priced())),
    feature("1 kg lele berapa sekarang", Refusal::IsQuestion, |said| {
        said.asks_of_an_amount() && (matches!(said.goods, Goods::Unknown) || said.is_of_one())
    }),
    feature("telur yang 3 kw kemarin jadi diambil?", Refusal::IsDemand, |said| said.asks_of_an_amount()),
    feature("stok rawit 50 kg sudah laku semua", Refusal::NotOffer, |said| said.has_nothing_left()),
    feature("1 kg di Jakarta 29rb lho", Refusal::NotOffer, |said| news::hears(said.line) && said.is_of_one()),
    feature("telur besar 50 kg 26rb sedang 30 kg 25rb", Refusal::MultiItem, |said| said.offers_several_lots()),
    feature("sapi 3 ekor disembelih buat hajatan 25jt", Refusal::Unclear, |said| reported_acts::tells_of_a_deed(said.line, said.best)),
    feature("telur 3 kw 25.500 gimana?", Refusal::Unclear, |said| said.asks_how_that_is()),
    feature("telur 5 kw entah mbuh", Refusal::Unclear, |said| {
        matches!(said.goods, Goods::Known(..)) && unclear::is_unclear(said.line, said.best, said.facts.nego, said.named)
    }),
];

/// The feature that decided what a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decision {
    /// What the line is.
    pub(super) refusal: Refusal,
    /// What the feature looks at.
    pub(super) looks_at: &'static str,
    /// Its place in its table, counted from one.
    pub(super) place: usize,
    /// A line that has it.
    pub(super) like: &'static str,
}

/// The first of `features` that a line has.
fn first_of<F>(features: &[Feature<F>], looks_at: &'static str, has: impl Fn(&F) -> bool) -> Option<Decision> {
    let (at, feature) = features.iter().enumerate().find(|(_, feature)| has(&feature.is))?;
    Some(Decision { refusal: feature.refusal, looks_at, place: at + 1, like: feature.like })
}

/// What a line is by its words alone, if it is no seller's.
pub(super) fn by_words(said: &Words<'_>) -> Option<Decision> {
    first_of(OF_WORDS, "words", |is| is(said))
}

/// What a line is by its words and amounts, if it is no offer of one thing.
pub(super) fn by_amounts(said: &Said<'_>) -> Option<Decision> {
    first_of(OF_AMOUNTS, "words and amounts", |is| is(said))
}

impl Said<'_> {
    /// Whether money is a price.
    fn priced(&self) -> bool {
        self.best.with(Role::Price).any(leftovers::is_money)
    }

    /// Whether no price is said.
    fn names_no_price(&self) -> bool {
        self.best.roles.price.is_none()
    }

    /// Whether the line names how much there is.
    fn counts(&self) -> bool {
        let one = self.best.with(Role::Quantity).any(|amount| is_of_one(amount) && amount.phrase.first.in_words);
        self.best.roles.unit.is_some() && !(one && matches!(self.goods, Goods::Unknown))
            || self.in_other_packs
            // "Entok 10 pasang 180rb"
            || self.priced() && (0..self.line.len()).any(|at| self.line.is_number(at) && words_at::is_other_pack(self.line, at + 1))
    }

    /// Whether the line says that its writer sells.
    fn sells(&self) -> bool {
        seller::is_selling(self.line)
    }

    /// Whether it ends by asking how that is, and nothing says whose goods they are.
    fn asks_how_that_is(&self) -> bool {
        let words: Vec<&str> = self.line.texts().collect();
        bids::ends_with_how(self.line) && !seller::speaks_of_own(&words, &[OWN, SELL, SELLS])
    }

    /// Whether no number of the line says anything of goods, among too many words for a begun draft.
    fn says_nothing_of_goods(&self) -> bool {
        let line = &self.best.line;
        let said = |at: usize| line.is_number(at) && !matches!(line.used(at), Some(Use::Label | Use::Size));
        let silent = !(0..line.len()).any(said) && self.best.amounts.is_empty() && !self.counts();
        silent && self.words_beside_goods >= FEW_WORDS && !(matches!(self.goods, Goods::Several) && self.sells())
    }

    fn is_under_way(&self) -> bool {
        news::is_under_way(self.line, self.named) || news::has_arrived(self.line)
    }

    fn lists_prices_of_goods(&self) -> bool {
        let amounts = &self.best.amounts;
        matches!(self.goods, Goods::Several)
            && self.mentions.len() > 2
            && amounts.len() > 1
            && amounts.iter().all(|amount| amount.unit.is_none())
    }

    /// Whether more than two sums are named and no quantity.
    fn names_many_sums(&self) -> bool {
        let sum = |a: &&Amount| a.unit.is_none() && (a.suffixed() || a.phrase.first.exact().is_some_and(|n| n >= Decimal::ONE_THOUSAND));
        self.best.roles.unit.is_none() && self.best.amounts.iter().filter(sum).count() > 2
    }

    fn multiplies(&self) -> bool {
        (0..self.line.len()).filter(|at| self.line.any(*at, &["x", "kali"]) && self.line.is_number(at + 1)).count() > 1
    }

    fn tells_of_prices(&self) -> bool {
        self.best.roles.unit.is_none()
            && (news::tells_of_prices(self.line)
                || news::sighs(self.line)
                || complaint::wonders(self.line)
                || self.best.amounts.is_empty() && !self.facts.nego && news::is_out(self.line))
    }

    fn says_much_of_unknown_goods(&self) -> bool {
        let line = &self.best.line;
        let said = |at: &usize| line.word(*at).is_some_and(|word| !lexicon::is_unit_word(word));
        matches!(self.goods, Goods::Unknown) && !self.priced() && !self.sells() && (0..line.len()).filter(said).count() > MANY_WORDS
    }

    fn tells_of_a_deal_in_unknown_goods(&self) -> bool {
        // "1.192 kg" is rather a weight.
        let in_money = self.best.with(Role::Price).any(|price| price.unit.is_none() && leftovers::is_money(price));
        matches!(self.goods, Goods::Unknown) && !self.sells() && news::tells_of_deals(self.line, in_money)
    }

    /// Whether the price is left open.
    fn unpriced(&self) -> bool {
        self.names_no_price() && !self.facts.nego
    }

    /// Whether no more than one of what is priced by the piece or the kilogram is named.
    fn is_of_one(&self) -> bool {
        self.best.with(Role::Quantity).all(is_of_one)
    }

    fn asks_of_an_amount(&self) -> bool {
        let of_one = || self.is_of_one() && self.best.roles.quantity.is_some() && intent::asks_how_much(self.line);
        self.unpriced() && (buyer_questions::asks_of_an_amount(self.line) || of_one())
    }

    fn has_nothing_left(&self) -> bool {
        self.unpriced() && self.best.roles.quantity.is_none() && self.best.amounts.iter().any(|amount| amount.context.is_over())
    }

    fn offers_several_lots(&self) -> bool {
        lots::are_several(self.line, self.best, self.lot_mentions)
            || lots::follow_each_other(self.usual, self.facts)
            || lots::have_prices_of_their_own(self.best, self.facts.goods.len())
    }
}

/// Whether an amount is one of what is priced by the piece or the kilogram; a ton is much.
fn is_of_one(amount: &Amount) -> bool {
    amount.one && !matches!(amount.unit, Some(Unit::Kw | Unit::Ton))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_each_feature_is_decided_by_it() {
        let words = OF_WORDS.iter().map(|feature| (feature.like, feature.refusal));
        let amounts = OF_AMOUNTS.iter().map(|feature| (feature.like, feature.refusal));
        let wrong: Vec<_> = words
            .chain(amounts)
            .map(|(like, refusal)| (like, refusal, super::super::line(like, "2026-11-24".parse().unwrap()).map(|_| ())))
            .filter(|(_, refusal, read)| *read != Err(*refusal))
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    fn is_demand(text: &str, known: bool) -> bool {
        by_words(&Words { line: &Line::new(text), known }).map(|decision| decision.refusal) == Some(Refusal::IsDemand)
    }

    #[test]
    fn looking_for_goods_is_a_demand_and_looking_for_buyers_is_not() {
        for text in [
            "cari telur 2 ton",
            "butuh brambang 3 kw",
            "mau beli telur",
            "pesan telur 2 rak",
            "golek endog",
            "saya mau order telur",
            "ada yang jual telur 2 ton?",
            "tumbas tigan 5 kg",
            "bisa pesan telur 2 ton?",
            "mau beli",
        ] {
            assert!(is_demand(text, true), "{text}");
        }
        for text in [
            "cari pembeli telur 2 ton",
            "butuh pembeli",
            "telur 2 ton, yang mau beli hubungi saya",
            "jual telur 2 ton butuh cepat",
            "telur 2 ton bisa pesan",
            "golek bakul endog 2 kw",
            "siapa mau beli telur 2 ton",
            "dijual telur 2 ton minimal order 100 kg",
            "monggo sing butuh telur",
            "butuh dijual telur 2 ton",
            "telur 2 ton perlu dijual",
        ] {
            assert!(!is_demand(text, true), "{text}");
        }
        assert!(!is_demand("butuh bantuan", false));
    }
}
