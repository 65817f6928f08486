//! Whose turn it is after loading, and for how long nobody says anything: the clocks of a load, of its receipt and of a complaint.

use tembus::domain::{person::Office, person::Role};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// A load of one ton that arrived on 24 November with 900 kg accepted; the seller has not answered.
async fn received(world: &World) -> (Person<'_>, Person<'_>) {
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("900 kg").await;
    buyer.taps_each(&["Kurang muat", "Kirim"]).await;
    (seller, buyer)
}

async fn complaints(world: &World) -> Vec<Vec<String>> {
    raw::dump(&world.db, "SELECT side, about, COALESCE(outcome, 'open') FROM complaints ORDER BY number").await
}

on_each_engine!(a_load_that_nobody_receives_is_asked_about_again_after_its_complaint_was_taken_back);
async fn a_load_that_nobody_receives_is_asked_about_again_after_its_complaint_was_taken_back(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    world.advance_to("2026-11-27T12:00").await;
    assert_eq!(complaints(&world).await, [["SELLER", "SILENCE", "open"]]);
    // The seller waits on. Nobody says anything, so that it is late again in six hours and with the mediator in two days.
    seller.opens_order().await;
    seller.taps("Tarik keluhan").await;
    world.is_sound().await;
    let told = |person: &Person<'_>| person.count("penerimaannya belum dicatat");
    let before = told(&buyer);
    world.advance_to("2026-11-28T09:00").await;
    assert_eq!(told(&buyer), before + 1, "{}", buyer.transcript());
    world.advance_to("2026-11-29T11:00").await;
    assert_eq!(complaints(&world).await, [["SELLER", "SILENCE", "WITHDRAWN"]]);
    world.advance_to("2026-11-29T13:00").await;
    assert_eq!(complaints(&world).await, [["SELLER", "SILENCE", "WITHDRAWN"], ["SELLER", "SILENCE", "open"]]);
    assert_eq!(admin.count("Keluhan baru perlu dilihat"), 2);
    // What a mediator turns down leaves the load where it is as well.
    admin.says("/kelola").await;
    admin.taps_each(&["1", "Keluhan ditolak", "Kirim"]).await;
    world.advance_to("2026-12-01T14:00").await;
    assert_eq!(complaints(&world).await.len(), 3);
    world.is_sound().await;
}

on_each_engine!(a_load_that_is_not_graded_is_asked_about_again_after_its_complaint_was_taken_back);
async fn a_load_that_is_not_graded_is_asked_about_again_after_its_complaint_was_taken_back(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps_each(&["Tiba, belum dicek", "1 ton"]).await;
    world.advance_to("2026-11-25T10:00").await;
    assert_eq!(complaints(&world).await, [["SELLER", "SILENCE", "open"]]);
    seller.opens_order().await;
    seller.taps("Tarik keluhan").await;
    let before = buyer.count("belum diperiksa");
    world.advance_to("2026-11-25T23:00").await;
    world.advance_to("2026-11-26T08:00").await;
    assert_eq!(complaints(&world).await.len(), 1, "{before}");
    world.advance_to("2026-11-26T11:00").await;
    assert_eq!(complaints(&world).await, [["SELLER", "SILENCE", "WITHDRAWN"], ["SELLER", "SILENCE", "open"]]);
    world.is_sound().await;
}

on_each_engine!(a_receipt_waits_for_its_answer_again_after_the_buyers_complaint_ended);
async fn a_receipt_waits_for_its_answer_again_after_the_buyers_complaint_ended(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let (_seller, buyer) = received(&world).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    world.advance_to("2026-11-26T12:00").await;
    buyer.opens_order().await;
    buyer.taps("Tarik keluhan").await;
    world.is_sound().await;
    world.advance_to("2026-11-28T11:00").await;
    assert_eq!(complaints(&world).await, [["BUYER", "QUALITY", "WITHDRAWN"]]);
    let told = btc.count("Keluhan baru perlu dilihat");
    world.advance_to("2026-11-28T13:00").await;
    assert_eq!(complaints(&world).await, [["BUYER", "QUALITY", "WITHDRAWN"], ["BUYER", "SILENCE", "open"]]);
    assert_eq!(btc.count("Keluhan baru perlu dilihat"), told + 1);
    world.is_sound().await;
}

on_each_engine!(a_receipt_is_corrected_for_a_day_and_makes_nobody_wait_longer);
async fn a_receipt_is_corrected_for_a_day_and_makes_nobody_wait_longer(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = received(&world).await;
    buyer.opens_order().await;
    let (card, correct) = buyer.button("Perbaiki angka").unwrap();
    world.advance_to("2026-11-25T08:00").await;
    buyer.taps("Perbaiki angka").await;
    buyer.says("950 kg").await;
    buyer.taps_each(&["Kurang muat", "Kirim"]).await;
    seller.sees_last("diterima baik 950 kg");
    let figures = "SELECT accepted FROM deliveries";
    // A form that was begun in time is not sent after it.
    buyer.opens_order().await;
    buyer.taps("Perbaiki angka").await;
    world.advance_to("2026-11-25T10:00").await;
    buyer.says("940 kg").await;
    for label in ["Kurang muat", "Kirim"] {
        if buyer.labels().iter().any(|shown| shown == label) {
            buyer.taps(label).await;
        }
    }
    buyer.sees("jadi angkanya hanya bisa diubah lewat keluhan");
    assert_eq!(raw::number(&world.db, figures).await, 950_000);
    buyer.opens_order().await;
    assert!(!buyer.labels().contains(&"Perbaiki angka".to_owned()), "{:?}", buyer.labels());
    buyer.presses(card, &correct).await;
    assert_eq!(raw::number(&world.db, figures).await, 950_000);
    // The seller's two days run from the first figures.
    world.advance_to("2026-11-26T10:00").await;
    assert_eq!(complaints(&world).await, [["BUYER", "SILENCE", "open"]]);
    world.is_sound().await;
}

on_each_engine!(a_load_came_when_its_receipt_was_first_entered);
async fn a_load_came_when_its_receipt_was_first_entered(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = received(&world).await;
    let came = "SELECT first_received_at FROM deliveries";
    let first = raw::number(&world.db, came).await;
    seller.taps("Belum cocok").await;
    world.advance_to("2026-11-25T08:00").await;
    buyer.opens_order().await;
    buyer.taps("Perbaiki angka").await;
    buyer.says("950 kg").await;
    buyer.taps_each(&["Kurang muat", "Kirim"]).await;
    seller.taps("Belum cocok").await;
    world.advance_to("2026-11-25T20:00").await;
    admin.says("/kelola").await;
    admin.taps_each(&["1", "Berat muat berlaku", "Kirim"]).await;
    assert_eq!(raw::number(&world.db, came).await, first);
    assert_eq!(
        raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE received_at > first_received_at AND answer = 'AGREED'").await,
        1
    );
    // The paper tells when the goods came, whatever was settled later.
    buyer.opens_order().await;
    buyer.taps_each(&["Surat", "Tanda terima"]).await;
    let facts = raw::texts(&world.db, "SELECT facts FROM papers WHERE kind = 'RECEIPT'").await;
    assert!(facts.iter().all(|facts| facts.contains("\"at\":\"2026-11-24T")), "{facts:?}");
    world.is_sound().await;
}

on_each_engine!(what_nobody_received_does_not_count_as_received_and_is_not_replaced);
async fn what_nobody_received_does_not_count_as_received_and_is_not_replaced(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    let ends = |person: &Person<'_>| {
        let all = ["Sesuai penerimaan", "Barang diganti", "Berat muat berlaku"];
        all.map(|label| person.labels().iter().any(|shown| shown == label))
    };
    world.advance_to("2026-11-27T12:00").await;
    admin.says("/kelola").await;
    admin.taps("1").await;
    assert_eq!(ends(&admin), [false, false, true], "{:?}", admin.labels());
    seller.opens_order().await;
    seller.taps("Usul penyelesaian").await;
    assert_eq!(ends(&seller), [false, false, true], "{:?}", seller.labels());
    // Once it was received, so it can count.
    buyer.opens_order().await;
    buyer.taps("Sudah sampai").await;
    buyer.says("900 kg").await;
    buyer.taps_each(&["Pecah", "Kirim"]).await;
    admin.says("/kelola").await;
    admin.taps("1").await;
    assert_eq!(ends(&admin), [true, true, true], "{:?}", admin.labels());
    admin.taps_each(&["Sesuai penerimaan", "Kirim"]).await;
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 900_000);
    world.is_sound().await;
}

on_each_engine!(what_was_said_of_a_receipt_stays_when_it_is_corrected_and_decided);
async fn what_was_said_of_a_receipt_stays_when_it_is_corrected_and_decided(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = received(&world).await;
    let weigher = raw::number(&world.db, "SELECT received_by FROM deliveries").await;
    buyer.opens_order().await;
    buyer.taps("Perbaiki angka").await;
    buyer.says("850 kg").await;
    buyer.taps_each(&["Pecah", "Kirim"]).await;
    seller.opens_order().await;
    seller.taps("Riwayat").await;
    seller.sees_last("penerimaan dicatat, diterima baik 900 kg (pembeli)");
    seller.sees_last("penerimaan dibetulkan, diterima baik 850 kg, ditolak 150 kg (pembeli)");
    seller.opens_order().await;
    seller.taps_each(&["Ada keluhan", "Angka penerimaan"]).await;
    admin.says("/kelola").await;
    admin.taps("1").await;
    admin.sees_last("Dicatat sebelumnya: diterima baik 900 kg, ditolak 0 kg (");
    admin.taps_each(&["Berat muat berlaku", "Kirim"]).await;
    // Whoever decides weighed nothing.
    assert_eq!(raw::number(&world.db, "SELECT received_by FROM deliveries").await, weigher);
    let kept = raw::dump(&world.db, "SELECT entry, accepted, rejected, cause FROM receipt_entries ORDER BY entry").await;
    let said = [["1", "900000", "0", "ENTERED"], ["2", "850000", "150000", "CORRECTED"], ["3", "1000000", "0", "DECIDED"]];
    assert_eq!(kept, said);
    buyer.opens_order().await;
    buyer.taps("Riwayat").await;
    buyer.sees_last("diterima baik 1 ton");
    world.is_sound().await;
}
