//! An assistant's farmers: choosing one, registering one, and the offer that is made for him.

use super::forms::FarmerForm;
use crate::{
    chat::{
        actions::{Action, FarmerAction, OfferAction},
        dialog::{Flow, Form, Next, Paging, Turn, Unclaimed, unfit_line},
        kit::keyboard::PER_PAGE,
    },
    domain::person::RoleKind,
    market::{self, Error, Refusal},
    notice::{FarmerFacts, FormKind, Notice, OnBehalf, PersonName, Problem},
    reading,
};

/// What a button does.
pub(in crate::chat) async fn act(turn: &mut Turn<'_>, action: FarmerAction) -> Flow {
    match action {
        FarmerAction::List { page } => list(turn, page).await,
        FarmerAction::New => begin_registration(turn).await,
        FarmerAction::Forget { page } => choose_to_forget(turn, page).await,
        FarmerAction::AskForget { farmer } => {
            let farmer = market::farmer(&mut turn.act()?, farmer).await?;
            turn.answer_with(Notice::FarmerErasure { farmer: FarmerFacts { id: farmer.id, name: (&farmer).into(), place: farmer.place } })
                .await
        }
        FarmerAction::DoForget { farmer } => {
            market::forget_farmer(&mut turn.act()?, farmer).await?;
            turn.conversation.forms.clear();
            turn.conversation.unclaimed = None;
            turn.answer_with(Notice::FarmerErased).await
        }
    }
}

/// *Buat penawaran untuk*: asks for which farmer.
pub(in crate::chat) async fn list(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (farmers, count) = market::farmers(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let farmers = farmers.into_iter().map(|p| FarmerFacts { id: p.id, name: (&p).into(), place: p.place }).collect();
    turn.answer_with(Notice::Farmers { farmers, count, page: paging.page(count) }).await
}

/// *Hapus data petani*: asks which one wishes to be kept no more.
async fn choose_to_forget(turn: &mut Turn<'_>, page: i64) -> Flow {
    let paging = Paging::new(page, PER_PAGE);
    let (farmers, count) = market::farmers(&mut turn.act()?, paging.limit, paging.offset()).await?;
    let farmers = farmers.into_iter().map(|p| FarmerFacts { id: p.id, name: (&p).into(), place: p.place }).collect();
    turn.answer_with(Notice::FarmersToErase { farmers, page: paging.page(count) }).await
}

/// *Catat petani baru*.
pub(in crate::chat) async fn begin_registration(turn: &mut Turn<'_>) -> Flow {
    let person = turn.person()?;
    if !person.is(RoleKind::Assistant) {
        return Err(Refusal::RoleNeeded(RoleKind::Assistant).into());
    }
    let assistant = person.name.clone();
    if turn.conversation.find::<FarmerForm>().is_some_and(|form| form.name.is_some()) {
        turn.conversation.open = false;
        let rev = turn.conversation.rev;
        return turn.answer_with(Notice::Unfinished { form: FormKind::Farmer, goods: None, rev }).await;
    }
    turn.begin(FarmerForm { assistant, ..FarmerForm::default() }).await
}

/// A line that offers goods, while a farmer is being registered: it is kept, and is the first offer of that farmer.
pub(in crate::chat) async fn keep_line(turn: &mut Turn<'_>, text: &str) -> Result<Option<Next>, Error> {
    let registers = turn.conversation.running().is_some_and(|running| running.form.as_any().is::<FarmerForm>());
    let kept = reading::without_personal_data(text);
    if !registers || unfit_line(text).is_some() || reading::line(&kept, turn.written_on).is_err() {
        return Ok(None);
    }
    let waits = turn.conversation.unclaimed.as_ref().is_some_and(|line| line.text != *kept);
    if !waits {
        turn.conversation.unclaimed = Some(Unclaimed { photo: turn.photo.take(), ..turn.unclaimed(kept.into_owned()) });
    }
    turn.ask_again(Some(if waits { Problem::LineWaits } else { Problem::LineKept })).await.map(Some)
}

impl Form for FarmerForm {
    /// The farmer is complete and was checked: his first offer comes next.
    async fn submit(self, turn: &mut Turn<'_>) -> Flow {
        let (Some(name), Some(kind), Some((place, region))) = (self.name, self.seller_kind, self.place) else {
            return list(turn, 0).await;
        };
        let farmer = market::register_farmer(&mut turn.act()?, &name, kind, (&place, region)).await?;
        let on_behalf = OnBehalf { farmer: PersonName::of(farmer, name), assistant: turn.person()?.into() };
        turn.reply(Notice::FarmerRegistered { on_behalf }).await?;
        Ok(Next::Act(Action::Offer(OfferAction::NewFor { farmer })))
    }
}
