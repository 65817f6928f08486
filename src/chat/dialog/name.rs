//! How a person wishes to be called, and what a person's own words to others may not pretend to be.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    Answered, codes,
    office::{ENDS_OF_CLAUSES, Leading, is_office, leading_office},
    unfit,
};
use crate::{notice::Problem, reading};

/// Longest name that is kept, in letters.
const LETTERS: usize = 40;
/// How many digits are a phone number or an account, however they are grouped.
const NUMBER_DIGITS: usize = 6;
/// How many digits make a phone or account number among words about goods, where prices stand: Rp26.500.000 is none.
const NUMBER_DIGITS_OF_NOTE: usize = 9;
/// Longest note that is kept, in letters.
const NOTE_LETTERS: usize = 120;
/// What ends a line.
const ENDS_OF_LINES: [char; 6] = ['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}'];
/// Marks on one letter; more cover the lines above and below.
const MARKS: usize = 2;

/// Words beside which a few digits are an account.
const ACCOUNTS: &[&str] =
    &["bca", "bri", "bni", "bsi", "btn", "bjb", "mandiri", "jatim", "dana", "ovo", "gopay", "shopeepay", "rek", "norek", "rekening"];
/// How many digits beside such a word.
const ACCOUNT_DIGITS: usize = 5;

/// What somebody claims to be who gives nothing else for a name.
const CLAIMS: &[&str] = &["resmi", "terpercaya", "asli"];

/// Keeps how a person wishes to be called: letters that can be seen; no link, no number, no office.
pub(in crate::chat) fn keep(name: &mut Option<String>, text: &str) -> Answered {
    match unfit(text) {
        // What is said of goods and prices would be no answer to somebody who was asked for a name.
        Some(Problem::Link | Problem::Prohibited) => return Answered::Rejected(Problem::NameBad),
        Some(problem) => return Answered::Rejected(problem),
        None => {}
    }
    let clean = without_introduction(&shown(text));
    let letters = clean.chars().count();
    let has_letters = clean.chars().any(|c| c.is_alphabetic() && !is_combining_mark(c));
    let hides = is_covered(&clean) || is_mixed(&clean);
    let reaches = clean.contains('@') || has_address(&clean) || digits_in(&clean) >= NUMBER_DIGITS || has_account(&clean);
    let is_coded = codes::without_codes(&clean) != clean;
    let claims = CLAIMS.contains(&words_of(&clean).collect::<String>().as_str());
    if letters > LETTERS || !has_letters || claims || hides || reaches || is_coded || is_office(&clean) {
        return Answered::Rejected(Problem::NameBad);
    }
    *name = Some(clean);
    Answered::Accepted
}

/// A person's own words to others, kept as names are: letters and figures that can be seen; no link, no phone number and no
/// account, no office that speaks.
///
/// # Errors
/// What is wrong with the words, or that nothing of them can be kept.
pub(in crate::chat) fn note(text: &str) -> Result<String, Problem> {
    if let Some(problem) = unfit(text) {
        return Err(problem);
    }
    let seen = text.split(ENDS_OF_LINES).map(|line| without_office(&shown(line))).collect::<Vec<_>>().join(" ");
    let seen = shown(&seen);
    let cut = reading::without_personal_data(&seen);
    let plain: Vec<&str> = cut.split_whitespace().filter(|word| !is_mixed(word)).collect();
    let note = without_office(&plain.join(" "));
    if note.chars().count() > NOTE_LETTERS || is_covered(&note) {
        return Err(Problem::TooLong);
    }
    let without_codes = codes::without_codes(&note);
    if has_number(&without_codes, NUMBER_DIGITS_OF_NOTE) || is_spelled_out(&without_codes) {
        return Err(Problem::NumberRemoved);
    }
    if has_address(&note) {
        return Err(Problem::Link);
    }
    match note.chars().any(char::is_alphanumeric) {
        true => Ok(note),
        false if cut != seen => Err(Problem::NumberRemoved),
        false => Err(Problem::NoteBad),
    }
}

/// Words with which somebody says how he is called, before the name.
const INTRODUCTIONS: &[&str] =
    &["nama", "namaku", "nami", "jeneng", "jenengku", "asma", "saya", "sy", "aku", "kulo", "kula", "adalah", "panggil", "celuk", "timbali"];

/// A name without the words that introduce it: *nama saya Pak Mulyono*, *panggil saja Bu Sri*.
fn without_introduction(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let begins = words.first().is_some_and(|first| INTRODUCTIONS.contains(&plain(first).as_str()));
    let more =
        |word: &&&str| INTRODUCTIONS.contains(&plain(word).as_str()) || ["saja", "aja", "wae", "mawon"].contains(&plain(word).as_str());
    let said = if begins { words.iter().take_while(more).count() } else { 0 };
    words.get(said..).filter(|name| !name.is_empty()).unwrap_or(&words).join(" ")
}

/// A text on one line, without marks that show nothing, that look like a badge of the service, or that turn the direction of what follows.
pub(in crate::chat) fn shown(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_unseen(*c) && !is_badge(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A person's own words to another, without the name of an office in front, as if it spoke, and without one that speaks further on.
pub(in crate::chat) fn without_office(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (mut kept, mut at, mut begins) = (Vec::new(), 0, true);
    while let Some(word) = words.get(at) {
        let office = leading_office(words.get(at..).unwrap_or_default()).filter(|_| begins);
        let dropped = match office {
            Some(Leading { words, up_to_colon }) if kept.is_empty() => Some(up_to_colon.unwrap_or(words)),
            Some(Leading { up_to_colon, .. }) => up_to_colon,
            None => None,
        };
        at += dropped.unwrap_or(1);
        begins = dropped.is_some() || word.ends_with(ENDS_OF_CLAUSES);
        kept.extend(dropped.is_none().then_some(*word));
    }
    kept.join(" ")
}

/// Characters that take no room or look like a space, and are no space: Unicode's default-ignorable ones, the fillers of
/// Hangul, and the empty pattern of Braille.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Signs by which services mark those whom they have checked.
const fn is_badge(c: char) -> bool {
    matches!(
        c,
        '✓' | '✔'
            | '✅'
            | '☑'
            | '🗸'
            | '🗹'
            | '√'
            | '✪'
            | '⍻'
            | '🔰'
            | '🛡'
            | '🏅'
            | '🎖'
            | '🔵'
            | '🔷'
            | '💠'
            | '🆗'
            | '🆔'
            | '®'
            | '™'
            | '©'
            | '℠'
    )
}

/// Whether marks are piled up on a letter.
fn is_covered(text: &str) -> bool {
    let mut marks = 0;
    text.nfd().any(|c| {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        marks > MARKS
    })
}

/// Whether there is a phone number or an account: at least so many `digits`, grouped or not, with letters for some of them or with a letter
/// thrown in between.
fn has_number(text: &str, digits: usize) -> bool {
    let mut met = 0;
    let text = text.nfkc().collect::<String>();
    let mut words = text.split_whitespace().map(digits_of_word);
    words.any(|(count, is_broken)| {
        met = if is_broken { count } else { met + count };
        met >= digits
    })
}

/// How many digits the whole text has, as figures or in words.
fn digits_in(text: &str) -> usize {
    let text = text.nfkc().collect::<String>();
    let spelled = words_of(&text).filter(|word| DIGITS.contains(&word.as_str())).count();
    spelled + text.split_whitespace().map(|word| digits_of_word(word).0).sum::<usize>()
}

/// How many digits a word has, and whether other letters stand in it. A letter right before a figure that looks like one is one:
/// `o812e4567`. One letter alone breaks no number, but for the one by which numbers are multiplied.
fn digits_of_word(word: &str) -> (usize, bool) {
    let chars: Vec<char> = word.chars().collect();
    let is_figure = |at: usize| chars.get(at).is_some_and(|c| c.is_numeric());
    let is_disguised = |at: usize, c: char| "oOlIiEeSsBbZzgqDQ".contains(c) && is_figure(at + 1);
    let is_digit = |(at, c): &(usize, &char)| c.is_numeric() || is_disguised(*at, **c);
    let letters = chars.iter().filter(|c| c.is_alphabetic()).count();
    let others = chars.iter().enumerate().filter(|place| place.1.is_alphabetic() && !is_digit(place)).count();
    let is_lone_letter = letters == 1 && others == 1 && chars.len() <= 2 && !chars.iter().any(|c| matches!(c, 'x' | 'X'));
    (chars.iter().enumerate().filter(is_digit).count(), others > 0 && !is_lone_letter)
}

/// Digits in words, Indonesian, Javanese and English.
const DIGITS: &[&str] = &[
    "nol", "kosong", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "siji", "loro", "telu", "papat",
    "limo", "enem", "pitu", "wolu", "songo", "sanga", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

/// Whether digits follow each other in words, as nobody says an amount.
fn is_spelled_out(text: &str) -> bool {
    let mut met = 0;
    words_of(text).any(|word| {
        met = if DIGITS.contains(&word.as_str()) { met + 1 } else { 0 };
        met >= NUMBER_DIGITS
    })
}

/// Where mail is kept, and the words of its last sign.
const PROVIDERS: &[&str] = &["gmail", "googlemail", "yahoo", "ymail", "hotmail", "outlook", "icloud", "dotcom", "titikcom"];

/// Whether an address elsewhere is named, also with words for its signs: `bejo [at] gmail`.
fn has_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_set_apart = ["[at]", "(at)", "{at}", "<at>", "[dot]", "(dot)", "[titik]", "(titik)"].iter().any(|sign| lower.contains(sign));
    is_set_apart || words_of(text).any(|word| PROVIDERS.contains(&word.as_str()))
}

/// The words of a text in lower case, without signs.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Whether digits stand beside a bank's name.
fn has_account(text: &str) -> bool {
    let digits = text.nfkc().filter(|c| c.is_numeric()).count();
    let names_one = || text.split(|c: char| !c.is_alphanumeric()).any(|word| ACCOUNTS.contains(&word.to_lowercase().as_str()));
    digits >= ACCOUNT_DIGITS && names_one()
}

/// Whether a word mixes Latin letters with such of Cyrillic or Greek that look like them.
fn is_mixed(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.chars().any(|c| c.is_ascii_alphabetic()) && word.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> Option<String> {
        let mut kept = None;
        keep(&mut kept, text);
        kept
    }

    #[test]
    fn a_name_is_kept_as_typed_without_tricks() {
        assert_eq!(kept("  Pak   Slamet "), Some("Pak Slamet".into()));
        assert_eq!(kept("Bu \u{202e}Siti"), Some("Bu Siti".into()));
        assert_eq!(kept("Bu\u{3164}Siti\u{feff}"), Some("BuSiti".into()));
        assert_eq!(kept("Pak\nBejo"), Some("Pak Bejo".into()));
        assert_eq!(kept("Pak Slamet ✅"), Some("Pak Slamet".into()));
        assert_eq!(kept("✔️ Bu Siti ®"), Some("Bu Siti".into()));
        assert_eq!(kept("🐔🐔"), None);
        assert_eq!(kept(&"a".repeat(41)), None);
    }

    #[test]
    fn what_people_are_called_is_a_name() {
        for name in [
            "Pak Bejo",
            "Bu Rina 2",
            "Kelompok Tani Maju 01",
            "UD Sumber Rejeki 88",
            "H. Adi",
            "Siti Khotijah, S.P.",
            "محمد",
            "José",
            "Pak Banki",
            "Mas Adi",
            "R. A. Kartini",
            "Bu Resmi",
            "Pak Kantoro",
            "Pak Marnin",
            "Bu Supartini",
            "Pak Kepalan",
            "Tani Mandiri 2026",
            "Pak Danardono",
            "Pak Rekso",
            "Mbah Almin",
            "Pak Dwi",
            "Mbak Tri",
            "Satu Hati",
            "Pak Catur",
            "Bu Sapta",
            "UD Tiga Dara",
            "Pak Wasito",
            "Lukman Hakim",
            "Pak Kapolan",
            "Bu Pin",
            "Bu Asli",
            "Ketua RT 03",
            "Kelompok Ternak B2",
            "Bu Lilis",
        ] {
            assert_eq!(kept(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn what_can_not_be_seen_is_no_name() {
        for text in ["\u{3164}", "\u{115f}\u{1160}", "\u{ffa0}", "\u{2800}\u{2800}", "\u{200b}", "\u{e0041}", "\u{345}\u{345}"] {
            assert_eq!(kept(text), None, "{text:?}");
        }
        assert_eq!(kept("Z\u{300}\u{301}\u{302}\u{303}al"), None);
    }

    #[test]
    fn a_number_is_no_name() {
        for text in [
            "Pak Bejo 081234567890",
            "Bejo 0812-3456-7890",
            "Bejo (0342) 80 12 34",
            "BRI 1234 5678 9012 345",
            "Bejo ٠٨١٢٣٤٥٦٧",
            "WA +62 812 3456 789",
            "BCA 123456",
            "Bu Ani BRI 12345",
            "Bejo VIII 12 34 56",
            "Bejo @bejo",
            "P-1001 sisa 800 kg",
            "nol delapan satu dua tiga empat lima",
            "Bejo nol delapan 1 2 3 4",
            "Bejo o812e4567",
            "Bejo 1 2 3 a 4 5 6",
            "08l2 345",
            "Bejo [at] gmail",
            "bejo gmail dot com",
            "Bejo 08 wa 12 lalu 34",
        ] {
            assert_eq!(kept(text), None, "{text}");
        }
    }

    #[test]
    fn an_office_is_no_name() {
        for text in [
            "Admin",
            "Admin Tembus Pasar",
            "ADMIN Pasar",
            "Pak Admin",
            "4dm1n",
            "a d m i n",
            "Administrator",
            "Dinas Pertanian",
            "dinas ketahanan pangan",
            "Bu Ani Dinas Pangan",
            "Petugas Pasar",
            "Kantor Wali Kota",
            "Wali Kota Blitar",
            "Bank BRI",
            "CS Tembus",
            "Customer Service",
            "Ad min Pasar",
            "Di nas Pertanian",
            "Polres Blitar",
            "\u{410}dmin",
            "ａｄｍｉｎ",
            "Ad\u{200b}min",
            "Admin_resmi",
            "DinasPertanian",
            "Dinpertan Blitar",
            "Disperta",
            "Disnakkan Kota",
            "Dinkes Blitar",
            "Diskominfo",
            "Kominfo",
            "Kemendag RI",
            "Badan Pangan Nasional",
            "Satgas Pangan",
            "Pak Walikota",
            "Pak Bupati",
            "Camat Sukorejo",
            "Sekretaris Daerah",
            "Kᴀᴅɪɴ Pertanian",
            "Panitia Lelang",
            "Kelurahan Gedog",
            "Sekda",
            "Polri",
            "Blitar Trade Center",
            "BTC",
            "Pasar Jaya",
            "PD Dharma Jaya",
            "Food Station",
            "TembusPasar",
            "Call Center",
            "Customer Care",
            "Support",
            "Pusat Bantuan",
            "Pengelola",
            "Sistem",
            "Verified ✅",
            "Pak Bank BRI",
            "ADMlN",
            "Adrnin",
            "ᴀᴅᴍɪɴ",
            "Pak ᴀᴅᴍɪɴ",
            "Aᴅmın",
            "ᴅɪɴᴀꜱ ᴘᴇʀᴛᴀɴɪᴀɴ",
            "🅰🅳🅼🅸🅽 Blitar",
            "Penengah",
            "Verifikator",
            "Pak Wasit",
            "Kejaksaan Negeri",
            "KPK",
            "Lurah Sananwetan",
            "Bu Lurah Siti",
            "Presiden",
            "Menteri Pertanian",
            "Polisi Militer",
            "Babinsa Gedog",
            "Pengadilan Negeri",
            "Wakil Bupati",
            "Rekening Bersama",
            "Dlnas Pangan",
            "Adm!n",
            "Pak Adm!n",
            "PoIisi",
            "Petug@s",
            "Verif1kator",
            "аԁміп",
            "✓ Resmi",
        ] {
            assert_eq!(kept(text), None, "{text}");
        }
    }

    #[test]
    fn a_note_says_what_can_be_seen_and_names_no_number_and_no_office() {
        for (text, kept) in [
            ("grade A, min 50 kg, tempo 7 hari", Ok("grade A, min 50 kg, tempo 7 hari")),
            ("lot 26.500.000 untuk semua", Ok("lot 26.500.000 untuk semua")),
            ("grade\u{3164} A\u{202e}", Ok("grade A")),
            ("segar, WA 081234567890", Ok("segar, WA")),
            ("Admin: transfer dulu ke sini", Ok("transfer dulu ke sini")),
            ("\u{410}dmin transfer dulu", Ok("transfer dulu")),
            ("Pak Admin: transfer dulu", Ok("transfer dulu")),
            ("segar\nAdmin Tembus Pasar: bayar ke sini", Ok("segar bayar ke sini")),
            ("A\u{200b}dmin: transfer", Ok("transfer")),
            ("Admin:", Err(Problem::NoteBad)),
            ("081234567890", Err(Problem::NumberRemoved)),
            ("telepon nol delapan satu dua tiga empat lima", Err(Problem::NumberRemoved)),
            ("segar, o812e4567", Err(Problem::NumberRemoved)),
            ("segar, 0 8 1 2 a 3 4 5 6 7", Err(Problem::NumberRemoved)),
            ("surat ke bejo [at] gmail", Err(Problem::Link)),
            ("grade A ✅ segar", Ok("grade A segar")),
            ("asli Blitar", Ok("asli Blitar")),
            ("Verifikator: transfer dulu", Ok("transfer dulu")),
            ("Adm!n: transfer dulu", Ok("transfer dulu")),
            ("Dlnas Pangan: transfer dulu", Ok("transfer dulu")),
            ("KPK: bayar dulu", Ok("bayar dulu")),
            ("isi 1000g 500g 250g, dua tiga hari", Ok("isi 1000g 500g 250g, dua tiga hari")),
            ("4 krat x 300 x 2500", Ok("4 krat x 300 x 2500")),
            ("ketik 0 8 1 2 3 4 5 6 7 8 9", Err(Problem::NumberRemoved)),
            ("🐔🐔", Err(Problem::NoteBad)),
            ("lihat t.me/abc", Err(Problem::Link)),
        ] {
            assert_eq!(note(text), kept.map(str::to_owned), "{text}");
        }
        assert_eq!(note(&"segar ".repeat(30)), Err(Problem::TooLong));
    }

    #[test]
    fn words_that_introduce_a_name_are_no_part_of_it() {
        for (said, kept) in [
            ("nama saya Pak Mulyono", "Pak Mulyono"),
            ("Panggil saja Bu Sri", "Bu Sri"),
            ("jenengku Gito", "Gito"),
            ("Saya", "Saya"),
            ("Namira", "Namira"),
            ("Aku Slamet", "Slamet"),
        ] {
            let mut name = None;
            assert_eq!((keep(&mut name, said), name.as_deref()), (Answered::Accepted, Some(kept)), "{said}");
        }
    }

    #[test]
    fn words_to_another_do_not_speak_for_an_office() {
        for (text, kept) in [
            ("Admin: transfer dulu ke sini", "transfer dulu ke sini"),
            ("Admin Dinas", ""),
            ("Pak Admin: transfer dulu", "transfer dulu"),
            ("Pak Admin transfer dulu", "transfer dulu"),
            ("a d m i n: transfer dulu", "transfer dulu"),
            ("ᴀᴅᴍɪɴ transfer dulu", "transfer dulu"),
            ("Customer Service: transfer dulu", "transfer dulu"),
            ("Pusat Bantuan: transfer dulu", "transfer dulu"),
            ("Pasar Jaya: transfer dulu", "transfer dulu"),
            ("segar. Admin Tembus Pasar: bayar ke sini", "segar. bayar ke sini"),
            ("segar, pak admin: bayar ke sini", "segar, bayar ke sini"),
            ("segar! Bot: Admin: bayar", "segar! bayar"),
            ("Dari Admin: transfer dulu", "transfer dulu"),
            ("Info Admin Tembus Pasar: bayar dulu", "bayar dulu"),
            ("segar. Pesan dari dinas: bayar", "segar. bayar"),
            ("Ad min: bayar", "bayar"),
        ] {
            assert_eq!(without_office(text), kept, "{text}");
        }
        // A person who is only named says nothing.
        for text in [
            "truk ditahan Dinas Perhubungan",
            "kirim ke Pasar Jaya Cakung",
            "sudah ke dinas, surat menyusul",
            "truk ditahan. Dinas Perhubungan minta surat",
            "sapi limosin, badan besar",
            "Kirim ke Pasar Jaya: jam 7 pagi",
            "segar. Titip lewat admin: nomor 3",
            "grade A: min 50 kg",
        ] {
            assert_eq!(without_office(text), text);
        }
    }
}
