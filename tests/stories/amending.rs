//! What was agreed is changed: one side proposes, the other says yes or no.

use tembus::domain::person::{Office, Organization};

use crate::support::{Engine, Person, World, on_each_engine, raw};

async fn proposes(person: &Person<'_>, term: &str, value: &str) {
    person.opens_order().await;
    person.taps("Ubah kesepakatan").await;
    person.taps(term).await;
    person.says(value).await;
    // What was typed is shown before it counts; what is a button's label is a press.
    if person.labels().contains(&"Kirim".to_owned()) {
        person.taps("Kirim").await;
    }
}

async fn terms(world: &World) -> Vec<Vec<String>> {
    raw::dump(&world.db, "SELECT price, quantity, total, COALESCE(payment_days, -1) FROM orders").await
}

async fn stock(world: &World) -> Vec<Vec<String>> {
    raw::dump(&world.db, "SELECT available, committed FROM offers").await
}

on_each_engine!(a_price_is_changed_once_both_say_yes_and_the_paper_tells_it);
async fn a_price_is_changed_once_both_say_yes_and_the_paper_tells_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.opens_order().await;
    seller.taps("Surat").await;
    seller.opens_order().await;
    seller.taps("Ubah kesepakatan").await;
    seller.sees_last("O-2026-00001: apa yang diubah?");
    assert_eq!(seller.labels()[..3], ["Harga", "Jumlah", "Hari bayar"]);
    seller.taps("Harga").await;
    seller.sees_last("Harga O-2026-00001 sekarang Rp26.500/kg. Usul harga barunya berapa?");
    for bad in ["0", "murah"] {
        seller.says(bad).await;
    }
    seller.says("26.000").await;
    seller.sees_last("O-2026-00001: usul harga Rp26.500/kg menjadi Rp26.000/kg.\nBenar? Usul ini dikirim ke pihak lain.");
    buyer.sees_no("mengusulkan perubahan");
    seller.taps_twice("Kirim").await;
    seller.sees_last("Usul perubahan O-2026-00001 sudah dikirim: harga Rp26.500/kg menjadi Rp26.000/kg.");
    buyer.sees_last("Penjual mengusulkan perubahan O-2026-00001: harga Rp26.500/kg menjadi Rp26.000/kg.");
    assert_eq!(buyer.labels(), ["Setuju perubahan", "Tetap seperti semula", "Lihat"]);
    buyer.opens_order().await;
    buyer.sees_last("Penjual mengusulkan harga Rp26.500/kg menjadi Rp26.000/kg, bisa dijawab sampai");
    // Nothing holds before the other side agrees.
    assert_eq!(terms(&world).await, [["26500", "1000000", "26500000", "-1"]]);
    buyer.taps_twice("Setuju perubahan").await;
    for person in [&seller, &buyer] {
        person.sees("Sepakat. Perubahan O-2026-00001: harga Rp26.500/kg menjadi Rp26.000/kg.");
        person.sees("x Rp26.000/kg = Rp26.000.000");
    }
    assert_eq!(terms(&world).await, [["26000", "1000000", "26000000", "-1"]]);
    proposes(&buyer, "Hari bayar", "14 hari").await;
    seller.taps("Setuju perubahan").await;
    seller.sees_last("Sepakat. Perubahan O-2026-00001: dibayar 14 hari sesudah berkas lengkap.");
    let kept = raw::dump(&world.db, "SELECT number, side, price_before, price, COALESCE(days, -1) FROM addenda ORDER BY number").await;
    assert_eq!(kept, [["1", "SELLER", "26500", "26000", "-1"], ["2", "BUYER", "26000", "26000", "14"]]);
    world.is_sound().await;
}

on_each_engine!(a_quantity_moves_the_stock_and_never_falls_below_what_arrived);
async fn a_quantity_moves_the_stock_and_never_falls_below_what_arrived(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Bappeda).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    world.advance_to("2026-11-25T08:00").await;
    official.sees_last("1 ton");
    // More than is there can't be agreed.
    proposes(&buyer, "Jumlah", "2.001 kg").await;
    buyer.sees_last("Sisanya tinggal 2 ton.");
    buyer.says("1.500 kg").await;
    buyer.taps("Kirim").await;
    seller.sees_last("jumlah 1 ton (1.000 kg) menjadi 1,5 ton (1.500 kg).");
    seller.taps("Setuju perubahan").await;
    assert_eq!(stock(&world).await, [["500000", "1500000"]]);
    assert_eq!(terms(&world).await, [["26500", "1500000", "39750000", "-1"]]);
    seller.opens_order().await;
    let (message, change) = seller.button("Ubah kesepakatan").unwrap();
    seller.taps("Sudah berangkat").await;
    seller.says("400 kg").await;
    seller.taps("Kirim").await;
    // While a load is on its way nothing is changed.
    buyer.opens_order().await;
    assert!(!buyer.labels().contains(&"Ubah kesepakatan".to_owned()));
    buyer.taps("Sudah sampai").await;
    buyer.says("400 kg").await;
    seller.taps("Setuju").await;
    proposes(&seller, "Jumlah", "399 kg").await;
    seller.sees_last("400 kg");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM proposals").await, 1);
    seller.says("400 kg").await;
    if seller.labels().contains(&"Kirim".to_owned()) {
        seller.taps("Kirim").await;
    }
    buyer.taps("Setuju perubahan").await;
    seller.sees("Pesanan O-2026-00001 berkurang. Selisihnya, 1,1 ton, ditawarkan lagi di penawaran ini.");
    // Nothing is still to come: the delivery is complete.
    for person in [&seller, &buyer] {
        person.sees_last("Kiriman O-2026-00001 sudah lengkap.\n400 kg x Rp26.500/kg = Rp10.600.000");
    }
    assert_eq!(raw::dump(&world.db, "SELECT available, committed, fulfilled FROM offers").await, [["1600000", "0", "400000"]]);
    // What was received is not changed any more, and who tries reads why.
    seller.opens_order().await;
    assert!(!seller.labels().contains(&"Ubah kesepakatan".to_owned()));
    seller.presses(message, &change).await;
    seller.sees("Tombol ini tidak berlaku lagi: barangnya sudah diterima, jadi kesepakatan tidak bisa diubah");
    // The day on which it was agreed keeps its figures, the changes count on their own day.
    world.advance_to("2026-11-26T08:00").await;
    official.sees_last("Koreksi untuk Sel, 24 Nov 2026: telur ayam ras 1,1 ton dikurangi");
    official.sees_last("Koreksi untuk Sel, 24 Nov 2026: telur ayam ras 500 kg ditambah");
    official.taps("Sebulan").await;
    official
        .sees_last("Koreksi: 1,1 ton dikurangi setelah dilaporkan\nKoreksi: 500 kg ditambah setelah dilaporkan\nSetelah koreksi: 400 kg");
    world.is_sound().await;
}

on_each_engine!(a_price_that_changes_goods_received_before_says_what_they_come_to);
async fn a_price_that_changes_goods_received_before_says_what_they_come_to(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says("400 kg").await;
    seller.taps("Kirim").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Sudah sampai", "400 kg"]).await;
    seller.taps("Setuju").await;
    let again = "Berlaku juga untuk 400 kg yang sudah diterima: Rp10.600.000 menjadi Rp10.400.000.";
    buyer.opens_order().await;
    buyer.taps_each(&["Ubah kesepakatan", "Harga"]).await;
    buyer.says("26.000").await;
    buyer.sees_last(again);
    buyer.taps("Kirim").await;
    buyer.sees_last(again);
    seller.sees_last(again);
    seller.taps("Setuju perubahan").await;
    assert_eq!(terms(&world).await, [["26000", "1000000", "26000000", "-1"]]);
    world.is_sound().await;
}

on_each_engine!(a_change_is_declined_taken_back_or_lapses);
async fn a_change_is_declined_taken_back_or_lapses(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    let other = world.buyer("Bu Wati", Organization::FoodStation).await;
    proposes(&buyer, "Harga", "26.250").await;
    let (message, yes) = seller.button("Setuju perubahan").unwrap();
    // Neither who proposed it nor a stranger agrees.
    for person in [&buyer, &other] {
        person.presses(message, &yes).await;
    }
    seller.taps_twice("Tetap seperti semula").await;
    buyer.sees_last("Penjual belum setuju: harga Rp26.500/kg menjadi Rp26.250/kg. Pesanan O-2026-00001 tetap seperti semula.");
    seller.presses(message, &yes).await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan sudah berubah.");
    proposes(&buyer, "Harga", "26.250").await;
    buyer.taps_twice("Tarik perubahan").await;
    for person in [&seller, &buyer] {
        person.sees_last("Usul perubahan O-2026-00001 ditarik.");
    }
    proposes(&seller, "Jumlah", "900 kg").await;
    let (message, late) = buyer.button("Setuju perubahan").unwrap();
    world.advance_to("2026-11-26T08:00").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Usul perubahan O-2026-00001 tidak dijawab."), 1);
    }
    buyer.presses(message, &late).await;
    buyer.sees("Tombol ini tidak berlaku lagi: waktu menjawabnya sudah lewat.");
    assert_eq!(terms(&world).await, [["26500", "1000000", "26500000", "-1"]]);
    assert_eq!(stock(&world).await, [["1000000", "1000000"]]);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM addenda").await, 0);
    world.is_sound().await;
}

on_each_engine!(what_was_sold_meanwhile_is_not_agreed_any_more);
async fn what_was_sold_meanwhile_is_not_agreed_any_more(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    let other = world.buyer("Bu Wati", Organization::FoodStation).await;
    proposes(&buyer, "Jumlah", "1.500 kg").await;
    let (message, yes) = seller.button("Setuju perubahan").unwrap();
    other.orders("800 kg").await;
    seller.presses(message, &yes).await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan sudah berubah.");
    assert_eq!(raw::dump(&world.db, "SELECT available, held, committed FROM offers").await, [["200000", "800000", "1000000"]]);
    world.is_sound().await;
}

on_each_engine!(the_history_of_a_demand_says_what_was_taken_then_whatever_is_agreed_since);
async fn the_history_of_a_demand_says_what_was_taken_then_whatever_is_agreed_since(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for act in ["butuh telur 5 ton sabtu", "[Kirim]"] {
        buyer.does(act).await;
    }
    buyer.sees_last("Permintaan M-1 sudah dikirim");
    seller.taps("Tawarkan P-1001").await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    for (to, accepted) in [("1,5 ton", 1_500_000), ("1,2 ton", 1_200_000)] {
        seller.opens_order().await;
        proposes(&seller, "Jumlah", to).await;
        buyer.taps("Setuju perubahan").await;
        assert_eq!(raw::number(&world.db, "SELECT quantity FROM orders").await, accepted);
        for person in [&buyer, &seller] {
            person.says("M-1").await;
            person.taps("Riwayat").await;
            person.sees_last("tawaran diambil 2 ton");
            assert!(!person.last().contains(to), "{}", person.transcript());
        }
    }
    world.is_sound().await;
}

on_each_engine!(a_seller_reads_that_the_difference_is_offered_again_and_can_take_it_back);
async fn a_seller_reads_that_the_difference_is_offered_again_and_can_take_it_back(engine: Engine) {
    const AGAIN: &str = "Pesanan O-2026-00001 berkurang. Selisihnya, 100 kg, ditawarkan lagi di penawaran ini.";
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    proposes(&buyer, "Jumlah", "900 kg").await;
    seller.sees_no("ditawarkan lagi");
    seller.taps_twice("Setuju perubahan").await;
    assert_eq!(seller.count(AGAIN), 1, "{}", seller.transcript());
    seller.sees_last(AGAIN);
    seller.sees_last("Kalau barangnya tidak ada, tekan Ubah jumlah.");
    assert_eq!(stock(&world).await, [["1100000", "900000"]]);
    seller.taps("Ubah jumlah").await;
    seller.says("1 ton").await;
    seller.taps("Benar").await;
    assert_eq!(stock(&world).await, [["1000000", "900000"]]);
    // More, another price and what the seller himself made less: only what comes back is told, whoever agreed last.
    proposes(&buyer, "Jumlah", "1.000 kg").await;
    seller.taps("Setuju perubahan").await;
    proposes(&seller, "Harga", "26.000").await;
    buyer.taps("Setuju perubahan").await;
    assert_eq!(seller.count("ditawarkan lagi"), 1);
    proposes(&seller, "Jumlah", "900 kg").await;
    buyer.taps_twice("Setuju perubahan").await;
    assert_eq!(seller.count("ditawarkan lagi"), 2);
    buyer.sees_no("ditawarkan lagi");
    // Of an offer that is down nothing is offered again, and nobody says so.
    seller.opens_offer().await;
    seller.taps_each(&["Tarik", "Tarik"]).await;
    proposes(&buyer, "Jumlah", "800 kg").await;
    seller.taps("Setuju perubahan").await;
    assert_eq!(raw::number(&world.db, "SELECT quantity FROM orders").await, 800_000);
    assert_eq!(seller.count("ditawarkan lagi"), 2, "{}", seller.transcript());
    world.is_sound().await;
}
