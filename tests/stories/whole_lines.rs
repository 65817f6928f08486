//! A whole line about other goods, typed while a form waits for something else: it is never taken for the answer.

use tembus::domain::person::Organization;

use crate::support::{Engine, World, on_each_engine, raw};

on_each_engine!(a_line_about_other_goods_is_no_answer_to_an_open_form);
async fn a_line_about_other_goods_is_no_answer_to_an_open_form(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let steps = ["telur", "2 ton", "26.500"];
    for known in 1..=steps.len() {
        seller.says("/jual").await;
        for answer in &steps[..known] {
            seller.says(answer).await;
        }
        seller.says("lele 400 kg 19rb lusa").await;
        if known > 1 {
            seller.sees_last("Penawaran yang tadi belum tayang. Ganti dengan lele konsumsi 400 kg?");
            seller.taps("Ganti").await;
        }
        seller.sees_last("Tolong dicek dulu:");
        seller.sees_last("Lele konsumsi");
        seller.sees_last("400 kg, Rp19.000/kg");
        assert!(!seller.last().contains("elur ayam ras"), "{}", seller.transcript());
        seller.says("/batal").await;
    }
}

on_each_engine!(what_is_filled_in_stays_when_a_line_about_other_goods_is_not_meant);
async fn what_is_filled_in_stays_when_a_line_about_other_goods_is_not_meant(engine: Engine) {
    const ASKED: &str = "Penawaran yang tadi belum tayang. Ganti dengan lele konsumsi 400 kg?";
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let filled = [
        (&["/jual", "telur", "2 ton"][..], "Harga per kg berapa?"),
        (&["/jual", "telur", "2 ton", "26.500"], "Harga itu untuk barang di mana?"),
        (&["/jual", "telur", "2 ton", "26.500", "[Di tempat saya]"], "Kapan barang siap?"),
        (&["telur 2 ton 26.500 siap besok"], "Tolong dicek dulu:"),
        (&["telur 2 ton 26.500 siap besok", "[Ubah]", "[Jumlah]"], "Berapa banyak?"),
    ];
    for (way, question) in filled {
        for keep in ["[Lanjutkan yang tadi]", "lanjutkan yang tadi", "tidak", "batal"] {
            for act in way.iter().chain(&["lele 400 kg 19rb lusa"]) {
                seller.does(act).await;
            }
            seller.sees_last(ASKED);
            assert_eq!(seller.labels(), ["Ganti", "Lanjutkan yang tadi"], "{}", seller.transcript());
            seller.does(keep).await;
            seller.sees_last(question);
            assert!(!seller.last().contains("ele"), "{way:?} {keep}: {}", seller.transcript());
            seller.says("/batal").await;
        }
        for replace in ["ganti", "ya"] {
            for act in way.iter().chain(&["lele 400 kg 19rb lusa", replace]) {
                seller.does(act).await;
            }
            seller.sees_last("Lele konsumsi");
            seller.sees_last("400 kg, Rp19.000/kg");
            seller.says("/batal").await;
        }
    }
    // What answers the question before is its answer, and only that.
    for act in ["/jual", "telur", "2 ton", "lele 400 kg 19rb lusa", "26.500", "[Di tempat saya]", "[Besok]", "[Ya]"] {
        seller.does(act).await;
    }
    seller.sees_last("Telur ayam ras");
    seller.sees_last("2 ton (2.000 kg), Rp26.500/kg");
}

on_each_engine!(what_takes_the_place_of_other_goods_takes_nothing_of_them);
async fn what_takes_the_place_of_other_goods_takes_nothing_of_them(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("telur 2 ton 26.500 siap besok di Tanjungsari grade A").await;
    seller.sees_last("Tanjungsari");
    seller.shows("lele 400 kg 19rb siap lusa").await;
    seller.taps("Ganti").await;
    seller.sees_last("Lele konsumsi");
    seller.sees_last("Gedog");
    assert!(!seller.last().contains("rade"), "{}", seller.transcript());
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Sudah tayang: lele konsumsi 400 kg");
    assert_eq!(raw::number(&world.db, "SELECT count(*) FROM offers WHERE photo IS NOT NULL").await, 1);
}

on_each_engine!(a_price_that_becomes_another_changes_nothing_else);
async fn a_price_that_becomes_another_changes_nothing_else(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for act in ["cabe rawit 200 kg 40rb siap besok di Tanjungsari sampai jakarta grade A", "[Benar, tayangkan]"] {
        seller.does(act).await;
    }
    let card = |text: &str| text.lines().skip(1).filter(|line| !line.contains("Rp")).map(str::to_owned).collect::<Vec<_>>();
    seller.says("P-1001").await;
    let before = card(&seller.last());
    for (price, said) in
        [(41, "P-1001 dadi 41rb"), (42, "cabe rawit dadi 42rb"), (43, "lombok rawit jadi 43rb"), (44, "regane rawit dadi 44rb")]
    {
        for act in [said, "[Benar]"] {
            seller.does(act).await;
        }
        seller.says("P-1001").await;
        seller.sees_last(&format!("Rp{price}.000/kg"));
        assert_eq!(card(&seller.last()), before, "{said}");
    }
    for act in ["P-1001", "dadi 45rb", "[Benar]", "P-1001"] {
        seller.does(act).await;
    }
    seller.sees_last("Rp45.000/kg");
    assert_eq!(card(&seller.last()), before);
    // So at the check of what is not up yet.
    for act in ["tomat 7 kw 6rb siap besok di Tanjungsari", "dadi 7rb"] {
        seller.does(act).await;
    }
    seller.sees_last("7 kw (700 kg), Rp7.000/kg");
    seller.sees_last("Tanjungsari");
}

on_each_engine!(a_number_that_there_is_not_leaves_the_question_where_it_is);
async fn a_number_that_there_is_not_leaves_the_question_where_it_is(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let of_seller: &[(&[&str], &str, &str, &str)] = &[
        (&["lele 300 kg 20rb siap besok"], "Tolong dicek dulu:", "ya", "Sudah tayang: lele"),
        (&["/jual", "tomat", "300 kg"], "Harga per kg berapa?", "6rb", "Harga itu untuk barang di mana?"),
        (&["P-1001", "[Ubah harga]"], "Harga barunya berapa?", "26.750", "menjadi Rp26.750/kg. Sudah benar?"),
        (&["P-1001", "[Tarik]"], "Tarik penawaran P-1001", "tidak", "P-1001 Telur ayam ras, tayang"),
        (&["P-1001", "[Ingatkan rutin]"], "Mau diingatkan hari apa saja", "senin", "Sudah benar?"),
        (&["/data", "[Ubah]", "[Nama]"], "Dipanggil siapa?", "Pak Bejo Baru", "Pak Bejo Baru"),
    ];
    let of_buyer: &[(&[&str], &str, &str, &str)] = &[
        (&["P-1001", "[Pesan]", "300 kg"], "Pesan 300 kg telur ayam ras", "ya", "sudah dikirim ke penjual"),
        (&["P-1001", "[Tawar]", "300 kg"], "Mau menawar berapa per kg?", "25.900", "Tawar Rp25.900/kg"),
        (&["/permintaan telur", "5 ton"], "Paling lambat kapan?", "kamis", "Kirim permintaan telur ayam ras 5 ton"),
    ];
    for (person, ways) in [(&seller, of_seller), (&buyer, of_buyer)] {
        for (way, question, answer, then) in ways {
            person.says("/batal").await;
            for act in *way {
                person.does(act).await;
            }
            let labels = person.labels();
            for code in ["O-99", "P-9999", "M-99"] {
                person.says(code).await;
                person.sees_last(&format!("{code} tidak ditemukan. Coba lihat nomornya lagi."));
                person.sees_last(question);
                assert_eq!(person.labels(), labels, "{}", person.transcript());
            }
            person.says(answer).await;
            person.sees_last(then);
        }
    }
}

on_each_engine!(the_number_of_a_demand_is_no_answer_to_a_question);
async fn the_number_of_a_demand_is_no_answer_to_a_question(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    for (person, question, card) in [
        (&seller, ["/jual", "tomat", "300 kg"], "Nomor M-1."),
        (&buyer, ["/data", "[Ubah]", "[Nama]"], "Permintaan M-1: telur ayam ras 5 ton"),
    ] {
        for act in question {
            person.does(act).await;
        }
        person.says("lihat M-1").await;
        person.sees_last(card);
    }
}

on_each_engine!(who_can_only_mean_an_offer_is_not_asked_what_he_means);
async fn who_can_only_mean_an_offer_is_not_asked_what_he_means(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for said in ["butuh dijual lele 300 kg 20rb", "lele 300 kg perlu dijual", "golek bakul lele 300 kg", "cari pembeli lele 300 kg 20rb"] {
        seller.says(said).await;
        assert!(!seller.last().contains("menjual atau mencari"), "{}", seller.transcript());
        assert!(seller.last().contains("berapa?") || seller.last().contains("Kapan"), "{}", seller.transcript());
        seller.says("/batal").await;
    }
}

on_each_engine!(todays_whole_line_takes_the_place_of_yesterdays_half_form);
async fn todays_whole_line_takes_the_place_of_yesterdays_half_form(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("/jual").await;
    seller.says("telur").await;
    seller.says("2 ton").await;
    world.advance_to("2026-11-25T08:00").await;
    seller.says("telur 3 ton 27rb siap besok").await;
    seller.sees_last("Tolong dicek dulu:");
    seller.sees_last("3 ton (3.000 kg), Rp27.000/kg");
}

on_each_engine!(a_line_about_other_goods_changes_no_price);
async fn a_line_about_other_goods_changes_no_price(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.says("/penawaran").await;
    seller.taps("1").await;
    seller.taps("Ubah harga").await;
    seller.says("lele 400 kg 19rb lusa").await;
    seller.sees_last("400 kg, Rp19.000/kg");
    seller.says("/batal").await;
    seller.says("/penawaran").await;
    seller.sees_last("Rp26.500");
}

on_each_engine!(a_buyers_line_about_other_goods_orders_nothing);
async fn a_buyers_line_about_other_goods_orders_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("lele", "500 kg", "19.000").await;
    buyer.says("/beli telur").await;
    buyer.taps("1").await;
    buyer.taps("Pesan").await;
    buyer.says("lele 400 kg").await;
    buyer.sees_last("ele");
    assert!(!buyer.last().contains("Pesan 400 kg"), "{}", buyer.transcript());
}

on_each_engine!(a_line_about_a_family_of_other_goods_is_no_answer_either);
async fn a_line_about_a_family_of_other_goods_is_no_answer_either(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for answer in ["/jual", "telur", "2 ton", "cabe 400 kg 45rb lusa"] {
        seller.says(answer).await;
    }
    let asked = seller.chat();
    let asked = &asked.iter().rev().find(|b| b.from_bot).expect("a message").text;
    assert!(asked.contains("abai") || asked.contains("abe"), "asked for the price of eggs again, or took it: {asked}");
}

on_each_engine!(a_line_that_says_more_than_is_changed_of_an_offer_is_taken_whole);
async fn a_line_that_says_more_than_is_changed_of_an_offer_is_taken_whole(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    for change in ["[Ubah harga]", "[Ubah jumlah]"] {
        for line in ["telur 3 ton 27rb siap besok", "3 ton 27rb siap besok", "3 ton 27rb"] {
            for act in ["/batal", "/penawaran", "[1]", change, line] {
                seller.does(act).await;
            }
            seller.sees_last("Tolong dicek dulu:");
            seller.sees_last("Telur ayam ras");
            seller.sees_last("3 ton (3.000 kg), Rp27.000/kg");
            seller.sees_last("Siap Rab, 25 Nov 2026");
        }
    }
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Nomor P-1001 (2 ton) masih tayang. Ganti atau tambah?");
    seller.taps("Ganti").await;
    seller.sees_last("Sudah tayang: telur ayam ras 3 ton, Rp27.000/kg. Nomor P-1002.");
    // What says only the one thing changes it.
    for act in ["/penawaran", "[1]", "[Ubah harga]", "27.250"] {
        seller.does(act).await;
    }
    seller.sees_last("diubah dari Rp27.000/kg menjadi Rp27.250/kg");
}

on_each_engine!(a_card_that_gives_its_place_to_other_goods_is_named);
async fn a_card_that_gives_its_place_to_other_goods_is_named(engine: Engine) {
    const GONE: &str = "Penawaran telur ayam ras yang tadi belum selesai diisi kami ganti dengan yang ini.";
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.says("telur 2 ton 26.500 siap besok di tempat saya").await;
    seller.sees_last("Tolong dicek dulu:");
    // The same goods anew are a correction.
    seller.says("telur 3 ton 26.500 siap besok").await;
    assert_eq!(seller.count(GONE), 0);
    // Others take its place once that is said, also those of which only the family is named.
    seller.says("cabe 400 kg 19rb siap besok").await;
    seller.sees_last("Penawaran yang tadi belum tayang. Ganti dengan cabai 400 kg?");
    seller.taps("Ganti").await;
    seller.sees_last("Cabai yang mana?");
    assert_eq!(seller.count(GONE), 0, "{}", seller.transcript());
    for act in ["/batal", "lele 400 kg 19rb siap besok", "[Benar, tayangkan]"] {
        seller.does(act).await;
    }
    // So is the one that was confirmed and waits for the answer what becomes of the older one.
    seller.says("lele 2 ton 20rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Ganti atau tambah?");
    seller.says("lele 3 ton 21rb siap besok").await;
    seller.taps("Benar, tayangkan").await;
    seller.sees_last("Ganti atau tambah?");
    seller.sees("Penawaran baru lele konsumsi yang tadi belum selesai diisi kami ganti dengan yang ini.");
    seller.taps("Ganti").await;
    seller.sees_last("Sudah tayang: lele konsumsi 3 ton");
    world.is_sound().await;
}

on_each_engine!(other_goods_without_a_figure_are_no_unreadable_number);
async fn other_goods_without_a_figure_are_no_unreadable_number(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("lele", "2 ton", "24.000").await;
    let questions: &[&[&str]] = &[
        &["P-1001", "[Pesan]"],
        &["P-1001", "[Pesan]", "300 kg", "[Pilih tanggal]"],
        &["P-1001", "[Tawar]"],
        &["P-1001", "[Tawar]", "300 kg"],
        &["butuh telur 2 ton jumat", "[Ubah]", "[Jumlah]"],
    ];
    for way in questions {
        for said in ["lele", "lele ada pak?", "cabe rawit", "cari lele", "cabe rawit ada?", "gurame ada bu?"] {
            buyer.says("/batal").await;
            for act in *way {
                buyer.does(act).await;
            }
            buyer.says(said).await;
            assert!(!buyer.last().contains("Maaf") && !buyer.last().contains("telur"), "{way:?} {said}: {}", buyer.transcript());
        }
    }
    for act in ["/batal", "P-1001", "[Ubah harga]", "gurame"] {
        seller.does(act).await;
    }
    assert!(!seller.last().contains("Maaf"), "{}", seller.transcript());
}

on_each_engine!(what_was_typed_in_a_form_waits_while_something_else_is_said);
async fn what_was_typed_in_a_form_waits_while_something_else_is_said(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for act in ["butuh telur 2 ton jumat", "[Kirim]"] {
        buyer.does(act).await;
    }
    // An answer to a demand.
    for act in ["/permintaan", "[1]", "700 kg 26.300 rabu"] {
        seller.does(act).await;
    }
    seller.sees_last("700 kg, Rp26.300/kg");
    for act in ["lele 2 ton 24rb siap besok", "batal", "/menu", "[Lanjutkan isian]"] {
        seller.does(act).await;
    }
    seller.sees_last("700 kg, Rp26.300/kg");
    seller.says("batal").await;
    // A price in a talk, and a new price.
    for act in ["P-1001", "[Tawar]", "300 kg", "25.900", "cabe rawit", "/menu", "[Lanjutkan isian]"] {
        buyer.does(act).await;
    }
    buyer.sees_last("Tawar Rp25.900/kg untuk telur ayam ras 300 kg");
    for act in ["P-1001", "[Ubah harga]", "26.900", "lele 2 ton 24rb siap besok", "batal", "/menu", "[Lanjutkan isian]"] {
        seller.does(act).await;
    }
    seller.sees_last("Rp26.900/kg");
    // Two that end in one silence are both named.
    for act in ["/permintaan", "[1]", "700 kg 26.300 rabu", "P-1001", "[Ubah harga]", "26.900"] {
        seller.does(act).await;
    }
    world.advance_to("2026-11-25T09:30").await;
    seller.says("/menu").await;
    for ended in ["Perubahan harga yang belum selesai diisi kami tutup", "Tawaran yang belum selesai diisi kami tutup"] {
        assert_eq!(seller.count(ended), 1, "{}", seller.transcript());
    }
}

on_each_engine!(a_line_of_a_family_of_goods_is_asked_about_before_it_takes_the_place_of_an_offer);
async fn a_line_of_a_family_of_goods_is_asked_about_before_it_takes_the_place_of_an_offer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    for (line, goods, which) in [
        ("cabe 20 kg 45rb besok", "cabai 20 kg", "Cabai yang mana?"),
        ("beras 3 ton 13.200 lusa", "beras 3 ton", "Beras medium atau premium?"),
    ] {
        for answer in ["/jual", "telur", "2 ton"] {
            seller.says(answer).await;
        }
        seller.says(line).await;
        seller.sees_last(&format!("Penawaran yang tadi belum tayang. Ganti dengan {goods}?"));
        seller.taps("Lanjutkan yang tadi").await;
        seller.sees_last("Harga per kg berapa?");
        seller.says(line).await;
        seller.taps("Ganti").await;
        assert!(!seller.last().contains("elur"), "{}", seller.transcript());
        seller.sees_last(which);
        seller.says("/batal").await;
    }
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 0);
}

on_each_engine!(an_assistants_line_is_asked_about_before_it_takes_the_place_of_a_farmers_offer);
async fn an_assistants_line_is_asked_about_before_it_takes_the_place_of_a_farmers_offer(engine: Engine) {
    let world = World::new(engine).await;
    let assistant = world.assistant("Bu Sri").await;
    assistant.offers_for("Pak Tarno", "telur 1 ton 26.500 besok").await;
    for act in ["/petani", "[1]", "telur", "2 ton"] {
        assistant.does(act).await;
    }
    assistant.sees_last("Harga per kg berapa?");
    assistant.says("lele 400 kg 19rb lusa").await;
    assistant.sees_last("Penawaran yang tadi belum tayang. Ganti dengan lele konsumsi 400 kg?");
    assistant.taps("Lanjutkan yang tadi").await;
    assistant.sees_last("Harga per kg berapa?");
    assistant.says("lele 400 kg 19rb lusa").await;
    assistant.taps("Ganti").await;
    // It may be of another farmer.
    assistant.sees_last("Pak Tarno");
    assistant.taps("1").await;
    assistant.sees_last("Lele konsumsi");
    assistant.sees_last("400 kg, Rp19.000/kg");
    assert_eq!(raw::number(&world.db, "SELECT COUNT(*) FROM offers").await, 1);
}

on_each_engine!(a_change_of_an_offer_of_other_goods_is_no_answer_to_an_open_form);
async fn a_change_of_an_offer_of_other_goods_is_no_answer_to_an_open_form(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Bu Siti").await;
    seller.offers("cabai rawit", "80 kg", "45rb").await;
    seller.offers("tomat", "1 ton", "6rb").await;
    // A price check of tomatoes is open.
    seller.says("tomat turun jadi 5.500").await;
    seller.sees_last("Harga P-1002 diubah dari Rp6.000/kg menjadi Rp5.500/kg.");
    seller.says("cabe rawit naik jadi 46rb").await;
    seller.sees_last("Harga P-1001 diubah dari Rp45.000/kg menjadi Rp46.000/kg.");
    seller.sees("Perubahan harga tomat yang tadi belum selesai diisi kami ganti dengan yang ini.");
    seller.says("ya").await;
    seller.sees_last("Harga sudah diubah.\nP-1001 Cabai rawit, tayang");
    // What is left is no price of the same goods, and no figure of thousands is how much is left.
    seller.says("harga tomat 5.800").await;
    seller.says("tomat sisa 500").await;
    seller.sees_last("Sisa P-1002 (tomat) diubah dari 1 ton menjadi 500 kg.");
    seller.says("27rb").await;
    seller.sees_last("angkanya belum bisa dibaca");
    seller.taps("Benar").await;
    // A question that comes back says of which goods it is.
    seller.says("/batal").await;
    for said in ["/jual", "lele", "4 kw"] {
        seller.says(said).await;
    }
    seller.says("cabe rawit naik jadi 47rb").await;
    seller.says("ya").await;
    seller.sees_last("Kita lanjutkan lele konsumsi.\nHarga per kg berapa?");
    world.is_sound().await;
}
