-- One row at least in every table that this migration makes.
INSERT INTO freights (trip_id, number, amount, said_by, said_at) VALUES (1, 1, 900000, 1, 1764000310000);
