//! What is counted and priced by weight: birds, cattle, and packs. What the accepted weighs says what is to be paid, from the receipt on.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// An order of birds that are sold by the head and paid by the kilogram.
async fn birds(world: &World) -> (Person<'_>, Person<'_>) {
    let seller = world.seller("Pak Joko").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("ayam pedaging hidup", "200 ekor", "21.000/kg").await;
    buyer.orders("100 ekor").await;
    seller.accepts().await;
    (seller, buyer)
}

/// An order of ten crates of fifteen kilograms, paid by the kilogram.
async fn crates(world: &World) -> (Person<'_>, Person<'_>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for text in ["/jual", "telur", "50 peti isi 15 kg", "26.500/kg", "di tempat saya", "besok", "ya", "benar, tayangkan"] {
        seller.says(text).await;
    }
    buyer.orders("10 peti").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat", "10 peti"]).await;
    (seller, buyer)
}

on_each_engine!(birds_that_are_paid_by_weight_are_weighed_before_anybody_pays);
async fn birds_that_are_paid_by_weight_are_weighed_before_anybody_pays(engine: Engine) {
    const WORTH: &str = "97 ekor, 191,5 kg x Rp21.000/kg = Rp4.021.500";
    let world = World::new(engine).await;
    let (seller, buyer) = birds(&world).await;
    seller.says("berangkat O-1 100 ekor 195 kg").await;
    seller.sees_last("O-2026-00001: Dimuat 100 ekor, 195 kg\nBenar?");
    seller.taps("Kirim").await;
    buyer.sees_last("Dimuat 100 ekor, 195 kg");
    // The number alone: the weight is asked for, with what the seller said.
    buyer.says("sampai O-1 97 mati 3").await;
    buyer.sees_last("O-2026-00001: diterima baik 97 ekor.\nBerapa beratnya semua?");
    assert_eq!(buyer.labels()[..2], ["189,15 kg", "Tidak jadi"]);
    buyer.says("0 kg").await;
    buyer.sees_last("Jumlah harus lebih dari nol. Contoh: 300 kg");
    buyer.says("19,5 kg").await;
    buyer.sees_last("Berat 19,5 kg jauh dari berat muatnya, 189,15 kg.");
    buyer.says("191,5 kg").await;
    buyer.sees_last("O-2026-00001: Dimuat 100 ekor (195 kg), diterima baik 97 ekor (191,5 kg), mati atau mutu 3 ekor");
    buyer.sees_last(WORTH);
    buyer.taps("Kirim").await;
    buyer.sees(&format!(
        "Barang diterima. O-2026-00001\nDimuat 100 ekor (195 kg), diterima baik 97 ekor (191,5 kg), mati atau mutu 3 ekor\n{WORTH}"
    ));
    seller.sees_last("diterima baik 97 ekor (191,5 kg), mati atau mutu 3 ekor");
    seller.sees_last(WORTH);
    seller.sees_last("Angkanya cocok?");
    seller.opens_order().await;
    seller.sees_last(WORTH);
    world.is_sound().await;
    seller.taps("Setuju").await;
    buyer.sees_last(WORTH);
    assert_eq!(raw::dump(&world.db, "SELECT accepted, weighed, weight FROM orders").await, [["97", "97", "191500"]]);
    buyer.says("/pesanan").await;
    buyer.sees_last("Jumlah pesanan yang berjalan: Rp4.021.500");
    buyer.opens_order().await;
    buyer.sees_last(WORTH);
    buyer.taps("Berkas lengkap").await;
    buyer.taps("1 Des").await;
    buyer.sees_last(WORTH);
    buyer.opens_order().await;
    buyer.taps("Sudah dibayar").await;
    seller.sees(WORTH);
    seller.taps("Sudah diterima").await;
    seller.sees_last("Uang Rp4.021.500 untuk O-2026-00001 sudah masuk semua?");
    seller.taps("Ya, sudah masuk").await;
    seller.opens_order().await;
    seller.sees_last(WORTH);
    assert!(!seller.transcript().contains("x Rp21.000/kg, ditimbang dulu"), "{}", seller.transcript());
    seller.taps("Riwayat").await;
    seller.sees_last("diterima baik 97 ekor, ditolak 3 ekor, berat 191,5 kg");
    world.is_sound().await;
}

on_each_engine!(number_losses_and_weight_are_said_in_one_line_and_corrected_each);
async fn number_losses_and_weight_are_said_in_one_line_and_corrected_each(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = birds(&world).await;
    seller.says("berangkat O-1 60 ekor").await;
    seller.taps("Kirim").await;
    buyer.says("sampai O-1 60 ekor 1,2 kuintal").await;
    buyer.sees_last("60 ekor, 120 kg x Rp21.000/kg = Rp2.520.000\nBenar?");
    // The weight alone is another one; the number stays.
    buyer.says("118 kg").await;
    buyer.sees_last("60 ekor, 118 kg x Rp21.000/kg = Rp2.478.000\nBenar?");
    buyer.taps("Kirim").await;
    seller.taps("Belum cocok").await;
    buyer.taps("Perbaiki angka").await;
    buyer.says("59 mati 1 117,5 kg").await;
    buyer.taps("Kirim").await;
    seller.sees_last("59 ekor, 117,5 kg x Rp21.000/kg = Rp2.467.500");
    seller.taps("Setuju").await;
    // The second load: both together are paid for.
    seller.says("berangkat O-1 40 ekor 80 kg").await;
    seller.taps("Kirim").await;
    buyer.says("sampai O-1 79 kg").await;
    buyer.sees_last("Berapa yang diterima baik?");
    buyer.says("40").await;
    buyer.taps("Kirim").await;
    seller.sees_last("99 ekor, 196,5 kg x Rp21.000/kg = Rp4.126.500");
    seller.taps("Setuju").await;
    buyer.sees_last("99 ekor, 196,5 kg x Rp21.000/kg = Rp4.126.500");
    world.is_sound().await;
    // What goes back weighs its share: 10 of 99 are 19.848 g.
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Usul penyelesaian", "Barang dikembalikan"]).await;
    buyer.says("10 ekor").await;
    buyer.taps("Kirim").await;
    seller.taps("Setuju usul").await;
    buyer.sees("89 ekor, 176,652 kg x Rp21.000/kg = Rp3.709.692");
    world.is_sound().await;
}

on_each_engine!(crates_that_are_paid_by_weight_are_received_by_the_scale);
async fn crates_that_are_paid_by_weight_are_received_by_the_scale(engine: Engine) {
    const WORTH: &str = "10 peti, 149 kg x Rp26.500/kg = Rp3.948.500";
    let world = World::new(engine).await;
    let (seller, buyer) = crates(&world).await;
    buyer.says("sampai O-1 149 kg").await;
    buyer.sees_last("diterima baik 10 peti (149 kg)");
    buyer.sees_last(WORTH);
    buyer.taps("Kirim").await;
    seller.sees_last(WORTH);
    seller.taps("Setuju").await;
    buyer.sees_last(WORTH);
    buyer.says("/pesanan").await;
    buyer.sees_last("Jumlah pesanan yang berjalan: Rp3.948.500");
    assert_eq!(raw::dump(&world.db, "SELECT accepted, weighed, weight FROM orders").await, [["10", "10", "149000"]]);
    world.is_sound().await;
}

on_each_engine!(crates_that_nobody_weighs_cost_what_they_hold);
async fn crates_that_nobody_weighs_cost_what_they_hold(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = crates(&world).await;
    buyer.taps_each(&["Sudah sampai", "10 peti"]).await;
    seller.sees_last("10 peti x Rp26.500/kg = Rp3.975.000");
    seller.taps("Setuju").await;
    buyer.sees_last("10 peti x Rp26.500/kg = Rp3.975.000");
    world.is_sound().await;
}

on_each_engine!(cattle_are_weighed_when_they_are_received);
async fn cattle_are_weighed_when_they_are_received(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Joko").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("sapi potong hidup", "5 ekor", "55.000/kg").await;
    buyer.orders("2 ekor").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat", "2 ekor"]).await;
    buyer.taps_each(&["Sudah sampai", "2 ekor"]).await;
    buyer.sees_last("diterima baik 2 ekor.\nBerapa beratnya semua?");
    buyer.says("12 ton").await;
    buyer.sees_last("Berat 12.000 kg jauh dari biasanya untuk 2 ekor: 400 kg sampai 1.400 kg.");
    buyer.says("912 kg").await;
    buyer.taps("Kirim").await;
    seller.sees_last("2 ekor, 912 kg x Rp55.000/kg = Rp50.160.000");
    world.is_sound().await;
}

on_each_engine!(what_was_received_without_a_weight_is_weighed_before_its_papers);
async fn what_was_received_without_a_weight_is_weighed_before_its_papers(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = birds(&world).await;
    seller.says("berangkat O-1 100 ekor").await;
    seller.taps("Kirim").await;
    buyer.says("sampai O-1 100 ekor 190 kg").await;
    buyer.taps("Kirim").await;
    seller.taps("Setuju").await;
    // As receipts were before they had a weight.
    for old in
        ["UPDATE deliveries SET weight = NULL", "UPDATE receipt_entries SET weight = NULL", "UPDATE orders SET weighed = 0, weight = 0"]
    {
        raw::execute(&world.db, old).await.unwrap();
    }
    for person in [&buyer, &seller] {
        person.opens_order().await;
        let labels = person.labels();
        assert!(!labels.iter().any(|label| ["Berkas lengkap", "Sudah diterima"].contains(&label.as_str())), "{labels:?}");
    }
    buyer.taps("Catat berat").await;
    buyer.sees_last("diterima baik 100 ekor.\nBerapa beratnya semua?");
    buyer.says("190,5").await;
    buyer.sees_last("100 ekor, 190,5 kg x Rp21.000/kg = Rp4.000.500\nBenar?");
    buyer.taps("Kirim").await;
    seller.sees_last("Berat barang O-2026-00001 dicatat.");
    seller.sees_last("100 ekor, 190,5 kg x Rp21.000/kg = Rp4.000.500");
    buyer.opens_order().await;
    assert!(buyer.labels().contains(&"Berkas lengkap".to_owned()));
    world.is_sound().await;
}
