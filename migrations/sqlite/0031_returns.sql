-- A complaint can end with accepted goods going back: `returned` says how much, in base units of the order. They are counted apart from
-- what was accepted, and not paid for.

CREATE TABLE later_complaints (
    order_id INTEGER NOT NULL REFERENCES orders (id),
    number INTEGER NOT NULL CHECK (number > 0),
    side TEXT NOT NULL CHECK (side IN ('SELLER', 'BUYER')),
    about TEXT NOT NULL CHECK (about IN ('QUALITY', 'SHORT', 'FIGURES', 'PAYMENT', 'NOTHING', 'SILENCE')),
    opened_by INTEGER REFERENCES persons (id),
    opened_at INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('REPLACED', 'PRICE', 'AS_RECEIVED', 'AS_LOADED', 'WITHDRAWN', 'REJECTED', 'RETURNED')),
    closed_by INTEGER REFERENCES persons (id),
    closed_at INTEGER,
    returned INTEGER CHECK (returned > 0),
    PRIMARY KEY (order_id, number),
    CHECK ((outcome IS NULL) = (closed_at IS NULL)),
    CHECK (closed_at IS NULL OR closed_at >= opened_at),
    CHECK ((COALESCE(outcome, '') = 'RETURNED') = (returned IS NOT NULL))
) STRICT;
INSERT INTO later_complaints (order_id, number, side, about, opened_by, opened_at, outcome, closed_by, closed_at)
    SELECT order_id, number, side, about, opened_by, opened_at, outcome, closed_by, closed_at FROM complaints;
DROP TABLE complaints;
ALTER TABLE later_complaints RENAME TO complaints;
CREATE UNIQUE INDEX complaints_open ON complaints (order_id) WHERE closed_at IS NULL;

ALTER TABLE orders ADD COLUMN returned INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0 AND returned <= accepted);
