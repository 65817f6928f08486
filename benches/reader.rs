//! How long the reader takes for a message, over lines that chance makes: those of the tests, and the collected cases with
//! letters and words changed. It panics on none, every answer is within the guards, and none takes a millisecond.
//!
//! ```text
//! cargo bench --bench reader                            ten seconds
//! READ_FUZZ_SECONDS=600 cargo bench --bench reader      ten minutes
//! ```
//!
//! `READ_FUZZ_SEED=n` gives other lines. The clock also counts when the machine does something else meanwhile, so the
//! slowest lines are read again, and the best of seven counts for them.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a benchmark may end at what it does not expect")]

#[path = "../tests/reading/texts.rs"]
mod texts;

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use proptest::{
    prelude::Rng,
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use tembus::reading;

use texts::{WORDS, any_text, assert_valid};

/// The longest line that is timed, in letters.
const LETTERS: usize = 500;
/// What a line may take.
const LIMIT: Duration = Duration::from_millis(1);
/// Slowest lines that are read again.
const SLOWEST: usize = 100;
const CASES: [&str; 3] = [
    include_str!("../tests/data/parsing_cases.jsonl"),
    include_str!("../tests/data/more_cases.jsonl"),
    include_str!("../tests/data/blind_cases.jsonl"),
];

fn setting(name: &str, usual: u64) -> u64 {
    env::var(name).ok().map_or(usual, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// The texts of all cases.
fn collected() -> Vec<String> {
    let cases = CASES.iter().flat_map(|file| file.lines()).filter(|line| !line.trim().is_empty());
    let text = |case: &str| serde_json::from_str::<serde_json::Value>(case).unwrap()["text"].as_str().unwrap().to_owned();
    cases.map(text).collect()
}

/// Lines without end.
struct Lines {
    runner: TestRunner,
    cases: Vec<String>,
    words: Vec<&'static str>,
}

impl Lines {
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.runner.rng().next_u64() % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    fn word(&mut self) -> &'static str {
        let at = self.below(self.words.len());
        self.words[at]
    }

    fn case(&mut self) -> String {
        let at = self.below(self.cases.len());
        self.cases[at].clone()
    }

    fn next(&mut self) -> String {
        let text = match self.below(4) {
            0 => any_text().new_tree(&mut self.runner).unwrap().current(),
            1 => self.case() + " " + &self.changed(),
            // As long as a line may be: a case or a word again and again.
            2 => {
                let part = if self.below(2) == 0 { self.case() } else { self.word().to_owned() };
                (part + " ").chars().cycle().take(LETTERS).collect()
            }
            _ => self.changed(),
        };
        text.chars().take(LETTERS).collect()
    }

    /// A case with up to four letters or words changed.
    fn changed(&mut self) -> String {
        let mut text: Vec<char> = self.case().chars().collect();
        for _ in 0..self.below(5) {
            let at = self.below(text.len());
            match self.below(5) {
                0 if !text.is_empty() => drop(text.remove(at)),
                1 if !text.is_empty() => text.insert(at, text[at]),
                2 if at + 1 < text.len() => text.swap(at, at + 1),
                3 => text.insert(at, ['.', ',', '-', '/', ' ', '0', 'x', '@', '\n', 'é'][self.below(10)]),
                _ => drop(text.splice(at..at, self.word().chars())),
            }
        }
        text.into_iter().collect()
    }
}

fn timed(text: &str, today: NaiveDate) -> Duration {
    let start = Instant::now();
    let read = std::hint::black_box(reading::line(std::hint::black_box(text), today));
    let took = start.elapsed();
    if let Ok(draft) = &read {
        assert_valid(draft);
    }
    took
}

fn main() -> ExitCode {
    // `cargo test --benches` asks for nothing but that it can be started.
    let quick = env::args().any(|arg| arg == "--test");
    let seconds = if quick { 1 } else { setting("READ_FUZZ_SECONDS", 10) };
    let seed = setting("READ_FUZZ_SEED", 20_261_124);
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let mut lines = Lines { runner, cases: collected(), words: WORDS.split('|').collect() };
    // What is read from files once, is.
    timed("telur 2 ton 26rb siap besok di gedog", today);

    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut times, mut letters, mut slowest): (Vec<u32>, u64, Vec<(Duration, String)>) = (Vec::new(), 0, Vec::new());
    while Instant::now() < end {
        let text = lines.next();
        let Ok(took) = catch_unwind(AssertUnwindSafe(|| timed(&text, today))) else {
            println!("seed {seed}: it panics, or its answer is beyond a guard: {text:?}");
            return ExitCode::FAILURE;
        };
        times.push(u32::try_from(took.as_nanos()).unwrap_or(u32::MAX));
        letters += u64::try_from(text.chars().count()).unwrap();
        if slowest.len() < SLOWEST || slowest.last().is_some_and(|(least, _)| took > *least) {
            slowest.push((took, text));
            slowest.sort_by_key(|(took, _)| std::cmp::Reverse(*took));
            slowest.truncate(SLOWEST);
        }
    }
    times.sort_unstable();
    let (count, total): (usize, u64) = (times.len(), times.iter().map(|time| u64::from(*time)).sum());
    let at = |permille: usize| Duration::from_nanos(u64::from(times[(count - 1) * permille / 1000]));
    println!("seed {seed}, {seconds} s: {count} lines of {} letters on average, up to {LETTERS}", letters / u64::try_from(count).unwrap());
    println!("a line takes {:?} in the median, {:?} at 99 %, {:?} at 99.9 %", at(500), at(990), at(999));
    println!("all lines together {:?}", Duration::from_nanos(total));
    let again = slowest.iter().map(|(first, text)| ((0..7).map(|_| timed(text, today)).min().unwrap(), *first, text));
    let (best, first, text) = again.max_by_key(|(best, ..)| *best).unwrap();
    println!("the slowest: {best:?} at best of seven ({first:?} at first): {text:?}");
    if best < LIMIT { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
