//! Files that only their owner may read.

use std::{
    fs::{self, File, Permissions},
    io,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

/// Its owner reads and writes it.
const PRIVATE: u32 = 0o600;
/// What others than the owner may do.
const OTHERS: u32 = 0o077;

/// Opens a file for writing, and makes it, and SQLite's files beside it, its owner's alone: personal data is in them.
///
/// # Errors
/// The operating system's.
pub fn create_private(file: &Path) -> io::Result<File> {
    let opened = File::options().create(true).truncate(false).write(true).read(true).mode(PRIVATE).open(file)?;
    for name in [file.to_owned(), beside(file, "-wal"), beside(file, "-shm")] {
        // A file that is not there, or that somebody else owns, stays as it is.
        if fs::metadata(&name).is_ok_and(|found| found.is_file() && found.permissions().mode() & OTHERS != 0)
            && let Err(error) = fs::set_permissions(&name, Permissions::from_mode(PRIVATE))
        {
            tracing::warn!(file = %name.display(), %error, "others can read this file, and that can't be changed");
        }
    }
    Ok(opened)
}

/// The name of a file that stands beside another one.
pub(super) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
