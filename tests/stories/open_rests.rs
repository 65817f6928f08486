//! What a receipt leaves to come: its seller is asked about it once, and reminded once.

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Of 600 kg that left, 599 arrive: the load shrank.
async fn shrunk(world: &World) -> (Person<'_>, Person<'_>) {
    let (seller, buyer) = world.underway("600 kg", "600 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("599 kg").await;
    buyer.taps_each(&["Susut biasa", "Kirim"]).await;
    seller.sees_last("Angkanya cocok?");
    (seller, buyer)
}

async fn closed(world: &World) -> i64 {
    raw::number(&world.db, "SELECT closed_short FROM orders").await
}

on_each_engine!(who_agrees_to_a_receipt_is_asked_about_its_rest_at_once);
async fn who_agrees_to_a_receipt_is_asked_about_its_rest_at_once(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = shrunk(&world).await;
    seller.taps("Setuju").await;
    seller.sees_last("Belum dikirim 1 kg.\nSisa telur ayam ras ini masih akan dikirim?");
    assert_eq!(seller.labels(), ["Sudah berangkat", "Tutup sisanya", "Masih akan dikirim", "Lihat"]);
    // The other side reads it, and is not asked.
    buyer.sees_last("Belum dikirim 1 kg.");
    buyer.sees_no("masih akan dikirim?");
    assert_eq!(buyer.labels()[..1], ["Tutup sisanya"]);
    let heard = buyer.chat().len();
    seller.taps_twice("Masih akan dikirim").await;
    seller.sees_last("Baik, pembeli O-2026-00001 masih menunggu telur ayam ras 1 kg.\nKalau sudah dimuat, tekan Sudah berangkat.");
    assert_eq!(seller.labels(), ["Sudah berangkat", "Lihat"]);
    assert_eq!(seller.count("masih menunggu"), 1);
    // Nothing changed by it: the buyer's button still counts.
    assert_eq!(buyer.chat().len(), heard);
    buyer.taps_each(&["Tutup sisanya", "Barang tidak ada"]).await;
    assert_eq!(closed(&world).await, 1_000);
    world.is_sound().await;
}

on_each_engine!(a_rest_within_what_is_tolerated_is_proposed_to_be_closed);
async fn a_rest_within_what_is_tolerated_is_proposed_to_be_closed(engine: Engine) {
    for (said, closes) in [("ya", true), ("[Tutup sisanya]", true), ("ora", false), ("[Masih akan dikirim]", false)] {
        let world = World::new(engine).await;
        assert!(world.tembus(&["tolerance", "set", "telur ayam ras", "2"]).await.is_ok());
        let (seller, _) = shrunk(&world).await;
        seller.taps("Setuju").await;
        seller.sees_last("Belum dikirim 1 kg.\nItu tidak lebih dari 2% pesanan. Sisa telur ayam ras ini ditutup saja?");
        assert_eq!(seller.labels(), ["Tutup sisanya", "Sudah berangkat", "Masih akan dikirim", "Lihat"]);
        seller.does(said).await;
        if closes {
            // Why is asked as ever.
            seller.taps("Barang tidak ada").await;
            seller.sees("Sisa O-2026-00001 ditutup: 1 kg tidak dikirim.");
        } else {
            seller.sees_last("masih menunggu telur ayam ras 1 kg");
        }
        assert_eq!(closed(&world).await, if closes { 1_000 } else { 0 }, "{said}");
        world.is_sound().await;
    }
}

on_each_engine!(whether_a_rest_still_comes_is_answered_in_words);
async fn whether_a_rest_still_comes_is_answered_in_words(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "600 kg").await;
    buyer.taps_each(&["Sudah sampai", "600 kg"]).await;
    seller.says("cocok").await;
    seller.sees_last("Belum dikirim 400 kg.\nSisa telur ayam ras ini masih akan dikirim?");
    seller.says("ya pak").await;
    seller.sees_last("masih menunggu telur ayam ras 400 kg");
    assert_eq!(closed(&world).await, 0);
    world.is_sound().await;
}

on_each_engine!(of_a_rest_that_nobody_loads_the_seller_is_reminded_once);
async fn of_a_rest_that_nobody_loads_the_seller_is_reminded_once(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = shrunk(&world).await;
    seller.taps_each(&["Setuju", "Masih akan dikirim"]).await;
    let asked = "O-2026-00001: sisa telur ayam ras 1 kg belum tercatat berangkat.\nMasih akan dikirim?";
    world.advance_to("2026-11-27T06:00").await;
    seller.sees_no(asked);
    world.advance_to("2026-11-27T08:00").await;
    seller.sees_last(asked);
    buyer.sees_no("belum tercatat berangkat");
    assert_eq!(seller.labels(), ["Sudah berangkat", "Tutup sisanya", "Masih akan dikirim", "Lihat"]);
    seller.says("tidak").await;
    seller.taps("Kendaraan tidak ada").await;
    assert_eq!(closed(&world).await, 1_000);
    world.advance_to("2026-12-05T08:00").await;
    assert_eq!(seller.count(asked), 1);
    world.is_sound().await;
}

on_each_engine!(a_rest_that_was_loaded_or_closed_is_not_asked_about_again);
async fn a_rest_that_was_loaded_or_closed_is_not_asked_about_again(engine: Engine) {
    for closes in [true, false] {
        let world = World::new(engine).await;
        let (seller, buyer) = world.underway("1 ton", "600 kg").await;
        buyer.taps_each(&["Sudah sampai", "600 kg"]).await;
        seller.taps("Setuju").await;
        let (message, old) = seller.button("Masih akan dikirim").unwrap();
        if closes {
            buyer.taps_each(&["Tutup sisanya", "Harga berubah"]).await;
        } else {
            seller.taps_each(&["Sudah berangkat", "400 kg"]).await;
        }
        seller.presses(message, &old).await;
        seller.sees("Tombol ini tidak berlaku lagi");
        seller.sees_no("masih menunggu");
        world.advance_to("2026-11-28T08:00").await;
        seller.sees_no("belum tercatat berangkat");
        world.is_sound().await;
    }
}

on_each_engine!(a_buyer_can_close_the_rest_of_a_seller_who_can_not_be_reached);
async fn a_buyer_can_close_the_rest_of_a_seller_who_can_not_be_reached(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = shrunk(&world).await;
    seller.taps("Setuju").await;
    world.sandbox.block(seller.id);
    // That is found out by news which he can't be sent.
    buyer.opens_order().await;
    buyer.taps_each(&["Ubah kesepakatan", "Hari bayar"]).await;
    buyer.says("7").await;
    if buyer.labels().contains(&"Kirim".to_owned()) {
        buyer.taps("Kirim").await;
    }
    world.advance_to("2026-11-25T10:00").await;
    world.advance_to("2026-11-27T08:00").await;
    buyer.sees_last("O-2026-00001: sisa telur ayam ras 1 kg belum tercatat berangkat.");
    buyer.sees_last("Kalau tidak ditunggu lagi, tekan Tutup sisanya.");
    buyer.taps_each(&["Tutup sisanya", "Barang tidak ada"]).await;
    assert_eq!(closed(&world).await, 1_000);
    world.is_sound().await;
}
