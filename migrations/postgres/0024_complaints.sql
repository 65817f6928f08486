-- What a side of an order complains of, and how it ended. `opened_by` is nobody where time complains.

CREATE TABLE complaints (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    number BIGINT NOT NULL CHECK (number > 0),
    side TEXT NOT NULL CHECK (side IN ('SELLER', 'BUYER')),
    about TEXT NOT NULL CHECK (about IN ('QUALITY', 'SHORT', 'FIGURES', 'PAYMENT', 'NOTHING', 'SILENCE')),
    opened_by BIGINT REFERENCES persons (id),
    opened_at BIGINT NOT NULL,
    outcome TEXT CHECK (outcome IN ('REPLACED', 'PRICE', 'AS_RECEIVED', 'AS_LOADED', 'WITHDRAWN', 'REJECTED')),
    closed_by BIGINT REFERENCES persons (id),
    closed_at BIGINT,
    PRIMARY KEY (order_id, number),
    CHECK ((outcome IS NULL) = (closed_at IS NULL)),
    CHECK (closed_at IS NULL OR closed_at >= opened_at)
);
CREATE UNIQUE INDEX complaints_open ON complaints (order_id) WHERE closed_at IS NULL;
