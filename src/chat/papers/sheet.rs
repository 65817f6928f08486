//! What a paper says, word for word.

use i18n_embed_fl::fl;

use crate::{
    chat::kit::{
        text::{NAME, SENTENCE, plain},
        words,
    },
    domain::{
        offer::Handover,
        order::{Addendum, Load, LossReason, Receipt, ReceiptAnswer, ReceiptCause},
        paper::PaperKind,
        person::Language,
        quantity::Quantity,
        talk::Bid,
        unit::Unit,
    },
    locale::Locale,
    notice::{PaperFacts, PaperIssue},
    papers::{Block, Column, Sheet, TypesetError, typeset},
};

/// Papers are Indonesian, whatever their reader reads: both sides have the same one.
const LANGUAGE: Language = Language::Id;

/// The paper as a PDF: `issue` is what it is known by, and without it the paper says that it is a draft. The same facts
/// give the same bytes.
///
/// # Errors
/// [`TypesetError`].
pub fn paper(facts: &PaperFacts, issue: Option<&PaperIssue>, service: &str) -> Result<Vec<u8>, TypesetError> {
    let l = Locale::of(LANGUAGE);
    let page = |page: usize, of: usize| fl!(l, "paper-page", page = page.to_string(), of = of.to_string());
    typeset(&sheet(l, facts, issue, service), &page)
}

/// The name of a paper's file: `O-2026-00087-KP-1.pdf`.
#[must_use]
pub fn paper_file(facts: &PaperFacts, issue: Option<&PaperIssue>) -> String {
    let number = issue.map_or_else(|| format!("{}/{}", facts.order, facts.kind.letters()), |issue| facts.number(issue).to_string());
    format!("{}.pdf", number.replace('/', "-"))
}

/// What a kind of paper is called at its head.
fn title(l: Locale, kind: PaperKind) -> String {
    match kind {
        PaperKind::Confirmation => fl!(l, "paper-confirmation"),
        PaperKind::DeliveryNote => fl!(l, "paper-delivery"),
        PaperKind::Receipt => fl!(l, "paper-receipt"),
    }
}

fn sheet(l: Locale, facts: &PaperFacts, issue: Option<&PaperIssue>, service: &str) -> Sheet {
    let number = issue.map_or_else(|| fl!(l, "paper-draft"), |issue| facts.number(issue).to_string());
    let mut blocks = head(l, facts, issue, &number);
    match facts.kind {
        PaperKind::Confirmation => agreement(l, facts, &mut blocks),
        PaperKind::DeliveryNote => delivery(l, facts, &mut blocks),
        PaperKind::Receipt => receipt(l, facts, &mut blocks),
    }
    blocks.extend(foot(l, facts, issue, service));
    Sheet {
        language: LANGUAGE.code().to_owned(),
        issuer: service.to_owned(),
        subtitle: fl!(l, "paper-subtitle"),
        title: title(l, facts.kind),
        number,
        blocks,
    }
}

/// Its number, when it was issued, and both parties.
fn head(l: Locale, facts: &PaperFacts, issue: Option<&PaperIssue>, number: &str) -> Vec<Block> {
    let mut pairs = vec![
        (fl!(l, "paper-number"), number.to_owned()),
        (fl!(l, "paper-order"), fl!(l, "paper-order-of", order = facts.order.to_string(), offer = facts.offer.to_string())),
        (fl!(l, "paper-agreed"), l.moment(facts.agreed_at)),
    ];
    if let Some(issue) = issue {
        pairs.push((fl!(l, "paper-issued"), l.moment(issue.at)));
    }
    let seller = match &facts.assistant {
        None => name(&facts.seller),
        Some(assistant) => fl!(l, "paper-seller-through", seller = name(&facts.seller), assistant = name(assistant)),
    };
    let buyer = fl!(l, "paper-buyer-of", organization = words::organization(l, facts.organization), buyer = name(&facts.buyer));
    let parties = vec![(fl!(l, "side-seller-title"), seller), (fl!(l, "side-buyer-title"), buyer)];
    vec![Block::Pairs(pairs), Block::Heading(fl!(l, "paper-parties")), Block::Pairs(parties)]
}

/// A name that somebody typed; nothing is left of a person who deleted the account.
fn name(typed: &str) -> String {
    plain(typed, NAME)
}

/// What both sides saw: goods, price, handover, day, and how it is weighed.
fn agreement(l: Locale, facts: &PaperFacts, blocks: &mut Vec<Block>) {
    let lot = facts.terms.price.per == Unit::Lot;
    let total = match facts.total {
        _ if lot => l.money(facts.terms.price.amount),
        Some(total) => l.money(total),
        None => fl!(l, "paper-weigh-first"),
    };
    let row = vec![goods(l, facts), l.quantity_checked(facts.quantity, facts.terms.pack), l.price(facts.terms.price), total.clone()];
    let sum = vec![fl!(l, "paper-total"), String::new(), String::new(), total];
    blocks.push(Block::Heading(fl!(l, "paper-what")));
    blocks.push(Block::Table {
        columns: vec![
            column(fl!(l, "paper-goods"), 34, false),
            column(fl!(l, "paper-quantity"), 26, true),
            column(fl!(l, "paper-price"), 20, true),
            column(fl!(l, "paper-sum"), 22, true),
        ],
        rows: vec![row],
        total: Some(sum),
    });
    blocks.push(Block::Heading(fl!(l, "paper-terms")));
    let mut terms = vec![(fl!(l, "paper-handover"), handover(l, facts)), (fl!(l, "paper-day"), words::ready(l, &facts.terms))];
    // What nobody was asked about is not printed.
    if facts.total.is_none() && !lot {
        terms.push((fl!(l, "paper-weighing"), fl!(l, "total-weigh")));
    }
    let tolerated = words::tolerated(l, facts.terms.tolerated(), facts.quantity);
    if !tolerated.is_empty() {
        terms.push((fl!(l, "paper-tolerance"), tolerated));
    }
    if let Some(note) = &facts.terms.note {
        terms.push((fl!(l, "paper-seller-note"), plain(note, SENTENCE)));
    }
    if let Some(note) = &facts.buyer_note {
        terms.push((fl!(l, "paper-note"), plain(note, SENTENCE)));
    }
    blocks.push(Block::Pairs(terms));
    bids(l, facts, blocks);
    addenda(l, facts, blocks);
    // What holds since a change was agreed to then.
    let at = l.moment(facts.agreed_at);
    blocks.push(Block::Paragraph(match facts.addenda.iter().map(|addendum| addendum.at).max() {
        Some(changed) => fl!(l, "paper-agreed-and-changed", at = at, changed = l.moment(changed)),
        None => fl!(l, "paper-agreed-by-both", at = at),
    }));
}

/// How the price came about, where it was talked about.
fn bids(l: Locale, facts: &PaperFacts, blocks: &mut Vec<Block>) {
    if facts.bids.is_empty() {
        return;
    }
    blocks.push(Block::Heading(fl!(l, "paper-bids")));
    let row = |bid: &Bid| {
        vec![l.moment(bid.at), words::side_title(l, bid.by), l.quantity_checked(bid.quantity, facts.terms.pack), l.price(bid.price)]
    };
    blocks.push(Block::Table {
        columns: vec![
            column(fl!(l, "paper-bid-at"), 34, false),
            column(fl!(l, "paper-bid-by"), 18, false),
            column(fl!(l, "paper-quantity"), 26, true),
            column(fl!(l, "paper-price"), 24, true),
        ],
        rows: facts.bids.iter().map(row).collect(),
        total: None,
    });
}

/// What both sides changed since, each change with its number.
fn addenda(l: Locale, facts: &PaperFacts, blocks: &mut Vec<Block>) {
    if facts.addenda.is_empty() {
        return;
    }
    blocks.push(Block::Heading(fl!(l, "paper-addenda")));
    let row = |addendum: &Addendum| {
        vec![
            l.integer(addendum.number),
            l.moment(addendum.at),
            words::side_title(l, addendum.by),
            words::amendment(l, &addendum.change, facts.terms.pack),
        ]
    };
    blocks.push(Block::Table {
        columns: vec![
            column(fl!(l, "paper-addendum"), 12, false),
            column(fl!(l, "paper-bid-at"), 30, false),
            column(fl!(l, "paper-bid-by"), 16, false),
            column(fl!(l, "paper-change"), 44, false),
        ],
        rows: facts.addenda.iter().map(row).collect(),
        total: None,
    });
}

/// What travels with a load.
fn delivery(l: Locale, facts: &PaperFacts, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(fl!(l, "paper-load")));
    let row = |load: &Load| {
        let plate = load.plate.as_deref().map_or_else(|| fl!(l, "paper-blank"), |plate| plain(plate, NAME));
        let loaded = in_packs(l, l.quantity_checked(base(facts, load.loaded), facts.terms.pack), load);
        vec![l.integer(load.number), goods(l, facts), loaded, plate]
    };
    blocks.push(Block::Table {
        columns: vec![
            column(fl!(l, "paper-trip"), 12, false),
            column(fl!(l, "paper-goods"), 36, false),
            column(fl!(l, "paper-loaded"), 28, true),
            column(fl!(l, "paper-plate"), 24, true),
        ],
        rows: facts.loads.iter().map(row).collect(),
        total: None,
    });
    let mut pairs: Vec<(String, String)> = facts.loads.iter().map(|load| (fl!(l, "paper-departed"), l.moment(load.departed))).collect();
    if let Some(trip) = facts.loads.first().and_then(|load| load.trip).filter(|_| facts.companions > 0) {
        let with = fl!(l, "paper-truck-with", trip = trip.to_string(), count = l.integer(facts.companions));
        pairs.push((fl!(l, "paper-truck"), with));
    }
    if let Some(driver) = facts.loads.first().and_then(|load| load.driver.as_deref()) {
        pairs.push((fl!(l, "paper-driver"), plain(driver, NAME)));
    }
    if let Some(freight) = facts.freight {
        pairs.push((fl!(l, "paper-freight"), fl!(l, "paper-freight-part", freight = l.money(freight))));
    }
    pairs.extend([
        (fl!(l, "paper-from"), place(l, facts)),
        (fl!(l, "paper-to"), words::organization(l, facts.organization)),
        (fl!(l, "paper-handover"), handover(l, facts)),
        (fl!(l, "paper-ordered"), l.quantity_checked(facts.quantity, facts.terms.pack)),
    ]);
    if let Some(note) = &facts.buyer_note {
        pairs.push((fl!(l, "paper-note"), plain(note, SENTENCE)));
    }
    blocks.push(Block::Pairs(pairs));
    blocks.push(Block::Small(fl!(l, "paper-no-invoice")));
    blocks.push(Block::Signatures(vec![fl!(l, "paper-signs-seller"), fl!(l, "paper-signs-driver"), fl!(l, "paper-signs-buyer")]));
}

/// What was loaded, with the packs in which it is, where they were said.
fn in_packs(l: Locale, loaded: String, load: &Load) -> String {
    match load.packs.as_deref() {
        Some(packs) => fl!(l, "load-packs", loaded = loaded, packs = l.quantity(*packs)),
        None => loaded,
    }
}

/// What arrived of each load, what was accepted, and what is to be paid for it.
fn receipt(l: Locale, facts: &PaperFacts, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(fl!(l, "paper-arrived")));
    let amount = |amount: i64| l.quantity(base(facts, amount));
    let weighed = |accepted: i64, grams: Option<i64>| match grams {
        Some(base) => fl!(l, "load-packs", loaded = amount(accepted), packs = l.quantity(Quantity { base, unit: Unit::Kg })),
        None => amount(accepted),
    };
    let row = |(load, receipt): (&Load, &Receipt)| {
        vec![
            l.integer(load.number),
            receipt.at.map(|at| l.moment(at)).unwrap_or_default(),
            in_packs(l, amount(load.loaded), load),
            amount(receipt.received()),
            amount(receipt.rejected),
            weighed(receipt.accepted, receipt.weight),
            remark(l, facts, load, receipt),
        ]
    };
    let receipts = || facts.loads.iter().filter_map(|load| Some((load, load.receipt.as_ref()?)));
    let sum = |of: fn(&Load, &Receipt) -> i64| receipts().map(|(load, receipt)| of(load, receipt)).fold(0, i64::saturating_add);
    let total = vec![
        fl!(l, "paper-total"),
        String::new(),
        amount(sum(|load, _| load.loaded)),
        amount(sum(|_, receipt| receipt.received())),
        amount(sum(|_, receipt| receipt.rejected)),
        weighed(facts.accepted(), facts.weighed.filter(|all| all.accepted == facts.accepted()).map(|all| all.grams)),
        String::new(),
    ];
    blocks.push(Block::Table {
        columns: vec![
            column(fl!(l, "paper-trip"), 11, false),
            column(fl!(l, "paper-when"), 20, false),
            column(fl!(l, "paper-loaded"), 13, true),
            column(fl!(l, "paper-received"), 13, true),
            column(fl!(l, "paper-rejected"), 13, true),
            column(fl!(l, "paper-accepted"), 13, true),
            column(fl!(l, "paper-remark"), 24, false),
        ],
        rows: receipts().map(row).collect(),
        total: Some(total),
    });
    blocks.push(Block::Heading(fl!(l, "paper-worth")));
    let worth = words::worth(l, &facts.terms, &facts.progress(), facts.quantity);
    let mut pairs = vec![
        (fl!(l, "paper-goods"), goods(l, facts)),
        (fl!(l, "paper-ordered"), l.quantity_checked(facts.quantity, facts.terms.pack)),
        (fl!(l, "paper-to-pay"), worth),
    ];
    if facts.returned > 0 {
        pairs.push((fl!(l, "paper-returned"), amount(facts.returned)));
    }
    if facts.closed_short > 0 {
        pairs.push((fl!(l, "paper-short"), amount(facts.closed_short)));
    }
    blocks.push(Block::Pairs(pairs));
    blocks.push(Block::Small(fl!(l, "paper-no-bast")));
    blocks.push(Block::Signatures(vec![fl!(l, "paper-signs-delivered"), fl!(l, "paper-signs-received")]));
}

/// By whom the figures of a receipt were agreed to, and what was said before where they are others.
fn agreed_by(l: Locale, facts: &PaperFacts, load: &Load) -> String {
    let entries = || facts.entries.iter().filter(|(number, _)| *number == load.number).map(|(_, entry)| entry);
    let Some((first, last)) = entries().next().zip(entries().next_back()) else { return fl!(l, "paper-answer-agreed") };
    let answer = match last.cause {
        ReceiptCause::Decided => fl!(l, "paper-answer-decided", at = l.moment(last.at)),
        ReceiptCause::Settled => fl!(l, "paper-answer-settled", at = l.moment(last.at)),
        ReceiptCause::Entered | ReceiptCause::Corrected => fl!(l, "paper-answer-agreed"),
    };
    let amount = |amount: i64| l.quantity(base(facts, amount));
    let before = fl!(l, "paper-before", accepted = amount(first.accepted), rejected = amount(first.rejected));
    let is_other = (first.accepted, first.rejected) != (last.accepted, last.rejected);
    [answer, if is_other { before } else { String::new() }].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

/// Why less was accepted than loaded, and what the seller said to it.
fn remark(l: Locale, facts: &PaperFacts, load: &Load, receipt: &Receipt) -> String {
    let amount = |amount: i64| l.quantity(base(facts, amount.saturating_abs()));
    let explained = receipt
        .losses(load.loaded)
        .into_iter()
        .map(|lost| fl!(l, "paper-loss", reason = words::loss(l, lost.reason, &facts.terms.commodity), missing = amount(lost.quantity)));
    let difference = receipt.unexplained(load.loaded);
    let unexplained = match difference {
        0 => String::new(),
        ..0 => fl!(l, "paper-more", more = amount(difference)),
        _ => fl!(l, "paper-loss", reason = words::loss(l, LossReason::Shrinkage, &facts.terms.commodity), missing = amount(difference)),
    };
    let answer = match receipt.answer {
        Some(ReceiptAnswer::Agreed) => agreed_by(l, facts, load),
        Some(ReceiptAnswer::Disputed) => fl!(l, "paper-answer-disputed"),
        None => fl!(l, "paper-answer-none"),
    };
    let disposition = receipt
        .disposition
        .map(|disposition| fl!(l, "paper-rejects", disposition = words::disposition(l, disposition).to_lowercase()))
        .unwrap_or_default();
    let replaced = if receipt.replaced > 0 { fl!(l, "paper-load-replaced", replaced = amount(receipt.replaced)) } else { String::new() };
    let photos = if receipt.photos > 0 { fl!(l, "photo-count", count = l.integer(receipt.photos)) } else { String::new() };
    explained.chain([unexplained, answer, replaced, disposition, photos]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

/// How the paper can be checked, and what it is not.
fn foot(l: Locale, facts: &PaperFacts, issue: Option<&PaperIssue>, service: &str) -> Vec<Block> {
    let record = fl!(l, "paper-record", service = service.to_owned());
    let Some(issue) = issue else { return vec![Block::Paragraph(fl!(l, "paper-draft-why")), Block::Small(record)] };
    let lines = vec![fl!(l, "paper-code", code = issue.code.to_string()), fl!(l, "paper-check"), record];
    let described = fl!(l, "paper-qr", number = facts.number(issue).to_string());
    vec![Block::Proof { link: issue.link.clone(), described, lines }]
}

fn column(title: String, share: i32, figures: bool) -> Column {
    Column { title, share, figures }
}

fn goods(l: Locale, facts: &PaperFacts) -> String {
    plain(words::goods_of(l, &facts.terms), NAME)
}

fn base(facts: &PaperFacts, base: i64) -> Quantity {
    facts.quantity.with_base(base)
}

fn place(l: Locale, facts: &PaperFacts) -> String {
    words::place_of(l, &plain(&facts.terms.place, NAME), facts.terms.region)
}

fn handover(l: Locale, facts: &PaperFacts) -> String {
    match facts.terms.handover {
        Handover::SellerSite => fl!(l, "paper-handover-seller", place = place(l, facts)),
        Handover::Hub => fl!(l, "handover-hub"),
        Handover::BuyerSite => fl!(l, "handover-buyer"),
    }
}
