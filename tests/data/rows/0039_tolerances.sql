-- One row at least in every table that this migration makes.
INSERT INTO tolerances (id, commodity, permille, entered_by, entered_at) VALUES (1, 'EGG_LAYER', 20, 1, 1764000200000), (2, 'EGG_LAYER', 0, NULL, 1764000300000);
