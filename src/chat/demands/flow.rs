//! `/permintaan`: a buyer says what is needed, sellers answer, the buyer takes answers.

use super::forms::{answer::AnswerForm, award::AwardForm, demand::DemandForm, pool::PoolForm};
use crate::{
    chat::{
        actions::{Action, DemandAction, FarmerAction},
        dialog::{Answer, Flow, Form, Next, Paging, Subject, Turn},
        kit::keyboard::PER_PAGE,
    },
    domain::{
        demand::{AnswerId, AnswerStatus, DemandId},
        money::Price,
        offer::OfferId,
        order::Side,
        person::RoleKind,
        unit::Unit,
    },
    market::{self, AnswerDraft, Error, Made, PoolAsked, Refusal},
    notice::{AnswerFacts, DemandFacts, Notice, OrderFacts, OverBudget, Page, Proposal, StaleReason},
    reading::{self, GoodsReading},
};

/// How many sellers are told at once; the others are told within a minute.
const TOLD_AT_ONCE: i64 = 20;

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: DemandAction) -> Flow {
    match action {
        DemandAction::List { page } => list(turn, page).await,
        DemandAction::New => begin(turn).await,
        DemandAction::Card { demand } => show(turn, demand, 0).await,
        DemandAction::Answers { demand, page } => show(turn, demand, page).await,
        DemandAction::Edit { demand, version } => edit(turn, demand, version).await,
        DemandAction::End { demand, version } => ask_closing(turn, demand, version).await,
        DemandAction::Close { demand, version } => close(turn, demand, version).await,
        DemandAction::Offer { demand } => offer(turn, demand).await,
        DemandAction::OfferLive { demand, offer, terms } => offer_live(turn, demand, offer, terms).await,
        DemandAction::TakeBack { answer, version } => {
            let (demand, _) = market::withdraw_answer(&mut turn.act()?, answer, version).await?;
            turn.answer_with(Notice::AnswerTakenBack { demand: DemandFacts::from(&demand) }).await
        }
        DemandAction::Take { demand, version, answer } => take(turn, demand, version, answer).await,
        DemandAction::Pool { demand, version } => load(turn, demand, version).await,
    }
}

/// `/permintaan`: the list, or what the line after it says.
pub(in crate::chat) async fn command(turn: &mut Turn<'_>, argument: &str) -> Flow {
    if argument.is_empty() { list(turn, 0).await } else { line(turn, argument).await }
}

/// A buyer's line: `butuh telur 5 ton kamis`.
pub(in crate::chat) async fn line(turn: &mut Turn<'_>, text: &str) -> Flow {
    let mut form = blank(turn).await?;
    let GoodsReading::One(code) = reading::goods(text) else { return turn.begin_with(form, &Answer::Text(text)).await };
    form.commodity = Some(code.to_owned());
    form.take_line(text, &turn.context());
    turn.begin(form).await
}

/// *Buat permintaan*: what was looked for last is what is needed.
async fn begin(turn: &mut Turn<'_>) -> Flow {
    let mut form = blank(turn).await?;
    if let Some(Notice::BrowseList { query, narrowed, .. } | Notice::BrowseEmpty { query, narrowed, .. }) =
        turn.tx.last_said(turn.chat).await?
    {
        form.commodity = query.commodity;
        form.take(&narrowed.limits, turn.context().today);
    }
    turn.begin(form).await
}

async fn blank(turn: &mut Turn<'_>) -> Result<DemandForm, Error> {
    Ok(DemandForm::new(market::live_goods(&mut turn.act()?).await?))
}

impl Form for DemandForm {
    /// What is needed is complete and was checked. A highest price far from what the goods cost lately is asked about once more.
    async fn submit(mut self, turn: &mut Turn<'_>) -> Flow {
        if let Some((highest, goods)) = self.highest.zip(self.commodity.clone()) {
            let usual = usual_price(turn, &goods, highest.per).await?;
            if self.guard.doubts(highest, usual) {
                return turn.begin(self).await;
            }
        }
        let sealed_until = self.sealed_until();
        let (Some(wanted), Some(goods)) = (self.wanted(), self.commodity) else { return Err(Refusal::NotFound.into()) };
        let budgets = turn.ctx.budgets;
        let changes = self.changes.map(|(id, _)| id);
        market::check_demand_budget(&mut turn.act()?, &budgets, &goods, changes).await?;
        if let Some((id, version)) = self.changes {
            turn.subject = Some(Subject::Demand(id));
            market::change_demand(&mut turn.act()?, id, version, &wanted).await?;
            return show(turn, id, 0).await;
        }
        let demand = market::demand(&mut turn.act()?, &goods.into(), &wanted, sealed_until).await?;
        market::tell_sellers(turn.tx, demand.id, TOLD_AT_ONCE, turn.now).await?;
        turn.answer_with(Notice::DemandSent { demand: DemandFacts::from(&demand) }).await
    }
}

/// What goods cost lately per `per`: the person's own last price, else the middle one of what is up.
async fn usual_price(turn: &mut Turn<'_>, goods: &str, per: Unit) -> Result<Option<Price>, Error> {
    let person = turn.person()?.id;
    Ok(market::before_offering(turn.tx, person, goods, per, turn.now).await?.usual)
}

async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let buys = turn.person()?.organization().is_some();
    let (demands, count) = market::demands(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let demands = demands.iter().map(DemandFacts::from).collect();
    turn.answer_with(Notice::Demands { demands, buys, page: paging.page(count) }).await
}

async fn show(turn: &mut Turn<'_>, id: DemandId, page: i64) -> Flow {
    let notice = card_notice(turn, id, page).await?;
    turn.answer_with(notice).await
}

/// A demand as the person sees it.
pub(in crate::chat) async fn card_notice(turn: &mut Turn<'_>, id: DemandId, page: i64) -> Result<Notice, Error> {
    let (demand, own) = market::demand_for(&mut turn.act()?, id).await?;
    let facts = DemandFacts::from(&demand);
    if own {
        let paging = Paging::new(page, PER_PAGE);
        let (answers, count) = market::answers_to(&mut turn.act()?, &demand).await?;
        if demand.is_sealed() {
            return Ok(Notice::DemandCard { demand: facts, answers: Vec::new(), count, page: Page::ONLY, load: false });
        }
        let answers: Vec<_> = answers.iter().map(AnswerFacts::with_left).collect();
        // An answer that brings all that is left is better than parts.
        let budgets = turn.ctx.budgets;
        let load = !answers.iter().any(|answer| answer.completes(&facts))
            && !market::pool_for(&mut turn.act()?, &budgets, &demand).await?.parts.is_empty();
        return Ok(Notice::DemandCard { demand: facts, answers: paging.of(answers), count, page: paging.page(count), load });
    }
    let answer = market::own_answer(&mut turn.act()?, id).await?;
    let waits = answer.as_ref().is_some_and(|answer| answer.status == AnswerStatus::Sent);
    let (person, now) = (turn.person()?.id, turn.now);
    let proposal = if waits || !demand.takes_answers(now) { None } else { market::proposal(turn.tx, person, &demand, now).await? };
    Ok(Notice::DemandSeen { demand: facts, answer: answer.as_ref().map(AnswerFacts::from), proposal })
}

/// The demand of the actor's organisation, as it was seen.
async fn own(turn: &mut Turn<'_>, id: DemandId, version: i64) -> Result<DemandFacts, Error> {
    turn.subject = Some(Subject::Demand(id));
    turn.act()?.needs(RoleKind::Buyer)?;
    let (demand, own) = market::demand_for(&mut turn.act()?, id).await?;
    if !own {
        return Err(Refusal::NotFound.into());
    }
    if demand.version != version || !demand.status.takes_answers() {
        return Err(Refusal::Stale(StaleReason::DemandChanged).into());
    }
    Ok(DemandFacts::from(&demand))
}

async fn edit(turn: &mut Turn<'_>, id: DemandId, version: i64) -> Flow {
    let demand = own(turn, id, version).await?;
    turn.begin(DemandForm::of(&demand)).await
}

async fn ask_closing(turn: &mut Turn<'_>, id: DemandId, version: i64) -> Flow {
    let demand = own(turn, id, version).await?;
    turn.answer_with(Notice::DemandClosing { demand }).await
}

async fn close(turn: &mut Turn<'_>, id: DemandId, version: i64) -> Flow {
    turn.subject = Some(Subject::Demand(id));
    let demand = market::close_demand(&mut turn.act()?, id, version).await?;
    turn.answer_with(Notice::DemandEnded { demand: DemandFacts::from(&demand) }).await
}

/// *Tawarkan*: what the seller's live offer or his earlier answer says is proposed.
async fn offer(turn: &mut Turn<'_>, id: DemandId) -> Flow {
    turn.subject = Some(Subject::Demand(id));
    let person = turn.person()?;
    if person.is(RoleKind::Assistant) && !person.is(RoleKind::Seller) {
        // An assistant says whose goods they are by offering them; the offer then answers with one tap.
        return Ok(Next::Act(Action::Farmer(FarmerAction::List { page: 0 })));
    }
    let (demand, answer, proposal) = answerable(turn, id).await?;
    let waits = answer.filter(|answer| answer.status == AnswerStatus::Sent);
    let usual = turn.person()?.usual_handover;
    turn.begin(match (waits, proposal) {
        (Some(answer), _) => AnswerForm::again(demand, &answer),
        (None, Some(proposal)) => AnswerForm::proposing(demand, &proposal),
        (None, None) => AnswerForm::of(demand, usual),
    })
    .await
}

/// A demand that a seller can answer, with his own answer and the live offer that fits.
async fn answerable(turn: &mut Turn<'_>, id: DemandId) -> Result<(DemandFacts, Option<AnswerFacts>, Option<Proposal>), Error> {
    turn.act()?.needs(RoleKind::Seller)?;
    match card_notice(turn, id, 0).await? {
        Notice::DemandSeen { demand, .. } if !demand.status.takes_answers() => Err(Refusal::Stale(StaleReason::DemandOver).into()),
        Notice::DemandSeen { demand, .. } if !demand.takes_answers() => Err(Refusal::Stale(StaleReason::AnswersClosed).into()),
        Notice::DemandSeen { demand, answer, proposal } => Ok((demand, answer, proposal)),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// A seller's line right under a demand, about its goods: `2 ton 26.500 rabu`.
pub(in crate::chat) async fn answer_line(turn: &mut Turn<'_>, id: DemandId, text: &str) -> Flow {
    turn.subject = Some(Subject::Demand(id));
    let (demand, ..) = answerable(turn, id).await?;
    let usual = turn.person()?.usual_handover;
    turn.begin_with(AnswerForm::of(demand, usual), &Answer::Text(text)).await
}

/// *Tawarkan P-1042*: the live offer as it stands.
async fn offer_live(turn: &mut Turn<'_>, id: DemandId, offer: OfferId, terms: i64) -> Flow {
    turn.subject = Some(Subject::Demand(id));
    let budgets = turn.ctx.budgets;
    market::check_answer_budget(&mut turn.act()?, &budgets, id).await?;
    let (demand, answer) = market::answer_with_offer(&mut turn.act()?, id, offer, terms).await?;
    turn.answer_with(Notice::AnswerSent { demand: DemandFacts::from(&demand), answer: AnswerFacts::from(&answer) }).await
}

impl Form for AnswerForm {
    /// The answer is complete and was checked. A price far from what the goods cost lately is asked about once more.
    async fn submit(mut self, turn: &mut Turn<'_>) -> Flow {
        let (Some(quantity), Some(price), Some(ready_on), Some(handover)) = (self.quantity, self.price, self.ready_on, self.handover)
        else {
            return Err(Refusal::NotFound.into());
        };
        turn.subject = Some(Subject::Demand(self.demand.id));
        let usual = usual_price(turn, self.demand.goods.as_str(), price.per).await?;
        if self.guard.doubts(price, usual) {
            return turn.begin(self).await;
        }
        let budgets = turn.ctx.budgets;
        market::check_answer_budget(&mut turn.act()?, &budgets, self.demand.id).await?;
        let draft = AnswerDraft { farmer: None, quantity, price, handover, ready_on };
        let (demand, answer) = market::answer(&mut turn.act()?, self.demand.id, &draft).await?;
        turn.answer_with(Notice::AnswerSent { demand: DemandFacts::from(&demand), answer: AnswerFacts::from(&answer) }).await
    }
}

/// *Gabungkan penawaran*: parts of live offers are proposed.
async fn load(turn: &mut Turn<'_>, id: DemandId, version: i64) -> Flow {
    let facts = own(turn, id, version).await?;
    let (demand, _) = market::demand_for(&mut turn.act()?, id).await?;
    let budgets = turn.ctx.budgets;
    let mut load = market::pool_for(&mut turn.act()?, &budgets, &demand).await?;
    if load.parts.is_empty() {
        return Err(match load.capped {
            Some(percent) => Refusal::OverBudget(OverBudget::Share { percent }).into(),
            None => Refusal::Stale(StaleReason::OffersTaken).into(),
        });
    }
    let (answers, _) = market::answers_to(&mut turn.act()?, &demand).await?;
    load.answers = i64::try_from(answers.iter().filter(|(_, left)| *left > 0).count()).unwrap_or(i64::MAX);
    turn.begin(PoolForm { demand: facts, load }).await
}

impl Form for PoolForm {
    /// The load was seen and is asked for. Each seller is told by his request.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let id = self.demand.id;
        turn.subject = Some(Subject::Demand(id));
        let budgets = turn.ctx.budgets;
        let asked = market::ask_pool(&mut turn.act()?, &budgets, id, self.demand.version, &self.load.parts).await?;
        let PoolAsked { demand, quantity, sellers, waits, left_out } = asked;
        turn.answer_with(Notice::PoolAsked { demand: DemandFacts::from(&demand), quantity, sellers, waits, left_out }).await
    }

    async fn abandon(self, turn: &mut Turn<'_>) -> Flow {
        back(turn, self.demand.id).await
    }
}

/// The demand again, if it can still be seen.
async fn back(turn: &mut Turn<'_>, id: DemandId) -> Flow {
    match show(turn, id, 0).await {
        Err(Error::Refused(_)) => Ok(Next::Unknown),
        other => other,
    }
}

/// A number under the answers: how much of it, then the check.
async fn take(turn: &mut Turn<'_>, id: DemandId, version: i64, answer: AnswerId) -> Flow {
    let facts = own(turn, id, version).await?;
    let (demand, answer, most) = market::takeable(&mut turn.act()?, answer).await?;
    if demand.id != id {
        return Err(Refusal::NotFound.into());
    }
    if most.base == 0 {
        return Err(Refusal::Stale(StaleReason::DemandChanged).into());
    }
    let reliability = market::reliability(&mut turn.act()?, &answer).await?;
    turn.begin(AwardForm { demand: facts, answer: AnswerFacts::from(&answer), most, quantity: Some(most), reliability }).await
}

impl Form for AwardForm {
    /// What is taken is known and was checked. Both sides are told of the order by what follows from it.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let Some(quantity) = self.quantity else { return Err(Refusal::NotFound.into()) };
        let id = self.demand.id;
        turn.subject = Some(Subject::Demand(id));
        let answer = (self.answer.id, self.answer.version);
        let (_, made) = market::award(&mut turn.act()?, id, self.demand.version, answer, quantity.base).await?;
        if let Made::Waits(order) = made {
            let order = OrderFacts { own: true, ..OrderFacts::from(&*order) };
            turn.reply(Notice::AgreementWaits { order, side: Side::Buyer }).await?;
        }
        show(turn, id, 0).await
    }

    async fn abandon(self, turn: &mut Turn<'_>) -> Flow {
        back(turn, self.demand.id).await
    }
}
