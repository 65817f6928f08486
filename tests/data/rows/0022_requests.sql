UPDATE orders SET buyer_note = 'untuk gudang Cakung' WHERE id = (SELECT MIN(id) FROM orders);
UPDATE persons SET usual_handover = 'HUB' WHERE id = (SELECT MIN(id) FROM persons);
