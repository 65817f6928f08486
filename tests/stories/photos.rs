//! Photos of the loading slip and of rejected goods: kept with the load, shown to the other side and to who decides, to nobody else.

use tembus::domain::person::{Organization, Role};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// The file of a person's own photo.
fn file(person: &Person<'_>, message: i64) -> String {
    person.chat().into_iter().find(|b| b.message_id == message).and_then(|b| b.file).unwrap()
}

on_each_engine!(a_photo_of_the_slip_is_kept_with_the_load_and_the_buyer_sees_it);
async fn a_photo_of_the_slip_is_kept_with_the_load_and_the_buyer_sees_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.does("[Lihat]").await;
    seller.does("[Sudah berangkat]").await;
    let first = seller.shows("").await;
    seller.sees_last("Foto sudah kami simpan (1).\nBerapa yang dimuat untuk O-2026-00001?");
    for fields in [
        serde_json::json!({ "video": { "file_id": "v", "duration": 3 } }),
        serde_json::json!({ "document": { "file_id": "d", "file_name": "slip.pdf", "mime_type": "application/pdf" } }),
        serde_json::json!({ "sticker": { "file_id": "s", "emoji": "👍" } }),
    ] {
        world.sandbox.send_fields(seller.id, &fields);
        world.settle().await;
        seller.sees_last("Itu bukan foto, jadi tidak kami simpan.\nBerapa yang dimuat untuk O-2026-00001?");
    }
    buyer.sees_no("berangkat");
    // The words under a photo are the answer.
    let second = seller.shows("800 kg AG 1234 XX").await;
    seller.sees_last("Foto: 2\nO-2026-00001: Dimuat 800 kg, AG 1234 XX\nBenar? Angka ini dikirim ke pembeli.");
    seller.taps("Kirim").await;
    seller.sees_last("Tercatat. O-2026-00001 berangkat. Dimuat 800 kg, AG 1234 XX.");
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 800 kg, AG 1234 XX.");
    buyer.taps("Lihat foto (2)").await;
    assert_eq!(buyer.last(), "O-2026-00001, kiriman ke-1: slip muat");
    assert_eq!(buyer.photos(), [file(&seller, first), file(&seller, second)]);
    seller.opens_order().await;
    assert!(seller.labels().contains(&"Tambah foto".to_owned()) && seller.labels().contains(&"Lihat foto (2)".to_owned()));
    seller.taps("Riwayat").await;
    assert_eq!(seller.last().matches("foto slip muat dikirim").count(), 2, "{}", seller.last());
    world.is_sound().await;
}

on_each_engine!(the_seller_adds_a_photo_after_the_load_left_four_at_most);
async fn the_seller_adds_a_photo_after_the_load_left_four_at_most(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "800 kg").await;
    seller.opens_order().await;
    seller.taps("Tambah foto").await;
    seller.sees_last("Kirim foto slip muat O-2026-00001 di sini. Boleh dilewati.");
    // An album is one message: all of it that there is room for.
    world.sandbox.send_album(seller.id, "", 5);
    world.settle().await;
    seller.sees_last("Foto slip muat O-2026-00001 sudah kami simpan. Pembeli bisa melihatnya.");
    assert_eq!(buyer.count("Penjual mengirim foto slip muat O-2026-00001."), 1, "{}", buyer.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos").await, 4);
    seller.shows("").await;
    seller.sees_last("Foto O-2026-00001 untuk kiriman ini sudah 4. Foto ini tidak kami simpan.");
    buyer.opens_order().await;
    buyer.taps("Lihat foto (4)").await;
    assert_eq!(buyer.photos().len(), 4);
    world.is_sound().await;
}

on_each_engine!(rejects_are_asked_a_photo_of_once_and_nothing_waits_for_it);
async fn rejects_are_asked_a_photo_of_once_and_nothing_waits_for_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "800 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("788 kg pecah 12 kg").await;
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 800 kg, diterima baik 788 kg, pecah 12 kg");
    buyer.sees_last("Ada foto barang O-2026-00001 yang ditolak? Kirim fotonya di sini. Boleh dilewati.");
    assert_eq!(buyer.labels(), ["Tanpa foto"]);
    buyer.taps("Tanpa foto").await;
    buyer.sees_last("Dimuat 800 kg, diterima baik 788 kg, pecah 12 kg");
    assert!(buyer.labels().contains(&"Tambah foto".to_owned()), "{:?}", buyer.labels());
    // The seller was faster; what was rejected can still be shown, with words as well.
    seller.taps("Setuju").await;
    buyer.taps("Tambah foto").await;
    buyer.shows("butuh telur 5 ton kamis").await;
    assert!(!buyer.saw("sudah kami simpan"), "a search of its own: {}", buyer.transcript());
    buyer.says("/batal").await;
    buyer.opens_order().await;
    buyer.taps("Tambah foto").await;
    let photo = buyer.shows("pecah 12 kg").await;
    buyer.sees_last("Foto penerimaan O-2026-00001 sudah kami simpan. Penjual bisa melihatnya.");
    seller.sees_last("Pembeli mengirim foto penerimaan O-2026-00001.");
    seller.taps("Lihat foto (1)").await;
    assert_eq!(seller.last(), "O-2026-00001, kiriman ke-1: penerimaan");
    assert_eq!(seller.photos(), [file(&buyer, photo)]);
    world.is_sound().await;
}

on_each_engine!(a_photo_with_the_receipt_is_shown_on_its_check_and_not_asked_for_again);
async fn a_photo_with_the_receipt_is_shown_on_its_check_and_not_asked_for_again(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "800 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.shows("788 kg pecah 12 kg").await;
    buyer.sees_last("Foto: 1\nO-2026-00001: Dimuat 800 kg, diterima baik 788 kg, pecah 12 kg\nBenar? Angka ini dikirim ke penjual.");
    buyer.taps_twice("Kirim").await;
    assert!(!buyer.saw("Ada foto barang"), "{}", buyer.transcript());
    seller.sees_last("Dimuat 800 kg, diterima baik 788 kg, pecah 12 kg");
    seller.taps("Lihat foto (1)").await;
    assert_eq!(seller.photos().len(), 1);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos WHERE kind = 'RECEIPT'").await, 1);
    world.is_sound().await;
}

on_each_engine!(a_photo_alone_begins_the_load_of_the_only_order);
async fn a_photo_alone_begins_the_load_of_the_only_order(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.shows("").await;
    seller.sees_last("Foto sudah kami simpan (1).\nBerapa yang dimuat untuk O-2026-00001?");
    seller.says("/batal").await;
    // So does one under which the order's number stands.
    seller.shows("O-2026-00001").await;
    seller.sees_last("Foto sudah kami simpan (1).\nBerapa yang dimuat untuk O-2026-00001?");
    seller.taps("1 ton").await;
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 1 ton.");
    // Once it has left, a further one goes to it.
    seller.shows("").await;
    seller.sees_last("Foto slip muat O-2026-00001 sudah kami simpan.");
    buyer.sees_last("Penjual mengirim foto slip muat O-2026-00001.");
    // And one of the buyer begins its receipt.
    buyer.shows("").await;
    buyer.sees_last("Foto sudah kami simpan (1).\nO-2026-00001: dimuat 1 ton.\nBerapa yang diterima baik?");
    buyer.taps("1 ton").await;
    seller.taps("Lihat foto (3)").await;
    assert_eq!(seller.photos().len(), 3);
    world.is_sound().await;
}

on_each_engine!(words_under_a_photo_say_what_was_loaded_and_are_shown_first);
async fn words_under_a_photo_say_what_was_loaded_and_are_shown_first(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.shows("wis mangkat 1 ton AG 1234 XX").await;
    seller.sees_last("Foto: 1\nO-2026-00001: Dimuat 1 ton, AG 1234 XX\nBenar? Angka ini dikirim ke pembeli.");
    buyer.sees_no("berangkat");
    seller.says("900 kg").await;
    seller.sees_last("Foto: 1\nO-2026-00001: Dimuat 900 kg");
    seller.taps("Kirim").await;
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 900 kg");
    assert!(buyer.labels().contains(&"Lihat foto (1)".to_owned()), "{:?}", buyer.labels());
    world.is_sound().await;
}

on_each_engine!(of_several_orders_it_is_asked_which_one);
async fn of_several_orders_it_is_asked_which_one(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    buyer.orders("300 kg").await;
    seller.accepts().await;
    seller.says("/menu").await;
    seller.shows("").await;
    seller.sees_last("Foto ini untuk pesanan yang mana?");
    seller.sees_last("O-2026-00001, Telur ayam ras 1 ton");
    let (message, data) = seller.button("2").unwrap();
    let chosen = seller.labels().iter().position(|label| label == "1").map(|_| "1").unwrap();
    seller.taps(chosen).await;
    seller.sees_last("Foto sudah kami simpan (1).\nBerapa yang dimuat untuk O-2026-0000");
    // The other button asks for a photo of its own.
    seller.presses(message, &data).await;
    seller.sees("Berapa yang dimuat untuk O-2026-0000");
    assert!(!seller.last().contains("Foto sudah"), "{}", seller.last());
    world.is_sound().await;
}

on_each_engine!(photos_that_come_before_it_is_said_of_which_order_they_are_all_wait);
async fn photos_that_come_before_it_is_said_of_which_order_they_are_all_wait(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    buyer.orders("300 kg").await;
    seller.accepts().await;
    seller.says("/menu").await;
    // An album, another one, and a picture with words that say no order.
    for pictures in [2, 1] {
        world.sandbox.send_album(seller.id, "", pictures);
        world.settle().await;
        seller.sees_last("Foto ini untuk pesanan yang mana?");
    }
    seller.shows("ini slipnya").await;
    seller.sees_last("Foto ini untuk pesanan yang mana?");
    seller.taps("1").await;
    seller.sees_last("Foto sudah kami simpan (4).\nBerapa yang dimuat untuk O-2026-0000");
    seller.says("/batal").await;
    // More than are kept are said not to be kept.
    world.sandbox.send_album(seller.id, "", 5);
    world.settle().await;
    seller.taps("1").await;
    seller.sees_last("Sudah ada 4 foto. Foto ini tidak kami simpan.\nBerapa yang dimuat untuk O-2026-0000");
    world.is_sound().await;
}

on_each_engine!(words_under_one_more_photo_answer_of_which_order_it_is_or_leave_the_question);
async fn words_under_one_more_photo_answer_of_which_order_it_is_or_leave_the_question(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    buyer.orders("300 kg").await;
    seller.accepts().await;
    for (words, answer) in [
        ("ini slip O-2026-00002 tadi pagi", "Foto sudah kami simpan (2).\nBerapa yang dimuat untuk O-2026-00002?"),
        ("1", "Foto sudah kami simpan (2).\nBerapa yang dimuat untuk O-2026-0000"),
        ("menu", "mau apa?"),
    ] {
        seller.says("/menu").await;
        seller.shows("").await;
        seller.sees_last("Foto ini untuk pesanan yang mana?");
        seller.shows(words).await;
        seller.sees_last(answer);
        seller.says("/batal").await;
    }
    for words in ["batal", "terima kasih", "kok lama ya?"] {
        seller.says("/menu").await;
        seller.shows("").await;
        seller.shows(words).await;
        assert!(!seller.last().contains("Foto ini untuk"), "{words}: {}", seller.transcript());
    }
    world.is_sound().await;
}

on_each_engine!(a_photo_of_rejected_goods_is_asked_about_where_another_load_arrives);
async fn a_photo_of_rejected_goods_is_asked_about_where_another_load_arrives(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "800 kg").await;
    buyer.orders("300 kg").await;
    seller.accepts().await;
    buyer.says("O-2026-00001").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("788 kg pecah 12 kg").await;
    buyer.taps("Kirim").await;
    buyer.sees_last("Ada foto barang O-2026-00001 yang ditolak?");
    seller.says("O-2026-00002").await;
    seller.taps_each(&["Sudah berangkat", "300 kg"]).await;
    buyer.sees_last("O-2026-00002 berangkat");
    buyer.says("/menu").await;
    buyer.shows("").await;
    buyer.sees_last("Foto ini untuk pesanan yang mana?");
    world.is_sound().await;
}

on_each_engine!(strangers_see_no_photo_and_a_mediator_does);
async fn strangers_see_no_photo_and_a_mediator_does(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "800 kg").await;
    let other = world.buyer("Pak Hadi", Organization::DharmaJaya).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    seller.shows("").await;
    let (message, data) = buyer.button("Lihat foto (1)").unwrap();
    for stranger in [&other, &admin] {
        stranger.says("/menu").await;
        stranger.presses(message, &data).await;
        assert!(stranger.photos().is_empty(), "{}", stranger.transcript());
    }
    // A photo of who has no part in it goes nowhere.
    other.shows("").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos").await, 1);
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.taps("Mutu barang").await;
    admin.says("/kelola").await;
    admin.taps("1").await;
    admin.taps("Lihat foto (1)").await;
    assert_eq!(admin.photos().len(), 1);
    world.is_sound().await;
}

on_each_engine!(photos_of_loads_are_told_in_the_own_data_and_leave_with_the_account);
async fn photos_of_loads_are_told_in_the_own_data_and_leave_with_the_account(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "800 kg").await;
    seller.shows("").await;
    buyer.taps("Sudah sampai").await;
    buyer.shows("788 kg pecah 12 kg").await;
    buyer.taps("Kirim").await;
    seller.says("/data").await;
    seller.taps("Lihat semua").await;
    seller.sees_last("Foto slip, penerimaan, dan keluhan: 1");
    seller.says("/berhenti").await;
    seller.taps("Berhenti").await;
    assert_eq!(raw::texts(&world.db, "SELECT kind FROM load_photos WHERE photo IS NOT NULL").await, ["RECEIPT"]);
    buyer.opens_order().await;
    buyer.taps("Lihat foto (1)").await;
    assert_eq!(buyer.last(), "O-2026-00001, kiriman ke-1: penerimaan");
    world.is_sound().await;
}

on_each_engine!(what_is_no_photo_leaves_the_question_open_and_a_photo_that_comes_twice_is_one);
async fn what_is_no_photo_leaves_the_question_open_and_a_photo_that_comes_twice_is_one(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "800 kg").await;
    seller.opens_order().await;
    seller.taps("Tambah foto").await;
    world.sandbox.send_voice(seller.id, 3);
    world.settle().await;
    seller.sees_last("Itu bukan foto, jadi tidak kami simpan.\nKirim foto slip muat O-2026-00001 di sini. Boleh dilewati.");
    seller.shows("").await;
    world.sandbox.redeliver(1);
    world.settle().await;
    assert_eq!(buyer.count("Penjual mengirim foto slip muat"), 1, "{}", buyer.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos").await, 1);
    world.is_sound().await;
}

on_each_engine!(a_photo_whose_form_waited_too_long_or_whose_order_ended_is_answered);
async fn a_photo_whose_form_waited_too_long_or_whose_order_ended_is_answered(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.shows("").await;
    seller.sees_last("Foto sudah kami simpan (1).");
    world.advance_to("2026-11-25T12:00").await;
    seller.shows("").await;
    seller.sees_last("Foto sudah kami simpan (1).\nBerapa yang dimuat untuk O-2026-00001?");
    buyer.opens_order().await;
    buyer.taps_each(&["Batalkan", "Kendaraan tidak ada", "Ya, batalkan"]).await;
    seller.taps("1 ton").await;
    seller.sees_last("dibatalkan");
    seller.shows("").await;
    seller.sees_last("Fotonya belum dipakai.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM load_photos").await, 0);
    world.is_sound().await;
}
