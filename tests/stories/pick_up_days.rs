//! On the morning of the day that was agreed both sides are reminded of the goods.

use tembus::{
    clock::Clock as _,
    domain::person::{Office, Organization},
    market,
};

use crate::support::{
    Engine, World, on_each_engine,
    orders::{CARCASSES, EGGS},
    raw,
    world::wib,
};

const EVENING_BEFORE: &str = "2026-11-24T19:00";
const MORNING: &str = "2026-11-25T06:01";

on_each_engine!(on_the_morning_of_the_day_both_sides_read_what_is_taken_and_where);
async fn on_the_morning_of_the_day_both_sides_read_what_is_taken_and_where(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    for before in [EVENING_BEFORE, "2026-11-25T05:55"] {
        world.advance_to(before).await;
        for person in [&seller, &buyer] {
            person.sees_no("Hari ini, Rab, 25 Nov 2026");
        }
    }
    world.advance_to(MORNING).await;
    seller.sees_last(
        "Hari ini, Rab, 25 Nov 2026: karkas ayam pedaging 1 ton untuk Pasar Jaya (O-2026-00001), diambil di tempat Anda.\nSesudah dimuat, tekan Sudah berangkat.",
    );
    assert_eq!(seller.labels(), ["Sudah berangkat", "Ganti hari", "Hubungi pembeli", "Lihat"]);
    buyer.sees_last(
        "Hari ini, Rab, 25 Nov 2026: karkas ayam pedaging 1 ton dari Pak Bejo (O-2026-00001), diambil di tempat penjual, Gedog.\nHubungi penjual sebelum mengambilnya.",
    );
    // Who fetches the goods himself is promised no news of a departure.
    assert!(!buyer.last().contains("Kami kabari"), "{}", buyer.transcript());
    assert_eq!(buyer.labels(), ["Ganti hari", "Hubungi penjual", "Lihat"]);
    // Its button is the step, and nothing is said twice.
    seller.taps_each(&["Sudah berangkat", "1 ton"]).await;
    buyer.sees_last("berangkat. Dimuat 1 ton.");
    world.advance_to("2026-11-25T12:00").await;
    assert_eq!((seller.count("Hari ini, Rab"), buyer.count("Hari ini, Rab")), (1, 1));
    world.is_sound().await;
}

on_each_engine!(several_orders_of_one_morning_are_one_message_for_each_of_their_people);
async fn several_orders_of_one_morning_are_one_message_for_each_of_their_people(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["300 kg", "200 kg"]).await;
    let other = world.buyer("Bu Wati", Organization::FoodStation).await;
    other.orders("100 kg").await;
    seller.accepts().await;
    world.advance_to(MORNING).await;
    for (person, rows) in [(&seller, 3), (&buyer, 2)] {
        person.sees_last(&format!("Hari ini, Rab, 25 Nov 2026, ada {rows} pesanan:\n"));
        assert_eq!(person.count("Hari ini, Rab"), 1, "{}", person.transcript());
    }
    seller.sees_last("3. O-2026-00003 Karkas ayam pedaging 100 kg, Food Station, diambil di tempat Anda");
    other.sees_last("karkas ayam pedaging 100 kg dari Pak Bejo (O-2026-00003)");
    // A row leads to its order, where the step is.
    seller.taps_each(&["2", "Sudah berangkat", "200 kg"]).await;
    buyer.sees_last("O-2026-00002 berangkat. Dimuat 200 kg.");
    world.is_sound().await;
}

on_each_engine!(a_day_that_was_changed_is_reminded_of_anew_and_the_old_one_is_not);
async fn a_day_that_was_changed_is_reminded_of_anew_and_the_old_one_is_not(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    seller.opens_order().await;
    seller.taps_each(&["Ganti hari", "27 Nov"]).await;
    buyer.taps("Setuju ganti hari").await;
    world.advance_to("2026-11-25T10:00").await;
    let counts = || (seller.count("Hari ini, "), buyer.count("Hari ini, "));
    assert_eq!(counts(), (0, 0));
    world.advance_to("2026-11-27T06:01").await;
    assert_eq!(counts(), (1, 1));
    // The new day is told again.
    seller.taps("Ganti hari").await;
    seller.says("29 november").await;
    buyer.taps("Setuju ganti hari").await;
    world.advance_to("2026-11-29T06:01").await;
    assert_eq!(counts(), (2, 2));
    seller.sees("Hari ini, Min, 29 Nov 2026: karkas ayam pedaging 1 ton");
}

on_each_engine!(a_day_that_is_agreed_on_its_own_morning_needs_no_reminder);
async fn a_day_that_is_agreed_on_its_own_morning_needs_no_reminder(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    seller.opens_order().await;
    seller.taps_each(&["Ganti hari", "27 Nov"]).await;
    buyer.taps("Setuju ganti hari").await;
    world.advance_to("2026-11-26T08:00").await;
    seller.opens_order().await;
    seller.taps("Ganti hari").await;
    seller.says("hari ini").await;
    buyer.taps("Setuju ganti hari").await;
    world.advance_to("2026-11-26T09:00").await;
    for person in [&seller, &buyer] {
        person.sees_no("Hari ini, Kam");
    }
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-26"]);
}

on_each_engine!(what_was_cancelled_loaded_or_not_agreed_is_not_reminded_of);
async fn what_was_cancelled_loaded_or_not_agreed_is_not_reminded_of(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(EGGS, &["300 kg", "200 kg"]).await;
    buyer.orders("100 kg").await;
    seller.says("O-2026-00001").await;
    seller.taps_each(&["Sudah berangkat", "300 kg"]).await;
    seller.says("O-2026-00002").await;
    seller.taps_each(&["Batalkan", "Kendaraan tidak ada", "Ya, batalkan"]).await;
    world.advance_to("2026-11-25T06:30").await;
    for person in [&seller, &buyer] {
        person.sees_no("Hari ini, Rab");
    }
}

on_each_engine!(two_processes_a_restart_and_a_late_start_remind_once);
async fn two_processes_a_restart_and_a_late_start_remind_once(engine: Engine) {
    let mut world = World::new(engine).await;
    world.agreed_of(CARCASSES, &["300 kg", "200 kg"]).await;
    world.kill_bot().await;
    // The service was down in the morning; two processes begin at once.
    world.clock.advance_to(wib("2026-11-25T09:30"));
    let now = world.clock.now();
    let (one, other) = tokio::join!(market::run_due(&world.db, now), market::run_due(&world.db, now));
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    market::run_due(&world.db, now).await.unwrap();
    let waiting = "SELECT COUNT(*) FROM outbox WHERE notice LIKE '%pick_up_day%'";
    assert_eq!(raw::number(&world.db, waiting).await, 2);
    world.start_bot();
    world.advance_to("2026-11-25T11:00").await;
    for id in ["SELLER", "BUYER"] {
        let sent = format!("SELECT COUNT(*) FROM outbox WHERE notice LIKE '%pick_up_day%' AND notice LIKE '%\"side\":\"{id}\"%'");
        assert_eq!(raw::number(&world.db, &sent).await, 1, "{id}");
    }
    world.is_sound().await;
}

on_each_engine!(whoever_acts_in_the_place_of_who_left_is_reminded);
async fn whoever_acts_in_the_place_of_who_left_is_reminded(engine: Engine) {
    let world = World::new(engine).await;
    let (_, buyer) = world.agreed_of(CARCASSES, &["300 kg"]).await;
    let colleague = world.buyer("Bu Tini", Organization::PasarJaya).await;
    buyer.says("/berhenti").await;
    buyer.taps("Berhenti").await;
    world.advance_to(MORNING).await;
    colleague.sees_last("Hari ini, Rab, 25 Nov 2026: karkas ayam pedaging 300 kg dari Pak Bejo (O-2026-00001)");
    buyer.sees_no("Hari ini, Rab");
}

on_each_engine!(who_comes_back_is_not_reminded_of_what_was_cancelled_meanwhile);
async fn who_comes_back_is_not_reminded_of_what_was_cancelled_meanwhile(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["300 kg", "200 kg"]).await;
    let other = world.buyer("Bu Wati", Organization::FoodStation).await;
    other.orders("100 kg").await;
    seller.accepts().await;
    for away in [&buyer, &other] {
        world.sandbox.block(away.id);
    }
    world.advance_to(MORNING).await;
    for order in ["O-2026-00001", "O-2026-00003"] {
        seller.says(order).await;
        seller.taps_each(&["Batalkan", "Kendaraan tidak ada", "Ya, batalkan"]).await;
    }
    for back in [&buyer, &other] {
        world.sandbox.unblock(back.id);
        back.says("/menu").await;
        back.sees("dibatalkan");
    }
    // One of the buyer's two orders is still to be taken today.
    assert_eq!((buyer.count("Hari ini, Rab"), other.count("Hari ini, Rab")), (1, 0), "{}", other.transcript());
}

on_each_engine!(who_loses_a_farmer_is_reminded_of_the_others_alone);
async fn who_loses_a_farmer_is_reminded_of_the_others_alone(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let assistant = world.assistant("Bu Sri").await;
    world.assistant("Pak Joko").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for (farmer, quantity) in [("Pak Tarno", "100 kg"), ("Pak Karto", "300 kg")] {
        let code = assistant.offers_for(farmer, "telur ayam ras 2 ton 26500 siap besok").await;
        for act in [code.as_str(), "[Pesan]", quantity, "ya"] {
            buyer.does(act).await;
        }
        assistant.accepts().await;
    }
    world.advance_to(EVENING_BEFORE).await;
    world.sandbox.block(assistant.id);
    world.advance_to(MORNING).await;
    btc.says("/meja").await;
    let line = btc.last().lines().find(|line| line.contains("Pak Tarno")).map(str::to_owned).unwrap_or_default();
    btc.taps_each(&[line.split('.').next().unwrap_or_default(), "1"]).await;
    btc.sees_last("Pak Tarno sekarang didampingi Pak Joko.");
    world.sandbox.unblock(assistant.id);
    assistant.says("/menu").await;
    assistant.sees("Hari ini, Rab, 25 Nov 2026: telur ayam ras 300 kg untuk Pasar Jaya (O-2026-00002)");
    assert_eq!(assistant.count("Hari ini, Rab"), 1, "{}", assistant.transcript());
    world.is_sound().await;
}
