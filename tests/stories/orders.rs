//! From a request to an agreement, and out of it.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// A seller with two tons of `goods`, and a buyer who has asked for one.
async fn requested<'w>(world: &'w World, goods: &str) -> (Person<'w>, Person<'w>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers(goods, "2 ton", "34.000").await;
    buyer.orders("1 ton").await;
    (seller, buyer)
}

on_each_engine!(names_are_hidden_until_both_agree);
async fn names_are_hidden_until_both_agree(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = requested(&world, "karkas").await;
    seller.opens_order().await;
    buyer.opens_order().await;
    seller.sees_no("Rina");
    buyer.sees_no("Bejo");
    seller.sees_last("Pembeli: Pasar Jaya");
    seller.accepts().await;
    for person in [&seller, &buyer] {
        person.sees_last("Penjual: Pak Bejo. Pembeli: Pasar Jaya (Bu Rina)");
        person.sees_last("Serah: di tempat penjual");
    }
    buyer.opens_order().await;
    buyer.sees_last("Pesanan O-2026-00001, sepakat");
    assert_eq!(buyer.labels(), ["Hubungi penjual", "Ganti hari", "Ubah kesepakatan", "Batalkan", "Surat", "Riwayat", "Kembali"]);
}

on_each_engine!(a_declined_request_frees_the_goods_and_blames_nobody);
async fn a_declined_request_frees_the_goods_and_blames_nobody(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = requested(&world, "karkas").await;
    seller.declines().await;
    seller.sees_last("ditolak. Pembeli kami kabari.\nSisa P-1001 kembali 2 ton.");
    buyer.sees_last("Penjual belum bisa melayani pesanan ini. Sisa P-1001 tetap 2 ton.");
    buyer.sees_no("Bejo");
    buyer.taps("Cari lagi").await;
    buyer.sees_last("2 ton, Rp34.000/kg");
}

on_each_engine!(a_request_for_fresh_meat_lapses_after_six_hours_of_day);
async fn a_request_for_fresh_meat_lapses_after_six_hours_of_day(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = requested(&world, "karkas").await;
    buyer.sees_last("Barang disimpan untuk Anda sampai Sel, 24 Nov 2026, 15.00 WIB.");
    world.advance_to("2026-11-24T14:59").await;
    buyer.sees_no("belum menjawab");
    world.advance_to("2026-11-24T15:01").await;
    seller.sees_last("Pesanan Pasar Jaya (karkas ayam pedaging 1 ton) batal karena belum dijawab. Barang bisa dipesan pembeli lain.");
    buyer.sees_last("Penjual belum menjawab sampai batas waktu. Pesanan karkas ayam pedaging 1 ton tidak jadi.");
    seller.accepts().await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan batal karena belum dijawab.");
    buyer.taps("Lihat penawaran").await;
    buyer.sees_last("Sisa 2 ton");
}

on_each_engine!(a_request_for_eggs_lapses_after_a_day_even_when_the_press_comes_first);
async fn a_request_for_eggs_lapses_after_a_day_even_when_the_press_comes_first(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    // Nothing has looked at the clock yet when the seller presses.
    world.clock.advance_to(crate::support::world::wib("2026-11-25T09:01"));
    seller.accepts().await;
    seller.sees("Tombol ini tidak berlaku lagi: pesanan batal karena belum dijawab.");
    buyer.sees_last("Penjual belum menjawab sampai batas waktu.");
    assert_eq!(raw::number(&world.db, "SELECT held FROM offers").await, 0);
    world.advance_to("2026-11-25T09:10").await;
    assert_eq!(buyer.count("Penjual belum menjawab sampai batas waktu."), 1);
}

on_each_engine!(either_side_cancels_with_a_reason_and_both_are_told_the_same);
async fn either_side_cancels_with_a_reason_and_both_are_told_the_same(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = requested(&world, "karkas").await;
    seller.accepts().await;
    seller.opens_order().await;
    seller.taps("Batalkan").await;
    seller.sees_last("Pesanan O-2026-00001 mau dibatalkan. Apa sebabnya?");
    assert_eq!(seller.labels()[..5], ["Barang tidak ada", "Harga berubah", "Kendaraan tidak ada", "Sebab lain", "Pesanan tetap"]);
    seller.taps("Pesanan tetap").await;
    seller.sees_last("Pesanan O-2026-00001, sepakat");
    seller.opens_order().await;
    seller.taps("Batalkan").await;
    seller.taps("Kendaraan tidak ada").await;
    seller.taps("Ya, batalkan").await;
    for person in [&seller, &buyer] {
        person.sees_last("dibatalkan oleh penjual. Sebab: kendaraan tidak ada.\nSisa P-1001 kembali 2 ton.");
    }
    buyer.taps("Lihat").await;
    buyer.sees_last("Pesanan O-2026-00001, dibatalkan oleh penjual. Sebab: kendaraan tidak ada");
    buyer.sees_last("Pembeli: Pasar Jaya");
}

on_each_engine!(own_words_are_read_back_before_they_count);
async fn own_words_are_read_back_before_they_count(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = requested(&world, "karkas").await;
    seller.accepts().await;
    buyer.opens_order().await;
    buyer.taps("Batalkan").await;
    buyer.taps("Sebab lain").await;
    buyer.sees_last("Tulis sebabnya dengan singkat. Pihak lain akan membacanya.");
    buyer.says("gudang <b>penuh</b>, hubungi 081234567890").await;
    buyer.sees_last("Sebab: gudang <b>penuh</b>, hubungi");
    buyer.sees_no("Sebab: gudang <b>penuh</b>, hubungi 081234567890");
    buyer.taps("Kembali").await;
    buyer.says("gudang penuh").await;
    buyer.sees_last("Batalkan pesanan O-2026-00001?\nSebab: gudang penuh");
    buyer.taps("Ya, batalkan").await;
    for person in [&seller, &buyer] {
        person.sees_last("dibatalkan oleh pembeli. Sebab: gudang penuh.");
    }
    assert_eq!(raw::number(&world.db, "SELECT committed FROM offers").await, 0);
}

on_each_engine!(the_phone_is_shown_only_if_it_was_shared_and_is_the_persons_own);
async fn the_phone_is_shown_only_if_it_was_shared_and_is_the_persons_own(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = requested(&world, "karkas").await;
    seller.accepts().await;
    seller.taps("Hubungi pembeli").await;
    seller.sees_last("Pembeli: Bu Rina");
    seller.sees_last("Nomor HP belum dibagikan. Kirim pesan lewat Buka obrolan.");
    assert_eq!(seller.labels(), ["Buka obrolan", "Minta nomor HP", "Bagikan nomor saya"]);
    seller.taps("Bagikan nomor saya").await;
    seller.sees_last("Mau bagikan nomor HP? Boleh dilewati.");
    assert!(world.sandbox.keyboard(seller.id).is_some());
    // A neighbour's number is not kept, and a typed one is nobody's.
    seller.shares("6285211111111", Some(buyer.id)).await;
    seller.sees_last("Maaf, nomor itu bukan nomor akun ini, jadi tidak kami simpan.");
    seller.shares("6285222222222", None).await;
    seller.sees_last("Maaf, nomor itu bukan nomor akun ini");
    seller.says("085233333333").await;
    seller.sees_last("Silakan pilih salah satu tombol di bawah ini.");
    assert!(raw::tables_with(&world.db, "85233333333").await.is_empty());
    seller.shares("6281234567890", Some(seller.id)).await;
    seller.sees_last("Sudah disimpan: Pak Bejo, Gedog, 0812 3456 7890.");
    assert!(world.sandbox.keyboard(seller.id).is_none());
    buyer.taps("Hubungi penjual").await;
    buyer.sees_last("Penjual: Pak Bejo, 0812 3456 7890");
    buyer.sees_last("Kami tidak pernah meminta transfer.");
    buyer.taps("Bagikan nomor saya").await;
    buyer.says("Lewati").await;
    buyer.sees_last("Baik, data tidak diubah.");
    assert!(world.sandbox.keyboard(buyer.id).is_none());
}

on_each_engine!(when_who_ordered_has_left_the_colleagues_are_told);
async fn when_who_ordered_has_left_the_colleagues_are_told(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = requested(&world, "karkas").await;
    let colleague = world.buyer("Pak Dodi", Organization::PasarJaya).await;
    let stranger = world.buyer("Pak Hadi", Organization::FoodStation).await;
    seller.accepts().await;
    buyer.taps("Hubungi penjual").await;
    buyer.taps("Bagikan nomor saya").await;
    buyer.shares("6281234567890", Some(buyer.id)).await;
    buyer.says("/berhenti").await;
    buyer.taps("Berhenti").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE phone IS NOT NULL").await, 0);
    let heard = buyer.chat().len();
    seller.says("/pesanan").await;
    seller.taps_each(&["1", "Batalkan", "Barang tidak ada", "Ya, batalkan"]).await;
    colleague.sees_last("dibatalkan oleh penjual.");
    stranger.sees_no("O-2026-00001");
    assert_eq!(buyer.chat().len(), heard, "{}", buyer.transcript());
}

on_each_engine!(a_question_about_an_order_ends_when_the_order_moves_on);
async fn a_question_about_an_order_ends_when_the_order_moves_on(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.taps("Tolak").await;
    seller.sees_last("Tolak pesanan");
    let (question, no) = seller.button("Ya, tolak").unwrap();
    seller.taps("Terima").await;
    seller.sees_last("Sepakat.");
    seller.says("/menu").await;
    assert!(!seller.last().contains("belum selesai"), "{}", seller.last());
    seller.presses(question, &no).await;
    seller.opens_order().await;
    seller.sees_last("O-2026-00001, sepakat");
}
