//! The patches that break promises on purpose: each must fit the source as it is, or nobody can apply it any more.

use std::{fs, path::Path};

/// The lines of a hunk as they stand before the patch.
fn before(hunk: &str) -> String {
    let lines = hunk.lines().skip(1).filter_map(|line| line.strip_prefix([' ', '-']).or_else(|| line.is_empty().then_some("")));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_break_fits_the_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for entry in fs::read_dir(root.join("tests/breaks")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "patch") {
            continue;
        }
        let patch = fs::read_to_string(&path).unwrap();
        let named = patch.lines().find_map(|line| line.strip_prefix("Noticed by: ")).unwrap_or_default();
        assert!(!named.is_empty(), "{} names no test that notices it", path.display());
        for module in named.split(' ') {
            let file = format!("tests/{}", module.replace("::", "/"));
            let is_there = [".rs", "/mod.rs"].iter().any(|ending| root.join(format!("{file}{ending}")).is_file());
            assert!(is_there, "{}: there are no tests {module}", path.display());
        }
        for file in patch.split("--- a/").skip(1) {
            let (name, hunks) = file.split_once('\n').unwrap();
            let source = fs::read_to_string(root.join(name)).unwrap();
            for hunk in hunks.split("\n@@ ").skip(1) {
                let wanted = before(hunk);
                assert!(source.contains(wanted.trim_end()), "{}: {name} has no more\n{wanted}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 10, "{seen} hunks");
}
