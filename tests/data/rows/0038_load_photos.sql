-- One row at least in every table that this migration makes.
INSERT INTO load_photos (order_id, number, kind, place, photo, shown_by, shown_at) VALUES (2, 1, 'SLIP', 1, 'AgACAgUAAxkBAAEB', 1, 1764000310000);
