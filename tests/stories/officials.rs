//! What officials read, and when.

use tembus::domain::person::{Office, Organization};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// One ton of eggs is agreed.
async fn trades(seller: &Person<'_>, buyer: &Person<'_>) {
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    buyer.sees_last("Sepakat.");
}

on_each_engine!(the_digest_can_be_read_at_any_time_without_names);
async fn the_digest_can_be_read_at_any_time_without_names(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    official.says("/ringkasan").await;
    official.sees_last("Ringkasan Sen, 23 Nov 2026: belum ada transaksi.");
    trades(&seller, &buyer).await;
    official.taps("Hari ini").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    official.sees_last("Sepakat: 1 ton, Rp26,5 juta (1 pesanan)");
    official.sees_last("Pelaku aktif: 1 penjual (1 Kota), 1 pembeli");
    official.taps("Rincian").await;
    official.sees_last("Rincian Sel, 24 Nov 2026");
    official.sees_last("O-2026-00001 Telur ayam ras 1 ton, Rp26.500/kg di tempat penjual, Pasar Jaya");
    world.advance_to("2026-11-26T12:00").await;
    official.says("/ringkasan 24 nov").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    official.says("/ringkasan 24/11/2026").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    official.says("/ringkasan entah").await;
    official.sees_last("Maaf, belum paham.");
    for name in ["Bejo", "Rina"] {
        official.sees_no(name);
    }
}

on_each_engine!(hour_and_days_are_the_officials_own);
async fn hour_and_days_are_the_officials_own(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    official.says("/menu").await;
    official.taps("Pengaturan").await;
    official.sees_last("Ringkasan sekarang dikirim pukul 07.00 WIB. Mau pukul berapa?");
    official.says("jam 25").await;
    official.sees_last("Maaf, jamnya belum bisa dibaca. Tulis angka 0 sampai 23, contoh: 7");
    official.says("jam 16.00").await;
    official.sees_last("Ringkasan sekarang dikirim setiap hari. Mau hari apa saja?");
    official.taps("Senin-Jumat").await;
    official.sees_last("Ringkasan dikirim Senin sampai Jumat pukul 16.00 WIB.");
    let digests = "SELECT COUNT(*) FROM digests";
    world.advance_to("2026-11-25T07:30").await;
    assert_eq!(raw::number(&world.db, digests).await, 0);
    world.advance_to("2026-11-25T16:00").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    world.advance_to("2026-11-27T16:00").await;
    official.sees_last("Ringkasan Kam, 26 Nov 2026");
    // Saturday and Sunday bring none.
    world.advance_to("2026-11-29T20:00").await;
    official.sees_last("Ringkasan Kam, 26 Nov 2026");
}

on_each_engine!(a_digest_comes_once_after_a_missed_hour_and_only_the_latest_after_days);
async fn a_digest_comes_once_after_a_missed_hour_and_only_the_latest_after_days(engine: Engine) {
    let mut world = World::new(engine).await;
    let id = world.official("Bu Ani", Office::Bappeda).await.id;
    world.stop_bot().await;
    world.clock.advance_to(crate::support::world::wib("2026-11-25T09:20"));
    world.start_bot();
    world.advance_to("2026-11-25T09:21").await;
    world.advance_to("2026-11-25T12:00").await;
    assert_eq!(world.meets(id, "Bu Ani").count("Ringkasan Sel, 24 Nov 2026"), 1);
    world.stop_bot().await;
    world.clock.advance_to(crate::support::world::wib("2026-11-30T08:00"));
    world.start_bot();
    world.advance_to("2026-11-30T08:01").await;
    let official = world.meets(id, "Bu Ani");
    official.sees_last("Ringkasan Min, 29 Nov 2026");
    assert_eq!(official.count("Ringkasan "), 3, "{}", official.transcript());
}
