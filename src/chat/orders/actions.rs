//! The buttons of requests and orders. `version` tells whether the card still shows the truth.

#[cfg(test)]
use proptest::strategy::{BoxedStrategy, Strategy};

use crate::{
    chat::dialog::callback::{Codec, Part, Parts, SEPARATOR, actions, part::push},
    domain::{
        lifecycle::By,
        order::{OrderEvent, OrderId, OrderStatus},
    },
    reading::{self, ShortAnswer},
};

actions! {
    /// The buttons of requests and orders.
    OrderAction {
        List "orders" { page: i64 },
        Owed "owed" { page: i64 },
        Card "order" { order: OrderId },
        /// *Pesan lagi*.
        Again "again" { order: OrderId },
        /// A transition of the table.
        Do "do" { order: OrderId, version: i64, event: OrderEvent } by[typed],
        Contact "call" { order: OrderId },
        /// *Minta nomor HP*.
        AskPhone "askphone" { order: OrderId },
        /// *Lihat foto*: of its loads.
        Photos "pics" { order: OrderId, page: i64 },
        /// *Tambah foto* of its last load.
        AddPhoto "addpic" { order: OrderId },
        /// *Tulis keterangan* of its complaint.
        NoteComplaint "moannote" { order: OrderId },
        /// *Catat ongkos angkut* of the truck that took its last load.
        Freight "freight" { order: OrderId },
        /// *Ada, ikut truk ini*: on the truck that took this load of the order.
        Truck "truck" { order: OrderId, number: i64 },
        /// This order leaves on the truck that took that load of the other one.
        Ride "ride" { order: OrderId, with: OrderId, number: i64 },
        /// *Masih akan dikirim*: the rest of it is still to come.
        Expect "restcome" { order: OrderId },
        /// Of this order the person said what happened, before it was known which one is meant.
        Mean "mean" { order: OrderId, event: OrderEvent },
    }
}

/// What typing the label of a transition does: a word names no order. What the seller decides counts at once for the only
/// request that waits for him; every other transition only shows its order.
fn typed(action: OrderAction, only: bool) -> OrderAction {
    match action {
        OrderAction::Do { event, .. } if answers_request(event) && only => action,
        OrderAction::Do { event, .. } if answers_request(event) => OrderAction::List { page: 0 },
        OrderAction::Do { order, .. } => OrderAction::Card { order },
        other => other,
    }
}

impl OrderAction {
    /// What people say for the button besides its label.
    pub(in crate::chat) const fn sayings(&self) -> &'static [&'static str] {
        match self {
            Self::Do { event, .. } => reading::words_of_step(*event),
            _ => &[],
        }
    }

    /// What people answer to the question above the button: *Barangnya sudah berangkat?*, *Uangnya sudah diterima?*, *Barangnya masih ada?*
    pub(in crate::chat) const fn answers(&self) -> &'static [&'static str] {
        match self {
            Self::Do { event: OrderEvent::Depart | OrderEvent::Receive | OrderEvent::SayPaid | OrderEvent::ConfirmPaid, .. } => {
                reading::words_of_answer(ShortAnswer::Done)
            }
            Self::Do { event: OrderEvent::KeepRest, .. } => reading::words_of_answer(ShortAnswer::StillThere),
            Self::Do { event: OrderEvent::DropRest, .. } => reading::words_of_answer(ShortAnswer::Gone),
            // What did not happen yet is looked at.
            Self::Do { event: OrderEvent::DenyPaid, .. } | Self::Card { .. } => reading::words_of_answer(ShortAnswer::NotYet),
            _ => &[],
        }
    }
}

/// Whether the seller answers a request with it.
pub(super) fn answers_request(event: OrderEvent) -> bool {
    event.rows().any(|row| row.by == By::Seller && row.from.contains(&OrderStatus::Requested))
}

/// The events that a party may cause; what time and mediators do is nobody's button.
fn pressable() -> impl Iterator<Item = OrderEvent> {
    OrderEvent::ALL.iter().copied().filter(|event| !matches!(event.by(), By::System | By::Operator))
}

impl Part for OrderEvent {
    fn write(&self, data: &mut String) {
        push(data, self.code());
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let text = parts.next()?;
        pressable().find(|event| event.code() == text)
    }

    #[cfg(test)]
    fn any() -> BoxedStrategy<Self> {
        proptest::sample::select(pressable().collect::<Vec<_>>()).boxed()
    }
}

/// The events that there were when each was a code of its own.
const FIRST_EVENTS: [OrderEvent; 4] = [OrderEvent::Accept, OrderEvent::Decline, OrderEvent::Withdraw, OrderEvent::Cancel];

/// The action of a button that was sent when each event was a code of its own: `yes|1f|2`.
pub(in crate::chat) fn legacy(data: &str) -> Option<OrderAction> {
    let (event, order) = data.split_once(SEPARATOR)?;
    FIRST_EVENTS.iter().find(|first| first.code() == event)?;
    let data = format!("do{SEPARATOR}{order}{SEPARATOR}{event}");
    OrderAction::decode(&data).filter(|action| action.encode() == data)
}
