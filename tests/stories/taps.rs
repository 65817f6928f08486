//! How many taps and messages the daily acts take.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine};

/// Counts what a person does.
struct Effort<'p, 'w> {
    person: &'p Person<'w>,
    messages: usize,
    taps: usize,
}

impl<'p, 'w> Effort<'p, 'w> {
    fn of(person: &'p Person<'w>) -> Self {
        Self { person, messages: 0, taps: 0 }
    }

    async fn does(&mut self, acts: &[&str]) {
        for act in acts {
            match act.starts_with('[') {
                true => self.taps += 1,
                false => self.messages += 1,
            }
            self.person.does(act).await;
        }
    }

    fn took(&self, taps: usize, messages: usize) {
        assert_eq!((self.taps, self.messages), (taps, messages), "{}", self.person.transcript());
    }
}

on_each_engine!(the_daily_acts_take_few_taps);
async fn the_daily_acts_take_few_taps(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;

    let newcomer = world.stranger("Pak Joko");
    newcomer.says("/start").await;
    let mut registering = Effort::of(&newcomer);
    registering.does(&["[Mulai]", "[Setuju]", "[Ya]", "Pak Joko", "[Gedog]"]).await;
    newcomer.sees_last("Akun sudah jadi.");
    registering.took(4, 1);

    let mut offering = Effort::of(&seller);
    offering.does(&["telur 2 ton 26.500 siap besok", "[Benar, tayangkan]"]).await;
    seller.sees_last("Sudah tayang");
    offering.took(1, 1);

    buyer.says("/beli telur").await;
    let mut ordering = Effort::of(&buyer);
    ordering.does(&["[1]", "[Pesan]", "300 kg", "[Pesan]"]).await;
    buyer.sees_last("sudah dikirim ke penjual");
    ordering.took(3, 1);
    seller.taps("Terima").await;

    for refused in [false, true] {
        buyer.orders("500 kg").await;
        let mut answer = Effort::of(&seller);
        if refused {
            answer.does(&["[Tolak]", "[Ya, tolak]"]).await;
            answer.took(2, 0);
        } else {
            answer.does(&["[Terima]"]).await;
            seller.sees_last("Sepakat.");
            answer.took(1, 0);
        }
    }

    seller.opens_order().await;
    seller.sees_last("sepakat");
    let mut cancelling = Effort::of(&seller);
    cancelling.does(&["[Batalkan]", "[Barang tidak ada]", "[Ya, batalkan]"]).await;
    seller.sees_last("dibatalkan oleh penjual");
    cancelling.took(3, 0);

    seller.opens_offer().await;
    seller.taps("Tarik").await;
    seller.taps("Tarik").await;
    world.advance_to("2026-11-25T08:00").await;
    seller.says("/menu").await;
    let mut repeating = Effort::of(&seller);
    repeating.does(&["[Sama seperti kemarin]"]).await;
    seller.sees_last("Sudah tayang dengan nomor baru.");
    repeating.took(1, 0);
}
