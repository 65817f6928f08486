//! *Kabar meja*: what waits for who runs the service and for Blitar Trade Center.

use tembus::{
    app::audit::audit,
    domain::person::{Office, Organization, Role},
};

use crate::support::{Engine, World, on_each_engine};

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
    seller.taps("pembayaran").await;
    btc.says("/meja").await;
    btc.sees_last("Perlu ditangani: 1 keluhan");
    btc.taps("1").await;
    btc.sees_last("Penjual: Pak Bejo. Pembeli: Pasar Jaya (Bu Rina)");
    let mut tx = world.db.read().await.unwrap();
    assert_eq!(audit(&mut tx).await.unwrap(), []);
}
