//! Updates of an answer that is no JSON, because of one bad letter.

/// Parts such an answer into its updates, each as it came. `None`: it is no list of updates at all, or was cut short.
pub(super) fn split_updates(text: &str) -> Option<Vec<String>> {
    let list = behind(text, &["{", "\"ok\"", ":", "true", ",", "\"result\"", ":", "["])?;
    let list = list.trim_end().strip_suffix('}')?.trim_end().strip_suffix(']')?.trim();
    if begins_update(list) { Some(cut_at_numbers(list)) } else { cut_by_braces(list) }
}

/// What follows these pieces, between which there may be blanks.
fn behind<'t>(text: &'t str, pieces: &[&str]) -> Option<&'t str> {
    pieces.iter().try_fold(text, |rest, piece| rest.trim_start().strip_prefix(piece))
}

/// Whether an update begins here, with its number as Telegram writes it: first. In the text of a message its quotation marks have
/// backslashes.
fn begins_update(text: &str) -> bool {
    behind(text, &["{", "\"update_id\"", ":"]).is_some()
}

/// The updates of a list, each of which begins with its number, whatever stands in between.
fn cut_at_numbers(list: &str) -> Vec<String> {
    let starts: Vec<usize> = list.match_indices('{').map(|(at, _)| at).filter(|at| list.get(*at..).is_some_and(begins_update)).collect();
    let ends = starts.iter().skip(1).copied().chain([list.len()]);
    let piece = |(start, end): (&usize, usize)| {
        let piece = list.get(*start..end).unwrap_or_default().trim_end();
        piece.strip_suffix(',').unwrap_or(piece).trim_end().to_owned()
    };
    starts.iter().zip(ends).map(piece).collect()
}

/// The updates of a list by their braces and quotation marks, where their numbers stand elsewhere.
fn cut_by_braces(list: &str) -> Option<Vec<String>> {
    let (mut updates, mut start, mut depth, mut quoted, mut escaped) = (Vec::new(), 0, 0_usize, false, false);
    for (at, letter) in list.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '{' if !quoted => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            '}' if !quoted => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    updates.push(list.get(start..=at)?.to_owned());
                }
            }
            _ => {}
        }
    }
    (depth == 0 && !quoted && !updates.is_empty()).then_some(updates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_odd_quotation_mark_costs_no_other_update() {
        let (first, last) = (r#"{"update_id":6,"message":{"text":"telur"}}"#, r#"{"update_id": 8, "message": {"text": "a } b"}}"#);
        for bad in [r#"telur 2" ton"#, r#"telur 2" ton""#, r"telur \", r#"a"}},"#, "{{{", "]}"] {
            let odd = format!(r#"{{"update_id":7,"message":{{"text":"{bad}"}}}}"#);
            for (open, comma) in [(r#"{"ok":true,"result":["#, ","), ("{\"ok\": true, \"result\": [\n", ", ")] {
                let text = format!("{open}{first}{comma}{odd}{comma}{odd}{comma}{last}]}}\n");
                assert_eq!(split_updates(&text).unwrap(), [first, &odd, &odd, last], "{bad}");
            }
        }
    }

    #[test]
    fn where_numbers_stand_last_updates_are_told_apart_by_their_braces() {
        let text = "{\"ok\": true, \"result\": [{\"message\":{\"text\":\"\\q } {\"},\"update_id\":6}, {\"update_id\":7}]}";
        assert_eq!(split_updates(text).unwrap(), [r#"{"message":{"text":"\q } {"},"update_id":6}"#, r#"{"update_id":7}"#]);
    }

    #[test]
    fn what_is_no_list_of_updates_is_not_split() {
        for text in [
            "<html>[{}]",
            r#"{"ok":false,"result":[{"update_id":6}]}"#,
            r#"{"ok":true,"result":[{"update_id":6"#,
            r#"{"ok":true,"result":[x]}"#,
        ] {
            assert_eq!(split_updates(text), None, "{text}");
        }
    }
}
