//! Whose goods an assistant's line is about: `stok telur 800 kg punya pak tukiman`.
//!
//! ```text
//! owner = (punya | milik | duweke ..) person ((dan | sama ..) person)*          person = [pak | bu ..] name
//! ```
//!
//! Of several persons none is taken: it is asked whose.

/// What a line says of an owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The line without it.
    pub rest: String,
    /// Which of the names that were asked about may be meant; none if it is somebody else.
    pub named: Vec<usize>,
    /// Whether it names more than one person.
    pub several: bool,
}

const OWNS: &[&str] = &[
    "punya",
    "punyanya",
    "punyae",
    "pnya",
    "milik",
    "miliknya",
    "kepunyaan",
    "duweke",
    "gadhahe",
    "gadhahane",
    "gadhahanipun",
    "kagungane",
];
/// Words between two persons; a sign alone leaves an empty word.
const JOINING: &[&str] = &["dan", "sama", "karo", "lan", "kalih", "atau", "utawa", "ambek", ""];
const MEN: &[&str] = &["pak", "bapak", "bpk", "mas", "kang", "cak", "pakde", "paklik"];
const WOMEN: &[&str] = &["bu", "ibu", "mbak", "yu", "mak", "bude", "bulik"];
const OTHERS: &[&str] = &["mbah", "haji", "h", "hj"];

/// Reads whose goods a line says they are, among persons with these names. `None`: it says nothing of an owner.
#[must_use]
pub fn owner(text: &str, names: &[&str]) -> Option<Owner> {
    let said: Vec<&str> = text.split_whitespace().collect();
    let words: Vec<String> = said.iter().map(|word| plain(word)).collect();
    (0..words.len()).filter(|at| words.get(*at).is_some_and(|word| OWNS.contains(&word.as_str()))).find_map(|at| {
        let (mut named, mut end) = person(&words, at + 1, names)?;
        let mut several = false;
        while words.get(end).is_some_and(|word| JOINING.contains(&word.as_str()))
            && let Some((more, last)) = person(&words, end + 1, names)
        {
            several = true;
            end = last;
            named.extend(more.into_iter().filter(|i| !named.contains(i)).collect::<Vec<_>>());
        }
        let rest = said.iter().enumerate().filter(|(i, _)| !(at..end).contains(i)).map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
        Some(Owner { rest, named, several })
    })
}

/// Who is named from `at` on: which of the names may be meant, and where it ends. `None`: "punya telur 2 ton" names nobody.
fn person(words: &[String], at: usize, names: &[&str]) -> Option<(Vec<usize>, usize)> {
    let after: Vec<&str> = words.get(at..)?.iter().map(String::as_str).collect();
    let address = after.iter().take_while(|word| is_address(word)).count();
    let (called, name) = after.split_at(address);
    let fits: Vec<usize> = names.iter().map(|known| common(known, called, name)).collect();
    let best = fits.iter().copied().max().unwrap_or(0);
    if best == 0 && address == 0 {
        return None;
    }
    let named = if best == 0 { Vec::new() } else { (0..names.len()).filter(|i| fits.get(*i) == Some(&best)).collect() };
    Some((named, at + address + best.max(usize::from(!name.is_empty()))))
}

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_address(word: &str) -> bool {
    [MEN, WOMEN, OTHERS].iter().any(|list| list.contains(&word))
}

/// With how many words of a name a text begins; none where a man is called and a woman is known by the name, or the other way round.
fn common(known: &str, called: &[&str], said: &[&str]) -> usize {
    let words: Vec<String> = known.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    let address = words.iter().take_while(|word| is_address(word)).count();
    let (title, name) = words.split_at(address);
    let differs = |one: &[&str], other: &[&str]| {
        called.iter().any(|word| one.contains(word)) && title.iter().any(|word| other.contains(&word.as_str()))
    };
    if differs(MEN, WOMEN) || differs(WOMEN, MEN) {
        return 0;
    }
    name.iter().zip(said).take_while(|(known, said)| known.as_str() == **said).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[&str] = &["Pak Tukiman", "Bu Sri", "Pak Sri", "Mbah Karto Wiryo", "Pak Karto"];

    fn read(text: &str) -> Option<(String, Vec<usize>)> {
        owner(text, NAMES).map(|owner| (owner.rest, owner.named))
    }

    #[test]
    fn an_owner_is_found_by_his_name() {
        for (text, rest, named) in [
            ("stok telur 800 kg punya pak tukiman", "stok telur 800 kg", &[0][..]),
            ("Telur punya Tukiman, habis", "Telur habis", &[0]),
            ("telur bu sri habis milik bu sri", "telur bu sri habis", &[1]),
            ("punya sri telur habis", "telur habis", &[1, 2]),
            ("telur habis punya mbah karto wiryo", "telur habis", &[3]),
            ("telur habis punya karto", "telur habis", &[3, 4]),
            ("telur habis punya pak joko", "telur habis", &[]),
        ] {
            assert_eq!(read(text), Some((rest.to_owned(), named.to_vec())), "{text}");
        }
    }

    #[test]
    fn of_several_owners_none_is_taken() {
        for (text, rest, named) in [
            ("stok telur 800 kg punya pak tukiman dan bu sri", "stok telur 800 kg", &[0, 1][..]),
            ("telur habis punya pak karto dan bu wati", "telur habis", &[3, 4]),
            ("punya tukiman & karto telur habis", "telur habis", &[0, 3, 4]),
            ("telur punya pak tukiman, bu sri, habis", "telur bu sri, habis", &[0]),
        ] {
            let owner = owner(text, NAMES).unwrap();
            assert_eq!((owner.rest.as_str(), owner.named.as_slice()), (rest, named), "{text}");
            assert_eq!(owner.several, !text.contains(','), "{text}");
        }
        assert!(!owner("punya pak karto dan telur 2 ton", NAMES).unwrap().several);
    }

    #[test]
    fn goods_that_somebody_has_are_no_owner() {
        for text in ["punya telur 2 ton 26.500", "telur 2 ton", "", "punya", "saya punya lele"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
