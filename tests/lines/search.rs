//! A buyer writes what he looks for: a price limit, a quantity, a day.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

async fn lines(seller: &Person<'_>, lines: &[&str]) {
    for line in lines {
        seller.says(line).await;
        seller.publishes().await;
    }
}

/// The numbers of the offers in the buyer's last list, by what they say first.
fn listed(buyer: &Person<'_>) -> Vec<String> {
    let numbered = |line: &&str| line.split_once(". ").is_some_and(|(n, _)| n.parse::<u32>().is_ok());
    let text = buyer.last();
    text.lines().filter(numbered).filter_map(|line| line.split_once(". ")).map(|(_, rest)| rest.to_owned()).collect()
}

on_each_engine!(a_highest_price_is_applied_said_back_and_dropped_with_one_button);
async fn a_highest_price_is_applied_said_back_and_dropped_with_one_button(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    lines(
        &seller,
        &["karkas ayam 1 ton 34.000/kg siap besok", "karkas ayam 2 ton 35.000/kg siap besok", "karkas ayam 3 ton 36.000/kg siap besok"],
    )
    .await;
    for line in ["ayam karkas < 35rb", "/beli ayam karkas < 35rb", "karkas ayam di bawah 35 ribu", "/beli karkas ayam maks 35rb"] {
        buyer.says(line).await;
        buyer.sees_last("Karkas ayam pedaging: 2 penawaran, 3 ton\nHanya yang harganya paling tinggi Rp35.000/kg.\n");
        assert_eq!(listed(&buyer).len(), 2, "{line}");
    }
    // A card and back, sorting and a refresh keep the limit.
    buyer.taps("2").await;
    buyer.sees_last("Rp35.000/kg");
    buyer.taps("Kembali").await;
    buyer.sees_last("Hanya yang harganya paling tinggi Rp35.000/kg.");
    buyer.taps("Urutkan").await;
    buyer.sees_last("Hanya yang harganya paling tinggi Rp35.000/kg.");
    buyer.taps("Semua harga").await;
    buyer.sees_last("Karkas ayam pedaging: 3 penawaran, 6 ton");
    assert!(!buyer.last().contains("Hanya yang"), "{}", buyer.last());
    assert!(!buyer.labels().contains(&"Semua harga".to_owned()));
}

on_each_engine!(a_quantity_and_a_day_are_limits_and_the_next_line_narrows_the_list_above_it);
async fn a_quantity_and_a_day_are_limits_and_the_next_line_narrows_the_list_above_it(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    lines(
        &seller,
        &[
            "cabe rawit 60 kg 44rb/kg siap besok",
            "cabe rawit 1 kw 45rb/kg siap besok",
            "cabe rawit 2 kw 43rb/kg siap jumat",
            "cabe rawit 3 kw 47rb/kg siap hari ini",
        ],
    )
    .await;
    buyer.says("cabe rawit 80 kg besok").await;
    buyer.sees_last("Cabai rawit: 2 penawaran, 400 kg\nHanya yang sisanya paling sedikit 80 kg dan siap paling lambat Rab, 25 Nov 2026.");
    buyer.says("maks 46rb").await;
    buyer.sees_last(
        "Cabai rawit: 1 penawaran, 100 kg\n\
         Hanya yang harganya paling tinggi Rp46.000/kg, sisanya paling sedikit 80 kg, dan siap paling lambat Rab, 25 Nov 2026.",
    );
    buyer.says("maks 40rb").await;
    buyer.sees_last("Belum ada penawaran cabai rawit yang cocok.\nHanya yang harganya paling tinggi Rp40.000/kg");
    buyer.taps("Tanpa batas").await;
    buyer.sees_last("Cabai rawit: 4 penawaran, 660 kg");
    buyer.says("cabe rawit 5 kw").await;
    buyer.taps("Semua jumlah").await;
    buyer.sees_last("Cabai rawit: 4 penawaran");
    buyer.says("cabe rawit besok").await;
    buyer.sees_last("Cabai rawit: 3 penawaran");
    buyer.taps("Semua hari").await;
    buyer.sees_last("Cabai rawit: 4 penawaran");
}

on_each_engine!(prices_are_compared_per_kilogram_whatever_they_are_written_for_and_heads_are_told_apart);
async fn prices_are_compared_per_kilogram_whatever_they_are_written_for_and_heads_are_told_apart(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    lines(
        &seller,
        &[
            "telur 2 ton 2.650.000/kw siap besok",
            "telur 2 ton 2.750.000/kw siap besok",
            "telur 50 peti isi 15 kg 397.500/peti siap besok",
            "telur 40 peti isi 15 kg 420.000/peti siap besok",
            "telur 1 ton total 26jt siap besok",
            "telur 1 ton total 28jt siap besok",
            "telur 3.000 butir 1.700/butir siap besok",
        ],
    )
    .await;
    buyer.says("telur < 27rb").await;
    buyer.sees_last("Telur ayam ras: 3 penawaran");
    let shown = listed(&buyer).join("\n");
    for price in ["Rp2.650.000/kw", "Rp397.500/peti", "Rp26.000.000 untuk semua"] {
        assert!(shown.contains(price), "{price}\n{shown}");
    }
    buyer.sees_last("1 penawaran lain memakai satuan berbeda, jadi tidak bisa dibandingkan.");
    // Fifty crates of fifteen kilograms are 750 kg.
    buyer.says("telur 700 kg < 27rb").await;
    buyer.sees_last("Telur ayam ras: 3 penawaran");
    buyer.says("telur 800 kg < 27rb").await;
    buyer.sees_last("Telur ayam ras: 2 penawaran");
    buyer.says("telur maks 1.700/butir").await;
    buyer.sees_last("Telur ayam ras: 1 penawaran, 3.000 butir");
    buyer.sees_last("6 penawaran lain memakai satuan berbeda");
}

on_each_engine!(pages_keep_the_limit_and_an_old_list_whose_limit_is_forgotten_says_so);
async fn pages_keep_the_limit_and_an_old_list_whose_limit_is_forgotten_says_so(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for price in ["26.100", "26.200", "26.300", "26.400", "26.500", "26.600", "26.700", "27.500"] {
        lines(&seller, &[&format!("telur 1 ton {price}/kg siap besok")]).await;
    }
    buyer.says("telur < 27rb").await;
    buyer.sees_last("Telur ayam ras: 7 penawaran, 7 ton");
    buyer.taps("Berikutnya").await;
    let (old, data) = buyer.button("Sebelumnya").unwrap();
    buyer.sees_last("Hanya yang harganya paling tinggi Rp27.000/kg.");
    assert_eq!(listed(&buyer).len(), 1);
    for thousands in 13..22 {
        buyer.says(&format!("telur < {thousands}.500")).await;
    }
    buyer.presses(old, &data).await;
    buyer.sees("Tombol ini tidak berlaku lagi: batas harga, jumlah, atau harinya tidak tersimpan lagi.\nTelur ayam ras: 8 penawaran");
}

on_each_engine!(what_can_not_be_read_as_a_limit_is_said_and_not_applied);
async fn what_can_not_be_read_as_a_limit_is_said_and_not_applied(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    lines(&seller, &["telur 2 ton 26.500/kg siap besok"]).await;
    for line in ["telur < 26", "telur 25-26rb", "telur di atas 27rb", "telur 31 november"] {
        buyer.says(line).await;
        buyer.sees_last("Telur ayam ras: 1 penawaran");
        buyer.sees_last("Sebagian angka atau hari belum bisa dibaca.");
    }
    buyer.says("rumput laut maks 35rb").await;
    buyer.sees_last("Maaf, belum paham.");
}

on_each_engine!(a_family_is_asked_about_first_and_keeps_its_limit);
async fn a_family_is_asked_about_first_and_keeps_its_limit(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    lines(&seller, &["cabe rawit 1 kw 45rb/kg siap besok", "cabe rawit 2 kw 43rb/kg siap besok"]).await;
    buyer.says("cabe < 44rb").await;
    buyer.taps("Cabai rawit").await;
    buyer.sees_last("Cabai rawit: 1 penawaran, 200 kg\nHanya yang harganya paling tinggi Rp44.000/kg.");
}

on_each_engine!(who_sells_and_buys_looks_for_goods_when_he_limits_the_price);
async fn who_sells_and_buys_looks_for_goods_when_he_limits_the_price(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let both = world.buyer("Bu Rina", Organization::PasarJaya).await;
    both.says("/jual").await;
    both.taps("Daftar penjual").await;
    for text in ["pedagang", "gedog"] {
        both.says(text).await;
    }
    lines(&seller, &["telur 2 ton 26.500/kg siap besok"]).await;
    both.says("telur 1 ton < 27rb").await;
    both.sees_last("Hanya yang harganya paling tinggi Rp27.000/kg dan sisanya paling sedikit 1 ton.");
    both.says("telur 1 ton 27rb siap besok di kandang").await;
    both.sees_last("Tolong dicek dulu");
}

on_each_engine!(what_a_buyer_looked_for_comes_along_into_the_order);
async fn what_a_buyer_looked_for_comes_along_into_the_order(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    lines(&seller, &["telur 2 ton 26.500 siap hari ini"]).await;
    // 28 Nov is later than the first day on which the goods can be had.
    buyer.says("telur 500 kg 28 nov").await;
    buyer.taps("1").await;
    assert_eq!(buyer.labels()[0], "Pesan 500 kg", "{}", buyer.transcript());
    buyer.taps("Pesan 500 kg").await;
    buyer.sees_last("500 kg");
    buyer.sees_last("Sab, 28 Nov 2026");
    buyer.taps("Pesan").await;
    buyer.sees_last("Pesanan telur ayam ras 500 kg sudah dikirim ke penjual.");
    assert_eq!(raw::texts(&world.db, "SELECT ready_from FROM orders").await, ["2026-11-28"]);
    assert_eq!(raw::number(&world.db, "SELECT quantity FROM orders").await, 500_000);
    // Never more than is left: of an offer that has less since, the rest is asked about.
    buyer.says("telur 1,2 ton").await;
    buyer.taps("1").await;
    let (message, card) = buyer.button("Pesan 1,2 ton").unwrap();
    let other = world.buyer("Bu Wati", Organization::FoodStation).await;
    other.orders("1 ton").await;
    buyer.presses(message, &card).await;
    buyer.sees_last("500 kg");
    assert!(!buyer.last().contains("1,2 ton x"), "{}", buyer.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 2);
    world.is_sound().await;
}

on_each_engine!(what_makes_no_whole_crates_is_asked_before_it_is_ordered);
async fn what_makes_no_whole_crates_is_asked_before_it_is_ordered(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    lines(&seller, &["telur 60 peti isi 15 kg 26.500 siap besok"]).await;
    buyer.says("telur 500 kg besok").await;
    buyer.taps("1").await;
    buyer.taps("Pesan").await;
    buyer.sees_last("peti");
    assert_eq!(buyer.labels()[..2], ["33 peti", "34 peti"], "{}", buyer.transcript());
    buyer.taps("34 peti").await;
    buyer.sees_last("34 peti");
    world.is_sound().await;
}
