//! *Turunkan*: an admin names an offer or a demand, sees it, and says why it comes down.

use crate::{
    chat::{
        actions::ModerationAction,
        dialog::{Flow, Turn},
    },
    domain::{demand::DemandId, offer::OfferId, person::RoleKind},
    market::{self, Refusal},
    notice::{DemandFacts, Notice, OfferFacts},
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: ModerationAction) -> Flow {
    match action {
        ModerationAction::AskReason { offer } => {
            let offer = market::offer_to_remove(&mut turn.act()?, offer).await?;
            turn.answer_with(Notice::RemovalReason { offer: OfferFacts::from(&offer) }).await
        }
        ModerationAction::Remove { offer, reason } => {
            let (offer, declined) = market::remove_offer(&mut turn.act()?, offer, reason).await?;
            turn.answer_with(Notice::RemovalDone { offer: OfferFacts::from(&offer), reason, declined }).await
        }
        ModerationAction::AskDemandReason { demand } => {
            let demand = market::demand_to_remove(&mut turn.act()?, demand).await?;
            turn.answer_with(Notice::DemandRemovalReason { demand: DemandFacts::from(&demand) }).await
        }
        ModerationAction::RemoveDemand { demand, reason } => {
            let demand = market::remove_demand(&mut turn.act()?, demand, reason).await?;
            turn.answer_with(Notice::DemandRemovalDone { demand: DemandFacts::from(&demand), reason }).await
        }
    }
}

/// `/turunkan P-1042`, `/turunkan M-31`: the offer or the demand, to be looked at first.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>, argument: &str) -> Flow {
    if !turn.person()?.is(RoleKind::Admin) {
        return Err(Refusal::RoleNeeded(RoleKind::Admin).into());
    }
    if let Some(id) = number(argument, ['M', 'm']).map(DemandId) {
        let demand = market::demand_to_remove(&mut turn.act()?, id).await?;
        return turn.answer_with(Notice::DemandRemovalCard { demand: DemandFacts::from(&demand) }).await;
    }
    let Some(id) = offer_number(argument) else { return turn.answer_with(Notice::RemovalHow).await };
    let offer = market::offer_to_remove(&mut turn.act()?, id).await?;
    turn.answer_with(Notice::RemovalCard { offer: OfferFacts::from(&offer) }).await
}

/// `P-1042`, `p1042`, `1042`.
fn offer_number(text: &str) -> Option<OfferId> {
    number(text, ['P', 'p']).or_else(|| positive(text.trim())).map(OfferId)
}

/// `M-31`, `m31`.
fn number(text: &str, letters: [char; 2]) -> Option<i64> {
    let digits = text.trim().strip_prefix(letters)?;
    positive(digits.strip_prefix('-').unwrap_or(digits))
}

fn positive(digits: &str) -> Option<i64> {
    digits.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_is_named_as_people_write_its_number() {
        for text in ["P-1042", "p1042", " 1042 "] {
            assert_eq!(offer_number(text), Some(OfferId(1042)), "{text}");
        }
        for text in ["", "P-", "telur", "P--3", "O-2026-00001"] {
            assert_eq!(offer_number(text), None, "{text}");
        }
        assert_eq!(
            ["M-31", "m31", " M-31 ", "31", "M-", "M--3"].map(|text| number(text, ['M', 'm'])),
            [Some(31), Some(31), Some(31), None, None, None]
        );
    }
}
