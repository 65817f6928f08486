//! Orders that are named, chosen or meant in typed words.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Agreed orders of eggs of one offer, one after the other.
async fn agreed<'w>(world: &'w World, quantities: &[&str]) -> (Person<'w>, Person<'w>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "3 ton", "26.500").await;
    for quantity in quantities {
        buyer.orders(quantity).await;
        seller.accepts().await;
    }
    (seller, buyer)
}

on_each_engine!(a_row_of_the_orders_for_a_truck_is_chosen_by_its_number_or_code);
async fn a_row_of_the_orders_for_a_truck_is_chosen_by_its_number_or_code(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = agreed(&world, &["1 ton", "300 kg", "200 kg"]).await;
    seller.says("O-1").await;
    seller.taps("Sudah berangkat").await;
    seller.says("1 ton AG 1234 XX").await;
    seller.taps("Kirim").await;
    for (typed, order) in [("2", "O-2026-00003"), ("O-3", "O-2026-00003"), ("o-2026-00002", "O-2026-00002")] {
        seller.taps("Ada, ikut truk ini").await;
        seller.sees_last("Pesanan mana lagi yang ikut truk AG 1234 XX?");
        seller.says(typed).await;
        seller.sees_last(&format!("Berapa yang dimuat untuk {order}?"));
        seller.says("/batal").await;
    }
}

on_each_engine!(the_number_alone_names_an_order_wherever_the_code_does);
async fn the_number_alone_names_an_order_wherever_the_code_does(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, &["1 ton", "300 kg"]).await;
    let stranger = world.seller("Pak Slamet").await;
    for person in [&seller, &buyer] {
        person.says("o-2 piye").await;
        person.sees_last("Pesanan O-2026-00002");
    }
    stranger.says("O-2").await;
    stranger.sees_last("O-2");
    stranger.sees_no("300 kg");
    // What left is said of the order that is named.
    seller.says("wis mangkat O-2 290 kg AG 1234 XX").await;
    seller.sees_last("O-2026-00002: Dimuat 290 kg, AG 1234 XX\nBenar? Angka ini dikirim ke pembeli.");
}

on_each_engine!(what_can_be_of_several_orders_is_asked_and_shown_before_it_counts);
async fn what_can_be_of_several_orders_is_asked_and_shown_before_it_counts(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, &["1 ton", "900 kg"]).await;
    seller.says("wis mangkat 800 kg AG 1234 XX").await;
    seller.sees_last("Sudah berangkat: pesanan yang mana?");
    seller.says("O-1").await;
    seller.sees_last("O-2026-00001: Dimuat 800 kg, AG 1234 XX\nBenar? Angka ini dikirim ke pembeli.");
    buyer.sees_no("berangkat");
    seller.taps_twice("Kirim").await;
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 800 kg, AG 1234 XX");
    // The only one that is left is meant.
    seller.says("wis mangkat 900 kg").await;
    seller.sees_last("O-2026-00002: Dimuat 900 kg\nBenar?");
    seller.taps("Kirim").await;
    // Both are received, and both wait for their money.
    for (order, loaded) in [("O-1", "800 kg"), ("O-2", "900 kg")] {
        buyer.says(order).await;
        buyer.taps("Sudah sampai").await;
        buyer.taps(loaded).await;
        seller.taps("Setuju").await;
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE answer = 'AGREED'").await, 2);
}

on_each_engine!(words_of_a_step_are_its_button_whichever_people_say);
async fn words_of_a_step_are_its_button_whichever_people_say(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, &["500 kg", "400 kg"]).await;
    for (order, loaded) in [("O-1", "500 kg"), ("O-2", "400 kg")] {
        seller.says(order).await;
        seller.taps_each(&["Sudah berangkat", loaded]).await;
        buyer.says(order).await;
        buyer.taps_each(&["Sudah sampai", loaded]).await;
        seller.taps("Setuju").await;
        buyer.says(order).await;
        buyer.taps_each(&["Berkas lengkap", "1 Des"]).await;
    }
    buyer.says("/menu").await;
    buyer.says("sudah dibayar").await;
    buyer.sees_last("Sudah dibayar: pesanan yang mana?");
    let said = async || raw::texts(&world.db, "SELECT payment FROM orders ORDER BY id").await.iter().filter(|paid| *paid == "SAID").count();
    buyer.taps_twice("2").await;
    // The row shows the card, as the word does where one order is left: nothing counts before it is pressed there.
    buyer.sees_last("Pesanan O-2026-0000");
    assert_eq!(said().await, 0);
    buyer.taps_twice("Sudah dibayar").await;
    assert_eq!(said().await, 1);
    // One is left: its card is shown, and a tap says it.
    buyer.says("/menu").await;
    buyer.says("wis dibayar").await;
    buyer.sees_last("Pesanan O-2026-0000");
    assert!(buyer.labels().contains(&"Sudah dibayar".to_owned()), "{}", buyer.transcript());
    buyer.says("sudah dibayar O-1").await;
    buyer.sees_last("Pesanan O-2026-00001");
}

on_each_engine!(a_word_for_a_step_leads_to_the_same_card_of_one_order_and_of_several);
async fn a_word_for_a_step_leads_to_the_same_card_of_one_order_and_of_several(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, &["500 kg", "400 kg"]).await;
    for (order, loaded, good) in [("O-1", "500 kg", "450 kg pecah 50"), ("O-2", "400 kg", "390 kg pecah 10")] {
        seller.says(order).await;
        seller.taps_each(&["Sudah berangkat", loaded]).await;
        buyer.says(order).await;
        buyer.taps("Sudah sampai").await;
        buyer.says(good).await;
        buyer.taps("Kirim").await;
    }
    // Receipts that wait for their answer, rejects that wait for a word: whatever is said, the rows lead to the card.
    let counts = async |sql: &'static str| raw::number(&world.db, sql).await;
    let (answered, disposed) =
        ("SELECT COUNT(*) FROM deliveries WHERE answer IS NOT NULL", "SELECT COUNT(*) FROM deliveries WHERE disposition IS NOT NULL");
    for (said, asked, label, counted) in [
        ("sepakat", "Setuju: pesanan yang mana?", "Setuju", answered),
        ("dibawa pulang", "Dibawa kembali: pesanan yang mana?", "Dibawa kembali", disposed),
    ] {
        for left in [1, 0] {
            seller.says("/menu").await;
            seller.says(said).await;
            if left == 1 {
                seller.sees_last(asked);
                seller.taps_twice("1").await;
            }
            seller.sees_last("Pesanan O-2026-0000");
            assert!(seller.labels().contains(&label.to_owned()), "{said}\n{}", seller.transcript());
            assert_eq!(counts(counted).await, 1 - left, "{said}");
            seller.taps_twice(label).await;
            assert_eq!(counts(counted).await, 2 - left, "{said}");
        }
    }
    world.is_sound().await;
}

on_each_engine!(one_word_for_two_things_asks_which_order_is_meant);
async fn one_word_for_two_things_asks_which_order_is_meant(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, &["500 kg", "400 kg"]).await;
    seller.says("O-1").await;
    seller.taps_each(&["Sudah berangkat", "500 kg"]).await;
    buyer.says("O-1").await;
    buyer.taps_each(&["Sudah sampai", "500 kg"]).await;
    buyer.says("O-2").await;
    buyer.taps_each(&["Ganti hari", "27 Nov"]).await;
    // He is asked about the figures of one order, and about the day of the other.
    seller.says("/menu").await;
    seller.says("sepakat").await;
    seller.sees_last("Pesanan yang mana?");
    assert_eq!(seller.labels()[..2], ["1", "2"]);
    seller.says("O-2").await;
    seller.sees_last("Pesanan O-2026-00002");
    assert!(seller.labels().contains(&"Setuju ganti hari".to_owned()), "{}", seller.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM deliveries WHERE answer IS NULL").await, 1);
    world.is_sound().await;
}

on_each_engine!(other_words_for_a_button_that_is_shown_do_what_its_label_does);
async fn other_words_for_a_button_that_is_shown_do_what_its_label_does(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, &["500 kg"]).await;
    seller.taps_each(&["Lihat", "Sudah berangkat", "500 kg"]).await;
    buyer.taps("Sudah sampai").await;
    buyer.says("450 kg pecah 50").await;
    buyer.taps("Kirim").await;
    seller.taps("Setuju").await;
    seller.sees_last("Barangnya diapakan?");
    for said in ["dibawa kembali", "dibawa pulang"] {
        seller.says(said).await;
        seller.sees_last("Pesanan O-2026-00001");
        assert!(seller.labels().contains(&"Dibawa kembali".to_owned()), "{said}\n{}", seller.transcript());
    }
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.opens_order().await;
    seller.taps_each(&["Usul penyelesaian", "Barang diganti"]).await;
    buyer.says("/menu").await;
    buyer.says("setuju").await;
    buyer.sees_last("Penjual mengusulkan penyelesaian: barang diganti");
    buyer.taps("Setuju usul").await;
    seller.sees_last("Keluhan O-2026-00001 selesai: barang diganti.");
}

on_each_engine!(of_several_orders_those_are_meant_of_which_there_can_be_so_much);
async fn of_several_orders_those_are_meant_of_which_there_can_be_so_much(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, _) = world.agreed_of(("telur", "2 ton", "26.500"), &["1 ton", "500 kg", "50 kg"]).await;
    seller.says("berangkat 450 kg AG 1234 KB").await;
    for code in ["O-2026-00001", "O-2026-00002"] {
        seller.sees_last(code);
    }
    assert!(!seller.last().contains("O-2026-00003"), "{}", seller.transcript());
    seller.says("O-2").await;
    seller.sees_last("O-2026-00002: Dimuat 450 kg, AG 1234 KB");
}

on_each_engine!(of_several_orders_the_only_one_of_just_so_much_is_shown_first);
async fn of_several_orders_the_only_one_of_just_so_much_is_shown_first(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(("telur", "3 ton", "26.500"), &["1 ton", "600 kg", "200 kg"]).await;
    let left = async || raw::number(&world.db, "SELECT COUNT(*) FROM deliveries").await;
    seller.says("wis mangkat 600 kg").await;
    seller.sees_last("O-2026-00002: Dimuat 600 kg\nBenar? Angka ini dikirim ke pembeli.");
    assert_eq!(seller.labels()[..2], ["Kirim", "Bukan yang ini"]);
    // It may be a part of another one.
    for said in ["[Bukan yang ini]", "bukan"] {
        seller.does(said).await;
        seller.sees_last("Sudah berangkat: pesanan yang mana?");
        assert!(!seller.last().contains("O-2026-00002"), "{}", seller.transcript());
        seller.says("O-1").await;
        seller.sees_last("O-2026-00001: Dimuat 600 kg\nBenar?");
        assert!(!seller.labels().contains(&"Bukan yang ini".to_owned()), "{:?}", seller.labels());
        seller.says("/batal").await;
        seller.says("wis mangkat 600 kg").await;
        seller.sees_last("O-2026-00002: Dimuat 600 kg\nBenar?");
    }
    assert_eq!(left().await, 0);
    seller.taps_twice("Kirim").await;
    buyer.sees_last("Kiriman telur ayam ras O-2026-00002 berangkat. Dimuat 600 kg.");
    assert_eq!(left().await, 1);
    world.is_sound().await;
}

on_each_engine!(two_orders_of_just_so_much_are_asked_about);
async fn two_orders_of_just_so_much_are_asked_about(engine: Engine) {
    let world = World::new(engine).await;
    assert!(world.tembus(&["tolerance", "set", "telur ayam ras", "2"]).await.is_ok());
    let (seller, _) = world.agreed_of(("telur", "3 ton", "26.500"), &["600 kg", "610 kg", "300 kg"]).await;
    // Both are of so much, within what they tolerate.
    seller.says("wis mangkat 605 kg").await;
    seller.sees_last("Sudah berangkat: pesanan yang mana?");
    seller.says("wis mangkat 590 kg").await;
    seller.sees_last("O-2026-00001: Dimuat 590 kg\nBenar?");
}
