//! Commands for the papers of orders.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;

use super::{RunError, database, service};
use crate::{
    chat,
    config::Config,
    domain::{
        order::OrderCode,
        paper::{PaperCode, PaperKind},
        wib,
    },
    market::{self, Link},
    notice::PaperIssue,
    store::Db,
};

/// `tembus paper`: writes a paper of an order to `file`, or to a file in this folder that is called after it, and prints where.
/// It reads alone: a paper that was issued and is still true comes out to the byte, and any other says that it is a draft.
///
/// # Errors
/// [`RunError`].
pub async fn write(
    config: &Config,
    order: OrderCode,
    kind: PaperKind,
    file: Option<PathBuf>,
    out: &mut impl Write,
) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let made = make(&db, config, order, kind).await;
    db.close().await;
    let (name, bytes) = made?;
    let file = file.unwrap_or_else(|| PathBuf::from(name));
    std::fs::write(&file, bytes).map_err(|error| RunError::Paper(format!("{} can't be written: {error}", file.display())))?;
    Ok(writeln!(out, "{}", file.display())?)
}

/// `tembus papers`: the chain of all papers, to be kept elsewhere.
///
/// # Errors
/// [`RunError`].
pub async fn chain(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let mut tx = db.snapshot().await?;
    let mut last = 0;
    loop {
        let papers = tx.papers().behind(last).await?;
        let Some(end) = papers.last() else { break };
        last = end.id;
        for paper in &papers {
            writeln!(out, "{}", market::chain_line(paper))?;
        }
    }
    drop(tx);
    db.close().await;
    Ok(())
}

/// `tembus events`: the chain over the trace, to be kept elsewhere: each event with its actor and its subject, by numbers.
///
/// # Errors
/// [`RunError`].
pub async fn events(config: &Config, out: &mut impl Write) -> Result<(), RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let mut tx = db.snapshot().await?;
    market::event_chain(&mut tx, |words, link| Ok::<_, RunError>(writeln!(out, "{words} {link}")?)).await?;
    drop(tx);
    db.close().await;
    Ok(())
}

/// `tembus verify`: whether a file or a code is that of an issued paper, and which. With `chain`, a file that `tembus papers`
/// printed, no database is asked; a chain alone is checked from its beginning to its end.
///
/// # Errors
/// [`RunError::Paper`] if it is none, or the chain was changed.
pub async fn verify(config: &Config, what: &str, chain: Option<&Path>, out: &mut impl Write) -> Result<(), RunError> {
    let file = Path::new(what).is_file().then(|| read(Path::new(what))).transpose()?;
    let code: Option<PaperCode> = what.parse().ok();
    if file.is_none() && code.is_none() {
        return Err(RunError::Paper(format!("{what} is neither a file nor the code of a paper")));
    }
    if let Some(bytes) = file.as_ref().filter(|bytes| chain.is_none() && !bytes.starts_with(PDF)) {
        let text = text(bytes)?;
        if market::is_event_chain(text) {
            let events = market::check_event_chain(text).map_err(|broken| RunError::Paper(broken.to_string()))?;
            let until = events.last().map(|at| format!(", the last one of {}", moment(*at))).unwrap_or_default();
            return Ok(writeln!(out, "the chain is whole: {} events{until}", events.len())?);
        }
        let links = links(bytes)?;
        let until = links.last().map(|link| format!(", the last one {} of {}", link.number, moment(link.at))).unwrap_or_default();
        return Ok(writeln!(out, "the chain is whole: {} papers{until}", links.len())?);
    }
    let hash = file.as_deref().map(market::sha256);
    let found = match chain {
        Some(chain) => links(&read(chain)?)?.into_iter().find(|link| is_of(link, hash.as_deref(), code.as_ref())),
        None => stored(config, hash.as_deref(), code.as_ref()).await?,
    };
    match found {
        Some(link) => {
            let Link { number, code, sha256, at } = link;
            Ok(writeln!(out, "issued: {number}, code {code}, {}, SHA-256 {sha256}", moment(at))?)
        }
        None => Err(RunError::Paper(format!("{what} was not issued, or was changed since"))),
    }
}

/// How every PDF begins.
const PDF: &[u8] = b"%PDF-";

fn read(file: &Path) -> Result<Vec<u8>, RunError> {
    std::fs::read(file).map_err(|error| RunError::Paper(format!("{} can't be read: {error}", file.display())))
}

fn text(chain: &[u8]) -> Result<&str, RunError> {
    std::str::from_utf8(chain).map_err(|_| RunError::Paper("this is neither a paper nor a chain".to_owned()))
}

fn links(chain: &[u8]) -> Result<Vec<Link>, RunError> {
    market::check_chain(text(chain)?).map_err(|broken| RunError::Paper(broken.to_string()))
}

fn is_of(link: &Link, hash: Option<&str>, code: Option<&PaperCode>) -> bool {
    match hash {
        Some(hash) => link.sha256 == hash,
        None => code.is_some_and(|code| code.text() == link.code),
    }
}

async fn stored(config: &Config, hash: Option<&str>, code: Option<&PaperCode>) -> Result<Option<Link>, RunError> {
    let db = database::existing_read_only(config.database_url.expose_secret()).await?;
    let mut tx = db.read().await?;
    let found = match (hash, code) {
        (Some(hash), _) => tx.papers().by_hash(hash).await?,
        (None, Some(code)) => tx.papers().by_code(code).await?,
        (None, None) => None,
    };
    drop(tx);
    db.close().await;
    Ok(found.map(|paper| Link {
        number: paper.number.to_string(),
        code: paper.code.text().to_owned(),
        sha256: paper.sha256,
        at: paper.issued_at,
    }))
}

fn moment(at: DateTime<Utc>) -> String {
    wib::local(at).format("%Y-%m-%d %H:%M WIB").to_string()
}

async fn make(db: &Db, config: &Config, code: OrderCode, kind: PaperKind) -> Result<(String, Vec<u8>), RunError> {
    let mut tx = db.read().await?;
    let id = tx.orders().by_code(code).await?.ok_or_else(|| RunError::Paper(format!("there is no order {code}")))?;
    let order = tx.orders().get(id).await?.ok_or_else(|| RunError::Paper(format!("there is no order {code}")))?;
    let facts = market::paper_facts(&mut tx, &order, kind, None).await?;
    let facts = facts.ok_or_else(|| RunError::Paper(format!("{code} has no {kind} yet, or no longer")))?;
    let service = service(&config.identity).name;
    let bytes = |issue: Option<&PaperIssue>| chat::paper(&facts, issue, &service).map_err(|error| error.to_string());
    let issue = market::still_issued(&mut tx, id, &facts, &|_, issue| bytes(Some(issue))).await?;
    Ok((chat::paper_file(&facts, issue.as_ref()), bytes(issue.as_ref()).map_err(RunError::Paper)?))
}
