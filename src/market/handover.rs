//! News of an order belongs to the organisation that buys: what its reader was not sent goes to the colleagues.

use chrono::{DateTime, Utc};

use super::context::{Change, record_time, tell_colleagues};
use crate::{
    domain::{event::EventKind, lifecycle::Urgency, person::Person},
    store::{self, Subject, Tx, UnsentNews},
};

/// Why somebody does not read what was queued for him.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absence {
    /// Telegram can't deliver: what waits is sent when that ends.
    Unreachable,
    /// The person buys for the organisation no more, and must not read its news.
    Gone,
    /// The account ends, and with it all that was queued.
    AccountEnds,
}

/// Tells the colleagues of `person`, as loaded before the absence, the news of the organisation's orders that was not sent yet.
/// News that is deleted and that nobody else can be told is recorded for the audit.
pub(super) async fn hand_over(tx: &mut Tx, person: &Person, absence: Absence, now: DateTime<Utc>) -> store::Result<()> {
    let (Some(chat), Some(organization)) = (person.chat, person.organization()) else { return Ok(()) };
    for UnsentNews { row, notice, .. } in tx.unsent_news(chat).await? {
        let Some(id) = notice.news_of().map(|order| order.id) else { continue };
        let Some(order) = tx.orders().get(id).await?.filter(|order| order.organization == organization) else { continue };
        if person.id == order.seller || person.id == order.entered_by {
            continue;
        }
        // All colleagues hear at once of an order whose buyer is not there.
        let others_know = order.buyer != person.id && !tx.persons().colleagues(organization).await?.iter().all(|id| *id == person.id);
        let known = others_know || tell_colleagues(tx, &order, person.id, &notice, Urgency::Immediate, now).await?;
        match absence {
            Absence::Gone if known => tx.withdraw_message(row, now).await?,
            Absence::AccountEnds if !known => {
                let status = order.status().code();
                record_time(tx, Subject::Order(order.id), EventKind::NewsUnsent, Change::between(status, status), now).await?;
            }
            Absence::Unreachable | Absence::Gone | Absence::AccountEnds => {}
        }
    }
    Ok(())
}
