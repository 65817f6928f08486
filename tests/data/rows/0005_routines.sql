-- One row at least in every table that this migration makes.
INSERT INTO routines (id, seller_id, commodity, days, minute, next_at, prompted_on, created_at, ended_at) VALUES
    (1, 1, 'EGG_LAYER', 127, 330, 1764023400000, NULL, 1764000000000, NULL),
    (2, 2, 'EGG_LAYER', 9, 420, 1764023400000, '2025-11-24', 1764000000000, 1764000000000);
