use super::{Counted, Effort, buttons, with_seller};
use crate::support::{Person, on_each_engine};

async fn offers(seller: &Person<'_>, line: &str) {
    seller.says(line).await;
    seller.publishes().await;
    seller.sees_last("Sudah tayang");
}

on_each_engine!(stock_price_and_sold_out_take_one_message_and_one_tap, with_seller);
async fn stock_price_and_sold_out_take_one_message_and_one_tap(seller: &Person<'_>) {
    offers(seller, "telur 2 ton 26.500/kg siap besok").await;
    let mut slamet = Counted::new(seller);
    slamet.says("stok telur 800 kg").await;
    seller.sees_last("Sisa P-1001 (telur ayam ras) diubah dari 2 ton menjadi 800 kg. Sudah benar?");
    slamet.taps("Benar").await;
    seller.sees_last("Jumlah sudah diubah.");
    seller.sees_last("Sisa 800 dari 800 kg");
    assert_eq!(slamet.effort, Effort { messages: 1, taps: 1 });
    slamet.says("harga telur 26.250").await;
    seller.sees_last("Harga P-1001 diubah dari Rp26.500/kg menjadi Rp26.250/kg. Sudah benar?");
    slamet.taps("Benar").await;
    seller.sees_last("Harga sudah diubah.");
    slamet.says("P-1001 sisa 300 kg").await;
    seller.sees_last("Sisa P-1001 (telur ayam ras) diubah dari 800 kg menjadi 300 kg.");
    slamet.taps("Benar").await;
    slamet.says("telur habis").await;
    seller.sees_last("P-1001 (telur ayam ras, sisa 300 kg) sudah habis?");
    slamet.taps("Sudah habis").await;
    seller.sees_last("Penawaran sudah ditarik.");
    assert_eq!(slamet.effort, Effort { messages: 4, taps: 4 });
}

on_each_engine!(a_price_that_is_not_clear_is_asked_about_first, with_seller);
async fn a_price_that_is_not_clear_is_asked_about_first(seller: &Person<'_>) {
    offers(seller, "telur 2 ton 26.500/kg siap besok").await;
    seller.says("harga telur 27").await;
    seller.sees_last("Maksudnya Rp27.000 per kg?");
    seller.taps("Ya").await;
    seller.sees_last("menjadi Rp27.000/kg. Sudah benar?");
    seller.taps("Benar").await;
    seller.sees_last("Harga sudah diubah.");
}

on_each_engine!(of_several_offers_of_the_same_goods_the_one_is_asked_for, with_seller);
async fn of_several_offers_of_the_same_goods_the_one_is_asked_for(seller: &Person<'_>) {
    offers(seller, "telur 2 ton 26.500/kg siap besok").await;
    offers(seller, "telur 3 ton 26.000/kg siap lusa").await;
    seller.says("telur sisa 500 kg").await;
    seller.sees_last("Penawaran yang mana?");
    seller.sees_last("P-1001 Telur ayam ras, sisa 2 ton, Rp26.500/kg");
    assert_eq!(buttons(seller)[..2], ["P-1002", "P-1001"]);
    seller.taps("P-1001").await;
    seller.sees_last("Sisa P-1001 (telur ayam ras) diubah dari 2 ton menjadi 500 kg.");
}

on_each_engine!(without_such_an_offer_the_words_begin_one, with_seller);
async fn without_such_an_offer_the_words_begin_one(seller: &Person<'_>) {
    seller.says("stok telur 800 kg").await;
    seller.sees_last("Harga per kg berapa?");
    seller.says("/batal").await;
    seller.says("telur habis").await;
    seller.sees_last("Belum ada penawaran.");
}

on_each_engine!(an_offer_of_somebody_else_is_not_there, with_seller);
async fn an_offer_of_somebody_else_is_not_there(seller: &Person<'_>) {
    offers(seller, "telur 2 ton 26.500/kg siap besok").await;
    let other = seller.world.seller("Bu Siti").await;
    other.says("P-1001 harga 20.000").await;
    other.sees_last("P-1001 tidak ditemukan.");
}
