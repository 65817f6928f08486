//! Words that a person typed into something that is no plain text: a formatted message, a checklist, a poll, a place on the map. What
//! Telegram adds by itself (labels of a list, votes, the names of files) is none of them.

use serde_json::Value;

use super::picture::Picture;

/// Kinds of blocks that hold somebody else's words. The reader leaves lines out that begin with a quotation mark (PARSING section 2).
const QUOTES: &[&str] = &["blockquote", "expandable_blockquote", "pullquote"];

/// The words of a message that holds neither a text nor a caption, a line each part.
pub(super) fn words(message: &Value) -> Option<String> {
    let mut lines = Vec::new();
    blocks(&message["rich_message"]["blocks"], &mut lines);
    for kind in ["checklist", "poll", "venue"] {
        let (object, mut part) = (&message[kind], |value: &Value| lines.extend(value.as_str().map(str::to_owned)));
        ["title", "question", "address", "description"].iter().for_each(|field| part(&object[*field]));
        [&object["tasks"], &object["options"]].into_iter().flat_map(entries).for_each(|entry| part(&entry["text"]));
    }
    let shown: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    (!shown.is_empty()).then(|| shown.join("\n"))
}

/// The first picture of a formatted message.
pub(super) fn picture(message: &Value) -> Option<Picture> {
    first_picture(&message["rich_message"]["blocks"])
}

fn first_picture(blocks: &Value) -> Option<Picture> {
    let inner = |block: &Value| entries(&block["items"]).find_map(|item| first_picture(&item["blocks"]));
    entries(blocks).find_map(|block| Picture::read(block).or_else(|| first_picture(&block["blocks"])).or_else(|| inner(block)))
}

/// The lines of blocks, whatever their kinds: a kind that is yet to come names its words as those of today do.
fn blocks(list: &Value, lines: &mut Vec<String>) {
    for block in entries(list) {
        let before = lines.len();
        for field in ["summary", "text", "expression"] {
            lines.extend(Some(inline(&block[field])).filter(|text| !text.is_empty()));
        }
        blocks(&block["blocks"], lines);
        entries(&block["items"]).for_each(|item| blocks(&item["blocks"], lines));
        for row in entries(&block["cells"]) {
            let cells: Vec<String> = entries(row).map(|cell| inline(&cell["text"])).filter(|text| !text.is_empty()).collect();
            lines.push(cells.join(" "));
        }
        for field in ["caption", "credit"] {
            lines.push(inline(&block[field]));
        }
        if block["type"].as_str().is_some_and(|kind| QUOTES.contains(&kind)) {
            lines.iter_mut().skip(before).for_each(|line| *line = quoted(line));
        }
    }
}

/// A formatted text without its formats: a text, a list of such, or an object with one inside.
fn inline(text: &Value) -> String {
    match text {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(inline).collect(),
        Value::Object(_) => ["text", "alternative_text", "expression", "credit"].iter().map(|field| inline(&text[*field])).collect(),
        _ => String::new(),
    }
}

/// Somebody else's words as they are written in a plain text.
fn quoted(lines: &str) -> String {
    lines.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}

fn entries(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_formatted_message_is_its_words_a_block_a_line() {
        let message = json!({"rich_message": {"blocks": [
            {"type": "heading", "size": 1, "text": "Jual"},
            {"type": "paragraph", "text": ["telur ", {"type": "bold", "text": ["2", " ton"]}, {"type": "custom_emoji", "alternative_text": "🥚"}]},
            {"type": "divider"},
            {"type": "list", "items": [
                {"label": "1.", "blocks": [{"type": "paragraph", "text": "26rb/kg"}]},
                {"label": "2.", "blocks": [{"type": "future", "text": {"type": "future", "text": "siap besok"}}]},
            ]},
            {"type": "table", "cells": [[{"text": "min"}, {"text": "50 kg"}], [{}]]},
            {"type": "details", "summary": "tempo", "blocks": [{"type": "paragraph", "text": "7 hari"}]},
            {"type": "photo", "photo": [{"file_id": "p"}], "caption": {"text": "segar", "credit": ""}},
        ]}});
        let lines = "Jual\ntelur 2 ton🥚\n26rb/kg\nsiap besok\nmin 50 kg\ntempo\n7 hari\nsegar";
        assert_eq!(words(&message).as_deref(), Some(lines));
        assert_eq!(picture(&message).and_then(|picture| picture.file).as_deref(), Some("p"));
    }

    #[test]
    fn what_somebody_else_says_in_it_is_quoted() {
        let message = json!({"rich_message": {"blocks": [
            {"type": "blockquote", "blocks": [{"type": "paragraph", "text": "butuh telur\n5 ton"}], "credit": "Bu Rina"},
            {"type": "paragraph", "text": "telur 2 ton 26rb"},
        ]}});
        assert_eq!(words(&message).as_deref(), Some("> butuh telur\n> 5 ton\n> Bu Rina\ntelur 2 ton 26rb"));
    }

    #[test]
    fn a_checklist_a_poll_and_a_place_are_their_lines() {
        let checklist =
            json!({"checklist": {"title": "Jual", "tasks": [{"id": 1, "text": "telur 2 ton"}, {"id": 2, "text": "siap besok"}]}});
        assert_eq!(words(&checklist).as_deref(), Some("Jual\ntelur 2 ton\nsiap besok"));
        let poll =
            json!({"poll": {"id": "9", "question": "telur 2 ton 26rb?", "options": [{"text": "ya", "voter_count": 3}, {"text": "tidak"}]}});
        assert_eq!(words(&poll).as_deref(), Some("telur 2 ton 26rb?\nya\ntidak"));
        let venue = json!({"venue": {"title": "Pasar Legi", "address": "Blitar", "location": {}}, "location": {}});
        assert_eq!(words(&venue).as_deref(), Some("Pasar Legi\nBlitar"));
    }

    #[test]
    fn where_nothing_was_typed_there_are_no_words() {
        for message in [
            json!({}),
            json!({"rich_message": {"blocks": [{"type": "divider"}, {"type": "map", "zoom": 9}]}}),
            json!({"rich_message": {"blocks": "none"}, "poll": [], "venue": 1, "checklist": {"tasks": [{"text": " "}]}}),
        ] {
            assert_eq!((words(&message), picture(&message)), (None, None), "{message}");
        }
    }
}
