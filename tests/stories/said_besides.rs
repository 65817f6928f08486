//! What people say besides what was asked: packs, short plates, courtesy, a price against a bid. Nothing of it is dropped without a word.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine};

on_each_engine!(packs_and_a_short_plate_of_a_load_reach_both_sides);
async fn packs_and_a_short_plate_of_a_load_reach_both_sides(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("500 kg").await;
    seller.says("sudah berangkat tadi pagi, 500 kg 33 peti, AG 8 KL").await;
    seller.sees_last("O-2026-00001: Dimuat 500 kg, 33 peti, AG 8 KL\nBenar?");
    seller.taps("Kirim").await;
    seller.sees_last("Dimuat 500 kg, 33 peti, AG 8 KL");
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 500 kg, 33 peti, AG 8 KL.");
    // The card and the papers tell them later as well, and a correction keeps them or changes them.
    for person in [&seller, &buyer] {
        person.opens_order().await;
        person.sees_last("Dimuat 500 kg, 33 peti, AG 8 KL");
    }
    for (said, before, now) in [
        ("495 kg", "500 kg, 33 peti, AG 8 KL", "495 kg, 33 peti, AG 8 KL"),
        ("495 kg 32 peti", "495 kg, 33 peti, AG 8 KL", "495 kg, 32 peti, AG 8 KL"),
    ] {
        seller.opens_order().await;
        seller.taps("Perbaiki muatan").await;
        seller.says(said).await;
        seller.sees_last(before);
        seller.sees_last(now);
        seller.taps("Kirim").await;
        buyer.sees_last(before);
        buyer.sees_last(now);
        buyer.opens_order().await;
        buyer.sees_last(&format!("Dimuat {now}"));
    }
    world.is_sound().await;
}

on_each_engine!(what_looks_like_a_plate_and_is_none_is_said_not_to_be_understood);
async fn what_looks_like_a_plate_and_is_none_is_said_not_to_be_understood(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = world.agreed("500 kg").await;
    for line in ["berangkat 500 kg AG 12345 XX", "berangkat XQ 1234 AB 500 kg"] {
        seller.says(line).await;
        seller.sees_last("Nomor kendaraannya belum terbaca. Contoh: AG 1234 XX.");
        assert_eq!(seller.labels()[0], "500 kg", "the weight, and no figure of what was meant as a plate");
    }
    seller.says("500 kg AG 1234 XX").await;
    seller.sees_last("O-2026-00001: Dimuat 500 kg, AG 1234 XX\nBenar?");
    world.is_sound().await;
}

on_each_engine!(fish_that_died_and_chilli_that_is_damaged_are_called_so);
async fn fish_that_died_and_chilli_that_is_damaged_are_called_so(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(("lele", "500 kg", "19.000"), &["300 kg"]).await;
    seller.says("berangkat 300 kg").await;
    seller.taps("Kirim").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("295 mati 4").await;
    buyer.sees_last("mati atau mutu 4 kg");
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(("cabe rawit merah", "100 kg", "40.000"), &["50 kg"]).await;
    seller.says("berangkat 50 kg").await;
    seller.taps("Kirim").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("48 kg, 2 rusak").await;
    buyer.sees_last("rusak 2 kg");
}

on_each_engine!(a_price_right_under_a_bid_answers_it_and_a_no_is_never_a_yes);
async fn a_price_right_under_a_bid_answers_it_and_a_no_is_never_a_yes(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("/beli").await;
    buyer.taps_each(&["1", "Tawar", "1 ton"]).await;
    buyer.says("25.750").await;
    buyer.taps("Kirim").await;
    for no in ["gak bisa 25.750 bu", "25.500 kurang pak"] {
        seller.says(no).await;
        assert!(seller.labels().iter().any(|label| label.starts_with("Setuju")), "{no}: {}", seller.transcript());
        buyer.sees_no("Sepakat");
    }
    seller.says("emoh, 26 wae bu").await;
    assert!(!seller.last().contains("Harga P-1001 diubah"), "{}", seller.transcript());
    seller.sees_last("26.000");
    seller.taps("Kirim").await;
    buyer.sees_last("Rp26.000/kg");
    world.is_sound().await;
}

on_each_engine!(words_of_buttons_are_understood_with_courtesy_around_them);
async fn words_of_buttons_are_understood_with_courtesy_around_them(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("500 kg").await;
    seller.says("/menu").await;
    seller.says("sudah dikirim bu").await;
    seller.sees_last("O-2026-00001");
    seller.taps("Sudah berangkat").await;
    seller.says("500 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("490 pecah 10").await;
    buyer.taps("Kirim").await;
    seller.says("yo wis setuju").await;
    seller.sees_last("Ditolak 10 kg. Barangnya diapakan?");
    seller.says("tak gowo balik ae").await;
    assert!(seller.labels().contains(&"Dibawa kembali".to_owned()), "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(the_word_that_orders_stands_before_how_much_under_a_card);
async fn the_word_that_orders_stands_before_how_much_under_a_card(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.says("pesan 30").await;
    buyer.sees_last("30 kg");
    world.is_sound().await;
}
