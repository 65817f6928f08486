//! What people type, sense and nonsense.

use super::chance::Chance;

/// In every name of the simulation's people and in nothing else: where names must not be, this must not be.
pub(crate) const MARK: &str = "Zq";

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

pub(crate) fn rubbish(chance: &mut Chance) -> String {
    if chance.permille(30) { "panjang sekali ".repeat(300) } else { (*chance.pick(RUBBISH)).to_owned() }
}

/// An answer that fits the bot's question; `None` where only buttons do.
pub(crate) fn answer(chance: &mut Chance, question: &str, number: u64) -> Option<String> {
    let asks = |parts: &[&str]| parts.iter().any(|part| question.contains(part));
    let from = |chance: &mut Chance, list: &[&str]| Some((*chance.pick(list)).to_owned());
    if asks(&["Dipanggil siapa", "Petani dipanggil siapa"]) {
        Some(name(chance, number))
    } else if asks(&["Mau menawarkan apa", "Barang apa?"]) {
        Some(if chance.permille(250) { offer(chance) } else { goods(chance) })
    } else if asks(&["Cari barang apa"]) {
        Some(goods(chance))
    } else if asks(&["Berapa banyak?", "Jumlah seluruhnya jadi berapa", "Mau pesan berapa"]) {
        from(chance, AMOUNTS)
    } else if asks(&[
        "Berapa yang dimuat",
        "Berapa yang diterima baik",
        "Berapa yang tiba",
        "Usul jumlah barunya",
        "berapa yang dikembalikan",
    ]) {
        from(chance, &["2 ton", "500 kg", "300 kg AG 1234 XX", "50 kg", "0", "99 kg", "berapa ya"])
    } else if asks(&["dibayar paling lambat?"]) {
        from(chance, DAYS)
    } else if asks(&["Harga per", "Harga untuk semua berapa", "Harga barunya", "Usul harga barunya"]) {
        from(chance, PRICES)
    } else if asks(&["berapa hari sesudah berkas lengkap"]) {
        from(chance, &["14", "7 hari", "200 hari", "kapan saja"])
    } else if asks(&["isi berapa"]) {
        from(chance, &["10 kg", "30", "25 kg", "lima puluh"])
    } else if asks(&["Tanggal berapa", "Kapan barang siap"]) {
        from(chance, DAYS)
    } else if asks(&["Tulis sebabnya"]) {
        from(chance, NOTES)
    } else if asks(&["kelurahan mana", "kecamatan mana", "Kecamatan mana", "Barang ada di"]) {
        from(chance, &["Gedog", "Sananwetan", "Kanigoro", "Sukorejo", "Kepanjenkidul", "Garum"])
    } else {
        None
    }
}

/// How much a button draws: people mostly go on with what they began.
pub(crate) fn draw(label: &str) -> u64 {
    match label {
        "Batal" | "Kembali" | "Bantuan" | "Menu" | "Belum" | "Daftar penjual" => 1,
        "Tidak" | "Ubah" | "Selesai" | "Tidak jadi" | "Apa ini?" | "Hapus akun" | "Baca lengkap" | "Mulai baru" => 2,
        "Hapus" | "Berhenti" | "Sudah habis" | "Tarik" | "Urutkan" | "Pilih barang" | "Rincian" | "Pengaturan" | "Lihat semua" => 4,
        "Benar, tayangkan" | "Setuju" | "Ya" | "Benar" | "Mulai" => 30,
        "Terima" | "Sudah berangkat" | "Sudah sampai" | "Berkas lengkap" | "Sudah dibayar" | "Sudah diterima" => 24,
        "Batalkan" | "Batal bersama" | "Tutup sisanya" | "Ada keluhan" => 3,
        "Pesan" => 60,
        "1" | "2" | "3" => 20,
        _ => 8,
    }
}
