-- This migration makes no table that stays empty.
UPDATE orders SET seller_told_for = ready_from, buyer_told_for = ready_from WHERE status = 'confirmed';
