//! Loads of several orders on one truck: each is received by itself, and who may know it reads with which others it left.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, orders::EGGS, raw, world::wib};

const ASKED: &str = "Ada pesanan lain yang ikut truk ini?";

impl Person<'_> {
    /// Says what was loaded for an order.
    async fn loads(&self, order: &str, what: &str) {
        self.says(order).await;
        self.taps("Sudah berangkat").await;
        self.says(what).await;
        self.taps("Kirim").await;
        self.sees_last(&format!("Tercatat. {order} berangkat."));
    }
}

on_each_engine!(two_orders_leave_on_one_truck_and_are_received_apart);
async fn two_orders_leave_on_one_truck_and_are_received_apart(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(EGGS, &["1 ton", "300 kg"]).await;
    let colleague = world.buyer("Pak Anton", Organization::PasarJaya).await;
    seller.loads("O-2026-00001", "1 ton AG 1234 XX").await;
    seller.sees_last(ASKED);
    world.advance_to("2026-11-24T11:00").await;
    seller.taps("Ada, ikut truk ini").await;
    seller.sees_last("O-2026-00002 ikut truk AG 1234 XX, bersama O-2026-00001.\nBerapa yang dimuat untuk O-2026-00002?");
    seller.taps_twice("300 kg").await;
    seller.sees("Tercatat. O-2026-00002 berangkat. Dimuat 300 kg, AG 1234 XX.\nPembeli kami kabari.\nSatu truk dengan O-2026-00001.");
    assert_eq!(seller.count(ASKED), 1, "{}", seller.transcript());
    buyer.sees_last("O-2026-00002 berangkat. Dimuat 300 kg, AG 1234 XX.");
    buyer.sees_last("Satu truk dengan O-2026-00001.");
    for person in [&seller, &buyer, &colleague] {
        person.says("O-2026-00001").await;
        person.sees_last("Satu truk (J-1) dengan O-2026-00002");
        person.says("O-2026-00002").await;
        person.sees_last("Satu truk (J-1) dengan O-2026-00001");
        person.says("/pesanan").await;
        person.sees_last("berangkat, truk J-1");
    }
    assert_eq!(raw::texts(&world.db, "SELECT DISTINCT plate FROM deliveries").await, ["AG 1234 XX"]);
    // The truck left once, whenever its second load was said.
    assert_eq!(raw::number(&world.db, "SELECT COUNT(DISTINCT departed_at) FROM deliveries WHERE trip_id = 1").await, 1);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE trip_id = 1").await, 2);
    buyer.says("O-2026-00002").await;
    buyer.taps("Sudah sampai").await;
    buyer.taps("300 kg").await;
    seller.taps("Setuju").await;
    seller.sees("Kiriman O-2026-00002 sudah lengkap.");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await, ["shipped", "received"]);
    world.is_sound().await;
}

on_each_engine!(three_farmers_of_one_assistant_share_a_truck_and_learn_nothing_of_each_other);
async fn three_farmers_of_one_assistant_share_a_truck_and_learn_nothing_of_each_other(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    let other = world.assistant("Pak Joko").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for (farmer, quantity) in [("Pak Tarno", "100 kg"), ("Mbah Karto", "200 kg"), ("Mbok Yem", "300 kg")] {
        let code = assistant.offers_for(farmer, "telur 2 ton 26500 siap besok").await;
        buyer.says(&code).await;
        buyer.taps("Pesan").await;
        buyer.says(quantity).await;
        buyer.taps("Pesan").await;
        assistant.accepts().await;
    }
    assistant.loads("O-2026-00001", "100 kg AG 1234 XX").await;
    assistant.taps("Ada, ikut truk ini").await;
    assistant.sees_last("Pesanan mana lagi yang ikut truk AG 1234 XX?");
    assistant.sees_last("O-2026-00002, Telur ayam ras 200 kg, untuk Mbah Karto");
    assistant.sees_last("O-2026-00003, Telur ayam ras 300 kg, untuk Mbok Yem");
    assistant.taps("1").await;
    assistant.sees_last("Berapa yang dimuat untuk O-2026-00002?");
    assistant.taps("200 kg").await;
    assistant.sees_last(ASKED);
    assistant.taps("Ada, ikut truk ini").await;
    assistant.sees_last("O-2026-00003 ikut truk AG 1234 XX, bersama O-2026-00002.");
    assistant.taps("300 kg").await;
    assert!(!assistant.last().contains(ASKED), "{}", assistant.last());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE trip_id = 1 AND plate = 'AG 1234 XX'").await, 3);
    assistant.says("O-2026-00001").await;
    assistant.sees_last("Satu truk (J-1) dengan O-2026-00002 dan O-2026-00003");
    // Another assistant answers for one of them now: of the others he reads how many there are.
    let moved = "UPDATE offers SET entered_by = (SELECT id FROM persons WHERE name = 'Pak Joko') WHERE id = 1002";
    assert_eq!(raw::execute(&world.db, moved).await.unwrap(), 1);
    other.says("O-2026-00002").await;
    other.sees_last("Satu truk (J-1) dengan 2 pesanan lain");
    for unseen in ["O-2026-00001", "O-2026-00003", "Tarno", "Yem", "300 kg"] {
        other.sees_no(unseen);
    }
    assistant.says("O-2026-00001").await;
    assistant.sees_last("Satu truk (J-1) dengan O-2026-00003 dan 1 pesanan lain");
}

on_each_engine!(a_truck_keeps_its_plate_and_one_without_takes_it_from_whoever_says_it);
async fn a_truck_keeps_its_plate_and_one_without_takes_it_from_whoever_says_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = world.agreed_of(EGGS, &["1 ton", "300 kg", "200 kg"]).await;
    seller.says("O-2026-00001").await;
    seller.taps("Sudah berangkat").await;
    seller.taps("1 ton").await;
    seller.taps("Ada, ikut truk ini").await;
    seller.sees_last("Pesanan mana lagi yang ikut truk ini?");
    seller.taps("1").await;
    seller.sees_last(
        "O-2026-00002 ikut satu truk dengan O-2026-00001. Berapa yang dimuat untuk O-2026-00002?\nBoleh ditambah nomor kendaraan",
    );
    seller.says("300 kg AG 1234 XX").await;
    seller.sees_last("Satu truk dengan O-2026-00001.\nO-2026-00002: Dimuat 300 kg, AG 1234 XX\nBenar?");
    seller.taps("Kirim").await;
    assert_eq!(raw::texts(&world.db, "SELECT DISTINCT plate FROM deliveries").await, ["AG 1234 XX"]);
    seller.taps("Ada, ikut truk ini").await;
    seller.says("200 kg AG 9876 ZZ").await;
    seller.sees_last("Truk ini AG 1234 XX. Kalau muatannya naik truk lain, tekan Tidak jadi, lalu Sudah berangkat di pesanannya.");
    seller.sees_last("Berapa yang dimuat untuk O-2026-00003?");
    for (bad, said) in [("20 ton", "terlalu besar"), ("banyak", "belum bisa dibaca")] {
        seller.says(bad).await;
        seller.sees_last(said);
    }
    seller.says("190 kg AG 1234 XX").await;
    seller.says("195 kg").await;
    seller.sees_last("O-2026-00003: Dimuat 195 kg, AG 1234 XX");
    seller.taps("Kirim").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE trip_id = 1 AND plate = 'AG 1234 XX'").await, 3);
    world.is_sound().await;
}

on_each_engine!(a_truck_that_arrived_or_an_order_that_is_off_is_said_and_nothing_is_lost);
async fn a_truck_that_arrived_or_an_order_that_is_off_is_said_and_nothing_is_lost(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(EGGS, &["1 ton", "300 kg", "200 kg"]).await;
    seller.loads("O-2026-00001", "1 ton AG 1234 XX").await;
    let (message, more) = seller.button("Ada, ikut truk ini").unwrap();
    seller.taps("Ada, ikut truk ini").await;
    let (_, ride) = seller.button("2").unwrap();
    // The buyer is faster with one of the two.
    buyer.says("O-2026-00003").await;
    buyer.taps("Batalkan").await;
    buyer.taps("Kendaraan tidak ada").await;
    buyer.taps("Ya, batalkan").await;
    seller.presses(message, &ride).await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan sudah dibatalkan.");
    // The other one: the truck arrives while its form is open.
    seller.presses(message, &more).await;
    seller.sees("Berapa yang dimuat untuk O-2026-00002?");
    buyer.says("O-2026-00001").await;
    buyer.taps("Sudah sampai").await;
    buyer.taps("1 ton").await;
    seller.taps("300 kg").await;
    seller.sees("Tombol ini tidak berlaku lagi: truk itu sudah sampai, atau berangkatnya bukan hari ini.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries").await, 1);
    // It leaves by itself, without the truck.
    seller.taps("Sudah berangkat").await;
    seller.taps("300 kg").await;
    seller.sees("Tercatat. O-2026-00002 berangkat. Dimuat 300 kg.");
    seller.presses(message, &more).await;
    seller.sees("truk itu sudah sampai");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM trips").await, 0);
    world.is_sound().await;
}

on_each_engine!(a_truck_of_which_any_load_has_arrived_takes_no_more);
async fn a_truck_of_which_any_load_has_arrived_takes_no_more(engine: Engine) {
    for arrives in [&["Sudah sampai", "1 ton"][..], &["Tiba, belum dicek", "1 ton"]] {
        let world = World::new(engine).await;
        let (seller, buyer) = world.agreed_of(EGGS, &["1 ton", "300 kg", "200 kg"]).await;
        seller.loads("O-2026-00001", "1 ton AG 1234 XX").await;
        seller.taps("Ada, ikut truk ini").await;
        seller.taps("1").await;
        seller.taps("300 kg").await;
        seller.sees_last("Tercatat. O-2026-00002 berangkat.");
        let (message, more) = seller.button("Ada, ikut truk ini").unwrap();
        seller.presses(message, &more).await;
        seller.sees_last("O-2026-00003 ikut truk AG 1234 XX, bersama O-2026-00002.");
        // Another load of the truck than the one whose message is pressed.
        buyer.says("O-2026-00001").await;
        buyer.taps_each(arrives).await;
        seller.taps("200 kg").await;
        seller.sees("Tombol ini tidak berlaku lagi: truk itu sudah sampai, atau berangkatnya bukan hari ini.");
        for data in [&*more, "ride|3|2|1", "ride|3|1|1"] {
            seller.presses(message, data).await;
            seller.sees_last("Tombol ini tidak berlaku lagi: truk itu sudah sampai");
        }
        assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE trip_id = 1").await, 2);
        seller.loads("O-2026-00003", "200 kg AG 9876 ZZ").await;
        assert!(!seller.last().contains(ASKED), "{}", seller.last());
        world.is_sound().await;
    }
}

on_each_engine!(an_order_has_one_load_on_a_truck_and_its_rest_leaves_on_another);
async fn an_order_has_one_load_on_a_truck_and_its_rest_leaves_on_another(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(EGGS, &["1 ton", "300 kg"]).await;
    seller.loads("O-2026-00001", "1 ton AG 1234 XX").await;
    let (message, more) = seller.button("Ada, ikut truk ini").unwrap();
    seller.presses(message, &more).await;
    seller.says("100 kg").await;
    seller.taps("Kirim").await;
    seller.sees_last("Tercatat. O-2026-00002 berangkat. Dimuat 100 kg, AG 1234 XX.");
    buyer.says("O-2026-00002").await;
    buyer.taps_each(&["Sudah sampai", "100 kg"]).await;
    seller.taps("Setuju").await;
    seller.sees_last("Belum dikirim 200 kg.");
    // The first order is still on its way, and the rest of the other one can't be on the truck that has arrived.
    for data in [&*more, "ride|2|1|1"] {
        seller.presses(message, data).await;
        seller.sees_last("Tombol ini tidak berlaku lagi: truk itu sudah sampai, atau berangkatnya bukan hari ini.");
    }
    seller.loads("O-2026-00002", "200 kg AG 1234 XX").await;
    assert!(!seller.last().contains(ASKED), "{}", seller.last());
    let loads = "SELECT order_id || '.' || number || ' ' || COALESCE(trip_id, 0) FROM deliveries ORDER BY order_id, number";
    assert_eq!(raw::texts(&world.db, loads).await, ["1.1 1", "2.1 1", "2.2 0"]);
    assert!(
        raw::execute(&world.db, "UPDATE deliveries SET trip_id = 1 WHERE order_id = 2").await.is_err(),
        "two loads of an order on a trip"
    );
    world.is_sound().await;
}

on_each_engine!(what_is_said_on_a_later_day_did_not_leave_with_the_truck);
async fn what_is_said_on_a_later_day_did_not_leave_with_the_truck(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = world.agreed_of(EGGS, &["1 ton", "300 kg", "200 kg"]).await;
    // The last day that was agreed for all three.
    world.advance_to("2026-11-25T22:00").await;
    seller.loads("O-2026-00001", "1 ton AG 1234 XX").await;
    let (message, more) = seller.button("Ada, ikut truk ini").unwrap();
    world.advance_to("2026-11-25T23:50").await;
    seller.presses(message, &more).await;
    seller.taps("1").await;
    seller.taps("300 kg").await;
    seller.sees_last("Tercatat. O-2026-00002 berangkat.");
    seller.taps("Ada, ikut truk ini").await;
    seller.sees_last("Berapa yang dimuat untuk O-2026-00003?");
    world.advance_to("2026-11-26T00:05").await;
    seller.taps("200 kg").await;
    seller.sees("Tombol ini tidak berlaku lagi: truk itu sudah sampai, atau berangkatnya bukan hari ini.");
    seller.presses(message, &more).await;
    seller.sees_last("berangkatnya bukan hari ini");
    seller.loads("O-2026-00003", "200 kg AG 1234 XX").await;
    assert!(!seller.last().contains(ASKED), "{}", seller.last());
    // 22.00 WIB of the agreed day for those on the truck; the third one is late, as it was said.
    let first = wib("2026-11-25T22:00").timestamp_millis();
    let times = raw::texts(&world.db, "SELECT CAST(departed_at AS TEXT) FROM deliveries ORDER BY order_id").await;
    let times: Vec<i64> = times.iter().map(|at| at.parse().unwrap()).collect();
    let [a, b, late] = times[..] else { panic!("{times:?}") };
    assert!((a - first).abs() < 60_000 && a == b, "{times:?}");
    assert!(late >= wib("2026-11-26T00:05").timestamp_millis(), "{times:?}");
    world.is_sound().await;
}

on_each_engine!(only_who_loads_both_orders_for_one_organisation_puts_them_on_one_truck);
async fn only_who_loads_both_orders_for_one_organisation_puts_them_on_one_truck(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(EGGS, &["1 ton"]).await;
    let meat = world.buyer("Pak Dharma", Organization::DharmaJaya).await;
    let stranger = world.seller("Pak Slamet").await;
    meat.orders("100 kg").await;
    seller.accepts().await;
    seller.loads("O-2026-00001", "1 ton AG 1234 XX").await;
    assert!(!seller.last().contains(ASKED), "another organisation: {}", seller.last());
    // What is agreed after it left was not on it.
    buyer.orders("200 kg").await;
    seller.accepts().await;
    let (message, data) = (seller.button("Lihat").unwrap().0, "truck|1|1");
    seller.presses(message, data).await;
    seller.sees_last("Tombol ini tidak berlaku lagi: tidak ada pesanan lain yang bisa ikut truk ini.");
    for order in [2, 3] {
        seller.presses(message, &format!("ride|{order}|1|1")).await;
        seller.sees_last("Tombol ini tidak berlaku lagi");
    }
    for (person, said) in [(&buyer, "Menu ini untuk penjual."), (&stranger, "yang dicari tidak ada lagi")] {
        for data in [data, "ride|3|1|1", "truck|1|9", "truck|7|1"] {
            person.presses(message, data).await;
            assert!(person.last().contains(said), "{data}: {}", person.transcript());
        }
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries").await, 1);
    world.is_sound().await;
}

on_each_engine!(the_freight_of_a_truck_is_split_by_weight_and_corrected);
async fn the_freight_of_a_truck_is_split_by_weight_and_corrected(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(EGGS, &["1 ton", "300 kg"]).await;
    seller.loads("O-2026-00001", "1 ton AG 1234 XX").await;
    seller.taps("Ada, ikut truk ini").await;
    seller.taps("300 kg").await;
    seller.taps("Lihat").await;
    seller.taps("Catat ongkos angkut").await;
    seller.sees_last("Berapa ongkos angkut seluruh truk yang membawa O-2026-00002? Contoh: 900rb\nDibagi menurut berat muatan.");
    for (bad, said) in [("murah", "belum bisa dibaca"), ("0", "nol"), ("-5", "nol"), ("900rb per kg", "belum bisa dibaca")] {
        seller.says(bad).await;
        seller.sees_last(said);
        seller.sees_last("Berapa ongkos angkut seluruh truk");
    }
    seller.says("950").await;
    assert_eq!(seller.labels()[..2], ["Rp950.000", "Rp950"], "{}", seller.transcript());
    seller.taps("Rp950.000").await;
    seller.sees_last("Tercatat. Ongkos angkut truk J-1: Rp950.000.\nDibagi menurut berat: O-2026-00001 Rp730.769, O-2026-00002 Rp219.231.");
    seller.sees_last("Hanya catatan, tidak masuk harga barang.");
    buyer.says("O-2026-00001").await;
    buyer.sees_last("Ongkos angkut Rp730.769, tidak masuk harga barang");
    assert!(!buyer.labels().iter().any(|label| label.contains("ongkos")), "{:?}", buyer.labels());
    buyer.sees_no("Rp950.000");
    // A correction is a row of its own, and the same again is none.
    seller.taps("Ubah ongkos angkut").await;
    seller.says("900rb").await;
    seller.sees_last("O-2026-00001 Rp692.308, O-2026-00002 Rp207.692");
    seller.says("O-2026-00001").await;
    seller.taps("Ubah ongkos angkut").await;
    seller.says("900.000").await;
    assert_eq!(raw::texts(&world.db, "SELECT CAST(amount AS TEXT) FROM freights ORDER BY number").await, ["950000", "900000"]);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM events WHERE kind = 'freight_said'").await, 4);
    seller.says("O-2026-00001").await;
    seller.sees_last("Ongkos angkut Rp692.308, tidak masuk harga barang");
    seller.taps("Riwayat").await;
    assert_eq!(seller.last().matches("ongkos angkut dicatat (penjual)").count(), 2, "{}", seller.last());
    // What is paid for is what it was.
    buyer.says("O-2026-00001").await;
    buyer.taps("Sudah sampai").await;
    buyer.taps("1 ton").await;
    seller.sees_last("1 ton x Rp26.500/kg = Rp26.500.000");
    world.is_sound().await;
}

on_each_engine!(freight_of_one_load_is_its_own_and_a_later_load_on_the_truck_shares_it);
async fn freight_of_one_load_is_its_own_and_a_later_load_on_the_truck_shares_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(EGGS, &["1 ton", "300 kg"]).await;
    let stranger = world.seller("Pak Slamet").await;
    seller.loads("O-2026-00001", "1 ton AG 1234 XX").await;
    let (message, more) = seller.button("Ada, ikut truk ini").unwrap();
    seller.says("O-2026-00001").await;
    seller.taps("Catat ongkos angkut").await;
    seller.sees_last("Berapa ongkos angkut O-2026-00001? Contoh: 900rb");
    seller.taps("Tidak jadi").await;
    seller.sees_last("Pesanan O-2026-00001, berangkat");
    for (person, said) in [(&buyer, "Menu ini untuk penjual."), (&stranger, "yang dicari tidak ada lagi")] {
        person.presses(message, "freight|1").await;
        person.sees_last(said);
    }
    // Not yet loaded, and of nobody.
    seller.presses(message, "freight|2").await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan sudah disepakati.");
    seller.presses(message, "freight|9").await;
    seller.sees("yang dicari tidak ada lagi");
    seller.says("O-2026-00001").await;
    seller.taps("Catat ongkos angkut").await;
    seller.says("900rb").await;
    seller.sees_last("Tercatat. Ongkos angkut O-2026-00001: Rp900.000.");
    buyer.says("O-2026-00001").await;
    buyer.sees_last("Ongkos angkut Rp900.000, tidak masuk harga barang");
    seller.presses(message, &more).await;
    seller.taps("300 kg").await;
    seller.says("O-2026-00001").await;
    seller.sees_last("Satu truk (J-1) dengan O-2026-00002\nOngkos angkut Rp692.308, tidak masuk harga barang");
    seller.says("O-2026-00002").await;
    seller.sees_last("Ongkos angkut Rp207.692, tidak masuk harga barang");
    world.is_sound().await;
}
