//! The copy as a reader who left school early meets it: short sentences, one question, something to do next, plain words,
//! and one word for one thing (MESSAGES section 1, GLOSSARY section 14).

use super::{
    is_long, rendered,
    samples::{self, Sample},
    screen,
};
use tembus::{chat::kit::Keyboard, notice::Notice};

/// The most words of a sentence.
const WORDS: usize = 20;

/// Words that people do not use, and second words for a thing that has one.
const AVOIDED: &[&str] = &[
    "input",
    "submit",
    "upload",
    "stok",
    "stock",
    "supplier",
    "vendor",
    "off-taker",
    "buyer",
    "expired",
    "kedaluwarsa",
    "invalid",
    "pending",
    "error",
    "gagal",
    "verifikasi",
    "bast",
    "tray",
    "kamu",
    "lu",
    "kak",
    "gan",
    // Who runs the service is pengelola.
    "penyelenggara",
    // An offer is tayang, ditarik, berhenti sementara, lewat waktu; an order is pesanan from its first minute.
    "isian",
    "diturunkan",
    "aktifkan",
    "order",
    "listing",
    "permintaan pesan",
    "tarik permintaan",
    "ketik /menu",
];

/// Whole words by which a message without a button says what to do next.
const NEXT: &[&str] = &[
    "kode",
    "tulis",
    "ketik",
    "coba",
    "minta",
    "hubungi",
    "tanya",
    "kirim",
    "dikirim",
    "tekan",
    "pilih",
    "tunggu",
    "sampaikan",
    "cocokkan",
    "contoh",
    "/data",
    "/menu",
];

fn text_of(sample: &Sample) -> String {
    screen::plain(rendered(&sample.notice).text())
}

/// Sentences end at a mark before a space, or at the end of a line: `Rp26.500` is none.
fn sentences(text: &str) -> Vec<String> {
    let marked = text.replace(". ", ".\n").replace("? ", "?\n").replace(": ", ":\n").replace("; ", ";\n");
    marked.lines().map(str::to_owned).collect()
}

#[test]
fn sentences_are_short() {
    for sample in samples::all().iter().filter(|s| !is_long(s)) {
        for sentence in sentences(&text_of(sample)) {
            let words = sentence.split_whitespace().count();
            assert!(words <= WORDS, "{}: {words} words\n{sentence}", sample.name);
        }
    }
}

#[test]
fn every_message_ends_with_a_button_or_with_what_happens_next() {
    for sample in samples::all().iter().filter(|s| !is_long(s)) {
        let message = rendered(&sample.notice);
        // What gave way is said beside the question that took its place.
        let is_beside = matches!(sample.notice, Notice::FormReplaced { .. });
        if is_beside || matches!(message.keyboard, Keyboard::Inline(_) | Keyboard::RequestContact { .. }) {
            continue;
        }
        let text = screen::plain(message.text()).to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '/');
        assert!(words.any(|word| NEXT.contains(&word)), "{}: and what now?\n{text}", sample.name);
    }
}

#[test]
fn plain_words_and_one_word_for_one_thing() {
    for sample in samples::all() {
        let text = format!(" {} ", screen::draw(&rendered(&sample.notice)).to_lowercase());
        let spaced: String = text.chars().map(|c| if c.is_alphanumeric() || "-/".contains(c) { c } else { ' ' }).collect();
        let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
        for word in AVOIDED {
            let said = format!(" {spaced} ").contains(&format!(" {word} "));
            assert!(!said || *word == "isian" && text.contains("[lanjutkan isian]"), "{}: {word}\n{text}", sample.name);
        }
        // A *tawaran* answers a demand; in a price talk a side names a price.
        if sample.name.contains("Talk") || sample.name.contains("Bid") {
            assert!(!text.contains("tawaran"), "{}:\n{text}", sample.name);
        }
    }
}
