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
const LINES: &[&str] = &[
    "jual telur 2 ton 26.500/kg siap besok",
    "ada cabe rawit 300 kg harga 45rb",
    "lele 5 kw 22000 siap lusa di gedog",
    "beras premium 3 ton 13.500 siap hari ini",
    "gurame 200 kg 38rb/kg",
    "jagung 7 ton 5.800 per kg 3 hari lagi",
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

pub(crate) fn rubbish(chance: &mut Chance) -> String {
    if chance.permille(30) { "panjang sekali ".repeat(300) } else { (*chance.pick(RUBBISH)).to_owned() }
}

/// An answer that fits the bot's question; `None` where only buttons do.
pub(crate) fn answer(chance: &mut Chance, question: &str, number: u64) -> Option<String> {
    let asks = |parts: &[&str]| parts.iter().any(|part| question.contains(part));
    let from = |chance: &mut Chance, list: &[&str]| Some((*chance.pick(list)).to_owned());
    if asks(&["Dipanggil siapa"]) {
        Some(name(chance, number))
    } else if asks(&["Mau menawarkan apa", "Barang apa?"]) {
        if chance.permille(250) { from(chance, LINES) } else { Some(goods(chance)) }
    } else if asks(&["Cari barang apa"]) {
        Some(goods(chance))
    } else if asks(&["Berapa banyak?", "Jumlah seluruhnya jadi berapa", "Mau pesan berapa"]) {
        from(chance, AMOUNTS)
    } else if asks(&["Harga per", "Harga untuk semua berapa", "Harga barunya"]) {
        from(chance, PRICES)
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
        "Terima" => 16,
        "Pesan" => 25,
        _ => 8,
    }
}
