//! The people: who they are, and what they do with what they see.

use std::collections::VecDeque;

use tembus::{
    domain::person::{Office, Organization, Role},
    sandbox::{Sandbox, ShownMessage},
};

use super::{
    chance::Chance,
    words::{self, draw},
};

/// What somebody came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Calling {
    Seller,
    Invited(Role),
    /// Looks in, and mostly leaves.
    Stranger,
}

/// Somebody with a phone.
#[derive(Debug, Clone)]
pub(crate) struct Somebody {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) calling: Calling,
    pub(crate) blocks: bool,
    pub(crate) names: u64,
}

/// One thing done with a phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    Says(String),
    Presses {
        message: i64,
        data: String,
        how: &'static str,
    },
    PressesTwice {
        message: i64,
        data: String,
    },
    SendsVoice,
    SendsSticker,
    /// With what is written under it.
    SendsPhoto(String),
    ShowsPlace,
    SharesOwnNumber,
    SharesAnothersNumber,
    EditsOwnMessage(i64, String),
    Blocks,
    Unblocks,
    /// Types the code of a fresh invitation.
    BringsInvitation(Role),
}

/// A population of so many people: of twenty, nine sell, six buy, two are officials, of whom one is of the trade desk, one enters what
/// farmers without a phone have, one is an admin, one looks in.
pub(crate) fn population(count: usize, seed: u64, sandbox: &Sandbox) -> Vec<Somebody> {
    let mut chance = Chance::of(seed, 1 << 40);
    (0..count)
        .map(|place| {
            let calling = match place % 20 {
                0 | 3 | 5 | 7 | 9 | 11 | 13 | 15 | 18 => Calling::Seller,
                1 | 4 | 6 | 10 | 14 | 17 => Calling::Invited(Role::Buyer(Organization::ALL[place % 3])),
                2 => Calling::Invited(Role::Official(Office::ALL[place % Office::ALL.len()])),
                16 => Calling::Invited(Role::Official(Office::Btc)),
                12 => Calling::Invited(Role::Assistant),
                8 => Calling::Invited(Role::Admin),
                _ => Calling::Stranger,
            };
            let number = place as u64;
            let id = 7_000_001 + i64::try_from(place).unwrap();
            let name = words::name(&mut chance, number);
            sandbox.add_user(id, &name);
            Somebody { id, name, calling, blocks: false, names: number * 1000 }
        })
        .collect()
}

/// Data of buttons that somebody was shown, for those who forge.
#[derive(Debug, Default)]
pub(crate) struct Loot(VecDeque<String>);

impl Loot {
    fn keep(&mut self, data: &str) {
        self.0.push_back(data.to_owned());
        if self.0.len() > 200 {
            self.0.pop_front();
        }
    }

    fn forge(&self, chance: &mut Chance) -> String {
        let stolen =
            if self.0.is_empty() { "menu".to_owned() } else { self.0[usize::try_from(chance.below(self.0.len() as u64)).unwrap()].clone() };
        match chance.below(5) {
            0 => (0..chance.between(0, 60)).map(|_| char::from(u8::try_from(chance.between(33, 126)).unwrap())).collect(),
            1 => stolen.replace('1', "2"),
            2 => format!("{}|{:x}|1", chance.pick(&["yes", "no", "undo", "off", "call", "order"]), chance.between(1, 40)),
            3 => format!("{}|{:x}|1", chance.pick(&["price", "qty", "down", "renew", "sold", "offer", "buy"]), chance.between(1001, 1040)),
            _ => stolen,
        }
    }
}

/// The newest message near the end of the chat that waits for an answer to somebody else.
fn waiting(chat: &[ShownMessage]) -> Option<&ShownMessage> {
    let waits = |bubble: &&ShownMessage| bubble.rows.iter().flatten().any(|button| words::answers_somebody(&button.text));
    chat.iter().rev().filter(|bubble| bubble.from_bot).take(8).find(waits)
}

/// Whether the message is a question of a form.
fn is_of_form(bubble: &ShownMessage) -> bool {
    bubble.rows.iter().flatten().any(|button| button.data.as_deref().is_some_and(|data| data.starts_with("a|")))
}

impl Somebody {
    /// What the person does next, looking at the end of the chat. `member`: has an account with a role.
    pub(crate) fn next(&mut self, chance: &mut Chance, chat: &[ShownMessage], member: bool, first: bool, loot: &mut Loot) -> Deed {
        if self.blocks {
            return Deed::Unblocks;
        }
        let last = chat.iter().rev().find(|bubble| bubble.from_bot);
        if let Some(last) = last {
            last.rows.iter().flatten().filter_map(|button| button.data.as_deref()).for_each(|data| loot.keep(data));
        }
        if chance.permille(4) {
            return Deed::Blocks;
        }
        if !member && (last.is_none() || (first && chance.permille(500)) || chance.permille(40)) {
            return self.comes_in(chance);
        }
        let goes_on = last.is_some_and(|last| !last.rows.is_empty()) && chance.permille(450);
        if first && member && !goes_on && !self.has_waiting_request(last) {
            return self.command(chance);
        }
        match chance.below(1000) {
            0..20 => Deed::Says(words::rubbish(chance)),
            20..28 => self.wordless(chance, chat),
            28..50 => self.old_button(chance, chat).unwrap_or_else(|| self.command(chance)),
            50..65 => match last {
                Some(last) => Deed::Presses { message: last.message_id, data: loot.forge(chance), how: "forged" },
                None => self.command(chance),
            },
            65..80 if member => self.command(chance),
            // What waits for an answer is mostly not the last thing that was said; who fills in a form goes on with it.
            _ if !last.is_some_and(is_of_form) && chance.permille(400) => self.reacts(chance, waiting(chat).or(last), member),
            _ => self.reacts(chance, last, member),
        }
    }

    fn has_waiting_request(&self, last: Option<&ShownMessage>) -> bool {
        last.is_some_and(|last| last.rows.iter().flatten().any(|button| button.text == "Terima"))
    }

    fn comes_in(&self, chance: &mut Chance) -> Deed {
        match self.calling {
            Calling::Invited(role) if chance.permille(900) => Deed::BringsInvitation(role),
            Calling::Stranger if chance.permille(300) => {
                Deed::Says((*chance.pick(&["/bantuan", "/batal", "/bahasa", "/berhenti", "/menu"])).to_owned())
            }
            _ => Deed::Says((*chance.pick(&["/start", "/mulai", "/start kodesalah"])).to_owned()),
        }
    }

    /// Does what the bot asks for: presses a button, or types.
    fn reacts(&mut self, chance: &mut Chance, last: Option<&ShownMessage>, member: bool) -> Deed {
        let Some(last) = last else { return self.comes_in(chance) };
        if last.text.contains(words::ASKS_FOR_PHONE) {
            return match chance.below(10) {
                0..6 => Deed::SharesOwnNumber,
                6..8 => Deed::SharesAnothersNumber,
                _ => Deed::Says("Lewati".to_owned()),
            };
        }
        if last.text.contains(words::ASKS_FOR_PHOTO) && chance.permille(700) {
            return Deed::SendsPhoto(String::new());
        }
        if last.text.contains(words::ASKS_FOR_CODE)
            && let Calling::Invited(role) = self.calling
        {
            return Deed::BringsInvitation(role);
        }
        let only_ways_out = last.rows.iter().flatten().all(|button| draw(&button.text) <= 1);
        let typed = only_ways_out || chance.permille(350);
        if typed {
            self.names += 1;
            if let Some(text) = words::answer(chance, &last.text, self.names) {
                return Deed::Says(text);
            }
        }
        match self.button_of(chance, last) {
            // What a button says can be typed as well.
            Some(Deed::Presses { data, .. }) if chance.permille(60) => {
                let label =
                    last.rows.iter().flatten().find(|button| button.data.as_deref() == Some(&*data)).map(|button| button.text.clone());
                Deed::Says(label.unwrap_or_default())
            }
            Some(Deed::Presses { message, data, .. }) if chance.permille(30) => Deed::PressesTwice { message, data },
            Some(deed) => deed,
            None if member => self.command(chance),
            None => self.comes_in(chance),
        }
    }

    fn button_of(&self, chance: &mut Chance, bubble: &ShownMessage) -> Option<Deed> {
        let buttons: Vec<_> =
            bubble.rows.iter().flatten().filter_map(|button| Some((button.text.as_str(), button.data.as_ref()?))).collect();
        if buttons.is_empty() {
            return None;
        }
        let weights: Vec<u64> = buttons.iter().map(|(label, _)| self.likes(label)).collect();
        let (_, data) = buttons[chance.weighted(&weights)];
        Some(Deed::Presses { message: bubble.message_id, data: data.clone(), how: "shown" })
    }

    fn likes(&self, label: &str) -> u64 {
        let mine = match self.calling {
            Calling::Seller => "🌾 Penjual",
            Calling::Invited(Role::Buyer(_)) => "🏢 Pembeli BUMD",
            Calling::Invited(Role::Official(_)) => "📋 Petugas dinas",
            Calling::Invited(_) => "Pengelola",
            Calling::Stranger => "Tidak",
        };
        if label == mine { 60 } else { draw(label) }
    }

    fn command(&self, chance: &mut Chance) -> Deed {
        const SELLER: &[&str] = &[
            "/jual",
            "/jual",
            "/penawaran",
            "/penawaran",
            "/pesanan",
            "/pesanan",
            "/permintaan",
            "/tawar",
            "/tagihan",
            "/kabari",
            "/menu",
        ];
        const ASSISTANT: &[&str] = &["/jual", "/jual", "/petani", "/penawaran", "/pesanan", "/permintaan", "/tawar", "/menu"];
        const BUYER: &[&str] =
            &["/beli", "/beli telur", "/beli telur", "/pesanan", "/pesanan", "/permintaan", "/permintaan", "/tawar", "/tagihan", "/kabari"];
        const OFFICIAL: &[&str] =
            &["/ringkasan", "/ringkasan kemarin", "/ringkasan 2026-11-25", "/ringkasan entah", "/harga", "/meja", "/menu"];
        const ADMIN: &[&str] = &["/kelola", "/kelola", "/meja", "/harga telur 26.500/kg, PIHPS, 27 Nov", "/menu"];
        const ALL: &[&str] = &[
            "/menu",
            "/bantuan",
            "/bahasa",
            "/batal",
            "/data",
            "/jual",
            "/penawaran",
            "/beli",
            "/pesanan",
            "/ringkasan",
            "/permintaan",
            "/tawar",
            "/harga",
            "/tagihan",
            "/start",
            "/apa",
            "/data",
            "/data",
        ];
        if chance.permille(6) {
            return Deed::Says("/berhenti".to_owned());
        }
        if chance.permille(8)
            && let Calling::Invited(role) = self.calling
        {
            return Deed::BringsInvitation(role);
        }
        // Mostly nobody types a command: what there is, what is left, what is sought.
        match self.calling {
            Calling::Seller | Calling::Invited(Role::Assistant) if chance.permille(550) => return Deed::Says(words::offer(chance)),
            Calling::Seller if chance.permille(150) => return Deed::SendsPhoto(words::offer(chance)),
            Calling::Seller if chance.permille(250) => return Deed::Says(words::own_goods(chance)),
            Calling::Invited(Role::Admin) if chance.permille(100) => return Deed::Says(words::removal(chance)),
            Calling::Invited(Role::Buyer(_)) if chance.permille(250) => return Deed::Says(words::search(chance)),
            Calling::Invited(Role::Buyer(_)) if chance.permille(200) => return Deed::Says(words::need(chance)),
            _ => {}
        }
        let list = match self.calling {
            _ if chance.permille(170) => ALL,
            Calling::Seller => SELLER,
            Calling::Invited(Role::Buyer(_)) => BUYER,
            Calling::Invited(Role::Official(_)) => OFFICIAL,
            Calling::Invited(Role::Admin) => ADMIN,
            Calling::Invited(Role::Assistant) => ASSISTANT,
            Calling::Invited(_) | Calling::Stranger => ALL,
        };
        Deed::Says((*chance.pick(list)).to_owned())
    }

    /// A button further up, whose time may be over.
    fn old_button(&self, chance: &mut Chance, chat: &[ShownMessage]) -> Option<Deed> {
        let old: Vec<&ShownMessage> = chat.iter().filter(|bubble| bubble.from_bot && !bubble.rows.is_empty()).collect();
        let bubble = old.get(usize::try_from(chance.below(old.len() as u64)).unwrap())?;
        match self.button_of(chance, bubble)? {
            Deed::Presses { message, data, .. } => Some(Deed::Presses { message, data, how: "stale" }),
            deed => Some(deed),
        }
    }

    fn wordless(&self, chance: &mut Chance, chat: &[ShownMessage]) -> Deed {
        let own = chat.iter().rev().find(|bubble| !bubble.from_bot && bubble.kind == "text");
        match (chance.below(7), own) {
            (0, _) => Deed::SendsVoice,
            (1, _) => Deed::SendsSticker,
            (2, _) => Deed::SendsPhoto(chance.pick(&["", "", "ini barangnya"]).to_string()),
            (3, _) => Deed::ShowsPlace,
            (4, _) => Deed::SharesOwnNumber,
            (5, Some(own)) => Deed::EditsOwnMessage(own.message_id, words::goods(chance)),
            _ => Deed::SharesAnothersNumber,
        }
    }
}
