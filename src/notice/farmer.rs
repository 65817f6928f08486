//! For which farmer news is that an assistant reads.

use super::{Notice, OnBehalf};
use crate::domain::order::Side;

/// The facts of the order in news for who answers for its goods, as they are borrowed.
macro_rules! order_of_seller {
    ($notice:expr) => {
        if let Notice::OrderReminder { order }
        | Notice::OrderWithdrawn { order, .. }
        | Notice::OrderConfirmed { order, side: Side::Seller, .. }
        | Notice::AgreementWaits { order, side: Side::Seller }
        | Notice::OrderLapsed { order, side: Side::Seller }
        | Notice::OrderChanged { order, side: Side::Seller, .. }
        | Notice::PaymentReminder { order, side: Side::Seller, .. }
        | Notice::NotLoaded { order, side: Some(Side::Seller), .. }
        | Notice::LoadLate { order, side: Some(Side::Seller) }
        | Notice::RestReminder { order, side: Side::Seller }
        | Notice::ComplaintNoted { order, side: Side::Buyer } = $notice
        {
            Some(order)
        } else {
            None
        }
    };
}

impl Notice {
    /// The names of the farmer whose goods the news is about, and of the assistant who answers for them.
    #[must_use]
    pub fn farmer(&self) -> Option<&OnBehalf> {
        if let Self::OfferExpiring { offer } | Self::OfferExpired { offer } = self {
            return offer.on_behalf.as_ref();
        }
        order_of_seller!(self)?.on_behalf.as_ref()
    }

    /// The same news of an order with the names of farmer and assistant.
    #[must_use]
    pub fn for_farmer(mut self, names: OnBehalf) -> Self {
        if let Some(order) = order_of_seller!(&mut self) {
            order.on_behalf = Some(names);
        }
        self
    }
}
