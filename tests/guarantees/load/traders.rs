//! People who act at random, whether or not the bot answers.

use std::{collections::BTreeSet, time::Duration};

use tembus::{
    domain::person::{Organization, Role},
    sandbox::{Sandbox, ShownMessage},
};
use tokio::{sync::watch, time::sleep};

use super::{super::binary::Shop, Chance};

const PEOPLE: usize = 16;
/// People wait when so many updates do.
const MOST_PENDING: usize = 80;
/// So much of a chat is looked at.
const SCREEN: usize = 12;

const GOODS: &[&str] = &["telur ayam ras", "cabai rawit merah", "lele"];
const LINES: &[&str] = &["telur 2 ton 26rb siap besok", "lele 5 kw 22000 siap lusa", "cabe rawit 300 kg 45rb siap besok"];
const AMOUNTS: &[&str] = &["2 ton", "500 kg", "300 kg"];
const ORDERED: &[&str] = &["1 kg", "40 kg", "100 kg", "500 kg", "1 ton"];
const SELLERS_SAY: &[&str] = &["/jual", "/jual", "/penawaran", "/penawaran", "/pesanan", "/menu", "/bantuan"];
const BUYERS_SAY: &[&str] = &["/beli", "/beli", "/beli", "/beli telur", "/beli lele", "/pesanan", "/pesanan", "/menu", "/bantuan"];

/// What everybody did.
#[derive(Debug, Default)]
pub(super) struct Acts {
    /// The person who sent each update, in the order of the updates' numbers.
    pub(super) by: Vec<i64>,
    /// The updates that Telegram was told to forget.
    pub(super) confirmed: BTreeSet<i64>,
}

struct Trader {
    id: i64,
    /// What stood last in the chat when he last did something.
    seen: Option<(i64, String)>,
    /// What he comes in with: a seller needs no invitation.
    hello: String,
    sells: bool,
}

enum Deed {
    Says(String),
    Presses { message: i64, data: String },
    Waits,
}

/// Half of them sell, half of them buy.
pub(super) struct Traders {
    people: Vec<Trader>,
    chance: Chance,
    acts: Acts,
}

impl Traders {
    pub(super) async fn come(shop: &Shop, seed: u64) -> Self {
        let mut people = Vec::new();
        for n in 0..PEOPLE {
            let sells = n % 2 == 0;
            let id = shop.person(&format!("Orang {n}"));
            let hello = if sells {
                "/start".to_owned()
            } else {
                format!("/start {}", shop.invitation(Role::Buyer(Organization::ALL[n % 3])).await)
            };
            people.push(Trader { id, seen: None, hello, sells });
        }
        Self { people, chance: Chance::of(seed, 1 << 21), acts: Acts::default() }
    }

    /// Acts until `stop` says `true`.
    pub(super) async fn act(mut self, sandbox: Sandbox, stop: watch::Receiver<bool>) -> Acts {
        let mut last = false;
        while !last {
            last = *stop.borrow();
            // As many as can be confirmed between two looks are remembered by the sandbox.
            self.acts.confirmed.extend(sandbox.confirmed_updates());
            for who in 0..self.people.len() {
                if !last && sandbox.pending_updates() < MOST_PENDING && self.chance.permille(300) {
                    self.step(who, &sandbox);
                }
            }
            sleep(Duration::from_millis(self.chance.between(5, 60))).await;
        }
        while sandbox.pending_updates() > 0 {
            sleep(Duration::from_millis(20)).await;
        }
        self.acts.confirmed.extend(sandbox.confirmed_updates());
        self.acts
    }

    /// One of them does something: one update.
    fn step(&mut self, who: usize, sandbox: &Sandbox) {
        let trader = &mut self.people[who];
        match trader.next(&mut self.chance, &sandbox.chat_end(trader.id, SCREEN)) {
            Deed::Says(text) => drop(sandbox.say(trader.id, &text)),
            Deed::Presses { message, data } => drop(sandbox.press(trader.id, message, &data)),
            Deed::Waits => return,
        }
        self.acts.by.push(trader.id);
    }
}

impl Trader {
    fn next(&mut self, chance: &mut Chance, chat: &[ShownMessage]) -> Deed {
        let last = chat.iter().rev().find(|bubble| bubble.from_bot);
        let seen = last.map(|last| (last.message_id, last.text.clone()));
        // Most wait for an answer, some do it again.
        if !chat.is_empty() && seen == self.seen && !chance.permille(60) {
            return Deed::Waits;
        }
        self.seen = seen;
        let Some(last) = last else { return Deed::Says(self.hello.clone()) };
        // A request that waits for an answer is soon seen, and sometimes answered again.
        let request = chat.iter().rev().find(|bubble| bubble.rows.iter().flatten().any(|button| button.text == "Terima"));
        if let Some(request) = request.filter(|_| chance.permille(400)) {
            return self.press(chance, request);
        }
        if chance.permille(60) {
            return self.says_unasked(chance);
        }
        match self.typed(chance, &last.text) {
            Some(text) if last.rows.is_empty() || chance.permille(600) => Deed::Says(text),
            _ => self.press(chance, last),
        }
    }

    fn says_unasked(&self, chance: &mut Chance) -> Deed {
        let list = match self.sells {
            true if chance.permille(250) => LINES,
            true => SELLERS_SAY,
            false => BUYERS_SAY,
        };
        Deed::Says((*chance.pick(list)).to_owned())
    }

    /// What fits the bot's question, if letters do.
    fn typed(&self, chance: &mut Chance, question: &str) -> Option<String> {
        let asks = |parts: &[&str]| parts.iter().any(|part| question.contains(part));
        let list: &[&str] = if asks(&["Dipanggil siapa"]) {
            &["Pak Slamet", "Bu Wati", "Mas Joko", "Mbak Rini"]
        } else if asks(&["Mau menawarkan apa", "Barang apa?", "Cari barang apa"]) {
            GOODS
        } else if asks(&["Mau pesan berapa"]) {
            ORDERED
        } else if asks(&["Berapa banyak?", "Jumlah seluruhnya jadi berapa"]) {
            AMOUNTS
        } else if asks(&["Harga per", "Harga barunya"]) {
            &["26.500", "22rb", "45.000"]
        } else if asks(&["Tulis sebabnya"]) {
            &["hujan terus"]
        } else {
            return None;
        };
        Some((*chance.pick(list)).to_owned())
    }

    fn press(&self, chance: &mut Chance, bubble: &ShownMessage) -> Deed {
        let buttons: Vec<_> = bubble.rows.iter().flatten().filter_map(|button| Some((draw(&button.text), button.data.as_ref()?))).collect();
        let weights: Vec<u64> = buttons.iter().map(|(weight, _)| *weight).collect();
        if weights.iter().sum::<u64>() == 0 {
            return self.says_unasked(chance);
        }
        Deed::Presses { message: bubble.message_id, data: buttons[chance.weighted(&weights)].1.clone() }
    }
}

/// How much a button draws. Nobody leaves: who is forgotten can't be counted.
fn draw(label: &str) -> u64 {
    match label {
        "Tidak" | "Belum" | "Hapus akun" | "Hapus" | "Berhenti" => 0,
        "Pendamping petani" | "🏢 Pembeli BUMD" | "📋 Petugas dinas" | "Pengelola" => 0,
        "Batal" | "Kembali" | "Bantuan" | "Menu" | "Mulai baru" | "Tidak jadi" => 1,
        "Benar, tayangkan" | "Setuju" | "Setuju angkanya" | "Ya" | "Mulai" | "Pesan" | "Terima" => 30,
        "Tarik" | "Batalkan" => 4,
        _ => 8,
    }
}
