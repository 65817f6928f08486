//! Receipts in words: what is said of a loss never turns good and bad around, and is shown before it counts.

use tembus::domain::person::{Organization, Role};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// A load of 800 kg on its way; the buyer is asked what is good of it.
async fn asked(world: &World) -> (Person<'_>, Person<'_>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("800 kg").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat", "800 kg"]).await;
    buyer.taps("Sudah sampai").await;
    (seller, buyer)
}

on_each_engine!(a_loss_in_words_is_read_as_a_loss_and_shown_before_the_seller_reads_it);
async fn a_loss_in_words_is_read_as_a_loss_and_shown_before_the_seller_reads_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = asked(&world).await;
    // A load that is refused whole is no button beside the one that is good: it is said in words.
    assert_eq!(buyer.labels(), ["800 kg", "Tidak jadi"]);
    for (said, shown) in [
        ("20 pecah", "Dimuat 800 kg, diterima baik 780 kg, pecah 20 kg"),
        ("20 kg pecah", "Dimuat 800 kg, diterima baik 780 kg, pecah 20 kg"),
        ("20 kg rusak sisanya bagus", "Dimuat 800 kg, diterima baik 780 kg, pecah 20 kg"),
        ("kurang 20 kg", "Dimuat 800 kg, diterima baik 780 kg, kurang muat 20 kg"),
        ("800 kg, 20 pecah", "Dimuat 800 kg, diterima baik 780 kg, pecah 20 kg"),
        ("800 tp pecah 20", "Dimuat 800 kg, diterima baik 780 kg, pecah 20 kg"),
        ("rusak 20kg dari 800kg", "Dimuat 800 kg, diterima baik 780 kg, pecah 20 kg"),
        ("pecah 12, kurang 10", "Dimuat 800 kg, diterima baik 778 kg, pecah 12 kg, susut 10 kg"),
        ("semua bagus", "Dimuat 800 kg, diterima baik 800 kg"),
        ("ditolak 30 kg busuk", "Dimuat 800 kg, diterima baik 770 kg, mutu 30 kg"),
        ("780 kg pecah 12 kg kurang 8 kg", "Dimuat 800 kg, diterima baik 780 kg, pecah 12 kg, susut 8 kg"),
        ("ditolak 30 kg busuk", "Dimuat 800 kg, diterima baik 770 kg, mutu 30 kg"),
    ] {
        buyer.says(said).await;
        buyer.sees_last(&format!("O-2026-00001: {shown}\nBenar? Angka ini dikirim ke penjual."));
        assert_eq!(buyer.labels()[..2], ["Kirim", "Tidak jadi"], "{said}");
        seller.sees_no("diterima baik");
    }
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 800 kg, diterima baik 770 kg, mutu 30 kg");
    world.is_sound().await;
}

on_each_engine!(figures_that_do_not_fit_are_asked_about);
async fn figures_that_do_not_fit_are_asked_about(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = asked(&world).await;
    buyer.says("780 bagus 30 pecah").await;
    buyer.sees_last("O-2026-00001: dimuat 800 kg, tidak diterima 30 kg. Angkanya belum pas.\nBerapa yang diterima baik?");
    assert_eq!(buyer.labels()[..2], ["770 kg", "780 kg"]);
    // Other figures may follow, and a cause that was not said is asked for.
    buyer.says("semua bagus kecuali 20 kg").await;
    buyer.sees_last("Selisih 20 kg dari 800 kg yang dimuat. Apa sebabnya?");
    buyer.taps("Kembali").await;
    buyer.says("780 bagus 30 pecah").await;
    seller.sees_no("diterima baik");
    buyer.taps("780 kg").await;
    buyer.sees_last("O-2026-00001: Dimuat 800 kg, diterima baik 780 kg, pecah 30 kg, lebih 10 kg\nBenar?");
    seller.sees_no("diterima baik");
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 800 kg, diterima baik 780 kg, pecah 30 kg, lebih 10 kg");
    seller.taps("Setuju").await;
    assert_eq!(raw::dump(&world.db, "SELECT arrived, accepted FROM orders").await, [["810000", "780000"]]);
    world.is_sound().await;
}

on_each_engine!(a_figure_that_was_typed_is_shown_whatever_is_pressed_after_it);
async fn a_figure_that_was_typed_is_shown_whatever_is_pressed_after_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = asked(&world).await;
    buyer.says("790 kg").await;
    buyer.taps("Susut biasa").await;
    buyer.sees_last("O-2026-00001: Dimuat 800 kg, diterima baik 790 kg, susut biasa 10 kg\nBenar? Angka ini dikirim ke penjual.");
    seller.sees_no("diterima baik");
    // One step back another reason is pressed, and the figure still was typed.
    buyer.taps("Kembali").await;
    buyer.taps("Pecah").await;
    buyer.sees_last("diterima baik 790 kg, pecah 10 kg\nBenar?");
    // The figure itself is asked anew: the one that is proposed needs no card.
    buyer.taps("Kembali").await;
    buyer.taps("Kembali").await;
    buyer.taps("800 kg").await;
    seller.sees_last("Dimuat 800 kg, diterima baik 800 kg");
}

on_each_engine!(what_was_loaded_is_shown_before_the_buyer_reads_it);
async fn what_was_loaded_is_shown_before_the_buyer_reads_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    for (said, shown) in [
        ("1.002 kg AG 1234 XX", "O-2026-00001: Dimuat 1.002 kg, AG 1234 XX\nBenar? Angka ini dikirim ke pembeli."),
        ("990 kg", "O-2026-00001: Dimuat 990 kg, AG 1234 XX\nBenar?"),
    ] {
        seller.says(said).await;
        seller.sees_last(shown);
        assert_eq!(seller.labels()[..2], ["Kirim", "Tidak jadi"]);
        buyer.sees_no("berangkat");
    }
    seller.taps("Kirim").await;
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 990 kg, AG 1234 XX");
}

on_each_engine!(a_load_that_is_said_to_be_less_is_asked_about);
async fn a_load_that_is_said_to_be_less_is_asked_about(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("300 kg").await;
    seller.accepts().await;
    seller.taps("Lihat").await;
    seller.taps("Sudah berangkat").await;
    for said in ["300kg, kurang 12 kg krn pecah", "kurang 12 kg", "12 kg pecah", "300 kg kurang 12", "dari 300 kg susut 12 kg"] {
        seller.says(said).await;
        seller.sees_last("Maksudnya berapa?");
        assert_eq!(seller.labels()[..2], ["288 kg", "300 kg"], "{said}");
        buyer.sees_no("berangkat");
    }
    seller.taps("288 kg").await;
    seller.sees_last("O-2026-00001: Dimuat 288 kg\nBenar? Angka ini dikirim ke pembeli.");
    buyer.sees_no("berangkat");
    seller.taps("Kirim").await;
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 288 kg");
}

on_each_engine!(a_line_about_the_only_load_on_its_way_fills_its_receipt_and_is_shown_first);
async fn a_line_about_the_only_load_on_its_way_fills_its_receipt_and_is_shown_first(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = asked(&world).await;
    buyer.says("/batal").await;
    buyer.says("sampai 790").await;
    buyer.sees_last("Selisih 10 kg dari 800 kg yang dimuat. Apa sebabnya?");
    buyer.taps("Susut biasa").await;
    buyer.sees_last("O-2026-00001: Dimuat 800 kg, diterima baik 790 kg, susut biasa 10 kg\nBenar? Angka ini dikirim ke penjual.");
    seller.sees_no("diterima baik");
    buyer.taps("Tidak jadi").await;
    buyer.says("sampai 800").await;
    buyer.sees_last("Dimuat 800 kg, diterima baik 800 kg\nBenar?");
    // A price, other goods and a denial say nothing of it.
    for said in ["belum sampai 800", "terima lele 400 kg", "telur sampai 26.000"] {
        buyer.says("/batal").await;
        buyer.says(said).await;
        assert!(!buyer.last().contains("dikirim ke penjual"), "{said}\n{}", buyer.transcript());
    }
    buyer.says("/batal").await;
    buyer.says("sampai 800").await;
    seller.sees_no("diterima baik");
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 800 kg, diterima baik 800 kg");
    // Nothing is on its way any more.
    buyer.says("sampai 800").await;
    assert!(!buyer.last().contains("dikirim ke penjual"), "{}", buyer.transcript());
}

on_each_engine!(several_losses_keep_each_its_reason_and_one_without_a_reason_is_asked_for_it);
async fn several_losses_keep_each_its_reason_and_one_without_a_reason_is_asked_for_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = asked(&world).await;
    for (said, shown) in [
        ("788 kg pecah 10 kg busuk 2 kg", "diterima baik 788 kg, pecah 10 kg, mutu 2 kg"),
        ("tampa 788 pecah 10 busuk 2", "diterima baik 788 kg, pecah 10 kg, mutu 2 kg"),
        ("10 kg pecah 2 kg busuk 788 kg", "diterima baik 788 kg, pecah 10 kg, mutu 2 kg"),
        // What is missing besides was lost on the way.
        ("tampa 780 pecah 10 busuk 2", "diterima baik 780 kg, pecah 10 kg, mutu 2 kg, susut 8 kg"),
    ] {
        buyer.says(said).await;
        buyer.sees_last(&format!("O-2026-00001: Dimuat 800 kg, {shown}\nBenar? Angka ini dikirim ke penjual."));
        seller.sees_no("diterima baik");
        buyer.taps("Kembali").await;
    }
    // At the question why, words and figures are read as well, and what was typed is shown.
    for (said, shown) in [
        ("busuk", "diterima baik 788 kg, mutu 12 kg"),
        ("pecah 12 kg", "diterima baik 788 kg, pecah 12 kg"),
        // Goods that are named beside the reason are no search for them.
        ("telur pecah", "diterima baik 788 kg, pecah 12 kg"),
        ("telur busuk", "diterima baik 788 kg, mutu 12 kg"),
        ("kurang 20", "diterima baik 780 kg, kurang muat 20 kg"),
    ] {
        buyer.says("788").await;
        buyer.sees_last("Selisih 12 kg dari 800 kg yang dimuat. Apa sebabnya?");
        buyer.says(said).await;
        buyer.sees_last(&format!("O-2026-00001: Dimuat 800 kg, {shown}\nBenar? Angka ini dikirim ke penjual."));
        seller.sees_no("diterima baik");
        buyer.taps("Kembali").await;
        buyer.taps("Kembali").await;
    }
    buyer.says("788").await;
    buyer.says("tidak tahu").await;
    buyer.sees_last("Apa sebabnya?");
    seller.sees_no("diterima baik");
}

on_each_engine!(a_line_that_names_the_goods_is_of_the_one_load_of_them);
async fn a_line_that_names_the_goods_is_of_the_one_load_of_them(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = asked(&world).await;
    buyer.says("/batal").await;
    // Loads of other goods are on their way as well.
    seller.offers("lele", "5 kw", "19.000").await;
    buyer.says("lele").await;
    buyer.taps_each(&["1", "Pesan"]).await;
    buyer.says("300 kg").await;
    buyer.taps("Pesan").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat", "300 kg"]).await;
    for (said, shown) in [
        ("telur sampai 790", "Selisih 10 kg dari 800 kg yang dimuat. Apa sebabnya?"),
        ("lele tampa 290 kg", "Selisih 10 kg dari 300 kg yang dimuat. Apa sebabnya?"),
        ("telure wis tekan 800", "O-2026-00001: Dimuat 800 kg, diterima baik 800 kg"),
        ("telurnya sudah sampai, pecah 12", "O-2026-00001: Dimuat 800 kg, diterima baik 788 kg, pecah 12 kg"),
    ] {
        buyer.says(said).await;
        buyer.sees_last(shown);
        buyer.says("/batal").await;
    }
    // No goods, or figures of something else, are of none of them.
    for said in ["sampai 790", "telur sampai 26.000", "bebek sampai 790"] {
        buyer.says(said).await;
        assert!(!buyer.last().contains("yang dimuat"), "{said}\n{}", buyer.transcript());
        buyer.says("/batal").await;
    }
}

on_each_engine!(a_plate_alone_is_the_plate_of_the_load_that_is_shown);
async fn a_plate_alone_is_the_plate_of_the_load_that_is_shown(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    // Before the weight it is kept, and the weight is asked again.
    seller.says("AG 1234 XX").await;
    seller.says("990 kg").await;
    seller.sees_last("O-2026-00001: Dimuat 990 kg, AG 1234 XX\nBenar? Angka ini dikirim ke pembeli.");
    seller.says("ag 4321 yb").await;
    seller.sees_last("O-2026-00001: Dimuat 990 kg, AG 4321 YB\nBenar? Angka ini dikirim ke pembeli.");
    seller.taps("Kirim").await;
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 990 kg, AG 4321 YB");
}

on_each_engine!(what_was_lost_of_a_load_on_its_way_opens_its_receipt);
async fn what_was_lost_of_a_load_on_its_way_opens_its_receipt(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("800 kg", "800 kg").await;
    for (said, shown) in [
        ("ditolak 30 kg busuk", "diterima baik 770 kg, mutu 30 kg"),
        ("pecah 30 kg", "diterima baik 770 kg, pecah 30 kg"),
        ("ditolak telur 30 kg busuk", "diterima baik 770 kg, mutu 30 kg"),
        ("30 kg ditolak busuk", "diterima baik 770 kg, mutu 30 kg"),
        ("kurang 20 kg", "diterima baik 780 kg, kurang muat 20 kg"),
        ("ditolak semua, busuk", "diterima baik 0 kg, mutu 800 kg"),
        ("ditolak 30 kg busuk O-1", "diterima baik 770 kg, mutu 30 kg"),
    ] {
        buyer.says("/menu").await;
        buyer.says(said).await;
        buyer.sees_last(&format!("O-2026-00001: Dimuat 800 kg, {shown}\nBenar? Angka ini dikirim ke penjual."));
        seller.sees_no("diterima baik");
        assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE accepted IS NOT NULL").await, 0, "{said}");
        buyer.taps("Tidak jadi").await;
    }
    // More than was loaded is lost of no load, and less of a price is none.
    for said in ["ditolak 900 kg busuk", "kurang 500 ya"] {
        buyer.says("/menu").await;
        buyer.says(said).await;
        assert!(!buyer.last().contains("Benar?"), "{said}\n{}", buyer.transcript());
    }
    buyer.says("ditolak 30 kg busuk").await;
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 800 kg, diterima baik 770 kg, mutu 30 kg");
    world.is_sound().await;
}

on_each_engine!(what_was_lost_of_one_of_several_loads_is_asked_of_which);
async fn what_was_lost_of_one_of_several_loads_is_asked_of_which(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(("telur", "2 ton", "26.500"), &["800 kg", "500 kg"]).await;
    for (order, loaded) in [("O-1", "800 kg"), ("O-2", "500 kg")] {
        seller.says(order).await;
        seller.taps_each(&["Sudah berangkat", loaded]).await;
    }
    buyer.says("ditolak 30 kg busuk").await;
    buyer.sees_last("Sudah sampai: pesanan yang mana?");
    buyer.says("O-2").await;
    buyer.sees_last("O-2026-00002: Dimuat 500 kg, diterima baik 470 kg, mutu 30 kg\nBenar?");
    buyer.taps("Kirim").await;
    seller.sees_last("O-2026-00002");
    world.is_sound().await;
}

on_each_engine!(what_no_order_takes_yet_says_what_comes_first);
async fn what_no_order_takes_yet_says_what_comes_first(engine: Engine) {
    const WAITS: &str = "Penjual belum mencatat O-2026-00001 berangkat, jadi yang diterima belum bisa dicatat.";
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    for said in ["sampai 28 kg O-1", "tampa 1.000 ditolak 20 O-1", "sampai 500", "ditolak 30 kg busuk"] {
        buyer.says("/menu").await;
        buyer.says(said).await;
        buyer.sees_last(WAITS);
        assert_eq!(buyer.labels(), ["Hubungi penjual", "Lihat"], "{said}");
    }
    seller.says("wis mangkat 500 kg AG 1234 XX").await;
    seller.taps("Kirim").await;
    // The second truck waits for the receipt of the first, and its line opens no offer.
    let second = async |answer: &str| {
        seller.says("/menu").await;
        seller.says("wis mangkat 502 kg").await;
        seller.sees_last(answer);
        assert_eq!(seller.labels(), ["Lihat"]);
    };
    second("Muatan O-2026-00001 yang berangkat dulu belum dicatat diterima. Dimuat 500 kg, AG 1234 XX.").await;
    buyer.says("sampai 500").await;
    buyer.taps("Kirim").await;
    second("Penerimaan muatan O-2026-00001 yang dulu belum Anda setujui. Dimuat 500 kg, diterima baik 500 kg.").await;
    buyer.says("5 kg busuk setelah dibongkar").await;
    buyer.sees_last("Kalau angkanya lain, tekan Lihat, lalu Perbaiki angka.");
    seller.taps_each(&["Lihat", "Setuju"]).await;
    buyer.says("sampai 500").await;
    buyer.sees_last("Muatan O-2026-00001 berikutnya belum dicatat berangkat, jadi yang diterima belum bisa dicatat.");
    seller.says("wis mangkat 500 kg").await;
    seller.taps("Kirim").await;
    buyer.says("sampai 500").await;
    buyer.taps("Kirim").await;
    seller.opens_order().await;
    seller.taps("Setuju").await;
    buyer.says("5 kg busuk setelah dibongkar").await;
    buyer.sees_last("Kalau barangnya bermasalah, tekan Lihat, lalu Ada keluhan.");
    buyer.taps_each(&["Lihat", "Ada keluhan", "Mutu barang"]).await;
    buyer.says("/menu").await;
    buyer.says("5 kg busuk setelah dibongkar").await;
    buyer.sees_last("Keluhannya belum selesai. Keterangan dan foto bisa ditambah di pesanannya.");
    world.is_sound().await;
}

on_each_engine!(rejects_for_several_reasons_keep_each_its_weight);
async fn rejects_for_several_reasons_keep_each_its_weight(engine: Engine) {
    const SHOWN: &str = "Dimuat 800 kg, diterima baik 765 kg, pecah 15 kg, mutu 10 kg, susut 10 kg";
    let world = World::new(engine).await;
    let (seller, buyer) = asked(&world).await;
    for (said, shown) in [
        ("765 pecah 15 busuk 10 susut 5", SHOWN),
        ("pecah 15 kg, busuk 10 kg", "Dimuat 800 kg, diterima baik 775 kg, pecah 15 kg, mutu 10 kg"),
        ("770 pecah 10 kg pecah 10 kg", "Dimuat 800 kg, diterima baik 770 kg, pecah 20 kg, susut 10 kg"),
        ("765 pecah 15 busuk 10", SHOWN),
    ] {
        buyer.says(said).await;
        buyer.sees_last(&format!("O-2026-00001: {shown}\nBenar? Angka ini dikirim ke penjual."));
    }
    // One step back they are said at the question for the reason as well.
    buyer.says("775").await;
    buyer.sees_last("Selisih 25 kg dari 800 kg yang dimuat. Apa sebabnya?");
    buyer.says("pecah 15 busuk 10").await;
    buyer.sees_last("Dimuat 800 kg, diterima baik 775 kg, pecah 15 kg, mutu 10 kg\nBenar?");
    buyer.says("765 pecah 15 busuk 10 susut 5").await;
    buyer.taps("Kirim").await;
    seller.sees_last(SHOWN);
    let figures = "SELECT accepted, rejected, loss_reason, rejects FROM deliveries";
    let by_reason = r#"[{"reason":"BROKEN","quantity":15000},{"reason":"QUALITY","quantity":10000}]"#;
    assert_eq!(raw::dump(&world.db, figures).await, [["765000", "25000", "BROKEN", by_reason]]);
    for person in [&seller, &buyer] {
        person.opens_order().await;
        person.sees_last(SHOWN);
    }
    buyer.taps("Riwayat").await;
    buyer.sees_last("penerimaan dicatat, diterima baik 765 kg, ditolak 25 kg (pecah 15 kg, mutu 10 kg)");
    world.is_sound().await;
    // A correction to one reason leaves one; the history keeps both.
    buyer.opens_order().await;
    buyer.taps("Perbaiki angka").await;
    buyer.says("780 pecah 20").await;
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 800 kg, diterima baik 780 kg, pecah 20 kg");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE rejects IS NULL AND rejected = 20000").await, 1);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM receipt_entries WHERE rejects IS NOT NULL").await, 1);
    seller.opens_order().await;
    seller.taps("Setuju").await;
    world.is_sound().await;
}

on_each_engine!(rejects_by_reason_hold_through_a_double_press_a_decision_and_what_was_weighed_before);
async fn rejects_by_reason_hold_through_a_double_press_a_decision_and_what_was_weighed_before(engine: Engine) {
    const REJECTS: &str = "SELECT accepted, rejected, COALESCE(rejects, '') FROM deliveries ORDER BY order_id, number";
    let by_reason = r#"[{"reason":"BROKEN","quantity":7000},{"reason":"QUALITY","quantity":5000}]"#;
    for (outcome, accepted, rejected, rejects) in
        [("Sesuai penerimaan", "788000", "12000", by_reason), ("Berat muat berlaku", "800000", "0", "")]
    {
        let world = World::new(engine).await;
        let admin = world.invited("Mbak Sari", Role::Admin).await;
        let (seller, buyer) = asked(&world).await;
        let rival = world.buyer("Bu Wati", Organization::FoodStation).await;
        buyer.says("tampa 788 pecah 7 busuk 5").await;
        let (message, sends) = buyer.button("Kirim").unwrap();
        for person in [&rival, &seller] {
            person.presses(message, &sends).await;
        }
        assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM receipt_entries").await, 0);
        buyer.taps_twice("Kirim").await;
        assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM receipt_entries").await, 1);
        assert_eq!(seller.count("diterima baik 788 kg, pecah 7 kg, mutu 5 kg"), 1);
        seller.taps("Belum cocok").await;
        admin.says("/kelola").await;
        admin.taps("1").await;
        admin.sees_last("Dimuat 800 kg, diterima baik 788 kg, ditolak 12 kg (pecah 7 kg, mutu 5 kg)");
        admin.taps_each(&[outcome, "Kirim"]).await;
        assert_eq!(raw::dump(&world.db, REJECTS).await, [[accepted, rejected, rejects]]);
        world.is_sound().await;
    }
    // Of what was weighed on arrival all is accepted or rejected: reasons that come to less are asked about.
    let world = World::new(engine).await;
    let (seller, buyer) = asked(&world).await;
    buyer.opens_order().await;
    buyer.taps("Tiba, belum dicek").await;
    buyer.says("795 kg").await;
    buyer.taps("Kirim").await;
    buyer.opens_order().await;
    buyer.taps("Hasil periksa").await;
    buyer.says("780 pecah 7 busuk 5").await;
    buyer.sees_last("Apa sebabnya?");
    buyer.says("783 pecah 7 busuk 5").await;
    buyer.sees_last("diterima baik 783 kg, pecah 7 kg, mutu 5 kg, susut 5 kg");
    buyer.taps("Kirim").await;
    seller.taps("Setuju").await;
    assert_eq!(raw::dump(&world.db, REJECTS).await, [["783000", "12000", by_reason]]);
    world.is_sound().await;
}
