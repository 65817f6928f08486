-- What was said of the receipt of a load, one row each time: the buyer enters it and corrects it, both sides agree on something else, a mediator
-- decides. The load itself says what holds now, and who received it. Quantities are base units of the order.

CREATE TABLE receipt_entries (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    number BIGINT NOT NULL CHECK (number > 0),
    entry BIGINT NOT NULL CHECK (entry > 0),
    accepted BIGINT NOT NULL CHECK (accepted >= 0),
    rejected BIGINT NOT NULL CHECK (rejected >= 0),
    loss_reason TEXT CHECK (loss_reason IN ('SHRINKAGE', 'BROKEN', 'QUALITY', 'SHORT_LOAD', 'SURPLUS')),
    cause TEXT NOT NULL CHECK (cause IN ('ENTERED', 'CORRECTED', 'SETTLED', 'DECIDED')),
    entered_by BIGINT NOT NULL REFERENCES persons (id),
    entered_at BIGINT NOT NULL,
    PRIMARY KEY (order_id, number, entry)
);
INSERT INTO receipt_entries (order_id, number, entry, accepted, rejected, loss_reason, cause, entered_by, entered_at)
    SELECT order_id, number, 1, accepted, rejected, loss_reason, 'ENTERED', COALESCE(received_by, shipped_by), received_at FROM deliveries
        WHERE received_at IS NOT NULL;
