//! The manners of every form: one question a message, likely answers as buttons, typing always allowed,
//! *Kembali*, *Batal*, and going on after days or a restart where one was.

use super::{
    Answer, Answered, AnyForm, Done, Flow, FormContext, Next, Prompt, Turn,
    conversation::Running,
    read_line, unfit,
    words::{self, Word, without_courtesy, word},
};
use crate::{
    chat::actions::{Action, FormAction},
    domain::{commodity::GoodsCode, order::OrderId},
    market,
    notice::{Choice, Deed, Field, FormKind, Notice, OverBudget, Problem, Question, StaleReason},
    reading,
};

impl Turn<'_> {
    /// Begins a form; one that is running waits under it.
    pub(in crate::chat) async fn begin(&mut self, form: impl AnyForm + 'static) -> Flow {
        let field = form.fields().missing();
        self.put_on_top(Box::new(form), field).await?;
        self.advance(field).await
    }

    /// Begins a form of which some was said already, after `problem`.
    pub(in crate::chat) async fn begin_after(&mut self, form: impl AnyForm + 'static, problem: Option<Problem>) -> Flow {
        let field = form.fields().missing();
        let prompt = form.fields().ask(field, &self.context());
        self.put_on_top(Box::new(form), field).await?;
        self.ask_prompt(prompt, problem).await
    }

    /// Begins a form with its first answer.
    pub(in crate::chat) async fn begin_with(&mut self, form: impl AnyForm + 'static, answer: &Answer<'_>) -> Flow {
        let field = form.fields().missing();
        self.put_on_top(Box::new(form), field).await?;
        self.answer(answer).await
    }

    /// A form in which something was said is named when it gives way to a new one: nothing is lost without a word.
    async fn put_on_top(&mut self, form: Box<dyn AnyForm>, field: Field) -> Done {
        for gone in self.conversation.push(Running {
            form,
            field,
            trail: Vec::new(),
            asked: None,
            asked_at: 0,
            tries: 0,
            is_kept: false,
            is_typed: false,
            asked_when: None,
        }) {
            if !gone.waits_unfinished() {
                continue;
            }
            // What is asked next comes below that sentence, and not in the place of what was pressed.
            if let Some(pressed) = self.pressed.take() {
                self.remove_buttons_of(pressed).await?;
            }
            Box::pin(self.keep_replaced(gone)).await?;
        }
        Ok(())
    }

    /// Keeps a form that gave way, and says which it is: it can be taken back.
    async fn keep_replaced(&mut self, gone: Running) -> Done {
        let fields = gone.form.fields();
        let goods = fields.unfinished_goods().or_else(|| fields.commodity().map(|code| code.to_owned().into()));
        let (form, order) = (Some(gone.form.kind()), fields.order());
        let goods = goods.unwrap_or_else(|| String::new().into());
        self.conversation.replaced = Some(gone);
        Ok(self.reply_beside(Notice::FormReplaced { goods, form, order, kept: true }).await?)
    }

    /// *Lanjutkan yang tadi*: the form that gave way goes on, and what took its place can be taken back in turn.
    pub(in crate::chat) async fn take_back(&mut self, kind: FormKind) -> Flow {
        let Some(mut back) = self.conversation.replaced.take_if(|replaced| replaced.form.kind() == kind) else {
            return self.go_on(kind).await;
        };
        if let Some(pressed) = self.pressed.take() {
            self.remove_buttons_of(pressed).await?;
        }
        self.remove_buttons().await?;
        let (field, asked) = (back.field, back.asked.take());
        for gone in self.conversation.push(back) {
            if gone.waits_unfinished() {
                Box::pin(self.keep_replaced(gone)).await?;
            }
        }
        if let Some((form, happened)) = Box::pin(self.take_over_on_top()).await? {
            return self.answer_with(Notice::FormEnded { form, happened, commodity: None, now: None }).await;
        }
        if let Some(running) = self.conversation.forms.last_mut() {
            (running.field, running.asked) = (field, asked);
        }
        self.ask_again(None).await
    }

    /// Whether the text is the button with which the form that gave way goes on.
    pub(in crate::chat) fn takes_back(&self, text: &str) -> Option<FormKind> {
        let form = self.conversation.replaced.as_ref()?.form.kind();
        let replaced = Notice::FormReplaced { goods: String::new().into(), form: Some(form), order: None, kept: true };
        self.typed_button(&replaced, text).map(|_| form)
    }

    /// Asks the form on top again, as it was asked last; days that have passed meanwhile are not offered again.
    pub(in crate::chat) async fn ask_again(&mut self, problem: Option<Problem>) -> Flow {
        let Some(running) = self.conversation.forms.last() else { return Ok(Next::Done) };
        let context = self.context();
        let past = |choice: &Choice| matches!(choice, Choice::Date(day) if *day < context.today);
        let asked = running.asked.clone().filter(|(_, rows)| !rows.iter().flatten().any(past));
        let prompt = asked.unwrap_or_else(|| running.form.fields().ask(running.field, &context));
        self.ask_prompt(prompt, problem).await
    }

    /// Goes on with a form that waits.
    pub(in crate::chat) async fn go_on(&mut self, kind: FormKind) -> Flow {
        if self.conversation.resume(kind) {
            return self.ask_again(None).await;
        }
        let menu = self.menu().await?;
        self.answer_with(menu).await
    }

    /// Text that came while a form was open.
    pub(in crate::chat) async fn answer_text(&mut self, text: &str) -> Flow {
        self.remove_buttons().await?;
        match self.meaning(text) {
            Meaning::Choice(choice) => return self.answer(&Answer::Choice(&choice)).await,
            Meaning::Cancel => return self.cancel().await,
            Meaning::Said(problem) => return self.ask_again(Some(problem)).await,
            Meaning::Text => {}
        }
        if let Some(shown) = self.shown() {
            match self.typed_button(&shown, text) {
                Some(Action::Form(FormAction::Answer { choice, .. })) => return self.answer(&Answer::Choice(&choice)).await,
                Some(Action::Form(FormAction::Back { .. })) => return self.back().await,
                Some(Action::Form(FormAction::Cancel { .. })) => return self.cancel().await,
                _ => {}
            }
        }
        self.answer(&Answer::Text(text)).await
    }

    /// What a short word says to the question that was asked.
    fn meaning(&self, text: &str) -> Meaning {
        let Some(running) = self.conversation.running() else { return Meaning::Text };
        let said = word(text);
        // What the law asks for is said with a press, and nothing else is taken for it.
        if matches!(running.field, Field::Consent | Field::Age) && said != Some(Word::Cancel) {
            return if self.leads_on(text) { Meaning::Text } else { Meaning::Said(Problem::PressOnly) };
        }
        let Some((question, rows)) = &running.asked else { return Meaning::Text };
        let said = said.or_else(|| self.agrees_to_check(text, question, rows).then_some(Word::Yes));
        let Some(said) = said else { return Meaning::Text };
        let choices = || rows.iter().flatten();
        let first = |wanted: &[Choice]| wanted.iter().find(|wanted| choices().any(|c| c == *wanted)).cloned().map(Meaning::Choice);
        let named = || choices().find(|choice| **choice != Choice::Keep).filter(|_| question.asked().names_its_answer);
        match said {
            Word::Yes if matches!(question, Question::FirstOf { .. }) => {
                choices().next().cloned().map_or(Meaning::Said(Problem::Fine), Meaning::Choice)
            }
            Word::Yes => first(&[Choice::Publish, Choice::Right, Choice::Buy, Choice::Do, Choice::Here, Choice::Yes])
                .or_else(|| named().cloned().map(Meaning::Choice))
                .unwrap_or(Meaning::Said(Problem::Fine)),
            Word::No => first(&[Choice::No, Choice::Other, Choice::Keep, Choice::Elsewhere, Choice::Edit]).unwrap_or(Meaning::Text),
            // *Batal* to a question that cancels may mean either.
            Word::Cancel if question.asked().is_about_cancelling && !text.to_lowercase().contains("jadi") => Meaning::Said(Problem::Press),
            Word::Cancel => first(&[Choice::Keep]).unwrap_or(Meaning::Cancel),
            Word::Thanks => Meaning::Said(Problem::Thanked),
            Word::Greeting => Meaning::Said(Problem::Greeted),
        }
    }

    /// Whether a text says yes to what is shown to be checked, in words of a yes and of its main button: *ok tayangkan*, *kirim aja*. What
    /// takes something away is said yes to by a plain yes.
    fn agrees_to_check(&self, text: &str, question: &Question, rows: &[Vec<Choice>]) -> bool {
        let asked = question.asked();
        if asked.is_about_cancelling || asked.deed.ends() || matches!(asked.deed, Deed::Take | Deed::Agree | Deed::Settle) {
            return false;
        }
        let Some(main) = rows.iter().flatten().find(|choice| matches!(choice, Choice::Publish | Choice::Right | Choice::Buy | Choice::Do))
        else {
            return false;
        };
        let Some(shown) = self.shown() else { return false };
        let label = self.buttons(&shown).into_iter().find_map(|(label, action)| match action {
            Action::Form(FormAction::Answer { choice, .. }) if choice == *main => Some(label),
            _ => None,
        });
        let sends = if *main == Choice::Buy { " kirim" } else { "" };
        label.is_some_and(|label| words::agrees_to(text, &format!("{label}{sends}")))
    }

    /// Whether a text would be taken as an answer to the question that is asked.
    pub(in crate::chat) fn form_takes(&self, text: &str) -> bool {
        let Some(running) = self.conversation.running() else { return false };
        let means = !matches!(self.meaning(text), Meaning::Text) || self.names_button(text);
        let mut form = running.form.copy();
        let answered = form.fields_mut().answer(running.field, &Answer::Text(text), &self.context());
        means || !matches!(answered, Answered::Rejected(_) | Answered::RejectedClarify(..))
    }

    /// Whether the text is a button that decides nothing: *Baca lengkap*, *Kembali*, *Tidak*.
    fn leads_on(&self, text: &str) -> bool {
        let Some(shown) = self.shown() else { return false };
        let decides = |choice: &Choice| matches!(choice, Choice::Agree | Choice::Yes);
        match self.typed_button(&shown, text) {
            Some(Action::Form(FormAction::Answer { choice, .. })) => !decides(&choice),
            other => other.is_some(),
        }
    }

    /// Whether the text is a button of the running form.
    pub(in crate::chat) fn names_button(&self, text: &str) -> bool {
        self.shown().is_some_and(|shown| self.typed_button(&shown, text).is_some())
    }

    /// A press on a form's button. Only what was shown counts, whatever a modified client sends.
    pub(in crate::chat) async fn answer_press(&mut self, rev: i64, choice: &Choice) -> Flow {
        let shown = |r: &Running| r.asked.as_ref().is_some_and(|(_, rows)| rows.iter().flatten().any(|c| c == choice));
        if !self.conversation.bring_up_asked(rev, shown) {
            return self.stale_form().await;
        }
        self.answer(&Answer::Choice(choice)).await
    }

    /// Takes an answer and does what it leads to.
    pub(in crate::chat) async fn answer(&mut self, answer: &Answer<'_>) -> Flow {
        let context = self.context();
        let Some(running) = self.conversation.forms.last_mut() else { return self.stale_form().await };
        let field = running.field;
        if let Some(problem) = unkept(field, answer) {
            return self.again(problem).await;
        }
        // A complete card can be replaced by a line about other goods.
        let is_checked = field == Field::Check && matches!(answer, Answer::Text(_)) && running.form.fields().unfinished_goods().is_some();
        let before = is_checked.then(|| running.copy());
        let mut answered = running.form.fields_mut().answer(field, answer, &context);
        // Courtesy around an answer is no part of it.
        if let (Answered::Rejected(_), Answer::Text(text)) = (&answered, answer)
            && let Some(said) = without_courtesy(text)
        {
            let plainly = running.form.fields_mut().answer(field, &Answer::Text(&said), &context);
            if !matches!(plainly, Answered::Rejected(_)) {
                answered = plainly;
            }
        }
        // A question is none either.
        if let (Answered::Rejected(problem), Answer::Text(text)) = (&answered, answer)
            && matches!(
                problem,
                Problem::Number | Problem::GoodsUnknown | Problem::GoodsNotListed { .. } | Problem::DateUnclear | Problem::PlaceUnknown
            )
            && read_line(text, context.written_on) == Err(reading::Refusal::IsQuestion)
        {
            return Box::pin(self.ask_again(Some(Problem::Asked))).await;
        }
        let answered = match answered {
            Answered::LookUp(hash) => self.look_up(hash).await?,
            // A contact is no answer to a question about something else, whether it has buttons or not.
            Answered::Rejected(Problem::Press) if matches!(answer, Answer::Contact { .. }) => Answered::Rejected(Problem::NonText),
            other => other,
        };
        if let (Answered::Rejected(problem) | Answered::RejectedClarify(problem, _), Answer::Text(text)) = (&answered, answer) {
            self.keep_answer(text, problem).await?;
        }
        if matches!(answer, Answer::Text(_))
            && !matches!(answered, Answered::Rejected(_) | Answered::RejectedClarify(..))
            && let Some(running) = self.conversation.forms.last_mut()
        {
            running.is_typed = true;
        }
        self.tell_replaced(before).await?;
        match answered {
            Answered::Accepted => self.ask_next(field).await,
            Answered::Rejected(problem) => self.again(problem).await,
            Answered::Clarify(prompt) => self.ask_prompt(*prompt, None).await,
            Answered::RejectedClarify(problem, prompt) => self.ask_prompt(*prompt, Some(problem)).await,
            Answered::Jump(to) => {
                self.trail(field, to);
                self.advance(to).await
            }
            Answered::AskNext { field: to, problem, prompt } => {
                self.trail(field, to);
                if let Some(running) = self.conversation.forms.last_mut() {
                    running.tries = 0;
                }
                self.ask_field(to, problem, prompt.map(|prompt| *prompt)).await
            }
            Answered::Finish => Ok(self.finish()),
            Answered::Abandoned => Ok(self.end().map_or(Next::Done, Next::Abandon)),
            Answered::Leave(notice) => {
                self.conversation.pop();
                self.forget = true;
                self.answer_with(*notice).await
            }
            Answered::ReadInstead(message, line) => {
                self.conversation.pop();
                self.go_back_to(message, line.photo, line.written_on);
                Ok(Next::FreeText(line.text))
            }
            Answered::LookUp(_) => Ok(Next::Done),
        }
    }

    /// Keeps and names the complete card that gave its place to other goods: nothing is lost without a word.
    async fn tell_replaced(&mut self, before: Option<Running>) -> Done {
        let Some(running) = self.conversation.forms.last() else { return Ok(()) };
        let now = running.form.fields().unfinished_goods();
        match before.filter(|before| now != before.form.fields().unfinished_goods()) {
            Some(gone) => Box::pin(self.keep_replaced(gone)).await,
            None => Ok(()),
        }
    }

    /// Takes the form on top away to be submitted. A copy stays until it is known whether that can be done now.
    fn finish(&mut self) -> Next {
        self.submitted = self.conversation.forms.last().map(Running::copy);
        self.end().map_or(Next::Done, Next::Submit)
    }

    /// Takes the form on top away, to be submitted or abandoned.
    fn end(&mut self) -> Option<Box<dyn AnyForm>> {
        let ended = self.conversation.pop()?;
        self.ended = Some(self.conversation.rev);
        Some(ended.form)
    }

    async fn look_up(&mut self, hash: String) -> Result<Answered, market::Error> {
        self.check_codes()?;
        if market::open_invitation(self.tx, &hash, self.now).await?.is_none() {
            self.conversation.meter.count_code(self.now);
            return Ok(Answered::Rejected(Problem::CodeUsed));
        }
        if let Some(running) = self.conversation.forms.last_mut() {
            running.form.fields_mut().accept_invitation(hash);
        }
        Ok(Answered::Accepted)
    }

    /// Refuses to look a further code up after too many that were wrong.
    pub(in crate::chat) fn check_codes(&self) -> Result<(), market::Error> {
        if self.conversation.meter.codes_spent(self.now, self.ctx.budgets.codes) {
            return Err(market::Refusal::OverBudget(OverBudget::Codes).into());
        }
        Ok(())
    }

    async fn ask_next(&mut self, answered: Field) -> Flow {
        let Some(running) = self.conversation.forms.last_mut() else { return Ok(Next::Done) };
        running.tries = 0;
        let next = running.form.fields().missing();
        self.trail(answered, next);
        self.advance(next).await
    }

    /// The field was not read: a kind sentence and the question; after two tries with buttons.
    async fn again(&mut self, problem: Problem) -> Flow {
        let context = self.context();
        let Some(running) = self.conversation.forms.last_mut() else { return Ok(Next::Done) };
        if matches!(problem, Problem::Press | Problem::NonText) {
            return self.ask_again(Some(problem)).await;
        }
        running.tries = running.tries.saturating_add(1);
        let fields = running.form.fields();
        let (question, mut choices) = fields.ask(running.field, &context);
        if running.tries >= 2 && choices.is_empty() {
            choices = fields.help(running.field);
        }
        self.ask_prompt((question, choices), Some(problem)).await
    }

    /// *Kembali*: from a closer question to the field's own, else to the field before.
    pub(in crate::chat) async fn back(&mut self) -> Flow {
        let context = self.context();
        let Some(running) = self.conversation.forms.last_mut() else { return self.stale_form().await };
        let own = running.form.fields().ask(running.field, &context);
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
    pub(in crate::chat) async fn leave_press(&mut self, rev: i64, back: bool) -> Flow {
        if !self.conversation.bring_up_asked(rev, |_| true) {
            return self.stale_form().await;
        }
        if back { self.back().await } else { self.cancel().await }
    }

    /// *Batal*: the form on top is dropped, the one below goes on. With the last one goes the line that waited behind it, so that
    /// it becomes nobody else's.
    pub(in crate::chat) async fn cancel(&mut self) -> Flow {
        let Some(mut dropped) = self.end() else { return self.answer_with(Notice::NothingToCancel).await };
        if self.conversation.forms.is_empty() {
            self.conversation.unclaimed = None;
        }
        let next = self.answer_with(Notice::FormCancelled { form: dropped.kind() }).await?;
        // Further offers of the same message were not meant.
        Ok(self.read_later(dropped.fields_mut().take_later()).unwrap_or(next))
    }

    /// Ends the forms about an order that has moved on.
    pub(in crate::chat) fn end_forms_of(&mut self, order: OrderId) {
        if self.conversation.drop_forms_of(order) {
            self.ended = self.ended.map(|_| self.conversation.rev);
        }
    }

    /// Asks the form below an ended one again, unless something was asked since.
    pub(in crate::chat) async fn resume_below(&mut self) -> Flow {
        let Some(rev) = self.ended.take() else { return Ok(Next::Done) };
        if self.conversation.rev != rev || self.forget {
            return Ok(Next::Done);
        }
        self.conversation.drop_empty_on_top();
        // What it is about may be over since it was asked.
        while let Some((form, happened)) = Box::pin(self.take_over_on_top()).await? {
            self.pressed = None;
            Box::pin(self.reply_beside(Notice::FormEnded { form, happened, commodity: None, now: None })).await?;
            self.conversation.drop_empty_on_top();
        }
        if self.conversation.running().is_some() {
            self.pressed = None;
            let resumed = self.resumed_goods().map(|goods| Problem::Resumed { goods });
            return self.ask_again(resumed).await;
        }
        Ok(Next::Done)
    }

    /// The goods of the form on top, where its question does not name them.
    fn resumed_goods(&self) -> Option<GoodsCode> {
        let running = self.conversation.running()?;
        let names_them = matches!(running.field, Field::Goods | Field::Quantity | Field::Check) || running.form.fields().order().is_some();
        let goods = running.form.fields().commodity().filter(|_| !names_them)?;
        Some(goods.to_owned().into())
    }

    /// A button of a form that has moved on: what is asked now, or the menu.
    pub(in crate::chat) async fn stale_form(&mut self) -> Flow {
        if self.person.is_none() && self.conversation.forms.is_empty() {
            self.pressed = None;
            return Ok(Next::Welcome);
        }
        // A form that waits behind the menu is not opened by an old button.
        if self.conversation.running().is_some() {
            if let Some(pressed) = self.pressed.take().filter(|pressed| Some(*pressed) != self.prompt) {
                self.remove_buttons_of(pressed).await?;
            }
            self.remove_buttons().await?;
            return self.ask_again(None).await;
        }
        self.pressed = None;
        let now = Some(Box::new(self.menu().await?));
        self.answer_with(Notice::Stale { happened: StaleReason::FormMoved, now }).await
    }

    /// Remembers where *Kembali* leads from `to`. Back at the check, the way of a change is forgotten.
    fn trail(&mut self, from: Field, to: Field) {
        let Some(running) = self.conversation.forms.last_mut() else { return };
        let checked = running.trail.iter().position(|field| *field == Field::Check);
        match checked {
            Some(at) if to == Field::Check => running.trail.truncate(at),
            _ if from != to => running.trail.push(from),
            _ => {}
        }
    }

    /// Asks `field`; a complete form without a check of its own is finished.
    async fn advance(&mut self, field: Field) -> Flow {
        let Some(running) = self.conversation.forms.last() else { return Ok(Next::Done) };
        if field == Field::Check && !running.form.fields().is_checked() {
            return Ok(self.finish());
        }
        self.ask_field(field, None, None).await
    }

    /// Asks `field`, by its own question or by a closer one.
    async fn ask_field(&mut self, field: Field, problem: Option<Problem>, closer: Option<Prompt>) -> Flow {
        let context = self.context();
        let Some(running) = self.conversation.forms.last_mut() else { return Ok(Next::Done) };
        running.field = field;
        let prompt = closer.unwrap_or_else(|| running.form.fields().ask(field, &context));
        self.ask_prompt(prompt, problem).await
    }

    async fn ask_prompt(&mut self, prompt: Prompt, problem: Option<Problem>) -> Flow {
        self.conversation.rev += 1;
        self.conversation.open = true;
        let context = self.context();
        let Some(running) = self.conversation.forms.last_mut() else { return Ok(Next::Done) };
        let back = leads_back(running, &prompt, &context);
        running.asked = Some(prompt.clone());
        running.asked_at = self.conversation.rev;
        running.asked_when = Some(self.now.timestamp_millis());
        let ask = self.question(prompt, back, problem);
        self.ask(ask).await?;
        Ok(Next::Done)
    }

    /// The question on top as it was shown.
    fn shown(&self) -> Option<Notice> {
        let running = self.conversation.running()?;
        let prompt = running.asked.clone()?;
        let back = leads_back(running, &prompt, &self.context());
        Some(Notice::Ask(self.question(prompt, back, None)))
    }
}

/// What a text means to the question that is asked.
enum Meaning {
    /// One of its buttons.
    Choice(Choice),
    /// The form is given up.
    Cancel,
    /// No answer: this is said, and the question comes again.
    Said(Problem),
    /// It has to be read.
    Text,
}

/// Whether *Kembali* leads anywhere: from a closer question to the field's own, else to the field before.
fn leads_back(running: &Running, prompt: &Prompt, context: &FormContext) -> bool {
    // What keeps things as they are is one of its answers.
    if matches!(prompt.0, Question::Instead { .. }) {
        return false;
    }
    !running.trail.is_empty() || running.form.fields().ask(running.field, context).0 != prompt.0
}

/// Why a text is refused before it is read, so that nothing of it is kept. A code may hold any digits.
fn unkept(field: Field, answer: &Answer<'_>) -> Option<Problem> {
    match answer {
        Answer::Text(text) if field != Field::Code => unfit(text).filter(|problem| *problem == Problem::Personal),
        _ => None,
    }
}
