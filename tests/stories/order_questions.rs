//! The questions about orders, loads, receipts, complaints, payments, demands, farmers and digests meet lines that are no answer
//! to them: nothing is taken for what it is not.

use tembus::domain::person::{Office, Organization, Role};

use std::collections::BTreeSet;

use super::every_question::{LEADS, Way, With, leads_of_seller, meet_everything};
use crate::support::{Engine, World, on_each_engine, raw};

const ORDER_OF_SELLER: &[Way] = &[
    ("decline", &["O-2026-00003", "[Tolak]"], "Tolak pesanan Pasar Jaya"),
    ("cancellation", &["O-2026-00002", "[Batalkan]"], "Apa sebabnya?"),
    ("cancellation", &["O-2026-00002", "[Batalkan]", "[Sebab lain]"], "Tulis sebabnya dengan singkat."),
    ("cancellation", &["O-2026-00002", "[Batalkan]", "[Kendaraan tidak ada]"], "Sebab: kendaraan tidak ada"),
    ("order_step", &["O-2026-00002", "[Ganti hari]"], "Ganti ke hari apa?"),
    ("order_step", &["O-2026-00002", "[Ubah kesepakatan]"], "apa yang diubah?"),
    ("order_step", &["O-2026-00002", "[Ubah kesepakatan]", "[Harga]"], "Usul harga barunya berapa?"),
    ("order_step", &["O-2026-00002", "[Ubah kesepakatan]", "[Jumlah]"], "Usul jumlah barunya berapa?"),
    ("order_step", &["O-2026-00002", "[Ubah kesepakatan]", "[Harga]", "26.000"], "usul harga"),
    ("order_step", &["O-2026-00002", "[Sudah berangkat]"], "Berapa yang dimuat untuk O-2026-00002?"),
    ("order_step", &["O-2026-00002", "[Sudah berangkat]", "290 kg AG 1234 XX"], "Benar? Angka ini dikirim ke pembeli."),
    ("freight", &["O-2026-00001", "[Catat ongkos angkut]"], "Berapa ongkos angkut O-2026-00001?"),
];

const ORDER_OF_BUYER: &[Way] = &[
    ("order_step", &["O-2026-00001", "[Sudah sampai]"], "Berapa yang diterima baik?"),
    ("order_step", &["O-2026-00001", "[Sudah sampai]", "350 kg"], "Apa sebabnya?"),
    ("order_step", &["O-2026-00001", "[Sudah sampai]", "350 kg", "[Pecah]"], "Benar? Angka ini dikirim ke penjual."),
    ("order_step", &["O-2026-00001", "[Tiba, belum dicek]"], "Berapa yang tiba?"),
    ("order_step", &["O-2026-00001", "[Ada keluhan]"], "Apa keluhan tentang O-2026-00001?"),
    ("order_step", &["O-2026-00002", "[Ganti hari]"], "Ganti ke hari apa?"),
];

const WEIGHT_OF_BUYER: &[Way] = &[("order_step", &["O-2026-00001", "[Sudah sampai]", "100 ekor"], "Berapa beratnya semua?")];

const PAYMENT_OF_BUYER: &[Way] = &[
    ("order_step", &["O-2026-00001", "[Berkas lengkap]"], "Kapan O-2026-00001 dibayar paling lambat?"),
    ("order_step", &["O-2026-00002", "[Usul penyelesaian]"], "Bagaimana keluhan O-2026-00002 diselesaikan?"),
    ("order_step", &["O-2026-00002", "[Usul penyelesaian]", "[Harga disesuaikan]"], "Usul harga barunya berapa?"),
    ("order_step", &["O-2026-00002", "[Usul penyelesaian]", "[Barang dikembalikan]"], "dikembalikan?"),
];

const PAYMENT_OF_SELLER: &[Way] = &[
    ("order_step", &["O-2026-00003", "[Belum cocok]"], "Uang yang masuk untuk O-2026-00003 berapa?"),
    ("order_step", &["O-2026-00003", "[Belum cocok]", "5 juta"], "O-2026-00003: uang yang masuk Rp5.000.000."),
    ("order_step", &["O-2026-00002", "[Usul penyelesaian]"], "Bagaimana keluhan O-2026-00002 diselesaikan?"),
    ("complaint_note", &["O-2026-00002", "[Tulis keterangan]"], "Apa keterangan Anda soal keluhan O-2026-00002?"),
];

const PAYMENT_OF_MEDIATOR: &[Way] = &[("ruling", &["/kelola", "[1]", "[Barang dikembalikan]"], "berapa yang dikembalikan?")];

const RULES_OF_ADMIN: &[Way] = &[
    ("tolerance", &["/kelola", "[Aturan]", "[Boleh lebih]"], "Barang apa yang boleh diterima lebih"),
    ("tolerance", &["/kelola", "[Aturan]", "[Boleh lebih]", "telur ayam ras"], "Boleh diterima lebih berapa persen"),
    ("tolerance", &["/kelola", "[Aturan]", "[Boleh lebih]", "telur ayam ras", "2"], "Simpan: telur ayam ras boleh diterima lebih"),
    ("limit", &["/kelola", "[Aturan]", "[Batas persetujuan]"], "Batas persetujuan untuk pembeli mana?"),
    ("limit", &["/kelola", "[Aturan]", "[Batas persetujuan]", "[Pasar Jaya]"], "di atas berapa rupiah perlu persetujuan rekan?"),
    ("limit", &["/kelola", "[Aturan]", "[Batas persetujuan]", "[Pasar Jaya]", "25 juta"], "Simpan: pesanan Pasar Jaya"),
];

const POOL: &[Way] = &[("pool", &["/permintaan", "[1]", "[Gabungkan penawaran]"], "Tanyakan ke 3 penjual?")];

const REST_OF_SELLER: &[Way] = &[("order_step", &["O-2026-00001", "[Tutup sisanya]"], "Apa sebabnya?")];

const APPROVAL_OF_COLLEAGUE: &[Way] = &[
    ("order_step", &["O-2026-00001", "[Tolak]"], "Apa alasannya?"),
    ("order_step", &["O-2026-00001", "[Tolak]", "terlalu mahal"], "Tolak pesanan O-2026-00001 dengan alasan"),
    ("order_step", &["O-2026-00001", "[Revisi]"], "Apa yang perlu direvisi dari pesanan O-2026-00001?"),
    ("order_step", &["O-2026-00001", "[Revisi]", "cukup sedikit dulu"], "Kembalikan pesanan O-2026-00001 dengan catatan"),
];

const APPROVAL_OF_ASKER: &[Way] = &[
    ("order_step", &["O-2026-00002", "[Ajukan lagi]"], "Pesanan O-2026-00002 diajukan lagi: berapa banyak?"),
    ("order_step", &["O-2026-00002", "[Ajukan lagi]", "300 kg"], "Ajukan lagi pesanan O-2026-00002 sebanyak 300 kg?"),
];

const DEMAND_OF_SELLER: &[Way] = &[
    ("answer", &["/permintaan", "[1]", "[Tawarkan]"], "Bisa menawarkan telur ayam ras berapa?"),
    ("answer", &["/permintaan", "[1]", "[Tawarkan]", "2 ton"], "Harganya berapa per kg?"),
    ("answer", &["/permintaan", "[1]", "[Tawarkan]", "2 ton", "26.000"], "Harga itu untuk barang di mana?"),
    ("answer", &["/permintaan", "[1]", "[Tawarkan]", "2 ton", "26.000", "[Di tempat saya]"], "Barangnya siap kapan?"),
    ("answer", &["/permintaan", "[1]", "[Tawarkan]", "2 ton 26.000 rabu di kandang"], "Kirim tawaran ini untuk permintaan M-1"),
];

const DEMAND_OF_BUYER: &[Way] = &[
    ("award", &["/permintaan", "[1]", "[1]"], "Ambil telur ayam ras 2 ton untuk permintaan M-1?"),
    ("award", &["/permintaan", "[1]", "[1]", "[Ubah]"], "Mau ambil berapa?"),
];

const PEOPLE_OF_ASSISTANT: &[Way] = &[
    ("farmer", &["/petani", "[Catat petani baru]"], "Apakah petani setuju, secara lisan?"),
    ("farmer", &["/petani", "[Catat petani baru]", "[Setuju]"], "Petani dipanggil siapa?"),
    ("farmer", &["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno"], "Usaha petani apa?"),
    ("farmer", &["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]"], "Barang petani biasanya ada di kelurahan mana?"),
    ("farmer", &["/petani", "[Catat petani baru]", "[Setuju]", "Pak Tarno", "[Petani]", "Gedog"], "Disetujui lisan"),
    ("profile", &["/data", "[Ubah]", "[Nama]"], "Dipanggil siapa?"),
];

const PEOPLE_OF_OFFICIAL: &[Way] = &[
    ("digest_settings", &["/menu", "[Pengaturan]"], "Mau pukul berapa?"),
    ("digest_settings", &["/menu", "[Pengaturan]", "jam 16.00"], "Mau hari apa saja?"),
];

/// All of them.
pub(super) const ALL: [&[Way]; 15] = [
    APPROVAL_OF_COLLEAGUE,
    APPROVAL_OF_ASKER,
    PAYMENT_OF_MEDIATOR,
    POOL,
    REST_OF_SELLER,
    ORDER_OF_SELLER,
    ORDER_OF_BUYER,
    WEIGHT_OF_BUYER,
    PAYMENT_OF_BUYER,
    PAYMENT_OF_SELLER,
    DEMAND_OF_SELLER,
    DEMAND_OF_BUYER,
    PEOPLE_OF_ASSISTANT,
    PEOPLE_OF_OFFICIAL,
    RULES_OF_ADMIN,
];

on_each_engine!(no_question_about_an_order_takes_what_is_no_answer);
async fn no_question_about_an_order_takes_what_is_no_answer(engine: Engine) {
    no_question_about_an_order_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_about_an_order_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
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
    met.extend(meet_everything(with, &seller, ORDER_OF_SELLER, &leads_of_seller(), market).await);
    met.extend(meet_everything(with, &buyer, ORDER_OF_BUYER, &LEADS, market).await);
    met
}

pub(super) async fn the_question_for_a_weight_is_reached(engine: Engine, with: With) -> BTreeSet<String> {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("ayam pedaging hidup", "200 ekor", "21.000/kg").await;
    buyer.orders("100 ekor").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat", "100 ekor"]).await;
    let leads = &LEADS[..0];
    meet_everything(with, &buyer, WEIGHT_OF_BUYER, leads, async || raw::market(&world.db).await).await
}

on_each_engine!(no_question_about_payments_and_complaints_takes_what_is_no_answer);
async fn no_question_about_payments_and_complaints_takes_what_is_no_answer(engine: Engine) {
    no_question_about_payments_and_complaints_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_about_payments_and_complaints_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    // All arrived; of the second there is a complaint, the third is said to be paid.
    for quantity in ["400 kg", "300 kg", "200 kg"] {
        buyer.orders(quantity).await;
        seller.accepts().await;
        seller.taps_each(&["Lihat", "Sudah berangkat", quantity]).await;
        buyer.taps_each(&["Sudah sampai", quantity]).await;
        seller.taps("Setuju").await;
    }
    for act in ["O-2026-00002", "[Ada keluhan]", "[Mutu barang]"] {
        buyer.does(act).await;
    }
    for act in ["O-2026-00003", "[Berkas lengkap]", "[1 Des]", "O-2026-00003", "[Sudah dibayar]"] {
        buyer.does(act).await;
    }
    let market = async || raw::market(&world.db).await;
    met.extend(meet_everything(with, &buyer, PAYMENT_OF_BUYER, &LEADS, market).await);
    met.extend(meet_everything(with, &seller, PAYMENT_OF_SELLER, &leads_of_seller(), market).await);
    met.extend(meet_everything(with, &admin, PAYMENT_OF_MEDIATOR, &LEADS, market).await);
    met
}

on_each_engine!(no_question_about_an_approval_takes_what_is_no_answer);
async fn no_question_about_an_approval_takes_what_is_no_answer(engine: Engine) {
    no_question_about_an_approval_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_about_an_approval_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    assert!(world.tembus(&["approval", "set", "PASAR_JAYA", "1.000.000"]).await.is_ok());
    let seller = world.seller("Pak Bejo").await;
    let asker = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let colleague = world.buyer("Pak Hadi", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    // One waits for the colleague, one is sent back.
    asker.orders("300 kg").await;
    asker.orders("400 kg").await;
    colleague.taps("Revisi").await;
    colleague.says("cukup sedikit dulu").await;
    colleague.taps("Kirim").await;
    let market = async || raw::market(&world.db).await;
    met.extend(meet_everything(with, &colleague, APPROVAL_OF_COLLEAGUE, &LEADS, market).await);
    met.extend(meet_everything(with, &asker, APPROVAL_OF_ASKER, &LEADS, market).await);
    met
}

on_each_engine!(no_question_about_a_load_of_several_sellers_takes_what_is_no_answer);
async fn no_question_about_a_load_of_several_sellers_takes_what_is_no_answer(engine: Engine) {
    no_question_about_a_load_of_several_sellers_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_about_a_load_of_several_sellers_takes_what_is_no_answer_with(
    engine: Engine,
    with: With,
) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    for (name, quantity) in [("Pak Bejo", "1,6 ton"), ("Bu Sri", "2 ton"), ("Pak Eko", "1,4 ton")] {
        world.seller(name).await.offers("telur", quantity, "26.500").await;
    }
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    let market = async || raw::market(&world.db).await;
    met.extend(meet_everything(with, &buyer, POOL, &LEADS, market).await);
    let world = World::new(engine).await;
    let (seller, buyer) = world.agreed("1 ton").await;
    seller.taps_each(&["Lihat", "Sudah berangkat"]).await;
    seller.says("400 kg").await;
    seller.taps_each(&["Kirim"]).await;
    buyer.opens_order().await;
    buyer.taps_each(&["Sudah sampai", "400 kg"]).await;
    seller.taps("Setuju").await;
    let market = async || raw::market(&world.db).await;
    met.extend(meet_everything(with, &seller, REST_OF_SELLER, &leads_of_seller(), market).await);
    met
}

on_each_engine!(no_question_about_a_demand_takes_what_is_no_answer);
async fn no_question_about_a_demand_takes_what_is_no_answer(engine: Engine) {
    no_question_about_a_demand_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_about_a_demand_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let other = world.newcomer("Bu Sri").await;
    buyer.says("butuh telur 5 ton kamis").await;
    buyer.taps("Kirim").await;
    seller.taps("Tawarkan P-1001").await;
    let market = async || raw::market(&world.db).await;
    met.extend(meet_everything(with, &other, DEMAND_OF_SELLER, &LEADS, market).await);
    met.extend(meet_everything(with, &buyer, DEMAND_OF_BUYER, &LEADS, market).await);
    met
}

on_each_engine!(no_question_of_assistants_and_officials_takes_what_is_no_answer);
async fn no_question_of_assistants_and_officials_takes_what_is_no_answer(engine: Engine) {
    no_question_of_assistants_and_officials_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_of_assistants_and_officials_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    seller.offers("telur", "2 ton", "26.500").await;
    let assistant = world.invited("Bu Sri", Role::Assistant).await;
    let market = async || raw::market(&world.db).await;
    met.extend(meet_everything(with, &assistant, PEOPLE_OF_ASSISTANT, &LEADS, market).await);
    let official = world.official("Pak Hadi", Office::Dkpp).await;
    met.extend(meet_everything(with, &official, PEOPLE_OF_OFFICIAL, &LEADS, market).await);
    let admin = world.invited("Mbak Sari", Role::Admin).await;
    met.extend(meet_everything(with, &admin, RULES_OF_ADMIN, &LEADS, market).await);
    met
}
