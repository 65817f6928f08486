//! The table of answers to a demand.

use chrono::{DateTime, Days, Duration, Utc};
use tembus::{
    domain::{
        demand::{ANSWER_LIFECYCLE, Answer, AnswerEvent, AnswerId, AnswerStatus, AnswerTransition, Demand, DemandId},
        event::EventKind,
        lifecycle::{By, Side},
        money::{Price, Rupiah},
        offer::Offer,
        person::PersonId,
        quantity::Quantity,
        unit::Unit,
    },
    market::{self, AnswerDraft, Cx, Outcome},
    store::Tx,
};

use super::{
    Leads, Machine, Stage,
    cast::{Actor, BUYER, SELLER, set_limit},
    demands::{ANSWERED, demanded, draft, takeable},
    if_possible,
    rows::{News, Traced},
    walk,
};
use crate::{
    guarantees::market::{kg, rupiah},
    support::{
        Engine, on_each_engine,
        world::{beginning, database},
    },
};

/// How long nothing happens where time acts: longer than the demand is open.
const SILENCE: Duration = Duration::days(10);

/// An answer to a demand, the farmer whose goods they are where an assistant answers, and whether what is taken has to be approved.
#[derive(Debug, Clone, Copy)]
struct Answered {
    demand: DemandId,
    answer: AnswerId,
    farmer: Option<PersonId>,
    limited: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Seen {
    answer: Answer,
    demand: Demand,
    /// The offer that the goods are of.
    backing: Option<Offer>,
    /// How much can be taken.
    takeable: i64,
}

#[derive(Debug, Clone)]
enum Said {
    Nothing,
    Draft(AnswerDraft),
    Base(i64),
}

impl Machine for Answered {
    type Event = AnswerEvent;
    type Row = AnswerTransition;
    type Said = Said;
    type Seen = Seen;

    /// That the demand ends is nobody's act on an answer.
    const EVENTS: &'static [AnswerEvent] = &[AnswerEvent::Replace, AnswerEvent::Withdraw, AnswerEvent::Take];
    const ELSEWHERE: &'static [&'static str] =
        &["ten days go by", "the seal ends", "the demand is closed", "the goods are asked for by others", "the offer is taken down"];

    async fn begin(self, stage: &Stage, tx: &mut Tx) {
        set_limit(tx, self.limited.then_some(Rupiah(1)), stage.now).await;
    }

    async fn look(self, _stage: &Stage, tx: &mut Tx, now: DateTime<Utc>) -> Seen {
        let answer = tx.demand_answers().get(self.answer).await.unwrap().unwrap();
        let demand = tx.demands().get(self.demand).await.unwrap().unwrap();
        let backing = match answer.offer {
            Some(offer) => tx.offers().get(offer).await.unwrap(),
            None => None,
        };
        let takeable = takeable(&demand, &answer, backing.as_ref(), now);
        Seen { answer, demand, backing, takeable }
    }

    fn state(seen: &Seen) -> String {
        seen.answer.status.to_string()
    }

    fn position(self, seen: &Seen, now: DateTime<Utc>) -> String {
        let Seen { answer, demand, backing, takeable } = seen;
        let (takes, sealed, stock) = (demand.takes_answers(now), demand.is_sealed(), backing.is_some());
        let to_take = *takeable > 0;
        format!(
            "{}, demand open: {takes}, sealed: {sealed}, of an offer: {stock}, to take: {to_take}, limited: {}",
            answer.status, self.limited
        )
    }

    fn row(self, seen: &Seen, actor: &Actor, event: AnswerEvent, now: DateTime<Utc>) -> Option<&'static AnswerTransition> {
        let row = seen.answer.status.apply(event).ok()?;
        let may = match row.by {
            By::Seller => actor.side == Some(Side::Seller),
            By::Buyer => actor.side == Some(Side::Buyer),
            _ => false,
        };
        let can = match event {
            AnswerEvent::Replace => seen.demand.takes_answers(now),
            AnswerEvent::Take => seen.takeable > 0,
            AnswerEvent::Withdraw | AnswerEvent::Decline => true,
        };
        Some(row).filter(|_| may && can)
    }

    fn recorded(self, row: &AnswerTransition) -> &'static str {
        // What has to be approved is asked for, and not yet agreed.
        if self.limited && row.event == AnswerEvent::Take { EventKind::PartsAsked.code() } else { row.recorded.code() }
    }

    fn leads(self, state: &str, step: &Traced) -> Leads {
        let is_its = step.subject == "demand" && step.subject_id == self.demand.0;
        let Some(row) = ANSWER_LIFECYCLE.iter().find(|row| is_its && self.recorded(row) == step.kind) else { return Leads::Nowhere };
        match state.parse::<AnswerStatus>().ok().filter(|status| *status == row.from) {
            Some(from) => Leads::To(row.to.after(from).to_string()),
            None => Leads::Astray,
        }
    }

    fn said(self, event: AnswerEvent, seen: &Seen, now: DateTime<Utc>) -> Vec<Said> {
        match event {
            AnswerEvent::Replace => {
                // Of the offer, and of more than it has.
                let amounts = [ANSWERED - 100, 9_000].map(|amount| draft(self.farmer, kg(amount), rupiah(25_900), now));
                amounts.map(Said::Draft).to_vec()
            }
            AnswerEvent::Take if seen.takeable > 1 => vec![Said::Base(seen.takeable), Said::Base(seen.takeable / 2)],
            AnswerEvent::Take => vec![Said::Base(1)],
            AnswerEvent::Withdraw | AnswerEvent::Decline => vec![Said::Nothing],
        }
    }

    fn impossible(self, event: AnswerEvent, seen: &Seen) -> Vec<Said> {
        match event {
            AnswerEvent::Replace => {
                let good = AnswerDraft {
                    ready_on: seen.demand.wanted.needed_on,
                    ..draft(self.farmer, kg(1), rupiah(25_900), DateTime::UNIX_EPOCH)
                };
                let quantity = |quantity: Quantity| AnswerDraft { quantity, ..good.clone() };
                let price = |price: Price| AnswerDraft { price, ..good.clone() };
                let gone = AnswerDraft { ready_on: good.ready_on - Days::new(30), ..good.clone() };
                let lot = Price { amount: Rupiah(1_000_000), per: Unit::Lot };
                let (zero, less, pieces) = (kg(0), kg(-1), Quantity { base: 100, unit: Unit::Butir });
                let all = [quantity(zero), quantity(less), quantity(pieces), price(rupiah(0)), price(rupiah(-1)), price(lot), gone];
                all.map(Said::Draft).to_vec()
            }
            AnswerEvent::Take => [0, -1, seen.takeable + 1].map(Said::Base).to_vec(),
            AnswerEvent::Withdraw | AnswerEvent::Decline => Vec::new(),
        }
    }

    async fn act(self, cx: &mut Cx<'_>, seen: &Seen, event: AnswerEvent, said: &Said) -> Outcome<bool> {
        let version = seen.answer.version;
        match (event, said) {
            (AnswerEvent::Replace, Said::Draft(draft)) => {
                market::answer(cx, self.demand, draft).await.map(|(_, answer)| answer.id == self.answer)
            }
            (AnswerEvent::Take, Said::Base(base)) => {
                market::award(cx, self.demand, seen.demand.version, (self.answer, version), *base).await.map(|_| true)
            }
            _ => market::withdraw_answer(cx, self.answer, version).await.map(|_| true),
        }
    }

    fn earlier(seen: &Seen) -> Seen {
        let mut earlier = seen.clone();
        earlier.answer.version -= 1;
        earlier
    }

    /// A later answer takes the place of whatever waits.
    fn is_stamped(event: AnswerEvent) -> bool {
        event != AnswerEvent::Replace
    }

    fn makes_another(event: AnswerEvent) -> bool {
        event == AnswerEvent::Replace
    }

    async fn elsewhere(self, stage: &Stage, tx: &mut Tx, what: &'static str, now: DateTime<Utc>) -> DateTime<Utc> {
        let Seen { demand, backing, .. } = self.look(stage, tx, now).await;
        match what {
            "ten days go by" => {
                let now = now + SILENCE;
                market::open_answers(tx, self.demand, now).await.unwrap();
                market::expire_demand(tx, self.demand, now).await.unwrap();
                return now;
            }
            "the seal ends" => {
                let Some(until) = demand.sealed_until.filter(|_| demand.is_sealed()) else { return now };
                let now = now.max(until);
                market::open_answers(tx, self.demand, now).await.unwrap();
                return now;
            }
            "the demand is closed" => {
                if_possible(market::close_demand(&mut stage.cx(tx, "buyer", now), self.demand, demand.version).await);
            }
            "the goods are asked for by others" => {
                let Some(offer) = backing else { return now };
                let (left, terms) = (offer.remaining(), offer.terms_version);
                if_possible(market::request(&mut stage.cx(tx, "buyer of another company", now), offer.id, terms, left).await);
            }
            _ => {
                let Some(offer) = backing else { return now };
                if_possible(market::withdraw(&mut stage.cx(tx, "seller", now), offer.id, offer.version).await);
            }
        }
        now
    }

    fn holds(self, row: &AnswerTransition, _actor: &Actor, before: &Seen, after: &Seen, news: &News, cell: &str) {
        assert_eq!(after.answer.version, before.answer.version + 1, "{cell}: the version rises");
        assert_eq!(after.answer.order.is_some(), row.event == AnswerEvent::Take, "{cell}: what is taken is an order");
        let moved = after.demand.reserved() - before.demand.reserved();
        assert_eq!(moved > 0, row.event == AnswerEvent::Take, "{cell}: nothing else is agreed or asked for");
        if row.event == AnswerEvent::Take {
            assert!(news.chats.contains(&SELLER), "{cell}: the seller is told, not only {:?}", news.chats);
        } else {
            // What is sealed is no news for anybody.
            assert_eq!(news.chats.contains(&BUYER), !before.demand.is_sealed(), "{cell}: {:?} are told", news.chats);
        }
        if let (Some(was), Some(is)) = (&before.backing, &after.backing)
            && was.id == is.id
        {
            assert_eq!(was.available - is.available, moved, "{cell}: an answer holds nothing until it is taken");
        }
    }
}

/// The same of an answer to an open demand, to a sealed one, and where what is taken has to be approved.
async fn is_walked(stage: &Stage, farmer: Option<PersonId>) {
    let mut tx = stage.db.begin().await.unwrap();
    let mut starts = Vec::new();
    for sealed in [false, true] {
        let demand = demanded(stage, &mut tx, sealed).await;
        let draft = draft(farmer, kg(ANSWERED), rupiah(26_000), stage.now);
        let (_, answer) = market::answer(&mut stage.cx(&mut tx, "seller", stage.now), demand, &draft).await.expect("an answer");
        starts.extend([false, true].map(|limited| Answered { demand, answer: answer.id, farmer, limited }));
    }
    tx.commit().await.unwrap();
    let walked = Box::pin(walk(stage, &starts)).await;
    for row in ANSWER_LIFECYCLE {
        assert!(walked.recorded.contains(row.recorded.code()), "{row:?} is met");
    }
}

on_each_engine!(every_event_of_an_answer_in_every_position_by_everybody);
async fn every_event_of_an_answer_in_every_position_by_everybody(engine: Engine) {
    let stage = Stage::new(database(engine).await.0, beginning()).await;
    stage.offer(2 * ANSWERED).await;
    is_walked(&stage, None).await;
}

on_each_engine!(the_same_of_an_answer_that_an_assistant_gave);
async fn the_same_of_an_answer_that_an_assistant_gave(engine: Engine) {
    let (stage, farmer) = Stage::with_farmer(database(engine).await.0, beginning()).await;
    stage.offer_of(farmer, 2 * ANSWERED).await;
    is_walked(&stage, Some(farmer)).await;
}
