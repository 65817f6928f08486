-- One row at least in every table that this migration makes.
INSERT INTO reference_prices (id, commodity, price, price_unit, highest, day, source, rule, entered_by, entered_at, removed_at) VALUES
    (1, 'EGG_LAYER', 26000, 'KG', NULL, '2026-11-20', 'PIHPS', NULL, 1, 1764000200000, NULL),
    (2, 'EGG_LAYER', 25000, 'KG', 31500, '2026-11-01', 'Bapanas', 'Perbadan 11/2022', NULL, 1764000200000, 1764000300000);
