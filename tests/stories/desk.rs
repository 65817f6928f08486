//! *Kabar meja*: what waits for who runs the service and for Blitar Trade Center.

use tembus::{
    clock::Clock,
    domain::{
        person::{ChatId, Office, Organization, Role, RoleKind},
        removal::RemovalReason,
    },
    market,
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

on_each_engine!(the_desk_sees_what_waits_until_it_is_done);
async fn the_desk_sees_what_waits_until_it_is_done(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let planner = world.official("Bu Ani", Office::Bappeda).await;
    for person in [&btc, &admin] {
        person.says("/menu").await;
        person.taps("Kabar meja").await;
        person.sees_last("Tidak ada yang perlu ditangani sekarang.");
    }
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur ayam ras", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    world.seller("Pak Eko").await.offers("lele", "300 kg", "22.000").await;
    buyer.says("butuh cabai rawit 500 kg kamis").await;
    buyer.taps("Kirim").await;
    btc.says("/meja").await;
    btc.sees_last("Perlu ditangani: 1 permintaan, 1 belum ada pembeli");
    btc.sees_last("1. Pasar Jaya: cabai rawit 500 kg, sampai Kam 26 Nov, sisa 500 kg");
    btc.sees_last("2. P-1002 lele konsumsi 300 kg: belum ada pembeli, siap Rab 25 Nov");
    btc.taps("1").await;
    btc.sees_last("Permintaan M-1: cabai rawit 500 kg, paling lambat Kam, 26 Nov 2026\nDari Pasar Jaya");
    btc.taps("Kembali").await;
    btc.taps("2").await;
    btc.sees_last("Belum ada yang pesan.");
    // Nobody else is at the desk.
    for person in [&planner, &seller, &buyer] {
        person.says("/meja").await;
        person.sees_no("Perlu ditangani");
        let (message, _) = btc.button("Kembali").unwrap();
        for data in ["desk|0", "desk-order|1", "desk-need|1", "desk-offer|3e9"] {
            person.presses(message, data).await;
            person.sees_no("Perlu ditangani");
        }
    }
    // The agreed day passes, and nothing has left.
    world.advance_to("2026-11-26T08:00").await;
    btc.says("/meja").await;
    btc.sees_last("Perlu ditangani: 1 belum berangkat, 1 permintaan, 1 belum ada pembeli");
    btc.taps("1").await;
    btc.sees_last("O-2026-00001 telur ayam ras 1 ton: belum berangkat, seharusnya Rab 25 Nov");
    btc.sees_last("Penjual: Pak Bejo. Pembeli: Pasar Jaya (Bu Rina)");
    assert!(!btc.last().contains("Rp"), "{}", btc.transcript());
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.taps("1 ton").await;
    btc.says("/meja").await;
    assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
    btc.taps("Kembali").await;
    // A day later there is no receipt.
    world.advance_to("2026-11-27T09:00").await;
    btc.says("/meja").await;
    btc.sees_last("1. O-2026-00001 telur ayam ras 1 ton: berangkat Kam, 26 Nov 2026");
    buyer.opens_order().await;
    buyer.taps("Sudah sampai").await;
    buyer.taps("1 ton").await;
    seller.taps("Setuju").await;
    buyer.taps("Berkas lengkap").await;
    let day = buyer.labels()[0].clone();
    buyer.taps(&day).await;
    btc.says("/meja").await;
    assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
    // What is complained of stands there as that alone.
    world.advance_to("2027-01-15T09:00").await;
    btc.says("/meja").await;
    btc.sees_last("1. O-2026-00001 telur ayam ras 1 ton: belum dibayar, batasnya");
    seller.opens_order().await;
    seller.taps("Ada keluhan").await;
    seller.taps("Pembayaran").await;
    btc.says("/meja").await;
    btc.sees_last("Perlu ditangani: 1 keluhan");
    btc.taps("1").await;
    btc.sees_last("Penjual: Pak Bejo. Pembeli: Pasar Jaya (Bu Rina)");
    world.is_sound().await;
}

/// A farmer's order that his assistant agreed to.
async fn agreed_for_farmer<'w>(world: &'w World, assistant: &Person<'_>) -> Person<'w> {
    for act in ["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]", "[Gedog]", "[Benar]"] {
        assistant.does(act).await;
    }
    assistant.says("telur ayam ras 2 ton 26500 siap besok").await;
    assistant.taps("Di tempat petani").await;
    assistant.publishes().await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.orders("1 ton").await;
    assistant.accepts().await;
    buyer
}

on_each_engine!(the_desk_hands_a_farmer_whose_assistant_is_gone_to_another_one);
async fn the_desk_hands_a_farmer_whose_assistant_is_gone_to_another_one(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let planner = world.official("Bu Ani", Office::Bappeda).await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    let other = world.invited("Pak Joko", Role::Assistant).await;
    let buyer = agreed_for_farmer(&world, &assistant).await;
    let number = |sql: &'static str| raw::number(&world.db, sql);
    let farmer = number("SELECT id FROM persons WHERE name = 'Pak Tarno'").await;
    let new = number("SELECT id FROM persons WHERE name = 'Pak Joko'").await;
    let assign = format!("desk-assign|{farmer:x}|{new:x}");
    // While the assistant can act, nobody takes the farmer away.
    btc.says("/menu").await;
    btc.taps("Kabar meja").await;
    btc.sees_no("tanpa pendamping");
    let (message, _) = btc.button("Menu").unwrap();
    btc.presses(message, &assign).await;
    btc.sees_no("sekarang didampingi");
    world.sandbox.block(assistant.id);
    // It is noticed when the next message can't be delivered.
    buyer.opens_order().await;
    buyer.taps("Ganti hari").await;
    let day = buyer.labels()[0].clone();
    buyer.taps(&day).await;
    btc.says("/meja").await;
    btc.sees_last("Perlu ditangani: 1 petani tanpa pendamping");
    btc.sees_last("1. Petani Pak Tarno, Gedog: pendampingnya tidak ada, 1 pesanan berjalan");
    // Nobody but the desk decides, and only for somebody who acts for farmers.
    for person in [&planner, &other, &buyer] {
        person.says("/menu").await;
        let (message, _) = person.button(&person.labels()[0].clone()).unwrap();
        for data in [&assign, &format!("desk-farmer|{farmer:x}")] {
            person.presses(message, data).await;
            person.sees_no("sekarang didampingi");
            person.sees_no("Siapa yang mendampingi");
        }
    }
    btc.taps("1").await;
    btc.sees_last("Petani Pak Tarno, Gedog: pendampingnya tidak bisa dihubungi atau tidak bertugas lagi.");
    btc.sees_last("Pesanan berjalan: O-2026-00001\nSiapa yang mendampingi sekarang?\n1. Pak Joko");
    let (card, _) = btc.button("Saya dampingi").unwrap();
    let planner_id = number("SELECT id FROM persons WHERE name = 'Bu Ani'").await;
    btc.presses(card, &format!("desk-assign|{farmer:x}|{planner_id:x}")).await;
    btc.sees_no("sekarang didampingi");
    btc.says("/meja").await;
    btc.taps("1").await;
    btc.taps_twice("1").await;
    assert_eq!(btc.count("Pak Tarno sekarang didampingi Pak Joko. Semua pesanannya bisa diteruskan."), 1, "{}", btc.transcript());
    assert_eq!(other.count("Mulai sekarang Anda mendampingi petani Pak Tarno, Gedog."), 1, "{}", other.transcript());
    other.sees("Pesanan berjalan: O-2026-00001");
    btc.says("/meja").await;
    btc.sees_last("Tidak ada yang perlu ditangani sekarang.");
    // From now on the other one acts, and is whom the buyer reaches; who is gone acts no more.
    buyer.opens_order().await;
    buyer.taps("Hubungi penjual").await;
    buyer.sees_last("Pak Joko");
    other.opens_order().await;
    other.sees_last("Penjual: Pak Tarno, dicatat oleh Pak Joko.");
    other.taps("Sudah berangkat").await;
    other.taps("1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.taps("1 ton").await;
    other.taps("Setuju").await;
    other.says("/petani").await;
    other.sees_last("Pak Tarno, Gedog");
    world.sandbox.unblock(assistant.id);
    assistant.says("O-2026-00001").await;
    assistant.sees_last("tidak ditemukan");
    assistant.says("/petani").await;
    assistant.sees_last("Belum ada petani yang Anda catat.");
    let traced = "SELECT COUNT(*) FROM events WHERE kind = 'assistant_changed' AND subject = 'person' AND actor_id IS NOT NULL";
    assert_eq!(number(traced).await, 1);
    world.is_sound().await;
}

on_each_engine!(the_desk_takes_a_farmer_over_whose_assistant_was_dismissed);
async fn the_desk_takes_a_farmer_over_whose_assistant_was_dismissed(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    let buyer = agreed_for_farmer(&world, &assistant).await;
    assistant.opens_order().await;
    assistant.taps("Sudah berangkat").await;
    assistant.taps("1 ton").await;
    let mut tx = world.db.begin().await.unwrap();
    let dismissed = tx.persons().by_chat(ChatId(assistant.id)).await.unwrap().unwrap();
    market::revoke(&mut tx, &dismissed, RoleKind::Assistant, RemovalReason::LeftWork, world.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    admin.says("/meja").await;
    admin.taps("1").await;
    admin.sees_last("Siapa yang mendampingi sekarang?");
    admin.taps("Saya dampingi").await;
    admin.sees_last("Pak Tarno sekarang didampingi Mbak Sari. Semua pesanannya bisa diteruskan.");
    buyer.taps("Sudah sampai").await;
    buyer.taps("1 ton").await;
    admin.taps("Setuju").await;
    admin.sees("Penerimaan O-2026-00001 disetujui.");
    world.is_sound().await;
}

on_each_engine!(who_takes_a_farmer_over_reads_what_became_of_his_answers);
async fn who_takes_a_farmer_over_reads_what_became_of_his_answers(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    let other = world.seller("Pak Bejo").await;
    let buyer = agreed_for_farmer(&world, &assistant).await;
    assistant.opens_order().await;
    assistant.taps_each(&["Sudah berangkat", "1 ton"]).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    assistant.taps("Tawarkan P-1001").await;
    other.says("M-1").await;
    other.taps("Tawarkan").await;
    other.says("2 ton 26.500 rabu di kandang").await;
    other.taps("Kirim").await;
    other.says("M-1").await;
    let mut tx = world.db.begin().await.unwrap();
    let dismissed = tx.persons().by_chat(ChatId(assistant.id)).await.unwrap().unwrap();
    market::revoke(&mut tx, &dismissed, RoleKind::Assistant, RemovalReason::LeftWork, world.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    admin.says("/meja").await;
    let line = admin.last().lines().find(|line| line.contains("Pak Tarno")).map(str::to_owned).unwrap_or_default();
    admin.taps_each(&[line.split('.').next().unwrap_or_default(), "Saya dampingi"]).await;
    // The button of a card from before the answer was withdrawn.
    let (_, history) = other.button("Riwayat").unwrap();
    let (message, _) = admin.button("Kabar meja").unwrap();
    admin.presses(message, &history).await;
    for (what, count) in [("tawaran ditarik 1 ton\n", 1), ("tawaran dikirim 1 ton (penjual)", 1)] {
        assert_eq!(admin.last().matches(what).count(), count, "{}", admin.transcript());
    }
    other.taps("Riwayat").await;
    other.sees_last("tawaran dikirim 2 ton (penjual)");
    assert!(!other.last().contains("tawaran ditarik"), "{}", other.transcript());
    world.is_sound().await;
}

on_each_engine!(the_desk_sees_who_is_silent_after_a_load_arrived);
async fn the_desk_sees_who_is_silent_after_a_load_arrived(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps_each(&["Tiba, belum dicek", "1 ton"]).await;
    btc.says("/meja").await;
    assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
    world.advance_to("2026-11-24T22:00").await;
    btc.says("/meja").await;
    btc.sees_last("O-2026-00001 telur ayam ras 1 ton: tiba Sel, 24 Nov 2026");
    buyer.opens_order().await;
    buyer.taps_each(&["Hasil periksa", "1 ton"]).await;
    world.advance_to("2026-11-25T23:00").await;
    btc.says("/meja").await;
    btc.sees_last("O-2026-00001 telur ayam ras 1 ton: diterima Sel, 24 Nov 2026");
    btc.sees_last("penjual belum menjawab");
    // Figures that are in dispute wait for a decision.
    seller.opens_order().await;
    seller.taps("Belum cocok").await;
    btc.says("/meja").await;
    btc.sees_last("Perlu ditangani: 1 keluhan");
    btc.sees_last("O-2026-00001 telur ayam ras 1 ton: angka penerimaan");
    btc.taps("1").await;
    btc.sees_last("Penjual belum cocok dengan angka penerimaan");
    world.is_sound().await;
}
