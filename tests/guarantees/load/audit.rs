//! Whether what was promised was kept, in the rows and in the chats.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use tembus::clock::{Clock, ShiftedClock};

use super::{
    super::{
        binary::{Shop, transcript},
        raw::{dump, number, texts},
    },
    traders::Acts,
};

/// What a run came to.
#[derive(Debug)]
pub(super) struct Figures {
    updates: usize,
    set_aside: usize,
    people: i64,
    offers: i64,
    orders: i64,
    answered: i64,
    withdrawn: i64,
    messages: usize,
    doubled: usize,
    uncertain: i64,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { updates, set_aside, people, offers, orders, answered, withdrawn, messages, doubled, uncertain } = self;
        write!(f, "{updates} updates applied once each ({set_aside} set aside), {people} people registered, {offers} offers, ")?;
        write!(f, "{orders} orders ({answered} accepted or declined, {withdrawn} withdrawn or cancelled), {messages} messages in the ")?;
        write!(f, "chats, {doubled} of them doubled, explained by {uncertain} attempts that were counted as uncertain")
    }
}

/// Looks at everything, once nothing is to be done any more.
pub(super) async fn audit(shop: &Shop, acts: &Acts) -> Figures {
    let set_aside = updates(shop, acts).await;
    trade(shop).await;
    let (messages, doubled, uncertain) = messages(shop, acts).await;
    let count = async |sql: &str| number(&shop.db, sql).await;
    let figures = Figures {
        updates: acts.by.len(),
        set_aside,
        people: count("SELECT COUNT(DISTINCT person_id) FROM roles").await,
        offers: count("SELECT COUNT(*) FROM offers").await,
        orders: count("SELECT COUNT(*) FROM orders").await,
        answered: count("SELECT COUNT(*) FROM events WHERE subject = 'order' AND kind IN ('confirmed', 'declined')").await,
        withdrawn: count("SELECT COUNT(*) FROM events WHERE subject = 'order' AND kind = 'cancelled'").await,
        messages,
        doubled,
        uncertain,
    };
    assert!(figures.people > 2 && figures.offers > 0 && figures.orders > 0 && figures.answered > 0, "nobody trades: {figures}");
    figures
}

/// Every update of everybody was confirmed and applied, exactly once and in order. How many were set aside instead.
async fn updates(shop: &Shop, acts: &Acts) -> usize {
    let first = *acts.confirmed.first().expect("some updates");
    let sent: BTreeSet<i64> = (first..).take(acts.by.len()).collect();
    assert!(acts.confirmed.is_subset(&sent) && sent.is_subset(&acts.confirmed), "what was sent is not what was confirmed");
    let applied: BTreeSet<i64> = numbers(shop, "SELECT update_id FROM inbox").await.into_iter().map(|row| row[0]).collect();
    let lost: Vec<_> = acts.confirmed.difference(&applied).collect();
    assert!(lost.is_empty(), "{} updates were acknowledged and not applied: {lost:?}", lost.len());
    assert_eq!(applied, sent, "updates were applied that nobody sent");

    let sender = |update: i64| acts.by[usize::try_from(update - first).expect("an update of this run")];
    let mut turns: BTreeMap<i64, i64> = BTreeMap::new();
    acts.by.iter().for_each(|who| *turns.entry(*who).or_default() += 1);
    // What was being applied when the program died for the third time is kept for people to look at: it is none of theirs.
    let aside = dump(&shop.db, "SELECT update_id, reason FROM set_aside").await;
    for row in &aside {
        assert_eq!(row[1], "the program ended twice while it was applied", "an update was set aside");
        *turns.entry(sender(row[0].parse().expect("a number"))).or_default() -= 1;
    }
    let taken: BTreeMap<i64, i64> =
        numbers(shop, "SELECT chat_id, seq FROM conversations").await.into_iter().map(|row| (row[0], row[1])).collect();
    assert_eq!(taken, turns, "each person's updates took their turns once each");

    let mut latest = BTreeMap::new();
    for row in numbers(shop, "SELECT actor_id, update_id FROM events WHERE update_id IS NOT NULL ORDER BY id").await {
        let before = latest.insert(row[0], row[1]);
        assert!(before.is_none_or(|before| before <= row[1]), "person {}: update {before:?} was applied before {}", row[0], row[1]);
    }
    aside.len()
}

/// No goods were sold twice, and the program's own audit finds nothing.
async fn trade(shop: &Shop) {
    let oversold = "SELECT COUNT(*) FROM offers f WHERE f.offered < (SELECT COALESCE(SUM(o.quantity), 0) FROM orders o
        WHERE o.offer_id = f.id AND o.status NOT IN ('declined', 'lapsed', 'cancelled'))";
    assert_eq!(number(&shop.db, oversold).await, 0, "goods were sold twice");
    // For a demand one update asks several sellers, each for his offer once.
    let twice = "SELECT COALESCE(e.update_id, 0), COALESCE(o.offer_id, 0), COUNT(*) FROM events e
        LEFT JOIN orders o ON e.subject = 'order' AND o.id = e.subject_id AND o.demand_id IS NOT NULL
        WHERE e.kind = 'requested' OR (e.kind = 'published' AND COALESCE(e.reason, '') <> 'demand')
        GROUP BY e.update_id, o.offer_id HAVING COUNT(*) > 1 OR e.update_id IS NULL";
    assert_eq!(numbers(shop, twice).await, Vec::<Vec<i64>>::new(), "one update made two things");
    let checked = shop.command(&["check"]).await;
    assert_eq!((checked.code, checked.out.trim()), (Some(0), "all is well"), "{checked:?}");
}

/// Every message has arrived, and no more of them twice than were counted as uncertain, in each chat. How many messages
/// there are, how many of them are doubled, and how many attempts were uncertain.
async fn messages(shop: &Shop, acts: &Acts) -> (usize, usize, i64) {
    // By night some news waits for the morning.
    let now = ShiftedClock::system().now().timestamp_millis();
    let unsent = format!(
        "SELECT state || ' ' || COALESCE(error, '') || ' ' || COALESCE(notice, '') FROM outbox
        WHERE state NOT IN ('sent', 'superseded') AND NOT (state = 'queued' AND not_before > {now} AND not_before > created_at)"
    );
    assert_eq!(texts(&shop.db, &unsent).await, [""; 0], "messages are due and not sent");
    let mut known: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
    let sent = "SELECT chat_id, message_id, COALESCE(edit_message_id, 0) FROM outbox WHERE state = 'sent' AND act = 'say'";
    let chats: BTreeSet<i64> = acts.by.iter().copied().collect();
    let shown: BTreeMap<i64, BTreeSet<i64>> = chats.iter().map(|chat| (*chat, shown(shop, *chat))).collect();
    for row in numbers(shop, sent).await {
        let (chat, message, edited) = (row[0], row[1], row[2]);
        assert!(shown[&chat].contains(&message), "nobody has got message {message} of chat {chat}");
        if message != edited {
            assert!(known.entry(chat).or_default().insert(message), "two rows are message {message} of chat {chat}");
        }
    }
    let uncertain = "SELECT chat_id, CAST(SUM(uncertain) AS BIGINT) FROM outbox GROUP BY chat_id";
    let uncertain: BTreeMap<i64, i64> = numbers(shop, uncertain).await.into_iter().map(|row| (row[0], row[1])).collect();
    let (mut messages, mut doubled) = (0, 0);
    for (chat, shown) in &shown {
        let doubles: Vec<_> = shown.difference(known.entry(*chat).or_default()).collect();
        let explained = uncertain.get(chat).copied().unwrap_or_default();
        assert!(
            i64::try_from(doubles.len()).expect("few") <= explained,
            "messages {doubles:?} are doubled, and {explained} attempts were uncertain:\n{}",
            transcript(&shop.sandbox.chat(*chat))
        );
        (messages, doubled) = (messages + shown.len(), doubled + doubles.len());
    }
    (messages, doubled, uncertain.values().sum())
}

/// The numbers of the bot's messages in a chat.
fn shown(shop: &Shop, chat: i64) -> BTreeSet<i64> {
    shop.sandbox.chat(chat).iter().filter(|bubble| bubble.from_bot).map(|bubble| bubble.message_id).collect()
}

async fn numbers(shop: &Shop, sql: &str) -> Vec<Vec<i64>> {
    let rows = dump(&shop.db, sql).await;
    rows.iter().map(|row| row.iter().map(|value| value.parse().expect("a number")).collect()).collect()
}
