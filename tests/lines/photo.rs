//! A photo of the goods: with the line, into a form, to an offer that is up, and shown to buyers.

use tembus::{
    clock::Clock,
    domain::person::{Organization, Role},
    sandbox::Fault,
};

use super::{Counted, Effort, with_seller};
use crate::support::{Engine, Person, World, on_each_engine, raw};

const LINE: &str = "telur 2 ton 26.500/kg siap besok";

/// The file of a person's own photo.
fn file(person: &Person<'_>, message: i64) -> Option<String> {
    person.chat().into_iter().find(|b| b.message_id == message).and_then(|b| b.file)
}

on_each_engine!(a_photo_with_the_line_needs_no_more_than_the_line_and_buyers_see_it);
async fn a_photo_with_the_line_needs_no_more_than_the_line_and_buyers_see_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let mut counted = Counted::new(&seller);
    let photo = seller.shows(LINE).await;
    seller.sees_last("Dengan foto barang");
    counted.publishes().await;
    assert_eq!(counted.effort, Effort { messages: 0, taps: 1 });
    seller.sees_last("Nomor P-1001.");
    buyer.says("telur").await;
    buyer.taps("1").await;
    buyer.taps("Lihat foto").await;
    assert_eq!(buyer.last(), "P-1001 Telur ayam ras");
    assert_eq!(buyer.photos(), file(&seller, photo).into_iter().collect::<Vec<_>>());
    // The card keeps its place and its buttons.
    assert!(buyer.button("Pesan").is_some());
    buyer.taps("Lihat").await;
    buyer.sees_last("Sisa 2 ton dari 2 ton");
}

on_each_engine!(a_photo_while_the_form_is_open_belongs_to_it, with_seller);
async fn a_photo_while_the_form_is_open_belongs_to_it(seller: &Person<'_>) {
    seller.says("/jual").await;
    seller.says("telur").await;
    seller.shows("").await;
    seller.sees_last("Fotonya sudah kami simpan untuk penawaran ini.\nTelur ayam ras.\nBerapa banyak?");
    for text in ["2 ton", "26.500", "di tempat saya", "besok", "ya"] {
        seller.says(text).await;
    }
    seller.sees_last("Dengan foto barang");
    // On the card, too: the newer one counts.
    seller.shows("").await;
    seller.sees_last("Fotonya sudah kami simpan untuk penawaran ini.\nTolong dicek dulu:");
    seller.publishes().await;
    seller.taps("Penawaran saya").await;
    seller.taps("1").await;
    seller.taps("Lihat foto").await;
    assert_eq!(seller.photos().len(), 1);
}

on_each_engine!(the_seller_adds_sees_replaces_and_removes_it);
async fn the_seller_adds_sees_replaces_and_removes_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says(LINE).await;
    seller.publishes().await;
    seller.taps("Tambah foto").await;
    seller.sees_last("Mau tambah foto telur ayam ras untuk P-1001? Kirim fotonya di sini. Boleh dilewati.");
    seller.sees_last("Jangan foto orang atau KTP.");
    let first = seller.shows("").await;
    seller.sees_last("Fotonya sudah dipasang. Pembeli bisa melihatnya.\nP-1001 Telur ayam ras");
    buyer.says("telur").await;
    buyer.taps("1").await;
    let card = buyer.button("Pesan").unwrap();
    seller.taps("Lihat foto").await;
    assert_eq!(seller.photos(), [file(&seller, first).unwrap()]);
    assert_eq!(seller.labels(), ["Ganti foto", "Hapus foto"]);
    seller.taps("Ganti foto").await;
    let second = seller.shows("").await;
    seller.taps("Lihat foto").await;
    assert_eq!(seller.photos().last(), file(&seller, second).as_ref());
    seller.taps("Hapus foto").await;
    seller.sees_last("Fotonya sudah dihapus.");
    assert!(seller.labels().contains(&"Tambah foto".to_owned()));
    // An old card still orders; its photo is gone.
    buyer.taps("Lihat foto").await;
    buyer.sees_last("Foto P-1001 tidak bisa dibuka lagi.");
    buyer.presses(card.0, &card.1).await;
    buyer.sees("Mau pesan berapa dari 2 ton?");
}

on_each_engine!(a_photo_that_belongs_nowhere_is_answered_with_how_it_could, with_seller);
async fn a_photo_that_belongs_nowhere_is_answered_with_how_it_could(seller: &Person<'_>) {
    seller.shows("").await;
    seller.sees_last("Fotonya belum dipakai. Tulis barangnya di bawah foto, contoh: telur 2 ton 26.500 siap besok");
    seller.taps("Penawaran saya").await;
    seller.sees_last("Belum ada penawaran");
}

on_each_engine!(of_an_album_the_first_photo_counts_and_is_answered_once, with_seller);
async fn of_an_album_the_first_photo_counts_and_is_answered_once(seller: &Person<'_>) {
    let before = seller.count("");
    seller.world.sandbox.send_album(seller.id, LINE, 3);
    seller.world.settle().await;
    assert_eq!(seller.count(""), before + 1, "{}", seller.transcript());
    seller.sees_last("Dengan foto barang");
    seller.publishes().await;
    seller.sees_last("Sudah tayang");
    let before = seller.count("");
    seller.world.sandbox.send_album(seller.id, "", 2);
    seller.world.settle().await;
    // Its words could still be on their way.
    assert_eq!(seller.count(""), before, "{}", seller.transcript());
    let clock = &seller.world.clock;
    clock.advance_to(clock.now() + chrono::TimeDelta::seconds(4));
    seller.world.settle().await;
    assert_eq!(seller.count(""), before + 1, "{}", seller.transcript());
}

/// One picture of an album, in a delivery of its own.
async fn shows_part(seller: &Person<'_>, album: &str, caption: &str) {
    let photo = serde_json::json!([{ "file_id": format!("p{album}{}", caption.len()), "file_unique_id": "u", "width": 90, "height": 90 }]);
    let mut fields = serde_json::json!({ "photo": photo, "media_group_id": album });
    if !caption.is_empty() {
        fields["caption"] = caption.into();
    }
    seller.world.sandbox.send_fields(seller.id, &fields);
    seller.world.settle().await;
}

on_each_engine!(a_picture_of_an_album_whose_words_come_later_is_put_on_no_other_offer, with_seller);
async fn a_picture_of_an_album_whose_words_come_later_is_put_on_no_other_offer(seller: &Person<'_>) {
    seller.says("jagung 5 ton 5500 siap besok").await;
    seller.publishes().await;
    shows_part(seller, "77", "").await;
    seller.sees_last("Sudah tayang: jagung");
    assert!(!seller.saw("Fotonya sudah dipasang"), "{}", seller.transcript());
    shows_part(seller, "77", "lele 333 kg 24rb siap besok").await;
    seller.sees_last("Lele");
    seller.sees_last("Dengan foto barang");
    assert_eq!(raw::number(&seller.world.db, "SELECT COUNT(*) FROM offers WHERE photo IS NOT NULL").await, 0);
}

on_each_engine!(giving_up_the_first_offer_of_an_album_goes_on_with_the_next, with_seller);
async fn giving_up_the_first_offer_of_an_album_goes_on_with_the_next(seller: &Person<'_>) {
    shows_part(seller, "78", LINE).await;
    shows_part(seller, "78", "lele 333 kg 24rb siap besok").await;
    seller.sees_last("Telur");
    seller.says("batal").await;
    seller.sees("tidak jadi");
    seller.sees_last("Lele");
    seller.publishes().await;
    seller.sees_last("Sudah tayang: lele");
}

on_each_engine!(each_offer_of_an_album_keeps_the_picture_under_which_it_stands, with_seller);
async fn each_offer_of_an_album_keeps_the_picture_under_which_it_stands(seller: &Person<'_>) {
    let lines = [LINE, "lele 333 kg 24rb siap besok", "jagung 5 ton 5500 siap besok"];
    for line in lines {
        shows_part(seller, "79", line).await;
    }
    for goods in ["Telur", "Lele", "Jagung"] {
        seller.sees_last(goods);
        seller.sees_last("Dengan foto barang");
        seller.publishes().await;
    }
    seller.sees_last("Sudah tayang: jagung");
    let kept = raw::texts(&seller.world.db, "SELECT photo FROM offers ORDER BY id").await;
    assert_eq!(kept, lines.map(|line| format!("p79{}", line.len())));
}

on_each_engine!(further_words_of_an_album_that_offer_nothing_answer_what_is_asked, with_seller);
async fn further_words_of_an_album_that_offer_nothing_answer_what_is_asked(seller: &Person<'_>) {
    shows_part(seller, "80", LINE).await;
    shows_part(seller, "80", "omega 3, tempo 7 hari").await;
    seller.sees_last("Catatan: omega 3, tempo 7 hari");
    seller.publishes().await;
    seller.sees_last("Sudah tayang: telur");
}

on_each_engine!(further_words_of_an_album_about_several_goods_or_a_need_wait_for_their_turn, with_seller);
async fn further_words_of_an_album_about_several_goods_or_a_need_wait_for_their_turn(seller: &Person<'_>) {
    shows_part(seller, "81", LINE).await;
    for line in ["lele 333 kg 24rb dan jagung 5 ton 5500 siap besok", "butuh cabai rawit 50 kg", "omega 3, tempo 7 hari"] {
        shows_part(seller, "81", line).await;
    }
    seller.sees_last("Catatan: omega 3, tempo 7 hari");
    seller.publishes().await;
    seller.sees("Sudah tayang: telur");
    // None of the further pictures took the place of the first one.
    assert_eq!(raw::texts(&seller.world.db, "SELECT photo FROM offers").await, [format!("p81{}", LINE.len())]);
    seller.sees_last("lele");
}

on_each_engine!(each_offer_of_an_assistants_album_is_of_the_same_farmer_and_keeps_its_picture);
async fn each_offer_of_an_assistants_album_is_of_the_same_farmer_and_keeps_its_picture(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    for act in ["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]", "[Gedog]", "[Benar]", "/batal", "/menu"] {
        assistant.does(act).await;
    }
    let lines = [LINE, "lele 333 kg 24rb siap besok", "jagung 5 ton 5500 siap besok"];
    for line in lines {
        shows_part(&assistant, "82", line).await;
    }
    assistant.taps("1").await;
    for goods in ["Telur", "Lele", "Jagung"] {
        if assistant.labels().contains(&"Di tempat petani".to_owned()) {
            assistant.taps("Di tempat petani").await;
        }
        assistant.sees_last(goods);
        assistant.sees_last("Pak Tarno");
        assistant.publishes().await;
    }
    let kept =
        raw::texts(&world.db, "SELECT o.photo FROM offers o JOIN persons p ON p.id = o.seller_id WHERE p.name = 'Pak Tarno' ORDER BY o.id")
            .await;
    assert_eq!(kept, lines.map(|line| format!("p82{}", line.len())));
}

on_each_engine!(a_photo_of_one_kind_of_goods_is_not_kept_for_another, with_seller);
async fn a_photo_of_one_kind_of_goods_is_not_kept_for_another(seller: &Person<'_>) {
    seller.shows(LINE).await;
    seller.sees_last("Dengan foto barang");
    seller.says("lele 500 kg 24rb siap besok").await;
    seller.taps("Ganti").await;
    seller.sees_last("Lele");
    assert!(!seller.last().contains("Dengan foto barang"), "{}", seller.transcript());
}

on_each_engine!(a_reaction_to_an_old_line_changes_nothing, with_seller);
async fn a_reaction_to_an_old_line_changes_nothing(seller: &Person<'_>) {
    let sandbox = &seller.world.sandbox;
    let line = sandbox.send_fields(seller.id, &serde_json::json!({ "text": "telur 2 ton siap besok" }));
    seller.world.settle().await;
    seller.says("26rb").await;
    for said in [10, 30] {
        for n in 0..said {
            seller.says(&format!("terima kasih {n}")).await;
        }
        let before = seller.count("");
        assert!(sandbox.edit_fields(seller.id, line, &serde_json::json!({ "text": "telur 2 ton siap besok" })));
        seller.world.settle().await;
        assert_eq!(seller.count(""), before, "an answer to a reaction");
        seller.sees_last("Tolong dicek dulu");
    }
}

on_each_engine!(a_photo_that_telegram_does_not_show_any_more_becomes_a_sentence_and_holds_nobody);
async fn a_photo_that_telegram_does_not_show_any_more_becomes_a_sentence_and_holds_nobody(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.shows(LINE).await;
    seller.publishes().await;
    buyer.says("telur").await;
    buyer.taps("1").await;
    let wrong = Fault::Status(400, "Bad Request: wrong file identifier/HTTP URL specified".to_owned());
    world.sandbox.fail_next("sendPhoto", Some(buyer.id), wrong, 1);
    buyer.taps("Lihat foto").await;
    buyer.sees_last("Foto P-1001 tidak bisa dibuka lagi. Penawarannya tetap bisa dilihat.");
    assert!(buyer.photos().is_empty());
    buyer.says("/menu").await;
    buyer.sees_last("mau apa?");
    assert_eq!(world.pending_messages().await, 0);
    // A passing failure is tried again.
    world.sandbox.fail_next("sendPhoto", Some(buyer.id), Fault::Status(500, "Internal Server Error".to_owned()), 1);
    buyer.says("telur").await;
    buyer.taps("1").await;
    buyer.taps("Lihat foto").await;
    assert_eq!(buyer.photos().len(), 1, "{}", buyer.transcript());
}

on_each_engine!(photos_are_told_in_the_own_data_and_leave_with_the_account);
async fn photos_are_told_in_the_own_data_and_leave_with_the_account(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    seller.shows(LINE).await;
    seller.publishes().await;
    seller.says("/data").await;
    seller.taps("Lihat semua").await;
    seller.sees_last("Foto barang: 1");
    seller.taps("Hapus akun").await;
    seller.taps("Hapus").await;
    seller.sees_last("Akun sudah dihapus.");
    let mut tx = world.db.begin().await.unwrap();
    let kept = tx.offers().get(tembus::domain::offer::OfferId(1001)).await.unwrap().unwrap().photo;
    assert_eq!(kept, None);
}

on_each_engine!(a_photo_survives_the_edit_of_its_words_and_the_question_about_them, with_seller);
async fn a_photo_survives_the_edit_of_its_words_and_the_question_about_them(seller: &Person<'_>) {
    let message = seller.shows("telur 2 ton 26.500/kg siap besok").await;
    seller.world.sandbox.edit(seller.id, message, "telur 3 ton 26.500/kg siap besok");
    seller.world.settle().await;
    seller.sees_last("3 ton (3.000 kg)");
    seller.sees_last("Dengan foto barang");
    seller.says("/batal").await;
    seller.shows("butuh telur 5 ton 26.500 kamis").await;
    seller.taps("Menjual").await;
    seller.sees_last("Dengan foto barang");
}

on_each_engine!(a_picture_sent_as_a_file_is_a_photo_too);
async fn a_picture_sent_as_a_file_is_a_photo_too(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let sent = world.sandbox.send_picture_file(seller.id, LINE);
    world.settle().await;
    seller.sees_last("Dengan foto barang");
    seller.publishes().await;
    buyer.says("telur").await;
    buyer.taps("1").await;
    buyer.taps("Lihat foto").await;
    assert_eq!(buyer.last(), "P-1001 Telur ayam ras");
    let shown = buyer.chat().into_iter().rev().find(|b| b.from_bot && b.kind == "document").and_then(|b| b.file);
    assert!(shown.is_some() && shown == file(&seller, sent), "{}", buyer.transcript());
    // Without a word it belongs to the offer that the seller looks at.
    seller.opens_offer().await;
    seller.sees_last("P-1001");
    let sent = world.sandbox.send_picture_file(seller.id, "");
    world.settle().await;
    let kept = crate::support::raw::texts(&world.db, "SELECT photo FROM offers").await;
    assert_eq!(kept, [format!("document:{}", file(&seller, sent).unwrap())]);
}

on_each_engine!(words_under_a_video_are_read_and_the_video_is_said_not_to_be_kept, with_seller);
async fn words_under_a_video_are_read_and_the_video_is_said_not_to_be_kept(seller: &Person<'_>) {
    let sends = async |fields: serde_json::Value| {
        seller.world.sandbox.send_fields(seller.id, &fields);
        seller.world.settle().await;
    };
    sends(serde_json::json!({"video": {"file_id": "v"}, "caption": LINE})).await;
    seller.sees("Video atau berkasnya tidak kami simpan. Yang kami baca hanya tulisannya.");
    seller.sees_last("2 ton (2.000 kg)");
    seller.says("/batal").await;
    seller.says("/jual").await;
    seller.says("telur").await;
    sends(serde_json::json!({"document": {"file_id": "d", "mime_type": "application/pdf"}, "caption": "2 ton"})).await;
    assert_eq!(seller.count("Video atau berkasnya tidak kami simpan."), 2);
    seller.sees_last("Harga per kg berapa?");
}

on_each_engine!(a_photo_whose_words_are_about_other_goods_is_not_put_into_the_form_that_they_leave, with_seller);
async fn a_photo_whose_words_are_about_other_goods_is_not_put_into_the_form_that_they_leave(seller: &Person<'_>) {
    seller.says("/jual").await;
    seller.says("telur").await;
    seller.shows("lele 300 kg 22.000/kg siap besok").await;
    // The photo is of the fish.
    seller.sees_last("Lele");
    seller.sees_last("Dengan foto barang");
    assert!(!seller.last().contains("Telur"), "{}", seller.transcript());
}

on_each_engine!(a_command_under_a_photo_is_a_command_and_its_offer_keeps_the_photo);
async fn a_command_under_a_photo_is_a_command_and_its_offer_keeps_the_photo(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.shows("/jual telur 2 ton 26.500/kg siap besok").await;
    seller.sees_last("Dengan foto barang");
    seller.publishes().await;
    // The form with its questions keeps it too.
    seller.shows("/jual").await;
    seller.sees_last("Fotonya sudah kami simpan untuk penawaran ini.\nMau menawarkan apa?");
    for said in ["lele", "300 kg", "22.000"] {
        seller.says(said).await;
    }
    seller.taps_each(&["Di tempat saya", "Besok", "Ya"]).await;
    seller.sees_last("Dengan foto barang");
    // A command that takes no photo is carried out as ever.
    seller.shows("/batal").await;
    seller.shows("/penawaran").await;
    seller.sees_last("P-1001");
}
