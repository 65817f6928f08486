-- What buyers need, and what sellers answer. A demand's `agreed` amount is the sum of the orders that its answers became.

CREATE TABLE demands (
    id INTEGER PRIMARY KEY NOT NULL,
    organization TEXT NOT NULL CHECK (organization IN ('PASAR_JAYA', 'DHARMA_JAYA', 'FOOD_STATION')),
    buyer_id INTEGER NOT NULL REFERENCES persons (id),
    commodity TEXT NOT NULL REFERENCES commodities (code),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit TEXT NOT NULL,
    needed_on TEXT NOT NULL,
    highest INTEGER CHECK (highest > 0),
    highest_unit TEXT,
    handover TEXT CHECK (handover IN ('SELLER_SITE', 'HUB', 'BUYER_SITE')),
    note TEXT,
    status TEXT NOT NULL CHECK (status IN ('open', 'partly', 'fulfilled', 'closed', 'expired')),
    version INTEGER NOT NULL CHECK (version > 0),
    created_at INTEGER NOT NULL,
    -- when sellers were last looked for who could answer it
    matched_at INTEGER,
    ended_at INTEGER,
    CHECK ((highest IS NULL) = (highest_unit IS NULL)),
    CHECK ((status IN ('closed', 'expired')) = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX demands_organization ON demands (organization, status);
CREATE INDEX demands_due ON demands (status, needed_on);

CREATE TABLE demand_answers (
    id INTEGER PRIMARY KEY NOT NULL,
    demand_id INTEGER NOT NULL REFERENCES demands (id),
    seller_id INTEGER NOT NULL REFERENCES persons (id),
    entered_by INTEGER NOT NULL REFERENCES persons (id),
    -- the offer that the goods are of; none where taking the answer makes one
    offer_id INTEGER REFERENCES offers (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price > 0),
    price_unit TEXT NOT NULL,
    handover TEXT NOT NULL CHECK (handover IN ('SELLER_SITE', 'HUB', 'BUYER_SITE')),
    ready_on TEXT NOT NULL,
    place TEXT NOT NULL,
    region TEXT NOT NULL CHECK (region IN ('KOTA', 'KABUPATEN')),
    status TEXT NOT NULL CHECK (status IN ('sent', 'withdrawn', 'taken', 'declined')),
    version INTEGER NOT NULL CHECK (version > 0),
    order_id INTEGER REFERENCES orders (id),
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK ((status = 'taken') = (order_id IS NOT NULL)),
    CHECK ((status = 'sent') = (ended_at IS NULL))
) STRICT;
-- One answer a seller; a later one takes its place.
CREATE UNIQUE INDEX demand_answers_waiting ON demand_answers (demand_id, seller_id) WHERE status = 'sent';
CREATE UNIQUE INDEX demand_answers_order ON demand_answers (order_id);
CREATE INDEX demand_answers_demand ON demand_answers (demand_id, status);
CREATE INDEX demand_answers_seller ON demand_answers (seller_id, status);

-- Nobody is told of the same demand twice.
CREATE TABLE demand_told (
    demand_id INTEGER NOT NULL REFERENCES demands (id),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (demand_id, person_id)
) STRICT;

-- The trace knows demands.
CREATE TABLE later_events (
    id INTEGER PRIMARY KEY NOT NULL,
    at INTEGER NOT NULL,
    actor_id INTEGER REFERENCES persons (id),
    on_behalf_of INTEGER REFERENCES persons (id),
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    before TEXT,
    after TEXT,
    reason TEXT,
    update_id INTEGER,
    CONSTRAINT events_subject_check
    CHECK (subject IN ('person', 'invitation', 'offer', 'order', 'demand'))
) STRICT;
INSERT INTO later_events (id, at, actor_id, on_behalf_of, subject, subject_id, kind, before, after, reason, update_id)
    SELECT id, at, actor_id, on_behalf_of, subject, subject_id, kind, before, after, reason, update_id FROM events ORDER BY id;
DROP TABLE events;
ALTER TABLE later_events RENAME TO events;
CREATE INDEX events_subject ON events (subject, subject_id);

CREATE TRIGGER events_are_not_updated BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
