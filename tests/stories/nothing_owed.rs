//! An order of which nothing was kept has nothing to pay: it ends by itself.

use tembus::{
    app,
    clock::Clock,
    domain::person::{Office, Role},
    market,
    store::audit::Kind,
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// The buyer says that nothing of the load is good.
async fn rejects_all(buyer: &Person<'_>) {
    buyer.opens_order().await;
    buyer.taps("Sudah sampai").await;
    buyer.says("0 kg").await;
    buyer.taps("Mutu").await;
    buyer.taps("Kirim").await;
}

/// Nothing is asked for on the order: no button of the money, no bill, no day.
async fn owes_nothing(world: &World, people: [&Person<'_>; 2]) {
    for person in people {
        person.opens_order().await;
        person.sees_last("Tidak ada yang perlu dibayar");
        person.sees_last("selesai");
        for label in ["Berkas lengkap", "Sudah dibayar", "Sudah diterima", "Belum diterima", "Ada keluhan"] {
            assert!(!person.labels().iter().any(|shown| shown == label), "{label}\n{}", person.transcript());
        }
        person.says("/tagihan").await;
        person.sees_last("Tidak ada tagihan yang belum selesai.");
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE due_at IS NOT NULL").await, 0);
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
}

on_each_engine!(an_order_of_which_nothing_was_accepted_ends_without_a_bill);
async fn an_order_of_which_nothing_was_accepted_ends_without_a_bill(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    rejects_all(&buyer).await;
    seller.opens_order().await;
    seller.taps_twice("Setuju angkanya").await;
    let ended = "Pesanan O-2026-00001 selesai. Tidak ada barang yang diterima baik, jadi tidak ada yang perlu dibayar.";
    for person in [&seller, &buyer] {
        assert_eq!(person.count(ended), 1, "{}", person.transcript());
        person.sees_no("Kiriman O-2026-00001 sudah lengkap");
        person.sees_no("Rp0");
    }
    // The rejects are the seller's: he is still asked, and can still say it.
    seller.sees_last("Ditolak 1 ton. Barangnya diapakan?");
    seller.taps("Dibawa kembali").await;
    owes_nothing(&world, [&seller, &buyer]).await;
    buyer.opens_order().await;
    buyer.taps("Riwayat").await;
    buyer.sees_last("selesai, tidak ada yang perlu dibayar");
    world.advance_to("2027-01-15T09:00").await;
    for person in [&seller, &buyer] {
        person.sees_no("Uangnya sudah diterima?");
    }
    btc.says("/meja").await;
    assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
    // What is over is not accepted later: that is another order.
    buyer.says("sudah sampai 900 kg").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    world.is_sound().await;
}

on_each_engine!(what_can_be_done_stands_once_where_one_step_follows_another);
async fn what_can_be_done_stands_once_where_one_step_follows_another(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.opens_order().await;
    buyer.taps("Sudah sampai").await;
    buyer.says("0 kg").await;
    buyer.taps("Mutu").await;
    let before = [&seller, &buyer].map(|person| person.chat().len());
    buyer.taps("Kirim").await;
    // The receipt and the complaint that follows from it are two messages: what can be done stands in the second one alone.
    for (person, before) in [&seller, &buyer].into_iter().zip(before) {
        let said: Vec<_> = person.chat().into_iter().skip(before - 1).filter(|message| message.from_bot).collect();
        let labels = |text: &str| {
            let of = said.iter().rev().find(|message| message.text.contains(text)).unwrap_or_else(|| person.fail(text));
            of.rows.iter().flatten().map(|button| button.text.clone()).collect::<Vec<_>>()
        };
        assert_eq!(labels("diterima baik 0 kg"), ["Lihat"], "{}", person.transcript());
        assert!(labels("masuk keluhan").contains(&"Usul penyelesaian".to_owned()), "{}", person.transcript());
    }
    assert_eq!(seller.labels()[..2], ["Setuju angkanya", "Angka belum cocok"]);
    seller.sees_no("Angkanya cocok?");
    // So it is where the order ends with a step.
    let before = seller.chat().len();
    seller.taps("Setuju angkanya").await;
    let shown = seller.chat().into_iter().skip(before - 1).flat_map(|message| message.rows).flatten().map(|button| button.text);
    assert_eq!(shown.filter(|label| label == "Dibawa kembali").count(), 1, "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(money_that_its_seller_says_came_is_owed_back_when_all_goods_go_back);
async fn money_that_its_seller_says_came_is_owed_back_when_all_goods_go_back(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    for (person, labels) in [(&buyer, &["Sudah sampai", "1 ton"][..]), (&seller, &["Setuju"]), (&buyer, &["Berkas lengkap", "1 Des"])] {
        person.taps_each(labels).await;
    }
    buyer.taps("Sudah dibayar").await;
    seller.taps("Belum cocok").await;
    seller.says("26 juta").await;
    seller.taps("Kirim").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.opens_order().await;
    seller.taps_each(&["Usul penyelesaian", "Barang dikembalikan"]).await;
    seller.taps("1 ton").await;
    buyer.taps_twice("Setuju usul").await;
    let said = "tidak ada yang perlu dibayar, tetapi uang yang dicatat sudah masuk ke penjual Rp26.000.000.";
    for person in [&seller, &buyer] {
        assert_eq!(person.count(said), 1, "{}", person.transcript());
        person.sees_no("jadi tidak ada yang perlu dibayar");
    }
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["received"]);
    btc.says("/meja").await;
    btc.sees_last("O-2026-00001");
    buyer.opens_order().await;
    buyer.taps("Tarik keluhan").await;
    for person in [&seller, &buyer] {
        person.sees("Uang yang sudah dikirim diselesaikan langsung antara penjual dan pembeli.");
    }
    owes_nothing(&world, [&seller, &buyer]).await;
    world.is_sound().await;
}

on_each_engine!(goods_that_all_went_back_end_the_order_and_its_bill);
async fn goods_that_all_went_back_end_the_order_and_its_bill(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    for (person, labels) in [(&buyer, &["Sudah sampai", "1 ton"][..]), (&seller, &["Setuju"]), (&buyer, &["Berkas lengkap", "1 Des"])] {
        person.taps_each(labels).await;
    }
    buyer.taps("Sudah dibayar").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.opens_order().await;
    seller.taps_each(&["Usul penyelesaian", "Barang dikembalikan"]).await;
    seller.taps("1 ton").await;
    buyer.taps_twice("Setuju usul").await;
    // The money was sent: until the buyer has it back, nothing has ended, whoever wants it.
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Kalau uangnya sudah kembali, pembeli menekan Tarik keluhan."), 1, "{}", person.transcript());
        person.sees_no("jadi tidak ada yang perlu dibayar");
    }
    seller.opens_order().await;
    for label in ["Sudah diterima", "Belum diterima", "Tarik keluhan"] {
        assert!(!seller.labels().iter().any(|shown| shown == label), "{label}\n{}", seller.transcript());
    }
    seller.says("/hapus").await;
    assert!(!seller.labels().iter().any(|label| label.starts_with("Ya")), "{}", seller.transcript());
    btc.says("/meja").await;
    btc.sees_last("O-2026-00001");
    seller.opens_order().await;
    buyer.opens_order().await;
    buyer.taps_twice("Tarik keluhan").await;
    let ended = "Pesanan O-2026-00001 selesai. Semua barang yang diterima dikembalikan, jadi tidak ada yang perlu dibayar.\n\
        Uang yang sudah dikirim diselesaikan langsung antara penjual dan pembeli.";
    for person in [&seller, &buyer] {
        assert_eq!(person.count(ended), 1, "{}", person.transcript());
    }
    owes_nothing(&world, [&seller, &buyer]).await;
    seller.taps("Belum diterima").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    world.advance_to("2026-12-20T09:00").await;
    for person in [&seller, &buyer] {
        person.sees_no("hari lagi");
        person.sees_no("batas pembayaran");
    }
    btc.says("/meja").await;
    assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
    world.is_sound().await;
}

on_each_engine!(a_decision_that_accepts_something_after_all_opens_the_payment);
async fn a_decision_that_accepts_something_after_all_opens_the_payment(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    rejects_all(&buyer).await;
    admin.taps("Lihat").await;
    admin.taps_each(&["Berat muat berlaku", "Kirim"]).await;
    for person in [&seller, &buyer] {
        person.sees("Kiriman O-2026-00001 sudah lengkap.");
        person.sees_no("tidak ada yang perlu dibayar");
    }
    buyer.says("/tagihan").await;
    buyer.sees_last("O-2026-00001 menunggu Anda mencatat berkas lengkap, Rp26.500.000");
    world.is_sound().await;
}

on_each_engine!(what_another_load_brings_is_paid_and_a_rest_that_does_not_come_is_not);
async fn what_another_load_brings_is_paid_and_a_rest_that_does_not_come_is_not(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1,5 ton", "1 ton").await;
    rejects_all(&buyer).await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    // Half a ton is still to come: nothing has ended.
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["shipped"]);
    for person in [&seller, &buyer] {
        person.sees_no("tidak ada yang perlu dibayar");
    }
    seller.opens_order().await;
    seller.taps_each(&["Tutup sisanya", "Barang tidak ada"]).await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Tidak ada barang yang diterima baik, jadi tidak ada yang perlu dibayar."), 1);
    }
    owes_nothing(&world, [&seller, &buyer]).await;
    world.is_sound().await;
}

on_each_engine!(a_complaint_that_is_open_is_ended_before_the_order);
async fn a_complaint_that_is_open_is_ended_before_the_order(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1,5 ton", "1 ton").await;
    rejects_all(&buyer).await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.opens_order().await;
    seller.taps_each(&["Tutup sisanya", "Barang tidak ada"]).await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["received"]);
    buyer.opens_order().await;
    assert!(!buyer.labels().contains(&"Berkas lengkap".to_owned()), "{}", buyer.transcript());
    buyer.taps_twice("Tarik keluhan").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Tidak ada barang yang diterima baik, jadi tidak ada yang perlu dibayar."), 1);
    }
    owes_nothing(&world, [&seller, &buyer]).await;
    world.is_sound().await;
}

on_each_engine!(an_order_that_was_billed_for_nothing_before_ends_once);
async fn an_order_that_was_billed_for_nothing_before_ends_once(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    rejects_all(&buyer).await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    let ended = "Tidak ada barang yang diterima baik, jadi tidak ada yang perlu dibayar.";
    // As the program before this one left it: received, with papers and a day.
    raw::execute(&world.db, "UPDATE orders SET status = 'received', payment = 'PAPERS', due_on = '2026-12-01'").await.unwrap();
    let migration = include_str!("../../migrations/sqlite/0042_nothing_owed.sql");
    raw::execute(&world.db, migration).await.unwrap();
    for _ in 0..2 {
        market::run_due(&world.db, world.clock.now()).await.unwrap();
    }
    world.settle().await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    for person in [&seller, &buyer] {
        assert_eq!(person.count(ended), 2, "{}", person.transcript());
    }
    owes_nothing(&world, [&seller, &buyer]).await;
}

on_each_engine!(what_was_rejected_whole_can_be_replaced_and_has_no_other_price);
async fn what_was_rejected_whole_can_be_replaced_and_has_no_other_price(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    rejects_all(&buyer).await;
    // Whether the rejection holds is said by what counts, the receipt or the load: nothing that is offered says something else.
    admin.taps("Lihat").await;
    for (label, shown) in [("Berat muat berlaku", true), ("Sesuai penerimaan", true), ("Barang diganti", true), ("Keluhan ditolak", false)]
    {
        assert_eq!(admin.labels().iter().any(|offered| offered == label), shown, "{label}\n{}", admin.transcript());
    }
    seller.opens_order().await;
    seller.taps("Usul penyelesaian").await;
    assert!(seller.labels().iter().any(|offered| offered == "Barang diganti"), "{}", seller.transcript());
    for label in ["Harga disesuaikan", "Barang dikembalikan"] {
        assert!(!seller.labels().iter().any(|offered| offered == label), "{label}\n{}", seller.transcript());
    }
    seller.taps("Berat muat berlaku").await;
    buyer.taps("Setuju usul").await;
    buyer.sees("Kiriman O-2026-00001 sudah lengkap.");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["received"]);
    world.is_sound().await;
}

on_each_engine!(what_was_rejected_comes_again_whether_it_was_all_of_the_load_or_a_part);
async fn what_was_rejected_comes_again_whether_it_was_all_of_the_load_or_a_part(engine: Engine) {
    for (accepted, counted, again) in [("0 kg", 0, "1 ton"), ("600 kg", 600_000, "400 kg")] {
        let world = World::new(engine).await;
        let (seller, buyer) = world.underway("1 ton", "1 ton").await;
        buyer.opens_order().await;
        buyer.taps("Sudah sampai").await;
        buyer.says(accepted).await;
        buyer.taps_each(&["Mutu", "Kirim"]).await;
        if counted > 0 {
            buyer.opens_order().await;
            buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
        }
        seller.opens_order().await;
        seller.taps_each(&["Usul penyelesaian", "Barang diganti"]).await;
        let sent_again = format!("{again} yang ditolak dikirim lagi dalam pesanan ini.");
        for person in [&seller, &buyer] {
            person.sees_last(&sent_again);
        }
        buyer.taps_twice("Setuju usul").await;
        for person in [&seller, &buyer] {
            let settled = format!("Keluhan O-2026-00001 selesai: barang diganti.\nBelum dikirim {again}.");
            assert_eq!(person.count(&settled), 1, "{}", person.transcript());
            person.sees_no("tidak ada yang perlu dibayar");
        }
        let kept = "SELECT o.status, o.arrived, o.accepted, d.replaced FROM orders o JOIN deliveries d ON d.order_id = o.id";
        let (counted, replaced) = (counted.to_string(), (1_000_000 - counted).to_string());
        assert_eq!(raw::dump(&world.db, kept).await, [["shipped", counted.as_str(), &counted, &replaced]]);
        // What was rejected is the seller's to speak of as ever.
        seller.sees_last(&format!("Ditolak {again}. Barangnya diapakan?"));
        seller.taps("Dibawa kembali").await;
        seller.opens_order().await;
        seller.sees_last(&format!("Belum dikirim {again}."));
        seller.taps("Sudah berangkat").await;
        seller.says_loaded(again).await;
        buyer.taps_each(&["Sudah sampai", again]).await;
        seller.taps("Setuju").await;
        for person in [&seller, &buyer] {
            person.sees("Kiriman O-2026-00001 sudah lengkap.\n1 ton x Rp26.500/kg = Rp26.500.000");
        }
        assert_eq!(raw::dump(&world.db, "SELECT status, arrived, accepted FROM orders").await, [["received", "1000000", "1000000"]]);
        world.is_sound().await;
    }
}

on_each_engine!(a_mediator_lets_goods_be_replaced_and_what_never_comes_again_is_not_paid);
async fn a_mediator_lets_goods_be_replaced_and_what_never_comes_again_is_not_paid(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    rejects_all(&buyer).await;
    admin.taps("Lihat").await;
    admin.taps("Barang diganti").await;
    admin.taps_twice("Kirim").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Penengah memutuskan keluhan O-2026-00001: barang diganti.\nBelum dikirim 1 ton."), 1);
    }
    // A reject that is replaced counts once, and a second one of it is decided anew.
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says_loaded("1 ton").await;
    rejects_all(&buyer).await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Tidak ada barang yang diterima baik, jadi tidak ada yang perlu dibayar."), 1, "{}", person.transcript());
    }
    seller.sees_last("Ditolak 2 ton. Barangnya diapakan?");
    seller.taps("Dimusnahkan").await;
    owes_nothing(&world, [&seller, &buyer]).await;
    world.is_sound().await;
}

on_each_engine!(what_was_rejected_is_shown_after_the_order_has_ended);
async fn what_was_rejected_is_shown_after_the_order_has_ended(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    rejects_all(&buyer).await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    buyer.opens_order().await;
    buyer.taps("Tambah foto").await;
    buyer.shows("").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos").await, 1, "{}", buyer.transcript());
    world.is_sound().await;
}

on_each_engine!(orders_of_before_are_sound_whether_they_were_paid_or_wait_to_end);
async fn orders_of_before_are_sound_whether_they_were_paid_or_wait_to_end(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    rejects_all(&buyer).await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    // As the program before this one let them be paid and close.
    raw::execute(&world.db, "UPDATE orders SET payment = 'CONFIRMED'").await.unwrap();
    world.is_sound().await;
    // As a copy of that time has them: received, and looked at as soon as the program runs.
    raw::execute(&world.db, "UPDATE orders SET status = 'received', payment = NULL").await.unwrap();
    raw::execute(&world.db, include_str!("../../migrations/sqlite/0042_nothing_owed.sql")).await.unwrap();
    let found = app::audit::audit(&mut world.db.snapshot().await.unwrap()).await.unwrap();
    assert!(found.iter().all(|finding| finding.kind != Kind::Quantities), "{found:?}");
}

on_each_engine!(an_order_of_before_ends_in_the_morning_and_its_money_is_spoken_of);
async fn an_order_of_before_ends_in_the_morning_and_its_money_is_spoken_of(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    rejects_all(&buyer).await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    let ended = "Tidak ada barang yang diterima baik, jadi tidak ada yang perlu dibayar.";
    raw::execute(&world.db, "UPDATE orders SET status = 'received'").await.unwrap();
    raw::execute(&world.db, include_str!("../../migrations/sqlite/0042_nothing_owed.sql")).await.unwrap();
    world.advance_to("2026-12-03T02:00").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    assert_eq!(buyer.count(ended), 1, "at night nobody is told: {}", buyer.transcript());
    world.advance_to("2026-12-03T08:00").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count(ended), 2, "{}", person.transcript());
    }
    raw::execute(&world.db, "UPDATE orders SET status = 'received', payment = 'SAID'").await.unwrap();
    raw::execute(&world.db, include_str!("../../migrations/sqlite/0042_nothing_owed.sql")).await.unwrap();
    world.advance_to("2026-12-03T09:00").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["received"]);
    buyer.opens_order().await;
    buyer.taps("Tarik keluhan").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
}

on_each_engine!(that_nothing_is_good_is_said_in_words_and_shown_before_it_counts);
async fn that_nothing_is_good_is_said_in_words_and_shown_before_it_counts(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.opens_order().await;
    buyer.taps("Sudah sampai").await;
    buyer.says("ditolak semua, busuk").await;
    seller.sees_no("diterima baik 0 kg");
    buyer.taps("Kirim").await;
    seller.sees("diterima baik 0 kg, mutu");
    world.is_sound().await;
}
