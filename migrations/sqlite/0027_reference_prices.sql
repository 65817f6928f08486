-- What somebody outside of the market says that goods cost at the producer's, from a day on. Rows are never changed; a wrong one is
-- removed, and stays.

CREATE TABLE reference_prices (
    id INTEGER PRIMARY KEY NOT NULL,
    commodity TEXT NOT NULL REFERENCES commodities (code),
    price INTEGER NOT NULL CHECK (price > 0),
    price_unit TEXT NOT NULL,
    -- the upper end of a range
    highest INTEGER CHECK (highest > price),
    day TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> ''),
    rule TEXT,
    -- nobody where it came by the command line
    entered_by INTEGER REFERENCES persons (id),
    entered_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;
CREATE INDEX reference_prices_goods ON reference_prices (commodity, price_unit, day);
