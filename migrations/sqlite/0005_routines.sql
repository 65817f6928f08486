-- Goods that a seller offers again and again: on these days, at this hour (WIB), he is asked. Bit 0 of `days` is Monday.
-- `prompted_on` keeps it to one prompt a day, whatever restarts or is changed.

CREATE TABLE routines (
    id INTEGER PRIMARY KEY NOT NULL,
    seller_id INTEGER NOT NULL REFERENCES persons (id),
    commodity TEXT NOT NULL REFERENCES commodities (code),
    days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 127),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    next_at INTEGER NOT NULL,
    prompted_on TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    UNIQUE (seller_id, commodity)
) STRICT;
CREATE INDEX routines_due ON routines (next_at);
