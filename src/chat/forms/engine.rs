//! The manners of every form: one question a message, likely answers as buttons, typing always allowed,
//! *Kembali*, *Batal*, and going on after days or a restart where one was.

use super::{Answer, Answered, Fields, Prompt, Sight, unfit};
use crate::{
    chat::{
        callback::Action,
        flows,
        state::{Form, Running},
        turn::{Done, Turn},
    },
    domain::commodity::GoodsCode,
    market,
    notice::{Choice, Field, FormKind, Notice, Problem},
};

impl Form {
    fn fields(&self) -> &dyn Fields {
        match self {
            Self::Registration(f) => f,
            Self::Offer(f) => f.as_ref(),
            Self::OfferPrice(f) => f.as_ref(),
            Self::OfferQuantity(f) => f.as_ref(),
            Self::Withdrawal(f) => f.as_ref(),
            Self::Purchase(f) => f.as_ref(),
            Self::Search(f) => f,
            Self::Cancellation(f) => f.as_ref(),
            Self::Profile(f) => f,
            Self::Deletion(f) => f,
            Self::Stop(f) => f,
            Self::DigestSettings(f) => f,
            Self::Farmer(f) => f,
            Self::Line(f) => f.as_ref(),
            Self::Routine(f) => f.as_ref(),
        }
    }

    fn fields_mut(&mut self) -> &mut dyn Fields {
        match self {
            Self::Registration(f) => f,
            Self::Offer(f) => f.as_mut(),
            Self::OfferPrice(f) => f.as_mut(),
            Self::OfferQuantity(f) => f.as_mut(),
            Self::Withdrawal(f) => f.as_mut(),
            Self::Purchase(f) => f.as_mut(),
            Self::Search(f) => f,
            Self::Cancellation(f) => f.as_mut(),
            Self::Profile(f) => f,
            Self::Deletion(f) => f,
            Self::Stop(f) => f,
            Self::DigestSettings(f) => f,
            Self::Farmer(f) => f,
            Self::Line(f) => f.as_mut(),
            Self::Routine(f) => f.as_mut(),
        }
    }
}

impl Turn<'_> {
    /// Begins a form; one that is running waits under it.
    pub(in crate::chat) async fn begin(&mut self, form: Form) -> Done {
        let field = form.fields().missing();
        self.put_on_top(form, field).await?;
        self.advance(field).await
    }

    /// Begins a form of which some was said already, after `problem`.
    pub(in crate::chat) async fn begin_after(&mut self, form: Form, problem: Option<Problem>) -> Done {
        let field = form.fields().missing();
        let prompt = form.fields().ask(field, &self.sight());
        self.put_on_top(form, field).await?;
        self.ask(prompt, problem).await
    }

    /// Begins a form with its first answer.
    pub(in crate::chat) async fn begin_with(&mut self, form: Form, answer: &Answer<'_>) -> Done {
        let field = form.fields().missing();
        self.put_on_top(form, field).await?;
        Box::pin(self.answer(answer)).await
    }

    /// A half-filled offer that gives way to a new one is named: nothing is lost without a word.
    async fn put_on_top(&mut self, form: Form, field: Field) -> Done {
        let goods = |r: &Running| match &r.form {
            Form::Offer(form) => form.goods().map(GoodsCode::from),
            _ => None,
        };
        if let Some(goods) = self.talk.forms.iter().filter(|_| form.kind() == FormKind::Offer).find_map(goods) {
            self.reply_beside(Notice::FormReplaced { goods }).await?;
        }
        self.talk.push(Running { form, field, trail: Vec::new(), asked: None, tries: 0 });
        Ok(())
    }

    /// Asks the form on top again, as it was asked last; days that have passed meanwhile are not offered again.
    pub(in crate::chat) async fn ask_again(&mut self, problem: Option<Problem>) -> Done {
        let Some(running) = self.talk.forms.last() else { return Ok(()) };
        let sight = self.sight();
        let past = |choice: &Choice| matches!(choice, Choice::Date(day) if *day < sight.today);
        let asked = running.asked.clone().filter(|(_, rows)| !rows.iter().flatten().any(past));
        let prompt = asked.unwrap_or_else(|| running.form.fields().ask(running.field, &sight));
        self.ask(prompt, problem).await
    }

    /// Goes on with a form that waits.
    pub(in crate::chat) async fn go_on(&mut self, kind: FormKind) -> Done {
        if self.talk.resume(kind) {
            return self.ask_again(None).await;
        }
        let menu = self.menu();
        Ok(self.reply(menu).await?)
    }

    /// Text that came while a form was open.
    pub(in crate::chat) async fn answer_text(&mut self, text: &str) -> Done {
        self.unprompt().await?;
        if let Some(shown) = self.shown() {
            match self.typed_button(&shown, text) {
                Some(Action::Answer { choice, .. }) => return self.answer(&Answer::Choice(&choice)).await,
                Some(Action::Back { .. }) => return self.back().await,
                Some(Action::Cancel { .. }) => return self.cancel().await,
                _ => {}
            }
        }
        self.answer(&Answer::Text(text)).await
    }

    /// Whether the text is a button of the running form.
    pub(in crate::chat) fn names_button(&self, text: &str) -> bool {
        self.shown().is_some_and(|shown| self.typed_button(&shown, text).is_some())
    }

    /// A press on a form's button. Only what was shown counts, whatever a modified client sends.
    pub(in crate::chat) async fn answer_press(&mut self, rev: i64, choice: &Choice) -> Done {
        let shown = |r: &Running| r.asked.as_ref().is_some_and(|(_, rows)| rows.iter().flatten().any(|c| c == choice));
        let current = self.talk.rev == rev && self.talk.forms.last().is_some_and(shown);
        if !current {
            return self.stale_form().await;
        }
        self.talk.open = true;
        self.answer(&Answer::Choice(choice)).await
    }

    /// Takes an answer and does what it leads to.
    pub(in crate::chat) async fn answer(&mut self, answer: &Answer<'_>) -> Done {
        let sight = self.sight();
        let Some(running) = self.talk.forms.last_mut() else { return self.stale_form().await };
        let field = running.field;
        if let Some(problem) = unkept(field, answer) {
            return self.again(problem).await;
        }
        let answered = match running.form.fields_mut().answer(field, answer, &sight) {
            Answered::LookUp(hash) => self.look_up(hash).await?,
            // A contact is no answer to a question about something else, whether it has buttons or not.
            Answered::Again(Problem::Press) if matches!(answer, Answer::Contact { .. }) => Answered::Again(Problem::NonText),
            other => other,
        };
        match answered {
            Answered::Kept => self.kept(field).await,
            Answered::Again(problem) => {
                if let Answer::Text(text) = answer {
                    self.keep_answer(text, &problem).await?;
                }
                self.again(problem).await
            }
            Answered::Closer(prompt) => self.ask(*prompt, None).await,
            Answered::Instead(problem, prompt) => {
                if let Answer::Text(text) = answer {
                    self.keep_answer(text, &problem).await?;
                }
                self.ask(*prompt, Some(problem)).await
            }
            Answered::Jump(to) => {
                self.trail(field, to);
                self.advance(to).await
            }
            Answered::Finish => {
                let Some(done) = self.talk.pop() else { return Ok(()) };
                let rev = self.talk.rev;
                self.conclude(done).await?;
                self.resume_below(rev).await
            }
            Answered::Keep => {
                let Some(kept) = self.talk.pop() else { return Ok(()) };
                let rev = self.talk.rev;
                flows::kept(self, kept.form).await?;
                self.resume_below(rev).await
            }
            Answered::Leave(notice) => {
                self.talk.pop();
                self.forget = true;
                Ok(self.reply(*notice).await?)
            }
            Answered::LookUp(_) => Ok(()),
        }
    }

    async fn look_up(&mut self, hash: String) -> Result<Answered, market::Error> {
        if market::open_invitation(self.tx, &hash, self.now).await?.is_none() {
            return Ok(Answered::Again(Problem::CodeUsed));
        }
        if let Some(Form::Registration(form)) = self.talk.forms.last_mut().map(|r| &mut r.form) {
            form.invitation = Some(hash);
        }
        Ok(Answered::Kept)
    }

    async fn kept(&mut self, field: Field) -> Done {
        let Some(running) = self.talk.forms.last_mut() else { return Ok(()) };
        running.tries = 0;
        let next = running.form.fields().missing();
        self.trail(field, next);
        self.advance(next).await
    }

    /// The field was not read: a kind sentence and the question; after two tries with buttons.
    async fn again(&mut self, problem: Problem) -> Done {
        let sight = self.sight();
        let Some(running) = self.talk.forms.last_mut() else { return Ok(()) };
        if problem == Problem::Press || problem == Problem::NonText {
            return self.ask_again(Some(problem)).await;
        }
        running.tries = running.tries.saturating_add(1);
        let fields = running.form.fields();
        let (question, mut choices) = fields.ask(running.field, &sight);
        if running.tries >= 2 && choices.is_empty() {
            choices = fields.help(running.field);
        }
        self.ask((question, choices), Some(problem)).await
    }

    /// *Kembali*: from a closer question to the field's own, else to the field before.
    pub(in crate::chat) async fn back(&mut self) -> Done {
        let sight = self.sight();
        let Some(running) = self.talk.forms.last_mut() else { return self.stale_form().await };
        let own = running.form.fields().ask(running.field, &sight);
        if running.asked.as_ref().is_some_and(|asked| asked.0 == own.0)
            && let Some(before) = running.trail.pop()
        {
            running.form.fields_mut().clear(before);
            // What was checked may have been cleared on the way back.
            running.field = if before == Field::Check { running.form.fields().missing() } else { before };
        }
        let field = running.field;
        self.advance(field).await
    }

    /// A press on *Kembali* or *Batal* of this revision.
    pub(in crate::chat) async fn leave_press(&mut self, rev: i64, back: bool) -> Done {
        if self.talk.rev != rev || self.talk.forms.is_empty() {
            return self.stale_form().await;
        }
        self.talk.open = true;
        if back { self.back().await } else { self.cancel().await }
    }

    /// *Batal*: the form on top is dropped, the one below goes on.
    pub(in crate::chat) async fn cancel(&mut self) -> Done {
        let Some(dropped) = self.talk.pop() else { return Ok(self.reply(Notice::NothingToCancel).await?) };
        self.reply(Notice::FormCancelled { form: dropped.form.kind() }).await?;
        self.resume_below(self.talk.rev).await
    }

    /// The use case of a complete form. Refused, it is answered here: the form below must not listen unseen.
    async fn conclude(&mut self, done: Running) -> Done {
        match flows::finish(self, done).await {
            Err(market::Error::Refused(refusal)) => Ok(flows::refused(self, refusal).await?),
            other => other,
        }
    }

    /// Asks the form below again, unless what ended the one above has asked something since `rev`.
    async fn resume_below(&mut self, rev: i64) -> Done {
        if self.talk.running().is_some() && self.talk.rev == rev && !self.forget {
            self.pressed = None;
            return self.ask_again(None).await;
        }
        Ok(())
    }

    /// Remembers where *Kembali* leads from `to`. Back at the check, the way of a change is forgotten.
    fn trail(&mut self, from: Field, to: Field) {
        let Some(running) = self.talk.forms.last_mut() else { return };
        let checked = running.trail.iter().position(|field| *field == Field::Check);
        match checked {
            Some(at) if to == Field::Check => running.trail.truncate(at),
            _ if from != to => running.trail.push(from),
            _ => {}
        }
    }

    /// Asks `field`; a complete form without a check of its own is finished.
    async fn advance(&mut self, field: Field) -> Done {
        let sight = self.sight();
        let Some(running) = self.talk.forms.last_mut() else { return Ok(()) };
        running.field = field;
        if field == Field::Check && !running.form.fields().is_checked() {
            let Some(done) = self.talk.pop() else { return Ok(()) };
            let rev = self.talk.rev;
            Box::pin(self.conclude(done)).await?;
            return self.resume_below(rev).await;
        }
        let prompt = running.form.fields().ask(field, &sight);
        self.ask(prompt, None).await
    }

    async fn ask(&mut self, prompt: Prompt, problem: Option<Problem>) -> Done {
        self.talk.rev += 1;
        self.talk.open = true;
        let sight = self.sight();
        let Some(running) = self.talk.forms.last_mut() else { return Ok(()) };
        let back = leads_back(running, &prompt, &sight);
        running.asked = Some(prompt.clone());
        let ask = self.question(prompt, back, problem);
        Ok(self.put(ask).await?)
    }

    /// The question on top as it was shown.
    fn shown(&self) -> Option<Notice> {
        let running = self.talk.running()?;
        let prompt = running.asked.clone()?;
        let back = leads_back(running, &prompt, &self.sight());
        Some(Notice::Ask(self.question(prompt, back, None)))
    }
}

/// Whether *Kembali* leads anywhere: from a closer question to the field's own, else to the field before.
fn leads_back(running: &Running, prompt: &Prompt, sight: &Sight) -> bool {
    !running.trail.is_empty() || running.form.fields().ask(running.field, sight).0 != prompt.0
}

/// Why a text is refused before it is read, so that nothing of it is kept. A code may hold any digits.
fn unkept(field: Field, answer: &Answer<'_>) -> Option<Problem> {
    match answer {
        Answer::Text(text) if field != Field::Code => unfit(text).filter(|problem| *problem == Problem::Personal),
        _ => None,
    }
}
