//! Who drives a load: said beside the plate, read by the two parties, and forgotten.

use chrono::Duration;
use tembus::clock::Clock as _;

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(who_drives_is_said_beside_the_plate_and_read_by_the_parties_alone);
async fn who_drives_is_said_beside_the_plate_and_read_by_the_parties_alone(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    // Nobody drives under the name of an office.
    seller.says("1 ton AG 1234 XX sopir Admin Tembus").await;
    seller.sees_last("Maaf, nama itu belum bisa dipakai.");
    seller.says("1 ton AG 1234 XX pak gito").await;
    seller.sees_last("O-2026-00001: Dimuat 1 ton, AG 1234 XX, sopir Pak Gito\nBenar? Angka ini dikirim ke pembeli.");
    seller.taps_twice("Kirim").await;
    // A name is not for a locked screen: the card has it.
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 1 ton, AG 1234 XX.");
    buyer.sees_no("Gito");
    buyer.opens_order().await;
    buyer.sees_last("Dimuat 1 ton, AG 1234 XX, sopir Pak Gito");
    buyer.taps_each(&["Surat", "Surat pengantar"]).await;
    let facts = raw::texts(&world.db, "SELECT facts FROM papers").await;
    assert!(facts[0].contains("\"driver\":\"Pak Gito\""), "{facts:?}");
    // Another driver is a correction as any, of which the buyer reads no name.
    seller.opens_order().await;
    seller.taps("Perbaiki muatan").await;
    seller.says("sopir pak agus").await;
    seller.sees_last("muatan 1 ton, AG 1234 XX, sopir Pak Gito menjadi 1 ton, AG 1234 XX, sopir Pak Agus.");
    seller.taps_twice("Kirim").await;
    seller.sees_last("Tercatat. Nama sopir untuk muatan O-2026-00001 sudah diperbaiki.");
    assert_eq!(buyer.count("Penjual memperbaiki nama sopir untuk muatan O-2026-00001."), 1);
    buyer.opens_order().await;
    buyer.sees_last("sopir Pak Agus");
    let kept = "SELECT driver_before, driver, loaded_before, loaded FROM load_corrections";
    assert_eq!(raw::dump(&world.db, kept).await, [["Pak Gito", "Pak Agus", "1000000", "1000000"]]);
    // What arrived is received as ever, whoever drove.
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    seller.taps("Setuju").await;
    buyer.opens_order().await;
    assert!(!buyer.last().contains("Agus"), "{}", buyer.transcript());
    world.is_sound().await;
}

on_each_engine!(nobody_is_asked_who_drives_and_a_word_that_is_no_name_is_none);
async fn nobody_is_asked_who_drives_and_a_word_that_is_no_name_is_none(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.says("wis mangkat 1 ton AG 1234 XX pak, makasih").await;
    seller.sees_last("O-2026-00001: Dimuat 1 ton, AG 1234 XX\nBenar?");
    seller.taps("Kirim").await;
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 1 ton, AG 1234 XX.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE driver IS NOT NULL").await, 0);
    world.is_sound().await;
}

on_each_engine!(who_drove_is_forgotten_ninety_days_later_and_with_the_account_of_who_said_it);
async fn who_drove_is_forgotten_ninety_days_later_and_with_the_account_of_who_said_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    seller.says("1 ton AG 1234 XX sopir Gito").await;
    seller.taps("Kirim").await;
    let named = "SELECT COUNT(*) FROM deliveries WHERE driver IS NOT NULL";
    for (days, left) in [(-1, 1), (1, 0)] {
        let mut tx = world.db.begin().await.unwrap();
        tx.deliveries().forget_drivers(world.clock.now() + Duration::days(days)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(raw::number(&world.db, named).await, left, "{days}");
    }
    buyer.opens_order().await;
    buyer.sees_last("Dimuat 1 ton, AG 1234 XX");
    assert!(!buyer.last().contains("sopir"), "{}", buyer.transcript());
    world.is_sound().await;
}
