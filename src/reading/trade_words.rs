//! Words of taking and of selling goods: the lists by which `speaker` and the files of its features know who buys and who sells.
//!
//! They differ in what may stand around them, so that one word may be in several lists.

/// Words that say that goods are taken.
pub(super) const TAKES: &[&str] = &["ambil", "jupuk", "mendhet", "njupuk", "ngambil", "angkut", "borong", "tebas", "pundhut"];

/// What a buyer says that he does.
pub(super) const BUYER_ACTS: &[&str] = &[
    "ambil", "ngambil", "jupuk", "njupuk", "mendhet", "pundhut", "borong", "tebas", "beli", "tuku", "bayar", "minat", "berminat",
    "tertarik",
];

/// What a buyer does with so much, beside those words of `buyer_words` that take.
pub(super) const BUYS_SO_MUCH: &[&str] = &["pundut", "mundut", "mundhut", "beli", "tuku", "borong", "pesan", "order"];

/// What a buyer is ready to do.
pub(super) const READY_TO_BUY: &[&str] =
    &["bayar", "mbayar", "ambil", "beli", "tuku", "tampung", "nampung", "menampung", "transfer", "tf", "borong", "terima", "cash", "dp"];

/// Words of buying and ordering that need no goods beside them.
pub(super) const BUY: &[&str] = &["beli", "membeli", "tuku", "tumbas", "mundhut", "pesan", "pesen", "memesan", "order", "kulak", "kulakan"];

/// Words of buying that may be done already.
pub(super) const BOUGHT: &[&str] = &["beli", "membeli", "tuku", "tumbas", "kulak", "kulakan"];

/// Words of sellers.
pub(super) const SELL: &[&str] = &[
    "jual",
    "dijual",
    "menjual",
    "jualan",
    "adol",
    "ngedol",
    "didol",
    "sade",
    "nyade",
    "disade",
    "tawarkan",
    "menawarkan",
    "nawarkan",
    "nawarno",
    "nawakne",
    "lepas",
    "stok",
    "stock",
    "ready",
];

/// What is done with goods that are sold.
pub(super) const SELLS: &[&str] = &["jual", "dijual", "adol", "didol", "dol", "sade", "disade", "lepas", "dilepas"];

/// Words behind a need that say what the goods need.
pub(super) const TO_BE_SOLD: &[&str] = &["dijual", "didol", "disade", "dilepas"];

/// Words before the person who sells.
pub(super) const SOLD_BY: &[&str] = &["dijual", "didol", "disade"];

/// Words of what was sold or taken, behind which a price may be the one that holds now.
pub(super) const CHANGED_HANDS: &[&str] =
    &["laku", "payu", "kejual", "terjual", "diambil", "dijupuk", "dipundhut", "dibayar", "bayar", "diterima", "terima"];

/// Words of what is sold.
pub(super) const SOLD: &[&str] = &["laku", "payu", "kepayu", "kejual", "terjual"];

/// Words of goods that are the speaker's or for sale, beside [`SELL`].
pub(super) const FOR_SALE: &[&str] = &[
    "jualkan",
    "jualno",
    "jualin",
    "didolno",
    "pembeli",
    "pengepul",
    "peminat",
    "minat",
    "berminat",
    "monggo",
    "silakan",
    "silahkan",
    "nawarne",
    "gadah",
    "darbe",
    "kagungan",
    "panenan",
    "gari",
    "borong",
    "borongan",
    "menyediakan",
    "tersedia",
    "nyediakan",
    "nyepaki",
    "cepak",
    "produksi",
];
