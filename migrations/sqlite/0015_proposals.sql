-- What one side of an order proposes and the other answers. A proposal stands while its order has the version that the
-- proposal made: whatever happens next to the order ends it. `detail` is what was proposed, as JSON.

CREATE TABLE proposals (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    version INTEGER NOT NULL CHECK (version > 1),
    event TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('SELLER', 'BUYER')),
    person_id INTEGER NOT NULL REFERENCES persons (id),
    detail TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (order_id, version)
) STRICT;
