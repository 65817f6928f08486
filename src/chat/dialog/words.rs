//! Short words that mean the same wherever they are typed: yes, no, never mind, thanks, good morning.

use crate::{domain::order::OrderEvent, notice::Problem, reading};

/// What a short text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chat) enum Word {
    /// *ya*, *benar*, *inggih*, a thumb.
    Yes,
    /// *tidak*, *bukan*, *mboten*.
    No,
    /// *batal*, *gak jadi*.
    Cancel,
    /// *terima kasih*, *suwun*.
    Thanks,
    /// *selamat pagi*, *halo*.
    Greeting,
}

// Words of one phrase are joined by a dash.
const YES: &[&str] = &[
    "ya",
    "iya",
    "iyo",
    "yo",
    "y",
    "yes",
    "yup",
    "ya-benar",
    "ya-betul",
    "iya-benar",
    "benar",
    "bener",
    "betul",
    "betul-sekali",
    "sudah-benar",
    "udah-benar",
    "wis-bener",
    "ok",
    "oke",
    "okey",
    "okay",
    "inggih",
    "nggih",
    "injih",
    "enggih",
    "leres",
    "sip",
    "siap",
    "lanjut",
    "cocok",
    "👍",
    "👌",
];
const NO: &[&str] = &["tidak", "nggak", "enggak", "gak", "ga", "bukan", "ora", "mboten", "dudu", "sanes", "salah", "jangan", "no"];
const CANCEL: &[&str] = &[
    "batal",
    "batalkan",
    "batalin",
    "batal-saja",
    "cancel",
    "gak-jadi",
    "ga-jadi",
    "nggak-jadi",
    "enggak-jadi",
    "gajadi",
    "tidak-jadi",
    "tak-jadi",
    "ora-sido",
    "ora-sida",
    "mboten-sios",
    "mboten-siyos",
    "tidak-usah",
    "gak-usah",
    "ga-usah",
    "nggak-usah",
];
const THANKS: &[&str] = &[
    "terima-kasih",
    "terimakasih",
    "terima-kasih-banyak",
    "makasih",
    "mksih",
    "mksh",
    "mkasih",
    "mkasi",
    "makasihh",
    "trimakasi",
    "tq",
    "thx",
    "thank-you",
    "thankyou",
    "nuhun",
    "makasi",
    "trims",
    "trimakasih",
    "thanks",
    "tks",
    "suwun",
    "nuwun",
    "matur-nuwun",
    "maturnuwun",
    "matur-suwun",
    "matursuwun",
    "suwun-nggih",
    "ok-makasih",
    "ok-terima-kasih",
    "🙏",
];
const GREETING: &[&str] = &[
    "halo",
    "hallo",
    "hai",
    "hi",
    "assalamualaikum",
    "assalamu-alaikum",
    "asalamualaikum",
    "selamat-pagi",
    "selamat-siang",
    "selamat-sore",
    "selamat-malam",
    "met-pagi",
    "pagi",
    "siang",
    "sore",
    "malam",
    "permisi",
    "punten",
    "nyuwun-sewu",
    "kulonuwun",
    "kulo-nuwun",
    "sugeng-enjing",
    "sugeng-siang",
    "sugeng-sonten",
    "sugeng-dalu",
];
/// Words of address, which change nothing.
const ADDRESS: &[&str] = &["pak", "bu", "bapak", "ibu", "mas", "mbak", "min", "kak", "bos", "gan"];

/// A text without words of address: `sudah pak`.
pub(in crate::chat) fn without_address(text: &str) -> String {
    let plain = plain_words(text);
    plain.split_whitespace().filter(|word| !ADDRESS.contains(word)).collect::<Vec<_>>().join(" ")
}

/// Words of courtesy at either end of an answer, which change nothing of what it says.
const POLITE: &[&str] = &[
    "nggih", "njih", "injih", "inggih", "nggeh", "njeh", "ya", "yo", "yaa", "cak", "kang", "om", "bang", "mbah", "pakde", "bude", "dong",
    "deh", "mawon", "aja", "saja", "wae", "ae",
];

/// Words of address that are units behind a number: *5 pak* are five packs.
const UNITS: &[&str] = &["pak"];

/// Whether a word is one of address or courtesy.
pub(in crate::chat) fn is_courtesy(word: &str) -> bool {
    let plain = plain_words(word);
    [ADDRESS, POLITE].iter().any(|list| list.contains(&plain.trim()))
}

/// A text without words of address and courtesy at its ends, as it was written else: `kauman mas`, `nggih, lele pak`. `None` where it
/// has none, or says nothing else.
pub(in crate::chat) fn without_courtesy(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.iter().position(|word| !is_courtesy(word))?;
    let last = words.iter().rposition(|word| !is_courtesy(word))?;
    let is_unit = words.get(last + 1).is_some_and(|word| UNITS.contains(&plain_words(word).trim()));
    if is_unit && words.get(last).is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let kept = words.get(first..=last)?;
    let said = kept.join(" ");
    (kept.len() < words.len()).then(|| said.trim_matches([',', '.', '!']).to_owned()).filter(|said| !said.is_empty())
}

/// What a text says that is nothing but such a word.
pub(in crate::chat) fn word(text: &str) -> Option<Word> {
    let plain = plain_words(text);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let said = words.iter().copied().filter(|word| !ADDRESS.contains(word)).collect::<Vec<_>>().join("-");
    // A form of address and a word may be a name: *Pak Yo*.
    let named = words.first().is_some_and(|first| ADDRESS.contains(first));
    let is = |list: &[&str]| list.contains(&said.as_str());
    if named {
        return None;
    }
    [(Word::Cancel, CANCEL), (Word::Yes, YES), (Word::No, NO), (Word::Thanks, THANKS), (Word::Greeting, GREETING)]
        .into_iter()
        .find(|(_, list)| is(list))
        .map(|(word, _)| word)
        .or_else(|| courteous(&said))
}

/// Words around thanks and a yes that change neither.
const COURTESY: &[&str] = &["ya", "yaa", "yah", "y", "nggih", "banyak", "banget", "sekali", "atas", "infonya", "info", "bantuannya", "🙏"];

/// What a phrase says of which each word is thanks, a yes, or courtesy: *makasih 🙏*, *ok siap makasih*, *oke siap*.
fn courteous(said: &str) -> Option<Word> {
    let words: Vec<&str> = said.split('-').filter(|word| !COURTESY.contains(word)).collect();
    let agreed = |word: &&str| YES.contains(word);
    let thanks: Vec<&str> = words.iter().copied().filter(|word| !agreed(word)).collect();
    match (words.is_empty(), thanks.is_empty()) {
        (true, _) => None,
        (false, true) => Some(Word::Yes),
        (false, false) => THANKS.contains(&thanks.join("-").as_str()).then_some(Word::Thanks),
    }
}

/// Words with which somebody takes or turns down what he is asked for, besides those of a yes and a no.
const ANSWERS: &[&str] = &[
    "okeh",
    "okee",
    "siaap",
    "boleh",
    "bisa",
    "terima",
    "diterima",
    "setuju",
    "sepakat",
    "acc",
    "deal",
    "gas",
    "jadi",
    "lanjutkan",
    "mau",
    "monggo",
    "tolak",
    "ditolak",
    "tdk",
    "ngga",
    "gk",
    "ndak",
    "emoh",
    "moh",
    "wegah",
];
/// Those of them with which somebody turns it down.
const REFUSALS: &[&str] = &["tolak", "ditolak", "tdk", "ngga", "gk", "ndak", "emoh", "moh", "wegah"];
/// Those with which somebody goes on with what was agreed, which is no yes where it is to be cancelled.
const GOING_ON: &[&str] = &["jadi", "lanjut", "lanjutkan", "gas"];
/// Words of a no that say of one thing that another one is meant, where anything stands beside them: *bukan yang ini*.
const OTHER_MEANT: &[&str] = &["bukan", "dudu", "sanes", "salah"];
/// Words beside them that change nothing.
const FILLERS: &[&str] = &[
    "saya",
    "sy",
    "aku",
    "kulo",
    "kula",
    "aja",
    "saja",
    "wae",
    "mawon",
    "dulu",
    "dong",
    "deh",
    "lah",
    "sih",
    "itu",
    "ini",
    "niku",
    "yang",
    "yg",
    "pesanan",
    "pesanannya",
    "pesenan",
    "pesan",
    "order",
    "ordernya",
    "permintaan",
    "permintaannya",
    "sudah",
    "wis",
    "dah",
    "maaf",
    "mohon",
    "untuk",
    "kali",
    "sekarang",
    "🙏",
];

/// The most words of such an answer.
const ANSWER_WORDS: usize = 7;

/// Whether a text says no more than that something is taken or turned down: *oke pak saya terima*, *gak bisa*, *tolak aja*.
pub(in crate::chat) fn answers_request(text: &str) -> bool {
    let plain = plain_words(text);
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !ADDRESS.contains(word)).collect();
    // "Terima kasih" takes nothing.
    let thanks = words.windows(2).any(|pair| pair == ["terima", "kasih"]);
    let answers = |word: &&str| [YES, NO, ANSWERS].iter().any(|list| list.contains(word));
    !thanks && words.len() <= ANSWER_WORDS && words.iter().all(|word| answers(word) || FILLERS.contains(word)) && words.iter().any(answers)
}

/// Whether a text that says nothing else is a yes or a no: *inggih setuju*, *gak setuju pak*, *emoh*. `None` if it is neither.
pub(in crate::chat) fn plain_answer(text: &str) -> Option<bool> {
    // "Bisa gak?", "setuju?" ask.
    if text.contains('?') {
        return None;
    }
    match word(text) {
        Some(Word::Yes) => return Some(true),
        Some(Word::No) => return Some(false),
        Some(Word::Cancel | Word::Thanks | Word::Greeting) => return None,
        None => {}
    }
    let says = |list: &[&str]| says_one_of(text, list);
    if !answers_request(text) || says(OTHER_MEANT) || is_ambiguous(text) {
        return None;
    }
    Some(!says(NO) && !says(REFUSALS))
}

/// Whether a no stands where it may mean something else: behind the word that it would refuse (*bisa gak*), beside a yes or another no (*jangan
/// ditolak*), or before *jadi* (*ya gak jadi*).
fn is_ambiguous(text: &str) -> bool {
    let plain = plain_words(text);
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !ADDRESS.contains(word)).collect();
    let refuses = |word: &str| NO.contains(&word) || REFUSALS.contains(&word);
    let count = words.iter().filter(|word| refuses(word)).count();
    let behind = words.windows(2).any(|pair| matches!(pair, [before, no] if refuses(no) && ANSWERS.contains(before)));
    let takes_back = words.windows(2).any(|pair| matches!(pair, [no, "jadi"] if refuses(no)));
    count > 1 || behind || takes_back || count == 1 && words.iter().any(|word| YES.contains(word))
}

/// Words with which a request is taken or turned down and which answer nothing else, also beside a figure: *terima yang 30 kilo*.
const OF_REQUESTS: &[&str] = &["terima", "diterima", "tampa", "ditampa", "tampi", "kulo-tampi", "acc", "tolak", "ditolak", "ditulak"];

/// What a text says beside the words with which it takes or turns down a request, where it says a figure: *30 kilo* of *terima yang 30
/// kilo*. `None` where it answers none.
pub(in crate::chat) fn said_of_request(text: &str) -> Option<String> {
    if text.contains('?') || !text.chars().any(char::is_numeric) {
        return None;
    }
    let words: Vec<(&str, String)> = text.split_whitespace().map(|word| (word, plain_words(word).trim().to_owned())).collect();
    let is_filler = |word: &str| ADDRESS.contains(&word) || POLITE.contains(&word) || FILLERS.contains(&word) || YES.contains(&word);
    let (_, first) = words.iter().find(|(_, plain)| !is_filler(plain))?;
    if !OF_REQUESTS.contains(&first.as_str()) || words.len() > ANSWER_WORDS {
        return None;
    }
    let rest = words.iter().filter(|(_, plain)| !is_filler(plain) && !OF_REQUESTS.contains(&plain.as_str()));
    Some(rest.map(|(word, _)| *word).collect::<Vec<_>>().join(" "))
}

/// Whether a yes says that something goes on: *lanjut*, *jadi pak*.
pub(in crate::chat) fn goes_on(text: &str) -> bool {
    says_one_of(text, GOING_ON)
}

/// Words with which somebody has what is shown done.
const DONE_SO: &[&str] = &["tayangkan", "tayang", "pesan", "simpan", "lanjut", "lanjutkan", "gas", "setuju", "sip", "cocok"];

/// Whether a text says no more than a yes, in words of its own or of a button with this label: *ok tayangkan*, *tayangkan aja pak*.
pub(in crate::chat) fn agrees_to(text: &str, label: &str) -> bool {
    let (plain, label) = (plain_words(text), plain_words(label));
    let words: Vec<&str> = plain.split_whitespace().filter(|word| !ADDRESS.contains(word) && !POLITE.contains(word)).collect();
    let of_label: Vec<&str> = label.split_whitespace().filter(|word| !NO.contains(word)).collect();
    let agrees = |word: &&str| YES.contains(word) || DONE_SO.contains(word) || of_label.contains(word);
    let fills = |word: &&str| ["aja", "saja", "wae", "mawon", "langsung", "sekarang", "dah", "wis", "sudah"].contains(word);
    !text.contains('?') && words.len() <= ANSWER_WORDS && words.iter().all(|word| agrees(word) || fills(word)) && words.iter().any(agrees)
}

/// Whether one of the words of a text stands in the list.
fn says_one_of(text: &str, list: &[&str]) -> bool {
    plain_words(text).split_whitespace().any(|word| list.contains(&word))
}

/// A text in lower case without marks; of signs the thumb, the ring of fingers and the folded hands stay.
fn plain_words(text: &str) -> String {
    let skin = |c: &char| !matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0f}');
    let parted = |c: char| !c.is_alphanumeric() && !matches!(c, '👍' | '👌' | '🙏');
    text.to_lowercase().chars().filter(skin).map(|c| if parted(c) { ' ' } else { c }).collect()
}

/// Words in front of goods that are no part of their name.
const BEFORE_GOODS: &[&str] = &[
    "jual", "dijual", "sade", "adol", "ada", "ono", "wonten", "punya", "gadhah", "duwe", "saya", "kulo", "mau", "tawarkan", "nawarkan",
    "cari", "butuh", "beli", "pesan", "minta", "ready", "siap", "harga",
];

/// Words with which somebody says what he can or wants to do.
const WILLING: &[&str] = &[
    "sanggup", "mampu", "kuat", "bersedia", "gelem", "purun", "saged", "kersa", "arep", "badhe", "ajeng", "pengin", "pengen", "ingin",
    "pingin", "mau", "bisa", "iso", "jadi", "dadi", "tambah", "ambil", "kasih", "minta", "nyuwun", "tawar",
];

/// Whether a word is known here or to the reader as something else than the name of goods; "tahu" is bean curd as well as knowing.
fn names_no_goods(word: &str) -> bool {
    let lists =
        [YES, NO, CANCEL, THANKS, GREETING, ADDRESS, POLITE, COURTESY, ANSWERS, FILLERS, GOING_ON, OF_REQUESTS, WILLING, BEFORE_GOODS];
    word != "tahu" && (reading::is_understood(word) || lists.iter().any(|list| list.contains(&word)) || is_of_step(word))
}

/// Whether a word is one of those with which people call the steps of an order.
fn is_of_step(word: &str) -> bool {
    OrderEvent::ALL.iter().any(|event| reading::words_of_step(*event).iter().any(|said| said.split(' ').any(|part| part == word)))
}

/// What a text calls goods that nobody knows: one or two words in front of its first figure.
pub(in crate::chat) fn named_goods(text: &str) -> Option<String> {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let name: Vec<String> =
        words.take_while(|w| !w.chars().any(char::is_numeric)).filter(|w| !BEFORE_GOODS.contains(&w.as_str())).collect();
    let figures = text.chars().any(char::is_numeric);
    let may_be = |w: &String| w.chars().count() > 2 && w.chars().all(char::is_alphabetic) && !names_no_goods(w);
    let fits = figures && (1..=2).contains(&name.len()) && name.iter().all(may_be);
    fits.then(|| name.join(" ")).filter(|name| name.chars().count() <= 30 && !reading::names_day(name))
}

/// Why goods that nobody knows are no answer to the question for goods: they are called as the text calls them, where it does.
pub(in crate::chat) fn unknown_goods(text: &str) -> Problem {
    let lower = text.to_lowercase();
    let says_more = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(names_no_goods);
    let is_name = text.split_whitespace().count() <= 2 && !text.chars().any(char::is_numeric) && !says_more && !reading::names_day(text);
    let name = if is_name { Some(text.trim().to_lowercase()) } else { named_goods(text) };
    name.map_or(Problem::GoodsUnknown, |goods| Problem::GoodsNotListed { goods })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_goods_are_called_as_the_text_calls_them() {
        assert_eq!(named_goods("jual tahu 50 kg 10rb"), Some("tahu".to_owned()));
        assert_eq!(named_goods("tempe mendoan 200 pcs"), Some("tempe mendoan".to_owned()));
        for word in ["mau", "sanggup", "siap", "tolak", "berangkat", "bersedia", "sudah", "kirim", "besok", "ton", "gelem", "lunas", "jadi"]
        {
            assert_eq!(named_goods(&format!("{word} 500 kg")), None, "{word}");
            assert_eq!(unknown_goods(word), Problem::GoodsUnknown, "{word}");
        }
        for other in ["50 kg 10rb", "halo pak saya mau tanya 2 hal", "tahu", "boleh 25rb?", "sakdurunge jam 8 ya", "kamis 2"] {
            assert_eq!(named_goods(other), None, "{other}");
        }
    }

    #[test]
    fn an_answer_to_a_request_says_nothing_else() {
        for text in [
            "ok",
            "siap bu",
            "👍",
            "iya boleh",
            "oke pak saya terima",
            "gak bisa pak",
            "tolak aja",
            "Siap, saya terima pesanannya",
            "nggih pak",
            "maaf gak bisa",
            "oke siap kak",
            "terima",
            "ya jadi",
            "boleh bu, monggo",
        ] {
            assert!(answers_request(text), "{text}");
        }
        for text in
            ["terima kasih", "ok makasih", "telur 2 ton", "siap besok", "bisa 500 kg?", "pak", "", "saya", "bisa diantar", "ok 26rb"]
        {
            assert!(!answers_request(text), "{text}");
        }
    }

    #[test]
    fn a_plain_answer_is_a_yes_or_a_no_and_nothing_else() {
        for yes in ["ya", "setuju", "Iya bu", "inggih", "ok pak", "👍", "nggih setuju pak", "yo wis setuju", "boleh bu", "cocok", "sepakat"]
        {
            assert_eq!(plain_answer(yes), Some(true), "{yes}");
        }
        for no in ["tidak", "emoh", "ora", "gak setuju", "ora setuju bu", "nggak bisa pak", "tolak aja", "mboten", "maaf gak bisa", "salah"]
        {
            assert_eq!(plain_answer(no), Some(false), "{no}");
        }
        for neither in
            ["belum", "belum setuju", "gak jadi", "batal", "bukan yang ini", "makasih", "halo", "ya 500 kg", "setuju besok", "pak"]
        {
            assert_eq!(plain_answer(neither), None, "{neither}");
        }
        // What asks, or may mean the opposite, is no answer.
        for unclear in ["bisa gak?", "setuju?", "bisa nggak ya", "boleh gak pak", "jangan ditolak", "ya gak jadi", "oke gak jadi pak"] {
            assert_eq!(plain_answer(unclear), None, "{unclear}");
        }
        assert!(goes_on("jadi pak") && goes_on("Lanjut") && !goes_on("ya setuju"));
    }

    #[test]
    fn a_yes_may_use_the_words_of_its_button() {
        for text in ["kirim", "ok kirim pak"] {
            assert!(agrees_to(text, "Kirim") && !agrees_to(text, "Benar, tayangkan"), "{text}");
        }
        for text in ["ok tayangkan", "tayangkan", "tayangkan aja", "ya tayang pak", "setuju", "lanjut", "benar"] {
            assert!(agrees_to(text, "✅ Benar, tayangkan"), "{text}");
        }
        for text in ["jangan tayangkan", "tayangkan besok", "tayangkan?", "kirim 30 kg", "aja", "", "batal", "tidak benar"] {
            assert!(!agrees_to(text, "Benar, tayangkan"), "{text}");
        }
    }

    #[test]
    fn what_is_said_of_a_request_stands_beside_the_word_that_answers_it() {
        for (text, said) in [
            ("terima yang 30 kilo", "30 kilo"),
            ("ya saya terima yang 30kg pak", "30kg"),
            ("tolak yang 2 kwintal", "2 kwintal"),
            ("Terima pesanan telur 30 kg", "telur 30 kg"),
        ] {
            assert_eq!(said_of_request(text).as_deref(), Some(said), "{text}");
        }
        for none in ["terima", "30 kilo", "ok 30 kilo", "telur 30 kilo terima", "terima 30 kilo?", "sudah 30 kilo"] {
            assert_eq!(said_of_request(none), None, "{none}");
        }
    }

    #[test]
    fn courtesy_at_the_ends_of_an_answer_changes_nothing() {
        for (text, said) in [
            ("kauman mas", "kauman"),
            ("Kauman, mbak", "Kauman"),
            ("nggih, lele pak", "lele"),
            ("500 kg bu nggih", "500 kg"),
            ("besok njih", "besok"),
            ("yo wis setuju", "wis setuju"),
        ] {
            assert_eq!(without_courtesy(text).as_deref(), Some(said), "{text}");
        }
        for none in ["kauman", "pak", "nggih bu", "2 pak 500 kg", "5 pak", "nggih 5 pak bu", ""] {
            assert_eq!(without_courtesy(none), None, "{none}");
        }
    }

    #[test]
    fn short_words_are_known_with_marks_and_forms_of_address() {
        assert_eq!(word("Ya, pak."), Some(Word::Yes));
        assert_eq!(word("INGGIH"), Some(Word::Yes));
        assert_eq!(word("👍🏽"), Some(Word::Yes));
        assert_eq!(word("gak jadi bu"), Some(Word::Cancel));
        for thanks in ["Terima kasih 🙏", "makasih 🙏", "makasih min", "mksih ya", "ok siap makasih kak", "terima kasih banyak 🙏🏽", "🙏"]
        {
            assert_eq!(word(thanks), Some(Word::Thanks), "{thanks}");
        }
        for yes in ["oke siap kak", "ok siap", "siap 🙏", "ya ok", "👍 🙏"] {
            assert_eq!(word(yes), Some(Word::Yes), "{yes}");
        }
        assert_eq!(word("matur nuwun"), Some(Word::Thanks));
        assert_eq!(word("Selamat pagi!"), Some(Word::Greeting));
        for other in ["Pak Yo", "telur", "ya telur", "27rb", "batal karena banjir", ""] {
            assert_eq!(word(other), None, "{other}");
        }
    }
}
