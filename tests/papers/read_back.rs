//! What others read from a paper: its text as `pdftotext` finds it, its code as `zbarimg` reads it from the picture. Where they are not
//! there, that is said; with `CI` set it is a failure.

use std::{
    env, fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use tembus::{
    chat::paper,
    domain::{
        lifecycle::Side,
        money::{Price, Rupiah},
        order::{Addendum, Amendment, Disposition, Load, LossReason, Receipt, ReceiptAnswer, ReceiptCause, ReceiptEntry},
        paper::PaperKind,
        quantity::Quantity,
        talk::Bid,
        trip::TripId,
        unit::Unit,
    },
    notice::PaperFacts,
};

use super::{at, facts, issue};
use crate::support::{say_skipped, world::scratch_dir};

const KILOS: fn(i64) -> Quantity = |base| Quantity { base, unit: Unit::Kg };

/// What a program prints that is fed these bytes; nothing where the program is not there.
fn read_by(program: &str, args: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let spawned = Command::new(program).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut reader) = spawned else {
        assert!(env::var_os("CI").is_none(), "no {program} found, and CI is set: install poppler-utils and zbar-tools");
        say_skipped(&format!("PAPERS WERE NOT READ BACK: {program} was not found; install poppler-utils and zbar-tools"));
        return None;
    };
    let (mut stdin, input) = (reader.stdin.take().unwrap(), input.to_vec());
    let feed = std::thread::spawn(move || stdin.write_all(&input));
    let read = reader.wait_with_output().unwrap();
    feed.join().unwrap().unwrap();
    assert!(read.status.success(), "{program} {args:?}: {}", read.status);
    Some(read.stdout)
}

/// The text of a PDF, words apart by one blank.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8(read_by("pdftotext", &["-layout", "-", "-"], bytes)?).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What the codes on the pages of a PDF say that is drawn with so many dots an inch.
fn codes(bytes: &[u8], dots: u32) -> Option<Vec<String>> {
    let folder = scratch_dir();
    let page = folder.join("page");
    read_by("pdftoppm", &["-r", &dots.to_string(), "-gray", "-", page.to_str().unwrap()], bytes)?;
    let pictures = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut last: Vec<_> = pictures.collect();
    last.sort();
    // The code stands at the end of the paper.
    let read = |picture: &Path| read_by("zbarimg", &["--quiet", "--raw", picture.to_str().unwrap()], b"");
    let said = String::from_utf8(read(last.last().unwrap())?).unwrap();
    Some(said.lines().map(str::to_owned).collect())
}

fn drawn(facts: &PaperFacts) -> Vec<u8> {
    paper(facts, Some(&issue()), "Tembus Pasar").unwrap()
}

#[track_caller]
fn says(facts: &PaperFacts, expected: &[&str]) {
    let Some(text) = text(&drawn(facts)) else { return };
    for said in expected {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
}

#[test]
fn what_was_agreed_stands_on_the_confirmation_word_for_word() {
    let bid = |by, amount, time: &str| {
        let price = Price { amount: Rupiah(amount), per: Unit::Kg };
        Bid { by, quantity: KILOS(1_002_000), price, at: at(time) }
    };
    let addendum = |number, by, change| Addendum { number, by, at: at("2026-11-24T06:05:00Z"), change };
    let price = |amount| Price { amount: Rupiah(amount), per: Unit::Kg };
    let told = PaperFacts {
        bids: vec![bid(Side::Buyer, 25_750, "2026-11-24T02:10:00Z"), bid(Side::Seller, 26_250, "2026-11-24T02:30:00Z")],
        addenda: vec![
            addendum(1, Side::Seller, Amendment::Price { from: price(26_250), to: price(26_500) }),
            addendum(2, Side::Buyer, Amendment::Quantity { from: KILOS(2_000_000), to: KILOS(1_002_000) }),
            addendum(3, Side::Buyer, Amendment::PaymentDays { from: None, to: 14 }),
        ],
        ..facts(PaperKind::Confirmation)
    };
    says(
        &told,
        &[
            "O-2026-00087",
            "P-1042",
            "Telur ayam ras",
            "1.002 kg",
            "Rp26.500/kg",
            "Rp26.553.000",
            "Pak Slamet",
            "Pasar Jaya (Bu Rina)",
            "Rab, 25 Nov 2026",
            "Sel, 24 Nov 2026, 10.15 WIB",
            "Untuk gudang Cakung, bongkar sebelum jam 10",
            "Rp25.750/kg",
            "Rp26.250/kg",
            "09.10 WIB",
            "09.30 WIB",
            "13.05 WIB",
            "2.000 kg menjadi 1.002 kg",
            "14 hari",
            "bukan tanda tangan elektronik",
            "7KQ2M-4XWPD",
        ],
    );
}

#[test]
fn what_travels_with_a_load_stands_on_its_slip() {
    let mut told = PaperFacts { companions: 2, freight: Some(Rupiah(692_308)), ..facts(PaperKind::DeliveryNote) };
    let of_trip = |load: &mut Load| (load.trip, load.driver) = (Some(TripId(12)), Some("Pak Joko".to_owned()));
    told.loads.iter_mut().for_each(of_trip);
    says(
        &told,
        &[
            "1.002 kg",
            "AG 1234 XX",
            "15.20 WIB",
            "Pak Joko",
            "J-12, bersama 2 pesanan lain",
            "Rp692.308, catatan saja, tidak masuk harga barang",
            "Bukan tagihan",
            "Untuk gudang Cakung, bongkar sebelum jam 10",
        ],
    );
}

#[test]
fn what_was_accepted_and_is_to_be_paid_stands_on_the_receipt() {
    let mut told = facts(PaperKind::Receipt);
    let load = told.loads.remove(0);
    let receipt = |accepted, missing: LossReason| Receipt {
        answer: Some(ReceiptAnswer::Disputed),
        at: Some(at("2026-11-27T02:00:00Z")),
        disposition: Some(Disposition::Fetched),
        photos: 2,
        replaced: 7_000,
        ..Receipt::of(500_000, accepted, Some(missing))
    };
    let second = Load { number: 2, loaded: 500_000, receipt: Some(receipt(489_000, LossReason::Broken)), ..load.clone() };
    (told.loads, told.returned, told.closed_short) = (vec![load, second], 3_000, 31_000);
    says(
        &told,
        &[
            "1.002 kg 1.002 kg 12 kg 990 kg",
            "500 kg 500 kg 11 kg 489 kg",
            "1.502 kg 1.502 kg 23 kg 1.479 kg",
            // 1,479 kg less the 3 kg that went back.
            "Rp39.114.000",
            "3 kg",
            "31 kg",
            "Foto: 2",
            "7 kg",
            "Kam, 26 Nov",
            "Jum, 27 Nov",
        ],
    );
}

#[test]
fn a_receipt_says_who_decided_its_figures_and_what_was_said_before() {
    let mut told = facts(PaperKind::Receipt);
    let mut load = told.loads.remove(0);
    let agreed = |accepted| Receipt {
        answer: Some(ReceiptAnswer::Agreed),
        at: Some(at("2026-11-27T02:00:00Z")),
        ..Receipt::of(268_000, accepted, None)
    };
    (load.loaded, load.receipt) = (268_000, Some(agreed(268_000)));
    let entry = |accepted, rejected, cause| {
        (load.number, ReceiptEntry { accepted, rejected, rejects: Vec::new(), weight: None, cause, at: at("2026-11-28T03:00:00Z") })
    };
    let entered = entry(0, 268_000, ReceiptCause::Entered);
    told.loads = vec![load.clone()];
    told.entries = vec![entered.clone(), entry(268_000, 0, ReceiptCause::Decided)];
    says(&told, &["Putusan penengah", "Sab, 28 Nov 2026", "Semula diterima baik 0", "ditolak 268 kg"]);
    told.entries = vec![entered, entry(268_000, 0, ReceiptCause::Settled)];
    says(&told, &["Disetujui kedua"]);
}

#[test]
fn no_row_is_lost_where_a_page_ends() {
    let mut told = facts(PaperKind::Receipt);
    let load = told.loads[0].clone();
    let numbered = |number: i64| {
        let loaded = (1_000 + number) * 1_000;
        Load { number, loaded, receipt: Some(Receipt::of(loaded, loaded - 500_000, Some(LossReason::Broken))), ..load.clone() }
    };
    told.loads = (1..=120).map(numbered).collect();
    let rows: Vec<String> =
        (1_001..=1_120).map(|kilos| format!("1.{:03} kg 1.{0:03} kg 500 kg {} kg", kilos - 1_000, kilos - 500)).collect();
    says(&told, &rows.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_phone_reads_the_code_of_every_paper_also_from_a_poor_picture() {
    let mut long = facts(PaperKind::Receipt);
    long.loads = vec![long.loads[0].clone(); 120];
    let kinds = PaperKind::ALL.iter().map(|kind| facts(*kind));
    for told in kinds.chain([long]) {
        for dots in [72, 100, 200] {
            let Some(codes) = codes(&drawn(&told), dots) else { return };
            assert_eq!(codes, [issue().link], "{}, {} loads, {dots} dots an inch", told.kind, told.loads.len());
        }
    }
}
