//! Whether a database holds what this program promises: each check says in a sentence what is wrong.
//!
//! Sentences name offers, orders and rows, never people.

mod finding;
mod keys;
mod messages;

pub use finding::{Finding, Kind};

use super::{Result, Tx, approvals::approved, demands::agreed_of_order, engine, sql::buys, statements};

statements! {
    SUM = "SELECT 'offer P-' || id || ' does not add up: ' || available || ' + ' || held || ' + ' || committed || ' + ' || fulfilled
            || ' is not ' || offered AS said
        FROM offers WHERE available + held + committed + fulfilled <> offered OR available < 0 OR held < 0 OR committed < 0 OR fulfilled < 0";
    QUANTITIES = "SELECT 'offer P-' || f.id || ' says held ' || f.held || ', agreed ' || f.committed || ', fulfilled ' || f.fulfilled
            || '; its orders say ' || s.held || ', ' || s.committed || ', ' || s.fulfilled AS said
        FROM offers f JOIN (SELECT f2.id,
                COALESCE(SUM(CASE WHEN o.status = 'requested' THEN o.quantity END), 0) AS held,
                COALESCE(SUM(CASE WHEN o.status IN ('confirmed', 'shipped') THEN o.quantity - o.closed_short END), 0) AS committed,
                COALESCE(SUM(CASE WHEN o.status IN ('received', 'closed') THEN o.quantity - o.closed_short END), 0) AS fulfilled
            FROM offers f2 LEFT JOIN orders o ON o.offer_id = f2.id GROUP BY f2.id) s ON s.id = f.id
        WHERE f.held <> s.held OR f.committed <> s.committed OR f.fulfilled <> s.fulfilled";
    LIVE_TOTALS = "SELECT 'live offers of ' || commodity || ' in ' || unit || ' are counted wrong by ' || SUM(offers) || ', their amounts by '
            || SUM(amount) AS said
        FROM (SELECT commodity, unit, pack_base, pack_unit, offers, amount FROM live_totals
            UNION ALL SELECT commodity, unit, pack_base, pack_unit, offers, amount FROM live_changes
            UNION ALL SELECT commodity, unit, COALESCE(pack_base, 0), COALESCE(pack_unit, ''), -1, 0 - available FROM offers
                WHERE status = 'published' AND available > 0) s
        GROUP BY commodity, unit, pack_base, pack_unit HAVING SUM(offers) <> 0 OR SUM(amount) <> 0";
    /// Only receipts that both sides agreed to count, but for what comes again, and never more is accepted than was agreed and is tolerated besides.
    DELIVERIES = "SELECT 'order O-' || o.year || '-' || o.number || ' says ' || o.loads || ' loads, ' || o.arrived || ' arrived, '
            || o.accepted || ' accepted; its receipts say ' || s.loads || ', ' || s.arrived || ', ' || s.accepted AS said
        FROM orders o JOIN (SELECT o2.id, COUNT(d.number) AS loads,
                COALESCE(SUM(CASE WHEN d.answer = 'AGREED' THEN d.accepted + d.rejected - d.replaced END), 0) AS arrived,
                COALESCE(SUM(CASE WHEN d.answer = 'AGREED' THEN d.accepted END), 0) AS accepted
            FROM orders o2 LEFT JOIN deliveries d ON d.order_id = o2.id GROUP BY o2.id) s ON s.id = o.id
        WHERE o.loads <> s.loads OR o.arrived <> s.arrived OR o.accepted <> s.accepted OR o.accepted > o.quantity + o.quantity * o.tolerance_permille / 1000";
    /// What went back is what complaints ended with, and never more than was accepted. What comes again was replaced by the end of one.
    RETURNS = "SELECT 'order O-' || o.year || '-' || o.number || ' says ' || o.returned || ' returned of ' || o.accepted || ' accepted; its complaints say '
            || s.returned AS said
        FROM orders o JOIN (SELECT o2.id, COALESCE(SUM(k.returned), 0) AS returned FROM orders o2
            LEFT JOIN complaints k ON k.order_id = o2.id GROUP BY o2.id) s ON s.id = o.id
        WHERE o.returned <> s.returned OR o.returned > o.accepted
        UNION ALL SELECT 'load ' || d.number || ' of order O-' || o.year || '-' || o.number || ' is replaced by ' || d.replaced || ', and no complaint ended so'
            FROM deliveries d JOIN orders o ON o.id = d.order_id
            WHERE d.replaced > 0 AND NOT EXISTS (SELECT 1 FROM complaints k WHERE k.order_id = d.order_id AND k.outcome = 'REPLACED')";
    /// An order is complete when nothing is still to come, and has no load before it is on its way. It is closed once it was paid, or where
    /// nothing was kept: then nothing is to be paid, and no day is waited for. What was received so before waits for its deadline.
    COMPLETE = "SELECT 'order O-' || o.year || '-' || o.number || ' is ' || o.status || ' with ' || o.arrived || ' arrived and '
            || o.closed_short || ' closed of ' || o.quantity AS said FROM orders o
        WHERE (o.status IN ('received', 'closed') AND o.arrived + o.closed_short < o.quantity)
            OR (o.status NOT IN ('shipped', 'received', 'closed') AND o.loads > 0)
            OR (o.payment IS NOT NULL AND o.status NOT IN ('received', 'closed'))
            OR (o.payment = 'CONFIRMED' AND o.status <> 'closed')
            OR (o.status = 'closed' AND COALESCE(o.payment, '') <> 'CONFIRMED' AND o.accepted > o.returned)
            OR (o.status = 'received' AND o.accepted = o.returned AND o.due_at IS NULL AND NOT EXISTS (SELECT 1 FROM complaints k WHERE k.order_id = o.id AND k.closed_at IS NULL))";
    /// The receipt of a load says what was said of it last, and each time it was said is an event of its order.
    RECEIPT_ENTRIES = "SELECT 'load ' || d.number || ' of order O-' || o.year || '-' || o.number || ' was received with ' || d.accepted || ' accepted and '
            || d.rejected || ' rejected, and its last entry says ' || COALESCE(e.accepted || ' and ' || e.rejected, 'nothing') AS said
        FROM deliveries d JOIN orders o ON o.id = d.order_id LEFT JOIN receipt_entries e ON e.order_id = d.order_id AND e.number = d.number
            AND e.entry = (SELECT MAX(x.entry) FROM receipt_entries x WHERE x.order_id = d.order_id AND x.number = d.number)
        WHERE d.received_at IS NOT NULL AND (e.entry IS NULL OR e.accepted <> d.accepted OR e.rejected <> d.rejected
            OR COALESCE(e.loss_reason, '') <> COALESCE(d.loss_reason, '') OR COALESCE(e.rejects, '') <> COALESCE(d.rejects, '')
            OR COALESCE(e.weight, 0) <> COALESCE(d.weight, 0))
        UNION ALL SELECT 'load ' || r.number || ' of order O-' || o.year || '-' || o.number || ' has an entry ' || r.entry || ' without its event'
            FROM receipt_entries r JOIN orders o ON o.id = r.order_id WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = 'order'
                AND e.subject_id = r.order_id AND e.at = r.entered_at AND e.kind IN ('load_received', 'receipt_corrected', 'complaint_settled', 'complaint_decided'))";
    /// What an order was weighed with is what its receipts say, and what was said afterwards of all that they did not weigh.
    WEIGHED = "SELECT 'order O-' || o.year || '-' || o.number || ' has ' || o.weighed || ' of ' || o.accepted || ' weighed with ' || o.weight
            || ', its receipts say ' || s.weighed || ' with ' || s.weight AS said
        FROM orders o JOIN (SELECT o2.id, COALESCE(SUM(CASE WHEN d.weight IS NULL THEN 0 ELSE d.accepted END), 0) AS weighed,
                COALESCE(SUM(d.weight), 0) AS weight
            FROM orders o2 LEFT JOIN deliveries d ON d.order_id = o2.id AND d.answer = 'AGREED' GROUP BY o2.id) s ON s.id = o.id
        WHERE o.weighed > o.accepted OR ((o.weighed <> s.weighed OR o.weight <> s.weight) AND NOT (o.weighed = o.accepted AND o.weight > s.weight
            AND EXISTS (SELECT 1 FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'weighed')))";
    /// What was closed of an order is the sum of the times that it was closed, and each is an event.
    CLOSED_RESTS = "SELECT 'order O-' || o.year || '-' || o.number || ' has ' || o.closed_short || ' closed, its closed rests are ' || s.rest AS said
        FROM orders o JOIN (SELECT o2.id, CAST(COALESCE((SELECT SUM(r.rest) FROM closed_rests r WHERE r.order_id = o2.id), 0) AS BIGINT) AS rest
            FROM orders o2) s ON s.id = o.id
        WHERE s.rest <> o.closed_short
        UNION ALL SELECT 'order O-' || o.year || '-' || o.number || ' has a closed rest ' || r.number || ' without its event'
            FROM closed_rests r JOIN orders o ON o.id = r.order_id WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = 'order'
                AND e.subject_id = r.order_id AND e.at = r.at AND e.kind = 'rest_closed')";
    /// What is owed for an order is what was said of its payment and of the sum that came. Of sums that differ by a rupiah both hold.
    OWED = "SELECT 'order O-' || s.year || '-' || s.number || ' is ' || CASE WHEN s.open = 1 THEN 'owed for, and nothing' ELSE 'not owed for, and something' END
            || ' is to be paid' AS said
        FROM (SELECT o.*, CASE WHEN EXISTS (SELECT 1 FROM owed_payments w WHERE w.order_id = o.id AND w.ended_at IS NULL) THEN 1 ELSE 0 END AS open,
                CASE WHEN EXISTS (SELECT 1 FROM complaints c WHERE c.order_id = o.id AND c.closed_at IS NULL
                    AND NOT (c.side = 'SELLER' AND c.about = 'PAYMENT')) THEN 1 ELSE 0 END AS disputed FROM orders o) s
        WHERE (s.open = 1 AND (s.status <> 'received' OR s.payment NOT IN ('PAPERS', 'SAID') OR s.accepted = s.returned OR s.disputed = 1
                OR (s.payment = 'PAPERS' AND (s.came - 1.0) * s.quantity > 1.0 * CASE WHEN s.weighed = 0 THEN s.total END * (s.accepted - s.returned))))
            OR (s.open = 0 AND s.due_on IS NOT NULL AND s.status = 'received' AND s.accepted > s.returned AND s.disputed = 0 AND (s.payment = 'SAID' OR (s.payment = 'PAPERS'
                AND (s.came IS NULL OR (s.came + 1.0) * s.quantity < 1.0 * CASE WHEN s.weighed = 0 THEN s.total END * (s.accepted - s.returned)))))";
    /// Of a demand that ended it is known how much was agreed then.
    FILLED = "SELECT 'demand M-' || d.id || ' ended and does not say how much was agreed' AS said FROM demands d
        WHERE (d.ended_at IS NULL) <> (d.filled IS NULL) OR d.filled > d.quantity";
    /// What its seller never put up is of its order alone.
    UNLISTED = "SELECT 'offer P-' || f.id || ' was never put up and has ' || f.available || ' to be ordered' AS said FROM offers f
        WHERE f.unlisted = 1 AND f.available > 0 AND f.status <> 'withdrawn'";
    /// Of a load that nobody settled something falls due, so that nobody's silence is forgotten; while somebody complains, the complaint is what waits.
    CLOCKS = "SELECT 'order O-' || o.year || '-' || o.number || ' has a load that is not settled and no complaint, and nothing falls due' AS said
        FROM orders o JOIN deliveries d ON d.order_id = o.id AND d.number = o.loads
        WHERE o.status = 'shipped' AND o.due_at IS NULL AND COALESCE(d.answer, '') <> 'AGREED'
            AND NOT EXISTS (SELECT 1 FROM complaints k WHERE k.order_id = o.id AND k.closed_at IS NULL)";
    /// The state of a demand is what its orders say, and with what is asked for they never bind more than is needed.
    DEMANDS = concat!("SELECT 'demand M-' || d.id || ' is ' || d.status || ' with ' || s.agreed || ' agreed of ' || d.quantity AS said
        FROM demands d JOIN (SELECT d2.id, COALESCE(SUM(CASE WHEN o.id IS NULL THEN 0 ELSE ", agreed_of_order!(), " END), 0) AS agreed,
                COALESCE(SUM(CASE WHEN o.status = 'requested' THEN o.quantity ELSE 0 END), 0) AS asked
            FROM demands d2 LEFT JOIN orders o ON o.demand_id = d2.id GROUP BY d2.id) s ON s.id = d.id
        WHERE s.agreed + s.asked > d.quantity OR (d.status = 'open' AND s.agreed <> 0) OR (d.status = 'partly' AND (s.agreed = 0 OR s.agreed = d.quantity))
            OR (d.status = 'fulfilled' AND s.agreed <> d.quantity)");
    DEMAND_PARTY = "SELECT 'order O-' || o.year || '-' || o.number || ' does not belong to the seller, the goods or the buyer of demand M-' || d.id AS said
        FROM orders o LEFT JOIN demand_answers a ON a.order_id = o.id JOIN demands d ON d.id = COALESCE(o.demand_id, a.demand_id)
        WHERE COALESCE(o.demand_id, 0) <> COALESCE(a.demand_id, o.demand_id) OR o.commodity <> d.commodity OR o.organization <> d.organization
            OR o.seller_id <> a.seller_id OR o.quantity > a.quantity OR (o.price <> a.price AND NOT EXISTS (SELECT 1 FROM addenda x WHERE x.order_id = o.id))
            OR o.price_unit <> a.price_unit";
    /// Nothing is taken or asked for of a demand while its answers are sealed.
    SEALED = "SELECT 'demand M-' || d.id || ' has orders while its answers are sealed' AS said FROM demands d
        WHERE d.sealed_until IS NOT NULL AND d.opened_at IS NULL AND EXISTS (SELECT 1 FROM orders o WHERE o.demand_id = d.id)";
    DEMAND_ANSWERS = "SELECT 'demand M-' || d.id || ' is ' || d.status || ' and has answers that wait' AS said FROM demands d
        WHERE d.status NOT IN ('open', 'partly') AND EXISTS (SELECT 1 FROM demand_answers a WHERE a.demand_id = d.id AND a.status = 'sent')";
    /// A talk has a version a price, and one more when it ended; of each offer the trace counts them all.
    TALKS = "SELECT 'price talk ' || t.id || ' about P-' || t.offer_id || ' is ' || t.status || ', version ' || t.version || ', with ' || s.bids
            || ' prices' AS said
        FROM talks t JOIN (SELECT t2.id, COUNT(b.number) AS bids, COALESCE(MAX(b.number), 0) AS last FROM talks t2
            LEFT JOIN bids b ON b.talk_id = t2.id GROUP BY t2.id) s ON s.id = t.id
        WHERE s.bids = 0 OR s.bids <> s.last OR t.version <> s.bids + CASE WHEN t.status = 'open' THEN 0 ELSE 1 END";
    TALK_TRACE = "SELECT 'price talks about P-' || s.offer_id || ' made ' || s.steps || ' steps, the trace has ' || s.traced AS said
        FROM (SELECT t.offer_id, SUM(t.version) AS steps, (SELECT COUNT(*) FROM events e WHERE e.subject = 'offer' AND e.subject_id = t.offer_id
            AND e.kind LIKE 'talk_%') AS traced FROM talks t GROUP BY t.offer_id) s WHERE s.steps <> s.traced";
    /// What was agreed is what the order says, and never more than was talked about.
    TALK_ORDER = concat!("SELECT 'order O-' || o.year || '-' || o.number || ' is not what price talk ' || t.id || ' about P-' || t.offer_id || ' agreed' AS said
        FROM talks t JOIN orders o ON o.id = t.order_id JOIN bids b ON b.talk_id = t.id AND b.number = t.version - 1
        WHERE o.offer_id <> t.offer_id OR o.organization <> t.organization OR o.price_unit <> t.price_unit OR (o.confirmed_at IS NULL AND ", approved!(), ")
            OR ((o.price <> b.price OR o.quantity > b.quantity) AND NOT EXISTS (SELECT 1 FROM addenda x WHERE x.order_id = o.id))");
    /// Each addendum begins with what the one before made, and the order is what the last one made.
    ADDENDA = "SELECT 'order O-' || o.year || '-' || o.number || ' is not what its addendum ' || a.number || ' made' AS said
        FROM addenda a JOIN orders o ON o.id = a.order_id LEFT JOIN addenda n ON n.order_id = a.order_id AND n.number = a.number + 1
        WHERE COALESCE(n.price_before, o.price) <> a.price OR COALESCE(n.quantity_before, o.quantity) <> a.quantity
            OR COALESCE(CASE WHEN n.number IS NULL THEN o.payment_days ELSE n.days_before END, -1) <> COALESCE(a.days, -1)";
    /// An addendum is a change of the terms, or the price with which a complaint ended.
    ADDENDA_TRACE = "SELECT 'order O-' || o.year || '-' || o.number || ' has ' || s.addenda || ' addenda, the trace has ' || s.traced AS said
        FROM orders o JOIN (SELECT o2.id, (SELECT COUNT(*) FROM addenda a WHERE a.order_id = o2.id) AS addenda, (SELECT COUNT(*) FROM events e
            WHERE e.subject = 'order' AND e.subject_id = o2.id AND e.kind = 'terms_changed') + (SELECT COUNT(*) FROM complaints k
            WHERE k.order_id = o2.id AND k.outcome = 'PRICE' AND EXISTS (SELECT 1 FROM addenda x WHERE x.order_id = o2.id AND x.at = k.closed_at
                AND x.price <> x.price_before)) AS traced FROM orders o2) s ON s.id = o.id
        WHERE s.addenda <> s.traced";
    /// What left on one truck has one plate, left at one time, and is for one organisation.
    TRIPS = "SELECT 'truck J-' || t.id || ' has ' || s.loads || ' loads with ' || s.plates || ' plates and ' || s.times || ' departures for '
            || s.buyers || ' organisations' AS said
        FROM trips t JOIN (SELECT t2.id, COUNT(d.number) AS loads, COUNT(DISTINCT d.plate) AS plates, COUNT(DISTINCT d.departed_at) AS times,
                COUNT(DISTINCT o.organization) AS buyers
            FROM trips t2 LEFT JOIN deliveries d ON d.trip_id = t2.id LEFT JOIN orders o ON o.id = d.order_id GROUP BY t2.id) s ON s.id = t.id
        WHERE s.loads = 0 OR s.plates > 1 OR s.times > 1 OR s.buyers > 1";
    /// Every freight that was said is an event of an order with a load on the truck.
    FREIGHTS = "SELECT 'truck J-' || f.trip_id || ' has a freight number ' || f.number || ' without its event' AS said FROM freights f
        WHERE NOT EXISTS (SELECT 1 FROM events e JOIN deliveries d ON d.order_id = e.subject_id AND d.trip_id = f.trip_id
            WHERE e.subject = 'order' AND e.kind = 'freight_said' AND e.at = f.said_at AND e.actor_id = f.said_by)";
    /// Each correction of a load begins with what the one before made, and the load is what the last one made; a plate that was said later is
    /// no correction. Each is an event of its order.
    LOAD_CORRECTIONS = "SELECT 'load ' || c.number || ' of order O-' || o.year || '-' || o.number || ' is not what its correction ' || c.correction || ' made' AS said
            FROM load_corrections c JOIN orders o ON o.id = c.order_id JOIN deliveries d ON d.order_id = c.order_id AND d.number = c.number
                LEFT JOIN load_corrections n ON n.order_id = c.order_id AND n.number = c.number AND n.correction = c.correction + 1
            WHERE COALESCE(n.loaded_before, d.loaded) <> c.loaded
                OR COALESCE(CASE WHEN n.number IS NULL THEN d.packs ELSE n.packs_before END, 0) <> COALESCE(c.packs, 0)
                OR COALESCE(CASE WHEN n.number IS NULL THEN d.packs_unit ELSE n.packs_unit_before END, '') <> COALESCE(c.packs_unit, '')
                OR (c.plate IS NOT NULL AND COALESCE(CASE WHEN n.number IS NULL THEN d.plate ELSE n.plate_before END, '') <> c.plate)
                OR (c.driver IS NOT NULL AND COALESCE(CASE WHEN n.number IS NULL THEN d.driver ELSE n.driver_before END, c.driver) <> c.driver)
        UNION ALL SELECT 'order O-' || o.year || '-' || o.number || ' has ' || s.corrections || ' corrections of loads, the trace has ' || s.traced
            FROM orders o JOIN (SELECT o2.id, (SELECT COUNT(*) FROM load_corrections c WHERE c.order_id = o2.id) AS corrections, (SELECT COUNT(*) FROM events e
                WHERE e.subject = 'order' AND e.subject_id = o2.id AND e.kind = 'load_corrected') AS traced FROM orders o2) s ON s.id = o.id
            WHERE s.corrections <> s.traced";
    OFFER_TIMES = "SELECT 'offer P-' || id || ' is ' || status || ' but its times say otherwise' AS said FROM offers
        WHERE (status = 'expired') <> (expired_at IS NOT NULL) OR expired_at < valid_until OR valid_until <= published_at";
    ORDER_DECIDED = "SELECT 'order O-' || year || '-' || number || ' is ' || status
            || CASE WHEN decided_at IS NULL THEN ' but nobody decided it' ELSE ' but was decided' END AS said
        FROM orders WHERE (status = 'requested') <> (decided_at IS NULL)";
    ORDER_CONFIRMED = "SELECT 'order O-' || year || '-' || number || ' is ' || status
            || CASE WHEN confirmed_at IS NULL THEN ' but was never confirmed' ELSE ' but was confirmed' END AS said
        FROM orders WHERE (status IN ('confirmed', 'shipped', 'received', 'closed') AND confirmed_at IS NULL)
            OR (status IN ('requested', 'declined', 'lapsed') AND confirmed_at IS NOT NULL)";
    ORDER_HOLD = "SELECT 'order O-' || year || '-' || number || ' was ' || CASE WHEN status = 'lapsed' THEN 'lapsed before' ELSE 'confirmed after' END
            || ' the end of its hold' AS said
        FROM orders WHERE confirmed_at >= hold_until OR (status = 'lapsed' AND decided_at < hold_until)";
    ORDER_CANCELLED = "SELECT 'order O-' || o.year || '-' || o.number || ' is ' || o.status || ' and has '
            || CASE WHEN c.order_id IS NULL THEN 'no cancellation' ELSE 'a cancellation that does not fit' END AS said
        FROM orders o LEFT JOIN cancellations c ON c.order_id = o.id
        WHERE (o.status = 'cancelled') <> (c.order_id IS NOT NULL)
            OR (c.order_id IS NOT NULL AND (c.reason IS NULL) <> (o.confirmed_at IS NULL))";
    ORDER_PARTY = "SELECT 'order O-' || o.year || '-' || o.number || ' does not belong to the seller or the goods of offer P-' || f.id AS said
        FROM orders o JOIN offers f ON f.id = o.offer_id
        WHERE o.seller_id <> f.seller_id OR o.commodity <> f.commodity OR o.seller_id = o.buyer_id";
    /// An order that is open has somebody on each side. What was loaded stays between the parties where a seller withdrew consent, and the
    /// goods of a farmer have somebody while there is an assistant or the trade desk.
    ORDER_ABANDONED = concat!("SELECT 'order O-' || o.year || '-' || o.number || ' is ' || o.status || ', and nobody buys for its organisation' AS said
            FROM orders o WHERE o.status IN ('requested', 'confirmed', 'shipped', 'received') AND NOT ", buys!("o"), "
        UNION ALL SELECT 'order O-' || o.year || '-' || o.number || ' is ' || o.status || ', and nobody answers for its goods' FROM orders o
            JOIN offers f ON f.id = o.offer_id WHERE o.status IN ('requested', 'confirmed', 'shipped', 'received')
                AND EXISTS (SELECT 1 FROM consents c WHERE c.person_id = f.entered_by AND c.withdrawn_at IS NULL)
                AND NOT EXISTS (SELECT 1 FROM roles r JOIN persons p ON p.id = r.person_id WHERE r.ended_at IS NULL AND p.chat_id IS NOT NULL
                    AND ((r.role IN ('SELLER', 'ASSISTANT') AND r.person_id = f.entered_by) OR (f.entered_by <> f.seller_id
                        AND (r.role = 'ASSISTANT' OR (r.role = 'OFFICIAL' AND r.office = 'BTC')))))");
    /// An order that waits for its approval has a colleague who can give it.
    UNAPPROVED = "SELECT 'order O-' || o.year || '-' || o.number || ' waits for an approval, and nobody else buys for its organisation' AS said
        FROM orders o JOIN offers f ON f.id = o.offer_id WHERE o.status = 'requested' AND o.approval IN ('WAITING', 'RETURNED') AND NOT EXISTS (SELECT 1 FROM roles r
            JOIN persons p ON p.id = r.person_id WHERE r.role = 'BUYER' AND r.organization = o.organization AND r.ended_at IS NULL
                AND p.chat_id IS NOT NULL AND r.person_id NOT IN (o.buyer_id, o.seller_id, f.entered_by))";
    /// An order is approved where the trace says so, by somebody who did not ask for it.
    APPROVALS = "SELECT 'order O-' || o.year || '-' || o.number || ' says of its approval ' || o.approval || ', its trace something else' AS said
        FROM orders o WHERE o.approval IS NOT NULL AND (o.approval = 'GIVEN') <> EXISTS (SELECT 1 FROM events e WHERE e.subject = 'order'
            AND e.subject_id = o.id AND e.kind = 'approved' AND e.actor_id = o.approval_by AND e.actor_id <> o.buyer_id)";
    TALK_ABANDONED = concat!("SELECT 'price talk ' || t.id || ' about P-' || t.offer_id || ' is open, and nobody buys for its organisation' AS said
        FROM talks t WHERE t.status = 'open' AND NOT ", buys!("t"));
    DEMAND_ABANDONED = concat!("SELECT 'demand M-' || d.id || ' is ' || d.status || ', and nobody buys for its organisation' AS said
        FROM demands d WHERE d.status IN ('open', 'partly') AND NOT ", buys!("d"));
    COUNTERS = "SELECT 'the counter of offers is behind P-' || MAX(f.id) AS said FROM offers f
            HAVING MAX(f.id) > COALESCE((SELECT value FROM counters WHERE name = 'offer'), 0)
        UNION ALL SELECT 'the counter of orders is behind O-' || o.year || '-' || MAX(o.number) FROM orders o GROUP BY o.year
            HAVING MAX(o.number) > COALESCE((SELECT value FROM counters WHERE name = 'order-' || o.year), 0)
        UNION ALL SELECT 'the counter of demands is behind M-' || MAX(d.id) FROM demands d
            HAVING MAX(d.id) > COALESCE((SELECT value FROM counters WHERE name = 'demand'), 0)
        UNION ALL SELECT 'the counter of trucks is behind J-' || MAX(t.id) FROM trips t
            HAVING MAX(t.id) > COALESCE((SELECT value FROM counters WHERE name = 'trip'), 0)";
    CONSENT = "SELECT 'person ' || r.person_id || ' is ' || r.role || ' without consent' AS said FROM roles r WHERE r.ended_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.person_id = r.person_id AND c.withdrawn_at IS NULL)";
    PHOTOS = "SELECT 'offer P-' || f.id || ' keeps a photo without consent' AS said FROM offers f WHERE f.photo IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.person_id = f.entered_by AND c.withdrawn_at IS NULL)";
    LOAD_PHOTOS = "SELECT 'order O-' || o.year || '-' || o.number || ' keeps a photo of a load without consent' AS said FROM load_photos h
            JOIN orders o ON o.id = h.order_id WHERE h.photo IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM consents c WHERE c.person_id = h.shown_by AND c.withdrawn_at IS NULL)";
    /// Every photo is of a load that left, and an event. Photos of a complaint are counted with the receipts.
    LOAD_PHOTO_TRACE = "SELECT 'order O-' || o.year || '-' || o.number || ' has ' || s.slips || ' and ' || s.receipts || ' photos of loads and receipts, the trace has '
            || s.slips_shown || ' and ' || s.receipts_shown AS said
        FROM orders o JOIN (SELECT o2.id, (SELECT COUNT(*) FROM load_photos h WHERE h.order_id = o2.id AND h.kind = 'SLIP') AS slips,
                (SELECT COUNT(*) FROM load_photos h WHERE h.order_id = o2.id AND h.kind <> 'SLIP') AS receipts,
                (SELECT COUNT(*) FROM events e WHERE e.subject = 'order' AND e.subject_id = o2.id AND e.kind = 'slip_shown') AS slips_shown,
                (SELECT COUNT(*) FROM events e WHERE e.subject = 'order' AND e.subject_id = o2.id AND e.kind IN ('receipt_shown', 'complaint_shown')) AS receipts_shown
            FROM orders o2) s ON s.id = o.id
        WHERE s.slips <> s.slips_shown OR s.receipts <> s.receipts_shown
            OR EXISTS (SELECT 1 FROM load_photos h WHERE h.order_id = o.id AND h.number > o.loads)";
    /// What a side said of a complaint is an event of who said it, and no such event is without what was said.
    COMPLAINT_WORDS = "SELECT 'order O-' || o.year || '-' || o.number || ' has words of a complaint that the trace does not tell, or the other way round' AS said
        FROM orders o WHERE EXISTS (SELECT 1 FROM complaints k WHERE k.order_id = o.id AND k.note_at IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.at = k.note_at AND e.actor_id = k.note_by
                    AND e.kind IN ('complained', 'complaint_noted')))
            OR EXISTS (SELECT 1 FROM complaints k WHERE k.order_id = o.id AND k.reply_at IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.at = k.reply_at AND e.actor_id = k.reply_by
                    AND e.kind = 'complaint_noted'))
            OR EXISTS (SELECT 1 FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'complaint_noted' AND NOT EXISTS (
                SELECT 1 FROM complaints k WHERE k.order_id = o.id AND (k.note_at = e.at OR k.reply_at = e.at)))";
    OFFER_TRACE = "SELECT 'offer P-' || f.id || ' is ' || f.status || ', its last event says ' || COALESCE(e.kind, 'nothing') AS said
        FROM offers f LEFT JOIN events e ON e.id = (SELECT MAX(l.id) FROM events l WHERE l.subject = 'offer' AND l.subject_id = f.id
            AND l.kind IN ('published', 'renewed', 'withdrawn', 'removed', 'expired'))
        WHERE CASE COALESCE(e.kind, '') WHEN 'published' THEN f.status IN ('published', 'paused')
            WHEN 'renewed' THEN f.status IN ('published', 'paused')
            WHEN 'removed' THEN f.status = 'withdrawn' ELSE e.kind = f.status END IS NOT TRUE";
    OFFER_CHANGES = "SELECT 'offer P-' || f.id || ' has terms number ' || f.terms_version || ' after ' || s.changes || ' recorded changes' AS said
        FROM offers f JOIN (SELECT f2.id, COUNT(e.id) AS changes FROM offers f2 LEFT JOIN events e ON e.subject = 'offer'
            AND e.subject_id = f2.id AND (e.kind = 'renewed' OR e.kind LIKE 'changed_%') GROUP BY f2.id) s ON s.id = f.id
        WHERE f.terms_version <> s.changes + 1";
    /// Every event of an order says in which state it leaves it.
    ORDER_TRACE = "SELECT 'order O-' || o.year || '-' || o.number || ' is ' || o.status || ', its last event says '
            || COALESCE(e.after, 'nothing') AS said
        FROM orders o LEFT JOIN events e ON e.id = (SELECT MAX(l.id) FROM events l WHERE l.subject = 'order' AND l.subject_id = o.id)
        WHERE e.after IS NULL OR e.after <> o.status";
    /// Every event but the request itself, the loss of news, a photo, words of a complaint, a freight and what the seller says of a rest is a step, and every step makes a version.
    ORDER_STEPS = "SELECT 'order O-' || o.year || '-' || o.number || ' has version ' || o.version || ' after ' || s.steps || ' recorded steps' AS said
        FROM orders o JOIN (SELECT o2.id, COUNT(e.id) AS steps FROM orders o2 LEFT JOIN events e ON e.subject = 'order'
            AND e.subject_id = o2.id AND e.kind NOT IN ('requested', 'news_unsent', 'slip_shown', 'receipt_shown', 'complaint_shown', 'complaint_noted', 'freight_said', 'rest_kept', 'rest_dropped')
                AND (e.kind <> 'approval_asked' OR e.before IS NOT NULL)
            GROUP BY o2.id) s ON s.id = o.id
        WHERE o.version <> s.steps + 1";
    /// Every step of a demand says in which state it leaves it, and makes a version.
    DEMAND_TRACE = "SELECT 'demand M-' || d.id || ' is ' || d.status || ', version ' || d.version || '; its last event says '
            || COALESCE(e.after, 'nothing') || ' after ' || s.steps || ' steps' AS said
        FROM demands d JOIN (SELECT d2.id, COUNT(e2.id) AS steps, MAX(e2.id) AS last FROM demands d2 LEFT JOIN events e2 ON e2.subject = 'demand'
            AND e2.subject_id = d2.id AND e2.after IS NOT NULL GROUP BY d2.id) s ON s.id = d.id LEFT JOIN events e ON e.id = s.last
        WHERE e.after IS NULL OR e.after <> d.status OR d.version <> s.steps";
    PROPOSALS = "SELECT 'order O-' || o.year || '-' || o.number || ' has a proposal of version ' || p.version || ' without its event' AS said
        FROM proposals p JOIN orders o ON o.id = p.order_id
        WHERE p.version > o.version OR NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id
            AND e.at = p.at AND e.actor_id = p.person_id AND e.reason = p.side)";
    PERSON_TRACE = "SELECT 'person ' || p.id || ' came in without an event' AS said FROM persons p
        WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = 'person' AND e.subject_id = p.id)";
    TRACE_SUBJECT = "SELECT 'event ' || e.id || ' is about ' || e.subject || ' ' || e.subject_id || ', which is not there' AS said FROM events e
        WHERE (e.subject = 'offer' AND NOT EXISTS (SELECT 1 FROM offers f WHERE f.id = e.subject_id))
            OR (e.subject = 'order' AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = e.subject_id))
            OR (e.subject = 'demand' AND NOT EXISTS (SELECT 1 FROM demands d WHERE d.id = e.subject_id))
            OR (e.subject = 'person' AND NOT EXISTS (SELECT 1 FROM persons p WHERE p.id = e.subject_id))";
    CONVERSATIONS = "SELECT chat_id, state FROM conversations WHERE state <> '' ORDER BY chat_id";
}

/// The checks that are one statement each.
const CHECKS: &[(Kind, &str)] = &[
    (Kind::Quantities, SUM),
    (Kind::Quantities, QUANTITIES),
    (Kind::Quantities, LIVE_TOTALS),
    (Kind::Quantities, DELIVERIES),
    (Kind::Quantities, RETURNS),
    (Kind::Trace, ADDENDA),
    (Kind::Quantities, COMPLETE),
    (Kind::Quantities, RECEIPT_ENTRIES),
    (Kind::Quantities, WEIGHED),
    (Kind::Quantities, CLOSED_RESTS),
    (Kind::Quantities, OWED),
    (Kind::Quantities, FILLED),
    (Kind::Quantities, UNLISTED),
    (Kind::Times, CLOCKS),
    (Kind::Quantities, DEMANDS),
    (Kind::Times, DEMAND_ANSWERS),
    (Kind::Times, SEALED),
    (Kind::Times, OFFER_TIMES),
    (Kind::Times, ORDER_DECIDED),
    (Kind::Times, ORDER_CONFIRMED),
    (Kind::Times, ORDER_HOLD),
    (Kind::Times, ORDER_CANCELLED),
    (Kind::Parties, ORDER_PARTY),
    (Kind::Parties, TRIPS),
    (Kind::Parties, DEMAND_PARTY),
    (Kind::Parties, TALK_ORDER),
    (Kind::Abandoned, ORDER_ABANDONED),
    (Kind::Abandoned, UNAPPROVED),
    (Kind::Abandoned, TALK_ABANDONED),
    (Kind::Abandoned, DEMAND_ABANDONED),
    (Kind::Counters, COUNTERS),
    (Kind::Consent, CONSENT),
    (Kind::Consent, PHOTOS),
    (Kind::Consent, LOAD_PHOTOS),
    (Kind::Trace, COMPLAINT_WORDS),
    (Kind::Trace, OFFER_TRACE),
    (Kind::Trace, OFFER_CHANGES),
    (Kind::Trace, ORDER_TRACE),
    (Kind::Trace, ORDER_STEPS),
    (Kind::Trace, DEMAND_TRACE),
    (Kind::Trace, ADDENDA_TRACE),
    (Kind::Trace, LOAD_PHOTO_TRACE),
    (Kind::Trace, FREIGHTS),
    (Kind::Trace, LOAD_CORRECTIONS),
    (Kind::Trace, TALKS),
    (Kind::Trace, TALK_TRACE),
    (Kind::Trace, APPROVALS),
    (Kind::Trace, PROPOSALS),
    (Kind::Trace, PERSON_TRACE),
    (Kind::Trace, TRACE_SUBJECT),
];

/// Every breach that can be seen from inside one transaction. `readable` says whether a stored conversation can be read.
pub async fn audit(tx: &mut Tx, readable: fn(&str) -> bool) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for (kind, sql) in CHECKS {
        let said: Vec<String> = engine!(tx, c => sqlx::query_scalar(*sql).fetch_all(c).await)?;
        found.extend(said.into_iter().map(|said| Finding { kind: *kind, said }));
    }
    let talks: Vec<(i64, String)> = engine!(tx, c => sqlx::query_as(CONVERSATIONS).fetch_all(c).await)?;
    let lost = talks.iter().filter(|(_, state)| !readable(state));
    // A chat's number is personal data: what is said of it is how many there are.
    let lost = lost.count();
    if lost > 0 {
        found.push(Finding { kind: Kind::Conversation, said: format!("conversations that can't be read: {lost}") });
    }
    messages::check(tx, &mut found).await?;
    keys::check(tx, &mut found).await?;
    Ok(found)
}

/// Every statement of the audit.
pub(super) fn statements() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    STATEMENTS.iter().chain(messages::STATEMENTS)
}
