//! What goes wrong at Telegram or in the program, as people see it.

use std::sync::Arc;

use tembus::{
    domain::person::{Organization, Role},
    sandbox::Fault,
};

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(a_seller_who_blocked_the_bot_is_told_of_and_his_offers_wait_for_him);
async fn a_seller_who_blocked_the_bot_is_told_of_and_his_offers_wait_for_him(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    world.sandbox.block(seller.id);
    world.settle().await;
    buyer.sees_last("Penjual untuk pesanan O-2026-00001 belum bisa dihubungi sekarang.");
    buyer.sees_last("Barang tetap disimpan sampai Rab, 25 Nov 2026, 09.00 WIB. Boleh ditunggu, boleh ditarik.");
    buyer.says("/beli").await;
    buyer.sees_last("Belum ada penawaran.");
    world.sandbox.unblock(seller.id);
    world.settle().await;
    seller.sees_last("Selamat datang kembali. 1 penawaran Anda tayang lagi.");
    seller.accepts().await;
    buyer.sees_last("Sepakat.");
}

on_each_engine!(a_seller_whom_telegram_refuses_comes_back_by_writing);
async fn a_seller_whom_telegram_refuses_comes_back_by_writing(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let refused = Fault::Status(403, "Forbidden: bot was blocked by the user".to_owned());
    world.sandbox.fail_next("sendMessage", Some(seller.id), refused, 1);
    buyer.orders("1 ton").await;
    buyer.sees_last("belum bisa dihubungi sekarang.");
    assert!(!seller.saw("mau membeli"));
    seller.says("/menu").await;
    seller.sees("Dari penawaran P-1001.");
    seller.sees("1 penawaran Anda tayang lagi.");
    seller.accepts().await;
    buyer.sees_last("Sepakat.");
}

on_each_engine!(a_conversation_goes_on_through_a_busy_and_a_broken_telegram);
async fn a_conversation_goes_on_through_a_busy_and_a_broken_telegram(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("/jual").await;
    world.sandbox.fail_next("sendMessage", Some(seller.id), Fault::RetryAfter(1), 1);
    seller.says("telur").await;
    seller.sees_last("Berapa banyak?");
    world.sandbox.fail_next("*", Some(seller.id), Fault::Status(500, "Internal Server Error".to_owned()), 2);
    seller.says("2 ton").await;
    seller.sees_last("Harga per kg berapa?");
    world.sandbox.fail_next("sendMessage", Some(seller.id), Fault::CutBefore, 1);
    seller.says("26.500").await;
    seller.sees_last("Harga itu untuk barang di mana?");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM outbox WHERE state = 'parked'").await, 0);
}

on_each_engine!(after_a_panic_the_person_is_told_and_the_bot_lives);
async fn after_a_panic_the_person_is_told_and_the_bot_lives(engine: Engine) {
    let mut world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await.id;
    let admin = world.invited("Mas Adi", Role::Admin).await.id;
    world.stop_bot().await;
    let conversations = tembus::telegram::inbox::conversations();
    world.start_bot_with(Arc::new(move |tx, ctx, update| {
        let conversations = conversations.clone();
        Box::pin(async move {
            let breaks = matches!(&update.kind, tembus::update::UpdateKind::Message(m) if m.words() == Some("rusak"));
            conversations(tx, ctx, update).await?;
            assert!(!breaks, "what must not happen");
            Ok(())
        })
    }));
    let seller = world.meets(seller, "Pak Bejo");
    seller.says("/jual").await;
    seller.says("telur").await;
    let before = raw::texts(&world.db, "SELECT state FROM conversations ORDER BY chat_id").await;
    seller.says("rusak").await;
    seller.sees_last("Maaf, ada gangguan. Data Anda aman. Coba lagi sebentar lagi. (kode ");
    assert_eq!(raw::texts(&world.db, "SELECT state FROM conversations ORDER BY chat_id").await, before);
    world.meets(admin, "Mas Adi").sees_last("Perhatian: satu pesan masuk disisihkan karena gangguan.");
    seller.says("2 ton").await;
    seller.sees_last("Harga per kg berapa?");
}
