//! A typed yes or no to what an order asks does what its button does, where the last message asks for it.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, orders::CARCASSES, raw};

async fn proposes_day(person: &Person<'_>, day: &str) {
    person.opens_order().await;
    person.taps_each(&["Ganti hari", day]).await;
}

async fn asks_to_cancel(person: &Person<'_>) {
    person.opens_order().await;
    person.taps_each(&["Batalkan", "Kendaraan tidak ada", "Batal bersama"]).await;
}

async fn proposes_price(person: &Person<'_>, price: &str) {
    person.opens_order().await;
    person.taps_each(&["Ubah kesepakatan", "Harga"]).await;
    person.says(price).await;
    person.taps("Kirim").await;
}

async fn proposals(world: &World) -> i64 {
    raw::number(&world.db, "SELECT COUNT(*) FROM proposals p JOIN orders o ON o.id = p.order_id AND o.version = p.version").await
}

const YES: &[&str] = &["setuju", "ya", "ok", "inggih", "iya bu", "Setuju pak 👍", "nggih setuju"];
const NO: &[&str] = &["tidak", "emoh", "ora", "gak setuju", "mboten bu", "tidak bisa"];

on_each_engine!(a_yes_or_a_no_to_another_day_is_its_button);
async fn a_yes_or_a_no_to_another_day_is_its_button(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    for (turn, said) in YES.iter().chain(NO).enumerate() {
        let day = if NO.contains(said) { "29 Nov" } else { ["27 Nov", "28 Nov"][turn % 2] };
        proposes_day(&seller, day).await;
        assert_eq!(proposals(&world).await, 1, "{said}");
        buyer.says(said).await;
        buyer.sees_last(if YES.contains(said) {
            "Sepakat ganti hari. Pesanan O-2026-00001 sekarang"
        } else {
            "Pesanan O-2026-00001 tetap"
        });
        assert_eq!(proposals(&world).await, 0, "{said}");
    }
    // Nothing waits any more: a further word is small talk, and changes nothing.
    let events = raw::number(&world.db, "SELECT COUNT(*) FROM events").await;
    for said in ["ok", "ya", "sip"] {
        buyer.says("/menu").await;
        buyer.says(said).await;
        buyer.sees_last("Baik.");
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM events").await, events);
    world.is_sound().await;
}

on_each_engine!(a_yes_or_a_no_to_cancelling_together_is_its_button);
async fn a_yes_or_a_no_to_cancelling_together_is_its_button(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    asks_to_cancel(&buyer).await;
    seller.says("ora setuju").await;
    seller.sees_last("O-2026-00001");
    assert_eq!(proposals(&world).await, 0);
    // That it goes on is no yes to its end, and that it is not agreed yet is no answer.
    asks_to_cancel(&buyer).await;
    for said in ["lanjut", "jadi pak", "belum setuju", "makasih"] {
        seller.says(said).await;
        assert_eq!(proposals(&world).await, 1, "{said}");
        seller.opens_order().await;
    }
    seller.says("inggih").await;
    for person in [&seller, &buyer] {
        person.sees_last("dibatalkan bersama. Sebab: kendaraan tidak ada.");
    }
    world.is_sound().await;
}

on_each_engine!(a_yes_or_a_no_to_changed_terms_is_its_button);
async fn a_yes_or_a_no_to_changed_terms_is_its_button(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    let price = async || raw::number(&world.db, "SELECT price FROM orders").await;
    proposes_price(&seller, "26.000").await;
    buyer.says("emoh").await;
    assert_eq!((price().await, proposals(&world).await), (26_500, 0));
    proposes_price(&seller, "26.000").await;
    buyer.says("iya setuju").await;
    assert_eq!((price().await, proposals(&world).await), (26_000, 0));
    world.is_sound().await;
}

on_each_engine!(a_yes_or_a_no_to_the_figures_of_a_receipt_is_its_button);
async fn a_yes_or_a_no_to_the_figures_of_a_receipt_is_its_button(engine: Engine) {
    for (said, answer) in [("ok", "AGREED"), ("setuju bu", "AGREED"), ("gak cocok", "DISPUTED"), ("ora", "DISPUTED")] {
        let world = World::new(engine).await;
        let (seller, buyer) = world.underway("1 ton", "1 ton").await;
        buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
        seller.sees_last("Angkanya cocok?");
        seller.says(said).await;
        assert_eq!(raw::texts(&world.db, "SELECT answer FROM deliveries").await, [answer], "{said}");
        world.is_sound().await;
    }
}

on_each_engine!(a_yes_or_a_no_to_how_a_complaint_ends_is_its_button);
async fn a_yes_or_a_no_to_how_a_complaint_ends_is_its_button(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("500 kg", "500 kg").await;
    buyer.taps_each(&["Sudah sampai", "500 kg"]).await;
    seller.says("ya").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    for (said, text) in [("gak setuju", "Keluhan"), ("setuju", "Keluhan O-2026-00001 selesai: barang diganti.")] {
        seller.opens_order().await;
        seller.taps_each(&["Usul penyelesaian", "Barang diganti"]).await;
        buyer.says(said).await;
        buyer.sees_last("O-2026-00001");
        seller.sees_last(text);
        assert_eq!(proposals(&world).await, 0, "{said}");
    }
    world.is_sound().await;
}

on_each_engine!(what_was_proposed_before_the_last_message_is_shown_and_not_counted);
async fn what_was_proposed_before_the_last_message_is_shown_and_not_counted(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    proposes_day(&seller, "27 Nov").await;
    for said in ["setuju", "ya", "emoh", "gak setuju"] {
        buyer.says("/menu").await;
        buyer.says(said).await;
        buyer.sees_last("Penjual minta ganti hari ke Jum, 27 Nov 2026");
        assert_eq!(buyer.labels()[..2], ["Setuju ganti hari", "Hari tetap"], "{said}");
        assert_eq!(proposals(&world).await, 1, "{said}");
    }
    // The card is the last message now.
    buyer.says("inggih").await;
    buyer.sees_last("Sepakat ganti hari");
    world.is_sound().await;
}

on_each_engine!(of_several_that_wait_the_last_is_answered_and_else_it_is_asked_which);
async fn of_several_that_wait_the_last_is_answered_and_else_it_is_asked_which(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["500 kg", "400 kg"]).await;
    for (order, day) in [("O-1", "27 Nov"), ("O-2", "28 Nov")] {
        seller.says(order).await;
        seller.taps_each(&["Ganti hari", day]).await;
    }
    let days = async || raw::texts(&world.db, "SELECT ready_from FROM orders ORDER BY id").await;
    buyer.says("/menu").await;
    buyer.says("setuju").await;
    buyer.sees_last("Setuju ganti hari: pesanan yang mana?");
    buyer.says("1").await;
    assert_eq!(proposals(&world).await, 2);
    buyer.says("/menu").await;
    buyer.says("ora").await;
    buyer.sees_last("pesanan yang mana?");
    seller.says("O-2").await;
    seller.taps("Tarik usul").await;
    seller.says("O-2").await;
    seller.taps_each(&["Ganti hari", "29 Nov"]).await;
    buyer.says("setuju").await;
    buyer.sees_last("O-2026-00002 sekarang Min, 29 Nov 2026");
    assert_eq!(days().await, ["2026-11-25", "2026-11-29"]);
    world.is_sound().await;
}

on_each_engine!(an_open_question_and_a_proposal_above_it_are_not_mixed_up);
async fn an_open_question_and_a_proposal_above_it_are_not_mixed_up(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    seller.says("telur 2 ton 26.500 siap besok").await;
    seller.sees_last("Tolong dicek dulu:");
    proposes_day(&buyer, "27 Nov").await;
    seller.says("ya").await;
    // Neither counts: the card is shown, and the question below it.
    seller.sees("Pembeli minta ganti hari ke Jum, 27 Nov 2026");
    seller.sees_last("Tolong dicek dulu:");
    assert_eq!(proposals(&world).await, 1);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 1);
    // The question is the last message now.
    seller.says("ya").await;
    seller.sees_last("Sudah tayang");
    assert_eq!(proposals(&world).await, 1);
    seller.says("setuju").await;
    seller.sees_last("Pembeli minta ganti hari ke Jum, 27 Nov 2026");
    seller.says("setuju").await;
    seller.sees_last("Sepakat ganti hari");
    world.is_sound().await;
}

on_each_engine!(a_yes_to_what_was_taken_back_or_answered_meanwhile_is_none);
async fn a_yes_to_what_was_taken_back_or_answered_meanwhile_is_none(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    let colleague = world.buyer("Pak Agus", Organization::PasarJaya).await;
    proposes_day(&seller, "27 Nov").await;
    colleague.says("O-1").await;
    colleague.sees_last("Penjual minta ganti hari ke Jum, 27 Nov 2026");
    seller.taps("Tarik usul").await;
    // Whose card is old is told how it is now.
    colleague.says("setuju").await;
    colleague.sees("Tombol ini tidak berlaku lagi");
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-25"]);
    // A proposal that a colleague answered is over.
    proposes_day(&seller, "28 Nov").await;
    colleague.says("O-1").await;
    colleague.taps("Setuju ganti hari").await;
    let events = raw::number(&world.db, "SELECT COUNT(*) FROM events").await;
    for said in ["ya", "setuju"] {
        buyer.says(said).await;
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM events").await, events);
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-28"]);
    // Both propose another day: the later one stands, and is what the yes is to.
    proposes_day(&seller, "27 Nov").await;
    proposes_day(&buyer, "29 Nov").await;
    seller.says("setuju").await;
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-29"]);
    world.is_sound().await;
}

on_each_engine!(news_that_do_not_tell_what_is_proposed_lead_to_the_card);
async fn news_that_do_not_tell_what_is_proposed_lead_to_the_card(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "400 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("390 pecah 10").await;
    buyer.taps("Kirim").await;
    seller.says("ya").await;
    proposes_price(&seller, "26.000").await;
    seller.opens_order().await;
    seller.taps("Dijual murah").await;
    buyer.sees_last("dijual murah");
    assert!(buyer.labels().contains(&"Setuju perubahan".to_owned()), "{}", buyer.transcript());
    buyer.says("setuju").await;
    buyer.sees_last("Penjual mengusulkan harga Rp26.500/kg menjadi Rp26.000/kg");
    assert_eq!(raw::number(&world.db, "SELECT price FROM orders").await, 26_500);
    buyer.says("setuju").await;
    assert_eq!(raw::number(&world.db, "SELECT price FROM orders").await, 26_000);
    world.is_sound().await;
}

on_each_engine!(a_no_to_a_request_that_was_asked_about_is_confirmed_once);
async fn a_no_to_a_request_that_was_asked_about_is_confirmed_once(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    seller.says("emoh").await;
    seller.sees_last("Terima pesanan Pasar Jaya: telur ayam ras 500 kg, Rp13.250.000?");
    seller.says("ora").await;
    seller.sees_last("Tolak pesanan Pasar Jaya: telur ayam ras 500 kg, Rp13.250.000?");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["requested"]);
    seller.says("ya").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders").await, ["declined"]);
    world.is_sound().await;
}

on_each_engine!(beside_a_complaint_the_figures_are_agreed_to_by_name);
async fn beside_a_complaint_the_figures_are_agreed_to_by_name(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("500 kg", "500 kg").await;
    buyer.taps("Sudah sampai").await;
    buyer.says("450 pecah 50").await;
    buyer.taps("Kirim").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    for _ in 0..2 {
        seller.says("setuju").await;
        seller.sees_last("Pesanan O-2026-00001");
        assert!(seller.labels().contains(&"Setuju angkanya".to_owned()), "{}", seller.transcript());
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE answer IS NOT NULL").await, 0);
    world.is_sound().await;
}
