//! The buttons of a seller's offers. `version` and `terms` tell whether the card still shows the truth.

use crate::{
    chat::dialog::callback::actions,
    domain::{offer::OfferId, person::PersonId, routine::RoutineId},
    notice::Field,
    reading::{self, ShortAnswer},
};

actions! {
    /// The buttons of a seller's offers.
    OfferAction {
        New "new",
        /// An offer of an assistant's farmer.
        NewFor "for" { farmer: PersonId },
        List "offers" { page: i64 },
        Card "offer" { offer: OfferId },
        EditPrice "price" { offer: OfferId, version: i64 },
        EditQuantity "qty" { offer: OfferId, version: i64 },
        /// *Catatan*.
        EditNote "note" { offer: OfferId, version: i64 },
        Withdraw "down" { offer: OfferId, version: i64 } always[Card { offer }],
        Renew "renew" { offer: OfferId, version: i64 } always[Card { offer }],
        /// *Sama seperti kemarin*: a copy with today's dates.
        Repeat "same" { offer: OfferId, terms: i64 },
        /// *Ubah harga*, *Ubah jumlah* of a prompt: the same again but for this field.
        RepeatOther "but" { offer: OfferId, terms: i64, field: Field },
        /// *Ingatkan rutin*.
        Remind "remind" { offer: OfferId },
        /// *Libur*.
        DayOff "dayoff" { routine: RoutineId },
        /// *Berhenti diingatkan*.
        EndRoutine "endr" { routine: RoutineId },
        /// *Sudah habis*: nothing is left of it elsewhere.
        SoldOut "sold" { offer: OfferId, version: i64 } always[Card { offer }],
        /// *Lihat foto*.
        Photo "photo" { offer: OfferId },
        /// *Tambah foto* and *Ganti foto*.
        AddPhoto "addphoto" { offer: OfferId },
        /// *Hapus foto*.
        DropPhoto "nophoto" { offer: OfferId },
    }
}

impl OfferAction {
    /// What people answer to the question above the button: *Barang masih ada?*, *Hari ini sama?*
    pub(in crate::chat) const fn answers(&self) -> &'static [&'static str] {
        match self {
            Self::Renew { .. } => reading::words_of_answer(ShortAnswer::StillThere),
            Self::SoldOut { .. } => reading::words_of_answer(ShortAnswer::Gone),
            Self::Repeat { .. } => reading::words_of_answer(ShortAnswer::Same),
            Self::DayOff { .. } => reading::words_of_answer(ShortAnswer::NothingToday),
            _ => &[],
        }
    }
}
