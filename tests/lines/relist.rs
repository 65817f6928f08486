use super::{Counted, Effort, buttons, with_seller};
use crate::support::{Person, on_each_engine};

const LINE: &str = "telur 2 ton 26.500/kg siap besok";

on_each_engine!(an_offer_that_ended_is_up_again_with_one_tap, with_seller);
async fn an_offer_that_ended_is_up_again_with_one_tap(seller: &Person<'_>) {
    seller.says(LINE).await;
    seller.publishes().await;
    seller.world.advance_to("2026-11-28T06:00").await;
    seller.sees_last("P-1001 (telur ayam ras) sudah lewat waktu dan tidak tayang lagi.");
    let mut slamet = Counted::new(seller);
    // One of two equal buttons: what is left comes up again under its number.
    assert!(!buttons(seller).contains(&"Sama seperti kemarin".to_owned()));
    slamet.taps("Tayangkan lagi").await;
    seller.sees_last("Masa tayang sudah diperpanjang.\nP-1001 Telur ayam ras, tayang");
    seller.sees_last("Sisa 2 dari 2 ton, Rp26.500/kg, di tempat saya");
    seller.sees_last("Siap sekarang, Gedog");
    assert_eq!(slamet.effort, Effort { messages: 0, taps: 1 });
}

on_each_engine!(the_menu_shows_what_can_be_repeated, with_seller);
async fn the_menu_shows_what_can_be_repeated(seller: &Person<'_>) {
    seller.says("/menu").await;
    assert!(!buttons(seller).contains(&"Sama seperti kemarin".to_owned()));
    seller.says(LINE).await;
    seller.publishes().await;
    seller.says("/menu").await;
    assert!(!buttons(seller).contains(&"Sama seperti kemarin".to_owned()), "of today: {}", seller.transcript());
    seller.world.advance_to("2026-11-25T06:00").await;
    seller.says("/menu").await;
    seller.sees_last("Terakhir: telur ayam ras 2 ton, Rp26.500/kg.\nPak Slamet, mau apa?");
    seller.taps("Sama seperti kemarin").await;
    seller.taps("Tambah").await;
    seller.sees_last("P-1002 Telur ayam ras, tayang");
    seller.sees_last("Siap Kam, 26 Nov 2026");
}

on_each_engine!(two_taps_make_one_copy, with_seller);
async fn two_taps_make_one_copy(seller: &Person<'_>) {
    seller.says(LINE).await;
    seller.publishes().await;
    seller.world.advance_to("2026-11-25T06:00").await;
    seller.says("/menu").await;
    let (message, data) = seller.button("Sama seperti kemarin").unwrap();
    seller.presses(message, &data).await;
    seller.taps("Tambah").await;
    seller.world.advance_to("2026-11-25T06:10").await;
    seller.presses(message, &data).await;
    seller.sees("P-1002");
    seller.says("/penawaran").await;
    seller.sees_last("Penawaran Anda: 2 tayang");
}

on_each_engine!(what_changed_since_it_was_shown_is_not_repeated, with_seller);
async fn what_changed_since_it_was_shown_is_not_repeated(seller: &Person<'_>) {
    seller.says(LINE).await;
    seller.publishes().await;
    seller.world.advance_to("2026-11-25T06:00").await;
    seller.says("/menu").await;
    let (message, data) = seller.button("Sama seperti kemarin").unwrap();
    seller.says("harga telur 27.000").await;
    seller.taps("Benar").await;
    seller.presses(message, &data).await;
    seller.sees("Tombol ini tidak berlaku lagi:");
    seller.sees_no("P-1002");
}
