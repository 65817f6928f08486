//! Another day for an agreed order: one side proposes it, the other accepts or declines.

use tembus::domain::person::{Office, Organization};

use crate::support::{Engine, World, on_each_engine, orders::CARCASSES, raw};

on_each_engine!(a_day_is_proposed_by_a_button_and_accepted);
async fn a_day_is_proposed_by_a_button_and_accepted(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    seller.opens_order().await;
    assert_eq!(
        seller.labels(),
        ["Hubungi pembeli", "Sudah berangkat", "Ganti hari", "Ubah kesepakatan", "Batalkan", "Surat", "Riwayat", "Kembali"]
    );
    seller.taps("Ganti hari").await;
    seller.sees_last("Pesanan O-2026-00001 sekarang Rab, 25 Nov 2026. Ganti ke hari apa?");
    assert_eq!(seller.labels()[..4], ["Hari ini", "Lusa", "27 Nov", "28 Nov"]);
    seller.taps("27 Nov").await;
    seller.sees_last("Usul ganti hari O-2026-00001 ke Jum, 27 Nov 2026 sudah dikirim.");
    buyer.sees_last("Penjual minta ganti hari untuk O-2026-00001.\nSekarang Rab, 25 Nov 2026. Usulnya Jum, 27 Nov 2026.\nSetuju?");
    assert_eq!(buyer.labels(), ["Setuju ganti hari", "Hari tetap", "Lihat"]);
    // The card shows what stands proposed, with the answers first; who proposed has none.
    buyer.opens_order().await;
    buyer.sees_last("Penjual minta ganti hari ke Jum, 27 Nov 2026");
    assert_eq!(buyer.labels()[..2], ["Setuju ganti hari", "Hari tetap"]);
    seller.opens_order().await;
    assert_eq!(
        seller.labels(),
        ["Tarik usul", "Hubungi pembeli", "Sudah berangkat", "Ganti hari", "Ubah kesepakatan", "Batalkan", "Surat", "Riwayat", "Kembali"]
    );
    buyer.taps("Setuju ganti hari").await;
    for person in [&seller, &buyer] {
        person.sees_last("Sepakat ganti hari. Pesanan O-2026-00001 sekarang Jum, 27 Nov 2026.");
    }
    seller.opens_order().await;
    seller.sees_last("Serah: di tempat penjual, Gedog, Jum, 27 Nov 2026");
    seller.sees_no("Buyer");
    assert_eq!(
        raw::texts(&world.db, "SELECT kind FROM events WHERE subject = 'order' ORDER BY id").await,
        ["requested", "confirmed", "day_proposed", "day_accepted"]
    );
    assert_eq!(raw::number(&world.db, "SELECT committed FROM offers").await, 1_000_000);
    // The offer keeps its own day.
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM offers").await, ["2026-11-25"]);
}

on_each_engine!(an_order_was_agreed_when_it_was_whatever_day_it_is_moved_to);
async fn an_order_was_agreed_when_it_was_whatever_day_it_is_moved_to(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    let confirmed = "SELECT confirmed_at FROM orders";
    let before = raw::number(&world.db, confirmed).await;
    world.advance_to("2026-11-25T08:00").await;
    seller.opens_order().await;
    seller.taps("Ganti hari").await;
    seller.taps("28 Nov").await;
    buyer.taps("Setuju ganti hari").await;
    assert_eq!(raw::number(&world.db, confirmed).await, before);
    let official = world.official("Bu Ani", Office::Dkpp).await;
    official.says("/ringkasan hari ini").await;
    official.sees_no("Sepakat: 1 ton");
}

on_each_engine!(a_typed_day_is_read_and_the_other_side_keeps_the_old_one);
async fn a_typed_day_is_read_and_the_other_side_keeps_the_old_one(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    buyer.opens_order().await;
    buyer.taps("Ganti hari").await;
    for (bad, said) in [("31 november", "31 november"), ("5 kg", "tanggalnya belum")] {
        buyer.says(bad).await;
        buyer.sees_last(said);
    }
    buyer.says("senin depan").await;
    buyer.sees_last("ke Sen, 30 Nov 2026 sudah dikirim.");
    seller.sees_last("Pembeli minta ganti hari untuk O-2026-00001.");
    seller.taps_twice("Hari tetap").await;
    seller.sees_last("Pesanan O-2026-00001 tetap Rab, 25 Nov 2026. Pihak lain kami kabari.");
    buyer.sees_last("Penjual belum bisa Sen, 30 Nov 2026. Pesanan O-2026-00001 tetap Rab, 25 Nov 2026.");
    assert_eq!(buyer.count("belum bisa Sen"), 1);
    // It is that day already: nothing is proposed.
    buyer.opens_order().await;
    buyer.taps("Ganti hari").await;
    buyer.says("25 nov").await;
    buyer.sees_last("Pesanan O-2026-00001, sepakat");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM proposals").await, 1);
}

on_each_engine!(a_proposal_stands_until_the_next_step_and_an_old_button_changes_nothing);
async fn a_proposal_stands_until_the_next_step_and_an_old_button_changes_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    let colleague = world.buyer("Pak Dodi", Organization::PasarJaya).await;
    seller.opens_order().await;
    seller.taps("Ganti hari").await;
    seller.taps("27 Nov").await;
    let (message, data) = buyer.button("Setuju ganti hari").unwrap();
    // The other side proposes another day: that one stands now, and its own side can't accept it.
    colleague.opens_order().await;
    colleague.taps("Ganti hari").await;
    colleague.taps("28 Nov").await;
    buyer.sees_last("Usul ganti hari O-2026-00001 ke Sab, 28 Nov 2026 sudah dikirim.");
    seller.sees_last("Usulnya Sab, 28 Nov 2026.");
    buyer.presses(message, &data).await;
    buyer.sees("Tombol ini tidak berlaku lagi: pesanan sudah berubah.");
    let (message, data) = seller.button("Setuju ganti hari").unwrap();
    seller.opens_order().await;
    seller.taps("Batalkan").await;
    seller.taps("Kendaraan tidak ada").await;
    seller.taps("Ya, batalkan").await;
    seller.presses(message, &data).await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan sudah dibatalkan.");
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-25"]);
}

on_each_engine!(a_day_that_has_passed_is_not_accepted_any_more);
async fn a_day_that_has_passed_is_not_accepted_any_more(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    seller.opens_order().await;
    seller.taps("Ganti hari").await;
    seller.taps("Lusa").await;
    world.advance_to("2026-11-27T08:00").await;
    buyer.taps("Setuju ganti hari").await;
    buyer.sees("Tombol ini tidak berlaku lagi: pesanan sudah berubah.");
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-25"]);
    buyer.taps("Hari tetap").await;
    seller.sees_last("Pembeli belum bisa Kam, 26 Nov 2026.");
}

on_each_engine!(who_proposed_a_day_takes_it_back);
async fn who_proposed_a_day_takes_it_back(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    seller.opens_order().await;
    seller.taps("Ganti hari").await;
    seller.taps("27 Nov").await;
    seller.sees_last("sudah dikirim.");
    assert_eq!(seller.labels(), ["Tarik usul", "Lihat"]);
    let (message, data) = buyer.button("Setuju ganti hari").unwrap();
    seller.taps_twice("Tarik usul").await;
    for person in [&seller, &buyer] {
        person.sees_last("Usul ganti hari ditarik. Pesanan O-2026-00001 tetap Rab, 25 Nov 2026.");
    }
    buyer.presses(message, &data).await;
    buyer.sees("Tombol ini tidak berlaku lagi: pesanan sudah berubah.");
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-25"]);
}

on_each_engine!(goods_that_were_not_loaded_on_their_day_are_asked_about_once_a_day_that_was_agreed);
async fn goods_that_were_not_loaded_on_their_day_are_asked_about_once_a_day_that_was_agreed(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    let (asked, told) = ("belum tercatat berangkat.\nJadwalnya", "Penjual sudah kami tanya.");
    let counts = || (seller.count(asked), buyer.count(told));
    world.advance_to("2026-11-26T06:55").await;
    assert_eq!(counts(), (0, 0));
    world.advance_to("2026-11-26T07:05").await;
    assert_eq!(counts(), (1, 1));
    assert_eq!(seller.labels(), ["Sudah berangkat", "Ganti hari", "Batalkan", "Lihat"]);
    assert_eq!(buyer.labels(), ["Hubungi penjual", "Ganti hari", "Batalkan", "Lihat"]);
    world.advance_to("2026-11-27T12:00").await;
    assert_eq!(counts(), (1, 1));
    // Another day is asked about again.
    seller.taps("Ganti hari").await;
    seller.says("29 november").await;
    buyer.taps("Setuju ganti hari").await;
    world.advance_to("2026-11-30T06:55").await;
    assert_eq!(counts(), (1, 1));
    world.advance_to("2026-11-30T07:05").await;
    assert_eq!(counts(), (2, 2));
    // A word answers it as well, and shows what it is about.
    seller.says("sudah").await;
    seller.sees_last("Pesanan O-2026-00001, sepakat");
    seller.taps("Sudah berangkat").await;
    seller.taps("1 ton").await;
    world.advance_to("2026-12-01T07:05").await;
    assert_eq!(counts(), (2, 2));
    world.is_sound().await;
}

on_each_engine!(goods_that_were_agreed_before_this_was_asked_are_asked_about_too);
async fn goods_that_were_agreed_before_this_was_asked_are_asked_about_too(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    raw::execute(&world.db, "UPDATE orders SET due_at = NULL").await.unwrap();
    world.advance_to("2026-11-26T07:05").await;
    assert_eq!(seller.count("belum tercatat berangkat"), 0);
    raw::execute(&world.db, include_str!("../../migrations/sqlite/0037_load_deadlines.sql")).await.unwrap();
    world.advance_to("2026-11-26T07:10").await;
    assert_eq!((seller.count("belum tercatat berangkat"), buyer.count("Penjual sudah kami tanya.")), (1, 1));
}

on_each_engine!(an_order_that_never_departs_is_asked_about_three_times_and_the_desk_is_told);
async fn an_order_that_never_departs_is_asked_about_three_times_and_the_desk_is_told(engine: Engine) {
    let world = World::new(engine).await;
    let btc = world.official("Pak Hadi", Office::Btc).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    let (asked, told) = ("belum tercatat berangkat.\nJadwalnya", "Penjual sudah kami tanya.");
    let at_desk = "Pesanan O-2026-00001, karkas ayam pedaging 1 ton, belum berangkat. Jadwalnya Rab, 25 Nov 2026, sudah lewat";
    let counts = || (seller.count(asked), buyer.count(told), btc.count(at_desk));
    for (moment, expected) in [
        ("2026-11-26T07:05", (1, 1, 0)),
        ("2026-11-27T12:00", (1, 1, 0)),
        ("2026-11-28T06:55", (1, 1, 0)),
        ("2026-11-28T07:05", (2, 2, 1)),
        ("2026-12-01T12:00", (2, 2, 1)),
        ("2026-12-02T07:05", (3, 3, 2)),
        ("2026-12-20T12:00", (3, 3, 2)),
    ] {
        world.advance_to(moment).await;
        assert_eq!(counts(), expected, "{moment}");
    }
    seller.sees("Sudah lewat 3 hari dari jadwalnya.\nO-2026-00001, karkas ayam pedaging 1 ton, belum tercatat berangkat.");
    assert_eq!(seller.count("Sudah lewat 7 hari dari jadwalnya."), 1);
    seller.sees("Barangnya sudah berangkat?");
    // After the last reminder it stands on the desk's list until something is done.
    btc.says("/meja").await;
    btc.sees_last("O-2026-00001 karkas ayam pedaging 1 ton: belum berangkat, seharusnya Rab 25 Nov");
    buyer.opens_order().await;
    buyer.taps_each(&["Batalkan", "Barang tidak ada", "Ya, batalkan"]).await;
    btc.says("/meja").await;
    assert!(!btc.last().contains("O-2026-00001"), "{}", btc.transcript());
    world.is_sound().await;
}
