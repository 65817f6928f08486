//! A small disk in memory, which can be filled, and is gone at the end.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use super::world::scratch_dir;

/// Unmounts when its standard input is closed, which the end of this process does, however it ends.
const KEEPER: &str = r#"mount -t tmpfs -o "size=$2" tmpfs "$1" || exit 1; echo mounted; cat >/dev/null; umount -l "$1""#;

pub(crate) struct Disk {
    pub(crate) path: PathBuf,
    _keeper: Child,
}

impl Disk {
    /// A disk of so many bytes; `None`, and a sentence, where nothing can be mounted.
    pub(crate) fn new(size: u64) -> Option<Self> {
        let path = scratch_dir();
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&path)
            .arg(size.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh runs");
        let mut said = String::new();
        BufReader::new(keeper.stdout.take().expect("its output")).read_line(&mut said).expect("an answer");
        if said.trim() != "mounted" {
            keeper.wait().expect("its end");
            super::say_skipped(
                "NOT TESTED ON A DISK THAT IS REALLY FULL: nothing can be mounted here; root on a machine of its own could.",
            );
            return None;
        }
        Some(Self { path, _keeper: keeper })
    }

    /// Leaves no room for anything.
    pub(crate) fn fill(&self) {
        let mut file = File::options().create(true).append(true).open(self.filler()).expect("a file");
        let full = (0..).find_map(|_| file.write_all(&[1; 512]).err()).expect("an end");
        assert_eq!(full.kind(), io::ErrorKind::StorageFull);
    }

    /// Gives the room back.
    pub(crate) fn empty(&self) {
        fs::remove_file(self.filler()).expect("the file");
    }

    fn filler(&self) -> PathBuf {
        self.path.join("filler")
    }
}
