-- One row at least in every table that this migration makes.
INSERT INTO addenda (order_id, number, side, proposed_by, agreed_by, at, price_before, price, quantity_before, quantity, total_before, total, days_before, days)
    SELECT id, 1, 'SELLER', seller_id, buyer_id, 1764000400000, price + 100, price, quantity, quantity, total, total, NULL, NULL FROM orders WHERE id = 1;
