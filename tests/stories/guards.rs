//! What looks like a slip is asked about and never refused, and supply is not doubled unasked.

use tembus::domain::{budgets::Budgets, person::Organization};

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(a_price_or_a_quantity_outside_the_guards_is_asked_about_and_taken);
async fn a_price_or_a_quantity_outside_the_guards_is_asked_about_and_taken(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("/jual").await;
    seller.says("telur").await;
    seller.says("200 ton").await;
    seller.sees_last("Maksudnya berapa?");
    seller.taps("200 ton").await;
    seller.says("9.000").await;
    seller.sees_last("Betul Rp9.000 per kg?");
    assert_eq!(seller.labels()[..2], ["Ya, betul", "Bukan, tulis lagi"]);
    seller.taps("Bukan, tulis lagi").await;
    seller.says("9.000").await;
    seller.says("ya betul").await;
    seller.taps("Di tempat saya").await;
    seller.taps("Besok").await;
    seller.taps("Ya").await;
    seller.sees_last("200 ton (200.000 kg), Rp9.000/kg");
    seller.publishes().await;
    seller.sees_last("Sudah tayang");
}

on_each_engine!(a_lost_zero_is_asked_about_by_what_the_goods_cost_lately);
async fn a_lost_zero_is_asked_about_by_what_the_goods_cost_lately(engine: Engine) {
    let world = World::new(engine).await;
    let (other, seller) = (world.seller("Bu Siti").await, world.seller("Pak Bejo").await);
    other.offers("cabai rawit", "80 kg", "45.000").await;
    seller.says("cabe rawit 50 kg 8.000 siap besok").await;
    for _ in 0..2 {
        if seller.last().contains("Maksudnya") || seller.last().contains("Harga per kg") {
            seller.says("8.000").await;
        }
    }
    if !seller.last().contains("Belakangan ini") {
        seller.taps("Benar, tayangkan").await;
    }
    seller.sees_last("Belakangan ini Rp45.000/kg.\nBetul Rp8.000 per kg?");
    seller.taps("Ya, betul").await;
    seller.publishes().await;
    seller.sees_last("Sudah tayang: cabai rawit");
    // His own last price counts before that of others.
    seller.opens_offer().await;
    seller.taps("Ubah harga").await;
    seller.says("45.000").await;
    seller.sees_last("Belakangan ini Rp8.000/kg.\nBetul Rp45.000 per kg?");
    seller.taps("Ya, betul").await;
    seller.taps("Benar").await;
    seller.sees_last("Harga sudah diubah.");
}

on_each_engine!(a_lost_zero_is_asked_about_in_a_demand_and_in_its_answer);
async fn a_lost_zero_is_asked_about_in_a_demand_and_in_its_answer(engine: Engine) {
    let world = World::new(engine).await;
    let (other, seller) = (world.seller("Bu Siti").await, world.seller("Pak Bejo").await);
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    other.offers("cabai rawit", "80 kg", "45.000").await;
    buyer.says("/permintaan cabai rawit 200 kg kamis maks 4.500").await;
    buyer.sees_last("Paling mahal Rp4.500/kg");
    buyer.taps("Kirim").await;
    buyer.sees_last("Belakangan ini Rp45.000/kg.\nBetul Rp4.500 per kg?");
    buyer.taps("Bukan, tulis lagi").await;
    buyer.sees_last("Paling mahal berapa per kg?");
    buyer.says("46.000").await;
    buyer.taps("Kirim").await;
    buyer.sees_last("Permintaan M-1 sudah dikirim");
    for act in ["/permintaan", "[1]", "[Tawarkan]", "50 kg 4.600 rabu di kandang"] {
        seller.does(act).await;
    }
    seller.sees_last("50 kg, Rp4.600/kg");
    seller.taps("Kirim").await;
    seller.sees_last("Belakangan ini Rp45.000/kg.\nBetul Rp4.600 per kg?");
    assert!(!buyer.last().contains("4.600"), "{}", buyer.transcript());
    seller.says("46rb").await;
    seller.sees_last("50 kg, Rp46.000/kg");
    seller.taps("Kirim").await;
    buyer.sees_last("50 kg, Rp46.000/kg");
    // What is meant is taken.
    buyer.says("/permintaan cabai rawit 100 kg jumat maks 5.000").await;
    buyer.taps("Kirim").await;
    buyer.taps("Ya, betul").await;
    buyer.taps("Kirim").await;
    buyer.sees_last("Permintaan M-2 sudah dikirim");
    world.is_sound().await;
}

on_each_engine!(a_buyer_who_types_more_than_there_is_hears_what_is_left);
async fn a_buyer_who_types_more_than_there_is_hears_what_is_left(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for act in ["/beli", "[1]", "[Pesan]", "200 ton"] {
        buyer.does(act).await;
    }
    buyer.sees_last("Sisanya tinggal 2 ton.");
    buyer.says("/batal").await;
    // So much as it stands, where there is so much.
    for act in ["/jual", "jagung", "300 ton", "[300 ton]", "5.600", "[Di tempat saya]", "[Besok]", "[Ya]", "[Benar, tayangkan]"] {
        if act.starts_with('[') && seller.button(act.trim_matches(['[', ']'])).is_none() {
            continue;
        }
        seller.does(act).await;
    }
    seller.sees_last("Sudah tayang");
    for act in ["P-1002", "[Pesan]", "200 ton"] {
        buyer.does(act).await;
    }
    if buyer.last().contains("Maksudnya berapa?") {
        buyer.taps("200 ton").await;
    }
    buyer.sees_last("Pesan 200 ton");
}

on_each_engine!(a_second_offer_of_the_same_goods_takes_the_place_of_the_first_or_is_added);
async fn a_second_offer_of_the_same_goods_takes_the_place_of_the_first_or_is_added(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "80 kg", "26.500").await;
    seller.says("telur 2 ton 27rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Nomor P-1001 (80 kg) masih tayang. Ganti atau tambah?");
    assert_eq!(seller.labels(), ["Ganti", "Tambah", "Batal"]);
    seller.says("ganti").await;
    seller.sees_last("Sudah tayang: telur ayam ras 2 ton, Rp27.000/kg. Nomor P-1002.");
    buyer.says("/beli").await;
    buyer.sees_last("Semua barang: 1 penawaran, 2 ton");
    seller.says("telur 1 ton 27rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.taps("Tambah").await;
    buyer.says("/beli").await;
    buyer.sees_last("Semua barang: 2 penawaran, 3 ton");
    seller.says("telur 5 ton 27rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.taps("Batal").await;
    seller.sees_last("Yang lama tetap tayang.");
    buyer.says("/beli").await;
    buyer.sees_last("Semua barang: 2 penawaran, 3 ton");
}

on_each_engine!(another_line_takes_the_place_of_the_one_that_was_not_published_yet);
async fn another_line_takes_the_place_of_the_one_that_was_not_published_yet(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "80 kg", "26.500").await;
    for goods in ["telur 3 ton 27rb siap besok", "lele 400 kg 19rb siap besok"] {
        seller.says("telur 2 ton 27rb siap besok").await;
        seller.taps("Benar, tayangkan").await;
        seller.sees_last("masih tayang. Ganti atau tambah?");
        seller.says(goods).await;
        seller.sees_last("Tolong dicek");
        seller.says("batal").await;
    }
    seller.says("telur 3 ton 27rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.taps("Ganti").await;
    seller.sees_last("Sudah tayang: telur ayam ras 3 ton, Rp27.000/kg. Nomor P-1002.");
}

on_each_engine!(what_is_put_up_again_does_not_double_what_is_up_by_now);
async fn what_is_put_up_again_does_not_double_what_is_up_by_now(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "80 kg", "26.500").await;
    world.advance_to("2026-11-27T18:01").await;
    seller.sees_last("P-1001 (telur ayam ras) sudah lewat waktu");
    seller.says("telur 2 ton 27rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Nomor P-1002");
    let supply = async || {
        buyer.says("/beli").await;
        buyer.last()
    };
    // The old news still has its button.
    seller.taps("Tayangkan lagi").await;
    seller.sees_last("Nomor P-1002 (2 ton) masih tayang. Ganti atau tambah?");
    seller.taps("Batal").await;
    assert!(supply().await.contains("Semua barang: 1 penawaran, 2 ton"), "{}", buyer.transcript());
    seller.taps("Tayangkan lagi").await;
    seller.taps("Tambah").await;
    seller.sees_last("Masa tayang sudah diperpanjang.");
    seller.sees_last("P-1001");
    assert!(supply().await.contains("Semua barang: 2 penawaran, 2,08 ton"), "{}", buyer.transcript());
    // What is up and only lasts longer is asked about by nobody.
    world.advance_to("2026-11-29T06:01").await;
    seller.taps("Masih, perpanjang").await;
    seller.sees_last("Masa tayang sudah diperpanjang.");
    world.is_sound().await;
}

on_each_engine!(the_same_again_does_not_double_what_came_up_today);
async fn the_same_again_does_not_double_what_came_up_today(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "80 kg", "26.500").await;
    for act in ["/penawaran", "[1]", "[Tarik]", "[Tarik]"] {
        seller.does(act).await;
    }
    world.advance_to("2026-11-25T08:00").await;
    seller.says("/menu").await;
    let (menu, same) = seller.button("Sama seperti kemarin").unwrap();
    seller.says("telur 2 ton 27rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.presses(menu, &same).await;
    seller.sees("Nomor P-1002 (2 ton) masih tayang. Ganti atau tambah?");
    seller.taps("Ganti").await;
    seller.sees_last("Sudah tayang dengan nomor baru.");
    buyer.says("/beli").await;
    buyer.sees_last("Semua barang: 1 penawaran, 80 kg");
    // The same press once more is the first copy.
    seller.presses(menu, &same).await;
    buyer.says("/beli").await;
    buyer.sees_last("Semua barang: 1 penawaran, 80 kg");
    world.is_sound().await;
}

on_each_engine!(the_same_again_does_not_double_what_is_still_up);
async fn the_same_again_does_not_double_what_is_still_up(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "80 kg", "26.500").await;
    world.advance_to("2026-11-25T08:00").await;
    seller.says("/menu").await;
    seller.taps("Sama seperti kemarin").await;
    seller.sees_last("Nomor P-1001 (80 kg) masih tayang. Ganti atau tambah?");
    seller.taps("Ganti").await;
    seller.sees_last("Sudah tayang dengan nomor baru.");
    buyer.says("/beli").await;
    buyer.sees_last("1 penawaran, 80 kg");
}

on_each_engine!(what_can_not_be_put_up_leaves_what_is_up);
async fn what_can_not_be_put_up_leaves_what_is_up(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "80 kg", "26.500").await;
    seller.opens_offer().await;
    let change = seller.button("Ubah harga").unwrap();
    world.advance_to("2026-11-25T08:00").await;
    for act in ["/menu", "[Sama seperti kemarin]"] {
        seller.does(act).await;
    }
    seller.sees_last("Nomor P-1001 (80 kg) masih tayang. Ganti atau tambah?");
    // The price changes under the question, which comes back.
    seller.presses(change.0, &change.1).await;
    for act in ["27.000", "[Benar]"] {
        seller.does(act).await;
    }
    seller.taps("Ganti").await;
    seller.sees("Tombol ini tidak berlaku lagi: penawaran sudah berubah.");
    buyer.says("/beli").await;
    buyer.sees_last("Semua barang: 1 penawaran, 80 kg");
    buyer.sees_last("Rp27.000/kg");
    world.is_sound().await;
}

on_each_engine!(what_takes_the_place_of_another_is_no_offer_more_and_its_requests_are_named);
async fn what_takes_the_place_of_another_is_no_offer_more_and_its_requests_are_named(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { offers: 1, ..Budgets::NONE }).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "80 kg", "26.500").await;
    buyer.orders("30 kg").await;
    seller.says("telur 2 ton 27rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.taps_twice("Ganti").await;
    seller.sees("Penawaran sudah ditarik. 1 pesanan masih menunggu jawaban Anda.");
    seller.sees_last("Sudah tayang: telur ayam ras 2 ton, Rp27.000/kg. Nomor P-1002.");
    assert_eq!(raw::texts(&world.db, "SELECT status FROM offers ORDER BY id").await, ["withdrawn", "published"]);
    seller.accepts().await;
    buyer.sees_last("Sepakat");
    world.is_sound().await;
}
