-- This migration makes no table that stays empty.
UPDATE orders SET rest_asked = closed_short;
