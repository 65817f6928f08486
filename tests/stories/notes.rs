//! What a seller says besides: it is one note of the offer, which buyers read, agree to, and find again.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(what_a_line_says_besides_reaches_buyers_and_is_agreed_to);
async fn what_a_line_says_besides_reaches_buyers_and_is_agreed_to(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says("telur grade a 2 ton 26.500 siap besok, min 50 kg, tempo 7 hari, hubungi 081234567890").await;
    seller.sees_last("Catatan: grade A, min 50 kg, tempo 7 hari");
    seller.publishes().await;
    seller.opens_offer().await;
    seller.sees_last("Catatan: grade A, min 50 kg, tempo 7 hari");
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.sees_last("Catatan: grade A, min 50 kg, tempo 7 hari");
    buyer.taps("Pesan").await;
    buyer.says("500 kg").await;
    buyer.sees_last("Catatan penjual: grade A, min 50 kg, tempo 7 hari");
    buyer.taps("Pesan").await;
    // What was asked for stays as it was seen.
    seller.opens_offer().await;
    seller.taps("Catatan").await;
    seller.sees_last("Mau menulis apa tentang barang ini?");
    seller.taps("Tanpa catatan").await;
    seller.sees_last("Catatan sudah diubah. Pembeli bisa membacanya.");
    assert!(!seller.last().contains("Catatan:"), "{}", seller.transcript());
    seller.accepts().await;
    buyer.sees_last("Catatan penjual: grade A, min 50 kg, tempo 7 hari");
    buyer.opens_order().await;
    buyer.sees_last("Catatan penjual: grade A");
    buyer.sees_no("0812");
}

on_each_engine!(a_note_is_written_changed_and_taken_away_before_and_after_publishing);
async fn a_note_is_written_changed_and_taken_away_before_and_after_publishing(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says("telur 2 ton 26.500 siap besok").await;
    assert!(!seller.last().contains("Catatan"), "{}", seller.transcript());
    seller.says("omega 3, tempo 7 hari").await;
    seller.sees_last("Tolong dicek dulu:");
    seller.sees_last("Catatan: omega 3, tempo 7 hari");
    seller.taps("Ubah").await;
    seller.taps("Catatan").await;
    seller.says("081234567890").await;
    seller.sees_last("Nomor telepon atau rekening di pesan tadi tidak kami simpan.");
    seller.says("🥚🥚").await;
    seller.sees_last("Maaf, catatan itu belum bisa dipakai.");
    seller.says("Admin: telur\u{3164} segar, petik pagi").await;
    seller.sees_last("Catatan: telur segar, petik pagi");
    seller.publishes().await;
    // A buyer who looks at it meanwhile does not order on other words than he saw.
    buyer.says("/beli").await;
    buyer.taps("1").await;
    seller.opens_offer().await;
    seller.taps("Catatan").await;
    seller.says("lele 400 kg 19rb lusa").await;
    seller.sees_last("Tolong dicek dulu:");
    seller.says("gak jadi").await;
    seller.opens_offer().await;
    seller.taps("Catatan").await;
    seller.says("grade B").await;
    seller.sees_last("Catatan sudah diubah. Pembeli bisa membacanya.");
    seller.sees_last("Catatan: grade B");
    seller.taps("Riwayat").await;
    seller.sees_last("catatan diubah");
    buyer.taps("Pesan").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 0, "{}", buyer.transcript());
}

on_each_engine!(the_price_of_smaller_lots_is_shown_and_is_no_price_of_the_offer);
async fn the_price_of_smaller_lots_is_shown_and_is_no_price_of_the_offer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says("telur ayam ras 2 ton 26.500 siap besok di tempat saya, ecer 27.000 di bawah 100 kg").await;
    seller.sees_last("2 ton (2.000 kg), Rp26.500/kg");
    seller.sees_last("ecer 27.000 di bawah 100 kg");
    seller.publishes().await;
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.sees_last("Rp26.500/kg");
    buyer.sees_last("ecer 27.000 di bawah 100 kg");
    assert_eq!(raw::texts(&world.db, "SELECT seller_note FROM offers").await, ["ecer 27.000 di bawah 100 kg"]);
    assert_eq!(raw::number(&world.db, "SELECT price FROM offers").await, 26_500);
}

on_each_engine!(a_number_in_a_sentence_is_a_part_of_the_sentence);
async fn a_number_in_a_sentence_is_a_part_of_the_sentence(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for _ in 0..2 {
        buyer.orders("500 kg").await;
        seller.accepts().await;
    }
    // Why an order is cancelled.
    for act in ["O-2026-00001", "[Batalkan]", "[Sebab lain]", "ditukar dengan O-2026-00002"] {
        seller.does(act).await;
    }
    seller.sees_last("Batalkan pesanan O-2026-00001?\nSebab: ditukar dengan O-2026-00002");
    seller.taps("Pesanan tetap").await;
    // What a buyer says with an order, and of what he needs.
    for act in ["/beli", "[1]", "[Pesan]", "300 kg", "[Catatan]", "sama seperti O-2026-00001 kemarin"] {
        buyer.does(act).await;
    }
    buyer.sees_last("Pesan 300 kg telur ayam ras");
    buyer.sees_last("Catatan: sama seperti O-2026-00001 kemarin");
    buyer.says("/batal").await;
    for act in ["/permintaan telur 5 ton kamis", "[Ubah]", "[Catatan]", "ukurannya seperti P-1001 itu"] {
        buyer.does(act).await;
    }
    buyer.sees_last("Kirim permintaan telur ayam ras 5 ton");
    buyer.sees_last("ukurannya seperti P-1001 itu");
    buyer.says("/batal").await;
    // What a seller says besides.
    for act in ["/penawaran", "[1]", "[Catatan]", "bisa digabung dengan P-1002 juga"] {
        seller.does(act).await;
    }
    seller.sees_last("Catatan: bisa digabung dengan P-1002 juga");
    // A number alone, or one with what is to be done with it, is meant.
    for (said, shown) in [("O-2026-00002", "Pesanan O-2026-00002, sepakat"), ("P-1001 27rb", "Harga P-1001 diubah")] {
        for act in ["/batal", "/penawaran", "[1]", "[Catatan]", said] {
            seller.does(act).await;
        }
        seller.sees_last(shown);
    }
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await, ["confirmed", "confirmed"]);
}
