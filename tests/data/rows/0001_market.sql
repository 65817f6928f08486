-- One row at least in every table that this migration makes, on both engines: the next migrations must cope with it.
INSERT INTO meta (key, value) VALUES ('bot_username', 'tembus_bot');
INSERT INTO counters (name, value) VALUES ('offer', 1001), ('order-2026', 1);
INSERT INTO commodities (code, name, life_days, hold_hours, edited_at) VALUES ('EGG_LAYER', 'Telur ayam ras', 2, 24, NULL);
INSERT INTO persons (id, chat_id, name, phone, place, region, seller_kind, language, unreachable_since, created_at, deleted_at) VALUES
    (1, 5000001, 'Pak Slamet', '6281200000001', 'Gedog', 'KOTA', 'BREEDER', 'id', NULL, 1764000000000, NULL),
    (2, 5000002, 'Bu Rina', NULL, NULL, NULL, NULL, 'id', 1764000001000, 1764000000000, NULL),
    (3, NULL, '', NULL, NULL, NULL, NULL, 'id', NULL, 1764000000000, 1764000002000);
INSERT INTO consents (id, person_id, version, given_at, withdrawn_at) VALUES
    (1, 1, '2026-11', 1764000000000, NULL), (2, 2, '2026-11', 1764000000000, NULL), (3, 3, '2026-11', 1764000000000, 1764000002000);
INSERT INTO roles (person_id, role, organization, office, granted_at, ended_at) VALUES
    (1, 'SELLER', NULL, NULL, 1764000000000, NULL), (2, 'BUYER', 'PASAR_JAYA', NULL, 1764000000000, NULL),
    (3, 'OFFICIAL', NULL, 'DKPP', 1764000000000, 1764000002000);
INSERT INTO invitations (code_hash, role, organization, office, created_at, expires_at, used_by, used_at) VALUES
    ('a', 'BUYER', 'PASAR_JAYA', NULL, 1764000000000, 1764600000000, 2, 1764000000000),
    ('b', 'ADMIN', NULL, NULL, 1764000000000, 1764600000000, NULL, NULL);
INSERT INTO conversations (chat_id, seq, state, prompt_message_id, updated_at) VALUES (5000001, 12, '{}', 34, 1764000000000);
INSERT INTO offers (id, seller_id, entered_by, status, version, terms_version, commodity, goods, unit, pack_base, pack_unit, price,
    price_unit, handover, ready_from, ready_until, place, region, offered, available, held, committed, fulfilled, created_at,
    published_at, valid_until, warned_at, expired_at) VALUES
    (1001, 1, 1, 'published', 1, 1, 'EGG_LAYER', 'Telur ayam ras', 'KG', NULL, NULL, 26500, 'KG', 'SELLER_SITE', '2026-11-25', NULL,
        'Gedog', 'KOTA', 2000000, 700000, 1000000, 300000, 0, 1764000000000, 1764000000000, 1764240000000, NULL, NULL),
    (1002, 1, 1, 'expired', 2, 1, 'EGG_LAYER', 'Telur ayam ras', 'PETI', 15000, 'KG', 400000, 'PETI', 'HUB', '2026-11-20', '2026-11-21',
        'Gedog', 'KOTA', 20, 20, 0, 0, 0, 1763600000000, 1763600000000, 1763900000000, 1763850000000, 1763900000000);
INSERT INTO orders (id, year, number, offer_id, seller_id, buyer_id, organization, status, version, quantity, unit, total, commodity,
    goods, pack_base, pack_unit, price, price_unit, handover, ready_from, ready_until, place, region, seller_domicile, payment_days,
    deductions, requested_at, hold_until, decided_at, confirmed_at) VALUES
    (1, 2026, 1, 1001, 1, 2, 'PASAR_JAYA', 'requested', 1, 1000000, 'TON', 26500000, 'EGG_LAYER', 'Telur ayam ras', NULL, NULL, 26500, 'KG',
        'SELLER_SITE', '2026-11-25', NULL, 'Gedog', 'KOTA', 'KOTA', NULL, NULL, 1764000000000, 1764086400000, NULL, NULL),
    (2, 2026, 2, 1001, 1, 2, 'PASAR_JAYA', 'confirmed', 2, 300000, 'KG', 7950000, 'EGG_LAYER', 'Telur ayam ras', NULL, NULL, 26500, 'KG',
        'SELLER_SITE', '2026-11-25', NULL, 'Gedog', 'KOTA', 'KOTA', NULL, NULL, 1764000000000, 1764086400000, 1764000100000, 1764000100000),
    (3, 2026, 3, 1001, 1, 2, 'PASAR_JAYA', 'cancelled', 3, 50000, 'KG', 1325000, 'EGG_LAYER', 'Telur ayam ras', NULL, NULL, 26500, 'KG',
        'SELLER_SITE', '2026-11-25', NULL, 'Gedog', 'KOTA', 'KOTA', NULL, NULL, 1764000000000, 1764086400000, 1764000100000, 1764000100000);
INSERT INTO cancellations (order_id, side, person_id, reason, note, at) VALUES (3, 'BUYER', 2, 'OTHER', 'truk mogok', 1764000200000);
INSERT INTO events (id, at, actor_id, on_behalf_of, subject, subject_id, kind, before, after, reason, update_id) VALUES
    (1, 1764000000000, 1, NULL, 'offer', 1001, 'published', NULL, 'published', NULL, 600000001);
INSERT INTO digests (person_id, kind, day, queued_at) VALUES (3, 'daily', '2026-11-23', 1764000000000);
