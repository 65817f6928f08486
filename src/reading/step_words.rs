//! What people say for a button besides its label: of the step of an order, or in answer to the question above it.

use crate::domain::order::OrderEvent;

/// What people say for a step besides the label of its button.
#[must_use]
pub const fn words_of_step(event: OrderEvent) -> &'static [&'static str] {
    match event {
        OrderEvent::AgreeOutcome | OrderEvent::AgreeReceipt | OrderEvent::AcceptTerms | OrderEvent::AcceptDay | OrderEvent::AgreeCancel => {
            &[
                "setuju",
                "sepakat",
                "cocok",
                "iya boleh",
                "ya boleh",
                "boleh",
                "oke setuju",
                "ya setuju",
                "iya setuju",
                "yo setuju",
                "nggih setuju",
                "wis setuju",
                "yo wis setuju",
                "ya wis setuju",
                "ya sudah setuju",
                "yawis setuju",
                "yowis setuju",
                "sudah setuju",
                "wis cocok",
                "sampun cocok",
            ]
        }
        OrderEvent::RefuseOutcome | OrderEvent::DeclineTerms | OrderEvent::DeclineDay | OrderEvent::RefuseCancel => &[
            "tidak setuju",
            "gak setuju",
            "nggak setuju",
            "belum setuju",
            "ora setuju",
            "mboten setuju",
            "tidak bisa",
            "gak bisa",
            "ora iso",
            "mboten saged",
            "tolak",
        ],
        OrderEvent::DisputeReceipt => {
            &["tidak cocok", "gak cocok", "ora cocok", "mboten cocok", "angkanya salah", "tidak setuju", "gak setuju", "ora setuju"]
        }
        OrderEvent::FetchRejects => &[
            "dibawa pulang",
            "dibawa balik",
            "bawa pulang",
            "bawa kembali",
            "bawa balik",
            "saya bawa pulang",
            "saya bawa balik",
            "saya bawa kembali",
            "diambil lagi",
            "saya ambil lagi",
            "digawa mulih",
            "digowo mulih",
            "digawa balik",
            "digowo balik",
            "tak gawa balik",
            "tak gowo balik",
            "tak gawa mulih",
            "tak gowo mulih",
            "gowo balik",
            "gowo mulih",
            "kula beta wangsul",
        ],
        OrderEvent::SellRejects => &["jual murah", "diobral", "obral", "didol murah"],
        OrderEvent::DestroyRejects => &["dibuang", "buang", "musnahkan", "dibuwang"],
        OrderEvent::SayPaid => &["sudah bayar", "sudah transfer", "sudah lunas", "lunas", "wis dibayar", "wis bayar"],
        OrderEvent::ConfirmPaid => &["uang sudah masuk", "sudah masuk", "uang sudah diterima", "wis mlebu"],
        OrderEvent::DenyPaid => &[
            "uang belum masuk",
            "belum masuk",
            "durung mlebu",
            "belum dibayar",
            "durung dibayar",
            "dereng dibayar",
            "belum ditransfer",
            "durung ditransfer",
            "belum terima uang",
        ],
        OrderEvent::DisputePaid => &["uangnya kurang", "uang kurang", "uange kurang", "kurang bayar", "jumlahnya beda"],
        OrderEvent::Depart => &[
            "berangkat",
            "sudah jalan",
            "sudah dikirim",
            "sudah saya kirim",
            "sudah dimuat",
            "sudah otw",
            "wis mangkat",
            "wis budhal",
            "wis budal",
            "wis dikirim",
            "wis tak kirim",
            "wis momot",
            "sampun bidhal",
            "sampun dikirim",
            "sampun kula kirim",
        ],
        OrderEvent::Receive => &["sudah tiba", "wis tekan", "wis teka"],
        _ => &[],
    }
}

/// A short answer to a question, which says nothing anywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortAnswer {
    /// It has happened.
    Done,
    /// It has not happened yet.
    NotYet,
    /// The goods are still there.
    StillThere,
    /// Nothing is left.
    Gone,
    /// It is the same as before.
    Same,
    /// There is nothing today.
    NothingToday,
}

/// What people say for a short answer.
#[must_use]
pub const fn words_of_answer(answer: ShortAnswer) -> &'static [&'static str] {
    match answer {
        ShortAnswer::Done => &["sudah", "sdh", "udah", "wis", "wes", "sampun"],
        ShortAnswer::NotYet => &["belum", "blm", "durung", "dereng", "belum dibayar", "durung dibayar", "dereng dibayar"],
        ShortAnswer::StillThere => {
            &["masih", "masih ada", "masih banyak", "ada", "isih", "isih ana", "taksih", "taksih wonten", "perpanjang"]
        }
        ShortAnswer::Gone => &["habis", "sudah habis", "tidak ada", "sudah tidak ada", "entek", "wis entek", "telas", "sampun telas"],
        ShortAnswer::Same => &["sama saja", "ya sama", "masih sama", "podo", "podo wae", "sami", "sami mawon"],
        ShortAnswer::NothingToday => &["kosong", "tidak ada", "habis", "prei", "libur dulu", "belum ada"],
    }
}
