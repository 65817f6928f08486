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

on_each_engine!(a_card_that_gives_its_place_to_other_goods_is_named);
async fn a_card_that_gives_its_place_to_other_goods_is_named(engine: Engine) {
    const GONE: &str = "Penawaran telur ayam ras yang tadi belum selesai diisi kami ganti dengan yang ini.";
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("telur 2 ton 26.500 siap besok di tempat saya").await;
    seller.sees_last("Tolong dicek dulu:");
    // The same goods anew are a correction.
    seller.says("telur 3 ton 26.500 siap besok").await;
    assert_eq!(seller.count(GONE), 0);
    seller.says("lele 400 kg 19rb siap besok").await;
    seller.sees_last("Lele konsumsi");
    assert_eq!(seller.count(GONE), 1, "{}", seller.transcript());
    seller.taps("Benar, tayangkan").await;
    // So is the one that was confirmed and waits for the answer what becomes of the older one.
    seller.says("lele 2 ton 20rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Ganti atau tambah?");
    seller.says("lele 3 ton 21rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Ganti atau tambah?");
    seller.sees("Penawaran baru lele konsumsi yang tadi belum selesai diisi kami ganti dengan yang ini.");
    seller.taps("Ganti").await;
    seller.sees_last("Sudah tayang: lele konsumsi 3 ton");
    world.is_sound().await;
}

on_each_engine!(other_goods_without_a_figure_are_no_unreadable_number);
async fn other_goods_without_a_figure_are_no_unreadable_number(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("lele", "2 ton", "24.000").await;
    let questions: &[&[&str]] = &[
        &["P-1001", "[Pesan]"],
        &["P-1001", "[Pesan]", "300 kg", "[Pilih tanggal]"],
        &["P-1001", "[Tawar]"],
        &["P-1001", "[Tawar]", "300 kg"],
        &["butuh telur 2 ton jumat", "[Ubah]", "[Jumlah]"],
    ];
    for way in questions {
        for said in ["lele", "lele ada pak?", "cabe rawit", "cari lele", "cabe rawit ada?", "gurame ada bu?"] {
            buyer.says("/batal").await;
            for act in *way {
                buyer.does(act).await;
            }
            buyer.says(said).await;
            assert!(!buyer.last().contains("Maaf") && !buyer.last().contains("telur"), "{way:?} {said}: {}", buyer.transcript());
        }
    }
    for act in ["/batal", "P-1001", "[Ubah harga]", "gurame"] {
        seller.does(act).await;
    }
    assert!(!seller.last().contains("Maaf"), "{}", seller.transcript());
}

on_each_engine!(what_was_typed_in_a_form_waits_while_something_else_is_said);
async fn what_was_typed_in_a_form_waits_while_something_else_is_said(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for act in ["butuh telur 2 ton jumat", "[Kirim]"] {
        buyer.does(act).await;
    }
    // An answer to a demand.
    for act in ["/permintaan", "[1]", "700 kg 26.300 rabu"] {
        seller.does(act).await;
    }
    seller.sees_last("700 kg, Rp26.300/kg");
    for act in ["lele 2 ton 24rb siap besok", "batal", "/menu", "[Lanjutkan isian]"] {
        seller.does(act).await;
    }
    seller.sees_last("700 kg, Rp26.300/kg");
    seller.says("batal").await;
    // A price in a talk, and a new price.
    for act in ["P-1001", "[Tawar]", "300 kg", "25.900", "cabe rawit", "/menu", "[Lanjutkan isian]"] {
        buyer.does(act).await;
    }
    buyer.sees_last("Tawar Rp25.900/kg untuk telur ayam ras 300 kg");
    for act in ["P-1001", "[Ubah harga]", "26.900", "lele 2 ton 24rb siap besok", "batal", "/menu", "[Lanjutkan isian]"] {
        seller.does(act).await;
    }
    seller.sees_last("Rp26.900/kg");
    // Two that end in one silence are both named.
    for act in ["/permintaan", "[1]", "700 kg 26.300 rabu", "P-1001", "[Ubah harga]", "26.900"] {
        seller.does(act).await;
    }
    world.advance_to("2026-11-25T09:30").await;
    seller.says("/menu").await;
    for ended in ["Perubahan harga yang belum selesai diisi kami tutup", "Tawaran yang belum selesai diisi kami tutup"] {
        assert_eq!(seller.count(ended), 1, "{}", seller.transcript());
    }
}
