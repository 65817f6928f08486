-- This migration makes no table that stays empty.
UPDATE deliveries SET trip_id = trip_id;
