//! Assistants enter offers for farmers without a phone, and answer for them.

use tembus::domain::{
    order::OrderId,
    person::{Organization, Role},
};

use crate::support::{Engine, Person, World, on_each_engine, raw};

impl World {
    pub(crate) async fn assistant(&self, name: &str) -> Person<'_> {
        self.invited(name, Role::Assistant).await
    }
}

impl Person<'_> {
    /// Registers a farmer of Gedog by the form.
    async fn registers(&self, farmer: &str) {
        self.says("/petani").await;
        self.registers_here(farmer).await;
    }

    /// The same from the list of farmers.
    async fn registers_here(&self, farmer: &str) {
        self.taps("Catat petani baru").await;
        self.taps("Setuju").await;
        self.says(farmer).await;
        self.taps("Petani").await;
        self.taps("Gedog").await;
        self.taps("Benar").await;
    }

    /// Registers a farmer and publishes an offer of his: one line.
    pub(crate) async fn offers_for(&self, farmer: &str, line: &str) -> String {
        self.registers(farmer).await;
        self.says(line).await;
        // Where a farmer's prices apply is asked with the first offer.
        if self.labels().iter().any(|label| label == "Di tempat petani") {
            self.taps("Di tempat petani").await;
        }
        self.publishes().await;
        self.sees_last("Sudah tayang");
        self.code("P-")
    }

    async fn orders_all(&self, code: &str) {
        self.says("/beli").await;
        self.taps("1").await;
        self.sees_last(code);
        self.taps("Pesan").await;
        self.taps("Semua").await;
        self.taps("Pesan").await;
        self.sees_last("sudah dikirim ke penjual");
    }
}

on_each_engine!(an_assistant_registers_a_farmer_and_fills_in_his_offer);
async fn an_assistant_registers_a_farmer_and_fills_in_his_offer(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    assistant.sees("Akun pendamping sudah jadi.");
    assistant.says("/menu").await;
    assistant.taps("Untuk petani lain").await;
    assistant.sees_last("Belum ada petani yang Anda catat.");
    assistant.taps("Catat petani baru").await;
    assistant.sees_last("Apakah petani setuju, secara lisan?");
    assistant.taps("Setuju").await;
    assistant.sees_last("Petani dipanggil siapa?");
    assistant.says("Pak Tarno").await;
    assistant.taps("Petani").await;
    assistant.sees_last("Barang petani biasanya ada di kelurahan mana?");
    assistant.taps("Gedog").await;
    assistant.sees_last("Pak Tarno, Petani, Gedog");
    assistant.sees_last("Disetujui lisan, dicatat oleh Bu Sri");
    assistant.taps("Benar").await;
    assistant.sees("Pak Tarno sudah dicatat. Disetujui lisan, dicatat oleh Bu Sri.");
    assistant.sees_last("Mau menawarkan apa?");
    assistant.taps("🥚 Telur").await;
    assistant.says("2 ton").await;
    assistant.says("26.500").await;
    assistant.taps("Di tempat petani").await;
    assistant.taps("Besok").await;
    assistant.sees_last("Barang ada di Gedog?");
    assistant.taps("Ya").await;
    assistant.sees_last("Untuk Pak Tarno");
    assistant.publishes().await;
    assistant.sees_last("Untuk Pak Tarno, dicatat oleh Bu Sri");
    assistant.says("/penawaran").await;
    assistant.sees_last("untuk Pak Tarno");
    assistant.taps("1").await;
    assistant.sees_last("Untuk Pak Tarno, dicatat oleh Bu Sri");

    let mut tx = world.db.read().await.expect("a transaction");
    let offer = tx.offers().get(tembus::domain::offer::OfferId(1001)).await.expect("a row").expect("an offer");
    let farmer = tx.persons().get(offer.seller).await.expect("a row").expect("a person");
    assert_eq!((farmer.name.as_str(), farmer.chat), ("Pak Tarno", None));
    assert_ne!(offer.seller, offer.entered_by);
    assert!(tx.farmers().has_recorded(offer.entered_by, offer.seller).await.expect("a row"));
}

on_each_engine!(the_assistant_answers_for_the_farmer_and_is_the_buyers_contact);
async fn the_assistant_answers_for_the_farmer_and_is_the_buyers_contact(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let code = assistant.offers_for("Pak Tarno", "telur 2 ton 26500 siap besok").await;
    buyer.says("/beli").await;
    buyer.taps("1").await;
    for name in ["Tarno", "Sri"] {
        buyer.sees_no(name);
    }
    buyer.orders_all(&code).await;
    assistant.sees_last("Untuk Pak Tarno. Tanyakan dulu kepadanya.");
    assistant.sees_last(&format!("Dari penawaran {code}."));
    assistant.opens_order().await;
    assistant.sees_last("untuk Pak Tarno. Pembeli: Pasar Jaya");
    assistant.accepts().await;
    for person in [&assistant, &buyer] {
        person.sees_last("Penjual: Pak Tarno, dicatat oleh Bu Sri. Pembeli: Pasar Jaya (Bu Rina)");
    }
    buyer.taps("Hubungi penjual").await;
    buyer.sees_last("Bu Sri");
    let link = format!("tg://user?id={}", assistant.id);
    let chat = buyer.chat();
    let urls: Vec<_> = chat.iter().flat_map(|b| b.rows.iter().flatten()).filter_map(|b| b.url.clone()).collect();
    assert!(urls.iter().any(|url| url.contains(&link)), "{urls:?}");

    buyer.opens_order().await;
    buyer.taps("Batalkan").await;
    buyer.taps("Kendaraan tidak ada").await;
    buyer.taps("Ya, batalkan").await;
    assistant.sees_last("dibatalkan oleh pembeli");
}

on_each_engine!(the_assistant_changes_withdraws_and_renews_what_he_entered_and_nobody_else_does);
async fn the_assistant_changes_withdraws_and_renews_what_he_entered_and_nobody_else_does(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    let other = world.assistant("Pak Joko").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let code = assistant.offers_for("Pak Tarno", "telur 2 ton 26500 siap besok").await;
    assistant.says("harga telur 26.250").await;
    assistant.taps("Benar").await;
    assistant.sees_last("Rp26.250/kg");
    assistant.sees_last("Untuk Pak Tarno, dicatat oleh Bu Sri");

    let (message, data) = assistant.button("Ubah harga").expect("a button");
    other.presses(message, &data).await;
    other.sees_last("yang dicari tidak ada lagi");
    other.presses(message, "for|1").await;
    other.says("/petani").await;
    other.sees_last("Belum ada petani yang Anda catat.");
    buyer.presses(message, &data).await;
    buyer.sees_last("Menu ini untuk penjual.");

    buyer.orders_all(&code).await;
    let mut tx = world.db.read().await.expect("a transaction");
    let order = tx.orders().get(OrderId(1)).await.expect("a row").expect("an order");
    assert_ne!(order.seller, order.entered_by);
    drop(tx);
    other.presses(message, "yes|1|1").await;
    other.sees_no("Sepakat");
    // The hold ends unanswered: the assistant is told, and the farmer's missing chat breaks nothing.
    world.advance_to("2026-11-25T09:30").await;
    assistant.sees("Untuk Pak Tarno\nPesanan Pasar Jaya");
    assistant.sees("batal karena belum dijawab.");
    world.advance_to("2026-11-27T06:30").await;
    assistant.sees_last(&format!("Penawaran {code}"));
    world.advance_to("2026-11-28T06:00").await;
    assistant.taps("Tayangkan lagi").await;
    assistant.sees_last("Masa tayang sudah diperpanjang.");
    assistant.taps("Tarik").await;
    assistant.taps("Tarik").await;
    assistant.sees_last("Penawaran sudah ditarik.");
}

on_each_engine!(an_assistant_leaves_only_when_nothing_of_his_farmers_is_open);
async fn an_assistant_leaves_only_when_nothing_of_his_farmers_is_open(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let code = assistant.offers_for("Pak Tarno", "telur 2 ton 26500 siap besok").await;
    buyer.orders_all(&code).await;
    assistant.says("/data").await;
    assistant.taps("Hapus akun").await;
    assistant.sees_last("O-2026-00001");
    assistant.says("/berhenti").await;
    assistant.taps("Berhenti").await;
    buyer.sees_last("Penjual belum bisa melayani pesanan ini.");
    buyer.says("/beli").await;
    buyer.sees_last("Belum ada penawaran.");
}

on_each_engine!(a_line_without_a_farmer_asks_for_whom_and_goes_on);
async fn a_line_without_a_farmer_asks_for_whom_and_goes_on(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    assistant.registers("Mbah Karto").await;
    assistant.says("/batal").await;
    assistant.says("telur 2 ton 26.500/kg siap besok").await;
    assistant.sees_last("Penawaran untuk siapa?");
    assistant.taps("1").await;
    assistant.taps("Di tempat petani").await;
    assistant.sees_last("2 ton (2.000 kg), Rp26.500/kg");
    assistant.sees_last("Mbah Karto");
    assistant.publishes().await;
    assistant.sees_last("Sudah tayang");
    // For somebody who is registered on the way.
    assistant.says("gurame 3 kw 38rb/kg siap besok").await;
    assistant.registers_here("Mbok Yem").await;
    assistant.taps("Di tempat petani").await;
    assistant.sees_last("Mbok Yem");
    assistant.sees_last("3 kw (300 kg), Rp38.000/kg");
    assistant.says("/batal").await;
    assistant.says("halo pak").await;
    assistant.sees_last("Bu Sri, mau apa?");
}

on_each_engine!(a_line_while_a_farmer_is_registered_loses_nothing);
async fn a_line_while_a_farmer_is_registered_loses_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    assistant.says("/petani").await;
    assistant.taps("Catat petani baru").await;
    assistant.taps("Setuju").await;
    assistant.says("Pak Tukiman").await;
    assistant.says("telur 2 ton 26.500/kg siap besok").await;
    assistant.sees_last("Barangnya kami simpan.");
    assistant.sees_last("Usaha petani apa?");
    assistant.says("lele 400 kg 19rb siap lusa").await;
    assistant.sees_last("Satu barang sudah kami simpan.");
    assistant.taps("Petani").await;
    // What is no goods leaves the farmer where he is.
    assistant.says("butuh telur 5 ton kamis").await;
    assistant.says("/petani").await;
    assistant.taps("Catat petani baru").await;
    assistant.sees_last("Data petani yang tadi belum selesai diisi. Mau dilanjutkan?");
    assistant.taps("Lanjutkan isian").await;
    assistant.taps("Gedog").await;
    assistant.sees_last("Pak Tukiman");
    assistant.taps("Benar").await;
    assistant.taps("Di tempat petani").await;
    assistant.sees_last("Pak Tukiman");
    assistant.sees_last("2 ton (2.000 kg), Rp26.500/kg");
}

on_each_engine!(a_line_kept_for_a_farmer_who_is_not_registered_after_all_becomes_nobody_elses);
async fn a_line_kept_for_a_farmer_who_is_not_registered_after_all_becomes_nobody_elses(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    assistant.registers("Pak Tarno").await;
    assistant.says("/batal").await;
    assistant.says("/petani").await;
    assistant.taps("Catat petani baru").await;
    assistant.taps("Setuju").await;
    assistant.says("Pak Tukiman").await;
    assistant.says("telur 2 ton 26.500/kg siap besok").await;
    assistant.says("/batal").await;
    assistant.sees_last("Baik, petani tidak dicatat.");
    assistant.says("/petani").await;
    assistant.taps("1").await;
    assistant.sees_last("Mau menawarkan apa?");
}

on_each_engine!(the_list_of_farmers_has_pages_and_the_newest_is_first);
async fn the_list_of_farmers_has_pages_and_the_newest_is_first(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    for n in 1..=7 {
        assistant.registers(&format!("Pak Tani {}", ["A", "B", "C", "D", "E", "F", "G"][n - 1])).await;
        assistant.says("/batal").await;
    }
    assistant.says("/petani").await;
    assistant.sees_last("Petani yang Anda catat: 7\n1. Pak Tani G, Gedog");
    assistant.taps("Berikutnya").await;
    assistant.sees_last("7. Pak Tani A, Gedog");
    assistant.taps("7").await;
    assistant.sees_last("Mau menawarkan apa?");
    assistant.says("/petani").await;
    assistant.taps("Catat petani baru").await;
    assistant.taps("Tidak").await;
    assistant.sees("Baik, petani tidak dicatat.");
}

on_each_engine!(a_farmer_who_wishes_to_be_kept_no_more_is_erased);
async fn a_farmer_who_wishes_to_be_kept_no_more_is_erased(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    let other = world.assistant("Pak Karto").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    assistant.offers_for("Mbok Yem", "gurame 3 kw 38rb/kg besok di tempat petani").await;
    buyer.says("/beli").await;
    buyer.taps_each(&["1", "Pesan"]).await;
    buyer.says("1 kw").await;
    buyer.taps("Pesan").await;
    assistant.accepts().await;
    let erases = async || {
        assistant.says("/petani").await;
        assistant.taps("Hapus data petani").await;
        assistant.taps("1").await;
        assistant.sees_last("Hapus data Mbok Yem?");
        assistant.taps("Hapus datanya").await;
    };
    erases().await;
    assistant.sees_last("Akun belum bisa dihapus.");
    // The button as a modified client of another assistant could press it: the farmer is the fourth person.
    other.presses(other.chat().last().unwrap().message_id, "unfarm!|4").await;
    other.sees_last("yang dicari tidak ada lagi");
    assistant.opens_order().await;
    assistant.taps_each(&["Batalkan", "Barang tidak ada", "Ya, batalkan"]).await;
    erases().await;
    assistant.sees_last("Data petani sudah dihapus.");
    assert_eq!(raw::tables_with(&world.db, "Mbok Yem").await, Vec::<String>::new());
    buyer.says("/beli").await;
    buyer.sees_last("Belum ada penawaran.");
    // Nobody could answer for the farmers of who leaves.
    assistant.registers("Pak Tarno").await;
    assistant.says("/data").await;
    assistant.taps_each(&["Hapus akun", "Hapus"]).await;
    assistant.sees_last("Akun sudah dihapus.");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE name IN ('Mbok Yem', 'Pak Tarno', 'Bu Sri')").await, 0);
}

on_each_engine!(a_farmer_is_erased_by_the_people_who_run_the_service_when_he_asks_them);
async fn a_farmer_is_erased_by_the_people_who_run_the_service_when_he_asks_them(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let code = assistant.offers_for("Pak Kasan", "telur 1 ton 26.500/kg di gedog siap besok").await;
    buyer.orders_all(&code).await;
    let farmer = raw::number(&world.db, "SELECT id FROM persons WHERE name = 'Pak Kasan'").await;
    let forgets = async || {
        let mut tx = world.db.begin().await.unwrap();
        let person = tx.persons().get(tembus::domain::person::PersonId(farmer)).await.unwrap().unwrap();
        tembus::market::forget(&mut tx, &person, tembus::clock::Clock::now(&*world.clock)).await?;
        tx.commit().await.unwrap();
        Ok::<_, tembus::market::NotDone>(())
    };
    let refused = forgets().await.unwrap_err().to_string();
    assert!(refused.contains("has open orders") && refused.contains("O-2026-00001"), "{refused}");
    assistant.declines().await;
    forgets().await.unwrap();
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE name LIKE '%Kasan%'").await, 0);
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM outbox WHERE notice LIKE '%Kasan%'").await, 0);
    world.is_sound().await;
}

on_each_engine!(an_offers_number_names_the_farmer_to_be_erased_and_the_assistant_to_be_suspended);
async fn an_offers_number_names_the_farmer_to_be_erased_and_the_assistant_to_be_suspended(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Mas Bayu").await;
    let code = assistant.offers_for("Mbah Karsinah", "telur 2 ton 26500 siap besok").await;
    let second = assistant.offers_for("Pak Tukiman", "lele 400 kg 19rb siap besok").await;
    let id = async |name: &str| raw::number(&world.db, &format!("SELECT COALESCE(MAX(id), 0) FROM persons WHERE name = '{name}'")).await;
    let (bayu, karsinah, tukiman) = (id("Mas Bayu").await, id("Mbah Karsinah").await, id("Pak Tukiman").await);
    // What each command means by an offer's number is decided by what is taken from whom.
    let said = world.tembus(&["suspend", &second, "--because", "OTHER"]).await.unwrap();
    assert!(said.starts_with(&format!("{bayu} Mas Bayu is suspended")), "{said}");
    let said = world.tembus(&["restore", &second]).await.unwrap();
    assert!(said.starts_with(&format!("{bayu} Mas Bayu is restored")), "{said}");
    let said = world.tembus(&["revoke", &second, "SELLER", "--because", "OTHER"]).await.unwrap();
    assert_eq!(said, format!("{tukiman} Pak Tukiman is no SELLER any more"));
    // The farmer is shown by name first, and the assistant stays.
    let refused = world.tembus(&["forget", &code]).await.unwrap_err();
    assert!(refused.contains("nothing is erased yet"), "{refused}");
    assert_eq!(id("Mbah Karsinah").await, karsinah);
    let said = world.tembus(&["forget", &code, "--yes"]).await.unwrap();
    assert_eq!(said, format!("{karsinah} Mbah Karsinah is erased"));
    assert_eq!((id("Mbah Karsinah").await, id("Mas Bayu").await, id("Pak Tukiman").await), (0, bayu, tukiman));
    let refused = world.tembus(&["forget", &code, "--yes"]).await.unwrap_err();
    assert!(refused.contains(&format!("person {karsinah} is erased already")), "{refused}");
    // An assistant takes along those whom nobody else answers for, and they are named.
    let said = world.tembus(&["forget", &bayu.to_string(), "--yes"]).await.unwrap();
    assert_eq!(said, format!("{bayu} Mas Bayu is erased\n{tukiman} Pak Tukiman is erased along, whom nobody else answers for"));
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM persons WHERE name <> ''").await, 0);
    world.is_sound().await;
}

on_each_engine!(an_assistant_shows_the_slip_of_a_farmers_load);
async fn an_assistant_shows_the_slip_of_a_farmers_load(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let code = assistant.offers_for("Pak Tarno", "telur 2 ton 26500 siap besok").await;
    buyer.orders_all(&code).await;
    assistant.accepts().await;
    assistant.shows("").await;
    assistant.sees_last("Berapa yang dimuat untuk O-2026-00001?");
    assistant.taps("2 ton").await;
    buyer.sees_last("O-2026-00001 berangkat. Dimuat 2 ton.");
    buyer.taps("Lihat foto (1)").await;
    assert_eq!(buyer.photos().len(), 1);
    let shown = "SELECT COUNT(*) FROM events e JOIN orders o ON o.id = e.subject_id
        WHERE e.kind = 'slip_shown' AND e.on_behalf_of = o.seller_id AND e.actor_id <> o.seller_id";
    assert_eq!(raw::number(&world.db, shown).await, 1);
}

on_each_engine!(a_line_about_goods_of_two_farmers_asks_whose_and_a_name_says_it);
async fn a_line_about_goods_of_two_farmers_asks_whose_and_a_name_says_it(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    let first = assistant.offers_for("Pak Tukiman", "telur 2 ton 26.500/kg siap besok").await;
    let second = assistant.offers_for("Bu Tini", "telur 1 ton 27.000/kg siap besok").await;
    assistant.says("stok telur 800 kg").await;
    assistant.sees_last("Penawaran siapa?");
    assistant.sees_last(&format!("{first} Pak Tukiman: telur ayam ras, sisa 2 ton"));
    assistant.sees_last(&format!("{second} Bu Tini: telur ayam ras, sisa 1 ton"));
    let mut labels = assistant.labels()[..2].to_vec();
    labels.sort();
    assert_eq!(labels, ["Bu Tini", "Pak Tukiman"]);
    assistant.taps("Bu Tini").await;
    assistant.sees_last(&second);
    // A name in the line chooses, one that is nobody's asks, also where there is one offer alone.
    for (said, chosen) in [("stok telur 800 kg punya pak tukiman", &first), ("punya bu tini telur habis", &second)] {
        assistant.says("/batal").await;
        assistant.says(said).await;
        assistant.sees_last(chosen);
        assert!(!assistant.last().contains("Penawaran siapa?"), "{}", assistant.transcript());
    }
    assistant.says("/batal").await;
    assistant.says("stok telur 700 kg punya pak joko").await;
    assistant.sees_last("Penawaran siapa?");
    // Two names are no owner, whether both are known or one of them.
    for said in ["stok telur 700 kg punya pak tukiman dan bu tini", "stok telur 700 kg punya pak tukiman dan bu wati"] {
        assistant.says("/batal").await;
        assistant.says(said).await;
        assistant.sees_last("Penawaran siapa?");
        assistant.sees_last("Pak Tukiman");
    }
    assistant.says("/batal").await;
    assistant.says("lele 300 kg 22.000/kg siap besok punya bu tini dan pak tukiman").await;
    assert!(assistant.labels().iter().any(|label| label.contains("Catat petani baru")), "{}", assistant.transcript());
    // A new offer goes to who is named; of two with one name, and of a stranger, it is asked.
    assistant.says("/batal").await;
    assistant.says("lele 300 kg 22.000/kg siap besok punya bu tini").await;
    assistant.sees_last("Lele");
    assistant.sees_last("Bu Tini");
    assistant.says("/batal").await;
    assistant.says("lele 300 kg 22.000/kg siap besok punya pak joko").await;
    assert!(assistant.labels().iter().any(|label| label.contains("Catat petani baru")), "{}", assistant.transcript());
    assistant.registers_here("Bu Tini").await;
    assistant.says("/batal").await;
    assistant.says("lele 300 kg 22.000/kg siap besok punya bu tini").await;
    assert!(assistant.labels().iter().any(|label| label.contains("Catat petani baru")), "{}", assistant.transcript());
}
