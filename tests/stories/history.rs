//! *Riwayat*: what happened, in words.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(a_history_tells_its_parties_what_happened_and_nobody_else);
async fn a_history_tells_its_parties_what_happened_and_nobody_else(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let competitor = world.buyer("Bu Sari", Organization::FoodStation).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    buyer.opens_order().await;
    let (message, data) = buyer.button("Riwayat").unwrap();
    buyer.taps("Riwayat").await;
    buyer.sees_last("Riwayat O-2026-00001, yang terbaru dulu:\n24 Nov, 09.");
    buyer.sees_last("disepakati (penjual)");
    buyer.sees_last("dipesan (pembeli)");
    buyer.sees_no("Bejo: ");
    competitor.presses(message, &data).await;
    competitor.sees_no("Riwayat O-2026-00001");
    seller.opens_offer().await;
    seller.taps("Riwayat").await;
    seller.sees_last("tayang (penjual)");
    seller.taps("Kembali").await;
    seller.sees_last("P-1001");
    // Many events run over several pages.
    for _ in 0..4 {
        let more = "INSERT INTO events (at, actor_id, subject, subject_id, kind)
            SELECT at, actor_id, subject, subject_id, 'changed_price' FROM events WHERE subject = 'offer'";
        raw::execute(&world.db, more).await.unwrap();
    }
    seller.opens_offer().await;
    seller.taps("Riwayat").await;
    seller.sees_last("harga diubah (penjual)");
    seller.taps("Berikutnya").await;
    seller.sees_last("tayang (penjual)\nHalaman 2 dari 2");
}
