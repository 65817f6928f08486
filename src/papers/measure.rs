//! How text is broken into lines, a width shared by columns, and a link made a square code.

use super::{Column, font::Face};

/// Where lines begin, in tenths of a point.
pub(super) const LEFT: i32 = 550;
/// Where lines end.
pub(super) const RIGHT: i32 = 5_400;
/// Between the columns of a table, and around its cells.
pub(super) const GAP: i32 = 60;

/// Where columns begin and end.
pub(super) fn edges(columns: &[Column]) -> Vec<(i32, i32)> {
    let all = columns.iter().map(|column| column.share.max(1)).sum::<i32>().max(1);
    let mut left = LEFT;
    let edge = |column: &Column| {
        let width = (RIGHT - LEFT) * column.share.max(1) / all;
        let cell = (left, (left + width - 2 * GAP).max(left + GAP));
        left += width;
        cell
    };
    let mut edges: Vec<_> = columns.iter().map(edge).collect();
    if let Some(last) = edges.last_mut() {
        last.1 = RIGHT;
    }
    edges
}

/// The text in lines of at most `width`; words that are wider are cut.
pub(super) fn wrap(face: &Face, text: &str, size: i32, width: i32) -> Vec<String> {
    let known = face.known(text);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in known.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if face.width(&longer, size) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if face.width(&line, size) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A run of dark modules of a square code: its column, its row and its length.
pub(super) type DarkRun = (i32, i32, i32);

/// A square code: its side in modules, and its dark runs row by row.
pub(super) fn square_code(link: &str) -> Option<(i32, Vec<DarkRun>)> {
    let code = fast_qr::QRBuilder::new(link).ecl(fast_qr::ECL::M).build().ok()?;
    let size = i32::try_from(code.size).ok()?;
    let mut runs = Vec::new();
    for (y, row) in (0..).zip(code.data.chunks(code.size)).take(code.size) {
        let mut dark: Option<(i32, i32)> = None;
        for (x, module) in (0..).zip(row.iter().map(|module| module.value()).chain([false])) {
            dark = match (dark, module) {
                (None, true) => Some((x, 1)),
                (Some((from, run)), true) => Some((from, run + 1)),
                (Some((from, run)), false) => {
                    runs.push((from, y, run));
                    None
                }
                (None, false) => None,
            };
        }
    }
    Some((size, runs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::papers::font::Faces;

    #[test]
    fn lines_are_as_wide_as_they_can_be_and_long_words_are_cut() {
        let face = &Faces::get().unwrap().regular;
        let text = "Telur ayam ras dari kandang Pak Slamet di Gedog";
        let lines = wrap(face, text, 95, 1_000);
        assert!(lines.len() > 1 && lines.iter().all(|line| face.width(line, 95) <= 1_000), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        let cut = wrap(face, &"W".repeat(100), 95, 1_000);
        assert_eq!(cut.concat(), "W".repeat(100));
        assert_eq!(wrap(face, " \n ", 95, 1_000), Vec::<String>::new());
    }

    #[test]
    fn columns_share_the_width() {
        let column = |share| Column { title: String::new(), share, figures: false };
        let edges = edges(&[column(3), column(1), column(1)]);
        assert_eq!((edges[0].0, edges[2].1), (LEFT, RIGHT));
        assert!(edges.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
