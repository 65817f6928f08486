//! The Fluent files: complete, used, and the same in every language.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use tembus::domain::event::EventKind;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Keys with the names of their arguments.
fn keys(file: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in fs::read_to_string(file).unwrap().lines().filter(|l| !l.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            key = line.split(" =").next().unwrap().to_owned();
            assert!(!keys.contains_key(&key), "{key} stands twice in {}", file.display());
            keys.insert(key.clone(), BTreeSet::new());
        }
        let arguments = line.split("{ $").skip(1).filter_map(|rest| rest.split(" }").next());
        keys.entry(key.clone()).or_default().extend(arguments.map(str::to_owned));
    }
    keys.retain(|key, _| !key.is_empty());
    keys
}

fn sources(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The texts whose keys are made of codes.
fn of_codes() -> BTreeSet<String> {
    EventKind::ALL.iter().map(|kind| format!("history-{}", kind.code().replace('_', "-"))).collect()
}

#[test]
fn every_text_is_used() {
    let code: String = sources(&Path::new(ROOT).join("src")).iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let texts = keys(&Path::new(ROOT).join("locales/id/tembus.ftl"));
    let named = of_codes();
    let unused: Vec<_> = texts.into_keys().filter(|key| !named.contains(key) && !code.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_language_has_the_keys_and_arguments_of_the_reference() {
    let reference = keys(&Path::new(ROOT).join("locales/id/tembus.ftl"));
    assert!(reference.len() > 300);
    for language in fs::read_dir(Path::new(ROOT).join("locales")).unwrap() {
        let file = language.unwrap().path().join("tembus.ftl");
        assert_eq!(keys(&file), reference, "{}", file.display());
    }
}
