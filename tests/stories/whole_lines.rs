//! A whole line about other goods, typed while a form waits for something else: it is never taken for the answer.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine};

on_each_engine!(a_line_about_other_goods_is_no_answer_to_an_open_form);
async fn a_line_about_other_goods_is_no_answer_to_an_open_form(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let steps = ["telur", "2 ton", "26.500"];
    for known in 1..=steps.len() {
        seller.says("/jual").await;
        for answer in &steps[..known] {
            seller.says(answer).await;
        }
        seller.says("lele 400 kg 19rb lusa").await;
        seller.sees_last("Tolong dicek dulu:");
        seller.sees_last("400 kg, Rp19.000/kg");
        seller.sees("telur ayam ras");
        seller.says("/batal").await;
    }
}

on_each_engine!(todays_whole_line_takes_the_place_of_yesterdays_half_form);
async fn todays_whole_line_takes_the_place_of_yesterdays_half_form(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("/jual").await;
    seller.says("telur").await;
    seller.says("2 ton").await;
    world.advance_to("2026-11-25T08:00").await;
    seller.says("telur 3 ton 27rb siap besok").await;
    seller.sees_last("Tolong dicek dulu:");
    seller.sees_last("3 ton (3.000 kg), Rp27.000/kg");
}

on_each_engine!(a_line_about_other_goods_changes_no_price);
async fn a_line_about_other_goods_changes_no_price(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.says("/penawaran").await;
    seller.taps("1").await;
    seller.taps("Ubah harga").await;
    seller.says("lele 400 kg 19rb lusa").await;
    seller.sees_last("400 kg, Rp19.000/kg");
    seller.says("/batal").await;
    seller.says("/penawaran").await;
    seller.sees_last("Rp26.500");
}

on_each_engine!(a_buyers_line_about_other_goods_orders_nothing);
async fn a_buyers_line_about_other_goods_orders_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("lele", "500 kg", "19.000").await;
    buyer.says("/beli telur").await;
    buyer.taps("1").await;
    buyer.taps("Pesan").await;
    buyer.says("lele 400 kg").await;
    buyer.sees_last("ele");
    assert!(!buyer.last().contains("Pesan 400 kg"), "{}", buyer.transcript());
}

on_each_engine!(a_line_about_a_family_of_other_goods_is_no_answer_either);
async fn a_line_about_a_family_of_other_goods_is_no_answer_either(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for answer in ["/jual", "telur", "2 ton", "cabe 400 kg 45rb lusa"] {
        seller.says(answer).await;
    }
    let asked = seller.chat();
    let asked = &asked.iter().rev().find(|b| b.from_bot).expect("a message").text;
    assert!(asked.contains("abai") || asked.contains("abe"), "asked for the price of eggs again, or took it: {asked}");
}
