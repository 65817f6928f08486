-- This migration makes no table that stays empty.
UPDATE orders SET due_at = due_at;
