//! Papers: what they say, how large they are, how long they take, and that nothing which people type can break them.

mod changes;
mod issuing;
mod read_back;
mod trace;

use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use tembus::{
    chat::{paper, paper_file},
    domain::{
        money::{Price, Rupiah},
        offer::{Handover, OfferId, Terms},
        order::{Load, LossReason, OrderCode, Receipt, ReceiptAnswer},
        paper::PaperKind,
        person::Organization,
        place::Region,
        quantity::Quantity,
        tolerance::Tolerance,
        unit::Unit,
    },
    notice::{PaperFacts, PaperIssue},
};

const LARGEST: usize = 200_000;
const LONGEST: Duration = Duration::from_millis(300);

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn facts(kind: PaperKind) -> PaperFacts {
    let day = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
    let terms = Terms {
        commodity: "EGG_LAYER".to_owned(),
        goods: "Telur ayam ras".to_owned(),
        pack: None,
        price: Price { amount: Rupiah(26_500), per: Unit::Kg },
        handover: Handover::SellerSite,
        ready_from: day,
        ready_until: None,
        place: "Gedog".to_owned(),
        region: Region::Kota,
        note: None,
        tolerance: Tolerance::NONE,
    };
    let receipt = Receipt {
        answer: Some(ReceiptAnswer::Agreed),
        at: Some(at("2026-11-26T02:00:00Z")),
        ..Receipt::of(1_002_000, 990_000, Some(LossReason::Broken))
    };
    let load = |receipt| Load {
        packs: None,
        number: 1,
        loaded: 1_002_000,
        plate: Some("AG 1234 XX".to_owned()),
        driver: None,
        departed: at("2026-11-25T08:20:00Z"),
        trip: None,
        arrival: None,
        receipt,
    };
    let loads = match kind {
        PaperKind::Confirmation => vec![],
        PaperKind::DeliveryNote => vec![load(None)],
        PaperKind::Receipt => vec![load(Some(receipt))],
    };
    PaperFacts {
        kind,
        order: OrderCode { year: 2026, number: 87 },
        offer: OfferId(1042),
        organization: Organization::PasarJaya,
        terms,
        quantity: Quantity { base: 1_002_000, unit: Unit::Kg },
        total: Some(Rupiah(26_553_000)),
        buyer_note: Some("Untuk gudang Cakung, bongkar sebelum jam 10".to_owned()),
        seller: "Pak Slamet".into(),
        assistant: None,
        buyer: "Bu Rina".into(),
        agreed_at: at("2026-11-24T03:15:00Z"),
        bids: vec![],
        loads,
        companions: 0,
        freight: None,
        closed_short: 0,
        returned: 0,
        entries: Vec::new(),
        weighed: None,
        addenda: vec![],
    }
}

pub(crate) fn issue() -> PaperIssue {
    PaperIssue {
        number: 1,
        code: "7KQ2M-4XWPD".parse().unwrap(),
        at: at("2026-11-24T03:20:00Z"),
        link: "https://t.me/tembus_pasar_bot?start=s7KQ2M4XWPD".to_owned(),
    }
}

/// How many pages a PDF has.
fn pages(bytes: &[u8]) -> usize {
    let is_page = |window: &&[u8]| window.starts_with(b"/Type/Page") && window[10] != b's';
    let plain: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    plain.windows(11).filter(is_page).count()
}

#[test]
fn every_kind_is_small_quick_and_the_same_each_time() {
    for kind in PaperKind::ALL {
        // The fonts are read once.
        paper(&facts(*kind), Some(&issue()), "Tembus Pasar").unwrap();
        let begun = Instant::now();
        let bytes = paper(&facts(*kind), Some(&issue()), "Tembus Pasar").unwrap();
        let took = begun.elapsed();
        assert!(bytes.starts_with(b"%PDF-1.") && bytes.len() < LARGEST, "{kind}: {} bytes", bytes.len());
        assert!(took < LONGEST, "{kind}: {took:?}");
        assert_eq!(pages(&bytes), 1, "{kind}");
        assert_eq!(bytes, paper(&facts(*kind), Some(&issue()), "Tembus Pasar").unwrap(), "{kind}");
        if let Ok(folder) = std::env::var("PAPERS_OUT") {
            std::fs::write(format!("{folder}/{}", paper_file(&facts(*kind), Some(&issue()))), &bytes).unwrap();
        }
    }
}

#[test]
fn many_rows_run_over_several_pages_and_stay_small() {
    let mut facts = facts(PaperKind::Receipt);
    let load = facts.loads[0].clone();
    facts.loads = (1..=120).map(|number| Load { number, ..load.clone() }).collect();
    let begun = Instant::now();
    let bytes = paper(&facts, Some(&issue()), "Tembus Pasar").unwrap();
    let took = begun.elapsed();
    assert!(pages(&bytes) > 5 && bytes.len() < LARGEST && took < LONGEST, "{} pages, {} bytes, {took:?}", pages(&bytes), bytes.len());
    facts.loads = (1..=20_000).map(|number| Load { number, ..load.clone() }).collect();
    assert!(paper(&facts, Some(&issue()), "Tembus Pasar").unwrap_err().to_string().contains("pages"));
}

#[test]
fn long_names_are_wrapped() {
    let mut facts = facts(PaperKind::Confirmation);
    facts.terms.goods = "Telur ayam ras Omega tiga dari kandang terbuka kelompok ternak Sumber Rejeki Makmur Sentosa".to_owned();
    facts.terms.commodity = "OUTSIDE".to_owned();
    facts.seller = "W".repeat(400).as_str().into();
    facts.assistant = Some("Bu Pendamping ".repeat(20).as_str().into());
    facts.buyer_note = Some("panjang ".repeat(300));
    facts.quantity.base = i64::MAX;
    facts.total = Some(Rupiah(i64::MAX));
    facts.terms.price.amount = Rupiah(i64::MAX);
    let bytes = paper(&facts, Some(&issue()), &"Tembus Pasar ".repeat(30)).unwrap();
    if let Ok(folder) = std::env::var("PAPERS_OUT") {
        std::fs::write(format!("{folder}/long.pdf"), &bytes).unwrap();
    }
    assert!(bytes.len() < LARGEST);
}

#[test]
fn a_paper_without_a_code_says_that_it_is_a_draft() {
    let draft = paper(&facts(PaperKind::Confirmation), None, "Tembus Pasar").unwrap();
    assert_ne!(draft, paper(&facts(PaperKind::Confirmation), Some(&issue()), "Tembus Pasar").unwrap());
    assert_eq!(paper_file(&facts(PaperKind::Confirmation), None), "O-2026-00087-KP.pdf");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_that_people_type_breaks_a_paper(
        name in any::<String>(), note in ".{0,400}", place in "\\PC{0,80}", goods in any::<String>(), plate in any::<String>(),
        base in any::<i64>(), rupiah in any::<i64>(), loaded in any::<i64>(), accepted in any::<i64>(), kind in 0usize..3
    ) {
        let mut facts = facts(PaperKind::ALL[kind]);
        (facts.seller, facts.buyer, facts.assistant) = (name.as_str().into(), note.as_str().into(), Some(name.as_str().into()));
        (facts.terms.place, facts.terms.goods, facts.terms.commodity) = (place, goods, "OUTSIDE".to_owned());
        (facts.buyer_note, facts.quantity.base, facts.closed_short) = (Some(note), base, base);
        (facts.terms.price.amount, facts.total) = (Rupiah(rupiah), Some(Rupiah(rupiah)));
        for load in &mut facts.loads {
            (load.loaded, load.plate) = (loaded, Some(plate.clone()));
            if let Some(receipt) = &mut load.receipt {
                (receipt.accepted, receipt.rejected) = (accepted, loaded);
            }
        }
        let bytes = paper(&facts, Some(&issue()), "Tembus Pasar").unwrap();
        prop_assert!(bytes.len() < LARGEST);
    }
}
