//! The lifecycle tables, cell by cell: every event in every position that can be reached, by every role, once, twice, too late, and by
//! both sides at the same moment.
//!
//! The positions are found by walking: from a beginning on every open row is taken, and everything that time and other people bring,
//! until no new position comes. What the market then does in each cell is compared with the row. What the machines do not have in
//! common is a [`Machine`] of each.

mod answers;
mod cast;
mod demands;
mod offers;
mod orders;
mod rows;
mod talks;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt::{Debug, Display},
};

use chrono::{DateTime, Utc};
use tembus::{
    chat::{self, kit::Service},
    domain::{event::EventKind, person::Language},
    market::{Cx, Error, Outcome, Refusal},
    store::Tx,
};

use self::{
    cast::{Actor, Stage},
    rows::{News, Traced, execute, last_rows, news_since},
};

/// How a step that the trace tells of leads on from a state.
#[derive(Debug, PartialEq, Eq)]
enum Leads {
    /// It is no step of the machine.
    Nowhere,
    /// To this state, by a row of the table.
    To(String),
    /// By no row of the table.
    Astray,
}

/// How a step leads on that the trace tells of with the states before and after, by the rows of a table.
fn led<S: Display>(state: &str, step: &Traced, mut rows: impl Iterator<Item = (S, S, EventKind)>) -> Leads {
    let (Some(before), Some(after)) = (&step.before, &step.after) else { return Leads::Astray };
    let is_row = rows.any(|(from, to, kind)| kind.code() == step.kind && to.to_string() == *after && from.to_string() == *before);
    if is_row && before == state { Leads::To(after.clone()) } else { Leads::Astray }
}

/// What somebody does elsewhere; where it is refused nothing happens.
fn if_possible<T>(outcome: Outcome<T>) -> Option<T> {
    match outcome {
        Ok(done) => Some(done),
        Err(Error::Refused(_)) => None,
        Err(Error::Store(fault)) => panic!("{fault}"),
    }
}

/// A machine of the trade, of which one exemplar is walked: an order, an offer, a demand, an answer, a price talk.
trait Machine: Copy {
    /// Its events.
    type Event: Copy + PartialEq + Debug + 'static;
    /// A row of its table.
    type Row: Debug + 'static;
    /// What is said along with an event.
    type Said: Clone + Debug;
    /// What is stored of it, as somebody sees it at one moment.
    type Seen: Clone + PartialEq + Debug;

    /// Every event that somebody can try to cause. What follows from something else alone has no door for anybody.
    const EVENTS: &'static [Self::Event];
    /// What time and other people bring, which moves the machine or changes what is possible.
    const ELSEWHERE: &'static [&'static str];

    /// Prepares what all walks of this exemplar begin with.
    async fn begin(self, _stage: &Stage, _tx: &mut Tx) {}

    /// What is stored of it.
    async fn look(self, stage: &Stage, tx: &mut Tx, now: DateTime<Utc>) -> Self::Seen;

    /// Its state, by the code of the table.
    fn state(seen: &Self::Seen) -> String;

    /// Where it stands, as far as that decides what is possible: each position is tried once.
    fn position(self, seen: &Self::Seen, now: DateTime<Utc>) -> String;

    /// The position, with what besides decides where the next steps lead: from each place walks go on.
    fn place(self, seen: &Self::Seen, now: DateTime<Utc>) -> String {
        self.position(seen, now)
    }

    /// The row by which the actor causes the event.
    fn row(self, seen: &Self::Seen, actor: &Actor, event: Self::Event, now: DateTime<Utc>) -> Option<&'static Self::Row>;

    /// What the trace calls the row.
    fn recorded(self, row: &Self::Row) -> &'static str;

    /// How a step that the trace tells of leads on.
    fn leads(self, state: &str, step: &Traced) -> Leads;

    /// What people can say along with an event, as far as it makes a difference; at least one thing, also where the event is not possible.
    fn said(self, event: Self::Event, seen: &Self::Seen, now: DateTime<Utc>) -> Vec<Self::Said>;

    /// What a modified client could send along with an event that is open, and what must not be taken.
    fn impossible(self, _event: Self::Event, _seen: &Self::Seen) -> Vec<Self::Said> {
        Vec::new()
    }

    /// Tries the event as somebody who has `seen` the machine; whether it was done to this exemplar.
    async fn act(self, cx: &mut Cx<'_>, seen: &Self::Seen, event: Self::Event, said: &Self::Said) -> Outcome<bool>;

    /// What somebody saw who looked before the last step.
    fn earlier(seen: &Self::Seen) -> Self::Seen;

    /// Whether the event is refused to somebody who saw the machine before its last step.
    fn is_stamped(_event: Self::Event) -> bool {
        true
    }

    /// Whether what others saw before the event holds after it.
    fn is_untold(_event: Self::Event) -> bool {
        false
    }

    /// Whether the event is the answer to the same of the other side, which is right whenever it is seen.
    fn meets(self, _seen: &Self::Seen, _actor: &Actor, _event: Self::Event) -> bool {
        false
    }

    /// Whether the event, refused to this exemplar, can make another one.
    fn makes_another(_event: Self::Event) -> bool {
        false
    }

    /// Whether it is over by the clock or by what happened elsewhere, and nobody has noticed: whoever acts then ends it.
    fn is_over(self, _seen: &Self::Seen, _now: DateTime<Utc>) -> bool {
        false
    }

    /// Lets something happen that is no event of an actor; the time afterwards. Where it can't happen nothing does.
    async fn elsewhere(self, stage: &Stage, tx: &mut Tx, what: &'static str, now: DateTime<Utc>) -> DateTime<Utc>;

    /// What else must be so after the actor's step by `row`.
    fn holds(self, _row: &Self::Row, _actor: &Actor, _before: &Self::Seen, _after: &Self::Seen, _news: &News, _cell: &str) {}

    /// What must be so wherever it stands.
    fn keeps(self, _seen: &Self::Seen, _cell: &str) {}
}

/// One step of a walk.
#[derive(Debug, Clone)]
enum Step<E, S> {
    By(usize, E, S),
    Elsewhere(&'static str),
}

/// A look at everything that a refused event leaves as it was.
#[derive(Debug, Clone, PartialEq)]
struct Look<S> {
    seen: S,
    /// The last event and the last message.
    last: (i64, i64),
}

/// What was done so far, by kind of cell.
type Tried = BTreeMap<&'static str, u64>;

struct Cells<'a, M: Machine> {
    stage: &'a Stage,
    tx: Tx,
    machine: M,
    now: DateTime<Utc>,
    tried: &'a mut Tried,
    /// The refusals whose sentence was read.
    refusals: &'a mut BTreeSet<String>,
}

/// The sentence that somebody reads who is refused.
fn sentence(refusal: Refusal) -> String {
    let message = chat::render(&chat::refused(refusal), Language::Id, &Service::default());
    message.text().to_owned()
}

impl<M: Machine> Cells<'_, M> {
    async fn look(&mut self) -> Look<M::Seen> {
        self.tx.flush().await.unwrap();
        let seen = self.machine.look(self.stage, &mut self.tx, self.now).await;
        Look { seen, last: last_rows(&mut self.tx).await }
    }

    /// Tries an event; whether it was done. Whoever is refused reads a sentence.
    async fn act(&mut self, actor: &Actor, seen: &M::Seen, (event, said): (M::Event, &M::Said), cell: &str) -> bool {
        let mut cx = Cx { tx: &mut self.tx, now: self.now, actor: &actor.person, update: None };
        match self.machine.act(&mut cx, seen, event, said).await {
            Ok(done) => done,
            Err(Error::Refused(refusal)) => {
                let why = format!("{refusal:?}");
                if !self.refusals.contains(&why) {
                    let words = sentence(refusal);
                    assert!(words.split_whitespace().count() > 2, "{cell}: {why} is said as {words:?}");
                    self.refusals.insert(why);
                }
                false
            }
            Err(Error::Store(fault)) => panic!("{cell}: {fault}"),
        }
    }

    async fn take(&mut self, step: &Step<M::Event, M::Said>) {
        match step {
            Step::By(actor, event, said) => {
                let seen = self.look().await.seen;
                let cell = format!("{step:?}");
                assert!(self.act(&self.stage.actors[*actor], &seen, (*event, said), &cell).await, "{cell} is open");
            }
            Step::Elsewhere(what) => self.now = self.machine.elsewhere(self.stage, &mut self.tx, what, self.now).await,
        }
    }

    async fn begin_cell(&mut self) {
        execute(&mut self.tx, "SAVEPOINT cell").await;
    }

    async fn end_cell(&mut self, kind: &'static str) {
        *self.tried.entry(kind).or_default() += 1;
        execute(&mut self.tx, "ROLLBACK TO SAVEPOINT cell").await;
        execute(&mut self.tx, "RELEASE SAVEPOINT cell").await;
    }

    /// The steps that the trace tells of lead by rows of the table from what was to what is.
    async fn follows(&mut self, before: &Look<M::Seen>, after: &Look<M::Seen>, cell: &str) -> News {
        let news = news_since(&mut self.tx, before.last).await;
        let mut state = M::state(&before.seen);
        for step in &news.traced {
            match self.machine.leads(&state, step) {
                Leads::Nowhere => {}
                Leads::To(next) => state = next,
                Leads::Astray => panic!("{cell}: {step:?} leads from {state} by no row"),
            }
        }
        assert_eq!(state, M::state(&after.seen), "{cell}: the trace leads elsewhere: {:?}", news.traced);
        self.machine.keeps(&after.seen, cell);
        news
    }

    /// What the actor's step by `row` must have brought.
    async fn holds(&mut self, row: &M::Row, actor: &Actor, before: &Look<M::Seen>, cell: &str) -> Look<M::Seen> {
        let after = self.look().await;
        let news = self.follows(before, &after, cell).await;
        let recorded = self.machine.recorded(row);
        assert!(news.traced.iter().any(|step| step.kind == recorded), "{cell}: {:?} are recorded, not {recorded}", news.traced);
        for stranger in self.stage.actors.iter().filter(|actor| actor.is_stranger()) {
            let chat = stranger.person.chat.unwrap().0;
            assert!(!news.chats.contains(&chat), "{cell}: the {} is told nothing", stranger.role);
        }
        self.machine.holds(row, actor, &before.seen, &after.seen, &news, cell);
        after
    }

    /// Tries every event as everybody where a walk ended: once, twice, and by somebody who saw the machine before its last step.
    async fn try_everything(&mut self) {
        let (before, now, stage) = (self.look().await, self.now, self.stage);
        let standing = self.machine.position(&before.seen, now);
        for event in M::EVENTS.iter().copied() {
            let said = self.machine.said(event, &before.seen, now).swap_remove(0);
            let mut open = Vec::new();
            for actor in &stage.actors {
                let cell = format!("{event:?} by the {} in {standing}", actor.role);
                match self.machine.row(&before.seen, actor, event, now) {
                    Some(row) => open.push((actor, row, cell)),
                    None => self.is_refused(actor, &before, (event, &said), (&cell, "refused")).await,
                }
            }
            for (actor, _, cell) in &open {
                // Both who want the same agree whenever they saw it.
                if M::is_stamped(event) && !self.machine.meets(&before.seen, actor, event) {
                    let (cell, earlier) = (format!("{cell}, too late"), M::earlier(&before.seen));
                    assert!(!self.act(actor, &earlier, (event, &said), &cell).await, "{cell}");
                    *self.tried.entry("too late").or_default() += 1;
                }
                for said in self.machine.impossible(event, &before.seen) {
                    let cell = format!("{cell}, with {said:?}");
                    assert!(!self.act(actor, &before.seen, (event, &said), &cell).await, "{cell}");
                    *self.tried.entry("impossible figures").or_default() += 1;
                }
            }
            assert_eq!(self.look().await, before, "{event:?} in {standing}: where it is refused nothing changes");
            for (actor, row, cell) in open {
                self.begin_cell().await;
                assert!(self.act(actor, &before.seen, (event, &said), &cell).await, "{cell}");
                let after = self.holds(row, actor, &before, &cell).await;
                self.is_refused_again(actor, (&before, &after), (event, &said), &cell).await;
                self.end_cell("done, and refused the second time").await;
            }
        }
    }

    /// An event of somebody who has no row for it changes nothing, but that whoever comes after the end notices it.
    async fn is_refused(&mut self, actor: &Actor, before: &Look<M::Seen>, what: (M::Event, &M::Said), (cell, kind): (&str, &'static str)) {
        let (is_over, makes_another) = (self.machine.is_over(&before.seen, self.now), M::makes_another(what.0));
        if !is_over && !makes_another {
            assert!(!self.act(actor, &before.seen, what, cell).await, "{cell}");
            *self.tried.entry(kind).or_default() += 1;
            return;
        }
        self.begin_cell().await;
        assert!(!self.act(actor, &before.seen, what, cell).await, "{cell}");
        let after = self.look().await;
        if is_over {
            self.follows(before, &after, cell).await;
        } else {
            assert_eq!(after.seen, before.seen, "{cell}: another one is made, and this one stays as it is");
        }
        self.end_cell(kind).await;
    }

    /// The same a second time, by the same person and by colleagues who saw the same, changes nothing more.
    async fn is_refused_again(
        &mut self,
        actor: &Actor,
        (before, after): (&Look<M::Seen>, &Look<M::Seen>),
        (event, said): (M::Event, &M::Said),
        cell: &str,
    ) {
        let stage = self.stage;
        for again in stage.actors.iter().filter(|again| again.part() == actor.part() && again.part().is_some()) {
            let cell = format!("{cell}, then by the {}", again.role);
            // What has no stamp is possible again where the table says so.
            let open = !M::is_stamped(event) && self.machine.row(&after.seen, again, event, self.now).is_some();
            if open || M::makes_another(event) {
                continue;
            }
            assert!(!self.act(again, &before.seen, (event, said), &cell).await, "{cell}");
            *self.tried.entry("again").or_default() += 1;
        }
        assert_eq!(&self.look().await, after, "{cell}, twice");
    }

    /// The first of each part who may cause an event, with the event.
    fn open(&self, seen: &M::Seen) -> Vec<(usize, M::Event)> {
        let mut open = Vec::new();
        for event in M::EVENTS.iter().copied() {
            let mut parts = BTreeSet::new();
            for (place, actor) in self.stage.actors.iter().enumerate() {
                if self.machine.row(seen, actor, event, self.now).is_some() && parts.insert(actor.part()) {
                    open.push((place, event));
                }
            }
        }
        open
    }

    /// Two sides act at the same moment: the second one, who saw the machine as it was, is refused or agrees.
    async fn try_both_at_once(&mut self) {
        let (before, now, stage) = (self.look().await, self.now, self.stage);
        let standing = self.machine.position(&before.seen, now);
        let open = self.open(&before.seen);
        for (first, one) in open.iter().copied() {
            for (second, other) in open.iter().copied() {
                let (first, second) = (&stage.actors[first], &stage.actors[second]);
                if first.part() == second.part() {
                    continue;
                }
                let cell = format!("{one:?} by the {}, then {other:?} by the {}, in {standing}", first.role, second.role);
                self.begin_cell().await;
                let said = self.machine.said(one, &before.seen, now).swap_remove(0);
                assert!(self.act(first, &before.seen, (one, &said), &cell).await, "{cell}");
                let between = self.look().await;
                let meets = self.machine.meets(&between.seen, second, other);
                let unaware = M::is_untold(one) || !M::is_stamped(other);
                let open = unaware && self.machine.row(&between.seen, second, other, now).is_some();
                let said = self.machine.said(other, &before.seen, now).swap_remove(0);
                let done = self.act(second, &before.seen, (other, &said), &cell).await;
                assert_eq!(done, meets || open, "{cell}");
                let after = self.look().await;
                if done {
                    self.follows(&between, &after, &cell).await;
                } else if M::makes_another(other) {
                    assert_eq!(after.seen, between.seen, "{cell}");
                } else {
                    assert_eq!(after, between, "{cell}");
                }
                self.end_cell("both at once").await;
            }
        }
    }

    /// Everything that can happen next.
    fn next(&self, seen: &M::Seen) -> Vec<Step<M::Event, M::Said>> {
        let mut steps: Vec<_> = M::ELSEWHERE.iter().copied().map(Step::Elsewhere).collect();
        for (actor, event) in self.open(seen) {
            steps.extend(self.machine.said(event, seen, self.now).into_iter().map(|said| Step::By(actor, event, said)));
        }
        steps
    }
}

/// What a walk has met.
struct Walked {
    /// The kinds of steps that were recorded on the way.
    recorded: BTreeSet<String>,
    /// How many cells were tried.
    cells: u64,
}

/// Walks all exemplars until no new position comes, and tries every cell of each.
async fn walk<M: Machine>(stage: &Stage, starts: &[M]) -> Walked {
    let (mut places, mut positions, mut recorded) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut tried, mut refusals) = (Tried::new(), BTreeSet::new());
    let mut walks: VecDeque<_> = starts.iter().map(|machine| (*machine, Vec::new())).collect();
    while let Some((machine, walk)) = walks.pop_front() {
        let tx = stage.db.begin().await.unwrap();
        let mut cells = Cells { stage, tx, machine, now: stage.now, tried: &mut tried, refusals: &mut refusals };
        machine.begin(stage, &mut cells.tx).await;
        for step in &walk {
            cells.take(step).await;
        }
        let reached = cells.look().await;
        let standing = machine.position(&reached.seen, cells.now);
        if positions.insert(standing.clone()) {
            cells.try_everything().await;
            cells.try_both_at_once().await;
        }
        let now = cells.now;
        for step in cells.next(&reached.seen) {
            let cell = format!("{step:?} in {standing}");
            execute(&mut cells.tx, "SAVEPOINT step").await;
            cells.take(&step).await;
            let after = cells.look().await;
            let news = cells.follows(&reached, &after, &cell).await;
            recorded.extend(news.traced.into_iter().map(|step| step.kind));
            if places.insert(machine.place(&after.seen, cells.now)) {
                walks.push_back((machine, walk.iter().cloned().chain([step]).collect()));
            }
            *cells.tried.entry("ways on").or_default() += 1;
            execute(&mut cells.tx, "ROLLBACK TO SAVEPOINT step").await;
            execute(&mut cells.tx, "RELEASE SAVEPOINT step").await;
            cells.now = now;
        }
    }
    let cells: u64 = tried.values().sum();
    eprintln!("{}: {cells} cells in {} positions, {tried:?}", std::any::type_name::<M>(), positions.len());
    Walked { recorded, cells }
}
