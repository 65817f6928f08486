//! Numbers, units and days that have to be asked about.

use crate::support::{Engine, Person, World, on_each_engine};

/// Up to the question of the quantity of eggs.
async fn offers_eggs(seller: &Person<'_>) {
    seller.says("/jual").await;
    seller.taps("🥚 Telur").await;
    seller.sees_last("Berapa banyak? Contoh: 2 ton, 5 kw, 300 kg");
}

on_each_engine!(a_quantity_that_was_not_understood_twice_gets_buttons);
async fn a_quantity_that_was_not_understood_twice_gets_buttons(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    offers_eggs(&seller).await;
    seller.says("lumayan banyak").await;
    seller.sees_last("Maaf, angkanya belum bisa dibaca. Coba tulis seperti ini:");
    seller.says("0 kg").await;
    seller.sees_last("Jumlah harus lebih dari nol. Contoh: 300 kg");
    assert_eq!(seller.labels()[..4], ["50 kg", "100 kg", "300 kg", "500 kg"]);
    seller.says("99999999999999999999 kg").await;
    assert!(!seller.saw("Harga per kg berapa?"), "{}", seller.transcript());
    seller.says("20 liter").await;
    seller.sees_last("belum bisa dihitung dalam liter. Pakai");
    seller.taps("300 kg").await;
    seller.sees_last("Harga per kg berapa? Contoh: 26.500");
    seller.says("mahal").await;
    seller.sees_last("Maaf, angkanya belum bisa dibaca. Coba tulis seperti ini: 26.500");
    seller.says("0").await;
    seller.sees_last("Harga harus lebih dari nol. Contoh: 26.500");
    seller.says("26").await;
    seller.sees_last("Maksudnya Rp26.000 per kg?");
    seller.taps("Bukan, tulis lagi").await;
    seller.sees_last("Harga per kg berapa?");
    seller.says("26").await;
    seller.says("ya").await;
    seller.sees_last("Harga itu untuk barang di mana?");
}

on_each_engine!(a_day_that_is_past_or_does_not_exist_is_asked_again_and_a_range_is_taken);
async fn a_day_that_is_past_or_does_not_exist_is_asked_again_and_a_range_is_taken(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    offers_eggs(&seller).await;
    for text in ["2 ton", "26.500", "di btc"] {
        seller.says(text).await;
    }
    seller.sees_last("Kapan barang siap?");
    assert_eq!(seller.labels(), ["Hari ini", "Besok", "Lusa", "Pilih tanggal", "Kembali", "Batal"]);
    seller.says("31 november").await;
    seller.sees_last("Tanggal");
    seller.says("3 nov 2026").await;
    seller.sees_last("Tanggal Sel, 3 Nov 2026 sudah lewat.");
    seller.says("25-28 nov").await;
    seller.sees_last("Barang ada di Gedog?");
    seller.taps("Tempat lain").await;
    seller.sees_last("Barang biasanya ada di kelurahan mana?");
    seller.taps("Tlumpu").await;
    seller.sees_last("Siap 25-28 Nov 2026, Tlumpu");
    seller.sees_last("di BTC");
    seller.publishes().await;
    // 18.00 of the last ready day and the goods' two days.
    seller.sees_last("Berlaku sampai Sen, 30 Nov 2026, 18.00 WIB.");
}

on_each_engine!(the_day_can_be_picked_from_buttons);
async fn the_day_can_be_picked_from_buttons(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    offers_eggs(&seller).await;
    for text in ["2 ton", "26.500", "di tempat saya"] {
        seller.says(text).await;
    }
    seller.taps("Pilih tanggal").await;
    seller.sees_last("Tanggal berapa barang siap?");
    seller.taps("Kembali").await;
    seller.sees_last("Kapan barang siap?");
    seller.taps("Pilih tanggal").await;
    seller.taps("Sab 28 Nov").await;
    seller.taps("Ya").await;
    seller.sees_last("Siap Sab, 28 Nov 2026, Gedog");
}
