//! What a seller does with an offer that is up, and what time does with it.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Asks for `quantity` of the only offer.
async fn requests(buyer: &Person<'_>, quantity: &str) {
    buyer.orders(quantity).await;
    buyer.sees_last("sudah dikirim ke penjual.");
}

on_each_engine!(a_seller_changes_price_and_quantity_but_not_below_what_is_bound);
async fn a_seller_changes_price_and_quantity_but_not_below_what_is_bound(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says("/penawaran").await;
    seller.sees_last("Belum ada penawaran. Tekan Buat penawaran untuk mulai.");
    seller.offers("telur", "2 ton", "26.500").await;
    requests(&buyer, "500 kg").await;
    seller.says("/penawaran").await;
    seller.sees_last("Penawaran Anda: 1 tayang");
    seller.sees_last("1. P-1001 Telur ayam ras, sisa 1,5 dari 2 ton, Rp26.500/kg, sampai Jum 27 Nov");
    seller.taps("1").await;
    seller.sees_last("P-1001 Telur ayam ras, tayang");
    seller.sees_last("Sudah dipesan 500 kg");
    seller.taps("Ubah jumlah").await;
    seller.sees_last("P-1001: sekarang 2 ton, sudah dipesan 500 kg.\nSisa yang masih bisa dijual sekarang berapa?");
    seller.says("500 kg").await;
    seller.sees_last("Sisa P-1001 (telur ayam ras) diubah dari 1,5 ton menjadi 500 kg.");
    seller.taps("Benar").await;
    seller.sees_last("Jumlah sudah diubah.");
    seller.sees_last("Sisa 500 dari 1.000 kg");
    seller.taps("Ubah harga").await;
    seller.says("27").await;
    seller.sees_last("Maksudnya Rp27.000 per kg?");
    seller.taps("Ya").await;
    seller.sees_last("Harga P-1001 diubah dari Rp26.500/kg menjadi Rp27.000/kg. Sudah benar?");
    seller.taps("Ubah").await;
    seller.says("26.750").await;
    seller.taps("Benar").await;
    seller.sees_last("Harga sudah diubah.");
    // What was asked for before is answered on the old terms.
    seller.accepts().await;
    seller.sees("500 kg x Rp26.500/kg = Rp13.250.000");
}

on_each_engine!(requests_for_an_offer_that_was_taken_down_can_still_be_answered);
async fn requests_for_an_offer_that_was_taken_down_can_still_be_answered(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    requests(&buyer, "500 kg").await;
    seller.opens_offer().await;
    seller.taps("Tarik").await;
    seller.sees_last("Tarik penawaran P-1001 (telur ayam ras, sisa 1,5 ton)? Pembeli tidak akan melihatnya lagi.");
    seller.taps("Tidak jadi").await;
    seller.sees_last("P-1001 Telur ayam ras, tayang");
    seller.taps("Tarik").await;
    seller.taps("Tarik").await;
    seller.sees_last("Penawaran sudah ditarik. 1 pesanan masih menunggu jawaban Anda.");
    buyer.says("/beli").await;
    buyer.sees_last("Belum ada penawaran.");
    seller.accepts().await;
    buyer.sees_last("Sepakat. Pesanan O-2026-00001");
    seller.says("/penawaran").await;
    seller.sees_last("Belum ada penawaran.");
}

on_each_engine!(a_seller_is_warned_in_the_morning_and_the_offer_ends_in_the_evening);
async fn a_seller_is_warned_in_the_morning_and_the_offer_ends_in_the_evening(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.offers("telur", "2 ton", "26.500").await;
    world.advance_to("2026-11-27T05:59").await;
    seller.sees_no("habis waktu hari ini");
    world.advance_to("2026-11-27T06:00").await;
    seller.sees_last("Penawaran P-1001 (telur ayam ras, sisa 2 ton) habis waktu hari ini 18.00 WIB. Barang masih ada?");
    assert_eq!(seller.labels(), ["Masih, perpanjang", "Ubah harga", "Sudah habis"]);
    world.advance_to("2026-11-27T12:00").await;
    assert_eq!(seller.count("habis waktu hari ini"), 1);
    world.advance_to("2026-11-27T18:00").await;
    seller.sees_last("P-1001 (telur ayam ras) sudah lewat waktu dan tidak tayang lagi.");
    assert_eq!(seller.labels(), ["Tayangkan lagi", "Selesai"]);
    // The warning's button comes too late.
    seller.taps("Sudah habis").await;
    seller.sees("Tombol ini tidak berlaku lagi: penawaran sudah lewat waktu.");
    seller.taps("Tayangkan lagi").await;
    seller.sees_last("Masa tayang sudah diperpanjang.");
    seller.sees_last("Siap sekarang, Gedog");
    seller.sees_last("Berlaku sampai Min, 29 Nov 2026, 18.00 WIB");
}

on_each_engine!(offers_that_end_together_are_told_in_one_message);
async fn offers_that_end_together_are_told_in_one_message(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let other = world.seller("Bu Sri").await;
    seller.offers("telur ayam ras", "2 ton", "26.500").await;
    seller.offers("telur bebek", "900 butir", "2.500").await;
    seller.offers("telur puyuh", "30 kg", "32.000").await;
    other.offers("telur ayam ras", "1 ton", "26.500").await;
    world.advance_to("2026-11-27T06:01").await;
    assert_eq!(seller.count("habis waktu hari ini"), 1, "{}", seller.transcript());
    seller.sees_last("3 penawaran habis waktu hari ini 18.00 WIB. Barang masih ada?\n1. P-1001 (telur ayam ras, sisa 2 ton)\n2. P-1002");
    assert_eq!(seller.labels(), ["1. Masih, perpanjang", "2. Masih, perpanjang", "3. Masih, perpanjang", "Penawaran saya"]);
    other.sees_last("Penawaran P-1004 (telur ayam ras, sisa 1 ton) habis waktu hari ini 18.00 WIB.");
    let warning = seller.chat().last().unwrap().text.clone();
    seller.taps("2. Masih, perpanjang").await;
    seller.sees_last("Masa tayang sudah diperpanjang.");
    assert!(seller.chat().iter().any(|message| message.text == warning), "the warning stays\n{}", seller.transcript());
    world.advance_to("2026-11-27T18:01").await;
    assert_eq!(seller.count("2 penawaran sudah lewat waktu dan tidak tayang lagi."), 1, "{}", seller.transcript());
    seller.sees_last("1. P-1001 (telur ayam ras, sisa 2 ton)\n2. P-1003");
    assert_eq!(seller.count("sudah lewat waktu"), 1);
    assert_eq!(other.count("P-1004 (telur ayam ras) sudah lewat waktu dan tidak tayang lagi."), 1);
    seller.taps("1. Tayangkan lagi").await;
    seller.sees_last("Masa tayang sudah diperpanjang.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers WHERE seller_id = 1 AND status = 'published'").await, 2);
    let kinds = "SELECT kind || ' ' || COUNT(*) FROM events WHERE kind = 'expired' GROUP BY kind";
    assert_eq!(raw::texts(&world.db, kinds).await, ["expired 3"]);
}

on_each_engine!(the_warning_prolongs_or_ends_an_offer);
async fn the_warning_prolongs_or_ends_an_offer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.offers("telur", "2 ton", "26.500").await;
    world.advance_to("2026-11-27T06:00").await;
    seller.taps("Masih, perpanjang").await;
    seller.sees_last("Masa tayang sudah diperpanjang.");
    world.advance_to("2026-11-27T18:00").await;
    seller.sees_no("sudah lewat waktu");
    world.advance_to("2026-11-29T06:00").await;
    seller.sees_last("habis waktu hari ini 18.00 WIB");
    seller.taps("Sudah habis").await;
    seller.sees_last("Penawaran sudah ditarik.");
    world.advance_to("2026-11-29T18:00").await;
    seller.sees_no("sudah lewat waktu");
}

on_each_engine!(at_night_requests_come_without_a_sound);
async fn at_night_requests_come_without_a_sound(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    world.advance_to("2026-11-24T21:00").await;
    requests(&buyer, "500 kg").await;
    seller.sees_last("Dari penawaran P-1001.");
    assert!(seller.chat().last().is_some_and(|b| b.silent));
    world.advance_to("2026-11-25T08:00").await;
    seller.accepts().await;
    assert!(buyer.chat().last().is_some_and(|b| !b.silent));
}

on_each_engine!(the_price_of_the_same_again_is_asked_with_its_steps);
async fn the_price_of_the_same_again_is_asked_with_its_steps(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.offers("telur", "2 ton", "26.500").await;
    for act in ["/penawaran", "[1]", "[Ingatkan rutin]", "setiap hari", "[Benar]"] {
        seller.does(act).await;
    }
    world.advance_to("2026-11-25T05:31").await;
    seller.taps("Ubah harga").await;
    assert_eq!(seller.labels()[..4], ["Rp26.750/kg", "Rp26.250/kg", "Rp27.000/kg", "Rp26.000/kg"]);
    seller.taps("Rp26.750/kg").await;
    seller.sees_last("2 ton (2.000 kg), Rp26.750/kg");
}
