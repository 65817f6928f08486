//! Words that say of an amount beside them what it is: gone, left, of another day, a change, a condition.

/// Words of what was, before an amount.
pub(super) const PAST: &[&str] =
    &["produksi", "produksine", "produksinya", "hasil", "apkiran", "panenan", "awal", "awale", "awalnya", "semula", "mulane"];

/// Words of what is gone, before or behind an amount.
pub(super) const GONE: &[&str] = &[
    "laku",
    "kejual",
    "terjual",
    "payu",
    "kepayu",
    "dipakai",
    "dimakan",
    "dikonsumsi",
    "terpakai",
    "kepakai",
    "mati",
    "busuk",
    "pecah",
    "rusak",
    "bosok",
];

/// Words of what others bought: gone before an amount, and behind one with a word such as "sudah".
pub(super) const BOUGHT: &[&str] = &["dibeli", "dituku", "ditumbas", "dibooking", "dipesen"];

/// Words of goods that change hands: what is gone where they are said of an amount; behind them money is a price ("diambil pagi 7rb").
pub(super) const HANDED_OVER: &[&str] = &[
    "diambil",
    "dijupuk",
    "dijipuk",
    "dipundhut",
    "dipendhet",
    "dibawa",
    "digowo",
    "digawa",
    "dipek",
    "dipesan",
    "terkirim",
    "dikirim",
    "keluar",
];

/// Words that may stand between an amount and those.
pub(super) const ALREADY: &[&str] = &["sudah", "wis", "wes", "sampun", "yang", "sing", "telah", "di", "an"];

/// Words of another day.
pub(super) const YESTERDAY: &[&str] = &[
    "kemarin", "wingi", "tadi", "td", "mau", "dulu", "biyen", "mbiyen", "riyin", "rumiyin", "dhisik", "ndisik", "disik", "biasanya",
    "biasane", "lalu",
];

/// Words of what holds now, behind what was yesterday.
pub(super) const NOW: &[&str] = &["sekarang", "saiki", "sakniki", "skg", "jadi", "dadi", "turun", "naik", "mudun", "munggah"];

/// Words of what was done before.
pub(super) const BEFORE_NOW: &[&str] =
    &["baru", "barusan", "sudah", "wis", "wes", "dulu", "biyen", "kemarin", "wingi", "tadi", "td", "pernah", "habis"];

/// Words of a rest, behind which a bare number counts what the whole counts.
pub(super) const REST: &[&str] = &["sisa", "sisanya", "sisane", "tersisa", "tinggal", "kari", "gari", "kantun"];

/// Words of what is there still, right before an amount of goods.
pub(super) const STILL: &[&str] = &["masih", "isih", "taksih", "tasih"];

/// Words of what is there now.
pub(super) const LEFT: &[&str] = &[
    "sisa", "sisanya", "sisane", "tersisa", "tinggal", "kari", "gari", "kantun", "dijual", "didol", "disade", "jual", "adol", "ready",
    "stok", "stock", "siap", "sekarang", "saiki", "sakniki", "ada", "ono", "wonten", "onok", "jadi", "dadi", "menjadi",
];

/// Words of a change or a cost.
pub(super) const CHANGE: &[&str] = &[
    "turun", "mudun", "naik", "munggah", "mundhak", "diskon", "disc", "potongan", "ongkir", "ongkos", "biaya", "bonus", "selisih",
    "untung", "cashback", "fee", "komisi", "jasa", "gratis", "free", "imbuh", "subsidi", "modal", "bea", "parkir", "bensin", "utang",
    "hutang", "denda", "admin", "dp", "panjar", "persekot", "muka",
];

/// Words before what comes on top of a price.
pub(super) const ADDED: &[&str] = &["nambah", "tambah", "ditambah", "tambahan", "plus"];

/// Words before the least that is taken at once.
pub(super) const LEAST: &[&str] = &["minimal", "minimum", "minim", "min", "mnml"];

/// Words of a price that somebody else named, unless it may be named still.
pub(super) const BIDDEN: &[&str] = &["ditawar", "ditawari", "dienyang", "dinyang", "ditawarnya", "ditawarkan", "tawaran", "ditawarin"];

/// What traders do who bid, and who they are: "bakul ngenyang 39".
pub(super) const BIDDING: &[&str] = &[
    "ngenyang", "nganyang", "nyang", "nawar", "menawar", "ngawis", "bayar", "mbayar", "wani", "berani", "beli", "tuku", "tumbas", "ambil",
    "njupuk", "ngambil", "mundhut",
];

pub(super) const TRADERS: &[&str] = &[
    "bakul",
    "bakule",
    "bakulnya",
    "bakulane",
    "tengkulak",
    "tengkulake",
    "tengkulaknya",
    "pengepul",
    "pengepule",
    "pengepulnya",
    "blantik",
    "blantike",
    "blantiknya",
    "juragan",
    "juragane",
    "juragannya",
    "wong",
    "wonge",
    "orang",
    "orangnya",
    "orange",
    "tiyang",
    "pembeli",
    "pembelinya",
    "dia",
    "dheweke",
    "mereka",
    "beliau",
    "tonggo",
    "tetangga",
];

/// Words before the name of who bids, or between a bid and who made it.
pub(super) const TITLES: &[&str] =
    &["pak", "bu", "mas", "mbak", "kang", "cak", "haji", "si", "orang", "bakul", "oleh", "sama", "karo", "dari", "dening"];

/// Words between those two.
pub(super) const BID_BETWEEN: &[&str] = &[
    "cuma", "cuman", "hanya", "mung", "mau", "gelem", "tadi", "sudah", "wis", "masih", "isih", "baru", "kemarin", "wingi", "wani", "berani",
];

/// Words of who wonders at a price, and what may stand between them and it.
pub(super) const WONDERING: &[&str] = &["kok", "koq", "mosok", "moso"];
pub(super) const WONDERED: &[&str] =
    &["sampai", "jadi", "dadi", "dihargai", "dibayar", "segini", "segitu", "semene", "murah", "mahal", "turun", "naik", "mudun", "bisa"];

/// Words before an amount that is not meant.
pub(super) const DENYING: &[&str] = &["bukan", "dudu", "sanes", "ketimbang", "daripada"];

/// Words with which a writer corrects the amount before.
pub(super) const CORRECTING: &[&str] = &["eh", "ralat", "koreksi", "maksudku", "maksudnya", "maksude", "maksud"];

/// Words that may follow those, before the right amount.
pub(super) const RATHER: &[&str] = &[
    "salah",
    "maaf",
    "sori",
    "sorry",
    "ngapunten",
    "bukan",
    "dudu",
    "maksud",
    "maksudku",
    "maksudnya",
    "saya",
    "kulo",
    "ku",
    "deng",
    "ding",
    "ya",
    "yang",
    "harusnya",
];

/// Words before an amount on which something depends.
pub(super) const CONDITION: &[&str] = &[
    "ambil",
    "jupuk",
    "beli",
    "pembelian",
    "pengambilan",
    "kelipatan",
    "tiap",
    "setiap",
    "saben",
    "saban",
    "kalau",
    "nek",
    "menawi",
    "jika",
    "diatas",
    "ndhuwur",
    "dibawah",
    "bawah",
    "bwh",
    "ngisor",
    "grosir",
    "grosiran",
    "partai",
    "partaian",
];

/// Those of them that say up to where or from where.
pub(super) const BOUNDS: &[&str] = &["diatas", "ndhuwur", "dibawah", "bawah", "bwh", "ngisor", "atas"];

/// Words of what is only supposed.
pub(super) const IF: &[&str] = &["kalau", "nek", "lek", "yen", "menawi", "jika", "bila", "misal"];
/// Words of what is sold or eaten to the last, right beside an amount of goods.
pub(super) const USED_UP: &[&str] = &["habis", "abis", "entek", "telas", "ludes"];

/// Words of what something becomes.
pub(super) const BECOMES: &[&str] = &["jadi", "dadi", "dados", "menjadi"];

/// Words between what was and what it is replaced by.
pub(super) const REPLACED: &[&str] = &["ganti", "diganti", "gantos"];

/// Words of what there is none of.
pub(super) const NONE: &[&str] = &["kosong", "habis", "abis", "entek", "telas", "ludes", "suwung"];
