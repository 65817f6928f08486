//! The tables and pictures of `docs/ARCHITECTURE.md` that are written by hand say what the program says.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{ARROWS, source};

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)).expect("a page")
}

/// The rows of the table whose first column is called `first`, below its head, by column.
fn table(page: &str, first: &str) -> Vec<BTreeMap<String, String>> {
    let cells = |line: &str| -> Vec<String> { line.trim_matches('|').split(" |").map(|cell| cell.trim().to_owned()).collect() };
    let mut lines = page.lines().skip_while(|line| !line.starts_with(&format!("| {first} |")));
    let head = cells(lines.next().unwrap_or_else(|| panic!("no table of {first}")));
    let rows = lines.skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| head.iter().cloned().zip(cells(row)).collect()).collect()
}

/// What stands in backticks.
fn named(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// One row of `docs/LIFECYCLES.md`, which another test compares with the tables of the domain.
struct Transition {
    from: BTreeSet<String>,
    to: String,
    by: String,
}

/// The transitions below a heading of `docs/LIFECYCLES.md`, by event.
fn lifecycle(page: &str, title: &str) -> BTreeMap<String, Vec<Transition>> {
    let (_, section) = page.split_once(&format!("\n## {title}\n")).unwrap_or_else(|| panic!("no section {title}"));
    let mut events: BTreeMap<String, Vec<Transition>> = BTreeMap::new();
    for row in table(section.split("\n## ").next().unwrap_or_default(), "event") {
        let from = row["from"].split(", ").map(str::to_owned).collect();
        events.entry(row["event"].clone()).or_default().push(Transition { from, to: row["to"].clone(), by: row["by"].clone() });
    }
    events
}

/// What the architecture's word for who acts is in the table.
fn actor(word: &str) -> Option<&'static str> {
    let words = [
        ("seller", "Seller"),
        ("buyer", "Buyer"),
        ("either", "Either"),
        ("timer", "System"),
        ("follows", "System"),
        ("operator", "Operator"),
    ];
    words.into_iter().find(|(said, _)| word == *said).map(|(_, by)| by)
}

/// Where a table of the architecture says something else than the lifecycle: one line each. What it says in a sentence of its own is left
/// to its reader.
fn differences(rows: &[BTreeMap<String, String>], first: &str, events: &BTreeMap<String, Vec<Transition>>) -> Vec<String> {
    let states: BTreeSet<&String> = events.values().flatten().flat_map(|row| row.from.iter().chain([&row.to])).collect();
    let is_state = |word: &str| states.iter().any(|state| *state == word);
    let parts = |cell: &str| -> Vec<String> { cell.split([',', ';']).map(|part| part.trim().to_owned()).collect() };
    let (mut wrong, mut said) = (Vec::new(), BTreeSet::new());
    for row in rows {
        let cell = &row[first];
        // What stands behind `also` is said in a row of its own.
        let own: Vec<&str> =
            named(cell.split("; also ").next().unwrap_or_default()).into_iter().filter(|n| !n.contains(['/', ' '])).collect();
        let Some(known) = own.iter().map(|event| events.get(*event)).collect::<Option<Vec<_>>>().filter(|known| !known.is_empty()) else {
            wrong.push(format!("{cell}: no such event"));
            continue;
        };
        said.extend(own.iter().map(|event| (*event).to_owned()));
        let columns = [("from", "state"), ("to", "state"), ("by", "actor")];
        for (column, kind) in columns.into_iter().filter_map(|(column, kind)| Some((row.get(column)?, kind))) {
            let is_known = |word: &String| if kind == "state" { is_state(word) } else { actor(word).is_some() };
            let unknown =
                parts(column).into_iter().find(|part| !part.contains(' ') && part.chars().all(char::is_alphabetic) && !is_known(part));
            wrong.extend(unknown.map(|word| format!("{cell}: no such {kind}, {word}")));
        }
        let from = row.get("from").map(|from| parts(from)).filter(|from| from.iter().all(|state| is_state(state)));
        let is: BTreeSet<String> = known.iter().flat_map(|rows| rows.iter()).flat_map(|row| row.from.clone()).collect();
        if let Some(from) = from.filter(|from| from.iter().cloned().collect::<BTreeSet<_>>() != is) {
            wrong.push(format!("{cell}: from {from:?} and not {is:?}"));
        }
        // One word is for all of them, several are one each.
        let each = |column: &str| {
            let parts = parts(&row[column]);
            match parts.as_slice() {
                [all] => Some(vec![all.clone(); known.len()]),
                several if several.len() == known.len() => Some(several.to_vec()),
                _ => None,
            }
        };
        for (event, (rows, to)) in own.iter().zip(known.iter().zip(each("to").unwrap_or_default())) {
            let leads_to = |from: &str, row: &Transition| if row.to == "same" { from.to_owned() } else { row.to.clone() };
            let fits =
                |from: &String, row: &Transition| if to == "the same" { leads_to(from, row) == *from } else { leads_to(from, row) == to };
            let is_read = to == "the same" || is_state(&to);
            if is_read && !rows.iter().all(|row| row.from.iter().all(|from| fits(from, row))) {
                wrong.push(format!("{event}: not to {to}"));
            }
        }
        for (event, (rows, by)) in own.iter().zip(known.iter().zip(each("by").unwrap_or_default())) {
            if actor(&by).is_some_and(|by| rows.iter().any(|row| row.by != by)) {
                wrong.push(format!("{event}: not by {by}"));
            }
        }
    }
    wrong.extend(events.keys().filter(|event| !said.contains(*event)).map(|event| format!("{event} is not there")));
    wrong
}

#[test]
fn the_tables_of_events_say_what_the_lifecycles_say() {
    let (page, lifecycles) = (page("ARCHITECTURE.md"), page("LIFECYCLES.md"));
    let tables = [("order event", "Orders"), ("offer event", "Offers"), ("demand event", "Demands"), ("talk event", "Price talks")];
    for (first, title) in tables {
        let wrong = differences(&table(&page, first), first, &lifecycle(&lifecycles, title));
        assert!(wrong.is_empty(), "{first}s of docs/ARCHITECTURE.md:\n{}\n", wrong.join("\n"));
    }
}

#[test]
fn a_row_that_says_something_else_is_found() {
    let lifecycle = lifecycle(
        "\n## Orders\n\n| event | from | to | by |\n|---|---|---|---|\n| Go | here | there | Seller |\n| Stay | here, there | same | Buyer |\n",
        "Orders",
    );
    let of = |rows: &str| {
        let page = format!("| order event | from | to | by |\n| --- | --- | --- | --- |\n{rows}");
        differences(&table(&page, "order event"), "order event", &lifecycle).join("; ")
    };
    assert_eq!(of("| `Go`, asks | here | there | seller |\n| `Stay` | here, there | the same | buyer |"), "");
    let misspelt = of("| `Go`, asks | heer | there | selleer |\n| `Stay` | here, there | the same | buyer |");
    assert_eq!(misspelt, "`Go`, asks: no such state, heer; `Go`, asks: no such actor, selleer");
    assert_eq!(of("| `Go`; `Stay` | here, there | there; the same | seller; buyer |"), "");
    assert_eq!(of("| `Go` | here | there | seller |"), "Stay is not there");
    assert_eq!(
        of("| `Go`; `Stay`, `Run` | here, there | there | seller |"),
        "`Go`; `Stay`, `Run`: no such event; Go is not there; Stay is not there"
    );
    assert_eq!(
        of("| `Go` | there | there | seller |\n| `Stay` | here, there | there | seller |"),
        "`Go`: from [\"there\"] and not {\"here\"}; Stay: not to there; Stay: not by seller"
    );
}

/// The arrows that are drawn, from a room to each that stands right behind it.
fn drawn(page: &str) -> BTreeSet<(String, String)> {
    let (_, rest) = page.split_once("## The rooms").expect("the rooms");
    let picture = rest.split("```").nth(1).expect("a picture");
    let mut drawn = BTreeSet::new();
    for chain in picture.lines().flat_map(|line| line.split("  ")).filter(|chain| chain.contains("->")) {
        let rooms: Vec<Vec<&str>> = chain.split("->").map(|rooms| rooms.split(',').map(str::trim).collect()).collect();
        for pair in rooms.windows(2) {
            drawn.extend(pair[0].iter().flat_map(|from| pair[1].iter().map(|to| ((*from).to_owned(), (*to).to_owned()))));
        }
    }
    drawn
}

#[test]
fn the_picture_of_the_rooms_is_that_of_the_arrows() {
    let page = page("ARCHITECTURE.md");
    let drawn = drawn(&page);
    let is_allowed = |from: &str, to: &str| ARROWS.iter().any(|(room, uses)| *room == from && uses.contains(&to));
    let forbidden: Vec<_> = drawn.iter().filter(|(from, to)| !is_allowed(from, to)).collect();
    assert!(forbidden.is_empty(), "drawn and forbidden: {forbidden:?}");
    let mut reached = drawn.clone();
    loop {
        let further: Vec<_> = reached
            .iter()
            .flat_map(|(from, by)| drawn.iter().filter(move |(start, _)| start == by).map(move |(_, to)| (from.clone(), to.clone())))
            .filter(|pair| !reached.contains(pair))
            .collect();
        if further.is_empty() {
            break;
        }
        reached.extend(further);
    }
    // Leaves are used by whoever needs them, and the root joins all.
    let is_leaf = |room: &str| ["config", "clock", "backoff", "telemetry", "sandbox"].contains(&room);
    let undrawn: Vec<_> = ARROWS
        .iter()
        .flat_map(|(from, uses)| uses.iter().map(move |to| (*from, *to)))
        .filter(|(from, to)| !is_leaf(from) && !is_leaf(to) && !reached.contains(&((*from).to_owned(), (*to).to_owned())))
        .collect();
    assert!(undrawn.is_empty(), "allowed and not drawn: {undrawn:?}");
}

#[test]
fn the_table_of_rooms_names_each_room_and_each_feature() {
    let page = page("ARCHITECTURE.md");
    let rows = table(&page, "room");
    let rooms: BTreeSet<&str> = rows.iter().flat_map(|row| named(&row["room"])).collect();
    assert_eq!(rooms, ARROWS.iter().map(|(room, _)| *room).collect(), "the rooms");
    let chat = rows.iter().find(|row| row["room"] == "`chat`").expect("chat's row");
    let (_, features) = chat["what it knows"].split_once("the features").expect("the features");
    let features = features.split("; ").next().unwrap_or_default();
    let sources = source::all();
    let is: BTreeSet<&str> = sources
        .iter()
        .filter_map(|source| source.path.strip_prefix("chat/")?.split_once('/').map(|(folder, _)| folder))
        .filter(|folder| !["actions", "dialog", "kit", "view"].contains(folder))
        .collect();
    assert_eq!(named(features).into_iter().collect::<BTreeSet<_>>(), is, "the features of chat");
}

#[test]
fn the_table_of_roles_names_each_role() {
    let rows = table(&page("ARCHITECTURE.md"), "role");
    let named: BTreeSet<String> = rows.iter().map(|row| row["role"].clone()).collect();
    let is: BTreeSet<String> = tembus::domain::person::RoleKind::ALL.iter().map(|role| format!("{role:?}").to_lowercase()).collect();
    assert_eq!(named, is);
}
