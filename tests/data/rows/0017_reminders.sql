UPDATE orders SET reminded_at = requested_at + 3600000 WHERE id = (SELECT MIN(id) FROM orders);
