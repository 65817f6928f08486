//! Lines in the manner of the market, each with what a careful clerk reads in it, in short: goods, quantity, price, day,
//! place, and what is asked.

use chrono::NaiveDate;
use tembus::{
    domain::unit::Unit,
    reading::{Draft, explain, line},
};

const LINES: &str = include_str!("../data/market_lines.txt");

fn short(draft: &Draft) -> String {
    let number = |n: Option<rust_decimal::Decimal>| n.map_or_else(|| "?".to_owned(), |n| n.normalize().to_string());
    let unit = |u: Option<Unit>| u.map_or("?", |u| u.code());
    let mut said = format!("{}, {} {}", draft.commodity.unwrap_or("?"), number(draft.qty), unit(draft.unit));
    if draft.pack_qty.is_some() {
        said += &format!(" of {} {}", number(draft.pack_qty), unit(draft.pack_unit));
    }
    said += &format!(", {}/{}", draft.price.map_or_else(|| "?".to_owned(), |p| p.to_string()), unit(draft.price_unit));
    if draft.nego {
        said += " nego";
    }
    if let Some(day) = draft.ready_date {
        said += &format!(", {day}");
    }
    if let Some(day) = draft.ready_until {
        said += &format!("..{day}");
    }
    if let Some(place) = draft.place {
        said += &format!(", {place}");
    }
    let asks: Vec<String> = draft.ask.iter().map(|code| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned()).collect();
    if asks.is_empty() { said } else { format!("{said}, ask {}", asks.join(" ")) }
}

#[test]
fn lines_of_the_market_are_read_as_a_careful_clerk_reads_them() {
    let today: NaiveDate = "2026-11-24".parse().unwrap();
    let read = |text: &str| match line(&text.replace("\\n", "\n"), today) {
        Ok(draft) => short(&draft),
        Err(refusal) => serde_json::to_value(refusal).unwrap().as_str().unwrap().to_owned(),
    };
    let cases = LINES.lines().map(|case| case.split_once(" => ").unwrap());
    let wrong: Vec<String> = cases
        .filter(|(text, meant)| read(text) != *meant)
        .map(|(text, meant)| format!("{text} is {}, not {meant}: {:#}", read(text), explain(text, today)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
