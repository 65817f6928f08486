//! Pages as the bytes of a PDF.

use std::num::NonZeroU16;

use krilla::{
    Document, SerializeSettings,
    color::luma,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree},
    text::{Font, GlyphId, KrillaGlyph},
};

use super::{
    Sheet, TypesetError,
    font::{Face, Faces},
    layout::{Heads, Ink, PAGE, Pages, Part, Role, lay_out},
};

/// The sheet as the bytes of a PDF; `page_label` says which page of how many it is.
///
/// # Errors
/// [`TypesetError`].
pub fn typeset(sheet: &Sheet, page_label: &dyn Fn(usize, usize) -> String) -> Result<Vec<u8>, TypesetError> {
    let faces = Faces::get().ok_or(TypesetError::Font)?;
    let pages = lay_out(sheet, page_label, faces)?;
    let fonts = Fonts { faces, regular: font(&faces.regular)?, bold: font(&faces.bold)? };
    let settings = SerializeSettings { xmp_metadata: false, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let title = format!("{} {}", sheet.title, sheet.number);
    document.set_metadata(Metadata::new().title(title).language(sheet.language.clone()).authors(vec![sheet.issuer.clone()]));
    let mut marked: Vec<Vec<Identifier>> = pages.parts.iter().map(|_| Vec::new()).collect();
    for page in 0..pages.count {
        draw(&mut document, page, &pages, &fonts, sheet, &mut marked)?;
    }
    document.set_tag_tree(tag_tree(&pages.parts, marked));
    document.finish().map_err(|error| TypesetError::Pdf(format!("{error:?}")))
}

struct Fonts {
    faces: &'static Faces,
    regular: Font,
    bold: Font,
}

fn font(face: &Face) -> Result<Font, TypesetError> {
    Font::new(face.data.into(), 0).ok_or(TypesetError::Font)
}

fn draw(
    document: &mut Document,
    page: usize,
    pages: &Pages,
    fonts: &Fonts,
    sheet: &Sheet,
    marked: &mut [Vec<Identifier>],
) -> Result<(), TypesetError> {
    let size = PageSettings::from_wh(points(PAGE.0), points(PAGE.1)).ok_or_else(|| TypesetError::Pdf("page size".to_owned()))?;
    let mut page_of = document.start_page_with(size);
    let mut surface = page_of.surface();
    for (part, marked) in pages.parts.iter().zip(marked) {
        for mark in part.marks.iter().filter(|mark| mark.page == page) {
            let tag = match (part.role, &mark.ink) {
                (Role::Ornament, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
                (_, Ink::Text { .. }) => ContentTag::Span(SpanTag::empty().with_lang(Some(&sheet.language))),
                (_, Ink::Boxes { .. }) => ContentTag::Other,
            };
            let identifier = surface.start_tagged(tag);
            ink(&mut surface, &mark.ink, fonts);
            surface.end_tagged();
            if part.role != Role::Ornament {
                marked.push(identifier);
            }
        }
    }
    surface.finish();
    page_of.finish();
    Ok(())
}

fn ink(surface: &mut Surface<'_>, ink: &Ink, fonts: &Fonts) {
    match ink {
        Ink::Text { x, y, text, style } => {
            let (face, font) = (fonts.faces.face(style.bold), if style.bold { &fonts.bold } else { &fonts.regular });
            surface.set_fill(Some(fill(style.grey)));
            let start = Point::from_xy(points(*x), points(*y));
            surface.draw_glyphs(start, &glyphs(text, face), font.clone(), text, points(style.size), false);
        }
        Ink::Boxes { boxes, grey } => {
            let mut path = PathBuilder::new();
            for (x, y, width, height) in boxes {
                if let Some(rect) = Rect::from_xywh(points(*x), points(*y), points(*width), points(*height)) {
                    path.push_rect(rect);
                }
            }
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*grey)));
                surface.draw_path(&path);
            }
        }
    }
}

fn fill(grey: u8) -> Fill {
    Fill { paint: luma::Color::new(grey).into(), ..Fill::default() }
}

/// One glyph a letter: nothing is joined, so that every letter can be copied.
fn glyphs(text: &str, face: &Face) -> Vec<KrillaGlyph> {
    let glyph = |(at, letter): (usize, char)| {
        let glyph = face.glyph(letter)?;
        let advance = share(glyph.advance, face.units_per_em);
        Some(KrillaGlyph::new(GlyphId::new(glyph.id), advance, 0.0, 0.0, 0.0, at..at + letter.len_utf8(), None))
    };
    text.char_indices().filter_map(glyph).collect()
}

/// Tenths of a point as points. What is beyond any page stays at its edge.
#[expect(clippy::float_arithmetic, reason = "a PDF measures in points, not in money or goods")]
fn points(tenths: i32) -> f32 {
    f32::from(i16::try_from(tenths.clamp(0, i32::from(i16::MAX))).unwrap_or(i16::MAX)) / 10.0
}

#[expect(clippy::float_arithmetic, reason = "a PDF measures letters in shares of their size, not in money or goods")]
fn share(part: u16, whole: u16) -> f32 {
    f32::from(part) / f32::from(whole.max(1))
}

/// The structure of the text, in the order in which it is read.
fn tag_tree(parts: &[Part], marked: Vec<Vec<Identifier>>) -> TagTree {
    let mut tree = TagTree::new();
    let mut table: Option<(usize, Vec<(usize, TagGroup)>)> = None;
    for (part, marks) in parts.iter().zip(marked) {
        if let Role::Cell { table: of, row, heads } = part.role {
            if table.as_ref().is_some_and(|(current, _)| *current != of) {
                close(&mut tree, table.take());
            }
            let (_, rows) = table.get_or_insert_with(|| (of, Vec::new()));
            if rows.last().is_none_or(|(last, _)| *last != row) {
                rows.push((row, TagGroup::new(Tag::TR)));
            }
            if let Some((_, group)) = rows.last_mut() {
                group.push(cell(heads, marks));
            }
            continue;
        }
        if part.role == Role::Ornament {
            continue;
        }
        close(&mut tree, table.take());
        let mut group = match part.role {
            Role::Title => TagGroup::new(Tag::Hn(NonZeroU16::MIN, None)),
            Role::Heading => TagGroup::new(Tag::Hn(NonZeroU16::MIN.saturating_add(1), None)),
            Role::Figure => TagGroup::new(Tag::Figure(Some(part.described.clone()))),
            Role::Paragraph | Role::Cell { .. } | Role::Ornament => TagGroup::new(Tag::P),
        };
        marks.into_iter().for_each(|mark| group.push(mark));
        tree.push(group);
    }
    close(&mut tree, table);
    tree
}

fn cell(heads: Heads, marks: Vec<Identifier>) -> TagGroup {
    let mut group = match heads {
        Heads::Nothing => TagGroup::new(Tag::TD),
        Heads::Row => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
        Heads::Column => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
    };
    marks.into_iter().for_each(|mark| group.push(mark));
    group
}

fn close(tree: &mut TagTree, table: Option<(usize, Vec<(usize, TagGroup)>)>) {
    if let Some((_, rows)) = table {
        let mut group = TagGroup::new(Tag::Table);
        rows.into_iter().for_each(|(_, row)| group.push(row));
        tree.push(group);
    }
}
