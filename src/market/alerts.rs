//! What admins are told of, folded: the first of a kind at once, the others of the quarter of an hour as one message with their count.

use chrono::{DateTime, Utc};

use crate::{
    notice::{AdminAlert, Notice},
    store::{self, Db, Outgoing, Priority, Tx},
};

/// The milliseconds within which alerts of one kind are one.
const WINDOW: i64 = 15 * 60 * 1000;

/// What waits to be told of one kind: the window of the last message, how many came since, and the code of the last of them.
struct Folded {
    window: i64,
    count: i64,
    code: String,
}

fn key(what: AdminAlert) -> &'static str {
    match what {
        AdminAlert::UpdateSetAside => "alert:update",
        AdminAlert::MessageParked => "alert:message",
        AdminAlert::MessageForbidden => "alert:forbidden",
        AdminAlert::HistoryLost => "alert:history",
        AdminAlert::NobodyDecides => "alert:undecidable",
    }
}

fn read(kept: &str) -> Option<Folded> {
    let mut parts = kept.splitn(3, ' ');
    let number = |part: Option<&str>| part.and_then(|part| part.parse().ok());
    let (window, count) = (number(parts.next()), number(parts.next()));
    window.zip(count).map(|(window, count)| Folded { window, count, code: parts.next().unwrap_or_default().to_owned() })
}

fn written(folded: &Folded) -> String {
    format!("{} {} {}", folded.window, folded.count, folded.code)
}

/// Tells the admins of `what`, which `code` finds in the log; now, or folded with what follows within the quarter of an hour.
/// Of several processes that do so at once, each counts.
pub async fn alert(tx: &mut Tx, what: AdminAlert, code: &str, now: DateTime<Utc>) -> store::Result<()> {
    let window = now.timestamp_millis().div_euclid(WINDOW);
    loop {
        let kept = tx.meta(key(what)).await?;
        let folded = match kept.as_deref().and_then(read) {
            Some(before) if before.window == window || before.count > 0 => {
                Folded { window: before.window, count: before.count + 1, code: code.to_owned() }
            }
            _ => Folded { window, count: 0, code: String::new() },
        };
        // Another process may have told of the same since it was read.
        if !tx.replace_meta(key(what), kept.as_deref(), &written(&folded)).await? {
            continue;
        }
        return if folded.count == 0 { tell(tx, what, code, 1, now).await } else { Ok(()) };
    }
}

/// Tells of what was folded in a quarter of an hour that is over.
///
/// # Errors
/// The store's.
pub(super) async fn tell_folded(db: &Db, now: DateTime<Utc>) -> store::Result<()> {
    let window = now.timestamp_millis().div_euclid(WINDOW);
    let is_due = |kept: &String| read(kept).is_some_and(|folded| folded.count > 0 && folded.window != window);
    for what in AdminAlert::ALL.iter().copied() {
        if db.read().await?.meta(key(what)).await?.filter(is_due).is_none() {
            continue;
        }
        let mut tx = db.begin().await?;
        let Some(kept) = tx.meta(key(what)).await?.filter(is_due) else { continue };
        let Some(Folded { count, code, .. }) = read(&kept) else { continue };
        // Another process may be telling the same.
        if !tx.replace_meta(key(what), Some(&kept), &written(&Folded { window, count: 0, code: String::new() })).await? {
            continue;
        }
        tell(&mut tx, what, &code, count, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn tell(tx: &mut Tx, what: AdminAlert, code: &str, count: i64, now: DateTime<Utc>) -> store::Result<()> {
    for chat in tx.admin_chats().await? {
        let notice = Notice::AdminAlert { what, code: code.to_owned(), count };
        let alert = Outgoing { chat, edit: None, priority: Priority::Notice, silent: false, prompt: false, not_before: now, notice };
        tx.enqueue(&alert, now).await?;
    }
    Ok(())
}
