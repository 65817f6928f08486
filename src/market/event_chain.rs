//! The chain over the trace: what happened can't be changed, left out or put between afterwards without being noticed.

use chrono::{DateTime, Duration, Utc};

use super::proof::{BEGINNING, linked};
use crate::store::{self, Db, Tx};

/// How old an event is before a link is written down behind it: by then no transaction that could still add one before it is open.
const SETTLED: Duration = Duration::minutes(10);
/// The most pages of the trace that one run goes along.
const PAGES: usize = 20;

/// Writes down the link behind the last settled event; whether there may be more to do.
pub async fn extend_event_chain(db: &Db, now: DateTime<Utc>) -> store::Result<bool> {
    let mut tx = db.read().await?;
    let (begun, mut chain) = tx.event_links().last().await?.unwrap_or_else(|| (0, BEGINNING.to_owned()));
    let (mut last, mut more) = (begun, true);
    for _ in 0..PAGES {
        let events = tx.event_links().behind(last).await?;
        let settled = events.iter().take_while(|event| event.at <= now - SETTLED).count();
        for event in &events[..settled] {
            (last, chain) = (event.id, linked(&chain, &event.words));
        }
        if settled == 0 || settled < events.len() {
            more = false;
            break;
        }
    }
    drop(tx);
    if last > begun {
        let mut tx = db.begin().await?;
        tx.event_links().add(last, &chain, now).await?;
        tx.commit().await?;
    }
    Ok(more)
}

/// Goes along the trace from its beginning, and gives `line` each line of its chain without a line end. Returns what is wrong, in a
/// sentence: the first link that was written down and is no longer so.
async fn follow<E: From<store::Error>>(tx: &mut Tx, mut line: impl FnMut(&str, &str) -> Result<(), E>) -> Result<Option<String>, E> {
    let (mut last, mut chain) = (0, BEGINNING.to_owned());
    loop {
        let events = tx.event_links().behind(last).await?;
        let Some(end) = events.last().map(|event| event.id) else { break };
        let mut links = tx.event_links().within(last, end).await?.into_iter().peekable();
        for event in &events {
            chain = linked(&chain, &event.words);
            line(&event.words, &chain)?;
            match links.peek() {
                Some((id, written)) if *id == event.id && *written == chain => drop(links.next()),
                Some((id, _)) if *id <= event.id => return Ok(Some(changed(*id))),
                _ => {}
            }
        }
        last = end;
    }
    Ok(tx.event_links().within(last, i64::MAX).await?.first().map(|(id, _)| changed(*id)))
}

fn changed(id: i64) -> String {
    format!("event {id} was changed or left out, or events before it were")
}

/// Where the trace is not as it was written, in a sentence; `None` if it is whole.
pub async fn broken_event_chain(tx: &mut Tx) -> store::Result<Option<String>> {
    follow(tx, |_, _| Ok(())).await
}

/// Gives `line` each line of the chain over the trace, the events' words and the link behind them.
///
/// # Errors
/// What `line` returns; the store's.
pub async fn event_chain<E: From<store::Error>>(tx: &mut Tx, line: impl FnMut(&str, &str) -> Result<(), E>) -> Result<(), E> {
    follow(tx, line).await.map(drop)
}
