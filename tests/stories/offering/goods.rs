//! Each group of goods leads to its own question.

use crate::support::{Engine, Person, World, on_each_engine};

/// From the price on: at my place, tomorrow, at home, yes.
async fn finishes(seller: &Person<'_>, price: &str) {
    seller.says(price).await;
    seller.taps("Di tempat saya").await;
    seller.taps("Besok").await;
    seller.taps("Ya").await;
    seller.sees_last("Tolong dicek dulu:");
}

on_each_engine!(each_button_of_the_first_question_leads_to_goods);
async fn each_button_of_the_first_question_leads_to_goods(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let ways: [(&[&str], &str, &str, &str); 6] = [
        (&["🐔 Ayam", "Hidup", "Ayam kampung hidup"], "50 ekor", "60rb/ekor", "🐔 Ayam kampung hidup\n50 ekor, Rp60.000/ekor"),
        (&["🐔 Ayam", "Sudah dipotong"], "2 kw", "34.000", "🐔 Karkas ayam pedaging\n2 kw (200 kg), Rp34.000/kg"),
        (&["🐟 Ikan", "Gurame"], "300 kg", "42rb", "🐟 Gurame\n300 kg, Rp42.000/kg"),
        (&["🌶 Cabai", "Cabai rawit"], "80 kg", "45.000", "🌶 Cabai rawit\n80 kg, Rp45.000/kg"),
        (&["🌾 Beras/jagung", "Jagung pipilan"], "5 ton", "5.500", "🌾 Jagung pipilan kering\n5 ton (5.000 kg), Rp5.500/kg"),
        (&["Lainnya", "Buah", "Belimbing Karangsari"], "3 kw", "12.000", "📦 Belimbing Karangsari\n3 kw (300 kg), Rp12.000/kg"),
    ];
    for (labels, quantity, price, card) in ways {
        seller.says("/jual").await;
        seller.sees_last("Mau menawarkan apa?");
        for label in labels {
            seller.taps(label).await;
        }
        seller.sees_last("Berapa banyak?");
        seller.says(quantity).await;
        finishes(&seller, price).await;
        seller.sees_last(card);
        seller.publishes().await;
        seller.sees_last("Sudah tayang");
    }
    seller.says("/penawaran").await;
    seller.sees_last("Penawaran Anda: 6 tayang");
}

on_each_engine!(eggs_come_in_crates_and_on_trays);
async fn eggs_come_in_crates_and_on_trays(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.says("/jual").await;
    seller.taps("🥚 Telur").await;
    seller.says("50 peti").await;
    seller.sees_last("1 peti isi berapa kg?");
    seller.taps("Isi lain").await;
    seller.says("12 kg").await;
    finishes(&seller, "26.500").await;
    seller.sees_last("50 peti @ 12 kg (600 kg), Rp26.500/kg");
    seller.sees_last("Jumlah harga kira-kira Rp15.900.000");
    seller.publishes().await;

    seller.says("/jual").await;
    seller.taps("🥚 Telur").await;
    seller.says("40 tray").await;
    seller.sees_last("1 rak isi berapa butir?");
    seller.taps("30 butir").await;
    seller.sees_last("Harga per rak berapa?");
    finishes(&seller, "52.000").await;
    seller.sees_last("40 rak (1.200 butir), Rp52.000/rak");
}

on_each_engine!(live_chicken_priced_by_the_kilo_has_no_total_before_the_scales);
async fn live_chicken_priced_by_the_kilo_has_no_total_before_the_scales(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", tembus::domain::person::Organization::DharmaJaya).await;
    seller.says("/jual").await;
    seller.taps("🐔 Ayam").await;
    seller.taps("Hidup").await;
    seller.taps("Ayam pedaging hidup").await;
    seller.says("500").await;
    seller.sees_last("500 apa? Pilih satuannya.");
    seller.taps("500 ekor").await;
    seller.says("21.000").await;
    seller.sees_last("Rp21.000 itu per ");
    seller.taps("Per kg").await;
    seller.taps("Sampai Jakarta").await;
    seller.taps("Lusa").await;
    seller.taps("Ya").await;
    seller.sees_last("500 ekor, Rp21.000/kg, sampai Jakarta");
    seller.sees_last("Jumlah harga dihitung setelah ditimbang");
    seller.publishes().await;
    buyer.says("ayam hidup").await;
    buyer.taps("Ayam pedaging hidup").await;
    buyer.taps("1").await;
    buyer.taps("Pesan").await;
    buyer.says("100 ekor").await;
    buyer.sees_last("Jumlah harga dihitung setelah ditimbang");
    buyer.taps("Pesan").await;
    seller.accepts().await;
    seller.sees_last("Ayam pedaging hidup 100 ekor x Rp21.000/kg\nJumlah harga dihitung setelah ditimbang");
}

on_each_engine!(a_price_for_all_sells_the_lot_whole);
async fn a_price_for_all_sells_the_lot_whole(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", tembus::domain::person::Organization::PasarJaya).await;
    seller.says("/jual").await;
    seller.taps("🥚 Telur").await;
    seller.says("2 ton").await;
    finishes(&seller, "total 52jt").await;
    seller.sees_last("2 ton (2.000 kg), Rp52.000.000 untuk semua, di tempat saya");
    seller.sees_last("Dijual sekaligus, tidak dipisah");
    seller.publishes().await;
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.sees_last("Dijual sekaligus, tidak dipisah");
    buyer.taps("Pesan").await;
    buyer.sees_last("Pesan 2 ton telur ayam ras");
    assert_eq!(buyer.labels(), ["Pesan", "Batal", "Kam 26 Nov", "Pilih tanggal", "Catatan"]);
    buyer.taps("Pesan").await;
    buyer.sees_last("sudah dikirim ke penjual.");
    seller.accepts().await;
    buyer.sees_last("Rp52.000.000");
    // Nothing of the lot is left to look at.
    buyer.says("/beli").await;
    buyer.sees_last("Belum ada penawaran.");
}
