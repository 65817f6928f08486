//! Each breach of a promise is seen by the audit: planted behind the program's back, on both engines.

use tembus::{domain::person::Organization, store::audit::Kind};

use super::{busy_market, findings, tamper};
use crate::support::{Engine, World, on_each_engine};

/// Plants a breach in a sound market; the audit names it, and nothing of another kind.
async fn is_seen(engine: Engine, kind: Kind, breach: &'static str, words: &'static str) {
    let world = busy_market(engine).await;
    assert_eq!(findings(&world.db).await, []);
    tamper(&world.db, breach).await;
    let found = findings(&world.db).await;
    let said: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|said| said.contains(words)), "not said: {words}, but {said:?}");
    assert!(found.iter().all(|finding| finding.kind == kind), "{found:?}");
}

macro_rules! breaches {
    ($($name:ident: $kind:ident, $breach:literal, $words:literal;)*) => {$(
        on_each_engine!($name);
        async fn $name(engine: Engine) {
            is_seen(engine, Kind::$kind, $breach, $words).await;
        }
    )*};
}

breaches! {
    a_kilo_that_was_sold_twice: Quantities, "UPDATE offers SET available = available + 50000, committed = 0",
        "says held 20000, agreed 0, fulfilled 0; its orders say 20000, 50000, 0";
    held_goods_that_nobody_asked_for: Quantities, "UPDATE offers SET available = available - 1, held = held + 1", "says held 20001";
    an_order_for_more_than_was_held: Quantities, "UPDATE orders SET quantity = quantity + 1 WHERE status = 'confirmed'",
        "its orders say 20000, 50001, 0";
    a_receipt_that_counts_and_is_not_there: Quantities, "UPDATE orders SET arrived = 1, accepted = 1 WHERE status = 'confirmed'",
        "says 0 loads, 1 arrived, 1 accepted; its receipts say 0, 0, 0";
    goods_that_went_back_and_never_came: Quantities, "UPDATE orders SET arrived = 1, accepted = 1, returned = 1 WHERE status = 'confirmed'",
        "says 1 returned of 1 accepted; its complaints say 0";
    goods_that_come_again_though_nobody_said_so: Quantities,
        "INSERT INTO deliveries (order_id, number, loaded, shipped_by, departed_at, accepted, rejected, loss_reason, received_by, received_at,
                answer, replaced)
            SELECT id, 1, quantity, seller_id, decided_at, 0, quantity, 'QUALITY', buyer_id, decided_at, 'AGREED', quantity FROM orders
                WHERE status = 'confirmed';
        UPDATE orders SET loads = 1 WHERE status = 'confirmed'",
        "is replaced by 50000, and no complaint ended so";
    a_receipt_of_which_nobody_said_anything: Quantities,
        "INSERT INTO deliveries (order_id, number, loaded, shipped_by, departed_at, accepted, rejected, received_by, received_at, first_received_at)
            SELECT id, 1, quantity, seller_id, decided_at, quantity, 0, buyer_id, decided_at, decided_at FROM orders WHERE status = 'confirmed';
        UPDATE orders SET loads = 1 WHERE status = 'confirmed'",
        "was received with 50000 accepted and 0 rejected, and its last entry says nothing";
    a_weight_that_no_receipt_says: Quantities,
        "UPDATE orders SET arrived = 2, accepted = 2, weighed = 1, weight = 5 WHERE status = 'confirmed'",
        "has 1 of 2 weighed with 5, its receipts say 0 with 0";
    a_rest_of_which_the_order_knows_nothing: Quantities,
        "INSERT INTO closed_rests (order_id, number, at, ordered, rest) SELECT id, 1, decided_at, quantity, 10000 FROM orders WHERE status = 'confirmed'",
        "has 0 closed, its closed rests are 10000";
    a_payment_that_nobody_owes: Quantities,
        "INSERT INTO owed_payments (order_id, number, since, late_from) SELECT id, 1, decided_at, decided_at FROM orders WHERE status = 'confirmed'",
        "is owed for, and nothing is to be paid";
    goods_that_were_never_put_up_and_can_be_ordered: Quantities, "UPDATE offers SET unlisted = 1 WHERE available > 0",
        "was never put up and has";
    a_receipt_that_nobody_entered: Quantities,
        "INSERT INTO receipt_entries (order_id, number, entry, accepted, rejected, cause, entered_by, entered_at)
            SELECT id, 1, 1, quantity, 0, 'ENTERED', buyer_id, decided_at FROM orders WHERE status = 'confirmed'",
        "has an entry 1 without its event";
    a_load_that_nobody_is_asked_about: Times,
        "INSERT INTO deliveries (order_id, number, loaded, shipped_by, departed_at) SELECT id, 1, quantity, seller_id, decided_at FROM orders
                WHERE status = 'confirmed';
        INSERT INTO events (at, subject, subject_id, kind, before, after)
            SELECT decided_at + 1, 'order', id, 'freight_said', 'shipped', 'shipped' FROM orders WHERE status = 'confirmed';
        UPDATE orders SET status = 'shipped', loads = 1, due_at = NULL WHERE status = 'confirmed'",
        "has a load that is not settled and no complaint, and nothing falls due";
    a_change_that_the_order_does_not_know: Trace, "INSERT INTO addenda (order_id, number, side, proposed_by, agreed_by, at, price_before,
            price, quantity_before, quantity) SELECT id, 1, 'SELLER', seller_id, buyer_id, decided_at, price, price + 1, quantity, quantity
        FROM orders WHERE status = 'confirmed'",
        "is not what its addendum 1 made";
    a_change_without_its_trace: Trace, "INSERT INTO addenda (order_id, number, side, proposed_by, agreed_by, at, price_before,
            price, quantity_before, quantity) SELECT id, 1, 'SELLER', seller_id, buyer_id, decided_at, price + 1, price, quantity, quantity
        FROM orders WHERE status = 'confirmed'",
        "has 1 addenda, the trace has 0";
    an_order_of_which_nothing_was_kept_that_waits_for_nothing: Quantities,
        "UPDATE offers SET committed = committed - 50000, fulfilled = fulfilled + 50000;
        INSERT INTO events (at, subject, subject_id, kind, before, after)
            SELECT decided_at + 1, 'order', id, 'received', 'confirmed', 'received' FROM orders WHERE status = 'confirmed';
        UPDATE orders SET status = 'received', version = version + 1, arrived = quantity, due_at = NULL WHERE status = 'confirmed'",
        "is received with 50000 arrived and 0 closed of 50000";
    an_order_that_was_closed_and_not_paid: Quantities,
        "UPDATE offers SET committed = committed - 50000, fulfilled = fulfilled + 50000;
        INSERT INTO events (at, subject, subject_id, kind, before, after)
            SELECT decided_at + 1, 'order', id, 'closed', 'confirmed', 'closed' FROM orders WHERE status = 'confirmed';
        UPDATE orders SET status = 'closed', version = version + 1, arrived = quantity, accepted = quantity, due_at = NULL
            WHERE status = 'confirmed'",
        "is closed with 50000 arrived and 0 closed of 50000";
    a_correction_of_a_load_without_its_trace: Trace,
        "INSERT INTO load_corrections (order_id, number, correction, loaded_before, loaded, corrected_by, corrected_at)
            SELECT id, 1, 1, 40000, 50000, seller_id, decided_at FROM orders WHERE status = 'confirmed'",
        "has 1 corrections of loads, the trace has 0";
    a_payment_before_the_goods: Quantities, "UPDATE orders SET payment = 'SAID' WHERE status = 'confirmed'", "is confirmed with 0 arrived";
    an_offer_that_ends_before_it_begins: Times, "UPDATE offers SET valid_until = published_at", "is published but its times";
    an_agreement_without_its_time: Times, "UPDATE orders SET confirmed_at = NULL WHERE status = 'confirmed'",
        "is confirmed but was never confirmed";
    a_refusal_that_was_an_agreement: Times, "UPDATE orders SET confirmed_at = decided_at WHERE status = 'declined'",
        "is declined but was confirmed";
    an_agreement_after_the_hold: Times, "UPDATE orders SET confirmed_at = hold_until WHERE status = 'confirmed'",
        "was confirmed after the end of its hold";
    a_cancellation_of_what_runs: Times, "INSERT INTO cancellations (order_id, side, person_id, reason, at)
        SELECT id, 'SELLER', seller_id, 'VEHICLE', decided_at FROM orders WHERE status = 'confirmed'",
        "has a cancellation that does not fit";
    an_order_of_another_seller: Parties, "UPDATE orders SET commodity = 'BERAS' WHERE status = 'confirmed'", "does not belong to";
    a_part_that_is_asked_for_beyond_the_need: Quantities,
        "INSERT INTO demands (id, organization, buyer_id, commodity, quantity, unit, needed_on, status, version, created_at)
            VALUES (1, 'PASAR_JAYA', 2, 'EGG_LAYER', 60000, 'KG', '2026-11-30', 'partly', 1, 0);
        INSERT INTO events (at, subject, subject_id, kind, after) VALUES (0, 'demand', 1, 'demanded', 'partly');
        INSERT INTO counters (name, value) VALUES ('demand', 1);
        UPDATE orders SET demand_id = 1 WHERE status IN ('confirmed', 'requested')",
        "demand M-1 is partly with 50000 agreed of 60000";
    an_order_of_another_organisations_demand: Parties,
        "INSERT INTO demands (id, organization, buyer_id, commodity, quantity, unit, needed_on, status, version, created_at)
            VALUES (1, 'DHARMA_JAYA', 2, 'EGG_LAYER', 50000, 'KG', '2026-11-30', 'fulfilled', 1, 0);
        INSERT INTO events (at, subject, subject_id, kind, after) VALUES (0, 'demand', 1, 'demanded', 'fulfilled');
        INSERT INTO counters (name, value) VALUES ('demand', 1);
        UPDATE orders SET demand_id = 1 WHERE status = 'confirmed'",
        "does not belong to the seller, the goods or the buyer of demand M-1";
    an_order_that_nobody_buys: Abandoned, "UPDATE roles SET ended_at = 0 WHERE role = 'BUYER'", "and nobody buys for its organisation";
    an_approval_that_nobody_can_give: Abandoned, "UPDATE orders SET approval = 'WAITING' WHERE status = 'requested'",
        "waits for an approval, and nobody else buys for its organisation";
    an_order_that_nobody_sells: Abandoned, "UPDATE roles SET ended_at = 0 WHERE role = 'SELLER'", "and nobody answers for its goods";
    a_demand_of_nobody: Abandoned,
        "INSERT INTO demands (id, organization, buyer_id, commodity, quantity, unit, needed_on, status, version, created_at)
            VALUES (1, 'FOOD_STATION', 2, 'EGG_LAYER', 60000, 'KG', '2026-11-30', 'open', 1, 0);
        INSERT INTO events (at, subject, subject_id, kind, after) VALUES (0, 'demand', 1, 'demanded', 'open');
        INSERT INTO counters (name, value) VALUES ('demand', 1)",
        "demand M-1 is open, and nobody buys for its organisation";
    an_offer_number_that_comes_again: Counters, "UPDATE counters SET value = value - 1 WHERE name = 'offer'",
        "the counter of offers is behind P-1001";
    an_order_number_that_comes_again: Counters, "UPDATE counters SET value = value - 1 WHERE name LIKE 'order-%'",
        "the counter of orders is behind O-2026-3";
    a_live_offer_that_is_counted_twice: Quantities,
        "INSERT INTO live_changes (commodity, unit, pack_base, pack_unit, offers, amount) VALUES ('EGG_LAYER', 'KG', 0, '', 1, 500)",
        "live offers of EGG_LAYER in KG are counted wrong by 1, their amounts by 500";
    a_role_without_consent: Consent, "UPDATE consents SET withdrawn_at = given_at WHERE person_id = 1", "is SELLER without consent";
    a_photo_of_who_left: Consent, "UPDATE offers SET photo = 'AgAC'; UPDATE consents SET withdrawn_at = given_at WHERE person_id = 1",
        "offer P-1001 keeps a photo without consent";
    an_offer_that_went_down_without_a_trace: Trace, "UPDATE offers SET status = 'withdrawn'", "is withdrawn, its last event says published";
    a_price_that_changed_without_a_trace: Trace, "UPDATE offers SET price = price + 1, terms_version = terms_version + 1",
        "has terms number 2 after 0 recorded changes";
    a_step_without_a_trace: Trace, "UPDATE orders SET version = version + 1 WHERE status = 'confirmed'",
        "has version 3 after 1 recorded steps";
    an_approval_that_nobody_gave: Trace, "UPDATE orders SET approval_by = seller_id, approval = 'GIVEN' WHERE status = 'confirmed'",
        "says of its approval GIVEN, its trace something else";
    a_proposal_of_nobody: Trace, "INSERT INTO proposals (order_id, version, event, side, person_id, detail, at)
        SELECT id, version, 'day', 'SELLER', seller_id, '{\"day\":\"2026-11-30\"}', decided_at + 1 FROM orders WHERE status = 'confirmed'",
        "has a proposal of version 2 without its event";
    a_person_from_nowhere: Trace, "INSERT INTO persons (id, name, language, created_at) VALUES (77, '', 'id', 0)",
        "person 77 came in without an event";
    an_event_about_nothing: Trace, "INSERT INTO events (id, at, subject, subject_id, kind) VALUES (7777, 0, 'offer', 7, 'changed_price')",
        "event 7777 is about offer 7, which is not there";
    a_buyer_who_was_not_told_of_the_agreement: Notice,
        "DELETE FROM outbox WHERE notice LIKE '%order_confirmed%' AND chat_id = (SELECT chat_id FROM persons WHERE id = 2)",
        "was confirmed and its buyer was not told";
    a_request_that_was_refused_for_good: Notice,
        "UPDATE outbox SET state = 'parked', done_at = 1 WHERE notice LIKE '%order_request%'", "was requested and its seller was not told";
    a_digest_that_was_never_queued: Digest, "INSERT INTO digests (person_id, kind, day, queued_at) VALUES (3, 'daily', '2026-11-20', 1795575600000)",
        "the digest of 2026-11-20 was noted for somebody and never queued";
    a_conversation_that_can_not_be_read: Conversation, "UPDATE conversations SET state = '{\"forms\":7}' WHERE chat_id = (SELECT MIN(chat_id) FROM conversations)",
        "conversations that can't be read: 1";
    a_message_that_can_not_be_read: Outbox,
        "INSERT INTO outbox (id, chat_id, act, priority, silent, prompt, not_before, notice, state, created_at)
            VALUES (7777, 1, 'say', 0, 0, 0, 9999999999999, '{}', 'queued', 0)",
        "message 7777 can't be read";
    a_commands_list_that_can_not_be_read: Outbox,
        "INSERT INTO outbox (id, chat_id, act, priority, silent, prompt, not_before, notice, state, created_at)
            VALUES (7777, 1, 'commands', 0, 0, 0, 9999999999999, '{}', 'queued', 0)",
        "message 7777 can't be read";
    a_consent_of_nobody: Reference, "INSERT INTO consents (id, person_id, version, given_at) VALUES (7777, 77, '1', 0)",
        "a row of consents names a row of persons that is not there";
}

on_each_engine!(a_sum_that_does_not_add_up_is_seen);
async fn a_sum_that_does_not_add_up_is_seen(engine: Engine) {
    let world = busy_market(engine).await;
    if matches!(world.db, tembus::store::Db::Postgres(..)) {
        tamper(&world.db, "ALTER TABLE offers DROP CONSTRAINT no_kilo_twice").await;
    }
    tamper(&world.db, "UPDATE offers SET available = available + 1").await;
    let found = findings(&world.db).await;
    assert!(found.iter().any(|f| f.said == "offer P-1001 does not add up: 130001 + 20000 + 50000 + 0 is not 200000"), "{found:?}");
}

on_each_engine!(a_digest_that_was_queued_twice_is_seen);
async fn a_digest_that_was_queued_twice_is_seen(engine: Engine) {
    let world = busy_market(engine).await;
    world.advance_to("2026-11-25T07:30").await;
    let again = "INSERT INTO outbox (id, chat_id, act, priority, silent, prompt, not_before, notice, state, created_at, done_at)
        SELECT 7777, chat_id, act, priority, silent, prompt, not_before, notice, state, created_at, done_at FROM outbox
        WHERE priority = 2 AND act = 'say'";
    tamper(&world.db, again).await;
    let found = findings(&world.db).await;
    assert!(found.iter().any(|f| f.said == "the digest of 2026-11-24 was queued 2 times for one person"), "{found:?}");
    assert!(found.iter().all(|f| f.kind == Kind::Digest), "{found:?}");
}

on_each_engine!(a_photo_of_a_load_without_consent_or_trace_is_seen);
async fn a_photo_of_a_load_without_consent_or_trace_is_seen(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    seller.shows("wis mangkat 1 ton").await;
    seller.taps("Kirim").await;
    assert_eq!(findings(&world.db).await, []);
    let planted = "INSERT INTO load_photos (order_id, number, kind, place, photo, shown_by, shown_at)
        SELECT order_id, number, kind, place + 1, photo, shown_by, shown_at FROM load_photos";
    tamper(&world.db, planted).await;
    let found = findings(&world.db).await;
    let said = "order O-2026-1 has 2 and 0 photos of loads and receipts, the trace has 1 and 0";
    assert!(found.len() == 1 && found[0].kind == Kind::Trace && found[0].said == said, "{found:?}");
    tamper(&world.db, "UPDATE consents SET withdrawn_at = given_at WHERE person_id IN (SELECT shown_by FROM load_photos)").await;
    let found = findings(&world.db).await;
    let kept = |said: &str| said == "order O-2026-1 keeps a photo of a load without consent";
    assert!(found.iter().any(|finding| finding.kind == Kind::Consent && kept(&finding.said)), "{found:?}");
}

on_each_engine!(words_of_a_complaint_without_their_event_are_seen);
async fn words_of_a_complaint_without_their_event_are_seen(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    buyer.orders("1 ton").await;
    seller.accepts().await;
    seller.taps_each(&["Lihat", "Sudah berangkat", "1 ton"]).await;
    buyer.taps_each(&["Sudah sampai", "1 ton"]).await;
    buyer.opens_order().await;
    buyer.taps("Ada keluhan").await;
    buyer.says("banyak yang retak").await;
    buyer.taps("Mutu barang").await;
    seller.taps("Tulis keterangan").await;
    seller.says("waktu dimuat masih utuh").await;
    assert_eq!(findings(&world.db).await, []);
    for column in ["note_at", "reply_at"] {
        tamper(&world.db, &format!("UPDATE complaints SET {column} = {column} + 1")).await;
        let found = findings(&world.db).await;
        let said = "order O-2026-1 has words of a complaint that the trace does not tell, or the other way round";
        assert!(found.len() == 1 && found[0].kind == Kind::Trace && found[0].said == said, "{found:?}");
        tamper(&world.db, &format!("UPDATE complaints SET {column} = {column} - 1")).await;
    }
}

on_each_engine!(loads_with_two_plates_on_one_truck);
async fn loads_with_two_plates_on_one_truck(engine: Engine) {
    let world = World::new(engine).await;
    let seller = world.seller("Pak Bejo").await;
    let buyer = world.buyer("Bu Rina", Organization::PasarJaya).await;
    seller.offers("telur", "2 ton", "26.500").await;
    for quantity in ["1 ton", "300 kg"] {
        buyer.orders(quantity).await;
        seller.accepts().await;
    }
    seller.says("O-2026-00001").await;
    seller.taps("Sudah berangkat").await;
    seller.says("1 ton AG 1234 XX").await;
    seller.taps("Kirim").await;
    seller.taps("Ada, ikut truk ini").await;
    seller.taps("300 kg").await;
    seller.taps("Lihat").await;
    seller.taps("Catat ongkos angkut").await;
    seller.says("900rb").await;
    assert_eq!(findings(&world.db).await, []);
    tamper(&world.db, "UPDATE freights SET said_at = said_at + 1").await;
    let found = findings(&world.db).await;
    let said = "truck J-1 has a freight number 1 without its event";
    assert!(found.len() == 1 && found[0].kind == Kind::Trace && found[0].said == said, "{found:?}");
    tamper(&world.db, "UPDATE freights SET said_at = said_at - 1").await;
    tamper(&world.db, "UPDATE deliveries SET plate = 'AG 9876 ZZ' WHERE order_id = 2").await;
    let found = findings(&world.db).await;
    let said = "truck J-1 has 2 loads with 2 plates and 1 departures for 1 organisations";
    assert!(found.len() == 1 && found[0].kind == Kind::Parties && found[0].said == said, "{found:?}");
    tamper(&world.db, "UPDATE deliveries SET plate = NULL; UPDATE counters SET value = 0 WHERE name = 'trip'").await;
    let found = findings(&world.db).await;
    assert!(found.len() == 1 && found[0].kind == Kind::Counters && found[0].said == "the counter of trucks is behind J-1", "{found:?}");
}
