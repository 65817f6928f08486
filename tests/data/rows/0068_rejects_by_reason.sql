-- This migration makes no table that stays empty.
UPDATE deliveries SET rejects = NULL;
