//! One main button a message.

use super::{Button, Style};

/// The buttons with their styles: of several main ones the first is green.
pub fn styled(rows: &[Vec<Button>]) -> Vec<Vec<(&Button, Option<Style>)>> {
    let mut has_main = false;
    let mut style = |button: &Button| {
        let style = button.style.filter(|style| *style != Style::Success || !has_main);
        has_main |= style == Some(Style::Success);
        style
    };
    rows.iter().map(|row| row.iter().map(|button| (button, style(button))).collect()).collect()
}
