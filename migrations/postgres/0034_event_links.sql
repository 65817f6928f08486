-- Links of the chain over the trace: `chain` is the hash of all events up to `event_id`. What was written down can't be made anew after
-- an event was changed, left out or put between.

CREATE TABLE event_links (
    event_id BIGINT PRIMARY KEY NOT NULL CHECK (event_id > 0),
    chain TEXT NOT NULL CHECK (length(chain) = 64),
    at BIGINT NOT NULL
);
