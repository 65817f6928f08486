//! A load that was sent with a wrong weight or plate: its seller corrects it until somebody says that it arrived.

use tembus::domain::{
    budgets::Budgets,
    person::{Organization, Role},
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Agreed orders of eggs of one offer, the first of which left.
async fn underway<'w>(world: &'w World, quantities: &[&str], what: &str) -> (Person<'w>, Person<'w>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "3 ton", "26.500").await;
    for quantity in quantities {
        buyer.orders(quantity).await;
        seller.accepts().await;
    }
    seller.says("O-2026-00001").await;
    seller.taps("Sudah berangkat").await;
    seller.says(what).await;
    if seller.labels().iter().any(|label| label == "Kirim") {
        seller.taps("Kirim").await;
    }
    (seller, buyer)
}

const ROWS: &str =
    "SELECT order_id, correction, loaded_before, COALESCE(plate_before, '-'), loaded, COALESCE(plate, '-') FROM load_corrections
    ORDER BY order_id, number, correction";

on_each_engine!(a_weight_and_a_plate_are_corrected_and_the_buyer_reads_both);
async fn a_weight_and_a_plate_are_corrected_and_the_buyer_reads_both(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, &["1 ton"], "100 kg AG 1234 XX").await;
    seller.says("O-2026-00001").await;
    seller.taps("Perbaiki muatan").await;
    seller.sees_last(
        "O-2026-00001 tercatat: Dimuat 100 kg, AG 1234 XX.\nYang benar apa? Tulis jumlah yang dimuat, nomor kendaraannya, atau keduanya.",
    );
    assert_eq!(seller.labels(), ["1 ton", "Tidak jadi"]);
    for (bad, said) in [("banyak", "belum bisa dibaca"), ("20 ton", "terlalu besar"), ("0 kg", "belum bisa dibaca")] {
        seller.says(bad).await;
        seller.sees_last(said);
        seller.sees_last("Yang benar apa?");
    }
    seller.says("1.002 kg").await;
    seller.sees_last("O-2026-00001: muatan 100 kg, AG 1234 XX menjadi 1.002 kg, AG 1234 XX.\nBenar? Angka ini dikirim ke pembeli.");
    buyer.sees_no("memperbaiki");
    seller.taps_twice("Kirim").await;
    seller.sees_last("Tercatat. Muatan O-2026-00001: 100 kg, AG 1234 XX menjadi 1.002 kg, AG 1234 XX.\nPembeli kami kabari.");
    assert_eq!(buyer.count("Penjual memperbaiki muatan O-2026-00001: 100 kg, AG 1234 XX menjadi 1.002 kg, AG 1234 XX."), 1);
    // The plate alone keeps the weight.
    seller.taps("Perbaiki muatan").await;
    seller.says("AG 4321 YB").await;
    seller.taps("Kirim").await;
    buyer.sees_last("1.002 kg, AG 1234 XX menjadi 1.002 kg, AG 4321 YB");
    let kept = [["1", "1", "100000", "AG 1234 XX", "1002000", "AG 1234 XX"], ["1", "2", "1002000", "AG 1234 XX", "1002000", "AG 4321 YB"]];
    assert_eq!(raw::dump(&world.db, ROWS).await, kept);
    // What it was already changes nothing.
    seller.taps("Perbaiki muatan").await;
    seller.says("1002 kg AG 4321 YB").await;
    seller.sees_last("Pesanan O-2026-00001, berangkat");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_corrections").await, 2);
    seller.taps("Riwayat").await;
    assert_eq!(seller.last().matches("muatan diperbaiki (penjual)").count(), 2, "{}", seller.transcript());
    // The receipt is of the corrected load.
    buyer.opens_order().await;
    buyer.sees_last("Dimuat 1.002 kg, AG 4321 YB");
    buyer.taps("Sudah sampai").await;
    buyer.sees_last("dimuat 1.002 kg");
    buyer.says("990 kg pecah 12").await;
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 1.002 kg, diterima baik 990 kg, pecah 12 kg");
    world.is_sound().await;
}

on_each_engine!(what_is_missing_is_taken_from_what_was_recorded);
async fn what_is_missing_is_taken_from_what_was_recorded(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = underway(&world, &["1 ton"], "800 kg").await;
    seller.says("O-2026-00001").await;
    seller.taps("Perbaiki muatan").await;
    seller.says("kurang 12 kg").await;
    assert!(seller.labels().iter().any(|label| label == "788 kg"), "{:?}\n{}", seller.labels(), seller.transcript());
    world.is_sound().await;
}

on_each_engine!(once_it_arrived_nothing_is_corrected_whoever_was_faster);
async fn once_it_arrived_nothing_is_corrected_whoever_was_faster(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, &["1 ton"], "1 ton").await;
    seller.says("O-2026-00001").await;
    let (message, old) = seller.button("Perbaiki muatan").unwrap();
    seller.taps("Perbaiki muatan").await;
    seller.says("990 kg").await;
    // While the card stands there, the buyer says that it arrived.
    buyer.taps("Tiba, belum dicek").await;
    buyer.says("980 kg").await;
    if buyer.labels().iter().any(|label| label == "Kirim") {
        buyer.taps("Kirim").await;
    }
    seller.taps("Kirim").await;
    seller.presses(message, &old).await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_corrections").await, 0);
    assert_eq!(raw::number(&world.db, "SELECT loaded FROM deliveries").await, 1_000_000);
    seller.says("O-2026-00001").await;
    assert!(!seller.labels().contains(&"Perbaiki muatan".to_owned()), "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(a_form_of_a_receipt_that_is_open_is_of_the_load_that_was_seen);
async fn a_form_of_a_receipt_that_is_open_is_of_the_load_that_was_seen(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, &["1 ton"], "1 ton").await;
    buyer.opens_order().await;
    buyer.taps("Sudah sampai").await;
    buyer.says("990 kg susut").await;
    buyer.shows("").await;
    seller.says("O-2026-00001").await;
    seller.taps("Perbaiki muatan").await;
    seller.says("900 kg").await;
    seller.taps("Kirim").await;
    buyer.taps("Kirim").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE received_at IS NOT NULL").await, 0);
    assert_eq!(raw::number(&world.db, "SELECT loaded FROM deliveries").await, 900_000);
    // What was typed is still there, beside what the load is now.
    buyer.sees("Penjual memperbaiki muatannya: 1 ton menjadi 900 kg. Angka dan foto Anda masih ada.");
    buyer.sees("O-2026-00001: Dimuat 900 kg, diterima baik 990 kg");
    buyer.taps("Kirim").await;
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM deliveries").await, 990_000, "{}", buyer.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos").await, 1);
    world.is_sound().await;
}

on_each_engine!(a_truck_splits_its_freight_anew_and_has_one_plate);
async fn a_truck_splits_its_freight_anew_and_has_one_plate(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, &["1 ton", "300 kg"], "700 kg AG 1234 XX").await;
    seller.taps("Ada, ikut truk ini").await;
    seller.taps("300 kg").await;
    seller.says("O-2026-00001").await;
    seller.taps("Catat ongkos angkut").await;
    seller.says("900rb").await;
    seller.sees_last("O-2026-00001 Rp630.000, O-2026-00002 Rp270.000");
    seller.says("O-2026-00001").await;
    seller.taps("Perbaiki muatan").await;
    seller.taps("1 ton").await;
    if seller.labels().iter().any(|label| label == "Kirim") {
        seller.taps("Kirim").await;
    }
    // The parts of the others are others as well: that is recorded for each, and said.
    seller.sees_last("O-2026-00001 Rp692.308, O-2026-00002 Rp207.692");
    let recorded = "SELECT COUNT(*) FROM events WHERE kind = 'freight_said'";
    assert_eq!(raw::number(&world.db, recorded).await, 4);
    for (order, part) in [("O-2026-00001", "Rp692.308"), ("O-2026-00002", "Rp207.692")] {
        buyer.says(order).await;
        buyer.sees_last(&format!("Ongkos angkut {part}, tidak masuk harga barang"));
    }
    // The plate is the truck's: of each order on it the buyer is told.
    seller.says("O-2026-00002").await;
    seller.taps("Perbaiki muatan").await;
    seller.says("AG 4321 YB").await;
    seller.sees_last("Nomor kendaraan truk J-1 juga diganti untuk O-2026-00001.");
    seller.taps_twice("Kirim").await;
    seller.sees_last("Nomor kendaraan truk J-1 berlaku untuk semua muatannya.");
    for (order, loaded) in [("O-2026-00001", "1 ton"), ("O-2026-00002", "300 kg")] {
        let said = format!("Penjual memperbaiki muatan {order}: {loaded}, AG 1234 XX menjadi {loaded}, AG 4321 YB.");
        assert_eq!(buyer.count(&said), 1, "{said}\n{}", buyer.transcript());
    }
    assert_eq!(raw::texts(&world.db, "SELECT DISTINCT plate FROM deliveries").await, ["AG 4321 YB"]);
    // Once one of the loads has arrived, the plate stays; the weight of the other can still be wrong.
    buyer.says("O-2026-00002").await;
    buyer.taps("Sudah sampai").await;
    buyer.taps("300 kg").await;
    seller.says("O-2026-00001").await;
    seller.taps("Perbaiki muatan").await;
    seller.says("990 kg AG 7 ZZ").await;
    // What is wrong is said at once, and the weight beside it is one tap away.
    seller.sees_last("Nomor kendaraan truk ini tidak bisa diganti");
    seller.taps("990 kg").await;
    if seller.labels().iter().any(|label| label == "Kirim") {
        seller.taps("Kirim").await;
    }
    buyer.sees_last("Penjual memperbaiki muatan O-2026-00001: 1 ton, AG 4321 YB menjadi 990 kg, AG 4321 YB.");
    world.is_sound().await;
}

on_each_engine!(the_slip_is_issued_anew_and_the_old_one_is_known_as_replaced);
async fn the_slip_is_issued_anew_and_the_old_one_is_known_as_replaced(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = underway(&world, &["1 ton"], "100 kg").await;
    seller.says("O-2026-00001").await;
    seller.taps_each(&["Surat", "Surat pengantar"]).await;
    seller.says("O-2026-00001").await;
    seller.taps("Perbaiki muatan").await;
    seller.says("990 kg").await;
    seller.taps("Kirim").await;
    seller.says("O-2026-00001").await;
    seller.taps_each(&["Surat", "Surat pengantar"]).await;
    let numbers = "SELECT CAST(number AS TEXT) FROM papers ORDER BY id";
    assert_eq!(raw::texts(&world.db, numbers).await, ["1", "2"]);
    let told = raw::texts(&world.db, "SELECT facts FROM papers ORDER BY id").await;
    assert!(told[0].contains("\"loaded\":100000") && told[1].contains("\"loaded\":990000"), "{told:?}");
    let mut tx = world.db.begin().await.unwrap();
    assert_eq!(tembus::market::broken_chain(&mut tx).await.unwrap(), None);
    drop(tx);
    world.is_sound().await;
}

on_each_engine!(nobody_else_corrects_a_load);
async fn nobody_else_corrects_a_load(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, &["1 ton"], "1 ton").await;
    let stranger = world.seller("Pak Slamet").await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    seller.says("O-2026-00001").await;
    let (message, data) = seller.button("Perbaiki muatan").unwrap();
    for person in [&buyer, &stranger, &assistant] {
        person.presses(message, &data).await;
        person.sees_no("Yang benar apa?");
    }
    // While somebody complains, what was loaded stays.
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Barang kurang"]).await;
    seller.presses(message, &data).await;
    seller.sees_no("Yang benar apa?");
    seller.says("O-2026-00001").await;
    assert!(!seller.labels().contains(&"Perbaiki muatan".to_owned()), "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(a_load_is_not_corrected_without_end);
async fn a_load_is_not_corrected_without_end(engine: Engine) {
    let world = World::with_budgets(engine, Budgets::default()).await;
    let (seller, buyer) = underway(&world, &["1 ton"], "800 kg").await;
    for kg in 801..807 {
        seller.says("O-2026-00001").await;
        seller.taps("Perbaiki muatan").await;
        seller.says(&format!("{kg} kg")).await;
        seller.taps("Kirim").await;
    }
    seller.says("O-2026-00001").await;
    seller.taps("Perbaiki muatan").await;
    seller.sees_last("Muatan pesanan ini sudah terlalu sering diperbaiki dalam satu jam ini. Coba lagi nanti.");
    assert_eq!(buyer.count("Penjual memperbaiki muatan"), 6, "{}", buyer.transcript());
    world.advance_to("2026-11-24T12:00").await;
    seller.says("O-2026-00001").await;
    seller.taps("Perbaiki muatan").await;
    seller.sees_last("Yang benar apa?");
    world.is_sound().await;
}
