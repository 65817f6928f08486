-- This migration makes no table that stays empty.
UPDATE demands SET sealed_until = created_at + 3600000, opened_at = created_at + 3600000;
