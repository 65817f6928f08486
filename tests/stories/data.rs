//! Own data: seeing, changing, deleting; leaving; and the commands that everybody has.

use tembus::domain::person::{Office, Organization};

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(a_person_sees_and_changes_what_is_kept);
async fn a_person_sees_and_changes_what_is_kept(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.says("/data").await;
    seller.sees_last("Data Anda: Pak Bejo, Gedog, 1 penawaran, 0 pesanan.");
    assert_eq!(seller.labels(), ["Lihat semua", "Daftar kabar", "Ubah", "Hapus akun"]);
    seller.taps("Lihat semua").await;
    for line in
        ["Nama: Pak Bejo", "Nomor HP: belum ada", "Tempat barang: Gedog", "Usaha: Peternak", "Sebagai: penjual", "Penawaran: P-1001"]
    {
        seller.sees_last(line);
    }
    seller.says("/data").await;
    seller.taps("Ubah").await;
    seller.sees_last("Apa yang mau diubah?");
    seller.taps("Nama").await;
    seller.says("Pak Bejo Utomo").await;
    seller.sees_last("Sudah disimpan: Pak Bejo Utomo, Gedog.");
    seller.says("/data").await;
    seller.taps("Ubah").await;
    seller.taps("Tempat barang").await;
    seller.says("klampok").await;
    seller.sees_last("Klampok");
    seller.says("/data").await;
    seller.taps("Ubah").await;
    seller.taps("Nomor HP").await;
    seller.says("/menu").await;
    // The keyboard is still there, and what it shares is wanted.
    seller.shares("6281234567890", Some(seller.id)).await;
    seller.sees_last("0812 3456 7890");
    seller.shares("6285211111111", Some(999)).await;
    seller.sees_last("bukan nomor akun ini, jadi tidak kami simpan");
}

on_each_engine!(an_account_with_open_orders_waits_and_is_then_emptied);
async fn an_account_with_open_orders_waits_and_is_then_emptied(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    seller.shares("6281234567890", Some(seller.id)).await;
    seller.says("/data").await;
    seller.taps("Hapus akun").await;
    seller.sees_last("Akun belum bisa dihapus. Pesanan yang berjalan harus selesai atau dibatalkan dulu: O-2026-00001.");
    seller.says("/pesanan").await;
    seller.taps_each(&["1", "Batalkan", "Barang tidak ada", "Ya, batalkan"]).await;
    seller.says("/data").await;
    seller.taps("Hapus akun").await;
    seller.sees_last("Hapus akun? Nama dan kontak dihapus.");
    seller.taps("Tidak jadi").await;
    seller.sees_last("Baik, akun tidak dihapus.");
    seller.says("/data").await;
    seller.taps("Hapus akun").await;
    seller.taps("Hapus").await;
    seller.sees_last("Akun sudah dihapus. Nama dan kontak tidak lagi disimpan. Bila ingin kembali, tekan Mulai.");
    world.advance_to("2026-11-26T10:30").await;
    buyer.sees_no("6281234567890");
    buyer.sees_no("0812 3456 7890");
    for text in ["Bejo", "6281234567890"] {
        let kept = raw::tables_with(&world.db, text).await;
        assert!(kept.iter().all(|table| *table == "outbox"), "{text} in {kept:?}");
    }
    let own = format!("SELECT COUNT(*) FROM outbox WHERE chat_id = {} AND notice LIKE '%Bejo%'", seller.id);
    assert_eq!(raw::number(&world.db, &own).await, 0);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 1);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE deleted_at IS NOT NULL AND chat_id IS NULL").await, 1);
    buyer.says("/beli").await;
    buyer.sees_last("Belum ada penawaran.");
    buyer.opens_order().await;
    buyer.sees_last("dibatalkan oleh penjual");
    // An old button of somebody who is nobody now.
    seller.says("/penawaran").await;
    seller.sees_last("Selamat datang");
    for text in ["/mulai", "mulai", "[Setuju]", "[Ya]", "Pak Bejo", "gedog"] {
        seller.does(text).await;
    }
    seller.sees_last("Siap, Pak Bejo. Akun sudah jadi.");
    seller.says("/pesanan").await;
    seller.sees_last("Belum ada pesanan.");
}

on_each_engine!(who_stops_hears_no_more_and_the_others_are_told);
async fn who_stops_hears_no_more_and_the_others_are_told(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    seller.offers("telur", "3 ton", "26.500").await;
    for _ in 0..2 {
        buyer.says("/beli").await;
        buyer.taps_each(&["1", "Pesan"]).await;
        buyer.says("1 ton").await;
        buyer.taps("Pesan").await;
    }
    seller.accepts().await;
    seller.says("/berhenti").await;
    seller.sees_last("Tarik izin dan berhenti?");
    seller.sees_last("1 pesanan yang sudah disepakati dibatalkan.");
    assert_eq!(seller.labels(), ["Berhenti", "Tidak jadi"]);
    seller.taps("Tidak jadi").await;
    seller.sees_last("Baik, akun Anda tetap aktif.");
    seller.says("/berhenti").await;
    seller.taps("Berhenti").await;
    seller.sees_last("Izin sudah ditarik. 1 penawaran ikut ditarik. Kami tidak mengirim pesan lagi.");
    buyer.sees("Penjual belum bisa melayani pesanan ini.");
    buyer.sees_last("O-2026-00002");
    buyer.sees_last("dibatalkan oleh penjual");
    let orders = "SELECT status FROM orders ORDER BY id";
    assert_eq!(raw::texts(&world.db, orders).await, ["declined", "cancelled"]);
    assert_eq!(raw::dump(&world.db, "SELECT held, committed, available FROM offers").await, [["0", "0", "3000000"]]);
    let silence = seller.chat().len();
    // Nobody writes to who left.
    official.says("/berhenti").await;
    official.taps("Berhenti").await;
    official.sees_last("Izin sudah ditarik. Kami tidak mengirim pesan lagi.");
    let quiet = official.chat().len();
    world.advance_to("2026-11-28T08:00").await;
    assert_eq!(seller.chat().len(), silence, "{}", seller.transcript());
    assert_eq!(official.chat().len(), quiet, "{}", official.transcript());
    for text in ["/mulai", "mulai", "[Setuju]", "[Ya]", "Pak Bejo", "gedog"] {
        seller.does(text).await;
    }
    seller.sees_last("Akun sudah jadi.");
}

on_each_engine!(commands_and_words_that_nobody_knows_are_answered_kindly);
async fn commands_and_words_that_nobody_knows_are_answered_kindly(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for (text, answer) in [
        ("/bantuan", "/jual buat penawaran"),
        ("/bahasa", "Layanan ini memakai Bahasa Indonesia."),
        ("/menu", "Pak Bejo, mau apa?"),
        ("/start", "Pak Bejo, mau apa?"),
        ("/batal", "Tidak ada yang sedang diisi."),
        ("/entah", "Maaf, belum paham. Pilih salah satu:"),
        ("apa kabar", "Maaf, belum paham. Pilih salah satu:"),
        ("/beli", "Menu ini untuk pembeli BUMD. Kalau Anda pembeli BUMD, minta kode ke petugas BTC."),
        ("/ringkasan", "Menu ini untuk petugas dinas."),
        ("bantuan", "Yang bisa dilakukan di sini:"),
        ("https://contoh.example/a", "Tolong kirim tanpa tautan."),
    ] {
        seller.says(text).await;
        seller.sees_last(answer);
    }
    world.sandbox.send_voice(seller.id, 3);
    world.settle().await;
    seller.sees_last("Maaf, pesan suara dan gambar belum bisa dibaca. Tulis saja.");
    let stranger = world.stranger("Entah");
    for text in ["/bantuan", "/menu", "/jual", "apa ini"] {
        stranger.says(text).await;
        assert!(stranger.labels().contains(&"Mulai".to_owned()), "{}", stranger.transcript());
    }
}

on_each_engine!(who_stopped_is_erased_without_agreeing_again);
async fn who_stopped_is_erased_without_agreeing_again(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, other) = (world.seller("Pak Bejo").await, world.seller("Bu Tutik").await);
    for (person, erases_at_once) in [(&seller, true), (&other, false)] {
        person.says("/berhenti").await;
        person.taps("Berhenti").await;
        if !erases_at_once {
            person.says("/data").await;
            person.sees_last("Data Anda yang masih ada bisa dihapus sekarang, tanpa mendaftar lagi.");
        }
        person.taps("Hapus data saya").await;
        person.sees_last("Akun sudah dihapus.");
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE name <> '' OR chat_id IS NOT NULL").await, 0);
    seller.says("/data").await;
    seller.sees_last("tidak ada data yang disimpan");
}

on_each_engine!(who_stopped_is_erased_by_itself_after_the_retention);
async fn who_stopped_is_erased_by_itself_after_the_retention(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, stays) = (world.seller("Pak Bejo").await, world.seller("Bu Tutik").await);
    seller.says("/berhenti").await;
    seller.taps("Berhenti").await;
    let now = tembus::clock::Clock::now(&*world.clock);
    let erase = async |days| {
        let at = now + chrono::Duration::days(days);
        tembus::market::erase_past_retention(&world.db, at - chrono::Duration::days(30), at).await.unwrap()
    };
    assert_eq!(erase(29).await, 0);
    assert_eq!(erase(31).await, 1);
    assert_eq!(erase(31).await, 0);
    assert_eq!(raw::texts(&world.db, "SELECT name FROM persons ORDER BY id").await, ["", "Bu Tutik"]);
    stays.says("/menu").await;
    stays.sees_last("Bu Tutik, mau apa?");
}

on_each_engine!(a_consent_text_that_says_more_is_agreed_to_anew);
async fn a_consent_text_that_says_more_is_agreed_to_anew(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("/menu").await;
    assert_eq!(seller.count("Teks izin kami"), 0);
    raw::execute(&world.db, "UPDATE consents SET version = '2026-11'").await.unwrap();
    for _ in 0..2 {
        seller.says("/penawaran").await;
    }
    assert_eq!(seller.count("Teks izin kami"), 1, "{}", seller.transcript());
    world.advance_to("2026-11-25T10:00").await;
    seller.says("/menu").await;
    assert_eq!(seller.count("Teks izin kami"), 2, "{}", seller.transcript());
    seller.taps("Setuju").await;
    seller.sees_last("Pak Bejo, mau apa?");
    world.advance_to("2026-11-26T10:00").await;
    seller.says("/menu").await;
    assert_eq!(seller.count("Teks izin kami"), 1, "{}", seller.transcript());
    let versions = "SELECT version || CASE WHEN withdrawn_at IS NULL THEN '' ELSE ' before' END FROM consents ORDER BY id";
    assert_eq!(raw::texts(&world.db, versions).await, ["2026-11 before", tembus::market::CONSENT_VERSION]);
}

on_each_engine!(all_numbers_of_what_is_kept_can_be_paged_through);
async fn all_numbers_of_what_is_kept_can_be_paged_through(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let columns = "status, version, terms_version, seller_id, entered_by, commodity, goods, unit, price, price_unit, handover, ready_from,
        place, region, offered, available, held, committed, fulfilled, created_at, published_at, valid_until, expired_at, nego, repeats";
    for number in 1_002..1_130 {
        let copy = format!("INSERT INTO offers (id, {columns}) SELECT {number}, {columns} FROM offers WHERE id = 1001");
        raw::execute(&world.db, &copy).await.expect("an offer");
    }
    seller.says("/data").await;
    seller.taps("Lihat semua").await;
    for (page, shown, not_shown) in [(1, "P-1060", "P-1061"), (2, "P-1120", "P-1060,"), (3, "P-1129", "P-1120,")] {
        seller.sees_last(&format!("Halaman {page} dari 3"));
        seller.sees_last(shown);
        assert!(!seller.last().contains(not_shown), "{}", seller.last());
        if page < 3 {
            seller.taps("Berikutnya").await;
        }
    }
    assert_eq!(seller.labels(), ["Sebelumnya", "Ubah", "Hapus akun"]);
    seller.taps("Sebelumnya").await;
    seller.sees_last("P-1061");
}
