//! An album is one message to its sender, also where its parts come one after the other: through a webhook, or in two polls.

use chrono::TimeDelta;
use serde_json::json;
use tembus::{clock::Clock, domain::person::Organization};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// One picture of an album, in a delivery of its own, with words under it or without.
pub(super) async fn shows_part(person: &Person<'_>, album: &str, caption: &str) {
    let photo = json!([{ "file_id": format!("p{}", caption.len()), "file_unique_id": "u", "width": 90, "height": 90 }]);
    let mut fields = json!({ "photo": photo, "media_group_id": album });
    if !caption.is_empty() {
        fields["caption"] = caption.into();
    }
    person.world.sandbox.send_fields(person.id, &fields);
    person.world.settle().await;
}

/// Until words of an album would have come.
async fn a_moment_later(world: &World) {
    world.clock.advance_to(world.clock.now() + TimeDelta::seconds(4));
    world.settle().await;
}

on_each_engine!(words_that_come_after_the_first_picture_are_the_words_of_the_album);
async fn words_that_come_after_the_first_picture_are_the_words_of_the_album(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let before = seller.count("");
    for caption in ["", "", "lele 333 kg 24rb siap besok", ""] {
        shows_part(&seller, "71", caption).await;
    }
    a_moment_later(&world).await;
    assert_eq!(seller.count(""), before + 1, "{}", seller.transcript());
    seller.sees_last("Lele");
    seller.sees_last("Dengan foto barang");
    seller.publishes().await;
    // Right under an offer that is up, a picture of other goods asks nothing about that offer.
    shows_part(&seller, "72", "").await;
    shows_part(&seller, "72", "jagung 5 ton 5500 siap besok").await;
    a_moment_later(&world).await;
    seller.sees_last("Jagung");
    seller.sees_no("Mau tambah foto lele");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM outbox WHERE state = 'queued'").await, 0);
}

on_each_engine!(in_a_form_the_words_of_an_album_are_the_answer_however_its_parts_come);
async fn in_a_form_the_words_of_an_album_are_the_answer_however_its_parts_come(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.says("telur").await;
    buyer.taps_each(&["1", "Pesan"]).await;
    shows_part(&buyer, "73", "").await;
    shows_part(&buyer, "73", "700 kg").await;
    a_moment_later(&world).await;
    buyer.sees_last("700 kg");
    buyer.sees_no("pesan suara dan gambar");
}

on_each_engine!(an_album_without_words_is_answered_once_after_a_moment_or_before_anything_else);
async fn an_album_without_words_is_answered_once_after_a_moment_or_before_anything_else(engine: Engine) {
    const UNUSED: &str = "Fotonya belum dipakai. Tulis barangnya di bawah foto";
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    shows_part(&seller, "74", "").await;
    shows_part(&seller, "74", "").await;
    seller.sees_no(UNUSED);
    a_moment_later(&world).await;
    seller.sees_last(UNUSED);
    assert_eq!(seller.count(UNUSED), 1);
    // What else is written shows that no words come: the answers keep their order.
    shows_part(&seller, "75", "").await;
    seller.says("/menu").await;
    seller.sees_last("mau apa?");
    assert_eq!(seller.count(UNUSED), 2, "{}", seller.transcript());
    a_moment_later(&world).await;
    seller.sees_last("mau apa?");
    // A single photo waits for nothing.
    seller.shows("").await;
    assert_eq!(seller.count(UNUSED), 3);
}
