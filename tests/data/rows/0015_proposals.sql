-- One row at least in every table that this migration makes.
INSERT INTO proposals (order_id, version, event, side, person_id, detail, at) VALUES
    (2, 2, 'off', 'SELLER', 1, '{}', 1764000200000);
