-- One row at least in every table that this migration makes.
INSERT INTO trips (id, begun_by, begun_at) VALUES (1, 1, 1764000310000);
UPDATE deliveries SET trip_id = 1 WHERE order_id = 2 AND number = 1;
