//! Which file of `src/` uses which, and the circles among them.
//!
//! A file uses another if it names something that is defined there: in a `use`, or in a path anywhere in its code. Names are
//! followed through `pub use` and through the imports of parent modules to the file that defines them. A `pub use` alone uses
//! nothing; it only passes a name on. Where the methods of one type stand in several files, calling a method that only one
//! file defines uses that file, if the type is named as well.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::source::Source;

/// A module by its path below the crate: `["chat", "orders"]`.
type Module = Vec<String>;

/// What the module graph has to know of a file.
struct File {
    path: String,
    module: Module,
    /// Names that it imports, with where they come from.
    imports: HashMap<String, Module>,
    /// Modules whose every name it imports.
    globs: Vec<Module>,
    /// Every path in its code but those in a `pub use`.
    uses: Vec<Module>,
    /// Names that it passes on by a `pub use` and also needs itself are found by these words.
    words: HashSet<String>,
    passed_on: HashSet<String>,
    defined: HashSet<String>,
    methods: Vec<(String, String)>,
    calls: HashSet<String>,
}

/// The files, by number, and who uses whom.
pub(super) struct Graph {
    paths: Vec<String>,
    edges: Vec<BTreeSet<usize>>,
}

fn module_of(path: &str) -> Module {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if ["lib", "main"].contains(&path) { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// Words, `::`, and single letters of punctuation.
fn tokens(code: &str) -> Vec<String> {
    let (mut tokens, mut letters) = (Vec::new(), code.chars().peekable());
    while let Some(c) = letters.next() {
        if c.is_alphanumeric() || c == '_' {
            let mut word = c.to_string();
            while let Some(next) = letters.next_if(|n| n.is_alphanumeric() || *n == '_') {
                word.push(next);
            }
            tokens.push(word);
        } else if c == ':' && letters.next_if_eq(&':').is_some() {
            tokens.push("::".to_owned());
        } else if !c.is_whitespace() {
            tokens.push(c.to_string());
        }
    }
    tokens
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// One name that a `use` brings in.
struct Import {
    path: Module,
    name: String,
}

/// The names of the tree that begins at `at`, below `prefix`; and where the tree ends.
fn tree(tokens: &[String], mut at: usize, mut prefix: Module, found: &mut Vec<Import>) -> usize {
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|t| t != "}") {
                    at = tree(tokens, at, prefix.clone(), found);
                    at += usize::from(tokens.get(at).is_some_and(|t| t == ","));
                }
                return at + 1;
            }
            Some("*") => {
                found.push(Import { path: prefix, name: "*".to_owned() });
                return at + 1;
            }
            Some("::") => at += 1,
            Some(word) if is_word(word) => {
                prefix.push(word.to_owned());
                at += 1;
                if tokens.get(at).is_none_or(|t| t != "::") {
                    let mut name = word.to_owned();
                    if name == "self" {
                        prefix.pop();
                        name = prefix.last().cloned().unwrap_or_default();
                    }
                    if tokens.get(at).is_some_and(|t| t == "as") {
                        name = tokens.get(at + 1).cloned().unwrap_or_default();
                        at += 2;
                    }
                    found.push(Import { path: prefix, name });
                    return at;
                }
            }
            _ => return at + 1,
        }
    }
}

const ITEMS: [&str; 9] = ["struct", "enum", "trait", "type", "fn", "const", "static", "mod", "macro_rules"];

impl File {
    fn read(source: &Source, modules: &HashSet<Module>) -> Self {
        let tokens = tokens(&source.code.join("\n"));
        let mut file = Self {
            path: source.path.clone(),
            module: module_of(&source.path),
            imports: HashMap::new(),
            globs: Vec::new(),
            uses: Vec::new(),
            words: HashSet::new(),
            passed_on: HashSet::new(),
            defined: HashSet::new(),
            methods: methods(&tokens),
            calls: tokens
                .windows(3)
                .filter(|w| w[0] == "." && is_word(&w[1]) && (w[2] == "(" || w[2] == "::"))
                .map(|w| w[1].clone())
                .collect(),
        };
        for pair in tokens.windows(2).filter(|pair| ITEMS.contains(&pair[0].as_str()) && is_word(&pair[1])) {
            file.defined.insert(pair[1].clone());
        }
        let mut paths: Vec<Module> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            if tokens[at] == "use" {
                let passed_on = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
                let mut found = Vec::new();
                at = tree(&tokens, at + 1, Vec::new(), &mut found);
                for Import { path, name } in found {
                    let Some(path) = file.absolute(&path, modules) else { continue };
                    if name == "*" {
                        file.globs.push(path.clone());
                    } else {
                        file.imports.insert(name.clone(), path.clone());
                    }
                    if passed_on {
                        file.passed_on.insert(name);
                    } else {
                        file.uses.push(path);
                    }
                }
            } else if tokens[at] == "in" && tokens[at - 1] == "(" {
                // A visibility names a module and uses nothing of it.
                at += tokens[at..].iter().take_while(|t| *t != ")").count();
            } else if is_word(&tokens[at]) {
                let mut path = vec![tokens[at].clone()];
                while tokens.get(at + 1).is_some_and(|t| t == "::") && tokens.get(at + 2).is_some_and(|t| is_word(t)) {
                    path.push(tokens[at + 2].clone());
                    at += 2;
                }
                file.words.insert(path[0].clone());
                if path.len() > 1 {
                    paths.push(path);
                }
                at += 1;
            } else {
                at += 1;
            }
        }
        for path in paths {
            let absolute = match file.imports.get(&path[0]) {
                Some(start) => Some([start.clone(), path[1..].to_vec()].concat()),
                None => file.absolute(&path, modules),
            };
            file.uses.extend(absolute);
        }
        let needed = file.passed_on.iter().filter(|name| file.words.contains(*name)).filter_map(|name| file.imports.get(name).cloned());
        file.uses.extend(needed.collect::<Vec<_>>());
        file
    }

    /// A path as it is seen from the crate's root; `None` for other crates and for what is at hand.
    fn absolute(&self, path: &[String], modules: &HashSet<Module>) -> Option<Module> {
        let mut base = self.module.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" | "tembus" => (base, rest) = (Vec::new(), &path[1..]),
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|word| word == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                let child = [base.clone(), vec![first.to_owned()]].concat();
                if !modules.contains(&child) && !self.defined.contains(first) {
                    return None;
                }
            }
        }
        Some([base, rest.to_vec()].concat())
    }
}

/// The methods of each type, as type and name, of the `impl` blocks that are of no trait.
fn methods(tokens: &[String]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] != "impl" {
            at += 1;
            continue;
        }
        let open = (at..tokens.len()).find(|i| tokens[*i] == "{").unwrap_or(tokens.len());
        let head = &tokens[at..open];
        let kind = head.iter().skip(1).find(|t| t.starts_with(char::is_uppercase)).cloned();
        let (mut level, mut end) = (0, open);
        while end < tokens.len() {
            match tokens[end].as_str() {
                "{" => level += 1,
                "}" => level -= 1,
                "fn" if level == 1 && !head.iter().any(|t| t == "for") => {
                    if let (Some(kind), Some(name)) = (&kind, tokens.get(end + 1)) {
                        found.push((kind.clone(), name.clone()));
                    }
                }
                _ => {}
            }
            end += 1;
            if level == 0 {
                break;
            }
        }
        at = end;
    }
    found
}

impl Graph {
    pub(super) fn of(sources: &[Source]) -> Self {
        let sources: Vec<&Source> = sources.iter().filter(|s| !["lib.rs", "main.rs"].contains(&s.path.as_str())).collect();
        let modules: HashSet<Module> = sources.iter().map(|s| module_of(&s.path)).collect();
        let files: Vec<File> = sources.iter().map(|s| File::read(s, &modules)).collect();
        let numbers: HashMap<&[String], usize> = files.iter().enumerate().map(|(n, f)| (f.module.as_slice(), n)).collect();
        let methods = methods_of_one_file(&files);
        let edges = files.iter().enumerate().map(|(own, file)| {
            let named = file.uses.iter().filter_map(|path| definition(path, &files, &numbers, 0));
            let called =
                file.calls.iter().filter_map(|name| methods.get(name)).filter(|(kind, _)| file.words.contains(kind)).map(|(_, home)| *home);
            named.chain(called).filter(|used| *used != own).collect()
        });
        let edges = edges.collect();
        Self { paths: files.into_iter().map(|f| f.path).collect(), edges }
    }

    /// Sets of files each of which uses every other, directly or by way of others.
    pub(super) fn circles(&self) -> Vec<Vec<&str>> {
        let reached: Vec<BTreeSet<usize>> = (0..self.paths.len()).map(|start| self.reached(start)).collect();
        let mut circles: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for file in 0..self.paths.len() {
            let circle: Vec<usize> = reached[file].iter().copied().filter(|other| reached[*other].contains(&file)).collect();
            if circle.len() > 1 {
                circles.insert(circle[0], circle.iter().map(|n| self.paths[*n].as_str()).collect());
            }
        }
        circles.into_values().collect()
    }

    /// The edges of a circle, one a line.
    pub(super) fn within(&self, circle: &[&str]) -> String {
        let numbers: Vec<usize> = (0..self.paths.len()).filter(|n| circle.contains(&self.paths[*n].as_str())).collect();
        let lines = numbers.iter().map(|own| {
            let used: Vec<_> = self.edges[*own].iter().filter(|n| numbers.contains(n)).map(|n| self.paths[*n].as_str()).collect();
            format!("    {} uses {}", self.paths[*own], used.join(", "))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn reached(&self, start: usize) -> BTreeSet<usize> {
        let (mut reached, mut next) = (BTreeSet::new(), vec![start]);
        while let Some(file) = next.pop() {
            next.extend(self.edges[file].iter().filter(|used| reached.insert(**used)));
        }
        reached
    }
}

/// The file that defines what `path` names.
fn definition(path: &[String], files: &[File], numbers: &HashMap<&[String], usize>, depth: usize) -> Option<usize> {
    if depth > 8 {
        return None;
    }
    let module = (1..=path.len()).rev().map(|length| &path[..length]).find(|module| numbers.contains_key(module))?;
    let number = numbers[module];
    let Some(name) = path.get(module.len()) else { return Some(number) };
    let file = &files[number];
    if file.defined.contains(name) {
        return Some(number);
    }
    let next = file.imports.get(name).cloned().or_else(|| {
        let defines = |glob: &&Module| numbers.get(glob.as_slice()).is_some_and(|n| files[*n].defined.contains(name));
        file.globs.iter().find(defines).map(|glob| [glob.clone(), vec![name.clone()]].concat())
    });
    match next {
        Some(next) if next.as_slice() != path => definition(&next, files, numbers, depth + 1),
        _ => Some(number),
    }
}

/// Methods of types whose `impl` blocks stand in several files, where no other function has the name.
fn methods_of_one_file(files: &[File]) -> HashMap<String, (String, usize)> {
    let mut homes: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    let mut names: HashMap<&str, usize> = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        for (kind, name) in &file.methods {
            homes.entry(kind).or_default().insert(number);
            *names.entry(name).or_default() += 1;
        }
    }
    let mut found = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        let split = file.methods.iter().filter(|(kind, name)| homes[kind.as_str()].len() > 1 && names[name.as_str()] == 1);
        found.extend(split.map(|(kind, name)| (name.clone(), (kind.clone(), number))));
    }
    found
}
