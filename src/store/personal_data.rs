//! The register of personal data: every column of every table, what it holds of a person, how long, and what erasure does to
//! it. A test fails on a column that is not in it. [`PersonalDataStore::erase`] walks it.

use std::{collections::BTreeSet, fmt};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Result, Tx, complaints, engine, load_photos, offers, personal_texts::Concern, persons, row::millis, statements, unparsed};
use crate::domain::person::{Person, PersonId};

/// What becomes of the values of a column when a person is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasure {
    /// Nothing: the column holds nothing about a person.
    Impersonal,
    /// They stay as facts of trade or as proof: a number of a row of `persons`, which names nobody once it is emptied.
    Unnamed,
    /// They are emptied.
    Emptied,
    /// Their rows are deleted.
    Deleted,
    /// What the JSON holds of the person is cut out of it, field by field ([`super::personal_texts`]); a chat of the person's own goes
    /// with all that is in it.
    CutOut,
    /// Their rows go with the hourly cleaning, once the chat is nobody's.
    Swept,
}

impl fmt::Display for Erasure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Impersonal => "nothing",
            Self::Unnamed => "stays, and leads to nobody's name",
            Self::Emptied => "emptied",
            Self::Deleted => "deleted with its rows",
            Self::CutOut => "deleted in the own chat, cut out of those of others",
            Self::Swept => "deleted with its rows by the hourly cleaning",
        })
    }
}

/// Columns of one table that are treated alike.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The table.
    pub table: &'static str,
    /// Its columns.
    pub columns: &'static [&'static str],
    /// What they hold, and of whom.
    pub holds: &'static str,
    /// How long it is kept.
    pub kept: &'static str,
    /// What erasure does.
    pub erasure: Erasure,
}

const fn entry(table: &'static str, columns: &'static [&'static str], holds: &'static str, kept: &'static str, erasure: Erasure) -> Entry {
    Entry { table, columns, holds, kept, erasure }
}

const fn impersonal(table: &'static str, columns: &'static [&'static str]) -> Entry {
    entry(table, columns, "nothing about a person", "as long as the service runs", Erasure::Impersonal)
}

const fn unnamed(table: &'static str, columns: &'static [&'static str], holds: &'static str) -> Entry {
    entry(table, columns, holds, "as long as the service runs, without a name", Erasure::Unnamed)
}

const fn emptied(table: &'static str, columns: &'static [&'static str], holds: &'static str) -> Entry {
    entry(table, columns, holds, "until the account is erased, or RETENTION after consent was withdrawn", Erasure::Emptied)
}

/// Every column of the database.
pub const REGISTER: &[Entry] = &[
    unnamed(
        "cancellations",
        &["order_id", "side", "person_id", "reason", "at", "agreed_by"],
        "who cancelled an order, who agreed, and why as a code",
    ),
    emptied("cancellations", &["note"], "a party's own words, which may name the other"),
    entry("chat_leases", &["chat_id"], "Telegram's id of the chat", "an hour after the chat is nobody's", Erasure::Swept),
    entry("chat_leases", &["unreachable_since"], "that the person blocked the bot", "an hour after the chat is nobody's", Erasure::Swept),
    impersonal("chat_leases", &["owner", "until", "held_until"]),
    impersonal("owed_payments", &["order_id", "number", "since", "late_from", "ended_at"]),
    impersonal("closed_rests", &["order_id", "number", "at", "ordered", "rest"]),
    unnamed(
        "addenda",
        &[
            "order_id",
            "number",
            "side",
            "proposed_by",
            "agreed_by",
            "at",
            "price_before",
            "price",
            "quantity_before",
            "quantity",
            "total_before",
            "total",
            "days_before",
            "days",
        ],
        "who proposed to change an agreed order, and who agreed",
    ),
    unnamed(
        "complaints",
        &[
            "order_id",
            "number",
            "side",
            "about",
            "opened_by",
            "opened_at",
            "outcome",
            "closed_by",
            "closed_at",
            "returned",
            "note_by",
            "note_at",
            "reply_by",
            "reply_at",
        ],
        "who complained of what about an order, who said something of it, and who ended it",
    ),
    emptied("complaints", &["note", "reply"], "a party's own words of a complaint, which may name the other"),
    impersonal("commodities", &["code", "name", "life_days", "hold_hours", "edited_at"]),
    unnamed(
        "consents",
        &["id", "person_id", "version", "given_at", "withdrawn_at", "recorded_by"],
        "the proof of consent, and who recorded it",
    ),
    entry(
        "conversations",
        &["chat_id", "seq", "state", "prompt_message_id", "updated_at", "answered_prompt"],
        "the chat, and what is being filled in, with words of others in what is asked",
        "until the account is erased; a stranger's for 24 hours",
        Erasure::CutOut,
    ),
    impersonal("counters", &["name", "value"]),
    unnamed("demands", &["buyer_id"], "who said what an organisation needs"),
    emptied("demands", &["note"], "the buyer's own words to sellers"),
    impersonal(
        "demands",
        &[
            "id",
            "organization",
            "commodity",
            "quantity",
            "unit",
            "needed_on",
            "highest",
            "highest_unit",
            "handover",
            "tolerance_permille",
            "sealed_until",
            "opened_at",
            "status",
            "version",
            "created_at",
            "matched_at",
            "ended_at",
            "filled",
        ],
    ),
    unnamed("demand_answers", &["seller_id", "entered_by", "place", "region"], "who answered a demand, and the kelurahan of the goods"),
    impersonal(
        "demand_answers",
        &[
            "id",
            "demand_id",
            "offer_id",
            "quantity",
            "unit",
            "price",
            "price_unit",
            "handover",
            "ready_on",
            "status",
            "version",
            "order_id",
            "created_at",
            "ended_at",
        ],
    ),
    entry(
        "demand_told",
        &["demand_id", "person_id", "at"],
        "that a seller was told of a demand",
        "until the account is erased, or RETENTION after consent was withdrawn",
        Erasure::Deleted,
    ),
    impersonal("day_reports", &["day", "facts", "taken_at"]),
    unnamed("digests", &["person_id", "kind", "day", "queued_at"], "that an official was sent a digest"),
    unnamed(
        "events",
        &["id", "at", "actor_id", "on_behalf_of", "subject", "subject_id", "kind", "before", "after", "reason", "update_id"],
        "what a person did, in codes and amounts",
    ),
    impersonal("event_links", &["event_id", "chain", "at"]),
    impersonal("inbox", &["bot_id", "update_id", "received_at"]),
    unnamed("invitations", &["used_by", "used_at"], "who came in by the invitation"),
    impersonal("invitations", &["code_hash", "role", "organization", "office", "created_at", "expires_at"]),
    unnamed("deliveries", &["shipped_by", "arrived_by", "received_by"], "the seller who loaded, and the buyer who received"),
    emptied("deliveries", &["plate"], "the number of the vehicle"),
    entry("deliveries", &["driver"], "who drives a load, as its seller said", "90 days after it left", Erasure::Emptied),
    unnamed("load_corrections", &["corrected_by"], "the seller who corrected what was loaded"),
    unnamed("receipt_entries", &["entered_by"], "who entered a receipt, agreed on it or decided it"),
    impersonal(
        "receipt_entries",
        &["order_id", "number", "entry", "accepted", "rejected", "loss_reason", "rejects", "weight", "cause", "entered_at"],
    ),
    emptied("load_corrections", &["plate_before", "plate"], "the number of the vehicle"),
    entry(
        "load_corrections",
        &["driver_before", "driver"],
        "who drives a load, as its seller said",
        "90 days after it was said",
        Erasure::Emptied,
    ),
    impersonal("load_corrections", &["order_id", "number", "correction", "loaded_before", "loaded", "corrected_at"]),
    impersonal("load_corrections", &["packs_before", "packs_unit_before", "packs", "packs_unit"]),
    impersonal(
        "deliveries",
        &[
            "order_id",
            "number",
            "loaded",
            "packs",
            "packs_unit",
            "departed_at",
            "trip_id",
            "arrived",
            "arrived_at",
            "accepted",
            "rejected",
            "replaced",
            "loss_reason",
            "rejects",
            "weight",
            "received_at",
            "first_received_at",
            "answer",
            "agreed_at",
            "disposition",
        ],
    ),
    unnamed("load_photos", &["shown_by"], "who showed a photo of a load"),
    emptied("load_photos", &["photo"], "Telegram's name of a picture; the picture itself lies with Telegram"),
    impersonal("load_photos", &["order_id", "number", "kind", "complaint", "place", "shown_at"]),
    impersonal("live_changes", &["id", "commodity", "unit", "pack_base", "pack_unit", "offers", "amount", "taken"]),
    impersonal("live_totals", &["commodity", "unit", "pack_base", "pack_unit", "offers", "amount"]),
    impersonal("meta", &["key", "value"]),
    unnamed("offers", &["seller_id", "entered_by", "place", "region"], "who offered, and the kelurahan of the goods"),
    emptied("offers", &["seller_note"], "the seller's own words about the goods"),
    emptied("offers", &["photo"], "Telegram's name of a picture; the picture itself lies with Telegram"),
    impersonal(
        "offers",
        &[
            "id",
            "status",
            "version",
            "terms_version",
            "commodity",
            "goods",
            "unit",
            "pack_base",
            "pack_unit",
            "price",
            "price_unit",
            "handover",
            "ready_from",
            "ready_until",
            "offered",
            "available",
            "held",
            "committed",
            "fulfilled",
            "created_at",
            "published_at",
            "valid_until",
            "warned_at",
            "expired_at",
            "nego",
            "unlisted",
            "repeats",
        ],
    ),
    emptied("orders", &["buyer_note"], "the buyer's own words to the seller"),
    emptied("orders", &["remark"], "why a colleague of the buyer did not approve the order or sent it back"),
    unnamed("orders", &["approval_by"], "the colleague that decided whether the order is approved"),
    emptied("orders", &["seller_note"], "the seller's own words about the goods, as they were agreed; that there were some stays"),
    unnamed("orders", &["seller_id", "buyer_id", "place", "region", "seller_domicile"], "the parties, and the kelurahan of the goods"),
    impersonal(
        "orders",
        &[
            "id",
            "year",
            "number",
            "offer_id",
            "demand_id",
            "organization",
            "status",
            "version",
            "quantity",
            "unit",
            "total",
            "commodity",
            "goods",
            "loads",
            "arrived",
            "accepted",
            "weighed",
            "weight",
            "returned",
            "closed_short",
            "rest_asked",
            "payment",
            "came",
            "due_on",
            "reminded_at",
            "seller_told_for",
            "buyer_told_for",
            "due_at",
            "pack_base",
            "pack_unit",
            "price",
            "price_unit",
            "handover",
            "ready_from",
            "ready_until",
            "payment_days",
            "tolerance_permille",
            "approval",
            "agreed_ahead",
            "deductions",
            "requested_at",
            "hold_until",
            "decided_at",
            "confirmed_at",
        ],
    ),
    entry(
        "outbox",
        &["chat_id", "notice"],
        "the chat, what it is told, and names and numbers of others in it",
        "two days after it was sent; 90 days if Telegram refused it",
        Erasure::CutOut,
    ),
    impersonal(
        "outbox",
        &[
            "id",
            "act",
            "edit_message_id",
            "priority",
            "silent",
            "prompt",
            "not_before",
            "state",
            "attempts",
            "uncertain",
            "failed_attempts",
            "error",
            "message_id",
            "created_at",
            "done_at",
            "unprompt_message_id",
            "buttons",
        ],
    ),
    emptied(
        "papers",
        &["facts"],
        "what a paper of an order says: its parties by number, the buyer's own words, and the number of the vehicle",
    ),
    unnamed("papers", &["issued_by"], "who had a paper issued"),
    impersonal("papers", &["id", "code", "order_id", "kind", "number", "link", "sha256", "chain", "issued_at"]),
    emptied(
        "persons",
        &[
            "chat_id",
            "name",
            "phone",
            "place",
            "region",
            "seller_kind",
            "unreachable_since",
            "digest_hour",
            "digest_days",
            "usual_handover",
        ],
        "Telegram's id, the name, the phone number, the place, the business, when the digest comes, and where prices usually apply",
    ),
    unnamed("persons", &["id", "language", "created_at", "deleted_at", "suspended_at"], "that there was an account"),
    entry("persons", &["suspended_chat"], "a hash of the chat of a suspended account", "until the account is restored", Erasure::Unnamed),
    entry(
        "prompts",
        &["chat_id", "outbox_id", "message_id"],
        "the last question of a chat",
        "until the account is erased",
        Erasure::Deleted,
    ),
    unnamed("reference_prices", &["entered_by"], "the admin who entered it"),
    impersonal(
        "reference_prices",
        &["id", "commodity", "price", "price_unit", "highest", "day", "source", "rule", "entered_at", "removed_at"],
    ),
    unnamed("approval_limits", &["entered_by"], "the admin who entered it"),
    impersonal("approval_limits", &["id", "organization", "amount", "entered_at"]),
    unnamed("tolerances", &["entered_by"], "the admin who entered it"),
    impersonal("tolerances", &["id", "commodity", "permille", "entered_at"]),
    unnamed("roles", &["person_id", "role", "organization", "office", "granted_at", "ended_at"], "what a person could do"),
    entry(
        "routines",
        &["id", "seller_id", "commodity", "days", "minute", "next_at", "prompted_on", "created_at", "ended_at"],
        "about which goods, and when, a seller wishes to be asked",
        "until the account is erased, or RETENTION after consent was withdrawn",
        Erasure::Deleted,
    ),
    entry(
        "subscriptions",
        &[
            "id",
            "person_id",
            "kind",
            "commodity",
            "least",
            "least_unit",
            "highest",
            "highest_unit",
            "region",
            "daily",
            "next_at",
            "created_at",
            "ended_at",
        ],
        "of which offers or demands a person wishes to be told",
        "until the account is erased, or 30 days after the person ended it",
        Erasure::Deleted,
    ),
    entry(
        "subscription_news",
        &["subscription_id", "number", "found_at", "told_at"],
        "of which of them the person was told",
        "180 days, or as long as the subscription",
        Erasure::Deleted,
    ),
    unnamed("proposals", &["order_id", "version", "event", "side", "person_id", "at"], "who proposed what for an order"),
    entry(
        "proposals",
        &["detail"],
        "what was proposed, in amounts, codes and days; a party's own words, the number of a vehicle, Telegram's names of pictures",
        "the words, the number and the pictures until the account is erased, or RETENTION after consent was withdrawn",
        Erasure::CutOut,
    ),
    impersonal("runs", &["owner", "started_at", "beats", "beat_at"]),
    entry(
        "set_aside",
        &["id", "bot_id", "update_id", "raw", "reason", "code", "at", "replayed_at", "chat_id"],
        "an update that could not be applied, as Telegram sent it",
        "90 days",
        Erasure::Deleted,
    ),
    impersonal("suspects", &["bot_id", "update_id", "tries", "at"]),
    unnamed("freights", &["said_by"], "the seller who said what the transport costs"),
    impersonal("freights", &["trip_id", "number", "amount", "said_at"]),
    unnamed("trips", &["begun_by"], "the seller whose loads left on one truck"),
    impersonal("trips", &["id", "begun_at"]),
    unnamed("talks", &["buyer_id"], "who began a price talk"),
    impersonal(
        "talks",
        &[
            "id",
            "offer_id",
            "organization",
            "listed",
            "price_unit",
            "tolerance_permille",
            "status",
            "version",
            "until",
            "order_id",
            "opened_at",
            "ended_at",
            "day",
        ],
    ),
    unnamed("bids", &["person_id"], "who named a price"),
    impersonal("bids", &["talk_id", "number", "side", "quantity", "unit", "price", "at"]),
    entry(
        "unread",
        &["id", "day", "why", "text", "person_id"],
        "texts that could not be read, and who wrote them: numbers of people and the names that are known are cut out",
        "90 days, or until the account is erased",
        Erasure::Deleted,
    ),
    entry("former_names", &["person_id", "name"], "how the person was called before", "until the account is erased", Erasure::Deleted),
];

statements! {
    /// The words of the person, and words about the person by the other party.
    EMPTY_NOTES = "UPDATE cancellations SET note = NULL WHERE note IS NOT NULL AND (person_id = $1 OR order_id IN (SELECT o.id FROM orders o
        JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1))";
    EMPTY_BUYER_NOTES = "UPDATE orders SET buyer_note = NULL WHERE buyer_note IS NOT NULL AND (buyer_id = $1 OR seller_id = $1
        OR offer_id IN (SELECT id FROM offers WHERE entered_by = $1))";
    EMPTY_REMARKS = "UPDATE orders SET remark = NULL WHERE remark IS NOT NULL AND (buyer_id = $1 OR approval_by = $1)";
    EMPTY_OFFER_NOTES = "UPDATE offers SET seller_note = NULL WHERE (seller_id = $1 OR entered_by = $1) AND seller_note IS NOT NULL";
    /// That a price was agreed with words stays, so that the figures of a day can be counted again.
    EMPTY_SELLER_NOTES = "UPDATE orders SET seller_note = '' WHERE seller_note IS NOT NULL AND (seller_id = $1
        OR offer_id IN (SELECT id FROM offers WHERE entered_by = $1))";
    EMPTY_PERSON = "UPDATE persons SET chat_id = NULL, phone = NULL, name = '', place = NULL, region = NULL, seller_kind = NULL,
            unreachable_since = NULL, digest_hour = 7, digest_days = 'DAILY', usual_handover = NULL, deleted_at = $2
        WHERE id = $1";
    EMPTY_DRIVERS = "UPDATE deliveries SET driver = NULL WHERE driver IS NOT NULL AND order_id IN (SELECT o.id FROM orders o
        JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1)";
    EMPTY_CORRECTED_DRIVERS = "UPDATE load_corrections SET driver_before = NULL, driver = NULL WHERE COALESCE(driver_before, driver) IS NOT NULL
        AND order_id IN (SELECT o.id FROM orders o JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1)";
    EMPTY_PLATES = "UPDATE deliveries SET plate = NULL WHERE plate IS NOT NULL AND order_id IN (SELECT o.id FROM orders o
        JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1)";
    EMPTY_CORRECTED_PLATES = "UPDATE load_corrections SET plate_before = NULL, plate = NULL WHERE COALESCE(plate_before, plate) IS NOT NULL
        AND order_id IN (SELECT o.id FROM orders o JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1)";
    EMPTY_DEMAND_NOTES = "UPDATE demands SET note = NULL WHERE note IS NOT NULL AND buyer_id = $1";
    DELETE_TOLD = "DELETE FROM demand_told WHERE person_id = $1";
    EMPTY_PAPERS = "UPDATE papers SET facts = NULL WHERE facts IS NOT NULL AND order_id IN (SELECT o.id FROM orders o
        JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1)";
    DELETE_ROUTINES = "DELETE FROM routines WHERE seller_id = $1";
    DELETE_SUBSCRIPTION_NEWS = "DELETE FROM subscription_news WHERE subscription_id IN (SELECT s.id FROM subscriptions s WHERE s.person_id = $1)";
    DELETE_SUBSCRIPTIONS = "DELETE FROM subscriptions WHERE person_id = $1";
    DELETE_CONVERSATION = "DELETE FROM conversations WHERE chat_id = $1";
    DELETE_PROMPT = "DELETE FROM prompts WHERE chat_id = $1";
    DELETE_MESSAGES = "DELETE FROM outbox WHERE chat_id = $1";
    /// Rows of before the chat was kept beside the update are found by the id in its JSON.
    DELETE_DEAD_LETTERS = "DELETE FROM set_aside WHERE chat_id = $1 OR (chat_id IS NULL AND (raw LIKE '%:' || CAST($1 AS TEXT) || ',%'
        OR raw LIKE '%:' || CAST($1 AS TEXT) || '}%'))";
    OFFERS = "SELECT f.id FROM offers f WHERE f.seller_id = $1 OR f.entered_by = $1";
    DEMANDS = "SELECT d.id FROM demands d WHERE d.buyer_id = $1";
    /// With 1 where the person sold. Who is no party may have said something as well: a colleague, or who acted for the farmer before.
    ORDERS = "SELECT o.id, o.year, o.number, CAST(CASE WHEN o.seller_id = $1 OR f.entered_by = $1 THEN 1 ELSE 0 END AS BIGINT)
        FROM orders o JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1
            OR EXISTS (SELECT 1 FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.actor_id = $1
                AND e.kind IN ('sent_back', 'cancelled'))
            OR EXISTS (SELECT 1 FROM complaints k WHERE k.order_id = o.id AND (k.note_by = $1 OR k.reply_by = $1))
            OR EXISTS (SELECT 1 FROM proposals p WHERE p.order_id = o.id AND p.person_id = $1)";
    PROPOSALS = "SELECT p.order_id, p.version, p.detail FROM proposals p JOIN orders o ON o.id = p.order_id
        JOIN offers f ON f.id = o.offer_id WHERE o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1 OR p.person_id = $1";
    CUT_PROPOSAL = "UPDATE proposals SET detail = $3 WHERE order_id = $1 AND version = $2";
    /// The chats of those who dealt with the person, or registered the person, and may know the name or the number.
    NEAR_CHATS = "SELECT p.chat_id FROM persons p WHERE p.chat_id IS NOT NULL AND p.id <> $1 AND (
            EXISTS (SELECT 1 FROM orders o JOIN offers f ON f.id = o.offer_id WHERE (o.seller_id = $1 OR f.entered_by = $1 OR o.buyer_id = $1)
                AND (o.seller_id = p.id OR f.entered_by = p.id OR o.buyer_id = p.id
                    OR EXISTS (SELECT 1 FROM roles r WHERE r.person_id = p.id AND r.organization = o.organization)))
            OR EXISTS (SELECT 1 FROM consents c WHERE c.person_id = $1 AND c.recorded_by = p.id))";
    MESSAGES = "SELECT m.id, m.chat_id, m.notice FROM outbox m WHERE m.id > $1 AND m.notice IS NOT NULL AND m.act = 'say'
        ORDER BY m.id LIMIT $2 + 0";
    STATES = "SELECT c.chat_id, c.state FROM conversations c WHERE c.chat_id > $1 AND c.state <> '' ORDER BY c.chat_id LIMIT $2 + 0";
    CUT_STATE = "UPDATE conversations SET state = $2 WHERE chat_id = $1";
    CUT_OUT = "UPDATE outbox SET notice = $2 WHERE id = $1";
    /// What was sent to chats that are nobody's: a stranger's that was forgotten, and that of who deleted the account.
    SWEEP_SENT = "DELETE FROM outbox WHERE state IN ('sent', 'superseded') AND done_at < $1
        AND NOT EXISTS (SELECT 1 FROM persons p WHERE p.chat_id = outbox.chat_id)
        AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.chat_id = outbox.chat_id)";
    /// What waits for strangers who blocked the bot.
    SWEEP_WAITING = "DELETE FROM outbox WHERE state = 'queued' AND created_at < $1
        AND NOT EXISTS (SELECT 1 FROM persons p WHERE p.chat_id = outbox.chat_id)
        AND EXISTS (SELECT 1 FROM chat_leases l WHERE l.chat_id = outbox.chat_id AND l.unreachable_since < $1)";
    SWEEP_LEASES = "DELETE FROM chat_leases WHERE until < $1 AND held_until < $1
        AND NOT EXISTS (SELECT 1 FROM persons p WHERE p.chat_id = chat_leases.chat_id)
        AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.chat_id = chat_leases.chat_id)
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.chat_id = chat_leases.chat_id AND o.state = 'queued')";
    /// People whose consent was withdrawn before a moment and who have nothing open.
    STOPPED = "SELECT p.id FROM persons p WHERE p.deleted_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.person_id = p.id AND (c.withdrawn_at IS NULL OR c.withdrawn_at >= $1))
        AND NOT EXISTS (SELECT 1 FROM orders o JOIN offers f ON f.id = o.offer_id WHERE (o.seller_id = p.id OR f.entered_by = p.id
            OR o.buyer_id = p.id) AND o.status IN ('requested', 'confirmed', 'shipped', 'received')) ORDER BY p.id LIMIT 100";
}

/// What erases: the columns of a table, and the statement. `By` says what it is given.
#[derive(Debug, Clone, Copy)]
enum By {
    Person,
    Chat,
}

/// The walk through the register, in the order in which it is done. The person's own row comes last: it leads to the others.
const STEPS: &[(&str, &[&str], By, &str)] = &[
    ("cancellations", &["note"], By::Person, EMPTY_NOTES),
    ("complaints", &["note", "reply"], By::Person, complaints::FORGET),
    ("orders", &["buyer_note"], By::Person, EMPTY_BUYER_NOTES),
    ("orders", &["remark"], By::Person, EMPTY_REMARKS),
    ("offers", &["seller_note"], By::Person, EMPTY_OFFER_NOTES),
    ("orders", &["seller_note"], By::Person, EMPTY_SELLER_NOTES),
    ("offers", &["photo"], By::Person, offers::FORGET_PHOTOS),
    ("load_photos", &["photo"], By::Person, load_photos::FORGET),
    ("deliveries", &["plate"], By::Person, EMPTY_PLATES),
    ("deliveries", &["driver"], By::Person, EMPTY_DRIVERS),
    ("load_corrections", &["plate_before", "plate"], By::Person, EMPTY_CORRECTED_PLATES),
    ("load_corrections", &["driver_before", "driver"], By::Person, EMPTY_CORRECTED_DRIVERS),
    ("demands", &["note"], By::Person, EMPTY_DEMAND_NOTES),
    ("demand_told", &[], By::Person, DELETE_TOLD),
    ("papers", &["facts"], By::Person, EMPTY_PAPERS),
    ("unread", &[], By::Person, unparsed::DELETE),
    ("former_names", &[], By::Person, persons::FORGET_FORMER_NAMES),
    ("routines", &[], By::Person, DELETE_ROUTINES),
    ("subscription_news", &[], By::Person, DELETE_SUBSCRIPTION_NEWS),
    ("subscriptions", &[], By::Person, DELETE_SUBSCRIPTIONS),
    ("conversations", &[], By::Chat, DELETE_CONVERSATION),
    ("prompts", &[], By::Chat, DELETE_PROMPT),
    ("set_aside", &[], By::Chat, DELETE_DEAD_LETTERS),
    ("outbox", &[], By::Chat, DELETE_MESSAGES),
];

/// What [`PersonalDataStore::cut_out`] walks through before that: the JSON of others, and the statement that keeps what is left of it.
#[cfg(test)]
const CUTS: &[(&str, &str, &str)] =
    &[("outbox", "notice", CUT_OUT), ("conversations", "state", CUT_STATE), ("proposals", "detail", CUT_PROPOSAL)];

/// How many rows of JSON are read at once.
const PAGE: i64 = 500;

/// The JSON without what `cut` takes out of it, if there was anything.
fn without(json: &str, cut: impl FnOnce(&mut Value) -> bool) -> Option<String> {
    let mut value = serde_json::from_str(json).ok()?;
    cut(&mut value).then(|| value.to_string())
}

/// Erases people, and what is left of chats that are nobody's.
#[derive(Debug)]
pub struct PersonalDataStore<'t>(&'t mut Tx);

impl Tx {
    /// Erases people, and what is left of chats that are nobody's.
    pub const fn personal_data(&mut self) -> PersonalDataStore<'_> {
        PersonalDataStore(self)
    }
}

impl PersonalDataStore<'_> {
    /// Erases everything that names the person, in every table of the register. Trade keeps pointing to the empty row.
    pub async fn erase(&mut self, person: &Person, now: DateTime<Utc>) -> Result<()> {
        self.0.flush().await?;
        self.0.work().forget_people();
        self.cut_out(person).await?;
        self.0.unparsed().cut_names(person.id).await?;
        for (_, _, by, sql) in STEPS {
            let key = match by {
                By::Person => Some(person.id.0),
                By::Chat => person.chat.map(|chat| chat.0),
            };
            if let Some(key) = key {
                engine!(self.0, c => sqlx::query(*sql).bind(key).execute(c).await.map(drop))?;
            }
        }
        engine!(self.0, c => sqlx::query(EMPTY_PERSON).bind(person.id.0).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// Cuts the phone number that the person shared out of what others were told or will be told.
    pub async fn cut_phone_out(&mut self, person: &Person) -> Result<()> {
        let Some(phone) = person.phone.clone() else { return Ok(()) };
        self.0.flush().await?;
        let near = self.near(person.id).await?;
        self.cut_out_of_json(person, &Concern { words: vec![phone], ..Concern::default() }, &near).await
    }

    /// Cuts the person's name, number and chat, and the words and pictures of all that the person had a part in, out of what others
    /// were told or will be told, of what they fill in, and of what was proposed.
    async fn cut_out(&mut self, person: &Person) -> Result<()> {
        let (concern, near) = (self.concern(person).await?, self.near(person.id).await?);
        let proposals: Vec<(i64, i64, String)> = engine!(self.0, c => sqlx::query_as(PROPOSALS).bind(person.id.0).fetch_all(c).await)?;
        for (order, version, detail) in proposals {
            if let Some(cut) = without(&detail, |value| concern.cut_own(value)) {
                engine!(self.0, c => sqlx::query(CUT_PROPOSAL).bind(order).bind(version).bind(&cut).execute(c).await.map(drop))?;
            }
        }
        self.cut_out_of_json(person, &concern, &near).await
    }

    /// The offers, orders and demands of the person, and what names the person.
    async fn concern(&mut self, person: &Person) -> Result<Concern> {
        let id = person.id.0;
        let offers: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(OFFERS).bind(id).fetch_all(c).await)?;
        let demands: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(DEMANDS).bind(id).fetch_all(c).await)?;
        let orders: Vec<(i64, i64, i64, i64)> = engine!(self.0, c => sqlx::query_as(ORDERS).bind(id).fetch_all(c).await)?;
        Ok(Concern {
            words: words_of(person),
            chat: person.chat,
            person: Some(person.id),
            offers: offers.into_iter().collect(),
            demands: demands.into_iter().collect(),
            orders: orders.iter().map(|(order, _, _, sold)| (*order, *sold == 1)).collect(),
            codes: orders.iter().map(|(_, year, number, sold)| ((*year, *number), *sold == 1)).collect(),
        })
    }

    /// The chats of those who dealt with the person and may know the name.
    async fn near(&mut self, person: PersonId) -> Result<BTreeSet<i64>> {
        let chats: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(NEAR_CHATS).bind(person.0).fetch_all(c).await)?;
        Ok(chats.into_iter().collect())
    }

    /// Walks through all messages and conversations of others, page by page.
    async fn cut_out_of_json(&mut self, person: &Person, concern: &Concern, near: &BTreeSet<i64>) -> Result<()> {
        let own = person.chat.map(|chat| chat.0);
        let cut = |chat: i64, json: &str| {
            let named = near.contains(&chat);
            let looks = Some(chat) != own && (named || Concern::may_hold_words(json));
            looks.then(|| without(json, |value| concern.cut(value, named))).flatten()
        };
        let mut last = 0;
        loop {
            let rows: Vec<(i64, i64, String)> = engine!(self.0, c => sqlx::query_as(MESSAGES).bind(last).bind(PAGE).fetch_all(c).await)?;
            let Some((id, ..)) = rows.last() else { break };
            last = *id;
            for (id, chat, notice) in rows {
                if let Some(notice) = cut(chat, &notice) {
                    engine!(self.0, c => sqlx::query(CUT_OUT).bind(id).bind(&notice).execute(c).await.map(drop))?;
                }
            }
        }
        let mut last = i64::MIN;
        loop {
            let rows: Vec<(i64, String)> = engine!(self.0, c => sqlx::query_as(STATES).bind(last).bind(PAGE).fetch_all(c).await)?;
            let Some((chat, _)) = rows.last() else { break };
            last = *chat;
            for (chat, state) in rows {
                if let Some(state) = cut(chat, &state) {
                    engine!(self.0, c => sqlx::query(CUT_STATE).bind(chat).bind(&state).execute(c).await.map(drop))?;
                }
            }
        }
        // The chats of this batch are written from memory.
        self.0.work().change_states(cut);
        Ok(())
    }

    /// Deletes what is left of chats that are nobody's: what was sent before `sent`, and what waits since before `waiting` for
    /// strangers who blocked the bot.
    pub async fn sweep(&mut self, sent: DateTime<Utc>, waiting: DateTime<Utc>, now: DateTime<Utc>) -> Result<()> {
        self.0.flush().await?;
        engine!(self.0, c => sqlx::query(SWEEP_WAITING).bind(millis(waiting)).execute(c).await.map(drop))?;
        engine!(self.0, c => sqlx::query(SWEEP_SENT).bind(millis(sent)).execute(c).await.map(drop))?;
        engine!(self.0, c => sqlx::query(SWEEP_LEASES).bind(millis(now)).execute(c).await.map(drop))?;
        Ok(())
    }

    /// People whose consent was withdrawn before `before` and who have nothing open, at most 100.
    pub async fn stopped(&mut self, before: DateTime<Utc>) -> Result<Vec<Person>> {
        let ids: Vec<i64> = engine!(self.0, c => sqlx::query_scalar(STOPPED).bind(millis(before)).fetch_all(c).await)?;
        let mut people = Vec::new();
        for id in ids {
            people.extend(self.0.persons().get(crate::domain::person::PersonId(id)).await?);
        }
        Ok(people)
    }
}

/// Shorter words of a name, such as Pak, name nobody.
const NAMING_LETTERS: usize = 4;

/// What names a person where the number of the person does not stand.
fn words_of(person: &Person) -> Vec<String> {
    let parts = person.name.split_whitespace().filter(|word| word.chars().count() >= NAMING_LETTERS).map(str::to_owned);
    let all = [Some(person.name.clone()), person.phone.clone()].into_iter().flatten().chain(parts);
    all.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_the_register_calls_erased_is_erased_by_a_step() {
        let person: &[&str] = &["persons"];
        for entry in REGISTER.iter().filter(|e| matches!(e.erasure, Erasure::Emptied | Erasure::Deleted | Erasure::CutOut)) {
            if entry.erasure == Erasure::CutOut {
                let keeps = |(table, column, sql): &(&str, &str, &str)| {
                    *table == entry.table && entry.columns.contains(column) && sql.contains(&format!("UPDATE {table} SET {column} = "))
                };
                assert!(CUTS.iter().any(keeps), "nothing cuts {}", entry.table);
                continue;
            }
            let erases = |columns: &[&str]| columns.is_empty() || columns == entry.columns;
            let step = STEPS.iter().find(|(table, columns, ..)| *table == entry.table && erases(columns));
            assert!(step.is_some() || person.contains(&entry.table), "nothing erases {}", entry.table);
            if entry.erasure == Erasure::Emptied {
                let sql = step.map_or(EMPTY_PERSON, |(.., sql)| sql);
                assert!(entry.columns.iter().all(|column| sql.contains(&format!("{column} = "))), "{entry:?}");
            }
        }
    }

    #[test]
    fn no_column_stands_twice_in_the_register() {
        let mut seen = BTreeSet::new();
        for entry in REGISTER {
            assert!(entry.columns.iter().all(|column| seen.insert((entry.table, *column))), "{entry:?}");
        }
    }
}
