//! Parts a line that offers several lots of one commodity: these are taken one at a time.

use chrono::NaiveDate;

use super::{GoodsReading, Refusal, goods::goods, line::line};
use crate::domain::commodity::Commodity;

/// Where one lot may end and the next begin.
const BORDERS: [&str; 8] = [", ", "\n", "; ", " dan ", " + ", " karo ", " sama ", ","];

/// The lots of one commodity in a line, each a line of its own with the code of its goods; empty where no place is found
/// at which it can be parted.
#[must_use]
pub fn lots(text: &str, today: NaiveDate) -> Vec<(&'static str, String)> {
    let mut borders: Vec<(usize, usize)> =
        BORDERS.iter().flat_map(|mark| text.match_indices(mark).map(|(at, mark)| (at, at + mark.len()))).collect();
    borders.sort_unstable();
    for (end, start) in borders {
        let (first, rest) = (text.get(..end).unwrap_or_default(), text.get(start..).unwrap_or_default());
        let Some(code) = line(first, today).ok().filter(|draft| draft.qty.is_some()).and_then(|draft| draft.commodity) else { continue };
        let name = Commodity::by_code(code).and_then(|c| c.synonyms.first()).map_or("", String::as_str);
        let rest = if goods(rest) == GoodsReading::Unknown { format!("{name} {}", rest.trim()) } else { rest.trim().to_owned() };
        let others = match line(&rest, today) {
            Ok(draft) if draft.commodity == Some(code) && draft.qty.is_some() => vec![(code, rest)],
            Err(Refusal::MultiItem) => lots(&rest, today),
            _ => continue,
        };
        if !others.is_empty() {
            return std::iter::once((code, first.trim().to_owned())).chain(others).collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lots_of_one_commodity_are_parted_and_each_names_its_goods() {
        let today = "2026-11-24".parse().unwrap();
        let parts = |text: &str| lots(text, today).into_iter().map(|(_, part)| part).collect::<Vec<_>>();
        assert_eq!(parts("telur 1 ton 26rb, telur 2 ton 25rb besok"), ["telur 1 ton 26rb", "telur 2 ton 25rb besok"]);
        assert_eq!(parts("bawang merah 3 kw 25rb, 2 kw 22rb besok"), ["bawang merah 3 kw 25rb", "bawang merah 2 kw 22rb besok"]);
        assert_eq!(parts("telur 2 ton 26rb besok"), Vec::<String>::new());
    }
}
