//! All SQL of the store, for the test that prepares it.

use super::{
    addenda, approvals, assistants, audit, budgets, catalogue, complaints, conversations, dead_letters, deliveries, demand_answers,
    demands, desk, digests, event_links, events, flush, inbox, invitations, load_photos, lost_history, meta, metrics, offer_search, offers,
    orders, outbox, papers, personal_data, persons, pooling, quarantine, reference_prices, replaced, routines, subscriptions, talks,
    tolerances, trips, unparsed,
};

/// Every SQL text of the program: file, name, text. A test prepares each on both engines.
#[must_use]
pub fn all_statements() -> Vec<(&'static str, &'static str, &'static str)> {
    let audit = audit::statements().map(|(name, sql)| ("audit", *name, *sql));
    let files = [
        ("approvals", approvals::STATEMENTS),
        ("assistants", assistants::STATEMENTS),
        ("catalogue", catalogue::STATEMENTS),
        ("addenda", addenda::STATEMENTS),
        ("complaints", complaints::STATEMENTS),
        ("conversations", conversations::STATEMENTS),
        ("dead_letters", dead_letters::STATEMENTS),
        ("deliveries", deliveries::STATEMENTS),
        ("demand_answers", demand_answers::STATEMENTS),
        ("demands", demands::STATEMENTS),
        ("desk", desk::STATEMENTS),
        ("digests", digests::STATEMENTS),
        ("events", events::STATEMENTS),
        ("flush", flush::STATEMENTS),
        ("metrics", metrics::STATEMENTS),
        ("inbox", inbox::STATEMENTS),
        ("invitations", invitations::STATEMENTS),
        ("load_photos", load_photos::STATEMENTS),
        ("lost_history", lost_history::STATEMENTS),
        ("budgets", budgets::STATEMENTS),
        ("meta", meta::STATEMENTS),
        ("pooling", pooling::STATEMENTS),
        ("offers", offers::STATEMENTS),
        ("orders", orders::STATEMENTS),
        ("offer_search", offer_search::STATEMENTS),
        ("outbox", outbox::STATEMENTS),
        ("leases", outbox::leases::STATEMENTS),
        ("event_links", event_links::STATEMENTS),
        ("papers", papers::STATEMENTS),
        ("personal_data", personal_data::STATEMENTS),
        ("persons", persons::STATEMENTS),
        ("routines", routines::STATEMENTS),
        ("talks", talks::STATEMENTS),
        ("tolerances", tolerances::STATEMENTS),
        ("trips", trips::STATEMENTS),
        ("quarantine", quarantine::STATEMENTS),
        ("reference_prices", reference_prices::STATEMENTS),
        ("replaced", replaced::STATEMENTS),
        ("subscriptions", subscriptions::STATEMENTS),
        ("unparsed", unparsed::STATEMENTS),
    ];
    files.into_iter().flat_map(|(file, list)| list.iter().map(move |(name, sql)| (file, *name, *sql))).chain(audit).collect()
}
