//! *Riwayat*: what happened, in words.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

on_each_engine!(a_history_tells_its_parties_what_happened_and_nobody_else);
async fn a_history_tells_its_parties_what_happened_and_nobody_else(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let competitor = world.buyer("Bu Sari", Organization::FoodStation).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    buyer.opens_order().await;
    let (message, data) = buyer.button("Riwayat").unwrap();
    buyer.taps("Riwayat").await;
    buyer.sees_last("Riwayat O-2026-00001, yang terbaru dulu:\n24 Nov, 09.");
    buyer.sees_last("disepakati (penjual)");
    buyer.sees_last("dipesan (pembeli)");
    buyer.sees_no("Bejo: ");
    competitor.presses(message, &data).await;
    competitor.sees_no("Riwayat O-2026-00001");
    seller.opens_offer().await;
    seller.taps("Riwayat").await;
    seller.sees_last("tayang (penjual)");
    seller.taps("Kembali").await;
    seller.sees_last("P-1001");
    // Many events run over several pages.
    for _ in 0..4 {
        let more = "INSERT INTO events (at, actor_id, subject, subject_id, kind)
            SELECT at, actor_id, subject, subject_id, 'changed_price' FROM events WHERE subject = 'offer'";
        raw::execute(&world.db, more).await.unwrap();
    }
    seller.opens_offer().await;
    seller.taps("Riwayat").await;
    seller.sees_last("harga diubah (penjual)");
    seller.taps("Berikutnya").await;
    seller.sees_last("tayang (penjual)\nHalaman 2 dari 2");
}

/// Opens the first demand of the list.
async fn opens_demand(person: &Person<'_>) {
    person.says("/permintaan").await;
    person.taps("1").await;
}

on_each_engine!(a_demand_has_a_history_for_its_buyers_and_for_who_answered_without_others_answers);
async fn a_demand_has_a_history_for_its_buyers_and_for_who_answered_without_others_answers(engine: Engine) {
    let world = World::new(engine).await;
    let (first, second, third) = (world.seller("Pak Bejo").await, world.seller("Bu Sri").await, world.seller("Pak Eko").await);
    for (seller, quantity, price) in [(&first, "2 ton", "26.500"), (&second, "3 ton", "26.000"), (&third, "1 ton", "26.000")] {
        seller.offers("telur", quantity, price).await;
    }
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    first.taps("Tawarkan P-1001").await;
    second.taps("Tawarkan P-1002").await;
    second.taps("Tarik tawaran").await;
    // Who took his answer back finds what became of it, from the message and from the card.
    assert!(second.labels().contains(&"Riwayat".to_owned()), "{:?}", second.labels());
    opens_demand(&second).await;
    second.sees_last("Tawaran Anda sudah ditarik: 3 ton");
    assert!(second.labels().contains(&"Riwayat".to_owned()), "{:?}", second.labels());
    second.taps("Tawarkan P-1002").await;
    opens_demand(&buyer).await;
    buyer.taps_each(&["2", "Ambil"]).await;
    opens_demand(&buyer).await;
    assert_eq!(buyer.labels().iter().filter(|label| *label == "Riwayat").count(), 1, "{:?}", buyer.labels());
    let (message, data) = buyer.button("Riwayat").unwrap();
    buyer.taps("Riwayat").await;
    let lines = |person: &Person<'_>| -> Vec<String> {
        let last = person.last();
        let said = |line: &str| line.split_once(": ").map(|(_, what)| what.to_owned());
        last.lines().skip(1).filter_map(said).collect()
    };
    buyer.sees_last("Riwayat M-1, yang terbaru dulu:\n24 Nov, 09.");
    assert_eq!(
        lines(&buyer),
        [
            "tawaran diambil 2 ton dari Pak Bejo (pembeli)",
            "tawaran dikirim 3 ton (penjual)",
            "tawaran ditarik 3 ton (penjual)",
            "tawaran dikirim 3 ton (penjual)",
            "tawaran dikirim 2 ton (penjual)",
            "permintaan dikirim (pembeli)",
        ]
    );
    // Who answered is known once it is agreed.
    assert!(!buyer.last().contains("Sri"), "{}", buyer.last());
    // Each seller reads of answers only his own, and who did not answer nothing.
    let own = [
        (&first, vec!["tawaran diambil 2 ton (pembeli)", "tawaran dikirim 2 ton (penjual)", "permintaan dikirim (pembeli)"]),
        (
            &second,
            vec![
                "tawaran dikirim 3 ton (penjual)",
                "tawaran ditarik 3 ton (penjual)",
                "tawaran dikirim 3 ton (penjual)",
                "permintaan dikirim (pembeli)",
            ],
        ),
    ];
    for (seller, expected) in own {
        opens_demand(seller).await;
        seller.taps("Riwayat").await;
        assert_eq!(lines(seller), expected, "{}", seller.transcript());
    }
    opens_demand(&third).await;
    assert!(!third.labels().contains(&"Riwayat".to_owned()));
    let competitor = world.buyer("Bu Sari", Organization::FoodStation).await;
    for other in [&third, &competitor] {
        other.presses(message, &data).await;
        other.sees_no("Riwayat M-1");
    }
    buyer.taps("Kembali").await;
    buyer.sees_last("M-1");
    // What ends it is news for all of them.
    buyer.taps_each(&["Tutup", "Ya, tutup"]).await;
    // Its number leads to it also after its end, and whoever may not see it learns nothing.
    competitor.says("M-1").await;
    competitor.sees_last("M-1 tidak ditemukan.");
    for (person, card) in [(&buyer, "Permintaan M-1: telur ayam ras 5 ton"), (&second, "Nomor M-1.")] {
        person.says("M-1").await;
        person.sees_last(card);
    }
    for person in [&second, &buyer] {
        person.taps("Riwayat").await;
        assert_eq!(lines(person)[..2], ["tawaran tidak diambil 3 ton", "permintaan ditutup (pembeli)"], "{}", person.transcript());
    }
    first.says("M-1").await;
    first.taps("Riwayat").await;
    assert_eq!(lines(&first)[0], "permintaan ditutup (pembeli)", "{}", first.transcript());
    world.is_sound().await;
}

on_each_engine!(a_history_says_nothing_of_answers_that_are_sealed);
async fn a_history_says_nothing_of_answers_that_are_sealed(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps_each(&["Ubah", "Tawaran tertutup", "Besok", "Kirim"]).await;
    seller.taps("Tawarkan P-1001").await;
    opens_demand(&buyer).await;
    buyer.taps("Riwayat").await;
    buyer.sees_last("permintaan dikirim (pembeli)");
    assert!(!buyer.last().contains("tawaran dikirim"), "{}", buyer.last());
    world.advance_to("2026-11-25T09:01").await;
    opens_demand(&buyer).await;
    buyer.taps("Riwayat").await;
    buyer.sees_last("tawaran dibuka\n24 Nov");
    buyer.sees_last("tawaran dikirim 2 ton (penjual)\n24 Nov");
}

on_each_engine!(a_sealed_answer_that_was_withdrawn_before_the_opening_stays_unread);
async fn a_sealed_answer_that_was_withdrawn_before_the_opening_stays_unread(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let other = world.seller("Bu Sri").await;
    other.offers("telur", "3 ton", "26.000").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps_each(&["Ubah", "Tawaran tertutup", "Besok", "Kirim"]).await;
    seller.taps("Tawarkan P-1001").await;
    other.taps("Tawarkan P-1002").await;
    other.taps("Tarik tawaran").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM demand_answers WHERE status = 'withdrawn'").await, 1);
    world.advance_to("2026-11-25T09:01").await;
    opens_demand(&buyer).await;
    buyer.taps("Riwayat").await;
    buyer.sees_last("tawaran dikirim 2 ton (penjual)");
    assert!(!buyer.last().contains("3 ton"), "{}", buyer.last());
    // Its seller knows what he offered.
    other.says("M-1").await;
    other.taps("Riwayat").await;
    other.sees_last("3 ton");
}

on_each_engine!(a_seller_reads_that_his_own_answer_was_taken_whenever_others_were);
async fn a_seller_reads_that_his_own_answer_was_taken_whenever_others_were(engine: Engine) {
    let world = World::new(engine).await;
    let sellers = [world.seller("Pak Bejo").await, world.seller("Bu Sri").await];
    for (seller, price) in sellers.iter().zip(["26.500", "26.000"]) {
        seller.offers("telur", "2 ton", price).await;
    }
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    for (seller, label) in sellers.iter().zip(["Tawarkan P-1001", "Tawarkan P-1002"]) {
        seller.taps(label).await;
    }
    for _ in &sellers {
        opens_demand(&buyer).await;
        buyer.taps_each(&["1", "Ambil"]).await;
    }
    // Whose answer was taken is not told by the time alone: what is taken in one moment has one time.
    raw::execute(&world.db, "UPDATE demand_answers SET ended_at = (SELECT MIN(ended_at) FROM demand_answers) + 1").await.unwrap();
    for seller in &sellers {
        seller.says("M-1").await;
        seller.taps("Riwayat").await;
        assert_eq!(seller.last().matches("tawaran diambil (pembeli)").count(), 1, "{}", seller.transcript());
    }
}
