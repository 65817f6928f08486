-- How much more than was agreed can be accepted and paid, in thousandths of the agreed quantity. An admin says it for goods: the last row of the
-- goods holds, rows are never changed. It becomes a term of a request, of a demand and of a price talk when they begin, and of
-- the order that they become, and stays there.

CREATE TABLE tolerances (
    id INTEGER PRIMARY KEY NOT NULL,
    commodity TEXT NOT NULL REFERENCES commodities (code),
    permille INTEGER NOT NULL CHECK (permille BETWEEN 0 AND 200),
    -- nobody where it came by the command line
    entered_by INTEGER REFERENCES persons (id),
    entered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX tolerances_goods ON tolerances (commodity, id);

ALTER TABLE demands ADD COLUMN tolerance_permille INTEGER NOT NULL DEFAULT 0 CHECK (tolerance_permille BETWEEN 0 AND 200);
ALTER TABLE talks ADD COLUMN tolerance_permille INTEGER NOT NULL DEFAULT 0 CHECK (tolerance_permille BETWEEN 0 AND 200);
ALTER TABLE orders ADD COLUMN tolerance_permille INTEGER NOT NULL DEFAULT 0 CHECK (tolerance_permille BETWEEN 0 AND 200);

-- A column takes its CHECK along: what was accepted, and what of it went back, are kept in new columns that have the old names afterwards.
ALTER TABLE orders ADD COLUMN later_accepted INTEGER NOT NULL DEFAULT 0
    CHECK (later_accepted >= 0 AND later_accepted <= arrived AND later_accepted <= quantity + quantity * tolerance_permille / 1000);
ALTER TABLE orders ADD COLUMN later_returned INTEGER NOT NULL DEFAULT 0 CHECK (later_returned >= 0 AND later_returned <= later_accepted);
UPDATE orders SET later_accepted = accepted, later_returned = returned;
ALTER TABLE orders DROP COLUMN returned;
ALTER TABLE orders DROP COLUMN accepted;
ALTER TABLE orders RENAME COLUMN later_accepted TO accepted;
ALTER TABLE orders RENAME COLUMN later_returned TO returned;
