-- What is told as late of a day: complaints, loads and payments. What its buyer owes for an order, from when that is late (the end of its
-- day, WIB), and until when it was owed by the word of its seller. Of orders that are under way it is owed since their papers were complete.

CREATE TABLE owed_payments (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    number BIGINT NOT NULL CHECK (number > 0),
    since BIGINT NOT NULL,
    late_from BIGINT NOT NULL,
    ended_at BIGINT CHECK (ended_at IS NULL OR ended_at >= since),
    PRIMARY KEY (order_id, number)
);
INSERT INTO owed_payments (order_id, number, since, late_from, ended_at)
    SELECT s.id, 1, s.since, CAST(EXTRACT(EPOCH FROM CAST(s.due_on AS DATE)) AS BIGINT) * 1000 + 61200000,
        CASE WHEN s.status = 'closed' THEN CASE WHEN s.closed_at > s.since THEN s.closed_at ELSE s.since END END
    FROM (SELECT o.id, o.status, o.due_on,
            COALESCE((SELECT MIN(e.at) FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'papers_complete'),
                o.confirmed_at, o.requested_at) AS since,
            COALESCE((SELECT MAX(e.at) FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'closed'), 0) AS closed_at
        FROM orders o
        WHERE o.due_on IS NOT NULL AND o.accepted > o.returned AND (o.status = 'closed' OR (o.status = 'received'
            AND (o.payment = 'SAID' OR (o.payment = 'PAPERS' AND (o.came IS NULL OR o.total IS NULL
                OR (o.came + 1.0) * o.quantity < 1.0 * o.total * (o.accepted - o.returned))))
            AND NOT EXISTS (SELECT 1 FROM complaints c WHERE c.order_id = o.id AND c.closed_at IS NULL
                AND NOT (c.side = 'SELLER' AND c.about = 'PAYMENT'))))) s;
CREATE UNIQUE INDEX owed_payments_open ON owed_payments (order_id) WHERE ended_at IS NULL;
CREATE INDEX owed_payments_late ON owed_payments (late_from) WHERE ended_at IS NULL;
CREATE INDEX owed_payments_ended ON owed_payments (ended_at) WHERE ended_at > late_from;

-- A complaint is told of once it is open for 48 hours, a load without a receipt once it left 24 hours ago.
CREATE INDEX complaints_since ON complaints (opened_at) WHERE closed_at IS NULL;
CREATE INDEX complaints_closed_late ON complaints (closed_at) WHERE closed_at >= opened_at + 172800000;
CREATE INDEX deliveries_underway ON deliveries (departed_at) WHERE arrived_at IS NULL AND first_received_at IS NULL;
CREATE INDEX deliveries_arrived_late ON deliveries (arrived_at) WHERE arrived_at >= departed_at + 86400000;
CREATE INDEX deliveries_received_late ON deliveries (first_received_at)
    WHERE arrived_at IS NULL AND first_received_at >= departed_at + 86400000;

-- In how many packs what was loaded is, where its seller said so beside the weight.
ALTER TABLE deliveries ADD COLUMN packs BIGINT CHECK (packs > 0);
ALTER TABLE deliveries ADD COLUMN packs_unit TEXT CHECK ((packs_unit IS NULL) = (packs IS NULL));
ALTER TABLE load_corrections ADD COLUMN packs_before BIGINT CHECK (packs_before > 0);
ALTER TABLE load_corrections ADD COLUMN packs_unit_before TEXT CHECK ((packs_unit_before IS NULL) = (packs_before IS NULL));
ALTER TABLE load_corrections ADD COLUMN packs BIGINT CHECK (packs > 0);
ALTER TABLE load_corrections ADD COLUMN packs_unit TEXT CHECK ((packs_unit IS NULL) = (packs IS NULL));
