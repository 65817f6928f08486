//! Coming in: consent, age, role, the code of an invitation.

use tembus::domain::person::{Office, Organization, Role};

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Up to the first question after consent and age; `begin` is the button of the welcome.
async fn consents(person: &Person<'_>, begin: &str) {
    person.says("/start").await;
    person.taps(begin).await;
    person.taps("Setuju").await;
    person.taps("Ya").await;
}

on_each_engine!(a_seller_comes_in_by_the_buttons_and_another_by_typing_what_they_say);
async fn a_seller_comes_in_by_the_buttons_and_another_by_typing_what_they_say(engine: Engine) {
    let world = World::new(engine).await;
    let tapping = world.stranger("Slamet");
    tapping.says("/start").await;
    tapping.sees_last("Selamat datang di Tembus Pasar.");
    assert_eq!(tapping.labels(), ["Mulai", "Punya kode", "Apa ini?"]);
    tapping.taps("Apa ini?").await;
    tapping.sees_last("Kami tidak pernah meminta transfer.");
    tapping.taps("Mulai").await;
    tapping.sees_last("Sebelum mulai, kami minta izin.");
    assert_eq!(tapping.labels(), ["Setuju", "Baca lengkap", "Tidak"]);
    tapping.taps("Baca lengkap").await;
    tapping.sees_last("Dasar: izin Anda (UU 27/2022) dan tugas layanan dinas.");
    tapping.taps("Kembali").await;
    tapping.sees_last("Sebelum mulai, kami minta izin.");
    tapping.taps("Setuju").await;
    tapping.sees_last("Apakah usia Anda 18 tahun atau lebih?");
    tapping.taps("Ya").await;
    tapping.sees_last("Dipanggil siapa?");
    tapping.says("Pak Slamet").await;
    tapping.sees_last("Barang biasanya ada di kelurahan mana?");
    tapping.taps("Kab. Blitar").await;
    tapping.sees_last("Kecamatan mana?");
    tapping.taps("Ponggok").await;
    tapping.sees_last("Siap, Pak Slamet. Akun sudah jadi.");
    assert_eq!(tapping.labels(), ["Buat penawaran"]);

    let typing = world.stranger("Siti");
    for text in ["halo", "mulai", "baca lengkap", "kembali", "[Setuju]", "[Ya]", "Bu Siti", "gedog"] {
        typing.does(text).await;
    }
    typing.sees_last("Siap, Bu Siti. Akun sudah jadi.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE place = 'Gedog' AND seller_kind IS NULL").await, 1);
}

on_each_engine!(who_refuses_or_is_too_young_leaves_nothing_behind);
async fn who_refuses_or_is_too_young_leaves_nothing_behind(engine: Engine) {
    let world = World::new(engine).await;
    let before = raw::market(&world.db).await;
    let unwilling = world.stranger("Rahasia Sekali");
    unwilling.says("/start").await;
    unwilling.taps("Mulai").await;
    unwilling.taps("Tidak").await;
    unwilling.sees_last("Baik, tidak ada data yang disimpan. Bila berubah pikiran, tekan Mulai.");

    let young = world.stranger("Rahasia Muda");
    young.says("/start").await;
    young.taps("Mulai").await;
    young.taps("Setuju").await;
    young.taps("Belum").await;
    young.sees_last("Maaf, layanan ini untuk usia 18 tahun ke atas.");

    assert_eq!(raw::market(&world.db).await, before);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM conversations").await, 0);
    assert!(raw::tables_with(&world.db, "Rahasia").await.is_empty());

    // A person who comes back begins anew.
    unwilling.says("/mulai").await;
    unwilling.taps("Mulai").await;
    unwilling.sees_last("Apakah setuju?");
}

on_each_engine!(kembali_leads_from_question_to_question_and_a_bad_name_is_asked_again);
async fn kembali_leads_from_question_to_question_and_a_bad_name_is_asked_again(engine: Engine) {
    let world = World::new(engine).await;
    let person = world.stranger("Slamet");
    consents(&person, "Mulai").await;
    person.says("085233344455").await;
    person.sees_last("Maaf, nama itu belum bisa dipakai. Tulis nama panggilan saja.");
    person.says("https://slamet.example").await;
    person.sees_last("Maaf, nama itu belum bisa dipakai.");
    person.says("Pak Slamet").await;
    person.taps("Kembali").await;
    person.sees_last("Dipanggil siapa?");
    person.taps("Kembali").await;
    person.sees_last("Apakah usia Anda");
    person.taps("Kembali").await;
    person.sees_last("Apakah setuju?");
    person.taps("Setuju").await;
    person.taps("Ya").await;
    person.says("Pak Slamet").await;
    person.says("Atlantis").await;
    person.sees_last("Maaf, tempat itu belum ada di daftar.");
    person.says("kel. bendogerit").await;
    person.sees_last("Siap, Pak Slamet.");
}

on_each_engine!(a_buyer_needs_a_code_that_is_known_fresh_and_unused);
async fn a_buyer_needs_a_code_that_is_known_fresh_and_unused(engine: Engine) {
    let world = World::new(engine).await;
    let code = world.invitation(Role::Buyer(Organization::DharmaJaya)).await;
    let buyer = world.stranger("Rina");
    consents(&buyer, "Punya kode").await;
    buyer.sees_last("Pembeli dan petugas masuk dengan kode undangan. Ketik kodenya.");
    buyer.says("1234").await;
    buyer.sees_last("Kode ini sudah dipakai atau sudah lewat waktu. Minta kode baru ke petugas BTC.");
    buyer.says(&code.to_uppercase()).await;
    buyer.sees_last("Dipanggil siapa?");
    buyer.says("Bu Rina").await;
    buyer.sees_last("Siap, Bu Rina. Akun pembeli Dharma Jaya sudah jadi.");

    let late = world.stranger("Lain");
    late.says(&format!("/start {code}")).await;
    late.sees_last("Kode ini sudah dipakai atau sudah lewat waktu.");

    let code = world.invitation(Role::Official(Office::Bappeda)).await;
    world.advance_to("2026-12-02T09:00").await;
    late.says(&format!("/start {code}")).await;
    late.sees_last("Kode ini sudah dipakai atau sudah lewat waktu.");
}

on_each_engine!(a_code_adds_a_role_to_somebody_who_is_known_and_the_menu_is_their_union);
async fn a_code_adds_a_role_to_somebody_who_is_known_and_the_menu_is_their_union(engine: Engine) {
    let world = World::new(engine).await;
    let person = world.seller("Pak Slamet").await;
    let code = world.invitation(Role::Official(Office::Dkpp)).await;
    person.says(&format!("/start {code}")).await;
    person.sees_last("Siap, Pak Slamet. Sekarang Anda juga petugas DKPP.");
    person.says("/menu").await;
    assert_eq!(person.labels(), ["Buat penawaran", "Penawaran saya", "Pesanan", "Daftar permintaan", "Ringkasan", "Pengaturan", "Bantuan"]);

    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("/jual").await;
    buyer.sees_last("Menu ini untuk penjual. Mau ikut menjual?");
    buyer.taps("Daftar penjual").await;
    buyer.taps("Pedagang").await;
    buyer.taps("Pakunden").await;
    buyer.sees_last("Siap, Bu Rina. Sekarang Anda juga penjual.");
    buyer.says("/menu").await;
    assert_eq!(buyer.labels(), ["Buat penawaran", "Penawaran saya", "Cari barang", "Pesanan", "Daftar permintaan", "Bantuan"]);

    let admin = world.invited("Mas Adi", Role::Admin).await;
    admin.sees_last("Siap, Mas Adi. Akun pengelola sudah jadi.");
    admin.says("/menu").await;
    admin.sees_last("Mas Adi, mau apa?");
}

on_each_engine!(a_stranger_is_forgotten_after_a_day);
async fn a_stranger_is_forgotten_after_a_day(engine: Engine) {
    let world = World::new(engine).await;
    let code = world.invitation(Role::Buyer(Organization::PasarJaya)).await;
    let person = world.stranger("Rina");
    person.says(&format!("/start {code}")).await;
    person.taps("Mulai").await;
    person.sees_last("Apakah setuju?");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM conversations").await, 1);
    world.advance_to("2026-11-25T09:01").await;
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM conversations").await, 0);
    // The old button leads to the beginning, and the code still works.
    person.taps("Setuju").await;
    person.sees_last("Selamat datang");
    person.says(&format!("/start {code}")).await;
    person.taps_each(&["Mulai", "Setuju", "Ya"]).await;
    person.says("Bu Rina").await;
    person.sees_last("Akun pembeli Pasar Jaya sudah jadi.");
}

on_each_engine!(of_two_people_with_one_code_the_faster_has_it);
async fn of_two_people_with_one_code_the_faster_has_it(engine: Engine) {
    let world = World::new(engine).await;
    let code = world.invitation(Role::Buyer(Organization::FoodStation)).await;
    let (first, second) = (world.stranger("Rina"), world.stranger("Sari"));
    for person in [&first, &second] {
        person.says(&format!("/start {code}")).await;
        person.taps_each(&["Mulai", "Setuju", "Ya"]).await;
        person.sees_last("Dipanggil siapa?");
    }
    first.says("Bu Rina").await;
    first.sees_last("Akun pembeli Food Station sudah jadi.");
    second.says("Bu Sari").await;
    second.sees("Kode ini sudah dipakai atau sudah lewat waktu. Minta kode baru ke petugas BTC.");
    second.sees_last("Anda ikut sebagai apa?");
    assert_eq!(second.count("Anda ikut sebagai apa?"), 1, "{}", second.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM roles").await, 1);
    // What was filled in is kept: as a seller she is not asked for her name again.
    second.taps("🌾 Penjual").await;
    second.sees_last("Barang biasanya ada di kelurahan mana?");
}

on_each_engine!(the_photo_of_a_strangers_first_line_waits_with_it);
async fn the_photo_of_a_strangers_first_line_waits_with_it(engine: Engine) {
    let world = World::new(engine).await;
    let person = world.stranger("Pak Joko");
    person.shows("telur 2 ton 26.500 siap besok").await;
    for act in ["[Mulai]", "[Setuju]", "[Ya]", "Pak Joko", "[Gedog]", "[Di tempat saya]"] {
        person.does(act).await;
    }
    person.sees_last("Tolong dicek dulu:");
    person.sees_last("2 ton (2.000 kg), Rp26.500/kg");
    person.taps("Benar, tayangkan").await;
    person.sees_last("Sudah tayang");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers WHERE photo IS NOT NULL").await, 1);
    // Who does not agree leaves none.
    let other = world.stranger("Entah");
    other.shows("telur 2 ton 26.500 siap besok").await;
    for act in ["[Mulai]", "[Tidak]"] {
        other.does(act).await;
    }
    let kept = raw::texts(&world.db, &format!("SELECT state FROM conversations WHERE chat_id = {}", other.id)).await;
    assert!(kept.iter().all(|state| !state.contains("telur") && !state.contains("photo\":\"")), "{kept:?}");
}

on_each_engine!(a_strangers_first_line_waits_and_is_the_first_card);
async fn a_strangers_first_line_waits_and_is_the_first_card(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.stranger("Slamet");
    seller.says("telur 2 ton 26.500 siap besok hub 081234567890").await;
    seller.sees_last("Selamat datang");
    assert!(raw::tables_with(&world.db, "081234567890").await.is_empty());
    for act in ["[Mulai]", "[Setuju]", "[Ya]", "Pak Slamet", "[Gedog]"] {
        seller.does(act).await;
    }
    seller.sees("Siap, Pak Slamet. Akun sudah jadi.");
    seller.sees_last("Harga itu untuk barang di mana?");
    seller.taps("Di tempat saya").await;
    seller.sees_last("2 ton (2.000 kg), Rp26.500/kg, di tempat saya");
    seller.publishes().await;
    seller.sees_last("Sudah tayang");
    // What he sells is learnt from his offer.
    assert_eq!(raw::texts(&world.db, "SELECT seller_kind FROM persons").await, ["BREEDER"]);
    // Who refuses leaves no line behind.
    let unwilling = world.stranger("Lain");
    for act in ["lele 400 kg 19rb besok", "[Mulai]", "[Tidak]"] {
        unwilling.does(act).await;
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM conversations").await, 1);
}

on_each_engine!(nobody_is_called_like_an_office_or_a_number);
async fn nobody_is_called_like_an_office_or_a_number(engine: Engine) {
    let world = World::new(engine).await;
    let person = world.stranger("Entah");
    for act in ["/start", "[Mulai]", "[Setuju]", "[Ya]"] {
        person.does(act).await;
    }
    for (text, times) in [("Admin Tembus Pasar", 1), ("Dinas Pertanian", 2), ("Pak Bejo 081234567890", 3), ("\u{3164}\u{115f}", 4)] {
        person.says(text).await;
        assert_eq!(person.count("nama itu belum bisa dipakai"), times, "{text}: {}", person.transcript());
    }
    person.says("Pak\u{3164} Bejo").await;
    person.taps("Gedog").await;
    assert_eq!(raw::texts(&world.db, "SELECT name FROM persons").await, ["Pak Bejo"]);
}

on_each_engine!(a_whole_line_in_answer_to_the_name_is_kept_and_is_the_first_card);
async fn a_whole_line_in_answer_to_the_name_is_kept_and_is_the_first_card(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.stranger("Slamet");
    for act in ["/start", "[Mulai]", "[Setuju]", "[Ya]"] {
        seller.does(act).await;
    }
    seller.says("telur 2 ton 26.500 siap besok").await;
    seller.sees_last("Barangnya kami simpan. Kita lanjutkan sesudah akun jadi.\nDipanggil siapa?");
    seller.says("Pak Slamet").await;
    // The newest line counts.
    seller.says("telur 3 ton 26.400 siap besok").await;
    seller.sees_last("Barangnya kami simpan.");
    seller.sees_last("Barang biasanya ada di kelurahan mana?");
    seller.taps("Gedog").await;
    seller.taps("Di tempat saya").await;
    seller.sees_last("3 ton (3.000 kg), Rp26.400/kg, di tempat saya");
    seller.publishes().await;
    seller.sees_last("Sudah tayang");
}
