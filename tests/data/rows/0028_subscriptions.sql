-- One row at least in every table that this migration makes.
INSERT INTO subscriptions (id, person_id, kind, commodity, least, least_unit, highest, highest_unit, region, daily, next_at, created_at, ended_at) VALUES
    (1, 2, 'OFFERS', 'EGG_LAYER', 500000, 'KG', 27000, 'KG', 'KOTA', 1, 1764028800000, 1764000200000, NULL),
    (2, 1, 'DEMANDS', 'EGG_LAYER', NULL, NULL, NULL, NULL, NULL, 0, 1764000200000, 1764000200000, NULL);
INSERT INTO subscription_news (subscription_id, number, found_at, told_at) VALUES
    (1, 1001, 1764000300000, NULL),
    (2, 1, 1764000300000, 1764000300000);
