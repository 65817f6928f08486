-- What was said of a load on its way, and what its seller said in its place, in the order of the corrections. The load itself says what holds
-- now. Quantities are base units of the order.

CREATE TABLE load_corrections (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    number INTEGER NOT NULL CHECK (number > 0),
    correction INTEGER NOT NULL CHECK (correction > 0),
    loaded_before INTEGER NOT NULL CHECK (loaded_before > 0),
    plate_before TEXT,
    loaded INTEGER NOT NULL CHECK (loaded > 0),
    plate TEXT,
    corrected_by INTEGER NOT NULL REFERENCES persons (id),
    corrected_at INTEGER NOT NULL,
    PRIMARY KEY (order_id, number, correction)
) STRICT;
