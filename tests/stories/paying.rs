//! What is said of a payment until it has come.

use tembus::{
    clock::Clock,
    domain::person::{Office, Organization},
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// A received order whose payment is due on 1 Dec.
async fn owed(world: &World) -> (Person<'_>, Person<'_>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    for (person, labels) in [
        (&seller, &["Lihat", "Sudah berangkat", "1 ton"][..]),
        (&buyer, &["Sudah sampai", "1 ton"]),
        (&seller, &["Setuju"]),
        (&buyer, &["Berkas lengkap", "1 Des"]),
    ] {
        for label in labels {
            person.taps(label).await;
        }
    }
    buyer.sees_last("Dibayar paling lambat Sel, 1 Des 2026.");
    (seller, buyer)
}

on_each_engine!(whether_the_money_came_is_answered_in_a_word);
async fn whether_the_money_came_is_answered_in_a_word(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    world.advance_to("2026-11-30T20:00").await;
    world.advance_to("2026-12-01T07:05").await;
    seller.sees_last("Uangnya sudah diterima?");
    seller.says("belum").await;
    seller.sees_last("Pesanan O-2026-00001");
    buyer.taps("Sudah dibayar").await;
    seller.sees_last("Uangnya sudah diterima?");
    seller.says("sudah pak").await;
    seller.sees_last("Pesanan O-2026-00001");
    // A word binds nothing: the button does.
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["received"]);
    seller.has_the_money().await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
}

on_each_engine!(each_side_is_reminded_on_its_days_until_the_money_is_there);
async fn each_side_is_reminded_on_its_days_until_the_money_is_there(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    world.advance_to("2026-11-28T06:59").await;
    buyer.sees_no("hari lagi");
    world.advance_to("2026-11-28T07:05").await;
    buyer.sees_last("O-2026-00001 dibayar paling lambat Sel, 1 Des 2026, 3 hari lagi.\nTelur ayam ras: 1 ton x Rp26.500/kg = Rp26.500.000");
    assert_eq!(buyer.labels(), ["Sudah dibayar", "Lihat", "Semua tagihan"]);
    seller.sees_no("Uangnya sudah diterima?");
    world.advance_to("2026-12-01T07:05").await;
    buyer.sees_last("O-2026-00001 dibayar paling lambat hari ini, Sel, 1 Des 2026.");
    let bill = "Telur ayam ras: 1 ton x Rp26.500/kg = Rp26.500.000";
    seller.sees_last(&format!("Hari ini batas pembayaran O-2026-00001.\n{bill}\nUangnya sudah diterima?"));
    assert_eq!(seller.labels(), ["Sudah diterima", "Lihat", "Semua tagihan"]);
    // The buyer says that it was paid: from now on the seller alone is asked.
    buyer.taps("Sudah dibayar").await;
    world.advance_to("2026-12-04T07:05").await;
    buyer.sees_no("sudah lewat");
    let late = "Pembayaran O-2026-00001 sudah lewat 3 hari dari Sel, 1 Des 2026.";
    seller.sees_last(&format!("{late}\n{bill}\nUangnya sudah diterima?"));
    buyer.sees_no(late);
    assert_eq!(seller.labels(), ["Sudah diterima", "Belum diterima", "Belum cocok", "Lihat", "Semua tagihan"]);
    seller.taps("Belum diterima").await;
    world.advance_to("2026-12-08T07:05").await;
    buyer.sees_last("Pembayaran O-2026-00001 sudah lewat 7 hari dari Sel, 1 Des 2026.");
    seller.sees_last(&format!("sudah lewat 7 hari dari Sel, 1 Des 2026.\n{bill}\nUangnya sudah diterima?"));
    // The seller needs nobody's word to say that the money came.
    seller.taps("Sudah diterima").await;
    seller.taps_twice("Ya, sudah masuk").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    let (before, after) = (seller.chat().len(), buyer.chat().len());
    world.advance_to("2026-12-30T09:00").await;
    assert_eq!((seller.count("batas pembayaran"), buyer.count("hari lagi")), (1, 1));
    assert!(!seller.chat()[before..].iter().chain(&buyer.chat()[after..]).any(|bubble| bubble.text.contains("embayaran O-2026-00001")));
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE due_at IS NOT NULL").await, 0);
    world.is_sound().await;
}

on_each_engine!(of_a_payment_that_came_early_nobody_is_reminded);
async fn of_a_payment_that_came_early_nobody_is_reminded(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    buyer.taps("Sudah dibayar").await;
    seller.has_the_money().await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE due_at IS NOT NULL").await, 0);
    for day in ["2026-11-28T07:05", "2026-12-01T07:05", "2026-12-08T07:05"] {
        world.advance_to(day).await;
    }
    for person in [&seller, &buyer] {
        person.sees_no("batas pembayaran");
        person.sees_no("hari lagi");
        person.sees_no("Pembayaran O-2026-00001 sudah lewat");
    }
}

on_each_engine!(after_days_of_standstill_the_last_reminder_is_told_alone_and_in_the_day);
async fn after_days_of_standstill_the_last_reminder_is_told_alone_and_in_the_day(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    // The service was down from before the first reminder until the evening after the day itself.
    world.clock.advance_to(crate::support::world::wib("2026-12-02T21:00"));
    let now = world.clock.now();
    // Two processes look at the clock at once.
    let (one, other) = tokio::join!(tembus::market::run_due(&world.db, now), tembus::market::run_due(&world.db, now));
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    let waiting = raw::dump(&world.db, "SELECT COUNT(*), MIN(not_before) FROM outbox WHERE notice LIKE '%payment_reminder%'").await;
    let morning = crate::support::world::wib("2026-12-03T05:00").timestamp_millis();
    assert_eq!(waiting, [["2".to_owned(), morning.to_string()]]);
    world.advance_to("2026-12-03T05:05").await;
    assert_eq!((buyer.count("paling lambat hari ini"), buyer.count("hari lagi")), (1, 0));
    assert_eq!(seller.count("Uangnya sudah diterima?"), 1);
}

on_each_engine!(each_side_sees_its_own_bills_and_nobody_else_does);
async fn each_side_sees_its_own_bills_and_nobody_else_does(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    let others = [world.buyer("Bu Wati", Organization::FoodStation).await, world.seller("Pak Eko").await];
    world.advance_to("2026-12-03T09:00").await;
    for (person, line) in [
        (&seller, "1. O-2026-00001 dibayar Pasar Jaya paling lambat Sel, 1 Des 2026, Rp26.500.000, lewat 2 hari"),
        (&buyer, "1. O-2026-00001 Anda bayar paling lambat Sel, 1 Des 2026, Rp26.500.000, lewat 2 hari"),
    ] {
        person.says("/tagihan").await;
        person.sees_last(line);
    }
    for other in &others {
        other.says("/tagihan").await;
        other.sees_last("Tidak ada tagihan yang belum selesai.");
    }
    buyer.taps("1").await;
    buyer.taps("Sudah dibayar").await;
    seller.says("/tagihan").await;
    seller.sees_last("menunggu jawaban Anda");
    seller.taps("1").await;
    seller.has_the_money().await;
    buyer.says("/tagihan").await;
    buyer.sees_last("Tidak ada tagihan yang belum selesai.");
}

on_each_engine!(bills_say_which_orders_wait_for_their_papers);
async fn bills_say_which_orders_wait_for_their_papers(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    buyer.orders("500 kg").await;
    seller.accepts().await;
    for (person, labels) in
        [(&seller, &["Lihat", "Sudah berangkat", "500 kg"][..]), (&buyer, &["Sudah sampai", "500 kg"]), (&seller, &["Setuju"])]
    {
        for label in labels {
            person.taps(label).await;
        }
    }
    // What has a day comes first.
    buyer.says("/tagihan").await;
    buyer.sees_last("1. O-2026-00001 Anda bayar paling lambat Sel, 1 Des 2026, Rp26.500.000");
    buyer.sees_last("2. O-2026-00002 menunggu Anda mencatat berkas lengkap, Rp13.250.000");
    seller.says("/tagihan").await;
    seller.sees_last("2. O-2026-00002 menunggu Pasar Jaya mencatat berkas lengkap, Rp13.250.000");
    buyer.taps("2").await;
    for label in ["Berkas lengkap", "30 Nov"] {
        if buyer.labels().iter().any(|shown| shown == label) {
            buyer.taps(label).await;
        } else {
            buyer.says(label).await;
        }
    }
    buyer.says("/tagihan").await;
    buyer.sees_last("1. O-2026-00002 Anda bayar paling lambat Sen, 30 Nov 2026, Rp13.250.000");
    assert!(!buyer.last().contains("berkas lengkap"), "{}", buyer.transcript());
}

on_each_engine!(who_complained_that_no_money_came_says_that_it_came);
async fn who_complained_that_no_money_came_says_that_it_came(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    seller.opens_order().await;
    seller.taps_each(&["Ada keluhan", "Pembayaran"]).await;
    buyer.opens_order().await;
    buyer.taps("Sudah dibayar").await;
    seller.sees_last("Pembeli mencatat O-2026-00001 sudah dibayar.");
    seller.sees_last("Uangnya sudah diterima?");
    assert_eq!(seller.labels()[..2], ["Sudah diterima", "Belum diterima"], "{:?}", seller.labels());
    // The reminder asks the same, with the same answers.
    world.advance_to("2026-11-30T20:00").await;
    world.advance_to("2026-12-01T07:05").await;
    seller.sees_last("Hari ini batas pembayaran O-2026-00001.");
    seller.sees_last("Uangnya sudah diterima?");
    assert_eq!(seller.labels()[..2], ["Sudah diterima", "Belum diterima"], "{:?}", seller.labels());
    seller.taps("Sudah diterima").await;
    seller.taps_twice("Ya, sudah masuk").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    assert_eq!(raw::dump(&world.db, "SELECT side, about, outcome FROM complaints").await, [["SELLER", "PAYMENT", "WITHDRAWN"]]);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE due_at IS NOT NULL").await, 0);
    world.is_sound().await;
}

on_each_engine!(another_complaint_ends_before_anybody_says_that_the_money_came);
async fn another_complaint_ends_before_anybody_says_that_the_money_came(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    seller.opens_order().await;
    seller.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    buyer.opens_order().await;
    buyer.taps("Sudah dibayar").await;
    seller.sees_last("Keluhan Anda belum selesai. Kalau sudah beres, tekan Tarik keluhan.");
    let answers = |person: &Person<'_>| person.labels().iter().any(|label| label.ends_with("diterima"));
    assert!(!answers(&seller), "{:?}", seller.labels());
    seller.taps("Tarik keluhan").await;
    assert!(answers(&seller), "{:?}", seller.labels());
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    world.advance_to("2026-12-04T07:05").await;
    seller.sees("Keluhan pembeli diselesaikan dulu. Sesudah itu Anda bisa mencatat uangnya sudah diterima.");
    seller.opens_order().await;
    assert!(!answers(&seller), "{:?}", seller.labels());
    // Nor is he waited for meanwhile.
    let waited = seller.count("menunggu jawaban Anda");
    seller.says("/pesanan").await;
    assert_eq!(seller.count("menunggu jawaban Anda"), waited, "{}", seller.transcript());
    buyer.opens_order().await;
    buyer.taps("Tarik keluhan").await;
    seller.has_the_money().await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    world.is_sound().await;
}

on_each_engine!(a_buyer_who_complained_is_not_reminded_to_pay_until_the_complaint_ends);
async fn a_buyer_who_complained_is_not_reminded_to_pay_until_the_complaint_ends(engine: Engine) {
    let world = World::new(engine).await;
    let (_seller, buyer) = owed(&world).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    for day in ["2026-11-28T07:05", "2026-12-01T07:05", "2026-12-04T07:05"] {
        world.advance_to(day).await;
    }
    for reminder in ["hari lagi", "paling lambat hari ini", "sudah lewat"] {
        buyer.sees_no(reminder);
    }
    buyer.opens_order().await;
    buyer.taps("Tarik keluhan").await;
    world.advance_to("2026-12-08T07:05").await;
    buyer.sees_last("Pembayaran O-2026-00001 sudah lewat 7 hari dari Sel, 1 Des 2026.");
    world.is_sound().await;
}

on_each_engine!(goods_that_were_received_without_papers_are_not_forgotten);
async fn goods_that_were_received_without_papers_are_not_forgotten(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    seller.taps("Setuju").await;
    // Before anything was said of the money nobody is asked whether it came.
    assert!(!seller.labels().contains(&"Sudah diterima".to_owned()), "{:?}", seller.labels());
    let asked = "sudah diterima 1 hari lalu.\nTelur ayam ras: 1 ton x Rp26.500/kg = Rp26.500.000\nBerkasnya sudah lengkap?";
    world.advance_to("2026-11-25T06:59").await;
    buyer.sees_no(asked);
    world.advance_to("2026-11-25T07:05").await;
    buyer.sees_last(&format!("Barang O-2026-00001 {asked}"));
    assert_eq!(buyer.labels(), ["Berkas lengkap", "Lihat"]);
    world.advance_to("2026-11-27T07:05").await;
    assert_eq!(buyer.count("sudah diterima 3 hari lalu."), 1);
    btc.says("/meja").await;
    assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
    world.advance_to("2026-12-02T09:00").await;
    assert_eq!(buyer.count("Berkasnya sudah lengkap?"), 2);
    btc.says("/meja").await;
    btc.sees_last("O-2026-00001 telur ayam ras 1 ton: diterima Sel, 24 Nov 2026");
    btc.sees_last("berkas belum dicatat lengkap");
    // Who was paid on the spot says so, and the order is done.
    seller.opens_order().await;
    seller.taps("Sudah diterima").await;
    seller.taps_twice("Ya, sudah masuk").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    btc.says("/meja").await;
    assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders WHERE due_at IS NOT NULL").await, 0);
    world.is_sound().await;
}

on_each_engine!(who_waits_for_several_payments_reads_each_time_which_one_it_is);
async fn who_waits_for_several_payments_reads_each_time_which_one_it_is(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    seller.offers("lele", "300 kg", "22.000").await;
    buyer.says("/beli lele").await;
    buyer.taps_each(&["1", "Pesan"]).await;
    for act in ["200 kg", "[Pesan]"] {
        buyer.does(act).await;
    }
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat", "200 kg"]).await;
    buyer.taps_each(&["Sudah sampai", "200 kg"]).await;
    seller.taps("Setuju").await;
    buyer.taps_each(&["Berkas lengkap", "1 Des"]).await;
    let fish = "Lele konsumsi: 200 kg x Rp22.000/kg = Rp4.400.000";
    for person in [&seller, &buyer] {
        person.sees_last(&format!("{fish}\nBerkas O-2026-00002 lengkap. Dibayar paling lambat Sel, 1 Des 2026."));
    }
    for (code, bill) in [("O-2026-00001", "Telur ayam ras: 1 ton x Rp26.500/kg = Rp26.500.000"), ("O-2026-00002", fish)] {
        for act in [code, "[Sudah dibayar]"] {
            buyer.does(act).await;
        }
        buyer.sees_last(&format!("Tercatat.\n{bill}\nPenjual kami tanya apakah pembayaran {code} sudah diterima."));
        seller.sees_last(&format!("Pembeli mencatat {code} sudah dibayar.\n{bill}\nUangnya sudah diterima?"));
    }
    seller.taps("Belum diterima").await;
    seller.sees_last(&format!("Tercatat: pembayaran O-2026-00002 belum diterima.\n{fish}"));
    buyer.sees_last(&format!("Penjual belum menerima pembayaran O-2026-00002.\n{fish}\nTolong dilihat lagi."));
    buyer.taps("Sudah dibayar").await;
    seller.has_the_money().await;
    for person in [&seller, &buyer] {
        person.sees(&format!("Pembayaran O-2026-00002 sudah diterima. Pesanan selesai.\n{fish}"));
    }
    world.is_sound().await;
}

on_each_engine!(another_sum_than_the_bill_is_said_and_read_by_the_buyer);
async fn another_sum_than_the_bill_is_said_and_read_by_the_buyer(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    buyer.taps("Sudah dibayar").await;
    assert_eq!(seller.labels()[..3], ["Sudah diterima", "Belum diterima", "Belum cocok"]);
    let (message, old) = seller.button("Belum cocok").unwrap();
    seller.taps("Belum cocok").await;
    let bill = "Telur ayam ras: 1 ton x Rp26.500/kg = Rp26.500.000";
    seller.sees_last(&format!("{bill}\nUang yang masuk untuk O-2026-00001 berapa?"));
    // What is no sum changes nothing and is asked again.
    for bad in ["0", "belum tahu", "-5"] {
        seller.says(bad).await;
        assert_eq!(raw::texts(&world.db, "SELECT payment FROM orders").await, ["SAID"], "{}", seller.transcript());
    }
    seller.says("26 juta").await;
    seller.sees_last(&format!("O-2026-00001: uang yang masuk Rp26.000.000.\n{bill}\nKurang Rp500.000 dari tagihan.\nBenar?"));
    buyer.sees_no("uang yang masuk");
    seller.taps_twice("Kirim").await;
    let said = format!("Uang yang masuk untuk O-2026-00001, dicatat penjual: Rp26.000.000.\n{bill}\nKurang Rp500.000 dari tagihan.");
    buyer.sees_last(&format!("{said}\nTolong dilihat lagi."));
    assert_eq!((buyer.count(&said), seller.count(&said)), (1, 1));
    assert!(buyer.labels().contains(&"Sudah dibayar".to_owned()), "{:?}", buyer.labels());
    assert_eq!(raw::texts(&world.db, "SELECT payment FROM orders").await, ["PAPERS"]);
    // The old button is over.
    seller.presses(message, &old).await;
    assert_eq!(raw::texts(&world.db, "SELECT payment FROM orders").await, ["PAPERS"]);
    seller.opens_order().await;
    seller.taps("Riwayat").await;
    seller.sees_last("uang yang masuk belum cocok (penjual)");
    // More came than was to be paid.
    buyer.taps("Sudah dibayar").await;
    seller.taps("Belum cocok").await;
    for act in ["27.000.000", "[Kirim]"] {
        seller.does(act).await;
    }
    buyer.sees_last("Lebih Rp500.000 dari tagihan.");
    // Of whom all came, or more, nobody else says that it was sent: its seller corrects it.
    assert!(!buyer.labels().contains(&"Sudah dibayar".to_owned()), "{:?}", buyer.labels());
    // All of the bill is no other sum: the button says that it came.
    seller.opens_order().await;
    seller.taps("Perbaiki uang masuk").await;
    seller.says("26.500.000").await;
    assert_eq!(raw::texts(&world.db, "SELECT payment FROM orders").await, ["PAPERS"]);
    seller.opens_order().await;
    seller.has_the_money().await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    world.is_sound().await;
}

on_each_engine!(that_all_of_the_money_came_is_asked_once_before_the_order_ends);
async fn that_all_of_the_money_came_is_asked_once_before_the_order_ends(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    buyer.taps("Sudah dibayar").await;
    seller.opens_order().await;
    // What the card asks is answered by its first buttons.
    seller.sees_last("Pembeli mencatat sudah dibayar. Uangnya sudah diterima?");
    assert_eq!(seller.labels()[..4], ["Sudah diterima", "Belum diterima", "Belum cocok", "Hubungi pembeli"], "{:?}", seller.labels());
    seller.taps("Sudah diterima").await;
    seller.sees_last("Telur ayam ras: 1 ton x Rp26.500/kg = Rp26.500.000\nUang Rp26.500.000 untuk O-2026-00001 sudah masuk semua?");
    assert_eq!(seller.labels(), ["Ya, sudah masuk", "Kembali"]);
    assert_eq!(raw::texts(&world.db, "SELECT payment FROM orders").await, ["SAID"]);
    let (message, yes) = seller.button("Ya, sudah masuk").unwrap();
    // A slip of the finger ends nothing, and what was asked then is over.
    seller.taps("Kembali").await;
    seller.sees_last("Uangnya sudah diterima?");
    seller.presses(message, &yes).await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["received"]);
    seller.opens_order().await;
    seller.taps("Sudah diterima").await;
    seller.taps_twice("Ya, sudah masuk").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Pembayaran O-2026-00001 sudah diterima. Pesanan selesai."), 1, "{}", person.transcript());
    }
    world.is_sound().await;
}

on_each_engine!(the_card_asks_about_the_money_before_it_asks_about_the_rest);
async fn the_card_asks_about_the_money_before_it_asks_about_the_rest(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "400 kg").await;
    buyer.taps_each(&["Sudah sampai", "400 kg"]).await;
    seller.taps("Setuju").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
    buyer.taps_each(&["Berkas lengkap", "1 Des", "Sudah dibayar"]).await;
    seller.opens_order().await;
    seller.sees_last("Uangnya sudah diterima?");
    assert!(!seller.last().contains("masih ada?"), "{}", seller.transcript());
    assert_eq!(seller.labels()[..3], ["Sudah diterima", "Belum diterima", "Belum cocok"], "{:?}", seller.labels());
    assert!(!seller.labels().iter().any(|label| label.starts_with("Sisanya")), "{:?}", seller.labels());
    seller.has_the_money().await;
    // The next question comes with the end of this one.
    seller.sees_last("Sisa 600 kg tidak jadi dikirim. Barangnya masih ada?");
    assert_eq!(seller.labels()[..2], ["Sisanya masih ada", "Sisanya tidak ada"], "{:?}", seller.labels());
    seller.taps("Sisanya masih ada").await;
    world.is_sound().await;
}

on_each_engine!(both_sides_read_what_is_missing_of_a_payment_and_who_has_to_act);
async fn both_sides_read_what_is_missing_of_a_payment_and_who_has_to_act(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    buyer.taps("Sudah dibayar").await;
    seller.says("/tagihan").await;
    seller.sees_last("Rp26.500.000, menunggu jawaban Anda.");
    buyer.says("/tagihan").await;
    buyer.sees_last("Rp26.500.000, menunggu penjual.");
    seller.opens_order().await;
    seller.taps("Belum cocok").await;
    seller.says("26 juta").await;
    seller.taps("Kirim").await;
    seller.sees_last("Sesudah masuk semua, tekan Sudah diterima.");
    assert!(seller.labels().contains(&"Sudah diterima".to_owned()), "{:?}", seller.labels());
    buyer.sees_last("Sesudah kekurangannya dikirim, tekan Sudah dibayar.");
    assert!(buyer.labels().contains(&"Sudah dibayar".to_owned()), "{:?}", buyer.labels());
    // The card and the list say the same until it is settled.
    let came = "Masuk Rp26.000.000, kurang Rp500.000.";
    for (person, next, step, line) in [
        (&seller, "Pembeli membayar kekurangannya. Sesudah masuk semua, tekan Sudah diterima.", "Sudah diterima", "dibayar Pasar Jaya"),
        (&buyer, "Anda bayar kekurangannya paling lambat Sel, 1 Des 2026, lalu tekan Sudah dibayar.", "Sudah dibayar", "Anda bayar"),
    ] {
        person.opens_order().await;
        person.sees_last(&format!("{came} {next}"));
        assert!(person.labels().iter().any(|label| label == step), "{:?}", person.labels());
        person.says("/tagihan").await;
        person.sees_last(&format!(
            "O-2026-00001 {line} paling lambat Sel, 1 Des 2026, kurang Rp500.000 (masuk Rp26.000.000 dari Rp26.500.000). Telur"
        ));
    }
    buyer.opens_order().await;
    buyer.taps("Sudah dibayar").await;
    seller.sees_last("Rp26.500.000\nTercatat masuk Rp26.000.000, kurang Rp500.000 dari tagihan.\nUangnya sudah diterima?");
    // A further sum is said with what came before.
    seller.taps("Belum cocok").await;
    seller.sees_last("Uang yang masuk untuk O-2026-00001 berapa semuanya? Tercatat Rp26.000.000. Tulis jumlah seluruhnya.");
    seller.says("26,4 juta").await;
    seller.taps("Kirim").await;
    buyer.sees_last("Kurang Rp100.000 dari tagihan.");
    buyer.taps("Sudah dibayar").await;
    seller.taps("Sudah diterima").await;
    seller.sees_last("kurang Rp100.000 dari tagihan.\nUang Rp26.500.000 untuk O-2026-00001 sudah masuk semua?");
    seller.taps("Ya, sudah masuk").await;
    seller.opens_order().await;
    assert!(!seller.last().contains("kurang"), "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(a_sum_that_was_said_is_corrected_by_its_seller_alone);
async fn a_sum_that_was_said_is_corrected_by_its_seller_alone(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = owed(&world).await;
    seller.opens_order().await;
    assert!(!seller.labels().iter().any(|label| label == "Perbaiki uang masuk"), "{:?}", seller.labels());
    buyer.taps("Sudah dibayar").await;
    seller.taps("Belum cocok").await;
    seller.says("2,6 juta").await;
    seller.taps("Kirim").await;
    assert!(!buyer.labels().iter().any(|label| label == "Perbaiki uang masuk"), "{:?}", buyer.labels());
    seller.opens_order().await;
    seller.taps("Perbaiki uang masuk").await;
    seller.sees_last("Tercatat Rp2.600.000. Tulis jumlah seluruhnya.");
    seller.says("26 juta").await;
    seller.taps_twice("Kirim").await;
    assert_eq!(buyer.count("Kurang Rp500.000 dari tagihan."), 1, "{}", buyer.transcript());
    assert_eq!(raw::texts(&world.db, "SELECT CAST(came AS TEXT) FROM orders").await, ["26000000"]);
    seller.has_the_money().await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    world.is_sound().await;
}

on_each_engine!(of_whom_all_the_money_came_nobody_asks_for_more);
async fn of_whom_all_the_money_came_nobody_asks_for_more(engine: Engine) {
    // What came is the bill once 100 kg went back, or more than that.
    for (came, back, sum, over) in
        [("23.850.000", "100 kg", "Rp23.850.000", ""), ("24.000.000", "100 kg", "Rp24.000.000", "lebih Rp150.000")]
    {
        let world = World::new(engine).await;
        let btc = world.official("Pak Hadi", Office::Btc).await;
        let (seller, buyer) = owed(&world).await;
        buyer.taps("Sudah dibayar").await;
        seller.taps("Belum cocok").await;
        seller.says(came).await;
        seller.taps("Kirim").await;
        buyer.opens_order().await;
        let said = buyer.button("Sudah dibayar").unwrap();
        buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
        buyer.opens_order().await;
        buyer.taps_each(&["Usul penyelesaian", "Barang dikembalikan"]).await;
        buyer.says(back).await;
        buyer.taps("Kirim").await;
        seller.taps("Setuju usul").await;
        for (person, head, next) in [
            (&seller, "O-2026-00001 dari Pasar Jaya sudah masuk semua", "tinggal Anda tekan Sudah diterima"),
            (&buyer, "O-2026-00001 sudah masuk semua", "menunggu penjual menekan Sudah diterima"),
        ] {
            person.opens_order().await;
            person.sees_last(&format!("Masuk {sum}"));
            // Of whom all came already, the buyer says nothing more.
            assert!(!person.labels().contains(&"Sudah dibayar".to_owned()), "{}", person.transcript());
            person.says("/tagihan").await;
            person.sees_last(head);
            let is_over = person.last().contains("lebih Rp");
            assert_eq!(is_over, !over.is_empty(), "{}", person.transcript());
            person.sees_last(over);
            person.sees_last(next);
        }
        buyer.sees_no("urang Rp0");
        let heard = buyer.chat().len();
        world.advance_to("2026-12-09T08:00").await;
        for bubble in buyer.chat().iter().skip(heard) {
            assert!(!bubble.text.contains("O-2026-00001 sudah lewat"), "{}", buyer.transcript());
        }
        let all_came = "Menurut catatan Anda, pembayaran O-2026-00001 sudah masuk semua.";
        let bubbles = seller.chat();
        let reminder = bubbles.iter().find(|bubble| bubble.text.contains(all_came)).unwrap_or_else(|| seller.fail("no reminder"));
        // It is said once, and nobody asks whether it came.
        assert_eq!(reminder.text.contains("Tercatat masuk"), !over.is_empty(), "{}", reminder.text);
        assert!(reminder.text.ends_with("Tinggal tekan Sudah diterima."), "{}", reminder.text);
        // An old button of the buyer's changes nothing.
        let before = raw::texts(&world.db, "SELECT payment FROM orders").await;
        buyer.presses(said.0, &said.1).await;
        assert_eq!(raw::texts(&world.db, "SELECT payment FROM orders").await, before);
        btc.says("/meja").await;
        assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
        seller.has_the_money().await;
        assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
        world.is_sound().await;
    }
}

on_each_engine!(who_says_that_nothing_came_takes_back_that_all_of_it_did);
async fn who_says_that_nothing_came_takes_back_that_all_of_it_did(engine: Engine) {
    // What came is all once 100 kg went back.
    for (goes_back, kept) in [(true, None), (false, Some("26000000"))] {
        let world = World::new(engine).await;
        let (seller, buyer) = owed(&world).await;
        buyer.taps("Sudah dibayar").await;
        seller.taps("Belum cocok").await;
        seller.says("26 juta").await;
        seller.taps("Kirim").await;
        buyer.opens_order().await;
        buyer.taps("Sudah dibayar").await;
        if goes_back {
            buyer.opens_order().await;
            buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
            buyer.opens_order().await;
            buyer.taps_each(&["Usul penyelesaian", "Barang dikembalikan"]).await;
            buyer.says("100 kg").await;
            buyer.taps("Kirim").await;
            seller.taps("Setuju usul").await;
        }
        seller.opens_order().await;
        seller.taps("Belum diterima").await;
        let sums = raw::texts(&world.db, "SELECT CAST(came AS TEXT) FROM orders WHERE came IS NOT NULL").await;
        assert_eq!(sums, kept.into_iter().map(str::to_owned).collect::<Vec<_>>());
        buyer.says("/tagihan").await;
        assert!(!buyer.last().contains("sudah masuk semua"), "{}", buyer.transcript());
        world.is_sound().await;
    }
}
