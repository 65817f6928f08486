//! Answers to a demand that are sealed: nobody sees another's before the hour, the buyer neither; then all are there, once and for all.

use tembus::{
    chat::actions::{Action, DemandAction},
    domain::{
        demand::{AnswerId, DemandId},
        person::Organization,
    },
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

const SEALED: &str = "Tawaran tertutup sampai Rab, 25 Nov 2026, 09.00 WIB";

/// The demand's card, from the list.
async fn opens(person: &Person<'_>) {
    person.says("/permintaan").await;
    person.taps("1").await;
}

/// Two sellers of eggs, and a buyer whose demand is sealed until Wednesday morning.
async fn sealed(world: &World) -> (Person<'_>, Person<'_>, Person<'_>) {
    let first = world.seller("Pak Bejo").await;
    first.offers("telur", "2 ton", "26.500").await;
    let second = world.seller("Bu Sri").await;
    second.offers("telur", "3 ton", "26.000").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps_each(&["Ubah", "Tawaran tertutup"]).await;
    buyer.sees_last("Sebelum itu tidak ada yang bisa melihat tawaran, Anda juga.");
    assert_eq!(buyer.labels()[..3], ["Besok", "Lusa", "Tidak ditutup"]);
    buyer.taps_each(&["Besok"]).await;
    buyer.sees_last(SEALED);
    buyer.taps_twice("Kirim").await;
    buyer.sees_last(SEALED);
    (first, second, buyer)
}

on_each_engine!(a_sealed_demand_offers_no_day_before_its_answers_are_opened);
async fn a_sealed_demand_offers_no_day_before_its_answers_are_opened(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton jumat").await;
    buyer.taps_each(&["Ubah", "Tawaran tertutup", "Lusa", "Ubah", "Hari"]).await;
    assert_eq!(buyer.labels()[0], "Lusa", "{}", buyer.transcript());
    buyer.says("besok").await;
    buyer.sees_last("Paling cepat Kam 26 Nov.");
    assert!(!buyer.labels().contains(&"Besok".to_owned()), "{}", buyer.transcript());
}

on_each_engine!(nobody_sees_an_answer_before_the_hour_and_then_all_are_there);
async fn nobody_sees_an_answer_before_the_hour_and_then_all_are_there(engine: Engine) {
    let world = World::new(engine).await;
    let (first, second, buyer) = sealed(&world).await;
    for seller in [&first, &second] {
        seller.sees_last(SEALED);
    }
    first.taps("Tawarkan P-1001").await;
    second.taps("Tawarkan P-1002").await;
    // The buyer is told nothing, and reads how many there are.
    buyer.sees_no("Rp26.500/kg");
    opens(&buyer).await;
    buyer.sees_last("2 tawaran masuk, belum bisa dilihat.");
    buyer.sees_no("Rp26.000/kg");
    assert_eq!(buyer.labels(), ["Ubah", "Tutup", "Riwayat", "Daftar permintaan"]);
    // A button of a modified client takes nothing, and asks nobody.
    let (message, _) = buyer.button("Ubah").unwrap();
    for action in [
        DemandAction::Take { demand: DemandId(1), version: 1, answer: AnswerId(1) },
        DemandAction::Pool { demand: DemandId(1), version: 1 },
    ] {
        buyer.presses(message, &Action::Demand(action).encode()).await;
        buyer.sees_last("Tombol ini tidak berlaku lagi: tawarannya masih tertutup.");
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 0);
    // Who takes an answer back tells nobody.
    opens(&second).await;
    second.taps("Tarik tawaran").await;
    buyer.sees_no("menarik tawaran");
    opens(&second).await;
    second.taps("Tawarkan P-1002").await;
    world.is_sound().await;
    world.advance_to("2026-11-25T09:01").await;
    let told = "Tawaran untuk permintaan M-1, telur ayam ras 5 ton, sudah dibuka: 2 tawaran.";
    buyer.sees_last(told);
    world.advance_to("2026-11-25T12:00").await;
    assert_eq!(buyer.count(told), 1, "{}", buyer.transcript());
    buyer.taps("Lihat tawaran").await;
    buyer.sees_last("Rp26.000/kg");
    buyer.sees_last("Rp26.500/kg");
    // Late answers and changes are refused kindly; taking back goes on.
    opens(&first).await;
    first.sees_last("Tawaran sudah ditutup Rab, 25 Nov 2026, 09.00 WIB");
    let (message, _) = first.button("Daftar permintaan").unwrap();
    first.presses(message, &Action::Demand(DemandAction::Offer { demand: DemandId(1) }).encode()).await;
    first.sees_last("Tombol ini tidak berlaku lagi: batas waktu tawarannya sudah lewat.");
    buyer.taps_each(&["1", "Ambil"]).await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE status = 'confirmed'").await, 1);
    world.is_sound().await;
}

on_each_engine!(a_sealed_demand_is_changed_and_closed_before_the_hour);
async fn a_sealed_demand_is_changed_and_closed_before_the_hour(engine: Engine) {
    let world = World::new(engine).await;
    let (first, _, buyer) = sealed(&world).await;
    first.taps("Tawarkan P-1001").await;
    buyer.says("/permintaan").await;
    buyer.taps_each(&["1", "Ubah", "Ubah"]).await;
    // The hour is what sellers answered on: it stays.
    assert!(!buyer.labels().contains(&"Tawaran tertutup".to_owned()), "{}", buyer.transcript());
    buyer.taps("Jumlah").await;
    buyer.says("4 ton").await;
    buyer.taps("Simpan").await;
    first.sees_last(SEALED);
    buyer.taps_each(&["Tutup", "Ya, tutup"]).await;
    first.sees_last("sudah ditutup pembeli. Terima kasih sudah menawarkan.");
    world.advance_to("2026-11-25T09:01").await;
    buyer.sees_no("sudah dibuka");
    buyer.sees_no("Rp26.500/kg");
    world.is_sound().await;
}

on_each_engine!(who_wants_no_seal_has_none_and_bad_days_are_refused);
async fn who_wants_no_seal_has_none_and_bad_days_are_refused(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps_each(&["Ubah", "Tawaran tertutup"]).await;
    for bad in ["24 nov", "27 nov", "entah"] {
        buyer.says(bad).await;
        buyer.sees_last("Tawaran ditutup sampai kapan?");
    }
    buyer.says("26 nov").await;
    buyer.sees_last("Tawaran tertutup sampai Kam, 26 Nov 2026, 09.00 WIB");
    buyer.taps_each(&["Ubah", "Hari"]).await;
    buyer.says("25 nov").await;
    buyer.sees_last("Paling lambat kapan?");
    buyer.says("26 nov").await;
    buyer.taps_each(&["Ubah", "Tawaran tertutup", "Tidak ditutup", "Kirim"]).await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM demands WHERE sealed_until IS NULL").await, 1);
    world.is_sound().await;
}
