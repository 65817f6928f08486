//! What a comment refers to is in the repository.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The domain's pages that comments name without their ending: `PARSING section 5`.
const PAGES: [&str; 9] = ["GLOSSARY", "WORKFLOW", "MESSAGES", "PARSING", "TRADE", "OFFICIALS", "SEMANTICS", "DESIGN", "SOURCES"];

fn files(dir: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
}

/// The pages that the comments of a source name: `MESSAGES.md`, or a known one followed by what stands in it.
fn named(source: &str) -> BTreeSet<String> {
    let comments = source.lines().filter_map(|line| line.split_once("//").map(|(_, comment)| comment));
    let mut named = BTreeSet::new();
    for comment in comments {
        let words: Vec<&str> = comment.split(|c: char| !c.is_alphanumeric() && !"_-./".contains(c)).collect();
        for (n, word) in words.iter().enumerate() {
            let word = word.trim_end_matches('.');
            let points = words.get(n + 1).is_some_and(|next| ["section", "sections", "rule", "rules"].contains(next));
            match word.strip_suffix(".md") {
                Some(_) => named.insert(word.rsplit('/').next().unwrap_or(word).to_owned()),
                None => points && PAGES.contains(&word) && named.insert(format!("{word}.md")),
            };
        }
    }
    named
}

#[test]
fn every_page_that_a_comment_names_is_in_docs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut pages, mut sources) = (Vec::new(), Vec::new());
    files(&root.join("docs"), "md", &mut pages);
    let pages: BTreeSet<_> = pages.iter().filter_map(|page| page.file_name()?.to_str()).collect();
    for folder in ["src", "tests", "benches"] {
        files(&root.join(folder), "rs", &mut sources);
    }
    let missing: Vec<_> = sources
        .iter()
        // The examples below are no references.
        .filter(|path| !path.ends_with("architecture/references.rs"))
        .flat_map(|path| named(&fs::read_to_string(path).expect("a source")).into_iter().map(move |page| (path, page)))
        .filter(|(_, page)| !pages.contains(page.as_str()))
        .map(|(path, page)| format!("{} names {page}, which is not below docs/", path.display()))
        .collect();
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn a_page_is_found_in_a_comment_only() {
    let found = |source: &str| named(source).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(found("let a = 1; // see docs/NONE.md, and PARSING section 3."), "NONE.md PARSING.md");
    assert_eq!(found("let a = NONE.md; // what MESSAGES are"), "");
}

/// What is to be tried by mutants exists.
#[test]
fn every_file_that_mutants_are_made_of_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = fs::read_to_string(root.join(".cargo/mutants.toml")).expect("the mutants' config");
    let globs: Vec<&str> = config.split('"').filter(|text| text.starts_with("src/") && text.ends_with(".rs")).collect();
    assert!(globs.len() > 5, "{globs:?}");
    let missing: Vec<_> = globs.iter().filter(|glob| !root.join(glob.trim_end_matches("/*.rs")).exists()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Each link of a page leads to a file.
#[test]
fn every_link_between_pages_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("README.md"), root.join("CONTRIBUTING.md")];
    files(&root.join("docs"), "md", &mut pages);
    for page in pages {
        let text = fs::read_to_string(&page).expect("a page");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().unwrap_or_default();
            if !path.is_empty() && !path.contains(':') {
                let there = page.parent().expect("a folder").join(path);
                assert!(there.exists(), "{} links to {link}, which is not there", page.display());
            }
        }
    }
}

/// A file, or an item of a folder, that a page names in backticks: `market/award.rs`, `market::award`, `guarantees::stock`.
fn is_there(root: &Path, named: &str) -> bool {
    let roots = [root.to_owned(), root.join("src"), root.join("tests"), root.join("src/chat"), root.join("docs")];
    if let Some((folder, item)) = named.split_once("::") {
        let folders: Vec<PathBuf> = roots.iter().map(|base| base.join(folder)).filter(|path| path.is_dir()).collect();
        let item = item.split("::").next().unwrap_or(item);
        let mut sources = Vec::new();
        folders.iter().for_each(|folder| files(folder, "rs", &mut sources));
        let file =
            |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == item) || path.components().any(|part| part.as_os_str() == item);
        let kinds = ["fn", "struct", "enum", "const", "static", "type", "mod", "macro_rules!"];
        let says =
            |path: &PathBuf| fs::read_to_string(path).is_ok_and(|text| kinds.iter().any(|kind| text.contains(&format!("{kind} {item}"))));
        // What is no folder of ours belongs to a library.
        return folders.is_empty() || item.is_empty() || sources.iter().any(|path| file(path) || says(path));
    }
    roots.iter().any(|base| base.join(named).exists())
}

#[test]
fn every_file_that_a_page_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = ["README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/ADDING_A_TRANSITION.md", "docs/NAMES.md", "docs/DESIGN.md"];
    let mut missing = Vec::new();
    for page in pages {
        let text = fs::read_to_string(root.join(page)).expect("a page");
        let spans = text.split('`').skip(1).step_by(2);
        let path = |span: &&str| {
            let plain = span.chars().all(|c| c.is_ascii_alphanumeric() || "_-./:".contains(c));
            plain && (span.ends_with(".rs") && span.contains('/') || span.contains("::"))
        };
        missing.extend(spans.filter(path).filter(|span| !is_there(root, span)).map(|span| format!("{page}: {span}")));
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
    assert!(!is_there(root, "market::handover") && !is_there(root, "market/handover.rs") && is_there(root, "market::award"));
}
