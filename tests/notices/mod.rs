//! Every message as people read it, and the rules that all of them keep.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use tembus::{
    chat::{
        kit::{Keyboard, Message, Press, Service, Style, styled},
        render,
    },
    domain::person::Language,
    notice::{Choice, Notice, Question},
};

mod copy;
mod coverage;
mod facts;
mod files;
mod hostile;
mod language_free;
mod samples;
mod screen;
mod texts;
mod variants;

#[path = "../../src/chat/account/samples.rs"]
mod account;
#[path = "../../src/chat/complaints/samples.rs"]
mod complaints;
#[path = "../../src/chat/demands/samples.rs"]
mod demands;
#[path = "../../src/chat/desk/samples.rs"]
mod desk;
#[path = "../../src/chat/farmers/samples.rs"]
mod farmers;
#[path = "../../src/chat/history/samples.rs"]
mod history;
#[path = "../../src/chat/menu/samples.rs"]
mod menu;
#[path = "../../src/chat/moderation/samples.rs"]
mod moderation;
#[path = "../../src/chat/offers/samples.rs"]
mod offers;
#[path = "../../src/chat/offers/form_samples.rs"]
mod offers_form;
#[path = "../../src/chat/officials/samples.rs"]
mod officials;
#[path = "../../src/chat/orders/samples.rs"]
mod orders;
#[path = "../../src/chat/papers/samples.rs"]
mod papers;
#[path = "../../src/chat/prices/samples.rs"]
mod prices;
#[path = "../../src/chat/rules/samples.rs"]
mod rules;
#[path = "../../src/chat/search/samples.rs"]
mod search;
#[path = "../../src/chat/subscriptions/samples.rs"]
mod subscriptions;
#[path = "../../src/chat/talks/samples.rs"]
mod talks;
#[path = "../../src/chat/view/samples.rs"]
mod view;

use samples::Sample;

fn rendered(notice: &Notice) -> Message {
    render(notice, Language::Id, &Service::default())
}

fn text_of(notice: &Notice) -> String {
    rendered(notice).text().to_owned()
}

/// By folder and file, what the snapshot shows.
fn snapshots() -> BTreeMap<(&'static str, String), Vec<String>> {
    let mut files: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for sample in samples::all() {
        let screen = format!("# {}\n{}", sample.name, screen::draw(&rendered(&sample.notice)));
        files.entry((sample.feature, sample.file())).or_default().push(screen);
    }
    files
}

#[test]
fn people_read_these_messages() {
    for ((feature, file), screens) in snapshots() {
        let path = format!("../../src/chat/{feature}/snapshots");
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => path, omit_expression => true }, {
            insta::assert_snapshot!(file, screens.join("\n\n"));
        });
    }
}

#[test]
fn the_main_answer_of_every_question_is_green_in_a_row_of_its_own_and_red_where_it_ends_something() {
    let main = |choice: &Choice| matches!(choice, Choice::Publish | Choice::Right | Choice::Buy | Choice::Do | Choice::Agree);
    let ends = ["tarik", "sudah habis", "ya, batalkan", "ya, tolak", "hapus", "berhenti", "ya, tarik"];
    let (mut greens, mut reds) = (0, 0);
    for sample in samples::all() {
        let Notice::Ask(ask) = &sample.notice else { continue };
        if !ask.choices.iter().flatten().any(main) {
            continue;
        }
        let Keyboard::Inline(rows) = rendered(&sample.notice).keyboard else { panic!("{}: no buttons", sample.name) };
        let coloured: Vec<_> = styled(&rows).into_iter().filter(|row| row.iter().any(|(_, style)| style.is_some())).collect();
        let [row] = &coloured[..] else { panic!("{}: {} rows with a colour", sample.name, coloured.len()) };
        let (button, style) = row[0];
        let is_end = ends.contains(&screen::plain(&button.label).to_lowercase().as_str());
        match style {
            Some(Style::Success) => assert!(row.len() == 1 && !is_end, "{}: [{}]", sample.name, button.label),
            Some(Style::Danger) => {
                assert!(is_end || ask.question.asked().is_about_cancelling || matches!(ask.question, Question::WeighedCheck { .. }))
            }
            None => panic!("{}: [{}] has no colour", sample.name, button.label),
        }
        greens += usize::from(style == Some(Style::Success));
        reds += usize::from(style == Some(Style::Danger));
    }
    assert!(greens > 20 && reds > 6, "{greens} {reds}");
}

#[test]
fn every_snapshot_is_of_a_message_that_there_is() {
    let chat = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/chat");
    let mut kept = BTreeSet::new();
    for feature in fs::read_dir(chat).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(files) = fs::read_dir(feature.join("snapshots")) else { continue };
        kept.extend(files.map(|file| file.unwrap().path()).map(|file| (name_of(&feature), name_of(&file))));
    }
    let shown: BTreeSet<_> = snapshots().into_keys().map(|(feature, file)| (feature.to_owned(), file)).collect();
    assert_eq!(kept, shown);
}

/// The last part of a path, without its ending.
fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn messages_are_short_and_ask_one_thing() {
    for sample in samples::all().iter().filter(|s| !is_long(s)) {
        let text = screen::plain(rendered(&sample.notice).text());
        assert!(text.lines().count() <= 6, "{}: more than six lines\n{text}", sample.name);
        assert!(text.chars().count() <= 350, "{}: {} letters\n{text}", sample.name, text.chars().count());
    }
    for sample in samples::all() {
        let text = screen::plain(rendered(&sample.notice).text());
        assert!(text.matches('?').count() <= 1, "{}: more than one question\n{text}", sample.name);
        assert!(text.matches('!').count() <= 1, "{}: shouting\n{text}", sample.name);
    }
}

/// Consent, help, lists, digests and own data may be longer.
fn is_long(sample: &Sample) -> bool {
    [
        "Ask Consent",
        "Help",
        "History",
        "OwnOffers",
        "BrowseList",
        "OwnOrders",
        "Data",
        "Digest",
        "DeleteBlocked",
        "Demands",
        "DemandCard",
        "Prices",
        "Subscriptions",
        "Desk",
        "TalkCard",
    ]
    .iter()
    .any(|long| sample.name.starts_with(long))
}

#[test]
fn no_message_is_empty_or_unfinished() {
    for sample in samples::all() {
        let text = text_of(&sample.notice);
        assert!(!text.trim().is_empty(), "{}", sample.name);
        assert!(text.lines().all(|line| !line.trim().is_empty() && line.trim() == line), "{}\n{text}", sample.name);
        for trace in ["No localization", "{", "}", "  ", "\u{2068}", "..", " ,", " ."] {
            assert!(!text.contains(trace), "{}: {trace:?}\n{text}", sample.name);
        }
    }
}

#[test]
fn buttons_are_short_three_a_row_and_come_back_as_what_they_were() {
    for sample in samples::all() {
        match rendered(&sample.notice).keyboard {
            Keyboard::Inline(rows) => {
                assert!(!rows.is_empty(), "{}", sample.name);
                for row in &rows {
                    assert!((1..=3).contains(&row.len()), "{}", sample.name);
                    for button in row {
                        let letters = button.label.chars().count();
                        assert!((1..=20).contains(&letters), "{}: {}", sample.name, button.label);
                        if let Some(data) = button.press.data() {
                            assert!((1..=64).contains(&data.len()), "{}: {data}", sample.name);
                            assert_eq!(Press::read(&data).as_ref(), Some(&button.press), "{}", sample.name);
                        }
                    }
                }
            }
            Keyboard::RequestContact { share, skip } => assert!(!share.is_empty() && !skip.is_empty()),
            Keyboard::None | Keyboard::RemoveReply => {}
        }
    }
}

#[test]
fn no_label_stands_twice_under_one_message() {
    for sample in samples::all() {
        if let Keyboard::Inline(rows) = rendered(&sample.notice).keyboard {
            let mut labels: Vec<_> = rows.iter().flatten().map(|b| b.label.clone()).collect();
            labels.sort();
            let count = labels.len();
            labels.dedup();
            assert_eq!(labels.len(), count, "{}: {labels:?}", sample.name);
        }
    }
}

/// GLOSSARY section 14, the column of words to avoid, and the pronouns of MESSAGES rule 2.
#[test]
fn no_message_uses_words_that_farmers_do_not() {
    const AVOIDED: &[&str] = &[
        "input",
        "submit",
        "upload",
        "stok",
        "stock",
        "available",
        "supplier",
        "vendor",
        "off-taker",
        "offtaker",
        "buyer",
        "expired",
        "invalid",
        "pending",
        "error",
        "gagal",
        "verifikasi",
        "bast",
        "surat jalan",
        "kamu",
        "lu",
        "kak",
        "gan",
        "lah",
        "dong",
    ];
    for sample in samples::all() {
        let shown = screen::draw(&rendered(&sample.notice)).to_lowercase();
        let words: Vec<_> = shown.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
        for avoided in AVOIDED {
            let used = if avoided.contains(' ') { shown.contains(avoided) } else { words.contains(avoided) };
            assert!(!used, "{}: {avoided}\n{shown}", sample.name);
        }
    }
}

#[test]
fn markup_is_balanced_and_only_links_and_the_bold_numbers_of_lists() {
    for sample in samples::all() {
        let text = text_of(&sample.notice);
        let bare = text.replace("</a>", "").replace("<a href=\"tg://user?id=", "");
        let bare = screen::without_numbers(&bare);
        assert!(!bare.contains('<'), "{}\n{text}", sample.name);
        assert_eq!(text.matches("<a ").count(), text.matches("</a>").count(), "{}", sample.name);
    }
}

#[test]
fn the_stored_form_of_every_notice_is_still_read() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/notices_v1.json");
    let today: Vec<_> = samples::all().into_iter().map(|s| s.notice).collect();
    let read = || -> Vec<Notice> { serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap() };
    if std::env::var_os("WRITE_NOTICES").is_some() {
        let (text, stored) = (std::fs::read_to_string(path).unwrap(), read());
        let mut lines = text.trim_end().trim_end_matches(']').trim_end().to_owned();
        for notice in today.iter().filter(|notice| !stored.contains(notice)) {
            lines = format!("{lines},\n{}", serde_json::to_string(notice).unwrap());
        }
        std::fs::write(path, format!("{lines}\n]\n")).unwrap();
    }
    let stored = read();
    for notice in &stored {
        assert!(!text_of(notice).is_empty());
    }
    for (notice, sample) in today.iter().zip(samples::all()) {
        assert!(stored.contains(notice), "{} is not in {path}: WRITE_NOTICES=1 adds it; what is there must not change", sample.name);
    }
}

#[test]
fn the_main_answer_of_the_summary_has_a_row_of_its_own() {
    let Some(sample) = samples::all().into_iter().find(|s| s.name == "Ask OfferSummary") else { panic!("no summary") };
    let Keyboard::Inline(rows) = rendered(&sample.notice).keyboard else { panic!("no buttons") };
    let labels: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|b| b.label.as_str()).collect()).collect();
    assert_eq!(labels, [vec!["Benar, tayangkan"], vec!["Ubah", "Batal"]]);
}
