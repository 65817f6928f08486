//! From an update to the feature that answers it: the only place that knows them all. A feature that has to go on
//! elsewhere returns [`Next`], which is followed here.

use super::{
    account::flow as account,
    actions::{Action, FormAction, MenuAction},
    complaints::flow as complaints,
    demands::flow as demands,
    desk::flow as desk,
    dialog::{
        Answer, Flow, Next, Running, Subject, Turn, codes,
        intent::Intent,
        words::{self, Word},
    },
    farmers::flow as farmers,
    forms,
    free_text::flow as free_text,
    history::flow as history,
    kit,
    menu::{commands::Command, flow as menu},
    moderation::flow as moderation,
    offers::{dispatch, flow as offers, line, photo, routine},
    officials::flow as officials,
    orders::{answers, flow as orders, photo as load_photos},
    papers::flow as papers,
    prices::flow as prices,
    rules::flow as rules,
    search::{flow as search, links},
    subscriptions::flow as subscriptions,
    talks::flow as talks,
};
use crate::{
    market::{self, Error, Refusal},
    notice::{BrowseQuery, Notice, OfferFacts, Problem, StaleReason},
    reading::{self, GoodsReading},
    store,
};

/// The most words of a button of the menu.
const LABEL_WORDS: usize = 3;

/// Answers one update.
pub(super) async fn handle(turn: &mut Turn<'_>, intent: Intent) -> store::Result<()> {
    let had_none = turn.incoming.is_some_and(|message| turn.conversation.heard_without_words(message));
    let is_new = record_words(turn);
    let intent = match intent {
        Intent::Edited { .. } if !is_new => return Ok(()),
        // Words that a picture is given later are the first ones under it.
        Intent::Edited { text, .. } if had_none => Intent::Caption(text),
        intent => intent,
    };
    turn.end_wait_for_words().await?;
    if matches!(intent, Intent::Text(_) | Intent::Command { .. }) {
        let asked = account::ask_consent_anew(turn).await;
        run(turn, asked).await?;
    }
    let first = match end_what_is_over(turn, &intent).await? {
        true => Ok(Next::Done),
        false => Box::pin(take(turn, intent)).await,
    };
    run(turn, first).await
}

/// Notes the words of the person's message, whatever they ask for. `false`: it had these words before, as when Telegram delivers it as
/// edited for a reaction or a preview.
fn record_words(turn: &mut Turn<'_>) -> bool {
    let picture = turn.photo.is_some().then_some("");
    match (turn.incoming, turn.words.as_deref().or(picture)) {
        // Before consent nothing of what a stranger writes is kept.
        (Some(message), Some(words)) if turn.person.is_some() => turn.conversation.record_words(message, words),
        _ => true,
    }
}

/// Ends forms that are over and says so. `true`: the intent was an answer to one of them, and is answered with that.
async fn end_what_is_over(turn: &mut Turn<'_>, intent: &Intent) -> store::Result<bool> {
    if matches!(intent, Intent::Edited { .. }) {
        return Ok(false);
    }
    let Some(over) = turn.end_forms_that_are_over().await? else { return Ok(false) };
    let (form, happened, commodity) = (over.kind(), over.happened, over.ordered());
    for (form, happened) in over.others.iter().copied() {
        turn.reply_beside(Notice::FormEnded { form, happened, commodity: None, now: None }).await?;
    }
    if !over.is_answered_by(intent, turn) {
        if over.is_told() {
            turn.remove_buttons().await?;
            turn.reply_beside(Notice::FormEnded { form, happened, commodity, now: None }).await?;
        }
        return Ok(false);
    }
    if let Intent::Press { message, data, .. } = intent {
        turn.pressed = *message;
        turn.is_double_press(*message, data, true);
    } else {
        turn.remove_buttons().await?;
    }
    turn.subject = over.subject();
    let now = current(turn).await?.map(Box::new);
    turn.reply(Notice::FormEnded { form, happened, commodity, now }).await?;
    Ok(true)
}

/// Answers an update of a chat whose stored conversation can't be read any more.
pub(super) async fn restart(turn: &mut Turn<'_>) -> store::Result<()> {
    turn.reply(Notice::FormLost).await?;
    let next = if turn.person.is_some() { Next::Act(Action::Menu(MenuAction::Show)) } else { Next::Welcome };
    run(turn, Ok(next)).await
}

/// Follows a flow to its end; at last the form below one that ended goes on.
async fn run(turn: &mut Turn<'_>, mut flow: Flow) -> store::Result<()> {
    loop {
        flow = match flow {
            Ok(Next::Done) if turn.ended.is_none() => return Ok(()),
            Ok(Next::Done) => turn.resume_below().await,
            Ok(next) => {
                let submitted = turn.take_submitted(&next);
                let flow = follow(turn, next).await;
                turn.keep_refused(submitted, &flow);
                flow
            }
            Err(Error::Refused(refusal)) => {
                refuse(turn, refusal).await?;
                Ok(Next::Done)
            }
            Err(Error::Store(error)) => return Err(error),
        }
    }
}

/// Goes on where a flow leads. What a feature does is on the heap, which leaves the stack to what is below it.
async fn follow(turn: &mut Turn<'_>, next: Next) -> Flow {
    match next {
        Next::Done => Ok(Next::Done),
        Next::Submit(form) => Box::pin(forms::submit(form, turn)).await,
        Next::Abandon(form) => Box::pin(forms::abandon(form, turn)).await,
        Next::Act(action) => Box::pin(act(turn, action)).await,
        Next::Text(text) => Box::pin(take_text(turn, &text)).await,
        Next::FreeText(text) => Box::pin(free_text::text(turn, &text)).await,
        Next::Welcome => Box::pin(account::welcome(turn)).await,
        Next::Unknown => Box::pin(menu::unknown(turn)).await,
        Next::NonText => {
            turn.wait_for_words();
            Box::pin(menu::non_text(turn)).await
        }
        Next::OfferLine { text, later } => Box::pin(line::begin(turn, &text, later)).await,
        Next::NoOffer { refusal, text } => Box::pin(free_text::refuse(turn, refusal, &text)).await,
        Next::UnclearOffer => Box::pin(line::begin_unclear(turn)).await,
        Next::Purchase { offer, quantity } => Box::pin(search::buy_typed(turn, offer, &quantity)).await,
        Next::Bid { offer, text, price } => Box::pin(talks::begin_typed(turn, offer, &text, price)).await,
        Next::Search(text) => Box::pin(search::line(turn, &text)).await,
        Next::DemandLine(text) => Box::pin(demands::line(turn, &text)).await,
        Next::TalkLine { talk, version, price } => Box::pin(talks::line(turn, talk, version, price)).await,
        Next::AnswerLine { demand, text } => Box::pin(demands::answer_line(turn, demand, &text)).await,
        Next::OfferAgain { offer, text } => Box::pin(routine::repeat_with(turn, offer, &text)).await,
        Next::ChangeOffer { change, offer } => Box::pin(offers::begin_change(turn, change, *offer)).await,
    }
}

async fn take(turn: &mut Turn<'_>, intent: Intent) -> Flow {
    if let Some(flow) = take_part_of_album(turn, &intent).await {
        return flow;
    }
    let running = turn.conversation.running().is_some();
    if !matches!(intent, Intent::Press { .. }) {
        turn.conversation.end_double_press();
    }
    if turn.person.as_ref().is_some_and(|person| person.suspended_since.is_some()) && !suspended_may(&intent, running) {
        return Err(Refusal::Suspended.into());
    }
    match intent {
        Intent::Press { written_at: Some(at), .. } if turn.tx.is_lost_history(at) => Err(Refusal::Stale(StaleReason::HistoryLost).into()),
        Intent::Press { message, data, .. } => press(turn, message, &data).await,
        Intent::Command { name, argument } => command(turn, &name, &argument).await,
        Intent::Text(text) => Ok(Next::Text(text)),
        Intent::Caption(text) if turn.form_takes_photo() => turn.captioned_photo_into_form(&text),
        Intent::Caption(text) if !running => match Box::pin(load_photos::under_words(turn, &text)).await? {
            Some(next) => Ok(next),
            None => photo::words_under_file(turn, &text).await,
        },
        Intent::Caption(text) => photo::words_under_file(turn, &text).await,
        Intent::Photo if turn.form_takes_photo() => turn.photo_into_form().await,
        Intent::Photo if !running => match Box::pin(load_photos::alone(turn)).await? {
            Some(next) => Ok(next),
            None => photo::take_alone(turn).await,
        },
        Intent::Edited { message, text } if turn.person.is_some() => line::edit(turn, message, &text).await,
        Intent::Edited { message, text } => Ok(account::edit_first_line(turn, message, &text)),
        Intent::Contact { phone, own } if running => {
            turn.remove_buttons().await?;
            turn.answer(&Answer::Contact { phone: &phone, own }).await
        }
        Intent::Contact { phone, own } => account::take_contact(turn, &phone, own).await,
        Intent::NonText | Intent::Photo if running => {
            turn.remove_buttons().await?;
            turn.wait_for_words();
            let several = turn.conversation.running().is_some_and(|running| running.form.fields().takes_photos());
            turn.ask_again(Some(if several { Problem::NotAPhoto } else { Problem::NonText })).await
        }
        Intent::NonText | Intent::Photo => match load_photos::refuse(turn).await? {
            Some(next) => Ok(next),
            None => Ok(Next::NonText),
        },
    }
}

/// What a suspended person can still do: see, change and delete the own data, and leave.
fn suspended_may(intent: &Intent, running: bool) -> bool {
    match intent {
        Intent::Press { data, .. } => matches!(Action::decode(data), Some(Action::Form(_) | Action::Account(_)) | None),
        Intent::Command { name, .. } => matches!(name.as_str(), "data" | "berhenti" | "batal" | "bantuan" | "help" | "bahasa"),
        Intent::Text(_) | Intent::Contact { .. } => running,
        Intent::Caption(_) | Intent::Photo | Intent::Edited { .. } | Intent::NonText => false,
    }
}

/// Takes a part of an album that was answered; it needs no reading of its own.
async fn take_part_of_album(turn: &mut Turn<'_>, intent: &Intent) -> Option<Flow> {
    let words = match intent {
        Intent::Edited { .. } => return None,
        Intent::Text(text) | Intent::Caption(text) => Some(text),
        _ => None,
    };
    let says = words.is_some() || matches!(intent, Intent::Command { .. });
    match (photo::part_of_album(turn, says), words) {
        (photo::Part::Further, Some(words)) if photo::keep_further_words(turn, words) => Some(Ok(Next::Done)),
        (photo::Part::Further, Some(words)) if turn.conversation.running().is_some_and(|running| running.form.fields().has_photo()) => {
            turn.photo = None;
            Some(Ok(Next::Text(words.clone())))
        }
        (photo::Part::Own | photo::Part::Further, _) => None,
        (photo::Part::Silent, _) => Some(load_photos::one_more(turn).await),
        (photo::Part::Wordless, _) => Some(Ok(Next::Done)),
    }
}

/// A text: an answer to the running form, a button's label, or a text that nobody asked for.
async fn take_text(turn: &mut Turn<'_>, text: &str) -> Flow {
    let row = turn.typed_row(text).await?;
    let text = row.as_deref().unwrap_or(text);
    let said = words::word(text);
    let waits = turn.conversation.running().is_some();
    // The bare words of commands are commands, and a number of an offer, an order or a demand is no answer to anything
    // else.
    if turn.person.is_some() && text.trim().eq_ignore_ascii_case("menu") {
        turn.remove_buttons().await?;
        return menu::show(turn).await;
    }
    if waits
        && turn.person.is_none()
        && let Some(next) = account::keep_line(turn, text).await?
    {
        return Ok(next);
    }
    if turn.person.is_some()
        && !turn.names_button(text)
        && let Some(form) = turn.takes_back(text)
    {
        return Box::pin(turn.take_back(form)).await;
    }
    let asked = turn.conversation.running().and_then(Running::asks_for_words_of);
    let named = turn.person.is_some() && codes::names_one(text, asked);
    let sentence = codes::sentence_of(text, asked);
    let text = sentence.as_deref().unwrap_or(text);
    // Where the last message asks about an order, a plain yes or no is the answer to that.
    if turn.person.is_some()
        && let Some(next) = Box::pin(answers::to_last(turn, text, waits)).await?
    {
        return Ok(next);
    }
    if turn.person.is_some()
        && let Some(next) = Box::pin(answers::to_request(turn, text, waits)).await?
    {
        return Ok(next);
    }
    // A button of the menu is no answer: no name, and no sentence.
    // No button of the menu and no step of an order is named by figures or goods: a text that says them is not compared with them.
    let says_more = text.chars().any(char::is_numeric) || reading::goods(text) != GoodsReading::Unknown;
    let is_short = text.split_whitespace().count() <= LABEL_WORDS;
    let may_be_label = waits && turn.person.is_some() && is_short && !says_more && !turn.names_button(text);
    let is_label = if may_be_label {
        let menu = turn.menu().await?;
        turn.typed_button(&menu, text).is_some()
    } else {
        false
    };
    // What names a command or tells of an order, and is no answer to what is asked.
    let asks_words = turn.conversation.running().is_some_and(|running| running.asks_for_words_of().is_some());
    if waits && turn.person.is_some() && !named && !is_label && !asks_words && !turn.form_takes(text) {
        // *Harga* is a field of many forms.
        if !says_more && let Some(command) = bare_command(text).filter(|name| Command::called(name) != Some(Command::Prices)) {
            return Box::pin(self::command(turn, &command, "")).await;
        }
        let rev = turn.conversation.rev;
        if turn.conversation.running().is_some_and(|running| running.form.fields().order().is_none())
            && let Some(next) = Box::pin(orders::step_line(turn, text, says_more)).await?
        {
            let is_shown = matches!(next, Next::Done) && turn.conversation.rev == rev;
            return if is_shown { Box::pin(turn.ask_again(None)).await } else { Ok(next) };
        }
    }
    let answers = !is_label && turn.conversation.running().is_some_and(|running| !running.gives_way_to(text, turn.written_on));
    if !named && (answers || waits && said.is_some() || turn.names_button(text)) {
        return turn.answer_text(text).await;
    }
    // A number that there is not leads nowhere: the question stays.
    if waits
        && named
        && let Some(code) = free_text::unknown_code(turn, text).await?
    {
        turn.remove_buttons().await?;
        return turn.ask_again(Some(Problem::NoSuchCode { code })).await;
    }
    if turn.person.is_none() {
        account::keep_first_line(turn, text);
        return Ok(turn.typed_button(&Notice::Welcome, text).map_or(Next::Welcome, Next::Act));
    }
    if !says_more {
        let menu = turn.menu().await?;
        if let Some(action) = turn.typed_button(&menu, text) {
            // It leads elsewhere, as its command does.
            if waits {
                turn.remove_buttons().await?;
                turn.conversation.close();
            }
            return Ok(Next::Act(action));
        }
    }
    if let Some(action) = turn.typed_on_last(text).await? {
        return Ok(Next::Act(action));
    }
    if said == Some(Word::Yes)
        && let Some(action) = turn.first_on_last_question().await?
    {
        return Ok(Next::Act(action));
    }
    // A running form has its own question, and a price that was named last is what an answer is to.
    if !waits
        && (words::answers_request(text) || words::plain_answer(text).is_some())
        && !matches!(turn.tx.last_said(turn.chat).await?, Some(Notice::TalkNews { .. } | Notice::TalkCard { .. }))
        && let Some(next) = Box::pin(answers::show_waiting(turn)).await?
    {
        return Ok(next);
    }
    if let Some(said) = said {
        return answer_word(turn, said).await;
    }
    if !waits && let Some(command) = bare_command(text) {
        return Box::pin(self::command(turn, &command, "")).await;
    }
    if let Some(next) = Box::pin(officials::typed(turn, text)).await? {
        return Ok(next);
    }
    if !waits
        && codes::offer_in(text).is_none()
        && let Some(next) = Box::pin(orders::step_line(turn, text, says_more)).await?
    {
        return Ok(next);
    }
    if turn.conversation.running().is_some() {
        // A new line takes the place of the one that was asked about. A half-filled offer stays until another one
        // takes its place, which is said.
        turn.remove_buttons().await?;
        if let Some(next) = farmers::keep_line(turn, text).await? {
            return Ok(next);
        }
        if turn.conversation.running().is_some_and(|r| !r.waits_unfinished()) {
            turn.conversation.pop();
        }
        turn.conversation.open = false;
    }
    Ok(Next::FreeText(text.to_owned()))
}

/// The command whose name is all that a text says.
fn bare_command(text: &str) -> Option<String> {
    let name = text.trim().to_lowercase();
    (name.chars().all(char::is_alphabetic) && Command::called(&name).is_some()).then_some(name)
}

/// A short word that nothing asked for: small talk.
async fn answer_word(turn: &mut Turn<'_>, said: Word) -> Flow {
    match said {
        Word::Greeting => menu::show(turn).await,
        Word::Cancel => turn.cancel().await,
        Word::Thanks => turn.answer_with(Notice::SmallTalk { thanks: true }).await,
        Word::Yes | Word::No => turn.answer_with(Notice::SmallTalk { thanks: false }).await,
    }
}

/// A command. What does not exist is answered like any text that nobody asked for.
async fn command(turn: &mut Turn<'_>, name: &str, argument: &str) -> Flow {
    let known = turn.person.is_some();
    let Some(command) = Command::called(name) else { return Ok(if known { Next::Unknown } else { Next::Welcome }) };
    if known && command.leads_elsewhere() {
        turn.remove_buttons().await?;
        turn.conversation.close();
    }
    match command {
        Command::Start => start(turn, argument).await,
        Command::Paper => papers::check_typed(turn, argument).await,
        Command::Language => turn.answer_with(Notice::Languages).await,
        Command::Help if known => menu::help(turn).await,
        Command::Help => turn.answer_with(Notice::About).await,
        Command::Cancel if known => {
            turn.remove_buttons().await?;
            turn.cancel().await
        }
        Command::Stop if known => account::begin_stop(turn).await,
        Command::Data if known => account::show_menu(turn).await,
        Command::Cancel | Command::Stop | Command::Data => account::leave(turn).await,
        _ if !known => Ok(Next::Welcome),
        Command::Menu => menu::show(turn).await,
        Command::Sell if argument.is_empty() => offers::begin(turn).await,
        Command::Sell => line::begin(turn, argument, Vec::new()).await,
        Command::Farmers => farmers::list(turn, 0).await,
        Command::Offers => offers::list(turn, 0).await,
        Command::Buy if argument.is_empty() => search::list(turn, BrowseQuery::default()).await,
        Command::Buy => search::read_line(turn, argument).await,
        Command::Orders => orders::list(turn, 0).await,
        Command::Digest => officials::show_named(turn, argument).await,
        Command::Owed => orders::show_owed(turn, 0).await,
        Command::Talks => talks::list(turn, 0).await,
        Command::Demands => demands::command(turn, argument).await,
        Command::Subscriptions => subscriptions::command(turn, argument).await,
        Command::Desk => desk::list(turn, 0).await,
        Command::Prices => prices::command(turn, argument).await,
        Command::Mediate => complaints::list(turn, 0).await,
        Command::Remove => moderation::show(turn, argument).await,
    }
}

/// `/start`, perhaps with the code of an invitation or a link to an offer or a paper.
async fn start(turn: &mut Turn<'_>, parameter: &str) -> Flow {
    if let Some(code) = market::linked_paper(parameter) {
        return papers::scan(turn, &code).await;
    }
    match (links::parse(parameter), turn.person.is_some()) {
        (Some(links::Link::Offer(offer)), true) => search::show(turn, offer, BrowseQuery::default()).await,
        (None, _) if !parameter.is_empty() => account::start_with(turn, parameter).await,
        (_, true) => menu::show(turn).await,
        (_, false) => Box::pin(account::greet(turn)).await,
    }
}

/// A press. The same press twice in a row is one; what a client made up changes nothing.
async fn press(turn: &mut Turn<'_>, message: Option<i32>, data: &str) -> Flow {
    let action = match kit::Press::read(data) {
        Some(kit::Press::Act(action)) => {
            turn.pressed = message;
            action
        }
        Some(kit::Press::Beside(action)) => {
            turn.pressed_record = message;
            action
        }
        // Nothing of what a client made up is kept.
        Some(kit::Press::Url(_) | kit::Press::Copy(_)) | None => return Err(Refusal::NotFound.into()),
    };
    if turn.is_double_press(message, data, action.counts_once()) {
        return Ok(Next::Done);
    }
    act(turn, action).await
}

/// What a button does; a stranger can only come in.
async fn act(turn: &mut Turn<'_>, action: Action) -> Flow {
    if turn.person.is_none() && !action.is_for_strangers() {
        turn.pressed = None;
        return Ok(Next::Welcome);
    }
    // What a feature does is on the heap, which leaves the stack to what is below it.
    match action {
        Action::Form(action) => act_on_form(turn, action).await,
        Action::Menu(action) => Box::pin(menu::act(turn, action)).await,
        Action::Account(action) => Box::pin(account::act(turn, action)).await,
        Action::Offer(action) => Box::pin(dispatch::act(turn, action)).await,
        Action::Farmer(action) => Box::pin(farmers::act(turn, action)).await,
        Action::Search(action) => Box::pin(search::act(turn, action)).await,
        Action::Order(action) => Box::pin(orders::act(turn, action)).await,
        Action::Official(action) => Box::pin(officials::act(turn, action)).await,
        Action::Moderation(action) => Box::pin(moderation::act(turn, action)).await,
        Action::History(action) => Box::pin(history::act(turn, action)).await,
        Action::Paper(action) => Box::pin(papers::act(turn, action)).await,
        Action::Complaint(action) => Box::pin(complaints::act(turn, action)).await,
        Action::Demand(action) => Box::pin(demands::act(turn, action)).await,
        Action::Desk(action) => Box::pin(desk::act(turn, action)).await,
        Action::Price(action) => Box::pin(prices::act(turn, action)).await,
        Action::Rule(action) => Box::pin(rules::act(turn, action)).await,
        Action::Subscription(action) => Box::pin(subscriptions::act(turn, action)).await,
        Action::Talk(action) => Box::pin(talks::act(turn, action)).await,
    }
}

async fn act_on_form(turn: &mut Turn<'_>, action: FormAction) -> Flow {
    match action {
        FormAction::Answer { rev, choice } => turn.answer_press(rev, &choice).await,
        FormAction::Back { rev } => turn.leave_press(rev, true).await,
        FormAction::Cancel { rev } => turn.leave_press(rev, false).await,
        FormAction::Resume { form } => turn.go_on(form).await,
        FormAction::TakeBack { form } => Box::pin(turn.take_back(form)).await,
        FormAction::Anew { rev, .. } if rev != turn.conversation.rev => turn.stale_form().await,
        FormAction::Anew { form, .. } => menu::begin_anew(turn, form),
    }
}

/// The sentence that somebody reads who is refused, without how things are now.
#[must_use]
pub fn refused(refusal: Refusal) -> Notice {
    let stale = |happened| Notice::Stale { happened, now: None };
    match refusal {
        Refusal::RoleNeeded(role) => Notice::RoleNeeded { role },
        Refusal::NotFound => stale(StaleReason::NotFound),
        Refusal::Stale(happened) => stale(happened),
        Refusal::Less(offer) => Notice::Less { offer: *offer },
        Refusal::Gone(offer) => Notice::Gone { offer },
        Refusal::TooSoon(_) => stale(StaleReason::OfferChanged),
        Refusal::OwnOffer(offer) => search::card_of(*offer, true),
        Refusal::WholeOnly(offer) => {
            Notice::Stale { happened: StaleReason::SoldWhole, now: Some(Box::new(search::card_of(*offer, false))) }
        }
        Refusal::BelowReserved(_) => stale(StaleReason::MoreIsReserved),
        Refusal::CodeUsed => Notice::InviteUsed,
        Refusal::OverBudget(what) => Notice::OverBudget { what, kept: None },
        Refusal::Suspended => Notice::AccountSuspended,
        Refusal::OpenOrders(orders) => Notice::DeleteBlocked { orders },
    }
}

/// Answers a refusal with a clear sentence, and how things are now.
pub(super) async fn refuse(turn: &mut Turn<'_>, refusal: Refusal) -> store::Result<()> {
    let missing = matches!(refusal, Refusal::NotFound | Refusal::Stale(StaleReason::HistoryLost));
    let mut notice = match refusal {
        Refusal::OpenOrders(orders) if turn.person.is_none() => Notice::EraseBlocked { orders },
        refusal => refused(refusal),
    };
    if let Notice::OverBudget { kept, .. } = &mut notice {
        *kept = turn.kept.take();
    }
    if let Notice::Stale { now: now @ None, .. } = &mut notice {
        // Of what is not there for a person nothing is shown but what the person can do.
        let shown = if missing { Some(turn.menu().await?) } else { current(turn).await? };
        *now = shown.map(Box::new);
    }
    turn.reply(notice).await
}

/// The subject of the turn as it is now.
async fn current(turn: &mut Turn<'_>) -> store::Result<Option<Notice>> {
    let Some(subject) = turn.subject else { return Ok(None) };
    match subject_notice(turn, subject).await {
        Ok(notice) => Ok(Some(notice)),
        Err(Error::Refused(_)) => Ok(None),
        Err(Error::Store(error)) => Err(error),
    }
}

async fn subject_notice(turn: &mut Turn<'_>, subject: Subject) -> Result<Notice, Error> {
    match subject {
        Subject::OwnOffer(id) => {
            let offer = market::own_offer(&mut turn.act()?, id).await?;
            Ok(Notice::OwnOffer { offer: offers::facts(turn, &offer).await?, news: None, replaces: None })
        }
        Subject::LiveOffer(id) => {
            let offer = market::live_offer(&mut turn.act()?, id).await?;
            Ok(search::card_of(OfferFacts::from(&offer), false))
        }
        Subject::Order(id) => orders::card_notice(turn, id).await,
        Subject::Demand(id) => demands::card_notice(turn, id, 0).await,
        Subject::Talk(id) => talks::card_notice(turn, id).await,
    }
}
