//! What is wrong on a card is typed, one thing or several, and the card comes again: whatever the card is about.

use tembus::domain::person::{Organization, Role};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Says each line; the card that comes after it shows the words beside it.
async fn corrects(person: &Person<'_>, lines: &[(&str, &str)]) {
    for (said, shown) in lines {
        person.says(said).await;
        person.sees_last(shown);
    }
}

on_each_engine!(an_answer_to_a_demand_is_corrected_by_what_is_typed);
async fn an_answer_to_a_demand_is_corrected_by_what_is_typed(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "5 ton", "26.500").await;
    for act in ["butuh telur 5 ton jumat", "[Kirim]"] {
        buyer.does(act).await;
    }
    seller.says("3 ton 26.250 rabu").await;
    corrects(
        &seller,
        &[
            ("27rb", "telur ayam ras 3 ton, Rp27.000/kg, siap Rab 25 Nov, di tempat saya"),
            ("lusa", "3 ton, Rp27.000/kg, siap Kam 26 Nov"),
            ("500 kg", "500 kg, Rp27.000/kg, siap Kam 26 Nov"),
            ("sampai jakarta", "siap Kam 26 Nov, sampai Jakarta"),
            ("2 ton 26.400", "2 ton, Rp26.400/kg, siap Kam 26 Nov, sampai Jakarta"),
            ("26.600", "2 ton, Rp26.600/kg"),
            ("800", "800 kg, Rp26.600/kg"),
            ("26", "Maksudnya Rp26.000 per kg?"),
            ("ya", "800 kg, Rp26.000/kg"),
            ("20 nov", "Tanggal Jum, 20 Nov 2026 sudah lewat."),
            ("selasa", "Barangnya siap kapan?"),
            ("1 des", "800 kg, Rp26.000/kg, siap Sel 1 Des, sampai Jakarta"),
            ("entah", "Silakan pilih salah satu tombol di bawah ini."),
        ],
    )
    .await;
    seller.says("rabu").await;
    seller.taps("Kirim").await;
    buyer.sees_last("800 kg, Rp26.000/kg, siap Rab 25 Nov, sampai Jakarta, dari Gedog");
    world.is_sound().await;
}

on_each_engine!(a_demand_and_a_price_that_is_named_are_corrected_by_what_is_typed);
async fn a_demand_and_a_price_that_is_named_are_corrected_by_what_is_typed(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for act in ["/beli", "[1]", "[Tawar]", "1 ton", "25.750"] {
        buyer.does(act).await;
    }
    corrects(
        &buyer,
        &[
            ("500 kg", "Tawar Rp25.750/kg untuk telur ayam ras 500 kg dari P-1001?"),
            ("25.500", "Tawar Rp25.500/kg untuk telur ayam ras 500 kg"),
            ("800 kg 25.800", "Tawar Rp25.800/kg untuk telur ayam ras 800 kg"),
            ("3 ton", "Sisanya tinggal 2 ton."),
        ],
    )
    .await;
    buyer.taps("Kirim").await;
    seller.sees_last("Pasar Jaya menawar telur ayam ras 800 kg dari P-1001: Rp25.800/kg.");
    buyer.says("/permintaan telur 5 ton kamis").await;
    corrects(
        &buyer,
        &[("di btc", "di BTC"), ("jumat", "paling lambat Jum, 27 Nov 2026"), ("maks 27rb", "Paling mahal Rp27.000/kg, di BTC")],
    )
    .await;
}

on_each_engine!(days_and_hours_of_a_routine_are_typed);
async fn days_and_hours_of_a_routine_are_typed(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    for act in ["/penawaran", "[1]", "[Ingatkan rutin]", "senin kamis"] {
        seller.does(act).await;
    }
    corrects(
        &seller,
        &[
            ("senin saja", "Senin pukul 05.30 WIB kami tanya"),
            ("jam 6", "Senin pukul 06.00 WIB kami tanya"),
            ("tiap hari jam 04.15", "pukul 04.15 WIB kami tanya"),
            ("entah", "Silakan pilih salah satu tombol di bawah ini."),
        ],
    )
    .await;
    seller.taps("Ubah").await;
    seller.says("selasa jumat").await;
    seller.sees_last("Mau diingatkan pukul berapa");
    seller.says("7").await;
    seller.sees_last("pukul 07.00 WIB");
    seller.taps("Benar").await;
    assert_eq!(raw::number(&world.db, "SELECT minute FROM routines").await, 420);
}

on_each_engine!(a_reference_price_is_corrected_without_its_goods);
async fn a_reference_price_is_corrected_without_its_goods(engine: Engine) {
    let world = World::new(engine).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    admin.says("/harga telur ayam ras 26.000/kg, PIHPS, 23 Nov").await;
    corrects(
        &admin,
        &[
            ("26.800", "Simpan harga acuan telur ayam ras Rp26.800/kg?\nBerlaku mulai Sen, 23 Nov 2026, sumber PIHPS"),
            ("22 nov", "Rp26.800/kg?\nBerlaku mulai Min, 22 Nov 2026, sumber PIHPS"),
            ("telur bebek 2.500, Bapanas", "Simpan harga acuan telur bebek"),
        ],
    )
    .await;
}

on_each_engine!(what_is_changed_of_an_agreement_and_why_it_is_cancelled_are_typed_at_once);
async fn what_is_changed_of_an_agreement_and_why_it_is_cancelled_are_typed_at_once(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    for (said, shown) in [
        ("harga 26rb", "O-2026-00001: usul harga Rp26.500/kg menjadi Rp26.000/kg.\nBenar?"),
        ("jadi 800 kg", "usul jumlah 1 ton (1.000 kg) menjadi 800 kg.\nBenar?"),
        ("tempo 14 hari", "usul dibayar 14 hari sesudah berkas lengkap.\nBenar?"),
        ("harga 9rb", "Maksudnya berapa?"),
        ("entah", "apa yang diubah?"),
    ] {
        for act in ["/batal", "O-2026-00001", "[Ubah kesepakatan]", said] {
            seller.does(act).await;
        }
        seller.sees_last(shown);
    }
    buyer.sees_no("mengusulkan perubahan");
    for act in ["/batal", "O-2026-00001", "[Batalkan]", "[Kendaraan tidak ada]"] {
        seller.does(act).await;
    }
    corrects(&seller, &[("jalannya putus karena banjir", "Batalkan pesanan O-2026-00001?\nSebab: jalannya putus karena banjir")]).await;
    seller.taps("Ya, batalkan").await;
    buyer.sees_last("jalannya putus karena banjir");
    world.is_sound().await;
}

on_each_engine!(what_is_sure_of_a_correction_is_taken_and_the_rest_is_asked);
async fn what_is_sure_of_a_correction_is_taken_and_the_rest_is_asked(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    // An order: a bare number beside a day is in the unit of the offer.
    for act in ["/beli", "[1]", "[Pesan]", "300 kg"] {
        buyer.does(act).await;
    }
    corrects(
        &buyer,
        &[
            ("500 lusa", "Pesan 500 kg telur ayam ras"),
            ("1,500 jumat", "Maksudnya berapa?"),
            ("600 kg", "diambil Jum, 27 Nov 2026"),
            ("3 ton sabtu", "Sisanya tinggal 2 ton."),
            ("700 kg", "diambil Sab, 28 Nov 2026"),
            ("sabtu jam 3 sore", "Pesan 700 kg telur ayam ras"),
        ],
    )
    .await;
    buyer.says("batal").await;
    // A price in a talk.
    for act in ["/beli", "[1]", "[Tawar]", "1 ton", "25.750"] {
        buyer.does(act).await;
    }
    corrects(
        &buyer,
        &[
            ("500 kg 26", "Maksudnya Rp26.000 per kg?"),
            ("ya", "Tawar Rp26.000/kg untuk telur ayam ras 500 kg"),
            ("600 kg 2.600", "Betul Rp2.600 per kg?"),
            ("25.500", "Tawar Rp25.500/kg untuk telur ayam ras 600 kg"),
            ("800 kg 27.000", "Harganya harus di bawah Rp26.500/kg."),
            ("25.400", "Tawar Rp25.400/kg untuk telur ayam ras 800 kg"),
            ("3 ton 25.300", "Sisanya tinggal 2 ton."),
            ("1 ton", "Tawar Rp25.300/kg untuk telur ayam ras 1 ton"),
        ],
    )
    .await;
    buyer.says("batal").await;
    // What is needed.
    buyer.says("butuh telur 5 ton jumat").await;
    corrects(
        &buyer,
        &[
            ("4 ton maks 27", "Maksudnya Rp27.000 per kg?"),
            ("ya", "4 ton"),
            ("800 kamis", "800 kg"),
            ("di btc 31 november", "Tanggal"),
            ("jumat", "di BTC"),
            ("26", "Maksudnya Rp26.000 per kg?"),
            ("ya", "Paling mahal Rp26.000/kg"),
        ],
    )
    .await;
    buyer.taps("Kirim").await;
    // What a seller answers.
    seller.says("600 kg 26.250 rabu").await;
    corrects(
        &seller,
        &[
            ("700 kg 26", "Maksudnya Rp26.000 per kg?"),
            ("ya", "700 kg, Rp26.000/kg, siap Rab 25 Nov"),
            ("kamis 500", "500 kg, Rp26.000/kg, siap Kam 26 Nov"),
            ("500 lusa", "500 kg, Rp26.000/kg, siap Kam 26 Nov"),
            ("600 kg 2.600", "Rp2.600 per kg?"),
            ("25.900", "600 kg, Rp25.900/kg, siap Kam 26 Nov"),
            ("400 kg 20 nov", "sudah lewat"),
            ("rabu", "400 kg, Rp25.900/kg, siap Rab 25 Nov"),
        ],
    )
    .await;
    world.is_sound().await;
}

on_each_engine!(the_place_and_the_note_of_a_demand_are_read_in_its_first_line);
async fn the_place_and_the_note_of_a_demand_are_read_in_its_first_line(engine: Engine) {
    let world = World::new(engine).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur ayam ras 5 ton kamis sampai jakarta grade A").await;
    buyer.sees_last("5 ton");
    buyer.sees_last("sampai Jakarta");
    buyer.sees_last("grade A");
    // In answer to which goods, and to how much of them.
    for act in ["/batal", "/permintaan", "[Buat permintaan]", "telur ayam ras di btc", "2 ton kamis"] {
        buyer.does(act).await;
    }
    buyer.sees_last("di BTC");
    for act in ["/batal", "/permintaan", "[Buat permintaan]", "telur ayam ras", "2 ton antar jakarta", "kamis"] {
        buyer.does(act).await;
    }
    buyer.sees_last("sampai Jakarta");
}
