//! What people type, sense and nonsense.

use super::chance::Chance;

/// In every name of the simulation's people and in nothing else: where names must not be, this must not be.
pub(crate) const MARK: &str = "Zq";

/// What the bot says where it waits for the code of an invitation, for a phone number, and for a photo.
pub(crate) const ASKS_FOR_CODE: &str = "Ketik kodenya";
pub(crate) const ASKS_FOR_PHONE: &str = "Mau bagikan nomor HP";
pub(crate) const ASKS_FOR_PHOTO: &str = "Kirim fotonya di sini";

const GOODS: &[&str] = &[
    "telur",
    "telur ayam ras",
    "telor",
    "cabai rawit merah",
    "lombok rawit",
    "jagung pipil",
    "beras premium",
    "gurame",
    "ikan nila",
    "lele",
    "ayam kampung hidup",
    "ayam broiler",
    "bawang merah",
    "tomat",
    "pisang",
    "belimbing",
    "tahu",
    "sambel pecel",
    "kelapa",
    "sapi",
    "telur puyuh",
    "beras",
    "bebek",
    "wortel",
    "kopi",
    "daging sapi",
    "cabe",
    "geti",
];
const AMOUNTS: &[&str] = &[
    "2 ton",
    "500 kg",
    "300",
    "5 kw",
    "1,5 ton",
    "50 kg",
    "20 karung",
    "10 peti",
    "2.000 butir",
    "50 rak",
    "seket kilo",
    "100 ekor",
    "25 ekor",
    "rong kwintal",
    "40 kg",
    "10",
    "7 ton",
    "100 toples",
    "30 dus",
    "12 sisir",
];
const PRICES: &[&str] = &[
    "26.500",
    "26rb",
    "15000",
    "12.500/kg",
    "30 ribu",
    "9000",
    "1,2 juta",
    "25",
    "45.000",
    "sewu limangatus",
    "22rb per kg",
    "18.000",
    "60000",
];
/// Goods, the unit that they are sold in, the most that one has, and about what a unit costs.
const TRADE: &[(&str, &str, u64, u64)] = &[
    ("telur", "kg", 2_000, 26_000),
    ("telur ayam ras", "ton", 3, 26_500_000),
    ("telur", "peti", 40, 390_000),
    ("cabe rawit", "kg", 300, 45_000),
    ("lele", "kg", 500, 22_000),
    ("beras premium", "kg", 3_000, 13_500),
    ("gurame", "kg", 200, 38_000),
    ("jagung pipil", "ton", 7, 5_800_000),
    ("bawang merah", "kg", 400, 30_000),
    ("belimbing", "kg", 150, 9_000),
    ("sambel pecel", "pak", 80, 15_000),
];
const DAYS: &[&str] = &["besok", "lusa", "hari ini", "3 hari lagi", "tanggal 30", "30 Nov", "Senin depan", "15 Desember", "minggu depan"];
const LATEST: &[&str] = &["besok", "lusa", "3 hari lagi", "kamis", "Senin depan", "minggu depan"];
const REMARKS: &[&str] = &["cukup separuh dulu", "anggaran minggu ini habis", "tolong dikurangi", "harganya masih tinggi"];
const BIDS: &[&str] = &["ya deal", "deal", "belum bisa", "26rb gimana pak?", "turun sedikit ya", "25.500 ya deal"];
const LOADS: &[&str] = &["2 ton", "500 kg", "300 kg AG 1234 XX", "50 kg", "0", "99 kg", "berapa ya"];
const FREIGHTS: &[&str] = &["900rb", "1,2 juta", "750.000", "2.500.000", "0", "murah"];
const NOTES: &[&str] = &["truk mogok di jalan", "hujan terus, panen mundur", "sudah diambil tetangga", "jalannya banjir"];
const RUBBISH: &[&str] = &[
    "assalamualaikum",
    "halo??",
    "😀😀",
    "pripun kabare",
    "p",
    "...",
    "0",
    "-5 kg",
    "99999999999999999999",
    "ini berapa ya kak",
    "http://contoh.test/x",
    "NIK 3505123456780001",
    "<b>tebal</b> & <i>miring",
    "🥚",
    "DROP TABLE orders;",
    "1e9",
    "½ ton",
    "satu",
    "ora ngerti",
    "/tidakada",
    "/jual/jual",
    "transfer dulu ke rek 1234567890",
    "\u{202e}terbalik",
    "a\u{0}b",
    "*_`[",
    "mbuh",
    "terima kasih ya",
    "P-9999",
    "jual sepatu 20 pasang",
];
const SURNAMES: &[&str] = &["Slamet", "Wagiman", "Sutini", "Rini", "Joko", "Wati", "Darmo", "Endang", "Bagus", "Lestari"];

/// A name that nobody else has.
pub(crate) fn name(chance: &mut Chance, number: u64) -> String {
    let letters: String = (0..4).map(|place| char::from(b'a' + u8::try_from((number / 26_u64.pow(place)) % 26).unwrap())).collect();
    format!("{} {} {MARK}{letters}", chance.pick(&["Pak", "Bu", "Mas", "Mbak"]), chance.pick(SURNAMES))
}

pub(crate) fn goods(chance: &mut Chance) -> String {
    (*chance.pick(GOODS)).to_owned()
}

/// Everything about an offer in one line, mostly.
pub(crate) fn offer(chance: &mut Chance) -> String {
    let (goods, unit, most, price) = *chance.pick(TRADE);
    let (amount, price) = (chance.between(1, most), price * chance.between(90, 110) / 100 / 50 * 50);
    let begin = chance.pick(&["", "", "jual ", "ada "]);
    let cost = match chance.below(5) {
        0 => String::new(),
        1 => format!(" {price}/{unit}"),
        2 if price % 1000 == 0 => format!(" {}rb", price / 1000),
        _ => format!(" harga {price} per {unit}"),
    };
    let ready = if chance.permille(800) { format!(" siap {}", chance.pick(DAYS)) } else { String::new() };
    let place = chance.pick(&["", "", " di Gedog", " di Kanigoro"]);
    format!("{begin}{goods} {amount} {unit}{cost}{ready}{place}")
}

/// Something short about what one has on offer.
pub(crate) fn own_goods(chance: &mut Chance) -> String {
    let (goods, unit, most, price) = *chance.pick(TRADE);
    match chance.below(4) {
        0 => format!("stok {goods} {} {unit}", chance.between(1, most)),
        1 => format!("harga {goods} {}", price + 50 * chance.below(20)),
        2 => format!("{goods} habis"),
        _ => format!("P-{} sisa {} {unit}", chance.between(1001, 1200), chance.between(1, most)),
    }
}

/// What a buyer looks for.
pub(crate) fn search(chance: &mut Chance) -> String {
    let (goods, unit, most, _) = *chance.pick(TRADE);
    let begin = chance.pick(&["", "cari ", "butuh ", "/beli "]);
    let amount = if chance.permille(300) { format!(" {} {unit}", chance.between(1, most)) } else { String::new() };
    format!("{begin}{goods}{amount}")
}

/// What an organisation needs until some day, mostly more than one seller has.
pub(crate) fn need(chance: &mut Chance) -> String {
    let (goods, unit, most, price) = *chance.pick(TRADE);
    let (amount, day) = (chance.between(1, 2 * most), chance.pick(LATEST));
    let limit = if chance.permille(250) { format!(" maks {}", price * chance.between(95, 115) / 100 / 50 * 50) } else { String::new() };
    format!("butuh {goods} {amount} {unit} {day}{limit}")
}

/// An offer or a demand that is to be taken down, if it is there.
pub(crate) fn removal(chance: &mut Chance) -> String {
    if chance.permille(700) {
        format!("/turunkan P-{}", chance.between(1001, 1200))
    } else {
        format!("/turunkan M-{}", chance.between(1, 60))
    }
}

/// What follows on these words of a question, until the end of its sentence: an example, or the most that there can be.
fn given<'a>(question: &'a str, words: &str) -> Option<&'a str> {
    let rest = question.split_once(words)?.1.lines().next()?;
    Some(rest.split(". ").next()?.trim_end_matches('.'))
}

pub(crate) fn rubbish(chance: &mut Chance) -> String {
    if chance.permille(30) { "panjang sekali ".repeat(300) } else { (*chance.pick(RUBBISH)).to_owned() }
}

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Name,
    Goods,
    Freight,
    Remark,
    Latest,
    Bid,
    Amount,
    Load,
    Day,
    Price,
    PaymentDays,
    Pack,
    Note,
    Place,
}

/// By what people see in a message what it asks for; the first that fits is it.
const QUESTIONS: &[(Asked, &[&str])] = &[
    (Asked::Name, &["Dipanggil siapa", "Petani dipanggil siapa"]),
    (Asked::Goods, &["Mau menawarkan apa", "Barang apa?", "Butuh barang apa", "Cari barang apa"]),
    (Asked::Freight, &["Berapa ongkos angkut"]),
    (Asked::Remark, &["Apa alasannya", "Apa yang perlu direvisi"]),
    (Asked::Latest, &["Paling lambat kapan", "Barangnya siap kapan", "ditutup sampai kapan", "dibayar paling lambat?"]),
    (Asked::Bid, &["Bisa dijawab sampai"]),
    (
        Asked::Load,
        &["Berapa yang dimuat", "Berapa yang diterima baik", "Berapa yang tiba", "Usul jumlah barunya", "berapa yang dikembalikan"],
    ),
    (
        Asked::Amount,
        &[
            "Berapa banyak?",
            "Sisa yang masih bisa dijual sekarang berapa",
            "Mau pesan berapa",
            "Mau ambil berapa",
            "Mau menawar untuk berapa",
            "Bisa menawarkan",
            "diajukan lagi: berapa banyak",
            "Butuh { $goods } berapa?",
        ],
    ),
    (
        Asked::Price,
        &[
            "Harga per",
            "Harga untuk semua berapa",
            "Harga barunya",
            "Usul harga barunya",
            "Harganya berapa per",
            "Paling mahal berapa",
            "Mau menawar berapa",
            "Mau minta berapa",
            "Mau berapa untuk semuanya",
            "Uang yang masuk untuk",
        ],
    ),
    (Asked::PaymentDays, &["berapa hari sesudah berkas lengkap"]),
    (Asked::Pack, &["isi berapa"]),
    (Asked::Day, &["Tanggal berapa", "Kapan barang siap"]),
    (Asked::Note, &["Tulis sebabnya", "Mau menulis apa", "Mau titip pesan apa", "Apa keterangan Anda"]),
    (Asked::Place, &["kelurahan mana", "kecamatan mana", "Kecamatan mana", "Barang ada di"]),
];

/// What the message asks for. A gap in the words is any text.
fn asked(question: &str) -> Option<Asked> {
    let has = |words: &str| match words.split_once("{ $goods }") {
        Some((before, after)) => question.split_once(before).is_some_and(|(_, rest)| rest.contains(after)),
        None => question.contains(words),
    };
    QUESTIONS.iter().find(|(_, words)| words.iter().any(|words| has(words))).map(|(asked, _)| *asked)
}

/// An answer that fits the bot's question; `None` where only buttons do.
pub(crate) fn answer(chance: &mut Chance, question: &str, number: u64) -> Option<String> {
    let asked = asked(question);
    // Who is shown how to say it says it so, and who is told the most takes all of it, mostly.
    let shown = given(question, "Contoh: ").or_else(|| given(question, "contoh: ")).or_else(|| given(question, "Paling banyak "));
    if let Some(shown) = shown.filter(|_| asked != Some(Asked::Name) && chance.permille(400)) {
        return Some(shown.to_owned());
    }
    let list = match asked? {
        Asked::Name => return Some(name(chance, number)),
        Asked::Goods if chance.permille(150) => return Some(offer(chance)),
        Asked::Goods => return Some(goods(chance)),
        Asked::Freight => FREIGHTS,
        Asked::Remark => REMARKS,
        Asked::Latest => LATEST,
        Asked::Bid => BIDS,
        Asked::Amount => AMOUNTS,
        Asked::Load => LOADS,
        Asked::Day => DAYS,
        Asked::Price => PRICES,
        Asked::PaymentDays => &["14", "7 hari", "200 hari", "kapan saja"],
        Asked::Pack => &["10 kg", "30", "25 kg", "lima puluh"],
        Asked::Note => NOTES,
        Asked::Place => &["Gedog", "Sananwetan", "Kanigoro", "Sukorejo", "Kepanjenkidul", "Garum"],
    };
    Some((*chance.pick(list)).to_owned())
}

/// Labels of buttons by how much they draw; the rest draws [`USUAL`].
const DRAWS: &[(u64, &[&str])] = &[
    (1, &["Batal", "Kembali", "Aturan", "Bantuan", "Menu", "Belum", "Daftar penjual"]),
    (2, &["Tidak", "Ubah", "Selesai", "Tidak jadi", "Apa ini?", "Hapus akun", "Baca lengkap", "Mulai baru"]),
    (3, &["Batalkan", "Batal bersama", "Ada keluhan"]),
    (4, &["Hapus", "Berhenti", "Sudah habis", "Tarik", "Urutkan", "Pilih barang", "Rincian", "Pengaturan", "Lihat semua"]),
    (16, &["Belum cocok", "Tutup sisanya", "Sisanya masih ada", "Sisanya tidak ada"]),
    (
        24,
        &[
            "Terima",
            "Sudah berangkat",
            "Sudah sampai",
            "Berkas lengkap",
            "Sudah dibayar",
            "Sudah diterima",
            "Ya, sudah masuk",
            "Catat ongkos angkut",
        ],
    ),
    (30, &["Benar, tayangkan", "Setuju", "Setuju angkanya", "Ya", "Benar", "Mulai", "Ajukan lagi", "Lihat tawaran"]),
    (30, &["Gabungkan penawaran", "Ambil", "Tawarkan"]),
    (40, &["Kirim", "Tanyakan", "Simpan", "Ada, ikut truk ini"]),
    (60, &["Pesan", "Tawar", "Tawar balik", "Tawar lagi"]),
];
/// What is an answer to somebody else, or the next step with what was agreed.
const ANSWERS: &[&str] = &[
    "Terima",
    "Setuju",
    "Tawar balik",
    "Tawar lagi",
    "Lihat tawaran",
    "Ajukan lagi",
    "Sudah berangkat",
    "Sudah sampai",
    "Hasil periksa",
    "Ada, ikut truk ini",
    "Berkas lengkap",
    "Sudah dibayar",
    "Sudah diterima",
    "Sisanya masih ada",
    "Setuju usul",
    "Setuju batal",
    "Setuju ganti hari",
    "Setuju perubahan",
];
const USUAL: u64 = 8;

/// Whether somebody waits for whoever presses the button.
pub(crate) fn answers_somebody(label: &str) -> bool {
    ANSWERS.contains(&label) || label.starts_with("Setuju Rp") || label.starts_with("Tawarkan ")
}

/// How much a button draws: people mostly go on with what they began.
pub(crate) fn draw(label: &str) -> u64 {
    match label {
        "1" | "2" | "3" => 30,
        _ if label.starts_with("Setuju Rp") => 16,
        _ if label.starts_with("Tawarkan ") || label.starts_with("Ambil ") => 30,
        _ => DRAWS.iter().find(|(_, labels)| labels.contains(&label)).map_or(USUAL, |(draw, _)| *draw),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &str = include_str!("../../locales/id/tembus.ftl");

    #[test]
    fn people_wait_for_words_that_the_bot_says() {
        for words in QUESTIONS.iter().flat_map(|(_, words)| words.iter()) {
            assert!(TEXTS.contains(words), "nothing asks with {words:?}");
        }
        // The welcome speaks of codes as well, and who takes it for a question never comes in.
        assert_eq!(TEXTS.matches(ASKS_FOR_CODE).count(), 1);
        for words in [ASKS_FOR_PHONE, ASKS_FOR_PHOTO] {
            assert!(TEXTS.contains(words), "nothing asks with {words:?}");
        }
        let labels: Vec<&str> = TEXTS.lines().filter_map(|line| Some(line.split_once(" = ")?.1)).collect();
        for label in DRAWS.iter().flat_map(|(_, labels)| labels.iter()).chain(ANSWERS) {
            assert!(labels.contains(label), "no button is called {label:?}");
        }
    }

    #[test]
    fn a_question_is_known_by_its_words() {
        assert_eq!(asked("Butuh telur berapa? Contoh: 2 ton"), Some(Asked::Amount));
        assert_eq!(asked("Butuh barang apa?"), Some(Asked::Goods));
        assert_eq!(asked("Pesanan sudah dikirim."), None);
        assert_eq!(given("Mau menawar berapa per kg? Contoh: 26.250", "Contoh: "), Some("26.250"));
        assert_eq!(given("Mau pesan berapa? Contoh: 50 kg. Sisa 2 ton", "Contoh: "), Some("50 kg"));
    }
}
