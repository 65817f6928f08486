//! From an agreed order to the money: loads, receipts, the rest, and what is said of the payment.

use tembus::domain::person::{Office, Organization};

use crate::support::{Engine, Person, World, on_each_engine, raw};

on_each_engine!(two_loads_and_twelve_broken_kilograms_are_received_and_paid_with_few_taps);
async fn two_loads_and_twelve_broken_kilograms_are_received_and_paid_with_few_taps(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1.002 kg").await;
    let mut sold = seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    seller.sees_last("Berapa yang dimuat untuk O-2026-00001?");
    seller.says("500 kg AG 1234 XX").await;
    sold += seller.taps_each(&["Kirim"]).await;
    seller.sees_last("Tercatat. O-2026-00001 berangkat. Dimuat 500 kg, AG 1234 XX.");
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 500 kg, AG 1234 XX.");
    let mut bought = buyer.taps_each(&["Sudah sampai"]).await;
    buyer.sees_last("O-2026-00001: dimuat 500 kg.\nBerapa yang diterima baik?");
    bought += buyer.taps_each(&["500 kg"]).await;
    seller.sees_last("Dimuat 500 kg, diterima baik 500 kg\n500 kg x Rp26.500/kg = Rp13.250.000\nAngkanya cocok?");
    // Nothing counts before the seller agreed.
    assert_eq!(raw::number(&world.db, "SELECT arrived FROM orders").await, 0);
    sold += seller.taps_each(&["Setuju"]).await;
    seller.sees_last("Diterima baik 500 kg dari 1.002 kg.\nBelum dikirim 502 kg.");
    sold += seller.taps_each(&["Sudah berangkat", "502 kg"]).await;
    bought += buyer.taps_each(&["Sudah sampai"]).await;
    buyer.says("490 kg").await;
    buyer.sees_last("Selisih 12 kg dari 502 kg yang dimuat. Apa sebabnya?");
    bought += buyer.taps_each(&["Pecah", "Kirim"]).await;
    seller.sees_last("Dimuat 502 kg, diterima baik 490 kg, pecah 12 kg\n990 kg x Rp26.500/kg = Rp26.235.000");
    sold += seller.taps_each(&["Setuju"]).await;
    for person in [&seller, &buyer] {
        person.sees("Kiriman O-2026-00001 sudah lengkap.\n990 kg x Rp26.500/kg = Rp26.235.000");
    }
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["received"]);
    assert_eq!(raw::number(&world.db, "SELECT fulfilled FROM offers").await, 1_002_000);
    bought += buyer.taps_each(&["Berkas lengkap", "1 Des", "Sudah dibayar"]).await;
    let bill = "Telur ayam ras: 990 kg x Rp26.500/kg = Rp26.235.000";
    seller.sees_last(&format!("Pembeli mencatat O-2026-00001 sudah dibayar.\n{bill}\nUangnya sudah diterima?"));
    sold += seller.taps_each(&["Belum diterima"]).await;
    buyer.sees_last("Penjual belum menerima pembayaran O-2026-00001.");
    bought += buyer.taps_each(&["Sudah dibayar"]).await;
    sold += seller.taps_each(&["Sudah diterima", "Ya, sudah masuk"]).await;
    for person in [&seller, &buyer] {
        person.sees("Pembayaran O-2026-00001 sudah diterima. Pesanan selesai.");
    }
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["closed"]);
    assert!(sold <= 14 && bought <= 16, "{sold} taps of the seller, {bought} of the buyer");
    world.is_sound().await;
}

on_each_engine!(a_receipt_that_the_seller_disputes_is_entered_again);
async fn a_receipt_that_the_seller_disputes_is_entered_again(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    // Ten times too much is a slip; a bit more than agreed is not.
    for (bad, said) in [("10 ton", "terlalu besar"), ("banyak", "belum bisa dibaca")] {
        seller.says(bad).await;
        seller.sees_last(said);
    }
    seller.says("1.002 kg").await;
    seller.taps_each(&["Kirim"]).await;
    buyer.taps_each(&["Sudah sampai"]).await;
    buyer.says("1.002 kg").await;
    buyer.sees_last("Paling banyak 1 ton yang bisa diterima. Selebihnya tetap milik penjual.");
    buyer.says("900 pecah 102").await;
    buyer.taps("Kirim").await;
    seller.sees_last("diterima baik 900 kg, pecah 102 kg");
    let (message, old) = seller.button("Setuju").unwrap();
    seller.taps_each(&["Belum cocok"]).await;
    buyer.sees_last("Penjual belum cocok dengan angka penerimaan O-2026-00001.");
    buyer.taps_each(&["Perbaiki angka"]).await;
    buyer.says("990 kg").await;
    buyer.taps_each(&["Susut biasa", "Kirim"]).await;
    // The seller's old button is about other figures.
    seller.presses(message, &old).await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan sudah berubah.");
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 0);
    seller.sees("diterima baik 990 kg, susut biasa 12 kg");
    seller.opens_order().await;
    seller.taps_twice("Setuju").await;
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 990_000);
    assert_eq!(raw::number(&world.db, "SELECT arrived FROM orders").await, 990_000);
    seller.opens_order().await;
    seller.sees_last("Diterima baik 990 kg dari 1 ton");
    world.is_sound().await;
}

on_each_engine!(what_does_not_come_is_closed_and_goes_back_or_off_the_offer);
async fn what_does_not_come_is_closed_and_goes_back_or_off_the_offer(engine: Engine) {
    for (reason, offered, available) in [("Kendaraan tidak ada", 2_000_000, 1_600_000), ("Barang tidak ada", 1_400_000, 1_000_000)] {
        let world = World::new(engine).await;
        let (seller, buyer) = world.agreed("1 ton").await;
        seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
        seller.says("400 kg").await;
        seller.taps_each(&["Kirim"]).await;
        buyer.opens_order().await;
        assert_eq!(buyer.labels(), ["Hubungi penjual", "Sudah sampai", "Tiba, belum dicek", "Ada keluhan", "Surat", "Riwayat", "Kembali"]);
        buyer.taps_each(&["Sudah sampai", "400 kg"]).await;
        seller.taps_each(&["Setuju", "Tutup sisanya", reason]).await;
        buyer.sees("Sisa O-2026-00001 ditutup: 600 kg tidak dikirim.");
        buyer.sees_last("Kiriman O-2026-00001 sudah lengkap.\n400 kg x Rp26.500/kg = Rp10.600.000");
        let stock = raw::dump(&world.db, "SELECT offered, available, fulfilled FROM offers").await;
        assert_eq!(stock, [[offered.to_string(), available.to_string(), "400000".to_owned()]]);
        world.is_sound().await;
    }
}

on_each_engine!(a_step_that_was_given_up_can_be_begun_again_at_once);
async fn a_step_that_was_given_up_can_be_begun_again_at_once(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = world.agreed("1 ton").await;
    seller.opens_order().await;
    let (card, depart) = seller.button("Sudah berangkat").unwrap();
    seller.presses(card, &depart).await;
    seller.says("/batal").await;
    assert_eq!(seller.button("1 ton"), None);
    seller.presses(card, &depart).await;
    seller.taps("1 ton").await;
    seller.sees_last("berangkat. Dimuat 1 ton.");
}

on_each_engine!(why_the_rest_is_not_sent_is_said_in_own_words);
async fn why_the_rest_is_not_sent_is_said_in_own_words(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "600 kg").await;
    buyer.taps_each(&["Sudah sampai", "600 kg"]).await;
    seller.taps("Setuju").await;
    for act in ["O-2026-00001", "[Tutup sisanya]", "ayamnya sakit semua"] {
        seller.does(act).await;
    }
    seller.sees_last("Sisa O-2026-00001 tidak dikirim. Sebab: ayamnya sakit semua\nBenar?");
    // Other words take their place, and nothing counts before they were seen.
    seller.says("kandangnya banjir").await;
    seller.sees_last("Sebab: kandangnya banjir\nBenar?");
    buyer.sees_no("ditutup");
    seller.taps("Kirim").await;
    for person in [&seller, &buyer] {
        person.sees("Sisa O-2026-00001 ditutup: 400 kg tidak dikirim.\nSebab: kandangnya banjir");
    }
    world.is_sound().await;
}

on_each_engine!(from_a_demand_to_the_money_nobody_types_a_command);
async fn from_a_demand_to_the_money_nobody_types_a_command(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    // What is typed: what is needed, what was loaded, and what was accepted.
    buyer.says("butuh telur 1.002 kg kamis").await;
    let mut bought = buyer.taps_each(&["Kirim"]).await;
    let mut sold = seller.taps_each(&["Tawarkan P-1001"]).await;
    bought += buyer.taps_each(&["Lihat tawaran", "1", "Ambil"]).await;
    sold += seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    seller.says("500 kg AG 1234 XX").await;
    sold += seller.taps_each(&["Kirim"]).await;
    bought += buyer.taps_each(&["Sudah sampai", "500 kg"]).await;
    sold += seller.taps_each(&["Setuju", "Sudah berangkat", "502 kg"]).await;
    bought += buyer.taps_each(&["Sudah sampai"]).await;
    buyer.says("490 kg").await;
    bought += buyer.taps_each(&["Pecah", "Kirim"]).await;
    let receipt = "Dimuat 502 kg, diterima baik 490 kg, pecah 12 kg\n990 kg x Rp26.500/kg = Rp26.235.000";
    for person in [&seller, &buyer] {
        person.sees(receipt);
    }
    sold += seller.taps_each(&["Setuju", "Dijual murah"]).await;
    bought += buyer.taps_each(&["Berkas lengkap", "1 Des", "Sudah dibayar"]).await;
    seller.sees_last("Telur ayam ras: 990 kg x Rp26.500/kg = Rp26.235.000\nUangnya sudah diterima?");
    sold += seller.taps_each(&["Sudah diterima", "Ya, sudah masuk"]).await;
    for person in [&seller, &buyer] {
        person.sees("Pembayaran O-2026-00001 sudah diterima. Pesanan selesai.");
        let commands = |text: &str| person.chat().iter().filter(|bubble| !bubble.from_bot && bubble.text.starts_with(text)).count();
        assert_eq!(commands("/beli") + commands("/permintaan") + commands("/pesanan"), 0, "{}", person.transcript());
    }
    let order = "SELECT status, quantity, arrived, accepted, payment FROM orders";
    assert_eq!(raw::dump(&world.db, order).await, [["closed", "1002000", "1002000", "990000", "CONFIRMED"]]);
    assert!(sold <= 14 && bought <= 16, "{sold} taps of the seller, {bought} of the buyer");
    world.is_sound().await;
}

on_each_engine!(nobody_is_left_without_a_step_while_the_figures_of_a_receipt_are_in_dispute);
async fn nobody_is_left_without_a_step_while_the_figures_of_a_receipt_are_in_dispute(engine: Engine) {
    let world = World::new(engine).await;
    world.official("Pak Hadi", Office::Btc).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("900 pecah 100").await;
    buyer.taps("Kirim").await;
    seller.taps("Belum cocok").await;
    seller.sees_last("Kalau sudah cocok, tekan Setuju angkanya. Kalau tetap berbeda, tekan Ada keluhan: penengah ikut melihat.");
    assert_eq!(seller.labels()[..2], ["Setuju angkanya", "Ada keluhan"], "{:?}", seller.labels());
    buyer.sees_last("Tolong dilihat lagi.\nKalau tetap berbeda, tekan Ada keluhan: penengah ikut melihat.");
    assert_eq!(buyer.labels()[..2], ["Perbaiki angka", "Ada keluhan"], "{:?}", buyer.labels());
    let shown = |person: &Person<'_>, steps: &[&str]| {
        for step in steps {
            assert!(person.labels().iter().any(|label| label == step), "{step}: {:?}", person.labels());
        }
    };
    seller.opens_order().await;
    seller.sees_last("pecah 100 kg\nMenunggu pembeli melihat lagi. Kalau sudah cocok, tekan Setuju angkanya.");
    shown(&seller, &["Setuju angkanya", "Ada keluhan"]);
    buyer.opens_order().await;
    buyer.sees_last("Penjual bilang angkanya belum cocok. Tekan Perbaiki angka.");
    shown(&buyer, &["Perbaiki angka", "Ada keluhan", "Hubungi penjual"]);
    // After a day the figures stand: the card doesn't lead to a button that is gone.
    world.advance_to("2026-11-25T15:00").await;
    buyer.opens_order().await;
    buyer.sees_last("Penjual bilang angkanya belum cocok. Hubungi penjual. Kalau tetap berbeda, tekan Ada keluhan.");
    assert!(!buyer.labels().contains(&"Perbaiki angka".to_owned()), "{:?}", buyer.labels());
    shown(&buyer, &["Ada keluhan", "Hubungi penjual"]);
    // Both spoke on the phone: the seller agrees after all, once.
    seller.opens_order().await;
    seller.taps_twice("Setuju angkanya").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Penerimaan O-2026-00001 disetujui."), 1, "{}", person.transcript());
    }
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 900_000);
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["received"]);
    world.is_sound().await;
}

on_each_engine!(a_complaint_about_figures_shows_them_and_the_way_out_to_both_sides);
async fn a_complaint_about_figures_shows_them_and_the_way_out_to_both_sides(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("900 pecah 100").await;
    buyer.taps("Kirim").await;
    seller.taps("Belum cocok").await;
    seller.taps("Ada keluhan").await;
    seller.taps(&seller.labels()[0].clone()).await;
    for person in [&seller, &buyer] {
        person.opens_order().await;
        person.sees_last("pecah 100 kg. Ada keluhan:");
        person.sees_last("Bila sudah ada jalan keluar, tekan Usul penyelesaian.");
        assert!(person.labels().contains(&"Usul penyelesaian".to_owned()), "{:?}", person.labels());
    }
    world.is_sound().await;
}

on_each_engine!(a_part_with_rejects_asks_one_question_and_the_next_step_follows_its_answer);
async fn a_part_with_rejects_asks_one_question_and_the_next_step_follows_its_answer(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "400 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("390 pecah 10").await;
    buyer.taps("Kirim").await;
    seller.taps("Setuju").await;
    seller.sees_last("Belum dikirim 600 kg.\nDitolak 10 kg. Barangnya diapakan?");
    assert_eq!(seller.labels(), ["Dibawa kembali", "Dijual murah", "Dimusnahkan", "Lihat"]);
    seller.taps("Dijual murah").await;
    seller.sees_last("Belum dikirim 600 kg.");
    assert_eq!(seller.labels()[..2], ["Sudah berangkat", "Tutup sisanya"], "{:?}", seller.labels());
    seller.taps_each(&["Sudah berangkat", "600 kg"]).await;
    world.is_sound().await;
}

on_each_engine!(who_disputes_figures_reads_only_what_can_be_done_about_them);
async fn who_disputes_figures_reads_only_what_can_be_done_about_them(engine: Engine) {
    let receives = async |buyer: &Person<'_>| {
        buyer.taps("Sudah sampai").await;
        buyer.says("900 pecah 100").await;
        buyer.taps("Kirim").await;
    };
    // Beside a complaint nobody complains once more.
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    receives(&buyer).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.taps("Angka belum cocok").await;
    for person in [&seller, &buyer] {
        person.sees_last("Bila sudah ada jalan keluar, tekan Usul penyelesaian.");
        person.sees_no("Kalau tetap berbeda, tekan Ada keluhan");
    }
    world.is_sound().await;
    // Where nobody can decide, no mediator is promised.
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    receives(&buyer).await;
    // Once the buyer's time to correct is over, nobody waits for that.
    world.advance_to("2026-11-26T08:00").await;
    seller.opens_order().await;
    seller.taps("Belum cocok").await;
    for person in [&seller, &buyer] {
        person.sees_last("Kalau tetap berbeda, tekan Ada keluhan.");
        person.sees_no("penengah ikut melihat");
        person.sees_no("melihat lagi");
        person.sees_no("dilihat lagi");
    }
    seller.opens_order().await;
    seller.sees_last("Angkanya belum cocok. Kalau sudah cocok, tekan Setuju angkanya. Kalau tidak, tekan Ada keluhan.");
    world.is_sound().await;
}
