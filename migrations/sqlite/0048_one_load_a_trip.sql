-- An order has one load on a trip. A later one of the same order left after the first had arrived, so that it was on no such trip.

UPDATE deliveries SET trip_id = NULL WHERE trip_id IS NOT NULL AND EXISTS (SELECT 1 FROM deliveries x
    WHERE x.order_id = deliveries.order_id AND x.trip_id = deliveries.trip_id AND x.number < deliveries.number);

DROP INDEX deliveries_trip;
CREATE UNIQUE INDEX deliveries_trip ON deliveries (trip_id, order_id) WHERE trip_id IS NOT NULL;
