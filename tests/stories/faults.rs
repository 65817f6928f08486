//! What goes wrong at Telegram or in the program, as people see it.

use std::{sync::Arc, time::Duration};

use tembus::{
    domain::person::{Office, Organization, Role},
    sandbox::{Fault, Gate},
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

on_each_engine!(a_question_that_is_answered_at_once_is_not_touched_again);
async fn a_question_that_is_answered_at_once_is_not_touched_again(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for words in ["/jual", "telur", "500 kg"] {
        seller.says(words).await;
    }
    // Telegram shows the question, and the bot has not heard so when the answer comes.
    let asked = async |method: &str, words: &str, label: &str| {
        let gate = Gate::new();
        world.sandbox.fail_next(method, Some(seller.id), Fault::Hold(gate.clone()), 1);
        match seller.button(words) {
            Some((message, data)) => drop(world.sandbox.press(seller.id, message, &data)),
            None => drop(world.sandbox.say(seller.id, words)),
        }
        while seller.button(label).is_none() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        gate
    };
    let unheard = asked("sendMessage", "26.500", "Di tempat saya").await;
    let (message, data) = seller.button("Di tempat saya").unwrap();
    world.sandbox.press(seller.id, message, &data);
    while world.sandbox.pending_updates() > 0 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    unheard.release();
    world.settle().await;
    let unheard = asked("editMessageText", "Besok", "Ya").await;
    world.sandbox.say(seller.id, "ya");
    while world.sandbox.pending_updates() > 0 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    unheard.release();
    world.settle().await;
    seller.publishes().await;
    seller.says("/menu").await;
    let refused: Vec<_> = world.sandbox.calls().into_iter().filter(|call| call.ok == Some(false)).collect();
    assert!(refused.is_empty(), "{refused:#?}");
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
    let seller = world.known(seller, "Pak Bejo");
    seller.says("/jual").await;
    seller.says("telur").await;
    let before = raw::texts(&world.db, "SELECT state FROM conversations ORDER BY chat_id").await;
    seller.says("rusak").await;
    seller.sees_last("Maaf, ada gangguan. Data Anda aman. Coba lagi sebentar lagi. (kode ");
    assert_eq!(raw::texts(&world.db, "SELECT state FROM conversations ORDER BY chat_id").await, before);
    world.known(admin, "Mas Adi").sees_last("Perhatian: satu pesan masuk disisihkan karena gangguan.");
    seller.says("2 ton").await;
    seller.sees_last("Harga per kg berapa?");
}

on_each_engine!(who_comes_back_after_days_reads_what_is_open_and_nothing_stale);
async fn who_comes_back_after_days_reads_what_is_open_and_nothing_stale(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.says("/jual").await;
    seller.says("/batal").await;
    buyer.orders("1 ton").await;
    // Refused without an update that says so, and found out by a message.
    let refused = |id| {
        let fault = Fault::Status(403, "Forbidden: bot was blocked by the user".to_owned());
        world.sandbox.fail_next("sendMessage", Some(id), fault, 1);
    };
    refused(official.id);
    for day in ["25", "26", "27"] {
        world.advance_to(&format!("2026-11-{day}T08:00")).await;
        if day == "25" {
            // The request lapses while its reader is away.
            refused(seller.id);
            buyer.orders("500 kg").await;
        }
    }
    world.advance_to("2026-11-27T13:00").await;
    let before = (seller.count("mau membeli"), official.count("Ringkasan"));
    seller.says("/menu").await;
    official.says("/menu").await;
    world.settle().await;
    assert_eq!(seller.count("mau membeli"), before.0, "{}", seller.transcript());
    assert_eq!(official.count("Ringkasan") - before.1, 1, "{}", official.transcript());
    let found = tembus::app::audit::audit(&mut world.db.snapshot().await.expect("a snapshot")).await.expect("an audit");
    assert_eq!(found, []);
}

on_each_engine!(where_links_to_a_person_are_forbidden_the_text_says_what_can_be_done);
async fn where_links_to_a_person_are_forbidden_the_text_says_what_can_be_done(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    // Both may share a number at their first agreement.
    for person in [&seller, &buyer] {
        person.sees_last("Sepakat.");
        person.sees_last("nomor HP bisa dibagikan");
        assert!(person.labels().contains(&"Bagikan nomor saya".to_owned()), "{:?}", person.labels());
    }
    let restricted = || Fault::Status(400, "Bad Request: BUTTON_USER_PRIVACY_RESTRICTED".to_owned());
    world.sandbox.fail_next("sendMessage", Some(buyer.id), restricted(), 1);
    buyer.taps("Hubungi penjual").await;
    buyer.sees_last("Penjual: Pak Bejo");
    buyer.sees_last("Nomor HP belum dibagikan. Tanya petugas BTC.");
    assert!(!buyer.last().contains("Buka obrolan"), "{}", buyer.last());
    assert!(!buyer.labels().contains(&"Buka obrolan".to_owned()), "{:?}", buyer.labels());
    // The other side is asked to share one, once a day.
    for _ in 0..2 {
        buyer.taps("Minta nomor HP").await;
        buyer.sees_last("Penjual sudah kami minta membagikan nomor HP.");
    }
    assert_eq!(seller.count("ingin menghubungi Anda lewat telepon"), 1, "{}", seller.transcript());
    seller.sees_last("Pembeli pesanan O-2026-00001 (telur ayam ras 1 ton)");
    seller.taps("Bagikan nomor saya").await;
    // Once the other side has shared a number there is one, and who asked is told.
    seller.shares("6281234567890", Some(seller.id)).await;
    assert_eq!(buyer.count("Penjual pesanan O-2026-00001 (telur ayam ras 1 ton) sudah membagikan nomor HP."), 1);
    assert_eq!(buyer.labels(), ["Salin nomor HP", "Hubungi penjual"]);
    assert!(!buyer.last().contains("0812"), "a locked screen shows no number");
    buyer.taps("Hubungi penjual").await;
    buyer.sees_last("0812 3456 7890");
    world.sandbox.fail_next("editMessageText", Some(buyer.id), restricted(), 1);
    buyer.opens_order().await;
    buyer.taps("Hubungi penjual").await;
    buyer.sees_last("0812 3456 7890");
    buyer.orders("500 kg").await;
    seller.accepts().await;
    buyer.sees_last("Sepakat.");
    assert!(!buyer.last().contains("nomor HP bisa dibagikan"), "it was offered before");
}

on_each_engine!(a_number_is_asked_for_and_told_for_a_month_after_the_order_has_ended);
async fn a_number_is_asked_for_and_told_for_a_month_after_the_order_has_ended(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    seller.taps("Setuju").await;
    buyer.taps_each(&["Berkas lengkap", "1 Des"]).await;
    seller.opens_order().await;
    seller.has_the_money().await;
    for person in [&buyer, &seller] {
        person.opens_order().await;
        person.sees_last("Pesanan O-2026-00001, selesai");
    }
    buyer.taps_each(&["Hubungi penjual", "Minta nomor HP"]).await;
    buyer.sees_last("Penjual sudah kami minta membagikan nomor HP.");
    seller.sees_last("ingin menghubungi Anda lewat telepon");
    seller.taps("Bagikan nomor saya").await;
    seller.shares("6281234567890", Some(seller.id)).await;
    assert_eq!(buyer.count("Penjual pesanan O-2026-00001 (telur ayam ras 1 ton) sudah membagikan nomor HP."), 1, "{}", buyer.transcript());
    // A month later it is said why nobody is asked any more.
    seller.opens_order().await;
    seller.taps("Hubungi pembeli").await;
    world.advance_to("2026-12-30T09:00").await;
    seller.taps("Minta nomor HP").await;
    seller.sees("pesanan sudah lebih dari 30 hari selesai, jadi nomor HP tidak bisa diminta lagi");
    buyer.sees_no("ingin menghubungi Anda lewat telepon");
    world.is_sound().await;
}

on_each_engine!(who_asks_for_the_number_of_somebody_who_is_gone_reads_so);
async fn who_asks_for_the_number_of_somebody_who_is_gone_reads_so(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    buyer.opens_order().await;
    buyer.taps("Hubungi penjual").await;
    seller.says("/berhenti").await;
    seller.taps("Berhenti").await;
    buyer.taps("Minta nomor HP").await;
    buyer.sees_last("Penjual sudah tidak memakai layanan ini, jadi nomor HP-nya tidak bisa diminta.");
    seller.sees_no("ingin menghubungi Anda lewat telepon");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM events WHERE kind = 'phone_asked'").await, 0);
}
