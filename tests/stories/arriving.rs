//! Goods that arrive at night are weighed, and graded later; what becomes of rejected goods is said by their seller.

use tembus::domain::person::{Office, Role};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// The load arrives in the night and is weighed.
async fn arrives(world: &World, buyer: &Person<'_>) {
    world.advance_to("2026-11-24T22:00").await;
    buyer.taps("Tiba, belum dicek").await;
    buyer.sees_last("O-2026-00001: dimuat 1.002 kg.\nBerapa yang tiba?");
    for (bad, said) in [("10 ton", "terlalu besar"), ("990 pecah 12", "belum bisa dibaca"), ("0 kg", "")] {
        buyer.says(bad).await;
        buyer.sees_last(said);
    }
    buyer.says("995 kg").await;
    buyer.sees_last("O-2026-00001: dimuat 1.002 kg, tiba 995 kg. Benar?");
    buyer.taps("Kirim").await;
}

on_each_engine!(what_arrives_at_night_is_weighed_counts_nowhere_and_is_graded_in_the_day);
async fn what_arrives_at_night_is_weighed_counts_nowhere_and_is_graded_in_the_day(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Bappeda).await;
    let (seller, buyer) = world.underway("1.002 kg", "1.002 kg AG 1234 XX").await;
    arrives(&world, &buyer).await;
    let load = "Dimuat 1.002 kg, AG 1234 XX, tiba 995 kg.";
    buyer.sees_last(&format!(
        "Tercatat. O-2026-00001 tiba, belum diperiksa. {load}\nHasil periksa ditunggu sampai Rab, 25 Nov 2026, 22.00 WIB."
    ));
    assert_eq!(buyer.labels(), ["Hasil periksa", "Perbaiki angka", "Lihat"]);
    seller.sees_last(&format!("O-2026-00001 tiba, belum diperiksa. {load} Hasil periksa kami kabari."));
    // Nothing counts before it was graded and both sides agree.
    let counted = raw::dump(&world.db, "SELECT status, arrived, accepted FROM orders").await;
    assert_eq!(counted, [["shipped", "0", "0"]]);
    assert_eq!(raw::number(&world.db, "SELECT committed FROM offers").await, 1_002_000);
    buyer.says("/pesanan").await;
    buyer.sees_last("Jumlah pesanan yang berjalan: Rp26.553.000");
    official.says("/ringkasan hari ini").await;
    official.sees_last("Sampai, belum diperiksa: 995 kg");
    // The buyer is reminded once, in the day; what has arrived is not late.
    world.advance_to("2026-11-25T09:55").await;
    buyer.sees_no("sudah tiba dan belum diperiksa");
    world.advance_to("2026-11-25T16:00").await;
    buyer.sees_last(&format!("O-2026-00001 sudah tiba dan belum diperiksa. {load}"));
    assert_eq!(buyer.labels(), ["Hasil periksa", "Lihat"]);
    assert_eq!((buyer.count("sudah tiba dan belum diperiksa"), buyer.count("penerimaannya belum dicatat")), (1, 0));
    buyer.taps("Hasil periksa").await;
    buyer.sees_last("O-2026-00001: tiba 995 kg.\nBerapa yang diterima baik?");
    buyer.says("996 kg").await;
    buyer.sees_last("Sisanya tinggal 995 kg.");
    // All that was weighed is accepted or rejected: another figure is asked about.
    buyer.says("990 pecah 4").await;
    buyer.sees_last("5 kg dari 995 kg yang tiba tidak diterima. Apa sebabnya?");
    assert_eq!(buyer.labels()[..3], ["Pecah", "Mutu", "Tidak jadi"]);
    buyer.taps("Pecah").await;
    buyer.taps("Kirim").await;
    seller.sees_last("diterima baik 990 kg, pecah 5 kg, susut 7 kg\n990 kg x Rp26.500/kg = Rp26.235.000");
    seller.taps("Setuju").await;
    assert_eq!(raw::dump(&world.db, "SELECT arrived, accepted FROM orders").await, [["995000", "990000"]]);
    official.says("/ringkasan hari ini").await;
    official.sees_no("Sampai, belum diperiksa: 5 kg");
    assert!(!official.last().contains("belum diperiksa"));
    world.is_sound().await;
}

on_each_engine!(what_nobody_grades_within_a_day_goes_to_the_mediator);
async fn what_nobody_grades_within_a_day_goes_to_the_mediator(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1.002 kg", "1.002 kg AG 1234 XX").await;
    arrives(&world, &buyer).await;
    // A corrected weight gives no more time.
    world.advance_to("2026-11-25T08:00").await;
    buyer.taps("Perbaiki angka").await;
    buyer.says("1.000 kg").await;
    buyer.taps("Kirim").await;
    seller.sees_last("tiba 1.000 kg");
    world.advance_to("2026-11-25T21:55").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM complaints").await, 0);
    world.advance_to("2026-11-26T06:00").await;
    for person in [&seller, &buyer] {
        person.sees("O-2026-00001 masuk keluhan");
    }
    admin.sees("Keluhan baru perlu dilihat");
    let kept = raw::dump(&world.db, "SELECT side, about, CASE WHEN opened_by IS NULL THEN 'time' END FROM complaints").await;
    assert_eq!(kept, [["SELLER", "SILENCE", "time"]]);
    assert_eq!(buyer.count("sudah tiba dan belum diperiksa"), 1);
    // It can still be graded; the seller's yes ends the complaint.
    buyer.opens_order().await;
    buyer.taps("Hasil periksa").await;
    buyer.taps("1.000 kg").await;
    seller.taps("Setuju angkanya").await;
    assert_eq!(raw::texts(&world.db, "SELECT outcome FROM complaints").await, ["AS_RECEIVED"]);
    assert_eq!(raw::dump(&world.db, "SELECT arrived, accepted FROM orders").await, [["1000000", "1000000"]]);
    world.is_sound().await;
}

on_each_engine!(the_seller_says_once_what_becomes_of_rejected_goods);
async fn the_seller_says_once_what_becomes_of_rejected_goods(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1.002 kg", "1.002 kg AG 1234 XX").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("990 pecah 12").await;
    buyer.taps("Kirim").await;
    // The figures are not agreed: nothing is asked yet.
    assert_eq!(seller.labels(), ["Setuju", "Belum cocok", "Ada keluhan", "Lihat"]);
    seller.taps("Setuju").await;
    seller.sees_last("990 kg x Rp26.500/kg = Rp26.235.000\nDitolak 12 kg. Barangnya diapakan?");
    assert_eq!(seller.labels()[..3], ["Dibawa kembali", "Dijual murah", "Dimusnahkan"]);
    buyer.sees_no("Barangnya diapakan?");
    let (message, other) = seller.button("Dimusnahkan").unwrap();
    // It is nobody's to say but the seller's.
    buyer.presses(message, &other).await;
    buyer.opens_order().await;
    buyer.taps("Surat").await;
    buyer.taps("Tanda terima").await;
    assert_eq!(raw::texts(&world.db, "SELECT COALESCE(disposition, '') FROM deliveries").await, [""]);
    seller.taps_twice("Dijual murah").await;
    seller.sees("Tercatat. Barang O-2026-00001 yang ditolak: dijual murah.");
    buyer.sees_last("Penjual mencatat barang O-2026-00001 yang ditolak: dijual murah.");
    seller.presses(message, &other).await;
    assert_eq!(raw::texts(&world.db, "SELECT disposition FROM deliveries").await, ["SOLD"]);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM events WHERE kind LIKE 'rejects_%'").await, 1);
    // The history and the next receipt say it; the one before says what was true then.
    buyer.opens_order().await;
    buyer.taps("Riwayat").await;
    buyer.sees_last("barang yang ditolak dijual murah (penjual)");
    buyer.opens_order().await;
    buyer.taps("Surat").await;
    buyer.taps("Tanda terima").await;
    buyer.sees_last("O-2026-00001/TT-2");
    let told = raw::texts(&world.db, "SELECT CASE WHEN facts LIKE '%SOLD%' THEN 'sold' ELSE '' END FROM papers ORDER BY id").await;
    assert_eq!(told, ["", "sold"]);
    world.is_sound().await;
}
