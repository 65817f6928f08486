-- This migration makes no table that stays empty.
UPDATE deliveries SET weight = NULL;
