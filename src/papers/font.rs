//! The two faces of papers, and how wide their letters are.

use std::{collections::HashMap, sync::LazyLock};

use skrifa::{FontRef, MetadataProvider, raw::TableProvider};

/// DejaVu Sans: Latin letters with all marks, and the signs that papers need.
const REGULAR: &[u8] = include_bytes!("fonts/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("fonts/DejaVuSans-Bold.ttf");

/// Stands for a letter that the fonts do not have.
const MISSING: char = '□';

static FACES: LazyLock<Option<Faces>> = LazyLock::new(|| Some(Faces { regular: Face::read(REGULAR)?, bold: Face::read(BOLD)? }));

/// The faces.
pub(super) struct Faces {
    pub(super) regular: Face,
    pub(super) bold: Face,
}

/// One face.
pub(super) struct Face {
    pub(super) data: &'static [u8],
    pub(super) units_per_em: u16,
    glyphs: HashMap<char, Glyph>,
}

/// A letter of a face.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    pub(super) id: u32,
    /// Its width in units of the face.
    pub(super) advance: u16,
}

impl Faces {
    /// The faces of the program; `None` if they are broken.
    pub(super) fn get() -> Option<&'static Self> {
        FACES.as_ref()
    }

    pub(super) const fn face(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

impl Face {
    fn read(data: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(data).ok()?;
        let (units_per_em, widths) = (font.head().ok()?.units_per_em(), font.hmtx().ok()?);
        let glyph =
            |(letter, id): (u32, skrifa::GlyphId)| Some((char::from_u32(letter)?, Glyph { id: id.to_u32(), advance: widths.advance(id)? }));
        let glyphs: HashMap<char, Glyph> = font.charmap().mappings().filter_map(glyph).collect();
        (units_per_em > 0 && glyphs.contains_key(&MISSING)).then_some(Self { data, units_per_em, glyphs })
    }

    /// The text in letters that the face has, with spaces for what separates lines.
    pub(super) fn known(&self, text: &str) -> String {
        let known = |c: char| match c {
            c if c.is_whitespace() => ' ',
            c if self.glyphs.contains_key(&c) => c,
            _ => MISSING,
        };
        text.chars().filter(|c| !is_hidden(*c)).map(known).collect()
    }

    pub(super) fn glyph(&self, letter: char) -> Option<Glyph> {
        self.glyphs.get(&letter).or_else(|| self.glyphs.get(&MISSING)).copied()
    }

    /// The width of `text` in letters of `size`, in the unit of `size`, rounded up.
    pub(super) fn width(&self, text: &str, size: i32) -> i32 {
        let units: i64 = text.chars().filter_map(|c| self.glyph(c)).map(|glyph| i64::from(glyph.advance)).sum();
        let em = i64::from(self.units_per_em);
        i32::try_from(units.saturating_mul(i64::from(size)).saturating_add(em - 1) / em).unwrap_or(i32::MAX)
    }
}

/// Controls but line ends, and marks that have no width or set the direction of text.
const fn is_hidden(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_faces_have_the_letters_of_the_trade() {
        let faces = Faces::get().unwrap();
        for c in ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(".,:;-/()%×·–…é".chars()) {
            assert!(faces.regular.glyphs.contains_key(&c) && faces.bold.glyphs.contains_key(&c), "{c}");
        }
        assert!(faces.regular.width("iii", 95) < faces.regular.width("WWW", 95));
        assert!(faces.regular.width("WWW", 95) < faces.bold.width("WWW", 95));
    }

    #[test]
    fn what_the_faces_do_not_have_is_a_box_and_what_can_not_be_seen_is_nothing() {
        let face = &Faces::get().unwrap().regular;
        assert_eq!(face.known("Pak\tSlamet\u{200b} 🥚\u{202e}"), "Pak Slamet □");
    }
}
