//! What was met, counted.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{invariants::offer_state, truth::Truth};

/// Every message that the program can send but what only a broken database brings.
const NOTICES: &[&str] = &[
    "welcome",
    "about",
    "consent_refused",
    "too_young",
    "invite_used",
    "role_taken",
    "menu",
    "help",
    "languages",
    "unfinished",
    "ask",
    "form_cancelled",
    "form_replaced",
    "form_ended",
    "nothing_to_cancel",
    "offer_published",
    "offer_expiring",
    "offer_expired",
    "own_offer",
    "own_offers",
    "offer_photo",
    "photo_wanted",
    "photo_unused",
    "routine_prompt",
    "routine_set",
    "day_off",
    "routine_ended",
    "offers_resumed",
    "farmers",
    "farmer_registered",
    "browse_list",
    "browse_card",
    "browse_empty",
    "less",
    "gone",
    "request_sent",
    "order_request",
    "order_confirmed",
    "order_declined",
    "decline_done",
    "order_lapsed",
    "order_withdrawn",
    "withdraw_done",
    "cancel_done",
    "order_card",
    "order_changed",
    "payment_reminder",
    "complaint_waits",
    "complaints",
    "complaint_card",
    "complaint_decided",
    "own_orders",
    "contact",
    "seller_unreachable",
    "data_menu",
    "data_all",
    "data_changed",
    "contact_not_own",
    "delete_blocked",
    "deleted",
    "stopped",
    "digest",
    "digest_details",
    "digest_settings",
    "unknown",
    "non_text",
    "asked",
    "no_offer",
    "link",
    "personal",
    "stale",
    "role_needed",
    "system",
    "admin_alert",
    "approval_request",
    "agreement_waits",
    "not_loaded",
    "step_waits",
    "pick_up_day",
    "load_late",
    "grading_reminder",
    "rest_reminder",
    "papers_reminder",
    "prices",
    "desk",
    "desk_order",
    "desk_demand",
    "desk_offer",
    "subscriptions",
    "subscription_card",
    "subscription_ended",
    "offers_found",
    "demands_found",
    "reference_kept",
    "rules",
    "tolerance_kept",
    "limit_kept",
    "paper",
    "papers",
    "digest_month",
    "no_digest",
    "history",
    "role_offered",
    "farmers_to_erase",
    "farmer_erasure",
    "farmer_erased",
    "order_reminder",
    "demand_sent",
    "demand_news",
    "demands",
    "demand_card",
    "demand_seen",
    "demand_closing",
    "demand_ended",
    "demand_reopened",
    "pool_asked",
    "pool_found",
    "demand_changed",
    "answer_sent",
    "answer_taken_back",
    "answer_news",
    "answer_withdrawn",
    "answer_declined",
    "talk_news",
    "talk_sent",
    "talk_card",
    "talk_ended",
    "talks",
    "owed",
    "small_talk",
    "no_such_code",
    "phone_asked",
    "phone_ask_sent",
    "phone_shared",
    "offers_expiring",
    "offers_expired",
    "complaint_noted",
    "complaint_note_kept",
    "load_photo_news",
    "load_photo_kept",
    "load_photo_wanted",
    "which_rides",
    "which_order",
    "freight_said",
    "load_photo",
];
/// Only a conversation that can't be read brings these, and a photo that Telegram has lost.
const NEVER: &[&str] = &["form_lost", "photo_gone"];
/// Messages of what the simulated people do not do, or too seldom: their stories hold them.
const NOT_YET: &[&str] = &[
    // Nobody of the simulation leaves while goods of an organisation's last buyer are under way.
    "party_left",
    "erase_blocked",
    // Newcomers of the simulation press what they are asked to press.
    "welcome_again",
    // Nobody of the simulation sends a video, or scans a paper.
    "file_unused",
    "paper_checked",
    "paper_unknown",
    // The command line takes back nothing there, no consent grows old, and no farmer loses an assistant for good.
    "suspended",
    "account_suspended",
    "restored",
    "role_revoked",
    "consent_anew",
    "farmer_news",
    "desk_farmer",
    "desk_assigned",
    "farmer_assigned",
    // They come of what happens between two presses of one form, or of goods that nobody names, too seldom to be waited for.
    "price_changed",
    "request_asked",
    "rest_expected",
    "goods_not_listed",
    "not_buyer",
    "talk_less",
    "erase_offered",
    "which_load",
    "load_photos_gone",
    // Most demands are not sealed.
    "answers_opened",
    // Too many talks within a day are begun too seldom, and other budgets are off.
    "over_budget",
    // Admins try to take down what is mostly not there.
    "removal_how",
    "removal_card",
    "removal_reason",
    "removal_done",
    "offer_removed",
    "demand_removal_card",
    "demand_removal_reason",
    "demand_removal_done",
    "demand_removed",
];
/// Every kind of event.
const EVENTS: &[&str] = &[
    "invited",
    "took_role",
    "consented_by_word",
    "published",
    "changed_price",
    "changed_quantity",
    "added_photo",
    "removed_photo",
    "renewed",
    "withdrawn",
    "expired",
    "paused",
    "resumed",
    "routine_set",
    "routine_ended",
    "requested",
    "confirmed",
    "declined",
    "lapsed",
    "cancelled",
    "day_proposed",
    "day_accepted",
    "day_declined",
    "day_taken_back",
    "terms_proposed",
    "terms_changed",
    "terms_declined",
    "terms_taken_back",
    "terms_lapsed",
    "cancel_asked",
    "cancel_refused",
    "cancel_taken_back",
    "cancel_lapsed",
    "shipped",
    "load_shipped",
    "load_corrected",
    "load_arrived",
    "load_received",
    "receipt_corrected",
    "receipt_agreed",
    "receipt_disputed",
    "rest_closed",
    "rest_kept",
    "rest_dropped",
    "received",
    "papers_complete",
    "said_paid",
    "payment_denied",
    "payment_disputed",
    "closed",
    "complained",
    "escalated",
    "outcome_proposed",
    "outcome_refused",
    "complaint_settled",
    "complaint_dropped",
    "complaint_decided",
    "changed_name",
    "changed_place",
    "shared_phone",
    "changed_digest",
    "deleted",
    "stopped",
    "unreachable",
    "reachable",
    "approval_asked",
    "approved",
    "sent_back",
    "demanded",
    "demand_changed",
    "answered",
    "answer_changed",
    "answer_withdrawn",
    "answer_declined",
    "awarded",
    "parts_asked",
    "part_agreed",
    "pool_suggested",
    "demand_filled",
    "demand_reopened",
    "demand_closed",
    "demand_expired",
    "talk_opened",
    "talk_countered",
    "talk_agreed",
    "talk_declined",
    "talk_withdrawn",
    "talk_lapsed",
    "freight_said",
    "complaint_noted",
];
/// Every way from one state to another.
const TRANSITIONS: &[&str] = &[
    "offer: new -> published",
    "offer: published -> withdrawn",
    "offer: published -> expired",
    "offer: published -> paused",
    "offer: paused -> published",
    "offer: paused -> expired",
    "offer: expired -> published",
    "offer: expired -> withdrawn",
    "offer: published -> published",
    "order: new -> requested",
    "order: requested -> confirmed",
    "order: requested -> declined",
    "order: requested -> lapsed",
    "order: requested -> cancelled",
    "order: confirmed -> cancelled",
    "order: confirmed -> confirmed",
    "order: confirmed -> shipped",
    "order: shipped -> shipped",
    "order: shipped -> received",
    "order: received -> received",
    "order: received -> closed",
    "order: new -> confirmed",
    "order: requested -> requested",
    "demand: new -> open",
    "demand: open -> open",
    "demand: open -> partly",
    "demand: open -> fulfilled",
    "demand: open -> closed",
    "demand: open -> expired",
    "demand: partly -> partly",
    "demand: partly -> fulfilled",
    "demand: partly -> open",
    "demand: partly -> closed",
    "demand: partly -> expired",
    "demand: fulfilled -> partly",
];
/// Prices in talks, and loads on trucks.
const TALKED: &[&str] = &["the first", "the second"];
const TRUCKS: &[&str] = &["the first load", "one more load"];
/// What moves a demand, or leaves it where it is.
const DEMANDED: &[&str] = &[
    "demanded",
    "demand_changed",
    "awarded",
    "parts_asked",
    "part_agreed",
    "demand_filled",
    "demand_reopened",
    "demand_closed",
    "demand_expired",
];
/// Everything that goes wrong on purpose.
const FAULTS: &[&str] = &[
    "429 with a time to wait",
    "500",
    "502",
    "connection cut before the request was taken",
    "connection cut after the request was taken",
    "403 of somebody who blocked the bot",
    "updates delivered again",
    "the database fails",
    "the program fails",
    "pressed twice",
    "pressed when its time was over",
    "forged",
    "several acts at once",
    "blocked the bot",
];
/// The prices of a talk in which both sides use all their turns.
const ORDINALS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
const KILLS: &[&str] = &[
    "killed inside a transaction",
    "killed while a message was on its way",
    "killed after a message was taken",
    "killed while updates were asked for",
    "killed at any moment",
    "stopped in good order",
];

/// How often what happened.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    counts: BTreeMap<(&'static str, String), u64>,
    states: BTreeMap<(String, i64), String>,
    /// The prices that were counted: talk and number.
    named: BTreeSet<(i64, i64)>,
    /// The loads that were counted: truck and order.
    aboard: BTreeSet<(i64, i64)>,
}

impl Tally {
    pub(crate) fn add(&mut self, group: &'static str, what: &str, count: u64) {
        if count > 0 {
            *self.counts.entry((group, what.to_owned())).or_default() += count;
        }
    }

    pub(crate) fn sum(&self, group: &str) -> u64 {
        self.counts.iter().filter(|((of, _), _)| *of == group).map(|(_, count)| count).sum()
    }

    /// Counts what is new in the database.
    pub(crate) fn count(&mut self, truth: &Truth) {
        for about in &truth.news.notices {
            self.add("message", &about.kind, 1);
        }
        for event in truth.news.events.iter().filter_map(|place| truth.events.get(*place)) {
            self.add("use case", &event.kind, 1);
            let after = match (event.subject.as_str(), event.kind.as_str()) {
                ("order", _) => event.after.as_deref().unwrap_or_default(),
                // Of a demand, what happens to its answers is no step of its own.
                ("demand", kind) if DEMANDED.contains(&kind) => event.after.as_deref().unwrap_or_default(),
                ("offer", kind) => offer_state(kind).unwrap_or_default(),
                _ => continue,
            };
            if after.is_empty() {
                continue;
            }
            let before = self.states.insert((event.subject.clone(), event.subject_id), after.to_owned());
            let before = before.unwrap_or_else(|| "new".to_owned());
            self.add("transition", &format!("{}: {before} -> {after}", event.subject), 1);
        }
        for bid in truth.bids.iter().filter(|bid| self.named.insert((bid.talk_id, bid.number))).cloned().collect::<Vec<_>>() {
            self.add("price in a talk", &format!("the {}", ORDINALS[usize::try_from(bid.number - 1).unwrap()]), 1);
        }
        let trips = truth.loads.iter().filter_map(|load| Some((load.trip_id?, load.order_id)));
        for load in trips.filter(|load| self.aboard.insert(*load)).collect::<Vec<_>>() {
            let loads = self.aboard.range((load.0, 0)..=(load.0, i64::MAX)).count();
            self.add("truck", if loads > 1 { "one more load" } else { "the first load" }, 1);
        }
    }

    /// What was to be met and was not.
    pub(crate) fn missing(&self) -> Vec<String> {
        let groups = [
            ("message", NOTICES),
            ("use case", EVENTS),
            ("transition", TRANSITIONS),
            ("price in a talk", TALKED),
            ("truck", TRUCKS),
            ("fault", FAULTS),
            ("end of the bot", KILLS),
        ];
        let all = groups.into_iter().flat_map(|(group, list)| list.iter().map(move |what| (group, (*what).to_owned())));
        all.filter(|key| !self.counts.contains_key(key)).map(|(group, what)| format!("{group}: {what}")).collect()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut last = "";
        for ((group, what), count) in &self.counts {
            if *group != last {
                writeln!(f, "{group} ({} in all)", self.sum(group))?;
                last = group;
            }
            writeln!(f, "  {count:>7}  {what}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::support::source::variants;

    /// `OfferPublished` as `offer_published`.
    fn snake(name: &str) -> String {
        let parts = name.chars().enumerate().flat_map(|(place, c)| {
            let gap = (c.is_uppercase() && place > 0).then_some('_');
            gap.into_iter().chain(c.to_lowercase())
        });
        parts.collect()
    }

    #[test]
    fn every_message_is_waited_for() {
        let all = variants(include_str!("../../src/notice/mod.rs"), "Notice");
        let unknown: Vec<String> = all
            .iter()
            .map(|name| snake(name))
            .filter(|name| !NOTICES.contains(&&**name) && !NEVER.contains(&&**name) && !NOT_YET.contains(&&**name))
            .collect();
        assert!(unknown.is_empty(), "not looked for: {unknown:?}");
    }
}
