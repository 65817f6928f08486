//! *Turunkan penawaran*: an admin names an offer, sees it, and says why it comes down.

use crate::{
    chat::{
        actions::ModerationAction,
        dialog::{Flow, Turn},
    },
    domain::{offer::OfferId, person::RoleKind},
    market::{self, Refusal},
    notice::{Notice, OfferFacts},
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
    }
}

/// `/turunkan P-1042`: the offer, to be looked at first.
pub(in crate::chat) async fn show(turn: &mut Turn<'_>, argument: &str) -> Flow {
    if !turn.person()?.is(RoleKind::Admin) {
        return Err(Refusal::RoleNeeded(RoleKind::Admin).into());
    }
    let Some(id) = offer_number(argument) else { return turn.answer_with(Notice::RemovalHow).await };
    let offer = market::offer_to_remove(&mut turn.act()?, id).await?;
    turn.answer_with(Notice::RemovalCard { offer: OfferFacts::from(&offer) }).await
}

/// `P-1042`, `p1042`, `1042`.
fn offer_number(text: &str) -> Option<OfferId> {
    let text = text.trim();
    let digits = text.strip_prefix(['P', 'p']).unwrap_or(text);
    digits.strip_prefix('-').unwrap_or(digits).parse().ok().filter(|number| *number > 0).map(OfferId)
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
    }
}
