//! How much more than was agreed can be accepted and paid: an admin says it of goods, both sides read it before they agree, and it stays with
//! the order.

use tembus::domain::person::{Office, Organization};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// What the command prints.
async fn tolerance(world: &World, percent: &str) {
    let said = world.tembus(&["tolerance", "set", "telur ayam ras", percent]).await;
    assert_eq!(said, Ok(format!("EGG_LAYER {percent}%")));
}

/// An agreed order of so much of two tons of eggs at Rp26.500 a kilogram, of which 2% more can be accepted.
async fn agreed<'w>(world: &'w World, quantity: &str) -> (Person<'w>, Person<'w>) {
    tolerance(world, "2").await;
    world.agreed(quantity).await
}

/// The seller loads so much, and the buyer is asked what is good.
async fn loads(seller: &Person<'_>, buyer: &Person<'_>, weight: &str) {
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says(weight).await;
    seller.taps("Kirim").await;
    buyer.taps("Sudah sampai").await;
}

on_each_engine!(an_admin_says_it_of_goods_and_what_can_be_none_is_refused);
async fn an_admin_says_it_of_goods_and_what_can_be_none_is_refused(engine: Engine) {
    let world = World::new(engine).await;
    assert_eq!(world.tembus(&["tolerance", "list"]).await, Ok(String::new()));
    for (bad, why) in [("21", "from 0 to 20"), ("2.55", "one decimal at most"), ("-1", "")] {
        let said = world.tembus(&["tolerance", "set", "EGG_LAYER", bad]).await;
        assert!(said.as_ref().is_err_and(|said| said.contains(why)), "{bad}: {said:?}");
    }
    assert!(world.tembus(&["tolerance", "set", "emas", "2"]).await.is_err_and(|said| said.contains("there are no goods emas")));
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM tolerances").await, 0);
    tolerance(&world, "2.5").await;
    assert_eq!(world.tembus(&["tolerance", "list"]).await, Ok("EGG_LAYER 2.5%".to_owned()));
    for written in ["3,5", "3,5%"] {
        assert_eq!(world.tembus(&["tolerance", "set", "EGG_LAYER", written]).await, Ok("EGG_LAYER 3.5%".to_owned()));
    }
    tolerance(&world, "0").await;
    assert_eq!(world.tembus(&["tolerance", "list"]).await, Ok(String::new()));
    world.is_sound().await;
}

on_each_engine!(both_sides_read_it_before_they_agree_and_on_the_paper);
async fn both_sides_read_it_before_they_agree_and_on_the_paper(engine: Engine) {
    const LINE: &str = "Boleh lebih sampai 2% (1.020 kg)";
    let world = World::new(engine).await;
    tolerance(&world, "2").await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let offer = seller.offers("telur", "2 ton", "26.500").await;
    buyer.says(&offer).await;
    buyer.taps_each(&["Pesan", "1 ton"]).await;
    buyer.sees_last(LINE);
    buyer.taps("Pesan").await;
    buyer.sees_last(LINE);
    seller.sees_last(LINE);
    // What an admin says afterwards is of what begins afterwards.
    tolerance(&world, "5").await;
    seller.accepts().await;
    for person in [&seller, &buyer] {
        person.sees_last("Sepakat. Pesanan O-2026-00001");
        person.sees_last(LINE);
    }
    assert_eq!(raw::number(&world.db, "SELECT tolerance_permille FROM orders").await, 20);
    // The next order of the same offer has the later one; who saw the earlier one is told that the terms are others.
    buyer.says(&offer).await;
    buyer.taps_each(&["Pesan", "500 kg"]).await;
    buyer.sees_last("Boleh lebih sampai 5% (525 kg)");
    tolerance(&world, "0").await;
    buyer.taps("Pesan").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 1);
    buyer.says(&offer).await;
    buyer.taps_each(&["Pesan", "500 kg"]).await;
    assert!(!buyer.last().contains("Boleh lebih"), "{}", buyer.transcript());
    world.is_sound().await;
}

on_each_engine!(a_surplus_up_to_the_last_gram_is_accepted_and_paid);
async fn a_surplus_up_to_the_last_gram_is_accepted_and_paid(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, "1 ton").await;
    loads(&seller, &buyer, "1.020 kg").await;
    buyer.sees_last("dimuat 1,02 ton");
    // What was loaded can be accepted whole: one tap.
    buyer.taps("1,02 ton").await;
    seller.sees_last("diterima baik 1,02 ton");
    seller.taps("Setuju").await;
    for person in [&seller, &buyer] {
        person.sees("Kiriman O-2026-00001 sudah lengkap.\n1,02 ton x Rp26.500/kg = Rp27.030.000");
    }
    assert_eq!(raw::dump(&world.db, "SELECT arrived, accepted, quantity FROM orders").await, [["1020000", "1020000", "1000000"]]);
    // The surplus was never of the offer.
    assert_eq!(raw::dump(&world.db, "SELECT offered, available, fulfilled FROM offers").await, [["2000000", "1000000", "1000000"]]);
    buyer.says("/pesanan").await;
    buyer.sees_last("Rp27.030.000");
    world.is_sound().await;
}

on_each_engine!(a_surplus_that_goes_back_takes_nothing_from_what_was_agreed);
async fn a_surplus_that_goes_back_takes_nothing_from_what_was_agreed(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Bappeda).await;
    let (seller, buyer) = agreed(&world, "1 ton").await;
    loads(&seller, &buyer, "1.020 kg").await;
    buyer.taps("1,02 ton").await;
    seller.taps("Setuju").await;
    // Of twenty kilograms too much fifteen go back, and then ten more.
    for back in ["15 kg", "10 kg"] {
        buyer.opens_order().await;
        buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
        buyer.opens_order().await;
        buyer.taps_each(&["Usul penyelesaian", "Barang dikembalikan"]).await;
        buyer.says(back).await;
        buyer.taps("Kirim").await;
        seller.taps("Setuju usul").await;
    }
    world.advance_to("2026-11-25T08:00").await;
    official.says("/ringkasan").await;
    official.taps("Sebulan").await;
    official.sees_last("Sepakat: 1 ton (1 pesanan dalam 1 hari)\nKoreksi: 5 kg dikembalikan\nSetelah koreksi: 995 kg");
    world.is_sound().await;
}

on_each_engine!(one_gram_above_stays_the_sellers_at_the_gate);
async fn one_gram_above_stays_the_sellers_at_the_gate(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, "1 ton").await;
    loads(&seller, &buyer, "1.050 kg").await;
    for much in ["1.020,001 kg", "1.050 kg"] {
        buyer.says(much).await;
        buyer.sees_last("Paling banyak 1,02 ton yang bisa diterima. Selebihnya tetap milik penjual.");
        assert_eq!(buyer.labels(), ["1,02 ton", "Tidak jadi"]);
    }
    buyer.taps_each(&["1,02 ton"]).await;
    buyer.sees_last("Selisih 30 kg dari 1,05 ton yang dimuat. Apa sebabnya?");
    buyer.taps("Lebih dari pesanan").await;
    seller.sees_last("diterima baik 1,02 ton, lebih dari pesanan 30 kg");
    seller.taps("Setuju").await;
    let figures = raw::dump(
        &world.db,
        "SELECT o.accepted, o.arrived, d.rejected, d.loss_reason FROM orders o JOIN deliveries d ON d.order_id = o.id",
    );
    assert_eq!(figures.await, [["1020000", "1050000", "30000", "SURPLUS"]]);
    // The price can be changed although more came than was ordered.
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang"]).await;
    seller.opens_order().await;
    seller.taps_each(&["Usul penyelesaian", "Harga disesuaikan"]).await;
    seller.says("26.000").await;
    seller.taps("Kirim").await;
    buyer.sees_last("1,02 ton x Rp26.000/kg = Rp26.520.000");
    buyer.taps("Setuju usul").await;
    assert_eq!(raw::number(&world.db, "SELECT price FROM orders").await, 26_000);
    world.is_sound().await;
}

on_each_engine!(a_loss_that_was_said_stays_whatever_is_typed_after_it);
async fn a_loss_that_was_said_stays_whatever_is_typed_after_it(engine: Engine) {
    for (load, said, typed) in [("490 kg", "520 pecah 10", true), ("490 kg", "520 pecah 10", false), ("520 kg", "520 pecah 5", false)] {
        let world = World::new(engine).await;
        let (seller, buyer) = agreed(&world, "500 kg").await;
        loads(&seller, &buyer, load).await;
        buyer.says(said).await;
        assert!(buyer.labels().contains(&"510 kg".to_owned()), "{}", buyer.transcript());
        if typed {
            buyer.says("510").await
        } else {
            buyer.taps("510 kg").await
        };
        buyer.sees_last("diterima baik 510 kg, pecah");
        buyer.taps("Kirim").await;
        buyer.taps_each(&["Tanpa foto"]).await;
        seller.sees("diterima baik 510 kg, pecah");
        world.is_sound().await;
    }
}

on_each_engine!(loads_that_add_up_are_accepted_up_to_the_limit_of_the_order);
async fn loads_that_add_up_are_accepted_up_to_the_limit_of_the_order(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, "1 ton").await;
    loads(&seller, &buyer, "600 kg").await;
    buyer.taps("600 kg").await;
    seller.taps("Setuju").await;
    seller.sees_last("Belum dikirim 400 kg.");
    loads(&seller, &buyer, "430 kg").await;
    buyer.says("430 kg").await;
    buyer.sees_last("Paling banyak 420 kg yang bisa diterima.");
    buyer.taps_each(&["420 kg", "Lebih dari pesanan"]).await;
    // A correction is held to the same limit.
    seller.taps("Belum cocok").await;
    for (person, said) in [(&seller, "Menunggu pembeli melihat lagi."), (&buyer, "Penjual bilang angkanya belum cocok.")] {
        person.opens_order().await;
        person.sees_last(said);
        assert!(!person.last().contains("Diterima baik 0"), "{}", person.transcript());
    }
    buyer.taps("Perbaiki angka").await;
    buyer.says("425 kg").await;
    buyer.sees_last("Paling banyak 420 kg yang bisa diterima.");
    buyer.says("415 kg").await;
    buyer.taps_each(&["Susut biasa", "Kirim"]).await;
    seller.opens_order().await;
    seller.taps("Setuju").await;
    buyer.sees("1.015 kg x Rp26.500/kg = Rp26.897.500");
    assert_eq!(raw::number(&world.db, "SELECT accepted FROM orders").await, 1_015_000);
    world.is_sound().await;
}

on_each_engine!(the_database_itself_takes_no_more);
async fn the_database_itself_takes_no_more(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, "1 ton").await;
    loads(&seller, &buyer, "1.020 kg").await;
    buyer.taps("1,02 ton").await;
    seller.taps("Setuju").await;
    assert!(raw::execute(&world.db, "UPDATE orders SET arrived = 1020001, accepted = 1020001").await.is_err());
    assert!(raw::execute(&world.db, "UPDATE orders SET tolerance_permille = 19").await.is_err());
    assert!(raw::execute(&world.db, "UPDATE orders SET tolerance_permille = 201").await.is_err());
    world.is_sound().await;
}

on_each_engine!(a_demand_and_a_price_talk_say_it_before_anybody_agrees);
async fn a_demand_and_a_price_talk_say_it_before_anybody_agrees(engine: Engine) {
    let world = World::new(engine).await;
    tolerance(&world, "2").await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.says("butuh telur ayam ras 1 ton kamis").await;
    buyer.taps("Kirim").await;
    buyer.sees_last("Boleh lebih sampai 2% (1.020 kg)");
    seller.sees_last("Boleh lebih sampai 2% (1.020 kg)");
    // What holds later is not of this demand.
    tolerance(&world, "0").await;
    seller.taps("Tawarkan P-1001").await;
    buyer.taps("Lihat").await;
    buyer.taps("1").await;
    buyer.sees_last("Boleh lebih sampai 2% (1.020 kg)");
    buyer.taps("Ambil").await;
    assert_eq!(raw::number(&world.db, "SELECT tolerance_permille FROM orders").await, 20);
    seller.opens_order().await;
    loads(&seller, &buyer, "1.020 kg").await;
    buyer.taps("1,02 ton").await;
    seller.taps("Setuju").await;
    // The demand needed a ton, and has one.
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demands").await, ["fulfilled"]);
    world.is_sound().await;
}

on_each_engine!(figures_of_losses_at_the_question_for_the_reason_keep_what_was_accepted);
async fn figures_of_losses_at_the_question_for_the_reason_keep_what_was_accepted(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = agreed(&world, "1 ton").await;
    loads(&seller, &buyer, "1.040 kg").await;
    for (said, shown) in [
        ("kelebihan 15 kg susut 5 kg", "lebih dari pesanan 15 kg, susut 5 kg"),
        ("kelebihan 20", "lebih dari pesanan 20 kg"),
        ("kelebihan 15", "lebih dari pesanan 15 kg, susut 5 kg"),
        ("pecah 12 kg", "pecah 12 kg, susut 8 kg"),
    ] {
        buyer.says("1020").await;
        buyer.sees_last("Selisih 20 kg dari 1,04 ton yang dimuat. Apa sebabnya?");
        buyer.says(said).await;
        buyer.sees_last(&format!("O-2026-00001: Dimuat 1,04 ton, diterima baik 1,02 ton, {shown}\nBenar?"));
        seller.sees_no("diterima baik");
    }
    // Losses of more than what is missing take the place of what was said.
    buyer.says("1020").await;
    buyer.says("pecah 50 kg").await;
    buyer.sees_last("Dimuat 1,04 ton, diterima baik 990 kg, pecah 50 kg\nBenar?");
    buyer.says("1020 kelebihan 15 kg susut 5 kg").await;
    buyer.taps("Kirim").await;
    seller.taps("Setuju").await;
    let kept = raw::dump(&world.db, "SELECT o.accepted, d.rejected FROM orders o JOIN deliveries d ON d.order_id = o.id").await;
    assert_eq!(kept, [["1020000", "15000"]]);
    world.is_sound().await;
}
