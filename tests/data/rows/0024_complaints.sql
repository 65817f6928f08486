-- One row at least in every table that this migration makes.
INSERT INTO complaints (order_id, number, side, about, opened_by, opened_at) VALUES (2, 1, 'BUYER', 'QUALITY', 2, 1764000200000);
