//! Words that answer a request which waits: they ask about it once, and bind nobody by themselves.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(a_word_to_a_waiting_request_shows_the_question_and_one_tap_answers_it);
async fn a_word_to_a_waiting_request_shows_the_question_and_one_tap_answers_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    for said in [
        "ok",
        "siap bu",
        "👍",
        "iya boleh",
        "oke pak saya terima",
        "gak bisa pak",
        "tolak aja",
        "ya",
        "tidak",
        "oke siap kak",
        "setuju",
        "nggih monggo",
    ] {
        seller.says(said).await;
        seller.sees_last("Terima pesanan Pasar Jaya: telur ayam ras 500 kg, Rp13.250.000?");
        assert_eq!(seller.labels()[..2], ["Terima", "Tolak"], "{said}");
        assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["requested"], "{said}");
        // It waits behind whatever came since.
        seller.says("/menu").await;
    }
    seller.says("makasih 🙏").await;
    seller.sees_last("Sama-sama.");
    seller.says("siap").await;
    seller.taps("Tolak").await;
    seller.sees_last("Tolak pesanan Pasar Jaya: telur ayam ras 500 kg, Rp13.250.000?");
    seller.taps("Tidak jadi").await;
    seller.says("/menu").await;
    seller.says("siap bu").await;
    seller.says("ya").await;
    seller.sees_last("Sepakat.");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["confirmed"]);
    // With nothing to be answered it is small talk.
    seller.says("/menu").await;
    seller.says("oke siap kak").await;
    seller.sees_last("Baik.");
}

on_each_engine!(of_several_requests_which_is_meant_is_not_guessed);
async fn of_several_requests_which_is_meant_is_not_guessed(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    buyer.orders("1 ton").await;
    for said in ["ok", "gak bisa pak"] {
        seller.says(said).await;
        seller.sees_last("Pesanan: 2 menunggu jawaban");
        seller.says("/menu").await;
    }
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["requested", "requested"]);
}
