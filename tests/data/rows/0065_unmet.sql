-- One row at least in every table that this migration makes.
INSERT INTO closed_rests (order_id, number, at, ordered, rest) SELECT id, 2, requested_at, quantity, 1 FROM orders;
UPDATE demands SET filled = 0 WHERE ended_at IS NOT NULL;
