//! Figures that other systems got wrong, each as a person reads it.

use tembus::domain::person::{Office, Organization, Role};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// A load of `loaded` of an agreed order of `ordered`, on its way.
async fn underway<'w>(world: &'w World, offered: &str, price: &str, ordered: &str, loaded: &str) -> (Person<'w>, Person<'w>) {
    let (seller, buyer) = world.agreed_of(("telur", offered, price), &[ordered]).await;
    seller.taps("Lihat").await;
    departs(&seller, loaded).await;
    (seller, buyer)
}

async fn departs(seller: &Person<'_>, loaded: &str) {
    seller.taps("Sudah berangkat").await;
    seller.says(loaded).await;
    sends(seller).await;
}

/// To type what a button says is to press it; other figures are shown before the other side reads them.
async fn sends(person: &Person<'_>) {
    if person.labels().iter().any(|label| label == "Kirim") {
        person.taps("Kirim").await;
    }
}

/// The buyer says what arrived, and the seller agrees.
async fn arrives(seller: &Person<'_>, buyer: &Person<'_>, said: &str) {
    buyer.taps("Sudah sampai").await;
    buyer.says(said).await;
    sends(buyer).await;
    seller.taps("Setuju").await;
}

on_each_engine!(of_ten_ordered_and_four_received_six_are_to_come);
async fn of_ten_ordered_and_four_received_six_are_to_come(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, "2 ton", "26.500", "10 kg", "4 kg").await;
    arrives(&seller, &buyer, "4 kg").await;
    seller.sees_last("Diterima baik 4 kg dari 10 kg.\nBelum dikirim 6 kg.");
    world.is_sound().await;
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
    world.is_sound().await;
}

on_each_engine!(of_twenty_received_and_five_returned_fifteen_are_paid);
async fn of_twenty_received_and_five_returned_fifteen_are_paid(engine: Engine) {
    let world = World::new(engine).await;
    let official = world.official("Bu Ani", Office::Bappeda).await;
    let (seller, buyer) = underway(&world, "2 ton", "26.500", "20 kg", "20 kg").await;
    arrives(&seller, &buyer, "20 kg").await;
    world.advance_to("2026-11-25T08:00").await;
    let told = official.count("dikembalikan");
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.taps("Mutu barang").await;
    buyer.opens_order().await;
    buyer.taps_each(&["Usul penyelesaian", "Barang dikembalikan"]).await;
    buyer.sees_last("Keluhan O-2026-00001: berapa yang dikembalikan?\nYang sudah diterima baik 20 kg.");
    for (said, answer) in [("21 kg", "Sisanya tinggal 20 kg."), ("5 butir", "belum bisa dihitung dalam butir"), ("0 kg", "")] {
        buyer.says(said).await;
        buyer.sees_last(answer);
    }
    buyer.says("5 kilo").await;
    buyer.sees_last("O-2026-00001: usul penyelesaian 5 kg dikembalikan.\nBenar? Usul ini dikirim ke pihak lain.");
    seller.sees_no("Pembeli mengusulkan penyelesaian");
    buyer.taps_twice("Kirim").await;
    seller.sees_last("Pembeli mengusulkan penyelesaian O-2026-00001: 5 kg dikembalikan.");
    // Nothing goes back before the other side agrees.
    assert_eq!(raw::number(&world.db, "SELECT returned FROM orders").await, 0);
    seller.taps_twice("Setuju usul").await;
    for person in [&seller, &buyer] {
        person.sees_last("Keluhan O-2026-00001 selesai: 5 kg dikembalikan.\n15 kg x Rp26.500/kg = Rp397.500");
    }
    assert_eq!(raw::dump(&world.db, "SELECT arrived, accepted, returned FROM orders").await, [["20000", "20000", "5000"]]);
    seller.opens_order().await;
    seller.sees_last("Diterima baik 20 kg dari 20 kg, dikembalikan 5 kg");
    buyer.taps_each(&["Berkas lengkap", "2 Des"]).await;
    // What was accepted stays what was accepted: what went back is said apart, before the papers are complete and after.
    for person in [&seller, &buyer] {
        person.opens_order().await;
        person.sees_last("Diterima baik 20 kg, dikembalikan 5 kg. Dibayar paling lambat Rab, 2 Des 2026");
        person.sees_last("15 kg x Rp26.500/kg = Rp397.500");
    }
    buyer.says("/tagihan").await;
    buyer.sees_last("Rp397.500");
    // Of what is left no more can go back, and all of it can.
    buyer.opens_order().await;
    buyer.taps_each(&["Ada keluhan", "Mutu barang", "Lihat", "Usul penyelesaian", "Barang dikembalikan"]).await;
    buyer.says("16 kg").await;
    buyer.sees_last("Sisanya tinggal 15 kg.");
    buyer.taps("15 kg").await;
    seller.taps("Setuju usul").await;
    seller.sees_last("Semua barang yang diterima dikembalikan, jadi tidak ada yang perlu dibayar.");
    // The day on which it was agreed keeps its figure; what went back counts on its own day.
    assert_eq!(told, 0);
    world.advance_to("2026-11-26T08:00").await;
    official.sees_last("Koreksi untuk Sel, 24 Nov 2026: telur ayam ras 20 kg dikembalikan");
    official.taps("Sebulan").await;
    official.sees_last("Sepakat: 20 kg (1 pesanan dalam 1 hari)\nKoreksi: 20 kg dikembalikan\nSetelah koreksi: tidak ada");
    world.is_sound().await;
}

on_each_engine!(a_part_of_a_lot_costs_its_share_wherever_the_sum_is_shown);
async fn a_part_of_a_lot_costs_its_share_wherever_the_sum_is_shown(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for text in ["/jual", "telur", "3 ton", "total 52jt", "[Di tempat saya]", "[Besok]", "[Ya]"] {
        seller.does(text).await;
    }
    seller.publishes().await;
    for text in ["/beli", "[1]", "[Pesan]", "[Pesan]"] {
        buyer.does(text).await;
    }
    seller.accepts().await;
    buyer.says("/pesanan").await;
    buyer.sees_last("Jumlah pesanan yang berjalan: Rp52.000.000");
    seller.taps("Lihat").await;
    departs(&seller, "1 ton").await;
    buyer.taps("Sudah sampai").await;
    buyer.taps("1 ton").await;
    // A third of Rp52.000.000, half up, once.
    seller.sees_last("1 ton dari 3 ton, Rp52.000.000 untuk semua = Rp17.333.333");
    seller.taps("Setuju").await;
    departs(&seller, "1 ton").await;
    arrives(&seller, &buyer, "ditolak 250 kg busuk").await;
    seller.sees("1,75 ton dari 3 ton, Rp52.000.000 untuk semua = Rp30.333.333");
    // What was rejected is not paid for; what is still to come is.
    buyer.says("/pesanan").await;
    buyer.sees_last("Jumlah pesanan yang berjalan: Rp47.666.667");
    seller.opens_order().await;
    seller.taps_each(&["Tutup sisanya", "Kendaraan tidak ada"]).await;
    let bill = "1,75 ton dari 3 ton, Rp52.000.000 untuk semua = Rp30.333.333";
    for person in [&seller, &buyer] {
        person.sees_last(&format!("Kiriman O-2026-00001 sudah lengkap.\n{bill}"));
    }
    buyer.says("/pesanan").await;
    buyer.sees_last("Jumlah pesanan yang berjalan: Rp30.333.333");
    buyer.taps_each(&["1", "Berkas lengkap", "1 Des"]).await;
    buyer.says("/tagihan").await;
    buyer.sees_last("Rp30.333.333");
    world.advance_to("2026-11-28T07:05").await;
    buyer.sees_last(bill);
    world.is_sound().await;
}

on_each_engine!(a_mediator_sends_goods_back_and_they_are_looked_for_again);
async fn a_mediator_sends_goods_back_and_they_are_looked_for_again(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    let eggs = world.seller("Pak Bejo").await;
    eggs.offers("telur", "2 ton", "26.500").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 20 kg kamis").await;
    buyer.taps("Kirim").await;
    eggs.taps("Tawarkan P-1001").await;
    buyer.taps("Lihat tawaran").await;
    buyer.taps("1").await;
    buyer.taps("Ambil").await;
    eggs.opens_order().await;
    departs(&eggs, "20 kg").await;
    arrives(&eggs, &buyer, "20 kg").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demands").await, ["fulfilled"]);
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.taps("Mutu barang").await;
    admin.taps("Lihat").await;
    let (message, old) = admin.button("Barang dikembalikan").unwrap();
    for person in [&eggs, &buyer] {
        person.presses(message, &old).await;
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM complaints WHERE closed_at IS NULL").await, 1);
    admin.taps("Barang dikembalikan").await;
    admin.sees_last("berapa yang dikembalikan?");
    admin.says("6 kilo").await;
    admin.sees_last("O-2026-00001: putusan 6 kg dikembalikan.\nBenar? Putusan tidak bisa ditarik.");
    // Another figure takes the place of the one that is shown, and nobody has read either.
    admin.says("5 kilo").await;
    for person in [&eggs, &buyer] {
        person.sees_no("Penengah memutuskan");
    }
    admin.taps_twice("Kirim").await;
    admin.sees_last("Tercatat. Keluhan O-2026-00001: 5 kg dikembalikan.");
    for person in [&eggs, &buyer] {
        person.sees("Penengah memutuskan keluhan O-2026-00001: 5 kg dikembalikan.\n15 kg x Rp26.500/kg = Rp397.500");
    }
    assert_eq!(raw::texts(&world.db, "SELECT status FROM demands").await, ["partly"]);
    buyer.sees("Permintaan M-1 belum lengkap. Sisa yang dicari 5 kg.");
    buyer.says("/permintaan").await;
    buyer.taps("1").await;
    buyer.sees_last("15 dari 20 kg terisi, diterima baik 15 kg (75%)");
    world.is_sound().await;
}

on_each_engine!(what_is_to_come_is_exact_to_the_gram);
async fn what_is_to_come_is_exact_to_the_gram(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = underway(&world, "2 ton", "26.500", "134,4 kg", "42,76 kg").await;
    arrives(&seller, &buyer, "42,76 kg").await;
    seller.sees_last("Belum dikirim 91,64 kg.");
    world.is_sound().await;
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
    world.is_sound().await;
}

on_each_engine!(what_was_rejected_is_told_apart_from_what_never_arrived);
async fn what_was_rejected_is_told_apart_from_what_never_arrived(engine: Engine) {
    for (loaded, said, shown, arrived) in [
        ("1.010 kg", "990 pecah 12", "Dimuat 1,01 ton, diterima baik 990 kg, pecah 12 kg, susut 8 kg", "1002000"),
        ("990 kg", "990 pecah 12", "Dimuat 990 kg, diterima baik 978 kg, pecah 12 kg", "990000"),
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
        world.is_sound().await;
    }
}

on_each_engine!(a_weight_of_packed_goods_is_a_number_of_whole_packs);
async fn a_weight_of_packed_goods_is_a_number_of_whole_packs(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.says("/jual").await;
    for text in ["telur", "5 peti isi 21 kg", "556.500/peti", "di tempat saya", "besok", "ya", "benar, tayangkan"] {
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
    seller.accepts().await;
    seller.taps("Lihat").await;
    departs(&seller, "110 kg AG 1234 XX").await;
    seller.sees_last("110 kg tidak pas: 1 peti isi 21 kg.");
    assert_eq!(seller.labels()[..2], ["5 peti", "6 peti"]);
    // What was said beside the weight is not lost.
    seller.taps("5 peti").await;
    seller.sees_last("O-2026-00001: Dimuat 5 peti, AG 1234 XX\nBenar?");
    seller.taps("Kirim").await;
    seller.sees_last("Tercatat. O-2026-00001 berangkat. Dimuat 5 peti, AG 1234 XX.");
    buyer.taps("Sudah sampai").await;
    buyer.says("90 kg").await;
    buyer.sees_last("90 kg tidak pas: 1 peti isi 21 kg.");
    assert_eq!(buyer.labels()[..2], ["4 peti", "5 peti"]);
    buyer.says("ditolak 30 kg busuk").await;
    buyer.sees_last("30 kg tidak pas: 1 peti isi 21 kg.");
    buyer.says("ditolak 21 kg pecah").await;
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 5 peti, diterima baik 4 peti, pecah 1 peti\n4 peti x Rp556.500/peti = Rp2.226.000");
    seller.taps("Belum cocok").await;
    buyer.taps("Perbaiki angka").await;
    buyer.says("63 kg pecah 42 kg").await;
    buyer.taps("Kirim").await;
    seller.sees_last("Dimuat 5 peti, diterima baik 3 peti, pecah 2 peti\n3 peti x Rp556.500/peti = Rp1.669.500");
    seller.taps("Setuju").await;
    assert_eq!(raw::dump(&world.db, "SELECT arrived, accepted FROM orders").await, [["5", "3"]]);
    world.is_sound().await;
}
