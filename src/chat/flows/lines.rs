//! Texts outside of a form: a seller's line is an offer, unless it says something else (PARSING section 2).

use chrono::{DateTime, NaiveDate, Utc};

use super::{assist, browse, entry, own};
use crate::{
    chat::{
        forms::{
            Answer,
            line::{About, LineForm, Word},
            offer::OfferForm,
            unfit,
        },
        state::{Form, Running, Unclaimed},
        turn::{Done, Turn},
    },
    domain::{person::RoleKind, wib},
    market::{self, Refusal as NotAllowed},
    notice::{NoOffer, Notice, Problem},
    reading::{self, GoodsReading, Refusal},
};

/// After so many lines that could not be read the buttons lead on.
const TRIES: u8 = 2;

/// A text that nobody asked for.
pub(super) async fn text(turn: &mut Turn<'_>, text: &str) -> Done {
    let person = turn.person()?;
    let (sells, buys) = (person.is(RoleKind::Seller), person.is(RoleKind::Buyer));
    let assists = person.is(RoleKind::Assistant);
    if let Some(notice) = not_kept(text) {
        return Ok(turn.reply(notice).await?);
    }
    if (sells || assists) && own::command(turn, text).await? {
        return Ok(());
    }
    if buys && (!sells || !offers(turn, text)) {
        return search(turn, text).await;
    }
    match (sells, assists) {
        (true, _) => offer(turn, text).await,
        (false, true) => for_somebody(turn, text).await,
        (false, false) => entry::unknown(turn).await,
    }
}

/// An assistant's line: it is kept until he has said whose goods they are.
async fn for_somebody(turn: &mut Turn<'_>, text: &str) -> Done {
    let kept = reading::without_personal_data(text).into_owned();
    match reading::line(text, turn.sight().today) {
        Ok(_) => {
            turn.talk.unread = 0;
            turn.talk.unclaimed = Some(Unclaimed { text: kept, message: turn.said, photo: turn.photo.take() });
            assist::list(turn, 0).await
        }
        Err(Refusal::NotOffer | Refusal::MultiItem | Refusal::IsDemand) => {
            turn.keep_unread("NOT_OFFER", &kept).await?;
            entry::unknown(turn).await
        }
        Err(refusal) => refused(turn, refusal, &kept).await,
    }
}

/// Whether a text leaves the question of this form aside and says something of its own.
pub(super) fn passes_by(form: &Form, text: &str, now: DateTime<Utc>) -> bool {
    match form {
        Form::Line(_) => true,
        Form::Routine(_) => reading::line(text, wib::day(now)) != Err(Refusal::NotOffer),
        _ => false,
    }
}

/// Whether the line of somebody who sells and buys says what it would cost.
fn offers(turn: &Turn<'_>, text: &str) -> bool {
    let draft = reading::line(text, turn.sight().today);
    !reading::limits_a_price(text) && draft.is_ok_and(|draft| draft.qty.is_some() && draft.price.is_some())
}

/// Texts that are refused before they are read, so that nothing of them is kept.
fn not_kept(text: &str) -> Option<Notice> {
    match unfit(text)? {
        Problem::Personal => Some(Notice::Personal),
        Problem::Link => Some(Notice::Link),
        _ => None,
    }
}

/// A seller's line.
pub(super) async fn offer(turn: &mut Turn<'_>, text: &str) -> Done {
    if !turn.person()?.is(RoleKind::Seller) {
        return Err(NotAllowed::RoleNeeded(RoleKind::Seller).into());
    }
    if let Some(notice) = not_kept(text) {
        return Ok(turn.reply(notice).await?);
    }
    let kept = reading::without_personal_data(text);
    let removed = (kept != text).then_some(Problem::NumberRemoved);
    match reading::line(text, turn.sight().today) {
        Ok(draft) => {
            turn.talk.unread = 0;
            let (form, problem) = OfferForm::of_line(&draft, &turn.sight());
            let problem = problem.or_else(|| form.day_problem(&kept, turn.sight().today).filter(|_| form.asks_for_its_day()));
            turn.begin_after(Form::Offer(Box::new(form)), problem.or(removed)).await
        }
        Err(refusal) => refused(turn, refusal, &kept).await,
    }
}

async fn refused(turn: &mut Turn<'_>, refusal: Refusal, text: &str) -> Done {
    let about = match refusal {
        Refusal::IsDemand => About::Demand { text: text.to_owned() },
        Refusal::MultiItem => match parts(turn, text) {
            parts if parts.len() > 1 => About::Several { parts },
            _ => return not_read(turn, "MULTI_ITEM", text).await,
        },
        Refusal::NotOffer => return not_read(turn, "NOT_OFFER", text).await,
        Refusal::IsQuestion => {
            turn.keep_unread("IS_QUESTION", text).await?;
            let roles = turn.roles();
            return Ok(turn.reply(Notice::Asked { roles }).await?);
        }
        Refusal::HasLink => return Ok(turn.reply(Notice::Link).await?),
        Refusal::NegativeOrZero => return Ok(turn.reply(Notice::NoOffer { why: NoOffer::Zero }).await?),
        Refusal::Prohibited => {
            turn.keep_unread("PROHIBITED", text).await?;
            return Ok(turn.reply(Notice::NoOffer { why: NoOffer::Prohibited }).await?);
        }
        Refusal::TooLong => return Ok(turn.reply(Notice::NoOffer { why: NoOffer::TooLong }).await?),
    };
    let form = LineForm { photo: turn.photo.clone(), ..LineForm::of(about, turn.said) };
    turn.begin(Form::Line(Box::new(form))).await
}

/// A line without an offer in it. Who meant one and was not understood twice gets the form with its buttons.
async fn not_read(turn: &mut Turn<'_>, why: &str, text: &str) -> Done {
    turn.keep_unread(why, text).await?;
    let meant = text.chars().any(|c| c.is_numeric()) || reading::goods(text) != GoodsReading::Unknown;
    turn.talk.unread = if meant { turn.talk.unread.saturating_add(1) } else { 0 };
    if turn.talk.unread < TRIES {
        return entry::unknown(turn).await;
    }
    turn.talk.unread = 0;
    turn.begin_after(Form::Offer(Box::default()), Some(Problem::Unclear)).await
}

/// A line with several goods, parted where one of them ends: (code, part). One part if no such place is found.
fn parts(turn: &Turn<'_>, text: &str) -> Vec<(String, String)> {
    let today = turn.sight().today;
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((code, first, others)) = first_part(rest, today) {
        parts.push((code.to_owned(), first.trim().to_owned()));
        rest = others;
    }
    parts.extend(goods_of(rest, today).map(|code| (code.to_owned(), rest.trim().to_owned())));
    parts
}

/// The code and the text of the first goods of several, and the text of the others.
fn first_part(text: &str, today: NaiveDate) -> Option<(&'static str, &str, &str)> {
    let several = |part: &str| reading::line(part, today) == Err(Refusal::MultiItem);
    if !several(text) {
        return None;
    }
    borders(text).find_map(|(end, start)| {
        let (first, rest) = (text.get(..end)?, text.get(start..)?);
        let code = goods_of(first, today)?;
        (several(rest) || goods_of(rest, today).is_some_and(|other| other != code)).then_some((code, first, rest))
    })
}

fn goods_of(part: &str, today: NaiveDate) -> Option<&'static str> {
    reading::line(part, today).ok().and_then(|draft| draft.commodity)
}

/// Where a line may be parted, marks and joining words before mere spaces: the end of one part and the start
/// of the next, in bytes. Before mere spaces only goods begin a part.
fn borders(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    const JOINING: [&str; 7] = [", ", "\n", "; ", " dan ", " + ", " karo ", " sama "];
    let marks = JOINING.iter().flat_map(|mark| text.match_indices(mark).map(|(at, mark)| (at, at + mark.len())));
    let starts_with_goods = |at: &usize| {
        let word = text.get(at + 1..).unwrap_or_default().split_whitespace().next().unwrap_or_default();
        reading::goods(word) != GoodsReading::Unknown
    };
    let spaces = text.match_indices(' ').map(|(at, _)| at).filter(starts_with_goods).map(|at| (at, at + 1));
    marks.chain(spaces)
}

/// A word about a line was given.
pub(super) async fn decided(turn: &mut Turn<'_>, form: LineForm) -> Done {
    (turn.said, turn.photo) = (form.message, form.photo);
    match (form.about, form.answer) {
        // "jual" in front makes an offer of a line that could be either.
        (About::Demand { text }, Some(Word::Selling)) => offer(turn, &format!("jual {text}")).await,
        (About::Demand { text }, Some(Word::Seeking)) => search(turn, &text).await,
        (About::Several { mut parts }, Some(Word::First(code))) => {
            let Some(at) = parts.iter().position(|(c, _)| *c == code) else { return entry::menu(turn).await };
            let (_, first) = parts.remove(at);
            let next = parts.into_iter().map(|(_, part)| part).collect::<Vec<_>>().join("\n");
            offer(turn, &first).await?;
            if let Some(Running { form: Form::Offer(form), .. }) = turn.talk.forms.last_mut() {
                form.line.next = Some(next);
            }
            Ok(())
        }
        (About::Own { change, offers }, Some(Word::Offer(id))) => match offers.into_iter().find(|offer| offer.id == id) {
            Some(offer) => own::begin(turn, change, offer).await,
            None => entry::menu(turn).await,
        },
        _ => entry::menu(turn).await,
    }
}

/// A buyer's line: live offers of the goods that it names.
pub(super) async fn search(turn: &mut Turn<'_>, text: &str) -> Done {
    if !turn.person()?.is(RoleKind::Buyer) {
        return Err(NotAllowed::RoleNeeded(RoleKind::Buyer).into());
    }
    browse::line(turn, text).await
}

/// A message was changed after it was sent. While its offer is not up, its card follows; afterwards the offer is shown.
pub(super) async fn edited(turn: &mut Turn<'_>, message: i32, text: &str) -> Done {
    let from = |r: &Running| match &r.form {
        Form::Offer(form) => form.line.message == Some(message),
        Form::Line(form) => form.message == Some(message),
        _ => false,
    };
    if turn.talk.forms.iter().any(from) {
        if turn.talk.running().is_some_and(from) {
            turn.pressed = turn.prompt;
        }
        let before = turn.talk.forms.iter().filter(|r| from(r)).find_map(|r| match &r.form {
            Form::Offer(form) => Some(form.clone()),
            _ => None,
        });
        turn.talk.forms.retain(|r| !from(r));
        let Some(mut form) = before else { return offer(turn, text).await };
        // What was chosen beside the line stays: where the goods are and for which place the price is.
        let sight = turn.sight();
        let kept = reading::without_personal_data(text);
        if not_kept(text).is_none() && form.whole_line(&kept, &sight).is_some() {
            let problem = form.day_problem(&kept, sight.today).filter(|_| form.asks_for_its_day());
            return turn.begin_after(Form::Offer(form), problem).await;
        }
        if let Some(farmer) = form.farmer {
            let form = OfferForm::for_farmer(farmer);
            return turn.begin_with(Form::Offer(Box::new(form)), &Answer::Text(text)).await;
        }
        return offer(turn, text).await;
    }
    match turn.talk.published.filter(|(published, _)| *published == message) {
        Some((_, id)) => {
            let offer = market::own_offer(&mut turn.act()?, id).await?;
            let offer = assist::facts(turn, &offer).await?;
            Ok(turn.reply(Notice::OwnOffer { offer, news: None }).await?)
        }
        None => Ok(()),
    }
}
