//! What one person or organisation may take of what all share, and how it is told.

use std::sync::Arc;

use tembus::{
    domain::{
        budgets::Budgets,
        person::{Organization, Role},
    },
    sandbox::{Fault, Gate},
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

fn from_bot(person: &Person<'_>) -> usize {
    person.chat().iter().filter(|bubble| bubble.from_bot).count()
}

on_each_engine!(who_writes_too_fast_is_told_once_and_keeps_nobody_waiting);
async fn who_writes_too_fast_is_told_once_and_keeps_nobody_waiting(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { messages: 60, ..Budgets::NONE }).await;
    // The whole second half of a minute is left for what follows.
    world.advance_to("2026-11-24T09:10").await;
    let seller = world.seller("Pak Bejo").await;
    let stranger = world.stranger("Entah");
    for text in ["halo", "/batal", "/start 0123"] {
        for _ in 0..500 {
            world.sandbox.say(stranger.id, text);
        }
    }
    seller.says("/menu").await;
    seller.sees_last("Pak Bejo, mau apa?");
    world.settle().await;
    // Each of two minutes, if one ended just then, answers sixty at most, and warns once.
    let answered = from_bot(&stranger);
    assert!((1..=2 * 61).contains(&answered), "{answered}");
    assert!((1..=2).contains(&stranger.count("terlalu cepat")), "{}", stranger.transcript());
    world.advance_to("2026-11-24T10:30").await;
    stranger.says("/start").await;
    stranger.sees_last("Selamat datang");
}

on_each_engine!(codes_can_not_be_tried_without_end);
async fn codes_can_not_be_tried_without_end(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { codes: 3, ..Budgets::NONE }).await;
    let stranger = world.stranger("Entah");
    let code = world.invitation(Role::Buyer(Organization::PasarJaya)).await;
    for wrong in ["/start 00", "/start 01", "/batal", "/start 02"] {
        stranger.says(wrong).await;
    }
    assert_eq!(stranger.count("Kode ini sudah dipakai"), 3, "{}", stranger.transcript());
    stranger.says(&format!("/start {code}")).await;
    stranger.sees_last("Kode yang salah sudah terlalu banyak.");
    world.advance_to("2026-11-24T11:00").await;
    stranger.says(&format!("/start {code}")).await;
    stranger.sees_last("Selamat datang");
}

on_each_engine!(a_seller_has_so_many_offers_up_and_no_more);
async fn a_seller_has_so_many_offers_up_and_no_more(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { offers: 2, ..Budgets::NONE }).await;
    let (seller, other) = (world.seller("Pak Bejo").await, world.seller("Bu Tutik").await);
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("gurame", "1 kw", "40.000").await;
    for text in ["lele 1 kw 24rb besok di tempat saya", "ya"] {
        seller.says(text).await;
    }
    if seller.button("Benar, tayangkan").is_some() {
        seller.publishes().await;
    }
    seller.sees_last("Sudah ada 2 penawaran yang tayang");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 2);
    other.offers("telur", "1 ton", "26.000").await;
    seller.opens_offer().await;
    seller.taps_each(&["Tarik", "Tarik"]).await;
    // What was filled in before is put up as it stands.
    seller.says("/menu").await;
    seller.taps("Lanjutkan isian").await;
    seller.sees_last("Lele konsumsi");
    seller.publishes().await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers WHERE status = 'published'").await, 3);
}

on_each_engine!(offers_are_not_put_up_and_withdrawn_again_and_again);
async fn offers_are_not_put_up_and_withdrawn_again_and_again(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { withdrawals: 2, ..Budgets::NONE }).await;
    let seller = world.seller("Pak Bejo").await;
    for _ in 0..2 {
        seller.offers("telur", "2 ton", "26.500").await;
        seller.opens_offer().await;
        seller.taps_each(&["Tarik", "Tarik"]).await;
    }
    seller.says("telur 2 ton 26.500 besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Penawaran terlalu sering ditarik dan ditayangkan lagi dalam satu jam ini.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 2);
    world.advance_to("2026-11-24T11:00").await;
    seller.taps_each(&["Lanjutkan isian", "Benar, tayangkan"]).await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers WHERE status = 'published'").await, 1);
}

on_each_engine!(one_organisation_does_not_hold_everything);
async fn one_organisation_does_not_hold_everything(engine: Engine) {
    let budgets = Budgets { holds: 2, share: 50, ..Budgets::NONE };
    let world = World::with_budgets(engine, budgets).await;
    let (seller, other) = (world.seller("Pak Bejo").await, world.seller("Bu Tutik").await);
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Tono", Organization::PasarJaya).await;
    let rival = world.buyer("Bu Sari", Organization::FoodStation).await;
    seller.offers("telur", "2 ton", "26.500").await;
    other.offers("telur", "1 ton", "26.500").await;
    // One request may be for all that one offer has.
    buyer.orders("2 ton").await;
    buyer.sees_last("O-2026-00001");
    colleague.orders("500 kg").await;
    colleague.sees_last("sudah mendekati 50% dari semua barang ini");
    rival.orders("500 kg").await;
    rival.sees_last("O-2026-00002");
    seller.accepts().await;
    // What was agreed is held no more.
    colleague.orders("100 kg").await;
    buyer.orders("100 kg").await;
    buyer.sees_last("O-2026-00004");
    buyer.orders("100 kg").await;
    buyer.sees_last("Sudah ada 2 pesanan yang menunggu jawaban.");
}

on_each_engine!(goods_are_not_held_and_let_go_again_and_again);
async fn goods_are_not_held_and_let_go_again_and_again(engine: Engine) {
    let budgets = Budgets { hold_pause: 5, withdrawals: 2, ..Budgets::NONE };
    let world = World::with_budgets(engine, budgets).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let rival = world.buyer("Bu Sari", Organization::FoodStation).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    buyer.opens_order().await;
    buyer.taps("Tarik pesanan").await;
    buyer.orders("500 kg").await;
    buyer.sees_last("Barang ini baru saja Anda lepas.");
    rival.orders("500 kg").await;
    rival.sees_last("O-2026-00002");
    world.advance_to("2026-11-24T09:20").await;
    buyer.orders("500 kg").await;
    buyer.sees_last("O-2026-00003");
    buyer.opens_order().await;
    buyer.taps("Tarik pesanan").await;
    world.advance_to("2026-11-24T09:40").await;
    buyer.orders("500 kg").await;
    buyer.sees_last("Terlalu banyak pesanan ditarik");
    assert_eq!(seller.count("mau membeli"), 3, "{}", seller.transcript());
    world.advance_to("2026-11-24T10:30").await;
    buyer.orders("500 kg").await;
    buyer.sees_last("O-2026-00004");
}

on_each_engine!(alerts_of_one_kind_are_one_message_a_quarter_of_an_hour);
async fn alerts_of_one_kind_are_one_message_a_quarter_of_an_hour(engine: Engine) {
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
    world.advance_to("2026-11-24T09:31").await;
    let (seller, admin) = (world.known(seller, "Pak Bejo"), world.known(admin, "Mas Adi"));
    for _ in 0..6 {
        seller.says("rusak").await;
    }
    assert_eq!(admin.count("Perhatian"), 1, "{}", admin.transcript());
    world.advance_to("2026-11-24T09:46").await;
    admin.sees_last("Perhatian: 5 pesan masuk disisihkan dalam 15 menit ini");
    assert_eq!(admin.count("Perhatian"), 2, "{}", admin.transcript());
    world.advance_to("2026-11-24T10:10").await;
    seller.says("rusak").await;
    admin.sees_last("Perhatian: satu pesan masuk disisihkan");
    assert_eq!(admin.count("Perhatian"), 3);
}

on_each_engine!(who_is_sent_nothing_more_is_told_so_once);
async fn who_is_sent_nothing_more_is_told_so_once(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { replies: 5, ..Budgets::NONE }).await;
    // The first half of a minute is left for what follows.
    world.advance_to("2026-11-24T09:10").await;
    let stranger = world.stranger("Entah");
    let gate = Gate::new();
    world.sandbox.fail_next("sendMessage", Some(stranger.id), Fault::Hold(gate.clone()), 1);
    for _ in 0..40 {
        world.sandbox.say(stranger.id, "halo");
        while world.sandbox.pending_updates() > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        }
    }
    gate.release();
    world.settle().await;
    // Nobody looks at the first ten of a minute.
    assert!((1..=2).contains(&stranger.count("terlalu cepat")), "{}", stranger.transcript());
    assert!(from_bot(&stranger) <= 2 * 11, "{}", stranger.transcript());
}

on_each_engine!(answers_to_messages_that_come_together_count_as_well);
async fn answers_to_messages_that_come_together_count_as_well(engine: Engine) {
    let mut world = World::with_budgets(engine, Budgets { replies: 5, ..Budgets::NONE }).await;
    // The first half of a minute is left for what follows.
    world.advance_to("2026-11-24T09:10").await;
    let stranger = world.stranger("Entah").id;
    world.stop_bot().await;
    let gate = Gate::new();
    world.sandbox.fail_next("sendMessage", Some(stranger), Fault::Hold(gate.clone()), 1);
    for _ in 0..90 {
        world.sandbox.say(stranger, "halo");
    }
    // All of them are one delivery.
    world.start_bot();
    while world.sandbox.pending_updates() > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    gate.release();
    world.settle().await;
    let stranger = world.known(stranger, "Entah");
    assert_eq!(stranger.count("terlalu cepat"), 1, "{}", stranger.transcript());
    // Nobody looks at the first ten of a minute.
    assert!(from_bot(&stranger) <= 2 * 11, "{}", stranger.transcript());
}

on_each_engine!(a_seller_who_offers_without_end_keeps_nobody_waiting);
async fn a_seller_who_offers_without_end_keeps_nobody_waiting(engine: Engine) {
    let lines = std::env::var("TEMBUS_FLOOD").ok().and_then(|lines| lines.parse().ok()).unwrap_or(1_500);
    let world = World::with_budgets(engine, Budgets::default()).await;
    let (seller, other) = (world.seller("Pak Bejo").await, world.seller("Bu Tutik").await);
    let begun = std::time::Instant::now();
    let line = |n: usize| format!("telur {} kg 26.500 besok di tempat saya", 100 + n);
    for n in 0..lines {
        world.sandbox.say(seller.id, &line(n));
        world.sandbox.say(seller.id, "ya");
        if n % 500 == 250 {
            // What others feel: how long a menu takes in the middle of it.
            let (before, asked) = (other.count("mau apa?"), std::time::Instant::now());
            world.sandbox.say(other.id, "/menu");
            while other.count("mau apa?") == before {
                assert!(asked.elapsed() < std::time::Duration::from_secs(60), "nobody else is answered");
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
            eprintln!("{engine:?}: after {n} lines another waited {:?}", asked.elapsed());
        }
    }
    world.settle().await;
    eprintln!("{engine:?}: {lines} offers were tried in {:?}", begun.elapsed());
    let live = raw::number(&world.db, "SELECT COUNT(*) FROM offers WHERE status = 'published'").await;
    assert!(live <= 100, "{live} offers are up");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM set_aside").await, 0);
    other.offers("lele", "1 kw", "24.000").await;
}

on_each_engine!(a_buyer_who_would_hold_everything_keeps_nobody_waiting);
async fn a_buyer_who_would_hold_everything_keeps_nobody_waiting(engine: Engine) {
    let tries = std::env::var("TEMBUS_FLOOD").ok().and_then(|tries| tries.parse().ok()).unwrap_or(32);
    let world = World::with_budgets(engine, Budgets { holds: 20, messages: 100_000, ..Budgets::default() }).await;
    let (seller, other) = (world.seller("Pak Bejo").await, world.seller("Bu Tutik").await);
    let greedy = world.buyer("Pak Rakus", Organization::PasarJaya).await;
    let rival = world.buyer("Bu Sari", Organization::FoodStation).await;
    for owner in [&seller, &other] {
        owner.offers("telur", "5 ton", "26.500").await;
    }
    let (begun, mut waits) = (std::time::Instant::now(), Vec::new());
    for n in 0..tries {
        greedy.orders("200 kg").await;
        if n % 4 == 3 {
            // What others feel: how long a menu takes while twenty answers to the greedy one are due.
            for _ in 0..20 {
                world.sandbox.say(greedy.id, "/beli");
            }
            let (seen, asked) = (rival.count("mau apa?"), std::time::Instant::now());
            world.sandbox.say(rival.id, "/menu");
            while rival.count("mau apa?") == seen {
                assert!(asked.elapsed() < std::time::Duration::from_secs(60), "nobody else is answered");
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
            waits.push(asked.elapsed());
            world.settle().await;
        }
    }
    waits.sort();
    eprintln!("{engine:?}: {tries} requests in {:?}, a menu of another took {:?} at most", begun.elapsed(), waits.last());
    assert!(greedy.saw("Sudah ada 20 pesanan yang menunggu jawaban."), "{}", greedy.transcript());
    let held = "SELECT CAST(SUM(quantity) AS BIGINT) FROM orders WHERE organization = 'PASAR_JAYA' AND status = 'requested'";
    assert_eq!(raw::number(&world.db, held).await, 4_000_000);
    // Each request is one message to its seller, and no more.
    assert_eq!(seller.count("mau membeli") + other.count("mau membeli"), 20);
    rival.orders("1 ton").await;
    rival.sees_last("O-2026-00021");
    for n in 0..7 {
        greedy.opens_order().await;
        greedy.taps("Tarik pesanan").await;
        assert!(!greedy.last().contains("Terlalu banyak"), "{n}");
    }
    greedy.orders("200 kg").await;
    greedy.sees_last("Terlalu banyak pesanan ditarik");
}

on_each_engine!(proposals_are_not_sent_and_taken_back_without_end);
async fn proposals_are_not_sent_and_taken_back_without_end(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { withdrawals: 2, ..Budgets::NONE }).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    seller.accepts().await;
    let proposes = async || {
        buyer.opens_order().await;
        buyer.taps("Ganti hari").await;
        buyer.taps("28 Nov").await;
    };
    for _ in 0..2 {
        proposes().await;
        buyer.opens_order().await;
        buyer.taps("Tarik usul").await;
    }
    let heard = from_bot(&seller);
    // Whatever is proposed, and whoever of the organisation does it.
    proposes().await;
    buyer.sees_last("Usul untuk pesanan ini sudah terlalu sering dikirim");
    assert_eq!(from_bot(&seller), heard, "{}", seller.transcript());
    // The other side has a budget of its own, and what is no proposal has none.
    seller.opens_order().await;
    seller.taps("Ganti hari").await;
    seller.taps("27 Nov").await;
    buyer.taps("Setuju ganti hari").await;
    buyer.sees_last("Sepakat ganti hari.");
    world.advance_to("2026-11-24T10:30").await;
    proposes().await;
    buyer.sees_last("sudah dikirim");
}

on_each_engine!(demands_are_not_made_changed_and_answered_without_end);
async fn demands_are_not_made_changed_and_answered_without_end(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { withdrawals: 2, ..Budgets::NONE }).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("lele", "1 kw", "24.000").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Tono", Organization::PasarJaya).await;
    let rival = world.buyer("Bu Sari", Organization::FoodStation).await;
    let demands = async |person: &Person<'_>, goods: &str| {
        person.says(&format!("butuh {goods} kamis")).await;
        person.taps("Kirim").await;
    };
    for kilos in [500, 600] {
        demands(&buyer, &format!("telur {kilos} kg")).await;
        buyer.taps("Lihat").await;
        buyer.taps("Tutup").await;
        buyer.taps("Ya, tutup").await;
    }
    let told = seller.count("Pasar Jaya butuh telur");
    assert_eq!(told, 2);
    for person in [&buyer, &colleague] {
        demands(person, "telur 700 kg").await;
        person.sees_last("Permintaan untuk barang ini sudah terlalu sering dibuat atau diubah");
    }
    assert_eq!(seller.count("Pasar Jaya butuh telur"), told);
    demands(&buyer, "lele 50 kg").await;
    assert_eq!(seller.count("Pasar Jaya butuh lele"), 1);
    demands(&rival, "telur 500 kg").await;
    assert_eq!(seller.count("Food Station butuh telur"), 1);
    let answers = async || {
        seller.says("/permintaan").await;
        seller.taps("2").await;
        seller.sees_last("Food Station");
        seller.taps("Tawarkan P-1001").await;
    };
    for _ in 0..2 {
        answers().await;
        seller.taps("Tarik tawaran").await;
    }
    assert_eq!(rival.count("Ada tawaran untuk"), 2);
    answers().await;
    seller.sees_last("Tawaran untuk permintaan ini sudah terlalu sering dikirim");
    assert_eq!(rival.count("Ada tawaran untuk"), 2);
    world.advance_to("2026-11-24T10:30").await;
    answers().await;
    assert_eq!(rival.count("Ada tawaran untuk"), 3);
    demands(&buyer, "telur 700 kg").await;
    assert_eq!(seller.count("Pasar Jaya butuh telur"), told + 1);
}

on_each_engine!(steps_that_one_side_repeats_are_told_so_often_and_no_more);
async fn steps_that_one_side_repeats_are_told_so_often_and_no_more(engine: Engine) {
    const TOO_OFTEN: &str = "Kabar yang sama untuk pesanan ini sudah terlalu sering dikirim";
    let world = World::with_budgets(engine, Budgets { withdrawals: 2, ..Budgets::NONE }).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let (seller, buyer) = world.underway("1 ton", "1 ton").await;
    // A complaint is told to the other side and to mediators each time.
    for _ in 0..2 {
        buyer.opens_order().await;
        buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
        buyer.opens_order().await;
        buyer.taps("Tarik keluhan").await;
    }
    let heard = (from_bot(&seller), from_bot(&admin));
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.sees_last(TOO_OFTEN);
    assert_eq!((from_bot(&seller), from_bot(&admin)), heard, "{}", seller.transcript());
    // So is a weight on arrival, of which the first is no repetition.
    buyer.opens_order().await;
    buyer.taps("Tiba, belum dicek").await;
    for weight in ["990 kg", "995 kg"] {
        buyer.says(weight).await;
        buyer.taps("Kirim").await;
        buyer.taps("Perbaiki angka").await;
    }
    buyer.sees_last(TOO_OFTEN);
    // And a receipt before the seller's yes: what was said first was none of its corrections.
    buyer.opens_order().await;
    buyer.taps("Hasil periksa").await;
    for weight in ["994 kg", "993 kg", "992 kg"] {
        buyer.says(weight).await;
        buyer.taps("Pecah").await;
        buyer.taps("Kirim").await;
        buyer.opens_order().await;
        buyer.taps("Perbaiki angka").await;
    }
    buyer.sees_last(TOO_OFTEN);
    // The other side has a budget of its own, and an hour later there is a new one.
    seller.opens_order().await;
    seller.taps_each(&["Ada keluhan", "Angka penerimaan"]).await;
    buyer.sees_last("Penjual mengeluh soal O-2026-00001: angka penerimaan.");
    seller.opens_order().await;
    seller.taps("Tarik keluhan").await;
    world.advance_to("2026-11-24T10:30").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.sees_last("Pembeli mengeluh soal O-2026-00001: mutu barang.");
    world.is_sound().await;
}

/// The last refusal leaves what was filled in, and the same card comes back.
async fn goes_on(person: &Person<'_>, too_much: &str, card: &str) {
    person.sees_last(too_much);
    person.sees_last("Yang sudah diisi tetap tersimpan.");
    assert_eq!(person.labels()[0], "Lanjutkan isian", "{}", person.transcript());
    // Neither the menu nor a day that begins anew takes it away.
    person.says("/menu").await;
    person.taps("Lanjutkan isian").await;
    person.sees_last(card);
}

on_each_engine!(what_was_filled_in_waits_where_an_offer_or_an_order_is_too_much);
async fn what_was_filled_in_waits_where_an_offer_or_an_order_is_too_much(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { offers: 1, holds: 1, ..Budgets::NONE }).await;
    let seller = world.seller("Pak Bejo").await;
    let other = world.seller("Bu Tutik").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    other.offers("lele", "2 ton", "24.000").await;
    // An offer with its photo and its note.
    seller.shows("gurame 1 kw 40rb besok di tempat saya grade A").await;
    seller.taps("Benar, tayangkan").await;
    goes_on(&seller, "Sudah ada 1 penawaran yang tayang", "Dengan foto barang").await;
    seller.sees_last("grade A");
    seller.taps("Batal").await;
    // The question whether it is added to what is up.
    seller.says("telur 1 ton 27rb besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.taps("Tambah").await;
    goes_on(&seller, "Sudah ada 1 penawaran yang tayang", "masih tayang. Ganti atau tambah?").await;
    seller.taps("Batal").await;
    // An order with its note.
    buyer.orders("100 kg").await;
    for act in ["/beli", "[2]", "[Pesan]", "200 kg", "[Catatan]", "untuk gudang Cakung", "[Pesan]"] {
        buyer.does(act).await;
    }
    goes_on(&buyer, "Sudah ada 1 pesanan yang menunggu jawaban.", "Catatan: untuk gudang Cakung").await;
    // Once there is room it is sent as it stands.
    for owner in [&seller, &other] {
        if owner.button("Terima").is_some() {
            owner.accepts().await;
        }
    }
    buyer.taps("Pesan").await;
    buyer.sees_last("sudah dikirim ke penjual");
    // A price for goods of an offer.
    for act in ["/beli", "[1]", "[Tawar]", "100 kg", "1.000"] {
        buyer.does(act).await;
    }
    if buyer.button("Ya, betul").is_some() && buyer.last().contains("Betul") {
        buyer.taps("Ya, betul").await;
    }
    let card = buyer.last();
    buyer.taps("Kirim").await;
    goes_on(&buyer, "Sudah ada 1 pesanan yang menunggu jawaban.", &card).await;
    world.is_sound().await;
}

on_each_engine!(what_was_filled_in_waits_where_a_demand_an_answer_or_a_step_is_too_much);
async fn what_was_filled_in_waits_where_a_demand_an_answer_or_a_step_is_too_much(engine: Engine) {
    let world = World::with_budgets(engine, Budgets { withdrawals: 1, ..Budgets::NONE }).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for act in ["butuh telur 500 kg kamis", "[Kirim]", "[Lihat]", "[Tutup]", "[Ya, tutup]"] {
        buyer.does(act).await;
    }
    for act in ["butuh telur 700 kg kamis", "[Kirim]"] {
        buyer.does(act).await;
    }
    goes_on(&buyer, "Permintaan untuk barang ini sudah terlalu sering dibuat atau diubah", "700 kg").await;
    world.advance_to("2026-11-24T10:30").await;
    buyer.taps("Kirim").await;
    // An answer that is sent, taken back, and sent again.
    seller.says("2 ton 26.250 rabu").await;
    seller.taps("Kirim").await;
    seller.taps("Tarik tawaran").await;
    for act in ["/permintaan", "[1]", "300 kg 26.400 rabu", "[Kirim]"] {
        seller.does(act).await;
    }
    goes_on(&seller, "Tawaran untuk permintaan ini sudah terlalu sering dikirim", "300 kg, Rp26.400/kg").await;
    seller.taps("Batal").await;
    // A day that was proposed and taken back, and the wish to end it together, with own words.
    buyer.orders("500 kg").await;
    seller.accepts().await;
    for act in ["[Ganti hari]", "[28 Nov]", "/pesanan", "[1]", "[Tarik usul]"] {
        if act == "[Ganti hari]" {
            buyer.opens_order().await;
        }
        buyer.does(act).await;
    }
    buyer.opens_order().await;
    for act in ["[Ganti hari]", "27 nov"] {
        buyer.does(act).await;
    }
    goes_on(&buyer, "Usul untuk pesanan ini sudah terlalu sering dikirim", "hari").await;
    world.is_sound().await;
}
