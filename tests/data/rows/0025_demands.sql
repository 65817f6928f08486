-- One row at least in every table that this migration makes.
INSERT INTO demands (id, organization, buyer_id, commodity, quantity, unit, needed_on, highest, highest_unit, handover, note, status, version,
    created_at, matched_at, ended_at) VALUES
    (1, 'PASAR_JAYA', 2, 'EGG_LAYER', 5000000, 'TON', '2026-11-30', 27000, 'KG', 'BUYER_SITE', 'telur besar', 'partly', 2, 1764000200000,
        1764000200000, NULL);
INSERT INTO demand_answers (id, demand_id, seller_id, entered_by, offer_id, quantity, unit, price, price_unit, handover, ready_on, place, region,
    status, version, order_id, created_at, ended_at) VALUES
    (1, 1, 1, 1, 1001, 300000, 'KG', 26500, 'KG', 'SELLER_SITE', '2026-11-25', 'Gedog', 'KOTA', 'taken', 2, 2, 1764000200000, 1764000300000),
    (2, 1, 1, 1, NULL, 1000000, 'TON', 26000, 'KG', 'SELLER_SITE', '2026-11-26', 'Gedog', 'KOTA', 'sent', 1, NULL, 1764000300000, NULL);
INSERT INTO demand_told (demand_id, person_id, at) VALUES (1, 1, 1764000200000);
