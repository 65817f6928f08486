//! What people say for a step of an order besides the label of its button.

use crate::domain::order::OrderEvent;

/// What people say for a step besides the label of its button.
#[must_use]
pub const fn words_of_step(event: OrderEvent) -> &'static [&'static str] {
    match event {
        OrderEvent::AgreeOutcome | OrderEvent::AgreeReceipt | OrderEvent::AcceptTerms | OrderEvent::AcceptDay | OrderEvent::AgreeCancel => {
            &["setuju", "sepakat", "cocok"]
        }
        OrderEvent::RefuseOutcome | OrderEvent::DeclineTerms | OrderEvent::DeclineDay | OrderEvent::RefuseCancel => {
            &["tidak setuju", "gak setuju", "belum setuju", "tolak"]
        }
        OrderEvent::DisputeReceipt => &["tidak cocok", "gak cocok", "angkanya salah"],
        OrderEvent::FetchRejects => &["dibawa pulang", "dibawa balik", "bawa pulang", "bawa kembali", "diambil lagi", "digawa mulih"],
        OrderEvent::SellRejects => &["jual murah", "diobral", "obral", "didol murah"],
        OrderEvent::DestroyRejects => &["dibuang", "buang", "musnahkan", "dibuwang"],
        OrderEvent::SayPaid => &["sudah bayar", "sudah transfer", "sudah lunas", "lunas", "wis dibayar", "wis bayar"],
        OrderEvent::ConfirmPaid => &["uang sudah masuk", "sudah masuk", "uang sudah diterima", "wis mlebu"],
        OrderEvent::DenyPaid => &["uang belum masuk", "belum masuk", "durung mlebu"],
        OrderEvent::Depart => &["berangkat", "sudah jalan", "wis mangkat", "wis budhal"],
        OrderEvent::Receive => &["sudah tiba", "wis tekan", "wis teka"],
        _ => &[],
    }
}
