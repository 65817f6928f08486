-- What the transport of a trip costs, as who loaded it said: information only. The last row holds; an earlier one was corrected.

CREATE TABLE freights (
    trip_id BIGINT NOT NULL REFERENCES trips (id),
    number BIGINT NOT NULL CHECK (number > 0),
    amount BIGINT NOT NULL CHECK (amount BETWEEN 1 AND 10000000000),
    said_by BIGINT NOT NULL REFERENCES persons (id),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (trip_id, number)
);
