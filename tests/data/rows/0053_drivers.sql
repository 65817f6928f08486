-- This migration makes no table that stays empty.
UPDATE deliveries SET driver = 'Pak Slamet' WHERE order_id = 2 AND number = 1;
