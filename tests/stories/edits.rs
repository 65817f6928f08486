//! What a person wrote counts as it was written, and from when: reactions, previews, edits, and lines whose turn comes later.

use tembus::domain::person::Role;

use super::albums::shows_part;
use crate::support::{Engine, Person, World, on_each_engine};

/// Telegram delivers a message as edited, with the words that it has: somebody reacted to it.
async fn reacts(person: &Person<'_>, message: i64, words: &str) {
    assert!(person.world.sandbox.edit(person.id, message, words));
    person.world.settle().await;
}

/// Sends a text; its message.
async fn writes(person: &Person<'_>, text: &str) -> i64 {
    let message = person.world.sandbox.say(person.id, text);
    person.world.settle().await;
    message
}

/// Comes in as a seller of Gedog, from the welcome on.
async fn comes_in(person: &Person<'_>) {
    for act in ["[Mulai]", "[Setuju]", "[Ya]", "Pak Bejo", "[Gedog]"] {
        person.does(act).await;
    }
    person.sees("Akun sudah jadi");
}

on_each_engine!(a_reaction_to_a_command_changes_nothing_and_an_edit_of_its_line_counts);
async fn a_reaction_to_a_command_changes_nothing_and_an_edit_of_its_line_counts(engine: Engine) {
    const LINE: &str = "/jual telur 2 ton siap besok";
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let line = writes(&seller, LINE).await;
    seller.says("26rb").await;
    seller.sees_last("Tolong dicek dulu");
    let before = seller.count("");
    reacts(&seller, line, LINE).await;
    seller.sees_last("Rp26.000/kg");
    seller.publishes().await;
    let published = seller.count("");
    reacts(&seller, line, LINE).await;
    assert_eq!(seller.count(""), published, "{}", seller.transcript());
    assert!(published > before);
    // The words of any command are heard, and an edit says what it offers now.
    let line = writes(&seller, "/jual lele 300 kg 24rb siap besok").await;
    seller.sees_last("300 kg");
    world.sandbox.edit(seller.id, line, "/jual lele 400 kg 24rb siap besok");
    world.settle().await;
    seller.sees_last("400 kg");
    seller.sees_last("Tolong dicek dulu");
}

on_each_engine!(a_reaction_to_a_strangers_first_line_does_not_begin_it_anew);
async fn a_reaction_to_a_strangers_first_line_does_not_begin_it_anew(engine: Engine) {
    // The line is kept without the number, and heard as it was written.
    const LINE: &str = "telur 2 ton siap besok wa 081234567890";
    let world = World::new(engine).await;
    let seller = world.stranger("Bejo");
    let line = writes(&seller, LINE).await;
    reacts(&seller, line, LINE).await;
    comes_in(&seller).await;
    seller.sees_last("Harga per kg berapa?");
    seller.says("26rb").await;
    let (before, last) = (seller.count(""), seller.last());
    reacts(&seller, line, LINE).await;
    assert_eq!((seller.count(""), seller.last()), (before, last), "{}", seller.transcript());
    seller.taps("Di tempat saya").await;
    seller.sees_last("Rp26.000/kg");
}

on_each_engine!(a_first_line_that_a_stranger_changes_waits_as_it_is_now);
async fn a_first_line_that_a_stranger_changes_waits_as_it_is_now(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.stranger("Bejo");
    let line = writes(&seller, "telur 2 ton 26rb siap besok").await;
    world.sandbox.edit(seller.id, line, "telur 3 ton 26rb siap besok");
    world.settle().await;
    comes_in(&seller).await;
    seller.taps("Di tempat saya").await;
    seller.sees_last("3 ton (3.000 kg)");
}

on_each_engine!(a_line_keeps_its_day_while_its_writer_comes_in);
async fn a_line_keeps_its_day_while_its_writer_comes_in(engine: Engine) {
    let world = World::new(engine).await;
    world.advance_to("2026-11-24T23:50").await;
    let seller = world.stranger("Bejo");
    seller.says("telur 2 ton 26rb siap lusa").await;
    world.advance_to("2026-11-25T00:10").await;
    comes_in(&seller).await;
    seller.taps("Di tempat saya").await;
    seller.sees_last("Siap Kam, 26 Nov");
}

on_each_engine!(an_assistants_line_keeps_its_day_until_its_farmer_is_named);
async fn an_assistants_line_keeps_its_day_until_its_farmer_is_named(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    for act in ["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]", "[Gedog]", "[Benar]", "/batal", "/menu"] {
        assistant.does(act).await;
    }
    world.advance_to("2026-11-24T23:50").await;
    assistant.says("telur 2 ton 26rb siap lusa").await;
    world.advance_to("2026-11-25T00:10").await;
    assistant.taps("1").await;
    assistant.taps("Di tempat petani").await;
    assistant.sees_last("Siap Kam, 26 Nov");
}

on_each_engine!(lines_that_wait_behind_another_or_for_a_word_keep_their_day);
async fn lines_that_wait_behind_another_or_for_a_word_keep_their_day(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    world.advance_to("2026-11-24T23:50").await;
    shows_part(&seller, "91", "telur 2 ton 26rb siap lusa").await;
    shows_part(&seller, "91", "lele 333 kg 24rb siap lusa").await;
    world.advance_to("2026-11-25T00:10").await;
    seller.publishes().await;
    seller.sees_last("Lele");
    seller.sees_last("Siap Kam, 26 Nov");
    seller.publishes().await;
    // Of a line that may be a need it is asked what it is, and of several goods which come first.
    world.advance_to("2026-11-25T23:50").await;
    seller.says("butuh cabai rawit 50 kg 45rb siap lusa").await;
    world.advance_to("2026-11-26T00:10").await;
    seller.taps("Menjual").await;
    seller.sees_last("Siap Jum, 27 Nov");
    seller.publishes().await;
    world.advance_to("2026-11-26T23:50").await;
    seller.says("tomat 300 kg 6rb siap lusa dan jagung 5 ton 5500 siap lusa").await;
    world.advance_to("2026-11-27T00:10").await;
    seller.taps(&seller.labels()[0]).await;
    seller.sees_last("Siap Sab, 28 Nov");
    seller.publishes().await;
    seller.sees_last("Jagung");
    seller.sees_last("Siap Sab, 28 Nov");
}

on_each_engine!(words_that_a_photo_is_given_by_an_edit_are_read_as_if_they_had_come_with_it);
async fn words_that_a_photo_is_given_by_an_edit_are_read_as_if_they_had_come_with_it(engine: Engine) {
    const LINE: &str = "telur 2 ton 26rb siap besok";
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let photo = seller.shows("").await;
    seller.sees_last("Fotonya belum dipakai.");
    world.sandbox.edit(seller.id, photo, LINE);
    world.settle().await;
    seller.sees_last("Tolong dicek dulu");
    seller.sees_last("Dengan foto barang");
    let before = seller.count("");
    reacts(&seller, photo, LINE).await;
    assert_eq!(seller.count(""), before, "{}", seller.transcript());
}
