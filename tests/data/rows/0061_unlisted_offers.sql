-- This migration makes no table that stays empty.
UPDATE offers SET unlisted = 0;
