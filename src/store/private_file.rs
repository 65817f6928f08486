//! Files that only their owner may read.

use std::{fs::File, io, os::unix::fs::OpenOptionsExt, path::Path};

/// Opens a file for writing, and creates it for its owner alone: personal data is in it.
///
/// # Errors
/// The operating system's.
pub fn create_private(file: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).read(true).mode(0o600).open(file)
}
