//! How SQL is written: one text for both engines, listed for the test that prepares it.

/// The savepoint of an update.
pub(super) const SAVEPOINT: &str = "SAVEPOINT update_";

/// Expands `body`, one statement, for the engine of a [`Tx`], with `conn` as its connection. The statement is counted, and
/// the savepoint that stands for [`Tx::savepoint`] is set before the first one behind it.
macro_rules! engine {
    ($tx:expr, $conn:ident => $body:expr) => {
        match $tx {
            $crate::store::Tx::Sqlite(tx) => $crate::store::sql::run!(tx, $conn => $body),
            $crate::store::Tx::Postgres(tx) => $crate::store::sql::run!(tx, $conn => $body),
        }
    };
}
pub(crate) use engine;

/// Runs one statement on the connection of an [`Open`] transaction.
macro_rules! run {
    ($open:ident, $conn:ident => $body:expr) => {{
        let set = if $open.work.counts_statement() {
            sqlx::Executor::execute(&mut **$open, $crate::store::sql::SAVEPOINT).await.map(drop)
        } else {
            Ok(())
        };
        match set {
            Ok(()) => {
                let $conn = &mut **$open;
                $body
            }
            Err(error) => Err(error),
        }
    }};
}
pub(crate) use run;

/// Declares SQL texts as constants and lists them in `STATEMENTS` for the test that prepares them all.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$meta])* pub(in $crate::store) const $name: &str = $sql;)*

        /// Every statement of this file: name and text.
        pub(in $crate::store) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use statements;

/// Whether anybody buys for the organisation of a row, and could act for it and read what is told of it.
macro_rules! buys {
    ($row:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM roles r JOIN persons p ON p.id = r.person_id WHERE r.role = 'BUYER' AND r.organization = ",
            $row,
            ".organization AND r.ended_at IS NULL AND p.chat_id IS NOT NULL AND p.suspended_at IS NULL)"
        )
    };
}
pub(in crate::store) use buys;
