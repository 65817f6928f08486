//! Typing is always allowed: short words answer, figures correct, and small talk is no answer to anything.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// A seller before the check of an offer of eggs.
async fn checks<'w>(world: &'w World) -> Person<'w> {
    let seller = world.seller("Pak Bejo").await;
    seller.says("telur 2 ton 26.500 siap besok").await;
    seller.sees_last("Tolong dicek dulu:");
    seller
}

on_each_engine!(a_check_is_confirmed_corrected_and_left_by_typing);
async fn a_check_is_confirmed_corrected_and_left_by_typing(engine: Engine) {
    let world = World::new(engine).await;
    let seller = checks(&world).await;
    for (said, shown) in [
        ("27rb", "2 ton (2.000 kg), Rp27.000/kg"),
        ("lusa", "Siap Kam, 26 Nov 2026"),
        ("500 kg", "500 kg, Rp27.000/kg"),
        ("harga 26.500", "500 kg, Rp26.500/kg"),
        ("1 ton 27rb", "1 ton (1.000 kg), Rp27.000/kg"),
        ("di Klampok", "Klampok"),
    ] {
        seller.says(said).await;
        seller.sees_last("Tolong dicek dulu:");
        seller.sees_last(shown);
    }
    seller.says("terima kasih").await;
    seller.sees_last("Sama-sama.\nTolong dicek dulu:");
    seller.says("gak jadi").await;
    seller.sees_last("Baik, penawaran tidak jadi dibuat.");
    for yes in ["ya", "Benar pak", "ok", "inggih", "👍"] {
        seller.says("telur 2 ton 26.500 siap besok").await;
        seller.says(yes).await;
        seller.sees_last("Sudah tayang: telur ayam ras 2 ton");
        seller.opens_offer().await;
        seller.taps("Tarik").await;
        seller.says("ya").await;
        seller.sees_last("Penawaran sudah ditarik.");
    }
}

on_each_engine!(a_number_of_an_offer_shows_changes_and_withdraws_it);
async fn a_number_of_an_offer_shows_changes_and_withdraws_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for (said, answer) in [
        ("P-1001", "P-1001 Telur ayam ras, tayang"),
        ("p1001 27rb", "Harga P-1001 diubah dari Rp26.500/kg menjadi Rp27.000/kg. Sudah benar?"),
        ("gak jadi", "Baik, harga tidak diubah."),
        ("P-1001 sisa 800 kg", "Sisa P-1001 (telur ayam ras) diubah dari 2 ton menjadi 800 kg."),
        ("ok", "Jumlah sudah diubah."),
        ("telur naik jadi 27rb", "Harga P-1001 diubah dari Rp26.500/kg menjadi Rp27.000/kg. Sudah benar?"),
        ("inggih", "Harga sudah diubah."),
        ("ganti harga telur 26.500", "Harga P-1001 diubah dari Rp27.000/kg menjadi Rp26.500/kg. Sudah benar?"),
        ("gak jadi", "Baik, harga tidak diubah."),
        ("P-1001 turunkan harga 26.500", "Harga P-1001 diubah dari Rp27.000/kg menjadi Rp26.500/kg. Sudah benar?"),
        ("gak jadi", "Baik, harga tidak diubah."),
        ("tarik penawaran telur", "Tarik penawaran P-1001"),
        ("tidak", "P-1001 Telur ayam ras, tayang"),
        ("P-9999", "P-9999 tidak ditemukan."),
        ("hapus P-1001", "Tarik penawaran P-1001"),
        ("tidak", "P-1001 Telur ayam ras, tayang"),
    ] {
        seller.says(said).await;
        seller.sees_last(answer);
    }
    // A number within a form is no answer to it.
    seller.says("/jual").await;
    seller.says("cabai rawit").await;
    seller.says("P-1001 26rb").await;
    seller.sees_last("Harga P-1001 diubah dari Rp27.000/kg menjadi Rp26.000/kg.");
    seller.says("ya").await;
    buyer.says("P-1001").await;
    buyer.sees_last("P-1001 Telur ayam ras\nSisa 800 kg");
    buyer.says("O-2026-00001").await;
    buyer.sees_last("O-2026-00001 tidak ditemukan.");
    buyer.orders("500 kg").await;
    buyer.says("O-2026-00001").await;
    buyer.sees_last("Pesanan O-2026-00001, menunggu jawaban");
}

on_each_engine!(small_talk_is_answered_and_goods_outside_the_list_are_named);
async fn small_talk_is_answered_and_goods_outside_the_list_are_named(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for (said, answer) in [
        ("terima kasih", "Sama-sama. Kami kabari bila ada yang baru."),
        ("suwun nggih", "Sama-sama."),
        ("👍", "Baik."),
        ("selamat pagi", "Pak Bejo, mau apa?"),
        ("menu", "Pak Bejo, mau apa?"),
        ("batal", "Tidak ada yang sedang diisi."),
        ("penawaran saya", "Belum ada penawaran."),
        ("tahu 50 kg 10rb", "Tahu belum ada di daftar."),
        ("tempe", "Tempe belum ada di daftar."),
        ("batal", "Baik, penawaran tidak jadi dibuat."),
    ] {
        seller.says(said).await;
        seller.sees_last(answer);
    }
    buyer.says("tahu 50 kg").await;
    buyer.sees_last("Tahu belum ada di daftar.");
    // A yes to a request shows it: what counts is the button.
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    seller.says("terima").await;
    seller.sees_last("Sepakat.");
}

on_each_engine!(goods_outside_the_list_are_named_and_kept_wherever_a_buyer_asks_for_them);
async fn goods_outside_the_list_are_named_and_kept_wherever_a_buyer_asks_for_them(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for (acts, shown) in [
        (
            &["/permintaan", "[Buat permintaan]", "tempe"][..],
            "Tempe belum ada di daftar. Kami catat. Pilih, atau tulis nama lain.\nButuh barang apa?",
        ),
        (&["/permintaan tahu 50 kg kamis"], "Tahu belum ada di daftar. Kami catat. Pilih, atau tulis nama lain.\nButuh barang apa?"),
        (&["/permintaan cabai 50 kg kamis"], "Cabai yang mana?"),
        (&["/beli", "[Pilih barang]", "tempe"], "Tempe belum ada di daftar."),
    ] {
        for act in acts {
            buyer.does(act).await;
        }
        buyer.sees_last(shown);
        buyer.says("/batal").await;
    }
    let kept = raw::texts(&world.db, "SELECT text FROM unread ORDER BY id").await;
    assert_eq!(kept.iter().filter(|text| text.contains("tempe")).count(), 2, "{kept:?}");
    assert!(kept.iter().any(|text| text.contains("tahu")), "{kept:?}");
}

on_each_engine!(what_is_other_today_is_said_under_the_question_whether_it_is_the_same);
async fn what_is_other_today_is_said_under_the_question_whether_it_is_the_same(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    for act in ["/penawaran", "[1]", "[Ingatkan rutin]", "setiap hari", "[Benar]"] {
        seller.does(act).await;
    }
    world.advance_to("2026-11-25T05:31").await;
    seller.sees_last("Hari ini sama?");
    for (said, shown) in [("27rb", "2 ton (2.000 kg), Rp27.000/kg"), ("800 kg", "800 kg, Rp27.000/kg")] {
        seller.says(said).await;
        seller.sees_last("Tolong dicek dulu:");
        seller.sees_last("Telur ayam ras");
        seller.sees_last(shown);
    }
    seller.says("batal").await;
    world.advance_to("2026-11-26T05:31").await;
    seller.sees_last("Hari ini sama?");
    seller.says("libur dulu").await;
    seller.sees_last("Baik, hari ini libur.");
    world.advance_to("2026-11-27T05:31").await;
    seller.sees_last("Hari ini sama?");
    seller.says("1 ton 26.750").await;
    seller.sees_last("1 ton (1.000 kg), Rp26.750/kg");
}

on_each_engine!(whether_goods_are_still_there_is_answered_in_a_word);
async fn whether_goods_are_still_there_is_answered_in_a_word(engine: Engine) {
    for (said, shown) in [("masih", "P-1001 Telur ayam ras, tayang"), ("Isih ana", "P-1001 Telur ayam ras, tayang"), ("habis", "P-1001")] {
        let world = World::new(engine).await;
        let seller = world.seller("Pak Bejo").await;
        seller.offers("telur", "2 ton", "26.500").await;
        world.advance_to("2026-11-27T06:00").await;
        seller.sees_last("Barang masih ada?");
        seller.says(said).await;
        seller.sees_last(shown);
    }
    // Of several the list is shown.
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur ayam ras", "2 ton", "26.500").await;
    seller.offers("telur puyuh", "30 kg", "32.000").await;
    world.advance_to("2026-11-27T06:01").await;
    seller.sees_last("Barang masih ada?");
    seller.says("masih").await;
    seller.sees_last("Penawaran Anda: 2 tayang");
}

on_each_engine!(consent_and_age_want_a_press_and_say_so);
async fn consent_and_age_want_a_press_and_say_so(engine: Engine) {
    let world = World::new(engine).await;
    let person = world.stranger("Siti");
    person.says("/start").await;
    person.taps("Mulai").await;
    for said in ["ya", "setuju", "ok", "telur 2 ton 26rb"] {
        person.says(said).await;
        person.sees_last("Untuk yang ini, mohon tekan tombolnya sendiri.");
        person.sees_last("Apakah setuju?");
    }
    person.taps("Setuju").await;
    person.says("ya").await;
    person.sees_last("mohon tekan tombolnya sendiri.\nApakah usia Anda");
    person.taps("Ya").await;
    person.sees_last("Dipanggil siapa?");
}

on_each_engine!(a_bare_number_takes_the_unit_that_is_known);
async fn a_bare_number_takes_the_unit_that_is_known(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for (said, shown) in [("500", "Pesan 500 kg"), ("1", "Pesan 1 ton"), ("1,5", "Pesan 1,5 ton")] {
        buyer.says("/beli").await;
        buyer.taps("1").await;
        buyer.taps("Pesan").await;
        buyer.says(said).await;
        buyer.sees_last(shown);
        buyer.says("batal").await;
    }
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.taps("Pesan").await;
    buyer.says("3000").await;
    buyer.sees_last("Sisanya tinggal 2 ton.");
    seller.says("/jual").await;
    seller.says("tomat").await;
    seller.says("300 kg").await;
    seller.sees_last("Harga per kg berapa?");
    assert!(!seller.last().contains("26.500"), "{}", seller.transcript());
}

on_each_engine!(a_line_with_a_number_of_an_offer_or_under_a_bid_fills_all_that_it_says);
async fn a_line_with_a_number_of_an_offer_or_under_a_bid_fills_all_that_it_says(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for said in ["pesan 200 kg P-1001", "P-1001 200 kg", "beli p1001 200 kg", "mau 200 kg dari P-1001", "order 200kg p-1001"] {
        buyer.says(said).await;
        buyer.sees_last("Pesan 200 kg");
        buyer.says("batal").await;
    }
    buyer.says("pesan 3 ton P-1001").await;
    buyer.sees_last("Sisanya tinggal 2 ton.");
    buyer.says("batal").await;
    for said in ["500 kg 25.800", "500kg 25.800/kg", "500 kg harga 25.800", "5 kw 25.800", "500 kg @25.800"] {
        buyer.says("P-1001").await;
        buyer.taps("Tawar").await;
        buyer.says(said).await;
        buyer.sees_last("500 kg");
        buyer.sees_last("Rp25.800/kg");
        assert_eq!(buyer.labels()[..2], ["Kirim", "Ubah"], "{said}");
        buyer.says("batal").await;
    }
}

on_each_engine!(a_quantity_or_a_price_under_a_card_means_what_the_card_shows);
async fn a_quantity_or_a_price_under_a_card_means_what_the_card_shows(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("lele", "2 ton", "24.000").await;
    let card = async || {
        for act in ["/batal", "P-1001"] {
            buyer.does(act).await;
        }
        buyer.sees_last("P-1001");
    };
    for (said, shown) in [
        ("500 kg", "Pesan 500 kg telur ayam ras dari P-1001?"),
        ("500", "Pesan 500 kg telur ayam ras dari P-1001?"),
        ("500 kg jumat", "diambil Jum, 27 Nov 2026"),
        ("3 ton", "Sisanya tinggal 2 ton."),
        ("25.750", "Mau menawar untuk berapa dari 2 ton?"),
        ("27.000", "Harganya harus di bawah Rp26.500/kg."),
        ("1 ton 25.750", "Tawar Rp25.750/kg untuk telur ayam ras 1 ton dari P-1001?"),
        ("maks 27rb", "Telur ayam ras"),
    ] {
        card().await;
        buyer.says(said).await;
        buyer.sees_last(shown);
    }
    card().await;
    buyer.says("25.750").await;
    buyer.says("600 kg").await;
    buyer.sees_last("Tawar Rp25.750/kg untuk telur ayam ras 600 kg dari P-1001?");
    // Elsewhere it still means all goods.
    for act in ["/batal", "/menu", "500 kg"] {
        buyer.does(act).await;
    }
    buyer.sees_last("2 penawaran");
    // What a seller says under his own offer changes it.
    for (said, shown) in [("sisa 300 kg", "300 kg"), ("27rb", "Rp27.000/kg"), ("harga 26.800", "Rp26.800/kg")] {
        for act in ["/batal", "/penawaran", "[1]"] {
            seller.does(act).await;
        }
        let own = seller.last();
        let number = if own.contains("P-1001") { "P-1001" } else { "P-1002" };
        seller.says(said).await;
        seller.sees_last(shown);
        seller.sees_last(number);
        assert!(seller.button("Benar").is_some(), "{}", seller.transcript());
    }
    // Also under the question whether the goods are still there, and right after it came up.
    seller.says("/batal").await;
    world.advance_to("2026-11-27T06:01").await;
    let bejo = world.seller("Pak Yadi").await;
    bejo.offers("gurame", "1 ton", "40.000").await;
    bejo.says("41rb").await;
    bejo.sees_last("Rp41.000/kg");
    bejo.taps("Benar").await;
    bejo.sees_last("Harga sudah diubah.");
    // Several things at once are an offer of their own.
    bejo.says("500 kg 42rb").await;
    bejo.sees_last("Tolong dicek");
    bejo.sees_last("500 kg, Rp42.000/kg");
    world.is_sound().await;
}

on_each_engine!(a_text_after_a_command_is_no_answer_to_the_form_before_it);
async fn a_text_after_a_command_is_no_answer_to_the_form_before_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.says("/jual").await;
    for act in ["lele", "2 ton"] {
        seller.does(act).await;
    }
    seller.sees_last("Harga per kg berapa?");
    for act in ["/pesanan", "24.000"] {
        seller.does(act).await;
    }
    assert!(!seller.last().contains("Lele") && !seller.last().contains("Kapan barang siap?"), "{}", seller.transcript());
    // It waits, and goes on where it was.
    for act in ["/menu", "[Lanjutkan isian]"] {
        seller.does(act).await;
    }
    seller.sees_last("Harga per kg berapa?");
    for act in ["P-1001", "[Pesan]", "/pesanan", "500 kg"] {
        buyer.does(act).await;
    }
    assert!(!buyer.last().contains("Pesan 500 kg"), "{}", buyer.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 1);
}
