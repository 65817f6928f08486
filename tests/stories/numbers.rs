//! Figures that other systems got wrong, each as a person reads it.

use tembus::{app::audit::audit, domain::person::Organization};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// A load of `loaded` of an agreed order of `ordered`, on its way.
async fn underway<'w>(world: &'w World, offered: &str, price: &str, ordered: &str, loaded: &str) -> (Person<'w>, Person<'w>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", offered, price).await;
    buyer.orders(ordered).await;
    seller.accepts().await;
    seller.taps("Lihat").await;
    departs(&seller, loaded).await;
    (seller, buyer)
}

async fn departs(seller: &Person<'_>, loaded: &str) {
    seller.taps("Sudah berangkat").await;
    seller.says(loaded).await;
}

/// The buyer says what arrived, and the seller agrees.
async fn arrives(seller: &Person<'_>, buyer: &Person<'_>, said: &str) {
    buyer.taps("Sudah sampai").await;
    buyer.says(said).await;
    seller.taps("Setuju").await;
}

async fn is_sound(world: &World) {
    let mut tx = world.db.read().await.unwrap();
    assert_eq!(audit(&mut tx).await.unwrap(), []);
}

on_each_engine!(of_ten_ordered_and_four_received_six_are_to_come);
async fn of_ten_ordered_and_four_received_six_are_to_come(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, "2 ton", "26.500", "10 kg", "4 kg").await;
    arrives(&seller, &buyer, "4 kg").await;
    seller.sees_last("Diterima baik 4 kg dari 10 kg.\nMasih kurang 6 kg.");
    is_sound(&world).await;
}

on_each_engine!(of_ten_received_and_three_rejected_seven_are_paid);
async fn of_ten_received_and_three_rejected_seven_are_paid(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, "2 ton", "26.500", "10 kg", "10 kg").await;
    arrives(&seller, &buyer, "ditolak 3 kg busuk").await;
    seller.sees("Dimuat 10 kg, diterima baik 7 kg, mutu 3 kg");
    for person in [&seller, &buyer] {
        person.sees_last("Kiriman O-2026-00001 sudah lengkap.\n7 kg x Rp26.500/kg = Rp185.500");
    }
    assert_eq!(raw::dump(&world.db, "SELECT arrived, accepted FROM orders").await, [["10000", "7000"]]);
    is_sound(&world).await;
}

on_each_engine!(what_is_to_come_is_exact_to_the_gram);
async fn what_is_to_come_is_exact_to_the_gram(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, "2 ton", "26.500", "134,4 kg", "42,76 kg").await;
    arrives(&seller, &buyer, "42,76 kg").await;
    seller.sees_last("Masih kurang 91,64 kg.");
    is_sound(&world).await;
}

on_each_engine!(three_loads_are_rounded_once);
async fn three_loads_are_rounded_once(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, "2 ton", "26.250", "0,999 kg", "0,333 kg").await;
    arrives(&seller, &buyer, "0,333 kg").await;
    for _ in 0..2 {
        departs(&seller, "0,333 kg").await;
        arrives(&seller, &buyer, "0,333 kg").await;
    }
    for person in [&seller, &buyer] {
        person.sees_last("x Rp26.250/kg = Rp26.224");
    }
    is_sound(&world).await;
}

on_each_engine!(what_was_rejected_is_told_apart_from_what_never_arrived);
async fn what_was_rejected_is_told_apart_from_what_never_arrived(engine: Engine) {
    for (loaded, said, shown, arrived) in [
        ("1.010 kg", "990 pecah 12", "Dimuat 1,01 ton, diterima baik 990 kg, pecah 12 kg, susut 8 kg", "1002000"),
        ("990 kg", "980 pecah 12", "Dimuat 990 kg, diterima baik 980 kg, pecah 12 kg, lebih 2 kg", "992000"),
        ("990 kg", "990 pecah 12", "Dimuat 990 kg, diterima baik 990 kg, pecah 12 kg, lebih 12 kg", "1002000"),
        ("990 kg", "1.000", "Dimuat 990 kg, diterima baik 1 ton, lebih 10 kg", "1000000"),
        ("1.000 kg", "990 kurang 10", "Dimuat 1 ton, diterima baik 990 kg, kurang muat 10 kg", "990000"),
        ("1.000 kg", "990 susut", "Dimuat 1 ton, diterima baik 990 kg, susut biasa 10 kg", "990000"),
    ] {
        let world = World::new(engine).await;
        let (seller, buyer) = underway(&world, "2 ton", "26.500", "1 ton", loaded).await;
        arrives(&seller, &buyer, said).await;
        for person in [&seller, &buyer] {
            person.sees(shown);
        }
        assert_eq!(raw::texts(&world.db, "SELECT CAST(arrived AS TEXT) FROM orders").await, [arrived], "{said}");
        is_sound(&world).await;
    }
}

on_each_engine!(a_weight_of_packed_goods_is_a_number_of_whole_packs);
async fn a_weight_of_packed_goods_is_a_number_of_whole_packs(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says("/jual").await;
    for text in ["telur", "5 peti isi 21 kg", "26.500", "di tempat saya", "besok", "ya", "benar, tayangkan"] {
        seller.says(text).await;
    }
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.taps("Pesan").await;
    for (said, labels) in [("50 kg", &["2 peti", "3 peti"][..]), ("110 kg", &["5 peti"]), ("20 kg", &["1 peti"])] {
        buyer.says(said).await;
        buyer.sees_last(&format!("{said} tidak pas: 1 peti isi 21 kg."));
        assert_eq!(buyer.labels()[..labels.len()], *labels);
    }
    buyer.says("126 kg").await;
    buyer.sees_last("Sisanya tinggal 5 peti");
    buyer.says("105 kg").await;
    buyer.sees_last("Pesan 5 peti");
    buyer.sees_last("Rp2.782.500");
    buyer.taps("Pesan").await;
    assert_eq!(raw::number(&world.db, "SELECT quantity FROM orders").await, 5);
    is_sound(&world).await;
}
