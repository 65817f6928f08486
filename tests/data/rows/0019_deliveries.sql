-- One row at least in every table that this migration makes.
INSERT INTO deliveries (order_id, number, loaded, plate, shipped_by, departed_at, accepted, rejected, loss_reason, received_by, received_at, answer) VALUES
    (2, 1, 300000, 'AG 1234 XX', 1, 1764000200000, NULL, NULL, NULL, NULL, NULL, NULL);
