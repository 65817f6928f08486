//! Why a command ends before it was asked to.

use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
};

use crate::{
    config::SettingError,
    market::NotDone,
    store::{self, BackupError, OpenError, RestoreError, copy::CopyError},
    telegram::{api::ApiError, errors::CallError},
};

/// Why the program ends before it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// A setting.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// The Bot API client can't be made.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// Telegram does not know the token.
    #[error("Telegram refuses the bot: check TELOXIDE_TOKEN and TELOXIDE_API_URL ({0})")]
    WrongBot(CallError),
    /// The database.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The database answered once and then no more.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Somebody else runs on the same file.
    #[error("another `tembus run` uses {0}: one SQLite file serves one bot")]
    Locked(String),
    /// A bot runs on the Postgres database, and must not.
    #[error("a `tembus run` uses the database: stop it first")]
    InUse,
    /// A database was named as the one that it replaced.
    #[error("--replaced names the database of DATABASE_URL itself: it is to name what was there before")]
    SameDatabase,
    /// Nobody named the database that was replaced.
    #[error("--replaced does not name it")]
    NothingReplaced,
    /// The database's file can't be locked.
    #[error("{0} can't be written: {1}")]
    Lock(String, #[source] std::io::Error),
    /// A part of the bot ended; the log says where.
    #[error("a part of the bot has crashed; nothing is lost, start it again")]
    Crashed,
    /// The demo's directory or an address can't be had.
    #[error("{0} can't be used: {why}", why = plainly(.1))]
    Demo(String, #[source] std::io::Error),
    /// `tembus check` found something.
    #[error("{0} things are wrong with the database")]
    Unsound(usize),
    /// A database that should be there is not.
    #[error("{0} is not there: set DATABASE_URL to the database that the bot uses, or start `tembus run` once")]
    NoDatabase(String),
    /// An address can't be listened on.
    #[error("{0} can't be listened on: {why}", why = plainly(.1))]
    Address(SocketAddr, #[source] std::io::Error),
    /// The folder of a database is not there.
    #[error("the folder {0} is not there: create it, or set DATABASE_URL to a file in another one")]
    NoFolder(String),
    /// Metrics can't be kept.
    #[error("metrics can't be kept: {0}")]
    Metrics(String),
    /// A dead letter could not be replayed.
    #[error("{0}")]
    NotReplayed(String),
    /// Nothing was taken back.
    #[error(transparent)]
    NotDone(#[from] NotDone),
    /// Nothing was restored.
    #[error(transparent)]
    Restore(#[from] RestoreError),
    /// No backup.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// Nothing was copied.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// A digest of a day that has not begun.
    #[error("{0} has not begun: a digest tells of a day that is over, or of today so far")]
    Future(chrono::NaiveDate),
    /// A paper can't be made.
    #[error("{0}")]
    Paper(String),
    /// Reference prices can't be taken.
    #[error("{0}")]
    Prices(String),
    /// What can be accepted above what was agreed can't be so much.
    #[error("{0}")]
    Tolerance(String),
    /// An organisation can't have such a limit.
    #[error("{0}")]
    Approval(String),
    /// Standard input or output ended.
    #[error("input or output ended: {0}")]
    Output(#[source] std::io::Error),
}

/// Why an address or a folder can't be had, in words.
fn plainly(error: &io::Error) -> String {
    // What did not come from the operating system is said in words already.
    if let Some(words) = error.get_ref() {
        return words.to_string();
    }
    match error.kind() {
        ErrorKind::AddrInUse => "another program listens there".to_owned(),
        ErrorKind::AddrNotAvailable => "this machine has no such address".to_owned(),
        ErrorKind::PermissionDenied => "this user may not use it".to_owned(),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "it is no folder".to_owned(),
        _ => error.to_string(),
    }
}

impl RunError {
    /// What the process exits with: 2 for a setting, 1 for everything else.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Setting(_) | Self::Api(_) | Self::WrongBot(_) | Self::Open(OpenError::Scheme) => 2,
            _ => 1,
        }
    }
}
