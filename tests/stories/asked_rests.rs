//! What does not come any more goes back into its offer once its seller says that it is still there.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

const STOCK: &str = "SELECT offered, available, fulfilled FROM offers";

/// Of 1 ton that was agreed 400 kg have come.
async fn partly_received(world: &World) -> (Person<'_>, Person<'_>) {
    let (seller, buyer) = world.underway("1 ton", "400 kg").await;
    buyer.taps_each(&["Sudah sampai", "400 kg"]).await;
    seller.taps("Setuju").await;
    (seller, buyer)
}

async fn stock(world: &World) -> Vec<Vec<String>> {
    raw::dump(&world.db, STOCK).await
}

on_each_engine!(a_rest_that_the_buyer_closes_is_off_the_offer_until_its_seller_says_that_it_is_there);
async fn a_rest_that_the_buyer_closes_is_off_the_offer_until_its_seller_says_that_it_is_there(engine: Engine) {
    for reason in ["Harga berubah", "Kendaraan tidak ada"] {
        for (answer, said, after) in [
            (
                "Sisanya masih ada",
                "Tercatat. Sisa O-2026-00001 masih ada dan kembali ke P-1001. Bisa dipesan selama P-1001 tayang.",
                ["2000000", "1600000", "400000"],
            ),
            ("Sisanya tidak ada", "Tercatat. Sisa O-2026-00001 tidak ada dan dikeluarkan dari P-1001.", ["1400000", "1000000", "400000"]),
        ] {
            let world = World::new(engine).await;
            let (seller, buyer) = partly_received(&world).await;
            buyer.opens_order().await;
            buyer.taps_each(&["Tutup sisanya", reason]).await;
            buyer.sees_last("Kiriman O-2026-00001 sudah lengkap.\n400 kg x Rp26.500/kg = Rp10.600.000");
            buyer.sees_no("masih ada?");
            seller.sees_last("Sisa 600 kg tidak jadi dikirim. Barangnya masih ada?");
            assert_eq!(stock(&world).await, [["1400000", "1000000", "400000"]]);
            // Nobody is offered what may not be there.
            let other = world.buyer("Bu Wati", Organization::FoodStation).await;
            other.says("/beli").await;
            other.sees_last("1 ton");
            let (message, old) = seller.button(answer).unwrap();
            let heard = buyer.chat().len();
            seller.taps_twice(answer).await;
            seller.sees(said);
            assert_eq!(stock(&world).await, [after]);
            // It is the seller's business alone, and is said once.
            assert_eq!(buyer.chat().len(), heard);
            seller.presses(message, &old).await;
            assert_eq!(stock(&world).await, [after]);
            buyer.presses(message, &old).await;
            seller.opens_order().await;
            assert!(!seller.labels().iter().any(|label| label.starts_with("Sisanya")), "{:?}", seller.labels());
            seller.taps("Riwayat").await;
            seller.sees_last(&format!("{} (penjual)", answer.to_lowercase()));
            world.is_sound().await;
        }
    }
}

on_each_engine!(a_seller_whose_reason_tells_of_the_goods_is_not_asked_and_one_of_his_own_words_is);
async fn a_seller_whose_reason_tells_of_the_goods_is_not_asked_and_one_of_his_own_words_is(engine: Engine) {
    for (reason, after) in [("Kendaraan tidak ada", "1600000"), ("Barang tidak ada", "1000000"), ("Harga berubah", "1600000")] {
        let world = World::new(engine).await;
        let (seller, _) = partly_received(&world).await;
        seller.taps_each(&["Tutup sisanya", reason]).await;
        seller.sees_no("masih ada?");
        assert_eq!(raw::texts(&world.db, "SELECT CAST(available AS TEXT) FROM offers").await, [after], "{reason}");
        world.is_sound().await;
    }
    let world = World::new(engine).await;
    let (seller, buyer) = partly_received(&world).await;
    seller.taps("Tutup sisanya").await;
    seller.says("ayamnya sakit semua").await;
    seller.taps("Kirim").await;
    seller.sees_last("Sisa 600 kg tidak jadi dikirim. Barangnya masih ada?");
    assert_eq!(stock(&world).await, [["1400000", "1000000", "400000"]]);
    buyer.sees_no("masih ada?");
    // It can be answered from the card, also once all is paid.
    buyer.taps_each(&["Berkas lengkap", "1 Des", "Sudah dibayar"]).await;
    seller.has_the_money().await;
    seller.opens_order().await;
    seller.taps("Sisanya masih ada").await;
    assert_eq!(stock(&world).await, [["2000000", "1600000", "400000"]]);
    world.is_sound().await;
}

on_each_engine!(what_becomes_of_rejects_is_asked_before_what_becomes_of_the_rest);
async fn what_becomes_of_rejects_is_asked_before_what_becomes_of_the_rest(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "400 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("390 pecah 10").await;
    buyer.taps("Kirim").await;
    seller.taps("Setuju").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
    seller.sees_last("Ditolak 10 kg. Barangnya diapakan?");
    seller.sees_no("masih ada?");
    seller.taps("Dijual murah").await;
    seller.sees_last("Sisa 600 kg tidak jadi dikirim. Barangnya masih ada?");
    seller.taps("Sisanya masih ada").await;
    assert_eq!(stock(&world).await, [["2000000", "1600000", "400000"]]);
    world.is_sound().await;
}

on_each_engine!(the_rest_of_an_offer_that_is_down_is_offered_to_nobody_and_not_asked_about);
async fn the_rest_of_an_offer_that_is_down_is_offered_to_nobody_and_not_asked_about(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = partly_received(&world).await;
    seller.opens_offer().await;
    seller.taps_each(&["Tarik", "Tarik"]).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
    seller.sees("Kiriman O-2026-00001 sudah lengkap.");
    seller.sees_no("masih ada?");
    assert_eq!(raw::number(&world.db, "SELECT rest_asked FROM orders").await, 0);
    world.is_sound().await;
}

on_each_engine!(the_question_about_a_rest_waits_on_the_card_to_which_its_answer_in_words_leads);
async fn the_question_about_a_rest_waits_on_the_card_to_which_its_answer_in_words_leads(engine: Engine) {
    for words in ["masih ada", "isih ana", "tidak ada", "entek"] {
        let world = World::new(engine).await;
        let (seller, buyer) = partly_received(&world).await;
        buyer.opens_order().await;
        buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
        seller.says(words).await;
        seller.sees_last("Pesanan O-2026-00001, diterima");
        seller.sees_last("Sisa 600 kg tidak jadi dikirim. Barangnya masih ada?");
        seller.taps("Sisanya tidak ada").await;
        seller.opens_order().await;
        assert!(!seller.last().contains("masih ada?"), "{words}");
        world.is_sound().await;
    }
}

on_each_engine!(a_rest_that_is_still_there_when_its_offer_is_over_leads_to_the_offer);
async fn a_rest_that_is_still_there_when_its_offer_is_over_leads_to_the_offer(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = partly_received(&world).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
    world.advance_to("2026-12-01T08:00").await;
    seller.opens_order().await;
    seller.taps("Sisanya masih ada").await;
    seller.sees_last("Bisa dipesan selama P-1001 tayang.");
    seller.taps("Lihat penawaran").await;
    seller.taps("Tayangkan lagi").await;
    seller.sees_last("Sisa 1,6 dari 2 ton");
    seller.sees_last("P-1001 Telur ayam ras, tayang");
    world.is_sound().await;
}

on_each_engine!(who_says_how_much_there_is_in_all_is_not_asked_about_a_rest_any_more);
async fn who_says_how_much_there_is_in_all_is_not_asked_about_a_rest_any_more(engine: Engine) {
    for says_or_takes_down in [Some("P-1001 sisa 1,6 ton"), None] {
        let world = World::new(engine).await;
        let (seller, buyer) = partly_received(&world).await;
        buyer.opens_order().await;
        buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
        let (message, kept) = seller.button("Sisanya masih ada").unwrap();
        match says_or_takes_down {
            Some(words) => {
                seller.says(words).await;
                seller.taps("Benar").await;
            }
            None => {
                seller.opens_offer().await;
                seller.taps_each(&["Tarik", "Tarik"]).await;
            }
        }
        let before = stock(&world).await;
        seller.presses(message, &kept).await;
        assert_eq!(stock(&world).await, before, "{says_or_takes_down:?}");
        seller.opens_order().await;
        assert!(!seller.labels().iter().any(|label| label.starts_with("Sisanya")), "{:?}", seller.labels());
        world.is_sound().await;
    }
}

on_each_engine!(what_the_seller_says_of_the_rest_takes_no_button_from_the_buyer_and_the_other_way_round);
async fn what_the_seller_says_of_the_rest_takes_no_button_from_the_buyer_and_the_other_way_round(engine: Engine) {
    for seller_is_first in [true, false] {
        let world = World::new(engine).await;
        let (seller, buyer) = partly_received(&world).await;
        buyer.opens_order().await;
        buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
        let (message, kept) = seller.button("Sisanya masih ada").unwrap();
        if seller_is_first {
            seller.presses(message, &kept).await;
            buyer.taps_each(&["Berkas lengkap", "1 Des"]).await;
        } else {
            buyer.taps_each(&["Berkas lengkap", "1 Des"]).await;
            seller.presses(message, &kept).await;
        }
        seller.sees("Tercatat. Sisa O-2026-00001 masih ada");
        assert_eq!(stock(&world).await, [["2000000", "1600000", "400000"]]);
        assert_eq!(raw::texts(&world.db, "SELECT payment FROM orders").await, ["PAPERS"]);
        seller.presses(message, &kept).await;
        assert_eq!(stock(&world).await, [["2000000", "1600000", "400000"]], "once");
        world.is_sound().await;
    }
}

on_each_engine!(who_reads_that_the_goods_are_not_there_is_not_asked_whether_they_are_and_can_say_otherwise);
async fn who_reads_that_the_goods_are_not_there_is_not_asked_whether_they_are_and_can_say_otherwise(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = partly_received(&world).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Tutup sisanya", "Barang tidak ada"]).await;
    seller.sees("Sisa O-2026-00001 ditutup: 600 kg tidak dikirim.\nSebab: barang tidak ada");
    seller.sees_no("masih ada?");
    seller.opens_order().await;
    assert!(!seller.labels().iter().any(|label| label.starts_with("Sisanya")), "{:?}", seller.labels());
    assert_eq!(stock(&world).await, [["1400000", "1000000", "400000"]]);
    // What the buyer's word took off is told, with the way to say otherwise.
    let told = "Sisa O-2026-00001 ditutup pembeli karena barang tidak ada, jadi dikeluarkan dari penawaran ini.";
    seller.sees(told);
    assert_eq!(seller.count(told), 1, "{}", seller.transcript());
    buyer.sees_no(told);
    seller.opens_offer().await;
    seller.taps("Ubah jumlah").await;
    seller.says("2 ton").await;
    world.is_sound().await;
}

on_each_engine!(who_reads_that_the_goods_are_not_there_when_his_offer_is_over_is_shown_the_button_that_he_has);
async fn who_reads_that_the_goods_are_not_there_when_his_offer_is_over_is_shown_the_button_that_he_has(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = partly_received(&world).await;
    world.advance_to("2026-12-01T08:00").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Tutup sisanya", "Barang tidak ada"]).await;
    let told = "jadi dikeluarkan dari penawaran ini. Kalau masih ada, tekan Tayangkan lagi, lalu Ubah jumlah.";
    seller.sees(told);
    let bubbles = seller.chat();
    let news = bubbles.iter().find(|bubble| bubble.text.contains(told)).unwrap();
    assert!(news.rows.iter().flatten().any(|button| button.text == "Tayangkan lagi"), "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(a_seller_is_told_that_his_offer_went_down_with_the_rest_of_an_order);
async fn a_seller_is_told_that_his_offer_went_down_with_the_rest_of_an_order(engine: Engine) {
    for (of_buyer, reason) in [(true, "Barang tidak ada"), (true, "Kendaraan tidak ada"), (false, "Barang tidak ada")] {
        let world = World::new(engine).await;
        let (seller, buyer) = world.agreed_of(("telur ayam ras", "1 ton", "26.500"), &["1 ton"]).await;
        seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
        seller.says_loaded("1 ton").await;
        buyer.opens_order().await;
        buyer.taps("Sudah sampai").await;
        buyer.says("0 kg").await;
        buyer.taps_each(&["Mutu", "Kirim"]).await;
        seller.opens_order().await;
        seller.taps_each(&["Usul penyelesaian", "Barang diganti"]).await;
        buyer.taps("Setuju usul").await;
        let closer = if of_buyer { &buyer } else { &seller };
        closer.opens_order().await;
        closer.taps_each(&["Tutup sisanya", reason]).await;
        let told = "Sisa O-2026-00001 ditutup dan tidak ada barang lain di penawaran ini, jadi penawarannya turun.";
        assert_eq!((seller.count(told), buyer.count(told)), (1, 0), "{}", seller.transcript());
        assert_eq!(raw::texts(&world.db, "SELECT status FROM offers").await, ["withdrawn"]);
        // The message has the way to put it up again.
        let bubbles = seller.chat();
        let down = bubbles.iter().find(|bubble| bubble.text.contains(told)).unwrap();
        assert!(down.rows.iter().flatten().any(|button| button.text == "Sama seperti kemarin"), "{}", seller.transcript());
        world.is_sound().await;
    }
}

on_each_engine!(the_rest_of_what_was_offered_for_a_demand_alone_is_asked_about_and_put_up);
async fn the_rest_of_what_was_offered_for_a_demand_alone_is_asked_about_and_put_up(engine: Engine) {
    for (answer, listed, of_buyer, reason) in [
        ("Sisanya masih ada", true, true, "Kendaraan tidak ada"),
        ("Sisanya tidak ada", false, true, "Kendaraan tidak ada"),
        ("Sisanya masih ada", true, false, "Kendaraan tidak ada"),
        ("Sisanya tidak ada", false, false, "Harga berubah"),
    ] {
        let world = World::new(engine).await;
        let seller = world.seller("Pak Bejo").await;
        // He sells eggs, and has none up.
        seller.offers("telur", "1 ton", "26.500").await;
        let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
        buyer.says("butuh telur 5 ton kamis").await;
        buyer.taps("Kirim").await;
        seller.says("3 ton 26.250 rabu").await;
        seller.taps("Kirim").await;
        seller.opens_offer().await;
        seller.taps_each(&["Tarik", "Tarik"]).await;
        buyer.taps_each(&["Lihat tawaran", "1", "Ambil"]).await;
        let offer = "SELECT unlisted, offered, available FROM offers ORDER BY id DESC LIMIT 1";
        assert_eq!(raw::dump(&world.db, offer).await, [["1", "3000000", "0"]]);
        seller.opens_order().await;
        seller.taps("Sudah berangkat").await;
        seller.says_loaded("1 ton").await;
        buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
        seller.taps("Setuju").await;
        let closer = if of_buyer { &buyer } else { &seller };
        closer.opens_order().await;
        closer.taps_each(&["Tutup sisanya", reason]).await;
        let asked = "Barangnya masih ada? Kalau ya, telur ayam ras 2 ton tayang untuk semua dengan harga Rp26.250/kg.";
        seller.sees_last(&format!("Sisa 2 ton tidak jadi dikirim. {asked}"));
        buyer.sees_no("tayang untuk semua");
        let other = world.buyer("Bu Wati", Organization::FoodStation).await;
        seller.taps_twice(answer).await;
        other.says("/beli telur").await;
        if listed {
            seller.sees("tayang untuk semua di P-1002 dengan harga Rp26.250/kg.");
            assert_eq!(raw::dump(&world.db, offer).await, [["0", "3000000", "2000000"]]);
            // It is an offer like any other.
            other.sees_last("2 ton");
            other.taps("1").await;
            other.taps("Pesan").await;
            other.says("500 kg").await;
            other.taps("Pesan").await;
            seller.accepts().await;
        } else {
            assert_eq!(raw::dump(&world.db, offer).await, [["1", "1000000", "0"]]);
            other.sees_no("2 ton");
        }
        world.is_sound().await;
    }
}

on_each_engine!(what_became_of_an_offer_is_told_to_who_answers_for_it_and_to_nobody_else);
async fn what_became_of_an_offer_is_told_to_who_answers_for_it_and_to_nobody_else(engine: Engine) {
    let told = "ditutup pembeli karena barang tidak ada, jadi dikeluarkan dari penawaran ini.";
    for assists in [true, false] {
        let world = World::new(engine).await;
        let seller = if assists { world.assistant("Bu Sri").await } else { world.seller("Pak Bejo").await };
        let [rina, wati] = [world.buyer("Bu Rina", Organization::PasarJaya).await, world.buyer("Bu Wati", Organization::PasarJaya).await];
        let other = world.seller("Pak Eko").await;
        let stranger = world.assistant("Bu Tutik").await;
        match assists {
            true => seller.offers_for("Pak Tarno", "telur 2 ton 26.500 siap besok").await,
            false => seller.offers("telur", "2 ton", "26.500").await,
        };
        rina.orders("1 ton").await;
        seller.accepts().await;
        seller.opens_order().await;
        seller.taps("Sudah berangkat").await;
        seller.says_loaded("400 kg").await;
        rina.opens_order().await;
        rina.taps("Sudah sampai").await;
        rina.taps("400 kg").await;
        seller.opens_order().await;
        seller.taps("Setuju").await;
        // A colleague closes the rest: the goods are told to who answers for them.
        wati.opens_order().await;
        wati.taps_each(&["Tutup sisanya", "Barang tidak ada"]).await;
        assert_eq!(seller.count(told), 1, "{}", seller.transcript());
        seller.sees("P-1001");
        for nobody in [&rina, &wati, &other, &stranger] {
            assert_eq!(nobody.count(told), 0, "{}", nobody.transcript());
        }
        if assists {
            let bubbles = seller.chat();
            let news = bubbles.iter().find(|bubble| bubble.text.contains(told)).unwrap();
            assert!(news.text.contains("Pak Tarno"), "{}", news.text);
        }
        world.is_sound().await;
    }
}
