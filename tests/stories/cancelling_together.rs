//! An agreed order that both sides let go: one asks, the other agrees or not.

use tembus::{clock::Clock, domain::person::Organization};

use crate::support::{Engine, Person, World, on_each_engine, orders::CARCASSES, raw};

async fn asks(person: &Person<'_>) {
    person.opens_order().await;
    person.taps("Batalkan").await;
    person.taps("Kendaraan tidak ada").await;
    person.taps("Batal bersama").await;
}

/// Steps of an agreed order leave the moment of the agreement as it was.
async fn agreed_at(world: &World) -> i64 {
    raw::number(&world.db, "SELECT confirmed_at FROM orders").await
}

async fn status(world: &World) -> String {
    raw::texts(&world.db, "SELECT status FROM orders").await.remove(0)
}

on_each_engine!(what_one_side_asks_and_the_other_agrees_to_ends_the_order_for_both);
async fn what_one_side_asks_and_the_other_agrees_to_ends_the_order_for_both(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    buyer.opens_order().await;
    buyer.taps("Batalkan").await;
    buyer.sees_last("Pesanan O-2026-00001 mau dibatalkan. Apa sebabnya?");
    buyer.taps("Kendaraan tidak ada").await;
    buyer.sees_last("Batal sendiri tercatat atas nama Anda. Batal bersama menunggu jawaban pihak lain.");
    assert_eq!(buyer.labels(), ["Ya, batalkan", "Batal bersama", "Pesanan tetap", "Kembali"]);
    buyer.taps("Batal bersama").await;
    buyer.sees_last("Usul batal bersama O-2026-00001 sudah dikirim. Bisa dijawab sampai Rab, 25 Nov 2026");
    assert_eq!(buyer.labels(), ["Tarik usul batal", "Lihat"]);
    seller.sees_last("Pembeli minta O-2026-00001 dibatalkan bersama: karkas ayam pedaging 1 ton.\nSebab: kendaraan tidak ada.");
    assert_eq!(seller.labels(), ["Setuju batal", "Tidak setuju", "Lihat"]);
    // Nothing has ended yet, and the goods stay where they are.
    assert_eq!(status(&world).await, "confirmed");
    assert_eq!(raw::number(&world.db, "SELECT committed FROM offers").await, 1_000_000);
    seller.taps_twice("Setuju batal").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("dibatalkan bersama. Sebab: kendaraan tidak ada.\nSisa P-1001 kembali 2 ton."), 1);
    }
    buyer.opens_order().await;
    buyer.sees_last("Pesanan O-2026-00001, dibatalkan bersama. Sebab: kendaraan tidak ada");
    assert_eq!(raw::number(&world.db, "SELECT available FROM offers").await, 2_000_000);
    let kept = raw::dump(&world.db, "SELECT side, reason, person_id, agreed_by FROM cancellations").await;
    assert_eq!(kept, [["BUYER", "VEHICLE", "2", "1"]]);
    world.is_sound().await;
}

on_each_engine!(the_other_side_reads_the_words_of_who_asks_to_cancel);
async fn the_other_side_reads_the_words_of_who_asks_to_cancel(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    seller.opens_order().await;
    seller.taps("Batalkan").await;
    seller.taps("Sebab lain").await;
    seller.says("kandang kebanjiran.").await;
    seller.taps("Batal bersama").await;
    buyer.sees_last("Penjual minta O-2026-00001 dibatalkan bersama: karkas ayam pedaging 1 ton.\nSebab: kandang kebanjiran. Bisa dijawab");
    buyer.taps("Setuju batal").await;
    for person in [&seller, &buyer] {
        person.sees_last("dibatalkan bersama. Sebab: kandang kebanjiran.");
    }
    world.is_sound().await;
}

on_each_engine!(a_cancellation_is_refused_or_taken_back_and_the_order_stays);
async fn a_cancellation_is_refused_or_taken_back_and_the_order_stays(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    asks(&seller).await;
    let (message, yes) = buyer.button("Setuju batal").unwrap();
    buyer.taps_twice("Tidak setuju").await;
    buyer.sees_last("Pesanan O-2026-00001 tetap berlaku. Pihak lain kami kabari.");
    seller.sees_last("Pembeli tidak setuju O-2026-00001 dibatalkan. Pesanan tetap berlaku.");
    assert_eq!(seller.count("tidak setuju O-2026-00001"), 1);
    buyer.presses(message, &yes).await;
    buyer.sees("Tombol ini tidak berlaku lagi: pesanan sudah berubah.");
    asks(&seller).await;
    let (message, yes) = buyer.button("Setuju batal").unwrap();
    seller.taps_twice("Tarik usul batal").await;
    for person in [&seller, &buyer] {
        person.sees_last("Usul batal O-2026-00001 ditarik. Pesanan tetap berlaku.");
    }
    buyer.presses(message, &yes).await;
    assert_eq!(status(&world).await, "confirmed");
    // Neither who asked nor a stranger can agree.
    asks(&seller).await;
    let (message, yes) = buyer.button("Setuju batal").unwrap();
    let stranger = world.buyer("Bu Wati", Organization::FoodStation).await;
    for person in [&seller, &stranger] {
        person.presses(message, &yes).await;
    }
    assert_eq!(status(&world).await, "confirmed");
    // A colleague of who ordered speaks for the company.
    let colleague = world.buyer("Pak Dodi", Organization::PasarJaya).await;
    colleague.opens_order().await;
    colleague.taps("Setuju batal").await;
    assert_eq!(status(&world).await, "cancelled");
    buyer.sees_last("dibatalkan bersama");
    world.is_sound().await;
}

on_each_engine!(who_asks_for_what_the_other_side_asks_for_agrees);
async fn who_asks_for_what_the_other_side_asks_for_agrees(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    for person in [&seller, &buyer] {
        person.opens_order().await;
        person.taps("Batalkan").await;
    }
    buyer.taps("Kendaraan tidak ada").await;
    seller.taps("Barang tidak ada").await;
    seller.taps("Batal bersama").await;
    buyer.taps("Batal bersama").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("dibatalkan bersama. Sebab: barang tidak ada."), 1, "{}", person.transcript());
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM cancellations").await, 1);
    world.is_sound().await;
}

on_each_engine!(who_answered_before_being_asked_is_not_asked_afterwards);
async fn who_answered_before_being_asked_is_not_asked_afterwards(engine: Engine) {
    for agrees in [true, false] {
        let world = World::new(engine).await;
        let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
        for person in [&seller, &buyer] {
            person.opens_order().await;
            person.taps("Batalkan").await;
        }
        seller.taps("Barang tidak ada").await;
        let (message, together) = seller.button("Batal bersama").unwrap();
        // The seller's phone is off: the question waits for him.
        world.sandbox.block(seller.id);
        buyer.taps_each(&["Kendaraan tidak ada", "Batal bersama"]).await;
        if !agrees {
            buyer.taps("Tarik usul batal").await;
        }
        world.sandbox.unblock(seller.id);
        seller.presses(message, &together).await;
        world.settle().await;
        seller.sees_no("Pembeli minta O-2026-00001 dibatalkan bersama");
        if agrees {
            for person in [&seller, &buyer] {
                assert_eq!(person.count("dibatalkan bersama. Sebab: kendaraan tidak ada."), 1, "{}", person.transcript());
            }
            assert_eq!(status(&world).await, "cancelled");
        } else {
            // What was taken back is no question any more, and he asks by himself.
            seller.sees("Usul batal O-2026-00001 ditarik");
            assert_eq!(status(&world).await, "confirmed");
        }
        world.is_sound().await;
    }
}

on_each_engine!(a_card_from_before_the_question_agrees_as_well);
async fn a_card_from_before_the_question_agrees_as_well(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    buyer.opens_order().await;
    let (message, data) = buyer.button("Batalkan").unwrap();
    asks(&seller).await;
    buyer.presses(message, &data).await;
    seller.sees_last("dibatalkan bersama. Sebab: kendaraan tidak ada.");
    assert_eq!(status(&world).await, "cancelled");
}

on_each_engine!(what_nobody_answers_lapses_and_is_told_in_the_day);
async fn what_nobody_answers_lapses_and_is_told_in_the_day(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    let at = agreed_at(&world).await;
    asks(&seller).await;
    let (message, yes) = buyer.button("Setuju batal").unwrap();
    let due = raw::number(&world.db, "SELECT due_at FROM orders").await;
    // Nothing has looked at the clock yet when the buyer presses.
    world.clock.advance_to(crate::support::world::wib("2026-11-25T19:30"));
    assert!(due < world.clock.now().timestamp_millis());
    buyer.presses(message, &yes).await;
    buyer.sees("Tombol ini tidak berlaku lagi: waktu menjawabnya sudah lewat.");
    for person in [&seller, &buyer] {
        person.sees("Usul batal O-2026-00001 tidak dijawab sampai batas waktu. Pesanan tetap berlaku.");
    }
    // The timer finds nothing more to do.
    asks(&buyer).await;
    world.advance_to("2026-11-27T09:00").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("tidak dijawab sampai batas waktu"), 2);
    }
    assert_eq!(status(&world).await, "confirmed");
    let standing = "SELECT COUNT(*) FROM proposals p JOIN orders o ON o.id = p.order_id AND o.version = p.version";
    assert_eq!(raw::number(&world.db, standing).await, 0);
    // What is due now is to ask again after goods that did not depart on the day that was agreed.
    let due = raw::texts(&world.db, "SELECT CAST(due_at AS TEXT) FROM orders").await;
    assert!(due.iter().all(|due| due.parse::<i64>().unwrap() > world.clock.now().timestamp_millis()), "{due:?}");
    assert_eq!(agreed_at(&world).await, at);
    world.is_sound().await;
}

on_each_engine!(after_loading_nothing_is_cancelled);
async fn after_loading_nothing_is_cancelled(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    buyer.opens_order().await;
    let (message, data) = buyer.button("Batalkan").unwrap();
    asks(&buyer).await;
    let (asked, yes) = seller.button("Setuju batal").unwrap();
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.taps("1 ton").await;
    buyer.opens_order().await;
    assert_eq!(buyer.labels(), ["Hubungi penjual", "Sudah sampai", "Tiba, belum dicek", "Ada keluhan", "Surat", "Riwayat", "Kembali"]);
    buyer.presses(message, &data).await;
    seller.presses(asked, &yes).await;
    assert_eq!(status(&world).await, "shipped");
    world.is_sound().await;
}
