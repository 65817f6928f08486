//! The text of each question.

use chrono::NaiveDate;
use i18n_embed_fl::fl;

use super::{demands, offers, orders, prices, rules, talks};
use crate::{
    chat::{
        kit::{
            Service, example,
            text::{NAME, SENTENCE, goods_inside, lines, user},
            words,
        },
        orders::{approval, delivery, inquiry},
    },
    domain::{
        commodity::{GoodsCode, Group, Variant},
        money::{Price, Rupiah},
        offer::{Handover, Terms},
        order::CancelReason,
        quantity::Quantity,
        unit::Unit,
    },
    locale::Locale,
    notice::{Ask, Choice, OfferFacts, OrderFacts, Problem, Question},
};

pub(super) fn text(l: Locale, ask: &Ask, service: &Service) -> String {
    match &ask.question {
        // Who writes instead of pressing has read it above.
        Question::Consent if ask.problem.is_some() => fl!(l, "ask-consent-again"),
        Question::Consent => fl!(l, "ask-consent"),
        Question::ConsentFull => consent_full(l, service),
        Question::Age => fl!(l, "ask-age"),
        Question::Role => fl!(l, "ask-role"),
        Question::Code => fl!(l, "ask-code"),
        Question::Name => fl!(l, "ask-name"),
        Question::SellerKind => fl!(l, "ask-seller-kind"),
        Question::District => fl!(l, "ask-district"),
        Question::VillageOfCity => fl!(l, "ask-village-city"),
        Question::Village { district: Some(district) } => fl!(l, "ask-village", district = user(district, NAME)),
        Question::Village { district: None } => fl!(l, "ask-village-kabupaten"),
        Question::ProfileField => fl!(l, "ask-profile-field"),
        Question::Phone => fl!(l, "ask-phone"),

        Question::Goods => fl!(l, "ask-goods"),
        Question::MoreGoods => fl!(l, "ask-more-goods"),
        Question::GoodsOf { group } => goods_of(l, *group),
        Question::Variant { family } => variant(l, *family),
        Question::Quantity { goods, example: unit } => {
            fl!(l, "ask-quantity", goods = user(words::goods(l, goods), NAME), example = example::quantities(l, *unit))
        }
        Question::QuantityScale => fl!(l, "ask-quantity-scale"),
        Question::QuantityUnit { number } => fl!(l, "ask-quantity-unit", number = l.decimal(*number)),
        Question::Pack { pack } if pack.needs_pack_content() => fl!(l, "ask-pack", pack = l.unit(*pack)),
        Question::Pack { pack } => fl!(l, "ask-pack-other", pack = l.unit(*pack)),
        Question::Tray => fl!(l, "ask-tray"),
        Question::Price { per: Unit::Lot, .. } => fl!(l, "ask-price-lot", example = example::price(l, Unit::Lot)),
        Question::Price { per, goods } => {
            fl!(l, "ask-price", unit = l.unit(*per), example = example::price_of(l, goods.as_ref().map(GoodsCode::as_str), *per))
        }
        Question::PriceScale { price, quantity } => price_scale(l, *price, *quantity),
        Question::PriceUnit { amount } => price_unit(l, *amount, &ask.choices),
        Question::PriceApprox { price } => price_approx(l, *price),
        Question::PriceRange { per: Unit::Lot, .. } => fl!(l, "ask-price-range-lot", example = example::price(l, Unit::Lot)),
        Question::PriceRange { per, goods } => {
            fl!(l, "ask-price-range", unit = l.unit(*per), example = example::price_of(l, goods.as_ref().map(GoodsCode::as_str), *per))
        }
        Question::PriceNego { per: Unit::Lot, .. } => fl!(l, "ask-price-nego-lot", example = example::price(l, Unit::Lot)),
        Question::PriceNego { per, goods } => {
            fl!(l, "ask-price-nego", unit = l.unit(*per), example = example::price_of(l, goods.as_ref().map(GoodsCode::as_str), *per))
        }
        Question::Handover => fl!(l, "ask-handover"),
        Question::Ready { .. } => fl!(l, "ask-ready"),
        Question::ReadyOn { today } => {
            fl!(l, "ask-ready-on", example = today.map_or_else(|| fl!(l, "example-day"), |today| example::day(l, today)))
        }
        Question::Recurring { .. } => fl!(l, "ask-recurring"),
        Question::Place { place } => fl!(l, "ask-place", place = user(place, NAME)),
        Question::OfferSummary { draft } => offers::summary(l, draft),
        Question::OfferField => fl!(l, "ask-offer-field"),
        Question::OfferNote => fl!(l, "ask-offer-note"),
        Question::PriceSure { price, usual } => price_sure(l, *price, *usual),
        Question::ReplaceOrAdd { offer } => {
            fl!(l, "ask-replace-or-add", offer = offer.id.to_string(), remaining = l.quantity(offer.remaining))
        }
        Question::Instead { goods, quantity, family } => {
            let goods = family.map_or_else(|| goods_inside(words::goods(l, goods)), |family| family_name(l, family));
            match quantity {
                Some(quantity) => fl!(l, "ask-instead-of-quantity", goods = goods, quantity = l.quantity(*quantity)),
                None => fl!(l, "ask-instead", goods = goods),
            }
        }

        Question::SellOrSeek => fl!(l, "ask-sell-or-seek"),
        Question::FirstOf { goods } => fl!(l, "ask-first-of", goods = goods_inside(words::goods(l, goods))),
        Question::WhichOffer { offers } => which_offer(l, offers),

        Question::FarmerConsent if ask.problem.is_some() => fl!(l, "ask-farmer-consent-again"),
        Question::FarmerConsent => fl!(l, "ask-farmer-consent", contact = user(&service.contact, NAME)),
        Question::FarmerName => fl!(l, "ask-farmer-name"),
        Question::FarmerKind => fl!(l, "ask-farmer-kind"),
        Question::FarmerDistrict => fl!(l, "ask-farmer-district"),
        Question::FarmerVillage => fl!(l, "ask-farmer-village"),
        Question::FarmerCheck { on_behalf, seller_kind, place } => fl!(
            l,
            "ask-farmer-check",
            farmer = user(&on_behalf.farmer, NAME),
            kind = words::seller_kind(l, *seller_kind),
            place = user(place, NAME),
            assistant = user(&on_behalf.assistant, NAME)
        ),
        Question::RoutineDays { goods } => fl!(l, "ask-routine-days", goods = goods_inside(words::goods(l, goods))),
        Question::RoutineHour { goods } => fl!(l, "ask-routine-hour", goods = goods_inside(words::goods(l, goods))),
        Question::RoutineCheck { goods, rhythm } => offers::routine::check(l, words::goods(l, goods), *rhythm),

        Question::NewPrice { offer } => fl!(
            l,
            "ask-new-price",
            offer = offer.id.to_string(),
            price = l.price(offer.terms.price),
            example = l.integer(offer.terms.price.amount.0)
        ),
        Question::NewPriceCheck { offer, price } => {
            let (old, new) = (l.price(offer.terms.price), l.price(*price));
            fl!(l, "ask-new-price-check", offer = offer.id.to_string(), old = old, new = new)
        }
        Question::NewQuantity { offer } => new_quantity(l, offer),
        Question::NewQuantityCheck { offer, quantity } => {
            let pack = offer.terms.pack;
            let (old, new) = (l.quantity(offer.offered), l.quantity_checked(*quantity, pack));
            fl!(l, "ask-new-quantity-check", offer = offer.id.to_string(), old = old, new = new)
        }
        Question::RestCheck { offer, rest } => {
            let (old, new) = (l.quantity(offer.remaining), l.quantity_checked(*rest, offer.terms.pack));
            fl!(
                l,
                "ask-rest-check",
                offer = offer.id.to_string(),
                goods = goods_inside(words::goods_of(l, &offer.terms)),
                old = old,
                new = new
            )
        }
        Question::SoldOutCheck { offer } => fl!(
            l,
            "ask-sold-out-check",
            offer = offer.id.to_string(),
            goods = goods_inside(words::goods_of(l, &offer.terms)),
            remaining = l.quantity(offer.remaining)
        ),
        Question::WithdrawCheck { offer } => fl!(
            l,
            "ask-withdraw-check",
            offer = offer.id.to_string(),
            goods = goods_inside(words::goods_of(l, &offer.terms)),
            remaining = l.quantity(offer.remaining)
        ),

        Question::BuyQuantity { offer } if offer.terms.whole_only() => {
            fl!(l, "ask-buy-whole", remaining = l.quantity_full(offer.remaining, offer.terms.pack))
        }
        Question::BuyQuantity { offer } => {
            fl!(l, "ask-buy-quantity", remaining = l.quantity_full(offer.remaining, offer.terms.pack))
        }
        Question::BuyQuantityTyped { offer } => {
            fl!(l, "ask-buy-typed", example = example::quantity_of(l, offer.remaining), remaining = l.quantity(offer.remaining))
        }
        Question::BuyCheck { offer, quantity, total, day, note } => {
            let is_changed = matches!(ask.problem, Some(Problem::TermsChanged { .. }));
            buy_check(l, (offer, is_changed), *quantity, *total, *day, note.as_deref())
        }
        Question::BuyDay { first, handover: Some(Handover::BuyerSite) } => {
            fl!(l, "ask-buy-day-brought", first = l.date_short(*first), example = example::day(l, *first))
        }
        Question::BuyDay { first, .. } => fl!(l, "ask-buy-day", first = l.date_short(*first), example = example::day(l, *first)),
        Question::BuyNote => fl!(l, "ask-buy-note"),
        Question::SearchGoods => fl!(l, "ask-search-goods"),

        Question::WeighedCheck { event, order, detail } => {
            approval::check(l, *event, order, detail).unwrap_or_else(|| delivery::weighed_check(l, *event, order, detail))
        }
        Question::OrderInquiry { inquiry, event, order, today, detail } => inquiry::question(l, (*inquiry, *event, *today), order, detail),
        Question::Freight { order, shared } => orders::trip::ask_freight(l, order, *shared),
        Question::ComplaintNote { order } => fl!(l, "ask-complaint-note", order = order.code.to_string()),
        Question::DeclineCheck { order } => decline_check(l, order),
        Question::CancelReason { order } => fl!(l, "ask-cancel-reason", order = order.code.to_string()),
        Question::CancelNote { .. } => fl!(l, "ask-cancel-note"),
        Question::CancelCheck { order, note, reason } => {
            let note = if note.is_empty() { words::reason(l, reason.unwrap_or(CancelReason::Other)) } else { user(note, SENTENCE) };
            let how = if ask.choices.iter().flatten().any(|choice| *choice == Choice::Together) {
                fl!(l, "ask-cancel-how")
            } else {
                String::new()
            };
            lines([fl!(l, "ask-cancel-check", order = order.code.to_string(), note = note), how])
        }
        Question::ReferenceLine { today } => prices::ask_line(l, *today),
        Question::ReferenceCheck { reference } => prices::ask_check(l, reference),
        Question::ToleranceGoods => fl!(l, "ask-tolerance-goods"),
        Question::ToleranceShare { goods } => rules::ask_share(l, goods),
        Question::ToleranceCheck { goods, tolerance } => rules::ask_share_check(l, goods, *tolerance),
        Question::LimitOrganization => fl!(l, "ask-limit-organization"),
        Question::LimitAmount { organization } => rules::ask_limit(l, *organization),
        Question::LimitCheck { organization, limit } => rules::ask_limit_check(l, *organization, *limit),

        Question::DemandGoods => fl!(l, "ask-demand-goods"),
        Question::DemandQuantity { goods, example } => demands::ask_quantity(l, goods, *example),
        Question::DemandDay { .. } => fl!(l, "ask-demand-day"),
        Question::DemandPrice { goods, per } => {
            fl!(l, "ask-demand-price", unit = l.unit(*per), example = example::price_of(l, Some(goods.as_str()), *per))
        }
        Question::DemandPlace => fl!(l, "ask-demand-place"),
        Question::DemandNote => fl!(l, "ask-demand-note"),
        Question::DemandSeal { .. } => fl!(l, "ask-demand-seal"),
        Question::DemandCheck { goods, wanted, demand, sealed_until } => demands::ask_check(l, goods, wanted, *demand, *sealed_until),
        Question::DemandField => fl!(l, "ask-demand-field"),
        Question::AnswerQuantity { demand } => demands::ask_answer_quantity(l, demand),
        Question::AnswerPrice { demand, per, .. } => {
            fl!(l, "ask-answer-price", unit = l.unit(*per), example = example::price_of(l, Some(demand.goods.as_str()), *per))
        }
        Question::AnswerDay { demand, .. } => fl!(l, "ask-answer-day", date = l.date(demand.wanted.needed_on)),
        Question::AnswerCheck { demand, quantity, price, ready_on, total, handover } => {
            demands::ask_answer_check(l, demand, (*quantity, *price, *ready_on), *handover, *total)
        }
        Question::AwardQuantity { answer, most, .. } => demands::ask_award_quantity(l, answer, *most),
        Question::AwardCheck { demand, answer, quantity, total, reliability } => {
            demands::ask_award_check(l, demand, answer, (*quantity, *total), *reliability)
        }
        Question::PoolCheck { demand, load } => demands::pool_check(l, demand, load),

        Question::BidQuantity { offer } => fl!(l, "ask-bid-quantity", remaining = l.quantity_full(offer.remaining, offer.terms.pack)),
        Question::BidPrice { asked, example, own, organization } => talks::ask_price(l, *asked, *example, *own, *organization),
        Question::BidCheck { offer, terms, quantity, price, total, agrees } => {
            talks::ask_check(l, (*offer, terms), (*quantity, *price, *total), *agrees)
        }
        Question::DigestHour { hour } => fl!(l, "ask-digest-hour", time = l.hour(*hour)),
        Question::DigestDays { days } => match words::days(l, *days) {
            Some(days) => fl!(l, "ask-digest-days", days = days),
            None => fl!(l, "ask-digest-days-never"),
        },
        Question::DeleteCheck => fl!(l, "ask-delete-check"),
        Question::StopCheck => fl!(l, "ask-stop-check"),
        Question::StopCheckOrders { cancelled, kept } => {
            let cancels = (*cancelled > 0).then(|| fl!(l, "stop-cancels", count = l.integer(*cancelled)));
            let keeps = (*kept > 0).then(|| fl!(l, "stop-keeps", count = l.integer(*kept)));
            fl!(l, "ask-stop-check-orders", orders = lines([cancels.unwrap_or_default(), keeps.unwrap_or_default()]))
        }
    }
}

fn consent_full(l: Locale, service: &Service) -> String {
    fl!(
        l,
        "ask-consent-full",
        controller = user(&service.controller, SENTENCE),
        contact = user(&service.contact, SENTENCE),
        days = l.integer(service.retention_days.into())
    )
}

fn goods_of(l: Locale, group: Group) -> String {
    match group {
        Group::Egg | Group::OtherEgg => fl!(l, "ask-goods-egg"),
        Group::Chicken => fl!(l, "ask-goods-chicken"),
        Group::Fish => fl!(l, "ask-goods-fish"),
        Group::Chili => fl!(l, "ask-goods-chili"),
        Group::Grain => fl!(l, "ask-goods-grain"),
        Group::Livestock => fl!(l, "ask-goods-livestock"),
        Group::Vegetable => fl!(l, "ask-goods-vegetable"),
        Group::Fruit => fl!(l, "ask-goods-fruit"),
        Group::Processed => fl!(l, "ask-goods-processed"),
        Group::Craft => fl!(l, "ask-goods-craft"),
    }
}

/// What goods are called of which a family is known.
fn family_name(l: Locale, family: Variant) -> String {
    match family {
        Variant::Chicken => fl!(l, "family-chicken"),
        Variant::Broiler => fl!(l, "family-broiler"),
        Variant::LiveChicken => fl!(l, "family-live-chicken"),
        Variant::Chili => fl!(l, "family-chili"),
        Variant::Onion => fl!(l, "family-onion"),
        Variant::Rice => fl!(l, "family-rice"),
        Variant::Paddy => fl!(l, "family-paddy"),
        Variant::Coffee => fl!(l, "family-coffee"),
        Variant::Fish => fl!(l, "family-fish"),
        Variant::Root => fl!(l, "family-root"),
        Variant::Meat => fl!(l, "family-meat"),
        Variant::Near => fl!(l, "family-near"),
    }
}

fn variant(l: Locale, family: Variant) -> String {
    match family {
        Variant::Chicken => fl!(l, "ask-variant-chicken"),
        Variant::Broiler => fl!(l, "ask-variant-broiler"),
        Variant::LiveChicken => fl!(l, "ask-variant-live-chicken"),
        Variant::Chili => fl!(l, "ask-variant-chili"),
        Variant::Onion => fl!(l, "ask-variant-onion"),
        Variant::Rice => fl!(l, "ask-variant-rice"),
        Variant::Paddy => fl!(l, "ask-variant-paddy"),
        Variant::Coffee => fl!(l, "ask-variant-coffee"),
        Variant::Fish => fl!(l, "ask-variant-fish"),
        Variant::Root => fl!(l, "ask-variant-root"),
        Variant::Meat => fl!(l, "ask-variant-meat"),
        Variant::Near => fl!(l, "ask-variant-near"),
    }
}

fn price_scale(l: Locale, price: Price, all: Option<Quantity>) -> String {
    let money = l.money(price.amount);
    match (price.per, all) {
        (Unit::Lot, Some(all)) => fl!(l, "ask-price-scale-lot-of", money = money, quantity = l.quantity(all)),
        (Unit::Lot, None) => fl!(l, "ask-price-scale-lot", money = money),
        (per, _) => fl!(l, "ask-price-scale", money = money, unit = l.unit(per)),
    }
}

/// `Betul Rp4.500 per kg? Biasanya Rp45.000.`
fn price_sure(l: Locale, price: Price, usual: Option<Price>) -> String {
    let money = l.money(price.amount);
    let sure = match price.per {
        Unit::Lot => fl!(l, "ask-price-sure-lot", money = money),
        per => fl!(l, "ask-price-sure", money = money, unit = l.unit(per)),
    };
    lines([usual.map(|usual| fl!(l, "price-usual", price = l.price(usual))).unwrap_or_default(), sure])
}

fn price_approx(l: Locale, price: Price) -> String {
    let money = l.money(price.amount);
    match price.per {
        Unit::Lot => fl!(l, "ask-price-approx-lot", money = money),
        per => fl!(l, "ask-price-approx", money = money, unit = l.unit(per)),
    }
}

/// `Rp21.000 itu per kg atau per ekor?`, with the units that the buttons offer.
fn price_unit(l: Locale, amount: Rupiah, choices: &[Vec<Choice>]) -> String {
    let units: Vec<_> = choices
        .iter()
        .flatten()
        .filter_map(|choice| match choice {
            Choice::Unit(unit) if *unit != Unit::Lot => Some(fl!(l, "per-unit", unit = l.unit(*unit))),
            _ => None,
        })
        .collect();
    let money = l.money(amount);
    match units.as_slice() {
        [first, second] => {
            let units = fl!(l, "or", first = first.clone(), second = second.clone());
            fl!(l, "ask-price-unit", money = money, units = units)
        }
        _ => fl!(l, "ask-price-unit-any", money = money),
    }
}

/// The offers with their numbers, which stand on the buttons.
fn which_offer(l: Locale, offers: &[OfferFacts]) -> String {
    let line = |offer: &OfferFacts| {
        let (left, price) = (l.quantity(offer.remaining), l.price(offer.terms.price));
        if let Some(names) = &offer.on_behalf {
            return fl!(
                l,
                "which-offer-line-of",
                offer = offer.id.to_string(),
                farmer = user(&names.farmer, NAME),
                goods = goods_inside(words::goods_of(l, &offer.terms)),
                remaining = left,
                price = price
            );
        }
        fl!(
            l,
            "which-offer-line",
            offer = offer.id.to_string(),
            goods = user(words::goods_of(l, &offer.terms), NAME),
            remaining = left,
            price = price
        )
    };
    let all = offers.iter().map(line).collect::<Vec<_>>().join("\n");
    let asked = if offers.iter().any(|offer| offer.on_behalf.is_some()) { fl!(l, "ask-whose-offer") } else { fl!(l, "ask-which-offer") };
    lines([asked, all])
}

fn new_quantity(l: Locale, offer: &OfferFacts) -> String {
    let (id, offered) = (offer.id.to_string(), l.quantity_full(offer.offered, offer.terms.pack));
    let example = example::quantity(l, offer.offered.unit);
    if offer.bound > 0 {
        let bound = l.quantity(offer.offered.with_base(offer.bound));
        fl!(l, "ask-new-quantity-bound", offer = id, offered = offered, bound = bound, example = example)
    } else {
        fl!(l, "ask-new-quantity", offer = id, offered = offered, example = example)
    }
}

fn decline_check(l: Locale, order: &OrderFacts) -> String {
    let (organization, goods) = (words::organization(l, order.organization), goods_inside(words::goods_of(l, &order.terms)));
    let quantity = l.quantity(order.quantity);
    match order.total {
        Some(total) => {
            fl!(l, "ask-decline-check", organization = organization, goods = goods, quantity = quantity, total = l.money(total))
        }
        None => fl!(l, "ask-decline-check-weigh", organization = organization, goods = goods, quantity = quantity),
    }
}

/// The order before it is sent; `is_changed` where the terms are others than the buyer saw before.
fn buy_check(
    l: Locale,
    (offer, is_changed): (&OfferFacts, bool),
    quantity: Quantity,
    total: Option<Rupiah>,
    day: Option<NaiveDate>,
    note: Option<&str>,
) -> String {
    let terms = &offer.terms;
    let (wanted, goods) = (l.quantity_full(quantity, terms.pack), goods_inside(words::goods_of(l, terms)));
    let head = match is_changed {
        true => fl!(l, "ask-buy-check-still", quantity = wanted, goods = goods, offer = offer.id.to_string()),
        false => fl!(l, "ask-buy-check", quantity = wanted, goods = goods, offer = offer.id.to_string()),
    };
    lines([
        head,
        fl!(
            l,
            "buy-terms",
            price = l.price(terms.price),
            handover = words::handover(l, terms.handover),
            when = words::when(l, &Terms { ready_from: day.unwrap_or(terms.ready_from), ready_until: None, ..terms.clone() }, false)
        ),
        if terms.whole_only() { fl!(l, "offer-whole") } else { words::total(l, total) },
        words::tolerated(l, terms.tolerated(), quantity),
        words::agreed_note(l, terms),
        note.map(|note| fl!(l, "buy-note", note = user(note, SENTENCE))).unwrap_or_default(),
    ])
}
