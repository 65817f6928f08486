UPDATE orders SET demand_id = 1 WHERE id = 2;
