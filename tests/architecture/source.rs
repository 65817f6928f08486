//! The production code of `src/` as text: file by file, without comments and unit tests.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One file, with its lines as they are numbered in the editor.
pub(super) struct Source {
    /// Below `src/`.
    pub(super) path: String,
    /// Code with comments and the contents of string literals blanked out.
    pub(super) code: Vec<String>,
    /// Code with comments blanked out.
    pub(super) text: Vec<String>,
}

/// Every Rust file of the program.
pub(super) fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    assert!(files.len() > 50, "src/ was not found");
    files.iter().map(|file| read(&root, file)).collect()
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("src/ can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            files.push(path);
        }
    }
}

fn read(root: &Path, file: &Path) -> Source {
    let whole = fs::read_to_string(file).expect("a source file");
    let production = whole.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let (code, text) = blank(production);
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    let path = file.strip_prefix(root).expect("below src/").display().to_string();
    Source { path, code: lines(code), text: lines(text) }
}

#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Code,
    Line,
    Block,
    Text,
    /// A raw string that ends with so many `#`.
    Raw(usize),
}

/// The source without comments, once with and once without what stands in string literals. Lines stay where they are.
fn blank(source: &str) -> (String, String) {
    let letters: Vec<char> = source.chars().collect();
    let (mut code, mut text) = (String::new(), String::new());
    let (mut state, mut at) = (Inside::Code, 0);
    let hashes = |from: usize| letters[from.min(letters.len())..].iter().take_while(|c| **c == '#').count();
    while at < letters.len() {
        let (c, next) = (letters[at], letters.get(at + 1).copied());
        let mut width = 1;
        let (in_code, in_text) = match state {
            Inside::Code => {
                match (c, next) {
                    ('/', Some('/')) => state = Inside::Line,
                    ('/', Some('*')) => state = Inside::Block,
                    ('"', _) => state = Inside::Text,
                    ('r', Some('"' | '#')) if at == 0 || !letters[at - 1].is_alphanumeric() => {
                        let count = hashes(at + 1);
                        if letters.get(at + 1 + count) == Some(&'"') {
                            (state, width) = (Inside::Raw(count), count + 2);
                        }
                    }
                    // A character literal, which may hold a quotation mark.
                    ('\'', Some('\\')) => width = 3,
                    ('\'', Some(_)) if letters.get(at + 2) == Some(&'\'') => width = 3,
                    _ => {}
                }
                let comment = matches!(state, Inside::Line | Inside::Block);
                (!comment, !comment)
            }
            Inside::Line => {
                if c == '\n' {
                    state = Inside::Code;
                }
                (false, false)
            }
            Inside::Block => {
                if (c, next) == ('*', Some('/')) {
                    (state, width) = (Inside::Code, 2);
                }
                (false, false)
            }
            Inside::Text => {
                if c == '\\' {
                    width = 2;
                } else if c == '"' {
                    state = Inside::Code;
                }
                (c == '"', true)
            }
            Inside::Raw(count) => {
                if c == '"' && hashes(at + 1) >= count {
                    (state, width) = (Inside::Code, count + 1);
                }
                (false, true)
            }
        };
        for letter in letters.iter().skip(at).take(width) {
            let keep = |kept: bool| if kept || *letter == '\n' { *letter } else { ' ' };
            code.push(keep(in_code));
            text.push(keep(in_text));
        }
        at += width;
    }
    (code, text)
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let (code, text) = blank("let a = \"x // y\"; // z\nlet q = '\"'; r#\"b\"c\"# + d");
    assert_eq!(code, "let a = \"      \";     \nlet q = '\"'; r#\"      + d");
    assert_eq!(text, "let a = \"x // y\";     \nlet q = '\"'; r#\"b\"c\"# + d");
}
