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

on_each_engine!(a_line_that_says_more_than_is_changed_of_an_offer_is_taken_whole);
async fn a_line_that_says_more_than_is_changed_of_an_offer_is_taken_whole(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    for change in ["[Ubah harga]", "[Ubah jumlah]"] {
        for line in ["telur 3 ton 27rb siap besok", "3 ton 27rb siap besok", "3 ton 27rb"] {
            for act in ["/batal", "/penawaran", "[1]", change, line] {
                seller.does(act).await;
            }
            seller.sees_last("Tolong dicek dulu:");
            seller.sees_last("Telur ayam ras");
            seller.sees_last("3 ton (3.000 kg), Rp27.000/kg");
            seller.sees_last("Siap Rab, 25 Nov 2026");
        }
    }
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Nomor P-1001 (2 ton) masih tayang. Ganti atau tambah?");
    seller.taps("Ganti").await;
    seller.sees_last("Sudah tayang: telur ayam ras 3 ton, Rp27.000/kg. Nomor P-1002.");
    // What says only the one thing changes it.
    for act in ["/penawaran", "[1]", "[Ubah harga]", "27.250"] {
        seller.does(act).await;
    }
    seller.sees_last("diubah dari Rp27.000/kg menjadi Rp27.250/kg");
}
