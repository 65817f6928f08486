//! Faults of the machine and defects of ours.

use std::io::ErrorKind;

use sqlx::migrate::MigrateError;

/// Why a statement failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not answer: connection, lock, deadlock, full or read-only disk. Nothing of the
    /// transaction counts; it is to be tried again as a whole.
    #[error("the database can't answer: {}", plainly(.0))]
    Fault(#[source] sqlx::Error),
    /// Something that must not be: a broken constraint, an undecodable column, a missing row.
    #[error("defect in the store: {0}")]
    Defect(#[source] sqlx::Error),
    /// A stored row that can't be read into the domain's types.
    #[error("bad row in {table}, {column}, id {id}: {detail}")]
    BadRow {
        /// Table of the row.
        table: &'static str,
        /// Column that can't be read.
        column: &'static str,
        /// Id of the row.
        id: String,
        /// What is wrong with it.
        detail: String,
    },
}

/// What store functions return.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Whether trying the same again later can help.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        matches!(self, Self::Fault(_))
    }

    /// Whether two transactions waited for each other and the database ended this one: trying again at once helps.
    #[must_use]
    pub fn is_deadlock(&self) -> bool {
        let Self::Fault(sqlx::Error::Database(error)) = self else { return false };
        error.code().is_some_and(|code| matches!(&*code, "40P01" | "40001"))
    }
}

impl From<MigrateError> for Error {
    fn from(error: MigrateError) -> Self {
        Self::Defect(sqlx::Error::Migrate(Box::new(error)))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let fault = match &error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::BeginFailed => true,
            sqlx::Error::Database(e) => e.code().is_some_and(|code| is_fault_code(&code)),
            _ => false,
        };
        if fault { Self::Fault(error) } else { Self::Defect(error) }
    }
}

/// Says what an operator understands where an error means that no server can be written to; `None` for every other error.
pub(super) fn without_primary(error: &sqlx::Error) -> Option<&'static str> {
    match error {
        sqlx::Error::Protocol(text) if text.contains("SSLRequest") => Some("there is no primary behind the proxy"),
        sqlx::Error::Io(error) => match error.kind() {
            ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
                Some("the server, or the proxy that finds no primary, closed the connection")
            }
            _ => None,
        },
        sqlx::Error::Database(error) => match error.code().as_deref() {
            Some("57P01" | "57P02") => Some("the server is shutting down"),
            Some("57P03") => Some("the server is starting up"),
            Some("25006") => Some("the server is a standby, which takes no writes"),
            _ => None,
        },
        _ => None,
    }
}

/// The words of a fault for the log, for /readyz, and for who starts a command.
pub(super) fn plainly(error: &sqlx::Error) -> String {
    let why = without_primary(error).or_else(|| match error {
        sqlx::Error::PoolTimedOut => Some("no connection became free in time"),
        sqlx::Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused => Some("no server listens at its address"),
            ErrorKind::NotFound => Some("its socket or its file is not there"),
            ErrorKind::PermissionDenied => Some("this user may not open it"),
            ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => Some("its server can't be reached"),
            _ if error.to_string().contains("lookup address") => Some("the name of its server is not known"),
            _ => None,
        },
        sqlx::Error::Database(error) => match error.code().as_deref() {
            Some("28P01" | "28000") => Some("the server refuses the user or the password"),
            Some("3D000") => Some("the server has no database of this name"),
            Some("53300") => Some("the server has no connection left"),
            Some("14") => Some("the file can't be opened"),
            Some("26") => Some("the file is no SQLite database"),
            _ => None,
        },
        _ => None,
    });
    why.map_or_else(|| error.to_string(), str::to_owned)
}

/// SQLite: the primary code is the low byte of the number. Postgres: five letters, by class.
fn is_fault_code(code: &str) -> bool {
    if let (true, Ok(number)) = (code.len() != 5, code.parse::<i32>()) {
        // BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN, PROTOCOL
        return matches!(number & 0xff, 5 | 6 | 7 | 8 | 9 | 10 | 13 | 14 | 15);
    }
    // connection, transaction rollback (deadlock, serialisation), resources, operator intervention, system
    ["08", "40", "53", "57", "58"].iter().any(|class| code.starts_with(class)) || matches!(code, "55P03" | "25006" | "25P02" | "25P03")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadlock_is_a_fault_and_a_broken_check_is_a_defect() {
        assert!(is_fault_code("40P01") && is_fault_code("5") && is_fault_code("517") && is_fault_code("778"));
        let proxy = Error::from(sqlx::Error::Protocol("unexpected response from SSLRequest: 0x00".to_owned()));
        assert_eq!(proxy.to_string(), "the database can't answer: there is no primary behind the proxy");
        let refused = sqlx::Error::Io(ErrorKind::ConnectionRefused.into());
        assert_eq!(plainly(&refused), "no server listens at its address");
        assert!(!is_fault_code("23514") && !is_fault_code("275") && !is_fault_code("1"));
    }
}
