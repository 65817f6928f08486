//! Rows that tell what has happened, read past the program within the transaction of a walk.

use sqlx::Row;
use tembus::store::Tx;

/// A line of the trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Traced {
    pub(super) subject: String,
    pub(super) subject_id: i64,
    pub(super) kind: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

/// What was added to the trace, and the chats that were told something.
#[derive(Debug)]
pub(super) struct News {
    pub(super) traced: Vec<Traced>,
    pub(super) chats: Vec<i64>,
}

/// What is made of every row of a statement that looks from row `$after` on.
macro_rules! rows {
    ($tx:expr, $sql:expr, $after:expr, $row:ident => $made:expr) => {
        match $tx {
            Tx::Sqlite(tx) => {
                let rows = sqlx::query($sql).bind($after).fetch_all(&mut **tx).await.unwrap();
                rows.iter().map(|$row| $made).collect::<Vec<_>>()
            }
            Tx::Postgres(tx) => {
                let rows = sqlx::query($sql).bind($after).fetch_all(&mut **tx).await.unwrap();
                rows.iter().map(|$row| $made).collect::<Vec<_>>()
            }
        }
    };
}

/// Runs a statement after all that the transaction has gathered.
pub(super) async fn execute(tx: &mut Tx, statement: &'static str) {
    tx.flush().await.unwrap();
    let () = match tx {
        Tx::Sqlite(tx) => drop(sqlx::query(statement).execute(&mut **tx).await.unwrap()),
        Tx::Postgres(tx) => drop(sqlx::query(statement).execute(&mut **tx).await.unwrap()),
    };
}

/// The numbers in the first column of a statement about `id`.
pub(super) async fn numbers(tx: &mut Tx, sql: &'static str, id: i64) -> Vec<i64> {
    tx.flush().await.unwrap();
    rows!(tx, sql, id, row => row.get::<i64, _>(0))
}

/// The numbers of the last event and the last message.
pub(super) async fn last_rows(tx: &mut Tx) -> (i64, i64) {
    let events = numbers(tx, "SELECT COALESCE(MAX(id), $1) FROM events", 0).await[0];
    (events, numbers(tx, "SELECT COALESCE(MAX(id), $1) FROM outbox", 0).await[0])
}

/// What came after these.
pub(super) async fn news_since(tx: &mut Tx, (event, message): (i64, i64)) -> News {
    let chats = numbers(tx, "SELECT chat_id FROM outbox WHERE id > $1 ORDER BY id", message).await;
    let sql = "SELECT subject, kind, before, after, COALESCE(subject_id, 0) FROM events WHERE id > $1 ORDER BY id";
    let traced = rows!(tx, sql, event, row => Traced {
        subject: row.get(0),
        subject_id: row.get(4),
        kind: row.get(1),
        before: row.get(2),
        after: row.get(3),
    });
    News { traced, chats }
}
