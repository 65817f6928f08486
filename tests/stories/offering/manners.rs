//! The manners of the form: going back, changing, leaving, coming back.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Up to the summary of two tons of eggs.
async fn fills_in(seller: &Person<'_>) {
    seller.says("/jual").await;
    for text in ["telur", "2 ton", "26.500", "di tempat saya", "besok", "ya"] {
        seller.says(text).await;
    }
    seller.sees_last("Tolong dicek dulu:");
}

on_each_engine!(every_field_can_be_changed_from_the_summary);
async fn every_field_can_be_changed_from_the_summary(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    fills_in(&seller).await;
    let changes = [
        ("Jumlah", "1.500 kg", "1.500 kg, Rp26.500/kg, di tempat saya"),
        ("Harga", "26.250", "1.500 kg, Rp26.250/kg"),
        ("Tempat serah", "Sampai Jakarta", "Rp26.250/kg, sampai Jakarta"),
        ("Waktu siap", "Lusa", "Siap Kam, 26 Nov 2026, Gedog"),
        ("Tempat barang", "Ponggok", "Siap Kam, 26 Nov 2026, Ponggok"),
    ];
    for (field, answer, card) in changes {
        seller.taps("Ubah").await;
        seller.sees_last("Apa yang mau diubah?");
        seller.taps(field).await;
        seller.says(answer).await;
        seller.sees_last("Tolong dicek dulu:");
        seller.sees_last(card);
    }
    // Other goods: what was said of eggs does not hold for them.
    seller.taps("Ubah").await;
    seller.taps("Barang").await;
    seller.says("gurame").await;
    seller.sees_last("Berapa banyak?");
    seller.says("1 kw").await;
    seller.says("40.000").await;
    seller.sees_last("🐟 Gurame\n1 kw (100 kg), Rp40.000/kg, sampai Jakarta");
    seller.taps("Ubah").await;
    seller.taps("Kembali").await;
    seller.sees_last("🐟 Gurame");
    seller.publishes().await;
    seller.sees_last("Nomor P-1001.");
}

on_each_engine!(kembali_leads_to_the_first_question_and_batal_out_of_the_form);
async fn kembali_leads_to_the_first_question_and_batal_out_of_the_form(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    fills_in(&seller).await;
    for question in
        ["Barang ada di Gedog?", "Kapan barang siap?", "Harga itu untuk barang di mana?", "Harga per kg berapa?", "Berapa banyak?"]
    {
        seller.taps("Kembali").await;
        seller.sees_last(question);
    }
    seller.taps("Kembali").await;
    seller.sees_last("Mau menawarkan apa?");
    assert!(!seller.labels().contains(&"Kembali".to_owned()));
    seller.taps("Batal").await;
    seller.sees_last("Baik, penawaran tidak jadi dibuat. Yang tadi diisi tidak tayang.");
    seller.says("/batal").await;
    seller.sees_last("Tidak ada yang sedang diisi.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 0);
}

on_each_engine!(the_menu_in_the_middle_keeps_the_form_and_jual_asks_what_to_do_with_it);
async fn the_menu_in_the_middle_keeps_the_form_and_jual_asks_what_to_do_with_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.says("/jual").await;
    seller.says("telur").await;
    seller.says("2 ton").await;
    seller.says("/menu").await;
    seller.sees_last("Penawaran yang tadi belum selesai diisi.");
    seller.taps("Lanjutkan isian").await;
    seller.sees_last("Harga per kg berapa?");
    seller.says("/jual").await;
    seller.sees_last("Penawaran telur ayam ras yang tadi belum selesai diisi. Mau dilanjutkan?");
    assert_eq!(seller.labels(), ["Lanjutkan isian", "Mulai baru"]);
    seller.taps("Lanjutkan isian").await;
    seller.sees_last("Harga per kg berapa?");
    seller.says("/jual").await;
    seller.taps("Mulai baru").await;
    seller.sees_last("Mau menawarkan apa?");
    seller.says("lele").await;
    seller.sees_last("Lele konsumsi");
}

on_each_engine!(a_form_goes_on_after_the_bot_was_stopped_and_started);
async fn a_form_goes_on_after_the_bot_was_stopped_and_started(engine: Engine) {
    let mut world = World::new(engine).await;
    let id = {
        let seller = world.seller("Pak Slamet").await;
        seller.says("/jual").await;
        seller.says("telur").await;
        seller.says("2 ton").await;
        seller.id
    };
    world.stop_bot().await;
    // What is written meanwhile waits at Telegram.
    world.sandbox.say(id, "26.500");
    world.start_bot();
    world.settle().await;
    let seller = world.known(id, "Pak Slamet");
    seller.sees_last("Harga itu untuk barang di mana?");
    seller.taps("Di tempat saya").await;
    seller.taps("Besok").await;
    seller.taps("Ya").await;
    seller.publishes().await;
    seller.sees_last("Sudah tayang");
}

on_each_engine!(todays_button_that_is_pressed_tomorrow_does_not_mean_yesterday);
async fn todays_button_that_is_pressed_tomorrow_does_not_mean_yesterday(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.says("/jual").await;
    for text in ["telur", "2 ton", "26.500", "di tempat saya"] {
        seller.says(text).await;
    }
    world.advance_to("2026-11-25T06:00").await;
    seller.taps("Hari ini").await;
    seller.sees_last("Tanggal Sel, 24 Nov 2026 sudah lewat.\nKapan barang siap?");
    seller.says("/menu").await;
    world.advance_to("2026-11-26T05:00").await;
    seller.taps("Lanjutkan isian").await;
    seller.sees_last("Kapan barang siap?");
    seller.taps("Hari ini").await;
    seller.taps("Ya").await;
    seller.sees_last("Siap sekarang, Gedog");
    // A summary that was left lying asks for its day again.
    world.advance_to("2026-11-27T04:00").await;
    seller.publishes().await;
    seller.sees_last("Kapan barang siap?");
    seller.taps("Hari ini").await;
    seller.publishes().await;
    seller.sees_last("Berlaku sampai Min, 29 Nov 2026, 18.00 WIB.");
}

on_each_engine!(a_press_on_a_card_parks_the_form_and_brings_it_back);
async fn a_press_on_a_card_parks_the_form_and_brings_it_back(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.opens_offer().await;
    seller.says("/jual").await;
    seller.says("gurame").await;
    seller.says("1 kw").await;
    seller.sees_last("Harga per kg berapa?");
    // A card that needs typing.
    seller.taps("Ubah harga").await;
    seller.sees("Harga P-1001 sekarang Rp26.500/kg. Harga barunya berapa?");
    seller.says("26.250").await;
    seller.taps("Benar").await;
    seller.sees("Harga sudah diubah.");
    seller.sees_last("Harga per kg berapa?");
    // One that does not.
    buyer.orders("Semua").await;
    seller.accepts().await;
    seller.sees("Sepakat. Pesanan O-2026-00001");
    seller.says("40.000").await;
    seller.sees_last("Harga itu untuk barang di mana?");
}

on_each_engine!(what_is_no_text_is_answered_kindly_and_the_question_comes_again);
async fn what_is_no_text_is_answered_kindly_and_the_question_comes_again(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.says("/jual").await;
    seller.says("telur").await;
    world.sandbox.send_voice(seller.id, 4);
    world.settle().await;
    seller.sees_last("Maaf, pesan suara dan gambar belum bisa dibaca. Tulis saja, contoh: 300 kg\nTelur ayam ras.\nBerapa banyak?");
    world.sandbox.send_sticker(seller.id, "👍");
    world.sandbox.send_location(seller.id, -8.0954, 112.1609);
    world.settle().await;
    assert_eq!(seller.count("Maaf, pesan suara dan gambar belum bisa dibaca."), 3);
    // A photo is no answer either, but belongs to the offer.
    seller.shows("").await;
    seller.sees_last("Fotonya sudah kami simpan untuk penawaran ini.\nTelur ayam ras.\nBerapa banyak?");
    seller.shares("6281234567890", Some(seller.id)).await;
    seller.sees_last("Maaf, pesan suara dan gambar belum bisa dibaca.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE phone IS NOT NULL").await, 0);
    seller.says("2 ton").await;
    seller.sees_last("Harga per kg berapa?");
}
