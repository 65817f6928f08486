//! Words as phones shorten them, written out before anything is read, and small words that carry nothing.
//!
//! Every list of the reader holds whole words; what stands for them is known here once. A short form that means something else as well
//! (`krg`, `bs`, `mnt`) is none of these.

use std::{collections::HashMap, sync::LazyLock};

/// Each word with its short forms.
const SHORT: &[(&str, &[&str])] = &[
    ("jadi", &["jd", "jdi", "jadine"]),
    ("box", &["boks"]),
    ("bal", &["ball", "bale", "bals"]),
    ("kardus", &["kerdus"]),
    ("rumah", &["rmh", "rumh"]),
    ("kirim", &["krm", "krim", "kirm"]),
    ("dikirim", &["dikrm", "dkirim", "dikrim"]),
    ("pesan", &["psn", "psen"]),
    ("bayar", &["byr"]),
    ("dibayar", &["dibyr", "dbyr", "dibayr"]),
    ("langsung", &["lgsg", "lgsng", "lngsg", "lngsung"]),
    ("sekarang", &["skrg", "skrng", "skarang", "sekrang"]),
    ("kemarin", &["kmrn", "kmren", "kmarin", "kemaren", "kmrin", "kemrn"]),
    ("datang", &["dtg", "dtng"]),
    ("dapat", &["dpt", "dapet"]),
    ("orang", &["org", "orng"]),
    ("tolong", &["tlg", "tlong"]),
    ("mohon", &["mhn"]),
    ("berapa", &["brp", "brpa", "brapa", "bpa"]),
    ("belum", &["blm", "blum", "blom", "belom"]),
    ("sudah", &["sdh", "udah", "udh", "sdah"]),
    ("tidak", &["tdk", "tdak"]),
    ("bukan", &["bkn", "bukn"]),
    ("gak", &["gk", "gx", "ngk"]),
    ("masih", &["msh", "msih"]),
    ("yang", &["yg"]),
    ("dari", &["dr", "dri"]),
    ("dengan", &["dg", "dgn", "dngn"]),
    ("untuk", &["utk", "untk", "tuk"]),
    ("kalau", &["klo", "klw", "klau", "kalo", "kl"]),
    ("juga", &["jg", "jga"]),
    ("tapi", &["tp", "tpi"]),
    ("karena", &["krn", "krna", "karna"]),
    ("setelah", &["stlh", "stelah"]),
    ("sebelum", &["sblm", "sblum"]),
    ("habis", &["hbs", "hbis"]),
    ("cepat", &["cpt", "cepet"]),
    ("banyak", &["bnyk", "byk", "bnyak"]),
    ("malam", &["mlm", "mlem"]),
    ("saya", &["sy", "sya"]),
    ("barang", &["brg", "brang"]),
    ("besok", &["bsk", "bsok", "besuk", "bezok", "besokk"]),
    ("nanti", &["ntar", "entar", "nnti"]),
    ("weekend", &["wiken", "wikend", "wekend"]),
    ("minta", &["mnta", "mntk"]),
    ("ambil", &["ambl", "mbil"]),
    ("dikirimi", &["dikrmi"]),
    ("sampai", &["sampe", "sampek"]),
];

/// Small words that change nothing of what is said, wherever they stand.
const PARTICLES: &[&str] = &["kan", "sih", "mah", "tuh", "toh", "deh", "teh", "gitu"];

static WHOLE: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| SHORT.iter().flat_map(|(whole, short)| short.iter().map(move |short| (*short, *whole))).collect());

/// The whole word that a short form stands for.
pub(super) fn written_out(word: &str) -> Option<&'static str> {
    WHOLE.get(word).copied()
}

/// Whether a word carries nothing.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}
