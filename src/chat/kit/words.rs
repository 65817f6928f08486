//! The words for the fixed values of the domain.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use crate::{
    domain::{
        commodity::{Commodity, GoodsCode, Group},
        money::Rupiah,
        offer::{Handover, Terms},
        order::{Amendment, CancelReason, Detail, Disposition, LossReason, Outcome, Progress, Reject, Side, Trouble},
        person::{DigestDays, Office, Organization, Role, RoleKind, SellerKind},
        place::Region,
        quantity::Quantity,
        reference::Reference,
        removal::RemovalReason,
        search::Limits,
        tolerance::Tolerance,
        unit::{Dimension, Unit},
    },
    locale::Locale,
    notice::{DemandFacts, FormKind, OfferFacts, OrderFacts},
};

use super::text::{NAME, SENTENCE, goods_inside, lines, user};

/// What a complaint is about.
pub(in crate::chat) fn trouble(l: Locale, about: Trouble) -> String {
    match about {
        Trouble::Quality => fl!(l, "trouble-quality"),
        Trouble::Short => fl!(l, "trouble-short"),
        Trouble::Figures => fl!(l, "trouble-figures"),
        Trouble::Payment => fl!(l, "trouble-payment"),
        Trouble::NothingAccepted => fl!(l, "trouble-nothing"),
        Trouble::Silence => fl!(l, "trouble-silence"),
    }
}

/// How a complaint ends.
pub(in crate::chat) fn outcome(l: Locale, outcome: Outcome) -> String {
    match outcome {
        Outcome::Replaced => fl!(l, "outcome-replaced"),
        Outcome::PriceAdjusted => fl!(l, "outcome-price"),
        Outcome::AsReceived => fl!(l, "outcome-as-received"),
        Outcome::AsLoaded => fl!(l, "outcome-as-loaded"),
        Outcome::Withdrawn => fl!(l, "outcome-withdrawn"),
        Outcome::Rejected => fl!(l, "outcome-rejected"),
        Outcome::Returned => fl!(l, "outcome-returned"),
    }
}

/// How a complaint ended, inside a sentence, with how much goes back or what the price becomes.
pub(in crate::chat) fn outcome_with(l: Locale, detail: &Detail) -> String {
    match (detail.outcome, detail.returned, detail.amendment) {
        (Some(Outcome::Returned), Some(returned), _) => fl!(l, "outcome-returned-amount", returned = l.quantity(returned)),
        (Some(Outcome::PriceAdjusted), _, Some(change)) => amendment(l, &change, None),
        (end, ..) => end.map(|end| outcome(l, end).to_lowercase()).unwrap_or_default(),
    }
}

/// What changes, with what it was and what it becomes.
pub(in crate::chat) fn amendment(l: Locale, change: &Amendment, pack: Option<Quantity>) -> String {
    match *change {
        Amendment::Price { from, to } => fl!(l, "amendment-price", before = l.price(from), after = l.price(to)),
        Amendment::Quantity { from, to } => {
            fl!(l, "amendment-quantity", before = l.quantity_checked(from, pack), after = l.quantity_checked(to, pack))
        }
        Amendment::PaymentDays { from: None, to } => fl!(l, "amendment-days-first", after = l.integer(to)),
        Amendment::PaymentDays { from: Some(from), to } => fl!(l, "amendment-days", before = l.integer(from), after = l.integer(to)),
    }
}

/// What goods are called. Goods that left the catalogue go by their code.
pub(in crate::chat) fn goods(l: Locale, code: &GoodsCode) -> &str {
    l.goods(code.as_str()).unwrap_or(code.as_str())
}

/// What the goods of an offer or an order are called. Goods that left the catalogue keep the name they had.
pub(in crate::chat) fn goods_of(l: Locale, terms: &Terms) -> &str {
    l.goods(&terms.commodity).unwrap_or(&terms.goods)
}

pub(in crate::chat) fn organization(l: Locale, organization: Organization) -> String {
    match organization {
        Organization::PasarJaya => fl!(l, "organization-pasar-jaya"),
        Organization::DharmaJaya => fl!(l, "organization-dharma-jaya"),
        Organization::FoodStation => fl!(l, "organization-food-station"),
    }
}

pub(in crate::chat) fn office(l: Locale, office: Office) -> String {
    match office {
        Office::Bappeda => fl!(l, "office-bappeda"),
        Office::Dkpp => fl!(l, "office-dkpp"),
        Office::Disperindag => fl!(l, "office-disperindag"),
        Office::Bagpem => fl!(l, "office-bagpem"),
        Office::Btc => fl!(l, "office-btc"),
    }
}

/// What a search is limited to, after "hanya yang"; nothing if it is not.
pub(in crate::chat) fn limits(l: Locale, limits: &Limits) -> Option<String> {
    let price = limits.price.map(|price| fl!(l, "limit-price", price = l.price(price)));
    let quantity = limits.quantity.map(|quantity| fl!(l, "limit-quantity", quantity = l.quantity(quantity)));
    let day = limits.days.map(|(_, last)| fl!(l, "limit-day", date = l.date(last)));
    let said: Vec<String> = [price, quantity, day].into_iter().flatten().collect();
    match <[String; 3]>::try_from(said) {
        Ok([one, two, three]) => Some(fl!(l, "limits-three", one = one, two = two, three = three)),
        Err(said) => match said.as_slice() {
            [one, two] => Some(fl!(l, "limits-two", one = one.clone(), two = two.clone())),
            [one] => Some(one.clone()),
            _ => None,
        },
    }
}

pub(in crate::chat) fn side(l: Locale, side: Side) -> String {
    match side {
        Side::Seller => fl!(l, "side-seller"),
        Side::Buyer => fl!(l, "side-buyer"),
    }
}

pub(in crate::chat) fn side_title(l: Locale, side: Side) -> String {
    match side {
        Side::Seller => fl!(l, "side-seller-title"),
        Side::Buyer => fl!(l, "side-buyer-title"),
    }
}

pub(in crate::chat) fn role_kind(l: Locale, role: RoleKind) -> String {
    match role {
        RoleKind::Seller => fl!(l, "role-seller"),
        RoleKind::Assistant => fl!(l, "role-assistant"),
        RoleKind::Buyer => fl!(l, "role-buyer"),
        RoleKind::Official => fl!(l, "role-official"),
        RoleKind::Admin => fl!(l, "role-admin"),
    }
}

/// Why something was taken back, inside a sentence.
pub(in crate::chat) fn removal(l: Locale, reason: RemovalReason) -> String {
    match reason {
        RemovalReason::Prohibited => fl!(l, "removal-prohibited"),
        RemovalReason::Untrue => fl!(l, "removal-untrue"),
        RemovalReason::Flooding => fl!(l, "removal-flooding"),
        RemovalReason::Complaint => fl!(l, "removal-complaint"),
        RemovalReason::LeftWork => fl!(l, "removal-left-work"),
        RemovalReason::Other => fl!(l, "removal-other"),
    }
}

/// A capability with what it is bound to: `pembeli Pasar Jaya`.
pub(in crate::chat) fn role(l: Locale, role: Role) -> String {
    match role {
        Role::Buyer(of) => fl!(l, "role-buyer-of", organization = organization(l, of)),
        Role::Official(of) => fl!(l, "role-official-of", office = office(l, of)),
        Role::Seller | Role::Assistant | Role::Admin => role_kind(l, role.kind()),
    }
}

pub(in crate::chat) fn seller_kind(l: Locale, kind: SellerKind) -> String {
    match kind {
        SellerKind::Breeder => fl!(l, "choice-breeder"),
        SellerKind::Farmer => fl!(l, "choice-farmer"),
        SellerKind::FishFarmer => fl!(l, "choice-fish-farmer"),
        SellerKind::Msme => fl!(l, "choice-msme"),
        SellerKind::Group => fl!(l, "choice-group"),
        SellerKind::Trader => fl!(l, "choice-trader"),
    }
}

/// What becomes of rejected goods.
pub(in crate::chat) fn disposition(l: Locale, disposition: Disposition) -> String {
    match disposition {
        Disposition::Fetched => fl!(l, "disposition-fetched"),
        Disposition::Sold => fl!(l, "disposition-sold"),
        Disposition::Destroyed => fl!(l, "disposition-destroyed"),
    }
}

/// Why an order was cancelled.
pub(in crate::chat) fn reason(l: Locale, reason: CancelReason) -> String {
    match reason {
        CancelReason::NoGoods => fl!(l, "reason-no-goods"),
        CancelReason::PriceChanged => fl!(l, "reason-price-changed"),
        CancelReason::Vehicle => fl!(l, "reason-vehicle"),
        CancelReason::Other => fl!(l, "reason-other"),
    }
}

/// Why something of an order ends, in the words of who ends it where there are any.
pub(in crate::chat) fn reason_said(l: Locale, detail: &Detail) -> String {
    match &detail.note {
        Some(note) => user(note, SENTENCE),
        None => reason(l, detail.reason.unwrap_or(CancelReason::Other)),
    }
}

/// How many orders there are besides those that can be chosen here.
pub(in crate::chat) fn more_orders(l: Locale, more: usize) -> String {
    match i64::try_from(more) {
        Ok(more) if more > 0 => fl!(l, "orders-more", count = l.integer(more)),
        _ => String::new(),
    }
}

/// Where a price applies, to everybody but the seller.
pub(in crate::chat) fn handover(l: Locale, handover: Handover) -> String {
    match handover {
        Handover::SellerSite => fl!(l, "handover-seller"),
        Handover::Hub => fl!(l, "handover-hub"),
        Handover::BuyerSite => fl!(l, "handover-buyer"),
    }
}

/// A price with the point at which it applies: without it two prices can't be compared.
pub(in crate::chat) fn price_at(l: Locale, terms: &Terms) -> String {
    let (price, handover) = (l.price(terms.price), handover(l, terms.handover));
    if terms.whole_only() {
        fl!(l, "price-at-lot", price = price, handover = handover)
    } else {
        fl!(l, "price-at", price = price, handover = handover)
    }
}

/// What others say that goods cost: `Harga acuan telur ayam ras: Rp26.000/kg (PIHPS, 27 Nov)`.
pub(in crate::chat) fn reference(l: Locale, reference: &Reference) -> String {
    fl!(
        l,
        "reference-line",
        goods = goods_inside(goods(l, &reference.goods)),
        price = reference_price(l, reference),
        source = reference_source(l, reference)
    )
}

/// The price, or the range: `Rp25.000-31.500/kg`.
pub(in crate::chat) fn reference_price(l: Locale, reference: &Reference) -> String {
    match reference.highest {
        Some(highest) => {
            let (money, unit) = (l.money(reference.price.amount), l.unit(reference.price.per));
            fl!(l, "reference-range", money = money, highest = l.integer(highest.0), unit = unit)
        }
        None => l.price(reference.price),
    }
}

/// The source of a price, its rule, and since when it holds: `PIHPS, 27 Nov`.
pub(in crate::chat) fn reference_source(l: Locale, reference: &Reference) -> String {
    let (source, date) = (user(&reference.source, NAME), l.day_month(reference.day));
    match &reference.rule {
        Some(rule) => fl!(l, "reference-source-rule", source = source, rule = user(rule, NAME), date = date),
        None => fl!(l, "reference-source", source = source, date = date),
    }
}

/// What all of it costs, or that it has to be weighed first.
pub(in crate::chat) fn total(l: Locale, total: Option<Rupiah>) -> String {
    match total {
        Some(rupiah) => fl!(l, "total-about", money = l.money(rupiah)),
        None => fl!(l, "total-weigh"),
    }
}

/// What is to be paid for what was kept of the agreed `whole`: `990 kg x Rp26.500/kg = Rp26.235.000`, rounded once, over all of it; of what
/// was weighed `97 ekor, 191,5 kg x Rp21.000/kg = Rp4.021.500`.
pub(in crate::chat) fn worth(l: Locale, terms: &Terms, progress: &Progress, whole: Quantity) -> String {
    let part = whole.with_base(progress.kept());
    let (accepted, price) = (l.quantity(part), l.price(terms.price));
    let total = progress.bill(terms, whole).map(|total| l.money(total));
    let weight = progress.weight(terms, whole).map(|weight| l.quantity(weight));
    match total {
        Some(_) if terms.whole_only() && part.base == whole.base => fl!(l, "receipt-worth-lot", accepted = accepted, price = price),
        Some(total) if terms.whole_only() => {
            fl!(l, "receipt-worth-part", accepted = accepted, ordered = l.quantity(whole), price = price, total = total)
        }
        Some(total) => match weight {
            Some(weight) => fl!(l, "receipt-worth-weighed", accepted = accepted, weight = weight, price = price, total = total),
            None => fl!(l, "receipt-worth", accepted = accepted, price = price, total = total),
        },
        None => fl!(l, "receipt-weigh", accepted = accepted, price = price),
    }
}

/// What is said of what was accepted, with what of it went back since: receipts accept, returns are counted apart, and what is left is paid.
pub(in crate::chat) fn with_returned(l: Locale, order: &OrderFacts, said: String) -> String {
    match order.progress.returned {
        0 => said,
        returned => fl!(l, "card-returned", card = said, returned = l.quantity(order.quantity.with_base(returned))),
    }
}

/// How much more than `agreed` can be accepted and paid; empty where that is nothing.
pub(in crate::chat) fn tolerated(l: Locale, tolerance: Tolerance, agreed: Quantity) -> String {
    match tolerance.of(agreed.base) {
        0 => String::new(),
        more => {
            // Kilograms say the little that it is more by.
            let unit = if agreed.dimension() == Dimension::Mass { Unit::Kg } else { agreed.unit };
            let most = l.quantity(Quantity { base: agreed.base.saturating_add(more), unit });
            fl!(l, "tolerated", percent = l.percent(tolerance.percent()), most = most)
        }
    }
}

/// What is held for a demand and not agreed, by who has to answer: a colleague, or sellers.
pub(in crate::chat) fn demand_asked(l: Locale, demand: &DemandFacts) -> String {
    let quantity = |base| l.quantity(demand.wanted.quantity.with_base(base));
    let waits = match demand.unapproved {
        0 => String::new(),
        base => fl!(l, "demand-waits", asked = quantity(base)),
    };
    let asked = match demand.asked.saturating_sub(demand.unapproved) {
        0 => String::new(),
        base => fl!(l, "demand-asked", asked = quantity(base), count = l.integer(demand.asked_sellers)),
    };
    lines([waits, asked])
}

/// Where a price applies, to the seller.
pub(in crate::chat) fn own_handover(l: Locale, at: Handover) -> String {
    match at {
        Handover::SellerSite => fl!(l, "handover-seller-own"),
        Handover::Hub | Handover::BuyerSite => handover(l, at),
    }
}

pub(in crate::chat) fn region(l: Locale, region: Region) -> String {
    match region {
        Region::Kota => fl!(l, "region-kota"),
        Region::Kabupaten => fl!(l, "region-kabupaten"),
    }
}

/// Where the goods are, for the other party: `Gedog, Kota Blitar`.
pub(in crate::chat) fn place(l: Locale, terms: &Terms) -> String {
    place_of(l, &user(&terms.place, NAME), terms.region)
}

/// A place with its region.
pub(in crate::chat) fn place_of(l: Locale, place: &str, region: Region) -> String {
    match region {
        Region::Kota => fl!(l, "place-kota", place = place),
        Region::Kabupaten => fl!(l, "place-kabupaten", place = place),
    }
}

/// Where the goods are, in lists: `Gedog`, `Ponggok (Kab.)`.
pub(in crate::chat) fn place_short(l: Locale, terms: &Terms) -> String {
    let place = user(&terms.place, NAME);
    match terms.region {
        Region::Kota => place,
        Region::Kabupaten => fl!(l, "place-kabupaten-short", place = place),
    }
}

/// What the seller says besides; empty where nothing is.
pub(in crate::chat) fn seller_note(l: Locale, terms: &Terms) -> String {
    terms.note.as_deref().map(|note| fl!(l, "offer-note", note = user(note, SENTENCE))).unwrap_or_default()
}

/// Where and when the goods change hands.
pub(in crate::chat) fn handed_over(l: Locale, terms: &Terms) -> String {
    let date = ready(l, terms);
    match terms.handover {
        Handover::SellerSite => fl!(l, "order-handover-seller", place = place_short(l, terms), date = date),
        Handover::Hub => fl!(l, "order-handover-hub", date = date),
        Handover::BuyerSite => fl!(l, "order-handover-buyer", date = date),
    }
}

/// What the seller says of agreed goods besides; empty where nothing is said.
pub(in crate::chat) fn agreed_note(l: Locale, terms: &Terms) -> String {
    terms.note.as_deref().map(|note| fl!(l, "order-seller-note", note = user(note, SENTENCE))).unwrap_or_default()
}

/// Where and when the goods change hands, and what the seller says besides: what both sides agree to beside the price.
pub(in crate::chat) fn agreed_terms(l: Locale, terms: &Terms) -> String {
    lines([handed_over(l, terms), agreed_note(l, terms)])
}

/// From when or on which days the goods can be taken: `Rab, 25 Nov 2026`.
pub(in crate::chat) fn ready(l: Locale, terms: &Terms) -> String {
    l.date_range(terms.ready_from, terms.ready_until)
}

/// A phone number as people write it: `0812 3456 7890`. A number of another country stays as it is.
pub(in crate::chat) fn phone(number: &str) -> String {
    let Some(digits) = number.strip_prefix("+62").filter(|digits| digits.chars().all(|c| c.is_ascii_digit())) else {
        return user(number, NAME);
    };
    let digits: Vec<char> = format!("0{digits}").chars().collect();
    digits.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// From when an offer's goods can be taken: `sekarang`, `Rab, 25 Nov 2026`.
pub(in crate::chat) fn ready_of(l: Locale, offer: &OfferFacts, short: bool) -> String {
    match (offer.ready_now, short) {
        (true, _) => fl!(l, "ready-now"),
        (false, true) => l.date_range_short(offer.terms.ready_from, offer.terms.ready_until),
        (false, false) => ready(l, &offer.terms),
    }
}

/// What happens on those days: `diambil Rab, 25 Nov 2026`, or `siap` where the seller brings the goods.
pub(in crate::chat) fn when(l: Locale, terms: &Terms, short: bool) -> String {
    let date = if short { l.date_range_short(terms.ready_from, terms.ready_until) } else { ready(l, terms) };
    match terms.handover {
        Handover::SellerSite | Handover::Hub => fl!(l, "when-taken", date = date),
        Handover::BuyerSite => fl!(l, "when-ready", date = date),
    }
}

/// Today, tomorrow and the day after have names.
pub(in crate::chat) fn day_from(l: Locale, today: NaiveDate, day: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => fl!(l, "choice-today"),
        1 => fl!(l, "choice-tomorrow"),
        2 => fl!(l, "choice-day-after"),
        _ => l.day_month(day),
    }
}

/// Days inside a sentence; `None` for never.
pub(in crate::chat) fn days(l: Locale, days: DigestDays) -> Option<String> {
    match days {
        DigestDays::Daily => Some(fl!(l, "days-daily")),
        DigestDays::Weekdays => Some(fl!(l, "days-weekdays")),
        DigestDays::Never => None,
    }
}

pub(in crate::chat) fn form(l: Locale, form: FormKind) -> String {
    match form {
        FormKind::Registration => fl!(l, "form-registration"),
        FormKind::Offer => fl!(l, "form-offer"),
        FormKind::Purchase => fl!(l, "form-purchase"),
        FormKind::Addition => fl!(l, "form-addition"),
        FormKind::OfferPrice => fl!(l, "form-offer-price"),
        FormKind::OfferQuantity => fl!(l, "form-offer-quantity"),
        FormKind::OfferNote => fl!(l, "form-offer-note"),
        FormKind::Withdrawal => fl!(l, "form-withdrawal"),
        FormKind::Cancellation => fl!(l, "form-cancellation"),
        FormKind::OrderStep => fl!(l, "form-order-step"),
        FormKind::Freight => fl!(l, "form-freight"),
        FormKind::ComplaintNote => fl!(l, "form-complaint-note"),
        FormKind::Ruling => fl!(l, "form-ruling"),
        FormKind::Decline => fl!(l, "form-decline"),
        FormKind::Profile => fl!(l, "form-profile"),
        FormKind::Deletion => fl!(l, "form-deletion"),
        FormKind::Stop => fl!(l, "form-stop"),
        FormKind::DigestSettings => fl!(l, "form-digest-settings"),
        FormKind::Search => fl!(l, "form-search"),
        FormKind::Farmer => fl!(l, "form-farmer"),
        FormKind::Line => fl!(l, "form-line"),
        FormKind::Routine => fl!(l, "form-routine"),
        FormKind::Demand => fl!(l, "form-demand"),
        FormKind::Answer => fl!(l, "form-answer"),
        FormKind::Award => fl!(l, "form-award"),
        FormKind::Pool => fl!(l, "form-pool"),
        FormKind::Reference => fl!(l, "form-reference"),
        FormKind::Tolerance => fl!(l, "form-tolerance"),
        FormKind::Limit => fl!(l, "form-limit"),
        FormKind::Bid => fl!(l, "form-bid"),
    }
}

/// What was lost for which reasons, each with how much: `pecah 15 kg, mutu 10 kg`; `None` where nothing was.
pub(in crate::chat) fn losses(l: Locale, losses: &[Reject], (goods, counted): (&str, Quantity)) -> Option<String> {
    let said = losses.iter().map(|Reject { reason, quantity }| {
        fl!(l, "loss-weight", reason = loss(l, *reason, goods).to_lowercase(), weight = l.quantity(counted.with_base(*quantity)))
    });
    Some(said.collect::<Vec<_>>().join(", ")).filter(|said| !said.is_empty())
}

/// Why less was accepted than loaded of `goods`: what breaks is broken, other goods are damaged, and what lives may die.
pub(in crate::chat) fn loss(l: Locale, reason: LossReason, goods: &str) -> String {
    let goods = Commodity::by_code(goods);
    let breaks = goods.is_none_or(|goods| matches!(goods.group(), Group::Egg | Group::OtherEgg | Group::Processed | Group::Craft));
    let lives = goods.is_some_and(Commodity::is_live);
    match reason {
        LossReason::Broken if !breaks => fl!(l, "loss-damaged"),
        LossReason::Quality if lives => fl!(l, "loss-dead"),
        LossReason::Shrinkage => fl!(l, "loss-shrinkage"),
        LossReason::Broken => fl!(l, "loss-broken"),
        LossReason::Quality => fl!(l, "loss-quality"),
        LossReason::ShortLoad => fl!(l, "loss-short-load"),
        LossReason::Surplus => fl!(l, "loss-surplus"),
    }
}
