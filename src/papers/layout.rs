//! Where everything on the pages stands. Lengths are tenths of a point; a point is 1/72 inch.

use super::{
    Block, Column, Sheet, TypesetError,
    font::{Face, Faces},
    measure::{GAP, LEFT, RIGHT, edges, square_code, wrap},
};

/// A4.
pub(super) const PAGE: (i32, i32) = (5_950, 8_420);
const TOP: i32 = 520;
const BOTTOM: i32 = 7_700;
const FOOT: i32 = 7_960;
/// Width of the names of pairs.
const LABEL: i32 = 1_150;
/// Side of one module of a square code.
const MODULE: i32 = 26;
/// Modules around a square code that stay white.
const QUIET: i32 = 4;
/// The most pages of a paper.
const MOST_PAGES: usize = 60;

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) size: i32,
    pub(super) leading: i32,
    pub(super) bold: bool,
    /// How dark it is: 0 is black.
    pub(super) grey: u8,
}

const BODY: Style = Style { size: 95, leading: 135, bold: false, grey: 0 };
const STRONG: Style = Style { bold: true, ..BODY };
const LABELS: Style = Style { grey: 90, ..BODY };
const SMALL: Style = Style { size: 78, leading: 112, bold: false, grey: 70 };
const SMALL_STRONG: Style = Style { size: 80, leading: 112, bold: true, grey: 40 };
const HEADING: Style = Style { size: 105, leading: 150, bold: true, grey: 0 };
const TITLE: Style = Style { size: 160, leading: 210, bold: true, grey: 0 };
const ISSUER: Style = Style { size: 130, leading: 165, bold: true, grey: 0 };

/// What a part of the pages is, for a person who has it read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading,
    Paragraph,
    /// A cell of the table with this number.
    Cell {
        table: usize,
        row: usize,
        heads: Heads,
    },
    /// A picture, which [`Part::described`] puts into words.
    Figure,
    /// Repeated on every page, or only for the eye.
    Ornament,
}

/// What a cell is the head of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    Nothing,
    Row,
    Column,
}

/// What belongs together, on one page or several.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) role: Role,
    pub(super) described: String,
    pub(super) marks: Vec<Mark>,
}

/// Something on a page.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) page: usize,
    pub(super) ink: Ink,
}

/// What is drawn.
#[derive(Debug)]
pub(super) enum Ink {
    /// Text from the left end of its base line.
    Text { x: i32, y: i32, text: String, style: Style },
    /// Filled rectangles: left, top, width, height.
    Boxes { boxes: Vec<(i32, i32, i32, i32)>, grey: u8 },
}

/// All pages of a sheet.
#[derive(Debug)]
pub(super) struct Pages {
    pub(super) count: usize,
    pub(super) parts: Vec<Part>,
}

/// Lays a sheet out; `page_label` says which page of how many it is.
pub(super) fn lay_out(sheet: &Sheet, page_label: &dyn Fn(usize, usize) -> String, faces: &Faces) -> Result<Pages, TypesetError> {
    let mut flow = Flow { faces, page: 0, y: TOP, parts: Vec::new(), tables: 0 };
    flow.head(sheet);
    for block in &sheet.blocks {
        flow.block(block)?;
        if flow.page >= MOST_PAGES {
            return Err(TypesetError::TooLong { most: MOST_PAGES });
        }
    }
    flow.feet(sheet, page_label);
    Ok(Pages { count: flow.page + 1, parts: flow.parts })
}

struct Flow<'a> {
    faces: &'a Faces,
    page: usize,
    /// Where the next line begins.
    y: i32,
    parts: Vec<Part>,
    tables: usize,
}

/// Lines of a cell.
struct Lines {
    lines: Vec<String>,
    style: Style,
}

impl Lines {
    fn height(&self) -> i32 {
        i32::try_from(self.lines.len()).unwrap_or(i32::MAX).saturating_mul(self.style.leading)
    }
}

impl Flow<'_> {
    const fn face(&self, style: Style) -> &Face {
        self.faces.face(style.bold)
    }

    fn wrapped(&self, text: &str, style: Style, width: i32) -> Lines {
        Lines { lines: wrap(self.face(style), text, style.size, width), style }
    }

    /// Begins a page if so much does not fit on this one.
    fn make_room(&mut self, height: i32) {
        if self.y.saturating_add(height) > BOTTOM && self.y > TOP {
            self.page += 1;
            self.y = TOP;
        }
    }

    fn part(&mut self, role: Role, marks: Vec<Mark>) {
        self.parts.push(Part { role, described: String::new(), marks });
    }

    /// The marks of lines that all stand on this page, from `y` down.
    fn marks(&self, lines: &Lines, x: i32, y: i32, right: Option<i32>) -> Vec<Mark> {
        let style = lines.style;
        let mut marks = Vec::new();
        let mut base = y + style.size;
        for text in &lines.lines {
            let x = right.map_or(x, |right| right - self.face(style).width(text, style.size));
            marks.push(Mark { page: self.page, ink: Ink::Text { x, y: base, text: text.clone(), style } });
            base += style.leading;
        }
        marks
    }

    fn rule(&mut self, y: i32, grey: u8) {
        let mark = self.rule_mark(y, grey);
        self.part(Role::Ornament, vec![mark]);
    }

    fn rule_mark(&self, y: i32, grey: u8) -> Mark {
        Mark { page: self.page, ink: Ink::Boxes { boxes: vec![(LEFT, y, RIGHT - LEFT, 6)], grey } }
    }

    fn head(&mut self, sheet: &Sheet) {
        self.text(&sheet.issuer, ISSUER, Role::Paragraph);
        self.text(&sheet.subtitle, SMALL, Role::Paragraph);
        self.rule(self.y + 50, 0);
        self.y += 170;
        self.text(&sheet.title, TITLE, Role::Title);
        self.y += 40;
    }

    /// Text over the whole width; its lines may run over to the next page.
    fn text(&mut self, text: &str, style: Style, role: Role) {
        let wrapped = self.wrapped(text, style, RIGHT - LEFT);
        let mut marks = Vec::new();
        for line in wrapped.lines {
            self.make_room(style.leading);
            marks.extend(self.marks(&Lines { lines: vec![line], style }, LEFT, self.y, None));
            self.y += style.leading;
        }
        if !marks.is_empty() {
            self.part(role, marks);
        }
    }

    fn block(&mut self, block: &Block) -> Result<(), TypesetError> {
        match block {
            Block::Heading(text) => {
                self.make_room(HEADING.leading * 4);
                self.y += 70;
                self.text(text, HEADING, Role::Heading);
                self.y += 20;
            }
            Block::Paragraph(text) => {
                self.text(text, BODY, Role::Paragraph);
                self.y += 50;
            }
            Block::Small(text) => {
                self.text(text, SMALL, Role::Paragraph);
                self.y += 40;
            }
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table { columns, rows, total } => self.table(columns, rows, total.as_deref()),
            Block::Signatures(names) => self.signatures(names),
            Block::Proof { link, described, lines } => self.proof(link, described, lines)?,
        }
        Ok(())
    }

    /// Pairs are a table of two columns without lines.
    fn pairs(&mut self, pairs: &[(String, String)]) {
        let table = self.next_table();
        for (row, (name, value)) in pairs.iter().enumerate() {
            let name = self.clipped(self.wrapped(name, LABELS, LABEL - GAP));
            let value = self.clipped(self.wrapped(value, BODY, RIGHT - LEFT - LABEL));
            let height = name.height().max(value.height());
            self.make_room(height);
            let (names, values) = (self.marks(&name, LEFT, self.y, None), self.marks(&value, LEFT + LABEL, self.y, None));
            self.part(Role::Cell { table, row, heads: Heads::Row }, names);
            self.part(Role::Cell { table, row, heads: Heads::Nothing }, values);
            self.y += height;
        }
        self.y += 50;
    }

    const fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// What of the lines fits on one page: a cell does not run over.
    fn clipped(&self, mut lines: Lines) -> Lines {
        let most = (BOTTOM - TOP) / lines.style.leading - 4;
        lines.lines.truncate(usize::try_from(most).unwrap_or(1));
        lines
    }

    fn table(&mut self, columns: &[Column], rows: &[Vec<String>], total: Option<&[String]>) {
        let table = self.next_table();
        let edges = edges(columns);
        let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
        let titled = self.cells(&titles, SMALL_STRONG, &edges);
        let body = rows.iter().map(|row| (row.as_slice(), BODY)).chain(total.map(|row| (row, STRONG)));
        let row_height = |cells: &[Lines]| cells.iter().map(Lines::height).max().unwrap_or(0) + GAP;
        // The head never stands alone at the end of a page.
        self.make_room(row_height(&titled) + BODY.leading * 3);
        self.row(&titled, columns, &edges, |row| Role::Cell { table, row, heads: Heads::Column }, 0);
        for (number, (row, style)) in body.enumerate() {
            let texts: Vec<&str> = row.iter().map(String::as_str).collect();
            let cells = self.cells(&texts, style, &edges);
            let (page, height) = (self.page, row_height(&cells));
            self.make_room(height);
            if self.page != page {
                self.row(&titled, columns, &edges, |_| Role::Ornament, 0);
            }
            self.row(&cells, columns, &edges, |row| Role::Cell { table, row, heads: Heads::Nothing }, number + 1);
        }
        self.y += 70;
    }

    fn cells(&self, texts: &[&str], style: Style, edges: &[(i32, i32)]) -> Vec<Lines> {
        texts.iter().zip(edges).map(|(text, (left, right))| self.clipped(self.wrapped(text, style, right - left))).collect()
    }

    /// One row, and the line below it.
    fn row(&mut self, cells: &[Lines], columns: &[Column], edges: &[(i32, i32)], role: impl Fn(usize) -> Role, number: usize) {
        let height = cells.iter().map(Lines::height).max().unwrap_or(0) + GAP;
        for ((lines, column), (left, right)) in cells.iter().zip(columns).zip(edges) {
            let marks = self.marks(lines, *left, self.y + GAP / 2, column.figures.then_some(*right));
            self.part(role(number), marks);
        }
        self.y += height;
        self.rule(self.y, if number == 0 { 0 } else { 190 });
        self.y += 10;
    }

    fn signatures(&mut self, names: &[String]) {
        let count = i32::try_from(names.len()).unwrap_or(1).max(1);
        let width = (RIGHT - LEFT) / count;
        let names: Vec<Lines> = names.iter().map(|name| self.clipped(self.wrapped(name, SMALL, width - 3 * GAP))).collect();
        let height = 620 + names.iter().map(Lines::height).max().unwrap_or(0);
        self.make_room(height);
        let mut x = LEFT;
        for lines in &names {
            let line = Mark { page: self.page, ink: Ink::Boxes { boxes: vec![(x, self.y + 560, width - 3 * GAP, 6)], grey: 0 } };
            self.part(Role::Ornament, vec![line]);
            let marks = self.marks(lines, x, self.y + 590, None);
            self.part(Role::Paragraph, marks);
            x += width;
        }
        self.y += height + 60;
    }

    fn proof(&mut self, link: &str, described: &str, lines: &[String]) -> Result<(), TypesetError> {
        let (modules, boxes) = square_code(link).ok_or(TypesetError::Link)?;
        let side = (modules + 2 * QUIET) * MODULE;
        self.make_room(side + 60);
        self.rule(self.y + 20, 190);
        let (top, page) = (self.y + 40, self.page);
        let placed = boxes.iter().map(|(x, y, run)| (LEFT + (x + QUIET) * MODULE, top + (y + QUIET) * MODULE, run * MODULE, MODULE));
        let mark = Mark { page, ink: Ink::Boxes { boxes: placed.collect(), grey: 0 } };
        self.parts.push(Part { role: Role::Figure, described: described.to_owned(), marks: vec![mark] });
        let left = LEFT + side + 80;
        let mut y = top + QUIET * MODULE;
        for (number, line) in lines.iter().enumerate() {
            let style = if number == 0 { STRONG } else { SMALL };
            let wrapped = self.clipped(self.wrapped(line, style, RIGHT - left));
            let marks = self.marks(&wrapped, left, y, None);
            y += wrapped.height() + 30;
            self.part(Role::Paragraph, marks);
        }
        self.y = (top + side).max(y) + 20;
        Ok(())
    }

    /// The foot of every page, and on every page but the first what paper it is.
    fn feet(&mut self, sheet: &Sheet, page_label: &dyn Fn(usize, usize) -> String) {
        let count = self.page + 1;
        for page in 0..count {
            self.page = page;
            let mut marks = vec![self.rule_mark(FOOT - 60, 190)];
            let number = first_line(self.wrapped(&sheet.number, SMALL, 3_600));
            let label = first_line(self.wrapped(&page_label(page + 1, count), SMALL, 1_200));
            marks.extend(self.marks(&number, LEFT, FOOT, None));
            marks.extend(self.marks(&label, LEFT, FOOT, Some(RIGHT)));
            if page > 0 {
                let title = first_line(self.wrapped(&format!("{} · {}", sheet.title, sheet.number), SMALL, RIGHT - LEFT));
                marks.extend(self.marks(&title, LEFT, TOP - 220, None));
            }
            self.part(Role::Ornament, marks);
        }
    }
}

fn first_line(mut lines: Lines) -> Lines {
    lines.lines.truncate(1);
    lines
}
