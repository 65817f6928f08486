//! Whether a line asks, and whether its writer is open to price talk (PARSING sections 2 and 9).

use super::{
    buyer_words::{FREIGHT, HOW_MUCH, POLITE, names_money},
    context_words::{TITLES, TRADERS},
    lexicon::is_unit_word,
    token::{Gap, Line},
};

/// Words that ask.
const ASKING: &[&str] = &[
    "berapa",
    "piro",
    "pira",
    "pinten",
    "gimana",
    "bagaimana",
    "gmn",
    "bgmn",
    "gmna",
    "piye",
    "pripun",
    "kapan",
    "kenapa",
    "mengapa",
    "knp",
    "apa",
    "apakah",
    "opo",
    "napa",
    "punapa",
    "siapa",
    "sapa",
    "sopo",
    "sinten",
    "dimana",
    "mana",
    "endi",
    "pundi",
    "bisakah",
    "bolehkah",
    "adakah",
    "apaan",
    "ngopo",
];

/// Words with which somebody is asked to reckon.
const RECKON: &[&str] =
    &["hitungkan", "hitungin", "itungno", "itungke", "itungne", "itungen", "totalkan", "totalin", "jumlahkan", "kalikan"];
/// Words that say as well what the speaker has counted himself.
const COUNTS: &[&str] = &["hitung", "ngitung", "itung"];

/// "Tolong hitungkan 37 peti kali 15 kilo berapa": a sum to be reckoned, whoever asks.
pub(super) fn asks_for_a_sum(line: &Line) -> bool {
    let reckons = |w: &str| RECKON.contains(&w) || COUNTS.contains(&w);
    // "Saya hitung 5 kw" tells how much there is.
    let speaks = |w: &&str| !POLITE.contains(w) && !["tolong", "coba", "mohon", "minta", "dong", "jal", "tulung"].contains(w);
    let begins = line.texts().find(speaks).is_some_and(reckons);
    let times = || (0..line.len()).any(|at| line.any(at, &["x", "kali", "ping"]) && line.is_number(at + 1));
    let how_much = || line.texts().any(|w| HOW_MUCH.contains(&w));
    // "Kalau telur 2 ton 25.500 jadi berapa", "untungnya berapa"
    let words: Vec<&str> = line.texts().filter(|w| !POLITE.contains(w)).collect();
    let comes_to = ["jadi", "dadi", "total", "totalnya", "totale", "untung", "untungnya", "hasil", "hasilnya", "semuanya", "ketemu"];
    let sum = matches!(words.as_slice(), [.., what, many] if comes_to.contains(what) && HOW_MUCH.contains(many)) && names_money(&words);
    let equals = (1..line.len()).any(|at| line.sign(at - 1, "=") && line.any(at, HOW_MUCH));
    let ends = words.last().is_some_and(|w| HOW_MUCH.contains(w));
    let product = (equals || ends) && times() && names_money(&words);
    sum || product || begins && (times() || how_much()) || line.texts().any(reckons) && how_much() && times()
}

/// "Cara jual di sini gimana?": a question about the service, whatever else is said.
pub(super) fn asks_how(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let how = ["cara", "carane", "caranya", "prosedur", "syarat", "syaratnya"];
    words.iter().any(|w| RECKON.contains(w)) && words.iter().any(|w| HOW_MUCH.contains(w))
        || words.iter().any(|w| how.contains(w))
            && words.iter().any(|w| ["gimana", "bagaimana", "gmn", "piye", "pripun", "apa", "apakah"].contains(w))
}

/// Whether the line asks something.
pub(super) fn is_question(line: &Line) -> bool {
    let greets = line.texts().any(|w| matches!(w, "kabar" | "kabare" | "kabaripun"));
    !greets && (line.asks() || line.texts().any(|w| ASKING.contains(&w)) || begs_for_a_price(line))
}

/// "Info harga ayam dong"
fn begs_for_a_price(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    let number = (0..line.len()).any(|at| line.is_number(at));
    let begs = ["info", "minta", "cek", "tanya", "nanya", "njaluk", "nyuwun", "mohon", "bagi"];
    !number
        && words
            .windows(2)
            .any(|w| matches!(w, [begs_for, price] if begs.contains(begs_for) && super::lexicon::PRICE_MARKS.contains(price)))
}

/// "Apakah bisa jual ayam cuma 5 ekor?"
pub(super) fn asks_whether(line: &Line) -> bool {
    line.asks() && line.texts().next().is_some_and(|w| ["apakah", "apa", "opo", "bisakah", "bolehkah", "napa"].contains(&w))
}

/// "Telur saya yang 5 kw jadi diambil kapan?"
pub(super) fn asks_when(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    // "Jam berapa truk datang? Telur 40 peti sudah siap" offers what is ready.
    let last = words.get(words.len().saturating_sub(4)..).unwrap_or_default();
    let hour = last.windows(2).any(|w| matches!(w, ["jam" | "pukul" | "pkl", which] if HOW_MUCH.contains(which)));
    line.asks() && (hour || words.iter().any(|w| ["kapan", "kpn", "kapane"].contains(w)))
}

/// "Pesanan saya 30 peti mana?": where an order is.
pub(super) fn asks_of_an_order(line: &Line) -> bool {
    let order = ["pesanan", "pesenan", "orderan", "kiriman", "kirimanku", "pesananku"];
    line.asks()
        && line.texts().take(3).any(|w| order.contains(&w))
        && line.texts().any(|w| ["mana", "endi", "pundi", "gimana", "piye"].contains(&w))
}

/// "Kenapa telur saya 5 peti dikurangi?"
pub(super) fn asks_why(line: &Line) -> bool {
    line.asks() && line.texts().take(3).any(|w| ["kenapa", "knp", "mengapa", "ngopo", "kenopo", "nopo", "napa"].contains(&w))
}

/// "Pinten pajeke nek kirim telur 5 ton?": what the way or the office costs.
pub(super) fn asks_of_costs(line: &Line) -> bool {
    let many = |w: &str| HOW_MUCH.contains(&w);
    let costs = |w: &str| FREIGHT.contains(&w) || ["pajak", "pajake", "pajeke", "pajaknya", "tarif", "retribusi", "sewa"].contains(&w);
    let words: Vec<&str> = line.texts().collect();
    let beside = |w: &[&str]| matches!(w, [a, b] if many(a) && costs(b) || costs(a) && many(b));
    // "Ongkir Blitar-Jakarta 5 ton telur kira2 brp ya": begins with what costs, ends with how much, and names no money.
    let ends = words.iter().rev().find(|w| !POLITE.contains(w)).is_some_and(|w| many(w));
    let begins = words.first().is_some_and(|w| costs(w)) && ends && !names_money(&words);
    begins || words.windows(2).any(beside)
}

/// "Kenapa telur 2 ton cuma 22rb": asked without a mark as well.
pub(super) fn begins_with_why(line: &Line) -> bool {
    let Some(from) = (0..line.len()).find(|at| !POLITE.contains(&line.text(*at))) else { return false };
    // "Kenapa tidak, telur 2 ton 26rb"
    if line.any(from + 1, &["tidak", "gak", "ga", "nggak", "ora", "mboten"]) && !line.follows(from + 2) {
        return false;
    }
    // "Kenapa harus repot? telur 2 ton 25.900": what is asked for is another thing.
    let next = |at: usize| (at + 1..line.len()).find(|i| line.gap(*i) == Gap::Break).unwrap_or(line.len());
    let end = next(from);
    let said = (from + 1..end).any(|at| !POLITE.contains(&line.text(at)));
    let other = said && end < line.len() && !(from..end).any(|at| line.is_number(at));
    !other && line.any(from, &["kenapa", "knp", "mengapa", "kenopo", "ngopo"]) && !super::seller::is_selling(line)
}

/// "Ini beneran 5.400? kok murah": what somebody else wrote is doubted.
pub(super) fn doubts(line: &Line) -> bool {
    line.asks() && line.texts().any(|w| ["beneran", "benarkah", "tenan", "temenan", "saestu", "mosok", "mosokan"].contains(&w))
}

/// "Ini telur 3 kw punya siapa?"
pub(super) fn asks_whose(line: &Line) -> bool {
    let owned = [
        "punya",
        "punyanya",
        "punyane",
        "milik",
        "miliknya",
        "duweke",
        "duwekne",
        "nggone",
        "nggonne",
        "kagungan",
        "kagungane",
        "gadhahe",
        "gadhahane",
        "atas",
    ];
    let who = ["siapa", "sapa", "sopo", "sinten", "siapakah"];
    let words: Vec<&str> = line.texts().collect();
    words.windows(2).any(|w| matches!(w, [of, whom] if owned.contains(of) && who.contains(whom)))
}

/// "Telur 3 kw sudah laku belum"
pub(super) fn asks_whether_done(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().filter(|w| !["pak", "bu", "mas", "mbak", "ya", "nggih", "to"].contains(w)).collect();
    let last = words.get(words.len().saturating_sub(3)..).unwrap_or_default();
    let already = ["sudah", "wis", "wes", "sampun"];
    matches!(last, [done, _, yet] if already.contains(done) && ["belum", "durung", "dereng", "apa"].contains(yet))
}

/// "Mau nanya beras premium 25 kg berapa ya": a question for a price without its mark.
pub(super) fn inquires(line: &Line) -> bool {
    let begins = ["nanya", "tanya", "bertanya", "nanyak", "takok", "takon", "tanglet", "nyuwun"];
    line.texts().take(4).any(|w| begins.contains(&w)) && line.texts().any(|w| HOW_MUCH.contains(&w))
}

/// "Harga telur 1 kg di kandang berapa?"
pub(super) fn asks_how_much(line: &Line) -> bool {
    line.asks() && line.texts().any(|w| HOW_MUCH.contains(&w))
}

/// "Ready berapa sak?": how much there is, of whoever has it.
pub(super) fn asks_how_many(line: &Line) -> bool {
    let many = ["berapa", "piro", "pira", "pinten", "pirang"];
    (0..line.len()).any(|at| many.contains(&line.text(at)) && super::lexicon::unit_named(line.text(at + 1)).is_some())
}

/// "Tawar dikit boleh lah": whether what is named at `at` is allowed behind it.
fn is_allowed_behind(words: &[&str], at: usize) -> bool {
    let little = ["dikit", "sedikit", "sithik", "sitik", "tipis", "tipistipis"];
    let next = at + 1 + usize::from(words.get(at + 1).is_some_and(|w| little.contains(w)));
    words.get(next).is_some_and(|w| ["bisa", "boleh", "oleh", "iso", "isa", "saget"].contains(w))
        && !words.get(next + 1).is_some_and(|w| ["gak", "ga", "nggak", "ora", "tidak", "kah"].contains(w))
}

/// Whether the writer is open to price talk: "nego", "bisa ditawar", "harga pasaran".
pub(super) fn is_negotiable(line: &Line) -> bool {
    let words: Vec<&str> = line.texts().collect();
    // "4 kw kurang dikit" is a little less than that; "26.000/kg kurang dikit" speaks of a price.
    let of_goods = |at: usize| matches!(words.get(at.saturating_sub(2)..at), Some([n, unit]) if n.len() <= 5 && n.starts_with(|c: char| c.is_ascii_digit()) && is_unit_word(unit));
    let near =
        |at: usize, back: usize, list: &[&str]| words.get(at.saturating_sub(back)..at).unwrap_or_default().iter().any(|w| list.contains(w));
    words.iter().enumerate().any(|(at, word)| {
        let open = match *word {
            // "Ditawar 6.400" tells what somebody else would pay.
            "ditawar" | "dinyang" | "dienyang" => {
                let money = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
                let by_whom = words.get(at + 1).is_some_and(|who| TRADERS.contains(who) || TITLES.contains(who));
                near(at, 2, &["bisa", "boleh", "iso", "isa", "saget"])
                    || !words.get(at + 1..words.len().min(at + if by_whom { 4 } else { 2 })).unwrap_or_default().iter().any(money)
            }
            "nego" | "negoable" | "negotiable" | "dinego" | "negonya" | "nyangnyangan" | "awisan" | "negosiasi" => true,
            "tawar" | "nawar" | "nyang" | "awis" | "dirembug" | "dirembuk" | "rembug" | "rembugan" | "rembukan" | "dirunding"
            | "dirundingkan" | "dibicarakan" => {
                near(at, 2, &["bisa", "boleh", "iso", "isa", "saget", "kena", "kenek", "masih", "silakan", "monggo"])
                    || *word != "awis" && !near(at, 1, &["air", "ikan"]) && is_allowed_behind(&words, at)
            }
            "kurang" => {
                let little =
                    matches!(words.get(at + 1).copied(), Some("dikit" | "sedikit" | "sithik" | "dikitlah" | "gak" | "ga" | "nggak"));
                let asked = words.get(at + 1).is_some_and(|w| ["bisa", "boleh", "iso", "saget"].contains(w));
                little && !of_goods(at)
                    || asked
                    || near(at, 1, &["bisa", "boleh", "iso", "isa", "saget"])
                        && !matches!(words.get(at + 1).copied(), Some("dari" | "lebih"))
            }
            "nett" | "net" => line.asks() && words.len() <= at + 2,
            "pasar" | "pasaran" | "pinsar" => near(
                at,
                2,
                &["harga", "hrg", "rego", "regi", "ikut", "ngikut", "mengikuti", "sesuai", "manut", "melu", "menurut", "nderek"],
            ),
            _ => false,
        };
        open && !near(
            at,
            2,
            &["no", "non", "tidak", "gak", "ga", "nggak", "ngga", "ora", "mboten", "tanpa", "bukan", "jangan", "tak", "anti"],
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn price_talk_must_be_said_and_not_denied() {
        for text in ["nego", "harga bisa ditawar", "ikut pasar", "harga pasaran", "iso dinyang", "nego tipis"] {
            assert!(is_negotiable(&Line::new(text)), "{text}");
        }
        for text in ["no nego", "tidak bisa ditawar", "harga pas", "ikan air tawar", "di pasar legi", "tanpa nego"] {
            assert!(!is_negotiable(&Line::new(text)), "{text}");
        }
    }
}
