//! The questions about orders, loads, receipts, complaints, payments, demands, farmers and digests meet lines that are no answer
//! to them: nothing is taken for what it is not.

use tembus::domain::person::{Office, Organization, Role};

use super::every_question::{LEADS, Way, leads_of_seller, meet_everything};
use crate::support::{Engine, World, on_each_engine, raw};

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
    let of_seller: &[Way] = &[
        (&["O-2026-00003", "[Tolak]"], "Tolak pesanan Pasar Jaya"),
        (&["O-2026-00002", "[Batalkan]"], "Apa sebabnya?"),
        (&["O-2026-00002", "[Batalkan]", "[Sebab lain]"], "Tulis sebabnya dengan singkat."),
        (&["O-2026-00002", "[Batalkan]", "[Kendaraan tidak ada]"], "Sebab: kendaraan tidak ada"),
        (&["O-2026-00002", "[Ganti hari]"], "Ganti ke hari apa?"),
        (&["O-2026-00002", "[Sudah berangkat]"], "Berapa yang dimuat untuk O-2026-00002?"),
    ];
    meet_everything(&seller, of_seller, &leads_of_seller(), market).await;
    let of_buyer: &[Way] = &[
        (&["O-2026-00001", "[Sudah sampai]"], "Berapa yang diterima baik?"),
        (&["O-2026-00001", "[Sudah sampai]", "350 kg"], "Apa sebabnya?"),
        (&["O-2026-00001", "[Ada keluhan]"], "Apa keluhan tentang O-2026-00001?"),
        (&["O-2026-00002", "[Ganti hari]"], "Ganti ke hari apa?"),
    ];
    meet_everything(&buyer, of_buyer, &LEADS, market).await;
}

on_each_engine!(no_question_about_payments_and_complaints_takes_what_is_no_answer);
async fn no_question_about_payments_and_complaints_takes_what_is_no_answer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    // Both arrived; of the second there is a complaint.
    for quantity in ["400 kg", "300 kg"] {
        buyer.orders(quantity).await;
        seller.accepts().await;
        for label in ["Lihat", "Sudah berangkat", quantity] {
            seller.taps(label).await;
        }
        for label in ["Sudah sampai", quantity] {
            buyer.taps(label).await;
        }
        seller.taps("Setuju").await;
    }
    for act in ["O-2026-00002", "[Ada keluhan]", "[mutu barang]"] {
        buyer.does(act).await;
    }
    let market = async || raw::market(&world.db).await;
    let of_buyer: &[Way] = &[
        (&["O-2026-00001", "[Berkas lengkap]"], "Kapan O-2026-00001 dibayar paling lambat?"),
        (&["O-2026-00002", "[Usul penyelesaian]"], "Bagaimana keluhan O-2026-00002 diselesaikan?"),
    ];
    meet_everything(&buyer, of_buyer, &LEADS, market).await;
    let of_seller: &[Way] = &[(&["O-2026-00002", "[Usul penyelesaian]"], "Bagaimana keluhan O-2026-00002 diselesaikan?")];
    meet_everything(&seller, of_seller, &leads_of_seller(), market).await;
}

on_each_engine!(no_question_about_a_demand_takes_what_is_no_answer);
async fn no_question_about_a_demand_takes_what_is_no_answer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let other = world.seller("Bu Sri").await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    seller.taps("Tawarkan P-1001").await;
    let market = async || raw::market(&world.db).await;
    let of_seller: &[Way] = &[
        (&["/permintaan", "[1]", "[Tawarkan]"], "Bisa menawarkan telur ayam ras berapa?"),
        (&["/permintaan", "[1]", "[Tawarkan]", "2 ton"], "Harganya berapa per kg?"),
        (&["/permintaan", "[1]", "[Tawarkan]", "2 ton", "26.000"], "Barangnya siap kapan?"),
        (&["/permintaan", "[1]", "[Tawarkan]", "2 ton 26.000 rabu"], "Kirim tawaran ini untuk permintaan M-1"),
    ];
    meet_everything(&other, of_seller, &LEADS, market).await;
    let of_buyer: &[Way] = &[
        (&["/permintaan", "[1]", "[1]"], "Ambil telur ayam ras 2 ton untuk permintaan M-1?"),
        (&["/permintaan", "[1]", "[1]", "[Ubah]"], "Mau ambil berapa?"),
    ];
    meet_everything(&buyer, of_buyer, &LEADS, market).await;
}

on_each_engine!(no_question_of_assistants_and_officials_takes_what_is_no_answer);
async fn no_question_of_assistants_and_officials_takes_what_is_no_answer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    let market = async || raw::market(&world.db).await;
    let of_assistant: &[Way] = &[
        (&["/petani", "[Catat petani baru]"], "Apakah petani setuju, secara lisan?"),
        (&["/petani", "[Catat petani baru]", "[Setuju]"], "Petani dipanggil siapa?"),
        (&["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno"], "Usaha petani apa?"),
        (&["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]"], "Barang petani biasanya ada di kelurahan mana?"),
        (&["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]", "Gedog"], "Disetujui lisan"),
        (&["/data", "[Ubah]", "[Nama]"], "Dipanggil siapa?"),
    ];
    meet_everything(&assistant, of_assistant, &LEADS, market).await;
    let official = world.official("Pak Hadi", Office::Dkpp).await;
    let of_official: &[Way] =
        &[(&["/menu", "[Pengaturan]"], "Mau pukul berapa?"), (&["/ringkasan", "[Pengaturan]", "jam 16.00"], "Mau hari apa saja?")];
    meet_everything(&official, of_official, &LEADS, market).await;
}
