//! The main job: a seller offers, a buyer asks, the seller accepts, the official reads.

use tembus::domain::person::{Office, Organization};

use crate::support::{Engine, World, on_each_engine};

on_each_engine!(from_an_offer_to_the_digest);
async fn from_an_offer_to_the_digest(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;

    seller.says("/jual").await;
    seller.sees_last("Mau menawarkan apa?");
    seller.taps("🥚 Telur").await;
    seller.sees_last("Berapa banyak? Contoh: 2 ton, 5 kw, 300 kg");
    seller.says("2 ton").await;
    seller.sees_last("Harga per kg berapa? Contoh: 26.500");
    seller.says("26.500").await;
    seller.sees_last("Harga itu untuk barang di mana?");
    seller.taps("Di tempat saya").await;
    seller.sees_last("Kapan barang siap?");
    seller.taps("Besok").await;
    seller.sees_last("Barang ada di Gedog?");
    seller.taps("Ya").await;
    seller.sees_last("Tolong dicek dulu:");
    seller.sees_last("2 ton (2.000 kg), Rp26.500/kg, di tempat saya");
    seller.sees_last("Siap Rab, 25 Nov 2026, Gedog");
    seller.sees_last("Jumlah harga kira-kira Rp53.000.000");
    seller.publishes().await;
    seller.sees_last("Nomor P-1001.");
    seller.sees_last("Berlaku sampai Jum, 27 Nov 2026, 18.00 WIB.");

    buyer.says("/beli").await;
    buyer.sees_last("2 ton, Rp26.500/kg, siap Rab 25 Nov, Gedog");
    buyer.taps("1").await;
    buyer.sees_last("P-1001 Telur ayam ras");
    buyer.taps("Pesan").await;
    buyer.sees_last("Mau pesan berapa dari 2 ton?");
    buyer.taps("1 ton").await;
    buyer.sees_last("Pesan 1 ton telur ayam ras dari P-1001?");
    buyer.taps("Pesan").await;
    buyer.sees_last("sudah dikirim ke penjual.\nBarang disimpan untuk Anda sampai Rab, 25 Nov 2026, 09.00 WIB.");

    seller.sees_last("Dari penawaran P-1001.");
    seller.sees_last("Pasar Jaya mau membeli telur ayam ras 1 ton, Rp26.500/kg");
    seller.accepts().await;
    for person in [&seller, &buyer] {
        person.sees_last("Sepakat. Pesanan O-2026-00001");
        person.sees_last("Telur ayam ras 1 ton (1.000 kg) x Rp26.500/kg = Rp26.500.000");
        person.sees_last("Penjual: Pak Slamet. Pembeli: Pasar Jaya (Bu Rina)");
    }

    world.advance_to("2026-11-25T07:00").await;
    official.sees_last("Ringkasan Sel, 24 Nov 2026");
    official.sees_last("Sepakat: 1 ton, nilai ditahan karena kurang dari 3 pelaku (1 pesanan)");
    assert!(!official.last().contains("Slamet") && !official.last().contains("Rina"), "{}", official.transcript());
}
