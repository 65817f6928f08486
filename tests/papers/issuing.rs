//! Papers of real orders.

use std::collections::HashSet;

use tembus::{
    app::audit::audit,
    chat::paper,
    clock::Clock,
    domain::{
        order::OrderId,
        paper::PaperKind,
        person::{Organization, PersonId},
    },
    market,
    sandbox::Fault,
    store::audit::Kind,
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

on_each_engine!(a_paper_says_what_both_sides_saw_and_nothing_before_they_agreed);
async fn a_paper_says_what_both_sides_saw_and_nothing_before_they_agreed(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    let facts = async |kind| {
        let mut tx = world.db.read().await.unwrap();
        let order = tx.orders().get(OrderId(1)).await.unwrap().unwrap();
        market::paper_facts(&mut tx, &order, kind, None).await.unwrap()
    };
    assert_eq!(facts(PaperKind::Confirmation).await, None);
    seller.accepts().await;
    let agreed = facts(PaperKind::Confirmation).await.unwrap();
    assert_eq!((&*agreed.seller, &*agreed.buyer, agreed.total.unwrap().0), ("Pak Bejo", "Bu Rina", 26_500_000));
    paper(&agreed, None, "Tembus Pasar").unwrap();
    assert_eq!(facts(PaperKind::DeliveryNote).await, None);
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says("1.002 kg AG 1234 XX").await;
    seller.taps("Kirim").await;
    let slip = facts(PaperKind::DeliveryNote).await.unwrap();
    assert_eq!((slip.loads.len(), slip.loads[0].loaded, slip.loads[0].plate.as_deref()), (1, 1_002_000, Some("AG 1234 XX")));
    assert_eq!(facts(PaperKind::Receipt).await, None);
    buyer.taps("Sudah sampai").await;
    buyer.says("990 kg").await;
    buyer.taps("Pecah").await;
    buyer.taps("Kirim").await;
    let receipt = facts(PaperKind::Receipt).await.unwrap();
    assert_eq!(receipt.accepted(), 990_000);
    paper(&receipt, None, "Tembus Pasar").unwrap();
}

/// The texts of what was issued.
async fn issued(world: &World) -> Vec<String> {
    raw::texts(&world.db, "SELECT kind || ' ' || number FROM papers ORDER BY id").await
}

/// An agreed order of a ton, with the seller and the buyer.
async fn agreed(world: &World) -> (Person<'_>, Person<'_>) {
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.opens_order().await;
    buyer.opens_order().await;
    (seller, buyer)
}

on_each_engine!(both_sides_and_a_colleague_get_the_same_paper_and_it_is_issued_once);
async fn both_sides_and_a_colleague_get_the_same_paper_and_it_is_issued_once(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world).await;
    let colleague = world.buyer("Pak Joko", Organization::PasarJaya).await;
    colleague.opens_order().await;
    for person in [&seller, &buyer, &colleague] {
        person.taps_twice("Surat").await;
        person.sees_last("Konfirmasi pesanan O-2026-00001/KP-1");
    }
    assert_eq!(issued(&world).await, ["CONFIRMATION 1"]);
    let mut files = Vec::new();
    for person in [&seller, &buyer, &colleague] {
        files.push(document(&world, person).await);
    }
    assert!(files[0].starts_with(b"%PDF-") && files.iter().all(|file| *file == files[0]));
    let ids: HashSet<String> = [&seller, &buyer, &colleague].into_iter().map(document_id).collect();
    assert_eq!(ids.len(), 1, "it is uploaded once, and sent to the others by its name: {ids:?}");
    let stored = raw::texts(&world.db, "SELECT sha256 FROM papers").await;
    assert_eq!(stored, [market::sha256(&files[0])]);
    is_sound(&world).await;
}

on_each_engine!(a_paper_that_telegram_forgot_is_uploaded_again);
async fn a_paper_that_telegram_forgot_is_uploaded_again(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world).await;
    seller.taps("Surat").await;
    let forgotten = Fault::Status(400, "Bad Request: wrong remote file identifier specified: Wrong string length".to_owned());
    world.sandbox.fail_next("sendDocument", Some(buyer.id), forgotten, 1);
    buyer.taps("Surat").await;
    buyer.sees_last("Konfirmasi pesanan O-2026-00001/KP-1");
    assert_ne!(document_id(&buyer), document_id(&seller));
    assert_eq!(document(&world, &buyer).await, document(&world, &seller).await);
    is_sound(&world).await;
}

on_each_engine!(the_audit_finds_a_stored_paper_that_was_changed_or_left_out);
async fn the_audit_finds_a_stored_paper_that_was_changed_or_left_out(engine: Engine) {
    for tampering in [
        "UPDATE papers SET issued_at = issued_at + 1 WHERE id = 1",
        "UPDATE papers SET sha256 = chain WHERE id = 2",
        "DELETE FROM papers WHERE id = 1",
    ] {
        let world = World::new(engine).await;
        let (seller, _) = agreed(&world).await;
        seller.taps("Surat").await;
        seller.opens_order().await;
        seller.taps("Sudah berangkat").await;
        seller.says("1 ton AG 1234 XX").await;
        seller.taps("Kirim").await;
        seller.opens_order().await;
        seller.taps("Surat").await;
        seller.taps("Surat pengantar").await;
        is_sound(&world).await;
        raw::execute(&world.db, tampering).await.unwrap();
        let found = audit(&mut world.db.read().await.unwrap()).await.unwrap();
        let said: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [Kind::Paper], "{tampering}: {said:?}");
    }
}

on_each_engine!(a_paper_that_is_no_longer_true_is_followed_by_another);
async fn a_paper_that_is_no_longer_true_is_followed_by_another(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world).await;
    seller.taps("Surat").await;
    let first = raw::texts(&world.db, "SELECT code FROM papers").await.remove(0);
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says("1 ton AG 1234 XX").await;
    seller.taps("Kirim").await;
    seller.opens_order().await;
    seller.taps("Surat").await;
    seller.taps("Surat pengantar").await;
    seller.sees_last("Surat pengantar O-2026-00001/SJ-1");
    // What was agreed is what it was.
    buyer.opens_order().await;
    buyer.taps("Surat").await;
    buyer.taps("Konfirmasi pesanan").await;
    assert_eq!(issued(&world).await, ["CONFIRMATION 1", "DELIVERY 1"]);
    buyer.opens_order().await;
    buyer.taps("Sudah sampai").await;
    buyer.says("990 kg").await;
    buyer.taps("Pecah").await;
    buyer.taps("Kirim").await;
    for (answer, number) in [(None, 1), (Some("Setuju"), 2)] {
        if let Some(answer) = answer {
            seller.opens_order().await;
            seller.taps(answer).await;
        }
        buyer.opens_order().await;
        buyer.taps("Surat").await;
        buyer.taps("Tanda terima").await;
        buyer.sees_last(&format!("Tanda terima O-2026-00001/TT-{number}"));
    }
    buyer.says("/surat").await;
    buyer.sees_last("Surat dengan kode itu tidak ada.");
    buyer.says(&format!("/surat {}", first.to_lowercase())).await;
    buyer.sees_last("Surat ini asli: Konfirmasi pesanan O-2026-00001/KP-1");
    buyer.sees_last("Penjual: Pak Bejo. Pembeli: Pasar Jaya (Bu Rina)");
    is_sound(&world).await;
}

on_each_engine!(who_is_no_party_learns_that_a_paper_is_genuine_and_neither_name_nor_price);
async fn who_is_no_party_learns_that_a_paper_is_genuine_and_neither_name_nor_price(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world).await;
    let competitor = world.buyer("Bu Sari", Organization::FoodStation).await;
    let driver = world.stranger("Sopir");
    seller.taps("Surat").await;
    let code = raw::texts(&world.db, "SELECT code FROM papers").await.remove(0);
    assert!(raw::texts(&world.db, "SELECT link FROM papers").await[0].ends_with(&format!("_bot?start=s{code}")));
    for person in [&driver, &competitor] {
        person.says(&format!("/start s{code}")).await;
        person.sees_last("Surat ini asli: Konfirmasi pesanan O-2026-00001/KP-1");
        person.sees_last("Telur ayam ras 1 ton");
        for hidden in ["Bejo", "Rina", "26.500"] {
            person.sees_no(hidden);
        }
        person.says("/start s0000000000").await;
        person.sees_last("Surat dengan kode itu tidak ada.");
    }
    // A forged press of somebody who is no party.
    let (message, data) = buyer.button("Surat").unwrap();
    competitor.presses(message, &data).await;
    competitor.sees_no("KP-1.pdf");
    assert_eq!(issued(&world).await, ["CONFIRMATION 1"]);
    buyer.says(&format!("/start s{code}")).await;
    buyer.sees_last("1 ton (1.000 kg) x Rp26.500/kg = Rp26.500.000");
}

on_each_engine!(an_erased_party_is_gone_from_papers_and_the_chain_stays_whole);
async fn an_erased_party_is_gone_from_papers_and_the_chain_stays_whole(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world).await;
    buyer.taps("Surat").await;
    let file = document(&world, &buyer).await;
    let before = chain(&world).await;
    raw::execute(&world.db, "UPDATE orders SET status = 'closed'").await.unwrap();
    let mut tx = world.db.begin().await.unwrap();
    let person = tx.persons().get(PersonId(1)).await.unwrap().unwrap();
    tx.personal_data().erase(&person, world.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM papers WHERE facts IS NULL").await, 1);
    assert_eq!(chain(&world).await, before);
    let links = market::check_chain(&before).unwrap();
    assert_eq!(links[0].sha256, market::sha256(&file));
    drop(seller);
}

/// The file that the person was sent last.
async fn document(world: &World, person: &Person<'_>) -> Vec<u8> {
    world.file(&document_id(person)).await
}

/// Telegram's name of the last file that somebody was sent.
fn document_id(person: &Person<'_>) -> String {
    person.chat().into_iter().rev().find(|bubble| bubble.kind == "document").and_then(|bubble| bubble.file).unwrap()
}

async fn chain(world: &World) -> String {
    let mut tx = world.db.read().await.unwrap();
    tx.papers().behind(0).await.unwrap().iter().map(|paper| market::chain_line(paper) + "\n").collect()
}

async fn is_sound(world: &World) {
    world.is_sound().await;
    market::check_chain(&chain(world).await).unwrap();
}

on_each_engine!(the_commands_write_list_and_check_papers_beside_the_bot);
async fn the_commands_write_list_and_check_papers_beside_the_bot(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _buyer) = agreed(&world).await;
    seller.taps("Surat").await;
    let dir = std::env::temp_dir().join(format!("tembus-papers-{}-{engine:?}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let [paper, changed, chain] = ["paper.pdf", "changed.pdf", "chain.txt"].map(|name| dir.join(name).display().to_string());
    assert_eq!(world.tembus(&["paper", "O-2026-00001", "--out", &paper]).await, Ok(paper.clone()));
    let issued = world.tembus(&["verify", &paper]).await.unwrap();
    assert!(issued.starts_with("issued: O-2026-00001/KP-1, code "), "{issued}");
    let code = raw::texts(&world.db, "SELECT code FROM papers").await.remove(0);
    assert_eq!(world.tembus(&["verify", &code]).await.as_ref(), Ok(&issued));
    let mut bytes = std::fs::read(&paper).unwrap();
    bytes[5000] ^= 1;
    std::fs::write(&changed, bytes).unwrap();
    assert!(world.tembus(&["verify", &changed]).await.is_err_and(|said| said.contains("was not issued, or was changed since")));
    std::fs::write(&chain, world.tembus(&["papers"]).await.unwrap() + "\n").unwrap();
    assert_eq!(world.tembus(&["verify", &paper, "--chain", &chain]).await, Ok(issued));
    let other = std::fs::read_to_string(&chain).unwrap().replacen("KP-1", "KP-2", 1);
    std::fs::write(&chain, other).unwrap();
    assert!(world.tembus(&["verify", &paper, "--chain", &chain]).await.is_err());
    assert!(world.tembus(&["paper", "O-2026-00001", "--kind", "RECEIPT", "--out", &paper]).await.is_err());
    std::fs::remove_dir_all(&dir).unwrap();
}

on_each_engine!(each_load_keeps_its_slip_and_a_check_tells_what_stands_on_it);
async fn each_load_keeps_its_slip_and_a_check_tells_what_stands_on_it(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world).await;
    let stranger = world.buyer("Bu Wati", Organization::FoodStation).await;
    for (loaded, slip) in [("300 kg", "SJ-1"), ("700 kg", "SJ-2")] {
        seller.opens_order().await;
        seller.taps("Sudah berangkat").await;
        seller.says_loaded(loaded).await;
        seller.opens_order().await;
        seller.taps("Surat").await;
        seller.taps(if slip == "SJ-1" { "Surat pengantar" } else { "Surat kiriman ke-2" }).await;
        seller.sees_last(&format!("Surat pengantar O-2026-00001/{slip}"));
        buyer.opens_order().await;
        buyer.taps_each(&["Sudah sampai", loaded]).await;
        seller.opens_order().await;
        seller.taps("Setuju").await;
    }
    // The slip of the first load is there still, and the same; the second one takes nothing from it.
    buyer.opens_order().await;
    buyer.taps_each(&["Surat", "Surat kiriman ke-1"]).await;
    buyer.sees_last("Surat pengantar O-2026-00001/SJ-1");
    assert_eq!(issued(&world).await, ["DELIVERY 1", "DELIVERY 2"]);
    buyer.opens_order().await;
    buyer.taps_each(&["Surat", "Tanda terima"]).await;
    let codes = raw::texts(&world.db, "SELECT code FROM papers ORDER BY id").await;
    for (code, told) in codes.iter().zip(["Telur ayam ras 300 kg", "Telur ayam ras 700 kg", "Telur ayam ras, diterima baik 1 ton"]) {
        stranger.says(&format!("/surat {code}")).await;
        stranger.sees_last(told);
        assert!(!stranger.last().contains("lebih baru"), "{}", stranger.transcript());
    }
    is_sound(&world).await;
}

on_each_engine!(the_code_of_a_load_leads_its_buyer_to_the_receipt_and_its_seller_to_the_order);
async fn the_code_of_a_load_leads_its_buyer_to_the_receipt_and_its_seller_to_the_order(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world).await;
    let (driver, competitor) = (world.stranger("Sopir"), world.buyer("Bu Wati", Organization::FoodStation).await);
    let colleague = world.buyer("Pak Hadi", Organization::PasarJaya).await;
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says_loaded("300 kg").await;
    seller.opens_order().await;
    seller.taps_each(&["Surat", "Surat pengantar"]).await;
    let code = raw::texts(&world.db, "SELECT code FROM papers").await.remove(0);
    let scan = format!("/start s{code}");
    // Who is no party reads that the slip is genuine, without a name or a price, and can do nothing.
    for person in [&driver, &competitor] {
        person.says(&scan).await;
        person.sees_last("Surat ini asli: Surat pengantar O-2026-00001/SJ-1");
        person.sees_last("Telur ayam ras 300 kg");
        for hidden in ["Bejo", "Rina", "26.500", "Berapa yang diterima baik?"] {
            person.sees_no(hidden);
        }
    }
    // The seller sees the load on the card of the order; every buyer of the company is asked what was accepted.
    seller.says(&scan).await;
    seller.sees("Surat ini asli: Surat pengantar O-2026-00001/SJ-1");
    seller.sees_last("Dimuat 300 kg");
    seller.sees_no("Berapa yang diterima baik?");
    for person in [&colleague, &buyer] {
        person.says(&scan).await;
        person.sees("Surat ini asli: Surat pengantar O-2026-00001/SJ-1");
        person.sees_last("O-2026-00001: dimuat 300 kg.\nBerapa yang diterima baik?");
    }
    buyer.taps("300 kg").await;
    seller.sees("Dimuat 300 kg, diterima baik 300 kg");
    // What was received is read on the card; a slip of an earlier load begins nothing.
    buyer.says(&scan).await;
    buyer.sees_last("diterima baik 300 kg");
    seller.taps("Setuju").await;
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says_loaded("700 kg").await;
    buyer.says(&scan).await;
    buyer.sees_last("Surat ini asli: Surat pengantar O-2026-00001/SJ-1");
    is_sound(&world).await;
}

on_each_engine!(a_confirmation_dates_what_was_changed_since);
async fn a_confirmation_dates_what_was_changed_since(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world).await;
    let said = async || {
        let mut tx = world.db.read().await.unwrap();
        let order = tx.orders().get(OrderId(1)).await.unwrap().unwrap();
        market::paper_facts(&mut tx, &order, PaperKind::Confirmation, None).await.unwrap().unwrap()
    };
    let before = said().await;
    assert!(before.addenda.is_empty());
    let first = paper(&before, None, "Tembus Pasar").unwrap();
    world.advance_to("2026-11-25T08:00").await;
    seller.opens_order().await;
    seller.taps_each(&["Ubah kesepakatan", "Harga"]).await;
    seller.says("26.000").await;
    seller.taps("Kirim").await;
    buyer.taps("Setuju perubahan").await;
    let after = said().await;
    assert_eq!(after.agreed_at, before.agreed_at);
    assert!(after.addenda[0].at > after.agreed_at);
    let second = paper(&after, None, "Tembus Pasar").unwrap();
    assert_ne!(second, first);
    for (bytes, told) in [(&first, "menyetujui isi ini"), (&second, "menyetujui isi awal")] {
        if let Some(text) = super::read_back::text(bytes) {
            assert!(text.contains(told), "{told} is not in\n{text}");
        }
    }
    is_sound(&world).await;
}
