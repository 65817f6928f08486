//! What somebody held in a role ends with it, however it was lost; the other sides are told, and nothing stays open for nobody.

use tembus::{
    clock::Clock,
    domain::{
        person::{Organization, PersonId, Role, RoleKind},
        removal::RemovalReason,
    },
    market::{self, Ended, Named, OfOffer},
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// How a role is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Revoked(RoleKind),
    Suspended,
    Stops,
    Deletes,
    Moves,
}

async fn id_of(world: &World, person: &Person<'_>) -> PersonId {
    PersonId(raw::number(&world.db, &format!("SELECT id FROM persons WHERE chat_id = {}", person.id)).await)
}

/// What the service takes back at the command line.
async fn takes_back(world: &World, person: &Person<'_>, role: Option<RoleKind>) -> Ended {
    let id = id_of(world, person).await;
    let (mut tx, now) = (world.db.begin().await.unwrap(), world.clock.now());
    let person = market::find_person(&mut tx, Named::Id(id), OfOffer::Seller).await.unwrap();
    let ended = match role {
        Some(kind) => market::revoke(&mut tx, &person, kind, RemovalReason::LeftWork, now).await.unwrap(),
        None => market::suspend(&mut tx, &person, RemovalReason::Complaint, now).await.unwrap(),
    };
    tx.commit().await.unwrap();
    world.settle().await;
    ended
}

async fn loses(world: &World, person: &Person<'_>, way: Way) {
    match way {
        Way::Revoked(kind) => drop(takes_back(world, person, Some(kind)).await),
        Way::Suspended => drop(takes_back(world, person, None).await),
        Way::Stops => {
            person.says("/berhenti").await;
            person.taps("Berhenti").await;
        }
        Way::Deletes => {
            person.says("/data").await;
            person.taps("Hapus akun").await;
            person.taps("Hapus").await;
            person.sees_last("Akun sudah dihapus.");
        }
        Way::Moves => {
            person.says(&format!("/start {}", world.invitation(Role::Buyer(Organization::FoodStation)).await)).await;
            person.taps("Terima undangan").await;
        }
    }
}

const BUYERS_WAYS: [Way; 5] = [Way::Revoked(RoleKind::Buyer), Way::Suspended, Way::Stops, Way::Deletes, Way::Moves];

on_each_engine!(a_price_talk_ends_with_its_buyer);
async fn a_price_talk_ends_with_its_buyer(engine: Engine) {
    for way in BUYERS_WAYS {
        let world = World::new(engine).await;
        let seller = world.seller("Pak Bejo").await;
        let buyer = world.buyer("Pak Hadi", Organization::DharmaJaya).await;
        seller.offers("gurame", "100 kg", "45.000").await;
        buyer.says("/beli").await;
        buyer.taps_each(&["1", "Tawar"]).await;
        buyer.says("50 kg").await;
        buyer.says("44.000").await;
        buyer.taps("Kirim").await;
        let (message, data) = seller.button("Setuju Rp44.000").unwrap_or_else(|| seller.fail("no price"));
        loses(&world, &buyer, way).await;
        seller.sees_last("Dharma Jaya menarik harga Rp44.000/kg");
        // The button that the seller still has makes no order that nobody hears of.
        seller.presses(message, &data).await;
        seller.sees_no("Sepakat");
        assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 0, "{way:?}");
        world.is_sound().await;
    }
}

on_each_engine!(what_an_organisation_needs_ends_with_its_last_buyer);
async fn what_an_organisation_needs_ends_with_its_last_buyer(engine: Engine) {
    for way in BUYERS_WAYS {
        let world = World::new(engine).await;
        let seller = world.seller("Pak Bejo").await;
        seller.offers("telur", "2 ton", "26.500").await;
        let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
        let colleague = world.buyer("Pak Tono", Organization::PasarJaya).await;
        buyer.says("butuh telur 5 ton kamis").await;
        buyer.taps("Kirim").await;
        world.advance_to("2026-11-24T09:05").await;
        loses(&world, &buyer, way).await;
        let (news, button) = seller.button("Tawarkan P-1001").unwrap_or_else(|| seller.fail("not told"));
        // A colleague goes on with it, and reads the answer.
        seller.says("/permintaan").await;
        seller.sees_last("Pasar Jaya");
        let (message, data) = seller.button("Lihat").or_else(|| seller.button("1")).unwrap();
        seller.presses(message, &data).await;
        let (message, offer) = seller.button("Tawarkan P-1001").unwrap_or_else(|| seller.fail("nothing to offer"));
        seller.presses(message, &offer).await;
        seller.sees_last("Pasar Jaya");
        assert_eq!(colleague.count("Ada tawaran untuk permintaan M-1"), 1, "{way:?}\n{}", colleague.transcript());
        loses(&world, &colleague, way).await;
        assert_eq!(raw::texts(&world.db, "SELECT status FROM demands").await, ["closed"], "{way:?}");
        assert_eq!(raw::texts(&world.db, "SELECT status FROM demand_answers").await, ["declined"], "{way:?}");
        seller.presses(news, &button).await;
        seller.sees_last("permintaan ini sudah selesai");
        seller.says("/permintaan").await;
        seller.sees_last("Sekarang belum ada permintaan dari pembeli.");
        world.is_sound().await;
    }
}

on_each_engine!(orders_end_when_the_last_of_an_organisation_goes);
async fn orders_end_when_the_last_of_an_organisation_goes(engine: Engine) {
    for way in [Way::Revoked(RoleKind::Buyer), Way::Suspended, Way::Stops, Way::Moves] {
        let world = World::new(engine).await;
        let seller = world.seller("Pak Bejo").await;
        let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
        let colleague = world.buyer("Pak Tono", Organization::PasarJaya).await;
        seller.offers("telur", "2 ton", "26.500").await;
        buyer.orders("500 kg").await;
        seller.accepts().await;
        loses(&world, &buyer, way).await;
        assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["confirmed"], "{way:?}");
        world.is_sound().await;
        if way == Way::Moves {
            // Who would go with open orders of a colleague is told which they are.
            colleague.says("/data").await;
            colleague.taps("Hapus akun").await;
            colleague.sees_last("O-2026-00001");
        }
        loses(&world, &colleague, way).await;
        assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["cancelled"], "{way:?}");
        seller.sees_last("dibatalkan oleh pembeli");
        assert_eq!(raw::number(&world.db, "SELECT available FROM offers").await, 2_000_000, "{way:?}");
        world.is_sound().await;
    }
}

on_each_engine!(a_seller_keeps_what_he_entered_for_farmers);
async fn a_seller_keeps_what_he_entered_for_farmers(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let assistant = world.assistant("Bu Sri").await;
    let farmers = assistant.offers_for("Pak Tarno", "telur 2 ton 26500 siap besok").await;
    let id = id_of(&world, &assistant).await;
    let (mut tx, now) = (world.db.begin().await.unwrap(), world.clock.now());
    tx.persons().grant(id, Role::Seller, now).await.unwrap();
    tx.commit().await.unwrap();
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    world.advance_to("2026-11-24T09:05").await;
    assistant.taps(&format!("Tawarkan {farmers}")).await;
    let ended = takes_back(&world, &assistant, Some(RoleKind::Seller)).await;
    assert_eq!(ended, Ended::default());
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demand_answers").await, ["sent"]);
    let ended = takes_back(&world, &assistant, Some(RoleKind::Assistant)).await;
    assert_eq!(ended.offers.len(), 1);
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demand_answers").await, ["withdrawn"]);
    buyer.sees("Penjual menarik tawaran untuk permintaan M-1");
    world.is_sound().await;
}

on_each_engine!(what_was_asked_to_be_told_ends_with_the_role_that_reads_it);
async fn what_was_asked_to_be_told_ends_with_the_role_that_reads_it(engine: Engine) {
    for (way, left) in [(Way::Revoked(RoleKind::Buyer), 0), (Way::Suspended, 0), (Way::Stops, 0), (Way::Deletes, 0), (Way::Moves, 1)] {
        let world = World::new(engine).await;
        let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
        buyer.says("/kabari telur ayam ras").await;
        let live = "SELECT COUNT(*) FROM subscriptions WHERE ended_at IS NULL";
        assert_eq!(raw::number(&world.db, live).await, 1, "{}", buyer.transcript());
        loses(&world, &buyer, way).await;
        assert_eq!(raw::number(&world.db, live).await, left, "{way:?}");
        world.is_sound().await;
    }
}

on_each_engine!(an_admin_takes_a_demand_down_and_both_sides_are_told);
async fn an_admin_takes_a_demand_down_and_both_sides_are_told(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    seller.taps("Tawarkan P-1001").await;
    buyer.says("/turunkan M-1").await;
    buyer.sees_last("Menu ini untuk pengelola.");
    admin.says("/turunkan M-9").await;
    admin.sees_last("yang dicari tidak ada lagi");
    admin.says("/turunkan m1").await;
    admin.sees_last("Permintaan M-1, Pasar Jaya: telur ayam ras 5 ton");
    admin.sees_no("Rina");
    admin.taps("Turunkan permintaan").await;
    admin.sees_last("Turunkan M-1 (telur ayam ras 5 ton)? Pilih sebabnya.");
    let (message, data) = admin.button("Terlalu banyak").unwrap();
    buyer.presses(message, &data).await;
    buyer.sees_last("Menu ini untuk pengelola.");
    admin.taps_twice("Terlalu banyak").await;
    admin.sees("M-1 sudah ditutup: kirimannya terlalu banyak.");
    assert_eq!(buyer.count("Permintaan M-1 (telur ayam ras 5 ton) ditutup pengelola: kirimannya terlalu banyak."), 1);
    seller.sees_last("M-1");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demand_answers").await, ["declined"]);
    let trace = "SELECT kind || ' ' || reason FROM events WHERE subject = 'demand' AND reason IS NOT NULL";
    assert_eq!(raw::texts(&world.db, trace).await, ["demand_closed FLOODING"]);
    admin.says("/turunkan M-1").await;
    admin.sees_last("Permintaan ini sudah tidak terbuka.");
    seller.says("/permintaan").await;
    seller.sees_last("Sekarang belum ada permintaan dari pembeli.");
    world.is_sound().await;
}

/// The whole of the order just agreed, 500 kg, is loaded.
async fn departs(seller: &Person<'_>) {
    seller.taps_each(&["Lihat", "Sudah berangkat", "500 kg"]).await;
    seller.sees_last("O-2026-00001 berangkat");
}

on_each_engine!(who_is_left_with_goods_under_way_is_told_and_the_desk_finds_a_buyer);
async fn who_is_left_with_goods_under_way_is_told_and_the_desk_finds_a_buyer(engine: Engine) {
    for way in [Way::Revoked(RoleKind::Buyer), Way::Suspended, Way::Stops, Way::Moves] {
        let world = World::new(engine).await;
        let seller = world.seller("Pak Bejo").await;
        let admin = world.invited("Mas Adi", Role::Admin).await;
        let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
        // Who is suspended buys for nobody.
        let suspended = world.buyer("Pak Tono", Organization::PasarJaya).await;
        takes_back(&world, &suspended, None).await;
        seller.offers("telur", "2 ton", "26.500").await;
        buyer.orders("500 kg").await;
        seller.accepts().await;
        departs(&seller).await;
        buyer.orders("300 kg").await;
        seller.accepts().await;
        if way == Way::Stops {
            buyer.says("/berhenti").await;
            buyer.sees_last("1 pesanan yang sudah disepakati dibatalkan.\n1 pesanan yang belum selesai tetap tercatat");
        }
        loses(&world, &buyer, way).await;
        assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await, ["shipped", "cancelled"], "{way:?}");
        assert_eq!(seller.count("Petugas pembelian Pasar Jaya sudah tidak ada di layanan ini"), 1, "{way:?}\n{}", seller.transcript());
        admin.sees("Pasar Jaya tidak punya petugas pembelian lagi, dan pesanan O-2026-00001 (telur ayam ras 500 kg) belum selesai.");
        assert!(suspended.count("O-2026") == 0, "{}", suspended.transcript());
        admin.says("/meja").await;
        admin.sees_last("1 tanpa pembeli atau penjual");
        admin.sees_last("O-2026-00001 telur ayam ras 500 kg: pembelinya tidak ada lagi");
        if way == Way::Stops {
            buyer.says("/berhenti").await;
            buyer.taps("Hapus data saya").await;
            buyer.sees_last("Data Anda belum bisa dihapus, karena ada pesanan yang belum selesai: O-2026-00001.");
        }
        let next = world.buyer("Bu Ina", Organization::PasarJaya).await;
        next.says("/pesanan").await;
        next.sees_last("O-2026-00001");
        // Who is reached is who buys now.
        seller.says("O-2026-00001").await;
        seller.taps("Hubungi pembeli").await;
        seller.sees_last("Bu Ina");
        admin.says("/meja").await;
        admin.sees_last("Tidak ada yang perlu ditangani sekarang.");
        world.is_sound().await;
    }
}

on_each_engine!(a_buyer_is_told_when_the_seller_of_agreed_goods_goes);
async fn a_buyer_is_told_when_the_seller_of_agreed_goods_goes(engine: Engine) {
    for (way, left) in [(Way::Revoked(RoleKind::Seller), "shipped"), (Way::Suspended, "shipped"), (Way::Stops, "shipped")] {
        let world = World::new(engine).await;
        let seller = world.seller("Pak Bejo").await;
        let admin = world.invited("Mas Adi", Role::Admin).await;
        let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
        seller.offers("telur", "2 ton", "26.500").await;
        buyer.orders("500 kg").await;
        seller.accepts().await;
        departs(&seller).await;
        buyer.orders("300 kg").await;
        seller.accepts().await;
        if way == Way::Stops {
            seller.says("/berhenti").await;
            seller.sees_last(
                "1 pesanan yang sudah disepakati dibatalkan.\n1 pesanan yang belum selesai tetap tercatat, dan pihak lain dikabari.",
            );
        }
        loses(&world, &seller, way).await;
        // What was not loaded ends, and its goods are nobody's any more.
        assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await, [left, "cancelled"], "{way:?}");
        assert_eq!(raw::number(&world.db, "SELECT committed FROM offers").await, 500_000, "{way:?}");
        buyer.sees("dibatalkan oleh penjual");
        let told = "Penjual pesanan O-2026-00001 (telur ayam ras 500 kg) sudah tidak memakai layanan ini.";
        assert_eq!(buyer.count(told), 1, "{way:?}\n{}", buyer.transcript());
        admin.sees("Penjual pesanan O-2026-00001 (telur ayam ras 500 kg) sudah tidak memakai layanan ini, dan pesanannya belum selesai.");
        admin.says("/meja").await;
        admin.sees_last("1 tanpa pembeli atau penjual");
        admin.sees_last("O-2026-00001 telur ayam ras 500 kg: penjualnya tidak ada lagi");
        admin.taps("1").await;
        admin.sees_last("O-2026-00001 telur ayam ras 500 kg: penjualnya tidak ada lagi");
        // Nobody is told any more on that side, and no text says so.
        let untold = "Penjualnya sudah tidak memakai layanan ini. Pesanan ini ditangani pengelola.";
        buyer.opens_order().await;
        buyer.taps_each(&["Sudah sampai", "500 kg"]).await;
        buyer.sees_last(untold);
        buyer.opens_order().await;
        buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
        buyer.sees_last(&format!("Keluhan O-2026-00001 tercatat. Penengah kami kabari. {untold}"));
        buyer.opens_order().await;
        buyer.taps_each(&["Usul penyelesaian", "Sesuai penerimaan"]).await;
        buyer.sees_last(untold);
        buyer.sees_no("Penjual kami kabari");
        buyer.sees_no("Pihak lain dan penengah kami kabari");
        // Who decides reads which side is told of it.
        admin.says("/kelola").await;
        admin.taps_each(&["1", "Sesuai penerimaan", "Kirim"]).await;
        admin.sees_last(&format!("Tercatat. Keluhan O-2026-00001: sesuai penerimaan. Pembeli kami kabari. {untold}"));
        admin.sees_no("Kedua pihak kami kabari");
        assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await[0], "received", "{way:?}");
    }
}

on_each_engine!(who_acts_reads_that_the_other_side_can_not_be_reached_now);
async fn who_acts_reads_that_the_other_side_can_not_be_reached_now(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    world.sandbox.block(seller.id);
    world.advance_to("2026-11-26T09:00").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    buyer.sees_last("Penjual belum bisa dihubungi. Kabarnya menunggu sampai bisa.");
    buyer.sees_no("Penjual kami kabari");
    // Once he is back he reads it, and it is said as ever.
    world.sandbox.unblock(seller.id);
    seller.says("/menu").await;
    seller.sees("Barang diterima. O-2026-00001");
    buyer.opens_order().await;
    buyer.taps("Perbaiki angka").await;
    buyer.says("990 kg").await;
    buyer.taps_each(&["Kurang muat", "Kirim"]).await;
    buyer.sees_last("Penjual kami kabari.");
    world.is_sound().await;
}

on_each_engine!(what_an_assistant_agreed_to_for_a_farmer_is_foretold_to_stay_and_stays);
async fn what_an_assistant_agreed_to_for_a_farmer_is_foretold_to_stay_and_stays(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let assistant = world.assistant("Bu Sri").await;
    assistant.offers_for("Pak Tarno", "telur 2 ton 26500 siap besok").await;
    buyer.orders("500 kg").await;
    assistant.accepts().await;
    buyer.orders("300 kg").await;
    assistant.says("/berhenti").await;
    assistant.sees_last("1 pesanan yang belum selesai tetap tercatat, dan pihak lain dikabari.");
    assert!(!assistant.last().contains("dibatalkan"), "{}", assistant.transcript());
    assistant.taps("Berhenti").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await, ["confirmed", "declined"]);
}

on_each_engine!(colleagues_hear_what_who_can_not_be_reached_was_to_hear);
async fn colleagues_hear_what_who_can_not_be_reached_was_to_hear(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Tono", Organization::PasarJaya).await;
    let stranger = world.buyer("Pak Hadi", Organization::DharmaJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    buyer.says("/beli").await;
    buyer.taps_each(&["1", "Tawar"]).await;
    buyer.says("50 kg").await;
    buyer.says("26.000").await;
    buyer.taps("Kirim").await;
    world.sandbox.block(buyer.id);
    // What finds out that the buyer can't be reached is told to the colleague, and what follows at once.
    seller.taps("Tawarkan P-1001").await;
    seller.taps("Tolak").await;
    for news in ["Ada tawaran untuk permintaan M-1", "Rp26.000"] {
        assert_eq!(colleague.count(news), 1, "{news}\n{}", colleague.transcript());
        assert_eq!(stranger.count(news), 0, "{}", stranger.transcript());
    }
    world.advance_to("2026-11-27T09:00").await;
    assert_eq!(colleague.count("Permintaan M-1"), 1, "{}", colleague.transcript());
    world.is_sound().await;
}
