-- Loads that left on one truck. A load that left alone has no row here.

CREATE TABLE trips (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id > 0),
    begun_by INTEGER NOT NULL REFERENCES persons (id),
    begun_at INTEGER NOT NULL
) STRICT;

ALTER TABLE deliveries ADD COLUMN trip_id INTEGER REFERENCES trips (id);
CREATE INDEX deliveries_trip ON deliveries (trip_id) WHERE trip_id IS NOT NULL;
