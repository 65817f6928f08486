-- This migration makes no table that stays empty.
UPDATE orders SET came = NULL;
