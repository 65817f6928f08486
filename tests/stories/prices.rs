//! What goods cost: reference prices, the same for both sides, and what at least three sellers agreed to.

use tembus::domain::person::{Office, Organization, Role};

use crate::support::{Engine, Person, World, on_each_engine, raw};

const REFERENCE: &str = "Harga acuan telur ayam ras: Rp26.000/kg (PIHPS, 23 Nov)";

on_each_engine!(a_reference_price_is_entered_by_an_admin_and_shown_to_both_sides_alike);
async fn a_reference_price_is_entered_by_an_admin_and_shown_to_both_sides_alike(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let seller = world.seller("Pak Bejo").await;
    for person in [&admin, &buyer, &seller] {
        person.says("/harga").await;
        person.sees_last("Belum ada harga yang bisa ditampilkan.");
    }
    admin.says("/harga telur ayam ras 26.000/kg, PIHPS, 23 Nov").await;
    admin.sees_last("Simpan harga acuan telur ayam ras Rp26.000/kg?\nBerlaku mulai Sen, 23 Nov 2026, sumber PIHPS");
    admin.taps_twice("Simpan").await;
    admin.sees_last(&format!("Sudah disimpan.\n{REFERENCE}"));
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM reference_prices WHERE entered_by IS NOT NULL").await, 1);
    // The seller reads it on the check card, the buyer on the offer, in the same words.
    seller.says("telur ayam ras 2 ton 26.500 besok di tempat saya").await;
    seller.sees_last(REFERENCE);
    seller.publishes().await;
    buyer.says("/beli").await;
    buyer.taps("1").await;
    buyer.sees_last(REFERENCE);
    buyer.says("/harga").await;
    buyer.sees_last("Telur ayam ras: acuan Rp26.000/kg (PIHPS, 23 Nov)");
    seller.says("/harga lele").await;
    seller.sees_last("Belum ada harga lele konsumsi yang bisa ditampilkan.");
    // Nobody else enters one, typed or pressed.
    let official = world.official("Bu Ani", Office::Dkpp).await;
    for person in [&buyer, &seller, &official] {
        person.says("/harga telur ayam ras 30.000/kg, PIHPS").await;
        person.sees_last("Harga acuan hanya diisi pengelola di BTC. Angka yang Anda tulis tidak disimpan.");
        person.sees_last("Telur ayam ras: acuan Rp26.000/kg");
        person.says("/harga").await;
        let (message, _) = person.button("Menu").unwrap();
        person.presses(message, "price-new").await;
        person.sees_last("Menu ini untuk");
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM reference_prices").await, 1);
    world.is_sound().await;
}

on_each_engine!(an_admin_is_helped_through_the_line_and_the_later_day_holds);
async fn an_admin_is_helped_through_the_line_and_the_later_day_holds(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    admin.says("/harga").await;
    admin.taps("Isi harga acuan").await;
    admin.sees_last("Tulis barang, harga di tempat penjual, sumber, dan tanggalnya.");
    admin.says("telur ayam ras").await;
    admin.sees_last("Maaf, angkanya belum bisa dibaca.");
    admin.says("telur ayam ras 26.500").await;
    admin.sees_last("Tulis juga sumbernya, dipisah koma.");
    admin.says("telur ayam ras 26.500, Bapanas, Perbadan 6/2024, 11 Mar 2026").await;
    admin.sees_last("sumber Bapanas\nAturan Perbadan 6/2024");
    admin.taps("Ubah").await;
    admin.says("telur ayam ras 26.400, Bapanas, Perbadan 6/2024, 11 Mar 2026").await;
    admin.taps("Simpan").await;
    admin.says("/harga telur ayam ras 27.000, PIHPS, 1 Des").await;
    admin.taps("Simpan").await;
    admin.says("/harga").await;
    admin.sees_last("acuan Rp26.400/kg (Bapanas, Perbadan 6/2024, 11 Mar)");
    world.advance_to("2026-12-01T08:00").await;
    admin.says("/harga telur").await;
    admin.sees_last("acuan Rp27.000/kg (PIHPS, 1 Des)");
    assert!(!admin.last().contains("26.400"), "{}", admin.transcript());
}

/// A seller of 2 tons of eggs at this price, of which the buyer takes one ton.
async fn trades<'w>(world: &'w World, buyer: &Person<'_>, name: &str, price: &str) -> Person<'w> {
    let seller = world.seller(name).await;
    let offer = seller.offers("telur ayam ras", "1 ton", price).await;
    buyer.says(&offer).await;
    buyer.taps("Pesan").await;
    buyer.taps("Semua").await;
    buyer.taps("Pesan").await;
    seller.accepts().await;
    seller
}

on_each_engine!(an_agreed_price_is_told_of_three_sellers_and_a_day_that_is_over);
async fn an_agreed_price_is_told_of_three_sellers_and_a_day_that_is_over(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    let first = trades(&world, &buyer, "Pak Bejo", "26.000").await;
    trades(&world, &buyer, "Bu Sri", "26.500").await;
    // Two sellers on the first day, whoever asks and however often.
    world.advance_to("2026-11-25T08:00").await;
    for person in [&buyer, &first, &official] {
        person.says("/harga").await;
        person.sees_last("Belum ada harga yang bisa ditampilkan.");
    }
    // Three on the second; while it runs nothing is told.
    for (name, price) in [("Pak Tarno", "26.000"), ("Pak Eko", "26.500"), ("Bu Yem", "27.000")] {
        trades(&world, &buyer, name, price).await;
    }
    buyer.says("/harga").await;
    buyer.sees_last("Belum ada harga yang bisa ditampilkan.");
    world.advance_to("2026-11-26T08:00").await;
    let told = "Telur ayam ras: disepakati Rp26.500/kg di tempat penjual (25 Nov)";
    for person in [&buyer, &first, &official] {
        person.says("/harga telur").await;
        person.sees_last(told);
    }
    // What is cancelled later changes nothing, so that nobody learns its price from the difference.
    buyer.opens_order().await;
    buyer.taps_each(&["Batalkan", "Kendaraan tidak ada", "Ya, batalkan"]).await;
    // Nor does a day on which one seller alone agrees.
    trades(&world, &buyer, "Pak Budi", "30.000").await;
    world.advance_to("2026-11-27T08:00").await;
    buyer.says("/harga").await;
    buyer.sees_last(told);
    // After a week it is old.
    world.advance_to("2026-12-03T08:00").await;
    buyer.says("/harga").await;
    buyer.sees_last("Belum ada harga yang bisa ditampilkan.");
    world.is_sound().await;
}

on_each_engine!(reference_prices_come_by_file_and_command_beside_the_bot);
async fn reference_prices_come_by_file_and_command_beside_the_bot(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let file = std::env::temp_dir().join(format!("tembus-prices-{}-{engine:?}.csv", std::process::id()));
    let path = file.display().to_string();
    let header = "commodity,unit,price,highest,date,source,rule";
    std::fs::write(&file, format!("{header}\nCHILI_RAWIT,KG,25000,31500,2026-11-01,Bapanas,Perbadan 11/2022\nGOLD,KG,1,,2026-11-01,X,\n"))
        .unwrap();
    assert!(world.tembus(&["prices", "import", &path]).await.is_err_and(|said| said.contains("line 3: there are no goods GOLD")));
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM reference_prices").await, 0);
    std::fs::write(&file, format!("{header}\nCHILI_RAWIT,KG,25000,31500,2026-11-01,Bapanas,Perbadan 11/2022\n")).unwrap();
    assert_eq!(world.tembus(&["prices", "import", &path]).await, Ok("entered: 1, there before: 0".to_owned()));
    assert_eq!(world.tembus(&["prices", "import", &path]).await, Ok("entered: 0, there before: 1".to_owned()));
    let set = ["prices", "set", "telur bebek", "2500", "--per", "BUTIR", "--date", "2026-11-23", "--source", "PIHPS"];
    assert_eq!(world.tembus(&set).await, Ok("entered: 1".to_owned()));
    buyer.says("/harga").await;
    buyer.sees_last("Cabai rawit: acuan Rp25.000-31.500/kg (Bapanas, Perbadan 11/2022, 1 Nov)");
    buyer.sees_last("Telur bebek: acuan Rp2.500/butir (PIHPS, 23 Nov)");
    let list = world.tembus(&["prices", "list"]).await.unwrap();
    assert_eq!(list.lines().count(), 3, "{list}");
    let number = list.lines().find(|line| line.contains("EGG_DUCK")).and_then(|line| line.split(',').next()).unwrap().to_owned();
    assert_eq!(world.tembus(&["prices", "remove", &number]).await, Ok(String::new()));
    assert!(world.tembus(&["prices", "remove", &number]).await.is_err());
    buyer.says("/harga telur bebek").await;
    buyer.sees_last("Belum ada harga telur bebek");
    std::fs::remove_file(&file).unwrap();
    world.is_sound().await;
}
