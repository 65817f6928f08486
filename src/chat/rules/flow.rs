//! `/kelola`, *Aturan*: an admin sees what holds, and sets it.

use super::forms::{LimitForm, ToleranceForm};
use crate::{
    chat::{
        actions::RuleAction,
        dialog::{Flow, Form, Turn},
    },
    domain::{commodity::GoodsCode, person::RoleKind},
    market::{self, Refusal},
    notice::Notice,
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: RuleAction) -> Flow {
    // A person who may set nothing is told so before anything is asked.
    turn.act()?.needs(RoleKind::Admin)?;
    match action {
        RuleAction::List => list(turn).await,
        RuleAction::Tolerance => turn.begin(ToleranceForm::default()).await,
        RuleAction::Limit => turn.begin(LimitForm::default()).await,
    }
}

async fn list(turn: &mut Turn<'_>) -> Flow {
    let (tolerances, limits) = market::rules(&mut turn.act()?).await?;
    turn.answer_with(Notice::Rules { tolerances, limits }).await
}

impl Form for ToleranceForm {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let (Some(goods), Some(tolerance)) = (self.commodity, self.tolerance) else { return Err(Refusal::NotFound.into()) };
        let goods: GoodsCode = goods.into();
        market::set_tolerance(&mut turn.act()?, &goods, tolerance).await?;
        turn.answer_with(Notice::ToleranceKept { goods, tolerance }).await
    }
}

impl Form for LimitForm {
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let Some(organization) = self.organization.filter(|_| self.is_said()) else { return Err(Refusal::NotFound.into()) };
        market::set_approval_limit(&mut turn.act()?, organization, self.amount).await?;
        turn.answer_with(Notice::LimitKept { organization, limit: self.amount }).await
    }
}
