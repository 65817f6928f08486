//! *Kabari saya*: who buys waits for offers, who sells for demands, and each is told once.

use tembus::domain::{budgets::Budgets, person::Organization};

use crate::support::{Engine, World, on_each_engine, raw};

const TOLD: &str = "Ada telur ayam ras yang Anda tunggu:";

on_each_engine!(a_buyer_asks_with_one_tap_and_is_told_once_of_what_fits);
async fn a_buyer_asks_with_one_tap_and_is_told_once_of_what_fits(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let seller = world.seller("Pak Bejo").await;
    buyer.says("telur ayam ras maks 26.000").await;
    buyer.taps_twice("Kabari saya").await;
    buyer.sees_last("Baik, Anda kami kabari bila ada telur ayam ras.\nHanya yang harganya paling tinggi Rp26.000/kg.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM subscriptions").await, 1);
    // Too dear, and of other goods.
    seller.offers("telur ayam ras", "2 ton", "26.500").await;
    seller.offers("lele", "300 kg", "22.000").await;
    world.advance_to("2026-11-24T09:05").await;
    buyer.sees_no(TOLD);
    // The price falls: now it is news, once, however often it falls.
    for (price, at) in [("26.000", "2026-11-24T09:10"), ("25.900", "2026-11-24T09:15")] {
        seller.says("/penawaran").await;
        seller.taps("2").await;
        seller.taps("Ubah harga").await;
        seller.says(price).await;
        seller.taps("Benar").await;
        world.advance_to(at).await;
        assert_eq!(buyer.count(TOLD), 1, "{}", buyer.transcript());
    }
    buyer.sees_last("2 ton, Rp26.000/kg di tempat penjual, siap Rab 25 Nov, Gedog");
    buyer.taps("Lihat").await;
    buyer.sees_last("P-1001 Telur ayam ras");
    // Off in one tap under the message, and twice is as good as once.
    buyer.taps_twice("Berhenti dikabari").await;
    buyer.sees_last("Baik, Anda tidak dikabari lagi tentang telur ayam ras.");
    seller.offers("telur ayam ras", "1 ton", "25.000").await;
    world.advance_to("2026-11-24T10:00").await;
    assert_eq!(buyer.count(TOLD), 1);
    world.is_sound().await;
}

on_each_engine!(the_night_is_one_message_and_a_daily_one_waits_for_the_morning);
async fn the_night_is_one_message_and_a_daily_one_waits_for_the_morning(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let other = world.buyer("Bu Tuti", Organization::FoodStation).await;
    buyer.says("/kabari telur ayam ras").await;
    other.says("/kabari telur ayam ras").await;
    other.taps("Kabari sekali sehari").await;
    other.sees_last("Dikabari sekali sehari, pukul 07.00 WIB.");
    other.taps("Dari Kota saja").await;
    other.sees_last("Hanya barang dari Kota Blitar.");
    world.advance_to("2026-11-24T21:00").await;
    for name in ["Pak Bejo", "Bu Sri"] {
        world.seller(name).await.offers("telur ayam ras", "1 ton", "26.500").await;
    }
    world.advance_to("2026-11-24T22:00").await;
    buyer.sees_no(TOLD);
    world.advance_to("2026-11-25T07:05").await;
    for person in [&buyer, &other] {
        assert_eq!(person.count(TOLD), 1, "{}", person.transcript());
        person.sees_last("1. 1 ton, Rp26.500/kg");
        person.sees_last("2. 1 ton, Rp26.500/kg");
    }
    // During the day one is told at once, the other the next morning.
    world.seller("Pak Eko").await.offers("telur ayam ras", "3 ton", "26.400").await;
    world.advance_to("2026-11-25T09:00").await;
    assert_eq!((buyer.count(TOLD), other.count(TOLD)), (2, 1));
    world.advance_to("2026-11-26T07:05").await;
    assert_eq!((buyer.count(TOLD), other.count(TOLD)), (2, 2), "{}", other.transcript());
    world.is_sound().await;
}

on_each_engine!(a_seller_waits_for_demands_and_is_told_of_each_once);
async fn a_seller_waits_for_demands_and_is_told_of_each_once(engine: Engine) {
    let world = World::new(engine).await;
    let told = "Pembeli butuh telur ayam ras:";
    // One has offered eggs and is told as a seller of them, the other only waits.
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur ayam ras", "2 ton", "26.500").await;
    eggs.says("/kabari telur ayam ras").await;
    let waits = world.seller("Bu Sri").await;
    waits.says("/permintaan").await;
    waits.taps("Kabari saya").await;
    waits.sees_last("Anda belum minta dikabari. Permintaan barang apa yang ditunggu?");
    waits.taps("Telur ayam ras").await;
    waits.sees_last("Baik, Anda kami kabari bila pembeli butuh telur ayam ras.");
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur ayam ras 5 ton kamis").await;
    buyer.taps("Kirim").await;
    for at in ["2026-11-24T09:05", "2026-11-24T11:00"] {
        world.advance_to(at).await;
        assert_eq!((waits.count(told), waits.count("Pasar Jaya butuh")), (1, 0), "{}", waits.transcript());
        assert_eq!((eggs.count(told), eggs.count("Pasar Jaya butuh")), (0, 1), "{}", eggs.transcript());
    }
    waits.sees_last("Pasar Jaya: telur ayam ras 5 ton, sampai Kam 26 Nov");
    waits.taps("Lihat").await;
    waits.sees_last("Pasar Jaya butuh telur ayam ras 5 ton");
    world.is_sound().await;
}

on_each_engine!(what_was_asked_is_listed_limited_and_erased);
async fn what_was_asked_is_listed_limited_and_erased(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { subscriptions: 2, ..Budgets::NONE }).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for goods in ["telur ayam ras", "lele", "telur ayam ras 500 kg"] {
        buyer.says(&format!("/kabari {goods}")).await;
        buyer.sees_last("Baik, Anda kami kabari");
    }
    buyer.sees_last("Hanya yang sisanya paling sedikit 500 kg.");
    buyer.says("/kabari beras medium").await;
    buyer.sees_last("Anda sudah minta dikabari tentang 2 barang.");
    buyer.says("/data").await;
    buyer.taps("Daftar kabar").await;
    buyer.sees_last("1. telur ayam ras\n2. lele konsumsi");
    buyer.says("/data").await;
    buyer.taps("Lihat semua").await;
    buyer.sees_last("Minta dikabari: telur ayam ras, lele konsumsi");
    // Another one's can't be pressed.
    let other = world.buyer("Bu Tuti", Organization::FoodStation).await;
    other.says("/menu").await;
    let (message, _) = other.button("Bantuan").unwrap();
    other.presses(message, "alert-off|1").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM subscriptions WHERE ended_at IS NULL").await, 2);
    buyer.says("/data").await;
    buyer.taps("Hapus akun").await;
    buyer.taps("Hapus").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM subscriptions").await, 0);
    world.is_sound().await;
}

on_each_engine!(an_offer_that_resumes_is_news_to_who_was_not_told_of_it);
async fn an_offer_that_resumes_is_news_to_who_was_not_told_of_it(engine: Engine) {
    let world = World::new(engine).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur ayam ras", "2 ton", "26.500").await;
    let before = world.buyer("Bu Rina", Organization::PasarJaya).await;
    before.says("/kabari telur ayam ras").await;
    eggs.offers("telur ayam ras", "1 ton", "26.400").await;
    world.advance_to("2026-11-24T09:05").await;
    assert_eq!(before.count(TOLD), 1);
    world.sandbox.block(eggs.id);
    world.settle().await;
    world.advance_to("2026-11-24T09:10").await;
    let after = world.buyer("Bu Tuti", Organization::FoodStation).await;
    after.says("/kabari telur ayam ras").await;
    world.advance_to("2026-11-24T09:20").await;
    after.sees_no(TOLD);
    world.sandbox.unblock(eggs.id);
    world.settle().await;
    world.advance_to("2026-11-24T09:30").await;
    assert_eq!(after.count(TOLD), 1, "{}", after.transcript());
    after.sees_last("2. 1 ton, Rp26.400/kg");
    // Who was told of one is told of the other alone.
    assert_eq!(before.count(TOLD), 2, "{}", before.transcript());
    assert!(!before.last().contains("26.400"), "{}", before.transcript());
    world.is_sound().await;
}

on_each_engine!(who_comes_back_reads_what_is_true_and_once);
async fn who_comes_back_reads_what_is_true_and_once(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, other) = (world.seller("Pak Bejo").await, world.seller("Bu Sri").await);
    seller.offers("telur ayam ras", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let rival = world.buyer("Bu Tuti", Organization::FoodStation).await;
    buyer.says("/kabari telur ayam ras").await;
    // Queued, and then the buyer can't be reached: a price, a demand's answer, an offer.
    world.sandbox.block(buyer.id);
    world.sandbox.block(other.id);
    world.settle().await;
    rival.says("butuh telur 3 ton kamis").await;
    rival.taps("Kirim").await;
    for (day, quantity) in [(24, "1 ton"), (25, "1,1 ton"), (26, "1,2 ton")] {
        seller.offers("telur ayam ras", quantity, "26.400").await;
        world.advance_to(&format!("2026-11-{day}T19:00")).await;
        world.advance_to(&format!("2026-11-{}T09:00", day + 1)).await;
    }
    world.advance_to("2026-12-07T09:00").await;
    world.sandbox.unblock(buyer.id);
    world.settle().await;
    world.advance_to("2026-12-07T09:10").await;
    assert_eq!(buyer.count(TOLD), 0, "{}", buyer.transcript());
    // What is there by then is one message.
    seller.offers("telur ayam ras", "900 kg", "26.300").await;
    world.advance_to("2026-12-07T09:20").await;
    assert_eq!(buyer.count(TOLD), 1, "{}", buyer.transcript());
    world.is_sound().await;
}

on_each_engine!(how_often_and_from_where_news_comes_is_chosen_by_buttons_that_say_so);
async fn how_often_and_from_where_news_comes_is_chosen_by_buttons_that_say_so(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("/kabari telur").await;
    let steps = [
        ("Kabari sekali sehari", "Dikabari sekali sehari, pukul 07.00 WIB."),
        ("Kabari begitu ada", "Dikabari begitu ada, kalau malam menunggu pagi."),
        ("Dari Kabupaten saja", "Hanya barang dari Kab. Blitar."),
        ("Dari Kota saja", "Hanya barang dari Kota Blitar."),
    ];
    for (label, said) in steps {
        buyer.taps(label).await;
        buyer.sees_last(said);
    }
    buyer.taps("Dari mana saja").await;
    assert!(!buyer.last().contains("Hanya barang dari"), "{}", buyer.transcript());
}
