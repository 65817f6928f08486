//! A message as a phone shows it, in plain text.

use tembus::chat::kit::{Keyboard, Message, Press};

/// The text, then each row of buttons as `[..] [..]`.
pub(super) fn draw(rendered: &Message) -> String {
    let mut lines = vec![plain(rendered.text())];
    match &rendered.keyboard {
        Keyboard::None => {}
        Keyboard::Inline(rows) => lines.extend(rows.iter().map(|row| {
            let buttons: Vec<_> = row.iter().map(|b| button(&b.label, &b.press)).collect();
            buttons.join(" ")
        })),
        Keyboard::RequestContact { share, skip } => lines.push(format!("([{share}] [{skip}])")),
        Keyboard::RemoveReply => lines.push("()".to_owned()),
    }
    lines.join("\n")
}

/// Telegram HTML without the bold numbers of a list.
pub(super) fn without_numbers(html: &str) -> String {
    let entries = html.lines().map(|line| match line.strip_prefix("<b>").and_then(|line| line.split_once("</b>. ")) {
        Some((number, entry)) if number.chars().all(|c| c.is_ascii_digit()) => entry,
        _ => line,
    });
    entries.collect::<Vec<_>>().join("\n")
}

/// Text without links and escapes.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn button(label: &str, press: &Press) -> String {
    match press {
        Press::Act(_) | Press::Beside(_) => format!("[{label}]"),
        Press::Copy(text) => format!("[{label} ⧉ {text}]"),
        Press::Url(url) => format!("[{label} ↗ {url}]"),
    }
}
