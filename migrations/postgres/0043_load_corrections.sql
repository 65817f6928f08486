-- What was said of a load on its way, and what its seller said in its place, in the order of the corrections. The load itself says what holds
-- now. Quantities are base units of the order.

CREATE TABLE load_corrections (
    order_id BIGINT NOT NULL REFERENCES orders (id),
    number BIGINT NOT NULL CHECK (number > 0),
    correction BIGINT NOT NULL CHECK (correction > 0),
    loaded_before BIGINT NOT NULL CHECK (loaded_before > 0),
    plate_before TEXT,
    loaded BIGINT NOT NULL CHECK (loaded > 0),
    plate TEXT,
    corrected_by BIGINT NOT NULL REFERENCES persons (id),
    corrected_at BIGINT NOT NULL,
    PRIMARY KEY (order_id, number, correction)
);
