UPDATE offers SET seller_note = 'grade A, tempo 7 hari' WHERE id = (SELECT MIN(id) FROM offers);
UPDATE orders SET seller_note = 'grade A, tempo 7 hari' WHERE id = (SELECT MIN(id) FROM orders);
