use super::{buttons, with_seller};
use crate::support::{Person, on_each_engine};

async fn published(seller: &Person<'_>, card: &str) {
    seller.sees_last("Tolong dicek dulu:");
    seller.sees_last(card);
    seller.publishes().await;
    seller.sees_last("Sudah tayang");
}

on_each_engine!(goods_that_were_not_named_are_asked_for_and_the_rest_is_kept, with_seller);
async fn goods_that_were_not_named_are_asked_for_and_the_rest_is_kept(seller: &Person<'_>) {
    seller.says("2 ton 26.500/kg besok").await;
    seller.sees_last("Mau menawarkan apa?");
    seller.taps("🥚 Telur").await;
    published(seller, "2 ton (2.000 kg), Rp26.500/kg").await;
}

on_each_engine!(of_a_family_of_goods_the_member_is_asked_for, with_seller);
async fn of_a_family_of_goods_the_member_is_asked_for(seller: &Person<'_>) {
    seller.says("ayam potong 500 ekor 20rb/kg besok").await;
    seller.sees_last("Ayamnya masih hidup atau sudah dipotong?");
    assert_eq!(buttons(seller)[..2], ["Hidup", "Sudah dipotong"]);
    seller.taps("Hidup").await;
    published(seller, "500 ekor, Rp20.000/kg").await;
    seller.says("lombok 1 kw 35rb besok").await;
    seller.sees_last("Cabai yang mana?");
    seller.taps("Cabai rawit").await;
    published(seller, "1 kw (100 kg), Rp35.000/kg").await;
}

on_each_engine!(a_quantity_with_two_readings_is_asked_about, with_seller);
async fn a_quantity_with_two_readings_is_asked_about(seller: &Person<'_>) {
    seller.says("telur 1,500 kg 26.500/kg besok").await;
    seller.sees_last("Maksudnya berapa?");
    assert_eq!(buttons(seller)[..3], ["1.500 kg", "1,5 kg", "Tulis lagi"]);
    seller.taps("1.500 kg").await;
    published(seller, "1.500 kg, Rp26.500/kg").await;
}

on_each_engine!(a_missing_quantity_and_a_range_are_asked_for, with_seller);
async fn a_missing_quantity_and_a_range_are_asked_for(seller: &Person<'_>) {
    for line in ["telur 26rb besok", "telur 2-3 ton 26rb besok"] {
        seller.says(line).await;
        seller.sees_last("Berapa banyak");
        seller.sees_last("Contoh: 2 ton, 5 kw, 300 kg");
        seller.says("2 ton").await;
        published(seller, "2 ton (2.000 kg), Rp26.000/kg").await;
    }
}

on_each_engine!(a_number_without_a_unit_is_asked_about, with_seller);
async fn a_number_without_a_unit_is_asked_about(seller: &Person<'_>) {
    seller.says("telur 500 26rb besok").await;
    seller.sees_last("500 apa?");
    assert_eq!(buttons(seller)[0], "500 kg");
    seller.taps("500 kg").await;
    published(seller, "500 kg, Rp26.000/kg").await;
}

on_each_engine!(crates_and_trays_are_asked_for_their_content, with_seller);
async fn crates_and_trays_are_asked_for_their_content(seller: &Person<'_>) {
    seller.says("telur 50 peti 26rb/kg besok").await;
    seller.sees_last("1 peti isi berapa kg?");
    assert_eq!(buttons(seller)[..3], ["10 kg", "15 kg", "Isi lain"]);
    seller.taps("15 kg").await;
    published(seller, "50 peti @ 15 kg (750 kg), Rp26.000/kg").await;
    seller.says("telur 200 tray 26rb/tray besok").await;
    seller.sees_last("1 rak isi berapa butir?");
    seller.taps("15 butir").await;
    published(seller, "Rp26.000/pak isi 15").await;
}

on_each_engine!(a_missing_price_is_asked_for, with_seller);
async fn a_missing_price_is_asked_for(seller: &Person<'_>) {
    seller.says("telur 2 ton besok").await;
    seller.sees_last("Harga per kg berapa? Contoh: 26.500");
    seller.says("26.500").await;
    published(seller, "2 ton (2.000 kg), Rp26.500/kg").await;
}

on_each_engine!(twenty_six_is_asked_about_with_twenty_six_thousand_first, with_seller);
async fn twenty_six_is_asked_about_with_twenty_six_thousand_first(seller: &Person<'_>) {
    seller.says("telur 2 ton 26 besok").await;
    seller.sees_last("Maksudnya Rp26.000 per kg?");
    assert_eq!(buttons(seller)[..2], ["Ya", "Bukan, tulis lagi"]);
    seller.taps("Ya").await;
    published(seller, "Rp26.000/kg").await;
    seller.says("telur 2 ton 265.000/kg besok").await;
    seller.sees_last("Maksudnya Rp26.500 per kg?");
    seller.taps("Bukan, tulis lagi").await;
    seller.sees_last("Harga per kg berapa?");
    seller.says("26.300").await;
    published(seller, "Rp26.300/kg").await;
}

on_each_engine!(a_price_per_head_or_per_kilo_is_asked_about, with_seller);
async fn a_price_per_head_or_per_kilo_is_asked_about(seller: &Person<'_>) {
    seller.says("ayam broiler hidup 800 ekor 21rb besok").await;
    seller.sees_last("Rp21.000 itu per kg atau per ekor?");
    seller.taps("Per kg").await;
    published(seller, "800 ekor, Rp21.000/kg").await;
    seller.says("telur sekwintal 2,6jt besok").await;
    seller.sees_last("Rp2.600.000 itu harga per apa?");
    seller.taps("borongan").await;
    published(seller, "Dijual sekaligus").await;
}

on_each_engine!(a_range_of_prices_and_an_approximate_price_are_made_exact, with_seller);
async fn a_range_of_prices_and_an_approximate_price_are_made_exact(seller: &Person<'_>) {
    seller.says("cabe rawit 80kg 40-45rb/kg besok").await;
    seller.sees_last("Harga pastinya per kg berapa?");
    seller.says("43.000").await;
    published(seller, "80 kg, Rp43.000/kg").await;
    seller.says("telur 300 kg 26rban besok").await;
    seller.sees_last("Jadi Rp26.000 per kg?");
    seller.taps("Ya").await;
    published(seller, "300 kg, Rp26.000/kg").await;
}

on_each_engine!(who_will_talk_about_the_price_names_one_first, with_seller);
async fn who_will_talk_about_the_price_names_one_first(seller: &Person<'_>) {
    seller.says("telur 2 ton nego besok").await;
    seller.sees_last("Boleh nego. Harga awalnya per kg berapa?");
    seller.says("26.500").await;
    published(seller, "2 ton (2.000 kg), Rp26.500/kg").await;
    let id = tembus::domain::offer::OfferId(1001);
    let offer = seller.world.db.read().await.unwrap().offers().get(id).await.unwrap().unwrap();
    assert!(offer.nego);
}

on_each_engine!(a_day_that_is_missing_or_unclear_is_asked_for, with_seller);
async fn a_day_that_is_missing_or_unclear_is_asked_for(seller: &Person<'_>) {
    seller.says("tigan 50 kg selawe ewu").await;
    seller.sees_last("Kapan barang siap?");
    assert_eq!(buttons(seller)[..4], ["Hari ini", "Besok", "Lusa", "Pilih tanggal"]);
    seller.taps("Besok").await;
    published(seller, "Siap Rab, 25 Nov 2026").await;
    seller.says("telur 1 ton 26rb jumat depan").await;
    assert_eq!(buttons(seller)[0], "Jum 4 Des");
    seller.taps("Jum 4 Des").await;
    published(seller, "Siap Jum, 4 Des 2026").await;
}

on_each_engine!(a_day_that_does_not_exist_is_answered_with_its_neighbours, with_seller);
async fn a_day_that_does_not_exist_is_answered_with_its_neighbours(seller: &Person<'_>) {
    seller.says("telur 1 ton 26rb 31 november").await;
    seller.sees_last("Tanggal 31 november tidak ada.");
    assert_eq!(buttons(seller)[..3], ["Sen 30 Nov", "Sel 1 Des", "Pilih tanggal"]);
    seller.taps("Sel 1 Des").await;
    published(seller, "Siap Sel, 1 Des 2026").await;
    seller.says("telur 1 ton 26rb 20/11").await;
    seller.sees_last("Tanggal Jum, 20 Nov 2026 sudah lewat.");
}

on_each_engine!(goods_that_come_every_day_are_asked_for_their_first_day, with_seller);
async fn goods_that_come_every_day_are_asked_for_their_first_day(seller: &Person<'_>) {
    seller.says("susu segar 300 liter/hari 7.500 per liter").await;
    seller.sees_last("Barang ada rutin. Mulai tanggal berapa?");
    seller.taps("Besok").await;
    seller.sees_last("300 liter, Rp7.500/liter");
    seller.publishes().await;
    seller.sees("Sudah tayang");
}
