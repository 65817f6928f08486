-- One row at least in every table that this migration makes.
INSERT INTO owed_payments (order_id, number, since, late_from, ended_at) SELECT id, 2, requested_at, requested_at, requested_at FROM orders;
UPDATE deliveries SET packs = 50, packs_unit = 'PETI';
UPDATE load_corrections SET packs_before = 50, packs_unit_before = 'PETI', packs = 49, packs_unit = 'PETI';
