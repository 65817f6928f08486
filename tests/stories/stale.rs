//! Old buttons and double taps: each counts once, changes nothing twice, and says what happened.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(a_double_tap_on_a_final_button_is_one_tap);
async fn a_double_tap_on_a_final_button_is_one_tap(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says("/jual").await;
    for text in ["telur", "2 ton", "26.500", "di tempat saya", "besok", "ya"] {
        seller.says(text).await;
    }
    seller.taps_twice("Benar, tayangkan").await;
    seller.sees_last("Nomor P-1001.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 1);

    for answer in ["Tolak", "Terima"] {
        buyer.says("/beli").await;
        buyer.taps_each(&["1", "Pesan", "1 ton"]).await;
        buyer.taps_twice("Pesan").await;
        buyer.sees_last("sudah dikirim ke penjual");
        seller.taps_twice(answer).await;
        if answer == "Tolak" {
            seller.taps_twice("Ya, tolak").await;
        }
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 2);
    seller.sees_last("Sepakat. Pesanan O-2026-00002");
    assert_eq!(buyer.count("Sepakat."), 1);

    buyer.opens_order().await;
    buyer.taps_twice("Batalkan").await;
    buyer.taps_twice("Kendaraan tidak ada").await;
    buyer.taps_twice("Ya, batalkan").await;
    assert_eq!(seller.count("dibatalkan oleh pembeli"), 1);
    buyer.says("/beli").await;
    buyer.taps_each(&["1", "Pesan", "Semua", "Pesan", "Lihat"]).await;
    buyer.taps_twice("Tarik pesanan").await;
    assert_eq!(seller.count("menarik pesanan"), 1);
    seller.opens_offer().await;
    seller.taps_twice("Tarik").await;
    seller.taps_twice("Tarik").await;
    seller.sees_last("Penawaran sudah ditarik.");
    for person in [&seller, &buyer] {
        person.sees_no("Tombol ini tidak berlaku lagi");
        person.sees_no("Maaf");
    }
}

on_each_engine!(an_old_question_leads_to_the_one_that_is_open);
async fn an_old_question_leads_to_the_one_that_is_open(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("/jual").await;
    let (message, data) = seller.button("🐟 Ikan").unwrap();
    seller.says("telur").await;
    seller.says("2 ton").await;
    seller.presses(message, &data).await;
    seller.sees_last("Harga per kg berapa?");
    let open = seller.chat().iter().filter(|b| b.rows.iter().flatten().any(|b| b.text == "Batal")).count();
    assert_eq!(open, 1, "only the open question has buttons\n{}", seller.transcript());
    seller.taps("Batal").await;
    seller.presses(message, &data).await;
    seller.sees_last("Tombol ini tidak berlaku lagi: pertanyaan itu sudah dijawab.");
    assert!(seller.labels().contains(&"Buat penawaran".to_owned()));
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 0);
}

on_each_engine!(an_old_card_says_what_happened_and_shows_how_things_are);
async fn an_old_card_says_what_happened_and_shows_how_things_are(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    let accept = seller.button("Terima").unwrap();
    let decline = seller.button("Tolak").unwrap();
    buyer.taps("Lihat").await;
    let withdraw = buyer.button("Tarik pesanan").unwrap();
    seller.accepts().await;
    seller.presses(decline.0, &decline.1).await;
    seller.sees_last("Tombol ini tidak berlaku lagi: pesanan sudah disepakati.\nPesanan O-2026-00001, sepakat");
    buyer.presses(withdraw.0, &withdraw.1).await;
    buyer.sees("Tombol ini tidak berlaku lagi: pesanan sudah disepakati.\nPesanan O-2026-00001, sepakat");
    buyer.says("/pesanan").await;
    buyer.taps_each(&["1", "Batalkan", "Kendaraan tidak ada", "Ya, batalkan"]).await;
    seller.presses(accept.0, &accept.1).await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan sudah dibatalkan.\nPesanan O-2026-00001, dibatalkan oleh pembeli");
    assert_eq!(raw::number(&world.db, "SELECT available FROM offers").await, 2_000_000);
}

on_each_engine!(the_label_of_the_last_card_can_be_typed_where_only_one_can_be_meant);
async fn the_label_of_the_last_card_can_be_typed_where_only_one_can_be_meant(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let request = async |quantity: &str| {
        for text in ["/beli", "1", "pesan", quantity, "pesan"] {
            buyer.says(text).await;
        }
        buyer.sees_last("sudah dikirim ke penjual");
    };
    request("500 kg").await;
    request("1 ton").await;
    seller.says("terima").await;
    seller.sees_last("Pesanan: 2 menunggu jawaban");
    seller.says("1").await;
    seller.sees_last("menunggu jawaban sampai");
    seller.declines().await;
    seller.says("lihat pesanan").await;
    seller.says("/pesanan").await;
    seller.says("1").await;
    seller.sees_last("menunggu jawaban sampai");
    seller.says("Terima").await;
    seller.sees_last("Sepakat.");
    buyer.says("lihat").await;
    buyer.sees_last(", sepakat");
    buyer.says("batalkan").await;
    buyer.sees_last(", sepakat");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE status = 'confirmed'").await, 1);
}
