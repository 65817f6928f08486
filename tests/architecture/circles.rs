//! No file uses itself by way of others.

use super::{
    graph::Graph,
    source::{self, Source},
};

/// What stands in circles; one text each.
fn found(sources: &[Source]) -> Vec<String> {
    let graph = Graph::of(sources);
    graph.circles().iter().map(|circle| format!("{} files in a circle:\n{}", circle.len(), graph.within(circle))).collect()
}

#[test]
fn no_file_uses_itself_by_way_of_others() {
    let found = found(&source::all());
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn circles(files: &[(&str, &str)]) -> Vec<String> {
    let lines = |code: &str| code.lines().map(str::to_owned).collect();
    let sources: Vec<_> =
        files.iter().map(|(path, code)| Source { path: (*path).to_owned(), code: lines(code), text: lines(code) }).collect();
    Graph::of(&sources).circles().into_iter().map(|circle| circle.join(" ")).collect()
}

#[test]
fn a_planted_circle_is_found_however_it_is_written() {
    let none: [&str; 0] = [];
    assert_eq!(circles(&[("a.rs", "use crate::b::B; struct A;"), ("b.rs", "struct B;")]), none);
    assert_eq!(circles(&[("a.rs", "use crate::b::B; struct A;"), ("b.rs", "struct B; fn f(a: crate::a::A) {}")]), ["a.rs b.rs"]);
    let by_parent = [("a/mod.rs", "mod b; struct A; fn f() { b::g() }"), ("a/b.rs", "use super::A; fn g() {}")];
    assert_eq!(circles(&by_parent), ["a/mod.rs a/b.rs"]);
    let by_three = [
        ("a.rs", "use crate::{b::{self, X}, d};"),
        ("b.rs", "use super::c as see; fn f() { see::g() }"),
        ("c.rs", "fn g() { super::a::h() }"),
    ];
    assert_eq!(circles(&by_three), ["a.rs b.rs c.rs"]);
}

#[test]
fn a_name_that_is_passed_on_is_of_the_file_that_defines_it() {
    let none: [&str; 0] = [];
    let passed_on =
        [("a/mod.rs", "mod b; mod c; pub use b::B; struct A;"), ("a/b.rs", "use super::A; struct B;"), ("a/c.rs", "use super::B;")];
    assert_eq!(circles(&passed_on), none);
    let needed = [("a/mod.rs", "mod b; pub use b::B; struct A { b: B }"), ("a/b.rs", "use super::A; struct B;")];
    assert_eq!(circles(&needed), ["a/mod.rs a/b.rs"]);
    let by_parents_import =
        [("a/mod.rs", "mod b; mod c; use b::B;"), ("a/b.rs", "struct B; fn f() { super::c::g() }"), ("a/c.rs", "use super::B; fn g() {}")];
    assert_eq!(circles(&by_parents_import), ["a/b.rs a/c.rs"]);
}

#[test]
fn a_method_in_another_file_is_of_that_file() {
    let files = [("a.rs", "struct T; impl T { fn run(&self) { self.jump() } }"), ("b.rs", "use crate::a::T; impl T { fn jump(&self) {} }")];
    assert_eq!(circles(&files), ["a.rs b.rs"]);
}
