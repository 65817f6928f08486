//! Updates of any shape: fields, kinds and nesting that nobody knows, and bytes that are no text.
//!
//! `UPDATE_FUZZ_SECONDS` says how long (2 on each engine), `UPDATE_FUZZ_SEED` repeats a run.

use std::{
    hash::{BuildHasher, RandomState},
    sync::Arc,
    time::{Duration, Instant},
};

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Value, json};
use tembus::{
    clock::{Clock, SharedClock},
    telegram::inbox,
};

use super::{Database, Listeners, NO_LIMITS, Running, eventually, stub::Stub};
use crate::{
    deliveries::{BESIDE, WORDS, any_json},
    support::{Engine, World, on_each_engine, raw},
};

/// How many updates are delivered before what they led to is judged.
const BATCH: usize = 25;
/// Stands where bad bytes are put.
const BAD: char = '\u{e000}';
/// Bytes that are no letters: none of UTF-8, halves of a surrogate pair, an escape of none, a control character, a cut letter.
const BAD_BYTES: [&[u8]; 8] = [b"\xff", b"\x80\x80", b"\\ud83d", b"\\udd5a", b"\\q", b"\x01", b"\xe2\x82", b"\\ud83d\\ud83d"];
/// Stands where something is put that is nested deep.
const DEEP: &str = "\"#deep\"";
/// What no message of a person's has in it, or only beside words.
const KINDS: [&str; 14] = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "channel_post",
    "business_message",
    "message_reaction",
    "poll",
    "pre_checkout_query",
    "purchased_paid_media",
    "future_update",
    "update",
];
const CONTENTS: [&str; 12] = [
    "voice",
    "sticker",
    "photo",
    "location",
    "contact",
    "text",
    "caption",
    "pinned_message",
    "rich_message",
    "users_shared",
    "checklist",
    "future_content",
];

/// An update without its number, as a text in which [`BAD`] and [`DEEP`] stand for what JSON can't hold.
#[derive(Debug, Clone)]
struct Made {
    text: String,
    bad: &'static [u8],
    depth: usize,
    /// Places of the text at which a byte is another one.
    torn: Vec<(prop::sample::Index, u8)>,
}

impl Made {
    fn bytes(&self, id: i64) -> Vec<u8> {
        let deep = format!("{}{}", r#"{"a":["#.repeat(self.depth), "]}".repeat(self.depth));
        let text = self.text.replace(DEEP, &deep);
        let mut bytes = format!(r#"{{"update_id":{id},"#).into_bytes();
        let head = bytes.len();
        let mut pieces = text.strip_prefix('{').unwrap().split(BAD);
        bytes.extend_from_slice(pieces.next().unwrap_or_default().as_bytes());
        for piece in pieces {
            bytes.extend_from_slice(self.bad);
            bytes.extend_from_slice(piece.as_bytes());
        }
        for (place, byte) in &self.torn {
            let at = head + place.index(bytes.len() - head);
            bytes[at] = *byte;
        }
        bytes
    }
}

fn made(update: impl Strategy<Value = Value>, torn: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Made> {
    let torn = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), torn);
    let depth = prop_oneof![1_usize..60, 60_usize..70, 70_usize..600];
    (update, prop::sample::select(&BAD_BYTES[..]), depth, torn).prop_map(|(update, bad, depth, torn)| Made {
        text: update.to_string(),
        bad,
        depth,
        torn,
    })
}

/// JSON of any shape, in some of which there are bad bytes or deep nesting.
fn odd_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => any_json(),
        1 => Just(json!("#deep")),
        1 => Just(json!([{"type": "#deep"}])),
        1 => Just(json!([{"type": format!("bold{BAD}"), "offset": 0, "length": 3}])),
        1 => Just(json!({format!("key{BAD}"): "x"})),
        1 => Just(json!("telur \u{1f95a}\u{202e}\u{0}\u{3164}")),
    ]
}

/// A message of `chat` with words, alone or under something, and with anything beside them.
fn with_words(chat: i64) -> impl Strategy<Value = Value> {
    let beside = prop::collection::btree_map(
        prop_oneof![4 => prop::sample::select(BESIDE).prop_map(str::to_owned), 1 => "[a-z]{1,8}(_id)?"],
        odd_json(),
        0..6,
    );
    let around = prop::collection::btree_map("[a-z]{4,9}_[a-z]{2,5}", odd_json(), 0..2);
    let words = (prop::sample::select(WORDS), any::<prop::sample::Index>(), any::<bool>()).prop_map(|(words, at, is_bad)| {
        let mut letters: Vec<char> = words.chars().collect();
        // A command is one by its first word.
        if is_bad && !words.starts_with('/') {
            letters.insert(at.index(letters.len() + 1), BAD);
        }
        letters.into_iter().collect::<String>()
    });
    let place = prop::sample::select(vec![("message", "text"), ("message", "caption"), ("edited_message", "text")]);
    (beside, around, place, words, 1_i32..i32::MAX, any::<Option<bool>>(), odd_json()).prop_map(
        move |(mut message, mut update, (kind, place), words, id, from, odd)| {
            message.retain(|key, _| !["text", "caption", "message_id", "chat", "from", "via_bot"].contains(&key.as_str()));
            message.insert(place.to_owned(), words.into());
            message.insert("message_id".to_owned(), id.into());
            message.insert("chat".to_owned(), json!({"id": chat, "type": "private", "first_name": "A", "future": odd}));
            match from {
                None => {}
                Some(true) => drop(message.insert("from".to_owned(), json!({"id": chat, "is_bot": false, "first_name": "A"}))),
                Some(false) => drop(message.insert("from".to_owned(), odd)),
            }
            update.insert(kind.to_owned(), json!(message));
            json!(update)
        },
    )
}

/// An update of any kind that a stranger may have sent, or nobody.
fn of_any_kind(chat: i64) -> impl Strategy<Value = Value> {
    let place = json!({"id": chat, "type": "private"});
    let content: BoxedStrategy<Value> = prop::collection::btree_map(prop::sample::select(&CONTENTS[..]), odd_json(), 0..3)
        .prop_map(move |content| {
            let mut message = json!(content);
            message["message_id"] = 5.into();
            message["chat"] = place.clone();
            message["from"] = json!({"id": chat, "is_bot": false, "first_name": "B"});
            message
        })
        .boxed();
    let press = (odd_json(), "[ -~]{0,64}", content.clone())
        .prop_map(move |(odd, data, message)| json!({"id": "9", "from": {"id": chat}, "message": message, "data": data, "future": odd}));
    let value = prop_oneof![content, press, odd_json()];
    prop::collection::btree_map(prop::sample::select(&KINDS[..]), value, 1..3).prop_map(|update| json!(update))
}

fn runner() -> (TestRunner, u64) {
    let seed = std::env::var("UPDATE_FUZZ_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(rand_seed);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&u64::to_le_bytes(seed));
    (TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)), seed)
}

/// Another one in each run, as those of the standard library's maps.
fn rand_seed() -> u64 {
    RandomState::new().hash_one(0)
}

fn shown(batch: &[Vec<u8>]) -> String {
    batch.iter().map(|update| String::from_utf8_lossy(update).into_owned()).collect::<Vec<_>>().join("\n")
}

on_each_engine!(no_update_of_any_shape_stops_the_bot_or_makes_words_a_voice_message);
async fn no_update_of_any_shape_stops_the_bot_or_makes_words_a_voice_message(engine: Engine) {
    let seconds = std::env::var("UPDATE_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(2);
    let mut world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await.id;
    world.stop_bot().await;
    let (stranger, witness) = (77_000_001, 77_000_002);
    let database = Database { db: world.db.clone(), url: world.database_url.clone() };
    let stub = Stub::start().await;
    let clock: SharedClock = world.clock.clone();
    let bot = Running::bot(clock, (&database, &stub), NO_LIMITS, inbox::conversations()).await;
    let bot = Running::spawn(bot, Arc::clone(&world.clock), Listeners::default());
    let (mut runner, seed) = runner();
    let update = prop_oneof![
        3 => made(with_words(seller), 0..1).prop_map(|made| (true, made)),
        1 => made(of_any_kind(stranger), 0..1).prop_map(|made| (false, made)),
        1 => made(of_any_kind(stranger), 1..8).prop_map(|made| (false, made)),
        1 => made(with_words(stranger), 1..8).prop_map(|made| (false, made)),
    ];
    let (until, mut count, mut spoken) = (Instant::now() + Duration::from_secs(seconds), 0, 0);
    while count == 0 || Instant::now() < until {
        let mut batch = Vec::new();
        for _ in 0..BATCH {
            let (has_words, made) = update.new_tree(&mut runner).unwrap().current();
            stub.push_bytes(|id| {
                batch.push(made.bytes(id));
                batch.last().cloned().unwrap()
            });
            spoken += usize::from(has_words);
        }
        count += batch.len();
        let last = stub.says(witness, "halo");
        let what = format!("all are confirmed; seed {seed}, after {count}:\n{}", shown(&batch));
        eventually(&what, || async { stub.confirmed() > last }).await;
        let what = format!("all are answered; seed {seed}, after {count}:\n{}", shown(&batch));
        eventually(&what, || async { world.pending_messages().await == 0 }).await;
        assert!(!stub.texts(witness).is_empty(), "seed {seed}: a person beside them is not answered\n{}", shown(&batch));
        let answers = stub.texts(seller);
        let as_voice = answers.iter().any(|answer| answer.contains("pesan suara dan gambar"));
        assert!(!as_voice, "seed {seed}: words are taken for a voice message\n{}\n{answers:?}", shown(&batch));
        let panics = raw::texts(&world.db, "SELECT reason FROM set_aside WHERE reason LIKE '%panic%'").await;
        assert_eq!(panics, [""; 0], "seed {seed}\n{}", shown(&batch));
        let lost = format!("SELECT raw FROM set_aside WHERE chat_id = {seller}");
        assert_eq!(raw::texts(&world.db, &lost).await, [""; 0], "seed {seed}: JSON with words is set aside");
        stub.forget_the_past();
        world.clock.advance_to(world.clock.now() + chrono::Duration::seconds(5));
    }
    bot.stop().await;
    eprintln!("{engine:?}: {count} updates, {spoken} of them with words, seed {seed}");
    world.is_sound().await;
}
