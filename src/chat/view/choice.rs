//! The label of each answer.

use i18n_embed_fl::fl;

use crate::{
    chat::{
        kit::{
            rhythm,
            text::{NAME, goods_inside, plain, sentence},
            words,
        },
        orders::inquiry,
    },
    domain::{
        commodity::{GoodsCode, Group},
        money::Price,
        offer::{Handover, OfferId},
        order::CancelReason,
        person::{DigestDays, RoleKind},
        unit::Unit,
    },
    locale::Locale,
    notice::{Choice, Deed, Field, Keep, No, OfferFacts, Question, Typed, Write, Yes},
};

/// The most letters of a label.
const LETTERS: usize = 20;

/// The seller's name, where no other offer of the question is of a seller with the same name.
fn farmer_of(offers: &[OfferFacts], id: OfferId) -> Option<String> {
    let name = |offer: &OfferFacts| offer.on_behalf.as_ref().map(|names| plain(&names.farmer, LETTERS));
    let own = offers.iter().find(|offer| offer.id == id).and_then(name)?;
    (offers.iter().filter(|offer| name(offer).as_ref() == Some(&own)).count() == 1).then_some(own)
}

pub(super) fn label(l: Locale, choice: &Choice, question: &Question) -> String {
    let asked = question.asked();
    match choice {
        Choice::Agree => fl!(l, "choice-agree"),
        Choice::ReadAll => fl!(l, "choice-read-all"),
        Choice::Refuse => fl!(l, "choice-refuse"),
        Choice::Yes => yes(l, asked.yes),
        Choice::Here => fl!(l, "choice-yes"),
        Choice::No => no(l, asked.no),
        Choice::Role(role) => role_label(l, *role),
        Choice::Kind(kind) => words::seller_kind(l, *kind),
        Choice::District(name) | Choice::Village(name) => plain(name, NAME),
        Choice::Region(region) => words::region(l, *region),
        Choice::Group(group) => group_label(l, *group),
        Choice::More => fl!(l, "choice-more"),
        Choice::Commodity(code) => match question {
            Question::FirstOf { goods: first } => first_of(l, code, first),
            _ => goods(l, code, LETTERS),
        },
        Choice::Live => fl!(l, "choice-live"),
        Choice::Slaughtered => fl!(l, "choice-slaughtered"),
        Choice::Quantity(quantity) | Choice::Pack(quantity) => l.quantity(*quantity),
        Choice::All => fl!(l, "choice-all"),
        Choice::Unit(unit) => unit_label(l, *unit, question),
        Choice::Write => write(l, asked.write),
        Choice::Price(price) if matches!(asked.typed, Typed::Freight | Typed::Limit) => l.money(price.amount),
        Choice::Price(price) => price_label(l, *price),
        Choice::Handover(Handover::SellerSite) if *question == Question::DemandPlace => fl!(l, "choice-handover-at-seller"),
        Choice::Handover(Handover::SellerSite) => fl!(l, "choice-handover-seller"),
        Choice::Handover(Handover::Hub) => fl!(l, "choice-handover-hub"),
        Choice::Handover(Handover::BuyerSite) => fl!(l, "choice-handover-buyer"),
        Choice::Date(day) => asked.days_from.map_or_else(|| l.date_short(*day), |today| words::day_from(l, today, *day)),
        Choice::PickDate => fl!(l, "choice-pick-date"),
        Choice::Elsewhere => fl!(l, "choice-elsewhere"),
        Choice::Publish => fl!(l, "choice-publish"),
        Choice::Right => fl!(l, "choice-right"),
        Choice::Edit => fl!(l, "choice-edit"),
        Choice::Field(Field::Ready) if *question == Question::DemandField => fl!(l, "choice-field-day"),
        Choice::Field(field) => field_label(l, *field),
        Choice::Buy => fl!(l, "button-buy"),
        Choice::Reason(reason) => reason_label(l, *reason),
        Choice::Loss(reason) => words::loss(l, *reason, asked_goods(question)),
        Choice::Trouble(about) => sentence(&words::trouble(l, *about)),
        Choice::Outcome(outcome) => words::outcome(l, *outcome),
        Choice::PaymentDays(days) => fl!(l, "choice-payment-days", days = l.integer(*days)),
        Choice::Keep => keep(l, asked.keep),
        Choice::Do => deed(l, asked.deed),
        Choice::Other => fl!(l, "button-other-order"),
        Choice::Together => fl!(l, "button-ask-cancel"),
        Choice::Note => fl!(l, "field-note"),
        Choice::Replace => fl!(l, "choice-replace"),
        Choice::Add => fl!(l, "choice-add"),
        Choice::Hour(hour) => l.hour(*hour),
        Choice::Days(DigestDays::Daily) => fl!(l, "choice-daily"),
        Choice::Days(DigestDays::Weekdays) => fl!(l, "choice-weekdays"),
        Choice::Days(DigestDays::Never) => fl!(l, "choice-never"),
        Choice::Everything => fl!(l, "choice-everything"),
        Choice::FarmerSite => fl!(l, "choice-farmer-site"),
        Choice::Selling => fl!(l, "choice-selling"),
        Choice::Seeking => fl!(l, "choice-seeking"),
        Choice::Offer(id) => match question {
            Question::WhichOffer { offers } => farmer_of(offers, *id).unwrap_or_else(|| id.to_string()),
            _ => id.to_string(),
        },
        Choice::Share(tolerance) => l.percent(tolerance.percent()),
        Choice::Organization(organization) => words::organization(l, *organization),
        Choice::Weekdays(days) => rhythm::days_label(l, *days),
        Choice::Minute(minute) => l.minute(*minute),
    }
}

/// The goods of the order that a question is about.
fn asked_goods(question: &Question) -> &str {
    match question {
        Question::OrderInquiry { order, .. } | Question::WeighedCheck { order, .. } => &order.terms.commodity,
        _ => "",
    }
}

/// *Ya, telur* and *Telur bebek dulu*.
fn first_of(l: Locale, code: &str, first: &GoodsCode) -> String {
    if code == first.as_str() {
        let goods = goods_inside(&goods(l, code, LETTERS - 4));
        return fl!(l, "choice-first", goods = goods);
    }
    fl!(l, "choice-other-first", goods = goods(l, code, LETTERS - 5))
}

fn yes(l: Locale, yes: Yes) -> String {
    match yes {
        Yes::Plain => fl!(l, "choice-yes"),
        Yes::All => fl!(l, "choice-yes-all"),
        Yes::Sure => fl!(l, "choice-yes-sure"),
    }
}

fn no(l: Locale, no: No) -> String {
    match no {
        No::Plain => fl!(l, "choice-no"),
        No::NotYet => fl!(l, "choice-not-yet"),
        No::NoNote => fl!(l, "choice-no-note"),
        No::NoLimit => fl!(l, "choice-no-limit"),
        No::Rewrite => fl!(l, "choice-no-rewrite"),
    }
}

fn keep(l: Locale, keep: Keep) -> String {
    match keep {
        Keep::Plain => fl!(l, "choice-keep"),
        Keep::Order => fl!(l, "choice-keep-order"),
        Keep::AnyPrice => fl!(l, "choice-any-price"),
        Keep::AnyPlace => fl!(l, "choice-any-place"),
        Keep::NoNote => fl!(l, "choice-no-note"),
        Keep::NoSeal => fl!(l, "choice-no-seal"),
        Keep::GoOn => fl!(l, "choice-go-on"),
        Keep::Back => fl!(l, "button-back"),
    }
}

fn deed(l: Locale, deed: Deed) -> String {
    match deed {
        Deed::Plain => fl!(l, "choice-do"),
        Deed::SoldOut => fl!(l, "button-sold-out"),
        Deed::Withdraw => fl!(l, "choice-do-withdraw"),
        Deed::Cancel => fl!(l, "choice-do-cancel"),
        Deed::Decline => fl!(l, "choice-do-decline"),
        Deed::Delete => fl!(l, "choice-do-delete"),
        Deed::Stop => fl!(l, "choice-do-stop"),
        Deed::Save => fl!(l, "choice-do-save"),
        Deed::Send | Deed::SendEnd => fl!(l, "choice-do-send"),
        Deed::Take => fl!(l, "choice-do-take"),
        Deed::Ask => fl!(l, "choice-do-ask"),
        Deed::Agree => fl!(l, "choice-do-agree"),
        Deed::Settle => fl!(l, "choice-do-settle"),
    }
}

fn write(l: Locale, write: Write) -> String {
    match write {
        Write::Pack => fl!(l, "choice-write-pack"),
        Write::Plain => fl!(l, "choice-write"),
        Write::Again => fl!(l, "choice-write-again"),
    }
}

fn unit_label(l: Locale, unit: Unit, question: &Question) -> String {
    match question {
        Question::PriceUnit { .. } if unit != Unit::Lot => fl!(l, "choice-per", unit = l.unit(unit)),
        _ => l.unit(unit),
    }
}

/// A price, without its unit where that would be too long for a button.
fn price_label(l: Locale, price: Price) -> String {
    let full = l.price(price);
    if full.chars().count() <= LETTERS { full } else { l.money(price.amount) }
}

/// The name of goods, without what stands in brackets and without its last words where it is too long.
fn goods(l: Locale, code: &str, letters: usize) -> String {
    let Some(mut name) = l.goods(code) else { return plain(code, letters) };
    let fits = |name: &str| name.chars().count() <= letters;
    if !fits(name) {
        name = name.split(" (").next().unwrap_or(name);
    }
    while !fits(name) {
        match name.rsplit_once(' ') {
            Some((shorter, _)) => name = shorter,
            None => break,
        }
    }
    plain(name, letters)
}

fn role_label(l: Locale, role: RoleKind) -> String {
    match role {
        RoleKind::Seller => fl!(l, "choice-seller"),
        RoleKind::Assistant => fl!(l, "choice-assistant"),
        RoleKind::Buyer => fl!(l, "choice-buyer"),
        RoleKind::Official => fl!(l, "choice-official"),
        RoleKind::Admin => fl!(l, "choice-admin"),
    }
}

fn group_label(l: Locale, group: Group) -> String {
    match group {
        Group::Egg => fl!(l, "choice-egg"),
        Group::Chicken => fl!(l, "choice-chicken"),
        Group::Fish => fl!(l, "choice-fish"),
        Group::Chili => fl!(l, "choice-chili"),
        Group::Grain => fl!(l, "choice-grain"),
        Group::OtherEgg => fl!(l, "choice-other-egg"),
        Group::Livestock => fl!(l, "choice-livestock"),
        Group::Vegetable => fl!(l, "choice-vegetable"),
        Group::Fruit => fl!(l, "choice-fruit"),
        Group::Processed => fl!(l, "choice-processed"),
        Group::Craft => fl!(l, "choice-craft"),
    }
}

fn reason_label(l: Locale, reason: CancelReason) -> String {
    match reason {
        CancelReason::NoGoods => fl!(l, "choice-no-goods"),
        CancelReason::PriceChanged => fl!(l, "choice-price-changed"),
        CancelReason::Vehicle => fl!(l, "choice-vehicle"),
        CancelReason::Other => fl!(l, "choice-other-reason"),
    }
}

fn field_label(l: Locale, field: Field) -> String {
    match field {
        Field::Consent => fl!(l, "field-consent"),
        Field::Age => fl!(l, "field-age"),
        Field::Role => fl!(l, "field-role"),
        Field::Code => fl!(l, "field-code"),
        Field::Name => fl!(l, "field-name"),
        Field::SellerKind => fl!(l, "field-seller-kind"),
        Field::District => fl!(l, "field-district"),
        Field::Place => fl!(l, "field-place"),
        Field::Phone => fl!(l, "field-phone"),
        Field::Goods => fl!(l, "field-goods"),
        Field::Quantity => fl!(l, "field-quantity"),
        Field::Pack => fl!(l, "field-pack"),
        Field::Price => fl!(l, "field-price"),
        Field::Handover => fl!(l, "field-handover"),
        Field::Ready => fl!(l, "field-ready"),
        Field::Reason => fl!(l, "field-reason"),
        Field::Note => fl!(l, "field-note"),
        Field::Seal => fl!(l, "field-seal"),
        Field::Hour => fl!(l, "field-hour"),
        Field::Days => fl!(l, "field-days"),
        Field::Which => fl!(l, "field-which"),
        Field::Check => fl!(l, "field-check"),
        Field::Inquiry(asked) => inquiry::field(l, asked),
    }
}
