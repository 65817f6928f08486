//! Lists say first what waits for an answer, count what can be sold, and number their entries through.

use tembus::{
    chat::actions::{Action, SearchAction},
    domain::person::Organization,
    notice::BrowseQuery,
};

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(what_waits_for_an_answer_comes_first_and_buyers_see_what_it_costs);
async fn what_waits_for_an_answer_comes_first_and_buyers_see_what_it_costs(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    buyer.orders("400 kg").await;
    buyer.says("/pesanan").await;
    buyer.sees_last("Jumlah pesanan yang berjalan: Rp23.850.000");
    buyer.sees_last("1. O-2026-00002");
    buyer.sees_last("1. O-2026-00002 Telur ayam ras 400 kg, penjual di Gedog, menunggu jawaban, ");
    buyer.sees_no("Pak Bejo");
    seller.taps("Terima").await;
    // The younger one is agreed; the elder still waits for the seller.
    seller.says("/pesanan").await;
    seller.sees_last("1. O-2026-00001 Telur ayam ras 500 kg, Pasar Jaya, menunggu jawaban Anda");
    assert!(!seller.last().contains("Jumlah pesanan"), "{}", seller.transcript());
    seller.taps("1").await;
    seller.taps("Terima").await;
    // What one side proposes waits for the other.
    seller.says("/pesanan").await;
    seller.taps("2").await;
    seller.taps("Ganti hari").await;
    seller.says("lusa").await;
    buyer.says("/pesanan").await;
    buyer.sees_last("1. O-2026-00001 Telur ayam ras 500 kg, Pak Bejo, sepakat, menunggu jawaban Anda");
    seller.says("/pesanan").await;
    seller.sees_last("1. O-2026-00002");
    assert!(!seller.last().contains("jawaban Anda"), "{}", seller.transcript());
}

on_each_engine!(what_is_sold_out_is_not_counted_among_what_is_up);
async fn what_is_sold_out_is_not_counted_among_what_is_up(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("Semua").await;
    seller.offers("lele", "500 kg", "19.000").await;
    seller.says("/penawaran").await;
    seller.sees_last("Penawaran Anda: 1 tayang, 1 habis");
}

on_each_engine!(the_main_button_is_green_the_dangerous_one_red_and_numbers_can_be_copied);
async fn the_main_button_is_green_the_dangerous_one_red_and_numbers_can_be_copied(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let looks = |person: &crate::support::Person<'_>| -> Vec<(String, Option<String>, Option<String>)> {
        let last = person.chat().into_iter().rev().find(|bubble| bubble.from_bot).expect("a message");
        last.rows.into_iter().flatten().map(|button| (button.text, button.style, button.copy)).collect()
    };
    let (green, red) = (Some("success".to_owned()), Some("danger".to_owned()));
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    assert_eq!(looks(&seller), [("Terima".to_owned(), green.clone(), None), ("Tolak".to_owned(), red.clone(), None)]);
    // What a form asks at last is green, unless it takes something away.
    for act in ["/beli", "[1]", "[Tawar]", "300 kg", "25.750"] {
        buyer.does(act).await;
    }
    assert_eq!(looks(&buyer)[0], ("Kirim".to_owned(), green.clone(), None));
    buyer.says("/batal").await;
    for (acts, label, colour) in
        [(&["/penawaran", "[1]", "[Ubah harga]", "27.000"][..], "Benar", &green), (&["/penawaran", "[1]", "[Tarik]"][..], "Tarik", &red)]
    {
        for act in acts {
            seller.does(act).await;
        }
        assert_eq!(looks(&seller)[0], (label.to_owned(), colour.clone(), None));
        seller.says("/batal").await;
    }
    seller.accepts().await;
    let copied = ("Salin O-2026-00001".to_owned(), None, Some("O-2026-00001".to_owned()));
    assert!(looks(&seller).contains(&copied) && looks(&buyer).contains(&copied), "{}", seller.transcript());
    seller.opens_order().await;
    let card = looks(&seller);
    assert!(card.contains(&("Sudah berangkat".to_owned(), green, None)), "{card:?}");
    assert!(card.contains(&("Batalkan".to_owned(), red, None)), "{card:?}");
    buyer.shares("+6281234567890", Some(buyer.id)).await;
    seller.taps("Hubungi pembeli").await;
    let copied = ("Salin nomor HP".to_owned(), None, Some("081234567890".to_owned()));
    assert!(looks(&seller).contains(&copied), "{}", seller.transcript());
}

on_each_engine!(a_list_of_very_many_offers_ends_with_how_many_more_there_are);
async fn a_list_of_very_many_offers_ends_with_how_many_more_there_are(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let copies = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1249)
        INSERT INTO offers (id, seller_id, entered_by, status, version, terms_version, commodity, goods, unit, price, price_unit,
            handover, ready_from, place, region, offered, available, created_at, published_at, valid_until)
        SELECT 5000 + i, seller_id, entered_by, status, version, terms_version, commodity, goods, unit, price, price_unit,
            handover, ready_from, place, region, offered, available, created_at, published_at, valid_until
        FROM offers CROSS JOIN n";
    raw::execute(&world.db, copies).await.unwrap();
    buyer.says("/beli").await;
    buyer.sees_last("1.250 penawaran");
    assert!(!buyer.last().contains("lagi"), "{}", buyer.transcript());
    let query = BrowseQuery { page: i64::MAX, ..BrowseQuery::default() };
    let list = buyer.chat().last().unwrap().message_id;
    buyer.presses(list, &Action::Search(SearchAction::List { query }).encode()).await;
    buyer.sees_last("Halaman 100 dari 100");
    buyer.sees_last("Masih ada 650 penawaran lagi.");
}

on_each_engine!(what_needs_an_answer_comes_first_in_talks_and_orders);
async fn what_needs_an_answer_comes_first_in_talks_and_orders(engine: Engine) {
    let world = World::new(engine).await;
    assert!(world.tembus(&["approval", "set", "PASAR_JAYA", "10.000.000"]).await.is_ok());
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Hadi", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("lele", "500 kg", "19.000").await;
    let first = |person: &crate::support::Person<'_>, one: &str, other: &str| {
        let last = person.last();
        let places = (last.find(one), last.find(other));
        assert!(matches!(places, (Some(one), Some(other)) if one < other), "{one} before {other}\n{}", person.transcript());
    };
    // The talk about eggs waits for the buyer, and its answer is due later.
    for (offer, price) in [("P-1001", "25.750"), ("P-1002", "18.000")] {
        for act in [offer, "[Tawar]", "100 kg", price, "[Kirim]"] {
            buyer.does(act).await;
        }
    }
    world.advance_to("2026-11-24T10:00").await;
    for act in ["/tawar", "[2]", "[Tawar balik]", "26.250", "[Kirim]"] {
        seller.does(act).await;
    }
    for (person, one, other) in [(&buyer, "telur ayam", "lele konsumsi"), (&seller, "lele konsumsi", "telur ayam")] {
        person.says("/tawar").await;
        first(person, one, other);
    }
    // What a colleague has to approve stands above what was agreed later.
    buyer.orders("1 ton").await;
    for act in ["P-1002", "[Pesan]", "100 kg", "[Pesan]"] {
        buyer.does(act).await;
    }
    seller.accepts().await;
    colleague.says("/pesanan").await;
    first(&colleague, "O-2026-00001", "O-2026-00002");
    buyer.says("/pesanan").await;
    first(&buyer, "O-2026-00002", "O-2026-00001");
    // What was sent back is the asker's to answer.
    for act in ["O-2026-00001", "[Revisi]", "cukup sedikit dulu", "[Kirim]"] {
        colleague.does(act).await;
    }
    for (person, one, other) in [(&buyer, "O-2026-00001", "O-2026-00002"), (&colleague, "O-2026-00002", "O-2026-00001")] {
        person.says("/pesanan").await;
        first(person, one, other);
    }
}

on_each_engine!(where_one_of_very_many_orders_is_meant_it_is_said_how_many_more_there_are);
async fn where_one_of_very_many_orders_is_meant_it_is_said_how_many_more_there_are(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = world.agreed_of(("telur", "2 ton", "26.500"), &["100 kg"; 10]).await;
    seller.says("sudah berangkat").await;
    seller.sees_last("pesanan yang mana?");
    seller.sees_last("dan 2 pesanan lain, di daftar pesanan");
    seller.shows("").await;
    seller.sees_last("Foto ini untuk pesanan yang mana?");
    seller.sees_last("dan 2 pesanan lain, di daftar pesanan");
    seller.taps("Pesanan").await;
    seller.sees_last("Pesanan: 10 sepakat");
}
