//! Offices, companies and the service itself: names that no person may take, and that no person speaks for.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words by which an office, or the service itself, is named. Nobody is called so.
const OFFICES: &[&str] = &[
    "bapanas",
    "bulog",
    "dinkes",
    "dkpp",
    "satpol",
    "satgas",
    "polisi",
    "polres",
    "polsek",
    "polda",
    "polri",
    "kepolisian",
    "kapolres",
    "kapolsek",
    "kapolda",
    "kapolri",
    "polantas",
    "satlantas",
    "brimob",
    "kodim",
    "koramil",
    "danramil",
    "babinsa",
    "bhabinkamtibmas",
    "tni",
    "kpk",
    "kejaksaan",
    "kejari",
    "kejati",
    "kejagung",
    "jaksa",
    "pengadilan",
    "mahkamah",
    "ombudsman",
    "inspektorat",
    "bawaslu",
    "kpu",
    "kppu",
    "bpkp",
    "bnn",
    "bnpb",
    "bpbd",
    "bpjs",
    "bapenda",
    "bappeda",
    "bappenas",
    "samsat",
    "dukcapil",
    "dishub",
    "dinsos",
    "dprd",
    "dpr",
    "mpr",
    "bumd",
    "bumn",
    "perumda",
    "pln",
    "pdam",
    "presiden",
    "wapres",
    "menteri",
    "mentri",
    "mentan",
    "mendag",
    "penengah",
    "mediator",
    "arbiter",
    "wasit",
    "verifikator",
    "verifikasi",
    "terverifikasi",
    "validator",
    "rekber",
    "escrow",
    "otoritas",
    "direktorat",
    "sekretariat",
    "notaris",
    "whatsapp",
    "bpom",
    "ojk",
    "btc",
    "sekda",
    "kominfo",
    "petugas",
    "pengelola",
    "operator",
    "moderator",
    "helpdesk",
    "support",
    "sistem",
    "system",
    "official",
    "verified",
    "telegram",
];
/// What such words begin with.
const OFFICE_STEMS: &[&str] = &[
    "admin",
    "dinas",
    "dinper",
    "disper",
    "disnak",
    "disdag",
    "diskom",
    "disket",
    "kemen",
    "pemkot",
    "pemkab",
    "pemprov",
    "pemda",
    "pemdes",
    "pemerintah",
    "tembus",
];
/// Offices and companies of several words, without their blanks.
const OFFICE_PHRASES: &[&str] = &[
    "walikota",
    "badanpangan",
    "pasarjaya",
    "dharmajaya",
    "foodstation",
    "blitartradecenter",
    "blitartradecentre",
    "callcenter",
    "callcentre",
    "customercare",
    "customerservice",
    "pusatbantuan",
    "rekeningbersama",
    "wakilbupati",
    "wakilgubernur",
    "hakimagung",
    "majelishakim",
    "kepaladesa",
    "balaikota",
    "balaidesa",
];
/// Words that name an office only where a name begins with them.
const FIRST_WORDS: &[&str] = &[
    "kantor",
    "layanan",
    "bupati",
    "gubernur",
    "camat",
    "kecamatan",
    "kelurahan",
    "bank",
    "cs",
    "bot",
    "badan",
    "kepala",
    "lurah",
    "kades",
    "sekdes",
    "sekretaris",
    "kadus",
    "kadin",
    "kabid",
    "kasubag",
    "direktur",
    "panitia",
    "pejabat",
    "penyuluh",
    "inspektur",
    "pengawas",
    "auditor",
    "komisaris",
];
/// How people are addressed.
const HONORIFICS: &[&str] = &["pak", "bapak", "bpk", "bu", "ibu", "mas", "mbak", "bang", "kang", "yth", "mbah", "cak", "lik", "gus"];
/// Words before an office that receives something, and says nothing.
const RECEIVERS: &[&str] = &["ke", "di", "untuk", "buat", "kepada", "kpd", "utk", "lewat", "via"];
/// A part of a word that is set apart has fewer letters than this.
const WORD_LETTERS: usize = 4;
/// Marks behind which somebody else may speak.
pub(super) const ENDS_OF_CLAUSES: [char; 6] = ['.', ',', '!', '?', ';', ':'];
/// How many words at most name an office.
const MOST_WORDS: usize = 4;

/// How many words at the start of a text are the name of an office that speaks there (`Pak Admin: ..`): as many as name it, and those up
/// to a colon. `None`: no office is named there.
pub(super) fn leading_office(words: &[&str]) -> Option<Leading> {
    let letters = |word: &str| folded(word).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let address = words.iter().take_while(|word| HONORIFICS.contains(&letters(word).as_str())).count();
    let named = words.get(address..).unwrap_or_default();
    // `a d m i n` is one word.
    let apart = named.iter().take_while(|word| letters(word).chars().count() == 1).count();
    let joined = |from: usize, to: usize| named.get(from..to).unwrap_or_default().join(" ");
    let end = (1..=named.len().min(apart.max(MOST_WORDS))).find(|end| is_office(&joined(0, *end)))?;
    let said = words.iter().take(address + end + MOST_WORDS).position(|word| word.ends_with(':'));
    let up_to_colon = said.map(|at| at + 1).filter(|words| *words >= address + end);
    // "Kirim lewat admin" and "Kirim ke Pasar Jaya: jam 7" name one that says nothing; in "Dari Admin: .." it speaks.
    let start = (0..end).rev().find(|start| is_office(&joined(*start, end))).unwrap_or(0);
    let before = named.get(..start).unwrap_or_default();
    let receives = before.last().is_some_and(|word| RECEIVERS.contains(&letters(word).as_str()));
    let is_another_clause = before.iter().any(|word| word.ends_with(ENDS_OF_CLAUSES));
    if !before.is_empty() && (receives || is_another_clause || up_to_colon.is_none()) {
        return None;
    }
    Some(Leading { words: address + end, up_to_colon })
}

/// The name of an office at the start of a text, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leading {
    /// As many as name it.
    pub(super) words: usize,
    /// As many as stand before what it says, if a colon shows that it speaks.
    pub(super) up_to_colon: Option<usize>,
}

/// Lower case without marks, and with plain letters for those that only look otherwise.
fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).map(plain_letter).collect()
}

/// The letter that a small capital, or a letter in a box, stands for: no decomposition of Unicode says it.
fn plain_letter(c: char) -> char {
    const SMALL_CAPITALS: &str = "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzıiɡgɑa";
    let boxed = match c {
        '\u{1f150}'..='\u{1f169}' => Some('\u{1f150}'),
        '\u{1f170}'..='\u{1f189}' => Some('\u{1f170}'),
        '\u{1f1e6}'..='\u{1f1ff}' => Some('\u{1f1e6}'),
        _ => None,
    };
    if let Some(first) = boxed {
        let place = u32::from(c).saturating_sub(u32::from(first));
        return char::from_u32(u32::from('a').saturating_add(place)).unwrap_or(c);
    }
    const ALIKE: &str = "аaеeоoрpсcуyхxіiјjѕsԁdмmпnтtвbкkнhгrԛqԝwαaοoρpνvιiκkτtυuεeηn";
    let pairs = |letters: &'static str| letters.chars().zip(letters.chars().skip(1)).step_by(2);
    pairs(SMALL_CAPITALS).chain(pairs(ALIKE)).find(|(seen, _)| *seen == c).map_or(c, |(_, plain)| plain)
}

/// Whether the text names an office or the service, also in letters set apart and with figures, signs or other letters for letters.
pub(super) fn is_office(text: &str) -> bool {
    let folded = folded(text);
    let without_signs = with_letters_for_signs(&folded);
    names_office(&folded) || without_signs != folded && names_office(&without_signs)
}

/// A text with letters for the signs that look like them: `adm!n`. A sign at the end of a word is one of punctuation.
fn with_letters_for_signs(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let seen = |(at, c): (usize, &char)| match c {
        _ if !letter(at + 1) => *c,
        '!' | '¡' | '|' => 'i',
        '$' | '§' => 's',
        '@' => 'a',
        '€' => 'e',
        '£' => 'l',
        '¢' => 'c',
        '+' | '†' => 't',
        c => *c,
    };
    chars.iter().enumerate().map(seen).collect()
}

/// Whether a word looks like `other`. Short words look like too many others.
fn looks_like(word: &str, other: &str) -> bool {
    word == other || other.chars().count() > WORD_LETTERS && at_a_glance(word) == at_a_glance(other)
}

/// A word as it looks at a glance: `adrnin` and `admln` look like `admin`.
fn at_a_glance(word: &str) -> String {
    word.replace("rn", "m").replace("vv", "w").replace('l', "i")
}

fn names_office(folded: &str) -> bool {
    let words: Vec<String> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(spelled).collect();
    // `a d m i n` is one word.
    let mut joined: Vec<String> = Vec::new();
    let mut apart = false;
    for word in &words {
        let single = word.chars().count() == 1;
        match joined.last_mut() {
            Some(last) if single && apart => last.push_str(word),
            _ => joined.push(word.clone()),
        }
        apart = single;
    }
    let named = |word: &String| {
        let seen = at_a_glance(word);
        OFFICES.iter().any(|office| looks_like(word, office)) || OFFICE_STEMS.iter().any(|stem| seen.starts_with(&at_a_glance(stem)))
    };
    // `Ad min` is one word as well.
    let is_part = |word: &String| word.chars().count() < WORD_LETTERS;
    let parted = joined.iter().zip(joined.iter().skip(1)).filter(|(first, second)| is_part(first) || is_part(second));
    let is_parted =
        parted.map(|(first, second)| format!("{first}{second}")).any(|word| OFFICE_STEMS.iter().any(|stem| looks_like(&word, stem)));
    let own: Vec<&String> = joined.iter().skip_while(|word| HONORIFICS.contains(&word.as_str())).collect();
    let begins = own.first().is_some_and(|first| FIRST_WORDS.iter().any(|word| looks_like(first, word)));
    let whole = at_a_glance(&joined.concat());
    joined.iter().any(named) || is_parted || begins || OFFICE_PHRASES.iter().any(|phrase| whole.contains(&at_a_glance(phrase)))
}

/// A word with letters for the figures that stand for them.
fn spelled(word: &str) -> String {
    if !word.chars().any(char::is_alphabetic) {
        return word.to_owned();
    }
    let letter = |c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '6' | '8' => 'b',
        '7' => 't',
        '9' => 'g',
        c => c,
    };
    word.chars().map(letter).collect()
}
