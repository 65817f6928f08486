-- What the transport of a trip costs, as who loaded it said: information only. The last row holds; an earlier one was corrected.

CREATE TABLE freights (
    trip_id INTEGER NOT NULL REFERENCES trips (id),
    number INTEGER NOT NULL CHECK (number > 0),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 10000000000),
    said_by INTEGER NOT NULL REFERENCES persons (id),
    said_at INTEGER NOT NULL,
    PRIMARY KEY (trip_id, number)
) STRICT;
