-- Loads that left on one truck. A load that left alone has no row here.

CREATE TABLE trips (
    id BIGINT PRIMARY KEY NOT NULL CHECK (id > 0),
    begun_by BIGINT NOT NULL REFERENCES persons (id),
    begun_at BIGINT NOT NULL
);

ALTER TABLE deliveries ADD COLUMN trip_id BIGINT REFERENCES trips (id);
CREATE INDEX deliveries_trip ON deliveries (trip_id) WHERE trip_id IS NOT NULL;
