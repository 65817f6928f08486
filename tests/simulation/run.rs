//! One simulation: days, sessions, steps, and a look after each.

use std::collections::VecDeque;

use chrono::{DateTime, Duration, Utc};
use tembus::{
    app,
    clock::Clock,
    domain::{
        money::Rupiah,
        person::{Organization, Role},
        wib,
    },
    market,
    sandbox::Fault,
};

use super::{
    chance::Chance,
    host::{Death, Host},
    invariants::{INVARIANTS, morning_after},
    people::{Calling, Deed, Loot, Somebody, population},
    tally::Tally,
    truth::Truth,
    words::ASKS_FOR_CODE,
};
use crate::support::world::Engine;

/// The organisation whose orders above [`LIMIT`] wait for a colleague's yes.
pub(crate) const LIMITED: Organization = Organization::DharmaJaya;
/// In rupiah: what a third of its orders cost more than.
pub(crate) const LIMIT: i64 = 5_000_000;

/// How a simulation is to be.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) days: u64,
    pub(crate) people: usize,
    /// Steps from one look at the whole database to the next.
    pub(crate) look_every: u64,
    /// Steps from one end of the bot to the next, about.
    pub(crate) kill_every: u64,
    /// Whether each step is printed before it is done.
    pub(crate) trace: bool,
}

#[expect(clippy::print_stdout, reason = "a long run says how far it is")]
fn tell(progress: &str) {
    println!("{progress}");
}

/// A fault of Telegram that waits for its call.
struct Waiting {
    kind: &'static str,
    left: u32,
}

/// A town, its buyers, and the bot between them.
pub(crate) struct Simulation {
    pub(crate) host: Host,
    pub(crate) tally: Tally,
    pub(crate) truth: Truth,
    plan: Plan,
    pub(crate) people: Vec<Somebody>,
    loot: Loot,
    steps: u64,
    waiting: Option<Waiting>,
    alive_since: DateTime<Utc>,
    kills: usize,
    log: VecDeque<String>,
    /// The people whom a message has called to the phone.
    called: Vec<usize>,
}

impl Simulation {
    pub(crate) async fn new(engine: Engine, plan: Plan) -> Self {
        let host = Host::new(engine, plan.seed).await;
        let people = population(plan.people, plan.seed, &host.sandbox);
        let mut tx = host.db.begin().await.unwrap();
        tx.set_approval_limit(LIMITED, Some(Rupiah(LIMIT)), None, host.clock.peek()).await.unwrap();
        tx.commit().await.unwrap();
        let alive_since = host.clock.now();
        Self {
            host,
            tally: Tally::default(),
            truth: Truth::default(),
            plan,
            people,
            loot: Loot::default(),
            steps: 0,
            waiting: None,
            alive_since,
            kills: 0,
            log: VecDeque::new(),
            called: Vec::new(),
        }
    }

    /// All days, and an end at which everybody can be reached and has an answer.
    pub(crate) async fn run(&mut self) -> Result<(), String> {
        let outcome = self.live().await;
        outcome.map_err(|what| {
            let deeds: Vec<String> = self.log.iter().cloned().collect();
            format!("{what}\nstep {}, {}; before that:\n{}", self.steps, wib::local(self.host.clock.now()), deeds.join("\n"))
        })
    }

    async fn live(&mut self) -> Result<(), String> {
        let first = wib::day(self.host.clock.now());
        for day in 0..self.plan.days {
            let date = first + chrono::Days::new(day);
            for (at, who) in self.sessions(day, wib::at_hour(date, 0)) {
                self.session(at, who).await?;
            }
            self.audit().await?;
            if (day + 1).is_multiple_of(20) {
                tell(&format!("day {}, {} updates", day + 1, self.tally.sum("update")));
            }
        }
        self.end().await
    }

    /// The program's own audit finds nothing at the end of a day.
    async fn audit(&mut self) -> Result<(), String> {
        self.host.settle(Duration::zero()).await?;
        self.after_settling();
        self.look().await?;
        let found = app::audit::audit(&mut self.host.db.snapshot().await.unwrap()).await.map_err(|fault| fault.to_string())?;
        if found.is_empty() { Ok(()) } else { Err(format!("the audit: {found:?}")) }
    }

    /// The people who take the phone on this day, and when. On the first day everybody looks in.
    fn sessions(&self, day: u64, midnight: DateTime<Utc>) -> Vec<(DateTime<Utc>, usize)> {
        let mut chance = Chance::of(self.plan.seed, (1 << 50) + day);
        let mut sessions = Vec::new();
        for who in 0..self.people.len() {
            let least = u64::from(day == 0);
            for _ in 0..least.max([0, 0, 1, 1, 1, 1][usize::try_from(chance.below(6)).unwrap()]) {
                let hour = if chance.permille(100) { chance.below(24) } else { chance.between(5, 20) };
                sessions.push((midnight + Duration::seconds(i64::try_from(hour * 3600 + chance.below(3600)).unwrap()), who));
            }
        }
        sessions.sort();
        sessions
    }

    async fn session(&mut self, at: DateTime<Utc>, who: usize) -> Result<(), String> {
        let mut chance = Chance::of(self.plan.seed, self.steps);
        let ahead = at - self.host.clock.now();
        if ahead > Duration::zero() {
            self.host.wait(ahead).await?;
        }
        let member = self.truth.member(self.people[who].id).is_some();
        let deeds = if member { chance.between(3, 14) } else { chance.between(8, 14) };
        for place in 0..deeds {
            self.step(who, place == 0).await?;
        }
        if chance.permille(150) {
            self.does(who, Deed::Says("/menu".to_owned()), false, &mut chance).await?;
        }
        // A person who hears the phone looks at it, mostly.
        for who in std::mem::take(&mut self.called) {
            if chance.permille(600) {
                self.host.wait(Duration::minutes(i64::try_from(chance.between(1, 50)).unwrap())).await?;
                for _ in 0..chance.between(1, 5) {
                    self.step(who, false).await?;
                }
            }
        }
        Ok(())
    }

    /// One person does one thing, with what goes wrong meanwhile.
    async fn step(&mut self, who: usize, first: bool) -> Result<(), String> {
        let mut chance = Chance::of(self.plan.seed, (1 << 30) + self.steps);
        let person = &mut self.people[who];
        let chat = self.host.sandbox.chat_end(person.id, 24);
        let member = self.truth.member(person.id).is_some();
        let deed = person.next(&mut chance, &chat, member, first, &mut self.loot);
        self.trouble(&mut chance);
        let hurries = chance.permille(120);
        self.does(who, deed, hurries, &mut chance).await
    }

    async fn does(&mut self, who: usize, deed: Deed, hurries: bool, chance: &mut Chance) -> Result<(), String> {
        self.steps += 1;
        let id = self.people[who].id;
        self.log.push_back(format!("{} {}: {deed:?}", wib::local(self.host.clock.now()).format("%m-%d %H:%M:%S"), self.people[who].name));
        if self.plan.trace {
            eprintln!("{:>6} {}", self.steps, self.log.back().unwrap());
        }
        if self.log.len() > 25 {
            self.log.pop_front();
        }
        let said = self.perform(who, deed, chance).await;
        if hurries {
            self.tally.add("fault", "several acts at once", 1);
            return Ok(());
        }
        let dead = if chance.permille(750) { chance.below(30) } else { chance.below(8 * 3600) };
        self.host.settle(Duration::seconds(i64::try_from(dead).unwrap())).await?;
        self.after_settling();
        if self.steps.is_multiple_of(self.plan.look_every) {
            self.look().await?;
        }
        if let Some(said) = said {
            self.is_answered(id, said).await?;
        }
        let pause = Duration::seconds(i64::try_from(chance.between(2, 40)).unwrap());
        self.host.clock.advance_to(self.host.clock.now() + pause);
        Ok(())
    }

    /// Does it on the phone; a text's number is returned, for it must be answered.
    async fn perform(&mut self, who: usize, deed: Deed, chance: &mut Chance) -> Option<i64> {
        let sandbox = self.host.sandbox.clone();
        let id = self.people[who].id;
        let other = self.people[(who + 1) % self.people.len()].id;
        let mut count = |what: &str, how_many| self.tally.add("update", what, how_many);
        match deed {
            Deed::Says(text) => {
                count(if text.starts_with('/') { "command" } else { "text" }, 1);
                return Some(sandbox.say(id, &text)).filter(|_| !text.trim().is_empty());
            }
            Deed::BringsInvitation(role) => {
                count("command", 1);
                let code = self.invitation(role, chance).await;
                let asked = sandbox.chat_end(id, 3).iter().any(|bubble| bubble.text.contains(ASKS_FOR_CODE));
                return Some(sandbox.say(id, &if asked { code } else { format!("/start {code}") }));
            }
            Deed::Presses { message, data, how } => {
                count("press", 1);
                match how {
                    "stale" => self.tally.add("fault", "pressed when its time was over", 1),
                    "forged" => self.tally.add("fault", "forged", 1),
                    _ => {}
                }
                sandbox.press(id, message, &data);
            }
            Deed::PressesTwice { message, data } => {
                count("press", 2);
                self.tally.add("fault", "pressed twice", 1);
                sandbox.press(id, message, &data);
                sandbox.press(id, message, &data);
            }
            Deed::SendsVoice => drop((count("wordless", 1), sandbox.send_voice(id, 3))),
            Deed::SendsSticker => drop((count("wordless", 1), sandbox.send_sticker(id, "🙏"))),
            Deed::SendsPhoto(caption) => drop((count("photo", 1), sandbox.send_photo(id, &caption))),
            Deed::ShowsPlace => drop((count("wordless", 1), sandbox.send_location(id, -8.09, 112.16))),
            Deed::SharesOwnNumber => drop((count("contact", 1), sandbox.share_contact(id, "", Some(id)))),
            Deed::SharesAnothersNumber => drop((count("contact", 1), sandbox.share_contact(id, "", Some(other)))),
            Deed::EditsOwnMessage(message, text) => drop((count("edit", 1), sandbox.edit(id, message, &text))),
            Deed::Blocks => {
                count("blocking", 1);
                self.tally.add("fault", "blocked the bot", 1);
                self.people[who].blocks = true;
                sandbox.block(id);
            }
            Deed::Unblocks => {
                count("blocking", 1);
                self.people[who].blocks = false;
                sandbox.unblock(id);
            }
        }
        None
    }

    /// An invitation to a company or an office, by its code.
    pub(crate) async fn invitation_to(&self, code: &str) -> String {
        let role = code.parse().map(Role::Buyer).or_else(|_| code.parse().map(Role::Official)).unwrap();
        self.invitation(role, &mut Chance::of(1, code.len() as u64)).await
    }

    async fn invitation(&self, role: Role, chance: &mut Chance) -> String {
        let mut bytes = [0; 16];
        chance.fill(&mut bytes);
        let code = market::Code::from_entropy(bytes);
        let mut tx = self.host.db.begin().await.unwrap();
        market::invite(&mut tx, role, &code, self.host.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        code.text().to_owned()
    }

    /// What goes wrong during the next step.
    fn trouble(&mut self, chance: &mut Chance) {
        if chance.below(self.plan.kill_every) == 0 {
            let death = match chance.below(9) {
                0 | 1 => Death::InHandler(i64::try_from(chance.between(1, 90)).unwrap()),
                2 => Death::InRound(i64::try_from(chance.between(1, 40)).unwrap()),
                3 => Death::BeforeTaken,
                4 => Death::AfterTaken,
                5 => Death::WhilePolling,
                _ => Death::AnyMoment(u32::try_from(chance.between(1, 400)).unwrap()),
            };
            // Of Telegram's faults one kind waits at a time, so that each can be counted.
            if self.waiting.is_none() {
                self.host.plan_death(death);
            }
            return;
        }
        match chance.below(1000) {
            0..80 => self.telegram_fails(chance),
            80..95 => {
                self.host.sandbox.redeliver(usize::try_from(chance.between(1, 6)).unwrap());
                self.tally.add("fault", "updates delivered again", 1);
            }
            95..102 => self.host.fail_database(),
            102..104 => self.host.fail_program(),
            _ => {}
        }
    }

    fn telegram_fails(&mut self, chance: &mut Chance) {
        if self.waiting.is_some() || self.host.sandbox.waiting_faults() > 0 {
            return;
        }
        let times = u32::try_from(chance.between(1, 3)).unwrap();
        let (kind, fault) = match chance.below(6) {
            0 => ("429 with a time to wait", Fault::RetryAfter(u32::try_from(chance.between(1, 40)).unwrap())),
            1 => ("500", Fault::Status(500, "Internal Server Error: sendmsg failed".to_owned())),
            2 => ("502", Fault::Status(502, "Bad Gateway".to_owned())),
            3 => ("connection cut before the request was taken", Fault::CutBefore),
            4 => ("connection cut after the request was taken", Fault::CutAfter),
            _ => ("403 of somebody who blocked the bot", Fault::Status(403, "Forbidden: bot was blocked by the user".to_owned())),
        };
        let method = if kind.starts_with("403") {
            "sendMessage"
        } else {
            chance.pick(&["sendMessage", "editMessageText", "getUpdates", "answerCallbackQuery", "*"])
        };
        self.host.sandbox.fail_next(method, None, fault, times);
        self.waiting = Some(Waiting { kind, left: times });
    }

    fn after_settling(&mut self) {
        if let Some(waiting) = &mut self.waiting {
            let left = self.host.sandbox.waiting_faults();
            self.tally.add("fault", waiting.kind, u64::from(waiting.left.saturating_sub(left)));
            waiting.left = left;
            if left == 0 {
                self.waiting = None;
            }
        }
        let ends = &self.host.kills[self.kills..];
        if !ends.is_empty() {
            ends.iter().for_each(|how| self.tally.add("end of the bot", how, 1));
            self.kills = self.host.kills.len();
            self.alive_since = self.host.clock.now();
        }
    }

    /// Looks at everything, and finds it in order.
    pub(crate) async fn look(&mut self) -> Result<(), String> {
        let mut truth = std::mem::take(&mut self.truth);
        self.look_around(&mut truth);
        truth.look(&mut self.host.db.read().await.unwrap()).await;
        self.truth = truth;
        self.tally.count(&self.truth);
        const CALLS: &[&str] = &[
            "order_request",
            "order_confirmed",
            "order_declined",
            "offer_expired",
            "offer_expiring",
            "talk_news",
            "demand_news",
            "answer_news",
            "approval_request",
        ];
        let calls = self.truth.news.notices.iter().filter(|about| CALLS.contains(&about.kind.as_str()));
        self.called.extend(calls.filter_map(|about| self.people.iter().position(|person| person.id == about.chat)));
        let broken = INVARIANTS.iter().find_map(|(name, holds)| Some(format!("{name}: {}", holds(&self.truth).err()?)));
        broken.map_or(Ok(()), Err)
    }

    /// What is not in the database: the time, and what Telegram knows.
    pub(crate) fn look_around(&self, truth: &mut Truth) {
        let now = self.host.clock.now();
        truth.now = now.timestamp_millis();
        truth.lived = (now - self.alive_since).num_milliseconds();
        truth.acknowledged = self.host.sandbox.confirmed_updates().into_iter().collect();
        for person in &self.people {
            let chat = self.host.sandbox.chat_end(person.id, 30);
            truth.chats.insert(person.id, chat.iter().map(|bubble| bubble.message_id).collect());
            truth.said.insert(person.id, chat.iter().filter(|bubble| bubble.from_bot).map(|bubble| bubble.message_id).collect());
        }
    }

    /// Nobody is stuck: what is said is answered, if its writer can be reached.
    pub(crate) async fn is_answered(&mut self, id: i64, said: i64) -> Result<(), String> {
        let chat = self.host.sandbox.chat_end(id, 6);
        if chat.iter().any(|bubble| bubble.from_bot && bubble.message_id > said) {
            return Ok(());
        }
        self.look().await?;
        if self.truth.lost.contains(&id) { Ok(()) } else { Err(format!("chat {id} got no answer to message {said}")) }
    }

    /// Everybody lets the bot in, nothing fails any more, a night passes.
    async fn end(&mut self) -> Result<(), String> {
        self.host.settle(Duration::zero()).await?;
        self.host.stop().await;
        self.host.sandbox.forget_faults();
        self.waiting = None;
        self.host.start().await;
        self.after_settling();
        let mut chance = Chance::of(self.plan.seed, 1 << 60);
        for who in 0..self.people.len() {
            self.people[who].blocks = false;
            self.host.sandbox.unblock(self.people[who].id);
            self.host.settle(Duration::zero()).await?;
            self.does(who, Deed::Says("/menu".to_owned()), false, &mut chance).await?;
        }
        let (faults, panics) = self.host.fault_counts();
        self.tally.add("fault", "the database fails", faults);
        self.tally.add("fault", "the program fails", panics);
        let tomorrow = morning_after(self.host.clock.now());
        self.host.wait(tomorrow - self.host.clock.now()).await?;
        self.host.wait(Duration::minutes(5)).await?;
        self.after_settling();
        self.look().await?;
        let uncertain = self.truth.outbox.iter().filter(|row| row.uncertain > 0).count();
        self.tally.add("message twice", "perhaps, in the last two days", uncertain as u64);
        self.tally.add("person-days", "lived", self.plan.days * self.people.len() as u64);
        // Where hardly anybody comes in nothing is tried.
        let came = self.people.iter().filter(|person| person.calling != Calling::Stranger);
        let (all, members) = (came.clone().count(), came.filter(|person| self.truth.member(person.id).is_some()).count());
        self.tally.add("person", "has come in", members as u64);
        if self.plan.days > 1 && members * 2 < all { Err(format!("only {members} of {all} people came in")) } else { Ok(()) }
    }
}
