-- This migration makes no table that stays empty.
UPDATE deliveries SET first_received_at = received_at;
