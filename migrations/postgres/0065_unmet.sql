-- How much of a demand was agreed when it ended, and each time that the rest of an order was closed: how much was agreed then, and how much
-- of it will not come. Of what ended before, this says what is agreed by now, and one rest of an order, closed when that was last said.

ALTER TABLE demands ADD COLUMN filled BIGINT CHECK (filled IS NULL OR (filled >= 0 AND ended_at IS NOT NULL));
UPDATE demands SET filled = CAST(COALESCE((SELECT SUM(CASE WHEN o.status NOT IN ('confirmed', 'shipped', 'received', 'closed') THEN 0
        WHEN o.quantity - o.closed_short - o.arrived + o.accepted > o.accepted
            THEN o.quantity - o.closed_short - o.arrived + o.accepted - o.returned
        WHEN o.accepted - o.returned > o.quantity THEN o.quantity
        ELSE o.accepted - o.returned END) FROM orders o WHERE o.demand_id = demands.id), 0) AS BIGINT)
    WHERE ended_at IS NOT NULL;
CREATE INDEX demands_ended ON demands (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE closed_rests (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    number BIGINT NOT NULL CHECK (number > 0),
    at BIGINT NOT NULL,
    ordered BIGINT NOT NULL,
    rest BIGINT NOT NULL CHECK (rest > 0 AND rest <= ordered),
    PRIMARY KEY (order_id, number)
);
INSERT INTO closed_rests (order_id, number, at, ordered, rest)
    SELECT o.id, 1, COALESCE((SELECT MAX(e.at) FROM events e WHERE e.subject = 'order' AND e.subject_id = o.id AND e.kind = 'rest_closed'),
        o.confirmed_at, o.requested_at), o.quantity, o.closed_short
    FROM orders o WHERE o.closed_short > 0;
CREATE INDEX closed_rests_at ON closed_rests (at);
