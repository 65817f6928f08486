//! Every question of every form meets lines that are no answer to it: nothing is taken for what it is not.

use tembus::domain::person::Organization;

use crate::support::{Engine, Person, World, on_each_engine, raw};

/// Whole lines about goods other than eggs; each with a figure that must never stand beside eggs.
pub(super) const OTHER_GOODS: [(&str, &str); 16] = [
    ("lele 400 kg 19rb lusa", "400 kg"),
    ("cabe rawit 35 kg 45.000 siap besok", "35 kg"),
    ("jual tomat 7 kw 6rb besok", "7 kw"),
    ("ayam karkas 90 kg 34rb hari ini", "90 kg"),
    ("beras medium 3 ton 13.200 siap lusa", "3 ton"),
    ("bawang merah 6 kw 24rb besok", "6 kw"),
    ("gurame 130 kg 38rb siap besok", "130 kg"),
    ("jagung 9 ton 5.600 besok", "9 ton"),
    ("nila 210 kg 27rb besok", "210 kg"),
    ("belimbing 80 kg 12rb besok", "80 kg"),
    ("lombok rawit 45 kg 46rb sesuk", "45 kg"),
    ("nanas 300 buah 5rb besok", "300 buah"),
    ("kopi biji 60 kg 60rb lusa", "60 kg"),
    ("daging sapi 70 kg 120rb besok", "70 kg"),
    ("telur bebek 900 butir 2.500 besok", "900 butir"),
    ("lele 2 kw 20rb siap besok di kandang", "2 kw"),
];
/// Words that are no answer at all.
pub(super) const SMALL_TALK: [&str; 12] = [
    "terima kasih",
    "suwun",
    "matur nuwun",
    "makasih ya",
    "selamat pagi",
    "halo",
    "assalamualaikum",
    "permisi",
    "pagi",
    "sugeng enjing",
    "punten",
    "🙏",
];
/// Commands and labels, with what answers them.
const LEADS: [(&str, &str); 6] = [
    ("/menu", "mau apa?"),
    ("menu", "mau apa?"),
    ("/bantuan", "Yang bisa dilakukan di sini"),
    ("/penawaran", "Penawaran Anda"),
    ("P-1001", "P-1001 Telur ayam ras"),
    ("O-2026-00009", "tidak ditemukan"),
];

/// The ways to each question of a seller's forms about eggs, with words of the question.
fn questions() -> Vec<(Vec<&'static str>, &'static str)> {
    vec![
        (vec!["/jual", "telur"], "Berapa banyak?"),
        (vec!["/jual", "telur", "40 peti"], "1 peti isi berapa kg?"),
        (vec!["/jual", "telur", "2 ton"], "Harga per kg berapa?"),
        (vec!["/jual", "telur", "2 ton", "26"], "Maksudnya Rp26.000 per kg?"),
        (vec!["/jual", "telur", "2 ton", "26.500"], "Harga itu untuk barang di mana?"),
        (vec!["/jual", "telur", "2 ton", "26.500", "[Di tempat saya]"], "Kapan barang siap?"),
        (vec!["/jual", "telur", "2 ton", "26.500", "[Di tempat saya]", "[Besok]"], "Barang ada di Gedog?"),
        (vec!["telur 2 ton 26.500 siap besok"], "Tolong dicek dulu:"),
        (vec!["/penawaran", "[1]", "[Ubah harga]"], "Harga barunya berapa?"),
        (vec!["/penawaran", "[1]", "[Ubah jumlah]"], "Sisa yang masih bisa dijual"),
        (vec!["/penawaran", "[1]", "[Tarik]"], "Tarik penawaran P-1001"),
        (vec!["/penawaran", "[1]", "[Ingatkan rutin]"], "Mau diingatkan hari apa saja"),
        (vec!["/data", "[Ubah]"], "Apa yang mau diubah?"),
        (vec!["/data", "[Ubah]", "[Nama]"], "Dipanggil siapa?"),
        (vec!["/data", "[Ubah]", "[Tempat barang]"], "Barang biasanya ada di kelurahan mana?"),
        (vec!["/berhenti"], "Tarik izin dan berhenti?"),
    ]
}

/// Leaves every form and comes to a question.
pub(super) async fn comes_to(seller: &Person<'_>, way: &[&str], question: &str) {
    for _ in 0..3 {
        seller.says("/batal").await;
    }
    for act in way {
        seller.does(act).await;
    }
    seller.sees_last(question);
}

on_each_engine!(no_question_of_a_seller_takes_what_is_no_answer);
async fn no_question_of_a_seller_takes_what_is_no_answer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.says("/beli").await;
    let before = raw::market(&world.db).await;
    for (at, (way, question)) in questions().into_iter().enumerate() {
        // A share of the lines for each question, and another one for the next.
        for (line, figure) in OTHER_GOODS.iter().skip(at % 4).step_by(4) {
            comes_to(&seller, &way, question).await;
            seller.says(line).await;
            let last = seller.last();
            assert!(!(last.contains("Telur ayam ras") && last.contains(figure)), "{question} {line}\n{}", seller.transcript());
        }
        for word in SMALL_TALK.iter().skip(at % 4).step_by(4) {
            comes_to(&seller, &way, question).await;
            seller.says(word).await;
            seller.sees_last(question);
        }
        for (said, answer) in LEADS.iter().skip(at % 2).step_by(2) {
            comes_to(&seller, &way, question).await;
            seller.says(said).await;
            seller.sees_last(answer);
        }
        assert_eq!(raw::market(&world.db).await, before, "{question}: something was published or changed\n{}", seller.transcript());
    }
}

on_each_engine!(no_question_of_a_buyer_takes_what_is_no_answer);
async fn no_question_of_a_buyer_takes_what_is_no_answer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let before = raw::market(&world.db).await;
    let ways: [(&[&str], &str); 4] = [
        (&["/beli", "[1]", "[Pesan]"], "Mau pesan berapa"),
        (&["/beli", "[1]", "[Pesan]", "500 kg"], "Pesan 500 kg telur ayam ras"),
        (&["/beli", "[1]", "[Pesan]", "500 kg", "[Pilih tanggal]"], "Mau diambil tanggal berapa?"),
        (&["/beli", "[1]", "[Pesan]", "500 kg", "[Catatan]"], "Mau menulis apa untuk penjual?"),
    ];
    for (at, (way, question)) in ways.into_iter().enumerate() {
        for (line, figure) in OTHER_GOODS.iter().skip(at % 4).step_by(4) {
            comes_to(&buyer, way, question).await;
            buyer.says(line).await;
            let last = buyer.last();
            assert!(!(last.contains("telur ayam ras") && last.contains(figure)), "{question} {line}\n{}", buyer.transcript());
        }
        for word in SMALL_TALK.iter().skip(at % 4).step_by(4) {
            comes_to(&buyer, way, question).await;
            buyer.says(word).await;
            buyer.sees_last(question);
        }
        for said in ["/menu", "menu"] {
            comes_to(&buyer, way, question).await;
            buyer.says(said).await;
            buyer.sees_last("mau apa?");
        }
        assert_eq!(raw::market(&world.db).await, before, "{question}: something was ordered\n{}", buyer.transcript());
    }
}

on_each_engine!(forms_end_after_a_day_and_empty_ones_without_a_word);
async fn forms_end_after_a_day_and_empty_ones_without_a_word(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    // Nothing was said in it: the menu does not ask to go on.
    for act in ["/penawaran", "[1]", "[Ubah harga]", "/menu"] {
        seller.does(act).await;
    }
    assert!(!seller.labels().contains(&"Lanjutkan isian".to_owned()), "{}", seller.transcript());
    // What was left at its check is no question any more tomorrow: a yes changes no price.
    for act in ["/penawaran", "[1]", "[Ubah harga]", "27.000"] {
        seller.does(act).await;
    }
    seller.sees_last("27.000");
    world.advance_to("2026-11-25T10:00").await;
    seller.says("ya").await;
    assert_eq!(raw::number(&world.db, "SELECT price FROM offers").await, 26_500);
    // A setting never eats another sentence.
    for act in ["/data", "[Ubah]", "[Nama]", "lele 400 kg 19rb lusa"] {
        seller.does(act).await;
    }
    seller.sees_last("Tolong dicek dulu:");
    seller.sees_last("400 kg, Rp19.000/kg");
}
