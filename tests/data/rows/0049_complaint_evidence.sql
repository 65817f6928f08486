-- This migration makes no table that stays empty.
UPDATE complaints SET note = 'banyak yang retak', note_by = 2, note_at = 1764000200000 WHERE order_id = 2 AND number = 1;
INSERT INTO load_photos (order_id, number, kind, complaint, place, photo, shown_by, shown_at)
    VALUES (2, 1, 'BUYER_COMPLAINT', 1, 1, 'AgACAgUAAxkBAAEC', 2, 1764000310000);
