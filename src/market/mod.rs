//! The use cases of the market, one function each: authorise, load, transition, save, record, notify -
//! all on one [`Tx`]. What a modified client sends is judged here, not in the conversation.

mod account;
mod agreement;
mod alerts;
mod amendments;
mod approvals;
mod assistants;
mod award;
mod budgets;
mod complaint_notes;
mod complaints;
mod consent;
mod contacts;
mod context;
mod delivery;
mod demand_answers;
mod demand_steps;
mod demands;
mod desk;
mod event_chain;
mod history;
mod holdings;
mod invitation;
mod load_photos;
mod mediation;
mod moderation;
mod news_forwarding;
mod news_lifetime;
mod offer_transition;
mod offers;
mod order_deadlines;
mod orders;
mod papers;
mod pick_up_days;
mod pooling;
mod prices;
mod proof;
pub mod reachability;
mod reassignment;
mod relist;
mod replacing;
mod routine;
mod rules;
mod search;
mod subscriptions;
mod talk_steps;
mod talks;
mod telling;
mod timers;
mod transition;
mod trips;

pub use account::{
    Registration, add_role, become_seller, delete_account, erase_past_retention, erase_stopped, forget_farmer, is_known, language_of,
    may_delete, person_of, personal_data, register, set_digest, set_name, set_phone, set_place, stop,
};
pub use agreement::Made;
pub use alerts::alert;
pub use amendments::most_ordered;
pub use approvals::check_approver;
pub use assistants::{farmer, farmers, offer_facts, on_behalf, register_farmer};
pub use award::{award, reliability, takeable};
pub use budgets::{check_answer_budget, check_demand_budget, check_offer_budget, check_proposal_budget, check_request_budget};
pub use complaint_notes::{note_complaint, why_unnoted};
pub use consent::{CONSENT_VERSION, consent_is_old, renew_consent};
pub use contacts::{ask_for_phone, contact};
pub use context::{Cx, Error, Outcome, Refusal};
pub use demand_answers::{AnswerDraft, answer, answer_with_offer, own_answer, withdraw_answer};
pub use demands::{
    answers_to, change_demand, close_demand, demand, demand_for, demands, expire_demand, is_complete, open_answers, proposal, tell_sellers,
};
pub use desk::{command_list, desk, desk_demand, desk_offer, desk_order, is_at_desk, suggest_pool};
pub use event_chain::{broken_event_chain, event_chain, extend_event_chain};
pub use history::{demand_history, offer_history, order_history};
pub use holdings::{Ended, Unfinished, unfinished};
pub use invitation::{Code, code_hash, invite, is_own_invitation, open_invitation};
pub use load_photos::{ShownPhoto, own_load_photos, show_load_photo, takes_photo};
pub use mediation::{Mediated, complaints, decide, mediated};
pub use moderation::{
    Named, NotDone, OfOffer, cancel_invitation, demand_to_remove, find_person, forget, offer_to_remove, remove_demand, remove_offer,
    restore, revoke, suspend,
};
pub use offers::{
    OfferDraft, OwnCounts, own_offer, own_offers, publish, publish_for, renew, set_note, set_photo, set_price, set_quantity, sold_out,
    stale_reason_of_listing, stale_reason_of_own_offer, withdraw,
};
pub use order_deadlines::meet_deadline;
pub(crate) use orders::shows_names;
pub use orders::{
    Names, RequestOptions, first_day, listed, named, open_total, order_for, order_named, owed, own_orders, request, request_for,
    requests_to,
};
pub use papers::{
    CheckedPaper, MakePaper, NewPaper, broken_chain, check_paper, issue_of, issue_paper, linked_paper, paper_facts, papers_of, still_issued,
};
pub use pick_up_days::{pick_ups_due, remind_of_pick_ups};
pub use pooling::{PoolAsked, ask_pool, pool_for};
pub use prices::{references, references_today, set_reference};
pub use proof::{BrokenChain, Link, chain_line, chained, check_chain, check_event_chain, event_line, is_event_chain, sha256};
pub use reassignment::{assign_farmer, desk_farmer};
pub use relist::{Before, before_offering, last_offer, relist, terms_again};
pub use replacing::{Replaced, Successor, replace};
pub use routine::{end_routine, set_routine};
pub use rules::{Rules, rules, set_approval_limit, set_tolerance};
pub use search::{Found, browse, live_goods, live_offer, shown_offer};
pub use subscriptions::{
    forget_subscriptions, interesting_goods, own_subscription, own_subscriptions, set_daily, set_region, subscribe, unsubscribe,
};
pub use talks::{Agreement, agree, counter, end_talk, lapse_talk, open_talk, open_talk_about, own_talks, talk_for};
pub use timers::{expire_offer, forget_strangers, run_due};
pub use transition::{Changed, lapse_request, stale_reason_of_step, transition, what_follows};
pub(crate) use transition::{is_too_late, stale_reason_of_event};
pub use trips::{FreightSaid, freight_for, parts_of, riders, say_freight, shared_truck, trip_of};
