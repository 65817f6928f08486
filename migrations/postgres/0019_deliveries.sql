-- How far the goods of an order have come. One row a load; its receipt stands beside it, and counts in `orders` only once
-- the seller agreed. Quantities are base units of the order.

CREATE TABLE deliveries (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    number BIGINT NOT NULL CHECK (number > 0),
    loaded BIGINT NOT NULL CHECK (loaded > 0),
    plate TEXT,
    shipped_by BIGINT NOT NULL REFERENCES persons (id),
    departed_at BIGINT NOT NULL,
    accepted BIGINT CHECK (accepted >= 0),
    rejected BIGINT CHECK (rejected >= 0),
    loss_reason TEXT CHECK (loss_reason IN ('SHRINKAGE', 'BROKEN', 'QUALITY', 'SHORT_LOAD', 'SURPLUS')),
    received_by BIGINT REFERENCES persons (id),
    received_at BIGINT,
    answer TEXT CHECK (answer IN ('AGREED', 'DISPUTED')),
    PRIMARY KEY (order_id, number),
    CHECK ((accepted IS NULL) = (rejected IS NULL) AND (accepted IS NULL) = (received_at IS NULL)),
    CHECK (answer IS NULL OR received_at IS NOT NULL),
    CHECK (accepted >= loaded OR accepted IS NULL OR loss_reason IS NOT NULL)
);

ALTER TABLE orders ADD COLUMN loads BIGINT NOT NULL DEFAULT 0 CHECK (loads >= 0);
ALTER TABLE orders ADD COLUMN arrived BIGINT NOT NULL DEFAULT 0 CHECK (arrived >= 0);
ALTER TABLE orders ADD COLUMN accepted BIGINT NOT NULL DEFAULT 0 CHECK (accepted >= 0 AND accepted <= arrived AND accepted <= quantity);
ALTER TABLE orders ADD COLUMN closed_short BIGINT NOT NULL DEFAULT 0 CHECK (closed_short >= 0 AND closed_short <= quantity);
ALTER TABLE orders ADD COLUMN payment TEXT CHECK (payment IN ('PAPERS', 'SAID', 'CONFIRMED'));
ALTER TABLE orders ADD COLUMN due_on TEXT;
