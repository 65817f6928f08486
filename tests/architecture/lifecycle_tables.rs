//! `docs/LIFECYCLES.md` prints the lifecycle tables as they are, so that a change of one is seen and read by somebody.

use std::fmt::{Debug, Display, Write as _};

use tembus::domain::{
    demand,
    lifecycle::{Stock, To, Urgency},
    offer,
    order::{self, Given},
    talk,
};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/LIFECYCLES.md");

const HEAD: &str = "# The lifecycle tables

Every transition of orders, offers, demands, answers and price talks. The page is made from the tables in `src/domain/*/lifecycle.rs`;
`WRITE_LIFECYCLES=1 cargo test --test main lifecycle_tables` writes it anew, and without that the test compares. What a column
means is said beside the field of the same name in `Transition`; *proposal* is `proposes`, `answers` and `meets`, *follows* is `declines`,
and what a talk *tells* is how soon (`urgency`). An empty cell: nothing, or anything.
";

/// The variants' names, joined by commas.
fn names<T: Debug>(all: &[T]) -> String {
    all.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>().join(", ")
}

/// The codes of states, joined by commas.
fn states<T: Display>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The name of a value, or nothing for the one that most rows have.
fn unless<T: Debug + PartialEq>(value: T, usual: T) -> String {
    if value == usual { String::new() } else { format!("{value:?}") }
}

/// The code of the state that a row leads to.
fn to<S: Display>(to: To<S>) -> String {
    match to {
        To::Same => "same".to_owned(),
        To::State(state) => state.to_string(),
    }
}

fn when(urgency: Urgency) -> String {
    unless(urgency, Urgency::Immediate)
}

fn table(title: &str, columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = format!("\n## {title}\n\n| {} |\n|{}\n", columns.join(" | "), "---|".repeat(columns.len()));
    for row in rows {
        assert_eq!(row.len(), columns.len(), "{row:?}");
        let _ = writeln!(text, "| {} |", row.join(" | "));
    }
    text
}

fn page() -> String {
    let orders = order::LIFECYCLE.iter().map(|row| {
        let meets = row.meets.map(|event| format!("meets {event:?}"));
        let answers = row.answers.map(|event| format!("answers {event:?}"));
        let proposes = row.proposes.then(|| "proposes".to_owned());
        let news = format!("{} {}", names(row.tells), when(row.urgency));
        vec![
            format!("{:?}", row.event),
            states(row.from),
            to(row.to),
            format!("{:?}", row.by),
            unless(row.given, Given::Always),
            names(row.asks),
            proposes.into_iter().chain(meets).chain(answers).collect::<Vec<_>>().join(", "),
            unless(row.stock, Stock::Keep),
            news.trim_end().to_owned(),
            format!("{:?}", row.recorded),
        ]
    });
    let offers = offer::LIFECYCLE.iter().map(|row| {
        vec![format!("{:?}", row.event), states(row.from), row.to.to_string(), format!("{:?}", row.by), format!("{:?}", row.recorded)]
    });
    let demands = demand::LIFECYCLE.iter().map(|row| {
        let declines = if row.declines { "answers are declined" } else { "" };
        let (by, recorded) = (format!("{:?}", row.by), format!("{:?}", row.recorded));
        vec![format!("{:?}", row.event), states(row.from), to(row.to), by, declines.to_owned(), recorded]
    });
    let talks = talk::LIFECYCLE.iter().map(|row| {
        let (by, recorded) = (format!("{:?}", row.by), format!("{:?}", row.recorded));
        vec![format!("{:?}", row.event), row.from.to_string(), row.to.to_string(), by, when(row.urgency), recorded]
    });
    let answers = demand::ANSWER_LIFECYCLE.iter().map(|row| {
        vec![format!("{:?}", row.event), row.from.to_string(), to(row.to), format!("{:?}", row.by), format!("{:?}", row.recorded)]
    });
    let columns = ["event", "from", "to", "by", "given", "asks", "proposal", "stock", "tells", "recorded"];
    let tables = [
        table("Orders", &columns, orders),
        table("Offers", &["event", "from", "to", "by", "recorded"], offers),
        table("Demands", &["event", "from", "to", "by", "follows", "recorded"], demands),
        table("Answers to demands", &["event", "from", "to", "by", "recorded"], answers),
        table("Price talks", &["event", "from", "to", "by", "tells", "recorded"], talks),
    ];
    format!("{HEAD}{}", tables.concat())
}

#[test]
fn the_page_of_lifecycles_says_what_the_tables_say() {
    let page = page();
    if std::env::var_os("WRITE_LIFECYCLES").is_some() {
        std::fs::write(PATH, &page).unwrap();
    }
    let written = std::fs::read_to_string(PATH).unwrap();
    for (line, (is, says)) in page.lines().zip(written.lines()).enumerate() {
        assert_eq!(is, says, "line {} of docs/LIFECYCLES.md: WRITE_LIFECYCLES=1 writes it anew", line + 1);
    }
    assert_eq!(page.lines().count(), written.lines().count(), "docs/LIFECYCLES.md: WRITE_LIFECYCLES=1 writes it anew");
}
