//! `@bot telur` in a chat: cards of live offers, for buyers only.
#![expect(clippy::expect_used, reason = "a test that meets the unexpected should fail")]

use std::time::Duration;

use tembus::{
    domain::person::{Office, Organization},
    sandbox::{Fault, Gate, InlineAnswer},
};

use crate::support::{Engine, Person, World, on_each_engine};

impl Person<'_> {
    /// Types behind the bot's name and waits for what it offers.
    async fn asks(&self, text: &str) -> (String, InlineAnswer) {
        let id = self.world.sandbox.ask(self.id, text);
        for _ in 0..1_000 {
            if let Some(answer) = self.world.sandbox.inline_query(&id).and_then(|query| query.answer) {
                return (id, answer);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        self.fail(&format!("no answer to @bot {text}"))
    }

    /// Chooses the first result, and waits.
    async fn chooses(&self, query: &str, answer: &InlineAnswer) {
        let result = answer.results.first().map(|result| result.id.clone()).expect("a result");
        self.world.sandbox.choose(self.id, query, &result).expect("a message");
        self.world.settle().await;
    }

    /// Follows the newest link with this label to the bot.
    async fn follows(&self, label: &str) {
        let link = self.chat().iter().rev().flat_map(|b| b.rows.iter().flatten()).find(|b| b.text == label).and_then(|b| b.url.clone());
        let Some(link) = link else { self.fail(&format!("no link [{label}]")) };
        let payload = link.strip_prefix("https://t.me/sandbox_bot?start=").expect("a link to this bot");
        self.world.sandbox.start(self.id, Some(payload));
        self.world.settle().await;
    }
}

fn titles(answer: &InlineAnswer) -> Vec<&str> {
    answer.results.iter().map(|result| result.title.as_str()).collect()
}

on_each_engine!(a_buyer_is_shown_cards_without_names_and_places_and_opens_one);
async fn a_buyer_is_shown_cards_without_names_and_places_and_opens_one(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    seller.offers("cabe rawit", "80 kg", "45.000").await;

    let (_, all) = buyer.asks("").await;
    assert_eq!(titles(&all).len(), 2, "{all:?}");
    let (query, answer) = buyer.asks("telur").await;
    assert_eq!(titles(&answer), ["Telur ayam ras, sisa 2 ton"]);
    assert_eq!(answer.results[0].description, "Rp26.500/kg di tempat penjual, siap Rab 25 Nov");
    assert!(answer.personal && answer.button.is_none());
    for result in &all.results {
        for hidden in ["Slamet", "Gedog", "Blitar"] {
            let shown = format!("{} {} {}", result.title, result.description, result.message());
            assert!(!shown.contains(hidden), "{hidden}: {shown}");
        }
    }
    assert_eq!(titles(&buyer.asks("cabe rawit 50 kg besok").await.1), ["Cabai rawit, sisa 80 kg"]);

    // A limit is applied, and said above the cards.
    let (_, dear) = buyer.asks("telur < 26rb").await;
    assert_eq!(titles(&dear), [""; 0]);
    let (_, within) = buyer.asks("telur < 27rb").await;
    assert_eq!(titles(&within), ["Telur ayam ras, sisa 2 ton"]);
    assert_eq!(within.button.expect("a button").0, "Hanya yang harganya paling tinggi Rp27.000/kg");
    assert_eq!(titles(&buyer.asks("maks 27rb").await.1), ["Telur ayam ras, sisa 2 ton"]);
    assert_eq!(titles(&buyer.asks("telur 3 ton").await.1), [""; 0]);

    let before = buyer.count("");
    buyer.chooses(&query, &answer).await;
    assert_eq!(buyer.count(""), before, "the bot does not answer its own card");
    let chosen = buyer.chat().into_iter().next_back().expect("a message");
    assert!(chosen.via_bot && !chosen.from_bot);
    assert_eq!(chosen.text, "P-1001 Telur ayam ras\nSisa 2 ton dari 2 ton, Rp26.500/kg di tempat penjual\nSiap Rab, 25 Nov 2026");
    buyer.follows("Lihat penawaran").await;
    buyer.sees_last("P-1001 Telur ayam ras");
    buyer.sees_last("Gedog, Kota Blitar");
    buyer.taps("Pesan").await;
    buyer.sees_last("Mau pesan berapa dari 2 ton?");
}

on_each_engine!(everybody_else_is_shown_the_way_to_the_bot_and_no_offer);
async fn everybody_else_is_shown_the_way_to_the_bot_and_no_offer(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let official = world.official("Bu Ani", Office::Dkpp).await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    let stranger = world.stranger("Orang");
    seller.offers("telur", "2 ton", "26.500").await;
    for person in [&seller, &official, &stranger] {
        let (_, answer) = person.asks("telur").await;
        assert_eq!(titles(&answer), [""; 0]);
        let (label, parameter) = answer.button.expect("a button");
        assert_eq!(label, "Khusus pembeli BUMD. Buka Tembus Pasar");
        world.sandbox.start(person.id, Some(&parameter));
        world.settle().await;
    }
    seller.sees_last("mau apa?");
    stranger.sees_last("Selamat datang");

    // A card that a buyer shared: the link shows nothing to who is no buyer.
    for person in [&seller, &official, &stranger] {
        world.sandbox.start(person.id, Some("p1001"));
    }
    world.settle().await;
    for person in [&seller, &official] {
        person.sees_last("Menu ini untuk pembeli BUMD.");
    }
    stranger.sees_last("Selamat datang");
    stranger.sees_no("Telur");

    let (_, answer) = buyer.asks("wortel").await;
    assert_eq!(answer.button.expect("a button").0, "Belum ada penawaran itu. Buka Tembus Pasar");
    seller.opens_offer().await;
    seller.taps("Tarik").await;
    seller.taps("Tarik").await;
    world.sandbox.start(buyer.id, Some("p1001"));
    world.settle().await;
    buyer.sees_last("Penawaran ini baru saja habis.");
}

on_each_engine!(a_query_whose_answer_hangs_holds_nobody_and_a_redelivered_one_changes_nothing);
async fn a_query_whose_answer_hangs_holds_nobody_and_a_redelivered_one_changes_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Slamet").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    let gate = Gate::default();
    world.sandbox.fail_next("answerInlineQuery", None, Fault::HoldBefore(gate.clone()), 1);
    let hanging = world.sandbox.ask(buyer.id, "telur");
    buyer.says("/menu").await;
    buyer.sees_last("mau apa?");
    gate.release();
    let before = buyer.chat().len();
    world.sandbox.redeliver(1);
    world.settle().await;
    assert_eq!(buyer.chat().len(), before);
    for _ in 0..400 {
        if world.sandbox.inline_query(&hanging).is_some_and(|query| query.answer.is_some()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    buyer.fail("the query was not answered");
}
