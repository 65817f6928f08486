//! What a button carries: 64 bytes at most, through one codec. Callback data is untrusted input.

use chrono::NaiveDate;

use crate::domain::{
    notice::{BrowseQuery, Choice, FormKind},
    offer::OfferId,
    order::OrderId,
};

/// What a press means. Stamps (`rev`, `version`, `terms`) tell whether the card still shows the truth.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after the buttons of MESSAGES.md")]
pub enum Action {
    /// An answer to a form's question.
    Answer {
        rev: i64,
        choice: Choice,
    },
    /// *Kembali* and *Batal* of a form.
    Back {
        rev: i64,
    },
    Cancel {
        rev: i64,
    },
    /// Go on with a form that waits.
    Resume {
        form: FormKind,
    },
    /// Drop it and begin anew.
    Anew {
        form: FormKind,
    },
    /// *Mulai* and *Apa ini?* of the welcome.
    Start,
    About,
    Menu,
    Help,
    NewOffer,
    OwnOffers {
        page: i64,
    },
    OwnOffer {
        offer: OfferId,
    },
    EditPrice {
        offer: OfferId,
        version: i64,
    },
    EditQuantity {
        offer: OfferId,
        version: i64,
    },
    Withdraw {
        offer: OfferId,
        version: i64,
    },
    Renew {
        offer: OfferId,
        version: i64,
    },
    /// *Sudah habis*: nothing is left of it elsewhere.
    SoldOut {
        offer: OfferId,
        version: i64,
    },
    Browse {
        query: BrowseQuery,
    },
    PickGoods,
    BrowseOffer {
        offer: OfferId,
        query: BrowseQuery,
    },
    /// *Pesan* on a card.
    Buy {
        offer: OfferId,
        terms: i64,
    },
    /// *Pesan 300 kg*: the rest that was offered after `err.less`.
    BuyRest {
        offer: OfferId,
        terms: i64,
        base: i64,
    },
    OwnOrders {
        page: i64,
    },
    OrderCard {
        order: OrderId,
    },
    Accept {
        order: OrderId,
        version: i64,
    },
    Decline {
        order: OrderId,
        version: i64,
    },
    WithdrawRequest {
        order: OrderId,
        version: i64,
    },
    CancelOrder {
        order: OrderId,
        version: i64,
    },
    Contact {
        order: OrderId,
    },
    SharePhone,
    Data,
    DataAll,
    DataEdit,
    DataDelete,
    Digest {
        day: NaiveDate,
    },
    DigestDetails {
        day: NaiveDate,
        page: i64,
    },
    DigestSettings,
    /// *Selesai*: the card keeps its text and loses its buttons.
    Done,
}

impl Action {
    /// As callback data.
    #[must_use]
    pub fn encode(&self) -> String {
        "x".to_owned()
    }
}
