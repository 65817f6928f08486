//! What people say and do in between: nothing of what was asked before takes it for an answer, and nothing is asked again that is over.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, orders::CARCASSES, raw};

async fn does(person: &Person<'_>, acts: &[&str]) {
    for act in acts {
        person.does(act).await;
    }
}

on_each_engine!(an_answer_to_a_request_with_a_figure_is_no_answer_to_a_form);
async fn an_answer_to_a_request_with_a_figure_is_no_answer_to_a_form(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let [rina, wati] = [world.buyer("Bu Rina", Organization::PasarJaya).await, world.buyer("Bu Wati", Organization::FoodStation).await];
    seller.offers("telur", "2 ton", "26.500").await;
    rina.orders("30 kg").await;
    wati.orders("50 kg").await;
    does(&seller, &["/jual", "tomat"]).await;
    seller.sees_last("Berapa banyak?");
    for (said, quantity) in [("terima yang 30 kilo", "30 kg"), ("ya saya terima yang 50kg pak", "50 kg"), ("tolak yang 50 kg", "50 kg")] {
        let before = seller.chat().len();
        seller.says(said).await;
        seller.sees_last("Berapa banyak?");
        let shown: Vec<String> = seller.chat().into_iter().skip(before).filter(|b| b.from_bot).map(|b| b.text).collect();
        assert!(shown.iter().any(|text| text.contains(quantity) && text.contains("elur")), "{said}: {shown:?}");
    }
    // A figure that fits no request is asked about, and the form takes what is meant for it.
    seller.says("terima yang 70 kg").await;
    seller.says("7 kw").await;
    seller.sees_last("Harga per kg berapa?");
    assert_eq!(raw::texts(&world.db, "SELECT DISTINCT status FROM orders").await, ["requested"]);
    does(&seller, &["/batal", "terima yang 30 kilo"]).await;
    seller.sees_last("30 kg");
    seller.taps("Terima").await;
    assert_eq!(raw::texts(&world.db, "SELECT status FROM orders ORDER BY id").await, ["confirmed", "requested"]);
    world.is_sound().await;
}

on_each_engine!(an_empty_form_is_not_asked_again_after_another_act);
async fn an_empty_form_is_not_asked_again_after_another_act(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("500 kg").await;
    does(&seller, &["/jual", "[Tolak]", "[Ya, tolak]"]).await;
    seller.sees_last("telur ayam ras");
    assert!(!seller.labels().contains(&"Batal".to_owned()), "{}", seller.transcript());
    // What was said in one is asked again.
    buyer.orders("500 kg").await;
    does(&seller, &["/jual", "tomat", "[Tolak]", "[Ya, tolak]"]).await;
    seller.sees_last("Berapa banyak?");
    world.is_sound().await;
}

on_each_engine!(a_form_about_what_is_over_ends_with_a_sentence_after_another_act);
async fn a_form_about_what_is_over_ends_with_a_sentence_after_another_act(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed_of(CARCASSES, &["1 ton"]).await;
    does(&buyer, &["P-1001", "[Pesan]", "300 kg", "/pesanan", "[1]", "[Ganti hari]"]).await;
    does(&seller, &["/penawaran", "[1]", "[Tarik]", "[Tarik]"]).await;
    buyer.taps("27 Nov").await;
    buyer.sees_last("Pesanan yang belum selesai diisi kami tutup: penawaran sudah ditarik.");
    buyer.says("ya").await;
    assert_eq!(buyer.count("kami tutup"), 1, "{}", buyer.transcript());
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM orders").await, 1);
    world.is_sound().await;
}

on_each_engine!(what_gave_way_can_be_taken_back);
async fn what_gave_way_can_be_taken_back(engine: Engine) {
    const BACK: &str = "[Lanjutkan yang tadi]";
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    does(&seller, &["/jual", "telur", "lele 400 kg 19rb lusa"]).await;
    seller.sees("Penawaran telur ayam ras yang tadi belum selesai diisi kami ganti dengan yang ini.");
    seller.sees_last("Lele konsumsi");
    does(&seller, &[BACK]).await;
    seller.sees("Penawaran lele konsumsi yang tadi belum selesai diisi kami ganti dengan yang ini.");
    seller.sees_last("Berapa banyak?");
    does(&seller, &["2 ton", "26.500", BACK]).await;
    seller.sees_last("400 kg, Rp19.000/kg");
    // Typed as well; nothing of what was filled in is lost on the way.
    seller.says("lanjutkan yang tadi").await;
    seller.sees_last("Harga itu untuk barang di mana?");
    does(&seller, &["[Di tempat saya]", "[Besok]", "[Ya]"]).await;
    seller.sees_last("2 ton (2.000 kg), Rp26.500/kg");
    seller.publishes().await;
    seller.sees_last("Sudah tayang: telur ayam ras 2 ton");
    does(&seller, &[BACK]).await;
    seller.sees_last("400 kg, Rp19.000/kg");
    // After a day it is gone like every other form.
    does(&seller, &["/batal", "/jual", "tomat", "lele 300 kg 19rb lusa"]).await;
    world.advance_to("2026-11-25T10:30").await;
    does(&seller, &[BACK]).await;
    assert!(!seller.last().contains("Berapa banyak?"), "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(a_change_that_changes_nothing_is_no_change);
async fn a_change_that_changes_nothing_is_no_change(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let events = raw::number(&world.db, "SELECT COUNT(*) FROM events").await;
    for said in ["P-1001 26.500", "harga telur jadi 26.500", "telur naik jadi 26.500"] {
        seller.says(said).await;
        seller.sees_last("Harganya memang sudah Rp26.500/kg, jadi tidak ada yang berubah.");
        seller.says("/batal").await;
    }
    for said in ["P-1001 sisa 2 ton", "telur tinggal 2 ton"] {
        seller.says(said).await;
        seller.sees_last("Sisanya memang sudah 2 ton, jadi tidak ada yang berubah.");
        seller.says("/batal").await;
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM events").await, events);
    // So is that of a demand: who answered it hears nothing.
    does(&buyer, &["butuh cabe rawit 2 ton jumat", "[Kirim]"]).await;
    does(&seller, &["/permintaan", "[1]", "700 kg 40rb rabu", "[Kirim]"]).await;
    let heard = seller.chat().len();
    does(&buyer, &["/permintaan", "[1]", "[Ubah]", "[Simpan]"]).await;
    assert_eq!(seller.chat().len(), heard, "{}", seller.transcript());
    world.is_sound().await;
}

on_each_engine!(an_example_is_an_answer_that_would_be_taken);
async fn an_example_is_an_answer_that_would_be_taken(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    for (offered, example) in [("30 kg", "30 kg"), ("2 kw", "2 kw"), ("3 ton", "300 kg")] {
        let offer = seller.offers("tomat", offered, "6.500").await;
        does(&buyer, &[&offer, "[Pesan]", "kira kira segini"]).await;
        buyer.sees_last(&format!("seperti ini: {example}"));
        assert!(offered == "3 ton" || !buyer.last().contains("300 kg"), "{}", buyer.transcript());
        buyer.says(example).await;
        buyer.sees_last(&format!("Pesan {example}"));
        buyer.sees_last("tomat dari");
        buyer.says("/batal").await;
        does(&seller, &["/penawaran", "[1]", "[Tarik]", "[Tarik]"]).await;
    }
}

on_each_engine!(who_writes_again_before_coming_in_reads_nothing_twice);
async fn who_writes_again_before_coming_in_reads_nothing_twice(engine: Engine) {
    let world = World::new(engine).await;
    let person = world.stranger("Slamet");
    person.says("halo").await;
    person.sees_last("Selamat datang di Tembus Pasar.");
    for said in ["ini apa ya", "telur 2 ton 26.500 siap besok", "halo"] {
        person.says(said).await;
        person.sees_last("Untuk ikut, tekan Mulai.");
        assert_eq!(person.labels(), ["Mulai", "Punya kode", "Apa ini?"]);
    }
    assert_eq!(person.count("Selamat datang"), 1);
    person.taps("Mulai").await;
    for said in ["gimana caranya", "ya", "maksudnya apa"] {
        person.says(said).await;
        person.sees_last("Apakah setuju?");
        assert!(!person.last().contains("Yang disimpan"), "{}", person.transcript());
        assert_eq!(person.labels(), ["Setuju", "Baca lengkap", "Tidak"]);
    }
    // The line of before waits through it all.
    does(&person, &["[Setuju]", "[Ya]", "Pak Slamet", "gedog", "[Di tempat saya]"]).await;
    person.sees_last("2 ton (2.000 kg), Rp26.500/kg");
}

on_each_engine!(a_sentence_about_an_order_shows_it_with_the_fitting_button_first);
async fn a_sentence_about_an_order_shows_it_with_the_fitting_button_first(engine: Engine) {
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    let shows = async |person: &Person<'_>, said: &str, first: &str| {
        let events = raw::number(&world.db, "SELECT COUNT(*) FROM events").await;
        person.says("/menu").await;
        person.says(said).await;
        person.sees_last("O-2026-00001");
        assert_eq!(person.labels()[0], first, "{said}: {}", person.transcript());
        assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM events").await, events, "{said}");
    };
    for said in ["barange durung siap", "besok tak kirim", "maaf pak barangnya belum siap"] {
        shows(&seller, said, "Ganti hari").await;
    }
    for said in ["truke wis tekan", "barang wis budhal", "sudah saya kirim"] {
        shows(&seller, said, "Sudah berangkat").await;
    }
    seller.opens_order().await;
    seller.taps("Sudah berangkat").await;
    seller.says_loaded("1 ton").await;
    for said in ["sudah datang", "barangnya sudah sampai pak", "truke wis tekan"] {
        shows(&buyer, said, "Sudah sampai").await;
    }
    does(&buyer, &["/pesanan", "[1]", "[Sudah sampai]", "[1 ton]"]).await;
    seller.says("ya").await;
    shows(&seller, "uange durung mlebu", "Sudah diterima").await;
    world.is_sound().await;
}
