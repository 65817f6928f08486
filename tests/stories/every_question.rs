//! Every question of every form meets every line that is no answer to it: nothing is taken for what it is not.

use std::collections::BTreeSet;

use tembus::domain::{
    order::Inquiry,
    person::{Organization, Role},
};

use super::order_questions;
use crate::support::{Engine, Person, World, on_each_engine, raw, source::variants};

/// Whole lines about goods other than eggs; each with a figure that must never stand beside eggs.
const OTHER_GOODS: [(&str, &str); 20] = [
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
    ("cabe rawit naik jadi 46rb", "46.000"),
    ("lele mudhun dadi 18.500", "18.500"),
    ("tomat tinggal 310 kg", "310 kg"),
    // Figures that are asked about are said as well.
    ("lele 200 ton 93jt besok", "93.000"),
];
/// Words that are no answer at all.
const SMALL_TALK: [&str; 12] = [
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
/// Lines that change an offer, which no question about something else asked for.
const CORRECTIONS: [&str; 6] =
    ["harga telur jadi 27rb", "telur naik jadi 27rb", "P-1001 27rb", "P-1001 sisa 800 kg", "hapus P-1001", "telur 3 ton 27rb siap besok"];
/// Commands and labels, with what answers them whoever asks.
pub(super) const LEADS: [(&str, &str); 5] = [
    ("/menu", "mau apa?"),
    ("menu", "mau apa?"),
    ("/bantuan", "Yang bisa dilakukan di sini"),
    ("Bantuan", "Yang bisa dilakukan di sini"),
    ("O-2026-00099", "tidak ditemukan"),
];
/// The same for a seller.
const LEADS_OF_SELLER: [(&str, &str); 3] =
    [("/penawaran", "Penawaran Anda"), ("penawaran saya", "Penawaran Anda"), ("P-1001", "P-1001 Telur ayam ras")];

/// The form that asks, the acts that lead to its question, and words of it. What is no form has no name.
pub(super) type Way = (&'static str, &'static [&'static str], &'static str);

/// A person whom a question was asked. What was said to it can be taken back, so that it meets the next line as it was.
struct Asked<'p> {
    person: &'p Person<'p>,
    form: &'static str,
    question: &'static str,
    /// The name of the question, with that of its inquiry.
    name: String,
    /// The conversation as it is stored: its state, and the messages of the question.
    kept: Vec<String>,
}

impl<'p> Asked<'p> {
    /// Leaves every form and comes to the question.
    async fn reach(person: &'p Person<'p>, (form, way, question): &Way) -> Self {
        for _ in 0..3 {
            person.says("/batal").await;
        }
        for act in *way {
            person.does(act).await;
        }
        person.sees_last(question);
        let sql = format!("SELECT state, prompt_message_id, answered_prompt FROM conversations WHERE chat_id = {}", person.id);
        let kept = raw::dump(&person.world.db, &sql).await.remove(0);
        let state: serde_json::Value = serde_json::from_str(&kept[0]).unwrap();
        let running =
            state["forms"].as_array().and_then(|forms| forms.last()).map_or("", |running| running["form"]["form"].as_str().unwrap());
        assert_eq!(running, *form, "{question:?} is asked by another form\n{}", person.transcript());
        let asked = &state["forms"]
            .as_array()
            .and_then(|forms| forms.last())
            .map_or(serde_json::Value::Null, |running| running["asked"][0].clone());
        let part = |key: &str| asked[key].as_str().map(str::to_owned);
        let name = [part("q"), part("inquiry")].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { person, form, question, name, kept }
    }

    /// Says `line` to the question; the last message is the answer.
    async fn hears(&self, line: &str) -> String {
        let [state, prompt, answered] = &self.kept[..] else { panic!("three columns") };
        let sql = format!(
            "UPDATE conversations SET state = '{}', prompt_message_id = {prompt}, answered_prompt = {answered} WHERE chat_id = {}",
            state.replace('\'', "''"),
            self.person.id
        );
        assert_eq!(raw::execute(&self.person.world.db, &sql).await.unwrap(), 1);
        self.person.says(line).await;
        self.person.last()
    }

    /// Meets every line in turn.
    async fn meets_everything(&self, leads: &[(&str, &str)]) {
        let fails = |why: &str, line: &str| self.person.fail(&format!("{why}: {:?} to {line:?}", self.question));
        for (line, figure) in OTHER_GOODS {
            let last = self.hears(line).await.to_lowercase();
            if last.contains("telur ayam ras") && last.contains(figure) {
                fails("eggs with a figure of other goods", line);
            }
        }
        for word in SMALL_TALK {
            if !self.hears(word).await.contains(self.question) && !self.form.is_empty() {
                fails("small talk is taken for an answer", word);
            }
        }
        for (line, answer) in leads {
            if !self.hears(line).await.contains(answer) {
                fails("not led on", line);
            }
        }
        // An example that is shown can be typed: it is of what is asked.
        let asks_figure = ["erapa", "enar"].iter().any(|word| self.question.contains(word)) && !SENDS_AT_ONCE.contains(&self.form);
        if asks_figure && let Some(example) = example_in(&self.hears("0").await) {
            self.hears("0").await;
            // What is a button's label as well is a press.
            let is_press = self.person.labels().contains(&example);
            if !is_press {
                self.person.says(&example).await;
            }
            if !is_press && example_in(&self.person.last()).is_some() {
                fails("an example that is no answer", &example);
            }
        }
        // What changes an offer is done, or the form goes on with what it says of its goods; a price is never a quantity.
        for line in CORRECTIONS {
            let last = self.hears(line).await;
            if last.contains("27.000 kg") || last.contains("27 ton") {
                fails("a price is taken for a quantity", line);
            }
            let is_done = running(self.person).await == self.form
                || ["P-1001", "27.000", "telur", "Telur", "petani"].iter().any(|shown| last.contains(shown));
            let is_asked =
                last.contains(self.question) || last.contains("Anda mau menjual atau mencari barang?") || last.contains("belum paham");
            if !is_done && !is_asked && !self.form.is_empty() {
                fails("neither done nor asked again", line);
            }
        }
    }
}

/// Forms whose answer counts at once.
const SENDS_AT_ONCE: [&str; 1] = ["freight"];

/// The example behind the sentence that says what was wrong with an answer.
fn example_in(message: &str) -> Option<String> {
    let said = |line: &str| {
        let after = line.split_once("lebih dari nol. Contoh: ").or_else(|| line.split_once("Coba tulis seperti ini: "));
        after.map(|(_, example)| example.to_owned())
    };
    message.lines().find_map(said)
}

/// The state of a conversation as it is stored.
async fn state_of(person: &Person<'_>) -> serde_json::Value {
    let sql = format!("SELECT state FROM conversations WHERE chat_id = {}", person.id);
    serde_json::from_str(&raw::dump(&person.world.db, &sql).await[0][0]).unwrap()
}

/// The form that asks; none has no name.
async fn running(person: &Person<'_>) -> String {
    let state = state_of(person).await;
    let forms = state["forms"].as_array();
    forms.and_then(|forms| forms.last()).map_or("", |running| running["form"]["form"].as_str().unwrap()).to_owned()
}

/// What becomes of a question that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum With {
    /// It meets every line.
    Lines,
    /// Only its name is looked at.
    Nothing,
}

/// Lets each question meet everything; `unchanged` is what must stay. The names of the questions.
pub(super) async fn meet_everything<T: PartialEq + std::fmt::Debug>(
    with: With,
    person: &Person<'_>,
    ways: &[Way],
    leads: &[(&str, &str)],
    unchanged: impl AsyncFn() -> T,
) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    for way in ways {
        let asked = Asked::reach(person, way).await;
        met.insert(asked.name.clone());
        if with == With::Nothing {
            continue;
        }
        let before = unchanged().await;
        asked.meets_everything(leads).await;
        assert_eq!(unchanged().await, before, "{}: something counted\n{}", way.2, person.transcript());
    }
    met
}

/// The ways to each question of a seller's offer, of eggs where it has goods.
const OFFER: &[Way] = &[
    ("offer", &["/jual"], "Mau menawarkan apa?"),
    ("offer", &["/jual", "[Lainnya]"], "Barang apa? Pilih, atau tulis namanya."),
    ("offer", &["/jual", "ayam"], "Ayamnya masih hidup atau sudah dipotong?"),
    ("offer", &["/jual", "telur"], "Berapa banyak?"),
    ("offer", &["/jual", "telur", "1,500 kg"], "Maksudnya berapa?"),
    ("offer", &["/jual", "telur", "500"], "500 apa?"),
    ("offer", &["/jual", "telur", "20 tray"], "1 rak isi berapa butir?"),
    ("offer", &["telur 2 ton nego siap besok"], "Boleh nego. Harga awalnya per kg berapa?"),
    ("offer", &["telur 2 ton 26-27rb siap besok"], "Harga pastinya per kg berapa?"),
    ("offer", &["telur 2 ton 26.500 tiap hari"], "Barang ada rutin. Mulai tanggal berapa?"),
    ("offer", &["ayam broiler hidup 500 ekor 21rb siap besok"], "itu per kg atau per ekor?"),
    ("offer", &["/jual", "[Lainnya]", "[Sayur dan bumbu]"], "Sayur atau bumbu yang mana?"),
    ("offer", &["/jual", "telur", "40 peti"], "1 peti isi berapa kg?"),
    ("offer", &["/jual", "telur", "2 ton"], "Harga per kg berapa?"),
    ("offer", &["/jual", "telur", "2 ton", "lele 400 kg 19rb lusa"], "Ganti dengan lele konsumsi 400 kg?"),
    ("offer", &["/jual", "telur", "2 ton", "26"], "Maksudnya Rp26.000 per kg?"),
    ("offer", &["/jual", "telur", "2 ton", "9.000"], "Betul Rp9.000 per kg?"),
    ("offer", &["/jual", "telur", "2 ton", "26rban"], "Jadi Rp26.000 per kg?"),
    ("offer", &["/jual", "telur", "2 ton", "26.500"], "Harga itu untuk barang di mana?"),
    ("offer", &["/jual", "telur", "2 ton", "26.500", "[Di tempat saya]"], "Kapan barang siap?"),
    ("offer", &["/jual", "telur", "2 ton", "26.500", "[Di tempat saya]", "[Pilih tanggal]"], "Tanggal berapa barang siap?"),
    ("offer", &["/jual", "telur", "2 ton", "26.500", "[Di tempat saya]", "[Besok]"], "Barang ada di Gedog?"),
    (
        "offer",
        &["/jual", "telur", "2 ton", "26.500", "[Di tempat saya]", "[Besok]", "[Tempat lain]"],
        "Barang biasanya ada di kelurahan mana?",
    ),
    ("offer", &["telur 2 ton 26.500 siap besok"], "Tolong dicek dulu:"),
    ("offer", &["telur 2 ton 26.500 siap besok", "[Ubah]"], "Apa yang mau diubah?"),
    ("offer", &["telur 2 ton 26.500 siap besok", "[Ubah]", "[Catatan]"], "Mau menulis apa tentang barang ini?"),
    ("addition", &["telur 2 ton 26.500 siap besok", "[Benar, tayangkan]"], "Ganti atau tambah?"),
];

/// The ways to each question about an offer that is up, about routines, and about a seller's own data.
const OWN: &[Way] = &[
    ("offer_price", &["/penawaran", "[1]", "[Ubah harga]"], "Harga barunya berapa?"),
    ("offer_price", &["/penawaran", "[1]", "[Ubah harga]", "27.000"], "Sudah benar?"),
    ("offer_quantity", &["/penawaran", "[1]", "[Ubah jumlah]"], "Sisa yang masih bisa dijual"),
    ("offer_quantity", &["/penawaran", "[1]", "[Ubah jumlah]", "1 ton"], "Sudah benar?"),
    ("offer_note", &["/penawaran", "[1]", "[Catatan]"], "Mau menulis apa tentang barang ini?"),
    ("withdrawal", &["/penawaran", "[1]", "[Tarik]"], "Tarik penawaran P-1001"),
    ("withdrawal", &["P-1001 habis"], "sudah habis? Pembeli tidak akan melihatnya lagi."),
    ("routine", &["/penawaran", "[1]", "[Ingatkan rutin]"], "Mau diingatkan hari apa saja"),
    ("routine", &["/penawaran", "[1]", "[Ingatkan rutin]", "senin kamis"], "Sudah benar?"),
    ("routine", &["/penawaran", "[1]", "[Ingatkan rutin]", "senin kamis", "[Ubah]", "senin kamis"], "Mau diingatkan pukul berapa"),
    ("line", &["cari telur 2 ton harga berapa"], "Anda mau menjual atau mencari barang?"),
    ("line", &["telur 1 ton 26rb, telur bebek 500 butir 2500 besok"], "Satu barang dulu ya."),
    ("profile", &["/data", "[Ubah]"], "Apa yang mau diubah?"),
    ("profile", &["/data", "[Ubah]", "[Nama]"], "Dipanggil siapa?"),
    ("profile", &["/data", "[Ubah]", "[Tempat barang]"], "Barang biasanya ada di kelurahan mana?"),
    ("profile", &["/data", "[Ubah]", "[Nomor HP]"], "Mau bagikan nomor HP?"),
    ("deletion", &["/data", "[Hapus akun]"], "Hapus akun?"),
    ("stop", &["/berhenti"], "Tarik izin dan berhenti?"),
];

/// The way to the question which of several offers a line means.
const WHICH: &[Way] = &[("line", &["harga telur jadi 28rb"], "Penawaran yang mana?")];

/// The ways to each question of a buyer who looks for goods.
const BUYER: &[Way] = &[
    ("search", &["/beli", "[Pilih barang]"], "Cari barang apa?"),
    ("purchase", &["/beli", "[1]", "[Pesan]"], "Mau pesan berapa"),
    ("purchase", &["/beli", "[1]", "[Pesan]", "[Tulis]"], "Mau pesan berapa? Contoh"),
    ("purchase", &["/beli", "[1]", "[Pesan]", "500 kg"], "Pesan 500 kg telur ayam ras"),
    ("purchase", &["/beli", "[1]", "[Pesan]", "500 kg", "[Pilih tanggal]"], "Mau diambil tanggal berapa?"),
    ("purchase", &["/beli", "[1]", "[Pesan]", "500 kg", "[Catatan]"], "Mau menulis apa untuk penjual?"),
    ("demand", &["/permintaan", "[Buat permintaan]"], "Butuh barang apa?"),
    ("demand", &["/permintaan telur"], "Butuh telur ayam ras berapa?"),
    ("demand", &["/permintaan telur", "5 ton"], "Paling lambat kapan?"),
    ("demand", &["/permintaan telur 5 ton kamis"], "Kirim permintaan telur ayam ras 5 ton"),
    ("demand", &["/permintaan telur 5 ton kamis", "[Ubah]"], "Mau ubah yang mana?"),
    ("demand", &["/permintaan telur 5 ton kamis", "[Ubah]", "[Harga]"], "Paling mahal berapa per kg?"),
    ("demand", &["/permintaan telur 5 ton kamis", "[Ubah]", "[Tempat serah]"], "Barangnya diserahkan di mana?"),
    ("demand", &["/permintaan telur 5 ton kamis", "[Ubah]", "[Catatan]"], "Mau titip pesan apa untuk penjual?"),
    ("demand", &["/permintaan telur 5 ton kamis", "[Ubah]", "[Tawaran tertutup]"], "Tawaran ditutup sampai kapan?"),
];

/// The ways to each question of a newcomer.
const NEWCOMER: &[Way] = &[
    ("registration", &["/start", "[Mulai]"], "Sebelum mulai, kami minta izin."),
    ("registration", &["/start", "[Mulai]", "[Baca lengkap]"], "Pengelola:"),
    ("registration", &["/start", "[Punya kode]", "[Setuju]", "[Ya]"], "Ketik kodenya."),
    ("registration", &["/start", "[Mulai]", "[Setuju]"], "Apakah usia Anda 18 tahun atau lebih?"),
    ("registration", &["/start", "[Mulai]", "[Setuju]", "[Ya]"], "Dipanggil siapa?"),
    ("registration", &["/start", "[Mulai]", "[Setuju]", "[Ya]", "Pak Baru"], "Barang biasanya ada di kelurahan mana?"),
    ("registration", &["/start", "[Mulai]", "[Setuju]", "[Ya]", "Pak Baru", "[Kab. Blitar]"], "Kecamatan mana?"),
];

/// The ways to each question of a price talk, of who begins one.
const BID: &[Way] = &[
    ("bid", &["/beli", "[1]", "[Tawar]"], "Mau menawar untuk berapa dari 2 ton?"),
    ("bid", &["/beli", "[1]", "[Tawar]", "1 ton"], "Mau menawar berapa per kg?"),
    ("bid", &["/beli", "[1]", "[Tawar]", "1 ton", "2.600"], "Betul Rp2.600 per kg?"),
    ("bid", &["/beli", "[1]", "[Tawar]", "1 ton", "25.750"], "Tawar Rp25.750/kg untuk telur ayam ras 1 ton"),
    ("bid", &["/beli", "[1]", "[Tawar]", "1 ton", "25.750", "[Pilih tanggal]"], "Mau diambil tanggal berapa?"),
];
/// The ways to each question of who was named a price.
const COUNTER: &[Way] = &[
    ("bid", &["/tawar", "[1]", "[Tawar balik]"], "Harga Anda Rp26.500/kg."),
    ("bid", &["/tawar", "[1]", "[Tawar balik]", "26.000"], "Tawar Rp26.000/kg untuk telur ayam ras 1 ton"),
];
/// The ways to each question about a reference price.
const REFERENCE: &[Way] = &[
    ("reference", &["/harga", "[Isi harga acuan]"], "Tulis barang, harga di tempat penjual"),
    ("reference", &["/harga telur ayam ras 26.000/kg, PIHPS, 23 Nov"], "Simpan harga acuan telur ayam ras Rp26.000/kg?"),
];
/// What is asked where free text is read as anywhere else.
const SUBSCRIPTIONS: &[Way] = &[("", &["/kabari"], "yang ditunggu?"), ("", &["/kabari lele"], "Baik, Anda kami kabari bila ada lele")];

/// A seller of eggs who has an offer up, and a buyer.
async fn market(world: &World) -> (Person<'_>, Person<'_>) {
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    (seller, buyer)
}

/// What leads a seller on.
pub(super) fn leads_of_seller() -> Vec<(&'static str, &'static str)> {
    LEADS.into_iter().chain(LEADS_OF_SELLER).collect()
}

on_each_engine!(no_question_about_an_offer_takes_what_is_no_answer);
async fn no_question_about_an_offer_takes_what_is_no_answer(engine: Engine) {
    no_question_about_an_offer_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_about_an_offer_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    let (seller, _) = market(&world).await;
    met.extend(meet_everything(with, &seller, OFFER, &leads_of_seller(), async || raw::market(&world.db).await).await);
    met
}

on_each_engine!(no_question_about_what_a_seller_has_takes_what_is_no_answer);
async fn no_question_about_what_a_seller_has_takes_what_is_no_answer(engine: Engine) {
    no_question_about_what_a_seller_has_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_about_what_a_seller_has_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    let (seller, _) = market(&world).await;
    met.extend(meet_everything(with, &seller, OWN, &leads_of_seller(), async || raw::market(&world.db).await).await);
    // With two offers of the same goods it is asked which one is meant.
    for act in ["/batal", "telur 1 ton 27.500 siap lusa", "[Benar, tayangkan]", "[Tambah]"] {
        seller.does(act).await;
    }
    met.extend(meet_everything(with, &seller, WHICH, &leads_of_seller(), async || raw::market(&world.db).await).await);
    met
}

on_each_engine!(no_question_of_a_buyer_takes_what_is_no_answer);
async fn no_question_of_a_buyer_takes_what_is_no_answer(engine: Engine) {
    no_question_of_a_buyer_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_of_a_buyer_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    let (_, buyer) = market(&world).await;
    met.extend(meet_everything(with, &buyer, BUYER, &LEADS, async || raw::market(&world.db).await).await);
    met
}

on_each_engine!(no_question_of_a_newcomer_takes_what_is_no_answer);
async fn no_question_of_a_newcomer_takes_what_is_no_answer(engine: Engine) {
    no_question_of_a_newcomer_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_of_a_newcomer_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    market(&world).await;
    let stranger = world.stranger("Pak Baru");
    let people = async || raw::dump(&world.db, "SELECT id, name, place FROM persons ORDER BY id").await;
    met.extend(meet_everything(with, &stranger, NEWCOMER, &[], people).await);
    met
}

on_each_engine!(no_question_of_a_price_talk_takes_what_is_no_answer);
async fn no_question_of_a_price_talk_takes_what_is_no_answer(engine: Engine) {
    no_question_of_a_price_talk_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_of_a_price_talk_takes_what_is_no_answer_with(engine: Engine, with: With) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    let (seller, buyer) = market(&world).await;
    let talks = async || raw::dump(&world.db, "SELECT id, status FROM talks ORDER BY id").await;
    let counted = async || (raw::market(&world.db).await, talks().await);
    met.extend(meet_everything(with, &buyer, BID, &LEADS, counted).await);
    for act in ["/batal", "/beli", "[1]", "[Tawar]", "1 ton", "25.750", "[Kirim]"] {
        buyer.does(act).await;
    }
    met.extend(meet_everything(with, &seller, COUNTER, &leads_of_seller(), counted).await);
    met
}

on_each_engine!(no_question_about_reference_prices_and_subscriptions_takes_what_is_no_answer);
async fn no_question_about_reference_prices_and_subscriptions_takes_what_is_no_answer(engine: Engine) {
    no_question_about_reference_prices_and_subscriptions_takes_what_is_no_answer_with(engine, With::Lines).await;
}

pub(super) async fn no_question_about_reference_prices_and_subscriptions_takes_what_is_no_answer_with(
    engine: Engine,
    with: With,
) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let world = World::new(engine).await;
    let (_, buyer) = market(&world).await;
    let admin = world.invited("Mas Adi", Role::Admin).await;
    let references = async || raw::number(&world.db, "SELECT COUNT(*) FROM reference_prices").await;
    met.extend(meet_everything(with, &admin, REFERENCE, &LEADS, references).await);
    let subscriptions = async || raw::dump(&world.db, "SELECT id, commodity FROM subscriptions ORDER BY id").await;
    met.extend(meet_everything(with, &buyer, &SUBSCRIPTIONS[..1], &LEADS, subscriptions).await);
    buyer.says("/kabari lele").await;
    met.extend(meet_everything(with, &buyer, &SUBSCRIPTIONS[1..], &LEADS, subscriptions).await);
    met
}

/// Questions that no way leads to, and why.
const UNASKED: [(&str, &str); 7] = [
    ("district", "older versions asked it"),
    ("farmer_district", "older versions asked it"),
    ("new_quantity_check", "older versions asked it"),
    ("seller_kind", "only who began to sell in an older version is asked"),
    ("role", "only who came by an invitation that was used meanwhile is asked"),
    ("phone", "its keyboard is no message of buttons"),
    ("stop_check_orders", "as stop_check, with orders"),
];

on_each_engine!(every_question_of_every_form_is_met);
async fn every_question_of_every_form_is_met(engine: Engine) {
    let mut met = BTreeSet::new();
    macro_rules! reached {
        ($($scene:path),+ $(,)?) => { $(met.extend(Box::pin($scene(engine, With::Nothing)).await);)+ };
    }
    reached!(
        no_question_about_an_offer_takes_what_is_no_answer_with,
        no_question_about_what_a_seller_has_takes_what_is_no_answer_with,
        no_question_of_a_buyer_takes_what_is_no_answer_with,
        no_question_of_a_newcomer_takes_what_is_no_answer_with,
        no_question_of_a_price_talk_takes_what_is_no_answer_with,
        no_question_about_reference_prices_and_subscriptions_takes_what_is_no_answer_with,
        order_questions::no_question_about_an_order_takes_what_is_no_answer_with,
        order_questions::the_question_for_a_weight_is_reached,
        order_questions::no_question_about_payments_and_complaints_takes_what_is_no_answer_with,
        order_questions::no_question_about_an_approval_takes_what_is_no_answer_with,
        order_questions::no_question_about_a_load_of_several_sellers_takes_what_is_no_answer_with,
        order_questions::no_question_about_a_demand_takes_what_is_no_answer_with,
        order_questions::no_question_of_assistants_and_officials_takes_what_is_no_answer_with,
    );
    let questions =
        variants(include_str!("../../src/notice/ask.rs"), "Question").into_iter().map(snake).filter(|name| name != "order_inquiry");
    let inquiries = Inquiry::ALL.iter().map(|inquiry| format!("order_inquiry {}", inquiry.code()));
    let unmet: Vec<String> =
        questions.chain(inquiries).filter(|name| !met.contains(name) && !UNASKED.iter().any(|(unasked, _)| unasked == name)).collect();
    assert!(unmet.is_empty(), "no way leads to {unmet:?}; met: {met:?}");
}

/// `BuyCheck` as `buy_check`.
fn snake(name: String) -> String {
    let border = |(at, c): (usize, char)| (at > 0 && c.is_uppercase()).then_some('_').into_iter().chain(c.to_lowercase());
    name.chars().enumerate().flat_map(border).collect()
}

#[test]
fn every_form_meets_everything() {
    let tables = [OFFER, OWN, WHICH, BUYER, NEWCOMER, BID, COUNTER, REFERENCE].into_iter().chain(order_questions::ALL);
    let met: BTreeSet<String> = tables.flatten().map(|(form, ..)| (*form).to_owned()).collect();
    let declared = variants(include_str!("../../src/notice/mod.rs"), "FormKind").into_iter().map(snake).collect();
    assert_eq!(met, declared);
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
