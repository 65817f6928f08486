//! The day of the goods and the spot of the price are said before both agree.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine};

on_each_engine!(the_buyer_chooses_the_day_and_both_agree_to_it);
async fn the_buyer_chooses_the_day_and_both_agree_to_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says("telur 2 ton 26.500 siap hari ini").await;
    seller.sees_last("Siap sekarang, Gedog");
    seller.publishes().await;
    buyer.says("/beli").await;
    buyer.sees_last("siap sekarang");
    buyer.taps_each(&["1", "Pesan", "500 kg"]).await;
    // Not before the time for the seller's answer is over.
    buyer.sees_last("diambil Rab, 25 Nov 2026");
    assert_eq!(buyer.labels(), ["Pesan", "Ubah", "Batal", "Kam 26 Nov", "Pilih tanggal", "Catatan", "Kembali"]);
    buyer.says("hari ini").await;
    buyer.sees_last("Paling cepat Rab 25 Nov.");
    buyer.taps("Kam 26 Nov").await;
    buyer.sees_last("diambil Kam, 26 Nov 2026");
    buyer.says("jumat").await;
    buyer.sees_last("diambil Jum, 27 Nov 2026");
    buyer.taps("Catatan").await;
    buyer.says("untuk gudang Cakung").await;
    buyer.sees_last("Catatan: untuk gudang Cakung");
    // It is taken away again, and written anew.
    buyer.taps_each(&["Catatan", "Tanpa catatan"]).await;
    assert!(!buyer.last().contains("Catatan:"), "{}", buyer.transcript());
    buyer.taps("Catatan").await;
    assert!(buyer.button("Tanpa catatan").is_none_or(|(message, _)| buyer.chat().last().is_none_or(|last| last.message_id != message)));
    buyer.says("untuk gudang Cakung").await;
    buyer.taps("Pesan").await;
    seller.sees_last("Diambil di tempat Anda, Jum, 27 Nov 2026.");
    seller.sees_last("Catatan pembeli: untuk gudang Cakung");
    seller.accepts().await;
    for person in [&seller, &buyer] {
        person.sees_last("Serah: di tempat penjual, Gedog, Jum, 27 Nov 2026");
        person.sees_last("Catatan pembeli: untuk gudang Cakung");
        person.sees_no("Timbang");
    }
}

on_each_engine!(a_day_and_a_quantity_are_read_wherever_they_are_said);
async fn a_day_and_a_quantity_are_read_wherever_they_are_said(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let order = async || {
        for act in ["/batal", "/beli", "[1]", "[Pesan]"] {
            buyer.does(act).await;
        }
    };
    // Both in answer to how much; a bare number there is no day.
    for (said, shown, day) in [
        ("500 kg lusa", "Pesan 500 kg", "Kam, 26 Nov 2026"),
        ("jumat 700 kg", "Pesan 700 kg", "Jum, 27 Nov 2026"),
        ("28", "Pesan 28 kg", "Rab, 25 Nov 2026"),
        ("1 ton tgl 28", "Pesan 1 ton", "Sab, 28 Nov 2026"),
    ] {
        order().await;
        buyer.says(said).await;
        buyer.sees_last(&format!("{shown} telur ayam ras dari P-1001?"));
        buyer.sees_last(day);
    }
    // The day alone stays while it is asked how much.
    order().await;
    buyer.says("jumat").await;
    buyer.sees_last("Mau pesan berapa");
    buyer.says("300 kg").await;
    buyer.sees_last("diambil Jum, 27 Nov 2026");
    // A number in answer to the day is the day.
    buyer.taps("Pilih tanggal").await;
    buyer.says("28").await;
    buyer.sees_last("Pesan 300 kg");
    buyer.sees_last("diambil Sab, 28 Nov 2026");
    buyer.taps("Pilih tanggal").await;
    buyer.says("31 november").await;
    buyer.sees_last("Tanggal 31 november tidak ada.");
    buyer.sees_last("Mau diambil tanggal berapa?");
    buyer.says("sabtu 400 kg").await;
    buyer.sees_last("Pesan 400 kg");
    // Under the check as well: what is not clear about the day is asked, and the order stays.
    for (said, asked) in [("selasa", "Mau diambil tanggal berapa?"), ("31 november", "Tanggal 31 november tidak ada.")] {
        order().await;
        buyer.says("500 kg").await;
        buyer.says(said).await;
        buyer.sees_last(asked);
        buyer.says("30").await;
        buyer.sees_last("Pesan 500 kg");
        buyer.sees_last("diambil Sen, 30 Nov 2026");
    }
    buyer.says("20 nov").await;
    buyer.sees_last("Tanggal Jum, 20 Nov 2026 sudah lewat.\nPesan 500 kg");
}

on_each_engine!(where_the_price_applies_is_asked_once_and_remembered);
async fn where_the_price_applies_is_asked_once_and_remembered(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.newcomer("Pak Bejo").await;
    seller.says("telur 2 ton 26.500 siap besok").await;
    seller.sees_last("Harga itu untuk barang di mana?");
    seller.taps("Sampai Jakarta").await;
    seller.sees_last("2 ton (2.000 kg), Rp26.500/kg, sampai Jakarta");
    seller.publishes().await;
    seller.says("cabai rawit 50 kg 45rb siap besok").await;
    seller.sees_last("Rp45.000/kg, sampai Jakarta");
    seller.says("di kandang").await;
    seller.sees_last("Rp45.000/kg, di tempat saya");
    seller.publishes().await;
    seller.says("lele 400 kg 19.500 siap besok ambil di btc").await;
    seller.sees_last("Rp19.500/kg, di BTC");
    seller.says("batal").await;
    seller.says("tomat 1 ton 6rb siap besok di Surabaya").await;
    seller.sees_last("Maaf, tempat itu belum ada di daftar.");
    seller.sees_last("Barang ada di Gedog?");
}
