//! The questions about orders, loads, receipts, complaints, farmers and digests meet lines that are no answer to them:
//! nothing is taken for what it is not.

use tembus::domain::person::{Office, Organization, Role};

use super::every_question::{OTHER_GOODS, SMALL_TALK, comes_to};
use crate::support::{Engine, Person, World, on_each_engine, raw};

/// The acts that lead to a question, and words of it.
type Way = (&'static [&'static str], &'static str);

/// Lines that change an offer, which no question about something else asked for.
const CORRECTIONS: [&str; 6] =
    ["harga telur jadi 27rb", "telur naik jadi 27rb", "P-1001 27rb", "P-1001 sisa 800 kg", "hapus P-1001", "telur 3 ton 27rb siap besok"];

/// Lets each question meet small talk, which asks it again, and every line in turn; `unchanged` is what must stay.
async fn meets_everything<T: PartialEq + std::fmt::Debug>(person: &Person<'_>, ways: &[Way], unchanged: impl AsyncFn() -> T) {
    let before = unchanged().await;
    for (at, (way, question)) in ways.iter().enumerate() {
        comes_to(person, way, question).await;
        for word in SMALL_TALK.iter().skip(at % 3).step_by(3) {
            person.says(word).await;
            person.sees_last(question);
        }
        let others = OTHER_GOODS.iter().map(|(line, _)| *line).skip(at % 4).step_by(4);
        let corrections = CORRECTIONS.into_iter().skip(at % 2).step_by(2);
        for line in others.chain(corrections).chain(["/menu"]) {
            comes_to(person, way, question).await;
            person.says(line).await;
            assert_eq!(unchanged().await, before, "{question} took {line}\n{}", person.transcript());
        }
    }
}

on_each_engine!(no_question_about_an_order_takes_what_is_no_answer);
async fn no_question_about_an_order_takes_what_is_no_answer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    // One on its way, one agreed, one that waits for an answer.
    buyer.orders("400 kg").await;
    seller.accepts().await;
    for act in ["[Lihat]", "[Sudah berangkat]", "[400 kg]"] {
        seller.does(act).await;
    }
    buyer.orders("300 kg").await;
    seller.accepts().await;
    buyer.orders("200 kg").await;
    let market = async || raw::market(&world.db).await;
    let of_seller: [Way; 6] = [
        (&["O-2026-00003", "[Tolak]"], "Tolak pesanan Pasar Jaya"),
        (&["O-2026-00002", "[Batalkan]"], "Apa sebabnya?"),
        (&["O-2026-00002", "[Batalkan]", "[Sebab lain]"], "Tulis sebabnya dengan singkat."),
        (&["O-2026-00002", "[Batalkan]", "[Kendaraan tidak ada]"], "Sebab: kendaraan tidak ada"),
        (&["O-2026-00002", "[Ganti hari]"], "O-2026-00002"),
        (&["O-2026-00002", "[Sudah berangkat]"], "Berapa yang dimuat untuk O-2026-00002?"),
    ];
    meets_everything(&seller, &of_seller, market).await;
    let of_buyer: [Way; 4] = [
        (&["O-2026-00001", "[Sudah sampai]"], "Berapa yang diterima baik?"),
        (&["O-2026-00001", "[Sudah sampai]", "350 kg"], "Apa sebabnya?"),
        (&["O-2026-00001", "[Ada keluhan]"], "Apa keluhan tentang O-2026-00001?"),
        (&["O-2026-00002", "[Ganti hari]"], "O-2026-00002"),
    ];
    meets_everything(&buyer, &of_buyer, market).await;
}

on_each_engine!(no_question_of_assistants_and_officials_takes_what_is_no_answer);
async fn no_question_of_assistants_and_officials_takes_what_is_no_answer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    let persons = async || (raw::market(&world.db).await, raw::number(&world.db, "SELECT COUNT(*) FROM persons").await);
    let of_assistant: [Way; 4] = [
        (&["/petani", "[Catat petani baru]", "[Setuju]"], "Petani dipanggil siapa?"),
        (&["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]"], "Barang petani biasanya ada di"),
        (&["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno"], "Usaha petani apa?"),
        (&["/data", "[Ubah]", "[Nama]"], "Dipanggil siapa?"),
    ];
    meets_everything(&assistant, &of_assistant, persons).await;
    let official = world.official("Pak Hadi", Office::Dkpp).await;
    let settings = async || raw::texts(&world.db, "SELECT digest_hour || ' ' || digest_days FROM persons WHERE name = 'Pak Hadi'").await;
    let of_official: [Way; 2] =
        [(&["/menu", "[Pengaturan]"], "Mau pukul berapa?"), (&["/ringkasan", "[Pengaturan]", "jam 16.00"], "Mau hari apa saja?")];
    meets_everything(&official, &of_official, settings).await;
}
