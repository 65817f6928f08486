//! Papers of an order: what they say, and who may have them.

use super::{
    context::{Cx, Error, Outcome, Refusal, missing_row},
    orders::{Names, named, order_for, side_of, stale_reason_of_order},
    proof::{BEGINNING, chained, sha256},
    trips::freight_of,
};
use crate::{
    domain::{
        order::{Order, OrderId, Progress, ReceiptEntry, Side},
        paper::{PaperCode, PaperKind},
        person::Person,
    },
    notice::{PaperFacts, PaperIssue},
    store::{self, PaperRow, Tx},
};

/// Before the code of a paper in a deep link: no letter of an invitation's code, nor that of an offer.
const PAPER_MARK: char = 's';

/// What a paper of this kind says of an order now; `None` if there is nothing for it to say yet, or no longer. A slip travels with the load
/// of the number `load`, the last one if none is named.
pub async fn paper_facts(tx: &mut Tx, order: &Order, kind: PaperKind, load: Option<i64>) -> store::Result<Option<PaperFacts>> {
    let Some(agreed_at) = order.state.confirmed_at().filter(|_| kind.is_open(order.status(), &order.progress)) else { return Ok(None) };
    let (facts, Names { seller, buyer }) = named(tx, order).await?;
    // The confirmation alone tells how the price came about.
    let talk = if kind == PaperKind::Confirmation { tx.talks().of_order(order.id).await? } else { None };
    let bids = talk.map(|talk| talk.bidding.into_bids()).unwrap_or_default();
    let mut loads = if kind == PaperKind::Confirmation { Vec::new() } else { tx.deliveries().of(order.id).await? };
    match kind {
        PaperKind::Confirmation => {}
        PaperKind::DeliveryNote => {
            let slip = loads.into_iter().rfind(|one| load.is_none_or(|number| one.number == number));
            let Some(slip) = slip else { return Ok(None) };
            loads = vec![slip];
            loads.iter_mut().for_each(|load| (load.arrival, load.receipt) = (None, None));
        }
        PaperKind::Receipt => {
            loads.retain(|load| load.receipt.is_some());
            loads.iter_mut().for_each(|load| (load.trip, load.driver) = (None, None));
        }
    }
    // What was weighed afterwards stands with the order alone.
    let receipts = loads.iter().filter_map(|load| load.receipt.as_ref());
    let weighed = receipts.fold(Progress::default(), |sum, receipt| sum.with(receipt)).weighed;
    let weighed = [weighed, order.progress.weighed].into_iter().flatten().max_by_key(|weighed| weighed.accepted);
    let trip = loads.first().and_then(|load| load.trip);
    let (companions, freight) = match trip {
        Some(trip) => {
            let split = Box::pin(freight_of(tx, trip)).await?;
            (i64::try_from(split.loads.len()).unwrap_or(i64::MAX).saturating_sub(1), split.part(order.id))
        }
        None => (0, None),
    };
    Ok(Some(PaperFacts {
        kind,
        order: order.code,
        offer: order.offer,
        organization: order.organization,
        terms: order.terms.clone(),
        quantity: order.quantity,
        total: order.total,
        buyer_note: order.buyer_note.clone().filter(|_| kind != PaperKind::Receipt),
        seller,
        assistant: facts.on_behalf.map(|names| names.assistant),
        buyer,
        agreed_at,
        bids,
        loads,
        companions,
        freight,
        closed_short: if kind == PaperKind::Receipt { order.progress.closed_short } else { 0 },
        addenda: if kind == PaperKind::Confirmation { tx.addenda().of(order.id).await? } else { Vec::new() },
        returned: if kind == PaperKind::Receipt { order.progress.returned } else { 0 },
        entries: if kind == PaperKind::Receipt { entered_again(tx, order.id).await? } else { Vec::new() },
        weighed: if kind == PaperKind::Receipt { weighed } else { None },
    }))
}

/// What was said of the receipts of an order that were entered more than once.
async fn entered_again(tx: &mut Tx, order: OrderId) -> store::Result<Vec<(i64, ReceiptEntry)>> {
    let all = tx.deliveries().entries(order).await?;
    let times = |load: i64| all.iter().filter(|(number, _)| *number == load).count();
    Ok(all.iter().filter(|(load, _)| times(*load) > 1).cloned().collect())
}

/// The papers that a party can have of its order.
///
/// # Errors
/// [`Refusal::NotFound`] for a person who is no party.
pub async fn papers_of(cx: &mut Cx<'_>, id: OrderId) -> Outcome<(Order, Vec<PaperKind>)> {
    let (order, _) = order_for(cx, id).await?;
    let kinds = PaperKind::ALL.iter().copied().filter(|kind| kind.is_open(order.status(), &order.progress)).collect::<Vec<_>>();
    if kinds.is_empty() { Err(Refusal::NotFound.into()) } else { Ok((order, kinds)) }
}

/// Makes the bytes of a paper; the reason where that fails.
pub type MakePaper<'a> = &'a (dyn Fn(&PaperFacts, &PaperIssue) -> Result<Vec<u8>, String> + Send + Sync);

/// What is issued with a new paper.
pub struct NewPaper<'a> {
    /// Its code, where a new one is issued.
    pub code: PaperCode,
    /// The bot's user name, which its square code leads to.
    pub bot: Option<&'a str>,
    /// Makes its bytes.
    pub make: MakePaper<'a>,
}

/// The paper of this kind that says how things are now: the last one if it still says so, to the byte, or else a new one with
/// the next number. Pressed twice, by the other side or by a colleague, it is the same paper.
///
/// # Errors
/// [`Refusal::NotFound`] for a person who is no party; [`Refusal::Stale`] if there is nothing for it to say.
pub async fn issue_paper(
    cx: &mut Cx<'_>,
    id: OrderId,
    (kind, load): (PaperKind, Option<i64>),
    new: NewPaper<'_>,
) -> Outcome<(PaperFacts, PaperIssue)> {
    cx.active()?;
    let (order, _) = order_for(cx, id).await?;
    let facts = paper_facts(cx.tx, &order, kind, load).await?.ok_or_else(|| Refusal::Stale(stale_reason_of_order(&order)))?;
    if let Some(issue) = still_issued(cx.tx, id, &facts, new.make).await? {
        return Ok((facts, issue));
    }
    let end = cx.tx.papers().take_line().await?;
    // Somebody may have issued it while this one waited.
    let number = cx.tx.papers().last(id, kind).await?.map_or(1, |last| last.number.number + 1);
    if let Some(issue) = still_issued(cx.tx, id, &facts, new.make).await? {
        return Ok((facts, issue));
    }
    let link = new.bot.map_or_else(|| new.code.text().to_owned(), |bot| format!("https://t.me/{bot}?start={}", paper_link(&new.code)));
    let issue = PaperIssue { number, code: new.code.clone(), at: cx.now, link };
    let bytes = (new.make)(&facts, &issue).map_err(|reason| Error::unmade(id, reason))?;
    let (before, chain) = end.unwrap_or((0, BEGINNING.to_owned()));
    let mut paper = PaperRow {
        id: before + 1,
        order: id,
        number: facts.number(&issue),
        code: new.code,
        facts: Some(facts.clone()),
        link: issue.link.clone(),
        sha256: sha256(&bytes),
        chain: String::new(),
        issued_at: cx.now,
    };
    paper.chain = chained(&chain, &paper);
    cx.tx.papers().insert(&paper, cx.actor.id).await?;
    Ok((facts, issue))
}

/// How the paper of these facts was issued, if it was and is still true to the byte.
pub async fn still_issued(tx: &mut Tx, order: OrderId, facts: &PaperFacts, make: MakePaper<'_>) -> store::Result<Option<PaperIssue>> {
    Ok(still_true(last_like(tx, order, facts.kind, facts.load()).await?, facts, make))
}

/// The last paper of a kind, and of a load where it travels with one.
async fn last_like(tx: &mut Tx, order: OrderId, kind: PaperKind, load: Option<i64>) -> store::Result<Option<PaperRow>> {
    if load.is_none() {
        return tx.papers().last(order, kind).await;
    }
    let papers = tx.papers().of(order, kind).await?;
    Ok(papers.into_iter().find(|paper| paper.facts.as_ref().and_then(PaperFacts::load) == load))
}

/// How a paper was issued, if it says the same and its bytes are the same.
fn still_true(last: Option<PaperRow>, facts: &PaperFacts, make: MakePaper<'_>) -> Option<PaperIssue> {
    // Facts are stored without names; a new name makes other bytes.
    let same = |stored: &PaperFacts| serde_json::to_value(stored).ok() == serde_json::to_value(facts).ok();
    let last = last.filter(|last| last.facts.as_ref().is_some_and(same))?;
    let issue = issue_of(&last);
    let bytes = make(facts, &issue).ok()?;
    (sha256(&bytes) == last.sha256).then_some(issue)
}

/// How a stored paper was issued.
#[must_use]
pub fn issue_of(paper: &PaperRow) -> PaperIssue {
    PaperIssue { number: paper.number.number, code: paper.code.clone(), at: paper.issued_at, link: paper.link.clone() }
}

/// Where the line of all papers is not as it was issued, in a sentence; `None` if it is whole.
pub async fn broken_chain(tx: &mut Tx) -> store::Result<Option<String>> {
    let (mut last, mut chain) = (0, BEGINNING.to_owned());
    loop {
        let papers = tx.papers().behind(last).await?;
        for paper in &papers {
            if paper.id != last + 1 || paper.chain != chained(&chain, paper) {
                return Ok(Some(format!("paper {} was changed, or papers before it were", paper.number)));
            }
            (last, chain) = (paper.id, paper.chain.clone());
        }
        if papers.is_empty() {
            return Ok(None);
        }
    }
}

/// What follows `/start` in a link to a paper.
fn paper_link(code: &PaperCode) -> String {
    format!("{PAPER_MARK}{}", code.text())
}

/// The code in a start parameter, if it is a link to a paper.
#[must_use]
pub fn linked_paper(parameter: &str) -> Option<PaperCode> {
    parameter.strip_prefix(PAPER_MARK)?.parse().ok()
}

/// What a check of a paper finds.
#[derive(Debug, Clone)]
pub struct CheckedPaper {
    /// The paper.
    pub paper: PaperRow,
    /// The order as it is now.
    pub order: Order,
    /// The side of who checks, if a party does.
    pub side: Option<Side>,
    /// Whether a newer one of its kind was issued.
    pub is_replaced: bool,
}

/// Checks the code of a paper: for anybody, party or not.
pub async fn check_paper(tx: &mut Tx, reader: Option<&Person>, code: &PaperCode) -> store::Result<Option<CheckedPaper>> {
    let Some(paper) = tx.papers().by_code(code).await? else { return Ok(None) };
    let order = tx.orders().get(paper.order).await?.ok_or_else(|| missing_row("orders", paper.order.0))?;
    let last = last_like(tx, paper.order, paper.number.kind, paper.facts.as_ref().and_then(PaperFacts::load)).await?;
    let side = reader.and_then(|reader| side_of(reader, &order));
    Ok(Some(CheckedPaper { is_replaced: last.is_some_and(|last| last.id != paper.id), paper, order, side }))
}
