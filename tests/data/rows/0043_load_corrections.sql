-- One row at least in every table that this migration makes.
INSERT INTO load_corrections (order_id, number, correction, loaded_before, plate_before, loaded, plate, corrected_by, corrected_at) VALUES
    (2, 1, 1, 310000, 'AG 1234 XY', 300000, 'AG 1234 XX', 1, 1764000210000);
