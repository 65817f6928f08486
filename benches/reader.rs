//! The reader on whatever is typed: no panic, only valid answers, and how long each message takes.
//!
//! `READ_FUZZ_SECONDS` says how long (5), `READ_FUZZ_SEED` repeats a run. Messages of up to 500 letters are made from
//! the corpora of `tests/data`, cut, joined and misspelt, and from letters of any script. Ends with 1 on a panic, on
//! an answer that is not valid, and on a message over a millisecond.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program for developers, which reports what it measured")]

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::{Duration, Instant},
};

use chrono::{Days, NaiveDate};
use tembus::reading::{self, line};

#[path = "../tests/reading/valid.rs"]
mod valid;

/// The longest message that is read, in letters.
const LETTERS: usize = 500;
/// No message may take longer.
const MOST: Duration = Duration::from_millis(1);
/// So many of the slowest are timed again at the end.
const SLOWEST: usize = 100;
/// So often, as is every message over [`MOST`]; the best counts. Most only look slow, because the machine did something
/// else meanwhile.
const AGAIN: usize = 5;

const CORPORA: [&str; 6] = [
    include_str!("../tests/data/parsing_cases.jsonl"),
    include_str!("../tests/data/more_cases.jsonl"),
    include_str!("../tests/data/blind_cases.jsonl"),
    include_str!("../tests/data/fresh_cases.jsonl"),
    include_str!("../tests/data/heard_cases.jsonl"),
    include_str!("../tests/data/told_cases.jsonl"),
];
/// Signs and words that the corpora have seldom.
const ODD: &[&str] = &[
    "½",
    "1e400",
    "999999999999999999999",
    "1.5.0",
    "4..5",
    "<b>",
    "<",
    ">",
    "🥚",
    "\u{200f}",
    "ﷺ",
    "㎏",
    "１",
    "-1",
    "0",
    "\n",
    "s/d",
    "1 ton 1 kw",
    "rek BCA 1234567890",
    "081234567890",
    "3572011203850001",
    "sekilo",
    "bawamg",
    "belimbimg",
    "jemuah legi",
];

/// Numbers by chance, the same for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    fn one<'a>(&mut self, of: &'a [String]) -> &'a str {
        let at = self.below(of.len());
        of.get(at).map_or("", String::as_str)
    }

    fn letter(&mut self) -> char {
        let end = [0x80, 0x800, 0x1_0000, 0x11_0000][self.below(4)];
        char::from_u32(u32::try_from(self.below(end)).unwrap()).unwrap_or('\u{fffd}')
    }

    fn message(&mut self, lines: &[String], words: &[String]) -> String {
        let mut text = match self.below(8) {
            0 => (0..self.below(LETTERS + 20)).map(|_| self.letter()).collect(),
            1 | 2 => self.one(lines).to_owned(),
            3 => [self.one(lines), self.one(lines), self.one(lines)].join(" "),
            4 => {
                let word = self.one(words).to_owned();
                let gap = if self.below(2) == 0 { " " } else { "" };
                [word].iter().cycle().take(1 + self.below(LETTERS)).cloned().collect::<Vec<_>>().join(gap)
            }
            _ => {
                (0..=self.below(90)).map(|_| self.one(words).to_owned()).collect::<Vec<_>>().join([" ", " ", " ", "", "\n"][self.below(5)])
            }
        };
        for _ in 0..self.below(4) {
            let mut letters: Vec<char> = text.chars().collect();
            let at = self.below(letters.len() + 1);
            match self.below(3) {
                0 => letters.insert(at, self.letter()),
                1 if at < letters.len() => drop(letters.remove(at)),
                _ => letters.truncate(at.max(1)),
            }
            text = letters.into_iter().collect();
        }
        text.chars().take(LETTERS).collect()
    }

    fn day(&mut self) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
        first + Days::new(self.next() % 20_000)
    }
}

fn texts() -> Vec<String> {
    let case = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(str::to_owned);
    CORPORA.iter().flat_map(|corpus| corpus.lines()).filter_map(case).collect()
}

fn timed(text: &str, today: NaiveDate) -> Duration {
    let start = Instant::now();
    let read = line(text, today);
    let took = start.elapsed();
    if let Ok(draft) = &read {
        valid::assert_valid(draft);
    }
    took
}

/// The other doors of the reader: they may answer whatever they like, but must not panic.
fn others(text: &str, today: NaiveDate) {
    let goods = reading::goods(text);
    let _ = (goods, reading::date(text, today), reading::place(text), reading::unfit(text), reading::limits_a_price(text));
    let criteria = reading::search_criteria(text, None, today);
    assert!(criteria.limits.price.is_none_or(|price| price.amount.0 > 0), "{criteria:?}");
    assert!(criteria.limits.quantity.is_none_or(|quantity| quantity.base > 0), "{criteria:?}");
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

fn main() -> ExitCode {
    // `cargo test --benches` and `cargo bench -- --list` only want to see that it builds.
    if std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let seed = number("READ_FUZZ_SEED").or_else(|| getrandom::u64().ok()).unwrap_or_default();
    let long = Duration::from_secs(number("READ_FUZZ_SECONDS").unwrap_or(5));
    println!("seed {seed}, {} s", long.as_secs());
    let (mut chance, lines) = (Chance(seed), texts());
    let words = lines.iter().flat_map(|text| text.split_whitespace()).chain(ODD.iter().copied()).map(str::to_owned);
    let mut words: Vec<String> = words.collect();
    words.sort();
    words.dedup();
    let _ = timed("telur 2 ton 26rb siap besok", chance.day());

    let start = Instant::now();
    let best = |text: &str, today| (0..AGAIN).map(|_| timed(text, today)).min().unwrap_or_default();
    let mut over = 0;
    let (mut times, mut slowest): (Vec<u32>, Vec<(Duration, String, NaiveDate)>) = (Vec::new(), Vec::new());
    while start.elapsed() < long {
        let (text, today) = (chance.message(&lines, &words), chance.day());
        let read = catch_unwind(AssertUnwindSafe(|| {
            others(&text, today);
            timed(&text, today)
        }));
        let Ok(took) = read else {
            println!("READ_FUZZ_SEED={seed}: failed after {} messages, on {today}: {text:?}", times.len());
            return ExitCode::FAILURE;
        };
        times.push(u32::try_from(took.as_nanos()).unwrap_or(u32::MAX));
        let looks_slow = took > MOST;
        over += usize::from(looks_slow);
        let took = if looks_slow { best(&text, today) } else { took };
        if slowest.len() < SLOWEST || slowest.last().is_some_and(|(least, ..)| took > *least) {
            let at = slowest.partition_point(|(other, ..)| *other >= took);
            slowest.insert(at, (took, text, today));
            slowest.truncate(SLOWEST);
        }
    }
    times.sort_unstable();
    let at = |thousandth: usize| times.get((times.len() * thousandth / 1000).min(times.len().saturating_sub(1))).copied().unwrap_or(0);
    println!("{} messages: median {} ns, p99 {} ns, longest {} ns", times.len(), at(500), at(990), at(1000));

    println!("{over} of them took over {} ms at first and were timed again at once, best of {AGAIN}", MOST.as_millis());
    let again = slowest.iter().map(|(_, text, today)| (best(text, *today), text));
    let Some((longest, text)) = again.max_by_key(|(took, _)| *took) else { return ExitCode::SUCCESS };
    println!("slowest {SLOWEST} again, best of {AGAIN}: longest {} ns, {} letters: {text:?}", longest.as_nanos(), text.chars().count());
    if longest > MOST && !cfg!(debug_assertions) {
        println!("that is over {} ms", MOST.as_millis());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
