-- The day (WIB) for which a side was last told in the morning that the goods are to be taken: a day that is changed is told again.

ALTER TABLE orders ADD COLUMN seller_told_for TEXT CHECK (seller_told_for IS NULL OR length(seller_told_for) = 10);
ALTER TABLE orders ADD COLUMN buyer_told_for TEXT CHECK (buyer_told_for IS NULL OR length(buyer_told_for) = 10);
CREATE INDEX orders_pick_up ON orders (ready_from) WHERE status = 'confirmed';
