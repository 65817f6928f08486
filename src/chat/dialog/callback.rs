//! What a button carries: 64 bytes at most, through one codec. Callback data is untrusted input.

use chrono::NaiveDate;

use self::part::{commodity, day, hex, named, number, offer, order, word};
use super::searches::Searches;
use crate::{
    domain::{offer::OfferId, order::OrderId, person::PersonId, routine::RoutineId},
    notice::{BrowseQuery, Choice, Field, FormKind, Sort},
};

mod choice;
mod part;
#[cfg(test)]
mod tests;

/// What a press means. Stamps (`rev`, `version`, `terms`) tell whether the card still shows the truth.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "named after the buttons of MESSAGES.md")]
pub enum Action {
    /// An answer to a form's question.
    Answer {
        rev: i64,
        choice: Choice,
    },
    /// *Kembali* and *Batal* of a form.
    Back {
        rev: i64,
    },
    Cancel {
        rev: i64,
    },
    /// Go on with a form that waits.
    Resume {
        form: FormKind,
    },
    /// Drop it and begin anew.
    Anew {
        form: FormKind,
        rev: i64,
    },
    /// *Mulai* and *Apa ini?* of the welcome.
    Start,
    About,
    Menu,
    Help,
    NewOffer,
    /// *Buat penawaran untuk*: the assistant's farmers.
    Farmers {
        page: i64,
    },
    NewFarmer,
    OfferFor {
        farmer: PersonId,
    },
    OwnOffers {
        page: i64,
    },
    OwnOffer {
        offer: OfferId,
    },
    EditPrice {
        offer: OfferId,
        version: i64,
    },
    EditQuantity {
        offer: OfferId,
        version: i64,
    },
    Withdraw {
        offer: OfferId,
        version: i64,
    },
    Renew {
        offer: OfferId,
        version: i64,
    },
    /// *Sama seperti kemarin*: a copy with today's dates.
    Repeat {
        offer: OfferId,
        terms: i64,
    },
    /// *Ubah harga*, *Ubah jumlah* of a prompt: the same again but for this field.
    RepeatOther {
        offer: OfferId,
        terms: i64,
        field: Field,
    },
    /// *Ingatkan rutin*, *Libur*, *Berhenti diingatkan*.
    Remind {
        offer: OfferId,
    },
    DayOff {
        routine: RoutineId,
    },
    EndRoutine {
        routine: RoutineId,
    },
    /// *Lihat foto*, *Tambah foto* and *Ganti foto*, *Hapus foto*.
    Photo {
        offer: OfferId,
    },
    AddPhoto {
        offer: OfferId,
    },
    DropPhoto {
        offer: OfferId,
    },
    /// *Sudah habis*: nothing is left of it elsewhere.
    SoldOut {
        offer: OfferId,
        version: i64,
    },
    Browse {
        query: BrowseQuery,
    },
    PickGoods,
    BrowseOffer {
        offer: OfferId,
        query: BrowseQuery,
    },
    /// *Pesan* on a card.
    Buy {
        offer: OfferId,
        terms: i64,
    },
    /// *Pesan 300 kg*: the rest that was offered after `err.less`.
    BuyRest {
        offer: OfferId,
        terms: i64,
        base: i64,
    },
    OwnOrders {
        page: i64,
    },
    OrderCard {
        order: OrderId,
    },
    Accept {
        order: OrderId,
        version: i64,
    },
    Decline {
        order: OrderId,
        version: i64,
    },
    WithdrawRequest {
        order: OrderId,
        version: i64,
    },
    CancelOrder {
        order: OrderId,
        version: i64,
    },
    Contact {
        order: OrderId,
    },
    SharePhone,
    /// *Daftar penjual*, for who has another role.
    BecomeSeller,
    Data,
    DataAll,
    DataEdit,
    DataDelete,
    Digest {
        day: NaiveDate,
    },
    /// *Ringkasan* of a menu: the day that `/ringkasan` shows.
    LatestDigest,
    DigestDetails {
        day: NaiveDate,
        page: i64,
    },
    DigestSettings,
    /// *Selesai*: the card keeps its text and loses its buttons.
    Done,
}

/// What Telegram takes as callback data, in bytes.
const LIMIT: usize = 64;
/// Between the parts of an action.
const PART: char = '|';

impl Action {
    /// The callback data of a button: verb, ids and stamps, numbers in hexadecimal. At most 64 bytes.
    #[must_use]
    pub fn encode(&self) -> String {
        match self {
            Self::Answer { rev, choice } => format!("a|{}|{}", hex(*rev), choice::encode(choice)),
            Self::Back { rev } => format!("b|{}", hex(*rev)),
            Self::Cancel { rev } => format!("c|{}", hex(*rev)),
            Self::Resume { form } => format!("resume|{}", word(form)),
            Self::Anew { form, rev } => format!("anew|{}|{}", word(form), hex(*rev)),
            Self::Start => "start".to_owned(),
            Self::About => "about".to_owned(),
            Self::Menu => "menu".to_owned(),
            Self::Help => "help".to_owned(),
            Self::NewOffer => "new".to_owned(),
            Self::Farmers { page } => format!("farmers|{}", hex(*page)),
            Self::NewFarmer => "farmer".to_owned(),
            Self::OfferFor { farmer } => format!("for|{}", hex(farmer.0)),
            Self::OwnOffers { page } => format!("offers|{}", hex(*page)),
            Self::OwnOffer { offer } => format!("offer|{}", hex(offer.0)),
            Self::EditPrice { offer, version } => format!("price|{}|{}", hex(offer.0), hex(*version)),
            Self::EditQuantity { offer, version } => format!("qty|{}|{}", hex(offer.0), hex(*version)),
            Self::Withdraw { offer, version } => format!("down|{}|{}", hex(offer.0), hex(*version)),
            Self::Renew { offer, version } => format!("renew|{}|{}", hex(offer.0), hex(*version)),
            Self::Repeat { offer, terms } => format!("same|{}|{}", hex(offer.0), hex(*terms)),
            Self::RepeatOther { offer, terms, field } => format!("but|{}|{}|{}", hex(offer.0), hex(*terms), word(field)),
            Self::Remind { offer } => format!("remind|{}", hex(offer.0)),
            Self::DayOff { routine } => format!("dayoff|{}", hex(routine.0)),
            Self::EndRoutine { routine } => format!("endr|{}", hex(routine.0)),
            Self::SoldOut { offer, version } => format!("sold|{}|{}", hex(offer.0), hex(*version)),
            Self::Photo { offer } => format!("photo|{}", hex(offer.0)),
            Self::AddPhoto { offer } => format!("addphoto|{}", hex(offer.0)),
            Self::DropPhoto { offer } => format!("nophoto|{}", hex(offer.0)),
            Self::Browse { query } => format!("l|{}", encode_query(query)),
            Self::PickGoods => "pick".to_owned(),
            Self::BrowseOffer { offer, query } => format!("v|{}|{}", hex(offer.0), encode_query(query)),
            Self::Buy { offer, terms } => format!("buy|{}|{}", hex(offer.0), hex(*terms)),
            Self::BuyRest { offer, terms, base } => format!("rest|{}|{}|{}", hex(offer.0), hex(*terms), hex(*base)),
            Self::OwnOrders { page } => format!("orders|{}", hex(*page)),
            Self::OrderCard { order } => format!("order|{}", hex(order.0)),
            Self::Accept { order, version } => format!("yes|{}|{}", hex(order.0), hex(*version)),
            Self::Decline { order, version } => format!("no|{}|{}", hex(order.0), hex(*version)),
            Self::WithdrawRequest { order, version } => format!("undo|{}|{}", hex(order.0), hex(*version)),
            Self::CancelOrder { order, version } => format!("off|{}|{}", hex(order.0), hex(*version)),
            Self::Contact { order } => format!("call|{}", hex(order.0)),
            Self::SharePhone => "phone".to_owned(),
            Self::BecomeSeller => "sell".to_owned(),
            Self::Data => "data".to_owned(),
            Self::DataAll => "data-all".to_owned(),
            Self::DataEdit => "data-edit".to_owned(),
            Self::DataDelete => "data-del".to_owned(),
            Self::Digest { day } => format!("day|{day}"),
            Self::LatestDigest => "digest".to_owned(),
            Self::DigestDetails { day, page } => format!("detail|{day}|{}", hex(*page)),
            Self::DigestSettings => "settings".to_owned(),
            Self::Done => "done".to_owned(),
        }
    }

    /// Whether the second press on the same message is always a double one, however late it comes.
    pub(in crate::chat) const fn counts_once(&self) -> bool {
        matches!(self, Self::Answer { .. } | Self::Back { .. } | Self::Cancel { .. } | Self::BuyRest { .. } | Self::Repeat { .. })
    }

    /// The action that these bytes stand for. They come from the outside: whatever is not exactly what
    /// [`encode`](Self::encode) makes of goods, places, units and amounts that exist is `None`.
    #[must_use]
    pub fn decode(data: &str) -> Option<Self> {
        if data.len() > LIMIT {
            return None;
        }
        // Other spellings of a number or a date are nobody's button.
        Self::parse(data).filter(|action| action.encode() == data)
    }

    fn parse(data: &str) -> Option<Self> {
        let parts: Vec<&str> = data.split(PART).collect();
        Some(match parts.as_slice() {
            ["a", rev, choice] => Self::Answer { rev: number(rev)?, choice: choice::decode(choice)? },
            ["b", rev] => Self::Back { rev: number(rev)? },
            ["c", rev] => Self::Cancel { rev: number(rev)? },
            ["resume", form] => Self::Resume { form: named(form)? },
            ["anew", form, rev] => Self::Anew { form: named(form)?, rev: number(rev)? },
            ["start"] => Self::Start,
            ["about"] => Self::About,
            ["menu"] => Self::Menu,
            ["help"] => Self::Help,
            ["new"] => Self::NewOffer,
            ["farmers", page] => Self::Farmers { page: number(page)? },
            ["farmer"] => Self::NewFarmer,
            ["for", id] => Self::OfferFor { farmer: number(id).map(PersonId)? },
            ["offers", page] => Self::OwnOffers { page: number(page)? },
            ["offer", id] => Self::OwnOffer { offer: offer(id)? },
            ["price", id, version] => Self::EditPrice { offer: offer(id)?, version: number(version)? },
            ["qty", id, version] => Self::EditQuantity { offer: offer(id)?, version: number(version)? },
            ["down", id, version] => Self::Withdraw { offer: offer(id)?, version: number(version)? },
            ["renew", id, version] => Self::Renew { offer: offer(id)?, version: number(version)? },
            ["same", id, terms] => Self::Repeat { offer: offer(id)?, terms: number(terms)? },
            ["but", id, terms, field] => Self::RepeatOther { offer: offer(id)?, terms: number(terms)?, field: named(field)? },
            ["remind", id] => Self::Remind { offer: offer(id)? },
            ["dayoff", id] => Self::DayOff { routine: RoutineId(number(id)?) },
            ["endr", id] => Self::EndRoutine { routine: RoutineId(number(id)?) },
            ["sold", id, version] => Self::SoldOut { offer: offer(id)?, version: number(version)? },
            ["photo", id] => Self::Photo { offer: offer(id)? },
            ["addphoto", id] => Self::AddPhoto { offer: offer(id)? },
            ["nophoto", id] => Self::DropPhoto { offer: offer(id)? },
            ["l", query @ ..] => Self::Browse { query: decode_query(query)? },
            ["pick"] => Self::PickGoods,
            ["v", id, query @ ..] => Self::BrowseOffer { offer: offer(id)?, query: decode_query(query)? },
            ["buy", id, terms] => Self::Buy { offer: offer(id)?, terms: number(terms)? },
            ["rest", id, terms, base] => Self::BuyRest { offer: offer(id)?, terms: number(terms)?, base: number(base)? },
            ["orders", page] => Self::OwnOrders { page: number(page)? },
            ["order", id] => Self::OrderCard { order: order(id)? },
            ["yes", id, version] => Self::Accept { order: order(id)?, version: number(version)? },
            ["no", id, version] => Self::Decline { order: order(id)?, version: number(version)? },
            ["undo", id, version] => Self::WithdrawRequest { order: order(id)?, version: number(version)? },
            ["off", id, version] => Self::CancelOrder { order: order(id)?, version: number(version)? },
            ["call", id] => Self::Contact { order: order(id)? },
            ["phone"] => Self::SharePhone,
            ["sell"] => Self::BecomeSeller,
            ["data"] => Self::Data,
            ["data-all"] => Self::DataAll,
            ["data-edit"] => Self::DataEdit,
            ["data-del"] => Self::DataDelete,
            ["day", text] => Self::Digest { day: day(text)? },
            ["digest"] => Self::LatestDigest,
            ["detail", text, page] => Self::DigestDetails { day: day(text)?, page: number(page)? },
            ["settings"] => Self::DigestSettings,
            ["done"] => Self::Done,
            _ => return None,
        })
    }
}

/// The order, the page, the goods and, where there are any, the number of the limits.
fn encode_query(query: &BrowseQuery) -> String {
    let sort = match query.sort {
        Sort::Ready => 'r',
        Sort::Price => 'p',
    };
    let within = query.within.map(|number| format!("{PART}{number:x}")).unwrap_or_default();
    format!("{sort}|{}|{}{within}", hex(query.page), query.commodity.as_deref().unwrap_or_default())
}

fn decode_query(parts: &[&str]) -> Option<BrowseQuery> {
    let (sort, page, goods, within) = match parts {
        [sort, page, goods] => (sort, page, goods, None),
        [sort, page, goods, within] => (sort, page, goods, Some(u32::from_str_radix(within, 16).ok().filter(|n| *n <= Searches::LAST)?)),
        _ => return None,
    };
    let sort = match *sort {
        "r" => Sort::Ready,
        "p" => Sort::Price,
        _ => return None,
    };
    let commodity = if goods.is_empty() { None } else { Some(commodity(goods)?) };
    Some(BrowseQuery { commodity, sort, page: number(page)?, within })
}
