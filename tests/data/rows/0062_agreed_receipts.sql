-- This migration makes no table that stays empty.
UPDATE deliveries SET agreed_at = received_at WHERE answer = 'AGREED';
