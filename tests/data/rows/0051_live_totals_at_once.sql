-- This migration makes no table that stays empty.
UPDATE live_totals SET offers = offers;
