//! Papers that were issued: one row each, which are never changed but for facts that name an erased person.

use chrono::{DateTime, Utc};

use super::{
    Result, Tx, engine,
    row::{Row, millis},
    statements,
};
use crate::{
    domain::{
        order::{OrderCode, OrderId},
        paper::{PaperCode, PaperKind, PaperNumber},
        person::PersonId,
    },
    notice::PaperFacts,
};

/// A transaction that issues holds this counter until its end, so that the rows stand in one line.
const LINE: &str = "papers";

macro_rules! select_papers {
    () => {
        "SELECT p.id, p.code, p.order_id, o.year, o.number AS order_number, p.kind, p.number, p.facts, p.link, p.sha256, p.chain, p.issued_at
            FROM papers p JOIN orders o ON o.id = p.order_id "
    };
}

statements! {
    /// The last of a kind.
    LAST_OF = concat!(select_papers!(), "WHERE p.order_id = $1 AND p.kind = $2 ORDER BY p.number DESC LIMIT 1");
    /// All of a kind, the newest first.
    OF_KIND = concat!(select_papers!(), "WHERE p.order_id = $1 AND p.kind = $2 ORDER BY p.number DESC");
    BY_CODE = concat!(select_papers!(), "WHERE p.code = $1");
    BY_HASH = concat!(select_papers!(), "WHERE p.sha256 = $1 ORDER BY p.id LIMIT 1");
    /// A page of the line.
    BEHIND = concat!(select_papers!(), "WHERE p.id > $1 ORDER BY p.id LIMIT 500");
    END = "SELECT id, chain FROM papers ORDER BY id DESC LIMIT 1";
    INSERT = "INSERT INTO papers (id, code, order_id, kind, number, facts, link, sha256, chain, issued_by, issued_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
}

/// An issued paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// Its place in the line of all papers, from 1.
    pub id: i64,
    /// The order.
    pub order: OrderId,
    /// The number.
    pub number: PaperNumber,
    /// The short code.
    pub code: PaperCode,
    /// What it says; `None` once one of its parties was erased.
    pub facts: Option<PaperFacts>,
    /// What its square code leads to.
    pub link: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// The hash of this row and of the chain before it.
    pub chain: String,
    /// When it was issued (UTC).
    pub issued_at: DateTime<Utc>,
}

#[derive(Debug, sqlx::FromRow)]
struct StoredPaper {
    id: i64,
    code: String,
    order_id: i64,
    year: i64,
    order_number: i64,
    kind: String,
    number: i64,
    facts: Option<String>,
    link: String,
    sha256: String,
    chain: String,
    issued_at: i64,
}

impl StoredPaper {
    fn read(self) -> Result<PaperRow> {
        let row = Row::new("papers", self.id);
        let order = OrderCode { year: row.read("order_id", i32::try_from(self.year))?, number: self.order_number };
        Ok(PaperRow {
            id: self.id,
            order: OrderId(self.order_id),
            number: PaperNumber { order, kind: row.code("kind", &self.kind)?, number: self.number },
            code: row.read("code", self.code.parse::<PaperCode>())?,
            facts: self.facts.as_deref().map(|facts| row.read("facts", serde_json::from_str(facts))).transpose()?,
            issued_at: row.time("issued_at", self.issued_at)?,
            link: self.link,
            sha256: self.sha256,
            chain: self.chain,
        })
    }
}

/// The papers.
#[derive(Debug)]
pub struct Papers<'t>(&'t mut Tx);

impl Tx {
    /// The papers that were issued.
    pub const fn papers(&mut self) -> Papers<'_> {
        Papers(self)
    }
}

impl Papers<'_> {
    /// The last paper of this kind and order.
    pub async fn last(&mut self, order: OrderId, kind: PaperKind) -> Result<Option<PaperRow>> {
        let row: Option<StoredPaper> =
            engine!(self.0, c => sqlx::query_as(LAST_OF).bind(order.0).bind(kind.code()).fetch_optional(c).await)?;
        row.map(StoredPaper::read).transpose()
    }

    /// All papers of this kind and order, the newest first.
    pub async fn of(&mut self, order: OrderId, kind: PaperKind) -> Result<Vec<PaperRow>> {
        let rows: Vec<StoredPaper> = engine!(self.0, c => sqlx::query_as(OF_KIND).bind(order.0).bind(kind.code()).fetch_all(c).await)?;
        rows.into_iter().map(StoredPaper::read).collect()
    }

    /// The paper with this code.
    pub async fn by_code(&mut self, code: &PaperCode) -> Result<Option<PaperRow>> {
        let row: Option<StoredPaper> = engine!(self.0, c => sqlx::query_as(BY_CODE).bind(code.text()).fetch_optional(c).await)?;
        row.map(StoredPaper::read).transpose()
    }

    /// The paper whose bytes have this hash.
    pub async fn by_hash(&mut self, sha256: &str) -> Result<Option<PaperRow>> {
        let row: Option<StoredPaper> = engine!(self.0, c => sqlx::query_as(BY_HASH).bind(sha256).fetch_optional(c).await)?;
        row.map(StoredPaper::read).transpose()
    }

    /// The next papers of the line after the one with this number, at most 500.
    pub async fn behind(&mut self, id: i64) -> Result<Vec<PaperRow>> {
        let rows: Vec<StoredPaper> = engine!(self.0, c => sqlx::query_as(BEHIND).bind(id).fetch_all(c).await)?;
        rows.into_iter().map(StoredPaper::read).collect()
    }

    /// Waits until nobody else issues, and returns the end of the line: its number and its chain.
    pub async fn take_line(&mut self) -> Result<Option<(i64, String)>> {
        self.0.count_up(LINE, 1).await?;
        Ok(engine!(self.0, c => sqlx::query_as(END).fetch_optional(c).await)?)
    }

    /// Adds a paper to the end of the line.
    pub async fn insert(&mut self, paper: &PaperRow, by: PersonId) -> Result<()> {
        let facts = paper.facts.as_ref().map(serde_json::to_string).transpose();
        let facts = facts.map_err(|e| Row::new("papers", paper.id).bad("facts", &e))?;
        let number = &paper.number;
        engine!(self.0, c => {
            let insert = sqlx::query(INSERT).bind(paper.id).bind(paper.code.text()).bind(paper.order.0).bind(number.kind.code());
            let insert = insert.bind(number.number).bind(&facts).bind(&paper.link).bind(&paper.sha256).bind(&paper.chain);
            insert.bind(by.0).bind(millis(paper.issued_at)).execute(c).await.map(drop)
        })?;
        Ok(())
    }
}
