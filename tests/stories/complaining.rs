//! What goes wrong after loading: a complaint, the parties, and a mediator.

use tembus::{
    chat::actions::{Action, ComplaintAction},
    clock::Clock as _,
    domain::{
        order::{OrderId, Outcome},
        person::{ChatId, Office, Organization, Role, RoleKind},
        removal::RemovalReason,
    },
    market,
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// A load of one ton that arrived with 900 kg accepted; the seller has not answered.
async fn received(world: &World) -> (Person<'_>, Person<'_>) {
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("900 kg").await;
    buyer.taps("Kurang muat").await;
    buyer.taps("Kirim").await;
    (seller, buyer)
}

async fn outcomes(world: &World) -> Vec<Vec<String>> {
    raw::dump(&world.db, "SELECT side, about, COALESCE(outcome, 'open') FROM complaints ORDER BY number").await
}

on_each_engine!(a_mediator_without_an_interest_decides_and_both_sides_are_told);
async fn a_mediator_without_an_interest_decides_and_both_sides_are_told(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let planner = world.official("Bu Ani", Office::Bappeda).await;
    let (seller, buyer) = received(&world).await;
    assert_eq!(seller.labels(), ["Setuju", "Belum cocok", "Ada keluhan", "Lihat"]);
    seller.taps("Ada keluhan").await;
    seller.sees_last("Apa keluhan tentang O-2026-00001?");
    seller.taps("Angka penerimaan").await;
    buyer.sees_last("Penjual mengeluh soal O-2026-00001: angka penerimaan.");
    for mediator in [&admin, &btc] {
        mediator.sees_last("Keluhan baru perlu dilihat: O-2026-00001, telur ayam ras 1 ton.");
        mediator.sees_no("Bejo");
    }
    planner.sees_no("Keluhan");
    // What was entered is not entered again while a complaint is open.
    buyer.opens_order().await;
    assert!(!buyer.labels().contains(&"Perbaiki angka".to_owned()));
    buyer.sees_last("Ada keluhan: angka penerimaan");
    // Who is no mediator sees nothing and decides nothing.
    for person in [&planner, &buyer, &seller] {
        person.says("/kelola").await;
        assert!(!person.saw("Keluhan yang belum selesai"), "{}", person.transcript());
    }
    admin.taps("Lihat").await;
    admin.sees_last("Penjual: Pak Bejo. Pembeli: Pasar Jaya (Bu Rina)");
    admin.sees_last("Dimuat 1 ton, diterima baik 900 kg, ditolak 0 kg");
    let (message, data) = admin.button("Berat muat berlaku").unwrap();
    for person in [&planner, &buyer, &seller] {
        person.presses(message, &data).await;
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM complaints WHERE closed_at IS NULL").await, 1);
    admin.taps("Berat muat berlaku").await;
    admin.sees_last("O-2026-00001: putusan berat muat berlaku.\nYang diterima baik dan dibayar dari kiriman ini 1 ton.");
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 0);
    admin.taps_twice("Kirim").await;
    admin.sees_last("Tercatat. Keluhan O-2026-00001: berat muat berlaku.");
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Penengah memutuskan keluhan O-2026-00001: berat muat berlaku."), 1);
        person.sees_last("Kiriman O-2026-00001 sudah lengkap.\n1 ton x Rp26.500/kg = Rp26.500.000");
    }
    // The other mediator comes too late.
    btc.taps("Lihat").await;
    btc.sees("tidak berlaku lagi");
    btc.says("/kelola").await;
    btc.sees_last("Tidak ada keluhan yang belum selesai.");
    assert_eq!(outcomes(&world).await, [["SELLER", "FIGURES", "AS_LOADED"]]);
    world.is_sound().await;
}

on_each_engine!(a_mediator_who_trades_in_these_goods_sees_and_does_not_decide);
async fn a_mediator_who_trades_in_these_goods_sees_and_does_not_decide(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = received(&world).await;
    let rival = world.seller("Pak Eko").await;
    rival.offers("telur", "300 kg", "26.000").await;
    // A party of the order who runs the service as well, and a rival.
    for person in [&seller, &rival] {
        let code = world.invitation(Role::Admin).await;
        person.says(&format!("/start {code}")).await;
        person.taps("Terima undangan").await;
    }
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.taps("Mutu barang").await;
    let version = raw::number(&world.db, "SELECT version FROM orders").await;
    for person in [&seller, &rival] {
        person.sees_no("Keluhan baru perlu dilihat");
        person.says("/kelola").await;
        person.taps("1").await;
        person.sees_last("Anda ikut jual beli barang ini, jadi tidak bisa memutuskan.");
        assert_eq!(person.labels(), ["Kembali"]);
        let message = person.chat().last().unwrap().message_id;
        let decide = ComplaintAction::Decide { order: OrderId(1), version, outcome: Outcome::AsLoaded };
        person.presses(message, &Action::Complaint(decide).encode()).await;
    }
    assert_eq!(outcomes(&world).await, [["BUYER", "QUALITY", "open"]]);
    world.is_sound().await;
}

on_each_engine!(a_seller_who_agrees_to_the_figures_does_not_end_what_the_buyer_complains_of_besides);
async fn a_seller_who_agrees_to_the_figures_does_not_end_what_the_buyer_complains_of_besides(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.opens_order().await;
    seller.taps_twice("Setuju angkanya").await;
    assert_eq!(outcomes(&world).await, [["BUYER", "QUALITY", "open"]]);
    assert_eq!(raw::dump(&world.db, "SELECT status, accepted, returned FROM orders").await, [["received", "1000000", "0"]]);
    // What goes back is said now that the figures stand, by the two sides or by the mediator.
    admin.says("/kelola").await;
    admin.taps("1").await;
    admin.taps("Barang dikembalikan").await;
    admin.says("20 kg").await;
    admin.taps("Kirim").await;
    for person in [&seller, &buyer] {
        person.sees("20 kg dikembalikan");
    }
    assert_eq!(outcomes(&world).await, [["BUYER", "QUALITY", "RETURNED"]]);
    assert_eq!(raw::dump(&world.db, "SELECT status, accepted, returned FROM orders").await, [["received", "1000000", "20000"]]);
    world.is_sound().await;
}

on_each_engine!(a_mediator_decides_figures_that_the_seller_disputes_before_anybody_complains);
async fn a_mediator_decides_figures_that_the_seller_disputes_before_anybody_complains(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = received(&world).await;
    let rival = world.seller("Pak Eko").await;
    rival.offers("telur", "300 kg", "26.000").await;
    let code = world.invitation(Role::Admin).await;
    rival.says(&format!("/start {code}")).await;
    rival.taps("Terima undangan").await;
    admin.says("/kelola").await;
    admin.sees_last("Tidak ada keluhan yang belum selesai.");
    seller.taps("Belum cocok").await;
    admin.says("/kelola").await;
    admin.sees_last("O-2026-00001, telur ayam ras 1 ton: angka penerimaan");
    admin.taps("1").await;
    admin.sees_last("Penjual belum cocok dengan angka penerimaan yang dicatat");
    admin.sees_last("Dimuat 1 ton, diterima baik 900 kg, ditolak 0 kg");
    // Nobody complains, so that nothing is turned down.
    assert!(!admin.labels().contains(&"Keluhan ditolak".to_owned()), "{:?}", admin.labels());
    let (message, data) = admin.button("Berat muat berlaku").unwrap();
    for person in [&buyer, &seller, &rival] {
        person.presses(message, &data).await;
    }
    rival.says("/kelola").await;
    rival.taps("1").await;
    rival.sees_last("Anda ikut jual beli barang ini, jadi tidak bisa memutuskan.");
    assert_eq!(rival.labels(), ["Kembali"]);
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 0);
    buyer.opens_order().await;
    let (card, correct) = buyer.button("Perbaiki angka").unwrap();
    admin.taps("Berat muat berlaku").await;
    admin.taps_twice("Kirim").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Penengah memutuskan keluhan O-2026-00001: berat muat berlaku."), 1);
        person.sees_last("Kiriman O-2026-00001 sudah lengkap.\n1 ton x Rp26.500/kg = Rp26.500.000");
    }
    // What was decided is not entered again.
    buyer.presses(card, &correct).await;
    buyer.sees("tidak berlaku lagi");
    admin.says("/kelola").await;
    admin.sees_last("Tidak ada keluhan yang belum selesai.");
    assert_eq!(outcomes(&world).await, [["SELLER", "FIGURES", "AS_LOADED"]]);
    world.is_sound().await;
}

on_each_engine!(what_goes_back_is_decided_before_the_seller_agreed_to_the_receipt);
async fn what_goes_back_is_decided_before_the_seller_agreed_to_the_receipt(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    admin.says("/kelola").await;
    admin.taps_each(&["1", "Barang dikembalikan"]).await;
    admin.sees_last("Yang sudah diterima baik 1 ton.");
    admin.says("1.001 kg").await;
    assert_eq!(outcomes(&world).await, [["BUYER", "QUALITY", "open"]]);
    admin.says("20 kg").await;
    admin.taps_twice("Kirim").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Penengah memutuskan keluhan O-2026-00001: 20 kg dikembalikan."), 1);
        person.sees_last("Kiriman O-2026-00001 sudah lengkap.\n980 kg x Rp26.500/kg = Rp25.970.000");
    }
    assert_eq!(outcomes(&world).await, [["BUYER", "QUALITY", "RETURNED"]]);
    assert_eq!(raw::dump(&world.db, "SELECT status, accepted, returned FROM orders").await, [["received", "1000000", "20000"]]);
    world.is_sound().await;
}

on_each_engine!(what_is_agreed_to_beside_a_complaint_is_named_and_a_word_for_it_asks);
async fn what_is_agreed_to_beside_a_complaint_is_named_and_a_word_for_it_asks(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    assert_eq!(seller.labels(), ["Setuju", "Belum cocok", "Ada keluhan", "Lihat"]);
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.sees_last("Pembeli mengeluh soal O-2026-00001: mutu barang.");
    let figures = ["Setuju angkanya", "Angka belum cocok"];
    assert_eq!(seller.labels(), [figures[0], figures[1], "Usul penyelesaian", "Tulis keterangan", "Lihat"]);
    // A word agrees to nothing here: the card says what there is to agree to.
    for said in ["setuju", "cocok", "Setuju angkanya", "sepakat"] {
        seller.says(said).await;
        seller.sees_last("Pesanan O-2026-00001");
        seller.sees_last("Ada keluhan: mutu barang");
        assert!(figures.iter().all(|label| seller.labels().contains(&(*label).to_owned())), "{said}\n{}", seller.transcript());
        assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE answer IS NULL").await, 1, "{said}");
    }
    seller.taps_twice("Setuju angkanya").await;
    seller.sees_last("Kiriman O-2026-00001 sudah lengkap.");
    assert_eq!(outcomes(&world).await, [["BUYER", "QUALITY", "open"]]);
    world.is_sound().await;
}

on_each_engine!(the_parties_settle_a_complaint_between_themselves);
async fn the_parties_settle_a_complaint_between_themselves(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = received(&world).await;
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.taps("Barang kurang").await;
    // One complaint is open at a time.
    seller.opens_order().await;
    assert!(!seller.labels().contains(&"Ada keluhan".to_owned()));
    seller.taps("Usul penyelesaian").await;
    seller.taps("Barang diganti").await;
    buyer.sees_last("Penjual mengusulkan penyelesaian O-2026-00001: barang diganti.");
    // Nor are they asked of the side that proposed.
    seller.opens_order().await;
    assert!(!seller.labels().iter().any(|label| label.starts_with("Setuju")), "{:?}", seller.labels());
    buyer.taps_twice("Tolak usul").await;
    seller.sees_last("Pembeli belum setuju dengan usul penyelesaian O-2026-00001.");
    buyer.opens_order().await;
    buyer.taps("Usul penyelesaian").await;
    buyer.taps("Sesuai penerimaan").await;
    // The card asks one thing: the figures come after what was proposed.
    seller.opens_order().await;
    let absent = ["Setuju", "Setuju angkanya", "Belum cocok", "Angka belum cocok"].map(|label| (label, false));
    for (label, stands) in [("Setuju usul", true), ("Tolak usul", true)].into_iter().chain(absent) {
        assert_eq!(seller.labels().iter().any(|shown| shown == label), stands, "{label}: {}", seller.transcript());
    }
    seller.taps_twice("Setuju usul").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("Keluhan O-2026-00001 selesai: sesuai penerimaan."), 1);
    }
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 900_000);
    assert_eq!(outcomes(&world).await, [["BUYER", "SHORT", "AS_RECEIVED"]]);
    // The rest can come or be closed as ever.
    seller.opens_order().await;
    assert!(seller.labels().contains(&"Tutup sisanya".to_owned()));
    world.is_sound().await;
}

/// An order of one ton that arrived whole, with the buyer's open complaint of its quality.
async fn complained(world: &World) -> (Person<'_>, Person<'_>) {
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.taps("1 ton").await;
    seller.taps("Setuju").await;
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.taps("Mutu barang").await;
    (seller, buyer)
}

on_each_engine!(a_complaint_that_ends_with_another_price_changes_the_price);
async fn a_complaint_that_ends_with_another_price_changes_the_price(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = complained(&world).await;
    seller.opens_order().await;
    seller.taps_each(&["Surat", "Konfirmasi pesanan"]).await;
    seller.opens_order().await;
    seller.taps("Usul penyelesaian").await;
    seller.taps("Harga disesuaikan").await;
    seller.sees_last("Harga O-2026-00001 sekarang Rp26.500/kg. Usul harga barunya berapa?");
    for bad in ["0", "murah"] {
        seller.says(bad).await;
        assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM proposals").await, 0);
    }
    seller.says("25.000").await;
    seller.sees_last("O-2026-00001: usul penyelesaian harga Rp26.500/kg menjadi Rp25.000/kg.\nBenar?");
    buyer.sees_no("mengusulkan penyelesaian");
    seller.taps("Kirim").await;
    let proposed = "penyelesaian O-2026-00001: harga Rp26.500/kg menjadi Rp25.000/kg.\n1 ton (1.000 kg) x Rp25.000/kg = Rp25.000.000";
    buyer.sees_last(&format!("Penjual mengusulkan {proposed}\nSetuju?").replace("1 ton (1.000 kg)", "1 ton"));
    let cost = "SELECT price, total FROM orders";
    // Nothing holds before the other side agrees, and a no leaves everything.
    buyer.taps_twice("Tolak usul").await;
    assert_eq!(raw::dump(&world.db, cost).await, [["26500", "26500000"]]);
    buyer.opens_order().await;
    for step in ["Usul penyelesaian", "Harga disesuaikan"] {
        buyer.taps(step).await;
    }
    buyer.says("24.000").await;
    buyer.taps("Kirim").await;
    buyer.opens_order().await;
    buyer.sees_last("Pembeli mengusulkan penyelesaian: harga Rp26.500/kg menjadi Rp24.000/kg");
    seller.taps_twice("Setuju usul").await;
    for person in [&seller, &buyer] {
        let settled = "Keluhan O-2026-00001 selesai: harga Rp26.500/kg menjadi Rp24.000/kg.\n1 ton x Rp24.000/kg = Rp24.000.000";
        assert_eq!(person.count(settled), 1, "{}", person.transcript());
    }
    assert_eq!(raw::dump(&world.db, cost).await, [["24000", "24000000"]]);
    assert_eq!(outcomes(&world).await, [["BUYER", "QUALITY", "PRICE"]]);
    let kept = raw::dump(&world.db, "SELECT number, side, price_before, price FROM addenda").await;
    assert_eq!(kept, [["1", "BUYER", "26500", "24000"]]);
    buyer.says("/pesanan").await;
    buyer.sees_last("Rp24.000.000");
    seller.opens_order().await;
    seller.taps_each(&["Surat", "Konfirmasi pesanan"]).await;
    // The paper that told the old price is followed by one that tells the change.
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM papers").await, 2);
    world.is_sound().await;
}

on_each_engine!(a_complaint_ends_with_the_yes_to_the_receipt_or_is_taken_back);
async fn a_complaint_ends_with_the_yes_to_the_receipt_or_is_taken_back(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = received(&world).await;
    seller.taps("Ada keluhan").await;
    seller.taps("Angka penerimaan").await;
    buyer.opens_order().await;
    assert!(!buyer.labels().contains(&"Tarik keluhan".to_owned()));
    seller.opens_order().await;
    seller.taps_twice("Tarik keluhan").await;
    buyer.sees_last("Keluhan O-2026-00001 ditarik.");
    seller.opens_order().await;
    seller.taps("Ada keluhan").await;
    seller.taps("Mutu barang").await;
    seller.opens_order().await;
    seller.taps("Setuju angkanya").await;
    assert_eq!(outcomes(&world).await, [["SELLER", "FIGURES", "WITHDRAWN"], ["SELLER", "QUALITY", "AS_RECEIVED"]]);
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 900_000);
    world.is_sound().await;
}

on_each_engine!(silence_and_nothing_accepted_are_complaints_by_themselves);
async fn silence_and_nothing_accepted_are_complaints_by_themselves(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    // Three days after loading nobody has said what arrived.
    world.advance_to("2026-11-27T12:00").await;
    for person in [&seller, &buyer] {
        assert_eq!(person.count("O-2026-00001 masuk keluhan: belum ada jawaban."), 1);
    }
    admin.sees_last("Keluhan baru perlu dilihat");
    // The receipt comes after all, with nothing accepted: the complaint that is open stays the only one.
    buyer.opens_order().await;
    buyer.taps("Sudah sampai").await;
    buyer.says("0 kg").await;
    buyer.taps("Mutu").await;
    buyer.taps("Kirim").await;
    assert_eq!(outcomes(&world).await.len(), 1);
    seller.opens_order().await;
    seller.taps("Tarik keluhan").await;
    // Two days later the seller's silence about the receipt is none of consent.
    world.advance_to("2026-11-29T13:00").await;
    assert_eq!(raw::number(&world.db, "SELECT arrived FROM orders").await, 0);
    let kept =
        raw::dump(&world.db, "SELECT side, about, CASE WHEN opened_by IS NULL THEN 'time' END FROM complaints ORDER BY number").await;
    assert_eq!(kept, [["SELLER", "SILENCE", "time"], ["BUYER", "SILENCE", "time"]]);
    // Those who decide are reminded after a day, told once more after two, and then no more.
    let told = admin.count("Keluhan baru perlu dilihat");
    let waited = |hours: i64| format!("Keluhan sudah {hours} jam belum selesai: O-2026-00001, telur ayam ras 1 ton.");
    let counts = || [24, 48].map(|hours| admin.count(&waited(hours)));
    let before = counts();
    for (at, more) in [("2026-11-30T13:00", [1, 0]), ("2026-12-01T13:00", [1, 1]), ("2026-12-05T13:00", [1, 1])] {
        world.advance_to(at).await;
        assert_eq!(counts(), [before[0] + more[0], before[1] + more[1]], "{at}");
    }
    assert_eq!(admin.count("Keluhan baru perlu dilihat"), told);
    world.is_sound().await;
}

on_each_engine!(a_load_that_should_have_arrived_is_told_once_to_both_sides_and_the_desk);
async fn a_load_that_should_have_arrived_is_told_once_to_both_sides_and_the_desk(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let planner = world.official("Bu Ani", Office::Bappeda).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    world.advance_to("2026-11-25T13:00").await;
    buyer.sees_no("penerimaannya belum dicatat");
    world.advance_to("2026-11-26T09:00").await;
    buyer.sees_last("penerimaannya belum dicatat.\nKalau sudah sampai, tekan Sudah sampai.");
    assert_eq!(buyer.labels(), ["Sudah sampai", "Tiba, belum dicek", "Lihat"]);
    seller.sees_last("Pembeli belum mencatat penerimaannya.");
    assert_eq!(seller.labels(), ["Hubungi pembeli", "Lihat"]);
    btc.sees("Kiriman O-2026-00001, telur ayam ras 1 ton");
    planner.sees_no("Kiriman O-2026-00001");
    world.advance_to("2026-11-26T19:00").await;
    for (person, text) in [(&buyer, "penerimaannya belum dicatat"), (&seller, "belum mencatat"), (&btc, "Penerimaannya belum dicatat")] {
        assert_eq!(person.count(text), 1);
    }
    // What arrived is not late, and the next load has its own time.
    buyer.taps("Sudah sampai").await;
    buyer.taps("1 ton").await;
    seller.taps("Setuju").await;
    world.advance_to("2026-11-28T09:00").await;
    assert_eq!(buyer.count("penerimaannya belum dicatat"), 1);
    world.is_sound().await;
}

on_each_engine!(a_load_of_which_nothing_is_accepted_goes_to_the_mediator_at_once);
async fn a_load_of_which_nothing_is_accepted_goes_to_the_mediator_at_once(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("0 kg").await;
    buyer.taps("Mutu").await;
    buyer.taps("Kirim").await;
    for person in [&seller, &buyer] {
        person.sees("O-2026-00001 masuk keluhan: tidak ada yang diterima baik.");
    }
    admin.taps("Lihat").await;
    admin.sees_last("Tidak ada yang diterima baik");
    admin.taps_each(&["Sesuai penerimaan", "Kirim"]).await;
    assert_eq!(raw::dump(&world.db, "SELECT arrived, accepted, status FROM orders").await, [["1000000", "0", "closed"]]);
    world.is_sound().await;
}

on_each_engine!(a_complaint_takes_words_and_photos_of_both_sides_which_the_mediator_reads);
async fn a_complaint_takes_words_and_photos_of_both_sides_which_the_mediator_reads(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = received(&world).await;
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.sees_last("Boleh tulis satu kalimat dan kirim foto dulu.");
    // What reaches people elsewhere is not kept, and a sentence that is too long is refused with what to do.
    buyer.says("hubungi 081234567890").await;
    buyer.sees_no("0812");
    buyer.says(&"retak ".repeat(60)).await;
    buyer.sees_last("Apa keluhan tentang O-2026-00001?");
    buyer.says("banyak yang retak di peti bawah").await;
    buyer.sees_last("Keterangan: banyak yang retak di peti bawah\nApa keluhan tentang O-2026-00001?");
    buyer.shows("").await;
    buyer.sees_last("Foto sudah kami simpan (1).");
    seller.sees_no("retak di peti");
    buyer.taps_twice("Mutu barang").await;
    buyer.sees_last("Keterangan pembeli: banyak yang retak di peti bawah");
    assert!(!buyer.labels().contains(&"Tulis keterangan".to_owned()), "{:?}", buyer.labels());
    seller.sees_last("Pembeli mengeluh soal O-2026-00001: mutu barang.\nKeterangan pembeli: banyak yang retak di peti bawah");
    assert!(seller.labels().contains(&"Lihat foto (1)".to_owned()), "{:?}", seller.labels());
    // The other side answers, once, and shows what it has; an open proposal stays.
    buyer.taps_each(&["Usul penyelesaian", "Sesuai penerimaan"]).await;
    let (message, data) = seller.button("Tulis keterangan").unwrap();
    seller.presses(message, &data).await;
    seller.sees_last("Apa keterangan Anda soal keluhan O-2026-00001?");
    seller.says("waktu dimuat masih utuh").await;
    seller.sees_last("Tercatat. Keterangan soal keluhan O-2026-00001 bisa dibaca pihak lain dan penengah.");
    buyer.sees_last("Penjual menulis keterangan soal keluhan O-2026-00001.\nKeterangan penjual: waktu dimuat masih utuh");
    seller.presses(message, &data).await;
    seller.sees("tidak berlaku lagi");
    seller.opens_order().await;
    assert!(seller.labels().contains(&"Setuju usul".to_owned()), "{}", seller.transcript());
    seller.taps("Tambah foto").await;
    seller.sees_last("Kirim foto untuk keluhan O-2026-00001 di sini.");
    seller.shows("").await;
    seller.sees_last("Foto keluhan O-2026-00001 sudah kami simpan.");
    buyer.sees_last("Penjual mengirim foto keluhan O-2026-00001.");
    admin.says("/kelola").await;
    admin.taps("1").await;
    admin.sees_last("O-2026-00001: Pembeli mengeluh soal mutu barang");
    admin.sees_last("Keterangan pembeli: banyak yang retak di peti bawah; penjual: waktu dimuat masih utuh");
    admin.taps("Lihat foto (2)").await;
    assert_eq!(admin.photos().len(), 2);
    admin.sees("O-2026-00001, kiriman ke-1: keluhan, foto dari pembeli");
    for person in [&seller, &buyer] {
        person.opens_order().await;
        person.sees_last("Keterangan pembeli: banyak yang retak di peti bawah; penjual: waktu dimuat masih utuh");
        person.taps("Riwayat").await;
        person.sees_last("mengajukan keluhan: banyak yang retak di peti bawah (pembeli)");
        person.sees_last("menulis keterangan keluhan: waktu dimuat masih utuh (penjual)");
        person.sees_last("foto keluhan dikirim");
    }
    let kinds = raw::texts(&world.db, "SELECT kind FROM load_photos ORDER BY kind").await;
    assert_eq!(kinds, ["BUYER_COMPLAINT", "SELLER_COMPLAINT"]);
    world.is_sound().await;
}

on_each_engine!(words_of_a_complaint_leave_with_the_account_of_who_wrote_them);
async fn words_of_a_complaint_leave_with_the_account_of_who_wrote_them(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = complained(&world).await;
    buyer.taps("Tulis keterangan").await;
    buyer.says("/menu").await;
    buyer.opens_order().await;
    buyer.taps("Tulis keterangan").await;
    buyer.says("Pak Bejo mengirim telur retak").await;
    seller.taps("Tulis keterangan").await;
    seller.says("dari kandang masih utuh").await;
    seller.opens_order().await;
    seller.taps_each(&["Usul penyelesaian", "Sesuai penerimaan"]).await;
    buyer.taps("Setuju usul").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Berkas lengkap", "1 Des", "Sudah dibayar"]).await;
    seller.has_the_money().await;
    let kept = "SELECT COUNT(note) + COUNT(reply) FROM complaints";
    assert_eq!(raw::number(&world.db, kept).await, 2);
    seller.says("/berhenti").await;
    seller.taps("Berhenti").await;
    let at = tembus::clock::Clock::now(&*world.clock) + chrono::Duration::days(31);
    assert_eq!(tembus::market::erase_past_retention(&world.db, at - chrono::Duration::days(30), at).await.unwrap(), 1);
    assert_eq!(raw::number(&world.db, kept).await, 0);
    world.is_sound().await;
}

on_each_engine!(words_of_a_colleague_leave_with_him_and_the_other_sides_words_stay);
async fn words_of_a_colleague_leave_with_him_and_the_other_sides_words_stay(engine: Engine) {
    let world = World::new(engine).await;
    let colleague = world.buyer("Pak Yudi", Organization::PasarJaya).await;
    let (seller, buyer) = complained(&world).await;
    colleague.opens_order().await;
    colleague.taps("Tulis keterangan").await;
    colleague.says("kandangkuning retak semua").await;
    seller.sees_last("kandangkuning retak semua");
    seller.taps("Tulis keterangan").await;
    seller.says("dari kandang masih utuh").await;
    buyer.opens_order().await;
    colleague.says("/berhenti").await;
    colleague.taps("Berhenti").await;
    colleague.says("/data").await;
    colleague.taps("Hapus data saya").await;
    colleague.sees_last("Akun sudah dihapus.");
    let kept = "SELECT COALESCE(note, 'none'), COALESCE(reply, 'none') FROM complaints";
    assert_eq!(raw::dump(&world.db, kept).await, [["none", "dari kandang masih utuh"]]);
    for stored in [
        "SELECT COUNT(*) FROM outbox WHERE notice LIKE '%kandangkuning%'",
        "SELECT COUNT(*) FROM conversations WHERE state LIKE '%kandangkuning%'",
    ] {
        assert_eq!(raw::number(&world.db, stored).await, 0, "{stored}");
    }
    // His side has said something: nobody is led to a button that does nothing.
    buyer.opens_order().await;
    buyer.sees_last("Keterangan penjual: dari kandang masih utuh");
    assert!(!buyer.labels().contains(&"Tulis keterangan".to_owned()), "{:?}", buyer.labels());
    world.is_sound().await;
}

on_each_engine!(words_of_who_acted_for_the_farmer_before_leave_with_him_and_the_history_keeps_the_side);
async fn words_of_who_acted_for_the_farmer_before_leave_with_him_and_the_history_keeps_the_side(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    for act in ["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]", "[Gedog]", "[Benar]"] {
        assistant.does(act).await;
    }
    assistant.says("telur ayam ras 2 ton 26500 siap besok").await;
    assistant.taps("Di tempat petani").await;
    assistant.publishes().await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.orders("1 ton").await;
    assistant.accepts().await;
    assistant.opens_order().await;
    assistant.taps_each(&["Sudah berangkat", "1 ton"]).await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    assistant.taps("Setuju").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    assistant.taps("Tulis keterangan").await;
    assistant.says("kandangkuning masih utuh").await;
    let mut tx = world.db.begin().await.unwrap();
    let dismissed = tx.persons().by_chat(ChatId(assistant.id)).await.unwrap().unwrap();
    market::revoke(&mut tx, &dismissed, RoleKind::Assistant, RemovalReason::LeftWork, world.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    admin.says("/meja").await;
    admin.does("[1]").await;
    admin.taps("Saya dampingi").await;
    // Who wrote it is no party any more; it was the seller's side that did.
    for person in [&buyer, &admin] {
        person.opens_order().await;
        person.taps("Riwayat").await;
        person.sees_last("menulis keterangan keluhan: kandangkuning masih utuh (penjual)");
    }
    assistant.says("/berhenti").await;
    assistant.taps("Berhenti").await;
    assistant.says("/data").await;
    assistant.taps("Hapus data saya").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(reply) FROM complaints").await, 0);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM outbox WHERE notice LIKE '%kandangkuning%'").await, 0);
    world.is_sound().await;
}

on_each_engine!(words_of_a_complaint_that_a_buyer_was_not_sent_go_to_a_colleague);
async fn words_of_a_complaint_that_a_buyer_was_not_sent_go_to_a_colleague(engine: Engine) {
    let world = World::new(engine).await;
    let colleague = world.buyer("Pak Yudi", Organization::PasarJaya).await;
    let (seller, buyer) = complained(&world).await;
    world.sandbox.block(buyer.id);
    seller.taps("Tulis keterangan").await;
    seller.says("dari kandang masih utuh").await;
    colleague.sees_last("Penjual menulis keterangan soal keluhan O-2026-00001.\nKeterangan penjual: dari kandang masih utuh");
    world.is_sound().await;
}

on_each_engine!(a_mediator_with_an_interest_reads_no_words_and_sees_no_photos);
async fn a_mediator_with_an_interest_reads_no_words_and_sees_no_photos(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = complained(&world).await;
    let rival = world.seller("Pak Eko").await;
    rival.offers("telur", "300 kg", "26.000").await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let code = world.invitation(Role::Admin).await;
    rival.says(&format!("/start {code}")).await;
    rival.taps("Terima undangan").await;
    seller.taps("Tulis keterangan").await;
    seller.says("dari kandang masih utuh").await;
    buyer.opens_order().await;
    buyer.taps("Tambah foto").await;
    buyer.shows("").await;
    admin.says("/kelola").await;
    admin.taps("1").await;
    admin.sees_last("dari kandang masih utuh");
    let (message, data) = admin.button("Lihat foto (1)").unwrap();
    rival.says("/kelola").await;
    rival.taps("1").await;
    rival.sees_last("Anda ikut jual beli barang ini, jadi tidak bisa memutuskan.");
    rival.sees_no("masih utuh");
    assert_eq!(rival.labels(), ["Kembali"]);
    rival.presses(message, &data).await;
    assert!(rival.photos().is_empty(), "{}", rival.transcript());
    world.is_sound().await;
}

on_each_engine!(whatever_is_said_of_the_goods_complains_and_a_form_that_is_left_waits_with_what_it_holds);
async fn whatever_is_said_of_the_goods_complains_and_a_form_that_is_left_waits_with_what_it_holds(engine: Engine) {
    let world = World::new(engine).await;
    let (_, buyer) = received(&world).await;
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    for (said, sentence) in [
        ("telur pecah 20 kg", "telur pecah 20 kg"),
        ("kenapa telurnya banyak yang pecah?", "kenapa telurnya banyak yang pecah?"),
        ("O-2026-00001 ini telurnya bau", "ini telurnya bau"),
    ] {
        buyer.says(said).await;
        buyer.sees_last(&format!("Keterangan: {sentence}\nApa keluhan tentang O-2026-00001?"));
    }
    buyer.shows("telur retak 5 kg").await;
    // What is asked elsewhere is answered, and nothing of the form is lost.
    for left in ["/menu", "Bantuan", "O-2026-00001", "cabai rawit 100 kg maksimal 40.000"] {
        buyer.says(left).await;
        assert!(!buyer.last().contains("Apa keluhan"), "{left}: {}", buyer.transcript());
        buyer.says("/menu").await;
        buyer.taps("Lanjutkan isian").await;
        buyer.sees_last("Keterangan: telur retak 5 kg\nApa keluhan tentang O-2026-00001?");
    }
    buyer.taps("Mutu barang").await;
    buyer.sees_last("Keterangan pembeli: telur retak 5 kg");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos WHERE kind = 'BUYER_COMPLAINT'").await, 1);
    world.is_sound().await;
}

on_each_engine!(photos_and_words_answer_a_complaint_together);
async fn photos_and_words_answer_a_complaint_together(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = complained(&world).await;
    seller.taps("Tulis keterangan").await;
    seller.shows("").await;
    seller.sees_last("Foto sudah kami simpan (1).\nApa keterangan Anda soal keluhan O-2026-00001?");
    // A look elsewhere loses no photo.
    seller.says("/menu").await;
    seller.taps("Lanjutkan isian").await;
    seller.shows("telur 20 kg ini masih utuh waktu O-2026-00001 dimuat").await;
    seller.sees_last("Tercatat. Keterangan soal keluhan O-2026-00001 bisa dibaca pihak lain dan penengah.");
    buyer.sees_last("Keterangan penjual: telur 20 kg ini masih utuh waktu dimuat");
    assert_eq!(raw::texts(&world.db, "SELECT kind FROM load_photos").await, ["SELLER_COMPLAINT", "SELLER_COMPLAINT"]);
    world.is_sound().await;
}

on_each_engine!(words_for_a_complaint_that_was_taken_back_are_not_those_of_the_next_one);
async fn words_for_a_complaint_that_was_taken_back_are_not_those_of_the_next_one(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = complained(&world).await;
    for pause in [false, true] {
        seller.opens_order().await;
        seller.taps("Tulis keterangan").await;
        buyer.opens_order().await;
        buyer.taps("Tarik keluhan").await;
        buyer.opens_order().await;
        buyer.taps_each(&["Ada keluhan", "Barang kurang"]).await;
        if pause {
            world.advance_to("2026-11-24T13:00").await;
        }
        seller.says("bukan dari kandang kami").await;
        assert_eq!(raw::number(&world.db, "SELECT COUNT(reply) FROM complaints").await, 0, "{}", seller.transcript());
        seller.sees("tidak berlaku lagi");
    }
    seller.opens_order().await;
    seller.taps("Tulis keterangan").await;
    seller.says("berat sudah ditimbang").await;
    assert_eq!(raw::texts(&world.db, "SELECT reply FROM complaints WHERE reply IS NOT NULL").await, ["berat sudah ditimbang"]);
    world.is_sound().await;
}

on_each_engine!(each_complaint_about_a_load_has_room_for_its_own_photos);
async fn each_complaint_about_a_load_has_room_for_its_own_photos(engine: Engine) {
    let world = World::new(engine).await;
    let (_, buyer) = received(&world).await;
    for _ in 0..2 {
        buyer.opens_order().await;
        buyer.taps("Ada keluhan").await;
        for kept in 1..=4 {
            buyer.shows("").await;
            buyer.sees_last(&format!("Foto sudah kami simpan ({kept})."));
        }
        buyer.taps("Mutu barang").await;
        buyer.opens_order().await;
        buyer.taps("Tarik keluhan").await;
    }
    let kept = raw::dump(&world.db, "SELECT complaint, COUNT(*) FROM load_photos GROUP BY complaint ORDER BY complaint").await;
    assert_eq!(kept, [["1", "4"], ["2", "4"]]);
    world.is_sound().await;
}

on_each_engine!(a_photo_right_below_a_complaint_shows_it_where_another_load_could_leave);
async fn a_photo_right_below_a_complaint_shows_it_where_another_load_could_leave(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    seller.says("600 kg").await;
    seller.taps("Kirim").await;
    buyer.taps_each(&["Sudah sampai", "600 kg"]).await;
    seller.taps("Setuju").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.sees_last("Pembeli mengeluh soal O-2026-00001: mutu barang.");
    seller.shows("").await;
    seller.sees_last("Foto keluhan O-2026-00001 sudah kami simpan.");
    seller.opens_order().await;
    seller.taps("Tulis keterangan").await;
    seller.says("waktu dimuat masih utuh").await;
    seller.shows("").await;
    seller.sees_last("Foto keluhan O-2026-00001 sudah kami simpan.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos WHERE kind = 'SELLER_COMPLAINT'").await, 2);
    world.is_sound().await;
}

on_each_engine!(a_proposal_stands_beside_what_has_nothing_to_do_with_it_and_else_its_end_is_told);
async fn a_proposal_stands_beside_what_has_nothing_to_do_with_it_and_else_its_end_is_told(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("900 kg").await;
    buyer.taps_each(&["Pecah", "Kirim"]).await;
    seller.opens_order().await;
    seller.taps("Setuju").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Usul penyelesaian", "Barang dikembalikan"]).await;
    buyer.says("30 kg").await;
    buyer.taps("Kirim").await;
    // What becomes of the rejects takes nothing from the proposal.
    seller.opens_order().await;
    seller.taps("Dibawa kembali").await;
    buyer.sees_no("tidak berlaku lagi");
    seller.opens_order().await;
    seller.taps_twice("Setuju usul").await;
    for person in [&seller, &buyer] {
        person.sees("30 kg dikembalikan");
    }
    assert_eq!(raw::number(&world.db, "SELECT returned FROM orders").await, 30_000);
    world.is_sound().await;
    // A load that leaves ends what was proposed before it, and both are told.
    let other = World::new(engine).await;
    let (seller, buyer) = other.agreed("1 ton").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Batalkan", "Kendaraan tidak ada", "Batal bersama"]).await;
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says_loaded("1 ton").await;
    for person in [&seller, &buyer] {
        person.sees("Usul batal bersama tidak berlaku lagi.");
    }
    other.is_sound().await;
}

on_each_engine!(where_nobody_may_decide_the_sides_read_so_and_the_admins_are_told);
async fn where_nobody_may_decide_the_sides_read_so_and_the_admins_are_told(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    // The only one who decides has sold eggs himself.
    let admin = world.seller("Pak Eko").await;
    admin.offers("telur", "300 kg", "26.000").await;
    let code = world.invitation(Role::Admin).await;
    admin.says(&format!("/start {code}")).await;
    admin.taps("Terima undangan").await;
    seller.opens_order().await;
    seller.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.sees_last("Pihak lain kami kabari. Penengah untuk barang ini belum ada. Pengelola kami kabari.");
    buyer.sees_no("Penengah kami kabari");
    admin.sees("O-2026-00001");
    assert_eq!(admin.count("Keluhan pesanan O-2026-00001 belum punya penengah"), 1, "{}", admin.transcript());
    world.is_sound().await;
}

on_each_engine!(what_a_complaint_ends_with_costs_nothing_for_what_was_never_sent);
async fn what_a_complaint_ends_with_costs_nothing_for_what_was_never_sent(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    let (seller, buyer) = world.underway("1.002 kg", "500 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("488 kg").await;
    buyer.taps_each(&["Pecah", "Kirim"]).await;
    // The receipt waits for its answer, and 502 kg were never sent.
    seller.taps("Ada keluhan").await;
    seller.taps("Angka penerimaan").await;
    seller.opens_order().await;
    seller.taps_each(&["Usul penyelesaian", "Harga disesuaikan"]).await;
    seller.says("25.000").await;
    seller.taps("Kirim").await;
    let cost = "488 kg x Rp25.000/kg = Rp12.200.000\nBelum dikirim 502 kg.";
    let proposed = "mengusulkan penyelesaian O-2026-00001: harga Rp26.500/kg menjadi Rp25.000/kg.";
    buyer.sees_last(&format!("Penjual {proposed}\n{cost}\nSetuju?"));
    buyer.opens_order().await;
    buyer.sees_last(&format!("Penjual mengusulkan penyelesaian: harga Rp26.500/kg menjadi Rp25.000/kg\n{cost}"));
    // Who decides reads what stands proposed, and what comes of it.
    admin.says("/kelola").await;
    admin.taps("1").await;
    admin.sees_last(&format!("Penjual mengusulkan penyelesaian: harga Rp26.500/kg menjadi Rp25.000/kg. {}", cost.replace('\n', ". ")));
    buyer.taps("Setuju usul").await;
    for person in [&seller, &buyer] {
        person.sees(&format!("Keluhan O-2026-00001 selesai: harga Rp26.500/kg menjadi Rp25.000/kg.\n{cost}"));
        person.sees_no("1.002 kg x Rp25.000/kg");
        person.sees_no("990 kg x Rp25.000/kg");
    }
    assert_eq!(raw::dump(&world.db, "SELECT accepted, arrived, price FROM orders").await, [["488000", "500000", "25000"]]);
    world.is_sound().await;
}
