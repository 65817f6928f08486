//! A price that lies far from what the goods cost lately may have lost a zero: it is asked about once.

use serde::{Deserialize, Serialize};

use crate::{
    chat::dialog::{Answer, Prompt},
    domain::money::Price,
    notice::{Choice, Question},
};

/// The price that is asked about, and the one that was meant all the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::chat) struct PriceGuard {
    /// The price, and what the goods cost lately.
    asked: Option<(Price, Price)>,
    sure: Option<Price>,
}

impl PriceGuard {
    /// Whether the price has to be asked about, where the goods cost `usual` lately.
    pub(in crate::chat) fn doubts(&mut self, price: Price, usual: Option<Price>) -> bool {
        let far = usual.filter(|usual| self.sure != Some(price) && price.is_far_from(*usual));
        self.asked = far.map(|usual| (price, usual));
        self.asked.is_some()
    }

    /// Whether a price is asked about.
    pub(in crate::chat) const fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// `Belakangan ini Rp45.000/kg. Betul Rp4.500 per kg?`
    pub(in crate::chat) fn question(&self) -> Option<Prompt> {
        let (price, usual) = self.asked?;
        Some((Question::PriceSure { price, usual: Some(usual) }, vec![vec![Choice::Yes, Choice::No]]))
    }

    /// The price to which the answer says yes. Whatever it says, the price is not asked about any more.
    pub(in crate::chat) fn agreed(&mut self, answer: &Answer<'_>) -> Option<Price> {
        let (price, _) = self.asked.take()?;
        self.sure = (*answer == Answer::Choice(&Choice::Yes)).then_some(price);
        self.sure
    }
}
