//! Orders between two people, as far as many stories begin with them.

use tembus::domain::person::Organization;

use super::{Person, World};

/// The goods with which most stories begin: what they are, how much of them is offered, and for how much rupiah a kilogram.
pub(crate) const EGGS: (&str, &str, &str) = ("telur", "2 ton", "26.500");
/// Goods that are not sold by the piece.
pub(crate) const CARCASSES: (&str, &str, &str) = ("karkas", "2 ton", "34.000");

impl World {
    /// Pak Bejo offers these goods; Bu Rina of Pasar Jaya orders each of the quantities, and he says yes.
    pub(crate) async fn agreed_of(&self, (goods, offered, price): (&str, &str, &str), quantities: &[&str]) -> (Person<'_>, Person<'_>) {
        let seller = self.seller("Pak Bejo").await;
        let buyer = self.buyer("Bu Rina", Organization::PasarJaya).await;
        seller.offers(goods, offered, price).await;
        for quantity in quantities {
            buyer.orders(quantity).await;
            seller.accepts().await;
        }
        (seller, buyer)
    }

    /// The same of one order of eggs.
    pub(crate) async fn agreed(&self, quantity: &str) -> (Person<'_>, Person<'_>) {
        self.agreed_of(EGGS, &[quantity]).await
    }

    /// The same with a load on its way, of which so much is said as `loaded`.
    pub(crate) async fn underway(&self, quantity: &str, loaded: &str) -> (Person<'_>, Person<'_>) {
        let (seller, buyer) = self.agreed(quantity).await;
        seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
        seller.says_loaded(loaded).await;
        (seller, buyer)
    }
}

impl Person<'_> {
    /// Says what was loaded: a button where there is one, or else words, which are sent once they are shown.
    pub(crate) async fn says_loaded(&self, loaded: &str) {
        if self.labels().iter().any(|label| label == loaded) {
            return self.taps(loaded).await;
        }
        self.says(loaded).await;
        if self.labels().iter().any(|label| label == "Kirim") {
            self.taps("Kirim").await;
        }
    }
}
