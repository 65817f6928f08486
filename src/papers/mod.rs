//! Papers as PDF: what a paper says goes in as text, top to bottom, and bytes come out. The same sheet gives the same bytes.
//!
//! This room sets type and knows neither the market nor a language. Text stays text: the fonts are embedded as far as they
//! are used, no letters are joined, and the structure is tagged, so that a paper can be searched, copied and read aloud.

mod font;
mod layout;
mod measure;
mod pdf;

pub use pdf::typeset;

/// What a paper says, top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Code of the language (BCP 47).
    pub language: String,
    /// The issuer's name: the head of the first page.
    pub issuer: String,
    /// One line below the issuer.
    pub subtitle: String,
    /// What kind of paper it is.
    pub title: String,
    /// Its number, at the foot of every page.
    pub number: String,
    /// The rest.
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line above a part.
    Heading(String),
    /// Sentences.
    Paragraph(String),
    /// Sentences in small letters.
    Small(String),
    /// Names and values, one below the other.
    Pairs(Vec<(String, String)>),
    /// A table; its head is repeated on every page that it runs over to.
    Table {
        /// The columns.
        columns: Vec<Column>,
        /// The cells, row by row.
        rows: Vec<Vec<String>>,
        /// The last row, in bold letters.
        total: Option<Vec<String>>,
    },
    /// Lines to be signed by hand, side by side, with who signs below each.
    Signatures(Vec<String>),
    /// A square code of a link, with sentences beside it.
    Proof {
        /// What the square code holds.
        link: String,
        /// What the square code is, for a person who can't see it.
        described: String,
        /// The sentences.
        lines: Vec<String>,
    },
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// Its width, as a share of the sum of all.
    pub share: i32,
    /// Whether its cells stand at the right: figures.
    pub figures: bool,
}

/// Why a paper can't be made.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// The fonts of the program can't be read.
    #[error("the fonts can't be read")]
    Font,
    /// It would have too many pages.
    #[error("over {most} pages")]
    TooLong {
        /// How many there can be.
        most: usize,
    },
    /// The link does not fit into a square code.
    #[error("the link is too long for a square code")]
    Link,
    /// The file can't be written.
    #[error("the PDF can't be written: {0}")]
    Pdf(String),
}
