-- No table is new.
UPDATE orders SET due_at = 1764000200000 WHERE id = 2;
